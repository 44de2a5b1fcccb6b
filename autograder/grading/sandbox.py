"""The sandbox: where student code runs, and the only way to talk to it.

Three kinds of processes:

- the *warm* process (`autograder.grading.zygote`) has imported what a week's notebooks import; it never runs student code;
- a *box* is a set of namespaces made by bubblewrap: no network, a read-only system, an empty home of limited
  size, no other process in sight; nothing of the course but `coursekit` and the week's data;
- for each submission the warm process forks a child that enters a new box, gives up every right, and runs the
  student's code (`autograder.grading.inside`). When the box is closed, everything in it is gone.

The judge, in its own process, sends frames of JSON and reads frames of JSON, of bounded size. What comes back is
data and is treated as such. Memory is counted by a control group where those can be had (`autograder.grading.groups`), else by what is
seen of the processes. CPU time is limited, not wall time; and so is the time that code spends waiting for anything
but a processor, since a machine that is busy with others is not the student's fault.
"""

from __future__ import annotations

import contextlib
import ctypes
import functools
import json
import os
import re
import select
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil

from .. import Complaint
from .groups import Group, tree

HEADER = struct.Struct(">I")
MOST_FRAME = 64 << 20           # bytes of one answer
LEAST_FRAME = 1 << 10           # what a frame counts for, however short: each takes the judge some time
MOST_CONTAINERS = 2_000_000     # lists and dicts in a frame: each takes far more memory than its two bytes
HOME = "/home/student"
DEVICES = ("null", "zero", "full", "random", "urandom")
SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32", "/etc/ld.so.cache", "/etc/alternatives")

# Environment of student code: the same on every machine.
ENVIRONMENT = {
    "PATH": "/usr/bin:/bin", "HOME": HOME, "LANG": "C.UTF-8", "TZ": "UTC", "COURSE_GRADING": "1", "MPLBACKEND": "agg",
    "MPLCONFIGDIR": "/tmp/matplotlib", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "TF_CPP_MIN_LOG_LEVEL": "3",
    "TF_ENABLE_ONEDNN_OPTS": "0", "TF_NUM_INTRAOP_THREADS": "1", "TF_NUM_INTEROP_THREADS": "1", "CUDA_VISIBLE_DEVICES": "-1", "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1",
    "IPYTHONDIR": "/tmp/ipython",
    "HDF5_USE_FILE_LOCKING": "FALSE",       # all boxes read the same files: who locks one would disturb the others
    "PYTHONBREAKPOINT": "0",                # there is nobody to debug: a breakpoint that was left in is passed over
    "PIP_NO_INDEX": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1",      # there is no network: pip need not wait for it
}

GROUPS, PROCESSES = "control groups", "processes"      # what the memory of a box is counted by
FULL, NAMESPACES, BARE = "separate user and namespaces", "namespaces", "none"
LEVELS = (BARE, NAMESPACES, FULL)


class Stopped(RuntimeError):
    """Student code was stopped, or its process ended; the message says why."""

    def __init__(self, kind: str, message: str):
        super().__init__(message)
        self.kind = kind                # "TimeLimit", "MemoryLimit", "OutputLimit", "Hung" or "Ended"


class NoSandbox(Complaint, RuntimeError):
    """This machine cannot confine student code as far as was asked for; the message says what is missing."""


@dataclass(frozen=True)
class Limits:
    """What the code of one submission may use."""

    cpu: float = 300.0                  # seconds, all of it together
    memory: int = 3 << 30               # bytes, all processes together
    file: int = 64 << 20                # bytes of one file
    disk: int = 128 << 20               # bytes of each writable folder
    files: int = 20_000                 # in each writable folder
    processes: int = 128                # and threads
    idle: float = 30.0                  # seconds that the code of one step may wait, for anything but a processor
    waiting: float = 120.0              # the same, of all steps together


@dataclass
class Usage:
    """What the code of one submission has used, over all its boxes."""

    cpu: float = 0.0
    memory: int = 0
    boxes: int = 0
    flags: list[str] = field(default_factory=list)


@functools.cache
def level() -> tuple[str, str]:
    """How far this machine can confine student code: one of LEVELS, and what keeps it from more ("" if nothing)."""
    if not sys.platform.startswith("linux"):
        return BARE, "namespaces exist on Linux only"
    bwrap = shutil.which("bwrap")
    if not bwrap:
        return BARE, "bubblewrap is not installed (Debian, Ubuntu, Fedora: the package bubblewrap)"
    command = [bwrap, *_namespace_options(), "--ro-bind", "/", "/", "true"]
    tried = subprocess.run(command, capture_output=True, text=True)
    if tried.returncode:
        return BARE, f"bubblewrap cannot make namespaces here: {tried.stderr.strip()[:200]}"
    try:
        ctypes.CDLL("libseccomp.so.2")
    except OSError:
        return BARE, "libseccomp, which lets the kernel refuse system calls, is not installed (Debian, Ubuntu: the package libseccomp2)"
    if os.geteuid() == 0:
        return FULL, ""
    return NAMESPACES, "only root can give every submission a user id of its own; yours is used, without any right beyond the box"


def require(floor: str = NAMESPACES) -> str:
    """The level of this machine.

    Raises:
        NoSandbox: if it is below the floor.
    """
    reached, why = level()
    if LEVELS.index(reached) < LEVELS.index(floor):
        raise NoSandbox(f"student code would run with the rights of this account ({why}). Install what is missing, or, for "
                        "notebooks that you trust, allow it with --unconfined")
    return reached


def _namespace_options() -> list[str]:
    options = ["--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts", "--new-session"]
    if os.geteuid() != 0:
        options += ["--unshare-user", "--uid", "65534", "--gid", "65534"]
    return options


class Warm:
    """The warm process of one week, started when first needed and again when it has gone.

    Processes that are forked from this one share it: each of its boxes is asked for in one message, and answers on its own channel.
    """

    def __init__(self, root: Path, folder: Path, imports: tuple[str, ...], *, floor: str = NAMESPACES, limits: Limits = Limits()):
        """
        Arguments:
            root: the checkout; of it, student code sees `coursekit` only.
            folder: whose files lie beside the notebook: the week's data.
            imports: modules to import once.
            floor: the least confinement to accept, of LEVELS.
            limits: what one submission may use.
        """
        self.root, self.folder, self.imports, self.limits = root.resolve(), folder.resolve(), imports, limits
        self.level = require(floor)
        self.counted_by = GROUPS if self.level != BARE and tree()[0] else PROCESSES
        self.process: subprocess.Popen | None = None
        self.control: socket.socket | None = None
        self._is_warm, self._boxes = False, 0

    def start(self) -> None:
        """Start it, and do not wait until it is warm: what it is asked for meanwhile, it does then."""
        self.close()
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        script = Path(__file__).with_name("zygote.py")
        environment = ENVIRONMENT if self.level != BARE else ENVIRONMENT | {"HOME": tempfile.gettempdir()}
        self.process = subprocess.Popen(
            [sys.executable, "-I", "-B", str(script), str(theirs.fileno()), ",".join(self.imports), str(self.root)],
            env=environment, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE, cwd="/", start_new_session=True)
        theirs.close()
        self.control, self._is_warm = ours, False

    def ready(self) -> None:
        """Have it running and warm: start it if it does not run, or has gone, and wait for it.

        Raises:
            NoSandbox: if it ends instead of getting warm; the message says why.
        """
        if not self._runs():
            self.start()
        if not self._is_warm:
            if self.control.recv(16) != b"ready":
                self.process.wait()
                raise NoSandbox(f"the warm process did not start: {self.process.stderr.read().decode(errors='replace')[-2000:]}")
            self._is_warm = True

    def _runs(self) -> bool:
        """Whether it is there; told from its end of the socket, since only the process that started it could wait for it."""
        try:
            return self.control is not None and self.control.recv(16, socket.MSG_PEEK | socket.MSG_DONTWAIT) != b""
        except BlockingIOError:
            return True
        except ConnectionResetError:
            return False

    def box(self, waited: float = 0.0) -> Box:
        """A new box with the student's process in it.

        Arguments:
            waited: how long earlier boxes of the same submission have waited, of `Limits.waiting`.
        """
        self.ready()
        return Box(self, self._uid(), waited)

    def _uid(self) -> int:
        """A user id for a box: those of two processes that grade at the same time are far apart."""
        self._boxes += 1
        return 200_000 + os.getpid() % 10_000 * 100_000 + self._boxes % 100_000

    def close(self) -> None:
        """End the warm process; boxes that are open live on until they are closed."""
        if self.control is not None:
            self.control.close()
            self.process.wait()
            self.process.stderr.close()
        self.process = self.control = None

    def __enter__(self) -> Warm:
        return self

    def __exit__(self, *_) -> None:
        self.close()


class Box:
    """One sandbox with one process of student code, to be closed after use."""

    def __init__(self, warm: Warm, uid: int, waited: float = 0.0):
        self.warm, self.limits, self.waited = warm, warm.limits, waited
        self.folder = HOME
        self.channel, self.report, self.holder, self.group = None, None, None, None
        self.inner: psutil.Process | None = None            # the first process of the box, to which its orphans are given
        self.student: psutil.Process | None = None          # the one that runs the notebook
        self.pids: list[psutil.Process] = []
        self.peak, self.spent = 0, 0.0
        self.queued: dict[int, float] = {}          # process -> seconds that its threads have waited for a processor
        self.threads = 0                            # of all processes together, when last looked at
        self.looked = False                         # whether anybody has looked since the last question
        self.asked, self.unasked = 0, False         # questions so far; whether anything came that answers none of them
        self.usage: dict[str, float] = {}
        try:
            self._open(uid)
        except BaseException:
            self.close()
            raise

    def _open(self, uid: int) -> None:
        names: list[str] = []
        pid = None
        if self.warm.level == BARE:
            self.folder = tempfile.mkdtemp(prefix="grading-")
            shutil.copytree(self.warm.folder, self.folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.ipynb"))
        else:
            pid = self._hold()
            names = ["ipc", "uts", "net", "pid", "mnt"] + (["user"] if os.geteuid() != 0 else [])
        limits = {"CPU": int(self.limits.cpu) + 5, "DATA": _data_limit(self.limits.memory), "FSIZE": self.limits.file, "CORE": 0,
                  "NOFILE": 256, "STACK": 64 << 20}
        if self.warm.level == FULL:                                 # counted by user id, which is this submission's own
            limits["NPROC"] = self.limits.processes
        order = {"namespaces": names, "pid": pid, "uid": uid if self.warm.level == FULL else None, "limits": limits, "folder": self.folder,
                 "writable": ["/tmp", "/dev/shm", HOME], "files": self.limits.files}
        ours, theirs = socket.socketpair()
        mine, minders = socket.socketpair()
        try:
            socket.send_fds(self.warm.control, [json.dumps(order).encode()], [theirs.fileno(), minders.fileno()])
        finally:
            theirs.close()
            minders.close()
        self.channel, self.report = ours, mine
        self.lines = mine.makefile("rb")
        self.report.settimeout(30)
        first = self._told()
        if "error" in first:
            raise NoSandbox(f"the sandbox could not be entered: {first['error']}")
        self.student = psutil.Process(first["pid"])
        if self.warm.counted_by == GROUPS:
            self.group = Group(tree()[0], self.limits.memory)
            self.group.add(self.student.pid)

    def _hold(self) -> int:
        """Let bubblewrap make the namespaces; returns the process (as this one sees it) in which they can be found.

        They last as long as `cat`, the first process in them, which waits for this one to close a pipe: whenever and
        however this one ends. (bubblewrap's own --die-with-parent leaves them behind when it is still at work then.)
        """
        info = os.memfd_create("info")          # no pipe: bubblewrap would die half-way when nobody reads it
        limits = self.limits
        command = [shutil.which("bwrap"), *_namespace_options(), "--info-fd", str(info), "--cap-drop", "ALL"]
        for path in SYSTEM:
            if os.path.islink(path):
                command += ["--symlink", os.readlink(path), path]
            elif os.path.exists(path):
                command += ["--ro-bind", path, path]
        command += ["--proc", "/proc", "--size", "65536", "--tmpfs", "/dev"]
        for name in DEVICES:
            command += ["--dev-bind", f"/dev/{name}", f"/dev/{name}"]
        command += ["--perms", "1777", "--size", str(limits.disk), "--tmpfs", "/dev/shm", "--perms", "1777", "--size", str(limits.disk), "--tmpfs", "/tmp",
                    "--perms", "0777", "--size", str(limits.disk), "--tmpfs", HOME]
        seen = dict.fromkeys([sys.base_prefix, sys.prefix, str(self.warm.root / "coursekit")])
        for folder in sorted({str(parent) for path in seen for parent in Path(path).parents} - {"/", *SYSTEM}):
            command += ["--perms", "0755", "--dir", folder]         # else nobody but root could pass through them
        for path in seen:
            command += ["--ro-bind", path, path]
        for path in sorted(self.warm.folder.rglob("*")):
            if path.is_dir():
                command += ["--perms", "0755", "--dir", f"{HOME}/{path.relative_to(self.warm.folder)}"]
            elif path.is_file() and path.suffix != ".ipynb":
                command += ["--ro-bind", str(path), f"{HOME}/{path.relative_to(self.warm.folder)}"]
        command += ["--remount-ro", "/dev", "--remount-ro", "/", "--chdir", "/", "cat"]
        self.holder = subprocess.Popen(command, pass_fds=[info], env={"PATH": "/usr/bin:/bin"}, stdin=subprocess.PIPE,
                                       stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        deadline = time.monotonic() + 30
        with os.fdopen(info, "rb") as file:
            while True:                         # the mounts are complete once `cat` runs
                told = re.search(rb'"child-pid":\s*(\d+)\D', os.pread(file.fileno(), 4096, 0))
                if told and any(_comm(pid) == "cat" for pid in _first_processes(int(told[1]))):
                    break
                if self.holder.poll() is not None or time.monotonic() > deadline:
                    self.holder.kill()
                    raise NoSandbox(f"bubblewrap failed: {self.holder.stderr.read().decode(errors='replace')[-500:]}")
                time.sleep(0.001)
        self.inner = psutil.Process(int(told[1]))
        return self.inner.pid

    def _told(self) -> dict:
        """The next line of the minder's report."""
        line = self.lines.readline()
        return json.loads(line) if line else {"error": "its process ended"}

    # ---- talking

    def ask(self, message: dict, *, cpu: float, most: int = MOST_FRAME):
        """Send a frame and yield the answers up to the one that says "done".

        Arguments:
            message: plain JSON.
            cpu: seconds of CPU time the whole answer may take.
            most: bytes of all the answers.

        Raises:
            Stopped: if a limit was passed or the process ended. The box is of no more use then.
        """
        self.asked += 1
        data = json.dumps(message | {"ask": self.asked}).encode()
        watch = _Watch(self, (self.spent if self.looked else self.cpu()) + cpu)
        self.looked = False
        try:
            self._write(HEADER.pack(len(data)) + data, watch)
            left = most
            while True:
                answer, size = self._read(watch, left)
                left -= max(size, LEAST_FRAME)
                if answer.get("ask") != self.asked:         # an answer to no question, or to an earlier one
                    self.unasked = True
                    continue
                yield answer
                if "done" in answer:
                    return
        finally:
            self.waited += max(watch.idle, 0.0)

    def _write(self, data: bytes, watch: _Watch) -> None:
        self.channel.setblocking(False)
        view = memoryview(data)
        while view:
            watch.wait(write=True)
            try:
                view = view[self.channel.send(view[:1 << 20]):]
            except BlockingIOError:
                continue
            except OSError:
                raise self._end() from None

    def _read(self, watch: _Watch, left: int) -> tuple[dict, int]:
        def exactly(size: int) -> bytes:
            data = bytearray()
            while len(data) < size:
                watch.wait()
                try:
                    part = self.channel.recv(min(size - len(data), 1 << 20))
                except BlockingIOError:
                    continue
                except OSError:
                    part = b""
                if not part:
                    raise self._end()
                data += part
            return bytes(data)

        size, = HEADER.unpack(exactly(HEADER.size))
        if size > left:
            raise Stopped("OutputLimit", "it returns more than can be taken")
        data = exactly(size)
        if data.count(b"[") + data.count(b"{") > MOST_CONTAINERS:
            raise Stopped("OutputLimit", "it returns more than can be taken")
        try:
            text = data.decode("utf-8", "replace")
            answer = json.loads(text)
            if re.search(r"\\u[dD][89a-fA-F]", text):
                answer = _whole(answer)
        except (ValueError, RecursionError) as error:
            raise Stopped("Ended", "what came back is not what was asked for") from error
        if not isinstance(answer, dict):
            raise Stopped("Ended", "what came back is not what was asked for")
        return answer, size

    # ---- watching

    def processes(self) -> list[psutil.Process]:
        """The processes of the box, as far as they can be seen from outside."""
        roots = [process for process in (self.inner, self.student) if process is not None]
        return [process for root in roots for process in (root, *_descendants(root))]

    def cpu(self) -> float:
        """Seconds of CPU time used so far; also keeps the largest memory seen, unless a control group does.

        The first process of the box inherits the time of orphans that have ended; it uses none of its own.
        """
        total, memory, threads = 0.0, 0, 0
        for process in self.processes():
            try:
                times = process.cpu_times()
            except psutil.Error:
                continue
            total += times.user + times.system + times.children_user + times.children_system
            memory += _own_memory(process.pid) if self.group is None else 0
            queued, count = _threads(process.pid)
            self.queued[process.pid] = max(self.queued.get(process.pid, 0.0), queued)
            threads += max(count, 1)
        self.peak, self.threads, self.looked = max(self.peak, memory), threads, True
        self.spent = max(self.spent, total)         # the time of those whom nobody waited for goes with them
        return self.spent

    def busy(self) -> float:
        """Seconds of CPU time used so far, and waited for: as of the last look at `cpu`."""
        return self.spent + sum(self.queued.values())

    def ready(self) -> bool:
        """Whether any of its threads runs, or would if a processor were free."""
        return any(_state(thread) in "RD" for process in self.processes() for thread in _tasks(process.pid))

    def overflowed(self) -> bool:
        """Whether the kernel has ended one of its processes, since together they took too much."""
        return self.group is not None and self.group.overflowed()

    def _end(self) -> Stopped:
        """That the student's process has ended, or was ended by the kernel since the box took too much."""
        if self.overflowed():
            return Stopped("MemoryLimit", "it takes too much memory")
        return Stopped("Ended", self.ending())

    def ending(self) -> str:
        """How the student's process ended."""
        status = self._status()
        if status is None:
            return "it ended"
        if os.WIFSIGNALED(status):
            name = signal.Signals(os.WTERMSIG(status)).name
            return {"SIGXCPU": "it used up its CPU time", "SIGKILL": "it was killed"}.get(name, f"the interpreter crashed ({name})")
        return "it ended the interpreter"

    def _status(self) -> int | None:
        if not self.usage and self.report is not None:
            self.report.settimeout(5)
            try:
                self.usage = self._told()
            except (OSError, ValueError):
                self.usage = {}
        return self.usage.get("status")

    def close(self) -> dict:
        """End every process of the box; returns what was used, {"cpu": seconds, "memory": bytes}."""
        used = 0.0
        if self.channel is not None:
            used = self.cpu()
            self.channel.close()
        if self.holder is not None:
            if self.inner is not None:
                with contextlib.suppress(psutil.Error):
                    self.inner.kill()                   # the first process of a PID namespace takes all others with it
            try:
                self.holder.wait(5)                     # it waits for that one, which would else stay behind as a zombie
            except subprocess.TimeoutExpired:
                self.holder.kill()
                self.holder.wait()
            self.holder.stdin.close()
            self.holder.stderr.close()
        else:
            for process in self.processes():
                with contextlib.suppress(psutil.Error):
                    process.kill()
        if self.report is not None:
            self._status()
            self.lines.close()
            self.report.close()
        if self.group is not None:
            self.peak = max(self.peak, self.group.peak())
            self.group.close()
        if self.folder != HOME:
            shutil.rmtree(self.folder, ignore_errors=True)
        self.channel = self.report = self.holder = self.group = None
        return {"cpu": max(used, self.usage.get("cpu", 0.0)), "memory": int(max(self.peak, self.usage.get("memory", 0)))}

    def __enter__(self) -> Box:
        return self

    def __exit__(self, *_) -> None:
        self.close()


class _Watch:
    """Waits for a box's channel, and stops the box when it passes a limit."""

    EVERY = 0.1
    TICK = 0.02             # seconds that CPU times may be off: they are counted in hundredths

    def __init__(self, box: Box, until: float):
        self.box, self.until = box, until
        self.busy, self.looked = box.busy(), time.monotonic()
        self.idle = 0.0         # seconds in which the code waited for anything but a processor

    def wait(self, write: bool = False) -> None:
        """Wait until the channel can be read, or written; look after the limits now and then, also while much comes in."""
        channel = [self.box.channel]
        while True:
            ready = select.select([] if write else channel, channel if write else [], [], self.EVERY)
            if time.monotonic() - self.looked >= self.EVERY:
                self.look()
            if ready[0] or ready[1]:
                return

    def look(self) -> None:
        used, now, limits = self.box.cpu(), time.monotonic(), self.box.limits
        self._count(now)
        if used > self.until:
            raise Stopped("TimeLimit", "it took too long")
        if self.box.peak > limits.memory or self.box.overflowed():
            raise Stopped("MemoryLimit", "it takes too much memory")
        if self.box.threads > limits.processes:
            raise Stopped("MemoryLimit", "it starts too many processes")
        if self.idle > limits.idle or self.box.waited + self.idle > limits.waiting:
            raise Stopped("Hung", "it waits for something that does not come")

    def _count(self, now: float) -> None:
        """Add what was waited since the last look: what was neither worked nor spent in the queue for a processor.

        Many processes may queue at once; still no more than the time that has passed is made up for, so that none can be bought
        in advance. What processes that came and went have queued is not known: where one is ready to run, nobody waits.
        """
        passed, busy = now - self.looked, self.box.busy()
        if passed > (worked := busy - self.busy) + self.TICK and self.box.ready():
            worked = passed
        self.idle = max(self.idle + passed - min(worked, passed + self.TICK), 0.0)
        self.busy, self.looked = busy, now


def _whole(data: Any) -> Any:
    """What came from JSON, with "?" for each half of a character in its texts: no file can be written with those.

    Raises:
        RecursionError: if it is nested too deeply.
    """
    text = json.dumps(data, ensure_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.loads(text.encode("utf-8", "replace"))
    return data


def _data_limit(memory: int) -> int:
    """The limit of private memory for a process that inherits what the warm one has."""
    return memory + (2 << 30)


def _own_memory(pid: int) -> int:
    """Bytes of memory that a process does not share with a file: its own pages and shared memory, which is no file's.

    Of the latter what is mapped counts, used or not: pages that the process has let go of stay, and are seen nowhere.
    """
    try:
        lines = Path(f"/proc/{pid}/status").read_text(errors="replace").splitlines()        # its name may be any bytes
        maps = Path(f"/proc/{pid}/maps").read_text(errors="replace")
    except OSError:
        return 0
    own, shared = (sum(int(line.split()[1]) << 10 for line in lines if line.startswith(kind)) for kind in ("RssAnon:", "RssShmem:"))
    mapped = sum(int(end, 16) - int(begin, 16) for begin, end in re.findall(r"^([0-9a-f]+)-([0-9a-f]+) .*/dev/zero(?: \(deleted\))?$", maps, re.MULTILINE))
    return own + max(shared, mapped)


def _state(thread: Path) -> str:
    """What a thread is doing, by the kernel's letter: R if it runs or would, D if it waits for a disk; "-" if it has ended."""
    try:
        return (thread / "stat").read_text(errors="replace").rpartition(")")[2].split()[0]
    except (OSError, IndexError):
        return "-"


def _threads(pid: int) -> tuple[float, int]:
    """Seconds that the threads of a process have been ready to run, while others ran; and how many there are."""
    queued, threads = 0, _tasks(pid)
    for thread in threads:
        with contextlib.suppress(OSError, ValueError, IndexError):      # a thread that has ended; a kernel that does not count
            queued += int((thread / "schedstat").read_text().split()[1])
    return queued / 1e9, len(threads)


def _tasks(pid: int) -> list[Path]:
    """The folder of each thread of a process; none when it has ended, which it may do at any moment."""
    try:
        return [Path(f"/proc/{pid}/task/{thread}") for thread in os.listdir(f"/proc/{pid}/task")]
    except OSError:
        return []


def _first_processes(pid: int) -> list[int]:
    """The first process of a namespace and its children."""
    try:
        return [pid, *(child.pid for child in psutil.Process(pid).children())]
    except psutil.Error:
        return []


def _comm(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/comm").read_text().strip()
    except OSError:
        return ""


def _descendants(process: psutil.Process) -> list[psutil.Process]:
    """All that descend from a process. Where the kernel lists children, nobody else's processes are looked at: there may be thousands."""
    if not os.path.exists(f"/proc/{process.pid}/task/{process.pid}/children"):
        try:
            return process.children(recursive=True)
        except psutil.Error:
            return []
    pids = [process.pid]
    for pid in pids:                                        # grows meanwhile
        for thread in _tasks(pid):
            with contextlib.suppress(OSError):              # it has ended
                pids += map(int, (thread / "children").read_text().split())
    found = []
    for pid in pids[1:]:
        with contextlib.suppress(psutil.Error):
            found.append(psutil.Process(pid))
    return found
