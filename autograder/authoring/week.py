"""A week: the folder `courseN/weekM/` and everything that its text files say.

`notebook.py` is the notebook as text, in Jupytext's percent format. The kind of each code cell
follows from what is in it, so nothing is declared twice:

    holds START CODE HERE       the cell of an exercise: defines the name of one exercise
    calls check(NAME)           the graded cell of that exercise
    tagged "demo"               a demonstration or an example to try; grading does not run it
    anything else               setup (imports, data): graded notebooks run it

What every week says alike is put in here: how the notebook works behind its first cell, and the
questions of quiz.yaml with their check at the end.
"""

from __future__ import annotations

import ast
import functools
import hashlib
import importlib.machinery
import importlib.util
import inspect
import itertools
import linecache
import os
import re
import sys
import textwrap
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from coursekit.messages import say
from coursekit.probe import START

from .. import Complaint
from . import given
from .exercise import BadExercise, Exercise, Variant
from .lines import BadEdit, Edit, planted, whole
from .quiz import Quiz, read_quiz

if TYPE_CHECKING:
    import nbformat

EXERCISE, CHECK, DEMO, SETUP, TEXT = "exercise", "check", "demo", "setup", "text"
COMMON = "common"               # the file of exercises/ that is no card
# What the cases, the right answers and the verdicts of a week depend on, besides its own files and coursekit.
JUDGES = {"authoring": ("exercise", "lines", "quiz", "week"), "judging": ("judge", "mutants", "oracles", "strength")}
HOW_IT_WORKS = Path(__file__).parent / "templates" / "how-it-works.md"
_counter = itertools.count()


class BadWeek(Complaint, ValueError):
    """A week's files are not well formed; the message says which, where, and what to mend."""


def find_root(start: Path | None = None) -> Path:
    """The checkout: `AUTOGRADER_ROOT`, else the nearest folder upwards with an nbgrader_config.py.

    Raises:
        BadWeek: if there is none.
    """
    if os.environ.get("AUTOGRADER_ROOT"):
        return Path(os.environ["AUTOGRADER_ROOT"])
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents, Path(__file__).resolve().parents[2]):
        if (folder / "nbgrader_config.py").is_file() and (folder / "coursekit").is_dir():
            return folder
    raise BadWeek(f"no course found from {here} upwards: run this in the folder that holds nbgrader_config.py")


def find_weeks(root: Path, names: list[str] | tuple[str, ...] = ()) -> list[Week]:
    """The weeks with these names ("course2-week3"), all weeks if none is named, in the order of the course.

    Raises:
        BadWeek: for a name that does not exist; the message lists those that do.
    """
    found = {f"{path.parent.parent.name}-{path.parent.name}": path.parent
             for path in sorted(root.glob("course[0-9]/week[0-9]/notebook.py"))}
    for name in names:
        if name not in found:
            raise BadWeek(f"no week is called {name!r}; there is: {', '.join(found) or 'none'}")
    return [Week(root, found[name]) for name in (names or found)]


class Week:
    """One week, read from its folder when asked."""

    def __init__(self, root: Path, folder: Path):
        self.root, self.folder = root, folder
        self.name = f"{folder.parent.name}-{folder.name}"

    def __repr__(self) -> str:
        return f"Week({self.name})"

    @functools.cached_property
    def card_files(self) -> list[Path]:
        """The files of exercises/: a card each, and `common.py` for what several of them share."""
        return sorted((self.folder / "exercises").glob("*.py"))

    @functools.cached_property
    def _modules(self) -> dict[str, ModuleType]:
        """The files of exercises/ as modules of one package, which may import each other: name -> module."""
        # A name of its own for each reading: another checkout, or the same one after a change, has other cards.
        package = f"exercises_of_{self.name.replace('-', '_')}_{next(_counter)}"
        spec = importlib.machinery.ModuleSpec(package, None, is_package=True)
        spec.submodule_search_locations = [str(self.folder / "exercises")]
        sys.modules[package] = importlib.util.module_from_spec(spec)
        importlib.invalidate_caches()
        return {path.stem: importlib.import_module(f"{package}.{path.stem}") for path in self.card_files}

    @functools.cached_property
    def title(self) -> str:
        first = next((cell.source for cell in self.notebook.cells if cell.cell_type == "markdown"), "")
        return first.partition("\n")[0].lstrip("# ").strip()

    @property
    def data(self) -> dict:
        """Files that travel with the notebook: name -> function that writes the file at a path."""
        return getattr(self._modules.get(COMMON), "DATA", {})

    @property
    def files(self) -> tuple[str, ...]:
        """The data files of coursekit that the notebook reads: FILES of exercises/common.py."""
        return tuple(getattr(self._modules.get(COMMON), "FILES", ()))

    @functools.cached_property
    def notebook(self) -> nbformat.NotebookNode:
        """notebook.py as a notebook, with what earlier weeks give it, what every week says of how it works, and the quiz; without
        nbgrader's metadata."""
        import jupytext        # here, since it takes a second of the time of every notebook that is graded
        from nbformat.v4 import new_code_cell, new_markdown_cell

        path = self.folder / "notebook.py"
        try:
            notebook = jupytext.reads(path.read_text(encoding="utf-8"), fmt="py:percent")
        except Exception as error:
            raise BadWeek(f"{path} cannot be read: {error}") from error
        if not notebook.cells or notebook.cells[0].cell_type != "markdown":
            raise BadWeek(f"{path} should begin with a text cell: a heading that names the week, and what the notebook builds")
        defined: list[str] = []
        for cell in notebook.cells:
            if cell.cell_type == "code":
                cell.source = given.expanded(self.root, self.name, cell.source, defined)
                defined += bound(cell.source)
        notebook.cells.insert(1, new_markdown_cell(HOW_IT_WORKS.read_text(encoding="utf-8").strip()))
        if self.quiz:
            notebook.cells += [new_markdown_cell(self.quiz.markdown()), new_code_cell(self.quiz.source()),
                               new_code_cell(f'check("{Quiz.function}")')]
        return notebook

    @functools.cached_property
    def quiz(self) -> Quiz | None:
        """The week's quiz, if it has one."""
        path = self.folder / "quiz.yaml"
        return Quiz(read_quiz(path)) if path.is_file() else None

    @functools.cached_property
    def _known(self) -> dict[str, Exercise]:
        known: dict[str, Exercise] = {}
        for stem, module in self._modules.items():
            cards = [cls for cls in vars(module).values()
                     if inspect.isclass(cls) and issubclass(cls, Exercise) and cls.__module__ == module.__name__]
            if stem != COMMON:
                if [cls.function for cls in cards] != [stem]:
                    raise BadWeek(f"{module.__file__} should hold the card of `{stem}` and no other; it holds: "
                                  f"{', '.join(cls.function for cls in cards) or 'none'}")
                known[stem] = cards[0]()
        return known | {Quiz.function: self.quiz} if self.quiz else known

    @functools.cached_property
    def exercises(self) -> list[Exercise]:
        """The week's exercises, in the order of the notebook, numbered from 1; the quiz stands where it is checked.

        Raises:
            BadWeek: if notebook.py and exercises/ do not tell of the same exercises.
        """
        known = self._known
        checked = [self.checked(cell) for cell in self.notebook.cells if self.kind(cell) == CHECK]
        for name in checked:
            if checked.count(name) > 1:
                raise BadWeek(f"{self.folder}/notebook.py checks {name} twice")
            if name not in known:
                raise BadWeek(f"{self.folder}/notebook.py checks {name}, of which exercises/ has no card")
        idle = set(known) - set(checked)
        if idle:
            raise BadWeek(f"{self.folder}/notebook.py has no check({sorted(idle)[0]}), but exercises/ has a card of it")
        exercises = [known[name] for name in checked]
        of = {function: name for name in checked for function in known[name].functions}     # which exercise a function is of
        for number, exercise in enumerate(exercises, start=1):
            exercise.number = number
            for needed in exercise.needs:
                if of.get(needed) not in checked[:number - 1]:
                    raise BadWeek(f"{exercise.function} needs {needed}, which is of no earlier exercise of {self.name}")
            exercise.needs = tuple(dict.fromkeys(of[needed] for needed in exercise.needs))
            behind = {name for needed in exercise.needs for name in (needed, *known[needed].builds_on)}
            exercise.builds_on = tuple(name for name in checked if name in behind)
            if exercise.planted:
                source = next((cell.source for cell in self.notebook.cells if START in cell.source and exercise.function in bound(cell.source)), "")
                exercise.misconceptions = left_to_mend(exercise, source) + type(exercise).misconceptions
        return exercises

    def exercise(self, name: str) -> Exercise:
        """The exercise with this name.

        Raises:
            BadWeek: if there is none; the message lists those there are.
        """
        for exercise in self.exercises:
            if name in exercise.functions:
                return exercise
        raise BadWeek(f"{self.name} has no exercise {name!r}; it has: {', '.join(exercise.function for exercise in self.exercises)}")

    @functools.cached_property
    def fingerprint(self) -> str:
        """A hash of everything that the cases, the right answers and the verdicts of this week depend on."""
        files = [*self.card_files, *(self.folder / name for name in ("notebook.py", "quiz.yaml")),
                 *sorted((self.root / "coursekit").glob("*.py")), *sorted((self.root / given.FOLDER).glob("*.py")),
                 *(self.root / "autograder" / room / f"{name}.py" for room, names in JUDGES.items() for name in names),
                 self.root / "requirements.lock"]
        digest = hashlib.sha256()
        for path in files:
            digest.update(path.read_bytes() if path.is_file() else b"")
        return digest.hexdigest()[:16]

    # ---- what a cell is

    def kind(self, cell: nbformat.NotebookNode) -> str:
        """What a cell is: EXERCISE, CHECK, DEMO, SETUP or TEXT."""
        if cell.cell_type != "code":
            return TEXT
        if START in cell.source:
            return EXERCISE
        if "demo" in cell.metadata.get("tags", []):
            return DEMO
        return CHECK if self.checked(cell) else SETUP

    @staticmethod
    def checked(cell: nbformat.NotebookNode) -> str:
        """The name in a cell's `check(NAME)`, or ""."""
        found = re.search(r"^check\(\"?(\w+)\"?\)", cell.source, re.MULTILINE)
        return found.group(1) if found else ""

    def defined(self, cell: nbformat.NotebookNode) -> str:
        """The exercise that an exercise cell defines.

        Raises:
            BadWeek: if it defines none, or more than one.
        """
        graded = [name for name in bound(cell.source) if any(name == exercise.function for exercise in self.exercises)]
        if len(graded) != 1:
            raise BadWeek(f"{self.folder}/notebook.py: a cell with a START CODE block defines "
                          f"{', '.join(graded) or 'no exercise'}; it should define exactly one:\n{cell.source[:300]}")
        lacking = [name for name in self.exercise(graded[0]).functions if name not in bound(cell.source)]
        if lacking:
            raise BadWeek(f"{self.folder}/notebook.py: the cell of {graded[0]} should define {lacking[0]}, too")
        return graded[0]

    # ---- running the solution

    @functools.cached_property
    def solutions(self) -> dict[str, str]:
        """The solved cell of each exercise: name -> source."""
        found: dict[str, str] = {}
        for cell in self.notebook.cells:
            if self.kind(cell) == EXERCISE:
                name = self.defined(cell)
                if name in found:
                    raise BadWeek(f"{self.folder}/notebook.py defines {name} in two cells with a START CODE block")
                found[name] = cell.source
        for exercise in self.exercises:
            if exercise.function not in found:
                raise BadWeek(f"{self.folder}/notebook.py has no cell with a START CODE block that defines {exercise.function}")
        return found

    @functools.cached_property
    def setup(self) -> list[str]:
        """The sources of the set-up cells."""
        return [cell.source for cell in self.notebook.cells if self.kind(cell) == SETUP]

    def namespace(self, changed: dict[str, str | None] | None = None) -> dict[str, Any]:
        """Run the setup and the solved cells in a namespace of their own.

        Arguments:
            changed: exercise name -> other source for its cell, or None to leave it out.

        Returns:
            The names that the notebook then defines. Demonstrations and checks are not run.
        """
        namespace: dict[str, Any] = {"__name__": "__main__"}        # as in a notebook
        sources = {f"setup {i}": source for i, source in enumerate(self.setup)} | self.solutions | (changed or {})
        before = Path.cwd()
        os.chdir(self.data_folder)
        try:
            for label, source in sources.items():
                if source is not None:
                    run_source(source, namespace, f"{self.name} {label}")
        finally:
            os.chdir(before)
        return namespace

    @functools.cached_property
    def data_folder(self) -> Path:
        """A folder that holds the week's data files, made when first asked for."""
        folder = self.root / "build" / "data" / self.name
        folder.mkdir(parents=True, exist_ok=True)
        for name, write in self.data.items():
            path = folder / name
            if not path.is_file():
                path.parent.mkdir(parents=True, exist_ok=True)
                unfinished = path.with_name(f"{path.name}.{os.getpid()}")
                write(unfinished)
                unfinished.replace(path)
        return folder

    def namespace_without(self, exercise: Exercise) -> dict[str, Any]:
        """The solved notebook's names, with this exercise left out."""
        return self.namespace({exercise.function: None})

    def with_variant(self, exercise: Exercise, variant: Variant) -> dict[str, Any]:
        """The solved notebook's names, with a misconception or alternative in place of the solution.

        Raises:
            BadExercise: if an edit's text does not occur in the solution.
        """
        if variant.edits:
            return self.namespace({exercise.function: edited(exercise, variant, self.solutions[exercise.function])})
        namespace = self.namespace() if exercise.several else self.namespace_without(exercise)
        source = textwrap.dedent(inspect.getsource(variant.function))
        tree = ast.parse(source)
        first = tree.body[0]
        bare = "\n".join(source.splitlines()[first.lineno - 1:])        # the decorator stands above `first`
        run_source(bare, namespace, f"{self.name} {exercise.function} {variant.name}")
        namespace[variant.of or exercise.function] = namespace[variant.function.__name__]
        return namespace


def bound(source: str) -> list[str]:
    """The functions, classes and names that a cell defines at its top level, each once; [] if it is not Python."""
    try:
        body = ast.parse(source).body
    except SyntaxError:
        return []
    names = [node.name if hasattr(node, "name") else target.id
             for node in body for target in (getattr(node, "targets", None) or [None])
             if isinstance(node, (ast.FunctionDef, ast.ClassDef)) or isinstance(target, ast.Name)]
    return list(dict.fromkeys(names))


def edited(exercise: Exercise, variant: Variant, source: str) -> str:
    """The solution with a variant's edits made.

    Raises:
        BadExercise: if one does not fit the solution.
    """
    for edit in variant.edits:
        if isinstance(edit, Edit):
            try:
                source = edit.apply(source)
            except BadEdit as error:
                raise BadExercise(f"{exercise.function}.{variant.name}: {error}") from error
            continue
        old, new = edit
        if old not in source:
            raise BadExercise(f"{exercise.function}.{variant.name}: the solution does not contain {old!r}")
        source = source.replace(old, new)
    return source


def left_to_mend(exercise: Exercise, source: str) -> list[Variant]:
    """The misconceptions of an exercise that hands out broken code: every set of planted mistakes that may be left.

    Raises:
        BadExercise: if the card does not say them as they are.
    """
    try:
        sets = planted(source, exercise.planted)
    except BadEdit as error:
        raise BadExercise(f"{exercise.function}: {error}") from error
    return [Variant(name, say("one mistake left") if count == 1 else say("mistakes left", n=count), edits=(whole(text),))
            for name, count, text in sets]


def run_source(source: str, namespace: dict[str, Any], label: str) -> None:
    """Execute source so that tracebacks, `inspect.getsource` and AutoGraph can see it."""
    filename = f"<{label} {next(_counter)}>"
    linecache.cache[filename] = (len(source), None, source.splitlines(keepends=True), filename)
    exec(compile(source, filename, "exec"), namespace)
