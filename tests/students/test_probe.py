"""Running a student's code: every outcome, whatever the code does."""

from __future__ import annotations

import signal
import textwrap
import threading
import time

import numpy as np
import pytest

from autograder.authoring.week import run_source
from coursekit.plain import Opaque, Rng
from coursekit.probe import answers, blocks_of, digests, empty_names, measured, quiet_stderr, run


def outcomes(source: str, *inputs: dict, function: str = "f", probe: str | None = None, measure: str | None = None, form: str = "",
             seconds: float = 5.0, **names) -> list[dict]:
    """The outcomes of running source, on one case without inputs if none is given."""
    namespace = dict(names)
    run_source(textwrap.dedent(source), namespace, "test")
    return run({"function": function, "probe": probe and textwrap.dedent(probe), "measure": measure and textwrap.dedent(measure),
                "form": form, "seconds": seconds, "inputs": list(inputs) or [{}]}, namespace)


def outcome(source: str, *inputs: dict, **options) -> dict:
    one, = outcomes(source, *inputs, **options)
    return one


def test_returned():
    assert outcome("def f(x, k): return (x + k, {'a': [k]})", {"x": 1.5, "k": 2}) == {
        "status": "returned", "value": (3.5, {"a": [2]}), "changed": []}


def test_inputs_go_in_by_place():
    assert outcome("def f(other, name): return other - name", {"a": 5, "b": 3})["value"] == 2


def test_each_case_has_its_own_outcome():
    got = outcomes("def f(x): return 1 / x", {"x": 2}, {"x": 0}, {"x": 4})
    assert [one["status"] for one in got] == ["returned", "raised", "returned"] and got[2]["value"] == 0.25


def test_raised_with_type_message_and_the_students_line():
    got = outcome("""
        import numpy as np
        def helper(x):
            return np.linalg.inv(x)     # the line
        def f(x):
            return helper(x)
        """, {"x": np.zeros((2, 2))})
    assert got == {"status": "raised", "type": "LinAlgError", "message": "Singular matrix", "line": "return np.linalg.inv(x)     # the line"}


def test_a_long_message_is_cut():
    assert len(outcome("def f(): raise ValueError('x' * 100_000)")["message"]) <= 500


def test_an_error_whose_text_cannot_be_made_is_still_an_outcome():
    got = outcome("""
        class Odd(Exception):
            def __str__(self):
                raise RuntimeError("no text")
        def f():
            raise Odd
        """)
    assert got["status"] == "raised" and got["type"] == "Odd"


def test_missing():
    assert outcome("g = 1") == {"status": "missing", "name": "f"}


def test_missing_in_a_probe_names_what_the_probe_asked_for():
    probe = "def probe(student, x):\n    return student.f(student.g(x))"
    assert outcome("def f(x): return x", {"x": 1}, probe=probe) == {"status": "missing", "name": "g"}


def test_a_probe_uses_the_code_in_its_own_way_and_imports_what_it_needs():
    probe = """
        def probe(student, x, n):
            import math
            return math.fsum(student.f(x) for _ in range(n))
        """
    assert outcome("def f(x): return 2 * x", {"x": 1.5, "n": 3}, probe=probe)["value"] == 9.0


def test_the_error_line_is_the_students_and_not_the_probes():
    probe = "def probe(student, x):\n    return student.f(x).shape"
    assert outcome("def f(x):\n    return [][x]", {"x": 1}, probe=probe)["line"] == "return [][x]"
    assert outcome("def f(x):\n    return None", {"x": 1}, probe=probe)["line"] == ""


@pytest.mark.parametrize("body, changed", [
    ("x += 1", ["x"]), ("x[0] = 9.0", ["x"]), ("x = x + 1", []), ("d.clear()", ["d"]), ("d['new'] = 1", ["d"]), ("d['a'][0] = 2", ["d"]),
    ("r.normal()", []), ("x[0] += 1; d['a'].append(1)", ["x", "d"]), ("x.sort(); x[...] = x[::-1]", []), ("n += 1", [])])
def test_changed_inputs_are_named(body, changed):
    got = outcome(f"def f(x, d, r, n):\n    {body}", {"x": np.array([3.0, 2.0]), "d": {"a": [1]}, "r": Rng(1), "n": 1})
    assert got["changed"] == changed


MEAN = """
    def measure(value, x):
        import numpy as np
        return float(np.mean(np.asarray(value, dtype=float))) - x
    """


def test_a_measure_makes_of_the_data_what_counts():
    assert outcome("def f(x): return [x, x + 1, x + 2]", {"x": 3}, measure=MEAN) == {"status": "returned", "value": 1.0, "changed": []}


@pytest.mark.parametrize("value", ["'text'", "[[1], [1, 2]]", "object()"])
def test_what_cannot_be_measured_has_not_the_form_asked_for(value):
    got = outcome(f"def f(x): return {value}", {"x": 3}, measure=MEAN, form="a list of numbers")
    assert got == raised_odd("What came back has not the form asked for: a list of numbers.")
    got = outcome(f"def f(x): return {value}", {"x": 3}, probe="def probe(student, x):\n    return sum(student.f(x)) / 3 + student.f(x)[2][0]")
    assert got == raised_odd("What came back has not the form that the docstring asks for.")


def raised_odd(message: str) -> dict:
    """An outcome whose message says it all."""
    return {"status": "raised", "type": "", "message": message, "line": ""}


def test_a_call_with_other_arguments_is_the_students():
    got = outcome("def f(): return 1", {"x": 3}, probe="def probe(student, x):\n    return student.f(x)")
    assert got["type"] == "TypeError" and "takes 0 positional arguments" in got["message"]


def test_nothing_is_measured_of_a_crash():
    assert outcome("def f(x): return 1 / 0", {"x": 3}, measure=MEAN)["type"] == "ZeroDivisionError"
    assert outcome("g = 1", {"x": 3}, measure=MEAN) == {"status": "missing", "name": "f"}


def test_a_measure_that_does_not_end_is_stopped():
    assert outcome("def f(x): return x", {"x": 1}, measure="def measure(value, x):\n    while True: pass", seconds=0.2)["type"] == "TimeLimit"


def test_an_answer_does_not_decide_whether_inputs_were_changed():
    """The side that asks compares what they look like afterwards with what it sent; who says nothing of an input has changed it."""
    request = {"function": "f", "probe": None, "seconds": 5.0, "inputs": [{"x": np.ones(2), "y": 1.0, "r": Rng(1)}]}
    answer, = answers(request, {"f": lambda x, y, r: 0})
    before = digests(request)
    assert answer == {"status": "returned", "value": 0, "after": before[0]} and sorted(before[0]) == ["x", "y"]
    for after, changed in ((before[0], []), ({}, ["x", "y"]), ({"x": before[0]["x"]}, ["y"]), (before[0] | {"x": before[0]["y"]}, ["x"]),
                           ({"x": 3, "y": None, "z": "more"}, ["x", "y"])):
        assert measured(request, [answer | {"after": after}], before)[0]["changed"] == changed


def test_one_case_does_not_see_what_another_did_to_its_inputs():
    x = np.ones(2)
    got = outcomes("def f(x):\n    x *= 2\n    return x", {"x": x}, {"x": x})
    assert all(one["value"].tolist() == [2, 2] for one in got) and x.tolist() == [1, 1]


def test_the_same_generator_for_every_run():
    first, second = (outcome("def f(r): return r.normal()", {"r": Rng(5)})["value"] for _ in range(2))
    assert first == second == np.random.default_rng(5).normal()


@pytest.mark.parametrize("call", ["exit()", "quit()", "import sys; sys.exit(0)", "raise SystemExit", "raise GeneratorExit"])
def test_leaving_is_an_error_like_any_other(call):
    assert outcome(f"def f(): {call}")["status"] == "raised"


def test_a_notebooks_own_exit_is_kept_from_ending_the_kernel_and_given_back():
    def end_of_kernel():
        raise AssertionError("the kernel has ended")

    namespace = {"exit": end_of_kernel}
    run_source("def f(): exit()", namespace, "test")
    got, = run({"function": "f", "probe": None, "seconds": 5.0, "inputs": [{}]}, namespace)
    assert got["type"] == "SystemExit" and namespace["exit"] is end_of_kernel


def test_what_a_user_interrupts_stops_everything():
    with pytest.raises(KeyboardInterrupt):
        outcome("def f(): raise KeyboardInterrupt")


def test_an_endless_loop_is_stopped_by_cpu_time_once_for_all_cases():
    begun = time.process_time()
    got = outcomes("def f(n):\n    while n: pass\n    return n", {"n": 0}, {"n": 1}, {"n": 2}, {"n": 3}, seconds=0.3)
    assert got[0]["value"] == 0 and all(one["type"] == "TimeLimit" and "0.3 s" in one["message"] for one in got[1:])
    assert time.process_time() - begun < 1.0


def test_waiting_is_not_cpu_time():
    assert outcome("import time\ndef f():\n    time.sleep(0.4)\n    return 1", seconds=0.2)["value"] == 1


@pytest.mark.parametrize("source", [
    """
    def f():
        try:
            while True: pass
        except Exception:
            return 1
    """, """
    def f():
        while True:
            try:
                sum(range(1000))
            except Exception:
                pass
    """, """
    def f():
        try:
            while True: pass
        except:                 # one bare except is no way out of a second loop
            while True: pass
    """])
def test_no_except_of_a_student_stops_the_time_limit(source):
    assert outcome(source, seconds=0.2).get("type") == "TimeLimit"


def test_the_time_limit_leaves_no_trace():
    before = signal.getsignal(signal.SIGPROF)
    outcome("def f(): return 1", seconds=0.1)
    assert signal.getsignal(signal.SIGPROF) == before and signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)
    sum(range(10_000_000))                  # more CPU time than the limit was


def test_code_runs_in_other_threads_too():
    got = []
    thread = threading.Thread(target=lambda: got.append(outcome("def f(): return 1")))
    thread.start()
    thread.join()
    assert got[0]["value"] == 1


def test_prints_and_warnings_cost_and_show_nothing(capfd, recwarn):
    got = outcome("""
        import sys, warnings, numpy as np
        def f():
            print("out"); print("err", file=sys.stderr); warnings.warn("careful")
            return np.float64(1) / 0
        """)
    assert got["status"] == "returned" and got["value"] == np.inf
    assert capfd.readouterr() == ("", "") and not recwarn.list


def test_what_has_no_plain_form_is_described():
    assert isinstance(outcome("def f(): return object()")["value"], Opaque)


def test_quiet_stderr_silences_compiled_code_and_ends(capfd):
    import os

    with quiet_stderr():
        os.write(2, b"from C\n")
    os.write(2, b"afterwards\n")
    assert capfd.readouterr().err == "afterwards\n"


# ---- what is still empty

START, END = "### START CODE HERE ### (about 2 lines)", "### END CODE HERE ###"


def defined(source: str, name: str = "f"):
    namespace: dict = {}
    run_source(textwrap.dedent(source), namespace, "test")
    return namespace[name]


def test_empty_names_of_a_function_as_it_was_handed_out():
    assert empty_names(defined(f"""
        def f(x):
            {START}
            mu = None
            a, b = None, None
            d["k"] = None
            {END}
            return mu
        """)) == (["mu", "a, b", "d['k']"], True)


def test_empty_names_when_some_are_filled():
    assert empty_names(defined(f"""
        def f(x):
            {START}
            mu = x.mean()
            var = None
            {END}
            return mu
        """)) == (["var"], False)


def test_empty_names_of_several_blocks():
    source = f"""
        def f(x):
            {START}
            a = {{}}
            {END}
            y = None                # not in a block
            {START}
            return None
            {END}
        """
    assert empty_names(defined(source.format("None"))) == (["a", "return"], True)
    assert empty_names(defined(source.format("1"))) == (["return"], False)


def test_empty_names_of_a_class_method_by_method():
    assert empty_names(defined(f"""
        class f:
            def __init__(self):
                {START}
                self.a = None
                {END}
            @staticmethod
            def g():
                {START}
                return None
                {END}
        """)) == (["self.a", "return"], True)


@pytest.mark.parametrize("body, expected", [
    ("pass", ([], True)), ("# to do", ([], True)), ("x = 1", ([], False)), ("return", (["return"], True)), ("x = (", ([], False)),
    ("for i in x:\n        pass", ([], False)), ("x = y = None", (["x", "y"], True)), ("x.grad += None", (["x.grad"], True)),
    ("best = None\n    for i in x: best = i", ([], False)), ("total = None\n    total += x", (["total"], False)),
    ("total = 0\n    total += None", (["total"], False)), ("a = None\n    a = None", (["a"], True))])
def test_empty_names_of_what_people_leave_in_a_block(body, expected):
    assert empty_names(f"def f(x):\n    {START}\n    {body}\n    {END}\n") == expected


def test_code_to_mend_is_never_untouched():
    assert empty_names(f"def f(x):\n    {START}\n    y = x - 1\n    {END}\n    return y") == ([], False)


@pytest.mark.parametrize("thing", [len, 3, None, "def f(x): return x", print, "not python (", f"{START}\nx = None"])
def test_without_a_block_nothing_is_said_to_be_empty(thing):
    assert empty_names(thing) == ([], False)


def test_empty_names_sees_through_decorators():
    assert empty_names(defined(f"""
        import functools
        @functools.lru_cache
        def f(x):
            {START}
            y = None
            {END}
            return y
        """)) == (["y"], True)


def test_blocks_may_be_indented_and_at_the_end():
    assert blocks_of("a\n  # START CODE HERE\n  one\n  # END CODE HERE\n### START CODE HERE ###\ntwo\n### END CODE HERE ###") == ["  one\n", "two\n"]
