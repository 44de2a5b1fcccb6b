"""The card of `nms`."""

import numpy as np

from autograder.authoring.exercise import (Exercise, alternative, example, hidden, in_place_of,
                                           misconception, slip)

from .common import crowd, left_over, some_boxes

sort, wait = in_place_of("best_first ="), in_place_of("waiting = best_first")


class Nms(Exercise):
    """One box for a hundred."""

    section, points, difficulty, minutes = "4.3.7", 8, 3, 25
    needs = ("iou",)
    form = "an array of whole numbers"

    def cases(self, draw):
        def some(make, label, n, iou_thr=0.5, score_thr=0.3, places=3, draw=draw):
            return make(label, boxes=crowd(draw, n, places),
                        scores=draw.permutation(np.linspace(0.02, 0.98, n)), iou_thr=iou_thr,
                        score_thr=score_thr)

        things = np.array([[10.0, 45, 35, 65], [62, 41, 93, 62], [60, 40, 90, 60], [12, 47, 37, 66],
                           [70, 10, 80, 30], [58, 38, 88, 57]])
        scores = np.array([0.8, 0.7, 0.9, 0.7, 0.3, 0.6])
        yield example("two things", boxes=things, scores=scores, iou_thr=0.5, score_thr=0.5).gives([2, 0])
        chain = np.array([[5.0, 0, 15, 10], [0, 0, 10, 10], [2.5, 0, 12.5, 10]])
        yield example("three in a row", boxes=chain, scores=np.array([0.7, 0.9, 0.8]), iou_thr=0.5,
                      score_thr=0.0).gives([1, 0])
        yield some(example, "a crowd", 7, draw=np.random.default_rng(8))
        edge = np.array([[4.0, 0, 6, 4], [4, 0, 6, 2], [0, 0, 4, 2], [0, 0, 2, 2], [8, 0, 9, 1]])
        yield example("equal scores, an IoU and a score just at the threshold", boxes=edge,
                      scores=np.array([0.75, 0.5, 0.75, 0.25, 0.125]), iou_thr=0.5,
                      score_thr=0.125).about("generality")
        yield some(hidden, "a crowd", 12)
        yield some(hidden, "a larger crowd", 40, places=5)
        yield some(hidden, "little may overlap", 20, iou_thr=0.1)
        yield some(hidden, "much may overlap", 15, iou_thr=0.8)
        yield some(hidden, "a high threshold of scores", 15, score_thr=0.7)
        line = np.arange(6)[:, None] * draw.uniform(2.2, 3.2)
        row = np.concatenate([line, np.zeros((6, 1)), line + 10, np.full((6, 1), 8.0)], axis=1)
        yield hidden("a row, from one end", boxes=row, scores=np.linspace(0.9, 0.4, 6), iou_thr=0.5,
                     score_thr=0.0)
        yield hidden("a row, in any order", boxes=row, scores=draw.permutation(np.linspace(0.9, 0.4, 6)),
                     iou_thr=0.5, score_thr=0.0)
        half = np.array([[0.0, 0, 2, 2], [0, 0, 2, 1], [0, 0, 1, 2], [5, 5, 9, 9]])
        yield hidden("an IoU just at the threshold", boxes=half,
                     scores=draw.permutation([0.9, 0.8, 0.7, 0.6]), iou_thr=0.5,
                     score_thr=0.1).about("generality")
        yield hidden("a score just at the threshold", boxes=some_boxes(draw, 4, 50),
                     scores=draw.permutation([0.9, 0.5, 0.5, 0.25]), iou_thr=0.9,
                     score_thr=0.5).about("generality")
        yield hidden("equal scores", boxes=crowd(draw, 9, 2), scores=draw.choice([0.5, 0.75], 9), iou_thr=0.4,
                     score_thr=0.0).about("generality")
        yield some(hidden, "one box", 1, score_thr=0.0).about("generality")
        yield some(hidden, "nobody speaks", 5, score_thr=0.99).about("generality")
        yield hidden("no box", boxes=np.zeros((0, 4)), scores=np.zeros(0), iou_thr=0.5,
                     score_thr=0.1).about("generality")
        yield hidden("one and the same box", boxes=np.tile(some_boxes(draw, 1), (4, 1)),
                     scores=draw.permutation([0.2, 0.4, 0.6, 0.8]), iou_thr=1.0,
                     score_thr=0.1).about("generality")
        yield hidden("negative scores", boxes=crowd(draw, 8, 2), scores=draw.normal(-2, 1, 8), iou_thr=0.5,
                     score_thr=-50.0).about("generality")

    def oracle(self, boxes, scores, iou_thr, score_thr):
        return np.array(left_over(boxes, scores, iou_thr, score_thr), int)

    def domain(self, draw):
        n = int(draw.integers(0, 25))
        scores = draw.random(n) if draw.random() < 0.7 else draw.choice([0.25, 0.5, 0.75], n)
        return {"boxes": crowd(draw, n, 3), "scores": scores, "iou_thr": float(draw.uniform(0.05, 0.95)),
                "score_thr": float(draw.choice([0, 0.25, 0.6, 0.99]))}

    equivalent = {"waiting[ 0:]": "a box falls silent with itself: its own IoU is 1"}

    lowest_first = sort("It begins with the lowest score. The best speaks first.",
                        'best_first = np.argsort(scores, kind="stable")')
    equal_ones_turned = sort("Of equal scores the last comes first. It should be the first: sort the "
                             "negative scores, and stably, instead of turning the order round.",
                             'best_first = np.argsort(scores, kind="stable")[::-1]')
    scores_not_filtered = wait("The score threshold is not used.", "waiting = best_first")
    score_at_the_threshold = slip("A score just at the threshold is kept. Only those above are.",
                                  ("> score_thr", ">= score_thr"))
    iou_at_the_threshold = slip("An IoU just at the threshold is let through. It should fall silent.",
                                ("< iou_thr", "<= iou_thr"))
    keeps_the_overlapping = slip("It keeps those that overlap and throws away the others.",
                                 ("< iou_thr", ">= iou_thr"))
    one_round = slip("Only the best box of all silences others. The best of the rest goes on.",
                     ("waiting = rest[iou(boxes[best], boxes[rest]) < iou_thr]",
                      "kept.extend(rest[iou(boxes[best], boxes[rest]) < iou_thr])\n        break"))
    best_only = slip("It ends with the best box. Others may stand elsewhere.",
                     ("waiting = rest[iou(boxes[best], boxes[rest]) < iou_thr]", "break"))

    @misconception("A box that has been silenced silences others. Compare with those only that were kept.")
    def silenced_silence(boxes, scores, iou_thr, score_thr):
        order = [i for i in np.argsort(-scores, kind="stable") if scores[i] > score_thr]
        return np.array([i for n, i in enumerate(order)
                         if n == 0 or (iou(boxes[i], boxes[order[:n]]) < iou_thr).all()], dtype=int)

    @misconception("The numbers are places in the *sorted* list. They should be places in `boxes`.")
    def places_in_the_sorted_list(boxes, scores, iou_thr, score_thr):
        order = np.array([i for i in np.argsort(-scores, kind="stable") if scores[i] > score_thr], dtype=int)
        boxes, waiting, kept = boxes[order], list(range(len(order))), []
        while waiting:
            kept.append(waiting[0])
            waiting = [i for i in waiting[1:] if iou(boxes[kept[-1]], boxes[i]) < iou_thr]
        return np.array(kept, dtype=int)

    @misconception("The numbers come in the order of `boxes`. The best score comes first.")
    def in_the_order_given(boxes, scores, iou_thr, score_thr):
        waiting, kept = [i for i in np.argsort(-scores, kind="stable") if scores[i] > score_thr], []
        while waiting:
            kept.append(waiting[0])
            waiting = [i for i in waiting[1:] if iou(boxes[kept[-1]], boxes[i]) < iou_thr]
        return np.array(sorted(kept), dtype=int)

    @alternative
    def one_after_the_other(boxes, scores, iou_thr, score_thr):
        kept = []
        for i in sorted(range(len(scores)), key=lambda i: -scores[i]):
            if scores[i] > score_thr and all(iou(boxes[i], boxes[k]) < iou_thr for k in kept):
                kept.append(i)
        return np.array(kept, dtype=int)

    @alternative
    def flags(boxes, scores, iou_thr, score_thr):
        alive, kept = scores > score_thr, []
        while alive.any():
            best = int(np.argmax(np.where(alive, scores, -np.inf)))
            kept.append(best)
            alive &= np.array([not iou(boxes[best], box) >= iou_thr for box in boxes])
            alive[best] = False
        return kept
