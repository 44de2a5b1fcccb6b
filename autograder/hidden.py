"""What the hidden test of an exercise calls, inside the graded notebook: judge it, show the verdict, give its points.

nbgrader reads a number as the last result of a cell as partial credit, takes any output on
standard error for a failure, and gives full marks to a cell without output. So the verdict is
shown as ordinary output, standard error is kept quiet, and the points always come last.
"""

from __future__ import annotations

import os
from typing import Any

from coursekit.probe import empty_names, quiet_stderr
from coursekit.show import display_verdict

from .judge import judge
from .seed import grading_seed
from .week import find_root, find_weeks


def grade(assignment: str, name: str, namespace: dict[str, Any]) -> float:
    """Judge one exercise of the notebook that calls this.

    Arguments:
        assignment: "course2-week3".
        name: the exercise's function.
        namespace: the notebook's globals().

    Returns:
        The points, a number between 0 and the exercise's own points.
    """
    with quiet_stderr():
        root = find_root()
        week, = find_weeks(root, [assignment])
        exercise = week.exercise(name)
        result = judge(week, exercise, namespace, seed=grading_seed(root), reveal=False,
                       empty=empty_names(namespace.get(name, "")))
        display_verdict(result, graded=True)
    return result.points
