"""The card of `forward_propagation_with_dropout`."""

import numpy as np

from autograder.authoring.domain import sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, in_place_of, rng, slip
from coursekit.plain import Facts

from .common import network

second = in_place_of("D2 =")
A1, A2 = "relu(Z1) * D1 / keep_prob", "relu(Z2) * D2 / keep_prob"
DRAWN = 600                     # entries of a mask, from which its share is looked at
BY_KEEP = ("What stays on should be divided by keep_prob, once, so that the next layer gets as much as "
           "before on average: not left as it is, not multiplied, not divided by another share.")


def both(message, old, new):
    """A slip in both hidden layers; # stands for the layer."""
    return slip(message, *((old.replace("#", l), new.replace("#", l)) for l in "12"))


class ForwardPropagationWithDropout(Exercise):
    """Inverted dropout on both hidden layers."""

    section, points, difficulty, minutes = "2.1.6", 7, 2, 20
    shares = {"generality": 0.15}
    parts = {"shapes": 0.5, "share that stays on in large masks": 1.5, "the masks hold only 0 and 1": 0.5,
             "every unit and example has a coin of its own": 1, "D1 and D2 are different draws": 0.5,
             "Z1 is W1 X + b1": 0.5, "A1 is ReLU of Z1, masked by D1, over keep_prob": 1.5,
             "Z2 is made from the masked A1": 1, "A2 is ReLU of Z2, masked by D2, over keep_prob": 1.5,
             "Z3 is made from the masked A2": 1, "A3 is the sigmoid of Z3, without a mask": 1,
             "with keep_prob 1 nothing is dropped": 0.5, "the cache holds W and b": 0.5,
             "the same seed gives the same masks": 0.5, "another seed gives other masks": 0.5}
    form = "A3 and a cache (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)"

    @staticmethod
    def probe(student, X, parameters, keep_prob, rng, seed):
        import numpy as np

        calls = []
        for generator in (rng, *map(np.random.default_rng, (seed, seed + 1))):
            A3, cache = student.forward_propagation_with_dropout(X, parameters, keep_prob, generator)
            calls.append({"A3": A3, "cache": list(cache)})
        return calls

    @staticmethod
    def measure(value, X, parameters, keep_prob, rng, seed):
        import numpy as np

        from coursekit.plain import Facts

        cache, again, other = ([np.asarray(array, dtype=float) for array in call["cache"]] for call in value)
        Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3 = cache
        X, given = np.asarray(X, dtype=float), [np.asarray(parameters[name + l], dtype=float)
                                                for l in "123" for name in "Wb"]

        def close(came, right):
            if came.shape != right.shape:
                return False
            size = max(1e-3, float(np.abs(right).max(initial=0)))
            return bool(np.all(np.abs(came - right) <= 1e-6 * size))

        def score(l, A):
            W, b = given[2 * l - 2], given[2 * l - 1]
            return np.stack([(w[:, None] * A).sum(axis=0) + c for w, c in zip(W, b)])

        def own(D):                                 # in masks of 40 entries or more, nearly always
            few = D.size < 40 or min(D.shape) < 2 or keep_prob == 1
            return few or (D != D[:, :1]).any() and (D != D[:1]).any()

        def masked(Z, D):
            if D.shape != Z.shape:
                return np.full(Z.shape, np.nan)
            return np.where(D > 0, np.maximum(Z, 0) / keep_prob, 0)

        names = "Z1 D1 A1 W1 b1 Z2 D2 A2 W2 b2 Z3 A3 W3 b3".split()
        masks = (D1, D2)
        n = min(D1.size, D2.size)
        few = n < 40 or keep_prob == 1              # masks may then be equal by chance
        said = np.asarray(value[0]["A3"])
        facts = {
            "the masks hold only 0 and 1": all(np.isin(D, (0, 1)).all() for D in masks),
            "every unit and example has a coin of its own": all(map(own, masks)),
            "D1 and D2 are different draws": few or not np.array_equal(D1.ravel()[:n], D2.ravel()[:n]),
            "Z1 is W1 X + b1": close(Z1, score(1, X)),
            "A1 is ReLU of Z1, masked by D1, over keep_prob": close(A1, masked(Z1, D1)),
            "Z2 is made from the masked A1": close(Z2, score(2, masked(Z1, D1))),
            "A2 is ReLU of Z2, masked by D2, over keep_prob": close(A2, masked(Z2, D2)),
            "Z3 is made from the masked A2": close(Z3, score(3, masked(Z2, D2))),
            "A3 is the sigmoid of Z3, without a mask":
                close(A3, (1 + np.tanh(Z3 / 2)) / 2) and np.array_equal(A3, said),
            "with keep_prob 1 nothing is dropped": keep_prob < 1 or all(D.all() for D in masks),
            "the cache holds W and b": all(map(close, (W1, b1, W2, b2, W3, b3), given)),
            "the same seed gives the same masks": all(map(np.array_equal, masks, (again[1], again[6]))),
            "another seed gives other masks":
                few or not all(map(np.array_equal, masks, (other[1], other[6])))}
        return {"shapes": {name: str(array.shape) for name, array in zip(names, cache)},
                "share that stays on in large masks": [D.mean() for D in masks if D.size >= 600],
                "facts": Facts(facts)}

    def cases(self, draw):
        # Six standard errors of the share in a mask of 600 are at most 0.123, of one of 10,000 0.03.
        def some(make, label, n_x, n_1, n_2, C, m, keep_prob, seed=None, scale=1.0, draw=draw, kind=float):
            smallest = min([size for size in (n_1 * m, n_2 * m) if size >= DRAWN], default=10**6)
            seed = int(draw.integers(10**6)) if seed is None else seed
            parameters = network(draw, n_x, n_1, n_2, C, scale=scale)
            parameters |= {"b1": np.abs(parameters["b1"]) + 1, "b2": np.abs(parameters["b2"]) + 1}
            error = (keep_prob * (1 - keep_prob) / smallest) ** 0.5
            return make(label, X=draw.normal(size=(n_x, m)).astype(kind), parameters=parameters,
                        keep_prob=keep_prob, rng=rng(seed), seed=seed).within(atol=6 * error + 1e-6)

        shown = np.random.default_rng(5)
        yield some(example, "100 and 80 units, 60 examples", 3, 100, 80, 2, 60, 0.8, seed=1, draw=shown)
        yield some(example, "layers of one size", 40, 40, 40, 1, 40, 0.5, seed=2, draw=shown)
        yield some(example, "as many units as examples, keep 0.25", 5, 50, 50, 1, 50, 0.25, seed=6,
                   draw=shown)
        yield some(example, "keep_prob 1", 3, 4, 5, 1, 6, 1, seed=3, draw=shown).about("generality")
        yield some(example, "one example", 3, 60, 50, 1, 1, 0.5, seed=4, draw=shown).about("generality")
        for label, *of in (("keep 0.9", 3, 120, 90, 1, 100, 0.9), ("keep 0.3", 4, 90, 130, 3, 90, 0.3),
                           ("keep 0.05", 2, 200, 200, 1, 60, 0.05), ("ten outputs", 7, 60, 50, 10, 70, 0.7),
                           ("all of one size", 50, 50, 50, 50, 50, 0.6)):
            yield some(hidden, label, *of)
        for label, *of in (("one example", 4, 50, 60, 2, 1, 0.5), ("keep_prob 1", 4, 3, 6, 2, 5, 1.0),
                           ("one unit in each layer", 3, 1, 1, 1, 80, 0.5),
                           ("few units", 5, 4, 3, 2, 7, 0.8)):
            yield some(hidden, label, *of).about("generality")
        yield some(hidden, "units that never fire", 3, 60, 50, 1, 40, 0.5, scale=30.0).about("generality")
        yield some(hidden, "single precision", 3, 60, 50, 1, 40, 0.6, kind=np.float32).about("generality")

    def oracle(self, X, parameters, keep_prob, rng, seed):
        m, sizes = X.shape[1], [len(parameters[f"b{l}"]) for l in (1, 2, 3)]
        shapes = {}
        for l, n in enumerate(sizes, start=1):
            names = ("Z", "D", "A") if l < 3 else ("Z", "A")
            shapes |= {f"{name}{l}": str((n, m)) for name in names}
            shapes |= {f"W{l}": str(parameters[f"W{l}"].shape), f"b{l}": str((n, 1))}
        large = sum(n * m >= DRAWN for n in sizes[:2])
        return {"shapes": shapes, "facts": Facts(),
                "share that stays on in large masks": [float(keep_prob)] * large}

    def domain(self, draw):
        """Masks of 40 entries or more are drawn from, so that no two of them are equal by chance."""
        n_x, n_1, n_2, C, m = sizes(draw, 5, most=30, large=60)
        keep_prob, seed = float(draw.choice([1, 0.5, draw.uniform(0.3, 0.7)])), int(draw.integers(10**6))
        parameters = network(draw, n_x, n_1, n_2, C, scale=float(10 ** draw.uniform(-1, 1)))
        X = draw.normal(size=(n_x, m)) * 10 ** draw.uniform(-3, 3)
        return hidden("", X=X, parameters=parameters, keep_prob=keep_prob, rng=rng(seed),
                      seed=seed).within(atol=0.13)

    draws = 150
    equivalent = dict.fromkeys([f"rng.random(Z{l}.shape) <= keep_prob" for l in "12"],
                               "a draw that is exactly the keep probability has no chance")

    no_division = both(BY_KEEP,
                       "relu(Z#) * D# / keep_prob", "relu(Z#) * D#")
    multiplied = both(BY_KEEP, "* D# / keep_prob", "* D# * keep_prob")
    dropped_instead = both("keep_prob is taken for the share to drop: U > keep_prob keeps the others.",
                           "rng.random(Z#.shape) < keep_prob", "rng.random(Z#.shape) > keep_prob")
    one_for_all = both("One mask serves all examples. Every example has its own: the mask is as large as Z.",
                       "rng.random(Z#.shape)", "rng.random((len(Z#), 1)) * np.ones(Z#.shape)")
    normal_numbers = both("The numbers of the mask are normal. Uniform ones from 0 to 1 lie below keep_prob "
                          "with that chance.", "rng.random(Z#.shape)", "rng.standard_normal(Z#.shape)")
    mask_on_output = slip("The output is masked, too. A sleeping output says nothing: only hidden layers "
                          "are masked.", ("A3 = sigmoid(Z3)", "A3 = sigmoid(Z3) * (rng.random(Z3.shape) < "
                                          "keep_prob) / keep_prob"))
    unmasked_goes_on = slip("The next layer gets the activations before the mask. It gets the masked ones.",
                            ("Z2 = W2 @ A1", "Z2 = W2 @ relu(Z1)"), ("Z3 = W3 @ A2", "Z3 = W3 @ relu(Z2)"))
    unmasked_kept = slip("The cache keeps the activations before the mask. The way back needs the masked "
                         "ones.", ("    A3 = sigmoid(Z3)\n", "    A3 = sigmoid(Z3)\n    A1, A2 = relu(Z1), "
                                   "relu(Z2)\n"))
    one_layer_only = second("The second hidden layer has no mask.", "D2 = np.ones(Z2.shape)")
    own_seed = both("The masks come from a generator with a seed of its own, so the same units sleep for "
                    "ever. Draw from rng.", "D# = rng.random", "D# = np.random.default_rng(#).random")
    same_mask = slip("Both layers have the same draw. Draw each mask anew.",
                     ("D1 = rng.random", "D1 = np.random.default_rng(int(rng.integers(99)) * 0 + 7 + "
                      "len(X)).random"), ("D2 = rng.random", "D2 = np.random.default_rng(7 + len(X)).random"))
    scaled_mask = both("The masks in the cache are divided already: 0 and 1/keep_prob. The cache keeps "
                       "zeros and ones.", "D# = rng.random(Z#.shape) < keep_prob",
                       "D# = (rng.random(Z#.shape) < keep_prob) / keep_prob")

    @alternative
    def in_other_order(X, parameters, keep_prob, rng):
        m = X.shape[1]
        (W1, b1), (W2, b2), (W3, b3) = ((parameters[f"W{l}"], parameters[f"b{l}"]) for l in (1, 2, 3))
        D2 = rng.binomial(1, keep_prob, (len(b2), m))
        D1 = (rng.uniform(size=(len(b1), m)) < keep_prob).astype(int)
        Z1 = np.dot(W1, X) + b1
        A1 = np.where(Z1 > 0, Z1, 0)
        A1 = np.multiply(A1, D1)
        A1 = A1 / keep_prob
        Z2 = np.dot(W2, A1) + b2
        A2 = np.maximum(Z2, 0) * (D2 / keep_prob)
        Z3 = np.dot(W3, A2) + b3
        A3 = np.exp(-np.logaddexp(0, -Z3))
        return A3, [Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3]
