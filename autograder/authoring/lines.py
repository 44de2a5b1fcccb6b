"""Code seen as lines: free of layout, compared, and edited.

A *line* is a simple statement, or the head of a compound one, as `ast.unparse` writes it. What layout and
taste decide does not count: blanks, quotes, parentheses, line breaks. So a slip that is said by line survives
that the solution is reformatted:

    slip("The gradient has the wrong sign.", replace_line("dZ =", "dZ = Y - A"))
    slip("The bias is never updated.", drop_line("b ="))
    slip("b is updated with the old slope.", swap_lines("db =", "b ="))
"""

from __future__ import annotations

import ast
import difflib
import itertools
import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from coursekit.probe import END, START

from .stubs import BROKEN


class BadEdit(ValueError):
    """An edit does not fit the code; the message says what to mend."""


def squeeze(text: str) -> str:
    """Code without what layout and taste decide: white space, parentheses, commas, quotes, marks of comments and prompts."""
    text = re.sub(r"^\s*(>>>|\.\.\.|In \[\d+\]:)", "", text, flags=re.MULTILINE)
    text = re.sub(r"""[\s()"'#,\\;]""", "", text)
    return re.sub(r"(?<=\d)e([+-]?)0*(?=\d)", r"e\1", text).replace("e+", "e")


def block_lines(source: str) -> set[int]:
    """The numbers (from 0) of the lines inside START/END CODE blocks."""
    lines, inside, found = source.splitlines(), False, set()
    for number, line in enumerate(lines):
        if END in line:
            inside = False
        elif START in line:
            inside = True
        elif inside:
            found.add(number)
    return found


# ---- edits

@dataclass(frozen=True)
class _Line:
    """A line of code: squeezed, and where it stands, as (line from 0, column in bytes) of its begin and end."""

    text: str
    begin: tuple[int, int]
    end: tuple[int, int]
    head: bool                  # of a compound statement


def _lines(source: str) -> list[_Line]:
    """The lines of a cell, of one with blocks those in them."""
    inside, found = block_lines(source), []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, (ast.stmt, ast.ExceptHandler)) or inside and node.lineno - 1 not in inside:
            continue
        body, end = getattr(node, "body", None), (node.end_lineno - 1, node.end_col_offset)
        if isinstance(body, list) and body:
            first = min([body[0].lineno, *(each.lineno for each in getattr(body[0], "decorator_list", []))])
            end = (first - 2, None) if first > node.lineno else (first - 1, body[0].col_offset)
            text = next(line for line in ast.unparse(node).splitlines() if not line.startswith("@"))
        else:
            text = ast.unparse(node)
        found.append(_Line(squeeze(text), (node.lineno - 1, node.col_offset), end, isinstance(body, list)))
    return sorted(found, key=lambda line: line.begin)


def _find(source: str, part: str) -> _Line:
    """The one line that holds a part, or is it."""
    wanted = squeeze(part)
    found = [line for line in _lines(source) if wanted and wanted in line.text]
    exact = [line for line in found if line.text == wanted]
    if len(exact or found) != 1:
        count = f"{len(found)} lines of the solution hold" if found else "no line of the solution holds"
        raise BadEdit(f"{count} {part!r}; it should be exactly one")
    return (exact or found)[0]


def _put(source: str, line: _Line, new: str) -> str:
    """The source with something else in place of a line, indented as it is; "" takes it out."""
    lines = source.encode().split(b"\n")
    (first, left), (last, right) = line.begin, line.end
    ahead, behind = lines[first][:left], b"" if right is None else lines[last][right:]
    indent = " " * left if not ahead.strip() else ""
    texts = textwrap.dedent(new).strip("\n").splitlines()
    if not texts:
        beside = ahead.strip() or behind.strip() and not behind.strip().startswith(b"#")
        texts = ["pass"] if beside or _is_alone(source, line) else []
    put = [(indent * (i > 0) + text).encode() for i, text in enumerate(texts)]
    if put:
        put[0], put[-1] = ahead + put[0], put[-1] + behind if len(put) > 1 else ahead + put[0] + behind
    lines[first:last + 1] = put
    return b"\n".join(lines).decode()


def _is_alone(source: str, line: _Line) -> bool:
    """Whether a line is all that a block of Python holds."""
    for node in ast.walk(ast.parse(source)):
        for name in ("body", "orelse", "finalbody"):
            block = getattr(node, name, None)
            lone = block[0] if isinstance(block, list) and len(block) == 1 else None
            if lone is not None and (lone.lineno - 1, lone.col_offset) == line.begin:
                return not isinstance(node, ast.Module)
    return False


@dataclass(frozen=True)
class Edit:
    """A change of a solution; made by `drop_line`, `swap_lines` and `replace_line`."""

    kind: str
    parts: tuple[str, ...]

    def apply(self, source: str) -> str:
        """The source with the change made.

        Raises:
            BadEdit: if it does not fit.
        """
        if self.kind == "whole":
            return self.parts[0]
        if self.kind == "replace":
            return _put(source, _find(source, self.parts[0]), self.parts[1])
        lines = [_find(source, part) for part in self.parts]
        if any(line.head for line in lines):
            raise BadEdit(f"{' and '.join(map(repr, self.parts))}: the head of a block can only be replaced")
        if self.kind == "drop":
            return _put(source, lines[0], "")
        texts = [_text(source, line) for line in lines]
        for line, text in sorted(zip(lines, reversed(texts)), key=lambda pair: pair[0].begin, reverse=True):
            source = _put(source, line, text)
        return source


def _text(source: str, line: _Line) -> str:
    """A line as it is written; one over several lines as one."""
    lines = source.encode().split(b"\n")
    (first, left), (last, right) = line.begin, line.end
    if first == last:
        return lines[first][left:right].decode()
    taken = [b" " * left + lines[first][left:], *lines[first + 1:last], lines[last][:right]]
    return ast.unparse(ast.parse(textwrap.dedent(b"\n".join(taken).decode())))


def drop_line(part: str) -> Edit:
    """Leave out the line of the solution that holds `part`."""
    return Edit("drop", (part,))


def swap_lines(first: str, second: str) -> Edit:
    """Exchange the two lines of the solution that hold these parts."""
    return Edit("swap", (first, second))


def replace_line(part: str, new: str) -> Edit:
    """Write `new`, of one line or several, in place of the line of the solution that holds `part`; its indentation is kept.

    Of a compound statement it is the head that is replaced.
    """
    return Edit("replace", (part, new))


def whole(source: str) -> Edit:
    """Another source for the whole cell."""
    return Edit("whole", (source,))


# ---- planted mistakes

def planted(source: str, said: int | dict[str, Edit | tuple[Edit, ...]]) -> list[tuple[str, int, str]]:
    """What becomes of a cell with broken code to mend when some of its mistakes are mended.

    Arguments:
        source: the solved cell, with the broken code behind BROKEN CODE TO MEND.
        said: how many mistakes there are; they are found as the places where the broken code differs from the solution. Or, where
            these places are not the mistakes, each mistake by name as edits of the solution, which together give the broken code.

    Returns:
        All sets of mistakes that may be left, the largest first: (name, how many are left, the cell's source).

    Raises:
        BadEdit: if there is no broken code, the number is another, or the edits do not give the broken code.
    """
    before, right, broken, after = _block_to_mend(source)
    if isinstance(said, int):
        places = _places(right, broken)
        if len(places) != said:
            raise BadEdit(f"{said} planted mistakes are said, but the broken code differs from the solution in "
                          f"{len(places)} places: say each mistake by its edits")
        names = [str(i) for i in range(1, said + 1)]

        def made(left: tuple[str, ...]) -> str:
            block = _mixed(right, broken, [place for name, place in zip(names, places) if name in left])
            return "\n".join([*before, *block, *after])
    else:
        names = list(said)

        def made(left: tuple[str, ...]) -> str:
            text = "\n".join([*before, *right, *after])
            for name in left:
                for edit in [said[name]] if isinstance(said[name], Edit) else said[name]:
                    text = edit.apply(text)
            return text

        handed_out = "\n".join([*before, *broken, *after])
        if ast.dump(ast.parse(made(tuple(names)))) != ast.dump(ast.parse(handed_out)):
            raise BadEdit("the planted mistakes, all made in the solution, do not give the broken code")
    found = []
    for count in range(len(names), 0, -1):
        for left in itertools.combinations(names, count):
            text = made(left)
            try:
                ast.parse(text)
            except SyntaxError as error:
                raise BadEdit(f"with the mistakes {', '.join(left)} alone the code is not whole: "
                              "say each mistake by its edits") from error
            found.append(("left_" + "_".join(re.sub(r"\W", "_", name) for name in left), count, text))
    return found


def _block_to_mend(source: str) -> tuple[list[str], list[str], list[str], list[str]]:
    """A cell taken apart at its block to mend: the lines before, the right ones, the broken ones, the lines behind."""
    lines = source.splitlines()
    mark = next((i for i, line in enumerate(lines) if BROKEN in line), None)
    if mark is None:
        raise BadEdit(f"mistakes are planted, but no block has {BROKEN}")
    start = max(i for i in range(mark) if START in lines[i]) + 1
    end = min(i for i in range(mark, len(lines)) if END in lines[i])
    indent = lines[mark][:len(lines[mark]) - len(lines[mark].lstrip())]
    broken = textwrap.dedent("\n".join(re.sub(r"# ?", "", line, count=1) for line in lines[mark + 1:end]))

    def plain(code: str) -> list[str]:
        try:
            return textwrap.indent(ast.unparse(ast.parse(textwrap.dedent(code))), indent).splitlines()
        except SyntaxError as error:
            raise BadEdit(f"a block to mend is not whole statements ({error})") from error

    return lines[:start], plain("\n".join(lines[start:mark])), plain(broken), lines[end:]


# Spans of lines, of the solution and of the broken code, that belong to one mistake.
Place = list[tuple[int, int, int, int]]


def _places(right: list[str], broken: list[str]) -> list[Place]:
    """Where broken code differs from right code, line by line; a line that was moved is one place."""
    spans: Place = []
    for kind, i1, i2, j1, j2 in difflib.SequenceMatcher(None, right, broken, autojunk=False).get_opcodes():
        if kind == "replace" and i2 - i1 == j2 - j1:
            spans += [(i1 + k, i1 + k + 1, j1 + k, j1 + k + 1) for k in range(i2 - i1)]
        elif kind != "equal":
            spans.append((i1, i2, j1, j2))
    places: list[Place] = []

    def texts(span: tuple[int, int, int, int]) -> tuple[set[str], set[str]]:
        i1, i2, j1, j2 = span
        return {line.strip() for line in right[i1:i2]}, {line.strip() for line in broken[j1:j2]}

    for span in spans:
        gone, come = texts(span)
        for place in places:
            if any(gone & there or come & left for left, there in map(texts, place)):
                place.append(span)
                break
        else:
            places.append([span])
    return places


def _mixed(right: list[str], broken: list[str], wrong: list[Place]) -> list[str]:
    """The right lines, with the broken ones in some places."""
    lines: list[str] = []
    at = 0
    for i1, i2, j1, j2 in sorted(span for place in wrong for span in place):
        lines += right[at:i1] + broken[j1:j2]
        at = i2
    return lines + right[at:]


# ---- statements

@dataclass(frozen=True)
class Statement:
    """A statement, or the head of a compound one: squeezed, its weight, as it reads, and its first and last line."""

    text: str
    weight: int
    shown: str
    lines: tuple[int, int]


def statements(source: str) -> list[Statement]:
    """The statements of a piece of source in their order, inner ones after the head they belong to.

    Docstrings, imports, `pass` and names set to None are left out: they give nothing away.
    """
    return [statement for node in ast.parse(textwrap.dedent(source)).body for statement in flat(node)]


def flat(node: ast.AST) -> Iterator[Statement]:
    """The statements of a node, see `statements`."""
    if isinstance(node, (ast.Import, ast.ImportFrom, ast.Pass, ast.Global, ast.Nonlocal)):
        return
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return
    if isinstance(node, (ast.Assign, ast.Return)) and is_none(node.value):
        return
    blocks = [(name, block) for name in ("body", "handlers", "cases", "orelse", "finalbody")
              if isinstance(block := getattr(node, name, None), list)]
    if not blocks:
        shown = ast.unparse(node)
        yield Statement(squeeze(shown), weight(node), shown, (node.lineno, node.end_lineno))
        return
    lines = ast.unparse(node).splitlines()
    if not isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.Try)):
        head = next(line for line in lines if not line.startswith("@"))
        inner = {id(child) for _, block in blocks for part in block for child in ast.walk(part)}
        weighs = sum(_weighs(child) for child in ast.walk(node) if id(child) not in inner)
        yield Statement(squeeze(head), weighs, head, (node.lineno, node.lineno))
    for _, block in blocks:
        for child in block:
            yield from flat(child)


def weight(node: ast.AST) -> int:
    """The number of names, attributes, numbers and operators in a piece of code."""
    return sum(map(_weighs, ast.walk(node)))


def _weighs(node: ast.AST) -> bool:
    return isinstance(node, (ast.Name, ast.Attribute, ast.Constant, ast.operator, ast.unaryop, ast.cmpop, ast.boolop))


def is_none(value: ast.expr | None) -> bool:
    """Whether a value is None, or a tuple of them."""
    return value is None or (isinstance(value, ast.Constant) and value.value is None) or (
        isinstance(value, ast.Tuple) and all(map(is_none, value.elts)))
