"""The card of `encode_with_anchors`."""

import numpy as np

from autograder.authoring.exercise import (Exercise, alternative, example, hidden, in_place_of,
                                           replace_line, slip)

cell, written = in_place_of("column, row ="), in_place_of("Y[slot] =")


class EncodeWithAnchors(Exercise):
    """Three mistakes in an encoder that trains."""

    section, points, difficulty, minutes = "4.3.9", 8, 2, 25
    parts = {"target": 3, "lost": 1}
    form = "a pair: Y, an array (S, S, A, 5 + C), and how many were lost"
    planted = {"rows for columns": replace_line("slot = row", "slot = column, row, anchor"),
               "height for width": replace_line("anchor =", "anchor = shape_iou(np.array([[h, w]]), "
                                                "anchors).argmax()"),
               "the last stays": replace_line("if Y[slot]", "if Y[slot][1] == 1:")}

    @staticmethod
    def measure(value, boxes, classes, S, anchors, C):
        return dict(zip(("target", "lost"), value)) if isinstance(value, (tuple, list)) else value

    def cases(self, draw):
        def some(make, label, n, S, A, C, draw=draw, low=0.05, high=0.5):
            size = draw.uniform(low, high, (n, 2))
            corner = draw.uniform(0, 1, (n, 2)) * (1 - size)
            anchors = S * np.exp(draw.normal(-1.5, 0.5, (A, 2)))
            return make(label, boxes=np.concatenate([corner, corner + size], axis=1),
                        classes=draw.integers(C, size=n), S=S, anchors=anchors, C=C)

        street = np.array([[0.45, 0.62, 0.55, 0.98], [0.27, 0.72, 0.77, 0.92]])
        shapes = np.array([[0.3, 1.1], [1.5, 0.6]])
        yield example("a person and a car in one cell", boxes=street, classes=np.array([0, 1]), S=3,
                      anchors=shapes, C=3)
        yield example("two cars in one cell", boxes=street[[1, 1, 0]], classes=np.array([2, 1, 0]), S=3,
                      anchors=shapes, C=3)
        more = np.array([street[0], [0.44, 0.6, 0.54, 0.96], [0.75, 1, 1, 1]])
        yield example("two persons in one cell, and a line along the lower edge", boxes=more,
                      classes=np.array([0, 2, 1]), S=3, anchors=shapes, C=3).about("generality")
        yield some(hidden, "three things", 3, 4, 2, 3)
        yield some(hidden, "many things on a fine grid", 12, 9, 3, 4)
        yield some(hidden, "many things on a coarse grid", 14, 2, 2, 5)
        tall = np.concatenate([draw.uniform(0.1, 0.6, (5, 2)), np.zeros((5, 2))], axis=1)
        tall[:, 2:] = tall[:, :2] + np.array([[0.05, 0.3], [0.3, 0.05], [0.08, 0.33], [0.35, 0.1],
                                              [0.04, 0.2]])
        yield hidden("tall ones and wide ones", boxes=tall, classes=draw.integers(3, size=5), S=5,
                     anchors=np.array([[0.3, 1.4], [1.5, 0.3]]), C=3)
        near = np.array([[0.30, 0.30, 0.40, 0.38], [0.31, 0.31, 0.39, 0.41], [0.32, 0.30, 0.40, 0.39]])
        yield hidden("three in one slot", boxes=near, classes=draw.permutation(3), S=3,
                     anchors=np.array([[0.3, 0.3]]), C=3)
        large = np.array([[0.125, 0.25, 0.875, 0.75], [0.5, 0.0, 1.0, 0.3]])
        yield hidden("larger than a cell", boxes=large, classes=np.array([1, 0]), S=6,
                     anchors=np.array([[1.0, 1.0], [5.0, 4.0]]), C=2).about("generality")
        edge = np.array([[0.125, 0.125, 0.375, 0.375], [0.375, 0.625, 0.625, 0.875], [0.875, 1, 1, 1],
                         [1, 0.25, 1, 0.5]])
        yield hidden("midpoints on the edges", boxes=edge, classes=np.array([0, 1, 2, 1]), S=4,
                     anchors=np.array([[0.5, 0.5], [1.0, 2.0]]), C=3).about("generality")
        yield hidden("nothing", boxes=np.zeros((0, 4)), classes=np.zeros(0, int), S=3, anchors=shapes,
                     C=2).about("generality")
        yield some(hidden, "one anchor", 4, 5, 1, 2).about("generality")
        yield some(hidden, "one cell", 3, 1, 4, 3).about("generality")
        yield some(hidden, "one class", 4, 3, 2, 1).about("generality")

    def oracle(self, boxes, classes, S, anchors, C):
        """Slot by slot: the first thing that belongs there, and how many more do."""
        A, wants = len(anchors), []
        for x1, y1, x2, y2 in np.asarray(boxes, float) * S:
            w, h = x2 - x1, y2 - y1
            fit = [min(w, a) * min(h, b) / (w * h + a * b - min(w, a) * min(h, b)) for a, b in anchors]
            middle = ((y1 + y2) / 2, (x1 + x2) / 2)
            wants.append((*(min(int(np.floor(at)), S - 1) for at in middle), int(np.argmax(fit)), middle,
                          (h, w)))
        Y, lost = np.zeros((S, S, A, 5 + C)), 0
        for slot in np.ndindex(S, S, A):
            those = [n for n, want in enumerate(wants) if want[:3] == slot]
            lost += max(len(those) - 1, 0)
            if those:
                (y, x), (h, w) = wants[those[0]][3:]
                Y[slot][:5], Y[slot][5 + classes[those[0]]] = (1, x - slot[1], y - slot[0], h, w), 1
        return {"target": Y, "lost": lost}

    def domain(self, draw):
        n, S, A, C = (int(size) for size in draw.integers([0, 1, 1, 1], [12, 8, 4, 5]))
        size = draw.uniform(0.02, 0.9, (n, 2))
        corner = draw.uniform(0, 1, (n, 2)) * (1 - size)
        return {"boxes": np.concatenate([corner, corner + size], axis=1), "classes": draw.integers(C, size=n),
                "S": S, "anchors": S * np.exp(draw.normal(-1.5, 0.7, (A, 2))), "C": C}

    rounded = cell("The midpoint is rounded. The cell is that in which it lies: cut off what is behind the "
                   "point.", "column, row = min(round(x), S - 1), min(round(y), S - 1)")
    beyond_the_grid = cell("A midpoint on the right or lower edge falls out of the grid. It belongs to the "
                           "last cell.", "column, row = int(x), int(y)")
    from_the_picture = written("The midpoint is in cells from the corner of the *picture*. Take it from the "
                               "corner of its cell.", "Y[slot] = [1, x, y, h, w, *np.eye(C)[c]]")
    shares_of_the_picture = written("Height and width are shares of the picture. They should be in cells.",
                                    "Y[slot] = [1, x - column, y - row, h / S, w / S, *np.eye(C)[c]]")
    width_first = written("Width comes before height. In a slot it is p, x, y, then height and width.",
                          "Y[slot] = [1, x - column, y - row, w, h, *np.eye(C)[c]]")
    class_number = written("The class is written as a number into every class place. One of them is 1.",
                           "Y[slot] = [1, x - column, y - row, h, w, *[c] * C]")
    top_left = slip("The cell is that of the upper left corner. It should be that of the midpoint.",
                    ("x, y = (x1 + x2) / 2 * S, (y1 + y2) / 2 * S", "x, y = x1 * S, y1 * S"))
    next_anchor = slip("A thing that finds its slot taken goes to another one. It should be counted as lost.",
                       ("if Y[slot][0] == 1:", "if Y[slot][0] == 1 and Y[row, column, -1, 0] == 0:\n"
                                               "            slot = row, column, -1\n"
                                               "        if Y[slot][0] == 1:"))
    all_anchors = slip("Every anchor of the cell is filled. Only the one that fits best answers.",
                       ("slot = row, column, anchor", "slot = row, column, anchor\n        Y[row, column, "
                        ":, 0] = np.maximum(Y[row, column, :, 0], 0.5)"))
    taken_means_cell = slip("A thing is lost as soon as its *cell* has another one. Each anchor is a slot "
                            "of its own.", ("if Y[slot][0] == 1:", "if (Y[row, column, :, 0] == 1).any():"))

    @alternative
    def with_floor(boxes, classes, S, anchors, C):
        Y, lost = np.zeros((S, S, len(anchors), 5 + C)), 0
        corners = np.asarray(boxes).reshape(-1, 4) * S
        middle, size = (corners[:, :2] + corners[:, 2:]) / 2, corners[:, 2:] - corners[:, :2]
        cells = np.minimum(np.floor(middle).astype(int), S - 1)
        for i, (column, row) in enumerate(cells):
            anchor = int(np.argmax(shape_iou(size[i:i + 1], anchors)))
            place = Y[row, column, anchor]
            if place[0]:
                lost += 1
            else:
                place[0], place[5 + classes[i]] = 1, 1
                place[1:3], place[3:5] = middle[i] - cells[i], size[i, ::-1]
        return Y, lost
