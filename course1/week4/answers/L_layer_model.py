"""Answers to `L_layer_model`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong cost_behind
# The cost is computed from the old outputs, but of steps 100, 200, ... only.
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False,
                  parameters=None, rng=None):
    if parameters is None:
        parameters = initialize_parameters_deep(layers_dims, rng or np.random.default_rng())
    costs = []
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        parameters = update_parameters(parameters, L_model_backward(AL, Y, caches), learning_rate)
        if (i + 1) % 100 == 0:
            costs.append(compute_cost(AL, Y))
    return parameters, costs

# %% wrong all_costs
# A cost of every step.
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False,
                  parameters=None, rng=None):
    if parameters is None:
        parameters = initialize_parameters_deep(layers_dims, rng or np.random.default_rng())
    costs = []
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        costs.append(compute_cost(AL, Y))
        parameters = update_parameters(parameters, L_model_backward(AL, Y, caches), learning_rate)
    return parameters, costs

# %% wrong forward_once
# The forward pass stands before the loop.
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False,
                  parameters=None, rng=None):
    if parameters is None:
        parameters = initialize_parameters_deep(layers_dims, rng or np.random.default_rng())
    costs = []
    AL, caches = L_model_forward(X, parameters)
    for i in range(num_iterations):
        if i % 100 == 0:
            costs.append(compute_cost(AL, Y))
        parameters = update_parameters(parameters, L_model_backward(AL, Y, caches), learning_rate)
    return parameters, costs

# %% wrong start_ignored
# Always draws.
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False,
                  parameters=None, rng=None):
    parameters = initialize_parameters_deep(layers_dims, rng or np.random.default_rng())
    costs = []
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        if i % 100 == 0:
            costs.append(compute_cost(AL, Y))
        parameters = update_parameters(parameters, L_model_backward(AL, Y, caches), learning_rate)
    return parameters, costs

# %% wrong in_place
# The arrays of the start are changed.
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False,
                  parameters=None, rng=None):
    if parameters is None:
        parameters = initialize_parameters_deep(layers_dims, rng or np.random.default_rng())
    costs = []
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        if i % 100 == 0:
            costs.append(compute_cost(AL, Y))
        grads = L_model_backward(AL, Y, caches)
        for name in parameters:
            parameters[name] -= learning_rate * grads["d" + name]
    return parameters, costs

# %% wrong only_parameters
# No costs come back.
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False,
                  parameters=None, rng=None):
    if parameters is None:
        parameters = initialize_parameters_deep(layers_dims, rng or np.random.default_rng())
    costs = []
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        parameters = update_parameters(parameters, L_model_backward(AL, Y, caches), learning_rate)
    return parameters

# %% wrong seed_0
# The generator that came is not used.
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False,
                  parameters=None, rng=None):
    if parameters is None:
        parameters = initialize_parameters_deep(layers_dims, np.random.default_rng(0))
    costs = []
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        if i % 100 == 0:
            costs.append(compute_cost(AL, Y))
        parameters = update_parameters(parameters, L_model_backward(AL, Y, caches), learning_rate)
    return parameters, costs

# %% right while_loop
# A while loop, costs in an array, its own update.
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False,
                  parameters=None, rng=None):
    if parameters is None:
        parameters = initialize_parameters_deep(layers_dims, rng or np.random.default_rng())
    costs = []
    i, here = 0, dict(parameters)
    while i < num_iterations:
        said, kept = L_model_forward(X, here)
        if not i % 100:
            costs += [compute_cost(said, Y)]
            if print_cost:
                print(i, costs[-1])
        slopes = L_model_backward(said, Y, kept)
        here = {name: here[name] - slopes["d" + name] * learning_rate for name in here}
        i += 1
    return here, np.array(costs)

# %% right all_then_thinned
# All costs are noted, and every hundredth is kept.
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False,
                  parameters=None, rng=None):
    if parameters is None:
        parameters = initialize_parameters_deep(layers_dims, rng or np.random.default_rng())
    costs = []
    for _ in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        costs.append(compute_cost(AL, Y))
        grads = L_model_backward(AL, Y, caches)
        parameters = update_parameters(parameters, grads, learning_rate=learning_rate)
    return parameters, costs[::100]

# %% wrong last_cost_too
# As many write it: the cost of the last step, too.
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000,
                  print_cost=False, parameters=None, rng=None):
    rng = np.random.default_rng() if rng is None else rng
    costs = []
    if parameters is None:
        parameters = initialize_parameters_deep(layers_dims, rng)
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        if i % 100 == 0 or i == num_iterations - 1:
            costs.append(compute_cost(AL, Y))
        grads = L_model_backward(AL, Y, caches)
        parameters = update_parameters(parameters, grads, learning_rate)
    if print_cost:
        print(costs)
    return parameters, costs

# %% wrong entries_exchanged
# The dict of the caller gets the new arrays.
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000,
                  print_cost=False, parameters=None, rng=None):
    rng = np.random.default_rng() if rng is None else rng
    costs = []
    if parameters is None:
        parameters = initialize_parameters_deep(layers_dims, rng)
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        if i % 100 == 0:
            costs.append(compute_cost(AL, Y))
        grads = L_model_backward(AL, Y, caches)
        for name in list(parameters):
            parameters[name] = parameters[name] - learning_rate * grads['d' + name]
    if print_cost:
        print(costs)
    return parameters, costs

# %% wrong stops_early
# Stops when the cost rises.
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000,
                  print_cost=False, parameters=None, rng=None):
    rng = np.random.default_rng() if rng is None else rng
    costs = []
    if parameters is None:
        parameters = initialize_parameters_deep(layers_dims, rng)
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        cost = compute_cost(AL, Y)
        if i and cost > last:
            break
        last = cost
        if i % 100 == 0:
            costs.append(cost)
        parameters = update_parameters(parameters, L_model_backward(AL, Y, caches), learning_rate)
    if print_cost:
        print(costs)
    return parameters, costs

# %% wrong best_kept
# Gives back the best parameters, not the last.
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000,
                  print_cost=False, parameters=None, rng=None):
    rng = np.random.default_rng() if rng is None else rng
    costs = []
    if parameters is None:
        parameters = initialize_parameters_deep(layers_dims, rng)
    best, low = parameters, np.inf
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        cost = compute_cost(AL, Y)
        if cost < low:
            best, low = parameters, cost
        if i % 100 == 0:
            costs.append(cost)
        parameters = update_parameters(parameters, L_model_backward(AL, Y, caches), learning_rate)
    if print_cost:
        print(costs)
    return best, costs

# %% wrong no_last_update
# No update in the last turn.
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000,
                  print_cost=False, parameters=None, rng=None):
    rng = np.random.default_rng() if rng is None else rng
    costs = []
    if parameters is None:
        parameters = initialize_parameters_deep(layers_dims, rng)
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        if i % 100 == 0:
            costs.append(compute_cost(AL, Y))
        grads = L_model_backward(AL, Y, caches)
        if i < num_iterations - 1:
            parameters = update_parameters(parameters, grads, learning_rate)
    if print_cost:
        print(costs)
    return parameters, costs

# %% wrong mean_over_outputs
# The cost as a mean over the outputs, too.
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000,
                  print_cost=False, parameters=None, rng=None):
    rng = np.random.default_rng() if rng is None else rng
    costs = []
    if parameters is None:
        parameters = initialize_parameters_deep(layers_dims, rng)
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        if i % 100 == 0:
            costs.append(compute_cost(AL, Y) / len(Y))
        grads = L_model_backward(AL, Y, caches)
        parameters = update_parameters(parameters, grads, learning_rate)
    if print_cost:
        print(costs)
    return parameters, costs

# %% wrong rng_of_numpy
# Numbers from np.random.
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000,
                  print_cost=False, parameters=None, rng=None):
    rng = np.random.default_rng() if rng is None else rng
    costs = []
    if parameters is None:
        parameters = initialize_parameters_deep(layers_dims, np.random)
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        if i % 100 == 0:
            costs.append(compute_cost(AL, Y))
        grads = L_model_backward(AL, Y, caches)
        parameters = update_parameters(parameters, grads, learning_rate)
    if print_cost:
        print(costs)
    return parameters, costs

# %% wrong safe_cost
# A small number in the logarithm: 1e-8 shows where the network is sure and wrong.
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000,
                  print_cost=False, parameters=None, rng=None):
    rng = np.random.default_rng() if rng is None else rng
    costs = []
    if parameters is None:
        parameters = initialize_parameters_deep(layers_dims, rng)
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        if i % 100 == 0:
            losses = Y * np.log(AL + 1e-8) + (1 - Y) * np.log(1 - AL + 1e-8)
            costs.append(float(-np.mean(np.sum(losses, axis=0))))
        grads = L_model_backward(AL, Y, caches)
        parameters = update_parameters(parameters, grads, learning_rate)
    if print_cost:
        print(costs)
    return parameters, costs

# %% right own_update
# Copies, changed in place; `%` by a counter.
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000,
                  print_cost=False, parameters=None, rng=None):
    rng = np.random.default_rng() if rng is None else rng
    costs = []
    if parameters is None:
        parameters = initialize_parameters_deep(layers_dims, rng)
    parameters = {k: np.array(v, dtype=float) for k, v in parameters.items()}
    left = 0
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        if left == 0:
            costs += [compute_cost(AL, Y)]
            left = 100
        left -= 1
        grads = L_model_backward(AL, Y, caches)
        for k in parameters:
            parameters[k] -= learning_rate * grads['d' + k]
    if print_cost:
        print(costs)
    return parameters, costs

# %% right while_and_prints
# A while loop, a cost in an array of no axes, many prints.
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000,
                  print_cost=False, parameters=None, rng=None):
    rng = rng or np.random.default_rng()
    theta = parameters or initialize_parameters_deep(layers_dims, rng)
    costs, step = [], 0
    while step < num_iterations:
        said, kept = L_model_forward(X, theta)
        if not step % 100:
            costs.append(np.array(compute_cost(said, Y)))
            print(step, costs[-1])
        slopes = L_model_backward(said, Y, kept)
        theta = {name: theta[name] - learning_rate * slopes["d" + name] for name in theta}
        step += 1
    return theta, costs
