"""Building: the same bytes every time, stubs for solutions, valid metadata, and a readable difference when something is stale."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys

import nbformat
import pytest
from nbgrader.nbgraderformat import MetadataValidator
from tiny import EXERCISES, NOTEBOOK, REPOSITORY, TINY, write_week

from autograder.authoring.build import _agree, _prose, _rounded, _visible, build, checks, generate_release, stale
from autograder.authoring.pages import SiteError
from autograder.authoring.week import BadWeek, find_weeks
from coursekit.check import cards
from coursekit.plain import Facts, decode, encode, same

WEEKS = [week.name for week in find_weeks(REPOSITORY)]


def files(folder) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def notebooks(week) -> tuple[nbformat.NotebookNode, nbformat.NotebookNode]:
    """A week's source and release, read and validated."""
    both = tuple(nbformat.read(week.root / step / TINY / f"{TINY}.ipynb", as_version=4) for step in ("source", "release"))
    for notebook in both:
        nbformat.validate(notebook)
    return both


def graded(notebook) -> dict[str, nbformat.NotebookNode]:
    return {cell.metadata.nbgrader.grade_id: cell for cell in notebook.cells if "nbgrader" in cell.metadata}


def test_what_is_built(tiny):
    assert sorted(files(tiny.root / "release")) == [f"{TINY}/{name}" for name in ("checks.json", f"{TINY}.ipynb", "exercises.json")]
    assert files(tiny.root / "source").keys() == files(tiny.root / "release").keys()


def test_two_builds_give_the_same_bytes_whatever_the_hash_seed(tiny, tmp_path):
    """The other build is this process's, whose hash seed is 0 (`make test`) or random."""
    code = "import sys; from pathlib import Path; from autograder.authoring.build import build; build(Path(sys.argv[1]), (), Path(sys.argv[2]))"
    subprocess.run([sys.executable, "-c", code, tiny.root, tmp_path], check=True, cwd=REPOSITORY, env=os.environ | {"PYTHONHASHSEED": "1", "TZ": "UTC-9"})
    assert all(files(tmp_path / step) == files(tiny.root / step) for step in ("source", "release"))


def test_the_metadata_are_nbgraders(tiny):
    for notebook in notebooks(tiny):
        MetadataValidator().validate_nb(notebook)
        ids = [cell.metadata.nbgrader.grade_id for cell in notebook.cells if "nbgrader" in cell.metadata]
        assert len(ids) == len(set(ids)) and len({cell.id for cell in notebook.cells}) == len(notebook.cells)
        assert sum(cell.metadata.nbgrader.get("points", 0) for cell in notebook.cells if "nbgrader" in cell.metadata) == 100


def test_exercises_may_be_changed_and_the_rest_is_locked(tiny):
    _, release = notebooks(tiny)
    for name, cell in graded(release).items():
        about = cell.metadata.nbgrader
        assert about.solution == (name in tiny.solutions) and about.locked != about.solution and about.grade == name.startswith("check-")


def test_checks_are_worth_what_the_exercises_are(tiny):
    source, release = notebooks(tiny)
    for exercise in tiny.exercises:
        cell = graded(source)[f"check-{exercise.function}"]
        assert cell.metadata.nbgrader.points == exercise.possible
        assert f'grade("{TINY}", "{exercise.function}", globals())' in cell.source and "BEGIN HIDDEN TESTS" in cell.source
        assert "HIDDEN" not in graded(release)[f"check-{exercise.function}"].source


def test_the_release_has_stubs_with_the_lines_expected(tiny):
    _, release = notebooks(tiny)
    text = graded(release)
    assert text["standardise"].source == (
        'def standardise(x):\n    """x (m,) with mean 0 and standard deviation 1."""\n    ### START CODE HERE ### (about 2 lines)\n'
        "    mu = None\n    sigma = None\n    ### END CODE HERE ###\n    return (x - mu) / sigma")
    assert text["fit_line"].source.count("(about 1 line)") == 2 and "slope = None" in text["fit_line"].source and "intercept = None" in text["fit_line"].source
    assert "total = 0.0\n        total += value" in text["running_total"].source and "total = 0.0\n    for" not in text["running_total"].source
    assert '"q1": None,\n    "q2": None,' in text["quiz"].source
    assert all(cell.source.count("START CODE HERE") == cell.source.count("END CODE HERE") >= 1 for name, cell in text.items() if name in tiny.solutions)


def test_the_source_has_the_solutions(tiny):
    source, _ = notebooks(tiny)
    namespace: dict = {}
    for name in ("setup-002", "standardise"):
        exec(graded(source)[name].source, namespace)
    assert namespace["standardise"](namespace["np"].array([1.0, 3.0])).tolist() == [-1.0, 1.0]


def test_headings_and_hints_are_written_out(tiny):
    _, release = notebooks(tiny)
    text = "\n".join(cell.source for cell in release.cells if cell.cell_type == "markdown")
    assert "## Exercise 2: `fit_line`\n\n*★★☆ · about 10 minutes · 20 points · lesson 1.1.2*" in text
    assert text.count("<details>") == 3 == text.count("</details>") and "a line to complete</b></summary>\n\n`mu = x.mean()`\n\n</details>" in text


def test_a_notebook_links_to_the_appendix_as_a_lesson_does(tiny):
    page = tiny.root / "appendix" / "arrays.md"
    page.parent.mkdir(exist_ok=True)
    page.write_text("# Arrays in twenty minutes\n", encoding="utf-8")
    assert _prose(tiny, "Read {doc}`/appendix/arrays`.") == "Read [Arrays in twenty minutes](../lessons/appendix/arrays.html)."
    with pytest.raises(SiteError, match="appendix/lists.md, which is not there"):
        _prose(tiny, "Read {doc}`/appendix/lists`.")


def test_numbers_below_the_noise_stay_where_a_case_is_about_them():
    week, = find_weeks(REPOSITORY, ["course1-week2"])
    visible = _visible(week, week.exercise("sigmoid_derivative"))
    place, case = next((i, case) for i, case in enumerate(visible["cases"]) if case["label"] == "at 40")
    assert case["expected"] == pytest.approx(4.248354e-18, rel=1e-6) and case["atol"] < 1e-20
    assert any(held["outcomes"][place]["value"] == 0 for held in visible["misconceptions"]), "1 - sigmoid(40) is nothing"


def test_sentences_that_should_hold_reach_the_student_and_are_built_anew_where_they_did_not():
    built = _rounded({"cases": [{"label": "two draws", "expected": {"facts": Facts()}, "inputs": {}, "condition": 1.0, "atol": None}],
                      "misconceptions": [{"outcomes": [{"status": "returned", "value": {"facts": Facts(alike=False)}}]}]})
    case, held = built["cases"][0], built["misconceptions"][0]["outcomes"][0]
    assert type(case["expected"]["facts"]) is type(held["value"]["facts"]) is Facts
    assert _agree(built, built)
    assert not _agree({**built, "cases": [{**case, "expected": {"facts": {}}}]}, built)


def test_no_outputs_no_counts(tiny):
    for notebook in notebooks(tiny):
        assert all(not cell.outputs and cell.execution_count is None for cell in notebook.cells if cell.cell_type == "code")


def test_checks_json_holds_the_examples_and_no_hidden_case(tiny):
    for name, card in cards(tiny.root / "release" / TINY).items():
        exercise = tiny.exercise(name)
        if name != "quiz":
            shown = [case for case in exercise.draw(0) if case.example]
            assert [case["label"] for case in card["cases"]] == [case.label for case in shown] and all(case["example"] for case in card["cases"])
            assert len(card["misconceptions"]) == len(exercise.misconceptions)
            assert all(len(held["outcomes"]) == len(shown) for held in card["misconceptions"])
        else:
            assert "cases" not in card and not {"b", "c"} & set(json.dumps(encode(card["parts"])).split('"'))


@pytest.mark.parametrize("name", [TINY, *WEEKS])
def test_examples_do_not_depend_on_the_seed(tiny, name):
    week = tiny if name == TINY and name not in WEEKS else find_weeks(REPOSITORY, [name])[0]
    for exercise in week.exercises:
        first, second = ([case for case in exercise.draw(seed) if case.example] for seed in (0, 1))
        assert [case.label for case in first] == [case.label for case in second]
        assert all(same(a.inputs, b.inputs) for a, b in zip(first, second)), exercise.function


def test_what_is_stored_does_not_depend_on_the_seed(tiny, monkeypatch):
    before = checks(tiny)
    monkeypatch.setattr("autograder.authoring.build.SEED_OF_EXAMPLES", 1)
    assert checks(tiny) == before


@pytest.mark.parametrize("notebook, exercises, said", [
    (NOTEBOOK, EXERCISES.replace('"1.1.5", 18', '"1.1.5", 17.5'), f"{TINY}: the exercises are worth 99.5 points, not 100"),
    (NOTEBOOK.replace("# Hint: `mu = x.mean()`", "#"), EXERCISES, "2 hints, it should have 3"),
    (NOTEBOOK.replace("Exercise: pick", "Exercise: pack"), EXERCISES, "no exercise 'pack'"),
    (NOTEBOOK.replace("    ### END CODE HERE ###\n    return (x", "    return (x"), EXERCISES, "markers make")])
def test_a_week_that_cannot_be_built_says_why_and_leaves_what_is_there(course, notebook, exercises, said):
    week = course(notebook=notebook, exercises=exercises)
    kept = week.root / "release" / TINY / "kept"
    kept.parent.mkdir(parents=True)
    kept.write_text("kept")
    with pytest.raises(ValueError, match=said):
        build(week.root)
    assert kept.is_file()


def test_nbgraders_failure_comes_with_its_log(tiny, tmp_path):
    shutil.copytree(tiny.root / "source", tmp_path / "source")
    path = tmp_path / "source" / TINY / f"{TINY}.ipynb"
    path.write_text(path.read_text(encoding="utf-8").replace('"check-pick"', '"check-fit_line"'), encoding="utf-8")
    with pytest.raises(BadWeek, match="(?s)generate_assignment failed for course1-week1.*check-fit_line"):
        generate_release(tiny.root, tmp_path, TINY)


def test_a_change_shows_as_a_readable_difference(tiny, tmp_path):
    for folder in ("source", "release"):
        shutil.copytree(tiny.root / folder, tmp_path / folder)
    week = write_week(tmp_path)
    assert stale(week.root) == ""
    write_week(tmp_path, notebook=NOTEBOOK.replace("the mean, divide", "the average, divide"))
    (tmp_path / "release" / TINY / "checks.json").unlink()
    (tmp_path / "source" / TINY / "old.txt").write_text("x")
    report = stale(week.root)
    assert "source/course1-week1/course1-week1.ipynb (as it is)" in report and "-    \"Subtract the mean, divide" in report and "+    \"Subtract the average, divide" in report
    assert "release/course1-week1/checks.json: not built yet" in report and "source/course1-week1/old.txt: no longer built" in report


def test_noise_changes_nothing_that_was_built_and_all_else_does(tiny, tmp_path):
    """Another processor rounds otherwise: the bytes stay. A number that is really another one is built anew."""
    week = write_week(tmp_path)
    build(week.root)
    path = week.root / "source" / TINY / "checks.json"
    first = path.read_text(encoding="utf-8")
    for factor, stays in ((1 + 1e-10, True), (1 + 1e-5, False)):
        held = decode(json.loads(first))
        for case in held["exercises"]["standardise"]["cases"]:
            case["expected"] = case["expected"] * factor
        text = first.replace(json.dumps(encode(decode(json.loads(first))["exercises"]["standardise"]), ensure_ascii=False),
                             json.dumps(encode(held["exercises"]["standardise"]), ensure_ascii=False))
        assert text != first
        path.write_text(text, encoding="utf-8")
        build(week.root)
        assert path.read_text(encoding="utf-8") == (text if stays else first)
    for damage in (first[:100], "{}", "[]", '{"dict": {}}', first.replace('"misconceptions"', '"others"')):
        path.write_text(damage, encoding="utf-8")
        build(week.root)
        assert path.read_text(encoding="utf-8") == first


@pytest.mark.parametrize("name", WEEKS)
def test_the_committed_week_is_up_to_date(name):
    assert stale(REPOSITORY, (name,)) == ""
