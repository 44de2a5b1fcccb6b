"""The card of `average_precision`."""

import numpy as np

from autograder.authoring.exercise import Exercise, alternative, example, hidden, in_place_of, slip

from .common import share, some_boxes

free, best, hit = in_place_of("free ="), in_place_of("best ="), in_place_of("hit =")
envelope, result = in_place_of("envelope ="), in_place_of("result =")


class AveragePrecision(Exercise):
    """A ranking, judged over all pictures."""

    section, points, difficulty, minutes = "4.3.9", 8, 3, 25
    needs = ("iou",)
    form = "a number"
    draws = 150

    def cases(self, draw):
        def some(make, label, things, found, draw=draw, noise=0.12, false=3, iou_threshold=0.5, order=None):
            """Pictures with so many things each; of each up to `found` shifted detections, and false ones."""
            truths = [some_boxes(draw, n, 100) for n in things]
            lines = []
            for picture, boxes in enumerate(truths):
                for box in boxes:
                    side = (box[2:] - box[:2]).min()
                    for _ in range(int(draw.integers(found + 1))):
                        lines.append([picture, box + draw.normal(0, noise * side, 2)[[0, 1, 0, 1]]])
            lines += [[int(draw.integers(len(things))), box] for box in some_boxes(draw, false, 100)]
            lines = [lines[i] for i in draw.permutation(len(lines))]
            scores = draw.permutation(np.linspace(0.1, 0.9, len(lines)) if order is None
                                      else order(len(lines)))
            detections = [(picture, float(score), box) for (picture, box), score in zip(lines, scores)]
            return make(label, detections=detections, truths=truths, iou_threshold=iou_threshold)

        def by_hand(make, label, lines, truths, iou_threshold, scale=1.0):
            lines = [(picture, score, scale * np.array(box, float)) for picture, score, box in lines]
            truths = [scale * np.array(some, float).reshape(-1, 4) for some in truths]
            return make(label, detections=lines, truths=truths, iou_threshold=iou_threshold)

        pair = [[0, 0, 10, 10], [3, 0, 13, 10]]
        double = ([(1, 0.5, [0, 0, 10, 19]), (0, 0.9, [1, 0, 10, 10]), (0, 0.8, [0, 0, 9, 10]),
                   (1, 0.7, [40, 0, 50, 10]), (0, 0.4, [20, 0, 30, 9])],
                  [[pair[0], [20, 0, 30, 10]], [[0, 0, 10, 20]]], 0.5)
        crowd = ([(1, 0.95, pair[0]), (0, 0.9, [2.5, 0, 12.5, 10]), (0, 0.8, [-2, 0, 8, 10]),
                  (1, 0.6, [50, 50, 60, 54.5]), (1, 0.5, [80, 80, 88, 83])],
                 [pair, [[50, 50, 60, 60], [80, 80, 88, 88]], [pair[0]]], 0.375)
        again = ([(0, 0.9, [0.2, 0, 10.2, 10]), (0, 0.8, [0.3, 0, 10.3, 10]), (0, 0.7, [3, 0, 13, 10])],
                 [pair, []], 0.5)
        yield by_hand(example, "two pictures, three truths, a double", *double).gives(2.2 / 3)
        yield by_hand(example, "truths that overlap, a picture without a detection", *crowd).gives(0.64)
        yield by_hand(example, "a double that overlaps another truth, too", *again).about("generality")
        yield some(example, "three pictures", [2, 1, 3], 2, np.random.default_rng(7))
        yield some(hidden, "three pictures", [2, 3, 1], 1)
        yield some(hidden, "doubles", [2, 1, 2], 3, noise=0.05)
        yield some(hidden, "many pictures", [1, 2, 3, 1, 2, 2], 2, false=8)
        yield some(hidden, "many false ones", [2, 2], 1, false=12)
        yield some(hidden, "an IoU of 0.3 is enough", [3, 2, 1], 2, noise=0.3, iou_threshold=0.3)
        yield some(hidden, "an IoU of 0.75 is asked for", [3, 2, 1], 2, noise=0.1, iou_threshold=0.75)
        for label, case in (("a double", double), ("truths that overlap, an IoU at the threshold", crowd),
                            ("a double that overlaps another truth, too", again)):
            lines = [case[0][i] for i in draw.permutation(len(case[0]))]
            yield by_hand(hidden, label, lines, *case[1:], scale=2.0 ** draw.integers(-3, 4))
        yield some(hidden, "pictures without a truth", [0, 2, 0, 1], 2, false=5).about("generality")
        yield hidden("nothing detected", detections=[], truths=[some_boxes(draw, 2)],
                     iou_threshold=0.5).about("generality")
        yield some(hidden, "all of them false", [2, 1], 0, false=4).about("generality")
        yield some(hidden, "one picture", [4], 1).about("generality")
        half = [(0, 0.7, np.array([0.0, 0, 2, 1])), (0, 0.9, np.array([8.0, 8, 9, 9]))]
        yield hidden("an IoU just at the threshold", detections=half, truths=[np.array([[0.0, 0, 2, 2]])],
                     iou_threshold=0.5).about("generality")
        yield some(hidden, "equal scores", [2, 2, 1], 2,
                   order=lambda n: draw.choice([0.25, 0.5], n)).about("generality")
        yield some(hidden, "scores of any size", [2, 3], 2,
                   order=lambda n: draw.normal(0, 1e3, n)).about("generality")

    def oracle(self, detections, truths, iou_threshold):
        """Truth by truth: the best precision of all beginnings of the list that find at least so many."""
        lines = sorted(range(len(detections)), key=lambda i: (-float(detections[i][1]), i))
        claimed, right = set(), []
        for i in lines:
            picture, _, box = detections[i]
            free = {k: share(box, truth) for k, truth in enumerate(truths[int(picture)])
                    if (int(picture), k) not in claimed}
            right.append(max(free.values(), default=-1.0) >= iou_threshold)
            claimed |= {(int(picture), max(free, key=free.get))} if right[-1] else set()
        count = sum(len(some) for some in truths)
        found = [sum(right[:n]) for n in range(1, len(right) + 1)]
        best = [max((hits / n for n, hits in enumerate(found, start=1) if hits >= k), default=0.0)
                for k in range(1, count + 1)]
        return sum(best) / count

    def domain(self, draw):
        pictures = int(draw.integers(1, 5))
        truths = [some_boxes(draw, int(n), 30) for n in draw.integers(0, 4, pictures)]
        if not sum(map(len, truths)):
            truths[0] = some_boxes(draw, 1, 30)
        detections = []
        for _ in range(int(draw.integers(0, 15))):
            picture = int(draw.integers(pictures))
            near = len(truths[picture]) and draw.random() < 0.7
            box = truths[picture][draw.integers(len(truths[picture]))] + draw.normal(0, 1, 4) if near \
                else some_boxes(draw, 1, 30)[0]
            box[2:] = np.maximum(box[2:], box[:2] + 0.1)
            detections.append((picture, float(np.round(draw.random(), int(draw.choice([1, 9])))), box))
        return {"detections": detections, "truths": truths, "iou_threshold": float(draw.uniform(0.1, 0.9))}

    not_sorted = slip("The list is not sorted. The best score comes first.",
                      ("sorted(detections, key=lambda line: -line[1])", "detections"))
    picture_by_picture = slip("The ranking is made picture by picture. All pictures stand in one list, by "
                              "score.", ("key=lambda line: -line[1]", "key=lambda line: (line[0], -line[1])"))
    lowest_first = slip("The lowest score comes first.",
                        ("key=lambda line: -line[1]", "key=lambda line: line[1]"))
    found_twice = free("A truth is found twice. A second box for the same thing is a mistake.",
                       "free = list(range(len(overlaps)))")
    no_envelope = envelope("Each truth counts with the precision *there*. It should be the best one there "
                           "or further down.", "envelope = precision")
    envelope_from_the_top = envelope("The best precision is looked for further *up*. It should be there or "
                                     "further down.", "envelope = np.maximum.accumulate(precision)")
    divided_by_hits = result("The mean runs over the truths that were found. It runs over all of them.",
                             "result = np.sum(envelope * right) / max(right.sum(), 1)")
    divided_by_lines = result("The sum is divided by the detections. Divide it by the truths.",
                              "result = np.sum(envelope * right) / max(len(right), 1)")
    mean_precision = result("Every line counts. Only where the recall goes up, by one truth, the precision "
                            "counts.", "result = envelope.mean() if len(envelope) else 0.0")
    any_picture = slip("A detection is compared with the truths of all pictures. Its own picture counts.",
                       ("overlaps = iou(box, truths[picture])", "picture = max(range(len(truths)), "
                        "key=lambda p: max(iou(box, truths[p]), default=0)); overlaps = iou(box, "
                        "truths[picture])"))
    first_that_fits = best("It claims the first truth that overlaps enough. It should be the one that it "
                           "overlaps *most*.",
                           "best = next((k for k in free if overlaps[k] >= iou_threshold), None)")
    at_the_threshold = hit("An IoU just at the threshold does not count. It is enough.",
                           "hit = best is not None and overlaps[best] > iou_threshold")
    always_a_half = hit("`iou_threshold` is not used: it is 0.5 always.",
                        "hit = best is not None and overlaps[best] >= 0.5")
    claimed_in_all_pictures = slip("A truth that is found in one picture cannot be found in the others. Remember "
                                   "picture and number.", ("(picture, k) not in found", "k not in found"),
                                   ("found.add((picture, best))", "found.add(best)"))
    claimed_truth_in_the_way = slip("A detection is compared with the truth that it overlaps most of *all*. "
                                    "It may claim another one that is free.",
                                    ("best = max(free, key=lambda k: overlaps[k], default=None)",
                                     "best = max(range(len(overlaps)), key=lambda k: overlaps[k], "
                                     "default=None)\n        best = best if best in free else None"))
    other_truths_only = result("Pictures without a detection are left out. Their truths count.",
                               "result = np.sum(envelope * right) / max(1, sum(len(truths[p]) for p in "
                               "{line[0] for line in detections}))")

    @alternative
    def area_under_steps(detections, truths, iou_threshold=0.5):
        total, claimed = sum(map(len, truths)), [np.zeros(len(some), bool) for some in truths]
        precisions, recalls, hits = [], [], 0
        for n, i in enumerate(np.argsort([-line[1] for line in detections], kind="stable"), start=1):
            picture, _, box = detections[i]
            if len(truths[picture]):
                overlaps = iou(truths[picture], box)
                overlaps = np.where(claimed[picture], -1, overlaps)
                k = overlaps.argmax()
                if overlaps[k] >= iou_threshold:
                    claimed[picture][k] = True
                    hits += 1
            precisions.append(hits / n)
            recalls.append(hits / total)
        area, before = 0.0, 0.0
        for n, recall in enumerate(recalls):
            area += (recall - before) * max(precisions[n:])
            before = recall
        return area
