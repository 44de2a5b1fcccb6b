"""The rooms of the packages: who may import whom, so that a file can be read without the files that use it."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("authoring", "judging", "grading", "teaching")
FILES = {".".join(path.relative_to(ROOT).with_suffix("").parts): path
         for package in ("autograder", "coursekit") for path in sorted((ROOT / package).rglob("*.py")) if "templates" not in path.parts}


def imported(module: str) -> set[str]:
    """The files of the two packages that one of them imports anywhere in it, at the top or in a function."""
    found = set()
    for node in ast.walk(ast.parse(FILES[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            package = module.split(".")[:-node.level] if node.level else []
            base = ".".join([*package, *(node.module.split(".") if node.module else [])])
            found |= {base, *(f"{base}.{alias.name}" for alias in node.names)}
    return found & FILES.keys()


def reached(module: str, graph: dict[str, set[str]]) -> set[str]:
    """All that a file rests on, itself only if there is a circle."""
    seen, waiting = set(), list(graph[module])
    while waiting:
        if (here := waiting.pop()) not in seen:
            seen.add(here)
            waiting += graph[here]
    return seen


def test_no_file_rests_on_itself():
    graph = {module: imported(module) for module in FILES}
    assert sum(map(len, graph.values())) > 100
    assert [module for module in FILES if module in reached(module, graph)] == []


def test_what_students_import_knows_nothing_of_the_instructors():
    assert [(module, other) for module in FILES if module.startswith("coursekit") for other in imported(module) if other.startswith("autograder")] == []


def test_every_room_has_tests_and_every_file_a_room_or_a_reason():
    assert {path.name for path in (ROOT / "autograder").iterdir() if path.is_dir() and path.name != "__pycache__"} == set(ROOMS)
    assert all(list((ROOT / "tests" / room).glob("test_*.py")) for room in ROOMS)
    top = {path.stem for path in (ROOT / "autograder").glob("*.py")}
    assert top == {"__init__", "cli", "doctor", "pins", "exporters", "hidden", "nbgrader_hooks"}, "the last three are names that must not move"
