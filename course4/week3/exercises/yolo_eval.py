"""The card of `yolo_eval`."""

import numpy as np

from autograder.authoring.exercise import Exercise, alternative, example, hidden, in_place_of, slip

from .common import crowd, left_of_classes

scaled = in_place_of("boxes = boxes *")


class YoloEval(Exercise):
    """The whole chain, to pixels."""

    section, points, difficulty, minutes = "4.3.9", 5, 1, 12
    parts = {"scores": 1, "boxes": 1, "classes": 1}
    needs = ("yolo_filter_boxes", "yolo_non_max_suppression")
    form = "three arrays: scores, boxes, classes"

    @staticmethod
    def probe(student, yolo_outputs, image_shape, settings):
        found = student.yolo_eval(yolo_outputs, image_shape, **settings)
        return dict(zip(("scores", "boxes", "classes"), found))

    def cases(self, draw):
        def some(make, label, S, A, C, shape, draw=draw, sharp=0.3, **settings):
            boxes = crowd(draw, S * S * A, 3).reshape(S, S, A, 4) / 100
            outputs = (draw.random((S, S, A, 1)) ** sharp, boxes, draw.dirichlet(np.full(C, 0.2), (S, S, A)))
            return make(label, yolo_outputs=outputs, image_shape=shape, settings=settings)

        corners = np.array([[0.1, 0.2, 0.5, 0.6], [0.1, 0.25, 0.5, 0.6], [0.5, 0, 1, 0.5]]).reshape(1, 1, 3,
                                                                                                    4)
        outputs = (np.array([0.8, 0.9, 0.7]).reshape(1, 1, 3, 1), corners,
                   np.array([[1.0, 0], [1, 0], [0, 1]]).reshape(1, 1, 3, 2))
        yield example("three boxes, two of one thing", yolo_outputs=outputs, image_shape=(40, 200),
                      settings={})
        yield some(example, "a crowd in a high picture", 3, 2, 3, (300, 100), np.random.default_rng(2))
        left = np.array([0, 0.05, 0.4, 0.5, 0.7, 0.75])
        row = np.stack([left, left / 4, left + 0.2, left / 4 + 0.5], axis=1).reshape(1, 1, 6, 4)
        outputs = (np.array([0.9, 0.8, 0.7, 0.65, 0.45, 0.4]).reshape(1, 1, 6, 1), row,
                   np.eye(2)[[0, 0, 0, 0, 0, 1]].reshape(1, 1, 6, 2))
        yield example("six in a row, with settings of its own", yolo_outputs=outputs, image_shape=(50, 20),
                      settings={"max_boxes": 3, "score_threshold": 0.35, "iou_threshold": 0.25})
        yield some(hidden, "a wide picture", 3, 3, 2, (48, 200))
        yield some(hidden, "a high picture", 4, 2, 3, (240, 70))
        yield some(hidden, "few may be left", 4, 2, 4, (128, 100), max_boxes=2, score_threshold=0.3)
        yield some(hidden, "a low threshold of scores", 3, 2, 4, (60, 90), score_threshold=0.1)
        yield some(hidden, "a high threshold of scores", 4, 3, 2, (60, 90), score_threshold=0.9)
        yield some(hidden, "little may overlap", 4, 2, 3, (99, 33), iou_threshold=0.1, score_threshold=0.2)
        yield some(hidden, "much may overlap", 4, 2, 3, (99, 33), iou_threshold=0.9, max_boxes=30)
        yield some(hidden, "nothing is found", 3, 2, 3, (50, 80), score_threshold=0.9999).about("generality")
        yield some(hidden, "a square picture", 3, 2, 3, (64, 64)).about("generality")
        yield some(hidden, "shares of the picture", 3, 2, 3, (1, 1), score_threshold=0.05).about("generality")
        yield some(hidden, "one slot", 1, 1, 2, (20, 30), score_threshold=0.01).about("generality")

    def oracle(self, yolo_outputs, image_shape, settings):
        confidence, boxes, chances = (np.asarray(part) for part in yolo_outputs)
        table = (confidence * chances).reshape(-1, chances.shape[-1])
        above = np.flatnonzero(table.max(axis=1) > settings.get("score_threshold", 0.6))
        scores, classes, some = table[above].max(axis=1), table[above].argmax(axis=1), boxes.reshape(-1,
                                                                                                     4)[above]
        kept = np.array(left_of_classes(scores, some, classes, settings.get("max_boxes", 10),
                                        settings.get("iou_threshold", 0.5)), int)
        x, y = some[kept][:, 0::2] * image_shape[1], some[kept][:, 1::2] * image_shape[0]
        return {"scores": scores[kept], "classes": classes[kept],
                "boxes": np.stack([x[:, 0], y[:, 0], x[:, 1], y[:, 1]], axis=1)}

    def domain(self, draw):
        S, A, C = (int(n) for n in draw.integers([1, 1, 1], [5, 3, 5]))
        outputs = (draw.random((S, S, A, 1)) ** 0.5, crowd(draw, S * S * A, 3).reshape(S, S, A, 4) / 100,
                   draw.dirichlet(np.full(C, 0.3), (S, S, A)))
        settings = {"max_boxes": int(draw.choice([1, 4, 20])),
                    "score_threshold": float(draw.uniform(0.05, 0.9)),
                    "iou_threshold": float(draw.uniform(0.1, 0.9))}
        return {"yolo_outputs": outputs, "image_shape": tuple(int(n) for n in draw.integers(1, 500, 2)),
                "settings": settings if draw.random() < 0.7 else {}}

    height_for_width = scaled("Height and width are exchanged: x is multiplied by the width, and a shape "
                              "names the height first.", "boxes = boxes * np.array([height, width, height, "
                              "width])")
    as_shares = scaled("The boxes are shares of the picture. They should be pixels.", "boxes = boxes * 1.0")
    corner_by_corner = scaled("The order of the four numbers is mixed up: a box is x1, y1, x2, y2.",
                              "boxes = boxes * np.array([width, width, height, height])")
    square = scaled("Both axes are scaled alike.", "boxes = boxes * max(height, width)")
    usual_score = slip("`score_threshold` is not handed on.",
                       ("box_class_probs, score_threshold)", "box_class_probs)"))
    usual_iou = slip("`iou_threshold` is not handed on.",
                     ("*kept, max_boxes, iou_threshold)", "*kept, max_boxes)"))
    usual_most = slip("`max_boxes` is not handed on.",
                      ("*kept, max_boxes, iou_threshold)", "*kept, iou_threshold=iou_threshold)"))
    settings_exchanged = slip("The two thresholds are exchanged.",
                              ("box_class_probs, score_threshold)", "box_class_probs, iou_threshold)"),
                              ("*kept, max_boxes, iou_threshold)", "*kept, max_boxes, score_threshold)"))
    not_suppressed = slip("Nothing is suppressed.",
                          ("yolo_non_max_suppression(*kept, max_boxes, iou_threshold)", "kept"))
    suppressed_first = slip("It suppresses before it filters, and cuts at `max_boxes`: slots that say "
                            "nothing fill the list.", ("kept = yolo_filter_boxes(boxes, box_confidence, "
                                                       "box_class_probs, score_threshold)",
                                                       "kept = yolo_filter_boxes(boxes, 1 + 0 * "
                                                       "box_confidence, box_class_probs, 0.0)"))

    @alternative
    def scaled_first(yolo_outputs, image_shape, max_boxes=10, score_threshold=0.6, iou_threshold=0.5):
        confidence, boxes, chances = yolo_outputs
        scores, boxes, classes = yolo_filter_boxes(boxes, confidence, chances, threshold=score_threshold)
        boxes = np.array(boxes, dtype=float)
        boxes[:, [0, 2]] *= image_shape[1]
        boxes[:, [1, 3]] *= image_shape[0]
        return yolo_non_max_suppression(scores, boxes, classes, max_boxes=max_boxes,
                                        iou_threshold=iou_threshold)
