"""The quiz of a week: read from quiz.yaml, put into the notebook, and graded like any exercise.

    title: What do you remember?
    questions:
      - id: q1
        points: 1
        lesson: "2.3.1"
        ask: Which knob do you turn first?
        options:
          a: {text: the learning rate, reason: Why this is the best answer.}
          b: {text: ..., reason: Why it is not.}
          c: ...
          d: ...
        answer: a
"""

from __future__ import annotations

from pathlib import Path

import yaml

from coursekit.verdict import VALUES

from .exercise import BadExercise, Exercise, hidden

OPTIONS = ("a", "b", "c", "d")


def read_quiz(path: Path) -> dict:
    """Read and check a quiz.

    Raises:
        BadExercise: saying which question is malformed, and how.
    """
    try:
        quiz = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise BadExercise(f"{path} is not YAML: {error}") from error
    if not isinstance(quiz, dict) or not quiz.get("questions"):
        raise BadExercise(f"{path}: no questions")
    ids = [question.get("id") for question in quiz["questions"]]
    for question in quiz["questions"]:
        where = f"{path}, {question.get('id', 'a question without id')}"
        for key in ("id", "points", "lesson", "ask", "options", "answer"):
            if key not in question:
                raise BadExercise(f"{where}: no {key}")
        if ids.count(question["id"]) > 1:
            raise BadExercise(f"{where}: this id stands twice")
        if tuple(question["options"]) != OPTIONS:
            raise BadExercise(f"{where}: the options should be {', '.join(OPTIONS)}")
        for letter, option in question["options"].items():
            if not option.get("text") or not option.get("reason"):
                raise BadExercise(f"{where}, option {letter}: needs a text and a reason")
        if question["answer"] not in OPTIONS:
            raise BadExercise(f"{where}: the answer should be one of {', '.join(OPTIONS)}")
    return quiz


class Quiz(Exercise):
    """Choose the best answer to each question"""

    function = "quiz"
    difficulty = 1

    def __init__(self, quiz: dict):
        self.quiz = quiz
        self.questions = quiz["questions"]
        self.title = quiz.get("title", type(self).title)
        self.section = self.questions[0]["lesson"]
        self.minutes = len(self.questions)
        self.parts = {question["id"]: float(question["points"]) for question in self.questions}
        self.points = sum(self.parts.values())

    def criteria(self, cases):
        """All points are for the answers."""
        return {VALUES: self.points}

    def draw(self, seed):
        """One case, and no example: it would show the right letters."""
        return [hidden("your answers", names=list(self.parts))]

    def oracle(self, names) -> dict[str, str]:
        return {question["id"]: question["answer"] for question in self.questions}

    @staticmethod
    def probe(student, names):
        given = student.quiz
        return {name: None if given.get(name) is None else str(given[name]).strip().strip("()").lower() for name in names}

    def source(self) -> str:
        """The cell that a student fills in, with the right answers."""
        rows = "\n".join(f'    "{question["id"]}": "{question["answer"]}",' for question in self.questions)
        return f"quiz = {{\n    ### START CODE HERE ###\n{rows}\n    ### END CODE HERE ###\n}}"

    def markdown(self) -> str:
        """The heading, the questions and their options."""
        lines = [f"## Exercise: {self.function}",
                 "Questions on the whole week. The check tells you whether every question has an answer; which of them are "
                 "right you learn when the notebook is graded.",
                 "Answer with a letter: `\"q1\": \"a\"`. Every question has one best answer."]
        for number, question in enumerate(self.questions, start=1):
            options = "\n".join(f"- **{letter}** {option['text']}" for letter, option in question["options"].items())
            lines.append(f"**{number}.** (`{question['id']}`, lesson {question['lesson']}) {question['ask'].strip()}\n\n{options}")
        return "\n\n".join(lines)
