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
