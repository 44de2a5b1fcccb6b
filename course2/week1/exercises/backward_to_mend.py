"""The card of `backward_to_mend`."""

from autograder.authoring.exercise import Exercise, alternative, example, hidden, in_place_of, slip

from .common import FIVE, SHOWN, SQUARE, TWO, batch, cache_of, gradients, network, of_cache, wild_network

charge = in_place_of('gradients["d" + name] =')


class BackwardToMend(Exercise):
    """A backward pass that trains and is wrong."""

    section, points, difficulty, minutes = "2.1.14", 8, 3, 24
    # The shapes and dW3 are right as handed out, so they are worth nothing, or little.
    shares, parts = {"shape": 0}, {"dW1": 2, "db1": 2, "dW2": 2, "db2": 1, "dW3": 0.4, "db3": 1}
    form = 'a dict with "dW1", "db1", "dW2", "db2", "dW3" and "db3"'
    # dW2 without 1/m, the mask of layer 1 left out, and the biases charged like weights.
    planted = 3
    equivalent = dict.fromkeys(["(Z2 >= 0)", "(Z1 >= 0)"], "ReLU has no slope at 0; both conventions are "
                               "right")

    def cases(self, draw):
        def some(make, label, parameters, X, Y, lambd):
            return make(label, X=X, Y=Y, cache=cache_of(parameters, X), lambd=lambd)

        yield some(example, "sizes 3-2-4-1, five examples", SHOWN, **FIVE, lambd=0.7)
        yield some(example, "all of size 2", SQUARE, **TWO, lambd=3.0)
        at_the_start = {name: value * (name[0] == "W") for name, value in SHOWN.items()}
        yield some(example, "all biases 0", at_the_start, **FIVE, lambd=0.7)
        yield some(example, "no penalty", SHOWN, **FIVE, lambd=0).about("generality")
        for label, *dims, C, m, lambd in (("more examples", 3, 4, 5, 1, 9, 1.3),
                                          ("ten outputs", 4, 3, 5, 10, 7, 0.4),
                                          ("all of one size", 3, 3, 3, 3, 3, 2.0),
                                          ("many units", 2, 9, 8, 1, 6, 5.0)):
            yield some(hidden, label, network(draw, *dims, C), **batch(draw, dims[0], m, C), lambd=lambd)
        for label, *dims, C, m, lambd in (("a single example", 4, 3, 2, 1, 1, 0.6),
                                          ("one of each", 1, 1, 1, 1, 2, 0.9),
                                          ("no penalty", 3, 6, 4, 2, 5, 0.0),
                                          ("a large lambda", 3, 5, 2, 1, 8, 90)):
            yield some(hidden, label, network(draw, *dims, C), **batch(draw, dims[0], m, C),
                       lambd=lambd).about("generality")

    def oracle(self, X, Y, cache, lambd):
        return gradients(X, Y, of_cache(cache), lambd)

    def domain(self, draw):
        data, parameters = wild_network(draw)
        lambd = float(draw.choice([0, 10 ** draw.uniform(-2, 2)]))
        return {**data, "cache": cache_of(parameters, data["X"]), "lambd": lambd}

    no_penalty = charge("The penalty is gone. Then the gradients fit a cost without it, and train another "
                        "network than the one that is wanted.", 'gradients["d" + name] = gradients["d" + '
                        'name] + 0 * values[name]')
    factor_of_the_cost = charge("The gradient of the penalty has 2m below it, as the cost. The 2 cancels.",
                                'gradients["d" + name] = gradients["d" + name] + lambd / (2 * m) * '
                                'values[name]')
    charge_not_divided = charge("What the penalty adds is not divided by m any more.",
                                'gradients["d" + name] = gradients["d" + name] + lambd * values[name]')
    mean_twice = slip("The 1/m is now in dZ2 as well as in what is made from it: it comes in twice.",
                      ("(W3.T @ dZ3) * (Z2 > 0)", "(W3.T @ dZ3) * (Z2 > 0) / m"))
    slope_of_a_sigmoid = slip("The slope of layer 1 is that of a sigmoid. Its units are ReLU.",
                              ("(W2.T @ dZ2) * (Z1 > 0)", "(W2.T @ dZ2) * A1 * (1 - A1)"))
    mask_of_the_gradient = slip("The slope of layer 1 is taken from the error that comes back. Whether a "
                                "unit fired is seen in its score.",
                                ("(W2.T @ dZ2) * (Z1 > 0)", "np.maximum(W2.T @ dZ2, 0)"))
    first_layer_uncharged = slip("dW1 is not charged any more. All weights are.",
                                 ('("W1", "W2", "W3")', '("W2", "W3")'))

    @alternative
    def by_the_plain_pass(X, Y, cache, lambd):
        found, m = backward_propagation(X, Y, cache), X.shape[1]
        return {key: value + (lambd / m * cache[4 * int(key[-1]) - 2] if "W" in key else 0) for key,
                value in found.items()}
