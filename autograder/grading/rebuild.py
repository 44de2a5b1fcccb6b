"""Rebuild, don't repair: the notebook that is graded is the trusted source with the student's own code put in.

Of what a student hands in only the text of cells counts. Ids and nbgrader's grade ids merely help to
find the code of an exercise; if they are gone, the function that a cell defines does. Metadata, tags,
outputs, cell types, kernels and formats have no power over what is graded. Nothing is run here.

    handed_in = load(folder, "course1-week2", exercises)            # or Unreadable, with a sentence for the student
    rebuilt = rebuild(source, release, handed_in.cells)
"""

from __future__ import annotations

import ast
import copy
import functools
import itertools
import json
import os
import re
import stat
import sys
import textwrap
import warnings
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_raw_cell

from coursekit.messages import say

MAX_BYTES = 32 * 2**20          # of the file that is handed in
MAX_CELLS = 2000
MAX_CONTAINERS = 2_000_000      # lists and dicts in its JSON: each takes far more memory than its two bytes
MAX_PARSED = 300_000            # characters of code that are parsed, of a whole notebook; the rest is only searched
MAX_TEXT = 50_000               # characters of a text cell that is kept
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


@dataclass
class Rebuilt:
    """The notebook to grade.

    Attributes:
        notebook: nbformat 4, with the trusted cells, ids and metadata, and the student's code.
        notes: what was mended, a sentence each, for the student.
        extras: ids of the code cells that the student added, in order.
        missing: exercises that no cell defines; what was handed out stands in their place.
        numbers: id of a code cell -> its number among the code cells that were handed in, from 1.
    """

    notebook: NotebookNode
    notes: list[str] = field(default_factory=list)
    extras: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)


# ---- the file

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
        found |= {cell.grade_id.removeprefix("check-")} | (_spelled(cell.source) if cell.kind == CODE else set())
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


# ---- what can be seen of code without running it

_TIMING = "timeit"
_PYTHON_MAGICS = ("time", "capture", "prun", _TIMING)       # cell magics that run the cell as Python: but for the last, in the notebook's names
_PROMPT = re.compile(r"^[ \t]*(?:(?:>>>|\.\.\.)(?: |$)|In \[\d+\]: ?|\.{3,}: ?)", re.MULTILINE)
_ODD = {ord(odd): usual for usual, odds in {" ": "\u00a0\u2007\u202f\u2002\u2003\u2009\u3000", "": "\u200b\u200c\u200d\u2060\ufeff\u00ad",
                                           '"': "\u201c\u201d\u201e", "'": "\u2018\u2019\u201a"}.items() for odd in odds}


_TIMED = re.compile(rf"\s*%%{_TIMING}\b.*\n?")             # what is defined below it would be gone when it has run


class _Code:
    """A code cell's source, parsed where it can be: IPython's `%magic`, `!command` and `name?` lines count as empty."""

    def __init__(self, source: str, *, parse: bool = True):
        self.source = source
        magic = re.match(r"\s*%%(\S*)", source)
        self.foreign = bool(magic) and magic[1] not in _PYTHON_MAGICS      # another language
        self.tree = _parse(source) if parse and not self.foreign else None
        self.mended = False                                                # whether characters that Python cannot read were mended
        if parse and self.tree is None and source[:1] in (" ", "\t") and not self.foreign:
            self.source = textwrap.dedent(source)                          # as IPython does
            self.tree = _parse(self.source)
        if parse and self.tree is None and not self.foreign:
            for readable in (_PROMPT.sub("", source), _PROMPT.sub("", source).translate(_ODD)):
                tree = _parse(readable) if readable != source else None
                if tree is not None:
                    self.source, self.tree, self.mended = readable, tree, True
                    break

    @property
    def breaks(self) -> bool:
        """Whether it stops for a debugger."""
        calls = [node.func for node in ast.walk(self.tree) if isinstance(node, ast.Call)] if self.tree else []
        return any(getattr(call, "id", getattr(call, "attr", "")) in ("breakpoint", "set_trace") for call in calls)

    @functools.cached_property
    def bindings(self) -> dict[str, list[ast.stmt]]:
        """The names that the cell itself binds, outside functions and classes -> the statements that do, in order."""
        found: dict[str, list[ast.stmt]] = {}
        for statement in _statements(self.tree) if self.tree else ():
            for name in _bound(statement):
                found.setdefault(name, []).append(statement)
        return found

    @functools.cached_property
    def spelled(self) -> set[str]:
        return set() if self.foreign else _spelled(self.source)

    def binds(self, name: str) -> bool:
        """Whether the cell gives the name a value."""
        if self.tree:
            return name in self.bindings
        return name in self.spelled

    def definitions(self, name: str) -> list[ast.stmt]:
        """The statements that define a name anew: not `f = wrapped(f)`."""
        return [statement for statement in self.bindings.get(name, []) if not _uses(statement, name)]

    def defines(self, name: str) -> bool:
        return bool(self.definitions(name)) if self.tree else self.binds(name)

    def filled(self, name: str, stub: _Code) -> bool:
        """Whether its definition of a name differs from what was handed out, comments and layout aside."""
        if not self.tree:
            return "".join(self.source.split()) != "".join(stub.source.split())
        return any(self.touched(statement, name, stub) for statement in self.definitions(name))

    def touched(self, statement: ast.stmt, name: str, stub: _Code) -> bool:
        return not any(_same(statement, other) for other in stub.bindings.get(name, []))

    def calls_of_check(self) -> list[ast.stmt]:
        return [statement for statement in (_statements(self.tree) if self.tree else ())
                if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call)
                and isinstance(statement.value.func, ast.Name) and statement.value.func.id == "check"]

    def without(self, statements: Iterable[ast.stmt]) -> str | None:
        """The source with statements cut out; "" if nothing that does anything is left, None if the cut breaks it."""
        statements = list(statements)
        if not statements:
            return self.source
        lines: list[bytes | None] = list(self.source.encode().split(b"\n"))        # columns count bytes
        for statement in sorted(dict.fromkeys(statements), key=lambda one: (one.lineno, one.col_offset), reverse=True):
            first, last = _span(statement)
            ahead, behind = lines[first - 1][:statement.col_offset], lines[last - 1][statement.end_col_offset:]
            alone = not ahead.strip() and (not behind.strip() or behind.strip().startswith(b"#"))
            left = ahead + b"pass" + (b"" if alone else behind)
            lines[first - 1:last] = [left if ahead or not alone else None] + [None] * (last - first)
        rest = b"\n".join(line for line in lines if line is not None).decode("utf-8", "replace").strip("\n")
        tree = _parse(rest)
        if tree is None:
            return None
        idle = all(isinstance(statement, ast.Pass) or (isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant))
                   for statement in tree.body)
        return "" if idle else rest

    def only(self, statements: Iterable[ast.stmt]) -> str:
        """The source of some statements of the cell."""
        lines = self.source.split("\n")
        spans = dict.fromkeys(_span(statement) for statement in statements)
        return textwrap.dedent("\n".join("\n".join(lines[first - 1:last]) for first, last in spans))

    def same_as(self, other: _Code) -> bool:
        """Whether two cells hold the same code, comments and layout aside."""
        return self.source.strip() == other.source.strip() or bool(self.tree and other.tree and _same(self.tree, other.tree))


_handed_out = functools.cache(_Code)                                 # the same cells for the whole class


@dataclass(frozen=True)
class Names:
    """The names that a cell binds outside functions and classes; each name that it imports, wherever, with its package; whether it parses."""

    bound: frozenset[str] = frozenset()
    imports: dict[str, str] = field(default_factory=dict)
    parsed: bool = True


def names_of(source: str) -> Names:
    """The names in a cell's code. Of code that does not parse, those that it seems to define."""
    code = _Code(source)
    if not code.tree:
        return Names(frozenset(code.spelled), parsed=code.foreign)
    imports: dict[str, str] = {}
    for statement in ast.walk(code.tree):
        if isinstance(statement, (ast.Import, ast.ImportFrom)):
            module = getattr(statement, "module", None)
            imports |= {alias.asname or alias.name.partition(".")[0]: (module or alias.name).partition(".")[0] for alias in statement.names}
    return Names(frozenset(code.bindings), imports)


def newer_python(source: str, message: str, python: str) -> str:
    """The Python that code needs which this one calls a syntax error, as "3.12"; "" if it is an error in every Python, or nobody can tell.

    Arguments:
        source: the code.
        message: of the SyntaxError.
        python: the version that the notebook names, "" if none.
    """
    def at_least(needed: str) -> str:
        theirs = max(needed, python, key=_version)
        return theirs if _version(theirs) > sys.version_info[:2] else ""

    if re.search(r"^[ \t]*(?:type[ \t]+\w+[ \t]*(?:\[[^\n]{0,200})?=|(?:async[ \t]+)?(?:def|class)[ \t]+\w+[ \t]*\[)", source, re.MULTILINE):
        return at_least("3.12")
    if "f-string" in message:
        told = re.search(r"cannot include|unmatched|expecting '\}'", message)
        quoted = any(line.count(quote) > 2 for line in source.split("\n") if re.search(r"\b[rR]?[fF]['\"]", line) for quote in "'\"")
        return at_least("3.12") if told and (quoted or "cannot include" in message) or _version(python) >= (3, 12) else ""
    return at_least("3.14") if "multiple exception types must be parenthesized" in message else ""


def _version(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split("."))) if text else ()


def _parse(source: str) -> ast.Module | None:
    """The source's syntax tree, with a line for a line; None if it has none."""
    plain = re.sub(r"^([ \t]*)(?:[%!?].*|[\w.]+\?\??[ \t]*)$", r"\1pass", source, flags=re.MULTILINE)
    plain = re.sub(r"^([ \t]*\w[\w, ]{0,200}=[ \t]*)[%!].*$", r"\1None", plain, flags=re.MULTILINE)
    for text in dict.fromkeys((source, plain)):
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")             # of invalid escapes in the student's strings
                return compile(text, "<student>", "exec", dont_inherit=True,
                               flags=ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
        except (SyntaxError, ValueError, RecursionError, MemoryError):     # MemoryError: the parser's stack, not the machine's
            continue
    return None


def _spelled(source: str) -> set[str]:
    """The names that code defines at the start of a line, though it may not parse."""
    return {defined or assigned for defined, assigned in re.findall(
        r"^(?:(?:async[ \t]+)?(?:def|class)[ \t]+(\w+)|(\w+)[ \t]*=(?!=))", source, re.MULTILINE)}


def _statements(tree: ast.Module) -> Iterator[ast.AST]:
    """Every statement of a cell in order, also inside `if`, `try`, `with` and loops, but not inside functions and classes."""
    waiting: list[ast.AST] = tree.body[::-1]
    while waiting:
        statement = waiting.pop()
        yield statement
        if not isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            waiting += [inner for part in ("body", "handlers", "cases", "orelse", "finalbody")
                        for inner in getattr(statement, part, [])][::-1]


def _bound(statement: ast.AST) -> set[str]:
    """The names that a statement defines, assigns or imports."""
    if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return {statement.name}
    if isinstance(statement, (ast.Import, ast.ImportFrom)):
        return {alias.asname or alias.name.partition(".")[0] for alias in statement.names}
    if isinstance(statement, ast.AnnAssign) and statement.value is None:
        return set()
    targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target] if isinstance(statement, ast.AnnAssign) else []
    return {node.id for target in targets for node in ast.walk(target) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}


def _uses(statement: ast.stmt, name: str) -> bool:
    """Whether an assignment makes a name's value from the name's old value."""
    value = getattr(statement, "value", None)
    return value is not None and any(isinstance(node, ast.Name) and node.id == name for node in ast.walk(value))


def _same(one: ast.AST, other: ast.AST) -> bool:
    try:
        return _dumped(one) == _dumped(other)
    except RecursionError:                                          # nothing handed out is so deep
        return False


@functools.lru_cache(4096)
def _dumped(node: ast.AST) -> str:
    return ast.dump(node)


def _span(statement: ast.stmt) -> tuple[int, int]:
    """The first and the last line of a statement, decorators included."""
    return min([statement.lineno, *(line.lineno for line in getattr(statement, "decorator_list", []))]), statement.end_lineno


# ---- the notebook that is graded

SOLUTION, CHECK, DEMO, SETUP, TEXT = "solution", "check", "demo", "setup", "text"


def _role(cell: NotebookNode) -> str:
    """What a cell of the source is."""
    about = cell.metadata.get("nbgrader", {})
    if cell.cell_type != CODE:
        return TEXT
    if about.get("solution"):
        return SOLUTION
    if about.get("grade"):
        return CHECK
    return DEMO if "demo" in cell.metadata.get("tags", []) else SETUP


def _grade_id(cell: NotebookNode) -> str:
    return cell.metadata.get("nbgrader", {}).get("grade_id", "")


def rebuild(source: NotebookNode, release: NotebookNode, cells: Sequence[Cell]) -> Rebuilt:
    """Put a student's code into the trusted notebook.

    An exercise gets the cell that defines its name. Of several it is one that differs from what was handed
    out, rather code than text, rather one that parses, rather the exercise's own cell, else the last; the other
    definitions are cut out, so that each exercise is defined once. Setup, checks, demonstrations and
    text are the source's. What the student added stays, behind the cell of the source that it followed: cells, what
    was written under a text, and the new imports, functions and names in a setup cell (of other cells: imports, functions).

    Arguments:
        source: the notebook in source/WEEK, with solutions and hidden tests.
        release: the notebook in release/WEEK, as handed out.
        cells: what `read_notebook` gave.

    Raises:
        ValueError: if release and source do not belong together.
    """
    return _Rebuilding(source, release, cells).result()


class _Rebuilding:
    """One run of `rebuild`; a *place* is the index of a cell of the source."""

    def __init__(self, source: NotebookNode, release: NotebookNode, cells: Sequence[Cell]):
        handed_out = {cell.id: cell.source for cell in release.cells}
        unknown = [cell.id for cell in source.cells if cell.id not in handed_out]
        if unknown:
            raise ValueError(f"the released notebook has no cell {unknown[0]!r}: build the week again")
        self.source, self.cells = source, cells
        self.roles = [_role(cell) for cell in source.cells]
        self.stubs = [_handed_out(handed_out[cell.id]) if cell.cell_type == CODE else None for cell in source.cells]
        self.texts = [handed_out[cell.id] for cell in source.cells]
        self.exercises = {name: place for place, cell in enumerate(source.cells) if self.roles[place] == SOLUTION
                          for name in cell.metadata.get("functions", [_grade_id(cell)])}
        self.places = self._find_places()
        self.codes = self._read_codes()
        self.notes: dict[str, list[str]] = defaultdict(list)       # key of the catalogue -> what it is about
        self.missing: list[str] = []
        self.chosen = self._choose()

    def _find_places(self) -> list[int | None]:
        """The cell of the source that each cell of the student is, or None; no two are the same."""
        ids = Counter(cell.id for cell in self.cells)
        grade_ids = Counter(cell.grade_id for cell in self.cells)
        trusted = self.source.cells
        by_id = {cell.id: place for place, cell in enumerate(trusted)}
        by_grade_id = {_grade_id(cell): place for place, cell in enumerate(trusted) if _grade_id(cell)}
        by_text, by_first_line = defaultdict(list), defaultdict(list)
        for place, cell in enumerate(trusted):
            text = self.texts[place].strip()
            by_text[cell.cell_type == CODE, text].append(place)
            if self.roles[place] != SOLUTION:
                by_first_line[cell.cell_type == CODE, text.partition("\n")[0]].append(place)

        def identified(cell: Cell) -> Iterator[int]:
            yield from (places[key] for places, key in ((by_grade_id, cell.grade_id), (by_id, cell.id)) if key in places)

        def unchanged(cell: Cell) -> Iterable[int]:
            return [place for place in identified(cell) if self.texts[place].strip() == cell.source.strip()
                    and self.roles[place] != SOLUTION]

        def unique_grade_id(cell: Cell) -> Iterable[int]:
            return [by_grade_id[cell.grade_id]] if cell.grade_id in by_grade_id and grade_ids[cell.grade_id] == 1 else []

        def unique_id(cell: Cell) -> Iterable[int]:
            return [by_id[cell.id]] if cell.id in by_id and ids[cell.id] == 1 else []

        def text(cell: Cell) -> Iterable[int]:
            return by_text[cell.kind == CODE, cell.source.strip()]

        def locked(cell: Cell) -> Iterable[int]:                    # one of several copies of a cell that was not to be changed
            return [place for place in identified(cell) if self.roles[place] != SOLUTION]

        def first_line(cell: Cell) -> Iterable[int]:                # a demonstration or a text, changed, without its id
            line = cell.source.strip().partition("\n")[0]
            return by_first_line[cell.kind == CODE, line] if line else []

        found: list[int | None] = [None] * len(self.cells)
        taken: set[int] = set()
        for look in (unchanged, unique_grade_id, unique_id, text, locked, first_line):
            for i, cell in enumerate(self.cells):
                place = next((place for place in look(cell) if place not in taken), None) if found[i] is None else None
                if place is not None:
                    found[i] = place
                    taken.add(place)
        return found

    def _read_codes(self) -> list[_Code | None]:
        """The code in each cell; of text cells only where an exercise's own cell was turned into one."""
        left, codes = MAX_PARSED, []
        for cell, place in zip(self.cells, self.places):
            own = place is not None and self.roles[place] == SOLUTION
            stub = None if place is None else self.stubs[place]
            if cell.kind == CODE and stub and cell.source == stub.source:
                codes.append(stub)                                  # most cells of most students; it is parsed already
                continue
            codes.append(_Code(cell.source, parse=len(cell.source) <= left) if cell.kind == CODE or own else None)
            left -= len(cell.source) if codes[-1] else 0
        return codes

    def _choose(self) -> dict[int, list[str]]:
        """Which cell of the student's gives which exercises."""
        chosen: dict[int, list[str]] = {}
        for name, place in self.exercises.items():
            def rank(i: int):
                return (self.codes[i].filled(name, self.stubs[place]), self.cells[i].kind == CODE, self.codes[i].tree is not None,
                        self.places[i] == place, i)

            ranks = sorted(rank(i) for i, code in enumerate(self.codes) if code and code.defines(name))
            if not ranks:
                self.missing.append(name)
                self.notes["code missing"].append(name)
                continue
            filled, is_code, _, own, best = ranks[-1]
            chosen.setdefault(best, []).append(name)
            if not is_code:
                self.notes["code in text"].append(name)
            if sum(rank[0] for rank in ranks) > 1:
                self.notes["several, own used" if own else "several, last used"].append(name)
            elif not own and len(chosen[best]) == 1:
                self.notes["code elsewhere"].append(name)
            if len({self.exercises[other] for other in chosen[best]}) > 1:
                self.notes["code together"].append(name)
            code = self.codes[best]
            if code.mended:
                self.notes["characters mended"].append(name)
            if code.breaks:
                self.notes["breakpoint passed"].append(name)
            if _TIMED.match(code.source):
                self.notes["timing left out"].append(name)
        return chosen

    def _solutions(self) -> dict[int, str]:
        """What comes to the place of each exercise."""
        sources = {place: self.stubs[place].source for place in self.exercises.values()}
        written: dict[int, list[str]] = defaultdict(list)           # several, where functions of one exercise stand in several cells
        for i, names in sorted(self.chosen.items()):
            first, *others = sorted({self.exercises[name] for name in names})
            written[first].append(self._code_of(i, names))
            for place in others:
                sources[place] = "# " + say("defined with", name=_grade_id(self.source.cells[first]))
        for name in self.missing:                                   # of several functions one: what was handed out of it
            place = self.exercises[name]
            if place in written:
                written[place].append(self.stubs[place].only(self.stubs[place].definitions(name)))
        return sources | {place: "\n\n".join(texts) for place, texts in written.items()}

    def _code_of(self, i: int, names: list[str]) -> str:
        """The code of some exercises from a cell, without what it says of others."""
        code, place = self.codes[i], self.places[i]
        if code.tree and place is not None and self.roles[place] not in (SOLUTION, TEXT):
            return code.only(self._added(code, place, set(names)))
        cut = [statement for name in self.exercises if name not in names for statement in code.bindings.get(name, [])]
        for name in names:
            stub = self.stubs[self.exercises[name]]
            if code.filled(name, stub):                             # a stub below it would undo it
                cut += [statement for statement in code.definitions(name) if not code.touched(statement, name, stub)]
        return _TIMED.sub("", code.without(cut + code.calls_of_check()) or code.source)

    def _added(self, code: _Code, place: int, wanted: set[str] = frozenset()) -> list[ast.stmt]:
        """The statements of a changed trusted cell that only add to it, and those that define the wanted names."""
        before = self.stubs[place]
        old_imports = [statement for statement in before.tree.body if isinstance(statement, (ast.Import, ast.ImportFrom))] if before.tree else []
        added = []
        for statement in code.tree.body if code.tree else ():
            names = _bound(statement)
            if isinstance(statement, (ast.Import, ast.ImportFrom)):
                new = not any(_same(statement, old) for old in old_imports)
            else:
                adds = isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)) or self.roles[place] == SETUP
                new = adds and bool(names) and names.isdisjoint(before.bindings)
            if names & wanted or (new and names.isdisjoint(self.exercises)):
                added.append(statement)
        return added

    def _kept(self, i: int) -> tuple[str, str]:
        """What a cell leaves to the rebuilt notebook, unless it is an exercise's: (kind, text); "" for nothing."""
        cell, code, place = self.cells[i], self.codes[i], self.places[i]
        role = None if place is None else self.roles[place]
        if cell.kind != CODE:
            if role == TEXT:
                return MARKDOWN, _shortened(_written(cell.source, self.texts[place]))
            return cell.kind, _shortened(cell.source) if role in (None, SOLUTION) else ""
        if role == TEXT and cell.source.strip() == self.texts[place].strip():
            return CODE, ""
        if role in (SETUP, CHECK, DEMO):
            return CODE, code.only(self._added(code, place))
        bound = [name for name in self.exercises if code.binds(name)]
        if bound and not code.tree:
            return CODE, ""
        return CODE, code.without([statement for name in bound for statement in code.bindings[name]] + code.calls_of_check()) or ""

    def _note_changes(self) -> None:
        """Notes on the setup and check cells that were changed or deleted."""
        present = {place: i for i, place in enumerate(self.places) if place is not None}
        for place, role in enumerate(self.roles):
            if role not in (SETUP, CHECK):
                continue
            code = self.codes[present[place]] if place in present else None
            if code and code.same_as(self.stubs[place]):
                continue
            if role == CHECK:
                self.notes["check restored"].append(_grade_id(self.source.cells[place]).removeprefix("check-"))
            else:
                added = code and self._added(code, place)
                self.notes["setup restored, added kept" if added else "setup restored"].append("")

    def result(self) -> Rebuilt:
        solutions = self._solutions()
        self._note_changes()
        counts = itertools.accumulate(cell.kind == CODE for cell in self.cells)
        number = {i: count for i, count in enumerate(counts) if self.cells[i].kind == CODE}
        places = {place: i for i, place in enumerate(self.places) if place is not None}
        places |= {self.exercises[name]: i for i, names in self.chosen.items() for name in names}
        behind: dict[int, list[tuple[str, str, int]]] = defaultdict(list)
        last = -1                                                   # the nearest cell of the source, going up
        for i, place in enumerate(self.places):
            if i in self.chosen:
                last = min(self.exercises[name] for name in self.chosen[i]) if place is None else place
                continue
            last = last if place is None else place
            kind, text = self._kept(i)
            if text.strip():
                behind[last].append((kind, text, i))
        ids = (f"extra-{n}" for n in itertools.count(1))
        known = {cell.id for cell in self.source.cells}
        make = {CODE: new_code_cell, MARKDOWN: new_markdown_cell, RAW: new_raw_cell}
        cells, extras, numbers = [], [], {}
        for place in range(-1, len(self.source.cells)):
            if place >= 0:
                cells.append(copy.deepcopy(self.source.cells[place]))
                if place in solutions:
                    cells[-1].source = solutions[place]
                if places.get(place) in number:
                    numbers[cells[-1].id] = number[places[place]]
            for kind, text, i in behind[place]:
                cells.append(make[kind](text, id=next(id for id in ids if id not in known)))
                if kind == CODE:
                    extras.append(cells[-1].id)
                    numbers[cells[-1].id] = number.get(i, 0)
        notebook = NotebookNode(nbformat=4, nbformat_minor=max(5, self.source.nbformat_minor),
                                metadata=copy.deepcopy(self.source.metadata), cells=cells)
        notes = [say(key, names=", ".join(f"`{name}`" for name in about)) for key, about in self.notes.items()]
        return Rebuilt(notebook, notes, extras, self.missing, numbers)


def _written(source: str, handed_out: str) -> str:
    """What a student wrote into a text cell."""
    before, now = handed_out.strip(), source.strip()
    if now.startswith(before):
        return now[len(before):].strip()
    old = {line.strip() for line in before.split("\n")}
    return "\n".join(line for line in now.split("\n") if line.strip() not in old).strip()


def _shortened(text: str) -> str:
    """A text, or a word in its place if it is so long that it must be a picture."""
    return text if len(text) <= MAX_TEXT else say("text too long", limit=MAX_TEXT)
