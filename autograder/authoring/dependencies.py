"""What a piece of code rests on in this repository, and a fingerprint of it: whether something that was measured, or an
output that was kept, is still that of the code that stands there now.

A lesson rests on the modules of coursekit that it imports, on what those import in their turn, on the data files it reads
and on the pinned packages; an exercise on its card, its solution and the judge besides. Comments, blank lines and docstrings
of modules make no difference.
"""

from __future__ import annotations

import ast
import functools
import hashlib
import io
import re
import tokenize
from collections.abc import Iterable
from pathlib import Path

from coursekit import data, pretrained
from coursekit import files as data_files

from .. import pins

PACKAGES = ("autograder", "coursekit")


@functools.cache
def modules(root: Path) -> dict[str, Path]:
    """The modules of the two packages: "coursekit.plots" -> its file."""
    found = {}
    for package in PACKAGES:
        for path in sorted((root / package).rglob("*.py")):
            if "templates" not in path.parts:
                parts = path.relative_to(root).with_suffix("").parts
                found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imported(root: Path, source: str, module: str = "") -> set[str]:
    """The modules of this repository that a piece of code imports, at its top or in a function.

    What is taken from a package is the module of that name, or else the package's own.

    Arguments:
        root: the checkout.
        source: Python; lines of notebooks that are none (magics) are passed over.
        module: the name of the module it is, which relative imports start from; a package's ends in `.__init__`.
    """
    known = modules(root)
    found: set[str] = set()
    for node in ast.walk(ast.parse(re.sub(r"^\s*[%!].*$", "", source, flags=re.MULTILINE))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            package = module.split(".")[:-node.level] if node.level else []
            base = ".".join([*package, *(node.module or "").split(".")]).strip(".")
            found |= {inner if (inner := f"{base}.{alias.name}") in known else base for alias in node.names}
    return found & known.keys()


@functools.cache
def _graph(root: Path) -> dict[str, frozenset[str]]:
    """Which module imports which."""
    return {name: frozenset(imported(root, path.read_text(encoding="utf-8"), f"{name}.__init__" if path.stem == "__init__" else name))
            for name, path in modules(root).items()}


def rests_on(root: Path, names: Iterable[str]) -> set[str]:
    """The modules of this repository among some names, and all that those rest on."""
    graph = _graph(root)
    seen, waiting = set(), [name for name in names if name in graph]
    while waiting:
        if (here := waiting.pop()) not in seen:
            seen.add(here)
            waiting += graph[here]
    return seen


def data_read(code: str) -> dict[str, tuple[str, ...]]:
    """The readers of data files that code calls, and their files: {"mnist": ("mnist.npz",)}."""
    readers = {name: reader.files for module in (data, pretrained) for name, reader in vars(module).items()
               if hasattr(reader, "files")}
    called = set(re.findall(r"\b(?:data|pretrained)\.(\w+)", code))
    for line in re.findall(r"^\s*from coursekit\.(?:data|pretrained) import (.+)$", code, re.MULTILINE):
        called |= set(re.findall(r"\w+", line))
    return {name: readers[name] for name in sorted(called & readers.keys())}


def bare(source: str) -> str:
    """Python without comments, blank lines and the docstrings of its module, classes and functions."""
    lines = source.splitlines()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            row, column = token.start
            lines[row - 1] = lines[row - 1][:column]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)) and ast.get_docstring(node, clean=False) is not None:
            text = node.body[0]
            lines[text.lineno - 1:text.end_lineno] = [""] * (text.end_lineno - text.lineno + 1)
    return "\n".join(line.rstrip() for line in lines if line.strip())


def forget() -> None:
    """Look at the files again: what was read of them is kept while a program runs."""
    for kept in (modules, _graph, _bare_file, _data_file):
        kept.cache_clear()


@functools.cache
def _bare_file(path: Path) -> str:
    return bare(path.read_text(encoding="utf-8"))


@functools.cache
def _data_file(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def fingerprint(root: Path, *texts: str, code: str = "", names: Iterable[str] = (), files: Iterable[str] = ()) -> str:
    """A hash of texts, and of all that code rests on in this repository.

    Arguments:
        root: the checkout.
        texts: what counts as it is written.
        code: Python whose imports and data count.
        names: modules that count besides.
        files: data files that count besides, as they are called in coursekit/data_files.

    Returns:
        Sixteen hexadecimal digits.
    """
    known = modules(root)
    digest = hashlib.sha256()
    for text in texts:
        digest.update(f"{len(text)}\n{text}".encode())
    for name in sorted(rests_on(root, {*names, *imported(root, code)})):
        digest.update(f"{name}\n{_bare_file(known[name])}\n".encode())
    for name in sorted({*files, *(file for needed in data_read(code).values() for file in needed)}):
        digest.update(f"{name} {_data_file(root / PACKAGES[1] / data_files.FOLDER.name / name)}\n".encode())
    for pin in pins.direct():
        if pin.group == "notebooks":
            digest.update(f"{pin.name}=={pin.version}\n".encode())
    return digest.hexdigest()[:16]
