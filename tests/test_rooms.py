"""The rooms of the packages: who may import whom, so that a file can be read without the files that use it."""

from pathlib import Path

from autograder.authoring.dependencies import imported, modules, rests_on

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("authoring", "judging", "grading", "teaching")
FILES = modules(ROOT)


def imports(module: str) -> set[str]:
    path = FILES[module]
    return imported(ROOT, path.read_text(encoding="utf-8"), f"{module}.__init__" if path.stem == "__init__" else module)


def test_no_file_rests_on_itself():
    graph = {module: imports(module) for module in FILES}
    assert sum(map(len, graph.values())) > 100
    assert [module for module in FILES if module in rests_on(ROOT, graph[module])] == []


def test_what_students_import_knows_nothing_of_the_instructors():
    assert [(module, other) for module in FILES if module.startswith("coursekit") for other in imports(module) if other.startswith("autograder")] == []


def test_every_room_has_tests_and_every_file_a_room_or_a_reason():
    assert {path.name for path in (ROOT / "autograder").iterdir() if path.is_dir() and path.name != "__pycache__"} == set(ROOMS)
    assert all(list((ROOT / "tests" / room).glob("test_*.py")) for room in ROOMS)
    top = {path.stem for path in (ROOT / "autograder").glob("*.py")}
    assert top == {"__init__", "cli", "doctor", "pins", "exporters", "hidden", "nbgrader_hooks"}, "the last three are names that must not move"
