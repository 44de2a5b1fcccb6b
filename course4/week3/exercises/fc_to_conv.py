"""The card of `fc_to_conv`."""

import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, in_place_of

made, bias = in_place_of("filters ="), in_place_of("biases =")


class FcToConv(Exercise):
    """A dense layer as a convolution."""

    section, points, difficulty, minutes = "4.3.4", 6, 2, 18
    parts = {"filters": 3, "biases": 1}
    form = "two arrays: filters, biases"

    def cases(self, draw):
        def some(make, label, h, w, c, n, draw=draw):
            return make(label, W=draw.normal(size=(n, h * w * c)), b=draw.normal(size=(n, 1)), h=h, w=w, c=c)

        counted = np.arange(24).reshape(2, 12)
        yield example("numbers that count: height 2, width 3, 2 channels, 2 units", W=counted,
                      b=np.array([[5], [7]]), h=2, w=3, c=2)
        yield some(example, "height 3, width 2, 4 channels, 5 units", 3, 2, 4, 5, np.random.default_rng(3))
        yield some(hidden, "wide", 2, 5, 3, 4)
        yield some(hidden, "high", 6, 2, 4, 3)
        yield some(hidden, "many units", 2, 3, 4, 9)
        yield some(hidden, "many channels", 3, 2, 8, 5)
        yield some(hidden, "all of one size", 3, 3, 3, 3).about("generality")
        yield some(hidden, "one pixel", 1, 1, 6, 4).about("generality")
        yield some(hidden, "one channel", 4, 3, 1, 2).about("generality")
        yield some(hidden, "one unit", 2, 4, 3, 1).about("generality")
        yield hidden("single precision", W=draw.normal(size=(3, 24)).astype(np.float32),
                     b=draw.normal(size=(3, 1)).astype(np.float32), h=2, w=4, c=3).about("generality")

    def oracle(self, W, b, h, w, c):
        """A map with a single 1 in it is laid flat: what the layer says of it stands there in the filters."""
        filters = np.zeros((h, w, c, len(W)), W.dtype)
        for place in np.ndindex(h, w, c):
            single = np.zeros((h, w, c), W.dtype)
            single[place] = 1
            filters[place] = W @ single.reshape(-1)
        return {"filters": filters, "biases": np.array([[[[one] for one in b[:, 0]]]]).swapaxes(2, 3)}

    @staticmethod
    def measure(value, W, b, h, w, c):
        return dict(zip(("filters", "biases"), value)) if isinstance(value, (tuple, list)) else value

    def domain(self, draw):
        h, w, c, n = sizes(draw, 4, most=5, large=9)
        return {"W": numbers(draw, (n, h * w * c), without=("huge",)), "b": numbers(draw, (n, 1)), "h": h,
                "w": w, "c": c}

    equivalent = {"- 2)": 'NumPy takes any negative size for "whatever is left"'}

    not_turned = made("W is reshaped as it is, so units and pixels are mixed up: its first axis counts the "
                      "units, and in the filters the last one does.", "filters = W.reshape(h, w, c, -1)")
    units_first = made("The units are the first axis. They belong behind: (h, w, c, n).",
                       "filters = W.reshape(-1, h, w, c)")
    channels_slowest = made("The channels are taken for the slowest axis of the flat map. They are the "
                            "fastest one.", "filters = W.T.reshape(c, h, w, -1).transpose(1, 2, 0, 3)")
    columns_first = made("The map is read column by column. reshape(-1) runs along the rows.",
                         "filters = W.T.reshape(w, h, c, -1).transpose(1, 0, 2, 3)")
    flipped = made("The filters are flipped. What is called convolution here does not flip.",
                   "filters = W.T.reshape(h, w, c, -1)[::-1, ::-1]")
    width_before_height = made("Width and height are exchanged in the shape.",
                               "filters = W.T.reshape(w, h, c, -1)")
    bias_column = bias("The biases are still a column. They should be (1, 1, 1, n), to fit behind any map.",
                       "biases = b")
    bias_flat = bias("The biases are flat. They should be (1, 1, 1, n).", "biases = b.reshape(-1)")
    bias_by_channel = bias("The biases stand on the third axis. It is the last one that counts the units.",
                           "biases = b.reshape(1, 1, -1, 1)")
    bias_first = bias("The biases stand on the first axis. It is the last one that counts the units.",
                      "biases = b.reshape(-1, 1, 1, 1)")

    @alternative
    def moved(W, b, h, w, c):
        return np.moveaxis(W.reshape(len(W), h, w, c), 0, -1), b.T[None, None]

    @alternative
    def unit_by_unit(W, b, h, w, c):
        filters = np.empty((h, w, c, W.shape[0]))
        for unit in range(W.shape[0]):
            filters[..., unit] = W[unit].reshape(h, w, c)
        return filters, b.flatten()[None, None, None, :]
