"""Our parts in nbgrader, at its official extension points: the preprocessor lists of its converters.

`nbgrader_config.py` loads `course_config()`, so every `nbgrader` command uses them.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from nbformat.v4 import new_output
from nbgrader import preprocessors, utils
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets.config import Config

from coursekit.messages import say

from .stubs import clear


class ClearBlocks(NbGraderPreprocessor):
    """Empties START/END CODE blocks (in place of nbgrader's ClearSolutions, which has one stub for all)."""

    def preprocess_cell(self, cell, resources, cell_index):
        if utils.is_solution(cell) and cell.cell_type == "code":
            cell.source = clear(cell.source)
        return cell, resources


class DropStrayMetadata(NbGraderPreprocessor):
    """Forgets nbgrader's metadata of cells without a grade id, which is what its own DeduplicateIds leaves of a copied cell.

    nbgrader 0.9.6 stops at such a cell when it puts missing cells back.
    """

    def preprocess_cell(self, cell, resources, cell_index):
        if "grade_id" not in cell.metadata.get("nbgrader", {"grade_id": ""}):
            del cell.metadata["nbgrader"]
        return cell, resources


class PutBackCells(preprocessors.OverwriteCells):
    """nbgrader's OverwriteCells, except that checks missing from a submission come to its end, where everything is defined.

    nbgrader looks for the place of each, and 0.9.6 stops when a read-only cell stands before it.
    """

    def add_missing_grade_cells(self, nb, resources):
        present = {cell.metadata.nbgrader["grade_id"] for cell in nb.cells if utils.is_grade(cell)}
        source = self.gradebook.find_notebook(self.notebook_id, self.assignment_id)
        cells = {cell.name: cell for cell in source.source_cells}
        solutions = {cell.name for cell in source.solution_cells}
        for graded in source.grade_cells:
            if graded.name not in present:
                nb.cells.append(self.missing_cell_transform(cells[graded.name], graded.max_score,
                                                            is_solution=graded.name in solutions))
        return nb, resources


class SkipDemonstrations(NbGraderPreprocessor):
    """Keeps cells tagged "demo" from running while grading: no exercise needs them, and they take long.

    "skip-execution" is the tag that nbclient leaves out.
    """

    def preprocess_cell(self, cell, resources, cell_index):
        tags = cell.metadata.get("tags", [])
        if cell.cell_type == "code" and "demo" in tags and not utils.is_grade(cell) and not utils.is_solution(cell):
            cell.metadata["tags"] = [*tags, "skip-execution"]
        return cell, resources


class SaveFairGrades(preprocessors.SaveAutoGrades):
    """nbgrader's SaveAutoGrades, except that a check without a finite result gets nothing.

    nbgrader gives full marks to a graded cell that has no output at all.
    """

    def preprocess_cell(self, cell, resources, cell_index):
        if utils.is_grade(cell) and cell.cell_type == "code" and not utils.is_solution(cell):
            cell.outputs = fair_outputs(cell)
        return super().preprocess_cell(cell, resources, cell_index)


def fair_outputs(cell) -> list[Any]:
    """The outputs of a graded cell, such that nbgrader gives exactly the points that the hidden test reported."""
    results = [output for output in cell.outputs if output.output_type == "execute_result"]
    shown = [output for output in cell.outputs
             if output.output_type in ("display_data", "error") or (output.output_type == "stream" and output.name == "stdout")]
    if any(output.output_type == "error" for output in shown):
        return shown                            # nbgrader gives nothing for an error
    most = cell.metadata["nbgrader"]["points"]
    points = finite(results[0].get("data", {}).get("text/plain", ""), most) if len(results) == 1 else None
    if points is None:
        points = 0.0
        shown.append(new_output("stream", name="stdout", text=say("not run") + "\n"))
    return [*shown, new_output("execute_result", data={"text/plain": f"{points:g}"}, execution_count=cell.get("execution_count"))]


def finite(text: str, most: float) -> float | None:
    """A number between 0 and `most` from its text; None for anything else, NaN included."""
    try:
        number = float(text)
    except ValueError:
        return None
    return number if 0 <= number <= most else None


def course_config() -> Config:
    """nbgrader's configuration for this course."""
    programs = str(Path(sys.executable).parent)         # nbgrader looks for `alembic` on the path, activated or not
    if programs not in os.environ.get("PATH", "").split(os.pathsep):
        os.environ["PATH"] = os.pathsep.join([programs, os.environ.get("PATH", "")])
    config = Config()
    config.ClearSolutions.enforce_metadata = False
    config.GenerateAssignment.preprocessors = [
        ClearBlocks if step is preprocessors.ClearSolutions else step
        for step in (
            preprocessors.IncludeHeaderFooter, preprocessors.LockCells, preprocessors.ClearSolutions,
            preprocessors.ClearOutput, preprocessors.CheckCellMetadata, preprocessors.ComputeChecksums,
            preprocessors.SaveCells, preprocessors.ClearHiddenTests, preprocessors.ComputeChecksums,
            preprocessors.CheckCellMetadata)]
    config.Autograde.sanitize_preprocessors = [
        preprocessors.ClearOutput, preprocessors.DeduplicateIds, DropStrayMetadata, preprocessors.OverwriteKernelspec,
        PutBackCells, preprocessors.CheckCellMetadata]
    config.Autograde.autograde_preprocessors = [
        SkipDemonstrations, preprocessors.Execute, preprocessors.IgnorePattern, preprocessors.LimitOutput,
        SaveFairGrades, preprocessors.AssignLatePenalties, preprocessors.CheckCellMetadata]
    config.PutBackCells.add_missing_cells = True
    config.Execute.timeout = 120
    config.GenerateFeedback.preprocessors = [preprocessors.GetGrades]
    config.HTMLExporter.extra_template_basedirs = [str(Path(__file__).parent / "templates")]
    config.HTMLExporter.template_name = "feedback"
    config.Execute.extra_arguments = ["--IPKernelApp.log_level=40"]     # its warnings would be the first lines of every log
    config.CourseDirectory.course_id = "deep-learning"
    return config
