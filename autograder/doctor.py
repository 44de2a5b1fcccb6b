"""`make doctor`: what is right or wrong with this machine and this environment, and what to do about it.

A check is a function that looks at one thing and yields findings. What it looks at comes in as an
argument with a default, so that a test can show it a machine that is broken. One check that fails
becomes a finding like any other, and the next one runs.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Literal

import psutil
from rich.console import Console
from rich.text import Text

from autograder import pins
from autograder.grading.groups import tree

ROOT = pins.ROOT
GIB = 2**30
REINSTALL = "Run `make env`. If that changes nothing, remove .venv and run `make env` again."


@dataclass(frozen=True)
class Finding:
    """One line of the report.

    Arguments:
        status: "problem" for what stops the course from working, "warning" for what may matter to you.
        what: the fact.
        advice: what to do about it; empty when nothing needs doing.
    """

    status: Literal["ok", "warning", "problem"]
    what: str
    advice: str = ""


def ok(what: str) -> Finding:
    return Finding("ok", what)


def warning(what: str, advice: str) -> Finding:
    return Finding("warning", what, advice)


def problem(what: str, advice: str) -> Finding:
    return Finding("problem", what, advice)


def run(*command: str, seconds: float = 20, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command and return what it printed and its exit status; it reads nothing.

    Raises:
        OSError: if it cannot be started.
        subprocess.TimeoutExpired: if it takes longer than `seconds`.
    """
    return subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=seconds,
                          stdin=subprocess.DEVNULL, env=env)


def last_line(text: str) -> str:
    """The last line of what a command printed that is not blank, where its reason for failing stands."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else "it says nothing"


def find_chromium() -> str | None:
    """The path of a Chromium or Chrome: the one that CHROMIUM names, else the first of the usual ones."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable",
             "/Applications/Chromium.app/Contents/MacOS/Chromium",
             "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
    named = os.environ.get("CHROMIUM")
    return next(filter(None, map(shutil.which, [named] if named else names)), None)


# --- The course, Python and its packages ---------------------------------------------------------


def check_course(root: Path = ROOT) -> Iterator[Finding]:
    """Which version of the course, on which system."""
    version = pins.project(root)["project"]["version"]
    commit = ""
    if shutil.which("git"):
        said = run("git", "-C", str(root), "describe", "--always", "--dirty")
        commit = f", commit {said.stdout.strip()}" if said.returncode == 0 else ", no git commit"
    yield ok(f"course {version}{commit}; {platform.system()} {platform.release()}, {platform.machine()}")


def check_python(version: str = platform.python_version(), root: Path = ROOT) -> Iterator[Finding]:
    """Python is one that every pin supports, and it is an environment of its own."""
    wanted = pins.python_range(root)
    if version not in wanted:
        yield problem(f"Python {version}; the course needs {wanted}",
                      "Install such a Python, remove .venv, and run `make env PYTHON=/path/to/it`.")
        return
    conda = os.environ.get("CONDA_PREFIX")
    if sys.prefix == sys.base_prefix and not (conda and Path(sys.prefix) == Path(conda)):
        yield warning(f"Python {version}, of the system, not of an environment", "Use .venv/bin/python, which `make env` makes.")
    else:
        yield ok(f"Python {version}, in the environment {Path(sys.prefix).name}")


def check_pins(installed: Callable[[str], str] = metadata.version, root: Path = ROOT) -> Iterator[Finding]:
    """Every package that pyproject.toml pins is installed at that version; so is what they bring along."""
    groups: dict[str, list[str]] = {}
    named = set()
    for pin in pins.direct(root):
        if pin.group == "build" or pin.name in named:
            continue
        named.add(pin.name)
        try:
            version = installed(pin.name)
        except metadata.PackageNotFoundError:
            yield problem(f"{pin.name} {pin.version} is not installed (for: {pin.group})", REINSTALL)
            continue
        if version == pin.version:
            groups.setdefault(pin.group, []).append(f"{pin.name} {version}")
        else:
            yield problem(f"{pin.name} {version} is installed; the pin is {pin.version} (for: {pin.group})", REINSTALL)
    for group, names in groups.items():
        yield ok(f"packages for {group}: {', '.join(names)}")

    others, same = [], 0
    transitive = [pin for lines in pins.locked(root).values() for pin in lines if pin.applies and pin.name not in named]
    for pin in transitive:
        try:
            version = installed(pin.name)
        except metadata.PackageNotFoundError:
            continue        # The gpu extra's, or missing: then check_dependencies says so.
        same += version == pin.version
        if version != pin.version:
            others.append(f"{pin.name} {version}, not {pin.version}")
    if others:
        yield warning(f"not as in requirements.lock: {'; '.join(others)}", REINSTALL)
    yield ok(f"{same} packages that those need are as in requirements.lock")


def check_dependencies(ask: Callable[[], subprocess.CompletedProcess[str]] = lambda: run(
        sys.executable, "-m", "pip", "check", "--disable-pip-version-check", seconds=60)) -> Iterator[Finding]:
    """Nothing that an installed package needs is missing."""
    said = ask()
    if said.returncode == 0:
        yield ok("no package lacks one that it needs")
    else:
        complaints = "; ".join((said.stdout or said.stderr).strip().splitlines())
        yield problem(f"packages do not fit together: {complaints}", REINSTALL)


LOOK_AT_TENSORFLOW = """
import dataclasses, json
import keras, tensorflow as tf
from coursekit.device import find_device
device = find_device()

@tf.function(jit_compile=device.is_gpu)
def square(x):
    return tf.matmul(x, x)

right = bool(tf.reduce_all(square(tf.eye(3)) == tf.eye(3)))
print(json.dumps({**dataclasses.asdict(device), "policy": device.policy, "backend": keras.backend.backend(), "right": right}))
"""


def ask_tensorflow() -> subprocess.CompletedProcess[str]:
    """Let TensorFlow name its device and multiply two matrices there, in a process of its own: it may crash."""
    return run(sys.executable, "-c", LOOK_AT_TENSORFLOW, seconds=180, env={**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3"})


def check_tensorflow(
    ask: Callable[[], subprocess.CompletedProcess[str]] = ask_tensorflow,
    has_driver: Callable[[], bool] = lambda: shutil.which("nvidia-smi") is not None,
) -> Iterator[Finding]:
    """TensorFlow starts, computes, and on which device; XLA and mixed precision are for GPUs."""
    said = ask()
    if said.returncode == -signal.SIGILL:
        yield problem("TensorFlow stops with an illegal instruction",
                      "Its builds need a processor with AVX. In a virtual machine, let the guest see the host's processor.")
        return
    if said.returncode != 0:
        yield problem(f"TensorFlow does not run: {last_line(said.stderr)}", REINSTALL)
        return
    seen = json.loads(last_line(said.stdout))
    if not seen["right"]:
        yield problem(f"TensorFlow multiplies matrices wrongly on {seen['name']}", "Set CUDA_VISIBLE_DEVICES=-1 to use the CPU.")
    if seen["backend"] != "tensorflow":
        yield problem(f"Keras computes with {seen['backend']}, not TensorFlow", "Set KERAS_BACKEND=tensorflow, or mend ~/.keras/keras.json.")
    if seen["is_gpu"]:
        precision = f"mixed precision ({seen['policy']})" if seen["half_precision"] else "float32: this GPU is slow with 16-bit floats"
        yield ok(f"TensorFlow computes on {seen['name']}, with XLA and {precision}")
    elif has_driver():
        yield warning("TensorFlow computes on the CPU, though this machine has an NVIDIA driver",
                      "Run `make gpu` to add the CUDA packages. Nothing in the course needs a GPU.")
    else:
        yield ok("TensorFlow computes on the CPU (XLA and mixed precision are used on a GPU only)")


# --- The machine ---------------------------------------------------------------------------------


def memory_limit(path: Path = Path("/sys/fs/cgroup/memory.max")) -> int:
    """Bytes of memory that this process may use: the machine's, or less in a container."""
    total = psutil.virtual_memory().total
    text = path.read_text().strip() if path.is_file() else "max"
    return min(total, int(text)) if text.isdigit() else total


def check_memory(total: int | None = None, available: int | None = None) -> Iterator[Finding]:
    """A notebook needs up to 2 GiB, a browser and a grading run come on top."""
    total = memory_limit() if total is None else total
    available = min(total, psutil.virtual_memory().available) if available is None else available
    what = f"memory: {total / GIB:.1f} GiB, {available / GIB:.1f} GiB of it free"
    if total < 2 * GIB:
        yield problem(what, "A notebook needs up to 2 GiB. Use a machine with 4 GiB or more.")
    elif available < 2 * GIB:
        yield warning(what, "A notebook needs up to 2 GiB. Close other programs before you run one.")
    else:
        yield ok(what)


def check_disk(free: int | None = None) -> Iterator[Finding]:
    """What is built here takes about a gigabyte, once the environment is installed."""
    free = shutil.disk_usage(ROOT).free if free is None else free
    what = f"disk: {free / GIB:.1f} GiB free where the course is"
    if free < GIB // 2:
        yield problem(what, "Free at least 2 GiB. `make clean` removes what was built here.")
    elif free < 2 * GIB:
        yield warning(what, "Free at least 2 GiB. `make clean` removes what was built here.")
    else:
        yield ok(what)


def check_cores(cores: int | None = None, environ: Mapping[str, str] = os.environ) -> Iterator[Finding]:
    """How many cores this process may use, and how many threads NumPy makes of them."""
    if cores is None:
        cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if cores == 1:
        yield warning("cores: 1", "All works, but grading a class and building the site take twice as long.")
    else:
        yield ok(f"cores: {cores}")
    threads = environ.get("OMP_NUM_THREADS")
    if threads == "1":
        yield ok("OMP_NUM_THREADS is 1: small networks run fastest with one thread")
    else:
        yield warning(f"OMP_NUM_THREADS is {threads or 'not set'}",
                      "Set it to 1: small networks run many times faster. The targets of the Makefile do.")


def check_variables(environ: Mapping[str, str] = os.environ) -> Iterator[Finding]:
    """No variable makes Python import something from outside the environment."""
    found = [name for name in ("PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP") if environ.get(name)]
    if found:
        yield warning(f"set: {', '.join(found)}", "They can replace packages of the environment. Unset them if something odd happens.")


# --- Programs and files --------------------------------------------------------------------------


def check_programs(which: Callable[[str], str | None] = shutil.which) -> Iterator[Finding]:
    """git and make, which every command of the README uses."""
    for name in ("git", "make"):
        if which(name):
            yield ok(run(name, "--version").stdout.splitlines()[0])
        else:
            yield warning(f"{name} is not installed", f"Install it; on Debian and Ubuntu: apt-get install {name}")


def check_sandbox(
    system: str = platform.system(),
    which: Callable[[str], str | None] = shutil.which,
    proc: Path = Path("/proc/sys"),
) -> Iterator[Finding]:
    """bubblewrap is there, and the kernel lets an ordinary user make the namespaces that it confines code in."""
    needed = "Only grading other people's code needs it."
    if system != "Linux":
        yield warning(f"no sandbox on {system}: bubblewrap needs Linux", f"{needed} Grade a class on Linux, or in a virtual machine.")
        return
    bwrap = which("bwrap")
    if bwrap is None:
        yield warning("bubblewrap (bwrap) is not installed", f"{needed} On Debian and Ubuntu: apt-get install bubblewrap")
    else:
        tried = run(bwrap, "--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc", "--unshare-all", "--die-with-parent", "true")
        if tried.returncode == 0:
            yield ok(f"sandbox: {run(bwrap, '--version').stdout.strip()} makes its namespaces")
        else:
            yield warning(f"bubblewrap cannot make a namespace: {last_line(tried.stderr)}",
                          f"{needed} In a container, allow user namespaces (for Docker: --security-opt seccomp=unconfined).")

    # Each of these switches is missing from kernels that do not restrict user namespaces in its way.
    switches = (("user/max_user_namespaces", lambda value: value > 0, "sysctl user.max_user_namespaces=15000"),
                ("kernel/unprivileged_userns_clone", lambda value: value != 0, "sysctl kernel.unprivileged_userns_clone=1"),
                ("kernel/apparmor_restrict_unprivileged_userns", lambda value: value == 0,
                 "sysctl kernel.apparmor_restrict_unprivileged_userns=0, or an AppArmor profile for bwrap"))
    closed = [(name, remedy) for name, is_open, remedy in switches
              if (proc / name).is_file() and not is_open(int((proc / name).read_text()))]
    for name, remedy in closed:
        yield warning(f"{name.replace('/', '.')} keeps ordinary users from making namespaces", f"{needed} As root: {remedy}")
    if not closed:
        yield ok("ordinary users may make user namespaces")


def check_counting(look: Callable[[], tuple[object, str]] = tree) -> Iterator[Finding]:
    """Who counts the memory of the code that is graded."""
    found, why = look()
    if found:
        yield ok("control groups count and limit the memory of what is graded")
    else:
        yield ok(f"the memory of what is graded is added up process by process, ten times a second: no control groups ({why}). "
                 "With systemd they can be had by: systemd-run --user --scope -p Delegate=yes autograder grade WEEK")


def check_chromium(find: Callable[[], str | None] = find_chromium) -> Iterator[Finding]:
    """A Chromium for the tests of the site."""
    path = find()
    if path is None:
        yield warning("Chromium is not installed", "Only the tests of the site need it. On Debian: apt-get install chromium. "
                      "CHROMIUM=/path/to/chrome names one elsewhere.")
        return
    said = run(path, "--version")
    if said.returncode == 0:
        yield ok(f"browser for the tests of the site: {said.stdout.strip()}")
    else:
        yield warning(f"{path} does not start: {last_line(said.stderr)}", "Only the tests of the site need it. Install it again.")


def check_fonts() -> Iterator[Finding]:
    """Matplotlib finds the fonts that it brings along, which all figures use."""
    from matplotlib import font_manager

    families = ("DejaVu Sans", "DejaVu Sans Mono", "DejaVu Serif")
    missing = []
    for family in families:
        try:
            font_manager.findfont(family, fallback_to_default=False)
        except ValueError:
            missing.append(family)
    if missing:
        yield problem(f"fonts that Matplotlib does not find: {', '.join(missing)}",
                      "Remove Matplotlib's font cache (fontlist-*.json in its cache folder). " + REINSTALL)
    else:
        yield ok(f"fonts: {', '.join(families)}")


def folders() -> dict[str, Path]:
    """The folders that the course writes to, by what they are for."""
    import matplotlib
    from jupyter_core.paths import jupyter_runtime_dir

    return {"the checkout": ROOT,
            "temporary files": Path(tempfile.gettempdir()),
            "Jupyter's connections": Path(jupyter_runtime_dir()),
            "Matplotlib's cache": Path(matplotlib.get_cachedir())}


def check_writing(places: Mapping[str, Path] | None = None) -> Iterator[Finding]:
    """A file can be made in every folder that the course writes to, or in the one that it would be made in."""
    for purpose, folder in (folders() if places is None else places).items():
        there = next(each for each in (folder, *folder.parents) if each.exists())
        try:
            tempfile.TemporaryFile(dir=there).close()
        except OSError as error:
            yield problem(f"cannot write to {there} ({purpose}): {error.strerror}",
                          f"Make it yours, for example with: sudo chown -R \"$(id -un)\" '{there}'")
        else:
            yield ok(f"can write: {purpose}")


def check_kernel(read_argv: Callable[[], list[str]] | None = None) -> Iterator[Finding]:
    """Jupyter's kernel `python3`, in which every notebook runs, is the Python of this environment."""
    from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel

    try:
        argv = (read_argv or (lambda: KernelSpecManager().get_kernel_spec("python3").argv))()
    except NoSuchKernel:
        yield problem("Jupyter has no kernel python3", REINSTALL)
        return
    # A bare "python" stands for the Python that runs Jupyter.
    major, minor = sys.version_info[:2]
    if argv[0] in ("python", f"python{major}", f"python{major}.{minor}") or Path(argv[0]).is_relative_to(sys.prefix):
        yield ok("Jupyter's kernel python3 is of this environment")
    else:
        yield problem(f"Jupyter's kernel python3 is another Python: {argv[0]}",
                      "Remove that kernel: jupyter kernelspec remove python3. Or set JUPYTER_PREFER_ENV_PATH=1, as the Makefile does.")


def check_nbgrader(root: Path = ROOT) -> Iterator[Finding]:
    """nbgrader finds its configuration, and it is Python that compiles."""
    path = root / "nbgrader_config.py"
    if not path.is_file():
        yield problem("nbgrader_config.py is missing", "Get it back: git checkout nbgrader_config.py")
        return
    try:
        compile(path.read_text(encoding="utf-8"), path.name, "exec")
    except SyntaxError as error:
        yield problem(f"nbgrader_config.py is no valid Python: {error}", "Undo the change: git checkout nbgrader_config.py")
    else:
        yield ok("nbgrader_config.py is there")


CHECKS: tuple[Callable[[], Iterable[Finding]], ...] = (
    check_course, check_python, check_pins, check_dependencies, check_tensorflow,
    check_memory, check_disk, check_cores, check_variables,
    check_programs, check_sandbox, check_counting, check_chromium, check_fonts, check_writing, check_kernel, check_nbgrader,
)


def examine(check: Callable[[], Iterable[Finding]]) -> list[Finding]:
    """What one check finds. A check that fails itself is a problem to report, after what it found until then."""
    found: list[Finding] = []
    try:
        for finding in check():
            found.append(finding)
    except Exception as error:  # noqa: BLE001 - whatever it is, the other checks must still run
        found.append(problem(f"{check.__name__} could not look: {type(error).__name__}: {error}",
                             f"{REINSTALL} If it stays, please report it with this line."))
    return found


def checks(all_of_them: Iterable[Callable[[], Iterable[Finding]]] = CHECKS) -> list[Finding]:
    """Every finding of every check, in their order."""
    return [finding for check in all_of_them for finding in examine(check)]


STYLES = {"ok": "green", "warning": "yellow", "problem": "bold red"}


def show(findings: list[Finding], console: Console) -> None:
    """Print a line for each finding, its advice below it, and how many need attention."""
    for finding in findings:
        console.print(Text.assemble((f"{finding.status:8}", STYLES[finding.status]), finding.what), soft_wrap=True)
        if finding.advice:
            console.print(Text.assemble(" " * 8, ("-> ", "bold"), finding.advice), soft_wrap=True)
    count = {status: sum(finding.status == status for finding in findings) for status in STYLES}
    console.print(Text(f"\n{count['ok']} ok, {count['warning']} to know about, {count['problem']} to mend."))


def main(console: Console | None = None) -> int:
    """Look at everything and print it.

    Returns:
        the exit status: 1 if there is a problem, else 0.
    """
    console = console or Console(highlight=False)
    with console.status("Looking at this machine..."):
        findings = checks()
    show(findings, console)
    return int(any(finding.status == "problem" for finding in findings))


if __name__ == "__main__":
    sys.exit(main())
