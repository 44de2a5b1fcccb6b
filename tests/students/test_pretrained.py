"""The networks that come with the course do what they were trained for."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from PIL import Image

from coursekit import data, pretrained


def test_keras_is_imported_only_when_asked_for():
    code = "import sys; from coursekit import data, originals, pretrained; pretrained.face_detector(); print('keras' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "False"


# ---- faces

def windows(picture: np.ndarray, longest: int) -> tuple[np.ndarray, np.ndarray]:
    """P(face) of the windows of a picture made smaller, and where their middles are in it, as shares of its sides."""
    scale = longest / max(picture.shape[:2])
    w, h = (2 * round(scale * n / 2) for n in picture.shape[1::-1])
    small = np.asarray(Image.fromarray(picture).resize((w, h), Image.Resampling.BILINEAR))
    face, shifts = pretrained.p_net(small[np.newaxis], pretrained.face_detector()["p_net"])
    assert shifts.shape == (*face.shape, 4)
    rows, columns = np.mgrid[:face.shape[1], :face.shape[2]]
    return face[0], np.stack([(2 * columns + 6) / w, (2 * rows + 6) / h], axis=-1)


def test_p_net_finds_the_astronauts_face():
    face, middles = windows(data.photograph("astronaut"), 64)
    x, y = middles[np.unravel_index(face.argmax(), face.shape)]
    assert face.max() > 0.99 and 0.35 < x < 0.52 and 0.15 < y < 0.35
    assert (face > 0.6).mean() < 0.05


def test_p_net_counts_its_weights_and_its_windows():
    weights = pretrained.face_detector()
    assert {net: sum(array.size for array in arrays.values()) for net, arrays in weights.items()} == {"p_net": 6632, "o_net": 389_040}
    pictures = np.random.default_rng(0).integers(0, 256, (3, 19, 30, 3))
    face, shifts = pretrained.p_net(pictures, weights["p_net"])
    assert face.shape == (3, 5, 10) and shifts.shape == (3, 5, 10, 4)
    # A window's value is that of the window cut out; the second row of windows begins two pixels down.
    alone, _ = pretrained.p_net(pictures[1:2, 2:14, 6:18], weights["p_net"])
    assert alone.shape == (1, 1, 1) and alone[0, 0, 0] == pytest.approx(face[1, 1, 3], rel=1e-4)


def test_o_net_tells_faces_from_a_pagoda_and_points_at_the_eyes():
    crops = {"hopper": (160, 110, 360, 310), "astronaut": (167, 75, 277, 185), "china": (240, 280, 350, 390)}
    cut = np.stack([np.asarray(Image.fromarray(np.asarray(data.photograph(name))).crop(box).resize((48, 48), Image.Resampling.BILINEAR))
                    for name, box in crops.items()])
    face, _, points = pretrained.o_net(cut, pretrained.face_detector()["o_net"])
    assert face[0] > 0.9 and face[1] > 0.9 and face[2] < 0.6
    (left, right, nose, *mouth), (eye, other, tip, *lips) = points[0]
    assert left < nose < right and mouth[0] < nose < mouth[1] and max(eye, other) < tip < min(lips) and abs(eye - other) < 0.1
    with pytest.raises(ValueError, match="48, 48, 3"):
        pretrained.o_net(cut[:, 1:], pretrained.face_detector()["o_net"])


# ---- Keras

def square(picture: np.ndarray, side: int = 224) -> np.ndarray:
    short = min(picture.shape[:2])
    size = int(0.875 * short)
    top, left = (n - size >> 1 for n in picture.shape[:2])
    return np.asarray(Image.fromarray(picture[top:top + size, left:left + size]).resize((side, side), Image.Resampling.BICUBIC))


def test_lite0_names_what_is_in_free_photographs():
    model, names = pretrained.lite0(), pretrained.imagenet_classes()
    assert model.count_params() == 4_694_024 and not model.trainable_weights
    scores = model.predict(np.stack([square(data.photograph(name)) for name in ("coffee", "camera", "chelsea", "rocket")]), verbose=0)
    best = [[names[i].split(",")[0] for i in np.argsort(-row)[:3]] for row in scores]
    assert best[0][0] == "espresso" and best[1][0] == "tripod" and {"Egyptian cat", "tiger cat"} <= set(best[2]) and best[3][0] == "missile"


def test_lite0_in_parts():
    trunk, features = pretrained.lite0("trunk", side=64), pretrained.lite0("features", side=96)
    assert (trunk.count_params(), trunk.output_shape) == (716_928, (None, 4, 4, 112))
    assert (features.count_params(), features.output_shape) == (3_413_024, (None, 1280))
    # The features that are stored are those that it computes.
    drawings = data.emoji()["google"][:8]
    large = np.stack([np.asarray(Image.fromarray(drawing).resize((96, 96), Image.Resampling.BICUBIC)) for drawing in drawings])
    np.testing.assert_allclose(features.predict(large, verbose=0), data.emoji_features()["google"][:8], atol=6 / 255)
    with pytest.raises(ValueError, match="parts trunk, features, classes, not 'top'"):
        pretrained.lite0("top")


def test_vgg16s_lower_half():
    model = pretrained.vgg16_low()
    assert model.count_params() == 2_915_648 and not model.trainable_weights
    picture = data.photograph("chelsea")[np.newaxis, :49, :66].astype(np.float32)
    shapes = [tuple(layer.shape) for layer in model(picture)]
    assert shapes == [(1, 49, 66, 64)] * 2 + [(1, 24, 33, 128)] * 2 + [(1, 12, 16, 256)] * 3 + [(1, 6, 8, 512)]
    for wrong in ({"wanted": ["conv5_1"]}, {"wanted": []}, {"pooling": "mean"}):
        with pytest.raises(ValueError, match="should"):
            pretrained.vgg16_low(**wrong)
