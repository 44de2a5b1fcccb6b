"""What comes from strangers, or goes wrong with it, made harmless: texts to show and to write, folders to walk, errors as sentences.

A class has hundreds of students. None of them may stop the grading of the others, whatever a folder, a name or a text is like.
"""

from __future__ import annotations

import itertools
import os
import traceback
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .. import Complaint

DECEPTIVE = frozenset("\u200b\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")      # they hide or reverse text
MOST_SHOWN = 300                # characters of a name or a sentence
MOST_DETAILS = 8_000            # characters of a traceback


# ---- texts

def hides(char: str) -> bool:
    """Whether a character controls a terminal, hides or reverses text, or cannot be written."""
    return char in DECEPTIVE or unicodedata.category(char) in ("Cc", "Cs")


def shown(text: object, most: int = MOST_SHOWN) -> str:
    r"""A name or a sentence in one line of bounded length, which no terminal obeys: a newline is shown as \n, an escape as \x1b."""
    text = str(text)
    short = text if len(text) <= most else text[:most - 1] + "…"
    return "".join(char.encode("unicode_escape").decode("ascii") if hides(char) else char for char in short)


def writable(text: str) -> str:
    """A text with a question mark for all that UTF-8 cannot hold: halves of an emoji, say."""
    return text.encode("utf-8", "replace").decode("utf-8")


def write_atomically(path: Path, text: str) -> None:
    """Write a text such that the file is never half there; its folder is made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{os.getpid()}.unfinished")       # not longer than the name, which may be as long as names can be
    try:
        unfinished.write_text(writable(text), encoding="utf-8")
        unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


# ---- folders

def walk(folder: Path, most: int | None = None) -> Iterator[os.DirEntry]:
    """What is in a folder, however deep (`Path.rglob` recurses), in the order of names; links are not followed.

    Arguments:
        folder: where to begin.
        most: how many entries to give at most, and to look at in one folder; all if None.

    Raises:
        OSError: if the folder cannot be listed. A folder in it that cannot be holds nothing that can be read.
    """
    waiting, seen = [str(folder)], 0
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here) as listing:
                entries = sorted(itertools.islice(listing, most), key=lambda entry: entry.name)
        except OSError:
            if here == str(folder):
                raise
            continue
        for entry in entries:
            if seen == most:
                return
            seen += 1
            yield entry
        waiting += [entry.path for entry in reversed(entries) if entry.is_dir(follow_symlinks=False)]


# ---- errors

@dataclass(frozen=True)
class Failure:
    """Why a student could not be graded: one sentence, and what who mends the grader wants to know."""

    why: str
    details: str = ""

    @classmethod
    def of(cls, error: BaseException) -> Failure:
        """An exception that ended the work on one student."""
        if isinstance(error, Complaint):
            why = str(error)
        elif isinstance(error, OSError) and error.strerror:
            why = f"{error.strerror}{f': {error.filename}' if error.filename else ''}"
        else:
            why = f"the grader stopped with {type(error).__name__}{f': {error}' if str(error) else ''}"
        return cls(shown(why.strip().partition("\n")[0]), "".join(traceback.format_exception(error))[-MOST_DETAILS:])

    def __str__(self) -> str:
        return f"could not be graded: {self.why}"
