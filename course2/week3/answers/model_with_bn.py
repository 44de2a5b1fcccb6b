"""Answers to `model_with_bn`, written without sight of its card: each is wrong or right as it says."""

# %% wrong fresh_optimizer
# A new optimizer for each step: Adam forgets its averages. Three steps with "adam" differ from the second
# on.
def make_optimizer(name, learning_rate, beta1=0.9):
    t, v, s = 0, None, None

    def step(parameters, grads):
        nonlocal t, v, s
        if name == "gd":
            return {key: value - learning_rate * grads["d" + key] for key, value in parameters.items()}
        if t == 0:
            v, s = initialize_adam(parameters)
        t += 1
        parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, learning_rate, beta1)
        return parameters

    return step


def model_with_bn(X, Y, layer_dims, learning_rate=0.1, num_epochs=10, mini_batch_size=64, optimizer="gd",
                  beta1=0.9, momentum=0.9, initial=None, rng=None):
    rng = np.random.default_rng(0) if rng is None else rng
    parameters = initialize_parameters_bn(layer_dims, rng) if initial is None else dict(initial)
    running = {l: {"mu": np.zeros((n, 1)), "var": np.ones((n, 1))}
        for l, n in enumerate(layer_dims[1:-1], start=1)}
    step = make_optimizer(optimizer, learning_rate, beta1)
    costs = []
    for epoch in range(num_epochs):
        epoch_cost = 0.0
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, rng):
            ZL, caches = forward_with_bn(X_t, parameters)
            cost = cross_entropy_from_logits(ZL, Y_t)
            grads = backward_with_bn(ZL, Y_t, caches)
            parameters = make_optimizer(optimizer, learning_rate, beta1)(parameters, grads)
            epoch_cost += cost * X_t.shape[1] / X.shape[1]
            for l in running:
                A_prev, W, bn_cache, Z_tilde = caches[l - 1]
                running[l] = update_running_stats(running[l], bn_cache["mu"], bn_cache["var"], momentum)
        costs.append(epoch_cost)
    return parameters, running, costs


# %% wrong optimizer_each_epoch
# Adam forgets its averages after each epoch: two epochs differ.
def make_optimizer(name, learning_rate, beta1=0.9):
    t, v, s = 0, None, None

    def step(parameters, grads):
        nonlocal t, v, s
        if name == "gd":
            return {key: value - learning_rate * grads["d" + key] for key, value in parameters.items()}
        if t == 0:
            v, s = initialize_adam(parameters)
        t += 1
        parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, learning_rate, beta1)
        return parameters

    return step


def model_with_bn(X, Y, layer_dims, learning_rate=0.1, num_epochs=10, mini_batch_size=64, optimizer="gd",
                  beta1=0.9, momentum=0.9, initial=None, rng=None):
    rng = np.random.default_rng(0) if rng is None else rng
    parameters = initialize_parameters_bn(layer_dims, rng) if initial is None else dict(initial)
    running = {l: {"mu": np.zeros((n, 1)), "var": np.ones((n, 1))}
        for l, n in enumerate(layer_dims[1:-1], start=1)}
    costs = []
    for epoch in range(num_epochs):
        epoch_cost = 0.0
        step = make_optimizer(optimizer, learning_rate, beta1)
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, rng):
            ZL, caches = forward_with_bn(X_t, parameters)
            cost = cross_entropy_from_logits(ZL, Y_t)
            grads = backward_with_bn(ZL, Y_t, caches)
            parameters = step(parameters, grads)
            epoch_cost += cost * X_t.shape[1] / X.shape[1]
            for l in running:
                A_prev, W, bn_cache, Z_tilde = caches[l - 1]
                running[l] = update_running_stats(running[l], bn_cache["mu"], bn_cache["var"], momentum)
        costs.append(epoch_cost)
    return parameters, running, costs


# %% wrong drops_partial
# Leaves out the smaller last batch: m = 6 in batches of 4 trains on 4 and reports two thirds of the cost.
def make_optimizer(name, learning_rate, beta1=0.9):
    t, v, s = 0, None, None

    def step(parameters, grads):
        nonlocal t, v, s
        if name == "gd":
            return {key: value - learning_rate * grads["d" + key] for key, value in parameters.items()}
        if t == 0:
            v, s = initialize_adam(parameters)
        t += 1
        parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, learning_rate, beta1)
        return parameters

    return step


def model_with_bn(X, Y, layer_dims, learning_rate=0.1, num_epochs=10, mini_batch_size=64, optimizer="gd",
                  beta1=0.9, momentum=0.9, initial=None, rng=None):
    rng = np.random.default_rng(0) if rng is None else rng
    parameters = initialize_parameters_bn(layer_dims, rng) if initial is None else dict(initial)
    running = {l: {"mu": np.zeros((n, 1)), "var": np.ones((n, 1))}
        for l, n in enumerate(layer_dims[1:-1], start=1)}
    step = make_optimizer(optimizer, learning_rate, beta1)
    costs = []
    for epoch in range(num_epochs):
        epoch_cost = 0.0
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, rng):
            if X_t.shape[1] < mini_batch_size:
                continue
            ZL, caches = forward_with_bn(X_t, parameters)
            cost = cross_entropy_from_logits(ZL, Y_t)
            grads = backward_with_bn(ZL, Y_t, caches)
            parameters = step(parameters, grads)
            epoch_cost += cost * X_t.shape[1] / X.shape[1]
            for l in running:
                A_prev, W, bn_cache, Z_tilde = caches[l - 1]
                running[l] = update_running_stats(running[l], bn_cache["mu"], bn_cache["var"], momentum)
        costs.append(epoch_cost)
    return parameters, running, costs


# %% wrong unweighted_cost
# The plain mean of the batches' costs: with m = 6 in batches of 4 the batch of 2 counts as much as that of
# 4.
def make_optimizer(name, learning_rate, beta1=0.9):
    t, v, s = 0, None, None

    def step(parameters, grads):
        nonlocal t, v, s
        if name == "gd":
            return {key: value - learning_rate * grads["d" + key] for key, value in parameters.items()}
        if t == 0:
            v, s = initialize_adam(parameters)
        t += 1
        parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, learning_rate, beta1)
        return parameters

    return step


def model_with_bn(X, Y, layer_dims, learning_rate=0.1, num_epochs=10, mini_batch_size=64, optimizer="gd",
                  beta1=0.9, momentum=0.9, initial=None, rng=None):
    rng = np.random.default_rng(0) if rng is None else rng
    parameters = initialize_parameters_bn(layer_dims, rng) if initial is None else dict(initial)
    running = {l: {"mu": np.zeros((n, 1)), "var": np.ones((n, 1))}
        for l, n in enumerate(layer_dims[1:-1], start=1)}
    step = make_optimizer(optimizer, learning_rate, beta1)
    costs = []
    for epoch in range(num_epochs):
        epoch_cost = 0.0
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, rng):
            ZL, caches = forward_with_bn(X_t, parameters)
            cost = cross_entropy_from_logits(ZL, Y_t)
            grads = backward_with_bn(ZL, Y_t, caches)
            parameters = step(parameters, grads)
            epoch_cost += cost
            for l in running:
                A_prev, W, bn_cache, Z_tilde = caches[l - 1]
                running[l] = update_running_stats(running[l], bn_cache["mu"], bn_cache["var"], momentum)
        costs.append(epoch_cost / -(-X.shape[1] // mini_batch_size))
    return parameters, running, costs


# %% wrong plain_descent
# Gradient descent whatever the optimizer is called.
def make_optimizer(name, learning_rate, beta1=0.9):
    t, v, s = 0, None, None

    def step(parameters, grads):
        nonlocal t, v, s
        if name == "gd":
            return {key: value - learning_rate * grads["d" + key] for key, value in parameters.items()}
        if t == 0:
            v, s = initialize_adam(parameters)
        t += 1
        parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, learning_rate, beta1)
        return parameters

    return step


def model_with_bn(X, Y, layer_dims, learning_rate=0.1, num_epochs=10, mini_batch_size=64, optimizer="gd",
                  beta1=0.9, momentum=0.9, initial=None, rng=None):
    rng = np.random.default_rng(0) if rng is None else rng
    parameters = initialize_parameters_bn(layer_dims, rng) if initial is None else dict(initial)
    running = {l: {"mu": np.zeros((n, 1)), "var": np.ones((n, 1))}
        for l, n in enumerate(layer_dims[1:-1], start=1)}
    step = make_optimizer(optimizer, learning_rate, beta1)
    costs = []
    for epoch in range(num_epochs):
        epoch_cost = 0.0
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, rng):
            ZL, caches = forward_with_bn(X_t, parameters)
            cost = cross_entropy_from_logits(ZL, Y_t)
            grads = backward_with_bn(ZL, Y_t, caches)
            parameters = {key: value - learning_rate * grads["d" + key] for key, value in parameters.items()}
            epoch_cost += cost * X_t.shape[1] / X.shape[1]
            for l in running:
                A_prev, W, bn_cache, Z_tilde = caches[l - 1]
                running[l] = update_running_stats(running[l], bn_cache["mu"], bn_cache["var"], momentum)
        costs.append(epoch_cost)
    return parameters, running, costs


# %% wrong cost_after_the_step
# The cost of each mini-batch after its update.
def make_optimizer(name, learning_rate, beta1=0.9):
    t, v, s = 0, None, None

    def step(parameters, grads):
        nonlocal t, v, s
        if name == "gd":
            return {key: value - learning_rate * grads["d" + key] for key, value in parameters.items()}
        if t == 0:
            v, s = initialize_adam(parameters)
        t += 1
        parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, learning_rate, beta1)
        return parameters

    return step


def model_with_bn(X, Y, layer_dims, learning_rate=0.1, num_epochs=10, mini_batch_size=64, optimizer="gd",
                  beta1=0.9, momentum=0.9, initial=None, rng=None):
    rng = np.random.default_rng(0) if rng is None else rng
    parameters = initialize_parameters_bn(layer_dims, rng) if initial is None else dict(initial)
    running = {l: {"mu": np.zeros((n, 1)), "var": np.ones((n, 1))}
        for l, n in enumerate(layer_dims[1:-1], start=1)}
    step = make_optimizer(optimizer, learning_rate, beta1)
    costs = []
    for epoch in range(num_epochs):
        epoch_cost = 0.0
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, rng):
            ZL, caches = forward_with_bn(X_t, parameters)
            grads = backward_with_bn(ZL, Y_t, caches)
            parameters = step(parameters, grads)
            cost = cross_entropy_from_logits(forward_with_bn(X_t, parameters)[0], Y_t)
            epoch_cost += cost * X_t.shape[1] / X.shape[1]
            for l in running:
                A_prev, W, bn_cache, Z_tilde = caches[l - 1]
                running[l] = update_running_stats(running[l], bn_cache["mu"], bn_cache["var"], momentum)
        costs.append(epoch_cost)
    return parameters, running, costs


# %% wrong statistics_after_the_update
# Runs the batch again after the update: the statistics are those of the new weights.
def make_optimizer(name, learning_rate, beta1=0.9):
    t, v, s = 0, None, None

    def step(parameters, grads):
        nonlocal t, v, s
        if name == "gd":
            return {key: value - learning_rate * grads["d" + key] for key, value in parameters.items()}
        if t == 0:
            v, s = initialize_adam(parameters)
        t += 1
        parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, learning_rate, beta1)
        return parameters

    return step


def model_with_bn(X, Y, layer_dims, learning_rate=0.1, num_epochs=10, mini_batch_size=64, optimizer="gd",
                  beta1=0.9, momentum=0.9, initial=None, rng=None):
    rng = np.random.default_rng(0) if rng is None else rng
    parameters = initialize_parameters_bn(layer_dims, rng) if initial is None else dict(initial)
    running = {l: {"mu": np.zeros((n, 1)), "var": np.ones((n, 1))}
        for l, n in enumerate(layer_dims[1:-1], start=1)}
    step = make_optimizer(optimizer, learning_rate, beta1)
    costs = []
    for epoch in range(num_epochs):
        epoch_cost = 0.0
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, rng):
            ZL, caches = forward_with_bn(X_t, parameters)
            cost = cross_entropy_from_logits(ZL, Y_t)
            grads = backward_with_bn(ZL, Y_t, caches)
            parameters = step(parameters, grads)
            epoch_cost += cost * X_t.shape[1] / X.shape[1]
            _, caches = forward_with_bn(X_t, parameters)
            for l in running:
                A_prev, W, bn_cache, Z_tilde = caches[l - 1]
                running[l] = update_running_stats(running[l], bn_cache["mu"], bn_cache["var"], momentum)
        costs.append(epoch_cost)
    return parameters, running, costs


# %% wrong statistics_of_the_whole_set
# Averages in the statistics of all examples, not of the mini-batch.
def make_optimizer(name, learning_rate, beta1=0.9):
    t, v, s = 0, None, None

    def step(parameters, grads):
        nonlocal t, v, s
        if name == "gd":
            return {key: value - learning_rate * grads["d" + key] for key, value in parameters.items()}
        if t == 0:
            v, s = initialize_adam(parameters)
        t += 1
        parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, learning_rate, beta1)
        return parameters

    return step


def model_with_bn(X, Y, layer_dims, learning_rate=0.1, num_epochs=10, mini_batch_size=64, optimizer="gd",
                  beta1=0.9, momentum=0.9, initial=None, rng=None):
    rng = np.random.default_rng(0) if rng is None else rng
    parameters = initialize_parameters_bn(layer_dims, rng) if initial is None else dict(initial)
    running = {l: {"mu": np.zeros((n, 1)), "var": np.ones((n, 1))}
        for l, n in enumerate(layer_dims[1:-1], start=1)}
    step = make_optimizer(optimizer, learning_rate, beta1)
    costs = []
    for epoch in range(num_epochs):
        epoch_cost = 0.0
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, rng):
            ZL, caches = forward_with_bn(X_t, parameters)
            cost = cross_entropy_from_logits(ZL, Y_t)
            grads = backward_with_bn(ZL, Y_t, caches)
            parameters = step(parameters, grads)
            epoch_cost += cost * X_t.shape[1] / X.shape[1]
            _, caches = forward_with_bn(X, parameters)
            for l in running:
                A_prev, W, bn_cache, Z_tilde = caches[l - 1]
                running[l] = update_running_stats(running[l], bn_cache["mu"], bn_cache["var"], momentum)
        costs.append(epoch_cost)
    return parameters, running, costs


# %% wrong changes_initial
# Trains in the caller's arrays: `initial` is changed.
def make_optimizer(name, learning_rate, beta1=0.9):
    t, v, s = 0, None, None

    def step(parameters, grads):
        nonlocal t, v, s
        if name == "gd":
            return {key: value - learning_rate * grads["d" + key] for key, value in parameters.items()}
        if t == 0:
            v, s = initialize_adam(parameters)
        t += 1
        parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, learning_rate, beta1)
        return parameters

    return step


def model_with_bn(X, Y, layer_dims, learning_rate=0.1, num_epochs=10, mini_batch_size=64, optimizer="gd",
                  beta1=0.9, momentum=0.9, initial=None, rng=None):
    rng = np.random.default_rng(0) if rng is None else rng
    parameters = initialize_parameters_bn(layer_dims, rng) if initial is None else initial
    running = {l: {"mu": np.zeros((n, 1)), "var": np.ones((n, 1))}
        for l, n in enumerate(layer_dims[1:-1], start=1)}
    step = make_optimizer(optimizer, learning_rate, beta1)
    costs = []
    for epoch in range(num_epochs):
        epoch_cost = 0.0
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, rng):
            ZL, caches = forward_with_bn(X_t, parameters)
            cost = cross_entropy_from_logits(ZL, Y_t)
            grads = backward_with_bn(ZL, Y_t, caches)
            for key, value in step(parameters, grads).items():
                parameters[key][...] = value
            epoch_cost += cost * X_t.shape[1] / X.shape[1]
            for l in running:
                A_prev, W, bn_cache, Z_tilde = caches[l - 1]
                running[l] = update_running_stats(running[l], bn_cache["mu"], bn_cache["var"], momentum)
        costs.append(epoch_cost)
    return parameters, running, costs


# %% wrong changes_initials_dict
# Writes the trained values into the caller's dict.
def make_optimizer(name, learning_rate, beta1=0.9):
    t, v, s = 0, None, None

    def step(parameters, grads):
        nonlocal t, v, s
        if name == "gd":
            return {key: value - learning_rate * grads["d" + key] for key, value in parameters.items()}
        if t == 0:
            v, s = initialize_adam(parameters)
        t += 1
        parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, learning_rate, beta1)
        return parameters

    return step


def model_with_bn(X, Y, layer_dims, learning_rate=0.1, num_epochs=10, mini_batch_size=64, optimizer="gd",
                  beta1=0.9, momentum=0.9, initial=None, rng=None):
    rng = np.random.default_rng(0) if rng is None else rng
    parameters = initialize_parameters_bn(layer_dims, rng) if initial is None else initial
    running = {l: {"mu": np.zeros((n, 1)), "var": np.ones((n, 1))}
        for l, n in enumerate(layer_dims[1:-1], start=1)}
    step = make_optimizer(optimizer, learning_rate, beta1)
    costs = []
    for epoch in range(num_epochs):
        epoch_cost = 0.0
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, rng):
            ZL, caches = forward_with_bn(X_t, parameters)
            cost = cross_entropy_from_logits(ZL, Y_t)
            grads = backward_with_bn(ZL, Y_t, caches)
            parameters.update(step(parameters, grads))
            epoch_cost += cost * X_t.shape[1] / X.shape[1]
            for l in running:
                A_prev, W, bn_cache, Z_tilde = caches[l - 1]
                running[l] = update_running_stats(running[l], bn_cache["mu"], bn_cache["var"], momentum)
        costs.append(epoch_cost)
    return parameters, running, costs


# %% wrong running_overwritten
# The dict of all layers is overwritten by one layer's: running has the keys mu and var.
def make_optimizer(name, learning_rate, beta1=0.9):
    t, v, s = 0, None, None

    def step(parameters, grads):
        nonlocal t, v, s
        if name == "gd":
            return {key: value - learning_rate * grads["d" + key] for key, value in parameters.items()}
        if t == 0:
            v, s = initialize_adam(parameters)
        t += 1
        parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, learning_rate, beta1)
        return parameters

    return step


def model_with_bn(X, Y, layer_dims, learning_rate=0.1, num_epochs=10, mini_batch_size=64, optimizer="gd",
                  beta1=0.9, momentum=0.9, initial=None, rng=None):
    rng = np.random.default_rng(0) if rng is None else rng
    parameters = initialize_parameters_bn(layer_dims, rng) if initial is None else dict(initial)
    running = {l: {"mu": np.zeros((n, 1)), "var": np.ones((n, 1))}
        for l, n in enumerate(layer_dims[1:-1], start=1)}
    step = make_optimizer(optimizer, learning_rate, beta1)
    costs = []
    for epoch in range(num_epochs):
        epoch_cost = 0.0
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, rng):
            ZL, caches = forward_with_bn(X_t, parameters)
            cost = cross_entropy_from_logits(ZL, Y_t)
            grads = backward_with_bn(ZL, Y_t, caches)
            parameters = step(parameters, grads)
            epoch_cost += cost * X_t.shape[1] / X.shape[1]
            for l in running:
                A_prev, W, bn_cache, Z_tilde = caches[l - 1]
                running = update_running_stats(running[l], bn_cache["mu"], bn_cache["var"], momentum)
        costs.append(epoch_cost)
    return parameters, running, costs


# %% wrong all_labels
# `Y` for `Y_t`: stops unless the batch is the whole set; then the labels are in another order.
def make_optimizer(name, learning_rate, beta1=0.9):
    t, v, s = 0, None, None

    def step(parameters, grads):
        nonlocal t, v, s
        if name == "gd":
            return {key: value - learning_rate * grads["d" + key] for key, value in parameters.items()}
        if t == 0:
            v, s = initialize_adam(parameters)
        t += 1
        parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, learning_rate, beta1)
        return parameters

    return step


def model_with_bn(X, Y, layer_dims, learning_rate=0.1, num_epochs=10, mini_batch_size=64, optimizer="gd",
                  beta1=0.9, momentum=0.9, initial=None, rng=None):
    rng = np.random.default_rng(0) if rng is None else rng
    parameters = initialize_parameters_bn(layer_dims, rng) if initial is None else dict(initial)
    running = {l: {"mu": np.zeros((n, 1)), "var": np.ones((n, 1))}
        for l, n in enumerate(layer_dims[1:-1], start=1)}
    step = make_optimizer(optimizer, learning_rate, beta1)
    costs = []
    for epoch in range(num_epochs):
        epoch_cost = 0.0
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, rng):
            ZL, caches = forward_with_bn(X_t, parameters)
            cost = cross_entropy_from_logits(ZL, Y)
            grads = backward_with_bn(ZL, Y, caches)
            parameters = step(parameters, grads)
            epoch_cost += cost * X_t.shape[1] / X.shape[1]
            for l in running:
                A_prev, W, bn_cache, Z_tilde = caches[l - 1]
                running[l] = update_running_stats(running[l], bn_cache["mu"], bn_cache["var"], momentum)
        costs.append(epoch_cost)
    return parameters, running, costs


# %% wrong cost_of_all_labels
# `Y` for `Y_t` in the cost only.
def make_optimizer(name, learning_rate, beta1=0.9):
    t, v, s = 0, None, None

    def step(parameters, grads):
        nonlocal t, v, s
        if name == "gd":
            return {key: value - learning_rate * grads["d" + key] for key, value in parameters.items()}
        if t == 0:
            v, s = initialize_adam(parameters)
        t += 1
        parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, learning_rate, beta1)
        return parameters

    return step


def model_with_bn(X, Y, layer_dims, learning_rate=0.1, num_epochs=10, mini_batch_size=64, optimizer="gd",
                  beta1=0.9, momentum=0.9, initial=None, rng=None):
    rng = np.random.default_rng(0) if rng is None else rng
    parameters = initialize_parameters_bn(layer_dims, rng) if initial is None else dict(initial)
    running = {l: {"mu": np.zeros((n, 1)), "var": np.ones((n, 1))}
        for l, n in enumerate(layer_dims[1:-1], start=1)}
    step = make_optimizer(optimizer, learning_rate, beta1)
    costs = []
    for epoch in range(num_epochs):
        epoch_cost = 0.0
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, rng):
            ZL, caches = forward_with_bn(X_t, parameters)
            cost = cross_entropy_from_logits(ZL, Y[:, :X_t.shape[1]])
            grads = backward_with_bn(ZL, Y_t, caches)
            parameters = step(parameters, grads)
            epoch_cost += cost * X_t.shape[1] / X.shape[1]
            for l in running:
                A_prev, W, bn_cache, Z_tilde = caches[l - 1]
                running[l] = update_running_stats(running[l], bn_cache["mu"], bn_cache["var"], momentum)
        costs.append(epoch_cost)
    return parameters, running, costs


# %% wrong momentum_swapped
# momentum weighs the new value: the text's example gives mean 2.7.
def make_optimizer(name, learning_rate, beta1=0.9):
    t, v, s = 0, None, None

    def step(parameters, grads):
        nonlocal t, v, s
        if name == "gd":
            return {key: value - learning_rate * grads["d" + key] for key, value in parameters.items()}
        if t == 0:
            v, s = initialize_adam(parameters)
        t += 1
        parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, learning_rate, beta1)
        return parameters

    return step


def model_with_bn(X, Y, layer_dims, learning_rate=0.1, num_epochs=10, mini_batch_size=64, optimizer="gd",
                  beta1=0.9, momentum=0.9, initial=None, rng=None):
    rng = np.random.default_rng(0) if rng is None else rng
    parameters = initialize_parameters_bn(layer_dims, rng) if initial is None else dict(initial)
    running = {l: {"mu": np.zeros((n, 1)), "var": np.ones((n, 1))}
        for l, n in enumerate(layer_dims[1:-1], start=1)}
    step = make_optimizer(optimizer, learning_rate, beta1)
    costs = []
    for epoch in range(num_epochs):
        epoch_cost = 0.0
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, rng):
            ZL, caches = forward_with_bn(X_t, parameters)
            cost = cross_entropy_from_logits(ZL, Y_t)
            grads = backward_with_bn(ZL, Y_t, caches)
            parameters = step(parameters, grads)
            epoch_cost += cost * X_t.shape[1] / X.shape[1]
            for l in running:
                A_prev, W, bn_cache, Z_tilde = caches[l - 1]
                running[l] = update_running_stats(running[l], bn_cache["mu"], bn_cache["var"], 1 - momentum)
        costs.append(epoch_cost)
    return parameters, running, costs


# %% wrong momentum_fixed
# 0.9 whatever momentum is.
def make_optimizer(name, learning_rate, beta1=0.9):
    t, v, s = 0, None, None

    def step(parameters, grads):
        nonlocal t, v, s
        if name == "gd":
            return {key: value - learning_rate * grads["d" + key] for key, value in parameters.items()}
        if t == 0:
            v, s = initialize_adam(parameters)
        t += 1
        parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, learning_rate, beta1)
        return parameters

    return step


def model_with_bn(X, Y, layer_dims, learning_rate=0.1, num_epochs=10, mini_batch_size=64, optimizer="gd",
                  beta1=0.9, momentum=0.9, initial=None, rng=None):
    rng = np.random.default_rng(0) if rng is None else rng
    parameters = initialize_parameters_bn(layer_dims, rng) if initial is None else dict(initial)
    running = {l: {"mu": np.zeros((n, 1)), "var": np.ones((n, 1))}
        for l, n in enumerate(layer_dims[1:-1], start=1)}
    step = make_optimizer(optimizer, learning_rate, beta1)
    costs = []
    for epoch in range(num_epochs):
        epoch_cost = 0.0
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, rng):
            ZL, caches = forward_with_bn(X_t, parameters)
            cost = cross_entropy_from_logits(ZL, Y_t)
            grads = backward_with_bn(ZL, Y_t, caches)
            parameters = step(parameters, grads)
            epoch_cost += cost * X_t.shape[1] / X.shape[1]
            for l in running:
                A_prev, W, bn_cache, Z_tilde = caches[l - 1]
                running[l] = update_running_stats(running[l], bn_cache["mu"], bn_cache["var"], 0.9)
        costs.append(epoch_cost)
    return parameters, running, costs


# %% wrong beta1_for_momentum
# beta1 where momentum belongs: they have the same default.
def make_optimizer(name, learning_rate, beta1=0.9):
    t, v, s = 0, None, None

    def step(parameters, grads):
        nonlocal t, v, s
        if name == "gd":
            return {key: value - learning_rate * grads["d" + key] for key, value in parameters.items()}
        if t == 0:
            v, s = initialize_adam(parameters)
        t += 1
        parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, learning_rate, beta1)
        return parameters

    return step


def model_with_bn(X, Y, layer_dims, learning_rate=0.1, num_epochs=10, mini_batch_size=64, optimizer="gd",
                  beta1=0.9, momentum=0.9, initial=None, rng=None):
    rng = np.random.default_rng(0) if rng is None else rng
    parameters = initialize_parameters_bn(layer_dims, rng) if initial is None else dict(initial)
    running = {l: {"mu": np.zeros((n, 1)), "var": np.ones((n, 1))}
        for l, n in enumerate(layer_dims[1:-1], start=1)}
    step = make_optimizer(optimizer, learning_rate, beta1)
    costs = []
    for epoch in range(num_epochs):
        epoch_cost = 0.0
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, rng):
            ZL, caches = forward_with_bn(X_t, parameters)
            cost = cross_entropy_from_logits(ZL, Y_t)
            grads = backward_with_bn(ZL, Y_t, caches)
            parameters = step(parameters, grads)
            epoch_cost += cost * X_t.shape[1] / X.shape[1]
            for l in running:
                A_prev, W, bn_cache, Z_tilde = caches[l - 1]
                running[l] = update_running_stats(running[l], bn_cache["mu"], bn_cache["var"], beta1)
        costs.append(epoch_cost)
    return parameters, running, costs


# %% wrong beta1_not_passed
# Adam keeps its own beta1: wrong for beta1 = 0.5.
def make_optimizer(name, learning_rate, beta1=0.9):
    t, v, s = 0, None, None

    def step(parameters, grads):
        nonlocal t, v, s
        if name == "gd":
            return {key: value - learning_rate * grads["d" + key] for key, value in parameters.items()}
        if t == 0:
            v, s = initialize_adam(parameters)
        t += 1
        parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, learning_rate, beta1)
        return parameters

    return step


def model_with_bn(X, Y, layer_dims, learning_rate=0.1, num_epochs=10, mini_batch_size=64, optimizer="gd",
                  beta1=0.9, momentum=0.9, initial=None, rng=None):
    rng = np.random.default_rng(0) if rng is None else rng
    parameters = initialize_parameters_bn(layer_dims, rng) if initial is None else dict(initial)
    running = {l: {"mu": np.zeros((n, 1)), "var": np.ones((n, 1))}
        for l, n in enumerate(layer_dims[1:-1], start=1)}
    step = make_optimizer(optimizer, learning_rate)
    costs = []
    for epoch in range(num_epochs):
        epoch_cost = 0.0
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, rng):
            ZL, caches = forward_with_bn(X_t, parameters)
            cost = cross_entropy_from_logits(ZL, Y_t)
            grads = backward_with_bn(ZL, Y_t, caches)
            parameters = step(parameters, grads)
            epoch_cost += cost * X_t.shape[1] / X.shape[1]
            for l in running:
                A_prev, W, bn_cache, Z_tilde = caches[l - 1]
                running[l] = update_running_stats(running[l], bn_cache["mu"], bn_cache["var"], momentum)
        costs.append(epoch_cost)
    return parameters, running, costs


# %% wrong step_thrown_away
# The result of step is thrown away: nothing is learnt.
def make_optimizer(name, learning_rate, beta1=0.9):
    t, v, s = 0, None, None

    def step(parameters, grads):
        nonlocal t, v, s
        if name == "gd":
            return {key: value - learning_rate * grads["d" + key] for key, value in parameters.items()}
        if t == 0:
            v, s = initialize_adam(parameters)
        t += 1
        parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, learning_rate, beta1)
        return parameters

    return step


def model_with_bn(X, Y, layer_dims, learning_rate=0.1, num_epochs=10, mini_batch_size=64, optimizer="gd",
                  beta1=0.9, momentum=0.9, initial=None, rng=None):
    rng = np.random.default_rng(0) if rng is None else rng
    parameters = initialize_parameters_bn(layer_dims, rng) if initial is None else dict(initial)
    running = {l: {"mu": np.zeros((n, 1)), "var": np.ones((n, 1))}
        for l, n in enumerate(layer_dims[1:-1], start=1)}
    step = make_optimizer(optimizer, learning_rate, beta1)
    costs = []
    for epoch in range(num_epochs):
        epoch_cost = 0.0
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, rng):
            ZL, caches = forward_with_bn(X_t, parameters)
            cost = cross_entropy_from_logits(ZL, Y_t)
            grads = backward_with_bn(ZL, Y_t, caches)
            step(parameters, grads)
            epoch_cost += cost * X_t.shape[1] / X.shape[1]
            for l in running:
                A_prev, W, bn_cache, Z_tilde = caches[l - 1]
                running[l] = update_running_stats(running[l], bn_cache["mu"], bn_cache["var"], momentum)
        costs.append(epoch_cost)
    return parameters, running, costs


# %% wrong statistics_once_an_epoch
# Only the last batch of an epoch moves the statistics.
def make_optimizer(name, learning_rate, beta1=0.9):
    t, v, s = 0, None, None

    def step(parameters, grads):
        nonlocal t, v, s
        if name == "gd":
            return {key: value - learning_rate * grads["d" + key] for key, value in parameters.items()}
        if t == 0:
            v, s = initialize_adam(parameters)
        t += 1
        parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, learning_rate, beta1)
        return parameters

    return step


def model_with_bn(X, Y, layer_dims, learning_rate=0.1, num_epochs=10, mini_batch_size=64, optimizer="gd",
                  beta1=0.9, momentum=0.9, initial=None, rng=None):
    rng = np.random.default_rng(0) if rng is None else rng
    parameters = initialize_parameters_bn(layer_dims, rng) if initial is None else dict(initial)
    running = {l: {"mu": np.zeros((n, 1)), "var": np.ones((n, 1))}
        for l, n in enumerate(layer_dims[1:-1], start=1)}
    step = make_optimizer(optimizer, learning_rate, beta1)
    costs = []
    for epoch in range(num_epochs):
        epoch_cost = 0.0
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, rng):
            ZL, caches = forward_with_bn(X_t, parameters)
            cost = cross_entropy_from_logits(ZL, Y_t)
            grads = backward_with_bn(ZL, Y_t, caches)
            parameters = step(parameters, grads)
            epoch_cost += cost * X_t.shape[1] / X.shape[1]
        for l in running:
            A_prev, W, bn_cache, Z_tilde = caches[l - 1]
            running[l] = update_running_stats(running[l], bn_cache["mu"], bn_cache["var"], momentum)
        costs.append(epoch_cost)
    return parameters, running, costs


# %% wrong next_layers_cache
# caches[l] for layer l: the output layer's has three entries, the unpacking stops.
def make_optimizer(name, learning_rate, beta1=0.9):
    t, v, s = 0, None, None

    def step(parameters, grads):
        nonlocal t, v, s
        if name == "gd":
            return {key: value - learning_rate * grads["d" + key] for key, value in parameters.items()}
        if t == 0:
            v, s = initialize_adam(parameters)
        t += 1
        parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, learning_rate, beta1)
        return parameters

    return step


def model_with_bn(X, Y, layer_dims, learning_rate=0.1, num_epochs=10, mini_batch_size=64, optimizer="gd",
                  beta1=0.9, momentum=0.9, initial=None, rng=None):
    rng = np.random.default_rng(0) if rng is None else rng
    parameters = initialize_parameters_bn(layer_dims, rng) if initial is None else dict(initial)
    running = {l: {"mu": np.zeros((n, 1)), "var": np.ones((n, 1))}
        for l, n in enumerate(layer_dims[1:-1], start=1)}
    step = make_optimizer(optimizer, learning_rate, beta1)
    costs = []
    for epoch in range(num_epochs):
        epoch_cost = 0.0
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, rng):
            ZL, caches = forward_with_bn(X_t, parameters)
            cost = cross_entropy_from_logits(ZL, Y_t)
            grads = backward_with_bn(ZL, Y_t, caches)
            parameters = step(parameters, grads)
            epoch_cost += cost * X_t.shape[1] / X.shape[1]
            for l in running:
                A_prev, W, bn_cache, Z_tilde = caches[l]
                running[l] = update_running_stats(running[l], bn_cache["mu"], bn_cache["var"], momentum)
        costs.append(epoch_cost)
    return parameters, running, costs


# %% wrong first_cache_only
# caches[0] for every layer: right with one hidden layer, wrong with two.
def make_optimizer(name, learning_rate, beta1=0.9):
    t, v, s = 0, None, None

    def step(parameters, grads):
        nonlocal t, v, s
        if name == "gd":
            return {key: value - learning_rate * grads["d" + key] for key, value in parameters.items()}
        if t == 0:
            v, s = initialize_adam(parameters)
        t += 1
        parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, learning_rate, beta1)
        return parameters

    return step


def model_with_bn(X, Y, layer_dims, learning_rate=0.1, num_epochs=10, mini_batch_size=64, optimizer="gd",
                  beta1=0.9, momentum=0.9, initial=None, rng=None):
    rng = np.random.default_rng(0) if rng is None else rng
    parameters = initialize_parameters_bn(layer_dims, rng) if initial is None else dict(initial)
    running = {l: {"mu": np.zeros((n, 1)), "var": np.ones((n, 1))}
        for l, n in enumerate(layer_dims[1:-1], start=1)}
    step = make_optimizer(optimizer, learning_rate, beta1)
    costs = []
    for epoch in range(num_epochs):
        epoch_cost = 0.0
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, rng):
            ZL, caches = forward_with_bn(X_t, parameters)
            cost = cross_entropy_from_logits(ZL, Y_t)
            grads = backward_with_bn(ZL, Y_t, caches)
            parameters = step(parameters, grads)
            epoch_cost += cost * X_t.shape[1] / X.shape[1]
            for l in running:
                A_prev, W, bn_cache, Z_tilde = caches[0]
                running[l] = update_running_stats(running[l], bn_cache["mu"], bn_cache["var"], momentum)
        costs.append(epoch_cost)
    return parameters, running, costs


# %% wrong unbiased_variance
# m/(m-1) times the variance, as some frameworks do: 3.5 of the text's example becomes 4.67.
def make_optimizer(name, learning_rate, beta1=0.9):
    t, v, s = 0, None, None

    def step(parameters, grads):
        nonlocal t, v, s
        if name == "gd":
            return {key: value - learning_rate * grads["d" + key] for key, value in parameters.items()}
        if t == 0:
            v, s = initialize_adam(parameters)
        t += 1
        parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, learning_rate, beta1)
        return parameters

    return step


def model_with_bn(X, Y, layer_dims, learning_rate=0.1, num_epochs=10, mini_batch_size=64, optimizer="gd",
                  beta1=0.9, momentum=0.9, initial=None, rng=None):
    rng = np.random.default_rng(0) if rng is None else rng
    parameters = initialize_parameters_bn(layer_dims, rng) if initial is None else dict(initial)
    running = {l: {"mu": np.zeros((n, 1)), "var": np.ones((n, 1))}
        for l, n in enumerate(layer_dims[1:-1], start=1)}
    step = make_optimizer(optimizer, learning_rate, beta1)
    costs = []
    for epoch in range(num_epochs):
        epoch_cost = 0.0
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, rng):
            ZL, caches = forward_with_bn(X_t, parameters)
            cost = cross_entropy_from_logits(ZL, Y_t)
            grads = backward_with_bn(ZL, Y_t, caches)
            parameters = step(parameters, grads)
            epoch_cost += cost * X_t.shape[1] / X.shape[1]
            for l in running:
                A_prev, W, bn_cache, Z_tilde = caches[l - 1]
                var = bn_cache["var"] * X_t.shape[1] / max(1, X_t.shape[1] - 1)
                running[l] = update_running_stats(running[l], bn_cache["mu"], var, momentum)
        costs.append(epoch_cost)
    return parameters, running, costs


# %% wrong starts_at_the_first_batch
# The averages start at the first batch's statistics, not at 0 and 1.
def make_optimizer(name, learning_rate, beta1=0.9):
    t, v, s = 0, None, None

    def step(parameters, grads):
        nonlocal t, v, s
        if name == "gd":
            return {key: value - learning_rate * grads["d" + key] for key, value in parameters.items()}
        if t == 0:
            v, s = initialize_adam(parameters)
        t += 1
        parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, learning_rate, beta1)
        return parameters

    return step


def model_with_bn(X, Y, layer_dims, learning_rate=0.1, num_epochs=10, mini_batch_size=64, optimizer="gd",
                  beta1=0.9, momentum=0.9, initial=None, rng=None):
    rng = np.random.default_rng(0) if rng is None else rng
    parameters = initialize_parameters_bn(layer_dims, rng) if initial is None else dict(initial)
    running = {l: {"mu": np.zeros((n, 1)), "var": np.ones((n, 1))}
        for l, n in enumerate(layer_dims[1:-1], start=1)}
    step = make_optimizer(optimizer, learning_rate, beta1)
    weight = 0
    costs = []
    for epoch in range(num_epochs):
        epoch_cost = 0.0
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, rng):
            ZL, caches = forward_with_bn(X_t, parameters)
            cost = cross_entropy_from_logits(ZL, Y_t)
            grads = backward_with_bn(ZL, Y_t, caches)
            parameters = step(parameters, grads)
            epoch_cost += cost * X_t.shape[1] / X.shape[1]
            for l in running:
                A_prev, W, bn_cache, Z_tilde = caches[l - 1]
                running[l] = update_running_stats(running[l], bn_cache["mu"], bn_cache["var"], weight)
            weight = momentum
        costs.append(epoch_cost)
    return parameters, running, costs


# %% wrong bias_corrected
# The averages are corrected as in Adam: one batch with mean 3 gives 3, not 0.3.
def make_optimizer(name, learning_rate, beta1=0.9):
    t, v, s = 0, None, None

    def step(parameters, grads):
        nonlocal t, v, s
        if name == "gd":
            return {key: value - learning_rate * grads["d" + key] for key, value in parameters.items()}
        if t == 0:
            v, s = initialize_adam(parameters)
        t += 1
        parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, learning_rate, beta1)
        return parameters

    return step


def model_with_bn(X, Y, layer_dims, learning_rate=0.1, num_epochs=10, mini_batch_size=64, optimizer="gd",
                  beta1=0.9, momentum=0.9, initial=None, rng=None):
    rng = np.random.default_rng(0) if rng is None else rng
    parameters = initialize_parameters_bn(layer_dims, rng) if initial is None else dict(initial)
    running = {l: {"mu": np.zeros((n, 1)), "var": np.ones((n, 1))}
        for l, n in enumerate(layer_dims[1:-1], start=1)}
    step = make_optimizer(optimizer, learning_rate, beta1)
    costs = []
    for epoch in range(num_epochs):
        epoch_cost = 0.0
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, rng):
            ZL, caches = forward_with_bn(X_t, parameters)
            cost = cross_entropy_from_logits(ZL, Y_t)
            grads = backward_with_bn(ZL, Y_t, caches)
            parameters = step(parameters, grads)
            epoch_cost += cost * X_t.shape[1] / X.shape[1]
            for l in running:
                A_prev, W, bn_cache, Z_tilde = caches[l - 1]
                running[l] = update_running_stats(running[l], bn_cache["mu"], bn_cache["var"], momentum)
        costs.append(epoch_cost)
    t = num_epochs * -(-X.shape[1] // mini_batch_size)
    corrected = {l: {k: v / (1 - momentum**t) for k, v in run.items()} for l, run in running.items()}
    return parameters, corrected, costs


# %% wrong statistics_of_z_tilde
# Mean and variance of Z_tilde: beta and gamma squared.
def make_optimizer(name, learning_rate, beta1=0.9):
    t, v, s = 0, None, None

    def step(parameters, grads):
        nonlocal t, v, s
        if name == "gd":
            return {key: value - learning_rate * grads["d" + key] for key, value in parameters.items()}
        if t == 0:
            v, s = initialize_adam(parameters)
        t += 1
        parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, learning_rate, beta1)
        return parameters

    return step


def model_with_bn(X, Y, layer_dims, learning_rate=0.1, num_epochs=10, mini_batch_size=64, optimizer="gd",
                  beta1=0.9, momentum=0.9, initial=None, rng=None):
    rng = np.random.default_rng(0) if rng is None else rng
    parameters = initialize_parameters_bn(layer_dims, rng) if initial is None else dict(initial)
    running = {l: {"mu": np.zeros((n, 1)), "var": np.ones((n, 1))}
        for l, n in enumerate(layer_dims[1:-1], start=1)}
    step = make_optimizer(optimizer, learning_rate, beta1)
    costs = []
    for epoch in range(num_epochs):
        epoch_cost = 0.0
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, rng):
            ZL, caches = forward_with_bn(X_t, parameters)
            cost = cross_entropy_from_logits(ZL, Y_t)
            grads = backward_with_bn(ZL, Y_t, caches)
            parameters = step(parameters, grads)
            epoch_cost += cost * X_t.shape[1] / X.shape[1]
            for l in running:
                A_prev, W, bn_cache, Z_tilde = caches[l - 1]
                running[l] = update_running_stats(running[l], Z_tilde.mean(axis=1, keepdims=True),
                    Z_tilde.var(axis=1, keepdims=True), momentum)
        costs.append(epoch_cost)
    return parameters, running, costs


# %% wrong gamma_not_trained
# gamma and beta stay as they were.
def make_optimizer(name, learning_rate, beta1=0.9):
    t, v, s = 0, None, None

    def step(parameters, grads):
        nonlocal t, v, s
        if name == "gd":
            return {key: value - learning_rate * grads["d" + key] for key, value in parameters.items()}
        if t == 0:
            v, s = initialize_adam(parameters)
        t += 1
        parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, learning_rate, beta1)
        return parameters

    return step


def model_with_bn(X, Y, layer_dims, learning_rate=0.1, num_epochs=10, mini_batch_size=64, optimizer="gd",
                  beta1=0.9, momentum=0.9, initial=None, rng=None):
    rng = np.random.default_rng(0) if rng is None else rng
    parameters = initialize_parameters_bn(layer_dims, rng) if initial is None else dict(initial)
    running = {l: {"mu": np.zeros((n, 1)), "var": np.ones((n, 1))}
        for l, n in enumerate(layer_dims[1:-1], start=1)}
    step = make_optimizer(optimizer, learning_rate, beta1)
    costs = []
    for epoch in range(num_epochs):
        epoch_cost = 0.0
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, rng):
            ZL, caches = forward_with_bn(X_t, parameters)
            cost = cross_entropy_from_logits(ZL, Y_t)
            grads = backward_with_bn(ZL, Y_t, caches)
            new = step(parameters, grads)
            parameters = {k: parameters[k] if k[0] == "g" or k.startswith("beta") else new[k] for k in new}
            epoch_cost += cost * X_t.shape[1] / X.shape[1]
            for l in running:
                A_prev, W, bn_cache, Z_tilde = caches[l - 1]
                running[l] = update_running_stats(running[l], bn_cache["mu"], bn_cache["var"], momentum)
        costs.append(epoch_cost)
    return parameters, running, costs


# %% wrong cost_of_each_batch
# A cost for each mini-batch: more than num_epochs.
def make_optimizer(name, learning_rate, beta1=0.9):
    t, v, s = 0, None, None

    def step(parameters, grads):
        nonlocal t, v, s
        if name == "gd":
            return {key: value - learning_rate * grads["d" + key] for key, value in parameters.items()}
        if t == 0:
            v, s = initialize_adam(parameters)
        t += 1
        parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, learning_rate, beta1)
        return parameters

    return step


def model_with_bn(X, Y, layer_dims, learning_rate=0.1, num_epochs=10, mini_batch_size=64, optimizer="gd",
                  beta1=0.9, momentum=0.9, initial=None, rng=None):
    rng = np.random.default_rng(0) if rng is None else rng
    parameters = initialize_parameters_bn(layer_dims, rng) if initial is None else dict(initial)
    running = {l: {"mu": np.zeros((n, 1)), "var": np.ones((n, 1))}
        for l, n in enumerate(layer_dims[1:-1], start=1)}
    step = make_optimizer(optimizer, learning_rate, beta1)
    costs = []
    for epoch in range(num_epochs):
        epoch_cost = 0.0
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, rng):
            ZL, caches = forward_with_bn(X_t, parameters)
            cost = cross_entropy_from_logits(ZL, Y_t)
            grads = backward_with_bn(ZL, Y_t, caches)
            parameters = step(parameters, grads)
            costs.append(cost)
            for l in running:
                A_prev, W, bn_cache, Z_tilde = caches[l - 1]
                running[l] = update_running_stats(running[l], bn_cache["mu"], bn_cache["var"], momentum)
    return parameters, running, costs


# %% wrong last_batchs_cost
# The cost of an epoch's last mini-batch.
def make_optimizer(name, learning_rate, beta1=0.9):
    t, v, s = 0, None, None

    def step(parameters, grads):
        nonlocal t, v, s
        if name == "gd":
            return {key: value - learning_rate * grads["d" + key] for key, value in parameters.items()}
        if t == 0:
            v, s = initialize_adam(parameters)
        t += 1
        parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, learning_rate, beta1)
        return parameters

    return step


def model_with_bn(X, Y, layer_dims, learning_rate=0.1, num_epochs=10, mini_batch_size=64, optimizer="gd",
                  beta1=0.9, momentum=0.9, initial=None, rng=None):
    rng = np.random.default_rng(0) if rng is None else rng
    parameters = initialize_parameters_bn(layer_dims, rng) if initial is None else dict(initial)
    running = {l: {"mu": np.zeros((n, 1)), "var": np.ones((n, 1))}
        for l, n in enumerate(layer_dims[1:-1], start=1)}
    step = make_optimizer(optimizer, learning_rate, beta1)
    costs = []
    for epoch in range(num_epochs):
        epoch_cost = 0.0
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, rng):
            ZL, caches = forward_with_bn(X_t, parameters)
            cost = cross_entropy_from_logits(ZL, Y_t)
            grads = backward_with_bn(ZL, Y_t, caches)
            parameters = step(parameters, grads)
            epoch_cost = cost
            for l in running:
                A_prev, W, bn_cache, Z_tilde = caches[l - 1]
                running[l] = update_running_stats(running[l], bn_cache["mu"], bn_cache["var"], momentum)
        costs.append(epoch_cost)
    return parameters, running, costs


# %% wrong own_rng
# Ignores the generator it is given: rng of seed 1 and of seed 2 give the same.
def make_optimizer(name, learning_rate, beta1=0.9):
    t, v, s = 0, None, None

    def step(parameters, grads):
        nonlocal t, v, s
        if name == "gd":
            return {key: value - learning_rate * grads["d" + key] for key, value in parameters.items()}
        if t == 0:
            v, s = initialize_adam(parameters)
        t += 1
        parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, learning_rate, beta1)
        return parameters

    return step


def model_with_bn(X, Y, layer_dims, learning_rate=0.1, num_epochs=10, mini_batch_size=64, optimizer="gd",
                  beta1=0.9, momentum=0.9, initial=None, rng=None):
    rng = np.random.default_rng(0)
    parameters = initialize_parameters_bn(layer_dims, rng) if initial is None else dict(initial)
    running = {l: {"mu": np.zeros((n, 1)), "var": np.ones((n, 1))}
        for l, n in enumerate(layer_dims[1:-1], start=1)}
    step = make_optimizer(optimizer, learning_rate, beta1)
    costs = []
    for epoch in range(num_epochs):
        epoch_cost = 0.0
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, rng):
            ZL, caches = forward_with_bn(X_t, parameters)
            cost = cross_entropy_from_logits(ZL, Y_t)
            grads = backward_with_bn(ZL, Y_t, caches)
            parameters = step(parameters, grads)
            epoch_cost += cost * X_t.shape[1] / X.shape[1]
            for l in running:
                A_prev, W, bn_cache, Z_tilde = caches[l - 1]
                running[l] = update_running_stats(running[l], bn_cache["mu"], bn_cache["var"], momentum)
        costs.append(epoch_cost)
    return parameters, running, costs


# %% wrong whole_set_at_once
# No mini-batches: one update an epoch.
def make_optimizer(name, learning_rate, beta1=0.9):
    t, v, s = 0, None, None

    def step(parameters, grads):
        nonlocal t, v, s
        if name == "gd":
            return {key: value - learning_rate * grads["d" + key] for key, value in parameters.items()}
        if t == 0:
            v, s = initialize_adam(parameters)
        t += 1
        parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, learning_rate, beta1)
        return parameters

    return step


def model_with_bn(X, Y, layer_dims, learning_rate=0.1, num_epochs=10, mini_batch_size=64, optimizer="gd",
                  beta1=0.9, momentum=0.9, initial=None, rng=None):
    rng = np.random.default_rng(0) if rng is None else rng
    parameters = initialize_parameters_bn(layer_dims, rng) if initial is None else dict(initial)
    running = {l: {"mu": np.zeros((n, 1)), "var": np.ones((n, 1))}
        for l, n in enumerate(layer_dims[1:-1], start=1)}
    step = make_optimizer(optimizer, learning_rate, beta1)
    costs = []
    for epoch in range(num_epochs):
        epoch_cost = 0.0
        for X_t, Y_t in [(X, Y)]:
            ZL, caches = forward_with_bn(X_t, parameters)
            cost = cross_entropy_from_logits(ZL, Y_t)
            grads = backward_with_bn(ZL, Y_t, caches)
            parameters = step(parameters, grads)
            epoch_cost += cost * X_t.shape[1] / X.shape[1]
            for l in running:
                A_prev, W, bn_cache, Z_tilde = caches[l - 1]
                running[l] = update_running_stats(running[l], bn_cache["mu"], bn_cache["var"], momentum)
        costs.append(epoch_cost)
    return parameters, running, costs


# %% wrong optimizer_kept
# The optimizer is kept between calls: a second training with Adam starts with the averages of the first.
def make_optimizer(name, learning_rate, beta1=0.9):
    t, v, s = 0, None, None

    def step(parameters, grads):
        nonlocal t, v, s
        if name == "gd":
            return {key: value - learning_rate * grads["d" + key] for key, value in parameters.items()}
        if t == 0:
            v, s = initialize_adam(parameters)
        t += 1
        parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, learning_rate, beta1)
        return parameters

    return step


optimizers = {}

def model_with_bn(X, Y, layer_dims, learning_rate=0.1, num_epochs=10, mini_batch_size=64, optimizer="gd",
                  beta1=0.9, momentum=0.9, initial=None, rng=None):
    rng = np.random.default_rng(0) if rng is None else rng
    parameters = initialize_parameters_bn(layer_dims, rng) if initial is None else dict(initial)
    running = {l: {"mu": np.zeros((n, 1)), "var": np.ones((n, 1))}
        for l, n in enumerate(layer_dims[1:-1], start=1)}
    if (optimizer, learning_rate, beta1) not in optimizers:
        optimizers[optimizer, learning_rate, beta1] = make_optimizer(optimizer, learning_rate, beta1)
    step = optimizers[optimizer, learning_rate, beta1]
    costs = []
    for epoch in range(num_epochs):
        epoch_cost = 0.0
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, rng):
            ZL, caches = forward_with_bn(X_t, parameters)
            cost = cross_entropy_from_logits(ZL, Y_t)
            grads = backward_with_bn(ZL, Y_t, caches)
            parameters = step(parameters, grads)
            epoch_cost += cost * X_t.shape[1] / X.shape[1]
            for l in running:
                A_prev, W, bn_cache, Z_tilde = caches[l - 1]
                running[l] = update_running_stats(running[l], bn_cache["mu"], bn_cache["var"], momentum)
        costs.append(epoch_cost)
    return parameters, running, costs


# %% wrong best_epoch
# Returns the parameters of the epoch with the lowest cost, not those as trained (rate 50 ends worse).
def make_optimizer(name, learning_rate, beta1=0.9):
    t, v, s = 0, None, None

    def step(parameters, grads):
        nonlocal t, v, s
        if name == "gd":
            return {key: value - learning_rate * grads["d" + key] for key, value in parameters.items()}
        if t == 0:
            v, s = initialize_adam(parameters)
        t += 1
        parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, learning_rate, beta1)
        return parameters

    return step


def model_with_bn(X, Y, layer_dims, learning_rate=0.1, num_epochs=10, mini_batch_size=64, optimizer="gd",
                  beta1=0.9, momentum=0.9, initial=None, rng=None):
    rng = np.random.default_rng(0) if rng is None else rng
    parameters = initialize_parameters_bn(layer_dims, rng) if initial is None else dict(initial)
    running = {l: {"mu": np.zeros((n, 1)), "var": np.ones((n, 1))}
        for l, n in enumerate(layer_dims[1:-1], start=1)}
    step = make_optimizer(optimizer, learning_rate, beta1)
    costs = []
    for epoch in range(num_epochs):
        epoch_cost = 0.0
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, rng):
            ZL, caches = forward_with_bn(X_t, parameters)
            cost = cross_entropy_from_logits(ZL, Y_t)
            grads = backward_with_bn(ZL, Y_t, caches)
            parameters = step(parameters, grads)
            epoch_cost += cost * X_t.shape[1] / X.shape[1]
            for l in running:
                A_prev, W, bn_cache, Z_tilde = caches[l - 1]
                running[l] = update_running_stats(running[l], bn_cache["mu"], bn_cache["var"], momentum)
        if epoch_cost <= min(costs, default=epoch_cost):
            best = parameters
        costs.append(epoch_cost)
    return best, running, costs


# %% wrong stops_early
# Stops when the cost rises: fewer than num_epochs costs (rate 50).
def make_optimizer(name, learning_rate, beta1=0.9):
    t, v, s = 0, None, None

    def step(parameters, grads):
        nonlocal t, v, s
        if name == "gd":
            return {key: value - learning_rate * grads["d" + key] for key, value in parameters.items()}
        if t == 0:
            v, s = initialize_adam(parameters)
        t += 1
        parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, learning_rate, beta1)
        return parameters

    return step


def model_with_bn(X, Y, layer_dims, learning_rate=0.1, num_epochs=10, mini_batch_size=64, optimizer="gd",
                  beta1=0.9, momentum=0.9, initial=None, rng=None):
    rng = np.random.default_rng(0) if rng is None else rng
    parameters = initialize_parameters_bn(layer_dims, rng) if initial is None else dict(initial)
    running = {l: {"mu": np.zeros((n, 1)), "var": np.ones((n, 1))}
        for l, n in enumerate(layer_dims[1:-1], start=1)}
    step = make_optimizer(optimizer, learning_rate, beta1)
    costs = []
    for epoch in range(num_epochs):
        epoch_cost = 0.0
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, rng):
            ZL, caches = forward_with_bn(X_t, parameters)
            cost = cross_entropy_from_logits(ZL, Y_t)
            grads = backward_with_bn(ZL, Y_t, caches)
            parameters = step(parameters, grads)
            epoch_cost += cost * X_t.shape[1] / X.shape[1]
            for l in running:
                A_prev, W, bn_cache, Z_tilde = caches[l - 1]
                running[l] = update_running_stats(running[l], bn_cache["mu"], bn_cache["var"], momentum)
        costs.append(epoch_cost)
        if len(costs) > 1 and costs[-1] > costs[-2]:
            break
    return parameters, running, costs


# %% wrong weight_decay
# A little weight decay that nobody asked for: a step of rate 0.1 shrinks W by 0.1 %.
def make_optimizer(name, learning_rate, beta1=0.9):
    t, v, s = 0, None, None

    def step(parameters, grads):
        nonlocal t, v, s
        if name == "gd":
            return {key: value - learning_rate * grads["d" + key] for key, value in parameters.items()}
        if t == 0:
            v, s = initialize_adam(parameters)
        t += 1
        parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, learning_rate, beta1)
        return parameters

    return step


def model_with_bn(X, Y, layer_dims, learning_rate=0.1, num_epochs=10, mini_batch_size=64, optimizer="gd",
                  beta1=0.9, momentum=0.9, initial=None, rng=None):
    rng = np.random.default_rng(0) if rng is None else rng
    parameters = initialize_parameters_bn(layer_dims, rng) if initial is None else dict(initial)
    running = {l: {"mu": np.zeros((n, 1)), "var": np.ones((n, 1))}
        for l, n in enumerate(layer_dims[1:-1], start=1)}
    step = make_optimizer(optimizer, learning_rate, beta1)
    costs = []
    for epoch in range(num_epochs):
        epoch_cost = 0.0
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, rng):
            ZL, caches = forward_with_bn(X_t, parameters)
            cost = cross_entropy_from_logits(ZL, Y_t)
            grads = backward_with_bn(ZL, Y_t, caches)
            parameters = step(parameters, grads)
            parameters = {k: v * (1 - 0.01 * learning_rate) if k[0] == "W" else v
                for k, v in parameters.items()}
            epoch_cost += cost * X_t.shape[1] / X.shape[1]
            for l in running:
                A_prev, W, bn_cache, Z_tilde = caches[l - 1]
                running[l] = update_running_stats(running[l], bn_cache["mu"], bn_cache["var"], momentum)
        costs.append(epoch_cost)
    return parameters, running, costs


# %% wrong learning_rate_decays
# The rate falls with the epochs: the second epoch differs.
def make_optimizer(name, learning_rate, beta1=0.9):
    t, v, s = 0, None, None

    def step(parameters, grads):
        nonlocal t, v, s
        if name == "gd":
            return {key: value - learning_rate * grads["d" + key] for key, value in parameters.items()}
        if t == 0:
            v, s = initialize_adam(parameters)
        t += 1
        parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, learning_rate, beta1)
        return parameters

    return step


def model_with_bn(X, Y, layer_dims, learning_rate=0.1, num_epochs=10, mini_batch_size=64, optimizer="gd",
                  beta1=0.9, momentum=0.9, initial=None, rng=None):
    rng = np.random.default_rng(0) if rng is None else rng
    parameters = initialize_parameters_bn(layer_dims, rng) if initial is None else dict(initial)
    running = {l: {"mu": np.zeros((n, 1)), "var": np.ones((n, 1))}
        for l, n in enumerate(layer_dims[1:-1], start=1)}
    step = make_optimizer(optimizer, learning_rate, beta1)
    costs = []
    for epoch in range(num_epochs):
        epoch_cost = 0.0
        if optimizer == "gd":
            step = make_optimizer(optimizer, learning_rate / (1 + epoch), beta1)
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, rng):
            ZL, caches = forward_with_bn(X_t, parameters)
            cost = cross_entropy_from_logits(ZL, Y_t)
            grads = backward_with_bn(ZL, Y_t, caches)
            parameters = step(parameters, grads)
            epoch_cost += cost * X_t.shape[1] / X.shape[1]
            for l in running:
                A_prev, W, bn_cache, Z_tilde = caches[l - 1]
                running[l] = update_running_stats(running[l], bn_cache["mu"], bn_cache["var"], momentum)
        costs.append(epoch_cost)
    return parameters, running, costs


# %% right while_loop
# Statistics first, with the formula written out; sums of costs divided at the end; prints.
def make_optimizer(name, learning_rate, beta1=0.9):
    t, v, s = 0, None, None

    def step(parameters, grads):
        nonlocal t, v, s
        if name == "gd":
            return {key: value - learning_rate * grads["d" + key] for key, value in parameters.items()}
        if t == 0:
            v, s = initialize_adam(parameters)
        t += 1
        parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, learning_rate, beta1)
        return parameters

    return step


def model_with_bn(X, Y, layer_dims, learning_rate=0.1, num_epochs=10, mini_batch_size=64, optimizer="gd",
                  beta1=0.9, momentum=0.9, initial=None, rng=None):
    if rng is None:
        rng = np.random.default_rng(0)
    parameters = dict(initial) if initial is not None else initialize_parameters_bn(layer_dims, rng)
    mus = [np.zeros((n, 1)) for n in layer_dims[1:-1]]
    variances = [np.ones((n, 1)) for n in layer_dims[1:-1]]
    step, costs = make_optimizer(optimizer, learning_rate, beta1), []
    while len(costs) < num_epochs:
        total = 0.0
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, rng):
            ZL, caches = forward_with_bn(X_t, parameters)
            for k, (_, _, bn_cache, _) in enumerate(caches[:-1]):
                mus[k] = mus[k] + (1 - momentum) * (bn_cache["mu"] - mus[k])
                variances[k] = variances[k] + (1 - momentum) * (bn_cache["var"] - variances[k])
            total += cross_entropy_from_logits(ZL, Y_t) * X_t.shape[1]
            parameters = step(parameters, backward_with_bn(ZL, Y_t, caches))
        costs.append(total / X.shape[1])
        print(f"epoch {len(costs)}: {costs[-1]:.4f}")
    return parameters, {l: {"mu": mu, "var": var}
        for l, (mu, var) in enumerate(zip(mus, variances), start=1)}, costs


# %% right own_optimizer
# Gradient descent and Adam written out, on copies that are changed in place.
def model_with_bn(X, Y, layer_dims, learning_rate=0.1, num_epochs=10, mini_batch_size=64, optimizer="gd",
                  beta1=0.9, momentum=0.9, initial=None, rng=None):
    rng = rng or np.random.default_rng(0)
    start = initialize_parameters_bn(layer_dims, rng) if initial is None else initial
    parameters = {key: np.array(value, dtype=float) for key, value in start.items()}
    running = {l: {"mu": np.zeros((layer_dims[l], 1)), "var": np.ones((layer_dims[l], 1))}
        for l in range(1, len(layer_dims) - 1)}
    v = {key: np.zeros_like(value) for key, value in parameters.items()}
    s = {key: np.zeros_like(value) for key, value in parameters.items()}
    costs, t = [], 0
    for _ in range(num_epochs):
        shares = []
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, rng):
            t += 1
            ZL, caches = forward_with_bn(X_t, parameters)
            shares.append(cross_entropy_from_logits(ZL, Y_t) * X_t.shape[1] / X.shape[1])
            for l in running:
                running[l] = update_running_stats(running[l], caches[l - 1][2]["mu"],
                    caches[l - 1][2]["var"], momentum)
            for key, gradient in backward_with_bn(ZL, Y_t, caches).items():
                key = key[1:]
                if optimizer == "adam":
                    v[key] = beta1 * v[key] + (1 - beta1) * gradient
                    s[key] = 0.999 * s[key] + 0.001 * gradient * gradient
                    gradient = v[key] / (1 - beta1**t) / (np.sqrt(s[key] / (1 - 0.999**t)) + 1e-8)
                parameters[key] -= learning_rate * gradient
        costs.append(sum(shares))
    return parameters, running, costs


# %% right own_batches
# Shuffles with random keys and cuts by slices: other batches, as random.
def make_optimizer(name, learning_rate, beta1=0.9):
    t, v, s = 0, None, None

    def step(parameters, grads):
        nonlocal t, v, s
        if name == "gd":
            return {key: value - learning_rate * grads["d" + key] for key, value in parameters.items()}
        if t == 0:
            v, s = initialize_adam(parameters)
        t += 1
        parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, learning_rate, beta1)
        return parameters

    return step


def model_with_bn(X, Y, layer_dims, learning_rate=0.1, num_epochs=10, mini_batch_size=64, optimizer="gd",
                  beta1=0.9, momentum=0.9, initial=None, rng=None):
    rng = np.random.default_rng(0) if rng is None else rng
    parameters = initialize_parameters_bn(layer_dims, rng) if initial is None else {**initial}
    running = {l: {"mu": np.zeros((n, 1)), "var": np.ones((n, 1))}
        for l, n in enumerate(layer_dims[1:-1], start=1)}
    step, costs, m = make_optimizer(optimizer, learning_rate, beta1), [], X.shape[1]
    for _ in range(num_epochs):
        order, epoch_cost = np.argsort(rng.random(m)), 0
        for first in range(0, m, mini_batch_size):
            chosen = order[first:first + mini_batch_size]
            ZL, caches = forward_with_bn(X[:, chosen], parameters)
            epoch_cost += len(chosen) / m * cross_entropy_from_logits(ZL, Y[:, chosen])
            for l, cache in enumerate((cache[2] for cache in caches[:-1]), start=1):
                running[l] = update_running_stats(running[l], cache["mu"], cache["var"], momentum)
            parameters = step(parameters, backward_with_bn(ZL, Y[:, chosen], caches))
        costs += [epoch_cost]
    return parameters, running, costs


# %% wrong gamma_and_beta_stand_still
# The step as in week 1.4, for the W and b of each layer: gamma and beta keep their start values.
def model_with_bn(X, Y, layer_dims, learning_rate=0.1, num_epochs=10, mini_batch_size=64, optimizer="gd",
                  beta1=0.9, momentum=0.9, initial=None, rng=None):
    rng = np.random.default_rng(0) if rng is None else rng
    parameters = initialize_parameters_bn(layer_dims, rng) if initial is None else dict(initial)
    running = {l: {"mu": np.zeros((n, 1)), "var": np.ones((n, 1))} for l, n in enumerate(layer_dims[1:-1], start=1)}
    learn = {key: value for key, value in parameters.items() if key[0] in "Wb" and not key.startswith("beta")}
    v, s = initialize_adam(learn)
    t, costs = 0, []
    for epoch in range(num_epochs):
        epoch_cost = 0.0
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, rng):
            ZL, caches = forward_with_bn(X_t, parameters)
            epoch_cost += cross_entropy_from_logits(ZL, Y_t) * X_t.shape[1] / X.shape[1]
            grads = backward_with_bn(ZL, Y_t, caches)
            t += 1
            if optimizer == "adam":
                learn, v, s, _, _ = update_parameters_with_adam(learn, grads, v, s, t, learning_rate, beta1)
            else:
                learn = {key: value - learning_rate * grads["d" + key] for key, value in learn.items()}
            parameters = {**parameters, **learn}
            for l in running:
                bn_cache = caches[l - 1][2]
                running[l] = update_running_stats(running[l], bn_cache["mu"], bn_cache["var"], momentum)
        costs.append(epoch_cost)
    return parameters, running, costs


# %% wrong t_stands_still
# t is 1 in every step: Adam corrects its averages too much from the second step on.
def model_with_bn(X, Y, layer_dims, learning_rate=0.1, num_epochs=10, mini_batch_size=64, optimizer="gd",
                  beta1=0.9, momentum=0.9, initial=None, rng=None):
    rng = np.random.default_rng(0) if rng is None else rng
    parameters = initialize_parameters_bn(layer_dims, rng) if initial is None else dict(initial)
    running = {l: {"mu": np.zeros((n, 1)), "var": np.ones((n, 1))} for l, n in enumerate(layer_dims[1:-1], start=1)}
    v, s = initialize_adam(parameters)
    costs = []
    for epoch in range(num_epochs):
        epoch_cost = 0.0
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, rng):
            ZL, caches = forward_with_bn(X_t, parameters)
            epoch_cost += cross_entropy_from_logits(ZL, Y_t) * X_t.shape[1] / X.shape[1]
            grads = backward_with_bn(ZL, Y_t, caches)
            if optimizer == "adam":
                parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, 1, learning_rate, beta1)
            else:
                parameters = {key: value - learning_rate * grads["d" + key] for key, value in parameters.items()}
            for l in running:
                bn_cache = caches[l - 1][2]
                running[l] = update_running_stats(running[l], bn_cache["mu"], bn_cache["var"], momentum)
        costs.append(epoch_cost)
    return parameters, running, costs


# %% wrong t_counts_epochs
# T = epoch + 1: right only where an epoch is a single mini-batch.
def model_with_bn(X, Y, layer_dims, learning_rate=0.1, num_epochs=10,
                  mini_batch_size=64, optimizer="gd", beta1=0.9, momentum=0.9,
                  initial=None, rng=None):
    rng = np.random.default_rng(0) if rng is None else rng
    if initial is None:
        initial = initialize_parameters_bn(layer_dims, rng)
    parameters = dict(initial)
    running = {l: {"mu": np.zeros((n, 1)), "var": np.ones((n, 1))}
               for l, n in enumerate(layer_dims[1:-1], start=1)}
    v, s = initialize_adam(parameters)
    t = 0
    costs = []
    for epoch in range(num_epochs):
        epoch_cost = 0.0
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, rng):
            # The cost of this mini-batch, the gradients, the step of all parameters.
            ZL, caches = forward_with_bn(X_t, parameters)
            cost = cross_entropy_from_logits(ZL, Y_t)
            grads = backward_with_bn(ZL, Y_t, caches)
            if optimizer == "adam":
                t = epoch + 1
                parameters, v, s, _, _ = update_parameters_with_adam(
                    parameters, grads, v, s, t, learning_rate, beta1)
            else:
                parameters = {key: value - learning_rate * grads[f"d{key}"]
                              for key, value in parameters.items()}
            epoch_cost += cost * X_t.shape[1] / X.shape[1]
            for l in running:
                bn_cache = caches[l - 1][2]
                running[l] = update_running_stats(
                    running[l], bn_cache["mu"], bn_cache["var"], momentum)
        costs.append(epoch_cost)
    return parameters, running, costs


# %% wrong output_layer_not_trained
# Only the hidden layers take the step.
def model_with_bn(X, Y, layer_dims, learning_rate=0.1, num_epochs=10,
                  mini_batch_size=64, optimizer="gd", beta1=0.9, momentum=0.9,
                  initial=None, rng=None):
    rng = np.random.default_rng(0) if rng is None else rng
    if initial is None:
        initial = initialize_parameters_bn(layer_dims, rng)
    parameters = dict(initial)
    running = {l: {"mu": np.zeros((n, 1)), "var": np.ones((n, 1))}
               for l, n in enumerate(layer_dims[1:-1], start=1)}
    v, s = initialize_adam(parameters)
    t = 0
    costs = []
    for epoch in range(num_epochs):
        epoch_cost = 0.0
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, rng):
            # The cost of this mini-batch, the gradients, the step of all parameters.
            ZL, caches = forward_with_bn(X_t, parameters)
            cost = cross_entropy_from_logits(ZL, Y_t)
            grads = backward_with_bn(ZL, Y_t, caches)
            if optimizer == "adam":
                t = t + 1
                parameters, v, s, _, _ = update_parameters_with_adam(
                    parameters, grads, v, s, t, learning_rate, beta1)
            else:
                parameters = {key: value - learning_rate * grads[f"d{key}"]
                              for key, value in parameters.items()}
                parameters |= {key: initial[key] for key in (f"W{len(caches)}", f"b{len(caches)}")}
            epoch_cost += cost * X_t.shape[1] / X.shape[1]
            for l in running:
                bn_cache = caches[l - 1][2]
                running[l] = update_running_stats(
                    running[l], bn_cache["mu"], bn_cache["var"], momentum)
        costs.append(epoch_cost)
    return parameters, running, costs


# %% wrong t_of_the_last_epoch
# T starts again in each epoch; Adam's averages go on.
def model_with_bn(X, Y, layer_dims, learning_rate=0.1, num_epochs=10,
                  mini_batch_size=64, optimizer="gd", beta1=0.9, momentum=0.9,
                  initial=None, rng=None):
    rng = np.random.default_rng(0) if rng is None else rng
    if initial is None:
        initial = initialize_parameters_bn(layer_dims, rng)
    parameters = dict(initial)
    running = {l: {"mu": np.zeros((n, 1)), "var": np.ones((n, 1))}
               for l, n in enumerate(layer_dims[1:-1], start=1)}
    v, s = initialize_adam(parameters)
    t = 0
    costs = []
    for epoch in range(num_epochs):
        epoch_cost, t = 0.0, 0
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, rng):
            # The cost of this mini-batch, the gradients, the step of all parameters.
            ZL, caches = forward_with_bn(X_t, parameters)
            cost = cross_entropy_from_logits(ZL, Y_t)
            grads = backward_with_bn(ZL, Y_t, caches)
            if optimizer == "adam":
                t = t + 1
                parameters, v, s, _, _ = update_parameters_with_adam(
                    parameters, grads, v, s, t, learning_rate, beta1)
            else:
                parameters = {key: value - learning_rate * grads[f"d{key}"]
                              for key, value in parameters.items()}
            epoch_cost += cost * X_t.shape[1] / X.shape[1]
            for l in running:
                bn_cache = caches[l - 1][2]
                running[l] = update_running_stats(
                    running[l], bn_cache["mu"], bn_cache["var"], momentum)
        costs.append(epoch_cost)
    return parameters, running, costs


# %% wrong rate_by_the_batch
# The rate is divided by the number of examples: the mean is in the gradients already.
def model_with_bn(X, Y, layer_dims, learning_rate=0.1, num_epochs=10,
                  mini_batch_size=64, optimizer="gd", beta1=0.9, momentum=0.9,
                  initial=None, rng=None):
    rng = np.random.default_rng(0) if rng is None else rng
    if initial is None:
        initial = initialize_parameters_bn(layer_dims, rng)
    parameters = dict(initial)
    running = {l: {"mu": np.zeros((n, 1)), "var": np.ones((n, 1))}
               for l, n in enumerate(layer_dims[1:-1], start=1)}
    v, s = initialize_adam(parameters)
    t = 0
    costs = []
    for epoch in range(num_epochs):
        epoch_cost = 0.0
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, rng):
            # The cost of this mini-batch, the gradients, the step of all parameters.
            ZL, caches = forward_with_bn(X_t, parameters)
            cost = cross_entropy_from_logits(ZL, Y_t)
            grads = backward_with_bn(ZL, Y_t, caches)
            if optimizer == "adam":
                t = t + 1
                parameters, v, s, _, _ = update_parameters_with_adam(
                    parameters, grads, v, s, t, learning_rate, beta1)
            else:
                parameters = {key: value - learning_rate / X_t.shape[1] * grads[f"d{key}"]
                              for key, value in parameters.items()}
            epoch_cost += cost * X_t.shape[1] / X.shape[1]
            for l in running:
                bn_cache = caches[l - 1][2]
                running[l] = update_running_stats(
                    running[l], bn_cache["mu"], bn_cache["var"], momentum)
        costs.append(epoch_cost)
    return parameters, running, costs


# %% wrong scale_and_shift_by_hand
# gamma and beta take plain steps while Adam has the others.
def model_with_bn(X, Y, layer_dims, learning_rate=0.1, num_epochs=10,
                  mini_batch_size=64, optimizer="gd", beta1=0.9, momentum=0.9,
                  initial=None, rng=None):
    rng = np.random.default_rng(0) if rng is None else rng
    if initial is None:
        initial = initialize_parameters_bn(layer_dims, rng)
    parameters = dict(initial)
    running = {l: {"mu": np.zeros((n, 1)), "var": np.ones((n, 1))}
               for l, n in enumerate(layer_dims[1:-1], start=1)}
    v, s = initialize_adam(parameters)
    t = 0
    costs = []
    for epoch in range(num_epochs):
        epoch_cost = 0.0
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, rng):
            # The cost of this mini-batch, the gradients, the step of all parameters.
            ZL, caches = forward_with_bn(X_t, parameters)
            cost = cross_entropy_from_logits(ZL, Y_t)
            grads = backward_with_bn(ZL, Y_t, caches)
            old = parameters
            if optimizer == "adam":
                t = t + 1
                parameters, v, s, _, _ = update_parameters_with_adam(
                    parameters, grads, v, s, t, learning_rate, beta1)
                parameters |= {key: old[key] - learning_rate * grads[f"d{key}"]
                               for key in old if key[:2] in ("ga", "be")}
            else:
                parameters = {key: value - learning_rate * grads[f"d{key}"]
                              for key, value in parameters.items()}
            epoch_cost += cost * X_t.shape[1] / X.shape[1]
            for l in running:
                bn_cache = caches[l - 1][2]
                running[l] = update_running_stats(
                    running[l], bn_cache["mu"], bn_cache["var"], momentum)
        costs.append(epoch_cost)
    return parameters, running, costs


# %% wrong running_of_the_first_layer
# Every layer goes on from the averages of layer 1.
def model_with_bn(X, Y, layer_dims, learning_rate=0.1, num_epochs=10,
                  mini_batch_size=64, optimizer="gd", beta1=0.9, momentum=0.9,
                  initial=None, rng=None):
    rng = np.random.default_rng(0) if rng is None else rng
    if initial is None:
        initial = initialize_parameters_bn(layer_dims, rng)
    parameters = dict(initial)
    running = {l: {"mu": np.zeros((n, 1)), "var": np.ones((n, 1))}
               for l, n in enumerate(layer_dims[1:-1], start=1)}
    v, s = initialize_adam(parameters)
    t = 0
    costs = []
    for epoch in range(num_epochs):
        epoch_cost = 0.0
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, rng):
            # The cost of this mini-batch, the gradients, the step of all parameters.
            ZL, caches = forward_with_bn(X_t, parameters)
            cost = cross_entropy_from_logits(ZL, Y_t)
            grads = backward_with_bn(ZL, Y_t, caches)
            if optimizer == "adam":
                t = t + 1
                parameters, v, s, _, _ = update_parameters_with_adam(
                    parameters, grads, v, s, t, learning_rate, beta1)
            else:
                parameters = {key: value - learning_rate * grads[f"d{key}"]
                              for key, value in parameters.items()}
            epoch_cost += cost * X_t.shape[1] / X.shape[1]
            for l in running:
                bn_cache = caches[l - 1][2]
                running[l] = update_running_stats(
                    running[1], bn_cache["mu"], bn_cache["var"], momentum)
        costs.append(epoch_cost)
    return parameters, running, costs


# %% right copies_in_place
# Copies once, then changes its own arrays; a helper takes the step.
def model_with_bn(X, Y, layer_dims, learning_rate=0.1, num_epochs=10, mini_batch_size=64, optimizer="gd",
                  beta1=0.9, momentum=0.9, initial=None, rng=None):
    rng = rng or np.random.default_rng(0)
    mine = {key: np.array(value, float) for key, value in
            (initial or initialize_parameters_bn(layer_dims, rng)).items()}
    averages, steps, costs = initialize_adam(mine), 0, np.zeros(num_epochs)
    running = {l: {"mu": np.zeros((n, 1)), "var": np.ones((n, 1))}
               for l, n in enumerate(layer_dims[:-1]) if l}

    def step(grads):
        nonlocal averages, steps
        steps += 1
        new, *averages = update_parameters_with_adam(
            mine, grads, *averages, steps, learning_rate, beta1)[:3]
        for key in mine:
            mine[key][...] = new[key] if optimizer == "adam" else mine[key] - learning_rate * grads["d" + key]

    for epoch in range(num_epochs):
        for inputs, targets in random_mini_batches(X, Y, mini_batch_size, rng):
            logits, caches = forward_with_bn(inputs, mine)
            costs[epoch] += cross_entropy_from_logits(logits, targets) * len(inputs.T) / len(X.T)
            for (_, _, kept, _), l in zip(caches, running):
                running[l] = update_running_stats(running[l], kept["mu"], kept["var"], momentum)
            step(backward_with_bn(logits, targets, caches))
    return mine, running, costs.tolist()


# %% right statistics_at_the_end
# Notes the statistics of every pass, and averages them when the training is over.
def model_with_bn(X, Y, layer_dims, learning_rate=0.1, num_epochs=10, mini_batch_size=64, optimizer="gd",
                  beta1=0.9, momentum=0.9, initial=None, rng=None):
    rng = np.random.default_rng(0) if rng is None else rng
    parameters = dict(initialize_parameters_bn(layer_dims, rng) if initial is None else initial)
    (v, s), passes, costs = initialize_adam(parameters), [], []
    for _ in range(num_epochs):
        shares = []
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, rng):
            ZL, caches = forward_with_bn(X_t, parameters)
            shares.append(cross_entropy_from_logits(ZL, Y_t) * X_t.shape[1])
            passes.append([cache[2] for cache in caches[:-1]])
            grads = backward_with_bn(ZL, Y_t, caches)
            if optimizer == "gd":
                parameters = {key: parameters[key] - learning_rate * grads["d" + key] for key in parameters}
            else:
                parameters, v, s, _, _ = update_parameters_with_adam(
                    parameters, grads, v, s, t=len(passes), learning_rate=learning_rate, beta1=beta1)
        costs.append(sum(shares) / X.shape[1])
    running = {}
    for l, n in enumerate(layer_dims[1:-1], start=1):
        running[l] = {"mu": np.zeros((n, 1)), "var": np.ones((n, 1))}
        for kept in passes:
            running[l] = update_running_stats(running[l], kept[l - 1]["mu"], kept[l - 1]["var"], momentum)
    return parameters, running, costs
