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
from typing import Any

import numpy as np
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator

from coursekit.probe import START

from ..authoring.lines import block_lines

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

_RENAMED = {"mean": ("sum",), "sum": ("mean",), "max": ("min", "mean"), "min": ("max",),
            "argmax": ("argmin",), "argmin": ("argmax",), "var": ("std",), "std": ("var",),
            "zeros": ("ones",), "ones": ("zeros",), "maximum": ("minimum",),
            "minimum": ("maximum",), "log10": ("log",), "reduce_mean": ("reduce_sum",), "reduce_sum": ("reduce_mean",),
            "zeros_like": ("ones_like",), "ones_like": ("zeros_like",), "log": ("log10",)}
CHANGED = "an input changed in place"
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


def mutants(source: str) -> list[Mutant]:
    """All mutants of a solved cell.

    Arguments:
        source: the cell, with its START/END CODE markers.

    Returns:
        Distinct mutants that are valid Python and differ from the source inside a block. Some use names that
        who runs them provides: `GLOBAL_x` of the notebook, for an argument x, and `SPOIL`, a `Spoil`.
    """
    inside = block_lines(source)
    found: dict[str, Mutant] = {}
    for operator, text in [*_general(source), *_of_the_field(source)]:
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


def _changed_lines(before: str, after: str) -> set[int]:
    """The numbers of the lines of `before` that `after` changes."""
    a, b = before.splitlines(), after.splitlines()
    head = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
    tail = next((i for i, (x, y) in enumerate(zip(reversed(a[head:]), reversed(b[head:]))) if x != y), min(len(a), len(b)) - head)
    if head == len(a) - tail < len(b) - tail:               # lines were only added: they belong to the line before
        return {head if START in a[head - 1] else head - 1}
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


def _of_the_field(source: str) -> Iterator[tuple[str, str]]:
    tree = ast.parse(source)
    text = lambda node: ast.get_source_segment(source, node) or ast.unparse(node)
    for node in ast.walk(tree):
        for operator in (_call_slips, _factor_slips, _transpose, _statement_slips, _entry_slips,
                         _constant_slips):
            for name, where, new in operator(node, text):
                yield name, _replaced(source, where, new)
    cell = _Cell(source, tree, text)
    for operator in (_argument_slips, _loop_slips, _state_slips, _stored_slips, _training_slips):
        yield from operator(cell)


class _Cell:
    """A cell with what operators on statements ask of it: parents, functions, blocks."""

    def __init__(self, source: str, tree: ast.Module, text: Callable):
        self.source, self.tree, self.text = source, tree, text
        self.lines, self.inside = source.splitlines(), block_lines(source)
        self.parent = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}

    def holds(self, node: ast.AST) -> bool:
        """Whether a node begins inside a block."""
        return getattr(node, "lineno", 0) - 1 in self.inside

    def above(self, node: ast.AST, kind: type | tuple[type, ...]) -> ast.AST | None:
        """The nearest node of a kind round a node."""
        while (node := self.parent.get(node)) is not None:
            if isinstance(node, kind):
                return node
        return None

    def nodes(self, kind: type | tuple[type, ...], within: ast.AST | None = None) -> list:
        return [node for node in ast.walk(within or self.tree) if isinstance(node, kind)]

    def loads(self, within: ast.AST) -> list[ast.Name]:
        """The places where a name is read."""
        return [node for node in self.nodes(ast.Name, within) if isinstance(node.ctx, ast.Load)]

    def blocks(self) -> list[list[ast.stmt]]:
        """The outermost statements of each block."""
        found: dict[int, list[ast.stmt]] = {}
        for statement in sorted(filter(self.holds, self.nodes(ast.stmt)), key=lambda node: node.lineno):
            if not self.holds(self.parent[statement]):
                start = max(line for line in range(statement.lineno) if START in self.lines[line])
                found.setdefault(start, []).append(statement)
        return list(found.values())

    def with_line(self, statement: ast.stmt, text: str, *, before: bool = False) -> str:
        """The source with lines put behind a statement, or before it."""
        at = statement.lineno - 1 if before else statement.end_lineno
        added = textwrap.indent(text, " " * statement.col_offset).splitlines()
        return "\n".join([*self.lines[:at], *added, *self.lines[at:]])

    def at_the_end(self, block: list[ast.stmt], text: str) -> str:
        """The source with lines put at the end of a block, but before what leaves it."""
        leaves = isinstance(block[-1], (ast.Return, ast.Break, ast.Continue, ast.Raise))
        return self.with_line(block[-1], text, before=leaves)

    def moved(self, statement: ast.stmt, line: int, indent: int) -> str:
        """The source with a statement moved before a line, counted from 0."""
        first, last = statement.lineno - 1, statement.end_lineno
        text = textwrap.indent(textwrap.dedent("\n".join(self.lines[first:last])), " " * indent).splitlines()
        if line <= first:
            return "\n".join([*self.lines[:line], *text, *self.lines[line:first], *self.lines[last:]])
        return "\n".join([*self.lines[:first], *self.lines[last:line], *text, *self.lines[line:]])


def _read(node: ast.AST) -> list[str]:
    """The names that are read in a piece of code."""
    names = [name for name in ast.walk(node) if isinstance(name, ast.Name)]
    return [name.id for name in names if isinstance(name.ctx, ast.Load)]


def _set(*nodes: ast.AST) -> list[str]:
    """The names that pieces of code set, each once; those of a comprehension are its own."""
    parts = [part for node in nodes for part in ast.walk(node)]
    comprehensions = [part for part in parts if isinstance(part, ast.comprehension)]
    inner = {id(name) for each in comprehensions for name in ast.walk(each.target)}
    names = [part for part in parts if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)]
    return list(dict.fromkeys(name.id for name in names if id(name) not in inner))


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
    if name == "isnan" and node.args:
        yield "not a number counts as one", node, f"np.logical_not({text(node.args[0])} <= 1)"
    if name == "batch":
        yield "last batch dropped", node, f"{text(node)[:-1]}, drop_remainder=True)"
    if name == "range" and len(node.args) == 3:
        yield "last batch dropped", node.args[1], f"{text(node.args[1])} - ({text(node.args[2])}) + 1"
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
    elif isinstance(node, ast.Assign) and text(node.value) in ("[]", "{}", "list()", "dict()"):
        kept = f"KEPT_{text(node.targets[0])}"
        yield "kept between calls", node.value, f"globals().setdefault({kept!r}, {text(node.value)})"
    elif isinstance(node, (ast.If, ast.IfExp)):
        yield "branch always taken", node.test, "True"
        yield "branch never taken", node.test, "False"


def _entry_slips(node: ast.AST, text: Callable) -> Iterator[Edit]:
    """An entry of a dict or a tuple that holds what belongs into the next one."""
    read = isinstance(node, ast.Tuple) and isinstance(node.ctx, ast.Load)
    entries = node.values if isinstance(node, ast.Dict) else node.elts if read else []
    for entry, other in zip(entries, [*entries[1:], *entries[:1]]):
        if text(entry) != text(other):
            yield "neighbouring entry", entry, text(other)


def _constant_slips(node: ast.AST, text: Callable) -> Iterator[Edit]:
    """A constant that is off by one per cent: a float, a power of ten, or what NumPy makes of constants."""
    if isinstance(node, ast.Constant) and type(node.value) in (int, float) and node.value not in (0, 1):
        if isinstance(node.value, float) or str(node.value).strip("0") == "1":
            yield "one per cent off", node, f"{1.01 * node.value:.9g}"
    if isinstance(node, ast.Call) and node.args and all(isinstance(item, ast.Constant) for item in node.args):
        if getattr(node.func, "attr", "") in ("log", "log2", "log10", "sqrt", "exp"):
            yield "one per cent off", node, f"(1.01 * {text(node)})"


def _argument_slips(cell: _Cell) -> Iterator[tuple[str, str]]:
    """A global of the notebook used for an argument; an argument, or what is in it, changed in place."""
    for function in cell.nodes(ast.FunctionDef):
        blocks = [block for block in cell.blocks() if cell.above(block[0], ast.FunctionDef) is function]
        not_in_a_loop = [block for block in blocks if block[0] in function.body]
        names = [argument.arg for argument in (*function.args.args, *function.args.kwonlyargs)]
        for name in names if names[:1] != ["self"] else names[1:]:
            text = cell.source
            uses = [node for node in filter(cell.holds, cell.loads(function)) if node.id == name]
            for node in sorted(uses, key=lambda node: (node.lineno, node.col_offset), reverse=True):
                text = _replaced(text, node, f"GLOBAL_{name}")
            yield "a global instead of an argument", text
            for block in (not_in_a_loop or blocks)[-1:]:
                for spoil in ("SPOIL", "SPOIL.first", "SPOIL.last"):
                    yield CHANGED, cell.at_the_end(block, f"{spoil}({name})")


def _loop_slips(cell: _Cell) -> Iterator[tuple[str, str]]:
    """A statement of a loop moved out of it, the one before it moved in; a smaller last batch left out."""
    for loop in cell.nodes((ast.For, ast.While)):
        targets = _set(loop.target) if isinstance(loop, ast.For) else []
        for statement in filter(cell.holds, loop.body if len(loop.body) > 1 else []):
            if not set(targets) & set(_read(statement)):
                yield "moved before the loop", cell.moved(statement, loop.lineno - 1, loop.col_offset)
            yield "moved behind the loop", cell.moved(statement, loop.end_lineno, loop.col_offset)
        bodies = [body for _, body in ast.iter_fields(cell.parent[loop]) if isinstance(body, list)]
        siblings = next(body for body in bodies if loop in body)
        before = siblings[max(siblings.index(loop) - 1, 0)]
        if before is not loop and cell.holds(before):
            yield "moved into the loop", cell.moved(before, loop.body[0].lineno - 1, loop.body[0].col_offset)
        sizes = [name for name in _read(loop.iter) if name.endswith("batch_size")] if targets else []
        if sizes and cell.holds(loop.body[0]):
            for axis in (0, -1):
                skip = f"if {targets[0]}.shape[{axis}] < {sizes[0]}:\n    continue"
                yield "last batch dropped", cell.with_line(loop.body[0], skip, before=True)


def _state_slips(cell: _Cell) -> Iterator[tuple[str, str]]:
    """What is made once, before a loop, made anew in each of its rounds."""
    for node in filter(cell.holds, cell.loads(cell.tree)):
        function, loop = cell.above(node, ast.FunctionDef), cell.above(node, (ast.For, ast.While))
        parent = cell.parent[node]
        has_state = isinstance(parent, ast.Attribute) or isinstance(parent, ast.Call) and parent.func is node
        if function is None or loop is None or not has_state:
            continue
        made = [one for one in cell.nodes((ast.Assign, ast.AugAssign), function) if node.id in _set(one)]
        if len(made) == 1 and isinstance(made[0].value, ast.Call) and made[0].lineno < loop.lineno:
            yield "made anew in the loop", _replaced(cell.source, node, f"({cell.text(made[0].value)})")


def _stored_slips(cell: _Cell) -> Iterator[tuple[str, str]]:
    """A name that is read behind its block, in a cache say, holds something else by then."""
    for block in cell.blocks():
        function = cell.above(block[0], ast.FunctionDef) or cell.tree
        later = [node for node in cell.nodes(ast.Name, function) if node.lineno > block[-1].end_lineno]
        later.sort(key=lambda node: (node.lineno, isinstance(node.ctx, ast.Store)))
        first = {node.id: node.ctx for node in reversed(later)}                     # how it is met next
        kept = [name for name in _set(*block) if isinstance(first.get(name), ast.Load)]
        for name, other in zip(kept, [*kept[1:], *kept[:1]]):
            if name != other:
                yield "stored: another", cell.at_the_end(block, f"{name} = {other}")
        for name in kept:
            for node in (node for statement in block for node in cell.nodes(ast.BinOp, statement)):
                if name in (cell.text(node.left), cell.text(node.right)):
                    yield "stored: changed after use", cell.at_the_end(block, f"{name} = {cell.text(node)}")
            if any("keepdims" in cell.text(statement) for statement in block if name in _set(statement)):
                yield "stored: shape lost", cell.at_the_end(block, f"{name} = {name}.ravel()")


def _training_slips(cell: _Cell) -> Iterator[tuple[str, str]]:
    """A loop over iterations that stops when the cost hardly falls, or keeps the best instead of the last."""
    for block in cell.blocks():
        loop = cell.above(block[0], ast.For)
        cost = next((name for name in _set(*block) if name in ("cost", "loss", "error", "J")), "")
        if loop is None or not cost or not cell.text(loop.iter).startswith("range("):
            continue
        fall = f"abs({cost} - locals().get('before', float('inf')))"
        yield "stops early", cell.at_the_end(block, f"if {fall} < 1e-6:\n    break\nbefore = {cost}")
        assigned = [statement for statement in block if isinstance(statement, ast.Assign)]
        updated = [name for one in assigned for name in _set(one) if name in _read(one.value)]
        if updated:
            names = ", ".join((cost, *updated))
            yield "the best instead of the last", cell.at_the_end(
                block, f"best = min(({names}), locals().get('best', ({names})), key=lambda trial: trial[0])\n"
                f"if {cell.text(loop.target)} == {cell.text(loop.iter.args[-1])} - 1:\n    {names} = best")


# ---- what is changed in place

class Spoil:
    """What a mutant calls to change an argument in place; `done` says whether it could."""

    def __init__(self) -> None:
        self.done = False

    def __call__(self, value: Any) -> None:
        """Change an array, a list, a dict, or an object of a class that the notebook defines."""
        if isinstance(value, np.ndarray) and value.size and value.dtype.kind in "biufc":
            value[...] = value + 1 if value.dtype.kind != "b" else ~value
        elif isinstance(value, (list, dict)) and value:
            value.pop() if isinstance(value, list) else value.pop(next(iter(value)))
        elif type(value).__module__ == "__main__" and getattr(value, "__dict__", None):
            self.first(vars(value))
            return
        else:
            return
        self.done = True

    def first(self, value: Any) -> None:
        """Change the first thing in a container, however deep, that can be changed."""
        self._inside(value, 1)

    def last(self, value: Any) -> None:
        """Change the last one."""
        self._inside(value, -1)

    def _inside(self, value: Any, step: int) -> None:
        entries = list(value.items()) if isinstance(value, dict) else []
        if isinstance(value, (list, tuple)):
            entries = list(enumerate(value))
        for place, entry in entries[::step]:
            if type(entry) in (int, float) and not isinstance(value, tuple):
                value[place] = entry + 1
                self.done = True
            elif isinstance(entry, np.ndarray):
                self(entry)
            else:
                self._inside(entry, step)
            if self.done:
                return
