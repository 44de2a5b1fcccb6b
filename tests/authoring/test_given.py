"""What an earlier week had students write, given to a later one."""

from types import SimpleNamespace

import nbformat
import numpy as np
import pytest
from tiny import EXERCISES, NOTEBOOK, QUIZ, write_week

from autograder.authoring import leaks
from autograder.authoring.build import build
from autograder.authoring.given import FOLDER, BadGiven, all_of, asked, expanded, given_away
from autograder.authoring.week import find_root, find_weeks, run_source
from autograder.judging import oracles
from autograder.judging.judge import judge
from coursekit.keras_settings import keras_settings

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
WRITTEN = {week.name.replace("-", "_") for week in find_weeks(ROOT)}


def given_of(stem):
    """The functions of a file of given/, by name."""
    namespace = {}
    run_source((ROOT / FOLDER / f"{stem}.py").read_text(encoding="utf-8"), namespace, stem)
    return SimpleNamespace(**namespace)


@pytest.mark.parametrize("path", [path for path in FILES if path.stem in WRITTEN], ids=lambda path: path.stem)
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


# Until the week that asks for them is written, and its cards judge them: file -> functions that a test below looks at.
BEFORE_THEIR_WEEK = {"course2_week1": {"numerical_gradients", "locate_bad_gradients"},
                     "course2_week2": {"random_mini_batches", "initialize_adam", "update_parameters_with_adam"}}


def test_what_is_given_before_its_week_is_written_is_looked_at_here():
    early = {path.stem: {each.name for each in all_of(ROOT) if each.week == path.stem.replace("_", "-")} for path in FILES}
    assert {stem: names for stem, names in early.items() if stem not in WRITTEN} == {
        stem: names for stem, names in BEFORE_THEIR_WEEK.items() if stem not in WRITTEN}


def test_gradients_by_nudging_and_which_are_bad():
    given, draw = given_of("course2_week1"), np.random.default_rng(2)
    X, Y = draw.normal(size=(3, 5)), oracles.one_hot([0, 1, 1, 0, 1], 2)
    parameters = oracles.draw_parameters(draw, [3, 4, 2])
    _, right = oracles.gradients(lambda p: oracles.cross_entropy(oracles.network(X, p)[0], Y), parameters)
    right = {f"d{name}": gradient for name, gradient in right.items()}
    before = {name: value.copy() for name, value in parameters.items()}
    numeric = given.numerical_gradients(lambda p: float(oracles.cross_entropy(oracles.network(X, p)[0], Y)), parameters)
    for name, gradient in right.items():
        np.testing.assert_allclose(numeric[name], gradient, atol=1e-7)
    for name, value in before.items():
        np.testing.assert_array_equal(parameters[name], value)
    assert given.locate_bad_gradients(numeric, right) == []
    wrong = right | {"dW2": 1.001 * right["dW2"], "db1": right["db1"].ravel()}
    del wrong["dW1"]
    assert given.locate_bad_gradients(numeric, wrong) == ["dW1", "dW2", "db1"]
    assert given.locate_bad_gradients({"dW": np.zeros(3)}, {"dW": np.zeros(3)}) == []


@pytest.mark.parametrize("m, size", [(10, 4), (8, 4), (3, 7), (1, 1)])
def test_mini_batches(m, size):
    X = np.arange(m) * np.array([[1], [10]])
    batches = given_of("course2_week2").random_mini_batches(X, 2 * X[:1], size, np.random.default_rng(0))
    assert [X_t.shape[1] for X_t, _ in batches] == [size] * (m // size) + [m % size] * (m % size > 0)
    assert all(np.array_equal(2 * X_t[:1], Y_t) and np.array_equal(10 * X_t[:1], X_t[1:]) for X_t, Y_t in batches)
    assert sorted(np.hstack([X_t for X_t, _ in batches])[0]) == list(range(m))


def test_adam_is_that_of_keras():
    import keras

    given, draw = given_of("course2_week2"), np.random.default_rng(1)
    parameters = {"W1": draw.normal(size=(2, 3)), "gamma1": draw.normal(size=(2, 1))}
    v, s = given.initialize_adam(parameters)
    with keras_settings(floatx="float64"):
        variables = [keras.Variable(value, dtype="float64") for value in parameters.values()]
        adam = keras.optimizers.Adam(0.125, beta_1=0.875, beta_2=1 - 2**-10)        # numbers that 32 bits hold
        for t in range(1, 6):
            grads = {f"d{name}": draw.normal(size=value.shape) for name, value in parameters.items()}
            parameters, v, s, v_corrected, s_corrected = given.update_parameters_with_adam(
                parameters, grads, v, s, t, learning_rate=0.125, beta1=0.875, beta2=1 - 2**-10)
            adam.epsilon = 1e-8 * (1 - (1 - 2**-10) ** t) ** 0.5                    # Keras adds it before the correction
            adam.apply(list(grads.values()), variables)
            assert all(np.allclose(v_corrected[key], v[key] / (1 - 0.875**t)) for key in v) and s_corrected.keys() == s.keys()
        for value, variable in zip(parameters.values(), variables):
            np.testing.assert_allclose(value, variable.numpy(), rtol=1e-6)


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
