"""What a folder or an archive of submissions holds, read under limits: no link is followed, nothing is unpacked before it is looked at."""

from __future__ import annotations

import contextlib
import datetime
import os
import re
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from lzma import LZMAError
from pathlib import Path

from ..authoring.week import Week
from .names import RESERVED, BadSource, printable, short_hash

_LINK, _ODD, _LOCKED = "is a link; links are not followed", "is no regular file", "is encrypted; ask for it without a password"
CANVAS_NAME = re.compile(r"(?P<name>\w+?)_(?P<late>late_)?(?P<number>\d+)_(?P<file>\d+)_(?P<rest>.+)", re.IGNORECASE)
CANVAS_ANONYMOUS = re.compile(r"(?P<late>late_)?(?P<name>anon)_(?P<number>[A-Za-z0-9]+)_(?P<file>\d+)_(?P<rest>.+)", re.IGNORECASE)
CANVAS_TEXT = re.compile(r"\w+?_(?:late_)?\d+_(?P<what>text|link)\.html", re.IGNORECASE)
MOODLE_NAME = re.compile(r"(?P<name>[^_]+)_(?P<number>\d+)_assignsubmission_(?P<kind>[a-z]+)(?:_(?P<rest>.*))?", re.DOTALL)
NOTEBOOK = re.compile(r"(?P<stem>.+)\.ipynb(?:\.txt|\.json)?", re.IGNORECASE | re.DOTALL)
WEEK_NAME = re.compile(r"course\d-week\d", re.IGNORECASE)
_JUNK = {"__macosx", ".ds_store", ".ipynb_checkpoints", "thumbs.db", "desktop.ini", "__pycache__", ".git"}
READING = (OSError, zipfile.BadZipFile, zlib.error, LZMAError, EOFError, NotImplementedError, RuntimeError, ValueError, struct.error)


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


@dataclass(frozen=True)
class Entry:
    """A file in the source that has not been read: its path there, how messages call it, when it was changed, how to read it."""

    path: tuple[str, ...]
    where: str
    read: Callable[[], bytes]
    modified: datetime.datetime | None = None
    refusal: str = ""           # why it will not be read


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
    if name.partition(".")[0].strip().casefold() in RESERVED:
        name = "_" + name
    if len(name.encode()) > 150:
        stem, dot, suffix = name.rpartition(".")
        suffix = dot + suffix if dot and len(suffix) <= 10 else ""
        name = (stem or name).encode()[:120].decode(errors="ignore").rstrip(". ") + "-" + short_hash(part) + suffix
    return name


def open_source(source: Path, skipped: list[Line], stack: contextlib.ExitStack, limits: Limits) -> list[Entry]:
    """The files of a folder or an archive, not yet read; what is not taken is added to `skipped`.

    Raises:
        BadSource: if it is neither, or an archive that cannot be read.
    """
    if source.is_dir():
        entries = list(_walk(source, skipped, limits))
        full = {entry.path[0] for entry in entries}
        skipped += [Line(printable(item.name), "is an empty folder") for item in sorted(source.iterdir())
                           if item.name not in full and item.is_dir() and not item.is_symlink() and not _junk([item.name])]
        return entries
    if source.is_file() and zipfile.is_zipfile(source):
        try:
            archive = stack.enter_context(zipfile.ZipFile(source))
        except READING as error:
            raise BadSource(f"{source} is a zip that cannot be read: {error}") from error
        return list(unpack(archive, "", skipped, limits))
    raise BadSource(f"{source} is neither a folder nor a zip: give a folder of submissions, or the zip that Canvas or Moodle made")


def of_lms(name: str) -> bool:
    """Whether Canvas or Moodle names files or folders like this."""
    return any(pattern.fullmatch(name) for pattern in (CANVAS_NAME, CANVAS_ANONYMOUS, CANVAS_TEXT, MOODLE_NAME))


def _junk(parts: Iterable[str]) -> bool:
    return any(part.casefold() in _JUNK or part.startswith("._") for part in parts)


def _walk(folder: Path, skipped: list[Line], limits: Limits) -> Iterator[Entry]:
    """The regular files in a folder and below; no link is followed, nothing that is no file is opened."""
    waiting: list[tuple[str, ...]] = [()]
    seen = 0
    while waiting:
        here = waiting.pop(0)
        try:
            found = sorted(os.scandir(folder.joinpath(*here)), key=lambda item: item.name)
        except OSError as error:
            skipped.append(Line(printable("/".join(here)), f"cannot be read ({error.strerror})"))
            continue
        for item in found:
            path = (*here, item.name)
            where = printable("/".join(path))
            seen += 1
            if seen > limits.entries:
                skipped.append(Line(where, f"and everything after it: more than {limits.entries} files"))
                return
            if _junk(path):
                continue
            mode = item.stat(follow_symlinks=False).st_mode
            if stat.S_ISDIR(mode) and len(path) <= limits.folders:
                waiting.append(path)
            elif stat.S_ISDIR(mode):
                skipped.append(Line(where, f"lies more than {limits.folders} folders deep"))
            elif stat.S_ISREG(mode):
                changed = datetime.datetime.fromtimestamp(int(item.stat(follow_symlinks=False).st_mtime), datetime.UTC)
                yield Entry(path, where, _reader(Path(item.path), limits), changed)
            else:
                yield _refused(path, where, _LINK if stat.S_ISLNK(mode) else _ODD)


def _refused(path: tuple[str, ...], where: str, why: str) -> Entry:
    """A file that will not be read; it still tells that its student handed something in."""
    def read() -> bytes:
        raise Refused(why)
    return Entry(path, where, read, None, why)


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


def unpack(archive: zipfile.ZipFile, label: str, skipped: list[Line], limits: Limits) -> Iterator[Entry]:
    """The files in an archive that may be taken. Nothing is unpacked before it is read, and then no more than the limits allow."""
    prefix = f"{label}/" if label else ""
    for count, info in enumerate(archive.infolist()):
        name = _decoded(info)
        where = printable(prefix + name)
        if count >= limits.entries:
            skipped.append(Line(where, f"and everything after it: more than {limits.entries} files in one archive"))
            return
        parts = name.replace("\\", "/").rstrip("/").split("/")
        kind = stat.S_IFMT(info.external_attr >> 16)
        if _junk(parts) or name.endswith("/") or kind == stat.S_IFDIR:
            continue
        try:
            safe_path(parts, limits.folders)
        except Refused as error:
            skipped.append(Line(where, str(error)))
            continue
        path = tuple(part for part in parts if part not in ("", "."))
        why = _LINK if kind == stat.S_IFLNK else _ODD if kind not in (0, stat.S_IFREG) else _LOCKED if info.flag_bits & 0x41 else ""
        yield _refused(path, where, why) if why else Entry(path, where, _member_reader(archive, info, limits), _modified(info))


def _member_reader(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limits: Limits) -> Callable[[], bytes]:
    def read() -> bytes:
        if info.file_size > limits.file:
            raise Refused(f"is larger than {limits.file / 2**20:g} MiB")
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):        # the others are unpacked whole, whatever their size
            raise Refused("is packed by a method that is not opened: ask for an ordinary zip, or for the notebook itself")
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


def strip_wrapper(entries: Iterable[Entry], week: Week | None, lms_only: bool) -> list[Entry]:
    """Entries without the one folder that a zip program puts round all of them."""
    entries = list(entries)
    tops = {entry.path[0] for entry in entries}
    if len(tops) != 1 or any(len(entry.path) == 1 for entry in entries) or of_lms(next(iter(tops))):
        return entries
    below = {entry.path[1] for entry in entries}
    notebooks = any(len(entry.path) == 2 and NOTEBOOK.fullmatch(entry.path[1]) and not of_lms(entry.path[1]) for entry in entries)
    folders = {entry.path[1] for entry in entries if len(entry.path) > 2}
    several = len(folders) > 1 and not notebooks and not any(WEEK_NAME.fullmatch(name) for name in folders)
    if any(of_lms(name) for name in below) or (several and not lms_only and week is not None):
        return [replace(entry, path=entry.path[1:]) for entry in entries]
    return entries


def directory_size(data: bytes) -> int:
    """Bytes of a zip's list of names, which is read at once when it is opened."""
    tail = data[-65_600:]
    sizes = [struct.unpack("<I", tail[found.start() + 12:found.start() + 16])[0] for found in re.finditer(b"PK\5\6", tail) if found.start() + 16 <= len(tail)]
    return max(sizes, default=0)
