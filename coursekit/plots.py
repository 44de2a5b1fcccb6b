"""The look of every figure of the course, in lessons and in notebooks: one style, one palette.

The palette is that of Okabe and Ito (2008), which people with the common forms of colour
blindness can tell apart. The site inverts figures in dark mode, so they keep a white background.
"""

from __future__ import annotations

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
from cycler import cycler

BLUE, ORANGE, GREEN, RED, PURPLE, SKY, YELLOW, GREY = (
    "#0072B2", "#E69F00", "#009E73", "#D55E00", "#CC79A7", "#56B4E9", "#F0E442", "#6E6E6E",
)
PALETTE = [BLUE, ORANGE, GREEN, RED, PURPLE, SKY, YELLOW, GREY]


def use_style() -> None:
    """Make Matplotlib draw in the style of the course, in this process."""
    mpl.rcParams.update({
        "axes.prop_cycle": cycler(color=PALETTE),
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.grid": True,
        "axes.axisbelow": True,
        "axes.titlesize": 11,
        "axes.titlelocation": "left",
        "grid.color": "#E3E3E3",
        "figure.figsize": (7.0, 3.4),
        "figure.dpi": 100,
        "figure.constrained_layout.use": True,
        "font.size": 10,
        "font.family": "DejaVu Sans",       # comes with Matplotlib, so figures are the same everywhere
        "image.cmap": "viridis",
        "legend.frameon": False,
        "lines.linewidth": 2.0,
        "svg.hashsalt": "coursekit",         # the same figure gives the same bytes
    })


def learning_curves(curves: dict[str, list[float]], *, xlabel="epoch", ylabel="cost", ax=None):
    """Draw one line for each named list of numbers.

    Arguments:
        curves: name -> values, one value per epoch; values may be NaN where training diverged.
        xlabel, ylabel: what the axes say.
        ax: the Matplotlib axes to draw in; a new figure when None.

    Returns:
        The axes.
    """
    ax = ax or plt.subplots()[1]
    for name, values in curves.items():
        ax.plot(range(1, len(values) + 1), values, label=name)
    ax.set(xlabel=xlabel, ylabel=ylabel)
    ax.legend()
    return ax


def confusion_matrix(labels, predictions, C: int, *, ax=None):
    """Draw how often class i was taken for class j.

    Arguments:
        labels: right classes, (m,) of 0..C-1.
        predictions: predicted classes, (m,) of 0..C-1.
        C: number of classes.
        ax: the Matplotlib axes to draw in; a new figure when None.

    Returns:
        The axes.
    """
    ax = ax or plt.subplots(figsize=(4.6, 4.2))[1]
    counts = np.zeros((C, C), dtype=int)
    np.add.at(counts, (np.asarray(labels), np.asarray(predictions)), 1)
    ax.imshow(np.log1p(counts), cmap="Blues")
    for row, column in np.argwhere(counts):
        dark = counts[row, column] > np.expm1(np.log1p(counts.max()) / 2)
        ax.text(column, row, counts[row, column], ha="center", va="center",
                fontsize=8, color="white" if dark else "black")
    ax.set(xlabel="predicted", ylabel="right", xticks=range(C), yticks=range(C))
    ax.grid(False)
    return ax


def pictures(pictures, titles=None, *, columns: int = 10, signed: bool = False):
    """Draw small pictures in a grid.

    Arguments:
        pictures: (n, height, width) or (n, height, width, channels), one or three channels, from 0 to 1.
        titles: a short text for each; none when None.
        columns: how many stand side by side.
        signed: whether they are weights: red below zero, white at zero, blue above, all on one scale.

    Returns:
        The axes, (n,).
    """
    pictures = np.asarray(pictures)
    if pictures.ndim == 4 and pictures.shape[-1] == 1:
        pictures = pictures[..., 0]
    if pictures.ndim not in (3, 4) or pictures.ndim == 4 and pictures.shape[-1] != 3:
        raise ValueError(f"pictures should be (n, height, width), or with 1 or 3 channels behind; they are {pictures.shape}")
    columns = min(columns, len(pictures))
    rows = -(-len(pictures) // columns)
    figure, grid = plt.subplots(rows, columns, figsize=(max(0.8 * columns, 1.6), (0.8 if titles is None else 1.05) * rows + 0.1), squeeze=False)
    limit = np.abs(pictures).max() or 1.0
    kind = {"cmap": "RdBu", "vmin": -limit, "vmax": limit} if signed else {"cmap": "gray_r", "vmin": 0, "vmax": 1}
    for ax in grid.flat:
        ax.axis("off")
    for i, (ax, picture) in enumerate(zip(grid.flat, pictures)):
        ax.imshow(picture, interpolation="nearest", **kind)
        if titles is not None:
            ax.set_title(titles[i], fontsize=9, loc="center", pad=3)
    return grid.ravel()[:len(pictures)]


def decision_regions(predict, X, labels, *, ax=None, steps: int = 200, margin: float = 0.5):
    """Colour the plane by the predicted class, with the examples on top.

    Arguments:
        predict: function (2, k) -> (k,) of classes.
        X: examples as columns, (2, m).
        labels: classes, (m,).
        ax: the Matplotlib axes to draw in; a new figure when None.
        steps: points per side of the grid that is coloured.
        margin: how far the picture goes beyond the outermost examples.

    Returns:
        The axes.
    """
    ax = ax or plt.subplots(figsize=(4.4, 4.0))[1]
    C = int(np.max(labels)) + 1
    colours = mpl.colors.ListedColormap(PALETTE[:C])
    (x_low, y_low), (x_high, y_high) = X.min(axis=1) - margin, X.max(axis=1) + margin
    xs, ys = np.meshgrid(np.linspace(x_low, x_high, steps), np.linspace(y_low, y_high, steps))
    regions = np.asarray(predict(np.vstack([xs.ravel(), ys.ravel()]))).reshape(xs.shape)
    ax.imshow(regions, extent=(x_low, x_high, y_low, y_high), origin="lower", aspect="auto",
              cmap=colours, vmin=-0.5, vmax=C - 0.5, alpha=0.25, interpolation="nearest")
    ax.scatter(*X, c=labels, cmap=colours, vmin=-0.5, vmax=C - 0.5, s=14, edgecolor="white", linewidth=0.4)
    ax.grid(False)
    return ax
