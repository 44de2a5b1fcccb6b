"""The released notebook of a week with every block solved, run from top to bottom as a student runs it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import nbformat

from .. import Complaint
from ..authoring.week import Week

RUN = """
import json, resource, sys, nbformat
from nbclient import NotebookClient
path = sys.argv[1]
notebook = nbformat.read(path, as_version=4)
NotebookClient(notebook, timeout=600, resources={"metadata": {"path": "."}}).execute()
nbformat.write(notebook, path)
used = resource.getrusage(resource.RUSAGE_CHILDREN)          # the kernel is its only child
print(json.dumps({"seconds": used.ru_utime + used.ru_stime, "bytes": used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)}))
"""


class NotebookFailed(Complaint, RuntimeError):
    """A cell of the solved notebook failed; the message ends with its error."""


def run(week: Week) -> tuple[nbformat.NotebookNode, dict]:
    """Run it where the release lies, demonstrations and checks included.

    Arguments:
        week: the week, built.

    Returns:
        The notebook with its outputs, and {"seconds": CPU, "mebibytes": of memory at most}.

    Raises:
        NotebookFailed: if a cell fails.
    """
    with tempfile.TemporaryDirectory() as scratch:
        desk = Path(scratch) / week.name
        shutil.copytree(week.root / "release" / week.name, desk)
        path = desk / f"{week.name}.ipynb"
        notebook = nbformat.read(path, as_version=4)
        for cell in notebook.cells:
            about = cell.metadata.get("nbgrader", {})
            if about.get("solution"):
                cell.source = week.solutions[about["grade_id"]]
        nbformat.write(notebook, path)
        environment = {key: value for key, value in os.environ.items() if key != "COURSE_GRADING"} | {"PYTHONPATH": str(week.root)}
        done = subprocess.run([sys.executable, "-c", RUN, path.name], cwd=desk, env=environment, capture_output=True, text=True)
        if done.returncode:
            raise NotebookFailed(f"the solved notebook of {week.name} fails:\n{done.stderr[-4000:]}")
        used = json.loads(done.stdout.splitlines()[-1])
        return nbformat.read(path, as_version=4), {"seconds": round(used["seconds"], 1), "mebibytes": round(used["bytes"] / 2**20)}
