"""A rehearsal: do the tests and the site still fit when there are sixteen weeks?

Makes a checkout of sixteen weeks in a folder, copies of the weeks that there are, renamed, with their built files and records,
and times what is asked for there: CPU seconds of all processes, and seconds on the clock, on this machine.

    python benchmarks/sixteen.py build            # autograder build --check
    python benchmarks/sixteen.py weeks engine     # the tests of the sixteen weeks; those of everything else but the site
    python benchmarks/sixteen.py site warm        # the site with no outputs kept, and again with them
    python benchmarks/sixteen.py kit

Weeks that exist already stand for themselves; each of the others is a copy of one of them, in turn.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from itertools import cycle
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WEEKS = {1: 4, 2: 3, 3: 2, 4: 4, 5: 3}
SHARED = ("autograder", "coursekit", "site", "appendix", "given", "tests", "tools", "benchmarks", "nbgrader_config.py", "pyproject.toml",
          "requirements.lock", "environment.yml", "Makefile", "LICENSE", "LICENSE-TEXT", "README.md", "GRADING.md", "CONTRIBUTING.md")
AUTOGRADER = str(Path(sys.executable).with_name("autograder"))
PYTEST = (sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-n", "logical")
PARTS = {
    "build": ("autograder build --check", (AUTOGRADER, "build", "--check")),
    "weeks": ("tests of the weeks", (*PYTEST, "tests/authoring/test_weeks.py")),
    "week": ("tests of one week", (*PYTEST, "tests/authoring/test_weeks.py")),
    "engine": ("all other tests but those of the site", (*PYTEST, "tests", "--ignore=tests/authoring/test_weeks.py", "--ignore=tests/authoring/test_site.py")),
    "pages": ("tests of the site", (*PYTEST, "tests/authoring/test_site.py")),
    "site": ("the site, no outputs kept", (AUTOGRADER, "site")),
    "warm": ("the site, outputs kept", (AUTOGRADER, "site")),
    "kit": ("the kit", (AUTOGRADER, "kit")),
}


def renamed(text: str, old: tuple[int, int], new: tuple[int, int]) -> str:
    """A file of week `old` as it would stand in week `new`: its sections, its name, labels that hold for the whole site."""
    (a, b), (c, d) = old, new
    text = re.sub(rf"\b{a}\.{b}\.(\d+)\b", rf"{c}.{d}.\1", text)
    text = text.replace(f"course{a}-week{b}", f"course{c}-week{d}").replace(f"course{a}/week{b}", f"course{c}/week{d}")
    return re.sub(r"\b(eq|fig)-([a-z][\w-]*)", rf"\1-w{c}{d}-\2", text)


def copy_week(checkout: Path, old: tuple[int, int], new: tuple[int, int]) -> None:
    source, target = ROOT / f"course{old[0]}/week{old[1]}", checkout / f"course{new[0]}/week{new[1]}"
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    if old != new:
        for path in target.rglob("*"):
            if path.suffix in (".md", ".py", ".yaml"):
                path.write_text(renamed(path.read_text(encoding="utf-8"), old, new), encoding="utf-8")


def make(checkout: Path) -> None:
    """Sixteen weeks, built, with the records that their fingerprints ask for."""
    for name in SHARED:
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, checkout / name)
    there = [tuple(int(digit) for digit in re.findall(r"\d", str(path.parent.relative_to(ROOT)))) for path in sorted(ROOT.glob("course?/week?/notebook.py"))]
    models = cycle(there)
    for course, weeks in WEEKS.items():
        for week in range(1, weeks + 1):
            copy_week(checkout, (course, week) if (course, week) in there else next(models), (course, week))
    run(checkout, [AUTOGRADER, "build"])
    run(checkout, [sys.executable, "-c", RECORDS])


# The records of a copy are its model's, with the fingerprints of the copy.
RECORDS = """
import json, pathlib
from autograder.authoring.week import find_weeks
from autograder.judging import records
for week in find_weeks(pathlib.Path.cwd()):
    kept = records.read(week)
    for name, row in kept["exercises"].items():
        row["fingerprint"] = records.fingerprint_of(week, week.exercise(name))
    (week.folder / records.FILE).write_text(json.dumps(kept))
"""


def run(checkout: Path, command, **environment: str) -> tuple[float, float, int]:
    """CPU seconds, seconds, exit status."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run(command, cwd=checkout, env={**os.environ, "PYTHONPATH": str(checkout), "AUTOGRADER_ROOT": str(checkout), "OMP_NUM_THREADS": "1",
                                                      "TF_CPP_MIN_LOG_LEVEL": "3", "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1", **environment})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, time.monotonic() - begun, done.returncode


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("parts", nargs="+", choices=PARTS)
    parser.add_argument("--folder", type=Path, help="Where the checkout is made, or was made before [a new one].")
    asked = parser.parse_args()
    folder = asked.folder or Path(tempfile.mkdtemp(prefix="sixteen-"))
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "course1").exists():
        begun = time.monotonic()
        make(folder)
        print(f"sixteen weeks in {folder}, built in {time.monotonic() - begun:.0f} s")
    print("| what | CPU seconds | seconds | |\n|---|--:|--:|---|")
    for part in asked.parts:
        if part == "site":
            for kept in (folder / ".cache" / "pages", folder / "build"):
                shutil.rmtree(kept, ignore_errors=True)
        title, command = PARTS[part]
        cpu, wall, status = run(folder, command, **({"WEEK": "course2-week3"} if part == "week" else {}))
        print(f"| {title} | {cpu:.0f} | {wall:.0f} | {'' if not status else f'failed ({status})'} |", flush=True)


if __name__ == "__main__":
    main()
