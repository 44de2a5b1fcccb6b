"""The card of `gradient_check_mlp`."""

import numpy as np

from autograder.authoring.domain import sizes
from autograder.authoring.exercise import (Exercise, alternative, drop_line, example, hidden, misconception,
                                           replace_line, slip)
from coursekit.plain import Facts

RATIO = "np.linalg.norm(slopes - gradient) / lengths if lengths else 0.0"
SHAPE = ("        if gradient.shape != value.shape:\n            differences[name] = 1.0\n"
         "            continue\n")


def nudged(kind, parameters, targets, epsilon):
    """The slopes that nudges to both sides find, worked out on paper: {name: array}."""
    apart = {name: np.asarray(parameters[name], dtype=float) - target for name, target in targets.items()}
    if kind == "squares":
        slopes = apart
    elif kind == "fourth powers":
        slopes = {name: a**3 + a * epsilon**2 for name, a in apart.items()}
    else:
        total = sum(np.exp(a).sum() for a in apart.values())
        slopes = {name: np.exp(a) / total for name, a in apart.items()}
    return {name: slopes.get(name, np.zeros(value.shape)) for name, value in parameters.items()}


class GradientCheckMlp(Exercise):
    """A check of any gradient, parameter by parameter."""

    section, points, difficulty, minutes = "1.4.2", 10, 3, 24
    shares = {"stability": 0.15, "generality": 0.15}
    form = "a dict with a number for each parameter"

    @staticmethod
    def probe(student, kind, targets, grads, parameters, settings):
        import numpy as np

        asked = []

        def cost(at):
            asked.append(1)
            apart = [np.asarray(at[name], dtype=float) - target for name, target in targets.items()]
            if kind == "squares":
                return sum(float(np.sum(a**2)) for a in apart) / 2
            if kind == "fourth powers":
                return sum(float(np.sum(a**4)) for a in apart) / 4
            return float(np.log(sum(np.exp(a).sum() for a in apart)))

        return {"differences": student.gradient_check_mlp(cost, grads, parameters, **settings),
                "asked": len(asked)}

    @staticmethod
    def measure(value, kind, targets, grads, parameters, settings):
        from coursekit.plain import Facts

        most = 2 * sum(each.size for each in parameters.values()) + 1
        return {"differences": value["differences"], "facts": Facts({
            "the cost is asked at most twice for each number, and once besides": value["asked"] <= most})}

    def cases(self, draw):
        def some(make, label, kind, shapes, off=None, epsilon=None, draw=draw, scale=1.0, whole=False):
            """Parameters, a cost of them, and gradients that are right but for what `off` makes of them."""
            parameters = {name: scale * draw.normal(size=shape) for name, shape in shapes.items()}
            if whole:
                parameters = {name: draw.integers(-3, 4, shape) for name, shape in shapes.items()}
            apart = {name: draw.uniform(0.3, 1.5, shape) * draw.choice([-1, 1], shape)
                     for name, shape in shapes.items()}
            targets = {name: parameters[name] - apart[name] for name in shapes}
            grads = {f"d{name}": slopes for name, slopes in nudged(kind, parameters, targets, 0).items()}
            for name, change in (off or {}).items():
                grads[f"d{name}"] = change(grads[f"d{name}"])
            settings = {} if epsilon is None else {"epsilon": epsilon}
            return make(label, kind=kind, targets=targets, grads=grads, parameters=parameters,
                        settings=settings).within(atol=2e-5)

        def one_entry(slopes):
            changed = slopes.copy()
            changed.flat[-1] += 0.5
            return changed

        def tiny(make, label, size, draw=draw):
            """All gradients are of this size, and dW1 is too large by one half."""
            inputs = some(make, label, "squares", two, draw=draw, scale=1e-3).inputs
            for name in two:
                slopes = size * draw.uniform(1, 2, two[name])
                inputs["targets"][name] = inputs["parameters"][name] - slopes
                inputs["grads"][f"d{name}"] = slopes * (1.5 if name == "W1" else 1)
            return make(label, **inputs).within(atol=1e-3).about("stability")

        two, shown = {"W1": (2, 3), "b1": (2, 1)}, np.random.default_rng(5)
        four = {"W1": (3, 4), "b1": (3, 1), "W2": (2, 3), "b2": (2, 1)}
        yield some(example, "squares, all right", "squares", two, draw=shown)
        yield some(example, "dW1 is twice what it should be", "squares", two, {"W1": lambda g: 2 * g},
                   draw=shown)
        yield some(example, "one entry of db1 is off", "exponentials", two, {"b1": one_entry}, draw=shown)
        yield some(example, "fourth powers, a nudge of 0.5", "fourth powers", two, epsilon=0.5, draw=shown)
        yield some(example, "dW1 is flat", "squares", two, {"W1": np.ravel}, draw=shown).about("generality")
        yield some(example, "whole numbers", "squares", two, whole=True, draw=shown).about("generality")
        flat = some(example, "W1 does not matter", "squares", two, draw=shown).inputs
        del flat["targets"]["W1"]                                       # the cost does not look at it
        flat["grads"]["dW1"] = np.zeros((2, 3))
        yield example("the cost does not look at W1", **flat).within(atol=2e-5).about("stability")
        yield tiny(example, "gradients of a billionth, dW1 is too large by one half", 1e-9, shown)
        for kind in ("squares", "fourth powers", "exponentials"):
            yield some(hidden, f"{kind}, all right", kind, four)
            factor = float(draw.uniform(1.3, 4))
            yield some(hidden, f"{kind}, two are off", kind, four,
                       {"W2": lambda g: factor * g, "b1": lambda g: -g, "W1": one_entry})
        yield some(hidden, "turned round", "squares", {"W1": (3, 3), "b1": (3, 1)},
                   {"W1": lambda g: g.T.copy()})
        yield some(hidden, "fourth powers, a nudge of 0.3", "fourth powers", four, epsilon=0.3)
        yield some(hidden, "squares, a nudge of 0.2, off by a factor", "squares", four,
                   {"W1": lambda g: 1.5 * g}, 0.2)
        yield some(hidden, "a gradient of zeros", "exponentials", four, {"b2": np.zeros_like})
        for epsilon in (1e-5, 1e-7):
            yield some(hidden, f"epsilon {epsilon}", "exponentials", two, {"b1": one_entry},
                       epsilon).about("generality")
        yield some(hidden, "one number", "squares", {"W1": (1, 1)},
                   {"W1": lambda g: 3 * g}).about("generality")
        yield some(hidden, "whole numbers", "squares", four, {"W2": one_entry},
                   whole=True).about("generality")
        yield some(hidden, "other names", "squares", {"gamma": (4, 1), "W12": (2, 5)},
                   {"gamma": one_entry}).about("generality")
        yield some(hidden, "a gradient (1, 1) for (1, 4)", "squares", {"W1": (1, 4), "b1": (1, 1)},
                   {"W1": lambda g: g[:, :1]}).about("generality")
        yield some(hidden, "flat biases", "squares", four,
                   {"b1": np.ravel, "b2": lambda g: g.T.copy()}).about("generality")
        still = some(hidden, "0 against 0, and 0 against something", "squares", four).inputs
        for name in ("W1", "b2"):                                       # the cost does not look at them
            del still["targets"][name]
        still["grads"] |= {"dW1": np.zeros((3, 4)), "db2": np.ones((2, 1)), "dA1": np.ones((5, 6))}
        yield hidden("0 against 0, and 0 against something", **still).within(atol=2e-5).about("stability")
        yield some(hidden, "numbers of 10,000", "squares", two, {"b1": one_entry},
                   scale=1e4).about("stability")
        mixed = some(hidden, "numbers of very different size", "squares", {"W1": (3, 5), "b1": (3, 1)}).inputs
        mixed["grads"]["db1"] = mixed["grads"]["db1"] * 1.25
        for name, scale in (("W1", 10.0 ** np.arange(-4, 1)), ("b1", 1e-4)):
            shift = mixed["parameters"][name] * (scale - 1)
            mixed["parameters"][name] = mixed["parameters"][name] + shift
            mixed["targets"][name] = mixed["targets"][name] + shift
        yield hidden("numbers of very different size", **mixed).within(atol=2e-5).about("stability")
        yield tiny(hidden, "gradients of 1e-5, dW1 is off", 1e-5)
        yield tiny(hidden, "gradients of a billionth, dW1 is off", 1e-9)

    def oracle(self, kind, targets, grads, parameters, settings):
        slopes, found = nudged(kind, parameters, targets, settings.get("epsilon", 1e-6)), {}
        for name, slope in slopes.items():
            gradient = grads[f"d{name}"]
            if np.shape(gradient) != slope.shape:
                found[name] = 1.0
                continue
            lengths = np.sqrt(np.square(slope).sum()) + np.sqrt(np.square(gradient).sum())
            found[name] = float(np.sqrt(np.square(slope - gradient).sum()) / lengths) if lengths else 0.0
        return {"differences": found, "facts": Facts()}

    def domain(self, draw):
        """Costs of moderate size: of tiny slopes beside large costs no nudge says anything."""
        names = ["W1", "b1", "W2", "b2"][:draw.integers(1, 5)]
        kind = str(draw.choice(["squares", "fourth powers", "exponentials"]))
        shapes = {name: tuple(sizes(draw, 2, most=4, large=6)) for name in names}
        parameters = {name: draw.integers(-4, 5, shape) if draw.random() < 0.2 else
                      10 ** draw.uniform(-4, 2) * draw.normal(size=shape) for name, shape in shapes.items()}
        targets = {name: value - draw.uniform(0.3, 1.5, value.shape) for name, value in parameters.items()
                   if draw.random() < 0.8} or {"W1": parameters["W1"] - 1}
        settings = {"epsilon": float(10 ** draw.uniform(-6, -0.5))} if draw.random() < 0.7 else {}
        grads = {f"d{name}": slopes for name, slopes in nudged(kind, parameters, targets, 0).items()}
        name = f"d{draw.choice(names)}"
        grads[name] = [grads[name], 2 * grads[name], 0 * grads[name], grads[name] + 1, grads[name].ravel(),
                       -grads[name]][draw.integers(6)]
        if kind == "exponentials" and settings.get("epsilon", 0) > 1e-4:    # there the nudge is not the slope
            settings = {}
        return hidden("", kind=kind, targets=targets, grads=grads, parameters=parameters,
                      settings=settings).within(atol=1e-4)

    draws = 150
    equivalent = {"slopes = np.ones(value.shape)": "every place is filled before it is read",
                  "(gradient - slopes)": "a length does not depend on the direction"}

    absolute = slip("The difference is not put in proportion: divide its length by the sum of the two "
                    "lengths.",
                    (RATIO, "np.linalg.norm(slopes - gradient)"))
    one_sided = slip("The nudge goes to one side only. To both sides it is far more exact.",
                     drop_line("down[place]"), ("(2 * epsilon)", "epsilon"))
    half = slip("You divide by epsilon. From one side to the other it is twice that.",
                ("(2 * epsilon)", "epsilon"))
    by_one_length = slip("You divide by the length of the nudged slopes alone. It should be the sum of both "
                         "lengths.", ("np.linalg.norm(slopes) + np.linalg.norm(gradient)",
                                      "np.linalg.norm(slopes)"))
    zero_by_zero = slip("0 against 0 comes out as NaN, or stops it. Where all slopes are 0, the difference "
                        "is 0.",
                        (" if lengths else 0.0", ""))
    small_number_below = slip("A small number is added below, or small lengths count as 0. Where all slopes "
                              "are small, that hides a wrong gradient. Only 0 against 0 needs care.",
                              (" if lengths else 0.0", ""), ("/ lengths", "/ (lengths + 1e-8)"))
    shape_unseen = slip("A gradient of the wrong shape is compared all the same: NumPy broadcasts it. It "
                        "counts as 1.", (SHAPE, ""))
    whole_numbers = slip("In an array of integers the nudge is lost: make the copy one of floats.",
                         ("up = value.astype(float)", "up = value.copy()"),
                         ("down = value.astype(float)", "down = value.copy()"),
                         replace_line("up[place] +=", "up[place] = up[place] + epsilon"),
                         replace_line("down[place] -=", "down[place] = down[place] - epsilon"))
    all_at_once = slip("All numbers of an array are nudged together. Nudge one, and leave the others.",
                       replace_line("up[place] +=", "up += epsilon"),
                       replace_line("down[place] -=", "down -= epsilon"))
    names_of_grads = slip("The result is named after the gradients, dW1 and so on. It should have the names "
                          "of the parameters.", ("differences[name] = 1.0", 'differences["d" + name] = 1.0'),
                          ("differences[name] = np", 'differences["d" + name] = np'))
    fixed_epsilon = slip("The nudge is always a millionth. That is only the default.",
                         ("up[place] += epsilon", "up[place] += 1e-6"),
                         ("down[place] -= epsilon", "down[place] -= 1e-6"), ("(2 * epsilon)", "2e-6"))

    @misconception("The nudged numbers are not put back exactly: after adding and subtracting, rounding is "
                   "left in the parameters. Nudge a copy, or keep the old number.")
    def put_back_by_adding(cost, grads, parameters, epsilon=1e-6):
        differences = {}
        for name, value in parameters.items():
            gradient, whole = grads["d" + name], value.dtype.kind == "i"
            if gradient.shape != value.shape:
                differences[name] = 1.0
                continue
            here = value.astype(float) if whole else value
            slopes = np.zeros(value.shape)
            for place in np.ndindex(value.shape):
                here[place] += epsilon
                above = cost({**parameters, name: here})
                here[place] -= 2 * epsilon
                slopes[place] = (above - cost({**parameters, name: here})) / (2 * epsilon)
                here[place] += epsilon
            lengths = np.linalg.norm(slopes) + np.linalg.norm(gradient)
            differences[name] = np.linalg.norm(slopes - gradient) / lengths if lengths else 0.0
        return differences

    @misconception("All parameters get one and the same number. One for each says where to look.")
    def one_for_all(cost, grads, parameters, epsilon=1e-6):
        apart = lengths = 0.0
        for name, value in parameters.items():
            slopes = np.zeros(value.shape)
            for place in np.ndindex(value.shape):
                nudge = np.zeros(value.shape)
                nudge[place] = epsilon
                slopes[place] = (cost({**parameters, name: value + nudge})
                                 - cost({**parameters, name: value - nudge})) / (2 * epsilon)
            gradient = grads["d" + name]
            fits = gradient.size == value.size
            apart += np.sum((slopes - gradient.reshape(value.shape)) ** 2) if fits else 1
            lengths += np.sum(slopes**2) + np.sum(gradient**2)
        return dict.fromkeys(parameters, np.sqrt(apart / lengths))

    @alternative
    def in_place_and_restored(cost, grads, parameters, epsilon=1e-6):
        at = {name: np.array(value, dtype=float) for name, value in parameters.items()}
        result = {}
        for name, here in at.items():
            slopes = []
            for k, old in enumerate(here.ravel().tolist()):
                ends = []
                for sign in (1, -1):
                    here.flat[k] = old + sign * epsilon
                    ends.append(cost(at))
                here.flat[k] = old
                slopes.append((ends[0] - ends[1]) / 2 / epsilon)
            u, v = np.reshape(slopes, here.shape), np.asarray(grads[f"d{name}"])
            if u.shape != v.shape:
                result[name] = 1
            elif not u.any() and not v.any():
                result[name] = 0
            else:
                lengths = np.sqrt((u * u).sum()) + np.sqrt((v * v).sum())
                result[name] = np.sqrt(((u - v) ** 2).sum()) / lengths
        return result
