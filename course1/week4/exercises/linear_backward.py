"""The card of `linear_backward`."""

import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, in_place_of, loop, slip

from .common import layer_slopes

weights, biases, back = in_place_of("dW ="), in_place_of("db ="), in_place_of("dA_prev =")
SUM = "np.sum(dZ, axis=1, keepdims=True)"


class LinearBackward(Exercise):
    """The linear step of one layer, backward."""

    section, points, difficulty, minutes = "1.4.2", 6, 2, 12
    parts = {"dA_prev": 1, "dW": 1, "db": 1}
    form = "three arrays: dA_prev, dW, db"

    @staticmethod
    def probe(student, dZ, cache):
        dA_prev, dW, db = student.linear_backward(dZ, cache)
        student.linear_backward(1 - dZ, cache)                          # leaves alone what came back
        return {"dA_prev": dA_prev, "dW": dW, "db": db}

    def cases(self, draw):
        def some(make, label, n, n_prev, m, draw=draw, kind=float):
            arrays = [2 * draw.normal(size=shape) + 0.3 for shape in ((n, m), (n_prev, m), (n, n_prev),
                                                                      (n, 1))]
            dZ, *cache = [(np.round(array) if kind is int else array).astype(kind) for array in arrays]
            return make(label, dZ=dZ, cache=tuple(cache))

        yield some(example, "two units, three inputs, four examples", 2, 3, 4, np.random.default_rng(2), int)
        yield some(example, "all of one size", 2, 2, 2, np.random.default_rng(6), int)
        yield some(hidden, "more units", 7, 3, 5)
        yield some(hidden, "more inputs", 3, 8, 4)
        yield some(hidden, "more examples", 2, 3, 13)
        yield some(hidden, "all of one size", 4, 4, 4)
        yield some(hidden, "a single example", 4, 3, 1).about("generality")
        yield some(hidden, "one unit", 1, 5, 3).about("generality")
        yield some(hidden, "one input", 5, 1, 4).about("generality")
        yield some(hidden, "one of each", 1, 1, 1).about("generality")
        yield some(hidden, "whole numbers", 3, 4, 6, kind=int).about("generality")
        yield some(hidden, "single precision", 3, 2, 6, kind=np.float32).about("generality")
        # Few sizes: that inputs are read and looked at takes time, too, and should not count beside the loop.
        yield some(hidden, "very many examples", 2, 2, 12000).about("vectorised")

    def oracle(self, dZ, cache):
        A_prev, W, _ = (array.astype(float) for array in cache)
        dA_prev, dW, db = layer_slopes(dZ, A_prev, W, dZ.astype(float), "linear")
        return {"dA_prev": dA_prev, "dW": dW, "db": db}

    def domain(self, draw):
        n, n_prev, m = sizes(draw, 3)
        cache = tuple(numbers(draw, shape, most=1e3) for shape in ((n_prev, m), (n, n_prev), (n, 1)))
        return {"dZ": numbers(draw, (n, m), most=1e3), "cache": cache}

    no_mean = slip("The factor 1/m is missing: these are the slopes of the sum of the losses.",
                   ("dZ @ A_prev.T / m", "dZ @ A_prev.T"), (SUM + " / m", SUM))
    no_mean_of_biases = biases("db is the sum over the examples. Divide by m: it is a mean, as dW.",
                               f"db = {SUM}")
    no_mean_of_weights = weights("dW is the sum over the examples. Divide by m: it is a mean, as db.",
                                 "dW = dZ @ A_prev.T")
    mean_of_the_error = back("dA_prev is divided by m. It belongs to each example by itself; only what is "
                             "shared by all, dW and db, is a mean.", "dA_prev = W.T @ dZ / m")
    divided_by_units = slip("You divide by the number of units. The mean is over the examples, the columns.",
                            ("A_prev.shape[1]", "dZ.shape[0]"))
    divided_by_inputs = slip("You divide by the number of inputs. The mean is over the examples, the "
                             "columns.", ("A_prev.shape[1]", "A_prev.shape[0]"))
    not_turned = back("W is not transposed on the way back: it runs from this layer to the layer before now.",
                      "dA_prev = W @ dZ")
    turned_dw = weights("dW lies the wrong way: it should have the shape of W.", "dW = A_prev @ dZ.T / m")
    through_dw = back("The error comes back through dW. It comes back through the weights, W.",
                      "dA_prev = dW.T @ dZ")
    entry_by_entry = back("dA_prev is multiplied entry by entry, or spread. It is a matrix product: what "
                          "comes back from all units is added.", "dA_prev = W.T * np.sum(dZ)")
    over_units = biases("db is added up over the units of each example. Add up over the examples: axis 1.",
                        "db = np.sum(dZ, axis=0, keepdims=True) / m")
    flat_biases = biases("db is flat, (n,). Keep it a column, or the update makes a table of it.",
                         "db = np.sum(dZ, axis=1) / m")
    one_number = biases("db is one number for the whole layer. There is one for each unit.",
                        "db = np.full(b.shape, np.sum(dZ) / m)")

    @loop("The examples go back one by one, in a loop. A matrix product adds up what all of them give.")
    def one_by_one(dZ, cache):
        A_prev, W, b = cache
        m = A_prev.shape[1]
        dW, db, columns = np.zeros(W.shape), np.zeros(b.shape), []
        for i in range(m):
            dW += dZ[:, [i]] @ A_prev[:, [i]].T
            db += dZ[:, [i]]
            columns.append(W.T @ dZ[:, [i]])
        return np.hstack(columns), dW / m, db / m

    @alternative
    def with_ones_below(dZ, cache):
        inputs, W, _ = cache
        share = dZ / dZ.shape[1]
        both = share @ np.vstack([inputs, np.ones((1, inputs.shape[1]))]).T
        return np.einsum("jk,ji->ki", W, dZ), both[:, :-1], both[:, -1:]
