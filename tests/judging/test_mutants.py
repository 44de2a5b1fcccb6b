"""Mutants: each operator makes the slip it is named for, and only inside the blocks."""

from __future__ import annotations

import ast
import textwrap

import numpy as np
import pytest
from tiny import NOTEBOOK

from autograder.judging.mutants import Spoil, block_lines, mutants


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
    ("r = {'mu': x, 'var': y}", "neighbouring entry", "r = {'mu': y, 'var': y}"), ("r = {'mu': x, 'var': y}", "neighbouring entry", "r = {'mu': x, 'var': x}"),
    ("r = []\nr.append((x, y))", "neighbouring entry", "r.append((y, y))"),
    ("r = x > 0.5", "one per cent off", "r = x > 0.505"), ("r = 10 ** x", "one per cent off", "r = 10.1 ** x"), ("r = x + 1e-8", "one per cent off", "r = x + 1.01e-08"),
    ("r = x > np.log(2)", "one per cent off", "r = x > (1.01 * np.log(2))"), ("r = np.max(x, axis=0)", "neighbouring function", "r = np.mean(x, axis=0)"),
    ("r = []", "kept between calls", "r = globals().setdefault('KEPT_r', [])"), ("r = np.isnan(x)", "not a number counts as one", "r = np.logical_not(x <= 1)"),
    ("r = 0\nfor i in range(0, x, y):\n    r += i", "last batch dropped", "for i in range(0, x - (y) + 1, y):"),
    ("r = x.batch(y)", "last batch dropped", "r = x.batch(y, drop_remainder=True)"),
    ("r = 1\nz = z + 1", "stored: changed after use", "z = z + 1 / z = z + 1"),
    ("r = 1\nz = x + 1", "stored: another", "z = x + 1 / r = z"), ("z = 2\nr = x.sum(keepdims=True)", "stored: shape lost", "r = x.sum(keepdims=True) / r = r.ravel()"),
    ("r = x and y", "andwithor", "r = x or y"), ("r = 3", "numberreplacer", "r = 4"),
])
def test_an_operator_makes_what_it_says(body, operator, expected):
    assert expected in {change.strip() for change in changes(body, operator)}, {m.operator: m.change for m in mutants(source(body))}


def made(text: str, operator: str) -> list[str]:
    """The sources that one operator makes of a cell."""
    return [mutant.source for mutant in mutants(text) if mutant.operator == operator]


def run(text: str, *arguments, **names):
    """What the f of a cell returns."""
    namespace: dict = {"np": np, **names}
    exec(text, namespace)
    return namespace["f"](*arguments)


def inputs() -> list:
    return [np.ones(2), [3, 4], {"a": np.ones(2), "b": 1}, ([np.zeros(1)], {"n": 2.0}), {"deep": [({"x": 1},)]}]


@pytest.mark.parametrize("place, top, first, last", [
    (0, "[2. 2.]", "[1. 1.]", "[1. 1.]"), (1, "[3]", "[4, 4]", "[3, 5]"),
    (2, "{'b': 1}", "{'a': array([2., 2.]), 'b': 1}", "{'a': array([1., 1.]), 'b': 2}"),
    (3, "([array([0.])], {'n': 2.0})", "([array([1.])], {'n': 2.0})", "([array([0.])], {'n': 3.0})"),
    (4, "{}", "{'deep': [({'x': 2},)]}", "{'deep': [({'x': 2},)]}"),
])
def test_an_input_changed_in_place(place, top, first, last):
    """At the top, and the first and the last thing inside that can be changed; what cannot is left, and `done` says so."""
    sources = made(source("r = x\nz = r", arguments="x"), "an input changed in place")
    for text, after in zip(sources, (top, first, last), strict=True):
        value, spoil = inputs()[place], Spoil()
        run(text.replace("return r / 2 - z", "return 0").replace("z = x.sum(axis=0) + 1", "z = 0"), value, SPOIL=spoil)
        assert str(value) == after and spoil.done == (after != str(inputs()[place]))


@pytest.mark.parametrize("value", [3, 2.5, "text", None, (), (1, 2), [], {}, np.zeros(0), np.random.default_rng(0), print])
def test_some_inputs_cannot_be_changed(value):
    spoil = Spoil()
    spoil(value)
    spoil.first(value)
    spoil.last(value)
    assert not spoil.done


def test_an_object_of_the_notebook_is_an_input_too():
    class Mine:
        def __init__(self):
            self.value = 1.0

    thing, spoil = Mine(), Spoil()
    spoil(thing)
    assert thing.value == 1.0 and not spoil.done
    Mine.__module__ = "__main__"
    spoil(thing)
    assert thing.value == 2.0 and spoil.done


def test_an_input_is_changed_before_the_block_returns():
    text = made("def f(x):\n    ### START CODE HERE ###\n    return 2 * x\n    ### END CODE HERE ###\n", "an input changed in place")[0]
    x = np.ones(1)
    assert run(text, x, SPOIL=Spoil()) == 4 and x == 2


TRAIN = """
def f(rates):
    costs, before = [], 0
    ### START CODE HERE ###
    w = 0.0
    total = np.zeros(1)
    for rate in rates:
        total = total + 1
        w = w - rate
    ### END CODE HERE ###
    for i in range(len(rates)):
        ### START CODE HERE ###
        cost = (w - rates[i]) ** 2
        w = w + rates[i]
        ### END CODE HERE ###
    return w, float(total[0])
"""


@pytest.mark.parametrize("operator, expected", [
    ("moved into the loop", {(0, 1)}),              # total begins anew
    ("moved before the loop", {(0, 1)}),            # total grows once
    ("moved behind the loop", {(0, 1), (3, 3), (0, 3), (-3, 3)}),       # so it does; w falls by 3; cost is late; w rises by 3
])
def test_statements_of_loops(operator, expected):
    """The rates 1, 2, 3: w falls by 6, then rises by 6."""
    assert run(TRAIN, [1, 2, 3]) == (0, 3)
    got = set()
    for text in made(TRAIN, operator):
        try:
            got.add(run(text, [1, 2, 3]))
        except (NameError, SyntaxError):
            pass
    assert got == expected, got


STATE = """
def f(x):
    step = counter(x)
    for i in range(3):
        ### START CODE HERE ###
        r = step()
        ### END CODE HERE ###
    return r
"""


def test_state_is_made_anew_in_the_loop():
    def counter(start):
        steps = iter(range(start, 100))
        return lambda: next(steps)
    text, = made(STATE, "made anew in the loop")
    assert run(STATE, 5, counter=counter) == 7 and run(text, 5, counter=counter) == 5


LOOP = """
def f(n, walk):
    costs = []
    for i in range(n):
        ### START CODE HERE ###
        cost = walk[i]
        n = n + 1
        ### END CODE HERE ###
        costs.append(cost)
    return n, costs
"""


def test_training_that_stops_early_or_keeps_the_best():
    early, = made(LOOP, "stops early")
    assert run(LOOP, 4, [5, 3, 3, 1]) == (8, [5, 3, 3, 1]) and run(early, 4, [5, 3, 3, 1]) == (7, [5, 3])
    best, = made(LOOP.replace("n = n + 1", "w = w + 1").replace("costs = []", "costs, w = [], 0").replace("return n", "return w"), "the best instead of the last")
    assert run(best, 4, [5, 1, 3, 4]) == (2, [5, 1, 3, 1])


BATCHES = """
def f(x, batch_size):
    found = []
    for part in batches(x, batch_size):
        ### START CODE HERE ###
        found.append(part)
        ### END CODE HERE ###
    return [part.shape[0] for part in found]
"""


def test_a_smaller_last_batch_is_left_out():
    def batches(x, n):
        return [x[i:i + n] for i in range(0, len(x), n)]
    assert run(BATCHES, np.zeros((7, 9)), 3, batches=batches) == [3, 3, 1]
    assert [run(text, np.zeros((7, 9)), 3, batches=batches) for text in made(BATCHES, "last batch dropped")] == [[3, 3], [3, 3, 1]]


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
