"""The card of `central_difference`."""

import numpy as np

from autograder.exercise import Exercise, alternative, example, hidden, misconception, slip


class CentralDifference(Exercise):
    """The slope of a function at a point, by a nudge to either side."""

    section, difficulty, minutes = "1.2.6", 1, 6
    points = 5

    @staticmethod
    def probe(student, f, a, h):
        import numpy as np

        functions = {"3 a": lambda a: 3 * a, "a^2": lambda a: a * a, "a^3": lambda a: a * a * a, "ln a": np.log, "e^a": np.exp,
                     "sin a": np.sin, "1 / a": lambda a: 1 / a, "7": lambda a: 7.0 + 0 * a}
        return student.central_difference(functions[f], a, h)

    def cases(self, draw):
        def place():
            return float(draw.uniform(1, 3))

        yield example("a square", f="a^2", a=2.0, h=0.001).gives(4.0)
        yield example("a cube, and a nudge that is not small", f="a^3", a=2.0, h=0.5).gives(12.25)
        yield example("a logarithm", f="ln a", a=2.0, h=0.001).gives(0.5000000416666729)
        yield example("a square at three places", f="a^2", a=np.array([-1.0, 2.0, 5.0]), h=0.001).gives(np.array([-2.0, 4.0, 10.0])).about("generality")
        yield hidden("a straight line", f="3 a", a=place(), h=0.001)
        yield hidden("a cube", f="a^3", a=-place(), h=0.001)
        yield hidden("a logarithm at another place", f="ln a", a=place(), h=0.002)
        yield hidden("a sine", f="sin a", a=place(), h=0.01)
        yield hidden("an exponential", f="e^a", a=-place(), h=0.05)
        yield hidden("large nudges", f="e^a", a=place(), h=float(draw.uniform(0.5, 1.5)))
        yield hidden("a hyperbola", f="1 / a", a=place(), h=float(draw.uniform(0.2, 0.8)))
        yield hidden("tiny nudges", f="sin a", a=place(), h=1e-5)
        yield hidden("at zero", f="sin a", a=0.0, h=0.1).about("generality")
        yield hidden("whole numbers", f="a^3", a=int(draw.integers(2, 6)), h=1).about("generality")
        yield hidden("a constant", f="7", a=place(), h=0.001).about("generality")
        yield hidden("many places", f="sin a", a=draw.normal(size=(3, 4)), h=0.1).about("generality")

    def oracle(self, f, a, h):
        # The central difference of each function, simplified by hand: exact, and without any difference of large numbers.
        return {"3 a": lambda: 3.0 + 0 * a, "a^2": lambda: 2.0 * a, "a^3": lambda: 3.0 * a**2 + h**2,
                "ln a": lambda: np.arctanh(h / a) / h, "e^a": lambda: np.exp(a) * np.sinh(h) / h,
                "sin a": lambda: np.cos(a) * np.sinc(h / np.pi), "1 / a": lambda: -1 / (a**2 - h**2), "7": lambda: 0.0 * a}[f]()

    to_the_right_only = slip("You nudge to one side only, so the slope comes out a little off, such as 4.001. Take the points at a + h and at a - h.",
                             ("f(a - h)", "f(a)"), ("2 * h", "h"))
    to_the_left_only = slip("You nudge to one side only, so the slope comes out a little off, such as 3.999. Take the points at a + h and at a - h.",
                            ("f(a + h)", "f(a)"), ("2 * h", "h"))
    width_of_one_nudge = slip("Twice too large: the two points are 2h apart, not h.", ("2 * h", "h"))
    one_side_over_two_nudges = slip("Half of the slope is missing: you go from a to a + h, but divide by 2h. Start from a - h.", ("f(a - h)", "f(a)"))
    not_divided = slip("This is the height alone. The slope is the height divided by the width.", ("height / width", "height"))
    brackets_missing = slip("Python computes x / 2 * h as (x / 2) * h. Divide by the whole of 2h: put it in brackets.",
                            ("height / width", "height / 2 * h"))
    multiplied = slip("You multiply by the width. The slope is the height *divided* by the width.", ("height / width", "height * width"))
    upside_down = slip("The fraction is upside down: the slope is height over width.", ("height / width", "width / height"))
    wrong_way_round = slip("The sign is wrong: subtract the height at the left point, a - h, from that at the right one, a + h.",
                           ("f(a + h) - f(a - h)", "f(a - h) - f(a + h)"))
    heights_added = slip("You add the two heights. How much higher is the right point than the left one? Subtract.",
                         ("f(a + h) - f(a - h)", "f(a + h) + f(a - h)"))
    nudged_outside = slip("The nudge is added to the height, f(a) + h, which gives 1 for every function. Nudge a, inside the brackets of f.",
                          ("f(a + h) - f(a - h)", "(f(a) + h) - (f(a) - h)"))
    multiplied_by_f = slip("f is a function, and a function cannot be multiplied. f(a + h), without a star, calls it.",
                           ("f(a + h) - f(a - h)", "f * (a + h) - f * (a - h)"))
    height_of_the_nudge = slip("You take f of the nudge itself. Take f at a + h and at a - h.", ("f(a + h) - f(a - h)", "f(h) - f(-h)"))
    nudge_by_a_factor = slip("a is multiplied by 1 + h and 1 - h. The nudge is a step: a + h and a - h.",
                             ("f(a + h) - f(a - h)", "f(a * (1 + h)) - f(a * (1 - h))"))
    own_nudge = slip("The nudge is always 0.001. Use the h that was given.", ("f(a + h) - f(a - h)", "f(a + 0.001) - f(a - 0.001)"),
                     ("2 * h", "0.002"))
    vanishing_nudge = slip("The nudge is so small that a + h and a are the same number for the computer, and the difference is 0. Use the h that was given.",
                           ("f(a + h) - f(a - h)", "f(a + 1e-17) - f(a - 1e-17)"), ("2 * h", "2e-17"))
    half_nudges = slip("You go half a nudge to either side. Go a whole h: the points are a - h and a + h, 2h apart.",
                       ("f(a + h) - f(a - h)", "f(a + h / 2) - f(a - h / 2)"), ("2 * h", "h"))
    two_nudges = slip("You go two nudges to either side. Go one: the points are a - h and a + h.",
                      ("f(a + h) - f(a - h)", "f(a + 2 * h) - f(a - 2 * h)"), ("2 * h", "4 * h"))
    second_derivative = slip("This is the change of the slope, the second derivative. For the slope take f(a + h) minus f(a - h), divided by 2h.",
                             ("f(a + h) - f(a - h)", "f(a + h) - 2 * f(a) + f(a - h)"), ("2 * h", "h**2"))
    absolute = slip("The sign is lost: where the curve falls, the slope is negative.", ("height / width", "np.abs(height / width)"))
    slope_of_the_square = slip("2a is the slope of a^2 alone. Your code should work for any function: call f.", ("height / width", "2.0 * a"))
    height_at_a = slip("This is f(a), the height of the curve. The slope says how fast the height changes.", ("height / width", "f(a)"))

    @misconception("The result is right, but a itself is changed: `+=` works in place on an array, and the caller's numbers are lost.")
    def in_place(f, a, h):
        a += h
        right = f(a)
        a -= 2 * h
        return (right - f(a)) / (2 * h)

    @alternative
    def in_one_line(f, a, h):
        return (f(a + h) - f(a - h)) / (2 * h)

    @alternative
    def mean_of_both_sides(f, a, h):
        right = (f(a + h) - f(a)) / h
        left = (f(a) - f(a - h)) / h
        return (left + right) / 2

    @alternative
    def by_gradient(f, a, h):
        heights = np.array([f(a - h), f(a), f(a + h)])
        return np.gradient(heights, h, axis=0)[1]

    @alternative
    def point_by_point(f, a, h):
        slopes = [0.5 / h * (f(place + h) - f(place - h)) for place in np.ravel(a)]
        return np.reshape(slopes, np.shape(a))
