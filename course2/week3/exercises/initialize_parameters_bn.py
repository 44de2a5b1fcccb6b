"""The card of `initialize_parameters_bn`."""

import numpy as np

from autograder.exercise import Exercise, alternative, example, hidden, rewrite, rng, slip


class InitializeParametersBn(Exercise):
    """Start values for a network with batch norm."""

    section, difficulty, minutes = "2.3.5", 1, 8
    points = 2
    parts = {"keys and shapes": 1, "gamma, beta and b": 0.5, "mean and spread of W": 1, "random numbers": 0.5}

    @staticmethod
    def probe(student, layer_dims, rng, seed):
        import numpy as np

        np.random.seed(seed)                    # its next number shows whether anybody has drawn from it
        parameters = student.initialize_parameters_bn(layer_dims, rng)
        again, other = (student.initialize_parameters_bn(layer_dims, np.random.default_rng(s)) for s in (seed, seed + 1))
        return {"parameters": parameters, "first rows, same seed": {key: again[key][:2] for key in parameters},
                "first rows of W1, new seed": other["W1"][:2], "next number of np.random": np.random.random()}

    @staticmethod
    def measure(value, layer_dims, rng, seed):
        import numpy as np

        parameters, again = ({key: np.asarray(numbers, dtype=float) for key, numbers in value[call].items()}
                             for call in ("parameters", "first rows, same seed"))
        other = np.asarray(value["first rows of W1, new seed"], dtype=float)
        weights = [parameters[f"W{l}"] for l in range(1, len(layer_dims))]
        standard = [(W - W.mean()) / W.std() for W in weights]
        starts = [W.ravel()[:9] / W.ravel()[0] for W in weights]                # the same for the same numbers, whatever their spread
        facts = {
            "same seed, same numbers": all(np.array_equal(parameters[key][:2], again[key]) for key in parameters),
            "new seed, new numbers": other.shape == parameters["W1"][:2].shape and not np.array_equal(other, parameters["W1"][:2]),
            "layers differ": not any(np.allclose(starts[0], start, rtol=1e-3) for start in starts[1:]),
            "normal": all(abs(np.mean(np.abs(z) < 1) - 0.683) < 0.05 for z in standard),
            "np.random not used": value["next number of np.random"] == np.random.RandomState(seed).random_sample()}
        return {"keys and shapes": ", ".join(f"{key} {parameters[key].shape}" for key in sorted(parameters)),
                "gamma, beta and b": ", ".join(f"{key} {sorted(set(parameters[key].ravel().tolist()))[:2]}"
                                               for key in sorted(parameters) if not key.startswith("W")),
                "mean and spread of W": np.array([[np.mean(W), np.std(W)] for W in weights]) * np.sqrt(layer_dims[:-1])[:, None],
                "random numbers": ", ".join(name if fact else f"NOT {name}" for name, fact in facts.items())}

    def cases(self, draw):
        # Means and standard deviations are scaled by sqrt(n_prev). With at least 8000 weights in a layer their standard
        # errors are below 0.016 and 0.0112, and that of the share within one standard deviation is below 0.0053: the
        # tolerances are six of the largest of the three, and more.
        yield example("three layers", layer_dims=[80, 200, 50, 160], rng=rng(4), seed=4).within(atol=0.1)
        yield example("no hidden layer", layer_dims=[120, 70], rng=rng(2), seed=2).within(atol=0.1)
        seed = int(draw.integers(10**6))
        yield hidden("four layers", layer_dims=[90, 120, 70, 180, 50], rng=rng(seed), seed=seed).within(atol=0.1)
        yield hidden("equal layers", layer_dims=[90, 90, 90], rng=rng(seed + 5), seed=seed + 5).within(atol=0.1)

    def oracle(self, layer_dims, rng, seed):
        constants, L = {}, len(layer_dims) - 1
        shapes = {f"W{l}": (n, n_prev) for l, (n_prev, n) in enumerate(zip(layer_dims, layer_dims[1:]), start=1)}
        for l, n in enumerate(layer_dims[1:], start=1):
            new = {f"gamma{l}": [1.0], f"beta{l}": [0.0]} if l < L else {f"b{l}": [0.0]}
            constants, shapes = constants | new, shapes | dict.fromkeys(new, (n, 1))
        return {"keys and shapes": ", ".join(f"{key} {shapes[key]}" for key in sorted(shapes)),
                "gamma, beta and b": ", ".join(f"{key} {constants[key]}" for key in sorted(constants)),
                "mean and spread of W": np.array([[0.0, np.sqrt(2)]] * L),
                "random numbers": "same seed, same numbers, new seed, new numbers, layers differ, normal, np.random not used"}

    bias_kept = slip("There is a b in the hidden layers. Batch norm subtracts it again at once: leave it out, beta does the shifting.",
                     ("        if l < L:\n", "        if l < L:\n            parameters[f\"b{l}\"] = np.zeros((n, 1))\n"))
    batch_norm_everywhere = slip("The output layer has gamma and beta, too. It has no batch norm: only W and b.",
                                 ("        else:\n            parameters", "        parameters"), ("if l < L:", "if True:"))
    no_output_bias = slip("The output layer has no b. Without batch norm behind it, it needs its bias.",
                          ("        else:\n            parameters[f\"b{l}\"] = np.zeros((n, 1))\n", ""))
    gamma_zero = slip("gamma starts at 0, which makes all normalised values 0. With gamma = 1 they pass unchanged at first.",
                      ("np.ones((n, 1))", "np.zeros((n, 1))"))
    beta_one = slip("beta starts at 1. It should start at 0: no shift at first.",
                    ("parameters[f\"beta{l}\"] = np.zeros", "parameters[f\"beta{l}\"] = np.ones"))
    flat_vectors = slip("gamma, beta and b have shape (n,). They must be columns (n, 1), or they will spread along the wrong axis.",
                        ("(n, 1)", "n"))
    transposed = slip("W has shape (units before, units). It is (units, units before): a row for each unit.",
                      ("(n, n_prev)", "(n_prev, n)"))
    wrong_fan = slip("The spread is taken from the size of the layer itself. He's rule looks at the layer before: sqrt(2 / n_prev).",
                     ("np.sqrt(2 / n_prev)", "np.sqrt(2 / n)"))
    xavier = slip("The spread is sqrt(1 / n_prev). ReLU switches off half of the units: He's rule has sqrt(2 / n_prev).",
                  ("np.sqrt(2 / n_prev)", "np.sqrt(1 / n_prev)"))
    variance_for_deviation = slip("2 / n_prev is the variance. Multiply by its root, the standard deviation.",
                                  ("np.sqrt(2 / n_prev)", "(2 / n_prev)"))
    small_numbers = slip("W is 0.01 times normal numbers. Here the spread follows the size of the layer before: sqrt(2 / n_prev).",
                         ("np.sqrt(2 / n_prev)", "0.01"))
    own_seed_each_layer = slip("Every layer draws the same numbers, since it makes a generator of its own. Use rng, and go on with it.",
                               ("rng.standard_normal", "np.random.default_rng(0).standard_normal"))
    global_state = slip("The numbers come from np.random's hidden global state. Use the generator rng, so that the result can be repeated.",
                        ("rng.standard_normal((n, n_prev))", "np.random.randn(n, n_prev)"))
    uniform = slip("The numbers are uniform. They should be normal: rng.standard_normal.",
                   ("rng.standard_normal((n, n_prev))", "rng.uniform(-np.sqrt(3), np.sqrt(3), (n, n_prev))"))

    with_normal = rewrite(("rng.standard_normal((n, n_prev)) * np.sqrt(2 / n_prev)", "rng.normal(0, (2 / n_prev) ** 0.5, size=(n, n_prev))"))

    @alternative
    def constants_first(layer_dims, rng):
        *hidden, n_out = layer_dims[1:]
        parameters = {f"b{len(layer_dims) - 1}": np.zeros((n_out, 1), dtype=np.float32)}
        for l, n in enumerate(hidden, start=1):
            parameters |= {f"beta{l}": np.zeros([n, 1]), f"gamma{l}": np.full((n, 1), 1)}
        for l, (n_prev, n) in enumerate(zip(layer_dims, layer_dims[1:]), start=1):
            parameters[f"W{l}"] = rng.normal(scale=np.sqrt(2.0 / n_prev), size=(n_prev, n)).T
        return parameters
