"""What several cards of week 2.3 share."""

import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import Exercise, hidden, slip
from coursekit import data
from coursekit.plain import Facts


DATA = {"digits.h5": data.write_digits}
# Shares are estimated from MANY draws. Their standard deviation is at most 0.5 / sqrt(MANY) = 0.005,
# so this tolerance is six of them, and more: no right answer is ever refused by bad luck.
MANY, SHARES = 10_000, 0.03
FEW, SOME = 5, 2_000


class Sampler(Exercise):
    """What the cards of the three samplers share.

    A subclass has `inner(low, high)`, points between the bounds, `cdf(x, low, high)` by SciPy, and `bounds(draw)`
    for the domain. Many draws are counted between these points; few are drawn in many calls, which should not
    repeat each other.
    """

    form = "an array of n numbers"

    def method_source(self, name):
        """Probe and measure go out as text, without the class: the sampler's name is put in here."""
        return super().method_source(name).replace("SAMPLER", self.function)

    @staticmethod
    def probe(student, low, high, n, inner, seed):
        import numpy as np

        def calls(seed):
            generator = np.random.default_rng(seed)
            return [student.SAMPLER(low, high, n, generator) for _ in range(50 if n <= 10 else 1)]

        few = {"same seed": calls(seed), "another seed": calls(seed + 1)} if n <= 10 else {}
        return {"draws": calls(seed)} | few

    @staticmethod
    def measure(value, low, high, n, inner, seed):
        import numpy as np
        from coursekit.plain import Facts

        calls = [np.asarray(call) for call in value["draws"]]
        draws = np.array(calls, dtype=float)
        least, most = low - 1e-9 * abs(low) - 1e-15, high + 1e-9 * abs(high) + 1e-15            # rounding
        facts = {"each draw lies between low and high": ((draws >= least) & (draws <= most)).all()}
        if n > 10:
            facts["the draws come in random order"] = len(set(np.sign(np.diff(draws.ravel()))) - {0.0}) == 2
            shares = np.bincount(np.searchsorted(inner, draws.ravel()), minlength=len(inner) + 1) / n
            return {"facts": Facts(facts), "shares of the draws below, between and above inner": shares}
        facts[f"n = {n} numbers come back, shape ({n},)"] = all(call.shape == (n,) for call in calls)
        if "SAMPLER" == "sample_int_uniform":
            facts["each draw is an integer, 3 and not 3.0"] = all(call.dtype.kind in "iu" for call in calls)
        if low < high:                  # 50 calls are alike by chance in 2 ** -49, if there are two numbers
            facts |= {"the next calls give other draws": (draws != draws[0]).any(),
                      "another seed gives other draws": not np.array_equal(draws, value["another seed"])}
        facts["the same seed gives the same draws"] = np.array_equal(draws, value["same seed"])
        return {"facts": Facts(facts)}

    def case(self, make, label, low, high, n, seed):
        """A case made by `example` or `hidden`."""
        inner = self.inner(low, high)
        return make(label, low=low, high=high, n=n, inner=inner, seed=int(seed)).within(atol=SHARES)

    def oracle(self, low, high, n, inner, seed):
        shares = np.diff([0.0, *self.cdf(np.array(inner), low, high), 1.0])
        return {"facts": Facts()} | (
            {"shares of the draws below, between and above inner": shares} if n > 10 else {})

    def domain(self, draw):
        low, high = self.bounds(draw)
        n = MANY if low < high and draw.random() < 0.3 else int(draw.integers(1, 9))
        return self.case(hidden, "", low, high, n, draw.integers(10**6))


# Slips that every sampler's solution can hold. The second draws a seed from the global generator, which is the same in
# every build, where a student would leave it out.
SLIPS = (
    slip("Every call gives the same numbers: the generator is made anew inside the function, or its numbers are "
         "kept. Draw from the rng that is passed in.", ("rng.", "np.random.default_rng(0).")),
    slip("The numbers do not come from rng, so a run cannot be repeated. NumPy's global generator and a new one "
         "without a seed know nothing of it.", ("rng.", "np.random.default_rng(np.random.randint(2**30)).")),
    slip("Only one number is drawn. Draw n of them.", (", size=n", "")),
    slip("One number is drawn and repeated n times. Draw n of them.", ("size=n)", "size=1).repeat(n)")),
)


def batch(draw, n, m, offset=0.0, spread=1.0):
    """A batch (n, m) with means and deviations that differ from unit to unit, and gamma and beta (n, 1)."""
    mean, deviation = draw.normal(0, 2, (n, 1)), draw.uniform(0.5, 3, (n, 1))
    Z = offset + spread * (mean + deviation * draw.normal(size=(n, m)))
    gamma = draw.uniform(0.5, 2, (n, 1)) * draw.choice([-1, 1], (n, 1))
    return {"Z": Z, "gamma": gamma, "beta": draw.normal(0, 2, (n, 1))}


LESSON = {"Z": np.array([[1.0, 2, 3, 6], [10, -10, 20, 0]]),
          "gamma": np.array([[2.0], [0.5]]), "beta": np.array([[1.0], [-1]])}
SQUARE = {"Z": np.array([[1.0, 2, 6], [0, -1, 4], [5, 5, 2]]),
          "gamma": np.array([[2.0], [1], [-1]]), "beta": np.array([[0.0], [3], [1]])}


def cache_of(batch, epsilon):
    """What `batchnorm_forward` promises to keep of a batch of `batch`."""
    mu, var = batch["Z"].mean(axis=1, keepdims=True), batch["Z"].var(axis=1, keepdims=True)
    Z_norm = (batch["Z"] - mu) / np.sqrt(var + epsilon)
    return {"Z_norm": Z_norm, "mu": mu, "var": var, "gamma": batch["gamma"], "epsilon": epsilon}


def wild_batch(draw):
    """A batch of the domain, (n, m) with gamma and beta (n, 1): what the docstrings of batch norm allow."""
    n, m = sizes(draw, 2)
    gamma, beta = numbers(draw, (n, 1), most=1e2), numbers(draw, (n, 1), most=1e2)
    return {"Z": numbers(draw, (n, m), most=1e4), "gamma": gamma, "beta": beta}


def lost_digits(*arrays, against=1e-3):
    """The condition of a difference of numbers as large as these, judged as one as large as `against`.

    Half the digits are tolerated, so rounding may be magnified by 1 / sqrt(eps) before it tells.
    """
    eps = max(np.finfo(np.result_type(array, np.float16)).eps for array in arrays)
    largest = max(float(np.abs(array).max(initial=0.0)) for array in arrays)
    return max(1.0, float(np.sqrt(eps)) * largest / against)


# Slips that can be made wherever a batch is normalised: their texts occur in each of the solutions.
BY_VARIANCE = slip("The division is by the variance. Divide by its square root.", ("np.sqrt(", "("))
EPSILON_OUTSIDE = slip("Epsilon is added to the standard deviation. Add it to the variance, under the root.",
                       ("np.sqrt(", "(np.sqrt("), ("var + epsilon)", "var) + epsilon)"))
EPSILON_AFTER = slip(
    "Epsilon is added after the division, perhaps for lack of brackets. Add it to the variance, under the "
    "root.", ("var + epsilon)", "var) + epsilon"))
EPSILON_MISSING = slip(
    "Epsilon is not used under the root, so a unit that never varies gives NaN. Add it to the variance.",
    ("var + epsilon", "var"))
EPSILON_FIXED = slip("Epsilon is always 1e-8, whatever is passed in.", ("var + epsilon", "var + 1e-8"))
ONLY_NORMALISED = slip("This is Z_norm. Scale it with gamma and shift it by beta.",
                       ("gamma * Z_norm + beta", "Z_norm"))
SHIFT_FIRST = slip(
    "Beta is added before the scaling, so gamma multiplies it as well. Scale first, then shift.",
    ("gamma * Z_norm + beta", "gamma * (Z_norm + beta)"))


def one_hot(labels, C):
    """One-hot columns, by TensorFlow."""
    import tensorflow as tf
    return tf.one_hot(np.asarray(labels, dtype=int), C, axis=0, dtype=tf.float64).numpy()


def mean_cross_entropy(Z, Y):
    """The mean cross-entropy cost by TensorFlow, which wants examples as rows."""
    import tensorflow as tf
    Z, Y = tf.cast(Z, tf.float64), tf.cast(Y, tf.float64)
    return tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(tf.transpose(Y), tf.transpose(Z)))


def network(X, parameters, epsilon, statistics=None):
    """A network with batch norm by TensorFlow operations, in float64.

    Arguments:
        X: (n_x, m). parameters: "W1", "gamma1", "beta1", ..., "WL", "bL", arrays or tensors.
        epsilon: in the root.
        statistics: {l: {"mu", "var"}} to normalise with, or None for those of X itself.

    Returns:
        ZL and a list of (A_prev, Z, mu, var, Z_tilde), one for each hidden layer; tensors.
    """
    import tensorflow as tf
    L = sum(key.startswith("W") for key in parameters)
    A, layers = tf.convert_to_tensor(X, tf.float64), []
    for l in range(1, L):
        Z = tf.linalg.matmul(parameters[f"W{l}"], A)
        mu, var = tf.nn.moments(Z, axes=[1], keepdims=True) if statistics is None else statistics[l].values()
        gamma, beta = parameters[f"gamma{l}"], parameters[f"beta{l}"]
        Z_tilde = tf.nn.batch_normalization(Z, mu, var, beta, gamma, epsilon)
        layers.append((A, Z, mu, var, Z_tilde))
        A = tf.nn.relu(Z_tilde)
    return tf.linalg.matmul(parameters[f"W{L}"], A) + parameters[f"b{L}"], layers


def gradients(X, Y, parameters, epsilon=1e-8, statistics=None):
    """Automatic derivatives of the cost of `network`: cost, {parameter: derivative}, and the layers."""
    import tensorflow as tf
    variables = {key: tf.Variable(value, dtype=tf.float64) for key, value in parameters.items()}
    with tf.GradientTape() as tape:
        ZL, layers = network(X, variables, epsilon, statistics)
        cost = mean_cross_entropy(ZL, Y)
    found = tape.gradient(cost, variables)
    return float(cost), {key: gradient.numpy() for key, gradient in found.items()}, layers


def train(batches, parameters, momentum, update, epsilon=1e-8, frozen=()):
    """Training of `network` by automatic derivatives.

    Arguments:
        batches: (X, Y) of each step.
        parameters: to start from.
        momentum: weight of the old value in the running statistics, which start at 0 and 1.
        update: function (key, gradient) -> what to add to a parameter.
        epsilon: in the root.
        frozen: keys of parameters that are not trained; batch norm then uses its statistics as they are.

    Returns:
        The cost before each step, the parameters after the last, {l: {"mu", "var"}}, and how close any ReLU
        came to its edge on the way.
    """
    parameters, costs, edge, L = dict(parameters), [], np.inf, sum(key.startswith("W") for key in parameters)
    sizes = {l: parameters[f"beta{l}"].shape for l in range(1, L)}
    running = {l: {"mu": np.zeros(size), "var": np.ones(size)} for l, size in sizes.items()}
    for X, Y in batches:
        cost, found, layers = gradients(X, Y, parameters, epsilon, running if frozen else None)
        costs.append(cost)
        for l, (_, _, mu, var, Z_tilde) in enumerate(layers, start=1):
            edge = min(edge, np.abs(Z_tilde).min())
            for name, value in (("mu", mu), ("var", var)) if not frozen else ():
                running[l][name] = momentum * running[l][name] + (1 - momentum) * value.numpy()
        for key in parameters.keys() - set(frozen):
            parameters[key] = parameters[key] + update(key, found[key])
    return costs, parameters, running, edge


def bn_caches(layers, epsilon):
    """What batchnorm_forward is to keep of each layer of `network`."""
    return [{"Z_norm": (Z - mu) / np.sqrt(var + epsilon), "mu": mu, "var": var}
            for _, Z, mu, var, _ in layers]


def magnified(layers, epsilon):
    """How much the layers of `network` magnify rounding: each by the size of Z over what it is divided by."""
    factors = [np.abs(Z).max() / np.sqrt(np.min(var) + epsilon) for _, Z, _, var, _ in layers]
    return float(np.prod([max(1.0, factor) for factor in factors]))


def draw_parameters(draw, layer_dims):
    """Parameters of a network with batch norm: no entry is at a special value."""
    parameters, L = {}, len(layer_dims) - 1
    for l, (n_prev, n) in enumerate(zip(layer_dims, layer_dims[1:]), start=1):
        parameters[f"W{l}"] = draw.normal(size=(n, n_prev))
        if l < L:
            parameters[f"gamma{l}"] = draw.uniform(0.5, 2.0, (n, 1))
            parameters[f"beta{l}"] = draw.uniform(-0.5, 1.0, (n, 1))
        else:
            parameters[f"b{l}"] = draw.normal(size=(n, 1))
    return parameters


def wild_network(draw):
    """X, parameters and epsilon of a network with batch norm, for a domain."""
    *dims, m = sizes(draw, int(draw.integers(3, 7)), large=20)
    # In single precision the rounding of Z itself decides what is left after the mean.
    X = numbers(draw, (dims[0], m), most=1e3, least=1e-3, without=("float32",))
    return X, draw_parameters(draw, dims), float(draw.choice([1e-8, 1e-5, 1e-3, 0.5]))
