"""The card of `transposed_conv`."""

import numpy as np

from autograder.authoring.domain import numbers
from autograder.authoring.exercise import Exercise, alternative, example, hidden, in_place_of, slip

corner, stamp = in_place_of("top, left ="), in_place_of("large[top:")


class TransposedConv(Exercise):
    """A map made larger by stamps."""

    section, points, difficulty, minutes = "4.3.10", 0, 2, 15
    form = "an array ((h - 1) * stride + f, (w - 1) * stride + f, n_out)"

    def cases(self, draw):
        def some(make, label, h, w, n, f, n_out, stride, draw=draw):
            return make(label, A=draw.normal(size=(h, w, n)), F=draw.normal(size=(f, f, n_out, n)),
                        stride=stride)

        stamp = np.arange(1.0, 10).reshape(3, 3, 1, 1)
        large = np.array([[1.0, 2, 5, 4, 6], [4, 5, 14, 10, 12], [7, 8, 23, 16, 18]])
        yield example("two stamps that overlap", A=np.array([[[1.0], [2]]]), F=stamp,
                      stride=2).gives(large[..., None])
        yield some(example, "two channels to three", 2, 3, 2, 2, 3, 1, np.random.default_rng(2))
        yield some(hidden, "stamps that overlap", 3, 4, 2, 3, 5, 2)
        yield some(hidden, "stamps that touch", 2, 5, 3, 2, 4, 2)
        yield some(hidden, "gaps between stamps", 3, 2, 4, 2, 3, 3)
        yield some(hidden, "stride 1", 4, 3, 2, 3, 5, 1)
        yield some(hidden, "large stamps", 2, 3, 2, 5, 3, 2)
        yield some(hidden, "one pixel", 1, 1, 3, 4, 2, 2).about("generality")
        yield some(hidden, "a stamp of one pixel", 3, 4, 2, 1, 5, 2).about("generality")
        yield some(hidden, "one channel", 3, 2, 1, 3, 1, 2).about("generality")

    def oracle(self, A, F, stride):
        import tensorflow as tf

        (h, w, _), (f, _, n_out, _) = A.shape, F.shape
        shape = (1, (h - 1) * stride + f, (w - 1) * stride + f, n_out)
        return tf.nn.conv2d_transpose(A[None].astype(float), F.astype(float), shape, stride,
                                      "VALID").numpy()[0]

    def domain(self, draw):
        h, w, n, f, n_out, stride = (int(size) for size in draw.integers(1, [6, 6, 5, 5, 5, 4]))
        return {"A": numbers(draw, (h, w, n), most=1e3), "F": numbers(draw, (f, f, n_out, n), most=1e3),
                "stride": stride}

    overwritten = slip("A stamp wipes out what is below it. Where stamps overlap they add up.",
                       ("+= F @ A[i, j]", "= F @ A[i, j]"))
    stride_forgotten = corner("The stamps stand one pixel apart. It is `stride`.", "top, left = i, j")
    rows_for_columns = corner("Rows and columns are exchanged.", "top, left = (j * stride) % "
                              "(large.shape[0] - f + 1), (i * stride) % (large.shape[1] - f + 1)")
    turned = slip("The stamp is turned by 180 degrees.", ("F @ A[i, j]", "F[::-1, ::-1] @ A[i, j]"))
    mirrored_at_the_diagonal = slip("Rows and columns of the stamp are exchanged.",
                                    ("F @ A[i, j]", "F.transpose(1, 0, 2, 3) @ A[i, j]"))
    first_channel = slip("Only the first channel of A stamps. All do, and they add up.",
                         ("F @ A[i, j]", "F[..., 0] * A[i, j, 0]"))
    averaged = slip("The channels are averaged. Add them up.", ("F @ A[i, j]", "F @ A[i, j] / A.shape[2]"))
    too_small = slip("The large map is too small: the last stamp needs f pixels.",
                     ("(h - 1) * stride + f, (w - 1) * stride + f", "h * stride, w * stride"),
                     ("+= F @ A[i, j]", "+= (F @ A[i, j])[:h * stride - top, :w * stride - left]"))

    @alternative
    def filter_by_filter(A, F, stride):
        (h, w, _), (f, _, n_out, _) = A.shape, F.shape
        large = np.zeros(((h - 1) * stride + f, (w - 1) * stride + f, n_out))
        for y in range(f):
            for x in range(f):
                large[y:y + (h - 1) * stride + 1:stride, x:x + (w - 1) * stride + 1:stride] += A @ F[y, x].T
        return large
