"""The quiz: read from quiz.yaml, put into the notebook, graded like an exercise."""

from __future__ import annotations

import pytest
import yaml
from tiny import QUIZ

from autograder.authoring.exercise import BadExercise
from autograder.authoring.quiz import read_quiz
from autograder.judging.judge import judge


def graded(week, answers) -> tuple[str, float]:
    result = judge(week, week.exercise("quiz"), {"quiz": answers}, seed=1, reveal=False)
    return result.status, result.points


@pytest.mark.parametrize("answers, expected", [
    ({"q1": "b", "q2": "c"}, ("right", 2.0)), ({"q1": " (B) ", "q2": "C"}, ("right", 2.0)), ({"q1": "b", "q2": "a"}, ("wrong", 1.0)),
    ({"q1": "b"}, ("wrong", 1.0)), ({"q1": "b", "q2": None}, ("wrong", 1.0)), ({"q1": None, "q2": None}, ("not attempted", 0.0)),
    ({"q1": 1, "q2": ["c"]}, ("wrong", 0.0)), (["b", "c"], ("crashed", 0.0))])
def test_answers_are_graded_one_by_one(tiny, answers, expected):
    assert graded(tiny, answers) == expected


def test_the_notebook_asks_everything_and_answers_nothing(tiny):
    text = tiny.quiz.markdown()
    for question in yaml.safe_load(QUIZ)["questions"]:
        assert question["ask"] in text and all(option["text"] in text for option in question["options"].values())
        assert not any(option["reason"] in text for option in question["options"].values())
    assert '"q1": "b",' in tiny.quiz.source() and tiny.quiz.possible == 2


def changed(change) -> str:
    quiz = yaml.safe_load(QUIZ)
    change(quiz["questions"][1])
    return yaml.safe_dump(quiz)


@pytest.mark.parametrize("text, said", [
    (changed(lambda q: q.pop("lesson")), "quiz.yaml, q2: no lesson"), (changed(lambda q: q.pop("id")), "a question without id: no id"),
    (changed(lambda q: q["options"].pop("d")), "q2: the options should be a, b, c, d"), (changed(lambda q: q.update(answer="e")), "q2: the answer should be"),
    (changed(lambda q: q["options"]["a"].pop("reason")), "q2, option a: needs a text and a reason"),
    (changed(lambda q: q.update(id="q1")), "q1.*twice"), ("title: none", "quiz.yaml.*no questions"), ("questions: {a: [}", "quiz.yaml")])
def test_a_malformed_quiz_says_where(tmp_path, text, said):
    (tmp_path / "quiz.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(BadExercise, match=said):
        read_quiz(tmp_path / "quiz.yaml")
