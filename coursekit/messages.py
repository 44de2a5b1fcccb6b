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
        "misconception": "This looks familiar. {message}",
        "another misconception": "And then: {message}",
        "or": "Or:",
        "one mistake left": "One mistake is left.",
        "mistakes left": "{n} mistakes are left.",
        "changed since": "The cell of `{name}` was changed after it last ran. This is the verdict on the version that ran: run the cell, then check again.",
        "stopped since": "The cell of `{name}` was run again and stopped with an error. This is the verdict on the version before.",
        "of function": "`{name}`: {message}",
        "on input": "With {inputs}",
        "in case": "In the case \"{label}\"",
        # what is wrong with an output
        "the result": "the result",
        "item": "item {i}",
        "a number": "a number",
        "an object": "an object of type {kind}",
        "the number": "the number {number}",
        "the text": 'the text "{text}"',
        "an array": "an array of shape {shape}",
        "a container": "a {kind} of {n}",
        "one value": "1 value",
        "values": "{n} values",
        "container expected": "{what}: expected {n}, but {got} came back.",
        "dict expected": "{what}: a dict is expected, but {got} came back.",
        "wrong length": "{what}: expected {n}, but {got} came back.",
        "key missing": '{what}: the key "{key}" is missing. There is: {keys}.',
        "wrong value": "{what}: expected {expected}, got {got}.",
        "none returned": "{what} is None. Is there a line left to fill in, or a `return` missing?",
        "ragged": "{what}: rows of different lengths came back, which is no array.",
        "not numbers": "{what}: numbers are expected, but {got} came back.",
        "wrong shape": "{what}: the shape should be {expected}, and is {got}.",
        "not a number": "{what}{where} is not a number (NaN); expected {expected}.",
        "differs": "{what}{where}: expected {expected}, got {got}. (Entries that differ: {count} of {size}.)",
        "fact": "This should hold, and does not: {sentence}.",
        "near 32 bits": "The first digits are right: perhaps it is computed with 32 bits (float32) somewhere. Here 64 are expected.",
        "near gpu": "The first digits are right: a GPU computes matrix products with fewer digits (TF32). Run it on the CPU, or switch that off: "
                    "tf.config.experimental.enable_tensor_float_32_execution(False).",
        "odd form": "What came back has not the form asked for: {form}.",
        "odd form, no words": "What came back has not the form that the docstring asks for.",
        "loops": "The numbers are right, but with many examples it takes {share} % of the time of a loop over them. Let NumPy do all of them at once.",
        "not timed": "How fast it is with many examples is looked at when the values are right.",
        "hidden difference": "{what} is not right in a hidden case.",
        "input changed": "The function changes its argument {names} in place. Work on a copy.",
        # what went wrong on the way
        "raised": "It stops with {type}: {message}",
        "raised hidden": "It stops with {type} in a hidden case.",
        "raised silently": "It stops with {type}.",
        "in line": " In the line: {line}",
        "inner line": " (which calls `{name}`: {line})",
        "with shapes": " ({left} has the shape {left_shape}, {right} has the shape {right_shape})",
        # what a library's sentence means
        "inner sizes": "in a matrix product the inner sizes must be equal; here they are {left} and {right}.",
        "matrix sizes": "in a matrix product the inner sizes must be equal; here the shapes are ({left}) and ({right}).",
        "a number in a matrix product": "a matrix product needs arrays on both sides; one of them is a single number.",
        "sizes that do not fit": "the shapes ({left}) and ({right}) do not fit together: compared from the right, sizes must be equal, or one of them 1.",
        "result does not fit in place": "an in-place operation cannot change the shape of its left side, ({left}), to ({right}).",
        "sequence in an element": "a list or array of numbers is put where a single number belongs, or rows have different lengths. ({message})",
        "truth of an array": "`if`, `and`, `or`, `not`, `max` and `min` want a single number, and this is an array of several.",
        "array for a number": "an array stands where a single number is wanted. ({message})",
        "calls itself": "it calls itself without end: inside a function, or an operator such as `*`, the same one is used again on the same things.",
        "no value yet": "a function that gives `{name}` a value has a `{name}` of its own, and here that has no value yet. "
                        "What is called `{name}` outside cannot be used in it.",
        "not for NumPy": "`np.{name}` works on numbers and arrays of numbers, and got something else: a tuple, a dict, a list of different things, text?",
        "index of a number": "a single number stands where an array, a list or a dict is wanted: it has nothing to look up. ({message})",
        "no gradients": "no gradient reaches the variables. Is the cost computed inside the tape's `with` block, from the variables themselves "
                        "(no `.numpy()`, no NumPy function in between), and does `tape.gradient` get the cost first, then the variables?",
        "none used": "something is None that should have a value. Is a line left to fill in, or a function used that returns nothing? ({message})",
        "silent assertion": "an `assert` in your code failed.",
        "too slow": "It takes {limit} of CPU time and was stopped. Is there a loop that does not end?",
        "needs": "It needs `{name}`, which is not defined. Run the cell that defines it first.",
        "not run": "This check did not give a result, so there are no points for it. See the messages above it.",
        "no outcome": "No result arrived, so there is nothing to give points for.",
        "no more tries": "The notebook ended its process too often, or used up its time, before this exercise could be tried.",
        "interpreter ended": "It ends the whole interpreter ({how}), instead of returning.",
        "file renamed": "The notebook was handed in as {name}; it was taken all the same.",
        "too much memory": "It takes too much memory and was stopped.",
        "too much output": "It returns more than can be taken.",
        "ruined": "It breaks the interpreter that it runs in: nothing behind it could run, so it was left out.",
        "hung": "It waits for something that never comes, and was stopped.",
        # the checker itself
        "no checks": "There is no {file} in {folder}. Open the notebook from the folder it was handed out in.",
        "unknown exercise": "There is no exercise `{name}` in this notebook. It has: {names}.",
        "unfilled in cell": "This cell uses exercise {number}, `{name}`, whose block is still empty. Fill it in first, then run this cell again.",
        # quiz
        "quiz answered": "{n} of {total} questions answered.",
        "quiz invalid": "{name} should be one of {options}; it is {got}.",
        "quiz missing": "Not answered yet: {names}.",
        # table
        "criterion": "criterion", "points": "points", "optional": "optional, no points",
        "V right": "right", "V wrong": "wrong", "V crashed": "crashed", "V not attempted": "not attempted", "V answered": "answered",
        "C values": "values", "C generality": "generality", "C stability": "stability", "C vectorised": "vectorised",
        "C shape": "shape and type", "C inputs": "inputs left alone",
        # what was handed in cannot be graded
        "no notebook": "There is no notebook {name} in what was handed in.",
        "several notebooks": "There are several notebooks, and none of them seems to be {name}.",
        "file is folder": "What was handed in under the notebook's name is a folder.",
        "file is link": "What was handed in under the notebook's name is a link to another file. Hand in the file itself.",
        "file is special": "What was handed in under the notebook's name is no ordinary file.",
        "file not opened": "The file cannot be opened.",
        "file too large": "The file is larger than {limit} MiB. Clear its outputs, save it, and hand it in again.",
        "file empty": "The file is empty.",
        "file web page": "The file is a web page, not a notebook. Download the notebook itself.",
        "file archive": "The file is an archive, not a notebook. Hand in the notebook itself.",
        "file not json": "The file is no notebook, or a damaged one: it is not valid JSON.",
        "file too nested": "The file is nested too deeply, or has too many parts, to be a notebook.",
        "file no cells": "The file is JSON, but no notebook: it has no cells.",
        "too many cells": "The notebook has {count} cells; at most {limit} are graded.",
        # what was mended in what was handed in
        "code missing": "No cell defines {names}. What was handed out stands in its place.",
        "code in text": "The code of {names} stood in a text cell. It was read as code.",
        "code elsewhere": "The code of {names} was found in another cell than the one handed out for it.",
        "code together": "The code of {names} shares a cell with an exercise before it. It is graded like any other.",
        "several, own used": "Several cells define {names}. The one in the exercise's own cell was used.",
        "several, last used": "Several cells define {names}. The last one was used.",
        "setup restored": "A setup cell was changed or missing. The original was used.",
        "setup restored, added kept": "A setup cell was changed. The original was used, and what you added to it was kept.",
        "check restored": "The check of {names} was changed or missing. The original was used.",
        "defined with": "This exercise is defined together with {name}, in the cell of {name}.",
        "text too long": "A text cell of more than {limit} characters was left out.",
        # what does not work where it is graded
        "cell stopped": "`{name}` was not defined, since cell {number} stopped: {why}",
        "not installed": " (not installed where it is graded)",
        "defined, but gone": "`{name}` is not there when it is tried: its cell does not define it, or another cell deletes it.",
        "odd characters": "It comes from a web page or a text program, and Python cannot read it. Delete the line and type it again.",
        "newer python": "This is Python {theirs} or newer; it is graded with Python {ours}, which says: {message}",
        "breakpoint left": "A breakpoint was left in, and there is nobody to debug. Delete `breakpoint()` or `pdb.set_trace()`.",
        "characters mended": "Prompts, or characters that Python cannot read (no-break spaces, curly quotes), were mended in the code of {names}.",
        "breakpoint passed": "A breakpoint was left in {names}. It was passed over.",
        "timing left out": "`%%timeit` stood above {names}; with it nothing would be defined. It was left out.",
    },
}


def say(key: str, /, **values) -> str:
    """The sentence with this key, in the language of `COURSE_LANGUAGE`, its gaps filled.

    Raises:
        KeyError: if no language has the key.
    """
    language = CATALOGUE.get(os.environ.get("COURSE_LANGUAGE", "en"), {})
    return language.get(key, CATALOGUE["en"][key]).format(**values)
