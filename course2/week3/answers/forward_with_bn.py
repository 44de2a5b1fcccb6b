"""Answers to `forward_with_bn`, written without sight of its card: each is wrong or right as it says."""

# %% wrong relu_in_place
# ReLU writes into Z_tilde: the cached Z_tilde of the text's example begins with 0, not -1.138.
def forward_with_bn(X, parameters, epsilon=1e-8):
    L = sum(key.startswith("W") for key in parameters)
    caches = []
    A = X
    for l in range(1, L):
        A_prev = A
        Z = parameters[f"W{l}"] @ A_prev
        Z_tilde, bn_cache = batchnorm_forward(Z, parameters[f"gamma{l}"], parameters[f"beta{l}"], epsilon)
        A = np.maximum(Z_tilde, 0, out=Z_tilde)
        caches.append((A_prev, parameters[f"W{l}"], bn_cache, Z_tilde))
    ZL = parameters[f"W{L}"] @ A + parameters[f"b{L}"]
    caches.append((A, parameters[f"W{L}"], parameters[f"b{L}"]))
    return ZL, caches


# %% wrong activation_in_cache
# Z_tilde is overwritten by ReLU's result, so the cache holds A: 0 where Z_tilde is -1.138.
def forward_with_bn(X, parameters, epsilon=1e-8):
    L = sum(key.startswith("W") for key in parameters)
    caches = []
    A = X
    for l in range(1, L):
        A_prev = A
        Z = parameters[f"W{l}"] @ A_prev
        Z_tilde, bn_cache = batchnorm_forward(Z, parameters[f"gamma{l}"], parameters[f"beta{l}"], epsilon)
        Z_tilde = relu(Z_tilde)
        A = Z_tilde
        caches.append((A_prev, parameters[f"W{l}"], bn_cache, Z_tilde))
    ZL = parameters[f"W{L}"] @ A + parameters[f"b{L}"]
    caches.append((A, parameters[f"W{L}"], parameters[f"b{L}"]))
    return ZL, caches


# %% wrong relu_first
# ReLU before batch norm: negative activations come out.
def forward_with_bn(X, parameters, epsilon=1e-8):
    L = sum(key.startswith("W") for key in parameters)
    caches = []
    A = X
    for l in range(1, L):
        A_prev = A
        Z = parameters[f"W{l}"] @ A_prev
        Z_tilde, bn_cache = batchnorm_forward(relu(Z), parameters[f"gamma{l}"], parameters[f"beta{l}"],
            epsilon)
        A = Z_tilde
        caches.append((A_prev, parameters[f"W{l}"], bn_cache, Z_tilde))
    ZL = parameters[f"W{L}"] @ A + parameters[f"b{L}"]
    caches.append((A, parameters[f"W{L}"], parameters[f"b{L}"]))
    return ZL, caches


# %% wrong no_relu
# No ReLU at all.
def forward_with_bn(X, parameters, epsilon=1e-8):
    L = sum(key.startswith("W") for key in parameters)
    caches = []
    A = X
    for l in range(1, L):
        A_prev = A
        Z = parameters[f"W{l}"] @ A_prev
        Z_tilde, bn_cache = batchnorm_forward(Z, parameters[f"gamma{l}"], parameters[f"beta{l}"], epsilon)
        A = Z_tilde
        caches.append((A_prev, parameters[f"W{l}"], bn_cache, Z_tilde))
    ZL = parameters[f"W{L}"] @ A + parameters[f"b{L}"]
    caches.append((A, parameters[f"W{L}"], parameters[f"b{L}"]))
    return ZL, caches


# %% wrong relu_at_the_end
# ReLU on the logits: negative ones are lost.
def forward_with_bn(X, parameters, epsilon=1e-8):
    L = sum(key.startswith("W") for key in parameters)
    caches = []
    A = X
    for l in range(1, L):
        A_prev = A
        Z = parameters[f"W{l}"] @ A_prev
        Z_tilde, bn_cache = batchnorm_forward(Z, parameters[f"gamma{l}"], parameters[f"beta{l}"], epsilon)
        A = relu(Z_tilde)
        caches.append((A_prev, parameters[f"W{l}"], bn_cache, Z_tilde))
    ZL = relu(parameters[f"W{L}"] @ A + parameters[f"b{L}"])
    caches.append((A, parameters[f"W{L}"], parameters[f"b{L}"]))
    return ZL, caches


# %% wrong no_output_bias
# b is left out: the second logit of the text's example is 0, not 10.
def forward_with_bn(X, parameters, epsilon=1e-8):
    L = sum(key.startswith("W") for key in parameters)
    caches = []
    A = X
    for l in range(1, L):
        A_prev = A
        Z = parameters[f"W{l}"] @ A_prev
        Z_tilde, bn_cache = batchnorm_forward(Z, parameters[f"gamma{l}"], parameters[f"beta{l}"], epsilon)
        A = relu(Z_tilde)
        caches.append((A_prev, parameters[f"W{l}"], bn_cache, Z_tilde))
    ZL = parameters[f"W{L}"] @ A
    caches.append((A, parameters[f"W{L}"], parameters[f"b{L}"]))
    return ZL, caches


# %% wrong probabilities
# Returns softmax of the logits.
def forward_with_bn(X, parameters, epsilon=1e-8):
    L = sum(key.startswith("W") for key in parameters)
    caches = []
    A = X
    for l in range(1, L):
        A_prev = A
        Z = parameters[f"W{l}"] @ A_prev
        Z_tilde, bn_cache = batchnorm_forward(Z, parameters[f"gamma{l}"], parameters[f"beta{l}"], epsilon)
        A = relu(Z_tilde)
        caches.append((A_prev, parameters[f"W{l}"], bn_cache, Z_tilde))
    ZL = parameters[f"W{L}"] @ A + parameters[f"b{L}"]
    caches.append((A, parameters[f"W{L}"], parameters[f"b{L}"]))
    return softmax(ZL), caches


# %% wrong epsilon_not_passed
# batchnorm_forward keeps its own epsilon: with epsilon = 1 the text's example gives 4.207 instead of 3.829.
def forward_with_bn(X, parameters, epsilon=1e-8):
    L = sum(key.startswith("W") for key in parameters)
    caches = []
    A = X
    for l in range(1, L):
        A_prev = A
        Z = parameters[f"W{l}"] @ A_prev
        Z_tilde, bn_cache = batchnorm_forward(Z, parameters[f"gamma{l}"], parameters[f"beta{l}"])
        A = relu(Z_tilde)
        caches.append((A_prev, parameters[f"W{l}"], bn_cache, Z_tilde))
    ZL = parameters[f"W{L}"] @ A + parameters[f"b{L}"]
    caches.append((A, parameters[f"W{L}"], parameters[f"b{L}"]))
    return ZL, caches


# %% wrong from_x_each_time
# Every layer reads X: wrong from layer 2 on (seen only where the sizes fit).
def forward_with_bn(X, parameters, epsilon=1e-8):
    L = sum(key.startswith("W") for key in parameters)
    caches = []
    A = X
    for l in range(1, L):
        A_prev = A
        Z = parameters[f"W{l}"] @ X
        Z_tilde, bn_cache = batchnorm_forward(Z, parameters[f"gamma{l}"], parameters[f"beta{l}"], epsilon)
        A = relu(Z_tilde)
        caches.append((A_prev, parameters[f"W{l}"], bn_cache, Z_tilde))
    ZL = parameters[f"W{L}"] @ A + parameters[f"b{L}"]
    caches.append((A, parameters[f"W{L}"], parameters[f"b{L}"]))
    return ZL, caches


# %% wrong half_of_the_keys
# L = half the number of keys: 5 keys give 2, but the 8 of three layers give 4.
def forward_with_bn(X, parameters, epsilon=1e-8):
    L = len(parameters) // 2
    caches = []
    A = X
    for l in range(1, L):
        A_prev = A
        Z = parameters[f"W{l}"] @ A_prev
        Z_tilde, bn_cache = batchnorm_forward(Z, parameters[f"gamma{l}"], parameters[f"beta{l}"], epsilon)
        A = relu(Z_tilde)
        caches.append((A_prev, parameters[f"W{l}"], bn_cache, Z_tilde))
    ZL = parameters[f"W{L}"] @ A + parameters[f"b{L}"]
    caches.append((A, parameters[f"W{L}"], parameters[f"b{L}"]))
    return ZL, caches


# %% wrong gamma_and_beta_swapped
# gamma and beta in the wrong places.
def forward_with_bn(X, parameters, epsilon=1e-8):
    L = sum(key.startswith("W") for key in parameters)
    caches = []
    A = X
    for l in range(1, L):
        A_prev = A
        Z = parameters[f"W{l}"] @ A_prev
        Z_tilde, bn_cache = batchnorm_forward(Z, parameters[f"beta{l}"], parameters[f"gamma{l}"], epsilon)
        A = relu(Z_tilde)
        caches.append((A_prev, parameters[f"W{l}"], bn_cache, Z_tilde))
    ZL = parameters[f"W{L}"] @ A + parameters[f"b{L}"]
    caches.append((A, parameters[f"W{L}"], parameters[f"b{L}"]))
    return ZL, caches


# %% wrong gamma1_everywhere
# Every layer uses gamma1 and beta1: two hidden layers of the same width run, with wrong numbers.
def forward_with_bn(X, parameters, epsilon=1e-8):
    L = sum(key.startswith("W") for key in parameters)
    caches = []
    A = X
    for l in range(1, L):
        A_prev = A
        Z = parameters[f"W{l}"] @ A_prev
        Z_tilde, bn_cache = batchnorm_forward(Z, parameters["gamma1"], parameters["beta1"], epsilon)
        A = relu(Z_tilde)
        caches.append((A_prev, parameters[f"W{l}"], bn_cache, Z_tilde))
    ZL = parameters[f"W{L}"] @ A + parameters[f"b{L}"]
    caches.append((A, parameters[f"W{L}"], parameters[f"b{L}"]))
    return ZL, caches


# %% wrong relu6
# Activations are cut at 6: gamma = 20 gives larger ones.
def forward_with_bn(X, parameters, epsilon=1e-8):
    L = sum(key.startswith("W") for key in parameters)
    caches = []
    A = X
    for l in range(1, L):
        A_prev = A
        Z = parameters[f"W{l}"] @ A_prev
        Z_tilde, bn_cache = batchnorm_forward(Z, parameters[f"gamma{l}"], parameters[f"beta{l}"], epsilon)
        A = np.clip(Z_tilde, 0, 6)
        caches.append((A_prev, parameters[f"W{l}"], bn_cache, Z_tilde))
    ZL = parameters[f"W{L}"] @ A + parameters[f"b{L}"]
    caches.append((A, parameters[f"W{L}"], parameters[f"b{L}"]))
    return ZL, caches


# %% wrong leaky
# A little slope below 0: -1.138 becomes -0.011.
def forward_with_bn(X, parameters, epsilon=1e-8):
    L = sum(key.startswith("W") for key in parameters)
    caches = []
    A = X
    for l in range(1, L):
        A_prev = A
        Z = parameters[f"W{l}"] @ A_prev
        Z_tilde, bn_cache = batchnorm_forward(Z, parameters[f"gamma{l}"], parameters[f"beta{l}"], epsilon)
        A = np.where(Z_tilde > 0, Z_tilde, 0.01 * Z_tilde)
        caches.append((A_prev, parameters[f"W{l}"], bn_cache, Z_tilde))
    ZL = parameters[f"W{L}"] @ A + parameters[f"b{L}"]
    caches.append((A, parameters[f"W{L}"], parameters[f"b{L}"]))
    return ZL, caches


# %% wrong tanh
# tanh for ReLU.
def forward_with_bn(X, parameters, epsilon=1e-8):
    L = sum(key.startswith("W") for key in parameters)
    caches = []
    A = X
    for l in range(1, L):
        A_prev = A
        Z = parameters[f"W{l}"] @ A_prev
        Z_tilde, bn_cache = batchnorm_forward(Z, parameters[f"gamma{l}"], parameters[f"beta{l}"], epsilon)
        A = np.tanh(Z_tilde)
        caches.append((A_prev, parameters[f"W{l}"], bn_cache, Z_tilde))
    ZL = parameters[f"W{L}"] @ A + parameters[f"b{L}"]
    caches.append((A, parameters[f"W{L}"], parameters[f"b{L}"]))
    return ZL, caches


# %% wrong z_in_cache
# The cache holds Z for Z_tilde: 1 where -1.138 is.
def forward_with_bn(X, parameters, epsilon=1e-8):
    L = sum(key.startswith("W") for key in parameters)
    caches = []
    A = X
    for l in range(1, L):
        A_prev = A
        Z = parameters[f"W{l}"] @ A_prev
        Z_tilde, bn_cache = batchnorm_forward(Z, parameters[f"gamma{l}"], parameters[f"beta{l}"], epsilon)
        A = relu(Z_tilde)
        caches.append((A_prev, parameters[f"W{l}"], bn_cache, Z))
    ZL = parameters[f"W{L}"] @ A + parameters[f"b{L}"]
    caches.append((A, parameters[f"W{L}"], parameters[f"b{L}"]))
    return ZL, caches


# %% wrong a_in_cache
# The cache holds the layer's output for its input.
def forward_with_bn(X, parameters, epsilon=1e-8):
    L = sum(key.startswith("W") for key in parameters)
    caches = []
    A = X
    for l in range(1, L):
        A_prev = A
        Z = parameters[f"W{l}"] @ A_prev
        Z_tilde, bn_cache = batchnorm_forward(Z, parameters[f"gamma{l}"], parameters[f"beta{l}"], epsilon)
        A = relu(Z_tilde)
        caches.append((A, parameters[f"W{l}"], bn_cache, Z_tilde))
    ZL = parameters[f"W{L}"] @ A + parameters[f"b{L}"]
    caches.append((A, parameters[f"W{L}"], parameters[f"b{L}"]))
    return ZL, caches


# %% wrong last_cache_one_early
# The last cache holds the input of the last hidden layer.
def forward_with_bn(X, parameters, epsilon=1e-8):
    L = sum(key.startswith("W") for key in parameters)
    caches = []
    A = X
    for l in range(1, L):
        A_prev = A
        Z = parameters[f"W{l}"] @ A_prev
        Z_tilde, bn_cache = batchnorm_forward(Z, parameters[f"gamma{l}"], parameters[f"beta{l}"], epsilon)
        A = relu(Z_tilde)
        caches.append((A_prev, parameters[f"W{l}"], bn_cache, Z_tilde))
    ZL = parameters[f"W{L}"] @ A + parameters[f"b{L}"]
    caches.append((A_prev, parameters[f"W{L}"], parameters[f"b{L}"]))
    return ZL, caches


# %% wrong caches_kept
# A mutable default: the second call returns the caches of both.
def forward_with_bn(X, parameters, epsilon=1e-8, caches=[]):
    L = sum(key.startswith("W") for key in parameters)
    A = X
    for l in range(1, L):
        A_prev = A
        Z = parameters[f"W{l}"] @ A_prev
        Z_tilde, bn_cache = batchnorm_forward(Z, parameters[f"gamma{l}"], parameters[f"beta{l}"], epsilon)
        A = relu(Z_tilde)
        caches.append((A_prev, parameters[f"W{l}"], bn_cache, Z_tilde))
    ZL = parameters[f"W{L}"] @ A + parameters[f"b{L}"]
    caches.append((A, parameters[f"W{L}"], parameters[f"b{L}"]))
    return ZL, caches


# %% wrong scaled_input
# Centres X in place: the caller's array is changed, and cached.
def forward_with_bn(X, parameters, epsilon=1e-8):
    L = sum(key.startswith("W") for key in parameters)
    caches = []
    X -= X.mean(axis=1, keepdims=True)
    A = X
    for l in range(1, L):
        A_prev = A
        Z = parameters[f"W{l}"] @ A_prev
        Z_tilde, bn_cache = batchnorm_forward(Z, parameters[f"gamma{l}"], parameters[f"beta{l}"], epsilon)
        A = relu(Z_tilde)
        caches.append((A_prev, parameters[f"W{l}"], bn_cache, Z_tilde))
    ZL = parameters[f"W{L}"] @ A + parameters[f"b{L}"]
    caches.append((A, parameters[f"W{L}"], parameters[f"b{L}"]))
    return ZL, caches


# %% wrong masked_after_caching
# ReLU in place, after Z_tilde was cached: the cache holds (-)0 for -1.138.
def forward_with_bn(X, parameters, epsilon=1e-8):
    L = sum(key.startswith("W") for key in parameters)
    caches = []
    A = X
    for l in range(1, L):
        A_prev = A
        Z = parameters[f"W{l}"] @ A_prev
        Z_tilde, bn_cache = batchnorm_forward(Z, parameters[f"gamma{l}"], parameters[f"beta{l}"], epsilon)
        caches.append((A_prev, parameters[f"W{l}"], bn_cache, Z_tilde))
        Z_tilde *= Z_tilde > 0
        A = Z_tilde
    ZL = parameters[f"W{L}"] @ A + parameters[f"b{L}"]
    caches.append((A, parameters[f"W{L}"], parameters[f"b{L}"]))
    return ZL, caches


# %% wrong changes_gamma
# Keeps gamma above 0.1 "for stability" in the caller's dict: gamma = -2 is 0.1 after the call.
def forward_with_bn(X, parameters, epsilon=1e-8):
    L = sum(key.startswith("W") for key in parameters)
    caches = []
    A = X
    for l in range(1, L):
        A_prev = A
        Z = parameters[f"W{l}"] @ A_prev
        Z_tilde, bn_cache = batchnorm_forward(Z, parameters[f"gamma{l}"], parameters[f"beta{l}"], epsilon)
        parameters[f"gamma{l}"] = np.maximum(parameters[f"gamma{l}"], 0.1)
        A = relu(Z_tilde)
        caches.append((A_prev, parameters[f"W{l}"], bn_cache, Z_tilde))
    ZL = parameters[f"W{L}"] @ A + parameters[f"b{L}"]
    caches.append((A, parameters[f"W{L}"], parameters[f"b{L}"]))
    return ZL, caches


# %% right recursive
# A layer, then the rest of the network.
def forward_with_bn(X, parameters, epsilon=1e-8, l=1):
    W = parameters["W" + str(l)]
    if f"b{l}" in parameters:
        b = parameters["b" + str(l)]
        return np.dot(W, X) + b, [(X, W, b)]
    Z_tilde, bn_cache = batchnorm_forward(np.dot(W, X), parameters[f"gamma{l}"], parameters[f"beta{l}"],
        epsilon)
    ZL, rest = forward_with_bn(np.where(Z_tilde > 0, Z_tilde, 0.0), parameters, epsilon, l + 1)
    return ZL, [(X, W, bn_cache, Z_tilde)] + rest


# %% right by_hand
# Batch norm written out, with its cache; einsum; prints.
def forward_with_bn(X, parameters, epsilon=1e-8):
    L = max(int(key[1:]) for key in parameters if key[0] == "W")
    A, caches = X, [None] * L
    for l in range(1, L):
        W, gamma = parameters[f"W{l}"], parameters[f"gamma{l}"]
        Z = np.einsum("ij,jm->im", W, A)
        mu = Z.mean(1)[:, None]
        var = ((Z - mu) ** 2).mean(1)[:, None]
        Z_norm = (Z - mu) / (var + epsilon) ** 0.5
        Z_tilde = Z_norm * gamma + parameters[f"beta{l}"]
        caches[l - 1] = (A, W, {"Z_norm": Z_norm, "mu": mu, "var": var, "gamma": gamma, "epsilon": epsilon},
            Z_tilde)
        A = Z_tilde.clip(min=0)
        print("layer", l, A.shape)
    caches[-1] = (A, parameters[f"W{L}"], parameters[f"b{L}"])
    return np.einsum("ij,jm->im", parameters[f"W{L}"], A) + parameters[f"b{L}"], caches


# %% right copies
# Works on copies of everything, ReLU in place on its own copy.
def forward_with_bn(X, parameters, epsilon=1e-8):
    mine = {key: np.array(value) for key, value in parameters.items()}
    L = len([key for key in mine if key.startswith("gamma")]) + 1
    activations, caches = [np.array(X)], []
    for l in range(1, L):
        Z = np.matmul(mine[f"W{l}"], activations[-1])
        Z_tilde, bn_cache = batchnorm_forward(Z, gamma=mine[f"gamma{l}"], beta=mine[f"beta{l}"],
            epsilon=epsilon)
        caches.append((activations[-1], mine[f"W{l}"], bn_cache, Z_tilde))
        A = Z_tilde.copy()
        A[A < 0] = 0
        activations.append(A)
    ZL = np.matmul(mine[f"W{L}"], activations[-1])
    ZL += mine[f"b{L}"]
    caches.append((activations[-1], mine[f"W{L}"], mine[f"b{L}"]))
    return ZL, caches
