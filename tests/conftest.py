"""What the tests share: `tiny`, a tiny week, built and not to be changed; `course`, which writes one for a test of its own."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

os.environ["OMP_NUM_THREADS"] = "1"             # before NumPy is imported, here and in what the tests start
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
for name in ("COURSE_GRADING", "COURSE_LANGUAGE", "AUTOGRADER_ROOT", "AUTOGRADER_SEED"):
    os.environ.pop(name, None)
os.environ.setdefault("SAMPLE", str(int(time.time())))         # one for all processes of this run, see test_weeks.py

import pytest  # noqa: E402
from tiny import write_week  # noqa: E402
from xdist.scheduler import LoadScopeScheduling  # noqa: E402

from autograder.authoring.build import build  # noqa: E402
from autograder.authoring.week import Week  # noqa: E402


class ByFile(LoadScopeScheduling):
    """With several processes (`make test`), the tests of a file stay together, since they share what they set up; those of the weeks do not."""

    def _split_scope(self, nodeid: str) -> str:
        path = nodeid.partition("::")[0]
        return nodeid if path.endswith("test_weeks.py") else path


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    return ByFile(config, log)


@pytest.fixture(scope="session")
def tiny(tmp_path_factory) -> Week:
    """The tiny week, built. Not to be changed."""
    week = write_week(tmp_path_factory.mktemp("tiny"))
    build(week.root)
    return week


@pytest.fixture
def course(tmp_path) -> Callable[..., Week]:
    """A function that writes a week, by default the tiny one, into this test's own checkout."""
    return lambda **changes: write_week(tmp_path, **changes)
