"""Answers to `yolo_eval`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong height_first
# x is multiplied by the height.
def yolo_eval(yolo_outputs, image_shape, max_boxes=10, score_threshold=0.6, iou_threshold=0.5):
    sure, boxes, chances = yolo_outputs
    kept = yolo_filter_boxes(boxes, sure, chances, score_threshold)
    scores, boxes, classes = yolo_non_max_suppression(*kept, max_boxes, iou_threshold)
    height, width = image_shape
    return scores, boxes * np.array([height, width, height, width]), classes

# %% wrong in_shares
# The boxes stay shares of the picture.
def yolo_eval(yolo_outputs, image_shape, max_boxes=10, score_threshold=0.6, iou_threshold=0.5):
    sure, boxes, chances = yolo_outputs
    kept = yolo_filter_boxes(boxes, sure, chances, score_threshold)
    return yolo_non_max_suppression(*kept, max_boxes, iou_threshold)

# %% wrong not_suppressed
# Filtered only.
def yolo_eval(yolo_outputs, image_shape, max_boxes=10, score_threshold=0.6, iou_threshold=0.5):
    sure, boxes, chances = yolo_outputs
    scores, boxes, classes = yolo_filter_boxes(boxes, sure, chances, score_threshold)
    height, width = image_shape
    return scores, boxes * np.array([width, height, width, height]), classes

# %% wrong thresholds_exchanged
# Each threshold goes to the other function.
def yolo_eval(yolo_outputs, image_shape, max_boxes=10, score_threshold=0.6, iou_threshold=0.5):
    sure, boxes, chances = yolo_outputs
    kept = yolo_filter_boxes(boxes, sure, chances, iou_threshold)
    scores, boxes, classes = yolo_non_max_suppression(*kept, max_boxes, score_threshold)
    height, width = image_shape
    return scores, boxes * np.array([width, height, width, height]), classes

# %% wrong settings_left_out
# The settings are not handed on.
def yolo_eval(yolo_outputs, image_shape, max_boxes=10, score_threshold=0.6, iou_threshold=0.5):
    sure, boxes, chances = yolo_outputs
    scores, boxes, classes = yolo_non_max_suppression(*yolo_filter_boxes(boxes, sure, chances))
    height, width = image_shape
    return scores, boxes * np.array([width, height, width, height]), classes

# %% wrong whole_pixels
# Cut to whole pixels.
def yolo_eval(yolo_outputs, image_shape, max_boxes=10, score_threshold=0.6, iou_threshold=0.5):
    sure, boxes, chances = yolo_outputs
    kept = yolo_filter_boxes(boxes, sure, chances, score_threshold)
    scores, boxes, classes = yolo_non_max_suppression(*kept, max_boxes, iou_threshold)
    height, width = image_shape
    return scores, (boxes * np.array([width, height, width, height])).astype(int), classes

# %% wrong clipped
# Boxes are cut at the picture's edge, which nobody asked for.
def yolo_eval(yolo_outputs, image_shape, max_boxes=10, score_threshold=0.6, iou_threshold=0.5):
    sure, boxes, chances = yolo_outputs
    kept = yolo_filter_boxes(boxes, sure, chances, score_threshold)
    scores, boxes, classes = yolo_non_max_suppression(*kept, max_boxes, iou_threshold)
    height, width = image_shape
    return scores, np.clip(boxes, 0, 1) * np.array([width, height, width, height]), classes

# %% wrong in_place
# Scales the boxes of the outputs where they stand.
def yolo_eval(yolo_outputs, image_shape, max_boxes=10, score_threshold=0.6, iou_threshold=0.5):
    sure, boxes, chances = yolo_outputs
    height, width = image_shape
    boxes *= np.array([width, height, width, height])
    kept = yolo_filter_boxes(boxes, sure, chances, score_threshold)
    return yolo_non_max_suppression(*kept, max_boxes, iou_threshold)

# %% wrong classes_before_boxes
# Scores, classes, boxes.
def yolo_eval(yolo_outputs, image_shape, max_boxes=10, score_threshold=0.6, iou_threshold=0.5):
    sure, boxes, chances = yolo_outputs
    kept = yolo_filter_boxes(boxes, sure, chances, score_threshold)
    scores, boxes, classes = yolo_non_max_suppression(*kept, max_boxes, iou_threshold)
    height, width = image_shape
    return scores, classes, boxes * np.array([width, height, width, height])

# %% right scaled_first
# Scales first, in a new array: an IoU does not change when both axes are stretched.
def yolo_eval(yolo_outputs, image_shape, max_boxes=10, score_threshold=0.6, iou_threshold=0.5):
    sure, boxes, chances = yolo_outputs
    pixels = boxes * np.tile(image_shape[::-1], 2)
    kept = yolo_filter_boxes(pixels, sure, chances, threshold=score_threshold)
    return yolo_non_max_suppression(*kept, max_boxes=max_boxes, iou_threshold=iou_threshold)

# %% right axis_by_axis
# x with the width, y with the height.
def yolo_eval(yolo_outputs, image_shape, max_boxes=10, score_threshold=0.6, iou_threshold=0.5):
    sure, boxes, chances = yolo_outputs
    scores, boxes, classes = yolo_filter_boxes(boxes, sure, chances, score_threshold)
    scores, boxes, classes = yolo_non_max_suppression(scores, boxes, classes, max_boxes, iou_threshold)
    boxes = boxes.copy()
    boxes[:, [0, 2]] *= image_shape[1]
    boxes[:, 1::2] *= image_shape[0]
    return scores, boxes, classes
