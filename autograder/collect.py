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
import csv
import datetime
import hashlib
import io
import os
import re
import shutil
import stat
import struct
import tempfile
import unicodedata
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from lzma import LZMAError
from pathlib import Path

from nbgrader.utils import parse_utc

from . import Complaint
from .exporters import as_text, plain_text
from .marks import opened, write_atomically
from .rebuild import Unreadable, find_submission
from .week import Week

NAMES = ["week", "student", "name", "email", "lms", "lms_id", "original", "late", "submitted", "version"]
CANVAS, MOODLE, PLAIN = "canvas", "moodle", ""
TIMESTAMP = "timestamp.txt"
MOST_LINES = 200

_CANVAS = re.compile(r"(?P<name>\w+?)_(?P<late>late_)?(?P<number>\d+)_(?P<file>\d+)_(?P<rest>.+)", re.IGNORECASE)
_CANVAS_ANONYMOUS = re.compile(r"(?P<late>late_)?(?P<name>anon)_(?P<number>[A-Za-z0-9]+)_(?P<file>\d+)_(?P<rest>.+)", re.IGNORECASE)
_CANVAS_TEXT = re.compile(r"\w+?_(?:late_)?\d+_(?P<what>text|link)\.html", re.IGNORECASE)
_MOODLE = re.compile(r"(?P<name>[^_]+)_(?P<number>\d+)_assignsubmission_(?P<kind>[a-z]+)(?:_(?P<rest>.*))?", re.DOTALL)
_NOTEBOOK = re.compile(r"(?P<stem>.+)\.ipynb(?:\.txt|\.json)?", re.IGNORECASE | re.DOTALL)
_VERSION = re.compile(r"(?: \(\d{1,3}\)|-\d{1,3})$")
_WEEK = re.compile(r"course\d-week\d", re.IGNORECASE)
_PACKED = (".7z", ".rar", ".tar", ".gz", ".tgz", ".bz2", ".xz")
_JUNK = {"__macosx", ".ds_store", ".ipynb_checkpoints", "thumbs.db", "desktop.ini", "__pycache__", ".git"}
_RESERVED = {"con", "prn", "aux", "nul", "conin$", "conout$", *(f"{port}{i}" for port in ("com", "lpt") for i in "123456789¹²³")}
_NO_MARK = str.maketrans({"ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L",
                          "đ": "d", "Đ": "D", "ð": "d", "þ": "th", "ı": "i"})
_LINK, _ODD, _LOCKED = "is a link; links are not followed", "is no regular file", "is encrypted; ask for it without a password"
_READING = (OSError, zipfile.BadZipFile, zlib.error, LZMAError, EOFError, NotImplementedError, RuntimeError, ValueError, struct.error)


class BadSource(Complaint, ValueError):
    """There is nothing to collect here; the message says what was looked for."""


class Refused(ValueError):
    """One file that is not taken; the message says why."""


@dataclass(frozen=True)
class Limits:
    """What is the most to take, in bytes and counts.

    Attributes:
        file: bytes of one file, unpacked.
        student: bytes of one student's files.
        total: bytes of everything.
        files: files of one student.
        entries: names in the source, and in one archive.
        ratio: unpacked to packed size of a file larger than a mebibyte.
        depth: archives in archives.
        folders: folders in folders.
    """

    file: int = 64 * 2**20
    student: int = 256 * 2**20
    total: int = 8 * 2**30
    files: int = 1000
    entries: int = 200_000
    ratio: float = 250.0
    depth: int = 3
    folders: int = 12


@dataclass(frozen=True)
class Line:
    """Something the instructor should know: about what, and what was done and why."""

    what: str
    why: str

    def __str__(self) -> str:
        return f"{self.what}: {self.why}"


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
class _Entry:
    """A file in the source that has not been read: its path there, how messages call it, when it was changed, how to read it."""

    path: tuple[str, ...]
    where: str
    read: Callable[[], bytes]
    modified: datetime.datetime | None = None
    refusal: str = ""           # why it will not be read


@dataclass(frozen=True)
class _Unit:
    """A file and what its name tells: whose it is, and where it belongs in the student's folder."""

    entry: _Entry
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
        entries = _strip_wrapper(_open_source(source, result, stack, limits), week, lms_only=source.is_dir())
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
    _write_names(into.parent / "names.csv", known, result)
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


# ---- names

def safe_id(name: str) -> str:
    """A student's id that every file system, nbgrader and a command line take: ASCII letters, digits and -_.@+.

    Accents are dropped. When letters of other scripts are lost, or the name is too long or reserved on Windows, a hash of the name
    keeps the id unique, and a name in look-alike letters apart from the real one.
    """
    name = unicodedata.normalize("NFC", name)
    letters = "".join(c for c in unicodedata.normalize("NFKD", name.translate(_NO_MARK)) if not unicodedata.combining(c))
    lost = any(c.isalnum() and not c.isascii() for c in letters)
    kept = re.sub(r"[^A-Za-z0-9_.@+]+", "-", "".join(c for c in letters if c.isascii() or not c.isalnum()))
    kept = re.sub(r"-{2,}", "-", kept).lstrip("-.@+").rstrip("-.")
    if lost or not kept or len(kept) > 64 or kept.partition(".")[0].casefold() in _RESERVED:
        return f"{kept[:48].rstrip('-.') or 'student'}-{_hash(name)}"
    return kept


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def safe_path(parts: Iterable[str], most: int = 12) -> tuple[str, ...]:
    """A path inside a student's folder that every file system takes.

    Raises:
        Refused: for a path that leads out of the folder, or through too many folders.
    """
    parts = tuple(parts)
    if ".." in (part.strip() for part in parts) or not parts or parts[0] == "" or re.fullmatch(r"[A-Za-z]:.*", parts[0], re.DOTALL):
        raise Refused("leads out of its folder")
    kept = [_safe_part(part) for part in parts if part.strip() not in ("", ".")]
    if not kept:
        raise Refused("has no name")
    if len(kept) > most:
        raise Refused(f"lies more than {most} folders deep")
    return tuple(kept)


def _safe_part(part: str) -> str:
    name = unicodedata.normalize("NFC", part)
    name = "".join("_" if unicodedata.category(c) in ("Cc", "Cs", "Cn", "Co", "Zl", "Zp") or c in '<>:"|?*\\/' else c
                   for c in name if unicodedata.category(c) != "Cf")
    name = name.strip(" ").rstrip(". ") or "_"
    if name.partition(".")[0].strip().casefold() in _RESERVED:
        name = "_" + name
    if len(name.encode()) > 150:
        stem, dot, suffix = name.rpartition(".")
        suffix = dot + suffix if dot and len(suffix) <= 10 else ""
        name = (stem or name).encode()[:120].decode(errors="ignore").rstrip(". ") + "-" + _hash(part) + suffix
    return name


def _printable(text: str) -> str:
    """A stranger's name as it may stand in a message: one line, nothing that moves the cursor or the direction of writing."""
    shown = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
    return shown if len(shown) <= 160 else f"{shown[:100]}...{shown[-50:]}"


# ---- reading the source

def _open_source(source: Path, result: Collected, stack: contextlib.ExitStack, limits: Limits) -> list[_Entry]:
    if source.is_dir():
        entries = list(_walk(source, result, limits))
        full = {entry.path[0] for entry in entries}
        result.skipped += [Line(_printable(item.name), "is an empty folder") for item in sorted(source.iterdir())
                           if item.name not in full and item.is_dir() and not item.is_symlink() and not _junk([item.name])]
        return entries
    if source.is_file() and zipfile.is_zipfile(source):
        try:
            archive = stack.enter_context(zipfile.ZipFile(source))
        except _READING as error:
            raise BadSource(f"{source} is a zip that cannot be read: {error}") from error
        return list(_unpack(archive, "", result, limits))
    raise BadSource(f"{source} is neither a folder nor a zip: give a folder of submissions, or the zip that Canvas or Moodle made")


def _of_lms(name: str) -> bool:
    return any(pattern.fullmatch(name) for pattern in (_CANVAS, _CANVAS_ANONYMOUS, _CANVAS_TEXT, _MOODLE))


def _junk(parts: Iterable[str]) -> bool:
    return any(part.casefold() in _JUNK or part.startswith("._") for part in parts)


def _walk(folder: Path, result: Collected, limits: Limits) -> Iterator[_Entry]:
    """The regular files in a folder and below; no link is followed, nothing that is no file is opened."""
    waiting: list[tuple[str, ...]] = [()]
    seen = 0
    while waiting:
        here = waiting.pop(0)
        try:
            found = sorted(os.scandir(folder.joinpath(*here)), key=lambda item: item.name)
        except OSError as error:
            result.skipped.append(Line(_printable("/".join(here)), f"cannot be read ({error.strerror})"))
            continue
        for item in found:
            path = (*here, item.name)
            where = _printable("/".join(path))
            seen += 1
            if seen > limits.entries:
                result.skipped.append(Line(where, f"and everything after it: more than {limits.entries} files"))
                return
            if _junk(path):
                continue
            mode = item.stat(follow_symlinks=False).st_mode
            if stat.S_ISDIR(mode) and len(path) <= limits.folders:
                waiting.append(path)
            elif stat.S_ISDIR(mode):
                result.skipped.append(Line(where, f"lies more than {limits.folders} folders deep"))
            elif stat.S_ISREG(mode):
                changed = datetime.datetime.fromtimestamp(int(item.stat(follow_symlinks=False).st_mtime), datetime.UTC)
                yield _Entry(path, where, _reader(Path(item.path), limits), changed)
            else:
                yield _refused(path, where, _LINK if stat.S_ISLNK(mode) else _ODD)


def _refused(path: tuple[str, ...], where: str, why: str) -> _Entry:
    """A file that will not be read; it still tells that its student handed something in."""
    def read() -> bytes:
        raise Refused(why)
    return _Entry(path, where, read, None, why)


def _reader(path: Path, limits: Limits) -> Callable[[], bytes]:
    def read() -> bytes:
        # it may have changed since it was looked at: neither follow a link nor wait for a pipe
        number = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(number, "rb") as file:
            if not stat.S_ISREG(os.fstat(number).st_mode):
                raise Refused(_ODD)
            return _bounded(file, limits)
    return read


def _bounded(file, limits: Limits) -> bytes:
    data = file.read(limits.file + 1)
    if len(data) > limits.file:
        raise Refused(f"is larger than {limits.file / 2**20:g} MiB")
    return data


def _unpack(archive: zipfile.ZipFile, label: str, result: Collected, limits: Limits) -> Iterator[_Entry]:
    """The files in an archive that may be taken. Nothing is unpacked before it is read, and then no more than the limits allow."""
    prefix = f"{label}/" if label else ""
    for count, info in enumerate(archive.infolist()):
        name = _decoded(info)
        where = _printable(prefix + name)
        if count >= limits.entries:
            result.skipped.append(Line(where, f"and everything after it: more than {limits.entries} files in one archive"))
            return
        parts = name.replace("\\", "/").rstrip("/").split("/")
        kind = stat.S_IFMT(info.external_attr >> 16)
        if _junk(parts) or name.endswith("/") or kind == stat.S_IFDIR:
            continue
        try:
            safe_path(parts, limits.folders)
        except Refused as error:
            result.skipped.append(Line(where, str(error)))
            continue
        path = tuple(part for part in parts if part not in ("", "."))
        why = _LINK if kind == stat.S_IFLNK else _ODD if kind not in (0, stat.S_IFREG) else _LOCKED if info.flag_bits & 0x41 else ""
        yield _refused(path, where, why) if why else _Entry(path, where, _member_reader(archive, info, limits), _modified(info))


def _member_reader(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limits: Limits) -> Callable[[], bytes]:
    def read() -> bytes:
        if info.file_size > limits.file:
            raise Refused(f"is larger than {limits.file / 2**20:g} MiB")
        with archive.open(info) as file:
            data = _bounded(file, limits)
        if len(data) > 2**20 and len(data) > limits.ratio * max(info.compress_size, 1):
            raise Refused(f"unpacks to {len(data) // max(info.compress_size, 1)} times its size, as no notebook does")
        return data
    return read


def _decoded(info: zipfile.ZipInfo) -> str:
    """The name of a member; many programs write UTF-8 without saying so."""
    name = info.orig_filename                   # `filename` ends at a NUL
    if not info.flag_bits & 0x800:
        with contextlib.suppress(UnicodeError):
            return name.encode("cp437").decode("utf-8")
    return name


def _modified(info: zipfile.ZipInfo) -> datetime.datetime | None:
    """When a member was changed, in UTC: by its extended timestamp, else by its time of day, taken for this machine's zone."""
    extra = info.extra
    while len(extra) >= 4:
        kind, size = struct.unpack("<HH", extra[:4])
        if kind == 0x5455 and size >= 5 and len(extra) >= 9 and extra[4] & 1:
            return datetime.datetime.fromtimestamp(struct.unpack("<i", extra[5:9])[0], datetime.UTC)
        extra = extra[4 + size:]
    try:
        moment = datetime.datetime(*info.date_time)
        return moment.astimezone(datetime.UTC) if moment.year > 1980 else None      # 1980 is what programs write that keep no time
    except (ValueError, OverflowError, OSError):
        return None


def _strip_wrapper(entries: Iterable[_Entry], week: Week | None, lms_only: bool) -> list[_Entry]:
    """Entries without the one folder that a zip program puts round all of them."""
    entries = list(entries)
    tops = {entry.path[0] for entry in entries}
    if len(tops) != 1 or any(len(entry.path) == 1 for entry in entries) or _of_lms(next(iter(tops))):
        return entries
    below = {entry.path[1] for entry in entries}
    notebooks = any(len(entry.path) == 2 and _NOTEBOOK.fullmatch(entry.path[1]) and not _of_lms(entry.path[1]) for entry in entries)
    folders = {entry.path[1] for entry in entries if len(entry.path) > 2}
    several = len(folders) > 1 and not notebooks and not any(_WEEK.fullmatch(name) for name in folders)
    if any(_of_lms(name) for name in below) or (several and not lms_only and week is not None):
        return [replace(entry, path=entry.path[1:]) for entry in entries]
    return entries


# ---- whose is it

def _whose(entries: list[_Entry], week: Week, result: Collected, people: Roster | None) -> list[_Unit]:
    """Every file with what its name tells of whose it is."""
    units: list[_Unit] = []
    flat: dict[str, list[tuple[_Entry, str]]] = defaultdict(list)
    folders: dict[str, list[_Entry]] = defaultdict(list)
    for entry in entries:
        top = _storable(unicodedata.normalize("NFC", entry.path[0]))
        moodle = _MOODLE.fullmatch(top)
        canvas = None if moodle or len(entry.path) > 1 else _CANVAS_ANONYMOUS.fullmatch(top) or _CANVAS.fullmatch(top)
        stem = _NOTEBOOK.fullmatch(top)["stem"] if _NOTEBOOK.fullmatch(top) else top[:-4] if top.lower().endswith(".zip") else ""
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
        elif _CANVAS_TEXT.fullmatch(top):
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
    found = _NOTEBOOK.fullmatch(name)
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


def _flat(student: str, found: list[tuple[_Entry, str]], week: Week, result: Collected) -> Iterator[_Unit]:
    """Notebooks and zips named for a student; several only if they are versions of one."""
    rests = {_simple(stem[len(student):]) for _, stem in found}
    if len(rests - {"", _simple(week.name)}) > 1:
        names = ", ".join(entry.where for entry, _ in found)
        for entry, _ in found:
            result.skipped.append(Line(entry.where, f"one student's or several? {names} all begin with {_printable(student)!r}; "
                                       "put them into a folder a student, or give a roster"))
        return
    for entry, _ in found:
        archive = entry.path[0].lower().endswith(".zip")
        yield _Unit(entry, entry.path if archive else (f"{week.name}.ipynb",), PLAIN, student)


def _folder(student: str, found: list[_Entry], week: Week, result: Collected) -> Iterator[_Unit]:
    """What a student's folder holds of the week: its folder WEEK if there is one, else everything outside other weeks' folders."""
    if _WEEK.fullmatch(student):
        result.skipped.append(Line(_printable(student), "is a week's folder, not a student's"))
        return
    of_week = [entry for entry in found if len(entry.path) > 2 and entry.path[1].casefold() == week.name.casefold()]
    rest = [entry for entry in found if not (len(entry.path) > 2 and _WEEK.fullmatch(entry.path[1]))]
    if not of_week and not rest:
        result.skipped.append(Line(_printable(student), f"has nothing of {week.name}"))
    for entry in of_week or rest:
        yield _Unit(entry, entry.path[2 if of_week else 1:], PLAIN, student, trusted_time=bool(of_week))
    for entry in rest if of_week else ():
        result.notes.append(Line(entry.where, f"was left out: {_printable(student)}/{week.name} is what counts"))


def _namesakes(units: list[_Unit], result: Collected) -> list[_Unit]:
    """Two students of one name in Moodle: only the number, which changes from week to week, tells them apart."""
    numbers: dict[str, set[str]] = defaultdict(set)
    for unit in units:
        if unit.lms == MOODLE:
            numbers[unit.original].add(unit.lms_id)
    twice = {name for name, found in numbers.items() if len(found) > 1}
    for name in sorted(twice):
        result.notes.append(Line(_printable(name), f"is {len(numbers[name])} students of one name; Moodle's numbers, which change from week to week, are in their ids"))
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
                other, student = student, f"{student[:50]}-{_hash(repr(who))}"
                result.notes.append(Line(_printable(unit.original), f"is {student}, since {other} is somebody else ({_printable(owner[1])})"))
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
    files.sort(key=lambda unit: not _NOTEBOOK.fullmatch(unit.path[-1]))
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
        except _READING as error:
            result.skipped.append(Line(unit.entry.where, f"cannot be read ({_printable(str(error)) or type(error).__name__})"))
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
            path = (f"{_hash(unit.entry.where)}-{path[-1]}",)
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
            if _directory_size(data) > 400 * limits.files:
                raise Refused("holds too many files")
            inner = list(_unpack(zipfile.ZipFile(io.BytesIO(data)), unit.entry.where, result, replace(limits, entries=10 * limits.files)))
            if len({entry.path[0] for entry in inner if _of_lms(entry.path[0])}) > 1:
                result.notes.append(Line(unit.entry.where, "looks like a whole download of Canvas or Moodle: if it is one, collect it by itself"))
            strip = int(len({entry.path[0] for entry in inner}) == 1 and all(len(entry.path) > 1 for entry in inner))
            below = [replace(unit, path=(*unit.path[:-1], *entry.path[strip:]), trusted_time=False,
                             entry=replace(entry, path=(*unit.entry.path[:1], *entry.path), modified=unit.entry.modified)) for entry in inner]
            found += _unpacked(below, result, limits, room, depth + 1)
        except Refused as error:
            result.skipped.append(Line(unit.entry.where, str(error)))
        except _READING as error:
            result.skipped.append(Line(unit.entry.where, f"cannot be read ({_printable(str(error)) or type(error).__name__})"))
    return found


def _directory_size(data: bytes) -> int:
    """Bytes of a zip's list of names, which is read at once when it is opened."""
    tail = data[-65_600:]
    sizes = [struct.unpack("<I", tail[found.start() + 12:found.start() + 16])[0] for found in re.finditer(b"PK\5\6", tail) if found.start() + 16 <= len(tail)]
    return max(sizes, default=0)


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
        result.notes.append(Line(handed_in.student, _printable(str(error))))
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


# ---- names.csv and the roster

def read_names(path: Path) -> dict[tuple[str, str], dict[str, str]]:
    """names.csv as (week, student) -> row; empty if there is none. Rows with an id that is not safe are left out."""
    if not path.is_file():
        return {}
    with path.open(newline="", encoding="utf-8-sig") as file:
        rows = [{column: plain_text(row.get(column) or "") for column in NAMES} for row in csv.DictReader(file)]
    return {(row["week"], row["student"]): row for row in rows if row["student"] and safe_id(row["student"]) == row["student"]}


def _write_names(path: Path, known: Mapping, result: Collected) -> None:
    rows = dict(known)
    for student in result.students:
        if student.outcome == "older":
            continue
        rows[result.week, student.student] = {
            "week": result.week, "student": student.student, "name": student.name, "email": student.email, "lms": student.lms,
            "lms_id": student.lms_id, "original": student.original, "late": "yes" if student.late else "",
            "submitted": f"{student.submitted:%Y-%m-%d %H:%M:%S} UTC" if student.submitted else "", "version": str(student.version or "")}
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, NAMES, lineterminator="\n")
    writer.writeheader()
    for key in sorted(rows):
        writer.writerow({column: as_text(value) for column, value in rows[key].items()})
    write_atomically(path, text.getvalue())


def _storable(text: str) -> str:
    """Text as UTF-8 can hold it: bytes of a file name that are none are written out."""
    return text.encode("utf-8", "backslashreplace").decode()


@dataclass
class Roster:
    """A class list: the people by student id, and what else they are found by."""

    by_id: dict[str, dict[str, str]]
    keys: dict[str, set[str]]

    def find(self, *keys: str) -> str:
        """The id of the one student with one of these ids, numbers, e-mail addresses or names; the first that fits nobody else; else ""."""
        for key in keys:
            found = self.keys.get(_key(key), set()) if key else set()
            if len(found) == 1:
                return next(iter(found))
        return ""


def _key(text: str) -> str:
    return re.sub(r"[\s_,.\-']+", "", unicodedata.normalize("NFKC", text).casefold())


_ID_COLUMNS = ("student id", "student", "username", "user name", "sis login id", "login id", "login", "sis user id", "id number", "id")
_KEY_COLUMNS = {*_ID_COLUMNS, "lms id", "lms user id", "canvas id", "identifier", "participant", "email", "e mail", "email address", "e mail address", "mail"}


def read_roster(path: Path) -> Roster:
    """Read a class list.

    Its columns are known by their headings, in any order: the student's id ("student id", "student", "username", "SIS Login ID", "id number"
    or "id", the first of these that is there), names ("name", "full name", or "first name" and "last name"), "email", and other numbers
    that a download may have ("ID", "SIS User ID", "identifier"). The gradebook that Canvas exports is one, and so is Moodle's list of participants.

    Raises:
        BadSource: if it cannot be read or has no column with ids.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadSource(f"the roster {path} cannot be read: {error}") from error
    head = text.partition("\n")[0]
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count)))
    headings = [re.sub(r"[^a-z]+", " ", heading.casefold()).strip() for heading in rows[0]] if rows else []
    of_canvas = "student" in headings and "sis login id" in headings        # there, "Student" is the name
    id_column = next((name for name in _ID_COLUMNS if name in headings and not (of_canvas and name == "student")), None)
    if id_column is None:
        raise BadSource(f"the roster {path} has no column of ids; it has: {', '.join(rows[0]) if rows else 'no row'}")
    by_id: dict[str, dict[str, str]] = {}
    keys: dict[str, set[str]] = defaultdict(set)
    for cells in rows[1:]:
        row = {heading: plain_text(cell).strip() for heading, cell in zip(headings, cells)}
        if not row.get(id_column):
            continue                                # "Points Possible", a blank line
        student = safe_id(row[id_column])
        name = row.get("student", "") if of_canvas else next((row[h] for h in ("name", "full name", "student name") if row.get(h)), "")
        if "," in name:
            name = " ".join(part.strip() for part in reversed(name.split(",", 1)))
        first = row.get("first name") or row.get("firstname", "")
        last = row.get("last name") or row.get("surname") or row.get("lastname", "")
        name = name or f"{first} {last}".strip()
        words = name.split()
        email = next((row[h] for h in ("email", "e mail", "email address", "e mail address", "mail") if row.get(h)), "")
        by_id[student] = {"name": name, "email": email}
        # Canvas writes the family name first; which words belong to it nobody says
        turns = {" ".join(words[i:] + words[:i]) for i in range(len(words))}
        for key in {student, name, *turns, *(row[h] for h in headings if h in _KEY_COLUMNS and row.get(h) and not (of_canvas and h == "student"))}:
            if _key(key):
                keys[_key(key)].add(student)
    return Roster(by_id, keys)
