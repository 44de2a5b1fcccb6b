"""From a solution to what students get: START/END CODE blocks emptied, never typed twice.

Inside a block every name that the solution assigns is shown once, as `name = None` (or `name += None`,
where it adds to what is there), and a `return` as `return None`; the marker says about how many lines are
expected. Where students should plan alone, the marker in notebook.py names what is shown, if anything:

    ### START CODE HERE ### shows grads, cost
    ### START CODE HERE ### shows nothing

An exercise that hands out broken code to mend has it in the block, behind the solution, as
comments under a line with BROKEN CODE TO MEND; they become the code that students get.
"""

from __future__ import annotations

import ast
import re
import textwrap

from coursekit.probe import END, START

from .. import Complaint

_BLOCK = re.compile(rf"(?P<start>^(?P<indent>[ \t]*)#+ ?{START}[^\n]*\n)(?P<body>.*?)(?P<end>^[ \t]*#+ ?{END}[^\n]*$)",
                    re.DOTALL | re.MULTILINE)
BROKEN = "BROKEN CODE TO MEND"
_SHOWS = re.compile(rf"{START} ###.* shows (?P<names>[\w, ]+)$", re.MULTILINE)
_ENTRY = re.compile(r"""^(\s*["'][^"']+["']\s*:\s*).*$""")


class BadBlock(Complaint, ValueError):
    """A START/END CODE block that cannot be emptied; the message shows it."""


def annotate(source: str) -> str:
    """Say at each START marker how many lines the solution has."""
    def mark(match: re.Match) -> str:
        solution, _, broken = match["body"].partition(BROKEN)
        lines = sum(bool(line.strip()) and not line.strip().startswith("#") for line in solution.splitlines())
        if broken:
            return match["start"] + match["body"] + match["end"]
        shows = f" shows {names}" if (names := _shows(match)) else ""
        marker = f"{match['indent']}### {START} ### (about {lines} line{'s' * (lines != 1)}){shows}\n"
        return marker + match["body"] + f"{match['indent']}### {END} ###"

    return _each_block(source, mark)


def clear(source: str) -> str:
    """Empty the START/END CODE blocks of a cell.

    Raises:
        BadBlock: if a marker has no partner, or says to show what its block does not assign, or a block is not whole statements.
    """
    def emptied(match: re.Match) -> str:
        names, start = _shows(match), match["start"]
        if names:
            start = start.replace(f" shows {names}", "")
        lines = _chosen(match["body"], names) if names else _stub(match["body"], source[match.end():])
        return start + textwrap.indent("\n".join(lines), match["indent"]) + "\n" + match["end"]

    return _each_block(source, emptied)


def _shows(match: re.Match) -> str:
    """What a block's marker says to show: names, "nothing", or "" for all that it assigns."""
    found = _SHOWS.search(match["start"])
    return found["names"].strip() if found else ""


def _each_block(source: str, change) -> str:
    starts, ends = source.count(START), source.count(END)
    changed, blocks = _BLOCK.subn(change, source)
    if not starts == ends == blocks:
        raise BadBlock(f"{starts} START CODE and {ends} END CODE markers make {blocks} blocks in:\n{source}")
    return changed


def _chosen(body: str, names: str) -> list[str]:
    """The lines that stand for a body of which only some names are shown."""
    wanted = [] if names == "nothing" else [name.strip() for name in names.split(",")]
    stored = {node.id for node in ast.walk(_parsed(body)) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    if lacking := [name for name in wanted if name not in stored]:
        raise BadBlock(f"a block shows {lacking[0]}, which it does not assign:\n{body}")
    return [f"{name} = None" for name in wanted] or ["pass"]


def _parsed(body: str) -> ast.Module:
    try:
        return ast.parse(textwrap.dedent(body))
    except SyntaxError as error:
        raise BadBlock(f"a block is not whole statements ({error}):\n{body}") from error


def _stub(body: str, after: str) -> list[str]:
    """The lines that stand for a block's body; `after` is the source behind the block."""
    if BROKEN in body:
        broken = body.partition(BROKEN)[2].splitlines()[1:]
        return textwrap.dedent("\n".join(re.sub(r"# ?", "", line, count=1) for line in broken)).splitlines()
    entries = [_ENTRY.match(line) for line in body.splitlines() if line.strip()]
    if entries and all(entries):                                    # entries of a dict, as in a quiz
        return [textwrap.dedent(f"{entry[1]}None,") for entry in entries]
    statements = _parsed(body).body
    shown: dict[str, str] = {}                                      # what is assigned -> the line that shows it
    for i, statement in enumerate(statements):
        rest = "\n".join(map(ast.unparse, statements[i + 1:])) + "\n" + after
        for targets, line in _shown(statement, rest):
            if not set(targets) <= shown.keys():
                shown |= dict.fromkeys(targets, line)
    return list(dict.fromkeys(shown.values())) or ["pass"]


def _shown(statement: ast.stmt, rest: str) -> list[tuple[list[str], str]]:
    """What to show for one statement: (what it assigns, the line)."""
    def nones(node: ast.expr) -> str:
        return ", ".join(["None"] * len(node.elts)) if isinstance(node, ast.Tuple) else "None"

    if isinstance(statement, ast.Assign):
        names = [ast.unparse(item) for target in statement.targets
                 for item in (target.elts if isinstance(target, ast.Tuple) else [target])]
        left = " = ".join(", ".join(map(ast.unparse, target.elts)) if isinstance(target, ast.Tuple) else ast.unparse(target)
                          for target in statement.targets)
        return [(names, f"{left} = {nones(statement.targets[0])}")]
    if isinstance(statement, ast.AnnAssign):
        name = ast.unparse(statement.target)
        return [([name], f"{name} = None")]
    if isinstance(statement, ast.AugAssign):
        return [([ast.unparse(statement.target)], ast.unparse(ast.AugAssign(statement.target, statement.op, ast.Constant(None))))]
    if isinstance(statement, ast.Return):
        return [(["return"], f"return {nones(statement.value)}" if statement.value else "return None")]
    if isinstance(statement, (ast.For, ast.While, ast.If, ast.With, ast.Try, ast.Match)):
        inside = [pair for child in ast.walk(statement) if child is not statement and isinstance(child, (ast.Assign, ast.Return))
                  for pair in _shown(child, rest)]
        return [(names, line) for names, line in inside
                if names == ["return"] or any(name.isidentifier() and re.search(rf"\b{name}\b", rest) for name in names)]
    return []
