"""The card of `classify_critical_point`."""

import numpy as np
import scipy.linalg
import scipy.stats

from autograder.authoring.exercise import (Exercise, alternative, example, hidden, in_place_of, misconception,
                                           slip)

found, border = in_place_of("curvatures ="), in_place_of("flat =")


class ClassifyCriticalPoint(Exercise):
    """Minimum, maximum, saddle, or not to be said."""

    section, points, difficulty, minutes = "2.2.10", 6, 2, 14
    form = 'one of "min", "max", "saddle", "degenerate"'

    @staticmethod
    def matrix(draw, *curvatures, scale=1.0):
        """A symmetric matrix with these eigenvalues, whose directions are drawn."""
        if len(curvatures) == 1:
            return scale * np.array([[float(curvatures[0])]])
        turn = scipy.stats.ortho_group.rvs(len(curvatures), random_state=draw)
        turned = scale * turn @ np.diag(curvatures) @ turn.T
        return (turned + turned.T) / 2

    def cases(self, draw):
        yield example("a diagonal of 0", hessian=np.array([[0.0, 1], [1, 0]])).gives("saddle")
        yield example("up in all directions", hessian=np.array([[2.0, -1], [-1, 2]])).gives("min")
        yield example("down in all directions", hessian=np.array([[-3.0, 1], [1, -1]])).gives("max")
        yield example("a flat direction", hessian=np.array([[1.0, 1], [1, 1]])).gives("degenerate")
        yield example("a positive determinant", hessian=np.diag([-1.0, 2, -3])).gives("saddle")
        yield example("up, down and flat", hessian=np.diag([1.0, 0, -2])).gives("saddle").about("generality")
        tiny = 1e-12 * np.array([[2.0, 1], [1, 2]])
        yield example("small numbers", hessian=tiny).gives("min").about("stability")
        near = np.diag([-1.0, -1e-3])
        yield example("tol is given", hessian=near, tol=1e-2).gives("degenerate").about("generality")

        def some(label, *curvatures, scale=1.0, **more):
            return hidden(label, hessian=self.matrix(draw, *curvatures, scale=scale), **more)

        near = draw.uniform(0.5, 3, 6)
        yield some("four directions up", *near[:4])
        yield some("five directions down", *-near[:5])
        yield some("a positive diagonal, but a saddle", 5, 5, 5, -1)
        yield some("two of four down", near[0], -near[1], near[2], -near[3])
        yield some("one of six down", *near[:5], -near[5])
        yield some("a flat one, the others up", near[0], near[1], 0)
        yield some("a flat one, the others down", -near[0], -near[1], 0, -near[2])
        yield some("up, down, and two flat", near[0], 0, 0, -near[1])
        yield some("steep and gentle", 1000, near[0], 0.01)
        yield some("steep up, gentle down", 1000, near[0], -0.01)
        for label, *curvatures in (("one number, up", 2), ("one number, down", -2), ("one number, flat", 0),
                                   ("all flat", 0, 0, 0)):
            yield some(label, *curvatures).about("generality")
        yield hidden("whole numbers", hessian=np.array([[2, 3], [3, 2]])).about("generality")
        yield some("nearly flat, a large tol", 3, 2, 0.01, tol=0.05).about("generality")
        yield some("small beside the largest", 3, 0.1, 0.1, tol=0.05).about("generality")
        yield some("five alike and a gentle one", 3, 3, 3, 3, 3, 0.2, tol=0.05).about("generality")
        between = np.eye(5) / 10 + 0.98                 # sizes 5 and 0.1, and no entry above 1.08
        yield hidden("steep between the axes", hessian=between, tol=0.05).about("generality")
        yield some("nearly flat, a small tol", 3, 2, -1e-7, tol=1e-10).about("generality")
        for scale in (1e-12, 1e12):
            yield some(f"up, times {scale:g}", *near[:3], scale=scale).about("stability")
            yield some(f"up and down, times {scale:g}", near[0], -near[1], near[2],
                       scale=scale).about("stability")
            yield some(f"flat, times {scale:g}", near[0], 0, near[2], scale=scale).about("stability")
        yield some("rounding", 1, 1e-13, 2).about("stability")
        yield some("rounding, below 0", -1, 1e-13, -2).about("stability")

    def oracle(self, hessian, tol=1e-8):
        """By the signs of the roots of the characteristic polynomial, from a Schur decomposition."""
        values = np.diag(scipy.linalg.schur(np.asarray(hessian, dtype=float))[0])
        size = np.abs(values).max()
        signs = {0 if abs(value) <= tol * size else int(np.sign(value)) for value in values}
        if {1, -1} <= signs:
            return "saddle"
        return "degenerate" if 0 in signs else "min" if 1 in signs else "max"

    def domain(self, draw):
        n = int(draw.integers(1, 7))
        values = draw.choice([-1, 1], n) * 10 ** draw.uniform(-3, 3, n)
        how = draw.random()
        values = np.abs(values) if how < 0.3 else -np.abs(values) if how < 0.6 else values
        values[draw.random(n) < 0.15] = 0.0
        return {"hessian": self.matrix(draw, *values, scale=float(10 ** draw.uniform(-9, 9))),
                "tol": float(draw.choice([1e-8, 1e-9]))}

    by_diagonal = found("The diagonal is looked at: that is the curvature along the axes only. Look "
                        "along the "
                        "eigenvectors.", "curvatures = np.diag(hessian)")
    by_size = found("Singular values are never negative. Take eigenvalues.",
                    "curvatures = np.linalg.svd(hessian, compute_uv=False)")
    no_tolerance = border("What is 0 but for rounding is taken for up or down.", "flat = 0.0")
    absolute = border("tol is taken as it is. It is a share of the largest size.", "flat = tol")
    of_the_largest = border("tol is taken of the largest eigenvalue, and not of the largest size: all may "
                            "be negative.",
                            "flat = tol * max(curvatures.max(), 0)")
    own_tolerance = border("tol is not used.", "flat = 1e-8 * np.abs(curvatures).max()")
    flat_is_up = slip("A flat direction counts as up. There second derivatives say nothing.",
                      ("curvatures > flat)", "curvatures >= -flat)"))
    flat_first = slip("Up, down and flat is called degenerate. Up and down is enough for a saddle.",
                      ("if up and down:", "if up and down and up + down == len(curvatures):"))
    turned_round = slip("Minimum and maximum are exchanged: at a minimum it curves up.",
                        ("if up else", "if down else"))
    long_names = slip('The words asked for are "min" and "max".',
                      ('"min" if up else "max"', '"minimum" if up else "maximum"'))

    @misconception("The determinant decides. It is the product of all eigenvalues: two negative ones make "
                   "it positive.")
    def by_determinant(hessian, tol=1e-8):
        product = np.linalg.det(hessian)
        if abs(product) <= tol * np.abs(hessian).max() ** len(hessian):
            return "degenerate"
        return "saddle" if product < 0 else "min" if hessian[0, 0] > 0 else "max"

    @misconception("The trace decides. It is the sum of the eigenvalues, and says nothing of each.")
    def by_trace(hessian, tol=1e-8):
        trace = np.trace(hessian)
        return "degenerate" if abs(trace) <= tol * np.abs(hessian).max() else "min" if trace > 0 else "max"

    @alternative
    def by_signs(hessian, tol=1e-8):
        values = np.real(np.linalg.eigvals(hessian))
        signs = np.where(np.abs(values) <= tol * np.max(np.abs(values)), 0, np.sign(values))
        if signs.min() == -1 and signs.max() == 1:
            return "saddle"
        return "degenerate" if 0 in signs else {1: "min", -1: "max"}[int(signs[0])]

    @alternative
    def by_the_ends(hessian, tol=1e-8):
        values = np.linalg.eigvalsh(hessian)
        low, high, size = values[0], values[-1], max(abs(values[0]), abs(values[-1]))
        if low < -tol * size and high > tol * size:
            return "saddle"
        if low > tol * size:
            return "min"
        return "max" if high < -tol * size else "degenerate"
