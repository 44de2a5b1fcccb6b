"""What several cards of week 1.1 share."""

import numpy as np
from scipy.stats import linregress

from autograder.authoring.domain import sizes

FILES = ("cars.tsv", "mnist.npz")
REFUSED = "raises ValueError"


def best_line(x, y):
    """Slope, intercept and mean squared error of the best line, by SciPy."""
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    line = linregress(x, y)
    errors = y - y.mean() - line.slope * (x - x.mean())         # x and y may lie far from 0
    return float(line.slope), float(line.intercept), float(np.mean(errors**2))


def points(draw, m, spread=1.0):
    """Points x, y (m,) about a line that rises or falls; no two x are alike, and they are in no order."""
    x = spread * (draw.permutation(m) + draw.uniform(0, 0.9, m))
    slope = draw.uniform(0.5, 3) * draw.choice([-1, 1])
    return {"x": x, "y": slope * x + spread * (draw.uniform(-5, 5) + draw.normal(size=m))}


def wild_points(draw, *, least=2, most=8):
    """Points x, y (m,) of any scale, some with ties, whole numbers or no error; not all x are alike."""
    m, = sizes(draw, 1, least=least, most=most)
    x, error = draw.normal(size=m), draw.normal(size=m)
    how = draw.integers(8)
    if how == 0:
        x = draw.integers(-3, 4, m)
    elif how == 1:
        x = draw.choice(x[:2], m)
    elif how == 2:
        error = np.zeros(m)
    if len(set(x)) == 1:
        x = x + np.arange(m)
    y = draw.normal() * x + draw.normal() + error
    if how == 3:
        y = np.full(m, draw.normal())
    elif how == 4:
        y = np.round(3 * y).astype(int)
    scales = 10 ** draw.uniform(-3, 3, 2)
    return {"x": x if how == 0 else scales[0] * x, "y": y if how == 4 else scales[1] * y}
