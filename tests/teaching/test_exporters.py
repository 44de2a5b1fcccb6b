"""Exporting marks: nbgrader's own scores, in the forms that Canvas, Moodle and people read."""

from __future__ import annotations

import csv
import datetime
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nbgrader.api import Gradebook

from autograder.teaching.exporters import (BadTemplate, CanvasExporter, MoodleExporter, PlainExporter, export, number, read_marks)
from autograder.teaching.names import as_text, plain_text

pytestmark = pytest.mark.filterwarnings("ignore:Object of type:sqlalchemy.exc.SAWarning")      # nbgrader's own
WEEK, OTHER = "course1-week2", "course1-week3"


@pytest.fixture(scope="module")
def url(tmp_path_factory) -> str:
    """A gradebook of two weeks: ada (full marks, extra credit), bela (by hand, late), cai (nothing), and one with a formula for a name."""
    address = f"sqlite:///{tmp_path_factory.mktemp('gradebook') / 'gradebook.db'}"
    with Gradebook(address) as gradebook:
        for week in (WEEK, OTHER):
            gradebook.add_assignment(week, duedate="2026-03-01 12:00:00 UTC")
            gradebook.add_notebook(week, week)
            for name, points in {"check-sigmoid": 6, "check-Value": 14}.items():
                gradebook.add_grade_cell(name, week, week, max_score=points, cell_type="code")
        gradebook.add_student("ada", first_name="Ada", last_name="Lovelace", email="ada@x.org", lms_user_id="4711")
        gradebook.add_student("bela", first_name="Béla", last_name="Bartók", email="bela@x.org")
        gradebook.add_student("cai", first_name="Cai", last_name="Lun")
        gradebook.add_student("eve", first_name="=HYPERLINK(1)", last_name="@eve", email="+eve@x.org")
        for student, sigmoid, value in (("ada", 6, 13), ("bela", 4, 10), ("eve", 1.25, 1 / 3)):
            submission = gradebook.add_submission(WEEK, student, timestamp=datetime.datetime(2026, 2, 28, 10))
            grades = {grade.name: grade for grade in submission.notebooks[0].grades}
            grades["check-sigmoid"].auto_score, grades["check-Value"].auto_score = sigmoid, value
            for grade in grades.values():
                grade.needs_manual_grade = False
            if student == "ada":
                grades["check-Value"].extra_credit = 0.5
            if student == "bela":
                grades["check-Value"].manual_score, submission.notebooks[0].late_submission_penalty = 12, 3
        gradebook.add_submission(OTHER, "ada").notebooks[0].late_submission_penalty = 99
        gradebook.db.commit()
    return address


def table(path: Path, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""), delimiter=delimiter))


def write(path: Path, text: str) -> Path:
    path.write_bytes(text.encode())
    return path


# ---- marks and cells

def test_the_marks_are_those_of_nbgrader(url):
    with Gradebook(url) as gradebook:
        marks = {mark.student: mark for mark in read_marks(gradebook, WEEK)}
        bela = gradebook.find_submission(WEEK, "bela")
        assert (marks["bela"].raw, marks["bela"].penalty, marks["bela"].total) == (bela.score, bela.late_submission_penalty, 13.0) == (16, 3, 13)
        assert marks["bela"].scores == {"Value": 12, "sigmoid": 4} and marks["bela"].possible == 20 and not marks["bela"].unfinished
        assert marks["ada"].total == 19.5 and marks["cai"].total is None and marks["cai"].scores == {}
        other = {mark.student: mark for mark in read_marks(gradebook, OTHER)}
        assert other["ada"].total == 0 and other["ada"].unfinished            # never below zero
        assert next(mark for mark in read_marks(gradebook, WEEK, zero=True) if mark.student == "cai").total == 0


@pytest.mark.parametrize("text, cell", [("=1+1", "'=1+1"), ("+1+1", "'+1+1"), ("-x", "'-x"), ("@SUM(A1)", "'@SUM(A1)"), ("\t=1", "'\t=1"), ("\r=1", "'\r=1"), ("  =1", "'  =1"),
                                        ("-3.5", "-3.5"), ("+4", "+4"), ("12,5", "12,5"), ("Ada", "Ada"), ("", ""), ("a=b", "a=b"), ("\uff1d1", "'\uff1d1"), ("-1+cmd|' /C calc'!A0", "'-1+cmd|' /C calc'!A0"),
                                        ("'=1", "''=1"), ("'tis", "'tis"), ("-3\n=1", "'-3\n=1")])
def test_formulas_become_text_and_numbers_stay(text, cell):
    assert as_text(text) == cell and plain_text(cell) == text


@settings(derandomize=True, max_examples=500, deadline=None)
@given(st.text(alphabet=st.sampled_from("=+-@\t\r\n '\",;1.aé\uff1d"), max_size=6))
def test_no_text_is_a_formula_and_all_come_back(text):
    cell = as_text(text)
    assert plain_text(cell) == text
    if cell.lstrip(" ")[:1] in set("=+-@\t\r"):
        float(cell.replace(",", "."))


@pytest.mark.parametrize("value, text", [(0, "0"), (-0.001, "0"), (13.0, "13"), (12.5, "12.5"), (1 / 3, "0.33"), (2e7, "20000000"), (None, "")])
def test_numbers(value, text):
    assert number(value) == text


# ---- plain

def test_plain(url, tmp_path):
    result = export(url, WEEK, "csv", tmp_path / "marks.csv", order=["sigmoid"])
    rows = table(result.path)
    assert rows[0] == ["week", "student", "name", "email", "submitted (UTC)", "total", "possible", "before penalty", "late penalty", "sigmoid", "Value"]
    assert rows[1] == [WEEK, "ada", "Ada Lovelace", "ada@x.org", "2026-02-28 10:00:00", "19.5", "20", "19.5", "0", "6", "13.5"]
    assert rows[2][5:] == ["13", "20", "16", "3", "4", "12"] and rows[3][1:6] == ["cai", "Cai Lun", "", "", ""]
    assert rows[4][2:4] == ["'=HYPERLINK(1) @eve", "'+eve@x.org"] and rows[4][9:] == ["1.25", "0.33"]
    assert result.students == ["ada", "bela", "eve"]


def test_plain_of_several_weeks_and_some_students(url, tmp_path):
    result = export(url, [WEEK, OTHER], "csv", tmp_path / "marks.csv", only=["ada"])
    assert [row[:2] for row in table(result.path)[1:]] == [[WEEK, "ada"], [OTHER, "ada"]] and "by hand: ada" in str(result)


# ---- Canvas

CANVAS = ("Student,ID,SIS User ID,SIS Login ID,Section,Notes,\"Logistic regression, course1-week2 (77)\",Essay (78),Assignments Current Score,Final Score\r\n"
          ",,,,,,Manual Posting,,,\r\n"
          "    Points Possible,,,,,,20.00,10.00,(read only),(read only)\r\n"
          "\"Lovelace, Ada\",4711,s1,al42,A,-,,9.50,95.00,95.00\r\n"
          "\"Bartók, Béla\",4712,s2,BELA,A,\"two\nlines\",3,,,\r\n"
          "\"Lun, Cai\",4713,s3,cai,A,,5,7,,\r\n"
          "\"=cmd, Eve\",4714,s4,+eve@x.org,A,=1,,,,\r\n"
          "\"Nobody, Else\",4715,s5,else,A,,EX,1,,\r\n"
          "\"Student, Test\",99,,abc,A,,,,,\r\n")


@pytest.mark.parametrize("bom", ["", "\ufeff"])
@pytest.mark.parametrize("delimiter", [",", ";"])
def test_canvas_fills_its_own_export(url, tmp_path, bom, delimiter):
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerows(csv.reader(io.StringIO(CANVAS, newline="")))
    template = write(tmp_path / "canvas.csv", bom + text.getvalue())
    result = export(url, WEEK, "canvas", tmp_path / "out.csv", template)
    before, after = table(template, delimiter), table(result.path, delimiter)
    assert [row[6] for row in after[1:]] == ["Manual Posting", "20.00", "19.5", "13", "5", "1.58", "EX", ""]
    changed = {(i, j) for i, (old, new) in enumerate(zip(before, after, strict=True)) for j, (a, b) in enumerate(zip(old, new, strict=True)) if a != b}
    assert changed == {(3, 6), (4, 6), (6, 6), (6, 0), (6, 3)} and after[6][0] == "'=cmd, Eve" and after[6][3] == "'+eve@x.org"
    assert result.path.read_bytes().startswith(b"\xef\xbb\xbf") is bool(bom) and b"\r\n" in result.path.read_bytes()
    assert result.students == ["ada", "bela", "eve"] and result.unmatched == [] and result.rows == ["Lun, Cai", "Nobody, Else", "Student, Test"]


def test_canvas_with_nothing_to_fill_in_is_the_same_bytes(url, tmp_path):
    template = write(tmp_path / "canvas.csv", CANVAS.replace("=cmd", "cmd").replace("+eve", "eve"))
    result = export(url, WEEK, "canvas", tmp_path / "out.csv", template, only=["cai"])
    assert result.path.read_bytes() == template.read_bytes() and result.students == []


def test_students_who_are_not_in_the_template_are_listed(url, tmp_path):
    template = write(tmp_path / "canvas.csv", "".join(CANVAS.splitlines(keepends=True)[:4]))
    result = export(url, WEEK, "canvas", tmp_path / "out.csv", template)
    assert result.students == ["ada"] and result.unmatched == ["bela", "eve"] and "No row in the template for: bela, eve" in str(result)


def test_canvas_numbers_of_collected_students(url, tmp_path):
    names = write(tmp_path / "names.csv", f"week,student,name,email,lms,lms_id,original,late,submitted,version\n{OTHER},bela,,,canvas,55,bartokbela_55,,,1\n"
                  f"{WEEK},eve,,,moodle,56,Eve,,,\n")
    template = write(tmp_path / "canvas.csv", f"Student,ID,SIS Login ID,Section,{WEEK} (1)\n    Points Possible,,,,20\nX,55,q1,A,\nY,56,q2,A,\n")
    result = export(url, WEEK, "canvas", tmp_path / "out.csv", template, names=names)
    assert [row[4] for row in table(result.path)[2:]] == ["13", ""] and result.students == ["bela"]


def test_two_rows_for_one_student_are_not_guessed(url, tmp_path):
    template = write(tmp_path / "canvas.csv", f"Student,ID,SIS Login ID,Section,{WEEK} (1)\n    Points Possible,,,,20\nX,1,bela,A,\nY,2,Bela,B,\n")
    result = export(url, WEEK, "canvas", tmp_path / "out.csv", template)
    assert [row[4] for row in table(result.path)[2:]] == ["", ""] and "several rows" in str(result) and "bela" in result.unmatched


def test_canvas_points_possible(url, tmp_path):
    template = write(tmp_path / "canvas.csv", CANVAS.replace("20.00", "10.00"))
    result = export(url, WEEK, "canvas", tmp_path / "out.csv", template)
    assert "course1-week2 has 20 points" in str(result) and table(result.path)[4][6] == "13"
    scaled = export(url, WEEK, "canvas", tmp_path / "out.csv", template, scale=True)
    assert table(scaled.path)[4][6] == "6.5" and not scaled.notes


def test_canvas_columns_by_name(url, tmp_path):
    template = write(tmp_path / "canvas.csv", CANVAS)
    result = export(url, [WEEK, OTHER], "canvas", tmp_path / "out.csv", template, columns={OTHER: "Essay"})
    assert [row[6:8] for row in table(result.path)[3:5]] == [["19.5", "0"], ["13", ""]]


def test_a_cell_may_hold_an_essay(url, tmp_path):
    template = write(tmp_path / "canvas.csv", CANVAS.replace("lines", "lines" * 50_000))
    assert export(url, WEEK, "canvas", tmp_path / "out.csv", template).students == ["ada", "bela", "eve"]


@pytest.mark.parametrize("text, message", [
    ("a,b\n1,2\n", "not a gradebook exported from Canvas"), ("", "row of headings"), (CANVAS.replace(WEEK, "x"), "no column of the template"),
    (CANVAS.replace("Essay", f"Essay of {WEEK}"), "more than one column"), (CANVAS.replace("20.00", "(read only)"), "read only"), ('Student,"ID\nx', "not a CSV table")])
def test_templates_that_are_none(url, tmp_path, text, message):
    with pytest.raises(BadTemplate, match=message):
        export(url, WEEK, "canvas", tmp_path / "out.csv", write(tmp_path / "canvas.csv", text))
    with pytest.raises(BadTemplate, match="cannot be read"):
        (tmp_path / "bad.csv").write_bytes(b"\xff\xfe")
        export(url, WEEK, "canvas", tmp_path / "out.csv", tmp_path / "bad.csv")


def test_canvas_without_a_template(url, tmp_path):
    rows = table(export(url, [WEEK, OTHER], "canvas", tmp_path / "out.csv").path)
    assert rows[:3] == [["Student", "ID", "SIS User ID", "SIS Login ID", "Section", WEEK, OTHER], ["    Points Possible", "", "", "", "", "20", "20"],
                        ["Lovelace, Ada", "4711", "", "ada", "", "19.5", "0"]]
    assert rows[4] == ["'@eve, =HYPERLINK(1)", "", "", "eve", "", "1.58", ""] and len(rows) == 5
    zeros = table(export(url, WEEK, "canvas", tmp_path / "out.csv", zero=True).path)
    assert zeros[4][0] == "Lun, Cai" and zeros[4][5] == "0"


# ---- Moodle

MOODLE = ("\ufeffIdentifier,\"Full name\",\"Email address\",Status,Grade,\"Maximum grade\",\"Grade can be changed\",\"Last modified (submission)\","
          "\"Online text\",\"Last modified (grade)\",\"Feedback comments\"\n"
          "\"Participant 801\",\"Ada Lovelace\",ADA@x.org,Submitted,,20.00,Yes,\"Sunday, 1 March 2026, 10:00 AM\",=1+1,-,=keep\n"
          "\"Participant 802\",\"Béla Bartók\",other@x.org,Submitted,,20.00,Yes,-,,-,\n"
          "\"Participant 803\",\"Cai Lun\",cai@x.org,\"No submission\",5.00,20.00,Yes,-,,-,\n"
          "\"Participant 804\",\"=Eve\",+eve@x.org,Submitted,,20.00,No,-,,-,\n"
          "\"Participant 805\",Nobody,n@x.org,Submitted,,20.00,Yes,-,,-,\n")


def test_moodle_fills_its_worksheet(url, tmp_path):
    template = write(tmp_path / "moodle.csv", MOODLE)
    result = export(url, WEEK, "moodle", tmp_path / "out.csv", template)
    before, after = table(template), table(result.path)
    assert [row[4] for row in after] == ["Grade", "19.5", "13", "5.00", "", ""]
    kept = [0, 3, 5, 6, 7, 9, 10]
    assert [[row[i] for i in kept] for row in after] == [[row[i] for i in kept] for row in before] and after[0] == before[0]
    assert after[1][8] == "'=1+1" and after[4][1:3] == ["'=Eve", "'+eve@x.org"]
    assert result.path.read_bytes().startswith(b"\xef\xbb\xbf") and "cannot be changed" in str(result)
    assert result.rows == ["Cai Lun", "Nobody"] and result.unmatched == []


def test_moodle_numbers_are_those_of_the_week(url, tmp_path):
    names = write(tmp_path / "names.csv", "week,student,name,email,lms,lms_id,original,late,submitted,version\n"
                  f"{WEEK},ada,,,moodle,805,Ada,,,\n{OTHER},bela,,,moodle,803,Béla,,,\n")
    template = write(tmp_path / "moodle.csv", MOODLE.replace("Ada Lovelace", "A").replace("ADA@", "a@"))
    result = export(url, WEEK, "moodle", tmp_path / "out.csv", template, names=names)
    assert [row[4] for row in table(result.path)[1:]] == ["", "13", "5.00", "", "19.5"]


def test_moodle_says_nothing_of_grades_above_its_maximum_so_we_do(url, tmp_path):
    template = write(tmp_path / "moodle.csv", MOODLE.replace("20.00", "10.00"))
    assert "Moodle passes over grades above its maximum" in str(export(url, WEEK, "moodle", tmp_path / "out.csv", template))
    scaled = export(url, WEEK, "moodle", tmp_path / "out.csv", template, scale=True)
    assert [row[4] for row in table(scaled.path)[1:3]] == ["9.75", "6.5"] and "maximum" not in str(scaled)


def test_moodle_in_another_language(url, tmp_path):
    template = write(tmp_path / "moodle.csv", "ID,Vollständiger Name,E-Mail-Adresse,Bewertung\nTeilnehmer/in801,A,ada@x.org,\n")
    with pytest.raises(BadTemplate, match="another language"):
        export(url, WEEK, "moodle", tmp_path / "out.csv", template)
    result = export(url, WEEK, "moodle", tmp_path / "out.csv", template, columns={WEEK: "Bewertung"})
    assert table(result.path)[1] == ["Teilnehmer/in801", "A", "ada@x.org", "19.5"]


def test_moodle_without_a_worksheet(url, tmp_path):
    rows = table(export(url, [WEEK, OTHER], "moodle", tmp_path / "out.csv").path)
    assert rows[:2] == [["Username", "Full name", "Email address", WEEK, OTHER], ["ada", "Ada Lovelace", "ada@x.org", "19.5", "0"]] and rows[3][2] == "'+eve@x.org"


# ---- wrong calls, nbgrader's command

def test_wrong_calls(url, tmp_path):
    template = write(tmp_path / "moodle.csv", MOODLE)
    for weeks, kind, options, message in (("course9-week9", "csv", {}, "gradebook has no course9-week9; it has: course1-week2"), (WEEK, "xlsx", {}, "no format"),
                                          ([], "csv", {}, "name a week"), (WEEK, "csv", {"template": template}, "without a template"),
                                          ([WEEK, OTHER], "moodle", {"template": template}, "one week at a time")):
        with pytest.raises(ValueError, match=message):
            export(url, weeks, kind, tmp_path / "out.csv", **options)


@pytest.mark.parametrize("plugin, kind", [(CanvasExporter, "canvas"), (MoodleExporter, "moodle"), (PlainExporter, "csv")])
def test_the_plugins_write_the_same(url, tmp_path, plugin, kind):
    with Gradebook(url) as gradebook:
        plugin(to=str(tmp_path / "plugin.csv"), assignment=[WEEK]).export(gradebook)
    assert (tmp_path / "plugin.csv").read_bytes() == export(url, WEEK, kind, tmp_path / "own.csv").path.read_bytes()


def test_nbgraders_command(url, tmp_path):
    write(tmp_path / "canvas.csv", CANVAS)
    done = subprocess.run([sys.executable, "-m", "nbgrader", "export", "--exporter=autograder.teaching.exporters.CanvasExporter", f"--db={url}", "--to=out.csv",
                           f'--assignment=["{WEEK}"]', "--CanvasExporter.template=canvas.csv"], cwd=tmp_path, capture_output=True, text=True,
                          env=os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"})
    assert done.returncode == 0, done.stderr[-2000:]
    assert [row[6] for row in table(tmp_path / "out.csv")[3:5]] == ["19.5", "13"] and "marks of 3 students" in done.stderr
