"""Records of a grading run as tests write them, in the form of `Grader.grade`."""

from __future__ import annotations

from autograder.authoring.week import Week
from coursekit.messages import say
from coursekit.show import Shown
from coursekit.verdict import NOT_ATTEMPTED, RIGHT, Problem, Verdict


def a_record(week: Week, student: str, verdicts: list[Verdict], **changes) -> dict:
    """A record in the form of `Grader.grade`."""
    return {"assignment": week.name, "student": student, "submission": "0f1e2d3c", "tests": week.fingerprint, "seed": 12345,
            "versions": {"python": "3.11.7", "numpy": "2.4.6", "tensorflow": "2.21.0"}, "level": "separate user and namespaces",
            "when": "2026-01-05T10:30:00+00:00", "failure": "", "mended": [], "flags": [], "cpu": 3.25, "memory": 310 << 20, "wall": 4.5,
            "points": sum(verdict.points for verdict in verdicts), "possible": sum(verdict.possible for verdict in verdicts),
            "exercises": [{**Shown(verdict, True).as_data(), "number": number, "seconds": 0.03 * (number * 7 % 5 + len(student) % 4)}
                          for number, verdict in enumerate(verdicts, start=1)],
            **changes}


def a_verdict(exercise, status: str = RIGHT, share: float | None = None, held=None) -> Verdict:
    share = {RIGHT: 1.0}.get(status, 0.0) if share is None else share
    criteria = [(name, share * points, points) for name, points in exercise.criteria(exercise.draw(0)).items()]
    message = say("not attempted", name=exercise.function) if status == NOT_ATTEMPTED and not held else ""
    problems = [] if status in (RIGHT, NOT_ATTEMPTED) else [Problem("values", say("hidden difference", what="the result"))]
    return Verdict(exercise.function, status, share * exercise.possible, exercise.possible, criteria, problems, [(held.name, held.message)] if held else [], message)
