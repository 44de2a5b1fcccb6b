"""Answers to `logistic_gradients_loop`, written without sight of its card.

Each is wrong or right as it says.
"""

# %% wrong as_handed_out
# All three mistakes are still there. The three examples of lesson 1.2.10: the cost is 0.315 instead of 1.142.
def logistic_gradients_loop(w, b, X, Y):
    n_x, m = X.shape
    J, dw, db = 0.0, np.zeros((n_x, 1)), 0.0
    for i in range(m):
        y = Y[0, i]
        z = b
        for j in range(n_x):
            z = z + w[j, 0] * X[j, i]
        a = sigmoid(z)
        J = J - y * np.log(a) + (1 - y) * np.log(1 - a)
        dz = a * (1 - a)
        for j in range(n_x):
            dw[j, 0] = dw[j, 0] + X[j, i] * dz / m
        db = db + dz
    J = J / m
    dw = dw / m
    db = db / m
    return {"dw": dw, "db": db}, J

# %% wrong brackets_left
# The first mistake is left. The three examples of lesson 1.2.10: the cost is 0.315 instead of 1.142.
def logistic_gradients_loop(w, b, X, Y):
    n_x, m = X.shape
    J, dw, db = 0.0, np.zeros((n_x, 1)), 0.0
    for i in range(m):
        y = Y[0, i]
        z = b
        for j in range(n_x):
            z = z + w[j, 0] * X[j, i]
        a = sigmoid(z)
        J = J - y * np.log(a) + (1 - y) * np.log(1 - a)
        dz = a - y
        for j in range(n_x):
            dw[j, 0] = dw[j, 0] + X[j, i] * dz
        db = db + dz
    J = J / m
    dw = dw / m
    db = db / m
    return {"dw": dw, "db": db}, J

# %% wrong slope_of_the_sigmoid_left
# The second mistake is left: the answer plays no part in dw and db. The three examples of lesson 1.2.10: db
# is 0.208.
def logistic_gradients_loop(w, b, X, Y):
    n_x, m = X.shape
    J, dw, db = 0.0, np.zeros((n_x, 1)), 0.0
    for i in range(m):
        y = Y[0, i]
        z = b
        for j in range(n_x):
            z = z + w[j, 0] * X[j, i]
        a = sigmoid(z)
        J = J - (y * np.log(a) + (1 - y) * np.log(1 - a))
        dz = a * (1 - a)
        for j in range(n_x):
            dw[j, 0] = dw[j, 0] + X[j, i] * dz
        db = db + dz
    J = J / m
    dw = dw / m
    db = db / m
    return {"dw": dw, "db": db}, J

# %% wrong divided_twice_left
# The third mistake is left: dw is divided by m in the loop and behind it. The three examples of lesson
# 1.2.10:
# dw is (0.193, -0.367) instead of (0.578, -1.102).
def logistic_gradients_loop(w, b, X, Y):
    n_x, m = X.shape
    J, dw, db = 0.0, np.zeros((n_x, 1)), 0.0
    for i in range(m):
        y = Y[0, i]
        z = b
        for j in range(n_x):
            z = z + w[j, 0] * X[j, i]
        a = sigmoid(z)
        J = J - (y * np.log(a) + (1 - y) * np.log(1 - a))
        dz = a - y
        for j in range(n_x):
            dw[j, 0] = dw[j, 0] + X[j, i] * dz / m
        db = db + dz
    J = J / m
    dw = dw / m
    db = db / m
    return {"dw": dw, "db": db}, J

# %% wrong brackets_and_slope_left
# Two mistakes are left, the brackets of the cost and dz.
def logistic_gradients_loop(w, b, X, Y):
    n_x, m = X.shape
    J, dw, db = 0.0, np.zeros((n_x, 1)), 0.0
    for i in range(m):
        y = Y[0, i]
        z = b
        for j in range(n_x):
            z = z + w[j, 0] * X[j, i]
        a = sigmoid(z)
        J = J - y * np.log(a) + (1 - y) * np.log(1 - a)
        dz = a * (1 - a)
        for j in range(n_x):
            dw[j, 0] = dw[j, 0] + X[j, i] * dz
        db = db + dz
    J = J / m
    dw = dw / m
    db = db / m
    return {"dw": dw, "db": db}, J

# %% wrong slope_and_division_left
# Two mistakes are left, dz and the division of dw.
def logistic_gradients_loop(w, b, X, Y):
    n_x, m = X.shape
    J, dw, db = 0.0, np.zeros((n_x, 1)), 0.0
    for i in range(m):
        y = Y[0, i]
        z = b
        for j in range(n_x):
            z = z + w[j, 0] * X[j, i]
        a = sigmoid(z)
        J = J - (y * np.log(a) + (1 - y) * np.log(1 - a))
        dz = a * (1 - a)
        for j in range(n_x):
            dw[j, 0] = dw[j, 0] + X[j, i] * dz / m
        db = db + dz
    J = J / m
    dw = dw / m
    db = db / m
    return {"dw": dw, "db": db}, J

# %% wrong brackets_and_division_left
# Two mistakes are left, the brackets of the cost and the division of dw.
def logistic_gradients_loop(w, b, X, Y):
    n_x, m = X.shape
    J, dw, db = 0.0, np.zeros((n_x, 1)), 0.0
    for i in range(m):
        y = Y[0, i]
        z = b
        for j in range(n_x):
            z = z + w[j, 0] * X[j, i]
        a = sigmoid(z)
        J = J - y * np.log(a) + (1 - y) * np.log(1 - a)
        dz = a - y
        for j in range(n_x):
            dw[j, 0] = dw[j, 0] + X[j, i] * dz / m
        db = db + dz
    J = J / m
    dw = dw / m
    db = db / m
    return {"dw": dw, "db": db}, J

# %% wrong signs_of_j_lost
# Both terms are added: the cost is -1.142 in the three examples of lesson 1.2.10.
def logistic_gradients_loop(w, b, X, Y):
    n_x, m = X.shape
    J, dw, db = 0.0, np.zeros((n_x, 1)), 0.0
    for i in range(m):
        y = Y[0, i]
        z = b
        for j in range(n_x):
            z = z + w[j, 0] * X[j, i]
        a = sigmoid(z)
        J = J + (y * np.log(a) + (1 - y) * np.log(1 - a))
        dz = a - y
        for j in range(n_x):
            dw[j, 0] = dw[j, 0] + X[j, i] * dz
        db = db + dz
    J = J / m
    dw = dw / m
    db = db / m
    return {"dw": dw, "db": db}, J

# %% wrong second_term_for_the_ones
# y and 1 - y exchanged: the loss of the opposite answer. The three examples of lesson 1.2.10: the cost is 0.442.
def logistic_gradients_loop(w, b, X, Y):
    n_x, m = X.shape
    J, dw, db = 0.0, np.zeros((n_x, 1)), 0.0
    for i in range(m):
        y = Y[0, i]
        z = b
        for j in range(n_x):
            z = z + w[j, 0] * X[j, i]
        a = sigmoid(z)
        J = J - ((1 - y) * np.log(a) + y * np.log(1 - a))
        dz = a - y
        for j in range(n_x):
            dw[j, 0] = dw[j, 0] + X[j, i] * dz
        db = db + dz
    J = J / m
    dw = dw / m
    db = db / m
    return {"dw": dw, "db": db}, J

# %% wrong slope_times_error
# The gradient of the squared error: the slope of the sigmoid too often. The three examples of lesson
# 1.2.10: db is -0.035.
def logistic_gradients_loop(w, b, X, Y):
    n_x, m = X.shape
    J, dw, db = 0.0, np.zeros((n_x, 1)), 0.0
    for i in range(m):
        y = Y[0, i]
        z = b
        for j in range(n_x):
            z = z + w[j, 0] * X[j, i]
        a = sigmoid(z)
        J = J - (y * np.log(a) + (1 - y) * np.log(1 - a))
        dz = (a - y) * a * (1 - a)
        for j in range(n_x):
            dw[j, 0] = dw[j, 0] + X[j, i] * dz
        db = db + dz
    J = J / m
    dw = dw / m
    db = db / m
    return {"dw": dw, "db": db}, J

# %% wrong error_turned_round
# y - a: the signs of dw and db. The three examples of lesson 1.2.10: db is 0.183.
def logistic_gradients_loop(w, b, X, Y):
    n_x, m = X.shape
    J, dw, db = 0.0, np.zeros((n_x, 1)), 0.0
    for i in range(m):
        y = Y[0, i]
        z = b
        for j in range(n_x):
            z = z + w[j, 0] * X[j, i]
        a = sigmoid(z)
        J = J - (y * np.log(a) + (1 - y) * np.log(1 - a))
        dz = y - a
        for j in range(n_x):
            dw[j, 0] = dw[j, 0] + X[j, i] * dz
        db = db + dz
    J = J / m
    dw = dw / m
    db = db / m
    return {"dw": dw, "db": db}, J

# %% wrong dw_never_divided
# Takes the division away in both places: dw is a sum. The three examples of lesson 1.2.10: dw is (1.733,
# -3.306).
def logistic_gradients_loop(w, b, X, Y):
    n_x, m = X.shape
    J, dw, db = 0.0, np.zeros((n_x, 1)), 0.0
    for i in range(m):
        y = Y[0, i]
        z = b
        for j in range(n_x):
            z = z + w[j, 0] * X[j, i]
        a = sigmoid(z)
        J = J - (y * np.log(a) + (1 - y) * np.log(1 - a))
        dz = a - y
        for j in range(n_x):
            dw[j, 0] = dw[j, 0] + X[j, i] * dz
        db = db + dz
    J = J / m
    db = db / m
    return {"dw": dw, "db": db}, J

# %% wrong db_never_divided
# db is a sum: -0.550 in the three examples of lesson 1.2.10.
def logistic_gradients_loop(w, b, X, Y):
    n_x, m = X.shape
    J, dw, db = 0.0, np.zeros((n_x, 1)), 0.0
    for i in range(m):
        y = Y[0, i]
        z = b
        for j in range(n_x):
            z = z + w[j, 0] * X[j, i]
        a = sigmoid(z)
        J = J - (y * np.log(a) + (1 - y) * np.log(1 - a))
        dz = a - y
        for j in range(n_x):
            dw[j, 0] = dw[j, 0] + X[j, i] * dz
        db = db + dz
    J = J / m
    dw = dw / m
    return {"dw": dw, "db": db}, J

# %% wrong j_never_divided
# the cost is a sum: 3.427 in the three examples of lesson 1.2.10.
def logistic_gradients_loop(w, b, X, Y):
    n_x, m = X.shape
    J, dw, db = 0.0, np.zeros((n_x, 1)), 0.0
    for i in range(m):
        y = Y[0, i]
        z = b
        for j in range(n_x):
            z = z + w[j, 0] * X[j, i]
        a = sigmoid(z)
        J = J - (y * np.log(a) + (1 - y) * np.log(1 - a))
        dz = a - y
        for j in range(n_x):
            dw[j, 0] = dw[j, 0] + X[j, i] * dz
        db = db + dz
    dw = dw / m
    db = db / m
    return {"dw": dw, "db": db}, J

# %% wrong dw_by_features
# dw is divided by the number of features. The three examples of lesson 1.2.10: dw is (0.866, -1.653). With
# n_x = m it does not show.
def logistic_gradients_loop(w, b, X, Y):
    n_x, m = X.shape
    J, dw, db = 0.0, np.zeros((n_x, 1)), 0.0
    for i in range(m):
        y = Y[0, i]
        z = b
        for j in range(n_x):
            z = z + w[j, 0] * X[j, i]
        a = sigmoid(z)
        J = J - (y * np.log(a) + (1 - y) * np.log(1 - a))
        dz = a - y
        for j in range(n_x):
            dw[j, 0] = dw[j, 0] + X[j, i] * dz
        db = db + dz
    J = J / m
    dw = dw / n_x
    db = db / m
    return {"dw": dw, "db": db}, J

# %% wrong divided_in_the_loop_of_examples
# The divisions have slipped into the loop: the first example is divided by m three times.
def logistic_gradients_loop(w, b, X, Y):
    n_x, m = X.shape
    J, dw, db = 0.0, np.zeros((n_x, 1)), 0.0
    for i in range(m):
        y = Y[0, i]
        z = b
        for j in range(n_x):
            z = z + w[j, 0] * X[j, i]
        a = sigmoid(z)
        J = J - (y * np.log(a) + (1 - y) * np.log(1 - a))
        dz = a - y
        for j in range(n_x):
            dw[j, 0] = dw[j, 0] + X[j, i] * dz
        db = db + dz
        J = J / m
        dw = dw / m
        db = db / m
    return {"dw": dw, "db": db}, J

# %% wrong z_not_reset
# z starts once, before the loop: each example adds to the score of the one before.
def logistic_gradients_loop(w, b, X, Y):
    n_x, m = X.shape
    J, dw, db = 0.0, np.zeros((n_x, 1)), 0.0
    z = b
    for i in range(m):
        y = Y[0, i]
        for j in range(n_x):
            z = z + w[j, 0] * X[j, i]
        a = sigmoid(z)
        J = J - (y * np.log(a) + (1 - y) * np.log(1 - a))
        dz = a - y
        for j in range(n_x):
            dw[j, 0] = dw[j, 0] + X[j, i] * dz
        db = db + dz
    J = J / m
    dw = dw / m
    db = db / m
    return {"dw": dw, "db": db}, J

# %% wrong db_in_inner_loop
# db grows once for each feature. The three examples of lesson 1.2.10: db is -0.367; with one feature it
# does not show.
def logistic_gradients_loop(w, b, X, Y):
    n_x, m = X.shape
    J, dw, db = 0.0, np.zeros((n_x, 1)), 0.0
    for i in range(m):
        y = Y[0, i]
        z = b
        for j in range(n_x):
            z = z + w[j, 0] * X[j, i]
        a = sigmoid(z)
        J = J - (y * np.log(a) + (1 - y) * np.log(1 - a))
        dz = a - y
        for j in range(n_x):
            dw[j, 0] = dw[j, 0] + X[j, i] * dz
            db = db + dz
    J = J / m
    dw = dw / m
    db = db / m
    return {"dw": dw, "db": db}, J

# %% wrong bias_left_out
# z starts at 0: b plays no part. The three examples of lesson 1.2.10: the cost is 1.162; with b = 0 it does not
# show.
def logistic_gradients_loop(w, b, X, Y):
    n_x, m = X.shape
    J, dw, db = 0.0, np.zeros((n_x, 1)), 0.0
    for i in range(m):
        y = Y[0, i]
        z = 0.0
        for j in range(n_x):
            z = z + w[j, 0] * X[j, i]
        a = sigmoid(z)
        J = J - (y * np.log(a) + (1 - y) * np.log(1 - a))
        dz = a - y
        for j in range(n_x):
            dw[j, 0] = dw[j, 0] + X[j, i] * dz
        db = db + dz
    J = J / m
    dw = dw / m
    db = db / m
    return {"dw": dw, "db": db}, J

# %% wrong bias_for_each_feature
# Adds b once for each feature; with one feature it does not show.
def logistic_gradients_loop(w, b, X, Y):
    n_x, m = X.shape
    J, dw, db = 0.0, np.zeros((n_x, 1)), 0.0
    for i in range(m):
        y = Y[0, i]
        z = 0.0
        for j in range(n_x):
            z = z + w[j, 0] * X[j, i] + b
        a = sigmoid(z)
        J = J - (y * np.log(a) + (1 - y) * np.log(1 - a))
        dz = a - y
        for j in range(n_x):
            dw[j, 0] = dw[j, 0] + X[j, i] * dz
        db = db + dz
    J = J / m
    dw = dw / m
    db = db / m
    return {"dw": dw, "db": db}, J

# %% wrong last_example_left_out
# The loop ends one example early. The three examples of lesson 1.2.10: db is 0.079.
def logistic_gradients_loop(w, b, X, Y):
    n_x, m = X.shape
    J, dw, db = 0.0, np.zeros((n_x, 1)), 0.0
    for i in range(m - 1):
        y = Y[0, i]
        z = b
        for j in range(n_x):
            z = z + w[j, 0] * X[j, i]
        a = sigmoid(z)
        J = J - (y * np.log(a) + (1 - y) * np.log(1 - a))
        dz = a - y
        for j in range(n_x):
            dw[j, 0] = dw[j, 0] + X[j, i] * dz
        db = db + dz
    J = J / m
    dw = dw / m
    db = db / m
    return {"dw": dw, "db": db}, J

# %% wrong first_feature_left_out
# Counts the features from 1 in the second loop: dw[0] stays 0.
def logistic_gradients_loop(w, b, X, Y):
    n_x, m = X.shape
    J, dw, db = 0.0, np.zeros((n_x, 1)), 0.0
    for i in range(m):
        y = Y[0, i]
        z = b
        for j in range(n_x):
            z = z + w[j, 0] * X[j, i]
        a = sigmoid(z)
        J = J - (y * np.log(a) + (1 - y) * np.log(1 - a))
        dz = a - y
        for j in range(1, n_x):
            dw[j, 0] = dw[j, 0] + X[j, i] * dz
        db = db + dz
    J = J / m
    dw = dw / m
    db = db / m
    return {"dw": dw, "db": db}, J

# %% wrong returned_in_the_loop
# The return has slipped into the loop: the first example only.
def logistic_gradients_loop(w, b, X, Y):
    n_x, m = X.shape
    J, dw, db = 0.0, np.zeros((n_x, 1)), 0.0
    for i in range(m):
        y = Y[0, i]
        z = b
        for j in range(n_x):
            z = z + w[j, 0] * X[j, i]
        a = sigmoid(z)
        J = J - (y * np.log(a) + (1 - y) * np.log(1 - a))
        dz = a - y
        for j in range(n_x):
            dw[j, 0] = dw[j, 0] + X[j, i] * dz
        db = db + dz
        return {"dw": dw / m, "db": db / m}, J / m

# %% wrong base_2
# The logarithm of base 2. The three examples of lesson 1.2.10: the cost is 1.648.
def logistic_gradients_loop(w, b, X, Y):
    n_x, m = X.shape
    J, dw, db = 0.0, np.zeros((n_x, 1)), 0.0
    for i in range(m):
        y = Y[0, i]
        z = b
        for j in range(n_x):
            z = z + w[j, 0] * X[j, i]
        a = sigmoid(z)
        J = J - (y * np.log2(a) + (1 - y) * np.log2(1 - a))
        dz = a - y
        for j in range(n_x):
            dw[j, 0] = dw[j, 0] + X[j, i] * dz
        db = db + dz
    J = J / m
    dw = dw / m
    db = db / m
    return {"dw": dw, "db": db}, J

# %% wrong small_number_in_the_log
# 1e-4 inside the logarithms: x = 1, w = -8, b = 0, y = 1 costs 7.739 instead of 8.000335.
def logistic_gradients_loop(w, b, X, Y):
    n_x, m = X.shape
    J, dw, db = 0.0, np.zeros((n_x, 1)), 0.0
    for i in range(m):
        y = Y[0, i]
        z = b
        for j in range(n_x):
            z = z + w[j, 0] * X[j, i]
        a = sigmoid(z)
        J = J - (y * np.log(a + 1e-4) + (1 - y) * np.log(1 - a + 1e-4))
        dz = a - y
        for j in range(n_x):
            dw[j, 0] = dw[j, 0] + X[j, i] * dz
        db = db + dz
    J = J / m
    dw = dw / m
    db = db / m
    return {"dw": dw, "db": db}, J

# %% wrong whole_weights_whole_gradients
# zeros_like takes over the type of w: for whole numbers w = (1, 0) every addition is cut off.
def logistic_gradients_loop(w, b, X, Y):
    n_x, m = X.shape
    J, dw, db = 0.0, np.zeros_like(w), 0.0
    for i in range(m):
        y = Y[0, i]
        z = b
        for j in range(n_x):
            z = z + w[j, 0] * X[j, i]
        a = sigmoid(z)
        J = J - (y * np.log(a) + (1 - y) * np.log(1 - a))
        dz = a - y
        for j in range(n_x):
            dw[j, 0] = dw[j, 0] + X[j, i] * dz
        db = db + dz
    J = J / m
    dw = dw / m
    db = db / m
    return {"dw": dw, "db": db}, J

# %% wrong row_of_gradients
# dw of shape (n_x,): the docstring says (n_x, 1).
def logistic_gradients_loop(w, b, X, Y):
    n_x, m = X.shape
    J, dw, db = 0.0, np.zeros(n_x), 0.0
    for i in range(m):
        y = Y[0, i]
        z = b
        for j in range(n_x):
            z = z + w[j, 0] * X[j, i]
        a = sigmoid(z)
        J = J - (y * np.log(a) + (1 - y) * np.log(1 - a))
        dz = a - y
        for j in range(n_x):
            dw[j] = dw[j] + X[j, i] * dz
        db = db + dz
    J = J / m
    dw = dw / m
    db = db / m
    return {"dw": dw, "db": db}, J

# %% wrong arrays_of_one
# w[j] and Y[:, i] are arrays of one: J and db come back with the shape (1,).
def logistic_gradients_loop(w, b, X, Y):
    n_x, m = X.shape
    J, dw, db = 0.0, np.zeros((n_x, 1)), 0.0
    for i in range(m):
        y = Y[:, i]
        z = b
        for j in range(n_x):
            z = z + w[j] * X[j, i]
        a = sigmoid(z)
        J = J - (y * np.log(a) + (1 - y) * np.log(1 - a))
        dz = a - y
        for j in range(n_x):
            dw[j] = dw[j] + X[j, i] * dz
        db = db + dz
    J = J / m
    dw = dw / m
    db = db / m
    return {"dw": dw, "db": db}, J

# %% wrong weights_as_scratch
# Adds up in the caller's own w: it is another one afterwards.
def logistic_gradients_loop(w, b, X, Y):
    n_x, m = X.shape
    weights = w.copy()
    w[:] = 0
    J, dw, db = 0.0, w, 0.0
    for i in range(m):
        y = Y[0, i]
        z = b
        for j in range(n_x):
            z = z + weights[j, 0] * X[j, i]
        a = sigmoid(z)
        J = J - (y * np.log(a) + (1 - y) * np.log(1 - a))
        dz = a - y
        for j in range(n_x):
            dw[j, 0] = dw[j, 0] + X[j, i] * dz
        db = db + dz
    J = J / m
    dw = dw / m
    db = db / m
    return {"dw": dw, "db": db}, J

# %% wrong order_of_results
# cost, grads: the docstring says grads, cost.
def logistic_gradients_loop(w, b, X, Y):
    n_x, m = X.shape
    J, dw, db = 0.0, np.zeros((n_x, 1)), 0.0
    for i in range(m):
        y = Y[0, i]
        z = b
        for j in range(n_x):
            z = z + w[j, 0] * X[j, i]
        a = sigmoid(z)
        J = J - (y * np.log(a) + (1 - y) * np.log(1 - a))
        dz = a - y
        for j in range(n_x):
            dw[j, 0] = dw[j, 0] + X[j, i] * dz
        db = db + dz
    J = J / m
    dw = dw / m
    db = db / m
    return J, {"dw": dw, "db": db}

# %% wrong db_is_the_last
# `=` for `+=`: only the last example counts. The three examples of lesson 1.2.10: db is -0.258.
def logistic_gradients_loop(w, b, X, Y):
    n_x, m = X.shape
    J, dw, db = 0.0, np.zeros((n_x, 1)), 0.0
    for i in range(m):
        y = Y[0, i]
        z = b
        for j in range(n_x):
            z = z + w[j, 0] * X[j, i]
        a = sigmoid(z)
        J = J - (y * np.log(a) + (1 - y) * np.log(1 - a))
        dz = a - y
        for j in range(n_x):
            dw[j, 0] = dw[j, 0] + X[j, i] * dz
        db = dz
    J = J / m
    dw = dw / m
    db = db / m
    return {"dw": dw, "db": db}, J

# %% wrong dw_is_the_last
# The same for dw.
def logistic_gradients_loop(w, b, X, Y):
    n_x, m = X.shape
    J, dw, db = 0.0, np.zeros((n_x, 1)), 0.0
    for i in range(m):
        y = Y[0, i]
        z = b
        for j in range(n_x):
            z = z + w[j, 0] * X[j, i]
        a = sigmoid(z)
        J = J - (y * np.log(a) + (1 - y) * np.log(1 - a))
        dz = a - y
        for j in range(n_x):
            dw[j, 0] = X[j, i] * dz
        db = db + dz
    J = J / m
    dw = dw / m
    db = db / m
    return {"dw": dw, "db": db}, J

# %% wrong decision_for_probability
# dz from the rounded answer. The three examples of lesson 1.2.10: db is 0.
def logistic_gradients_loop(w, b, X, Y):
    n_x, m = X.shape
    J, dw, db = 0.0, np.zeros((n_x, 1)), 0.0
    for i in range(m):
        y = Y[0, i]
        z = b
        for j in range(n_x):
            z = z + w[j, 0] * X[j, i]
        a = sigmoid(z)
        J = J - (y * np.log(a) + (1 - y) * np.log(1 - a))
        dz = (a > 0.5) - y
        for j in range(n_x):
            dw[j, 0] = dw[j, 0] + X[j, i] * dz
        db = db + dz
    J = J / m
    dw = dw / m
    db = db / m
    return {"dw": dw, "db": db}, J

# %% wrong sums_kept
# The running sums are made once, outside the function: a second call goes on where the first ended.
sums = {"J": 0.0, "db": 0.0}

def logistic_gradients_loop(w, b, X, Y):
    n_x, m = X.shape
    dw = np.zeros((n_x, 1))
    for i in range(m):
        y, x = Y[0, i], X[:, i]
        a = sigmoid(w[:, 0] @ x + b)
        sums["J"] -= np.log(a) if y == 1 else np.log(1 - a)
        sums["db"] += a - y
        for j in range(n_x):
            dw[j, 0] += x[j] * (a - y)
    return {"dw": dw / m, "db": sums["db"] / m}, sums["J"] / m

# %% right lists
# Lists and math, no NumPy but at the end.
import math

def logistic_gradients_loop(w, b, X, Y):
    m = len(X[0])
    weights = [float(number) for number in w[:, 0]]
    losses, errors = [], []
    for i in range(m):
        z = float(b) + sum(weight * float(X[j, i]) for j, weight in enumerate(weights))
        a = 1 / (1 + math.exp(-z))
        y = int(Y[0, i])
        losses.append(-math.log(a if y == 1 else 1 - a))
        errors.append(a - y)
    dw = [[sum(float(X[j, i]) * errors[i] for i in range(m)) / m] for j in range(len(weights))]
    return {"dw": np.array(dw), "db": sum(errors) / m}, sum(losses) / m

# %% right while_loops
# Counts by hand, divides in the loop, and once only.
def logistic_gradients_loop(w, b, X, Y):
    n_x, m = X.shape
    J = db = i = 0
    dw = [0.0] * n_x
    while i < m:
        a = sigmoid(b + sum(w[j, 0] * X[j, i] for j in range(n_x)))
        J += -(Y[0, i] * np.log(a) + (1 - Y[0, i]) * np.log(1 - a)) / m
        db += (a - Y[0, i]) / m
        j = 0
        while j < n_x:
            dw[j] += X[j, i] * (a - Y[0, i]) / m
            j += 1
        i += 1
    return {"dw": np.array(dw).reshape(n_x, 1), "db": db}, J

# %% right one_example_at_a_time
# A helper for one example; columns of X in a loop; prints.
def one_example(x, y, w, b):
    a = sigmoid((w.T @ x).item() + b)
    return -np.log(a) if y else -np.log(1 - a), x * (a - y), a - y

def logistic_gradients_loop(w, b, X, Y):
    m = X.shape[1]
    J, dw, db = 0.0, 0.0, 0.0
    for i in range(m):
        loss, by_w, by_b = one_example(X[:, i:i + 1], Y[0, i], w, b)
        print(i, loss)
        J, dw, db = J + loss, dw + by_w, db + by_b
    return {"dw": dw / m, "db": db / m}, J / m

# %% right loss_from_the_logit
# The stable loss of the exercise before, example by example.
def logistic_gradients_loop(w, b, X, Y):
    n_x, m = X.shape
    J, dw, db = 0.0, np.zeros((n_x, 1)), 0.0
    for x, y in zip(X.T, Y[0]):
        z = b + sum(w[j, 0] * x[j] for j in range(n_x))
        J += cost_from_logits(np.array([[z]]), np.array([[y]])) / m
        dz = sigmoid(z) - y
        db += dz / m
        for j in range(n_x):
            dw[j] += dz * x[j] / m
    return {"dw": dw, "db": db}, J

# %% right recursion
# The sums over the first example and over the others.
def sums_of(X, Y, w, b):
    x, y = X[:, :1], float(Y[0, 0])
    a = float(sigmoid(float(np.sum(w * x)) + b))
    J, dw, db = -np.log(a) * y - np.log(1 - a) * (1 - y), x * (a - y), a - y
    if X.shape[1] > 1:
        others = sums_of(X[:, 1:], Y[:, 1:], w, b)
        return J + others[0], dw + others[1], db + others[2]
    return J, dw, db

def logistic_gradients_loop(w, b, X, Y):
    J, dw, db = (total / X.shape[1] for total in sums_of(X, Y, w, b))
    return {"dw": dw, "db": db}, J

# %% right float32
# In single precision throughout: np.float32 numbers and arrays come back.
def logistic_gradients_loop(w, b, X, Y):
    X, Y, w, b = np.float32(X), np.float32(Y), np.float32(w), np.float32(b)
    n_x, m = X.shape
    J, dw, db = np.float32(0), np.zeros((n_x, 1), dtype=np.float32), np.float32(0)
    for i in range(m):
        z = b
        for j in range(n_x):
            z = z + w[j, 0] * X[j, i]
        a = np.float32(1) / (np.float32(1) + np.exp(-z))
        J = J - (np.log(a) if Y[0, i] == 1 else np.log(1 - a))
        dz = a - Y[0, i]
        for j in range(n_x):
            dw[j, 0] += X[j, i] * dz
        db = db + dz
    return {"dw": dw / np.float32(m), "db": db / np.float32(m)}, J / np.float32(m)

# %% right without_a_loop
# Vectorised: nothing asks for a loop but the name.
def logistic_gradients_loop(w, b, X, Y):
    Z = w.T @ X + b
    dZ = sigmoid(Z) - Y
    return {"dw": np.mean(X * dZ, axis=1, keepdims=True), "db": np.mean(dZ)}, cost_from_logits(Z, Y)

# %% wrong first_label_for_all
# Every example is held against the label of the first.
def logistic_gradients_loop(w, b, X, Y):
    n_x, m = X.shape
    cost, dw, db = 0.0, np.zeros((n_x, 1)), 0.0
    for i in range(m):
        y = Y[0, 0]
        z = b
        for j in range(n_x):
            z = z + w[j, 0] * X[j, i]
        a = sigmoid(z)
        cost = cost - (y * np.log(a) + (1 - y) * np.log(1 - a))
        dz = a - y
        for j in range(n_x):
            dw[j, 0] = dw[j, 0] + X[j, i] * dz
        db = db + dz
    cost = cost / m
    dw = dw / m
    db = db / m
    return {"dw": dw, "db": db}, cost

# %% wrong db_by_features
# db is divided by the number of features.
def logistic_gradients_loop(w, b, X, Y):
    n_x, m = X.shape
    cost, dw, db = 0.0, np.zeros((n_x, 1)), 0.0
    for i in range(m):
        y = Y[0, i]
        z = b
        for j in range(n_x):
            z = z + w[j, 0] * X[j, i]
        a = sigmoid(z)
        cost = cost - (y * np.log(a) + (1 - y) * np.log(1 - a))
        dz = a - y
        for j in range(n_x):
            dw[j, 0] = dw[j, 0] + X[j, i] * dz
        db = db + dz
    cost = cost / m
    dw = dw / m
    db = db / n_x
    return {"dw": dw, "db": db}, cost

# %% wrong slope_in_a
# The derivative of the loss by a, not by z.
def logistic_gradients_loop(w, b, X, Y):
    n_x, m = X.shape
    cost, dw, db = 0.0, np.zeros((n_x, 1)), 0.0
    for i in range(m):
        y = Y[0, i]
        z = b
        for j in range(n_x):
            z = z + w[j, 0] * X[j, i]
        a = sigmoid(z)
        cost = cost - (y * np.log(a) + (1 - y) * np.log(1 - a))
        dz = -y / a + (1 - y) / (1 - a)
        for j in range(n_x):
            dw[j, 0] = dw[j, 0] + X[j, i] * dz
        db = db + dz
    cost = cost / m
    dw = dw / m
    db = db / m
    return {"dw": dw, "db": db}, cost

# %% wrong ones_only_have_a_label
# a - 1 where the label is 1; the slope of the sigmoid stays where it is 0.
def logistic_gradients_loop(w, b, X, Y):
    n_x, m = X.shape
    cost, dw, db = 0.0, np.zeros((n_x, 1)), 0.0
    for i in range(m):
        y = Y[0, i]
        z = b
        for j in range(n_x):
            z = z + w[j, 0] * X[j, i]
        a = sigmoid(z)
        cost = cost - (y * np.log(a) + (1 - y) * np.log(1 - a))
        dz = a - 1 if y == 1 else a * (1 - a)
        for j in range(n_x):
            dw[j, 0] = dw[j, 0] + X[j, i] * dz
        db = db + dz
    cost = cost / m
    dw = dw / m
    db = db / m
    return {"dw": dw, "db": db}, cost

# %% right other_division_removed
# The division after the loop goes, that inside stays.
def logistic_gradients_loop(w, b, X, Y):
    n_x, m = X.shape
    cost, dw, db = 0.0, np.zeros((n_x, 1)), 0.0
    for i in range(m):
        y = Y[0, i]
        z = b
        for j in range(n_x):
            z = z + w[j, 0] * X[j, i]
        a = sigmoid(z)
        cost = cost - (y * np.log(a) + (1 - y) * np.log(1 - a))
        dz = a - y
        for j in range(n_x):
            dw[j, 0] = dw[j, 0] + X[j, i] * dz / m
        db = db + dz
    cost = cost / m
    db = db / m
    return {"dw": dw, "db": db}, cost

# %% right sign_turned
# A minus in front of the second term, instead of brackets.
def logistic_gradients_loop(w, b, X, Y):
    n_x, m = X.shape
    cost, dw, db = 0.0, np.zeros((n_x, 1)), 0.0
    for i in range(m):
        y = Y[0, i]
        z = b
        for j in range(n_x):
            z = z + w[j, 0] * X[j, i]
        a = sigmoid(z)
        cost = cost - y * np.log(a) - (1 - y) * np.log(1 - a)
        dz = a - y
        for j in range(n_x):
            dw[j, 0] = dw[j, 0] + X[j, i] * dz
        db = db + dz
    cost = cost / m
    dw = dw / m
    db = db / m
    return {"dw": dw, "db": db}, cost

# %% right chain_rule
# dz as the product of two slopes, not simplified.
def logistic_gradients_loop(w, b, X, Y):
    n_x, m = X.shape
    cost, dw, db = 0.0, np.zeros((n_x, 1)), 0.0
    for i in range(m):
        y = Y[0, i]
        z = b
        for j in range(n_x):
            z = z + w[j, 0] * X[j, i]
        a = sigmoid(z)
        cost = cost - (y * np.log(a) + (1 - y) * np.log(1 - a))
        dz = (-y / a + (1 - y) / (1 - a)) * a * (1 - a)
        for j in range(n_x):
            dw[j, 0] = dw[j, 0] + X[j, i] * dz
        db = db + dz
    cost = cost / m
    dw = dw / m
    db = db / m
    return {"dw": dw, "db": db}, cost
