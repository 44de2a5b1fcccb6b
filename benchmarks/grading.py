"""How much faster than nbgrader as it ships: the same class, the same marks, the same demonstration cells left out.

    python benchmarks/grading.py WEEK [--students 40] [--workers 2] [--growth STEPS]

Stock is `nbgrader autograde` with nbgrader's own preprocessors, on the source notebook that this project builds, whose hidden
tests then run in the student's kernel. It is even given our kept answers of the oracles, which both sides have before the clock
runs. `--growth` times our grader on classes of growing size. Prints seconds, memory and ratios, and whether the marks are the same.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import psutil

from autograder.authoring.week import DEMO, Week, find_root, find_weeks
from autograder.grading.marks import opened, scores
from autograder.grading.whole_class import Course
from autograder.teaching.classroom import demonstration_class

HONEST = ("right", "misconceptions", "the first half", "empty: handed in", "prints")      # what stock nbgrader survives

# nbgrader as it ships: its defaults, but for the paths and the folder of the sources.
STOCK = """
import os
from nbgrader import preprocessors as p
c = get_config()
c.CourseDirectory.root = {folder!r}
c.Execute.timeout = 600
c.ClearSolutions.enforce_metadata = False
os.environ.update({{"AUTOGRADER_ROOT": {root!r}, "COURSE_GRADING": "1", "OMP_NUM_THREADS": "1", "TF_CPP_MIN_LOG_LEVEL": "3"}})
from autograder.grading.nbgrader_hooks import ClearBlocks
c.GenerateAssignment.preprocessors = [ClearBlocks if step is p.ClearSolutions else step for step in (
    p.IncludeHeaderFooter, p.LockCells, p.ClearSolutions, p.ClearOutput, p.CheckCellMetadata, p.ComputeChecksums, p.SaveCells,
    p.ClearHiddenTests, p.ComputeChecksums, p.CheckCellMetadata)]
"""


def make_class(week: Week, folder: Path, size: int) -> list[str]:
    """A class of so many honest students in folder/submitted: every style, mistakes, unfinished; demonstrations are tagged to be left out."""
    release = week.root / "release" / week.name / f"{week.name}.ipynb"
    kinds = [s.content for s in demonstration_class(week, release) if s.content and s.about.startswith(HONEST)]
    names = []
    for number, content in zip(range(size), itertools.cycle(kinds)):
        notebook = json.loads(content)
        for cell in notebook["cells"]:
            if DEMO in cell["metadata"].get("tags", []):
                cell["metadata"]["tags"].append("skip-execution")
        name = f"student{number:04d}"
        (folder / "submitted" / name / week.name).mkdir(parents=True)
        (folder / "submitted" / name / week.name / f"{week.name}.ipynb").write_text(json.dumps(notebook))
        names.append(name)
    shutil.copytree(week.root / "source" / week.name, folder / "source" / week.name)
    return names


class Memory(threading.Thread):
    """The largest memory of this process's children, all together, looked at every two seconds."""

    def __init__(self):
        super().__init__(daemon=True)
        self.peak, self.over = 0, threading.Event()

    def run(self) -> None:
        me = psutil.Process()
        while not self.over.wait(2.0):          # looking costs time itself
            total = 0
            for child in me.children(recursive=True):
                try:
                    total += child.memory_full_info().pss
                except psutil.Error:
                    continue
            self.peak = max(self.peak, total)


def timed(command: list[str], cwd: Path, environment: dict[str, str]) -> tuple[float, float]:
    """Wall seconds and peak memory (GiB, shared pages counted once) of a command."""
    memory = Memory()
    memory.start()
    begin = time.perf_counter()
    done = subprocess.run(command, cwd=cwd, env=os.environ | environment, capture_output=True, text=True)
    seconds = time.perf_counter() - begin
    memory.over.set()
    memory.join()
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}")
    return seconds, memory.peak / 2**30


def stock(week: Week, folder: Path) -> tuple[float, float]:
    """`nbgrader autograde` as it ships."""
    programs = Path(sys.executable).parent
    (folder / "nbgrader_config.py").write_text(STOCK.format(folder=str(folder), root=str(week.root)))
    environment = {"PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(week.root)}
    timed([str(programs / "nbgrader"), "generate_assignment", week.name, "--force"], folder, environment)
    return timed([str(programs / "nbgrader"), "autograde", week.name, "--force"], folder, environment)


def ours(week: Week, folder: Path, workers: int) -> tuple[float, float]:
    """`autograder grade`."""
    return timed([str(Path(sys.executable).parent / "autograder"), "grade", week.name, "--folder", str(folder), "--workers", str(workers), "--yes"],
                 week.root, {"AUTOGRADER_ROOT": str(week.root)})


def marks(folder: Path, week: Week) -> dict[str, float]:
    with opened(Course(folder).url) as gradebook:
        return {name: round(score, 2) for name, score in scores(gradebook, week.name).items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("week")
    parser.add_argument("--students", type=int, default=40)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--growth", type=int, default=0, metavar="STEPS", help="classes of 10, 100 and 1000: how many of them")
    options = parser.parse_args()
    week, = find_weeks(find_root(), [options.week])
    with tempfile.TemporaryDirectory() as scratch:
        warmup = Path(scratch, "warmup")                    # oracles and misconceptions are computed before the clock runs, for both
        make_class(week, warmup, 2)
        ours(week, warmup, options.workers)
        if options.growth:
            for size in (10, 100, 1000)[:options.growth]:
                folder = Path(scratch, f"class{size}")
                make_class(week, folder, size)
                seconds, memory = ours(week, folder, options.workers)
                print(f"{size:5} students: {seconds:7.1f} s, {seconds / size:.3f} s each, {memory:.2f} GiB", flush=True)
            return
        a, b = Path(scratch, "ours"), Path(scratch, "stock")
        make_class(week, a, options.students)
        make_class(week, b, options.students)
        fast, fast_memory = ours(week, a, options.workers)
        print(f"autograder grade, {options.workers} workers: {fast:.1f} s, {fast / options.students:.2f} s each, {fast_memory:.2f} GiB", flush=True)
        slow, slow_memory = stock(week, b)
        print(f"nbgrader autograde as it ships:   {slow:.1f} s, {slow / options.students:.2f} s each, {slow_memory:.2f} GiB")
        different = {name: (mark, marks(b, week).get(name)) for name, mark in marks(a, week).items() if marks(b, week).get(name) != mark}
        print(f"ratio {slow / fast:.1f}; marks {'are the same' if not different else f'differ: {different}'}", flush=True)


if __name__ == "__main__":
    main()
