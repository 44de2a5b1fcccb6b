"""The pages that authors write, read as text: what their headings and front matter say, their cells, what is wrong with them.

Nothing is rendered here. The site (`autograder.authoring.site`), Sphinx's extensions in site/pages/, the notebooks' links and
the kit use it.
"""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import yaml

from .. import Complaint, pins

WEEKS = "course[1-5]/week[1-9]"
APPENDIX = "appendix"           # pages that any week may point to

BESIDE = "../lessons"           # where the pages lie in a student kit, seen from a notebook


class SiteError(Complaint, RuntimeError):
    """A page is not as it should be, or Sphinx failed; the message, or Sphinx's own words above it, say where."""


# ---- the facts of a week, read from its files


def front_matter(page: Path) -> dict:
    """The facts at the top of a page, between two lines of three dashes.

    Returns:
        The parsed YAML; an empty dict for a page without front matter.
    """
    found = re.match(r"---\n(.*?)\n---\n", page.read_text(encoding="utf-8"), re.DOTALL)
    return yaml.safe_load(found[1]) if found else {}


def heading(page: Path) -> str:
    """The first heading of a page, without its mark.

    Raises:
        SiteError: if the page has none.
    """
    found = re.search(r"^# (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    if not found:
        raise SiteError(f"{page} has no heading: start it with a line such as '# 2.3.1 The tuning process'")
    return found[1].strip()


def section(page: Path) -> str:
    """The section that a lesson teaches, from its heading: "2.3.1" of "# 2.3.1 The tuning process".

    Raises:
        SiteError: if the heading does not begin with it.
    """
    found = re.match(r"(\d+\.\d+\.\d+) ", heading(page))
    if not found:
        raise SiteError(f"the heading of {page} should begin with the section, as in '# 2.3.1 The tuning process'")
    return found[1]


def lessons(week: Path) -> list[Path]:
    """The lessons of a week's folder, in the order in which they are read."""
    return sorted(week.glob("[0-9][0-9]-*.md"))


def is_unwritten(root: Path, name: str) -> bool:
    """Whether a week, such as course1-week4, has pages and no notebook yet: lessons may be written first."""
    folder = root / name.replace("-", "/")
    return (folder / "index.md").is_file() and not (folder / "notebook.py").is_file()


def appendix(root: Path) -> list[Path]:
    """The pages that belong to no week."""
    return sorted((root / APPENDIX).glob("*.md"))


def pages_address(root: Path) -> str:
    """Where notebooks find the pages: `lessons` under [tool.autograder] in pyproject.toml, else beside them, as in a kit."""
    facts = pins.project(root).get("tool", {}).get("autograder", {}) if (root / "pyproject.toml").is_file() else {}
    return facts.get("lessons", BESIDE).rstrip("/")


def lesson_link(root: Path, week: Path, taught: str) -> str:
    """A link from a notebook to a lesson of its week; plain words as long as there is no such lesson.

    Arguments:
        root: the checkout.
        week: the week's folder.
        taught: the lesson's section, such as "1.2.2".
    """
    for page in lessons(week):
        if heading(page).startswith(f"{taught} "):
            return f"[lesson {taught}]({pages_address(root)}/{page.relative_to(root).with_suffix('.html').as_posix()})"
    return f"lesson {taught}"


def appendix_link(root: Path, name: str) -> str:
    """A link from a notebook to a page of the appendix, with its heading as the words.

    Arguments:
        root: the checkout.
        name: of the page's file, without its suffix.

    Raises:
        SiteError: if there is no such page.
    """
    page = root / APPENDIX / f"{name}.md"
    if not page.is_file():
        raise SiteError(f"a notebook links to the page {APPENDIX}/{name}.md, which is not there")
    return f"[{heading(page)}]({pages_address(root)}/{APPENDIX}/{name}.html)"


def exercises(week: Path) -> dict | None:
    """What the build wrote about a week's exercises beside its staged pages, or None if it did not yet run."""
    path = week / "exercises.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else None


def exercise_label(assignment: str, name: str) -> str:
    """The label of an exercise's entry on the page of its week: exercise-course2-week3-softmax."""
    return f"exercise-{assignment}-{name.replace('_', '-')}".lower()


# ---- the cells of a page

# A line of code that is shown, in characters: what fits the column of the pages and most screens.
COLUMNS = 88
HIDDEN = {"hide-cell", "hide-input", "remove-cell", "remove-input"}


def cells(text: str) -> list[tuple[int, set[str], str]]:
    """The code cells of a page: the number of the first line of code, the tags, the code.

    Arguments:
        text: the page, MyST Markdown.
    """
    found = []
    for cell in re.finditer(r"^```\{code-cell\}[^\n]*\n(---\n(.*?)^---\n)?(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        tags = set((yaml.safe_load(cell[2]) or {}).get("tags", [])) if cell[1] else set()
        found.append((text.count("\n", 0, cell.start(3)) + 1, tags, cell[3]))
    return found


def checked(text: str) -> int:
    """How many numbers and statements the removed cells of a page check.

    Counted are the numbers in what `as_printed` and NumPy's tests hold their value against, and those that an `assert`
    compares with; a check without a number counts as one, and a check in a loop once.

    Arguments:
        text: the page, MyST Markdown.
    """
    def numbers(*nodes: ast.AST) -> int:
        constants = [node.value for tree in nodes for node in ast.walk(tree) if isinstance(node, ast.Constant)]
        return sum(type(value) in (int, float) for value in constants)

    count = 0
    for _, tags, code in cells(text):
        for node in ast.walk(ast.parse(code)) if "remove-cell" in tags else ():
            if isinstance(node, ast.Assert):
                compares = [part for part in ast.walk(node.test) if isinstance(part, ast.Compare)]
                count += max(1, numbers(*(side for compare in compares for side in compare.comparators)))
            elif isinstance(node, ast.Call) and re.search(r"(as_printed|assert_\w+)$", ast.unparse(node.func)):
                count += max(1, numbers(*node.args[1:2]))
    return count


def faults(page: Path) -> list[str]:
    """What is wrong with how the cells and boxes of a page are written, each with its line: [] if nothing is."""
    text, said = page.read_text(encoding="utf-8"), []
    for first, tags, code in cells(text):
        if "hide-cell" in tags and re.search(r"^ *assert |as_printed\(|np\.testing\.", code, re.MULTILINE):
            said.append(f"{page}:{first}: a cell that checks numbers is tagged hide-cell: tag it remove-cell")
        if not tags & HIDDEN:
            said += [f"{page}:{number}: {len(line)} characters; a line of code that is shown has at most {COLUMNS}"
                     for number, line in enumerate(code.splitlines(), start=first) if len(line) > COLUMNS]
    boxes = list(re.finditer(r"^:+\{admonition\} Common mistakes$", text, re.MULTILINE))
    said += [f"{page}:{text.count(chr(10), 0, box.start()) + 1}: a second box of common mistakes; a page has one at most"
             for box in boxes[1:]]
    return said
