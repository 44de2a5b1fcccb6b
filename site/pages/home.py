"""What pages outside the weeks show of them: directives `courses`, the five courses and their weeks, from courses.yaml, and
`downloads`, the notebooks that can be downloaded.

A week that exists links to its lessons and to its exercises; the others are plain text.
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
                page = f"course{course}/week{week}/index"
                exists, exercises = page in self.env.found_docs, f"course{course}/week{week}/exercises"
                read = f"[read<span class='visually-hidden'> week {course}.{week}</span>]({page}.md)" if exists else ""
                do = (f"[do<span class='visually-hidden'> the exercises of week {course}.{week}</span>]({exercises}.md)"
                      if exercises in self.env.found_docs else "")
                rows.append(f"| {course}.{week} | {f'[{title}]({page}.md)' if exists else title} | {read} | {do} |")
            parts += [f"```{{rubric}} {course}. {facts['title']}", ":heading-level: 2", "```", "", *rows, ""]
        return "\n".join(parts)


class Downloads(MarkdownDirective):
    """A link to each notebook. The pages in a kit have none: there the notebooks lie beside them."""

    css = "buttons"

    def markdown(self) -> str:
        self.env.note_reread()
        archives = sorted((self.env.srcdir / "_extra" / "downloads").glob("*.zip"))
        links = [f'<a class="button" href="downloads/{archive.name}" download>{archive.stem}</a>' for archive in archives]
        return "\n".join(links) or "*These pages came with a kit: the notebooks are in it.*"


def setup(app):
    app.add_directive("courses", Courses)
    app.add_directive("downloads", Downloads)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
