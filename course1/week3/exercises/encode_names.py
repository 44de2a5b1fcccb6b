"""The card of `encode_names`."""

import string

import numpy as np

from autograder.authoring.domain import sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, slip

SIGNS, ENTRY = "[word[-1], word[-2:-1], word[-3:-2], word[0]]", "encoded[27 * block + place, i]"
PLACE = "alphabet.index(sign) if sign and sign in alphabet else 26"


class EncodeNames(Exercise):
    """Names as columns of zeros and ones."""

    section, points, difficulty, minutes = "1.3.2", 8, 2, 18

    @staticmethod
    def written(draw, length, signs=string.ascii_lowercase):
        return "".join(draw.choice(list(signs), length))

    def cases(self, draw):
        def some(label, lengths, signs=string.ascii_lowercase):
            return hidden(label, names=[self.written(draw, length, signs) for length in lengths])

        yield example("three names", names=["Maria", "bob", "Eve"])
        yield example("six signs, none of them twice", names=["phlogy", "kublai"])
        yield example("short names", names=["al", "Bo", "x"]).about("generality")
        yield example("signs that are no letters", names=["d'or", "k-2", "o'j"]).about("generality")
        yield example("a name twice", names=["Ida", "Sam", "Ida"]).about("generality")
        yield example("no names", names=[]).gives(np.zeros((108, 0))).about("generality")
        yield some("names of five", [5] * 8)
        yield some("all lengths from 3", range(3, 12))
        yield some("capitals", [4, 7, 6, 3], string.ascii_letters)
        yield hidden("each letter",
                     names=[letter * 3 for letter in draw.permutation(list(string.ascii_lowercase))])
        again = self.written(draw, 6)
        names = [again, self.written(draw, 4), again, again]
        yield hidden("a name three times", names=names).about("generality")
        yield some("two letters", [2] * 5).about("generality")
        yield some("one letter", [1] * 4).about("generality")
        yield some("other signs", [3, 5, 4, 6], "ab'- .9é").about("generality")
        yield hidden("letters of other alphabets", names=["zoé", "ñandú", "Éa"]).about("generality")
        yield some("one name", [6]).about("generality")
        yield some("a name of one sign", [1, 2], "'-").about("generality")

    def oracle(self, names):
        places = {letter: place for place, letter in enumerate(string.ascii_lowercase)}
        columns = [np.zeros((108, 0))]
        for name in names:
            padded = "  " + name.lower()
            chosen = [places.get(sign, 26) for sign in (*padded[:-4:-1], name.lower()[0])]
            columns.append(np.eye(27)[chosen].reshape(-1, 1))
        return np.hstack(columns)

    def domain(self, draw):
        count, = sizes(draw, 1, least=0, large=30)
        signs = str(draw.choice([string.ascii_lowercase, string.ascii_letters, "aZ'- .1"]))
        return {"names": [self.written(draw, int(draw.integers(1, 12)), signs) for _ in range(count)]}

    from_the_front = slip("The first three letters are taken. The blocks are for the last three, counted "
                          "from the end.",
                          (SIGNS, "[word[0:1], word[1:2], word[2:3], word[0]]"))
    other_order = slip("The last three letters come in the order in which they are read. The last one comes "
                       "first.",
                       (SIGNS, "[word[-3:-2], word[-2:-1], word[-1], word[0]]"))
    first_letter_first = slip("The block of the first letter comes first. It should be the last of the four.",
                              (SIGNS, "[word[0], word[-1], word[-2:-1], word[-3:-2]]"))
    without_the_first = slip("The block of the first letter is empty.",
                             (SIGNS, "[word[-1], word[-2:-1], word[-3:-2]]"))
    into_the_block_before = slip("find says -1 for what is no letter, and row 27k - 1 belongs to the block "
                                 "before. Such a sign has place 26.",
                                 (PLACE, "alphabet.find(sign) if sign else 26"))
    find_alone = slip("find says -1 for what is no letter, and row 27k - 1 belongs to the block before. Of "
                      "an empty text it says 0, as of an a. Both have place 26.",
                      (PLACE, "alphabet.find(sign)"))
    first_of_its_name = slip("The column is looked up by the name. names.index gives the first place of a "
                             "name that is there twice, and the column of the second stays empty.",
                             (ENTRY, "encoded[27 * block + place, names.index(name)]"))
    empty_is_everywhere = slip("An empty text is in every text, at place 0: what is not there becomes an a.",
                               ("sign and sign in alphabet", "sign in alphabet"))
    too_short_stops = slip("A name of two letters has no third from the end: an index beyond it stops with "
                           "an error. A slice is empty there.", ("word[-3:-2]", "word[-3]"))
    capitals_lost = slip("Capitals count as no letters. Make them small first.", ("name.lower()", "name"))
    blocks_of_26 = slip("The blocks are 26 rows apart. Each has 27: there is a place for no letter.",
                        ("27 * block", "26 * block"))
    names_in_rows = slip("The names are rows. An example is a column.",
                         ("    return encoded", "    return encoded.T"))
    not_there_is_nothing = slip("What is no letter gets no 1 at all. It has a place of its own, 26.",
                                ("] = 1", "] = place < 26"))

    @alternative
    def by_numbers(names):
        columns = np.zeros((len(names), 4, 27))
        for column, name in zip(columns, names):
            signs = name.lower()[::-1][:3].ljust(3) + name.lower()[0]
            codes = [ord(sign) - ord("a") for sign in signs]
            for block, code in enumerate(codes):
                column[block, code if 0 <= code < 26 else 26] = 1
        return columns.reshape(len(names), 108).T

    @alternative
    def comparing(names):
        rows = "abcdefghijklmnopqrstuvwxyz"
        def block(sign):
            found = [int(sign == letter) for letter in rows]
            return found + [int(sum(found) == 0)]
        cut = [[name.lower()[-k] if len(name) >= k else "" for k in (1, 2, 3)] + [name.lower()[0]]
               for name in names]
        return np.array([sum((block(sign) for sign in signs), []) for signs in cut]).reshape(-1, 108).T
