"""The figures that lessons and notebooks have in common."""

from __future__ import annotations

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pytest

from coursekit import plots


@pytest.fixture(autouse=True)
def close():
    yield
    plt.close("all")


@pytest.mark.parametrize("shape, signed", [((3, 8, 8), True), ((12, 8, 8, 1), False), ((2, 16, 16, 3), False)])
def test_pictures_are_drawn_with_their_titles(shape, signed):
    axes = plots.pictures(np.random.default_rng(0).random(shape), [f"title {i}" for i in range(shape[0])], signed=signed)
    assert [ax.get_title() for ax in axes] == [f"title {i}" for i in range(shape[0])] and all(ax.images for ax in axes)
    if signed:
        low, high = axes[0].images[0].get_clim()
        assert low == -high                                                     # white is zero


def test_pictures_are_as_large_as_asked():
    axes = plots.pictures(np.zeros((7, 8, 8)), columns=5, size=2)
    assert axes[0].figure.get_size_inches().tolist() == pytest.approx([10, 4.1])


def test_what_is_no_picture_is_refused():
    with pytest.raises(ValueError, match=r"they are \(4, 64\)"):
        plots.pictures(np.zeros((4, 64)))


def graph(edges, **values):
    """The axes with the graph of J = 3(a + u), drawn, and the arrows in it."""
    nodes = {"a": {"at": (0, 0), "label": "a", "kind": "input"}, "u": {"at": (0, 1), "label": "u", "kind": "data"},
             "v": {"at": (1, 0.5), "label": "v = a + u"}, "J": {"at": (2, 0.5), "label": "J", "now": True}}
    ax = plots.computation_graph({name: node | values.get(name, {}) for name, node in nodes.items()}, edges)
    ax.figure.canvas.draw()
    return ax, [text for text in ax.texts if getattr(text, "arrow_patch", None)]


def test_a_computation_graph_shows_values_derivatives_and_words():
    ax, _ = graph([("a", "v"), ("u", "v"), ("v", "J", "backward", "×3")], a={"value": -5}, J={"value": "33", "derivative": 1})
    shown = {text.get_text(): text for text in ax.texts}
    assert {"a", "u", "v = a + u", "J", "−5", "33", "1", "×3"} <= set(shown)
    assert shown["33"].get_color() == plots.BLUE and shown["1"].get_color() == shown["×3"].get_color() == plots.RED
    height = {words: shown[words].get_window_extent().y0 for words in ("33", "J", "1")}
    assert height["33"] > height["J"] > height["1"]                             # the value above the box, the derivative below
    boxes = [shown[words].get_bbox_patch().get_edgecolor() for words in ("a", "u", "v = a + u", "J")]
    assert [mpl.colors.to_hex(box).upper() for box in boxes] == [plots.GREEN, plots.GREY, plots.BLUE, plots.ORANGE]


def test_arrows_of_a_computation_graph_point_the_right_way_and_keep_apart():
    ax, (forward, backward) = graph([("v", "J"), ("v", "J", "backward")])
    assert forward.xy == backward.xyann == (2, 0.5) and forward.xyann == backward.xy == (1, 0.5)      # xy is the head
    assert backward.arrow_patch.get_window_extent().y1 <= forward.arrow_patch.get_window_extent().y0 + 1
    _, (first, second) = graph([("v", "J"), ("v", "J")])                        # used twice
    assert second.arrow_patch.get_window_extent().y1 <= first.arrow_patch.get_window_extent().y0 + 1
    ax, (only,) = graph([("v", "J")])
    place = only.arrow_patch.get_window_extent()
    assert (place.y0 + place.y1) / 2 == pytest.approx(ax.transData.transform((2, 0.5))[1], abs=1)
