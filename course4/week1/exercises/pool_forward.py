"""The card of `pool_forward`."""

import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import (Exercise, alternative, example, hidden, in_place_of, replace_line,
                                           slip)

from .common import pool

largest, mean = in_place_of("np.max("), in_place_of("np.mean(")
packed, settings, places = in_place_of("cache ="), in_place_of("f, stride ="), in_place_of("top, left =")


class PoolForward(Exercise):
    """A pooling layer, forward."""

    section, points, difficulty, minutes = "4.1.9", 7, 1, 15
    parts = {"A": 5, "cache": 1}
    form = "two things: A (m, n_H, n_W, n_C) and the cache, a tuple of two"

    @staticmethod
    def probe(student, A_prev, hparameters, mode):
        mode = {"mode": mode} if mode else {}
        A, cache = student.pool_forward(A_prev, hparameters, **mode)
        student.pool_forward(1 - A_prev[:1], dict(hparameters), **mode)     # leaves alone what came back
        return {"A": A, "cache": cache}

    def cases(self, draw):
        """Mode "" stands for none given."""
        def some(make, label, shape, f, stride, mode="max", draw=draw, shift=0.0):
            return make(label, A_prev=draw.normal(shift, 1, shape), hparameters={"f": f, "stride": stride},
                        mode=mode)

        fixed = np.random.default_rng(1)
        yield some(example, "windows of 2, the largest", (2, 5, 4, 3), 2, 2, draw=fixed)
        yield some(example, "windows of 3 that overlap, the largest", (2, 5, 4, 2), 3, 1, draw=fixed)
        yield some(example, "windows of 2, the mean", (2, 4, 5, 3), 2, 2, "average", fixed)
        yield some(example, "gaps, the mean", (1, 4, 6, 2), 2, 3, "average", fixed)
        yield some(example, "all negative", (1, 3, 4, 2), 2, 1, draw=fixed, shift=-5)
        for mode in ("max", "average"):
            yield some(hidden, f"windows of 2, {mode}", (3, 6, 4, 2), 2, 2, mode)
            yield some(hidden, f"windows of 3 that overlap, {mode}", (2, 5, 7, 3), 3, 2, mode)
            yield some(hidden, f"gaps, {mode}", (2, 9, 6, 4), 2, 3, mode)
            yield some(hidden, f"all negative, {mode}", (2, 4, 5, 3), 2, 1, mode, shift=-6)
            yield some(hidden, f"one window for all, {mode}", (3, 4, 4, 5), 4, 2, mode).about("generality")
            yield some(hidden, f"a single picture, one channel, {mode}", (1, 5, 4, 1), 2, 2, mode
                       ).about("generality")
            yield some(hidden, f"windows of one cell, {mode}", (2, 3, 5, 2), 1, 2, mode).about("generality")
            yield hidden(f"whole numbers, {mode}", A_prev=draw.integers(-9, 9, (2, 5, 4, 3)),
                         hparameters={"f": 2, "stride": 1}, mode=mode).about("generality")
        yield some(hidden, "no mode given", (2, 4, 6, 2), 2, 2, "")

    def oracle(self, A_prev, hparameters, mode):
        f, stride = hparameters["f"], hparameters["stride"]
        return {"A": pool(A_prev, f, stride, mode or "max").numpy(), "cache": (A_prev, hparameters)}

    def domain(self, draw):
        m, n_C = sizes(draw, 2, most=4, large=9)
        f, stride = (int(n) for n in draw.integers(1, 5, 2))
        n_H, n_W = (f + int(n) for n in draw.integers(0, 7, 2))
        return {"A_prev": numbers(draw, (m, n_H, n_W, n_C)), "hparameters": {"f": f, "stride": stride},
                "mode": str(draw.choice(["", "max", "average"]))}

    draws = 200
    equivalent = {"-> A = np.ones(": "every place is written"}

    from_zero = largest("The search for the largest begins at 0, so where all numbers are negative 0 comes "
                        "out.", "A[:, h, w] = np.max(windows, axis=(1, 2), initial=0)")
    over_channels = largest("The largest is taken over the channels, too. Each channel is pooled by itself.",
                            "A[:, h, w] = np.max(windows, axis=(1, 2, 3))[:, None]")
    over_pictures = largest("The largest is taken over all pictures. Each is pooled by itself.",
                            "A[:, h, w] = np.max(windows, axis=(0, 1, 2))")
    smallest = largest("This is the smallest of each window.", "A[:, h, w] = np.min(windows, axis=(1, 2))")
    by_f = mean("The sum of a window is divided by f. It has f times f cells.",
                "A[:, h, w] = np.sum(windows, axis=(1, 2)) / f")
    not_divided = mean("This is the sum of each window. The mean divides it by the number of cells.",
                       "A[:, h, w] = np.sum(windows, axis=(1, 2))")
    mean_over_channels = mean("The mean runs over the channels, too. Each channel is pooled by itself.",
                              "A[:, h, w] = np.mean(windows, axis=(1, 2, 3))[:, None]")
    mode_not_used = slip("The mode is not looked at: it is always the largest.", ('mode == "max"', "True"))
    stride_is_f = settings("The stride is taken to be f. It is a setting of its own.",
                           'f = stride = hparameters["f"]')
    stride_not_used = places("The window moves by one place for each output. It moves by the stride.",
                             "top, left = h, w")
    side_for_side = slip("The number of columns is computed from the rows. Pictures need not be square.",
                         replace_line("n_W =", "n_W = (n_H_prev - f) // stride + 1"))
    cache_of_one = packed("The cache lacks the settings. The way back needs both: A_prev and hparameters.",
                          "cache = (A_prev,)")
    cache_of_the_result = packed("The cache holds what came out. The way back needs what came in, A_prev.",
                                 "cache = (A, hparameters)")

    @alternative
    def by_views(A_prev, hparameters, mode="max"):
        f, s = hparameters["f"], hparameters["stride"]
        views = np.lib.stride_tricks.sliding_window_view(A_prev, (f, f), axis=(1, 2))[:, ::s, ::s]
        return getattr(views, {"max": "max", "average": "mean"}[mode])((-2, -1)), (A_prev, hparameters)

    @alternative
    def four_loops(A_prev, hparameters, mode="max"):
        f, s = hparameters["f"], hparameters["stride"]
        m, H, V, C = A_prev.shape
        out = np.zeros((m, 1 + (H - f) // s, 1 + (V - f) // s, C))
        for i, h, w, c in np.ndindex(out.shape):
            window = A_prev[i, h * s:h * s + f, w * s:w * s + f, c]
            out[i, h, w, c] = window.max() if mode == "max" else window.mean()
        return out, (A_prev, hparameters)
