"""What a build looks at before a person does: things that a student should not see in a week, or trip over.

1. A line of a solution that stands, right of its `=`, in a hint, in the statement, or in a cell that a lesson
   shows. What is short is everywhere: the expression needs the weight `TELLING`, counted as in
   `autograder.authoring.lines`, so that `np.exp(z)` is no finding.
2. A name that a demonstration leaves behind and that a solution or a stub uses: code that forgets to define
   it works in the notebook, and not when it is graded. Put the demonstration into a function, or use a name
   that no solution uses.
3. A shown line of code above `WIDTH` columns: it does not fit a screen of 1280 pixels.
4. A worked example that a listed misconception passes, though it is wrong on an example about values: choose
   numbers, or sizes, that tell it from the right answer.

`autograder review` and the tests look for all four, `autograder build` for the first three, which take no time.
"""

from __future__ import annotations

import ast
import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from coursekit import probe
from coursekit.verdict import VALUES, matches

from ..judging.judge import card, request
from .build import SEED_OF_EXAMPLES
from .exercise import Exercise
from .leaks import parts_of
from .lines import squeeze, weight
from .pages import lessons, section
from .quiz import Quiz
from .stubs import annotate, clear
from .week import CHECK, DEMO, EXERCISE, SETUP, TEXT, BadWeek, Week, bound, run_source

TELLING = 5
WIDTH = 88
KINDS = GIVEN_AWAY, LEFT_BEHIND, WIDE, PASSES = (
    "line of a solution given away", "name left behind by a demonstration", f"line above {WIDTH} columns",
    "worked example that a misconception passes")
_NOT_SHOWN = ("remove-cell", "remove-input", "hide-cell", "hide-input")


@dataclass(frozen=True)
class Finding:
    """One thing to mend: of which kind, where, and what."""

    kind: str
    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.kind}: {self.what}"


def review(week: Week, *, examples: bool = True) -> list[Finding]:
    """All findings of a week, by kind.

    Arguments:
        week: the week.
        examples: whether to run the worked examples on all misconceptions, too.
    """
    found = [*_given_away(week), *_left_behind(week), *_wide(week), *(_passing(week) if examples else ())]
    return list(dict.fromkeys(found))


def counted(findings: list[Finding]) -> str:
    """How many findings there are of each kind, in a line; "" if there are none."""
    counts = Counter(finding.kind for finding in findings)
    return ", ".join(f"{counts[kind]} x {kind}" for kind in KINDS if counts[kind])


def insist(week: Week) -> None:
    """Stop a build on findings.

    Raises:
        BadWeek: with all of them.
    """
    found = review(week, examples=False)
    if found:
        raise BadWeek(f"{week.name} shows what it should not:\n" + "\n".join(map(str, found)))


# ---- lines of solutions

def _given_away(week: Week) -> Iterator[Finding]:
    shown = list(_shown_texts(week))
    for exercise in week.exercises:
        if isinstance(exercise, Quiz):
            continue
        solved, given = parts_of(week.solutions[exercise.function])
        known = " ".join(statement.text for statement in given)             # broken code to mend holds most of the right lines
        for statement in solved:
            for value in _expressions(statement.shown):
                wanted = squeeze(ast.unparse(value))
                if weight(value) < TELLING or wanted in known:
                    continue
                for of, where, text in shown:
                    if of in ("", exercise.function) and wanted in text:
                        yield Finding(GIVEN_AWAY, f"{where} ({exercise.function})", ast.unparse(value))


def _expressions(line: str) -> list[ast.expr]:
    """What a line of code computes: what is assigned, returned, called, looped over or asked."""
    try:
        statement = ast.parse(line if not line.endswith(":") else f"{line} pass").body[0]
    except SyntaxError:                                     # `else:`, `except E:`
        return []
    values = [getattr(statement, name, None) for name in ("value", "iter", "test")]
    values += [item.context_expr for item in getattr(statement, "items", [])]
    return [value for value in values if isinstance(value, ast.expr)]


def _shown_texts(week: Week) -> Iterator[tuple[str, str, str]]:
    """What students read before they write: (the exercise it is about, or "" for all; where; its text squeezed)."""
    name = ""
    for cell in week.notebook.cells:
        if week.kind(cell) == TEXT:
            heading = re.search(r"^#+ Exercise: `?(\w+)`?$", cell.source, re.MULTILINE)
            name = heading[1] if heading else name
            statement, *hints = re.split(r"^Hint: ", cell.source, flags=re.MULTILINE)
            yield name, "the statement", squeeze(statement)
            for number, hint in enumerate(hints, start=1):
                yield name, f"hint {number}", squeeze(hint)
    for page in lessons(week.folder):
        for cell in re.findall(r"^```\{code-cell\}[^\n]*\n(.*?)^```", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE):
            if not any(tag in cell.partition("\n---\n")[0] for tag in _NOT_SHOWN) or not cell.startswith("---"):
                yield "", f"lesson {section(page)}", squeeze(re.sub(r"#.*", "", cell))


# ---- names

def _left_behind(week: Week) -> Iterator[Finding]:
    used: dict[str, list[str]] = {}                         # name -> exercises
    own = {name for cell in week.notebook.cells if week.kind(cell) in (SETUP, EXERCISE)
           for name in (*bound(cell.source), *_imported(cell.source))}
    for exercise in week.exercises:
        if not isinstance(exercise, Quiz):
            for name in _names(week.solutions[exercise.function]) - own:
                used.setdefault(name, []).append(exercise.function)
    for number, cell in enumerate(week.notebook.cells):
        if week.kind(cell) == DEMO:
            for name in sorted(_bound_anyhow(cell.source) & used.keys()):
                yield Finding(LEFT_BEHIND, f"cell {number}, {_first_line(cell.source)}",
                              f"`{name}`, which {', '.join(used[name])} uses")


def _names(source: str) -> set[str]:
    """The names and arguments in a piece of code."""
    nodes = [*ast.walk(ast.parse(source))]
    arguments = {node.arg for node in nodes if isinstance(node, ast.arg)} - {"self"}
    return arguments | {node.id for node in nodes if isinstance(node, ast.Name)}


def _imported(source: str) -> set[str]:
    return {alias.asname or alias.name.partition(".")[0] for node in ast.walk(_parsed(source))
            if isinstance(node, (ast.Import, ast.ImportFrom)) for alias in node.names}


def _bound_anyhow(source: str) -> set[str]:
    """The names that a cell sets outside functions, also in loops and `with`."""
    found: set[str] = set()
    waiting: list[ast.AST] = list(_parsed(source).body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            found.add(node.name)
        elif not isinstance(node, (ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                found.add(node.id)
            waiting += ast.iter_child_nodes(node)
    return {name for name in found | _imported(source) if name != "_"}


def _parsed(source: str) -> ast.Module:
    """A cell's tree; lines that are IPython's count as empty."""
    return ast.parse(re.sub(r"^([ \t]*)[%!?].*$", r"\1pass", source, flags=re.MULTILINE))


def _first_line(source: str) -> str:
    return f"`{source.strip().partition(chr(10))[0][:60]}`"


# ---- width

def _wide(week: Week) -> Iterator[Finding]:
    for number, cell in enumerate(week.notebook.cells):
        if cell.cell_type == "code":
            source = clear(annotate(cell.source)) if week.kind(cell) == EXERCISE else cell.source
            for line in source.splitlines():
                if len(line) > WIDTH:
                    yield Finding(WIDE, f"cell {number}", f"{len(line)} columns: {line.strip()[:60]}")


# ---- worked examples

def _passing(week: Week) -> Iterator[Finding]:
    for exercise in week.exercises:
        example = worked_example(week, exercise)
        if not example:
            continue
        if not _passes(week, exercise, example, week.namespace()):
            yield Finding(PASSES, exercise.function,
                          "it fails with the solution itself, unless demonstrations before it have run")
            continue
        cases = [case for case in exercise.draw(SEED_OF_EXAMPLES) if case.example and case.criterion == VALUES]
        known = card(exercise, cases)
        asked = request(exercise, [case["inputs"] for case in known["cases"]])
        for variant in exercise.misconceptions:
            namespace = {} if variant.loops else week.with_variant(exercise, variant)
            outcomes = probe.run(asked, namespace) if namespace else []
            right = all(matches(case["expected"], outcome, case) for case, outcome in zip(known["cases"], outcomes))
            if not right and _passes(week, exercise, example, namespace):
                yield Finding(PASSES, exercise.function, f"{variant.name}: {variant.message}")


def worked_example(week: Week, exercise: Exercise) -> str:
    """The demonstrations with an assertion between the cell of an exercise and its check; "" if there are none."""
    cells, inside = [], False
    for cell in week.notebook.cells:
        kind = week.kind(cell)
        if kind == EXERCISE:
            inside = week.defined(cell) == exercise.function
        elif kind == CHECK and week.checked(cell) == exercise.function:
            break
        elif kind == DEMO and inside and re.search(r"^\s*assert\b", cell.source, re.MULTILINE):
            cells.append(cell.source)
    return "\n".join(cells)


def _passes(week: Week, exercise: Exercise, example: str, namespace: dict) -> bool:
    """Whether a worked example runs to its end."""
    label = f"{week.name} worked example of {exercise.function}"
    namespace["worked_example"] = lambda: run_source(example, namespace, label)
    asked = {"function": "worked_example", "probe": None, "seconds": exercise.seconds, "inputs": [{}]}
    before = os.getcwd()
    os.chdir(week.data_folder)
    try:
        return probe.answers(asked, namespace)[0]["status"] == "returned"
    finally:
        os.chdir(before)
