"""Which figures of the pages hold pictures: noted in the file when a figure is drawn, read when it is placed.

Figures are drawn on white. On a dark page line art is turned inside out. Where colour or brightness itself says
something (photographs, digits, heat maps, filled contours, coloured surfaces) that would be false, and such a
figure stays as it is.
"""

from __future__ import annotations

import functools

_MARK = "Pictures"


def note_pictures() -> None:
    """From now on have every PNG that Matplotlib writes in this process say whether the figure holds pictures."""
    # Imported here: the site reads the marks without Matplotlib.
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    write = FigureCanvasAgg.print_png

    @functools.wraps(write)
    def print_png(self, *arguments, metadata=None, **options):
        noted = {_MARK: "yes"} if _has_pictures(self.figure) else {}
        return write(self, *arguments, metadata={**(metadata or {}), **noted}, **options)

    FigureCanvasAgg.print_png = print_png


def _has_pictures(figure) -> bool:
    from matplotlib.collections import PolyCollection, QuadMesh
    from matplotlib.contour import ContourSet
    from matplotlib.image import AxesImage

    def coloured(artist) -> bool:
        by_height = isinstance(artist, PolyCollection) and artist.get_array() is not None           # a surface
        return by_height or isinstance(artist, (AxesImage, QuadMesh)) or isinstance(artist, ContourSet) and artist.filled

    return any(coloured(artist) for axes in figure.axes for artist in axes.get_children())


def holds_pictures(png: bytes) -> bool:
    """Whether the figure in this file was drawn with pictures in it."""
    return b"tEXt" + _MARK.encode() + b"\0" in png
