"""The card of `conv_as_matrix`."""

import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, replace_line, slip


class ConvAsMatrix(Exercise):
    """A filter as the matrix of a dense layer."""

    section, points, difficulty, minutes = "4.1.11", 0, 2, 15

    def cases(self, draw):
        fixed = np.random.default_rng(2)
        yield example("two by three on three by four", K=fixed.integers(1, 9, (2, 3)), n_H=3, n_W=4)
        yield example("square", K=fixed.integers(1, 9, (2, 2)) / 4, n_H=3, n_W=3)
        for label, window, n_H, n_W, criterion in (
                ("three by two on five by four", (3, 2), 5, 4, "values"),
                ("square", (3, 3), 5, 5, "values"),
                ("two by three on four by six", (2, 3), 4, 6, "values"),
                ("one number", (1, 1), 3, 4, "generality"),
                ("as large as the picture", (3, 4), 3, 4, "generality"),
                ("a row", (1, 3), 1, 6, "generality"),
                ("as high as the picture", (3, 2), 3, 5, "generality")):
            yield hidden(label, K=draw.normal(size=window), n_H=n_H, n_W=n_W).about(criterion)

    def oracle(self, K, n_H, n_W):
        from scipy.signal import correlate2d

        pixels = np.eye(n_H * n_W).reshape(-1, n_H, n_W)
        return np.array([correlate2d(pixel, K.astype(float), mode="valid").ravel() for pixel in pixels]).T

    def domain(self, draw):
        k_h, k_w, n_H, n_W = sizes(draw, 4, most=5, large=7)
        return {"K": numbers(draw, (k_h, k_w)), "n_H": max(k_h, n_H), "n_W": max(k_w, n_W)}

    mirrored = slip("The kernel is mirrored. corr2d lays it on as it is.", ("= K", "= K[::-1, ::-1]"))
    turned = slip("The matrix is turned: each output is a row of it.",
                  replace_line("M = M.reshape", "M = M.reshape(rows * columns, n_H * n_W).T"))
    column_by_column = slip("The picture is laid out column by column. It goes row by row.",
                            replace_line("M = M.reshape", "M = M.transpose(0, 1, 3, 2)"
                                         ".reshape(rows * columns, n_H * n_W)"))
    outputs_by_column = slip("The outputs are counted column by column. They go row by row.",
                             replace_line("M = M.reshape", "M = M.transpose(1, 0, 2, 3)"
                                          ".reshape(rows * columns, n_H * n_W)"))
    in_the_corner = slip("Each row has the kernel in the corner. It lies where the window lies.",
                         ("M[i, j, i:i + k_h, j:j + k_w]", "M[i, j, :k_h, :k_w]"))
    one_too_few = slip("A row and a column of outputs are missing.",
                       ("n_H - k_h + 1, n_W - k_w + 1", "n_H - k_h, n_W - k_w"))
    padded = slip("There is a row for each pixel. Only where the window fits is there an output.",
                  ("n_H - k_h + 1, n_W - k_w + 1", "n_H, n_W"),
                  ("M[i, j, i:i + k_h, j:j + k_w] = K",
                   "M[i, j, i:i + k_h, j:j + k_w] = K[:n_H - i, :n_W - j]"))

    @alternative
    def by_places(K, n_H, n_W):
        places = np.arange(n_H * n_W).reshape(n_H, n_W)
        first = places[:n_H - K.shape[0] + 1, :n_W - K.shape[1] + 1].ravel()
        offsets = places[:K.shape[0], :K.shape[1]].ravel()
        M = np.zeros((len(first), n_H * n_W))
        M[np.arange(len(first))[:, None], first[:, None] + offsets] = K.ravel()
        return M
