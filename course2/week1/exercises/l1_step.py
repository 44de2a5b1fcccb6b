"""The card of `l1_step`."""

import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, in_place_of, slip

SHRUNK = "np.sign(moved) * np.maximum(np.abs(moved) - pull, 0)"
shrink, pulled = in_place_of("moved = np.sign"), in_place_of("pull =")


class L1Step(Exercise):
    """A step that makes exact zeros."""

    section, points, difficulty, minutes = "2.1.4", 0, 2, 12
    form = "a dict under the names of the parameters"

    @staticmethod
    def probe(student, parameters, grads, lambd, m, learning_rate):
        import numpy as np

        updated = student.l1_step(parameters, grads, lambd, m, learning_rate)
        student.l1_step({name: value + 1 for name, value in parameters.items()}, grads, lambd, m,
                        learning_rate)
        exact = {name: int(np.sum(np.asarray(value) == 0)) for name, value in updated.items()}
        return {"updated": updated, "how many are exactly 0": exact}

    def cases(self, draw):
        def some(make, label, dims, lambd, m, rate, scale=1.0):
            parameters = {}
            for l, (before, n) in enumerate(zip(dims, dims[1:]), start=1):
                parameters |= {f"W{l}": scale * draw.normal(size=(n, before)),
                               f"b{l}": scale * draw.normal(size=(n, 1))}
            grads = {f"d{name}": scale * draw.normal(size=value.shape) for name, value in parameters.items()}
            return make(label, parameters=parameters, grads=grads, lambd=lambd, m=m, learning_rate=rate)

        old = {"W1": np.array([[1.0, -1, 0.5], [-0.05, 0.4, 0.3]]), "b1": np.array([[0.05], [-2]]),
               "W2": np.array([[0.15, -0.25]]), "b2": np.array([[0.1]])}
        slopes = {"dW1": np.array([[0.5, -0.5, 1], [0, 1, -1]]), "db1": np.array([[0.1], [0.2]]),
                  "dW2": np.array([[0.0, 0.3]]), "db2": np.array([[-0.1]])}
        yield example("two layers", parameters=old, grads=slopes, lambd=4.0, m=10, learning_rate=0.5)
        yield example("no penalty", parameters=old, grads=slopes, lambd=0, m=10,
                      learning_rate=0.5).about("generality")
        for label, dims, lambd, m, rate in (("two layers", (3, 4, 2), 3.0, 7, 0.8),
                                            ("three layers", (2, 5, 3, 1), 8.0, 20, 1.5),
                                            ("a strong pull", (4, 3, 2), 90.0, 10, 0.2)):
            yield some(hidden, label, dims, lambd, m, rate)
        yield some(hidden, "one layer", (5, 2), 2.0, 5, 0.5).about("generality")
        yield some(hidden, "no penalty", (3, 2, 1), 0.0, 5, 0.5).about("generality")
        yield some(hidden, "all are pulled to 0", (3, 4, 1), 1e6, 5, 0.5).about("generality")

    def oracle(self, parameters, grads, lambd, m, learning_rate):
        pull, updated = learning_rate * lambd / m, {}
        for name, value in parameters.items():
            moved = np.add(value, -learning_rate * np.asarray(grads[f"d{name}"]))
            updated[name] = moved - np.clip(moved, -pull, pull) if name.startswith("W") else moved
        return {"updated": updated,
                "how many are exactly 0": {name: int((value == 0).sum()) for name, value in updated.items()}}

    def domain(self, draw):
        dims, parameters, grads = sizes(draw, int(draw.integers(2, 6))), {}, {}
        for l, (before, n) in enumerate(zip(dims, dims[1:]), start=1):
            for name, shape in ((f"W{l}", (n, before)), (f"b{l}", (n, 1))):
                parameters[name] = numbers(draw, shape, most=1e3, without=("float32",))
                grads[f"d{name}"] = numbers(draw, shape, most=1e3, without=("float32",))
        return {"parameters": parameters, "grads": grads,
                "lambd": float(draw.choice([0, 10 ** draw.uniform(-2, 3)])), "m": int(draw.integers(1, 50)),
                "learning_rate": float(draw.uniform(0.01, 2))}

    equivalent = {"moved into the loop: pull": "it is the same in each turn"}

    plain_signs = shrink("The sign of the weight is subtracted, as long near 0 as far away: a weight jumps "
                         "over 0 and never rests there.", "moved = moved - pull * np.sign(value)")
    jumps_over = shrink("The pull goes beyond 0: a small weight comes out on the other side. Stop at 0.",
                        "moved = moved - pull * np.sign(moved)")
    positive_only = shrink("Negative weights are lost. Shrink the size, and keep the sign.",
                           "moved = np.maximum(moved - pull, 0)")
    sign_lost = shrink("The sign is lost: all weights come out positive.",
                       "moved = np.maximum(np.abs(moved) - pull, 0)")
    cut_without_shrinking = shrink("Small weights become 0, but the others are not pulled.",
                                   "moved = np.where(np.abs(moved) > pull, moved, 0)")
    no_rate = pulled("The pull is lambda over m. The step is as long as the learning rate says.",
                     "pull = lambd / m")
    no_m = pulled("The pull is not divided by m.", "pull = learning_rate * lambd")
    halved = pulled("The pull has 2m below it. That is L2's factor.",
                    "pull = learning_rate * lambd / (2 * m)")
    biases_pulled = slip("The biases are pulled as well.", ('if name[0] == "W":', "if True:"))
    shrink_first = slip("The old weights are pulled, and then the step is taken. Step first: what comes "
                        "last makes the zeros.",
                        ("moved = value - learning_rate * grads", "moved = value + 0 * grads"),
                        (SHRUNK, f'{SHRUNK} - learning_rate * grads["d" + name]'))

    @alternative
    def by_where(parameters, grads, lambd, m, learning_rate):
        t, new = learning_rate * lambd / m, {}
        for name in parameters:
            v = np.array(parameters[name] - learning_rate * np.asarray(grads[f"d{name}"]), dtype=float)
            if name.startswith("W"):
                v = np.where(v > t, v - t, np.where(v < -t, v + t, 0.0))
            new[name] = v
        return new
