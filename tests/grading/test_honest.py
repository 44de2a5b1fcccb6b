"""Nothing honest costs marks: what people do in notebooks, before an exercise, in its cell and behind its check.

One small class on the tiny week. Everybody solved everything, and did something besides that a notebook allows. They are graded
with bubblewrap, without it, and by `nbgrader autograde`.
"""

from __future__ import annotations

import copy
import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest
from attacks import POINTS, cell_of
from click.testing import CliRunner
from nbformat.v4 import new_code_cell
from nbgrader.api import Gradebook
from tiny import TINY, write_week

from autograder.authoring.build import build
from autograder.cli import main
from autograder.grading import sandbox
from autograder.grading.marks import read_record
from autograder.grading.notebook import Grader
from autograder.grading.sandbox import BARE, NAMESPACES

LEVEL = sandbox.level
FIRST, LAST = 3, 10**6              # where a cell of one's own stands: behind the set-up, or at the end

# What is written at the end of a solved notebook. A check behind each exercise has said "right" long before.
AFTERWARDS = {
    "reset": "%reset -f",
    "delete": "del standardise, fit_line, Counter, quiz",
    "another-np": "np = None",
    "numpy-of-another-kind": "import numpy.linalg as np",
    "names-of-builtins": "max = 0.9; id = 7; sum = 3; len = [1]; list = 'abc'",
    "builtins-themselves": "import builtins; builtins.len = builtins.isinstance = None",
    "seterr": "np.seterr(all='raise')",
    "star": "from numpy import *",
    "pylab": "%pylab inline",
    "warnings": "import warnings; warnings.simplefilter('error')",
    "recursion-limit": "import sys; sys.setrecursionlimit(50)",
    "random-state": "import random; np.random.seed(1); random.seed(1); np.random.default_rng = None",
    "function-again": "def standardise(x, mu):\n    return x - mu\n",
    "quiz-again": "quiz['q1'] = 'a'",
    "kernel-killed": "import os; os.kill(os.getpid(), 9)",
    "patched": "np.mean = np.sqrt = np.cumsum = lambda *_: 0",
    "folder": "import os; os.chdir('/')",
}

# What stands in the cell of running_total, which is right all the same.
RIGHT = "def running_total(x):\n    steps = [float(value) for value in np.cumsum(x)]\n    return {'total': steps[-1], 'steps': steps}\n"
INSIDE = {
    "bang": "!echo hello\n!pip install --quiet tqdm\n" + RIGHT,
    "bang-asks": "!cat\n" + RIGHT,
    "pip": "%pip install --quiet something-that-is-not-there\n" + RIGHT,
    "time": "%%time\n" + RIGHT,
    "timeit": "%%timeit -n 1\n" + RIGHT,
    "capture": "%%capture out\n" + RIGHT,
    "prompts": "".join(f"{'... ' if line.startswith(' ') else '>>> '}{line}\n" for line in RIGHT.splitlines()),
    "ipython-prompts": "In [3]: " + RIGHT.replace("\n    ", "\n   ...:     "),
    "no-break-spaces": RIGHT.replace("    ", "\u00a0\u00a0\u00a0\u00a0"),
    "zero-width": RIGHT.replace("return", "\u200breturn"),
    "curly-quotes": RIGHT.replace("'total'", "\u2018total\u2019").replace("'steps'", "\u201csteps\u201d"),
    "breakpoint": RIGHT.replace("    return", "    breakpoint()\n    return"),
    "pdb": RIGHT.replace("    return", "    import pdb; pdb.set_trace()\n    return"),
    "import-not-needed": "import a_package_that_is_not_here as a; import math\n" + RIGHT.replace("float(", "math.fsum((0, ").replace(" for", ") for", 1),
    "long-double": RIGHT.replace("float(value)", "np.longdouble(value)"),
    "long-double-array": "def running_total(x):\n    steps = np.cumsum(x.astype(np.longdouble))\n    return {'total': steps[-1], 'steps': steps}\n",
    "half-an-emoji": "print('\\ud83d')\n" + RIGHT.replace("    return", "    print('\\ud83d')\n    return"),
}

# Cells of one's own, (where, source), and what running_total then is.
HELPED = "def running_total(x):\n    return helped(x)\n"
HELPER = RIGHT.replace("running_total", "helped")
AROUND = {
    "imports-that-fail": ([(FIRST, f"import tqdm_not_here\nfrom wandb_not_here import x\nimport math\nONE = 1\n{HELPER}")], HELPED),
    "helper-further-down": ([(LAST, HELPER)], HELPED),
    "helper-mended-further-down": ([(FIRST, "def helped(x):\n    return {'total': x[-1], 'steps': list(x)}"), (LAST, HELPER)], HELPED),
    "helper-again": ([(FIRST, HELPER), (LAST, "def helped(x, y):\n    return 0")], HELPED),
    "constant-changed": ([(FIRST, "ONE = 1.0"), (LAST, "ONE = 2.0")], RIGHT.replace("float(value)", "ONE * value")),
    "module-written": ([(FIRST, f"%%writefile helpers.py\nimport numpy as np\n{HELPER}"), (FIRST + 1, "from helpers import helped")], HELPED),
    "module-run": ([(FIRST, f"%%writefile helpers.py\nimport numpy as np\n{HELPER}"), (FIRST + 1, "%run helpers.py")], HELPED),
    "half-an-emoji-raised": ([(FIRST, "raise ValueError('\\udcff')")], RIGHT),
    "quiz-filled-in-later": ([(LAST, "quiz['q2'] = 'c'")], RIGHT),
    "set-up-with-more-imports": ([], HELPED),
}
CHANGED = {
    "quiz-filled-in-later": {"quiz": 'quiz = {"q1": "b", "q2": None}'},
    "set-up-with-more-imports": {"setup-002": f"import numpy as np\nimport tqdm_not_here\nimport math\n\nfrom coursekit import check, start\n\nstart()\n{HELPER}"},
}


@pytest.fixture(scope="module")
def week(tmp_path_factory):
    if sandbox.level()[0] == BARE:
        pytest.fail(f"student code is confined with bubblewrap (`bwrap`), which these tests need: {sandbox.level()[1]}")
    week = write_week(tmp_path_factory.mktemp("honest"))
    build(week.root)
    solved = release_of(week)
    for name, source in week.solutions.items():
        cell_of(solved, name).source = source

    def hand_in(student: str, cells=(), total: str | None = None, python: str = "3.11.4", **others: str) -> None:
        notebook = copy.deepcopy(solved)
        notebook.metadata["language_info"] = {"name": "python", "version": python}
        for name, source in others.items():
            cell_of(notebook, name).source = source
        if total:
            cell_of(notebook, "running_total").source = total
        for place, source in cells:
            notebook.cells.insert(place, new_code_cell(source))
        folder = week.root / "submitted" / student / TINY
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{TINY}.ipynb").write_text(json.dumps(notebook), encoding="utf-8")

    for name, source in AFTERWARDS.items():
        hand_in(f"after-{name}", [(LAST, source)])
    for name, source in INSIDE.items():
        hand_in(f"in-{name}", total=source)
    for name, (cells, total) in AROUND.items():
        hand_in(f"with-{name}", cells, total, **CHANGED.get(name, {}))
    week.hand_in = hand_in
    return week


def source_of(week):
    return nbformat.read(week.root / "source" / TINY / f"{TINY}.ipynb", as_version=4)


def release_of(week):
    return nbformat.read(week.root / "release" / TINY / f"{TINY}.ipynb", as_version=4)


HONEST = [*(f"after-{name}" for name in AFTERWARDS), *(f"in-{name}" for name in INSIDE), *(f"with-{name}" for name in AROUND)]


@pytest.fixture(scope="module", params=[NAMESPACES, BARE], ids=["confined", "unconfined"])
def grader(week, request):
    with pytest.MonkeyPatch.context() as patch:
        if request.param == BARE:
            patch.setattr(sandbox, "level", lambda: (BARE, "bubblewrap is not installed"))
        with Grader(week, seed=3, floor=request.param) as grader:
            yield grader


def graded(grader: Grader, student: str):
    folder = grader.week.root / "submitted" / student / TINY
    return grader.grade(grader.rebuild_folder(folder), student)


@pytest.mark.parametrize("student", HONEST)
def test_it_costs_nothing(grader, student):
    result = graded(grader, student)
    assert {name: verdict.points for name, verdict in result.verdicts.items()} == POINTS
    json.dumps(result.record, ensure_ascii=False).encode()
    nbformat.writes(result.notebook).encode()


def test_nbgraders_own_command_gives_the_same(week):
    for command in ("generate_assignment", TINY, "--create", "--force"), ("autograde", TINY, "--student", "[aw]*"):
        done = subprocess.run([sys.executable, "-m", "nbgrader", *command], cwd=week.root, capture_output=True, text=True,
                              env={name: value for name, value in os.environ.items() if name != "COURSE_GRADING"} | {"AUTOGRADER_SEED": "3"})
        assert done.returncode == 0, done.stderr[-3000:]
    with Gradebook(f"sqlite:///{week.root / 'gradebook.db'}") as gradebook:
        marks = {submission.student_id: submission.score for submission in gradebook.assignment_submissions(TINY)}
    assert marks == {student: 100.0 for student in HONEST if student[0] in "aw"}


@pytest.mark.parametrize("student, note", [
    ("in-timeit", "`%%timeit` stood above `running_total`"), ("in-prompts", "mended in the code of `running_total`"),
    ("in-ipython-prompts", "mended in the code of `running_total`"), ("in-no-break-spaces", "mended in the code of `running_total`"),
    ("in-zero-width", "mended in the code of `running_total`"), ("in-curly-quotes", "mended in the code of `running_total`"),
    ("in-breakpoint", "A breakpoint was left in `running_total`"), ("in-pdb", "A breakpoint was left in `running_total`"), ("in-time", "")])
def test_what_was_mended_is_told_and_nothing_else(week, student, note):
    rebuilt = Grader.rebuild_folder(SimpleNamespace(week=week, source=source_of(week), release=release_of(week)), week.root / "submitted" / student / TINY)
    notes = rebuilt.metadata["autograder"]["notes"]
    assert [note in said for said in notes] == ([True] if note else [])


# ---- what is said where it must cost something

def said(grader, **rest) -> tuple[str, str, dict]:
    """What is said of running_total, its status, and the record."""
    grader.week.hand_in("somebody", **rest)
    result = graded(grader, "somebody")
    verdict = result.verdicts["running_total"]
    assert all(verdict.right for name, verdict in result.verdicts.items() if name != "running_total")
    return " ".join([verdict.message, *(problem.message for problem in verdict.problems)]), verdict.status, result.record


USES = "def running_total(x):\n    for value in tqdm_not_here.tqdm(x):\n        pass\n"


@pytest.mark.parametrize("cells, total, message, missing", [
    ([(FIRST, "import tqdm_not_here\nimport math")], USES,
     "`tqdm_not_here` was not defined, since cell 2 stopped: No module named 'tqdm_not_here' (not installed where it is graded)", ["tqdm_not_here"]),
    ([], "import tqdm_not_here\n" + USES, "since cell 9 stopped: No module named 'tqdm_not_here' (not installed", ["tqdm_not_here"]),
    ([], "def running_total(x):\n    import tqdm_not_here\n", "No module named 'tqdm_not_here' (not installed where it is graded)", ["tqdm_not_here"]),
    ([(FIRST, "1 / 0\nhelped = 3")], HELPED, "`helped` was not defined, since cell 2 stopped: ZeroDivisionError: division by zero", []),
    ([(FIRST, "def helped(x)\n    return x")], HELPED, "`helped` was not defined, since cell 2 stopped: SyntaxError: expected ':'", []),
    ([(FIRST, "import os\nos._exit(0)\nhelped = 3")], HELPED, "`helped` was not defined, since cell 2 stopped: It ends the whole interpreter", []),
    ([(FIRST, "raise ModuleNotFoundError(\"No module named 'secrets_of_mine'\")\nhelped = 3")], HELPED, "since cell 2 stopped", []),
])
def test_the_cell_that_stopped_is_named(grader, cells, total, message, missing):
    text, _, record = said(grader, cells=cells, total=total)
    assert message in text and record["missing"] == missing, text


@pytest.mark.parametrize("total, python, message", [
    ("def running_total(x):\n    return f\"{x[\"a\"]}\"\n", "3.12.1", "This is Python 3.12 or newer; it is graded with Python 3.11"),
    ("def running_total(x):\n    return f\"{x[\"a\"]}\"\n", "", "This is Python 3.12 or newer; it is graded with Python 3.11"),
    ("type Numbers = list\ndef running_total(x):\n    return 0\n", "3.13.0", "This is Python 3.13 or newer"),
    ("def running_total[T](x: T) -> T:\n    return 0\n", "3.11.4", "This is Python 3.12 or newer"),
    ("def running_total(x):\n    return 1 \u2264 2\n", "3.11.4", "Delete the line and type it again."),
    (RIGHT + "del running_total", "3.11.4", "`running_total` is not there when it is tried"),
    ("import bdb\ndef running_total(x):\n    raise bdb.BdbQuit\n", "3.11.4", "A breakpoint was left in"),
    ("def running_total(x):\n    raise ValueError('\\udcff')\n", "3.11.4", "It stops with ValueError: ?"),
    ("def running_total(x):\n    return '\\ud800'\n", "3.11.4", "?"),
])
def test_what_it_is_is_said(grader, total, python, message):
    if sys.version_info[:2] != (3, 11) and "graded with" in message:
        pytest.skip("this Python knows more")
    text, status, record = said(grader, total=total, python=python)
    assert message in text and status != "not attempted", text
    json.dumps(record, ensure_ascii=False).encode()


def test_an_error_is_told_though_an_exercise_before_it_is_to_blame_first(grader):
    """Nothing is tried again then."""
    grader.week.hand_in("somebody", standardise="def standardise(x):\n    return x", fit_line="def fit_line(x, y)\n    return 0")
    verdict = graded(grader, "somebody").verdicts["fit_line"]
    assert "standardise" in verdict.message and "expected ':'" in verdict.problems[0].message


def test_an_ordinary_syntax_error_is_no_matter_of_versions(grader):
    assert "expected ':'" in said(grader, total="def running_total(x)\n    return 0", python="3.13.1")[0]


def test_what_a_cell_says_of_hidden_inputs_is_not_told(grader):
    """An exercise that keeps its inputs, and a cell that stops and shows them: the exercise that needs the cell is told no more than its kind."""
    spy = "seen = []\ndef standardise(x):\n    seen.append(x)\n    return (x - x.mean()) / x.std()"
    for error, told in (("ValueError(seen)", "since cell 5 stopped: ValueError"), ("type(str(seen)[:80], (Exception,), {})()", "since cell 5 stopped: Error")):
        grader.week.hand_in("somebody", [(8, f"raise {error}\nhelped = 3")], HELPED, standardise=spy)
        record = graded(grader, "somebody").record
        text = json.dumps(record["exercises"])
        assert "array" not in text and "not defined, since" in text, (told, text)


@pytest.mark.parametrize("level", [NAMESPACES, BARE])
def test_text_that_cannot_be_written_stops_nobody(week, tmp_path, level, monkeypatch):
    """To the record, the gradebook and the feedback."""
    monkeypatch.setenv("AUTOGRADER_ROOT", str(week.root))
    monkeypatch.setenv("AUTOGRADER_SEED", "3")
    monkeypatch.setattr(sandbox, "level", LEVEL if level != BARE else lambda: (BARE, "bubblewrap is not installed"))
    totals = {"ada": RIGHT, "bo": "def running_total(x):\n    raise ValueError('\\udcff')\n", "cy": "def running_total(x):\n    return '\\ud800'\n"}
    for student, total in totals.items():
        week.hand_in(student, [(FIRST, "print('\\ud83d')\nraise ValueError('\\udcff')")], total)
        target = tmp_path / "submitted" / student
        target.mkdir(parents=True)
        (week.root / "submitted" / student / TINY).rename(target / TINY)
    for command in (["grade", TINY, "--folder", str(tmp_path), "--workers", "1", "--yes", *(["--unconfined"] if level == BARE else [])],
                    ["feedback", TINY, "--folder", str(tmp_path)]):
        done = CliRunner().invoke(main, command)
        assert done.exit_code == 0, done.output
    points = {student: read_record(tmp_path, TINY, student)["points"] for student in totals}
    assert points == {"ada": 100, "bo": 80, "cy": 80}
    assert all(list((Path(tmp_path) / "feedback" / student / TINY).glob("*.html")) for student in totals)
