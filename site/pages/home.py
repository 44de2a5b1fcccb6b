"""The directive `courses` of the home page: the five courses and their weeks, from courses.yaml.

A week that exists links to its lessons and to its notebook; the others are plain text.
"""

from __future__ import annotations

import yaml

from .markdown import MarkdownDirective


class Courses(MarkdownDirective):
    css = "courses"

    def markdown(self) -> str:
        path = self.env.app.confdir / "courses.yaml"
        self.depends_on(path)
        self.env.note_reread()                   # weeks come and go without a change of this page
        parts = []
        for course, facts in enumerate(yaml.safe_load(path.read_text(encoding="utf-8")), start=1):
            rows = ["| week | subject | read | do |", "|---|---|---|---|"]
            for week, title in enumerate(facts["weeks"], start=1):
                page, assignment = f"course{course}/week{week}/index", f"course{course}-week{week}"
                exists = page in self.env.found_docs
                download = self.env.srcdir / "_extra" / "downloads" / f"{assignment}.zip"
                read = f"[read<span class='visually-hidden'> week {course}.{week}</span>]({page}.md)" if exists else ""
                do = (f'<a href="downloads/{assignment}.zip" download>do<span class="visually-hidden"> the notebook of '
                      f"week {course}.{week}</span></a>") if download.is_file() else ""
                rows.append(f"| {course}.{week} | {f'[{title}]({page}.md)' if exists else title} | {read} | {do} |")
            parts += [f"```{{rubric}} {course}. {facts['title']}", ":heading-level: 2", "```", "", *rows, ""]
        return "\n".join(parts)


def setup(app):
    app.add_directive("courses", Courses)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
