"""The card of `initialize_parameters`."""

import numpy as np

from autograder.authoring.domain import sizes
from autograder.authoring.exercise import Exercise, example, hidden, rewrite, rng, slip
from coursekit.plain import Facts

DRAW = "rng.standard_normal("


class InitializeParameters(Exercise):
    """Start values that break the symmetry."""

    section, points, difficulty, minutes = "1.3.11", 6, 1, 8
    parts = {"shapes": 2, "b1 and b2 are zeros": 1, "mean and spread of W, times 100": 3,
             "the same seed gives the same weights": 0.5, "another seed gives other weights": 0.5,
             "np.random is left alone": 0.5, "each layer has its own draw": 0.5,
             "each weight has its own draw": 1,
             "the weights are normal": 0.5}
    form = 'a dict of arrays with the keys "W1", "b1", "W2" and "b2"'

    @staticmethod
    def probe(student, n_x, n_h, n_y, rng, seed):
        import numpy as np

        np.random.seed(seed)                    # its next number shows whether anybody has drawn from it
        found = {"made": student.initialize_parameters(n_x, n_h, n_y, rng)}
        for name, start in (("again", seed), ("other", seed + 1)):
            found[name] = student.initialize_parameters(n_x, n_h, n_y, np.random.default_rng(start))
        return found | {"next": np.random.random()}

    @staticmethod
    def measure(value, n_x, n_h, n_y, rng, seed):
        import numpy as np

        from coursekit.plain import Facts

        made, again, other = value["made"], value["again"], value["other"]
        weights = [np.asarray(made[key], dtype=float) for key in ("W1", "W2")]
        large = [W for W in weights if W.size >= 8000]
        standard = [np.abs(W - W.mean()) / (W.std() or 1) for W in large]
        # the same draw, whatever its spread
        first = [W.ravel()[:9] / (W.ravel()[0] or 1) for W in weights]
        n = min(map(len, first))
        return {"shapes": {key: str(np.shape(made[key])) for key in ("W1", "b1", "W2", "b2")},
                "mean and spread of W, times 100": [100 * np.array([W.mean(), W.std()]) for W in large],
                "facts": Facts({
                    "b1 and b2 are zeros": not np.any(made["b1"]) and not np.any(made["b2"]),
                    "all weights are finite": all(np.isfinite(W).all() for W in weights),
                    "the same seed gives the same weights": all(np.array_equal(made[key], again[key])
                                                                for key in made),
                    "another seed gives other weights": not np.array_equal(made["W1"], other["W1"]),
                    "np.random is left alone": value["next"] == np.random.RandomState(seed).random_sample(),
                    "each layer has its own draw": n < 3 or not np.allclose(first[0][:n], first[1][:n]),
                    # Of as many 32-bit draws a few may be alike.
                    "each weight has its own draw": all(np.unique(W).size > 0.9 * W.size for W in weights),
                    "the weights are normal": all(abs(np.mean(z < 1) - 0.683) < 0.05 and z.max() > 3
                                                  for z in standard)})}

    def cases(self, draw):
        # With 8000 weights or more the standard errors, times 100, are below 0.0112 for the mean and 0.008
        # for the spread, and that of the share within one deviation is below 0.0053: the tolerances are six
        # of the largest. None of 8000 beyond three deviations has a chance of 1e-9.
        def some(make, label, n_x, n_h, n_y, seed):
            return make(label, n_x=n_x, n_h=n_h, n_y=n_y, rng=rng(seed), seed=seed).within(atol=0.07)

        yield some(example, "a large network", 200, 300, 40, 4)
        yield some(example, "layers of one size", 100, 100, 100, 2)
        for label, *of in (("another large one", 120, 90, 110), ("many inputs", 900, 20, 410),
                           ("few outputs", 30, 500, 17)):
            yield some(hidden, label, *of, int(draw.integers(10**6)))
        for label, *of in (("3-5-1", 3, 5, 1), ("one of each", 1, 1, 1),
                           ("as many outputs as inputs", 4, 2, 4)):
            yield some(hidden, label, *of, int(draw.integers(10**6))).about("generality")

    def oracle(self, n_x, n_h, n_y, rng, seed):
        shapes = {"W1": (n_h, n_x), "b1": (n_h, 1), "W2": (n_y, n_h), "b2": (n_y, 1)}
        large = sum(np.prod(shapes[key]) >= 8000 for key in ("W1", "W2"))
        return {"shapes": {key: str(shape) for key, shape in shapes.items()},
                "mean and spread of W, times 100": [np.array([0.0, 1.0])] * large, "facts": Facts()}

    def domain(self, draw):
        n_x, n_h, n_y = sizes(draw, 3, most=int(draw.choice([8, 130])), large=300)
        seed = int(draw.integers(10**6))
        return hidden("", n_x=n_x, n_h=n_h, n_y=n_y, rng=rng(seed), seed=seed).within(atol=0.07)

    equivalent = {"one per cent off": "a spread of some thousand draws is not known to one per cent"}

    transposed = slip("The shapes are turned round. A row for each unit of this layer, a column for each of "
                      "the layer before.", ("(n_h, n_x)", "(n_x, n_h)"), ("(n_y, n_h)", "(n_h, n_y)"))
    flat_biases = slip("The biases are flat, (n,). They should be columns, (n, 1), or they spread along the "
                       "wrong axis.",
                       ("(n_h, 1)", "n_h"), ("(n_y, 1)", "n_y"))
    random_biases = slip("The biases are drawn, too. They do no harm as zeros: the weights break the "
                         "symmetry.",
                         ("np.zeros((n_h", f"0.01 * {DRAW}(n_h"), ("np.zeros((n_y", f"0.01 * {DRAW}(n_y"))
    all_zeros = slip("All weights are zero. Then all hidden units are the same, and stay the same.",
                     (f"0.01 * {DRAW}(n_h", "np.zeros((n_h"), (f"0.01 * {DRAW}(n_y", "np.zeros((n_y"))
    units_alike = slip("All units of a layer have the same weights. Then they say the same, and stay the "
                       "same for ever. Each weight needs a draw of its own.",
                       (f"{DRAW}(n_h, n_x))", f"{DRAW}(1, n_x)) + np.zeros((n_h, 1))"),
                       (f"{DRAW}(n_y, n_h))", f"{DRAW}(1, n_h)) + np.zeros((n_y, 1))"))
    not_small = slip("The standard deviation is 1. The factor 0.01 is missing.",
                     (f"0.01 * {DRAW}(n_h", f"{DRAW}(n_h"), (f"0.01 * {DRAW}(n_y", f"{DRAW}(n_y"))
    first_matrix_only = slip("Only W1 is made small. W2 wants the factor, too.",
                             (f"0.01 * {DRAW}(n_y", f"{DRAW}(n_y"))
    all_positive = slip("The numbers are uniform from 0 to 1, so all weights are positive: all units lean "
                        "the same way. Draw normal ones.",
                        (f"{DRAW}(n_h", "rng.random((n_h"), (f"{DRAW}(n_y", "rng.random((n_y"))
    same_draw_twice = slip("Both matrices come from a generator with the same seed, so both begin with the "
                           "same numbers. Draw both from rng.",
                           (f"{DRAW}(n_h", "np.random.default_rng(0).standard_normal((n_h"),
                           (f"{DRAW}(n_y", "np.random.default_rng(0).standard_normal((n_y"))
    global_state = slip("The numbers come from np.random's hidden global state. Draw from rng, so that a run "
                        "can be repeated.", (f"{DRAW}(n_h, n_x)", "np.random.randn(n_h, n_x"),
                        (f"{DRAW}(n_y, n_h)", "np.random.randn(n_y, n_h"))

    with_normal = rewrite((f"0.01 * {DRAW}(n_h, n_x))", "rng.normal(0, 0.01, size=(n_x, n_h)).T"),
                          ("np.zeros((n_y, 1))", "np.array([[0]] * n_y)"))
