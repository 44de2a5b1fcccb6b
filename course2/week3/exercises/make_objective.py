"""The card of `make_objective`."""

import numpy as np

from autograder.exercise import Exercise, alternative, example, hidden, misconception, rng, slip

from .common import one_hot


class MakeObjective(Exercise):
    """Make the function that a search for hyperparameters minimises."""

    section, difficulty, minutes = "2.3.1", 2, 12
    points = 2
    parts = {"dev errors": 3, "trial 1": 1, "trial 2": 1, "trial 3": 1, "random numbers": 1}

    @staticmethod
    def probe(student, X_train, Y_train, X_dev, Y_dev, epochs, configs, seed):
        # A pretended training that writes down what it was given. Its "network" predicts the class in row 0
        # of X, shifted by the number of layers.
        import numpy as np

        calls = []

        def train(X, Y, layer_dims, learning_rate=0.1, num_epochs=10, mini_batch_size=64, optimizer="gd", beta1=0.9,
                  momentum=0.9, initial=None, rng=None):
            calls.append({"X": np.array(X), "Y": np.array(Y), "layer_dims": [int(n) for n in layer_dims], "learning_rate": learning_rate,
                          "num_epochs": num_epochs, "mini_batch_size": mini_batch_size, "optimizer": optimizer, "beta1": beta1,
                          "drawn": None if rng is None else float(rng.random())})
            return {"shift": len(layer_dims) - 1}, {"shift": 1}, [1.0, 0.5]

        def predict(X, parameters, running):
            return (X[0].astype(int) + parameters["shift"] + running["shift"]) % Y_train.shape[0]

        objective = student.make_objective(X_train, Y_train, X_dev, Y_dev, epochs, train, predict, seed)
        errors = [objective(config) for config in configs]
        again = objective(configs[0])
        for other in (seed, seed + 1):
            student.make_objective(X_train, Y_train, X_dev, Y_dev, epochs, train, predict, other)(configs[0])
        return {"errors": errors, "first error again": again, "calls": calls}

    @staticmethod
    def measure(value, X_train, Y_train, X_dev, Y_dev, epochs, configs, seed):
        import numpy as np

        def text(call):
            on_train = all(np.array_equal(np.asarray(call[name], dtype=float), array) for name, array in (("X", X_train), ("Y", Y_train)))
            return (f"{'train' if on_train else 'OTHER EXAMPLES'} {[int(n) for n in call['layer_dims']]} rate {call['learning_rate']:g} "
                    f"epochs {call['num_epochs']:g} batch {call['mini_batch_size']:g} {call['optimizer']:.20} beta1 {call['beta1']:g}")

        errors, calls = value["errors"], value["calls"]
        drawn = [None if call["drawn"] is None else float(call["drawn"]) for call in calls]
        facts = {"a generator is passed": None not in drawn, "the same numbers in every call": len(set(drawn[:-2])) == 1,
                 "the same seed, the same numbers": drawn[-2] == drawn[0], "another seed, other numbers": drawn[-1] != drawn[0],
                 "the same error when asked again": float(value["first error again"]) == float(errors[0])}
        return {"dev errors": errors, **{f"trial {i}": text(call) for i, call in enumerate(calls[:len(configs)], start=1)},
                "random numbers": ", ".join(name if fact else f"NOT {name}" for name, fact in facts.items())}

    @staticmethod
    def sets(generator, n_x, C, m_train, m_dev):
        """Examples whose row 0 is a class, and labels that agree with it, shifted, now and then."""
        X_train, X_dev = (np.vstack([generator.integers(0, C, m), generator.normal(size=(n_x - 1, m))]) for m in (m_train, m_dev))
        shift = generator.choice([2, 3, 4], m_dev)
        return {"X_train": X_train, "Y_train": one_hot(generator.integers(0, C, m_train), C), "X_dev": X_dev,
                "Y_dev": one_hot((X_dev[0].astype(int) + shift) % C, C)}

    def cases(self, draw):
        fixed = np.random.default_rng(5)
        yield example("three trials", **self.sets(fixed, 2, 5, 4, 6), epochs=5, seed=0, configs=[
            {"learning_rate": 0.01, "width": 16, "depth": depth, "mini_batch_size": 32, "beta1": 0.95} for depth in (1, 2, 3)])
        for label, n_x, C, m_train, m_dev in (("more classes than features", 3, 6, 12, 25), ("sets of equal size", 4, 5, 20, 20), ("a small dev set", 2, 7, 30, 11)):
            configs = [{"learning_rate": float(10 ** draw.uniform(-5, 0)), "width": int(draw.integers(16, 129)), "depth": depth,
                        "mini_batch_size": int(draw.choice([32, 64, 128])), "beta1": float(1 - 10 ** draw.uniform(-3, -1))}
                       for depth in draw.permutation([1, 2, 3]).tolist()]
            yield hidden(label, **self.sets(draw, n_x, C, m_train, m_dev), epochs=int(draw.integers(2, 9)), seed=int(draw.integers(1000)), configs=configs)

    def oracle(self, X_train, Y_train, X_dev, Y_dev, epochs, configs, seed):
        from sklearn.metrics import zero_one_loss
        C, labels = len(Y_dev), Y_dev.T @ np.arange(len(Y_dev))
        return {"dev errors": [zero_one_loss(labels, (X_dev[0] + config["depth"] + 2) % C) for config in configs],
                **{f"trial {i}": f"train {[len(X_train)] + config['depth'] * [config['width']] + [C]} rate {config['learning_rate']:g} "
                                 f"epochs {epochs} batch {config['mini_batch_size']} adam beta1 {config['beta1']:g}"
                   for i, config in enumerate(configs, start=1)},
                "random numbers": "a generator is passed, the same numbers in every call, the same seed, the same numbers, "
                                  "another seed, other numbers, the same error when asked again"}

    accuracy = slip("This is the accuracy. The search makes the result small: return the error.", ("predictions != ", "predictions == "))
    trains_on_dev = slip("The network is trained on the dev set. Then the dev error says nothing about new examples: train on the training set.",
                         ("X_train, Y_train, layer_dims", "X_dev, Y_dev, layer_dims"))

    @misconception("This is the error on the training set. It would choose configurations that overfit: predict the dev set.")
    def training_error(X_train, Y_train, X_dev, Y_dev, epochs, train, predict, seed=0):
        def objective(config):
            dims = [len(X_train)] + [config["width"]] * config["depth"] + [len(Y_train)]
            parameters, running, _ = train(X_train, Y_train, dims, config["learning_rate"], epochs, config["mini_batch_size"], "adam",
                                           config["beta1"], rng=np.random.default_rng(seed))
            return np.mean(predict(X_train, parameters, running) != np.argmax(Y_train, axis=0))
        return objective

    @misconception("This is the last training cost. Choose by the error on the dev set.")
    def last_cost(X_train, Y_train, X_dev, Y_dev, epochs, train, predict, seed=0):
        def objective(config):
            dims = [len(X_train)] + [config["width"]] * config["depth"] + [len(Y_train)]
            return train(X_train, Y_train, dims, config["learning_rate"], epochs, config["mini_batch_size"], "adam",
                         config["beta1"], rng=np.random.default_rng(seed))[2][-1]
        return objective

    depth_ignored = slip("There is always one hidden layer. config[\"depth\"] says how many.", (' * config["depth"]', ""))
    depth_counts_the_output = slip("There is one hidden layer too few. depth counts the hidden layers; the output layer comes on top.",
                                   (' * config["depth"]', ' * (config["depth"] - 1)'))
    width_and_depth_swapped = slip("Width and depth are exchanged: depth layers of width units each.",
                                   ('[config["width"]] * config["depth"]', '[config["depth"]] * config["width"]'))
    shared_generator = slip("All trials share one generator, so each starts from other numbers and the result depends on the order. Make a new one from the seed inside objective.",
                            ("    def objective(config):\n", "    generator = np.random.default_rng(seed)\n    def objective(config):\n"),
                            ("rng=np.random.default_rng(seed)", "rng=generator"))
    seed_ignored = slip("The generator does not come from seed.", ("default_rng(seed)", "default_rng(0)"))
    unseeded = slip("The generator has no seed: the same configuration gives another error each time.", ("default_rng(seed)", "default_rng()"))
    no_generator = slip("No generator is passed to train. Make one from the seed, so that the seed decides.",
                        (",\n            rng=np.random.default_rng(seed))", ")"))
    default_optimizer = slip("The optimizer is gradient descent, for which beta1 has no effect. Use \"adam\".", ('optimizer="adam", ', ""))
    beta1_dropped = slip("beta1 of the configuration is not used.", (' beta1=config["beta1"],', ""))
    batch_size_dropped = slip("mini_batch_size of the configuration is not used.", ('mini_batch_size=config["mini_batch_size"], ', ""))
    epochs_dropped = slip("The number of epochs is not used.", (" num_epochs=epochs,", ""))
    number_of_errors = slip("This is the number of wrong predictions. Return their share.", ("np.mean(", "np.sum("))

    @alternative
    def by_position(X_train, Y_train, X_dev, Y_dev, epochs, train, predict, seed=0):
        labels = Y_dev.argmax(axis=0)

        def objective(config):
            n_x, C = X_train.shape[0], Y_train.shape[0]
            dims = [n_x, *[config["width"] for _ in range(config["depth"])], C]
            trained = train(X_train, Y_train, dims, config["learning_rate"], epochs, config["mini_batch_size"], "adam", config["beta1"],
                            rng=np.random.Generator(np.random.PCG64(seed)))
            return 1 - float(np.mean(predict(X_dev, *trained[:2]) == labels))
        return objective

    @alternative
    def as_a_class(X_train, Y_train, X_dev, Y_dev, epochs, train, predict, seed=0):
        class Objective:
            def __call__(self, config):
                others = {key: config[key] for key in ("learning_rate", "mini_batch_size", "beta1")}
                parameters, running, _ = train(X_train, Y_train, (len(X_train),) + (config["width"],) * config["depth"] + (len(Y_dev),),
                                               num_epochs=epochs, optimizer="adam", rng=np.random.default_rng(seed), **others)
                return np.count_nonzero(predict(X_dev, parameters, running) - Y_dev.argmax(0)) / Y_dev.shape[1]
        return Objective()
