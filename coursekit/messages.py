"""Every sentence that the checker says, in one catalogue: a second language is one more dict.

`COURSE_LANGUAGE` in the environment chooses the language; English stands in for what a
translation lacks. Messages of misconceptions are written with them, in a week's exercises.py.
"""

from __future__ import annotations

import os

CATALOGUE = {
    "en": {
        # verdicts
        "right": "Right.",
        "all visible passed": "All visible checks passed. Hidden ones run when it is graded.",
        "not attempted": "Not attempted yet: the START/END CODE block of `{name}` is as it was handed out.",
        "not defined": "Not attempted yet: `{name}` is not defined. Run the cell that defines it.",
        "still empty": "Still None in your block: {names}.",
        "needs mending": "It uses your `{name}`, which is not right yet. Mend that first.",
        "misconception": "This looks like a known slip: {message}",
        "on input": "With {inputs}",
        # what is wrong with an output
        "the result": "the result",
        "item": "item {i}",
        "a number": "a number",
        "an object": "an object of type {kind}",
        "an array": "an array of shape {shape}",
        "a container": "a {kind} of {n}",
        "container expected": "{what}: {n} values are expected, but {got} came back.",
        "dict expected": "{what}: a dict is expected, but {got} came back.",
        "wrong length": "{what}: {n} values are expected, but {got} came back.",
        "key missing": '{what}: the key "{key}" is missing. There is: {keys}.',
        "wrong value": "{what}: expected {expected}, got {got}.",
        "none returned": "{what} is None. Is there a line left to fill in, or a `return` missing?",
        "ragged": "{what}: rows of different lengths came back, which is no array.",
        "not numbers": "{what}: numbers are expected, but {got} came back.",
        "wrong shape": "{what}: the shape should be {expected}, and is {got}.",
        "not a number": "{what}{where} is not a number (NaN); expected {expected}.",
        "differs": "{what}{where}: expected {expected}, got {got}. ({count} of {size} entries differ.)",
        "hidden difference": "{what} is not right in a hidden case.",
        "input changed": "The function changes its argument {names} in place. Work on a copy.",
        # what went wrong on the way
        "raised": "It stops with {type}: {message}",
        "raised hidden": "It stops with {type} in a hidden case.",
        "in line": " In the line: {line}",
        "too slow": "It takes {limit} of CPU time and was stopped. Is there a loop that does not end?",
        "needs": "It needs `{name}`, which is not defined. Run the cell that defines it first.",
        "not run": "This check did not give a result, so there are no points for it. See the messages above it.",
        "no outcome": "No result arrived, so there is nothing to give points for.",
        # the checker itself
        "no checks": "There is no {file} in {folder}. Open the notebook from the folder it was handed out in.",
        "unknown exercise": "There is no exercise `{name}` in this notebook. It has: {names}.",
        "unfilled in cell": "This cell uses exercise {number}, `{name}`, whose block is still empty. Fill it in first, then run this cell again.",
        # quiz
        "quiz answered": "{n} of {total} questions answered.",
        "quiz invalid": "{name} should be one of {options}; it is {got}.",
        "quiz missing": "Not answered yet: {names}.",
        # table
        "criterion": "criterion", "points": "points",
        "V right": "right", "V wrong": "wrong", "V crashed": "crashed", "V not attempted": "not attempted", "V answered": "answered",
        "C values": "values", "C generality": "generality", "C stability": "stability",
        "C shape": "shape and type", "C inputs": "inputs left alone",
    },
}


def say(key: str, /, **values) -> str:
    """The sentence with this key, in the language of `COURSE_LANGUAGE`, its gaps filled.

    Raises:
        KeyError: if no language has the key.
    """
    language = CATALOGUE.get(os.environ.get("COURSE_LANGUAGE", "en"), {})
    return language.get(key, CATALOGUE["en"][key]).format(**values)
