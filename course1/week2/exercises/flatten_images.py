"""The card of `flatten_images`."""

import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, in_place_of


wrong = in_place_of("X =")


class FlattenImages(Exercise):
    """Lay each picture out as a column."""

    section, difficulty, minutes, points = "1.2.1", 1, 10, 4
    equivalent = {"shape[0], - 2)": 'NumPy takes any negative size for "whatever is left"'}

    def cases(self, draw):
        yield example("three grey pictures, 1 by 2", imgs=np.arange(1, 7).reshape(3, 1, 2, 1)).gives(
            np.array([[1, 3, 5], [2, 4, 6]]))
        # Hundreds: the picture. Tens: the pixel. Units: the colour. So each number says where it came from.
        numbered = 100 * np.arange(1, 4)[:, None, None] + 10 * np.arange(1, 5)[:, None] + np.arange(1, 4)
        yield example("one colour picture, 2 by 2", imgs=numbered[:1].reshape(1, 2, 2, 3)).gives(
            np.array([[111, 112, 113, 121, 122, 123, 131, 132, 133, 141, 142, 143]]).T)
        yield example("three colour pictures of 1 by 2 pixels", imgs=numbered[:, None, :2])
        for label, shape in {
                "colour pictures": (5, 4, 2, 3), "grey pictures": (7, 3, 4, 1), "sizes alike": (3, 3, 3, 3),
                "four channels": (2, 3, 5, 4), "as many pictures as numbers in each": (12, 2, 2, 3)}.items():
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

    mixed_up = wrong("The shape is right, but each column holds pieces of several pictures. Give each "
                     "picture a row of its own first.", "X = imgs.reshape(-1, imgs.shape[0])")
    mixed_up_in_rows = wrong("Each row holds pieces of several pictures. Give each picture a row of its own: "
                             "m rows, not m columns.", "X = imgs.reshape(-1, imgs.shape[0]).T")
    examples_in_rows = wrong("Each picture is a row here. Examples are columns in this course.",
                             "X = imgs.reshape(imgs.shape[0], -1)")
    channel_after_channel = wrong("All of the red comes first, then all of the green. The numbers of a pixel "
                                  "stay together.", "X = imgs.transpose(0, 3, 1, 2).reshape(len(imgs), -1).T")
    whole_transpose = wrong('With `imgs.T` or order="F" the numbers come in another order, channel after '
                            "channel. Reshape first, then transpose.", "X = imgs.T.reshape(-1, len(imgs))")
    m_from_the_rows = wrong("The number of pictures is taken from the height of a picture. Axes are counted "
                            "from 0, and the pictures come first.", "X = imgs.reshape(imgs.shape[1], -1).T")
    scaled = wrong("The numbers are divided by 255. They should stay as they are.",
                   "X = imgs.reshape(len(imgs), -1).T / 255")
    squeezed = wrong("`squeeze` drops the axis of the pictures, too, when there is only one.",
                     "X = np.squeeze(imgs)", "X = X.reshape(X.shape[0], -1).T")
    in_place = wrong("The caller's pictures have lost their shape: `resize` and `imgs.shape = ...` work in "
                     "place.", "imgs.shape = (len(imgs), -1)", "X = imgs.T")

    @alternative
    def column_by_column(imgs):
        return np.column_stack([picture.ravel() for picture in imgs])
