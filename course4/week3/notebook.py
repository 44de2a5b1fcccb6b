# %% [markdown]
# # What is where, and how many?
#
# Last week's network looks at a picture and says one word. Show it a cup of coffee, a cat and a rocket in one picture, and it says "candle" (lesson 4.3.1). It was never asked *where*, and it cannot say *three*.
#
# This week you build what can: a **detector**. It draws a box round each thing and says what is in it. You build all of it: the measure of a good box, the way from a map of numbers to boxes in a photograph, the rule that silences a hundred repetitions, the targets, the loss, the training, and the score by which detectors are compared. First it is a published network that finds faces; at the end it is your own, on top of last week's frozen network, and you may give it a photograph of yours.
#
# | part | what you build | exercises | minutes |
# |---|---|---|---|
# | **1** One thing | a loss for what is not there, and a number for "nearly right" | 2 | 27 |
# | **2** Many windows | a dense layer as a convolution; a map turned into boxes; one box for a hundred | 4 | 75 |
# | **3** Cells and anchors | shapes from the data; targets, mended; and the way back from them | 3 | 67 |
# | **4** A detector | the choice, the loss, the chain, the score, the training | 5 | 90 |
# | | the quiz | | 10 |
#
# That is four and a half hours, reading included. Three optional exercises come on top: mirrored landmarks, sorted errors, and a layer that makes maps larger.
#
# **Four conventions meet this week**, and most mistakes are a mixture of two of them:
#
# | what | written as | in units of |
# |---|---|---|
# | a box, wherever nothing else is said | `(x1, y1, x2, y2)`: left, top, right, bottom | pixels, or shares of the picture; the function says which |
# | a slot of a target or of an output | `p, b_x, b_y, b_h, b_w`, then a number for each class | cells: the midpoint from the cell's corner, height **before** width |
# | an anchor | `(w, h)`: width **before** height | cells |
# | a place in an array | row first, then column: `[y, x]` | cells or pixels |

# %%
import matplotlib.pyplot as plt
import numpy as np

from coursekit import check, data, find_device, pretrained, start
from coursekit.probe import quiet_stderr

with quiet_stderr():        # TensorFlow greets with a page of log lines
    import keras
    import tensorflow as tf

    device = find_device()

start()
LONGER = device.is_gpu      # with a GPU: more scenes, more epochs, 16 bits

# %% [markdown]
# Something of earlier weeks is at hand: the sigmoid, softmax over the last axis, and a function that draws boxes.

# %%
# GIVEN: sigmoid

# %%
def softmax(logits):
    """Probabilities along the last axis; logits of any size."""
    powers = np.exp(logits - np.max(logits, axis=-1, keepdims=True))
    return powers / np.sum(powers, axis=-1, keepdims=True)


def draw_boxes(ax, picture, boxes, labels=None, colour="#D55E00", wide=1.8):
    """A picture with boxes (n, 4), in pixels; labels are short texts."""
    ax.imshow(picture, interpolation="nearest")
    ax.axis("off")
    for number, (left, top, right, bottom) in enumerate(boxes):
        ax.add_patch(plt.Rectangle((left, top), right - left, bottom - top,
                                   fill=False, edgecolor=colour, linewidth=wide))
        if labels is not None:
            ax.text(left, top - 2, labels[number], fontsize=8, color="white",
                    bbox={"facecolor": colour, "edgecolor": "none", "pad": 1})

# %% tags=["demo"]
def show_scenes():
    pictures, boxes, kinds = data.scenes(4, seed=3)
    _, axes = plt.subplots(1, 4, figsize=(9, 2.5))
    for ax, picture, some, which in zip(axes, pictures, boxes, kinds):
        draw_boxes(ax, picture, 128 * some, [data.SCENE_KINDS[kind] for kind in which])
    plt.show()


show_scenes()

# %% [markdown]
# These are the scenes of this week: drawings pasted on pieces of photographs, so that every box is known exactly. (Drawings: Google's Noto Emoji, Apache-2.0, and Twitter's Twemoji, CC BY 4.0. Photographs: Rachel Michetti, Stefan van der Walt, SpaceX, CC0Textures, linolafett and Mikael Häggström, all CC0 or public domain; for the test Eileen Collins, NASA, public domain, danielbuechele and vultilion, CC BY 2.0.) The detector will learn on seven photographs and three quarters of the drawings. It will be tested on other photographs and the other drawings.

# %% [markdown]
# # Part 1: one thing
#
# Say there is one thing in a picture, or none. Then eight numbers say all: $p_c$, whether there is something; $b_x, b_y, b_h, b_w$, its box; $c_1, c_2, c_3$, what it is (lesson 4.3.1).

# %% [markdown]
# ## Exercise: localization_loss
#
# If there is something ($p_c = 1$ in the label), all eight numbers count: the loss of the example is the sum of their squared errors. If there is nothing, only $p_c$ counts. What the label holds in the other seven places is then nobody's business. People write a question mark there, or 0, or whatever was in memory. In an array it may be `nan`, and `nan` spreads through every sum, even when it is multiplied by 0.

# %%
def localization_loss(y_hat, y):
    """The loss of each example, of one thing at most in each picture.

    Arguments:
        y_hat: what the network says, (m, 5 + C): p, the four of the box, C classes.
        y: labels of the same shape. y[:, 0] is 1 or 0; where it is 0 the other
            entries mean nothing and may be anything, also nan or inf.

    Returns:
        The loss of each example, (m,).
    """
    ### START CODE HERE ### shows losses
    counts = np.repeat(y[:, :1] == 1, y.shape[1], axis=1)
    counts[:, 0] = True
    losses = np.where(counts, (y_hat - y)**2, 0).sum(axis=1)
    ### END CODE HERE ###
    return losses

# %% tags=["demo"]
# Three pictures, two classes. In the second there is nothing, and the label says so.
def test_loss():
    said = np.array([[0.5, 0.5, 0.25, 1, 2, 1, 0],
                     [0.25, 7, 7, 7, 7, 7, 7],
                     [1, 0, 0, 1, 1, 0.5, 0.5]])
    true = np.array([[1, 0.5, 0.75, 1, 1, 1, 0],
                     [0] + [np.nan] * 6,
                     [1, 0, 0, 1, 1, 0, 1]])
    # 0.5² + 0.5² + 1 = 1.5;   0.25² = 0.0625;   0.5² + 0.5² = 0.5
    print(localization_loss(said, true))
    assert np.allclose(localization_loss(said, true), [1.5, 0.0625, 0.5])


test_loss()

# %%
check(localization_loss)

# %% [markdown]
# Hint: What is `0 * np.nan`? So what can a mask that *multiplies* not do?
#
# Hint: Compute all squared errors. Then choose, entry by entry, between the error and 0: the entry is chosen where the label says that there is something, and in the first column always. Choosing looks at one of the two only. Then add up each row.
#
# Hint: `np.where(mask, ..., 0)` with a mask as large as the errors; where the first column of the mask is `...`

# %% [markdown]
# ## Exercise: iou
#
# How good is a box that is *nearly* right? Intersection over union answers with one number between 0 and 1 (lesson 4.3.6):
#
# $$\text{IoU} = \frac{\text{area of both}}{\text{area of either}}.$$
#
# Write it so that it broadcasts: box against box, one box against many, and, with an axis put in, every box of a list against every box of another. Two boxes that do not meet share nothing, whichever way they miss each other. Two boxes without any area have the IoU 0.

# %%
def iou(box1, box2):
    """Intersection over union of boxes.

    Arguments:
        box1, box2: arrays whose last axis is (x1, y1, x2, y2), with x1 <= x2 and
            y1 <= y2. The other axes broadcast: (4,) with (n, 4), (n, 1, 4) with (k, 4).

    Returns:
        An array of the other axes; a number for two boxes (4,). 0 where neither box
        has an area.

    Example:
        iou of (0, 0, 4, 4) and (2, 2, 6, 6) is 4 / 28.
    """
    ### START CODE HERE ### shows overlap
    low = np.maximum(box1[..., :2], box2[..., :2])
    high = np.minimum(box1[..., 2:], box2[..., 2:])
    shared = np.prod(np.maximum(high - low, 0), axis=-1)
    area1 = np.prod(box1[..., 2:] - box1[..., :2], axis=-1)
    area2 = np.prod(box2[..., 2:] - box2[..., :2], axis=-1)
    union = area1 + area2 - shared
    overlap = shared / np.where(union > 0, union, 1)
    ### END CODE HERE ###
    return overlap

# %% tags=["demo"]
def test_iou():
    one, other = np.array([1.0, 1, 5, 4]), np.array([2.0, 0, 4, 6])
    # Both: from 2 to 4 and from 1 to 4, an area of 6. Either: 12 + 12 - 6 = 18.
    print(iou(one, other))
    assert np.allclose(iou(one, other), 1 / 3)
    many = np.array([[2.0, 0, 4, 6], [1, 1, 5, 4], [6, 5, 8, 9], [6, 2, 7, 3]])
    print(iou(one, many))
    assert np.allclose(iou(one, many), [1 / 3, 1, 0, 0]), "the last two do not meet it"
    table = iou(many[:, None], many[:3])
    assert np.shape(table) == (4, 3) and np.allclose(table[1], [1 / 3, 1, 0])


test_iou()

# %%
check(iou)

# %% [markdown]
# Hint: The boxes (0, 0, 1, 1) and (2, 2, 3, 3) do not meet. What do you get if you multiply the two *differences* of their inner corners? What should it be?
#
# Hint: The left and top of the shared part are the larger ones of the two; the right and bottom the smaller ones. A side that comes out negative is no side: make it 0 before you multiply. Two areas together count the shared part twice. And where the union is 0, nothing is shared either: divide by any other number there.
#
# Hint: `box1[..., :2]` is left and top, `box1[..., 2:]` right and bottom, whatever the other axes are. `np.prod(np.maximum(..., 0), axis=-1)` is the shared area.

# %% [markdown]
# # Part 2: many windows
#
# With several things in a picture one answer is not enough. Cut out windows, and ask the classifier about each (lesson 4.3.3). For a photograph that is thousands of windows, and most of the work is done again and again, since neighbours share nearly all their pixels. The cure is to let the whole network *slide*, and for that its dense layers must become convolutions.

# %% [markdown]
# ## Exercise: fc_to_conv
#
# A dense layer takes a small map of shape $(h, w, c)$, writes it as one row of $h \cdot w \cdot c$ numbers, as `map.reshape(-1)` does, and has a weight for each of them: $z = Wv + b$. A convolution whose filters are as large as the map meets the same numbers, without laying them flat, and gives one number for each filter. On a *larger* map it gives the same answer at every place (lesson 4.3.4).
#
# Make the filters from $W$, in the form that your `conv_forward` of week 4.1 and TensorFlow take.

# %%
def fc_to_conv(W, b, h, w, c):
    """Filters that do to every (h, w, c) piece of a map what a dense layer does to one.

    Arguments:
        W: weights of the dense layer, (n, h * w * c). Its input is a map of shape
            (h, w, c), laid flat by reshape(-1).
        b: its biases, (n, 1).
        h, w, c: height, width and channels of the map.

    Returns:
        filters: (h, w, c, n).
        biases: (1, 1, 1, n).
    """
    ### START CODE HERE ### shows filters, biases
    filters = W.T.reshape(h, w, c, -1)
    biases = b.reshape(1, 1, 1, -1)
    ### END CODE HERE ###
    return filters, biases

# %% tags=["demo"]
# A layer with 5 units on a map of height 2, width 3 and 4 channels.
def test_layer():
    rng = np.random.default_rng(1)
    W, b = rng.normal(size=(5, 24)), rng.normal(size=(5, 1))
    small = rng.normal(size=(2, 3, 4))
    filters, biases = fc_to_conv(W, b, 2, 3, 4)
    print(np.shape(filters), np.shape(biases))
    assert np.shape(filters) == (2, 3, 4, 5) and np.shape(biases) == (1, 1, 1, 5)
    dense = W @ small.reshape(-1, 1) + b
    slid = tf.nn.conv2d(small[None], filters, 1, "VALID") + biases
    assert np.allclose(slid[0, 0, 0], dense[:, 0]), "one place: the dense layer"
    large = rng.normal(size=(1, 4, 7, 4))
    everywhere = tf.nn.conv2d(large, filters, 1, "VALID") + biases
    print("on a map of 4 by 7:", everywhere.shape)
    there = W @ large[0, 1:3, 2:5].reshape(-1, 1) + b
    assert np.allclose(everywhere[0, 1, 2], there[:, 0]), "and so at every place"


test_layer()

# %%
check(fc_to_conv)

# %% [markdown]
# Hint: Row 0 of $W$ belongs to unit 0, so to filter 0. Which of its entries meets the pixel in row 0, column 1, channel 0 of the map? And which axis of the filters counts the units?
#
# Hint: Laying flat runs through the channels fastest, then the columns, then the rows. `reshape` does the opposite in the same order, so a row of $W$ becomes an $(h, w, c)$ block. But the units are the *first* axis of $W$ and have to be the last one of the filters. Turn before you reshape, or move the axis afterwards.
#
# Hint: Look at the shape of what you reshape: its axes must be (..., units), so that the last one stays where it is.

# %% [markdown]
# ### P-Net slides
#
# In week 4.1 you ran P-Net, a published network of 6,632 numbers, on a photograph, and found a face. It is a classifier for windows of 12 by 12 pixels, all of it convolution. On a whole photograph it gives a *map*: the probability of a face for each window, two pixels apart, and four numbers for each, which say how far the face's edges lie from the window's. (K. Zhang and others, 2016; weights of mtcnn, MIT.)
#
# Faces larger than the window are found in smaller copies of the photograph. Here is the pyramid, and the network.

# %%
def pyramid(photo, smallest=40):
    """Smaller and smaller copies: in one of them a face fills 12 pixels.

    Returns pairs (scale, copy): the copy's size is that of the photograph times scale.
    """
    from PIL import Image

    copies, scale = [], 12 / smallest
    while scale * min(photo.shape[:2]) >= 12:
        height, width = (round(scale * side) for side in photo.shape[:2])
        small = Image.fromarray(photo).resize((width, height), Image.BILINEAR)
        copies.append((scale, np.asarray(small)))
        scale *= 0.709
    return copies


def face_maps(photo):
    """For each copy of a photograph: scale, probabilities (H, W), shifts (H, W, 4)."""
    weights = pretrained.face_detector()["p_net"]
    for scale, copy in pyramid(photo):
        chances, shifts = pretrained.p_net(copy[None], weights)
        yield scale, chances[0], shifts[0]

# %% tags=["demo"]
def show_maps():
    photo = data.photograph("astronaut")
    maps = [photo, *(chances for _, chances, _ in face_maps(photo))][:6]
    _, axes = plt.subplots(1, len(maps), figsize=(9, 1.9))
    for ax, picture in zip(axes, maps):
        ax.imshow(picture, cmap="magma", vmin=0, vmax=1 if picture.ndim == 2 else 255)
        ax.set_title(f"{picture.shape[0]} x {picture.shape[1]}", fontsize=8)
        ax.axis("off")
    plt.show()


show_maps()

# %% [markdown]
# The photograph, and the maps of its copies: bright where the network sees a face. (Eileen Collins; NASA, public domain.) Each map is a little under half as large as its copy, since windows stand two pixels apart.

# %% [markdown]
# ## Exercise: map_to_boxes
#
# From a bright place of a map back to a box in the photograph. Place $(i, j)$, row $i$ and column $j$, is the window that begins in row $2i$ and column $2j$ of the *copy*, and is 12 pixels high and wide. The shifts say where the face's left, top, right and bottom lie, seen from the window's own left, top, right and bottom, in *windows*: 0.25 is three pixels to the right, or down. And the copy is `scale` times as large as the photograph.

# %%
def map_to_boxes(p, shift, scale, threshold):
    """Boxes in the photograph for all places of a map that are above a threshold.

    Arguments:
        p: probability of a face in each window, (H, W).
        shift: of left, top, right and bottom, (H, W, 4), in windows of 12 pixels.
        scale: size of the copy over that of the photograph.
        threshold: only places with p above it count.

    Returns:
        (n, 5): x1, y1, x2, y2 in pixels of the photograph, and p; row by row of the
        map, from left to right. (0, 5) if there is none.

    Example:
        Place (3, 5) without shifts, at scale 0.5: (20, 12, 44, 36).
    """
    ### START CODE HERE ### shows boxes
    rows, columns = np.nonzero(p > threshold)
    windows = np.stack([2 * columns, 2 * rows, 2 * columns + 12, 2 * rows + 12], axis=1)
    corners = (windows + 12 * shift[rows, columns]) / scale
    boxes = np.column_stack([corners, p[rows, columns]])
    ### END CODE HERE ###
    return boxes

# %% tags=["demo"]
def test_boxes():
    chances = np.zeros((4, 7))
    chances[3, 5], chances[0, 6], chances[2, 1] = 0.9, 0.8, 0.6
    shifts = np.zeros((4, 7, 4))
    shifts[0, 6] = [0.25, -0.5, 0, 1]
    found = map_to_boxes(chances, shifts, 0.5, 0.6)
    print(found)
    # (0, 6): the window is (12, 0, 24, 12); shifted (15, -6, 24, 24); and twice that.
    assert np.shape(found) == (2, 5), "0.6 is not above 0.6"
    assert np.allclose(found[0], [30, -12, 48, 48, 0.8])
    assert np.allclose(found[1], [20, 12, 44, 36, 0.9])


test_boxes()

# %%
check(map_to_boxes)

# %% [markdown]
# Hint: Is $x$ the row of the map, or the column? And the window's right edge: where is it in the copy?
#
# Hint: `np.nonzero` of a comparison gives the rows and the columns of all places, in the order asked for. From them the four edges of the windows in the copy; then the shifts of just these places, turned into pixels; then from the copy to the photograph, in which everything is larger.
#
# Hint: `shift[rows, columns]` is (n, 4), one row for each place; add `... * shift[rows, columns]` to the windows before you divide by ...

# %% [markdown]
# ## Exercise: nms
#
# Now look what comes: about 120 boxes, for one face. Each place near it says "here!" **Non-max suppression** keeps one (lesson 4.3.7): throw away what is not above the score threshold; then the best of all speaks, everything that overlaps it too much falls silent, and the best of the rest speaks, until nobody is left. Who has been silenced silences nobody.

# %%
def nms(boxes, scores, iou_thr, score_thr):
    """Non-max suppression for one class.

    Arguments:
        boxes: (n, 4), x1, y1, x2, y2; n may be 0.
        scores: (n,).
        iou_thr: a box whose IoU with one that was kept is this or more is thrown away;
            above 0.
        score_thr: boxes with scores not above it are thrown away first.

    Returns:
        The numbers of the kept boxes, integers, the best score first; of equal scores
        the one that comes first in `scores`.
    """
    ### START CODE HERE ### shows kept
    best_first = np.argsort(-scores, kind="stable")
    waiting = best_first[scores[best_first] > score_thr]
    kept = []
    while len(waiting):
        best, rest = waiting[0], waiting[1:]
        kept.append(best)
        waiting = rest[iou(boxes[best], boxes[rest]) < iou_thr]
    ### END CODE HERE ###
    return np.array(kept, dtype=int)

# %% tags=["demo"]
def test_nms():
    things = np.array([[10.0, 45, 35, 65], [62, 41, 93, 62], [60, 40, 90, 60],
                       [12, 47, 37, 66], [70, 10, 80, 30], [58, 38, 88, 57]])
    said = np.array([0.8, 0.7, 0.9, 0.7, 0.3, 0.6])
    print(nms(things, said, 0.5, 0.5))
    assert list(nms(things, said, 0.5, 0.5)) == [2, 0], "two things, the surer first"
    # Three boxes in a row: each overlaps the next by 0.6, the ends only by a third.
    chain = np.array([[5.0, 0, 15, 10], [0, 0, 10, 10], [2.5, 0, 12.5, 10]])
    kept = list(nms(chain, np.array([0.7, 0.9, 0.8]), 0.5, 0))
    assert kept == [1, 0], "the last one speaks"


test_nms()

# %%
check(nms)

# %% [markdown]
# Hint: The middle one of the three boxes in a row is thrown away. Does it still throw away the third?
#
# Hint: Sort once, best first, and keep only those above the threshold. Then a loop as long as anybody waits: move the first to the kept ones, and let only those of the rest go on waiting that overlap it too little to be silenced. What you look at again is the list that has become shorter.
#
# Hint: `while len(waiting):` ... `waiting = rest[iou(...) < ...]`; `np.argsort` with `kind="stable"` leaves equal scores in their order.

# %% tags=["demo"]
def find_faces(names=("astronaut", "china"), iou_thr=0.3, drawn=0.95):
    """All boxes of P-Net on some photographs, and what suppression leaves of them."""
    _, axes = plt.subplots(2, len(names), figsize=(4.4 * len(names), 7))
    for name, column in zip(names, axes.T):
        photo = data.photograph(name)
        boxes = np.concatenate([map_to_boxes(chances, shifts, scale, 0.6)
                                for scale, chances, shifts in face_maps(photo)])
        left = boxes[nms(boxes[:, :4], boxes[:, 4], iou_thr, 0.6)]
        sure = left[left[:, 4] > drawn]
        print(f"{name}: {len(boxes)} boxes, {len(left)} after suppression, "
              f"{len(sure)} of them above {drawn}")
        draw_boxes(column[0], photo, boxes[:, :4], wide=0.6)
        draw_boxes(column[1], photo, sure[:, :4], [f"{p:.3f}" for p in sure[:, 4]])
    plt.tight_layout()
    plt.show()
    return boxes


find_faces()

# %% [markdown]
# A face on the left, and a pagoda on the right, in which there is none: did you predict so many? (Lesson 4.3.4 asked, lesson 4.3.7 counts them. Photograph: danielbuechele, CC BY 2.0.) Suppression makes one box of many. It cannot know that windows of a roof are no eyes. The published detector has two larger networks that look again at what P-Net found; and what a threshold can do and what it cannot, you will measure in part 4.

# %% [markdown]
# ## Exercise: yolo_non_max_suppression
#
# With several classes there is a contest for each: a cat before a bus may overlap it as much as it likes. But the list that comes out is one list, by score, and it is no longer than `max_boxes`.

# %%
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    """Non-max suppression for each class by itself; the best of all that is left.

    Arguments:
        scores: (n,), all above 0; n may be 0.
        boxes: (n, 4), x1, y1, x2, y2.
        classes: (n,), class numbers.
        max_boxes: how many boxes may be left, of all classes together.
        iou_threshold: as iou_thr of nms.

    Returns:
        scores, boxes, classes of those that are left, the best score first; of equal
        scores the one that came first.
    """
    ### START CODE HERE ### shows kept
    kept = []
    for c in np.unique(classes):
        mine = np.flatnonzero(classes == c)
        kept.extend(mine[nms(boxes[mine], scores[mine], iou_threshold, 0)])
    kept = np.array(sorted(kept, key=lambda i: (-scores[i], i))[:max_boxes], dtype=int)
    ### END CODE HERE ###
    return scores[kept], boxes[kept], classes[kept]

# %% tags=["demo"]
def test_classes():
    things = np.array([[0.0, 0, 10, 10], [1, 0, 11, 10], [0, 1, 10, 11],
                       [30, 0, 40, 10]])
    said, which = np.array([0.5, 0.9, 0.8, 0.7]), np.array([2, 0, 2, 0])
    kept, left, names = yolo_non_max_suppression(said, things, which)
    print(kept, names)
    assert np.allclose(kept, [0.9, 0.8, 0.7]) and list(names) == [0, 2, 0]
    assert np.array_equal(left, things[[1, 2, 3]]), "the first loses to the third only"
    kept, _, _ = yolo_non_max_suppression(said, things, which, max_boxes=2)
    assert np.allclose(kept, [0.9, 0.8]), "two of all, not two of each class"
    # Six in a row: the second overlaps the first, the fifth the third by a third.
    left, said = np.array([0.0, 1, 30, 60, 35, 90]), [0.9, 0.8, 0.7, 0.45, 0.4, 0.35]
    row = np.stack([left, 0 * left, left + 10, 0 * left + 10], axis=1)
    which = np.array([0, 0, 0, 1, 0, 1])
    kept, _, _ = yolo_non_max_suppression(np.array(said), row, which, 4, 0.3)
    assert np.allclose(kept, [0.9, 0.7, 0.45, 0.35]), "two of six have to go"


test_classes()

# %%
check(yolo_non_max_suppression)

# %% [markdown]
# Hint: `nms` gives numbers of the boxes *you handed it*. Which numbers do they have in the whole list?
#
# Hint: For each class that occurs, find the places of its boxes, run `nms` on these only, and translate what it says back into places of the whole list. Put all of them together, sort them by score, and cut.
#
# Hint: `mine = np.flatnonzero(...)`, then `mine[nms(...)]`; sort the places with the key `(-scores[i], ...)`.

# %% [markdown]
# # Part 3: cells and anchors
#
# A window never fits. So let each cell of a grid answer for what has its *midpoint* in it, and say the box itself, in numbers (lesson 4.3.5). And let each cell have several **slots**, each for things of a certain shape, its **anchor** (lesson 4.3.8). From here on a scene has a grid of 8 by 8 cells, so a cell is 16 pixels wide, and two anchors.

# %%
GRID, ANCHORS, KINDS = 8, 2, data.SCENE_KINDS


def shape_iou(wh, anchors):
    """IoU of shapes laid on one midpoint: (n, 2) and (k, 2) give (n, k)."""
    both = np.prod(np.minimum(wh[:, None], anchors), axis=-1)
    return both / (np.prod(wh, axis=-1)[:, None] + np.prod(anchors, axis=-1) - both)

# %% [markdown]
# ## Exercise: kmeans_anchors
#
# Which shapes? Ask the data. The method of *k* means does it: begin with some boxes as anchors; give each box to the anchor that it fits best; move each anchor into the middle of its boxes; repeat until nothing changes.
#
# "Fits best" means the largest `shape_iou`, not the smallest distance: a distance of five pixels is nothing for a bus and everything for a coin. (J. Redmon and A. Farhadi, YOLO9000, 2017.) "The middle" is here the **median** of the widths and the median of the heights. An anchor that no box chooses stays as it is.
#
# Where it ends depends on where it began. So begin `starts` times, each time with `k` boxes drawn without putting back, and keep the anchors whose boxes fit best *on average*. Stop a run after 100 rounds, should it go round in circles.

# %%
def kmeans_anchors(wh, k, rng, starts=10):
    """Anchors that fit the shapes of many boxes.

    Arguments:
        wh: width and height of each box, (n, 2), all above 0; n is at least k.
        k: how many anchors.
        rng: NumPy Generator, the only source of randomness.
        starts: how often to begin anew; the best run counts.

    Returns:
        anchors: (k, 2), the smallest area first.
        fit: the IoU of a box with the anchor that it fits best, mean of all boxes.
    """
    best, fit = None, -1.0
    ### START CODE HERE ### shows nothing
    for _ in range(starts):
        anchors = wh[rng.choice(len(wh), k, replace=False)].astype(float)
        before = None
        for _ in range(100):
            mine = shape_iou(wh, anchors).argmax(axis=1)
            if before is not None and np.array_equal(mine, before):
                break
            for j in np.unique(mine):
                anchors[j] = np.median(wh[mine == j], axis=0)
            before = mine
        mean = shape_iou(wh, anchors).max(axis=1).mean()
        if mean > fit:
            best, fit = anchors, mean
    ### END CODE HERE ###
    return best[np.argsort(np.prod(best, axis=1))], fit

# %% tags=["demo"]
def test_anchors():
    # Tall ones and wide ones, of the same areas, and small ones.
    wh = np.array([[1.0, 4], [1, 5], [1, 3], [6, 2], [7, 2], [5, 2], [1, 1],
                   [1.5, 1]])
    shapes, fit = kmeans_anchors(wh, 3, np.random.default_rng(0))
    print(np.round(shapes, 3), round(float(fit), 4))
    assert np.allclose(shapes, [[1.25, 1], [1, 4], [6, 2]]), "medians, by area"
    assert np.allclose(fit, 0.859226, atol=1e-6)
    mixed = np.random.default_rng(2).uniform(1, 9, (40, 2))
    runs = [kmeans_anchors(mixed, 5, np.random.default_rng(4), 1)[0] for _ in range(2)]
    assert np.array_equal(*runs), "the same seed, the same anchors"
    one, _ = kmeans_anchors(wh, 1, np.random.default_rng(0))
    assert np.allclose(one, [[1.25, 2]]), "one anchor: the medians of all"


test_anchors()

# %%
check(kmeans_anchors)

# %% [markdown]
# Hint: If you already had the anchors, how would you know which boxes belong to which? And if you knew which boxes belong together, where would their anchor be?
#
# Hint: Two loops, one in the other. The outer one begins anew with k drawn boxes and in the end compares its mean with the best so far. The inner one does the two steps in turn: for each box the number of its best anchor; for each number that occurs the median of its boxes. It stops when no box changes sides.
#
# Hint: `mine = shape_iou(...).argmax(axis=...)` has a number for each box; `np.median(wh[mine == j], axis=...)` is (2,).

# %% tags=["demo"]
def show_anchors(count=500):
    """The shapes of the things in the scenes, and 1 to 5 anchors for them, in cells."""
    _, boxes, _ = data.scenes(count, seed=1)
    every = np.concatenate(boxes) * GRID
    wh = every[:, 2:] - every[:, :2]
    fits = [kmeans_anchors(wh, k, np.random.default_rng(0)) for k in range(1, 6)]
    print("mean IoU for 1 to 5 anchors:", [f"{fit:.2f}" for _, fit in fits])
    _, ax = plt.subplots(figsize=(4.2, 4))
    ax.scatter(*wh.T, s=6, alpha=0.4, color="#0072B2")
    for w, h in fits[ANCHORS - 1][0]:
        ax.add_patch(plt.Rectangle((0, 0), w, h, fill=False, edgecolor="#D55E00",
                                   linewidth=2))
    ax.set(xlabel="width (cells)", ylabel="height (cells)", xlim=(0, 6), ylim=(0, 6))
    ax.set_aspect("equal")
    plt.show()


show_anchors()

# %% [markdown]
# Two anchors buy most of what can be had, and the third little: these drawings are nearly square. For people and cars it would be otherwise.

# %% [markdown]
# ## Exercise: encode_with_anchors
#
# Now the target of a scene: an array of slots, all zero but those that answer for a thing. Such a slot holds $1, b_x, b_y, b_h, b_w$ and the class as a one-hot row, in cells, as in the table at the top. If two things want the same slot, the first stays, and the other is counted as lost.
#
# Somebody wrote the function. It runs, the shapes are right, and a network trained with it gets a loss that falls nicely. Its boxes are in the wrong place all the same. **Three mistakes are in it; find and mend them.** `check` says how many are left. Do not stare at the code only: below it the targets are drawn back on the picture, and a thing that is tall, off the diagonal, or on top of another one will tell.

# %%
def encode_with_anchors(boxes, classes, S, anchors, C):
    """The target of a scene: which slot answers for what.

    Arguments:
        boxes: (n, 4), x1, y1, x2, y2 as shares of the picture, from 0 to 1; n may be 0.
        classes: (n,), class numbers.
        S: the grid has S by S cells.
        anchors: (A, 2), width and height in cells.
        C: number of classes.

    Returns:
        Y: (S, S, A, 5 + C). A thing goes to the cell (row, column) that its midpoint is
            in, the last one if the midpoint is on the right or lower edge of the
            picture, and there to the anchor that it fits best.
        lost: how many things found their slot taken; the first in the list stays.
    """
    Y, lost = np.zeros((S, S, len(anchors), 5 + C)), 0
    ### START CODE HERE ###
    for (x1, y1, x2, y2), c in zip(boxes, classes):
        x, y = (x1 + x2) / 2 * S, (y1 + y2) / 2 * S
        w, h = (x2 - x1) * S, (y2 - y1) * S
        column, row = min(int(x), S - 1), min(int(y), S - 1)
        anchor = shape_iou(np.array([[w, h]]), anchors).argmax()
        slot = row, column, anchor
        if Y[slot][0] == 1:
            lost += 1
            continue
        Y[slot] = [1, x - column, y - row, h, w, *np.eye(C)[c]]
    # BROKEN CODE TO MEND
    # for (x1, y1, x2, y2), c in zip(boxes, classes):
    #     x, y = (x1 + x2) / 2 * S, (y1 + y2) / 2 * S
    #     w, h = (x2 - x1) * S, (y2 - y1) * S
    #     column, row = min(int(x), S - 1), min(int(y), S - 1)
    #     anchor = shape_iou(np.array([[h, w]]), anchors).argmax()
    #     slot = column, row, anchor
    #     if Y[slot][1] == 1:
    #         lost += 1
    #         continue
    #     Y[slot] = [1, x - column, y - row, h, w, *np.eye(C)[c]]
    ### END CODE HERE ###
    return Y, lost

# %% tags=["demo"]
# A person and a car, whose midpoints share the cell in row 2, column 1 (lesson 4.3.9).
def test_targets():
    street = np.array([[0.45, 0.62, 0.55, 0.98], [0.27, 0.72, 0.77, 0.92]])
    shapes = np.array([[0.3, 1.1], [1.5, 0.6]])
    target, lost = encode_with_anchors(street, np.array([0, 1]), 3, shapes, 3)
    print(np.round(target[2, 1], 2))
    assert np.shape(target) == (3, 3, 2, 8) and (target[..., 0] == 1).sum() == 2
    assert np.allclose(target[2, 1], [[1, 0.5, 0.4, 1.08, 0.3, 1, 0, 0],
                                      [1, 0.56, 0.46, 0.6, 1.5, 0, 1, 0]]) and lost == 0
    both = encode_with_anchors(street[[0, 1, 1]], np.array([0, 1, 2]), 3, shapes, 3)
    assert both[1] == 1 and np.array_equal(both[0], target), "the first stays"


test_targets()

# %% tags=["demo"]
def drawn_back(numbers=(0, 4, 6, 8)):
    """Targets as boxes: what each slot says, drawn on the cell it stands in."""
    pictures, boxes, kinds = data.scenes(9, seed=8)
    shapes = np.array([[2.0, 2.4], [3.8, 3.4]])
    _, axes = plt.subplots(1, len(numbers), figsize=(9, 2.5))
    for ax, n in zip(axes, numbers):
        target, _ = encode_with_anchors(boxes[n], kinds[n], GRID, shapes, len(KINDS))
        row, column, anchor = np.nonzero(target[..., 0])
        _, b_x, b_y, b_h, b_w = 16 * target[row, column, anchor, :5].T
        x, y = 16 * column + b_x, 16 * row + b_y
        corners = np.stack([x - b_w / 2, y - b_h / 2, x + b_w / 2, y + b_h / 2], axis=1)
        draw_boxes(ax, pictures[n], corners)
        ax.set(xlim=(-0.5, 127.5), ylim=(127.5, -0.5))
        for edge in range(0, 129, 16):
            ax.axhline(edge - 0.5, color="white", linewidth=0.4)
            ax.axvline(edge - 0.5, color="white", linewidth=0.4)
    plt.show()


drawn_back()

# %%
check(encode_with_anchors)

# %% [markdown]
# Hint: Look at the pictures: which things have their box in the right place, and what is special about where they stand?
#
# Hint: Read the code against the table at the top of the notebook, line by line: which order does this line write, which one does that array read, and which number of a slot is looked at?
#
# Hint: An anchor is (..., ...), an array is indexed with [..., ...], and whether a slot is taken says its number ...

# %% [markdown]
# ## Exercise: decode_yolo
#
# The way back. A network does not say $b_x$ or $b_h$ themselves. It gives any real numbers, $t$, and they are *read* so that nothing impossible can come out:
#
# $$p = \sigma(t_p), \quad b_x = \sigma(t_x), \quad b_y = \sigma(t_y), \quad b_h = h_a\, e^{t_h}, \quad b_w = w_a\, e^{t_w},$$
#
# and the classes by softmax. The sigmoid keeps the midpoint in its cell. The exponential keeps sizes positive: 0 means "as large as my anchor", with its width $w_a$ and height $h_a$. Then, from cells to shares of the picture: the midpoint of a slot in row $r$ and column $c$ is at $x = (c + b_x)/S$ and $y = (r + b_y)/S$, and sizes are divided by $S$, too.

# %%
def decode_yolo(pred, anchors):
    """What the raw numbers of a picture's slots say.

    Arguments:
        pred: raw outputs, (S, S, A, 5 + C): t_p, t_x, t_y, t_h, t_w, class logits. They
            may be large.
        anchors: (A, 2), width and height in cells.

    Returns:
        box_confidence: (S, S, A, 1), from 0 to 1.
        boxes: (S, S, A, 4), x1, y1, x2, y2 as shares of the picture.
        box_class_probs: (S, S, A, C), sums of 1.
    """
    ### START CODE HERE ### shows box_confidence, boxes, box_class_probs
    S = pred.shape[0]
    cells = np.arange(S)
    x = (cells[None, :, None] + sigmoid(pred[..., 1])) / S
    y = (cells[:, None, None] + sigmoid(pred[..., 2])) / S
    h = anchors[:, 1] * np.exp(pred[..., 3]) / S
    w = anchors[:, 0] * np.exp(pred[..., 4]) / S
    boxes = np.stack([x - w / 2, y - h / 2, x + w / 2, y + h / 2], axis=-1)
    box_confidence = sigmoid(pred[..., :1])
    box_class_probs = softmax(pred[..., 5:])
    ### END CODE HERE ###
    return box_confidence, boxes, box_class_probs

# %% tags=["demo"]
# A grid of 2, one anchor of width 1 and height 3, two classes.
def test_decode():
    raw = np.zeros((2, 2, 1, 7))
    raw[0, 1, 0] = [np.log(3), np.log(3), 0, np.log(0.5), np.log(0.4), np.log(4), 0]
    sure, corners, kinds = decode_yolo(raw, np.array([[1.0, 3.0]]))
    print(np.shape(sure), np.shape(corners), np.shape(kinds))
    # Row 0, column 1: the midpoint is at (1.75, 0.5) cells, height 1.5, width 0.4.
    assert np.allclose(corners[0, 1, 0], [0.775, -0.125, 0.975, 0.625])
    assert np.allclose(corners[1, 0, 0], [0, 0, 0.5, 1.5]), "all zero: its anchor"
    assert np.shape(sure) == (2, 2, 1, 1) and np.isclose(sure[0, 1, 0, 0], 0.75)
    assert np.allclose(kinds[0, 1, 0], [0.8, 0.2])


test_decode()

# %%
check(decode_yolo)

# %% [markdown]
# Hint: `pred[..., 1]` is $(S, S, A)$. Which of its axes counts the columns? So which shape must the numbers $0, \dots, S-1$ have to be added to it along that axis?
#
# Hint: Midpoints first: a number for each column, put along the second axis, plus the sigmoid; for the rows the same along the first. Sizes: an anchor's width or height, one for each slot, times the power. Divide all by $S$. Then corners from midpoints and sizes, stacked on a new last axis.
#
# Hint: `np.arange(S)[None, :, None]` counts along the ... axis. `anchors[:, 1]` is the ... of each anchor, and meets `pred[..., 3]`.

# %% tags=["demo"]
# There and back: raw numbers that say exactly the target give the boxes again.
def round_trip(shapes=((2.0, 2.4), (3.8, 3.4))):
    _, boxes, kinds = data.scenes(30, seed=5)
    shapes = np.array(shapes)
    for some, which in zip(boxes, kinds):
        target, lost = encode_with_anchors(some, which, GRID, shapes, len(KINDS))
        assert lost == 0
        there, raw = target[..., 0] == 1, np.full(target.shape, -20.0)
        middle = target[there][:, 1:3]
        raw[there, 0], raw[there, 1:3] = 20, np.log(middle / (1 - middle) + 1e-300)
        size = shapes[np.nonzero(there)[2]][:, ::-1]
        raw[there, 3:5] = np.log(target[there][:, 3:5] / size)
        raw[there, 5:] = 20 * target[there][:, 5:]
        _, corners, _ = decode_yolo(raw, shapes)
        best = iou(some[:, None], corners[there]).max(axis=1)
        assert np.allclose(best, 1, atol=1e-4), "a box comes back as another"
    print("30 scenes encoded and decoded: every box is where it was")


round_trip()

# %% [markdown]
# # Part 4: a detector

# %% [markdown]
# ## Exercise: yolo_filter_boxes
#
# A picture has $8 \cdot 8 \cdot 2 = 128$ slots, and nearly all of them have nothing to say. The **score** of a slot is its confidence times the probability of its likeliest class: "there is something, and it is a cat" needs both. Keep the slots whose score is above a threshold.

# %%
def yolo_filter_boxes(boxes, box_confidence, box_class_probs, threshold=0.6):
    """The slots that have something to say.

    Arguments:
        boxes: (S, S, A, 4).
        box_confidence: (S, S, A, 1).
        box_class_probs: (S, S, A, C).
        threshold: only slots whose score is above it count.

    Returns:
        scores (n,), boxes (n, 4), classes (n,) integers: row by row of the grid, in a
        row cell by cell, in a cell anchor by anchor. Of equal classes the first.
    """
    ### START CODE HERE ### shows scores, classes, keep
    scores_of_classes = box_confidence * box_class_probs
    classes = scores_of_classes.argmax(axis=-1)
    scores = scores_of_classes.max(axis=-1)
    keep = scores > threshold
    ### END CODE HERE ###
    return scores[keep], boxes[keep], classes[keep]

# %% tags=["demo"]
# A grid of one cell, four anchors, two classes.
def test_filter():
    corners = np.arange(16.0).reshape(1, 1, 4, 4)
    sure = np.array([1, 0.5, 0.9, 0.7]).reshape(1, 1, 4, 1)
    chances = np.array([[[[0.55, 0.45], [1, 0], [0.2, 0.8], [0.65, 0.35]]]])
    said, kept, names = yolo_filter_boxes(corners, sure, chances, 0.5)
    print(said, names)
    assert np.allclose(said, [0.55, 0.72]) and list(names) == [0, 1]
    assert np.array_equal(kept, [[0, 1, 2, 3], [8, 9, 10, 11]]), "0.5 is not above 0.5"


test_filter()

# %%
check(yolo_filter_boxes)

# %% [markdown]
# Hint: A slot is sure that there is something, 0.9, but cannot tell cat from dog, 0.5 each. Should it be shown at a threshold of 0.6?
#
# Hint: Multiply first: confidence and class probabilities broadcast, and give a score for each class of each slot. Of these take the largest, and which it is. A comparison of the largest with the threshold is a mask of shape $(S, S, A)$, and indexes all three arrays.
#
# Hint: `np.max(..., axis=-1)` and `np.argmax(..., axis=-1)` of the same product.

# %% [markdown]
# ## Exercise: yolo_loss
#
# What the network is to be told, in one number (lesson 4.3.9). For each slot, $p$ being 1 in the target if it answers for a thing, else 0:
#
# - *confidence*: the logistic loss of $t_p$ against $p$. Empty slots are many, so theirs counts only $\lambda_{\text{noobj}}$ times.
#
# and only for the slots with a thing:
#
# - *midpoint*: $\lambda_{\text{coord}} \big[ (\sigma(t_x) - b_x)^2 + (\sigma(t_y) - b_y)^2 \big]$,
# - *size*: $\lambda_{\text{coord}} \big[ (t_h - \log \tfrac{b_h}{h_a})^2 + (t_w - \log \tfrac{b_w}{w_a})^2 \big]$, so that a tenth too large is as bad for a bus as for a coin,
# - *class*: the cross-entropy of softmax.
#
# All of it is added up over the slots of a picture, and averaged over the pictures. The logits may be large: take TensorFlow's functions that go straight from logits to losses.
#
# There is a trap. In an empty slot the target says $b_h = 0$, and $\log 0$ is $-\infty$. You will not let it count, of course. But the *derivative* of what you throw away is computed all the same, and $0 \cdot \infty$ is `nan`, in the gradient of every weight. So there must be nothing infinite in the first place.

# %%
def yolo_loss(y_true, y_pred, anchors, lambda_coord=5.0, lambda_noobj=0.5):
    """The loss of a batch, and with a finite gradient.

    Arguments:
        y_true: targets, (m, S, S, A, 5 + C), float32 tensor; all entries of an empty
            slot are 0.
        y_pred: raw outputs of the same shape, float32 tensor.
        anchors: (A, 2), width and height in cells, an array.
        lambda_coord: weight of midpoint and size.
        lambda_noobj: weight of the confidence of empty slots.

    Returns:
        A scalar tensor: the sum over the slots of a picture, mean over the m pictures.
    """
    there = y_true[..., 0]
    anchors_hw = tf.constant(anchors[:, ::-1], tf.float32)      # heights, then widths
    ### START CODE HERE ### shows confidence, loss
    confidence = tf.nn.sigmoid_cross_entropy_with_logits(there, y_pred[..., 0])
    middle = (tf.sigmoid(y_pred[..., 1:3]) - y_true[..., 1:3])**2
    size = tf.where(there[..., None] == 1, y_true[..., 3:5], anchors_hw)
    size = (y_pred[..., 3:5] - tf.math.log(size / anchors_hw))**2
    box = tf.reduce_sum(middle + size, axis=-1)
    kind = tf.nn.softmax_cross_entropy_with_logits(y_true[..., 5:], y_pred[..., 5:])
    each = (there + lambda_noobj * (1 - there)) * confidence
    each += there * (lambda_coord * box + kind)
    loss = tf.reduce_mean(tf.reduce_sum(each, axis=(1, 2, 3)))
    ### END CODE HERE ###
    return loss

# %% tags=["demo"]
# Two pictures with a grid of one cell, two anchors, two classes.
def test_yolo_loss():
    shapes = np.array([[1.0, 2.0], [3.0, 1.0]])
    true, raw = np.zeros((2, 1, 1, 2, 7)), np.zeros((2, 1, 1, 2, 7))
    true[0, 0, 0, 1] = [1, 0.75, 0.5, np.e, 3, 0, 1]    # a thing, in the second slot
    batch = tf.constant(true, tf.float32), tf.Variable(raw, dtype=tf.float32)
    with tf.GradientTape() as tape:
        cost = yolo_loss(*batch, shapes)
    slopes = tape.gradient(cost, batch[1]).numpy()
    # Confidence: ln 2 for the full slot, half of that for three empty ones. Midpoint:
    # 5 · 0.25². Size: 5 · 1². Class: ln 2. Together 8.738... for two pictures.
    print(float(cost))
    expected = (np.log(2) * (1 + 1.5 + 1) + 5 * 0.0625 + 5) / 2
    assert np.isclose(cost, expected, atol=1e-5)
    assert np.isfinite(slopes).all(), "the gradient is finite everywhere"
    assert np.isclose(slopes[0, 0, 0, 1, 3], 5 * -2 / 2)
    assert not slopes[1, ..., 1:].any(), "of an empty slot only the confidence counts"


test_yolo_loss()

# %%
check(yolo_loss)

# %% [markdown]
# Hint: Which of the four terms count for a slot without a thing? And what would you write into the target of an empty slot, if you might, so that its logarithm does no harm?
#
# Hint: Compute each term for all slots, with shapes $(m, S, S, A)$. Before you take the logarithm, put the anchor's own size in place of the target's where there is nothing: its logarithm is 0. Then weigh: the confidence with 1 or $\lambda_{noobj}$, the rest with 1 or 0. Sum over three axes, and then the mean.
#
# Hint: `tf.where(there[..., None] == 1, ..., anchors_hw)` before `tf.math.log`; `tf.nn.sigmoid_cross_entropy_with_logits(labels, logits)`.

# %% [markdown]
# ## Exercise: yolo_eval
#
# The whole chain for one picture: from what `decode_yolo` says to a short list of boxes in *pixels*. Filter, then suppress, then scale: $x$ with the width, $y$ with the height. An image's shape, though, names the height first.

# %%
def yolo_eval(yolo_outputs, image_shape, max_boxes=10, score_threshold=0.6,
              iou_threshold=0.5):
    """What is where in a picture.

    Arguments:
        yolo_outputs: (box_confidence, boxes, box_class_probs), as of decode_yolo.
        image_shape: (height, width) of the picture, in pixels.
        max_boxes, iou_threshold: as of yolo_non_max_suppression.
        score_threshold: as threshold of yolo_filter_boxes.

    Returns:
        scores (n,), boxes (n, 4) in pixels, classes (n,), the best score first.
    """
    box_confidence, boxes, box_class_probs = yolo_outputs
    ### START CODE HERE ### shows scores, boxes, classes
    height, width = image_shape
    kept = yolo_filter_boxes(boxes, box_confidence, box_class_probs, score_threshold)
    scores, boxes, classes = yolo_non_max_suppression(*kept, max_boxes, iou_threshold)
    boxes = boxes * np.array([width, height, width, height])
    ### END CODE HERE ###
    return scores, boxes, classes

# %% tags=["demo"]
def test_chain():
    corners = np.array([[0.1, 0.2, 0.5, 0.6], [0.1, 0.25, 0.5, 0.6], [0.5, 0, 1, 0.5]])
    sure = np.array([0.8, 0.9, 0.7]).reshape(1, 1, 3, 1)
    chances = np.array([[1.0, 0], [1, 0], [0, 1]]).reshape(1, 1, 3, 2)
    outputs = sure, corners.reshape(1, 1, 3, 4), chances
    said, found, names = yolo_eval(outputs, (40, 200))
    print(said, found.tolist())
    assert np.allclose(said, [0.9, 0.7]) and list(names) == [0, 1]
    assert np.allclose(found, [[20, 10, 100, 24], [100, 0, 200, 20]])
    sure_ones = yolo_eval(outputs, (40, 200), score_threshold=0.75)[0]
    assert np.allclose(sure_ones, 0.9), "0.7 is too low"
    best = yolo_eval(outputs, (40, 200), max_boxes=2, iou_threshold=0.95)[0]
    assert np.allclose(best, [0.9, 0.8]), "much may overlap, and two may be left"


test_chain()

# %%
check(yolo_eval)

# %% [markdown]
# Hint: Which of the two functions has to come first, and which settings go to which?
#
# Hint: Hand the outputs to the filter, its three results to the suppression, each with the settings that it knows. Then multiply the boxes by a row of four numbers, two of which are the width.
#
# Hint: `boxes * np.array([..., ..., ..., ...])`, in the order x1, y1, x2, y2.

# %% [markdown]
# ## Exercise: average_precision
#
# A detector gives scores, and whoever uses it chooses the threshold. So it is judged by its whole *ranking*. Take one class, and the detections of **all** pictures in one list, best score first. Go down the list. Of the truths of its picture that no detection above has claimed, a detection claims the one that it overlaps most, if the IoU is `iou_threshold` or more; then it is right. (A second box for the same thing finds nothing to claim, and is a mistake.) After each line you know
#
# $$\text{precision} = \frac{\text{right so far}}{\text{lines so far}}, \qquad \text{recall} = \frac{\text{right so far}}{\text{all truths}}.$$
#
# Each time the recall goes up, by one truth, it counts with the best precision *here or further down*: whoever can have more recall and more precision at once would go on. The **average precision** is the mean over all truths, of which those that are never found count 0 (M. Everingham and others, 2010).

# %%
def average_precision(detections, truths, iou_threshold=0.5):
    """Average precision of one class: the area under the envelope of its precision.

    Arguments:
        detections: list of (picture, score, box): the picture's number, the score, and
            the box (4,). In any order; it may be empty.
        truths: list with an array (n, 4) for each picture, n may be 0; at least one
            truth in all.
        iou_threshold: the IoU that is enough.

    Returns:
        A number from 0 to 1. Of equal scores the one that comes first in the list is
        first.
    """
    ### START CODE HERE ### shows result
    found, right = set(), []
    for picture, _, box in sorted(detections, key=lambda line: -line[1]):
        overlaps = iou(box, truths[picture])
        free = [k for k in range(len(overlaps)) if (picture, k) not in found]
        best = max(free, key=lambda k: overlaps[k], default=None)
        hit = best is not None and overlaps[best] >= iou_threshold
        right.append(hit)
        if hit:
            found.add((picture, best))
    right = np.array(right, dtype=float)
    precision = np.cumsum(right) / np.arange(1, len(right) + 1)
    envelope = np.maximum.accumulate(precision[::-1])[::-1]
    result = np.sum(envelope * right) / sum(len(some) for some in truths)
    ### END CODE HERE ###
    return float(result)

# %% tags=["demo"]
# Two pictures with three truths. By score: right, doubled, wrong, right, right.
def test_average():
    truths = [np.array([[0.0, 0, 10, 10], [20, 0, 30, 10]]),
              np.array([[0.0, 0, 10, 20]])]
    lines = [(1, 0.5, [0.0, 0, 10, 19]), (0, 0.9, [1.0, 0, 10, 10]),
             (0, 0.8, [0.0, 0, 9, 10]), (1, 0.7, [40.0, 0, 50, 10]),
             (0, 0.4, [20.0, 0, 30, 9])]
    lines = [(picture, score, np.array(box)) for picture, score, box in lines]
    print(average_precision(lines, truths))
    # Precision after each line: 1, 1/2, 1/3, 2/4, 3/5. The fourth counts 3/5, too.
    assert np.isclose(average_precision(lines, truths), (1 + 0.6 + 0.6) / 3)
    assert np.isclose(average_precision(lines[:2], truths), 2 / 3), "one is not found"
    assert average_precision([], truths) == 0
    # The threshold is 3/8. Two truths overlap, and in the last picture nothing is seen.
    pair = np.array([[0.0, 0, 10, 10], [3, 0, 13, 10]])
    truths = [pair, np.array([[50.0, 50, 60, 60], [80, 80, 88, 88]]), pair[:1]]
    lines = [(1, 0.95, pair[0]), (0, 0.9, np.array([2.5, 0, 12.5, 10])),
             (0, 0.8, np.array([-2.0, 0, 8, 10])),
             (1, 0.6, np.array([50, 50, 60, 54.5])),
             (1, 0.5, np.array([80, 80, 88, 83]))]
    # Wrong, and then right four times: each of the four counts 4/5.
    assert np.isclose(average_precision(lines, truths, 0.375), 4 * 0.8 / 5)


test_average()

# %%
check(average_precision)

# %% [markdown]
# Hint: Why must the list be sorted over all pictures together? And how will you remember that a truth has been found?
#
# Hint: A loop down the sorted list makes a row of zeros and ones. From it the precision after each line, by a running sum. The envelope is the largest precision from here to the end: a running maximum, taken from behind. Then add it up where a line was right, and divide by the number of truths.
#
# Hint: `np.maximum.accumulate(...[::-1])[::-1]`; remember found truths in a set of pairs (picture, ...).

# %% [markdown]
# ## Exercise: train_detector
#
# Now it all comes together. The pictures go through the first part of last week's network, EfficientNet-Lite0 (M. Tan and Q. Le, 2019; trained on ImageNet; Apache-2.0), once; it stays as it is. What comes out is a map of 8 by 8 cells with 112 features each, and that is what your **head** gets.
#
# Build the head, choose an optimiser, and write the step. One convolution of 3 by 3 is enough to pass; two of them, with batch norm and a little dropout, are better; the last layer is a convolution of 1 by 1 with $A \cdot (5 + C)$ filters, and then a reshape. A rate that falls to 0 (`keras.optimizers.schedules.CosineDecay`) is worth some points. The loop stands.

# %%
def train_detector(features, targets, anchors, rng, epochs=10, loss_fn=None):
    """Train the head of a detector.

    Arguments:
        features: (m, S, S, n), float32.
        targets: (m, S, S, A, 5 + C), float32.
        anchors: (A, 2), width and height in cells.
        rng: NumPy Generator; shuffles, and seeds the head.
        epochs: how often to go through all scenes, in batches of 32.
        loss_fn: (targets, raw outputs, anchors) -> loss; yolo_loss if None.

    Returns:
        A Keras model: features (m, S, S, n) to raw outputs (m, S, S, A, 5 + C).
    """
    keras.utils.set_random_seed(int(rng.integers(2**31)))
    m, S, _, n = features.shape
    A, size = targets.shape[3:]
    steps = -(-m // 32) * epochs                    # of the optimiser, in all
    loss_fn = loss_fn or yolo_loss
    ### START CODE HERE ### shows head, optimizer
    layers = keras.layers
    head = keras.Sequential([keras.Input((S, S, n))])
    for _ in range(2):
        head.add(layers.Dropout(0.2))
        head.add(layers.Conv2D(96, 3, padding="same", use_bias=False))
        head.add(layers.BatchNormalization(momentum=0.9))
        head.add(layers.LeakyReLU(0.1))
    head.add(layers.Conv2D(A * size, 1))
    head.add(layers.Reshape((S, S, A, size)))
    rate = keras.optimizers.schedules.CosineDecay(3e-3, steps)
    optimizer = keras.optimizers.Adam(rate)
    ### END CODE HERE ###

    @tf.function
    def step(x, y):
        ### START CODE HERE ### shows loss
        with tf.GradientTape() as tape:
            loss = loss_fn(y, head(x, training=True), anchors)
        weights = head.trainable_variables
        optimizer.apply(tape.gradient(loss, weights), weights)
        ### END CODE HERE ###
        return loss

    for epoch in range(epochs):
        order = rng.permutation(m)
        batches = [order[first:first + 32] for first in range(0, m, 32)]
        losses = [float(step(tf.constant(features[some]), tf.constant(targets[some])))
                  for some in batches]
        print(f"\repoch {epoch + 1}/{epochs}: loss {np.mean(losses):.2f}  ", end="")
    print()
    return head

# %% [markdown]
# Before it trains, what it trains on: 2,000 scenes and their features. With a GPU it is 8,000, in 16 bits and compiled by XLA. The network is called with `training=False`: its batch norm has to use the averages of a million photographs, not those of fifty scenes.

# %%
def features_of(pictures):
    """What the frozen network makes of scenes: (m, 128, 128, 3) to (m, 8, 8, 112)."""
    before = keras.config.dtype_policy()
    keras.config.set_dtype_policy(device.policy)
    try:
        trunk = pretrained.lite0("trunk", side=128)
    finally:
        keras.config.set_dtype_policy(before)
    look = tf.function(lambda some: tf.cast(trunk(some, training=False), tf.float32),
                       jit_compile=device.is_gpu)
    parts = [look(tf.constant(pictures[first:first + 50], tf.float32)).numpy()
             for first in range(0, len(pictures), 50)]      # all at once: 3 GB
    return np.concatenate(parts)


def targets_of(boxes, kinds, anchors):
    """Targets of many scenes, float32, and how many things were lost."""
    made = [encode_with_anchors(some, which, GRID, anchors, len(KINDS))
            for some, which in zip(boxes, kinds)]
    lost = sum(number for _, number in made)
    return np.array([target for target, _ in made], np.float32), lost

# %% tags=["demo"]
def prepare(count=8000 if LONGER else 2000):
    """The scenes to learn from: features, targets, anchors."""
    pictures, boxes, kinds = data.scenes(count, seed=100)
    every = np.concatenate(boxes) * GRID
    anchors, fit = kmeans_anchors(every[:500, 2:] - every[:500, :2], ANCHORS,
                                  np.random.default_rng(0))
    targets, lost = targets_of(boxes, kinds, anchors)
    print(f"anchors {np.round(anchors, 1).tolist()}, mean IoU {fit:.2f}; {lost} of "
          f"{len(every)} things lost; {targets[..., 0].mean():.1%} of the slots full")
    return features_of(pictures), targets, anchors


learned_from = prepare()

# %% tags=["demo"]
detector = train_detector(*learned_from, np.random.default_rng(0), 20 if LONGER else 10)

# %%
check(train_detector)

# %% [markdown]
# Hint: Which shape does the map have before the last layer, and which shape do the targets have? What must the last convolution give for each cell?
#
# Hint: A `Sequential` of: `Input`, one or two blocks of convolution, batch norm and a bend, all with `padding="same"` so that 8 by 8 stays 8 by 8; a convolution of 1 by 1 without a bend; a reshape. Any of Keras' optimisers does; Adam at 0.001 to 0.003 is a safe one. The step is that of week 2.3.
#
# Hint: the head is called with `training=...` in the step; the last layers are `Conv2D(A * size, 1)` and `Reshape((...))`.

# %% [markdown]
# ### How good is it?
#
# The test: scenes of other photographs, with drawings that it has never seen, from the designer it knows and from the other one. For each kind of thing the average precision, and their mean, mAP, at an IoU of 0.5.

# %%
def detect(head, features, anchors, score_threshold=0.05):
    """scores, boxes (as shares) and classes for each scene, at a low threshold."""
    raw = head.predict(features, batch_size=64, verbose=0)
    return [yolo_eval(decode_yolo(one, anchors), (1, 1), 20, score_threshold)
            for one in raw]


def average_precisions(found, boxes, kinds, iou_threshold=0.5):
    """The average precision of each kind."""
    result = []
    for kind in range(len(KINDS)):
        lines = [(number, score, box) for number, one in enumerate(found)
                 for score, box, which in zip(*one) if which == kind]
        truths = [some[which == kind] for some, which in zip(boxes, kinds)]
        result.append(average_precision(lines, truths, iou_threshold))
    return result

# %% tags=["demo"]
def judge_detector(count=200):
    """mAP on unseen drawings and photographs, of both designers."""
    kept = {}
    for designer in ("google", "twitter"):
        pictures, boxes, kinds = data.scenes(count, seed=9001, designer=designer,
                                             part="test")
        found = detect(detector, features_of(pictures), learned_from[2])
        each = average_precisions(found, boxes, kinds)
        loose = np.mean(average_precisions(found, boxes, kinds, 0.3))
        print(f"{designer:8} mAP {np.mean(each):.2f} ({loose:.2f} at an IoU of 0.3):",
              ", ".join(f"{kind} {one:.2f}" for kind, one in zip(KINDS, each)))
        kept[designer] = pictures, boxes, kinds, found
    return kept


judged = judge_detector()

# %% tags=["demo"]
def show_detections(designer="google", numbers=range(8), sure=0.4):
    pictures, _, _, found = judged[designer]
    _, axes = plt.subplots(2, 4, figsize=(9, 4.8))
    for ax, n in zip(axes.flat, numbers):
        scores, boxes, classes = found[n]
        keep = scores > sure
        labels = [f"{KINDS[kind]} {score:.2f}"
                  for kind, score in zip(classes[keep], scores[keep])]
        draw_boxes(ax, pictures[n], 128 * boxes[keep], labels)
    plt.tight_layout()
    plt.show()


show_detections()

# %% [markdown]
# It was never shown one of these drawings. What it knows of edges, fur and wheels it has from a million photographs that somebody else labelled; what a box is, it has from you.
#
# ### A mask that is forgotten
#
# Lesson 4.3.9 asked you to predict: what becomes of mAP if the mask on box and class is forgotten, so that the zeros of the 126 empty slots count as midpoints and sizes? Two short trainings of three epochs tell. Write your number down before you run them.

# %% tags=["demo"]
def without_mask(y_true, y_pred, anchors):
    """yolo_loss, but empty slots have a midpoint and a size as well: 0, or nearly."""
    empty = 1 - y_true[..., :1]
    middle = tf.sigmoid(y_pred[..., 1:3])**2
    size = (y_pred[..., 3:5] - np.log(1e-3))**2
    extra = tf.reduce_sum(empty * (middle + size)) / y_true.shape[0]
    return yolo_loss(y_true, y_pred, anchors) + 5 * extra


def mask_forgotten(count=1000, epochs=3):
    pictures, boxes, kinds, _ = judged["google"]
    features, targets = (array[:count] for array in learned_from[:2])
    anchors, test = learned_from[2], features_of(pictures)
    for name, loss_fn in (("with its mask", yolo_loss), ("without", without_mask)):
        rng = np.random.default_rng(1)
        head = train_detector(features, targets, anchors, rng, epochs, loss_fn)
        each = average_precisions(detect(head, test, anchors), boxes, kinds)
        print(f"{name:14} mAP {np.mean(each):.2f}")


mask_forgotten()

# %% [markdown]
# Both losses fall. But the second network learns what most slots say: "there is a thing of no size in the corner". It is right 126 times out of 128.
#
# And the other way round: a score that is good proves little. Height and width exchanged in all targets cost nothing that mAP could see, as the lesson tells, since these drawings are nearly square. **A score is no test of your code.** The worked examples above, with a person and a car, find in a moment what mAP does not.

# %% [markdown]
# ## Exercise: sort_errors
#
# What goes wrong? A number like 0.8 does not say. D. Hoiem, Y. Chodpathumwan and Q. Dai (2012) sorted the mistakes of detectors by cause, and so can you. Each detection gets one word:
#
# - "right": IoU of 0.5 or more with a truth of its own class that no better detection has claimed;
# - "duplicate": the same, but all such truths are claimed;
# - "box": right class, but the IoU is only from 0.1 to below 0.5;
# - "class": IoU of 0.5 or more with a truth of another class;
# - "background": anything else.
#
# The first that fits counts, in this order. And a truth that no detection claimed is a miss.

# %%
def sort_errors(scores, boxes, classes, true_boxes, true_classes):
    """A word for each detection of a picture.

    Arguments:
        scores (n,), boxes (n, 4), classes (n,): the detections, the best score first.
        true_boxes (k, 4), true_classes (k,): what is there; k may be 0.

    Returns:
        words: list of n texts: "right", "duplicate", "box", "class" or "background".
        missed: how many truths no detection has claimed. Of several truths that a
            detection could claim, it claims the one that it overlaps most.
    """
    words, claimed = [], set()
    ### START CODE HERE ### shows nothing
    for box, kind in zip(boxes, classes):
        overlaps = iou(box, true_boxes)
        own = np.where(true_classes == kind, overlaps, 0)
        free = [k for k in np.argsort(-own, kind="stable")
                if own[k] >= 0.5 and k not in claimed]
        if free:
            claimed.add(free[0])
            words.append("right")
        elif (own >= 0.5).any():
            words.append("duplicate")
        elif (own >= 0.1).any():
            words.append("box")
        elif (overlaps >= 0.5).any():
            words.append("class")
        else:
            words.append("background")
    ### END CODE HERE ###
    return words, len(true_boxes) - len(claimed)

# %% tags=["demo"]
def test_words():
    there = np.array([[0.0, 0, 10, 10], [20, 0, 30, 10], [50, 0, 60, 10],
                      [56, 0, 66, 10]])
    said = np.array([[0.0, 0, 9, 10], [1, 0, 10, 10], [20, 0, 30, 9], [6, 0, 16, 10],
                     [9, 0, 19, 10], [50, 0, 60, 9]])
    words, missed = sort_errors(np.linspace(0.9, 0.4, 6), said, np.ones(6, int), there,
                                np.array([1, 0, 2, 1]))
    print(words, missed)
    assert words == ["right", "duplicate", "class", "box", "background", "box"]
    assert missed == 3


test_words()

# %%
check(sort_errors)

# %% [markdown]
# Hint: For one detection, which two rows of overlaps do you need: with everything, and with what else?
#
# Hint: Go down the list. Make a copy of the overlaps in which truths of other classes count 0. First ask whether a free truth of the own class overlaps enough, and claim the best of them; then the other words in their order, each with one question to one of the two rows.
#
# Hint: `own = np.where(..., overlaps, 0)`; the free ones are those with `own[k] >= ...` that are not in `claimed`.

# %% tags=["demo"]
def error_table(sure=0.4):
    kinds_of_errors = ("right", "duplicate", "box", "class", "background")
    print(f"{'':9}" + "".join(f"{word:>11}" for word in (*kinds_of_errors, "missed")))
    for designer, (_, boxes, kinds, found) in judged.items():
        counts, missed = dict.fromkeys(kinds_of_errors, 0), 0
        for (scores, some, classes), true_boxes, which in zip(found, boxes, kinds):
            keep = scores > sure
            words, lost = sort_errors(scores[keep], some[keep], classes[keep],
                                      true_boxes, which)
            missed += lost
            for word in words:
                counts[word] += 1
        row = (*counts.values(), missed)
        print(f"{designer:9}" + "".join(f"{count:11}" for count in row))


error_table()

# %% [markdown]
# ## Exercise: flip_landmarks
#
# Not boxes but points: the eyes, the nose, the corners of the mouth (lesson 4.3.2). To have twice as many examples one mirrors the pictures. The pixel in column $x$ goes to column $W - 1 - x$. But what was the left eye is now on the right: it has become somebody else's *right* eye, so the two must change their names, too.

# %%
def flip_landmarks(points, W, pairs):
    """Landmarks of mirrored pictures.

    Arguments:
        points: (m, n, 2): x and y of n landmarks in m pictures, in pixels.
        W: width of the pictures.
        pairs: list of (i, j): landmarks that change places, such as the eyes.

    Returns:
        (m, n, 2), points unchanged.
    """
    ### START CODE HERE ### shows flipped
    order = np.arange(points.shape[1])
    for i, j in pairs:
        order[i], order[j] = j, i
    flipped = points[:, order]
    flipped[..., 0] = W - 1 - flipped[..., 0]
    ### END CODE HERE ###
    return flipped

# %% tags=["demo"]
def test_flip():
    # Left eye, right eye, nose, left and right corner of the mouth.
    face = np.array([[[2.0, 3], [6, 4], [5, 7], [3, 8], [7, 9]]])
    mirrored = flip_landmarks(face, 10, [(0, 1), (3, 4)])
    print(mirrored.tolist())
    assert np.array_equal(mirrored, [[[3, 4], [7, 3], [4, 7], [2, 9], [6, 8]]])
    assert np.array_equal(face[0, 0], [2, 3]), "the points given are as they were"


test_flip()

# %%
check(flip_landmarks)

# %% [markdown]
# Hint: A picture is 10 wide. Where does column 0 go? And column 9?
#
# Hint: Make the order of the landmarks first: the numbers from 0 to n - 1, in which each pair has changed places. Index with it, which makes a new array. Then mirror the x of all points, and leave y.
#
# Hint: `points[:, ...]`, then `flipped[..., 0] = ...`

# %% [markdown]
# ## Exercise: transposed_conv
#
# A box of a banana is mostly not banana. **Semantic segmentation** asks for more: the class of each pixel (lesson 4.3.10). A network makes maps smaller and smaller; now one needs a layer that makes them larger. The **transposed convolution** does it, with stamps: each number of the small map multiplies the whole filter, and the result is stamped into the large map, `stride` pixels from the stamp before. Where stamps overlap, they add up.

# %%
def transposed_conv(A, F, stride):
    """A map made larger: every number stamps a filter.

    Arguments:
        A: a map, (h, w, n).
        F: filters, (f, f, n_out, n): the stamp of each channel of A.
        stride: pixels from one stamp to the next.

    Returns:
        ((h - 1) * stride + f, (w - 1) * stride + f, n_out).
    """
    h, w, _ = A.shape
    f, _, n_out, _ = F.shape
    ### START CODE HERE ### shows large
    large = np.zeros(((h - 1) * stride + f, (w - 1) * stride + f, n_out))
    for i in range(h):
        for j in range(w):
            top, left = i * stride, j * stride
            large[top:top + f, left:left + f] += F @ A[i, j]
    ### END CODE HERE ###
    return large

# %% tags=["demo"]
def test_stamps():
    small = np.array([[[1.0], [2]]])                        # one row, two columns
    stamp = np.array([[1.0, 2, 3], [4, 5, 6], [7, 8, 9]])[:, :, None, None]
    print(transposed_conv(small, stamp, 2)[..., 0])
    assert np.array_equal(transposed_conv(small, stamp, 2)[..., 0],
                          [[1, 2, 5, 4, 6], [4, 5, 14, 10, 12], [7, 8, 23, 16, 18]])
    stamps = np.arange(6.0).reshape(1, 1, 3, 2)
    channels = transposed_conv(np.ones((1, 1, 2)), stamps, 1)
    assert np.array_equal(channels, [[[1, 5, 9]]]), "channels of A are added up"


test_stamps()

# %%
check(transposed_conv)

# %% [markdown]
# Hint: Where does the stamp of the number in row $i$, column $j$ begin in the large map?
#
# Hint: Zeros as large as the docstring says. For each place of the small map multiply the filters by the numbers that stand there, one for each channel, add up over the channels, and add the stamp to its square of the large map.
#
# Hint: `large[top:top + f, left:left + f] += F @ ...`, since `@` adds up over the last axis.

# %% [markdown]
# # Your own scene
#
# Now a picture that nobody prepared: a photograph, and on it drawings of your choice, by the designer whom the detector never met. Set `PHOTO` to a picture file that lies beside the notebook, name other things, move them; `data.designs()["name"]` has all 136 names. It stays on your machine.

# %% tags=["demo"]
PHOTO = None            # for instance "garden.jpg"
THINGS = (("RACCOON", 4, 64, 60), ("ONCOMING BUS", 66, 4, 56),
          ("WATERMELON", 76, 76, 48))                   # left, top, size, in pixels


def own_scene():
    """A scene (128, 128, 3): the middle of a photograph, with drawings on it."""
    from PIL import Image, ImageOps

    if PHOTO is None:
        photo = Image.fromarray(data.photograph("flower"))
    else:
        photo = ImageOps.exif_transpose(Image.open(PHOTO)).convert("RGB")
    picture, drawings = ImageOps.fit(photo, (128, 128)), data.designs()
    for name, left, top, size in THINGS:
        number = list(drawings["name"]).index(name)
        drawing = Image.fromarray(drawings["twitter"][number]).resize((size, size))
        picture.paste(drawing, (left, top), drawing)
    return np.asarray(picture)


def show_own():
    picture = own_scene()
    raw = detector.predict(features_of(picture[None]), verbose=0)[0]
    scores, boxes, classes = yolo_eval(decode_yolo(raw, learned_from[2]), (128, 128),
                                       score_threshold=0.3)
    _, ax = plt.subplots(figsize=(4, 4))
    draw_boxes(ax, picture, boxes, [f"{KINDS[kind]} {score:.2f}"
                                    for kind, score in zip(classes, scores)])
    plt.show()


show_own()

# %% [markdown]
# # What you built
#
# - IoU, non-max suppression and the way from a map to a photograph: with them a published network finds a face, and takes a pagoda for one.
# - Anchors from data, targets that draw back where they belong, and the way back from raw numbers to boxes.
# - A loss with five parts and two masks, whose gradient is finite where the logarithm is not.
# - A detector on a frozen network, judged by an average precision that you wrote, on drawings, photographs and a designer that it had never met.
# - The knowledge that a falling loss and a good score are no tests of code.
