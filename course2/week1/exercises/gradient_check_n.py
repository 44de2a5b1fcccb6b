"""The card of `gradient_check_n` and `locate_bad_gradients`."""

import numpy as np

from autograder.authoring.domain import sizes
from autograder.authoring.exercise import (Exercise, alternative, example, hidden, in_place_of, misconception,
                                           replace_line, slip)

from . import common
from .common import FIVE, KEYS, SHOWN, batch, network

CHECK, LOCATE = "gradient_check_n", "locate_bad_gradients"
lengths_of, ratio_of = in_place_of("lengths = np.linalg.norm(nudged)"), in_place_of("ratio =")
right_if = in_place_of("right =")
APART, BESIDE = "np.linalg.norm(nudged - theirs)", "np.linalg.norm(slopes - gradients[name])"
SQUARES = "lengths = np.linalg.norm(nudged) ** 2 + np.linalg.norm(theirs) ** 2"
LENGTHS = "np.linalg.norm(slopes) + np.linalg.norm(gradients[name])"


class GradientCheckN(Exercise):
    """One ratio for all gradients, and the names of those that are wrong."""

    functions = (CHECK, LOCATE)
    section, points, difficulty, minutes = "2.1.13", 7, 2, 20
    parts = {CHECK: 1, LOCATE: 1}
    form = "a number; of locate_bad_gradients a list of names"
    needs = ("compute_cost_with_regularization", "numerical_gradients")

    @staticmethod
    def probe(student, function, **inputs):
        if function == "locate_bad_gradients":
            settings = inputs.pop("settings")
            return list(student.locate_bad_gradients(*inputs.values(), **settings))
        parameters, found, X, Y, settings = inputs.values()
        return student.gradient_check_n(parameters, found, X, Y, **settings)

    def cases(self, draw):
        yield from (case.of(CHECK) for case in self.checks(draw))
        yield from (case.of(LOCATE) for case in self.names(draw))

    def checked(self, make, label, parameters, X, Y, change=None, *, lambd=0.0, charged=None, epsilon=None):
        """A check of gradients, some of them changed, {name: factor}; `charged`: another lambda in them."""
        found = common.gradients(X, Y, parameters, lambd if charged is None else charged)
        found |= {name: factor * found[name] for name, factor in (change or {}).items()}
        settings = ({"lambd": lambd} if lambd else {}) | ({"epsilon": epsilon} if epsilon else {})
        # Nudges are right to about 1e-8 of the cost, and the gradients are not much shorter than 1e-2.
        case = make(label, parameters=parameters, gradients=found, X=X, Y=Y, settings=settings)
        return case.within(atol=2e-5)

    def checks(self, draw):
        def some(label, *dims, C, m, **how):
            return self.checked(hidden, label, network(draw, *dims, C), **batch(draw, dims[0], m, C), **how)

        yield self.checked(example, "right gradients", SHOWN, **FIVE)
        yield self.checked(example, "dW2 doubled", SHOWN, **FIVE, change={"dW2": 2})
        yield self.checked(example, "with a penalty, db1 halved", SHOWN, **FIVE, change={"db1": 0.5},
                           lambd=0.7)
        yield self.checked(example, "the penalty is missing in the gradients", SHOWN, **FIVE, lambd=2.0,
                           charged=0.0)
        yield self.checked(example, "a nudge of one half", SHOWN, **FIVE, change={"dW1": 1.5}, epsilon=0.5)
        yield self.checked(example, "all gradients 0, of a network that has none",
                           **self.silent()).about("stability")
        for label, *dims, C, m, how in (("right, with a penalty", 3, 4, 5, 1, 7, {"lambd": 1.5}),
                                        ("dW1 turned round", 2, 5, 3, 1, 8, {"change": {"dW1": -1}}),
                                        ("two wrong", 4, 3, 2, 3, 5,
                                         {"change": {"db2": 3, "dW3": 0.2}, "lambd": 0.6}),
                                        ("a tenth too large", 3, 3, 3, 3, 3, {"change": {"dW2": 1.1}}),
                                        ("charged in the gradients only", 2, 3, 4, 1, 6, {"charged": 3.0}),
                                        ("a large nudge", 2, 4, 3, 1, 6,
                                         {"change": {"db3": 2}, "epsilon": 0.3, "lambd": 0.4})):
            yield some(label, *dims, C=C, m=m, **how)
        for label, *dims, C, m, how in (("one example", 3, 2, 4, 2, 1, {"change": {"dW3": 2}}),
                                        ("only biases wrong", 3, 4, 2, 1, 6,
                                         {"change": {"db1": 4, "db2": 4, "db3": 4}}),
                                        ("ten outputs", 2, 3, 2, 10, 4,
                                         {"change": {"dW2": 0.5}, "lambd": 0.3})):
            yield some(label, *dims, C=C, m=m, **how).about("generality")
        yield self.checked(hidden, "nothing but zeros", **self.silent()).about("stability")

    @staticmethod
    def silent():
        """A network that is certain and right, and whose units are silent: every gradient is exactly 0."""
        parameters = {name: 0 * value - (name in ("b1", "b2")) for name, value in SHOWN.items()}
        return {"parameters": parameters | {"b3": np.array([[800.0]])}, "X": FIVE["X"],
                "Y": np.ones((1, 5), dtype=int)}

    def names(self, draw):
        def some(make, label, numeric, changed=None, missing=(), **settings):
            found = {name: value for name,
                     value in {**numeric, **(changed or {})}.items() if name not in missing}
            return make(label, numeric=numeric, gradients=found, settings=settings)

        def arrays(**scales):
            shapes = dict(zip(("dW1", "db1", "dW2", "db2"), ((3, 4), (3, 1), (2, 3), (2, 1))))
            return {name: scales.get(name, 1.0) * draw.normal(size=shape) for name, shape in shapes.items()}

        def nearly(value, share):
            """Another array, whose ratio is about this one."""
            far = share * np.linalg.norm(value) * 2 / np.sqrt(value.size)
            return value + far * draw.choice([-1, 1], value.shape)

        shown = {"dW2": np.array([[1.0, -2, 2]]), "dW1": np.array([[3.0, 4], [0, 0]]),
                 "db1": np.array([[0.0], [0]])}
        yield some(example, "all are right", shown)
        yield some(example, "dW1 doubled", shown, {"dW1": 2 * shown["dW1"]})
        yield some(example, "all three are off", shown, {name: value + 0.5 for name, value in shown.items()})
        yield some(example, "off by a millionth, and by a thousandth", shown,
                   {"dW2": 1.000002 * shown["dW2"], "dW1": 1.002 * shown["dW1"]})
        yield some(example, "a tolerance of 0.1", shown, {"dW2": 1.1 * shown["dW2"], "dW1": 2 * shown["dW1"]},
                   tol=0.1)
        tiny = {"dW1": np.array([[3e4, -4e4]]), "db1": np.array([[1e-9], [2e-9]])}
        doubled = {"db1": 2 * tiny["db1"]}
        yield some(example, "a tiny array beside a large one", tiny, doubled).about("stability")
        large = {"dW1": np.array([[1e8, -2e8]]), "db1": np.array([[1.0], [2.0]])}
        yield some(example, "a large array, off by its rounding", large,
                   {"dW1": large["dW1"] + 1.0}).about("stability")
        yield some(example, "db1 is missing", shown, missing=("db1",)).about("generality")
        yield some(example, "NaN", shown, {"dW2": np.array([[1.0, np.nan, 2]])}).about("stability")
        yield some(example, "infinity", shown, {"dW2": np.array([[1.0, np.inf, 2]])}).about("stability")
        yield some(example, "dW1 is nothing but zeros", shown, {"dW1": np.zeros((2, 2))})
        yield some(example, "another shape", shown,
                   {"db1": np.zeros(2), "dW2": np.array([[1.0], [-2], [2]])}).about("generality")
        for label, shares, settings in (("two are off", {"db2": 0.1, "dW1": 0.01}, {}),
                                        ("off by less than the tolerance", {"dW1": 3e-6, "dW2": 5e-6}, {}),
                                        ("just above the tolerance", {"dW1": 2e-5, "db1": 4e-6, "db2": 3e-5},
                                         {}), ("another tolerance", {"dW1": 1e-3, "db1": 1e-6, "dW2": 0.05},
                                               {"tol": 0.01}),
                                        ("a strict tolerance", {"dW2": 1e-7, "db2": 1e-10}, {"tol": 1e-8})):
            numeric = arrays()
            yield some(hidden, label, numeric,
                       {name: nearly(numeric[name], share) for name, share in shares.items()}, **settings)
        numeric = arrays(dW1=1e6, db1=1e-10, dW2=1e-6)
        changed = {"db1": nearly(numeric["db1"], 5e-5), "dW1": nearly(numeric["dW1"], 1e-7)}
        yield some(hidden, "of very different size", numeric, changed).about("stability")
        zeros = arrays(db1=0.0, dW2=0.0)
        nearly_zero = {"dW2": np.full((2, 3), 1e-12)}
        yield some(hidden, "zeros, one of them not", zeros, nearly_zero).about("stability")
        numeric = arrays()
        yield some(hidden, "two are nothing but zeros", numeric,
                   {name: 0 * numeric[name] for name in ("db1", "dW2")})
        # Lengths of 5 and 5, and 8 between them.
        yield some(hidden, "a ratio of exactly tol", {"dW1": np.array([[3.0, 4]])},
                   {"dW1": np.array([[3.0, -4]])}, tol=0.8)
        yield some(hidden, "infinity", zeros, {"dW1": np.full((3, 4), -np.inf)}).about("stability")
        yield some(hidden, "NaN", zeros, {"db2": np.full((2, 1), np.nan)}).about("stability")
        numeric = arrays()
        yield some(hidden, "two are missing", numeric, missing=("dW2", "db1")).about("generality")
        yield some(hidden, "flat biases", numeric, {"db1": numeric["db1"].ravel()}).about("generality")
        more = {"dA1": draw.normal(size=(3, 7)), "db2": -numeric["db2"]}
        yield some(hidden, "more gradients than numerical ones", numeric, more).about("generality")

    def oracle_gradient_check_n(self, parameters, gradients, X, Y, settings):
        lambd, epsilon = settings.get("lambd", 0.0), settings.get("epsilon", 1e-7)
        numeric = common.gradients(X, Y, parameters, lambd)
        if epsilon > 1e-3:
            numeric = nudged(parameters, X, Y, lambd, epsilon)
        pairs = [(numeric[f"d{name}"].ravel(), np.ravel(gradients[f"d{name}"])) for name in KEYS]
        ours, theirs = (np.sqrt(sum(float(one @ one) for one in some)) for some in zip(*pairs))
        apart = np.sqrt(sum(float((a - b) @ (a - b)) for a, b in pairs))
        return float(apart / (ours + theirs)) if ours + theirs else 0.0

    def oracle_locate_bad_gradients(self, numeric, gradients, settings):
        def wrong(name):
            if np.shape(gradients.get(name)) != numeric[name].shape:
                return True
            ours, theirs = numeric[name].ravel(), np.asarray(gradients[name], dtype=float).ravel()
            if not np.isfinite(theirs).all():
                return True
            largest = max(np.abs(ours).max(initial=0), np.abs(theirs).max(initial=0))
            if not largest:
                return False
            ours, theirs = ours / largest, theirs / largest             # so that no square is lost
            sizes = sum(float(np.sqrt(part @ part)) for part in (ours, theirs))
            return not np.sqrt((ours - theirs) @ (ours - theirs)) / sizes <= settings.get("tol", 1e-5)
        return [name for name in sorted(numeric) if wrong(name)]

    def domain(self, draw):
        if draw.random() < 0.5:
            n_x, n_1, n_2, C, m = sizes(draw, 5, most=4, large=6)
            change = {str(draw.choice(["dW1", "db1", "dW2", "db2", "dW3", "db3"])): float(draw.choice([0, 2,
                                                                                                       -1,
                                                                                                       1.2]))}
            lambd = float(draw.choice([0, 10 ** draw.uniform(-2, 1)]))
            return self.checked(hidden, "", network(draw, n_x, n_1, n_2, C), **batch(draw, n_x, m, C),
                                lambd=lambd, change=change).of(CHECK)
        numeric, found = {}, {}
        for name in ("dW1", "db1", "dW2"):
            shape = tuple(sizes(draw, 2, most=5))
            value = 10 ** draw.uniform(-9, 6) * draw.normal(size=shape) * draw.choice([0, 1, 1, 1])
            numeric[name], how = value, draw.random()
            if how < 0.3:
                found[name] = value * (1 + 10 ** draw.choice([-9.0, -7, -3, -1]))
            elif how < 0.9:
                found[name] = value.ravel() if how < 0.4 and value.ndim > 1 else value
        return hidden("", numeric=numeric, gradients=found,
                      settings={} if draw.random() < 0.5 else {"tol": 1e-4}).of(LOCATE)

    draws = 150
    equivalent = dict.fromkeys(["norm((theirs - nudged))", "norm((gradients[name] - slopes))"],
                               "a length does not depend on the direction")
    squared_lengths = slip("The lengths are squared. The ratio is one of lengths, above and below.",
                           replace_line("lengths = np.linalg.norm(nudged)", SQUARES),
                           (APART, f"{APART} ** 2"))
    one_length = lengths_of("The difference is divided by one of the lengths. Divide by the sum of both.",
                            "lengths = np.linalg.norm(nudged)")
    length_of_the_sum = lengths_of("The difference is divided by the length of the sum of both vectors. "
                                   "Take the sum of both lengths.",
                                   "lengths = np.linalg.norm(nudged + theirs)")
    not_divided = ratio_of("The difference is not divided by the lengths, so its size says nothing.",
                           f"ratio = {APART}")
    zero_by_zero = ratio_of("Where all gradients are 0, this is 0/0, NaN. Nothing is wrong there: 0.",
                            f"ratio = {APART} / lengths")
    penalty_left_out = slip("The cost that is nudged has no penalty, whatever lambda is.",
                            ("Y, some, lambd)", "Y, some, 0)"))
    epsilon_left_out = slip("epsilon is not handed on: numerical_gradients takes its own.",
                            ("(cost_fn, parameters, epsilon)", "(cost_fn, parameters)"))
    weights_only = slip("Only the weights are compared. The biases have gradients, too.",
                        ("np.ravel(gradients[name]) for name in numeric",
                         'np.ravel(gradients[name]) for name in numeric if "W" in name'),
                        ("np.ravel(numeric[name]) for name in numeric",
                         'np.ravel(numeric[name]) for name in numeric if "W" in name'))

    @misconception("This is the mean of the ratios of the arrays. One ratio is asked for, of all numbers "
                   "together.")
    def mean_of_ratios(parameters, gradients, X, Y, epsilon=1e-7, lambd=0.0):
        def cost_fn(some):
            return compute_cost_with_regularization(forward_propagation(X, some)[0], Y, some, lambd)
        numeric, ratios = numerical_gradients(cost_fn, parameters, epsilon), []
        for name, slopes in numeric.items():
            lengths = np.linalg.norm(slopes) + np.linalg.norm(gradients[name])
            ratios.append(np.linalg.norm(slopes - gradients[name]) / lengths if lengths else 0)
        return np.mean(ratios)

    absolute = right_if("The difference itself is compared with tol. Beside a large array any rounding is "
                        "above it, and a tiny array is never wrong. Compare with the lengths.",
                        f"right = {BESIDE} <= tol")
    zero_counts_as_wrong = right_if("0/0 is NaN, so arrays that are 0 in both count as wrong.",
                                    f"right = {BESIDE} / ({LENGTHS}) <= tol")
    nan_passes = right_if("NaN passes: no comparison with it is true. Ask whether the ratio is at most tol, "
                          "not whether it is above.", f"right = not {BESIDE} > tol * lengths")
    infinity_passes = right_if("Infinity passes: it is at most infinity. See that the lengths are finite.",
                               f"right = {BESIDE} <= tol * lengths")
    zeros_pass = right_if("An array of zeros is never reported. If the nudges are not 0, it is wrong.",
                          f"right = not np.any(gradients[name]) or {BESIDE} <= tol * lengths < np.inf")
    below_tol = right_if("A ratio of exactly tol counts as wrong. tol is the largest that is still right.",
                         f"right = {BESIDE} < tol * lengths < np.inf or lengths == 0")
    own_tolerance = slip("The tolerance is always 1e-5. That is only its default.",
                         ("<= tol * lengths", "<= 1e-5 * lengths"))
    one_is_enough = slip("The list ends with the first wrong array. There may be more.",
                         ("        if not right:\n            bad.append(name)",
                          "        if not right:\n            bad.append(name)\n            break"))
    not_sorted = slip("The names are not sorted.", ("return sorted(bad)", "return bad"))
    missing_passes = slip("A gradient that is missing is not reported.",
                          ("            bad.append(name)\n            continue\n", "            continue\n"))

    @alternative
    def in_two_sums(parameters, gradients, X, Y, epsilon=1e-7, lambd=0.0):
        numeric = numerical_gradients(lambda p: compute_cost_with_regularization(forward_propagation(X, p)[0],
                                                                                 Y, p, lambd), parameters,
                                      epsilon=epsilon)
        up = sum(np.sum((gradients[key] - numeric[key]) ** 2) for key in numeric) ** 0.5
        down = sum(np.sum(np.square(gradients[key])) for key in numeric) ** 0.5 + sum(
            np.sum(np.square(value)) for value in numeric.values()) ** 0.5
        return 0 if down == 0 else float(up / down)

    @alternative(of=LOCATE)
    def by_names(numeric, gradients, tol=1e-5):
        def fits(one, other):
            if other is None or one.shape != np.shape(other) or np.isnan(other).any():
                return False
            below = np.linalg.norm(one) + np.linalg.norm(other)
            return below == 0 or np.linalg.norm(one - other) / below <= tol
        return sorted(key for key in numeric if not fits(numeric[key], gradients.get(key)))


def nudged(parameters, X, Y, lambd, epsilon):
    """Central differences of the cost with penalty; its logarithms are NumPy's `logaddexp`, from scores."""
    def cost(flat):
        A, at = X, 0
        for l in (1, 2, 3):
            W, b = parameters[f"W{l}"], parameters[f"b{l}"]
            w, c = flat[at:at + W.size].reshape(W.shape), flat[at + W.size:at + W.size + b.size][:, None]
            at += W.size + b.size
            Z = np.einsum("ij,jm->im", w, A) + c
            A = Z.clip(0)
        charged = sum(float(np.square(flat[place]).sum()) for place in weights)
        return (np.logaddexp(0, Z) - Y * Z).sum() / Y.shape[1] + lambd / 2 / Y.shape[1] * charged

    flat = np.concatenate([np.ravel(parameters[name]) for name in KEYS]).astype(float)
    ends = np.cumsum([0] + [parameters[name].size for name in KEYS])
    pieces = [slice(*pair) for pair in zip(ends, ends[1:])]
    weights = pieces[::2]
    steps = epsilon * np.eye(flat.size)
    slopes = np.array([(cost(flat + step) - cost(flat - step)) / (2 * epsilon) for step in steps])
    return {f"d{name}": slopes[piece].reshape(parameters[name].shape) for name, piece in zip(KEYS, pieces)}
