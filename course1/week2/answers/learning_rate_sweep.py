"""Answers to `learning_rate_sweep`, written without sight of its card: each is wrong or right as it says."""

# %% wrong last_recorded_cost
# The first trap of the text: costs[-1] may be a hundred updates old; after 7 it is ln 2.
def learning_rate_sweep(X, Y, learning_rates, num_iterations=100):
    final_costs, too_large = [], []
    for learning_rate in learning_rates:
        w = np.zeros((X.shape[0], 1))
        params, grads, costs = optimize(w, 0.0, X, Y, num_iterations, learning_rate)
        final_cost = costs[-1]
        is_too_large = not np.isfinite(final_cost) or final_cost > np.log(2)
        final_costs.append(final_cost)
        too_large.append(is_too_large)
    return final_costs, too_large

# %% wrong cost_before_the_last_step
# The cost that belongs to the returned gradients: one update too early.
def learning_rate_sweep(X, Y, learning_rates, num_iterations=100):
    final_costs, too_large = [], []
    for learning_rate in learning_rates:
        w = np.zeros((X.shape[0], 1))
        params, grads, costs = optimize(w, 0.0, X, Y, num_iterations, learning_rate)
        final_cost = optimize(w, 0.0, X, Y, max(num_iterations - 1, 1), learning_rate)[0]
        final_cost = cost_from_logits(final_cost["w"].T @ X + final_cost["b"], Y)
        is_too_large = not np.isfinite(final_cost) or final_cost > np.log(2)
        final_costs.append(final_cost)
        too_large.append(is_too_large)
    return final_costs, too_large

# %% wrong nan_goes_unseen
# The second trap: nan > ln 2 is False. X = [[1e200, 1]], Y = [[1, 0]] ends at nan.
def learning_rate_sweep(X, Y, learning_rates, num_iterations=100):
    final_costs, too_large = [], []
    for learning_rate in learning_rates:
        w = np.zeros((X.shape[0], 1))
        params, grads, costs = optimize(w, 0.0, X, Y, num_iterations, learning_rate)
        final_cost = cost_from_logits(params["w"].T @ X + params["b"], Y)
        is_too_large = final_cost > np.log(2)
        final_costs.append(final_cost)
        too_large.append(is_too_large)
    return final_costs, too_large

# %% wrong compares_with_nan
# nan == nan is False: the question does not find it.
def learning_rate_sweep(X, Y, learning_rates, num_iterations=100):
    final_costs, too_large = [], []
    for learning_rate in learning_rates:
        w = np.zeros((X.shape[0], 1))
        params, grads, costs = optimize(w, 0.0, X, Y, num_iterations, learning_rate)
        final_cost = cost_from_logits(params["w"].T @ X + params["b"], Y)
        is_too_large = final_cost == np.nan or final_cost > np.log(2)
        final_costs.append(final_cost)
        too_large.append(is_too_large)
    return final_costs, too_large

# %% wrong infinity_only
# isinf finds infinity, not nan.
def learning_rate_sweep(X, Y, learning_rates, num_iterations=100):
    final_costs, too_large = [], []
    for learning_rate in learning_rates:
        w = np.zeros((X.shape[0], 1))
        params, grads, costs = optimize(w, 0.0, X, Y, num_iterations, learning_rate)
        final_cost = cost_from_logits(params["w"].T @ X + params["b"], Y)
        is_too_large = bool(np.isinf(final_cost)) or final_cost > np.log(2)
        final_costs.append(final_cost)
        too_large.append(is_too_large)
    return final_costs, too_large

# %% wrong at_least_ln2
# >= for >: a rate of 0 stays at ln 2 and is not too large. (log(1 + e^-0) is the same number as np.log(2).)
def learning_rate_sweep(X, Y, learning_rates, num_iterations=100):
    final_costs, too_large = [], []
    for learning_rate in learning_rates:
        w = np.zeros((X.shape[0], 1))
        params, grads, costs = optimize(w, 0.0, X, Y, num_iterations, learning_rate)
        final_cost = cost_from_logits(params["w"].T @ X + params["b"], Y)
        is_too_large = not np.isfinite(final_cost) or final_cost >= np.log(2)
        final_costs.append(final_cost)
        too_large.append(is_too_large)
    return final_costs, too_large

# %% wrong above_07
# 0.7 for ln 2: X = [[1, 3]], Y = [[1, 0]], one step with rate 2.1 ends at 0.6960, above ln 2.
def learning_rate_sweep(X, Y, learning_rates, num_iterations=100):
    final_costs, too_large = [], []
    for learning_rate in learning_rates:
        w = np.zeros((X.shape[0], 1))
        params, grads, costs = optimize(w, 0.0, X, Y, num_iterations, learning_rate)
        final_cost = cost_from_logits(params["w"].T @ X + params["b"], Y)
        is_too_large = not np.isfinite(final_cost) or final_cost > 0.7
        final_costs.append(final_cost)
        too_large.append(is_too_large)
    return final_costs, too_large

# %% wrong above_069
# 0.69 for ln 2: a rate of 0 stays at 0.6931 and is not too large.
def learning_rate_sweep(X, Y, learning_rates, num_iterations=100):
    final_costs, too_large = [], []
    for learning_rate in learning_rates:
        w = np.zeros((X.shape[0], 1))
        params, grads, costs = optimize(w, 0.0, X, Y, num_iterations, learning_rate)
        final_cost = cost_from_logits(params["w"].T @ X + params["b"], Y)
        is_too_large = not np.isfinite(final_cost) or final_cost > 0.69
        final_costs.append(final_cost)
        too_large.append(is_too_large)
    return final_costs, too_large

# %% wrong above_1
# 1 for ln 2: X = [[1, 3]], Y = [[1, 0]], one step with rate 2.5 ends at 0.7626, above ln 2.
def learning_rate_sweep(X, Y, learning_rates, num_iterations=100):
    final_costs, too_large = [], []
    for learning_rate in learning_rates:
        w = np.zeros((X.shape[0], 1))
        params, grads, costs = optimize(w, 0.0, X, Y, num_iterations, learning_rate)
        final_cost = cost_from_logits(params["w"].T @ X + params["b"], Y)
        is_too_large = not np.isfinite(final_cost) or final_cost > 1
        final_costs.append(final_cost)
        too_large.append(is_too_large)
    return final_costs, too_large

# %% wrong log10
# The logarithm of base 10: a cost of 0.5 counts as too large.
def learning_rate_sweep(X, Y, learning_rates, num_iterations=100):
    final_costs, too_large = [], []
    for learning_rate in learning_rates:
        w = np.zeros((X.shape[0], 1))
        params, grads, costs = optimize(w, 0.0, X, Y, num_iterations, learning_rate)
        final_cost = cost_from_logits(params["w"].T @ X + params["b"], Y)
        is_too_large = not np.isfinite(final_cost) or final_cost > np.log10(2)
        final_costs.append(final_cost)
        too_large.append(is_too_large)
    return final_costs, too_large

# %% wrong above_the_rate_before
# Above the rate before: a run that ends below ln 2, but above its neighbour, counts as too large.
def learning_rate_sweep(X, Y, learning_rates, num_iterations=100):
    final_costs, too_large = [], []
    for learning_rate in learning_rates:
        w = np.zeros((X.shape[0], 1))
        params, grads, costs = optimize(w, 0.0, X, Y, num_iterations, learning_rate)
        final_cost = cost_from_logits(params["w"].T @ X + params["b"], Y)
        is_too_large = not np.isfinite(final_cost) or (len(final_costs) > 0 and final_cost > final_costs[-1])
        final_costs.append(final_cost)
        too_large.append(is_too_large)
    return final_costs, too_large

# %% wrong flag_turned_round
# True for the runs that went well.
def learning_rate_sweep(X, Y, learning_rates, num_iterations=100):
    final_costs, too_large = [], []
    for learning_rate in learning_rates:
        w = np.zeros((X.shape[0], 1))
        params, grads, costs = optimize(w, 0.0, X, Y, num_iterations, learning_rate)
        final_cost = cost_from_logits(params["w"].T @ X + params["b"], Y)
        is_too_large = bool(np.isfinite(final_cost)) and final_cost <= np.log(2)
        final_costs.append(final_cost)
        too_large.append(is_too_large)
    return final_costs, too_large

# %% wrong goes_on
# Each rate goes on where the one before ended: zeros are made once.
def learning_rate_sweep(X, Y, learning_rates, num_iterations=100):
    final_costs, too_large = [], []
    w, b = np.zeros((X.shape[0], 1)), 0.0
    for learning_rate in learning_rates:
        params, grads, costs = optimize(w, b, X, Y, num_iterations, learning_rate)
        w, b = params["w"], params["b"]
        final_cost = cost_from_logits(params["w"].T @ X + params["b"], Y)
        is_too_large = not np.isfinite(final_cost) or final_cost > np.log(2)
        final_costs.append(final_cost)
        too_large.append(is_too_large)
    return final_costs, too_large

# %% wrong b_goes_on
# w starts from zeros, b goes on.
def learning_rate_sweep(X, Y, learning_rates, num_iterations=100):
    final_costs, too_large = [], []
    b = 0.0
    for learning_rate in learning_rates:
        w = np.zeros((X.shape[0], 1))
        params, grads, costs = optimize(w, b, X, Y, num_iterations, learning_rate)
        b = params["b"]
        final_cost = cost_from_logits(params["w"].T @ X + params["b"], Y)
        is_too_large = not np.isfinite(final_cost) or final_cost > np.log(2)
        final_costs.append(final_cost)
        too_large.append(is_too_large)
    return final_costs, too_large

# %% wrong global_b
# Uses a name b that is not there (or that an earlier demonstration left): NameError.
def learning_rate_sweep(X, Y, learning_rates, num_iterations=100):
    final_costs, too_large = [], []
    for learning_rate in learning_rates:
        w = np.zeros((X.shape[0], 1))
        params, grads, costs = optimize(w, b, X, Y, num_iterations, learning_rate)
        final_cost = cost_from_logits(params["w"].T @ X + params["b"], Y)
        is_too_large = not np.isfinite(final_cost) or final_cost > np.log(2)
        final_costs.append(final_cost)
        too_large.append(is_too_large)
    return final_costs, too_large

# %% wrong arguments_exchanged
# optimize(..., learning_rate, num_iterations): range(0.5) stops.
def learning_rate_sweep(X, Y, learning_rates, num_iterations=100):
    final_costs, too_large = [], []
    for learning_rate in learning_rates:
        w = np.zeros((X.shape[0], 1))
        params, grads, costs = optimize(w, 0.0, X, Y, learning_rate, num_iterations)
        final_cost = cost_from_logits(params["w"].T @ X + params["b"], Y)
        is_too_large = not np.isfinite(final_cost) or final_cost > np.log(2)
        final_costs.append(final_cost)
        too_large.append(is_too_large)
    return final_costs, too_large

# %% wrong own_iterations
# Does not hand on num_iterations: always 100.
def learning_rate_sweep(X, Y, learning_rates, num_iterations=100):
    final_costs, too_large = [], []
    for learning_rate in learning_rates:
        w = np.zeros((X.shape[0], 1))
        params, grads, costs = optimize(w, 0.0, X, Y, learning_rate=learning_rate)
        final_cost = cost_from_logits(params["w"].T @ X + params["b"], Y)
        is_too_large = not np.isfinite(final_cost) or final_cost > np.log(2)
        final_costs.append(final_cost)
        too_large.append(is_too_large)
    return final_costs, too_large

# %% wrong own_rate
# Does not hand on the rate: all runs are alike.
def learning_rate_sweep(X, Y, learning_rates, num_iterations=100):
    final_costs, too_large = [], []
    for learning_rate in learning_rates:
        w = np.zeros((X.shape[0], 1))
        params, grads, costs = optimize(w, 0.0, X, Y, num_iterations)
        final_cost = cost_from_logits(params["w"].T @ X + params["b"], Y)
        is_too_large = not np.isfinite(final_cost) or final_cost > np.log(2)
        final_costs.append(final_cost)
        too_large.append(is_too_large)
    return final_costs, too_large

# %% wrong sorts_rates
# Sorts the rates: the results are in another order.
def learning_rate_sweep(X, Y, learning_rates, num_iterations=100):
    final_costs, too_large = [], []
    for learning_rate in sorted(learning_rates):
        w = np.zeros((X.shape[0], 1))
        params, grads, costs = optimize(w, 0.0, X, Y, num_iterations, learning_rate)
        final_cost = cost_from_logits(params["w"].T @ X + params["b"], Y)
        is_too_large = not np.isfinite(final_cost) or final_cost > np.log(2)
        final_costs.append(final_cost)
        too_large.append(is_too_large)
    return final_costs, too_large

# %% wrong sorts_the_callers_list
# Sorts the caller's own list.
def learning_rate_sweep(X, Y, learning_rates, num_iterations=100):
    final_costs, too_large = [], []
    learning_rates.sort()
    for learning_rate in learning_rates:
        w = np.zeros((X.shape[0], 1))
        params, grads, costs = optimize(w, 0.0, X, Y, num_iterations, learning_rate)
        final_cost = cost_from_logits(params["w"].T @ X + params["b"], Y)
        is_too_large = not np.isfinite(final_cost) or final_cost > np.log(2)
        final_costs.append(final_cost)
        too_large.append(is_too_large)
    return final_costs, too_large

# %% wrong empties_the_list
# Takes the rates out of the caller's list: it is empty afterwards.
def learning_rate_sweep(X, Y, learning_rates, num_iterations=100):
    final_costs, too_large = [], []
    while learning_rates:
        learning_rate = learning_rates.pop(0)
        w = np.zeros((X.shape[0], 1))
        params, grads, costs = optimize(w, 0.0, X, Y, num_iterations, learning_rate)
        final_cost = cost_from_logits(params["w"].T @ X + params["b"], Y)
        is_too_large = not np.isfinite(final_cost) or final_cost > np.log(2)
        final_costs.append(final_cost)
        too_large.append(is_too_large)
    return final_costs, too_large

# %% wrong each_rate_once
# A set has each rate once: two results for three rates.
def learning_rate_sweep(X, Y, learning_rates, num_iterations=100):
    final_costs, too_large = [], []
    for learning_rate in dict.fromkeys(learning_rates):
        w = np.zeros((X.shape[0], 1))
        params, grads, costs = optimize(w, 0.0, X, Y, num_iterations, learning_rate)
        final_cost = cost_from_logits(params["w"].T @ X + params["b"], Y)
        is_too_large = not np.isfinite(final_cost) or final_cost > np.log(2)
        final_costs.append(final_cost)
        too_large.append(is_too_large)
    return final_costs, too_large

# %% wrong stops_at_the_first_too_large
# Stops at the first rate that is too large: fewer results than rates.
def learning_rate_sweep(X, Y, learning_rates, num_iterations=100):
    final_costs, too_large = [], []
    for learning_rate in learning_rates:
        w = np.zeros((X.shape[0], 1))
        params, grads, costs = optimize(w, 0.0, X, Y, num_iterations, learning_rate)
        final_cost = cost_from_logits(params["w"].T @ X + params["b"], Y)
        is_too_large = not np.isfinite(final_cost) or final_cost > np.log(2)
        final_costs.append(final_cost)
        too_large.append(is_too_large)
        if is_too_large:
            break
    return final_costs, too_large

# %% wrong leaves_out_what_was_too_large
# Only the costs of the runs that went well.
def learning_rate_sweep(X, Y, learning_rates, num_iterations=100):
    final_costs, too_large = [], []
    for learning_rate in learning_rates:
        w = np.zeros((X.shape[0], 1))
        params, grads, costs = optimize(w, 0.0, X, Y, num_iterations, learning_rate)
        final_cost = cost_from_logits(params["w"].T @ X + params["b"], Y)
        is_too_large = not np.isfinite(final_cost) or final_cost > np.log(2)
        if not is_too_large:
            final_costs.append(final_cost)
        too_large.append(is_too_large)
    return final_costs, too_large

# %% wrong returned_in_the_loop
# The return has slipped into the loop: one result.
def learning_rate_sweep(X, Y, learning_rates, num_iterations=100):
    final_costs, too_large = [], []
    for learning_rate in learning_rates:
        w = np.zeros((X.shape[0], 1))
        params, grads, costs = optimize(w, 0.0, X, Y, num_iterations, learning_rate)
        final_cost = cost_from_logits(params["w"].T @ X + params["b"], Y)
        is_too_large = not np.isfinite(final_cost) or final_cost > np.log(2)
        final_costs.append(final_cost)
        too_large.append(is_too_large)
        return final_costs, too_large

# %% wrong results_kept
# Lists in the argument list are made once: a second call returns the results of both.
def learning_rate_sweep(X, Y, learning_rates, num_iterations=100, final_costs=[], too_large=[]):
    for learning_rate in learning_rates:
        w = np.zeros((X.shape[0], 1))
        params, grads, costs = optimize(w, 0.0, X, Y, num_iterations, learning_rate)
        final_cost = cost_from_logits(params["w"].T @ X + params["b"], Y)
        is_too_large = not np.isfinite(final_cost) or final_cost > np.log(2)
        final_costs.append(final_cost)
        too_large.append(is_too_large)
    return final_costs, too_large

# %% wrong order_of_results
# too_large, final_costs.
def learning_rate_sweep(X, Y, learning_rates, num_iterations=100):
    final_costs, too_large = [], []
    for learning_rate in learning_rates:
        w = np.zeros((X.shape[0], 1))
        params, grads, costs = optimize(w, 0.0, X, Y, num_iterations, learning_rate)
        final_cost = cost_from_logits(params["w"].T @ X + params["b"], Y)
        is_too_large = not np.isfinite(final_cost) or final_cost > np.log(2)
        final_costs.append(final_cost)
        too_large.append(is_too_large)
    return too_large, final_costs

# %% wrong nan_as_a_large_number
# A cost that is nan is reported as 1e9.
def learning_rate_sweep(X, Y, learning_rates, num_iterations=100):
    final_costs, too_large = [], []
    for learning_rate in learning_rates:
        w = np.zeros((X.shape[0], 1))
        params, grads, costs = optimize(w, 0.0, X, Y, num_iterations, learning_rate)
        final_cost = cost_from_logits(params["w"].T @ X + params["b"], Y)
        final_cost = float(np.nan_to_num(final_cost, nan=1e9))
        is_too_large = not np.isfinite(final_cost) or final_cost > np.log(2)
        final_costs.append(final_cost)
        too_large.append(is_too_large)
    return final_costs, too_large

# %% wrong costs_cut
# No cost above 5 is reported.
def learning_rate_sweep(X, Y, learning_rates, num_iterations=100):
    final_costs, too_large = [], []
    for learning_rate in learning_rates:
        w = np.zeros((X.shape[0], 1))
        params, grads, costs = optimize(w, 0.0, X, Y, num_iterations, learning_rate)
        final_cost = cost_from_logits(params["w"].T @ X + params["b"], Y)
        final_cost = min(final_cost, 5.0)
        is_too_large = not np.isfinite(final_cost) or final_cost > np.log(2)
        final_costs.append(final_cost)
        too_large.append(is_too_large)
    return final_costs, too_large

# %% wrong cost_of_probabilities
# Hands probabilities to cost_from_logits.
def learning_rate_sweep(X, Y, learning_rates, num_iterations=100):
    final_costs, too_large = [], []
    for learning_rate in learning_rates:
        w = np.zeros((X.shape[0], 1))
        params, grads, costs = optimize(w, 0.0, X, Y, num_iterations, learning_rate)
        final_cost = cost_from_logits(sigmoid(params["w"].T @ X + params["b"]), Y)
        is_too_large = not np.isfinite(final_cost) or final_cost > np.log(2)
        final_costs.append(final_cost)
        too_large.append(is_too_large)
    return final_costs, too_large

# %% wrong b_left_out
# The final cost without b.
def learning_rate_sweep(X, Y, learning_rates, num_iterations=100):
    final_costs, too_large = [], []
    for learning_rate in learning_rates:
        w = np.zeros((X.shape[0], 1))
        params, grads, costs = optimize(w, 0.0, X, Y, num_iterations, learning_rate)
        final_cost = cost_from_logits(params["w"].T @ X, Y)
        is_too_large = not np.isfinite(final_cost) or final_cost > np.log(2)
        final_costs.append(final_cost)
        too_large.append(is_too_large)
    return final_costs, too_large

# %% wrong cost_by_log_of_a
# The final cost by log(a), with one's own cut sigmoid: a rate of 10000 ends at another cost.
def learning_rate_sweep(X, Y, learning_rates, num_iterations=100):
    final_costs, too_large = [], []
    for learning_rate in learning_rates:
        w = np.zeros((X.shape[0], 1))
        params, grads, costs = optimize(w, 0.0, X, Y, num_iterations, learning_rate)
        A = sigmoid(params["w"].T @ X + params["b"])
        final_cost = float(-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)))
        is_too_large = not np.isfinite(final_cost) or final_cost > np.log(2)
        final_costs.append(final_cost)
        too_large.append(is_too_large)
    return final_costs, too_large

# %% wrong one_flag_for_all
# Whether any rate was too large, one answer for all.
def learning_rate_sweep(X, Y, learning_rates, num_iterations=100):
    final_costs, too_large = [], []
    for learning_rate in learning_rates:
        w = np.zeros((X.shape[0], 1))
        params, grads, costs = optimize(w, 0.0, X, Y, num_iterations, learning_rate)
        final_cost = cost_from_logits(params["w"].T @ X + params["b"], Y)
        is_too_large = not np.isfinite(final_cost) or final_cost > np.log(2)
        final_costs.append(final_cost)
        too_large.append(is_too_large)
    return final_costs, any(too_large)

# %% wrong texts_for_flags
# "yes" and "no" for True and False.
def learning_rate_sweep(X, Y, learning_rates, num_iterations=100):
    final_costs, too_large = [], []
    for learning_rate in learning_rates:
        w = np.zeros((X.shape[0], 1))
        params, grads, costs = optimize(w, 0.0, X, Y, num_iterations, learning_rate)
        final_cost = cost_from_logits(params["w"].T @ X + params["b"], Y)
        is_too_large = not np.isfinite(final_cost) or final_cost > np.log(2)
        final_costs.append(final_cost)
        too_large.append("yes" if is_too_large else "no")
    return final_costs, too_large

# %% wrong large_rates_are_too_large
# Judges by the rate: above 1 it "must" be too large.
def learning_rate_sweep(X, Y, learning_rates, num_iterations=100):
    final_costs, too_large = [], []
    for learning_rate in learning_rates:
        w = np.zeros((X.shape[0], 1))
        params, grads, costs = optimize(w, 0.0, X, Y, num_iterations, learning_rate)
        final_cost = cost_from_logits(params["w"].T @ X + params["b"], Y)
        is_too_large = learning_rate > 1
        final_costs.append(final_cost)
        too_large.append(is_too_large)
    return final_costs, too_large

# %% right not_at_most
# "Not at most ln 2" is true for nan and for infinity, too.
def learning_rate_sweep(X, Y, learning_rates, num_iterations=100):
    final_costs = []
    for rate in learning_rates:
        params, _, _ = optimize(np.zeros((len(X), 1)), 0, X, Y, num_iterations, rate)
        final_costs.append(propagate(params["w"], params["b"], X, Y)[1])
    return final_costs, [not cost <= np.log(2) for cost in final_costs]

# %% right helper_and_math
# A helper for one rate; math's functions; prints.
import math

def final_cost_of(rate, X, Y, steps):
    learnt, _, _ = optimize(np.zeros((X.shape[0], 1)), 0.0, X, Y, num_iterations=steps, learning_rate=rate)
    return float(cost_from_logits(learnt["w"].T @ X + learnt["b"], Y))

def learning_rate_sweep(X, Y, learning_rates, num_iterations=100):
    costs = [final_cost_of(rate, X, Y, num_iterations) for rate in learning_rates]
    flags = [math.isnan(cost) or math.isinf(cost) or cost > math.log(2) for cost in costs]
    print(list(zip(learning_rates, costs, flags)))
    return costs, flags

# %% right own_descent
# Descends by itself, without optimize.
def learning_rate_sweep(X, Y, learning_rates, num_iterations=100):
    final_costs, too_large = [], []
    for rate in list(learning_rates):
        w, b = np.zeros((X.shape[0], 1)), 0.0
        for _ in range(num_iterations):
            grads, _cost = propagate(w, b, X, Y)
            w, b = w - rate * grads["dw"], b - rate * grads["db"]
        cost = propagate(w, b, X, Y)[1]
        final_costs += [cost]
        too_large += [bool(np.isnan(cost) or cost > np.log(2))]
    return final_costs, too_large

# %% right recursion
# The first rate, then the others.
def learning_rate_sweep(X, Y, learning_rates, num_iterations=100):
    if len(learning_rates) == 0:
        return [], []
    params = optimize(np.zeros((X.shape[0], 1)), 0.0, X, Y, num_iterations, learning_rates[0])[0]
    cost = cost_from_logits(params["w"].T @ X + params["b"], Y)
    costs, flags = learning_rate_sweep(X, Y, learning_rates[1:], num_iterations)
    return [cost, *costs], [bool(cost > np.log(2) or not np.isfinite(cost)), *flags]

# %% wrong above_0694
# ln 2 is 0.693147: a cost of 0.69316 is above it.
def learning_rate_sweep(X, Y, learning_rates, num_iterations=100):
    final_costs, too_large = [], []
    for learning_rate in learning_rates:
        w, b = initialize_with_zeros(X.shape[0])
        params, grads, costs = optimize(w, b, X, Y, num_iterations, learning_rate)
        end = propagate(params["w"], params["b"], X, Y)[1]
        final_costs.append(end)
        too_large.append(not np.isfinite(end) or end > 0.694)
    return final_costs, too_large

# %% wrong above_the_lowest
# Compared with the lowest cost on record: a zigzag below ln 2 is flagged.
def learning_rate_sweep(X, Y, learning_rates, num_iterations=100):
    final_costs, too_large = [], []
    for learning_rate in learning_rates:
        w, b = initialize_with_zeros(X.shape[0])
        params, grads, costs = optimize(w, b, X, Y, num_iterations, learning_rate)
        end = propagate(params["w"], params["b"], X, Y)[1]
        final_costs.append(end)
        too_large.append(not np.isfinite(end) or end > min(costs))
    return final_costs, too_large

# %% wrong one_more_step
# One more iteration, for its record: that is there only after 100, 200, ...
def learning_rate_sweep(X, Y, learning_rates, num_iterations=100):
    final_costs, too_large = [], []
    for learning_rate in learning_rates:
        w, b = initialize_with_zeros(X.shape[0])
        params, grads, costs = optimize(w, b, X, Y, num_iterations + 1, learning_rate)
        end = costs[-1]
        final_costs.append(end)
        too_large.append(not np.isfinite(end) or end > np.log(2))
    return final_costs, too_large

# %% wrong mean_of_the_record
# The mean of the costs on the way.
def learning_rate_sweep(X, Y, learning_rates, num_iterations=100):
    final_costs, too_large = [], []
    for learning_rate in learning_rates:
        w, b = initialize_with_zeros(X.shape[0])
        params, grads, costs = optimize(w, b, X, Y, num_iterations, learning_rate)
        end = np.mean(costs)
        final_costs.append(end)
        too_large.append(not np.isfinite(end) or end > np.log(2))
    return final_costs, too_large

# %% wrong and_for_or
# Both at once is asked for: nan is above nothing.
def learning_rate_sweep(X, Y, learning_rates, num_iterations=100):
    final_costs, too_large = [], []
    for learning_rate in learning_rates:
        w, b = initialize_with_zeros(X.shape[0])
        params, grads, costs = optimize(w, b, X, Y, num_iterations, learning_rate)
        end = propagate(params["w"], params["b"], X, Y)[1]
        final_costs.append(end)
        too_large.append(not np.isfinite(end) and end > np.log(2))
    return final_costs, too_large

# %% right nan_asked_for
# Infinity is above ln 2 by itself: only nan has to be asked for.
def learning_rate_sweep(X, Y, learning_rates, num_iterations=100):
    final_costs, too_large = [], []
    for learning_rate in learning_rates:
        w, b = initialize_with_zeros(X.shape[0])
        params, grads, costs = optimize(w, b, X, Y, num_iterations, learning_rate)
        end = propagate(params["w"], params["b"], X, Y)[1]
        final_costs.append(end)
        too_large.append(np.isnan(end) or end > np.log(2))
    return final_costs, too_large

# %% right above_the_start
# The first cost of each run, at zeros, is ln 2.
def learning_rate_sweep(X, Y, learning_rates, num_iterations=100):
    final_costs, too_large = [], []
    for learning_rate in learning_rates:
        w, b = initialize_with_zeros(X.shape[0])
        params, grads, costs = optimize(w, b, X, Y, num_iterations, learning_rate)
        end = propagate(params["w"], params["b"], X, Y)[1]
        final_costs.append(end)
        too_large.append(not end <= costs[0])
    return final_costs, too_large
