"""Files that the build stages beside the pages: scripts (_static) and downloads (_extra), which templates may link to."""

from __future__ import annotations


def add_folders(app, config) -> None:
    config.html_static_path = [*config.html_static_path, str(app.srcdir / "_static")]
    if (app.srcdir / "_extra").is_dir():
        config.html_extra_path = [*config.html_extra_path, str(app.srcdir / "_extra")]


def name_download(app, pagename, templatename, context, doctree) -> None:
    """Tell the templates whether a page belongs to a week (`week`), and where its notebook can be downloaded (`download`)."""
    course, _, rest = pagename.partition("/")
    context["week"] = f"{course}-{rest.partition('/')[0]}" if course.startswith("course") and rest else ""
    archive = f"downloads/{context['week']}.zip"
    context["download"] = archive if (app.srcdir / "_extra" / archive).is_file() else ""


def setup(app):
    app.add_config_value("course_root", "", "env")          # the checkout, which autograder.authoring.site names
    app.connect("html-page-context", name_download)
    app.connect("config-inited", add_folders)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
