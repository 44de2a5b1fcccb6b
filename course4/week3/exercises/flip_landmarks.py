"""The card of `flip_landmarks`."""

import numpy as np

from autograder.authoring.exercise import Exercise, alternative, drop_line, example, hidden, slip


class FlipLandmarks(Exercise):
    """Whose left eye?"""

    section, points, difficulty, minutes = "4.3.2", 0, 1, 10
    form = "an array (m, n, 2)"

    def cases(self, draw):
        def some(make, label, m, n, W, pairs, draw=draw):
            return make(label, points=draw.uniform(0, W, (m, n, 2)), W=W, pairs=pairs)

        face = np.array([[[2.0, 3], [6, 4], [5, 7]]])
        yield example("two eyes and a nose", points=face, W=10, pairs=[(0, 1)]).gives([[[3, 4], [7, 3],
                                                                                        [4, 7]]])
        yield some(example, "five points, two pairs", 2, 5, 40, [(0, 1), (3, 4)], np.random.default_rng(1))
        yield some(hidden, "five points, two pairs", 4, 5, 96, [(0, 1), (3, 4)])
        yield some(hidden, "pairs that are not neighbours", 3, 7, 30, [(0, 6), (5, 2)])
        yield some(hidden, "no pair", 3, 4, 20, []).about("generality")
        yield some(hidden, "one picture", 1, 6, 50, [(4, 1)]).about("generality")
        yield some(hidden, "one point", 5, 1, 12, []).about("generality")
        yield hidden("whole numbers", points=draw.integers(0, 20, (3, 4, 2)), W=20,
                     pairs=[(1, 2)]).about("generality")

    def oracle(self, points, W, pairs):
        partner = {i: j for pair in pairs for i, j in (pair, pair[::-1])}
        return np.array([[(W - 1 - person[partner.get(k, k)][0], person[partner.get(k, k)][1])
                          for k in range(len(person))] for person in points])

    def domain(self, draw):
        m, n = (int(size) for size in draw.integers(1, 9, 2))
        order = draw.permutation(n)[:2 * int(draw.integers(n // 2 + 1))]
        W = int(draw.integers(2, 300))
        return {"points": draw.uniform(0, W - 1, (m, n, 2)), "W": W,
                "pairs": [tuple(map(int, pair)) for pair in order.reshape(-1, 2)]}

    names_kept = slip("The points keep their names: the left eye of the mirrored face is the right eye of "
                      "the other.", drop_line("order[i]"))
    one_pixel_off = slip("It is one pixel off: column 0 of W goes to column W - 1.",
                         ("W - 1 - flipped", "W - flipped"))
    not_mirrored = slip("The points change their names only. Their x has to be mirrored, too.",
                        drop_line("flipped[..., 0] ="))
    upside_down = slip("y is mirrored. It should be x.", ("flipped[..., 0] = W - 1 - flipped[..., 0]",
                                                          "flipped[..., 1] = W - 1 - flipped[..., 1]"))
    half_a_pair = slip("Of each pair only one point gets a new name.",
                       ("order[i], order[j] = j, i", "order[i] = j"))
    first_pair_only = slip("Only the first pair changes places.",
                           ("for i, j in pairs:", "for i, j in pairs[:1]:"))
    pictures_exchanged = slip("Pictures change places, not points: the points are on the second axis.",
                              ("points[:, order]", "points[order % len(points)]"))

    @alternative
    def in_copies(points, W, pairs):
        mirrored = np.array(points)
        mirrored[:, :, 0] = (W - 1) - mirrored[:, :, 0]
        for i, j in pairs:
            mirrored[:, [i, j]] = mirrored[:, [j, i]]
        return mirrored
