"""The rendered lessons: stages the pages of every week and lets Sphinx turn them into a site.

`build` copies the text of the weeks and of the appendix into build/pages/, adds what is made from other
files (the pages of the quiz and of the exercises, the download of the notebook), and runs Sphinx on that
folder with the configuration in site/. `preview` does the same for single pages only. Cells are executed
once: their outputs are kept under .cache/ until the page changes, or something that it imports or reads. A page may
take `BUDGET` CPU seconds, and `SLACK` times that where others run beside it; how long each took stands on the status page.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

from . import kit
from .dependencies import fingerprint
from .pages import APPENDIX, WEEKS, SiteError, appendix, cells, exercise_label, faults, lessons, section
from .week import find_weeks

# What the kernel that executes the pages is told: the course's style, figures with two dots a pixel that say whether they hold
# pictures, nothing remembered.
KERNEL_CONFIG = """\
c.InteractiveShellApp.exec_lines = ["from coursekit import plots; plots.use_style(); del plots",
                                    "from autograder.authoring import figures; figures.note_pictures(); del figures"]
c.InlineBackend.figure_formats = ["retina"]
c.HistoryManager.enabled = False
c.IPKernelApp.log_level = "ERROR"
"""

# The same on every machine: no GPU, one BLAS thread, no greeting from TensorFlow.
KERNEL_ENVIRONMENT = {
    "OMP_NUM_THREADS": "1",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "PYTHONHASHSEED": "0",
    "CUDA_VISIBLE_DEVICES": "-1",
}

# What is written by others and tells nobody anything: by TensorFlow's libraries while they are imported, before anything can
# tell them to be quiet; and by kernels, which Jupyter's client interrupts before it shuts them down, some still in their last cell.
NOISE = re.compile(r"WARNING: All log messages before absl::InitializeLog|[IWE]0000 \d\d:\d\d:"
                   r"|\[IPKernelApp\] ERROR \| KeyboardInterrupt caught in kernel")

# The parts of MathJax that a page with TeX asks for; the rest of its files (20 MB) stay behind.
MATHJAX = ("tex-chtml.js", "input/tex", "output/chtml", "a11y", "ui")


# ---- pages that are made from other files


def quiz_page(quiz: dict, week: Path, *, students: bool) -> str:
    """A week's quiz as a page.

    Arguments:
        quiz: what quiz.yaml says.
        week: the week's folder, whose lessons the questions name by their section.
        students: leave out which option is right and why.

    Returns:
        MyST Markdown. With reasons, every option is a block that unfolds to say why it is right or wrong.

    Raises:
        SiteError: if a question names a section that has no lesson, once the week has all of its lessons.
    """
    by_section = {section(page): page for page in lessons(week)}
    count = len(quiz["questions"])
    how = ("Answer in the notebook, where the quiz is graded." if students else
           "Choose an option to see whether it is right, and why. The quiz is graded in the notebook.")
    lines = [f"# Quiz: {quiz['title']}", "", f"{count} questions, one best answer each. {how}", ""]
    for number, question in enumerate(quiz["questions"], start=1):
        lesson = by_section.get(str(question["lesson"]))
        where = f"[lesson {question['lesson']}]({lesson.name})" if lesson else f"lesson {question['lesson']}"
        lines += [f"(quiz-{'-'.join(week.parts[-2:])}-{question['id']})=", f"## Question {number}", "", question["ask"].strip(), ""]
        for letter, option in question["options"].items():
            text = " ".join(option["text"].split())
            if students:
                lines += [f"- **{letter.upper()}.** {text}"]
                continue
            right = letter == question["answer"]
            lines += [
                f"::::{{dropdown}} {letter.upper()}. {text}",
                f":class-container: quiz-option {'quiz-right' if right else 'quiz-wrong'}",
                "",
                f"**{'Right.' if right else 'Not this one.'}** {option['reason'].strip()}",
                "::::",
                "",
            ]
        lines += ["", f"To read again: {where}.", ""]
    return "\n".join(lines)


# What MyST-NB wants to know of a page with cells. Outputs are kept by the page's cells and its kernelspec, whose name therefore says
# what else they rest on.
PAGE_FACTS = """\
file_format: mystnb
kernelspec: {{name: python3, display_name: "Python 3, {rests_on}"}}
"""

# The last cell of every such page, which nobody sees: how long its kernel worked.
PAGE_TIME = """

```{code-cell}
:tags: [remove-cell]
print(__import__("time").process_time())
```
"""

KEPT = ".cache/pages"           # the outputs of cells
STATUS = "status"               # the page on how the course is doing, which is not for students
BUDGET = 15.0                   # CPU seconds a page, when its author renders it
SLACK = 2.0                     # how much slower a page may be in a build of all, beside others and on another machine

# What follows the goals on every week's page. The pages of a week, as they are there: lessons, exercises, quiz.
WEEK_PAGE = """
## Lessons

```{week-lessons}
```

## Exercises

You write these functions in the notebook, and each is checked at once, on your machine: {doc}`/do-the-exercises`.
*Strength* says how well the hidden checks were themselves tested: how many known misconceptions they reject, how many mutants of the solution (copies with one small change that makes them wrong), and how many other right solutions they accept.

```{week-exercises}
```

```{toctree}
:hidden:
:glob:

[0-9eq]*
```
"""


def cell_page(root: Path, page: Path, facts: str = "") -> str:
    """A page with cells as Sphinx reads it: its front matter completed with what is alike on every page.

    Arguments:
        root: the checkout.
        page: the page.
        facts: lines of YAML to put into the front matter.

    Raises:
        SiteError: if it has no front matter, or its cells are not written as they should be.
    """
    text = page.read_text(encoding="utf-8")
    if wrong := faults(page):
        raise SiteError("\n".join(wrong))
    if not text.startswith("---\n"):
        raise SiteError(f"{page} has no front matter: begin with its minutes and exercises between two lines of three dashes")
    machine = [KERNEL_CONFIG, json.dumps(KERNEL_ENVIRONMENT), ".".join(map(str, sys.version_info[:2]))]
    code = "\n".join(code for _, _, code in cells(text))
    rests_on = fingerprint(root, *machine, code=code, names=["autograder.authoring.figures", "coursekit.plots"])
    return f"---\n{PAGE_FACTS.format(rests_on=rests_on)}{facts}{text.removeprefix('---').lstrip().rstrip()}{PAGE_TIME}"


def lesson_page(root: Path, page: Path) -> str:
    """A lesson as Sphinx reads it, with its section in the front matter.

    Raises:
        SiteError: as `cell_page`, and if the heading has no section.
    """
    return cell_page(root, page, f'section: "{section(page)}"\n')


def neighbour_page(page: Path) -> str:
    """What single pages may point to of a lesson that is not rendered with them: its title, its minutes and its numbered formulas."""
    text = page.read_text(encoding="utf-8")
    title = re.search(r"^# .+$", text, re.MULTILINE)
    formulas = re.findall(r"^```\{math\}\n:label:.*?^```$", text, re.MULTILINE | re.DOTALL)
    minutes = re.search(r"^minutes: \d+$", text, re.MULTILINE)
    return "\n\n".join([f"---\n{minutes[0] if minutes else ''}\n---", title[0] if title else f"# {page.stem}", *formulas, ""])


def week_page(index: Path) -> str:
    """A week's page as Sphinx reads it: index.md with the week's facts before the goals, and the lists behind them.

    Raises:
        SiteError: if there is no heading for the goals.
    """
    introduction, mark, goals = index.read_text(encoding="utf-8").partition("\n## ")
    if not mark:
        raise SiteError(f"{index} has no goals: list them under '## What you will be able to do'")
    return f"{introduction}\n```{{week-glance}}\n```\n{mark}{goals}{WEEK_PAGE}"


def write_download(root: Path, assignment: str, path: Path) -> bool:
    """Pack a week's notebook with all that it takes to do it: a student kit without the lessons. The same bytes every time.

    Arguments:
        root: the checkout.
        assignment: the name of the week, such as course2-week3.
        path: the archive to write.

    Returns:
        Whether there is a released notebook to pack.
    """
    if not (root / "release" / assignment).is_dir():
        return False
    kit.write(path, kit.contents(root, find_weeks(root, [assignment])))
    return True


def task(notebook: dict, name: str) -> str:
    """How the task of an exercise begins: the first paragraph behind its heading and the line of facts.

    Arguments:
        notebook: a released notebook, read from JSON.
        name: the exercise.

    Returns:
        Markdown; "" if the notebook has no such exercise.
    """
    for cell in notebook["cells"]:
        paragraphs = "".join(cell["source"]).split("\n\n")
        if cell["cell_type"] == "markdown" and re.match(rf"#+ Exercise \d+: `{name}`( and |$)", paragraphs[0]):
            first = next((text for text in paragraphs[1:] if not text.startswith(("*★", "#"))), "")
            return re.sub(r":$", " …", first)
    return ""


def exercises_page(facts: dict, notebook: dict, week: Path, *, download: bool) -> str:
    """A week's exercises as a page: of each the facts, how its task begins, and the way to its lesson.

    Arguments:
        facts: what the build wrote about the exercises.
        notebook: the released notebook; {"cells": []} if there is none.
        week: the week's folder, whose lessons the exercises name by their section.
        download: whether the notebook can be downloaded.

    Returns:
        MyST Markdown.
    """
    assignment = facts["assignment"]
    by_section = {section(page): page for page in lessons(week)}
    buttons = ["[How to do them](/do-the-exercises.md){.button .button-first}"]
    if download:
        buttons.append(f'<a class="button" href="../../downloads/{assignment}.zip" download>Download the notebook</a>')
    lines = [f"# Exercises of week {'.'.join(re.findall('[0-9]', assignment))}", "",
             "You write these functions in the notebook of the week, and check each at once, on your machine.", "",
             ":::{div} buttons", "\n".join(buttons), ":::", ""]
    for exercise in facts["exercises"]:
        worth = f"{exercise['points']:g} points" if exercise["points"] else "optional"
        lesson = by_section.get(str(exercise["section"]))
        taught = f" · [lesson {exercise['section']}]({lesson.name})" if lesson else f" · lesson {exercise['section']}" if exercise["section"] else ""
        names = exercise.get("functions", [exercise["name"]])
        lines += [f"({exercise_label(assignment, exercise['name'])})=", f"## {exercise['title']}", "", ":::{div} lesson-facts",
                  f"{', '.join(f'`{name}`' for name in names)} · difficulty {exercise['difficulty']} of 3 · about {exercise['minutes']} minutes · "
                  f"{worth}{taught}", ":::", "", task(notebook, exercise["name"]), ""]
        if exercise["name"] == "quiz" and (week / "quiz.yaml").is_file():
            lines += ["The same questions stand on a page: [](quiz.md).", ""]
    return "\n".join(lines)


# ---- staging


class Stage:
    """A folder of files to be: writes those that changed, and at the end removes those nobody asked for."""

    def __init__(self, folder: Path):
        self.folder, self.wanted = folder, set()

    def write(self, name: str, content: bytes | str) -> None:
        """Write one file, unless it already has this content: Sphinx goes by the time of the last change."""
        path = self.folder / name
        content = content.encode() if isinstance(content, str) else content
        self.wanted.add(path)
        if not path.is_file() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)

    def finish(self) -> None:
        """Remove what is left of earlier builds."""
        for path in sorted(self.folder.rglob("*"), reverse=True):        # a folder comes after what is in it
            if path.is_dir() and not any(path.iterdir()):
                path.rmdir()
            elif path.is_file() and path not in self.wanted:
                path.unlink()


def stage(root: Path, folder: Path, *, students: bool = False, only: tuple[Path, ...] = ()) -> None:
    """Put together the folder that Sphinx reads.

    Arguments:
        root: the checkout.
        folder: where the pages go.
        students: leave out the reasons of the quizzes, and the notebooks, which lie beside the pages.
        only: the pages that are wanted; of the others then only what they may point to, and no notebook. All if empty.
    """
    # Imported here: grading and building notebooks need no Plotly.
    import plotly

    pages = Stage(folder)
    for page in sorted((root / "site").glob("*.md")):
        if not (students and page.stem == STATUS):
            pages.write(page.name, page.read_bytes())
    for page in appendix(root):
        if page.stem == "index":
            pages.write(f"{APPENDIX}/index.md", page.read_bytes())
        else:
            pages.write(f"{APPENDIX}/{page.name}", cell_page(root, page) if page in only or not only else neighbour_page(page))
    for script in sorted((root / APPENDIX).glob("interactive/*.js")):
        pages.write(f"_static/{APPENDIX}/{script.name}", script.read_bytes())
    pages.write("_static/plotly.min.js", (Path(plotly.__file__).parent / "package_data" / "plotly.min.js").read_bytes())
    archive = folder.parent / "download.zip"
    named = {page.parent for page in only} - {root / APPENDIX}
    for week in sorted({index.parent for index in root.glob(f"{WEEKS}/index.md")} | named):
        place = week.relative_to(root)
        assignment = "-".join(place.parts)
        index = week / "index.md"
        pages.write(f"{place}/index.md", week_page(index) if index in only or not only else f"# {assignment}\n{WEEK_PAGE}")
        for page in lessons(week):
            pages.write(f"{place}/{page.name}", lesson_page(root, page) if page in only or not only else neighbour_page(page))
        for script in sorted(week.glob("interactive/*.js")):
            pages.write(f"_static/{place}/{script.name}", script.read_bytes())
        for stored in sorted(week.glob("figures/*.webp")):           # for the pages, and beside the scripts for those
            for folder in (f"{place}/figures", f"_static/{place}"):
                pages.write(f"{folder}/{stored.name}", stored.read_bytes())
        facts = root / "source" / assignment / "exercises.json"
        release = root / "release" / assignment / f"{assignment}.ipynb"
        if facts.is_file():
            pages.write(f"{place}/exercises.json", facts.read_bytes())
            notebook = json.loads(release.read_text(encoding="utf-8")) if release.is_file() else {"cells": []}
            packed = release.is_file() and not students and not only
            pages.write(f"{place}/exercises.md", exercises_page(json.loads(facts.read_text(encoding="utf-8")), notebook, week,
                                                                download=packed))
        if only:
            pages.write(f"{place}/quiz.md", "# Quiz\n")
            continue
        if (week / "quiz.yaml").is_file():
            quiz = yaml.safe_load((week / "quiz.yaml").read_text(encoding="utf-8"))
            pages.write(f"{place}/quiz.md", quiz_page(quiz, week, students=students))
        if not students and write_download(root, assignment, archive):      # students have the notebook
            pages.write(f"_extra/downloads/{assignment}.zip", archive.read_bytes())
            archive.unlink()
    pages.finish()


# ---- building


def seconds(root: Path, work: Path) -> dict[str, float]:
    """How long the kernel of each page worked when its cells were executed, in CPU seconds: "course1/week2/01-x" -> 2.5.

    Arguments:
        root: the checkout, which keeps the outputs.
        work: the folder in which Sphinx ran.
    """
    import nbformat
    from jupyter_cache import get_cache

    cache, found = get_cache(str(root / KEPT)), {}
    for page in sorted((work / "pages").rglob("*.md")):
        name = page.relative_to(work / "pages").with_suffix("")
        read = work / "jupyter_execute" / name.with_suffix(".ipynb")       # as Sphinx read the page, without outputs
        if read.is_file() and page.read_text(encoding="utf-8").endswith(PAGE_TIME):
            with contextlib.suppress(KeyError):                 # of a neighbour that was not executed in a preview
                kept = cache.match_cache_notebook(nbformat.read(read, as_version=4))
                last = cache.get_cache_bundle(kept.pk).nb.cells[-1]
                found[name.as_posix()] = float(last.outputs[0].text)
    return found


def _keep_to_the_budget(root: Path, work: Path, budget: float) -> None:
    """Refuse pages that take too long: 176 of them are built on two cores, and readers' machines are not fast, either."""
    over = {name: spent for name, spent in seconds(root, work).items() if spent > budget}
    if over:
        raise SiteError("\n".join(f"{name}.md takes {spent:.0f} CPU seconds; a page has {BUDGET:.0f}: make its examples smaller, "
                                  f"or move the experiment to the notebook" for name, spent in over.items()))


def build(root: Path, out: Path, *, students: bool = False) -> None:
    """Build the site.

    Arguments:
        root: the checkout.
        out: the folder that gets the site; what was in it is replaced. Open its index.html.
        students: make the pages that go to students, without the reasons of the quizzes and the download.

    Raises:
        SiteError: if Sphinx warned or failed, or a page takes too long; nothing is then written to `out`.
    """
    root, out = root.resolve(), out.resolve()
    work = root / "build" / ("students" if students else ".")
    stage(root, work / "pages", students=students)
    # Pages that did not change are not read again, but all are written: what is left over from earlier
    # builds (pages, figures, words of the search) would make the site depend on them.
    shutil.rmtree(work / "html", ignore_errors=True)
    html = run_sphinx(root, work)
    _keep_to_the_budget(root, work, SLACK * BUDGET)
    if out.exists():
        shutil.rmtree(out)
    shutil.copytree(html, out, ignore=_left_behind(html))


def preview(root: Path, names: tuple[Path, ...]) -> list[Path]:
    """Render single pages, quickly, for their author. What they point to need not be there yet.

    Arguments:
        root: the checkout.
        names: lessons, pages of the appendix, or the index.md of weeks.

    Returns:
        The files to open, one for each page.

    Raises:
        SiteError: if one of them is no such page or takes too long, or Sphinx warned or failed.
    """
    root, names = root.resolve(), tuple(name.resolve() for name in names)
    known = {page for week in root.glob(WEEKS) for page in [week / "index.md", *lessons(week)]} | set(appendix(root))
    for name in names:
        if name not in known:
            raise SiteError(f"{name} is no page of a week or of the appendix: name one such as course2/week3/01-tuning-process.md")
    work = root / "build" / "preview"
    stage(root, work / "pages", only=names)
    html = run_sphinx(root, work, "-D", "suppress_warnings=ref.doc")          # links to lessons that are not written
    _keep_to_the_budget(root, work, BUDGET)
    return [html / name.relative_to(root).with_suffix(".html") for name in names]


def run_sphinx(root: Path, work: Path, *options: str) -> Path:
    """Turn the pages in work/pages into HTML, and execute their cells where no cache knows what comes of them.

    Returns:
        The folder of the HTML, with whatever Sphinx left there.

    Raises:
        SiteError: if Sphinx warned or failed.
    """
    from jupyter_cache import get_cache

    html, doctrees = work / "html", work / "doctrees"
    cache = root / KEPT
    cache.mkdir(parents=True, exist_ok=True)
    get_cache(str(cache)).db                     # made now: several processes would trip over one another
    ipython = root / ".cache" / "ipython"
    profile = ipython / "profile_default"
    profile.mkdir(parents=True, exist_ok=True)
    (profile / "ipython_kernel_config.py").write_text(KERNEL_CONFIG)

    command = [sys.executable, "-m", "sphinx", "-b", "html", "-q", "-j", "auto", "-W", "--keep-going",
               "-c", str(root / "site"), "-d", str(doctrees), "-D", f"nb_execution_cache_path={cache}",
               "-D", f"course_root={root}", *options,
               str(work / "pages"), str(html)]
    environment = {**os.environ, **KERNEL_ENVIRONMENT, "IPYTHONDIR": str(ipython)}
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True, errors="replace") as sphinx:
        for line in sphinx.stderr:
            if not NOISE.match(line):
                print(line, end="", file=sys.stderr)
    if sphinx.returncode:
        # Sphinx does not repeat the warnings of a page it has read: make it read all of them again.
        shutil.rmtree(doctrees, ignore_errors=True)
        raise SiteError("the site was not built: mend what Sphinx says above (warnings count as errors)")
    return html


def _left_behind(html: Path):
    """For copytree: what Sphinx leaves in its folder that no page needs."""
    mathjax = html / "_static" / "mathjax"

    def ignore(folder: str, names: list[str]) -> list[str]:
        place = Path(folder)
        if place == html:
            return [name for name in names if name in {".buildinfo", ".doctrees", "objects.inv", "_sources"}]
        if place.is_relative_to(mathjax):
            inside = [(place / name).relative_to(mathjax) for name in names]
            return [path.name for path in inside
                    if not any(path.is_relative_to(part) or Path(part).is_relative_to(path) for part in MATHJAX)]
        return []

    return ignore
