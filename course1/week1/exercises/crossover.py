"""The card of `crossover`, which is optional."""

from autograder.authoring.exercise import Exercise, alternative, example, hidden, slip

ASK = "if (curve1(middle) > curve2(middle)) == first_higher"


def gap(first, second, m):
    """The first curve minus the second at m. A curve is c, a, b: c + a * m ** b."""
    return first[0] - second[0] + first[1] * m ** first[2] - second[1] * m ** second[2]


class Crossover(Exercise):
    """Where two curves meet, by bisection."""

    section, difficulty, minutes = "1.1.4", 2, 10
    points, shares = 0, {"inputs": 0}                       # numbers and functions cannot be changed in place
    at_the_place = "the curves are equal at the meeting place alone, and both halves end there"
    equivalent = {"curve1(lo) >= curve2(lo)": "at lo one of the curves is higher",
                  "curve1(middle) >= curve2(middle)": at_the_place,
                  "-> for turn in range(100): / first_higher": "at each new lo the order is that of the "
                                                               "first",
                  **dict.fromkeys(("range( 101)", "range( 99)", "range(100 - 1)", "range(100 + 1)",
                                   "range(101)"), "after some 60 turns the ends are neighbours")}

    @staticmethod
    def probe(student, first, second, lo, hi):
        def curve(c, a, b):
            return lambda m: c + a * m**b

        return student.crossover(curve(*first), curve(*second), lo, hi)

    def cases(self, draw):
        line, parabola = (0.0, 2.0, 1), (0.0, 1.0, 2)
        small, large = (0.15, 0.8, -0.5), (0.03, 2.0, -0.35)
        yield example("2m and m * m", first=line, second=parabola, lo=0.5, hi=5.5).gives(2.0)
        yield example("m * m and 2m", first=parabola, second=line, lo=0.5, hi=5.5).gives(2.0)
        yield example("the learners of lesson 1.1.4", first=small, second=large, lo=100, hi=1_000_000)
        for _ in range(4):
            yield hidden("two power laws", **self._laws(draw))
        level = (float(draw.uniform(0.2, 0.8)), 0.0, 1)
        yield hidden("between 0 and 1", first=level, second=(0.0, 1.0, 3), lo=0.0, hi=1.0)
        for label, first, second, lo, hi in [
                ("below 0", (float(draw.uniform(1, 5)), 1.0, 1), (0.0, -1.0, 1), -10, 10),
                ("whole ends", line, parabola, 1, 1000), ("near the left end", line, parabola, 1.9999, 900.0),
                ("near the right end", line, parabola, 0.1, 2.0001),
                ("far away", (1e9, 1.0, 1), (0.0, 2.0, 1), 0.0, 1e12)]:
            yield hidden(label, first=first, second=second, lo=lo, hi=hi).about("generality")

    def _laws(self, draw):
        """Two falling power laws that meet once, at a place that is drawn; either may be the first."""
        place = 10 ** draw.uniform(1, 4)
        powers = draw.permutation([draw.uniform(0.1, 0.4), draw.uniform(0.6, 1)])
        laws = [(0.1, float(place**b), float(-b)) for b in powers]
        return {"first": laws[0], "second": laws[1], "lo": float(place * draw.uniform(0.05, 0.9)),
                "hi": float(place * draw.uniform(1.1, 90))}

    def oracle(self, first, second, lo, hi):
        from scipy.optimize import brentq
        return brentq(lambda m: gap(first, second, m), lo, hi, xtol=1e-14, rtol=1e-14)

    def domain(self, draw):
        if draw.random() < 0.6:
            return self._laws(draw)
        place, slopes = draw.normal() * 10 ** draw.uniform(-2, 5), draw.permutation([-1.0, 0.5, 2, 7])[:2]
        first, second = ((float(-slope * place), float(slope), 1) for slope in slopes)
        width = abs(place) + 1          # two lines that meet at this place
        return {"first": first, "second": second, "lo": float(place - width * draw.uniform(0.1, 3)),
                "hi": float(place + width * draw.uniform(0.1, 3))}

    first_taken_for_higher = slip("This takes it that curve1 is the higher one at lo. It may be the lower: "
                                  "ask.",
                                  ("first_higher = curve1(lo) > curve2(lo)", "first_higher = True"))
    second_taken_for_higher = slip("This takes it that curve2 is the higher one at lo. It may be the lower: "
                                   "ask.",
                                   ("first_higher = curve1(lo) > curve2(lo)", "first_higher = False"))
    other_half = slip("The search goes on in the half in which the curves do not meet.",
                      ("== first_higher", "!= first_higher"))
    asked_at_the_end = slip("The curves are compared at hi in place of the middle. The middle decides.",
                            (ASK, "if (curve1(hi) > curve2(hi)) == first_higher"))
    too_few_turns = slip("The search stops too early: nine digits are asked for, for intervals of any "
                         "length.",
                         ("range(100)", "range(20)"))
    height = slip("This is how high the curves are where they meet. The place is asked for.",
                  ("place = (lo + hi) / 2", "place = curve1((lo + hi) / 2)"))
    whole_places = slip("Only whole places are tried: `//` rounds down.",
                        ("middle = (lo + hi) / 2", "middle = (lo + hi) // 2"))

    @alternative
    def signs_of_the_gap(curve1, curve2, lo, hi):
        for _ in range(200):
            middle = (lo + hi) / 2
            if (curve1(lo) - curve2(lo)) * (curve1(middle) - curve2(middle)) > 0:
                lo = middle
            else:
                hi = middle
        return hi
