"""`new-week`: what it makes builds, is right, is strong, renders, and gives nothing away."""

import pytest

from autograder.authoring import leaks, scaffold, site
from autograder.authoring.build import stale
from autograder.authoring.review import review
from autograder.authoring.week import BadWeek, find_weeks
from autograder.judging.judge import judge
from autograder.judging.strength import measure, shortfalls
from new_week import fresh  # noqa: F401 - a fixture

WEEK = "course1-week2"


def test_makes_every_kind_of_file(tmp_path, fresh):
    (tmp_path / "site").symlink_to(fresh / "site")
    made = scaffold.new_week(tmp_path, "course2", "week1")
    assert all(path.is_relative_to(tmp_path / "course2" / "week1") for path in made)
    assert sorted(path.name for path in made) == ["01-first-lesson.md", "centre.py", "feature_ranges.py", "index.md", "notebook.py", "quiz.yaml", "to_unit.py"]
    for path in made:
        text = path.read_text(encoding="utf-8")
        assert "<<" not in text and "1.2" not in text, path
    assert made == sorted(made)
    assert "# 2.1.1 " in made[0].read_text(encoding="utf-8")


@pytest.mark.parametrize("course, week, why", [
    ("course1", "week2", "exists already"),
    ("course1", "week5", "course1 has 4"),
    ("course6", "week1", "there is no course6-week1"),
    ("course 1", "week1", "no course"),
    ("../course1", "week1", "no course"),
    ("course1", "week02", "no week"),
    ("course1", "2", "no week"),
    ("course0", "week1", "no course"),
])
def test_refuses_clearly(fresh, course, week, why):
    before = sorted(fresh.rglob("*"))
    with pytest.raises(BadWeek, match=why):
        scaffold.new_week(fresh, course, week)
    assert sorted(fresh.rglob("*")) == before


def test_builds_the_same_again(fresh):
    assert stale(fresh) == ""


def test_is_worth_100_points(fresh):
    week, = find_weeks(fresh)
    assert sum(exercise.worth for exercise in week.exercises) == 100


def test_its_solution_is_right(fresh):
    week, = find_weeks(fresh)
    for exercise in week.exercises:
        assert judge(week, exercise, week.namespace(), seed=3).right, exercise.function


def test_reaches_the_bars(fresh):
    week, = find_weeks(fresh)
    results = {exercise.function: measure(week, exercise) for exercise in week.exercises}
    assert shortfalls(results) == []
    measured = results["centre"]
    assert measured["misconceptions"] == [4, 4] and measured["named"] == 4
    assert measured["alternatives"] == [2, 2]
    for name, result in results.items():
        assert result["mutants"][0] == result["mutants"][1] and result["named"] == result["misconceptions"][1], (name, result["problems"])


def test_shows_nothing_that_a_student_should_not_see(fresh):
    week, = find_weeks(fresh)
    assert review(week) == []


def test_gives_nothing_away(fresh):
    assert leaks.check(fresh) == []


def test_its_pages_render(fresh, tmp_path):
    site.build(fresh, tmp_path / "site")                    # raises when Sphinx warns
    week = tmp_path / "site" / "course1" / "week2"
    lesson = (week / "01-first-lesson.html").read_text(encoding="utf-8")
    assert "Centred features" in lesson and "means: [175.  70.]" in lesson
    assert "notes to authors" not in lesson
    assert (week / "index.html").is_file() and (week / "quiz.html").is_file()
