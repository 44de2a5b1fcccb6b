"""The card of `kmeans_anchors`."""

import numpy as np

from autograder.authoring.exercise import Exercise, alternative, example, hidden, slip
from coursekit.plain import Facts


class KmeansAnchors(Exercise):
    """Anchors that the data ask for."""

    section, points, difficulty, minutes = "4.3.8", 7, 3, 22
    form = "a pair: anchors (k, 2), and a number"
    draws = 60

    @staticmethod
    def probe(student, wh, k, seed, starts):
        import numpy as np

        settings = {} if starts == 10 else {"starts": starts}
        rng, fresh = np.random.default_rng(seed), np.random.default_rng(seed)
        anchors, fit = student.kmeans_anchors(wh, k, rng, **settings)
        again = student.kmeans_anchors(wh, k, np.random.default_rng(seed), **settings)
        drawn = rng.bit_generator.state != fresh.bit_generator.state
        more = np.random.default_rng(seed)
        student.kmeans_anchors(wh, k, more, starts=starts + 1)
        return {"anchors": anchors, "fit": fit, "again": again[0], "drawn": drawn,
                "drawn more": more.bit_generator.state != rng.bit_generator.state}

    @staticmethod
    def measure(value, wh, k, seed, starts):
        import numpy as np

        from coursekit.plain import Facts

        def fits(boxes, anchors):
            both = np.minimum(boxes[:, None], anchors).prod(axis=2)
            return both / (boxes.prod(axis=1)[:, None] + anchors.prod(axis=1) - both)

        def middles(boxes, anchors):
            groups = fits(boxes, anchors).argmax(axis=1)
            return np.array([np.median(boxes[groups == j], axis=0) if (groups == j).any() else anchors[j]
                             for j in range(k)])

        def best_of(tries, boxes):
            draw, best = np.random.default_rng(1), 0.0
            for _ in range(tries):
                tried = boxes[draw.choice(len(boxes), k, replace=False)]
                for _ in range(30):
                    before, tried = tried, middles(boxes, tried)
                    if np.array_equal(tried, before):
                        break
                best = max(best, fits(boxes, tried).max(axis=1).mean())
            return best

        wh, anchors = np.asarray(wh, float), np.asarray(value["anchors"], float)
        if anchors.shape != (k, 2):
            return Facts({"there are k anchors, (k, 2)": False})
        if not (np.isfinite(anchors).all() and (anchors > 0).all()):
            return Facts({"all anchors are finite and above 0": False})
        mean = fits(wh, anchors).max(axis=1).mean()
        facts = Facts({})
        facts["the smallest area comes first"] = bool((np.diff(anchors.prod(axis=1)) > -1e-9).all())
        facts["each anchor is the median, of widths and of heights, of the boxes that it fits best"] = bool(
            np.allclose(middles(wh, anchors), anchors, rtol=0.05))
        facts["fit is the mean, over the boxes, of the IoU with the best anchor"] = bool(
            np.isclose(float(np.asarray(value["fit"])), mean, atol=1e-6))
        facts["the anchors fit about as well as the best ones of other starts"] = bool(
            starts < 10 or mean > best_of(20, wh) - 0.02)
        facts["the same seed gives the same anchors"] = bool(
            np.array_equal(np.asarray(value["again"], float), anchors))
        facts["the boxes to begin with are drawn with rng"] = bool(value["drawn"] or k == len(wh))
        facts["one start more draws once more"] = bool(value["drawn more"] or k == len(wh))
        return facts

    def cases(self, draw):
        def groups(shapes, n, draw=draw, spread=0.12):
            middle = np.array(shapes)[np.arange(n) % len(shapes)]
            return middle * np.exp(draw.normal(0, spread, (n, 2)))

        def some(make, label, wh, k, starts=10, draw=draw):
            return make(label, wh=wh, k=k, seed=int(draw.integers(1000)), starts=starts)

        fixed = np.random.default_rng(3)
        by_hand = np.array([[1.0, 4], [1, 5], [1, 3], [6, 2], [7, 2], [5, 2], [1, 1], [1.5, 1]])
        yield some(example, "tall, wide and small ones", by_hand, 3, draw=fixed)
        yield some(example, "one anchor", by_hand, 1, draw=fixed)
        yield some(example, "one start, no groups", fixed.uniform(1, 9, (30, 2)), 4, starts=1,
                   draw=fixed).about("generality")
        yield some(example, "two shapes, three anchors", np.tile([[2.0, 5], [4, 1]], (6, 1)), 3,
                   draw=fixed).about("generality")
        uneven = np.exp(draw.normal(0, 1, (60, 2))) + 0.2
        yield some(hidden, "sizes without groups", uneven, 3)
        yield some(hidden, "two groups", groups([[1.0, 3], [4, 1]], 40), 2)
        yield some(hidden, "five groups", groups([[1.0, 3], [4, 1], [9, 9], [0.3, 0.3], [2, 12]], 60), 5)
        yield some(hidden, "ten pixels and three hundred",
                   groups([[10.0, 14], [14, 10], [320, 200], [200, 320]], 48), 4)
        lopsided = np.concatenate([groups([[1.0, 2]], 30), [[4.0, 2], [5, 3], [9, 2], [3, 9]]])
        yield some(hidden, "a few that are far away", lopsided, 1)
        yield some(hidden, "an anchor for each box", groups([[1.0, 3], [4, 1], [2, 2]], 5, spread=0.5),
                   5).about("generality")
        yield some(hidden, "one box", np.array([[2.0, 3]]), 1).about("generality")
        yield some(hidden, "many equal boxes", np.tile([[2.0, 5], [4, 1]], (6, 1)), 3).about("generality")
        yield some(hidden, "a single start", groups([[1.0, 3], [4, 1]], 20), 2, starts=1).about("generality")
        yield some(hidden, "whole numbers", np.ceil(groups([[3.0, 9], [8, 2]], 24)).astype(int),
                   2).about("generality")

    def oracle(self, wh, k, seed, starts):
        """All that is measured should be true."""
        return Facts({})

    def domain(self, draw):
        n = int(draw.integers(1, 40))
        wh = np.exp(draw.normal(0, draw.choice([0.2, 0.6]), (n, 2)) + draw.choice([-2, 0, 4]))
        return {"wh": wh, "k": int(draw.integers(1, min(n, 5) + 1)), "seed": int(draw.integers(1000)),
                "starts": 10}

    _NO_CHANGE = "where no box changes sides, another round moves nothing"
    equivalent = {"gt to gte": "of two starts that fit as well either counts",
                  "isnot to is": _NO_CHANGE, "addnot: if before": _NO_CHANGE, "break -> continue": _NO_CHANGE,
                  "branch never taken: if before": _NO_CHANGE, "moved behind the loop: before = mine -> before": _NO_CHANGE,
                  "np.array_equal(mine, before): / break / for _ in range(100)": _NO_CHANGE,
                  "-> for _ in range(100): / before = None": _NO_CHANGE,
                  "-> for j in np.unique(mine): / if before": _NO_CHANGE,
                  "range( 101)": _NO_CHANGE, "range( 99)": _NO_CHANGE, "range(100 - 1)": _NO_CHANGE,
                  "range(100 + 1)": _NO_CHANGE, "range(101)": _NO_CHANGE,
                  "range(starts + 1)": "one start more fits no worse"}

    straight_distance = slip("Boxes go to the nearest anchor, by distance. Then only the large ones matter: "
                             "take the anchor of the largest `shape_iou`.",
                             ("mine = shape_iou(wh, anchors).argmax(axis=1)",
                              "mine = ((wh[:, None] - anchors)**2).sum(axis=2).argmin(axis=1)"))
    means = slip("Anchors are means. The median is asked for: a few huge boxes do not move it.",
                 ("np.median(wh[mine == j], axis=0)", "np.mean(wh[mine == j], axis=0)"))
    one_median = slip("Width and height get one and the same median. Take them apart: axis 0.",
                      ("np.median(wh[mine == j], axis=0)", "np.median(wh[mine == j])"))
    unsorted = slip("The anchors come in any order. The smallest area comes first.",
                    ("best, fit = anchors, mean", "best, fit = "
                     "anchors[::-1][np.argsort(np.prod(anchors[::-1], axis=1))][::-1], mean"),
                    ("best[np.argsort(np.prod(best, axis=1))]", "best"))
    by_width = slip("The anchors are sorted by width. Sort them by area.",
                    ("np.argsort(np.prod(best, axis=1))", "np.argsort(best[:, 0])"))
    never_moved = slip("The anchors do not end at the medians of their boxes. Move each of them there.",
                       ("anchors[j] = np.median(wh[mine == j], axis=0)", "pass"))
    one_round = slip("It stops after one round. Go on until no box changes sides.",
                     ("range(100)", "range(1)"))
    worst_start = slip("It does not keep the start that fits best.", ("mean > fit", "fit < 0 or mean < fit"))
    all_pairs = slip("`fit` is another number: of each box the best anchor counts, and then the mean over "
                     "the boxes.",
                     ("shape_iou(wh, anchors).max(axis=1).mean()", "shape_iou(wh, anchors).mean()"))
    empty_is_nan = slip("An anchor that no box chooses becomes nan. It should stay as it is.",
                        ("for j in np.unique(mine):", "for j in range(k):"))
    own_generator = slip("The boxes to begin with are not drawn with `rng`, but with another generator.",
                         ("rng.choice", "np.random.choice"))

    @alternative
    def until_nothing_moves(wh, k, rng, starts=10):
        wh, tried = np.asarray(wh, float), []
        for _ in range(starts):
            anchors = rng.permutation(wh)[:k].copy()
            for _ in range(100):
                groups = np.argmin(1 - shape_iou(wh, anchors), axis=1)
                moved = [np.median(wh[groups == j], axis=0) if j in groups else anchors[j] for j in range(k)]
                if np.allclose(moved, anchors, rtol=1e-12, atol=0):
                    break
                anchors = np.array(moved)
            tried.append((shape_iou(wh, anchors).max(axis=1).mean(), anchors))
        fit, anchors = max(tried, key=lambda pair: pair[0])
        return np.array(sorted(anchors.tolist(), key=lambda pair: pair[0] * pair[1])), fit
