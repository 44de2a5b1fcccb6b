"""The card of `L_model_forward`."""

import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, slip
from autograder.judging.oracles import draw_parameters

from .common import lesson, network


class LModelForward(Exercise):
    """All layers forward."""

    function = "L_model_forward"
    section, points, difficulty, minutes = "1.4.3", 8, 2, 14
    parts = {"AL": 3, "caches": 2}
    needs = ("linear_activation_forward",)
    form = "the outputs, and a list with a cache for each layer"

    @staticmethod
    def probe(student, X, parameters):
        AL, caches = student.L_model_forward(X, parameters)
        student.L_model_forward(-X[:, :1], parameters)                  # leaves alone what came back
        return {"AL": AL, "caches": caches}

    def cases(self, draw):
        def some(make, label, dims, m, draw=draw):
            return make(label, X=draw.normal(size=(dims[0], m)), parameters=draw_parameters(draw, dims))

        X, _, parameters = lesson()
        yield example("the network 3-4-2-1 of lesson 1.4.2", X=X, parameters=parameters)
        yield some(example, "four layers of one size", [2, 2, 2, 2, 2], 2, np.random.default_rng(3))
        yield some(example, "one layer", [3, 2], 4, np.random.default_rng(4)).about("generality")
        yield some(hidden, "two layers", [3, 5, 2], 4)
        yield some(hidden, "three layers", [4, 2, 6, 1], 5)
        yield some(hidden, "five layers", [3, 6, 4, 5, 2, 7], 8)
        yield some(hidden, "one layer, ten outputs", [5, 10], 3).about("generality")
        yield some(hidden, "a single example", [4, 3, 5, 2], 1).about("generality")
        yield some(hidden, "one of each", [1, 1, 1], 1).about("generality")
        yield some(hidden, "eleven layers", [3, *[4] * 10, 2], 5).about("generality")
        whole = {name: np.round(2 * value).astype(int)
                 for name, value in draw_parameters(draw, [3, 4, 2]).items()}
        yield hidden("whole numbers", X=draw.integers(-3, 4, (3, 5)), parameters=whole).about("generality")
        shuffled = draw_parameters(draw, [3, 4, 5, 2])
        order = [*draw.permutation(sorted(shuffled))]
        yield hidden("the dict in another order", X=draw.normal(size=(3, 6)),
                     parameters={str(name): shuffled[name] for name in order}).about("generality")

    def oracle(self, X, parameters):
        AL, caches = network(X, parameters)
        return {"AL": AL, "caches": caches}

    def domain(self, draw):
        *dims, m = sizes(draw, int(draw.integers(3, 8)))
        return {"X": numbers(draw, (dims[0], m), most=1e3),
                "parameters": draw_parameters(draw, dims, scale=float(draw.choice([0.1, 1, 3])))}

    last_layer_lost = slip("The last layer is lost: the one before it makes the output.",
                           ("range(1, L)", "range(1, L - 1)"),
                           ('f"W{L}"', 'f"W{L - 1}"'), ('f"b{L}"', 'f"b{L - 1}"'))
    relu_at_the_end = slip("The output bends with ReLU. It should be a probability: the last layer has the "
                           "sigmoid.", ('"sigmoid"', '"relu"'))
    sigmoid_inside = slip("The sigmoid bends all layers. The hidden ones have ReLU.", ('"relu"', '"sigmoid"'))
    exchanged = slip("The bends are exchanged: ReLU is for the hidden layers, the sigmoid for the last.",
                     ('"relu"', '"other"'), ('"sigmoid"', '"relu"'), ('"other"', '"sigmoid"'))
    inputs_everywhere = slip("Every layer gets X. A layer gets what the one before it gives.",
                             ("linear_activation_forward(A,", "linear_activation_forward(X,"))
    counts_arrays = slip("L is the number of entries in the dict. There are two for each layer.",
                         ("len(parameters) // 2", "len(parameters)"))
    reversed_caches = slip("The caches stand in reverse: the last layer's should be last.",
                           ("caches.append(cache)", "caches.insert(0, cache)"))
    one_cache = slip("There is one cache only, that of the last layer: each turn replaces the list.",
                     ("caches.append(cache)", "caches = [cache]"))
    no_caches = slip("The list of caches is empty.", ("caches.append(cache)", "pass"))
    last_cache_lost = slip("The cache of the last layer is missing. The way back begins with it.",
                           ('"sigmoid")\n    caches.append(cache)', '"sigmoid")'))
    two_layers = slip("There are always two layers. The dict says how many.", ("len(parameters) // 2", "2"))

    @alternative
    def by_recursion(X, parameters):
        caches, A = [], X
        while (l := len(caches) + 1) and f"W{l}" in parameters:
            Z = np.dot(parameters[f"W{l}"], A) + parameters[f"b{l}"]
            caches.append(((A, parameters[f"W{l}"], parameters[f"b{l}"]), Z))
            A = sigmoid(Z) if f"W{l + 1}" not in parameters else relu(Z)
        return A, tuple(caches)
