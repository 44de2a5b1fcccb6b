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
import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_raw_cell

from coursekit.messages import say

from .code import MAX_PARSED, TIMED, Code, bound, code_handed_out, same
from .submission import CODE, MARKDOWN, RAW, Cell

MAX_TEXT = 50_000               # characters of a text cell that is kept
SOLUTION, CHECK, DEMO, SETUP, TEXT = "solution", "check", "demo", "setup", "text"


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
        self.stubs = [code_handed_out(handed_out[cell.id]) if cell.cell_type == CODE else None for cell in source.cells]
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

    def _read_codes(self) -> list[Code | None]:
        """The code in each cell; of text cells only where an exercise's own cell was turned into one."""
        left, codes = MAX_PARSED, []
        for cell, place in zip(self.cells, self.places):
            own = place is not None and self.roles[place] == SOLUTION
            stub = None if place is None else self.stubs[place]
            if cell.kind == CODE and stub and cell.source == stub.source:
                codes.append(stub)                                  # most cells of most students; it is parsed already
                continue
            codes.append(Code(cell.source, parse=len(cell.source) <= left) if cell.kind == CODE or own else None)
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
            if TIMED.match(code.source):
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
        return TIMED.sub("", code.without(cut + code.calls_of_check()) or code.source)

    def _added(self, code: Code, place: int, wanted: set[str] = frozenset()) -> list[ast.stmt]:
        """The statements of a changed trusted cell that only add to it, and those that define the wanted names."""
        before = self.stubs[place]
        old_imports = [statement for statement in before.tree.body if isinstance(statement, (ast.Import, ast.ImportFrom))] if before.tree else []
        added = []
        for statement in code.tree.body if code.tree else ():
            names = bound(statement)
            if isinstance(statement, (ast.Import, ast.ImportFrom)):
                new = not any(same(statement, old) for old in old_imports)
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
