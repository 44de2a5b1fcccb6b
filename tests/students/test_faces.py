"""Faces made by code: the person is the same in every picture, all else is not."""

from __future__ import annotations

import numpy as np
import pytest

from coursekit.faces import FACE_FACTORS, faces


def test_faces_show_the_person_in_every_picture_and_nothing_else_twice():
    rng = np.random.default_rng(3)
    people = rng.uniform(-1, 1, (40, len(FACE_FACTORS)))
    one, other = faces(people, rng), faces(people, rng)
    assert one.shape == (40, 32, 32, 1) and one.dtype == np.float32 and 0 <= one.min() and one.max() <= 1
    assert np.array_equal(faces(people, np.random.default_rng(5)), faces(people, np.random.default_rng(5)))
    assert (np.abs(one - other).max(axis=(1, 2, 3)) > 0.1).all()
    studio = faces(people, rng, calm=True)
    assert np.array_equal(studio, faces(people, np.random.default_rng(5), calm=True))
    assert np.allclose(studio, studio[:, :, ::-1], atol=1e-6)                   # without tilt and side light: two equal halves
    assert faces(people[:3], rng, side=20).shape == (3, 20, 20, 1) and faces(people[:0], rng).shape == (0, 32, 32, 1)
    # A row's picture does not depend on the other rows.
    assert np.array_equal(studio[7:8], faces(people[7:8], rng, calm=True))


@pytest.mark.parametrize("factor, region, sign", [
    ("skin", np.s_[17, 11], 1), ("width", np.s_[16, 6], 1), ("height", np.s_[29, 16], 1), ("hair line", np.s_[8, 16], 1),
    ("eye distance", np.s_[13:16, 13:15], 1), ("eye size", np.s_[13:16, 11:13], -1), ("brows", np.s_[12, 9:14], -1), ("nose", np.s_[15:21, 14:18], -1), ("mouth width", np.s_[22, 11:21], -1), ("hair", np.s_[6, 16], 1)])
def test_a_number_of_a_person_is_seen_where_its_name_says(factor, region, sign):
    people = np.zeros((2, 10))
    people[:, FACE_FACTORS.index(factor)] = -1, 1
    little, much = faces(people, np.random.default_rng(0), calm=True)[..., 0]
    assert sign * (much[region].mean() - little[region].mean()) > 0.02


@pytest.mark.parametrize("people, said", [(np.zeros(10), "should be"), (np.zeros((2, 9)), "should be"), (np.full((1, 10), 1.1), "from -1 to 1"),
                                          (np.full((1, 10), np.nan), "from -1 to 1")])
def test_people_that_are_none(people, said):
    with pytest.raises(ValueError, match=said):
        faces(people, np.random.default_rng(0))
