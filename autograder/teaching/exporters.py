"""Exporting: marks from nbgrader's gradebook as tables for Canvas, Moodle and people.

The marks are nbgrader's own: a hand-given score counts before the automatic one, extra credit is added, and the penalty
for being late is taken off, never below zero, as nbgrader's CSV exporter does it. A student who handed nothing in
has no mark, rather than a zero, unless asked for.

Facts about the formats, and where they are from:

- Canvas: "Student" (or "LastName", "FirstName"), "ID", perhaps "SIS User ID", "SIS Login ID", "Section", then a column an
  assignment, called "TITLE (NUMBER)"; the second row, or the third after "Manual Posting", says "    Points Possible". A student is
  looked up by ID, then SIS User ID, then SIS Login ID; a column of an unknown title would become a new assignment; "EX" is excused; a comma or
  a semicolon separates (`process_student`, `check_for_non_student_row`, `identify_delimiter` in lib/gradebook_importer.rb, and lib/gradebook_exporter.rb,
  of https://github.com/instructure/canvas-lms; for people:
  https://teaching.resources.osu.edu/toolsets/carmencanvas/guides/calculating-final-grades/import-csv-file-carmen-grades).
- Moodle's grading worksheet: "Identifier" ends in the participant's number, "Grade", "Last modified (grade)" are needed; a row whose
  "Last modified" is older than Moodle's is passed over, and so is, without a word, a grade above the maximum (mod/assign/feedback/offline of
  https://github.com/moodle/moodle). Without a worksheet: a table for the gradebook's CSV import, which asks for the column to
  know people by (https://docs.moodle.org/311/en/Grade_import).
- Text that a spreadsheet would take for a formula gets an apostrophe: `= + - @`, tab and carriage return at its beginning
  (https://owasp.org/www-community/attacks/CSV_Injection; https://symfony.com/cve-2021-41270 tells why tab and
  carriage return are among them). Numbers stay numbers.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.plugins import ExportPlugin
from traitlets import Bool, Dict, Unicode

from .. import Complaint
from ..grading.safely import shown
from .names import as_text, is_number, plain_text, read_names, safe_id

CANVAS, MOODLE, PLAIN = "canvas", "moodle", "csv"
FORMATS = (CANVAS, MOODLE, PLAIN)


class NothingToExport(Complaint, ValueError):
    """The gradebook does not hold what is to be exported; the message says what it holds."""


class BadTemplate(Complaint, ValueError):
    """The table to fill in is not what it should be; the message says what was looked for."""


@dataclass
class Mark:
    """One student's mark in one week.

    Attributes:
        week, student: nbgrader's names.
        name, email: as the gradebook has them; "" if it does not.
        lms_id: the student's number in Canvas, if known.
        scores: points by exercise; empty if nothing was handed in.
        raw, penalty, total: the sum, what is taken off for being late, and what is left; None if nothing was handed in.
        possible: the most there is.
        submitted: when, in UTC, or "".
        unfinished: whether somebody still has to give points by hand.
    """

    week: str
    student: str
    name: str
    email: str
    lms_id: str
    scores: dict[str, float]
    raw: float | None
    penalty: float | None
    total: float | None
    possible: float
    submitted: str = ""
    unfinished: bool = False


@dataclass
class Exported:
    """What was written.

    Attributes:
        path: the file.
        students: ids of those whose mark is in it.
        unmatched: ids of those whose mark found no row in the template.
        rows: names in the template for which there is no mark; they are as they were.
        notes: what deserves a look.
    """

    path: Path
    students: list[str] = field(default_factory=list)
    unmatched: list[str] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        lines = [f"{self.path}: marks of {len(self.students)} students."]
        if self.unmatched:
            lines.append(f"No row in the template for: {', '.join(map(shown, self.unmatched))}")
        if self.rows:
            lines.append(f"No mark, row kept as it was: {', '.join(map(shown, self.rows))}")
        return "\n".join([*lines, *(shown(note, 10_000) for note in self.notes)])


def export(gradebook_url: str, weeks: str | Sequence[str], format: str, out: Path, template: Path | None = None, **options) -> Exported:
    """Write the marks of one or several weeks to a table.

    Arguments:
        gradebook_url: of nbgrader's gradebook.
        weeks: names, such as "course1-week2".
        format: "canvas", "moodle" or "csv".
        out: the file to write.
        template: the gradebook that Canvas exported, or Moodle's grading worksheet, to be filled in; everything else in it stays.
        options: see `export_from`.

    Returns:
        Who is in it and who is not.

    Raises:
        BadTemplate: if the template is not one, or none of its columns is the week's.
        NothingToExport: if the gradebook does not have the week.
        ValueError: for an unknown format.
    """
    from ..grading.marks import opened

    with opened(gradebook_url) as gradebook:
        return export_from(gradebook, weeks, format, out, template, **options)


def export_from(gradebook: Gradebook, weeks: str | Sequence[str], format: str, out: Path, template: Path | None = None, *,
                columns: Mapping[str, str] | None = None, names: Path | None = None, zero: bool = False, scale: bool = False,
                only: Iterable[str] = (), order: Sequence[str] = (), failed: Mapping[str, Mapping[str, str]] | None = None) -> Exported:
    """`export` from an open gradebook.

    Arguments:
        columns: week -> heading of its column in the template, where that is not the week's name.
        names: names.csv that `autograder collect` keeps; it knows students' numbers in Canvas and Moodle.
        zero: give 0 to students who handed nothing in, instead of leaving them out.
        scale: convert marks to the points possible that the template says.
        only: students; all if empty.
        failed: week -> who has no mark of the last run, see `marks.failures`; these are named in the notes.
        order: exercises of the plain table, in the order of their columns; others follow by name. The gradebook does not keep the notebook's order.
    """
    weeks = [weeks] if isinstance(weeks, str) else list(weeks)
    from ..grading.marks import NOT_YET

    if format not in FORMATS:
        raise ValueError(f"no format {format!r}; there is: {', '.join(FORMATS)}")
    if not weeks:
        raise NothingToExport("name a week to export")
    only = set(only)
    marks = {week: [mark for mark in read_marks(gradebook, week, zero=zero) if not only or mark.student in only] for week in weeks}
    result = Exported(Path(out))
    for week in weeks:
        unfinished = [mark.student for mark in marks[week] if mark.unfinished]
        if unfinished:
            result.notes.append(f"{week}: points still to be given by hand: {', '.join(unfinished)}")
        marked = {mark.student for mark in marks[week] if mark.total is not None}
        for student, why in sorted((failed or {}).get(week, {}).items()):
            if (not only or student in only) and not (student in marked and why == NOT_YET):        # nbgrader's own commands keep no record
                result.notes.append(f"{week}: {student} {why}" + ("; the mark is that of an earlier run" if student in marked else ""))
    if format == PLAIN:
        if template:
            raise BadTemplate("a plain table is made without a template: name the format that it is of, canvas or moodle")
        table = _plain(marks, order, result)
    elif template is None:
        table = (_canvas if format == CANVAS else _moodle)(marks, result)
    else:
        table = _Table.read(Path(template))
        lms_ids = _lms_ids(names, format) if names else {}
        (_fill_canvas if format == CANVAS else _fill_moodle)(table, marks, dict(columns or {}), lms_ids, scale, result)
    table.write(result.path)
    return result


def read_marks(gradebook: Gradebook, week: str, *, zero: bool = False) -> list[Mark]:
    """Everybody's mark in a week, in the order of ids; nbgrader's own scores.

    Raises:
        NothingToExport: if the gradebook does not have the week.
    """
    try:
        assignment = gradebook.find_assignment(week)
    except MissingEntry:
        raise NothingToExport(f"the gradebook has no {week}; it has: {', '.join(a.name for a in gradebook.assignments) or 'nothing'}") from None
    submissions = {submission.student_id: submission for submission in gradebook.assignment_submissions(week)}
    marks = []
    for student in sorted(gradebook.students, key=lambda student: student.id):
        submission = submissions.get(student.id)
        name = " ".join(part for part in (student.first_name, student.last_name) if part)
        mark = Mark(week, student.id, name, student.email or "", student.lms_user_id or "", {}, *[0.0 if zero else None] * 3, assignment.max_score)
        if submission is not None:
            mark.scores = {grade.name.removeprefix("check-"): grade.score for notebook in submission.notebooks
                           for grade in sorted(notebook.grades, key=lambda grade: grade.name)}
            mark.raw, mark.penalty = submission.score, submission.late_submission_penalty or 0.0
            mark.total = max(0.0, mark.raw - mark.penalty)
            mark.submitted = f"{submission.timestamp:%Y-%m-%d %H:%M:%S}" if submission.timestamp else ""
            mark.unfinished = bool(submission.needs_manual_grade)
        marks.append(mark)
    return marks


# ---- cells


def number(value: float | None) -> str:
    """Points with at most two decimals, a point, and no exponent; "" for None."""
    if value is None:
        return ""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


@dataclass
class _Table:
    """A CSV table and how it was written."""

    rows: list[list[str]]
    delimiter: str = ","
    newline: str = "\n"
    bom: bool = False

    @classmethod
    def read(cls, path: Path) -> _Table:
        try:
            data = path.read_bytes()
            text = data.decode("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise BadTemplate(f"{path} cannot be read as UTF-8: {error}") from error
        head = text.partition("\n")[0]
        delimiter = max(",;\t", key=head.count)
        before = csv.field_size_limit(max(len(text), 1))            # Moodle puts whole essays into a cell
        try:
            rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
        except csv.Error as error:
            raise BadTemplate(f"{path} is not a CSV table: {error}") from error
        finally:
            csv.field_size_limit(before)
        if not rows or len(rows[0]) < 2:
            raise BadTemplate(f"{path} is not a CSV table with a row of headings")
        return cls(rows, delimiter, "\r\n" if head.endswith("\r") else "\n", data.startswith(b"\xef\xbb\xbf"))

    def write(self, path: Path) -> None:
        text = io.StringIO(newline="")
        csv.writer(text, delimiter=self.delimiter, lineterminator=self.newline).writerows(self.rows)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes((b"\xef\xbb\xbf" if self.bom else b"") + text.getvalue().encode("utf-8", "replace"))


# ---- without a template

def _plain(marks: dict[str, list[Mark]], order: Sequence[str], result: Exported) -> _Table:
    known = {name for found in marks.values() for mark in found for name in mark.scores}
    exercises = [*(name for name in order if name in known), *sorted(known - set(order))]
    rows = [["week", "student", "name", "email", "submitted (UTC)", "total", "possible", "before penalty", "late penalty", *map(as_text, exercises)]]
    for found in marks.values():
        for mark in found:
            rows.append([mark.week, as_text(mark.student), as_text(mark.name), as_text(mark.email), mark.submitted, number(mark.total), number(mark.possible),
                         number(mark.raw), number(mark.penalty), *(number(mark.scores.get(name)) for name in exercises)])
            if mark.total is not None:
                result.students.append(mark.student)
    result.students = list(dict.fromkeys(result.students))
    return _Table(rows)


def _people(marks: dict[str, list[Mark]], result: Exported) -> list[tuple[Mark, list[str]]]:
    """Everybody with a mark in one of the weeks, and their totals."""
    by_student: dict[str, dict[str, Mark]] = defaultdict(dict)
    for week, found in marks.items():
        for mark in found:
            by_student[mark.student][week] = mark
    people = []
    for student, found in sorted(by_student.items()):
        if any(mark.total is not None for mark in found.values()):
            result.students.append(student)
            people.append((next(iter(found.values())), [number(found[week].total) for week in marks]))
    return people


def _canvas(marks: dict[str, list[Mark]], result: Exported) -> _Table:
    possible = [number(found[0].possible) if found else "" for found in marks.values()]
    rows = [["Student", "ID", "SIS User ID", "SIS Login ID", "Section", *marks], ["    Points Possible", "", "", "", "", *possible]]
    for mark, totals in _people(marks, result):
        first, _, last = mark.name.rpartition(" ")
        name = f"{last}, {first}" if first else mark.name or mark.student
        rows.append([as_text(name), mark.lms_id if mark.lms_id.isdigit() else "", "", as_text(mark.student), "", *totals])
    return _Table(rows)


def _moodle(marks: dict[str, list[Mark]], result: Exported) -> _Table:
    rows = [["Username", "Full name", "Email address", *marks]]
    rows += [[as_text(mark.student), as_text(mark.name), as_text(mark.email), *totals] for mark, totals in _people(marks, result)]
    return _Table(rows)


# ---- filling in a template

def _simple(text: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())


def _column(headings: list[str], candidates: list[int], week: str, wanted: str | None) -> int:
    """The column of a week: that of the heading asked for, else the only one whose heading has the week's name in it."""
    titles = {i: re.sub(r" \(\d+\)$", "", headings[i]) for i in candidates}
    if wanted is not None:
        found = [i for i in candidates if wanted in (headings[i], titles[i])]
    else:
        found = [i for i in candidates if _simple(titles[i]) == _simple(week)] or [i for i in candidates if _simple(week) in _simple(titles[i])]
    if len(found) != 1:
        raise BadTemplate(f"{'no column' if not found else 'more than one column'} of the template is {wanted or week!r}; say which one with `columns`. "
                          f"It has: {', '.join(headings[i] for i in candidates) or 'no column of marks'}")
    return found[0]


def _lms_ids(names: Path, format: str) -> dict[tuple[str, str], str]:
    """names.csv of `collect`: (week, number in the LMS) -> student; Canvas's numbers are the same in all weeks: ("", number)."""
    rows = [row for row in read_names(names).values() if row["lms"] == format and row["lms_id"]]
    return {("" if format == CANVAS else row["week"], row["lms_id"]): row["student"] for row in rows}


def _index(marks: Iterable[Mark], key: Callable[[Mark], str]) -> dict[str, Mark]:
    """Marks by a key, without those whose key is that of somebody else, too."""
    found: dict[str, list[Mark]] = defaultdict(list)
    for mark in marks:
        if key(mark):
            found[key(mark).casefold()].append(mark)
    return {value: same[0] for value, same in found.items() if len(same) == 1}


def _match(marks: list[Mark], rows: list[dict[str, str]], tries: list[tuple[str, dict[str, Mark], Callable[[str], str]]],
           result: Exported) -> list[Mark | None]:
    """The mark that belongs to each row: by the first of several columns that knows it."""
    found: list[Mark | None] = []
    for row in rows:
        found.append(next((index[read(row[column]).casefold()] for column, index, read in tries
                           if row.get(column) and read(row[column]).casefold() in index), None))
    twice = {mark.student for mark in found if mark and sum(mark is other for other in found) > 1}
    for student in sorted(twice):
        result.notes.append(f"{student} fits several rows of the template; none was filled in")
    found = [None if mark and mark.student in twice else mark for mark in found]
    matched = {mark.student for mark in found if mark}
    result.students += [mark.student for mark in marks if mark.student in matched and mark.total is not None and mark.student not in result.students]
    result.unmatched += [mark.student for mark in marks if mark.student not in matched and mark.total is not None and mark.student not in result.unmatched]
    return found


def _value(mark: Mark, possible: float | None, scale: bool) -> str:
    return number(mark.total * possible / mark.possible if scale and possible is not None and mark.possible else mark.total)


def _float(cell: str) -> float | None:
    return float(cell.strip().replace(",", ".")) if is_number(cell.strip()) else None


def _by_id(marks: list[Mark]) -> dict[str, Mark]:
    return _index(marks, lambda mark: mark.student)


def _made_safe(text: str) -> str:
    return safe_id(plain_text(text))


def _fill_canvas(table: _Table, marks: dict[str, list[Mark]], columns: dict[str, str], lms_ids: dict, scale: bool, result: Exported) -> None:
    headings = table.rows[0]
    section = next((i for i, heading in enumerate(headings) if heading == "Section"), None)
    if not headings[0].startswith(("Student", "LastName")) or "ID" not in headings or section is None:
        raise BadTemplate("this is not a gradebook exported from Canvas: its first row begins with Student and has ID and Section; "
                          f"this one has: {', '.join(headings[:6])}")
    width = len(headings)
    about = [i for i, heading in enumerate(headings[:section]) if heading != "ID"]
    points = next((row for row in table.rows[1:] if row and "Points Possible" in row[0]), None)
    people = [row for row in table.rows[1:] if len(row) == width and row is not points and (row[0].strip() or row[headings.index("ID")].strip())]
    calculated = re.compile(r"(Current|Final|Override) (Score|Points|Grade|Status)")
    candidates = [i for i in range(section + 1, width) if not calculated.search(headings[i])]
    for week, found in marks.items():
        column = _column(headings, candidates, week, columns.get(week))
        possible = _float(points[column]) if points else None
        if points and "read only" in points[column]:
            raise BadTemplate(f"Canvas says that {headings[column]!r} is read only")
        if possible is not None and found and possible != found[0].possible and not scale:
            result.notes.append(f"{week} has {number(found[0].possible)} points, {headings[column]!r} in Canvas {number(possible)}: change one, or use `scale`")
        numbers = {**{mark.lms_id: mark for mark in _index(found, lambda mark: mark.lms_id).values()},
                   **{key: mark for (_, key), student in lms_ids.items() for mark in found if mark.student == student}}
        own, safe = _by_id(found), plain_text
        tries = [("ID", numbers, safe), ("SIS Login ID", own, safe), ("SIS User ID", own, safe), ("ID", own, safe),
                 ("SIS Login ID", _index(found, lambda mark: mark.email), safe), ("SIS Login ID", own, _made_safe), ("SIS User ID", own, _made_safe)]
        rows = [dict(zip(headings, row)) for row in people]
        for row, mark in zip(people, _match(found, rows, tries, result)):
            if mark is None or mark.total is None:
                result.rows += [row[0]] if row[0] not in result.rows else []
            elif row[column].strip().upper() in ("EX", "N/A"):
                result.notes.append(f"{mark.student}: Canvas says {row[column].strip()} for {week}, which stays")
            else:
                row[column] = _value(mark, possible, scale)
    for row in people:
        if row[headings.index("ID")].strip():           # by which Canvas knows the row, whatever its texts say
            for i in about:
                row[i] = as_text(row[i])


def _fill_moodle(table: _Table, marks: dict[str, list[Mark]], columns: dict[str, str], lms_ids: dict, scale: bool, result: Exported) -> None:
    if len(marks) != 1:
        raise ValueError("Moodle's grading worksheet is that of one assignment: export one week at a time")
    (week, found), = marks.items()
    headings = [heading.strip() for heading in table.rows[0]]
    identifier = headings.index("Identifier") if "Identifier" in headings else 0
    wanted = columns.get(week, "Grade")
    if wanted not in headings or not all(re.search(r"\d$", row[identifier]) for row in table.rows[1:] if row and row[identifier]):
        raise BadTemplate("this is not a grading worksheet of Moodle, which has Identifier and Grade; if it is in another language, name the column "
                          f"of grades with `columns`. It has: {', '.join(headings)}")
    column = headings.index(wanted)
    people = [row for row in table.rows[1:] if len(row) == len(headings)]
    rows = [dict(zip(headings, row)) | {"number": re.search(r"\d*$", row[identifier].strip()).group()} for row in people]
    own, email = _by_id(found), _index(found, lambda mark: mark.email)
    numbers = {key: mark for (of_week, key), student in lms_ids.items() if of_week == week for mark in found if mark.student == student}
    mails = [heading for heading in headings if "mail" in heading.casefold()]
    tries = [("number", numbers, plain_text), ("Username", own, plain_text), ("ID number", own, plain_text), *((heading, email, plain_text) for heading in mails),
             *((heading, own, plain_text) for heading in mails), ("Full name", _index(found, lambda mark: mark.name), plain_text), ("Full name", own, _made_safe)]
    most = headings.index("Maximum grade") if "Maximum grade" in headings else None
    changeable = headings.index("Grade can be changed") if "Grade can be changed" in headings else None
    limits: set[float] = set()
    for row, cells, mark in zip(people, rows, _match(found, rows, tries, result)):
        possible = _float(row[most]) if most is not None else None
        if mark is None or mark.total is None:
            result.rows.append(cells.get("Full name") or row[identifier])
        elif changeable is not None and row[changeable].strip().casefold() == "no":
            result.notes.append(f"{mark.student}: Moodle says that the grade cannot be changed; it stays")
        else:
            row[column] = _value(mark, possible, scale)
            limits |= {possible} if possible is not None and possible != mark.possible else set()
    if limits and not scale:
        result.notes.append(f"{week} has {number(found[0].possible)} points, Moodle's assignment {', '.join(map(number, sorted(limits)))}: "
                            "Moodle passes over grades above its maximum; change it there, or use `scale`")
    kept = {identifier, column, *(i for i, heading in enumerate(headings) if heading.startswith(("Last modified", "Feedback")) or i == most)}
    for row in people:
        for i in set(range(len(row))) - kept:
            row[i] = as_text(row[i])


# ---- nbgrader export --exporter=autograder.teaching.exporters.CanvasExporter --to=canvas.csv --assignment='["course1-week2"]'

class _Exporter(ExportPlugin):
    """What the three exporters share: nbgrader's options --to, --assignment and --student, and ours."""

    format = ""
    template = Unicode("", help="Table to fill in: Canvas's exported gradebook, Moodle's grading worksheet.").tag(config=True)
    columns = Dict({}, help="Week -> heading of its column in the template, where that is not the week's name.").tag(config=True)
    names = Unicode("", help="The names.csv that `autograder collect` keeps, if there is one.").tag(config=True)
    zero = Bool(False, help="Give 0 to students who handed nothing in.").tag(config=True)
    scale = Bool(False, help="Convert marks to the points possible of the template.").tag(config=True)

    def export(self, gradebook: Gradebook) -> None:
        weeks = [str(name) for name in self.assignment] or [assignment.name for assignment in gradebook.assignments]
        done = export_from(gradebook, weeks, self.format, Path(self.to or f"{self.format}.csv"), Path(self.template) if self.template else None,
                           columns=self.columns, names=Path(self.names) if self.names else None, zero=self.zero, scale=self.scale,
                           only=[str(name) for name in self.student])
        for line in str(done).splitlines():
            self.log.info(line)


class CanvasExporter(_Exporter):
    """Marks for Canvas's gradebook."""

    format = CANVAS


class MoodleExporter(_Exporter):
    """Marks for Moodle's grading worksheet or gradebook."""

    format = MOODLE


class PlainExporter(_Exporter):
    """Marks as a plain table, by exercise."""

    format = PLAIN
