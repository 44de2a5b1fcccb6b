"""Every section of the syllabus has a page of its own, in its order, in each week that exists."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.authoring import pages
from autograder.authoring.week import find_weeks

ROOT = Path(__file__).resolve().parents[2]

# How many sections the syllabus has for each week: 1.1.1 to 1.1.6, and so on.
SECTIONS = {"1.1": 6, "1.2": 18, "1.3": 11, "1.4": 8, "2.1": 14, "2.2": 10, "2.3": 11, "3.1": 12, "3.2": 10,
            "4.1": 11, "4.2": 11, "4.3": 10, "4.4": 11, "5.1": 12, "5.2": 10, "5.3": 11}
WEEKS = sorted(index.parent for index in ROOT.glob(f"{pages.WEEKS}/index.md"))


def number(week: Path) -> str:
    """"2.3" of course2/week3."""
    return f"{week.parent.name[-1]}.{week.name[-1]}"


@pytest.mark.parametrize("week", WEEKS, ids=number)
def test_each_section_has_one_page_in_order(week):
    assert [pages.section(page) for page in pages.lessons(week)] == [f"{number(week)}.{n}" for n in range(1, SECTIONS[number(week)] + 1)]
    assert [int(page.name[:2]) for page in pages.lessons(week)] == list(range(1, SECTIONS[number(week)] + 1))


@pytest.mark.parametrize("week", find_weeks(ROOT), ids=lambda week: week.name)
def test_each_exercise_belongs_to_a_section_of_its_week(week):
    taught = {pages.section(page) for page in pages.lessons(week.folder)}
    assert {exercise.section for exercise in week.exercises if exercise.section} <= taught
