"""Answers to `linear_activation_forward`, from the notebook's text: each is wrong or right as it says."""

# %% wrong cache_of_a
# A in the place of Z.
def linear_activation_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A = relu(Z) if activation == "relu" else sigmoid(Z)
    return A, (linear_cache, A)

# %% wrong zeros_in_place
# ReLU in place: Z is lost.
def linear_activation_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    if activation == "relu":
        A = np.maximum(Z, 0, out=Z)
    else:
        A = sigmoid(Z)
    return A, (linear_cache, Z)

# %% wrong tanh
# tanh in place of the sigmoid.
def linear_activation_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A = relu(Z) if activation == "relu" else np.tanh(Z)
    return A, (linear_cache, Z)

# %% wrong both_bends
# Missing else: the sigmoid of ReLU.
def linear_activation_forward(A_prev, W, b, activation):
    A, linear_cache = linear_forward(A_prev, W, b)
    Z = A
    if activation == "relu":
        A = relu(A)
    A = sigmoid(A)
    return A, (linear_cache, Z)

# %% wrong only_z
# The cache is Z alone.
def linear_activation_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A = relu(Z) if activation == "relu" else sigmoid(Z)
    return A, Z

# %% wrong leaky
# A leaky ReLU.
def linear_activation_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A = np.where(Z > 0, Z, 0.01 * Z) if activation == "relu" else sigmoid(Z)
    return A, (linear_cache, Z)

# %% right own_bends
# With its own bends, the sigmoid by tanh.
def linear_activation_forward(A_prev, W, b, activation):
    Z = np.dot(W, A_prev) + b
    if activation == "sigmoid":
        A = 0.5 * (1 + np.tanh(Z / 2))
    else:
        A = (np.abs(Z) + Z) / 2
    return A, ((A_prev, W, b), Z)

# %% right copies
# Copies into the cache, and a warning about overflow.
def linear_activation_forward(A_prev, W, b, activation):
    Z, (A0, W0, b0) = linear_forward(A_prev, W, b)
    kept = ((A0.copy(), W0.copy(), b0.copy()), Z.copy())
    A = Z.copy()
    if activation == "relu":
        A[A < 0] = 0
        return A, kept
    return 1 / (1 + np.exp(-A)), kept

# %% wrong flat_cache
# One tuple of four.
def linear_activation_forward(A_prev, W, b, activation):
    Z = W @ A_prev + b
    return (relu(Z) if activation == "relu" else sigmoid(Z)), (A_prev, W, b, Z)

# %% wrong keeps_own_A
# The parcel holds what the layer gives, not what it got.
def linear_activation_forward(A_prev, W, b, activation):
    Z, _ = linear_forward(A_prev, W, b)
    A = relu(Z) if activation == "relu" else sigmoid(Z)
    return A, ((A, W, b), Z)

# %% wrong exp_over_one_plus_exp
# For a score of 1000, inf / inf.
def linear_activation_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A = np.maximum(Z, 0) if activation == "relu" else np.exp(Z) / (1 + np.exp(Z))
    return A, (linear_cache, Z)

# %% wrong scores_clipped
# Clips the scores, as many do against overflow, and keeps the clipped ones.
def linear_activation_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    if activation == "sigmoid":
        Z = np.clip(Z, -100, 100)
    A = relu(Z) if activation == "relu" else sigmoid(Z)
    return A, (linear_cache, Z)

# %% wrong relu_capped
# ReLU6: nothing above six.
def linear_activation_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A = np.clip(Z, 0, 6) if activation == "relu" else sigmoid(Z)
    return A, (linear_cache, Z)

# %% wrong scores_first
# The halves of the cache are exchanged.
def linear_activation_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A = relu(Z) if activation == "relu" else sigmoid(Z)
    return A, (Z, linear_cache)

# %% right einsum_and_table
# By einsum; the bends in a table.
def linear_activation_forward(A_prev, W, b, activation):
    Z = np.einsum("jk,ki->ji", W, A_prev) + b
    bends = {"relu": lambda z: z * (z > 0), "sigmoid": sigmoid}
    return bends[activation](Z), ((A_prev, W, b), Z)

# %% right lists_for_tuples
# Lists for the tuples; the sigmoid written out.
def linear_activation_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A = relu(Z) if activation == "relu" else 1 / (1 + np.exp(-Z))
    print(A.shape)
    return A, [list(linear_cache), Z]
