"""`autograder grade`: a class gets the marks of the stock path, in parallel, whoever dies on the way and wherever the gradebook is.

All of it is on the tiny week. Student code runs in the real sandbox, so bubblewrap must be there.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import nbformat
import psutil
import pytest
from click.testing import CliRunner
from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI
from rich.console import Console
from tiny import EXERCISES, REPOSITORY, TINY, write_week

from autograder.authoring.build import build
from autograder.authoring.week import Week, find_weeks
from autograder.cli import main
from autograder.grading import sandbox
from autograder.grading import whole_class as grading
from autograder.grading.marks import is_mark, read_record, record_path
from autograder.grading.nbgrader_hooks import _grader
from autograder.grading.sandbox import BARE
from autograder.grading.verify import verify
from autograder.grading.whole_class import RETRIES, Course, Outcome, fingerprint, grade_week, show, show_changes
from autograder.teaching.classroom import Student, demonstration_class

SEED = "3"
SHORT = EXERCISES.replace('section, difficulty, minutes = "1.1.1", 1, 5', 'section, difficulty, minutes, seconds = "1.1.1", 1, 5, 1')
FEW = ("ada", "dorte", "noor", "olga", "quinn", "uma")      # right, misconceptions, half done, a syntax error, exit(), not JSON


@pytest.fixture(scope="module", autouse=True)
def surroundings():
    """The seed of the runs, also of those in other processes; and bubblewrap, without which nothing here can be tested."""
    level, why = sandbox.level()
    if level == BARE:
        pytest.fail(f"student code is confined with bubblewrap (`bwrap`), which these tests need: {why}")
    patch = pytest.MonkeyPatch()
    patch.setenv("AUTOGRADER_SEED", SEED)
    yield
    cool()
    patch.undo()


def cool() -> None:
    """End the warm processes of this process."""
    grading._end()
    while _grader:
        _grader.popitem()[1].warm.close()


@pytest.fixture(scope="module")
def week(tmp_path_factory) -> Week:
    """The tiny week with a function that may take a second at most, built. Not to be changed."""
    week = write_week(tmp_path_factory.mktemp("week"), exercises=SHORT)
    build(week.root)
    return week


@pytest.fixture(scope="module")
def everybody(week) -> dict[str, Student]:
    return {student.name: student for student in demonstration_class(week, week.root / "release" / TINY / f"{TINY}.ipynb")}


def hand_in(folder: Path, students) -> Course:
    """A course with these students' submissions."""
    for student in students:
        handed_in = folder / "submitted" / student.name / TINY
        handed_in.mkdir(parents=True)
        if student.content is not None:
            (handed_in / f"{TINY}.ipynb").write_text(student.content, encoding="utf-8")
    return Course(folder)


@pytest.fixture
def few(tmp_path, everybody) -> Course:
    """A course with a few submissions, not graded yet."""
    return hand_in(tmp_path / "class", [everybody[name] for name in FEW])


def quiet() -> Console:
    return Console(file=open(os.devnull, "w", encoding="utf-8"), width=150)


def points(course: Course) -> dict[str, dict[str, float]]:
    """Everything the gradebook holds: student -> grade id -> points."""
    with Gradebook(course.url) as gradebook:
        return {submission.student_id: {grade.cell.name: grade.score for notebook in submission.notebooks for grade in notebook.grades}
                for submission in gradebook.assignment_submissions(TINY)}


@pytest.fixture(scope="module")
def graded(week, everybody, tmp_path_factory) -> tuple[Course, Outcome, str]:
    """The whole demonstration class, graded by workers; what was done, and what was printed."""
    course = hand_in(tmp_path_factory.mktemp("class"), everybody.values())
    console = Console(record=True, file=open(os.devnull, "w", encoding="utf-8"), width=150)
    outcome = grade_week(week, course, console, workers=2)
    show(week, outcome, console)
    return course, outcome, console.export_text()


# ---- one class

def test_everybody_is_graded_and_told(graded, everybody, week):
    course, outcome, text = graded
    assert set(outcome.graded) == set(everybody) == set(points(course)) and not outcome.failures and not outcome.kept and not outcome.changes
    assert f"Grading {TINY}" in text and f"{len(everybody)}/{len(everybody)}" in text and f"{TINY}: {len(everybody)} graded, 0 unchanged" in text
    assert "of 100 points" in text and "not valid JSON" in text and "The file is empty." in text
    for name, record in outcome.graded.items():
        assert record == read_record(course.folder, TINY, name)
        assert sum(points(course)[name].values()) == pytest.approx(record["points"]) and record["seed"] == int(SEED)
        nbformat.validate(nbformat.read(course.folder / "autograded" / name / TINY / f"{TINY}.ipynb", as_version=4))


def test_the_marks_are_what_the_students_deserve(graded, everybody):
    marks = {everybody[name].about: record["points"] for name, record in graded[1].graded.items()}
    for about, mark in marks.items():
        if about.startswith(("right", "prints and warns", "deleted", "copied")):
            assert mark == 100, about
        if about.startswith(("empty", "not JSON", "an empty file", "a web page", "handed in no")):
            assert mark == 0, about
    assert marks["the first half done"] == 60
    assert {marks[about] for about in ("a syntax error in one cell", "one function never ends", "one function calls exit()")} == {50}


def test_stock_nbgrader_gives_the_same_marks(graded, week, everybody, tmp_path_factory, monkeypatch):
    """Every entry of two gradebooks. Who handed in no file has no entry in the one that nbgrader writes, and zeros in ours."""
    monkeypatch.setenv("AUTOGRADER_ROOT", str(week.root))
    course = hand_in(tmp_path_factory.mktemp("stock"), everybody.values())
    shutil.copytree(week.root / "source" / TINY, course.folder / "source" / TINY)
    api = NbGraderAPI(config=course.config())
    assert api.generate_assignment(TINY)["success"]
    result = api.autograde(TINY, "*")
    assert result["success"], result["log"]
    fast, stock = points(graded[0]), points(course)
    absent = [name for name, student in everybody.items() if student.content is None]
    assert all(set(fast.pop(name).values()) == {0} for name in absent)
    assert stock == fast and len(fast) > 20


@pytest.mark.filterwarnings("error::sqlalchemy.exc.SAWarning")
def test_what_is_graded_is_kept_until_it_changes(week, few):
    first = grade_week(week, few, quiet())
    stamps = {name: record_path(few.folder, TINY, name).stat().st_mtime_ns for name in FEW}
    second = grade_week(week, few, quiet())
    assert sorted(first.graded) == sorted(second.kept) == sorted(FEW) and not second.graded
    assert stamps == {name: record_path(few.folder, TINY, name).stat().st_mtime_ns for name in FEW}
    path = few.submission("ada", TINY) / f"{TINY}.ipynb"
    path.write_text(path.read_text(encoding="utf-8").replace("mu = x.mean()", "mu = x.mean() + 1"), encoding="utf-8")
    changed = grade_week(week, few, quiet())
    assert list(changed.graded) == ["ada"] and changed.graded["ada"]["points"] < 100
    [(name, before, after, why)] = changed.changes
    assert (name, before, after) == ("ada", 100, changed.graded["ada"]["points"]) and "standardise: values 18 → 0" in why
    again = grade_week(week, few, quiet(), students=["noor"], again=True)
    assert list(again.graded) == ["noor"] and not again.changes


def test_a_hash_of_a_submission_sees_folders_and_names(tmp_path):
    seen = {fingerprint(tmp_path)}
    for path, text in (("a.ipynb", "x"), ("b.ipynb", "x"), ("deep/er/a.ipynb", "x"), ("deep/er/a.ipynb", "y")):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
        seen.add(fingerprint(tmp_path))
    (tmp_path / "b.ipynb").unlink()
    (tmp_path / "b.ipynb").symlink_to("a.ipynb")
    assert fingerprint(tmp_path) not in seen and len(seen) == 5


def test_new_tests_grade_all_again_after_approval(tmp_path, everybody):
    """A hidden case is dropped that one student failed; the marks that move are shown, and written only when somebody says so."""
    week = write_week(tmp_path, exercises=SHORT)
    build(week.root)
    slipped = everybody["ada"].content.replace("mu = x.mean()", "mu = x.mean() + (x.max() > 1e5)")
    course = hand_in(tmp_path / "class", [everybody["ada"], everybody["dorte"], Student("zed", "slips far from zero", slipped)])
    grade_week(week, course, quiet())
    before, records = points(course), {name: record_path(course.folder, TINY, name).read_text() for name in course.students(TINY)}
    assert before["zed"]["check-standardise"] == 24

    kinder = SHORT.replace('yield hidden("far from zero", x=1e6 + draw.normal(size=5))', 'yield hidden("far from zero", x=9e4 + draw.normal(size=5))')
    assert kinder != SHORT
    changed = write_week(tmp_path, exercises=kinder)
    build(changed.root)
    asked: list = []

    def refuse(changes):
        asked.extend(changes)
        return False

    refused = grade_week(changed, course, quiet(), approve=refuse)
    assert asked == refused.changes == [("zed", before["zed"] and 94, 100, ["standardise: stability 0 → 6"])]
    assert not refused.graded and points(course) == before
    assert records == {name: record_path(course.folder, TINY, name).read_text() for name in course.students(TINY)}
    console = Console(record=True, file=open(os.devnull, "w", encoding="utf-8"), width=150)
    show_changes(refused.changes, console)
    assert "1 marks would change" in (text := console.export_text()) and "stability 0 → 6" in text

    accepted = grade_week(changed, course, quiet(), approve=lambda changes: True)
    assert len(accepted.graded) == 3 and points(course)["zed"]["check-standardise"] == 30
    assert {read_record(course.folder, TINY, name)["tests"] for name in course.students(TINY)} == {changed.fingerprint}
    assert len(grade_week(changed, course, quiet()).kept) == 3


def test_an_instructors_own_points_and_comments_survive(week, few):
    grade_week(week, few, quiet(), students=["ada", "dorte"])
    with Gradebook(few.url) as gradebook:
        gradebook.find_grade("check-pick", TINY, TINY, "dorte").manual_score = 7
        gradebook.find_comment("pick", TINY, TINY, "dorte").manual_comment = "Nearly."
        gradebook.db.commit()
    grade_week(week, few, quiet(), students=["ada", "dorte"], again=True)
    with Gradebook(few.url) as gradebook:
        grade = gradebook.find_grade("check-pick", TINY, TINY, "dorte")
        assert (grade.auto_score, grade.score, grade.needs_manual_grade) == (0, 7, True)
        assert gradebook.find_comment("pick", TINY, TINY, "dorte").comment == "Nearly."
        assert not gradebook.find_grade("check-pick", TINY, TINY, "ada").needs_manual_grade


def test_late_work_and_odd_timestamps(week, few, monkeypatch):
    config = grading.course_config()
    config.LateSubmissionPlugin.penalty_method = "zero"
    monkeypatch.setattr(grading, "course_config", lambda: config)
    stamps = {"ada": "2030-01-02 12:00:00 UTC", "noor": "2030-01-01 12:00:00 UTC", "dorte": "the day before yesterday", "quinn": "", "olga": "9" * 5000}
    for name, text in stamps.items():
        (few.submission(name, TINY) / "timestamp.txt").write_text(text)
    (few.submission("uma", TINY) / "timestamp.txt").write_bytes(b"\xff\xfe")
    grade_week(week, few, quiet(), students=["ada"])
    with Gradebook(few.url) as gradebook:
        gradebook.update_or_create_assignment(TINY, duedate="2030-01-02 00:00:00 UTC")
    grade_week(week, few, quiet(), again=True)
    with Gradebook(few.url) as gradebook:
        late = {name: gradebook.find_submission(TINY, name) for name in FEW}
        assert late["ada"].total_seconds_late == 12 * 3600 and late["noor"].total_seconds_late == 0
        assert late["ada"].late_submission_penalty == late["ada"].score == 100 and not late["noor"].late_submission_penalty
        assert {late[name].timestamp for name in ("dorte", "quinn", "olga", "uma")} == {None}


# ---- whoever dies

def course_processes(week: Week, marker: str) -> list[psutil.Process]:
    """The processes of a run: those that bear its mark in their environment, and those that were told the checkout's path."""
    found = []
    for process in psutil.process_iter():
        try:
            if process.pid != os.getpid() and process.status() != psutil.STATUS_ZOMBIE and (
                    process.environ().get("MARKER") == marker or any(str(week.root) in part for part in process.cmdline())):
                found.append(process)
        except psutil.Error:
            continue
    return found


def test_a_run_that_is_killed_is_finished_by_the_next(week, everybody, graded, tmp_path):
    """SIGKILL while the workers start, after the first result and after the third; then a run to the end."""
    cool()                                                  # this process's own would be taken for the run's
    names = [*FEW, "pavel", "samir", "tove"]                # pavel's never ends
    course = hand_in(tmp_path / "class", [everybody[name] for name in names])
    marker = uuid.uuid4().hex
    command = [sys.executable, "-c", "from autograder.cli import main; main()", "grade", TINY, "--folder", str(course.folder), "--workers", "2", "--yes"]
    records = course.folder / "records" / TINY

    def done() -> set[str]:
        return {path.stem for path in records.glob("[!.]*.json") if is_mark(read_record(course.folder, TINY, path.stem))}

    for wanted in (0, 1, 3):
        run = subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               env=os.environ | {"MARKER": marker, "AUTOGRADER_ROOT": str(week.root)})
        family: set[psutil.Process] = set()
        deadline = time.monotonic() + 120
        while len(done()) < wanted or not family:
            assert run.poll() is None and time.monotonic() < deadline, "the run ended before it was killed"
            family |= set(psutil.Process(run.pid).children(recursive=True))
            time.sleep(0.02)
        run.send_signal(signal.SIGKILL)
        run.wait()
        deadline = time.monotonic() + 15
        while left := [process for process in {*family, *course_processes(week, marker)} if process.is_running() and process.status() != psutil.STATUS_ZOMBIE]:
            assert time.monotonic() < deadline, f"still there: {[(process, process.cmdline()) for process in left]}"
            time.sleep(0.1)
        if wanted:
            held = points(course)
            assert done() <= set(held) and all(held[name] == points(graded[0])[name] for name in done())
    outcome = grade_week(week, course, quiet(), workers=2, approve=lambda changes: pytest.fail(f"nothing has changed: {changes}"))
    assert set(outcome.graded) | set(outcome.kept) == set(names) and len(outcome.kept) >= 3 and not outcome.failures
    assert points(course) == {name: points(graded[0])[name] for name in names}


def test_two_graders_in_one_folder_get_the_marks_of_one(week, everybody, graded, tmp_path):
    course = hand_in(tmp_path / "class", [everybody[name] for name in FEW])
    command = [sys.executable, "-c", "from autograder.cli import main; main()", "grade", TINY, "--folder", str(course.folder), "--workers", "1", "--yes"]
    runs = [subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=os.environ | {"AUTOGRADER_ROOT": str(week.root)})
            for _ in range(2)]
    said = [run.communicate()[0] for run in runs]
    assert [run.returncode for run in runs] == [0, 0], said
    assert points(course) == {name: points(graded[0])[name] for name in FEW}
    assert set(grade_week(week, course, quiet()).kept) == set(FEW)
    assert not [path for path in course.folder.rglob("*unfinished*")]


def test_a_cluster_loses_a_worker_and_no_mark(week, everybody, graded, tmp_path):
    """Three worker processes of a Dask cluster, given by its address; one is killed when two students are done."""
    from distributed import LocalCluster

    names = [*FEW, "bela", "emeka", "ines", "rosa", "samir", "tove"]
    course = hand_in(tmp_path / "class", [everybody[name] for name in names])
    written: list[str] = []
    with LocalCluster(n_workers=3, threads_per_worker=1, processes=True, dashboard_address=None, memory_limit=0) as cluster:
        victim = next(iter(cluster.workers.values())).pid

        def murder():
            while len(list((course.folder / "records" / TINY).glob("[!.]*.json"))) < 2:
                time.sleep(0.01)
            os.kill(victim, signal.SIGKILL)
            written.append("killed")

        thread = threading.Thread(target=murder, daemon=True)
        thread.start()
        outcome = grade_week(week, course, quiet(), scheduler=cluster.scheduler_address)
        thread.join(10)
    assert written == ["killed"] and not psutil.pid_exists(victim)
    assert sorted(outcome.graded) == sorted(names) and not outcome.failures
    assert points(course) == {name: points(graded[0])[name] for name in names}
    with Gradebook(course.url) as gradebook:
        assert sorted(submission.student_id for submission in gradebook.assignment_submissions(TINY)) == sorted(names)


def test_a_process_that_dies_is_tried_again_and_costs_nobody_else(week, few, monkeypatch):
    """dorte's dies every time, noor's the first time; the warm process is killed once, too."""
    graded, tried = grading._graded, few.folder / "tried"

    def deadly(grader, folder, student):
        with tried.open("a") as file:
            file.write(f"{student}\n")
        if student == "dorte" or (student == "noor" and tried.read_text().split().count("noor") == 1):
            os.kill(os.getpid(), signal.SIGKILL)
        if student == "olga":
            os.kill(grader.warm.process.pid, signal.SIGKILL)
        return graded(grader, folder, student)

    monkeypatch.setattr(grading, "_graded", deadly)
    outcome = grade_week(week, few, quiet(), workers=2)
    assert {name: str(failure) for name, failure in outcome.failures.items()} == {
        "dorte": f"could not be graded: the process that graded it ended (-9), {RETRIES + 1} times"}
    assert sorted(outcome.graded) == sorted(set(FEW) - {"dorte"}) == sorted(points(few))
    # Three times, if the warm process was killed while it was tried again.
    assert tried.read_text().split().count("noor") in (2, 3) and sum(points(few)["noor"].values()) == 60


def test_a_worker_with_other_tests_does_not_grade(week, few):
    with pytest.raises(ValueError, match="not the same"):
        grading.grade_one(str(week.root), TINY, str(few.submission("ada", TINY)), "ada", int(SEED), sandbox.NAMESPACES, "0" * 16)


# ---- PostgreSQL

@pytest.fixture
def postgresql(tmp_path):
    """A server of this test's own, reached through a socket in its folder; yields the gradebook's URL."""
    found = shutil.which("initdb") or next((str(path) for path in sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))), None)
    if not found:
        pytest.fail("a PostgreSQL server is needed for this test (Debian: the package postgresql)")
    programs = Path(found).resolve().parent
    folder = Path("/tmp") / f"pg-{uuid.uuid4().hex[:12]}"           # a socket's path may have 107 characters
    folder.mkdir(mode=0o700)
    user, as_user = None, {}
    if os.geteuid() == 0:                                           # the server refuses to run as root
        user = "nobody"
        shutil.chown(folder, user)
        as_user = {"user": user, "group": "nogroup", "extra_groups": []}
    run = {"check": True, "cwd": folder, "env": {"PATH": "/usr/bin:/bin", "LC_ALL": "C"}, "stdout": subprocess.DEVNULL} | as_user
    data = folder / "data"
    subprocess.run([programs / "initdb", "-D", data, "-U", "grader", "-A", "trust", "-E", "UTF8", "--no-sync"], **run)
    options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off -c timezone=UTC"
    subprocess.run([programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start"], **run)
    server = Server(f"postgresql+psycopg://grader@/postgres?host={folder}", lambda: subprocess.run(
        [programs / "pg_ctl", "-D", data, "-w", "-m", "immediate", "-l", folder / "log", "-o", options, "restart"], **run))
    try:
        yield server
    finally:
        subprocess.run([programs / "pg_ctl", "-D", data, "-w", "-m", "immediate", "stop"], **run)
        shutil.rmtree(folder)


class Server(NamedTuple):
    """A database server: its URL for the gradebook, and what restarts it, at once and without a word to its clients."""

    url: str
    restart: Callable[[], object]


def test_the_gradebook_may_be_postgresql(week, everybody, graded, tmp_path, postgresql, monkeypatch):
    postgresql = postgresql.url
    course = hand_in(tmp_path / "class", [everybody[name] for name in FEW])
    (course.submission("ada", TINY) / "timestamp.txt").write_text("2030-01-02 12:00:00 UTC")
    monkeypatch.setenv("AUTOGRADER_ROOT", str(week.root))
    arguments = ["grade", TINY, "--folder", str(course.folder), "--db", postgresql, "--yes"]
    result = CliRunner().invoke(main, arguments, catch_exceptions=False)
    assert result.exit_code == 0 and "6 graded" in result.output, result.output
    course = Course(course.folder, postgresql)
    assert not list(course.folder.glob("*.db"))
    assert points(course) == {name: points(graded[0])[name] for name in FEW}
    again = CliRunner().invoke(main, [*arguments, "--again"], catch_exceptions=False)
    assert again.exit_code == 0 and points(course) == {name: points(graded[0])[name] for name in FEW}
    with Gradebook(postgresql) as gradebook:                       # what nbgrader's own pages and exports ask for
        assert str(gradebook.find_submission(TINY, "ada").timestamp) == "2030-01-02 12:00:00"
        assert {row["student"]: row["score"] for row in gradebook.submission_dicts(TINY)} == {name: sum(points(course)[name].values()) for name in FEW}
    api = NbGraderAPI(config=course.config())
    assert api.generate_feedback(TINY, "ada")["success"] and (course.folder / "feedback" / "ada" / TINY / f"{TINY}.html").is_file()
    assert api.autograde(TINY, "dorte")["success"] and points(course)["dorte"] == points(graded[0])["dorte"]


def test_a_server_that_is_restarted_costs_one_student_who_is_graded_by_the_next_run(week, everybody, graded, tmp_path, postgresql, monkeypatch):
    course = hand_in(tmp_path / "class", [everybody[name] for name in FEW])
    course = Course(course.folder, postgresql.url)
    save, saved = grading.save, []

    def restarted(*arguments, **options):
        if len(saved) == 2:
            postgresql.restart()
        saved.append(arguments[2])
        return save(*arguments, **options)

    monkeypatch.setattr(grading, "save", restarted)
    outcome = grade_week(week, course, quiet(), workers=2)
    (lost, failure), = outcome.failures.items()
    assert lost == saved[2] and failure.why.startswith("the gradebook cannot be used: ")
    assert set(outcome.graded) == set(FEW) - {lost} and points(course) == {name: points(graded[0])[name] for name in outcome.graded}
    monkeypatch.undo()
    monkeypatch.setenv("AUTOGRADER_SEED", SEED)
    outcome = grade_week(week, course, quiet(), workers=2)
    assert set(outcome.graded) == {lost} and not outcome.failures and points(course) == {name: points(graded[0])[name] for name in FEW}


# ---- evidence

@pytest.fixture
def evidence(graded, tmp_path) -> Course:
    """Three graded students, in a copy that a test may tamper with."""
    folder = tmp_path / "class"
    shutil.copytree(graded[0].folder, folder, ignore=lambda path, names: [name for name in names if Path(path).name == "submitted" and name not in ("ada", "dorte", "uma")])
    return Course(folder)


def test_marks_are_reproduced(week, evidence):
    result = verify(week, evidence)
    assert result.same == ["ada", "dorte", "uma"] and not result.different and not result.impossible and not result.other_versions


def test_forgeries_and_changes_are_seen(week, evidence):
    path = record_path(evidence.folder, TINY, "dorte")
    record = json.loads(path.read_text(encoding="utf-8"))
    record["exercises"][0].update(points=30, status="right")
    path.write_text(json.dumps(record), encoding="utf-8")
    with Gradebook(evidence.url) as gradebook:
        gradebook.find_grade("check-pick", TINY, TINY, "uma").auto_score = 10
        gradebook.db.commit()
    (evidence.submission("ada", TINY) / f"{TINY}.ipynb").write_text("{}")
    result = verify(week, evidence, sample=0)
    assert result.same == [] and sorted(result.different) == ["dorte", "uma"]
    assert result.different["dorte"] == ["standardise: right 30 was on record, now wrong 0"]
    assert result.different["uma"] == ["pick: 10 points in the gradebook, now 0"]
    assert result.impossible == {"ada": "what was handed in has changed since"}
    path.unlink()
    assert verify(week, evidence, sample=0).impossible["dorte"] == "there is no record"
    assert verify(find_weeks(write_other(evidence.folder), [TINY])[0], evidence, sample=0).impossible["uma"] == "the tests have changed since"


def write_other(folder: Path) -> Path:
    return write_week(folder / "other", exercises=SHORT + "\n# another\n").root


# ---- the command

def command(week: Week, monkeypatch, *arguments: str, **kw):
    monkeypatch.setenv("AUTOGRADER_ROOT", str(week.root))
    return CliRunner().invoke(main, ["grade", TINY, *arguments], **kw)


def test_the_command_says_what_is_wrong(week, few, tmp_path, monkeypatch):
    nothing = command(week, monkeypatch, "--folder", str(tmp_path))
    assert nothing.exit_code == 1 and "no submissions in" in nothing.output and "Traceback" not in nothing.output
    unknown = command(week, monkeypatch, "ada", "nemo", "--folder", str(few.folder))
    assert unknown.exit_code == 1 and "nothing was handed in by nemo" in unknown.output
    week_unknown = CliRunner().invoke(main, ["grade", "course9-week9", "--folder", str(few.folder)])
    assert week_unknown.exit_code == 1 and "no week is called 'course9-week9'" in week_unknown.output
    assert not list(few.folder.glob("*.db"))


@pytest.mark.parametrize("arguments, said", [
    (["report", TINY], "grade the week first"), (["verify", TINY], "no submissions in"), (["feedback", TINY], "nobody was graded"),
    (["feedback", TINY, "nemo"], "nemo was not graded"), (["export", TINY, "--out", "marks.csv"], f"the gradebook has no {TINY}; it has: nothing"),
    (["collect", TINY, "."], "holds nothing")])
def test_every_command_says_so_when_there_is_nothing_yet(arguments, said, week, tmp_path, monkeypatch):
    monkeypatch.setenv("AUTOGRADER_ROOT", str(week.root))
    monkeypatch.setenv("PATH", "/usr/bin:/bin")             # as it is when the environment was not activated
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    result = CliRunner().invoke(main, [*arguments, "--folder", str(tmp_path)])
    assert result.exit_code == 1 and said in result.output and isinstance(result.exception, SystemExit)


def test_the_command_grades_and_asks_before_marks_change(week, few, monkeypatch):
    folder = ("--folder", str(few.folder))
    assert command(week, monkeypatch, *folder).exit_code == 0
    kept = command(week, monkeypatch, *folder)
    assert kept.exit_code == 0 and "0 graded, 6 unchanged" in kept.output
    path = few.submission("ada", TINY) / f"{TINY}.ipynb"
    path.write_text("", encoding="utf-8")
    nobody = command(week, monkeypatch, *folder)
    assert nobody.exit_code == 1 and "run it again with --yes" in nobody.output and "1 graded but not written" in nobody.output
    no = command(week, monkeypatch, *folder, input="n\n")
    assert no.exit_code == 0 and "1 marks would change" in no.output and "Write these marks?" in no.output and sum(points(few)["ada"].values()) == 100
    yes = command(week, monkeypatch, *folder, input="y\n")
    assert yes.exit_code == 0 and "1 graded, 5 unchanged" in yes.output and sum(points(few)["ada"].values()) == 0


def test_below_the_floor_nothing_runs_unless_told_to(week, few, monkeypatch):
    """On a machine without bubblewrap: one clear sentence; with --unconfined it grades, with the same marks."""
    grading._end()
    monkeypatch.setattr(sandbox, "level", lambda: (BARE, "bubblewrap is not installed"))
    refused = command(week, monkeypatch, "ada", "--folder", str(few.folder))
    assert refused.exit_code == 1 and "bubblewrap is not installed" in refused.output and "--unconfined" in refused.output
    assert "Traceback" not in refused.output and not list(few.folder.glob("*.db"))
    allowed = command(week, monkeypatch, "ada", "dorte", "--folder", str(few.folder), "--unconfined")
    assert allowed.exit_code == 0, allowed.output
    assert {name: sum(marks.values()) for name, marks in points(few).items()} == {"ada": 100, "dorte": 2}
    assert read_record(few.folder, TINY, "ada")["level"] == BARE
    grading._end()
