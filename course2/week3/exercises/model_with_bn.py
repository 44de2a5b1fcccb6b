"""The card of `model_with_bn`."""

import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import (Exercise, drop_line, example, hidden, replace_line, rewrite, rng,
                                           slip)
from autograder.judging.oracles import draw_parameters, network, one_hot
from coursekit import data
from coursekit.plain import Facts

from .common import magnified, train


def adam(rate, beta1):
    """Kingma and Ba (2015), algorithm 1."""
    state = {}

    def update(key, g):
        t, v, s = state.get(key, (0, 0.0, 0.0))
        t, v, s = state[key] = t + 1, beta1 * v + (1 - beta1) * g, 0.999 * s + 0.001 * g * g
        return -rate * v / (1 - beta1**t) / (np.sqrt(s / (1 - 0.999**t)) + 1e-8)

    return update


class ModelWithBn(Exercise):
    """Train a network with batch norm, and keep its running statistics."""

    section, difficulty, minutes = "2.3.7", 3, 22
    points = 7
    parts = {"parameters": 2, "running": 2, "costs": 0.5}
    needs = ("batchnorm_forward", "batchnorm_backward", "update_running_stats", "softmax",
             "cross_entropy_from_logits", "forward_with_bn", "backward_with_bn")
    seconds = 30.0
    form = 'parameters, a dict; running, {layer: {"mu", "var"}}; costs, a list'

    @staticmethod
    def probe(student, X, Y, layer_dims, how, initial, rng):
        import numpy as np

        parameters, running, costs = student.model_with_bn(X, Y, layer_dims, **how, initial=initial, rng=rng)
        found = {"parameters": parameters, "running": running, "costs": costs}
        if initial is None and how["learning_rate"] == 0:
            for name, generator in zip(("zero", "one", "none"), (*map(np.random.default_rng, (0, 1)), None)):
                found[name] = student.model_with_bn(X, Y, layer_dims, **how, rng=generator)[0]["W1"]
        return found

    @staticmethod
    def measure(value, X, Y, layer_dims, how, initial, rng):
        import numpy as np

        from coursekit.plain import Facts

        p, running, L = value["parameters"], value["running"], len(layer_dims) - 1
        if initial is not None and how["learning_rate"]:
            return value
        if initial is not None:
            return {"running": {l: {"var": run["var"]} for l, run in running.items()}}
        if not how["learning_rate"]:
            zero, one, none = (value[name] for name in ("zero", "one", "none"))
            return Facts({"another generator gives other start values": not np.array_equal(zero, one),
                          "without a generator that of seed 0 is used": np.array_equal(zero, none)})
        A = X
        for l, run in sorted(running.items()):              # each unit's batch norm is a straight line
            slope = p[f"gamma{l}"] / np.sqrt(run["var"] + 1e-8)
            A = np.maximum(0, slope * (p[f"W{l}"] @ A - run["mu"]) + p[f"beta{l}"])
        right = np.argmax(p[f"W{L}"] @ A + p[f"b{L}"], axis=0) == np.argmax(Y, axis=0)
        return Facts({"three of four examples are right with the running statistics": right.mean() > 0.75,
                      "the cost falls": value["costs"][-1] < 0.85 * value["costs"][0]})

    def cases(self, draw):
        def task(dims, m, epochs, batch=None, *, draw=draw, equal=False, **how):
            """All examples in one mini-batch, or all equal: their order does not matter."""
            X, labels = draw.normal(1, 2, (dims[0], m)), np.arange(m) % dims[-1]
            if equal:
                X, labels = np.round(X[:, [0] * m]), np.zeros(m, dtype=int)
            usual = {"learning_rate": 0.2, "num_epochs": epochs, "mini_batch_size": batch or m,
                     "momentum": 0.8}
            return {"X": X, "Y": one_hot(labels, dims[-1]), "layer_dims": dims, "how": usual | how,
                    "initial": draw_parameters(draw, dims, batch_norm=True), "rng": rng(1)}

        fixed = np.random.default_rng(8)
        yield example("all examples in one mini-batch", **task([2, 3, 2], 6, 1, draw=fixed))
        yield example("two hidden layers, three epochs", **task([2, 4, 3, 2], 6, 3, draw=fixed))
        by_adam = {"optimizer": "adam", "beta1": 0.5, "learning_rate": 0.1}  # twice: no run remembers another
        yield example("Adam", **task([2, 3, 2], 6, 3, draw=fixed, **by_adam))
        yield example("equal examples in batches of four", **task([2, 3, 2], 6, 2, 4, draw=fixed, equal=True))
        # One example at a time has variance 0, whichever it is: the variance counts the updates.
        alone = {"batch": 1, "learning_rate": 0.0}
        yield example("one example at a time, rate 0", **task([2, 3, 2], 4, 2, draw=fixed, **alone))
        # Equal examples, one at a time: several steps of Adam in an epoch, whose order does not matter.
        yield example("equal examples one at a time, Adam",
                      **task([2, 3, 2], 3, 2, 1, draw=fixed, equal=True, **by_adam))
        yield hidden("two hidden layers", **task([3, 5, 4, 3], 10, 2, momentum=0.7))
        yield hidden("two hidden layers, Adam", **task([3, 5, 4, 3], 10, 3, **by_adam))
        while True:                                 # rises in the middle, and is not the lowest at the end
            rising = task([2, 4, 3], 8, 4, learning_rate=5.0)
            costs = self.oracle(**rising)["costs"]
            if costs[2] > 1.1 * costs[1] and costs[3] > 1.1 * min(costs):
                break
        spirals = data.spirals(3, 60, seed=int(draw.integers(1000)))
        digits, part = data.digits(), draw.choice(1200, 200, replace=False)
        training = {
            "spirals, Adam": (*spirals, [2, 20, 20, 3], {
                "learning_rate": 0.04, "num_epochs": 25, "mini_batch_size": 60, "optimizer": "adam"}),
            "digits, gradient descent": (digits["X_train"][:, part], digits["y_train"][part], [64, 30, 10], {
                "learning_rate": 0.3, "num_epochs": 8, "mini_batch_size": 40})}
        for case in (
                hidden("equal examples in batches of four", **task([3, 4, 2], 10, 2, 4, equal=True)),
                hidden("equal examples one at a time, Adam",
                       **task([3, 4, 2], 4, 3, 1, equal=True, **by_adam)),
                hidden("one example at a time, rate 0", **task([2, 4, 3, 2], 5, 3, **alone)),
                hidden("a rate so large that the cost rises", **rising).within(condition=100),
                hidden("drawn start values", **task([3, 4, 2], 6, 1, learning_rate=0.0) | {"initial": None}),
                *(hidden(label, X=X, Y=one_hot(y, dims[-1]), layer_dims=dims, how=how, initial=None,
                         rng=rng(1)) for label, (X, y, dims, how) in training.items())):
            yield case.about("generality")

    def oracle(self, X, Y, layer_dims, how, initial, rng):
        if initial is None:
            return Facts()
        m, size, rate = X.shape[1], how["mini_batch_size"], how["learning_rate"]
        batches = [(X[:, i:i + size], Y[:, i:i + size]) for i in range(0, m, size)] * how["num_epochs"]
        update = adam(rate, how["beta1"]) if "optimizer" in how else lambda key, gradient: -rate * gradient
        costs, parameters, running, _ = train(batches, initial, how["momentum"], update)
        if not rate:
            return {"running": {l: {"var": run["var"]} for l, run in running.items()}}
        shares = [cost * X_t.shape[1] / m for cost, (X_t, _) in zip(costs, batches)]
        return {"parameters": parameters, "running": running,
                "costs": [sum(epoch) for epoch in np.split(np.array(shares), how["num_epochs"])]}

    def domain(self, draw):
        # Two steps of moderate size: what a network does to rounding in many large ones is chaos.
        *dims, m = sizes(draw, int(draw.integers(3, 6)), large=12)
        X = numbers(draw, (dims[0], m), most=1e2, least=1e-2, without=("float32",))
        equal = draw.random() < 0.5
        Y = one_hot(draw.integers(dims[-1], size=m), dims[-1])
        if equal:
            X, Y = X[:, [0] * m], Y[:, [0] * m]
        how = {"learning_rate": float(draw.uniform(0.001, 0.1)), "num_epochs": int(draw.integers(1, 3)),
               "mini_batch_size": int(draw.integers(1, m + 1)) if equal else m + int(draw.integers(3)),
               "momentum": float(draw.choice([0.0, 0.9, 0.99]))}
        initial = draw_parameters(draw, dims, batch_norm=True)
        return hidden("", X=X, Y=Y, layer_dims=dims, how=how, initial=initial, rng=rng(1)).within(
            condition=magnified(network(X, initial)[1], 1e-8) ** how["num_epochs"])

    only_W_and_b = slip(
        "gamma and beta are not trained: they leave the loop as they came. All parameters need the step.",
        replace_line("parameters = {key", "parameters |= {key: value - learning_rate * grads[f'd{key}'] "
                     "for key, value in parameters.items() if key[:2] not in ('ga', 'be')}"))
    made_anew = slip(
        "Adam forgets what it averaged: it starts from new averages in each step. Keep v, s and t from step "
        "to step.", replace_line("t = t + 1", "t, (v, s) = 1, initialize_adam(parameters)"))
    t_stands_still = slip(
        "Adam's t is always the same. It counts the steps, from 1, over all epochs.",
        replace_line("t = t + 1", "t = 1"))
    t_counts_epochs = slip(
        "Adam's t counts epochs. It counts the steps: every mini-batch is one.",
        replace_line("t = t + 1", "t = epoch + 1"))
    t_stays_0 = slip(
        "Adam's t is still 0, and 1 - beta1**0 is 0: the first step divides by it. Count the step, then take "
        "it.", drop_line("t = t + 1"))
    beta1_not_passed = slip(
        "The argument beta1 is not used: Adam takes its own default.",
        (", learning_rate, beta1)", ", learning_rate)"))
    in_place = slip(
        "The new values are written into the arrays of `initial`, which should stay as it was. Make new "
        "arrays.",
        replace_line("parameters = {key",
                     "for key in parameters:\n    parameters[key] -= learning_rate * grads[f'd{key}']"))
    cost_after_the_step = slip(
        "The cost is taken after the step. It should come from the same forward pass as the gradients.",
        ("+= cost *", "+= cross_entropy_from_logits(forward_with_bn(X_t, parameters)[0], Y_t) *"))
    default_momentum = slip(
        "The argument momentum is not used. update_running_stats wants it.",
        ('["var"], momentum)', '["var"], 0.9)'))
    after_the_update = slip(
        "The statistics are those of another forward pass, after the update. Those of the pass that was "
        "trained on are wanted.",
        replace_line("bn_cache =", "bn_cache = forward_with_bn(X_t, parameters)[1][l - 1][2]"))
    statistics_of_Z_tilde = slip(
        "These are the statistics of Z_tilde, after batch norm. At test time Z is normalised: average those "
        "of Z.",
        replace_line("bn_cache =", "Z_tilde = caches[l - 1][3]"),
        ('bn_cache["mu"], bn_cache["var"]', "Z_tilde.mean(1)[:, None], Z_tilde.var(1)[:, None]"))

    statistics_by_hand = rewrite(
        replace_line("bn_cache =", "Z = caches[l - 1][1] @ caches[l - 1][0]"),
        ('bn_cache["mu"], bn_cache["var"]', "Z.mean(1)[:, None], Z.var(1)[:, None]"))
