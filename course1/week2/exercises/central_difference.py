"""The card of `central_difference`."""

from types import SimpleNamespace

import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, slip

HEIGHT = "f(a + h) - f(a - h)"
ONE_SIDE = "You look to one side only, so the slope is off, such as 4.001 or 3.999. Go from a - h to a + h."


class CentralDifference(Exercise):
    """The slope of a function at a point, by a nudge to either side."""

    section, difficulty, minutes = "1.2.6", 1, 6
    points = 5

    @staticmethod
    def probe(student, f, a, h):
        import numpy as np

        functions = {"3 a": lambda a: 3 * a, "a^2": lambda a: a * a, "a^3": lambda a: a * a * a, "|a|": abs,
                     "ln a": np.log, "e^a": np.exp, "sin a": np.sin, "1 / a": lambda a: 1 / a,
                     "7": lambda a: 7.0 + 0 * a}
        return student.central_difference(functions[f], a, h)

    def cases(self, draw):
        def place():
            return float(draw.uniform(1, 3))

        yield example("a square", f="a^2", a=2.0, h=0.001).gives(4.0)
        yield example("a cube, and a nudge that is not small", f="a^3", a=2.0, h=0.5).gives(12.25)
        yield example("a logarithm", f="ln a", a=2.0, h=0.001).gives(0.5000000416666729)
        for label, a in {"three places": np.array([-1.0, 2, 5]), "two whole ones": np.array([-1, 2])}.items():
            yield example(label, f="a^3", a=a, h=0.5).gives(3 * a**2 + 0.25).about("generality")
        for label, f, a, h in [
                ("a straight line", "3 a", place(), 0.001), ("left of zero", "a^3", -place(), 0.001),
                ("a logarithm at another place", "ln a", place(), 0.002), ("a sine", "sin a", place(), 0.01),
                ("an exponential", "e^a", -place(), 0.05), ("large nudges", "e^a", place(), place() / 2),
                ("a hyperbola", "1 / a", place(), place() / 4), ("tiny nudges", "e^a", -place(), 1e-6),
                ("next to a kink, and a nudge that is tinier yet", "|a|", 1e-7 * place(), 4e-7)]:
            yield hidden(label, f=f, a=a, h=h)
        for label, f, a, h in [
                ("at zero", "sin a", 0.0, 0.1), ("whole numbers", "a^3", int(draw.integers(2, 6)), 1),
                ("many places", "e^a", -draw.uniform(1, 3, (3, 4)), 1e-6), ("a constant", "7", place(), 0.1)]:
            yield hidden(label, f=f, a=a, h=h).about("generality")

    def oracle(self, f, a, h):
        # The central difference of each function, simplified by hand: exact, no difference of large numbers.
        return {"3 a": lambda: 3.0 + 0 * a, "a^2": lambda: 2.0 * a, "a^3": lambda: 3.0 * a**2 + h**2,
                "ln a": lambda: np.arctanh(h / a) / h, "e^a": lambda: np.exp(a) * np.sinh(h) / h,
                "sin a": lambda: np.cos(a) * np.sinc(h / np.pi), "1 / a": lambda: -1 / (a**2 - h**2),
                "7": lambda: 0.0 * a, "|a|": lambda: np.clip(a / h, -1, 1)}[f]()

    def domain(self, draw):
        f = str(draw.choice(["3 a", "a^2", "a^3", "ln a", "e^a", "sin a", "1 / a", "7", "|a|"]))
        low, high = {"ln a": (2, 1e3), "1 / a": (2, 1e3), "e^a": (-5, 5)}.get(f, (-1e3, 1e3))
        h, shape = float(10 ** draw.uniform(-8, 0)), tuple(sizes(draw, 2)[:draw.integers(3)])
        a = numbers(draw, shape, low=low, high=high, without=("float32",))      # 7 digits: too few
        # Heights and places are rounded to eps of their size, and what is lost is divided by h.
        size = SimpleNamespace(central_difference=lambda f, a, h: np.max(abs(f(a + h)) + abs(f(a - h))))
        slope = max(np.abs(self.oracle(f, a, h)).max(), 1e-3)
        eps = np.finfo(float).eps
        lost = eps * (self.probe(size, f, a, h) + np.abs(a).max() * slope) / h
        return hidden("", f=f, a=a, h=h).within(condition=1 + 2 * lost / (np.sqrt(eps) * slope))

    to_the_right_only = slip(ONE_SIDE, ("f(a - h)", "f(a)"), ("2 * h", "h"))
    to_the_left_only = slip(ONE_SIDE, ("f(a + h)", "f(a)"), ("2 * h", "h"))
    half_of_the_way = slip("You go from a to a + h, but divide by 2h. Start from a - h.",
                           ("f(a - h)", "f(a)"))
    width_of_one_nudge = slip("Twice too large: the two points are 2h apart, not h.", ("2 * h", "h"))
    brackets_of_the_width = slip("Python computes x / 2 * h as (x / 2) * h. Divide by the whole of 2h.",
                                 ("height / width", "height / 2 * h"))
    brackets_of_the_height = slip("Only the second height is divided. Subtract before you divide.",
                                  ("height / width", "f(a + h) - f(a - h) / width"))
    nudged_outside = slip("This gives 1 for every function: h is added to the height. Nudge a.",
                          (HEIGHT, "(f(a) + h) - (f(a) - h)"))
    no_difference = slip("The two heights cancel, whatever f is. Is h added to the height instead of the "
                         "place, or so small that both places are one number to the computer?",
                         (HEIGHT, "f(a) - f(a)"))
    wrong_way_round = slip("The sign is wrong: the height at the right point comes first.",
                           (HEIGHT, "f(a - h) - f(a + h)"))
    own_nudge = slip("The nudge is always 0.001. Use the h that was given.",
                     (HEIGHT, "f(a + 0.001) - f(a - 0.001)"), ("2 * h", "0.002"))
    half_nudges = slip("You go half a nudge to either side. The points are a - h and a + h.",
                       (HEIGHT, "f(a + h / 2) - f(a - h / 2)"), ("2 * h", "h"))
    slope_of_the_square = slip("This is the slope of a^2, whatever f is. Call the f that came with this "
                               "call.", ("height / width", "2.0 * a"))
    whole_numbers_only = slip("At whole places the slopes are cut to whole numbers: zeros_like(a) has the "
                              "type of a.",
                              ("height / width", "np.array(height / width, getattr(a, 'dtype', float))"))
    in_place = slip(
        "a itself is changed: `+=` works in place on an array.",
        (f"height = {HEIGHT}", "a += h\n    right = f(a)\n    a -= 2 * h\n    height = right - f(a)"))

    @alternative
    def by_gradient(f, a, h):
        return np.gradient(np.array([f(a - h), f(a), f(a + h)]), h, axis=0)[1]
