"""Answers to `convnet_gradients`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong nothing_mended
# As it was handed out.
def convnet_gradients(X, Y, parameters, back=None):
    conv_back, pool_back = back or (conv_backward, pool_backward)
    Z3, kept = convnet_forward(X, parameters)
    conv1, Z1, pool1, conv2, Z2, pool2, P2, F = kept
    W3, b2 = parameters["W3"], parameters["b2"]
    cost = cross_entropy_from_logits(Z3, Y)
    dZ3 = (softmax(Z3) - Y) / len(X)
    dW3 = dZ3 @ F.T / len(X)
    db3 = np.sum(dZ3, axis=1, keepdims=True)
    dP2 = (W3.T @ dZ3).reshape(P2.shape)
    dA2 = pool_back(dP2, pool2)
    dZ2 = dA2 * (Z2 > 0)
    dP1, dW2, db2 = conv_back(dZ2, conv2)
    db2 = np.full(b2.shape, np.sum(dZ2))
    dA1 = pool_back(dP1, pool1)
    dZ1 = dA1 * (dA1 > 0)
    _, dW1, db1 = conv_back(dZ1, conv1)
    return cost, {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dW3": dW3, "db3": db3}

# %% wrong three_mended
# The layout is still wrong.
def convnet_gradients(X, Y, parameters, back=None):
    conv_back, pool_back = back or (conv_backward, pool_backward)
    Z3, kept = convnet_forward(X, parameters)
    conv1, Z1, pool1, conv2, Z2, pool2, P2, F = kept
    W3, b2 = parameters["W3"], parameters["b2"]
    cost = cross_entropy_from_logits(Z3, Y)
    dZ3 = (softmax(Z3) - Y) / len(X)
    dW3 = dZ3 @ F.T
    db3 = np.sum(dZ3, axis=1, keepdims=True)
    dP2 = (W3.T @ dZ3).reshape(P2.shape)
    dA2 = pool_back(dP2, pool2)
    dZ2 = dA2 * (Z2 > 0)
    dP1, dW2, db2 = conv_back(dZ2, conv2)
    dA1 = pool_back(dP1, pool1)
    dZ1 = dA1 * (Z1 > 0)
    _, dW1, db1 = conv_back(dZ1, conv1)
    return cost, {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dW3": dW3, "db3": db3}

# %% wrong layout_transposed
# Turned, but by exchanging all axes.
def convnet_gradients(X, Y, parameters, back=None):
    conv_back, pool_back = back or (conv_backward, pool_backward)
    Z3, kept = convnet_forward(X, parameters)
    conv1, Z1, pool1, conv2, Z2, pool2, P2, F = kept
    W3, b2 = parameters["W3"], parameters["b2"]
    cost = cross_entropy_from_logits(Z3, Y)
    dZ3 = (softmax(Z3) - Y) / len(X)
    dW3 = dZ3 @ F.T
    db3 = np.sum(dZ3, axis=1, keepdims=True)
    dP2 = (W3.T @ dZ3).reshape(P2.shape[1:] + (len(X),)).transpose(3, 1, 0, 2).reshape(P2.shape)
    dA2 = pool_back(dP2, pool2)
    dZ2 = dA2 * (Z2 > 0)
    dP1, dW2, db2 = conv_back(dZ2, conv2)
    dA1 = pool_back(dP1, pool1)
    dZ1 = dA1 * (Z1 > 0)
    _, dW1, db1 = conv_back(dZ1, conv1)
    return cost, {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dW3": dW3, "db3": db3}

# %% wrong mean_of_biases
# db2 as a mean over places.
def convnet_gradients(X, Y, parameters, back=None):
    conv_back, pool_back = back or (conv_backward, pool_backward)
    Z3, kept = convnet_forward(X, parameters)
    conv1, Z1, pool1, conv2, Z2, pool2, P2, F = kept
    W3, b2 = parameters["W3"], parameters["b2"]
    cost = cross_entropy_from_logits(Z3, Y)
    dZ3 = (softmax(Z3) - Y) / len(X)
    dW3 = dZ3 @ F.T
    db3 = np.sum(dZ3, axis=1, keepdims=True)
    dP2 = (W3.T @ dZ3).T.reshape(P2.shape)
    dA2 = pool_back(dP2, pool2)
    dZ2 = dA2 * (Z2 > 0)
    dP1, dW2, db2 = conv_back(dZ2, conv2)
    db2 = db2 / (Z2.shape[1] * Z2.shape[2])
    dA1 = pool_back(dP1, pool1)
    dZ1 = dA1 * (Z1 > 0)
    _, dW1, db1 = conv_back(dZ1, conv1)
    return cost, {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dW3": dW3, "db3": db3}

# %% wrong bend_of_layer_2_lost
# The right ReLU in layer 1, none in layer 2.
def convnet_gradients(X, Y, parameters, back=None):
    conv_back, pool_back = back or (conv_backward, pool_backward)
    Z3, kept = convnet_forward(X, parameters)
    conv1, Z1, pool1, conv2, Z2, pool2, P2, F = kept
    W3, b2 = parameters["W3"], parameters["b2"]
    cost = cross_entropy_from_logits(Z3, Y)
    dZ3 = (softmax(Z3) - Y) / len(X)
    dW3 = dZ3 @ F.T
    db3 = np.sum(dZ3, axis=1, keepdims=True)
    dP2 = (W3.T @ dZ3).T.reshape(P2.shape)
    dA2 = pool_back(dP2, pool2)
    dZ2 = dA2
    dP1, dW2, db2 = conv_back(dZ2, conv2)
    dA1 = pool_back(dP1, pool1)
    dZ1 = dA1 * (Z1 > 0)
    _, dW1, db1 = conv_back(dZ1, conv1)
    return cost, {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dW3": dW3, "db3": db3}

# %% wrong bend_before_the_pooling_lost
# The ReLU asks what the pooling gave: too small, so it is stretched.
def convnet_gradients(X, Y, parameters, back=None):
    conv_back, pool_back = back or (conv_backward, pool_backward)
    Z3, kept = convnet_forward(X, parameters)
    conv1, Z1, pool1, conv2, Z2, pool2, P2, F = kept
    W3, b2 = parameters["W3"], parameters["b2"]
    cost = cross_entropy_from_logits(Z3, Y)
    dZ3 = (softmax(Z3) - Y) / len(X)
    dW3 = dZ3 @ F.T
    db3 = np.sum(dZ3, axis=1, keepdims=True)
    dP2 = (W3.T @ dZ3).T.reshape(P2.shape)
    dA2 = pool_back(dP2, pool2)
    dZ2 = dA2 * (Z2 > 0)
    dP1, dW2, db2 = conv_back(dZ2, conv2)
    dA1 = pool_back(dP1, pool1)
    dZ1 = dA1 * (np.abs(Z1) > 0)
    _, dW1, db1 = conv_back(dZ1, conv1)
    return cost, {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dW3": dW3, "db3": db3}

# %% wrong mean_once_too_often
# 1/m in the slopes of the last biases, too.
def convnet_gradients(X, Y, parameters, back=None):
    conv_back, pool_back = back or (conv_backward, pool_backward)
    Z3, kept = convnet_forward(X, parameters)
    conv1, Z1, pool1, conv2, Z2, pool2, P2, F = kept
    W3, b2 = parameters["W3"], parameters["b2"]
    cost = cross_entropy_from_logits(Z3, Y)
    dZ3 = (softmax(Z3) - Y) / len(X)
    dW3 = dZ3 @ F.T
    db3 = np.mean(dZ3, axis=1, keepdims=True)
    dP2 = (W3.T @ dZ3).T.reshape(P2.shape)
    dA2 = pool_back(dP2, pool2)
    dZ2 = dA2 * (Z2 > 0)
    dP1, dW2, db2 = conv_back(dZ2, conv2)
    dA1 = pool_back(dP1, pool1)
    dZ1 = dA1 * (Z1 > 0)
    _, dW1, db1 = conv_back(dZ1, conv1)
    return cost, {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dW3": dW3, "db3": db3}

# %% wrong mean_taken_out_at_the_wrong_place
# 1/m taken out of dZ3, not of dW3.
def convnet_gradients(X, Y, parameters, back=None):
    conv_back, pool_back = back or (conv_backward, pool_backward)
    Z3, kept = convnet_forward(X, parameters)
    conv1, Z1, pool1, conv2, Z2, pool2, P2, F = kept
    W3, b2 = parameters["W3"], parameters["b2"]
    cost = cross_entropy_from_logits(Z3, Y)
    dZ3 = softmax(Z3) - Y
    dW3 = dZ3 @ F.T / len(X)
    db3 = np.sum(dZ3, axis=1, keepdims=True)
    dP2 = (W3.T @ dZ3).T.reshape(P2.shape)
    dA2 = pool_back(dP2, pool2)
    dZ2 = dA2 * (Z2 > 0)
    dP1, dW2, db2 = conv_back(dZ2, conv2)
    dA1 = pool_back(dP1, pool1)
    dZ1 = dA1 * (Z1 > 0)
    _, dW1, db1 = conv_back(dZ1, conv1)
    return cost, {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dW3": dW3, "db3": db3}

# %% wrong passes_at_0
# A slope passes where the score is 0.
def convnet_gradients(X, Y, parameters, back=None):
    conv_back, pool_back = back or (conv_backward, pool_backward)
    Z3, kept = convnet_forward(X, parameters)
    conv1, Z1, pool1, conv2, Z2, pool2, P2, F = kept
    W3, b2 = parameters["W3"], parameters["b2"]
    cost = cross_entropy_from_logits(Z3, Y)
    dZ3 = (softmax(Z3) - Y) / len(X)
    dW3 = dZ3 @ F.T
    db3 = np.sum(dZ3, axis=1, keepdims=True)
    dP2 = (W3.T @ dZ3).T.reshape(P2.shape)
    dA2 = pool_back(dP2, pool2)
    dZ2 = dA2 * (Z2 > 0)
    dP1, dW2, db2 = conv_back(dZ2, conv2)
    dA1 = pool_back(dP1, pool1)
    dZ1 = dA1 * (Z1 >= 0)
    _, dW1, db1 = conv_back(dZ1, conv1)
    return cost, {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dW3": dW3, "db3": db3}

# %% right mended
# The four lines mended.
def convnet_gradients(X, Y, parameters, back=None):
    conv_back, pool_back = back or (conv_backward, pool_backward)
    Z3, kept = convnet_forward(X, parameters)
    conv1, Z1, pool1, conv2, Z2, pool2, P2, F = kept
    W3, b2 = parameters["W3"], parameters["b2"]
    cost = cross_entropy_from_logits(Z3, Y)
    dZ3 = (softmax(Z3) - Y) / len(X)
    dW3 = dZ3 @ F.T
    db3 = np.sum(dZ3, axis=1, keepdims=True)
    dP2 = (W3.T @ dZ3).T.reshape(P2.shape)
    dA2 = pool_back(dP2, pool2)
    dZ2 = dA2 * (Z2 > 0)
    dP1, dW2, db2 = conv_back(dZ2, conv2)
    dA1 = pool_back(dP1, pool1)
    dZ1 = dA1 * (Z1 > 0)
    _, dW1, db1 = conv_back(dZ1, conv1)
    return cost, {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dW3": dW3, "db3": db3}

# %% right picture_by_picture
# The layout undone picture by picture, ReLUs by np.where.
def convnet_gradients(X, Y, parameters, back=None):
    conv_back, pool_back = back or (conv_backward, pool_backward)
    Z3, kept = convnet_forward(X, parameters)
    conv1, Z1, pool1, conv2, Z2, pool2, P2, F = kept
    W3, b2 = parameters["W3"], parameters["b2"]
    cost = cross_entropy_from_logits(Z3, Y)
    dZ3 = (softmax(Z3) - Y) / len(X)
    dW3 = np.einsum("cm,nm->cn", dZ3, F)
    db3 = np.sum(dZ3, axis=1, keepdims=True)
    dF = W3.T @ dZ3
    dP2 = np.stack([dF[:, i].reshape(P2.shape[1:]) for i in range(len(X))])
    dA2 = pool_back(dP2, pool2)
    dZ2 = np.where(Z2 > 0, dA2, 0)
    dP1, dW2, db2 = conv_back(dZ2, conv2)
    dA1 = pool_back(dP1, pool1)
    dZ1 = np.where(Z1 > 0, dA1, 0)
    _, dW1, db1 = conv_back(dZ1, conv1)
    return cost, {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dW3": dW3, "db3": db3}
