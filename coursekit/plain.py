"""Plain data: the only thing that passes between drawing inputs, running code on them, and judging.

Plain data are None, booleans, numbers, text, NumPy arrays of these, and tuples, lists and
dicts of plain data. Two small classes stand for what is not data: `Rng`, a random generator
that has not been used yet, and `Opaque`, the description of a value that has no plain form. A third, `Facts`,
is a dict of sentences that should hold.

`to_plain` turns what a function returned into plain data. `encode` and `decode` take plain
data to JSON and back; `decode` builds nothing but what is listed here, whatever it is given.
"""

from __future__ import annotations

import base64
import hashlib
import json
import math
from dataclasses import dataclass, field
from typing import Any

import numpy as np

PLAIN_DTYPES = "biufcU"        # booleans, integers, floats, complex numbers, text
MAX_DEPTH = 50
MAX_BYTES = 1 << 28            # of one array
_SMALL = 120                   # arrays up to this many entries are stored as readable numbers


@dataclass(frozen=True)
class Rng:
    """A NumPy Generator, by its seed."""

    seed: int

    def generator(self) -> np.random.Generator:
        return np.random.default_rng(self.seed)


@dataclass(frozen=True)
class Opaque:
    """A value with no plain form: its type's name, and the start of its text. Two are equal if they are of one type: the text may hold an address."""

    kind: str
    text: str = field(default="", compare=False)


class Facts(dict):
    """Sentences that should hold of what came back, and whether they do: {"the same seed gives the same draws": True}.

    What an oracle expects is `Facts()`: that all of them hold.
    """


def to_plain(value: Any, depth: int = 0) -> Any:
    """Turn any value into plain data, sharing no memory with it.

    Arguments:
        value: what a function took or returned: numbers, arrays, TensorFlow tensors and
            variables, containers of these. Anything else becomes `Opaque`.
        depth: how many containers are round it.

    Returns:
        Plain data. Tensors become arrays; NumPy scalars become Python numbers, but floats of fewer than 64 bits
        keep their type, as arrays without axes.
    """
    if value is None or isinstance(value, (bool, Rng, Opaque)):
        return value
    if isinstance(value, np.generic):                             # before float and str, which some of them are, too
        few_digits = value.dtype.kind in "fc" and np.finfo(value.dtype).eps > np.finfo(np.float64).eps
        return to_plain(np.asarray(value), depth) if few_digits or value.dtype.kind not in PLAIN_DTYPES else _usual(np.asarray(value)).item()
    for kind in (int, float, complex, str):
        if isinstance(value, kind):
            return kind.__new__(kind, value)                      # a subclass may have its own idea of what is equal
    if depth > MAX_DEPTH:
        return Opaque("too deeply nested")
    if isinstance(value, np.ndarray):
        return _plain_array(value)
    if isinstance(value, tuple):
        return tuple(to_plain(item, depth + 1) for item in value)
    if isinstance(value, list):
        return [to_plain(item, depth + 1) for item in value]
    if isinstance(value, Facts):
        return Facts({str(sentence): bool(np.all(holds)) for sentence, holds in value.items()})
    if isinstance(value, dict):
        return {_plain_key(key): to_plain(item, depth + 1) for key, item in value.items()}
    if hasattr(value, "numpy") and hasattr(value, "dtype"):       # TensorFlow and Keras, not imported here
        return to_plain(np.asarray(value.numpy()), depth)
    return Opaque(type(value).__name__, repr(value)[:200])


def _plain_key(key: Any) -> str | int:
    key = to_plain(key)
    return key if isinstance(key, (str, int)) else repr(key)


def _plain_array(array: np.ndarray) -> Any:
    if array.dtype.kind in PLAIN_DTYPES:
        return _usual(np.array(array, copy=True, subok=False))
    if array.dtype.kind == "O":
        return Opaque("array of objects", repr(array)[:200])
    try:                                                          # bfloat16 and the like
        return array.astype(np.float32)
    except (TypeError, ValueError):
        return Opaque(f"array of {array.dtype}", repr(array)[:200])


def _usual(array: np.ndarray) -> np.ndarray:
    """An array of long doubles, whose size differs from machine to machine, as one of doubles; any other as it is."""
    usual = {"g": np.float64, "G": np.complex128}.get(array.dtype.char)
    return array if usual is None else array.astype(usual)


def live(plain: Any) -> Any:
    """A fresh copy of plain data to call a function with; every `Rng` becomes a new Generator."""
    if isinstance(plain, Rng):
        return plain.generator()
    if isinstance(plain, np.ndarray):
        return plain.copy()
    if isinstance(plain, (list, tuple)):
        return type(plain)(live(item) for item in plain)
    if isinstance(plain, dict):
        return type(plain)({key: live(item) for key, item in plain.items()})
    return plain


def same(a: Any, b: Any) -> bool:
    """Whether two pieces of plain data are identical: types, shapes and every number (NaN equals NaN)."""
    if type(a) is not type(b):
        return False
    if isinstance(a, np.ndarray):
        return a.dtype == b.dtype and np.array_equal(a, b, equal_nan=a.dtype.kind in "fc")
    if isinstance(a, (list, tuple)):
        return len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, dict):
        return a.keys() == b.keys() and all(same(a[key], b[key]) for key in a)
    if isinstance(a, complex):
        return same(a.real, b.real) and same(a.imag, b.imag)
    if isinstance(a, float):
        return a == b or (math.isnan(a) and math.isnan(b))
    return a == b


def digest(plain: Any) -> str:
    """A short hash of plain data: the same for data that are identical, but for zeros' signs and the kind of NaN."""
    def usual(value: Any) -> Any:
        if isinstance(value, np.ndarray):
            if value.dtype.kind in "fc":
                value = np.where(np.isnan(value), value.dtype.type(np.nan), value + value.dtype.type(0))
            return {"array": [value.dtype.str, list(value.shape), hashlib.sha256(np.ascontiguousarray(value).tobytes()).hexdigest()]}
        if isinstance(value, (tuple, list)):
            return [type(value).__name__, *map(usual, value)]
        if isinstance(value, dict):
            return {str(type(key)) + str(key): usual(item) for key, item in value.items()}
        return encode(value + 0.0 if isinstance(value, (float, complex)) else value)

    return hashlib.sha256(json.dumps(usual(plain), sort_keys=True).encode()).hexdigest()[:16]


def encode(plain: Any) -> Any:
    """Plain data as JSON-able data. Containers that JSON lacks become one-entry objects."""
    if plain is None or isinstance(plain, (bool, int, str)):
        return plain
    if isinstance(plain, float):
        return plain if math.isfinite(plain) else {"float": str(plain)}
    if isinstance(plain, complex):
        return {"complex": [encode(plain.real), encode(plain.imag)]}
    if isinstance(plain, list):
        return [encode(item) for item in plain]
    if isinstance(plain, tuple):
        return {"tuple": [encode(item) for item in plain]}
    if isinstance(plain, Facts):
        return {"facts": dict(plain)}
    if isinstance(plain, dict):
        if all(isinstance(key, str) for key in plain):
            return {"dict": {key: encode(item) for key, item in plain.items()}}
        return {"items": [[key, encode(item)] for key, item in plain.items()]}
    if isinstance(plain, Rng):
        return {"rng": plain.seed}
    if isinstance(plain, Opaque):
        return {"opaque": [plain.kind, plain.text]}
    if isinstance(plain, np.ndarray):
        if plain.size <= _SMALL and plain.dtype.kind != "c":
            content = [encode(item) for item in plain.ravel().tolist()]
        else:
            little = plain.astype(plain.dtype.newbyteorder("<"), copy=False)
            content = base64.b64encode(np.ascontiguousarray(little).tobytes()).decode("ascii")
        return {"array": [plain.dtype.newbyteorder("=").str.lstrip("<>|="), list(plain.shape), content]}
    raise TypeError(f"{type(plain).__name__} is not plain data: call to_plain first")


def decode(data: Any, depth: int = 0, room: list[int] | None = None) -> Any:
    """Plain data from what `encode` made.

    Arguments:
        data: as it came from JSON.
        depth: how many containers are round it.
        room: how many bytes all arrays together may still take, in a list of one; MAX_BYTES at first. A few
            characters can announce an array of any size.

    Raises:
        ValueError: for anything `encode` cannot have made.
    """
    if data is None or isinstance(data, (bool, int, float, str)):
        return data
    depth, room = depth + 1, [MAX_BYTES] if room is None else room
    if depth > 4 * MAX_DEPTH:
        raise ValueError("not plain data: too deeply nested")
    if isinstance(data, list):
        return [decode(item, depth, room) for item in data]
    if isinstance(data, dict) and len(data) == 1:
        (kind, content), = data.items()
        try:
            match kind, content:
                case "float", "nan" | "inf" | "-inf":
                    return float(content)
                case "complex", [real, imag]:
                    return complex(_real(real), _real(imag))
                case "tuple", list():
                    return tuple(decode(item, depth, room) for item in content)
                case "dict", dict():
                    return {key: decode(item, depth, room) for key, item in content.items()}
                case "facts", dict() if all(isinstance(holds, bool) for holds in content.values()):
                    return Facts(content)
                case "items", list():
                    return {_key(key): decode(item, depth, room) for key, item in content}
                case "rng", int() if not isinstance(content, bool):
                    return Rng(content)
                case "opaque", [str(name), str(text)]:
                    return Opaque(name, text)
                case "array", [str(dtype), list(shape), values]:
                    return _decode_array(dtype, shape, values, room)
        except (TypeError, ValueError, OverflowError) as error:
            raise ValueError(f"not plain data: a malformed {kind} ({error})") from error
    raise ValueError(f"not plain data: {str(data)[:80]}")


def _key(key: Any) -> str | int:
    if not isinstance(key, (str, int)):
        raise ValueError("dict keys are text or integers")
    return key


def _real(data: Any) -> float:
    number = decode(data)
    if type(number) not in (int, float):
        raise ValueError("a part of a complex number should be a number")
    return number


def _decode_array(dtype: str, shape: list, values: Any, room: list[int]) -> np.ndarray:
    kind = np.dtype(dtype) if np.dtype(dtype).itemsize else np.dtype("U1")          # text of no width would get any
    if kind.kind not in PLAIN_DTYPES or not all(isinstance(n, int) and n >= 0 for n in shape):
        raise ValueError(f"array of {dtype} with shape {shape}")
    room[0] -= kind.itemsize * math.prod(shape)
    if room[0] < 0 or len(shape) > 32:
        raise ValueError(f"array of {dtype} with shape {shape}: too large")
    if isinstance(values, str):
        data = base64.b64decode(values, validate=True)
        flat = np.frombuffer(_characters(data) if kind.kind == "U" else data, dtype=kind.newbyteorder("<")).astype(kind)
    elif len(values) != math.prod(shape):
        raise ValueError(f"{len(values)} values for shape {shape}")
    else:
        flat = np.array([decode(value) for value in values], dtype=kind)
    return flat.reshape(shape)


def _characters(data: bytes) -> bytes:
    """The characters of an array of text, four bytes each, with "?" for each half of one: no file can hold those.

    Raises:
        ValueError: if some are no characters at all.
    """
    codes = np.frombuffer(data, dtype="<u4").copy()
    if (codes > 0x10FFFF).any():
        raise ValueError("characters that do not exist")
    codes[(codes >= 0xD800) & (codes < 0xE000)] = ord("?")
    return codes.tobytes()
