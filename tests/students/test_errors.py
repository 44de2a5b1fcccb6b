"""What an error says: the student's own line, shapes in words, and nothing that nobody can use."""

from __future__ import annotations

import numpy as np
import pytest

from autograder.authoring.week import run_source
from coursekit import errors, probe

INNER = "def sigmoid(z):\n    z = np.clip(z, -500, 500)\n    return 1 / (1 + np.exp(-z))\n"


def outcome(*cells: str, function: str = "f", **inputs) -> dict:
    """What comes of calling a function that the last of some cells defines."""
    namespace = {"np": np}
    for cell in cells:
        run_source(cell, namespace, "cell")
    return probe.run({"function": function, "probe": None, "measure": None, "seconds": 5.0, "inputs": [inputs]}, namespace)[0]


def said(got: dict) -> str:
    return errors.in_words(got["type"], got["message"], got["line"])


@pytest.mark.parametrize("line, shapes, words", [
    ("return X.T @ y", "X.T has the shape (3, 2), y has the shape (1, 3)", "the inner sizes must be equal; here they are 2 and 1"),
    ("return np.dot(X, y)", "X has the shape (2, 3), y has the shape (1, 3)", "the inner sizes must be equal; here they are 3 and 1"),
    ("return X.dot(y)", "X has the shape (2, 3), y has the shape (1, 3)", "inner sizes"),
    ("return X - np.ones(4)", "", "the shapes (2,3) and (4,) do not fit together"),
    ("return {'W': X}['W'] * y.T", "", "the shapes (2,3) and (3,1) do not fit together"),
    ("return X @ 3", "", "one of them is a single number"),
    ("return X if X > 0 else y", "", "want a single number"),
    ("return float(X)", "", "where a single number is wanted"),
    ("return np.isfinite({'w': X})", "", "`np.isfinite` works on numbers"),
    ("return X[0, 0]['w']", "", "it has nothing to look up"),
    ("return f(X, y)", "", "it calls itself without end"),
    ("np = np.ones(2)", "", "has a `np` of its own")])
def test_shapes_in_words(line, shapes, words):
    got = outcome(f"def f(X, y):\n    {line}", X=np.ones((2, 3)), y=np.ones((1, 3)))
    assert got["status"] == "raised" and got["line"].startswith(line) and shapes in got["line"] and words in said(got), got


def test_the_line_is_in_the_code_that_is_judged_and_says_what_it_called():
    got = outcome(INNER, "def f(z):\n    a = sigmoid(z)\n    return a", z=["text"])
    assert got["line"] == "a = sigmoid(z) (which calls `sigmoid`: z = np.clip(z, -500, 500))"


def test_the_line_is_kept_when_the_error_comes_from_compiled_code():
    got = outcome("def f(n):\n    rng = np.random.default_rng(0)\n    return rng.uniform(np.inf, n)", n=1.0)
    assert got["line"] == "return rng.uniform(np.inf, n)"


def test_the_line_is_kept_when_tensorflow_compiles_the_code():
    import tensorflow as tf
    cell = ("def f(x):\n    @tf.function\n    def step(x):\n        y = 2 * x\n        return y.numpy()\n\n"
            "    return step(tf.constant(x))\n")
    namespace = {"tf": tf}
    run_source(cell, namespace, "cell")
    asked = {"function": "f", "probe": None, "measure": None, "seconds": 5.0, "inputs": [{"x": 1.0}]}
    got = probe.run(asked, namespace)[0]
    assert got["line"] == "return y.numpy()" and not got["message"].startswith(got["type"]), got
    called_by_the_probe = asked | {"probe": "def probe(student, x):\n    return student.step(x)"}
    run_source(cell.replace("    return step(tf.constant(x))", "    return step").replace("def f(x)", "def made()"), namespace, "cell")
    namespace["step"] = namespace["made"]()
    got = probe.run(called_by_the_probe, namespace)[0]
    assert got["line"] == "return y.numpy()", got


def test_a_class_has_lines_of_its_own():
    got = outcome(INNER, "class Value:\n    def __init__(self, z):\n        self.a = sigmoid(z)", function="Value", z=["text"])
    assert got["line"].startswith("self.a = sigmoid(z)")


@pytest.mark.parametrize("text, clean", [
    ("\x1b[1mbold\x1b[0m <bound method Dense.call of <Dense object at 0x7f12>> fails", "bold the method Dense.call fails"),
    ("in user code:\n\n  File x\n\n  ValueError: no gradients", "no gradients"),
    ("Using a symbolic `tf.Tensor` as a Python `bool` is not allowed. You can attempt the following resolutions: decorate ...",
     "Using a symbolic `tf.Tensor` as a Python `bool` is not allowed."),
    ("<Node object at 0x7fbc> has no slope", "<Node> has no slope")])
def test_what_nobody_can_use_is_left_out(text, clean):
    assert errors.text_of(ValueError(text)) == clean


@pytest.mark.parametrize("kind, message, words", [
    ("BdbQuit", "", "A breakpoint was left in"), ("AssertionError", "", "an `assert` in your code failed"),
    ("ValueError", "No gradients provided for any variable.", "cost computed inside the tape's `with` block"),
    ("TypeError", "unsupported operand type(s) for *: 'NoneType' and 'float'", "something is None"), ("KeyError", "'W1'", "'W1'")])
def test_meanings(kind, message, words):
    assert words in errors.in_words(kind, message)
