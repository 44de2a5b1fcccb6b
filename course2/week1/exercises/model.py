"""The card of `model`."""

from functools import cache

import numpy as np

from autograder.authoring.domain import sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, in_place_of, rewrite, slip
from autograder.judging import oracles
from coursekit.plain import Facts

from .common import FIVE, KEYS, SHOWN, batch, network, penalty

measured, penalised = in_place_of("A3, _ ="), in_place_of("penalty =")


@cache
def compiled_slopes():
    """The gradients of the cost, by TensorFlow's tape: compiled once for all sizes, since steps are many.

    Returns:
        Function of parameters, X, Y and lambda / m, all of 64 bits; it returns {"W1": tensor, ...}.
    """
    import tensorflow as tf

    table, number = tf.TensorSpec([None, None], tf.float64), tf.TensorSpec([], tf.float64)

    @tf.function(input_signature=[dict.fromkeys(KEYS, table), table, table, number])
    def slopes(parameters, X, Y, share):
        with tf.GradientTape() as tape:
            tape.watch(parameters)
            squares = tf.add_n([tf.nn.l2_loss(parameters[name]) for name in ("W1", "W2", "W3")])
            cost = oracles.log_loss(oracles.network(X, parameters)[0], Y) + share * squares
        return tape.gradient(cost, parameters)

    return slopes


def descend(X, Y, start, dev, settings):
    """Gradient descent by TensorFlow's tape, without dropout: what `model` should return."""
    rate, lambd = settings.get("learning_rate", 0.3), settings.get("lambd", 0.0)
    steps, patience = settings["num_iterations"], settings.get("patience")

    def cost(parameters, inputs, targets, lambd=0.0):
        data = oracles.log_loss(oracles.network(inputs, parameters)[0], targets)
        return float(data + penalty(parameters, lambd, targets.shape[1]))

    data = np.asarray(X, dtype=float), np.asarray(Y, dtype=float)
    here, costs, dev_costs, path = {name: value.astype(float) for name, value in start.items()}, [], [], []
    for i in range(steps):
        if i % 10 == 0:
            path.append(here)
            costs.append(cost(here, X, Y, lambd))
            if dev is not None:
                dev_costs.append(cost(here, dev["X"], dev["Y"]))
            if patience and len(path) - 1 - int(np.argmin(dev_costs)) >= patience:
                steps = i
                break
        slopes = compiled_slopes()(here, *data, lambd / Y.shape[1])
        here = {name: value - rate * slopes[name].numpy() for name, value in here.items()}
    return {"parameters": path[int(np.argmin(dev_costs))] if patience else here, "costs": costs,
            "dev_costs": dev_costs, "stopped_at": steps}


class Model(Exercise):
    """One training loop with all remedies."""

    section, points, difficulty, minutes = "2.1.8", 9, 3, 30
    parts = {"parameters": 3, "costs": 2, "dev_costs": 1, "stopped_at": 1,
             "with dropout, the first cost": 0.5, "the same seed gives the same training": 0.5,
             "dropout is on in the steps, and only with keep_prob below 1": 1,
             "every step draws new masks": 0.5, "the way back has the keep_prob of the way forward": 0.5,
             "measuring is without dropout": 0.5, "with patience the best parameters come back": 0.5,
             "it stops so many measurements behind the best": 0.5, "another seed gives another start": 0.5,
             "without rng there is a start, too": 0.25}
    form = 'a dict with "parameters", "costs", "dev_costs" and "stopped_at"'
    needs = ("initialize_parameters_he", "compute_cost_with_regularization",
             "forward_propagation_with_dropout", "backward_propagation_with_dropout", "EarlyStopper")
    seconds = 20.0
    draws = 60
    equivalent = {"np.inf if False else patience": "without patience the stopper is never asked"}

    @staticmethod
    def probe(student, X, Y, start, dev, settings, seed):
        """Runs from a given start, or a drawn one. With dropout the student's own passes are watched, too."""
        import numpy as np

        masks, shares = [], []
        forward = student.forward_propagation_with_dropout
        backward = student.backward_propagation_with_dropout

        def watched_forward(X, parameters, keep_prob, rng):
            result = forward(X, parameters, keep_prob, rng)
            if keep_prob < 1:
                masks.append(b"".join(np.asarray(result[1][place], dtype=bool).tobytes() for place in (1, 6)))
                shares.append(float(keep_prob))
            return result

        def watched_backward(X, Y, cache, keep_prob):
            shares.append(float(keep_prob))
            return backward(X, Y, cache, keep_prob)

        more = {} if dev is None else {"X_dev": dev["X"], "Y_dev": dev["Y"]}
        dims = [len(X), *(len(start[f"b{l}"]) for l in (1, 2, 3))]
        stand_ins = {"forward_propagation_with_dropout": watched_forward,
                     "backward_propagation_with_dropout": watched_backward}
        if seed is None:
            stand_ins["initialize_parameters_he"] = lambda layers_dims, rng: {
                name: np.array(value, dtype=float) for name, value in start.items()}

        def run(seed):
            masks.clear(), shares.clear()
            rng = None if seed < 0 else np.random.default_rng(seed)
            return dict(student.model(X, Y, dims, rng=rng, **settings, **more))

        with student.replaced(**stand_ins):
            again, other = run(7 if seed is None else seed), run(8 if seed is None else seed + 1)
            found = {"alone": run(-1)} if seed is not None else {}
            came = run(7 if seed is None else seed)
        found |= {"came": came, "again": again, "other": other, "masks": len(masks),
                  "different": len(set(masks)), "shares": sorted(set(shares))}
        if dev is not None:
            said = student.forward_propagation(dev["X"], came["parameters"])[0]
            found["dev cost"] = student.compute_cost(said, dev["Y"])
        return found

    @staticmethod
    def measure(value, X, Y, start, dev, settings, seed):
        import numpy as np

        from coursekit.plain import Facts

        came, again, other = value["came"], value["again"], value["other"]
        keep_prob, patience = settings.get("keep_prob", 1), settings.get("patience")
        stopped, costs, dev_costs = int(came["stopped_at"]), list(came["costs"]), list(came["dev_costs"])

        def alike(one, two):
            one, two = ({**run["parameters"], "costs": run["costs"]} for run in (one, two))
            return all(np.shape(one[name]) == np.shape(two[name])
                       and np.allclose(one[name], two[name], rtol=1e-9, atol=0) for name in one)

        exact = keep_prob == 1 or not np.any(X) or settings.get("learning_rate") == 0
        facts = {"the same seed gives the same training": alike(came, again),
                 "every step draws new masks": value["different"] == value["masks"] or len(start["b1"]) < 8,
                 "the way back has the keep_prob of the way forward": keep_prob == 1
                 or set(value["shares"]) <= {keep_prob},
                 "measuring is without dropout": value["masks"] <= stopped}
        if seed is not None:
            shapes = {name: str(np.shape(array)) for name, array in came["parameters"].items()}
            return {"shapes": shapes, "facts": Facts(facts | {
                "another seed gives another start": not alike(came, other),
                "without rng there is a start, too": len(value["alone"]["costs"]) == len(costs)})}
        seen = settings["num_iterations"] > 10 or not patience      # else what comes back is the start
        if settings.get("learning_rate") != 0 and np.any(X) and seen:
            facts["dropout is on in the steps, and only with keep_prob below 1"] = \
                alike(came, other) == (keep_prob == 1)
        if patience:
            behind = len(dev_costs) - 1 - int(np.argmin(dev_costs))
            early = stopped < settings["num_iterations"]
            best = abs(value["dev cost"] - min(dev_costs)) < 1e-7
            facts |= {"with patience the best parameters come back": best,
                      "it stops so many measurements behind the best": behind == patience
                      and stopped == 10 * (len(dev_costs) - 1) if early else behind < patience}
        if not exact:
            return {"with dropout, the first cost": costs[0], "facts": Facts(facts)}
        found = {name: came[name] for name in ("parameters", "costs", "dev_costs", "stopped_at")}
        return found | {"facts": Facts(facts)}

    def cases(self, draw):
        def some(make, label, parameters, X, Y, steps, dev=None, seed=None, **settings):
            return make(label, X=X, Y=Y, start=parameters, dev=dev,
                        settings={"num_iterations": steps, **settings}, seed=seed).within(condition=100)

        def drawn(n_x, n_1, n_2, C=1):
            made = network(draw, n_x, n_1, n_2, C)
            return made | {"b1": np.abs(made["b1"]), "b2": np.abs(made["b2"])}

        shown, two = np.random.default_rng(3), {"X": np.array([[1.0, -1, 0.5], [0.5, 1, -1], [0, 1, 2]]),
                                                "Y": np.array([[1, 0, 1]])}
        start = {name: np.abs(value) if name in ("b1", "b2") else value for name, value in SHOWN.items()}
        yield some(example, "one step, the default rate", start, **FIVE, steps=1)
        yield some(example, "21 steps", start, **FIVE, steps=21, learning_rate=0.1)
        yield some(example, "a penalty", start, **FIVE, steps=12, learning_rate=0.1, lambd=2.0)
        yield some(example, "a dev set and a penalty, no patience", start, **FIVE, steps=11,
                   learning_rate=0.1, lambd=1.0, dev=two)
        flipped = {"X": FIVE["X"], "Y": 1 - FIVE["Y"]}
        yield some(example, "a dev cost that only rises, patience 2", start, **FIVE, steps=40,
                   learning_rate=0.1, dev=flipped, patience=2)
        yield some(example, "patience that is not used up", start, **FIVE, steps=25, learning_rate=0.1,
                   dev=FIVE, patience=3)
        # Inputs of 0 and no biases: nothing fires, whatever the masks; the penalty alone moves the weights.
        silent = {name: value * (name[0] == "W") for name, value in SHOWN.items()}
        nothing = {"X": 0 * FIVE["X"], "Y": FIVE["Y"]}
        yield some(example, "dropout and a penalty, inputs of 0", silent, **nothing, steps=11,
                   learning_rate=0.1, lambd=2.0, keep_prob=0.5)
        wide, data = network(shown, 3, 12, 9, 1), batch(shown, 3, 8)
        yield some(example, "dropout", wide, **data, steps=21, learning_rate=0.1, keep_prob=0.5)
        yield some(example, "dropout, rate 0", wide, **data, steps=11, learning_rate=0,
                   keep_prob=0.5).about("generality")
        yield some(example, "dropout and patience", wide, **data, steps=60, learning_rate=0.2, keep_prob=0.6,
                   dev=batch(shown, 3, 6), patience=1)
        yield some(example, "a drawn start", wide, **data, steps=2, keep_prob=0.5, seed=3).about("generality")

        yield some(hidden, "some steps", drawn(3, 5, 4), **batch(draw, 3, 9), steps=13, learning_rate=0.2)
        yield some(hidden, "ten outputs", drawn(4, 5, 3, 10), **batch(draw, 4, 8, 10), steps=11,
                   learning_rate=0.05)
        yield some(hidden, "a penalty", drawn(2, 6, 3), **batch(draw, 2, 7), steps=12, learning_rate=0.15,
                   lambd=float(draw.uniform(0.5, 3)))
        yield some(hidden, "a dev set, a penalty", drawn(3, 4, 5), **batch(draw, 3, 6), steps=11,
                   learning_rate=0.1, lambd=1.5, dev=batch(draw, 3, 4))
        data = batch(draw, 3, 9)
        worse = {"X": data["X"], "Y": 1 - data["Y"]}
        yield some(hidden, "stopped early", drawn(3, 5, 4), **data, steps=50, learning_rate=0.3, dev=worse,
                   patience=2)
        yield some(hidden, "stopped early, with a penalty", drawn(3, 4, 6), **data, steps=40,
                   learning_rate=0.3, lambd=0.8, dev=worse, patience=1)
        yield some(hidden, "never stopped", drawn(3, 5, 4), **data, steps=22, learning_rate=0.1, dev=data,
                   patience=2)
        yield some(hidden, "dev costs that fall by little", drawn(3, 5, 4), **data, steps=31,
                   learning_rate=2e-5, dev=data, patience=1)
        yield some(hidden, "dropout and a penalty, inputs of 0",
                   {name: value * (name[0] == "W") for name, value in drawn(3, 6, 5).items()},
                   X=np.zeros((3, 7)), Y=batch(draw, 3, 7)["Y"], steps=12, learning_rate=0.2, lambd=1.2,
                   keep_prob=0.7)
        for keep_prob in (0.5, 0.8):
            yield some(hidden, f"dropout, keep {keep_prob}", network(draw, 3, 12, 10, 1), **batch(draw, 3, 9),
                       steps=15, learning_rate=0.1, keep_prob=keep_prob)
        yield some(hidden, "everything at once", network(draw, 3, 12, 10, 2), **batch(draw, 3, 9, 2),
                   steps=60, learning_rate=0.3, keep_prob=0.6, lambd=0.5, dev=batch(draw, 3, 6, 2),
                   patience=1)
        for label, dims, m, steps, how in (("one step", (3, 4, 2, 1), 5, 1, {}),
                                           ("ten steps", (2, 3, 4, 1), 6, 10, {"lambd": 1}),
                                           ("one example", (3, 2, 4, 2), 1, 3, {"learning_rate": 0.1}),
                                           ("all of one size", (3, 3, 3, 3), 3, 4,
                                            {"learning_rate": 0.2, "lambd": 0.4})):
            yield some(hidden, label, drawn(*dims), **batch(draw, dims[0], m, dims[-1]), steps=steps,
                       **how).about("generality")
        yield some(hidden, "dropout, rate 0", network(draw, 2, 9, 8, 1), **batch(draw, 2, 6), steps=21,
                   learning_rate=0, keep_prob=0.4, dev=batch(draw, 2, 5)).about("generality")
        yield some(hidden, "a drawn start", network(draw, 4, 8, 9, 2), **batch(draw, 4, 7, 2), steps=3,
                   lambd=0.3, seed=int(draw.integers(10**6))).about("generality")

    def oracle(self, X, Y, start, dev, settings, seed):
        if seed is not None:
            return {"shapes": {name: str(value.shape) for name, value in start.items()}, "facts": Facts()}
        if settings.get("keep_prob", 1) < 1 and np.any(X) and settings.get("learning_rate") != 0:
            first = descend(X, Y, start, dev, settings | {"num_iterations": 1, "patience": None})["costs"]
            return {"with dropout, the first cost": first[0], "facts": Facts()}
        return descend(X, Y, start, dev, settings) | {"facts": Facts()}

    def domain(self, draw):
        """Few and moderate steps, that do not magnify rounding."""
        n_x, n_1, n_2, C, m = sizes(draw, 5, most=5, large=9)
        settings = {"num_iterations": int(draw.choice([1, 2, 9, 11, 21])),
                    "learning_rate": float(draw.uniform(0.02, 0.3)),
                    "lambd": float(draw.choice([0, draw.uniform(0, 2)])),
                    "keep_prob": float(draw.choice([1, 1, 0.6]))}
        if settings["keep_prob"] < 1:
            n_1, n_2, m = n_1 + 9, n_2 + 9, m + 5
        dev = batch(draw, n_x, 5, C) if draw.random() < 0.5 else None
        if dev is not None and draw.random() < 0.7:
            settings["patience"] = int(draw.integers(1, 4))
        start = network(draw, n_x, n_1, n_2, C)
        start |= {name: np.abs(start[name]) for name in ("b1", "b2")}
        return hidden("", **batch(draw, n_x, m, C), start=start, dev=dev, settings=settings,
                      seed=None).within(condition=1000)

    dropout_while_measuring = measured("The cost is measured with dropout on. To measure is to use the "
                                       "network.", "A3, _ = forward_propagation_with_dropout(X, parameters, "
                                       "keep_prob, rng)")
    data_cost_noted = slip("The cost is noted without the penalty, though the steps go down the one with it.",
                           ("compute_cost_with_regularization(A3, Y, parameters, lambd)",
                            "compute_cost(A3, Y)"))
    dev_cost_charged = slip("The dev cost has the penalty in it. It asks how good the network is, not how "
                            "large its weights are.", ("compute_cost(A3_dev, Y_dev)",
                                                       "compute_cost_with_regularization(A3_dev, Y_dev, "
                                                       "parameters, lambd)"))
    last_come_back = slip("With patience the last parameters come back. The stopper has kept the best ones.",
                          ("        parameters = stopper.best_parameters", "        parameters = parameters"))
    no_penalty_in_the_steps = penalised("The steps know nothing of the penalty: add its gradient.",
                                        "penalty = 0 * parameters[name]")
    penalty_over_2m = penalised("The penalty's gradient is over 2m. The 2 cancels.",
                                "penalty = lambd / (2 * X.shape[1]) * parameters[name]")
    plain_steps = slip("The steps are those of the plain network: dropout is never on.",
                       ("dropout(X, parameters, keep_prob, rng)", "dropout(X, parameters, 1, rng)"),
                       ("dropout(X, Y, cache, keep_prob)", "dropout(X, Y, cache, 1)"))
    same_masks = slip("A new generator in every step draws the same masks again and again. Draw from rng.",
                      ("parameters, keep_prob, rng)", "parameters, keep_prob, np.random.default_rng(0))"))
    backward_without = slip("The way back does not get keep_prob.",
                            ("(X, Y, cache, keep_prob)", "(X, Y, cache, 1)"))
    stops_on_training_cost = slip("The stopper watches the training cost, which only falls. Hand it the dev "
                                  "cost.", ("stopper.update(dev_costs[-1]", "stopper.update(costs[-1]"))
    measured_behind_the_step = slip("The costs are those behind the steps. Measure before the step.",
                                    ("if i % 10 == 0:", "if i % 10 == 9:"))
    patience_in_steps = slip("Patience counts steps. It counts measurements, one in ten steps.",
                             ("np.inf if patience is None else patience",
                              "np.inf if patience is None else patience / 10"))
    own_rate = slip("The learning rate is not handed on.", ("gradients, learning_rate)", "gradients, 0.3)"))

    penalty_in_a_dict = rewrite(("        gradients = backward_propagation_with_dropout(X, Y, cache, "
                                 "keep_prob)\n", "        both = backward_propagation_with_dropout(X, Y, "
                                 "cache, keep_prob)\n        gradients = {key: g + (lambd * "
                                 "parameters[key[1:]] / len(Y[0]) if key[1] == 'W' else 0) for key, g in "
                                 "both.items()}\n"), ('        for name in ("W1", "W2", "W3"):\n            '
                                                      'penalty = lambd / X.shape[1] * '
                                                      'parameters[name]\n            gradients["d" + name] '
                                                      '= gradients["d" + name] + penalty\n', ""))

    @alternative
    def with_plain_passes(X, Y, layers_dims, learning_rate=0.3, num_iterations=3000, lambd=0, keep_prob=1,
                          rng=None, X_dev=None, Y_dev=None, patience=None):
        rng = rng or np.random.default_rng()
        here, notes, dev_notes = initialize_parameters_he(layers_dims, rng), [], []
        best, waited, i = None, 0, 0
        while i < num_iterations:
            if not i % 10:
                notes.append(compute_cost_with_regularization(forward_propagation(X, here)[0], Y, here,
                                                              lambd))
                if X_dev is not None:
                    dev_notes.append(compute_cost(forward_propagation(X_dev, here)[0], Y_dev))
                    waited += 1
                    if dev_notes[-1] == min(dev_notes) and dev_notes.count(dev_notes[-1]) == 1:
                        best, waited = here, 0
                    if patience is not None and waited >= patience:
                        break
            if keep_prob == 1:
                _, cache = forward_propagation(X, here)
                grads = backward_propagation_with_regularization(X, Y, cache, lambd)
            else:
                _, cache = forward_propagation_with_dropout(X, here, keep_prob, rng)
                grads = backward_propagation_with_dropout(X, Y, cache, keep_prob)
                grads.update({f"dW{l}": grads[f"dW{l}"] + lambd * here[f"W{l}"] / X.shape[1]
                              for l in (1, 2, 3)})
            here = {name: here[name] - learning_rate * grads["d" + name] for name in here}
            i += 1
        return {"stopped_at": i, "costs": np.array(notes), "dev_costs": dev_notes,
                "parameters": here if patience is None else best}
