"""The card of `update_parameters_with_rmsprop`."""

import numpy as np

from autograder.authoring.exercise import Exercise, alternative, example, hidden, in_place_of, slip

from .common import averages, gradients, kept, parameters, weight, wild, zeros

square, step = in_place_of("new_s[key] ="), in_place_of("new_parameters[name] =")


class UpdateParametersWithRmsprop(Exercise):
    """RMSprop: divide each gradient by the size that it usually has."""

    section, points, difficulty, minutes = "2.2.7", 6, 1, 14
    parts = {"parameters": 2, "s": 1}
    form = "parameters, s: two dicts of arrays"

    @staticmethod
    def probe(student, parameters, grads, s, beta2, learning_rate, epsilon=None):
        more = () if epsilon is None else (epsilon,)            # it may be left out
        for slopes in grads:
            parameters, s = student.update_parameters_with_rmsprop(
                parameters, slopes, s, beta2, learning_rate, *more)
        return {"parameters": parameters, "s": s, "how many": [len(parameters), len(s)]}

    def cases(self, draw):
        def case(make, label, some, steps, beta2, rate, *epsilon, s=None, scale=1.0, draw=draw):
            more = {"epsilon": epsilon[0]} if epsilon else {}
            return make(label, parameters=some, grads=gradients(draw, some, steps, scale),
                        s=zeros(some) if s is None else s, beta2=beta2, learning_rate=rate, **more)

        shown = np.random.default_rng(0)
        small = {"W1": np.array([[1.0, -2], [0.5, 3]]), "b1": np.array([[0.1], [0.2]])}
        yield case(example, "the first step", small, 1, 0.75, 0.3, draw=shown)
        yield case(example, "three steps, a large epsilon", small, 3, 0.5, 0.1, 0.5, draw=shown)
        yield case(example, "s is not zero", small, 1, 0.9, 0.2, s=kept(shown, small, positive=True),
                   draw=shown)
        still = case(example, "a gradient of 0", small, 1, 0.9, 0.1, draw=shown).about("stability")
        still.inputs["grads"][0]["db1"] = np.zeros((2, 1))
        yield still
        some = parameters(draw, (4, 3), (4, 1), (4, 1), (2, 4))
        yield case(hidden, "a network, three steps", some, 3, 0.9, 0.1)
        yield case(hidden, "s is not zero, .999", some, 2, 0.999, float(draw.uniform(0.1, 2)), 1e-3,
                   s=kept(draw, some, positive=True))
        yield case(hidden, "square matrices, a large epsilon", parameters(draw, (3, 3), (3, 3)), 3, 0.5, 0.3,
                   float(draw.uniform(0.1, 2)))
        with_more = case(hidden, "more in grads", some, 1, 0.8, 0.1)
        with_more.inputs["grads"][0]["dA0"] = draw.normal(size=(3, 7))
        whole = {"W1": draw.integers(-5, 5, (2, 3)), "b1": draw.integers(-5, 5, (2, 1))}
        single = {name: value.astype(np.float32) for name, value in some.items()}
        for found in (with_more, case(hidden, "nothing is kept", some, 2, 0.0, 0.1,
                                      s=kept(draw, some, positive=True)),
                      case(hidden, "one array, of one axis", parameters(draw, (5,), names=("w",)), 2, 0.9,
                           0.7),
                      case(hidden, "whole numbers", whole, 2, 0.9, 0.5),
                      case(hidden, "32 bits", single, 2, 0.9, 0.1)):
            yield found.about("generality")
        zero = case(hidden, "some gradients are 0", some, 2, 0.9, 0.1)
        for slopes in zero.inputs["grads"]:
            slopes["dW1"][1:3] = 0.0
        for found in (zero, case(hidden, "gradients of 1e-9", some, 2, 0.999, 0.1, scale=1e-9),
                      case(hidden, "gradients of a millionth", some, 2, 0.9, 0.1, scale=1e-6),
                      case(hidden, "gradients of a million", some, 2, 0.9, 0.1, scale=1e6)):
            yield found.about("stability")

    def oracle(self, parameters, grads, s, beta2, learning_rate, epsilon=1e-8):
        slopes = {key: np.array([step[key] for step in grads], dtype=float) for key in s}
        found = {key: averages(slopes[key] ** 2, beta2, s[key]) for key in s}
        steps = {key: (slopes[key] / (found[key] ** 0.5 + epsilon)).sum(axis=0) for key in s}
        return {"parameters": {name: value - learning_rate * steps[f"d{name}"] for name,
                               value in parameters.items()},
                "s": {key: value[-1] for key, value in found.items()}, "how many": [len(parameters), len(s)]}

    def domain(self, draw):
        return hidden("", **wild(draw, ("s",)), beta2=weight(draw),
                      learning_rate=float(10 ** draw.uniform(-4, 1)),
                      epsilon=float(10 ** draw.uniform(-10, 0))).within(condition=10)

    no_root = slip("The division is by the mean square. Divide by its root.",
                   ("np.sqrt(new_s[key])", "new_s[key]"))
    no_square = square("The gradients are not squared.",
                       "new_s[key] = beta2 * s[key] + (1 - beta2) * grads[key]",
                       "new_s[key] = np.abs(new_s[key])")
    absolute = square("The sizes are averaged, not their squares.",
                      "new_s[key] = beta2 * s[key] + (1 - beta2) * np.abs(grads[key])")
    swapped = square("The weights are exchanged: beta2 belongs to the past.",
                     "new_s[key] = (1 - beta2) * s[key] + beta2 * grads[key] ** 2")
    without_share = square("The square comes in whole, without its factor 1 - beta2.",
                           "new_s[key] = beta2 * s[key] + grads[key] ** 2")
    square_of_average = square("The sum is squared, 1 - beta2 with it. Square the gradient alone.",
                               "new_s[key] = beta2 * s[key] + ((1 - beta2) * grads[key]) ** 2")
    epsilon_inside = slip("Epsilon is under the root. Add it to the root.",
                          ("np.sqrt(new_s[key])", "np.sqrt(new_s[key] + epsilon)"),
                          ("(usual_size + epsilon)", "usual_size"))
    epsilon_missing = slip("Epsilon is missing: a gradient that was always 0 gives 0 / 0.",
                           ("(usual_size + epsilon)", "usual_size"))
    epsilon_after = slip("Epsilon is added after the division, perhaps for lack of brackets. Add it to "
                         "the root.",
                         ("grads[key] / (usual_size + epsilon)", "(grads[key] / usual_size + epsilon)"))
    old_size = slip("The old average divides. Renew it first: this gradient belongs to it.",
                    ("np.sqrt(new_s[key])", "np.sqrt(s[key])"))
    root_stored = step("s holds the root. Keep the mean square: the next step goes on from it.",
                       "new_parameters[name] = value - learning_rate * grads[key] / (usual_size + epsilon)",
                       "new_s[key] = usual_size")
    averaged_too = step("The gradient is multiplied by 1 - beta2, too. Only its square is averaged.",
                        "new_parameters[name] = value - learning_rate * (1 - beta2) * grads[key] / "
                        "(usual_size + epsilon)")
    whole_matrix = slip("One size is used for a whole array: its mean. Each number has its own.",
                        ("np.sqrt(new_s[key])", "np.sqrt(np.mean(new_s[key]))"))
    in_place = square("The arrays in s are changed. Make new ones.",
                      "s[key] *= beta2", "s[key] += (1 - beta2) * grads[key] ** 2", "new_s[key] = s[key]")

    @alternative
    def number_by_number(parameters, grads, s, beta2, learning_rate, epsilon=1e-8):
        def one(w, g, old):
            new = beta2 * old + (1 - beta2) * g * g
            return w - learning_rate * g / (new**0.5 + epsilon), new

        both = {name: np.vectorize(one, otypes=[float, float])(
            np.asarray(value, float), np.asarray(grads["d" + name], float), s["d" + name])
            for name, value in parameters.items()}
        return ({name: pair[0] for name, pair in both.items()},
                {"d" + name: pair[1] for name, pair in both.items()})

    @alternative
    def in_two_passes(parameters, grads, s, beta2, learning_rate, epsilon=1e-8):
        after = {key: beta2 * s[key] + np.square(grads[key]) * (1 - beta2) for key in s}
        rates = {key: learning_rate / (after[key] ** 0.5 + epsilon) for key in s}
        return {name: parameters[name] - rates["d" + name] * grads["d" + name] for name in parameters}, after
