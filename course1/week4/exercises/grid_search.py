"""The card of `grid_search`."""

import numpy as np

from autograder.authoring.domain import sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, slip
from coursekit.plain import Facts

ACCIDENTS = ("stops", "stops when asked", "all NaN", "one NaN")
SHARE = "np.nan if np.isnan(answers).any() else np.mean(answers == Y_dev)"


class GridSearch(Exercise):
    """Try all settings, and choose on the dev set."""

    section, points, difficulty, minutes = "1.4.7", 7, 2, 18
    parts = {"best": 2, "shares": 2, "settings": 1,
             "every setting is trained once, in the order of the grid": 1,
             "the search goes on when a setting stops with an error": 1}
    form = "the best setting, and a list of pairs (setting, share)"

    @staticmethod
    def probe(student, grid, outcomes, X_dev, Y_dev):
        import numpy as np

        trained = []

        class Stopped(Exception):
            """A setting that does not train."""

        def train_fn(**setting):
            """Learns nothing: how each setting ends is known before."""
            trained.append(setting)
            outcome = outcomes[[given == setting for given in grid].index(True)]
            if outcome == "stops":
                raise Stopped("this setting does not train")

            def predict(X):
                if outcome == "stops when asked":
                    raise Stopped("this network gives no answers")
                if outcome == "all NaN":
                    return np.full((1, X.shape[1]), np.nan)
                if outcome == "one NaN":
                    return np.where(np.arange(X.shape[1]) == X.shape[1] - 1, np.nan, X[:1] > 0.0)
                return (X[:1] > outcome) * 1 + (X[:1] > outcome + 2)

            return predict

        try:
            best, table = student.grid_search(train_fn, grid, X_dev, Y_dev)
        except Stopped:
            return {"best": "none: the search has stopped", "settings": [], "shares": [], "trained": trained}
        return {"best": best, "settings": [row[0] for row in table], "shares": [row[1] for row in table],
                "trained": trained}

    @staticmethod
    def measure(value, grid, outcomes, X_dev, Y_dev):
        from coursekit.plain import Facts

        stopped = "has stopped" in str(value["best"])
        return {"best": str(value["best"]), "settings": [str(setting) for setting in value["settings"]],
                "shares": value["shares"], "facts": Facts({
                    "the search goes on when a setting stops with an error": not stopped,
                    "every setting is trained once, in the order of the grid": value["trained"] == grid})}

    def cases(self, draw):
        def some(make, label, outcomes, grid=None, m=8, draw=draw):
            """Examples of three classes, which cuts at 0 and 2 sort rightly; other cuts get some wrong."""
            X = draw.permutation(np.concatenate([-np.arange(1.0, m // 2 + 1), np.arange(m - m // 2) + 0.5]))
            X = np.stack([X, draw.normal(size=m)])
            grid = grid or [{"rate": round(0.1 * (k + 1), 1)} for k in range(len(outcomes))]
            return make(label, grid=grid, outcomes=outcomes, X_dev=X, Y_dev=(X[:1] > 0) * 1 + (X[:1] > 2))

        shown = np.random.default_rng(0)
        yield some(example, "three settings", [2.0, 0.0, 1.0], draw=shown)
        two = [{"hidden": [4], "rate": 0.1}, {"hidden": [4, 2], "rate": 0.1}, {"hidden": [], "rate": 0.3}]
        yield some(example, "two that are equally good", [1.0, 0.0, 0.25], two, draw=shown)
        yield some(example, "all accidents", ["all NaN", 1.0, "stops", "one NaN", "stops when asked", 2.0],
                   draw=shown)
        yield some(example, "one setting without names", [1.0], [{}], draw=shown).about("generality")
        turned = some(example, "nothing right", ["stops", 0.0], draw=shown).inputs
        yield example("nothing right is no failure",
                      **turned | {"Y_dev": 1 - turned["Y_dev"]}).about("generality")
        cuts = [float(cut) for cut in draw.permutation([0.0, 1.0, 2.0, 3.0, -1.5])]
        yield some(hidden, "five settings", cuts, m=11)
        yield some(hidden, "the best comes last", [2.0, 1.0, -1.5, 0.0], m=9)
        yield some(hidden, "the best comes first", [0.0, 3.0, 1.0], m=10)
        names = [{"hidden": [int(k)], "rate": 0.1 * k,
                  "scale": "he"} for k in draw.permutation(np.arange(1, 5))]
        yield some(hidden, "three names, and ties", [1.0, 1.25, 2.0, 1.125], names, m=12)
        mixed = [{}, {"rate": 0.5}, {"rate": 0.5, "steps": 10}, {"steps": 10}]
        yield some(hidden, "settings with other names", [2.0, 1.0, 0.0, 0.125], mixed)
        for accident in ACCIDENTS:
            yield some(hidden, f"the first one: {accident}", [accident, 1.0, 2.0, 0.0], m=9)
            yield some(hidden, f"in the middle: {accident}", [1.0, 0.0, accident, 2.0], m=7)
        yield some(hidden, "all fail", list(draw.permutation(ACCIDENTS).astype(object))).about("generality")
        yield some(hidden, "one setting, and it fails", ["all NaN"]).about("generality")
        yield some(hidden, "one setting", [1.0], m=5).about("generality")
        wrong = some(hidden, "nothing right", ["stops", 0.0, "all NaN"]).inputs
        yield hidden("nothing right is no failure",
                     **wrong | {"Y_dev": 1 - wrong["Y_dev"]}).about("generality")
        yield some(hidden, "one example", ["stops", 5.0, 0.0], m=1).about("generality")

    def oracle(self, grid, outcomes, X_dev, Y_dev):
        shares = []
        for outcome in outcomes:
            failed = outcome in ACCIDENTS
            right = 0 if failed else sum(int(x > outcome) + int(x > outcome + 2) == y
                                         for x, y in zip(X_dev[0], Y_dev[0]))
            shares.append(np.nan if failed else right / Y_dev.size)
        ranked = sorted((-share, i) for i, share in enumerate(shares) if share == share)
        return {"best": str(grid[ranked[0][1]] if ranked else None), "settings": list(map(str, grid)),
                "shares": shares, "facts": Facts()}

    def domain(self, draw):
        count, m = sizes(draw, 2, most=6, large=12)
        outcomes = [str(draw.choice(ACCIDENTS)) if draw.random() < 0.3 else float(draw.integers(-2, 3))
                    for _ in range(count)]
        X = draw.normal(0, 2, (2, m))
        return {"grid": [{"rate": k, "hidden": [k, 2 * k]} for k in range(count)], "outcomes": outcomes,
                "X_dev": X,
                "Y_dev": (X[:1] > draw.choice([0, 1])) * 1 + (X[:1] > 2)}

    equivalent = {"highest = - 2.0": "every share beats a start below 0"}

    last_of_equals = slip("Of several that are equally good you take the last. Take the first.",
                          ("share > highest", "share >= highest"))
    takes_the_worst = slip("The setting with the smallest share wins. The share is of right answers: take "
                           "the largest.", ("share > highest", "share < highest"),
                           ("highest = -1.0", "highest = 2.0"))
    nan_wins = slip("A setting that has failed wins: NaN is neither larger nor smaller than anything, so it "
                    "must be sorted out.", ("share > highest", "not share <= highest"))
    nan_stays = slip("NaN is taken for the best so far, and then nothing is larger than it.",
                     ("if share > highest:", "if best is None or share > highest:"))
    needs_more_than_0 = slip("A setting that gets nothing right counts as failed. Begin below 0.",
                             ("highest = -1.0", "highest = 0.0"))
    nan_is_wrong = slip("An answer that is NaN counts as a wrong one. The setting has failed as a whole.",
                        (SHARE, "np.mean(answers == Y_dev)"))
    only_all_nan = slip("Some answers are NaN, and you do not notice. One is enough, wherever it stands.",
                        (".any()", ".all()"))
    as_one_argument = slip("The setting is handed over as one argument. Its names are the arguments: unpack "
                           "it.",
                           ("train_fn(**setting)", "train_fn(setting)"))
    stops_with_it = slip("A setting that stops with an error stops the search. Catch the error, and go on.",
                         ("except Exception:", "except KeyboardInterrupt:"))
    not_in_the_table = slip("Settings that have failed are not in the table. It should show all.",
                            ("        table.append", "        if share == share:\n            table.append"))
    failed_as_zero = slip("A setting that has failed gets the share 0. Its share is NaN: nobody knows it.",
                          ("except Exception:\n            share = np.nan",
                           "except Exception:\n            share = 0.0"),
                          (SHARE, SHARE.replace("np.nan if", "0.0 if")))
    counts_right = slip("The table has the number of right answers. The share is asked for.",
                        ("np.mean(answers == Y_dev)", "np.sum(answers == Y_dev)"))
    error_rate = slip("This is the share of wrong answers.", ("answers == Y_dev", "answers != Y_dev"))

    @alternative
    def table_first(train_fn, grid, X_dev, Y_dev):
        shares = []
        for setting in grid:
            share = float("nan")
            try:
                said = np.asarray(train_fn(**setting)(X_dev), dtype=float)
                if not np.isnan(np.sum(said)):
                    share = (said == Y_dev).sum() / Y_dev.size
            except Exception:
                pass
            shares.append(share)
        place = int(np.argmax(np.nan_to_num(shares, nan=-1)))
        return (None if np.isnan(shares).all() else dict(grid[place])), list(zip(grid, shares))
