"""nbgrader's configuration for this course; every `nbgrader` command run in this folder reads it."""

import os
from pathlib import Path

from autograder.nbgrader_hooks import course_config

c = get_config()  # noqa: F821 - nbgrader defines it
c.merge(course_config())

# Notebooks are graded with these in their environment: where the hidden tests are, one thread
# for small matrices (many times faster than several), and TensorFlow without its chatter.
os.environ.setdefault("AUTOGRADER_ROOT", str(Path(__file__).resolve().parent))
os.environ["COURSE_GRADING"] = "1"
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
