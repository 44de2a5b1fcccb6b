"""The demonstration class: right in every style, wrong in many known ways, unfinished, broken; as students would have typed it."""

from __future__ import annotations

import ast
import inspect
import textwrap

import nbformat
import pytest
from tiny import REPOSITORY, TINY

from autograder.authoring.week import find_weeks
from autograder.judging.judge import judge
from autograder.teaching.classroom import HOLDERS, demonstration_class, variant_source

WEEKS = [TINY, *(week.name for week in find_weeks(REPOSITORY))]


@pytest.fixture(params=WEEKS)
def week(request, tiny):
    return tiny if request.param == TINY else find_weeks(REPOSITORY, [request.param])[0]


@pytest.fixture
def students(week):
    return demonstration_class(week, week.root / "release" / week.name / f"{week.name}.ipynb")


def cells(student) -> dict[str, str]:
    """The exercise cells of what a student handed in; {} if it is no notebook."""
    try:
        notebook = nbformat.reads(student.content, as_version=4)
    except Exception:
        return {}
    return {cell.metadata.nbgrader.grade_id: cell.source for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("solution")}


def test_a_class_is_large_and_everybody_is_somebody(week, students):
    assert len(students) >= (20 if week.name != TINY else 15)
    assert len({student.name for student in students}) == len(students) == len({student.about for student in students})
    assert students == demonstration_class(week, week.root / "release" / week.name / f"{week.name}.ipynb")


def test_the_first_is_right_and_one_is_empty(week, students):
    assert cells(students[0]) == week.solutions
    blank = nbformat.read(week.root / "release" / week.name / f"{week.name}.ipynb", as_version=4)
    assert any(student.content is not None and cells(student) == cells(type(student)("", "", nbformat.writes(blank))) for student in students)


def test_every_alternative_occurs_and_misconceptions_as_many_as_there_are_holders(week, students):
    sources = {(name, source) for student in students for name, source in cells(student).items()}
    for exercise in week.exercises:
        alternatives, held = ({variant.name for variant in variants if (exercise.function, variant_source(week, exercise, variant)) in sources}
                              for variants in (exercise.alternatives, exercise.misconceptions))
        assert alternatives == {variant.name for variant in exercise.alternatives}
        assert len(held) == min(HOLDERS, len(exercise.misconceptions)), (exercise.function, held)


def test_a_variant_is_typed_under_the_functions_name_and_otherwise_as_it_is(week):
    for exercise in week.exercises:
        for variant in [*exercise.misconceptions, *exercise.alternatives]:
            cell = ast.parse(variant_source(week, exercise, variant)).body
            if not variant.edits:
                name = variant.of or exercise.function
                typed = [node for node in cell if getattr(node, "name", None) == name]
                others = [ast.dump(node) for node in cell if getattr(node, "name", None) != name]
                solution = ast.parse(week.solutions[exercise.function]).body
                original = ast.parse(textwrap.dedent(inspect.getsource(variant.function))).body[0]
                original.decorator_list = original.decorator_list[1:]       # @misconception(...) or @alternative
                for node in ast.walk(original):
                    if getattr(node, "name", None) == variant.name:
                        node.name = name
                    elif isinstance(node, ast.Name) and node.id == variant.name:
                        node.id = name
                assert [ast.dump(node) for node in typed] == [ast.dump(original)], (exercise.function, variant.name)
                assert others == [ast.dump(node) for node in solution if getattr(node, "name", None) != name], variant.name


def test_some_notebooks_are_broken_in_ways_that_happen(students):
    unreadable = [student for student in students if student.content is None or not cells(student)]
    assert len(unreadable) >= 4 and any(student.content is None for student in students) and any(student.content == "" for student in students)
    assert any("exit()" in source for student in students for source in cells(student).values())


def test_only_what_is_said_to_be_broken_is(tiny):
    for student in demonstration_class(tiny, tiny.root / "release" / TINY / f"{TINY}.ipynb"):
        if student.content and student.about.startswith(("right", "misconceptions", "prints", "copied", "deleted", "the first half")):
            for source in cells(student).values():
                compile(source, student.about, "exec")


def test_other_styles_get_full_marks_together(week):
    """Each alternative is right on its own; a student who holds one of every exercise must lose nothing either."""
    for style in range(max(len(exercise.alternatives) for exercise in week.exercises)):
        chosen = {e.function: variant_source(week, e, e.alternatives[style]) for e in week.exercises if style < len(e.alternatives)}
        namespace = week.namespace(chosen)
        refused = [e.function for e in week.exercises if not judge(week, e, namespace, seed=style).right]
        assert refused == []
