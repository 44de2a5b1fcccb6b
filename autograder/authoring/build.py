"""Building: notebook.py + exercises/ + quiz.yaml -> source/ -> release/. One direction, same bytes every time.

`source/NAME/` holds the nbgrader source notebook with solutions and hidden tests, the visible
checks, and the data; `release/NAME/` is made from it by nbgrader's own generate_assignment.
"""

from __future__ import annotations

import difflib
import filecmp
import json
import logging
import multiprocessing
import os
import re
import shutil
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import nbformat
import numpy as np
from nbgrader.converters import GenerateAssignment
from nbgrader.converters.base import NbGraderException
from nbgrader.preprocessors import SaveCells
from traitlets.config import Config

from coursekit import plain
from coursekit.check import FILE as CHECKS
from coursekit.verdict import error_mark, matches

from .. import Complaint
from ..grading.nbgrader_hooks import course_config
from ..judging import records
from ..judging.judge import card, held_misconceptions, request
from .exercise import Exercise
from .pages import appendix_link, lesson_link
from .quiz import OPTIONS, Quiz
from .stubs import annotate
from .week import CHECK, DEMO, EXERCISE, SETUP, BadWeek, Week, find_weeks

BUILT = ("source", "release")
CARD_FILE = "exercises.json"
SEED_OF_EXAMPLES = 0            # examples must not depend on the seed; a test builds with two
TOTAL_POINTS = 100
_NOISE = 1e-14                  # what is left of an exact zero differs from machine to machine
_HINTS = ("a question", "the idea", "a line to complete")


def build(root: Path, names: tuple[str, ...] = (), into: Path | None = None) -> list[Path]:
    """Build weeks, several at once: one that fails does not keep the others from being built.

    Arguments:
        root: the checkout.
        names: weeks to build; all when empty.
        into: the folder that gets source/ and release/; the checkout by default.

    Returns:
        The folders that were made.

    Raises:
        BadWeek, BadExercise, BadBlock: saying what to mend in which file.
    """
    into = into or root
    weeks = find_weeks(root, names)
    if len(weeks) == 1:
        return _build_week(root, weeks[0].name, into)
    made, failed = [], []
    with ProcessPoolExecutor(min(os.cpu_count() or 1, len(weeks) or 1), mp_context=multiprocessing.get_context("spawn")) as pool:
        for job in [pool.submit(_build_week, root, week.name, into) for week in weeks]:
            try:
                made += job.result()
            except Complaint as error:
                failed.append(str(error))
    if failed:
        raise BadWeek("\n".join(failed))
    return made


def _build_week(root: Path, name: str, into: Path) -> list[Path]:
    week, = find_weeks(root, [name])
    source, release = (into / step / week.name for step in BUILT)
    with tempfile.TemporaryDirectory() as scratch:          # a build that fails leaves what is there alone
        write_source(week, Path(scratch) / "source" / week.name)
        generate_release(root, Path(scratch), week.name)
        for folder in (source, release):
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(Path(scratch) / folder.relative_to(into), folder)
    return [source, release]


def stale(root: Path, names: tuple[str, ...] = ()) -> str:
    """What differs between the built folders and what their text files now give.

    Returns:
        A readable difference; "" when everything is up to date.
    """
    report = []
    with tempfile.TemporaryDirectory() as scratch:
        for fresh in build(root, names, into=Path(scratch)):
            old = root / fresh.relative_to(scratch)
            files = sorted({path.relative_to(folder) for folder in (fresh, old) if folder.is_dir()
                            for path in folder.rglob("*") if path.is_file()})
            for file in files:
                report += _difference(old / file, fresh / file, str(old.relative_to(root) / file))
    return "\n".join(report)


def _difference(old: Path, new: Path, name: str) -> list[str]:
    if not new.is_file():
        return [f"{name}: no longer built"]
    if not old.is_file():
        return [f"{name}: not built yet"]
    if filecmp.cmp(old, new, shallow=False):
        return []
    try:
        before, after = (path.read_text(encoding="utf-8").splitlines() for path in (old, new))
    except UnicodeDecodeError:
        return [f"{name}: differs (binary)"]
    lines = [line if len(line) <= 200 else line[:197] + "..." for line in difflib.unified_diff(
        before, after, f"{name} (as it is)", f"{name} (as it should be)", lineterm="", n=2)]
    return lines[:60] + ([f"... and {len(lines) - 60} more lines"] if len(lines) > 60 else [])


# ---- source

def write_source(week: Week, folder: Path) -> None:
    """Write the nbgrader source of a week into a folder."""
    folder.mkdir(parents=True)
    total = sum(exercise.worth for exercise in week.exercises)
    if total != TOTAL_POINTS:
        raise BadWeek(f"{week.name}: the exercises are worth {total:g} points, not {TOTAL_POINTS}")
    notebook = source_notebook(week)
    nbformat.validate(notebook)
    nbformat.write(notebook, folder / f"{week.name}.ipynb")
    _write_lines(folder / CHECKS, checks(week))
    _write_json(folder / CARD_FILE, summary(week))
    for name, write in week.data.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        write(folder / name)


def source_notebook(week: Week) -> nbformat.NotebookNode:
    """The notebook of a week with headings, hints, hidden tests and nbgrader's metadata put in."""
    cells = []
    for number, cell in enumerate(week.notebook.cells):
        kind = week.kind(cell)
        cell = nbformat.from_dict({**cell, "metadata": {}, "id": f"cell-{number:03d}"})
        if kind == EXERCISE:
            name = week.defined(cell)
            cell.id, cell.source = name.replace("_", "-"), annotate(cell.source)
            cell.metadata["nbgrader"] = _nbgrader(name, solution=True)
            if week.exercise(name).several:
                cell.metadata["functions"] = list(week.exercise(name).functions)
        elif kind == CHECK:
            name = week.checked(cell)
            cell.id, cell.source = f"check-{name.replace('_', '-')}", hidden_test(week, name, cell.source)
            cell.metadata["nbgrader"] = _nbgrader(f"check-{name}", points=week.exercise(name).worth)
        elif kind == SETUP:
            cell.metadata["nbgrader"] = _nbgrader(f"setup-{number:03d}", locked=True)
        elif kind == DEMO:
            cell.metadata["tags"] = [DEMO]
        else:
            cell.source = _prose(week, cell.source)
        cells.append(cell)
    return nbformat.v4.new_notebook(cells=cells, metadata={
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"}})


def _nbgrader(grade_id: str, *, solution: bool = False, points: float | None = None, locked: bool = False) -> dict:
    """nbgrader's metadata of a cell (its schema, version 3)."""
    about = {"grade": points is not None, "grade_id": grade_id, "locked": locked or points is not None,
             "schema_version": 3, "solution": solution, "task": False}
    return about if points is None else about | {"points": points}


def hidden_test(week: Week, name: str, source: str) -> str:
    """A check cell with the hidden test behind it; its last value is the points."""
    return (f"{source.rstrip()}\n### BEGIN HIDDEN TESTS\nfrom autograder.hidden import grade\n"
            f'grade("{week.name}", "{name}", globals())\n### END HIDDEN TESTS')


def _prose(week: Week, text: str) -> str:
    """A text cell with its shorthand written out: `## Exercise: NAME`, links to the appendix as lessons have them, and paragraphs
    that begin with `Hint: `."""
    def heading(match: re.Match) -> str:
        exercise = week.exercise(match[2])
        worth = "optional" if exercise.optional else f"{exercise.worth:g} points"
        stars = "★" * exercise.difficulty + "☆" * (3 - exercise.difficulty)
        names = " and ".join(f"`{name}`" for name in exercise.functions)
        taught = f" · {lesson_link(week.root, week.folder, exercise.section)}" if exercise.section else ""
        return f"{match[1]} Exercise {exercise.number}: {names}\n\n*{stars} · about {exercise.minutes} minutes · {worth}{taught}*"

    text = re.sub(r"^(#+) Exercise: `?(\w+)`?$", heading, text, flags=re.MULTILINE)
    text = re.sub(r"\{doc\}`/appendix/([\w-]+)`", lambda match: appendix_link(week.root, match[1]), text)
    hints = len(re.findall(r"^Hint: ", text, re.MULTILINE))
    if hints not in (0, len(_HINTS)):
        raise BadWeek(f"{week.name}: a cell has {hints} hints, it should have {len(_HINTS)} ({', '.join(_HINTS)}):\n{text[:200]}")
    kinds = iter(_HINTS)
    return re.sub(r"^Hint: (.*?)(?=\n\nHint: |\Z)",
                  lambda match: f"<details>\n<summary><b>Hint: {next(kinds)}</b></summary>\n\n{match[1].strip()}\n\n</details>",
                  text, flags=re.MULTILINE | re.DOTALL)


# ---- checks and cards

def checks(week: Week) -> dict:
    """What `coursekit.check` needs: of each exercise the examples, and what misconceptions make of them. No hidden case.

    An exercise stays as it was built last when only noise has changed: what processors make of 16-bit floats differs in
    digits that no rounding hides.
    """
    path = week.root / "source" / week.name / CHECKS
    try:
        before = plain.decode(json.loads(path.read_text(encoding="utf-8")))["exercises"] if path.is_file() else {}
    except (ValueError, KeyError, TypeError):       # damaged; it is about to be made anew
        before = {}
    now = {exercise.function: _visible(week, exercise) for exercise in week.exercises}
    return plain.encode({"assignment": week.name, "exercises": {
        name: before[name] if name in before and _agree(before[name], visible) else visible for name, visible in now.items()}})


def _agree(one: dict, other: dict) -> bool:
    """Whether two exercises of `checks` say the same, their numbers within a tenth of what a case tolerates."""
    def bare(value):
        """Of what kinds a value is, without its numbers, in which alone there is noise; of `Facts` all."""
        if isinstance(value, plain.Facts):
            return value
        if isinstance(value, dict):
            return type(value)((key, bare(item)) for key, item in value.items())
        return type(value)(map(bare, value)) if isinstance(value, (list, tuple)) else None

    def frame(visible: dict) -> dict:
        held = [{**m, "outcomes": [{**o, "value": bare(o.get("value"))} for o in m["outcomes"]]} for m in visible.get("misconceptions", [])]
        cases = [{**case, "expected": bare(case["expected"])} for case in visible.get("cases", [])]
        return {**visible, "cases": cases, "misconceptions": held}

    def numbers(visible: dict, i: int) -> list:
        return [visible["cases"][i]["expected"], *(held["outcomes"][i].get("value") for held in visible["misconceptions"])]

    if not plain.same(frame(one), frame(other)):
        return False
    strict = [{**case, "condition": case["condition"] / 10, "atol": case["atol"] and case["atol"] / 10} for case in other.get("cases", [])]
    return all(matches(was, {"status": "returned", "value": now}, case)
               for i, case in enumerate(strict) for was, now in zip(numbers(one, i), numbers(other, i), strict=True))


def _visible(week: Week, exercise: Exercise) -> dict:
    if isinstance(exercise, Quiz):
        return {"function": exercise.function, "number": exercise.number, "points": exercise.criteria([]),
                "parts": exercise.parts, "options": list(OPTIONS)}
    examples = [case for case in exercise.draw(SEED_OF_EXAMPLES) if case.example]
    visible = card(exercise, examples)
    visible["request"] = {key: value for key, value in request(exercise, []).items() if key != "inputs"}
    visible["misconceptions"] = held_misconceptions(week, exercise, examples)
    for number, held in enumerate(visible["misconceptions"], start=1):
        held["name"] = str(number)          # names are for authors; the message says what a student needs
        for outcome in held["outcomes"]:
            if outcome["status"] == "raised":       # its message and line may quote code
                outcome |= {"mark": error_mark(outcome), "message": "", "line": ""}
    noise = [min(_NOISE, (case.atol or _NOISE) / 10) for case in examples]      # a case may be about tiny numbers
    cases = [_rounded(case, least) | {"inputs": _rounded(case["inputs"], 0.0)} for case, least in zip(visible["cases"], noise)]     # 1e-30 is meant
    held = [{**one, "outcomes": [_rounded(outcome, least) for outcome, least in zip(one["outcomes"], noise)]}
            for one in visible["misconceptions"]]
    return _rounded(visible) | {"cases": cases, "misconceptions": held}


def _rounded(value, noise: float = _NOISE):
    """Floats to the digits that every machine agrees on, 0 below the noise: the last ones depend on how a library adds up."""
    if isinstance(value, float):
        return 0.0 if abs(value) < noise else float(f"{value:.12g}") if np.isfinite(value) else value
    if isinstance(value, np.ndarray) and value.dtype.kind == "f":
        digits = 6 if value.dtype.itemsize <= 4 else 12
        return np.array([0.0 if abs(x) < noise else float(f"{float(x):.{digits}g}") for x in value.ravel()],
                        dtype=value.dtype).reshape(value.shape)
    if isinstance(value, dict):
        return type(value)((key, _rounded(item, noise)) for key, item in value.items())     # Facts stay Facts
    if isinstance(value, (list, tuple)):
        return type(value)(_rounded(item, noise) for item in value)
    return value


def summary(week: Week) -> dict:
    """What the site says of a week's exercises, with their strength where it was measured."""
    kept = records.read(week)
    measured = kept["exercises"]
    rows = []
    for exercise in week.exercises:
        row = {"name": exercise.function, "number": exercise.number, "title": exercise.title, "section": exercise.section,
               "points": exercise.worth, "difficulty": exercise.difficulty, "minutes": exercise.minutes}
        if exercise.several:
            row["functions"] = list(exercise.functions)
        if exercise.function in measured:
            row["strength"] = {kind: measured[exercise.function][kind] for kind in (*records.COUNTS, "equivalent")}
        rows.append(row)
    return {"assignment": week.name, "title": week.title, "exercises": rows} | ({"notebook": kept["notebook"]} if "notebook" in kept else {})


def _write_lines(path: Path, data) -> None:
    """JSON with a line for each exercise, so that a difference names what differs."""
    rows = ",\n".join(f"{json.dumps(name)}: {json.dumps(row, ensure_ascii=False)}"
                      for name, row in data["dict"]["exercises"]["dict"].items())
    path.write_text(f'{{"dict": {{"assignment": {json.dumps(data["dict"]["assignment"])}, "exercises": {{"dict": {{\n{rows}\n}}}}}}}}\n',
                    encoding="utf-8")


def _write_json(path: Path, data) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


# ---- release

def generate_release(root: Path, base: Path, name: str) -> None:
    """Run nbgrader's generate_assignment on base/source/NAME, without a gradebook; it makes base/release/NAME.

    Raises:
        BadWeek: if nbgrader fails; the message holds its log.
    """
    config = Config(course_config())
    config.CourseDirectory.root = str(base)
    config.CourseDirectory.assignment_id = name
    config.GenerateAssignment.no_database = True
    config.GenerateAssignment.permissions = 644
    config.GenerateAssignment.preprocessors = [
        step for step in config.GenerateAssignment.preprocessors if step is not SaveCells]
    log = logging.getLogger("autograder.generate_assignment")
    log.propagate, log.handlers, lines = False, [], []
    handler = logging.Handler()
    handler.emit = lambda record: lines.append(record.getMessage())
    log.addHandler(handler)
    from nbgrader.coursedir import CourseDirectory

    converter = GenerateAssignment(coursedir=CourseDirectory(config=config), config=config)
    converter.log = log
    try:
        converter.start()
    except (SystemExit, NbGraderException) as error:
        raise BadWeek(f"nbgrader generate_assignment failed for {name}:\n" + "\n".join(lines)) from error
