"""Answers to `train_softmax_classifier`, written without sight of its card:
each is wrong or right as it says."""

# %% wrong stops_early
# Stops when the cost hardly falls. With learning_rate 0 it returns one cost where num_iterations are
# promised.
def train_softmax_classifier(X, labels, C, learning_rate, num_iterations):
    Y = one_hot_matrix(labels, C)
    W = np.zeros((C, X.shape[0]))
    b = np.zeros((C, 1))
    costs = []
    for i in range(num_iterations):
        Z = W @ X + b
        cost = cross_entropy_from_logits(Z, Y)
        if costs and costs[-1] - cost < 1e-7:
            break
        dZ = (softmax(Z) - Y) / X.shape[1]
        dW = dZ @ X.T
        db = np.sum(dZ, axis=1, keepdims=True)
        W = W - learning_rate * dW
        b = b - learning_rate * db
        costs.append(cost)
    return {"W": W, "b": b}, costs

# %% wrong db_mean
# The mean over the examples: 1/m twice. X = [[1, 2, -1, 0]], classes 0, 0, 0, 1, rate 1, one step: b is
# 0.0625, not 0.25.
def train_softmax_classifier(X, labels, C, learning_rate, num_iterations):
    Y = one_hot_matrix(labels, C)
    W = np.zeros((C, X.shape[0]))
    b = np.zeros((C, 1))
    costs = []
    for i in range(num_iterations):
        Z = W @ X + b
        cost = cross_entropy_from_logits(Z, Y)
        dZ = (softmax(Z) - Y) / X.shape[1]
        dW = dZ @ X.T
        db = np.mean(dZ, axis=1, keepdims=True)
        W = W - learning_rate * dW
        b = b - learning_rate * db
        costs.append(cost)
    return {"W": W, "b": b}, costs

# %% wrong flat_b
# b comes back as (C,), where (C, 1) is promised.
def train_softmax_classifier(X, labels, C, learning_rate, num_iterations):
    Y = one_hot_matrix(labels, C)
    W = np.zeros((C, X.shape[0]))
    b = np.zeros(C)
    costs = []
    for i in range(num_iterations):
        Z = W @ X + b[:, np.newaxis]
        cost = cross_entropy_from_logits(Z, Y)
        dZ = (softmax(Z) - Y) / X.shape[1]
        dW = dZ @ X.T
        db = np.sum(dZ, axis=1)
        W = W - learning_rate * dW
        b = b - learning_rate * db
        costs.append(cost)
    return {"W": W, "b": b}, costs

# %% wrong db_without_keepdims
# db is (C,), so b becomes (C, C) after the first step: wrong shape, and the second step stops unless m is
# C.
def train_softmax_classifier(X, labels, C, learning_rate, num_iterations):
    Y = one_hot_matrix(labels, C)
    W = np.zeros((C, X.shape[0]))
    b = np.zeros((C, 1))
    costs = []
    for i in range(num_iterations):
        Z = W @ X + b
        cost = cross_entropy_from_logits(Z, Y)
        dZ = (softmax(Z) - Y) / X.shape[1]
        dW = dZ @ X.T
        db = np.sum(dZ, axis=1)
        W = W - learning_rate * dW
        b = b - learning_rate * db
        costs.append(cost)
    return {"W": W, "b": b}, costs

# %% wrong dw_by_m_again
# The trap of the text: 1/m once more, in dW only. With m = 4 examples W moves a quarter as far.
def train_softmax_classifier(X, labels, C, learning_rate, num_iterations):
    Y = one_hot_matrix(labels, C)
    W = np.zeros((C, X.shape[0]))
    b = np.zeros((C, 1))
    costs = []
    for i in range(num_iterations):
        Z = W @ X + b
        cost = cross_entropy_from_logits(Z, Y)
        dZ = (softmax(Z) - Y) / X.shape[1]
        dW = dZ @ X.T / X.shape[1]
        db = np.sum(dZ, axis=1, keepdims=True)
        W = W - learning_rate * dW
        b = b - learning_rate * db
        costs.append(cost)
    return {"W": W, "b": b}, costs

# %% wrong both_by_m_again
# 1/m once more in dW and db: with m = 4 both move a quarter as far.
def train_softmax_classifier(X, labels, C, learning_rate, num_iterations):
    Y = one_hot_matrix(labels, C)
    W = np.zeros((C, X.shape[0]))
    b = np.zeros((C, 1))
    costs = []
    for i in range(num_iterations):
        Z = W @ X + b
        cost = cross_entropy_from_logits(Z, Y)
        dZ = (softmax(Z) - Y) / X.shape[1]
        dW = dZ @ X.T / X.shape[1]
        db = np.sum(dZ, axis=1, keepdims=True) / X.shape[1]
        W = W - learning_rate * dW
        b = b - learning_rate * db
        costs.append(cost)
    return {"W": W, "b": b}, costs

# %% wrong db_over_everything
# One sum for all classes. The columns of dZ sum to 0, so b stays 0.
def train_softmax_classifier(X, labels, C, learning_rate, num_iterations):
    Y = one_hot_matrix(labels, C)
    W = np.zeros((C, X.shape[0]))
    b = np.zeros((C, 1))
    costs = []
    for i in range(num_iterations):
        Z = W @ X + b
        cost = cross_entropy_from_logits(Z, Y)
        dZ = (softmax(Z) - Y) / X.shape[1]
        dW = dZ @ X.T
        db = np.sum(dZ)
        W = W - learning_rate * dW
        b = b - learning_rate * db
        costs.append(cost)
    return {"W": W, "b": b}, costs

# %% wrong cost_after_the_update
# costs[0] is the cost after update 0: it is not ln C.
def train_softmax_classifier(X, labels, C, learning_rate, num_iterations):
    Y = one_hot_matrix(labels, C)
    W = np.zeros((C, X.shape[0]))
    b = np.zeros((C, 1))
    costs = []
    for i in range(num_iterations):
        Z = W @ X + b
        dZ = (softmax(Z) - Y) / X.shape[1]
        dW = dZ @ X.T
        db = np.sum(dZ, axis=1, keepdims=True)
        W = W - learning_rate * dW
        b = b - learning_rate * db
        costs.append(cross_entropy_from_logits(W @ X + b, Y))
    return {"W": W, "b": b}, costs

# %% wrong random_start
# Starts from small random weights: with 0 iterations W is not 0.
def train_softmax_classifier(X, labels, C, learning_rate, num_iterations):
    Y = one_hot_matrix(labels, C)
    W = 0.01 * np.random.default_rng(0).standard_normal((C, X.shape[0]))
    b = np.zeros((C, 1))
    costs = []
    for i in range(num_iterations):
        Z = W @ X + b
        cost = cross_entropy_from_logits(Z, Y)
        dZ = (softmax(Z) - Y) / X.shape[1]
        dW = dZ @ X.T
        db = np.sum(dZ, axis=1, keepdims=True)
        W = W - learning_rate * dW
        b = b - learning_rate * db
        costs.append(cost)
    return {"W": W, "b": b}, costs

# %% wrong uphill
# Adds the gradient: the second cost is above ln C.
def train_softmax_classifier(X, labels, C, learning_rate, num_iterations):
    Y = one_hot_matrix(labels, C)
    W = np.zeros((C, X.shape[0]))
    b = np.zeros((C, 1))
    costs = []
    for i in range(num_iterations):
        Z = W @ X + b
        cost = cross_entropy_from_logits(Z, Y)
        dZ = (softmax(Z) - Y) / X.shape[1]
        dW = dZ @ X.T
        db = np.sum(dZ, axis=1, keepdims=True)
        W = W + learning_rate * dW
        b = b + learning_rate * db
        costs.append(cost)
    return {"W": W, "b": b}, costs

# %% wrong one_after_the_other
# db is computed after W has moved: that is not one step of gradient descent, b differs from the second
# step's start on.
def train_softmax_classifier(X, labels, C, learning_rate, num_iterations):
    Y = one_hot_matrix(labels, C)
    W = np.zeros((C, X.shape[0]))
    b = np.zeros((C, 1))
    costs = []
    for i in range(num_iterations):
        Z = W @ X + b
        cost = cross_entropy_from_logits(Z, Y)
        dZ = (softmax(Z) - Y) / X.shape[1]
        dW = dZ @ X.T
        W = W - learning_rate * dW
        dZ = (softmax(W @ X + b) - Y) / X.shape[1]
        db = np.sum(dZ, axis=1, keepdims=True)
        b = b - learning_rate * db
        costs.append(cost)
    return {"W": W, "b": b}, costs

# %% wrong costs_outside
# The list of costs lives outside the function: a second call returns the costs of both.
costs = []


def train_softmax_classifier(X, labels, C, learning_rate, num_iterations):
    Y = one_hot_matrix(labels, C)
    W = np.zeros((C, X.shape[0]))
    b = np.zeros((C, 1))
    for i in range(num_iterations):
        Z = W @ X + b
        dZ = (softmax(Z) - Y) / X.shape[1]
        costs.append(cross_entropy_from_logits(Z, Y))
        W = W - learning_rate * dZ @ X.T
        b = b - learning_rate * dZ.sum(axis=1, keepdims=True)
    return {"W": W, "b": b}, costs

# %% wrong standardises_in_place
# Centres X itself: the caller's X is changed, and b belongs to other inputs.
def train_softmax_classifier(X, labels, C, learning_rate, num_iterations):
    Y = one_hot_matrix(labels, C)
    W = np.zeros((C, X.shape[0]))
    b = np.zeros((C, 1))
    X -= X.mean(axis=1, keepdims=True)
    costs = []
    for i in range(num_iterations):
        Z = W @ X + b
        cost = cross_entropy_from_logits(Z, Y)
        dZ = (softmax(Z) - Y) / X.shape[1]
        dW = dZ @ X.T
        db = np.sum(dZ, axis=1, keepdims=True)
        W = W - learning_rate * dW
        b = b - learning_rate * db
        costs.append(cost)
    return {"W": W, "b": b}, costs

# %% wrong standardises
# Scales the features inside. X = [[100, 200, 300]] gives a W for other inputs than the caller has.
def train_softmax_classifier(X, labels, C, learning_rate, num_iterations):
    Y = one_hot_matrix(labels, C)
    W = np.zeros((C, X.shape[0]))
    b = np.zeros((C, 1))
    X = (X - X.mean(axis=1, keepdims=True)) / (X.std(axis=1, keepdims=True) + 1e-8)
    costs = []
    for i in range(num_iterations):
        Z = W @ X + b
        cost = cross_entropy_from_logits(Z, Y)
        dZ = (softmax(Z) - Y) / X.shape[1]
        dW = dZ @ X.T
        db = np.sum(dZ, axis=1, keepdims=True)
        W = W - learning_rate * dW
        b = b - learning_rate * db
        costs.append(cost)
    return {"W": W, "b": b}, costs

# %% wrong cost_with_a_small_number
# log(y_hat + 1e-8). X = [[300, -300]] with classes 0 and 1, rate -1, 2 steps: the second cost is 18.42, not
# 90000.
def train_softmax_classifier(X, labels, C, learning_rate, num_iterations):
    Y = one_hot_matrix(labels, C)
    W = np.zeros((C, X.shape[0]))
    b = np.zeros((C, 1))
    costs = []
    for i in range(num_iterations):
        Z = W @ X + b
        cost = -np.mean(np.sum(Y * np.log(softmax(Z) + 1e-8), axis=0))
        dZ = (softmax(Z) - Y) / X.shape[1]
        dW = dZ @ X.T
        db = np.sum(dZ, axis=1, keepdims=True)
        W = W - learning_rate * dW
        b = b - learning_rate * db
        costs.append(cost)
    return {"W": W, "b": b}, costs

# %% wrong hard_predictions
# Moves by the predicted class instead of its probability (the perceptron's rule).
def train_softmax_classifier(X, labels, C, learning_rate, num_iterations):
    Y = one_hot_matrix(labels, C)
    W = np.zeros((C, X.shape[0]))
    b = np.zeros((C, 1))
    costs = []
    for i in range(num_iterations):
        Z = W @ X + b
        cost = cross_entropy_from_logits(Z, Y)
        dZ = (one_hot_matrix(np.argmax(Z, axis=0), C) - Y) / X.shape[1]
        dW = dZ @ X.T
        db = np.sum(dZ, axis=1, keepdims=True)
        W = W - learning_rate * dW
        b = b - learning_rate * db
        costs.append(cost)
    return {"W": W, "b": b}, costs

# %% wrong w_on_its_side
# W is (n_x, C), where (C, n_x) is promised.
def train_softmax_classifier(X, labels, C, learning_rate, num_iterations):
    Y = one_hot_matrix(labels, C)
    W = np.zeros((X.shape[0], C))
    b = np.zeros((C, 1))
    costs = []
    for i in range(num_iterations):
        Z = W.T @ X + b
        cost = cross_entropy_from_logits(Z, Y)
        dZ = (softmax(Z) - Y) / X.shape[1]
        dW = X @ dZ.T
        db = np.sum(dZ, axis=1, keepdims=True)
        W = W - learning_rate * dW
        b = b - learning_rate * db
        costs.append(cost)
    return {"W": W, "b": b}, costs

# %% wrong cost_by_m_again
# The mean cost divided by m: the first one is ln(C) / m.
def train_softmax_classifier(X, labels, C, learning_rate, num_iterations):
    Y = one_hot_matrix(labels, C)
    W = np.zeros((C, X.shape[0]))
    b = np.zeros((C, 1))
    costs = []
    for i in range(num_iterations):
        Z = W @ X + b
        cost = cross_entropy_from_logits(Z, Y) / X.shape[1]
        dZ = (softmax(Z) - Y) / X.shape[1]
        dW = dZ @ X.T
        db = np.sum(dZ, axis=1, keepdims=True)
        W = W - learning_rate * dW
        b = b - learning_rate * db
        costs.append(cost)
    return {"W": W, "b": b}, costs

# %% wrong best_of_all
# Returns the parameters with the lowest cost seen, not those as trained. X = [[1, 2, 3]], classes 0, 1, 0,
# rate 5: one step raises the cost from 0.69 to 2.78, and W comes back as 0.
def train_softmax_classifier(X, labels, C, learning_rate, num_iterations):
    Y = one_hot_matrix(labels, C)
    W = np.zeros((C, X.shape[0]))
    b = np.zeros((C, 1))
    costs, seen = [], []
    for i in range(num_iterations):
        Z = W @ X + b
        cost = cross_entropy_from_logits(Z, Y)
        seen.append((cost, i, W, b))
        dZ = (softmax(Z) - Y) / X.shape[1]
        dW = dZ @ X.T
        db = np.sum(dZ, axis=1, keepdims=True)
        W = W - learning_rate * dW
        b = b - learning_rate * db
        costs.append(cost)
    seen.append((cross_entropy_from_logits(W @ X + b, Y), num_iterations, W, b))
    _, _, W, b = min(seen, key=lambda entry: entry[:2])
    return {"W": W, "b": b}, costs

# %% wrong rounded_costs
# Costs are rounded to 4 digits: ln 3 comes back as 1.0986.
def train_softmax_classifier(X, labels, C, learning_rate, num_iterations):
    Y = one_hot_matrix(labels, C)
    W = np.zeros((C, X.shape[0]))
    b = np.zeros((C, 1))
    costs = []
    for i in range(num_iterations):
        Z = W @ X + b
        cost = cross_entropy_from_logits(Z, Y)
        dZ = (softmax(Z) - Y) / X.shape[1]
        dW = dZ @ X.T
        db = np.sum(dZ, axis=1, keepdims=True)
        W = W - learning_rate * dW
        b = b - learning_rate * db
        costs.append(round(float(cost), 4))
    return {"W": W, "b": b}, costs

# %% wrong no_mean
# The slopes of the sum of the losses: with m = 4 examples W moves four times as far.
def train_softmax_classifier(X, labels, C, learning_rate, num_iterations):
    Y = one_hot_matrix(labels, C)
    W, b = np.zeros((C, X.shape[0])), np.zeros((C, 1))
    costs = []
    for i in range(num_iterations):
        Z = W @ X + b
        costs.append(cross_entropy_from_logits(Z, Y))
        Y_hat = softmax(Z)
        dZ = Y_hat - Y
        W = W - learning_rate * dZ @ X.T
        b = b - learning_rate * np.sum(dZ, axis=1, keepdims=True)
    return {"W": W, "b": b}, costs

# %% wrong classes_for_examples
# Divided by C: right only where there are as many classes as examples.
def train_softmax_classifier(X, labels, C, learning_rate, num_iterations):
    Y = one_hot_matrix(labels, C)
    W, b = np.zeros((C, X.shape[0])), np.zeros((C, 1))
    costs = []
    for i in range(num_iterations):
        Z = W @ X + b
        costs.append(cross_entropy_from_logits(Z, Y))
        Y_hat = softmax(Z)
        dZ = (Y_hat - Y) / len(Y)
        W = W - learning_rate * dZ @ X.T
        b = b - learning_rate * np.sum(dZ, axis=1, keepdims=True)
    return {"W": W, "b": b}, costs

# %% wrong all_entries
# Divided by C m.
def train_softmax_classifier(X, labels, C, learning_rate, num_iterations):
    Y = one_hot_matrix(labels, C)
    W, b = np.zeros((C, X.shape[0])), np.zeros((C, 1))
    costs = []
    for i in range(num_iterations):
        Z = W @ X + b
        costs.append(cross_entropy_from_logits(Z, Y))
        Y_hat = softmax(Z)
        dZ = (Y_hat - Y) / Y.size
        W = W - learning_rate * dZ @ X.T
        b = b - learning_rate * np.sum(dZ, axis=1, keepdims=True)
    return {"W": W, "b": b}, costs

# %% wrong only_one_divided
# Brackets: only Y is divided.
def train_softmax_classifier(X, labels, C, learning_rate, num_iterations):
    Y = one_hot_matrix(labels, C)
    W, b = np.zeros((C, X.shape[0])), np.zeros((C, 1))
    costs = []
    for i in range(num_iterations):
        Z = W @ X + b
        costs.append(cross_entropy_from_logits(Z, Y))
        Y_hat = softmax(Z)
        dZ = Y_hat - Y / Y.shape[1]
        W = W - learning_rate * dZ @ X.T
        b = b - learning_rate * np.sum(dZ, axis=1, keepdims=True)
    return {"W": W, "b": b}, costs

# %% wrong sigmoid_slope
# a (1 - a) once more.
def train_softmax_classifier(X, labels, C, learning_rate, num_iterations):
    Y = one_hot_matrix(labels, C)
    W, b = np.zeros((C, X.shape[0])), np.zeros((C, 1))
    costs = []
    for i in range(num_iterations):
        Z = W @ X + b
        costs.append(cross_entropy_from_logits(Z, Y))
        Y_hat = softmax(Z)
        dZ = (Y_hat - Y) * Y_hat * (1 - Y_hat) / Y.shape[1]
        W = W - learning_rate * dZ @ X.T
        b = b - learning_rate * np.sum(dZ, axis=1, keepdims=True)
    return {"W": W, "b": b}, costs

# %% wrong slope_by_the_probabilities
# -y / y_hat is the slope with respect to y_hat, not to z.
def train_softmax_classifier(X, labels, C, learning_rate, num_iterations):
    Y = one_hot_matrix(labels, C)
    W, b = np.zeros((C, X.shape[0])), np.zeros((C, 1))
    costs = []
    for i in range(num_iterations):
        Z = W @ X + b
        costs.append(cross_entropy_from_logits(Z, Y))
        Y_hat = softmax(Z)
        dZ = -Y / Y_hat / Y.shape[1]
        W = W - learning_rate * dZ @ X.T
        b = b - learning_rate * np.sum(dZ, axis=1, keepdims=True)
    return {"W": W, "b": b}, costs

# %% wrong chain_rule
# The chain rule in full: right, until a probability is 0. X = [[100, 200, 300]], classes 0, 1, 0, rate 10:
# the second step gives NaN.
def train_softmax_classifier(X, labels, C, learning_rate, num_iterations):
    Y = one_hot_matrix(labels, C)
    W, b = np.zeros((C, X.shape[0])), np.zeros((C, 1))
    costs = []
    for i in range(num_iterations):
        Z = W @ X + b
        costs.append(cross_entropy_from_logits(Z, Y))
        Y_hat = softmax(Z)
        dY_hat = -Y / Y_hat / Y.shape[1]
        dZ = Y_hat * (dY_hat - np.sum(dY_hat * Y_hat, axis=0, keepdims=True))
        W = W - learning_rate * dZ @ X.T
        b = b - learning_rate * np.sum(dZ, axis=1, keepdims=True)
    return {"W": W, "b": b}, costs

# %% wrong chain_rule_with_a_small_number
# With 1e-8 below: an example with probability 0 gets the slope 0 and is never learnt.
def train_softmax_classifier(X, labels, C, learning_rate, num_iterations):
    Y = one_hot_matrix(labels, C)
    W, b = np.zeros((C, X.shape[0])), np.zeros((C, 1))
    costs = []
    for i in range(num_iterations):
        Z = W @ X + b
        costs.append(cross_entropy_from_logits(Z, Y))
        Y_hat = softmax(Z)
        dY_hat = -Y / (Y_hat + 1e-8) / Y.shape[1]
        dZ = Y_hat * (dY_hat - np.sum(dY_hat * Y_hat, axis=0, keepdims=True))
        W = W - learning_rate * dZ @ X.T
        b = b - learning_rate * np.sum(dZ, axis=1, keepdims=True)
    return {"W": W, "b": b}, costs

# %% wrong clipped
# Probabilities of at least 1e-3: certain ones go on moving W.
def train_softmax_classifier(X, labels, C, learning_rate, num_iterations):
    Y = one_hot_matrix(labels, C)
    W, b = np.zeros((C, X.shape[0])), np.zeros((C, 1))
    costs = []
    for i in range(num_iterations):
        Z = W @ X + b
        costs.append(cross_entropy_from_logits(Z, Y))
        Y_hat = softmax(Z)
        dZ = (np.clip(Y_hat, 1e-3, 1 - 1e-3) - Y) / Y.shape[1]
        W = W - learning_rate * dZ @ X.T
        b = b - learning_rate * np.sum(dZ, axis=1, keepdims=True)
    return {"W": W, "b": b}, costs

# %% wrong true_class_only
# Only the row of the true class: the others are 0.
def train_softmax_classifier(X, labels, C, learning_rate, num_iterations):
    Y = one_hot_matrix(labels, C)
    W, b = np.zeros((C, X.shape[0])), np.zeros((C, 1))
    costs = []
    for i in range(num_iterations):
        Z = W @ X + b
        costs.append(cross_entropy_from_logits(Z, Y))
        Y_hat = softmax(Z)
        dZ = Y * (Y_hat - Y) / Y.shape[1]
        W = W - learning_rate * dZ @ X.T
        b = b - learning_rate * np.sum(dZ, axis=1, keepdims=True)
    return {"W": W, "b": b}, costs

# %% wrong other_classes_only
# 0 in the row of the true class.
def train_softmax_classifier(X, labels, C, learning_rate, num_iterations):
    Y = one_hot_matrix(labels, C)
    W, b = np.zeros((C, X.shape[0])), np.zeros((C, 1))
    costs = []
    for i in range(num_iterations):
        Z = W @ X + b
        costs.append(cross_entropy_from_logits(Z, Y))
        Y_hat = softmax(Z)
        dZ = (1 - Y) * Y_hat / Y.shape[1]
        W = W - learning_rate * dZ @ X.T
        b = b - learning_rate * np.sum(dZ, axis=1, keepdims=True)
    return {"W": W, "b": b}, costs

# %% wrong classes_present
# The number of classes that are there for m.
def train_softmax_classifier(X, labels, C, learning_rate, num_iterations):
    Y = one_hot_matrix(labels, C)
    W, b = np.zeros((C, X.shape[0])), np.zeros((C, 1))
    costs = []
    for i in range(num_iterations):
        Z = W @ X + b
        costs.append(cross_entropy_from_logits(Z, Y))
        Y_hat = softmax(Z)
        dZ = (Y_hat - Y) / len(set(labels.tolist()))
        W = W - learning_rate * dZ @ X.T
        b = b - learning_rate * np.sum(dZ, axis=1, keepdims=True)
    return {"W": W, "b": b}, costs

# %% wrong half
# Divided by 2m, as for squares.
def train_softmax_classifier(X, labels, C, learning_rate, num_iterations):
    Y = one_hot_matrix(labels, C)
    W, b = np.zeros((C, X.shape[0])), np.zeros((C, 1))
    costs = []
    for i in range(num_iterations):
        Z = W @ X + b
        costs.append(cross_entropy_from_logits(Z, Y))
        Y_hat = softmax(Z)
        dZ = (Y_hat - Y) / (2 * Y.shape[1])
        W = W - learning_rate * dZ @ X.T
        b = b - learning_rate * np.sum(dZ, axis=1, keepdims=True)
    return {"W": W, "b": b}, costs

# %% wrong m_minus_one
# m - 1.
def train_softmax_classifier(X, labels, C, learning_rate, num_iterations):
    Y = one_hot_matrix(labels, C)
    W, b = np.zeros((C, X.shape[0])), np.zeros((C, 1))
    costs = []
    for i in range(num_iterations):
        Z = W @ X + b
        costs.append(cross_entropy_from_logits(Z, Y))
        Y_hat = softmax(Z)
        dZ = (Y_hat - Y) / max(Y.shape[1] - 1, 1)
        W = W - learning_rate * dZ @ X.T
        b = b - learning_rate * np.sum(dZ, axis=1, keepdims=True)
    return {"W": W, "b": b}, costs

# %% wrong guessed_classes
# C from the labels: labels 0, 0, 1 with C = 4 give a W of two rows.
def train_softmax_classifier(X, labels, C, learning_rate, num_iterations):
    Y = one_hot_matrix(labels, labels.max() + 1)
    W, b = np.zeros((len(Y), X.shape[0])), np.zeros((len(Y), 1))
    costs = []
    for i in range(num_iterations):
        Z = W @ X + b
        costs.append(cross_entropy_from_logits(Z, Y))
        Y_hat = softmax(Z)
        dZ = (Y_hat - Y) / Y.shape[1]
        W = W - learning_rate * dZ @ X.T
        b = b - learning_rate * np.sum(dZ, axis=1, keepdims=True)
    return {"W": W, "b": b}, costs

# %% wrong classes_that_occur
# A row for each class that occurs: labels 0, 2 with C = 3 give a W of two rows.
def train_softmax_classifier(X, labels, C, learning_rate, num_iterations):
    Y = (np.unique(labels)[:, None] == labels).astype(float)
    W, b = np.zeros((len(Y), X.shape[0])), np.zeros((len(Y), 1))
    costs = []
    for i in range(num_iterations):
        Z = W @ X + b
        costs.append(cross_entropy_from_logits(Z, Y))
        Y_hat = softmax(Z)
        dZ = (Y_hat - Y) / Y.shape[1]
        W = W - learning_rate * dZ @ X.T
        b = b - learning_rate * np.sum(dZ, axis=1, keepdims=True)
    return {"W": W, "b": b}, costs

# %% wrong labels_not_one_hot
# Class numbers are taken for one-hot labels: every row of a column has the label.
def train_softmax_classifier(X, labels, C, learning_rate, num_iterations):
    Y = one_hot_matrix(labels, C)
    W, b = np.zeros((C, X.shape[0])), np.zeros((C, 1))
    costs = []
    for i in range(num_iterations):
        Z = W @ X + b
        costs.append(cross_entropy_from_logits(Z, Y))
        Y_hat = softmax(Z)
        dZ = (Y_hat - labels) / Y.shape[1]
        W = W - learning_rate * dZ @ X.T
        b = b - learning_rate * np.sum(dZ, axis=1, keepdims=True)
    return {"W": W, "b": b}, costs

# %% wrong counts_from_one
# The classes are counted from 1: label 0 becomes the last class.
def train_softmax_classifier(X, labels, C, learning_rate, num_iterations):
    Y = one_hot_matrix(labels - 1, C)
    W, b = np.zeros((C, X.shape[0])), np.zeros((C, 1))
    costs = []
    for i in range(num_iterations):
        Z = W @ X + b
        costs.append(cross_entropy_from_logits(Z, Y))
        Y_hat = softmax(Z)
        dZ = (Y_hat - Y) / Y.shape[1]
        W = W - learning_rate * dZ @ X.T
        b = b - learning_rate * np.sum(dZ, axis=1, keepdims=True)
    return {"W": W, "b": b}, costs

# %% right loops
# Every sum is a loop over examples, classes and features.
def train_softmax_classifier(X, labels, C, learning_rate, num_iterations):
    Y = one_hot_matrix(labels, C)
    n_x, m = X.shape
    W, b, costs = [[0.0] * n_x for _ in range(C)], [0.0] * C, []
    for _ in range(num_iterations):
        dW, db, total = [[0.0] * n_x for _ in range(C)], [0.0] * C, 0.0
        for i in range(m):
            z = [sum(W[c][j] * float(X[j, i]) for j in range(n_x)) + b[c] for c in range(C)]
            top = max(z)
            e = [np.exp(value - top) for value in z]
            for c in range(C):
                if Y[c, i] == 1:
                    total += top + np.log(sum(e)) - z[c]
                dz = (e[c] / sum(e) - Y[c, i]) / m
                db[c] += dz
                for j in range(n_x):
                    dW[c][j] += dz * float(X[j, i])
        for c in range(C):
            b[c] -= learning_rate * db[c]
            for j in range(n_x):
                W[c][j] -= learning_rate * dW[c][j]
        costs.append(total / m)
    return {"W": np.array(W).reshape(C, n_x), "b": np.array(b).reshape(C, 1)}, costs

# %% right row_of_ones
# A feature that is always 1 carries the bias; einsum does the sums.
def train_softmax_classifier(X, labels, C, learning_rate, num_iterations):
    Y = one_hot_matrix(labels, C)
    X1 = np.vstack([X, np.ones((1, X.shape[1]))])
    theta = np.zeros((C, X1.shape[0]))
    costs = []
    while len(costs) < num_iterations:
        Z = np.einsum("cj,ji->ci", theta, X1)
        costs.append(cross_entropy_from_logits(Z, Y))
        theta -= learning_rate * (softmax(Z) - Y) @ X1.T / X.shape[1]
    return {"W": theta[:, :-1], "b": theta[:, -1:]}, costs

# %% right tape
# TensorFlow in 64 bits takes the gradients; examples are rows there.
import tensorflow as tf


def train_softmax_classifier(X, labels, C, learning_rate, num_iterations):
    Y = one_hot_matrix(labels, C)
    rows, targets = tf.constant(X.T, tf.float64), tf.constant(Y.T, tf.float64)
    W = tf.Variable(tf.zeros((X.shape[0], C), tf.float64))
    b = tf.Variable(tf.zeros(C, tf.float64))
    costs = []
    for _ in range(num_iterations):
        with tf.GradientTape() as tape:
            cost = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(targets, rows @ W + b))
        for variable, gradient in zip((W, b), tape.gradient(cost, (W, b))):
            variable.assign_sub(learning_rate * gradient)
        costs.append(cost.numpy())
    return {"W": W.numpy().T, "b": b.numpy()[:, None]}, costs

# %% right helper_and_prints
# A helper makes one step; np.dot; prints as it goes.
def one_step(X, Y, W, b, rate):
    Z = np.dot(W, X) + b
    delta = softmax(Z) - Y
    new_b = b - rate * delta.mean(1, keepdims=True)
    return cross_entropy_from_logits(Z, Y), W - rate * np.dot(delta, X.T) / X.shape[1], new_b


def train_softmax_classifier(X, labels, C, learning_rate, num_iterations):
    Y = one_hot_matrix(labels, C)
    W, b, costs = np.zeros([len(Y), len(X)]), np.zeros([len(Y), 1]), []
    for i in range(num_iterations):
        cost, W, b = one_step(X, Y, W, b, learning_rate)
        costs += [cost]
        if i % 100 == 0:
            print("step", i, "cost", cost)
    return dict(W=W, b=b), costs

# %% right two_products
# The slope of softmax and loss, example by example, from the Jacobian with the division cancelled by hand.
def train_softmax_classifier(X, labels, C, learning_rate, num_iterations):
    W, b, costs = np.zeros((C, len(X))), np.zeros((C, 1)), []
    for _ in range(num_iterations):
        costs.append(cross_entropy_from_logits(W @ X + b, np.eye(C)[labels].T))
        A = softmax(W @ X + b)
        dW, db = np.zeros(W.shape), np.zeros(b.shape)
        for x, a, label in zip(X.T, A.T, labels):
            dz = a.copy()
            dz[label] -= 1
            dW += np.outer(dz, x) / len(labels)
            db += dz[:, None] / len(labels)
        W, b = W - learning_rate * dW, b - learning_rate * db
    return {"W": W, "b": b}, costs


# %% wrong mean_over_all_entries
# The mean over examples and classes: the first cost is ln(3) / 3 for three classes.
def train_softmax_classifier(X, labels, C, learning_rate, num_iterations):
    # The labels as columns, and the parameters to start from.
    Y = one_hot_matrix(labels, C)
    m = X.shape[1]
    W = np.zeros((C, X.shape[0]))
    b = np.zeros((C, 1))
    costs = []
    for i in range(num_iterations):
        # Forwards to the cost, back to the slopes, one step.
        Z = W @ X + b
        cost = -np.mean(Y * np.log(softmax(Z) + 1e-300))
        dZ = (softmax(Z) - Y) / m
        W = W - learning_rate * dZ @ X.T
        b = b - learning_rate * np.sum(dZ, axis=1, keepdims=True)
        costs.append(cost)
    return {"W": W, "b": b}, costs


# %% wrong one_step_behind
# Returns the parameters before the last update: after one iteration W is still 0.
def train_softmax_classifier(X, labels, C, learning_rate, num_iterations):
    # The labels as columns, and the parameters to start from.
    Y = one_hot_matrix(labels, C)
    m = X.shape[1]
    W = np.zeros((C, X.shape[0]))
    b = np.zeros((C, 1))
    costs = []
    before = {"W": W, "b": b}
    for i in range(num_iterations):
        # Forwards to the cost, back to the slopes, one step.
        before = {"W": W, "b": b}
        Z = W @ X + b
        cost = cross_entropy_from_logits(Z, Y)
        dZ = (softmax(Z) - Y) / m
        W = W - learning_rate * dZ @ X.T
        b = b - learning_rate * np.sum(dZ, axis=1, keepdims=True)
        costs.append(cost)
    return before, costs


# %% wrong rate_falls
# The learning rate falls with the iterations: the second step is half as long.
def train_softmax_classifier(X, labels, C, learning_rate, num_iterations):
    # The labels as columns, and the parameters to start from.
    Y = one_hot_matrix(labels, C)
    m = X.shape[1]
    W = np.zeros((C, X.shape[0]))
    b = np.zeros((C, 1))
    costs = []
    for i in range(num_iterations):
        # Forwards to the cost, back to the slopes, one step.
        Z = W @ X + b
        cost = cross_entropy_from_logits(Z, Y)
        rate = learning_rate / (i + 1)
        dZ = (softmax(Z) - Y) / m
        W = W - rate * dZ @ X.T
        b = b - rate * np.sum(dZ, axis=1, keepdims=True)
        costs.append(cost)
    return {"W": W, "b": b}, costs


# %% wrong balanced_classes
# Each class weighs the same, however many examples it has: labels 0, 1, 2, 2 give another W.
def train_softmax_classifier(X, labels, C, learning_rate, num_iterations):
    # The labels as columns, and the parameters to start from.
    Y = one_hot_matrix(labels, C)
    m = X.shape[1]
    W = np.zeros((C, X.shape[0]))
    b = np.zeros((C, 1))
    costs = []
    for i in range(num_iterations):
        # Forwards to the cost, back to the slopes, one step.
        Z = W @ X + b
        cost = cross_entropy_from_logits(Z, Y)
        dZ = (softmax(Z) - Y) / np.maximum(1, Y.sum(axis=1))[labels] / len(set(labels.tolist()))
        W = W - learning_rate * dZ @ X.T
        b = b - learning_rate * np.sum(dZ, axis=1, keepdims=True)
        costs.append(cost)
    return {"W": W, "b": b}, costs


# %% wrong updates_while_the_cost_falls
# Keeps a step only when the cost has fallen: with a large rate it stays where the rule goes on.
def train_softmax_classifier(X, labels, C, learning_rate, num_iterations):
    # The labels as columns, and the parameters to start from.
    Y = one_hot_matrix(labels, C)
    m = X.shape[1]
    W = np.zeros((C, X.shape[0]))
    b = np.zeros((C, 1))
    costs = []
    for i in range(num_iterations):
        # Forwards to the cost, back to the slopes, one step.
        Z = W @ X + b
        cost = cross_entropy_from_logits(Z, Y)
        dZ = (softmax(Z) - Y) / m
        if costs and cost > costs[-1]:
            costs.append(cost)
            continue
        W = W - learning_rate * dZ @ X.T
        b = b - learning_rate * np.sum(dZ, axis=1, keepdims=True)
        costs.append(cost)
    return {"W": W, "b": b}, costs


# %% right rows
# Examples are rows, as in TensorFlow; turned at the end.
def train_softmax_classifier(X, labels, C, learning_rate, num_iterations):
    rows, theta, bias, costs = np.asarray(X).T, np.zeros((len(X), C)), np.zeros(C), []
    hot = (np.asarray(labels)[:, None] == range(C)).astype(float)
    for _ in range(num_iterations):
        logits = rows.dot(theta) + bias
        costs += [float(cross_entropy_from_logits(logits.T, hot.T))]
        error = softmax(logits.T).T - hot
        theta = theta - learning_rate * rows.T.dot(error) / len(rows)
        bias = bias - learning_rate * error.mean(axis=0)
    return dict(W=theta.T, b=bias[:, np.newaxis]), costs


# %% right less_one_at_the_label
# No one-hot matrix for the slopes: 1 is taken off at the label.
def train_softmax_classifier(X, labels, C, learning_rate, num_iterations):
    m, costs = len(labels), []
    W, b = np.zeros((C, X.shape[0])), np.zeros((C, 1))
    while len(costs) < num_iterations:
        Z = np.dot(W, X) + b
        costs.append(cross_entropy_from_logits(Z, one_hot_matrix(labels, C)))
        slope = softmax(Z)
        slope[labels, np.arange(m)] -= 1.0
        W = W - learning_rate * np.einsum("ci,ni->cn", slope, X) / m
        b = b - learning_rate * slope.mean(axis=1).reshape(-1, 1)
    return {"W": W, "b": b}, costs
