"""The card of `update_parameters_with_adamw`."""

import numpy as np

from autograder.authoring.exercise import (Exercise, alternative, drop_line, example, hidden, misconception,
                                           replace_line, slip)

from .common import gradients, kept, parameters, weight, wild, zeros
from .update_parameters_with_adam import UpdateParametersWithAdam

TAKEN = "new_parameters[name] = new_parameters[name] - shrunk"


class UpdateParametersWithAdamw(Exercise):
    """AdamW: the decay is taken out of the gradient."""

    section, points, difficulty, minutes = "2.2.8", 0, 2, 14
    parts = {"parameters": 2, "v": 1, "s": 1}
    needs = ("update_parameters_with_adam",)
    form = "parameters, v, s: three dicts of arrays"

    @staticmethod
    def probe(student, parameters, grads, v, s, t, settings):
        for number, slopes in enumerate(grads):
            parameters, v, s = student.update_parameters_with_adamw(
                parameters, slopes, v, s, t + number, **settings)
        return {"parameters": parameters, "v": v, "s": s}

    def cases(self, draw):
        def case(make, label, some, steps, t=1, begun=False, draw=draw, **settings):
            v, s = (kept(draw, some, 1.0, positive) if begun else zeros(some) for positive in (False, True))
            return make(label, parameters=some, grads=gradients(draw, some, steps), v=v, s=s, t=t,
                        settings=settings)

        shown = np.random.default_rng(0)
        small = {"W1": np.array([[1.0, -2], [0.5, 3]]), "b1": np.array([[0.1], [0.2]])}
        yield case(example, "the first step", small, 1, draw=shown, weight_decay=0.5)
        small = small | {"gamma1": np.array([[2.0], [-1]])}
        yield case(example, "two steps, all numbers given", small, 2, draw=shown, learning_rate=0.1,
                   beta1=0.5,
                   beta2=0.75, epsilon=0.25, weight_decay=0.1)
        some = parameters(draw, (4, 3), (4, 1), (4, 1), (2, 4), (2, 1))
        yield case(hidden, "a network, three steps", some, 3, learning_rate=0.2, weight_decay=0.3)
        yield case(hidden, "not from zero", some, 2, 4, True, learning_rate=0.1, beta1=0.7, weight_decay=0.9)
        yield case(hidden, "the usual decay", some, 2, learning_rate=0.5)
        for found in (case(hidden, "no decay", some, 2, weight_decay=0.0),
                      case(hidden, "one array", parameters(draw, (5,), names=("w",)), 2, learning_rate=0.1,
                           beta2=0.9),
                      case(hidden, "a b in the name",
                           parameters(draw, (3, 2), (3, 1), names=("embedding1", "b1")), 2, weight_decay=0.5),
                      case(hidden, "biases only", {"b1": draw.normal(size=(3, 1))}, 2, epsilon=0.1,
                           weight_decay=0.5)):
            yield found.about("generality")

    def oracle(self, parameters, grads, v, s, t, settings):
        """Adam's steps do not depend on the parameters; each weight shrinks before its own."""
        use = {"learning_rate": 0.01, "weight_decay": 0.01} | settings
        adam = {name: value for name, value in settings.items() if name != "weight_decay"}
        by_adam = UpdateParametersWithAdam().oracle_update_parameters_with_adam
        still = {name: np.zeros(np.shape(value)) for name, value in parameters.items()}
        ways = [still] + [by_adam(still, grads[:count], v, s, t, adam)["parameters"]
                          for count in range(1, len(grads) + 1)]
        here = {name: np.asarray(value, dtype=float) for name, value in parameters.items()}
        for before, after in zip(ways, ways[1:]):
            here = {name: value * (1 - use["learning_rate"] * use["weight_decay"] * (name[0] != "b"))
                    + after[name] - before[name] for name, value in here.items()}
        last = by_adam(still, grads, v, s, t, adam)
        return {"parameters": here, "v": last["v"], "s": last["s"]}

    def domain(self, draw):
        settings = {"learning_rate": float(10 ** draw.uniform(-4, 0)), "beta1": weight(draw),
                    "beta2": weight(draw),
                    "epsilon": float(10 ** draw.uniform(-8, 0)), "weight_decay": float(draw.uniform())}
        return hidden("", **wild(draw, ("v", "s")), t=int(draw.choice([1, 2, 10])),
                      settings=settings).within(condition=10)

    of_the_new = slip("The share is taken of the weight after Adam's step. Take it of the one before.",
                      ("weight_decay * value", "weight_decay * new_parameters[name]"))
    biases_too = slip("Biases decay, too. They should not.", ('not name.startswith("b")', "True"))
    without_rate = slip("The decay is not multiplied by the learning rate.",
                        ("learning_rate * weight_decay", "weight_decay"))
    grows = slip("The weights grow. The decay is subtracted.", replace_line(TAKEN, TAKEN.replace("-", "+")))
    no_decay = slip("Nothing decays.", drop_line(TAKEN))
    usual_numbers = slip("Adam is called with its usual numbers, not with those that came.",
                         ("t, learning_rate, beta1, beta2, epsilon)", "t, learning_rate)"))

    @misconception("The decay is in the gradient, and with it in the averages: that is the penalty of "
                   "week 2.1.")
    def in_the_gradient(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8,
                        weight_decay=0.01):
        more = {f"d{name}": grads[f"d{name}"] + weight_decay * value * (name[0] != "b")
                for name, value in parameters.items()}
        return update_parameters_with_adam(parameters, more, v, s, t, learning_rate, beta1, beta2,
                                           epsilon)[:3]  # noqa: F821

    @alternative
    def shrunk_first(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8,
                     weight_decay=0.01):
        smaller = {name: value if name[0] == "b" else value * (1 - learning_rate * weight_decay)
                   for name, value in parameters.items()}
        return update_parameters_with_adam(smaller, grads, v, s, t, learning_rate, beta1, beta2,
                                           epsilon)[:3]  # noqa: F821
