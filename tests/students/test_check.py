"""`check` as a student meets it: verdicts from a week's checks.json, as text and as a table, and notices of what is still empty."""

from __future__ import annotations

import functools
import html.parser
import json
import linecache
import shutil

import pytest
from tiny import TINY, solved, with_edits

from coursekit import check, plain
from coursekit.check import NoChecks, examine
from coursekit.notebook import unfilled_notice
from coursekit.show import MIME, Shown, distinct
from coursekit.verdict import Problem, Verdict

QUIZ = {"q1": "b", "q2": "c"}


@pytest.fixture
def desk(tiny, tmp_path, monkeypatch):
    """Where a student works: the folder that was handed out is the current one."""
    shutil.copytree(tiny.root / "release" / TINY, tmp_path / "desk")
    monkeypatch.chdir(tmp_path / "desk")
    return tmp_path / "desk"


def released(week) -> dict[str, str]:
    """The cells of the exercises as they are handed out."""
    notebook = json.loads((week.root / "release" / TINY / f"{TINY}.ipynb").read_text(encoding="utf-8"))
    return {cell["metadata"]["nbgrader"]["grade_id"]: "".join(cell["source"]) for cell in notebook["cells"]
            if cell["metadata"].get("nbgrader", {}).get("solution")}


# ---- the four verdicts

def test_a_contribution_that_is_not_filled_in_is_explained(tiny, desk):
    cell = released(tiny)["Counter"]
    assert "self.counts[label] += None" in cell
    half = solved(tiny, Counter=cell.replace("self.counts = None", "self.counts = [0] * C"))
    assert "exercise 5, `Counter`" in unfilled_notice("Counter(3).add(1)", half)
    result = examine("Counter", half)
    assert result.status == "crashed" and result.message == "Still None in your block: self.counts[label]."


def test_right_says_that_only_visible_checks_ran(tiny, desk, capsys):
    namespace = solved(tiny)
    for name in ("standardise", "fit_line", "pick", "running_total", "Counter"):
        assert examine(name, namespace).right
    exec("check(standardise)", namespace)
    out = capsys.readouterr().out
    assert "✓ standardise: right" in out and "visible" in out and "Hidden" in out


def test_wrong_says_what_came_and_on_which_input(tiny, desk, capsys):
    exec("check(standardise)", with_edits(tiny, "standardise", ("x.mean()", "x.mean() + 0.5")))
    out = capsys.readouterr().out
    assert "✗ standardise: wrong" in out and "expected" in out and "x = [1., 2., 6.]" in out


@pytest.mark.parametrize("name", ["standardise", "fit_line", "pick", "running_total", "Counter"])
def test_every_misconception_is_named_from_what_was_stored(tiny, desk, name):
    exercise = tiny.exercise(name)
    for variant in exercise.misconceptions:
        result = examine(name, tiny.with_variant(exercise, variant))
        assert result.status in ("wrong", "crashed") and result.held[0][1] == variant.message
        assert variant.message in repr(Shown(result, False))


def test_crashed_says_the_error_and_the_line(tiny, desk, capsys):
    exec("check(standardise)", with_edits(tiny, "standardise", ("sigma = np.sqrt(", "sigma = np.squareroot(")))
    out = capsys.readouterr().out
    assert "crashed" in out and "AttributeError" in out and "sigma = np.squareroot(" in out and "x = [1., 2., 6.]" in out


@pytest.mark.parametrize("name", ["standardise", "fit_line", "pick", "Counter"])
def test_not_attempted_as_it_was_handed_out(tiny, desk, name):
    assert examine(name, solved(tiny, **{name: released(tiny)[name]})).status == "not attempted"


def test_code_to_mend_is_wrong_as_it_was_handed_out(tiny, desk):
    result = examine("running_total", solved(tiny, running_total=released(tiny)["running_total"]))
    assert result.status == "wrong" and "begins anew" in result.held[0][1]


def test_a_function_not_defined_is_not_attempted(tiny, desk, capsys):
    namespace = {"check": check}
    exec("check('standardise')", namespace)
    assert "not defined" in capsys.readouterr().out


def test_a_wrong_answer_that_leans_on_another_says_so(tiny, desk):
    namespace = with_edits(tiny, "standardise", ("x.mean()", "x.mean() + 0.5"))
    assert "`standardise`" in repr(Shown(examine("fit_line", namespace), False))


def test_nothing_is_checked_while_a_notebook_is_graded(tiny, desk, monkeypatch, capsys):
    monkeypatch.setenv("COURSE_GRADING", "1")
    assert check(solved(tiny)["standardise"]) is None and capsys.readouterr().out == ""


# ---- the quiz's form

def test_a_full_form_says_how_many_are_answered_and_not_that_they_are_right(tiny, desk, capsys):
    exec('check("quiz")', solved(tiny, quiz="quiz = {'q1': 'A', 'q2': '(d)'}"))
    out = capsys.readouterr().out
    assert "2 of 2" in out and "right" not in out and "✗" not in out


@pytest.mark.parametrize("quiz, status, said", [
    ({"q1": None, "q2": None}, "not attempted", "q1, q2"), ({"q1": "b", "q2": None}, "wrong", "q2"), ({"q1": "b"}, "wrong", "q2"),
    ({"q1": "e", "q2": "c"}, "wrong", "'e'"), ({"q1": ["a"], "q2": 1}, "wrong", "['a']"), ({}, "not attempted", "q1, q2"),
    (["b", "c"], "not attempted", "q1, q2"), ("b", "not attempted", "q1, q2"), (None, "not attempted", "q1, q2")])
def test_a_form_with_gaps_or_nonsense(desk, quiz, status, said):
    result = examine("quiz", {"quiz": quiz})
    assert result.status == status and said in repr(Shown(result, False))


# ---- where something is wrong with the notebook itself

def test_without_its_file_it_says_where_to_open_the_notebook(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(NoChecks, match=r"no checks.json in .*handed out"):
        check("standardise")


def test_an_unknown_name_lists_the_exercises(desk):
    with pytest.raises(ValueError, match="no exercise `softmax`.*standardise, fit_line"):
        check("softmax")
    with pytest.raises(ValueError, match="no exercise `test_an"):
        check(test_an_unknown_name_lists_the_exercises)
    with pytest.raises(ValueError, match="no exercise `3`"):
        check(3)


# ---- the look

WRONG = Verdict("f", "wrong", 1.5, 4.0, [("values", 1.5, 3.0), ("shape", 0.0, 1.0)],
                [Problem("values", "got <b>1</b> & more", inputs="With x = '<script>alert(1)</script>'")], [("slip", "Do not use a < b.")])


class Tags(html.parser.HTMLParser):
    """Collects the tags and the text of some HTML, and sees to it that every tag is closed."""

    def __init__(self, text: str):
        super().__init__()
        self.open, self.tags, self.text = [], set(), ""
        self.feed(text)
        assert not self.open

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data


@pytest.mark.parametrize("graded", [False, True])
def test_the_table_is_html_and_what_a_student_wrote_is_escaped(graded):
    page = Tags(Shown(WRONG, graded)._repr_mimebundle_()["text/html"])
    assert page.tags <= {"div", "b", "code", "ul", "li", "br", "small", "table", "tr", "th", "td"}
    assert all(text in page.text for text in ("got <b>1</b> & more", "<script>alert(1)</script>", "Do not use a < b."))
    assert ("table" in page.tags) == graded


def test_text_and_data_say_the_same():
    bundle = Shown(WRONG, True)._repr_mimebundle_()
    assert all(part in bundle["text/plain"] for part in ("✗ f: wrong · 1.5 / 4 points", "Do not use a < b.", "values: 1.5 / 3", "shape and type: 0 / 1"))
    data = json.loads(json.dumps(bundle[MIME]))
    assert (data["points"], data["possible"], data["misconception"], data["status"]) == (1.5, 4.0, "slip", "wrong")
    assert MIME not in Shown(WRONG, False)._repr_mimebundle_()


def test_problems_are_few_distinct_and_visible_first():
    problems = [Problem("values", "hidden"), *(Problem("values", "seen", inputs=f"x = {i}") for i in range(3)), *(Problem("shape", f"{i}") for i in range(9))]
    shown = distinct(problems)
    assert [shown[0].message, shown[0].inputs] == ["seen", "x = 0"] and len(shown) == 3 == len({problem.message for problem in shown})


# ---- what is still empty

def notice(week, cell: str, *empty: str) -> str | None:
    return unfilled_notice(cell, solved(week, **{name: released(week)[name] for name in empty}))


def test_a_cell_that_uses_an_empty_exercise_is_told_which(tiny, desk):
    said = notice(tiny, "out = standardise(np.ones(3))\nprint(out)", "standardise", "pick")
    assert "exercise 1, `standardise`" in said


def test_the_first_empty_exercise_of_the_notebook_is_named(tiny, desk):
    assert "exercise 1" in notice(tiny, "pick(3, 1, rng); standardise(x)", "standardise", "pick")


def test_an_empty_exercise_is_found_through_other_functions(tiny, desk):
    namespace = solved(tiny, standardise=released(tiny)["standardise"])
    exec("def demo(x):\n    inner = lambda: fit_line(x, x)\n    return inner()\nclass Model:\n    def fit(self):\n        return demo(1)", namespace)
    assert all("`standardise`" in unfilled_notice(cell, namespace) for cell in ("fit_line(x, y)", "demo(x)", "Model().fit()"))


def test_a_block_that_was_handed_out_with_nothing_to_assign_is_named_too(tiny, desk):
    assert "`Counter`" in notice(tiny, "Counter(3).add(1)", "Counter")
    source = "def pick(n, k, rng):\n    ### START CODE HERE ### (about 1 line)\n    pass\n    ### END CODE HERE ###\n"
    assert "`pick`" in unfilled_notice("pick(1, 1, r)", solved(tiny, pick=source))


@pytest.mark.parametrize("cell", ["1 / 0", "nonsense(", "undefined_name", "fit_line(x, y)", "np.ones(3)"])
def test_other_errors_are_left_alone(tiny, desk, cell):
    assert notice(tiny, cell, "pick") is None


@pytest.fixture
def shell(tiny, desk, monkeypatch):
    """A notebook's IPython, in which the course has been started."""
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    shell = InteractiveShell.instance(config=config)
    shell.run_cell("import numpy as np\nfrom coursekit import check, start\nstart()")
    monkeypatch.setattr(shell, "run_cell", functools.partial(shell.run_cell, store_history=True))      # as a notebook does
    yield shell
    InteractiveShell.clear_instance()


def test_a_notebook_says_so_instead_of_a_traceback(tiny, shell, capsys):
    shell.run_cell(released(tiny)["standardise"])
    shell.run_cell("out = standardise(np.ones(3))")
    said = capsys.readouterr().out
    assert "exercise 1, `standardise`" in said and "TypeError" not in said
    shell.run_cell("print(out)")
    assert "exercise 1, `standardise`" in capsys.readouterr().out         # a NameError, because of the cell before
    shell.run_cell("other = 1 / 0")
    assert "ZeroDivisionError" in capsys.readouterr().out


def test_a_notebook_shows_the_verdict_as_a_table(tiny, shell, capsys):
    from IPython.utils.capture import capture_output

    shell.run_cell(tiny.solutions["standardise"])
    with capture_output() as captured:
        shell.run_cell("check(standardise)")
    assert "<div" in captured.outputs[0].data["text/html"] and "right" in captured.outputs[0].data["text/plain"]


def test_an_error_outside_the_folder_that_was_handed_out_is_shown_as_it_is(shell, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    shell.run_cell("x = 1 / 0")
    said = capsys.readouterr()
    assert "ZeroDivisionError" in said.out and "NoChecks" not in said.out + said.err and "Custom" not in said.out + said.err


def test_the_second_function_of_a_card_is_an_exercise_too(tmp_path, monkeypatch):
    (tmp_path / "checks.json").write_text(json.dumps(plain.encode({"assignment": "a", "exercises": {
        "there": {"function": "there", "functions": ["there", "back"], "number": 3}}})))
    monkeypatch.chdir(tmp_path)
    block = "def {}(x):\n    ### START CODE HERE ###\n    y = {}\n    ### END CODE HERE ###\n    return y\n"
    namespace: dict = {}
    for name, line in ("there", "x"), ("back", "None"):
        source = block.format(name, line)
        linecache.cache[f"<{name}>"] = (len(source), None, source.splitlines(keepends=True), f"<{name}>")
        exec(compile(source, f"<{name}>", "exec"), namespace)
    assert unfilled_notice("there(1)", namespace) is None
    assert "exercise 3, `back`" in unfilled_notice("back(there(1))", namespace)
