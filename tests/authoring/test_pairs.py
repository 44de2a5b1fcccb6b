"""Cards of two functions: each is judged by itself, with the other one right."""

import nbformat
import pytest
from form import PAIR_CARDS, PAIR_NOTEBOOK
from tiny import earned, solved, write_week

from autograder.authoring import leaks
from autograder.authoring.build import build
from autograder.authoring.exercise import BadExercise
from autograder.authoring.week import BadWeek, find_weeks
from autograder.grading.notebook import Grader
from autograder.grading.rebuild import rebuild
from autograder.grading.submission import Cell
from autograder.judging.judge import judge, judge_file
from autograder.judging.strength import measure, shortfalls
from coursekit.check import check, examine

NORM = "def norm(x):\n    return np.sqrt(np.sum(x ** 2))\n"
BAD_NORM = "def norm(x):\n    return np.sum(x ** 2)\n"
UNIT = "def unit(x, default):\n    n = norm(x)\n    return x / n if n else default\n"
BAD_UNIT = "def unit(x, default):\n    n = norm(x)\n    return x / n if n else 7.0\n"


@pytest.fixture(scope="module")
def week(tmp_path_factory):
    week = write_week(tmp_path_factory.mktemp("pair"), notebook=PAIR_NOTEBOOK, exercises=PAIR_CARDS, quiz=None)
    build(week.root)
    return week


def judged(week, source, **options):
    return judge(week, week.exercise("norm"), solved(week, norm=source), seed=3, **options)


def test_is_one_exercise_of_the_first_name(week):
    exercise, = week.exercises
    assert exercise.function == "norm" and exercise.several and week.exercise("unit") is exercise
    assert [variant.of for variant in exercise.misconceptions] == ["", "unit"]
    release = nbformat.read(week.root / "release" / week.name / f"{week.name}.ipynb", as_version=4)
    assert any("Exercise 1: `norm` and `unit`" in cell.source for cell in release.cells)


def test_a_later_card_needs_either_function(tmp_path):
    later = PAIR_CARDS + '''

class Area(Exercise):
    """An area"""

    points, needs = 1, ("unit", "norm")

    def cases(self, draw):
        yield example("one", x=1.0)
        yield hidden("two", x=2.0)

    def oracle(self, x):
        return x * x
'''
    notebook = PAIR_NOTEBOOK + '''
# %% [markdown]
# ## Exercise: area

# %%
def area(x):
    ### START CODE HERE ###
    a = x * x
    ### END CODE HERE ###
    return a

# %%
check(area)
'''
    area = write_week(tmp_path, notebook=notebook, exercises=later, quiz=None).exercise("area")
    assert area.needs == area.builds_on == ("norm",)


@pytest.mark.parametrize("source, status, points", [
    (NORM + UNIT, "right", 100), (BAD_NORM + UNIT, "wrong", 80), ("def norm(x):\n    return y\n" + UNIT, "crashed", 80),
    (NORM + "def unit(x, default):\n    return 2 * x", "wrong", 20), (UNIT, "wrong", 80), (NORM, "wrong", 20), ("a = 1", "not attempted", 0)])
def test_each_half_is_judged_with_the_other_one_right(week, source, status, points):
    result = judged(week, source)
    assert (result.status, result.points, result.possible) == (status, points, 100)


def test_the_points_of_a_criterion_are_for_the_functions_that_have_cases_about_it(week):
    assert earned(judged(week, NORM + BAD_UNIT)) == {"values": 60, "generality": 0, "shape": 10, "inputs": 10}


def test_messages_say_of_which_function(week):
    result = judged(week, BAD_NORM + "def unit(x, default):\n    return x / x.sum()\n")
    assert {message for _, message in result.held} == {"The root is missing.", "These add up to 1; the length is another."}
    assert {problem.message[:7] for problem in result.problems} == {"`norm`:", "`unit`:"}
    assert "`unit` is not defined" in judged(week, NORM).problems[0].message


def test_a_slip_in_both_functions_is_told_once(tmp_path):
    cards = PAIR_CARDS.replace("These add up to 1; the length is another.", "The root is missing.")
    week = write_week(tmp_path, notebook=PAIR_NOTEBOOK, exercises=cards, quiz=None)
    result = judged(week, BAD_NORM + "def unit(x, default):\n    return x / x.sum()\n")
    assert [message for _, message in result.held] == ["The root is missing."]


def test_check_finds_it_by_either_name(week, monkeypatch, capsys):
    folder = week.root / "release" / week.name
    namespace = solved(week, norm=NORM + "def unit(x, default):\n    return 2 * x")
    for name in ("norm", "unit"):
        seen = examine(name, namespace, folder)
        assert (seen.exercise, seen.status) == ("norm", "wrong") and seen.problems[0].message.startswith("`unit`: ")
    monkeypatch.chdir(folder)
    exec("from coursekit.check import check\ncheck(unit)", namespace)
    assert "norm: wrong" in capsys.readouterr().out and check.__module__ == "coursekit.check"


def test_an_empty_half_is_told_and_costs_the_other_nothing(week, tmp_path):
    release = nbformat.read(week.root / "release" / week.name / f"{week.name}.ipynb", as_version=4)
    stub = next(cell.source for cell in release.cells if cell.id == "norm")
    half = stub.replace("length = None", "length = np.sqrt(np.sum(x ** 2))")
    path = tmp_path / "half.py"
    path.write_text(half)
    result = judge_file(week, week.exercise("norm"), path, seed=3)
    assert (result.status, result.points) == ("wrong", 20) and "`unit`" in result.problems[0].message
    path.write_text(stub)
    assert judge_file(week, week.exercise("norm"), path, seed=3).status == "not attempted"


def test_its_strength_is_measured(week):
    measured = measure(week, week.exercise("norm"))
    assert shortfalls({"norm": measured}) == []
    assert measured["misconceptions"] == [2, 2] and measured["alternatives"] == [2, 2] and measured["named"] == 2 and measured["domain"] == 300


def cells_of(week, *sources):
    return [Cell("code", source) for source in sources]


@pytest.mark.parametrize("sources, there, points", [
    ((NORM + UNIT,), 2, 100), ((NORM, UNIT), 2, 100), ((UNIT, NORM), 2, 100), ((BAD_NORM, UNIT), 2, 80),
    ((BAD_NORM + UNIT, NORM), 2, 100), ((NORM,), 1, 20)])
def test_rebuilding_finds_both_wherever_they_stand(week, tmp_path, sources, there, points):
    release = nbformat.read(week.root / "release" / week.name / f"{week.name}.ipynb", as_version=4)
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in sources])
    folder = tmp_path / "ada"
    folder.mkdir()
    nbformat.write(notebook, folder / f"{week.name}.ipynb")
    with Grader(week, seed=1) as grader:
        rebuilt = rebuild(grader.source, release, cells_of(week, *sources))
        graded = grader.grade(grader.rebuild_folder(folder), "ada")
    cell = next(cell for cell in rebuilt.notebook.cells if cell.id == "norm")
    assert cell.source.count("def norm") == cell.source.count("def unit") == 1
    assert rebuilt.missing == (["unit"] if there == 1 else []) and not any("shares a cell" in note for note in rebuilt.notes)
    assert graded.record["points"] == points


def test_gives_nothing_away(week):
    assert leaks.check(week.root) == []
    text = "def unit(x, default):\n    found = x / n if n else default\n    return found\n"
    assert [leak.exercise for leak in leaks.find(week.root, week.name, {"a.py": text})] == ["norm"]


@pytest.mark.parametrize("old, new, error, why", [
    ('.of("norm")', "", BadExercise, "should say whose it is"),
    ('length=5.0).of("unit")', 'length=5.0).of("norm")', BadExercise, "hidden case of unit|example.* of unit"),
    ('of="unit")\n    def by', 'of="other")\n    def by', BadExercise, "by_the_sum is of a function"),
    ('"unit": 3}', '"length": 3}', BadExercise, "parts is of a function"),
])
def test_a_card_that_is_not_whole_is_refused(tmp_path, old, new, error, why):
    week = write_week(tmp_path, notebook=PAIR_NOTEBOOK, exercises=PAIR_CARDS.replace(old, new, 1), quiz=None)
    with pytest.raises(error, match=why):
        week.exercises[0].draw(0)


def test_a_cell_that_lacks_one_is_refused(tmp_path):
    write_week(tmp_path, notebook=PAIR_NOTEBOOK.replace("def unit", "def other"), exercises=PAIR_CARDS, quiz=None)
    with pytest.raises(BadWeek, match="define unit, too"):
        find_weeks(tmp_path)[0].solutions
