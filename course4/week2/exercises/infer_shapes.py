"""The card of `infer_shapes`."""

import numpy as np

from autograder.authoring.exercise import Exercise, alternative, example, hidden, replace_line, slip


def rows(input_shape, layers):
    """What each layer gives: layers of Keras are built and asked. A weight is used at each place behind it.

    Raises:
        ValueError: if a layer does not fit.
    """
    import keras

    shape, found = tuple(input_shape), []
    for kind, settings in layers:
        if (kind == "dense") != (len(shape) == 1):
            raise ValueError(f"{kind} behind {shape}")
        keys = {"strides": settings.get("stride", 1), "padding": settings.get("padding", "valid")}
        bias = {"use_bias": settings.get("bias", True)}
        if kind == "conv":
            layer = keras.layers.Conv2D(settings["filters"], settings["f"], groups=settings.get("groups", 1),
                                        **keys, **bias)
        elif kind == "depthwise":
            layer = keras.layers.DepthwiseConv2D(settings["f"], **keys, **bias)
        elif kind == "pool":
            layer = keras.layers.MaxPooling2D(settings["f"], **keys)
        else:
            layer = keras.layers.Dense(settings["units"],
                                       **bias) if kind == "dense" else keras.layers.Flatten()
        if keys["padding"] == "valid" and settings.get("f", 0) > min(shape):
            if settings["f"] > min(shape[:2]):
                raise ValueError("the window does not fit")
        layer.build((None, *shape))
        shape = tuple(int(n) for n in layer.compute_output_shape((1, *shape))[1:])
        used = sum(int(np.prod(v.shape)) for v in layer.weights if v.name != "bias")
        found.append((shape, layer.count_params(), used * int(np.prod(shape[:-1]))))
    return found


def fits(input_shape, layers):
    try:
        return bool(rows(input_shape, layers) is not None)
    except ValueError:
        return False


def some_layers(draw, count, flat=True):
    """Layers of any kind and setting, which may fit or not; with a dense end if `flat`."""
    found = []
    for _ in range(count):
        kind = str(draw.choice(["conv", "conv", "depthwise", "pool"]))
        settings = {"f": int(draw.integers(1, 5))}
        if kind == "conv":
            settings["filters"] = int(draw.choice([2, 4, 6, 8, 12, 5]))
            if draw.random() < 0.4:
                settings["groups"] = int(draw.integers(1, 4))
        settings |= {"stride": int(draw.integers(1, 4))} if draw.random() < 0.6 else {}
        settings |= {"padding": str(draw.choice(["same", "valid"]))} if draw.random() < 0.6 else {}
        settings |= {"bias": bool(draw.integers(2))} if kind != "pool" and draw.random() < 0.4 else {}
        found.append((kind, settings))
    return found + [("flatten", {}), ("dense", {"units": int(draw.integers(1, 20))}),
                    ("dense", {"units": int(draw.integers(1, 9)), "bias": bool(draw.integers(2))})] * flat


class InferShapes(Exercise):
    """Keep the books of a network."""

    section, points, difficulty, minutes = "4.2.2", 10, 2, 28
    parts = {"shapes": 3, "parameters": 3, "multiplications": 3, "raises": 1}
    form = "a list of (shape, parameters, multiplications)"
    draws = 150
    equivalent = {"(channels / groups)": "it has been seen that they divide",
                  "weights, biases, places = 0, 0, 1": "times no weights", "weights, biases, places = 0, 0, "
                                                                           "-1": "times no weights",
                  "shape[ -1] * settings": "a flat shape has one entry"}

    @staticmethod
    def probe(student, input_shape, layers, fits):
        if not fits:
            try:
                student.infer_shapes(input_shape, layers)
            except ValueError:
                return {"raises": "ValueError"}
            return {"raises": "nothing"}
        shapes, parameters, products = zip(*student.infer_shapes(input_shape, layers))
        return {"shapes": [list(shape) for shape in shapes], "parameters": list(parameters),
                "multiplications": list(products)}

    def cases(self, draw):
        def case(make, label, shape, layers):
            return make(label, input_shape=tuple(shape), layers=layers, fits=fits(shape, layers))

        def right(label, shape, count):
            """Layers that fit."""
            while True:
                layers = some_layers(draw, count)
                if fits(shape, layers):
                    return case(hidden, label, shape, layers)

        yield case(example, "two convolutions, stride 2 on odd and even sides", (8, 11, 3), [
            ("conv", {"filters": 4, "f": 3, "stride": 2}),
            ("conv", {"filters": 5, "f": 2, "stride": 3, "padding": "same"})])
        yield case(example, "pools, and dense layers", (9, 7, 2), [
            ("pool", {"f": 3, "stride": 2}), ("pool", {"f": 2, "padding": "same", "stride": 2}),
            ("flatten", {}),
            ("dense", {"units": 6}), ("dense", {"units": 3})])
        yield case(example, "groups, depthwise, no biases", (6, 5, 4), [
            ("conv", {"filters": 8, "f": 3, "groups": 2, "padding": "same"}),
            ("depthwise", {"f": 3, "stride": 2}),
            ("conv", {"filters": 3, "f": 1, "bias": False}),
            ("depthwise", {"f": 2, "padding": "same", "bias": False}),
            ("flatten", {}), ("dense", {"units": 5, "bias": False})])
        yield case(example, "a dense layer on a map", (6, 5, 4),
                   [("pool", {"f": 2}), ("dense", {"units": 3})]).about("generality")
        for number in range(3):
            yield right(f"five layers, {number}", draw.integers(9, 22, 3), 3)
        yield right("windows larger than the map, padded", (4, 3, 6), 2)
        yield case(hidden, "all same", (7, 10, 3), [
            ("conv", {"filters": 6, "f": 5, "stride": 2, "padding": "same"}),
            ("pool", {"f": 3, "stride": 3, "padding": "same"}),
            ("depthwise", {"f": 3, "stride": 2, "padding": "same"}),
            ("conv", {"filters": 9, "f": 3, "groups": 3, "padding": "same", "bias": False})])
        yield case(hidden, "larger strides", (31, 17, 3), [
            ("conv", {"filters": 10, "f": 4, "stride": 5}), ("depthwise", {"f": 2, "stride": 2}),
            ("pool", {"f": 2})])
        yield case(hidden, "one pixel", (1, 1, 5),
                   [("conv", {"filters": 2, "f": 1}), ("flatten", {}), ("dense", {"units": 1})])
        for label, shape, layers in (
                ("a window higher than the map", (3, 9, 2), [("pool", {"f": 4})]),
                ("a window wider than the map", (9, 3, 2), [("conv", {"filters": 2, "f": 4})]),
                ("filters that do not divide", (6, 6, 4), [("conv", {"filters": 5, "f": 2, "groups": 2})]),
                ("channels that do not divide", (6, 6, 4), [("conv", {"filters": 6, "f": 2, "groups": 3})]),
                ("a convolution behind a flat layer", (6, 6, 4),
                 [("flatten", {}), ("conv", {"filters": 6, "f": 1})]),
                ("flat twice", (3, 2, 4), [("flatten", {}), ("flatten", {})]),
                ("a pool behind a dense layer", (3, 2, 4),
                 [("flatten", {}), ("dense", {"units": 2}), ("pool", {"f": 1})]),
                ("a window that does not fit after some", (9, 9, 2), [
                    ("conv", {"filters": 2, "f": 4, "stride": 2}), ("depthwise", {"f": 4})]),
                ("a window as large as the map", (3, 4, 2), [("conv", {"filters": 3, "f": 3})])):
            yield case(hidden, label, shape, layers).about("generality")

    def oracle(self, input_shape, layers, fits):
        if not fits:
            return {"raises": "ValueError"}
        shapes, parameters, products = zip(*rows(input_shape, layers))
        return {"shapes": [list(shape) for shape in shapes], "parameters": list(parameters),
                "multiplications": list(products)}

    def domain(self, draw):
        shape = tuple(int(n) for n in draw.integers(1, 24, 3))
        layers = some_layers(draw, int(draw.integers(1, 4)), bool(draw.integers(2)))
        return {"input_shape": shape, "layers": layers, "fits": fits(shape, layers)}

    size_of_the_input = slip("The multiplications are counted at every place of the input. A window is laid "
                             "down once for each "
                             "place of the output.", ("places = sides[0] * sides[1]", "places = shape[0] * "
                                                                                      "shape[1]"))
    channels_forgotten = slip("A filter is a sheet here. It has a sheet for every channel that it sees.",
                              ("(channels // groups) * filters", "filters"))
    groups_forgotten = slip("Every filter is counted as if it saw all channels. With groups it sees its own "
                            "group's, and of a "
                            "depthwise layer its own one.", ("(channels // groups)", "channels"))
    one_bias = slip("A layer with windows has a single bias here. It has one for each filter.",
                    ("* filters, filters", "* filters, 1"))
    rounded_up = slip("Where the stride does not fit, the side is rounded up. A window that hangs over is "
                      "not laid down under \"valid\".",
                      ("(n - f) // stride + 1", "-((f - n) // stride) + 1"))
    same_rounded_down = slip("Under \"same\" the sides are rounded down. The first pixel always has a "
                             "window, so round up.",
                             ("-(-n // stride)", "n // stride"))
    same_ignores_stride = slip("Under \"same\" the map keeps its size here, whatever the stride.",
                               ("-(-n // stride)", "n"))
    pools_learn = slip("A pool has weights here. It takes a maximum or a mean: nothing is learnt, and "
                       "nothing multiplied.",
                       replace_line('if kind == "pool":', "if False:"))
    flat_without_channels = slip("Flatten forgets the channels.",
                                 ("shape[0] * shape[1] * shape[2]", "shape[0] * shape[1]"))
    biases_multiply = slip("Biases are counted among the multiplications. They are added.",
                           ("weights * places", "parameters * places"))
    always_biases = slip("The setting bias is not used.", (' * settings.get("bias", True)', ""))
    once = slip("The multiplications are those at a single place. The weights are used again at every place "
                "of the map.",
                ("weights * places", "weights"))
    stride_forgotten = slip("The stride is always 1 here.", ('settings.get("stride", 1)', "1"))
    anything_fits = slip("A dense layer on a map, or a window on a flat layer, is let through. Raise a "
                         "ValueError.",
                         replace_line("if len(shape) !=", "if False:"),
                         ("shape[0] * shape[1] * shape[2]", "int(np.prod(shape))"))

    @alternative
    def by_functions(input_shape, layers):
        def count(size, f, stride, padding):
            more = max((int(np.ceil(size / stride)) - 1) * stride + f - size, 0)
            padded = size + more * (padding == "same")
            starts = range(0, padded - f + 1, stride)
            if not len(starts):
                raise ValueError("window too large")
            return len(starts)

        out, now = [], list(input_shape)
        for kind, s in layers:
            if kind == "dense":
                (n,) = now
                k, bias = n * s["units"], s["units"] if s.get("bias", True) else 0
                now, times = [s["units"]], 1
            else:
                h, w, c = now
                if kind == "flatten":
                    now, k, bias, times = [h * w * c], 0, 0, 0
                else:
                    h, w = (count(n, s["f"], s.get("stride", 1), s.get("padding", "valid")) for n in (h, w))
                    n = s.get("filters", c)
                    g = s.get("groups", 1) if kind == "conv" else c
                    if c % g or n % g:
                        raise ValueError("groups")
                    k = 0 if kind == "pool" else s["f"] ** 2 * c * n // g
                    bias, times, now = n if kind != "pool" and s.get("bias", True) else 0, h * w, [h, w, n]
            out.append([tuple(now), k + bias, k * times])
        return out
