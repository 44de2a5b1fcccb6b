"""The card of `decode_yolo`."""

import numpy as np
from scipy.special import expit, softmax

from autograder.authoring.exercise import Exercise, alternative, example, hidden, replace_line, slip


class DecodeYolo(Exercise):
    """From raw numbers to boxes."""

    section, points, difficulty, minutes = "4.3.9", 7, 2, 20
    parts = {"box_confidence": 1, "boxes": 3, "box_class_probs": 1}
    form = "three arrays: box_confidence, boxes, box_class_probs"

    @staticmethod
    def measure(value, pred, anchors):
        names = ("box_confidence", "boxes", "box_class_probs")
        return dict(zip(names, value)) if isinstance(value, (tuple, list)) else value

    def cases(self, draw):
        def some(make, label, S, A, C, draw=draw, size=1.0):
            return make(label, pred=size * draw.normal(size=(S, S, A, 5 + C)),
                        anchors=np.exp(draw.normal(0, 0.6, (A, 2))))

        raw = np.zeros((2, 2, 1, 7))
        raw[0, 1, 0] = [np.log(3), np.log(3), 0, np.log(0.5), np.log(0.4), np.log(4), 0]
        yield example("a grid of 2, one anchor, two classes", pred=raw, anchors=np.array([[1.0, 3.0]]))
        yield some(example, "a grid of 3, two anchors, four classes", 3, 2, 4, np.random.default_rng(5))
        yield some(hidden, "a grid of 4, three anchors, two classes", 4, 3, 2)
        yield some(hidden, "a grid of 7, two anchors, three classes", 7, 2, 3)
        yield some(hidden, "as many anchors as classes and cells", 3, 3, 3).about("generality")
        yield some(hidden, "one cell", 1, 2, 3).about("generality")
        yield some(hidden, "one anchor", 5, 1, 4).about("generality")
        yield some(hidden, "one class", 2, 3, 1).about("generality")
        case = some(hidden, "single precision", 2, 3, 4)
        yield hidden("single precision", **{name: value.astype(np.float32)
                                            for name, value in case.inputs.items()}).about("generality")
        large = draw.normal(size=(2, 2, 2, 8))
        large[..., [0, 1, 2]] = 500 * draw.choice([-1, 1], (2, 2, 2, 3))
        large[..., 5:] = 1500 * draw.normal(size=(2, 2, 2, 3))
        two = np.array([[1.0, 2.5], [3.0, 0.7]])
        yield hidden("large numbers", pred=large, anchors=two).about("stability")

    def oracle(self, pred, anchors):
        """Slot by slot."""
        pred, S = np.asarray(pred, float), len(pred)
        boxes = np.zeros((*pred.shape[:3], 4))
        for row, column, a in np.ndindex(*pred.shape[:3]):
            _, t_x, t_y, t_h, t_w = pred[row, column, a, :5]
            x, y = column + expit(t_x), row + expit(t_y)
            w, h = float(anchors[a][0]) * np.exp(t_w), float(anchors[a][1]) * np.exp(t_h)
            boxes[row, column, a] = (x - w / 2) / S, (y - h / 2) / S, (x + w / 2) / S, (y + h / 2) / S
        return {"box_confidence": expit(pred[..., :1]), "boxes": boxes,
                "box_class_probs": softmax(pred[..., 5:], axis=-1)}

    def domain(self, draw):
        S, A, C = (int(size) for size in draw.integers([1, 1, 1], [7, 5, 6]))
        pred = draw.normal(size=(S, S, A, 5 + C)) * draw.choice([0.1, 1, 4])
        if draw.random() < 0.3:
            pred[..., [0, 1, 2]] *= 200
            pred[..., 5:] *= 500
        return {"pred": pred, "anchors": np.exp(draw.normal(0, 0.8, (A, 2)))}

    equivalent = {"S = pred.shape[ 1]": "the grid is square"}

    rows_for_columns = slip("Rows and columns are exchanged: x grows with the column, along the second axis.",
                            ("x = (cells[None, :, None]", "x = (cells[:, None, None]"),
                            ("y = (cells[:, None, None]", "y = (cells[None, :, None]"))
    no_sigmoid = slip("The midpoint does without the sigmoid. So it can leave its cell.",
                      ("+ sigmoid(pred[..., 1])", "+ pred[..., 1]"),
                      ("+ sigmoid(pred[..., 2])", "+ pred[..., 2]"))
    without_anchor = slip("The anchors are not used: a size is the anchor's times the power.",
                          ("anchors[:, 1] * np.exp", "np.exp"), ("anchors[:, 0] * np.exp", "np.exp"))
    width_for_height = slip("Width and height of the anchor are exchanged: an anchor is (w, h).",
                            ("anchors[:, 1]", "anchors[:, 7]"), ("anchors[:, 0]", "anchors[:, 1]"),
                            ("anchors[:, 7]", "anchors[:, 0]"))
    height_from_t_w = slip("t_h and t_w are exchanged: in a slot the height stands first.",
                           ("np.exp(pred[..., 3])", "np.exp(pred[..., 9])"),
                           ("np.exp(pred[..., 4])", "np.exp(pred[..., 3])"),
                           ("np.exp(pred[..., 9])", "np.exp(pred[..., 4])"))
    in_cells = slip("The sizes are in cells. Divide them by S, as the midpoints.",
                    ("np.exp(pred[..., 3]) / S", "np.exp(pred[..., 3])"),
                    ("np.exp(pred[..., 4]) / S", "np.exp(pred[..., 4])"))
    whole_size = slip("Corners lie half a size from the midpoint, not a whole one.",
                      replace_line("boxes =", "boxes = np.stack([x - w, y - h, x + w, y + h], axis=-1)"))
    from_the_corner = slip("The midpoint is taken for the upper left corner.",
                           replace_line("boxes =", "boxes = np.stack([x, y, x + w, y + h], axis=-1)"))
    middle_and_size = slip("The boxes are midpoints and sizes. Corners are asked for.",
                           replace_line("boxes =", "boxes = np.stack([x, y, w, h], axis=-1)"))
    softmax_over_anchors = slip("Softmax runs over the anchors of a cell. It runs over the classes of a "
                                "slot.", ("softmax(pred[..., 5:])",
                                          "softmax(pred[..., 5:].swapaxes(2, 3)).swapaxes(2, 3)"))
    sigmoid_of_classes = slip("The classes go through the sigmoid. They should sum to 1: softmax.",
                              ("softmax(pred[..., 5:])", "sigmoid(pred[..., 5:])"))
    raw_confidence = slip("The confidence is the raw number. It should be from 0 to 1.",
                          ("sigmoid(pred[..., :1])", "pred[..., :1]"))
    flat_confidence = slip("The confidence has lost its last axis. It should be (S, S, A, 1).",
                           ("sigmoid(pred[..., :1])", "sigmoid(pred[..., 0])"))
    sigmoid_of_sizes = slip("Sizes go through the sigmoid, too. Take the exponential: things may be larger "
                            "than a cell.", ("np.exp(pred[..., 3])", "sigmoid(pred[..., 3])"),
                            ("np.exp(pred[..., 4])", "sigmoid(pred[..., 4])"))

    @alternative
    def with_meshgrid(pred, anchors):
        S = len(pred)
        columns, rows = np.meshgrid(range(S), range(S))
        middle = np.stack([columns, rows], axis=-1)[:, :, None] + 1 / (1 + np.exp(-np.clip(pred[..., 1:3],
                                                                                           -700, 700)))
        half = anchors * np.exp(pred[..., [4, 3]]) / 2
        powers = np.exp(pred[..., 5:] - pred[..., 5:].max(axis=-1)[..., None])
        return (sigmoid(pred[..., 0])[..., None], np.concatenate([middle - half, middle + half], axis=-1) / S,
                powers / powers.sum(axis=-1)[..., None])
