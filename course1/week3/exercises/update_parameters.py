"""The card of `update_parameters`."""

import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, in_place_of, slip


step = in_place_of("updated[name] =")
MOVED = 'parameters[name] - learning_rate * grads["d" + name]'


class UpdateParameters(Exercise):
    """A step downhill, for any number of layers."""

    section, points, difficulty, minutes = "1.3.9", 5, 1, 7
    form = "a dict under the names of the parameters"

    @staticmethod
    def probe(student, parameters, grads, settings):
        updated = student.update_parameters(parameters, grads, **settings)
        return updated | {"how many": len(updated)}

    def cases(self, draw):
        def some(make, label, *dims, rate=None, more=(), turned=False):
            layers = {}
            for l, (before, n) in enumerate(zip(dims, dims[1:]), start=1):
                layers |= {f"W{l}": draw.normal(size=(n, before)), f"b{l}": draw.normal(size=(n, 1))}
            slopes = {"d" + name: draw.normal(size=value.shape) for name, value in layers.items()}
            slopes |= {name: draw.normal(size=(3, 5)) for name in more}
            slopes = dict(reversed(slopes.items())) if turned else slopes
            return make(label, parameters=layers, grads=slopes,
                        settings={} if rate is None else {"learning_rate": rate})

        old = {"W1": np.array([[1.0, -2], [0.5, 3]]), "b1": np.array([[0.1], [0.2]]),
               "W2": np.array([[2.0, -1]]), "b2": np.array([[0.5]])}
        slopes = {"dW1": np.array([[0.5, 1], [-1, 2]]), "db1": np.array([[1], [-0.5]]),
                  "dW2": np.array([[0.25, -2]]), "db2": np.array([[0.75]])}
        yield example("two layers", parameters=old, grads=slopes, settings={"learning_rate": 0.1})
        yield example("two layers, the default rate", parameters=old, grads=slopes, settings={})
        deep = old | {"W3": np.array([[1.0], [4]]), "b3": np.array([[0.0], [1]])}
        steep = slopes | {"dW3": np.array([[2.0], [-1]]), "db3": np.array([[1.0], [1]]),
                          "dA1": np.ones((2, 3))}
        yield example("three layers, and dA1", parameters=deep, grads=steep, settings={"learning_rate": 0.5})
        yield some(hidden, "two layers", 3, 4, 1, rate=float(draw.uniform(0.05, 0.9)))
        yield some(hidden, "the default rate", 2, 5, 1)
        yield some(hidden, "four layers", 3, 4, 2, 5, 1, rate=float(draw.uniform(1, 3)))
        yield some(hidden, "dA and dZ beside", 2, 3, 1, rate=0.3, more=("dA0", "dA1", "dZ2"))
        yield some(hidden, "one layer", 4, 2, rate=0.7).about("generality")
        yield some(hidden, "eleven layers", *[2] * 12, rate=0.2).about("generality")
        yield some(hidden, "rate zero", 2, 3, 1, rate=0.0).about("generality")
        yield some(hidden, "the slopes in another order", 3, 3, 3, rate=0.4, turned=True).about("generality")
        whole = {"W1": draw.integers(-5, 6, (2, 3)), "b1": draw.integers(-5, 6, (2, 1))}
        yield hidden("whole numbers", parameters=whole,
                     grads={"d" + name: value + 1 for name, value in whole.items()},
                     settings={"learning_rate": 0.5}).about("generality")

    def oracle(self, parameters, grads, settings):
        minus = -settings.get("learning_rate", 1.2)
        moved = {name: np.add(value, np.multiply(minus, grads[f"d{name}"]))
                 for name, value in parameters.items()}
        return moved | {"how many": len(parameters)}

    def domain(self, draw):
        dims = sizes(draw, int(draw.integers(2, 7)))
        shapes = {}
        for l, (before, n) in enumerate(zip(dims, dims[1:]), start=1):
            shapes |= {f"W{l}": (n, before), f"b{l}": (n, 1)}
        return {"parameters": {name: numbers(draw, shape) for name, shape in shapes.items()},
                "grads": {f"d{name}": numbers(draw, shape) for name, shape in shapes.items()},
                "settings": {"learning_rate": float(draw.uniform(0, 3))} if draw.random() < 0.8 else {}}

    uphill = slip("The step goes uphill: the cost grows. A step is against the slope.",
                  ("[name] - ", "[name] + "))
    no_rate = slip("The learning rate is not used.", ("learning_rate * ", ""))
    own_rate = slip("The learning rate is always 1.2. That is only its default.",
                    ("learning_rate * ", "1.2 * "))
    weights_only = step("The biases stay where they were. They are parameters as well, and learn.",
                        f'updated[name] = {MOVED} if name[0] == "W" else parameters[name]')
    two_layers_only = slip("Only W1, b1, W2 and b2 are moved. There may be more layers, or fewer.",
                           ("in parameters:", 'in ("W1", "b1", "W2", "b2"):'))
    from_the_slopes = slip("The new dict has an entry for everything in grads. It should have the names of "
                           "the parameters.", ("in parameters:", "in [key[1:] for key in grads]:"),
                           ("parameters[name] -", "parameters.get(name, 0) -"))
    step_only = slip("This is the step, not where it leads to.", ("parameters[name] - ", ""))
    in_place = step("The numbers are right, but the old arrays are changed: `-=` works in place.",
                    'parameters[name] -= learning_rate * grads["d" + name]',
                    "updated[name] = parameters[name]")
    old_dict = slip("The old dict gets the new arrays, and comes back. Make a new dict.",
                    ("updated = {}", "updated = parameters"))
    new_names = step("The entries are called dW1, db1, ... They should have the names of the parameters.",
                     f'updated["d" + name] = {MOVED}')

    @alternative
    def comprehension(parameters, grads, learning_rate=1.2):
        return {name: np.array(value, dtype=float) + -learning_rate * grads[f"d{name}"]
                for name, value in parameters.items()}

    @alternative
    def on_a_copy(parameters, grads, learning_rate=1.2):
        moved = {}
        for l in range(1, len(parameters) // 2 + 1):
            for kind in "Wb":
                moved[f"{kind}{l}"] = parameters[f"{kind}{l}"].astype(np.float64)
                moved[f"{kind}{l}"] -= learning_rate * grads[f"d{kind}{l}"]
        return moved
