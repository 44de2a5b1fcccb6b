"""The leak check: nothing that instructors must keep is in what students get.

What is secret: the code in START/END CODE blocks; the code of oracles, misconceptions, alternatives and
whatever else exercises/ holds besides probes; hidden cases; the answers and reasons of the quiz; the
hidden tests; anything that imports `autograder`.

What counts as a leak of code. Code is compared *squeezed*: without comments, white space, parentheses, commas
and the kind of quotes, so that layout does not matter, and it is looked for in every text: code and prose,
strings, comments, rendered pages. A secret is a sequence of statements (`k` of its `n`):

- k statements in a row leak, where k is n for n < 3, else 60% of n, at least 3 and at most 6 ...
- ... if they weigh enough, since `t = np.exp(Z)` is everywhere. The weight of a statement is the number of
  names, attributes, numbers and operators in it; a run of statements needs `DISTINCTIVE` of them, and is
  as much longer as that takes;
- where the code is at home one statement is enough: that of a solution or an alternative inside a function or
  class with the exercise's own name, where the student should write it; that of an oracle, a variant or a
  helper inside one of its own name.

What an earlier week had students write may be given to a later one: in its notebook the functions of given/ are no secret (see
`autograder.authoring.given`). What notebook.py itself hands out (setup and demonstration cells, the lines round blocks, broken code to mend)
is no secret of a misconception or an oracle; and what a variant shares with the solution is no secret of the
variant: of a run at least one statement must be its own.
"""

from __future__ import annotations

import ast
import functools
import html
import io
import itertools
import json
import os
import re
import textwrap
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from coursekit import plain
from coursekit.check import FILE as CHECKS

from ..grading.seed import grading_seed
from .build import BUILT, SEED_OF_EXAMPLES, _rounded as rounded_for_students
from .exercise import Case, Exercise
from .given import in_file
from .lines import Statement, block_lines, flat, squeeze, statements
from .pages import APPENDIX
from .quiz import Quiz
from .stubs import BROKEN
from .week import DEMO, SETUP, Week, edited, find_weeks

DISTINCTIVE = 16                # weight of a run of statements that nobody writes by chance
ONE_STATEMENT = 4               # weight of a single statement, where the student should write it
NUMBERS = 3                     # as many drawn numbers in a row are no accident
LABEL = 4                       # as many words of a label, or two labels of one exercise
REASON = 8                      # as many words in a row of a reason
HIDDEN_TESTS = "BEGIN HIDDEN TESTS"
READ = {".ipynb", ".py", ".json", ".md", ".html", ".js", ".txt", ".toml", ".yaml", ".yml", ".csv", ".rst", ".pyi", ""}


@dataclass(frozen=True)
class Leak:
    """One thing that students would get and must not: in which file, of which exercise, and what."""

    file: str
    exercise: str
    what: str
    found: str

    def __str__(self) -> str:
        return f"{self.file}: {f'{self.exercise}: ' if self.exercise else ''}{self.what}: {textwrap.shorten(self.found, 160)}"


# ---- what is looked through

def texts_of(files: Mapping[str, bytes]) -> dict[str, str]:
    """The texts among some files, those in archives included: name -> text.

    Arguments:
        files: name -> content. Files of kinds that hold no text (images, data) are passed over.
    """
    texts = {}
    for name, content in files.items():
        if name.endswith(".zip"):
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                inside = {f"{name}/{entry}": archive.read(entry) for entry in archive.namelist() if not entry.endswith("/")}
            texts |= texts_of(inside)
        elif Path(name).suffix in READ:
            texts[name] = content.decode("utf-8", errors="replace")
    return texts


def check(root: Path, names: tuple[str, ...] = ()) -> list[Leak]:
    """Look through release/, coursekit/, and the text and figures of all lessons and the appendix for what belongs to some weeks.

    Arguments:
        root: the checkout.
        names: of the weeks; all when empty.
    """
    paths = [path for folder in (root / BUILT[1], root / "coursekit") for path in sorted(folder.rglob("*"))
             if path.is_file() and "__pycache__" not in path.parts]
    folders = [*(week.folder for week in find_weeks(root)), root / APPENDIX]
    paths += [path for folder in folders for kind in ("*.md", "interactive/*.js") for path in sorted(folder.glob(kind))]
    texts = texts_of({str(path.relative_to(root)): path.read_bytes() for path in paths})
    return [leak for week in find_weeks(root, names) for leak in find(root, week.name, texts)]


def find(root: Path, week: str, texts: Mapping[str, str]) -> list[Leak]:
    """Look for what must stay with the instructors of a week.

    Arguments:
        root: the checkout.
        week: its name.
        texts: file name -> content; the suffix says how to read it. See `texts_of`.

    Returns:
        What leaks, without repetitions; [] if nothing does.
    """
    found, = find_weeks(root, [week])
    searches = [_Code(found), _HiddenCases(found), _Quiz(found), _Machinery()]
    leaks = []
    for name, text in texts.items():
        reading = Reading(name, text, in_file(root, name) if name.endswith(".ipynb") else ())
        for search in searches:
            leaks += search(reading)
    return list(dict.fromkeys(leaks))


class Reading:
    """A file, taken apart: the pieces of text in it, and its code squeezed."""

    def __init__(self, file: str, text: str, given: Sequence[str] = ()):
        """given: code that a notebook may hold, since an earlier week had students write it."""
        self.file, self.text, self.suffix, self.given = file, text, Path(file).suffix, given

    @functools.cached_property
    def data(self) -> Any:
        """What a JSON file holds; None for another, or a malformed one."""
        if self.suffix not in (".json", ".ipynb"):
            return None
        try:
            data = json.loads(self.text)
        except json.JSONDecodeError:
            return None
        if self.given and isinstance(data, dict):
            for cell in data.get("cells", []):
                for source in self.given if cell.get("cell_type") == "code" else ():
                    cell["source"] = _joined(cell["source"]).replace(source, "")
        return data

    @functools.cached_property
    def cells(self) -> list[str]:
        """The code of a notebook's or Python file's code cells."""
        if self.suffix == ".py":
            return [self.text]
        if self.suffix == ".ipynb" and self.data:
            return [_joined(cell["source"]) for cell in self.data["cells"] if cell["cell_type"] == "code"]
        return []

    @functools.cached_property
    def strings(self) -> list[str]:
        """The texts in the file, free of the markup round them."""
        if self.suffix == ".ipynb" and self.data:
            return [_joined(cell["source"]) for cell in self.data["cells"]] + [
                text for cell in self.data["cells"] for text in _strings(cell.get("outputs", []))]
        if self.data is not None:
            return [*_strings(self.data)]
        if self.suffix == ".html":
            listings = [_untagged(listing) for listing in re.findall(r"<pre[^>]*>(.*?)</pre>", self.text, re.DOTALL)]
            return [*listings, _untagged(re.sub(r"<(script|style)\b.*?</\1>", " ", self.text, flags=re.DOTALL))]
        if self.suffix == ".md":
            return [*re.findall(r"^(?:```|:::)[^\n]*\n(.*?)^(?:```|:::)", self.text, re.DOTALL | re.MULTILINE), self.text]
        return [self.text]

    @functools.cached_property
    def squeezed(self) -> str:
        """All that could be code, squeezed: once with comments as if they were code, once without them."""
        return "\n".join(squeeze(text) + "\n" + squeeze(_uncommented(text)) for text in self.strings)

    @functools.cached_property
    def numbers(self) -> str:
        """The drawn-looking numbers of the file in their order, each ended by a space."""
        return " " + "".join(f"{_short(number)} " for number in _NUMBER.findall(self.text) if _is_drawn(number))

    @functools.cached_property
    def words(self) -> str:
        return f" {' '.join(_words(' '.join(self.strings)))} "

    def inside(self, name: str) -> set[str]:
        """The statements, squeezed, in functions and classes with this name."""
        return {statement for text in self.definitions.get(name, ()) for statement in _inside(text, name)}

    @functools.cached_property
    def definitions(self) -> dict[str, list[str]]:
        """The texts that define a name."""
        found: dict[str, list[str]] = {}
        for text in self.strings:
            for name in set(re.findall(r"\b(?:def|class) (\w+)", text)):
                found.setdefault(name, []).append(text)
        return found


def _joined(source: str | list[str]) -> str:
    return source if isinstance(source, str) else "".join(source)


def _strings(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, list):
        if data and all(isinstance(item, str) for item in data):
            yield "".join(data)                 # how a notebook stores lines
        for item in data:
            yield from _strings(item)
    elif isinstance(data, dict):
        for key, item in data.items():
            yield key
            yield from _strings(item)


def _untagged(page: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", page))


# ---- code

def _uncommented(text: str) -> str:
    return re.sub(r"#.*", "", text)


def _inside(text: str, name: str) -> Iterator[str]:
    """The squeezed statements in definitions of a name; of text that is not Python as a whole, its lines below `def NAME`."""
    try:
        tree = ast.parse(text)
    except SyntaxError:
        pattern = rf"^([ \t]*)(?:def|class) {name}\b[^\n]*\n((?:\1[ \t]+[^\n]*\n?|[ \t]*\n)*)"
        for match in re.finditer(pattern, text, re.MULTILINE):
            for line in match[2].splitlines():
                yield from (squeeze(_uncommented(line)), squeeze(line))
        return
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and node.name == name:
            yield from (statement.text for statement in flat(node))
            for line in (ast.get_source_segment(text, node) or "").splitlines():
                if line.strip().startswith("#"):
                    yield squeeze(line)


@dataclass
class Secret:
    """Statements that must not be handed out.

    Arguments:
        exercise, what: for the report.
        statements: in their order.
        home: the names of definitions in which a single one is enough.
        ignored: squeezed statements that give nothing away by themselves.
    """

    exercise: str
    what: str
    statements: list[Statement]
    home: tuple[str, ...]
    ignored: set[str] = field(default_factory=set)

    @functools.cached_property
    def runs(self) -> list[list[Statement]]:
        n = len(self.statements)
        k = n if n < 3 else max(3, min(6, round(0.6 * n)))
        runs = []
        for start in range(n - k + 1 if n else 0):
            end = start + k
            while (light := sum(statement.weight for statement in self.statements[start:end]) < DISTINCTIVE) and end < n:
                end += 1
            run = self.statements[start:end]
            if not light and any(map(self._tells, run)):
                runs.append(run)
        return runs

    def _tells(self, statement: Statement) -> bool:
        """Whether a statement gives something away: it is no ignored one, nor the beginning of one (a term is lost)."""
        return not any(ignored.startswith(statement.text) for ignored in self.ignored)

    def search(self, reading: Reading) -> Leak | None:
        """The first of its leaks in a file."""
        for run in self.runs:
            if "".join(statement.text for statement in run) in reading.squeezed:
                return Leak(reading.file, self.exercise, self.what, " / ".join(statement.shown for statement in run))
        for name in self.home:
            there = reading.inside(name)
            for statement in self.statements:
                if statement.weight >= ONE_STATEMENT and statement.text in there and self._tells(statement):
                    return Leak(reading.file, self.exercise, f"{self.what}, in `{name}`", statement.shown)
        return None


class _Code:
    """Solutions, variants, oracles, and all other code of exercises/."""

    def __init__(self, week: Week):
        self.secrets = [*_solutions(week), *_of_exercises(week)]

    def __call__(self, reading: Reading) -> Iterator[Leak]:
        for secret in self.secrets:
            if leak := secret.search(reading):
                yield leak
        for name, card in _cards(reading).items():
            for held in card.get("misconceptions", []):
                for outcome in held["outcomes"]:
                    yield from self._raised(reading, name, outcome)

    def _raised(self, reading: Reading, name: str, outcome: dict) -> Iterator[Leak]:
        """What a misconception's error tells: its line, and a message that quotes code, as TensorFlow's do."""
        if outcome.get("line"):
            yield Leak(reading.file, name, "the line in which a misconception fails", outcome["line"])
        said = squeeze(outcome.get("message", ""))
        quoted = (statement.shown for secret in self.secrets if secret.exercise == name for statement in secret.statements
                  if statement.weight >= ONE_STATEMENT and statement.text in said)
        for shown in quoted:
            yield Leak(reading.file, name, "code in the message of a misconception's error", shown)


def _cards(reading: Reading) -> dict[str, dict]:
    """The cards of a file of checks, by exercise; of another file, {}."""
    return plain.decode(reading.data)["exercises"] if Path(reading.file).name == CHECKS else {}


def parts_of(cell: str) -> tuple[list[Statement], list[Statement]]:
    """The statements of a solved cell: those in blocks, and those that are handed out (round the blocks, or to mend)."""
    inside = {number + 1 for number in block_lines(cell)}
    solved, given = [], []
    for statement in statements(cell):
        first, last = statement.lines
        (solved if inside & set(range(first, last + 1)) else given).append(statement)
    for broken in re.findall(rf"{BROKEN}[^\n]*\n((?:[ \t]*#[^\n]*\n)*)", cell):
        lines = [re.sub(r"# ?", "", line, count=1) for line in broken.splitlines() if "END CODE" not in line]
        given += _statements_or_none("\n".join(lines))
    return solved, given


def _statements_or_none(source: str) -> list[Statement]:
    """The statements of source that need not be Python (a cell with magics, half a block)."""
    try:
        return statements(source)
    except SyntaxError:
        return []


def _texts(found: list[Statement]) -> set[str]:
    return {statement.text for statement in found}


def _solutions(week: Week) -> Iterator[Secret]:
    """The blocks of the solutions."""
    for exercise in week.exercises:
        if isinstance(exercise, Quiz):
            continue
        cell = week.solutions[exercise.function]
        solved, given = parts_of(cell)
        for block in _by_block(cell, solved):
            yield Secret(exercise.function, "the solution", block, home=exercise.functions, ignored=_texts(given))


def _by_block(cell: str, solved: list[Statement]) -> list[list[Statement]]:
    """Statements of blocks, a list for each block."""
    inside = sorted(block_lines(cell))
    block_of = {line + 1: i - line for i, line in enumerate(inside)}            # constant along a block
    blocks: dict[int, list[Statement]] = {}
    for statement in solved:
        first, last = statement.lines
        blocks.setdefault(next(block_of[line] for line in range(first, last + 1) if line in block_of), []).append(statement)
    return list(blocks.values())


def _of_exercises(week: Week) -> Iterator[Secret]:
    """All code of exercises/ but probes and measures, which students' machines run: variants, oracles, cases, helpers."""
    handed_out = {statement.text for cell in week.notebook.cells if week.kind(cell) in (SETUP, DEMO)
                  for statement in _statements_or_none(cell.source)}
    parts = {name: parts_of(cell) for name, cell in week.solutions.items()}
    handed_out |= {text for _, given in parts.values() for text in _texts(given)}
    by_class = {type(exercise).__name__: exercise for exercise in week.exercises}
    for node in (node for path in week.card_files for node in ast.parse(path.read_text(encoding="utf-8")).body):
        if isinstance(node, ast.FunctionDef):
            yield Secret("", f"`{node.name}` of exercises/", [*flat(node)], home=(node.name,), ignored=handed_out)
        elif isinstance(node, ast.ClassDef):
            exercise = by_class.get(node.name)
            for part in node.body:
                if isinstance(part, (ast.FunctionDef, ast.ClassDef)) and part.name not in ("probe", "measure"):
                    yield _secret_of(exercise, part, parts, handed_out)
    for exercise in week.exercises:
        for variant in (*exercise.misconceptions, *exercise.alternatives):
            if variant.edits:
                solved, given = parts[exercise.function]
                changed, _ = parts_of(edited(exercise, variant, week.solutions[exercise.function]))
                yield _variant(exercise, variant.name, bool(variant.message), changed, _texts(solved), _texts(given), handed_out)


def _secret_of(exercise: Exercise | None, part: ast.AST, parts: dict, handed_out: set[str]) -> Secret:
    """What a method of a class in exercises.py hides."""
    found = [*flat(part)]
    if exercise is None:
        return Secret("", f"`{part.name}` of exercises/", found, home=(part.name,), ignored=handed_out)
    solved, given = parts[exercise.function]
    for kind in (exercise.misconceptions, exercise.alternatives):
        if any(variant.name == part.name for variant in kind):
            return _variant(exercise, part.name, kind is exercise.misconceptions, found, _texts(solved), _texts(given), handed_out)
    what = {"oracle": "the oracle", "cases": "the code of its cases"}.get(part.name, f"`{part.name}` of exercises/")
    return Secret(exercise.function, what, found, home=(part.name,), ignored=handed_out | _texts(solved))


def _variant(exercise: Exercise, name: str, wrong: bool, found: list[Statement], solved: set[str], given: set[str],
             handed_out: set[str]) -> Secret:
    return Secret(exercise.function, f"{'misconception' if wrong else 'alternative'} {name}", found,
                  home=(name,) if wrong else (name, *exercise.functions), ignored=solved | (handed_out if wrong else given))


# ---- hidden cases

_NUMBER = re.compile(r"(?<![\w.])-?\d+\.?\d*(?:[eE][+-]?\d+)?(?![\w.]*[A-Za-z_])")


def _is_drawn(number: str) -> bool:
    """Whether a number has so many digits that nobody typed it, and is not as good as round: 0.99999998 is as common as 1."""
    digits, kept = (len(re.sub(r"[eE].*|[-.]", "", text).strip("0")) for text in (number, _short(number)))
    return digits >= 7 and kept >= 3


def _short(number: str) -> str:
    """A number to the digits that every way of writing it keeps."""
    return f"{float(number):.5g}"


def _leaves(value: Any) -> Iterator[Any]:
    """The arrays, numbers and texts in plain data."""
    if isinstance(value, (list, tuple)):
        for item in value:
            yield from _leaves(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _leaves(item)
    else:
        yield value


def _drawn(inputs: dict) -> list[str]:
    """The drawn-looking ones among the first numbers of inputs, in their order."""
    numbers = (repr(float(number)) for leaf in _leaves(inputs) if isinstance(leaf, (float, np.ndarray))
               for number in np.ravel(leaf).tolist() if isinstance(number, float))
    return [_short(number) for number in itertools.islice(numbers, 100) if _is_drawn(number)]


def _blobs(inputs: dict) -> set[str]:
    """How large arrays of inputs are encoded, as they are and as rounded for students."""
    encoded = [plain.encode(form) for leaf in _leaves(inputs) if isinstance(leaf, np.ndarray)
               for form in (leaf, rounded_for_students(leaf))]
    return {content for one in encoded if isinstance(content := one["array"][2], str)}


class _HiddenCases:
    """Hidden cases: those of the build's seed, and of the seed that this checkout grades with."""

    def __init__(self, week: Week):
        self.week = week.name
        self.labels: dict[str, set[str]] = {}       # exercise -> labels
        self.numbers: dict[str, str] = {}           # a few numbers in a row -> exercise
        self.blobs: dict[str, str] = {}             # an array as it is encoded -> exercise
        self.variants = {exercise.function: {variant.name for variant in exercise.misconceptions} for exercise in week.exercises}
        seeds = {SEED_OF_EXAMPLES}
        if (week.root / ".cache" / "grading-seed").is_file() or os.environ.get("AUTOGRADER_SEED"):
            seeds.add(grading_seed(week.root))
        for exercise in week.exercises:
            for seed in seeds if not isinstance(exercise, Quiz) else ():
                self._note(exercise.function, exercise.draw(seed))
        examples = {case.label for exercise in week.exercises for case in exercise.draw(SEED_OF_EXAMPLES) if case.example}
        self.labels = {name: labels - examples for name, labels in self.labels.items()}

    def _note(self, name: str, cases: list[Case]) -> None:
        shown = [case for case in cases if case.example]
        public = " ".join(["", *(number for case in shown for number in _drawn(case.inputs)), ""])
        known = set().union(*(_blobs(case.inputs) for case in shown))
        for case in cases:
            if case.example:
                continue
            self.labels.setdefault(name, set()).add(case.label)
            numbers = _drawn(case.inputs)
            for i in range(len(numbers) - NUMBERS + 1):
                run = f" {' '.join(numbers[i:i + NUMBERS])} "
                if run not in public:
                    self.numbers[run] = name
            self.blobs |= dict.fromkeys(_blobs(case.inputs) - known, name)

    def __call__(self, reading: Reading) -> Iterator[Leak]:
        theirs = Path(reading.file).name == CHECKS and Path(reading.file).parent.name != self.week       # another week's examples have labels, too
        literals = set() if theirs else _literals(reading)
        for name, labels in self.labels.items():
            there = sorted(labels & literals)
            if len(there) > 1 or any(len(label.split()) >= LABEL for label in there):     # a short one may be a figure's title
                yield Leak(reading.file, name, "labels of hidden cases", "; ".join(there))
        seen = set()
        for run, name in self.numbers.items():
            if name not in seen and run in reading.numbers:
                seen.add(name)
                yield Leak(reading.file, name, "inputs of a hidden case", run.strip())
        for blob, name in self.blobs.items():
            if blob in reading.text:
                yield Leak(reading.file, name, "inputs of a hidden case", blob[:60])
        # Checks hold examples, and of a misconception a number, its message and its outcomes only.
        for name, card in _cards(reading).items():
            for case in card.get("cases", []):
                if not case["example"] or case["label"] in self.labels.get(name, ()):
                    yield Leak(reading.file, name, "a hidden case", case["label"])
            for held in card.get("misconceptions", []):
                for key in sorted(held.keys() - {"name", "message", "outcomes"}):
                    yield Leak(reading.file, name, "more of a misconception than its message and outcomes", key)
                if held.get("name") in self.variants.get(name, ()):
                    yield Leak(reading.file, name, "the authors' name of a misconception", held["name"])


def _literals(reading: Reading) -> set[str]:
    """The strings in code and data, each by itself."""
    found = set(_strings(reading.data)) if reading.data is not None and reading.suffix == ".json" else set()
    for cell in reading.cells:
        try:
            tree = ast.parse(cell)
        except SyntaxError:                 # a cell with magics: whatever stands between quotes
            found |= {match[1] for match in re.findall(r"""(["'])(.*?)\1""", cell)}
            continue
        found |= {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return found


# ---- the quiz

def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower())


class _Quiz:
    """The answers of the quiz and the reasons of its options."""

    def __init__(self, week: Week):
        self.answers, self.runs, self.row = {}, {}, ""
        if week.quiz is None:
            return
        questions = week.quiz.questions
        public = f" {' '.join(_words(week.quiz.markdown()))} "
        self.answers = {question["id"]: question["answer"] for question in questions}
        if len(questions) >= 3:
            self.row = squeeze("".join(f"{name}:{answer}" for name, answer in self.answers.items()))
        for question in questions:
            for letter, option in question["options"].items():
                words = _words(option["reason"])
                k = len(words) if len(words) < REASON else max(REASON, round(0.6 * len(words)))
                for i in range(len(words) - k + 1 if k >= REASON - 3 else 0):
                    run = f" {' '.join(words[i:i + k])} "
                    if run not in public:
                        self.runs.setdefault(run, f"{question['id']}, option {letter}")

    def __call__(self, reading: Reading) -> Iterator[Leak]:
        seen = set()
        for run, where in self.runs.items():
            if where not in seen and run in reading.words:
                seen.add(where)
                yield Leak(reading.file, Quiz.function, f"the reason of {where}", run.strip())
        for name, answer in _answered(reading):
            if name in self.answers:
                yield Leak(reading.file, Quiz.function, "an answer in the cell of the quiz", f"{name}: {answer}")
        if self.row and self.row in reading.squeezed:
            yield Leak(reading.file, Quiz.function, "the answers", self.row)
        if self.answers and reading.suffix == ".html" and (marked := re.search(r'class="[^"]*\bquiz-right\b[^"]*"', reading.text)):
            yield Leak(reading.file, Quiz.function, "a mark on the right option", marked[0])


def _answered(reading: Reading) -> Iterator[tuple[str, Any]]:
    """What a cell sets in the quiz."""
    for cell in reading.cells:
        if not re.search(rf"^{Quiz.function} = ", cell, re.MULTILINE):
            continue
        for node in ast.walk(ast.parse(cell)):
            if isinstance(node, ast.Dict):
                for key, value in zip(node.keys, node.values):
                    if isinstance(key, ast.Constant) and isinstance(value, ast.Constant) and value.value is not None:
                        yield key.value, value.value


# ---- the rest

class _Machinery:
    """Hidden tests, and the instructors' package."""

    def __call__(self, reading: Reading) -> Iterator[Leak]:
        if HIDDEN_TESTS in reading.text:
            yield Leak(reading.file, "", "a hidden test", HIDDEN_TESTS)
        for cell in reading.cells:
            for line in re.findall(r"^[ \t]*(?:from|import)[ \t]+autograder\b.*", cell, re.MULTILINE):
                yield Leak(reading.file, "", "an import of the instructors' package", line.strip())
