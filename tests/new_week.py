"""A checkout with nothing in it but a new week: the fixture `fresh` of the tests that import it from here."""

from pathlib import Path

import pytest

from autograder.authoring import scaffold
from autograder.authoring.build import build

ROOT = Path(__file__).resolve().parent.parent
SHARED = ("autograder", "coursekit", "site", "appendix", "nbgrader_config.py", "pyproject.toml", "requirements.lock", "LICENSE", "LICENSE-TEXT")


@pytest.fixture(scope="module")
def fresh(tmp_path_factory) -> Path:
    """A checkout that holds one week, course1-week2, as `new-week` makes it, and built."""
    root = tmp_path_factory.mktemp("checkout")
    for name in SHARED:
        (root / name).symlink_to(ROOT / name)
    scaffold.new_week(root, "course1", "week2")
    build(root)
    return root
