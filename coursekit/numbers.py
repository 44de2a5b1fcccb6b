"""Numbers that a text prints, held against what its code computes."""

from __future__ import annotations

import numpy as np


def as_printed(value, printed, digits: int) -> None:
    """Check that a computed value rounds to the one that the text prints.

    Arguments:
        value: what the code computed, a number or an array.
        printed: what the text says, of the same shape.
        digits: how many digits behind the point it prints.

    Raises:
        AssertionError: if they differ by more than half a unit of the last digit; the message shows both.
    """
    # A little more than a half: a value that ends in 5 may be rounded either way.
    np.testing.assert_allclose(value, printed, rtol=0, atol=0.5001 * 10.0**-digits)
