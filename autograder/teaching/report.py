"""The instructor's page about a week: one self-contained HTML file, made from the records of a grading run.

A record is what `autograder.grading.notebook.Grader.grade` says of one submission, kept as records/WEEK/STUDENT.json. The page
says how the marks are spread, what each exercise told, which misconceptions are held and by whom, who is one fix away
from more points, which submissions resemble each other in rare ways, what could not be read, and what it all took.

The same records give the same page. Everything a student can have written is data here: it is cut to a bounded
length, freed from characters that hide or reverse text, and escaped by the template.
"""

from __future__ import annotations

import functools
import hashlib
import itertools
import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from coursekit.probe import END, START
from coursekit.verdict import CRASHED, NOT_ATTEMPTED, RIGHT, WRONG

from ..authoring.exercise import Exercise
from ..authoring.stubs import clear
from ..authoring.week import BadWeek, Week
from ..grading.marks import is_mark, missing_packages
from ..grading.safely import hides, write_atomically
from .classroom import variant_source

STATUSES = (RIGHT, WRONG, CRASHED, NOT_ATTEMPTED)
MOST_NAME, MOST_SENTENCE, MOST_CODE = 60, 600, 8_000      # characters of what students may have written
MOST_PAIRS, MOST_ROWS = 20, 25
FILE = re.compile(r"\S+(?: \(\d+\))?\.ipynb")
MARKER = re.compile(rf"\s*#+ ?({START}|{END})")

# What makes two submissions worth a look; see `similar_pairs`.
PIECE = 5                       # tokens that follow each other
LINE = 8                        # tokens that make as much as a line
COMMON = 0.25                   # what this share of the class writes is not rare
FEWEST = 8                      # with fewer codes nobody can say what is rare
AGREE_LINES, AGREE_SHARE = 0.5, 0.5         # an exercise agrees: rare lines in common, and their share of what is rare in either
PAIR_LINES, LONE_LINES = 6.0, 8.0           # a pair is shown: rare lines in common, in several exercises or in one. In made-up
                                            # classes of 30 honest pairs reach about 6 at most; copying four exercises gives 15


def load_records(folder: Path) -> list[dict]:
    """The records of a week, in the order of their file names.

    Arguments:
        folder: records/WEEK.

    Returns:
        One dict a file. A file that holds no record (half-written, or something else) gives
        {"file": its name, "broken": why}, which the page names.

    Raises:
        BadWeek: if there is no such folder.
    """
    if not folder.is_dir():
        raise BadWeek(f"there is no folder {folder}: grade the week first, with `autograder grade {folder.name}`")
    records = []
    for path in sorted(folder.glob("*.json")):
        try:
            record = json.loads(path.read_bytes())
        except (OSError, ValueError, RecursionError) as error:
            records.append({"file": path.name, "broken": f"it cannot be read ({type(error).__name__}); half-written?"})
            continue
        records.append({**record, "file": path.name} if isinstance(record, dict) else {"file": path.name, "broken": "it is not a record"})
    return records


def write_report(records: list[dict], week: Week, sources: dict[str, dict[str, str]], out: Path) -> None:
    """Write the page.

    Arguments:
        records: of one week, from `load_records` or `Grader.grade`; the last one counts if a student has several.
        week: the week they are of.
        sources: student -> exercise -> the student's cell; for examples and for what is similar. May lack anybody.
        out: the file to write; its folder is made.
    """
    environment = Environment(loader=FileSystemLoader(Path(__file__).parent / "templates"), autoescape=True, undefined=StrictUndefined,
                              trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True)
    environment.filters |= {"clean": clean, "number": number, "points": points, "prose": prose, "percent": percent, "mebibytes": mebibytes}
    environment.globals |= {"statuses": STATUSES, "most_rows": MOST_ROWS}
    write_atomically(out, environment.get_template("report.html").render(_findings(records, week, sources)))


# ---- reading records, which may be half there

@dataclass
class Mark:
    """What a record says of one exercise; points are within 0 and `possible`."""

    status: str
    points: float
    possible: float
    misconception: str
    message: str
    seconds: float | None

    @property
    def share(self) -> float:
        return self.points / self.possible if self.possible else float(self.status == RIGHT)

    @property
    def lost(self) -> float:
        return self.possible - self.points

    @property
    def full(self) -> bool:
        return self.lost < 1e-9

    @property
    def solved(self) -> bool:
        """Whether it is all right; of an exercise without points the status says it."""
        return self.full and (self.possible > 0 or self.status == RIGHT)


@dataclass
class Submission:
    """What a record says."""

    student: str
    failure: str
    mended: list[str]
    flags: list[str]
    used: dict[str, float | None]               # "cpu" and "wall" in seconds, "memory" in bytes
    run: dict[str, str]                         # what should be the same for all
    when: str
    graded: bool                                # else there is no mark
    marks: dict[str, Mark] = field(default_factory=dict)

    @property
    def points(self) -> float:
        return sum(mark.points for mark in self.marks.values())


def read_record(record: dict, week: Week) -> tuple[Submission, list[str]]:
    """A record as a submission, and what in it is not as it should be.

    Raises:
        ValueError: if it is no record of this week; the message says why.
    """
    if record.get("broken"):
        raise ValueError(str(record["broken"]))
    if record.get("assignment") != week.name:
        raise ValueError(f"it is of {str(record.get('assignment') or 'no assignment')[:MOST_NAME]}, not of {week.name}")
    student = record.get("student")
    if not isinstance(student, str) or not student:
        raise ValueError("it names no student")
    versions = record.get("versions") if isinstance(record.get("versions"), dict) else {}
    seed = record.get("seed")
    submission = Submission(
        student, str(record.get("failure") or ""), _texts(record.get("mended")), _texts(record.get("flags")),
        {name: _finite(record.get(name)) for name in ("cpu", "wall", "memory")},
        {"sandbox": str(record.get("level") or ""), "seed": hashlib.sha256(str(seed).encode()).hexdigest()[:8] if seed is not None else "",
         "tests": str(record.get("tests") or "")[:16], "versions": ", ".join(f"{name} {version}" for name, version in versions.items())},
        record["when"] if isinstance(record.get("when"), str) else "", is_mark(record))
    if not submission.graded:
        submission.failure = submission.failure or "nobody knows why"
        return submission, []
    found = {row.get("exercise"): row for row in _rows(record.get("exercises")) if isinstance(row.get("exercise"), str)}
    odd = []
    for exercise in week.exercises:
        row = found.get(exercise.function, {})
        points, possible = _finite(row.get("points")), exercise.worth
        if points is None:
            odd.append(f"it has no points for {exercise.function}, which is left out")
            continue
        if not -1e-9 <= points <= possible + 1e-9:
            odd.append(f"{points:g} of {possible:g} points for {exercise.function}, which is taken as the nearest mark there is")
        status = row.get("status") if row.get("status") in STATUSES else RIGHT if points >= possible else WRONG
        submission.marks[exercise.function] = Mark(
            status, min(max(points, 0.0), possible), possible, str(row.get("misconception") or ""), str(row.get("message") or ""),
            _finite(row.get("seconds")))
    return submission, odd


def _rows(value: Any) -> list[dict]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def _texts(value: Any) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


def _finite(value: Any) -> float | None:
    try:
        result = float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else math.nan
    except OverflowError:               # a whole number of hundreds of digits
        return None
    return result if math.isfinite(result) else None


# ---- what the page says

def _findings(records: list[dict], week: Week, sources: dict[str, dict[str, str]]) -> dict[str, Any]:
    """Everything the template shows."""
    submissions: dict[str, Submission] = {}
    odd: list[tuple[str, str]] = []
    for record in records:
        try:
            submission, remarks = read_record(record, week)
        except ValueError as error:
            odd.append((str(record.get("file") or record.get("student") or "a record"), str(error)))
            continue
        odd += [(submission.student, remark) for remark in remarks if not submission.failure]
        if submission.student in submissions:
            odd.append((submission.student, "has several records; the last one counts"))
        submissions[submission.student] = submission
    packages = missing_packages({record["student"]: record for record in records if record.get("student") in submissions}.values())
    everybody = sorted(submissions.values(), key=lambda submission: submission.student)
    graded = [submission for submission in everybody if not submission.failure]
    possible = sum(exercise.worth for exercise in week.exercises)
    exercises = exercise_statistics(week, graded)
    misconceptions = misconception_map(week, graded, sources)
    near = one_fix_away(week, graded)
    names = {submission.student for submission in graded}
    pairs = similar_pairs(week, {student: code for student, code in sources.items() if student in names})
    runs = {what: Counter(submission.run[what] for submission in everybody if submission.run[what]).most_common()
            for what in ("sandbox", "versions", "tests", "seed")}
    times = sorted(submission.when for submission in everybody if submission.when)
    return {
        "week": week, "everybody": everybody, "graded": graded, "possible": possible, "odd": odd, "runs": runs,
        "when": [time[:16].replace("T", " ") for time in dict.fromkeys((times[0], times[-1]))] if times else [],
        "marks": distribution([submission.points / possible for submission in graded]) if graded and possible else None,
        "exercises": exercises, "misconceptions": misconceptions, "held": sum(len(row["holders"]) for row in misconceptions),
        "near": near, "pairs": pairs[:MOST_PAIRS], "more_pairs": len(pairs[MOST_PAIRS:]),
        "failures": [submission for submission in everybody if submission.failure and submission.graded],
        "lost": [submission for submission in everybody if not submission.graded], "packages": packages,
        "flagged": [submission for submission in everybody if submission.flags],
        "mended": mended(everybody), "mended_count": sum(bool(submission.mended) for submission in everybody),
        "used": used(everybody), "notable": notable(exercises, misconceptions, graded),
    }


def distribution(shares: list[float]) -> dict[str, Any]:
    """Marks, each a share of all points, in ten bins, and what describes them."""
    counts = np.histogram(np.clip(shares, 0, 1), bins=10, range=(0, 1))[0].tolist()
    low, first, median, third, high = np.percentile(shares, [0, 25, 50, 75, 100]).tolist()
    return {"bins": [{"from": 10 * i, "to": 10 * (i + 1), "count": count, "height": count / max(counts)} for i, count in enumerate(counts)],
            "low": low, "first": first, "median": median, "third": third, "high": high, "mean": float(np.mean(shares))}


def exercise_statistics(week: Week, graded: list[Submission]) -> list[dict[str, Any]]:
    """What each exercise told: outcomes, mean share of its points, discrimination, CPU time."""
    rows = []
    for exercise in week.exercises:
        marks = [submission.marks[exercise.function] for submission in graded if exercise.function in submission.marks]
        pairs = [(submission.marks[exercise.function].points, submission.points - submission.marks[exercise.function].points)
                 for submission in graded if exercise.function in submission.marks]
        seconds = [mark.seconds for mark in marks if mark.seconds is not None]
        rows.append({
            "exercise": exercise, "count": len(marks), "outcomes": {status: sum(mark.status == status for mark in marks) for status in STATUSES},
            "success": sum(mark.solved for mark in marks) / len(marks) if marks else None,
            "share": float(np.mean([mark.share for mark in marks])) if marks else None,
            "discrimination": corrected_correlation(pairs),
            "seconds": float(np.median(seconds)) if seconds else None, "longest": max(seconds, default=None)})
    return rows


def corrected_correlation(pairs: list[tuple[float, float]]) -> float | None:
    """The corrected item-total correlation: how the points of an exercise go with those of all the others.

    Arguments:
        pairs: a submission's points for the exercise, and for all the other exercises together.

    Returns:
        Pearson's r; None where it is not defined: fewer than three submissions, or one side is the same for all.
    """
    if len(pairs) < 3:
        return None
    item, rest = np.array(pairs, dtype=float).T
    if np.ptp(item) < 1e-9 or np.ptp(rest) < 1e-9:
        return None
    return float(np.corrcoef(item, rest)[0, 1])


def misconception_map(week: Week, graded: list[Submission], sources: dict[str, dict[str, str]]) -> list[dict[str, Any]]:
    """The misconceptions that are held, the most common first: message, who holds it, the shortest code of a holder."""
    rows = []
    for exercise in week.exercises:
        messages = {variant.name: variant.message for variant in exercise.misconceptions}
        holders: dict[str, list[Submission]] = defaultdict(list)
        for submission in graded:
            mark = submission.marks.get(exercise.function)
            if mark and mark.misconception:
                holders[mark.misconception].append(submission)
        for name, held_by in holders.items():
            codes = sorted((len(own_lines(week, exercise, code)), submission.student, code) for submission in held_by
                           if isinstance(code := sources.get(submission.student, {}).get(exercise.function), str) and code.strip())
            rows.append({"exercise": exercise, "name": name, "many": len(held_by) > 1,
                         "message": messages.get(name) or held_by[0].marks[exercise.function].message,
                         "holders": [submission.student for submission in held_by],
                         "lost": float(np.mean([submission.marks[exercise.function].lost for submission in held_by])),
                         "example": {"student": codes[0][1], "lines": excerpt(marked_lines(week, exercise, codes[0][2]))} if codes else None})
    return sorted(rows, key=lambda row: (-len(row["holders"]), row["exercise"].number))


def one_fix_away(week: Week, graded: list[Submission]) -> list[dict[str, Any]]:
    """Students who lack full marks in one exercise only, or in exercises that all use one whose misconception is known."""
    exercises = {exercise.function: exercise for exercise in week.exercises}

    def uses(name: str, root: str) -> bool:
        return any(needed == root or uses(needed, root) for needed in exercises[name].needs)

    rows = []
    for submission in graded:
        wanting = [name for name in exercises if name in submission.marks and not submission.marks[name].full]
        if not wanting or len(submission.marks) < len(exercises):
            continue
        first, *others = wanting
        mark = submission.marks[first]
        if others and not (mark.misconception and all(uses(name, first) and submission.marks[name].status in (WRONG, CRASHED) for name in others)):
            continue
        rows.append({"student": submission.student, "exercise": exercises[first], "others": [exercises[name] for name in others],
                     "gain": sum(submission.marks[name].lost for name in wanting), "status": mark.status, "message": mark.message})
    return sorted(rows, key=lambda row: (-row["gain"], row["student"]))


def mended(everybody: list[Submission]) -> list[tuple[str, int]]:
    """What was mended in how many submissions. Names of notebooks are left out, so that notes on renamed files are one."""
    counts = Counter(note for submission in everybody for note in {FILE.sub("….ipynb", note[:MOST_SENTENCE]) for note in submission.mended})
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def used(everybody: list[Submission]) -> list[dict[str, Any]]:
    """CPU time, memory and time on the clock: the median, the largest, and whose that is."""
    rows = []
    for what in ("cpu", "memory", "wall"):
        values = [(submission.used[what], submission.student) for submission in everybody
                  if submission.used[what] is not None and not submission.failure]
        if values:
            largest, student = max(values, key=lambda value: value[0])
            rows.append({"what": what, "median": float(np.median([value for value, _ in values])), "largest": largest, "student": student})
    return rows


def notable(exercises: list[dict], misconceptions: list[dict], graded: list[Submission]) -> dict[str, Any]:
    """What to take into the next lesson: the misconceptions that many hold, the hardest exercise, exercises that go against the rest."""
    many = max(3, math.ceil(0.1 * len(graded)))
    hardest = min((row for row in exercises if row["share"] is not None and row["exercise"].worth), key=lambda row: row["share"], default=None)
    return {"misconceptions": [row for row in misconceptions if len(row["holders"]) >= many][:3],
            "hardest": hardest if hardest and hardest["share"] < 0.7 else None,
            "against": [row for row in exercises if len(graded) >= 15 and row["discrimination"] is not None and row["discrimination"] < 0]}


# ---- code: what is a student's own, and what two have in common

@functools.cache
def _stub(solution: str) -> frozenset[str]:
    """The lines that an exercise hands out."""
    return frozenset(line.strip() for line in clear(solution).splitlines())


def marked_lines(week: Week, exercise: Exercise, code: str) -> list[tuple[bool, str]]:
    """The lines of a code, each with whether it is the student's own; cut after `MOST_CODE` characters."""
    stub = _stub(week.solutions[exercise.function])
    lines = [(bool(line.strip()) and line.strip() not in stub and not MARKER.match(line), line) for line in code[:MOST_CODE].splitlines()]
    return lines + [(False, "… (shortened)")] * (len(code) > MOST_CODE)


def excerpt(lines: list[tuple[bool, str]]) -> list[tuple[bool, str]]:
    """Marked lines, with what was handed out in one piece (a docstring, say) cut down to its ends."""
    kept: list[tuple[bool, str]] = []
    for own, run in itertools.groupby(lines, key=lambda line: line[0]):
        run = list(run)
        kept += run if own or len(run) <= 6 else [*run[:2], (False, " " * 4 + "…"), *run[-2:]]
    return kept


def own_lines(week: Week, exercise: Exercise, code: str) -> list[str]:
    """The lines that a student has written: those that the exercise did not hand out."""
    return [line for own, line in marked_lines(week, exercise, code) if own]


@functools.lru_cache(maxsize=100_000)
def tokens(text: str, prescribed: frozenset[str]) -> tuple[tuple[str, ...], ...]:
    """The tokens of each line of some Python. Names that a student chose are all one, so that renaming hides nothing.

    Pygments reads it: unlike Python's own tokenizer it takes any text, broken code included.

    Arguments:
        text: the lines.
        prescribed: names that the stub and the solution have; they are kept.

    Returns:
        One tuple a line; a comment is one token, which begins with "#".
    """
    from pygments.lexers import PythonLexer
    from pygments.token import Comment, Name, Operator

    found, line = [], 0
    for kind, value in PythonLexer(stripnl=False).get_tokens(text):
        if value.strip():
            found.append((line, kind, "# " + " ".join(value.lower().strip("# ").split()) if kind in Comment else value.strip()))
        line += value.count("\n")
    chosen: set[str] = set()
    names, depth, loop, at = [], 0, False, -1       # names since the line, or its last "for" or "lambda", began
    for line, kind, value in found:
        depth += (value in "([{") - (value in ")]}")
        if value in ("for", "lambda") or line != at and not depth:
            names, loop = [value] if kind in Name else [], value in ("for", "lambda")
        elif kind in Name:
            names.append(value)
        elif loop and (value == ":" or value == "in" and kind in Operator) or value == "=" and kind in Operator and not depth:
            chosen, loop = chosen | set(names), False
        at = line
    chosen -= prescribed
    rows: list[list[str]] = [[] for _ in text.split("\n")]
    for line, kind, value in found:
        rows[line].append("a name" if kind in Name and value in chosen else value)
    return tuple(tuple(row) for row in rows)


def pieces(text: str, prescribed: frozenset[str]) -> dict[tuple[str, ...], float]:
    """The pieces of a code, with how many lines each makes: runs of `PIECE` tokens, and comments of some length."""
    found = [token for line in tokens(text, prescribed) for token in line]
    code = tuple(token for token in found if not token.startswith("#"))
    runs = {code[i:i + PIECE]: 1 / LINE for i in range(max(1, len(code) - PIECE + 1))} if code else {}
    return runs | {(token,): 1.0 for token in found if token.startswith("#") and len(token) > 15}


@dataclass
class Pair:
    """Two submissions that agree in rare ways."""

    students: tuple[str, str]
    lines: float                                        # rare code in common, as many lines that nobody else has
    agreeing: list[dict[str, Any]]                      # exercise, lines, share, codes: two lists of (in both, line)


def similar_pairs(week: Week, sources: dict[str, dict[str, str]]) -> list[Pair]:
    """Pairs of students whose codes have in common what hardly anybody else in the class writes; the strongest first.

    Right answers of a few lines are all alike, so agreement alone says nothing. As in MOSS (Schleimer, Wilkerson and
    Aiken, "Winnowing", 2003), codes are cut into runs of tokens, and those of the stub and the solution are dropped; so
    are those of the exercise bank's variants, which people find by themselves. Every run that is left weighs
    log(n / number of codes with it), the inverse document frequency of information retrieval (Spärck Jones, 1972),
    scaled such that a run in exactly two codes weighs 1. scikit-learn counts them.

    Arguments:
        week: the week.
        sources: student -> exercise -> code.

    Returns:
        Pairs with rare code in common worth `PAIR_LINES` lines in at least two exercises, or `LONE_LINES` in one.
    """
    agreeing: dict[tuple[str, str], list[dict]] = defaultdict(list)
    for exercise in week.exercises:
        for pair, lines, share in _agreements(week, exercise, sources):
            agreeing[pair].append({"exercise": exercise, "lines": lines, "share": share})
    pairs = []
    for students, rows in agreeing.items():
        total = sum(row["lines"] for row in rows)
        if total >= (PAIR_LINES if len(rows) > 1 else LONE_LINES):
            pairs.append(Pair(students, total, rows))
    pairs.sort(key=lambda pair: (-pair.lines, pair.students))
    for pair in pairs[:MOST_PAIRS]:
        for row in pair.agreeing:
            row["codes"] = _side_by_side(week, row["exercise"], [sources[student][row["exercise"].function] for student in pair.students])
    return pairs


def _prescribed(week: Week, exercise: Exercise) -> frozenset[str]:
    return frozenset(re.findall(r"[A-Za-z_]\w*", week.solutions[exercise.function]))


def _agreements(week: Week, exercise: Exercise, sources: dict[str, dict[str, str]]) -> Iterable[tuple[tuple[str, str], float, float]]:
    """Pairs that agree in an exercise, with the rare lines in common and their share of what is rare in the code that has less of it."""
    from sklearn.feature_extraction.text import CountVectorizer         # takes a second to import

    solution, names = week.solutions[exercise.function], _prescribed(week, exercise)

    def cut(code: str) -> dict[tuple[str, ...], float]:
        return pieces("\n".join(own_lines(week, exercise, code)), names)

    variants = [variant_source(week, exercise, variant) for variant in (*exercise.misconceptions, *exercise.alternatives)]
    known = {piece for code in (solution, clear(solution), *variants) for piece in (*cut(code), *pieces(code, names))}
    codes = {student: cut(code) for student, found in sorted(sources.items()) if isinstance(code := found.get(exercise.function), str)}
    codes = {student: found for student, found in codes.items() if found}
    sizes = {piece: size for found in codes.values() for piece, size in found.items() if piece not in known}
    if len(codes) < FEWEST or not sizes:
        return
    vocabulary = sorted(sizes)
    counted = CountVectorizer(analyzer=lambda found: [piece for piece in found if piece in sizes], vocabulary=vocabulary, binary=True,
                              lowercase=False).fit_transform(codes.values())
    holders = np.asarray(counted.sum(axis=0)).ravel()
    rarity = np.log2(len(codes) / holders).clip(max=np.log2(len(codes) / 2)) / np.log2(len(codes) / 2)
    weights = np.array([sizes[piece] for piece in vocabulary]) * rarity
    rare = (holders <= max(2, COMMON * len(codes))).nonzero()[0]
    counted = counted[:, rare].astype(float)
    common = (counted.multiply(weights[rare]) @ counted.T).toarray()
    students = list(codes)
    for i, j in np.argwhere(np.triu(common, 1) >= AGREE_LINES):
        share = common[i, j] / min(common[i, i], common[j, j])
        if share >= AGREE_SHARE:
            yield (students[i], students[j]), float(common[i, j]), float(share)


def _side_by_side(week: Week, exercise: Exercise, codes: list[str]) -> list[list[tuple[bool, str]]]:
    """The own lines of two codes, each with whether the other has it, too, whatever its names are, and the solution has not."""
    names, solution = _prescribed(week, exercise), week.solutions[exercise.function]
    lines = [own_lines(week, exercise, code) for code in codes]
    keys = [tokens("\n".join(own), names) for own in lines]
    both = set(keys[0]) & set(keys[1]) - set(tokens(solution, names))
    return [[(key in both, line) for key, line in zip(mine, own)] for mine, own in zip(keys, lines)]


# ---- for the template

def clean(text: Any, most: int = MOST_SENTENCE) -> str:
    """Text of bounded length without characters that hide, reverse or cannot be written."""
    text = str(text)
    short = text if len(text) <= most else text[:most - 1] + "…"
    return "".join("�" if hides(char) and char not in "\t\n" else char for char in short)


def prose(text: Any) -> Markup:
    """A sentence, cleaned and escaped, with what stands in `backticks` as code."""
    parts = clean(text).split("`")
    if len(parts) % 2 == 0:                 # a lone backtick is one
        return escape("`".join(parts))
    return Markup("").join(Markup("<code>{}</code>").format(part) if i % 2 else escape(part) for i, part in enumerate(parts))


def number(value: float | None, digits: int = 1) -> str:
    """A number as short as it can be read, "-" for none."""
    return "-" if value is None else f"{value:.{digits}f}".replace("-", "−") if digits else f"{value:.0f}"


def points(value: float) -> str:
    """Points to a tenth: 7, 2.5."""
    return f"{round(value, 1):g}"


def percent(share: float | None) -> str:
    """A share as a percentage; 100 % only if it is all, 0 % only if it is none."""
    if share is None:
        return "-"
    return f"{min(max(round(100 * share), 0 if share <= 0 else 1), 100 if share >= 1 else 99)}\N{NO-BREAK SPACE}%"


def mebibytes(size: float) -> str:
    return f"{size / 2**20:,.0f} MiB".replace(",", " ")
