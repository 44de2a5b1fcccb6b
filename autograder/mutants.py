"""Mutants of a solution: small wrong versions that the hidden cases must tell from the right one.

General operators (arithmetic, comparison, numbers, loops, booleans) are cosmic-ray's. Those of this
field are ours: they make the slips that people make with arrays and training code. Only the
lines between START and END CODE are mutated, since a student can change nothing else.
"""

from __future__ import annotations

import ast
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator

from coursekit.probe import END, START

_SWAPS = [("Add", "Sub"), ("Sub", "Add"), ("Mul", "Div"), ("Div", "Mul"), ("Mul", "Add"), ("Pow", "Mul"),
          ("FloorDiv", "Div"), ("Div", "FloorDiv"), ("Mod", "Mul")]
_COMPARISONS = [("Lt", "LtE"), ("LtE", "Lt"), ("Gt", "GtE"), ("GtE", "Gt"), ("Lt", "Gt"), ("Gt", "Lt"), ("Eq", "NotEq"),
                ("NotEq", "Eq"), ("Is", "IsNot"), ("IsNot", "Is"), ("LtE", "GtE"), ("GtE", "LtE")]
GENERAL = [
    *(f"core/ReplaceBinaryOperator_{a}_{b}" for a, b in _SWAPS),
    *(f"core/ReplaceComparisonOperator_{a}_{b}" for a, b in _COMPARISONS),
    "core/ReplaceUnaryOperator_USub_UAdd", "core/ReplaceUnaryOperator_Delete_Not", "core/AddNot",
    "core/ReplaceTrueWithFalse", "core/ReplaceFalseWithTrue", "core/ReplaceAndWithOr", "core/ReplaceOrWithAnd",
    "core/ReplaceBreakWithContinue", "core/ReplaceContinueWithBreak", "core/NumberReplacer", "core/ZeroIterationForLoop",
]

_RENAMED = {"mean": ("sum",), "sum": ("mean",), "max": ("min",), "min": ("max",), "argmax": ("argmin",), "argmin": ("argmax",),
            "var": ("std",), "std": ("var",), "zeros": ("ones",), "ones": ("zeros",), "maximum": ("minimum",),
            "minimum": ("maximum",), "log10": ("log",), "reduce_mean": ("reduce_sum",), "reduce_sum": ("reduce_mean",),
            "zeros_like": ("ones_like",), "ones_like": ("zeros_like",), "log": ("log10",)}
_DROPPED = {"sqrt", "abs", "exp", "log", "copy", "sorted", "reversed", "list", "dict", "stop_gradient", "float", "int"}


@dataclass(frozen=True)
class Mutant:
    """A changed solution: which operator made it, what it changed, and the whole cell."""

    operator: str
    change: str
    source: str

    @property
    def description(self) -> str:
        return f"{self.operator}: {self.change}"


def mutants(source: str, arguments: dict[str, str] | None = None) -> list[Mutant]:
    """All mutants of a solved cell.

    Arguments:
        source: the cell, with its START/END CODE markers.
        arguments: parameter -> how to spoil it in place, as statements ("inputs" slips); parameters
            that are absent are not spoilt.

    Returns:
        Distinct mutants that are valid Python and differ from the source inside a block.
    """
    inside = block_lines(source)
    found: dict[str, Mutant] = {}
    for operator, text in [*_general(source), *_of_the_field(source, arguments or {})]:
        changed = _changed_lines(source, text)
        if text == source or text in found or not changed <= inside:
            continue
        try:
            same = ast.dump(ast.parse(text)) == ast.dump(ast.parse(source))
        except SyntaxError:
            continue
        if not same:
            found[text] = Mutant(operator, _describe(source, text), text)
    return list(found.values())


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


def _changed_lines(before: str, after: str) -> set[int]:
    """The numbers of the lines of `before` that `after` changes."""
    a, b = before.splitlines(), after.splitlines()
    head = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
    tail = next((i for i, (x, y) in enumerate(zip(reversed(a[head:]), reversed(b[head:]))) if x != y), min(len(a), len(b)) - head)
    if head == len(a) - tail < len(b) - tail:               # lines were only added: they belong to the line before
        return {head - 1}
    return set(range(head, max(len(a) - tail, head + 1)))


def _describe(before: str, after: str) -> str:
    changed = sorted(_changed_lines(before, after))
    a, b = before.splitlines(), after.splitlines()
    first, last = changed[0], changed[-1]
    new = b[first:last + 1 + len(b) - len(a)]
    return f"{' / '.join(line.strip() for line in a[first:last + 1])} -> {' / '.join(line.strip() for line in new) or 'nothing'}"


def _general(source: str) -> Iterator[tuple[str, str]]:
    for name in GENERAL:
        operator = get_operator(name)
        short = name.removeprefix("core/").removeprefix("Replace").replace("Operator_", " ").replace("_", " to ").lower()
        occurrence = 0
        while (mutated := mutate_code(source, operator(), occurrence)) is not None:
            yield short, mutated
            occurrence += 1


# ---- operators of this field

Edit = tuple[str, ast.AST, str]             # operator, the node that is replaced, the text instead


def _of_the_field(source: str, arguments: dict[str, str]) -> Iterator[tuple[str, str]]:
    tree = ast.parse(source)
    text = lambda node: ast.get_source_segment(source, node) or ast.unparse(node)
    for node in ast.walk(tree):
        for operator in (_call_slips, _factor_slips, _transpose, _statement_slips):
            for name, where, new in operator(node, text):
                yield name, _replaced(source, where, new)
    yield from _argument_slips(source, tree, arguments)


def _replaced(source: str, node: ast.AST, new: str) -> str:
    lines = source.splitlines(keepends=True)
    start = len("".join(lines[:node.lineno - 1]).encode()) + node.col_offset
    end = len("".join(lines[:node.end_lineno - 1]).encode()) + node.end_col_offset
    raw = source.encode()
    return (raw[:start] + new.encode() + raw[end:]).decode()


def _call_slips(node: ast.AST, text: Callable) -> Iterator[Edit]:
    """A wrong axis, lost keepdims, the wrong mode, a neighbouring function, a function left out."""
    if not isinstance(node, ast.Call):
        return
    for keyword in node.keywords:
        rest = [text(item) for item in node.args] + [text(item) for item in node.keywords if item is not keyword]
        without = f"{text(node.func)}({', '.join(rest)})"
        if keyword.arg == "axis" and isinstance(keyword.value, (ast.Constant, ast.UnaryOp)):
            yield "axis", keyword.value, {"0": "1", "1": "0", "-1": "0"}.get(text(keyword.value), "0")
            yield "axis lost", node, without
        elif keyword.arg in ("keepdims", "training", "from_logits", "use_bias", "reshuffle_each_iteration", "ddof"):
            yield f"{keyword.arg} lost", node, without
    name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id if isinstance(node.func, ast.Name) else ""
    for other in _RENAMED.get(name, ()):
        yield "neighbouring function", node.func, text(node.func)[:-len(name)] + other
    if name in _DROPPED:
        kept = node.args[0] if node.args else node.func.value if isinstance(node.func, ast.Attribute) else None
        if kept is not None:
            yield "function left out", node, f"({text(kept)})"
    if name == "range" and node.args:
        for offset in ("- 1", "+ 1"):
            yield "off by one", node.args[-1 if len(node.args) < 3 else 1], f"{text(node.args[-1 if len(node.args) < 3 else 1])} {offset}"
    if name == "sqrt" and node.args and isinstance(node.args[0], ast.BinOp) and isinstance(node.args[0].op, ast.Add):
        yield "epsilon outside", node, f"({text(node.func)}({text(node.args[0].left)}) + {text(node.args[0].right)})"


def _factor_slips(node: ast.AST, text: Callable) -> Iterator[Edit]:
    """A lost term (epsilon, beta) or factor (1/m, gamma, a derivative)."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.MatMult, ast.Pow)):
        yield "operand lost", node, f"({text(node.left)})"
        if isinstance(node.op, (ast.Add, ast.Mult)):
            yield "operand lost", node, f"({text(node.right)})"
        if isinstance(node.op, ast.MatMult):
            yield "elementwise product", node, f"({text(node.left)} * {text(node.right)})"
        if isinstance(node.op, (ast.Sub, ast.Div)):
            other = "-" if isinstance(node.op, ast.Sub) else "/"
            yield "operands swapped", node, f"({text(node.right)} {other} {text(node.left)})"


def _transpose(node: ast.AST, text: Callable) -> Iterator[Edit]:
    if isinstance(node, ast.Attribute) and node.attr == "T":
        yield "transpose missing", node, text(node.value)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub) and not isinstance(node.operand, ast.Constant):
        yield "sign", node, f"({text(node.operand)})"


def _statement_slips(node: ast.AST, text: Callable) -> Iterator[Edit]:
    """A forgotten statement; an accumulation that overwrites."""
    if isinstance(node, ast.AugAssign):
        yield "overwrites instead of accumulating", node, f"{text(node.target)} = {text(node.value)}"
        yield "statement forgotten", node, "pass"
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        yield "statement forgotten", node, "pass"
    elif isinstance(node, ast.Assign) and isinstance(node.targets[0], (ast.Subscript, ast.Attribute)):
        yield "statement forgotten", node, "pass"
    elif isinstance(node, (ast.If, ast.IfExp)):
        yield "branch always taken", node.test, "True"
        yield "branch never taken", node.test, "False"


def _argument_slips(source: str, tree: ast.Module, arguments: dict[str, str]) -> Iterator[tuple[str, str]]:
    """An input changed in place; a global of the notebook used instead of an argument."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    inside = block_lines(source)
    for function in functions:
        names = [argument.arg for argument in (*function.args.args, *function.args.kwonlyargs)]
        for name in names:
            uses = [node for node in ast.walk(function) if isinstance(node, ast.Name) and node.id == name
                    and isinstance(node.ctx, ast.Load) and node.lineno - 1 in inside]
            if uses and name != "self":
                text = source
                for node in sorted(uses, key=lambda node: (node.lineno, node.col_offset), reverse=True):
                    text = _replaced(text, node, f"GLOBAL_{name}")
                yield "a global instead of an argument", text
            if name in arguments and uses:
                last = max((node for node in ast.walk(function) if isinstance(node, ast.stmt) and node.lineno - 1 in inside
                            and node in function.body), key=lambda node: node.lineno, default=None)
                if last is not None and not isinstance(last, ast.Return):
                    indent = " " * last.col_offset
                    lines = source.splitlines()
                    lines[last.end_lineno:last.end_lineno] = textwrap.indent(arguments[name], indent).splitlines()
                    yield "an input changed in place", "\n".join(lines)
