"""The notebook in a submitted folder: found, read and taken apart into cells, whatever it is called and however it was saved.

    handed_in = load(folder, "course1-week2", exercises)            # or Unreadable, with a sentence for the student
"""

from __future__ import annotations

import itertools
import json
import os
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from coursekit.messages import say

from .code import spelled

MAX_BYTES = 32 * 2**20          # of the file that is handed in
MAX_CELLS = 2000
MAX_CONTAINERS = 2_000_000      # lists and dicts in its JSON: each takes far more memory than its two bytes
MAX_FILES = 10_000              # looked at in a folder
_TRIED = 10                     # candidates that are opened
CODE, MARKDOWN, RAW = "code", "markdown", "raw"


class Unreadable(ValueError):
    """What was handed in cannot be graded; the message is one sentence for the student."""


@dataclass(frozen=True)
class Cell:
    """A cell as it was handed in: what it is (code, markdown or raw), its text, and what may tell where it belongs."""

    kind: str
    source: str
    id: str = ""
    grade_id: str = ""


@dataclass(frozen=True)
class HandedIn:
    """The notebook found in a submitted folder: where, its bytes as they are, its cells, what the student should know, and the Python it names."""

    path: Path
    data: bytes
    cells: list[Cell]
    notes: list[str]
    python: str = ""

    @property
    def name(self) -> str:
        """The file's name, as text that can be written."""
        return encodable(self.path.name)


def load(folder: Path, name: str, exercises: Iterable[str] = ()) -> HandedIn:
    """Find and read the notebook in a submitted folder.

    Arguments:
        folder: a student's submitted folder of a week.
        name: of the week; its notebook should be called NAME.ipynb.
        exercises: names of the week's exercises, to tell its notebook from others.

    Raises:
        Unreadable: if there is none that can be graded.
    """
    path = find_submission(folder, name, exercises)
    data = read_file(path)
    notes = [] if path == folder / f"{name}.ipynb" else [say("file renamed", name=_printable(path.name))]
    return HandedIn(path, data, read_notebook(data), notes, _python(data))


def find_submission(folder: Path, name: str, exercises: Iterable[str] = ()) -> Path:
    """The notebook of a week in a submitted folder.

    NAME.ipynb comes first, then files that browsers, systems and upload forms make of it (`NAME (1).ipynb`,
    `Copy of name.ipynb`, `NAME.ipynb.txt`, `ada_123_NAME-2.ipynb`), the newest first; then notebooks of any
    other name, those with most of the week's exercises first. Of these it is the first that can be read;
    if none can, the first, so that reading it says why. Links are never followed.

    Raises:
        Unreadable: if there is no notebook, or several of which none seems to be this week's.
    """
    ranked, odd = [], ""
    for depth, path, about in _files(folder):
        likeness, number = _likeness(path.name, name)
        if not likeness:
            continue
        if stat.S_ISREG(about.st_mode):
            ranked.append(((likeness, -depth, number, about.st_mtime_ns, path.name), path))
        elif likeness > 1 and not odd:
            odd = _not_a_file(about)
    if not ranked:
        raise Unreadable(odd or say("no notebook", name=f"{name}.ipynb"))
    ranked.sort(reverse=True)
    if len(ranked) == 1:
        return ranked[0][1]
    names, found = set(exercises), []
    for rank, path in ranked[:_TRIED]:
        try:
            cells = read_notebook(read_file(path))
        except Unreadable:
            continue
        if rank[0] > 1:
            return path
        found.append((_of_this_week(cells, names), path))
    most = max((count for count, _ in found), default=0)
    if not most and (ranked[0][0][0] > 1 or not found):
        return ranked[0][1]
    if not most and len(found) > 1:
        raise Unreadable(say("several notebooks", name=f"{name}.ipynb"))
    return next(path for count, path in found if count == most)


def _files(folder: Path) -> Iterator[tuple[int, Path, os.stat_result]]:
    """Everything in a folder and below that is no folder of a system's own: (depth, path, what it is), links as links."""
    if not folder.is_dir() or folder.is_symlink():
        return
    waiting, seen = [(0, folder)], 0
    while waiting:
        depth, here = waiting.pop(0)
        try:
            with os.scandir(here) as listing:
                entries = sorted(itertools.islice(listing, MAX_FILES), key=lambda entry: entry.name)
        except OSError:                         # a folder that may not be listed holds nothing that can be read
            continue
        for entry in entries:
            seen += 1
            if seen > MAX_FILES:
                return
            if entry.name.startswith(".") or entry.name == "__MACOSX":
                continue
            yield depth, Path(entry.path), entry.stat(follow_symlinks=False)
            if entry.is_dir(follow_symlinks=False) and depth < 5:
                waiting.append((depth + 1, Path(entry.path)))


def _likeness(file: str, name: str) -> tuple[int, int]:
    """How much a file's name is like NAME.ipynb: (3 the same, 2 made of it, 1 another notebook, 0 no notebook; number of the copy)."""
    if file == f"{name}.ipynb":
        return 3, 0
    parts = re.fullmatch(r"(.*?)\.(?:ipynb((?:[\s._-]|\(\d{1,6}\)|txt|json|ipynb)*)|json|txt)", file.casefold(), re.DOTALL)
    if not parts:
        return 0, 0
    stem, wanted = (re.sub(r"[\W_]+", "-", text).strip("-") for text in (parts[1], name.casefold()))
    made = re.search(rf"(?:^|-){re.escape(wanted)}(?:-(.*))?$", stem, re.DOTALL)
    if made:
        numbers = re.findall(r"(?<!\d)\d{1,6}(?!\d)", f"{made[1] or ''} {parts[2] or ''}")
        return 2, int(numbers[-1]) if numbers else 0
    return int(parts[2] is not None), 0


def _of_this_week(cells: Iterable[Cell], names: set[str]) -> int:
    """How many of these exercises have a cell."""
    found: set[str] = set()
    for cell in cells:
        found |= {cell.grade_id.removeprefix("check-")} | (spelled(cell.source) if cell.kind == CODE else set())
    return len(found & names)


def read_file(path: Path) -> bytes:
    """The bytes of a submitted file; never a link's, and no more than `MAX_BYTES`.

    Raises:
        Unreadable: if it is no ordinary file, is too large, or cannot be opened.
    """
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)      # a pipe would wait forever
    except OSError as error:
        try:
            about = os.lstat(path)
        except (OSError, ValueError):
            raise Unreadable(say("no notebook", name=_printable(Path(path).name))) from error
        raise Unreadable(say("file not opened") if stat.S_ISREG(about.st_mode) else _not_a_file(about)) from error
    try:
        about = os.fstat(handle)
        if not stat.S_ISREG(about.st_mode):
            raise Unreadable(_not_a_file(about))
        if about.st_size > MAX_BYTES:
            raise Unreadable(say("file too large", limit=MAX_BYTES // 2**20))
        with open(handle, "rb", closefd=False) as file:
            return file.read(MAX_BYTES)
    finally:
        os.close(handle)


def _not_a_file(about: os.stat_result) -> str:
    if stat.S_ISDIR(about.st_mode):
        return say("file is folder")
    return say("file is link") if stat.S_ISLNK(about.st_mode) else say("file is special")


def _python(data: bytes) -> str:
    """The version of Python that a notebook says it was written with, as "3.12"; "" if it does not say."""
    at = max(data.rfind(b'"language_info"'), 0)
    told = re.search(rb'"version"\s*:\s*"(3\.\d{1,2})[."]', data[at:at + 2000]) if at else None
    return told[1].decode() if told else ""


def encodable(text: str) -> str:
    """A text with "?" for each half of a character, which no file can hold."""
    return text.encode("utf-8", "replace").decode()


def _printable(text: str) -> str:
    """A file's name as it can be shown in a line."""
    return re.sub(r"[^\w .,()\[\]+=-]", "?", encodable(text))[:120]


# ---- its cells

def read_notebook(data: bytes) -> list[Cell]:
    """The cells of a notebook in any format that Jupyter has had, as far as they can be made out.

    Arguments:
        data: the file's bytes.

    Returns:
        The cells, in order; one without text has "".

    Raises:
        Unreadable: if this is no notebook, or a monstrous one.
    """
    if len(data) > MAX_BYTES:
        raise Unreadable(say("file too large", limit=MAX_BYTES // 2**20))
    text = _decoded(data).strip("\ufeff\0 \t\r\n")
    if not text:
        raise Unreadable(say("file empty"))
    if text.startswith("<") and not text.startswith("<<<<"):
        raise Unreadable(say("file web page"))
    if data.startswith((b"PK\x03\x04", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!")):
        raise Unreadable(say("file archive"))
    if text.count("[") + text.count("{") > MAX_CONTAINERS:
        raise Unreadable(say("file too nested"))
    try:
        notebook = json.loads(text, strict=False, parse_int=_small, parse_float=_small, parse_constant=_small)
    except RecursionError as error:
        raise Unreadable(say("file too nested")) from error
    except ValueError as error:
        raise Unreadable(say("file not json")) from error
    cells = _cells(notebook)
    if cells is None:
        raise Unreadable(say("file no cells"))
    if len(cells) > MAX_CELLS:
        raise Unreadable(say("too many cells", count=len(cells), limit=MAX_CELLS))
    return [_cell(cell) for cell in cells if isinstance(cell, dict)]


def _decoded(data: bytes) -> str:
    try:
        return data.decode(json.detect_encoding(data), "surrogatepass")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _small(text: str) -> int:
    """No number in a notebook is needed but a heading's level, and very long ones take very long to read."""
    return int(text) if re.fullmatch(r"\d{1,3}", text) else 0


def _cells(notebook: object) -> list | None:
    """The list of cells, from `cells` (format 4) or from all the `worksheets` (formats 2 and 3); None if there is neither."""
    if not isinstance(notebook, dict):
        return None
    if isinstance(notebook.get("cells"), list):
        return notebook["cells"]
    sheets = notebook.get("worksheets")
    if not isinstance(sheets, list):
        return None
    return [cell for sheet in sheets if isinstance(sheet, dict) and isinstance(sheet.get("cells"), list) for cell in sheet["cells"]]


def _cell(cell: dict) -> Cell:
    kind = cell.get("cell_type")
    source = _text(cell["source"] if "source" in cell else cell.get("input"))
    if kind == "heading":                                           # of format 3
        level = cell.get("level")
        kind, source = MARKDOWN, "#" * (level if isinstance(level, int) and 1 <= level <= 6 else 1) + " " + source
    elif kind not in (CODE, MARKDOWN):
        runs = kind != RAW and not {"outputs", "execution_count", "input", "prompt_number"}.isdisjoint(cell)
        kind = CODE if runs else RAW
    metadata = cell.get("metadata")
    about = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    return Cell(kind, source, _name(cell.get("id")), _name(about.get("grade_id")) if isinstance(about, dict) else "")


def _text(source: object) -> str:
    """The text of a cell, from a string or a list of strings; what is no text counts as none."""
    if isinstance(source, list):
        source = "".join(part for part in source if isinstance(part, str))
    if not isinstance(source, str):
        return ""
    whole = source.encode("utf-16", "surrogatepass").decode("utf-16", "replace")        # half a character is none
    return whole.replace("\r\n", "\n").replace("\r", "\n")


def _name(value: object) -> str:
    return encodable(value) if isinstance(value, str) and len(value) <= 200 else ""
