"""The card of `cost_from_logits`."""

import numpy as np
from scipy.special import log_expit

from autograder.exercise import Exercise, alternative, example, hidden, misconception, rewrite, slip

from .common import mean_loss


class CostFromLogits(Exercise):
    """The mean log loss, computed from logits."""

    section, difficulty, minutes = "1.2.3", 2, 8
    points = 8
    shares = {"stability": 0.3}

    def cases(self, draw):
        yield example("no idea, twice", Z=np.array([[0.0, 0.0]]), Y=np.array([[0, 1]])).gives(0.6931471805599453)
        yield example("three examples", Z=np.array([[2.0, -1.0, 0.5]]), Y=np.array([[1, 1, 0]]))
        yield example("certain and wrong: z = -1000, y = 1", Z=np.array([[-1000.0]]), Y=np.array([[1]])).gives(1000.0).about("stability")
        yield example("certain and wrong: z = 1000, y = 0", Z=np.array([[1000.0]]), Y=np.array([[0]])).gives(1000.0).about("stability")
        for label, m in (("many examples", 40), ("a handful", 5), ("one example", 1)):
            yield hidden(label, Z=2 * draw.normal(size=(1, m)), Y=draw.integers(0, 2, (1, m)))
        yield hidden("rather certain", Z=draw.uniform(5, 9, (1, 6)) * draw.choice([-1, 1], (1, 6)), Y=draw.integers(0, 2, (1, 6)))
        yield hidden("all answers are 1", Z=draw.normal(size=(1, 7)), Y=np.ones((1, 7)))
        yield hidden("all answers are 0", Z=draw.normal(size=(1, 6)), Y=np.zeros((1, 6)))
        yield hidden("single precision", Z=draw.normal(size=(1, 8)).astype(np.float32), Y=draw.integers(0, 2, (1, 8)).astype(np.float32))
        far = draw.permutation([1000.0, -1000.0, 800.0, -900.0, 0.5, -30.0])[None]
        yield hidden("large and small logits mixed", Z=far, Y=draw.integers(0, 2, (1, 6))).about("stability")
        yield hidden("certain and right", Z=np.array([[1000.0, -1000.0, 40.0]]), Y=np.array([[1, 0, 1]])).within(atol=1e-12).about("stability")
        yield hidden("logits of 20 to 60, all wrong", Z=draw.uniform(20, 60, (1, 5)), Y=np.zeros((1, 5))).about("stability")

    def oracle(self, Z, Y):
        return mean_loss(Z.astype(float), Y.astype(float))

    total = slip("The losses are added up. The cost is their mean over the m examples.", ("np.mean(", "np.sum("))
    losses_themselves = slip("These are the losses, one for each example. The cost is a single number: their mean.", ("float(np.mean(losses))", "losses"))
    array_of_one = slip("The number is right, but it comes in an array of shape (1, 1). The cost should be a plain number.",
                        ("float(np.mean(losses))", "np.mean(losses, axis=1, keepdims=True)"))
    mean_of_columns = slip("Here the mean runs down each column, and a column has one entry only. Take the mean of all entries: leave the axis out.",
                           ("float(np.mean(losses))", "np.mean(losses, axis=0)"))
    mean_twice = slip("The sum is divided by m twice: np.mean divides already.", ("float(np.mean(losses))", "np.mean(losses) / Z.shape[1]"))
    one_maximum_for_all = slip("np.max gives a single number, the largest of all logits. Each logit should be compared with 0 on its own: np.maximum.",
                               ("np.maximum(Z, 0)", "np.max(Z)"))
    zero_as_axis = slip("In np.max(Z, 0) the 0 is an axis, along which the largest entry is looked for. To compare each logit with the number 0, use np.maximum.",
                        ("np.maximum(Z, 0)", "np.max(Z, 0)"))
    minimum = slip("This takes the smaller of z and 0. The formula has the larger one.", ("np.maximum(", "np.minimum("))
    forgets_the_answers = slip("The term -z y is missing, so the right answers play no part at all.", (" - Z * Y", ""))
    adds_z_y = slip("The sign before z y is wrong: now it costs to be right. It is subtracted.", ("- Z * Y", "+ Z * Y"))
    log_of_the_exponential = slip("The 1 + inside the logarithm is missing, so logarithm and exponential cancel.", ("1 + np.exp(", "np.exp("))
    exponent_positive = slip("The exponent has lost its minus sign. It is -|z|, which is never positive, so that the exponential cannot overflow.",
                             ("np.exp(-np.abs(Z))", "np.exp(np.abs(Z))"))
    no_absolute_value = slip("The exponent is -z here, and for z = -1000 that is 1000: too large for a float. The formula has -|z|.",
                             ("np.exp(-np.abs(Z))", "np.exp(-Z)"))
    overflow = slip("This is right for small logits, but e^1000 is too large for a float. The formula with max(z, 0) and -|z| is the same function and never overflows.",
                    ("np.maximum(Z, 0) - Z * Y", "-Z * Y"), ("np.exp(-np.abs(Z))", "np.exp(Z)"))
    base_two = slip("The logarithm has base 2. The loss takes the natural one: np.log.", ("np.log(", "np.log2("))
    base_ten = slip("The logarithm has base 10. The loss takes the natural one: np.log.", ("np.log(", "np.log10("))
    sign = slip("The sign of the cost is wrong: it comes out negative, and better models would cost more.", ("float(np.mean(losses))", "-np.mean(losses)"))
    answers_exchanged = slip("The answers 0 and 1 are exchanged: this is the cost for 1 - Y.", ("- Z * Y", "- Z * (1 - Y)"))

    matrix_product = slip("`@` is the matrix product, and two rows do not fit together. Each logit is multiplied by its own answer: `*`.", ("Z * Y", "Z @ Y"))

    @misconception("Python's own max wants to know whether a whole array is larger than 0, which has no answer. np.maximum compares entry by entry.")
    def max_of_python(Z, Y):
        return np.mean(max(Z, 0) - Z * Y + np.log(1 + np.exp(-np.abs(Z))))

    @misconception("The functions of the module math work on single numbers only. NumPy's np.exp and np.log work on whole arrays.")
    def math_of_python(Z, Y):
        import math
        return np.mean(np.maximum(Z, 0) - Z * Y + math.log(1 + math.exp(-np.abs(Z))))

    @misconception("This is right for small logits. But sigmoid(-1000) rounds to 0, and its logarithm is minus infinity. "
                   "Leave the probability out and use the formula with max(z, 0).")
    def log_of_sigmoid(Z, Y):
        A = sigmoid(Z)
        return -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))

    @misconception("The losses are added up here; the cost is their mean. And the logarithm of a probability that rounds to 0 is minus infinity: "
                   "use the formula with max(z, 0).")
    def log_of_sigmoid_summed(Z, Y):
        A = sigmoid(Z)
        return -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A))

    @misconception("Clipping the probability hides the problem: every certain and wrong answer then costs the same. From the logit, z = -1000 with y = 1 costs 1000.")
    def clipped(Z, Y):
        A = np.clip(sigmoid(Z), 1e-10, 1 - 1e-10)
        return -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))

    @misconception("A small number inside the logarithm keeps it finite but limits the loss: z = -1000 with y = 1 should cost 1000. Compute it from the logit.")
    def epsilon_in_the_log(Z, Y):
        A = sigmoid(Z)
        return -np.mean(Y * np.log(A + 1e-8) + (1 - Y) * np.log(1 - A + 1e-8))

    @misconception("Clipping as hard as this, at 0.01, changes ordinary losses, too. With the formula from the logits nothing needs clipping.")
    def clipped_hard(Z, Y):
        A = np.clip(sigmoid(Z), 0.01, 0.99)
        return -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))

    @misconception("The minus reaches the first term only. It belongs to both: put brackets round them. Better still, use the formula from the logits.")
    def minus_on_the_first_term(Z, Y):
        A = sigmoid(Z)
        return np.mean(-Y * np.log(A) + (1 - Y) * np.log(1 - A))

    @misconception("Only examples with the right answer 1 cost something here. Those with answer 0 have a loss, too: -log(1 - a).")
    def only_the_ones(Z, Y):
        return np.mean(Y * np.logaddexp(0, -Z))

    @misconception("This is the mean squared error of the probabilities. The cost here is the log loss.")
    def squared_error(Z, Y):
        return np.mean((sigmoid(Z) - Y) ** 2)

    @misconception("The sigmoid is applied twice. The formula wants the logits as they come; the sigmoid is inside it already.")
    def sigmoid_twice(Z, Y):
        A = sigmoid(Z)
        return np.mean(np.logaddexp(0, A) - A * Y)

    @misconception("This counts mistakes. The cost is the mean of the losses, which says how certain the wrong answers were.")
    def share_of_mistakes(Z, Y):
        return np.mean((Z > 0) != Y)

    @misconception("The number is right, but Z is changed: an assignment to Z[...] writes into the caller's array. Work on a copy, or use np.maximum.")
    def in_place(Z, Y):
        cost = np.mean(np.logaddexp(0, Z) - Z * Y)
        Z[Z < 0] = 0
        return cost

    @alternative
    def with_logaddexp(Z, Y):
        return np.mean(np.logaddexp(0, Z) - Y * Z)

    @alternative
    def case_by_case(Z, Y):
        from math import exp, log1p
        total = 0.0
        for z, y in zip(Z[0], Y[0]):
            wrong_way = -float(z) if y else float(z)
            total += wrong_way + log1p(exp(-wrong_way)) if wrong_way > 0 else log1p(exp(wrong_way))
        return total / Z.shape[1]

    @alternative
    def with_scipy(Z, Y):
        from scipy.special import log_expit
        return -np.where(Y == 1, log_expit(Z), log_expit(-Z)).mean()

    two_branches = rewrite(("np.maximum(Z, 0) - Z * Y + np.log(1 + np.exp(-np.abs(Z)))", "np.where(Z > 0, (1 - Y) * Z, -Y * Z) + np.log1p(np.exp(-abs(Z)))"))

    equivalent = {"function left out: cost = float(np.mean(losses))": "np.mean returns a number already; float only makes it a Python one"}
