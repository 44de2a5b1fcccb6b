"""The exercise: what it is worth, what inputs it meets, where the truth comes from, what people get wrong.

A week's folder `exercises/` holds a file for each graded function, with one subclass of `Exercise`.
Read it top to bottom, like a card:

    class Softmax(Exercise):
        "Turn logits into probabilities, column by column."
        section, points, difficulty, minutes = "2.3.8", 5, 1, 10

        def cases(self, draw):
            yield example("the logits of the lesson", Z=np.array([[5.0], [2], [-1], [3]]))
            yield hidden("many columns", Z=draw.normal(size=(5, 9)))
            yield hidden("large logits", Z=1000 * draw.normal(size=(3, 4))).about("stability")

        def oracle(self, Z):
            return scipy.special.softmax(Z, axis=0)

        def domain(self, draw):
            C, m = sizes(draw, 2)
            return {"Z": numbers(draw, (C, m))}

        @misconception("The sum runs over a row. A column is one example: sum over axis 0.")
        def along_rows(Z): ...

        @alternative
        def with_logsumexp(Z): ...
"""

from __future__ import annotations

import inspect
import re
import textwrap
from dataclasses import dataclass, field, replace
from typing import Any, Callable, Iterator

import numpy as np

from coursekit.plain import Rng, to_plain
from coursekit.verdict import CRITERIA, GENERALITY, INPUTS, SHAPE, STABILITY, VALUES, VECTORISED

from .. import Complaint
from .domain import Draw
from .lines import Edit, drop_line, replace_line, swap_lines  # noqa: F401 - cards take them from here, with `slip`


# Shares of an exercise's points, the same in every exercise that looks at the criterion; the rest is for values.
SHARES = {GENERALITY: 0.2, STABILITY: 0.2, SHAPE: 0.1, INPUTS: 0.1, VECTORISED: 0.2}
UNPAID = 10.0                   # what an optional exercise is judged out of, so that it is measured like any other


class BadExercise(Complaint, ValueError):
    """An exercise is not well formed; the message says which, and what to mend."""


@dataclass(frozen=True)
class Case:
    """One set of inputs. Made by `example` and `hidden`; inputs are plain data, in the order of the arguments."""

    label: str
    inputs: dict[str, Any]
    example: bool
    criterion: str = VALUES
    condition: float = 1.0
    atol: float | None = None
    answer: Any = field(default=inspect.Parameter.empty)

    def about(self, criterion: str) -> Case:
        """The same case, as evidence for "generality", "stability" or "vectorised" rather than "values"."""
        return replace(self, criterion=criterion)

    def of(self, function: str) -> Case:
        """The same case, of one of the functions of a card that has several. It becomes the first input, `function`."""
        return replace(self, inputs={"function": function, **self.inputs})

    def within(self, *, condition: float = 1.0, atol: float | None = None) -> Case:
        """The same case with another tolerance: a worse condition (a factor), or an absolute one for estimates."""
        return replace(self, condition=condition, atol=atol)

    def gives(self, answer: Any) -> Case:
        """The same example with its right output worked out by hand; a test compares it with the oracle."""
        if not self.example:
            raise BadExercise(f"the case {self.label!r} is hidden: only an example says what it gives")
        return replace(self, answer=to_plain(answer))


def example(label: str, /, **inputs) -> Case:
    """A case that the student sees."""
    return Case(label, to_plain(_seeded(inputs)), example=True)


def hidden(label: str, /, **inputs) -> Case:
    """A case that only the grader sees. Draw its numbers from `draw`, so that they are new in every run."""
    return Case(label, to_plain(_seeded(inputs)), example=False)


def _seeded(inputs: dict) -> dict:
    for name, value in inputs.items():
        if isinstance(value, np.random.Generator):
            raise BadExercise(f"input {name}: pass rng(seed), not a Generator: a used one cannot be drawn again")
    return inputs


def rng(seed: int) -> Rng:
    """A random generator as an input: the function under test gets a new `numpy` Generator of this seed."""
    return Rng(int(seed))


@dataclass(frozen=True)
class Variant:
    """Another implementation: a misconception (wrong, with a message) or an alternative (right, without)."""

    name: str
    message: str
    function: Callable | None = None                    # written out, or ...
    edits: tuple[tuple[str, str] | Edit, ...] = ()      # ... as replacements in the solution's text, or of its lines
    loops: bool = False                                 # right but for a loop: what a vectorised answer has to beat
    of: str = ""                                        # the function it stands for, of a card of several; "" for the first


def misconception(message: str, *, of: str = "") -> Callable:
    """Mark a function (or class) as a wrong implementation; `message` is what a student who holds it should read.

    Of a card of several functions, `of` is the one it stands for: by default the first. The others are then the solution's.
    """
    return lambda thing: Variant(thing.__name__, message, thing, of=of)


def loop(message: str) -> Callable:
    """Mark a function as right but for its loop over the examples, with a NumPy product in each turn: a vectorised answer takes less than a third of its time."""
    return lambda thing: Variant(thing.__name__, message, thing, loops=True)


def alternative(thing: Callable | None = None, *, of: str = "") -> Variant | Callable:
    """Mark a function (or class) as another right implementation, which must get full marks. `of`: see `misconception`."""
    if thing is None:
        return lambda thing: Variant(thing.__name__, "", thing, of=of)
    return Variant(thing.__name__, "", thing)


def slip(message: str, *edits: tuple[str, str] | Edit) -> Variant:
    """A misconception that differs from the solution by a slip: `drop_line`, `swap_lines`, `replace_line`, which stand a reformatting;
    or (text in the solution, text instead), for a few characters."""
    return Variant("", message, edits=edits)


def in_place_of(part: str) -> Callable[..., Variant]:
    """What makes misconceptions that have another line, or several, in place of the one of the solution that holds `part`.

        wrong = in_place_of("mu =")
        over_units = wrong("The mean runs over units. Take it over examples.", "mu = Z.mean(axis=0)")
    """
    return lambda message, *lines: slip(message, replace_line(part, "\n".join(lines)))


def rewrite(*edits: tuple[str, str] | Edit) -> Variant:
    """An alternative that differs from the solution by small edits, see `slip`."""
    return Variant("", "", edits=edits)


class Exercise:
    """One graded function, class or model of a notebook. Subclass it in `exercises/NAME.py` of a week.

    Class attributes:
        function: the name that the notebook defines; by default the class name in snake case.
        functions: the names, where the cell defines several that belong together; the first is the exercise's. Every case says
            `.of(name)` whose it is, and `oracle_NAME` has the right outputs. Each function is judged by itself; the points go by
            `parts`, {name: weight}. In `probe` and `measure` the name is the first input, `function`. Where one function calls
            another, the probe can put a stand-in there: `with student.replaced(NAME=...)`.
        title: a short heading for tables; by default the first line of the docstring.
        section: the lesson it practises, "course.week.section".
        difficulty: 1 to 3. minutes: how long a student needs.
        points: what it is worth; 0 makes it optional: checked and judged like any other, without marks. Which criteria (`coursekit.verdict.CRITERIA`) it looks at follows from its cases,
            what share of the points each gets from SHARES.
        shares: other shares, where a criterion is the point of the exercise: {"stability": 0.4}; 0 leaves it out.
        form: what comes back, in a few words, for who returns something else: 'a dict with "mu" and "var"'.
        parts: {output name: weight} for a function that returns a tuple or a dict: names for
            the messages, weights for sharing the points for values.
        needs: functions of earlier exercises that a solution calls.
        seconds: CPU time that one case may take.
        equivalent: {part of a mutant's description: reason}: mutants that no input can tell
            from the solution.
        planted: the mistakes in broken code that is handed out to be mended: how many there are, if they are the lines in which it
            differs from the solution; else {name: edits}, see `slip`. While some are left the student reads how many, never which.
        draws: how many inputs of the domain `strength` tries; fewer where the function is slow.

    Methods to write: `cases(draw)`, `oracle(**inputs)`, `domain(draw)`; optionally two static ones,
    self-contained (each imports what it needs). `probe(student, **inputs)` uses the student's code and returns
    data; without one the function is called with the inputs in order. `measure(value, **inputs)` makes of what
    came back what the oracle's output is compared with, say statistics of the draws. A probe runs where the
    student's code can answer for it, a measure does not: so a probe judges nothing.
    """

    function: str = ""
    functions: tuple[str, ...] = ()
    title: str = ""
    section: str = ""
    difficulty: int = 1
    minutes: int = 5
    points: float = 0
    shares: dict[str, float] = {}
    form: str = ""
    parts: dict[str, float] = {}
    needs: tuple[str, ...] = ()
    seconds: float = 10.0
    equivalent: dict[str, str] = {}
    planted: int | dict[str, Edit | tuple[Edit, ...]] = 0
    draws: int = 300
    probe: Callable | None = None
    measure: Callable | None = None

    misconceptions: list[Variant]
    alternatives: list[Variant]
    number: int = 0                 # its place in the notebook, and ...
    builds_on: tuple[str, ...] = () # ... all exercises that it needs, and that those need, in the notebook's order; set when the week is loaded

    def __init_subclass__(cls) -> None:
        named = cls.__dict__.get("functions")
        cls.function = named[0] if named else cls.__dict__.get("function") or re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", cls.__name__).lower()
        cls.title = cls.__dict__.get("title") or (cls.__doc__ or "").strip().split("\n")[0].rstrip(".")
        taken = [name for name, value in vars(cls).items() if isinstance(value, Variant) and hasattr(Exercise, name)]
        if taken:
            raise BadExercise(f"{cls.__name__}: a variant cannot be called {taken[0]}, which every exercise has; give it another name")
        variants = [replace(value, name=name) for name, value in vars(cls).items() if isinstance(value, Variant)]
        cls.misconceptions = [variant for variant in variants if variant.message]
        cls.alternatives = [variant for variant in variants if not variant.message]
        cls.functions = named or (cls.function,)
        lost = [variant.name for variant in variants if variant.of and variant.of not in cls.functions]
        if lost or named and set(cls.parts) - set(named):
            raise BadExercise(f"{cls.__name__}: {lost[0] if lost else 'parts'} is of a function that the card has not; it has {', '.join(cls.functions)}")
        unknown = set(cls.shares) - set(SHARES)
        if unknown:
            raise BadExercise(f"{cls.__name__}: no share is given for {sorted(unknown)}; shares are for {', '.join(SHARES)}")

    def cases(self, draw: np.random.Generator) -> Iterator[Case]:
        raise BadExercise(f"{type(self).__name__} has no cases")

    def oracle(self, **inputs) -> Any:
        name = f"oracle_{inputs.pop('function')}" if self.several else "oracle"
        if not hasattr(self, name) or not self.several:
            raise BadExercise(f"{type(self).__name__} has no {name}")
        return getattr(self, name)(**inputs)

    def domain(self, draw: Draw) -> dict[str, Any] | Case:
        """One draw of the inputs that the docstring allows, wilder than the cases: see `autograder.authoring.domain`.

        Arguments:
            draw: where all random numbers come from.

        Returns:
            The inputs by name, in the order of the arguments; or a case, `hidden("", ...)`, where the
            problem magnifies rounding and needs `.within(...)`.
        """
        raise BadExercise(f"{type(self).__name__} has no domain")

    def wild(self, count: int | None = None, *, largest: int | None = None) -> list[Case]:
        """Draws of the domain, the same in every run and each by itself.

        Arguments:
            count: how many; `draws` if not given.
            largest: what no size should be above.

        Raises:
            BadExercise: if the card has no domain, or it fails.
        """
        cases = []
        for number in range(self.draws if count is None else count):
            try:
                drawn = self.domain(Draw([number, *self.function.encode()], largest))
            except BadExercise:
                raise
            except Exception as error:
                where = f"the domain of {self.function} fails on draw {number}"
                raise BadExercise(f"{where}: {error!r}") from error
            case = drawn if isinstance(drawn, Case) else hidden("", **drawn)
            self._see_function(case)
            cases.append(replace(case, label=f"draw {number} of the domain"))
        return cases

    @property
    def several(self) -> bool:
        """Whether it is a card of several functions."""
        return len(self.functions) > 1

    @property
    def optional(self) -> bool:
        """Whether it is there for those who want more, and gives no marks."""
        return not self.points

    @property
    def possible(self) -> float:
        """What it is judged out of."""
        return float(self.points) or UNPAID

    @property
    def worth(self) -> float:
        """What it counts in marks and totals."""
        return float(self.points)

    @property
    def loop(self) -> Variant | None:
        """The misconception that is right but for its loop; None if the exercise does not ask for vectorised code."""
        return next((variant for variant in self.misconceptions if variant.loops), None)

    def criteria(self, cases: list[Case]) -> dict[str, float]:
        """The points by criterion, values first: those that the cases are about, shape where what came back is compared as it
        is, inputs where one could be changed in place.

        Raises:
            BadExercise: if nothing is left for values, or a case is about a criterion that gets no points.
        """
        used = {case.criterion for case in cases} | ({SHAPE} if self.measure is None else set())
        if any(isinstance(value, (np.ndarray, list, dict)) for case in cases for value in case.inputs.values()):
            used.add(INPUTS)
        given = {name: share for name, share in (SHARES | self.shares).items() if name in used and share}
        unpaid = {case.criterion for case in cases} - {VALUES} - set(given)
        if unpaid or sum(given.values()) >= 1:
            raise BadExercise(f"{type(self).__name__}: no points are left for {', '.join(sorted(unpaid)) or VALUES}")
        points = {name: round(self.possible * share, 2) for name, share in given.items()}
        return {VALUES: round(self.possible - sum(points.values()), 2)} | points

    def method_source(self, name: str) -> str | None:
        """The static method "probe" or "measure" as text, to be sent to where it runs; None if there is none."""
        if getattr(self, name) is None:
            return None
        source = textwrap.dedent(inspect.getsource(inspect.getattr_static(self, name).__func__))
        return source.removeprefix("@staticmethod\n")

    def draw(self, seed: int) -> list[Case]:
        """The cases of a grading run: examples first, then hidden ones drawn from the seed.

        Arguments:
            seed: of the grading run. Exercises draw independently of each other and of their order.
        """
        generator = np.random.default_rng([seed, *self.function.encode()])
        cases = list(self.cases(generator))
        unknown = {case.criterion for case in cases} - set(CRITERIA)
        if unknown:
            raise BadExercise(f"{type(self).__name__}: cases about {sorted(unknown)}; there are {', '.join(CRITERIA)}")
        for case in cases:
            self._see_function(case)
        for name in self.functions:
            mine = [case for case in cases if not self.several or case.inputs["function"] == name]
            if not any(case.example for case in mine) or not any(not case.example for case in mine):
                of = f" of {name}" if self.several else ""
                raise BadExercise(f"{type(self).__name__}: needs at least one example and one hidden case{of}")
        return cases

    def _see_function(self, case: Case) -> None:
        if self.several and case.inputs.get("function") not in self.functions:
            raise BadExercise(f"{type(self).__name__}: the case {case.label!r} should say whose it is: .of({self.functions[0]!r}), ...")
