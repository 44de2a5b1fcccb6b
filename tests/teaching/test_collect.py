"""Collecting submissions: folders, Canvas's and Moodle's downloads, and what strangers may have put into them."""

from __future__ import annotations

import datetime
import io
import os
import stat
import sys
import unicodedata
import zipfile
from pathlib import Path

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_notebook
from nbgrader.api import Gradebook
from nbgrader.utils import parse_utc
from tiny import TINY

from autograder.teaching import collect as collecting
from autograder.teaching.collect import collect, remember
from autograder.teaching.names import BadSource, read_names, read_roster, safe_id
from autograder.teaching.sources import Limits, Refused, safe_path

NAME = f"{TINY}.ipynb"


def notebook(mark: str = "") -> bytes:
    cells = [new_code_cell(f"def standardise(x):\n    return x  # {mark}", id="standardise")]
    return nbformat.writes(new_notebook(cells=cells)).encode()


def tree(folder: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def member(name: str, mode: int = 0o100644, when=(2026, 3, 1, 12, 0, 0)) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, when)
    info.external_attr = mode << 16
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def packed(files: dict, when=(2026, 3, 1, 12, 0, 0)) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in files.items():
            archive.writestr(name if isinstance(name, zipfile.ZipInfo) else member(name, when=when), content)
    return data.getvalue()


def download(folder: Path, files: dict, name: str = "submissions.zip", **options) -> Path:
    path = folder / name
    path.write_bytes(packed(files, **options))
    return path


def held(into: Path) -> dict[str, bytes]:
    """student -> the week's notebook."""
    return {path.parent.parent.name: path.read_bytes() for path in into.glob(f"*/{TINY}/{NAME}")}


def why(result, what: str) -> str:
    return next((line.why for line in [*result.skipped, *result.notes] if what in line.what), "")


@pytest.fixture
def into(tmp_path) -> Path:
    return tmp_path / "course" / "submitted"


@pytest.fixture
def source(tmp_path) -> Path:
    folder = tmp_path / "source"
    folder.mkdir()
    return folder


# ---- the layouts

def test_a_folder_with_a_folder_a_student(tiny, source, into):
    tree(source, {"ada/anything.ipynb": notebook("ada"), f"bela/{TINY}/{NAME}": notebook("bela"), f"bela/{TINY}/data/x.txt": b"1",
                  "bela/course1-week9/x.ipynb": b"another week", "cai/course1-week9/x.ipynb": b"another week", "README.md": b"hello",
                  "ada/.ipynb_checkpoints/anything-checkpoint.ipynb": b"old"})
    (source / "dora").mkdir()
    result = collect(source, tiny, into)
    assert held(into) == {"ada": notebook("ada"), "bela": notebook("bela")}
    assert (into / "bela" / TINY / "data" / "x.txt").read_bytes() == b"1"
    assert [student.files for student in result.students] == [[NAME], [NAME, "data/x.txt"]]
    assert "is taken for" in why(result, "ada/anything.ipynb") and "nothing of" in why(result, "cai") and "no student" in why(result, "README.md")
    assert "empty" in why(result, "dora") and "2 students (2 new)" in str(result)


def test_a_folder_of_files(tiny, source, into):
    tree(source, {"ada.ipynb": notebook("ada"), f"bela_{NAME}": notebook("bela"), "cai_final.ipynb": notebook("cai"), NAME: notebook(),
                  "dora.zip": packed({f"work/{NAME}": notebook("dora"), "work/own.csv": b"1"}),
                  "eva_maria.ipynb": notebook("1"), "eva_lena.ipynb": notebook("2")})
    result = collect(source, tiny, into)
    assert held(into) == {name: notebook(name) for name in ("ada", "bela", "cai", "dora")}
    assert (into / "dora" / TINY / "own.csv").is_file()
    assert "nobody's" in why(result, NAME) and "one student's or several" in why(result, "eva_maria") and "one student's or several" in why(result, "eva_lena")


def test_canvas(tiny, tmp_path, into):
    path = download(tmp_path, {
        f"lovelaceada_4711_90210_{NAME}": notebook("first"), f"lovelaceada_LATE_4711_90300_{TINY}-1.ipynb": notebook("second"),
        "lovelaceada_LATE_4711_90301_notes.txt": b"hello", f"noetheremmy_4712_90211_{TINY}-2.ipynb": notebook("emmy"),
        f"müllerzoë_4713_90212_{NAME}": notebook("zoe"), f"anon_x7Kp2_90400_{NAME}": notebook("anon"),
        "turingalan_4714_text.html": b"<p>", "gausscarl_4715_90500_week.zip": packed({f"__MACOSX/._{NAME}": b"", NAME: notebook("carl")})})
    result = collect(path, tiny, into)
    assert held(into) == {"lovelaceada-4711": notebook("second"), "noetheremmy-4712": notebook("emmy"), "mullerzoe-4713": notebook("zoe"),
                          "anon-x7Kp2": notebook("anon"), "gausscarl-4715": notebook("carl")}
    ada = next(student for student in result.students if student.lms_id == "4711")
    assert ada.late and ada.version == 90300 and ada.submitted is None and ada.older == [f"lovelaceada_4711_90210_{NAME}"]
    assert (into / ada.student / TINY / "notes.txt").is_file() and not (into / ada.student / TINY / "timestamp.txt").exists()
    aside, = (into.parent / "replaced" / TINY / ada.student).iterdir()
    assert aside.read_bytes() == notebook("first") and aside.name.startswith("90210-")
    assert "typed into Canvas" in why(result, "turingalan")
    assert "Late: lovelaceada-4711" in str(result)


@pytest.mark.parametrize("ending", ["_assignsubmission_file_/", "_assignsubmission_file/", "_assignsubmission_file_"])
def test_moodle(tiny, tmp_path, into, ending):
    path = download(tmp_path, {
        f"Ada Lovelace_12345{ending}{NAME}": notebook("ada"), f"Zoë Müller_12346{ending}{TINY} (1).ipynb": notebook("zoe"),
        f"Jan Kowalski_12347{ending}{NAME}": notebook("jan"), f"Jan Kowalski_12348{ending}{NAME}": notebook("other jan"),
        f"Ada Lovelace_12345{ending}x_77_assignsubmission_file_y.ipynb": b"{}",
        "Ada Lovelace_12345_assignsubmission_onlinetext_/onlinetext.html": b"<p>"}, when=(2026, 3, 1, 12, 0, 0))
    result = collect(path, tiny, into)
    assert held(into) == {"Ada-Lovelace": notebook("ada"), "Zoe-Muller": notebook("zoe"), "Jan-Kowalski-12347": notebook("jan"),
                          "Jan-Kowalski-12348": notebook("other jan")}
    assert "2 students of one name" in why(result, "Jan Kowalski") and "typed into Moodle" in why(result, "onlinetext")
    ada = next(student for student in result.students if student.student == "Ada-Lovelace")
    local = datetime.datetime(2026, 3, 1, 12).astimezone(datetime.UTC)
    assert ada.name == "Ada Lovelace" and ada.lms_id == "12345" and ada.submitted == local
    written = (into / "Ada-Lovelace" / TINY / "timestamp.txt").read_text()
    assert parse_utc(written.strip()) == local.replace(tzinfo=None)          # as nbgrader reads it


def test_a_zip_round_a_folder_of_folders(tiny, tmp_path, into):
    path = download(tmp_path, {f"class/ada/{NAME}": notebook("ada"), "class/bela/x.ipynb": notebook("bela")})
    collect(path, tiny, into)
    assert held(into) == {"ada": notebook("ada"), "bela": notebook("bela")}


def test_a_moodle_download_that_was_unpacked_into_a_folder(tiny, source, into):
    tree(source, {f"download/Ada Lovelace_12345_assignsubmission_file_/{NAME}": notebook("ada")})
    collect(source, tiny, into)
    assert held(into) == {"Ada-Lovelace": notebook("ada")}


def test_the_extended_timestamp_of_an_archive_is_in_utc(tiny, tmp_path, into):
    info = member(f"Ada Lovelace_1_assignsubmission_file_/{NAME}")
    info.extra = b"UT\x05\x00\x01" + int(datetime.datetime(2026, 2, 3, 4, 5, 6, tzinfo=datetime.UTC).timestamp()).to_bytes(4, "little")
    collect(download(tmp_path, {info: notebook()}), tiny, into)
    assert (into / "Ada-Lovelace" / TINY / "timestamp.txt").read_text() == "2026-02-03 04:05:06 UTC\n"


@pytest.mark.parametrize("make", [lambda f: f / "nothing", lambda f: tree(f, {"x.txt": b"hello"}) / "x.txt", lambda f: f / "course" / "submitted", lambda f: f])
def test_what_is_no_source(tiny, tmp_path, into, make):
    into.mkdir(parents=True)
    with pytest.raises(BadSource):
        collect(make(tmp_path), tiny, into)


# ---- again, and newer

def test_again_changes_nothing_and_newer_replaces(tiny, source, into):
    tree(source, {"ada/a.ipynb": notebook("1"), "bela/b.ipynb": notebook("b")})
    for name in ("ada/a.ipynb", "bela/b.ipynb"):
        os.utime(source / name, (1_000_000_000, 1_000_000_000))
    collect(source, tiny, into)
    before = {path.relative_to(into.parent): path.read_bytes() for path in into.parent.rglob("*") if path.is_file()}
    again = collect(source, tiny, into)
    assert {path.relative_to(into.parent): path.read_bytes() for path in into.parent.rglob("*") if path.is_file()} == before
    assert [student.outcome for student in again.students] == ["unchanged"] * 2
    tree(source, {"ada/a.ipynb": notebook("2")})
    newer = collect(source, tiny, into)
    assert [student.outcome for student in newer.students] == ["replaced", "unchanged"] and held(into)["ada"] == notebook("2")
    kept, = (into.parent / "replaced" / TINY / "ada").glob(f"*/{NAME}")
    assert kept.read_bytes() == notebook("1")
    tree(source, {"ada/a.ipynb": notebook("0")})
    os.utime(source / "ada/a.ipynb", (900_000_000, 900_000_000))
    older = collect(source, tiny, into)
    assert [student.outcome for student in older.students] == ["older", "unchanged"] and held(into)["ada"] == notebook("2")
    assert {path.name for path in into.parent.iterdir()} == {"submitted", "replaced", "names.csv"}


def test_canvas_versions_are_told_by_the_number_of_the_file(tiny, tmp_path, into):
    new = download(tmp_path, {f"lovelaceada_4711_200_{NAME}": notebook("new")}, "new.zip")
    old = download(tmp_path, {f"lovelaceada_LATE_4711_100_{NAME}": notebook("old")}, "old.zip")
    for path, outcome in ((new, "new"), (old, "older"), (new, "unchanged")):
        assert [student.outcome for student in collect(path, tiny, into).students] == [outcome]
        assert held(into) == {"lovelaceada-4711": notebook("new")}
    assert read_names(into.parent / "names.csv")[TINY, "lovelaceada-4711"]["version"] == "200"


def test_the_newest_of_several_wins(tiny, source, into):
    tree(source, {"ada.ipynb": notebook("old"), f"ada_{NAME}": notebook("new"), f"bela/{NAME}": notebook("old"), "bela.zip": packed({NAME: notebook("new")})})
    for name in ("ada.ipynb", f"bela/{NAME}"):
        os.utime(source / name, (1_000_000_000, 1_000_000_000))
    result = collect(source, tiny, into)
    assert held(into) == {"ada": notebook("new"), "bela": notebook("new")}
    assert [student.older for student in result.students] == [["ada.ipynb"], [f"bela/{NAME}"]]
    again = collect(source, tiny, into)
    assert [student.outcome for student in again.students] == ["unchanged"] * 2
    assert len(list((into.parent / "replaced").rglob("*.ipynb"))) == 2


# ---- names and the roster

@settings(derandomize=True, max_examples=300, deadline=None)
@given(st.text(max_size=90))
def test_ids_are_safe_and_stay(name):
    made = safe_id(name)
    assert made and set(made) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.@+") and len(made) <= 64
    assert made[0] not in "-.@+" and made[-1] != "." and safe_id(made) == made == safe_id(unicodedata.normalize("NFD", name))


@pytest.mark.parametrize("name, made", [("ada", "ada"), ("Zoë Müller", "Zoe-Muller"), ("a.b+c@x.org", "a.b+c@x.org"), ("-rf", "rf"), (".hidden", "hidden"),
                                        ("Łukasz Größe", "Lukasz-Grosse"), ("../../etc", "etc"), ("a\nb\u202etxt", "a-b-txt")])
def test_ids_that_can_be_read(name, made):
    assert safe_id(name) == made


def test_look_alikes_reserved_and_long_names_are_kept_apart():
    names = ["ada", "\N{CYRILLIC SMALL LETTER A}da", "李小龙", "李小虎", "CON", "nul.txt", "x" * 200, "x" * 201, "", "..."]
    assert len({safe_id(name).casefold() for name in names[:-2]}) == len(names) - 2
    assert safe_id("CON").casefold() != "con"


@settings(derandomize=True, max_examples=300, deadline=None)
@given(st.lists(st.text(max_size=200), max_size=14))
def test_paths_are_safe_or_refused(parts):
    try:
        path = safe_path(parts)
    except Refused:
        return
    assert 1 <= len(path) <= 12
    for part in path:
        assert part not in ("", ".", "..") and not set(part) & set('<>:"|?*\\/') and len(part.encode()) <= 255 and part == part.rstrip(". ")
        assert all(unicodedata.category(c) not in ("Cc", "Cf", "Cs") for c in part)


@pytest.mark.parametrize("parts", [("..", "x"), ("a", " .. ", "x"), ("", "etc"), ("C:", "x"), ("c:x",), (), (".",), ("a",) * 13])
def test_paths_that_lead_elsewhere_are_refused(parts):
    with pytest.raises(Refused):
        safe_path(parts)


def test_names_that_collide_get_ids_of_their_own_which_stay(tiny, tmp_path, into):
    first = download(tmp_path, {f"Ada!/{NAME}": notebook("1"), f"Ada/{NAME}": notebook("2"), f"ada/{NAME}": notebook("3")})
    result = collect(first, tiny, into)
    ids = {student.original: student.student for student in result.students}
    assert len({student.casefold() for student in ids.values()}) == 3 and "somebody else" in str(result)
    collect(download(tmp_path, {f"ada/{NAME}": notebook("4")}, "other.zip", when=(2026, 4, 1, 0, 0, 0)), tiny, into)
    assert held(into) == {ids["Ada!"]: notebook("1"), ids["Ada"]: notebook("2"), ids["ada"]: notebook("4")}
    row = read_names(into.parent / "names.csv")[TINY, ids["Ada!"]]
    assert row["original"] == "Ada!"


def test_an_id_changed_in_names_csv_stays(tiny, tmp_path, into):
    path = download(tmp_path, {f"Ada Lovelace_1_assignsubmission_file_/{NAME}": notebook("1")})
    collect(path, tiny, into)
    names = into.parent / "names.csv"
    names.write_text(names.read_text().replace("Ada-Lovelace", "al42").replace("../", ""))
    assert [student.student for student in collect(path, tiny, into).students] == ["al42"]
    names.write_text(names.read_text().replace("al42", "../../al42"))
    assert [student.student for student in collect(path, tiny, into).students] == ["Ada-Lovelace"]


def test_formulas_in_names_csv_are_text(tiny, source, into):
    tree(source, {f"=1+1/{NAME}": notebook("1"), f"'=1+1/{NAME}": notebook("2")})
    first = collect(source, tiny, into)
    text = (into.parent / "names.csv").read_text()
    assert ",'=1+1," in text and ",=1+1" not in text
    assert [s.student for s in collect(source, tiny, into).students] == [s.student for s in first.students] and len(held(into)) == 2


ROSTERS = {
    "own": "Student ID,Name,E-mail\nal42,Ada Lovelace,ada@x.org\nzm1,Zoë Müller,zoe@x.org\ngone,Gone Away,gone@x.org\n",
    "canvas": "\ufeffStudent,ID,SIS User ID,SIS Login ID,Section,Week\n    Points Possible,,,,,10\n\"Lovelace, Ada\",4711,s1,al42,A,\n\"Müller, Zoë\",4713,s2,zm1,A,\n\"Away, Gone\",9,s3,gone,A,\n",
    "semicolons": "Username;First name;Last name;Email address\nal42;Ada;Lovelace;ada@x.org\nzm1;Zoë;Müller;zoe@x.org\ngone;Gone;Away;\n"}


@pytest.mark.parametrize("roster", ROSTERS)
@pytest.mark.parametrize("files", [
    {f"lovelaceada_4711_1_{NAME}": "ada", f"müllerzoë_LATE_4713_2_{NAME}": "zoe", f"nobodyelse_1_3_{NAME}": "x"},
    {f"Ada Lovelace_12345_assignsubmission_file_/{NAME}": "ada", f"Zoë Müller_2_assignsubmission_file_/{NAME}": "zoe", f"Nobody Else_3_assignsubmission_file_/{NAME}": "x"},
    {f"al42/{NAME}": "ada", f"zm1/{NAME}": "zoe", f"nobodyelse/{NAME}": "x"}, {f"al42_x_{NAME}": "ada", "Müller_Zoë_week.ipynb": "zoe", "nobodyelse.ipynb": "x"}])
def test_a_roster_gives_the_ids(tiny, tmp_path, into, roster, files):
    path = tmp_path / "roster.csv"
    path.write_text(ROSTERS[roster], encoding="utf-8")
    result = collect(download(tmp_path, {name: notebook(mark) for name, mark in files.items()}), tiny, into, roster=path)
    found = held(into)
    assert found["al42"] == notebook("ada") and found["zm1"] == notebook("zoe") and len(found) == 3
    assert len(result.unmatched) == 1 and result.unmatched[0].lower().startswith("nobody") and result.missing == ["gone"]
    assert next(s for s in result.students if s.student == "zm1").name == "Zoë Müller"


def test_a_roster_where_two_have_one_name_gives_that_name_to_neither(tmp_path):
    path = tmp_path / "roster.csv"
    path.write_text("id,name\na1,Jan Kowalski\na2,Jan Kowalski\n")
    roster = read_roster(path)
    assert roster.find("Jan Kowalski") == "" and roster.find("a2") == "a2"


@pytest.mark.parametrize("content", [b"", b"colour,size\nred,2\n", b"\xff\xfe\x00", None])
def test_a_roster_that_is_none(tiny, source, into, content):
    path = source.parent / "roster.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(BadSource, match="roster"):
        collect(source, tiny, into, roster=path)


def test_the_gradebook_remembers_names_and_numbers(tiny, tmp_path, into):
    roster = tmp_path / "roster.csv"
    roster.write_text(ROSTERS["own"], encoding="utf-8")
    url = f"sqlite:///{tmp_path / 'gradebook.db'}"
    remember(collect(download(tmp_path, {f"lovelaceada_4711_1_{NAME}": notebook()}), tiny, into, roster=roster), url)
    with Gradebook(url) as gradebook:
        ada = gradebook.find_student("al42")
        assert (ada.first_name, ada.last_name, ada.email, ada.lms_user_id) == ("Ada", "Lovelace", "ada@x.org", "4711")


# ---- what strangers may send

SAFE = f"zoe/{NAME}"


def hostile(tmp_path: Path, content: dict, **limits) -> tuple:
    into = tmp_path / "course" / "submitted"
    outside = {path for path in tmp_path.iterdir()}
    path = download(tmp_path, {**content, SAFE: notebook("zoe")})
    result = collect(path, WEEK[0], into, limits=Limits(**limits))
    assert held(into)["zoe"] == notebook("zoe")                                          # never fatal to the others
    assert {p for p in tmp_path.iterdir()} - outside <= {path, tmp_path / "course"}      # nothing outside
    for found in into.rglob("*"):
        assert not found.is_symlink() and (found.is_dir() or stat.S_ISREG(found.stat().st_mode))
    return result, into


WEEK: list = []


@pytest.fixture(autouse=True)
def week(tiny):
    WEEK[:] = [tiny]


@pytest.mark.parametrize("name", ["../evil.ipynb", "ada/../../evil.ipynb", "/etc/evil.ipynb", "C:\\evil.ipynb", "ada\\..\\..\\evil.ipynb", "//host/share/evil.ipynb"])
def test_names_that_lead_out_are_refused(tmp_path, name):
    result, into = hostile(tmp_path, {name: notebook("evil")})
    assert "leads out" in why(result, "evil") and set(held(into)) == {"zoe"}


@pytest.mark.parametrize("mode, reason", [(stat.S_IFLNK, "link"), (stat.S_IFCHR, "regular"), (stat.S_IFBLK, "regular"), (stat.S_IFIFO, "regular"), (stat.S_IFSOCK, "regular")])
def test_links_and_devices_in_archives_are_refused(tmp_path, mode, reason):
    result, into = hostile(tmp_path, {member(f"ada/{NAME}", mode | 0o777): b"/etc/passwd"})
    assert reason in why(result, "ada/") and list((into / "ada" / TINY).iterdir()) == []         # so that grading says so


@pytest.mark.skipif(sys.platform == "win32", reason="needs links and pipes")
def test_links_and_pipes_in_folders_are_refused(tiny, source, tmp_path, into):
    (tmp_path / "secret.ipynb").write_bytes(notebook("secret"))
    tree(source, {f"zoe/{NAME}": notebook("zoe"), "eva/x.txt": b"1"})
    (source / "ada").mkdir()
    (source / "ada" / NAME).symlink_to(tmp_path / "secret.ipynb")
    (source / "bela").symlink_to(tmp_path)
    os.mkfifo(source / "eva" / NAME)
    (source / "cai.ipynb").symlink_to("/dev/zero")
    result = collect(source, tiny, into)
    assert set(held(into)) == {"zoe"} and not [path for path in into.rglob("*") if path.is_symlink()]
    assert "link" in why(result, "ada/") and "link" in why(result, "bela") and "regular" in why(result, "eva/") and "link" in why(result, "cai")


def test_bombs_are_refused(tmp_path):
    result, into = hostile(tmp_path, {f"ada/{NAME}": b" " * 3_000_000, "bela/bomb.zip": packed({"x": b"\0" * 3_000_000, NAME: notebook("bela")})})
    assert "times its size" in why(result, f"ada/{NAME}") and "times its size" in why(result, "bomb.zip/x") and held(into)["bela"] == notebook("bela")


def test_sizes_and_counts_are_limited(tmp_path):
    result, into = hostile(tmp_path, {"ada/big.bin": os.urandom(3000), f"ada/{NAME}": notebook("ada"), **{f"bela/{i}.txt": b"x" for i in range(30)},
                                      f"bela/{NAME}": notebook("bela"), **{f"cai/{i}.bin": os.urandom(1500) for i in range(9)}}, file=2000, student=6000, files=20)
    assert "larger than" in why(result, "ada/big.bin") and held(into)["ada"] == notebook("ada") and held(into)["bela"] == notebook("bela")
    assert "11 more files" in why(result, "bela") and len(list((into / "cai" / TINY).glob("*.bin"))) == 4 and "room for of one student" in why(result, "cai/8")


def test_all_together_is_limited(tmp_path):
    result, into = hostile(tmp_path, {f"zz{i}/{i}.bin": os.urandom(1500) for i in range(5)}, total=5000)
    assert sum("room for in all" in line.why for line in result.skipped) == 2


def test_an_archive_that_lies_about_its_size(tmp_path):
    data = bytearray(packed({NAME: b"0" * 500_000}))
    for found in (data.find(b"PK\3\4") + 22, data.find(b"PK\1\2") + 24):
        data[found:found + 4] = (10).to_bytes(4, "little")
    result, _ = hostile(tmp_path, {"ada/x.zip": bytes(data)}, file=100_000)
    assert why(result, f"x.zip/{NAME}")


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_what_is_unpacked_whole_whatever_its_size_is_not_unpacked(tmp_path, method):
    odd = member(NAME)
    odd.compress_type = method
    result, into = hostile(tmp_path, {"ada/x.zip": packed({odd: b" " * 100_000}), f"bela/{NAME}": notebook("bela")})
    assert "packed by a method that is not opened" in why(result, f"x.zip/{NAME}") and "ada" not in held(into)


def test_archives_in_archives_end(tmp_path):
    data = notebook("deep")
    for i in range(6):
        data = packed({NAME if not i else "inner.zip": data})
    result, into = hostile(tmp_path, {"ada/x.zip": data, "bela/x.zip": packed({"y.zip": packed({NAME: notebook("bela")})})})
    assert "more than 3 deep" in why(result, "ada/x.zip") and held(into)["bela"] == notebook("bela") and "ada" not in held(into)


def test_encrypted_broken_and_other_archives(tmp_path):
    locked = bytearray(packed({NAME: notebook("x")}))
    for found in (locked.find(b"PK\3\4") + 6, locked.find(b"PK\1\2") + 8):
        locked[found] |= 1
    broken = bytearray(packed({NAME: notebook("x" * 500)}))
    broken[60:90] = os.urandom(30)
    result, into = hostile(tmp_path, {"ada/x.zip": bytes(locked), "bela/x.zip": b"PK\3\4 no", "cai/x.zip": bytes(broken), "dora/x.rar": b"Rar!", "eva/x.zip": b""})
    assert "encrypted" in why(result, "ada/x.zip") and "is none" in why(result, "bela/x.zip") and "cannot be read" in why(result, "cai/x.zip")
    assert "ask for a zip" in why(result, "dora/x.rar") and set(held(into)) == {"zoe"}
    assert {path.name for path in into.iterdir()} == {"ada", "bela", "cai", "dora", "eva", "zoe"}


def test_a_zip_with_a_huge_list_of_names_is_not_opened(tmp_path):
    result, _ = hostile(tmp_path, {"ada/x.zip": packed({f"{i:0100}": b"" for i in range(60)})}, files=10)
    assert "too many files" in why(result, "ada/x.zip")


def test_odd_file_names_are_made_harmless(tmp_path):
    names = ["con.txt", "a\x07b.txt", "gpj\u202e.txt", "trailing. ", 'who?<me>|".txt', "x" * 240 + ".txt", "cafe\N{COMBINING ACUTE ACCENT}.txt"]
    result, into = hostile(tmp_path, {f"ada/{name}": name.encode() for name in names} | {f"ada/{NAME}": notebook("ada")})
    found = sorted(path.name for path in (into / "ada" / TINY).iterdir())
    assert {"_con.txt", "a_b.txt", "gpj.txt", "trailing", "who__me___.txt", "caf\N{LATIN SMALL LETTER E WITH ACUTE}.txt", NAME} < set(found)
    assert all(len(name.encode()) <= 150 for name in found) and "\x07" not in str(result) and "\u202e" not in str(result)


def test_files_that_differ_in_case_or_stand_in_the_way(tmp_path):
    result, into = hostile(tmp_path, {"ada/a.txt": b"1", "ada/A.txt": b"2", "ada/d": b"3", "ada/d/x.txt": b"4", "ada/D/y.txt": b"5", f"ada/{NAME}": notebook("ada")})
    files = [path.relative_to(into / "ada" / TINY).as_posix() for path in (into / "ada" / TINY).rglob("*") if path.is_file() and path.name not in (NAME, "timestamp.txt")]
    assert sorted((into / "ada" / TINY / name).read_bytes() for name in files) == [b"1", b"2", b"3", b"4", b"5"]
    assert len({name.casefold() for name in files}) == 5 and "another file has its name" in str(result)


@pytest.mark.parametrize("path, trusted", [(f"ada/{TINY}/timestamp.txt", True), ("ada/timestamp.txt", False), ("ada/Timestamp.TXT", False)])
def test_only_a_timestamp_of_nbgrader_counts(tmp_path, path, trusted):
    notebook_path = f"ada/{TINY}/{NAME}" if trusted else f"ada/{NAME}"
    result, into = hostile(tmp_path, {path: b"2020-01-02 03:04:05.678901 UTC", notebook_path: notebook("ada")})
    text = (into / "ada" / TINY / "timestamp.txt").read_text()
    assert (text == "2020-01-02 03:04:05 UTC\n") is trusted and ("sent by the student" in why(result, "ada/")) is not trusted


def test_a_timestamp_that_would_stop_nbgrader_is_left_out(tmp_path):
    result, into = hostile(tmp_path, {f"ada/{TINY}/timestamp.txt": b"soon", f"ada/{TINY}/{NAME}": notebook("ada")})
    assert "no time" in why(result, "timestamp") and parse_utc((into / "ada" / TINY / "timestamp.txt").read_text().strip())


def test_times_in_a_students_archive_do_not_count(tmp_path):
    early = packed({NAME: notebook("ada")}, when=(2001, 1, 1, 0, 0, 0))
    _, into = hostile(tmp_path, {member("Ada Lovelace_1_assignsubmission_file_/x.zip", when=(2026, 5, 5, 12, 0, 0)): early})
    assert (into / "Ada-Lovelace" / TINY / "timestamp.txt").read_text().startswith("2026-05-0")


def test_a_student_cannot_hand_in_for_another(tmp_path):
    forged = packed({f"zoe_1_2_{NAME}": notebook("forged"), f"bela/{NAME}": notebook("forged"), f"../zoe/{TINY}/{NAME}": notebook("forged")})
    result, into = hostile(tmp_path, {"ada.zip": forged})
    assert {path.name for path in into.iterdir()} == {"ada", "zoe"} and "leads out" in why(result, "ada.zip/../zoe")


def test_an_unreadable_notebook_does_not_hide_the_readable_one(tmp_path):
    _, into = hostile(tmp_path, {f"ada/{NAME}": b"<html>", f"ada/{TINY} (1).ipynb": notebook("ada")})
    assert held(into)["ada"] == notebook("ada") and (into / "ada" / TINY / f"unreadable-{NAME}").read_bytes() == b"<html>"


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no UTF-8")
def test_names_that_are_no_text(tiny, source, into):
    folder = os.fsencode(source) + b"/ad\xff"
    os.mkdir(folder)
    with open(folder + b"/x\xfe.ipynb", "wb") as file:
        file.write(notebook("ada"))
    first, second = collect(source, tiny, into), collect(source, tiny, into)
    assert len(held(into)) == 1 and second.students[0].outcome == "unchanged" and first.students[0].student == second.students[0].student
    str(first).encode()


@pytest.mark.filterwarnings("ignore:Duplicate name:UserWarning")
@settings(derandomize=True, max_examples=25, deadline=None)
@given(names=st.lists(st.text(max_size=40), min_size=1, max_size=6, unique=True))
def test_any_names_in_an_archive(tmp_path_factory, names):
    tmp_path = tmp_path_factory.mktemp("any")
    files = {}
    for i, name in enumerate(names):
        files[member((f"s{i}/" if i % 2 else "") + name.encode("utf-8", "replace").decode())] = notebook(str(i))
    hostile(tmp_path, files)


def test_the_text_of_the_result_is_short(tmp_path):
    result, _ = hostile(tmp_path, {f"../{i}.ipynb": b"x" for i in range(300)})
    assert str(result).count("\n") < collecting.MOST_LINES + 10 and "... and 100 more" in str(result)
