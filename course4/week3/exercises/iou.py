"""The card of `iou`."""

import numpy as np

from autograder.authoring.exercise import (Exercise, alternative, example, hidden, in_place_of, misconception,
                                           slip)

from .common import share, some_boxes

shared, union, overlap = in_place_of("shared ="), in_place_of("union ="), in_place_of("overlap =")


class Iou(Exercise):
    """Intersection over union of boxes, broadcast."""

    section, points, difficulty, minutes = "4.3.6", 6, 2, 15
    form = "an array of the other axes, a number for two boxes"

    def cases(self, draw):
        one = np.array([1.0, 1, 5, 4])
        many = np.array([[2.0, 0, 4, 6], [1, 1, 5, 4], [6, 5, 8, 9], [6, 2, 7, 3]])
        yield example("two boxes", box1=one, box2=many[0]).gives(1 / 3)
        yield example("one box and four", box1=one, box2=many).gives([1 / 3, 1, 0, 0])
        yield example("two lists, with an axis put in", box1=many[:2, None], box2=1.5 * many[:3])
        flat = np.array([[1.0, 1, 1, 1], [0, 0, 0, 5], [2, 2, 3, 2]])
        yield example("two points", box1=flat[0], box2=flat[0]).gives(0).about("stability")
        some = some_boxes(draw, 9)
        yield hidden("two boxes", box1=some[0], box2=some[1])
        yield hidden("pairs", box1=some[:5], box2=some[3:8])
        yield hidden("every box against every other", box1=some[:4, None], box2=some)
        x, y = draw.uniform(0, 3, 2)
        apart = np.array([[x + 7, y, x + 9, y + 2], [x, y + 6, x + 2, y + 9], [x + 7, y + 6, x + 9, y + 9],
                          [x + 7, y - 6, x + 9, y - 4]])
        yield hidden("boxes that do not meet", box1=np.array([x, y, x + 3, y + 4]), box2=apart)
        yield hidden("boxes that touch", box1=np.array([0.0, 0, 2, 3]), box2=np.array(
            [[2.0, 0, 4, 3], [0, 3, 2, 5], [2, 3, 5, 5]]))
        inner = draw.uniform(1, 4, 2)
        yield hidden("one inside the other", box1=np.array([0, 0, 10, 7.0]),
                     box2=np.array([*inner, *inner + 2]))
        yield hidden("whole numbers", box1=some_boxes(draw, 3, whole=True).astype(int)[:, None],
                     box2=some_boxes(draw, 4, whole=True).astype(int)).about("generality")
        yield hidden("one box against a list", box1=some[:5], box2=some[7]).about("generality")
        yield hidden("three axes", box1=some[:6].reshape(2, 3, 4), box2=some[1]).about("generality")
        yield hidden("no boxes", box1=np.zeros((0, 4)), box2=some[1]).about("generality")
        yield hidden("boxes without an area", box1=flat, box2=flat[[0, 2, 1]]).about("stability")
        yield hidden("no area, in a box", box1=np.array([0.0, 0, 4, 4]), box2=flat).about("stability")
        yield hidden("far from the corner", box1=1e6 + some[:4, None], box2=1e6 + some).about("stability")
        yield hidden("tiny boxes", box1=1e-6 * some[:4, None], box2=1e-6 * some).about("stability")

    def oracle(self, box1, box2):
        pairs = np.broadcast(box1[..., 0], box2[..., 0])
        one, other = (np.broadcast_to(box, (*pairs.shape, 4)).reshape(-1, 4) for box in (box1, box2))
        return np.array([share(a, b) for a, b in zip(one, other)]).reshape(pairs.shape)

    def domain(self, draw):
        n, k = (int(size) for size in draw.integers(1, 7, 2))
        whole = draw.random() < 0.3
        one, other = (some_boxes(draw, size, whole=whole) for size in (n, k))
        if draw.random() < 0.3:
            one[0, 2:] = one[0, :2]
        scale = 10.0 ** draw.integers(-6, 7)
        one, other = one * scale, other * scale
        return {"box1": one[:, None] if draw.random() < 0.6 else one[0], "box2": other}

    equivalent = {"operands swapped: area": "both sides change their sign, so the area does not",
                  "union, 2)": "where the union is 0, nothing is shared, and 0 is divided"}

    not_clamped = shared("A negative side is not made 0. Two of them make a positive area where nothing is "
                         "shared.", "shared = np.prod(high - low, axis=-1)")
    clamped_late = shared("The area is made 0 where it is negative. The *sides* have to be: two negative "
                          "ones make a positive area.", "shared = np.maximum(np.prod(high - low, axis=-1), "
                          "0)")
    counted_twice = union("What is shared counts twice in the union.", "union = area1 + area2")
    over_the_smaller = union("It is divided by the smaller of the two areas. Divide by the area of either.",
                             "union = np.minimum(area1, area2)")
    over_the_larger = union("It is divided by the larger of the two areas. Divide by the area of either.",
                            "union = np.maximum(area1, area2)")
    one_pixel_more = slip("Each side is one pixel longer than it is. A corner is a point here, not a pixel.",
                          ("np.maximum(high - low, 0)", "np.maximum(high - low + 1, 0)"),
                          ("box1[..., 2:] - box1[..., :2]", "box1[..., 2:] - box1[..., :2] + 1"),
                          ("box2[..., 2:] - box2[..., :2]", "box2[..., 2:] - box2[..., :2] + 1"))
    nothing_by_nothing = overlap("Two boxes without an area give 0 / 0. It should be 0.",
                                 "overlap = np.divide(shared, union)")
    width_and_height = slip("The last two numbers are taken for width and height. They are the right and "
                            "lower edge.", ("np.minimum(box1[..., 2:], box2[..., 2:])",
                                            "np.minimum(box1[..., :2] + box1[..., 2:], box2[..., :2] + "
                                            "box2[..., 2:])"),
                            ("box1[..., 2:] - box1[..., :2]", "box1[..., 2:]"),
                            ("box2[..., 2:] - box2[..., :2]", "box2[..., 2:]"))
    midpoints = slip("The boxes are read as midpoint and size. They are two corners.",
                     ("low = np.maximum(box1[..., :2], box2[..., :2])",
                      "low = np.maximum(box1[..., :2] - box1[..., 2:] / 2, box2[..., :2] - box2[..., 2:] / "
                      "2)"), ("high = np.minimum(box1[..., 2:], box2[..., 2:])",
                              "high = np.minimum(box1[..., :2] + box1[..., 2:] / 2, box2[..., :2] + "
                              "box2[..., 2:] / 2)"), ("box1[..., 2:] - box1[..., :2]", "box1[..., 2:]"),
                     ("box2[..., 2:] - box2[..., :2]", "box2[..., 2:]"))
    one_over_zero = overlap("Where the union is 0 the result is 1. Two boxes without an area share nothing.",
                            "overlap = np.where(union > 0, shared / np.where(union > 0, union, 1), 1)")

    @misconception("It works for two boxes only: the numbers are taken from the *first* axis. Take them "
                   "from the last: `box1[..., 0]`.")
    def two_boxes_only(box1, box2):
        width = max(0, min(box1[2], box2[2]) - max(box1[0], box2[0]))
        height = max(0, min(box1[3], box2[3]) - max(box1[1], box2[1]))
        areas = (box1[2] - box1[0]) * (box1[3] - box1[1]) + (box2[2] - box2[0]) * (box2[3] - box2[1])
        union = areas - width * height
        return width * height / union if union > 0 else 0.0

    @alternative
    def four_numbers(box1, box2):
        left1, top1, right1, bottom1 = np.moveaxis(box1, -1, 0)
        left2, top2, right2, bottom2 = np.moveaxis(box2, -1, 0)
        width = np.clip(np.minimum(right1, right2) - np.maximum(left1, left2), 0, None)
        height = np.clip(np.minimum(bottom1, bottom2) - np.maximum(top1, top2), 0, None)
        both = width * height
        either = (right1 - left1) * (bottom1 - top1) + (right2 - left2) * (bottom2 - top2) - both
        return np.divide(both, either, out=np.zeros(np.shape(either)), where=either > 0)
