"""`autograder new-week`: a new week that builds, passes, and shows by example what goes where.

The text of the files is in templates/week/. `<<number>>` stands for "2.3", `<<name>>` for
"course2-week3", and `<<title>>` for the week's subject, which site/courses.yaml knows.
"""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from .week import BadWeek

TEMPLATES = Path(__file__).parent / "templates" / "week"
SUBJECTS = Path("site") / "courses.yaml"


def new_week(root: Path, course: str, week: str) -> list[Path]:
    """Make the folder of a new week.

    Arguments:
        root: the checkout.
        course: as "course2".
        week: as "week3".

    Returns:
        The files that were made, sorted.

    Raises:
        BadWeek: if a name is malformed, the course has no such week, or the folder exists. Nothing is then made.
    """
    for name, kind in ((course, "course"), (week, "week")):
        if not re.fullmatch(rf"{kind}[1-9]", name):
            raise BadWeek(f"{name!r} is no {kind}: a name is like {kind}2")
    folder = root / course / week
    if folder.exists():
        raise BadWeek(f"{folder} exists already: choose another week, or remove the folder first")
    facts = {"number": f"{course[-1]}.{week[-1]}", "name": f"{course}-{week}", "title": _subject(root, course, week)}
    pages = {path.relative_to(TEMPLATES): _filled(path, facts) for path in sorted(TEMPLATES.rglob("*")) if path.is_file()}
    for name, text in pages.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in pages]


def _filled(template: Path, facts: dict[str, str]) -> str:
    """A template with its gaps filled; an unknown gap is a KeyError."""
    return re.sub(r"<<(\w+)>>", lambda gap: facts[gap[1]], template.read_text(encoding="utf-8"))


def _subject(root: Path, course: str, week: str) -> str:
    """What the list of weeks says that a week is about."""
    courses = yaml.safe_load((root / SUBJECTS).read_text(encoding="utf-8"))
    places = {f"course{i}": {f"week{j}": subject for j, subject in enumerate(about["weeks"], start=1)}
              for i, about in enumerate(courses, start=1)}
    if week not in places.get(course, {}):
        there = ", ".join(f"{name} has {len(weeks)}" for name, weeks in places.items())
        raise BadWeek(f"there is no {course}-{week}: {there} weeks. {SUBJECTS} lists them; add yours there first")
    return places[course][week]
