"""The card of `is_right_adam`: a test that students write."""

import numpy as np

from autograder.authoring.exercise import (Exercise, alternative, example, hidden, misconception,
                                           replace_line,
                                           slip)
from coursekit.plain import Facts

RIGHT = ("as in this notebook", "number by number", "in 32 bits", "one long array", "corrections in the rate",
         "epsilon scaled before the correction")
WRONG = ("nothing is corrected", "only v is corrected", "only s is corrected", "t is always 1",
         "corrected averages are stored", "betas exchanged", "no root", "absolute values for squares",
         "epsilon under the root", "t goes up with each array")
SEEN = [*(f"at least {least} of the 10 wrong ones are seen" for least in (7, 8, 9)),
        "all wrong ones are seen"]


class IsRightAdam(Exercise):
    """A test that tells a right Adam from wrong ones."""

    section, points, difficulty, minutes = "2.2.8", 10, 3, 28
    parts = {"right ones": 2, "wrong ones": 0} | dict.fromkeys(SEEN, 2)
    shares = {"inputs": 0}
    needs = ("exponentially_weighted_average", "initialize_adam", "update_parameters_with_adam")
    form = "True or False"
    seconds = 20.0

    @staticmethod
    def probe(student, kinds):
        import numpy as np

        def made(kind):
            """An Adam of this kind. All have one name: what differs is what they do."""
            cut = np.float32 if kind == "in 32 bits" else np.float64

            def one(g, v, s, t, rate, beta1, beta2, epsilon):
                """The step of an array, and its four averages."""
                t = 1 if kind == "t is always 1" else t
                b1, b2 = (beta2, beta1) if kind == "betas exchanged" else (beta1, beta2)
                size = abs(g) if kind == "absolute values for squares" else g * g
                v, s = cut(b1) * v + cut(1 - b1) * g, cut(b2) * s + cut(1 - b2) * size
                first, second = cut(1 - b1**t), cut(1 - b2**t)
                v_hat, s_hat = v / first, s / second
                if kind in ("nothing is corrected", "only s is corrected"):
                    v_hat = v
                if kind in ("nothing is corrected", "only v is corrected"):
                    s_hat = s
                rate, epsilon = cut(rate), cut(epsilon)
                if kind == "no root":
                    step = rate * v_hat / (s_hat + epsilon)
                elif kind == "epsilon under the root":
                    step = rate * v_hat / np.sqrt(s_hat + epsilon)
                elif kind == "corrections in the rate":
                    step = rate / first * v / (np.sqrt(s) / second**0.5 + epsilon)
                elif kind == "epsilon scaled before the correction":
                    step = rate * second**0.5 / first * (v / (np.sqrt(s) + epsilon * second**0.5))
                else:
                    step = rate * v_hat / (np.sqrt(s_hat) + epsilon)
                return (step, v_hat, s_hat, v_hat, s_hat) if kind == "corrected averages are stored" else (
                    step, v, s, v_hat, s_hat)

            def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9,
                                            beta2=0.999, epsilon=1e-8):
                numbers = learning_rate, beta1, beta2, epsilon
                came = {}
                arrays = {name: [np.asarray(of[key], cut) for of, key in (
                    (parameters, name), (grads, f"d{name}"), (v, f"d{name}"), (s, f"d{name}"))]
                          for name in parameters}
                if kind == "one long array":
                    sizes = [values[0].size for values in arrays.values()]
                    flat = [[x.ravel() for x in values] for values in arrays.values()]
                    long = [np.concatenate(parts) for parts in zip(*flat)]
                    parts = one(*long[1:], t, *numbers)
                    cuts = [np.split(part, np.cumsum(sizes)[:-1]) for part in parts]
                    came = {name: [part[i].reshape(values[0].shape) for part in cuts]
                            for i, (name, values) in enumerate(arrays.items())}
                for i, (name, (_, *of)) in enumerate(arrays.items()):
                    now = t + i if kind == "t goes up with each array" else t
                    if kind == "number by number":
                        found = [one(*each, now, *numbers) for each in zip(*(x.ravel() for x in of))]
                        came[name] = [np.array(part).reshape(of[0].shape) for part in zip(*found)]
                    elif name not in came:
                        came[name] = one(*of, now, *numbers)
                moved = {name: arrays[name][0] - found[0] for name, found in came.items()}
                return (moved, *({f"d{name}": found[place] for name, found in came.items()}
                                 for place in (1, 2, 3, 4)))

            return update_parameters_with_adam

        def answers(order):
            return {kind: student.is_right_adam(made(kind)) for kind in order}

        return {"first": answers(kinds), "again": answers(kinds[::-1])}

    @staticmethod
    def measure(value, kinds):
        from coursekit.plain import Facts

        wrong = ("nothing is corrected", "only v is corrected", "only s is corrected",
                 "corrected averages are stored", "betas exchanged", "no root", "absolute values for squares",
                 "epsilon under the root", "t is always 1", "t goes up with each array")
        if any(isinstance(answer, str) for turn in value.values() for answer in turn.values()):
            raise TypeError("a word is no answer, and always true")
        first, again = ({kind: bool(answer) for kind, answer in value[turn].items()}
                        for turn in ("first", "again"))
        found = {"right ones": {kind: first[kind] for kind in kinds if kind not in wrong},
                 "wrong ones": {kind: first[kind] for kind in kinds if kind in wrong},
                 "all wrong ones are seen": not any(first[kind] for kind in kinds if kind in wrong),
                 "facts": Facts({"a second call with the same function gives the same answer": first == again,
                                 "not all of them get the same answer": len(set(first.values())) == 2})}
        if len(found["wrong ones"]) == 10:
            seen = list(found["wrong ones"].values()).count(False)
            found |= {f"at least {least} of the 10 wrong ones are seen": seen >= least for least in (7, 8, 9)}
        return found

    def cases(self, draw):
        yield example("three right ones and five wrong ones",
                      kinds=["as in this notebook", "nothing is corrected", "corrected averages are stored",
                             "in 32 bits", "t is always 1", "absolute values for squares",
                             "one long array", "epsilon under the root"])
        yield example("two right ones and four wrong ones",
                      kinds=["t goes up with each array", "corrections in the rate", "betas exchanged",
                             "no root", "number by number", "only s is corrected"])
        for label in ("all of them", "all of them, in another order"):
            yield hidden(label, kinds=[str(kind) for kind in draw.permutation(RIGHT + WRONG)])

    def oracle(self, kinds):
        wrong = [kind for kind in kinds if kind in WRONG]
        found = {"right ones": {kind: True for kind in kinds if kind in RIGHT},
                 "wrong ones": dict.fromkeys(wrong, False), "facts": Facts()}
        return found | dict.fromkeys(SEEN if len(wrong) == len(WRONG) else SEEN[-1:], True)

    def domain(self, draw):
        some = {str(draw.choice(RIGHT)), str(draw.choice(WRONG)), *map(str, draw.choice(RIGHT + WRONG, 4))}
        return {"kinds": [str(kind) for kind in draw.permutation(sorted(some))]}

    draws = 60
    equivalent = {
        "default_rng( 1)": "other gradients do as well", "np.ones(": "it may start anywhere",
        "1.01e-05": "what is allowed lies anywhere between rounding and a twentieth of a step",
        "moved behind the loop: right = right": "what differs early still differs in the last step",
        "moved into the loop: right = True": "what differs early still differs in the last step",
        **dict.fromkeys(("range( 2, 4)", "range(1, 3)", "range(1, 5)", "range(1, 4 "), "two steps show all"),
        **dict.fromkeys(("np.zeros( 4)", "np.zeros( 6)"), "any number of entries does"),
    }

    first_step_only = slip("Only the first step is looked at. There many mistakes give the right step, to "
                           "the last digit: let update go on from what it returned.",
                           ("range(1, 4)", "range(1, 2)"))
    epsilon_does_not_count = slip("Epsilon does not count beside gradients of ordinary size. Take tiny ones, "
                                  "or a large epsilon.", ("t, epsilon=0.1)", "t)"))
    too_strict = slip("Less is allowed than rounding: a right one that computes in 32 bits is refused.",
                      ("atol=1e-5", "rtol=0, atol=1e-12"))
    too_lenient = slip("More is allowed than a step is long: every wrong one passes.",
                       ("atol=1e-5", "atol=0.5"))
    one_array = slip("There is one array only: a t that goes up with each array is not seen.",
                     ('("W1", "b1")', '("W1",)'))
    always_from_zero = slip("Each step begins with averages of zero. Go on with those that update returned.",
                            ("mine, grads, *averages, t", "mine, grads, *initialize_adam(mine), t"),
                            ("theirs, grads, *their_averages, t", "theirs, grads, *initialize_adam(mine), t"))
    equal_gradients = slip("All gradients are ones. Then g and its square are the same.",
                           ("rng.standard_normal(value.shape)", "np.ones(value.shape)"))
    turned_round = slip("The answer is turned round: True should mean that it is right.",
                        ("    ### END CODE HERE ###", "    right = not right\n    ### END CODE HERE ###"))

    @misconception("The answer is always True.")
    def always_true(update):
        return True

    @misconception("The answer is always False.")
    def always_false(update):
        return False

    @misconception("You look whether it comes nearer to a minimum. Wrong ones do, too: look at single steps.")
    def does_it_train(update):
        w, v, s = {"w": np.array([3.0, -2])}, {"dw": np.zeros(2)}, {"dw": np.zeros(2)}
        for t in range(1, 300):
            w, v, s, _, _ = update(w, {"dw": 2 * w["w"]}, v, s, t, learning_rate=0.05)
        return bool(np.abs(w["w"]).max() < 0.5)

    @alternative
    def by_averages(update):
        rng = np.random.default_rng(5)
        names, T = ("one", "two", "three"), 4
        slopes = {name: rng.uniform(0.1, 3, (T, 5)) * rng.choice([-1, 1], (T, 5)) for name in names}
        here, v, s = ({f"{d}{name}": np.zeros(5) for name in names} for d in ("", "d", "d"))
        for t in range(1, T + 1):
            grads = {f"d{name}": slopes[name][t - 1] for name in names}
            here, v, s, _, _ = update(here, grads, v, s, t, learning_rate=1, beta1=0.6, beta2=0.8,
                                      epsilon=0.3)
        for name in names:
            v_hat = exponentially_weighted_average(slopes[name], 0.6)                       # noqa: F821
            s_hat = exponentially_weighted_average(slopes[name] ** 2, 0.8)                  # noqa: F821
            expected = -np.sum(v_hat / (np.sqrt(s_hat) + 0.3), axis=0)
            if not np.allclose(here[name], expected, rtol=1e-3, atol=1e-3):
                return False
        return True

    @alternative
    def states_and_a_late_step(update):
        generator, fine = np.random.default_rng(9), []
        for epsilon in (1e-8, 2.0):
            start = {"a": generator.normal(size=3), "b": generator.normal(size=4)}
            grads, v = ({"d" + name: generator.normal(size=len(x)) for name, x in start.items()}
                        for _ in "gv")
            s = {key: x**2 for key, x in grads.items()}
            came, wanted = (f(start, grads, v, s, 3, 0.5, 0.8, 0.95, epsilon)
                            for f in (update, update_parameters_with_adam))                 # noqa: F821
            fine += [np.allclose(came[i][key], wanted[i][key], rtol=1e-4, atol=1e-5)
                     for i in (0, 1, 2) for key in wanted[i]]
        return all(fine)
