"""What it saves to ask oracles and misconceptions once a class: judging a notebook before and after their answers are kept.

    python benchmarks/kept_answers.py [WEEK]

Two notebooks, a solved one and one with a misconception in every exercise, are measured in one
process, in CPU seconds; the ratio is what counts. A seed that was never used before makes the
first round ask.
"""

from __future__ import annotations

import os
import secrets
import sys
import time

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

from autograder.authoring.week import find_root, find_weeks  # noqa: E402
from autograder.judging.judge import judge  # noqa: E402
from autograder.teaching.classroom import variant_source  # noqa: E402 - the environment comes first


def main(name: str = "course2-week3") -> None:
    """Print the CPU seconds of judging every exercise of a week, twice, and their ratio."""
    week, = find_weeks(find_root(), [name])
    wrong = {exercise.function: variant_source(week, exercise, exercise.misconceptions[0])
             for exercise in week.exercises if exercise.misconceptions}
    for label, namespace in (("solved", week.namespace()), ("all wrong", week.namespace(wrong))):
        seed, seconds = secrets.randbits(48), []
        for exercise in week.exercises:         # not counted: imports and TensorFlow's first call of each operation
            judge(week, exercise, namespace, seed=1)
        for _ in range(2):
            begun = time.process_time()
            for exercise in week.exercises:
                judge(week, exercise, namespace, seed=seed)
            seconds.append(time.process_time() - begun)
        print(f"{week.name}, {label}: {seconds[0]:.2f} s of CPU asking, {seconds[1]:.2f} s with kept answers: "
              f"{seconds[0] / seconds[1]:.2f} times")


if __name__ == "__main__":
    main(*sys.argv[1:])
