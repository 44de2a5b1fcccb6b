"""The card of `check_shapes`."""

import numpy as np

from autograder.authoring.domain import sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, misconception, slip

STOP = 'raise ValueError(f"{name} should be {shape} and is {found}")'


def shapes_of(layer_dims):
    """The shape of each parameter, by name and in order."""
    pairs = enumerate(zip(layer_dims, layer_dims[1:]), start=1)
    return {name: shape for l, (n_prev, n) in pairs
            for name, shape in ((f"W{l}", (n, n_prev)), (f"b{l}", (n, 1)))}


def made(layer_dims, **changed):
    """Parameters for these sizes, with some shapes changed; None leaves one out."""
    shapes = shapes_of(layer_dims) | changed
    return {name: np.ones(shape) for name, shape in shapes.items() if shape is not None}


class CheckShapes(Exercise):
    """Say which layer has the wrong shape."""

    section, points, difficulty, minutes = "1.4.4", 7, 2, 14
    parts = {"what it raises": 2, "the name that it says": 2, "the shapes that it says": 2, "the rest": 1}
    form = "None, or a ValueError"

    @staticmethod
    def probe(student, parameters, layer_dims):
        try:
            came = student.check_shapes(parameters, layer_dims)
        except (ValueError, AssertionError, KeyError) as error:
            kind = "ValueError" if isinstance(error, ValueError) else type(error).__name__
            return {"raises": kind, "text": str(error)}
        return {"raises": "nothing" if came is None else f"nothing, and returns {came!r}"[:60], "text": ""}

    @staticmethod
    def measure(value, parameters, layer_dims):
        import re

        said = value["text"]
        names = re.findall(r"\b[A-Za-z]+\d+\b", said)
        shapes = re.findall(r"\([\d, ]*\)", said)
        return {"what it raises": value["raises"], "the name that it says": names[0] if names else "none",
                "the shapes that it says": ", then ".join(shapes).replace("( ", "(") or "none",
                "the rest": next((word for word in ("missing", "too many") if word in said), "nothing")}

    def cases(self, draw):
        three = [2, 5, 3, 4]

        def some(make, label, layer_dims, **changed):
            return make(label, parameters=made(layer_dims, **changed), layer_dims=layer_dims)

        yield some(example, "all right", three)
        yield some(example, "W2 turned round", three, W2=(5, 3))
        yield some(example, "b3 flat", three, b3=(4,))
        yield some(example, "W1 missing", three, W1=None)
        yield some(example, "two wrong ones", three, b1=(1, 5), W3=(2, 3))
        yield some(example, "W1 on its side, and b2 missing", three, W1=(2, 5), b2=None)
        yield some(example, "W4 too many", three, W4=(1, 4))
        yield some(example, "b2 a row, and W4 too many", three, b2=(1, 3), W4=(1, 4))
        turned = made(three, W1=(2, 5), W2=(5, 3), b3=(4,))
        yield example("three wrong ones, layer 2 first in the dict", layer_dims=three, parameters={
            name: turned[name] for name in ("W2", "b2", "W1", "b1", "W3", "b3")}).about("generality")
        n = [int(size) for size in draw.permutation(np.arange(2, 9))]
        dims = n[:4]
        yield some(hidden, "all right, other sizes", n[:5]).about("generality")
        for l in (1, 2, 3):
            yield some(hidden, f"W{l} turned round", dims, **{f"W{l}": (dims[l - 1], dims[l])})
            yield some(hidden, f"b{l} as a row", dims, **{f"b{l}": (1, dims[l])})
            yield some(hidden, f"b{l} flat", dims, **{f"b{l}": (dims[l],)})
            yield some(hidden, f"b{l} missing", dims, **{f"b{l}": None})
        yield some(hidden, "W2 missing", dims, W2=None)
        yield some(hidden, "W1 of one axis", dims, W1=(dims[0] * dims[1],))
        yield some(hidden, "W3 with an axis more", dims, W3=(dims[3], dims[2], 1))
        yield some(hidden, "a bias for each example", dims, b2=(dims[2], n[5]))
        yield some(hidden, "b2 before W3", dims, b2=(dims[2], 2), W3=(dims[3], dims[3]))
        yield some(hidden, "W1 before b1", dims, b1=(dims[0], 1), W1=(dims[1], 1))
        yield some(hidden, "b1 wrong, and W3 missing", dims, b1=(dims[1],), W3=None)
        yield some(hidden, "W2 missing, and b2 wrong", dims, W2=None, b2=(1, 1))
        yield some(hidden, "a layer too many", dims, W4=(n[4], dims[3]))
        yield some(hidden, "wrong, and a layer too many", dims, b3=(1, 1), b4=(n[4], 1))
        yield some(hidden, "W0 too many", dims, W0=(n[4], n[5]))
        other = made(dims)
        backwards = {name: other[name] for name in reversed(other)}
        yield hidden("all right, the dict in reverse", parameters=backwards,
                     layer_dims=dims).about("generality")
        wrong = backwards | {"b1": np.ones(dims[1]), "W3": np.ones((1, 2))}
        yield hidden("the dict in reverse", parameters=wrong, layer_dims=dims).about("generality")
        yield some(hidden, "one layer, all right", n[:2]).about("generality")
        yield some(hidden, "one layer, b1 flat", n[:2], b1=(n[1],)).about("generality")
        yield some(hidden, "a scalar for a bias of one", [3, 1], b1=()).about("generality")
        square = [4, 4, 4]
        yield some(hidden, "all of one size", square).about("generality")
        yield some(hidden, "all of one size, b2 a square", square, b2=(4, 4)).about("generality")
        yield some(hidden, "twelve layers, b11 flat", [2] * 13, b11=(2,)).about("generality")

    def oracle(self, parameters, layer_dims):
        right = {"what it raises": "nothing", "the name that it says": "none",
                 "the shapes that it says": "none",
                 "the rest": "nothing"}
        shapes = shapes_of(layer_dims)
        bad = [name for name, shape in shapes.items()
               if name not in parameters or parameters[name].shape != shape]
        extra = sorted(parameters.keys() - shapes.keys())
        if not bad:
            return right if not extra else right | {"what it raises": "ValueError", "the rest": "too many",
                                                    "the name that it says": extra[0]}
        name, is_there = bad[0], bad[0] in parameters
        said = [shapes[name], parameters[name].shape] if is_there else [shapes[name]]
        return {"what it raises": "ValueError", "the name that it says": name, "the rest":
                "nothing" if is_there else "missing",
                "the shapes that it says": ", then ".join(map(str, said))}

    def domain(self, draw):
        dims = sizes(draw, int(draw.integers(2, 6)))
        shapes, changed = shapes_of(dims), {}
        for name in draw.choice(list(shapes), int(draw.integers(3))):
            wrong = [None, shapes[name][::-1], shapes[name][:1], (*shapes[name], 1), (1, 1), (5, 5)]
            changed[str(name)] = wrong[draw.integers(len(wrong))]
        if draw.random() < 0.2:
            changed[f"b{len(dims)}"] = (2, 1)
        return {"parameters": made(dims, **changed), "layer_dims": dims}

    only_weights = slip("The biases are not looked at. A flat bias does as much harm as a wrong W.",
                        ('        expected[f"b{l}"] = (layer_dims[l], 1)\n', ""),
                        ("if name not in expected:", 'if name.startswith("W") and name not in expected:'))
    flat_allowed = slip("A flat bias passes: you compare the number of entries. (n,) broadcasts as a row.",
                        ("if found != shape:", "if found == 'missing' or np.prod(found) != np.prod(shape):"))
    exchanged = slip("The two shapes are exchanged: first comes what it should be, then what it is.",
                     ("should be {shape} and is {found}", "should be {found} and is {shape}"))
    turned_round = slip("W is expected the other way round. It is (this layer, layer before).",
                        ("(layer_dims[l], layer_dims[l - 1])", "(layer_dims[l - 1], layer_dims[l])"))
    last_layer_unseen = slip("The last layer is not looked at. A list of L + 1 sizes has L layers.",
                             ("range(1, len(layer_dims))", "range(1, len(layer_dims) - 1)"))
    says_false = slip("The function returns False. It should stop with a ValueError.", (STOP, "return False"))
    asserts = slip("It stops with an AssertionError. A ValueError is asked for: `assert` can be "
                   "switched off.",
                   (STOP, 'raise AssertionError(f"{name} should be {shape} and is {found}")'))
    missing_crashes = slip("A name that is missing stops it with a KeyError. Look whether it is there.",
                           ('parameters[name].shape if name in parameters else "missing"',
                            "parameters[name].shape"))
    extra_unseen = slip("A name that is too many is not noticed.", ("if name not in expected:", "if False:"))
    extra_first = slip(
        "The names that are too many are looked at first. They come last.",
        ("    for name, shape in expected.items():",
         "    for name in parameters:\n        if name not in expected:\n"
         '            raise ValueError(f"{name} is too many")\n    for name, shape in expected.items():'))
    by_the_dict = slip("The order is that of the dict. Go by the layers: W1, b1, W2, b2, ...",
                       ("for name, shape in expected.items():",
                        "for name, shape in sorted(expected.items(), key=lambda item: list(parameters).index("
                        "item[0]) if item[0] in parameters else -1):"))

    weights_first = slip("All W are looked at before the first b. Go layer by layer: W1, b1, W2, b2, ...",
                         ("for name, shape in expected.items():",
                          "for name, shape in sorted(expected.items(), key=lambda item: item[0][0]):"))
    missing_first = slip("What is missing is looked for first, before any shape. It has its place in the "
                         "order, like what is wrong.",
                         ("    for name, shape in expected.items():",
                          "    for name, shape in expected.items():\n        if name not in parameters:\n"
                          '            raise ValueError(f"{name} should be {shape} and is missing")\n'
                          "    for name, shape in expected.items():"))

    @misconception("The shape that came is not in the message, only the one that it should be.")
    def half_a_message(parameters, layer_dims):
        for l in range(1, len(layer_dims)):
            for name, shape in ((f"W{l}", (layer_dims[l], layer_dims[l - 1])), (f"b{l}", (layer_dims[l], 1))):
                if name not in parameters:
                    raise ValueError(f"{name} should be {shape} and is missing")
                if parameters[name].shape != shape:
                    raise ValueError(f"{name} should be {shape}")
        extra = [name for name in parameters if int(name[1:]) not in range(1, len(layer_dims))]
        if extra:
            raise ValueError(f"{extra[0]} is too many")

    @alternative
    def layer_by_layer(parameters, layer_dims):
        seen = 0
        for l in range(1, len(layer_dims)):
            for kind, width in (("W", layer_dims[l - 1]), ("b", 1)):
                name = kind + str(l)
                if name not in parameters:
                    raise ValueError(name + " should be " + str((layer_dims[l], width)) + " and is missing")
                came = np.shape(parameters[name])
                if came != (layer_dims[l], width):
                    raise ValueError(f"{name} should be ({layer_dims[l]}, {width}) and is {came}")
                seen += 1
        if seen < len(parameters):
            names = {f"{kind}{l}" for kind in "Wb" for l in range(1, len(layer_dims))}
            raise ValueError(f"{min(set(parameters) - names)} is too many")
