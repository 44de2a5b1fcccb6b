"""Answers to `house_price_network`, written without sight of its card: each is wrong or right as it says."""

# %% wrong price_bent
# The output bends, too: a price of -13.2 becomes 0.
def house_price_network(X, parameters):
    hidden = dense(X, parameters["W1"], parameters["b1"], "relu")
    return dense(hidden, parameters["W2"], parameters["b2"], "relu"), hidden

# %% wrong no_bend_inside
# The hidden layer does not bend.
def house_price_network(X, parameters):
    hidden = dense(X, parameters["W1"], parameters["b1"], "linear")
    return dense(hidden, parameters["W2"], parameters["b2"], "linear"), hidden

# %% wrong hidden_before_the_bend
# The price is right, hidden is what the units would say without the bend.
def house_price_network(X, parameters):
    Z = dense(X, parameters["W1"], parameters["b1"], "linear")
    return dense(relu(Z), parameters["W2"], parameters["b2"], "linear"), Z

# %% wrong exchanged
# hidden first.
def house_price_network(X, parameters):
    hidden = dense(X, parameters["W1"], parameters["b1"], "relu")
    price = dense(hidden, parameters["W2"], parameters["b2"], "linear")
    return hidden, price

# %% wrong three_units_only
# The sizes of the lesson are built in: it stops with five units.
def house_price_network(X, parameters):
    hidden = np.zeros((3, X.shape[1]))
    for i in range(3):
        hidden[i] = relu(parameters["W1"][i] @ X + parameters["b1"][i])
    price = sum(parameters["W2"][0, i] * hidden[i] for i in range(3)) + parameters["b2"][0, 0]
    return price.reshape(1, -1), hidden

# %% wrong flat_price
# The price as (m,).
def house_price_network(X, parameters):
    hidden = dense(X, parameters["W1"], parameters["b1"], "relu")
    return (parameters["W2"] @ hidden + parameters["b2"])[0], hidden

# %% wrong no_second_bias
# b2 is forgotten.
def house_price_network(X, parameters):
    hidden = dense(X, parameters["W1"], parameters["b1"], "relu")
    return parameters["W2"] @ hidden, hidden

# %% wrong adds_to_the_dict
# Right numbers, but the caller's dict has a new entry.
def house_price_network(X, parameters):
    parameters["A1"] = dense(X, parameters["W1"], parameters["b1"], "relu")
    return dense(parameters["A1"], parameters["W2"], parameters["b2"], "linear"), parameters["A1"]

# %% right written_out
# Both formulas, without the earlier functions.
def house_price_network(X, parameters):
    W1, b1, W2, b2 = (parameters[name] for name in ("W1", "b1", "W2", "b2"))
    hidden = np.maximum(W1 @ X + b1, 0)
    return W2 @ hidden + b2, hidden

# %% right layer_loop
# A loop over the layers, which keeps what each says.
def house_price_network(X, parameters):
    said = [X]
    for layer, activation in ((1, "relu"), (2, "linear")):
        said.append(dense(said[-1], parameters[f"W{layer}"], parameters[f"b{layer}"], activation))
    return said[2], said[1]

# %% right house_by_house
# One example after the other.
def house_price_network(X, parameters):
    prices, hiddens = [], []
    for j in range(X.shape[1]):
        hidden = dense(X[:, [j]], parameters["W1"], parameters["b1"], "relu")
        hiddens.append(hidden)
        prices.append(dense(hidden, parameters["W2"], parameters["b2"], "linear"))
    return np.hstack(prices), np.hstack(hiddens)

# %% wrong by_position
# Takes the values of the dict in their order, which another dict need not have.
def house_price_network(X, parameters):
    W1, b1, W2, b2 = parameters.values()
    hidden = dense(X, W1, b1, "relu")
    return (dense(hidden, W2, b2, "linear"), hidden)

# %% wrong rounded
# To two digits, as they are printed.
def house_price_network(X, parameters):
    hidden = dense(X, parameters["W1"], parameters["b1"], "relu")
    return (dense(hidden, parameters["W2"], parameters["b2"], "linear").round(2), hidden.round(2))

# %% wrong four_inputs
# A fifth input is not read.
def house_price_network(X, parameters):
    hidden = dense(X[:4], parameters["W1"][:, :4], parameters["b1"], "relu")
    return (dense(hidden, parameters["W2"], parameters["b2"], "linear"), hidden)

# %% wrong pops
# Takes the arrays out of the caller's dict.
def house_price_network(X, parameters):
    hidden = dense(X, parameters.pop("W1"), parameters.pop("b1"), "relu")
    return (dense(hidden, parameters.pop("W2"), parameters.pop("b2"), "linear"), hidden)

# %% right kwargs
# The dict as arguments of a helper.
def house_price_network(X, parameters):

    def net(W1, b1, W2, b2):
        hidden = dense(X=X, W=W1, b=b1, activation="relu")
        return (dense(X=hidden, W=W2, b=b2, activation="linear"), hidden)
    return net(**parameters)
