"""Answers to `model`, written without sight of its card: each is wrong or right as it says."""

# %% wrong random_start
# Starts from random numbers: the first cost is not ln 2.
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    w = np.random.default_rng(0).normal(size=(X_train.shape[0], 1))
    b = 0.0
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w = params["w"]
    b = params["b"]
    Y_prediction_train = predict(w, b, X_train)
    Y_prediction_test = predict(w, b, X_test)
    return {"costs": costs, "w": w, "b": b, "learning_rate": learning_rate, "num_iterations": num_iterations,
            "Y_prediction_test": Y_prediction_test, "Y_prediction_train": Y_prediction_train}

# %% wrong small_random_start
# Starts from small random numbers: w after 120 iterations is another.
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    w = 0.01 * np.random.default_rng(0).normal(size=(X_train.shape[0], 1))
    b = 0.0
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w = params["w"]
    b = params["b"]
    Y_prediction_train = predict(w, b, X_train)
    Y_prediction_test = predict(w, b, X_test)
    return {"costs": costs, "w": w, "b": b, "learning_rate": learning_rate, "num_iterations": num_iterations,
            "Y_prediction_test": Y_prediction_test, "Y_prediction_train": Y_prediction_train}

# %% wrong starts_at_one
# Starts from ones.
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    w = np.ones((X_train.shape[0], 1))
    b = 0.0
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w = params["w"]
    b = params["b"]
    Y_prediction_train = predict(w, b, X_train)
    Y_prediction_test = predict(w, b, X_test)
    return {"costs": costs, "w": w, "b": b, "learning_rate": learning_rate, "num_iterations": num_iterations,
            "Y_prediction_test": Y_prediction_test, "Y_prediction_train": Y_prediction_train}

# %% wrong b_starts_at_one
# b starts at 1.
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    w = np.zeros((X_train.shape[0], 1))
    b = 1.0
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w = params["w"]
    b = params["b"]
    Y_prediction_train = predict(w, b, X_train)
    Y_prediction_test = predict(w, b, X_test)
    return {"costs": costs, "w": w, "b": b, "learning_rate": learning_rate, "num_iterations": num_iterations,
            "Y_prediction_test": Y_prediction_test, "Y_prediction_train": Y_prediction_train}

# %% wrong flat_weights
# np.zeros(n_x): w comes back with the shape (n_x, n_x), or it stops. One feature: (1, 1) hides it.
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    w = np.zeros(X_train.shape[0])
    b = 0.0
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w = params["w"]
    b = params["b"]
    Y_prediction_train = predict(w, b, X_train)
    Y_prediction_test = predict(w, b, X_test)
    return {"costs": costs, "w": w, "b": b, "learning_rate": learning_rate, "num_iterations": num_iterations,
            "Y_prediction_test": Y_prediction_test, "Y_prediction_train": Y_prediction_train}

# %% wrong a_weight_for_each_example
# As many zeros as examples: it stops unless n_x = m.
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    w = np.zeros((X_train.shape[1], 1))
    b = 0.0
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w = params["w"]
    b = params["b"]
    Y_prediction_train = predict(w, b, X_train)
    Y_prediction_test = predict(w, b, X_test)
    return {"costs": costs, "w": w, "b": b, "learning_rate": learning_rate, "num_iterations": num_iterations,
            "Y_prediction_test": Y_prediction_test, "Y_prediction_train": Y_prediction_train}

# %% wrong one_weight
# A single weight.
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    w = np.zeros((1, 1))
    b = 0.0
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w = params["w"]
    b = params["b"]
    Y_prediction_train = predict(w, b, X_train)
    Y_prediction_test = predict(w, b, X_test)
    return {"costs": costs, "w": w, "b": b, "learning_rate": learning_rate, "num_iterations": num_iterations,
            "Y_prediction_test": Y_prediction_test, "Y_prediction_train": Y_prediction_train}

# %% wrong zeros_predict
# Predicts with the zeros of the start.
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    w = np.zeros((X_train.shape[0], 1))
    b = 0.0
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    Y_prediction_train = predict(w, b, X_train)
    Y_prediction_test = predict(w, b, X_test)
    return {"costs": costs, "w": params["w"], "b": params["b"],
            "learning_rate": learning_rate, "num_iterations": num_iterations,
            "Y_prediction_test": Y_prediction_test, "Y_prediction_train": Y_prediction_train}

# %% wrong zeros_returned
# Predicts rightly, and returns the w and b of the start.
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    w = np.zeros((X_train.shape[0], 1))
    b = 0.0
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    learnt_w, learnt_b = params["w"], params["b"]
    Y_prediction_train = predict(learnt_w, learnt_b, X_train)
    Y_prediction_test = predict(learnt_w, learnt_b, X_test)
    return {"costs": costs, "w": w, "b": b, "learning_rate": learning_rate, "num_iterations": num_iterations,
            "Y_prediction_test": Y_prediction_test, "Y_prediction_train": Y_prediction_train}

# %% wrong b_of_the_start
# b is never taken from params.
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    w = np.zeros((X_train.shape[0], 1))
    b = 0.0
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w = params["w"]
    Y_prediction_train = predict(w, b, X_train)
    Y_prediction_test = predict(w, b, X_test)
    return {"costs": costs, "w": w, "b": b, "learning_rate": learning_rate, "num_iterations": num_iterations,
            "Y_prediction_test": Y_prediction_test, "Y_prediction_train": Y_prediction_train}

# %% wrong learns_from_the_test
# Learns from the test examples.
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    w = np.zeros((X_train.shape[0], 1))
    b = 0.0
    params, grads, costs = optimize(w, b, X_test, Y_test, num_iterations, learning_rate, print_cost)
    w = params["w"]
    b = params["b"]
    Y_prediction_train = predict(w, b, X_train)
    Y_prediction_test = predict(w, b, X_test)
    return {"costs": costs, "w": w, "b": b, "learning_rate": learning_rate, "num_iterations": num_iterations,
            "Y_prediction_test": Y_prediction_test, "Y_prediction_train": Y_prediction_train}

# %% wrong learns_from_all
# Learns from training and test examples together.
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    w = np.zeros((X_train.shape[0], 1))
    b = 0.0
    X_all, Y_all = np.hstack([X_train, X_test]), np.hstack([Y_train, Y_test])
    params, grads, costs = optimize(w, b, X_all, Y_all, num_iterations, learning_rate, print_cost)
    w = params["w"]
    b = params["b"]
    Y_prediction_train = predict(w, b, X_train)
    Y_prediction_test = predict(w, b, X_test)
    return {"costs": costs, "w": w, "b": b, "learning_rate": learning_rate, "num_iterations": num_iterations,
            "Y_prediction_test": Y_prediction_test, "Y_prediction_train": Y_prediction_train}

# %% wrong predictions_exchanged
# The two predictions are exchanged.
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    w = np.zeros((X_train.shape[0], 1))
    b = 0.0
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w = params["w"]
    b = params["b"]
    Y_prediction_train = predict(w, b, X_test)
    Y_prediction_test = predict(w, b, X_train)
    return {"costs": costs, "w": w, "b": b, "learning_rate": learning_rate, "num_iterations": num_iterations,
            "Y_prediction_test": Y_prediction_test, "Y_prediction_train": Y_prediction_train}

# %% wrong train_twice
# Both predictions are those of the training examples.
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    w = np.zeros((X_train.shape[0], 1))
    b = 0.0
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w = params["w"]
    b = params["b"]
    Y_prediction_train = predict(w, b, X_train)
    Y_prediction_test = predict(w, b, X_train)
    return {"costs": costs, "w": w, "b": b, "learning_rate": learning_rate, "num_iterations": num_iterations,
            "Y_prediction_test": Y_prediction_test, "Y_prediction_train": Y_prediction_train}

# %% wrong labels_returned
# The right answers in place of the predictions for the training examples.
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    w = np.zeros((X_train.shape[0], 1))
    b = 0.0
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w = params["w"]
    b = params["b"]
    Y_prediction_train = Y_train
    Y_prediction_test = predict(w, b, X_test)
    return {"costs": costs, "w": w, "b": b, "learning_rate": learning_rate, "num_iterations": num_iterations,
            "Y_prediction_test": Y_prediction_test, "Y_prediction_train": Y_prediction_train}

# %% wrong accuracy_returned
# Accuracies in place of predictions.
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    w = np.zeros((X_train.shape[0], 1))
    b = 0.0
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w = params["w"]
    b = params["b"]
    Y_prediction_train = np.mean(predict(w, b, X_train) == Y_train)
    Y_prediction_test = predict(w, b, X_test)
    return {"costs": costs, "w": w, "b": b, "learning_rate": learning_rate, "num_iterations": num_iterations,
            "Y_prediction_test": Y_prediction_test, "Y_prediction_train": Y_prediction_train}

# %% wrong probabilities_returned
# Probabilities in place of predictions.
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    w = np.zeros((X_train.shape[0], 1))
    b = 0.0
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w = params["w"]
    b = params["b"]
    Y_prediction_train = predict(w, b, X_train)
    Y_prediction_test = sigmoid(w.T @ X_test + b)
    return {"costs": costs, "w": w, "b": b, "learning_rate": learning_rate, "num_iterations": num_iterations,
            "Y_prediction_test": Y_prediction_test, "Y_prediction_train": Y_prediction_train}

# %% wrong arguments_exchanged
# learning_rate and num_iterations are handed on in the wrong order: range(0.05) stops.
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    w = np.zeros((X_train.shape[0], 1))
    b = 0.0
    params, grads, costs = optimize(w, b, X_train, Y_train, learning_rate, num_iterations, print_cost)
    w = params["w"]
    b = params["b"]
    Y_prediction_train = predict(w, b, X_train)
    Y_prediction_test = predict(w, b, X_test)
    return {"costs": costs, "w": w, "b": b, "learning_rate": learning_rate, "num_iterations": num_iterations,
            "Y_prediction_test": Y_prediction_test, "Y_prediction_train": Y_prediction_train}

# %% wrong own_iterations
# Does not hand on num_iterations and learning_rate: optimize takes its defaults.
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    w = np.zeros((X_train.shape[0], 1))
    b = 0.0
    params, grads, costs = optimize(w, b, X_train, Y_train, print_cost=print_cost)
    w = params["w"]
    b = params["b"]
    Y_prediction_train = predict(w, b, X_train)
    Y_prediction_test = predict(w, b, X_test)
    return {"costs": costs, "w": w, "b": b, "learning_rate": learning_rate, "num_iterations": num_iterations,
            "Y_prediction_test": Y_prediction_test, "Y_prediction_train": Y_prediction_train}

# %% wrong own_rate
# Does not hand on the learning rate.
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    w = np.zeros((X_train.shape[0], 1))
    b = 0.0
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, print_cost=print_cost)
    w = params["w"]
    b = params["b"]
    Y_prediction_train = predict(w, b, X_train)
    Y_prediction_test = predict(w, b, X_test)
    return {"costs": costs, "w": w, "b": b, "learning_rate": learning_rate, "num_iterations": num_iterations,
            "Y_prediction_test": Y_prediction_test, "Y_prediction_train": Y_prediction_train}

# %% wrong rate_half
# The learning rate of the default, 0.5, whatever is handed over.
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    w = np.zeros((X_train.shape[0], 1))
    b = 0.0
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, 0.5, print_cost)
    w = params["w"]
    b = params["b"]
    Y_prediction_train = predict(w, b, X_train)
    Y_prediction_test = predict(w, b, X_test)
    return {"costs": costs, "w": w, "b": b, "learning_rate": learning_rate, "num_iterations": num_iterations,
            "Y_prediction_test": Y_prediction_test, "Y_prediction_train": Y_prediction_train}

# %% wrong iterations_2000
# 2000 iterations, whatever is handed over.
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    w = np.zeros((X_train.shape[0], 1))
    b = 0.0
    params, grads, costs = optimize(w, b, X_train, Y_train, 2000, learning_rate, print_cost)
    w = params["w"]
    b = params["b"]
    Y_prediction_train = predict(w, b, X_train)
    Y_prediction_test = predict(w, b, X_test)
    return {"costs": costs, "w": w, "b": b, "learning_rate": learning_rate, "num_iterations": num_iterations,
            "Y_prediction_test": Y_prediction_test, "Y_prediction_train": Y_prediction_train}

# %% wrong warm_start
# Goes on from the weights of the last call with as many features.
learnt = {}

def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    w = np.zeros((X_train.shape[0], 1))
    b = 0.0
    w, b = learnt.get(X_train.shape[0], (w, b))
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w = params["w"]
    b = params["b"]
    learnt[X_train.shape[0]] = w, b
    Y_prediction_train = predict(w, b, X_train)
    Y_prediction_test = predict(w, b, X_test)
    return {"costs": costs, "w": w, "b": b, "learning_rate": learning_rate, "num_iterations": num_iterations,
            "Y_prediction_test": Y_prediction_test, "Y_prediction_train": Y_prediction_train}

# %% wrong divides_by_255
# Scales the pictures again.
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    X_train, X_test = X_train / 255, X_test / 255
    w = np.zeros((X_train.shape[0], 1))
    b = 0.0
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w = params["w"]
    b = params["b"]
    Y_prediction_train = predict(w, b, X_train)
    Y_prediction_test = predict(w, b, X_test)
    return {"costs": costs, "w": w, "b": b, "learning_rate": learning_rate, "num_iterations": num_iterations,
            "Y_prediction_test": Y_prediction_test, "Y_prediction_train": Y_prediction_train}

# %% wrong standardised
# Standardises the examples first: w and b belong to other numbers than X.
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    mean, spread = X_train.mean(axis=1, keepdims=True), X_train.std(axis=1, keepdims=True) + 1e-8
    X_train, X_test = (X_train - mean) / spread, (X_test - mean) / spread
    w = np.zeros((X_train.shape[0], 1))
    b = 0.0
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w = params["w"]
    b = params["b"]
    Y_prediction_train = predict(w, b, X_train)
    Y_prediction_test = predict(w, b, X_test)
    return {"costs": costs, "w": w, "b": b, "learning_rate": learning_rate, "num_iterations": num_iterations,
            "Y_prediction_test": Y_prediction_test, "Y_prediction_train": Y_prediction_train}

# %% wrong mean_taken_away_in_place
# Takes the mean away in the caller's own array.
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    X_train = np.subtract(X_train, X_train.mean(axis=1, keepdims=True), out=X_train)
    w = np.zeros((X_train.shape[0], 1))
    b = 0.0
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w = params["w"]
    b = params["b"]
    Y_prediction_train = predict(w, b, X_train)
    Y_prediction_test = predict(w, b, X_test)
    return {"costs": costs, "w": w, "b": b, "learning_rate": learning_rate, "num_iterations": num_iterations,
            "Y_prediction_test": Y_prediction_test, "Y_prediction_train": Y_prediction_train}

# %% wrong last_cost_only
# The last cost in place of the list.
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    w = np.zeros((X_train.shape[0], 1))
    b = 0.0
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w = params["w"]
    b = params["b"]
    Y_prediction_train = predict(w, b, X_train)
    Y_prediction_test = predict(w, b, X_test)
    return {"costs": costs[-1],
            "w": w, "b": b, "learning_rate": learning_rate, "num_iterations": num_iterations,
            "Y_prediction_test": Y_prediction_test, "Y_prediction_train": Y_prediction_train}

# %% wrong costs_left_out
# No entry "costs".
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    w = np.zeros((X_train.shape[0], 1))
    b = 0.0
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w = params["w"]
    b = params["b"]
    Y_prediction_train = predict(w, b, X_train)
    Y_prediction_test = predict(w, b, X_test)
    return {"w": w, "b": b, "learning_rate": learning_rate, "num_iterations": num_iterations,
            "Y_prediction_test": Y_prediction_test, "Y_prediction_train": Y_prediction_train}

# %% wrong rate_not_recorded
# The entry "learning_rate" is always 0.5.
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    w = np.zeros((X_train.shape[0], 1))
    b = 0.0
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w = params["w"]
    b = params["b"]
    Y_prediction_train = predict(w, b, X_train)
    Y_prediction_test = predict(w, b, X_test)
    return {"costs": costs, "w": w, "b": b, "learning_rate": 0.5, "num_iterations": num_iterations,
            "Y_prediction_test": Y_prediction_test, "Y_prediction_train": Y_prediction_train}

# %% wrong iterations_counted_by_costs
# The entry "num_iterations" is the number of costs: 2 for 120 iterations.
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    w = np.zeros((X_train.shape[0], 1))
    b = 0.0
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w = params["w"]
    b = params["b"]
    Y_prediction_train = predict(w, b, X_train)
    Y_prediction_test = predict(w, b, X_test)
    return {"costs": costs, "w": w, "b": b, "learning_rate": learning_rate, "num_iterations": len(costs),
            "Y_prediction_test": Y_prediction_test, "Y_prediction_train": Y_prediction_train}

# %% wrong gradients_for_parameters
# Takes dw and db for w and b.
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    w = np.zeros((X_train.shape[0], 1))
    b = 0.0
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w = grads["dw"]
    b = grads["db"]
    Y_prediction_train = predict(w, b, X_train)
    Y_prediction_test = predict(w, b, X_test)
    return {"costs": costs, "w": w, "b": b, "learning_rate": learning_rate, "num_iterations": num_iterations,
            "Y_prediction_test": Y_prediction_test, "Y_prediction_train": Y_prediction_train}

# %% wrong b_in_a_table
# b starts as an array (1, 1) and ends as one: "a number".
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    w = np.zeros((X_train.shape[0], 1))
    b = np.zeros((1, 1))
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w = params["w"]
    b = params["b"]
    Y_prediction_train = predict(w, b, X_train)
    Y_prediction_test = predict(w, b, X_test)
    return {"costs": costs, "w": w, "b": b, "learning_rate": learning_rate, "num_iterations": num_iterations,
            "Y_prediction_test": Y_prediction_test, "Y_prediction_train": Y_prediction_train}

# %% wrong row_of_weights
# w is returned as a row.
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    w = np.zeros((X_train.shape[0], 1))
    b = 0.0
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w = params["w"]
    b = params["b"]
    Y_prediction_train = predict(w, b, X_train)
    Y_prediction_test = predict(w, b, X_test)
    return {"costs": costs, "w": w.T, "b": b,
            "learning_rate": learning_rate, "num_iterations": num_iterations,
            "Y_prediction_test": Y_prediction_test, "Y_prediction_train": Y_prediction_train}

# %% wrong learns_in_two_halves
# Halves the learning rate half-way.
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    w = np.zeros((X_train.shape[0], 1))
    b = 0.0
    half = num_iterations // 2
    params, grads, costs = optimize(w, b, X_train, Y_train, half, learning_rate, print_cost)
    params, grads, more = optimize(params["w"], params["b"], X_train, Y_train,
                                   num_iterations - half, learning_rate / 2, print_cost)
    costs = costs + more
    w = params["w"]
    b = params["b"]
    Y_prediction_train = predict(w, b, X_train)
    Y_prediction_test = predict(w, b, X_test)
    return {"costs": costs, "w": w, "b": b, "learning_rate": learning_rate, "num_iterations": num_iterations,
            "Y_prediction_test": Y_prediction_test, "Y_prediction_train": Y_prediction_train}

# %% wrong best_on_the_test
# Tries b = 0 as well, and keeps what does better on the test examples: Y_test takes part.
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    w = np.zeros((X_train.shape[0], 1))
    b = 0.0
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w = params["w"]
    b = params["b"]
    if np.mean(predict(w, 0.0, X_test) == Y_test) > np.mean(predict(w, b, X_test) == Y_test):
        b = 0.0
    Y_prediction_train = predict(w, b, X_train)
    Y_prediction_test = predict(w, b, X_test)
    return {"costs": costs, "w": w, "b": b, "learning_rate": learning_rate, "num_iterations": num_iterations,
            "Y_prediction_test": Y_prediction_test, "Y_prediction_train": Y_prediction_train}

# %% right own_loop
# Does not call optimize: its own gradient descent on one column of parameters.
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    n_x, m = X_train.shape
    w, b, costs = np.zeros([n_x, 1]), 0, []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X_train, Y_train)
        costs += [cost] if i % 100 == 0 else []
        w, b = w - learning_rate * grads["dw"], b - learning_rate * grads["db"]
    named = {"train": X_train, "test": X_test}
    answers = {"Y_prediction_" + name: (w.T @ X + b > 0) * 1 for name, X in named.items()}
    return {**answers, "costs": costs, "w": w, "b": b, "learning_rate": learning_rate,
            "num_iterations": num_iterations}

# %% right both_at_once
# Predicts for all examples together, and cuts the answers apart.
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    m = X_train.shape[1]
    start = 0 * X_train[:, :1].astype(float)
    params, _, costs = optimize(start, 0, X_train, Y_train, num_iterations=num_iterations,
                                learning_rate=learning_rate, print_cost=print_cost)
    answers = predict(params["w"], params["b"], np.concatenate([X_train, X_test], axis=1))
    result = dict(params)
    result.update(costs=costs, Y_prediction_train=answers[:, :m], Y_prediction_test=answers[:, m:],
                  learning_rate=learning_rate, num_iterations=num_iterations)
    return result

# %% right class_inside
# A class with fit and predict.
class LogisticRegression:
    def __init__(self, rate, iterations, loud):
        self.rate, self.iterations, self.loud = rate, iterations, loud

    def fit(self, X, Y):
        zeros = np.zeros((len(X), 1), dtype=np.float64)
        learnt, _, self.costs = optimize(zeros, 0.0, X, Y, self.iterations, self.rate, self.loud)
        self.w, self.b = learnt["w"], learnt["b"]
        return self

    def predict(self, X):
        return predict(self.w, self.b, X)

def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    learner = LogisticRegression(learning_rate, num_iterations, print_cost).fit(X_train, Y_train)
    train, test = map(learner.predict, (X_train, X_test))
    print("wrong:", int((train != Y_train).sum()), int((test != Y_test).sum()))
    return {"costs": learner.costs, "Y_prediction_test": test, "Y_prediction_train": train, "w": learner.w,
            "b": learner.b, "learning_rate": learning_rate, "num_iterations": num_iterations}
