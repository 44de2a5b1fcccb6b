"""Files that the build stages beside the pages: scripts (_static) and downloads (_extra)."""

from __future__ import annotations


def add_folders(app, config) -> None:
    config.html_static_path = [*config.html_static_path, str(app.srcdir / "_static")]
    if (app.srcdir / "_extra").is_dir():
        config.html_extra_path = [*config.html_extra_path, str(app.srcdir / "_extra")]


def setup(app):
    app.connect("config-inited", add_folders)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
