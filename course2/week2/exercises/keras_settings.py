"""The card of `keras_settings`."""

import numpy as np

from autograder.authoring.exercise import (Exercise, alternative, example, hidden, in_place_of, misconception,
                                           slip)

from .common import averages, shares, weight

momentum, adam = in_place_of('settings = {"learning_rate": learning_rate * (1'), in_place_of("epsilon_t =")
rmsprop = in_place_of('"rho": beta')


class KerasSettings(Exercise):
    """The same method under two conventions."""

    section, points, difficulty, minutes = "2.2.8", 7, 3, 24
    form = 'a dict of numbers, such as {"learning_rate": ..., "momentum": ...}'

    @staticmethod
    def probe(student, name, learning_rate, beta, epsilon, t):
        settings = student.keras_settings(name, learning_rate, beta, epsilon, t)
        asked = {"momentum": ("learning_rate", "momentum"), "rmsprop": ("learning_rate", "rho", "epsilon"),
                 "adam": ("learning_rate", "beta_2", "epsilon")}[name]
        usual = {"nesterov": False, "momentum": 0.0, "centered": False, "beta_1": 0.9, "amsgrad": False,
                 "weight_decay": None, "name": settings.get("name")}
        more = sorted(str(key) for key, value in settings.items()
                      if key not in asked and (key not in usual or value != usual[key]))
        return {key: settings[key] for key in asked if key in settings} | {"changed besides": ", ".join(more)}

    def cases(self, draw):
        def case(make, label, name, rate, beta, epsilon, t):
            return make(label, name=name, learning_rate=rate, beta=beta, epsilon=epsilon, t=t)

        yield case(example, "momentum", "momentum", 0.5, 0.75, 1e-8, 1).gives(
            {"learning_rate": 0.125, "momentum": 0.75, "changed besides": ""})
        yield case(example, "RMSprop", "rmsprop", 0.1, 0.9, 0.5, 2)
        yield case(example, "Adam, step 1", "adam", 0.01, 0.75, 0.5, 1).gives(
            {"learning_rate": 0.01, "beta_2": 0.75, "epsilon": 0.25, "changed besides": ""})
        yield case(example, "Adam, step 4", "adam", 0.2, 0.9, 0.1, 4)

        def between(low, high):
            return float(draw.uniform(low, high))

        for beta in (0.5, 0.9, between(0.6, 0.8)):
            yield case(hidden, "momentum", "momentum", between(0.1, 2), beta, between(0.1, 0.5),
                       int(draw.integers(1, 9)))
        for beta in (0.9, between(0.5, 0.8)):
            yield case(hidden, "RMSprop", "rmsprop", between(0.1, 2), beta, between(0.05, 0.5),
                       int(draw.integers(1, 9)))
        for beta, t in ((0.999, 1), (0.9, 3), (between(0.6, 0.8), 2), (0.99, 40)):
            yield case(hidden, f"Adam, step {t}", "adam", between(0.1, 2), beta, between(0.05, 0.5), t)
        for label, name, beta, epsilon, t in (
                ("momentum, nothing is kept", "momentum", 0.0, 1e-8, 1),
                ("momentum, .99", "momentum", 0.99, 1e-8, 3), ("Adam, nothing is kept", "adam", 0.0, 0.2, 3),
                ("Adam, a late step", "adam", 0.999, 0.3, 5000), ("RMSprop, .999", "rmsprop", 0.999, 0.01, 7),
                ("Adam, a small epsilon", "adam", 0.999, 1e-6, 2)):
            yield case(hidden, label, name, between(0.001, 0.1), beta, epsilon, t).about("generality")

    def oracle(self, name, learning_rate, beta, epsilon, t):
        """Both conventions side by side, in a state where the number that is asked for stands alone."""
        if name == "momentum":                  # a gradient of 1, then of 0; Keras' m is 1, then momentum
            first, second = averages([1.0, 0.0], beta)
            found = {"learning_rate": learning_rate * first, "momentum": second / first}
        elif name == "rmsprop":                 # nothing but epsilon stands below
            found = {"learning_rate": learning_rate, "rho": beta, "epsilon": float(np.square(epsilon))}
        else:                                   # corrected, s is epsilon's square: twice epsilon stands below
            share = float(shares(beta, t, 1)[0])
            s = share * epsilon**2
            found = {"learning_rate": learning_rate, "beta_2": beta,
                     "epsilon": 2 * epsilon * share**0.5 - s**0.5}
        return found | {"changed besides": ""}

    def domain(self, draw):
        return {"name": str(draw.choice(["momentum", "rmsprop", "adam"])),
                "learning_rate": float(10 ** draw.uniform(-4, 1)),
                "beta": weight(draw), "epsilon": float(10 ** draw.uniform(-3, 0)),
                "t": int(draw.choice([1, 2, 7, 5000]))}

    rate_as_it_is = momentum("Momentum's rate is handed on as it is. Keras adds the whole gradient to m, so "
                             "its m is larger.",
                             'settings = {"learning_rate": learning_rate, "momentum": beta}')
    rate_divided = momentum("Momentum's rate is divided by 1 - beta. m is too large by that, so the rate "
                            "has to be smaller.",
                            'settings = {"learning_rate": learning_rate / (1 - beta), "momentum": beta}')
    passed_as_decay = momentum("beta is handed on under another name. SGD calls it momentum.",
                               'settings = {"learning_rate": learning_rate * (1 - beta), '
                               '"weight_decay": beta}')
    one_minus_beta = momentum("momentum is 1 - beta. In both conventions it is the weight of the past.",
                              'settings = {"learning_rate": learning_rate * (1 - beta), "momentum": '
                              '1 - beta}')
    epsilon_as_it_is = adam("Adam's epsilon is handed on as it is. Keras adds it before s is corrected.",
                            "epsilon_t = epsilon")
    without_root = adam("Adam's epsilon lacks a root: what is corrected below is the root of s.",
                        "epsilon_t = epsilon * (1 - beta**t)")
    divided = adam("Adam's epsilon is divided by the root. It has to become smaller, as the root of s is.",
                   "epsilon_t = epsilon / np.sqrt(1 - beta**t)")
    first_step = adam("Adam's epsilon is that of step 1. It depends on t.",
                      "epsilon_t = epsilon * np.sqrt(1 - beta)")
    default_left = slip("Adam's epsilon is not handed on, so Keras takes its own 1e-7.",
                        (', "epsilon": epsilon_t}', "}"))
    rate_too = adam("Adam's rate is changed, too. Keras has the corrections in its formula already: "
                    "it stays.",
                    "epsilon_t = epsilon * np.sqrt(1 - beta**t)",
                    "learning_rate = learning_rate * np.sqrt(1 - beta**t)")
    beta_of_the_gradients = slip("beta is handed on as beta_1. Here it is that of the squares.",
                                 ('"beta_2"', '"beta_1"'))
    not_squared = rmsprop("RMSprop's epsilon is handed on as it is. Keras adds it under the root.",
                          'settings = {"learning_rate": learning_rate, "rho": beta, "epsilon": epsilon}')
    root_taken = rmsprop("RMSprop's epsilon is the root of ours. Under the root it has to be the square.",
                         'settings = {"learning_rate": learning_rate, "rho": beta, "epsilon": '
                         'np.sqrt(epsilon)}')

    @misconception("The numbers are handed on as they are. Momentum wants another rate, the other two "
                   "another epsilon.")
    def all_as_they_are(name, learning_rate, beta, epsilon, t):
        more = {"momentum": {"momentum": beta}, "rmsprop": {"rho": beta, "epsilon": epsilon},
                "adam": {"beta_2": beta, "epsilon": epsilon}}[name]
        return {"learning_rate": learning_rate, **more}

    @alternative
    def by_table(name, learning_rate, beta, epsilon, t):
        return {"momentum": dict(learning_rate=(1 - beta) * learning_rate, momentum=beta, nesterov=False),
                "rmsprop": dict(learning_rate=learning_rate, rho=beta, epsilon=epsilon * epsilon),
                "adam": dict(learning_rate=learning_rate, beta_1=0.9, beta_2=beta,
                             epsilon=(epsilon**2 * (1 - beta**t)) ** 0.5)}[name]

    @alternative
    def arrays(name, learning_rate, beta, epsilon, t):
        if name == "momentum":
            return {"momentum": np.float64(beta), "learning_rate": learning_rate - learning_rate * beta}
        if name == "adam":
            return {"epsilon": epsilon * np.sum((1 - beta) * float(beta) ** np.arange(t)) ** 0.5,
                    "beta_2": beta,
                    "learning_rate": learning_rate}
        return {"epsilon": np.square(epsilon), "rho": beta, "learning_rate": learning_rate, "centered": False}
