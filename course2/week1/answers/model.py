"""Answers to `model`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong regularised_pass_only
# The regularised pass without masks, though the forward pass has dropout.
def model(X, Y, layers_dims, learning_rate=0.3, num_iterations=3000, lambd=0, keep_prob=1, rng=None,
          X_dev=None, Y_dev=None, patience=None):
    rng = np.random.default_rng() if rng is None else rng
    p, costs, dev_costs, stopped = initialize_parameters_he(layers_dims, rng), [], [], num_iterations
    stopper = None if patience is None else EarlyStopper(patience)
    for i in range(num_iterations):
        if i % 10 == 0:
            costs.append(compute_cost_with_regularization(forward_propagation(X, p)[0], Y, p, lambd))
            if X_dev is not None:
                dev_costs.append(compute_cost(forward_propagation(X_dev, p)[0], Y_dev))
            if stopper is not None and stopper.update(dev_costs[-1], p):
                stopped = i
                break
        _, cache = forward_propagation_with_dropout(X, p, keep_prob, rng)
        g = backward_propagation_with_dropout(X, Y, cache, keep_prob)
        if keep_prob == 1:
            g = backward_propagation_with_regularization(X, Y, forward_propagation(X, p)[1], lambd)
        p = update_parameters(p, g, learning_rate)
    return {"parameters": p if stopper is None else stopper.best_parameters, "costs": costs,
            "dev_costs": dev_costs, "stopped_at": stopped}

# %% wrong best_only_when_stopped
# The best parameters come back only if it was stopped.
def model(X, Y, layers_dims, learning_rate=0.3, num_iterations=3000, lambd=0, keep_prob=1, rng=None,
          X_dev=None, Y_dev=None, patience=None):
    rng = np.random.default_rng() if rng is None else rng
    p, costs, dev_costs, stopped = initialize_parameters_he(layers_dims, rng), [], [], num_iterations
    stopper = None if patience is None else EarlyStopper(patience)
    for i in range(num_iterations):
        if i % 10 == 0:
            costs.append(compute_cost_with_regularization(forward_propagation(X, p)[0], Y, p, lambd))
            if X_dev is not None:
                dev_costs.append(compute_cost(forward_propagation(X_dev, p)[0], Y_dev))
            if stopper is not None and stopper.update(dev_costs[-1], p):
                stopped, p = i, stopper.best_parameters
                break
        _, cache = forward_propagation_with_dropout(X, p, keep_prob, rng)
        g = backward_propagation_with_dropout(X, Y, cache, keep_prob)
        for l in (1, 2, 3):
            g[f"dW{l}"] = g[f"dW{l}"] + lambd / X.shape[1] * p[f"W{l}"]
        p = update_parameters(p, g, learning_rate)
    return {"parameters": p, "costs": costs, "dev_costs": dev_costs, "stopped_at": stopped}

# %% wrong cost_of_the_thinned_network
# Notes the cost of the forward pass of the step.
def model(X, Y, layers_dims, learning_rate=0.3, num_iterations=3000, lambd=0, keep_prob=1, rng=None,
          X_dev=None, Y_dev=None, patience=None):
    rng = np.random.default_rng() if rng is None else rng
    p, costs, dev_costs, stopped = initialize_parameters_he(layers_dims, rng), [], [], num_iterations
    stopper = None if patience is None else EarlyStopper(patience)
    for i in range(num_iterations):
        A3, cache = forward_propagation_with_dropout(X, p, keep_prob, rng)
        if i % 10 == 0:
            costs.append(compute_cost_with_regularization(A3, Y, p, lambd))
            if X_dev is not None:
                dev_costs.append(compute_cost(forward_propagation(X_dev, p)[0], Y_dev))
            if stopper is not None and stopper.update(dev_costs[-1], p):
                stopped = i
                break
        g = backward_propagation_with_dropout(X, Y, cache, keep_prob)
        for l in (1, 2, 3):
            g[f"dW{l}"] = g[f"dW{l}"] + lambd / X.shape[1] * p[f"W{l}"]
        p = update_parameters(p, g, learning_rate)
    return {"parameters": p if stopper is None else stopper.best_parameters, "costs": costs,
            "dev_costs": dev_costs, "stopped_at": stopped}

# %% wrong every_step_measured
# Measures before every step.
def model(X, Y, layers_dims, learning_rate=0.3, num_iterations=3000, lambd=0, keep_prob=1, rng=None,
          X_dev=None, Y_dev=None, patience=None):
    rng = np.random.default_rng() if rng is None else rng
    p, costs, dev_costs, stopped = initialize_parameters_he(layers_dims, rng), [], [], num_iterations
    stopper = None if patience is None else EarlyStopper(patience)
    for i in range(num_iterations):
        costs.append(compute_cost_with_regularization(forward_propagation(X, p)[0], Y, p, lambd))
        if X_dev is not None:
            dev_costs.append(compute_cost(forward_propagation(X_dev, p)[0], Y_dev))
        if stopper is not None and stopper.update(dev_costs[-1], p):
            stopped = i
            break
        _, cache = forward_propagation_with_dropout(X, p, keep_prob, rng)
        g = backward_propagation_with_dropout(X, Y, cache, keep_prob)
        for l in (1, 2, 3):
            g[f"dW{l}"] = g[f"dW{l}"] + lambd / X.shape[1] * p[f"W{l}"]
        p = update_parameters(p, g, learning_rate)
    return {"parameters": p if stopper is None else stopper.best_parameters, "costs": costs,
            "dev_costs": dev_costs, "stopped_at": stopped}

# %% wrong divided_by_dev_examples
# The penalty's m is that of the dev set, where there is one.
def model(X, Y, layers_dims, learning_rate=0.3, num_iterations=3000, lambd=0, keep_prob=1, rng=None,
          X_dev=None, Y_dev=None, patience=None):
    rng = np.random.default_rng() if rng is None else rng
    p, costs, dev_costs, stopped = initialize_parameters_he(layers_dims, rng), [], [], num_iterations
    m = X.shape[1] if X_dev is None else X_dev.shape[1]
    stopper = None if patience is None else EarlyStopper(patience)
    for i in range(num_iterations):
        if i % 10 == 0:
            costs.append(compute_cost_with_regularization(forward_propagation(X, p)[0], Y, p, lambd))
            if X_dev is not None:
                dev_costs.append(compute_cost(forward_propagation(X_dev, p)[0], Y_dev))
            if stopper is not None and stopper.update(dev_costs[-1], p):
                stopped = i
                break
        _, cache = forward_propagation_with_dropout(X, p, keep_prob, rng)
        g = backward_propagation_with_dropout(X, Y, cache, keep_prob)
        for l in (1, 2, 3):
            g[f"dW{l}"] = g[f"dW{l}"] + lambd / m * p[f"W{l}"]
        p = update_parameters(p, g, learning_rate)
    return {"parameters": p if stopper is None else stopper.best_parameters, "costs": costs,
            "dev_costs": dev_costs, "stopped_at": stopped}

# %% right weight_decay
# The penalty as a decay of the weights, and the passes chosen by what is asked for.
def model(X, Y, layers_dims, learning_rate=0.3, num_iterations=3000, lambd=0, keep_prob=1, rng=None,
          X_dev=None, Y_dev=None, patience=None):
    rng = np.random.default_rng() if rng is None else rng
    weights = initialize_parameters_he(layers_dims, rng)
    decay = 1 - learning_rate * lambd / X.shape[1]
    stopper = EarlyStopper(patience) if patience is not None else None
    costs, dev_costs = [], []
    for step in range(num_iterations):
        if step % 10 == 0:
            said = forward_propagation(X, weights)[0]
            costs.append(compute_cost_with_regularization(said, Y, weights, lambd))
            if X_dev is not None:
                dev_costs.append(compute_cost(forward_propagation(X_dev, weights)[0], Y_dev))
                if stopper is not None and stopper.update(dev_costs[-1], weights):
                    return {"parameters": stopper.best_parameters, "costs": costs, "dev_costs": dev_costs,
                            "stopped_at": step}
        if keep_prob < 1:
            _, cache = forward_propagation_with_dropout(X, weights, keep_prob, rng)
            grads = backward_propagation_with_dropout(X, Y, cache, keep_prob)
        else:
            _, cache = forward_propagation(X, weights)
            grads = backward_propagation(X, Y, cache)
        weights = {k: (decay if k[0] == "W" else 1) * v - learning_rate * grads["d" + k] for k,
                   v in weights.items()}
    if stopper is not None:
        weights = stopper.best_parameters
    return {"parameters": weights, "costs": costs, "dev_costs": dev_costs, "stopped_at": num_iterations}

# %% right helper_functions
# Helper functions inside.
def model(X, Y, layers_dims, learning_rate=0.3, num_iterations=3000, lambd=0, keep_prob=1, rng=None,
          X_dev=None, Y_dev=None, patience=None):
    if rng is None:
        rng = np.random.default_rng()
    state = {"parameters": initialize_parameters_he(layers_dims, rng), "costs": [], "dev_costs": [],
             "stopped_at": 0}
    stopper = EarlyStopper(patience or 10**9)

    def measure():
        p = state["parameters"]
        A3, _ = forward_propagation(X, p)
        state["costs"].append(compute_cost_with_regularization(A3, Y, p, lambd))
        if X_dev is None:
            return False
        A3, _ = forward_propagation(X_dev, p)
        state["dev_costs"].append(compute_cost(A3, Y_dev))
        return stopper.update(state["dev_costs"][-1], p) and patience is not None

    def step():
        p = state["parameters"]
        _, cache = forward_propagation_with_dropout(X, p, keep_prob, rng)
        grads = backward_propagation_with_dropout(X, Y, cache, keep_prob)
        extra = backward_propagation_with_regularization(X, Y, forward_propagation(X, p)[1], lambd)
        plain = backward_propagation(X, Y, forward_propagation(X, p)[1])
        grads = {k: grads[k] + extra[k] - plain[k] for k in plain}
        state["parameters"] = update_parameters(p, grads, learning_rate)

    while state["stopped_at"] < num_iterations:
        if state["stopped_at"] % 10 == 0 and measure():
            break
        step()
        state["stopped_at"] += 1
    if patience is not None:
        state["parameters"] = stopper.best_parameters
    return state

# %% wrong either_or
# Dropout or the penalty, not both.
def model(X, Y, layers_dims, learning_rate=0.3, num_iterations=3000, lambd=0, keep_prob=1, rng=None,
        X_dev=None, Y_dev=None, patience=None):
    rng = np.random.default_rng() if rng is None else rng
    parameters = initialize_parameters_he(layers_dims, rng)
    costs, dev_costs, stopped_at = ([], [], num_iterations)
    stopper = EarlyStopper(np.inf if patience is None else patience)
    for i in range(num_iterations):
        if i % 10 == 0:
            A3, _ = forward_propagation(X, parameters)
            costs.append(compute_cost_with_regularization(A3, Y, parameters, lambd))
            if X_dev is not None:
                A3_dev, _ = forward_propagation(X_dev, parameters)
                dev_costs.append(compute_cost(A3_dev, Y_dev))
            if patience is not None and stopper.update(dev_costs[-1], parameters):
                stopped_at = i
                break
        _, cache = forward_propagation_with_dropout(X, parameters, keep_prob, rng)
        gradients = backward_propagation_with_dropout(X, Y, cache, keep_prob)
        for name in ('W1', 'W2', 'W3'):
            penalty = (lambd if keep_prob == 1 else 0) / X.shape[1] * parameters[name]
            gradients['d' + name] = gradients['d' + name] + penalty
        parameters = update_parameters(parameters, gradients, learning_rate)
    if patience is not None:
        parameters = stopper.best_parameters
    return {'parameters': parameters, 'costs': costs, 'dev_costs': dev_costs, 'stopped_at': stopped_at}

# %% wrong no_penalty_with_patience
# No penalty when it is stopped early.
def model(X, Y, layers_dims, learning_rate=0.3, num_iterations=3000, lambd=0, keep_prob=1, rng=None,
        X_dev=None, Y_dev=None, patience=None):
    rng = np.random.default_rng() if rng is None else rng
    parameters = initialize_parameters_he(layers_dims, rng)
    costs, dev_costs, stopped_at = ([], [], num_iterations)
    stopper = EarlyStopper(np.inf if patience is None else patience)
    for i in range(num_iterations):
        if i % 10 == 0:
            A3, _ = forward_propagation(X, parameters)
            costs.append(compute_cost_with_regularization(A3, Y, parameters, lambd))
            if X_dev is not None:
                A3_dev, _ = forward_propagation(X_dev, parameters)
                dev_costs.append(compute_cost(A3_dev, Y_dev))
            if patience is not None and stopper.update(dev_costs[-1], parameters):
                stopped_at = i
                break
        _, cache = forward_propagation_with_dropout(X, parameters, keep_prob, rng)
        gradients = backward_propagation_with_dropout(X, Y, cache, keep_prob)
        for name in ('W1', 'W2', 'W3'):
            penalty = (0 if patience else lambd) / X.shape[1] * parameters[name]
            gradients['d' + name] = gradients['d' + name] + penalty
        parameters = update_parameters(parameters, gradients, learning_rate)
    if patience is not None:
        parameters = stopper.best_parameters
    return {'parameters': parameters, 'costs': costs, 'dev_costs': dev_costs, 'stopped_at': stopped_at}

# %% wrong step_too_many
# stopped_at counts one more.
def model(X, Y, layers_dims, learning_rate=0.3, num_iterations=3000, lambd=0, keep_prob=1, rng=None,
        X_dev=None, Y_dev=None, patience=None):
    rng = np.random.default_rng() if rng is None else rng
    parameters = initialize_parameters_he(layers_dims, rng)
    costs, dev_costs, stopped_at = ([], [], num_iterations)
    stopper = EarlyStopper(np.inf if patience is None else patience)
    for i in range(num_iterations):
        if i % 10 == 0:
            A3, _ = forward_propagation(X, parameters)
            costs.append(compute_cost_with_regularization(A3, Y, parameters, lambd))
            if X_dev is not None:
                A3_dev, _ = forward_propagation(X_dev, parameters)
                dev_costs.append(compute_cost(A3_dev, Y_dev))
            if patience is not None and stopper.update(dev_costs[-1], parameters):
                stopped_at = i + 1
                break
        _, cache = forward_propagation_with_dropout(X, parameters, keep_prob, rng)
        gradients = backward_propagation_with_dropout(X, Y, cache, keep_prob)
        for name in ('W1', 'W2', 'W3'):
            penalty = lambd / X.shape[1] * parameters[name]
            gradients['d' + name] = gradients['d' + name] + penalty
        parameters = update_parameters(parameters, gradients, learning_rate)
    if patience is not None:
        parameters = stopper.best_parameters
    return {'parameters': parameters, 'costs': costs, 'dev_costs': dev_costs, 'stopped_at': stopped_at}

# %% wrong dropout_without_patience
# No dropout with patience.
def model(X, Y, layers_dims, learning_rate=0.3, num_iterations=3000, lambd=0, keep_prob=1, rng=None,
        X_dev=None, Y_dev=None, patience=None):
    rng = np.random.default_rng() if rng is None else rng
    parameters = initialize_parameters_he(layers_dims, rng)
    costs, dev_costs, stopped_at = ([], [], num_iterations)
    stopper = EarlyStopper(np.inf if patience is None else patience)
    for i in range(num_iterations):
        if i % 10 == 0:
            A3, _ = forward_propagation(X, parameters)
            costs.append(compute_cost_with_regularization(A3, Y, parameters, lambd))
            if X_dev is not None:
                A3_dev, _ = forward_propagation(X_dev, parameters)
                dev_costs.append(compute_cost(A3_dev, Y_dev))
            if patience is not None and stopper.update(dev_costs[-1], parameters):
                stopped_at = i
                break
        _, cache = forward_propagation_with_dropout(X, parameters, 1 if patience else keep_prob, rng)
        gradients = backward_propagation_with_dropout(X, Y, cache, 1 if patience else keep_prob)
        for name in ('W1', 'W2', 'W3'):
            penalty = lambd / X.shape[1] * parameters[name]
            gradients['d' + name] = gradients['d' + name] + penalty
        parameters = update_parameters(parameters, gradients, learning_rate)
    if patience is not None:
        parameters = stopper.best_parameters
    return {'parameters': parameters, 'costs': costs, 'dev_costs': dev_costs, 'stopped_at': stopped_at}

# %% wrong best_without_patience
# The best of the dev set even if no patience is given.
def model(X, Y, layers_dims, learning_rate=0.3, num_iterations=3000, lambd=0, keep_prob=1, rng=None,
        X_dev=None, Y_dev=None, patience=None):
    rng = np.random.default_rng() if rng is None else rng
    parameters = initialize_parameters_he(layers_dims, rng)
    costs, dev_costs, stopped_at = ([], [], num_iterations)
    stopper = EarlyStopper(patience or 10 ** 9)
    for i in range(num_iterations):
        if i % 10 == 0:
            A3, _ = forward_propagation(X, parameters)
            costs.append(compute_cost_with_regularization(A3, Y, parameters, lambd))
            if X_dev is not None:
                A3_dev, _ = forward_propagation(X_dev, parameters)
                dev_costs.append(compute_cost(A3_dev, Y_dev))
            if X_dev is not None and stopper.update(dev_costs[-1], parameters):
                stopped_at = i
                break
        _, cache = forward_propagation_with_dropout(X, parameters, keep_prob, rng)
        gradients = backward_propagation_with_dropout(X, Y, cache, keep_prob)
        for name in ('W1', 'W2', 'W3'):
            penalty = lambd / X.shape[1] * parameters[name]
            gradients['d' + name] = gradients['d' + name] + penalty
        parameters = update_parameters(parameters, gradients, learning_rate)
    if X_dev is not None:
        parameters = stopper.best_parameters
    return {'parameters': parameters, 'costs': costs, 'dev_costs': dev_costs, 'stopped_at': stopped_at}

# %% wrong min_delta_added
# A dev cost must be lower by 0.001.
def model(X, Y, layers_dims, learning_rate=0.3, num_iterations=3000, lambd=0, keep_prob=1, rng=None,
        X_dev=None, Y_dev=None, patience=None):
    rng = np.random.default_rng() if rng is None else rng
    parameters = initialize_parameters_he(layers_dims, rng)
    costs, dev_costs, stopped_at = ([], [], num_iterations)
    stopper = EarlyStopper(np.inf if patience is None else patience, 0.001)
    for i in range(num_iterations):
        if i % 10 == 0:
            A3, _ = forward_propagation(X, parameters)
            costs.append(compute_cost_with_regularization(A3, Y, parameters, lambd))
            if X_dev is not None:
                A3_dev, _ = forward_propagation(X_dev, parameters)
                dev_costs.append(compute_cost(A3_dev, Y_dev))
            if patience is not None and stopper.update(dev_costs[-1], parameters):
                stopped_at = i
                break
        _, cache = forward_propagation_with_dropout(X, parameters, keep_prob, rng)
        gradients = backward_propagation_with_dropout(X, Y, cache, keep_prob)
        for name in ('W1', 'W2', 'W3'):
            penalty = lambd / X.shape[1] * parameters[name]
            gradients['d' + name] = gradients['d' + name] + penalty
        parameters = update_parameters(parameters, gradients, learning_rate)
    if patience is not None:
        parameters = stopper.best_parameters
    return {'parameters': parameters, 'costs': costs, 'dev_costs': dev_costs, 'stopped_at': stopped_at}

# %% right measures_at_keep_one
# Measures by the function with dropout at keep_prob 1: it draws coins, and drops nothing.
def model(X, Y, layers_dims, learning_rate=0.3, num_iterations=3000, lambd=0, keep_prob=1, rng=None,
        X_dev=None, Y_dev=None, patience=None):
    rng = np.random.default_rng() if rng is None else rng
    parameters = initialize_parameters_he(layers_dims, rng)
    costs, dev_costs, stopped_at = ([], [], num_iterations)
    stopper = EarlyStopper(np.inf if patience is None else patience)
    for i in range(num_iterations):
        if i % 10 == 0:
            A3, _ = forward_propagation_with_dropout(X, parameters, 1, rng)
            costs.append(compute_cost_with_regularization(A3, Y, parameters, lambd))
            if X_dev is not None:
                A3_dev, _ = forward_propagation_with_dropout(X_dev, parameters, 1, rng)
                dev_costs.append(compute_cost(A3_dev, Y_dev))
            if patience is not None and stopper.update(dev_costs[-1], parameters):
                stopped_at = i
                break
        _, cache = forward_propagation_with_dropout(X, parameters, keep_prob, rng)
        gradients = backward_propagation_with_dropout(X, Y, cache, keep_prob)
        for name in ('W1', 'W2', 'W3'):
            penalty = lambd / X.shape[1] * parameters[name]
            gradients['d' + name] = gradients['d' + name] + penalty
        parameters = update_parameters(parameters, gradients, learning_rate)
    if patience is not None:
        parameters = stopper.best_parameters
    return {'parameters': parameters, 'costs': costs, 'dev_costs': dev_costs, 'stopped_at': stopped_at}

# %% right plain_without_dropout
# The plain passes where nothing is dropped.
def model(X, Y, layers_dims, learning_rate=0.3, num_iterations=3000, lambd=0, keep_prob=1, rng=None,
        X_dev=None, Y_dev=None, patience=None):
    rng = rng or np.random.default_rng()
    p = initialize_parameters_he(layers_dims, rng)
    costs, dev_costs, best, waited, i = ([], [], None, 0, 0)
    while i < num_iterations:
        if not i % 10:
            costs.append(compute_cost_with_regularization(forward_propagation(X, p)[0], Y, p, lambd))
            if X_dev is not None:
                dev_costs.append(compute_cost(forward_propagation(X_dev, p)[0], Y_dev))
                if patience:
                    if best is None or dev_costs[-1] < best[0]:
                        best, waited = ((dev_costs[-1], {k: v.copy() for k, v in p.items()}), 0)
                    else:
                        waited += 1
                        if waited == patience:
                            break
        if keep_prob == 1:
            grads = backward_propagation_with_regularization(X, Y, forward_propagation(X, p)[1], lambd)
        else:
            grads = backward_propagation_with_dropout(X, Y, forward_propagation_with_dropout(X, p,
                    keep_prob, rng)[1], keep_prob)
            for l in '123':
                grads['dW' + l] = grads['dW' + l] + lambd * p['W' + l] / X.shape[1]
        p = {k: p[k] - learning_rate * grads['d' + k] for k in p}
        i += 1
    return {'costs': np.array(costs), 'dev_costs': dev_costs, 'stopped_at': i, 'parameters': best[1] if
            patience else p}
