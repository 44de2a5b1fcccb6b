"""The card of `update_parameters_with_adam` and `initialize_adam`."""

import numpy as np

from autograder.authoring.exercise import (Exercise, alternative, example, hidden, in_place_of, misconception,
                                           replace_line, slip)

from .common import averages, gradients, kept, parameters, shares, weight, wild, zeros

square, step = in_place_of("new_s[key] ="), in_place_of("new_parameters[name] =")
ADAM, START = "update_parameters_with_adam", "initialize_adam"


class UpdateParametersWithAdam(Exercise):
    """Adam: both averages, with their start repaired."""

    functions = (ADAM, START)
    section, points, difficulty, minutes = "2.2.8", 11, 2, 26
    parts = {ADAM: 9, START: 1}
    needs = ("initialize_velocity",)
    form = "parameters, v, s, v_corrected, s_corrected: five dicts of arrays; of initialize_adam v and s"

    @staticmethod
    def probe(student, function, parameters, **inputs):
        if function == "initialize_adam":
            v, s = student.initialize_adam(parameters)
            return {"v": v, "s": s, "two dicts": v is not s}
        v, s, t = inputs["v"], inputs["s"], inputs["t"]
        for number, grads in enumerate(inputs["grads"]):        # one step after the other
            parameters, v, s, v_corrected, s_corrected = student.update_parameters_with_adam(
                parameters, grads, v, s, t + number, **inputs["settings"])
        return {"parameters": parameters, "v": v, "s": s, "v_corrected": v_corrected,
                "s_corrected": s_corrected,
                "how many": len(parameters)}

    def cases(self, draw):
        def case(make, label, some, steps, t=1, begun=False, scale=1.0, draw=draw, **settings):
            v, s = (kept(draw, some, scale, positive) if begun else zeros(some) for positive in (False, True))
            return make(label, parameters=some, grads=gradients(draw, some, steps, scale), v=v, s=s, t=t,
                        settings=settings).of(ADAM)

        shown = np.random.default_rng(0)
        small = {"W1": np.array([[1.0, -2], [0.5, 3]]), "b1": np.array([[0.1], [0.2]])}
        yield case(example, "the first step", small, 1, draw=shown)
        yield case(example, "three steps, all numbers given", small, 3, draw=shown, learning_rate=0.1,
                   beta1=0.5,
                   beta2=0.75, epsilon=0.25)
        yield case(example, "step 5, from averages that are not zero", small, 1, 5, True, draw=shown,
                   learning_rate=0.2)
        still = case(example, "a gradient of 0", small, 1, draw=shown).about("stability")
        still.inputs["grads"][0]["db1"] = np.zeros((2, 1))
        yield still
        some = parameters(draw, (4, 3), (4, 1), (4, 1), (2, 4))
        yield case(hidden, "a network, three steps, the usual numbers", some, 3)
        yield case(hidden, "other betas", some, 3, learning_rate=float(draw.uniform(0.1, 1)), epsilon=1e-4,
                   beta1=float(draw.uniform(0.3, 0.8)), beta2=float(draw.uniform(0.8, 0.95)))
        yield case(hidden, "step 2, not from zero", some, 2, 2, True, learning_rate=0.5)
        yield case(hidden, "square matrices, a large epsilon", parameters(draw, (3, 3), (3, 3), (3, 3)), 2, 7,
                   True,
                   epsilon=float(draw.uniform(0.1, 1)))
        with_more = case(hidden, "more in grads", some, 2)
        for slopes in with_more.inputs["grads"]:
            slopes["dA0"] = draw.normal(size=(3, 7))
        whole = {"W1": draw.integers(-5, 5, (2, 3)), "b1": draw.integers(-5, 5, (2, 1))}
        single = {name: value.astype(np.float32) for name, value in some.items()}
        for found in (with_more, case(hidden, "step 1000", some, 2, 1000, True),
                      case(hidden, "nothing is kept", some, 2, beta1=0.0, beta2=0.0),
                      case(hidden, "one array, of one axis", parameters(draw, (5,), names=("w",)), 3),
                      case(hidden, "whole numbers", whole, 2, learning_rate=0.5),
                      case(hidden, "32 bits", single, 2)):
            yield found.about("generality")
        zero = case(hidden, "some gradients are 0", some, 2)
        for slopes in zero.inputs["grads"]:
            slopes["dW1"][1:3] = 0.0
        for found in (zero, case(hidden, "gradients of 1e-9", some, 2, scale=1e-9, learning_rate=0.1),
                      case(hidden, "gradients of a millionth", some, 3, scale=1e-6, learning_rate=0.1),
                      case(hidden, "gradients of a million", some, 2, scale=1e6)):
            yield found.about("stability")

        yield example("zeros", parameters=small).of(START)
        yield hidden("zeros, many", parameters=some).of(START)
        others = {"w": np.ones(5), "beta3": np.ones((2, 1, 3))}
        yield hidden("zeros, other names", parameters=others).of(START)

    def oracle_initialize_adam(self, parameters):
        return {"v": zeros(parameters), "s": zeros(parameters), "two dicts": True}

    def oracle_update_parameters_with_adam(self, parameters, grads, v, s, t, settings):
        use = {"learning_rate": 0.01, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8} | settings
        found = {"parameters": {}, "v": {}, "s": {}, "v_corrected": {}, "s_corrected": {},
                 "how many": len(parameters)}
        for name, value in parameters.items():
            key, slopes = f"d{name}", np.array([step[f"d{name}"] for step in grads], dtype=float)
            all_v, all_s = averages(slopes, use["beta1"], v[key]), averages(slopes**2, use["beta2"], s[key])
            given = [shares(use[beta], t, len(grads)).reshape(-1, *[1] * np.ndim(value))
                     for beta in ("beta1", "beta2")]
            v_hat, s_hat = all_v / given[0], all_s / given[1]
            moves = (v_hat / (s_hat**0.5 + use["epsilon"])).sum(axis=0)
            found["parameters"][name] = value - use["learning_rate"] * moves
            for what, last in zip(("v", "s", "v_corrected", "s_corrected"), (all_v, all_s, v_hat, s_hat)):
                found[what][key] = last[-1]
        return found

    def domain(self, draw):
        inputs = wild(draw, ("v", "s"))
        if draw.random() < 0.1:
            return hidden("", parameters=inputs["parameters"]).of(START)
        settings = {"learning_rate": float(10 ** draw.uniform(-4, 1)), "beta1": weight(draw),
                    "beta2": weight(draw),
                    "epsilon": float(10 ** draw.uniform(-10, 0))}
        asked = {name: value for name, value in settings.items() if draw.random() < 0.8}
        t = int(draw.choice([1, 2, 10, 5000]))
        return hidden("", **inputs, t=t, settings=asked).of(ADAM).within(condition=10)

    no_correction = step("Nothing is corrected in the step: it takes v and s themselves.",
                         "new_parameters[name] = value - learning_rate * new_v[key] / (np.sqrt(new_s[key]) "
                         "+ epsilon)")
    only_v = slip("Only v is corrected in the step. s starts at 0, too.",
                  ("np.sqrt(s_corrected[key])", "np.sqrt(new_s[key])"))
    only_s = slip("Only s is corrected in the step. v starts at 0, too.",
                  ("learning_rate * v_corrected[key]", "learning_rate * new_v[key]"))
    stored_back = step("The corrected averages are kept for the next step. Keep the plain ones.",
                       "new_parameters[name] = value - step",
                       "new_v[key], new_s[key] = v_corrected[key], s_corrected[key]")
    t_is_1 = slip("The correction is always that of the first step. t grows from step to step.",
                  ("beta1**t", "beta1**1"), ("beta2**t", "beta2**1"))
    t_with_each_array = step("t goes up with each array. All parameters of a step share one t.",
                             "new_parameters[name] = value - step", "t += 1")
    betas_swapped = slip("beta1 and beta2 are exchanged: beta1 is of the gradients, beta2 of their squares.",
                         ("new_v[key] = beta1 * v[key] + (1 - beta1)",
                          "new_v[key] = beta2 * v[key] + (1 - beta2)"),
                         ("new_s[key] = beta2 * s[key] + (1 - beta2)",
                          "new_s[key] = beta1 * s[key] + (1 - beta1)"),
                         ("(1 - beta1**t)", "(1 - BETA**t)"), ("(1 - beta2**t)", "(1 - beta1**t)"),
                         ("(1 - BETA**t)", "(1 - beta2**t)"))
    one_beta = slip("Both corrections use beta1. Each average has its own beta.",
                    ("(1 - beta2**t)", "(1 - beta1**t)"))
    other_power = slip("The corrections divide by (1 - beta) to the power t. It is 1 minus beta to "
                       "the power t.",
                       ("(1 - beta1**t)", "(1 - beta1)**t"), ("(1 - beta2**t)", "(1 - beta2)**t"))
    absolute = square("Sizes are averaged, not squares.",
                      "new_s[key] = beta2 * s[key] + (1 - beta2) * np.abs(grads[key])")
    square_of_v = square("The averaged gradient is squared. Square the gradient itself.",
                         "new_s[key] = beta2 * s[key] + (1 - beta2) * new_v[key] ** 2")
    no_root = slip("The division is by the mean square. Divide by its root.",
                   ("np.sqrt(s_corrected[key])", "s_corrected[key]"))
    epsilon_inside = slip("Epsilon is under the root. Add it to the root.",
                          ("np.sqrt(s_corrected[key])", "np.sqrt(s_corrected[key] + epsilon)"),
                          ("(usual_size + epsilon)", "usual_size"))
    by_gradient = slip("The gradient itself takes the step. Its corrected average should.",
                       ("learning_rate * v_corrected[key]", "learning_rate * grads[key]"))
    in_place = square("The arrays in s are changed. Make new ones.",
                      "s[key] *= beta2", "s[key] += (1 - beta2) * grads[key] ** 2", "new_s[key] = s[key]")
    one_dict = slip("v and s are one and the same dict: what is written into one stands in the other.",
                    replace_line("s = initialize_velocity", "s = v"))

    @misconception("The names in v and s lack the d: they should be those of grads.", of=START)
    def bare_names(parameters):
        return tuple({name: np.zeros(np.shape(value)) for name, value in parameters.items()}
                     for _ in range(2))

    @alternative
    def rates_folded_in(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
        first, second = 1 - beta1**t, 1 - beta2**t
        new_v = {key: beta1 * v[key] + (1 - beta1) * grads[key] for key in v}
        new_s = {key: beta2 * s[key] + np.square(grads[key]) * (1 - beta2) for key in s}
        rate, root = learning_rate * second**0.5 / first, second**0.5
        moved = {name: value - rate * new_v[f"d{name}"] / (new_s[f"d{name}"] ** 0.5 + epsilon * root)
                 for name, value in parameters.items()}
        return (moved, new_v, new_s, {key: value / first for key, value in new_v.items()},
                {key: value / second for key, value in new_s.items()})

    @alternative
    def from_both_updates(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999,
                          epsilon=1e-8):
        still = {name: np.zeros(np.shape(value)) for name, value in parameters.items()}
        _, v = update_parameters_with_momentum(still, grads, v, beta1, 1)                   # noqa: F821
        _, s = update_parameters_with_rmsprop(still, grads, s, beta2, 1)                    # noqa: F821
        v_hat, s_hat = ({key: value / (1 - beta**t) for key, value in part.items()}
                        for part, beta in ((v, beta1), (s, beta2)))
        moves = {key: learning_rate * v_hat[key] / (s_hat[key] ** 0.5 + epsilon) for key in v}
        return [{name: parameters[name] - moves["d" + name] for name in parameters}, v, s, v_hat, s_hat]

    @alternative(of=START)
    def by_hand(parameters):
        return [{"d" + name: 0.0 * np.asarray(value) for name, value in parameters.items()} for _ in "vs"]
