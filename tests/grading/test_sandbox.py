"""The sandbox: what student code can see, what it may use, and that nothing of it is left behind."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import psutil
import pytest

from autograder.grading import groups, sandbox
from autograder.grading.groups import tree
from autograder.grading.sandbox import BARE, FULL, GROUPS, HOME, NAMESPACES, PROCESSES, Limits, NoSandbox, Stopped, Warm, level, require

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def warm(tmp_path_factory):
    if level()[0] == BARE:
        pytest.fail(f"these tests need bubblewrap: {level()[1]}")
    folder = tmp_path_factory.mktemp("week")
    (folder / "data").mkdir()
    (folder / "data" / "numbers.txt").write_text("1 2 3")
    (folder / "week.ipynb").write_text("{}")
    with Warm(ROOT, folder, ("numpy", "coursekit"), limits=Limits(cpu=20, idle=2.0, memory=1 << 30)) as warm:
        yield warm


def run(warm, source: str, *, seconds: float = 5, cpu: float = 8) -> tuple[str, bool]:
    """What one cell prints, or its error, and whether it failed."""
    with warm.box() as box:
        answers = list(box.ask({"do": "cells", "cells": [{"id": "a", "source": source}], "seconds": seconds}, cpu=cpu))
    cell = answers[0]
    return "".join(o.get("text", "") or f"{o.get('ename')}: {o.get('evalue')}" for o in cell["outputs"]), cell["failed"]


def test_a_cell_runs_as_in_a_notebook(warm):
    assert run(warm, "x = 20\nprint(x + 1)") == ("21\n", False)
    assert run(warm, "import asyncio\nawait asyncio.sleep(0)\nprint('later')") == ("later\n", False)
    assert run(warm, "1 / 0") == ("ZeroDivisionError: division by zero", True)


def test_a_box_has_nothing_of_the_one_before(warm):
    run(warm, "import numpy; numpy.pi = 3; secret = 1; open('left', 'w').write('x'); open('/tmp/left', 'w').write('x')")
    assert run(warm, "import numpy, os; print(numpy.pi > 3.1, 'secret' in globals(), os.path.exists('left'), os.path.exists('/tmp/left'))")[0] == "True False False False\n"


def test_what_it_sees(warm):
    seen, _ = run(warm, f"""
import os
print(os.getcwd() == {HOME!r}, sorted(os.listdir('.')), open('data/numbers.txt').read())
print([os.path.exists({str(ROOT)!r} + '/' + name) for name in ('coursekit', 'autograder', 'source', 'course1', 'gradebook.db', '.git')])
print([name for name in os.environ if 'AUTOGRADER' in name or 'HOME' in name], len([p for p in os.listdir('/proc') if p.isdigit()]) <= 4)
""")
    assert seen.splitlines() == ["True ['data'] 1 2 3", "[True, False, False, False, False, False]", "['HOME'] True"]


@pytest.mark.parametrize("attempt", [
    "open('/usr/x', 'w')", "open('/etc/x', 'w')", "open('data/numbers.txt', 'w')", "open('/dev/x', 'w')", "open('/etc/shadow')",
    "import coursekit; open(coursekit.__file__, 'a')", "import numpy; open(numpy.__file__, 'a')", "import os; os.setuid(0)",
    "import socket; socket.create_connection(('127.0.0.1', 22), 1)", "import os; os.mknod('/tmp/d', 0o60666, os.makedev(8, 0))",
    "import ctypes, os; assert ctypes.CDLL(None, use_errno=True).mount(b'none', b'/tmp', b'tmpfs', 0, None) == 0",
    "import os; os.chroot('/tmp')", "import os; os.setpriority(os.PRIO_PROCESS, 0, os.getpriority(os.PRIO_PROCESS, 0) - 1)",
])
def test_what_it_may_not(warm, attempt):
    said, failed = run(warm, attempt)
    assert failed, said


@pytest.mark.parametrize("attempt", ["os.kill(1, 9)", "os.kill(2, 9)", "os.sched_setaffinity(1, {0})"])
def test_what_holds_a_box_together_is_out_of_reach_or_its_own(warm, attempt):
    """As root its holders belong to another user; else they are the student's own, and nothing but this box depends on them."""
    try:
        _, failed = run(warm, f"import os\n{attempt}")
        assert failed or os.geteuid() != 0
    except Stopped as stopped:
        assert stopped.kind == "Ended" and os.geteuid() != 0
    assert run(warm, "print(1)") == ("1\n", False)


@pytest.mark.parametrize("source, kind", [
    ("import signal; signal.signal(signal.SIGPROF, signal.SIG_IGN)\nwhile True: pass", "TimeLimit"),
    ("import time; time.sleep(60)", "Hung"),
    ("import threading; lock = threading.Lock(); lock.acquire(); lock.acquire()", "Hung"),
    ("import os; os._exit(0)", "Ended"),
    ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", "Ended"),
])
def test_it_is_stopped(warm, source, kind):
    with pytest.raises(Stopped) as stopped:
        run(warm, source, seconds=0.3, cpu=1)
    assert stopped.value.kind == kind


def test_an_endless_cell_is_stopped_at_its_own_limit(warm):
    assert run(warm, "while True: pass", seconds=0.3) == ("TimeLimit: ", True)


def test_memory_is_limited_in_one_process_and_in_many(warm):
    said, failed = run(warm, "x = bytearray(8 << 30)")
    assert failed and said.startswith("MemoryError")
    with pytest.raises(Stopped) as stopped:
        run(warm, "import os, time\nfor i in range(8):\n    if os.fork() == 0:\n        x = bytearray(os.urandom(1 << 20)) * 300\n        time.sleep(30)\n"
                  "while True: pass", seconds=8, cpu=20)
    assert stopped.value.kind == "MemoryLimit"


def test_the_disk_is_limited(warm):
    said, failed = run(warm, "f = open('/tmp/a', 'wb')\nfor i in range(100): f.write(bytes(4 << 20))")
    assert failed and "OSError" in said


def test_a_fork_bomb_ends_with_its_box(warm):
    before = set(psutil.pids())
    with pytest.raises(Stopped) as stopped:
        run(warm, "import os\nwhile True:\n    try: os.fork()\n    except OSError: pass", cpu=3)
    assert stopped.value.kind in ("TimeLimit", "MemoryLimit")
    deadline = time.monotonic() + 10
    while left := {pid for pid in set(psutil.pids()) - before if _student(pid)}:
        assert time.monotonic() < deadline, left
        time.sleep(0.05)


def _student(pid: int) -> bool:
    try:
        return psutil.Process(pid).uids().real >= 200_000
    except psutil.Error:
        return False


def test_a_daemon_does_not_outlive_its_box(warm):
    run(warm, "import os, time\nif os.fork() == 0:\n    os.setsid()\n    if os.fork() == 0:\n        time.sleep(60)\n    os._exit(0)")
    deadline = time.monotonic() + 5
    while any(_student(pid) for pid in psutil.pids()):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_looking_at_processes_that_end_meanwhile_fails_never():
    """They end between any two looks."""
    for _ in range(300):
        child = os.fork()
        if child == 0:
            os._exit(0)
        process = psutil.Process(child)
        assert sandbox._threads(child)[1] <= 1 and sandbox._descendants(process) == []
        os.waitpid(child, 0)
        assert sandbox._threads(child) == (0, 0) and sandbox._descendants(process) == [] and sandbox._own_memory(child) == 0


def test_text_that_no_file_can_hold_does_not_get_out(warm):
    assert run(warm, "print('a\\ud83d', '\U0001F600')\nraise ValueError('\\udcff')") == ("a? \U0001F600\nValueError: ?", True)


def test_a_command_of_the_shell_runs_and_shows_nothing(warm):
    assert run(warm, "!echo hello > said; cat\nprint(open('said').read(), _exit_code)") == ("hello\n 0\n", False)
    assert run(warm, "files = !ls data\nprint(files)") == ("['numbers.txt']\n", False)


def test_what_follows_an_import_that_fails_still_runs(warm):
    source = "import numpy, not_here; y = 2\nfrom nowhere import (a,\n    b); import math\nprint(math.floor(y + 0.5))\n1 / 0\nprint('never')"
    said, failed = run(warm, source)
    assert failed and said.startswith("2\n") and "never" not in said
    assert said.count("No module named") == 2 and said.endswith("ZeroDivisionError: division by zero")
    assert run(warm, "def f():\n    import not_here\nf()\nprint('never')")[0] == "ModuleNotFoundError: No module named 'not_here'"


def test_too_much_is_not_taken(warm):
    with warm.box() as box, pytest.raises(Stopped) as stopped:
        list(box.ask({"do": "cells", "cells": [{"id": "a", "source": "print('x' * 10000)"}], "seconds": 5}, cpu=5, most=2000))
    assert stopped.value.kind == "OutputLimit"


def test_the_warm_process_starts_again(warm):
    warm.box().close()
    warm.process.kill()
    warm.process.wait()
    assert run(warm, "print(1)") == ("1\n", False)


def test_the_level_is_said_and_a_floor_kept(monkeypatch):
    assert level()[0] == (FULL if os.geteuid() == 0 else NAMESPACES) and require() == level()[0]
    level.cache_clear()
    monkeypatch.setattr(sandbox.shutil, "which", lambda name: None)
    try:
        assert level() == (BARE, "bubblewrap is not installed (Debian, Ubuntu, Fedora: the package bubblewrap)")
        with pytest.raises(NoSandbox, match="bubblewrap is not installed.*--unconfined"):
            require()
        assert require(BARE) == BARE
    finally:
        monkeypatch.undo()
        level.cache_clear()


def test_without_a_sandbox_it_still_runs_where_that_is_allowed(monkeypatch, tmp_path):
    level.cache_clear()
    monkeypatch.setattr(sandbox, "level", lambda: (BARE, "no bubblewrap"))
    (tmp_path / "numbers.txt").write_text("7")
    with Warm(ROOT, tmp_path, ("numpy",), floor=BARE, limits=Limits(cpu=20, idle=2.0)) as warm:
        assert run(warm, "print(open('numbers.txt').read())") == ("7\n", False)
        with pytest.raises(Stopped):
            run(warm, "import time; time.sleep(60)")


class Shared:
    """A box by its numbers, on a machine that is busy with others."""

    limits, peak, threads, waited = Limits(idle=5, waiting=8), 0, 1, 0.0

    def __init__(self, spent: float = 0.0, queued: float = 0.0, ready: bool = False, waited: float = 0.0):
        self.spent, self.queued, self._ready, self.waited = 0.0, 0.0, ready, waited
        self.watch = sandbox._Watch(self, until=100)
        self.spent, self.queued = spent, queued

    def cpu(self):
        return self.spent

    def busy(self):
        return self.spent + self.queued

    def ready(self):
        return self._ready

    def overflowed(self):
        return False

    def after(self, seconds: float) -> None:
        self.watch.looked -= seconds
        self.watch.look()


@pytest.mark.parametrize("used, hung", [
    ({}, True), ({"spent": 2}, True), ({"spent": 6}, False), ({"spent": 0.5, "queued": 5.5}, False), ({"spent": 0.5, "queued": 2}, True),
    ({"spent": 0.1, "ready": True}, False),         # its children queue, and are gone before anybody has looked at them
    ({"spent": 7, "waited": 4}, False), ({"spent": 7, "waited": 6}, True)])
def test_waiting_is_limited_but_not_for_a_processor(used, hung):
    """Ten seconds have passed: what was spent working, or ready to work while others did, is no waiting."""
    box = Shared(**used)
    if hung:
        with pytest.raises(Stopped, match="waits"):
            box.after(10)
    else:
        box.after(10)


def test_time_to_wait_cannot_be_bought_by_many_processes_that_queue():
    box = Shared()
    box.queued = 1000.0                             # forty processes, in one second
    box.after(1)
    with pytest.raises(Stopped, match="waits"):
        box.after(6)


def test_memory_that_no_process_seems_to_have_is_counted(warm):
    """Pages of shared memory stay when those who mapped them let go of them."""
    source = """import mmap
shared = mmap.mmap(-1, 1 << 30)
for start in range(0, 1 << 30, 1 << 24):
    shared[start:start + (1 << 24)] = bytes(1 << 24)
    shared.madvise(mmap.MADV_DONTNEED, start, 1 << 24)
"""
    with warm.box() as box, pytest.raises(Stopped) as stopped:
        list(box.ask({"do": "cells", "cells": [{"id": "a", "source": source + "while True: pass"}], "seconds": 20}, cpu=20))
    assert stopped.value.kind == "MemoryLimit"


def test_the_kernel_ends_what_takes_too_much_before_anybody_looks(warm, monkeypatch):
    if warm.counted_by != GROUPS:
        pytest.skip(f"control groups cannot be had here: {tree()[1]}")
    monkeypatch.setattr(sandbox._Watch, "look", lambda watch: None)
    with pytest.raises(Stopped) as stopped:
        run(warm, "import os\nfor _ in range(3): os.fork()\nhoard = bytearray(b'x') * (600 << 20)\nwhile True: pass")
    assert stopped.value.kind == "MemoryLimit"
    box = warm.box()
    assert list(box.ask({"do": "cells", "cells": [{"id": "a", "source": "x = b'x' * (300 << 20)"}], "seconds": 5}, cpu=5))
    folder = box.group.folder
    assert box.close()["memory"] > 300 << 20 and not folder.exists()


def test_memory_is_counted_without_control_groups_too(warm, monkeypatch):
    monkeypatch.setattr(warm, "counted_by", PROCESSES)
    with pytest.raises(Stopped) as stopped:
        run(warm, "import os\nfor _ in range(2): os.fork()\nhoard = bytearray(b'x') * (500 << 20)\nwhile True: pass")
    assert stopped.value.kind == "MemoryLimit"


def test_of_control_groups_version_2_comes_first_and_the_group_with_processes_moves_down(tmp_path, monkeypatch):
    """On a tree of files: what is written where, as the kernel's documentation has it."""
    top = tmp_path / "cgroup"
    own = top / "user.slice" / "grading.scope"
    own.mkdir(parents=True)
    for folder in (top, own):
        (folder / "cgroup.subtree_control").write_text("memory pids" if folder == top else "")
        (folder / "cgroup.procs").write_text(f"{os.getpid()}\n")
    monkeypatch.setattr(groups, "_mounted", lambda: [(groups._v2, top, own)])
    monkeypatch.setattr(groups.os, "geteuid", lambda: 1000)
    write, refused = Path.write_text, []

    def kernel(path, text, *rest, **options):
        if path == own / "cgroup.subtree_control" and not (own / "grader").exists():
            refused.append(text)
            raise OSError(16, "Device or resource busy")
        return write(path, text, *rest, **options)

    monkeypatch.setattr(Path, "write_text", kernel)
    monkeypatch.setattr(Path, "rmdir", shutil.rmtree)          # the kernel's files go with their folder
    groups.tree.cache_clear()
    try:
        found, why = groups.tree()
        assert found.parent == own and not why and refused == ["+memory"]
        assert (own / "grader" / "cgroup.procs").read_text() == str(os.getpid()) and (own / "cgroup.subtree_control").read_text() == "+memory"
        group = groups.Group(found, 5 << 20)
        group.add(77)
        assert [(group.folder / name).read_text() for name in ("memory.max", "memory.swap.max", "cgroup.procs")] == [str(5 << 20), "0", "77"]
        (group.folder / "memory.events").write_text("low 0\nmax 9\noom 1\noom_kill 1\noom_group_kill 0\n")
        (group.folder / "memory.peak").write_text("4096\n")
        assert group.overflowed() and group.peak() == 4096
        group.close()
        assert not group.folder.exists()
    finally:
        groups.tree.cache_clear()


@pytest.mark.parametrize("call", ["shmget(0, 4096, 0o1600)", "msgget(0, 0o1600)", "semget(0, 1, 0o1600)", "inotify_init()"])
def test_what_outlives_its_process_or_watches_others_is_not_there(warm, call):
    assert run(warm, f"import ctypes\nprint(ctypes.CDLL(None, use_errno=True).{call}, ctypes.get_errno())") == ("-1 38\n", False)


def test_a_lock_keeps_nobody_else_out(warm):
    source = "import fcntl\nfile = open('data/numbers.txt')\nfcntl.{0}(file, fcntl.LOCK_{1} | fcntl.LOCK_NB)\nprint('had')"
    with warm.box() as one, warm.box() as other:
        for box, kind in ((one, "EX"), (other, "EX")):
            answer = next(box.ask({"do": "cells", "cells": [{"id": "a", "source": source.format("flock", kind)}], "seconds": 5}, cpu=5))
            assert answer["outputs"][0]["text"] == "had\n", answer
    assert run(warm, "import sqlite3\nbase = sqlite3.connect('own.db')\nbase.execute('create table t (x)')\nbase.commit()\nprint('kept')") == ("kept\n", False)
