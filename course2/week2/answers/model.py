"""Answers to `model`, from the notebook's text: each is wrong or right as it says."""

# %% wrong mean_of_means
# Three mended, the cost is not.
def model(X, Y, layers_dims, optimizer, learning_rate=0.1, mini_batch_size=64,
          num_epochs=10, beta=0.9, beta1=0.9, beta2=0.999, epsilon=1e-8, decay=None,
          decay_rate=1.0, initial=None, rng=None):
    rng = np.random.default_rng(0) if rng is None else rng
    if initial is None:
        initial = initialize_parameters_deep(layers_dims, rng)
    parameters = initial
    costs = []
    v, s = initialize_adam(parameters)
    t = 0
    rate = learning_rate
    for epoch in range(num_epochs):
        if decay is not None:
            rate = decay(learning_rate, epoch, decay_rate)
        batch_costs = []
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, rng):
            t = t + 1
            AL, caches = L_model_forward(X_t, parameters)
            batch_costs.append(compute_cost(AL, Y_t))
            grads = L_model_backward(AL, Y_t, caches)
            if optimizer == "gd":
                parameters = update_parameters_with_gd(parameters, grads, rate)
            elif optimizer == "momentum":
                parameters, v = update_parameters_with_momentum(
                    parameters, grads, v, beta, rate)
            elif optimizer == "rmsprop":
                parameters, s = update_parameters_with_rmsprop(
                    parameters, grads, s, beta2, rate, epsilon)
            else:
                parameters, v, s, _, _ = update_parameters_with_adam(
                    parameters, grads, v, s, t, rate, beta1, beta2, epsilon)
        costs.append(np.mean(batch_costs))
    return parameters, costs

# %% wrong still_compounding
# The rate still goes on from the last one.
def model(X, Y, layers_dims, optimizer, learning_rate=0.1, mini_batch_size=64,
          num_epochs=10, beta=0.9, beta1=0.9, beta2=0.999, epsilon=1e-8, decay=None,
          decay_rate=1.0, initial=None, rng=None):
    rng = np.random.default_rng(0) if rng is None else rng
    if initial is None:
        initial = initialize_parameters_deep(layers_dims, rng)
    parameters = initial
    costs = []
    v, s = initialize_adam(parameters)
    t = 0
    rate = learning_rate
    for epoch in range(num_epochs):
        if decay is not None:
            rate = decay(rate, epoch, decay_rate)
        batch_costs = []
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, rng):
            t = t + 1
            AL, caches = L_model_forward(X_t, parameters)
            batch_costs.append(compute_cost(AL, Y_t) * X_t.shape[1])
            grads = L_model_backward(AL, Y_t, caches)
            if optimizer == "gd":
                parameters = update_parameters_with_gd(parameters, grads, rate)
            elif optimizer == "momentum":
                parameters, v = update_parameters_with_momentum(
                    parameters, grads, v, beta, rate)
            elif optimizer == "rmsprop":
                parameters, s = update_parameters_with_rmsprop(
                    parameters, grads, s, beta2, rate, epsilon)
            else:
                parameters, v, s, _, _ = update_parameters_with_adam(
                    parameters, grads, v, s, t, rate, beta1, beta2, epsilon)
        costs.append(np.sum(batch_costs) / X.shape[1])
    return parameters, costs

# %% wrong t_of_epochs
# t is the number of the epoch.
def model(X, Y, layers_dims, optimizer, learning_rate=0.1, mini_batch_size=64,
          num_epochs=10, beta=0.9, beta1=0.9, beta2=0.999, epsilon=1e-8, decay=None,
          decay_rate=1.0, initial=None, rng=None):
    rng = np.random.default_rng(0) if rng is None else rng
    if initial is None:
        initial = initialize_parameters_deep(layers_dims, rng)
    parameters = initial
    costs = []
    v, s = initialize_adam(parameters)
    t = 0
    rate = learning_rate
    for epoch in range(num_epochs):
        if decay is not None:
            rate = decay(learning_rate, epoch, decay_rate)
        batch_costs = []
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, rng):
            t = epoch + 1
            AL, caches = L_model_forward(X_t, parameters)
            batch_costs.append(compute_cost(AL, Y_t) * X_t.shape[1])
            grads = L_model_backward(AL, Y_t, caches)
            if optimizer == "gd":
                parameters = update_parameters_with_gd(parameters, grads, rate)
            elif optimizer == "momentum":
                parameters, v = update_parameters_with_momentum(
                    parameters, grads, v, beta, rate)
            elif optimizer == "rmsprop":
                parameters, s = update_parameters_with_rmsprop(
                    parameters, grads, s, beta2, rate, epsilon)
            else:
                parameters, v, s, _, _ = update_parameters_with_adam(
                    parameters, grads, v, s, t, rate, beta1, beta2, epsilon)
        costs.append(np.sum(batch_costs) / X.shape[1])
    return parameters, costs

# %% wrong t_anew
# t begins anew in each epoch.
def model(X, Y, layers_dims, optimizer, learning_rate=0.1, mini_batch_size=64,
          num_epochs=10, beta=0.9, beta1=0.9, beta2=0.999, epsilon=1e-8, decay=None,
          decay_rate=1.0, initial=None, rng=None):
    rng = np.random.default_rng(0) if rng is None else rng
    if initial is None:
        initial = initialize_parameters_deep(layers_dims, rng)
    parameters = initial
    costs = []
    v, s = initialize_adam(parameters)
    t = 0
    rate = learning_rate
    for epoch in range(num_epochs):
        if decay is not None:
            rate = decay(learning_rate, epoch, decay_rate)
        batch_costs, t = [], 0
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, rng):
            t = t + 1
            AL, caches = L_model_forward(X_t, parameters)
            batch_costs.append(compute_cost(AL, Y_t) * X_t.shape[1])
            grads = L_model_backward(AL, Y_t, caches)
            if optimizer == "gd":
                parameters = update_parameters_with_gd(parameters, grads, rate)
            elif optimizer == "momentum":
                parameters, v = update_parameters_with_momentum(
                    parameters, grads, v, beta, rate)
            elif optimizer == "rmsprop":
                parameters, s = update_parameters_with_rmsprop(
                    parameters, grads, s, beta2, rate, epsilon)
            else:
                parameters, v, s, _, _ = update_parameters_with_adam(
                    parameters, grads, v, s, t, rate, beta1, beta2, epsilon)
        costs.append(np.sum(batch_costs) / X.shape[1])
    return parameters, costs

# %% wrong fresh_averages
# Averages are made in the loop.
def model(X, Y, layers_dims, optimizer, learning_rate=0.1, mini_batch_size=64,
          num_epochs=10, beta=0.9, beta1=0.9, beta2=0.999, epsilon=1e-8, decay=None,
          decay_rate=1.0, initial=None, rng=None):
    rng = np.random.default_rng(0) if rng is None else rng
    if initial is None:
        initial = initialize_parameters_deep(layers_dims, rng)
    parameters = initial
    costs = []
    v, s = initialize_adam(parameters)
    t = 0
    rate = learning_rate
    for epoch in range(num_epochs):
        if decay is not None:
            rate = decay(learning_rate, epoch, decay_rate)
        batch_costs = []
        v, s = initialize_adam(parameters)
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, rng):
            t = t + 1
            AL, caches = L_model_forward(X_t, parameters)
            batch_costs.append(compute_cost(AL, Y_t) * X_t.shape[1])
            grads = L_model_backward(AL, Y_t, caches)
            if optimizer == "gd":
                parameters = update_parameters_with_gd(parameters, grads, rate)
            elif optimizer == "momentum":
                parameters, v = update_parameters_with_momentum(
                    parameters, grads, v, beta, rate)
            elif optimizer == "rmsprop":
                parameters, s = update_parameters_with_rmsprop(
                    parameters, grads, s, beta2, rate, epsilon)
            else:
                parameters, v, s, _, _ = update_parameters_with_adam(
                    parameters, grads, v, s, t, rate, beta1, beta2, epsilon)
        costs.append(np.sum(batch_costs) / X.shape[1])
    return parameters, costs

# %% wrong weighted_by_size
# Divides by the size of a mini-batch times their number.
def model(X, Y, layers_dims, optimizer, learning_rate=0.1, mini_batch_size=64,
          num_epochs=10, beta=0.9, beta1=0.9, beta2=0.999, epsilon=1e-8, decay=None,
          decay_rate=1.0, initial=None, rng=None):
    rng = np.random.default_rng(0) if rng is None else rng
    if initial is None:
        initial = initialize_parameters_deep(layers_dims, rng)
    parameters = initial
    costs = []
    v, s = initialize_adam(parameters)
    t = 0
    rate = learning_rate
    for epoch in range(num_epochs):
        if decay is not None:
            rate = decay(learning_rate, epoch, decay_rate)
        batch_costs = []
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, rng):
            t = t + 1
            AL, caches = L_model_forward(X_t, parameters)
            batch_costs.append(compute_cost(AL, Y_t) * X_t.shape[1])
            grads = L_model_backward(AL, Y_t, caches)
            if optimizer == "gd":
                parameters = update_parameters_with_gd(parameters, grads, rate)
            elif optimizer == "momentum":
                parameters, v = update_parameters_with_momentum(
                    parameters, grads, v, beta, rate)
            elif optimizer == "rmsprop":
                parameters, s = update_parameters_with_rmsprop(
                    parameters, grads, s, beta2, rate, epsilon)
            else:
                parameters, v, s, _, _ = update_parameters_with_adam(
                    parameters, grads, v, s, t, rate, beta1, beta2, epsilon)
        costs.append(np.sum(batch_costs) / (mini_batch_size * len(batch_costs)))
    return parameters, costs

# %% wrong cost_of_all
# The cost of all examples at the end of each epoch.
def model(X, Y, layers_dims, optimizer, learning_rate=0.1, mini_batch_size=64,
          num_epochs=10, beta=0.9, beta1=0.9, beta2=0.999, epsilon=1e-8, decay=None,
          decay_rate=1.0, initial=None, rng=None):
    rng = np.random.default_rng(0) if rng is None else rng
    if initial is None:
        initial = initialize_parameters_deep(layers_dims, rng)
    parameters = initial
    costs = []
    v, s = initialize_adam(parameters)
    t = 0
    rate = learning_rate
    for epoch in range(num_epochs):
        if decay is not None:
            rate = decay(learning_rate, epoch, decay_rate)
        batch_costs = []
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, rng):
            t = t + 1
            AL, caches = L_model_forward(X_t, parameters)
            batch_costs.append(compute_cost(AL, Y_t) * X_t.shape[1])
            grads = L_model_backward(AL, Y_t, caches)
            if optimizer == "gd":
                parameters = update_parameters_with_gd(parameters, grads, rate)
            elif optimizer == "momentum":
                parameters, v = update_parameters_with_momentum(
                    parameters, grads, v, beta, rate)
            elif optimizer == "rmsprop":
                parameters, s = update_parameters_with_rmsprop(
                    parameters, grads, s, beta2, rate, epsilon)
            else:
                parameters, v, s, _, _ = update_parameters_with_adam(
                    parameters, grads, v, s, t, rate, beta1, beta2, epsilon)
        costs.append(compute_cost(L_model_forward(X, parameters)[0], Y))
    return parameters, costs

# %% wrong beta_for_all
# Adam gets beta instead of beta1.
def model(X, Y, layers_dims, optimizer, learning_rate=0.1, mini_batch_size=64,
          num_epochs=10, beta=0.9, beta1=0.9, beta2=0.999, epsilon=1e-8, decay=None,
          decay_rate=1.0, initial=None, rng=None):
    rng = np.random.default_rng(0) if rng is None else rng
    if initial is None:
        initial = initialize_parameters_deep(layers_dims, rng)
    parameters = initial
    costs = []
    v, s = initialize_adam(parameters)
    t = 0
    rate = learning_rate
    for epoch in range(num_epochs):
        if decay is not None:
            rate = decay(learning_rate, epoch, decay_rate)
        batch_costs = []
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, rng):
            t = t + 1
            AL, caches = L_model_forward(X_t, parameters)
            batch_costs.append(compute_cost(AL, Y_t) * X_t.shape[1])
            grads = L_model_backward(AL, Y_t, caches)
            if optimizer == "gd":
                parameters = update_parameters_with_gd(parameters, grads, rate)
            elif optimizer == "momentum":
                parameters, v = update_parameters_with_momentum(
                    parameters, grads, v, beta, rate)
            elif optimizer == "rmsprop":
                parameters, s = update_parameters_with_rmsprop(
                    parameters, grads, s, beta2, rate, epsilon)
            else:
                parameters, v, s, _, _ = update_parameters_with_adam(
                    parameters, grads, v, s, t, rate, beta, beta2, epsilon)
        costs.append(np.sum(batch_costs) / X.shape[1])
    return parameters, costs

# %% right enumerated
# Counts the steps with a generator, and keeps one dict of averages.
def model(X, Y, layers_dims, optimizer, learning_rate=0.1, mini_batch_size=64,
          num_epochs=10, beta=0.9, beta1=0.9, beta2=0.999, epsilon=1e-8, decay=None,
          decay_rate=1.0, initial=None, rng=None):
    rng = np.random.default_rng(0) if rng is None else rng
    if initial is None:
        initial = initialize_parameters_deep(layers_dims, rng)
    parameters = initial
    import itertools
    steps, averages, costs = itertools.count(1), initialize_adam(parameters), []
    for epoch in range(num_epochs):
        rate, total = learning_rate if decay is None else decay(learning_rate, epoch, decay_rate), 0
        for inputs, labels in random_mini_batches(X, Y, mini_batch_size, rng):
            AL, caches = L_model_forward(inputs, parameters)
            total += labels.shape[1] * compute_cost(AL, labels)
            grads, t = L_model_backward(AL, labels, caches), next(steps)
            if optimizer == "adam":
                parameters, *averages = update_parameters_with_adam(
                    parameters, grads, *averages, t, rate, beta1, beta2, epsilon)[:3]
            elif optimizer == "momentum":
                parameters, v = update_parameters_with_momentum(parameters, grads, averages[0], beta, rate)
                averages = v, averages[1]
            elif optimizer == "rmsprop":
                parameters, s = update_parameters_with_rmsprop(
                    parameters, grads, averages[1], beta2, rate, epsilon)
                averages = averages[0], s
            else:
                parameters = update_parameters_with_gd(parameters, grads, rate)
        costs.append(total / Y.shape[1])
    return parameters, costs

# %% right averaged
# np.average with the sizes as weights; a table of updates.
def model(X, Y, layers_dims, optimizer, learning_rate=0.1, mini_batch_size=64,
          num_epochs=10, beta=0.9, beta1=0.9, beta2=0.999, epsilon=1e-8, decay=None,
          decay_rate=1.0, initial=None, rng=None):
    rng = np.random.default_rng(0) if rng is None else rng
    if initial is None:
        initial = initialize_parameters_deep(layers_dims, rng)
    parameters = initial
    state, costs = {"t": 0}, []
    state["v"], state["s"] = initialize_adam(parameters)

    def step(grads, rate):
        state["t"] += 1
        if optimizer == "gd":
            return update_parameters_with_gd(parameters, grads, rate)
        if optimizer == "momentum":
            new, state["v"] = update_parameters_with_momentum(parameters, grads, state["v"], beta, rate)
        elif optimizer == "rmsprop":
            new, state["s"] = update_parameters_with_rmsprop(
                parameters, grads, state["s"], beta2, rate, epsilon)
        else:
            new, state["v"], state["s"], _, _ = update_parameters_with_adam(
                parameters, grads, state["v"], state["s"], state["t"], rate, beta1, beta2, epsilon)
        return new

    for epoch in range(num_epochs):
        rate = learning_rate
        if decay:
            rate = decay(learning_rate, epoch, decay_rate)
        found, sizes = [], []
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, rng):
            AL, caches = L_model_forward(X_t, parameters)
            found.append(compute_cost(AL, Y_t))
            sizes.append(len(X_t.T))
            parameters = step(L_model_backward(AL, Y_t, caches), rate)
        costs.append(float(np.average(found, weights=sizes)))
    return parameters, costs
