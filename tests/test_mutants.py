"""Mutants: each operator makes the slip it is named for, and only inside the blocks."""

from __future__ import annotations

import ast
import textwrap

import numpy as np
import pytest
from tiny import NOTEBOOK

from autograder.mutants import block_lines, mutants


def source(body: str, arguments: str = "x, y") -> str:
    body = textwrap.indent(textwrap.dedent(body).strip("\n"), "    ")
    return f"def f({arguments}):\n    z = x.sum(axis=0) + 1\n    ### START CODE HERE ###\n{body}\n    ### END CODE HERE ###\n    return r / 2 - z\n"


def changes(body: str, operator: str, **options) -> set[str]:
    """What one operator makes of a line."""
    return {mutant.change.partition(" -> ")[2] for mutant in mutants(source(body, **options)) if mutant.operator == operator}


@pytest.mark.parametrize("body, operator, expected", [
    ("r = x.sum(axis=0)", "axis", "r = x.sum(axis=1)"), ("r = x.sum(axis=1)", "axis", "r = x.sum(axis=0)"), ("r = x.sum(axis=-1)", "axis", "r = x.sum(axis=0)"),
    ("r = x.sum(axis=1)", "axis lost", "r = x.sum()"),
    ("r = x.sum(axis=1, keepdims=True)", "keepdims lost", "r = x.sum(axis=1)"),
    ("r = x(y, training=False)", "training lost", "r = x(y)"), ("r = x.var(ddof=1)", "ddof lost", "r = x.var()"),
    ("r = np.mean(x)", "neighbouring function", "r = np.sum(x)"), ("r = np.var(x)", "neighbouring function", "r = np.std(x)"),
    ("r = tf.reduce_mean(x)", "neighbouring function", "r = tf.reduce_sum(x)"),
    ("r = np.sqrt(x)", "function left out", "r = (x)"), ("r = x.copy()", "function left out", "r = (x)"),
    ("for i in range(3):\n    r = i", "off by one", "for i in range(3 - 1):"), ("for i in range(1, y):\n    r = i", "off by one", "for i in range(1, y + 1):"),
    ("r = np.sqrt(x + y)", "epsilon outside", "r = (np.sqrt(x) + y)"),
    ("r = x + y", "operand lost", "r = (x)"), ("r = x * y", "operand lost", "r = (y)"), ("r = x @ y", "elementwise product", "r = (x * y)"),
    ("r = x - y", "operands swapped", "r = (y - x)"), ("r = x / y", "operands swapped", "r = (y / x)"),
    ("r = x.T", "transpose missing", "r = x"), ("r = -x", "sign", "r = (x)"),
    ("r = 0\nr += x", "overwrites instead of accumulating", "r = x"), ("r = 0\nr += x", "statement forgotten", "pass"),
    ("x.sort()", "statement forgotten", "pass"), ("x[0] = 1", "statement forgotten", "pass"), ("self.r = 1", "statement forgotten", "pass"),
    ("r = x if y else z", "branch always taken", "r = x if True else z"), ("if y:\n    r = x", "branch never taken", "if False:"),
    ("r = x + y", "a global instead of an argument", "r = GLOBAL_x + y"),
    ("r = x + y", "binary add to sub", "r = x - y"), ("r = x < y", "comparison lt to lte", "r = x <= y"), ("r = True", "truewithfalse", "r = False"),
    ("r = x and y", "andwithor", "r = x or y"), ("r = 3", "numberreplacer", "r = 4"),
])
def test_an_operator_makes_what_it_says(body, operator, expected):
    assert expected in {change.strip() for change in changes(body, operator)}, {m.operator: m.change for m in mutants(source(body))}


def test_an_input_changed_in_place():
    body = "r = x + y\nr = 2 * r"
    found = [m for m in mutants(source(body), {"x": "x[...] = 0"}) if m.operator == "an input changed in place"]
    assert len(found) == 1
    namespace: dict = {}
    exec(found[0].source, namespace)
    x = np.ones(2)
    namespace["f"](x, 1)
    assert not x.any()
    assert not [m for m in mutants(source(body)) if m.operator == "an input changed in place"]


CELLS = [cell for cell in NOTEBOOK.split("# %%") if "START CODE" in cell]


@pytest.mark.parametrize("cell", [*CELLS, source("r = np.sqrt(\n    x.mean(axis=1)\n    + y)  # é\nr = 'é' + r")])
def test_mutants_are_distinct_python_that_differs_inside_the_blocks_only(cell):
    inside, lines = block_lines(cell), cell.splitlines()
    outside = [line for number, line in enumerate(lines) if number not in inside]
    found = mutants(cell)
    assert len(found) >= 3 and len({mutant.source for mutant in found}) == len(found)
    for mutant in found:
        assert ast.dump(ast.parse(mutant.source)) != ast.dump(ast.parse(cell)) and " -> " in mutant.description
        changed = mutant.source.splitlines()
        now_inside = block_lines(mutant.source)
        assert [line for number, line in enumerate(changed) if number not in now_inside] == outside


def test_lines_in_blocks():
    assert block_lines("a\n# START CODE HERE\nb\nc\n# END CODE HERE\nd\n# START CODE HERE\ne\n# END CODE HERE") == {2, 3, 7}


def test_without_a_block_there_is_nothing_to_mutate():
    assert mutants("def f(x):\n    return x + 1\n") == []
