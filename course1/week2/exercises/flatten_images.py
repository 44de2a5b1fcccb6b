"""The card of `flatten_images`."""

import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, slip

ROWS = "imgs.reshape(m, -1)"


class FlattenImages(Exercise):
    """Lay each picture out as a column."""

    section, difficulty, minutes = "1.2.1", 1, 7
    points = 6
    equivalent = {"reshape(m, - 2)": "NumPy takes any negative size for \"whatever is left\""}

    def cases(self, draw):
        yield example("two grey pictures, 2 by 2", imgs=np.arange(1, 9).reshape(2, 2, 2, 1)).gives(
            np.array([[1, 5], [2, 6], [3, 7], [4, 8]]))
        # Hundreds: the picture. Tens: the pixel. Units: the colour. So each number says where it came from.
        numbered = 100 * np.arange(1, 4)[:, None, None] + 10 * np.arange(1, 5)[:, None] + np.arange(1, 4)
        yield example("one colour picture, 2 by 2", imgs=numbered[:1].reshape(1, 2, 2, 3)).gives(
            np.array([[111, 112, 113, 121, 122, 123, 131, 132, 133, 141, 142, 143]]).T)
        yield example("three colour pictures of 1 by 2 pixels", imgs=numbered[:, None, :2])
        for label, shape in {
                "colour pictures": (5, 4, 3, 3), "grey pictures": (7, 3, 4, 1), "sizes alike": (3, 3, 3, 3),
                "as many pictures as numbers in each": (12, 2, 2, 3)}.items():
            yield hidden(label, imgs=draw.uniform(size=shape).round(3))
        for label, imgs in {
                "one picture": draw.uniform(size=(1, 3, 5, 2)), "one pixel": draw.uniform(size=(6, 1, 1, 3)),
                "bytes": draw.integers(0, 256, (4, 3, 2, 3)).astype(np.uint8),
                "a view with another order in memory": draw.uniform(size=(3, 4, 2, 5)).T}.items():
            yield hidden(label, imgs=imgs).about("generality")

    def oracle(self, imgs):
        m, H, W, C = imgs.shape
        X = np.full((H * W * C, m), np.nan)
        for (i, row, place, channel), number in np.ndenumerate(imgs):      # one by one
            X[(row * W + place) * C + channel, i] = number
        return X

    def domain(self, draw):
        return {"imgs": numbers(draw, tuple(sizes(draw, 4, most=5, large=15)))}

    mixed_up = slip("The shape is right, but the pictures are mixed up: each column holds pieces of "
                    "several. Give each picture a row of its own first, then transpose.",
                    (ROWS, "imgs.reshape(-1, m).T"))
    mixed_up_in_rows = slip("There is a row for each picture, and it holds pieces of several. First give "
                            "each picture a row of its own: m rows, not m columns. Then transpose.",
                            (ROWS, "imgs.reshape(-1, m)"))
    examples_in_rows = slip("Each picture is a row here. Examples are columns in this course: transpose.",
                            ("rows.T", "rows"))
    channel_after_channel = slip("All of the red comes first, then all of the green. The numbers of a pixel "
                                 "stay together: leave the order of the axes alone.",
                                 (ROWS, "imgs.transpose(0, 3, 1, 2).reshape(m, -1)"))
    whole_transpose = slip("The numbers come in another order, as with `imgs.T` or order=\"F\": down the "
                           "columns, channel after channel. Reshape first, then transpose.",
                           ("rows.T", "imgs.T.reshape(-1, m)"))
    m_from_the_rows = slip("The number of pictures is taken from the height of a picture. Axes are counted "
                           "from 0, and the pictures come first.", ("imgs.shape[0]", "imgs.shape[1]"))
    made_for_the_digits = slip("Every picture is taken to have 64 numbers, as the digits of this notebook "
                               "have. Pictures may have any size: let `reshape` work it out.",
                               (ROWS, "imgs.reshape(-1, 64)"))
    first_channel = slip("Only the first channel is there. All C belong into the column.",
                         (ROWS, "imgs[..., 0].reshape(m, -1)"))
    squeezed = slip("`squeeze` drops the axis of the pictures, too, when there is only one.",
                    ("imgs.shape[0]", "np.squeeze(imgs).shape[0]"))
    in_place = slip("The caller's pictures have lost their shape: `resize` and `imgs.shape = ...` work in "
                    "place. `reshape` leaves imgs alone.",
                    (f"rows = {ROWS}", "rows = imgs\n    rows.shape = (m, -1)"))

    @alternative
    def column_by_column(imgs):
        return np.column_stack([picture.ravel() for picture in imgs])
