"""The seed of grading runs: one for a checkout, unknown to others, and never half-written."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from autograder.grading.seed import grading_seed


def test_it_is_made_once_and_kept(tmp_path):
    seed = grading_seed(tmp_path)
    assert seed == grading_seed(tmp_path) and 0 <= seed < 2**48


def test_checkouts_differ(tmp_path):
    (tmp_path / "a").mkdir(), (tmp_path / "b").mkdir()
    assert grading_seed(tmp_path / "a") != grading_seed(tmp_path / "b")


def test_all_who_ask_at_once_get_the_same(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(grading_seed, [tmp_path] * 40))) == 1
    assert [path.name for path in (tmp_path / ".cache").iterdir()] == ["grading-seed"]


def test_the_environment_comes_first(tmp_path, monkeypatch):
    monkeypatch.setenv("AUTOGRADER_SEED", "42")
    assert grading_seed(tmp_path) == 42 and not list(tmp_path.iterdir())


def test_nonsense_is_refused(tmp_path, monkeypatch):
    (tmp_path / ".cache").mkdir()
    (tmp_path / ".cache" / "grading-seed").write_text("nonsense")
    with pytest.raises(ValueError):
        grading_seed(tmp_path)
    monkeypatch.setenv("AUTOGRADER_SEED", "-")
    with pytest.raises(ValueError):
        grading_seed(tmp_path)
