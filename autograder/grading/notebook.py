"""Grading one notebook: rebuild it, run it in the sandbox, judge what comes back, say what was found.

Everything that grades uses this: `autograder grade`, `nbgrader autograde` (see nbgrader_hooks), formgrader's button and
the demonstration. So all of them give the same marks.
"""

from __future__ import annotations

import ast
import datetime
import functools
import hashlib
import importlib.metadata
import platform
import time
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from nbformat.v4 import new_output

from coursekit import plain, probe
from coursekit.show import Shown
from coursekit.verdict import CRASHED, NOT_ATTEMPTED, RIGHT, VECTORISED, WRONG, Empty, Verdict, diagnose, in_context, verdict

from ..authoring.quiz import Quiz
from ..authoring.week import DEMO, Week
from ..judging.judge import kept_card, kept_loops, kept_misconceptions, marked, request, share_of_loop, untimed, with_timed
from .code import MAX_PARSED
from .rebuild import rebuild
from .run import Run, harmless
from .sandbox import NAMESPACES, Limits, Warm
from .seed import grading_seed
from .submission import Cell, Unreadable, load

SOON = 1.0                      # of a case of an exercise that calls one which does not end
MOST_MISSING = 20               # packages that a record names
ABOUT = "autograder"            # the key in a notebook's metadata under which the rebuilding says what it did


@dataclass
class Graded:
    """A graded notebook and the record of how its marks came about."""

    notebook: nbformat.NotebookNode
    record: dict
    verdicts: dict[str, Verdict] = field(default_factory=dict)


@dataclass(frozen=True)
class Question:
    """What is asked of every notebook about one exercise, and what is needed to judge the answers: made once a run."""

    card: dict
    asked: Asked                                # of all cases but those about "vectorised", and ...
    timed: dict[str, tuple[Asked, float]]       # ... of each of those: label -> what is asked, and the loop's CPU seconds


@dataclass(frozen=True)
class Asked:
    """A request as it stands here, and as it is sent: without the measure, which runs here."""

    request: dict
    encoded: dict
    before: list[dict[str, str]]                # digests of the inputs, see `coursekit.probe.measured`


def _asked(asked: dict) -> Asked:
    return Asked(asked, plain.encode({key: value for key, value in asked.items() if key != "measure"}), probe.digests(asked))


class Grader:
    """Grades the notebooks of one week, one after the other, with one warm process."""

    def __init__(self, week: Week, *, seed: int | None = None, floor: str = NAMESPACES, limits: Limits = Limits()):
        """
        Arguments:
            week: the week; it must have been built.
            seed: of the grading run; the checkout's own if None.
            floor: the least confinement to accept (see `autograder.grading.sandbox`).
            limits: what the code of one notebook may use.

        Raises:
            NoSandbox: if this machine cannot confine student code that far.
            FileNotFoundError: if the week has not been built.
        """
        self.week, self.limits = week, limits
        self.seed = grading_seed(week.root) if seed is None else seed
        folder = week.root / "release" / week.name
        self.source = nbformat.read(week.root / "source" / week.name / f"{week.name}.ipynb", as_version=4)
        self.release = nbformat.read(folder / f"{week.name}.ipynb", as_version=4)
        self.warm = Warm(week.root, folder, imports_of(self.source), floor=floor, limits=limits)
        self._questions: dict[str, Question] = {}
        self._held: dict[str, list[dict]] = {}

    def __enter__(self) -> Grader:
        return self

    def __exit__(self, *_) -> None:
        self.warm.close()

    def learn(self) -> None:
        """Look up all questions and the outputs of the misconceptions, to be known to every process forked from this one."""
        rebuild(self.source, self.release, [])          # reads what was handed out
        for exercise in self.week.exercises:
            self.question(exercise)
            self.misconceptions(exercise)

    # ---- the notebook

    def rebuild_folder(self, folder: Path) -> nbformat.NotebookNode:
        """What was handed in in a folder, as a trusted notebook with the student's code in it.

        Arguments:
            folder: of one student and this week; what is in it is not trusted.

        Returns:
            The notebook. Its metadata say, under ABOUT, what was mended ("notes"), and if nothing could be
            graded, why ("failure"); the number of each cell as the student counts them ("numbers"), and the
            Python that it was written with ("python").
        """
        names = [exercise.function for exercise in self.week.exercises]
        about = {"notes": [], "failure": "", "file": "", "sha256": "", "python": "", "numbers": {}}
        cells: list[Cell] = []
        try:
            handed_in = load(folder, self.week.name, names)
            about |= {"file": handed_in.name, "sha256": hashlib.sha256(handed_in.data).hexdigest(), "python": handed_in.python}
            cells = handed_in.cells
            rebuilt = rebuild(self.source, self.release, cells)
            about |= {"notes": [*handed_in.notes, *rebuilt.notes], "numbers": rebuilt.numbers}
        except Unreadable as error:
            about["failure"] = str(error)
            rebuilt = rebuild(self.source, self.release, [])
        rebuilt.notebook.metadata[ABOUT] = about
        return rebuilt.notebook

    # ---- running and judging

    def grade(self, notebook: nbformat.NotebookNode, student: str = "") -> Graded:
        """Run and judge a rebuilt notebook.

        Arguments:
            notebook: from `rebuild_folder`; it gets the outputs.
            student: whose it is, for the record.

        Returns:
            The notebook with its outputs, verdicts and points, and the record.
        """
        began = time.perf_counter()
        about = notebook.metadata[ABOUT]
        inquiry = Inquiry(self, notebook)
        run = inquiry.run
        try:
            inquiry.find_out()
        finally:
            run.close()
        verdicts = {exercise.function: marked(exercise, inquiry.verdicts[exercise.function]) for exercise in self.week.exercises}
        for cell in notebook.cells:
            if cell.cell_type != "code":
                continue
            name = checked(cell)
            cell.execution_count = None
            cell.outputs = result_of(verdicts[name]) if name else [harmless(output) for output in run.outputs.get(cell.id, [])]
        record = {
            "assignment": self.week.name, "student": student, "file": about["file"], "submission": about["sha256"], "tests": self.week.fingerprint,
            "engine": engine(), "seed": self.seed, "versions": versions(), "level": self.warm.level, "counted_by": self.warm.counted_by, "when": _now(),
            "failure": about["failure"], "mended": list(about["notes"]), "flags": sorted(set(run.flags)),
            "missing": sorted(run.missing)[:MOST_MISSING],
            "cpu": round(run.used["cpu"], 3), "memory": run.used["memory"], "wall": round(time.perf_counter() - began, 3),
            "points": round(sum(v.points for v in verdicts.values()), 2), "possible": sum(v.possible for v in verdicts.values()),
            "exercises": [{**Shown(verdicts[exercise.function], True).as_data(), "number": exercise.number,
                           "seconds": round(inquiry.seconds[exercise.function], 3)} for exercise in self.week.exercises],
        }
        return Graded(notebook, record, verdicts)

    def question(self, exercise) -> Question:
        """What is asked about an exercise."""
        if exercise.function not in self._questions:
            card = kept_card(self.week, exercise, self.seed)
            loops = kept_loops(self.week, exercise, self.seed)
            timed = {case["label"]: (_asked(request(exercise, [case["inputs"]])), loops[case["label"]])
                     for case in card["cases"] if case["criterion"] == VECTORISED}
            self._questions[exercise.function] = Question(card, _asked(request(exercise, untimed(card))), timed)
        return self._questions[exercise.function]

    def misconceptions(self, exercise) -> list[dict]:
        """The misconceptions of an exercise, with what comes of them."""
        if exercise.function not in self._held:
            self._held[exercise.function] = kept_misconceptions(self.week, exercise, self.seed)
        return self._held[exercise.function]


class Inquiry:
    """What one notebook's exercises are worth, found out in up to three ways; of each exercise the best verdict counts.

    First each is tried where its check stands, when the cells down to it have run: as in a notebook, where nothing that a later
    cell does can change what a check has said. What is not right there, and not explained, is tried again when all cells have run,
    since a helper may stand further down; and then apart, in a process where no other exercise was tried.
    """

    def __init__(self, grader: Grader, notebook: nbformat.NotebookNode):
        self.grader, self.notebook, self.about = grader, notebook, notebook.metadata[ABOUT]
        ours = {cell.id for cell in grader.source.cells}
        cells: list[dict] = []                                  # what is run: not the checks, not the demonstrations
        self.place: dict[str, int] = {}                         # exercise -> how many of them stand before its check
        self.last_own = 0                                       # how many stand down to the last cell of the student's own
        for number, cell in enumerate((cell for cell in notebook.cells if cell.cell_type == "code"), start=1):
            if name := checked(cell):
                self.place[name] = len(cells)
            elif DEMO not in cell.metadata.get("tags", []):
                cells.append({"id": cell.id, "source": cell.source, "number": self.about["numbers"].get(cell.id, number)})
                self.last_own = self.last_own if cell.id in ours else len(cells)
        self.exercises = sorted(grader.week.exercises, key=lambda exercise: self.place[exercise.function])
        self.run = Run(grader.warm, cells, self.about["python"])
        self.empty = blanks(notebook, [exercise.function for exercise in self.exercises])
        sources = {cell.id: cell.source for cell in notebook.cells}
        self.blank: dict[str, Empty] = {                        # the same by function, where a card has several
            exercise.function: probe.empty_in(sources.get(exercise.function.replace("_", "-"), "")[:MAX_PARSED], exercise.functions)
            for exercise in self.exercises if exercise.several}
        self.empty |= {name: ([gap for names, _ in halves.values() for gap in names], all(untouched for _, untouched in halves.values()))
                       for name, halves in self.blank.items()}
        self.verdicts: dict[str, Verdict] = {}
        self.came: dict[str, list[dict]] = {}                   # the outcomes of the last try
        self.seconds: dict[str, float] = dict.fromkeys((exercise.function for exercise in self.exercises), 0.0)

    def find_out(self) -> None:
        """Give every exercise its verdict."""
        for exercise in self.exercises:
            self._try(exercise, self.place[exercise.function])
            if self._open(exercise, endless=True) and not self.run.sound(self.place[exercise.function]):
                self.run.endless.discard(exercise.function)
                self._try(exercise, self.place[exercise.function])
        if self.about["failure"]:
            return
        end = len(self.run.cells)
        again = [exercise for exercise in self.exercises if self._open(exercise, behind=True)]
        if again or self.run.unseen():
            self.run.reach(end)
        if again:
            self.run.sound(end)
        for exercise in again:
            if self._open(exercise, behind=True):               # else what it needs was mended meanwhile, and is to blame no more
                self._try(exercise, end)
        for exercise in self.exercises:
            if self._open(exercise):
                self.run.go_apart()
                self._try(exercise, self.place[exercise.function])

    def _open(self, exercise, *, behind: bool = False, endless: bool = False) -> bool:
        """Whether a verdict may be due to what else was run in the same process: nothing explains it.

        Arguments:
            behind: whether cells of the student's own that stand behind the check count, too. They may change what is explained.
            endless: whether to ask it of one that does not end.
        """
        name = exercise.function
        result = self.verdicts[name]
        if self.about["failure"] or result.right or (name in self.run.endless and not endless):
            return False
        behind = behind and self.place[name] < self.last_own
        if isinstance(exercise, Quiz):                          # nobody may guess twice: what is looked for is an answer that is not there yet
            came = [outcome["value"] for outcome in self.came[name] if outcome["status"] == "returned"]
            return not came or behind and any(isinstance(value, dict) and None in value.values() for value in came)
        return behind or not (any(self.empty[name]) or result.misconception or any(not self.verdicts[needed].right for needed in exercise.needs))

    def _try(self, exercise, place: int) -> None:
        """Try an exercise when so many cells have run. Its verdict is kept unless the one before was better."""
        name = exercise.function
        before = self.run.cpu()
        result = self._verdict(exercise, place)
        self.seconds[name] += self.run.cpu() - before
        if name not in self.verdicts or _worth(result) >= _worth(self.verdicts[name]):
            self.verdicts[name] = result

    def _verdict(self, exercise, place: int) -> Verdict:
        name, run = exercise.function, self.run
        question = self.grader.question(exercise)
        card, wanted = question.card, question.asked.encoded
        if any(needed in run.endless for needed in exercise.needs):          # what calls it will not end either: find out soon
            wanted = {"dict": {**wanted["dict"], "seconds": SOON}}
        # As it was handed out, and nothing else speaks of it: there is nothing to try.
        idle = self.empty[name][1] and sum(name in cell["source"] for cell in run.cells) <= 1
        answers = []
        if not (self.about["failure"] or idle):
            run.reach(place)
            answers = run.probe(name, wanted, len(question.asked.before), exercise.seconds, filled=not self.empty[name][1])

        def timed(case: dict) -> dict:
            alone, loop = question.timed[case["label"]]
            outcome, = probe.measured(alone.request, run.probe(name, alone.encoded, 1, exercise.seconds), alone.before)
            if outcome["status"] == "returned":
                outcome["time"] = share_of_loop(lambda: run.seconds(name, alone.encoded, exercise.seconds), loop)
            return outcome

        outcomes = with_timed(card, probe.measured(question.asked.request, answers, question.asked.before), timed)
        self.came[name] = outcomes
        result = in_context(lambda precision: verdict(card, outcomes, empty=self.blank.get(name, self.empty[name]), reveal=False, precision=precision),
                            card["needs"] if outcomes else [], lambda needed: self.verdicts[needed])
        if result.status in (WRONG, CRASHED) and outcomes:
            diagnose(result, {**card, "misconceptions": self.grader.misconceptions(exercise)}, outcomes)
        if self.about["failure"]:
            result.message, result.problems = self.about["failure"], []
        return result


def _worth(result: Verdict) -> tuple[float, int]:
    """What makes a verdict better than another on the same exercise: points, then how much it says."""
    return result.points, (NOT_ATTEMPTED, CRASHED, WRONG, RIGHT).index(result.status)


def result_of(result: Verdict) -> list[nbformat.NotebookNode]:
    """What a check shows: the verdict, and last its points, which nbgrader reads."""
    return [new_output("display_data", data=Shown(result, True)._repr_mimebundle_()),
            new_output("execute_result", data={"text/plain": f"{result.points:g}"})]


def checked(cell) -> str:
    """The exercise whose check a cell is, or ""."""
    about = cell.metadata.get("nbgrader", {})
    return about["grade_id"].removeprefix("check-") if about.get("grade") else ""


def blanks(notebook, names: list[str]) -> dict[str, tuple[list[str], bool]]:
    """What is still empty in the cell of each exercise, see `coursekit.probe.empty_names`; of very long code nothing is."""
    sources = {cell.metadata.nbgrader.grade_id: cell.source for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("solution")}
    left, found = MAX_PARSED, {}
    for name in names:
        source = sources.get(name, "")
        short = len(source) <= left
        found[name] = probe.empty_names(source) if short else ([], False)
        left -= len(source) if short else 0
    return found


def imports_of(notebook) -> tuple[str, ...]:
    """The modules that a notebook's trusted cells import, to be imported once for all."""
    names: dict[str, None] = {"numpy": None, "coursekit": None, "coursekit.check": None, "coursekit.probe": None}
    for cell in notebook.cells:
        about = cell.metadata.get("nbgrader", {})
        if cell.cell_type == "code" and about and not about.get("solution") and not about.get("grade"):
            for statement in ast.walk(ast.parse(cell.source)):
                if isinstance(statement, ast.Import):
                    names |= dict.fromkeys(alias.name for alias in statement.names)
                elif isinstance(statement, ast.ImportFrom) and statement.module and not statement.level:
                    names[statement.module] = None
    return tuple(names)


@functools.cache
def engine() -> str:
    """A hash of what rebuilds, runs and judges a notebook, besides the tests: marks may depend on it, too."""
    here = Path(__file__).parent
    files = [here / f"{name}.py" for name in ("code", "groups", "inside", "notebook", "rebuild", "run", "sandbox", "submission", "zygote")]
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:16]


def versions() -> dict[str, str]:
    """What the numbers may depend on."""
    return {"python": platform.python_version()} | {
        name: importlib.metadata.version(name) for name in ("numpy", "scipy", "tensorflow", "keras", "nbgrader", "deep-learning-course")}


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
