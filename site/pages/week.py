"""What pages show of a week's files: directives `week-glance`, `week-lessons`, `week-exercises`, and of all weeks of a course
`course-hours`.

Titles and minutes come from the lessons' own front matter; points, difficulty, minutes and strength
from exercises.json, which the build writes.
"""

from __future__ import annotations

from pathlib import Path

from autograder.authoring.pages import exercise_label, exercises, front_matter, heading, lessons, section

from .markdown import MarkdownDirective


def duration(minutes: int) -> str:
    """125 -> "2 h 5 min"."""
    hours, rest = divmod(minutes, 60)
    return " ".join(part for part in (f"{hours} h" if hours else "", f"{rest} min" if rest or not hours else "") if part)


def number(value: float) -> str:
    """8.0 -> "8", 2.5 -> "2.5"."""
    return f"{value:g}"


def reading(folder: Path) -> int:
    """The minutes of a week's lessons."""
    return sum(front_matter(page).get("minutes", 0) for page in lessons(folder))


def graded(facts: dict) -> list[dict]:
    """The exercises of a week that give points."""
    return [exercise for exercise in facts["exercises"] if exercise["points"]]


class Glance(MarkdownDirective):
    """How long the week takes, and where to start."""

    css = "week-glance"

    def markdown(self) -> str:
        pages, facts = lessons(self.folder), exercises(self.folder)
        self.depends_on(*pages, self.folder / "exercises.json")
        assignment = "-".join(self.env.docname.split("/")[:-1])
        up = "../" * self.env.docname.count("/")
        said = [f"{len(pages)} lessons, {duration(reading(self.folder))} of reading" if pages else "No lessons yet"]
        if facts:
            count = len(graded(facts))
            doing, points = (sum(exercise[what] for exercise in graded(facts)) for what in ("minutes", "points"))
            optional = len(facts["exercises"]) - count
            said += [f"{count} exercises, {duration(doing)}, {number(points)} points" + (f", and {optional} optional" if optional else "")]
        buttons = []
        if pages:
            buttons.append(f"[Read the first lesson]({pages[0].name}){{.button .button-first}}")
        if (self.env.srcdir / "_extra" / "downloads" / f"{assignment}.zip").is_file():
            buttons.append(f'<a class="button" href="{up}downloads/{assignment}.zip" download>Download this notebook</a>')
        buttons.append("[Do the exercises](/do-the-exercises.md){.button}")
        if (self.folder / "quiz.md").is_file():
            buttons.append("[Take the quiz](quiz.md){.button}")
        return " · ".join(said) + "\n\n" + "\n".join(buttons)


class Lessons(MarkdownDirective):
    """The lessons with their minutes."""

    css = "week-lessons"

    def markdown(self) -> str:
        pages = lessons(self.folder)
        self.depends_on(*pages)
        rows = ["| lesson | minutes |", "|---|--:|"]
        for page in pages:
            rows.append(f"| [{heading(page)}]({page.name}) | {front_matter(page).get('minutes', '')} |")
        return "\n".join(rows)


class Exercises(MarkdownDirective):
    """The exercises, and how well each one's hidden checks tell right from wrong."""

    css = "week-exercises"

    def markdown(self) -> str:
        facts = exercises(self.folder)
        self.depends_on(self.folder / "exercises.json")
        assignment = "-".join(self.env.docname.split("/")[:-1])
        if not (Path(self.env.config.course_root) / self.folder.relative_to(self.env.srcdir) / "notebook.py").is_file():
            return "The notebook of this week is not written yet."
        if facts is None:
            return (":::{admonition} The exercises are not listed\n:class: note\n"
                    f"`autograder build {assignment}` writes what this table shows. Run it, then build the site again.\n:::")
        by_section = {section(page): page.name for page in lessons(self.folder)}
        rows = ["| exercise | lesson | difficulty | minutes | points | strength |", "|---|---|---|--:|--:|---|"]
        for exercise in facts["exercises"]:
            taught = str(exercise["section"])
            lesson = f"[{taught}]({by_section[taught]})" if taught in by_section else taught
            entry = f"{{ref}}`{exercise['title']} <{exercise_label(assignment, exercise['name'])}>`"
            names = ", ".join(f"`{name}`" for name in exercise.get("functions", [exercise["name"]]))
            rows.append(f"| {entry} {names} | {lesson} | {self.dots(exercise['difficulty'])} "
                        f"| {exercise['minutes']} | {number(exercise['points']) if exercise['points'] else 'optional'} | {self.strength(exercise)} |")
        return "\n".join(rows)

    @staticmethod
    def dots(difficulty: int) -> str:
        """1 to 5 as filled and empty dots, with the number for those who hear the page."""
        return (f'<span class="difficulty" role="img" aria-label="{difficulty} of 3">'
                f"{'●' * difficulty}{'○' * (3 - difficulty)}</span>")

    @staticmethod
    def strength(exercise: dict) -> str:
        """How many misconceptions and mutants the hidden checks reject, and how many right variants they accept."""
        measured = exercise.get("strength") or {}
        words = {"misconceptions": "misconceptions", "mutants": "mutants", "alternatives": "right variants"}
        return "<br>".join(f"{measured[key][0]}/{measured[key][1]} {words[key]}"
                           for key in words if measured.get(key) and measured[key][1]) or "not measured"


class Hours(MarkdownDirective):
    """How long each week of this page's course takes, as the pages of the weeks say it, and all of them together."""

    css = "course-hours"

    def markdown(self) -> str:
        self.env.note_reread()                   # weeks come and go without a change of this page
        course = self.folder.parent
        rows, sums = ["| week | lessons | exercises |", "|---|--:|--:|"], [0, 0]
        for index in sorted(course.glob("week*/index.md")):
            facts = exercises(index.parent)
            minutes = [reading(index.parent), sum(exercise["minutes"] for exercise in graded(facts)) if facts else 0]
            sums = [before + more for before, more in zip(sums, minutes)]
            name = f"{course.name.removeprefix('course')}.{index.parent.name.removeprefix('week')}"
            rows.append(f"| {name} | {duration(minutes[0])} | {duration(minutes[1]) if facts else 'being written'} |")
        return "\n".join([*rows, f"| together | {duration(sums[0])} | {duration(sums[1])} |"])


def setup(app):
    app.add_directive("course-hours", Hours)
    app.add_directive("week-glance", Glance)
    app.add_directive("week-lessons", Lessons)
    app.add_directive("week-exercises", Exercises)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
