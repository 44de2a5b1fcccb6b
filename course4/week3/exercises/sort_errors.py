"""The card of `sort_errors`."""

import numpy as np

from autograder.authoring.exercise import Exercise, alternative, example, hidden, in_place_of, slip

from .common import share, some_boxes

own = in_place_of("own =")
WORDS = ("right", "duplicate", "box", "class", "background")


class SortErrors(Exercise):
    """A word for each mistake."""

    section, points, difficulty, minutes = "4.3.9", 0, 2, 18
    parts = {"words": 3, "missed": 1}
    needs = ("iou",)
    form = "a pair: a list of texts, and a number"

    @staticmethod
    def probe(student, scores, boxes, classes, true_boxes, true_classes):
        words, missed = student.sort_errors(scores, boxes, classes, true_boxes, true_classes)
        return {"words": ", ".join(map(str, words)), "missed": missed}

    def cases(self, draw):
        def some(make, label, k, n, C=2, draw=draw):
            true = some_boxes(draw, k, 20)
            boxes = np.concatenate([true[draw.integers(k, size=n)] if k else some_boxes(draw, n, 20),
                                    some_boxes(draw, 2, 20)])
            boxes = boxes + draw.normal(0, 0.7, (len(boxes), 2))[:, [0, 1, 0, 1]]
            return make(label, scores=np.linspace(0.9, 0.2, n + 2), boxes=boxes,
                        classes=draw.integers(C, size=n + 2), true_boxes=true,
                        true_classes=draw.integers(C, size=k))

        there = np.array([[0.0, 0, 10, 10], [20, 0, 30, 10], [50, 0, 60, 10]])
        said = np.array([[0.0, 0, 9, 10], [1, 0, 10, 10], [20, 0, 30, 9], [6, 0, 16, 10], [80, 0, 90, 10]])
        yield example("one of each", scores=np.array([0.9, 0.8, 0.7, 0.6, 0.5]), boxes=said,
                      classes=np.array([1, 1, 1, 1, 0]), true_boxes=there,
                      true_classes=np.array([1, 0, 2])).gives({"words": "right, duplicate, class, box, "
                                                               "background", "missed": 2})
        true = [[0, 0, 10, 10], [3, 0, 13, 10], [0, 50, 10, 60], [3, 50, 13, 60], [50, 0, 60, 10],
                [80, 0, 90, 10]]
        seen = [[2.5, 0, 12.5, 10], [-2, 0, 8, 10], [0.2, 50, 10.2, 60], [0.3, 50, 10.3, 60], [50, 0, 60, 5],
                [80, 0, 81, 10], [50, 0, 60, 5], [80, 0, 90, 5]]

        def by_hand(make, label, order, scale):
            kinds = np.array([1, 1, 1, 1, 0, 0, 0, 1])
            return make(label, scores=np.linspace(0.9, 0.2, 8), boxes=scale * np.array(seen, float),
                        classes=kinds, true_boxes=scale * np.array(true, float)[order],
                        true_classes=kinds[:6][order])

        yield by_hand(example, "pairs that overlap, and an IoU just at 0.5 and at 0.1", np.arange(6),
                      1.0).about("generality")
        yield some(example, "four things of two classes", 4, 6, draw=np.random.default_rng(11))
        yield by_hand(hidden, "pairs that overlap, and an IoU just at 0.5 and at 0.1", draw.permutation(6),
                      2.0 ** draw.integers(-3, 4))
        for n in (5, 9, 14):
            yield some(hidden, f"{n + 2} detections", 4, n)
        yield some(hidden, "many classes", 6, 8, C=4)
        crowd = np.array([[0.0, 0, 10, 10], [2, 0, 12, 10]])
        yield hidden("two truths of two classes that overlap", scores=np.array([0.9, 0.8]),
                     classes=np.array([0, 1]), boxes=np.array([[1.6, 0, 11.6, 10], [0.1, 0, 10.1, 10]]),
                     true_boxes=crowd, true_classes=np.array([0, 1]))
        yield some(hidden, "nothing there", 0, 3).about("generality")
        yield hidden("nothing said", scores=np.zeros(0), boxes=np.zeros((0, 4)), classes=np.zeros(0, int),
                     true_boxes=there, true_classes=np.array([1, 0, 2])).about("generality")

    def oracle(self, scores, boxes, classes, true_boxes, true_classes):
        free, words = set(range(len(true_boxes))), []
        for box, kind in zip(boxes, classes):
            overlap = {k: share(box, true) for k, true in enumerate(true_boxes)}
            same = {k: value for k, value in overlap.items() if true_classes[k] == kind}
            enough = sorted((k for k in free if same.get(k, 0) >= 0.5), key=lambda k: (-same[k], k))
            free -= set(enough[:1])
            tests = (bool(enough), max(same.values(), default=0) >= 0.5, max(same.values(), default=0) >= 0.1,
                     max(overlap.values(), default=0) >= 0.5, True)
            words.append(WORDS[tests.index(True)])
        return {"words": ", ".join(words), "missed": len(free)}

    def domain(self, draw):
        k, n, C = (int(size) for size in draw.integers([0, 0, 1], [6, 10, 4]))
        true = some_boxes(draw, k, 15)
        boxes = true[draw.integers(k, size=n)] if k else some_boxes(draw, n, 15)
        boxes = boxes + draw.normal(0, 0.8, (n, 2))[:, [0, 1, 0, 1]]
        return {"scores": np.linspace(1, 0, n), "boxes": boxes.reshape(-1, 4),
                "classes": draw.integers(C, size=n), "true_boxes": true,
                "true_classes": draw.integers(C, size=k)}

    equivalent = {"own = np.where(true_classes == kind, overlaps, -1)": "0 and -1 are below every threshold"}

    claimed_twice = slip("A truth is claimed twice, so a double counts as right.",
                         ("and k not in claimed", ""))
    any_class = own("The class is not looked at: a cat found as a dog is right.", "own = overlaps")
    first_free = slip("It claims the first truth that overlaps enough. It should be the one it overlaps "
                      "most.", ('np.argsort(-own, kind="stable")', "range(len(own))"))
    best_or_nothing = slip("Only the truth that it overlaps most is asked. If that is claimed, another free "
                           "one of the class may do.",
                           ('np.argsort(-own, kind="stable")', 'np.argsort(-own, kind="stable")[:1]'))
    class_before_box = slip("\"class\" is asked before \"box\". The first that fits counts, in the order "
                            "given.", ("elif (own >= 0.1).any():", "elif (overlaps >= "
                                       "0.5).any():\n            words.append('class')\n        elif (own "
                                       ">= 0.1).any():"))
    misses_by_words = slip("Misses are counted as truths less detections. Count the truths that nobody "
                           "claimed.",
                           ("len(true_boxes) - len(claimed)", "max(len(true_boxes) - len(words), 0)"))
    strict = slip("An IoU just at 0.5 or 0.1 is not enough for you. It is.", (">= 0.5 and", "> 0.5 and"),
                  (">= 0.5).any", "> 0.5).any"), (">= 0.1", "> 0.1"))
    boxes_from_zero = slip("A box that overlaps a little counts as \"box\". It takes an IoU of 0.1.",
                           ("own >= 0.1", "own > 0"))

    @alternative
    def with_lists(scores, boxes, classes, true_boxes, true_classes):
        free, words = list(range(len(true_boxes))), []
        for box, kind in zip(boxes, classes):
            every = [float(iou(box, true)) for true in true_boxes]
            same = [value if true_classes[k] == kind else 0.0 for k, value in enumerate(every)]
            choice = max(free, key=lambda k: same[k], default=None)
            if choice is not None and same[choice] >= 0.5:
                free.remove(choice)
                words.append("right")
                continue
            most = max(same, default=0)
            words.append("duplicate" if most >= 0.5 else "box" if most >= 0.1
                         else "class" if max(every, default=0) >= 0.5 else "background")
        return words, len(free)
