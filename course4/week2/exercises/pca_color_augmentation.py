"""The card of `pca_color_augmentation`."""

import numpy as np

from autograder.authoring.exercise import Exercise, alternative, example, hidden, rng, slip
from coursekit.plain import Facts


class PcaColorAugmentation(Exercise):
    """Shift the colours of a picture along its own."""

    function = "pca_color_augmentation"
    section, points, difficulty, minutes = "4.2.10", 6, 2, 20
    form = "a picture of the shape of x"
    draws = 60

    @staticmethod
    def probe(student, x, rng, sigma, used, count):
        import numpy as np

        rng.random(used)                                    # a generator that has been at work already
        again = np.random.default_rng()
        again.bit_generator.state = rng.bit_generator.state
        more = () if sigma is None else (sigma,)
        came = np.array([student.pca_color_augmentation(x, rng, *more) for _ in range(count)])
        np.random.seed(1)
        repeated = student.pca_color_augmentation(x, again, *more)
        if came.shape[1:] != x.shape:
            return {"shape": came.shape[1:]}
        shifts = came - x
        return {"shape": x.shape, "shifts": shifts[:, 0, 0], "uneven": np.ptp(shifts, axis=(1, 2)).max(),
                "low": came.min(), "high": came.max(),
                "repeats": bool(np.array_equal(came[0], repeated))}

    @staticmethod
    def measure(value, x, rng, sigma, used, count):
        import numpy as np

        from coursekit.plain import Facts

        if tuple(value["shape"]) != x.shape:
            return Facts({"what comes back has the shape of x": False})
        sigma, points = 0.1 if sigma is None else sigma, x.reshape(-1, 3).astype(float)
        facts = {"what comes back has the shape of x": True,
                 "nothing is below 0 or above 1": value["low"] >= 0 and value["high"] <= 1,
                 "the same state of rng gives the same picture": value["repeats"]}
        if x.min() > 0.2 and x.max() < 0.8:                 # far from where it is clipped
            _, spreads, V = np.linalg.svd(points - points.mean(axis=0), full_matrices=True)
            spreads = np.append(spreads, np.zeros(3))[:3] ** 2
            shifts, tiny = np.asarray(value["shifts"], float), 1e-7
            along = shifts @ V.T                            # how far it goes along each principal colour
            low, high = (sigma * spreads / n for n in (len(points),
                                                       len(points) - 1))   # either way of counting
            found, room = along.std(axis=0), 6 / np.sqrt(2 * count)
            still, moving = spreads < 1e-12, spreads >= 1e-12
            still_channels = np.ptp(points, axis=0) == 0
            z = along[:, moving] / found[moving] if found[moving].all() else np.zeros((count, 0))
            related = np.corrcoef(z.T) - np.eye(z.shape[1]) if z.shape[1] > 1 else np.zeros(1)
            by_chance = 6 / np.sqrt(count)
            unmoved = [np.abs(each).max(initial=0) < tiny for each in (shifts[:, still_channels],
                                                                       along[:, still])]
            facts |= {
                "all pixels are shifted alike": value["uneven"] < tiny,
                "a channel that does not vary stays as it is": unmoved[0],
                "nothing moves in directions in which the colours do not vary": unmoved[1],
                "along each principal colour the shifts spread by sigma times its eigenvalue, not less": bool(
                    (found >= low * (1 - room) - tiny)[moving].all()),
                "and not more": bool((found <= high * (1 + room) + tiny)[moving].all()),
                "their mean is 0": bool(
                    (np.abs(along.mean(axis=0)) <= high * by_chance + tiny)[moving].all()),
                "the three draws have nothing to do with each other": bool(np.abs(related).max() < by_chance)}
            if count > 1 and sigma * spreads[0] > 1e-9:
                facts["every call draws anew"] = bool(np.ptp(shifts, axis=0).max() > 0)
        return Facts(facts)

    def task(self, draw, height, width, sigma=0.1, count=200, lengths=(0.2, 0.1, 0.05)):
        """A picture round grey that varies in three directions, by so much."""
        turn = np.linalg.qr(draw.normal(size=(3, 3)))[0]
        x = 0.5 + np.clip(draw.normal(size=(height, width, 3)), -1, 1) * np.array(lengths) @ turn.T
        return {"x": np.clip(x, 0.25, 0.75), "rng": rng(draw.integers(10**6)), "sigma": sigma,
                "used": int(draw.integers(9)), "count": count}

    def cases(self, draw):
        fixed = np.random.default_rng(11)
        yield example("4 x 5 pixels", **self.task(fixed, 4, 5))
        still = self.task(fixed, 3, 4, 0.5, 100)
        still["x"][..., 1] = 0.5
        yield example("a green that does not vary", **still)
        edges = np.round(fixed.random((3, 4, 3)))
        yield example("pixels of 0 and 1", x=edges, rng=rng(4), sigma=1.0, used=1,
                      count=20).about("stability")
        yield hidden("5 x 3 pixels", **self.task(draw, 5, 3, None))
        yield hidden("a larger sigma", **self.task(draw, 4, 6, 0.6))
        yield hidden("nearly one colour", **self.task(draw, 5, 4, 0.3, lengths=(0.2, 0.02, 0.01)))
        still = self.task(draw, 4, 5, 0.5, 100)
        still["x"][..., 2] = 0.4
        yield hidden("a blue that does not vary", **still)
        grey = self.task(draw, 5, 4, 0.5, 100)
        grey["x"] = np.repeat(grey["x"][..., :1], 3, axis=2)
        yield hidden("a grey picture", **grey).about("generality")
        flat = self.task(draw, 3, 2, 0.5, 20)
        flat["x"][:] = [0.3, 0.5, 0.7]
        yield hidden("one colour all over", **flat).about("generality")
        yield hidden("two pixels", **self.task(draw, 1, 2, 0.5, 100)).about("generality")
        yield hidden("sigma 0", **self.task(draw, 3, 4, 0.0, 5)).about("generality")
        yield hidden("pixels of 0 and 1", x=np.round(draw.random((4, 5, 3))), rng=rng(5), sigma=2.0, used=3,
                     count=20).about("stability")

    def oracle(self, **inputs):
        return Facts()

    def domain(self, draw):
        height, width = (int(n) for n in draw.integers(1, 7, 2))
        if height * width < 2:
            width = 2
        return self.task(draw, height, width, float(draw.choice([0.05, 0.1, 0.5])), 400,
                         tuple(draw.uniform(0.03, 0.2, 3)))

    equivalent = {"np.clip(x - shift, 0, 1)": "a draw is as likely as its opposite",
                  "x.reshape(- 2, 3)": "NumPy takes any negative size for the one it finds out"}

    rows_of_V = slip("The rows of the matrix are taken for the eigenvectors. `eigh` lays them out as "
                     "columns.",
                     ("directions @ (alphas * lengths)", "directions.T @ (alphas * lengths)"))
    roots = slip("The draws are scaled by the root of the eigenvalue. The formula has the eigenvalue itself.",
                 ("alphas * lengths", "alphas * np.sqrt(np.abs(lengths))"))
    unscaled = slip("The draws are not scaled by the eigenvalues: colours that hardly vary are shifted like "
                    "all others.",
                    ("directions @ (alphas * lengths)", "directions @ alphas * 0.01"))
    a_draw_a_pixel = slip("Every pixel gets a draw of its own. That is noise; the light changes for all "
                          "pixels at once.",
                          ("alphas = rng.normal(0, sigma, 3)", "alphas = rng.normal(0, sigma, "
                                                               "(*x.shape[:2], 3))"),
                          ("directions @ (alphas * lengths)", "(alphas * lengths) @ directions.T"))
    channel_by_channel = slip("Every channel is shifted for itself, by its own variance. Colours vary "
                              "together: take the eigenvectors.",
                              ("directions @ (alphas * lengths)", "alphas * x.reshape(-1, 3).var(axis=0)"))
    one_draw = slip("One draw serves for all three directions. Each has its own.",
                    ("rng.normal(0, sigma, 3)", "rng.normal(0, sigma)"))
    not_clipped = slip("Nothing is clipped: values below 0 or above 1 come back.",
                       ("np.clip(x + shift, 0, 1)", "x + shift"))
    bytes_ = slip("The eigenvalues are those of pixels from 0 to 255. Here they go from 0 to 1.",
                  ("np.cov(x.reshape(-1, 3).T)", "np.cov(255 * x.reshape(-1, 3).T)"))
    own_generator = slip("The draws come from a generator of its own. Draw from rng.",
                         ("rng.normal(", "np.random.normal("))
    uniform = slip("The draws are uniform, and never negative. They should be normal, with mean 0.",
                   ("rng.normal(0, sigma, 3)", "rng.uniform(0, sigma, 3)"))
    own_sigma = slip("The argument sigma is not used.", ("rng.normal(0, sigma, 3)", "rng.normal(0, 0.1, 3)"))
    not_centred = slip("The matrix is made of the pixels themselves, their mean not taken away: it says how "
                       "bright they are, not how they vary.",
                       ("np.cov(x.reshape(-1, 3).T)",
                        "x.reshape(-1, 3).T @ x.reshape(-1, 3) / x[..., 0].size"))
    correlation = slip("The colours are put on one scale first: that is the correlation. The formula has "
                       "the covariance.",
                       ("np.cov(x.reshape(-1, 3).T)", "np.nan_to_num(np.corrcoef(x.reshape(-1, 3).T + 0.0))"))

    @alternative
    def by_svd(x, rng, sigma=0.1):
        pixels = np.reshape(x, (x.shape[0] * x.shape[1], 3))
        U, S, Vt = np.linalg.svd((pixels - pixels.mean(0)).T @ (pixels - pixels.mean(0)) / len(pixels))
        delta = sum(rng.standard_normal() * sigma * S[j] * U[:, j] for j in range(3))
        return np.minimum(np.maximum(x + delta[None, None], 0), 1)
