"""Collecting: what an instructor has, brought into nbgrader's layout `submitted/STUDENT/WEEK/`.

    a folder with a folder a student            ada/x.ipynb, ada/course1-week2/x.ipynb
    a folder of files                           ada.ipynb, ada_anything.ipynb, ada.zip
    a Canvas download                           lovelaceada_LATE_4711_90210_course1-week2-1.ipynb
    a Moodle download                           Ada Lovelace_4711_assignsubmission_file_/x.ipynb, or the same without folders
    zips in any of these, and any of these as a zip

Everything here was named and packed by strangers. What could do harm is refused or renamed, with a line in the
result that says so, and never stops the collection of the others. Nothing that is collected is ever run or lost:
what a newer submission replaces moves to `replaced/`, beside `submitted/`; so do older versions in one download.

nbgrader's own `zip_collect` is not used: it unpacks every archive, and all archives in it, before it looks at a name,
without a limit on sizes; it needs a regular expression a download; and the whole run ends at a student's second file
or at a folder that is not empty. What it would write (layout, timestamp.txt) is written here in its format.

How Canvas names files: `add_upload_submission` in lib/content_zipper.rb of https://github.com/instructure/canvas-lms
(name, LATE, number of the student, number of the file, file; the numbers of files grow). How Moodle does:
`clean_filename(fullname_number)` and `assignsubmission_file` in mod/assign of https://github.com/moodle/moodle; its number
belongs to one assignment, so that only the name tells who it is from week to week.
"""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import io
import re
import shutil
import tempfile
import unicodedata
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from nbgrader.utils import parse_utc

from ..authoring.week import Week
from ..grading.marks import opened
from ..grading.submission import Unreadable, find_submission
from .names import CANVAS, MOODLE, PLAIN, BadSource, Roster, printable, read_names, read_roster, safe_id, short_hash, storable, write_names
from .sources import (CANVAS_ANONYMOUS, CANVAS_NAME, CANVAS_TEXT, MOODLE_NAME, NOTEBOOK, READING, WEEK_NAME, Entry, Limits, Line, Refused,
                      directory_size, of_lms, open_source, safe_path, strip_wrapper, unpack)

TIMESTAMP = "timestamp.txt"
MOST_LINES = 200

_VERSION = re.compile(r"(?: \(\d{1,3}\)|-\d{1,3})$")
_PACKED = (".7z", ".rar", ".tar", ".gz", ".tgz", ".bz2", ".xz")


@dataclass
class HandIn:
    """What was collected of one student.

    Attributes:
        student: the id, as the folder is called and nbgrader's gradebook has it.
        name, email: of the person, if known.
        original: what the student was called in the source.
        lms, lms_id: "canvas", "moodle" or "", and the student's number there.
        late: whether the download says LATE.
        submitted: when, in UTC; None where the source does not tell.
        version: Canvas's number of the file, which grows with time; 0 elsewhere.
        outcome: "new", "replaced", "unchanged" or "older" (what was there is newer, and stays).
        files: names of the files in the student's folder.
        older: names of versions in this source that newer ones replace.
    """

    student: str
    name: str = ""
    email: str = ""
    original: str = ""
    lms: str = PLAIN
    lms_id: str = ""
    late: bool = False
    submitted: datetime.datetime | None = None
    version: int = 0
    outcome: str = "new"
    files: list[str] = field(default_factory=list)
    older: list[str] = field(default_factory=list)


@dataclass
class Collected:
    """The result of a collection.

    Attributes:
        week: its name.
        students: one entry each, by id.
        skipped: what was not taken, and why.
        notes: what was taken under another name or deserves a look, and why.
        unmatched: ids of students who are not on the roster.
        missing: ids on the roster of whom there is nothing.
    """

    week: str
    students: list[HandIn] = field(default_factory=list)
    skipped: list[Line] = field(default_factory=list)
    notes: list[Line] = field(default_factory=list)
    unmatched: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        counts = {outcome: sum(student.outcome == outcome for student in self.students) for outcome in ("new", "replaced", "unchanged", "older")}
        about = {"new": "new", "replaced": "newer than before", "unchanged": "unchanged", "older": "older than what is there, which stays"}
        parts = [f"{count} {about[outcome]}" for outcome, count in counts.items() if count]
        lines = [f"{self.week}: {len(self.students)} students" + (f" ({', '.join(parts)})" if parts else "") + "."]
        late, empty = [s.student for s in self.students if s.late], [s.student for s in self.students if not s.files]
        older = [f"{s.student} ({', '.join(s.older)})" for s in self.students if s.older]
        for label, found in (("late", late), ("without any file", empty), ("older versions put aside", older),
                             ("not on the roster", self.unmatched), ("on the roster, nothing handed in", self.missing)):
            if found:
                lines.append(f"{label.capitalize()}: {', '.join(found)}")
        for label, found in (("Skipped", self.skipped), ("Note", self.notes)):
            lines += [f"{label:8} {line}" for line in found[:MOST_LINES]]
            if len(found) > MOST_LINES:
                lines.append(f"{label:8} ... and {len(found) - MOST_LINES} more")
        return "\n".join(lines)


@dataclass(frozen=True)
class _Unit:
    """A file and what its name tells: whose it is, and where it belongs in the student's folder."""

    entry: Entry
    path: tuple[str, ...]
    lms: str
    original: str
    name: str = ""
    lms_id: str = ""
    late: bool = False
    version: int = 0
    trusted_time: bool = False

    @property
    def identity(self) -> tuple[str, str]:
        """Who it is, from week to week."""
        return (self.lms, self.lms_id if self.lms == CANVAS else self.original)

    @property
    def rank(self) -> tuple:
        """The newer, the larger."""
        return (self.version, self.entry.modified.timestamp() if self.entry.modified else 0.0)


def collect(source: Path, week: Week, into: Path, *, roster: Path | None = None, limits: Limits = Limits()) -> Collected:
    """Bring submissions of one week into nbgrader's layout.

    The second run with the same source changes nothing. A student's newer submission replaces the older one, which
    moves to `into/../replaced/WEEK/STUDENT/`. `into/../names.csv` keeps who is who; an id that is changed there stays.

    timestamp.txt holds, in UTC, when the notebook was last changed: by the time in the file system or in the archive
    (which has no time zone unless it says so; that of this machine is assumed). Canvas's archives hold the time of the download,
    so no time is written for them, and LATE is only kept in names.csv and in the result.

    Arguments:
        source: a folder or a zip; see the top of this file.
        week: whose submissions they are.
        into: nbgrader's `submitted` folder; made if it is not there.
        roster: a CSV table with a row a student; see `read_roster`.
        limits: the most to take.

    Returns:
        The students, what was skipped and why. A student of whom nothing could be taken has an empty folder, so that
        grading says so.

    Raises:
        BadSource: if the source is neither a folder nor a zip, holds nothing, is tangled up with `into`, or the roster cannot be read.
    """
    source, into = Path(source), Path(into)
    people = read_roster(roster) if roster else None
    here, there = source.resolve(), into.resolve()
    if here == there or here in there.parents or there in here.parents:
        raise BadSource(f"{source} and {into} lie in each other: collect from a folder of its own")
    result = Collected(week.name)
    with contextlib.ExitStack() as stack:
        entries = strip_wrapper(open_source(source, result.skipped, stack, limits), week, lms_only=source.is_dir())
        units = _whose(entries, week, result, people)
        if not units and not result.skipped:
            raise BadSource(f"{source} holds nothing: it should hold a folder or a file of each student, or be an archive of Canvas or Moodle")
        known = read_names(into.parent / "names.csv")
        students = _ids(units, into, known, people, result)
        into.mkdir(parents=True, exist_ok=True)
        budget = [limits.total]
        with tempfile.TemporaryDirectory(prefix=".collecting-", dir=into.parent) as staging:
            for student in sorted(students):
                handed_in = _stage(student, students[student], week, Path(staging), result, limits, budget)
                _place(handed_in, week, Path(staging), into, known)
                result.students.append(handed_in)
    if people is not None:
        for handed_in in result.students:
            person = people.by_id.get(handed_in.student)
            if person:
                handed_in.name, handed_in.email = person["name"] or handed_in.name, person["email"]
            else:
                result.unmatched.append(handed_in.student)
        result.missing = sorted(set(people.by_id) - {handed_in.student for handed_in in result.students})
    _remember_names(into.parent / "names.csv", known, result)
    return result


def remember(collected: Collected, gradebook_url: str) -> None:
    """Write the names, e-mail addresses and Canvas's numbers of students to nbgrader's gradebook, where formgrader and exports find them."""
    with opened(gradebook_url) as gradebook:
        for student in collected.students:
            first, _, last = student.name.rpartition(" ")
            about = {"first_name": first, "last_name": last} if student.name else {}
            about |= {"email": student.email} if student.email else {}
            about |= {"lms_user_id": student.lms_id} if student.lms == CANVAS else {}      # Moodle's number is another every week
            gradebook.update_or_create_student(student.student, **about)


# ---- whose is it

def _whose(entries: list[Entry], week: Week, result: Collected, people: Roster | None) -> list[_Unit]:
    """Every file with what its name tells of whose it is."""
    units: list[_Unit] = []
    flat: dict[str, list[tuple[Entry, str]]] = defaultdict(list)
    folders: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        top = storable(unicodedata.normalize("NFC", entry.path[0]))
        moodle = MOODLE_NAME.fullmatch(top)
        canvas = None if moodle or len(entry.path) > 1 else CANVAS_ANONYMOUS.fullmatch(top) or CANVAS_NAME.fullmatch(top)
        stem = NOTEBOOK.fullmatch(top)["stem"] if NOTEBOOK.fullmatch(top) else top[:-4] if top.lower().endswith(".zip") else ""
        if moodle and moodle["kind"] != "file":
            result.skipped.append(Line(entry.where, "is not a file that was handed in, but text typed into Moodle"))
        elif moodle:
            path = entry.path[1:] if len(entry.path) > 1 else (moodle["rest"] or top,)
            units.append(_Unit(entry, path, MOODLE, moodle["name"], moodle["name"], moodle["number"]))
        elif canvas:
            units.append(_Unit(entry, (_unversioned(canvas["rest"]),), CANVAS, f"{canvas['name']}_{canvas['number']}", "", canvas["number"],
                               bool(canvas["late"]), int(canvas["file"])))
        elif len(entry.path) > 1:
            folders[top].append(entry)
        elif CANVAS_TEXT.fullmatch(top):
            result.skipped.append(Line(entry.where, "is not a file that was handed in, but a text or link typed into Canvas"))
        elif not stem:
            result.skipped.append(Line(entry.where, entry.refusal or "belongs to no student: it lies beside the students' folders, and is no notebook"))
        elif _simple(stem) == _simple(week.name):
            result.skipped.append(Line(entry.where, f"is nobody's: call it STUDENT_{entry.path[0]}, or put it into a folder named for the student"))
        else:
            flat[_owner(stem, people)].append((entry, stem))
    for student, found in flat.items():
        units += _flat(student, found, week, result)
    for student, found in folders.items():
        units += _folder(student, found, week, result)
    return _namesakes(units, result)


def _unversioned(name: str) -> str:
    """A file's name without the `-1` or ` (1)` that Canvas and browsers add."""
    found = NOTEBOOK.fullmatch(name)
    return _VERSION.sub("", found["stem"]) + name[len(found["stem"]):] if found else name


def _simple(text: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", _VERSION.sub("", text)).casefold())


def _owner(stem: str, people: Roster | None) -> str:
    """The student in STUDENT_ANYTHING: the longest beginning that the roster has, else what stands before the first `_`."""
    parts = stem.split("_")
    if people is not None:
        for count in range(len(parts), 0, -1):
            if people.find("_".join(parts[:count])):
                return "_".join(parts[:count])
    return parts[0] or stem


def _flat(student: str, found: list[tuple[Entry, str]], week: Week, result: Collected) -> Iterator[_Unit]:
    """Notebooks and zips named for a student; several only if they are versions of one."""
    rests = {_simple(stem[len(student):]) for _, stem in found}
    if len(rests - {"", _simple(week.name)}) > 1:
        names = ", ".join(entry.where for entry, _ in found)
        for entry, _ in found:
            result.skipped.append(Line(entry.where, f"one student's or several? {names} all begin with {printable(student)!r}; "
                                       "put them into a folder a student, or give a roster"))
        return
    for entry, _ in found:
        archive = entry.path[0].lower().endswith(".zip")
        yield _Unit(entry, entry.path if archive else (f"{week.name}.ipynb",), PLAIN, student)


def _folder(student: str, found: list[Entry], week: Week, result: Collected) -> Iterator[_Unit]:
    """What a student's folder holds of the week: its folder WEEK if there is one, else everything outside other weeks' folders."""
    if WEEK_NAME.fullmatch(student):
        result.skipped.append(Line(printable(student), "is a week's folder, not a student's"))
        return
    of_week = [entry for entry in found if len(entry.path) > 2 and entry.path[1].casefold() == week.name.casefold()]
    rest = [entry for entry in found if not (len(entry.path) > 2 and WEEK_NAME.fullmatch(entry.path[1]))]
    if not of_week and not rest:
        result.skipped.append(Line(printable(student), f"has nothing of {week.name}"))
    for entry in of_week or rest:
        yield _Unit(entry, entry.path[2 if of_week else 1:], PLAIN, student, trusted_time=bool(of_week))
    for entry in rest if of_week else ():
        result.notes.append(Line(entry.where, f"was left out: {printable(student)}/{week.name} is what counts"))


def _namesakes(units: list[_Unit], result: Collected) -> list[_Unit]:
    """Two students of one name in Moodle: only the number, which changes from week to week, tells them apart."""
    numbers: dict[str, set[str]] = defaultdict(set)
    for unit in units:
        if unit.lms == MOODLE:
            numbers[unit.original].add(unit.lms_id)
    twice = {name for name, found in numbers.items() if len(found) > 1}
    for name in sorted(twice):
        result.notes.append(Line(printable(name), f"is {len(numbers[name])} students of one name; Moodle's numbers, which change from week to week, are in their ids"))
    return [replace(unit, original=f"{unit.original}_{unit.lms_id}") if unit.lms == MOODLE and unit.original in twice else unit for unit in units]


def _ids(units: list[_Unit], into: Path, known: dict, people: Roster | None, result: Collected) -> dict[str, list[_Unit]]:
    """The files of each student, by id: that of the roster, else the one that names.csv has, else one made of the name."""
    found: dict[tuple[str, str], list[_Unit]] = defaultdict(list)
    for unit in units:
        found[unit.identity].append(unit)
    remembered = {(row["lms"], row["lms_id"] if row["lms"] == CANVAS else row["original"]): row["student"] for row in known.values()}
    taken = {student.casefold(): who for who, student in remembered.items()}
    there = {folder.name.casefold(): folder.name for folder in into.iterdir()} if into.is_dir() else {}
    students: dict[str, list[_Unit]] = defaultdict(list)
    for who in sorted(found, key=lambda who: (who not in remembered, safe_id(who[1]) != who[1], who)):
        unit = found[who][0]
        student = people.find(unit.lms_id if unit.lms else "", unit.original, unit.name, unit.original.rpartition("_")[0]) if people is not None else ""
        if not student and who in remembered:
            student = remembered[who]
        elif not student:
            student = safe_id(unit.original.replace("_", "-") if unit.lms else unit.original)
            owner = taken.get(student.casefold(), who)
            if people is not None and student in people.by_id:
                owner = (PLAIN, "who is on the roster")
            elif student.casefold() not in taken and there.get(student.casefold(), student) != student:
                owner = (PLAIN, there[student.casefold()])          # for some file systems the same folder
            if owner != who:
                other, student = student, f"{student[:50]}-{short_hash(repr(who))}"
                result.notes.append(Line(printable(unit.original), f"is {student}, since {other} is somebody else ({printable(owner[1])})"))
        taken[student.casefold()] = who
        students[student] += found[who]
    return students


# ---- into the student's folder

def _stage(student: str, units: list[_Unit], week: Week, staging: Path, result: Collected, limits: Limits, budget: list[int]) -> HandIn:
    """Write a student's newest files to the staging folder, and older versions beside them."""
    first = max(units, key=lambda unit: unit.rank)
    handed_in = HandIn(student, first.name, "", first.original, first.lms, first.lms_id)
    folder, aside = staging / "new" / student, staging / "old" / student
    folder.mkdir(parents=True)
    room, left = limits.student, 0
    chosen: dict[str, tuple[_Unit, Path]] = {}
    files = _unpacked(units, result, limits, [limits.student])
    # notebooks first, newest first: what the limits cut off is what matters least
    files.sort(key=lambda unit: unit.entry.where)
    files.sort(key=lambda unit: unit.rank, reverse=True)
    files.sort(key=lambda unit: not NOTEBOOK.fullmatch(unit.path[-1]))
    for unit in files:
        if len(chosen) + len(handed_in.older) >= limits.files:
            left += 1
            continue
        try:
            path = safe_path(unit.path, limits.folders)
            data = unit.entry.read()
            if len(data) > min(room, budget[0]):
                raise Refused("is more than there is room for " + ("of one student" if budget[0] > room else "in all"))
        except Refused as error:
            result.skipped.append(Line(unit.entry.where, str(error)))
            continue
        except READING as error:
            result.skipped.append(Line(unit.entry.where, f"cannot be read ({printable(str(error)) or type(error).__name__})"))
            continue
        key = "/".join(path).casefold()
        if key == TIMESTAMP:
            _timestamp(unit, data, handed_in, result)
            continue
        room, budget[0] = room - len(data), budget[0] - len(data)
        if key in chosen and chosen[key][0].entry.path[0] != unit.entry.path[0]:      # handed in another time, earlier
            _write(aside / _version_name(path, unit, data), data)
            handed_in.older.append(unit.entry.where)
            continue
        if _in_the_way(folder, path):
            path = (f"{short_hash(unit.entry.where)}-{path[-1]}",)
            result.notes.append(Line(unit.entry.where, f"is called {path[0]}: another file has its name"))
        elif path != tuple(unicodedata.normalize("NFC", part) for part in unit.path):
            result.notes.append(Line(unit.entry.where, f"is called {'/'.join(path)}"))
        _write(folder.joinpath(*path), data)
        chosen["/".join(path).casefold()] = (unit, folder.joinpath(*path))
    if left:
        result.skipped.append(Line(student, f"{left} more files: {limits.files} are the most to take of one student"))
    _name_notebook(folder, week, chosen, handed_in, result)
    handed_in.files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    if handed_in.submitted:
        (folder / TIMESTAMP).write_text(f"{handed_in.submitted:%Y-%m-%d %H:%M:%S} UTC\n", encoding="ascii")
    return handed_in


def _unpacked(units: list[_Unit], result: Collected, limits: Limits, room: list[int], depth: int = 0) -> list[_Unit]:
    """A student's files, with archives replaced by the files in them, which are not read yet.

    When a file in an archive was changed is for the student to say; what counts is when the archive was handed in.
    """
    found: list[_Unit] = []
    for unit in units:
        name = unit.path[-1].lower()
        if not name.endswith((".zip", *_PACKED)) or unit.entry.refusal:
            found.append(unit)
            continue
        try:
            if not name.endswith(".zip"):
                raise Refused("is an archive of a kind that is not opened: ask for a zip or for the notebook itself")
            if depth >= limits.depth:
                raise Refused(f"is an archive in an archive, more than {limits.depth} deep")
            data = unit.entry.read()
            room[0] -= len(data)
            if room[0] < 0:
                raise Refused("is more than there is room for of one student")
            if not zipfile.is_zipfile(io.BytesIO(data)):
                raise Refused("is called a zip and is none")
            if directory_size(data) > 400 * limits.files:
                raise Refused("holds too many files")
            inner = list(unpack(zipfile.ZipFile(io.BytesIO(data)), unit.entry.where, result.skipped, replace(limits, entries=10 * limits.files)))
            if len({entry.path[0] for entry in inner if of_lms(entry.path[0])}) > 1:
                result.notes.append(Line(unit.entry.where, "looks like a whole download of Canvas or Moodle: if it is one, collect it by itself"))
            strip = int(len({entry.path[0] for entry in inner}) == 1 and all(len(entry.path) > 1 for entry in inner))
            below = [replace(unit, path=(*unit.path[:-1], *entry.path[strip:]), trusted_time=False,
                             entry=replace(entry, path=(*unit.entry.path[:1], *entry.path), modified=unit.entry.modified)) for entry in inner]
            found += _unpacked(below, result, limits, room, depth + 1)
        except Refused as error:
            result.skipped.append(Line(unit.entry.where, str(error)))
        except READING as error:
            result.skipped.append(Line(unit.entry.where, f"cannot be read ({printable(str(error)) or type(error).__name__})"))
    return found


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _in_the_way(folder: Path, path: tuple[str, ...]) -> bool:
    """Whether a file stands where a folder should be, or the reverse, with upper and lower case taken as one."""
    here = folder
    for i, part in enumerate(path):
        same = [item for item in here.iterdir() if item.name.casefold() == part.casefold()] if here.is_dir() else []
        if not same:
            return False
        if i == len(path) - 1 or not same[0].is_dir() or same[0].name != part:
            return True
        here = same[0]
    return False


def _version_name(path: tuple[str, ...], unit: _Unit, data: bytes) -> str:
    mark = str(unit.version) if unit.version else f"{unit.entry.modified:%Y%m%d-%H%M%S}" if unit.entry.modified else "older"
    return f"{mark}-{hashlib.sha256(data).hexdigest()[:8]}-{path[-1]}"


def _timestamp(unit: _Unit, data: bytes, handed_in: HandIn, result: Collected) -> None:
    """Take a timestamp.txt that nbgrader wrote; one that a student sent could say anything."""
    if not unit.trusted_time:
        result.skipped.append(Line(unit.entry.where, "was sent by the student and tells nothing about when"))
        return
    try:
        moment = parse_utc(data.decode("ascii").strip())
    except (ValueError, OverflowError):
        result.skipped.append(Line(unit.entry.where, "holds no time that nbgrader could read"))
        return
    handed_in.submitted = moment.replace(tzinfo=datetime.UTC, microsecond=0)


def _name_notebook(folder: Path, week: Week, chosen: dict[str, tuple[_Unit, Path]], handed_in: HandIn, result: Collected) -> None:
    """Give the week's notebook the name that nbgrader looks for, and note when it was handed in."""
    target = folder / f"{week.name}.ipynb"
    try:
        found = find_submission(folder, week.name, [exercise.function for exercise in week.exercises])
    except Unreadable as error:
        result.notes.append(Line(handed_in.student, printable(str(error))))
        return
    unit = next(unit for unit, path in chosen.values() if path == found)
    handed_in.late, handed_in.version = unit.late, unit.version
    if unit.lms != CANVAS and not handed_in.submitted:
        handed_in.submitted = unit.entry.modified
    if found != target:
        if target.exists():                 # and cannot be read
            target.rename(folder / f"unreadable-{target.name}")
        result.notes.append(Line(unit.entry.where, f"is taken for {target.name}"))
        found.rename(target)


def _place(handed_in: HandIn, week: Week, staging: Path, into: Path, known: dict) -> None:
    """Put a staged folder into `submitted`, unless what is there is the same or newer; what it replaces moves to `replaced`."""
    new, old = staging / "new" / handed_in.student, staging / "old" / handed_in.student
    target = into / handed_in.student / week.name
    archive = into.parent / "replaced" / week.name / handed_in.student
    if old.is_dir():
        for path in sorted(old.iterdir()):
            if not (archive / path.name).exists():
                archive.mkdir(parents=True, exist_ok=True)
                path.rename(archive / path.name)
    if target.is_dir():
        before = known.get((week.name, handed_in.student), {})
        if _digest(target) == _digest(new):
            handed_in.outcome = "unchanged"
            return
        version = int(before.get("version") or 0)
        time = _existing_time(target)
        newer = version > handed_in.version if version and handed_in.version else time and handed_in.submitted and time > handed_in.submitted
        if newer or (not handed_in.files and any(target.iterdir())):
            handed_in.outcome = "older"
            handed_in.files = sorted(path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file() and path.name != TIMESTAMP)
            handed_in.version, handed_in.submitted = version, time
            handed_in.late = before.get("late") == "yes"
            return
        handed_in.outcome = "replaced"
        place = archive / _digest(target)[:12]
        if place.exists():
            shutil.rmtree(target)
        else:
            archive.mkdir(parents=True, exist_ok=True)
            target.rename(place)
    target.parent.mkdir(parents=True, exist_ok=True)
    new.rename(target)


def _digest(folder: Path) -> str:
    """A hash of the names and contents in a folder, whenever they were handed in."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink() and path.name != TIMESTAMP:
            digest.update(f"{path.relative_to(folder).as_posix()}\0".encode("utf-8", "surrogateescape"))
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _existing_time(folder: Path) -> datetime.datetime | None:
    try:
        return parse_utc((folder / TIMESTAMP).read_text(encoding="ascii").strip()).replace(tzinfo=datetime.UTC, microsecond=0)
    except (OSError, ValueError, OverflowError):
        return None


def _remember_names(path: Path, known: Mapping, result: Collected) -> None:
    rows = dict(known)
    for student in result.students:
        if student.outcome == "older":
            continue
        rows[result.week, student.student] = {
            "week": result.week, "student": student.student, "name": student.name, "email": student.email, "lms": student.lms,
            "lms_id": student.lms_id, "original": student.original, "late": "yes" if student.late else "",
            "submitted": f"{student.submitted:%Y-%m-%d %H:%M:%S} UTC" if student.submitted else "", "version": str(student.version or "")}
    write_names(path, rows)
