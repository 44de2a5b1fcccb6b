"""The card of `central_difference` and `sigmoid_derivative`."""

from types import SimpleNamespace

import numpy as np
from scipy.special import expit

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, in_place_of


ONE_SIDE = "You look to one side only, so the slope is off, such as 4.001 or 3.999. Go from a - h to a + h."
nudged, derived = in_place_of("slope ="), in_place_of("ds =")


class CentralDifference(Exercise):
    """The slope of a function by nudges, and that of the sigmoid by a formula."""

    functions = ("central_difference", "sigmoid_derivative")
    section, difficulty, minutes, points, shares = "1.2.6", 2, 16, 6, {"stability": 0.3}

    @staticmethod
    def probe(student, function, **inputs):
        import numpy as np
        from scipy.special import expit

        if function == "sigmoid_derivative":    # by itself: a sigmoid that is right may be 0 far out
            with student.replaced(sigmoid=expit):
                return student.sigmoid_derivative(inputs["x"])
        functions = {"3 a": lambda a: 3 * a, "a^2": lambda a: a * a, "a^3": lambda a: a * a * a, "|a|": abs,
                     "ln a": np.log, "e^a": np.exp, "sin a": np.sin, "1 / a": lambda a: 1 / a,
                     "7": lambda a: 7.0 + 0 * a}
        return student.central_difference(functions[inputs["f"]], inputs["a"], inputs["h"])

    def cases(self, draw):
        def place():
            return float(draw.uniform(1, 3))

        for label, f, a, h, slope in [
                ("a square", "a^2", 2.0, 0.001, 4.0), ("a cube, and a large nudge", "a^3", 2.0, 0.5, 12.25),
                ("a logarithm", "ln a", 2.0, 0.001, 0.5000000416666729)]:
            yield example(label, f=f, a=a, h=h).gives(slope).of("central_difference")
        for label, a in {"three places": np.array([-1.0, 2, 5]), "two whole ones": np.array([-1, 2])}.items():
            case = example(label, f="a^3", a=a, h=0.5).gives(3 * a**2 + 0.25)
            yield case.about("generality").of("central_difference")
        for label, f, a, h in [
                ("a straight line", "3 a", place(), 0.001), ("left of zero", "a^3", -place(), 0.001),
                ("a logarithm", "ln a", place(), 0.002), ("a sine", "sin a", place(), 0.01),
                ("an exponential", "e^a", -place(), 0.05), ("large nudges", "e^a", place(), place() / 2),
                ("a hyperbola", "1 / a", place(), place() / 4), ("tiny nudges", "e^a", -place(), 1e-6),
                ("next to a kink, and a nudge that is tinier yet", "|a|", 1e-7 * place(), 4e-7)]:
            yield hidden(label, f=f, a=a, h=h).of("central_difference")
        for label, f, a, h in [
                ("at zero", "sin a", 0.0, 0.1), ("whole numbers", "a^3", int(draw.integers(2, 6)), 1),
                ("many places", "e^a", -draw.uniform(1, 3, (3, 4)), 1e-6), ("a constant", "7", place(), 0.1)]:
            yield hidden(label, f=f, a=a, h=h).about("generality").of("central_difference")

        case = example("at 0, ln 3 and -ln 3", x=np.log([1, 3, 1 / 3])).gives([0.25, 0.1875, 0.1875])
        yield case.of("sigmoid_derivative")
        case = example("a number", x=2.0).gives(0.10499358540350652)
        yield case.about("generality").of("sigmoid_derivative")
        yield hidden("many places", x=draw.uniform(-6, 6, 20)).of("sigmoid_derivative")
        for label, x in {"three axes": draw.normal(size=(2, 3, 4)), "whole": draw.integers(-5, 6, (2, 3)),
                         "single precision": draw.normal(size=5).astype(np.float32)}.items():
            yield hidden(label, x=x).about("generality").of("sigmoid_derivative")
        # Far out every slope is tiny, and none is 0: the tolerance goes by the slope itself.
        for make, label, x in [
                (example, "at 40", 40.0), (hidden, "at 36 or so", draw.uniform(35, 38)),
                (hidden, "at 13 or so", draw.uniform(12, 14)), (hidden, "at 31 or so", draw.uniform(29, 33)),
                (hidden, "to the left", -draw.uniform(37, 300)), (hidden, "far out", draw.uniform(600, 700)),
                (hidden, "far out to the left", -draw.uniform(600, 700)),
                (hidden, "at both ends", draw.uniform(40, 41, 4) * [1, -1, 1, -1]),
                (hidden, "whole", int(draw.integers(38, 100)))]:
            smallest = float(np.min(expit(x) * expit(np.negative(x))))
            yield make(label, x=x).about("stability").within(atol=1e-8 * smallest).of("sigmoid_derivative")

    def oracle_central_difference(self, f, a, h):
        # The central difference of each function, simplified by hand: exact, no difference of large numbers.
        return {"3 a": lambda: 3.0 + 0 * a, "a^2": lambda: 2.0 * a, "a^3": lambda: 3.0 * a**2 + h**2,
                "ln a": lambda: np.arctanh(h / a) / h, "e^a": lambda: np.exp(a) * np.sinh(h) / h,
                "sin a": lambda: np.cos(a) * np.sinc(h / np.pi), "1 / a": lambda: -1 / (a**2 - h**2),
                "7": lambda: 0.0 * a, "|a|": lambda: np.clip(a / h, -1, 1)}[f]()

    def oracle_sigmoid_derivative(self, x):
        from scipy.stats import logistic
        return logistic.pdf(np.asarray(x, dtype=float))

    def domain(self, draw):
        shape = tuple(sizes(draw, 2)[:draw.integers(3)])
        if draw.random() < 0.5:
            return hidden("", x=numbers(draw, shape, most=700)).of("sigmoid_derivative")
        f = str(draw.choice(["3 a", "a^2", "a^3", "ln a", "e^a", "sin a", "1 / a", "7", "|a|"]))
        low, high = {"ln a": (2, 1e3), "1 / a": (2, 1e3), "e^a": (-5, 5)}.get(f, (-1e3, 1e3))
        h, eps = float(10 ** draw.uniform(-8, 0)), np.finfo(float).eps
        a = numbers(draw, shape, low=low, high=high, without=("float32",))      # 7 digits: too few
        # Heights and places are rounded to eps of their size, and what is lost is divided by h.
        size = SimpleNamespace(central_difference=lambda f, a, h: np.max(abs(f(a + h)) + abs(f(a - h))))
        slope = max(np.abs(self.oracle_central_difference(f, a, h)).max(), 1e-3)
        lost = eps * (self.probe(size, "central_difference", f=f, a=a, h=h) + np.abs(a).max() * slope) / h
        case = hidden("", f=f, a=a, h=h).within(condition=1 + 2 * lost / (np.sqrt(eps) * slope))
        return case.of("central_difference")

    to_the_right_only = nudged(ONE_SIDE, "slope = (f(a + h) - f(a)) / h")
    to_the_left_only = nudged(ONE_SIDE, "slope = (f(a) - f(a - h)) / h")
    half_of_the_way = nudged("You go from a to a + h, but divide by 2h. Start from a - h.",
                             "slope = (f(a + h) - f(a)) / (2 * h)")
    width_of_one_nudge = nudged("Twice too large: the two points are 2h apart, not h.",
                                "slope = (f(a + h) - f(a - h)) / h")
    brackets_of_the_width = nudged("Python computes x / 2 * h as (x / 2) * h. Divide by the whole of 2h.",
                                   "slope = (f(a + h) - f(a - h)) / 2 * h")
    nudged_outside = nudged("This gives 1 for every function: h is added to the height. Nudge a.",
                            "slope = ((f(a) + h) - (f(a) - h)) / (2 * h)")
    no_difference = nudged("The two heights cancel, whatever f is. Is h added to the height instead of the "
                           "place?", "slope = (f(a) - f(a)) / (2 * h)")
    own_nudge = nudged("The nudge is always 0.001. Use the h that was given.",
                       "slope = (f(a + 0.001) - f(a - 0.001)) / 0.002")
    half_nudges = nudged("You go half a nudge to either side. The points are a - h and a + h.",
                         "slope = (f(a + h / 2) - f(a - h / 2)) / h")
    in_place = nudged("a itself is changed: `+=` works in place on an array.",
                      "a += h", "right = f(a)", "a -= 2 * h", "slope = (right - f(a)) / (2 * h)")

    rounded_away = derived("From x = 37 on the sigmoid is 1 to all digits, and nothing is left of 1 minus "
                           "it, nor of the difference of two such heights. Use what you found with the "
                           "pencil.",
                           "ds = sigmoid(x) * (1 - sigmoid(x))")
    at_the_sigmoid = derived("The sigmoid is taken of the sigmoid, or x is taken for a probability. In s (1 "
                             "- s) the letter s is the sigmoid of x.",
                             "ds = sigmoid(sigmoid(x)) * sigmoid(-sigmoid(x))")
    taken_for_the_sigmoid = derived(at_the_sigmoid.message, "ds = x * (1 - x)")
    squared = derived("This is the square of the sigmoid. The two factors differ.",
                      "ds = sigmoid(x) * sigmoid(x)")
    negative = derived("The slopes come out negative, but the sigmoid rises everywhere: 1 - s, not s - 1.",
                       "ds = sigmoid(x) * (sigmoid(x) - 1)")

    @alternative
    def by_gradient(f, a, h):
        return np.gradient(np.array([f(a - h), f(a), f(a + h)]), h, axis=0)[1]

    @alternative(of="sigmoid_derivative")
    def by_powers(x):
        power = np.exp(-np.abs(x))
        return power / (1 + power) ** 2
