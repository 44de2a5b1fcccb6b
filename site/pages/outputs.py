"""What cells put on a page: figures at the size they were meant for and never without words, text that is the same in every run.

Figures have two dots a pixel (see KERNEL_CONFIG of autograder.authoring.site), so they are shown at half their size.
"""

from __future__ import annotations

import re
import struct
from pathlib import Path

from docutils import nodes
from sphinx.util import logging

from autograder.authoring.figures import holds_pictures

logger = logging.getLogger(__name__)


def mend_figures(app, doctree) -> None:
    """Set the size of every executed figure, and a class where it holds pictures; one without an alt text is an error."""
    for image in doctree.findall(nodes.image):
        if "jupyter_execute" not in image["uri"]:
            continue
        if not image.get("alt", "").strip():
            logger.warning("a cell's figure has no alt text: give the cell `mystnb: image: alt:`", location=image)
        content = (Path(app.srcdir) / image["uri"].lstrip("/")).read_bytes()
        if holds_pictures(content):
            image["classes"].append("picture")
        if content.startswith(b"\x89PNG") and "width" not in image:
            width, height = struct.unpack(">II", content[16:24])
            image["width"], image["height"] = f"{width // 2}px", f"{height // 2}px"


def mend_text(app, doctree) -> None:
    """Remove outputs of which nothing is left; a memory address, another one in every run, is an error."""
    for output in list(doctree.findall(nodes.container)):
        if "cell_output" not in output["classes"]:
            continue
        if not output.children:
            output.parent.remove(output)
        address = re.search(r"<.* at 0x[0-9a-f]+>", output.astext())
        if address:
            logger.warning("a cell shows %s, which is another one in every run: give the value a name, "
                           "or show what is in it", address[0], location=output)


def setup(app):
    app.connect("doctree-read", mend_figures)
    app.connect("doctree-read", mend_text)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
