"""The card of `conv_single_step`."""

import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, in_place_of

step = in_place_of("Z =")


class ConvSingleStep(Exercise):
    """One window, one filter, one number."""

    section, points, difficulty, minutes = "4.1.6", 2, 1, 6
    form = "a single number"

    def cases(self, draw):
        def some(make, label, f, n_C, as_number=False, draw=draw):
            b = draw.normal(1, 1, (1, 1, 1))
            return make(label, a_slice_prev=draw.normal(size=(f, f, n_C)), W=draw.normal(size=(f, f, n_C)),
                        b=float(b[0, 0, 0]) if as_number else b)

        yield some(example, "two by two, three channels", 2, 3, draw=np.random.default_rng(1))
        yield example("a negative answer", a_slice_prev=np.array([[[1.0, 2]]]), W=np.array([[[3.0, -4]]]),
                      b=np.array([[[-2.0]]]))
        yield some(example, "the bias is a number", 3, 2, True, np.random.default_rng(2)).about("generality")
        yield some(hidden, "three by three, four channels", 3, 4)
        yield some(hidden, "four by four, two channels", 4, 2)
        yield some(hidden, "all sizes alike", 3, 3)
        yield some(hidden, "the bias is a number", 2, 5, True).about("generality")
        yield some(hidden, "one channel", 3, 1).about("generality")
        yield some(hidden, "a window of one cell", 1, 4).about("generality")
        yield some(hidden, "one of each", 1, 1, True).about("generality")

    def oracle(self, a_slice_prev, W, b):
        return float(np.vdot(a_slice_prev.astype(float), W.astype(float))) + np.asarray(b, float).item()

    def domain(self, draw):
        f, n_C = sizes(draw, 2, most=6)
        b = numbers(draw, (1, 1, 1), most=1e3) if draw.random() < 0.6 else numbers(draw, most=1e3)
        return {"a_slice_prev": numbers(draw, (f, f, n_C), most=1e3),
                "W": numbers(draw, (f, f, n_C), most=1e3), "b": b}

    bias_everywhere = step("The bias is added to every product. It is added once, to their sum.",
                           "Z = np.sum(a_slice_prev * W + b)")
    an_array = step("An array of one number comes back. Take the number out of it.",
                    "Z = np.sum(a_slice_prev * W) + b")
    mean = step("This is the mean of the products. Add them up.",
                "Z = np.mean(a_slice_prev * W) + np.squeeze(b)")
    by_channel = step("There is a number for each channel. The filter's answer is the sum over all of them.",
                      "Z = np.sum(a_slice_prev * W, axis=(0, 1)) + np.squeeze(b)")
    not_added_up = step("The products are not added up.", "Z = a_slice_prev * W + b")
    no_bias = step("The bias is missing.", "Z = np.sum(a_slice_prev * W)")
    bias_multiplied = step("The bias is multiplied with the sum. It is added.",
                           "Z = np.sum(a_slice_prev * W) * np.squeeze(b)")
    bent = step("Negative answers become 0. The bend comes later, it is no part of this step.",
                "Z = np.maximum(0, np.sum(a_slice_prev * W) + np.squeeze(b))")

    @alternative
    def flat(a_slice_prev, W, b):
        return float(a_slice_prev.ravel() @ W.ravel()) + float(np.ravel(b)[0])

    @alternative
    def in_loops(a_slice_prev, W, b):
        total = np.asarray(b).item()
        for place in np.ndindex(W.shape):
            total += a_slice_prev[place] * W[place]
        return total
