"""Answers to `xor_by_hand`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong band
# Two units make a band along a diagonal: about three in four.
def xor_by_hand():
    return {"W1": np.array([[9.0, 9.0], [9.0, 9.0], [0.0, 0.0]]), "b1": np.array([[-6.0], [6.0], [0.0]]),
            "W2": np.array([[9.0, -9.0, 0.0]]), "b2": np.array([[9.0]])}

# %% wrong zeros
# All zeros: one half everywhere.
def xor_by_hand():
    return {"W1": np.zeros((3, 2)), "b1": np.zeros((3, 1)), "W2": np.zeros((1, 3)), "b2": np.zeros((1, 1))}

# %% wrong four_units
# Four units, with which it is easy.
def xor_by_hand():
    return {"W1": np.array([[1.0, 1.0], [-1.0, -1.0], [1.0, -1.0], [-1.0, 1.0]]), "b1": np.full((4, 1), -1.5),
            "W2": np.array([[50.0, 50.0, -50.0, -50.0]]), "b2": np.zeros((1, 1))}

# %% wrong no_offset
# Without g(0) in the output's bias.
def xor_by_hand():
    return {"W1": np.array([[0.5, 0.5], [0.5, 0.0], [0.0, 0.5]]), "b1": np.full((3, 1), -1.0),
            "W2": np.array([[100.0, -100.0, -100.0]]), "b2": np.zeros((1, 1))}

# %% wrong flat
# b1 is flat.
def xor_by_hand():
    return {"W1": np.array([[0.5, 0.5], [0.5, 0.0], [0.0, 0.5]]), "b1": np.full(3, -1.0),
            "W2": np.array([[100.0, -100.0, -100.0]]), "b2": np.array([[100 * np.tanh(-1.0)]])}

# %% right other_side_of_zero
# A positive bias and the signs turned round.
def xor_by_hand():
    return {"W1": np.array([[0.3, 0.3], [0.3, 0.0], [0.0, 0.3]]), "b1": np.full((3, 1), 0.7),
            "W2": np.array([[-400.0, 400.0, 400.0]]), "b2": np.array([[-400 * np.tanh(0.7)]])}

# %% right zero_at_the_origin
# The output's bias is computed from what the units say of the origin.
def xor_by_hand():
    W1, b1 = np.array([[0.9, 0.9], [0.9, 0], [0, 0.9]]) / 2, np.ones((3, 1)) * -0.95
    W2 = 60.0 * np.array([[1, -1, -1]])
    return {"W1": W1, "b1": b1, "W2": W2, "b2": -W2 @ np.tanh(b1)}

# %% wrong inverted
# All signs of the last layer turned: 0 and 1 exchanged.
def xor_by_hand():
    W1 = np.array([[0.5, 0.5], [0.5, 0.0], [0.0, 0.5]])
    return {"W1": W1, "b1": np.full((3, 1), -1.0), "W2": -np.array([[100.0, -100, -100]]),
            "b2": -np.array([[100 * np.tanh(-1.0)]])}

# %% right smaller
# Smaller weights, another bias.
def xor_by_hand():
    t = 0.1
    W1 = t * np.array([[1, 1], [1, 0], [0, 1]])
    return {"W1": W1, "b1": np.full((3, 1), -0.7), "W2": 10000.0 * np.array([[1.0, -1, -1]]),
            "b2": np.array([[10000.0 * np.tanh(-0.7)]])}
