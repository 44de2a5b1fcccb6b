"""The card of `model`, handed out broken."""

import numpy as np

from autograder.authoring.domain import sizes
from autograder.authoring.exercise import Exercise, drop_line, example, hidden, replace_line, rewrite, slip
from autograder.judging.oracles import draw_parameters, gradients, log_loss, network

AVERAGES, T, RATE, COSTS, ALL = ("after momentum or RMSprop", "after an epoch of Adam",
                                 "with a rate that falls", "costs",
                                 "all together")
USUAL = {"beta": 0.9, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8, "decay": None, "decay_rate": 1.0}
BY_ADAM = "update_parameters_with_adam(parameters, grads, v, s, t, rate, beta1, beta2, epsilon)"


class Model(Exercise):
    """A training loop on mini-batches, to be mended."""

    section, points, difficulty, minutes = "2.2.9", 14, 3, 36
    parts = {AVERAGES: 3, T: 3, RATE: 3, COSTS: 3, ALL: 2}      # a mistake each, and the rest left as it was
    needs = ("random_mini_batches", "initialize_adam", "update_parameters_with_momentum",
             "update_parameters_with_rmsprop", "update_parameters_with_adam")
    form = "parameters, a dict of arrays; costs, a list with a number for each epoch"
    seconds = 20.0
    draws = 60
    equivalent = {"moved into the loop: rate = learning_rate": "each epoch begins from learning_rate anyhow"}
    planted = {
        "averages": (drop_line("v, s = initialize_adam(parameters)"),
                     replace_line("batch_costs = []",
                                  "v, s = initialize_adam(parameters)\nbatch_costs = []")),
        "t": (drop_line("t = 0"), replace_line("t = t + 1", "t = epoch + 1")),
        "rate": replace_line("rate = decay", "rate = decay(rate, epoch, decay_rate)"),
        "mean": (replace_line("batch_costs.append", "batch_costs.append(compute_cost(AL, Y_t))"),
                 replace_line("costs.append(np.sum", "costs.append(np.mean(batch_costs))"))}

    @staticmethod
    def probe(student, part, X, Y, layers_dims, optimizer, how, orders, initial):
        import numpy as np

        left, given, drawn_with_it = list(orders), np.random.default_rng(0), []

        def random_mini_batches(X, Y, mini_batch_size, rng):
            drawn_with_it.append(rng is given)
            order = np.array(left.pop(0) if len(left) > 1 else left[0])     # each epoch has its own
            pieces = np.split(order, range(mini_batch_size, len(order), mini_batch_size))
            return [(X[:, piece], Y[:, piece]) for piece in pieces]

        if how.get("decay"):
            how = {**how, "decay": lambda learning_rate, epoch, decay_rate: (
                learning_rate / (1 + decay_rate * epoch))}
        with student.replaced(random_mini_batches=random_mini_batches):
            parameters, costs = student.model(X, Y, layers_dims, optimizer, **how, initial=initial,
                                              rng=given)
        return {"parameters": parameters, "costs": costs,
                "the mini-batches are drawn with rng": all(drawn_with_it)}

    @staticmethod
    def measure(value, part, X, Y, layers_dims, optimizer, how, orders, initial):
        return {part: {"costs": value["costs"], "all together": value}.get(part, value["parameters"])}

    def cases(self, draw):
        def case(make, part, label, dims, m, size, epochs, optimizer, draw=draw, **how):
            X, Y = draw.normal(size=(dims[0], m)), draw.integers(2, size=(dims[-1], m))
            how = {"learning_rate": 0.1, "mini_batch_size": size, "num_epochs": epochs} | how
            orders = [draw.permutation(m).tolist() for _ in range(max(epochs, 1) + 1)]
            return make(label, part=part, X=X, Y=Y, layers_dims=dims, optimizer=optimizer, how=how,
                        orders=orders, initial=draw_parameters(draw, dims))

        shown = np.random.default_rng(3)
        yield case(example, COSTS, "five examples in batches of two", [2, 3, 1], 5, 2, 2, "gd", shown)
        yield case(example, AVERAGES, "three epochs of momentum", [2, 2, 1], 4, 4, 3, "momentum", shown)
        yield case(example, RATE, "three epochs, a rate that falls", [2, 2, 1], 4, 2, 3, "gd", shown,
                   decay="epoch")
        yield case(example, T, "an epoch of Adam", [2, 2, 1], 6, 2, 1, "adam", shown)
        yield case(example, ALL, "Adam, and a rate that falls", [2, 3, 1], 5, 2, 3, "adam", shown, beta1=0.5,
                   beta2=0.75, decay="epoch", decay_rate=0.5)

        rate, fall = float(draw.uniform(0.1, 0.4)), float(draw.uniform(0.3, 2))
        yield case(hidden, COSTS, "costs, 148 in batches of 64", [3, 4, 2], 148, 64, 3, "gd",
                   learning_rate=rate)
        yield case(hidden, COSTS, "costs, batches that divide", [3, 2, 1], 12, 4, 2, "momentum",
                   learning_rate=rate)
        yield case(hidden, AVERAGES, "momentum", [3, 4, 2], 20, 8, 3, "momentum", learning_rate=rate,
                   beta=0.8)
        yield case(hidden, AVERAGES, "RMSprop", [2, 5, 3], 18, 9, 3, "rmsprop", learning_rate=0.05, beta2=0.7,
                   epsilon=1e-3)
        yield case(hidden, RATE, "a rate that falls", [3, 4, 2], 15, 6, 4, "gd", learning_rate=rate,
                   decay="epoch", decay_rate=fall)
        yield case(hidden, T, "Adam", [3, 4, 2], 25, 6, 1, "adam", learning_rate=0.05)
        both = {"learning_rate": 0.1, "decay": "epoch", "decay_rate": fall}
        yield case(hidden, ALL, "148 by Adam", [3, 4, 2], 148, 64, 3, "adam", **both, beta1=0.6, beta2=0.9,
                   epsilon=1e-2)
        yield case(hidden, ALL, "148 by momentum", [3, 4, 2], 148, 64, 3, "momentum", **both, beta=0.6)
        worse = case(hidden, ALL, "a rate that is too large", [1, 1], 2, 2, 3, "gd", learning_rate=2.0)
        worse.inputs.update(X=np.full((1, 2), 3.0), Y=np.array([[1, 0]]),           # the cost goes up
                            initial={"W1": np.array([[0.05]]), "b1": np.zeros((1, 1))})
        yield worse.about("generality")
        for label, *inputs, more in (
                ("all in one batch", [2, 3, 1], 7, 64, 3, "adam", {}),
                ("one example", [2, 3, 2], 1, 4, 3, "rmsprop", {}),
                ("one at a time", [2, 3, 1], 5, 1, 2, "adam", both),
                ("no hidden layer", [4, 2], 9, 4, 2, "momentum", both),
                ("three hidden layers", [2, 4, 3, 5, 2], 9, 4, 2, "adam", {}),
                ("no epoch", [2, 3, 1], 5, 2, 0, "gd", {}),
                ("RMSprop, a rate that falls", [3, 4, 1], 10, 4, 3, "rmsprop", {**both, "beta2": 0.8}),
                ("a rate that does not fall", [3, 2, 1], 8, 3, 3, "gd", {**both, "decay_rate": 0.0})):
            yield case(hidden, ALL, label, *inputs, **more).about("generality")

    def oracle(self, part, X, Y, layers_dims, optimizer, how, orders, initial):
        """The derivatives are TensorFlow's; the steps stand in the papers."""
        use = USUAL | how
        here, costs, t = {name: np.asarray(value, dtype=float) for name, value in initial.items()}, [], 0
        v, s = ({name: np.zeros(value.shape) for name, value in here.items()} for _ in range(2))
        for epoch, order in zip(range(use["num_epochs"]), orders):
            rate, losses = use["learning_rate"] / (1 + use["decay_rate"] * epoch * bool(use["decay"])), []
            for first in range(0, len(order), use["mini_batch_size"]):
                now, t = order[first:first + use["mini_batch_size"]], t + 1
                cost, slopes = gradients(lambda p: log_loss(network(X[:, now], p)[0], Y[:, now]), here)
                losses += [cost] * len(now)
                beta = use["beta"] if optimizer == "momentum" else use["beta1"]
                for name, g in slopes.items():
                    v[name] += (1 - beta) * (g - v[name])
                    s[name] += (1 - use["beta2"]) * (g * g - s[name])
                    v_hat, s_hat = v[name] / (1 - use["beta1"] ** t), s[name] / (1 - use["beta2"] ** t)
                    here[name] = here[name] - rate * {
                        "gd": g, "momentum": v[name], "rmsprop": g / (s[name] ** 0.5 + use["epsilon"]),
                        "adam": v_hat / (s_hat ** 0.5 + use["epsilon"])}[optimizer]
            costs.append(float(np.mean(losses)))
        all_of_it = {"parameters": here, "costs": costs, "the mini-batches are drawn with rng": True}
        return {part: {COSTS: costs, ALL: all_of_it}.get(part, here)}

    def domain(self, draw):
        *dims, m = sizes(draw, int(draw.integers(3, 5)), most=5, large=10)
        how = {"learning_rate": float(10 ** draw.uniform(-3, -1)),
               "mini_batch_size": int(draw.integers(1, m + 3)),
               "num_epochs": int(draw.integers(1, 4)), "beta": float(draw.choice([0, 0.5, 0.9])),
               "beta1": float(draw.choice([0, 0.5, 0.9])), "beta2": float(draw.choice([0, 0.9, 0.999])),
               "epsilon": 1e-3,
               "decay": "epoch" if draw.random() < 0.5 else None, "decay_rate": float(draw.uniform(0, 2))}
        return hidden("", part=ALL, X=draw.normal(size=(dims[0], m)), Y=draw.integers(2, size=(dims[-1], m)),
                      layers_dims=dims,
                      optimizer=str(draw.choice(["gd", "momentum", "rmsprop", "adam"])), how=how,
                      orders=[draw.permutation(m).tolist() for _ in range(4)],
                      initial=draw_parameters(draw, dims)).within(condition=100)

    shuffled_once = slip(
        "The mini-batches are made once, before the epochs. Each epoch has an order of its own.",
        replace_line("rate = learning_rate",
                     "rate, batches = learning_rate, random_mini_batches(X, Y, mini_batch_size, rng)"),
        ("in random_mini_batches(X, Y, mini_batch_size, rng):", "in batches:"))
    averages_each_step = slip(
        "The averages are made anew for each mini-batch. They go on over all steps and epochs.",
        replace_line("t = t + 1", "t = t + 1\nv, s = initialize_adam(parameters)"))
    falls_with_each_step = slip(
        "The rate falls with each mini-batch. It falls with the epoch.",
        replace_line("t = t + 1", "t = t + 1\nif decay is not None:\n    rate = decay(learning_rate, t - 1, "
                                  "decay_rate)"))
    falls_one_epoch_early = slip("The first epoch has a rate that has fallen already. It is epoch 0.",
                                 ("(learning_rate, epoch, decay_rate)",
                                  "(learning_rate, epoch + 1, decay_rate)"))
    t_from_0 = slip("t counts from 0: the first correction divides by 1 - 1. The first step is step 1.",
                    drop_line("t = t + 1"),
                    replace_line("parameters, v, s, _, _ =",
                                 f"parameters, v, s, _, _ = {BY_ADAM}\nt = t + 1"))
    t_each_epoch_anew = slip("t begins again in each epoch. It counts all steps.",
                             replace_line("batch_costs = []", "batch_costs, t = [], 0"))
    last_batch_only = slip("The cost of an epoch is that of its last mini-batch.",
                           replace_line("costs.append(np.sum", "costs.append(compute_cost(AL, Y_t))"))
    sum_of_costs = slip("The cost of an epoch is a sum. It is the mean over the examples.",
                        replace_line("costs.append(np.sum", "costs.append(np.sum(batch_costs))"))
    default_betas = slip("Adam's numbers are not handed on: it takes its defaults.",
                         ("t, rate, beta1, beta2, epsilon)", "t, rate)"))
    from_the_epoch = rewrite(replace_line("t = t + 1", "t += 1"),
                             replace_line("costs.append(np.sum", "costs += [sum(batch_costs) / len(X.T)]"))
