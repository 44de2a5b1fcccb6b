"""What an error says, in words that a student can act on: the one place where messages of libraries are read.

`text_of` takes an error's own message and leaves out what nobody can use: escape codes, addresses, a framework's advice.
`line_of` finds the student's own line, and which shapes met in it. `in_words` says what a library's sentence means.
"""

from __future__ import annotations

import ast
import builtins
import linecache
import re
import traceback
from types import CodeType, FrameType, TracebackType
from typing import Any

from .messages import say

MOST = 500              # characters of a message or a line
_LIBRARY = re.compile(r"site-packages|dist-packages|[\\/]lib[\\/]python|<probe>|coursekit|__autograph_generated|<__array_function__|^<frozen|\.pyx$|<stringsource>")
_WRAPPED = "in user code:"
_COMPILED = re.compile(r'^ *File "([^"\n]+)", line \d+, in \w+ .*\n +(\S.*)$', re.MULTILINE)      # a frame, as TensorFlow tells it
_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b\][^\x07]*\x07|\x1b.")
_ADVICE = re.compile(r"\s*(You can attempt the following|If you are running in Graph mode|decorate this function with @tf\.function|Consider using a `tf\.|"
                     r"To allow the (shape|operation)|Please see|See https?://).*", re.DOTALL)


def text_of(error: BaseException) -> str:
    """An error's message, without escape codes, addresses and general advice; of one that TensorFlow wraps in the source it
    was compiled from, the last line."""
    text = _ESCAPES.sub("", _message(error)).strip()
    if text.startswith(_WRAPPED):
        text = text.splitlines()[-1].strip().removeprefix(f"{type(error).__name__}: ")
    text = re.sub(r"<bound method (\S+) of [^\n]*?>+", r"the method \1", text)
    text = re.sub(r"<(function|class|module) '?([\w.]+)'?( at 0x[0-9a-f]+)?>", r"\2", text)
    text = re.sub(r" (object )?at 0x[0-9a-f]+", "", text)
    return _ADVICE.sub("", text).strip()[:MOST]


def _message(error: BaseException) -> str:
    try:
        return str(error)
    except Exception:                   # a student's own class of errors may fail to give one
        return ""


def known(kind: str) -> str:
    """The name of an error's type if Python, NumPy or TensorFlow has one of this name; else "an error", whatever a student calls it."""
    named = getattr(builtins, kind, None)
    python = isinstance(named, type) and issubclass(named, BaseException)
    return kind if python or kind in _LIBRARIES_ERRORS else "an error"


_LIBRARIES_ERRORS = {
    "LinAlgError", "AxisError", "UFuncTypeError", "_UFuncNoLoopError", "DTypePromotionError",
    "InvalidArgumentError", "FailedPreconditionError", "NotFoundError", "OutOfRangeError", "ResourceExhaustedError", "UnimplementedError",
    "InternalError", "OperatorNotAllowedInGraphError", "InaccessibleTensorError", "JSONDecodeError"}


def is_of_the_probe(error: BaseException) -> bool:
    """Whether an error arose in what looks at the student's work, from a result that it cannot read, and not in that work.

    A call with the wrong arguments fails in the probe, too, and is the student's: the message names the function.
    """
    frames = traceback.extract_tb(error.__traceback__)
    last_probe = max((i for i, frame in enumerate(frames) if frame.filename == "<probe>"), default=None)
    if last_probe is None or any(_is_students(frame.filename) and frame.line for frame in frames[last_probe + 1:]):
        return False
    if _compiled_lines(error):
        return False
    called = isinstance(error, TypeError) and re.search(r"\) (takes|missing|got an unexpected keyword|got multiple values)", str(error))
    return not called


def line_of(error: BaseException, own: str = "") -> str:
    """The student's line in which an error was raised.

    Arguments:
        error: the error, with its traceback.
        own: the file name of the code that is judged, as its code object gives it. The last line there is shown, and the
            innermost one, if it is another, behind it.

    Returns:
        The line, with the shapes that met in it if it is about shapes; "" if the student's code has no part in it.
    """
    frames = [(trace, linecache.getline(trace.tb_frame.f_code.co_filename, trace.tb_lineno).strip())
              for trace in _traces(error.__traceback__) if _is_students(trace.tb_frame.f_code.co_filename)]
    frames = [(trace, line) for trace, line in frames if line]
    compiled = _compiled_lines(error)
    if compiled:
        return next((line for file, line in reversed(compiled) if file == own), compiled[-1][1])[:MOST]
    if not frames:
        return ""
    mine = [pair for pair in frames if pair[0].tb_frame.f_code.co_filename == own] or frames
    trace, line = mine[-1]
    inner, inner_line = frames[-1]
    if isinstance(error, ValueError) or type(error).__name__ == "InvalidArgumentError":
        line += _shapes(inner if inner is trace else trace)
    if inner is not trace:
        line += say("inner line", name=inner.tb_frame.f_code.co_name, line=inner_line)
    return line[:MOST]


def _compiled_lines(error: BaseException) -> list[tuple[str, str]]:
    """The student's lines in code that TensorFlow compiled, as (file name, line), the innermost last: they stand in the message,
    since the frames are those of the translation."""
    text = _message(error)
    found = _COMPILED.findall(text) if text.startswith(_WRAPPED) else []
    return [(file, line.strip()) for file, line in found if _is_students(file)]


def _traces(trace: TracebackType | None):
    while trace is not None:
        yield trace
        trace = trace.tb_next


def _is_students(filename: str) -> bool:
    return not _LIBRARY.search(filename)


def file_of(thing: Any) -> str:
    """The file name of a function, or of a class' methods, as their code objects give it; "" if there is none."""
    if isinstance(thing, type):
        return next((file_of(method) for method in vars(thing).values() if isinstance(getattr(method, "__code__", None), CodeType)), "")
    code = getattr(thing, "__code__", None)
    return code.co_filename if isinstance(code, CodeType) else ""


# ---- which shapes met

def _shapes(trace: TracebackType) -> str:
    """The shapes of the two sides of the operation that failed, in words; "" where that is not an operation of arrays."""
    node = _failing(trace)
    if isinstance(node, ast.BinOp):
        sides = [node.left, node.right]
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("dot", "matmul", "multiply", "add", "subtract"):
        sides = node.args[:2] if len(node.args) > 1 else [node.func.value, *node.args]
    else:
        return ""
    shapes = [_shape(side, trace.tb_frame) for side in sides]
    if len(shapes) != 2 or None in shapes:
        return ""
    return say("with shapes", left=ast.unparse(sides[0]), left_shape=shapes[0], right=ast.unparse(sides[1]), right_shape=shapes[1])


def _failing(trace: TracebackType) -> ast.AST | None:
    """The expression at which a frame stopped."""
    positions = list(trace.tb_frame.f_code.co_positions())
    index = trace.tb_lasti // 2
    if index >= len(positions) or None in positions[index]:
        return None
    first, last, start, end = positions[index]
    lines = [linecache.getline(trace.tb_frame.f_code.co_filename, number) for number in range(first, last + 1)]
    if not all(lines):
        return None
    raw = [line.encode() for line in lines]             # columns are counted in bytes
    raw[-1] = raw[-1][:end]
    raw[0] = raw[0][start:]
    try:
        return ast.parse(b"".join(raw).decode(), mode="eval").body
    except (SyntaxError, ValueError):
        return None


def _shape(node: ast.AST, frame: FrameType) -> tuple[int, ...] | None:
    """The shape of an expression that can be looked up without running any of the student's code; None otherwise."""
    value = _value(node, frame)
    shape = getattr(value, "shape", None)
    if isinstance(value, (int, float)):
        return ()
    return tuple(int(n) for n in shape) if shape is not None and all(isinstance(n, int) for n in shape) else None


def _value(node: ast.AST, frame: FrameType) -> Any:
    if isinstance(node, ast.Constant):
        return node.value
    if isinstance(node, ast.Name):
        return frame.f_locals.get(node.id, frame.f_globals.get(node.id))
    if isinstance(node, ast.Attribute) and node.attr == "T":
        value = _value(node.value, frame)
        return getattr(value, "T", None) if hasattr(value, "shape") else None
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
        value = _value(node.value, frame)
        try:
            return value[node.slice.value] if isinstance(value, (dict, list, tuple)) else None
        except (KeyError, IndexError, TypeError):
            return None
    return None


# ---- what a library's sentence means

def in_words(kind: str, message: str, line: str = "") -> str:
    """An error's message as a sentence that can be acted on; as it is, where it is one already.

    Arguments:
        kind: the error's type.
        message: from `text_of`.
        line: from `line_of`; it may say which shapes met.
    """
    for pattern, key in _MEANINGS:
        found = re.search(pattern, message, re.DOTALL)
        if found:
            return say(key, message=message, **found.groupdict())
    if kind == "BdbQuit":
        return say("breakpoint left")
    if not message and kind == "AssertionError":
        return say("silent assertion")
    return message


_SHAPES = r"\((?P<left>[\d, ]*)\)[ ,]*\((?P<right>[\d, ]*)\)"
_MEANINGS = [
    (r"mismatch in its core dimension \d+, with gufunc signature \(n\?,k\),\(k,m\?\)->.*\(size (?P<right>\d+) is different from (?P<left>\d+)\)", "inner sizes"),
    (r"shapes \([\d, ]*\) and \([\d, ]*\) not aligned: (?P<left>\d+) \(dim \d+\) != (?P<right>\d+) \(dim \d+\)", "inner sizes"),
    (r"does not have enough dimensions \(has 0, gufunc core with signature", "a number in a matrix product"),
    (r"Matrix size-incompatible: In\[0\]: \[(?P<left>[\d,]*)\], In\[1\]: \[(?P<right>[\d,]*)\]", "matrix sizes"),
    (rf"operands could not be broadcast together with shapes {_SHAPES}", "sizes that do not fit"),
    (rf"non-broadcastable output operand with shape {_SHAPES.replace('[ ,]*', '.*?')}", "result does not fit in place"),
    (r"setting an array element with a sequence", "sequence in an element"),
    (r"[Tt]he truth value of an array with more than one element is ambiguous", "truth of an array"),
    (r"only (length-1|0-dimensional|size-1) arrays can be converted", "array for a number"),
    (r"No gradients provided for any variable", "no gradients"),
    (r"NoneType", "none used"),
    (r"maximum recursion depth exceeded", "calls itself"),
    (r"cannot access local variable '(?P<name>\w+)'", "no value yet"),
    (r"ufunc '(?P<name>\w+)' not supported for the input types", "not for NumPy"),
    (r"invalid index to scalar variable", "index of a number"),
]
