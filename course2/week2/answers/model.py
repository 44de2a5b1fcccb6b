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

# %% wrong nominal_size
# Each counts with mini_batch_size.
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
            batch_costs.append(compute_cost(AL, Y_t) * mini_batch_size)
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

# %% wrong cost_after
# The cost is taken after the step.
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
            batch_costs.append(compute_cost(L_model_forward(X_t, parameters)[0], Y_t) * X_t.shape[1])
        costs.append(np.sum(batch_costs) / X.shape[1])
    return parameters, costs

# %% wrong whole_cost
# The cost of all examples at the end of the epoch.
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

# %% wrong decay_rate_fixed
# decay gets 1.
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
            rate = decay(learning_rate, epoch, 1.0)
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

# %% wrong beta1_for_momentum
# Momentum gets beta1.
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
                    parameters, grads, v, beta1, rate)
            elif optimizer == "rmsprop":
                parameters, s = update_parameters_with_rmsprop(
                    parameters, grads, s, beta2, rate, epsilon)
            else:
                parameters, v, s, _, _ = update_parameters_with_adam(
                    parameters, grads, v, s, t, rate, beta1, beta2, epsilon)
        costs.append(np.sum(batch_costs) / X.shape[1])
    return parameters, costs

# %% wrong beta_for_rmsprop
# RMSprop gets beta.
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
                    parameters, grads, s, beta, rate, epsilon)
            else:
                parameters, v, s, _, _ = update_parameters_with_adam(
                    parameters, grads, v, s, t, rate, beta1, beta2, epsilon)
        costs.append(np.sum(batch_costs) / X.shape[1])
    return parameters, costs

# %% wrong epsilon_not_passed
# RMSprop's epsilon stays 1e-8.
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
                    parameters, grads, s, beta2, rate)
            else:
                parameters, v, s, _, _ = update_parameters_with_adam(
                    parameters, grads, v, s, t, rate, beta1, beta2, epsilon)
        costs.append(np.sum(batch_costs) / X.shape[1])
    return parameters, costs

# %% wrong corrected_kept
# Keeps the corrected averages.
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
                parameters, _, _, v, s = update_parameters_with_adam(
                    parameters, grads, v, s, t, rate, beta1, beta2, epsilon)
        costs.append(np.sum(batch_costs) / X.shape[1])
    return parameters, costs

# %% wrong s_lost
# Throws Adam's s away.
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
                parameters, v, _, _, _ = update_parameters_with_adam(
                    parameters, grads, v, s, t, rate, beta1, beta2, epsilon)
        costs.append(np.sum(batch_costs) / X.shape[1])
    return parameters, costs

# %% wrong costs_of_batches
# A cost for each mini-batch.
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
        costs += [float(c) / mini_batch_size for c in batch_costs]
    return parameters, costs

# %% wrong own_seed
# A generator of its own in each epoch.
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
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, np.random.default_rng(epoch)):
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

# %% wrong in_place_initial
# Writes the trained numbers into initial.
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
        costs.append(np.sum(batch_costs) / X.shape[1])
    for name in initial:
        initial[name] = parameters[name]
    return parameters, costs

# %% wrong whole_batch_cost_rounded
# Costs rounded to four digits.
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
        costs.append(round(float(np.sum(batch_costs)) / X.shape[1], 4))
    return parameters, costs

# %% right running_sum
# A running sum, a dict of methods, costs as an array.
def model(X, Y, layers_dims, optimizer, learning_rate=0.1, mini_batch_size=64, num_epochs=10, beta=0.9,
          beta1=0.9,
          beta2=0.999, epsilon=1e-8, decay=None, decay_rate=1.0, initial=None, rng=None):
    rng = np.random.default_rng(0) if rng is None else rng
    weights = initialize_parameters_deep(layers_dims, rng) if initial is None else dict(initial)
    kept = {"v": initialize_velocity(weights), "s": initialize_velocity(weights)}
    costs, step = np.zeros(num_epochs), 1
    for epoch in range(num_epochs):
        alpha = decay(learning_rate, epoch, decay_rate) if decay else learning_rate
        for batch_X, batch_Y in random_mini_batches(X, Y, mini_batch_size, rng):
            AL, caches = L_model_forward(batch_X, weights)
            costs[epoch] += compute_cost(AL, batch_Y) * batch_X.shape[1] / X.shape[1]
            grads = L_model_backward(AL, batch_Y, caches)
            if optimizer == "gd":
                weights = {name: weights[name] - alpha * grads["d" + name] for name in weights}
            if optimizer == "momentum":
                weights, kept["v"] = update_parameters_with_momentum(weights, grads, kept["v"], beta, alpha)
            if optimizer == "rmsprop":
                weights, kept["s"] = update_parameters_with_rmsprop(weights, grads, kept["s"], beta2, alpha,
                                                                    epsilon)
            if optimizer == "adam":
                weights, kept["v"], kept["s"] = update_parameters_with_adam(
                    weights, grads, kept["v"], kept["s"], step, alpha, beta1, beta2, epsilon)[:3]
            step += 1
        print("cost", epoch, costs[epoch])
    return weights, costs

# %% right average
# np.average with the sizes, t from the epoch and the place.
def model(X, Y, layers_dims, optimizer, learning_rate=0.1, mini_batch_size=64,
          num_epochs=10, beta=0.9, beta1=0.9, beta2=0.999, epsilon=1e-8, decay=None,
          decay_rate=1.0, initial=None, rng=None):
    rng = np.random.default_rng(0) if rng is None else rng
    if initial is None:
        initial = initialize_parameters_deep(layers_dims, rng)
    parameters = initial
    costs = []
    v, s = initialize_adam(parameters)
    steps_an_epoch = -(-X.shape[1] // mini_batch_size)
    sizes = []
    rate = learning_rate
    for epoch in range(num_epochs):
        if decay is not None:
            rate = decay(learning_rate, epoch, decay_rate)
        batch_costs = []
        sizes = []
        for place, (X_t, Y_t) in enumerate(random_mini_batches(X, Y, mini_batch_size, rng)):
            t = epoch * steps_an_epoch + place + 1
            sizes.append(X_t.shape[1])
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
        costs.append(np.average(batch_costs, weights=sizes))
    return parameters, costs

# %% wrong rng_copied
# Copies the generator in each epoch: the same order each time.
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
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, __import__('copy').deepcopy(rng)):
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

# %% wrong loses_the_last_epoch
# One epoch too few.
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
    for epoch in range(max(num_epochs - 1, min(num_epochs, 1))):
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
        costs.append(np.sum(batch_costs) / X.shape[1])
    return parameters, costs

# %% wrong stops_early
# Stops when an epoch's cost has gone up.
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
        costs.append(np.sum(batch_costs) / X.shape[1])
        if len(costs) > 1 and costs[-1] > costs[-2]:
            break
    return parameters, costs

# %% wrong parameters_of_before
# Returns the parameters of before the last step.
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
            before, t = parameters, t + 1
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
    return (before if num_epochs else parameters), costs
