"""From a solution to what students get: START/END CODE blocks emptied, never typed twice.

Inside a block every name that the solution assigns is shown once, as `name = None` (or `name += None`,
where it adds to what is there), and a `return` as `return None`; the marker says about how many lines are
expected.

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
        marker = f"{match['indent']}### {START} ### (about {lines} line{'s' * (lines != 1)})\n"
        return marker + match["body"] + f"{match['indent']}### {END} ###"

    return _each_block(source, mark)


def clear(source: str) -> str:
    """Empty the START/END CODE blocks of a cell.

    Raises:
        BadBlock: if a marker has no partner, or a block is not whole statements.
    """
    return _each_block(source, lambda match: match["start"] + textwrap.indent(
        "\n".join(_stub(match["body"], source[match.end():])), match["indent"]) + "\n" + match["end"])


def _each_block(source: str, change) -> str:
    starts, ends = source.count(START), source.count(END)
    changed, blocks = _BLOCK.subn(change, source)
    if not starts == ends == blocks:
        raise BadBlock(f"{starts} START CODE and {ends} END CODE markers make {blocks} blocks in:\n{source}")
    return changed


def _stub(body: str, after: str) -> list[str]:
    """The lines that stand for a block's body; `after` is the source behind the block."""
    if BROKEN in body:
        broken = body.partition(BROKEN)[2].splitlines()[1:]
        return textwrap.dedent("\n".join(re.sub(r"# ?", "", line, count=1) for line in broken)).splitlines()
    entries = [_ENTRY.match(line) for line in body.splitlines() if line.strip()]
    if entries and all(entries):                                    # entries of a dict, as in a quiz
        return [textwrap.dedent(f"{entry[1]}None,") for entry in entries]
    try:
        statements = ast.parse(textwrap.dedent(body)).body
    except SyntaxError as error:
        raise BadBlock(f"a block is not whole statements ({error}):\n{body}") from error
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
