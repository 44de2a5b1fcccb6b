"""Slips that are said by line, and the mistakes that are planted in code to mend."""

import ast

import pytest
from tiny import EXERCISES, NOTEBOOK, solved, write_week

from autograder.authoring.exercise import BadExercise, Exercise, slip
from autograder.authoring.lines import BadEdit, drop_line, planted, replace_line, statements, swap_lines
from autograder.authoring.week import edited
from autograder.judging.judge import judge

CELL = '''\
def f(x, y):
    """Of x."""
    ### START CODE HERE ###
    total = 0    # x in a comment
    for value in (x,
                  y):
        if value > 1e-8: total += value; y = {"a" : value}
    z = np.dot(x,
               y [ 'a' ])
    ### END CODE HERE ###
    return total
'''


def same(one, other):
    return ast.dump(ast.parse(one)) == ast.dump(ast.parse(other))


@pytest.mark.parametrize("edit, old, new", [
    (drop_line("total = 0"), "    total = 0    # x in a comment\n", ""),
    (drop_line("total=0"), "    total = 0    # x in a comment\n", ""),
    (drop_line('np.dot(x, y["a"])'), "    z = np.dot(x,\n               y [ 'a' ])\n", ""),
    (drop_line("total += value"), "total += value", "pass"),
    (replace_line("for value in", "for value in (x,):"), "for value in (x,\n                  y):", "for value in (x,):"),
    (replace_line("if value > 1e-08", "if value >= 1e-8:"), "if value > 1e-8:", "if value >= 1e-8:"),
    (replace_line("z =", "z = x\nif z:\n    z = y"), "    z = np.dot(x,\n               y [ 'a' ])\n", "    z = x\n    if z:\n        z = y\n"),
    (swap_lines("total = 0", "z ="), None, None),
])
def test_a_line_is_found_however_it_is_written(edit, old, new):
    if old is None:
        old, new = CELL, CELL.replace("total = 0    # x in a comment", "@").replace("z = np.dot(x,\n               y [ 'a' ])", "total = 0").replace("@", "z = np.dot(x, y['a'])")
    assert old in CELL and same(edit.apply(CELL), CELL.replace(old, new))


def test_a_block_that_loses_its_only_line_keeps_pass():
    cell = "def f(x):\n    ### START CODE HERE ###\n    if x:\n        x = 2\n    ### END CODE HERE ###\n    return x\n"
    assert same(drop_line("x = 2").apply(cell), cell.replace("x = 2", "pass"))


@pytest.mark.parametrize("edit, why", [
    (drop_line("return total"), "no line"), (drop_line("value"), "4 lines"), (drop_line("for value"), "only be replaced"),
    (swap_lines("total = 0", "if value"), "only be replaced"), (drop_line(""), "no line")])
def test_what_does_not_fit_is_told(edit, why):
    with pytest.raises(BadEdit, match=why):
        edit.apply(CELL)


def test_a_slip_by_line_is_a_variant(tiny):
    class Some(Exercise):
        """x"""
        section, points = "1", 1
        wrong = slip("No.", replace_line("mu =", "mu = x.sum()"))

    exercise = Some()
    assert "mu = x.sum()" in edited(exercise, exercise.misconceptions[0], tiny.solutions["standardise"])
    with pytest.raises(BadExercise, match="some.wrong: no line"):
        edited(exercise, exercise.misconceptions[0], "x = 1\n")


# ---- planted mistakes

MEND = '''\
def f(x):
    ### START CODE HERE ###
    total = 0
    for v in x:
        total += v
        last = v
    mean = total / len(x)
    # BROKEN CODE TO MEND
    # for v in x:
    #     total = 0
    #     total += v
    #     last = x
    # mean = total / 2
    ### END CODE HERE ###
    return total
'''


def test_all_sets_of_mistakes_that_may_be_left():
    found = planted(MEND, 3)             # a line moved into the loop, two lines changed
    assert [count for _, count, _ in found] == [3, 2, 2, 2, 1, 1, 1]
    assert len({text for _, _, text in found}) == 7 and not any("BROKEN" in text for _, _, text in found)
    first = found[4][2]
    assert "for v in x:\n        total = 0" in first and "last = v" in first and "len(x)" in first


def test_mistakes_by_their_edits_have_to_give_what_is_handed_out():
    said = {"anew": (drop_line("total = 0"), replace_line("total += v", "total = 0\ntotal += v")),
            "other lines": (replace_line("last = v", "last = x"), replace_line("mean =", "mean = total / 2"))}
    assert [(name, count) for name, count, _ in planted(MEND, said)] == [("left_anew_other_lines", 2), ("left_anew", 1), ("left_other_lines", 1)]
    with pytest.raises(BadEdit, match="do not give the broken code"):
        planted(MEND, {"anew": said["anew"]})


@pytest.mark.parametrize("source, said, why", [(MEND, 2, "in 3 places"), (CELL, 1, "no block"), (MEND.replace("# for v", "# for for v"), 3, "whole statements")])
def test_what_is_not_planted_as_said(source, said, why):
    with pytest.raises(BadEdit, match=why):
        planted(source, said)


def test_the_student_reads_how_many_are_left(tmp_path):
    cards = EXERCISES.replace('''"1.1.4", 20, {"total": 1, "steps": 1}''', '''"1.1.4", 20, {"total": 1, "steps": 1}\n    planted = 2''')
    notebook = NOTEBOOK.replace("    #     steps.append(total)\n", "    #     steps.append(-total)\n")
    week = write_week(tmp_path, notebook=notebook, exercises=cards)
    exercise = week.exercise("running_total")
    assert [variant.message for variant in exercise.misconceptions[:3]] == ["2 mistakes are left.", "One mistake is left.", "One mistake is left."]
    assert "BROKEN" not in statements(edited(exercise, exercise.misconceptions[0], week.solutions["running_total"]))[0].shown
    for left, message in (("total = 0.0", "One mistake is left."), ("both", "2 mistakes are left.")):
        source = "def running_total(x):\n    steps = []\n    total = 0.0\n    for value in x:\n        total = 0.0\n        total += value\n" \
                 f"        steps.append({'total' if left != 'both' else '-total'})\n    return {{'total': total, 'steps': steps}}\n"
        result = judge(week, exercise, solved(week, running_total=source), seed=2)
        assert result.held[0][1] == message
    with pytest.raises(BadExercise, match="running_total: 3 planted mistakes are said"):
        write_week(tmp_path / "other", notebook=notebook, exercises=cards.replace("planted = 2", "planted = 3")).exercises
