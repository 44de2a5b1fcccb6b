"""The whole attack suite as one class, by the commands that an instructor runs: what is left of it in files, gradebook, records,
report, feedback and tables. Between the attackers sit honest students. As root, a part of it is graded by an ordinary user, too.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

import nbformat
import pytest
from attacks import ATTACKS, POINTS, RELEASED, SOLVED, cell_of, save
from click.testing import CliRunner
from nbgrader.api import Gradebook
from test_attacks import LIMITS, leaks
from tiny import TINY, write_week

from autograder.authoring.build import build
from autograder.cli import main
from autograder.grading import run as running
from autograder.grading import whole_class
from autograder.grading.notebook import Grader
from autograder.grading.sandbox import BARE, FULL, NAMESPACES, level

PART = "ATTACKS_PART"                   # in the environment: only each so-manieth attack
EVERY = 12                              # attacks between two honest students


def command(*arguments) -> str:
    """What a command says; it must end well."""
    result = CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


class AttackedClass:
    """A checkout and a class in it, each attack a student of its own; graded when it is made."""

    def __init__(self, root: Path, folder: Path):
        self.week = write_week(root)
        build(root)
        self.root, self.folder = root, folder
        release = nbformat.read(root / "release" / TINY / f"{TINY}.ipynb", as_version=4)
        solved = nbformat.read(root / "release" / TINY / f"{TINY}.ipynb", as_version=4)
        for name, source in self.week.solutions.items():
            cell_of(solved, name).source = source
        self.attackers = {f"attacker-{number:03}": attack for number, attack in enumerate(ATTACKS[::int(os.environ.get(PART, "1"))])}
        self.honest = [f"honest-{number:03}" for number in range(0, len(self.attackers), EVERY)]
        first = self.place(self.honest[0]) / f"{TINY}.ipynb"
        words = {"@ROOT@": str(root), "@OTHER@": str(first), "@MARK@": str(folder / "mark"), "@PORT@": "9"}
        for student in self.honest:
            save(self.place(student), solved)
        for student, attack in self.attackers.items():
            attack.hand_in(self.place(student), {RELEASED: release, SOLVED: solved}, words)
        self.before = self.state()
        self.said = command("grade", TINY, "--folder", folder)

    def place(self, student: str) -> Path:
        place = self.folder / "submitted" / student / TINY
        place.mkdir(parents=True, exist_ok=True)
        return place

    def record(self, student: str) -> dict:
        return json.loads((self.folder / "records" / TINY / f"{student}.json").read_text(encoding="utf-8"))

    def state(self) -> dict[str, bytes]:
        """The checkout's files, and what the honest handed in."""
        files = [path for folder in ("coursekit", "release", "source", "course1") for path in (self.root / folder).rglob("*")]
        files += [path for student in self.honest for path in self.place(student).rglob("*")]
        return {str(path): path.read_bytes() for path in files if path.is_file() and "__pycache__" not in path.parts}


@pytest.fixture(scope="module")
def attacked(tmp_path_factory):
    if level()[0] == BARE:
        pytest.fail(f"the attacks need a sandbox: {level()[1]}")
    with pytest.MonkeyPatch.context() as patch:
        root = tmp_path_factory.mktemp("checkout")
        patch.setenv("AUTOGRADER_ROOT", str(root))
        patch.setenv("AUTOGRADER_SEED", "7")
        patch.setattr(running, "CELL_SECONDS", 0.8)
        patch.setattr(running, "STEP_SECONDS", 0.4)
        patch.setattr(whole_class, "Grader", partial(Grader, limits=LIMITS))
        yield AttackedClass(root, tmp_path_factory.mktemp("class"))


def test_everybody_gets_what_they_deserve_in_the_gradebook_and_on_record(attacked):
    wrong = {}
    with Gradebook(f"sqlite:///{attacked.folder / 'gradebook.db'}") as gradebook:
        for student in [*attacked.honest, *attacked.attackers]:
            deserves = attacked.attackers[student].deserves if student in attacked.attackers else POINTS
            record = attacked.record(student)
            on_record = {exercise["exercise"]: exercise["points"] for exercise in record["exercises"]}
            held = {grade.cell.name.removeprefix("check-"): grade.auto_score for notebook in gradebook.find_submission(TINY, student).notebooks
                    for grade in notebook.grades}
            if on_record != deserves or held != deserves or record["level"] != (FULL if os.geteuid() == 0 else NAMESPACES):
                wrong[student, getattr(attacked.attackers.get(student), "name", "")] = on_record, held, record["flags"]
    assert wrong == {}


def test_the_honest_notice_nothing(attacked):
    for student in attacked.honest:
        record = attacked.record(student)
        assert not record["flags"] and not record["mended"] and not record["failure"], student
    assert attacked.state() == attacked.before and not (attacked.folder / "mark").exists()


def test_what_deserves_a_flag_or_a_reason_has_one(attacked):
    for student, attack in attacked.attackers.items():
        record = attacked.record(student)
        assert bool(record["flags"]) >= attack.flagged, (attack.name, record)
        assert attack.failure.casefold() in record["failure"].casefold() and bool(record["failure"]) == bool(attack.failure), attack.name


def test_the_graded_notebooks_and_what_the_command_says_hold_nothing_that_acts(attacked):
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", attacked.said)
    for student, attack in attacked.attackers.items():
        graded = nbformat.read(attacked.folder / "autograded" / student / TINY / f"{TINY}.ipynb", as_version=4)
        nbformat.validate(graded)
        assert not leaks(graded), attack.name


def test_the_next_run_has_nothing_to_do_and_the_marks_come_out_again(attacked):
    assert f"0 graded, {len(attacked.honest) + len(attacked.attackers)} unchanged" in command("grade", TINY, "--folder", attacked.folder)
    assert "0 not, 0 cannot be compared" in command("verify", TINY, "--folder", attacked.folder, "--sample", "6")


def test_report_feedback_and_tables_have_everybody(attacked):
    everybody = [*attacked.honest, *attacked.attackers]
    some = everybody[::8]
    command("report", TINY, "--folder", attacked.folder)
    page = (attacked.folder / "reports" / f"{TINY}.html").read_text(encoding="utf-8")
    assert all(student in page for student in everybody) and "<script>alert" not in page
    command("feedback", TINY, *some, "--folder", attacked.folder)
    for student in some:
        page = (attacked.folder / "feedback" / student / TINY / f"{TINY}.html").read_text(encoding="utf-8")
        assert "<script>alert" not in page and not re.search(r"HIDDEN\W{1,9}array\(", page), student
    command("export", TINY, "--folder", attacked.folder, "--out", attacked.folder / "marks.csv")
    table = (attacked.folder / "marks.csv").read_text(encoding="utf-8")
    assert all(student in table for student in everybody)


def within_reach(paths: list[Path]) -> list[str]:
    """Options of bubblewrap that let anybody reach some folders, wherever only root may look: the way to them is made anew."""
    options, tops, bound = [], [], []
    for path in paths:
        closed = [parent for parent in path.parents if not parent.stat().st_mode & 0o001]
        if not closed or any(path.is_relative_to(other) for other in bound):
            continue
        top = closed[-1]                                # `parents` begins with the nearest
        options += [] if top in tops else ["--perms", "0755", "--tmpfs", str(top)]
        options += [option for parent in reversed(path.parents) if parent.is_relative_to(top) and parent != top for option in ("--perms", "0755", "--dir", str(parent))]
        options += ["--ro-bind", str(path), str(path)]
        tops.append(top)
        bound.append(path)
    return options


def test_an_ordinary_user_grades_them_alike():
    """The same tests, on each fifteenth attack, without any right of root; Python and the checkout may lie where only root may look."""
    if os.geteuid() != 0:
        pytest.skip("all tests here are run by an ordinary user")
    checkout = Path(__file__).parents[2]
    room = ["bwrap", "--dev-bind", "/", "/", *within_reach([checkout, Path(sys.base_prefix), Path(sys.prefix)])]
    nobody = ["setpriv", "--reuid", "12345", "--regid", "12345", "--clear-groups", "--inh-caps=-all", "--ambient-caps=-all", "--bounding-set=-all"]
    own = Path("/tmp") / f"ordinary-{os.getpid()}"
    own.mkdir(mode=0o700)
    os.chown(own, 12345, 12345)
    try:
        result = subprocess.run(
            [*room, *nobody, sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", f"--basetemp={own / 'tests'}", __file__],
            env=os.environ | {PART: "15", "HOME": str(own), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(checkout)},
            capture_output=True, text=True, cwd=checkout)
        assert result.returncode == 0, result.stdout[-5000:] + result.stderr[-2000:]
        assert "6 passed, 1 skipped" in result.stdout
    finally:
        shutil.rmtree(own)
