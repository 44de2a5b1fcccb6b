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
