"""Answers to `nn_model`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong start_ignored
# Draws, whatever is given.
def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False, learning_rate=1.2, parameters=None, rng=None):
    parameters = initialize_parameters(X.shape[0], n_h, Y.shape[0], rng or np.random.default_rng())
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters

# %% wrong rate_forgotten
# update_parameters takes its default.
def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False, learning_rate=1.2, parameters=None, rng=None):
    if parameters is None:
        parameters = initialize_parameters(X.shape[0], n_h, Y.shape[0], rng or np.random.default_rng())
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        parameters = update_parameters(parameters, backward_propagation(parameters, cache, X, Y))
    return parameters

# %% wrong forward_once
# The forward pass stands before the loop.
def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False, learning_rate=1.2, parameters=None, rng=None):
    if parameters is None:
        parameters = initialize_parameters(X.shape[0], n_h, Y.shape[0], rng or np.random.default_rng())
    A2, cache = forward_propagation(X, parameters)
    for i in range(num_iterations):
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters

# %% wrong returns_inside
# The return stands in the loop: one step, and None for no step.
def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False, learning_rate=1.2, parameters=None, rng=None):
    if parameters is None:
        parameters = initialize_parameters(X.shape[0], n_h, Y.shape[0], rng or np.random.default_rng())
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads, learning_rate)
        return parameters

# %% wrong stops_when_it_rises
# Stops as soon as the cost rises.
def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False, learning_rate=1.2, parameters=None, rng=None):
    if parameters is None:
        parameters = initialize_parameters(X.shape[0], n_h, Y.shape[0], rng or np.random.default_rng())
    before = np.inf
    for i in range(min(num_iterations, 2)):
        A2, cache = forward_propagation(X, parameters)
        before = compute_cost(A2, Y)
        parameters = update_parameters(parameters, backward_propagation(parameters, cache, X, Y),
                                       learning_rate)
    return parameters

# %% wrong always_seed_0
# rng is not used.
def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False, learning_rate=1.2, parameters=None, rng=None):
    if parameters is None:
        parameters = initialize_parameters(X.shape[0], n_h, Y.shape[0], np.random.default_rng(0))
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        parameters = update_parameters(parameters, backward_propagation(parameters, cache, X, Y),
                                       learning_rate)
    return parameters

# %% wrong in_place_of_the_start
# The dict that was given gets what was learnt.
def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False, learning_rate=1.2, parameters=None, rng=None):
    if parameters is None:
        parameters = initialize_parameters(X.shape[0], n_h, Y.shape[0], rng or np.random.default_rng())
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        grads = backward_propagation(parameters, cache, X, Y)
        for name in parameters:
            parameters[name] = parameters[name] - learning_rate * grads["d" + name]
    return parameters

# %% right while_loop
# A while loop, with its own update.
def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False, learning_rate=1.2, parameters=None, rng=None):
    rng = np.random.default_rng() if rng is None else rng
    here = dict(parameters or initialize_parameters(X.shape[0], n_h, Y.shape[0], rng))
    done = 0
    while done < num_iterations:
        said, cache = forward_propagation(X, here)
        grads = backward_propagation(here, cache, X, Y)
        if print_cost and done % 1000 == 0:
            print(done, compute_cost(said, Y))
        here = {name: here[name] - learning_rate * grads["d" + name] for name in here}
        done += 1
    return here

# %% right draws_by_itself
# Draws the start itself, and keeps all costs.
def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False, learning_rate=1.2, parameters=None, rng=None):
    if parameters is None:
        rng = rng if rng is not None else np.random.default_rng()
        parameters = {"W2": rng.normal(0, 0.01, (len(Y), n_h)), "W1": rng.normal(0, 0.01, (n_h, len(X))),
                      "b1": np.zeros((n_h, 1)), "b2": np.zeros((len(Y), 1))}
    costs = []
    for _ in [None] * num_iterations:
        A2, cache = forward_propagation(X, parameters)
        costs.append(compute_cost(A2, Y))
        parameters = update_parameters(parameters, backward_propagation(parameters, cache, X, Y),
                                       learning_rate)
    if print_cost:
        print(costs[::1000])
    return parameters

# %% wrong best_so_far
# The parameters of the smallest cost, where those after the last step are asked for.
def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False, learning_rate=1.2, parameters=None, rng=None):
    rng = np.random.default_rng() if rng is None else rng
    p = parameters if parameters is not None else initialize_parameters(X.shape[0], n_h, Y.shape[0], rng)
    best, least = (p, np.inf)
    for i in range(num_iterations + 1):
        A2, c = forward_propagation(X, p)
        cost = compute_cost(A2, Y)
        if cost < least:
            best, least = (p, cost)
        p = update_parameters(p, backward_propagation(p, c, X, Y), learning_rate)
    return best

# %% wrong stops_early
# Ends when the cost falls by less than 1e-4.
def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False, learning_rate=1.2, parameters=None, rng=None):
    rng = np.random.default_rng() if rng is None else rng
    p = parameters if parameters is not None else initialize_parameters(X.shape[0], n_h, Y.shape[0], rng)
    before = np.inf
    for i in range(num_iterations):
        A2, c = forward_propagation(X, p)
        cost = compute_cost(A2, Y)
        if before - cost < 0.0001:
            break
        before = cost
        p = update_parameters(p, backward_propagation(p, c, X, Y), learning_rate)
    return p

# %% wrong decays
# The rate is halved every 50 steps.
def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False, learning_rate=1.2, parameters=None, rng=None):
    rng = np.random.default_rng() if rng is None else rng
    p = parameters if parameters is not None else initialize_parameters(X.shape[0], n_h, Y.shape[0], rng)
    for i in range(num_iterations):
        A2, c = forward_propagation(X, p)
        p = update_parameters(p, backward_propagation(p, c, X, Y), learning_rate * 0.5 ** (i // 50))
    return p

# %% wrong old_parameters_back
# The slopes of the start, for ever.
def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False, learning_rate=1.2, parameters=None, rng=None):
    rng = np.random.default_rng() if rng is None else rng
    start = parameters
    if start is None:
        start = initialize_parameters(X.shape[0], n_h, Y.shape[0], rng)
    p = start
    for i in range(num_iterations):
        A2, c = forward_propagation(X, start)
        p = update_parameters(p, backward_propagation(start, c, X, Y), learning_rate)
    return p

# %% wrong one_output
# Always one output.
def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False, learning_rate=1.2, parameters=None, rng=None):
    rng = np.random.default_rng() if rng is None else rng
    p = parameters if parameters is not None else initialize_parameters(X.shape[0], n_h, 1, rng)
    for i in range(num_iterations):
        A2, c = forward_propagation(X, p)
        p = update_parameters(p, backward_propagation(p, c, X, Y), learning_rate)
    return p

# %% right copies
# Copies the start, and steps in its own dict.
def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False, learning_rate=1.2, parameters=None, rng=None):
    rng = rng if rng is not None else np.random.default_rng()
    start = parameters
    if start is None:
        start = initialize_parameters(X.shape[0], n_h, Y.shape[0], rng)
    p = {k: v.copy() for k, v in start.items()}
    for i in range(num_iterations):
        A2, c = forward_propagation(X, p)
        g = backward_propagation(p, c, X, Y)
        for k in p:
            p[k] = p[k] - learning_rate * g["d" + k]
        if print_cost and (not i % 1000):
            print("Cost after iteration %i: %f" % (i, compute_cost(A2, Y)))
    return p

# %% right single
# Single precision all the way.
def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False, learning_rate=1.2, parameters=None, rng=None):
    if parameters is None:
        rng = np.random.default_rng() if rng is None else rng
        parameters = initialize_parameters(X.shape[0], n_h, Y.shape[0], rng)
    p = {key: np.float32(value) for key, value in parameters.items()}
    X, Y = np.float32(X), np.float32(Y)
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, p)
        grads = backward_propagation(p, cache, X, Y)
        p = {key: np.float32(v) for key, v in update_parameters(p, grads, np.float32(learning_rate)).items()}
    return p
