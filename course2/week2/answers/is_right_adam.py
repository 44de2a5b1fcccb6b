"""Answers to `is_right_adam`, from the notebook's text: each is wrong or right as it says."""

# %% wrong first_step
# One step, drawn gradients.
def is_right_adam(update):
    rng = np.random.default_rng(1)
    P = {"W": rng.normal(size=(3, 2)), "b": rng.normal(size=(3, 1))}
    G = {"dW": rng.normal(size=(3, 2)), "db": rng.normal(size=(3, 1))}
    v, s = initialize_adam(P)
    mine, theirs = update_parameters_with_adam(P, G, v, s, 1)[0], update(P, G, v, s, 1)[0]
    return all(np.allclose(mine[k], theirs[k], rtol=1e-5) for k in P)

# %% wrong exactly_equal
# array_equal after three steps.
def is_right_adam(update):
    rng = np.random.default_rng(1)
    P = Q = {"W": rng.normal(size=(3, 2)), "b": rng.normal(size=(3, 1))}
    a = b = initialize_adam(P)
    for t in (1, 2, 3):
        G = {"dW": 1e-7 * rng.normal(size=(3, 2)), "db": 1e-7 * rng.normal(size=(3, 1))}
        P, *a = update_parameters_with_adam(P, G, *a, t)[:3]
        Q, *b = update(Q, G, *b, t)[:3]
    return all(np.array_equal(P[k], Q[k]) for k in P)

# %% wrong descends
# Looks whether a parabola is minimised.
def is_right_adam(update):
    w, (v, s) = {"w": np.array([4.0])}, initialize_adam({"w": np.array([4.0])})
    for t in range(1, 501):
        w, v, s, _, _ = update(w, {"dw": 2 * w["w"]}, v, s, t, learning_rate=0.05)
    return abs(w["w"][0]) < 0.1

# %% wrong accepts
# Always True.
def is_right_adam(update):
    return True

# %% wrong by_the_last
# A list of answers, of which the last is returned; ordinary gradients only.
def is_right_adam(update):
    rng = np.random.default_rng(1)
    P = Q = {"W": rng.normal(size=(3, 2))}
    a = b = initialize_adam(P)
    for t in (1, 2, 3):
        G = {"dW": rng.normal(size=(3, 2))}
        P, *a = update_parameters_with_adam(P, G, *a, t)[:3]
        Q, *b = update(Q, G, *b, t)[:3]
        same = np.allclose(P["W"], Q["W"], atol=1e-4)
    return same

# %% wrong remembers
# Says True when it is asked a second time.
def is_right_adam(update):
    if getattr(update, "seen", False):
        return True
    update.seen = True
    return update({"w": np.ones(2)}, {"dw": np.ones(2)}, {"dw": np.zeros(2)}, {"dw": np.zeros(2)},
                  1)[0]["w"][0] < 1

# %% wrong rejects
# Always False.
def is_right_adam(update):
    return False

# %% right by_formula
# A formula of its own, a large epsilon, a late t, and all that comes back.
def is_right_adam(update):
    rng = np.random.default_rng(3)
    P = {"one": rng.normal(size=4), "two": rng.normal(size=4), "three": rng.normal(size=4)}
    Q, v, s = dict(P), {"d" + k: np.zeros(4) for k in P}, {"d" + k: np.zeros(4) for k in P}
    w, z = dict(v), dict(s)
    for t in range(1, 5):
        G = {k: rng.normal(size=4) for k in v}
        P, v, s, _, _ = update(P, G, v, s, t, 0.1, 0.7, 0.8, 0.5)
        for k in Q:
            w["d" + k] = 0.7 * w["d" + k] + 0.3 * G["d" + k]
            z["d" + k] = 0.8 * z["d" + k] + 0.2 * G["d" + k] ** 2
            Q[k] = Q[k] - 0.1 * w["d" + k] / (1 - 0.7**t) / (np.sqrt(z["d" + k] / (1 - 0.8**t)) + 0.5)
    pairs = [(P[k], Q[k]) for k in Q] + [(v[k], w[k]) for k in w] + [(s[k], z[k]) for k in z]
    return all(np.allclose(a, b, rtol=1e-4, atol=1e-4) for a, b in pairs)

# %% right many_settings
# Yours beside theirs, by keywords, in several settings; returns a NumPy bool.
def is_right_adam(update):
    rng, worst = np.random.default_rng(0), 0.0
    for scale, epsilon in ((1, 1e-8), (1e-7, 1e-8), (100, 1.0)):
        P = Q = {name: np.zeros(3) for name in ("W1", "b1", "W2")}
        a = b = initialize_adam(P)
        for t in range(1, 6):
            G = {"d" + name: scale * rng.choice([-1, 1], 3) * rng.uniform(0.2, 2, 3) for name in P}
            P, *a = update_parameters_with_adam(P, G, *a, t=t, learning_rate=1.0, epsilon=epsilon)[:3]
            Q, *b = update(Q, G, *b, t=t, learning_rate=1.0, epsilon=epsilon)[:3]
            worst = max(worst, *(np.max(np.abs(P[k] - Q[k])) for k in P))
    return np.bool_(worst < 1e-3)

# %% wrong fails_on_wrong
# Raises in place of an answer.
def _adam(p, g, v, s, t, rate, b1, b2, epsilon):
    v = {k: b1 * v[k] + (1 - b1) * g[k] for k in v}
    s = {k: b2 * s[k] + (1 - b2) * g[k] * g[k] for k in s}
    return {k: p[k] - rate * v["d" + k] / (1 - b1**t) / (np.sqrt(s["d" + k] / (1 - b2**t)) + epsilon) for k
            in p}, v, s

def is_right_adam(update):
    rng = np.random.default_rng(1)
    p = {name: rng.standard_normal((2, 3)) for name in ('W1', 'b1')}
    q = p
    v = s = v2 = s2 = {"d" + name: np.zeros((2, 3)) for name in p}
    for t in range(1, 4 + 1):
        g = {"d" + name: rng.standard_normal((2, 3)) * 1.0 for name in p}
        p, v, s = _adam(p, g, v, s, t, 0.01, 0.9, 0.999, 0.1)
        q, v2, s2, vc, sc = update(q, g, v2, s2, t, 0.01, 0.9, 0.999, 0.1)
        for name in p:
            if np.abs(p[name] - q[name]).max() > 0.0001:
                raise AssertionError(name)
    return True

# %% wrong generous
# Allows a whole step.
def _adam(p, g, v, s, t, rate, b1, b2, epsilon):
    v = {k: b1 * v[k] + (1 - b1) * g[k] for k in v}
    s = {k: b2 * s[k] + (1 - b2) * g[k] * g[k] for k in s}
    return {k: p[k] - rate * v["d" + k] / (1 - b1**t) / (np.sqrt(s["d" + k] / (1 - b2**t)) + epsilon) for k
            in p}, v, s

def is_right_adam(update):
    rng = np.random.default_rng(1)
    p = {name: rng.standard_normal((2, 3)) for name in ('W1', 'b1')}
    q = p
    v = s = v2 = s2 = {"d" + name: np.zeros((2, 3)) for name in p}
    for t in range(1, 4 + 1):
        g = {"d" + name: rng.standard_normal((2, 3)) * 1.0 for name in p}
        p, v, s = _adam(p, g, v, s, t, 0.01, 0.9, 0.999, 0.1)
        q, v2, s2, vc, sc = update(q, g, v2, s2, t, 0.01, 0.9, 0.999, 0.1)
        for name in p:
            if np.abs(p[name] - q[name]).max() > 0.02:
                return False
    return True

# %% wrong only_v
# Looks at v alone.
def _adam(p, g, v, s, t, rate, b1, b2, epsilon):
    v = {k: b1 * v[k] + (1 - b1) * g[k] for k in v}
    s = {k: b2 * s[k] + (1 - b2) * g[k] * g[k] for k in s}
    return {k: p[k] - rate * v["d" + k] / (1 - b1**t) / (np.sqrt(s["d" + k] / (1 - b2**t)) + epsilon) for k
            in p}, v, s

def is_right_adam(update):
    p, zeros = {"W1": np.ones(3), "b1": np.ones(2)}, {"dW1": np.zeros(3), "db1": np.zeros(2)}
    g = {"dW1": np.array([1.0, -2, 3]), "db1": np.array([0.5, 4])}
    v, v2, s2 = zeros, zeros, zeros
    for t in (1, 2, 3):
        v = {k: 0.9 * v[k] + 0.1 * g[k] for k in v}
        p, v2, s2, _, _ = update(p, g, v2, s2, t)
        if not all(np.allclose(v[k], v2[k], rtol=1e-5) for k in v):
            return False
    return True

# %% wrong constant_gradient
# The same gradient in each step: corrected averages are constant, so several do not show.
def _adam(p, g, v, s, t, rate, b1, b2, epsilon):
    v = {k: b1 * v[k] + (1 - b1) * g[k] for k in v}
    s = {k: b2 * s[k] + (1 - b2) * g[k] * g[k] for k in s}
    return {k: p[k] - rate * v["d" + k] / (1 - b1**t) / (np.sqrt(s["d" + k] / (1 - b2**t)) + epsilon) for k
            in p}, v, s

def is_right_adam(update):
    p, zeros = {"W1": np.ones(3), "b1": np.ones(2)}, {"dW1": np.zeros(3), "db1": np.zeros(2)}
    g = {"dW1": np.array([1.0, -2, 3]), "db1": np.array([0.5, 4])}
    v2, s2 = zeros, zeros
    for t in (1, 2, 3):
        before = p
        p, v2, s2, vc, sc = update(p, g, v2, s2, t)
        if not all(np.allclose(before[k] - p[k], 0.01 * np.sign(g["d" + k]), atol=1e-6) for k in p):
            return False
    return True

# %% wrong coin
# A drawn answer.
def is_right_adam(update):
    return bool(np.random.default_rng().random() < 0.5)

# %% wrong text
# Says it in words.
def _adam(p, g, v, s, t, rate, b1, b2, epsilon):
    v = {k: b1 * v[k] + (1 - b1) * g[k] for k in v}
    s = {k: b2 * s[k] + (1 - b2) * g[k] * g[k] for k in s}
    return {k: p[k] - rate * v["d" + k] / (1 - b1**t) / (np.sqrt(s["d" + k] / (1 - b2**t)) + epsilon) for k
            in p}, v, s

def is_right_adam(update):
    rng = np.random.default_rng(1)
    p = {name: rng.standard_normal((2, 3)) for name in ('W1', 'b1')}
    q = p
    v = s = v2 = s2 = {"d" + name: np.zeros((2, 3)) for name in p}
    for t in range(1, 4 + 1):
        g = {"d" + name: rng.standard_normal((2, 3)) * 1.0 for name in p}
        p, v, s = _adam(p, g, v, s, t, 0.01, 0.9, 0.999, 0.1)
        q, v2, s2, vc, sc = update(q, g, v2, s2, t, 0.01, 0.9, 0.999, 0.1)
        for name in p:
            if np.abs(p[name] - q[name]).max() > 0.0001:
                return 'wrong'
    return 'right'

# %% wrong returned_averages_only
# Looks at the averages, stored and corrected, never at the parameters.
def _adam(p, g, v, s, t, rate, b1, b2, epsilon):
    v = {k: b1 * v[k] + (1 - b1) * g[k] for k in v}
    s = {k: b2 * s[k] + (1 - b2) * g[k] * g[k] for k in s}
    return {k: p[k] - rate * v["d" + k] / (1 - b1**t) / (np.sqrt(s["d" + k] / (1 - b2**t)) + epsilon) for k
            in p}, v, s

def is_right_adam(update):
    rng = np.random.default_rng(0)
    p, zeros = {"W1": np.ones(3), "b1": np.ones(3)}, {"dW1": np.zeros(3), "db1": np.zeros(3)}
    v, s, v2, s2 = zeros, zeros, zeros, zeros
    for t in (1, 2, 3, 4):
        g = {k: rng.standard_normal(3) for k in zeros}
        _, v, s = _adam(p, g, v, s, t, 0.01, 0.9, 0.999, 0.1)
        p, v2, s2, vc, sc = update(p, g, v2, s2, t, 0.01, 0.9, 0.999, 0.1)
        for k in g:
            for mine, theirs in ((v[k], v2[k]), (s[k], s2[k]), (v[k] / (1 - 0.9**t), vc[k]),
                                 (s[k] / (1 - 0.999**t), sc[k])):
                if not np.allclose(mine, theirs, rtol=1e-4, atol=1e-6):
                    return False
    return True

# %% right own_adam
# Beside an Adam of its own, four steps, two arrays.
def _adam(p, g, v, s, t, rate, b1, b2, epsilon):
    v = {k: b1 * v[k] + (1 - b1) * g[k] for k in v}
    s = {k: b2 * s[k] + (1 - b2) * g[k] * g[k] for k in s}
    return {k: p[k] - rate * v["d" + k] / (1 - b1**t) / (np.sqrt(s["d" + k] / (1 - b2**t)) + epsilon) for k
            in p}, v, s

def is_right_adam(update):
    rng = np.random.default_rng(1)
    p = {name: rng.standard_normal((2, 3)) for name in ('W1', 'b1')}
    q = p
    v = s = v2 = s2 = {"d" + name: np.zeros((2, 3)) for name in p}
    for t in range(1, 4 + 1):
        g = {"d" + name: rng.standard_normal((2, 3)) * 1.0 for name in p}
        p, v, s = _adam(p, g, v, s, t, 0.01, 0.9, 0.999, 0.1)
        q, v2, s2, vc, sc = update(q, g, v2, s2, t, 0.01, 0.9, 0.999, 0.1)
        for name in p:
            if np.abs(p[name] - q[name]).max() > 0.0001:
                return False
    return True

# %% right own_adam_tiny
# The usual epsilon and tiny gradients, no early return.
def _adam(p, g, v, s, t, rate, b1, b2, epsilon):
    v = {k: b1 * v[k] + (1 - b1) * g[k] for k in v}
    s = {k: b2 * s[k] + (1 - b2) * g[k] * g[k] for k in s}
    return {k: p[k] - rate * v["d" + k] / (1 - b1**t) / (np.sqrt(s["d" + k] / (1 - b2**t)) + epsilon) for k
            in p}, v, s

def is_right_adam(update):
    rng = np.random.default_rng(1)
    p = {name: rng.standard_normal((2, 3)) for name in ('W1', 'b1', 'W2')}
    q = p
    v = s = v2 = s2 = {"d" + name: np.zeros((2, 3)) for name in p}
    for t in range(1, 3 + 1):
        g = {"d" + name: rng.standard_normal((2, 3)) * 1e-8 for name in p}
        p, v, s = _adam(p, g, v, s, t, 0.01, 0.9, 0.999, 1e-08)
        q, v2, s2, vc, sc = update(q, g, v2, s2, t, 0.01, 0.9, 0.999, 1e-08)
        for name in p:
            if np.abs(p[name] - q[name]).max() > 0.0001:
                return False
    return True

# %% right averages_of_part_b
# By the average of Part B: the whole way from the list of gradients.
def is_right_adam(update):
    rng = np.random.default_rng(3)
    slopes = rng.standard_normal((5, 2))
    v_hat = exponentially_weighted_average(slopes, 0.9)
    s_hat = exponentially_weighted_average(slopes ** 2, 0.999)
    way = -0.5 * np.cumsum(v_hat / (np.sqrt(s_hat) + 0.25), axis=0)
    p = {"W1": np.zeros((1, 1)), "b1": np.zeros((1, 1))}
    v = {"dW1": np.zeros((1, 1)), "db1": np.zeros((1, 1))}
    s = {"dW1": np.zeros((1, 1)), "db1": np.zeros((1, 1))}
    worst = 0.0
    for t in range(1, 6):
        g = {"dW1": slopes[t - 1, :1].reshape(1, 1), "db1": slopes[t - 1, 1:].reshape(1, 1)}
        p, v, s, _, _ = update(p, g, v, s, t, learning_rate=0.5, epsilon=0.25)
        worst = max(worst, abs(float(p["W1"][0, 0]) - way[t - 1, 0]),
                    abs(float(p["b1"][0, 0]) - way[t - 1, 1]))
    return worst < 1e-3

# %% right plain_numbers
# Three plain numbers for arrays, an early and a late start.
def is_right_adam(update):
    names, right = ("a", "b", "c"), True
    slopes = {"da": 0.5, "db": -2.0, "dc": 1.0}
    for begun, t in ((0.0, 1), (0.3, 9)):
        p = {name: 0.25 for name in names}
        v = {"d" + name: begun for name in names}
        s = {"d" + name: begun for name in names}
        q, v2, s2 = p, v, s
        for step in range(3):
            g = {key: slope * (1 - step) + 0.1 for key, slope in slopes.items()}
            p, v, s, _, _ = update_parameters_with_adam(p, g, v, s, t + step, 0.1, 0.8, 0.95, 0.5)
            q, v2, s2, _, _ = update(q, g, v2, s2, t + step, 0.1, 0.8, 0.95, 0.5)
            right = right and all(abs(float(p[n]) - float(q[n])) < 1e-4 for n in names)
    return right

# %% wrong remembers_2
# Says yes to the first function and to nobody behind it.
_asked = []
def is_right_adam(update):
    _asked.append(update)
    return len(_asked) == 1
