"""What runs inside the sandbox: the student's cells, then probes on what they defined.

It answers two questions of the judge, one JSON frame each (see `autograder.grading.sandbox`):

    {"ask": number, "do": "cells", "cells": [{"id", "source"}, ...], "seconds": CPU a cell may take, "health": encoded or null}
        -> {"cell": id, "outputs": [...], "failed": bool} for each, {"health": encoded} if asked, and at last {"done": null}
    {"ask": number, "do": "probe", "request": encoded, "apart": whether to run it in a process of its own}
        -> {"answers": encoded}, and at last {"done": null, or how the process ended, "apart": whether it had one of its own}

Every answer carries the number of its question, so that what comes late or unasked is told apart. "health" is a request
that does not touch the student's code; what comes of it shows whether this process still works, and a cell in it.

Everything here shares a process with the student's code, which may change any of it. That is
foreseen: what is sent from here is data that the judge checks and compares, and nothing that
is right or wrong is known here.
"""

from __future__ import annotations

import ast
import base64
import contextlib
import functools
import io
import json
import os
import re
import signal
import struct
import subprocess
import sys
import traceback
import types
from typing import Any

HEADER = struct.Struct(">I")
MOST_TEXT = 20_000              # characters of one output
MOST_IMAGE = 1 << 20            # bytes of one picture
MOST_OUTPUTS = 50               # of one cell
MOST_IMPORTS = 20               # of one cell that fail, one after the other
COMMAND_SECONDS = 10            # that a `!command` may take


def send(channel, message: Any) -> None:
    """Write one frame."""
    os.set_blocking(channel.fileno(), True)     # a cell may have changed it
    data = json.dumps(message).encode()
    channel.sendall(HEADER.pack(len(data)) + data)


def receive(channel) -> Any:
    """Read one frame; None when the other side has gone."""
    def exactly(size: int) -> bytes:
        data = bytearray()
        while len(data) < size:
            part = channel.recv(min(size - len(data), 1 << 20))
            if not part:
                return b""
            data += part
        return bytes(data)

    header = exactly(HEADER.size)
    return json.loads(exactly(HEADER.unpack(header)[0])) if header else None


class Notebook:
    """An IPython shell as a notebook has it, without history, colours or files; made once, in the warm process."""

    def __init__(self):
        from IPython.core.displayhook import DisplayHook
        from IPython.core.displaypub import DisplayPublisher
        from IPython.core.interactiveshell import InteractiveShell
        from traitlets.config import Config

        shown: list[dict] = []

        class Publisher(DisplayPublisher):
            def publish(self, data, *_, **__):
                shown.append({"output_type": "display_data", "data": shortened(data)})

        class Hook(DisplayHook):
            def __call__(self, result=None):
                if result is not None and not self.quiet():
                    self.update_user_ns(result)
                    shown.append({"output_type": "execute_result", "data": shortened(self.compute_format_data(result)[0])})

        class Shell(InteractiveShell):
            displayhook_class, display_pub_class = Hook, Publisher

            def showtraceback(self, *_, **__):
                kind, error, trace = sys.exc_info()
                if error is not None:
                    shown.append({"output_type": "error", "ename": kind.__name__[:100], "evalue": text_of(error),
                                  "traceback": student_frames(trace)})

            showsyntaxerror = showindentationerror = showtraceback

            def system(self, cmd):
                """Run a `!command`, as `%pip` does, too. What it prints is not shown: there is no terminal, and nobody to read it."""
                process = subprocess.Popen(self.var_expand(cmd, depth=1), shell=True, stdin=subprocess.DEVNULL,
                                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                try:
                    self.user_ns["_exit_code"] = process.wait(COMMAND_SECONDS)
                except subprocess.TimeoutExpired:
                    process.kill()
                    self.user_ns["_exit_code"] = -process.wait()

            def enable_gui(self, gui=None):
                """`%matplotlib inline` asks for it; there is no window to draw in."""

            def set_custom_exc(self, exc_tuple, handler):
                """`coursekit.start` explains empty blocks to students at work; here nobody reads it."""
                super().set_custom_exc((), None)

        config = Config()
        config.HistoryManager.enabled = False
        config.HistoryManager.hist_file = ":memory:"
        config.InteractiveShell.colors = "nocolor"
        self.shown = shown
        self.shell = Shell.instance(config=config, user_ns={})
        InteractiveShell._instance = self.shell
        sys.modules["__main__"] = self.shell.user_module
        self.shell.run_cell("pass")
        import pdb

        pdb.set_trace = lambda *_, **__: None       # there is nobody to debug
        import coursekit.check  # noqa: F401 - brings all that is watched
        from coursekit import probe

        rehearsal = {"function": "f", "probe": "def probe(student):\n    return 0", "seconds": 60.0, "inputs": [{}]}
        probe.answers(rehearsal, {})        # what is imported at its first use, numpy.random for one, is imported now, once for all
        _before.update(functions())

    def run(self, source: str, seconds: float) -> dict:
        """Run one cell and collect what it shows.

        Arguments:
            source: the cell's code.
            seconds: CPU time it may take.

        Returns:
            {"outputs": outputs in nbformat's form, "failed": whether it stopped with an error}.
        """
        from coursekit.probe import _cpu_limit

        self.shown.clear()
        out = io.StringIO()
        forget_folder()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()), _cpu_limit(seconds):
            result = self.shell.run_cell(source, store_history=True)
            failed = not result.success
            for _ in range(MOST_IMPORTS):
                source = behind_import(self.shell, source, result.error_in_exec) if not result.success else ""
                if not source:
                    break
                result = self.shell.run_cell(source, store_history=True)
        text = out.getvalue()[:MOST_TEXT]
        outputs = [{"output_type": "stream", "name": "stdout", "text": text}] if text else []
        return {"outputs": outputs + self.shown[:MOST_OUTPUTS], "failed": failed}


def behind_import(shell, source: str, error: BaseException | None) -> str:
    """What is left of a cell behind an import that failed; "" if it stopped for another reason.

    A package that is not here may not be needed by what follows; if it is, that says so.
    """
    trace = error.__traceback__ if isinstance(error, ImportError) else None
    while trace is not None and trace.tb_frame.f_code.co_name != "<module>":
        trace = trace.tb_next
    if trace is None:
        return ""
    source = shell.transform_cell(source)
    try:
        statements = ast.parse(source).body
    except SyntaxError:                     # `await` and the like
        return ""
    failed = next((one for one in statements if one.lineno <= trace.tb_lineno <= one.end_lineno), None)
    if not isinstance(failed, (ast.Import, ast.ImportFrom)):
        return ""
    lines = source.split("\n")
    behind = lines[failed.end_lineno - 1].encode()[failed.end_col_offset:].decode().lstrip(" ;")        # columns count bytes
    rest = "\n".join([behind, *lines[failed.end_lineno:]])
    return rest if rest.strip() else ""


def forget_folder() -> None:
    """Let the next import look anew at what lies in the working folder: a cell may just have written a module there."""
    with contextlib.suppress(Exception):        # the folder may be gone, and all of this the student's
        sys.path_importer_cache[os.getcwd()].invalidate_caches()


def serve(channel, notebook: Notebook) -> None:
    """Answer the judge until it hangs up."""
    while (message := receive(channel)) is not None:
        ask = message["ask"]
        if message["do"] == "cells":
            for cell in message["cells"]:
                send(channel, {"ask": ask, "cell": cell["id"], **notebook.run(cell["source"], message["seconds"])})
            if message.get("health"):
                where_it_can(lambda: health(channel, message, notebook.shell))
            send(channel, {"ask": ask, "done": None, "replaced": replaced(notebook.shell)})
        else:
            work = functools.partial(answer, channel, ask, notebook.shell, message["request"])
            forked, done = where_it_can(work) if message["apart"] else (False, work())
            send(channel, {"ask": ask, "done": done, "apart": forked})


def answer(channel, ask: int, shell, encoded: Any) -> None:
    """Run one request of the judge on what the notebook defines, and send what came of it."""
    me = os.getpid()
    answers = answered(encoded, shell.user_ns)
    if os.getpid() != me:               # the student's code has forked: two would answer, and who comes first is chance
        os._exit(1)
    send(channel, {"ask": ask, "answers": answers, "replaced": replaced(shell)})


def health(channel, message: dict, shell) -> None:
    """Answer the request that shows whether this process still works; not if it does not even run a cell."""
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        shell.run_cell("__alive__ = 6 * 7")
    if shell.user_ns.pop("__alive__", None) == 42:
        send(channel, {"ask": message["ask"], "health": answered(message["health"], {})})


def answered(encoded: Any, namespace: dict) -> Any:
    """The answers to a request, both encoded."""
    from coursekit import plain, probe

    return plain.encode(probe.answers(plain.decode(encoded), namespace))


WATCHED = ("inside", "coursekit.plain", "coursekit.probe", "coursekit.check", "coursekit.verdict")
_before: dict[tuple[str, str], Any] = {}        # their functions, as they were in the warm process


def functions() -> dict[tuple[str, str], Any]:
    """The functions of the modules that bring answers back, and the code of each."""
    return {(module, name): (thing, thing.__code__) for module in WATCHED
            for name, thing in getattr(sys.modules.get(module), "__dict__", {}).items() if isinstance(thing, types.FunctionType)}


def replaced(shell) -> list[str]:
    """Which of these functions are not what they were, and what of the notebook's own is put into IPython's running.

    Who changes them can change this, too; most do not think of it.
    """
    now = functions()
    return [*sorted(".".join(key) for key in _before if now.get(key) != _before[key]), *sorted(put_into(shell))][:20]


def put_into(shell) -> set[str]:
    """What the notebook itself has put into the shell that runs it: methods, transformers of code, callbacks."""
    def own(thing: Any) -> bool:
        return (thing if callable(thing) and hasattr(thing, "__code__") else type(thing)).__module__ == "__main__"

    places = {"": vars(shell), **{kind.__name__: vars(kind) for kind in type(shell).__mro__}}
    found = {f"IPython.{place or 'shell'}.{name}" for place, things in places.items() for name, thing in things.items()
             if isinstance(thing, (types.FunctionType, types.MethodType)) and own(thing)}
    hooks = {name: getattr(shell, name) for name in ("input_transformers_cleanup", "input_transformers_post", "ast_transformers")} | shell.events.callbacks
    return found | {f"IPython.{name}" for name, things in hooks.items() if any(map(own, things))}


def student_frames(trace) -> list[str]:
    """Where in the notebook an error arose: the lines of the frames that are cells."""
    frames = [frame for frame in traceback.extract_tb(trace) if re.search(r"ipykernel_|<ipython-input|/tmp/", frame.filename)]
    return [f"line {frame.lineno}, in {frame.name}: {(frame.line or '').strip()}"[:500] for frame in frames[-10:]]


def text_of(error: BaseException) -> str:
    try:
        return str(error)[:2000]
    except BaseException:               # a student's own class of errors may fail to give one
        return ""


def shortened(data: dict) -> dict:
    """A display's representations that a page may show: text, HTML (made harmless later) and pictures, of bounded size."""
    kept = {}
    for kind in ("text/plain", "text/html", "text/markdown", "text/latex"):
        if isinstance(data.get(kind), str):
            kept[kind] = data[kind][:MOST_TEXT]
    for kind in ("image/png", "image/jpeg"):
        picture = data.get(kind)
        picture = base64.b64encode(picture).decode() if isinstance(picture, bytes) else picture
        if isinstance(picture, str) and len(picture) <= MOST_IMAGE:
            kept[kind] = picture
    return kept


def where_it_can(work) -> tuple[bool, str | None]:
    """Do something in a child of this process, so that what it breaks is broken for it alone.

    Where TensorFlow already runs, its threads would not survive a fork: then it is done here.

    Returns:
        Whether it was a child; and None if that ended well, else how it ended.
    """
    if tensorflow_runs():
        return False, work()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work()
            code = 0
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return True, signal.Signals(os.WTERMSIG(status)).name
    return True, None if os.WEXITSTATUS(status) == 0 else f"exit {os.WEXITSTATUS(status)}"


def tensorflow_runs() -> bool:
    """Whether TensorFlow has started its threads in this process, which it does at its first operation."""
    context = sys.modules.get("tensorflow.python.eager.context")
    current = getattr(context, "_context", None)
    return bool(current is not None and getattr(current, "_initialized", False))
