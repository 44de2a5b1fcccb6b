"""The card of `map_to_boxes`."""

import numpy as np

from autograder.authoring.exercise import Exercise, alternative, example, hidden, in_place_of, slip

places, windows, corners = in_place_of("rows, columns ="), in_place_of("windows ="), in_place_of("corners =")


class MapToBoxes(Exercise):
    """From the cells of a map to boxes in the photograph."""

    section, points, difficulty, minutes = "4.3.4", 7, 2, 20
    form = "an array (n, 5)"

    def cases(self, draw):
        def some(make, label, H, W, scale, threshold=0.6, draw=draw, spread=0.4):
            p = draw.permutation(np.linspace(0.01, 0.99, H * W)).reshape(H, W)
            return make(label, p=p, shift=draw.normal(0, spread, (H, W, 4)), scale=scale, threshold=threshold)

        p, shift = np.zeros((4, 7)), np.zeros((4, 7, 4))
        p[3, 5], p[0, 6], p[2, 1], shift[0, 6] = 0.9, 0.8, 0.6, [0.25, -0.5, 0, 1]
        yield example("two places, one of them shifted", p=p, shift=shift, scale=0.5, threshold=0.6).gives(
            [[30, -12, 48, 48, 0.8], [20, 12, 44, 36, 0.9]])
        yield some(example, "another scale", 3, 2, 0.25, 0.5, np.random.default_rng(6))
        yield some(hidden, "wide", 3, 8, 0.3)
        yield some(hidden, "high", 7, 2, float(draw.uniform(0.2, 0.9)))
        yield some(hidden, "a photograph smaller than its copy", 4, 5, 2.0)
        yield some(hidden, "as large as the photograph", 5, 3, 1.0)
        yield some(hidden, "large shifts", 4, 6, 0.7, spread=2.0)
        yield some(hidden, "another threshold", 4, 6, 0.7, 0.2)
        yield some(hidden, "nothing is above", 3, 4, 0.5, 0.995).about("generality")
        yield some(hidden, "everything is above", 3, 4, 0.5, 0.0).about("generality")
        yield some(hidden, "a map of one", 1, 1, 0.4, 0.3).about("generality")
        level = draw.choice([0.25, 0.5, 0.75], (3, 5))
        yield hidden("values at the threshold", p=level, shift=draw.normal(size=(3, 5, 4)), scale=0.8,
                     threshold=0.5).about("generality")

    def oracle(self, p, shift, scale, threshold):
        rows = []
        for (i, j), chance in np.ndenumerate(p):
            if chance > threshold:
                x, y = (2 * j, 2 * j + 12), (2 * i, 2 * i + 12)
                edges = [x[0], y[0], x[1], y[1]]
                rows.append([*((edge + 12 * move) / scale for edge, move in zip(edges, shift[i, j])), chance])
        return np.array(rows, float).reshape(-1, 5)

    def domain(self, draw):
        H, W = (int(n) for n in draw.integers(1, 9, 2))
        return {"p": draw.random((H, W)), "shift": draw.normal(0, draw.choice([0, 0.3, 5]), (H, W, 4)),
                "scale": float(np.exp(draw.normal(-0.5, 0.8))),
                "threshold": float(draw.choice([0, 0.5, 0.9, 1]))}

    rows_for_x = windows("The row is taken for x. x runs along a row, so it is the *column*.",
                         "windows = np.stack([2 * rows, 2 * columns, 2 * rows + 12, 2 * columns + 12], "
                         "axis=1)")
    one_pixel_apart = windows("The windows stand one pixel apart. It is two.",
                              "windows = np.stack([columns, rows, columns + 12, rows + 12], axis=1)")
    far_corner_forgotten = windows("Right and lower edge are those of the near corner. The window is 12 "
                                   "pixels wide.", "windows = np.stack([2 * columns, 2 * rows, 2 * columns, "
                                   "2 * rows], axis=1)")
    last_pixel = windows("The window ends at its last pixel, 11 behind its first. Its edge is 12 behind.",
                         "windows = np.stack([2 * columns, 2 * rows, 2 * columns + 11, 2 * rows + 11], "
                         "axis=1)")
    in_the_copy = corners("The boxes are in pixels of the copy. Divide by scale.",
                          "corners = windows + 12 * shift[rows, columns]")
    scaled_the_wrong_way = corners("The boxes are multiplied by scale. The copy is the smaller one: divide.",
                                   "corners = (windows + 12 * shift[rows, columns]) * scale")
    shifts_in_pixels = corners("The shifts are taken for pixels. They are in windows of 12.",
                               "corners = (windows + shift[rows, columns]) / scale")
    shifts_not_scaled = corners("The shifts are added behind the scaling. They are pixels of the copy, too.",
                                "corners = windows / scale + 12 * shift[rows, columns]")
    no_shifts = corners("The shifts are not used.", "corners = windows / scale")
    shifts_taken_away = corners("The shifts are subtracted. They say where the edge lies, seen from the "
                                "window's.", "corners = (windows - 12 * shift[rows, columns]) / scale")
    at_the_threshold = slip("Places that are just at the threshold count. Only those above do.",
                            ("p > threshold", "p >= threshold"))
    column_by_column = places("The places come column by column. They should come row by row.",
                              "columns, rows = np.nonzero(p.T > threshold)")
    without_p = slip("p is missing: each box is followed by its probability.",
                     ("np.column_stack([corners, p[rows, columns]])", "corners"))

    @alternative
    def grids(p, shift, scale, threshold):
        H, W = p.shape
        left, top = np.meshgrid(2.0 * np.arange(W), 2.0 * np.arange(H))
        edges = np.stack([left, top, left + 12, top + 12], axis=-1) + 12.0 * shift
        return np.concatenate([edges / scale, p[..., None]], axis=-1)[p > threshold]
