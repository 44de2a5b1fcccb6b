"""Answers to `optimize`, written without sight of its card: each is wrong or right as it says."""

# %% wrong in_place
# The trap of the text: `w -=` changes the caller's array.
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w -= learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
        if print_cost and i % 100 == 0:
            print(f"cost after {i:5d} iterations: {cost:.6f}")
    return {"w": w, "b": b}, grads, costs

# %% wrong uphill
# Adds the gradients. The three examples of lesson 1.2.10: b is 0.008 after one step of 0.5 instead of 0.192.
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w + learning_rate * grads["dw"]
        b = b + learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
        if print_cost and i % 100 == 0:
            print(f"cost after {i:5d} iterations: {cost:.6f}")
    return {"w": w, "b": b}, grads, costs

# %% wrong b_stays
# No step for b.
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        if i % 100 == 0:
            costs.append(cost)
        if print_cost and i % 100 == 0:
            print(f"cost after {i:5d} iterations: {cost:.6f}")
    return {"w": w, "b": b}, grads, costs

# %% wrong w_stays
# No step for w.
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
        if print_cost and i % 100 == 0:
            print(f"cost after {i:5d} iterations: {cost:.6f}")
    return {"w": w, "b": b}, grads, costs

# %% wrong b_by_the_new_w
# Computes the gradient for b again, with the new w.
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * propagate(w, b, X, Y)[0]["db"]
        if i % 100 == 0:
            costs.append(cost)
        if print_cost and i % 100 == 0:
            print(f"cost after {i:5d} iterations: {cost:.6f}")
    return {"w": w, "b": b}, grads, costs

# %% wrong from_the_start_each_time
# Each step starts from the first w and b: two steps are one.
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    start_w, start_b = w, b
    for i in range(num_iterations):
        grads, cost = propagate(start_w, start_b, X, Y)
        w = start_w - learning_rate * grads["dw"]
        b = start_b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
        if print_cost and i % 100 == 0:
            print(f"cost after {i:5d} iterations: {cost:.6f}")
    return {"w": w, "b": b}, grads, costs

# %% wrong gradients_of_the_start
# The gradients are computed once, before the loop.
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    grads, cost = propagate(w, b, X, Y)
    for i in range(num_iterations):
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
        if print_cost and i % 100 == 0:
            print(f"cost after {i:5d} iterations: {cost:.6f}")
    return {"w": w, "b": b}, grads, costs

# %% wrong step_of_one
# The learning rate is left out.
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - grads["dw"]
        b = b - grads["db"]
        if i % 100 == 0:
            costs.append(cost)
        if print_cost and i % 100 == 0:
            print(f"cost after {i:5d} iterations: {cost:.6f}")
    return {"w": w, "b": b}, grads, costs

# %% wrong own_rate
# The rate of the default, whatever is handed over.
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    learning_rate = 0.009
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
        if print_cost and i % 100 == 0:
            print(f"cost after {i:5d} iterations: {cost:.6f}")
    return {"w": w, "b": b}, grads, costs

# %% wrong own_iterations
# 100 iterations, whatever is handed over.
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(100):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
        if print_cost and i % 100 == 0:
            print(f"cost after {i:5d} iterations: {cost:.6f}")
    return {"w": w, "b": b}, grads, costs

# %% wrong rate_shrinks
# The steps get shorter: the second is half as long.
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    first_rate = learning_rate
    for i in range(num_iterations):
        learning_rate = first_rate / (i + 1)
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
        if print_cost and i % 100 == 0:
            print(f"cost after {i:5d} iterations: {cost:.6f}")
    return {"w": w, "b": b}, grads, costs

# %% wrong rate_shrinks_late
# The steps get shorter after 1000 iterations; a shorter run does not show it.
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        if i == 1000:
            learning_rate = learning_rate / 10
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
        if print_cost and i % 100 == 0:
            print(f"cost after {i:5d} iterations: {cost:.6f}")
    return {"w": w, "b": b}, grads, costs

# %% wrong momentum
# Keeps half of the step before: the second step is another.
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    v = 0.0
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        v = 0.5 * v + grads["dw"]
        w = w - learning_rate * v
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
        if print_cost and i % 100 == 0:
            print(f"cost after {i:5d} iterations: {cost:.6f}")
    return {"w": w, "b": b}, grads, costs

# %% wrong gradient_clipped
# No gradient longer than 10: x = 100, y = 0 from zeros has dw = 50.
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        length = np.linalg.norm(grads["dw"])
        if length > 10:
            grads["dw"] = grads["dw"] * 10 / length
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
        if print_cost and i % 100 == 0:
            print(f"cost after {i:5d} iterations: {cost:.6f}")
    return {"w": w, "b": b}, grads, costs

# %% wrong unit_steps
# Divides the gradient by its length.
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"] / np.linalg.norm(grads["dw"])
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
        if print_cost and i % 100 == 0:
            print(f"cost after {i:5d} iterations: {cost:.6f}")
    return {"w": w, "b": b}, grads, costs

# %% wrong one_more
# One update more than asked for.
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations + 1):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
        if print_cost and i % 100 == 0:
            print(f"cost after {i:5d} iterations: {cost:.6f}")
    return {"w": w, "b": b}, grads, costs

# %% wrong one_less
# range(1, n): one update less, and the cost of iteration 0 is missing.
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(1, num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
        if print_cost and i % 100 == 0:
            print(f"cost after {i:5d} iterations: {cost:.6f}")
    return {"w": w, "b": b}, grads, costs

# %% wrong counts_from_one
# range(1, n + 1): costs of iterations 99, 199, ... counted from 0.
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(1, num_iterations + 1):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
        if print_cost and i % 100 == 0:
            print(f"cost after {i:5d} iterations: {cost:.6f}")
    return {"w": w, "b": b}, grads, costs

# %% wrong every_iteration
# A cost for each iteration: 250 instead of 3.
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        costs.append(cost)
        if print_cost and i % 100 == 0:
            print(f"cost after {i:5d} iterations: {cost:.6f}")
    return {"w": w, "b": b}, grads, costs

# %% wrong every_tenth
# A cost every 10 iterations.
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 10 == 0:
            costs.append(cost)
        if print_cost and i % 100 == 0:
            print(f"cost after {i:5d} iterations: {cost:.6f}")
    return {"w": w, "b": b}, grads, costs

# %% wrong end_of_each_hundred
# i % 100 == 99: two costs of 250 iterations instead of three.
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 99:
            costs.append(cost)
        if print_cost and i % 100 == 0:
            print(f"cost after {i:5d} iterations: {cost:.6f}")
    return {"w": w, "b": b}, grads, costs

# %% wrong not_the_first
# Leaves out iteration 0.
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i > 0 and i % 100 == 0:
            costs.append(cost)
        if print_cost and i % 100 == 0:
            print(f"cost after {i:5d} iterations: {cost:.6f}")
    return {"w": w, "b": b}, grads, costs

# %% wrong last_one_too
# Adds the cost of the last iteration.
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
        if print_cost and i % 100 == 0:
            print(f"cost after {i:5d} iterations: {cost:.6f}")
    costs.append(cost)
    return {"w": w, "b": b}, grads, costs

# %% wrong cost_after_the_step
# Records the cost with the new parameters. The three examples of lesson 1.2.10: 0.542 instead of 1.142.
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(propagate(w, b, X, Y)[1])
        if print_cost and i % 100 == 0:
            print(f"cost after {i:5d} iterations: {cost:.6f}")
    return {"w": w, "b": b}, grads, costs

# %% wrong only_if_printed
# Costs are kept only with print_cost.
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if print_cost and i % 100 == 0:
            costs.append(cost)
        if print_cost and i % 100 == 0:
            print(f"cost after {i:5d} iterations: {cost:.6f}")
    return {"w": w, "b": b}, grads, costs

# %% wrong printed_name_missing
# With print_cost=True it prints a name that is not there: NameError.
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
        if print_cost and i % 100 == 0:
            print(f"cost after {i:5d} iterations: {current_cost:.6f}")
    return {"w": w, "b": b}, grads, costs

# %% wrong costs_default
# A list in the argument list is made once: a second call returns the costs of both.
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False, costs=[]):
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
        if print_cost and i % 100 == 0:
            print(f"cost after {i:5d} iterations: {cost:.6f}")
    return {"w": w, "b": b}, grads, costs

# %% wrong best_seen
# Returns the best parameters seen, not those after the last update. With rate 20 the last step is worse.
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    best_cost, best = np.inf, None
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        if cost < best_cost:
            best_cost, best = cost, {"w": w, "b": b}
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
        if print_cost and i % 100 == 0:
            print(f"cost after {i:5d} iterations: {cost:.6f}")
    if propagate(w, b, X, Y)[1] < best_cost:
        best = {"w": w, "b": b}
    return best, grads, costs

# %% wrong before_the_last_step
# Returns the parameters that the last update started from.
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        before = {"w": w, "b": b}
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
        if print_cost and i % 100 == 0:
            print(f"cost after {i:5d} iterations: {cost:.6f}")
    return before, grads, costs

# %% wrong gradients_at_the_end
# The gradients with the final parameters, not those that the last update used.
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
        if print_cost and i % 100 == 0:
            print(f"cost after {i:5d} iterations: {cost:.6f}")
    grads, cost = propagate(w, b, X, Y)
    return {"w": w, "b": b}, grads, costs

# %% wrong first_gradients
# Returns the gradients of iteration 0.
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        if i == 0:
            first = grads
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
        if print_cost and i % 100 == 0:
            print(f"cost after {i:5d} iterations: {cost:.6f}")
    return {"w": w, "b": b}, first, costs

# %% wrong stops_early
# Stops when the cost hardly falls: X = [[1, 1]], Y = [[1, 0]] stays at ln 2, and 301 iterations have
# 1 cost instead of 4.
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        if i > 0 and abs(last - cost) < 1e-6:
            break
        last = cost
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
        if print_cost and i % 100 == 0:
            print(f"cost after {i:5d} iterations: {cost:.6f}")
    return {"w": w, "b": b}, grads, costs

# %% wrong stops_when_it_rises
# Stops as soon as the cost rises: fewer updates than asked for with a large rate.
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    last = np.inf
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        if cost > last:
            break
        last = cost
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
        if print_cost and i % 100 == 0:
            print(f"cost after {i:5d} iterations: {cost:.6f}")
    return {"w": w, "b": b}, grads, costs

# %% wrong arguments_mixed_up
# The order of the loop version, propagate(X, Y, w, b): it stops.
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(X, Y, w, b)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
        if print_cost and i % 100 == 0:
            print(f"cost after {i:5d} iterations: {cost:.6f}")
    return {"w": w, "b": b}, grads, costs

# %% wrong results_mixed_up
# Takes the two results for dw and db: it stops.
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        dw, db = propagate(w, b, X, Y)
        grads, cost = {"dw": dw, "db": db}, 0.0
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
        if print_cost and i % 100 == 0:
            print(f"cost after {i:5d} iterations: {cost:.6f}")
    return {"w": w, "b": b}, grads, costs

# %% wrong cost_and_grads_exchanged
# cost, grads = ... : it stops.
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        cost, grads = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
        if print_cost and i % 100 == 0:
            print(f"cost after {i:5d} iterations: {cost:.6f}")
    return {"w": w, "b": b}, grads, costs

# %% wrong global_dw
# Uses the dw and db that an earlier demonstration left behind; in a fresh notebook: NameError.
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * dw
        b = b - learning_rate * db
        if i % 100 == 0:
            costs.append(cost)
        if print_cost and i % 100 == 0:
            print(f"cost after {i:5d} iterations: {cost:.6f}")
    return {"w": w, "b": b}, grads, costs

# %% wrong other_names
# "W" for "w".
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
        if print_cost and i % 100 == 0:
            print(f"cost after {i:5d} iterations: {cost:.6f}")
    return {"W": w, "b": b}, grads, costs

# %% wrong rounded_costs
# Rounds the costs to three digits.
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(round(float(cost), 3))
        if print_cost and i % 100 == 0:
            print(f"cost after {i:5d} iterations: {cost:.6f}")
    return {"w": w, "b": b}, grads, costs

# %% wrong costs_as_texts
# Costs as texts.
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(f"{cost:.6f}")
        if print_cost and i % 100 == 0:
            print(f"cost after {i:5d} iterations: {cost:.6f}")
    return {"w": w, "b": b}, grads, costs

# %% wrong weights_shrink
# Pulls w a little towards 0 in each step.
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = 0.999 * w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
        if print_cost and i % 100 == 0:
            print(f"cost after {i:5d} iterations: {cost:.6f}")
    return {"w": w, "b": b}, grads, costs

# %% wrong one_example_a_step
# One example a step; the gradients should be those of all examples at once.
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X[:, [i % X.shape[1]]], Y[:, [i % X.shape[1]]])
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
        if print_cost and i % 100 == 0:
            print(f"cost after {i:5d} iterations: {cost:.6f}")
    return {"w": w, "b": b}, grads, costs

# %% wrong returned_in_the_loop
# The return has slipped into the loop: one update.
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
        if print_cost and i % 100 == 0:
            print(f"cost after {i:5d} iterations: {cost:.6f}")
        return {"w": w, "b": b}, grads, costs

# %% wrong goes_on_where_it_ended
# Remembers w and b from the call before, if the sizes agree.
kept = {}

def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    w, b = kept.get(X.shape, (w, b))
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
        if print_cost and i % 100 == 0:
            print(f"cost after {i:5d} iterations: {cost:.6f}")
    kept[X.shape] = w, b
    return {"w": w, "b": b}, grads, costs

# %% right one_vector
# w and b in one column, with a feature that is always 1; does not call propagate.
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    theta = np.vstack([w, [[b]]]).astype(float)
    X1 = np.vstack([X, np.ones(X.shape[1])])
    costs = []
    for i in range(num_iterations):
        Z = theta.T @ X1
        if i % 100 == 0:
            costs.append(float(np.mean(np.logaddexp(0, Z) - Z * Y)))
            if print_cost:
                print(i, costs[-1])
        gradient = X1 @ (sigmoid(Z) - Y).T / X.shape[1]
        theta = theta - learning_rate * gradient
    grads = {"dw": gradient[:-1], "db": gradient[-1, 0]}
    return {"w": theta[:-1], "b": theta[-1, 0]}, grads, costs

# %% right copy_first
# Copies w, then changes the copy in place.
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    w = np.array(w, dtype=float)
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w -= learning_rate * grads["dw"]
        b -= learning_rate * grads["db"]
        if i // 100 * 100 == i:
            costs += [cost]
    if print_cost:
        print(*costs, sep="\n")
    return dict(w=w, b=b), grads, costs

# %% right generator
# A generator of steps; the costs are picked out afterwards.
def steps(w, b, X, Y, rate):
    while True:
        grads, cost = propagate(w, b, X, Y)
        w, b = w - rate * grads["dw"], b - rate * grads["db"]
        yield w, b, grads, cost

def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    all_costs = []
    for w, b, grads, cost in steps(w, b, X, Y, learning_rate):
        all_costs.append(cost)
        if len(all_costs) == num_iterations:
            break
    costs = all_costs[::100]
    if print_cost:
        for k, cost in enumerate(costs):
            print(f"{100 * k}: {cost}")
    return {"w": w, "b": b}, grads, costs

# %% right while_and_class
# A small class that holds the state, and a while loop.
class Descent:
    def __init__(self, w, b, rate):
        self.w, self.b, self.rate, self.grads = w, b, rate, None

    def step(self, X, Y):
        self.grads, cost = propagate(self.w, self.b, X, Y)
        self.w = np.subtract(self.w, np.multiply(self.rate, self.grads["dw"]))
        self.b = self.b - self.rate * self.grads["db"]
        return cost

def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    descent, costs, i = Descent(w, b, learning_rate), [], 0
    while i < num_iterations:
        cost = descent.step(X, Y)
        if not i % 100:
            costs.append(cost)
            print("cost", cost) if print_cost else None
        i += 1
    return {"w": descent.w, "b": descent.b}, descent.grads, costs

# %% right hundreds
# An outer loop over the hundreds, an inner one over what is left of each.
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    params, costs = {"w": w, "b": b}, []
    for start in range(0, num_iterations, 100):
        costs.append(propagate(params["w"], params["b"], X, Y)[1])
        if print_cost:
            print(start, costs[-1])
        for _ in range(min(100, num_iterations - start)):
            grads, _cost = propagate(params["w"], params["b"], X, Y)
            params = {name: params[name] - learning_rate * grads["d" + name] for name in params}
    return params, grads, costs
