"""The card of `initialize_parameters_deep`."""

import numpy as np

from autograder.authoring.domain import sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, in_place_of, rng, slip
from coursekit.plain import Facts

DRAW, SHRINK = "rng.standard_normal((n, n_prev))", " / np.sqrt(n_prev)"
weights, biases = in_place_of('parameters[f"W{l}"]'), in_place_of('parameters[f"b{l}"]')


class InitializeParametersDeep(Exercise):
    """Start values for any depth."""

    section, points, difficulty, minutes = "1.4.1", 6, 1, 10
    parts = {"shapes": 2, "biases are zeros": 1, "spread and mean": 3,
             "the same seed gives the same weights": 0.5, "another seed gives other weights": 0.5,
             "np.random is left alone": 0.5, "each layer has its own draw": 0.5,
             "each unit has its own weights": 2, "the weights are normal": 0.5}
    form = 'a dict of arrays with the keys "W1", "b1", ..., "WL", "bL"'

    @staticmethod
    def probe(student, layer_dims, rng, seed):
        import numpy as np

        sizes = list(layer_dims)                # whoever empties the list that is given does so once
        np.random.seed(seed)                    # its next number shows whether anybody has drawn from it
        found = {"made": student.initialize_parameters_deep(layer_dims, rng)}
        for name, start in (("again", seed), ("other", seed + 1)):
            found[name] = student.initialize_parameters_deep(list(sizes), np.random.default_rng(start))
        return found | {"next": np.random.random()}

    @staticmethod
    def measure(value, layer_dims, rng, seed):
        import numpy as np

        from coursekit.plain import Facts

        made, again, other = value["made"], value["again"], value["other"]
        L = len(layer_dims) - 1
        # a name that is missing is seen among the shapes
        weights = {l: np.asarray(made[f"W{l}"], dtype=float) for l in range(1, L + 1) if f"W{l}" in made}
        large = [(W, layer_dims[l - 1]) for l, W in weights.items() if W.size >= 8000]
        standard = [np.abs(W - W.mean()) / (W.std() or 1) for W, _ in large]
        # the same draw, whatever its spread
        first = [W.ravel()[:9] / (W.ravel()[0] or 1) for W in weights.values()]
        alike = [np.allclose(one[:n], two[:n]) for i, one in enumerate(first) for two in first[:i]
                 if (n := min(len(one), len(two))) > 2]
        return {"shapes": {key: str(np.shape(made[key])) for key in made},
                "spread and mean": [np.sqrt(n_prev) * np.array([W.std(), W.mean()]) for W, n_prev in large],
                "facts": Facts({
                    "biases are zeros": not any(np.any(made[key]) for key in made if key[0] == "b"),
                    "all weights are finite": all(np.isfinite(W).all() for W in weights.values()),
                    "there is a W and a b for each layer, and nothing else": len(made) == 2 * L,
                    "the same seed gives the same weights": all(np.array_equal(made[key], again[key])
                                                                for key in made),
                    "another seed gives other weights": any(not np.array_equal(made[key], other[key])
                                                            for key in made),
                    "np.random is left alone": value["next"] == np.random.RandomState(seed).random_sample(),
                    "each layer has its own draw": not any(alike),
                    "each unit has its own weights": all(len(np.unique(W, axis=0)) == len(W) for W in
                                                         weights.values() if W.ndim == 2 and W.shape[1] > 1),
                    "the weights are normal": all(abs(np.mean(z < 1) - 0.683) < 0.05 and z.max() > 3
                                                  for z in standard)})}

    def cases(self, draw):
        # Of 8000 weights or more, in units of the right spread, the standard errors are below 0.0112 for the
        # mean, 0.008 for the spread, 0.0053 for the share within one: tolerances are six of the largest.
        def some(make, label, layer_dims, seed):
            return make(label, layer_dims=layer_dims, rng=rng(seed), seed=seed).within(atol=0.07)

        yield some(example, "200 inputs, 300 and 40 units", [200, 300, 40], 4)
        yield some(example, "three layers of one size", [100, 100, 100, 100], 2)
        for label, dims in (("three large layers", [120, 90, 110, 80]), ("many inputs", [900, 20, 410]),
                            ("400 wide", [25, 400, 30])):
            yield some(hidden, label, dims, int(draw.integers(10**6)))
        for label, dims in (("3-5-1", [3, 5, 1]), ("one of each", [1, 1]), ("one layer", [7, 4]),
                            ("six layers", [4, 2, 5, 3, 6, 1, 7])):
            yield some(hidden, label, dims, int(draw.integers(10**6))).about("generality")

    def oracle(self, layer_dims, rng, seed):
        shapes, large = {}, 0
        for l, (n_prev, n) in enumerate(zip(layer_dims, layer_dims[1:]), start=1):
            shapes |= {f"W{l}": str((n, n_prev)), f"b{l}": str((n, 1))}
            large += n * n_prev >= 8000
        return {"shapes": shapes, "spread and mean": [np.array([1.0, 0.0])] * large, "facts": Facts()}

    def domain(self, draw):
        dims = sizes(draw, int(draw.integers(2, 7)), most=int(draw.choice([8, 130])), large=300)
        seed = int(draw.integers(10**6))
        return hidden("", layer_dims=dims, rng=rng(seed), seed=seed).within(atol=0.07)

    draws = 150

    as_last_week = weights("The weights are 0.01 times normal, as last week. Here the spread goes by the "
                           "size of the layer before.", f'parameters[f"W{{l}}"] = 0.01 * {DRAW}')
    he = slip("The spread is the root of 2 over the layer before. That is a good start for ReLU, and week "
              "2.1's; here it is 1 over the root.", (SHRINK, " * np.sqrt(2 / n_prev)"))
    no_root = slip("The weights are divided by the size of the layer before. The root of it is asked for.",
                   (SHRINK, " / n_prev"))
    this_layer = slip("The spread goes by the size of this layer. A unit adds up what the layer before "
                      "gives: take that size.", ("np.sqrt(n_prev)", "np.sqrt(n)"))
    by_the_inputs = slip("The spread goes by the number of inputs in every layer. Each layer has its own: "
                         "the size of the layer before.", ("np.sqrt(n_prev)", "np.sqrt(layer_dims[0])"))
    twins = slip("All units of a layer get the same weights, so they stay the same for ever. Draw a number "
                 "for each weight.", (DRAW, "np.ones((n, 1)) * rng.standard_normal((1, n_prev))"))
    not_scaled = slip("The standard deviation is 1. The weights are not scaled.", (SHRINK, ""))
    last_layer_missing = slip("The last layer has no parameters. A list of L + 1 sizes has L layers.",
                              ("range(1, len(layer_dims))", "range(1, len(layer_dims) - 1)"))
    from_zero = slip("The names begin with W0. Layer 0 are the inputs, and has no weights.",
                     ('f"W{l}"', 'f"W{l - 1}"'), ('f"b{l}"', 'f"b{l - 1}"'))
    transposed = slip("W is turned round. It has a row for each unit of this layer, a column for each of the "
                      "layer before.", ("(n, n_prev)", "(n_prev, n)"))
    flat_biases = biases("The biases are flat, (n,). Make them columns, (n, 1).",
                         'parameters[f"b{l}"] = np.zeros(n)')
    random_biases = biases("The biases are drawn, too. As zeros they do no harm: the weights break the "
                           "symmetry.",
                           'parameters[f"b{l}"] = rng.standard_normal((n, 1)) / np.sqrt(n_prev)')
    one_draw_for_all = slip("Every layer starts from a new generator with the same seed, so all begin with "
                            "the same numbers. Draw from rng.",
                            (DRAW, "np.random.default_rng(0).standard_normal((n, n_prev))"))
    global_state = slip("The numbers come from np.random's hidden global state. Draw from rng, so that a run "
                        "can be repeated.", (DRAW, "np.random.randn(n, n_prev)"))

    @alternative
    def by_pairs(layer_dims, rng):
        made = {}
        for l, (before, now) in enumerate(zip(layer_dims[:-1], layer_dims[1:])):
            made["b" + str(l + 1)] = np.array([[0.0]] * now)
            made["W" + str(l + 1)] = rng.normal(0, before**-0.5, size=(before, now)).T
        return made
