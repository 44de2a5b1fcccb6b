"""The card of `encode_table`, which is optional."""

import numpy as np

from autograder.authoring.exercise import Exercise, alternative, example, hidden, in_place_of, slip

from .common import REFUSED

numeric, coded = in_place_of("X.append(values)"), in_place_of("X.append([1")
NAN = float("nan")      # one of its own, as every table has: `np.nan in values` asks for that of NumPy
PLACES = {"origin": ["Europe", "Japan", "USA"]}
UNKNOWN = """            raise ValueError(f"the column {column} has a word that is not in its list")"""
MISSING = """            raise ValueError(f"a number is missing in the column {column}")"""


def table(draw, m, numeric_cols, categorical_cols):
    """m examples, as dicts whose columns are in no order."""
    rows = []
    for _ in range(m):
        row = {name: round(float(draw.normal()), 3) for name in numeric_cols}
        row |= {name: str(draw.choice(words)) for name, words in categorical_cols.items()}
        rows.append({name: row[name] for name in draw.permutation(list(row)).tolist()})
    return {"rows": rows, "numeric_cols": numeric_cols, "categorical_cols": categorical_cols}


class EncodeTable(Exercise):
    """Turn a table with words into X."""

    section, difficulty, minutes = "1.1.3", 2, 12
    points = 0
    equivalent = {"-> for word in words: / if not": "the same question, asked once for each word"}

    @staticmethod
    def probe(student, rows, numeric_cols, categorical_cols):
        numbers = [row[name] for row in rows for name in numeric_cols]
        known = all(row[name] in words for row in rows for name, words in categorical_cols.items())
        if known and all(number is not None and number == number for number in numbers):
            return student.encode_table(rows, numeric_cols, categorical_cols)
        try:
            result = student.encode_table(rows, numeric_cols, categorical_cols)
        except ValueError:
            return "raises ValueError"
        return f"returns {type(result).__name__}, without an error"

    def cases(self, draw):
        three = [{"power": power, "origin": origin}
                 for power, origin in [(95, "Japan"), (130, "USA"), (88, "Japan")]]
        cols = {"numeric_cols": ["power"], "categorical_cols": PLACES}
        yield example("three cars, none of Europe", rows=three, **cols).gives(
            np.array([[95.0, 130, 88], [0, 0, 0], [1, 0, 1], [0, 1, 0]]))
        yield example("two numbers, the words in another order", rows=[
            {"origin": "USA", "power": 0, "year": 82.0}, {"origin": "Europe", "power": 71, "year": 70.0}],
            numeric_cols=["year", "power"], categorical_cols={"origin": ["USA", "Japan", "Europe"]})
        for label, row in {"a number is None": {"power": None, "origin": "USA"},
                           "a number is nan": {"power": NAN, "origin": "USA"},
                           "an unknown word": {"power": 90, "origin": "Mars"}}.items():
            yield example(label, rows=[*three, row], **cols).about("generality").gives(REFUSED)
        two = {"fuel": ["petrol", "diesel"], "colour": ["red", "blue", "grey", "white"]}
        for m, names, words in [(5, ["b", "a"], two), (9, ["a"], PLACES), (4, ["c", "a", "b"], two)]:
            yield hidden(f"{m} examples", **table(draw, m, names, words))
        for label, m, names, words in [("one example", 1, ["a"], two), ("no words", 4, ["b", "a"], {}),
                                       ("no numbers", 5, [], PLACES),
                                       ("words within others", 6, ["a"], {"k": ["red", "dark red", "ed"]}),
                                       ("one word only", 3, ["a"], {"k": ["z"]})]:
            yield hidden(label, **table(draw, m, names, words)).about("generality")
        for label, name, value in [("a number of the first column is None", "a", None),
                                   ("nan in the second column", "b", NAN),
                                   ("a word of another column", "fuel", "red")]:
            given = table(draw, 6, ["a", "b"], two)
            given["rows"][draw.integers(6)][name] = value
            yield hidden(label, **given).about("generality")

    def oracle(self, rows, numeric_cols, categorical_cols):
        X = np.zeros((len(numeric_cols) + sum(map(len, categorical_cols.values())), len(rows)))
        for j, row in enumerate(rows):                              # example by example
            place = len(numeric_cols)
            for name, words in categorical_cols.items():
                if row[name] not in words:
                    return REFUSED
                X[place + words.index(row[name]), j] = 1
                place += len(words)
            X[:len(numeric_cols), j] = [np.nan if row[name] is None else row[name] for name in numeric_cols]
        return REFUSED if np.isnan(X).any() else X

    def domain(self, draw):
        names = draw.permutation(list("abcd"))[:draw.integers(5)].tolist()
        words = {name: draw.permutation(["red", "blue", "1", "", "Red", "x y"])[:draw.integers(1, 7)].tolist()
                 for name in draw.permutation(["k", "l", "m"])[:draw.integers(0 if names else 1, 4)].tolist()}
        given = table(draw, int(draw.integers(1, 9)), names, words)
        row = given["rows"][draw.integers(len(given["rows"]))]
        if draw.random() < 0.2 and names:
            row[str(draw.choice(names))] = [None, NAN, 0, -3][draw.integers(4)]
        elif draw.random() < 0.2 and words:
            row[str(draw.choice(list(words)))] = "green"
        return given

    examples_in_rows = slip("Each example is a row here. Examples are columns in this course.",
                            ("X = np.array(X, dtype=float)", "X = np.array(X, dtype=float).T"))
    numbered = slip("The words are numbered in one row. Give each word a row of its own.",
                    ("        for word in words:\n            X.append([1 if each == word else 0 for each "
                     "in found])",
                     "        X.append([words.index(each) if each in words else -1 for each in found])"))
    own_words = slip("The words are taken from this table. If one does not occur, its row is missing. Take "
                     "the list that is given.", ("for word in words", "for word in sorted(set(found))"))
    sorted_words = slip("The words are sorted. Their order should be that of the list.",
                        ("for word in words", "for word in sorted(words)"))
    nan_unseen = slip("A number that is nan slips through. It is not None: ask np.isnan.",
                      (" or np.isnan(value)", ""))
    zero_is_missing = slip("A 0 is taken for a missing number: `not value` is true of 0, too. Ask for None "
                           "and nan.",
                           ("value is None or np.isnan(value)", "not value or np.isnan(value)"))
    missing_is_zero = slip("A missing number becomes 0, as if it had been measured. Raise a ValueError.", (
        MISSING, "            values = [0 if each is None or np.isnan(each) else each for each in values]"))
    unknown_is_nothing = slip("A word that is not in the list becomes zeros, without a word. Raise a "
                              "ValueError.",
                              (UNKNOWN, "            pass"))

    @alternative
    def rows_of_the_identity(rows, numeric_cols, categorical_cols):
        numbers = np.array([[row[name] for row in rows] for name in numeric_cols], dtype=float)
        numbers = numbers.reshape(-1, len(rows))
        if np.isnan(numbers).any():
            raise ValueError("a number is missing")
        return np.vstack([numbers, *(np.eye(len(words))[:, [words.index(row[name]) for row in rows]]
                                     for name, words in categorical_cols.items())])
