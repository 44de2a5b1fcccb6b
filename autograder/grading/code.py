"""What can be seen of a student's code without running it: what it defines, uses and spells, which Python it is of."""

from __future__ import annotations

import ast
import functools
import re
import sys
import textwrap
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

MAX_PARSED = 300_000            # characters of code that are parsed, of a whole notebook; the rest is only searched
_TIMING = "timeit"
_PYTHON_MAGICS = ("time", "capture", "prun", _TIMING)       # cell magics that run the cell as Python: but for the last, in the notebook's names
_PROMPT = re.compile(r"^[ \t]*(?:(?:>>>|\.\.\.)(?: |$)|In \[\d+\]: ?|\.{3,}: ?)", re.MULTILINE)
_ODD = {ord(odd): usual for usual, odds in {" ": "\u00a0\u2007\u202f\u2002\u2003\u2009\u3000", "": "\u200b\u200c\u200d\u2060\ufeff\u00ad",
                                           '"': "\u201c\u201d\u201e", "'": "\u2018\u2019\u201a"}.items() for odd in odds}
TIMED = re.compile(rf"\s*%%{_TIMING}\b.*\n?")             # what is defined below it would be gone when it has run


class Code:
    """A code cell's source, parsed where it can be: IPython's `%magic`, `!command` and `name?` lines count as empty."""

    def __init__(self, source: str, *, parse: bool = True):
        self.source = source
        magic = re.match(r"\s*%%(\S*)", source)
        self.foreign = bool(magic) and magic[1] not in _PYTHON_MAGICS      # another language
        self.tree = _parse(source) if parse and not self.foreign else None
        self.mended = False                                                # whether characters that Python cannot read were mended
        if parse and self.tree is None and source[:1] in (" ", "\t") and not self.foreign:
            self.source = textwrap.dedent(source)                          # as IPython does
            self.tree = _parse(self.source)
        if parse and self.tree is None and not self.foreign:
            for readable in (_PROMPT.sub("", source), _PROMPT.sub("", source).translate(_ODD)):
                tree = _parse(readable) if readable != source else None
                if tree is not None:
                    self.source, self.tree, self.mended = readable, tree, True
                    break

    @property
    def breaks(self) -> bool:
        """Whether it stops for a debugger."""
        calls = [node.func for node in ast.walk(self.tree) if isinstance(node, ast.Call)] if self.tree else []
        return any(getattr(call, "id", getattr(call, "attr", "")) in ("breakpoint", "set_trace") for call in calls)

    @functools.cached_property
    def bindings(self) -> dict[str, list[ast.stmt]]:
        """The names that the cell itself binds, outside functions and classes -> the statements that do, in order."""
        found: dict[str, list[ast.stmt]] = {}
        for statement in _statements(self.tree) if self.tree else ():
            for name in bound(statement):
                found.setdefault(name, []).append(statement)
        return found

    @functools.cached_property
    def spelled(self) -> set[str]:
        return set() if self.foreign else spelled(self.source)

    def binds(self, name: str) -> bool:
        """Whether the cell gives the name a value."""
        if self.tree:
            return name in self.bindings
        return name in self.spelled

    def definitions(self, name: str) -> list[ast.stmt]:
        """The statements that define a name anew: not `f = wrapped(f)`."""
        return [statement for statement in self.bindings.get(name, []) if not _uses(statement, name)]

    def defines(self, name: str) -> bool:
        return bool(self.definitions(name)) if self.tree else self.binds(name)

    def filled(self, name: str, stub: Code) -> bool:
        """Whether its definition of a name differs from what was handed out, comments and layout aside."""
        if not self.tree:
            return "".join(self.source.split()) != "".join(stub.source.split())
        return any(self.touched(statement, name, stub) for statement in self.definitions(name))

    def touched(self, statement: ast.stmt, name: str, stub: Code) -> bool:
        return not any(same(statement, other) for other in stub.bindings.get(name, []))

    def calls_of_check(self) -> list[ast.stmt]:
        return [statement for statement in (_statements(self.tree) if self.tree else ())
                if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call)
                and isinstance(statement.value.func, ast.Name) and statement.value.func.id == "check"]

    def without(self, statements: Iterable[ast.stmt]) -> str | None:
        """The source with statements cut out; "" if nothing that does anything is left, None if the cut breaks it."""
        statements = list(statements)
        if not statements:
            return self.source
        lines: list[bytes | None] = list(self.source.encode().split(b"\n"))        # columns count bytes
        for statement in sorted(dict.fromkeys(statements), key=lambda one: (one.lineno, one.col_offset), reverse=True):
            first, last = _span(statement)
            ahead, behind = lines[first - 1][:statement.col_offset], lines[last - 1][statement.end_col_offset:]
            alone = not ahead.strip() and (not behind.strip() or behind.strip().startswith(b"#"))
            left = ahead + b"pass" + (b"" if alone else behind)
            lines[first - 1:last] = [left if ahead or not alone else None] + [None] * (last - first)
        rest = b"\n".join(line for line in lines if line is not None).decode("utf-8", "replace").strip("\n")
        tree = _parse(rest)
        if tree is None:
            return None
        idle = all(isinstance(statement, ast.Pass) or (isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant))
                   for statement in tree.body)
        return "" if idle else rest

    def only(self, statements: Iterable[ast.stmt]) -> str:
        """The source of some statements of the cell."""
        lines = self.source.split("\n")
        spans = dict.fromkeys(_span(statement) for statement in statements)
        return textwrap.dedent("\n".join("\n".join(lines[first - 1:last]) for first, last in spans))

    def same_as(self, other: Code) -> bool:
        """Whether two cells hold the same code, comments and layout aside."""
        return self.source.strip() == other.source.strip() or bool(self.tree and other.tree and same(self.tree, other.tree))


code_handed_out = functools.cache(Code)                              # the same cells for the whole class


@dataclass(frozen=True)
class Names:
    """The names that a cell binds outside functions and classes; each name that it imports, wherever, with its package; whether it parses."""

    bound: frozenset[str] = frozenset()
    imports: dict[str, str] = field(default_factory=dict)
    parsed: bool = True


def names_of(source: str) -> Names:
    """The names in a cell's code. Of code that does not parse, those that it seems to define."""
    code = Code(source)
    if not code.tree:
        return Names(frozenset(code.spelled), parsed=code.foreign)
    imports: dict[str, str] = {}
    for statement in ast.walk(code.tree):
        if isinstance(statement, (ast.Import, ast.ImportFrom)):
            module = getattr(statement, "module", None)
            imports |= {alias.asname or alias.name.partition(".")[0]: (module or alias.name).partition(".")[0] for alias in statement.names}
    return Names(frozenset(code.bindings), imports)


def newer_python(source: str, message: str, python: str) -> str:
    """The Python that code needs which this one calls a syntax error, as "3.12"; "" if it is an error in every Python, or nobody can tell.

    Arguments:
        source: the code.
        message: of the SyntaxError.
        python: the version that the notebook names, "" if none.
    """
    def at_least(needed: str) -> str:
        theirs = max(needed, python, key=_version)
        return theirs if _version(theirs) > sys.version_info[:2] else ""

    if re.search(r"^[ \t]*(?:type[ \t]+\w+[ \t]*(?:\[[^\n]{0,200})?=|(?:async[ \t]+)?(?:def|class)[ \t]+\w+[ \t]*\[)", source, re.MULTILINE):
        return at_least("3.12")
    if "f-string" in message:
        told = re.search(r"cannot include|unmatched|expecting '\}'", message)
        quoted = any(line.count(quote) > 2 for line in source.split("\n") if re.search(r"\b[rR]?[fF]['\"]", line) for quote in "'\"")
        return at_least("3.12") if told and (quoted or "cannot include" in message) or _version(python) >= (3, 12) else ""
    return at_least("3.14") if "multiple exception types must be parenthesized" in message else ""


def _version(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split("."))) if text else ()


def _parse(source: str) -> ast.Module | None:
    """The source's syntax tree, with a line for a line; None if it has none."""
    plain = re.sub(r"^([ \t]*)(?:[%!?].*|[\w.]+\?\??[ \t]*)$", r"\1pass", source, flags=re.MULTILINE)
    plain = re.sub(r"^([ \t]*\w[\w, ]{0,200}=[ \t]*)[%!].*$", r"\1None", plain, flags=re.MULTILINE)
    for text in dict.fromkeys((source, plain)):
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")             # of invalid escapes in the student's strings
                return compile(text, "<student>", "exec", dont_inherit=True,
                               flags=ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
        except (SyntaxError, ValueError, RecursionError, MemoryError):     # MemoryError: the parser's stack, not the machine's
            continue
    return None


def spelled(source: str) -> set[str]:
    """The names that code defines at the start of a line, though it may not parse."""
    return {defined or assigned for defined, assigned in re.findall(
        r"^(?:(?:async[ \t]+)?(?:def|class)[ \t]+(\w+)|(\w+)[ \t]*=(?!=))", source, re.MULTILINE)}


def _statements(tree: ast.Module) -> Iterator[ast.AST]:
    """Every statement of a cell in order, also inside `if`, `try`, `with` and loops, but not inside functions and classes."""
    waiting: list[ast.AST] = tree.body[::-1]
    while waiting:
        statement = waiting.pop()
        yield statement
        if not isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            waiting += [inner for part in ("body", "handlers", "cases", "orelse", "finalbody")
                        for inner in getattr(statement, part, [])][::-1]


def bound(statement: ast.AST) -> set[str]:
    """The names that a statement defines, assigns or imports."""
    if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return {statement.name}
    if isinstance(statement, (ast.Import, ast.ImportFrom)):
        return {alias.asname or alias.name.partition(".")[0] for alias in statement.names}
    if isinstance(statement, ast.AnnAssign) and statement.value is None:
        return set()
    targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target] if isinstance(statement, ast.AnnAssign) else []
    return {node.id for target in targets for node in ast.walk(target) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}


def _uses(statement: ast.stmt, name: str) -> bool:
    """Whether an assignment makes a name's value from the name's old value."""
    value = getattr(statement, "value", None)
    return value is not None and any(isinstance(node, ast.Name) and node.id == name for node in ast.walk(value))


def same(one: ast.AST, other: ast.AST) -> bool:
    try:
        return _dumped(one) == _dumped(other)
    except RecursionError:                                          # nothing handed out is so deep
        return False


@functools.lru_cache(4096)
def _dumped(node: ast.AST) -> str:
    return ast.dump(node)


def _span(statement: ast.stmt) -> tuple[int, int]:
    """The first and the last line of a statement, decorators included."""
    return min([statement.lineno, *(line.lineno for line in getattr(statement, "decorator_list", []))]), statement.end_lineno
