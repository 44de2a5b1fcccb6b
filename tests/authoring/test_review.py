"""What a build looks at before a person does: on a tiny week with one thing wrong at a time."""

import re

import pytest
from click.testing import CliRunner
from tiny import NOTEBOOK, write_week

from autograder.authoring.review import GIVEN_AWAY, LEFT_BEHIND, PASSES, WIDE, counted, insist, review, worked_example
from autograder.authoring.week import BadWeek
from autograder.cli import main

DEMO = 'print(standardise(np.array([1.0, 2, 3])))'
PAGE = """---
minutes: 1
exercises: []
---

# 1.1.1 A page

```{code-cell} ipython3
---
tags: [remove-cell]
---
a = np.mean(standardise(x) * y) / x.std()
```

```{code-cell} ipython3
%s
```
"""


def of(week, kind):
    return [finding for finding in review(week) if finding.kind == kind]


def changed(tmp_path, *edits, page=""):
    notebook = NOTEBOOK
    for old, new in edits:
        assert old in notebook
        notebook = notebook.replace(old, new, 1)
    week = write_week(tmp_path, notebook=notebook)
    if page:
        (week.folder / "01-page.md").write_text(PAGE % page, encoding="utf-8")
    return week


def test_the_tiny_week_shows_nothing(tiny):
    assert review(tiny) == [] and counted([]) == ""


@pytest.mark.parametrize("shown, found", [
    ("Hint: What is the middle of x?", ""), ("Hint: Take `np.sqrt( ((x-mu)**2).mean( ) )`.", "hint 1 (standardise)"),
    ("Hint: `np.sqrt(((x - mu) ** 2).sum())`", ""), ("Hint: x.mean() and np.mean(x)", "")])
def test_a_line_of_the_solution_in_a_hint(tmp_path, shown, found):
    week = changed(tmp_path, ("Hint: What is the middle of x?", shown))
    assert [finding.where for finding in of(week, GIVEN_AWAY)] == ([found] if found else [])


def test_a_line_of_the_solution_in_the_statement_counts_for_its_own_exercise(tmp_path):
    week = changed(tmp_path, ("# Subtract the mean, divide", "# `np.sqrt(((x - mu) ** 2).mean())`: subtract, divide"))
    assert [finding.where for finding in of(week, GIVEN_AWAY)] == ["the statement (standardise)"]
    week = changed(tmp_path, ("# Subtract the mean, divide", "# `np.mean(standardise(x) * y) / x.std()`, divide"))
    assert of(week, GIVEN_AWAY) == []


@pytest.mark.parametrize("line, found", [("slope = np.mean(standardise(x) * y) / x.std()", 1), ("# np.mean(standardise(x) * y) / x.std()", 0),
                                         ("slope = np.mean(standardise(x) * y)", 0), ("m = x.mean()", 0)])
def test_a_line_of_the_solution_in_a_cell_that_a_lesson_shows(tmp_path, line, found):
    assert [finding.where for finding in of(changed(tmp_path, page=line), GIVEN_AWAY)] == ["lesson 1.1.1 (fit_line)"] * found


def test_what_is_handed_out_to_be_mended_is_not_given_away(tmp_path):
    week = changed(tmp_path, ("        total += value\n        steps", "        total += value * value + len(x)\n        steps"),
                   ("    #     total += value\n", "    #     total += value * value + len(x)\n"), page="total += value * value + len(x)")
    assert of(week, GIVEN_AWAY) == []


@pytest.mark.parametrize("demo, names", [
    ("x = np.arange(3.0)", ["x"]), ("for x in range(3):\n    print(x)", ["x"]), ("def show():\n    x = 2\nshow()", []), ("shown = [x for x in range(2)]", []),
    ("import math as mu", ["mu"]), ("three_x = 2", []), ("slope, rest = 1, 2", ["slope"]), ("%time x = 1\nk = 2", ["k"])])
def test_a_name_that_a_demonstration_leaves_behind(tmp_path, demo, names):
    found = of(changed(tmp_path, (DEMO, demo)), LEFT_BEHIND)
    assert [re.search(r"`(\w+)`, which", finding.what)[1] for finding in found] == names


@pytest.mark.parametrize("edit, columns", [((DEMO, f"long = '{'x' * 90}'"), 99), (("mu = x.mean()", f"mu = x.mean()  # {'x' * 90}"), 0),
                                           (("with mean 0 and standard deviation 1.", "x" * 88 + '.'), 106)])
def test_a_wide_line_that_is_shown(tmp_path, edit, columns):
    found = of(changed(tmp_path, edit), WIDE)
    assert [int(finding.what.split()[0]) for finding in found] == ([columns] if columns else [])


@pytest.mark.parametrize("example, found", [
    ("assert np.allclose(standardise(np.array([1.0, 2, 6]))[1], -1 / np.sqrt(14 / 3))", []),
    ("assert np.isclose(standardise(np.array([-1.0, 1]))[0], -1)", ["no_root", "only_divides"]),
    ("assert standardise(np.array([1.0, 2]))[0] == 7", ["it fails"])])
def test_a_worked_example_that_a_misconception_passes(tmp_path, example, found):
    week = changed(tmp_path, (DEMO, example))
    assert worked_example(week, week.exercise("standardise")) == example
    seen = [finding.what.split(":")[0].partition(" with the solution")[0] for finding in of(week, PASSES)]
    assert seen == found            # who changes x in place gets the numbers right


def test_findings_are_told_and_stop_a_build(tmp_path, monkeypatch):
    week = changed(tmp_path, (DEMO, "x = np.arange(3.0)\nmu = 2"))
    monkeypatch.setenv("AUTOGRADER_ROOT", str(tmp_path))
    result = CliRunner().invoke(main, ["review"])
    assert result.exit_code == 1 and f"{week.name}: 2 x name left behind by a demonstration" in result.output and "`mu`" in result.output
    with pytest.raises(BadWeek, match="`mu`, which standardise uses"):
        insist(week)
    assert CliRunner().invoke(main, ["build"]).exit_code == 1 and not (tmp_path / "release").exists()
