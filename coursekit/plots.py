"""The look of every figure of the course, in lessons and in notebooks: one style, one palette.

The palette is that of Okabe and Ito (2008), which people with the common forms of colour
blindness can tell apart. The site inverts figures in dark mode, so they keep a white background.
"""

from __future__ import annotations

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
from cycler import cycler
from matplotlib.transforms import offset_copy

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


def pictures(pictures, titles=None, *, columns: int = 10, signed: bool = False, size: float = 0.8):
    """Draw small pictures in a grid.

    Arguments:
        pictures: (n, height, width) or (n, height, width, channels), one or three channels, from 0 to 1.
        titles: a short text for each; none when None.
        columns: how many stand side by side.
        signed: whether they are weights: red below zero, white at zero, blue above, all on one scale.
        size: width and height of a picture, inches.

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
    figure, grid = plt.subplots(rows, columns, squeeze=False,
                                figsize=(max(size * columns, 1.6), (size if titles is None else size + 0.25) * rows + 0.1))
    limit = np.abs(pictures).max() or 1.0
    kind = {"cmap": "RdBu", "vmin": -limit, "vmax": limit} if signed else {"cmap": "gray_r", "vmin": 0, "vmax": 1}
    for ax in grid.flat:
        ax.axis("off")
    for i, (ax, picture) in enumerate(zip(grid.flat, pictures)):
        ax.imshow(picture, interpolation="nearest", **kind)
        if titles is not None:
            ax.set_title(titles[i], fontsize=9, loc="center", pad=3)
    return grid.ravel()[:len(pictures)]


def computation_graph(nodes: dict[str, dict], edges: list[tuple], *, ax=None):
    """Draw a computation graph: boxes joined by arrows, values in blue above the boxes, derivatives in red below.

    The interactive figures have the same, with the same arguments: `ui.graph` of site/_static/interactive.js.

    Arguments:
        nodes: name -> a dictionary with `at`, the place (column, row), row 0 at the top, and `label`; `value` and
            `derivative`, numbers or texts, where they are to be shown, else None or left out; `kind`: "input", "data" (nobody needs its
            derivative) or left out, an operation; `now`: whether it is the node of the present step.
        edges: (tail, head), (tail, head, way) or (tail, head, way, words). The way is "forward" or "backward", a red
            arrow from head to tail; the words stand on the arrow. Two arrows between the same boxes are drawn apart.
        ax: the Matplotlib axes to draw in; a new figure, as large as the graph needs, when None.

    Returns:
        The axes.
    """
    columns, rows = np.transpose([node["at"] for node in nodes.values()])
    if ax is None:
        ax = plt.subplots(figsize=(min(7.4, 1.75 * (np.ptp(columns) + 1)), 0.95 * (np.ptp(rows) + 1)))[1]
    ax.set(xlim=(columns.min() - 0.4, columns.max() + 0.5), ylim=(rows.max() + 0.5, rows.min() - 0.5))
    ax.axis("off")

    boxes = {}
    for name, node in nodes.items():
        kind = node.get("kind", "operation")
        box = {"boxstyle": "round,pad=0.35", "facecolor": "#F2F2F2" if kind == "data" else "#EAF3FA", "linewidth": 2.5 if node.get("now") else 1.3,
               "edgecolor": ORANGE if node.get("now") else {"input": GREEN, "data": GREY, "operation": BLUE}[kind]}
        label = ax.text(*node["at"], node["label"], ha="center", va="center", fontsize=12, bbox=box)
        boxes[name] = label.get_bbox_patch()
        for key, edge, distance, colour in [("value", 1, 7, BLUE), ("derivative", 0, -7, RED)]:
            if node.get(key) is not None:
                words = node[key] if isinstance(node[key], str) else f"{node[key]:.5g}".replace("-", "−")
                ax.annotate(words, (0.5, edge), xycoords=label, xytext=(0, distance), textcoords="offset points",
                            ha="center", va="bottom" if edge else "top", fontsize=11, color=colour)

    def arrow(points, tail, head, way="forward", words=""):
        """Draw one arrow, so many points above the line from box to box."""
        start, end, colour = (head, tail, RED) if way == "backward" else (tail, head, BLUE)
        upright = nodes[tail]["at"][0] == nodes[head]["at"][0]
        place = offset_copy(ax.transData, ax.figure, **{"x" if upright else "y": points}, units="points")
        ax.annotate("", nodes[end]["at"], nodes[start]["at"], xycoords=place, textcoords=place, arrowprops={
            "arrowstyle": "-|>", "mutation_scale": 15, "linewidth": 1.5, "color": colour,
            "patchA": boxes[start], "patchB": boxes[end], "shrinkA": 2, "shrinkB": 2})
        ax.text(*np.add(nodes[start]["at"], nodes[end]["at"]) / 2, words, transform=place, ha="center", va="center", fontsize=10,
                color=colour, bbox={"facecolor": "white", "edgecolor": "none", "pad": 1})

    for i, edge in enumerate(edges):
        same = [j for j, other in enumerate(edges) if set(other[:2]) == set(edge[:2])]
        arrow(8 * ((len(same) - 1) / 2 - same.index(i)), *edge)
    return ax


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
