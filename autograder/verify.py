"""`autograder verify`: grade a sample again and say whether the marks on record and in the gradebook come out."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from .grade import Course, fingerprint, grade_one
from .grading import versions
from .marks import opened, points_in, read_record
from .sandbox import NAMESPACES
from .week import BadWeek, Week

COMPARED = ("exercise", "status", "points", "misconception", "criteria")


@dataclass
class Verified:
    """What came of it: students whose marks were reproduced, those whose was not and how, those that cannot be, and why."""

    same: list[str] = field(default_factory=list)
    different: dict[str, list[str]] = field(default_factory=dict)
    impossible: dict[str, str] = field(default_factory=dict)
    other_versions: dict[str, tuple[str, str]] = field(default_factory=dict)


def verify(week: Week, course: Course, *, sample: int = 10, seed: int = 0, floor: str = NAMESPACES) -> Verified:
    """Grade a random sample of the class again, with the seeds on record, and compare with the record and the gradebook.

    Arguments:
        week: the week.
        course: where submissions and records are.
        sample: how many students; everybody if 0.
        seed: of the choice.
        floor: see `autograder.sandbox`.

    Raises:
        BadWeek: if nothing was handed in.
    """
    result = Verified()
    students = course.students(week.name)
    if not students:
        raise BadWeek(f"no submissions in {course.folder / 'submitted'}/STUDENT/{week.name}")
    chosen = students if not sample else random.Random(seed).sample(students, min(sample, len(students)))
    for student in sorted(chosen):
        record = read_record(course.folder, week.name, student)
        folder = course.submission(student, week.name)
        if record is None:
            result.impossible[student] = "there is no record"
        elif record.get("files") != fingerprint(folder):
            result.impossible[student] = "what was handed in has changed since"
        elif record.get("tests") != week.fingerprint:
            result.impossible[student] = "the tests have changed since"
        else:
            now = versions()
            result.other_versions |= {name: (was, now.get(name, "")) for name, was in record["versions"].items() if now.get(name) != was}
            _, again = grade_one(str(week.root), week.name, str(folder), student, record["seed"], floor, week.fingerprint)
            moved = [f"{new['exercise']}: {old['status']} {old['points']:g} was on record, now {new['status']} {new['points']:g}"
                     for old, new in zip(record["exercises"], again["exercises"], strict=True)
                     if any(old[key] != new[key] for key in COMPARED)]
            if record["points"] != again["points"]:
                moved.append(f"{record['points']:g} points were on record, now {again['points']:g}")
            with opened(course.url) as gradebook:
                held = points_in(gradebook, week.name, student)
            moved += [f"{exercise['exercise']}: {held[name]:g} points in the gradebook, now {exercise['points']:g}" if name in held
                      else f"{exercise['exercise']}: not in the gradebook, now {exercise['points']:g}"
                      for exercise in again["exercises"] for name in [f"check-{exercise['exercise']}"]
                      if name not in held or abs(held[name] - exercise["points"]) > 0.005]
            if moved:
                result.different[student] = moved
            else:
                result.same.append(student)
    return result
