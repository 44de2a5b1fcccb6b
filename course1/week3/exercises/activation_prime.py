"""The card of `activation_prime`."""

import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, in_place_of, slip

from .common import BENDS, TINY

SIGMOID, TANH = "a * (1 - a)", "(1 + a) * (1 - a)"
RELU, LEAKY = "np.where(z > 0, 1.0, 0.0)", "np.where(z > 0, 1.0, slope)"
leaky = in_place_of(f"derivative = {LEAKY}")


class ActivationPrime(Exercise):
    """The slope of four bends."""

    section, points, difficulty, minutes = "1.3.8", 8, 2, 15
    parts = {"the slope": 1}
    form = "numbers in the shape of z"

    @staticmethod
    def probe(student, z, name, settings):
        import numpy as np

        slopes = student.activation_prime(z, name, **settings)
        logical = np.asarray(slopes).dtype == bool              # a minus before these stops with an error
        return {"the slope": slopes, "what comes back": "True and False" if logical else "numbers"}

    def cases(self, draw):
        def some(make, name, z, label="", **settings):
            with_slope = f", slope {settings['slope']:.2g}" if settings else ""
            return make(label or f"{name}{with_slope}", z=z, name=name, settings=settings)

        both = np.array([[-2.0, -0.5, 1.0], [0.25, 3.0, -1.0]])
        for name in ("sigmoid", "tanh", "relu", "leaky_relu"):
            yield some(example, name, both)
        yield some(example, "leaky_relu", both, slope=0.2)
        yield some(example, "leaky_relu", both, slope=1.5)
        yield some(example, "relu", 0.0, "relu at 0").gives(
            {"the slope": 0.0, "what comes back": "numbers"}).about("generality")
        yield some(example, "leaky_relu", np.array([0, -3, 2]),
                   "leaky_relu of whole numbers").about("generality")
        for name in ("sigmoid", "tanh"):
            yield some(example, name, np.array([-1e3, 1e3]), f"{name} at -1000 and 1000").about("stability")
            yield some(hidden, name, np.append(draw.uniform(300, 1e4, 4) * [1, -1, 1, -1], draw.normal()),
                       f"{name} far out").about("stability")
            yield some(hidden, name, draw.uniform(4, 30, (2, 5)) * [[-1], [1]], f"flat ends of {name}")
        for name in ("sigmoid", "tanh", "relu", "leaky_relu"):
            yield some(hidden, name, 2 * draw.normal(size=(2, 5)), f"{name}, two rows")
            yield some(hidden, name, draw.integers(-4, 5, 6), f"{name}, whole numbers").about("generality")
            yield some(hidden, name, float(draw.normal()), f"{name}, one number").about("generality")
            yield some(hidden, name, draw.permutation([0.0, 1e-9, -1e-9, 2]),
                       f"{name} near 0").about("generality")
        for slope in (draw.uniform(0.05, 0.5), draw.uniform(1.2, 3), 0.0, 1.0):
            yield some(hidden, "leaky_relu", draw.normal(size=7), slope=float(slope))
        single = draw.normal(size=5).astype(np.float32)
        yield some(hidden, "tanh", single, "single precision").about("generality")

    def oracle(self, z, name, settings):
        step = np.asarray(z, dtype=complex) + 1j * TINY
        if name == "leaky_relu":                                # on the left side: at 0, too
            slopes = np.where(step.real > 0, step, settings.get("slope", 0.01) * step).imag / TINY
        else:
            slopes = BENDS[name](step).imag / TINY
        return {"the slope": slopes, "what comes back": "numbers"}

    def domain(self, draw):
        shape = tuple(sizes(draw, 3, least=0, most=5)[:draw.integers(4)])
        name = str(draw.choice(["sigmoid", "tanh", "relu", "leaky_relu"]))
        settings = {"slope": float(draw.choice([0, 1, 2, draw.uniform()]))} if draw.random() < 0.7 else {}
        return {"z": numbers(draw, shape, most=draw.choice([5, 1e4])), "name": name, "settings": settings}

    a_is_taken_for_z = slip("The formula in a is used with z in its place. Compute a = g(z) first.",
                            ("sigmoid(z)", "z"), ("np.tanh(z)", "z"))
    applied_twice = slip("The bend is applied twice: this is the slope at g(z). It should be the slope at z.",
                         ("sigmoid(z)", "sigmoid(sigmoid(z))"), ("np.tanh(z)", "np.tanh(np.tanh(z))"))
    not_squared = slip("For tanh this is 1 - a. The square is missing.", (TANH, "1 - a"))
    sigmoid_for_tanh = slip("For tanh this is a(1 - a), the formula of the sigmoid. Derive its own.",
                            (TANH, SIGMOID))
    only_the_value = slip("For the sigmoid this is its value. The slope has a second factor.", (SIGMOID, "a"))
    tangent = slip("np.tan is the tangent of an angle. The hyperbolic one is np.tanh.",
                   ("np.tanh(z)", "np.tan(z)"))
    flat_on_the_left = slip("The leaky ReLU has the slope 0 on the left, as ReLU. It should have `slope`.",
                            (LEAKY, RELU))
    always_a_hundredth = slip("The argument slope is not used: 0.01 is only its default.",
                              ("1.0, slope", "1.0, 0.01"))
    by_the_maximum = slip("This takes the larger of the two pieces, z and slope times z. With a slope above "
                          "1 they change sides: decide by the sign of z.",
                          (LEAKY, LEAKY.replace("z > 0", "z > slope * z")))
    one_at_the_corner = slip("At z = 0 the slope of ReLU is 1 here, and the other takes 1 as well. Take the "
                             "slope of the left side.",
                             (RELU, RELU.replace(">", ">=")), (LEAKY, LEAKY.replace(">", ">=")))
    truth_values = slip("For ReLU the comparison itself comes back, True and False. They are no numbers: "
                        "with a minus before them the next line stops.", (RELU, "np.asarray(z) > 0"))
    whole_numbers = leaky("The slopes are stored in an array of the type of z: in whole ones, 0.01 is 0.",
                          f"derivative = {LEAKY}", "derivative = derivative.astype(np.asarray(z).dtype)")
    infinity_by_infinity = slip("Right where z is moderate. At z = -1000 the exponential is infinite, and "
                                "infinity by infinity is NaN. Take the form in a.",
                                (SIGMOID, "np.exp(-z) / (1 + np.exp(-z)) ** 2"))

    tanh_by_hand = slip("tanh is written as a quotient of exponentials. At z = 1000 both are infinite, and "
                        "their quotient is NaN. np.tanh is safe.",
                        ("np.tanh(z)", "((np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z)))"))

    @alternative
    def in_other_forms(z, name, slope=0.01):
        z = np.asarray(z, dtype=float)
        if name in ("relu", "leaky_relu"):
            return (z > 0) + (z <= 0) * (slope if name == "leaky_relu" else 0.0)
        return sigmoid(z) * sigmoid(-z) if name == "sigmoid" else 1 - np.tanh(z) ** 2
