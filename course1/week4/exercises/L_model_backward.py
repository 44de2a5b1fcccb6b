"""The card of `L_model_backward`."""

import numpy as np

from autograder.authoring.domain import sizes
from autograder.authoring.exercise import (Exercise, alternative, drop_line, example, hidden, replace_line,
                                           slip)

from .common import batch, clear, gradients, lesson, network, slopes_of_activations

LAST = 'dA, grads[f"dW{L}"], grads[f"db{L}"] = linear_backward(AL - Y, linear_cache)'
BY_BLOCK = 'dA, grads[f"dW{L}"], grads[f"db{L}"] = linear_activation_backward(dAL, caches[L - 1], "sigmoid")'
CUT = f"said = np.clip(AL, 1e-8, 1 - 1e-8)\ndAL = -Y / said + (1 - Y) / (1 - said)\n{BY_BLOCK}"
seed = "linear_backward(AL - Y,"


class LModelBackward(Exercise):
    """All layers backward."""

    function = "L_model_backward"
    section, points, difficulty, minutes = "1.4.6", 11, 3, 28
    parts = {name: weight for l in range(1, 5)
             for name, weight in ((f"dW{l}", 2), (f"db{l}", 1), (f"dA{l - 1}", 1))}
    needs = ("linear_backward", "linear_activation_backward")
    form = 'a dict with "dA0", "dW1", "db1", and so on'

    @staticmethod
    def probe(student, AL, Y, caches):
        import numpy as np

        again, layers = (np.array(AL), 1 - Y, list(caches)), range(1, len(caches) + 1)
        grads = student.L_model_backward(AL, Y, caches)
        student.L_model_backward(*again)                                # leaves alone what came back
        names = [name for l in layers for name in (f"dA{l - 1}", f"dW{l}", f"db{l}")]
        return {name: grads[name] for name in names if name in grads}

    def cases(self, draw):
        def after(X, Y, parameters):
            AL, caches = network(X, parameters)
            return {"AL": AL, "Y": Y, "caches": caches}

        def some(make, label, dims, m, draw=draw, margin=0.02):
            return make(label, **after(*clear(draw, dims, m, margin)))

        def sure(make, label, dims, m, draw=draw):
            """Most outputs are exactly 0 or 1, some of them wrong."""
            X, Y, parameters = clear(draw, dims, m)
            last = f"W{len(dims) - 1}"
            scale = 3000 * draw.choice([1e-4, 1], (dims[-1], 1), p=[0.2, 0.8])
            return make(label, **after(X, Y,
                                       parameters | {last: scale * parameters[last]})).about("stability")

        yield example("the network 3-4-2-1 of lesson 1.4.2", **after(*lesson()))
        yield some(example, "three layers of one size", [3, 3, 3, 3], 3, np.random.default_rng(7))
        certain = {"X": np.array([[2.0, -3, 1, -1]]), "Y": np.array([[1, 1, 0, 0]]),
                   "parameters": {"W1": np.array([[1000.0]]), "b1": np.array([[0.0]])}}
        yield example("certain, right and wrong", **after(**certain)).about("stability")
        yield some(hidden, "two layers", [3, 5, 1], 7)
        yield some(hidden, "three layers", [4, 6, 3, 2], 5)
        yield some(hidden, "four layers", [3, 5, 4, 6, 2], 8)
        yield some(hidden, "all of one size", [4, 4, 4, 4], 4)
        yield some(hidden, "four layers, one output", [2, 6, 5, 3, 1], 9)
        yield some(hidden, "one layer", [4, 3], 6).about("generality")
        yield some(hidden, "a single example", [3, 4, 2, 5], 1).about("generality")
        yield some(hidden, "one of each", [1, 1, 1], 3).about("generality")
        yield some(hidden, "six layers", [3, 4, 5, 4, 3, 4, 2], 5, margin=0.005).about("generality")
        yield some(hidden, "ten outputs", [5, 4, 10], 6).about("generality")
        yield sure(hidden, "certain, two layers", [3, 4, 2], 9)
        yield sure(hidden, "certain, three layers", [2, 5, 4, 3], 7)

    def oracle(self, AL, Y, caches):
        parameters = {}
        for l, ((_, W, b), _) in enumerate(caches, start=1):
            parameters |= {f"W{l}": W, f"b{l}": b}
        return {**gradients(caches[0][0][0], Y, parameters), **slopes_of_activations(Y, parameters, caches)}

    def domain(self, draw):
        *dims, m = sizes(draw, int(draw.integers(3, 7)), most=5, large=9)
        X, Y, parameters = clear(draw, dims, m, margin=1e-6)
        Y = draw.integers(0, 2, Y.shape) if draw.random() < 0.5 else batch(draw, 1, m, dims[-1])[1]
        if draw.random() < 0.3:
            last = f"W{len(dims) - 1}"
            parameters[last] = parameters[last] * 10 ** draw.uniform(0, 3)
        AL, caches = network(X, parameters)
        return hidden("", AL=AL, Y=Y, caches=caches).within(condition=100)

    draws = 150

    divides = slip("Right while no output is exactly 0 or 1. There dAL divides 0 by 0, and all becomes NaN: "
                   "begin at the scores, with AL - Y.", drop_line("linear_cache, _"),
                   replace_line(LAST, f"dAL = -Y / AL + (1 - Y) / (1 - AL)\n{BY_BLOCK}"))
    cut_off = slip("The outputs are cut off near 0 and 1 before the division. That hides the NaN, and an "
                   "output that is certain and wrong gets the slope 0: begin at the scores, with AL - Y.",
                   drop_line("linear_cache, _"), replace_line(LAST, CUT))
    only_ones = slip("The slope of the losses has the part of the label 1 only. Where the label is 0, the "
                     "other part counts.", drop_line("linear_cache, _"),
                     replace_line(LAST, f"dAL = -Y / np.maximum(AL, 1e-300)\n{BY_BLOCK}"))
    slope_twice = slip("AL - Y goes through the slope of the sigmoid once more. It is already the slope at "
                       "the scores.", drop_line("linear_cache, _"),
                       replace_line(LAST, f"dAL = AL - Y\n{BY_BLOCK}"))
    turned_round = slip("The error has the wrong sign: a step against these slopes goes uphill.",
                        (seed, "linear_backward(Y - AL,"))
    mean_twice = slip("The factor 1/m comes in twice. linear_backward takes the mean; what goes in belongs "
                      "to each example.", (seed, "linear_backward((AL - Y) / Y.shape[1],"))
    sigmoid_inside = slip("The hidden layers go back through the sigmoid. They bend with ReLU.",
                          ('"relu"', '"sigmoid"'))
    caches_forwards = slip("The caches are read from the front on the way back: a layer gets "
                           "that of another.",
                           ("caches[l - 1]", "caches[L - 1 - l]"))
    cache_of_the_next = slip("Each layer gets the cache of the one to its right. The list counts from 0, the "
                             "layers from 1.", ("caches[l - 1]", "caches[l]"))
    not_chained = slip("Every hidden layer gets the dA of the last one. It should get what the layer to its "
                       "right has just given.", ("dA, dW, db = linear", "back, dW, db = linear"),
                       ("= dA, dW, db", "= back, dW, db"))
    first_layer_lost = slip("Layer 1 is missing: Python's range leaves out its end.",
                            ("range(L - 1, 0, -1)", "range(L - 1, 1, -1)"))
    inputs_lost = slip("dA0 is missing, the slope of the losses with respect to the inputs. Block 1 "
                       "gives it.",
                       ('grads[f"dA{L - 1}"] = dA', 'grads[f"dA{L - 1}"] = dA\n    grads.pop("dA0", None)'),
                       ('grads[f"db{l}"] = dA, dW, db',
                        'grads[f"db{l}"] = dA, dW, db\n        grads.pop("dA0", None)'))
    off_by_one = slip("The dA are filed one too high: the block of layer l gives that of layer l - 1.",
                      ('grads[f"dA{L - 1}"] = dA', 'grads[f"dA{L}"] = dA'),
                      ('grads[f"dA{l - 1}"], ', 'grads[f"dA{l}"], '))
    eats_the_caches = slip("The list of caches is another one afterwards: pop and reverse work on the list "
                           "itself. It belongs to the caller.", ("caches[L - 1]", "caches.pop()"),
                           ("caches[l - 1]", "caches.pop()"))

    @alternative
    def by_formulas(AL, Y, caches):
        grads, error, m = {}, np.subtract(AL, Y), Y.shape[1]
        for l in reversed(range(len(caches))):
            (inputs, W, _), _ = caches[l]
            grads[f"dW{l + 1}"], grads[f"db{l + 1}"] = error @ inputs.T / m, error.mean(axis=1, keepdims=True)
            grads[f"dA{l}"] = W.T @ error
            error = np.where(inputs > 0, grads[f"dA{l}"], 0.0)
        return grads
