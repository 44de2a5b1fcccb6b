"""The rendered lessons in a real browser: offline, on a phone, by keyboard, in light and in dark.

The site is built once (from the cache of executed cells where it can), served on this machine, and
every page of it is opened in headless Chromium, in which any request to another machine is an error.
"""

from __future__ import annotations

import functools
import http.server
import io
import os
import re
import shutil
import threading
import zipfile
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest
from axe_playwright_python.sync_playwright import Axe
from click.testing import CliRunner
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, sync_playwright

from autograder.authoring import dependencies, pages, site
from autograder.cli import main
from new_week import fresh  # noqa: F401 - a fixture

ROOT = Path(__file__).resolve().parents[2]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]
PHONE, DESKTOP = {"width": 360, "height": 740}, {"width": 1280, "height": 860}


def page_names() -> list[str]:
    """The address of every page, from the files it is made of: known before anything is built."""
    names = ["index.html", "search.html"] + [f"{page.stem}.html" for page in sorted((ROOT / "site").glob("*.md"))
                                             if page.stem != "index"]
    names += [f"{pages.APPENDIX}/{page.stem}.html" for page in pages.appendix(ROOT)]
    for index in sorted(ROOT.glob(f"{pages.WEEKS}/index.md")):
        week = index.parent.relative_to(ROOT)
        names += [f"{week}/{page.stem}.html" for page in [index, *pages.lessons(index.parent)]]
        if (ROOT / "source" / "-".join(week.parts) / "exercises.json").is_file():
            names.append(f"{week}/exercises.html")
        if (index.parent / "quiz.yaml").is_file():
            names.append(f"{week}/quiz.html")
    return names


PAGES = page_names()


def interactive(name: str) -> bool:
    """Whether the source of a page asks for an interactive figure."""
    source = (ROOT / name).with_suffix(".md")
    return source.is_file() and "```{interactive}" in source.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def built() -> Path:
    """The folder of the site, up to date."""
    out = ROOT / "build" / "site"
    site.build(ROOT, out)
    return out


@pytest.fixture(scope="session")
def address(built) -> str:
    """Where the site is served, on this machine only."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *arguments) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=built))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Browser:
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        pytest.fail("these tests need Chromium: install it (apt-get install chromium), or say where it is in CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


class Visit:
    """A tab of its own, with what went wrong in it."""

    def __init__(self, browser: Browser, address: str):
        self.address, self.wrong = address, []
        self.context = browser.new_context(viewport=DESKTOP, color_scheme="light", reduced_motion="reduce")
        self.context.route(lambda url: not url.startswith((address, "data:", "blob:")), self._refuse)
        self.tab: Page = self.context.new_page()
        self.tab.on("console", lambda message: message.type in ("error", "warning") and self.wrong.append(
            f"{message.type} in the console: {message.text}"))
        self.tab.on("pageerror", lambda error: self.wrong.append(f"a script failed: {error}"))
        self.tab.on("response", lambda answer: answer.status >= 400 and self.wrong.append(f"{answer.status} {answer.url}"))

    def _refuse(self, route) -> None:
        self.wrong.append(f"asked another machine: {route.request.url}")
        route.abort()

    def open(self, name: str) -> Page:
        """Go to a page and wait until it stands still: scripts loaded, formulas typeset, figures drawn."""
        self.tab.goto(urljoin(self.address, name), wait_until="load")
        self.tab.evaluate("async () => { await window.MathJax?.startup?.promise; await document.fonts.ready; }")
        self.settle()
        return self.tab

    def settle(self) -> None:
        """Wait until everything that a change set off has been drawn."""
        self.tab.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


@pytest.fixture
def visit(browser, address):
    visit = Visit(browser, address)
    yield visit
    visit.context.close()


# What one visit finds out about a page, in the browser: from light to dark, then on a phone.
MUTE = "all => all.filter((image) => !image.alt.trim()).map((image) => image.src)"
BROKEN = "all => all.filter((image) => !image.naturalWidth).map((image) => image.src)"
SHOWN = """(figure) => JSON.stringify([
    ...[...figure.querySelectorAll('.interactive-plot')].map((box) => [box.data, box.layout]),
    ...[...figure.querySelectorAll('.interactive-cell')].map((cell) => [cell.textContent, cell.style.background, cell.className]),
    ...[...figure.querySelectorAll('.interactive-text')].map((line) => line.textContent)])"""
INKS = "all => all.map((box) => box.layout.font.color)"
FOLDS = "all => all.map((line) => [line.innerText.trim(), line.getAttribute('aria-label')])"
CUT = """all => all.filter((code) => !code.closest('details:not([open])') && code.scrollWidth > code.clientWidth).map(
    (code) => code.innerText.slice(0, 200))"""
# Characters in a line of each long paragraph: its text over the number of its lines.
LINES = """all => all.filter((text) => text.innerText.length > 350 && !text.querySelector('.math, code')).map(
    (text) => text.innerText.length / Math.round(text.clientHeight / parseFloat(getComputedStyle(text).lineHeight)))"""
KEYS = {"range": ["ArrowRight", "ArrowLeft", "ArrowLeft"], "select-one": ["ArrowDown"]}


def serious(page: Page, **options) -> list[str]:
    """What axe-core finds that keeps people from using the page; the inside of MathJax's formulas is its own matter."""
    found = Axe().run(page, context={"exclude": [["mjx-container"]]},
                      options={"resultTypes": ["violations"], "preload": False, **options}).response["violations"]
    return [f"{one['impact']}: {one['help']}: " + "; ".join(node["html"][:200] for node in one["nodes"][:5])
            for one in found if one["impact"] in ("serious", "critical")]


def reacts(visit: Visit, figure: Locator) -> bool:
    """Whether what a figure shows changes when its controls are worked by keyboard, the first one first."""
    before = figure.evaluate(SHOWN)
    controls = figure.locator(".interactive-control:not([hidden]) :is(input, select, button)")
    for i in range(controls.count()):
        controls.nth(i).focus()
        for key in KEYS.get(controls.nth(i).get_attribute("type") or "select-one", ["Space"]):
            controls.nth(i).press(key)
            visit.settle()
            visit.settle()
            if figure.evaluate(SHOWN) != before:
                return True
    return False


@pytest.fixture(scope="session")
def look(browser, address):
    """Looks at a page, once, and returns all that the tests below ask about it."""

    @functools.cache
    def look(name: str) -> dict:
        visit = Visit(browser, address)
        page = visit.open(name)
        facts = {
            "headings": page.locator("h1").count(),
            "formulas": page.locator("article .math").count(),
            "typeset": page.locator("article .math mjx-container").count(),
            "misspelt": page.locator("mjx-merror").all_inner_texts(),
            "mute": page.eval_on_selector_all("article img", MUTE),
            "broken": page.eval_on_selector_all("article img", BROKEN),
            "links": set(page.eval_on_selector_all("a[href]", "all => all.map((link) => link.href)")),
            "places": set(page.eval_on_selector_all("[id]", "all => all.map((place) => place.id)")),
            "light": serious(page),
            "inks": page.eval_on_selector_all(".interactive-plot", INKS),
            "folds": page.eval_on_selector_all("details.hide > summary", FOLDS),
            "cut": page.eval_on_selector_all("article div.cell pre", CUT),
            "lines": page.eval_on_selector_all("article section > p", LINES),
        }
        page.evaluate("document.documentElement.dataset.mode = document.documentElement.dataset.theme = 'dark'")
        visit.settle()
        facts["dark"] = serious(page, runOnly=["color-contrast"])           # nothing else depends on the theme
        facts["dark inks"] = page.eval_on_selector_all(".interactive-plot", INKS)
        figures = page.locator("figure.interactive").all()
        facts["figures"] = {figure.get_attribute("id"): reacts(visit, figure) for figure in figures}
        page.set_viewport_size(PHONE)
        page.evaluate("document.querySelectorAll('article details').forEach((block) => { block.open = true; })")
        page.wait_for_timeout(150)              # charts take their new width
        facts["too wide"] = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        visit.context.close()
        return facts | {"wrong": visit.wrong}

    return look


every_page = pytest.mark.parametrize("name", PAGES)


@every_page
def test_page_loads_offline_and_without_errors(look, name):
    facts = look(name)
    assert not facts["wrong"], "\n".join(facts["wrong"])
    assert facts["headings"] == 1
    assert facts["typeset"] >= facts["formulas"], "some formulas were not typeset"
    assert not facts["misspelt"], f"formulas that MathJax cannot read: {facts['misspelt']}"


@every_page
def test_page_fits_a_phone(look, name):
    assert look(name)["too wide"] <= 0, f"wider than a phone of 360 pixels, by {look(name)['too wide']}"


@every_page
def test_images_say_what_they_show(look, name):
    assert not look(name)["mute"], f"images without alt text: {look(name)['mute']}"
    assert not look(name)["broken"], f"images that did not load: {look(name)['broken']}"


@every_page
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_page_is_accessible(look, name, theme):
    assert not look(name)[theme], "\n".join(look(name)[theme])


@every_page
def test_folds_say_what_is_in_them(look, name):
    for words, label in look(name)["folds"]:
        assert words and "Show" not in words, f"a fold that says {words!r}"
        assert label in (None, words), f"a fold that shows {words!r} and is heard as {label!r}"


@every_page
def test_code_that_is_shown_is_not_cut(look, name):
    assert not look(name)["cut"], "these scroll sideways on a screen of 1280 pixels:\n" + "\n---\n".join(look(name)["cut"])


@every_page
def test_lines_of_text_can_be_read(look, name):
    assert all(length <= 78 for length in look(name)["lines"]), f"characters in a line: {look(name)['lines']}"


@pytest.mark.parametrize("name", [name for name in PAGES if interactive(name)])
def test_interactive_figures_react(look, name):
    figures = look(name)["figures"]
    assert figures and all(figures.values()), f"nothing changed in {[name for name in figures if not figures[name]]}"


def test_figures_follow_the_theme(look):
    inks = {name: (look(name)["inks"], look(name)["dark inks"]) for name in PAGES if interactive(name)}
    assert any(light for light, _ in inks.values()), "no page has a figure with a chart"
    stay = [name for name, (light, dark) in inks.items() if set(light) & set(dark)]
    assert not stay, f"charts that keep the ink of the light theme: {stay}"


def test_search_finds_a_lesson(visit):
    page = visit.open("search.html?q=softmax")
    page.wait_for_selector("#search-results li a", timeout=15_000)
    assert any("softmax" in text.lower() for text in page.locator("#search-results li a").all_inner_texts())
    assert not visit.wrong, "\n".join(visit.wrong)


@every_page
def test_links_resolve(look, address, built, name):
    """Every link inside the site leads to a page, and to a place on it, that exist."""
    broken = []
    for link in sorted(link for link in look(name)["links"] if link.startswith(address)):
        file, place = urldefrag(link.removeprefix(address))
        file = file.partition("?")[0] or "index.html"
        if not (built / file).is_file() or (place and file in PAGES and place not in look(file)["places"]):
            broken.append(link)
    assert not broken, "\n".join(broken)


def test_the_same_site_twice(built, tmp_path):
    """Built again from nothing but the executed cells, every file has the same bytes."""
    work = tmp_path / "course"
    work.mkdir()
    for name in ("site", "appendix", "autograder", "coursekit", "given", "pyproject.toml", "LICENSE", "LICENSE-TEXT", "requirements.lock", "release", "source", ".cache", *(
            week.parent.parent.name for week in ROOT.glob(f"{pages.WEEKS}/index.md"))):
        if (ROOT / name).exists() and not (work / name).exists():
            (work / name).symlink_to(ROOT / name)
    site.build(work, tmp_path / "site")
    files = {path.relative_to(built) for path in built.rglob("*") if path.is_file()}
    again = {path.relative_to(tmp_path / "site") for path in (tmp_path / "site").rglob("*") if path.is_file()}
    assert files == again
    differ = [str(path) for path in sorted(files) if (built / path).read_bytes() != (tmp_path / "site" / path).read_bytes()]
    assert not differ, differ


def test_students_get_no_answers(tmp_path):
    quiz = {"title": "What do you remember?", "questions": [{
        "id": "q1", "points": 1, "lesson": "2.3.1", "ask": "Which?", "answer": "b",
        "options": {"a": {"text": "first", "reason": "SECRET one"}, "b": {"text": "second", "reason": "SECRET two"}}}]}
    page = site.quiz_page(quiz, tmp_path, students=True)
    assert "SECRET" not in page and "Right" not in page and "second" in page
    assert "SECRET two" in site.quiz_page(quiz, tmp_path, students=False)


def test_download_holds_all_that_it_takes(fresh, tmp_path):  # noqa: F811
    archives = [tmp_path / "a.zip", tmp_path / "b.zip"]
    for archive in archives:
        assert site.write_download(fresh, "course1-week2", archive)
    assert archives[0].read_bytes() == archives[1].read_bytes()
    with zipfile.ZipFile(archives[0]) as opened:
        names = {name.partition("/")[2] for name in opened.namelist()}
    assert {"START-HERE.md", "pyproject.toml", "constraints.txt", "course1-week2/course1-week2.ipynb", "coursekit/check.py"} <= names
    assert not site.write_download(fresh, "course1-week3", archives[0])


CELL = "```{{code-cell}} ipython3\n---\ntags: [{tag}]\n---\n{code}\n```\n"


def test_checks_are_counted():
    code = ("assert x == 3 and y == [1, -2]\nassert works(7)\nas_printed(value, [1.5, 2.5, 3.5], 1)\n"
            "np.testing.assert_allclose(a, b, atol=1e-3)\nfor k in range(9):\n    assert f(k) < 1")
    assert pages.checked(CELL.format(tag="remove-cell", code=code)) == 3 + 1 + 3 + 1 + 1
    assert pages.checked(CELL.format(tag="hide-input", code=code)) == 0


@pytest.mark.parametrize("text, complaint", [
    (CELL.format(tag="hide-cell", code="assert 1 == 1"), ":11: a cell that checks numbers is tagged hide-cell"),
    (CELL.format(tag="remove-stderr", code="x = 1\n" + "y" * 89), ":12: 89 characters"),
    (CELL.format(tag="hide-input", code="y" * 89), ""),
    (":::{admonition} Common mistakes\n- This.\n:::\n" * 2, ":10: a second box of common mistakes")])
def test_faults_of_a_page_stop_the_build(tmp_path, text, complaint):
    page = tmp_path / "01-lesson.md"
    page.write_text(f"---\nminutes: 5\n---\n\n# 1.1.1 A lesson\n\n{text}")
    if not complaint:
        assert "A lesson" in site.lesson_page(ROOT, page)
        return
    with pytest.raises(site.SiteError, match=complaint):
        site.lesson_page(ROOT, page)


def test_exercises_and_lessons_lead_to_each_other(look, address):
    entries = f"{address}course1/week2/exercises.html"
    assert f"{entries}#exercise-course1-week2-flatten-images" in look("course1/week2/01-binary-classification.html")["links"]
    assert f"{address}course1/week2/01-binary-classification.html" in look("course1/week2/exercises.html")["links"]
    for name in ("index", "exercises", "01-binary-classification"):
        assert f"{address}do-the-exercises.html" in look(f"course1/week2/{name}.html")["links"]
        assert f"{address}downloads/course1-week2.zip" in look(f"course1/week2/{name}.html")["links"]


def rests_on(root, code: str) -> str:
    page = root / "01-lesson.md"
    page.write_text(f"---\nminutes: 5\n---\n\n# 1.1.1 A lesson\n\n```{{code-cell}}\n{code}\n```\n")
    return re.search(r'display_name: "(.+)"', site.lesson_page(root, page))[1]


def test_outputs_are_kept_until_something_changes_that_the_page_uses(tmp_path):
    for folder in ("autograder", "coursekit"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("data_files", "__pycache__"))
    (tmp_path / "coursekit" / "data_files").mkdir()
    (tmp_path / "coursekit" / "data_files" / "mnist.npz").write_bytes(b"1")
    codes = {"nothing": "x = 1", "plots": "from coursekit import plots", "scenes": "from coursekit import scenes", "digits": "from coursekit import data\ndata.mnist()"}
    before = {name: rests_on(tmp_path, code) for name, code in codes.items()}
    (tmp_path / "coursekit" / "data_files" / "mnist.npz").write_bytes(b"2")
    path = tmp_path / "coursekit" / "scenes.py"
    path.write_text(path.read_text() + "\nMORE = 1\n")
    dependencies.forget()
    after = {name: rests_on(tmp_path, code) for name, code in codes.items()}
    assert [name for name in codes if before[name] != after[name]] == ["scenes", "digits"]


def test_the_status_page_tells_of_every_week(look, built):
    text = (built / "status.html").read_text(encoding="utf-8")
    for week in ROOT.glob(f"{pages.WEEKS}/index.md"):
        assert text.count(f">{'-'.join(week.parent.relative_to(ROOT).parts)}<") == 2
    assert "the slowest" in text and look("status.html")["broken"] == []


def test_the_hours_of_a_course_are_those_of_its_weeks(built):
    def words(name: str) -> str:
        return " ".join(re.sub("<[^>]+>", " ", (built / name).read_text(encoding="utf-8")).split())

    table = words("course1/week1/05-about-this-course.html")
    for index in sorted(ROOT.glob("course1/week*/index.md")):
        week = index.parent.name
        said = re.search(r"lessons, (.+?) of reading(?: · \d+ exercises, (.+?), )?", words(f"course1/{week}/index.html"))
        assert f" 1.{week[-1]} {said[1]} {said[2] or 'being written'} " in table


PICTURES = """---
minutes: 5
---

# 1.1.1 A lesson

```{code-cell} ipython3
---
mystnb: {image: {alt: Red.}}
---
import matplotlib.pyplot as plt
import numpy as np
fig, ax = plt.subplots(figsize=(2, 2))
ax.imshow(np.full((4, 4, 3), (200, 0, 0), dtype=np.uint8))
ax.axis("off");
```

```{code-cell} ipython3
---
mystnb: {image: {alt: A line.}}
---
fig, ax = plt.subplots(figsize=(2, 2))
ax.fill([0, 1, 1, 0], [0, 0, 1, 1], color="black")
ax.axis("off");
```

```{code-cell} ipython3
---
mystnb: {image: {alt: Said to be a picture., classes: picture}}
---
fig, ax = plt.subplots(figsize=(2, 2))
ax.fill([0, 1, 1, 0], [0, 0, 1, 1], color="#F0E442")
ax.axis("off");
```
"""


@pytest.mark.parametrize("theme, line", [("light", (0, 0, 0)), ("dark", (255, 255, 255))])
def test_pictures_keep_their_colours(tmp_path_factory, browser, theme, line):
    """What is seen in the middle of a photograph, of line art, and of a drawing that is called a picture."""
    root = tmp_path_factory.getbasetemp() / "pictures"
    page = root / "course1" / "week1" / "01-lesson.md"
    if not root.is_dir():
        page.parent.mkdir(parents=True)
        for name in ("site", "appendix", "coursekit", "requirements.lock", ".cache"):
            (root / name).symlink_to(ROOT / name)
        page.write_text(PICTURES)
    file, = site.preview(root, (page,))
    context = browser.new_context(viewport=DESKTOP, color_scheme=theme, reduced_motion="reduce")
    tab = context.new_page()
    tab.goto(file.as_uri(), wait_until="load")
    seen = []
    for image in tab.locator(".cell_output img").all():
        image.scroll_into_view_if_needed()
        picture = Image.open(io.BytesIO(image.screenshot())).convert("RGB")
        seen.append(picture.getpixel((picture.width // 2, picture.height // 2)))
    context.close()
    for pixel, wanted in zip(seen, [(200, 0, 0), line, (240, 228, 66)], strict=True):
        assert max(abs(a - b) for a, b in zip(pixel, wanted)) <= 2, f"{seen} in {theme}"


def test_what_is_gone_leaves_the_stage(tmp_path):
    first = site.Stage(tmp_path)
    first.write("week/old.md", "old")
    first.write("week/kept.md", "kept")
    first.finish()
    os.utime(tmp_path / "week" / "kept.md", (0, 1e9))
    second = site.Stage(tmp_path)
    second.write("week/kept.md", "kept")
    second.finish()
    assert not (tmp_path / "week" / "old.md").exists()
    assert (tmp_path / "week" / "kept.md").stat().st_mtime == 1e9, "an unchanged page was written again"


def test_mistakes_of_a_page_stop_the_build(tmp_path, capfd):
    """Pictures without words and links to nowhere are errors, and the message says what to mend."""
    for name in ("site", "appendix", "coursekit", "requirements.lock"):
        (tmp_path / name).symlink_to(ROOT / name)
    week = tmp_path / "course1" / "week1"
    (week / "interactive").mkdir(parents=True)
    (week / "interactive" / "there.js").write_text("")
    (week / "figures").mkdir()
    (week / "figures" / "film.webp").write_bytes(b"stored")
    (week / "index.md").write_text("# 1.1 A week\n\n## What you will be able to do\n\n- This.\n")
    (week / "quiz.yaml").write_text("{title: A quiz, questions: []}")
    (week / "01-lesson.md").write_text(
        "---\nminutes: 5\nexercises: [known]\n---\n# 1.1.1 A lesson\n\n"
        "```{interactive} there\nNo alt.\n```\n\n```{interactive} absent\n:alt: Nothing.\nNo file.\n```\n\n{exercise}`unknown` {exercise}`other`\n")
    facts = tmp_path / "source" / "course1-week1" / "exercises.json"
    facts.parent.mkdir(parents=True)
    facts.write_text('{"assignment": "course1-week1", "title": "A week", "exercises": [{"name": "known", "functions": ["known", "other"], "title": "Known", '
                     '"points": 2.5, "difficulty": 3, "minutes": 5, "section": "1.1.1"}]}')
    with pytest.raises(site.SiteError):
        site.build(tmp_path, tmp_path / "out")
    said = capfd.readouterr().err
    assert "the interactive figure 'there' needs an :alt:" in said
    assert "no interactive/absent.js in the week's folder" in said
    assert "exercise-course1-week1-unknown" in said
    assert "exercise-course1-week1-known" not in said and "exercise-course1-week1-other" not in said
    assert not (tmp_path / "out").exists()

    # Mended, and before the build knows of any exercise: the page says what to run, and the site is built.
    facts.unlink()
    (week / "01-lesson.md").write_text("---\nminutes: 5\nexercises: [known]\n---\n# 1.1.1 A lesson\n\n"
                                       "```{interactive} there\n:alt: Words.\nA caption.\n```\n\n{exercise}`unknown`\n")
    for notebook, said in (False, "The notebook of this week is not written yet."), (True, "The exercises are not listed"):
        if notebook:
            (week / "notebook.py").write_text("# %%\n")
        staged = tmp_path / "build" / "pages"
        site.stage(tmp_path, staged)
        assert (staged / "course1" / "week1" / "figures" / "film.webp").read_bytes() == b"stored"
        assert (staged / "_static" / "course1" / "week1" / "film.webp").read_bytes() == b"stored", "no script could show it"
        (staged / "course1" / "week1" / "index.md").touch()
        site.build(tmp_path, tmp_path / "out")
        assert said in (tmp_path / "out" / "course1" / "week1" / "index.html").read_text()


def test_single_pages_need_no_neighbours(tmp_path, monkeypatch):
    """A page is rendered while its week is being written: of other lessons only titles, minutes and formulas are wanted."""
    for name in ("site", "appendix", "coursekit", "requirements.lock", "nbgrader_config.py"):
        (tmp_path / name).symlink_to(ROOT / name)
    week = tmp_path / "course1" / "week1"
    week.mkdir(parents=True)
    page = week / "02-second.md"
    page.write_text("---\nminutes: 5\nexercises: [unknown]\n---\n# 1.1.2 A lesson\n\n{doc}`01-first`, {eq}`eq-there`, {doc}`03-unwritten`, "
                    "{exercise}`unknown`\n\n```{code-cell} ipython3\nprint(6 * 7)\n```\n")
    (week / "01-first.md").write_text("---\nminutes: 9\nexercises: [nothing]\n---\n# 1.1.1 Before it\n\n```{math}\n:label: eq-there\nx\n```\n\n"
                                      "```{code-cell} ipython3\n1 / 0\n```\n\n{cite:t}`nobody`\n")
    (week / "quiz.yaml").write_text("half a qui")
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["site", "course1/week1/02-second.md"])
    assert result.exit_code == 0, result.output
    file = tmp_path / "build" / "preview" / "html" / "course1" / "week1" / "02-second.html"
    assert result.output.splitlines()[-1] == f"open {file}"
    assert ">42" in file.read_text() and "Before it" in file.read_text() and "process_time" not in file.read_text()

    # How long it took is known, and too long is too long, also when the outputs are kept.
    work = tmp_path / "build" / "preview"
    assert list(site.seconds(tmp_path, work)) == ["course1/week1/02-second"] and 0.1 < site.seconds(tmp_path, work)["course1/week1/02-second"] < 15
    monkeypatch.setattr(site, "BUDGET", 0.1)
    result = CliRunner().invoke(main, ["site", str(page)])
    assert result.exit_code == 1 and "course1/week1/02-second.md takes" in result.output
    monkeypatch.undo()
    monkeypatch.chdir(tmp_path)

    # Mistakes of the page itself are said, and so are files that are no page.
    page.write_text(page.read_text() + "\n{cite:t}`nobody`\n")
    result = CliRunner().invoke(main, ["site", str(page)])
    assert result.exit_code == 1 and "nobody" in result.output
    assert "no page of a week or of the appendix" in CliRunner().invoke(main, ["site", "course1/week1/quiz.yaml"]).output


@pytest.mark.parametrize("line, quiet", [
    ("[IPKernelApp] ERROR | KeyboardInterrupt caught in kernel.\n", True), ("[IPKernelApp] ERROR | Exception in message handler:\n", False),
    ("I0000 00:00:17.5 port.cc:153] oneDNN\n", True), ("course1/week1/01-a.md:3: WARNING: undefined label\n", False)])
def test_only_noise_is_kept_quiet(line, quiet):
    assert bool(site.NOISE.match(line)) == quiet
