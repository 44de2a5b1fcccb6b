"""Answers to `successive_halving`, written without sight of its card: each is wrong or right as it says."""

# %% wrong handed_out
# As handed out: with four runs, eta 2 and one diverged, that one wins.
def successive_halving(configs, train_step, evaluate, eta, min_budget):
    runs = list(range(len(configs)))
    states = [None] * len(configs)
    budget = min_budget
    rungs = []
    trained = 0
    while True:
        for i in runs:
            state = None
            for _ in range(budget):
                state = train_step(configs[i], state)
            states[i] = state
        trained = budget
        errors = {i: evaluate(states[i]) for i in runs}
        rungs.append((budget, errors))
        if len(runs) == 1:
            break
        runs = sorted(runs, key=lambda i: np.nan_to_num(errors[i]))
        runs = runs[:max(1, len(runs) // eta)]
        budget += min_budget
    return configs[runs[0]], rungs

# %% wrong restarts
# A run that goes on starts from nothing: 4 runs, eta 2, 1 epoch take 4 + 2 * 2 + 4 = 12 epochs and not 8.
def successive_halving(configs, train_step, evaluate, eta, min_budget):
    runs = list(range(len(configs)))
    states = [None] * len(configs)
    budget = min_budget
    rungs = []
    trained = 0
    while True:
        for i in runs:
            state = None
            for _ in range(budget):
                state = train_step(configs[i], state)
            states[i] = state
        trained = budget
        errors = {i: evaluate(states[i]) for i in runs}
        rungs.append((budget, errors))
        if len(runs) == 1:
            break
        runs = sorted(runs, key=lambda i: (np.isnan(errors[i]), errors[i]))
        runs = runs[:max(1, len(runs) // eta)]
        budget *= eta
    return configs[runs[0]], rungs

# %% wrong nan_is_zero
# NaN counts as 0, so a run that diverged wins against 0.1.
def successive_halving(configs, train_step, evaluate, eta, min_budget):
    runs = list(range(len(configs)))
    states = [None] * len(configs)
    budget = min_budget
    rungs = []
    trained = 0
    while True:
        for i in runs:
            for _ in range(budget - trained):
                states[i] = train_step(configs[i], states[i])
        trained = budget
        errors = {i: evaluate(states[i]) for i in runs}
        rungs.append((budget, errors))
        if len(runs) == 1:
            break
        runs = sorted(runs, key=lambda i: np.nan_to_num(errors[i]))
        runs = runs[:max(1, len(runs) // eta)]
        budget *= eta
    return configs[runs[0]], rungs

# %% wrong budget_by_a_sum
# Budgets 1, 2, 3 for eta 3, not 1, 3, 9.
def successive_halving(configs, train_step, evaluate, eta, min_budget):
    runs = list(range(len(configs)))
    states = [None] * len(configs)
    budget = min_budget
    rungs = []
    trained = 0
    while True:
        for i in runs:
            for _ in range(budget - trained):
                states[i] = train_step(configs[i], states[i])
        trained = budget
        errors = {i: evaluate(states[i]) for i in runs}
        rungs.append((budget, errors))
        if len(runs) == 1:
            break
        runs = sorted(runs, key=lambda i: (np.isnan(errors[i]), errors[i]))
        runs = runs[:max(1, len(runs) // eta)]
        budget += min_budget
    return configs[runs[0]], rungs

# %% wrong restarts_and_nan
# Only the budget is mended.
def successive_halving(configs, train_step, evaluate, eta, min_budget):
    runs = list(range(len(configs)))
    states = [None] * len(configs)
    budget = min_budget
    rungs = []
    trained = 0
    while True:
        for i in runs:
            state = None
            for _ in range(budget):
                state = train_step(configs[i], state)
            states[i] = state
        trained = budget
        errors = {i: evaluate(states[i]) for i in runs}
        rungs.append((budget, errors))
        if len(runs) == 1:
            break
        runs = sorted(runs, key=lambda i: np.nan_to_num(errors[i]))
        runs = runs[:max(1, len(runs) // eta)]
        budget *= eta
    return configs[runs[0]], rungs

# %% wrong restarts_and_sum
# Only NaN is mended.
def successive_halving(configs, train_step, evaluate, eta, min_budget):
    runs = list(range(len(configs)))
    states = [None] * len(configs)
    budget = min_budget
    rungs = []
    trained = 0
    while True:
        for i in runs:
            state = None
            for _ in range(budget):
                state = train_step(configs[i], state)
            states[i] = state
        trained = budget
        errors = {i: evaluate(states[i]) for i in runs}
        rungs.append((budget, errors))
        if len(runs) == 1:
            break
        runs = sorted(runs, key=lambda i: (np.isnan(errors[i]), errors[i]))
        runs = runs[:max(1, len(runs) // eta)]
        budget += min_budget
    return configs[runs[0]], rungs

# %% wrong nan_and_sum
# Only the restart is mended.
def successive_halving(configs, train_step, evaluate, eta, min_budget):
    runs = list(range(len(configs)))
    states = [None] * len(configs)
    budget = min_budget
    rungs = []
    trained = 0
    while True:
        for i in runs:
            for _ in range(budget - trained):
                states[i] = train_step(configs[i], states[i])
        trained = budget
        errors = {i: evaluate(states[i]) for i in runs}
        rungs.append((budget, errors))
        if len(runs) == 1:
            break
        runs = sorted(runs, key=lambda i: np.nan_to_num(errors[i]))
        runs = runs[:max(1, len(runs) // eta)]
        budget += min_budget
    return configs[runs[0]], rungs

# %% wrong goes_on_too_long
# Goes on from the state, but with all the epochs of the budget: 1 + 2 + 4 epochs in the third rung, not 4.
def successive_halving(configs, train_step, evaluate, eta, min_budget):
    runs = list(range(len(configs)))
    states = [None] * len(configs)
    budget = min_budget
    rungs = []
    trained = 0
    while True:
        for i in runs:
            for _ in range(budget):
                states[i] = train_step(configs[i], states[i])
        trained = budget
        errors = {i: evaluate(states[i]) for i in runs}
        rungs.append((budget, errors))
        if len(runs) == 1:
            break
        runs = sorted(runs, key=lambda i: (np.isnan(errors[i]), errors[i]))
        runs = runs[:max(1, len(runs) // eta)]
        budget *= eta
    return configs[runs[0]], rungs

# %% wrong budgets_added_up
# trained grows by the budget and not to it: with eta 2 the third rung has 4 - 3 = 1 new epochs and not 2.
def successive_halving(configs, train_step, evaluate, eta, min_budget):
    runs = list(range(len(configs)))
    states = [None] * len(configs)
    budget = min_budget
    rungs = []
    trained = 0
    while True:
        for i in runs:
            for _ in range(budget - trained):
                states[i] = train_step(configs[i], states[i])
        trained += budget
        errors = {i: evaluate(states[i]) for i in runs}
        rungs.append((budget, errors))
        if len(runs) == 1:
            break
        runs = sorted(runs, key=lambda i: (np.isnan(errors[i]), errors[i]))
        runs = runs[:max(1, len(runs) // eta)]
        budget *= eta
    return configs[runs[0]], rungs

# %% wrong nan_is_one
# NaN counts as 1: it beats an error of 1.5, a loss of 2.3.
def successive_halving(configs, train_step, evaluate, eta, min_budget):
    runs = list(range(len(configs)))
    states = [None] * len(configs)
    budget = min_budget
    rungs = []
    trained = 0
    while True:
        for i in runs:
            for _ in range(budget - trained):
                states[i] = train_step(configs[i], states[i])
        trained = budget
        errors = {i: evaluate(states[i]) for i in runs}
        rungs.append((budget, errors))
        if len(runs) == 1:
            break
        runs = sorted(runs, key=lambda i: np.nan_to_num(errors[i], nan=1.0))
        runs = runs[:max(1, len(runs) // eta)]
        budget *= eta
    return configs[runs[0]], rungs

# %% wrong nan_is_ten
# NaN counts as 10: it beats a loss of 12.
def successive_halving(configs, train_step, evaluate, eta, min_budget):
    runs = list(range(len(configs)))
    states = [None] * len(configs)
    budget = min_budget
    rungs = []
    trained = 0
    while True:
        for i in runs:
            for _ in range(budget - trained):
                states[i] = train_step(configs[i], states[i])
        trained = budget
        errors = {i: evaluate(states[i]) for i in runs}
        rungs.append((budget, errors))
        if len(runs) == 1:
            break
        runs = sorted(runs, key=lambda i: 10 if np.isnan(errors[i]) else errors[i])
        runs = runs[:max(1, len(runs) // eta)]
        budget *= eta
    return configs[runs[0]], rungs

# %% wrong nan_compared
# NaN is compared like a number, which is never less nor more: the order of (0.9, NaN, 0.2) stays as it is.
def successive_halving(configs, train_step, evaluate, eta, min_budget):
    runs = list(range(len(configs)))
    states = [None] * len(configs)
    budget = min_budget
    rungs = []
    trained = 0
    while True:
        for i in runs:
            for _ in range(budget - trained):
                states[i] = train_step(configs[i], states[i])
        trained = budget
        errors = {i: evaluate(states[i]) for i in runs}
        rungs.append((budget, errors))
        if len(runs) == 1:
            break
        runs = sorted(runs, key=lambda i: errors[i])
        runs = runs[:max(1, len(runs) // eta)]
        budget *= eta
    return configs[runs[0]], rungs

# %% wrong diverged_dropped
# Runs that diverged are thrown out before counting: with three of four NaN and eta 4 it is right, with none
# left it stops;
# with 2 of 4 NaN and eta 2, one run goes on and not two.
def successive_halving(configs, train_step, evaluate, eta, min_budget):
    runs = list(range(len(configs)))
    states = [None] * len(configs)
    budget = min_budget
    rungs = []
    trained = 0
    while True:
        for i in runs:
            for _ in range(budget - trained):
                states[i] = train_step(configs[i], states[i])
        trained = budget
        errors = {i: evaluate(states[i]) for i in runs}
        rungs.append((budget, errors))
        if len(runs) <= 1:
            break
        runs = [i for i in runs if not np.isnan(errors[i])]
        runs = sorted(runs, key=lambda i: (np.isnan(errors[i]), errors[i]))
        runs = runs[:max(1, len(runs) // eta)]
        budget *= eta
    return configs[runs[0]], rungs

# %% wrong highest_first
# The worst runs go on.
def successive_halving(configs, train_step, evaluate, eta, min_budget):
    runs = list(range(len(configs)))
    states = [None] * len(configs)
    budget = min_budget
    rungs = []
    trained = 0
    while True:
        for i in runs:
            for _ in range(budget - trained):
                states[i] = train_step(configs[i], states[i])
        trained = budget
        errors = {i: evaluate(states[i]) for i in runs}
        rungs.append((budget, errors))
        if len(runs) == 1:
            break
        runs = sorted(runs, key=lambda i: (np.isnan(errors[i]), -errors[i]))
        runs = runs[:max(1, len(runs) // eta)]
        budget *= eta
    return configs[runs[0]], rungs

# %% wrong later_of_equals
# Of two equal runs the one that stands last goes on.
def successive_halving(configs, train_step, evaluate, eta, min_budget):
    runs = list(range(len(configs)))
    states = [None] * len(configs)
    budget = min_budget
    rungs = []
    trained = 0
    while True:
        for i in runs:
            for _ in range(budget - trained):
                states[i] = train_step(configs[i], states[i])
        trained = budget
        errors = {i: evaluate(states[i]) for i in runs}
        rungs.append((budget, errors))
        if len(runs) == 1:
            break
        runs = sorted(runs, key=lambda i: (np.isnan(errors[i]), errors[i], -i))
        runs = runs[:max(1, len(runs) // eta)]
        budget *= eta
    return configs[runs[0]], rungs

# %% wrong reversed_ties
# Sorted from the worst to the best, then turned round: equal runs change places.
def successive_halving(configs, train_step, evaluate, eta, min_budget):
    runs = list(range(len(configs)))
    states = [None] * len(configs)
    budget = min_budget
    rungs = []
    trained = 0
    while True:
        for i in runs:
            for _ in range(budget - trained):
                states[i] = train_step(configs[i], states[i])
        trained = budget
        errors = {i: evaluate(states[i]) for i in runs}
        rungs.append((budget, errors))
        if len(runs) == 1:
            break
        runs = sorted(runs, key=lambda i: np.inf if np.isnan(errors[i]) else errors[i], reverse=True)[::-1]
        runs = runs[:max(1, len(runs) // eta)]
        budget *= eta
    return configs[runs[0]], rungs

# %% wrong unstable_argsort
# np.argsort does not keep the order of equal runs when there are more than 16: 40 runs of which 3 errors are
# 0.1 or 0.2.
def successive_halving(configs, train_step, evaluate, eta, min_budget):
    runs = list(range(len(configs)))
    states = [None] * len(configs)
    budget = min_budget
    rungs = []
    trained = 0
    while True:
        for i in runs:
            for _ in range(budget - trained):
                states[i] = train_step(configs[i], states[i])
        trained = budget
        errors = {i: evaluate(states[i]) for i in runs}
        rungs.append((budget, errors))
        if len(runs) == 1:
            break
        values = np.array([errors[i] for i in runs])
        runs = [runs[place] for place in np.argsort(values)]
        runs = runs[:max(1, len(runs) // eta)]
        budget *= eta
    return configs[runs[0]], rungs

# %% wrong ceil
# Rounds up what is kept: 5 runs, eta 2 keep 3 and not 2.
def successive_halving(configs, train_step, evaluate, eta, min_budget):
    runs = list(range(len(configs)))
    states = [None] * len(configs)
    budget = min_budget
    rungs = []
    trained = 0
    while True:
        for i in runs:
            for _ in range(budget - trained):
                states[i] = train_step(configs[i], states[i])
        trained = budget
        errors = {i: evaluate(states[i]) for i in runs}
        rungs.append((budget, errors))
        if len(runs) == 1:
            break
        runs = sorted(runs, key=lambda i: (np.isnan(errors[i]), errors[i]))
        runs = runs[:max(1, -(-len(runs) // eta))]
        budget *= eta
    return configs[runs[0]], rungs

# %% wrong rounds
# Rounds what is kept: 5 runs, eta 3 keep 2 and not 1.
def successive_halving(configs, train_step, evaluate, eta, min_budget):
    runs = list(range(len(configs)))
    states = [None] * len(configs)
    budget = min_budget
    rungs = []
    trained = 0
    while True:
        for i in runs:
            for _ in range(budget - trained):
                states[i] = train_step(configs[i], states[i])
        trained = budget
        errors = {i: evaluate(states[i]) for i in runs}
        rungs.append((budget, errors))
        if len(runs) == 1:
            break
        runs = sorted(runs, key=lambda i: (np.isnan(errors[i]), errors[i]))
        runs = runs[:max(1, round(len(runs) / eta))]
        budget *= eta
    return configs[runs[0]], rungs

# %% wrong keeps_none
# At least one is forgotten: 3 runs, eta 4 keep none, and it stops with IndexError.
def successive_halving(configs, train_step, evaluate, eta, min_budget):
    runs = list(range(len(configs)))
    states = [None] * len(configs)
    budget = min_budget
    rungs = []
    trained = 0
    while True:
        for i in runs:
            for _ in range(budget - trained):
                states[i] = train_step(configs[i], states[i])
        trained = budget
        errors = {i: evaluate(states[i]) for i in runs}
        rungs.append((budget, errors))
        if len(runs) <= 1:
            break
        runs = sorted(runs, key=lambda i: (np.isnan(errors[i]), errors[i]))
        runs = runs[:len(runs) // eta]
        budget *= eta
    return configs[runs[0]], rungs

# %% wrong drops_a_share
# Drops 1/eta and keeps the rest: 9 runs, eta 3 keep 6.
def successive_halving(configs, train_step, evaluate, eta, min_budget):
    runs = list(range(len(configs)))
    states = [None] * len(configs)
    budget = min_budget
    rungs = []
    trained = 0
    while True:
        for i in runs:
            for _ in range(budget - trained):
                states[i] = train_step(configs[i], states[i])
        trained = budget
        errors = {i: evaluate(states[i]) for i in runs}
        rungs.append((budget, errors))
        if len(runs) == 1:
            break
        runs = sorted(runs, key=lambda i: (np.isnan(errors[i]), errors[i]))
        runs = runs[:min(len(runs) - 1, len(runs) - len(runs) // eta)]
        budget *= eta
    return configs[runs[0]], rungs

# %% wrong keeps_half
# eta is 2 for what is kept, whatever was asked: 9 runs, eta 3 keep 4.
def successive_halving(configs, train_step, evaluate, eta, min_budget):
    runs = list(range(len(configs)))
    states = [None] * len(configs)
    budget = min_budget
    rungs = []
    trained = 0
    while True:
        for i in runs:
            for _ in range(budget - trained):
                states[i] = train_step(configs[i], states[i])
        trained = budget
        errors = {i: evaluate(states[i]) for i in runs}
        rungs.append((budget, errors))
        if len(runs) == 1:
            break
        runs = sorted(runs, key=lambda i: (np.isnan(errors[i]), errors[i]))
        runs = runs[:max(1, len(runs) // 2)]
        budget *= eta
    return configs[runs[0]], rungs

# %% wrong budget_doubles
# The budget doubles whatever eta is: 1, 2, 4 for eta 3.
def successive_halving(configs, train_step, evaluate, eta, min_budget):
    runs = list(range(len(configs)))
    states = [None] * len(configs)
    budget = min_budget
    rungs = []
    trained = 0
    while True:
        for i in runs:
            for _ in range(budget - trained):
                states[i] = train_step(configs[i], states[i])
        trained = budget
        errors = {i: evaluate(states[i]) for i in runs}
        rungs.append((budget, errors))
        if len(runs) == 1:
            break
        runs = sorted(runs, key=lambda i: (np.isnan(errors[i]), errors[i]))
        runs = runs[:max(1, len(runs) // eta)]
        budget *= 2
    return configs[runs[0]], rungs

# %% wrong first_budget_is_one
# min_budget is not used: budgets 1, 3, 9 for min_budget 2, eta 3.
def successive_halving(configs, train_step, evaluate, eta, min_budget):
    runs = list(range(len(configs)))
    states = [None] * len(configs)
    budget = 1
    rungs = []
    trained = 0
    while True:
        for i in runs:
            for _ in range(budget - trained):
                states[i] = train_step(configs[i], states[i])
        trained = budget
        errors = {i: evaluate(states[i]) for i in runs}
        rungs.append((budget, errors))
        if len(runs) == 1:
            break
        runs = sorted(runs, key=lambda i: (np.isnan(errors[i]), errors[i]))
        runs = runs[:max(1, len(runs) // eta)]
        budget *= eta
    return configs[runs[0]], rungs

# %% wrong last_rung_missing
# Stops as soon as one run is left, which is never trained on: 3 rungs for 27 runs, eta 3.
def successive_halving(configs, train_step, evaluate, eta, min_budget):
    runs = list(range(len(configs)))
    states = [None] * len(configs)
    budget = min_budget
    rungs = []
    trained = 0
    while True:
        for i in runs:
            for _ in range(budget - trained):
                states[i] = train_step(configs[i], states[i])
        trained = budget
        errors = {i: evaluate(states[i]) for i in runs}
        rungs.append((budget, errors))
        runs = sorted(runs, key=lambda i: (np.isnan(errors[i]), errors[i]))
        runs = runs[:max(1, len(runs) // eta)]
        budget *= eta
        if len(runs) == 1:
            break
    return configs[runs[0]], rungs

# %% wrong single_config
# With one config there is nothing to halve and rungs is empty: it should have one rung.
def successive_halving(configs, train_step, evaluate, eta, min_budget):
    runs = list(range(len(configs)))
    states = [None] * len(configs)
    budget = min_budget
    rungs = []
    trained = 0
    while len(runs) > 1 or (rungs and len(rungs[-1][1]) > 1):
        for i in runs:
            for _ in range(budget - trained):
                states[i] = train_step(configs[i], states[i])
        trained = budget
        errors = {i: evaluate(states[i]) for i in runs}
        rungs.append((budget, errors))
        if len(runs) == 1:
            break
        runs = sorted(runs, key=lambda i: (np.isnan(errors[i]), errors[i]))
        runs = runs[:max(1, len(runs) // eta)]
        budget *= eta
    return configs[runs[0]], rungs

# %% wrong index_returned
# The place of the best config, not the config.
def successive_halving(configs, train_step, evaluate, eta, min_budget):
    runs = list(range(len(configs)))
    states = [None] * len(configs)
    budget = min_budget
    rungs = []
    trained = 0
    while True:
        for i in runs:
            for _ in range(budget - trained):
                states[i] = train_step(configs[i], states[i])
        trained = budget
        errors = {i: evaluate(states[i]) for i in runs}
        rungs.append((budget, errors))
        if len(runs) == 1:
            break
        runs = sorted(runs, key=lambda i: (np.isnan(errors[i]), errors[i]))
        runs = runs[:max(1, len(runs) // eta)]
        budget *= eta
    return runs[0], rungs

# %% wrong best_ever
# The config with the lowest error of any rung, though a run that was dropped may have it: it is not the last
# run.
def successive_halving(configs, train_step, evaluate, eta, min_budget):
    runs = list(range(len(configs)))
    states = [None] * len(configs)
    budget = min_budget
    rungs = []
    trained = 0
    while True:
        for i in runs:
            for _ in range(budget - trained):
                states[i] = train_step(configs[i], states[i])
        trained = budget
        errors = {i: evaluate(states[i]) for i in runs}
        rungs.append((budget, errors))
        if len(runs) == 1:
            break
        runs = sorted(runs, key=lambda i: (np.isnan(errors[i]), errors[i]))
        runs = runs[:max(1, len(runs) // eta)]
        budget *= eta
    _, winner = min((error, i) for _, errors in rungs for i, error in errors.items() if error == error)
    return configs[winner], rungs

# %% wrong places_counted_anew
# The keys are places among the runs of the rung, 0, 1, 2, and not places in configs.
def successive_halving(configs, train_step, evaluate, eta, min_budget):
    runs = list(range(len(configs)))
    states = [None] * len(configs)
    budget = min_budget
    rungs = []
    trained = 0
    while True:
        for i in runs:
            for _ in range(budget - trained):
                states[i] = train_step(configs[i], states[i])
        trained = budget
        errors = {i: evaluate(states[i]) for i in runs}
        rungs.append((budget, dict(enumerate(errors.values()))))
        if len(runs) == 1:
            break
        runs = sorted(runs, key=lambda i: (np.isnan(errors[i]), errors[i]))
        runs = runs[:max(1, len(runs) // eta)]
        budget *= eta
    return configs[runs[0]], rungs

# %% wrong one_dict
# One dict for all rungs: every rung shows all runs with their last errors.
def successive_halving(configs, train_step, evaluate, eta, min_budget):
    runs = list(range(len(configs)))
    states = [None] * len(configs)
    budget = min_budget
    rungs = []
    trained, errors = 0, {}
    while True:
        for i in runs:
            for _ in range(budget - trained):
                states[i] = train_step(configs[i], states[i])
        trained = budget
        errors.update({i: evaluate(states[i]) for i in runs})
        rungs.append((budget, errors))
        if len(runs) == 1:
            break
        runs = sorted(runs, key=lambda i: (np.isnan(errors[i]), errors[i]))
        runs = runs[:max(1, len(runs) // eta)]
        budget *= eta
    return configs[runs[0]], rungs

# %% wrong errors_listed
# A list of errors, not a dict.
def successive_halving(configs, train_step, evaluate, eta, min_budget):
    runs = list(range(len(configs)))
    states = [None] * len(configs)
    budget = min_budget
    rungs = []
    trained = 0
    while True:
        for i in runs:
            for _ in range(budget - trained):
                states[i] = train_step(configs[i], states[i])
        trained = budget
        errors = {i: evaluate(states[i]) for i in runs}
        rungs.append((budget, list(errors.values())))
        if len(runs) == 1:
            break
        runs = sorted(runs, key=lambda i: (np.isnan(errors[i]), errors[i]))
        runs = runs[:max(1, len(runs) // eta)]
        budget *= eta
    return configs[runs[0]], rungs

# %% wrong new_epochs
# Each rung shows its new epochs and not those from the start: 1, 1, 2 and not 1, 2, 4.
def successive_halving(configs, train_step, evaluate, eta, min_budget):
    runs = list(range(len(configs)))
    states = [None] * len(configs)
    budget = min_budget
    rungs = []
    trained = 0
    while True:
        for i in runs:
            for _ in range(budget - trained):
                states[i] = train_step(configs[i], states[i])
        errors = {i: evaluate(states[i]) for i in runs}
        rungs.append((budget - trained, errors))
        trained = budget
        if len(runs) == 1:
            break
        runs = sorted(runs, key=lambda i: (np.isnan(errors[i]), errors[i]))
        runs = runs[:max(1, len(runs) // eta)]
        budget *= eta
    return configs[runs[0]], rungs

# %% wrong falsy_state
# A state that counts as false, such as 0 or an empty list, is taken for None: a run whose state is 0 begins
# again.
def successive_halving(configs, train_step, evaluate, eta, min_budget):
    runs = list(range(len(configs)))
    states = [None] * len(configs)
    budget = min_budget
    rungs = []
    trained = 0
    while True:
        for i in runs:
            for _ in range(budget - trained):
                states[i] = train_step(configs[i], states[i] or None)
        trained = budget
        errors = {i: evaluate(states[i]) for i in runs}
        rungs.append((budget, errors))
        if len(runs) == 1:
            break
        runs = sorted(runs, key=lambda i: (np.isnan(errors[i]), errors[i]))
        runs = runs[:max(1, len(runs) // eta)]
        budget *= eta
    return configs[runs[0]], rungs

# %% wrong states_by_config
# States are kept by config: two equal configs share one run, and a dict as config stops with TypeError.
def successive_halving(configs, train_step, evaluate, eta, min_budget):
    runs = list(range(len(configs)))
    states = {config: None for config in configs}
    budget = min_budget
    rungs = []
    trained = 0
    while True:
        for i in runs:
            for _ in range(budget - trained):
                states[configs[i]] = train_step(configs[i], states[configs[i]])
        trained = budget
        errors = {i: evaluate(states[configs[i]]) for i in runs}
        rungs.append((budget, errors))
        if len(runs) == 1:
            break
        runs = sorted(runs, key=lambda i: (np.isnan(errors[i]), errors[i]))
        runs = runs[:max(1, len(runs) // eta)]
        budget *= eta
    return configs[runs[0]], rungs

# %% wrong states_move_up
# States are kept by place in the rung: after halving, run 3 goes on from the state of run 0.
def successive_halving(configs, train_step, evaluate, eta, min_budget):
    runs = list(range(len(configs)))
    states = [None] * len(configs)
    budget = min_budget
    rungs = []
    trained = 0
    while True:
        for place, i in enumerate(runs):
            for _ in range(budget - trained):
                states[place] = train_step(configs[i], states[place])
        trained = budget
        errors = {i: evaluate(states[place]) for place, i in enumerate(runs)}
        rungs.append((budget, errors))
        if len(runs) == 1:
            break
        runs = sorted(runs, key=lambda i: (np.isnan(errors[i]), errors[i]))
        runs = runs[:max(1, len(runs) // eta)]
        budget *= eta
    return configs[runs[0]], rungs

# %% wrong nan_shown_as_infinite
# rungs shows inf where evaluate said NaN.
def successive_halving(configs, train_step, evaluate, eta, min_budget):
    runs = list(range(len(configs)))
    states = [None] * len(configs)
    budget = min_budget
    rungs = []
    trained = 0
    while True:
        for i in runs:
            for _ in range(budget - trained):
                states[i] = train_step(configs[i], states[i])
        trained = budget
        errors = {i: float(np.nan_to_num(evaluate(states[i]), nan=np.inf)) for i in runs}
        rungs.append((budget, errors))
        if len(runs) == 1:
            break
        runs = sorted(runs, key=lambda i: (np.isnan(errors[i]), errors[i]))
        runs = runs[:max(1, len(runs) // eta)]
        budget *= eta
    return configs[runs[0]], rungs

# %% right recursive
# A rung, then the rest of the race.
def successive_halving(configs, train_step, evaluate, eta, min_budget):
    def race(runs, budget, done):
        for i, state in runs.items():
            for _ in range(done, budget):
                state = train_step(configs[i], state)
            runs[i] = state
        errors = {i: evaluate(state) for i, state in runs.items()}
        if len(runs) == 1:
            return next(iter(runs)), [(budget, errors)]
        best_first = sorted(errors, key=lambda i: float("inf") if errors[i] != errors[i] else errors[i])
        kept = {i: runs[i] for i in best_first[:len(runs) // eta or 1]}
        winner, later = race(kept, budget * eta, budget)
        return winner, [(budget, errors)] + later

    winner, rungs = race({i: None for i in range(len(configs))}, min_budget, 0)
    return configs[winner], rungs

# %% right epochs_counted_per_run
# Every run counts its own epochs; NaN ranks as infinite; a stable argsort.
def successive_halving(configs, train_step, evaluate, eta, min_budget):
    alive = np.arange(len(configs))
    state, epochs = {}, dict.fromkeys(range(len(configs)), 0)
    budget, rungs = min_budget, []
    while True:
        errors = {}
        for i in alive.tolist():
            while epochs[i] < budget:
                state[i] = train_step(configs[i], state.get(i))
                epochs[i] += 1
            errors[i] = evaluate(state[i])
        rungs.append((budget, errors))
        if alive.size == 1:
            return configs[alive[0]], rungs
        ranks = np.array([np.nan_to_num(errors[i], nan=np.inf) for i in alive.tolist()], dtype=float)
        alive = alive[np.argsort(ranks, kind="stable")][:max(alive.size // eta, 1)]
        budget = budget * eta

# %% right selection
# Picks the best again and again, a loop over rungs whose number is known beforehand; prints.
def successive_halving(configs, train_step, evaluate, eta, min_budget):
    sizes = [len(configs)]
    while sizes[-1] > 1:
        sizes.append(max(1, sizes[-1] // eta))
    runs, states, before, rungs = [*range(len(configs))], {}, 0, []
    for rung, size in enumerate(sizes):
        while len(runs) > size:
            runs = survivors[:size]
        budget = min_budget * eta ** rung
        for i in runs:
            for _ in range(budget - before):
                states[i] = train_step(configs[i], states[i] if i in states else None)
        before = budget
        errors = {i: evaluate(states[i]) for i in runs}
        rungs.append((budget, errors))
        print(f"rung {rung}: {len(runs)} runs, {budget} epochs")
        left, survivors = list(runs), []
        while left:
            first = left[0]
            for i in left:
                if errors[i] < errors[first] or (np.isnan(errors[first]) and not np.isnan(errors[i])):
                    first = i
            survivors.append(first)
            left.remove(first)
    return configs[runs[0]], rungs
