"""`autograder verify`: grade a sample again and say whether the marks on record and in the gradebook come out."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from ..authoring.week import BadWeek, Week
from .marks import is_mark, opened, points_in, read_record
from .notebook import versions
from .safely import Failure
from .sandbox import NAMESPACES, NoSandbox
from .whole_class import Course, fingerprint, grade_one

COMPARED = ("exercise", "status", "points", "misconception", "criteria")


@dataclass
class Verified:
    """What came of it: students whose marks were reproduced, those whose was not and how, those that cannot be and why, whose grading failed."""

    same: list[str] = field(default_factory=list)
    different: dict[str, list[str]] = field(default_factory=dict)
    impossible: dict[str, str] = field(default_factory=dict)
    failures: dict[str, Failure] = field(default_factory=dict)
    other_versions: dict[str, tuple[str, str]] = field(default_factory=dict)


def verify(week: Week, course: Course, *, sample: int = 10, seed: int = 0, floor: str = NAMESPACES) -> Verified:
    """Grade a random sample of the class again, with the seeds on record, and compare with the record and the gradebook.

    Arguments:
        week: the week.
        course: where submissions and records are.
        sample: how many of the students who have marks on record; everybody who handed in if 0.
        seed: of the choice.
        floor: see `autograder.grading.sandbox`.

    Raises:
        BadWeek: if nothing was handed in, or nothing was graded.
        NoSandbox: if student code cannot be confined as far as `floor` says.
    """
    result = Verified()
    students = course.students(week.name)
    if not students:
        raise BadWeek(f"no submissions in {course.folder / 'submitted'}/STUDENT/{week.name}")
    if sample:
        students = [student for student in students if is_mark(read_record(course.folder, week.name, student))]
        if not students:
            raise BadWeek(f"nobody was graded in {course.folder}: run `autograder grade {week.name}` first")
        students = sorted(random.Random(seed).sample(students, min(sample, len(students))))
    for student in students:
        try:
            _verify_one(week, course, student, floor, result)
        except NoSandbox:                   # it would be the same for all
            raise
        except Exception as error:
            result.failures[student] = Failure.of(error)
    return result


def _verify_one(week: Week, course: Course, student: str, floor: str, result: Verified) -> None:
    """Grade one student again and note what came of it."""
    record = read_record(course.folder, week.name, student)
    folder = course.submission(student, week.name)
    if record is None:
        result.impossible[student] = "there is no record"
    elif not is_mark(record):
        result.impossible[student] = f"it {Failure(str(record.get('failure')))}"
    elif record.get("files") != fingerprint(folder):
        result.impossible[student] = "what was handed in has changed since"
    elif record.get("tests") != week.fingerprint:
        result.impossible[student] = "the tests have changed since"
    else:
        _, again = grade_one(str(week.root), week.name, str(folder), student, record.get("seed"), floor, week.fingerprint)
        with opened(course.url) as gradebook:
            held = points_in(gradebook, week.name, student)
        try:
            was = {name: str(version) for name, version in record["versions"].items()}
            moved = _moved(record, again)
        except (AttributeError, KeyError, TypeError, ValueError):
            result.impossible[student] = "its record has not the form of one"
            return
        now = versions()
        result.other_versions |= {name: (version, now.get(name, "")) for name, version in was.items() if now.get(name) != version}
        moved += [f"{exercise['exercise']}: {held[name]:g} points in the gradebook, now {exercise['points']:g}" if name in held
                  else f"{exercise['exercise']}: not in the gradebook, now {exercise['points']:g}"
                  for exercise in again["exercises"] for name in [f"check-{exercise['exercise']}"]
                  if name not in held or abs(held[name] - exercise["points"]) > 0.005]
        if moved:
            result.different[student] = moved
        else:
            result.same.append(student)


def _moved(record: dict, again: dict) -> list[str]:
    """What a record says otherwise than a second grading."""
    moved = [f"{new['exercise']}: {old['status']} {old['points']:g} was on record, now {new['status']} {new['points']:g}"
             for old, new in zip(record["exercises"], again["exercises"], strict=True) if any(old[key] != new[key] for key in COMPARED)]
    if record["points"] != again["points"]:
        moved.append(f"{record['points']:g} points were on record, now {again['points']:g}")
    return moved
