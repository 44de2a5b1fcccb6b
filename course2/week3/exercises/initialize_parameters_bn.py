"""The card of `initialize_parameters_bn`."""

import numpy as np

from autograder.authoring.domain import sizes
from autograder.authoring.exercise import Exercise, example, hidden, rewrite, rng, slip
from coursekit.plain import Facts


class InitializeParametersBn(Exercise):
    """Start values for a network with batch norm."""

    section, difficulty, minutes = "2.3.5", 1, 8
    points = 2
    parts = {"gamma, beta and b": 2, "number of keys": 1, "shapes of W": 1, "mean and spread of W": 3,
             "the same seed gives the same numbers": 0.5, "another seed gives other numbers": 0.5,
             "np.random is left alone": 0.5, "the numbers of W are normal": 0.5,
             "each layer has its own numbers": 0.5}
    form = 'a dict of arrays with the keys "W1", "gamma1", "beta1", ..., "WL", "bL"'

    @staticmethod
    def probe(student, layer_dims, rng, seed):
        import numpy as np

        np.random.seed(seed)                    # its next number shows whether anybody has drawn from it
        dims = list(layer_dims)
        found = {"parameters": student.initialize_parameters_bn(layer_dims, rng)}
        for name, start in (("again", seed), ("other", seed + 1)):
            more = student.initialize_parameters_bn(list(dims), np.random.default_rng(start))
            found[name] = {key: more[key][:2] for key in more}
        return found | {"next": np.random.random()}

    @staticmethod
    def measure(value, layer_dims, rng, seed):
        import numpy as np

        from coursekit.plain import Facts

        parameters, again, other = (value[call] for call in ("parameters", "again", "other"))
        shapes = {f"W{l}": sizes[::-1] for l, sizes in enumerate(zip(layer_dims, layer_dims[1:]), start=1)}
        weights = [np.asarray(parameters.get(key, np.nan), dtype=float) for key in shapes]
        large = [(W, shape[1]) for W, shape in zip(weights, shapes.values()) if np.prod(shape) >= 8000]
        standard = [np.abs(W - W.mean()) / W.std() for W, _ in large]
        normal = (abs(np.mean(z < 1) - 0.683) < 0.05 and z.max() > 3 for z in standard)
        starts = [W.ravel()[:9] / W.ravel()[0] for W, _ in large]   # the same, whatever their spread
        alike = (np.allclose(starts[0], start, rtol=1e-3) for start in starts[1:])
        repeated = (np.array_equal(parameters[key][:2], again[key]) for key in parameters)
        return {"gamma, beta and b": {key: parameters[key] for key in parameters if key not in shapes},
                "number of keys": len(parameters),
                "shapes of W": {key: str(W.shape) for key, W in zip(shapes, weights)},
                "mean and spread of W": [np.array([W.mean(), W.std()]) * n_prev**0.5 for W, n_prev in large],
                "facts": Facts({
                    "all numbers are finite": all(np.isfinite(W).all() for W in weights),
                    "the same seed gives the same numbers": all(repeated),
                    "another seed gives other numbers": not np.array_equal(other["W1"], again["W1"]),
                    "np.random is left alone": value["next"] == np.random.RandomState(seed).random_sample(),
                    "the numbers of W are normal": all(normal),
                    "each layer has its own numbers": not any(alike)})}

    def cases(self, draw):
        # Means and deviations are scaled by sqrt(n_prev). With 8000 weights or more in a layer their standard
        # errors are below 0.016 and 0.0112, and that of the share within one deviation is below 0.0053: the
        # tolerances are six of the largest. None of 8000 beyond three deviations has a chance of 1e-9.
        yield example("three layers", layer_dims=[80, 200, 50, 160], rng=rng(4), seed=4).within(atol=0.1)
        yield example("no hidden layer", layer_dims=[120, 70], rng=rng(2), seed=2).within(atol=0.1)
        seed = int(draw.integers(10**6))
        start = {"rng": rng(seed), "seed": seed}
        yield hidden("four layers", layer_dims=[90, 120, 70, 180, 50], **start).within(atol=0.1)
        yield hidden("equal layers", layer_dims=[90, 90, 90], **start).within(atol=0.1)
        yield hidden("single units", layer_dims=[1, 1, 2], **start).about("generality")

    def oracle(self, layer_dims, rng, seed):
        shapes = {f"W{l}": sizes[::-1] for l, sizes in enumerate(zip(layer_dims, layer_dims[1:]), start=1)}
        L, large = len(shapes), sum(np.prod(shape) >= 8000 for shape in shapes.values())
        vectors = {f"b{L}": np.zeros((layer_dims[-1], 1))}
        for l, n in enumerate(layer_dims[1:-1], start=1):
            vectors |= {f"gamma{l}": np.ones((n, 1)), f"beta{l}": np.zeros((n, 1))}
        return {"gamma, beta and b": vectors, "number of keys": len(vectors) + L,
                "shapes of W": {key: str(shape) for key, shape in shapes.items()},
                "mean and spread of W": [np.array([0.0, np.sqrt(2)])] * large, "facts": Facts()}

    def domain(self, draw):
        seed = int(draw.integers(10**6))
        dims = sizes(draw, int(draw.integers(2, 7)), most=int(draw.choice([8, 130])), large=300)
        return hidden("", layer_dims=dims, rng=rng(seed), seed=seed).within(atol=0.1)

    bias_kept = slip(
        "There is a b in the hidden layers. Batch norm subtracts it again at once: beta does the shifting.",
        ("        if l < L:\n", '        if l < L:\n            parameters[f"b{l}"] = np.zeros((n, 1))\n'))
    batch_norm_everywhere = slip(
        "The output layer has gamma and beta, too. It has no batch norm: only W and b.",
        ("        if l < L:\n", "        if True:\n"), ("        else:\n", "        if l == L:\n"))
    no_output_bias = slip("The output layer has no b. Without batch norm behind it, it needs its bias.",
                          ('        else:\n            parameters[f"b{l}"] = np.zeros((n, 1))\n', ""))
    gamma_zero = slip(
        "gamma starts at 0, which makes all normalised values 0. With gamma = 1 they pass unchanged at "
        "first.", ("np.ones((n, 1))", "np.zeros((n, 1))"))
    flat_vectors = slip(
        "gamma, beta and b have shape (n,). They are columns (n, 1), or they spread along the wrong axis.",
        ("(n, 1)", "n"))
    transposed = slip("W has shape (units before, units). It is (units, units before): a row for each unit.",
                      ("(n, n_prev)", "(n_prev, n)"))
    wrong_fan = slip(
        "The spread comes from the size of the layer itself. He's rule looks at the layer before.",
        ("np.sqrt(2 / n_prev)", "np.sqrt(2 / n)"))
    xavier = slip(
        "The variance is 1 / n_prev. ReLU switches off half of the units, so He's rule has 2 / n_prev.",
        ("np.sqrt(2 / n_prev)", "np.sqrt(1 / n_prev)"))
    variance_for_deviation = slip(
        "2 / n_prev is the variance. What stretches the numbers is its root, the deviation.",
        ("np.sqrt(2 / n_prev)", "(2 / n_prev)"))
    own_generator = slip("The numbers come from a generator of its own with a fixed seed. Draw from rng.",
                         ("    parameters = {}\n", "    parameters, rng = {}, np.random.default_rng(0)\n"))
    global_state = slip(
        "The numbers come from np.random's hidden global state. Draw from rng, so that a run can be "
        "repeated.", ("rng.standard_normal((n, n_prev))", "np.random.randn(n, n_prev)"))
    uniform = slip("The numbers are uniform between 0 and 1. He's rule has normal ones, round 0.",
                   ("rng.standard_normal(", "rng.random("))

    with_normal = rewrite(
        ("rng.standard_normal((n, n_prev)) * np.sqrt(2 / n_prev)",
         "rng.normal(0, (2 / n_prev) ** 0.5, size=(n_prev, n)).T"),
        ("np.zeros((n, 1))", "np.zeros((n, 1), np.float32)"))
