"""Answers to `pnet_forward`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong slopes_everywhere
# The slope is multiplied in for positive numbers, too.
def pnet_forward(X, weights):
    def layer(A, name):
        b = weights[f"b{name}"].reshape(1, 1, 1, -1)
        return conv_forward_fast(A, weights[f"W{name}"], b, {"stride": 1, "pad": 0})[0]
    A = pool_forward(layer(X, "1") * weights["slope1"], {"f": 2, "stride": 2})[0]
    A = layer(A, "2") * weights["slope2"]
    A = layer(A, "3") * weights["slope3"]
    s = layer(A, "_face")
    return 1 / (1 + np.exp(np.clip(s[..., 0] - s[..., 1], -700, 700))), layer(A, "_box")

# %% wrong naive_softmax
# exp over sum of exp.
def pnet_forward(X, weights):
    def layer(A, name):
        b = weights[f"b{name}"].reshape(1, 1, 1, -1)
        return conv_forward_fast(A, weights[f"W{name}"], b, {"stride": 1, "pad": 0})[0]
    def bent(Z, name):
        return np.where(Z > 0, Z, Z * weights[f"slope{name}"])
    A = pool_forward(bent(layer(X, "1"), 1), {"f": 2, "stride": 2})[0]
    A = bent(layer(bent(layer(A, "2"), 2), "3"), 3)
    e = np.exp(layer(A, "_face"))
    return e[..., 1] / e.sum(axis=-1), layer(A, "_box")

# %% wrong box_from_face
# The shifts are made of the scores of layer 3, before its PReLU.
def pnet_forward(X, weights):
    def layer(A, name):
        b = weights[f"b{name}"].reshape(1, 1, 1, -1)
        return conv_forward_fast(A, weights[f"W{name}"], b, {"stride": 1, "pad": 0})[0]
    def bent(Z, name):
        return np.where(Z > 0, Z, Z * weights[f"slope{name}"])
    A = pool_forward(bent(layer(X, "1"), 1), {"f": 2, "stride": 2})[0]
    Z3 = layer(bent(layer(A, "2"), 2), "3")
    s = layer(bent(Z3, 3), "_face")
    return 1 / (1 + np.exp(np.clip(s[..., 0] - s[..., 1], -700, 700))), layer(Z3, "_box")

# %% wrong same_padding
# Layers with a frame of 1.
def pnet_forward(X, weights):
    def layer(A, name):
        b = weights[f"b{name}"].reshape(1, 1, 1, -1)
        p = 1 if name in "123" else 0
        return conv_forward_fast(A, weights[f"W{name}"], b, {"stride": 1, "pad": p})[0]
    def bent(Z, name):
        return np.where(Z > 0, Z, Z * weights[f"slope{name}"])
    A = pool_forward(bent(layer(X, "1"), 1), {"f": 2, "stride": 2})[0]
    A = bent(layer(bent(layer(A, "2"), 2), "3"), 3)
    s = layer(A, "_face")
    return 1 / (1 + np.exp(np.clip(s[..., 0] - s[..., 1], -700, 700))), layer(A, "_box")

# %% wrong two_sigmoids
# A sigmoid of the second score.
def pnet_forward(X, weights):
    def layer(A, name):
        b = weights[f"b{name}"].reshape(1, 1, 1, -1)
        return conv_forward_fast(A, weights[f"W{name}"], b, {"stride": 1, "pad": 0})[0]
    def bent(Z, name):
        return np.where(Z > 0, Z, Z * weights[f"slope{name}"])
    A = pool_forward(bent(layer(X, "1"), 1), {"f": 2, "stride": 2})[0]
    A = bent(layer(bent(layer(A, "2"), 2), "3"), 3)
    return 1 / (1 + np.exp(-np.clip(layer(A, "_face")[..., 1], -700, 700))), layer(A, "_box")

# %% wrong pool_of_stride_1
# The pooling moves by one.
def pnet_forward(X, weights):
    def layer(A, name):
        b = weights[f"b{name}"].reshape(1, 1, 1, -1)
        return conv_forward_fast(A, weights[f"W{name}"], b, {"stride": 1, "pad": 0})[0]
    def bent(Z, name):
        return np.where(Z > 0, Z, Z * weights[f"slope{name}"])
    A = pool_forward(bent(layer(X, "1"), 1), {"f": 2, "stride": 1})[0]
    A = bent(layer(bent(layer(A, "2"), 2), "3"), 3)
    s = layer(A, "_face")
    return 1 / (1 + np.exp(np.clip(s[..., 0] - s[..., 1], -700, 700))), layer(A, "_box")

# %% wrong scales_again
# The pixels are scaled a second time.
def pnet_forward(X, weights):
    P, shifts = pretrained.p_net(X, weights)
    return P, shifts

# %% wrong largest_of_all_scores
# One largest score for all places: far below it both are 0, and 0/0 is no number.
def pnet_forward(X, weights):
    def layer(A, name):
        b = weights[f"b{name}"].reshape(1, 1, 1, -1)
        return conv_forward_fast(A, weights[f"W{name}"], b, {"stride": 1, "pad": 0})[0]
    def bent(Z, name):
        return np.where(Z > 0, Z, Z * weights[f"slope{name}"])
    A = pool_forward(bent(layer(X, "1"), 1), {"f": 2, "stride": 2})[0]
    A = bent(layer(bent(layer(A, "2"), 2), "3"), 3)
    s = layer(A, "_face")
    odds = np.exp(s - s.max())
    return odds[..., 1] / odds.sum(axis=-1), layer(A, "_box")

# %% right steps
# Step by step, the larger score subtracted.
def pnet_forward(X, weights):
    plain = {"stride": 1, "pad": 0}
    w = {name: value.reshape(1, 1, 1, -1) if value.ndim == 1 else value for name, value in weights.items()}
    Z1, _ = conv_forward_fast(X, w["W1"], w["b1"], plain)
    A1 = np.maximum(Z1, 0) + w["slope1"] * np.minimum(Z1, 0)
    P1, _ = pool_forward(A1, {"f": 2, "stride": 2})
    Z2, _ = conv_forward_fast(P1, w["W2"], w["b2"], plain)
    A2 = np.maximum(Z2, 0) + w["slope2"] * np.minimum(Z2, 0)
    Z3, _ = conv_forward_fast(A2, w["W3"], w["b3"], plain)
    A3 = np.maximum(Z3, 0) + w["slope3"] * np.minimum(Z3, 0)
    scores, _ = conv_forward_fast(A3, w["W_face"], w["b_face"], plain)
    shifts, _ = conv_forward_fast(A3, w["W_box"], w["b_box"], plain)
    odds = np.exp(scores - scores.max(axis=3, keepdims=True))
    return (odds / odds.sum(axis=3, keepdims=True))[:, :, :, 1], shifts

# %% right with_loops
# The slow layer, and a sigmoid of the difference.
def pnet_forward(X, weights):
    A = X
    for k in (1, 2, 3):
        A = conv_forward(A, weights[f"W{k}"], weights[f"b{k}"][None, None, None], {"stride": 1, "pad": 0})[0]
        A = np.where(A >= 0, A, weights[f"slope{k}"] * A)
        if k == 1:
            A = pool_forward(A, {"f": 2, "stride": 2}, "max")[0]
    s, t = (A @ weights[f"W_{head}"][0, 0] + weights[f"b_{head}"] for head in ("face", "box"))
    return np.exp(-np.logaddexp(0, s[..., 0] - s[..., 1])), t
