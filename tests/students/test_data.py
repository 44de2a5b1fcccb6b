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


def test_faces_show_the_person_in_every_picture_and_nothing_else_twice():
    rng = np.random.default_rng(3)
    people = rng.uniform(-1, 1, (40, len(data.FACE_FACTORS)))
    one, other = data.faces(people, rng), data.faces(people, rng)
    assert one.shape == (40, 32, 32, 1) and one.dtype == np.float32 and 0 <= one.min() and one.max() <= 1
    assert np.array_equal(data.faces(people, np.random.default_rng(5)), data.faces(people, np.random.default_rng(5)))
    assert (np.abs(one - other).max(axis=(1, 2, 3)) > 0.1).all()
    studio = data.faces(people, rng, calm=True)
    assert np.array_equal(studio, data.faces(people, np.random.default_rng(5), calm=True))
    assert np.allclose(studio, studio[:, :, ::-1], atol=1e-6)                   # without tilt and side light: two equal halves
    assert data.faces(people[:3], rng, side=20).shape == (3, 20, 20, 1) and data.faces(people[:0], rng).shape == (0, 32, 32, 1)
    # A row's picture does not depend on the other rows.
    assert np.array_equal(studio[7:8], data.faces(people[7:8], rng, calm=True))


@pytest.mark.parametrize("factor, region, sign", [
    ("skin", np.s_[17, 11], 1), ("width", np.s_[16, 6], 1), ("height", np.s_[29, 16], 1), ("hair line", np.s_[8, 16], 1),
    ("eye distance", np.s_[13:16, 13:15], 1), ("eye size", np.s_[13:16, 11:13], -1), ("brows", np.s_[12, 9:14], -1), ("nose", np.s_[15:21, 14:18], -1), ("mouth width", np.s_[22, 11:21], -1), ("hair", np.s_[6, 16], 1)])
def test_a_number_of_a_person_is_seen_where_its_name_says(factor, region, sign):
    people = np.zeros((2, 10))
    people[:, data.FACE_FACTORS.index(factor)] = -1, 1
    little, much = data.faces(people, np.random.default_rng(0), calm=True)[..., 0]
    assert sign * (much[region].mean() - little[region].mean()) > 0.02


@pytest.mark.parametrize("people, said", [(np.zeros(10), "should be"), (np.zeros((2, 9)), "should be"), (np.full((1, 10), 1.1), "from -1 to 1"),
                                          (np.full((1, 10), np.nan), "from -1 to 1")])
def test_people_that_are_none(people, said):
    with pytest.raises(ValueError, match=said):
        data.faces(people, np.random.default_rng(0))


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
