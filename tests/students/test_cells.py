"""Which version of a cell `check` judges: it says so when the student sees another one."""

from __future__ import annotations

import json
import os

import pytest
from IPython.core.interactiveshell import InteractiveShell

from coursekit import cells


@pytest.fixture
def shell(monkeypatch):
    monkeypatch.setattr(cells, "_last", {})
    shell = InteractiveShell()
    shell.showtraceback = shell.showsyntaxerror = lambda *_, **__: None
    cells.watch(shell)
    return shell


def save(path, *sources: str) -> None:
    path.write_text(json.dumps({"cells": [{"cell_type": "code", "source": source.splitlines(keepends=True)} for source in sources]}))
    os.utime(path, (9e9, 9e9))              # later than any run


def test_a_cell_that_stopped_with_a_syntax_error_leaves_the_version_before(shell):
    shell.run_cell("def f(x):\n    return x")
    assert cells.stale("f", {}) == ""
    shell.run_cell("def f(x):\n    return x +")
    assert "`f` was run again and stopped" in cells.stale("f", {})
    shell.run_cell("def f(x):\n    return x + 1\nassert False")          # it ran as far as the definition
    assert cells.stale("f", {}) == ""


@pytest.mark.parametrize("how", ["environment", "vscode"])
def test_a_cell_that_was_changed_and_saved_but_not_run(shell, tmp_path, monkeypatch, how):
    path = tmp_path / "week.ipynb"
    namespace = {"__vsc_ipynb_file__": str(path)} if how == "vscode" else {}
    if how == "environment":
        monkeypatch.setenv("JPY_SESSION_NAME", str(path))
    shell.run_cell("def f(x):\n    return x\n")
    assert cells.stale("f", namespace) == ""                                # there is no file
    save(path, "import numpy", "def f(x):\n    return x")
    assert cells.stale("f", namespace) == ""
    save(path, "import numpy", "def f(x):\n    return x + 1")
    assert "changed after it last ran" in cells.stale("f", namespace)
    os.utime(path, (0, 0))                                                  # saved before the run: the run is newer
    assert cells.stale("f", namespace) == ""
    path.write_text("[")
    os.utime(path, (9e9, 9e9))
    assert cells.stale("f", namespace) == ""


def test_a_name_that_no_cell_has_defined(shell):
    assert cells.stale("f", {}) == ""
