"""Who is who: ids that are safe everywhere, names.csv, the class list; and text in the cells of tables.

Names come from strangers: from file names, archives and tables that a learning-management system made.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .. import Complaint
from ..grading.safely import write_atomically

NAMES = ["week", "student", "name", "email", "lms", "lms_id", "original", "late", "submitted", "version"]
CANVAS, MOODLE, PLAIN = "canvas", "moodle", ""
RESERVED = {"con", "prn", "aux", "nul", "conin$", "conout$", *(f"{port}{i}" for port in ("com", "lpt") for i in "123456789¹²³")}
_NO_MARK = str.maketrans({"ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L",
                          "đ": "d", "Đ": "D", "ð": "d", "þ": "th", "ı": "i"})
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\N{FULLWIDTH EQUALS SIGN}", "\N{FULLWIDTH PLUS SIGN}",
            "\N{FULLWIDTH HYPHEN-MINUS}", "\N{FULLWIDTH COMMERCIAL AT}")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")


class BadSource(Complaint, ValueError):
    """There is nothing to collect here, or a table of people cannot be read; the message says what was looked for."""


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
    if lost or not kept or len(kept) > 64 or kept.partition(".")[0].casefold() in RESERVED:
        return f"{kept[:48].rstrip('-.') or 'student'}-{short_hash(name)}"
    return kept


def short_hash(text: str) -> str:
    """Eight characters that tell two names apart."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def printable(text: str) -> str:
    """A stranger's name as it may stand in a message: one line, nothing that moves the cursor or the direction of writing."""
    shown = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
    return shown if len(shown) <= 160 else f"{shown[:100]}...{shown[-50:]}"


def is_number(cell: str) -> bool:
    """Whether a cell is a number, with a point or a comma."""
    return bool(_NUMBER.fullmatch(cell))


def as_text(text: str) -> str:
    """A cell with text in it, so that no spreadsheet takes it for a formula. A number stays a number."""
    return f"'{text}" if text.lstrip(" '").startswith(_FORMULA) and not is_number(text) else text


def plain_text(cell: str) -> str:
    """What `as_text` was given."""
    return cell[1:] if cell.startswith("'") and as_text(cell[1:]) == cell else cell


def read_names(path: Path) -> dict[tuple[str, str], dict[str, str]]:
    """names.csv as (week, student) -> row; empty if there is none. Rows with an id that is not safe are left out."""
    if not path.is_file():
        return {}
    with path.open(newline="", encoding="utf-8-sig") as file:
        rows = [{column: plain_text(row.get(column) or "") for column in NAMES} for row in csv.DictReader(file)]
    return {(row["week"], row["student"]): row for row in rows if row["student"] and safe_id(row["student"]) == row["student"]}


def write_names(path: Path, rows: Mapping[tuple[str, str], Mapping[str, str]]) -> None:
    """Write names.csv, as `read_names` reads it."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, NAMES, lineterminator="\n")
    writer.writeheader()
    for key in sorted(rows):
        writer.writerow({column: as_text(value) for column, value in rows[key].items()})
    write_atomically(path, text.getvalue())


def storable(text: str) -> str:
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
