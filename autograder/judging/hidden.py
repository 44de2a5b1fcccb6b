"""What the hidden test of an exercise calls, inside the graded notebook: judge it, show the verdict, give its points.

nbgrader reads a number as the last result of a cell as partial credit, takes any output on
standard error for a failure, and gives full marks to a cell without output. So the verdict is
shown as ordinary output, standard error is kept quiet, and the points always come last.
"""

from __future__ import annotations

import functools
from typing import Any

from coursekit.probe import empty_of, quiet_stderr
from coursekit.show import display_verdict

from ..authoring.week import Week, find_root, find_weeks
from ..grading.seed import grading_seed
from .judge import judge


@functools.cache
def _week(assignment: str) -> Week:
    """The week, read once for all exercises of a notebook."""
    week, = find_weeks(find_root(), [assignment])
    return week


def grade(assignment: str, name: str, namespace: dict[str, Any]) -> float:
    """Judge one exercise of the notebook that calls this.

    Arguments:
        assignment: "course2-week3".
        name: the exercise's function.
        namespace: the notebook's globals().

    Returns:
        The points, a number between 0 and what the exercise is worth.
    """
    with quiet_stderr():
        week = _week(assignment)
        exercise = week.exercise(name)
        result = judge(week, exercise, namespace, seed=grading_seed(week.root), reveal=False, empty=empty_of(namespace, exercise.functions))
        display_verdict(result, graded=True)
    return result.points
