"""The leak check finds leaks of every kind, planted here, and nothing in what students really get."""

import html
import io
import json
import shutil
import textwrap
import zipfile
from pathlib import Path

import nbformat
import numpy as np
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from autograder.authoring import leaks
from autograder.authoring.build import build
from autograder.authoring.week import find_weeks
from coursekit import plain
from new_week import fresh  # noqa: F401 - a fixture
from tiny import write_cards

ROOT = Path(__file__).resolve().parents[2]
WEEK = "course1-week2"

NOTEBOOK = '''

# %% [markdown]
# ## Exercise: smooth

# %%
def smooth(values, beta):
    """A moving average that forgets."""
    average, averages = 0.0, []
    ### START CODE HERE ###
    for t, value in enumerate(values):
        average = beta * average + (1 - beta) * value
        corrected = average / (1 - beta ** (t + 1))     # early ones have seen little
        averages.append(corrected)
    ### END CODE HERE ###
    return np.array(averages)

# %%
check(smooth)

# %% [markdown]
# ## Exercise: clip

# %%
def clip(gradients, limit):
    """Shorten a vector that is too long. Something is broken here: mend it."""
    ### START CODE HERE ###
    norm = np.linalg.norm(gradients)
    clipped = gradients * limit / max(norm, limit)
    # BROKEN CODE TO MEND
    # norm = np.abs(gradients).max()
    # clipped = gradients * limit / max(norm, limit)
    ### END CODE HERE ###
    return clipped

# %%
check(clip)
'''

EXERCISES = '''

class Smooth(Exercise):
    """A moving average that forgets"""

    section, points = "1.2.1", 5

    def cases(self, draw):
        yield example("three values", values=np.array([1.0, 2, 3]), beta=0.5)
        yield hidden("some drawn ones", values=draw.normal(size=12), beta=float(draw.uniform(0.1, 0.9)))
        yield hidden("many", values=draw.normal(size=300), beta=0.9)

    def oracle(self, values, beta):
        weights = (1 - beta) * beta ** np.arange(len(values))
        totals = np.convolve(values, weights)[:len(values)]
        return totals / np.cumsum(weights)

    uncorrected = slip("The early ones are too small.", ("average / (1 - beta ** (t + 1))", "average * (1 - beta ** 0 + 1)"))

    @misconception("The weights are swapped.")
    def swapped(values, beta):
        average, averages = 0.0, []
        for t, value in enumerate(values):
            average = (1 - beta) * average + beta * value
            averages.append(average / (1 - (1 - beta) ** (t + 1)))
        return np.array(averages)

    @alternative
    def recursive(values, beta):
        totals = np.zeros(len(values) + 1)
        for t in range(len(values)):
            totals[t + 1] = totals[t] * beta + values[t] * (1 - beta)
        return totals[1:] / (1 - beta ** np.arange(1, len(values) + 1))


class Clip(Exercise):
    """Shorten a vector that is too long"""

    section, points = "1.2.1", 5

    def cases(self, draw):
        yield example("3 and 4", gradients=np.array([3.0, 4]), limit=1.0)
        yield hidden("drawn", gradients=draw.normal(0, 9, 5), limit=1.5)

    def oracle(self, gradients, limit):
        return long_enough(gradients, limit)

    @misconception("That is the largest entry, not the length.")
    def by_entry(gradients, limit):
        norm = np.abs(gradients).max()
        clipped = gradients * limit / max(norm, limit)
        return clipped


def long_enough(gradients, limit):
    length = sum(entry ** 2 for entry in gradients) ** 0.5
    if length <= limit:
        return gradients
    return np.array([entry / length * limit for entry in gradients])
'''


@pytest.fixture(scope="module")
def rich(fresh, tmp_path_factory) -> Path:  # noqa: F811
    """A checkout with a week whose blocks, oracles and variants have several statements."""
    root = tmp_path_factory.mktemp("rich")
    for path in fresh.iterdir():
        if path.is_symlink():
            (root / path.name).symlink_to(path.resolve())
    shutil.copytree(fresh / "course1", root / "course1")
    folder = root / "course1" / "week2"
    (folder / "notebook.py").write_text((folder / "notebook.py").read_text() + NOTEBOOK)
    cards = {path.name: path.read_text() for path in (folder / "exercises").glob("*.py")}
    write_cards(folder / "exercises", cards.pop("centre.py").replace("points = 50", "points = 40") + EXERCISES)
    for name, card in cards.items():
        (folder / "exercises" / name).write_text(card)
    build(root)
    return root


def found(rich, text: str, file: str = "page.md") -> list[leaks.Leak]:
    return leaks.find(rich, WEEK, {file: textwrap.dedent(text)})


def one(rich, text, file, exercise, what) -> None:
    """Assert that exactly one exercise's secret of one kind is found in a text."""
    result = found(rich, text, file)
    assert {leak.exercise for leak in result} == {exercise}, result
    assert any(what in leak.what for leak in result), result
    assert all(leak.file == file and leak.found and file in str(leak) for leak in result)


def notebook(*code: str, text: str = "") -> str:
    return nbformat.writes(new_notebook(cells=[new_markdown_cell(text), *map(new_code_cell, code)]))


def test_what_students_get_is_clean(rich):
    assert leaks.check(rich) == []


def test_looks_into_the_interactive_figures_of_lessons(rich):
    figure = rich / "course1" / "week2" / "interactive" / "moving-average.js"
    figure.parent.mkdir(exist_ok=True)
    figure.write_text(f"/*\n{SOLUTION}*/\n")
    try:
        assert {(leak.file, leak.exercise) for leak in leaks.check(rich)} == {("course1/week2/interactive/moving-average.js", "smooth")}
    finally:
        figure.unlink()


@pytest.mark.parametrize("name", [week.name for week in find_weeks(ROOT)])
def test_the_weeks_are_clean(name):
    assert [str(leak) for leak in leaks.check(ROOT, (name,))] == []


# ---- solutions

SOLUTION = """\
for t, value in enumerate(values):
    average = beta * average + (1 - beta) * value
    corrected = average / (1 - beta ** (t + 1))
    averages.append(corrected)
"""


@pytest.mark.parametrize("how", ["plain", "loose", "commented", "renamed quotes", "indented", "text", "output"])
def test_a_solution_in_code(rich, how):
    code = {
        "plain": f"averages = []\n{SOLUTION}print(averages)",
        "loose": SOLUTION.replace("average = ", "average  =(\n        ").replace(" * value", " * value  # new\n    )"),
        "commented": "x = 1\n" + textwrap.indent(SOLUTION, "# "),
        "renamed quotes": "%matplotlib inline\n" + SOLUTION,
        "indented": "def another_name(values, beta, average, averages):\n" + textwrap.indent(SOLUTION, "    "),
        "text": "x = 1", "output": "x = 1"}[how]
    text = f"Nearly the line:\n\n```python\n{SOLUTION}```\n" if how == "text" else ""
    source = notebook(code, text=text)
    if how == "output":
        data = json.loads(source)
        data["cells"][1]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": SOLUTION.splitlines(keepends=True)}]
        source = json.dumps(data)
    one(rich, source, "n.ipynb", "smooth", "the solution")


def test_a_part_of_a_solution(rich):
    three = "\n".join(textwrap.dedent(line) for line in SOLUTION.splitlines()[1:])
    one(rich, three, "coursekit/tools.py", "smooth", "the solution")
    assert found(rich, "\n".join(three.splitlines()[:2]), "coursekit/tools.py") == []


def test_a_single_statement_where_the_student_should_write_it(rich):
    source = "def centre(X):\n    ### START CODE HERE ###\n    mu = np.mean(X, axis=1, keepdims=True)\n    X_centred = None\n"
    one(rich, notebook(source), "n.ipynb", "centre", "the solution, in `centre`")
    one(rich, notebook("%time\n" + source), "n.ipynb", "centre", "the solution, in `centre`")
    one(rich, notebook(source.replace("    mu", "    # mu")), "n.ipynb", "centre", "the solution, in `centre`")
    assert found(rich, notebook(source.replace("def centre", "def averages")), "n.ipynb") == []


def test_a_solution_on_pages(rich):
    one(rich, f"# A lesson\n\n```{{code-cell}} ipython3\n{SOLUTION}```\n", "page.md", "smooth", "the solution")
    spans = "".join(f"<span class='n'>{html.escape(character)}</span>" for character in SOLUTION)
    one(rich, f"<html><body><pre>{spans}</pre></body></html>", "page.html", "smooth", "the solution")


def test_a_build_that_forgot_to_empty_a_block(rich):
    source = (rich / "source" / WEEK / f"{WEEK}.ipynb").read_text()
    result = leaks.find(rich, WEEK, {f"release/{WEEK}.ipynb": source})
    assert {leak.exercise for leak in result} == {"centre", "feature_ranges", "to_unit", "smooth", "clip", "quiz", ""}
    assert any("norm = np.linalg.norm(gradients)" in leak.found for leak in result)


# ---- what exercises/ holds

@pytest.mark.parametrize("file", ["coursekit/a.py", "a.html", "a.md", "n.ipynb", "checks.txt"])
@pytest.mark.parametrize("exercise, what, code", [
    ("smooth", "the oracle", """\
        weights = (1 - beta) * beta ** np.arange(len(values))
        totals = np.convolve(values, weights)[:len(values)]
        return totals / np.cumsum(weights)
        """),
    ("smooth", "misconception swapped", """\
        for t, value in enumerate(values):
            average = (1 - beta) * average + beta * value
            averages.append(average / (1 - (1 - beta) ** (t + 1)))
        """),
    ("smooth", "misconception uncorrected", """\
        average = beta * average + (1 - beta) * value
        corrected = average * (1 - beta ** 0 + 1)
        averages.append(corrected)
        """),
    ("smooth", "alternative recursive", """\
        totals = np.zeros(len(values) + 1)
        for t in range(len(values)):
            totals[t + 1] = totals[t] * beta + values[t] * (1 - beta)
        """),
    ("", "`long_enough`", """\
        length = sum(entry ** 2 for entry in gradients) ** 0.5
        if length <= limit:
            return gradients
        return np.array([entry / length * limit for entry in gradients])
        """),
])
def test_code_of_exercises(rich, exercise, what, code, file):
    code = textwrap.dedent(code)
    code = textwrap.indent(code, "    ")
    text = {"a.html": f"<pre>{html.escape(code)}</pre>", "a.md": f"```python\n{code}```", "n.ipynb": notebook("def f(a):\n" + code),
            "coursekit/a.py": "def f(a):\n" + code}.get(file, code)
    one(rich, text, file, exercise, what)


def test_short_code_counts_where_it_is_at_home(rich):
    oracle = "    from sklearn.preprocessing import StandardScaler\n    return StandardScaler(with_std=False).fit_transform(X.T).T\n"
    one(rich, "def oracle(self, X):\n" + oracle, "a.py", "centre", "the oracle")
    assert found(rich, "def with_rows(X):\n" + oracle, "a.py") == []
    loops = "return np.array([[value - sum(row) / len(row) for value in row] for row in X])"
    one(rich, f"def centre(X):\n    {loops}\n", "a.py", "centre", "alternative with_loops")


def test_the_file_itself(rich):
    cards = "".join(path.read_text() for path in sorted((rich / "course1/week2/exercises").glob("*.py")))
    kinds = " ".join(leak.what for leak in found(rich, cards, "cards.py"))
    for kind in ("oracle", "the code of its cases", "standardised", "in_place", "with_loops", "swapped", "recursive", "long_enough",
                 "labels of hidden cases", "instructors' package"):
        assert kind in kinds, kind


def test_code_that_is_handed_out_to_be_mended_is_no_leak(rich):
    assert found(rich, (rich / "release" / WEEK / f"{WEEK}.ipynb").read_text(), "n.ipynb") == []
    assert "np.abs(gradients).max()" in (rich / "release" / WEEK / f"{WEEK}.ipynb").read_text()


def test_a_slip_that_loses_a_term_of_what_is_handed_out_is_no_leak():
    given = "total = a * weights[0] + b * weights[1]\nmean = total / (n - 1) + (a - b) / 2\n"
    slip = given.replace(" + (a - b) / 2", "")
    reading, (total, mean) = leaks.Reading("a.py", given), leaks.statements(given)
    for ignored, leak in ({total.text, mean.text}, False), ({total.text}, True):
        secret = leaks.Secret("f", "misconception term_lost", leaks.statements(slip), home=(), ignored=ignored)
        assert (secret.search(reading) is not None) == leak


def test_what_everybody_writes_is_no_leak(rich):
    assert found(rich, "import numpy as np\nmu = np.mean(X, axis=1, keepdims=True)\nX = X - mu\nreturn np.array(averages)\n", "a.py") == []


# ---- hidden cases

def drawn(rich, name="smooth", seed=0):
    week, = find_weeks(rich)
    return [case for case in week.exercise(name).draw(seed) if not case.example]


def checks_with(rich, change) -> str:
    """The week's checks.json with something planted in it."""
    data = plain.decode(json.loads((rich / "release" / WEEK / "checks.json").read_text()))
    change(data["exercises"])
    return json.dumps(plain.encode(data))


def test_a_hidden_case_in_the_checks(rich):
    def plant(cards):
        case = drawn(rich)[1]
        cards["smooth"]["cases"].append(cards["smooth"]["cases"][0] | {
            "label": case.label, "example": False, "inputs": {"values": np.zeros(2), "beta": 0.5}})
    one(rich, checks_with(rich, plant), "release/checks.json", "smooth", "a hidden case")


def test_a_hidden_case_that_claims_to_be_an_example(rich):
    def plant(cards):
        cards["smooth"]["cases"][0]["label"] = "many"
    one(rich, checks_with(rich, plant), "checks.json", "smooth", "a hidden case")


@pytest.mark.parametrize("which, file", [(0, "checks.json"), (1, "checks.json"), (0, "a.py"), (0, "a.md"), (1, "a.json")])
def test_inputs_of_a_hidden_case(rich, which, file):
    values = drawn(rich)[which].inputs["values"]
    if file == "checks.json":
        text = checks_with(rich, lambda cards: cards["smooth"]["cases"][0]["inputs"].update(values=values))
    elif file == "a.json":
        text = json.dumps(plain.encode(np.array([float(f"{x:.12g}") for x in values])))       # as the build rounds
    elif file == "a.py":
        text = f"values = np.array({values[:4].tolist()})"
    else:
        text = "| " + " | ".join(f"{x:.8f}" for x in values) + " |"
    one(rich, text, file, "smooth", "inputs of a hidden case")


def test_the_seed_that_grades_counts_too(rich, monkeypatch):
    values = drawn(rich, seed=12345)[0].inputs["values"]
    text = f"values = {values.tolist()}"
    assert found(rich, text, "a.py") == []
    monkeypatch.setenv("AUTOGRADER_SEED", "12345")
    one(rich, text, "a.py", "smooth", "inputs of a hidden case")


def test_labels_of_hidden_cases(rich):
    one(rich, 'yield hidden("more examples than features", X=1)', "a.py", "centre", "labels")
    one(rich, notebook('cases = ["some drawn ones", "many"]'), "n.ipynb", "smooth", "labels")
    assert found(rich, notebook('plt.title("many")'), "n.ipynb") == []


@pytest.mark.parametrize("planted, what", [
    ({"source": "x = 1"}, "more of a misconception"),
    ({"name": "swapped"}, "the authors' name"),
    ({"outcomes": [{"status": "raised", "type": "ValueError", "message": "", "line": "average = beta * value"}]}, "fails"),
    ({"outcomes": [{"status": "raised", "type": "ValueError", "line": "", "message":
      "in user code:\n    average = beta * average + (1 - beta) * value\n"}]}, "code in the message"),
])
def test_more_of_a_misconception_than_it_needs(rich, planted, what):
    def plant(cards):
        cards["smooth"]["misconceptions"][0].update(planted)
    one(rich, checks_with(rich, plant), "checks.json", "smooth", what)


def test_a_solution_in_a_probe(rich):
    def plant(cards):
        cards["smooth"]["request"]["probe"] = "def probe(student, values, beta):\n" + textwrap.indent(SOLUTION, "    ")
    one(rich, checks_with(rich, plant), "checks.json", "smooth", "the solution")


# ---- the quiz, the rest, archives

def test_reasons_of_the_quiz(rich):
    one(rich, "<p>One mean for <em>everything</em> would mix\nfeatures that have different units.</p>", "quiz.html", "quiz", "q1, option a")
    one(rich, "A note. Yes: one for each feature, taken over the 100 examples.", "quiz.md", "quiz", "q1, option b")
    assert found(rich, "A data set has 3 features and 100 examples, one in each column.", "quiz.md") == []


def test_answers_of_the_quiz(rich):
    one(rich, notebook('quiz = {\n    "q1": "b",\n    "q2": None,\n}'), "n.ipynb", "quiz", "an answer")
    one(rich, '<details class="sd quiz-option quiz-right">', "quiz.html", "quiz", "the right option")
    assert found(rich, notebook('quiz = {\n    "q1": None,\n    "q2": None,\n}'), "n.ipynb") == []


def test_hidden_tests_and_the_instructors_package(rich):
    one(rich, notebook("check(centre)\n### BEGIN HIDDEN TESTS"), "n.ipynb", "", "a hidden test")
    one(rich, notebook("if True:\n    from autograder.judging.hidden import grade"), "n.ipynb", "", "instructors' package")
    one(rich, "import autograder.judging.judge", "coursekit/a.py", "", "instructors' package")


def test_looks_into_archives_and_passes_over_images(rich):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("inner/a.py", SOLUTION)
    texts = leaks.texts_of({"kit/downloads/week.zip": file.getvalue(), "a.png": b"\x89PNG", "digits.h5": b"\x89HDF"})
    assert list(texts) == ["kit/downloads/week.zip/inner/a.py"]
    assert [leak.exercise for leak in leaks.find(rich, WEEK, texts)] == ["smooth"]
