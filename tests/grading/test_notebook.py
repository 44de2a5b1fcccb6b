"""What comes back from the sandbox is data that anybody may have written: it is checked before it is believed."""

from __future__ import annotations

import base64
import json

import nbformat
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.grading.code import MAX_PARSED
from autograder.grading.notebook import blanks, imports_of, result_of
from autograder.grading.run import checked_answers, ended_by, harmless
from autograder.grading.sandbox import Stopped
from coursekit import plain
from coursekit.verdict import Verdict, differences

fuzz = settings(derandomize=True, deadline=None, max_examples=300)
leaves = st.none() | st.booleans() | st.integers(-2**70, 2**70) | st.floats() | st.text(max_size=12)
words = st.sampled_from(["array", "tuple", "dict", "items", "rng", "opaque", "float", "complex", "f8", "U3", "<i4", "O", "status", "value", "after", "returned"])
json_like = st.recursive(leaves | words, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words | st.text(max_size=5), inner, max_size=3), max_leaves=25)


@fuzz
@given(json_like)
def test_whatever_comes_is_plain_data_or_refused(data):
    try:
        value = plain.decode(data)
    except ValueError:
        return
    assert plain.same(plain.decode(json.loads(json.dumps(plain.encode(value)))), value)


@fuzz
@given(st.sampled_from(["f8", "<f4", "U5", "i2", "b", "c16", "O", "V8", "M8[s]", "x"]), st.lists(st.integers(-2, 2**40), max_size=4),
       st.text(max_size=20) | st.lists(leaves, max_size=5))
def test_arrays_of_any_description_are_made_or_refused(dtype, shape, values):
    try:
        array = plain.decode({"array": [dtype, shape, values]})
    except ValueError:
        return
    assert isinstance(array, np.ndarray) and array.dtype.kind in plain.PLAIN_DTYPES and array.nbytes <= 1 << 28


@pytest.mark.parametrize("text", ["\ud800", "a\udcff"])
def test_text_in_arrays_can_be_written(text):
    array = plain.decode(plain.encode(np.array([text] * 200)))
    assert array.shape == (200,) and array[0].encode() == text.encode("utf-8", "replace")


def test_characters_that_do_not_exist_are_refused():
    data = plain.encode(np.array(["a"] * 200))
    data["array"][2] = base64.b64encode(np.full(200, 0x7FFFFFFF, dtype="<u4").tobytes()).decode()
    with pytest.raises(ValueError):
        plain.decode(data)


@pytest.mark.parametrize("value", [np.longdouble("0.1"), np.array([0.1], np.longdouble), np.clongdouble(1j), np.array([1j], np.clongdouble)])
def test_long_doubles_are_doubles_to_the_judge(value):
    came = plain.decode(plain.encode(plain.to_plain(value)))
    assert np.asarray(came).dtype in (np.float64, np.complex128) and np.allclose(np.asarray(came), np.asarray(value).astype(came.dtype if hasattr(came, "dtype") else type(came)))


@fuzz
@given(json_like)
def test_answers_have_the_form_that_is_asked_for_or_are_refused(data):
    try:
        answers = checked_answers(data, 3)
    except ValueError:
        return
    assert isinstance(answers, list) and len(answers) <= 3 and all(answer["status"] in ("returned", "raised", "missing") for answer in answers)


@fuzz
@given(json_like)
def test_any_plain_value_can_be_compared_with_a_right_one(data):
    try:
        value = plain.decode(data)
    except ValueError:
        return
    for expected in (np.array([[1.0, 2], [3, 4]]), 2.5, "text", (1.0, np.zeros(3)), {"a": 1.0}):
        assert isinstance(differences(expected, value), list)


@pytest.mark.parametrize("answers", [
    None, {}, [{}], [{"status": "right"}], [{"status": "returned", "value": 1}], [{"status": "returned", "value": 1, "after": [2]}],
    [{"status": "raised", "type": "E", "message": 3, "line": ""}], [{"status": "missing", "name": "f", "more": 1}], [{"status": ["returned"]}],
    [{"status": "missing", "name": "f"}] * 4])
def test_answers_of_another_form_are_refused(answers):
    with pytest.raises(ValueError):
        checked_answers(answers, 3)


def test_outputs_are_made_harmless():
    assert harmless({"output_type": "display_data", "data": {"text/html": "<script>alert(1)</script>", "text/plain": "x"}}).data == {"text/plain": "x"}
    forged = {"output_type": "display_data", "data": {"image/png": 'AAAA" onload="alert(1)', "image/svg+xml": "<svg/>"}}
    assert list(harmless(forged).data) == ["text/plain"]
    assert harmless({"output_type": "stream", "text": "a" * 10**6}).text == "a" * 20_000
    assert nbformat.validate(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("", outputs=[harmless({})])])) is None


@pytest.mark.parametrize("kind, said", [("TimeLimit", "more than 3 s"), ("MemoryLimit", "memory"), ("OutputLimit", "more than can be taken"),
                                        ("Hung", "waits"), ("Ended", "interpreter")])
def test_every_end_is_said(kind, said):
    assert said in ended_by(Stopped(kind, "why"), 3)["message"]


def test_nbgrader_reads_the_points_that_a_check_shows():
    from nbgrader.utils import determine_grade

    cell = nbformat.v4.new_code_cell("check(f)", outputs=result_of(Verdict("f", "wrong", 2.5, 4.0)))
    cell.metadata["nbgrader"] = {"grade": True, "solution": False, "points": 4, "grade_id": "check-f", "locked": True, "schema_version": 3, "task": False}
    assert determine_grade(cell) == (2.5, 4)


def test_very_long_code_is_not_read_to_find_out_what_is_empty():
    def cell(name: str, source: str):
        return nbformat.v4.new_code_cell(source, metadata={"nbgrader": {"solution": True, "grade_id": name}})

    empty = "### START CODE HERE ###\nx = None\n### END CODE HERE ###\n"
    long = "### START CODE HERE ###\n" + "x = [1]\n" * MAX_PARSED + "### END CODE HERE ###\n"
    notebook = nbformat.v4.new_notebook(cells=[cell("f", empty), cell("g", long), cell("h", empty)])
    assert blanks(notebook, ["f", "g", "h", "i"]) == {"f": (["x"], True), "g": ([], False), "h": (["x"], True), "i": ([], False)}


def test_the_warm_process_imports_what_trusted_cells_import(tiny):
    notebook = nbformat.read(tiny.root / "source" / tiny.name / f"{tiny.name}.ipynb", as_version=4)
    assert imports_of(notebook)[:2] == ("numpy", "coursekit")
    notebook.cells.append(nbformat.v4.new_code_cell("import antigravity"))           # an extra cell is nobody's
    assert "antigravity" not in imports_of(notebook)
