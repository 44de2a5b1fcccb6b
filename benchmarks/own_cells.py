"""What a cell of one's own behind a solved notebook costs: nothing should.

    python benchmarks/own_cells.py course1-week2

grades the solved notebook of a week once for each of `CELLS`, put behind its last check, and prints the marks. It ends with
an error if one of them is not full.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell

from autograder.authoring.quiz import Quiz
from autograder.authoring.week import Week, find_root, find_weeks
from autograder.grading.notebook import Grader
from autograder.grading.sandbox import BARE
from autograder.teaching.classroom import demonstration_class

CELLS = {
    "nothing": "", "%reset -f": "%reset -f", "del of every exercise": "del {names}", "np = None": "np = None",
    "names of builtins": "max = 0.9; id = 7; sum = 3; len = [1]; list = 'abc'", "np.seterr(all='raise')": "np.seterr(all='raise')",
    "from numpy import *": "from numpy import *", "%pylab inline": "%pylab inline", "warnings as errors": "import warnings; warnings.simplefilter('error')",
    "recursion limit": "import sys; sys.setrecursionlimit(60)", "random state": "np.random.seed(1); np.random.default_rng = None",
    "NumPy of TensorFlow": "import tensorflow.experimental.numpy as np", "float16 for Keras": "import keras; keras.backend.set_floatx('float16')",
    "mixed precision": "import keras; keras.config.set_dtype_policy('mixed_float16')",
    "first exercise defined anew": "def {first}(*_):\n    return 0", "kernel killed": "import os; os.kill(os.getpid(), 9)",
    "NumPy patched": "np.mean = np.sum = np.sqrt = lambda *_, **__: 0", "another folder": "import os; os.chdir('/')",
}


def marks(week: Week) -> dict[str, float]:
    """The points of the solved notebook with each cell behind it; the same seed for all."""
    names = [exercise.function for exercise in week.exercises if not isinstance(exercise, Quiz)]
    solved = demonstration_class(week, week.root / "release" / week.name / f"{week.name}.ipynb")[0].content
    found = {}
    with tempfile.TemporaryDirectory() as scratch, Grader(week, seed=1, floor=BARE) as grader:
        for label, cell in CELLS.items():
            notebook = nbformat.reads(solved, as_version=4)
            notebook.cells.append(new_code_cell(cell.format(names=", ".join(names), first=names[0])))
            folder = Path(scratch) / str(len(found))
            folder.mkdir()
            nbformat.write(notebook, folder / f"{week.name}.ipynb")
            found[label] = grader.grade(grader.rebuild_folder(folder)).record["points"]
            print(f"{found[label]:6g}  {label}", flush=True)
    return found


if __name__ == "__main__":
    week, = find_weeks(find_root(), sys.argv[1:2] or ["course1-week2"])
    sys.exit(0 if set(marks(week).values()) == {100.0} else 1)
