"""The catalogue: a second language is one more dict."""

from __future__ import annotations

import string

import pytest
from coursekit import messages
from coursekit.messages import CATALOGUE, say
from coursekit.show import Shown
from coursekit.verdict import differences, verdict


@pytest.fixture
def german(monkeypatch):
    monkeypatch.setitem(CATALOGUE, "de", {"V wrong": "falsch", "none returned": "{what} ist None.", "the result": "das Ergebnis"})
    monkeypatch.setenv("COURSE_LANGUAGE", "de")


def test_a_second_language_speaks(german):
    assert differences(1.0, None)[0].message == "das Ergebnis ist None."
    known = {"function": "f", "points": {"values": 1.0}, "parts": {}, "misconceptions": [], "cases": [
        {"label": "", "criterion": "values", "example": True, "inputs": {}, "expected": 1.0, "condition": 1.0, "atol": None}]}
    assert "falsch" in repr(Shown(verdict(known, [{"status": "returned", "value": 2.0, "changed": []}]), False))


def test_english_stands_in_for_what_a_translation_lacks(german):
    assert say("right") == "Right."


def test_an_unknown_language_is_english(monkeypatch):
    monkeypatch.setenv("COURSE_LANGUAGE", "tlh")
    assert say("right") == "Right."


def test_an_unknown_key_is_an_error():
    with pytest.raises(KeyError):
        say("no such message")


def test_every_gap_can_be_filled_whatever_it_is_called():
    for key, text in CATALOGUE["en"].items():
        gaps = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
        assert "{" not in say(key, **dict.fromkeys(gaps, "x")) and all(gap.isidentifier() for gap in gaps), key


def test_text_of_students_is_not_taken_for_gaps():
    assert "{secret}" in messages.say("raised", type="KeyError", message="{secret}")
