"""The card of `standardize_fit` and `standardize_apply`."""

import numpy as np

from autograder.authoring.domain import sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, in_place_of, slip

FIT, APPLY = "standardize_fit", "standardize_apply"
MU, STD = "np.mean(X, axis=1, keepdims=True)", "np.std(X, axis=1, keepdims=True)"
spread, scaled = in_place_of("sigma ="), in_place_of("X_scaled =")


def close_to(X):
    """How much a deviation of these features loses by rounding: the mean over the deviation, at least 1."""
    deviation = np.where(np.ptp(X, axis=1), X.std(axis=1, dtype=float), 1)
    return float(max(1.0, np.max(np.abs(X).max(axis=1) / np.maximum(deviation, 1e-300))))


class StandardizeFit(Exercise):
    """Every feature to mean 0 and deviation 1, by the training set."""

    functions = (FIT, APPLY)
    section, points, difficulty, minutes = "2.1.9", 5, 1, 13
    parts = {FIT: 3, APPLY: 2}
    form = "mu and sigma, both (n_x, 1); of standardize_apply an array like X"

    @staticmethod
    def probe(student, function, **inputs):
        """What is tiny is compared as it is: each column of the result over the size of its feature."""
        import numpy as np

        if function == "standardize_apply":
            return student.standardize_apply(*inputs.values())
        mu, sigma = student.standardize_fit(inputs["X"])
        return {"mu": mu, "sigma": sigma, "log10 of sigma": np.log10(np.maximum(np.abs(sigma), 1e-300))}

    def cases(self, draw):
        shown = np.array([[1.0, 2, 3, 6, 8], [-10, 10, 20, 0, 5], [0.01, 0.02, 0.04, 0.02, 0.01]])
        yield example("three features of five examples", X=shown).of(FIT)
        yield example("as many features as examples", X=np.array([[1.0, 2, 6], [4, 0, 8], [9, 9, 3]])).of(FIT)
        still = np.array([[2.0, 2, 2, 2], [1, 2, 3, 4]])
        yield example("a feature that is always 2", X=still).gives(
            {"mu": np.array([[2.0], [2.5]]), "sigma": np.array([[1.0], [np.sqrt(1.25)]]),
             "log10 of sigma": np.array([[0.0], [np.log10(1.25) / 2]])}).about("stability").of(FIT)
        tenths = np.vstack([np.full(6, 0.1), np.arange(6.0)])
        yield example("six times 0.1", X=tenths).about("stability").of(FIT)
        tiny = np.array([[1.0, 3, 5], [1e-9, 3e-9, 8e-9]])
        yield example("a tiny feature", X=tiny).about("stability").of(FIT)
        for label, n, m in (("many examples", 4, 30), ("more features", 9, 5), ("as many", 6, 6),
                            ("two examples", 5, 2)):
            X = draw.normal(0, 3, (n, 1)) + draw.uniform(0.3, 4, (n, 1)) * draw.normal(size=(n, m))
            yield hidden(label, X=X).of(FIT)
        yield hidden("one example", X=draw.normal(size=(4, 1))).about("generality").of(FIT)
        yield hidden("one feature", X=draw.normal(2, 3, (1, 7))).about("generality").of(FIT)
        yield hidden("whole numbers", X=draw.integers(0, 256, (3, 8))).about("generality").of(FIT)
        single = draw.normal(1, 2, (3, 9)).astype(np.float32)
        yield hidden("single precision", X=single).about("generality").of(FIT)
        sizes_apart = np.array([[1e-30], [1e-14], [1e-9], [1], [1e9]])
        yield hidden("tiny beside huge", X=sizes_apart * draw.normal(size=(5, 8))).about("stability").of(FIT)
        # Whole numbers of this size and their differences are exact: a change of 1 is a change.
        ticks = np.vstack([1.7e12 + draw.permutation([0, 0, 1, 1, 2, 2, 2, 3]), draw.normal(size=8)])
        yield hidden("times in milliseconds", X=ticks).within(condition=1000).about("stability").of(FIT)
        constant = np.array([[0.0], [1e6], *draw.uniform(-9, 9, (8, 1))])
        X = np.vstack([np.repeat(constant, 13, axis=1), draw.normal(size=(2, 13))])
        yield hidden("features that never change", X=X).about("stability").of(FIT)

        mu, sigma = np.array([[1.0], [-2], [0]]), np.array([[2.0], [0.5], [1e-9]])
        new = np.array([[3.0, 1, -1, 2], [-2, -1, 0, -3], [0, 2e-9, 1e-9, -1e-9]])
        case = example("new examples", X=new, mu=mu, sigma=sigma)
        yield case.gives([[1, 0, -1, 0.5], [0, 2, 4, -2], [0, 2, 1, -1]]).of(APPLY)
        yield example("as many examples as features", X=new[:, :3], mu=mu, sigma=sigma).of(APPLY)
        whole = {"X": np.array([[1, 2, 3], [9, 7, 4]]), "mu": np.array([[1.5], [6]]),
                 "sigma": np.array([[2.0], [4]])}
        yield example("whole numbers", **whole).about("generality").of(APPLY)
        yield hidden("a feature that never changed in training", X=draw.normal(1, 2, (2, 6)),
                     mu=np.array([[0.7], [0.4]]), sigma=np.array([[1.0], [2]])).about("generality").of(APPLY)
        for label, n, m, far in (("as in training", 4, 9, 0), ("far from training", 3, 7, 50),
                                 ("as many", 5, 5, 2)):
            yield hidden(label, X=far + draw.normal(size=(n, m)), mu=draw.normal(size=(n, 1)),
                         sigma=draw.uniform(0.2, 5, (n, 1))).of(APPLY)
        one = {"mu": draw.normal(size=(4, 1)), "sigma": draw.uniform(0.2, 5, (4, 1))}
        yield hidden("one example", X=draw.normal(size=(4, 1)), **one).about("generality").of(APPLY)
        yield hidden("a tiny deviation", X=1e-9 * draw.normal(size=(2, 6)), mu=np.zeros((2, 1)),
                     sigma=np.array([[1e-9], [1]])).about("stability").of(APPLY)
        yield hidden("single precision", X=draw.normal(size=(4, 6)).astype(np.float32), **one).about(
            "generality").of(APPLY)

    def oracle_standardize_fit(self, X):
        from sklearn.preprocessing import StandardScaler

        scaler = StandardScaler().fit(X.T.astype(float))
        mu, sigma = scaler.mean_[:, None], scaler.scale_[:, None]
        return {"mu": mu, "sigma": sigma, "log10 of sigma": np.log10(sigma)}

    def oracle_standardize_apply(self, X, mu, sigma):
        return np.stack([np.subtract(x, mu[:, 0], dtype=float) / sigma[:, 0] for x in X.T], axis=1)

    def domain(self, draw):
        n, m = sizes(draw, 2)
        X = draw.normal(size=(n, m)) * 10 ** draw.uniform(-9, 9, (n, 1))
        X += draw.choice([0, 1], (n, 1)) * np.abs(X).max(axis=1, keepdims=True) * draw.uniform(0, 100, (n, 1))
        how = draw.random()
        if how < 0.2:
            X = np.round(4 * draw.normal(size=(n, m))).astype(int)
        elif how < 0.4:
            X[draw.integers(n)] = draw.normal()
        if draw.random() < 0.5:
            return hidden("", X=X).within(condition=min(1e3, 10 * close_to(X))).of(FIT)
        mu, sigma = draw.normal(size=(n, 1)) * np.abs(X).max(), 10 ** draw.uniform(-9, 3, (n, 1))
        return hidden("", X=X, mu=mu, sigma=sigma).of(APPLY)

    by_variance = spread("sigma is the variance. The standard deviation is its root.",
                         f"sigma = np.where(still, 1.0, {STD} ** 2)")
    one_less = slip("The variance is divided by m - 1. It is a mean over m here.",
                    (STD, STD.replace(")", ", ddof=1)")))
    over_features = slip("Mean and deviation run over the features of one example. They run over the "
                         "examples of one feature: axis 1.", (MU, MU.replace("axis=1", "axis=0")),
                         (STD, STD.replace("axis=1", "axis=0")), ("np.max(X, axis=1", "np.max(X, axis=0"),
                         ("np.min(X, axis=1", "np.min(X, axis=0"))
    of_all_numbers = slip("There is one mean for all features. Every feature has its own.",
                          (MU, "np.full((X.shape[0], 1), np.mean(X))"))
    flat = slip("mu and sigma are flat, (n_x,). Keep them columns, or they line up with the examples.",
                ("    return mu, sigma", "    return np.ravel(mu), np.ravel(sigma)"))
    zero_deviation = spread("A feature that never changes gets a deviation of 0, and 0/0 later. Take 1 "
                            "there.", f"sigma = {STD}")
    asks_sigma = spread("You ask whether sigma is 0. The mean of equal numbers is rounded, so their "
                        "deviation may be 1e-17: ask the numbers themselves.", f"sigma = {STD}",
                        "sigma = np.where(sigma == 0, 1.0, sigma)")
    a_little_more = spread("Something small is added to every deviation. Beside 1e-9 it is not small: treat "
                           "only the features that never change.",
                           f"sigma = np.where(still, 1.0, {STD} + 1e-8)")
    cut_off = spread("Small deviations are taken for 0. A feature may be tiny and still say something.",
                     f"sigma = np.where({STD} < 1e-8, 1.0, {STD})")
    beside_the_mean = spread("What is small beside its mean is taken for no change. Times in milliseconds "
                             "are huge, and still differ: ask the numbers themselves.",
                             f"sigma = np.where({STD} <= 1e-12 * np.abs(mu), 1.0, {STD})")
    own_statistics = slip("The new examples are put on a scale of their own. Use the mu and sigma that are "
                          "handed in, from training.",
                          ("(X - mu) / sigma", f"(X - {MU}) / np.maximum({STD}, 1e-300)"))
    scale_first = scaled("The division comes before the shift. Subtract the mean first.",
                         "X_scaled = X / sigma - mu")
    left_alone = scaled("Where sigma is 1, nothing is subtracted. A feature that never changed in training "
                        "has a mean like any other.", "X_scaled = np.where(sigma == 1, X, (X - mu) / sigma)")
    always_zero = scaled("Where sigma is 1, the result is 0. In new examples that feature may well differ "
                         "from its mean.", "X_scaled = np.where(sigma == 1, 0.0, (X - mu) / sigma)")
    by_square = scaled("The division is by the square of sigma.", "X_scaled = (X - mu) / sigma ** 2")
    in_place = scaled("The examples themselves are changed: `-=` works in place.",
                      "X -= mu", "X /= sigma", "X_scaled = X")

    @alternative
    def by_sums(X):
        m, mu = X.shape[1], (X.sum(axis=1) / X.shape[1]).reshape(-1, 1)
        same = np.ptp(X, axis=1, keepdims=True) == 0
        return mu, np.sqrt(((X - mu) ** 2).sum(axis=1, keepdims=True) / m) * ~same + same

    @alternative(of=APPLY)
    def transposed(X, mu, sigma):
        return ((X.T - mu.T) / sigma.T).T
