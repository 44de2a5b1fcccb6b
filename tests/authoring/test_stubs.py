"""From a solution to what students get."""

from __future__ import annotations

import ast
import textwrap

import pytest

from autograder.authoring.stubs import BadBlock, annotate, clear
from coursekit.probe import empty_names


def block(body: str, before: str = "", after: str = "", indent: str = "    ") -> str:
    """A function with a block."""
    inside = textwrap.indent(textwrap.dedent(body).strip("\n"), indent)
    return (f"def f(x):\n{textwrap.indent(before, indent)}{indent}### START CODE HERE ###\n{inside}\n"
            f"{indent}### END CODE HERE ###\n{textwrap.indent(after, indent)}")


def stub(body: str, **around) -> list[str]:
    """The lines that stand in the emptied block."""
    cleared = clear(block(body, **around))
    ast.parse(cleared)                          # students can run it
    lines = cleared.splitlines()
    first, last = (next(i for i, line in enumerate(lines) if word in line) for word in ("START", "END"))
    return textwrap.dedent("\n".join(lines[first + 1:last])).splitlines()


@pytest.mark.parametrize("body, expected", [
    ("mu = x.mean()", ["mu = None"]),
    ("# why\nmu = x.mean()   # how\n\nvar = x.var()", ["mu = None", "var = None"]),
    ("mu = 1\nmu = mu + 1\nvar = mu", ["mu = None", "var = None"]),
    ("a, b = x", ["a, b = None, None"]),
    ("(a, b) = x", ["a, b = None, None"]),
    ("a = b = x", ["a = b = None"]),
    ("cache['Z'] = x\np.grad = x", ["cache['Z'] = None", "p.grad = None"]),
    ("total = 0\ntotal += x", ["total = None"]),
    ("x.grad += y * z", ["x.grad += None"]),
    ("n //= 2", ["n //= None"]),
    ("n: int = 3", ["n = None"]),
    ("return x + 1", ["return None"]),
    ("y = x\nreturn y", ["y = None", "return None"]),
    ("return x, 2 * x", ["return None, None"]),
    ("return (x,\n        x)", ["return None, None"]),
    ("x.sort()", ["pass"]),
    ("for row in x:\n    row.sort()", ["pass"]),
    ("def g():\n    return x", ["pass"]),
    ("y = [\n    1,\n    2,\n]", ["y = None"]),
    ("if x:\n    return 1\nreturn 2", ["return None"]),
])
def test_what_a_block_becomes(body, expected):
    assert stub(body) == expected


def test_a_loop_shows_what_is_used_after_it_and_no_more():
    assert stub("total = 0\nfor i in x:\n    step = i * i\n    total = total + step", after="return total\n") == ["total = None"]
    assert stub("for i in x:\n    best = i\n    scratch = 1", after="return best\n") == ["best = None"]
    assert stub("with open(x) as f:\n    text = f.read()\nn = len(text)", after="return n\n") == ["text = None", "n = None"]


@pytest.mark.parametrize("shows, expected", [
    ("total", ["total = None"]), ("total, count", ["total = None", "count = None"]), ("nothing", ["pass"])])
def test_a_marker_may_say_what_is_shown(shows, expected):
    source = block("part = x / 2\ntotal, count = part.sum(), 0\nfor i in x:\n    count = count + 1", after="return total, count\n")
    source = source.replace("HERE ###\n", f"HERE ### shows {shows}\n", 1)
    annotated = annotate(source)
    assert f"### START CODE HERE ### (about 4 lines) shows {shows}" in annotated
    for cleared in (clear(source), clear(annotated)):
        lines = cleared.splitlines()
        assert [line.strip() for line in lines[2:-2]] == expected and "shows" not in cleared and empty_names(cleared)[1]


def test_a_marker_that_shows_what_is_not_there():
    with pytest.raises(BadBlock, match="shows sum, which it does not assign"):
        clear(block("total = 1").replace("HERE ###\n", "HERE ### shows sum\n", 1))


def test_a_nested_tuple_is_still_python():
    assert stub("(a, b), c = x")


def test_each_block_is_emptied_for_itself():
    source = block("a = 1", after="b = a\n") + "\n" + block("c = b").replace("def f", "def g")
    cleared = clear(source)
    assert "a = None" in cleared and "c = None" in cleared and "    b = a\n" in cleared and "= 1" not in cleared


def test_two_blocks_of_one_function_do_not_know_of_each_other():
    source = ("def f(x):\n    ### START CODE HERE ###\n    a = 1\n    ### END CODE HERE ###\n    print(a)\n"
              "    ### START CODE HERE ###\n    a = 2\n    ### END CODE HERE ###\n    return a\n")
    assert clear(source).count("a = None") == 2


def test_a_block_that_is_a_whole_function_body():
    cleared = clear(block("for i in range(3):\n    x = x + i\nreturn x"))
    assert cleared.splitlines()[2:-1] == ["    x = None", "    return None"] or cleared.splitlines()[2:-1] == ["    return None"]
    assert empty_names(cleared)[1]


def test_methods_keep_their_indentation():
    source = "class A:\n    def f(self):\n        ### START CODE HERE ###\n        self.x = 1\n        ### END CODE HERE ###\n"
    assert clear(source) == source.replace("self.x = 1", "self.x = None")


def test_entries_of_a_dict():
    source = "quiz = {\n    ### START CODE HERE ###\n    \"q1\": \"a\",\n    'q2': \"b, c\",\n    ### END CODE HERE ###\n}"
    namespace: dict = {}
    exec(clear(source), namespace)
    assert namespace["quiz"] == {"q1": None, "q2": None}


def test_code_to_mend_takes_the_place_of_the_solution():
    source = block("y = x.sum(axis=1)\n# BROKEN CODE TO MEND\n# if x:\n#     # a comment\n#     y = x.sum(axis=0)")
    assert clear(source).splitlines()[2:-1] == ["    if x:", "        # a comment", "        y = x.sum(axis=0)"]
    assert "axis=1" not in clear(source) and "BROKEN" not in clear(source)


def test_an_emptied_block_is_seen_as_untouched():
    for body in ("mu = 1", "a, b = x", "return x, x", "x.sort()", "cache['a'] = 1\nreturn cache", "x.grad += 1"):
        assert empty_names(clear(block(body)))[1]


def test_emptying_twice_changes_nothing_more():
    once = clear(annotate(block("a, b = x\nfor i in x:\n    a = i\nreturn a")))
    assert clear(once) == once


@pytest.mark.parametrize("source", [
    "def f():\n    ### START CODE HERE ###\n    x = 1\n", "def f():\n    x = 1\n    ### END CODE HERE ###\n",
    "### END CODE HERE ###\nx = 1\n### START CODE HERE ###\n",
    "### START CODE HERE ###\n### START CODE HERE ###\nx = 1\n### END CODE HERE ###\n", "x = 1  ### START CODE HERE ###\n### END CODE HERE ###"])
def test_a_marker_without_a_partner(source):
    for change in (clear, annotate):
        with pytest.raises(BadBlock, match="START CODE and .* END CODE"):
            change(source)


def test_a_block_that_is_not_whole_statements():
    with pytest.raises(BadBlock, match=r"whole statements(.|\n)*if x:"):
        clear(block("if x:"))


@pytest.mark.parametrize("body, said", [
    ("a = 1", "about 1 line)"), ("a = 1\nb = 2", "about 2 lines)"), ("# why\n\na = 1\n\n# and\nb = (1 +\n     2)", "about 3 lines)")])
def test_the_marker_says_how_many_lines(body, said):
    assert said in annotate(block(body))


def test_the_marker_of_code_to_mend_counts_nothing():
    source = block("y = 1\n# BROKEN CODE TO MEND\n# y = 2")
    assert annotate(source) == source


def test_markers_are_written_one_way():
    source = "# START CODE HERE\nx = 1\n# END CODE HERE"
    assert annotate(source) == "### START CODE HERE ### (about 1 line)\nx = 1\n### END CODE HERE ###"
    assert annotate(annotate(source)) == annotate(source)


def test_what_is_outside_the_blocks_is_left_as_it_is():
    source = "# été\nx = 'START'\n" + block("a = 'é'", after="return a  # end\n")
    assert clear(source).replace("a = None", "a = 'é'") == source
