"""Judging an implementation: points by criterion, on the examples and the hidden cases of a run; and `autograder judge`."""

from __future__ import annotations

import json

import numpy as np
import pytest
from click.testing import CliRunner
from tiny import EXERCISES, NOTEBOOK, TINY, earned, solved, with_edits

from autograder.authoring.exercise import BadExercise
from autograder.authoring.week import BadWeek
from autograder.cli import main
from autograder.judging.judge import card, judge, judge_file
from coursekit.plain import decode, encode, same

GRADED = ["standardise", "fit_line", "pick", "running_total", "Counter", "quiz"]


def judged(week, name: str, namespace: dict, seed: int = 5, **options):
    return judge(week, week.exercise(name), namespace, seed=seed, **options)


@pytest.mark.parametrize("seed", [0, 1, 2**48])
@pytest.mark.parametrize("name", GRADED)
def test_the_solution_gets_all_points(tiny, name, seed):
    result = judged(tiny, name, solved(tiny), seed)
    assert result.right and result.points == tiny.exercise(name).possible, result.problems


@pytest.mark.parametrize("name", GRADED)
def test_alternatives_get_all_points_and_misconceptions_do_not(tiny, name):
    exercise = tiny.exercise(name)
    for variant in exercise.alternatives:
        assert judged(tiny, name, tiny.with_variant(exercise, variant)).points == exercise.possible
    for variant in exercise.misconceptions:
        result = judged(tiny, name, tiny.with_variant(exercise, variant))
        assert result.points < exercise.possible and result.held == [(variant.name, variant.message)]


def test_points_by_criterion(tiny):
    exercise = tiny.exercise("standardise")
    in_place = judged(tiny, "standardise", tiny.with_variant(exercise, exercise.misconceptions[2]))
    assert earned(in_place) == {"values": 18, "stability": 6, "shape": 3, "inputs": 0}
    row = judged(tiny, "standardise", with_edits(tiny, "standardise", ("return (x - mu) / sigma", "return ((x - mu) / sigma)[None]")))
    assert earned(row) == {"values": 18, "stability": 6, "shape": 0, "inputs": 3}
    unstable = judged(tiny, "standardise", with_edits(tiny, "standardise", ("np.sqrt(((x - mu) ** 2).mean())", "np.sqrt(max((x ** 2).mean() - mu ** 2, 1e-9))"),
                                                      ("x.mean()", "x.astype(np.float32).mean()")))
    assert earned(unstable)["stability"] == 0


def test_points_by_part(tiny):
    exercise = tiny.exercise("fit_line")
    wrong_sign = next(variant for variant in exercise.misconceptions if variant.name == "wrong_sign")
    assert earned(judged(tiny, "fit_line", tiny.with_variant(exercise, wrong_sign))) == {"values": 12, "shape": 2, "inputs": 2}


def test_the_hidden_cases_count(tiny):
    """Right on the example only, as one who copied its answer."""
    namespace = solved(tiny, standardise="def standardise(x):\n    return np.array([-2.0, -1, 3]) / np.sqrt(14 / 3)")
    result = judged(tiny, "standardise", namespace, reveal=False)
    assert result.points == 0 and not any(problem.inputs or problem.case for problem in result.problems)


def test_prints_warnings_and_another_precision_cost_nothing(tiny):
    noisy = ("    ### START", "    import sys, warnings\n    warnings.warn('x'); print('x'); print('x', file=sys.stderr)\n    x = np.asarray(x, np.float32)\n    ### START")
    result = judged(tiny, "standardise", with_edits(tiny, "standardise", noisy))
    assert result.right and result.points == 30


def test_strict_floating_point_errors_and_warnings_of_a_notebook_stay_its_own(tiny):
    import warnings

    before = np.seterr(all="raise")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            assert judged(tiny, "standardise", solved(tiny)).right
            assert judged(tiny, "standardise", solved(tiny, standardise="def standardise(x): return [float('nan')] * len(x)")).points == 0
    finally:
        np.seterr(**before)


def test_a_wrong_answer_that_leans_on_another_says_so(tiny):
    namespace = with_edits(tiny, "standardise", ("x.mean()", "x.mean() + 0.5"))
    assert any("`standardise`" in problem.message for problem in judged(tiny, "fit_line", namespace).problems) or "`standardise`" in judged(tiny, "fit_line", namespace).message


def test_the_card_is_plain_data(tiny):
    exercise = tiny.exercise("fit_line")
    known = card(exercise, exercise.draw(1))
    assert same(decode(json.loads(json.dumps(encode(known)))), known)


def test_the_same_verdict_the_second_time(tiny):
    wrong = with_edits(tiny, "standardise", ("x.mean()", "x.mean() + 0.5"))
    assert judged(tiny, "standardise", wrong, 77) == judged(tiny, "standardise", wrong, 77)


def test_cases_are_the_same_in_any_order_of_exercises(tiny):
    forwards = {name: [case.inputs for case in tiny.exercise(name).draw(9)] for name in GRADED}
    backwards = {name: [case.inputs for case in tiny.exercise(name).draw(9)] for name in reversed(GRADED)}
    assert all(same(forwards[name], backwards[name]) for name in GRADED)


def test_an_oracle_that_fails_is_the_authors_mistake(course):
    week = course(exercises=EXERCISES.replace("return tuple(np.polyfit(x, y, 1))", "return 1 / 0"))
    with pytest.raises(BadExercise, match="oracle of fit_line fails on the case 'three points': ZeroDivisionError"):
        judged(week, "fit_line", {})


def test_a_slip_whose_text_is_not_in_the_solution(course):
    week = course(exercises=EXERCISES.replace('("** 2).mean()", "** 2).sum()")', '("nowhere", "x")'))
    exercise = week.exercise("standardise")
    with pytest.raises(BadExercise, match="standardise.sum_for_mean: the solution does not contain 'nowhere'"):
        week.with_variant(exercise, next(v for v in exercise.misconceptions if v.name == "sum_for_mean"))


# ---- a file

RIGHT = "import numpy as np\n\ndef standardise(x):\n    return (x - np.mean(x)) / np.std(x)\n"


@pytest.fixture
def run(tiny, tmp_path, monkeypatch):
    """Run `autograder judge` on source; returns its exit code and output."""
    monkeypatch.setenv("AUTOGRADER_ROOT", str(tiny.root))

    def run(source: str, *options: str, name: str = "standardise"):
        path = tmp_path / "answer.py"
        path.write_text(source, encoding="utf-8")
        result = CliRunner().invoke(main, ["judge", TINY, name, str(path), "--seed", "1", *options])
        return result.exit_code, result.output
    return run


def test_judge_a_right_file(run):
    code, output = run(RIGHT)
    assert code == 0 and "right · 30 / 30 points" in output and "stability: 6 / 6" in output


def test_judge_a_wrong_file(run):
    code, output = run(RIGHT.replace("np.std", "np.var"))
    assert code == 1 and "wrong · 0 / 30" in output and "divide by the variance" in output


def test_judge_as_json(run):
    code, output = run(RIGHT.replace("np.std", "np.var"), "--json")
    verdict = json.loads(output)
    assert code == 1 and verdict["misconception"] == "no_root" and verdict["points"] == 0 and verdict["possible"] == 30


def test_judge_a_file_that_uses_the_notebooks_names_and_earlier_exercises(run):
    assert run("def fit_line(x, y):\n    slope = np.mean(standardise(x) * y) / x.std()\n    return slope, y.mean() - slope * x.mean()", name="fit_line")[0] == 0


def test_judge_a_class_and_its_line_of_a_crash(run):
    assert run("class Counter:\n    def __init__(self, C):\n        self.counts = C * [0]\n    def add(self, i):\n        self.counts[i] += 1", name="Counter")[0] == 0
    code, output = run("class Counter:\n    def __init__(self, C):\n        self.counts = C * None\n    def add(self, i): pass", name="Counter")
    assert code == 1 and "crashed" in output and "self.counts = C * None" in output


@pytest.mark.parametrize("source, said", [
    ("def standardise(x:\n", "SyntaxError"), ("import nonsense_module", "ModuleNotFoundError"), ("1 / 0", "ZeroDivisionError"),
    ("raise SystemExit(0)", "SystemExit"), ("exit()", "SystemExit"), ("import sys; sys.exit(0)", "SystemExit")])
def test_a_file_that_cannot_be_run_is_never_right(run, source, said):
    code, output = run(source + "\n" + RIGHT)
    assert code != 0 and "cannot be run" in output and said in output


def test_a_file_without_the_function(run):
    code, output = run("def other(x): return x")
    assert code == 1 and "not defined" in output and "0 / 30" in output


def test_judge_names_that_do_not_exist(run, tiny, tmp_path):
    code, output = run(RIGHT, name="softmax")
    assert code == 1 and "no exercise 'softmax'" in output and "standardise" in output and "Traceback" not in output
    with pytest.raises(BadWeek):
        tiny.exercise("softmax")


def test_judge_file_is_the_function_behind(tiny, tmp_path):
    path = tmp_path / "answer.py"
    path.write_text("def standardise(x):\n    ### START CODE HERE ###\n    mu = None\n    ### END CODE HERE ###\n    return x - mu", encoding="utf-8")
    assert judge_file(tiny, tiny.exercise("standardise"), path, seed=1).status == "not attempted"


# ---- vectorised code

PRODUCT = '''
class Squares(Exercise):
    """The sum of the squares of every column"""

    section, points = "1.1.9", 10

    def cases(self, draw):
        yield example("two columns", x=np.array([[1.0, 2], [3, 4], [0, 1]]))
        yield hidden("more", x=draw.normal(size=(3, 4)))
        yield hidden("many columns", x=draw.normal(size=(4, 20_000))).about("vectorised")

    def oracle(self, x):
        return np.einsum("ij,ij->j", x, x)

    @loop("Right, but column by column.")
    def by_column(x):
        return np.array([x[:, i] @ x[:, i] for i in range(x.shape[1])])

    @alternative
    def by_row(x):
        total = np.zeros(x.shape[1])
        for row in x:
            total = total + row**2
        return total


class Counter(Exercise):'''
CELLS = '''
# %%
def squares(x):
    ### START CODE HERE ###
    return (x**2).sum(axis=0)
    ### END CODE HERE ###

# %%
check(squares)
'''


@pytest.fixture
def timed(course):
    cards = EXERCISES.replace("\nclass Counter(Exercise):", PRODUCT).replace('"1.1.5", 18', '"1.1.5", 8').replace(" hidden,", " hidden, loop,")
    return course(exercises=cards, notebook=NOTEBOOK + CELLS)


def test_a_loop_over_the_examples_loses_what_is_for_vectorised_code(timed):
    exercise = timed.exercise("squares")
    assert judged(timed, "squares", solved(timed)).right
    by_row, = exercise.alternatives
    assert judged(timed, "squares", timed.with_variant(exercise, by_row)).right         # four turns, whatever the number of columns
    slow = judged(timed, "squares", timed.with_variant(exercise, exercise.loop))
    assert slow.points == 8 and earned(slow)["vectorised"] == 0 and slow.held == [] and "of a loop" in slow.problems[0].message


def test_what_is_about_vectorised_code_has_a_loop_to_beat(course):
    cards = EXERCISES.replace('hidden("many numbers", x=draw.normal(size=7))', 'hidden("many numbers", x=draw.normal(size=7)).about("vectorised")')
    week = course(exercises=cards)
    with pytest.raises(BadExercise, match="running_total: the case 'many numbers' is about"):
        judged(week, "running_total", solved(week))
