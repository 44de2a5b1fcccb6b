"""The card of `numerical_gradients`."""

import numpy as np

from autograder.authoring.exercise import (Exercise, alternative, example, hidden, in_place_of, misconception,
                                           slip)
from coursekit.plain import Facts

slopes_at = in_place_of("slopes[place] =")
DOWN = in_place_of("down =")


class NumericalGradients(Exercise):
    """Derivatives by nudges."""

    section, points, difficulty, minutes = "2.1.12", 7, 2, 18
    parts = {"gradients": 4, "names": 0.5, "the cost is asked twice for each number": 1,
             "each nudge moves one number": 1, "names and shapes of the parameters stay": 0.5,
             "the gradients are floats": 0.5}
    form = 'a dict with "d" + name for each name'

    @staticmethod
    def probe(student, cost, parameters, epsilon):
        """Gradients, and what the cost was asked: how often, whether one number was nudged at a time."""
        import numpy as np

        before = {name: np.array(value, dtype=float) for name, value in parameters.items()}
        moves, forms = [], []

        def flat(some):
            return np.concatenate([np.ravel(np.asarray(some.get(name, before[name]), dtype=float))
                                   for name in before])

        functions = {"cubes": lambda v: np.sum(v**3 * (1 + np.arange(v.size) % 3)),
                     "squares": lambda v: np.sum(v**2) + v[0] * v[-1],
                     "a sum": lambda v: np.sum(v * (1 + np.arange(v.size))),
                     "a product": lambda v: np.prod(v),
                     "sines": lambda v: np.sum(np.sin(v) * (1 + np.arange(v.size) % 2)),
                     "a constant": lambda v: 7.0, "large": lambda v: 1e6 * np.sum(v**2),
                     "weighted squares": lambda v: np.sum(v**2 * (1 + np.arange(v.size)))}
        if cost == "weighted squares":          # the same numbers, in the memory column by column, as in W.T
            parameters = {name: np.asfortranarray(value) for name, value in parameters.items()}

        def cost_fn(some):
            forms.append({name: str(np.shape(value)) for name, value in some.items()} ==
                         {name: str(value.shape) for name, value in before.items()})
            moves.append(np.abs(flat(some) - flat(before)))
            return float(functions[cost](flat(some)))

        settings = {} if epsilon is None else {"epsilon": epsilon}
        found = student.numerical_gradients(cost_fn, parameters, **settings)
        kinds = [np.asarray(value).dtype.kind == "f" for value in found.values()]
        count, step = sum(value.size for value in before.values()), 1e-7 if epsilon is None else epsilon
        return {"gradients": found, "names": sorted(found), "calls": len(moves), "numbers": count,
                "forms": all(forms), "alone": all(np.sum(move > step / 2) <= 1 for move in moves),
                "floats": all(kinds)}

    @staticmethod
    def measure(value, cost, parameters, epsilon):
        from coursekit.plain import Facts

        return {"gradients": value["gradients"], "names": ", ".join(value["names"]), "facts": Facts({
            "the cost is asked twice for each number": value["calls"] == 2 * value["numbers"],
            "each nudge moves one number": value["alone"],
            "names and shapes of the parameters stay": value["forms"],
            "the gradients are floats": value["floats"]})}

    def cases(self, draw):
        # Rounding is a 1e-16th of the cost, divided by the nudge.
        def some(make, label, cost, parameters, epsilon=None):
            values = np.concatenate([np.ravel(value) for value in parameters.values()])
            size = max(1, 1e6 * (cost == "large"), np.abs(values).max() ** 3) * values.size
            condition = max(1, 1e-7 * size / (epsilon or 1e-7))
            return make(label, cost=cost, parameters=parameters, epsilon=epsilon).within(condition=condition)

        shown = {"w": np.array([[1.0, -2, 0.5], [2, 3, -1]]), "c": np.array([0.5, 1.5])}
        yield some(example, "cubes, a nudge of 0.5", "cubes", shown, 0.5)
        yield some(example, "squares, a nudge of 0.01", "squares", shown, 0.01)
        yield some(example, "sines, the nudge of the default", "sines", shown)
        whole = {"k": np.array([[2, -1], [3, 1]])}
        yield some(example, "whole numbers", "cubes", whole, 0.5).about("generality")
        yield some(example, "arrays that were transposed", "weighted squares", shown, 0.1).about("generality")
        yield some(example, "a single number", "squares", {"z": np.array(3.0)}, 0.1).about("generality")

        def arrays(**shapes):
            return {name: draw.uniform(0.5, 2, shape) * draw.choice([-1, 1], shape)
                    for name, shape in shapes.items()}

        for label, cost, shapes, epsilon in (
                ("cubes of three arrays", "cubes", {"W1": (3, 4), "b1": (3, 1), "W2": (2, 3)}, 0.3),
                ("sines of two arrays", "sines", {"a": (5,), "b": (2, 3)}, 1e-4),
                ("the default", "squares", {"W1": (2, 5), "gamma1": (2, 1)}, None),
                ("a product", "a product", {"u": (4,), "v": (3,)}, 1e-3),
                ("square matrices", "cubes", {"A": (3, 3), "B": (3, 3)}, 0.2)):
            yield some(hidden, label, cost, arrays(**shapes), epsilon)
        for label, cost, parameters, epsilon in (("three axes", "cubes", arrays(K=(2, 3, 4)), 0.25),
                                                 ("no axis", "squares", arrays(s=(), t=()), 0.1),
                                                 ("whole numbers", "sines",
                                                  {"n": draw.integers(-4, 5, (3, 2)),
                                                   "x": draw.normal(size=2)}, 0.01),
                                                 ("a constant", "a constant", arrays(W=(2, 2)), 0.1),
                                                 ("transposed", "weighted squares",
                                                  arrays(W1=(4, 3), b1=(4, 1), K=(2, 3, 2)), 0.2),
                                                 ("single precision", "squares",
                                                  {"W": draw.normal(size=(3, 2)).astype(np.float32)}, None),
                                                 ("a large cost", "large", arrays(W=(3, 2)), 1e-3),
                                                 ("names in no order", "a sum",
                                                  arrays(z=(2,), a=(3, 1), m=(1, 2)), 0.1),
                                                 ("one array of one", "cubes", arrays(w=(1, 1)), 0.4)):
            yield some(hidden, label, cost, parameters, epsilon).about("generality")

    def oracle(self, cost, parameters, epsilon):
        """Central differences in closed form: exact for any nudge."""
        h = 1e-7 if epsilon is None else epsilon
        v = np.concatenate([np.ravel(value) for value in parameters.values()]).astype(float)
        place = np.arange(v.size)
        ends = np.zeros(v.size)
        ends[0] += v[-1]
        ends[-1] += v[0]
        if v.size == 1:
            ends[:] = 2 * v
        slopes = {"cubes": lambda: (1 + place % 3) * (3 * v**2 + h**2), "squares": lambda: 2 * v + ends,
                  "a sum": lambda: 1.0 + place,
                  "a product": lambda: np.array([np.prod(np.delete(v, i)) for i in place]),
                  "sines": lambda: (1 + place % 2) * np.cos(v) * np.sinc(h / np.pi),
                  "a constant": lambda: 0.0 * v, "large": lambda: 2e6 * v,
                  "weighted squares": lambda: 2 * v * (1 + place)}[cost]()
        pieces = np.split(slopes, np.cumsum([np.size(value) for value in parameters.values()])[:-1])
        found = {f"d{name}": piece.reshape(np.shape(value)) for (name, value),
                 piece in zip(parameters.items(), pieces)}
        return {"gradients": found, "names": ", ".join(sorted(found)), "facts": Facts()}

    @misconception("A copy as floats keeps the order in memory, and of a transposed array the flat view is "
                   "a copy of its own: nudges never arrive. Take places, not a flat array.")
    def flat_view(cost_fn, parameters, epsilon=1e-7):
        gradients = {}
        for name, value in parameters.items():
            moved = np.array(value, dtype=float)
            flat, slopes = moved.reshape(-1), np.zeros(moved.size)
            for i, number in enumerate(flat.tolist()):
                costs = []
                for flat[i] in (number + epsilon, number - epsilon):
                    costs.append(cost_fn({**parameters, name: moved}))
                slopes[i], flat[i] = (costs[0] - costs[1]) / (2 * epsilon), number
            gradients["d" + name] = slopes.reshape(moved.shape)
        return gradients

    single_precision_kept = slip("Single precision is kept: there a nudge is lost, or comes out longer. Make "
                                 "floats of 64 bits.",
                                 ("nudge = np.zeros(slopes.shape)",
                                  "nudge = np.zeros(slopes.shape, np.result_type(value, np.float16))"))

    def domain(self, draw):
        cost = str(draw.choice(["cubes", "squares", "a sum", "a product", "sines", "a constant"]))
        parameters = {}
        for name in draw.permutation(["W1", "b1", "theta", "K"])[:draw.integers(1, 4)]:
            shape = tuple(int(size) for size in draw.integers(1, 4, draw.integers(0, 4)))
            value = draw.uniform(0.5, 2, shape) * draw.choice([-1, 1], shape)
            whole = draw.random() < 0.2
            parameters[str(name)] = np.round(2 * value).astype(int) if whole else np.array(value)
        epsilon = None if draw.random() < 0.3 else float(10 ** draw.uniform(-6, -0.5))
        size = max(1.0, max(np.abs(value).max() for value in parameters.values())) ** 3
        if cost == "a product":
            size = max(1.0, np.prod([np.prod(np.abs(value), dtype=float) for value in parameters.values()]))
        lost = 1e-15 * size * sum(value.size for value in parameters.values()) / (epsilon or 1e-7)
        return hidden("", cost=cost, parameters=parameters, epsilon=epsilon).within(condition=max(1,
                                                                                                  1e9 * lost))

    equivalent = {"slopes = np.ones(": "every entry is written",
                  "(np.zeros(np.shape(value))).shape": "only its shape is used"}

    to_one_side = DOWN("Each number is nudged to one side only, so the slope is less exact. Go to both "
                       "sides.", "down = cost_fn({**parameters, name: value + 0 * nudge})",
                       "up, down = up + (up - down), down")
    by_epsilon = slopes_at("The difference is divided by epsilon. The two places are 2 epsilon apart.",
                           "slopes[place] = (up - down) / epsilon")
    half_the_way = DOWN("From the middle to the right it is one epsilon, and you divide by two. Start from "
                        "the left.", "down = cost_fn(parameters)")
    all_at_once = slip("All numbers of an array are nudged together. Nudge one at a time.",
                       ("nudge[place] = epsilon", "nudge[...] = epsilon"))
    not_put_back = slip("A nudged number is not put back before the next one is nudged.",
                        ("            nudge = np.zeros(slopes.shape)\n", ""),
                        ("        for place", "        nudge = np.zeros(slopes.shape)\n        for place"))
    own_epsilon = slip("The nudge is always 1e-7. Use the epsilon that was given.",
                       ("nudge[place] = epsilon", "nudge[place] = 1e-7"), ("(2 * epsilon)", "(2 * 1e-7)"))
    names_without_d = slip('The entries have the names of the parameters. Put a "d" in front.',
                           ('gradients["d" + name]', "gradients[name]"))
    other_arrays_missing = slip("The cost gets a dict with one array only. It needs all of them.",
                                ("cost_fn({**parameters, name: value + nudge})",
                                 "cost_fn({name: value + nudge})"), ("cost_fn({**parameters, name: value - "
                                                                     "nudge})",
                                                                     "cost_fn({name: value - nudge})"))

    @misconception("Nudges are added to arrays of whole numbers, or written into the parameters themselves: "
                   "there 0.5 becomes 0. Make new arrays of floats.")
    def in_place(cost_fn, parameters, epsilon=1e-7):
        found = {}
        for name, value in parameters.items():
            slopes = np.zeros(np.shape(value))
            for place in np.ndindex(np.shape(value)):
                before = value[place]
                value[place] = before + epsilon
                up = cost_fn(parameters)
                value[place] = before - epsilon
                slopes[place] = (up - cost_fn(parameters)) / (2 * epsilon)
                value[place] = before - epsilon + epsilon
            found["d" + name] = slopes
        return found

    @misconception("The slopes are stored in an array of the type of the parameter: in whole numbers 0.5 is "
                   "0.")
    def whole_slopes(cost_fn, parameters, epsilon=1e-7):
        found = {}
        for name, value in parameters.items():
            slopes = np.zeros_like(value)
            for place in np.ndindex(np.shape(value)):
                ends = []
                for sign in (1, -1):
                    moved = np.array(value, dtype=float)
                    moved[place] += sign * epsilon
                    ends.append(cost_fn({**parameters, name: moved}))
                slopes[place] = (ends[0] - ends[1]) / (2 * epsilon)
            found["d" + name] = slopes
        return found

    @misconception("Only two axes are gone through, rows and columns. An array may have any number of them.")
    def two_axes(cost_fn, parameters, epsilon=1e-7):
        found = {}
        for name, value in parameters.items():
            slopes = np.zeros(np.shape(value))
            for i in range(len(value)):
                for j in range(value.shape[1]):
                    moved = np.zeros(value.shape)
                    moved[i, j] = epsilon
                    up, down = (cost_fn({**parameters, name: value + sign * moved}) for sign in (1, -1))
                    slopes[i, j] = (up - down) / (2 * epsilon)
            found["d" + name] = slopes
        return found

    @alternative
    def on_a_copy(cost_fn, parameters, epsilon=1e-7):
        some = {name: np.array(value, dtype=float, order="C") for name, value in parameters.items()}
        found = {}
        for name in list(some):
            flat, slopes = some[name].reshape(-1), []
            for i in range(flat.size):
                before, costs = flat[i], []
                for end in (before + epsilon, before - epsilon):
                    flat[i] = end
                    costs.append(cost_fn(some))
                flat[i] = before
                slopes.append((costs[0] - costs[1]) / epsilon / 2)
            found[f"d{name}"] = np.reshape(slopes, some[name].shape)
        return found
