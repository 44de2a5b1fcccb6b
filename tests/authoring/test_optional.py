"""Optional exercises: checked, judged and reported like any other; no marks, and no part of the 100 points."""

import json

import nbformat
import pytest
from nbgrader.apps import NbGraderAPI
from form import CARDS, NOTEBOOK
from tiny import solved, write_week

from autograder.authoring.build import build, summary
from autograder.authoring.exercise import UNPAID
from autograder.grading import nbgrader_hooks
from autograder.grading.marks import opened, points_of, prepare
from autograder.grading.nbgrader_hooks import course_config
from autograder.grading.notebook import Grader
from autograder.judging.judge import judge
from autograder.judging.strength import measure, shortfalls
from autograder.teaching import report
from coursekit.check import examine

WRONG = {"shifted": "def shifted(x): return x - x.min()", "taller": "def taller(x): return np.sum(x < x.mean())"}


@pytest.fixture(scope="module")
def week(tmp_path_factory):
    week = write_week(tmp_path_factory.mktemp("optional"), notebook=NOTEBOOK, exercises=CARDS, quiz=None)
    build(week.root)
    return week


def handed_in(week, folder, sources):
    notebook = nbformat.read(week.root / "release" / week.name / f"{week.name}.ipynb", as_version=4)
    for cell in notebook.cells:
        cell.source = sources.get(cell.id, cell.source)
    folder.mkdir(parents=True)
    nbformat.write(notebook, folder / f"{week.name}.ipynb")
    return folder


def test_is_no_part_of_the_100_points(week):
    source = nbformat.read(week.root / "source" / week.name / f"{week.name}.ipynb", as_version=4)
    points = {cell.metadata.nbgrader.grade_id: cell.metadata.nbgrader.points for cell in source.cells
              if cell.metadata.get("nbgrader", {}).get("grade")}
    assert points == {"check-shifted": 100, "check-taller": 0}
    heading, = (cell.source for cell in source.cells if "Exercise 2" in cell.source)
    assert "optional" in heading and "points" not in heading
    assert [row["points"] for row in summary(week)["exercises"]] == [100, 0]


def test_check_names_its_misconception_and_says_that_it_is_optional(week):
    folder = week.root / "release" / week.name
    right = examine("taller", solved(week), folder)
    assert right.right and right.possible == 0
    seen = examine("taller", solved(week, taller=WRONG["taller"]), folder)
    assert seen.status == "wrong" and seen.held[0][1] == "These are those below the mean."
    assert json.loads((folder / "checks.json").read_text())["dict"]["exercises"]["dict"]["taller"]["dict"]["optional"] is True


def test_is_judged_and_measured_like_any_other(week):
    exercise = week.exercise("taller")
    assert exercise.optional and (exercise.worth, exercise.possible) == (0, UNPAID)
    for namespace, right in ((solved(week), True), (solved(week, taller=WRONG["taller"]), False)):
        result = judge(week, exercise, namespace, seed=1)
        assert (result.right, result.points, result.possible, result.criteria) == (right, 0, 0, [])
    measured = measure(week, exercise)
    assert measured["misconceptions"] == [1, 1] and measured["mutants"][0] == measured["mutants"][1] > 0
    assert shortfalls({"taller": measured}) == []


@pytest.mark.parametrize("sources, points, statuses", [
    (WRONG, 100, ["right", "wrong"]), ({"taller": WRONG["taller"].replace("<", ">")}, 0, ["not attempted", "right"])])
def test_grading_tells_and_gives_nothing_for_it(week, tmp_path, sources, points, statuses):
    with Grader(week, seed=1) as grader:
        graded = grader.grade(grader.rebuild_folder(handed_in(week, tmp_path / "ada", sources)), "ada")
    assert graded.record["points"] == points and graded.record["possible"] == 100
    assert [row["status"] for row in graded.record["exercises"]] == statuses
    assert points_of(graded.notebook) == {"check-shifted": points, "check-taller": 0}
    shown = "".join(output.data["text/plain"] for cell in graded.notebook.cells if cell.cell_type == "code"
                    for output in cell.outputs if output.output_type == "display_data")
    assert "optional, no points" in shown
    submission, odd = report.read_record(graded.record, week)
    mark = submission.marks["taller"]
    assert odd == [] and mark.full and mark.solved == mark.share == (statuses[1] == "right")
    assert bool(report.one_fix_away(week, [submission])) == (not points)


def test_a_total_that_needs_it_is_refused(tmp_path):
    from autograder.authoring.week import BadWeek

    cards = CARDS.replace('"1.1.1", 100', '"1.1.1", 90').replace('"1.1.1", 0', '"1.1.1", 0.0')
    week = write_week(tmp_path, notebook=NOTEBOOK, exercises=cards, quiz=None)
    with pytest.raises(BadWeek, match="90 points, not 100"):
        build(week.root)


def test_goes_through_nbgrader(week, monkeypatch):
    handed_in(week, week.root / "submitted" / "ada" / week.name, WRONG)
    monkeypatch.setenv("AUTOGRADER_ROOT", str(week.root))
    config = course_config()
    config.CourseDirectory.root = str(week.root)
    url = f"sqlite:///{week.root / 'gradebook.db'}"
    config.CourseDirectory.db_url = url
    prepare(week, url, config)
    api = NbGraderAPI(config=config)
    try:
        done = api.autograde(week.name, "ada")
        assert done["success"], done["log"]
        feedback = api.generate_feedback(week.name, "ada")
        assert feedback["success"], feedback["log"]
    finally:
        while nbgrader_hooks._grader:
            nbgrader_hooks._grader.popitem()[1].warm.close()
    with opened(url) as gradebook:
        submission = gradebook.find_submission(week.name, "ada")
        assert (submission.score, submission.max_score, submission.needs_manual_grade) == (100, 100, False)
    page, = (week.root / "feedback" / "ada" / week.name).glob("*.html")
    assert "optional" in page.read_text() and "0 / 0" not in page.read_text()
