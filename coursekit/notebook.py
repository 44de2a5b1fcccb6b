"""`start()`: what a notebook of the course needs once, in its first cell.

It makes Matplotlib draw in the course's style, and sees to it that a cell that fails because
an exercise is still empty says so, by the exercise's name, instead of showing a puzzling error.
"""

from __future__ import annotations

import ast
import contextlib
import inspect
from typing import Any

from . import probe
from .cells import watch
from .check import NoChecks, cards
from .messages import say
from .plots import use_style


class NotFilledIn(Exception):
    """A cell uses an exercise whose START/END CODE block is still empty."""


_waiting: dict[str, str] = {}       # names that a cell would have made, had an exercise been filled in -> what to say


def start() -> None:
    """Prepare this notebook. Outside a notebook it only sets the style of figures."""
    use_style()
    with contextlib.suppress(ImportError):
        from IPython import get_ipython

        shell = get_ipython()
        if shell is not None:
            shell.set_custom_exc((Exception,), _explain)
            watch(shell)


def _explain(shell, kind: type, error: Exception, trace, tb_offset=None):
    """IPython's hook for an exception in a cell."""
    cell = shell.user_ns["In"][-1] if shell.user_ns.get("In") else ""
    notice = unfilled_notice(cell, shell.user_ns) or (_waiting.get(error.name) if isinstance(error, NameError) else None)
    if notice is None:
        lines = shell.InteractiveTB.structured_traceback(kind, error, trace, tb_offset=tb_offset)
        shell._showtraceback(kind, error, lines)
        return lines
    _waiting.update(dict.fromkeys(_assigned(cell), notice))
    lines = [notice]
    shell._showtraceback(NotFilledIn, NotFilledIn(notice), lines)
    return lines


def unfilled_notice(cell: str, namespace: dict[str, Any]) -> str | None:
    """What to say of a cell that failed: the first exercise it uses, itself or through another, that is empty.

    Arguments:
        cell: the cell's source.
        namespace: the names that the notebook defines.

    Returns:
        A sentence with the exercise's name, or None if no empty exercise is involved.
    """
    try:
        known = {name: card for card in cards().values() for name in card.get("functions") or [card["function"]]}
        waiting = [node.id for node in ast.walk(ast.parse(cell)) if isinstance(node, ast.Name)]
    except (NoChecks, SyntaxError):
        return None
    seen: set[str] = set()
    used: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in seen or name not in namespace:
            continue
        seen.add(name)
        if name in known:
            used.add(name)
        waiting += _names_in(namespace[name])
    for name in sorted(used, key=lambda name: known[name]["number"]):
        empty, untouched = probe.empty_names(namespace[name])
        if empty or untouched:
            return say("unfilled in cell", number=known[name]["number"], name=name)
    return None


def _names_in(thing: Any) -> list[str]:
    """The global names that a function, or the methods of a class, may use."""
    thing = probe.unwrap(thing)
    if inspect.isclass(thing):
        return [name for method in vars(thing).values() for name in _names_in(method)]
    codes, names = [getattr(thing, "__code__", None)], []
    while codes:
        code = codes.pop()
        if inspect.iscode(code):
            names += code.co_names
            codes += code.co_consts
    return names


def _assigned(cell: str) -> list[str]:
    """The names that a cell assigns."""
    return [node.id for node in ast.walk(ast.parse(cell)) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)]
