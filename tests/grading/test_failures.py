"""No student is lost: whatever goes wrong with one costs that one only, who is named everywhere, and the next run is right.

The class is one of the tiny week. Where student code runs, it runs in the real sandbox.
"""

from __future__ import annotations

import csv
import json
import os
import shutil
import signal
import subprocess
from pathlib import Path

import nbformat
import pytest
from click.testing import CliRunner
from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI
from records import a_record, a_verdict
from rich.console import Console
from sqlalchemy.exc import OperationalError
from tiny import TINY

from autograder.cli import main
from autograder.grading import nbgrader_hooks, safely
from autograder.grading import verify as verifying
from autograder.grading import whole_class as grading
from autograder.grading.marks import failures, is_mark, last_mark, missing_packages, prepare, read_record, record_path
from autograder.grading.safely import Failure, shown, walk, write_atomically
from autograder.grading.whole_class import RETRIES, Course, Outcome, fingerprint, grade_week, show
from autograder.teaching import demo
from autograder.teaching.classroom import Student, demonstration_class
from autograder.teaching.report import write_report

LONG = "n" * 250


@pytest.fixture(autouse=True)
def surroundings(tiny, monkeypatch):
    monkeypatch.setenv("AUTOGRADER_SEED", "3")
    monkeypatch.setenv("AUTOGRADER_ROOT", str(tiny.root))
    yield
    grading._end()


@pytest.fixture(scope="session")
def right(tiny) -> str:
    """A solved notebook."""
    return demonstration_class(tiny, tiny.root / "release" / TINY / f"{TINY}.ipynb")[0].content


@pytest.fixture(scope="session")
def gradebook(tiny, tmp_path_factory) -> Path:
    """A gradebook that knows the tiny week and no student."""
    course = Course(tmp_path_factory.mktemp("gradebook"))
    prepare(tiny, course.url, course.config())
    return course.folder / "gradebook.db"


@pytest.fixture
def course(tmp_path, gradebook) -> Course:
    (tmp_path / "class").mkdir()
    shutil.copy(gradebook, tmp_path / "class")
    return Course(tmp_path / "class")


def hand_in(course: Course, content: str, *students: str) -> None:
    for student in students:
        course.submission(student, TINY).mkdir(parents=True)
        (course.submission(student, TINY) / f"{TINY}.ipynb").write_text(content, encoding="utf-8")


def console() -> Console:
    return Console(record=True, file=open(os.devnull, "w", encoding="utf-8"), width=300)


def totals(course: Course) -> dict[str, float]:
    with Gradebook(course.url) as gradebook:
        return {found.student_id: found.score for found in gradebook.assignment_submissions(TINY)}


def command(*arguments: str, **options):
    """A command of `autograder`; any exception but a clean exit fails the test."""
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False, **options)


@pytest.fixture
def quick(tiny, right, monkeypatch):
    """Grading that runs nothing: everybody is right. What is tested is what comes before and after it."""
    notebook = nbformat.reads(right, as_version=4)
    record = a_record(tiny, "", [a_verdict(exercise) for exercise in tiny.exercises])
    for cell in notebook.cells:
        about = cell.metadata.get("nbgrader", {})
        if about.get("grade"):
            cell.outputs = [nbformat.v4.new_output("execute_result", data={"text/plain": f"{about['points']}"}, execution_count=1)]
    text = nbformat.writes(notebook)

    def graded(grader, folder: Path, student: str):
        return text, {**record, "student": student, "engine": grading.engine(), "seed": 3, "files": fingerprint(folder)}

    monkeypatch.setattr(grading, "_graded", graded)
    for name in ("start", "ready"):                 # of a warm process, which nobody asks
        monkeypatch.setattr(f"autograder.grading.sandbox.Warm.{name}", lambda warm: None)
    return graded


# ---- a class in which things go wrong

def test_raising_dying_and_what_cannot_be_written_cost_one_student_each(course, quick, right, monkeypatch):
    """bela raises the first time, chidi always, dorte's record is a folder, emeka's process dies; the next run finds all mended."""
    hand_in(course, right, "ada", "bela", "chidi", "dorte", "emeka", "farah")
    record_path(course.folder, TINY, "dorte").mkdir(parents=True)
    tried = course.folder / "tried"

    def unlucky(grader, folder, student):
        with tried.open("a") as file:
            file.write(f"{student}\n")
        if student == "chidi" or student == "bela" and tried.read_text().split().count("bela") == 1:
            raise RuntimeError("[/] a fault\nof the grader")
        if student == "emeka":
            os.kill(os.getpid(), signal.SIGKILL)
        return quick(grader, folder, student)

    monkeypatch.setattr(grading, "_graded", unlucky)
    result = command("grade", TINY, "--folder", course.folder)
    assert result.exit_code == 1 and "3 graded, 0 unchanged, 3 could not be graded" in result.output, result.output
    text = " ".join(result.output.split())
    assert f"chidi - could not be graded: the grader stopped with RuntimeError: [/] a fault, {RETRIES + 1} times" in text
    assert "dorte - could not be graded: Is a directory" in text and f"ended (-9), {RETRIES + 1} times" in text and "Traceback" not in text
    assert totals(course) == {"ada": 100, "bela": 100, "farah": 100}
    assert [tried.read_text().split().count(name) for name in ("ada", "bela", "chidi", "emeka")] == [1, 2, RETRIES + 1, RETRIES + 1]
    record = read_record(course.folder, TINY, "chidi")
    assert not is_mark(record) and "unlucky" in record["details"] and "points" not in record

    names = failures(course.folder, TINY, course.students(TINY))
    assert list(names) == ["chidi", "dorte", "emeka"] and names["dorte"] == "has a record that cannot be read"
    report = command("report", TINY, "--folder", course.folder)
    page = (course.folder / "reports" / f"{TINY}.html").read_text(encoding="utf-8")
    assert report.exit_code == 0 and all(name in report.output and name in page for name in names) and "a fault" in page
    assert "2 <a href=\"#trouble\">could not be graded" in page
    export = command("export", TINY, "--folder", course.folder, "--out", course.folder / "marks.csv")
    assert export.exit_code == 0 and "marks of 3 students" in export.output
    assert all(f"{TINY}: {name} {why}" in export.output for name, why in names.items())

    monkeypatch.setattr(grading, "_graded", quick)
    record_path(course.folder, TINY, "dorte").rmdir()
    again = command("grade", TINY, "--folder", course.folder)
    assert again.exit_code == 0 and "3 graded, 3 unchanged" in again.output
    assert set(totals(course).values()) == {100} and len(totals(course)) == 6 and not failures(course.folder, TINY, course.students(TINY))


@pytest.fixture
def nested(course):
    """A submission with 1500 folders in each other. It is removed here: pytest's own clearing recurses."""
    where = course.submission("nested", TINY)
    where.mkdir(parents=True)
    here = os.open(where, os.O_RDONLY)
    for _ in range(1500):
        os.mkdir("d", dir_fd=here)
        here, above = os.open("d", os.O_RDONLY, dir_fd=here), here
        os.close(above)
    os.close(here)
    yield "nested"
    subprocess.run(["rm", "-rf", where], check=True)


def test_odd_folders_names_and_records_cost_nobody_else(tiny, course, quick, right, nested):
    odd = {"m\udcff": "its name is not UTF-8", "loop": "it cannot be looked into", "mal": "it leads to somebody else's work"}
    fine = ["ada", LONG, "o" * 255, "deep record", "odd record", "two\nlines", "\x1b[2Kescape"]
    hand_in(course, right, "m\udcff", *fine)
    fine.append(nested)
    grade_week(tiny, course, console(), students=["ada", "odd record"])
    (course.folder / "submitted" / "loop").mkdir()
    course.submission("loop", TINY).symlink_to(course.submission("loop", TINY))
    (course.folder / "submitted" / "mal").symlink_to("ada")
    record_path(course.folder, TINY, "deep record").write_text("[" * 100_000)
    path = record_path(course.folder, TINY, "odd record")
    for exercises in ("text", [7], [{"criteria": 1}], [{"exercise": [], "criteria": [["a", "b", "c"]]}], None):
        path.write_text(json.dumps({"points": 0, "exercises": exercises}))
        with Gradebook(course.url) as gradebook:
            gradebook.find_grade("check-pick", TINY, TINY, "odd record").auto_score = 1
            gradebook.db.commit()
        moved = grade_week(tiny, course, console(), students=["odd record"])
        assert moved.changes == [("odd record", 91, 100, ["the record of the earlier mark cannot be read"])]
    outcome = grade_week(tiny, course, printed := console())
    assert sorted([*outcome.graded, *outcome.kept]) == sorted(fine) == sorted(totals(course))
    assert sorted(outcome.failures) == sorted(odd) and "not UTF-8: rename" in outcome.failures["m\udcff"].why
    assert "symbolic links" in outcome.failures["loop"].why and "the folder is a link" in outcome.failures["mal"].why
    show(tiny, outcome, printed)
    assert "m\\udcff" in (text := printed.export_text()) and "\x1b" not in text
    assert sorted(grade_week(tiny, course, console()).kept) == sorted(fine)
    assert "m\\udcff" in failures(course.folder, TINY, [])


def test_text_that_cannot_be_encoded_is_written_all_the_same(tiny, course, quick, right, monkeypatch):
    hand_in(course, right, "ada", "bela")

    def half(grader, folder, student):
        text, record = quick(grader, folder, student)
        notebook = nbformat.reads(text, as_version=4)
        notebook.cells[0].source = "half of an emoji: \ud83d"
        return nbformat.writes(notebook), record | {"mended": ["\udcff \x1b[31m"]}

    monkeypatch.setattr(grading, "_graded", half)
    outcome = grade_week(tiny, course, printed := console())
    show(tiny, outcome, printed)
    assert sorted(outcome.graded) == ["ada", "bela"] and "\\x1b[31m" in printed.export_text()
    assert "an emoji: ?" in (course.folder / "autograded" / "ada" / TINY / f"{TINY}.ipynb").read_text(encoding="utf-8")
    assert read_record(course.folder, TINY, "ada")["mended"] == ["? \x1b[31m"]


def test_a_gradebook_that_refuses_one_student_keeps_the_earlier_mark(tiny, course, quick, right, monkeypatch):
    hand_in(course, right, "ada", "bela")
    grade_week(tiny, course, console())
    first, save = read_record(course.folder, TINY, "ada"), grading.save

    def refuse(gradebook, week, student, points, **options):
        if student == "ada":
            gradebook.db.flush = broken
        try:
            save(gradebook, week, student, points, **options)
        finally:
            vars(gradebook.db).pop("flush", None)

    def broken(*_, **__):
        raise OperationalError("UPDATE grade", {}, Exception("attempt to write a readonly database\nand more"))

    monkeypatch.setattr(grading, "save", refuse)
    monkeypatch.setattr(grading, "points_of", lambda notebook: {"check-pick": 1.0})
    outcome = grade_week(tiny, course, console(), again=True)
    assert outcome.failures["ada"].why == "the gradebook cannot be used: attempt to write a readonly database" and list(outcome.graded) == ["bela"]
    assert totals(course) == {"ada": 100, "bela": 1} and last_mark(course.folder, TINY, "ada") == first
    export = command("export", TINY, "--folder", course.folder, "--out", course.folder / "marks.csv")
    assert "ada could not be graded: the gradebook cannot be used" in export.output and "the mark is that of an earlier run" in export.output
    monkeypatch.undo()
    assert verifying.verify(tiny, course, sample=0).impossible["ada"].startswith("it could not be graded: the gradebook")


def test_a_run_that_stops_while_it_writes_marks_is_not_taken_for_done(tiny, course, quick, right, monkeypatch):
    hand_in(course, right, "ada")
    grade_week(tiny, course, console())
    monkeypatch.setattr(grading, "save", lambda *_, **__: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        grade_week(tiny, course, console(), again=True)
    assert failures(course.folder, TINY) == {"ada": "could not be graded: the grader was stopped while it wrote the marks"}
    monkeypatch.undo()
    monkeypatch.setenv("AUTOGRADER_SEED", "3")
    monkeypatch.setattr(grading, "_graded", quick)
    assert list(grade_week(tiny, course, console()).graded) == ["ada"] and is_mark(read_record(course.folder, TINY, "ada"))


def test_a_warm_process_that_cannot_start_is_said_of_everybody(tiny, course, quick, right, monkeypatch):
    hand_in(course, right, "ada", "bela")

    def refuse(warm):
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr("autograder.grading.sandbox.Warm.ready", refuse)
    outcome = grade_week(tiny, course, console())
    assert {name: failure.why for name, failure in outcome.failures.items()} == dict.fromkeys(
        ("ada", "bela"), f"Resource temporarily unavailable, {RETRIES + 1} times")


def test_on_a_cluster_the_others_are_graded_too(tiny, course, quick, right, monkeypatch):
    from distributed import LocalCluster

    hand_in(course, right, "ada", "chidi")
    hand_in(course, right, "m\udcff")

    def one(root, name, folder, student, *_):
        if student == "chidi":
            raise RuntimeError("a fault")
        return quick(None, Path(folder), student)

    monkeypatch.setattr(grading, "grade_one", one)
    with LocalCluster(n_workers=1, threads_per_worker=1, processes=False, dashboard_address=None, memory_limit=0) as cluster:
        outcome = grade_week(tiny, course, console(), scheduler=cluster.scheduler_address)
    assert list(outcome.graded) == ["ada"] and outcome.failures["chidi"].why == "the grader stopped with RuntimeError: a fault"
    assert sorted(failures(course.folder, TINY)) == ["chidi", "m\\udcff"]


def test_what_cannot_be_read_is_not_attempted_throughout(tiny, course):
    hand_in(course, "no notebook", "uma")
    record = grade_week(tiny, course, console()).graded["uma"]
    assert {exercise["status"] for exercise in record["exercises"]} == {"not attempted"} and record["failure"] and record["points"] == 0
    assert verifying.verify(tiny, course, sample=0).same == ["uma"]


# ---- the other commands

def test_the_demonstration_names_whom_it_could_not_grade_and_fails(tiny, tmp_path, quick, right, monkeypatch):
    monkeypatch.setattr(demo, "demonstration_class", lambda *_: [Student("ada", "right", right), Student("hana", "lost", right)])
    monkeypatch.setattr(demo, "give_feedback", lambda *_, **__: {})

    def fail(grader, folder, student):
        if student == "hana":
            raise FileNotFoundError(2, "No such file or directory", "/proc/7/task")
        return quick(grader, folder, student)

    monkeypatch.setattr(grading, "_graded", fail)
    result = command("demo", TINY, "--folder", tmp_path / "demo")
    assert result.exit_code == 1 and result.output.count("could not be graded: No such file or directory: /proc/7/task") == 2
    rows = {row["student"]: row for row in csv.DictReader((tmp_path / "demo" / "marks.csv").open(encoding="utf-8"))}
    assert rows["ada"]["total"] == "100" and rows["hana"]["total"] == "" and "could not be graded" in rows["hana"]["remark"]
    monkeypatch.setattr(grading, "_graded", quick)
    assert command("demo", TINY, "--folder", tmp_path / "demo").exit_code == 0


def test_verify_goes_on_and_draws_from_those_with_marks(tiny, course, quick, right, monkeypatch):
    hand_in(course, right, "ada", "bela", "chidi", "dorte", "emeka")
    grade_week(tiny, course, console(), students=["ada", "bela", "dorte"])
    path = record_path(course.folder, TINY, "dorte")
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | {"exercises": [7]}))

    def one(root, name, folder, student, *_):
        if student == "ada":
            raise RuntimeError("a fault\nand more")
        return quick(None, Path(folder), student)

    monkeypatch.setattr(verifying, "grade_one", one)
    result = verifying.verify(tiny, course, sample=3)
    assert result.same == ["bela"] and result.impossible == {"dorte": "its record has not the form of one"}
    assert {name: str(failure) for name, failure in result.failures.items()} == {"ada": "could not be graded: the grader stopped with RuntimeError: a fault"}
    printed = command("verify", TINY, "--folder", course.folder, "--sample", "0")
    assert printed.exit_code == 1 and "1 could not be graded." in printed.output and "emeka: there is no record" in printed.output
    for name in ("ada", "bela", "dorte"):
        record_path(course.folder, TINY, name).unlink()
    nobody = command("verify", TINY, "--folder", course.folder)
    assert nobody.exit_code == 1 and "nobody was graded" in nobody.output


def test_nbgrader_says_it_in_a_sentence_and_goes_on(tiny, course, right, monkeypatch):
    hand_in(course, right, "ada", "bela", "chidi")
    source = course.folder / "source" / TINY
    shutil.copytree(tiny.root / "source" / TINY, source)
    api = NbGraderAPI(config=course.config())

    class Unlucky:
        def rebuild_folder(self, folder):
            notebook = nbformat.read(source / f"{TINY}.ipynb", as_version=4)
            notebook.cells[0].source = "half of an emoji: \ud83d"
            return notebook

        def grade(self, notebook, student):
            if student == "ada":
                raise RuntimeError("a fault")
            return type("Graded", (), {"notebook": notebook, "record": {"exercises": []}})

    monkeypatch.setattr(nbgrader_hooks, "grader", lambda assignment: Unlucky())
    result = api.autograde(TINY, "*")
    assert not result["success"] and "ada could not be graded: the grader stopped with RuntimeError: a fault" in result["log"]
    assert sorted(path.parent.parent.name for path in (course.folder / "autograded").glob(f"*/{TINY}/*.ipynb")) == ["bela", "chidi"]


# ---- packages that are not there

def test_packages_that_students_miss_are_counted(tiny, tmp_path):
    records = [a_record(tiny, f"s{i}", [a_verdict(exercise) for exercise in tiny.exercises], missing=["tqdm", "tqdm", "wandb"][:3 if i < 2 else 2])
               for i in range(12)]
    records += [a_record(tiny, f"odd{i}", [a_verdict(exercise) for exercise in tiny.exercises], missing=missing)
                for i, missing in enumerate(("tqdm", None, 7, [None, [], "<script>", "\x1b[31m", "a`b", "", "x" * 99], {"tqdm": 1}))]
    assert missing_packages(records) == ["12 students use `tqdm`, which is not installed where it is graded.",
                                         "2 students use `wandb`, which is not installed where it is graded."]
    assert missing_packages(records[:1])[0].startswith("1 student uses `tqdm`") and missing_packages([{}]) == []
    write_report(records, tiny, {}, tmp_path / "report.html")
    assert "12 students use <code>tqdm</code>, which is not" in (tmp_path / "report.html").read_text(encoding="utf-8")
    outcome = Outcome(graded={record["student"]: record for record in records[:4]}, kept={record["student"]: record for record in records[4:]})
    show(tiny, outcome, printed := console())
    assert "12 students use `tqdm`, which" in printed.export_text()


def test_the_report_tells_who_has_no_mark_from_who_has_none_left(tiny, tmp_path):
    rows = [a_record(tiny, "ada", [a_verdict(exercise) for exercise in tiny.exercises]),
            {"assignment": TINY, "student": "lost", "graded": False, "failure": "<b>the disk</b> is full", "earlier": None},
            {"assignment": TINY, "student": "lost too", "graded": False, "failure": None}]
    write_report(rows, tiny, {}, tmp_path / "report.html")
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "Not graded: there is no mark" in page and "&lt;b&gt;the disk&lt;/b&gt; is full" in page and "lost too" in page
    assert "Could not be read" not in page and "Records that are not as they should be" not in page and "Every submission could be read" not in page


# ---- texts, folders, errors

@pytest.mark.parametrize("text, seen", [("ada", "ada"), ("Zoë 日本", "Zoë 日本"), ("a\nb\r\t", "a\\nb\\r\\t"), ("\x1b[2K\x1b]0;t\x07", "\\x1b[2K\\x1b]0;t\\x07"),
                                        ("\udcff", "\\udcff"), ("a\u202eb", "a\\u202eb"), ("x" * 400, "x" * 299 + "…"), (7, "7")])
def test_what_is_shown_is_one_line_that_no_terminal_obeys(text, seen):
    assert shown(text) == seen


def test_a_file_is_whole_or_not_there(tmp_path, monkeypatch):
    write_atomically(tmp_path / "new" / LONG, "one")
    (tmp_path / "taken").mkdir()
    with pytest.raises(IsADirectoryError):
        write_atomically(tmp_path / "taken", "two")
    monkeypatch.setattr(safely, "writable", lambda text: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        write_atomically(tmp_path / "new" / LONG, "two")
    assert sorted(path.name for path in tmp_path.rglob("*")) == sorted(["new", LONG, "taken"]) and (tmp_path / "new" / LONG).read_text() == "one"


def test_a_walk_is_in_order_bounded_and_follows_no_link(tmp_path):
    for name in ("b/y", "b/x", "a", "c"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    (tmp_path / "d").symlink_to(tmp_path / "b")
    assert [os.path.relpath(entry.path, tmp_path) for entry in walk(tmp_path)] == ["a", "b", "c", "d", "b/x", "b/y"]
    assert len(list(walk(tmp_path, 5))) == 5
    with pytest.raises(FileNotFoundError):
        list(walk(tmp_path / "none"))


def test_an_error_becomes_one_sentence_and_keeps_its_details():
    try:
        raise ValueError("odd\x1b\nTraceback") from RuntimeError("below")
    except ValueError as error:
        failure = Failure.of(error)
    assert str(failure) == "could not be graded: the grader stopped with ValueError: odd\\x1b"
    assert "below" in failure.details and "test_an_error" in failure.details
    assert Failure.of(RuntimeError()).why == "the grader stopped with RuntimeError"
