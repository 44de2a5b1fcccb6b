"""The instructor's report: what it counts, whom it names, and that nothing a student wrote has power over the page.

`a_class` makes the records of a class as `Grader.grade` would write them, from a week's own exercise bank.
"""

from __future__ import annotations

import json
import math
import os
import re
import shutil
from html.parser import HTMLParser

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright
from records import a_record, a_verdict

from autograder.teaching.classroom import NAMES, variant_source
from autograder.teaching.report import (PAIR_LINES, clean, corrected_correlation, distribution, excerpt, load_records, misconception_map, one_fix_away,
                                        own_lines, percent, prose, read_record, similar_pairs, write_report)
from autograder.authoring.stubs import clear
from autograder.authoring.week import BadWeek, Week
from coursekit.messages import say
from coursekit.verdict import CRASHED, NOT_ATTEMPTED, WRONG

FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
ODD = """\
    # my own way, found after a long evening
    steps_of_mine = {k: (k + 7) % 3 for k in range(11)}
    while steps_of_mine and max(steps_of_mine) > 99:
        steps_of_mine.popitem()
"""


OWN_WAYS = [(r"np\.sum\(", "sum("), (r"np\.mean\(", "np.average("), ("keepdims=True", "keepdims=1"), (r"/ m\b", "* (1 / m)"), ("axis=1", "axis=-1"),
            (r"range\((\w+)\)", r"range(0, \1)"), (r"(?m)^(    +)(\w+) = (.+)$", r"\1value = \3\n\1\2 = value"),
            (r"(?m)^(    +)(\w+ = .+)$", r"\1\2\n\1# as in the lesson")]


# ---- a class of made-up students

def a_class(week: Week, size: int = 30, seed: int = 0) -> tuple[list[dict], dict[str, dict[str, str]]]:
    """Records and sources of a class: able and less able students, two files that cannot be read, a flag, two who wrote alike."""
    draw = np.random.default_rng(seed)
    records, sources = [], {}
    for i in range(size):
        student, able = f"{NAMES[i % len(NAMES)]}{i // len(NAMES) or ''}", draw.beta(4, 1.7)
        if i in (4, 17):
            records.append(a_record(week, student, [a_verdict(exercise, CRASHED) for exercise in week.exercises], cpu=0.0, memory=0, wall=0.01,
                                    failure=say("file empty") if i == 4 else say("file web page")))
            continue
        verdicts, code = [], {}
        for exercise in week.exercises:
            solution = week.solutions[exercise.function]
            luck, styles = draw.random(), exercise.alternatives
            if luck < 0.15 + 0.75 * able:
                style = styles[int(draw.integers(len(styles)))] if styles and draw.random() < 0.4 else None
                verdicts.append(a_verdict(exercise))
                code[exercise.function] = variant_source(week, exercise, style) if style else solution
            elif luck < 0.9 and exercise.misconceptions:
                held = exercise.misconceptions[min(int(draw.geometric(0.5)) - 1, len(exercise.misconceptions) - 1)]
                verdicts.append(a_verdict(exercise, WRONG, 0.25, held))
                code[exercise.function] = variant_source(week, exercise, held)
            else:
                status = (CRASHED, NOT_ATTEMPTED)[int(draw.integers(2))]
                verdicts.append(a_verdict(exercise, status))
                code[exercise.function] = clear(solution)
            for pattern, instead in OWN_WAYS:
                if draw.random() < 0.15:
                    code[exercise.function] = re.sub(pattern, instead, code[exercise.function], count=1)
        sources[student] = code
        records.append(a_record(week, student, verdicts, cpu=round(float(draw.gamma(4, 0.8)), 3), memory=int(draw.integers(250, 420)) << 20,
                                wall=round(float(draw.gamma(5, 0.9)), 3), mended=[say("setup restored")] if i % 7 == 3 else []))
    copied = [exercise.function for exercise in week.exercises if exercise.function != "quiz"][:4]
    first, second = who_wrote_alike(sources)
    for name in copied:
        odd = re.sub(r"(START CODE HERE.*\n)", lambda match: match.group(1) + ODD.replace("7", str(len(name))), week.solutions[name], count=1)
        sources[first][name], sources[second][name] = odd, odd.replace("steps_of_mine", "table")
    records[-1]["flags"] = ["an outcome of unknown form"]
    return records, sources


def who_wrote_alike(sources: dict) -> tuple[str, str]:
    return list(sources)[1], list(sources)[-2]


def page_of(week: Week, records: list[dict], sources: dict, tmp_path) -> str:
    write_report(records, week, sources, tmp_path / "report.html")
    return (tmp_path / "report.html").read_text(encoding="utf-8")


class Reader(HTMLParser):
    """The elements of a page, their attributes, and its text."""

    def __init__(self, page: str):
        super().__init__()
        self.found, self.text, self.open = [], [], []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, f"</{tag}> closes something else"

    def handle_data(self, data):
        self.text.append(data)


# ---- the numbers

def test_the_page_says_what_the_records_hold(tiny, tmp_path):
    records, sources = a_class(tiny)
    page = page_of(tiny, records, sources, tmp_path)
    reader = Reader(page)
    text = " ".join(" ".join(reader.text).split())
    assert reader.open == []
    assert "A tiny week" in text and "separate user and namespaces" in text and "numpy 2.4.6" in text and "2026-01-05 10:30" in text
    assert "12345" not in text                                          # the seed itself stays out; its hash is there
    assert "30 submissions, 2 could not be graded" in text
    assert "The file is empty." in text and "The file is a web page" in text and "an outcome of unknown form" in text
    assert say("setup restored") in text
    for exercise in tiny.exercises:
        assert exercise.function in text


def test_the_same_records_give_the_same_page(tiny, tmp_path):
    records, sources = a_class(tiny)
    page = page_of(tiny, records, sources, tmp_path)
    assert page == page_of(tiny, records, dict(reversed(sources.items())), tmp_path)
    assert page == page_of(tiny, json.loads(json.dumps(records)), sources, tmp_path)


def test_the_distribution_counts_everybody_once():
    found = distribution([0, 0.05, 0.1, 0.55, 0.999, 1, 1])
    assert [bin["count"] for bin in found["bins"]] == [2, 1, 0, 0, 0, 1, 0, 0, 0, 3]
    assert found["median"] == 0.55 and found["low"] == 0 and found["high"] == 1
    assert math.isclose(found["mean"], np.mean([0, 0.05, 0.1, 0.55, 0.999, 1, 1]))


def test_discrimination_leaves_the_exercise_itself_out_and_is_undefined_without_variation():
    draw = np.random.default_rng(0)
    item, rest = draw.normal(size=20), draw.normal(size=20)
    assert corrected_correlation(list(zip(item, rest))) == pytest.approx(np.corrcoef(item, rest)[0, 1])
    assert corrected_correlation([(1, 2), (1, 3), (1, 4)]) is None
    assert corrected_correlation([(1, 2), (2, 2), (3, 2)]) is None
    assert corrected_correlation([(1, 2), (2, 3)]) is None


def test_percentages_are_whole_only_when_they_are():
    assert [percent(share).replace("\N{NO-BREAK SPACE}", " ") for share in (None, 0, 0.001, 0.5, 0.999, 1)] == ["-", "0 %", "1 %", "50 %", "99 %", "100 %"]


def submissions(week, *rows):
    """Submissions from rows of (student, {exercise: verdict}), right where nothing else is said."""
    return [read_record(a_record(week, student, [verdicts.get(e.function) or a_verdict(e) for e in week.exercises]), week)[0]
            for student, verdicts in rows]


def test_misconceptions_are_counted_named_and_shown_with_the_shortest_code(tiny):
    exercise = tiny.exercise("standardise")
    held = {"standardise": a_verdict(exercise, WRONG, held=exercise.misconceptions[0])}
    other = {"standardise": a_verdict(exercise, WRONG, held=exercise.misconceptions[1])}
    short = variant_source(tiny, exercise, exercise.misconceptions[0])
    sources = {"ada": {"standardise": short + "    # a line\n    # another\n"}, "bela": {"standardise": short}}
    first, second = misconception_map(tiny, submissions(tiny, ("ada", held), ("bela", held), ("chidi", other), ("dorte", {})), sources)
    assert first["holders"] == ["ada", "bela"] and first["message"] == exercise.misconceptions[0].message
    assert first["example"]["student"] == "bela" and "x.var()" in first["example"]["lines"][-1][1]
    assert second["holders"] == ["chidi"] and second["example"] is None


def test_one_fix_away_is_one_exercise_or_one_misconception_that_explains_the_rest(tiny):
    first, line, pick = (tiny.exercise(name) for name in ("standardise", "fit_line", "pick"))          # fit_line needs standardise
    held = a_verdict(first, WRONG, 0.5, first.misconceptions[0])
    rows = one_fix_away(tiny, submissions(
        tiny, ("right", {}), ("one", {"pick": a_verdict(pick, WRONG)}), ("chain", {"standardise": held, "fit_line": a_verdict(line, WRONG)}),
        ("unknown", {"standardise": a_verdict(first, WRONG), "fit_line": a_verdict(line, WRONG)}),
        ("left out", {"standardise": held, "fit_line": a_verdict(line, NOT_ATTEMPTED)}),
        ("two", {"standardise": held, "pick": a_verdict(pick, WRONG)})))
    assert [(row["student"], row["exercise"].function, row["gain"]) for row in rows] == [
        ("chain", "standardise", first.possible / 2 + line.possible), ("one", "pick", pick.possible)]
    assert [other.function for other in rows[0]["others"]] == ["fit_line"]


# ---- what is similar

def test_the_two_who_wrote_alike_are_found_although_one_renamed(tiny):
    records, sources = a_class(tiny)
    pairs = similar_pairs(tiny, sources)
    first, second = who_wrote_alike(sources)
    assert [pair.students for pair in pairs] == [tuple(sorted((first, second)))]
    assert pairs[0].lines > PAIR_LINES and len(pairs[0].agreeing) >= 3
    marked = [line for both, line in pairs[0].agreeing[0]["codes"][0] if both]
    assert any("steps_of_mine.popitem" in line or "table.popitem" in line for line in marked)
    assert not any(line.strip() == "mu = x.mean()" for line in marked)          # everybody who is right has it


def test_right_answers_are_not_similar_however_alike(tiny):
    assert similar_pairs(tiny, {f"student {i}": dict(tiny.solutions) for i in range(30)}) == []
    assert similar_pairs(tiny, {f"student {i}": {name: clear(code) for name, code in tiny.solutions.items()} for i in range(30)}) == []


@pytest.mark.parametrize("seed", range(1, 6))
def test_honest_classes_are_left_alone(tiny, seed):
    records, sources = a_class(tiny, seed=seed)
    for name in who_wrote_alike(sources):
        del sources[name]
    assert similar_pairs(tiny, sources) == []


def test_what_many_write_is_not_rare(tiny):
    records, sources = a_class(tiny)
    for code in list(sources.values())[:12]:
        code["pick"] = tiny.solutions["pick"].replace("### START CODE HERE ###\n", "### START CODE HERE ###\n" + ODD, 1)
    first, second = who_wrote_alike(sources)
    pairs = similar_pairs(tiny, sources)
    assert [set(pair.students) for pair in pairs] == [{first, second}]
    assert all(row["exercise"].function != "pick" for row in pairs[0].agreeing)


def test_own_lines_are_those_that_the_exercise_did_not_hand_out(tiny):
    exercise = tiny.exercise("standardise")
    assert [line.strip() for line in own_lines(tiny, exercise, tiny.solutions["standardise"])] == [
        "# over all examples", "mu = x.mean()", "sigma = np.sqrt(((x - mu) ** 2).mean())"]
    assert own_lines(tiny, exercise, clear(tiny.solutions["standardise"])) == []


@pytest.mark.parametrize("code", ["", "\x00", "def (", "'" * 999, "(" * 9000, "lambda: (yield", "x = \ud800", "\\", "\t\t) = for in", "é" * 20_000])
def test_no_code_is_too_odd_to_compare(tiny, code):
    records, sources = a_class(tiny)
    for found in list(sources.values())[:10]:
        found["standardise"] = code
    similar_pairs(tiny, sources)


# ---- what students may send

EVIL = ["<script>alert(1)</script>", "</style><script>alert(1)</script>", "</code></pre><img src=x onerror=alert(1)>",
        "' onload='alert(1)", '" autofocus onfocus="alert(1)',
        "{{ 7 * 7 }}{% raw %}", "\x00\x1b[31m\u202eevil", "\ud800", "x" * 200_000, "<!--", "]]>", "&lt;b&gt;"]


@pytest.mark.parametrize("evil", EVIL, ids=range(len(EVIL)))
def test_nothing_that_students_write_has_power_over_the_page(tiny, tmp_path, evil):
    records, sources = a_class(tiny, 12)
    plain = Reader(page_of(tiny, *a_class(tiny, 12), tmp_path))
    student = records[0]["student"]
    exercise = tiny.exercises[0]
    records[0] |= {"student": evil, "flags": [evil] * 3, "mended": [evil], "level": evil, "when": evil, "versions": {evil: evil}}
    records[1]["failure"] = evil
    records[2]["assignment"] = evil
    records[0]["exercises"][0] |= {"status": WRONG, "misconception": evil, "message": evil, "problems": [evil], "points": 0}
    sources[evil] = {exercise.function: f"{evil}\n" * 3}
    del sources[student]
    page = page_of(tiny, records, sources, tmp_path)
    reader = Reader(page)
    assert reader.open == [] and len(page) < 250_000
    assert {tag for tag, _ in reader.found} <= {tag for tag, _ in plain.found} | {"details", "summary", "br", "pre", "p", "article"}
    for tag, attributes in reader.found:
        assert tag not in ("script", "img", "link", "iframe", "object", "form") and not any(name.startswith("on") for name in attributes)
        assert attributes.get("href", "#").startswith("#") and "src" not in attributes
    assert not set(page) & {"\x00", "\x1b", "\u202e", "\ud800"}


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, None, "12", "NaN", [], {}, True, -5, 1e300, 10**400], ids=range(12))
def test_numbers_that_are_none_are_said_and_left_out(tiny, tmp_path, value):
    records, sources = a_class(tiny, 12)
    for record in records[:2]:
        record["exercises"][1]["points"] = value
        record |= {"cpu": value, "memory": value, "wall": value, "points": value, "seed": value, "when": value}
        record["exercises"][2]["seconds"] = value
    page = page_of(tiny, records, sources, tmp_path)
    assert "Records that are not as they should be" in page
    assert not re.search(r"\b(nan|inf)\b", " ".join(Reader(page).text))


def test_records_with_nothing_in_them_are_survived(tiny, tmp_path):
    records, sources = a_class(tiny, 9)
    for key in list(records[0]):
        one = {name: value for name, value in records[0].items() if name != key}
        page_of(tiny, [one, *records[1:]], sources, tmp_path)
        page_of(tiny, [records[0] | {key: "text"}, *records[1:]], sources, tmp_path)
    for key in list(records[0]["exercises"][0]):
        for change in ({}, {key: 7}, {key: [1]}):
            row = {name: value for name, value in records[0]["exercises"][0].items() if name != key} | change
            page_of(tiny, [records[0] | {"exercises": [row, *records[0]["exercises"][1:]]}, *records[1:]], sources, tmp_path)
    assert "no submission could be graded" in page_of(tiny, [{}], {}, tmp_path)
    assert "no submission could be graded" in page_of(tiny, [], {}, tmp_path)
    page_of(tiny, records[:1], {}, tmp_path)
    page_of(tiny, records, {name: {exercise: None for exercise in code} for name, code in sources.items()}, tmp_path)


def test_marks_of_several_runs_are_said_to_be_so(tiny, tmp_path):
    records, sources = a_class(tiny, 9)
    assert "may not compare" not in page_of(tiny, records, sources, tmp_path)
    records[3]["seed"] = 99
    assert "2 seeds" in page_of(tiny, records, sources, tmp_path)


def test_files_that_are_no_records_are_named(tiny, tmp_path):
    records, sources = a_class(tiny, 9)
    folder = tmp_path / "records"
    folder.mkdir()
    for record in records:
        (folder / f"{record['student']}.json").write_text(json.dumps(record), encoding="utf-8")
    (folder / "half.json").write_text(json.dumps(records[0])[:200], encoding="utf-8")
    (folder / "list.json").write_text("[1, 2]", encoding="utf-8")
    (folder / "bytes.json").write_bytes(b"\xff\xfe\x00")
    (folder / "deep.json").write_text("[" * 100_000, encoding="utf-8")
    (folder / "other.json").write_text(json.dumps(records[0] | {"assignment": "course9-week9", "student": "gast"}), encoding="utf-8")
    (folder / "folder.json").mkdir()
    (folder / "notes.txt").write_text("not a record", encoding="utf-8")
    loaded = load_records(folder)
    assert len(loaded) == 9 + 6 and sum("broken" in record for record in loaded) == 5
    page = page_of(tiny, loaded, sources, tmp_path)
    for name in ("half.json", "list.json", "bytes.json", "deep.json", "other.json", "folder.json", "course9-week9"):
        assert name in page
    assert "<b>9</b><span>submissions" in page
    with pytest.raises(BadWeek, match="grade the week first"):
        load_records(tmp_path / "nowhere")


def test_texts_are_bounded_and_honest():
    assert clean("a" * 9, 5) == "aaaa…" and clean("naïve 日本語 ok\n\tx") == "naïve 日本語 ok\n\tx"
    assert prose("use `a < b`, not `c`") == "use <code>a &lt; b</code>, not <code>c</code>" and prose("<b> ` <i>") == "&lt;b&gt; ` &lt;i&gt;"
    assert excerpt([(False, str(i)) for i in range(9)] + [(True, "own")]) == [
        (False, "0"), (False, "1"), (False, "    …"), (False, "7"), (False, "8"), (True, "own")]
    assert clean("a\u202eb\x07c") == "a�b�c" and clean(None) == "None"


# ---- in a browser

@pytest.fixture(scope="module")
def chromium():
    with sync_playwright() as playwright:
        path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.mark.parametrize("scheme, width", [("light", 1280), ("dark", 390)])
def test_the_page_is_accessible_asks_for_nothing_and_fits(tiny, tmp_path, chromium, scheme, width):
    records, sources = a_class(tiny)
    write_report(records, tiny, sources, tmp_path / "report.html")
    page = chromium.new_page(viewport={"width": width, "height": 844}, color_scheme=scheme)
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto((tmp_path / "report.html").as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert len(asked) == 1 and said == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    violations = Axe().run(page).response["violations"]
    assert violations == [], [(found["id"], [node["html"] for node in found["nodes"]][:3]) for found in violations]
    page.close()
