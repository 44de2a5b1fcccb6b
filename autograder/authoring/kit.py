"""`autograder kit`: what students get, in one archive that installs and works by itself.

    deep-learning-kit/
        START-HERE.md           how to install it and where to begin
        course2-week3/ ...      the released notebooks with their checks and data
        coursekit/              the package they import, with the data files that the notebooks use
        lessons/                the rendered lessons: open lessons/index.html
        pyproject.toml          coursekit and the packages it needs, at the versions of the course
        constraints.txt         the versions of everything those bring along
        LICENSE, LICENSE-TEXT

The same checkout gives the same bytes. Nothing is written if the leak check finds anything in it.
"""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

from coursekit import files as data_files

from .. import pins
from . import leaks, pages
from .build import BUILT
from .dependencies import data_read
from .week import BadWeek, Week, find_weeks

NAME = "deep-learning-kit"
LICENCES = ("LICENSE", "LICENSE-TEXT")
_NOT_PACKED = {"__pycache__", ".ipynb_checkpoints", ".DS_Store"}
_EPOCH = (1980, 1, 1, 0, 0, 0)          # the earliest date that zip knows


def pack(root: Path, names: tuple[str, ...] = (), out: Path | None = None, *, lessons: Path | None = None) -> Path:
    """Pack a student kit.

    Arguments:
        root: the checkout.
        names: weeks to pack; all when empty.
        out: the folder that gets the archive; build/kit by default.
        lessons: the folder of the lessons as rendered for students (`autograder site --students`), if they are packed, too.
            They are those of all weeks, since they refer to each other.

    Returns:
        The archive: deep-learning-kit.zip, or with the week's name in it when exactly one is named.

    Raises:
        BadWeek: if a week is not built, or something that instructors must keep would be in the kit.
    """
    weeks = find_weeks(root, names)
    if not weeks:
        raise BadWeek("there is no week to pack: make one with `autograder new-week`")
    files = contents(root, weeks, lessons)
    _refuse_leaks(root, find_weeks(root) if lessons else weeks, files)
    archive = (out or root / "build" / "kit") / (f"{NAME}-{weeks[0].name}.zip" if len(names) == 1 else f"{NAME}.zip")
    write(archive, files)
    return archive


def contents(root: Path, weeks: list[Week], lessons: Path | None = None) -> dict[str, bytes]:
    """The files of a kit: name -> content, with the rendered lessons of a folder. Nothing is looked at for leaks.

    Raises:
        BadWeek: if a week is not built.
    """
    files: dict[str, bytes] = {
        "START-HERE.md": start_here(root, weeks, lessons=bool(lessons)).encode(),
        "pyproject.toml": project_file(root).encode(),
        "constraints.txt": constraints(root).encode(),
        **{name: (root / name).read_bytes() for name in LICENCES},
        **package(root, weeks)}
    for week in weeks:
        folder = root / BUILT[1] / week.name
        if not folder.is_dir():
            raise BadWeek(f"{folder} is not there: run `autograder build {week.name}` first")
        files |= folder_files(folder, week.name)
        notebook = f"{week.name}/{week.name}.ipynb"
        files[notebook] = _linked(root, files[notebook], lessons=bool(lessons))
    return files | (folder_files(lessons, "lessons") if lessons else {})


def _linked(root: Path, notebook: bytes, *, lessons: bool) -> bytes:
    """A notebook whose links to pages lead to the kit's own.

    In a kit without pages they lead to the site; if that has no address, they become plain words.
    """
    base = pages.pages_address(root)
    if lessons:
        return notebook.replace(f"]({base}/".encode(), f"]({pages.BESIDE}/".encode())
    if base != pages.BESIDE:
        return notebook
    return re.sub(rf"\[([^\]\[]+)\]\({re.escape(pages.BESIDE)}/[^)]*\)".encode(), rb"\1", notebook)


def write(path: Path, files: dict[str, bytes]) -> None:
    """Write a kit's files as an archive with one folder in it."""
    write_zip(path, {f"{NAME}/{name}": content for name, content in files.items()})


def write_zip(path: Path, files: dict[str, bytes]) -> None:
    """Write an archive whose bytes depend on nothing but the names and contents of its files."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, date_time=_EPOCH)
            entry.create_system, entry.external_attr = 3, 0o100644 << 16        # a Unix file that everybody can read
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content, compresslevel=9)


def package(root: Path, weeks: list[Week], name: str = "coursekit") -> dict[str, bytes]:
    """The files of coursekit that some weeks need: all its code, and of its data what the weeks name.

    A week names it in exercises/common.py, beside DATA, as it is called in coursekit/data_files:

        FILES = ("mnist.npz", "photographs/chelsea.webp")

    `data.emoji.files` are all that `data.emoji` reads.

    Arguments:
        root: the checkout.
        weeks: those that are packed.
        name: of the folder in the archive.

    Raises:
        BadWeek: if a week names a file that does not exist, or its notebook reads data of which it names no file.
    """
    folder = root / "coursekit" / data_files.FOLDER.name
    named = set()
    for week in weeks:
        named |= (mine := set(week.files))
        if missing := sorted(each for each in mine if not (folder / each).is_file()):
            raise BadWeek(f"{week.name}: FILES names {missing[0]}, which is not in {folder}")
        code = "\n".join(cell.source for cell in week.notebook.cells if cell.cell_type == "code")
        for reader, needed in data_read(code).items():
            if not mine & set(needed):
                raise BadWeek(f"{week.name}: the notebook reads {reader}; name its files in FILES of exercises/common.py: "
                              f"{', '.join(needed)}")
    if named:
        named |= {path.relative_to(folder).as_posix() for notice in data_files.NOTICES for path in folder.glob(notice)}
    inside = f"{name}/{folder.name}/"
    return {path: content for path, content in folder_files(root / "coursekit", name).items()
            if not path.startswith(inside) or path.removeprefix(inside) in named}


def folder_files(folder: Path, name: str) -> dict[str, bytes]:
    """The files of a folder, as they are called in the kit."""
    return {f"{name}/{path.relative_to(folder).as_posix()}": path.read_bytes() for path in sorted(folder.rglob("*"))
            if path.is_file() and not _NOT_PACKED & set(path.relative_to(folder).parts)}


def _refuse_leaks(root: Path, weeks: list[Week], files: dict[str, bytes]) -> None:
    found = [leak for week in weeks for leak in leaks.find(root, week.name, leaks.texts_of(files))]
    if found:
        raise BadWeek("the kit would give away what instructors must keep:\n" + "\n".join(map(str, found)))


# ---- the files that are made for the kit

def project_file(root: Path) -> str:
    """The kit's pyproject.toml: coursekit, what notebooks need, and the extra for GPUs, from the checkout's own."""
    content = pins.project(root)
    project = content["project"]

    def listed(lines: list[str]) -> str:
        return "[\n" + "".join(f"  {json.dumps(line)},\n" for line in lines) + "]"

    facts = "\n".join(f"{key} = {json.dumps(project[key])}" for key in ("version", "description", "requires-python", "license"))
    return f"""\
[build-system]
requires = {listed(content["build-system"]["requires"])}
build-backend = {json.dumps(content["build-system"]["build-backend"])}

[project]
name = "{NAME}"
{facts}
dependencies = {listed(project["dependencies"])}

[project.optional-dependencies]
gpu = {listed(project["optional-dependencies"]["gpu"])}

[tool.setuptools.packages.find]
include = ["coursekit*"]

[tool.setuptools.package-data]
coursekit = ["data_files/**/*"]
"""


def constraints(root: Path) -> str:
    """The lines of requirements.lock that the kit's packages bring along, for every Python and system.

    The lock notes under each line which packages ask for it ("via"). What only the instructors', the
    site's or the tests' packages ask for stays out.
    """
    asked: dict[str, set[str]] = {}             # package -> who asks for it
    lines: dict[str, list[str]] = {}
    name = ""
    for line in (root / "requirements.lock").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith((" ", "#")):
            name = pins.parse(line).name
            lines.setdefault(name, []).append(line)
        elif name and (via := re.match(r"\s+#\s+(?:via\s+)?(?!via$)(\S+)", line)):
            asked.setdefault(name, set()).add(via[1])
    wanted = {pin.name for pin in pins.direct(root) if pin.group in ("notebooks", "gpu")}
    while more := {name for name in lines if name not in wanted and asked.get(name, set()) & wanted}:
        wanted |= more
    return "# The versions of the course, for `pip install -c constraints.txt -e .`\n" + "".join(
        f"{line}\n" for name in sorted(wanted) for line in lines[name])


def start_here(root: Path, weeks: list[Week], *, lessons: bool) -> str:
    """What a student reads first."""
    notebooks = "\n".join(f"- **{week.name}**: {week.title}. Open `{week.name}/{week.name}.ipynb`." for week in weeks)
    read = ("Open `lessons/index.html` in a browser to read the lessons. They need no network.\n"
            "*Do the exercises* there says what this page says, and more.\n\n" if lessons else "")
    python = " and ".join(f"{word} {each.version}" for operator, word in ((">=", "from"), ("<", "before"))
                          for each in pins.python_range(root) if each.operator == operator)
    return f"""\
# Start here

{read}## Install, once

You need Python, {python}. In this folder run

    python3 -m venv .venv && .venv/bin/pip install -c constraints.txt -e .

On Windows:

    py -m venv .venv
    .venv\\Scripts\\pip install -c constraints.txt -e .

On Linux with an NVIDIA GPU and its driver, write `-e ".[gpu]"` in place of `-e .`.

## Work

    .venv/bin/jupyter lab

(on Windows `.venv\\Scripts\\jupyter lab`), then open a notebook:

{notebooks}

Fill in what stands between `START CODE HERE` and `END CODE HERE`, run the cell, and run the
`check(...)` below it: it says whether you are right and, when you are not, why. Keep each notebook
in its folder, since the checks and the data lie beside it. After you have installed the packages,
nothing here needs the network.

Code is under the MIT licence (`LICENSE`), text and figures under CC BY 4.0 (`LICENSE-TEXT`).
"""
