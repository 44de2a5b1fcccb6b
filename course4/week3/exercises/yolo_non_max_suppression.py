"""The card of `yolo_non_max_suppression`."""

import numpy as np

from autograder.authoring.exercise import (Exercise, alternative, example, hidden, in_place_of,
                                           misconception, slip)

from .common import crowd, left_of_classes

extend, order = in_place_of("kept.extend"), in_place_of("kept = np.array")


class YoloNonMaxSuppression(Exercise):
    """A contest for each class, one ranking for all."""

    section, points, difficulty, minutes = "4.3.7", 5, 2, 12
    parts = {"scores": 1, "boxes": 1, "classes": 1}
    needs = ("nms",)
    form = "three arrays: scores, boxes, classes"

    @staticmethod
    def probe(student, scores, boxes, classes, max_boxes, iou_threshold):
        settings = {"max_boxes": max_boxes, "iou_threshold": iou_threshold}
        usual = {"max_boxes": 10, "iou_threshold": 0.5}
        given = {name: value for name, value in settings.items() if value != usual[name]}
        return dict(zip(("scores", "boxes", "classes"),
                        student.yolo_non_max_suppression(scores, boxes, classes, **given)))

    def cases(self, draw):
        def some(make, label, n, C=3, max_boxes=10, iou_threshold=0.5, places=3, draw=draw, kind=int):
            return make(label, scores=draw.permutation(np.linspace(0.05, 0.95, n)),
                        boxes=crowd(draw, n, places), classes=draw.integers(C, size=n).astype(kind),
                        max_boxes=max_boxes, iou_threshold=iou_threshold)

        boxes = np.array([[0.0, 0, 10, 10], [1, 0, 11, 10], [0, 1, 10, 11], [30, 0, 40, 10]])
        four = {"scores": np.array([0.5, 0.9, 0.8, 0.7]), "boxes": boxes, "classes": np.array([2, 0, 2, 0])}
        yield example("two classes in one place", **four, max_boxes=10, iou_threshold=0.5)
        yield example("two of four", **four, max_boxes=2, iou_threshold=0.5)
        left, scores = np.array([0.0, 1, 30, 60, 35, 90]), np.array([0.9, 0.8, 0.7, 0.45, 0.4, 0.35])
        row = np.stack([left, 0 * left, left + 10, 0 * left + 10], axis=1)
        yield example("six in a row, little may overlap", scores=scores, boxes=row,
                      classes=np.array([0, 0, 0, 1, 0, 1]), max_boxes=4, iou_threshold=0.3)
        yield some(hidden, "a crowd of three classes", 14)
        yield some(hidden, "many classes", 16, C=7, places=2)
        yield some(hidden, "few may be left", 16, max_boxes=3)
        yield some(hidden, "many may be left", 30, max_boxes=25, iou_threshold=0.9)
        yield some(hidden, "little may overlap", 16, iou_threshold=0.1)
        yield hidden("the same box in three classes", scores=draw.permutation([0.9, 0.6, 0.3]),
                     boxes=np.tile(crowd(draw, 1), (3, 1)), classes=np.array([4, 0, 2]), max_boxes=10,
                     iou_threshold=0.5)
        yield some(hidden, "one class", 12, C=1).about("generality")
        yield some(hidden, "one box", 1).about("generality")
        yield some(hidden, "one may be left", 8, max_boxes=1).about("generality")
        yield hidden("no box", scores=np.zeros(0), boxes=np.zeros((0, 4)), classes=np.zeros(0, int),
                     max_boxes=10, iou_threshold=0.5).about("generality")
        yield hidden("equal scores", scores=draw.choice([0.5, 0.75], 10), boxes=crowd(draw, 10, 4),
                     classes=draw.integers(3, size=10), max_boxes=4, iou_threshold=0.5).about("generality")
        yield hidden("low scores", scores=draw.permutation(np.geomspace(1e-6, 0.01, 6)),
                     boxes=crowd(draw, 6, 3), classes=draw.integers(2, size=6), max_boxes=10,
                     iou_threshold=0.5).about("generality")

    def oracle(self, scores, boxes, classes, max_boxes, iou_threshold):
        kept = np.array(left_of_classes(scores, boxes, classes, max_boxes, iou_threshold), int)
        return {"scores": scores[kept], "boxes": boxes[kept], "classes": classes[kept]}

    def domain(self, draw):
        n, C = int(draw.integers(0, 20)), int(draw.integers(1, 6))
        scores = draw.uniform(1e-3, 1, n) if draw.random() < 0.7 else draw.choice([0.25, 0.5], n)
        return {"scores": scores, "boxes": crowd(draw, n, 3), "classes": draw.integers(C, size=n),
                "max_boxes": int(draw.choice([1, 3, 10, 50])),
                "iou_threshold": float(draw.uniform(0.05, 0.95))}

    equivalent = {"iou_threshold, -1)": "all scores are above 0"}

    one_contest = slip("All classes are in one contest. A cat before a bus silences no bus.",
                       ("np.unique(classes)", "[None] * (len(classes) > 0)"),
                       ("np.flatnonzero(classes == c)", "np.arange(len(classes))"))
    most_of_each = slip("`max_boxes` is applied to each class. It is for all of them together.",
                        ("iou_threshold, 0)])", "iou_threshold, 0)][:max_boxes])"),
                        ("[:max_boxes], dtype", ", dtype"))
    class_by_class = order("The boxes come class by class. They should come by score.",
                           "kept = np.array(kept[:max_boxes], dtype=int)")
    cut_before_sorting = order("The list is cut before it is sorted, so good boxes of the last classes are "
                               "lost.", "kept = np.array(sorted(kept[:max_boxes], key=lambda i: "
                               "(-scores[i], i)), dtype=int)")
    not_cut = order("`max_boxes` is not used.",
                    "kept = np.array(sorted(kept, key=lambda i: (-scores[i], i)), dtype=int)")
    worst_first = order("The lowest score comes first.",
                        "kept = np.array(sorted(kept, key=lambda i: (scores[i], i))[:max_boxes], dtype=int)")
    numbers_of_the_part = extend("What `nms` says are places among the boxes of one class. They are used as "
                                 "places in the whole list.", "kept.extend(nms(boxes[mine], scores[mine], "
                                 "iou_threshold, 0))")
    threshold_ignored = extend("`iou_threshold` is not handed on: it is 0.5 always.",
                               "kept.extend(mine[nms(boxes[mine], scores[mine], 0.5, 0)])")
    scores_filtered_again = extend("Boxes with low scores are thrown away here. That was done before: keep "
                                   "all above 0.", "kept.extend(mine[nms(boxes[mine], scores[mine], "
                                   "iou_threshold, 0.5)])")
    first_ten_only = slip("Only the `max_boxes` best boxes are looked at. Suppress first, then cut.",
                          ("for c in np.unique(classes):",
                           "top = np.argsort(-scores, kind='stable')[:max_boxes]\n"
                           "    scores, boxes, classes = scores[top], boxes[top], classes[top]\n"
                           "    for c in np.unique(classes):"))

    @alternative
    def moved_apart(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
        """Each class is moved to a place of its own, where it meets no other."""
        far = (boxes.max() - boxes.min() + 1) * classes[:, None] if len(boxes) else 0
        kept = nms(boxes + far, scores, iou_threshold, 0)[:max_boxes]
        return scores[kept], boxes[kept], classes[kept]

    @misconception("The classes are lost: the class numbers are counted anew.")
    def counted_anew(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
        names, kept = {c: i for i, c in enumerate(np.unique(classes))}, []
        for c in names:
            mine = np.flatnonzero(classes == c)
            kept.extend(mine[nms(boxes[mine], scores[mine], iou_threshold, 0)])
        kept = np.array(sorted(kept, key=lambda i: (-scores[i], i))[:max_boxes], dtype=int)
        return scores[kept], boxes[kept], np.array([names[c] for c in classes[kept]], dtype=int)
