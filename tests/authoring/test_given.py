"""What an earlier week had students write, given to a later one."""

import nbformat
import pytest
from tiny import EXERCISES, NOTEBOOK, QUIZ, write_week

from autograder.authoring import leaks
from autograder.authoring.build import build
from autograder.authoring.given import FOLDER, BadGiven, all_of, asked, expanded, given_away
from autograder.authoring.week import find_root, find_weeks, run_source
from autograder.judging.judge import judge

ROOT = find_root()
EARLIER = '''\
"""Of the tiny week."""

import numpy as np


def standardise(x):
    """Mean 0, standard deviation 1."""
    mu = x.mean()
    sigma = np.sqrt(((x - mu) ** 2).mean())
    return (x - mu) / sigma


def fit_line(x, y):
    """Slope and intercept."""
    slope = np.mean(standardise(x) * y) / x.std()
    return slope, y.mean() - slope * x.mean()
'''


FILES = sorted((ROOT / FOLDER).glob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_is_given_is_right(path):
    """Judged by the cards of the week that has students write it; of a pair of which one is given, the other is the solution's."""
    week, = find_weeks(ROOT, [path.stem.replace("_", "-")])
    names = {each.name for each in all_of(ROOT) if each.week == week.name}
    namespace = week.namespace()
    run_source(path.read_text(encoding="utf-8"), namespace, path.stem)
    asked_for = [exercise for exercise in week.exercises if names & set(exercise.functions)]
    assert asked_for
    for exercise in asked_for:
        result = judge(week, exercise, namespace, seed=5)
        assert result.right and result.points == exercise.worth, (exercise.function, result.problems)


@pytest.fixture
def given(tmp_path):
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / "course1_week1.py").write_text(EARLIER, encoding="utf-8")
    (tmp_path / FOLDER / "course1_week2.py").write_text("def fit_line(x, y):\n    return 0, 0\n\n\ndef later(x):\n    return x\n", encoding="utf-8")
    return tmp_path


def test_the_source_stands_in_place_of_the_line(given):
    cell = expanded(given, "course1-week3", "import numpy as np\n# GIVEN: standardise, later\nx = 1\n")
    assert cell.startswith("import numpy as np\n# From week 1.1.\ndef standardise(x):") and cell.endswith("return x\nx = 1\n") and "GIVEN" not in cell
    assert [(each.name, each.week) for each in asked(given, "course1-week3", "# GIVEN: course1_week1.fit_line")] == [("fit_line", "course1-week1")]
    assert expanded(given, "course1-week3", "y = 2\n") == "y = 2\n"


@pytest.mark.parametrize("week, names, why", [
    ("course1-week2", "later", "no earlier week gives: there is standardise, fit_line"), ("course1-week1", "standardise", "there is nothing"),
    ("course1-week3", "fit_line", "several earlier weeks give: say whose: course1_week1.fit_line, course1_week2.fit_line"),
    ("course1-week2", "fit_line", "uses standardise: ask for that, too"), ("course1-week3", "relu", "there is standardise")])
def test_what_cannot_be_given_is_told(given, week, names, why):
    with pytest.raises(BadGiven, match=why):
        expanded(given, week, f"# GIVEN: {names}")


def test_names_of_cells_above_count(given):
    assert "def fit_line" in expanded(given, "course1-week2", "# GIVEN: fit_line", ["standardise"])


@pytest.mark.parametrize("name, text, why", [("week1.py", "", "named after the week"), ("course1_week1.py", "def f(:", "is not Python")])
def test_files_that_are_not_well_formed(tmp_path, name, text, why):
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / name).write_text(text, encoding="utf-8")
    with pytest.raises(BadGiven, match=why):
        all_of(tmp_path)


def test_a_later_notebook_runs_with_it_and_is_no_leak_where_an_earlier_one_would_be(given):
    first = write_week(given, name="course1-week1")
    line = "# GIVEN: standardise, course1_week1.fit_line\n"
    later = write_week(given, name="course1-week2", quiz=QUIZ,
                       notebook=NOTEBOOK.replace("start()\n", f"start()\n{line}").replace("standardise(", "scaled(").replace("(standardise)", "(scaled)")
                       .replace(": standardise", ": scaled").replace("fit_line(x, y)", "line(x, y)").replace("(fit_line)", "(line)").replace(": fit_line", ": line")
                       .replace("# GIVEN: scaled", "# GIVEN: standardise"),
                       exercises=EXERCISES.replace('"standardise",', '"scaled",').replace("class Standardise", "class Scaled").replace("class FitLine", "class Line"))
    assert later.namespace()["fit_line"] is not later.namespace()["line"]
    build(given)
    for step in ("source", "release"):
        notebook = nbformat.read(given / step / later.name / f"{later.name}.ipynb", as_version=4)
        assert sum("# From week 1.1.\ndef standardise(x):" in cell.source for cell in notebook.cells) == 1
    text = (given / "release" / later.name / f"{later.name}.ipynb").read_text()
    assert leaks.find(given, first.name, {f"course1-week2/{later.name}.ipynb": text}) == []
    for elsewhere in (f"course1-week1/{later.name}.ipynb", f"{later.name}.ipynb"):
        assert {leak.exercise for leak in leaks.find(given, first.name, {elsewhere: text})} >= {"standardise", "fit_line"}
    texts = {week.name: (week.folder / "notebook.py").read_text() for week in (first, later)}
    assert given_away(given, texts) == ["course1-week2 gives standardise, which course1-week1 has students write",
                                        "course1-week2 gives fit_line, which course1-week1 has students write"]
    assert given_away(given, {later.name: texts[later.name]}) == []


def test_one_hot_columns_are_right_and_are_what_week_2_3_shows_its_students():
    """That week gives them itself, so no card judges them."""
    each, = [each for each in all_of(ROOT) if each.name == "one_hot_matrix"]
    namespace = {}
    run_source(f"import numpy as np\n{each.source}", namespace, each.name)
    assert namespace["one_hot_matrix"]([2, 0], 4).tolist() == [[0, 1], [0, 0], [1, 0], [0, 0]]
    notebook = (ROOT / "course2" / "week3" / "notebook.py").read_text(encoding="utf-8")
    first, *_, last = each.source.splitlines()
    assert f"\n{first}\n" in notebook and f"\n{last}\n" in notebook
