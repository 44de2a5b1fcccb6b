"""The card of `yolo_filter_boxes`."""

import numpy as np

from autograder.authoring.exercise import Exercise, alternative, example, hidden, in_place_of, slip

product, kept = in_place_of("scores_of_classes ="), in_place_of("keep =")


class YoloFilterBoxes(Exercise):
    """A score is confidence times class."""

    section, points, difficulty, minutes = "4.3.9", 4, 1, 8
    parts = {"scores": 1, "boxes": 1, "classes": 1}
    form = "three arrays: scores, boxes, classes"

    @staticmethod
    def probe(student, boxes, box_confidence, box_class_probs, threshold):
        given = {} if threshold == 0.6 else {"threshold": threshold}
        found = student.yolo_filter_boxes(boxes, box_confidence, box_class_probs, **given)
        return dict(zip(("scores", "boxes", "classes"), found))

    def cases(self, draw):
        def some(make, label, S, A, C, threshold=0.6, draw=draw):
            powers = draw.dirichlet(np.full(C, 0.3), (S, S, A))
            return make(label, boxes=draw.random((S, S, A, 4)),
                        box_confidence=draw.random((S, S, A, 1)) ** 0.3, box_class_probs=powers,
                        threshold=threshold)

        three = {"boxes": np.arange(12.0).reshape(1, 1, 3, 4),
                 "box_confidence": np.array([0.9, 0.5, 1]).reshape(1, 1, 3, 1),
                 "box_class_probs": np.array([[0.2, 0.8], [1, 0], [0.55, 0.45]]).reshape(1, 1, 3, 2)}
        yield example("one cell, three anchors, two classes", **three, threshold=0.5)
        yield some(example, "a grid of 2, three anchors, four classes", 2, 3, 4, 0.3,
                   draw=np.random.default_rng(9))
        yield some(hidden, "a grid of 3, two anchors, five classes", 3, 2, 5)
        yield some(hidden, "a grid of 4, three anchors, two classes", 4, 3, 2)
        yield some(hidden, "a low threshold", 3, 2, 4, 0.2)
        yield some(hidden, "a high threshold", 4, 2, 3, 0.85)
        yield some(hidden, "all are kept", 2, 3, 4, 0.0).about("generality")
        yield some(hidden, "none is kept", 2, 3, 4, 1.0).about("generality")
        yield some(hidden, "one class", 3, 2, 1).about("generality")
        yield some(hidden, "one anchor", 3, 1, 4, 0.4).about("generality")
        yield some(hidden, "all of one size", 3, 3, 3, 0.3).about("generality")
        even = np.tile(draw.permutation([0.5, 0.5, 0.0]), (2, 2, 2, 1))
        yield hidden("equally likely classes, scores at the threshold", boxes=draw.random((2, 2, 2, 4)),
                     box_confidence=draw.choice([0.5, 1.0], (2, 2, 2, 1)), box_class_probs=even,
                     threshold=0.25).about("generality")

    def oracle(self, boxes, box_confidence, box_class_probs, threshold):
        rows = []
        for slot in np.ndindex(*boxes.shape[:3]):
            chances = [float(box_confidence[slot][0]) * float(p) for p in box_class_probs[slot]]
            if max(chances) > threshold:
                rows.append((max(chances), boxes[slot], chances.index(max(chances))))
        scores, kept, classes = zip(*rows) if rows else ((), np.zeros((0, 4)), ())
        return {"scores": np.array(scores, float), "boxes": np.array(kept, float).reshape(-1, 4),
                "classes": np.array(classes, int)}

    def domain(self, draw):
        S, A, C = (int(size) for size in draw.integers([1, 1, 1], [6, 4, 6]))
        confidence = draw.random((S, S, A, 1))
        if draw.random() < 0.3:
            confidence = np.round(2 * confidence) / 2
        return {"boxes": draw.normal(size=(S, S, A, 4)), "box_confidence": confidence,
                "box_class_probs": draw.dirichlet(np.full(C, 0.4), (S, S, A)),
                "threshold": float(draw.uniform(0, 1))}

    confidence_alone = kept("The threshold is put to the confidence alone. It is for the score.",
                            "keep = box_confidence[..., 0] > threshold")
    class_alone = product("The score is the class probability alone. Multiply by the confidence.",
                          "scores_of_classes = box_class_probs")
    both_above = kept("Confidence and class each have to be above the threshold. Their *product* has to be.",
                      "keep = (box_confidence[..., 0] > threshold) & (box_class_probs.max(axis=-1) > "
                      "threshold)")
    at_the_threshold = kept("A score just at the threshold is kept. Only those above are.",
                            "keep = scores >= threshold")
    below = kept("It keeps what is below the threshold.", "keep = scores < threshold")
    best_anchor = slip("Only the best anchor of each cell is kept. Every slot speaks for itself.",
                       ("keep = scores > threshold",
                        "keep = (scores > threshold) & (scores == scores.max(axis=2, keepdims=True))"))
    over_anchors = slip("The largest is taken over the anchors. Take it over the classes, the last axis.",
                        ("scores_of_classes.argmax(axis=-1)", "scores_of_classes.argmax(axis=2)"),
                        ("scores_of_classes.max(axis=-1)", "scores_of_classes.max(axis=2)"))
    added_up = product("Confidence and class are averaged. Multiply them.",
                       "scores_of_classes = (box_confidence + box_class_probs) / 2")
    confidence_as_score = slip("The confidence comes back as the score. The score is the product.",
                               ("return scores[keep]", "return box_confidence[..., 0][keep]"))
    by_score = slip("The slots are sorted by score. They should come in the order of the grid.",
                    ("return scores[keep], boxes[keep], classes[keep]",
                     "order = np.argsort(-scores[keep], kind='stable')\n"
                     "    return scores[keep][order], boxes[keep][order], classes[keep][order]"))

    @alternative
    def laid_flat(boxes, box_confidence, box_class_probs, threshold=0.6):
        table = (box_confidence * box_class_probs).reshape(-1, box_class_probs.shape[-1])
        classes = np.argmax(table, axis=1)
        scores = table[np.arange(len(table)), classes]
        places = np.flatnonzero(scores > threshold)
        return scores[places], boxes.reshape(-1, 4)[places], classes[places]
