"""The pictures that are painted by code."""

import numpy as np
import pytest

from coursekit import paintings


@pytest.mark.parametrize("paint", [paintings.whirls, paintings.glass, paintings.hatching])
def test_paints_the_same_picture_again_and_another_one_for_another_seed(paint):
    picture = paint(48, seed=3)
    assert picture.shape == (48, 48, 3) and picture.dtype == np.uint8
    assert np.array_equal(picture, paint(48, seed=3)) and not np.array_equal(picture, paint(48, seed=4))
    assert picture.std(axis=(0, 1)).min() > 20          # something is to be seen


def test_the_sky_is_blue_the_glass_colourful_the_ink_brown():
    whirls, glass, hatching = (paint(64).astype(float) for paint in (paintings.whirls, paintings.glass, paintings.hatching))
    assert whirls[..., 2].mean() > whirls[..., 0].mean() + 30
    assert np.ptp(glass, axis=2).mean() > 60 > np.ptp(hatching, axis=2).mean()
    assert (hatching[..., 0] >= hatching[..., 2]).all()
