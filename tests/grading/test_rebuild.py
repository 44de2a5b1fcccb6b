"""Rebuilding: whatever is handed in, the graded notebook is the trusted one with the student's code in it, or there is a reason."""

from __future__ import annotations

import codecs
import copy
import json
import os
import textwrap
import time
from collections.abc import Callable

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_markdown_cell, new_raw_cell
from tiny import TINY

from autograder.grading import submission
from autograder.grading.code import Code, names_of, newer_python
from autograder.grading.rebuild import Rebuilt, rebuild
from autograder.grading.submission import CODE, MARKDOWN, RAW, Cell, Unreadable, find_submission, load, read_file, read_notebook

RIGHT = "def standardise(x):\n    return (x - x.mean()) / x.std()"
OTHER = "def standardise(x):\n    return x * 0"


@pytest.fixture(scope="module")
def source(tiny) -> nbformat.NotebookNode:
    return nbformat.read(tiny.root / "source" / TINY / f"{TINY}.ipynb", as_version=4)


@pytest.fixture(scope="module")
def release(tiny) -> nbformat.NotebookNode:
    return nbformat.read(tiny.root / "release" / TINY / f"{TINY}.ipynb", as_version=4)


@pytest.fixture(scope="module")
def filled(tiny, release) -> nbformat.NotebookNode:
    notebook = copy.deepcopy(release)
    for name, code in tiny.solutions.items():
        cell_of(notebook, name).source = code
    return notebook


@pytest.fixture
def graded(source, release, filled) -> Callable[..., Rebuilt]:
    """A function that rebuilds a notebook after a change, by default the right one, and sees that what is trusted is untouched."""
    def grade(change: Callable[[nbformat.NotebookNode], None] = lambda notebook: None, *, of=filled) -> Rebuilt:
        notebook = copy.deepcopy(of)
        change(notebook)
        return checked(source, rebuild(source, release, read_notebook(json.dumps(notebook).encode())))
    return grade


def checked(source, rebuilt: Rebuilt) -> Rebuilt:
    """What holds of every rebuilt notebook."""
    nbformat.validate(rebuilt.notebook)
    nbformat.writes(rebuilt.notebook).encode("utf-8")
    added = [cell for cell in rebuilt.notebook.cells if cell.id.startswith("extra-")]
    trusted = [cell for cell in rebuilt.notebook.cells if not cell.id.startswith("extra-")]
    assert [cell.id for cell in added] == [f"extra-{i}" for i in range(1, len(added) + 1)] and all(not cell.metadata for cell in added)
    assert [cell.id for cell in added if cell.cell_type == CODE] == rebuilt.extras and rebuilt.notebook.metadata == source.metadata
    assert len(trusted) == len(source.cells)
    for cell, original in zip(trusted, source.cells):
        if original.metadata.get("nbgrader", {}).get("solution"):
            cell, original = ({**one, "source": ""} for one in (cell, original))
        assert cell == original
    assert len(rebuilt.notes) == len(set(rebuilt.notes)) and all("{" not in note for note in rebuilt.notes)
    return rebuilt


def cell_of(notebook, grade_id: str):
    return next(cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == grade_id)


def code_of(rebuilt: Rebuilt, name: str) -> str:
    return cell_of(rebuilt.notebook, name).source


def extras(rebuilt: Rebuilt) -> list[str]:
    return [cell.source for cell in rebuilt.notebook.cells if cell.id in rebuilt.extras]


def texts(rebuilt: Rebuilt) -> list[str]:
    return [cell.source for cell in rebuilt.notebook.cells if cell.id.startswith("extra-") and cell.cell_type != CODE]


def before(rebuilt: Rebuilt, text: str) -> str:
    """The id of the cell before the one with this text."""
    cells = rebuilt.notebook.cells
    return next(one.id for one, other in zip(cells, cells[1:]) if text in other.source)


def right(rebuilt: Rebuilt, week) -> bool:
    """Whether every exercise got the solution, exactly."""
    return all(code_of(rebuilt, name) == code for name, code in week.solutions.items()) and not rebuilt.missing


def put(notebook, index_of: str, *cells, after: bool = False) -> None:
    place = notebook.cells.index(cell_of(notebook, index_of)) + after
    notebook.cells[place:place] = cells


# ---- the student's code

def test_right_work_is_put_in_and_nothing_needs_mending(tiny, graded):
    rebuilt = graded()
    assert right(rebuilt, tiny) and rebuilt.notes == rebuilt.extras == []


def test_untouched_work_keeps_what_was_handed_out(tiny, graded, release):
    rebuilt = graded(of=release)
    assert all(code_of(rebuilt, name) == cell_of(release, name).source for name in tiny.solutions)
    assert rebuilt.notes == rebuilt.extras == rebuilt.missing == []


def test_the_solution_is_never_put_in(tiny, graded, source, release):
    for cells in ([], [Cell(CODE, "", "standardise", "standardise")], [Cell(RAW, "x")]):
        rebuilt = checked(source, rebuild(source, release, cells))
        assert rebuilt.missing == list(tiny.solutions) and any("standardise" in note for note in rebuilt.notes)
        assert all(code_of(rebuilt, name) == cell_of(release, name).source for name in tiny.solutions)


def test_a_release_of_another_source_is_an_error(source, release):
    other = copy.deepcopy(release)
    del other.cells[3]
    with pytest.raises(ValueError, match="build the week again"):
        rebuild(source, other, [])


def forget_ids(notebook):
    for cell in notebook.cells:
        del cell["id"]


def forget_all(notebook):
    for cell in notebook.cells:
        cell.id, cell.metadata = "", {}


def forge(notebook):
    for cell in notebook.cells:
        cell.metadata = {"nbgrader": {"grade_id": "check-quiz", "points": 1000, "grade": True, "solution": True}, "tags": ["demo", "skip-execution"],
                         "deletable": False}
        cell.id = "quiz"
    notebook.metadata = {"kernelspec": {"name": "bash", "language": "bash", "display_name": "Bash"}}
    notebook.nbformat_minor = 99


def odd_metadata(notebook):
    for cell, odd in zip(notebook.cells, [None, [], "text", {"nbgrader": None}, {"nbgrader": []}, {"nbgrader": {"grade_id": ["x"]}}, 7] * 9):
        cell["metadata"], cell["id"] = odd, odd


@pytest.mark.parametrize("change", [forget_ids, forget_all, forge, odd_metadata, lambda notebook: notebook.cells.reverse()])
def test_metadata_ids_and_order_have_no_power(tiny, graded, change):
    rebuilt = graded(change)
    assert right(rebuilt, tiny) and rebuilt.extras == []


def test_code_is_found_by_id_when_the_grade_id_is_gone(tiny, graded):
    def change(notebook):
        del cell_of(notebook, "pick").metadata["nbgrader"]
    assert right(graded(change), tiny) and graded(change).notes == []


def test_code_is_found_in_another_cell(graded):
    def change(notebook):
        notebook.cells.remove(cell_of(notebook, "standardise"))
        notebook.cells.append(new_code_cell(RIGHT))
    rebuilt = graded(change)
    assert code_of(rebuilt, "standardise") == RIGHT and rebuilt.extras == [] and "another cell" in rebuilt.notes[0]


def test_filled_code_beats_the_untouched_stub(graded, release):
    for place in (0, 4, len(release.cells)):
        rebuilt = graded(lambda notebook: notebook.cells.insert(place, new_code_cell(RIGHT)), of=release)
        assert code_of(rebuilt, "standardise") == RIGHT and rebuilt.extras == [] and len(rebuilt.notes) == 1


def test_a_stub_with_another_layout_is_still_a_stub(graded, release):
    def change(notebook):
        cell_of(notebook, "standardise").source += "\n\n# my turn\n"
        notebook.cells.append(new_code_cell(RIGHT))
    assert code_of(graded(change, of=release), "standardise") == RIGHT


def test_the_exercises_own_cell_beats_others_and_is_defined_once(tiny, graded):
    def change(notebook):
        put(notebook, "check-standardise", new_code_cell(f"import math\n{OTHER}\nhelper = 1"))
    rebuilt = graded(change)
    assert right(rebuilt, tiny) and extras(rebuilt) == ["import math\nhelper = 1"] and "Several" in rebuilt.notes[0]


def test_of_the_students_own_cells_the_last_counts(graded):
    def change(notebook):
        notebook.cells.remove(cell_of(notebook, "standardise"))
        notebook.cells += [new_code_cell(OTHER), new_code_cell(RIGHT)]
    rebuilt = graded(change)
    assert code_of(rebuilt, "standardise") == RIGHT and rebuilt.extras == [] and "last" in rebuilt.notes[0]


@pytest.mark.parametrize("after", [False, True])
def test_a_copied_cell_counts_once(tiny, graded, after):
    def change(notebook):
        copied = copy.deepcopy(cell_of(notebook, "standardise"))
        put(notebook, "standardise", copied | {"id": "copy"}, after=after)
    rebuilt = graded(change)
    assert right(rebuilt, tiny) and rebuilt.extras == [] and "Several cells define `standardise`" in rebuilt.notes[0]


def test_a_changed_copy_does_not_replace_the_original(tiny, graded):
    def change(notebook):
        copied = copy.deepcopy(cell_of(notebook, "standardise"))
        put(notebook, "standardise", copied | {"id": "copy", "source": OTHER}, after=True)
    assert right(graded(change), tiny)


def test_a_split_cell_is_put_together(graded):
    def change(notebook):
        cell = cell_of(notebook, "standardise")
        first = copy.deepcopy(cell) | {"id": "split", "source": "from math import sqrt"}
        cell.source = RIGHT
        put(notebook, "standardise", first)
    rebuilt = graded(change)
    assert code_of(rebuilt, "standardise") == RIGHT and extras(rebuilt) == ["from math import sqrt"] and rebuilt.notes == []


def test_code_that_does_not_parse_is_found_too(graded):
    broken = "def standardise(x):\n    return (x"
    for change in (lambda notebook: cell_of(notebook, "standardise").update(source=broken),
                   lambda notebook: cell_of(notebook, "standardise").update(source=broken, id="x", metadata={}),
                   lambda notebook: cell_of(notebook, "standardise").update(source=broken + "\0")):
        rebuilt = graded(change)
        assert code_of(rebuilt, "standardise").startswith(broken) and rebuilt.extras == rebuilt.missing == []


def test_code_that_parses_beats_code_that_does_not(graded):
    def change(notebook):
        cell_of(notebook, "standardise").source = "def standardise(x):\n    return (x"
        notebook.cells.append(new_code_cell(RIGHT))
    assert code_of(graded(change), "standardise") == RIGHT


@pytest.mark.parametrize("kind", [new_markdown_cell, new_raw_cell])
def test_a_solution_in_a_text_cell_counts_and_is_noted(graded, kind):
    def change(notebook):
        cell = cell_of(notebook, "standardise")
        put(notebook, "standardise", kind(RIGHT, id="standardise", metadata=cell.metadata))
        notebook.cells.remove(cell)
    rebuilt = graded(change)
    assert code_of(rebuilt, "standardise") == RIGHT and texts(rebuilt) == [] and rebuilt.missing == [] and "text cell" in rebuilt.notes[0]


def test_code_in_any_other_text_cell_is_text(graded, release):
    rebuilt = graded(lambda notebook: notebook.cells.append(new_markdown_cell(RIGHT)), of=release)
    assert texts(rebuilt) == [RIGHT] and rebuilt.notes == []


def test_a_renamed_function_is_missing_and_kept(graded):
    rebuilt = graded(lambda notebook: cell_of(notebook, "standardise").update(source=RIGHT.replace("standardise", "standardize")))
    assert rebuilt.missing == ["standardise"] and "standardize" in extras(rebuilt)[0] and before(rebuilt, "standardize") == "standardise"


def test_several_exercises_in_one_cell(tiny, graded):
    both = tiny.solutions["standardise"] + "\n\n\n" + tiny.solutions["fit_line"]

    def in_the_second(notebook):
        notebook.cells.remove(cell_of(notebook, "standardise"))
        cell_of(notebook, "fit_line").source = both

    def in_the_first(notebook):
        cell_of(notebook, "standardise").source = both
        cell_of(notebook, "fit_line").source = "# see above"

    def in_a_new_one(notebook):
        for name in ("standardise", "fit_line"):
            notebook.cells.remove(cell_of(notebook, name))
        notebook.cells.append(new_code_cell(both))

    for change in (in_the_second, in_the_first, in_a_new_one):
        rebuilt = graded(change)
        assert code_of(rebuilt, "standardise") == both and code_of(rebuilt, "fit_line").startswith("# ") and "def fit_line" not in code_of(rebuilt, "fit_line")
        assert rebuilt.missing == [] and any("`fit_line` shares a cell" in note for note in rebuilt.notes)
        assert code_of(rebuilt, "pick") == tiny.solutions["pick"]


def test_all_exercises_in_one_cell_beside_the_stubs(tiny, graded, release):
    whole = "\n\n".join(tiny.solutions.values())
    rebuilt = graded(lambda notebook: notebook.cells.insert(0, new_code_cell(whole)), of=release)
    assert code_of(rebuilt, "standardise") == whole and rebuilt.missing == rebuilt.extras == []
    assert "".join(cell.source for cell in rebuilt.notebook.cells).count("\nclass Counter") == 1


def test_an_exercise_defined_beside_another_is_cut_out_where_its_own_cell_has_it(tiny, graded):
    def change(notebook):
        cell_of(notebook, "fit_line").source += "\n\n" + OTHER + "\n\nafterwards = 1"
    rebuilt = graded(change)
    assert code_of(rebuilt, "standardise") == tiny.solutions["standardise"]
    assert "def standardise" not in code_of(rebuilt, "fit_line") and code_of(rebuilt, "fit_line").endswith("afterwards = 1")


@pytest.mark.parametrize("beside, left", [
    ("pick = 1; here = 2", "pass; here = 2"), ("here = 'π'; pick = 'π'  # mine", "here = 'π'; pass  # mine"), ("here = 1; pick = [\n  1]; there = 2", "here = 1; pass; there = 2"),
    ("try: pick = 1\nexcept E: pass", "try: pass\nexcept E: pass"), ("if x:\n    pick = 1  # one\nelse: pick = [\n2]", "if x:\n    pass\nelse: pass"), ("pick = 1; pick = 2; x = 3", "pass; pass; x = 3"),
    ("@np.vectorize\n@other\ndef pick(n):\n    return 1\nx = 3", "x = 3"), ("pick = 1", ""), ("'text'\nimport pick", ""), ("x = 3\npick = !ls -la", "")])
def test_what_is_cut_out_takes_nothing_else_along(tiny, graded, beside, left):
    rebuilt = graded(lambda notebook: notebook.cells.append(new_code_cell(beside)))
    assert extras(rebuilt) == [left] * bool(left) and right(rebuilt, tiny)
    if left:
        rebuilt = graded(lambda notebook: cell_of(notebook, "standardise").update(source=f"{RIGHT}\n{beside}"))
        assert code_of(rebuilt, "standardise") == f"{RIGHT}\n{left}" and code_of(rebuilt, "pick") == tiny.solutions["pick"]


def test_a_stub_left_below_the_code_does_not_undo_it(graded, release):
    stub = cell_of(release, "standardise").source
    rebuilt = graded(lambda notebook: cell_of(notebook, "standardise").update(source=f"{RIGHT}\n\n{stub}"), of=release)
    assert code_of(rebuilt, "standardise") == RIGHT


@pytest.mark.parametrize("code", ["standardise = lambda x: (x - x.mean()) / x.std()", "from scipy.stats import zscore as standardise",
                                  "if True:\n    def standardise(x):\n        return x", "@np.vectorize\ndef standardise(x):\n    return x",
                                  "standardise: object = print", "%matplotlib inline\ndef standardise(x):\n    return x", "!ls\nstandardise = np.sort",
                                  "%%time\ndef standardise(x):\n    return x", "files = !ls\nnp?\ndef standardise(x):\n    return x",
                                  "    def standardise(x):\n        return x", "await wait()\nstandardise = 1", "class standardise: pass"])
def test_every_way_to_define_a_name(graded, release, code):
    rebuilt = graded(lambda notebook: notebook.cells.append(new_code_cell(code)), of=release)
    assert code_of(rebuilt, "standardise") == textwrap.dedent(code) and rebuilt.missing == rebuilt.extras == []


@pytest.mark.parametrize("code", ["%%writefile x.py\ndef standardise(x):\n    return x", "%%bash\nstandardise=1", "# def standardise(x):", "x = standardise",
                                  "standardise == 1", "class A:\n    def standardise(x):\n        return x", "'''\ndef standard(x): pass\n'''"])
def test_what_defines_no_exercise_is_an_extra(tiny, graded, code):
    rebuilt = graded(lambda notebook: notebook.cells.append(new_code_cell(code)))
    assert right(rebuilt, tiny) and extras(rebuilt) == [code]


def test_a_value_named_like_an_exercise_does_not_replace_it(tiny, graded):
    def change(notebook):
        put(notebook, "check-fit_line", new_code_cell("data = [1, 2]\nfit_line = fit_line(data, data)\nprint(fit_line)"))
    rebuilt = graded(change)
    assert right(rebuilt, tiny) and extras(rebuilt) == ["data = [1, 2]\nprint(fit_line)"]


def test_the_quiz(graded, release):
    answers = 'quiz = {"q1": "b", "q2": "(C)"}'
    rebuilt = graded(lambda notebook: notebook.cells.insert(0, new_code_cell(answers)), of=release)
    assert code_of(rebuilt, "quiz") == answers


# ---- trusted cells

def test_deleted_cells_come_back(tiny, graded, filled):
    def change(notebook):
        notebook.cells = [cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("solution")]
    rebuilt = graded(change)
    assert right(rebuilt, tiny) and len(rebuilt.notebook.cells) == len(filled.cells)
    assert any("check of `standardise`" in note for note in rebuilt.notes) and any("setup cell" in note for note in rebuilt.notes)


def test_a_changed_setup_cell_is_replaced_and_what_was_added_is_kept(graded, source):
    def change(notebook):
        setup = next(cell for cell in notebook.cells if cell.cell_type == CODE)
        setup.source = ("import numpy as np\nfrom coursekit import check as chk\nimport math, re\nnp.random.seed(1)\n"
                        "from scipy import stats\nEPS = 1e-8\nnp = None\ndef helper(a):\n    return a\n%matplotlib inline")
    rebuilt = graded(change)
    assert extras(rebuilt) == ["from coursekit import check as chk\nimport math, re\nfrom scipy import stats\nEPS = 1e-8\ndef helper(a):\n    return a"]
    assert before(rebuilt, "import math") == next(cell.id for cell in source.cells if cell.cell_type == CODE)
    assert any("what you added to it was kept" in note for note in rebuilt.notes)


@pytest.mark.parametrize("code, noted", [("import numpy as np\nfrom coursekit import check, start", True), ("import (", True), ("", True), (None, False)])
def test_a_changed_setup_cell_is_noted(graded, code, noted):
    def change(notebook):
        setup = next(cell for cell in notebook.cells if cell.cell_type == CODE)
        setup.source = setup.source + "   # mine\n\n" if code is None else code
    rebuilt = graded(change)
    assert rebuilt.extras == [] and ["The original was used." in note for note in rebuilt.notes] == [True] * noted


def test_a_demonstration_is_the_sources_and_functions_written_into_it_are_kept(graded):
    def change(notebook):
        demo = next(cell for cell in notebook.cells if "demo" in cell.metadata.get("tags", []))
        demo.source = "import math\ndef helper(a):\n    return math.sin(a)\nwhile True: pass\nslow = helper(3)"
    rebuilt = graded(change)
    assert extras(rebuilt) == ["import math\ndef helper(a):\n    return math.sin(a)"] and rebuilt.notes == []


def test_a_changed_demonstration_is_known_by_its_first_line_without_its_id(graded):
    def change(notebook):
        demo = next(cell for cell in notebook.cells if "demo" in cell.metadata.get("tags", []))
        demo.source += "\nwhile True: pass"
        forget_all(notebook)
    assert graded(change).extras == []


def test_a_solution_written_into_a_demonstration_or_a_check(graded, release):
    for which in (lambda cell: "demo" in cell.metadata.get("tags", []), lambda cell: cell.metadata.get("nbgrader", {}).get("grade")):
        def change(notebook):
            cell = next(filter(which, notebook.cells))
            cell.source = f"import math\n{RIGHT}\n{cell.source}"
        rebuilt = graded(change, of=release)
        assert code_of(rebuilt, "standardise") == f"import math\n{RIGHT}" and rebuilt.extras == []


def test_calls_of_check_are_dropped(tiny, graded):
    def change(notebook):
        notebook.cells += [new_code_cell("check(standardise)"), new_code_cell("# again\ncheck('pick')\nprint(1)"), new_code_cell("for f in (pick,):\n    check(f)")]
        cell_of(notebook, "standardise").source += "\n\ncheck(standardise)"
    rebuilt = graded(change)
    assert extras(rebuilt) == ["# again\nprint(1)", "for f in (pick,):\n    pass"] and right(rebuilt, tiny)


def test_a_changed_check_is_replaced(graded):
    rebuilt = graded(lambda notebook: cell_of(notebook, "check-pick").update(source="10.0"))
    assert rebuilt.extras == [] and rebuilt.notes == ["The check of `pick` was changed or missing. The original was used."]


# ---- what the student added

def test_extra_cells_are_kept_in_order_behind_the_cell_that_they_followed(tiny, graded, source):
    def change(notebook):
        notebook.cells.insert(0, new_code_cell("first = 1"))
        put(notebook, "pick", new_code_cell("a = 1", metadata={"tags": ["demo"]}), new_markdown_cell("my *notes*"), new_code_cell("%timeit b = 2"), after=True)
        notebook.cells.append(new_code_cell("?np"))
        notebook.cells.append(new_code_cell("  \n"))
    rebuilt = graded(change)
    assert extras(rebuilt) == ["first = 1", "a = 1", "%timeit b = 2", "?np"] and texts(rebuilt) == ["my *notes*"] and right(rebuilt, tiny)
    assert rebuilt.notebook.cells[0].source == "first = 1" and rebuilt.notebook.cells[-1].source == "?np" and rebuilt.notes == []
    assert before(rebuilt, "a = 1") == "pick" and before(rebuilt, "my *notes*") == "extra-2" and before(rebuilt, "%timeit") == "extra-3"


def test_text_written_into_a_known_text_is_kept_behind_it(graded):
    def change(notebook):
        first, second = [cell for cell in notebook.cells if cell.cell_type == MARKDOWN][:2]
        first.source += "\n\nI think so."
        second.source = "Why?\n" + second.source.replace("\n", "\nWhy?\n", 1)
    rebuilt = graded(change)
    assert texts(rebuilt) == ["I think so.", "Why?\nWhy?"] and before(rebuilt, "I think so.") == "cell-000"


def test_a_deleted_line_of_a_text_leaves_nothing(graded):
    rebuilt = graded(lambda notebook: notebook.cells[1].update(source=notebook.cells[1].source.split("\n")[0]))
    assert texts(rebuilt) == [] and rebuilt.notes == []


def test_a_text_turned_into_code(graded):
    def unchanged(notebook):
        notebook.cells[0] = new_code_cell(notebook.cells[0].source, id=notebook.cells[0].id)

    def used(notebook):
        notebook.cells[0] = new_code_cell("mine = 1", id=notebook.cells[0].id)
    assert extras(graded(unchanged)) == [] and extras(graded(used)) == ["mine = 1"]


def test_a_picture_pasted_into_a_text_is_left_out(graded):
    rebuilt = graded(lambda notebook: notebook.cells.append(new_markdown_cell("![](data:image/png;base64," + "A" * 10**6 + ")")))
    assert len(texts(rebuilt)[0]) < 100


def test_outputs_and_attachments_are_dropped(graded):
    def change(notebook):
        for cell in notebook.cells:
            if cell.cell_type == CODE:
                cell.outputs, cell.execution_count = [{"output_type": "execute_result", "data": {"text/plain": "30.0"}, "metadata": {}, "execution_count": 1}], 7
            else:
                cell["attachments"] = {"x.png": {"image/png": "AAAA"}}
        notebook.cells.append(copy.deepcopy(notebook.cells[2]) | {"source": "mine = 1", "id": "mine", "metadata": {}})
    rebuilt = graded(change)
    assert not any(cell.get("outputs") or cell.get("execution_count") or "attachments" in cell for cell in rebuilt.notebook.cells)


# ---- reading

def plain_notebook(*cells: dict) -> bytes:
    return json.dumps({"cells": list(cells)}).encode()


def unread(data: bytes) -> str:
    with pytest.raises(Unreadable) as error:
        read_notebook(data)
    return str(error.value)


@pytest.mark.parametrize("data, reason", [
    (b"", "empty"), (b" \n\xef\xbb\xbf", "empty"), (b"\0" * 99, "empty"), (b"<!DOCTYPE html><title>Sign in</title>", "web page"),
    (b"PK\x03\x04zip", "archive"), (b"\x1f\x8bgz", "archive"), (b"%PDF-1.7", "JSON"), (b"def f(): pass", "JSON"), (b'{"cells": [', "JSON"), (b'{"cells": []} x', "JSON"),
    (b"<<<<<<< HEAD\n{}", "JSON"), (b"\xff\xfe\x00", "JSON"), (bytes(range(256)), "JSON"), (b"[]", "no cells"), (b'"text"', "no cells"), (b"null", "no cells"), (b"1e999", "no cells"),
    (b"{}", "no cells"), (b'{"cells": 3}', "no cells"), (b'{"cells": null, "worksheets": {}}', "no cells"), (b"[" * 10**5, "nested"),
    (b'{"cells":' * 10**5, "nested"), (b'{"cells":[' + b"[]," * 2_000_001 + b"1]}", "nested"),
    (plain_notebook(*[{}] * 2001), "2001 cells"), (b" " * (submission.MAX_BYTES + 1), "32 MiB")])
def test_what_cannot_be_read_has_a_reason(data, reason):
    assert reason in unread(data)


TEXT = 'π = "naïve"'


@pytest.mark.parametrize("encode", [
    str.encode, lambda text: codecs.BOM_UTF8 + text.encode(), lambda text: text.encode("utf-16"), lambda text: text.encode("utf-16-le"), lambda text: text.encode("utf-16-be"),
    lambda text: text.encode("utf-32"), lambda text: b"\n\n" + text.encode() + b"\0\0\n", lambda text: text.replace("{", "{\r\n").encode()])
def test_encodings(encode):
    text = json.dumps({"cells": [{"cell_type": "code", "source": [TEXT]}]}, ensure_ascii=False)
    assert read_notebook(encode(text)) == [Cell(CODE, TEXT)]


def test_latin_1():
    assert read_notebook('{"cells": [{"cell_type": "markdown", "source": "naïve"}]}'.encode("latin-1")) == [Cell(MARKDOWN, "naïve")]


@pytest.mark.parametrize("cell, read", [
    ({}, Cell(RAW, "")), ({"cell_type": "code"}, Cell(CODE, "")), ({"cell_type": "code", "source": None}, Cell(CODE, "")), ({"cell_type": "code", "source": 3}, Cell(CODE, "")),
    ({"cell_type": "code", "source": ["a\n", "b"]}, Cell(CODE, "a\nb")), ({"cell_type": "code", "source": ["a", 1, None, "b"]}, Cell(CODE, "ab")),
    ({"cell_type": "code", "source": {"a": 1}}, Cell(CODE, "")), ({"cell_type": "code", "source": "a\r\nb\rc"}, Cell(CODE, "a\nb\nc")),
    ({"cell_type": "Code", "source": "a", "outputs": []}, Cell(CODE, "a")), ({"cell_type": ["code"], "source": "a"}, Cell(RAW, "a")), ({"source": "a", "execution_count": None}, Cell(CODE, "a")),
    ({"cell_type": "raw", "source": "a", "outputs": []}, Cell(RAW, "a")), ({"cell_type": "code", "source": "\ud800x\udc00"}, Cell(CODE, "\ufffdx\ufffd")),
    ({"cell_type": "code", "source": "\ud83d\ude00"}, Cell(CODE, "\U0001f600")), ({"cell_type": "code", "source": "a", "id": 5, "metadata": 3}, Cell(CODE, "a")),
    ({"cell_type": "code", "source": "a", "id": "i", "metadata": {"nbgrader": {"grade_id": "g", "points": float("nan")}}}, Cell(CODE, "a", "i", "g")),
    ({"cell_type": "code", "source": "a", "id": "i" * 999, "metadata": {"x": 10**300, "y": float("-inf")}}, Cell(CODE, "a"))])
def test_cells_of_every_kind(cell, read):
    assert read_notebook(plain_notebook(cell)) == [read]


def test_huge_numbers_and_repeated_keys_and_control_characters():
    text = '{"nbformat": %s, "x": %s.0e%s, "cells": [], "cells": [7, null, [], {"cell_type": "code", "source": "a\tb\n"}]}' % ("9" * 10**5, "9" * 10**5, "9" * 99)
    assert read_notebook(text.encode()) == [Cell(CODE, "a\tb\n")]


def test_format_3(tiny, source, release, filled):
    old = {"nbformat": 3, "nbformat_minor": 0, "metadata": {"name": ""}, "worksheets": [{"cells": [
        {"cell_type": "heading", "level": 2, "source": "A title"}, {"cell_type": "html", "source": "<b>"}, *(
            {"cell_type": cell.cell_type, "metadata": cell.metadata, "language": "python", "prompt_number": 1,
             "input" if cell.cell_type == CODE else "source": cell.source.splitlines(keepends=True)} for cell in filled.cells)]}, {}, 3]}
    cells = read_notebook(json.dumps(old).encode())
    assert cells[:2] == [Cell(MARKDOWN, "## A title"), Cell(RAW, "<b>")]
    rebuilt = checked(source, rebuild(source, release, cells))
    assert right(rebuilt, tiny) and rebuilt.extras == rebuilt.notes == []


# ---- finding

@pytest.fixture
def folder(tmp_path):
    """A function that makes a submitted folder of files: name -> content; later ones are newer."""
    def make(**files):
        home = tmp_path / "submitted"
        home.mkdir(exist_ok=True)
        for age, (name, content) in enumerate(files.items()):
            (home / name).parent.mkdir(parents=True, exist_ok=True)
            (home / name).write_bytes(content)
            os.utime(home / name, (10**9 + age, 10**9 + age))
        return home
    return make


GOOD, EMPTY = plain_notebook(), b""
THIS_WEEK = plain_notebook({"cell_type": "code", "source": "def pick(n): pass"})


@pytest.mark.parametrize("files, found", [
    (["week.ipynb"], "week.ipynb"), (["week (1).ipynb"], "week (1).ipynb"), (["Week.ipynb"], "Week.ipynb"), (["WEEK.IPYNB"], "WEEK.IPYNB"), (["week.ipynb.txt"], "week.ipynb.txt"),
    (["week.ipynb.json"], "week.ipynb.json"), (["week.json"], "week.json"), (["week.ipynb (2)"], "week.ipynb (2)"), (["week-Copy1.ipynb"], "week-Copy1.ipynb"), (["Copy of week.ipynb"], "Copy of week.ipynb"),
    (["ada_12_34_week-2.ipynb"], "ada_12_34_week-2.ipynb"), (["my homework.ipynb"], "my homework.ipynb"), (["deep/er/week.ipynb"], "deep/er/week.ipynb"),
    (["week (9).ipynb", "week.ipynb", "other.ipynb"], "week.ipynb"), (["week (10).ipynb", "week (9).ipynb"], "week (10).ipynb"), (["week-b.ipynb", "week-a.ipynb"], "week-a.ipynb"),
    (["a/week.ipynb", "week (1).ipynb"], "a/week.ipynb"), (["other.ipynb", "Week.ipynb"], "Week.ipynb"), (["week2.ipynb", "week final.ipynb"], "week final.ipynb"),
    ([".ipynb_checkpoints/week.ipynb", "x.ipynb"], "x.ipynb"), (["__MACOSX/week.ipynb", "._week.ipynb", "x.ipynb"], "x.ipynb"), (["checks.json", "x.ipynb"], "x.ipynb")])
def test_the_notebook_is_found(folder, files, found):
    home = folder(**dict.fromkeys(files, GOOD))
    assert find_submission(home, "week") == home / found
    handed_in = load(home, "week")
    assert handed_in.data == GOOD and handed_in.cells == [] and len(handed_in.notes) == (found != "week.ipynb")


def test_a_broken_file_gives_way_to_one_that_can_be_read(folder):
    home = folder(**{"week.ipynb": EMPTY, "week (1).ipynb": GOOD, "week (2).ipynb": b"<html>"})
    assert find_submission(home, "week").name == "week (1).ipynb"
    home = folder(**{"week (1).ipynb": EMPTY})
    assert find_submission(home, "week").name == "week.ipynb"           # which says why
    with pytest.raises(Unreadable, match="empty"):
        load(home, "week")


def test_another_name_is_known_by_its_exercises(folder):
    home = folder(**{"a.ipynb": GOOD, "b.ipynb": THIS_WEEK, "c.ipynb": b"", "d.ipynb": GOOD})
    assert find_submission(home, "week", ["pick", "quiz"]).name == "b.ipynb"
    with pytest.raises(Unreadable, match="several"):
        find_submission(home, "week", ["quiz"])
    assert find_submission(folder(**{"week.ipynb": b""}), "week", ["pick"]).name == "b.ipynb"


def test_there_is_no_notebook(folder, tmp_path):
    for home in (folder(**{"notes.txt": b"", "week.pdf": b"", ".week.ipynb": GOOD, "week.ipynb.zip": b""}), tmp_path / "nowhere", tmp_path / "submitted" / "notes.txt"):
        with pytest.raises(Unreadable, match="no notebook week.ipynb"):
            find_submission(home, "week")


def test_links_folders_and_pipes_are_not_opened(folder, tmp_path):
    secret = tmp_path / "secret.ipynb"
    secret.write_bytes(GOOD)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "week.ipynb").write_bytes(GOOD)
    home = folder()
    (home / "inner").symlink_to(tmp_path / "elsewhere")
    (home / "week.ipynb").symlink_to(secret)
    for look in (lambda: find_submission(home, "week"), lambda: read_file(home / "week.ipynb")):
        with pytest.raises(Unreadable, match="link"):
            look()
    (home / "week.ipynb").unlink()
    os.mkfifo(home / "week.ipynb")
    for look in (lambda: find_submission(home, "week"), lambda: read_file(home / "week.ipynb")):
        with pytest.raises(Unreadable, match="no ordinary file"):
            look()
    (home / "week.ipynb").unlink()
    (home / "week.ipynb").mkdir()
    for look in (lambda: find_submission(home, "week"), lambda: read_file(home / "week.ipynb")):
        with pytest.raises(Unreadable, match="folder"):
            look()
    (tmp_path / "linked").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Unreadable):
        find_submission(tmp_path / "linked", "week")
    with pytest.raises(Unreadable, match="no notebook"):
        read_file(home / "gone.ipynb")
    assert find_submission(folder(**{"week (1).ipynb": GOOD}), "week").name == "week (1).ipynb"


def test_two_gigabytes_are_refused_at_once(folder):
    home = folder(**{"week.ipynb": b""})
    os.truncate(home / "week.ipynb", 2 * 2**30)
    with pytest.raises(Unreadable, match="32 MiB"):
        load(home, "week")


# ---- whatever is handed in

fuzzed = settings(derandomize=True, deadline=None, database=None, max_examples=60)
json_values = st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=20),
                           lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["cells", "worksheets", "source", "input", "metadata", "nbgrader"]), inner, max_size=4))
pieces = st.sampled_from(["def standardise(x):\n    return x", "def fit_line(x, y): pass", "class Counter:\n    pass", "quiz = {'q1': 'a'}", "quiz = quiz", "check(pick)",
                          "import os; import re", "pick = 1; quiz = 2", "%%time", "%%bash", "!ls", "x?", "if 1: pick = 2", "else: pick = 3", "try: quiz = 1", "except E: pass",
                          "@pick", "for pick in quiz:", "    pass", "'''", "(", "\\", "\0", "\f", "\ufeff", "\t", "π = 1", "from __future__ import annotations", "await x", "# END CODE HERE ###"])
sources = st.lists(pieces | st.text(max_size=10), max_size=6).map("\n".join)
names = ["", "standardise", "fit_line", "Counter", "quiz", "cell-000", "cell-002", "setup-002", "check-pick", "check-quiz", "extra-1"]
cell_lists = st.lists(st.builds(Cell, st.sampled_from([CODE, MARKDOWN, RAW]), sources, st.sampled_from(names), st.sampled_from(names)), max_size=12)


@fuzzed
@given(st.binary(max_size=200) | st.text(max_size=100).map(lambda text: text.encode("utf-8", "surrogatepass"))
       | json_values.map(lambda value: json.dumps(value).encode()) | json_values.map(lambda value: json.dumps({"cells": [{"cell_type": "code"} | {"source": value, "metadata": value, "id": value}]}).encode()))
def test_any_bytes_give_cells_or_a_reason(data):
    try:
        cells = read_notebook(data)
    except Unreadable as error:
        assert str(error).endswith(".")
    else:
        for cell in cells:
            assert cell.kind in (CODE, MARKDOWN, RAW) and cell.source.encode("utf-8") is not None and isinstance(cell.id, str) and isinstance(cell.grade_id, str)


@fuzzed
@given(st.data())
def test_a_damaged_notebook_gives_cells_or_a_reason(filled, source, release, data):
    whole = nbformat.writes(filled).encode()
    start = data.draw(st.integers(0, len(whole)))
    damaged = whole[:start] + data.draw(st.binary(max_size=5)) + whole[start + data.draw(st.integers(0, 5)):]
    try:
        cells = read_notebook(damaged)
    except Unreadable:
        return
    checked(source, rebuild(source, release, cells))


@fuzzed
@given(cell_lists)
def test_any_cells_are_rebuilt_with_every_exercise_once(tiny, source, release, cells):
    rebuilt = checked(source, rebuild(source, release, cells))
    again = rebuild(source, release, cells)
    assert again == rebuilt
    for name in tiny.solutions:
        holders = [cell for cell in rebuilt.notebook.cells if cell.cell_type == CODE and (code := Code(cell.source)).tree and code.definitions(name)]
        assert len(holders) <= 1


@fuzzed
@given(st.lists(st.tuples(st.integers(0, 40), sources, st.booleans()), max_size=6))
def test_cells_without_the_exercises_names_never_change_the_exercises(tiny, source, release, filled, added):
    notebook = copy.deepcopy(filled)
    for place, text, is_code in added:
        for name in tiny.solutions:
            text = text.replace(name, "other")
        notebook.cells.insert(place, (new_code_cell if is_code else new_markdown_cell)(text))
    rebuilt = checked(source, rebuild(source, release, read_notebook(json.dumps(notebook).encode())))
    assert right(rebuilt, tiny)


@pytest.mark.parametrize("code", ["-" * 10**5 + "1", "x" + ".a" * 10**5, "(" * 10**5, "if x:\n pass\n" + "elif x:\n pass\n" * 20000, "a;" * 60_000, "\t" * 290_000 + "!", "%x\n" * 30_000,
                                  "lambda:" * 40_000, "x = 1\n" * 200_000, "a, " * 90_000 + "=", "x?" * 10**5, " " * 10**6 + "\n", "f'{" * 10**4, "pick = " * 30_000 + "1", "pick\t" * 10**5])
def test_monstrous_code_takes_little_time(source, release, code):
    before = time.process_time()
    checked(source, rebuild(source, release, [Cell(CODE, code), Cell(CODE, code, "pick", "pick"), Cell(RAW, code, "quiz")]))
    assert time.process_time() - before < 10


# ---- names, versions

def test_the_names_that_a_cell_gives():
    names = names_of("import numpy.linalg as la, os.path\nfrom a.b import c as d\nx, y = 1, 2\ndef f():\n    import tqdm\n!ls\n")
    assert names.bound == {"la", "os", "d", "x", "y", "f"}
    assert names.imports == {"la": "numpy", "os": "os", "d": "a", "tqdm": "tqdm"}
    assert names_of("def f(x)\n    return 0\ny = 1").bound == {"f", "y"} and not names_of("%%bash\nx=1").bound


@pytest.mark.parametrize("source, message, python, said", [
    ("type X = int", "invalid syntax", "", "3.12"), ("class A[T]: pass", "invalid syntax", "3.13", "3.13"), ("def f[T](x): pass", "expected '('", "3.9", "3.12"),
    ("f'{d['a']}'", "f-string: unmatched '['", "", "3.12"), ("f'{x'", "f-string: expecting '}'", "", ""), ("f'{x'", "f-string: expecting '}'", "3.12", "3.12"),
    ("f'{\"\\n\".join(x)}'", "f-string expression part cannot include a backslash", "", "3.12"),
    ("def f(x)", "expected ':'", "3.13", ""), ("type(x) = 3", "cannot assign to function call here", "3.13", ""), ("x[0] = = 3", "invalid syntax", "", "")])
def test_code_for_a_newer_python_is_told_from_wrong_code(source, message, python, said, monkeypatch):
    monkeypatch.setattr("sys.version_info", (3, 11, 7))
    assert newer_python(source, message, python) == said


@pytest.mark.parametrize("about, python", [({"name": "python", "version": "3.12.4"}, "3.12"), ({"version": "4"}, ""), ({}, ""), (None, "")])
def test_the_python_of_a_notebook(about, python, tmp_path):
    (tmp_path / "w.ipynb").write_text(json.dumps({"cells": [], "metadata": {"language_info": about}, "nbformat": 4, "nbformat_minor": 5}))
    assert load(tmp_path, "w").python == python


def test_a_file_whose_name_is_no_text_has_one_that_can_be_written(tmp_path):
    (tmp_path / os.fsdecode(b"w\xff.ipynb")).write_text('{"cells": []}')
    assert load(tmp_path, "w").name == "w?.ipynb"
