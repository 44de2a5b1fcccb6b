"""The card of `model_with_bn`."""

import numpy as np

from autograder.exercise import Exercise, example, hidden, rewrite, rng, slip
from coursekit import data

from .common import draw_parameters, gradients, one_hot


class ModelWithBn(Exercise):
    """Train a network with batch norm, and keep its running statistics."""

    section, difficulty, minutes = "2.3.7", 3, 20
    points = 4
    parts = {"W1": 0.5, "gamma1": 0.5, "beta1": 0.5, "W2": 0.5, "b2": 0.5, "costs": 0.5, "mu1": 1, "var1": 1}
    needs = ("batchnorm_forward", "batchnorm_backward", "update_running_stats", "softmax", "cross_entropy_from_logits",
             "softmax_backward", "initialize_parameters_bn", "forward_with_bn", "backward_with_bn")
    seconds = 30.0

    @staticmethod
    def probe(student, X, Y, layer_dims, how, initial, rng):
        parameters, running, costs = student.model_with_bn(X, Y, layer_dims, **how, initial=initial, rng=rng)
        return {"parameters": parameters, "running": running, "costs": costs}

    @staticmethod
    def measure(value, X, Y, layer_dims, how, initial, rng):
        import numpy as np

        found = {**value["parameters"], "costs": value["costs"]}
        for l, run in value["running"].items():
            found |= {f"mu{l}": run["mu"], f"var{l}": run["var"]}
        if initial is None:
            def numbers(name, *shape):
                return np.reshape(np.asarray(found[name], dtype=float), shape)

            A, L = X, len(layer_dims) - 1
            for l, (n_prev, n) in enumerate(zip(layer_dims, layer_dims[1:-1]), start=1):        # each unit's batch norm is a straight line
                slope = numbers(f"gamma{l}", n, 1) / np.sqrt(numbers(f"var{l}", n, 1) + 1e-8)
                A = np.maximum(0, slope * (numbers(f"W{l}", n, n_prev) @ A - numbers(f"mu{l}", n, 1)) + numbers(f"beta{l}", n, 1))
            logits = numbers(f"W{L}", layer_dims[-1], layer_dims[-2]) @ A + numbers(f"b{L}", layer_dims[-1], 1)
            costs = np.asarray(value["costs"], dtype=float).ravel()
            found |= {"learns": bool(np.mean(np.argmax(logits, axis=0) == np.argmax(Y, axis=0)) > 0.75),
                      "the cost falls": bool(costs.size > 1 and costs[-1] < 0.85 * costs[0])}
        return found

    def cases(self, draw):
        # With all examples in one mini-batch their order does not matter: every number is determined.
        fixed = np.random.default_rng(8)
        for epochs in (1, 3):
            dims = [2, 3, 2]
            yield example(f"{epochs} steps on all examples", X=fixed.normal(size=(2, 6)), Y=one_hot(np.arange(6) % 2, 2), layer_dims=dims,
                          how={"learning_rate": 0.5, "num_epochs": epochs, "mini_batch_size": 6, "momentum": 0.9},
                          initial=draw_parameters(fixed, dims), rng=rng(1)).within(condition=1000)
        dims = [3, 5, 4, 3]
        yield hidden("two hidden layers", X=draw.normal(1, 2, (3, 10)), Y=one_hot(draw.integers(0, 3, 10), 3), layer_dims=dims,
                     how={"learning_rate": 0.2, "num_epochs": 2, "mini_batch_size": 10, "momentum": 0.7},
                     initial=draw_parameters(draw, dims), rng=rng(2)).within(condition=1000)
        # One example at a time has variance 0, whichever it is: the variance tells how many updates there were.
        for make, generator in ((example, fixed), (hidden, draw)):
            yield make("one example at a time, rate 0", X=generator.normal(size=(2, 4)), Y=one_hot([0, 1, 1, 0], 2), layer_dims=[2, 3, 2],
                       how={"learning_rate": 0.0, "num_epochs": 2, "mini_batch_size": 1, "momentum": 0.8},
                       initial=draw_parameters(generator, [2, 3, 2]), rng=rng(3)).within(condition=1000)
        X, labels = data.spirals(3, 60, seed=int(draw.integers(1000)))
        yield hidden("spirals, Adam", X=X, Y=one_hot(labels, 3), layer_dims=[2, 20, 20, 3],
                     how={"learning_rate": 0.04, "num_epochs": 25, "mini_batch_size": 60, "optimizer": "adam", "beta1": 0.9},
                     initial=None, rng=rng(int(draw.integers(1000)))).about("generality")
        digits, part = data.digits(), draw.choice(1200, 200, replace=False)
        yield hidden("digits, gradient descent", X=digits["X_train"][:, part], Y=one_hot(digits["y_train"][part], 10), layer_dims=[64, 30, 10],
                     how={"learning_rate": 0.3, "num_epochs": 8, "mini_batch_size": 40},
                     initial=None, rng=rng(int(draw.integers(1000)))).about("generality")

    def oracle(self, X, Y, layer_dims, how, initial, rng):
        if initial is None:
            return {"learns": True, "the cost falls": True}
        rho, epochs, rate = how["momentum"], how["num_epochs"], how["learning_rate"]
        if how["mini_batch_size"] == 1:
            return {f"var{l}": np.full((n, 1), rho ** (epochs * X.shape[1])) for l, n in enumerate(layer_dims[1:-1], start=1)}
        parameters, costs = dict(initial), []
        running = {f"{name}{l}": np.full((n, 1), start) for l, n in enumerate(layer_dims[1:-1], start=1)
                   for name, start in (("mu", 0.0), ("var", 1.0))}
        for _ in range(epochs):
            cost, found, layers = gradients(X, Y, parameters)
            for l, (_, _, mu, var, _) in enumerate(layers, start=1):
                running[f"mu{l}"] = rho * running[f"mu{l}"] + (1 - rho) * mu.numpy()
                running[f"var{l}"] = rho * running[f"var{l}"] + (1 - rho) * var.numpy()
            parameters = {key: value - rate * found[key] for key, value in parameters.items()}
            costs.append(cost)
        return parameters | running | {"costs": costs}

    step_is_lost = slip("The new parameters are thrown away: step returns them, it changes nothing in place.",
                        ("parameters = step(parameters, grads)", "step(parameters, grads)"))
    only_W_and_b = slip("gamma and beta are not trained: they leave the loop as they came. All keys need the step.",
                        ("parameters = step(parameters, grads)",
                         "parameters = step(parameters, grads) | {key: value for key, value in parameters.items() if key[:2] in ('ga', 'be')}"))
    all_examples_in_each_step = slip("Each step uses all examples, X and Y. It should use the mini-batch: X_t and Y_t.",
                                     ("forward_with_bn(X_t, parameters)", "forward_with_bn(X, parameters)"),
                                     ("cross_entropy_from_logits(ZL, Y_t)", "cross_entropy_from_logits(ZL, Y)"),
                                     ("backward_with_bn(ZL, Y_t, caches)", "backward_with_bn(ZL, Y, caches)"))
    momentum_reversed = slip("The weight of the old and the new value are exchanged: momentum belongs to the old one. Hand it on as it is.",
                             ('["var"], momentum)', '["var"], 1 - momentum)'))
    default_momentum = slip("The argument momentum is not used. Hand it on to update_running_stats.", ('["var"], momentum)', '["var"], 0.9)'))
    deviation_for_variance = slip("The running average is of the standard deviation. It should be of the variance, without a root.",
                                  ('bn_cache["var"]', 'np.sqrt(bn_cache["var"])'))
    exchanged = slip("Mean and variance are exchanged: update_running_stats(run, mu, var, momentum).",
                     ('bn_cache["mu"], bn_cache["var"]', 'bn_cache["var"], bn_cache["mu"]'))
    last_batch_only = slip("Only the last mini-batch's statistics are kept. Average them with the old ones: update_running_stats.",
                           ('update_running_stats(running[l], bn_cache["mu"], bn_cache["var"], momentum)', '{"mu": bn_cache["mu"], "var": bn_cache["var"]}'))
    statistics_of_Z_tilde = slip("These are the statistics of Z_tilde, after batch norm. At test time Z is what must be normalised: average its mean and variance.",
                                 ('bn_cache["mu"], bn_cache["var"]', 'Z_tilde.mean(axis=1, keepdims=True), Z_tilde.var(axis=1, keepdims=True)'))
    one_for_all_units = slip("There is one mean and variance for the whole layer. Each unit has its own: take them as they are in the cache, (n, 1).",
                             ('bn_cache["mu"], bn_cache["var"]', 'np.full_like(bn_cache["mu"], np.mean(W @ A_prev)), np.full_like(bn_cache["mu"], np.var(W @ A_prev))'))
    unbiased = slip("The variance is divided by m - 1. This course, like Keras, averages the variance that normalised the batch, divided by m: the one in the cache.",
                    ('bn_cache["var"]', '(W @ A_prev).var(axis=1, keepdims=True, ddof=min(1, len(X_t[0]) - 1))'))
    never_updated = slip("The running statistics stay at 0 and 1: put the result of update_running_stats back into running[l].",
                         ("running[l] = update_running_stats", "update_running_stats"))
    cost_of_probabilities = slip("The cost gets probabilities. cross_entropy_from_logits wants logits: ZL as it comes.",
                                 ("cross_entropy_from_logits(ZL, Y_t)", "cross_entropy_from_logits(softmax(ZL), Y_t)"))
    cost_after_the_step = slip("The cost is taken after the step. It should come from the same forward pass as the gradients.",
                               ("            cost = cross_entropy_from_logits(ZL, Y_t)\n", ""),
                               ("step(parameters, grads)", "step(parameters, grads)\n            cost = cross_entropy_from_logits(forward_with_bn(X_t, parameters)[0], Y_t)"))

    other_order = rewrite(("            cost = cross_entropy_from_logits(ZL, Y_t)\n", ""),
                          ("parameters = step(parameters, grads)", "cost = float(cross_entropy_from_logits(ZL, Y_t))\n            parameters = dict(step(parameters, grads))"))
    statistics_by_hand = rewrite(('bn_cache["mu"], bn_cache["var"]', '(W @ A_prev).mean(1)[:, None], (W @ A_prev).var(1)[:, None]'))
    in_place = rewrite(('running[l] = update_running_stats(running[l], bn_cache["mu"], bn_cache["var"], momentum)',
                        'running[l].update(update_running_stats(running[l], bn_cache["mu"], bn_cache["var"], momentum))'))
