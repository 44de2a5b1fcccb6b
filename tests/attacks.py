"""Attacks and broken inputs, a small card each: what a student hands in, what it deserves, and why.

All are made from the tiny week (`tiny.py`), from the notebook as released or as solved. `test_attacks.py` grades them;
`benchmarks/attacks.py` gives them to stock nbgrader, too. An attack that gets at what it should not prints LEAK; @ROOT@
stands for the checkout, @OTHER@ for a file that another student handed in, @MARK@ for a file whose existence is damage.
"""

from __future__ import annotations

import copy
import json
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output
from tiny import TINY

STOP, FORGE, READ, DAMAGE, HONEST = FAMILIES = (
    "stop a test", "forge a verdict", "read secrets", "persist, damage, exhaust", "honest but broken")
POINTS = {"standardise": 30.0, "fit_line": 20.0, "pick": 10.0, "running_total": 20.0, "Counter": 18.0, "quiz": 2.0}
NOTHING = dict.fromkeys(POINTS, 0.0)
ALL = " ".join(POINTS)
RELEASED, SOLVED = "released", "solved"


@dataclass(frozen=True)
class Attack:
    """One thing that is handed in.

    Attributes:
        name: in a few words.
        family: one of FAMILIES.
        why: why it deserves what it deserves, in a line.
        write: puts what is handed in into a folder: write(folder, notebook as `base` says, words to fill in).
        base: which notebook `write` starts from.
        deserves: exercise -> points.
        failure: what the reason must contain, if nothing can be graded.
        flagged: whether the instructor must see a flag.
        unconfined: whether stock nbgrader may run it on this machine.
    """

    name: str
    family: str
    why: str
    write: Callable[[Path, NotebookNode, dict[str, str]], None]
    base: str
    deserves: dict[str, float]
    failure: str = ""
    flagged: bool = False
    unconfined: bool = True

    def hand_in(self, folder: Path, notebooks: dict[str, NotebookNode], words: dict[str, str]) -> None:
        """Write what is handed in into a folder.

        Arguments:
            folder: made if it does not exist.
            notebooks: RELEASED and SOLVED -> notebook.
            words: what stands for @ROOT@, @OTHER@ and @MARK@.
        """
        folder.mkdir(parents=True, exist_ok=True)
        self.write(folder, copy.deepcopy(notebooks[self.base]), words)


ATTACKS: list[Attack] = []


def _add(name: str, family: str, why: str, write, *, base: str = SOLVED, loses: str = "", earns: dict[str, float] | None = None,
         failure: str = "", flagged: bool = False, unconfined: bool = True) -> None:
    full = POINTS if base == SOLVED and not failure else NOTHING
    deserves = full | dict.fromkeys(loses.split(), 0.0) | (earns or {})
    assert set(deserves) == set(POINTS) and name not in {attack.name for attack in ATTACKS}
    ATTACKS.append(Attack(name, family, why, write, base, deserves, failure, flagged, unconfined))


def _filled(source: str, words: dict[str, str]) -> str:
    source = textwrap.dedent(source).strip("\n")
    for word, text in words.items():
        source = source.replace(word, text)
    return source


def save(folder: Path, notebook: NotebookNode, name: str = f"{TINY}.ipynb") -> None:
    (folder / name).write_text(json.dumps(notebook), encoding="utf-8")


def cell_of(notebook: NotebookNode, grade_id: str) -> NotebookNode:
    return next(cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == grade_id)


def extra(name: str, family: str, why: str, source: str, *, at: int = 3, **rest) -> None:
    """An attack in a cell of its own, behind the setup unless `at` says where."""
    def write(folder, notebook, words):
        notebook.cells.insert(at if at >= 0 else len(notebook.cells), new_code_cell(_filled(source, words), id="mine"))
        save(folder, notebook)
    _add(name, family, why, write, **rest)


def block(name: str, family: str, why: str, source: str, *, exercise: str = "running_total", loses: str | None = None, **rest) -> None:
    """An attack in the cell of an exercise, which deserves nothing for it unless `loses` says otherwise."""
    def write(folder, notebook, words):
        cell_of(notebook, exercise).source = _filled(source, words)
        save(folder, notebook)
    _add(name, family, why, write, loses=exercise if loses is None else loses, **rest)


def total(name: str, family: str, why: str, body: str, **rest) -> None:
    """An attack in the body of running_total(x)."""
    block(name, family, why, "def running_total(x):\n" + textwrap.indent(textwrap.dedent(body).strip("\n"), "    "), **rest)


def changed(name: str, family: str, why: str, **rest):
    """Decorates a function that changes the notebook: f(notebook)."""
    def decorate(change):
        def write(folder, notebook, words):
            change(notebook)
            save(folder, notebook)
        _add(name, family, why, write, **rest)
        return change
    return decorate


def raw(name: str, why: str, data: bytes | Callable[[NotebookNode], bytes], *, file: str = f"{TINY}.ipynb", **rest) -> None:
    """A file of these bytes."""
    def write(folder, notebook, words):
        (folder / file).write_bytes(data(notebook) if callable(data) else data)
    _add(name, HONEST, why, write, **rest)


RIGHT = '''
    steps = [float(value) for value in np.cumsum(x)]
    return {"total": steps[-1], "steps": steps}
'''

# ---- 1. Stop a test from running or reporting. -------------------------------------------------------------------------


@changed("delete the checks", STOP, "the checks are the source's; nothing was solved", base=RELEASED)
def _(notebook):
    notebook.cells = [cell for cell in notebook.cells if "check" not in cell.id]


@changed("delete the checks of a solved notebook", STOP, "the checks are the source's; all was solved")
def _(notebook):
    notebook.cells = [cell for cell in notebook.cells if "check" not in cell.id]


total("raise SystemExit", STOP, "an exit is an error", "raise SystemExit(0)")
total("raise KeyboardInterrupt", STOP, "an interrupt is an error", "raise KeyboardInterrupt")
total("os._exit(0)", STOP, "what did not come back is not right", "import os\nos._exit(0)")
total("kill itself", STOP, "what did not come back is not right", "import os\nos.kill(os.getpid(), 9)")
total("kill the parent, too", STOP, "it ends its own box; the next exercise gets a new one",
      "import os\nos.kill(os.getppid(), 9)\nos.kill(os.getpid(), 9)", unconfined=False)
total("segmentation fault", STOP, "a crash costs the exercise only", "import ctypes\nctypes.string_at(0)")
total("faulthandler with exit", STOP, "a crash costs the exercise only",
      "import faulthandler, time\nfaulthandler.dump_traceback_later(0.05, exit=True)\ntime.sleep(60)")
total("endless loop that swallows everything", STOP, "stopped from outside when its CPU time is used up", """
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass
""")
total("ignore SIGPROF and loop", STOP, "stopped from outside when its CPU time is used up",
      "import signal\nsignal.signal(signal.SIGPROF, signal.SIG_IGN)\nwhile True:\n    pass")
total("switch the timer off and loop", STOP, "stopped from outside when its CPU time is used up",
      "import signal\nsignal.setitimer(signal.ITIMER_PROF, 0)\nwhile True:\n    pass")
total("endless loop", STOP, "stopped when its CPU time is used up", "while True:\n    pass")
total("sleep for an hour", STOP, "a process that uses no CPU time is hung", "import time\ntime.sleep(3600)")
total("sleep in short naps", STOP, "next to no CPU time is hung, too", "import time\nwhile True:\n    time.sleep(0.02)")
total("deadlock", STOP, "a process that uses no CPU time is hung",
      "import threading\nlock = threading.Lock()\nlock.acquire()\nlock.acquire()")
total("stop itself", STOP, "a process that uses no CPU time is hung", "import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)")
total("fork, the parent exits", STOP, "two processes answer, none as asked; the next exercise is not harmed", """
    import os
    if os.fork():
        os._exit(0)
""" + RIGHT, unconfined=False)
total("fork, both answer", STOP, "the second answer is nobody's: it must not count for the next exercise", """
    import os
    global forked
    if "forked" not in globals():
        forked = os.fork()
""" + RIGHT, loses="", unconfined=False)
total("a return value of gigabytes", STOP, "more than can be taken", "return np.zeros((12_000, 1000))")
total("endless recursion", STOP, "an error like any other", "return running_total(x)")
total("an endless generator", STOP, "a generator is no numbers", "import itertools\nreturn itertools.count()")
total("a list without an end", STOP, "stopped when its CPU time or memory is used up", """
    class Endless(list):
        def __iter__(self):
            while True:
                yield 1.0
    return {"total": 0.0, "steps": Endless()}
""", unconfined=False)
total("exit in __del__", STOP, "what did not come back is not right", """
    import os
    class Bomb(list):
        def __del__(self):
            os._exit(0)
    return {"total": 0.0, "steps": Bomb([1.0])}
""")
total("a metaclass that raises SystemExit", STOP, "an error like any other", """
    class Meta(type):
        def __getattribute__(cls, name):
            raise SystemExit(name)
    class Thing(metaclass=Meta):
        def __getattr__(self, name):
            raise SystemExit(name)
    return Thing()
""")
total("an error whose text fails", STOP, "an error like any other", """
    class Odd(BaseException):
        def __str__(self):
            raise SystemExit
        __repr__ = __str__
    raise Odd
""")
total("an error with a gigantic text", STOP, "an error like any other", 'raise ValueError("x" * 30_000_000)')
total("print megabytes", STOP, "what is printed costs nothing", '    print("x" * 20_000_000)' + RIGHT, loses="")
extra("os._exit in a cell", STOP, "that cell is left out; the rest was solved", "import os\nos._exit(0)")
extra("endless loop in a cell", STOP, "that cell is stopped; the rest was solved", "while True:\n    pass")
extra("sys.settrace that raises", STOP, "it breaks its own cell", "import sys\nsys.settrace(lambda *_: 1 / 0)")
extra("break json, struct and socket", STOP, "a cell that breaks the interpreter is left out", """
    import json, struct, socket
    json.dumps = json.loads = struct.Struct = socket.socket.send = socket.socket.sendall = None
""")
extra("empty sys.modules", STOP, "a cell that breaks the interpreter is left out", "import sys\nsys.modules.clear()", flagged=True, unconfined=False)
block("empty sys.modules in an exercise", STOP, "it costs this exercise, no other", "import sys\nsys.modules.clear()\ndef running_total(x):\n    return x", flagged=True,
      unconfined=False)
total("empty sys.modules in a function", STOP, "it costs this exercise, no other", "import sys\nsys.modules.clear()", unconfined=False)
extra("close every file descriptor", STOP, "a cell that breaks the interpreter is left out", "import os\nos.closerange(0, 256)")
extra("break the builtins", STOP, "a cell that breaks the interpreter is left out",
      "import builtins\nfor name in ('len', 'isinstance', 'bytes', 'dict', 'bytearray'):\n    setattr(builtins, name, None)")
for what, loses, code in (
        ("NumPy", "pick", "np.mean = np.sqrt = np.cumsum = np.array = lambda *_: 1 / 0"),
        ("the builtins", "pick", "import builtins; builtins.len = builtins.isinstance = None"),
        ("the names of the notebook", "", "[globals().pop(name, None) for name in ('running_total', 'Counter')]"),
        ("the working folder", "", "import os; os.chdir('/'); os.environ.clear()"),
        ("the machine that tries it", "", "import coursekit.probe; coursekit.probe.answers = lambda *_: []")):
    block(f"break {what} when called", STOP, "those tried later are tried again without it", f"""
    def pick(n, k, rng):
        result = rng.choice(n, k, replace=False)
        {code}
        return result
""", exercise="pick", loses=loses, unconfined=False)
extra("replace probe.answers by nothing", STOP, "no answer, no points", """
    import coursekit.probe
    coursekit.probe.answers = lambda *_: []
""", base=RELEASED, flagged=True)
extra("replace probe.answers by rubbish", STOP, "an answer of unknown form is flagged", """
    import coursekit.probe
    coursekit.probe.answers = lambda *_: [{"status": "right", "points": 100}]
""", base=RELEASED, flagged=True)
extra("register exits", STOP, "nothing is asked of the process after its end", "import atexit, os\natexit.register(os._exit, 1)")
total("sleep, and work just enough to look busy", DAMAGE, "time spent waiting is counted, too", """
    import time
    while True:
        end = time.process_time() + 0.02
        while time.process_time() < end:
            pass
        time.sleep(0.1)
""", unconfined=False)
extra("threads that never end", STOP, "they die with the box", """
    import threading, time
    for _ in range(5):
        threading.Thread(target=time.sleep, args=(3600,)).start()
""", unconfined=False)
extra("close standard output", STOP, "what is shown is not what is graded", "import sys\nsys.stdout.close()\nsys.stderr = sys.stdout = None")
extra("skip what is left of the notebook", STOP, "the exercises' cells run whatever a cell says", """
    from IPython import get_ipython
    get_ipython().run_cell = lambda *_, **__: None
""", base=RELEASED)

# ---- 2. Forge a value or a verdict. ------------------------------------------------------------------------------------

total("an object equal to everything", FORGE, "only plain data come back", """
    class Equal:
        __eq__ = __le__ = __ge__ = __lt__ = lambda self, other: True
        __float__ = lambda self: 0.0
        __array__ = lambda self, *_, **__: np.zeros(3)
    return {"total": Equal(), "steps": Equal()}
""")
total("a float equal to everything", FORGE, "only its number comes back", """
    class Equal(float):
        __eq__ = __le__ = lambda self, other: True
        __sub__ = __rsub__ = __abs__ = lambda self, *_: 0.0
    return {"total": Equal(7), "steps": [Equal(7)] * len(x)}
""")
total("an array equal to everything", FORGE, "only its numbers come back", """
    class Equal(np.ndarray):
        def __eq__(self, other): return np.ones(self.shape, bool)
        def __array_function__(self, function, types, args, kwargs): return np.ones(self.shape, bool)
        def __array_ufunc__(self, *_, **__): return np.zeros(self.shape)
    return {"total": 0.0, "steps": np.zeros(len(x)).view(Equal)}
""")
total("nan for an answer", FORGE, "nan is equal to nothing", 'return {"total": np.nan, "steps": np.full(len(x), np.nan)}')
total("infinity for an answer", FORGE, "it is close to nothing", 'return {"total": np.inf, "steps": np.full(len(x), np.inf)}')
total("more keys than one, all equal", FORGE, "a dict's keys are text", """
    class Key(str):
        __eq__ = lambda self, other: True
        __hash__ = lambda self: hash("total")
    return {Key("anything"): 0.0, Key("steps"): [0.0] * len(x)}
""")
total("return a verdict", FORGE, "verdicts are made outside", """
    from coursekit.verdict import Verdict
    return Verdict("running_total", "right", 20.0, 20.0)
""")
total("look for expected values in the frames", FORGE, "they are not in this process", """
    import sys
    frame, seen = sys._getframe(), []
    while frame:
        for name, value in frame.f_locals.items():
            if "expected" in name or "card" in name:
                print("LEAK", name)
                return value
        frame = frame.f_back
    return None
""")
total("look for the answers in memory", FORGE, "they are not in this process", """
    import gc
    for thing in gc.get_objects():
        if isinstance(thing, dict) and {"expected", "inputs"} <= thing.keys() and len(thing["expected"].get("steps", ())) > 3:
            return thing["expected"]
    return None
""")
total("look the examples up in checks.json", FORGE, "the hidden case is not in it", """
    import json
    from coursekit import plain
    known = plain.decode(json.load(open("checks.json")))["exercises"]["running_total"]["cases"]
    for case in known:
        if np.array_equal(case["inputs"]["x"], x):
            return case["expected"]
    return known[0]["expected"]
""")
block("look up what a property should be", FORGE, "the same numbers again and again are not random", """
    def pick(n, k, rng):
        return list(range(n))[-k:]
""", exercise="pick")
extra("np.isclose is always true", FORGE, "the judge has its own NumPy", """
    np.isclose = np.allclose = np.array_equal = lambda *a, **k: True
    np.testing.assert_allclose = np.testing.assert_array_equal = lambda *a, **k: None
""", base=RELEASED)
extra("no differences, everything right", FORGE, "the judge has its own coursekit", """
    import coursekit.verdict, coursekit.plain, coursekit.probe
    coursekit.verdict.differences = lambda *a, **k: []
    coursekit.verdict.verdict = lambda card, *a, **k: coursekit.verdict.Verdict(card["function"], "right", 99.0, 99.0)
    coursekit.probe.empty_names = lambda *_: ([], False)
""", base=RELEASED, flagged=True)
for what, why, value in (
        ("what is measured of its answer", "a probe answers with data, and what they are worth is found out where it cannot reach",
         '{"count": inputs["k"], "distinct": inputs["k"], "in range": True, "varies": True, "reaches the end": True}'),
        ("one draw, again and again", "data that are not what they should be", '[list(range(inputs["n"]))[-inputs["k"]:]] * 41'),
        ("nothing", "a measure that fails is a wrong answer, and harms nobody", "None"),
        ("text among very many numbers", "a measure that fails is a wrong answer, and harms nobody", '[["y" * 10**6] + [1] * 10**5] * 41')):
    extra(f"answer for a probe: {what}", FORGE, why, f"""
    import coursekit.probe
    before = coursekit.probe.answers
    def answers(request, namespace):
        if request["function"] != "pick":
            return before(request, namespace)
        return [{{"status": "returned", "after": mark, "value": {value}}} for inputs, mark in zip(request["inputs"], coursekit.probe.digests(request))]
    coursekit.probe.answers = answers
""", base=RELEASED, flagged=True)
for what, code in (("say that nothing changed", "coursekit.probe._digests = lambda inputs: {}"),
                   ("one digest for everything", "coursekit.plain.digest = lambda *_: 'f' * 16"),
                   ("digests of something else", "before = coursekit.plain.digest; coursekit.plain.digest = lambda value: before(0.0)"),
                   ("all data are the same", "coursekit.plain.same = lambda *_: True")):
    block(f"hide that an input was changed: {what}", FORGE, "who does not know what the input was cannot say it", f"""
    import coursekit.plain, coursekit.probe
    def standardise(x):
        {code}
        x -= x.mean()
        return x / x.std()
""", exercise="standardise", loses="", earns={"standardise": 27.0, "fit_line": 14.0})
block("put an input back before anybody looks", FORGE, "an input that is as it was is left alone: this is a copy by another name", """
    def standardise(x):
        kept = x.copy()
        x -= x.mean()
        result = x / x.std()
        x[...] = kept
        return result
""", exercise="standardise", loses="")
extra("patch the grader", FORGE, "the grader cannot be imported here", """
    import autograder.judging.hidden, autograder.judging.judge
    from coursekit.verdict import Verdict
    autograder.judging.hidden.judge = autograder.judging.judge.judge = lambda week, exercise, *a, **k: Verdict(exercise.function, "right", exercise.possible, exercise.possible)
    print("LEAK: the grader")
""", base=RELEASED)
extra("redefine the points", FORGE, "the grader cannot be imported here", """
    from autograder.authoring.exercise import Exercise
    Exercise.possible = property(lambda self: 1000.0)
    Exercise.oracle = lambda self, **inputs: None
    print("LEAK: the grader")
""", base=RELEASED)
extra("a module called autograder", FORGE, "the hidden tests are not run where it could matter", """
    import sys, types
    module = sys.modules["autograder.judging.hidden"] = types.ModuleType("autograder.judging.hidden")
    sys.modules["autograder"] = types.ModuleType("autograder")
    module.grade = lambda assignment, name, namespace: {"standardise": 30.0, "fit_line": 20.0, "pick": 10.0}.get(name, 18.0)
""", base=RELEASED)
CHANNEL = """
    import json, os, socket, stat, struct
    def channels():
        for fd in map(int, os.listdir("/proc/self/fd")):
            try:
                if stat.S_ISSOCK(os.fstat(fd).st_mode):
                    yield fd
            except OSError:
                pass
    def forge(*frames):
        for fd in channels():
            for frame in frames:
                data = json.dumps(frame).encode()
                os.write(fd, struct.pack(">I", len(data)) + data)
    guess = {"dict": {"status": "returned", "value": {"dict": {"total": 0.0, "steps": [0.0]}}, "changed": []}}
"""
extra("forge a result from a cell", FORGE, "an answer nobody asked for is flagged; nothing was solved",
      CHANNEL + '    forge({"outcomes": [guess, guess]}, {"done": None})', base=RELEASED, flagged=True, unconfined=False)
extra("forge points from a cell", FORGE, "an answer nobody asked for is flagged; nothing was solved",
      CHANNEL + '    forge({"points": 100}, {"verdict": "right"})', base=RELEASED, flagged=True, unconfined=False)
extra("forge the end of the cells", FORGE, "an answer nobody asked for is flagged; nothing was solved",
      CHANNEL + '    forge({"done": None})', base=RELEASED, flagged=True, unconfined=False)
extra("write rubbish to the channel", FORGE, "that cell is left out; the rest was solved",
      CHANNEL + '    for fd in channels():\n        os.write(fd, b"\\xff" * 100)', unconfined=False)
block("forge the end of a probe", FORGE, "an answer nobody asked for is flagged; what was written is right",
      CHANNEL + """
    def running_total(x):
        forge({"done": None})
        steps = list(np.cumsum(x))
        return {"total": steps[-1], "steps": steps}
""", loses="", flagged=True, unconfined=False)
block("forge the outcomes of a probe", FORGE, "an answer nobody asked for is flagged; the next exercise is not harmed",
      CHANNEL + """
    def running_total(x):
        forge({"outcomes": [guess, guess]}, {"done": None})
        os._exit(0)
""", flagged=True, unconfined=False)
extra("outcomes of a kind that does not exist", FORGE, "an answer of unknown form is flagged", """
    import coursekit.plain
    coursekit.plain.encode = lambda *_: {"array": ["O", [1], ["points = 100"]]}
""", base=RELEASED, flagged=True)
extra("a flag with markup", FORGE, "what the sandbox sends is shown as it is, not obeyed", """
    import coursekit.plain
    coursekit.plain.encode = lambda *_: {"[/red][/bold]": "<script>alert(1)</script>"}
""", base=RELEASED, flagged=True)


@changed("more points in the metadata", FORGE, "points are the source's", base=RELEASED)
def _(notebook):
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade"):
            cell.metadata.nbgrader.points = 1000


@changed("100 typed as a check's output", FORGE, "outputs are not read", base=RELEASED)
def _(notebook):
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade"):
            cell.source, cell.execution_count = "100", 1
            cell.outputs = [new_output("execute_result", data={"text/plain": "100"}, execution_count=1)]


@changed("checks tagged to be skipped", FORGE, "tags are the source's", base=RELEASED)
def _(notebook):
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.metadata["tags"] = ["demo", "skip-execution", "raises-exception"]


@changed("checks turned into solution cells", FORGE, "metadata are the source's", base=RELEASED)
def _(notebook):
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade"):
            cell.metadata.nbgrader |= {"solution": True, "locked": False, "schema_version": 2, "points": 30}
            cell.source = "30"


@changed("checks turned into raw cells", FORGE, "cell types are the source's", base=RELEASED)
def _(notebook):
    for place, cell in enumerate(notebook.cells):
        if cell.metadata.get("nbgrader", {}).get("grade"):
            notebook.cells[place] = nbformat.from_dict({"cell_type": "raw", "id": cell.id, "metadata": cell.metadata, "source": "30"})


@changed("two cells with a check's grade id", FORGE, "checks are the source's; the rest was solved", loses="running_total")
def _(notebook):
    cell_of(notebook, "running_total").source = "def running_total(x):\n    return None"
    for _ in range(2):
        notebook.cells.append(copy.deepcopy(cell_of(notebook, "check-running_total")))
        notebook.cells[-1].source = "20"


@changed("edit the setup to redefine check", FORGE, "the setup is the source's", base=RELEASED)
def _(notebook):
    cell_of(notebook, "setup-002").source = ("import numpy as np\nimport os\nos.environ.pop('COURSE_GRADING', None)\ndef check(*_):\n    return 100\n"
                                             "def start():\n    pass\ngrade = lambda *_: 100")


@changed("a kernel of one's own", FORGE, "the kernel is the grader's", base=RELEASED)
def _(notebook):
    notebook.metadata["kernelspec"] = {"name": "always-right", "display_name": "x", "language": "python"}


@changed("a class in place of the notebook's machinery", FORGE, "nothing was solved", base=RELEASED)
def _(notebook):
    cell_of(notebook, "quiz").source = "class quiz(dict):\n    get = lambda self, name: 'abcd'\nquiz = quiz()"


# ---- 3. Read what must stay secret. ------------------------------------------------------------------------------------

def reads(name: str, why: str, source: str, **rest) -> None:
    extra(name, READ, why, source, **rest)


def reads_file(name: str, path: str, why: str, **rest) -> None:
    reads(name, why, f'print("LEAK:", open({path!r}, "rb").read(40))', **rest)


reads_file("the exercises with their oracles", "@ROOT@/course1/week1/exercises/standardise.py", "not in the box; the rest was solved")
reads_file("the source notebook", f"@ROOT@/source/{TINY}/{TINY}.ipynb", "not in the box; the rest was solved")
reads_file("the grading seed", "@ROOT@/.cache/grading-seed", "not in the box; the rest was solved")
reads_file("the gradebook", "@ROOT@/gradebook.db", "not in the box; the rest was solved")
reads_file("another student's work", "@OTHER@", "not in the box; the rest was solved")
reads_file("/etc/shadow", "/etc/shadow", "not in the box; the rest was solved", unconfined=False)
reads_file("/etc/passwd", "/etc/passwd", "not in the box; the rest was solved")
reads("every file of the course's cache", "not in the box", """
    import glob
    for path in glob.glob("@ROOT@/.cache/**/*.json", recursive=True):
        print("LEAK:", path)
""")
reads("list homes and other students", "the box has an empty home and no other", """
    import os
    for folder in ("/root", "/home", "@ROOT@", os.path.dirname("@OTHER@")):
        try:
            found = set(os.listdir(folder)) - {"student", "coursekit", ".pyenv"}
        except OSError:
            continue
        if found:
            print("LEAK:", folder, found)
""", unconfined=False)
reads("secrets in the environment", "the environment is made for the box", """
    import os
    print(*("LEAK:" + name for name in os.environ if "SECRET" in name or "AUTOGRADER" in name))
""")
reads("other processes", "no other process is in sight", """
    import os
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            line = open(f"/proc/{pid}/cmdline", "rb").read()
        except OSError:
            continue
        if b"python" in line and int(pid) not in (os.getpid(), os.getppid()) or b"pytest" in line or b"benchmarks" in line:
            if b"zygote" not in line and b"bwrap" not in line:
                print("LEAK:", line)
""", unconfined=False)
reads("environments of other processes", "none is in sight but the box's first, whose environment was made empty", """
    import os
    for pid in filter(str.isdigit, os.listdir("/proc")):
        if int(pid) != os.getpid():
            try:
                names = {part.partition(b"=")[0] for part in open(f"/proc/{pid}/environ", "rb").read().split(b"\\0")}
                if names - {b"PATH", b"PWD", b""}:
                    print("LEAK:", names)
            except OSError:
                pass
""", unconfined=False)
reads("memory of the parent", "no parent is in sight, and the box's first process knows nothing", """
    import os
    words = [bytes(reversed(b"rotcurtsni")), b"assword"]
    for pid in {os.getppid(), 1} - {0, os.getpid()}:
        try:
            with open(f"/proc/{pid}/maps") as maps, open(f"/proc/{pid}/mem", "rb", 0) as memory:
                for line in maps:
                    first, last = (int(end, 16) for end in line.split()[0].split("-"))
                    if line.split()[1].startswith("rw"):
                        memory.seek(first)
                        data = memory.read(last - first)
                        if any(word in data for word in words):
                            print("LEAK: memory of", pid)
        except OSError:
            pass
""", unconfined=False)
reads("attach to the parent with ptrace", "no right to, and no parent in sight", """
    import ctypes, os
    for pid in {os.getppid(), 1} - {0, os.getpid()}:
        if ctypes.CDLL(None).ptrace(0x4206, pid, 0, 0) == 0:
            print("LEAK: attached to", pid)
""", unconfined=False)
reads("root of the first process", "it sees what the others in its box see, and holds no file open", """
    import os
    for pid in ("1", "2"):
        try:
            if set(os.listdir(f"/proc/{pid}/root")) != set(os.listdir("/")):
                print("LEAK: another root")
            for fd in os.listdir(f"/proc/{pid}/fd"):
                target = os.readlink(f"/proc/{pid}/fd/{fd}")
                if not target.startswith(("/dev/null", "pipe:", "anon_inode:", "/proc/")):
                    print("LEAK: an open file", target)
        except OSError:
            pass
""", unconfined=False)
reads("a TCP connection", "there is no network", """
    import socket
    for place in (("127.0.0.1", @PORT@), ("1.1.1.1", 53)):
        try:
            socket.create_connection(place, 1).close()
            print("LEAK: connected to", place)
        except OSError:
            pass
""", unconfined=False)
reads("a name from DNS", "there is no network", """
    import socket
    try:
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("8.8.8.8", 53))
        print("LEAK: a datagram left")
    except OSError:
        pass
""", unconfined=False)
reads("an abstract unix socket", "the box has a network namespace of its own", """
    import socket
    try:
        socket.socket(socket.AF_UNIX).connect("\\0attack-suite-@PORT@")
        print("LEAK: connected")
    except OSError:
        pass
""", unconfined=False)
reads("a unix socket of the system", "no socket of the system is in the box", """
    import glob, socket
    for path in glob.glob("/run/**/*.sock*", recursive=True) + glob.glob("/var/run/*") + glob.glob("/tmp/*/*sock*"):
        print("LEAK:", path)
""", unconfined=False)
reads("inherited file descriptors", "only the channel and /dev/null are open", """
    import os
    for fd in os.listdir("/proc/self/fd"):
        try:
            target = os.readlink(f"/proc/self/fd/{fd}")
        except OSError:
            continue
        if "@ROOT@" in target or ".db" in target or "pytest" in target:
            print("LEAK:", target)
""")
reads("the memory of one's own process", "hidden tests were never in it", """
    import re
    wanted = re.compile(rb"stats import zsco[r]e|far from zer[o]|Flags\\(\\)|rewrite\\(\\(")
    with open("/proc/self/mem", "rb", 0) as memory:
        for line in open("/proc/self/maps"):
            span, rights, *_ , path = (line.split() + [""])[:6] if len(line.split()) > 5 else (*line.split()[:5], "")
            if "r" in rights and not path.startswith(("/", "[v")):
                low, high = (int(part, 16) for part in span.split("-"))
                try:
                    memory.seek(low)
                    found = wanted.search(memory.read(min(high - low, 64 << 20)))
                except (OSError, OverflowError):
                    continue
                if found and b"zsco[r]e" not in found[0]:
                    print("LEAK:", found[0])
""")
reads("objects of the grader", "hidden tests were never in this process", """
    import gc, sys
    for name in list(sys.modules):
        if name.startswith(("autograder", "exercises_of", "nbgrader", "sqlalchemy")):
            print("LEAK:", name)
    for thing in gc.get_objects():
        if type(thing).__name__ in ("Verdict", "Week", "Case", "Grader"):
            print("LEAK:", type(thing))
""")
reads("the hidden tests' module", "the checkout's autograder is not in the box", """
    import importlib.util, sys
    sys.path.append("@ROOT@")
    if importlib.util.find_spec("autograder"):
        print("LEAK: autograder can be imported")
""")
reads("a key left by another student", "the keyring of a box is its own", """
    import ctypes, platform
    call = {"x86_64": (248, 249), "aarch64": (217, 218)}[platform.machine()]
    libc = ctypes.CDLL(None, use_errno=True)
    for ring in (-3, -4, -5):                       # session, user, user session
        if libc.syscall(call[1], b"user", b"attack-suite", None, ring) > 0:
            print("LEAK: a key is there already")
        libc.syscall(call[0], b"user", b"attack-suite", b"answers", 7, ring)
""", unconfined=False)


def _link(folder, notebook, words):
    (folder / f"{TINY}.ipynb").symlink_to(words["@OTHER@"])


_add("a link to another student's notebook", READ, "links are not followed", _link, failure="link")


def _link_beside(folder, notebook, words):
    notebook.cells.insert(3, new_code_cell('print("LEAK:", open("secret").read())', id="mine"))
    save(folder, notebook)
    (folder / "secret").symlink_to(f'{words["@ROOT@"]}/course1/week1/exercises/standardise.py')


_add("a link beside the notebook", READ, "nothing but the week's data lies beside the notebook", _link_beside)


@changed("attachments that name files", READ, "attachments are not read")
def _(notebook):
    notebook.cells.insert(3, new_markdown_cell("![a](attachment:../../gradebook.db)", attachments={"../../gradebook.db": {"text/plain": "/etc/passwd"}}))


for what, answer in (("the name of an error's type", '"type": "HIDDEN" + repr(x), "message": "", "line": ""'),
                     ("an error's line", '"type": "ValueError", "message": "", "line": "HIDDEN" + repr(x)'),
                     ("an error that says it all", '"type": "", "message": "HIDDEN" + repr(x), "line": ""'),
                     ("the limit that was passed", '"type": "TimeLimit", "message": "HIDDEN" + repr(x), "line": ""')):
    total(f"carry a hidden input out in {what}", READ, "of an error in a hidden case only what is known is told", f"""
    import coursekit.probe
    coursekit.probe.answers = lambda *_: [{{"status": "raised", {answer}}}] * 20
    class Told(Exception): pass
    Told.__name__ = "HIDDEN" + repr(x)
    raise Told
""", flagged=True)
total("carry a hidden input out in a name that is missing", READ, "only what was asked for can be missing", """
    import coursekit.probe
    coursekit.probe.answers = lambda *_: [{"status": "missing", "name": "HIDDEN" + repr(x)}] * 20
    return None
""", flagged=True)

# ---- 4. Persist, damage or exhaust. ------------------------------------------------------------------------------------

def damages(name: str, why: str, source: str, **rest) -> None:
    extra(name, DAMAGE, why, source, **{"unconfined": False} | rest)


damages("fork bomb", "stopped at its limit and left out; the rest was solved", "import os\nwhile True:\n    os.fork()")
damages("fork bomb that swallows errors", "stopped at its limit and left out; the rest was solved", """
    import os
    while True:
        try:
            os.fork()
        except BaseException:
            pass
""")
damages("thread bomb", "stopped at its limit and left out; the rest was solved", """
    import threading, time
    while True:
        threading.Thread(target=time.sleep, args=(600,), daemon=True).start()
""", flagged=True)
damages("memory bomb", "stopped at its limit; the rest was solved", "hoard = []\nwhile True:\n    hoard.append(bytearray(b'x') * (16 << 20))")
damages("memory bomb in many processes", "all processes count together; the rest was solved", """
    import os, time
    for _ in range(8):
        if os.fork() == 0:
            hoard = bytearray(b"x") * (100 << 20)
            time.sleep(600)
    time.sleep(600)
""")
damages("memory bomb of shared pages", "shared pages count, too; the rest was solved", """
    import mmap, time
    hoard = mmap.mmap(-1, 700 << 20)
    for at in range(0, len(hoard), 4096):
        hoard[at] = 1
    time.sleep(600)
""")
damages("memory bomb of files in memory", "files without a folder are not to be had; the rest was solved", """
    import os
    for number in range(50):
        file = os.memfd_create(str(number))
        os.write(file, bytes(16 << 20))
        print("LEAK: memory that nobody counts")
""")
total("memory bomb in a function", DAMAGE, "it costs the exercise only", "hoard = []\nwhile True:\n    hoard.append(bytearray(b'x') * (16 << 20))",
      unconfined=False)
for place, folder in (("the folder", "."), ("/tmp", "/tmp"), ("/dev/shm", "/dev/shm")):
    damages(f"fill {place}", "its size is limited; the rest was solved", f"""
        written = 0
        try:
            for number in range(100):
                with open("{folder}/big" + str(number), "wb") as file:
                    written += file.write(bytes(8 << 20))
        except OSError:
            pass
        if written > 400 << 20:
            print("LEAK: more than it should hold")
""")
damages("one huge file", "its size is limited; the rest was solved", """
    with open("huge", "wb") as file:
        file.truncate(10 << 40)
        print("LEAK: a huge file")
""")
damages("flood of inodes", "their number is limited by the size; the rest was solved", """
    import os
    made = 0
    try:
        for number in range(60_000):
            os.close(os.open(f"/tmp/i{number}", os.O_CREAT | os.O_WRONLY))
            made += 1
    except OSError:
        pass
    if made == 60_000:
        print("LEAK: files without end")
""")
damages("flood of output", "output is cut; the rest was solved", "for _ in range(300):\n    print('x' * 100_000)", unconfined=True)
damages("flood of displays", "output is cut; the rest was solved",
        "from IPython.display import display, HTML\nfor _ in range(500):\n    display(HTML('<script>alert(1)</script>' * 200))", unconfined=True)
damages("kill every process", "only its own are in reach; that cell is left out", "import os\nos.kill(-1, 9)\nos.kill(1, 9)\nos.kill(os.getpid(), 9)")
damages("a daemon that stays", "it dies with the box; the rest was solved", """
    import os, time
    if os.fork() == 0:
        os.setsid()
        if os.fork():
            os._exit(0)
        for fd in range(256):
            try: os.close(fd)
            except OSError: pass
        while True:
            time.sleep(0.2)
            try: open("@MARK@", "w").close()
            except OSError: pass
""")
damages("a file for the next student", "the box's files go with it; the rest was solved", """
    import os
    paths = [folder + "/left-behind" for folder in ("/tmp", "/dev/shm", ".", "/var/tmp", os.path.dirname("@MARK@"))]
    print(*("LEAK:" + path for path in paths if os.path.exists(path)))
    for path in paths:
        try: open(path, "w").close()
        except OSError: pass
""")
damages("write to the packages", "they are read-only; the rest was solved", """
    import coursekit, numpy, matplotlib, sysconfig, os
    for folder in (*map(lambda module: os.path.dirname(module.__file__), (coursekit, numpy, matplotlib)), sysconfig.get_paths()["purelib"], "/usr/lib"):
        try:
            open(folder + "/attack.py", "w").close()
            print("LEAK: written to", folder)
        except OSError:
            pass
""")
damages("change rights", "nothing there is its own; the rest was solved", """
    import os, coursekit
    for path in (coursekit.__file__, "/usr/bin", "/", "/proc/sys/kernel/core_pattern", "checks.json"):
        try:
            os.chmod(path, 0o777)
            print("LEAK: changed", path)
        except OSError:
            pass
""")
damages("become root", "rights given up cannot be had again; the rest was solved", """
    import os
    for take in (os.setuid, os.seteuid, os.setgid):
        try:
            take(0)
            print("LEAK: root")
        except OSError:
            pass
    for program in ("su", "mount", "passwd", "newgrp"):
        if os.system(f"{program} -c id </dev/null 2>/dev/null | grep -q uid=0") == 0:
            print("LEAK: root by", program)
""")
damages("mount", "no right to; the rest was solved", """
    import ctypes
    libc = ctypes.CDLL(None)
    if libc.mount(b"none", b"/tmp", b"tmpfs", 0, None) == 0 or libc.umount2(b"/proc", 2) == 0:
        print("LEAK: mounted")
""")
damages("a user namespace of its own", "no new namespaces, so no new rights; the rest was solved", """
    import ctypes
    libc = ctypes.CDLL(None)
    if libc.unshare(0x10000000 | 0x00020000) == 0:
        print("LEAK: root in a namespace of its own, memory that nobody counts:", libc.mount(b"none", b"/tmp", b"tmpfs", 0, None))
""")
damages("leave the root folder", "no right to; the rest was solved", """
    import os
    try:
        os.mkdir("jail")
        os.chroot("jail")
        print("LEAK: chroot")
    except OSError:
        pass
""")
damages("enter the namespaces of others", "no right to; the rest was solved", """
    import ctypes, os
    for pid in ("1", "2", "self"):
        for kind in ("mnt", "net", "user", "pid"):
            try:
                fd = os.open(f"/proc/{pid}/ns/{kind}", os.O_RDONLY)
            except OSError:
                continue
            if ctypes.CDLL(None).setns(fd, 0) == 0:
                print("LEAK: entered", pid, kind)
""")
damages("shared memory and semaphores left behind", "the box has its own; the rest was solved", """
    from multiprocessing import shared_memory
    import ctypes
    try:
        shared_memory.SharedMemory("left-behind", create=True, size=1000)
    except FileExistsError:
        print("LEAK: another student's memory")
    libc = ctypes.CDLL(None)
    if libc.shmget(4711, 4096, 0o666) >= 0 or libc.semget(4711, 1, 0o666) >= 0:
        print("LEAK: another student's memory")
    libc.shmget(4711, 4096, 0o1666), libc.semget(4711, 1, 0o1666)
""")
damages("renice", "no right to be faster; the rest was solved", """
    import os
    try:
        os.nice(-10)
        print("LEAK: faster than others")
    except OSError:
        pass
    os.nice(10)
""")
damages("poison NumPy for the next student", "a cell that breaks NumPy is left out", "np.mean = np.sqrt = np.cumsum = np.array = lambda *a, **k: 1 / 0", flagged=True)
damages("poison NumPy in a thread, later", "it spoils its own NumPy, nobody else's", """
    import threading, time
    def later():
        time.sleep(0.03)
        np.cumsum = np.sqrt = lambda *a, **k: 1 / 0
    threading.Thread(target=later).start()
    time.sleep(0.06)
""", flagged=True)
damages("change the folder", "an exercise is no file", "import os\nos.makedirs('/tmp/elsewhere')\nos.chdir('/tmp/elsewhere')\nos.environ.clear()", unconfined=True)
damages("raw devices", "there are none in the box", """
    import os
    for name in os.listdir("/dev"):
        if name not in ("null", "zero", "full", "random", "urandom", "shm"):
            print("LEAK:", name)
    try:
        os.mknod("/tmp/mem", 0o20666, os.makedev(1, 1))
        print("LEAK: a device")
    except OSError:
        pass
""")
damages("system calls that no notebook needs", "they are refused: what cannot be called has no holes", """
    import ctypes, platform
    libc = ctypes.CDLL(None)
    calls = {"x86_64": {"bpf": 321, "perf_event_open": 298, "userfaultfd": 323, "io_uring_setup": 425, "ptrace": 101, "keyctl": 250}}
    for name, number in calls.get(platform.machine(), {}).items():
        ctypes.set_errno(0)
        libc = ctypes.CDLL(None, use_errno=True)
        if libc.syscall(number, 0, 0, 0, 0, 0) >= 0 or ctypes.get_errno() not in (1, 38):
            print("LEAK:", name, ctypes.get_errno())
""")
block("keep the grader waiting, byte by byte", DAMAGE, "an answer that trickles is hung", CHANNEL + """
    import time
    def running_total(x):
        fd, = channels()
        os.write(fd, struct.pack(">I", 1 << 20))
        while True:
            os.write(fd, b" ")
            time.sleep(0.03)
""", unconfined=False)
block("keep the grader waiting, frame by frame", DAMAGE, "answers without end are hung", CHANNEL + """
    import time
    def running_total(x):
        while True:
            forge({})
            time.sleep(0.03)
""", unconfined=False, flagged=True)
total("CPU time in processes that are gone", DAMAGE, "the time of processes that ended counts, too", """
    import os, time
    while True:
        if os.fork() == 0:
            if os.fork() == 0:
                until = time.process_time() + 0.2
                while time.process_time() < until:
                    pass
            os._exit(0)
        os.wait()
        time.sleep(0.25)
""", unconfined=False)
total("an array of wide text", DAMAGE, "a few bytes must not become gigabytes in the judge", """
    import coursekit.plain, coursekit.probe
    coursekit.plain.encode = lambda *_: [{"array": ["U60000000", [1], [""]]} for _ in range(40_000)]
    return None
""", flagged=True)
total("texts of very different length", DAMAGE, "a few bytes must not become gigabytes in the judge",
      'return {"total": [""] * 5000 + ["x" * 4_000_000], "steps": [""] * 5000 + ["x" * 4_000_000]}', unconfined=False)
total("an answer of many empty lists", DAMAGE, "a few bytes must not become gigabytes in the judge",
      'import coursekit.plain\ncoursekit.plain.encode = lambda *_: [[]] * 6_000_000\nreturn None')
total("a dict with many keys", DAMAGE, "messages are of bounded length", 'return {str(number): 0 for number in range(100_000)}')
total("an answer nested deeply", DAMAGE, "deeper than plain data are", """
    nest = 0.0
    for _ in range(5000):
        nest = [nest]
    return nest
""")
block("code nested deeply", DAMAGE, "the grader reads code with care; what does not run is not right",
      "def running_total(x):\n    ### START CODE HERE ###\n    return " + "-" * 20_000 + "1\n    ### END CODE HERE ###")
block("blocks that begin and never end", DAMAGE, "the grader reads code with care; what was written is right",
      "    ### START CODE HERE ###\n" * 40_000 + "def running_total(x):" + RIGHT, loses="")

damages("shared memory that is let go of", "pages that nobody maps are counted, too; that cell is left out", """
    import mmap
    hoard = mmap.mmap(-1, 700 << 20)
    for at in range(0, len(hoard), 1 << 22):
        hoard[at:at + (1 << 22)] = bytes(1 << 22)
        hoard.madvise(mmap.MADV_DONTNEED, at, 1 << 22)
    while True: pass
""", flagged=True)
damages("shared memory of System V", "it is not to be had; the rest was solved", """
    import ctypes
    for number in range(100):
        if ctypes.CDLL(None).shmget(0, ctypes.c_size_t(16 << 20), 0o1600) >= 0:
            print("LEAK: memory that outlives its process")
""")
damages("buy time to wait by a queue", "processes that wanted a processor make up for no later wait; that cell is left out", """
    import subprocess, sys, time
    for process in [subprocess.Popen([sys.executable, "-c", "sum(range(10**6))"]) for _ in range(10)]:
        process.wait()
    time.sleep(600)
""", flagged=True)
damages("a lock on what all share", "it keeps nobody else out; the rest was solved", """
    import coursekit, fcntl
    held = [open(path) for path in (coursekit.__file__, np.__file__, "checks.json")]
    for file in held:
        fcntl.flock(file, fcntl.LOCK_EX)
""")
for what, code in (("run_cell", "type(shell).run_cell = lambda self, *a, **k: None"),
                   ("a transformer", "shell.input_transformers_cleanup.append(lambda lines: [])"),
                   ("a callback", "shell.events.register('pre_run_cell', lambda info: 1 / 0)")):
    damages(f"change how IPython runs: {what}", "it is flagged, and costs what it touches", f"""
        shell = get_ipython()
        {code}
    """, flagged=True)
damages("a channel that does not wait", "it is set to wait again; the rest was solved",
        CHANNEL + "    for fd in channels():\n        os.set_blocking(fd, False)")
block("half an emoji", DAMAGE, "what no file can hold does not get out; nothing was solved in that cell", r"""
print("\ud83d")
def running_total(x):
    raise ValueError("\udcff")
""")
total("half an emoji for an answer", DAMAGE, "what no file can hold does not get out", r'return "\ud800"')


@changed("many cells that sleep", DAMAGE, "waiting has a sum over all cells; when it is used up, nothing more is tried", loses=ALL, flagged=True, unconfined=False)
def _(notebook):
    notebook.cells[3:3] = [new_code_cell("import time\ntime.sleep(600)", id=f"sleeper-{number}") for number in range(20)]


# ---- 5. Honest but broken. ---------------------------------------------------------------------------------------------

STANDARD = "def running_total(x):" + RIGHT


def honest(name: str, why: str, source: str, **rest) -> None:
    """Another way to write running_total, that is right unless `loses` says otherwise."""
    block(name, HONEST, why, source, **{"loses": ""} | rest)


block("a syntax error in one cell", HONEST, "it costs the exercise only", "def running_total(x)\n    return None")
extra("an error in a cell of one's own", HONEST, "it is no exercise", "1 / 0")
extra("a syntax error in a cell of one's own", HONEST, "it is no exercise", "for x in")


@changed("unfinished", HONEST, "what is solved counts", base=RELEASED, earns={"Counter": 18.0})
def _(notebook):
    cell_of(notebook, "Counter").source = ("class Counter:\n    def __init__(self, C):\n        self.counts = [0] * C\n"
                                           "    def add(self, label):\n        self.counts[label] += 1")


_add("as it was handed out", HONEST, "nothing was solved", lambda folder, notebook, words: save(folder, notebook), base=RELEASED)
_add("nothing handed in", HONEST, "there is no notebook", lambda folder, notebook, words: None, failure="no notebook")


@changed("the wrong kernel", HONEST, "the kernel is the grader's")
def _(notebook):
    notebook.metadata["kernelspec"] = {"name": "ir", "display_name": "R", "language": "R"}


_add("a copy's name", HONEST, "browsers number what is downloaded twice", lambda folder, notebook, words: save(folder, notebook, f"{TINY} (1).ipynb"))
_add("a name of one's own", HONEST, "it is the only notebook", lambda folder, notebook, words: save(folder, notebook, "my homework.ipynb"))
_add("a folder of that name", HONEST, "a folder is no notebook", lambda folder, notebook, words: (folder / f"{TINY}.ipynb").mkdir(), failure="folder")
raw("empty", "there is nothing in it", b"", failure="empty")
raw("truncated", "half a notebook cannot be read", lambda notebook: json.dumps(notebook).encode()[:3000], failure="JSON")
raw("a web page", "the page of a notebook is not the notebook", b"<!DOCTYPE html><html><body>Sign in</body></html>", failure="web page")
raw("not JSON", "a picture is no notebook", b"\x89PNG\r\n\x1a\n" + bytes(2000), failure="JSON")
raw("JSON, but no notebook", "it has no cells", b'{"hello": 1}', failure="no cells")
raw("100 MB", "nobody writes so much", lambda notebook: b" " * (100 << 20), failure="larger")
raw("a million brackets", "too deeply nested to be a notebook", b"[" * 1_000_000, failure="nested")
raw("a byte order mark", "an editor put it there", lambda notebook: b"\xef\xbb\xbf" + json.dumps(notebook).encode())
raw("UTF-16", "an editor saved it so", lambda notebook: json.dumps(notebook).encode("utf-16"))
raw("Windows line ends", "an editor saved it so", lambda notebook: json.dumps(notebook, indent=1).replace("\n", "\r\n").replace("\\n", "\\r\\n").encode())


def _version3(notebook: NotebookNode) -> bytes:
    cells = [{"cell_type": cell.cell_type, "metadata": cell.metadata, **({"input": cell.source, "outputs": [], "language": "python", "collapsed": False}
             if cell.cell_type == "code" else {"source": cell.source})} for cell in notebook.cells]
    return json.dumps({"nbformat": 3, "nbformat_minor": 0, "metadata": {"name": ""}, "worksheets": [{"cells": cells, "metadata": {}}]}).encode()


raw("nbformat 3", "an old program saved it so", _version3)
raw("nbformat 3, nothing solved", "an old format is no way in", _version3, base=RELEASED)


@changed("every cell twice", HONEST, "the same code twice is the same code")
def _(notebook):
    notebook.cells = [copy.deepcopy(cell) for cell in notebook.cells for _ in range(2)]


@changed("no metadata and no ids", HONEST, "a cell is found by what it defines")
def _(notebook):
    for number, cell in enumerate(notebook.cells):
        cell.metadata, cell.id = NotebookNode(), f"x{number}"


@changed("the locked cells deleted", HONEST, "they are the source's")
def _(notebook):
    notebook.cells = [cell for cell in notebook.cells if not cell.metadata.get("nbgrader", {}).get("locked")]


@changed("code turned into text", HONEST, "the code is there")
def _(notebook):
    cell = cell_of(notebook, "running_total")
    notebook.cells[notebook.cells.index(cell)] = nbformat.from_dict({"cell_type": "markdown", "id": cell.id, "metadata": cell.metadata, "source": cell.source})


@changed("code split over two cells", HONEST, "helpers may stand anywhere")
def _(notebook):
    place = notebook.cells.index(cell_of(notebook, "running_total"))
    notebook.cells[place].source = 'def running_total(x):\n    steps = sums(x)\n    return {"total": steps[-1], "steps": steps}'
    notebook.cells.insert(place, new_code_cell("def sums(x):\n    return list(np.cumsum(x))", id="mine"))


@changed("outputs of 10 MB", HONEST, "outputs are not read")
def _(notebook):
    cell_of(notebook, "running_total").outputs = [new_output("stream", name="stdout", text="x" * (10 << 20))]


honest("another name kept as an alias", "the name is there", 'def my_total(x):' + RIGHT + "running_total = my_total")
block("renamed", HONEST, "nothing is called so, and names are part of the task", "def my_total(x):" + RIGHT)
honest("a lambda", "a function all the same", 'running_total = lambda x: {"total": sum(x), "steps": list(np.cumsum(x))}')
honest("magics", "they work as in a notebook", "%matplotlib inline\n" + STANDARD + "\n%time 1 + 1\n!echo hello")
honest("a cell magic", "it works as in a notebook", "%%time\n" + STANDARD)
honest("tabs", "they indent", STANDARD.replace("    ", "\t"))
honest("names that are not ASCII", "they are names", 'def running_total(x):\n    Σ = np.cumsum(x)\n    return {"total": Σ[-1], "steps": Σ}')
honest("await in a cell", "it works as in a notebook", "import asyncio\nawait asyncio.sleep(0)\n" + STANDARD)
honest("prints, warnings and a progress bar", "what is printed costs nothing", """
def running_total(x):
    import sys, warnings
    warnings.warn("careful")
    print("x is", x, file=sys.stderr)
    for percent in range(101):
        sys.stderr.write(f"\\r{percent:3d}% |{'#' * (percent // 4):25}|")
    steps = list(np.cumsum(x))
    return {"total": steps[-1], "steps": steps}
""")
honest("figures", "they are shown and cost nothing", "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()\n" + STANDARD)
honest("lists for arrays", "harmless", 'def running_total(x):\n    steps = np.cumsum(x).tolist()\n    return {"total": steps[-1], "steps": steps}')
honest("32-bit floats", "their digits are enough", 'def running_total(x):\n    steps = np.cumsum(x.astype(np.float32))\n    return {"total": steps[-1], "steps": steps}')
honest("numbers of NumPy as keys and entries", "harmless", 'def running_total(x):\n    steps = tuple(np.cumsum(x))\n    return {np.str_("total"): np.sum(x), "steps": steps}')
honest("a command first", "it works as in a notebook", "!pip install --quiet tqdm\n%pip install --quiet tqdm\n" + STANDARD)
honest("long doubles", "harmless", 'def running_total(x):\n    steps = np.cumsum(x.astype(np.longdouble))\n    return {"total": steps[-1], "steps": list(steps)}')
honest("a terminal of its own", "IPython has what it needs", "files = !ls\n!echo $files\n" + STANDARD)


@changed("a module that a cell writes", HONEST, "it works as in a notebook")
def _(notebook):
    notebook.cells[3:3] = [new_code_cell("%%writefile totals.py\ndef sums(x):\n    return [float(sum(x[:i + 1])) for i in range(len(x))]", id="writes"),
                           new_code_cell("%%writefile more.py\nlimit = 3\n", id="more")]
    cell_of(notebook, "running_total").source = (
        'import totals\n%run more.py\ndef running_total(x):\n    steps = totals.sums(x)\n    return {"total": steps[-1], "steps": steps} if limit else None')


honest("uses input()", "there is nobody to ask: an error", "def running_total(x):\n    return float(input())", loses="running_total")
honest("exit() at the end of a cell", "a habit, which ends that cell only", STANDARD + "\nexit()")
extra("reads a file that was not handed out", HONEST, "an error in a cell that is no exercise", "open('my-data.csv').read()")
extra("installs a package", HONEST, "there is no network; a cell that fails is no exercise", "%pip install something-that-is-not-there --quiet", unconfined=False)
