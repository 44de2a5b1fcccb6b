"""The card of `flatten_images`."""

import numpy as np

from autograder.exercise import Exercise, alternative, example, hidden, misconception, slip


class FlattenImages(Exercise):
    """Lay each picture out as a column."""

    section, difficulty, minutes = "1.2.1", 1, 7
    points = 6

    def cases(self, draw):
        def pictures(*shape):
            return draw.uniform(size=shape).round(3)

        yield example("two grey pictures, 2 by 2", imgs=np.arange(1, 9).reshape(2, 2, 2, 1)).gives(
            np.array([[1, 5], [2, 6], [3, 7], [4, 8]]))
        # Tens: the pixel. Units: 1 red, 2 green, 3 blue. So each number says where it came from.
        yield example("one colour picture, 2 by 2", imgs=np.array([[[[11, 12, 13], [21, 22, 23]], [[31, 32, 33], [41, 42, 43]]]])).gives(
            np.array([[11], [12], [13], [21], [22], [23], [31], [32], [33], [41], [42], [43]]))
        yield example("three colour pictures of 1 by 2 pixels", imgs=np.array(
            [[[[111, 112, 113], [121, 122, 123]]], [[[211, 212, 213], [221, 222, 223]]], [[[311, 312, 313], [321, 322, 323]]]]))
        yield hidden("colour pictures", imgs=pictures(5, 4, 3, 3))
        yield hidden("grey pictures", imgs=pictures(7, 3, 4, 1))
        yield hidden("as many pictures as numbers in each", imgs=pictures(12, 2, 2, 3))
        yield hidden("as many pictures as rows, columns and channels", imgs=pictures(3, 3, 3, 3))
        yield hidden("a single picture", imgs=pictures(1, 3, 5, 2)).about("generality")
        yield hidden("a single pixel", imgs=pictures(6, 1, 1, 3)).about("generality")
        yield hidden("bytes", imgs=draw.integers(0, 256, (4, 3, 2, 3)).astype(np.uint8)).about("generality")
        yield hidden("a view with another order in memory", imgs=pictures(3, 4, 2, 5).transpose(3, 2, 1, 0)).about("generality")

    def oracle(self, imgs):
        m, H, W, C = imgs.shape
        X = np.full((H * W * C, m), np.nan)
        for (i, row, place, channel), number in np.ndenumerate(imgs):      # where each number belongs, one by one
            X[(row * W + place) * C + channel, i] = number
        return X

    mixed_up = slip("The shape is right, but the pictures are mixed up: each column holds pieces of several. Give each picture a row of "
                    "its own first, then transpose.", ("rows = imgs.reshape(m, -1)", "rows = imgs.reshape(-1, m).T"))
    examples_in_rows = slip("Each picture is a row here. Examples are columns in this course: transpose.", ("rows.T", "rows"))
    channel_after_channel = slip(
        "All of the red comes first, then all of the green. The numbers of one pixel should stay together: leave the order of the axes as it is.",
        ("imgs.reshape(m, -1)", "imgs.transpose(0, 3, 1, 2).reshape(m, -1)"))
    down_the_columns = slip(
        "The pixels are read down the columns of the picture. Read them row by row: leave the order of the axes as it is.",
        ("imgs.reshape(m, -1)", "imgs.transpose(0, 2, 1, 3).reshape(m, -1)"))
    whole_transpose = slip(
        "The numbers come in another order, as they do with `imgs.T` or with order=\"F\": down the columns, channel after channel. Reshape first, then transpose.",
        ("rows.T", "imgs.T.reshape(-1, m)"))
    blue_green_red = slip("The channels come in the opposite order: blue, green, red. Leave them as they are.",
                          ("imgs.reshape(m, -1)", "imgs[..., ::-1].reshape(m, -1)"))
    all_in_one_column = slip("All pictures stand in one long column. Each picture is a column of its own.", ("rows.T", "imgs.reshape(-1, 1)"))
    flat = slip("This is a plain list of all numbers, of shape (n,). The result has a column for each picture.", ("rows.T", "imgs.reshape(-1)"))
    first_picture_only = slip("Only the first picture is there. The result has a column for each of the m pictures.",
                              ("rows.T", "rows[:1].T"))
    m_from_the_rows = slip("The number of pictures is taken from `imgs.shape[1]`, which is their height. Axes are counted from 0: m is `imgs.shape[0]`.",
                           ("imgs.shape[0]", "imgs.shape[1]"))
    shape_called = slip("`shape` is a tuple, not a function. Its first number is `imgs.shape[0]`, in square brackets.", ("imgs.shape[0]", "imgs.shape(0)"))
    fixed_size = slip("The size of the pictures is fixed, such as 12. Pictures may have any size: let `reshape` work it out with -1.",
                      ("imgs.reshape(m, -1)", "imgs.reshape(m, 12)"))
    m_from_the_channels = slip("The number of pictures is taken from the last axis, which counts the channels. It is the first number of the shape.",
                               ("imgs.shape[0]", "imgs.shape[-1]"))
    pixels_as_columns = slip("There is a column for each pixel of each picture. A column is a whole picture: `reshape(m, -1)`.",
                             ("imgs.reshape(m, -1)", "imgs.reshape(-1, imgs.shape[-1])"))
    grey = slip("The channels are averaged, so the colours are lost. Each of them is a number of the column.",
                ("imgs.reshape(m, -1)", "imgs.mean(axis=3).reshape(m, -1)"))
    first_channel = slip("Only the first channel is there. All C channels belong into the column.",
                         ("imgs.reshape(m, -1)", "imgs[..., 0].reshape(m, -1)"))
    scaled = slip("The numbers are divided by 255. Only their place should change here, not their size.", ("rows.T", "rows.T / 255"))
    squeezed = slip("A single picture is a plain list here, of shape (n,). It should be a column, (n, 1), like any other.",
                    ("X = rows.T", "X = np.squeeze(rows.T)"))

    @misconception("The result is right, but imgs itself is changed: `resize` works in place, and the caller's pictures have lost their shape. "
                   "`reshape` leaves them alone.")
    def in_place(imgs):
        imgs.resize((imgs.shape[0], imgs.size // imgs.shape[0]), refcheck=False)
        return imgs.T.copy()

    equivalent = {"reshape(m, - 2)": "NumPy takes any negative size for \"whatever is left\""}

    @alternative
    def pictures_last(imgs):
        return imgs.transpose(1, 2, 3, 0).reshape(-1, imgs.shape[0])

    @alternative
    def column_by_column(imgs):
        return np.column_stack([picture.ravel() for picture in imgs])

    @alternative
    def loops(imgs):
        m, H, W, C = imgs.shape
        X = np.zeros((H * W * C, m))
        for i in range(m):
            X[:, i] = [number for row in imgs[i] for pixel in row for number in pixel]
        return X

    @alternative
    def all_sizes_written_out(imgs):
        m, H, W, C = imgs.shape
        return np.reshape(imgs, (m, H * W * C)).T.copy()
