"""What week 1.2 had students write, for the weeks behind it."""

import numpy as np


def sigmoid(z):
    """Numbers between 0 and 1, in the shape of z; safe for z of any size."""
    return np.exp(-np.logaddexp(0, -z))


def sigmoid_derivative(x):
    """The slope of the sigmoid at x, in the shape of x."""
    return sigmoid(x) * sigmoid(-x)


def central_difference(f, a, h):
    """The slope of f at a, from a nudge h to either side."""
    return (f(a + h) - f(a - h)) / (2 * h)


def normalize_rows(x):
    """The rows of x (n, k), each divided by its length."""
    return x / np.linalg.norm(x, axis=1, keepdims=True)


def cost_from_logits(Z, Y):
    """The mean log loss of logits Z with labels Y, both (1, m)."""
    return float(np.mean(np.logaddexp(0, Z) - Z * Y))


def propagate(w, b, X, Y):
    """Gradients {"dw": (n_x, 1), "db"} and cost of logistic regression.

    w is (n_x, 1), b a number, X (n_x, m), Y (1, m).
    """
    m = X.shape[1]
    Z = w.T @ X + b
    dZ = sigmoid(Z) - Y
    grads = {"dw": X @ dZ.T / m, "db": float(np.mean(dZ))}
    return grads, cost_from_logits(Z, Y)


def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    """Gradient descent: parameters {"w", "b"}, the last gradients, costs of every 100th step."""
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w, b = w - learning_rate * grads["dw"], b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
            if print_cost:
                print(f"cost after {i} steps: {cost:.6f}")
    return {"w": w, "b": b}, grads, costs


def initialize_with_zeros(dim):
    """Weights (dim, 1) and bias, all zero."""
    return np.zeros((dim, 1)), 0.0


def predict(w, b, X):
    """The classes (1, m), each 0 or 1, that logistic regression says of X (n_x, m)."""
    return (w.T @ X + b > 0).astype(int)
