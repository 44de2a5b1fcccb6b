"""A release notebook as handed out, run top to bottom, fails only where a block is empty, and says so by name."""

import ast
import shutil
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from autograder.authoring.quiz import Quiz
from autograder.authoring.stubs import BROKEN
from autograder.authoring.week import CHECK, find_weeks
from new_week import fresh  # noqa: F401 - a fixture

ROOT = Path(__file__).resolve().parents[2]
WEEKS = [week.name for week in find_weeks(ROOT)]


def run_untouched(root: Path, name: str, folder: Path):
    """A release notebook after a run in a copy of its folder."""
    shutil.copytree(root / "release" / name, folder)
    notebook = nbformat.read(folder / f"{name}.ipynb", as_version=4)
    # allow_errors: the run goes on behind a failing cell, as in "run all cells" of a student who has done nothing yet.
    NotebookClient(notebook, timeout=300, kernel_name="python3", allow_errors=True,
                   resources={"metadata": {"path": str(folder)}}).execute()
    return notebook


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code" and cell.source.strip()]


def errors(cell):
    return [output for output in cell.outputs if output.output_type == "error"]


def names(source: str, context: type) -> set[str]:
    """The names that code reads (ast.Load) or makes (ast.Store); a definition makes its name."""
    tree = ast.parse(source)
    found = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, context)}
    if context is ast.Store:
        found |= {node.name for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.ClassDef))}
    return found


def examine(root: Path, name: str, folder: Path) -> None:
    """Assert all that this file promises, of one week."""
    week, = find_weeks(root, [name])
    exercises = {exercise.function for exercise in week.exercises}
    functions = {name for exercise in week.exercises for name in (exercise.function, *getattr(exercise, "functions", ()))}
    cells = code_cells(run_untouched(root, name, folder))

    # What could need an exercise: a cell that reads the name of one, or a name that such a cell makes.
    waiting, checked = functions - {Quiz.function}, set()
    for cell in cells:
        assert cell.execution_count, f"not run:\n{cell.source}"
        needs = names(cell.source, ast.Load) & waiting
        failed = errors(cell)
        to_mend = any(BROKEN in week.solutions.get(need, "") for need in needs)
        for error in failed:
            if to_mend and error.ename == "AssertionError":         # broken code runs, and its worked example fails
                continue
            assert error.ename == "NotFilledIn", f"{error.ename}: {error.evalue}\nin:\n{cell.source}"
            assert any(f"`{name}`" in error.evalue for name in functions), error.evalue
            assert needs, f"this cell needs no exercise, and fails:\n{cell.source}"
        if needs:
            waiting |= names(cell.source, ast.Store)
        if week.kind(cell) == CHECK:
            function = week.checked(cell)
            checked.add(function)
            assert not failed, function
            texts = [output["data"]["text/plain"] for output in cell.outputs if "data" in output]
            assert len(texts) == 1, f"{function}: {texts}"
            broken = BROKEN in week.solutions.get(function, "")
            # Broken code runs and is wrong, or crashes on an earlier exercise that is still empty.
            verdicts = (f"✗ {function}: wrong", f"✗ {function}: crashed") if broken else (f"○ {function}: not attempted",)
            assert texts[0].startswith(verdicts), texts[0]
    assert checked == exercises


@pytest.mark.parametrize("name", WEEKS)
def test_fails_only_where_a_block_is_empty(name, tmp_path):
    examine(ROOT, name, tmp_path / name)


def test_so_does_a_new_week(fresh, tmp_path):
    examine(fresh, "course1-week2", tmp_path / "course1-week2")
