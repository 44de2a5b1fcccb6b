"""The course's data sets and the pictures that students bring themselves."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from coursekit import data
from coursekit.numbers import as_printed

SEVEN = "..######\n......##\n.....##\n....##\n...##\n..##\n..##\n.+#"


def test_digits_as_columns_and_as_pictures_are_the_same():
    columns, pictures = data.digits(), data.digits(images=True)
    assert {name: array.shape for name, array in pictures.items() if name.startswith("X")} == {
        "X_train": (1200, 8, 8, 1), "X_dev": (300, 8, 8, 1), "X_test": (297, 8, 8, 1)}
    for name in columns:
        flat = pictures[name].reshape(len(pictures[name]), -1).T if name.startswith("X") else pictures[name]
        assert np.array_equal(flat, columns[name])
    assert columns["X_train"].min() == 0 and columns["X_train"].max() == 1 and set(columns["y_test"]) == set(range(10))


def test_ears_are_pointed_or_round_and_the_same_for_a_seed():
    pictures, labels = data.ears(60, seed=3)
    assert pictures.shape == (60, 16, 16, 3) and set(labels) == {0, 1} and 0 <= pictures.min() and pictures.max() <= 1
    assert np.array_equal(pictures, data.ears(60, seed=3)[0]) and not np.array_equal(pictures, data.ears(60, seed=4)[0])
    brightness = pictures.mean(axis=3)
    assert (brightness[:, 10, 8] < brightness[:, 0, 0]).all()                  # dark heads on light ground ...
    mixed = data.ears(60, seed=3, random_polarity=True)[0].mean(axis=3)
    assert 15 < (mixed[:, 10, 8] < mixed[:, 0, 0]).sum() < 45                   # ... or half of them the other way round
    # A pointed ear tapers: the third row from its tip is wider than the tip. A round one begins wide.
    clean, kind = data.ears(200, seed=0, jitter=0, noise=0)
    dark = np.abs(clean - clean[:, :1, :1]).sum(axis=3) > 0.1
    tips = np.array([picture[picture.any(axis=1)][0].sum() for picture in dark])
    assert tips[kind == 0].mean() > 1.5 * tips[kind == 1].mean()


def test_a_typed_picture():
    seven = data.typed_picture(f"\n{SEVEN}\n")
    assert seven.shape == (8, 8) and seven[0].tolist() == [0, 0, 1, 1, 1, 1, 1, 1] and seven[7, 1] == 0.5


@pytest.mark.parametrize("text, said", [
    (SEVEN + "\n...", "has 9 lines"), (SEVEN.replace("######", "#######"), "line 1 of the drawing has 9"), (SEVEN.replace("+", "x"), "line 8.*'x'")])
def test_a_typed_picture_that_is_none(text, said):
    with pytest.raises(ValueError, match=said):
        data.typed_picture(text)


@pytest.mark.parametrize("paper, ink, size", [(250, 20, (300, 200)), (15, 240, (90, 400))])
def test_a_photo_is_cropped_centred_and_scaled(tmp_path, paper, ink, size):
    image = Image.new("L", size, paper)
    ImageDraw.Draw(image).rectangle([20, 30, 30, 90], fill=ink)                 # an upright stroke, off the middle
    image.save(tmp_path / "one.png")
    one = data.picture_file(tmp_path / "one.png")
    assert one.shape == (8, 8) and one.max() > 0.7 and 0 < one[:, 3:5].min() and one[:, :3].max() == one[:, 5:].max() == 0


def test_a_photo_that_is_none(tmp_path):
    (tmp_path / "text.png").write_text("no image")
    Image.new("RGB", (50, 50), "white").save(tmp_path / "blank.png")
    with pytest.raises(ValueError, match="text.png is not an image"):
        data.picture_file(tmp_path / "text.png")
    with pytest.raises(ValueError, match="nothing is drawn on .*blank.png"):
        data.picture_file(tmp_path / "blank.png")
    with pytest.raises(FileNotFoundError):
        data.picture_file(tmp_path / "none.png")


def test_numbers_as_printed():
    as_printed([0.12345, 2.0], [0.1235, 2.0], 4)
    with pytest.raises(AssertionError, match="0.124"):
        as_printed(0.1234, 0.124, 3)
