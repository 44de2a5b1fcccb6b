"""Grading with the stock `nbgrader` commands, from a course folder with this repository's nbgrader_config.py.

One class goes through `nbgrader generate_assignment`, `autograde`, `generate_feedback` and `export`, as an instructor would
run them, and once more through what formgrader's buttons call. Student code runs in the real sandbox: bubblewrap must be there.
"""

from __future__ import annotations

import copy
import csv
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import nbformat
import pytest
from nbconvert.exporters import HTMLExporter
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI
from nbgrader.server_extensions.formgrader import handlers
from tiny import TINY, write_week

from autograder.authoring.build import build
from autograder.grading import nbgrader_hooks, sandbox
from autograder.grading.marks import points_of
from autograder.grading.nbgrader_hooks import any_notebook, course_config, harmless_markdown

HIDDEN = ("many numbers", "far from zero", "many points", "more labels", "zscore", "bincount", "HIDDEN TESTS", "grade(")


def result(text: str) -> dict:
    return new_output("execute_result", data={"text/plain": text}, execution_count=1)


def stream(name: str) -> dict:
    return new_output("stream", name=name, text="text\n")


SHOWN = new_output("display_data", data={"text/plain": "✓", "text/html": "<b>✓</b>"})
ERROR = new_output("error", ename="KeyError", evalue="x", traceback=[])


@pytest.mark.parametrize("outputs, points", [
    ([result("3.5")], 3.5), ([SHOWN, result("4.0")], 4), ([result("0.0")], 0), ([result("1e0")], 1),
    ([stream("stderr"), SHOWN, result("4")], 4), ([stream("stdout"), stream("stderr"), result("2")], 2),       # warnings cost nothing
    ([result("nan")], 0), ([result("inf")], 0), ([result("-inf")], 0), ([result("-1")], 0), ([result("4.01")], 0), ([result("1e9")], 0),
    ([result("'4'")], 0), ([result("all of them")], 0), ([result("")], 0), ([result("True")], 0), ([result("None")], 0), ([result("[4]")], 0),
    ([], 0), ([SHOWN], 0), ([stream("stdout")], 0), ([stream("stderr")], 0), ([ERROR], 0), ([result("4"), ERROR], 0), ([result("4"), result("4")], 0),
    ([new_output("execute_result", data={"text/html": "4"}, execution_count=1)], 0)])
def test_a_check_gives_the_points_that_were_reported_or_none(outputs, points):
    cell = new_code_cell("check(f)", outputs=list(outputs))
    cell.metadata["nbgrader"] = {"grade": True, "grade_id": "check-f", "locked": True, "points": 4, "schema_version": 3, "solution": False, "task": False}
    assert points_of(new_notebook(cells=[cell, new_code_cell("100", outputs=[result("100")])])) == {"check-f": points}


def test_a_notebook_of_another_name_is_taken():
    for given, taken in ((["/s/ada/w/w (1).ipynb"], ["/s/ada/w/w.ipynb"]), (["/s/ada/w/a.ipynb", "/s/ada/w/b.ipynb"], ["/s/ada/w/w.ipynb"]),
                         (["/s/ada/w/a.ipynb", "/s/ada/w/w.ipynb"], ["/s/ada/w/a.ipynb", "/s/ada/w/w.ipynb"]), ([], [])):
        any_notebook("w", "ada", given)
        assert given == taken


# ---- what students hand in

def cell_of(notebook, grade_id: str):
    return next(cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == grade_id)


def filled(week, release) -> nbformat.NotebookNode:
    notebook = copy.deepcopy(release)
    for name, source in week.solutions.items():
        cell_of(notebook, name).source = source
    return notebook


def noisy_copier(week, release):
    """Right, but warns at every turn and has a cell twice."""
    notebook = filled(week, release)
    cell = cell_of(notebook, "standardise")
    cell.source = cell.source.replace("    mu =", "    import sys, warnings; warnings.warn('careful'); print('hm', file=sys.stderr); print('out')\n    mu =")
    notebook.cells.insert(notebook.cells.index(cell), copy.deepcopy(cell))
    notebook.cells.insert(2, new_code_cell("import sys; print('a warning', file=sys.stderr)"))
    return notebook


def trickster(week, release):
    """Partly right; deleted a check, gave another points and code of his own, ends the interpreter, draws one number always."""
    notebook = filled(week, release)
    notebook.cells.remove(cell_of(notebook, "check-standardise"))
    forged = cell_of(notebook, "check-Counter")
    forged.source, forged.metadata["nbgrader"]["points"] = "18.0", 1000
    for name, code in {"Counter": "class Counter:\n    def __init__(self, C):\n        exit()\n", "pick": "def pick(n, k, rng):\n    return [0, 0, 0]\n",
                       "fit_line": "def fit_line(x, y):\n    return np.polyfit(x, y, 1)[0], 0.0\n"}.items():
        cell_of(notebook, name).source = code
    return notebook


MARKDOWN = """A text of my own, **bold**, with `code` and a formula $x < 3$.

<script>evil(1)</script> <img src=x onerror=evil(2)> <svg onload="evil(3)"><script>evil(4)</script></svg>
<iframe srcdoc="<script>evil(5)</script>"></iframe> <details open ontoggle=evil(6)> <a href="javascript:evil(7)">a</a>

[link](javascript:evil(8)) ![picture](x" onerror="evil(9)) <style>@import 'evil10';</style> <form action=evil11><button>b</button></form>

```mermaid
graph TD; A[<img src=x onerror=evil(12)>] --> B; click A href "javascript:evil(13)"
```
"""

DISPLAYS = """
from IPython.display import HTML, SVG, Javascript, display, Image
display(HTML("<script>evil(20)</script><img src=x onerror=evil(21)>"))
display(SVG('<svg xmlns="http://www.w3.org/2000/svg" onload="evil(22)"><script>evil(23)</script></svg>'))
display(Javascript("evil(24)"))
display({"image/png": 'AAAA" onerror="evil(25)', "image/jpeg": "<script>evil(26)</script>", "image/svg+xml": "<svg onload=evil(27)/>",
         "text/plain": "<script>evil(28)</script>", "text/markdown": "<script>evil(29)</script>", "text/latex": "$\\\\href{javascript:evil(30)}{x}$"}, raw=True)
display({"application/vnd.coursekit.verdict+json": {"exercise": "pick", "status": "right", "message": "<script>evil(31)</script>"}}, raw=True)
print("</pre><script>evil(32)</script>")
"""


def attacker(week, release):
    """Everything that a page might show is a script."""
    notebook = filled(week, release)
    notebook.metadata["title"] = "</title><script>evil(40)</script>"
    notebook.cells.insert(1, new_markdown_cell(MARKDOWN, attachments={"x.svg": {"image/svg+xml": "<svg onload=evil(41)/>"}}))
    notebook.cells.insert(2, new_code_cell(DISPLAYS))
    notebook.cells.append(new_code_cell("raise type('<script>evil(42)</script>', (Exception,), {})('<img src=x onerror=evil(43)>')"))
    for name, code in {
            "standardise": "def standardise(x):\n    # </code></pre><script>evil(44)</script>\n    raise ValueError('<script>evil(45)</script>')\n",
            "fit_line": "def fit_line(x, y):\n    raise type('<img src=x onerror=evil(46)>', (Exception,), {})('x')\n",
            "running_total": "def running_total(x):\n    return {'<script>evil(47)</script>': 1, '\" onclick=\"evil(48)': 2}\n",
            "Counter": "class Counter:\n    def __init__(self, C):\n        self.counts = '<script>evil(49)</script>'\n    def add(self, label):\n        pass\n",
            "quiz": "quiz = {'q1': '<script>evil(50)</script>', 'q2': '\" onclick=evil(51)'}"}.items():
        cell_of(notebook, name).source = code
    cell_of(notebook, "check-fit_line").outputs = [new_output("display_data", data={"text/html": "<script>evil(52)</script>"}), result("20")]
    return notebook


# ---- the class

def nbgrader(folder: Path, *arguments: str) -> str:
    done = subprocess.run([sys.executable, "-m", "nbgrader", *arguments], cwd=folder, capture_output=True, text=True,
                          env={name: value for name, value in os.environ.items() if name != "COURSE_GRADING"} | {"AUTOGRADER_SEED": "3"})
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stderr


STUDENTS = {"ada": noisy_copier, "bela": trickster, "chidi": attacker, "dorte": filled}


@pytest.fixture(scope="module")
def week(tmp_path_factory):
    """A checkout that is a class's folder, too."""
    level, why = sandbox.level()
    if level == sandbox.BARE:
        pytest.fail(f"student code is confined with bubblewrap (`bwrap`), which these tests need: {why}")
    week = write_week(tmp_path_factory.mktemp("class"))
    build(week.root)
    release = nbformat.read(week.root / "release" / TINY / f"{TINY}.ipynb", as_version=4)
    for student, make in STUDENTS.items():
        folder = week.root / "submitted" / student / TINY
        folder.mkdir(parents=True)
        name = f"{TINY} (1)<img src=x onerror=evil(60)>.ipynb" if student == "dorte" else f"{TINY}.ipynb"
        nbformat.write(make(week, release), folder / name)
    (week.root / "secret.txt").write_text("evil(70) the answers")
    (week.root / "submitted" / "dorte" / TINY / "data.txt").symlink_to(week.root / "secret.txt")
    broken = week.root / "submitted" / "emeka" / TINY
    broken.mkdir(parents=True)
    (broken / f"{TINY}.ipynb").write_text("<!DOCTYPE html><script>evil(80)</script>")
    nbgrader(week.root, "generate_assignment", TINY, "--create", "--force")
    nbgrader(week.root, "autograde", TINY)
    nbgrader(week.root, "generate_feedback", TINY)
    return week


@pytest.fixture(scope="module")
def marks(week) -> dict[str, dict[str, float]]:
    """The points of each student by exercise, from nbgrader's gradebook."""
    return marks_in(week)


def marks_in(week) -> dict[str, dict[str, float]]:
    with Gradebook(f"sqlite:///{week.root / 'gradebook.db'}") as gradebook:
        return {submission.student_id: {grade.cell.name.removeprefix("check-"): grade.score for notebook in submission.notebooks for grade in notebook.grades}
                for submission in gradebook.assignment_submissions(TINY)}


FULL = {"standardise": 30, "fit_line": 20, "pick": 10, "running_total": 20, "Counter": 18, "quiz": 2}


def test_warnings_prints_a_copied_cell_and_a_files_name_cost_nothing(marks):
    assert marks["ada"] == marks["dorte"] == FULL


def test_deleted_and_forged_checks_are_restored_and_partial_credit_is_given(marks):
    assert marks["bela"] == FULL | {"fit_line": 16, "pick": 0, "Counter": 0}


def test_what_is_no_notebook_gets_a_reason_and_the_class_goes_on(week, marks):
    assert set(marks["emeka"].values()) == {0} and len(marks["emeka"]) == 6
    page = (week.root / "feedback" / "emeka" / TINY / f"{TINY}.html").read_text(encoding="utf-8")
    assert "The file is a web page, not a notebook. Download the notebook itself." in page


def test_the_graded_notebook_is_valid_and_holds_nothing_hidden_but_the_trusted_tests(week):
    graded = nbformat.read(week.root / "autograded" / "chidi" / TINY / f"{TINY}.ipynb", as_version=4)
    nbformat.validate(graded)
    mimes = {mime for cell in graded.cells if cell.cell_type == "code" and not cell.metadata.get("nbgrader", {}).get("grade")
             for output in cell.outputs for mime in output.get("data", {})}
    assert mimes <= {"text/plain", "image/png", "image/jpeg"} and "title" not in graded.metadata


def test_marks_are_exported(week):
    nbgrader(week.root, "export", "--to", "grades.csv")
    with (week.root / "grades.csv").open(encoding="utf-8") as file:
        rows = {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}
    assert rows == {name: sum(points.values()) for name, points in marks_in(week).items()} and rows["ada"] == 100


def test_formgraders_button_gives_the_same_marks_and_sees_new_tests(week, marks, monkeypatch):
    monkeypatch.setenv("AUTOGRADER_ROOT", str(week.root))
    monkeypatch.setenv("AUTOGRADER_SEED", "4")
    config = course_config()
    config.CourseDirectory.root = str(week.root)
    with Gradebook(f"sqlite:///{week.root / 'gradebook.db'}") as gradebook:
        gradebook.find_grade("check-standardise", TINY, TINY, "ada").auto_score = 1
        gradebook.db.commit()
    api = NbGraderAPI(config=config)
    try:
        for student in ("ada", "bela"):
            done = api.autograde(TINY, student)
            assert done["success"], done["log"]
        first = nbgrader_hooks.grader(TINY)
        assert marks_in(week) == marks and nbgrader_hooks.grader(TINY) is first
        monkeypatch.setattr(type(first.week), "fingerprint", "other")
        assert nbgrader_hooks.grader(TINY) is not first and first.warm.process is None
    finally:
        while nbgrader_hooks._grader:
            nbgrader_hooks._grader.popitem()[1].warm.close()


# ---- what pages show

class Page(HTMLParser):
    """The tags, attributes and words of a page; what is in its own scripts counts as no word."""

    def __init__(self, text: str):
        super().__init__()
        self.tags, self.attributes, self.scripts, self.words = set(), [], [], []
        self.inside = ""
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        self.attributes += [(tag, name, value or "") for name, value in attributes]
        self.inside = tag if tag in ("script", "style") else ""

    def handle_endtag(self, tag):
        self.inside = ""

    def handle_data(self, data):
        (self.scripts if self.inside else self.words).append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def feedback(week, student: str) -> Page:
    return Page((week.root / "feedback" / student / TINY / f"{TINY}.html").read_text(encoding="utf-8"))


@pytest.mark.parametrize("student", [*STUDENTS, "emeka"])
def test_feedback_runs_nothing_asks_for_nothing_and_gives_no_test_away(week, student):
    page = feedback(week, student)
    assert page.tags <= {"html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "span", "table", "thead", "tbody", "tr", "th", "td", "a", "code",
                         "section", "ul", "li", "details", "summary", "pre"}
    assert {name for _, name, _ in page.attributes} <= {"lang", "charset", "name", "content", "class", "id", "href", "open"}
    assert all(value.startswith("#") for _, name, value in page.attributes if name == "href")
    assert not any("evil" in value for _, _, value in page.attributes) and not any("evil" in text or "url(" in text for text in page.scripts)
    assert not [secret for secret in HIDDEN if secret in page.text] and "evil(70)" not in page.text
    assert {path.name for path in (week.root / "feedback" / student / TINY).iterdir()} == {"checks.json", "exercises.json", f"{TINY}.html"}


def test_feedback_says_what_a_student_needs(week, marks):
    text = feedback(week, "bela").text
    assert f"{sum(marks['bela'].values()):g} / 100 points" in text and "16 / 20" in text and "The line need not run through the origin." not in text
    assert "The check of `standardise`, `Counter` was changed or missing. The original was used." in text and "values" in text and "Your code" in text
    assert "Several cells define `standardise`." in feedback(week, "ada").text
    assert f"{TINY} (1)" in feedback(week, "dorte").text and "it was taken all the same" in feedback(week, "dorte").text
    evil = feedback(week, "chidi").text
    assert "evil(44)" in evil and "stops with" in evil


def test_formgraders_page_shows_students_texts_and_runs_nothing(week):
    config = course_config()
    config.HTMLExporter.template_name, config.HTMLExporter.extra_template_basedirs = "formgrade", [handlers.template_path]       # as formgrader does
    resources = {"assignment_id": TINY, "notebook_id": TINY, "submission_id": "1", "index": 0, "total": 1, "base_url": "", "student": "chidi",
                 "last_name": "", "first_name": "", "notebook_path": "x"}
    html, _ = HTMLExporter(config=config).from_filename(str(week.root / "autograded" / "chidi" / TINY / f"{TINY}.ipynb"), resources=resources)
    page = Page(html)
    assert "A text of my own" in page.text and "evil(32)" in page.text
    assert not [script for script in page.scripts if "evil" in script]
    assert not [about for about in page.attributes if re.search(r"evil|javascript:", about[2]) or (about[1].startswith("on") and "toggle_name" not in about[2])]
    assert not {"iframe", "svg", "form", "object", "embed"} & page.tags


def test_texts_keep_their_layout_and_lose_their_scripts():
    html = harmless_markdown(MARKDOWN)
    page = Page(html)
    assert "<strong>bold</strong>" in html and "<code>code</code>" in html and not page.scripts
    assert not page.attributes, page.attributes
    assert not page.tags & {"script", "img", "svg", "iframe", "style", "form", "button"}
