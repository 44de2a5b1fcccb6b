"""What an earlier week had students write, given to a later one: once written, once tested, readable.

`given/course1_week2.py` holds functions of week 1.2, under the same names. A later notebook.py asks for some
in a set-up cell,

    # GIVEN: sigmoid, propagate

and the build puts their source in place of the line. So they stand in the notebook as a student would have
written them, and no package has to be searched. If two earlier weeks have a function of the same name, say
whose: `course1_week4.predict`.

For a kit of later weeks this is no leak. A kit that also holds the week that asks for the function gives its
exercise away; it says so.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from .. import Complaint

FOLDER = "given"
_LINE = re.compile(r"^# GIVEN: *(.+)$", re.MULTILINE)
_WEEK = re.compile(r"course[0-9]-week[0-9]")


class BadGiven(Complaint, ValueError):
    """A notebook asks for what is not given, or a file of given/ is not well formed; the message says which."""


@dataclass(frozen=True)
class Given:
    """A function that is given: its name, the week that had it written, its source, and what else of its file it uses."""

    name: str
    week: str
    source: str
    uses: tuple[str, ...]


def all_of(root: Path, before: str = "") -> list[Given]:
    """The functions in given/, in the order of the course; if a week is named, of the weeks before it.

    Raises:
        BadGiven: if a file is not named like course1_week2.py, or is not Python.
    """
    found = []
    for path in sorted((root / FOLDER).glob("*.py")):
        week = path.stem.replace("_", "-")
        if not _WEEK.fullmatch(week):
            raise BadGiven(f"{path} should be named after the week that asks for its functions, as course1_week2.py")
        if not before or week < before:
            found += _read(path, week)
    return found


def _read(path: Path, week: str) -> list[Given]:
    text = path.read_text(encoding="utf-8")
    try:
        nodes = [node for node in ast.parse(text).body if isinstance(node, (ast.FunctionDef, ast.ClassDef))]
    except SyntaxError as error:
        raise BadGiven(f"{path} is not Python: {error}") from error
    names = {node.name for node in nodes}

    def uses(node: ast.AST) -> tuple[str, ...]:
        read = {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}
        return tuple(sorted(read & names - {node.name}))

    return [Given(node.name, week, ast.get_source_segment(text, node), uses(node)) for node in nodes]


def asked(root: Path, week: str, source: str) -> list[Given]:
    """The functions that a cell asks for, in the order in which it does.

    Arguments:
        root: the checkout.
        week: of the notebook, as "course1-week3".
        source: the cell's.

    Raises:
        BadGiven: if one is not given by an earlier week, or by several.
    """
    known = all_of(root, week)
    found = []
    for name in (name.strip() for line in _LINE.findall(source) for name in line.split(",")):
        of, _, bare = name.rpartition(".")
        those = [each for each in known if each.name == bare and of in ("", each.week.replace("-", "_"))]
        if len(those) != 1:
            if those:
                whose = ", ".join(f"{each.week.replace('-', '_')}.{bare}" for each in those)
                raise BadGiven(f"{week} asks for {name!r}, which several earlier weeks give: say whose: {whose}")
            there = ", ".join(each.name for each in known) or "nothing"
            raise BadGiven(f"{week} asks for {name!r}, which no earlier week gives: there is {there}")
        found += those
    return found


def expanded(root: Path, week: str, source: str, before: Iterable[str] = ()) -> str:
    """A cell with the source of what it asks for in place of the lines that do.

    Arguments:
        root, week, source: see `asked`.
        before: names that cells above define.

    Raises:
        BadGiven: see `asked`; or if a function uses another that is not there.
    """
    if not _LINE.search(source):
        return source
    there = {*before, *(each.name for each in asked(root, week, source))}
    for each in asked(root, week, source):
        lacking = [name for name in each.uses if name not in there]
        if lacking:
            raise BadGiven(f"{week} asks for {each.name}, which uses {lacking[0]}: ask for that, too")

    def written(line: re.Match) -> str:
        texts = []
        for each in asked(root, week, line[0]):
            number = ".".join(re.findall("[0-9]", each.week))
            texts.append(f"# From week {number}.\n{each.source}")
        return "\n\n\n".join(texts)

    return _LINE.sub(written, source)


def in_file(root: Path, file: str) -> list[str]:
    """The sources that a file may hold, since weeks before its own had them written; longest first.

    Arguments:
        root: the checkout.
        file: its name with the folders; one of them is named after a week, or it may hold none.
    """
    week = next((part for part in Path(file).parts if _WEEK.fullmatch(part)), "")
    return sorted((each.source for each in all_of(root, week)), key=len, reverse=True) if week else []


def given_away(root: Path, notebooks: dict[str, str]) -> list[str]:
    """What some weeks, packed together, give away of each other: a sentence each.

    Arguments:
        root: the checkout.
        notebooks: week -> its notebook.py.
    """
    return [f"{week} gives {each.name}, which {each.week} has students write" for week, text in notebooks.items()
            for each in asked(root, week, text) if each.week in notebooks]
