"""The card of `update_parameters_with_momentum` and `initialize_velocity`."""

import numpy as np

from autograder.authoring.exercise import (Exercise, alternative, example, hidden, in_place_of, misconception,
                                           slip)

from .common import averages, gradients, kept, parameters, weight, wild, zeros

average, step = in_place_of("new_v[key] ="), in_place_of("new_parameters[name] =")
MOMENTUM, START = "update_parameters_with_momentum", "initialize_velocity"


class UpdateParametersWithMomentum(Exercise):
    """Gradient descent with momentum: the average takes the step."""

    functions = (MOMENTUM, START)
    section, points, difficulty, minutes = "2.2.6", 7, 1, 18
    parts = {MOMENTUM: 4, START: 1}
    form = 'parameters, v: two dicts of arrays; of initialize_velocity one, with a "d" before each name'

    @staticmethod
    def probe(student, function, parameters, **inputs):
        if function == "initialize_velocity":
            return student.initialize_velocity(parameters)
        v = inputs["v"]
        for grads in inputs["grads"]:               # one step after the other
            parameters, v = student.update_parameters_with_momentum(
                parameters, grads, v, inputs["beta"], inputs["learning_rate"])
        return {"parameters": parameters, "v": v, "how many": [len(parameters), len(v)]}

    def cases(self, draw):
        def case(make, label, some, steps, beta, rate, v=None, scale=1.0, draw=draw):
            return make(label, parameters=some, grads=gradients(draw, some, steps, scale),
                        v=zeros(some) if v is None else v, beta=beta, learning_rate=rate).of(MOMENTUM)

        shown = np.random.default_rng(0)
        small = {"W1": np.array([[1.0, -2], [0.5, 3]]), "b1": np.array([[0.1], [0.2]])}
        yield case(example, "the first step", small, 1, 0.75, 0.5, draw=shown)
        alike = parameters(shown, (2, 2), (2, 2), (2, 2))
        yield case(example, "three steps, arrays of one shape", alike, 3, 0.5, 0.1, draw=shown)
        yield case(example, "v is not zero", small, 1, 0.9, 0.2, v=kept(shown, small), draw=shown)
        some = parameters(draw, (4, 3), (4, 1), (4, 1), (2, 4))
        yield case(hidden, "a network, three steps", some, 3, 0.9, 0.1)
        yield case(hidden, "v is not zero", some, 2, 0.99, float(draw.uniform(0.5, 2)), v=kept(draw, some))
        yield case(hidden, "beta one half", parameters(draw, (3, 3), (3, 3), (3, 3)), 3, 0.5, 0.3)
        one = parameters(draw, (5,), names=("w",))
        with_more = case(hidden, "more in grads", some, 1, 0.8, 0.1)
        with_more.inputs["grads"][0]["dA0"] = draw.normal(size=(3, 7))
        whole = {"W1": draw.integers(-5, 5, (2, 3)), "b1": draw.integers(-5, 5, (2, 1))}
        single = {name: value.astype(np.float32) for name, value in some.items()}
        for found in (with_more, case(hidden, "nothing is kept", some, 2, 0.0, 0.1, v=kept(draw, some)),
                      case(hidden, "one array, of one axis", one, 2, 0.9, 0.7),
                      case(hidden, "whole numbers", whole, 2, 0.9, 0.5),
                      case(hidden, "32 bits", single, 2, 0.9, 0.1),
                      case(hidden, "rate 0", some, 2, 0.9, 0.0)):
            yield found.about("generality")
        yield case(hidden, "huge gradients", some, 2, 0.9, 0.1, scale=1e12).about("stability")

        yield example("zeros", parameters=small | {"gamma1": np.ones((2, 1))}).of(START)
        yield hidden("zeros, many", parameters=some).of(START)
        yield hidden("zeros, other names", parameters=one | {"beta3": draw.normal(size=(2, 1, 3))}).of(START)

    def oracle_initialize_velocity(self, parameters):
        return zeros(parameters)

    def oracle_update_parameters_with_momentum(self, parameters, grads, v, beta, learning_rate):
        found = {key: averages([step[key] for step in grads], beta, v[key]) for key in v}
        return {"v": {key: value[-1] for key, value in found.items()},
                "parameters": {name: value - learning_rate * found[f"d{name}"].sum(axis=0)
                               for name, value in parameters.items()},
                "how many": [len(parameters), len(parameters)]}

    def domain(self, draw):
        inputs = wild(draw, ("v",)) | {"beta": weight(draw),
                                       "learning_rate": float(10 ** draw.uniform(-4, 1))}
        if draw.random() < 0.1:
            return hidden("", parameters=inputs["parameters"]).of(START)
        return hidden("", **inputs).of(MOMENTUM).within(condition=10)

    other_form = average("The gradient comes in whole, without its factor 1 - beta. That is another "
                         "convention, with "
                         "another rate.", "new_v[key] = beta * v[key] + grads[key]")
    swapped = average("The weights are exchanged: beta belongs to the past.",
                      "new_v[key] = (1 - beta) * v[key] + beta * grads[key]")
    by_gradient = step("The gradient itself takes the step. Its average should.",
                       "new_parameters[name] = value - learning_rate * grads[key]")
    uphill = step("The step goes uphill. Subtract it.",
                  "new_parameters[name] = value + learning_rate * new_v[key]")
    old_average = step("The old average takes the step. Renew it first, then step with the new one.",
                       "new_parameters[name] = value - learning_rate * v[key]")
    forgets = average("The past is left out: v is always a share of this gradient only.",
                      "new_v[key] = (1 - beta) * grads[key]")
    starts_as_gradient = average(
        "v starts as the first gradient. It starts at 0, and every gradient comes in with 1 - beta.",
        "new_v[key] = beta * v[key] + (1 - beta) * grads[key] if np.any(v[key]) else grads[key]")
    only_weights = average("Biases, and all that does not begin with W, have no average.",
                           "new_v[key] = beta * v[key] + (1 - beta) * grads[key] if name[0] == 'W' else "
                           "grads[key]")
    one_for_all = average("All parameters share one average. Each has its own.",
                          "first = next(iter(v))", "if np.shape(v[first]) == np.shape(value):",
                          "    v = {**v, key: v[first]}",
                          "new_v[key] = beta * v[key] + (1 - beta) * grads[key]")
    corrected = step("The average is corrected for its start. Here it is not: that is Adam's.",
                     "new_parameters[name] = value - learning_rate * new_v[key] / (1 - beta)")
    in_place = average("The arrays in v are changed. Make new ones: v[key] *= ... changes what you "
                       "were given.",
                       "v[key] *= beta", "v[key] += (1 - beta) * grads[key]", "new_v[key] = v[key]")
    ones = slip("v starts at 1. It starts at 0.", ("np.zeros(np.shape(value))", "np.ones(np.shape(value))"))
    numbers = slip("v holds the number 0. It should hold zeros in the shape of each parameter.",
                   ("np.zeros(np.shape(value))", "0.0"))

    @misconception("The names in v lack the d: they should be those of grads.", of=START)
    def bare_names(parameters):
        return {name: np.zeros(np.shape(value)) for name, value in parameters.items()}

    @alternative
    def with_loops(parameters, grads, v, beta, learning_rate):
        after, moved = {}, {}
        for name in parameters:
            after["d" + name] = v["d" + name] + (1 - beta) * (grads["d" + name] - v["d" + name])
            moved[name] = np.subtract(parameters[name], np.multiply(after["d" + name], learning_rate))
        return moved, after

    @alternative(of=START)
    def zeros_like(parameters):
        return dict((f"d{name}", np.zeros_like(array, dtype=float)) for name, array in parameters.items())
