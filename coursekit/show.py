"""Verdicts for the eye: a small table in a notebook, text in a terminal."""

from __future__ import annotations

import html

from .messages import say
from .verdict import ANSWERED, CRASHED, NOT_ATTEMPTED, RIGHT, WRONG, Problem, Verdict, says_how_many_are_left

_MARK = {RIGHT: "✓", WRONG: "✗", CRASHED: "✗", NOT_ATTEMPTED: "○", ANSWERED: "○"}
_COLOUR = {RIGHT: "#0a7d55", WRONG: "#b3261e", CRASHED: "#b3261e", NOT_ATTEMPTED: "#6e6e6e", ANSWERED: "#6e6e6e"}
MIME = "application/vnd.coursekit.verdict+json"
_MOST_PROBLEMS = 3              # more would bury the first, which is the one to mend


def display_verdict(verdict: Verdict, *, graded: bool = False, notice: str = "") -> None:
    """Show a verdict: as a table where there is a notebook, else as text.

    Arguments:
        verdict: what to show.
        graded: whether it comes with points, from the hidden cases, rather than from the visible examples.
        notice: what to say before everything else.
    """
    shown = Shown(verdict, graded, notice)
    try:
        from IPython import get_ipython
        from IPython.display import display
    except ImportError:
        print(shown)
        return
    if get_ipython() is None:
        print(shown)
    else:
        display(shown)


def distinct(problems: list[Problem]) -> list[Problem]:
    """The first few problems that say something new: crashes first, then visible cases."""
    seen: dict[tuple, Problem] = {}
    for problem in sorted(problems, key=lambda problem: (not problem.crash, not problem.inputs)):
        seen.setdefault((problem.part, problem.message), problem)
    return list(seen.values())[:_MOST_PROBLEMS]


class Shown:
    """A verdict that a notebook shows as a table and a terminal as text."""

    def __init__(self, verdict: Verdict, graded: bool, notice: str = ""):
        self.verdict, self.graded, self.notice = verdict, graded, notice

    def _headline(self) -> str:
        verdict = self.verdict
        text = say(f"V {verdict.status}")
        if not verdict.possible:
            text += f" · {say('optional')}"
        elif self.graded:
            text += f" · {verdict.points:g} / {verdict.possible:g} {say('points')}"
        if not self.graded and verdict.right:
            text += f". {say('all visible passed')}"
        return text

    def _notes(self) -> list[str]:
        """What to read before the details: the misconceptions, what is still empty, whose fault it is."""
        verdict = self.verdict
        notice = [self.notice] if self.notice else []
        if verdict.right:
            return notice
        if verdict.message:
            return [*notice, verdict.message]
        return notice + [message if says_how_many_are_left(message) else say("another misconception" if i else "misconception", message=message)
                         for i, (_, message) in enumerate(verdict.held)]

    def _problems(self) -> list[tuple[Problem, str]]:
        """What to show of the problems: each with its inputs, which are said once a case."""
        shown: set[str] = set()
        pairs = []
        for problem in distinct(self.verdict.problems):
            pairs.append((problem, "" if problem.inputs in shown else problem.inputs))
            shown.add(problem.inputs)
        return pairs

    def __repr__(self) -> str:
        verdict = self.verdict
        lines = [f"{_MARK[verdict.status]} {verdict.exercise}: {self._headline()}"]
        lines += [f"  {note}" for note in self._notes()]
        for problem, inputs in self._problems():
            lines.append(f"  - {problem.message}")
            lines += [f"    {inputs}"] if inputs else []
        if self.graded and verdict.criteria:
            lines += [f"  {say(f'C {name}')}: {earned:g} / {possible:g}" for name, earned, possible in verdict.criteria]
        return "\n".join(lines)

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict:
        """HTML for the eye, text for the rest, and for the tools that collect marks the verdict as data."""
        bundle = {"text/plain": repr(self), "text/html": self._html()}
        return bundle | {MIME: self.as_data()} if self.graded else bundle

    def as_data(self) -> dict:
        """The verdict as numbers and sentences, for feedback pages and reports."""
        verdict = self.verdict
        return {"exercise": verdict.exercise, "status": verdict.status, "points": verdict.points, "possible": verdict.possible,
                "misconception": verdict.misconception, "message": " ".join(self._notes()),
                "problems": [problem.message for problem in distinct(verdict.problems)],
                "criteria": [[say(f"C {name}"), earned, possible] for name, earned, possible in verdict.criteria]}

    def _html(self) -> str:
        verdict, colour = self.verdict, _COLOUR[self.verdict.status]
        cell = 'style="text-align:left;padding:2px 14px 2px 0;vertical-align:top"'
        rows = [f'<div style="border-left:4px solid {colour};padding:4px 12px;margin:4px 0">'
                f'<b style="color:{colour}">{_MARK[verdict.status]}</b> <code>{html.escape(verdict.exercise)}</code>: '
                f"<b>{html.escape(self._headline())}</b>"]
        rows += [f'<div style="margin-top:4px">{html.escape(note)}</div>' for note in self._notes()]
        problems = self._problems()
        if problems:
            rows.append('<ul style="margin:4px 0 0 18px;padding:0">')
            for problem, about in problems:
                rows.append(f"<li>{html.escape(problem.message)}"
                            + (f'<br><small style="opacity:.8">{html.escape(about)}</small>' if about else "") + "</li>")
            rows.append("</ul>")
        if self.graded and verdict.criteria:
            rows.append(f'<table style="margin-top:6px"><tr><th {cell}>{say("criterion")}</th><th {cell}>{say("points")}</th></tr>')
            rows += [f'<tr><td {cell}>{html.escape(say(f"C {name}"))}</td><td {cell}>{earned:g} / {possible:g}</td></tr>'
                     for name, earned, possible in verdict.criteria]
            rows.append("</table>")
        return "".join(rows) + "</div>"
