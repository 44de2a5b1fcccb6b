"""The card of `make_objective`."""

import numpy as np

from autograder.authoring.domain import sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, slip
from coursekit.plain import Facts

from .common import one_hot


class MakeObjective(Exercise):
    """Make the function that a search for hyperparameters minimises."""

    section, difficulty, minutes = "2.3.1", 2, 12
    points = 2
    parts = {"dev errors": 3, "trial 1": 1, "trial 2": 1, "trial 3": 1, **dict.fromkeys((
        "train gets a NumPy Generator", "each configuration gets the same random numbers",
        "the same seed gives the same random numbers", "another seed gives other random numbers",
        "the error is the same when asked again"), 0.2)}
    form = "a function of a configuration that returns a number"

    @staticmethod
    def probe(student, X_train, Y_train, X_dev, Y_dev, epochs, configs, seed):
        """A pretended training writes down what it was given.

        Its "network" predicts the class in row 0 of X, shifted by the number of layers.
        """
        import numpy as np

        calls, copies = [], [dict(config) for config in configs]

        def train(X, Y, layer_dims, learning_rate=0.1, num_epochs=10, mini_batch_size=64, optimizer="gd",
                  beta1=0.9, momentum=0.9, initial=None, rng=None):
            calls.append({"X": np.array(X), "Y": np.array(Y), "layer_dims": [int(n) for n in layer_dims],
                          "learning_rate": learning_rate, "num_epochs": num_epochs,
                          "mini_batch_size": mini_batch_size, "optimizer": optimizer, "beta1": beta1,
                          "drawn": float(rng.random()) if isinstance(rng, np.random.Generator) else None})
            return {"shift": len(layer_dims) - 1}, {"shift": 1}, [1.0, 0.5]

        def predict(X, parameters, running):
            return (X[0].astype(int) + parameters["shift"] + running["shift"]) % Y_train.shape[0]

        objective = student.make_objective(X_train, Y_train, X_dev, Y_dev, epochs, train, predict, seed)
        errors = [objective(config) for config in configs]
        again = objective(copies[0])
        for other in (seed, seed + 1):
            student.make_objective(X_train, Y_train, X_dev, Y_dev, epochs, train, predict, other)(copies[0])
        return {"errors": errors, "first error again": again, "calls": calls}

    @staticmethod
    def measure(value, X_train, Y_train, X_dev, Y_dev, epochs, configs, seed):
        import numpy as np
        from coursekit.plain import Facts

        def text(call):
            on_train = np.array_equal(call["X"], X_train) and np.array_equal(call["Y"], Y_train)
            return (f"{'train' if on_train else 'OTHER EXAMPLES'} {call['layer_dims']} "
                    f"rate {call['learning_rate']:g} epochs {call['num_epochs']:g} "
                    f"batch {call['mini_batch_size']:g} {call['optimizer']:.20} "
                    f"beta1 {call['beta1']:g}")

        errors, calls = value["errors"], value["calls"]
        once = len(calls) == len(configs) + 3
        facts = {"train, which is handed in, is called once for each configuration": once}
        if once:
            *drawn, same_seed, other_seed = [call["drawn"] for call in calls]
            facts |= {"train gets a NumPy Generator": None not in drawn,
                      "each configuration gets the same random numbers": len(set(drawn)) == 1,
                      "the same seed gives the same random numbers": same_seed == drawn[0],
                      "another seed gives other random numbers": other_seed != drawn[0],
                      "the error is the same when asked again": value["first error again"] == errors[0]}
        trials = {f"trial {i}": text(call) for i, call in enumerate(calls[:len(configs)], start=1)}
        return {"dev errors": errors, **trials, "facts": Facts(facts)}

    @staticmethod
    def inputs(draw, n_x, C, m_train, m_dev, depths):
        """Examples whose row 0 is a class, labels that agree with it, shifted, now and then."""
        X_train, X_dev = (np.vstack([draw.integers(0, C, m), draw.normal(size=(n_x - 1, m))])
                          for m in (m_train, m_dev))
        labels = (X_dev[0].astype(int) + draw.choice([2, 3, 4], m_dev)) % C
        configs = [{"learning_rate": float(10 ** draw.uniform(-5, 0)), "width": int(draw.integers(16, 129)),
                    "depth": int(depth), "mini_batch_size": int(draw.choice([16, 32, 128])),
                    "beta1": float(1 - 10 ** draw.uniform(-3, -1))} for depth in depths]
        return {"X_train": X_train, "Y_train": one_hot(draw.integers(0, C, m_train), C), "X_dev": X_dev,
                "Y_dev": one_hot(labels, C), "epochs": int(draw.integers(2, 9)), "configs": configs,
                "seed": int(draw.integers(1, 1000))}

    def cases(self, draw):
        yield example("three trials", **self.inputs(np.random.default_rng(5), 2, 5, 4, 6, (1, 2, 3)))
        for label, *sizes in (("more classes than features", 3, 6, 12, 25), ("a small dev set", 2, 7, 30, 11),
                              ("sets of equal size", 4, 5, 20, 20)):
            yield hidden(label, **self.inputs(draw, *sizes, draw.permutation([1, 2, 3])))

    def oracle(self, X_train, Y_train, X_dev, Y_dev, epochs, configs, seed):
        from sklearn.metrics import zero_one_loss
        C, labels = len(Y_dev), Y_dev.T @ np.arange(len(Y_dev))
        trials = [f"train {[len(X_train)] + config['depth'] * [config['width']] + [C]} "
                  f"rate {config['learning_rate']:g} epochs {epochs} batch {config['mini_batch_size']} adam "
                  f"beta1 {config['beta1']:g}" for config in configs]
        errors = [zero_one_loss(labels, (X_dev[0] + config["depth"] + 2) % C) for config in configs]
        trials = {f"trial {i}": trial for i, trial in enumerate(trials, start=1)}
        return {"dev errors": errors, **trials, "facts": Facts()}

    def domain(self, draw):
        n_x, C, m_train, m_dev = sizes(draw, 4)
        return self.inputs(draw, n_x, C, m_train, m_dev, draw.integers(1, 5, draw.integers(1, 4)))

    _generator = "rng=np.random.default_rng(seed)"
    accuracy = slip("This is the accuracy. The search makes the result small: return the error.",
                    ("predictions != ", "predictions == "))
    number_of_errors = slip("This is the number of wrong predictions. Return their share.",
                            ("np.mean(", "np.sum("))
    trains_on_dev = slip("The network is trained on the dev set. Then the dev error says nothing about new "
                         "examples: train on the training set.",
                         ("X_train, Y_train, layer_dims", "X_dev, Y_dev, layer_dims"))
    training_error = slip("This is the error on the training set. It would choose configurations that "
                          "overfit: predict the dev set.",
                          ("predict(X_dev", "predict(X_train"), ("argmax(Y_dev", "argmax(Y_train"))
    last_cost = slip("This is the last training cost. Choose by the error on the dev set.",
                     ("error = np.mean(predictions != np.argmax(Y_dev, axis=0))", "error = costs[-1]"))
    depth_ignored = slip('There is always one hidden layer. config["depth"] says how many.',
                         (' * config["depth"]', ""))
    depth_counts_the_output = slip("There is one hidden layer too few. depth counts the hidden layers; the "
                                   "output layer comes on top.",
                                   (' * config["depth"]', ' * (config["depth"] - 1)'))
    shared_generator = slip("All trials share one generator, so each starts from other numbers and the "
                            "result depends on the order. Make a new one from the seed for each trial.",
                            ("    def objective(",
                             "    generator = np.random.default_rng(seed)\n    def objective("),
                            (_generator, "rng=generator"))
    unseeded = slip("The generator has no seed: the same configuration gives another error each time.",
                    (_generator, "rng=np.random.default_rng(np.random.randint(2**30))"))
    no_generator = slip("No NumPy Generator is passed to train. Make one from the seed, so that the seed "
                        "decides.", (f",\n            {_generator})", ")"))
    default_optimizer = slip("The optimizer is gradient descent, for which beta1 has no effect. Adam is "
                             "asked for.", ('optimizer="adam", ', ""))
    beta1_dropped = slip("beta1 of the configuration does not reach Adam: it is left out, or goes to the "
                         "running statistics.", (' beta1=config["beta1"],', ""))
    batch_size_dropped = slip("mini_batch_size of the configuration is not used.",
                              ('mini_batch_size=config["mini_batch_size"], ', ""))

    @alternative
    def by_position(X_train, Y_train, X_dev, Y_dev, epochs, train, predict, seed=0):
        labels = Y_dev.argmax(axis=0)

        def objective(config):
            dims = [len(X_train), *[config["width"] for _ in range(config["depth"])], len(Y_train)]
            trained = train(X_train, Y_train, dims, config["learning_rate"], epochs,
                            config["mini_batch_size"], "adam", config["beta1"],
                            rng=np.random.Generator(np.random.PCG64(seed)))
            return 1 - float(np.mean(predict(X_dev, *trained[:2]) == labels))
        return objective
