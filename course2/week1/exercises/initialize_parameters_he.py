"""The card of `initialize_parameters_he`."""

import numpy as np

from autograder.authoring.domain import sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, in_place_of, rng, slip
from coursekit.plain import Facts

weights, biases = in_place_of('parameters[f"W{l}"] ='), in_place_of('parameters[f"b{l}"] =')
NORMAL = "rng.standard_normal((here, before))"
LARGE = 8000                    # weights, from which a spread is looked at


class InitializeParametersHe(Exercise):
    """First weights of the right size."""

    section, points, difficulty, minutes = "2.1.11", 5, 2, 18
    parts = {"shapes": 1, "mean and spread of large W, times the root of n": 3, "biases are zeros": 1,
             "the same seed gives the same weights": 0.5, "another seed gives other weights": 0.5,
             "np.random is left alone": 0.5, "each layer has its own draw": 0.5,
             "the weights are normal": 0.5}
    form = 'a dict of arrays with the keys "W1", "b1", ..., "WL", "bL"'

    @staticmethod
    def probe(student, layers_dims, rng, seed):
        import numpy as np

        np.random.seed(seed)                    # its next number shows whether anybody has drawn from it
        found = {"made": student.initialize_parameters_he(layers_dims, rng)}
        for name, start in (("again", seed), ("other", seed + 1)):
            found[name] = student.initialize_parameters_he(layers_dims, np.random.default_rng(start))
        return found | {"next": np.random.random()}

    @staticmethod
    def measure(value, layers_dims, rng, seed):
        import numpy as np

        from coursekit.plain import Facts

        made, again, other = value["made"], value["again"], value["other"]
        weights = {l: np.asarray(made[f"W{l}"], dtype=float) for l in range(1, len(layers_dims))
                   if f"W{l}" in made}
        large = {l: W for l, W in weights.items() if W.size >= 8000}
        standard = [np.abs(W - W.mean()) / (W.std() or 1) for W in large.values()]
        # The same draw, whatever its spread:
        first = [W.ravel()[:9] / (W.ravel()[0] or 1) for W in weights.values()]
        alike = [len(a) >= 3 and np.allclose(a[:len(b)], b[:len(a)]) for i, b in enumerate(first)
                 if len(b) >= 3 for a in first[:i]]
        shapes = {name: str(np.shape(array)) for name, array in made.items()}
        untouched = np.random.RandomState(seed).random_sample()
        spreads = {f"W{l}": np.array([W.mean(), W.std()]) * layers_dims[l - 1] ** 0.5
                   for l, W in large.items()}
        return {"shapes": {"arrays": len(made)} | shapes,
                "mean and spread of large W, times the root of n": spreads,
                "facts": Facts({"biases are zeros": not any(np.any(array) for name,
                                                            array in made.items() if name[0] == "b"),
                                "all weights are finite": all(np.isfinite(W).all() for W in weights.values()),
                                "the same seed gives the same weights": all(np.array_equal(made[name],
                                                                                           again[name])
                                                                            for name in made),
                                "another seed gives other weights": not weights
                                or not np.array_equal(made["W1"], other["W1"]),
                                "np.random is left alone": value["next"] == untouched,
                                "each layer has its own draw": not any(alike),
                                "the weights are normal": all(abs(np.mean(z < 1) - 0.683) < 0.05
                                                              and z.max() > 3 for z in standard)})}

    def cases(self, draw):
        # Times the root of n the standard errors of 8,000 weights are 0.016 for the mean and 0.011 for the
        # spread: the tolerance is six of the larger.
        def some(make, label, *dims, seed=None):
            seed = int(draw.integers(10**6)) if seed is None else seed
            return make(label, layers_dims=list(dims), rng=rng(seed), seed=seed).within(atol=0.1)

        yield some(example, "two large layers", 200, 300, 40, seed=4)
        yield some(example, "layers of one size", 100, 100, 100, 100, seed=2)
        for label, *dims in (("one large layer", 2000, 500), ("from wide to narrow", 1000, 9, 1000),
                             ("from narrow to wide", 16, 900, 20), ("two inputs", 2, 5000, 3),
                             ("four layers", 90, 110, 80, 120, 100)):
            yield some(hidden, label, *dims)
        for label, *dims in (("5-3-4-2", 5, 3, 4, 2), ("one of each", 1, 1), ("seven layers", *[3] * 8),
                             ("one unit, and many", 1, 30, 1)):
            yield some(hidden, label, *dims).about("generality")

    def oracle(self, layers_dims, rng, seed):
        """What ReLU leaves of the mean square, by integration: the weights make up for it."""
        from scipy.integrate import quad
        from scipy.stats import norm

        left, _ = quad(lambda z: z**2 * norm.pdf(z), 0, 10)
        layers = {l: pair for l, pair in enumerate(zip(layers_dims, layers_dims[1:]), start=1)}
        shapes = {name: str(shape) for l, (n, here) in layers.items()
                  for name, shape in ((f"W{l}", (here, n)), (f"b{l}", (here, 1)))}
        return {"shapes": {"arrays": len(shapes)} | shapes, "facts": Facts(),
                "mean and spread of large W, times the root of n": {f"W{l}": np.array([0.0, left ** -0.5])
                                                                    for l,
                                                                    (n, here) in layers.items()
                                                                    if n * here >= LARGE}}

    def domain(self, draw):
        dims = sizes(draw, int(draw.integers(2, 6)), most=int(draw.choice([8, 120])), large=300)
        seed = int(draw.integers(10**6))
        return hidden("", layers_dims=dims, rng=rng(seed), seed=seed).within(atol=0.1)

    draws = 150
    for_linear_units = slip("The variance is 1/n, which is for linear units. ReLU loses half of the mean "
                            "square: make up for it.", ("np.sqrt(2 / before)", "np.sqrt(1 / before)"))
    variance_for_deviation = slip("The deviation is divided by n, and not by its root. Take the root of the "
                                  "whole variance.",
                                  ("np.sqrt(2 / before)", "(2 / before)"))
    by_fan_out = slip("n is taken from this layer. What counts is how many numbers come into a unit: the "
                      "layer before.", ("np.sqrt(2 / before)", "np.sqrt(2 / here)"))
    bias_counted = slip("n is one too large: the bias is no input, and starts at 0.",
                        ("np.sqrt(2 / before)", "np.sqrt(2 / (before + 1))"))
    both_sides = slip("This is Glorot's compromise, 2 over the sizes of both layers. Derive it from what "
                      "comes in alone.", ("np.sqrt(2 / before)", "np.sqrt(2 / (before + here))"))
    root_of_n_only = slip("The variance is 4/n: the 2 stands outside the root, or the mean was halved and "
                          "not the mean square.", ("np.sqrt(2 / before)", "2 / np.sqrt(before)"))
    uniform = weights("The weights are not normal: they come from a box, or are cut off.",
                      'parameters[f"W{l}"] = np.sqrt(6 / before) * rng.uniform(-1, 1, (here, before))')
    same_draw = slip("Every layer is drawn from a generator made anew, so all begin with the same numbers. "
                     "Draw from rng.", (NORMAL, "np.random.default_rng(0).standard_normal((here, before))"))
    global_state = slip("The numbers come from np.random's hidden global state. Draw from rng.",
                        (NORMAL, "np.random.randn(here, before)"))
    drawn_biases = biases("The biases are drawn, too. They start at zero.",
                          'parameters[f"b{l}"] = 0.01 * rng.standard_normal((here, 1))')
    flat_biases = biases("The biases are flat, (n,). They should be columns, (n, 1).",
                         'parameters[f"b{l}"] = np.zeros(here)')
    transposed = slip("The shapes are turned round. A row for each unit of this layer, a column for each of "
                      "the layer before.", (NORMAL, "rng.standard_normal((before, here))"))
    last_missing = slip("The last layer has no parameters. There is one less layer than sizes.",
                        ("range(1, len(layers_dims))", "range(1, len(layers_dims) - 1)"))

    @alternative
    def with_normal(layers_dims, rng):
        made = {}
        for l, (n, here) in enumerate(zip(layers_dims[:-1], layers_dims[1:])):
            made.update({f"W{l + 1}": rng.normal(0, (2.0 / n) ** 0.5, size=(n, here)).T,
                         f"b{l + 1}": np.array([[0.0]] * here)})
        return made
