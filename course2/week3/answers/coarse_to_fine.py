"""Answers to `coarse_to_fine`, written without sight of its card: each is wrong or right as it says."""

# %% wrong highest
# The largest error is taken for the best, in both rounds.
def coarse_to_fine(objective, space, n_coarse, n_fine, shrink, rng):
    coarse = sample_hyperparameters(space, n_coarse, rng)
    history = [(config, objective(config)) for config in coarse]
    centre, lowest = max(history, key=lambda trial: trial[1])
    fine_space = {}
    for name, (kind, *limits) in space.items():
        if kind == "choice":
            fine_space[name] = space[name]
            continue
        u_low, u_high = to_scale(kind, limits[0]), to_scale(kind, limits[1])
        u_best = to_scale(kind, centre[name])
        h = shrink * (u_high - u_low) / 2
        beyond = h if kind == "log" else 0
        u_fine_low = u_best - h if u_best - h > u_low else u_low - beyond
        u_fine_high = u_best + h if u_best + h < u_high else u_high + beyond
        low, high = from_scale(kind, u_fine_low), from_scale(kind, u_fine_high)
        if kind == "int":
            low, high = int(np.ceil(low)), int(np.floor(high))
        fine_space[name] = (kind, low, high)
    fine = sample_hyperparameters(fine_space, n_fine, rng)
    history += [(config, objective(config)) for config in fine]
    best, lowest = max(history, key=lambda trial: trial[1])
    return best, history

# %% wrong highest_centre
# The fine round goes on round the worst coarse config; only what is returned is the lowest.
def coarse_to_fine(objective, space, n_coarse, n_fine, shrink, rng):
    coarse = sample_hyperparameters(space, n_coarse, rng)
    history = [(config, objective(config)) for config in coarse]
    centre, lowest = max(history, key=lambda trial: trial[1])
    fine_space = {}
    for name, (kind, *limits) in space.items():
        if kind == "choice":
            fine_space[name] = space[name]
            continue
        u_low, u_high = to_scale(kind, limits[0]), to_scale(kind, limits[1])
        u_best = to_scale(kind, centre[name])
        h = shrink * (u_high - u_low) / 2
        beyond = h if kind == "log" else 0
        u_fine_low = u_best - h if u_best - h > u_low else u_low - beyond
        u_fine_high = u_best + h if u_best + h < u_high else u_high + beyond
        low, high = from_scale(kind, u_fine_low), from_scale(kind, u_fine_high)
        if kind == "int":
            low, high = int(np.ceil(low)), int(np.floor(high))
        fine_space[name] = (kind, low, high)
    fine = sample_hyperparameters(fine_space, n_fine, rng)
    history += [(config, objective(config)) for config in fine]
    best, lowest = min(history, key=lambda trial: trial[1])
    return best, history

# %% wrong fine_best_only
# The best of the fine round, though a coarse one was better: the objective may be flat but for one coarse
# config.
def coarse_to_fine(objective, space, n_coarse, n_fine, shrink, rng):
    coarse = sample_hyperparameters(space, n_coarse, rng)
    history = [(config, objective(config)) for config in coarse]
    centre, lowest = min(history, key=lambda trial: trial[1])
    fine_space = {}
    for name, (kind, *limits) in space.items():
        if kind == "choice":
            fine_space[name] = space[name]
            continue
        u_low, u_high = to_scale(kind, limits[0]), to_scale(kind, limits[1])
        u_best = to_scale(kind, centre[name])
        h = shrink * (u_high - u_low) / 2
        beyond = h if kind == "log" else 0
        u_fine_low = u_best - h if u_best - h > u_low else u_low - beyond
        u_fine_high = u_best + h if u_best + h < u_high else u_high + beyond
        low, high = from_scale(kind, u_fine_low), from_scale(kind, u_fine_high)
        if kind == "int":
            low, high = int(np.ceil(low)), int(np.floor(high))
        fine_space[name] = (kind, low, high)
    fine = sample_hyperparameters(fine_space, n_fine, rng)
    history += [(config, objective(config)) for config in fine]
    best, lowest = min(history[n_coarse:], key=lambda trial: trial[1])
    return best, history

# %% wrong coarse_best_only
# The fine round is run and then forgotten: best is the coarse one though a fine one has a lower error.
def coarse_to_fine(objective, space, n_coarse, n_fine, shrink, rng):
    coarse = sample_hyperparameters(space, n_coarse, rng)
    history = [(config, objective(config)) for config in coarse]
    centre, lowest = min(history, key=lambda trial: trial[1])
    fine_space = {}
    for name, (kind, *limits) in space.items():
        if kind == "choice":
            fine_space[name] = space[name]
            continue
        u_low, u_high = to_scale(kind, limits[0]), to_scale(kind, limits[1])
        u_best = to_scale(kind, centre[name])
        h = shrink * (u_high - u_low) / 2
        beyond = h if kind == "log" else 0
        u_fine_low = u_best - h if u_best - h > u_low else u_low - beyond
        u_fine_high = u_best + h if u_best + h < u_high else u_high + beyond
        low, high = from_scale(kind, u_fine_low), from_scale(kind, u_fine_high)
        if kind == "int":
            low, high = int(np.ceil(low)), int(np.floor(high))
        fine_space[name] = (kind, low, high)
    fine = sample_hyperparameters(fine_space, n_fine, rng)
    history += [(config, objective(config)) for config in fine]
    best = centre
    return best, history

# %% wrong h_not_halved
# h is the whole width: alpha in [0.0001, 1], shrink 0.25, best 0.01 is searched in [0.001, 0.1], not [0.0032,
# 0.032].
def coarse_to_fine(objective, space, n_coarse, n_fine, shrink, rng):
    coarse = sample_hyperparameters(space, n_coarse, rng)
    history = [(config, objective(config)) for config in coarse]
    centre, lowest = min(history, key=lambda trial: trial[1])
    fine_space = {}
    for name, (kind, *limits) in space.items():
        if kind == "choice":
            fine_space[name] = space[name]
            continue
        u_low, u_high = to_scale(kind, limits[0]), to_scale(kind, limits[1])
        u_best = to_scale(kind, centre[name])
        h = shrink * (u_high - u_low)
        beyond = h if kind == "log" else 0
        u_fine_low = u_best - h if u_best - h > u_low else u_low - beyond
        u_fine_high = u_best + h if u_best + h < u_high else u_high + beyond
        low, high = from_scale(kind, u_fine_low), from_scale(kind, u_fine_high)
        if kind == "int":
            low, high = int(np.ceil(low)), int(np.floor(high))
        fine_space[name] = (kind, low, high)
    fine = sample_hyperparameters(fine_space, n_fine, rng)
    history += [(config, objective(config)) for config in fine]
    best, lowest = min(history, key=lambda trial: trial[1])
    return best, history

# %% wrong h_quarter
# Half of the half: the fine range is half as wide as it should be.
def coarse_to_fine(objective, space, n_coarse, n_fine, shrink, rng):
    coarse = sample_hyperparameters(space, n_coarse, rng)
    history = [(config, objective(config)) for config in coarse]
    centre, lowest = min(history, key=lambda trial: trial[1])
    fine_space = {}
    for name, (kind, *limits) in space.items():
        if kind == "choice":
            fine_space[name] = space[name]
            continue
        u_low, u_high = to_scale(kind, limits[0]), to_scale(kind, limits[1])
        u_best = to_scale(kind, centre[name])
        h = shrink * (u_high - u_low) / 4
        beyond = h if kind == "log" else 0
        u_fine_low = u_best - h if u_best - h > u_low else u_low - beyond
        u_fine_high = u_best + h if u_best + h < u_high else u_high + beyond
        low, high = from_scale(kind, u_fine_low), from_scale(kind, u_fine_high)
        if kind == "int":
            low, high = int(np.ceil(low)), int(np.floor(high))
        fine_space[name] = (kind, low, high)
    fine = sample_hyperparameters(fine_space, n_fine, rng)
    history += [(config, objective(config)) for config in fine]
    best, lowest = min(history, key=lambda trial: trial[1])
    return best, history

# %% wrong sticks_out
# No edge is looked at: a coarse best near 0 sends dropout below 0.
def coarse_to_fine(objective, space, n_coarse, n_fine, shrink, rng):
    coarse = sample_hyperparameters(space, n_coarse, rng)
    history = [(config, objective(config)) for config in coarse]
    centre, lowest = min(history, key=lambda trial: trial[1])
    fine_space = {}
    for name, (kind, *limits) in space.items():
        if kind == "choice":
            fine_space[name] = space[name]
            continue
        u_low, u_high = to_scale(kind, limits[0]), to_scale(kind, limits[1])
        u_best = to_scale(kind, centre[name])
        h = shrink * (u_high - u_low) / 2
        u_fine_low = u_best - h
        u_fine_high = u_best + h
        low, high = from_scale(kind, u_fine_low), from_scale(kind, u_fine_high)
        if kind == "int":
            low, high = int(np.ceil(low)), int(np.floor(high))
        fine_space[name] = (kind, low, high)
    fine = sample_hyperparameters(fine_space, n_fine, rng)
    history += [(config, objective(config)) for config in fine]
    best, lowest = min(history, key=lambda trial: trial[1])
    return best, history

# %% wrong upper_end_sticks_out
# The upper end sticks out for every kind.
def coarse_to_fine(objective, space, n_coarse, n_fine, shrink, rng):
    coarse = sample_hyperparameters(space, n_coarse, rng)
    history = [(config, objective(config)) for config in coarse]
    centre, lowest = min(history, key=lambda trial: trial[1])
    fine_space = {}
    for name, (kind, *limits) in space.items():
        if kind == "choice":
            fine_space[name] = space[name]
            continue
        u_low, u_high = to_scale(kind, limits[0]), to_scale(kind, limits[1])
        u_best = to_scale(kind, centre[name])
        h = shrink * (u_high - u_low) / 2
        beyond = h if kind == "log" else 0
        u_fine_low = u_best - h if u_best - h > u_low else u_low - beyond
        u_fine_high = u_best + h
        low, high = from_scale(kind, u_fine_low), from_scale(kind, u_fine_high)
        if kind == "int":
            low, high = int(np.ceil(low)), int(np.floor(high))
        fine_space[name] = (kind, low, high)
    fine = sample_hyperparameters(fine_space, n_fine, rng)
    history += [(config, objective(config)) for config in fine]
    best, lowest = min(history, key=lambda trial: trial[1])
    return best, history

# %% wrong box_pushed_inside
# The box is pushed inside and keeps its width: a best at the edge is searched over twice as far inwards as
# asked.
def coarse_to_fine(objective, space, n_coarse, n_fine, shrink, rng):
    coarse = sample_hyperparameters(space, n_coarse, rng)
    history = [(config, objective(config)) for config in coarse]
    centre, lowest = min(history, key=lambda trial: trial[1])
    fine_space = {}
    for name, (kind, *limits) in space.items():
        if kind == "choice":
            fine_space[name] = space[name]
            continue
        u_low, u_high = to_scale(kind, limits[0]), to_scale(kind, limits[1])
        u_best = to_scale(kind, centre[name])
        h = shrink * (u_high - u_low) / 2
        middle = min(max(u_best, u_low + h), u_high - h)
        u_fine_low, u_fine_high = middle - h, middle + h
        low, high = from_scale(kind, u_fine_low), from_scale(kind, u_fine_high)
        if kind == "int":
            low, high = int(np.ceil(low)), int(np.floor(high))
        fine_space[name] = (kind, low, high)
    fine = sample_hyperparameters(fine_space, n_fine, rng)
    history += [(config, objective(config)) for config in fine]
    best, lowest = min(history, key=lambda trial: trial[1])
    return best, history

# %% wrong cut_with_min_and_max_exchanged
# max and min exchanged: the fine round runs from low to high again whenever the box lies inside.
def coarse_to_fine(objective, space, n_coarse, n_fine, shrink, rng):
    coarse = sample_hyperparameters(space, n_coarse, rng)
    history = [(config, objective(config)) for config in coarse]
    centre, lowest = min(history, key=lambda trial: trial[1])
    fine_space = {}
    for name, (kind, *limits) in space.items():
        if kind == "choice":
            fine_space[name] = space[name]
            continue
        u_low, u_high = to_scale(kind, limits[0]), to_scale(kind, limits[1])
        u_best = to_scale(kind, centre[name])
        h = shrink * (u_high - u_low) / 2
        u_fine_low = min(u_low, u_best - h)
        u_fine_high = max(u_high, u_best + h)
        low, high = from_scale(kind, u_fine_low), from_scale(kind, u_fine_high)
        if kind == "int":
            low, high = int(np.ceil(low)), int(np.floor(high))
        fine_space[name] = (kind, low, high)
    fine = sample_hyperparameters(fine_space, n_fine, rng)
    history += [(config, objective(config)) for config in fine]
    best, lowest = min(history, key=lambda trial: trial[1])
    return best, history

# %% wrong plain_scale
# Measured on the value and not on the scale: alpha best 0.01 in [0.0001, 1], shrink 0.25: [0.0001, 0.135],
# not [0.0032, 0.032].
def coarse_to_fine(objective, space, n_coarse, n_fine, shrink, rng):
    coarse = sample_hyperparameters(space, n_coarse, rng)
    history = [(config, objective(config)) for config in coarse]
    centre, lowest = min(history, key=lambda trial: trial[1])
    fine_space = {}
    for name, (kind, *limits) in space.items():
        if kind == "choice":
            fine_space[name] = space[name]
            continue
        u_low, u_high = limits
        u_best = centre[name]
        h = shrink * (u_high - u_low) / 2
        beyond = h if kind == "log" else 0
        u_fine_low = u_best - h if u_best - h > u_low else u_low - beyond
        u_fine_high = u_best + h if u_best + h < u_high else u_high + beyond
        low, high = u_fine_low, u_fine_high
        if kind == "int":
            low, high = int(np.ceil(low)), int(np.floor(high))
        fine_space[name] = (kind, low, high)
    fine = sample_hyperparameters(fine_space, n_fine, rng)
    history += [(config, objective(config)) for config in fine]
    best, lowest = min(history, key=lambda trial: trial[1])
    return best, history

# %% wrong one_minus_log_as_log
# The helpers are used for log only: beta in [0.9, 0.999] shrinks on its own value.
def coarse_to_fine(objective, space, n_coarse, n_fine, shrink, rng):
    coarse = sample_hyperparameters(space, n_coarse, rng)
    history = [(config, objective(config)) for config in coarse]
    centre, lowest = min(history, key=lambda trial: trial[1])
    fine_space = {}
    for name, (kind, *limits) in space.items():
        if kind == "choice":
            fine_space[name] = space[name]
            continue
        logs = kind == "log"
        u_low, u_high = np.log10(limits) if logs else limits
        u_best = np.log10(centre[name]) if logs else centre[name]
        h = shrink * (u_high - u_low) / 2
        beyond = h if kind == "log" else 0
        u_fine_low = u_best - h if u_best - h > u_low else u_low - beyond
        u_fine_high = u_best + h if u_best + h < u_high else u_high + beyond
        low, high = (10 ** u_fine_low, 10 ** u_fine_high) if logs else (u_fine_low, u_fine_high)
        if kind == "int":
            low, high = int(np.ceil(low)), int(np.floor(high))
        fine_space[name] = (kind, low, high)
    fine = sample_hyperparameters(fine_space, n_fine, rng)
    history += [(config, objective(config)) for config in fine]
    best, lowest = min(history, key=lambda trial: trial[1])
    return best, history

# %% wrong round_the_middle
# Shrinks round the middle of the range, wherever the coarse best lies.
def coarse_to_fine(objective, space, n_coarse, n_fine, shrink, rng):
    coarse = sample_hyperparameters(space, n_coarse, rng)
    history = [(config, objective(config)) for config in coarse]
    centre, lowest = min(history, key=lambda trial: trial[1])
    fine_space = {}
    for name, (kind, *limits) in space.items():
        if kind == "choice":
            fine_space[name] = space[name]
            continue
        u_low, u_high = to_scale(kind, limits[0]), to_scale(kind, limits[1])
        u_best = (u_low + u_high) / 2
        h = shrink * (u_high - u_low) / 2
        beyond = h if kind == "log" else 0
        u_fine_low = u_best - h if u_best - h > u_low else u_low - beyond
        u_fine_high = u_best + h if u_best + h < u_high else u_high + beyond
        low, high = from_scale(kind, u_fine_low), from_scale(kind, u_fine_high)
        if kind == "int":
            low, high = int(np.ceil(low)), int(np.floor(high))
        fine_space[name] = (kind, low, high)
    fine = sample_hyperparameters(fine_space, n_fine, rng)
    history += [(config, objective(config)) for config in fine]
    best, lowest = min(history, key=lambda trial: trial[1])
    return best, history

# %% wrong round_the_last
# Shrinks round the coarse config that was tried last.
def coarse_to_fine(objective, space, n_coarse, n_fine, shrink, rng):
    coarse = sample_hyperparameters(space, n_coarse, rng)
    history = [(config, objective(config)) for config in coarse]
    centre, lowest = history[-1]
    fine_space = {}
    for name, (kind, *limits) in space.items():
        if kind == "choice":
            fine_space[name] = space[name]
            continue
        u_low, u_high = to_scale(kind, limits[0]), to_scale(kind, limits[1])
        u_best = to_scale(kind, centre[name])
        h = shrink * (u_high - u_low) / 2
        beyond = h if kind == "log" else 0
        u_fine_low = u_best - h if u_best - h > u_low else u_low - beyond
        u_fine_high = u_best + h if u_best + h < u_high else u_high + beyond
        low, high = from_scale(kind, u_fine_low), from_scale(kind, u_fine_high)
        if kind == "int":
            low, high = int(np.ceil(low)), int(np.floor(high))
        fine_space[name] = (kind, low, high)
    fine = sample_hyperparameters(fine_space, n_fine, rng)
    history += [(config, objective(config)) for config in fine]
    best, lowest = min(history, key=lambda trial: trial[1])
    return best, history

# %% wrong counts_swapped
# n_fine trials in the coarse round, n_coarse in the fine one: 7 and 3 for 3 and 7.
def coarse_to_fine(objective, space, n_coarse, n_fine, shrink, rng):
    coarse = sample_hyperparameters(space, n_fine, rng)
    history = [(config, objective(config)) for config in coarse]
    centre, lowest = min(history, key=lambda trial: trial[1])
    fine_space = {}
    for name, (kind, *limits) in space.items():
        if kind == "choice":
            fine_space[name] = space[name]
            continue
        u_low, u_high = to_scale(kind, limits[0]), to_scale(kind, limits[1])
        u_best = to_scale(kind, centre[name])
        h = shrink * (u_high - u_low) / 2
        beyond = h if kind == "log" else 0
        u_fine_low = u_best - h if u_best - h > u_low else u_low - beyond
        u_fine_high = u_best + h if u_best + h < u_high else u_high + beyond
        low, high = from_scale(kind, u_fine_low), from_scale(kind, u_fine_high)
        if kind == "int":
            low, high = int(np.ceil(low)), int(np.floor(high))
        fine_space[name] = (kind, low, high)
    fine = sample_hyperparameters(fine_space, n_coarse, rng)
    history += [(config, objective(config)) for config in fine]
    best, lowest = min(history, key=lambda trial: trial[1])
    return best, history

# %% wrong asked_twice
# The objective is called again for the best one: n_coarse + n_fine + 1 calls of something expensive.
def coarse_to_fine(objective, space, n_coarse, n_fine, shrink, rng):
    coarse = sample_hyperparameters(space, n_coarse, rng)
    history = [(config, objective(config)) for config in coarse]
    centre, lowest = min(history, key=lambda trial: trial[1])
    fine_space = {}
    for name, (kind, *limits) in space.items():
        if kind == "choice":
            fine_space[name] = space[name]
            continue
        u_low, u_high = to_scale(kind, limits[0]), to_scale(kind, limits[1])
        u_best = to_scale(kind, centre[name])
        h = shrink * (u_high - u_low) / 2
        beyond = h if kind == "log" else 0
        u_fine_low = u_best - h if u_best - h > u_low else u_low - beyond
        u_fine_high = u_best + h if u_best + h < u_high else u_high + beyond
        low, high = from_scale(kind, u_fine_low), from_scale(kind, u_fine_high)
        if kind == "int":
            low, high = int(np.ceil(low)), int(np.floor(high))
        fine_space[name] = (kind, low, high)
    fine = sample_hyperparameters(fine_space, n_fine, rng)
    history += [(config, objective(config)) for config in fine]
    best, lowest = min(history, key=lambda trial: trial[1])
    print("lowest error", objective(best))
    return best, history

# %% wrong asked_in_min
# min calls the objective a second time for each config: twice as many calls as configs.
def coarse_to_fine(objective, space, n_coarse, n_fine, shrink, rng):
    coarse = sample_hyperparameters(space, n_coarse, rng)
    history = [(config, objective(config)) for config in coarse]
    centre, lowest = min(history, key=lambda trial: objective(trial[0]))
    fine_space = {}
    for name, (kind, *limits) in space.items():
        if kind == "choice":
            fine_space[name] = space[name]
            continue
        u_low, u_high = to_scale(kind, limits[0]), to_scale(kind, limits[1])
        u_best = to_scale(kind, centre[name])
        h = shrink * (u_high - u_low) / 2
        beyond = h if kind == "log" else 0
        u_fine_low = u_best - h if u_best - h > u_low else u_low - beyond
        u_fine_high = u_best + h if u_best + h < u_high else u_high + beyond
        low, high = from_scale(kind, u_fine_low), from_scale(kind, u_fine_high)
        if kind == "int":
            low, high = int(np.ceil(low)), int(np.floor(high))
        fine_space[name] = (kind, low, high)
    fine = sample_hyperparameters(fine_space, n_fine, rng)
    history += [(config, objective(config)) for config in fine]
    best, lowest = min(history, key=lambda trial: objective(trial[0]))
    return best, history

# %% wrong fine_history_only
# The coarse trials are lost: history has n_fine entries.
def coarse_to_fine(objective, space, n_coarse, n_fine, shrink, rng):
    coarse = sample_hyperparameters(space, n_coarse, rng)
    history = [(config, objective(config)) for config in coarse]
    centre, lowest = min(history, key=lambda trial: trial[1])
    fine_space = {}
    for name, (kind, *limits) in space.items():
        if kind == "choice":
            fine_space[name] = space[name]
            continue
        u_low, u_high = to_scale(kind, limits[0]), to_scale(kind, limits[1])
        u_best = to_scale(kind, centre[name])
        h = shrink * (u_high - u_low) / 2
        beyond = h if kind == "log" else 0
        u_fine_low = u_best - h if u_best - h > u_low else u_low - beyond
        u_fine_high = u_best + h if u_best + h < u_high else u_high + beyond
        low, high = from_scale(kind, u_fine_low), from_scale(kind, u_fine_high)
        if kind == "int":
            low, high = int(np.ceil(low)), int(np.floor(high))
        fine_space[name] = (kind, low, high)
    fine = sample_hyperparameters(fine_space, n_fine, rng)
    coarse_history, history = history, [(config, objective(config)) for config in fine]
    best, lowest = min(coarse_history + history, key=lambda trial: trial[1])
    return best, history

# %% wrong history_sorted
# history is sorted by error: not the order in which the trials were made.
def coarse_to_fine(objective, space, n_coarse, n_fine, shrink, rng):
    coarse = sample_hyperparameters(space, n_coarse, rng)
    history = [(config, objective(config)) for config in coarse]
    centre, lowest = min(history, key=lambda trial: trial[1])
    fine_space = {}
    for name, (kind, *limits) in space.items():
        if kind == "choice":
            fine_space[name] = space[name]
            continue
        u_low, u_high = to_scale(kind, limits[0]), to_scale(kind, limits[1])
        u_best = to_scale(kind, centre[name])
        h = shrink * (u_high - u_low) / 2
        beyond = h if kind == "log" else 0
        u_fine_low = u_best - h if u_best - h > u_low else u_low - beyond
        u_fine_high = u_best + h if u_best + h < u_high else u_high + beyond
        low, high = from_scale(kind, u_fine_low), from_scale(kind, u_fine_high)
        if kind == "int":
            low, high = int(np.ceil(low)), int(np.floor(high))
        fine_space[name] = (kind, low, high)
    fine = sample_hyperparameters(fine_space, n_fine, rng)
    history += [(config, objective(config)) for config in fine]
    history.sort(key=lambda trial: trial[1])
    best = history[0][0]
    return best, history

# %% wrong pair_returned
# best is the pair (config, error).
def coarse_to_fine(objective, space, n_coarse, n_fine, shrink, rng):
    coarse = sample_hyperparameters(space, n_coarse, rng)
    history = [(config, objective(config)) for config in coarse]
    centre, lowest = min(history, key=lambda trial: trial[1])
    fine_space = {}
    for name, (kind, *limits) in space.items():
        if kind == "choice":
            fine_space[name] = space[name]
            continue
        u_low, u_high = to_scale(kind, limits[0]), to_scale(kind, limits[1])
        u_best = to_scale(kind, centre[name])
        h = shrink * (u_high - u_low) / 2
        beyond = h if kind == "log" else 0
        u_fine_low = u_best - h if u_best - h > u_low else u_low - beyond
        u_fine_high = u_best + h if u_best + h < u_high else u_high + beyond
        low, high = from_scale(kind, u_fine_low), from_scale(kind, u_fine_high)
        if kind == "int":
            low, high = int(np.ceil(low)), int(np.floor(high))
        fine_space[name] = (kind, low, high)
    fine = sample_hyperparameters(fine_space, n_fine, rng)
    history += [(config, objective(config)) for config in fine]
    best = min(history, key=lambda trial: trial[1])
    return best, history

# %% wrong value_returned
# best is the lowest error, not the config.
def coarse_to_fine(objective, space, n_coarse, n_fine, shrink, rng):
    coarse = sample_hyperparameters(space, n_coarse, rng)
    history = [(config, objective(config)) for config in coarse]
    centre, lowest = min(history, key=lambda trial: trial[1])
    fine_space = {}
    for name, (kind, *limits) in space.items():
        if kind == "choice":
            fine_space[name] = space[name]
            continue
        u_low, u_high = to_scale(kind, limits[0]), to_scale(kind, limits[1])
        u_best = to_scale(kind, centre[name])
        h = shrink * (u_high - u_low) / 2
        beyond = h if kind == "log" else 0
        u_fine_low = u_best - h if u_best - h > u_low else u_low - beyond
        u_fine_high = u_best + h if u_best + h < u_high else u_high + beyond
        low, high = from_scale(kind, u_fine_low), from_scale(kind, u_fine_high)
        if kind == "int":
            low, high = int(np.ceil(low)), int(np.floor(high))
        fine_space[name] = (kind, low, high)
    fine = sample_hyperparameters(fine_space, n_fine, rng)
    history += [(config, objective(config)) for config in fine]
    best, lowest = min(history, key=lambda trial: trial[1])
    return lowest, history

# %% wrong pairs_reversed
# history has (error, config).
def coarse_to_fine(objective, space, n_coarse, n_fine, shrink, rng):
    coarse = sample_hyperparameters(space, n_coarse, rng)
    history = [(config, objective(config)) for config in coarse]
    centre, lowest = min(history, key=lambda trial: trial[1])
    fine_space = {}
    for name, (kind, *limits) in space.items():
        if kind == "choice":
            fine_space[name] = space[name]
            continue
        u_low, u_high = to_scale(kind, limits[0]), to_scale(kind, limits[1])
        u_best = to_scale(kind, centre[name])
        h = shrink * (u_high - u_low) / 2
        beyond = h if kind == "log" else 0
        u_fine_low = u_best - h if u_best - h > u_low else u_low - beyond
        u_fine_high = u_best + h if u_best + h < u_high else u_high + beyond
        low, high = from_scale(kind, u_fine_low), from_scale(kind, u_fine_high)
        if kind == "int":
            low, high = int(np.ceil(low)), int(np.floor(high))
        fine_space[name] = (kind, low, high)
    fine = sample_hyperparameters(fine_space, n_fine, rng)
    history += [(config, objective(config)) for config in fine]
    best, lowest = min(history, key=lambda trial: trial[1])
    return best, [(error, config) for config, error in history]

# %% wrong changes_space
# fine_space is space itself: the caller's space has shrunk afterwards.
def coarse_to_fine(objective, space, n_coarse, n_fine, shrink, rng):
    coarse = sample_hyperparameters(space, n_coarse, rng)
    history = [(config, objective(config)) for config in coarse]
    centre, lowest = min(history, key=lambda trial: trial[1])
    fine_space = space
    for name, (kind, *limits) in space.items():
        if kind == "choice":
            fine_space[name] = space[name]
            continue
        u_low, u_high = to_scale(kind, limits[0]), to_scale(kind, limits[1])
        u_best = to_scale(kind, centre[name])
        h = shrink * (u_high - u_low) / 2
        beyond = h if kind == "log" else 0
        u_fine_low = u_best - h if u_best - h > u_low else u_low - beyond
        u_fine_high = u_best + h if u_best + h < u_high else u_high + beyond
        low, high = from_scale(kind, u_fine_low), from_scale(kind, u_fine_high)
        if kind == "int":
            low, high = int(np.ceil(low)), int(np.floor(high))
        fine_space[name] = (kind, low, high)
    fine = sample_hyperparameters(fine_space, n_fine, rng)
    history += [(config, objective(config)) for config in fine]
    best, lowest = min(history, key=lambda trial: trial[1])
    return best, history

# %% wrong choice_fixed
# A choice keeps only the best option: the fine round tries no other activation.
def coarse_to_fine(objective, space, n_coarse, n_fine, shrink, rng):
    coarse = sample_hyperparameters(space, n_coarse, rng)
    history = [(config, objective(config)) for config in coarse]
    centre, lowest = min(history, key=lambda trial: trial[1])
    fine_space = {}
    for name, (kind, *limits) in space.items():
        if kind == "choice":
            fine_space[name] = (kind, [centre[name]])
            continue
        u_low, u_high = to_scale(kind, limits[0]), to_scale(kind, limits[1])
        u_best = to_scale(kind, centre[name])
        h = shrink * (u_high - u_low) / 2
        beyond = h if kind == "log" else 0
        u_fine_low = u_best - h if u_best - h > u_low else u_low - beyond
        u_fine_high = u_best + h if u_best + h < u_high else u_high + beyond
        low, high = from_scale(kind, u_fine_low), from_scale(kind, u_fine_high)
        if kind == "int":
            low, high = int(np.ceil(low)), int(np.floor(high))
        fine_space[name] = (kind, low, high)
    fine = sample_hyperparameters(fine_space, n_fine, rng)
    history += [(config, objective(config)) for config in fine]
    best, lowest = min(history, key=lambda trial: trial[1])
    return best, history

# %% wrong below_one_only
# The search for the lowest starts from 1: with errors of 2 to 5 best is None and the fine round stops.
def coarse_to_fine(objective, space, n_coarse, n_fine, shrink, rng):
    coarse = sample_hyperparameters(space, n_coarse, rng)
    history = [(config, objective(config)) for config in coarse]
    centre, lowest = None, 1.0
    for config, error in history:
        if error < lowest:
            centre, lowest = config, error
    fine_space = {}
    for name, (kind, *limits) in space.items():
        if kind == "choice":
            fine_space[name] = space[name]
            continue
        u_low, u_high = to_scale(kind, limits[0]), to_scale(kind, limits[1])
        u_best = to_scale(kind, centre[name])
        h = shrink * (u_high - u_low) / 2
        beyond = h if kind == "log" else 0
        u_fine_low = u_best - h if u_best - h > u_low else u_low - beyond
        u_fine_high = u_best + h if u_best + h < u_high else u_high + beyond
        low, high = from_scale(kind, u_fine_low), from_scale(kind, u_fine_high)
        if kind == "int":
            low, high = int(np.ceil(low)), int(np.floor(high))
        fine_space[name] = (kind, low, high)
    fine = sample_hyperparameters(fine_space, n_fine, rng)
    history += [(config, objective(config)) for config in fine]
    best, lowest = min(history, key=lambda trial: trial[1])
    return best, history

# %% wrong size_of_error
# Compares without the sign: of objectives -3 and 0.1 the lowest is -3, and 0.1 is taken.
def coarse_to_fine(objective, space, n_coarse, n_fine, shrink, rng):
    coarse = sample_hyperparameters(space, n_coarse, rng)
    history = [(config, objective(config)) for config in coarse]
    centre, lowest = min(history, key=lambda trial: abs(trial[1]))
    fine_space = {}
    for name, (kind, *limits) in space.items():
        if kind == "choice":
            fine_space[name] = space[name]
            continue
        u_low, u_high = to_scale(kind, limits[0]), to_scale(kind, limits[1])
        u_best = to_scale(kind, centre[name])
        h = shrink * (u_high - u_low) / 2
        beyond = h if kind == "log" else 0
        u_fine_low = u_best - h if u_best - h > u_low else u_low - beyond
        u_fine_high = u_best + h if u_best + h < u_high else u_high + beyond
        low, high = from_scale(kind, u_fine_low), from_scale(kind, u_fine_high)
        if kind == "int":
            low, high = int(np.ceil(low)), int(np.floor(high))
        fine_space[name] = (kind, low, high)
    fine = sample_hyperparameters(fine_space, n_fine, rng)
    history += [(config, objective(config)) for config in fine]
    best, lowest = min(history, key=lambda trial: abs(trial[1]))
    return best, history

# %% wrong own_seed_in_the_fine_round
# The fine round draws from a generator of its own, seeded with 0: other seeds of rng give the same places in
# the box.
def coarse_to_fine(objective, space, n_coarse, n_fine, shrink, rng):
    coarse = sample_hyperparameters(space, n_coarse, rng)
    history = [(config, objective(config)) for config in coarse]
    centre, lowest = min(history, key=lambda trial: trial[1])
    fine_space = {}
    for name, (kind, *limits) in space.items():
        if kind == "choice":
            fine_space[name] = space[name]
            continue
        u_low, u_high = to_scale(kind, limits[0]), to_scale(kind, limits[1])
        u_best = to_scale(kind, centre[name])
        h = shrink * (u_high - u_low) / 2
        beyond = h if kind == "log" else 0
        u_fine_low = u_best - h if u_best - h > u_low else u_low - beyond
        u_fine_high = u_best + h if u_best + h < u_high else u_high + beyond
        low, high = from_scale(kind, u_fine_low), from_scale(kind, u_fine_high)
        if kind == "int":
            low, high = int(np.ceil(low)), int(np.floor(high))
        fine_space[name] = (kind, low, high)
    fine = sample_hyperparameters(fine_space, n_fine, np.random.default_rng(0))
    history += [(config, objective(config)) for config in fine]
    best, lowest = min(history, key=lambda trial: trial[1])
    return best, history

# %% wrong moves_on
# Each fine trial moves the box to the best so far: later ones leave the box round the coarse best.
def coarse_to_fine(objective, space, n_coarse, n_fine, shrink, rng):
    coarse = sample_hyperparameters(space, n_coarse, rng)
    history = [(config, objective(config)) for config in coarse]
    centre, lowest = min(history, key=lambda trial: trial[1])
    fine_space = {}
    for name, (kind, *limits) in list(space.items()) * n_fine:
        if kind == "choice":
            fine_space[name] = space[name]
        if name == next(iter(space)) and len(fine_space) == len(space):
            config = sample_hyperparameters(fine_space, 1, rng)[0]
            history.append((config, objective(config)))
            centre, lowest = min(history, key=lambda trial: trial[1])
        if kind == "choice":
            continue
        u_low, u_high = to_scale(kind, limits[0]), to_scale(kind, limits[1])
        u_best = to_scale(kind, centre[name])
        h = shrink * (u_high - u_low) / 2
        beyond = h if kind == "log" else 0
        u_fine_low = u_best - h if u_best - h > u_low else u_low - beyond
        u_fine_high = u_best + h if u_best + h < u_high else u_high + beyond
        low, high = from_scale(kind, u_fine_low), from_scale(kind, u_fine_high)
        if kind == "int":
            low, high = int(np.ceil(low)), int(np.floor(high))
        fine_space[name] = (kind, low, high)
    fine = sample_hyperparameters(fine_space, 1, rng)
    history += [(config, objective(config)) for config in fine]
    best, lowest = min(history, key=lambda trial: trial[1])
    return best, history

# %% wrong errors_as_percent
# The errors in history are rounded to two decimals: 0.1234 stands there as 0.12.
def coarse_to_fine(objective, space, n_coarse, n_fine, shrink, rng):
    coarse = sample_hyperparameters(space, n_coarse, rng)
    history = [(config, objective(config)) for config in coarse]
    centre, lowest = min(history, key=lambda trial: trial[1])
    fine_space = {}
    for name, (kind, *limits) in space.items():
        if kind == "choice":
            fine_space[name] = space[name]
            continue
        u_low, u_high = to_scale(kind, limits[0]), to_scale(kind, limits[1])
        u_best = to_scale(kind, centre[name])
        h = shrink * (u_high - u_low) / 2
        beyond = h if kind == "log" else 0
        u_fine_low = u_best - h if u_best - h > u_low else u_low - beyond
        u_fine_high = u_best + h if u_best + h < u_high else u_high + beyond
        low, high = from_scale(kind, u_fine_low), from_scale(kind, u_fine_high)
        if kind == "int":
            low, high = int(np.ceil(low)), int(np.floor(high))
        fine_space[name] = (kind, low, high)
    fine = sample_hyperparameters(fine_space, n_fine, rng)
    history += [(config, objective(config)) for config in fine]
    best, lowest = min(history, key=lambda trial: trial[1])
    return best, [(config, round(float(error), 2)) for config, error in history]

# %% wrong no_shrink
# The fine round is drawn from the whole space.
def coarse_to_fine(objective, space, n_coarse, n_fine, shrink, rng):
    coarse = sample_hyperparameters(space, n_coarse, rng)
    history = [(config, objective(config)) for config in coarse]
    centre, lowest = min(history, key=lambda trial: trial[1])
    fine_space = {}
    for name, (kind, *limits) in space.items():
        if kind == "choice":
            fine_space[name] = space[name]
            continue
        u_low, u_high = to_scale(kind, limits[0]), to_scale(kind, limits[1])
        u_best = to_scale(kind, centre[name])
        h = shrink * (u_high - u_low) / 2
        beyond = h if kind == "log" else 0
        u_fine_low = u_best - h if u_best - h > u_low else u_low - beyond
        u_fine_high = u_best + h if u_best + h < u_high else u_high + beyond
        low, high = from_scale(kind, u_fine_low), from_scale(kind, u_fine_high)
        if kind == "int":
            low, high = int(np.ceil(low)), int(np.floor(high))
        fine_space[name] = (kind, low, high)
    fine = sample_hyperparameters(space, n_fine, rng)
    history += [(config, objective(config)) for config in fine]
    best, lowest = min(history, key=lambda trial: trial[1])
    return best, history

# %% wrong share_of_the_best
# h is a share of the best value's place, not of the range: at alpha 1, place 0, the fine range is empty.
def coarse_to_fine(objective, space, n_coarse, n_fine, shrink, rng):
    coarse = sample_hyperparameters(space, n_coarse, rng)
    history = [(config, objective(config)) for config in coarse]
    centre, lowest = min(history, key=lambda trial: trial[1])
    fine_space = {}
    for name, (kind, *limits) in space.items():
        if kind == "choice":
            fine_space[name] = space[name]
            continue
        u_low, u_high = to_scale(kind, limits[0]), to_scale(kind, limits[1])
        u_best = to_scale(kind, centre[name])
        h = shrink * abs(u_best) / 2
        beyond = h if kind == "log" else 0
        u_fine_low = u_best - h if u_best - h > u_low else u_low - beyond
        u_fine_high = u_best + h if u_best + h < u_high else u_high + beyond
        low, high = from_scale(kind, u_fine_low), from_scale(kind, u_fine_high)
        if kind == "int":
            low, high = int(np.ceil(low)), int(np.floor(high))
        fine_space[name] = (kind, low, high)
    fine = sample_hyperparameters(fine_space, n_fine, rng)
    history += [(config, objective(config)) for config in fine]
    best, lowest = min(history, key=lambda trial: trial[1])
    return best, history

# %% wrong shrink_cut_in
# The share that is taken away and the share that is left exchanged: shrink 0.25 leaves three quarters.
def coarse_to_fine(objective, space, n_coarse, n_fine, shrink, rng):
    coarse = sample_hyperparameters(space, n_coarse, rng)
    history = [(config, objective(config)) for config in coarse]
    centre, lowest = min(history, key=lambda trial: trial[1])
    fine_space = {}
    for name, (kind, *limits) in space.items():
        if kind == "choice":
            fine_space[name] = space[name]
            continue
        u_low, u_high = to_scale(kind, limits[0]), to_scale(kind, limits[1])
        u_best = to_scale(kind, centre[name])
        h = (1 - shrink) * (u_high - u_low) / 2
        beyond = h if kind == "log" else 0
        u_fine_low = u_best - h if u_best - h > u_low else u_low - beyond
        u_fine_high = u_best + h if u_best + h < u_high else u_high + beyond
        low, high = from_scale(kind, u_fine_low), from_scale(kind, u_fine_high)
        if kind == "int":
            low, high = int(np.ceil(low)), int(np.floor(high))
        fine_space[name] = (kind, low, high)
    fine = sample_hyperparameters(fine_space, n_fine, rng)
    history += [(config, objective(config)) for config in fine]
    best, lowest = min(history, key=lambda trial: trial[1])
    return best, history

# %% wrong history_kept
# A list as default: the second search returns the trials of the first, too, and may return its config.
def coarse_to_fine(objective, space, n_coarse, n_fine, shrink, rng, history=[]):
    coarse = sample_hyperparameters(space, n_coarse, rng)
    history += [(config, objective(config)) for config in coarse]
    centre, lowest = min(history, key=lambda trial: trial[1])
    fine_space = {}
    for name, (kind, *limits) in space.items():
        if kind == "choice":
            fine_space[name] = space[name]
            continue
        u_low, u_high = to_scale(kind, limits[0]), to_scale(kind, limits[1])
        u_best = to_scale(kind, centre[name])
        h = shrink * (u_high - u_low) / 2
        beyond = h if kind == "log" else 0
        u_fine_low = u_best - h if u_best - h > u_low else u_low - beyond
        u_fine_high = u_best + h if u_best + h < u_high else u_high + beyond
        low, high = from_scale(kind, u_fine_low), from_scale(kind, u_fine_high)
        if kind == "int":
            low, high = int(np.ceil(low)), int(np.floor(high))
        fine_space[name] = (kind, low, high)
    fine = sample_hyperparameters(fine_space, n_fine, rng)
    history += [(config, objective(config)) for config in fine]
    best, lowest = min(history, key=lambda trial: trial[1])
    return best, history

# %% wrong all_edges_cut
# Every range stops at its ends, that of a "log" knob, too: no alpha beyond the edge is tried.
def coarse_to_fine(objective, space, n_coarse, n_fine, shrink, rng):
    coarse = sample_hyperparameters(space, n_coarse, rng)
    history = [(config, objective(config)) for config in coarse]
    centre, lowest = min(history, key=lambda trial: trial[1])
    fine_space = {}
    for name, (kind, *limits) in space.items():
        if kind == "choice":
            fine_space[name] = space[name]
            continue
        u_low, u_high = to_scale(kind, limits[0]), to_scale(kind, limits[1])
        u_best = to_scale(kind, centre[name])
        h = shrink * (u_high - u_low) / 2
        u_fine_low = max(u_low, u_best - h)
        u_fine_high = min(u_high, u_best + h)
        low, high = from_scale(kind, u_fine_low), from_scale(kind, u_fine_high)
        if kind == "int":
            low, high = int(np.ceil(low)), int(np.floor(high))
        fine_space[name] = (kind, low, high)
    fine = sample_hyperparameters(fine_space, n_fine, rng)
    history += [(config, objective(config)) for config in fine]
    best, lowest = min(history, key=lambda trial: trial[1])
    return best, history

# %% wrong every_kind_widened
# At an edge every kind goes beyond it: a dropout of -0.1, and half a layer.
def coarse_to_fine(objective, space, n_coarse, n_fine, shrink, rng):
    coarse = sample_hyperparameters(space, n_coarse, rng)
    history = [(config, objective(config)) for config in coarse]
    centre, lowest = min(history, key=lambda trial: trial[1])
    fine_space = {}
    for name, (kind, *limits) in space.items():
        if kind == "choice":
            fine_space[name] = space[name]
            continue
        u_low, u_high = to_scale(kind, limits[0]), to_scale(kind, limits[1])
        u_best = to_scale(kind, centre[name])
        h = shrink * (u_high - u_low) / 2
        beyond = h
        u_fine_low = u_best - h if u_best - h > u_low else u_low - beyond
        u_fine_high = u_best + h if u_best + h < u_high else u_high + beyond
        low, high = from_scale(kind, u_fine_low), from_scale(kind, u_fine_high)
        if kind == "int":
            low, high = int(np.ceil(low)), int(np.floor(high))
        fine_space[name] = (kind, low, high)
    fine = sample_hyperparameters(fine_space, n_fine, rng)
    history += [(config, objective(config)) for config in fine]
    best, lowest = min(history, key=lambda trial: trial[1])
    return best, history

# %% wrong box_sticks_out
# The box of a "log" knob is just not cut off: beyond the edge it reaches h from the best, not h from the end.
def coarse_to_fine(objective, space, n_coarse, n_fine, shrink, rng):
    coarse = sample_hyperparameters(space, n_coarse, rng)
    history = [(config, objective(config)) for config in coarse]
    centre, lowest = min(history, key=lambda trial: trial[1])
    fine_space = {}
    for name, (kind, *limits) in space.items():
        if kind == "choice":
            fine_space[name] = space[name]
            continue
        u_low, u_high = to_scale(kind, limits[0]), to_scale(kind, limits[1])
        u_best = to_scale(kind, centre[name])
        h = shrink * (u_high - u_low) / 2
        u_fine_low, u_fine_high = u_best - h, u_best + h
        if kind != "log":
            u_fine_low, u_fine_high = max(u_low, u_fine_low), min(u_high, u_fine_high)
        low, high = from_scale(kind, u_fine_low), from_scale(kind, u_fine_high)
        if kind == "int":
            low, high = int(np.ceil(low)), int(np.floor(high))
        fine_space[name] = (kind, low, high)
    fine = sample_hyperparameters(fine_space, n_fine, rng)
    history += [(config, objective(config)) for config in fine]
    best, lowest = min(history, key=lambda trial: trial[1])
    return best, history

# %% wrong one_minus_widened
# "one-minus-log" counts in decades, too, and is widened: a beta below 0.
def coarse_to_fine(objective, space, n_coarse, n_fine, shrink, rng):
    coarse = sample_hyperparameters(space, n_coarse, rng)
    history = [(config, objective(config)) for config in coarse]
    centre, lowest = min(history, key=lambda trial: trial[1])
    fine_space = {}
    for name, (kind, *limits) in space.items():
        if kind == "choice":
            fine_space[name] = space[name]
            continue
        u_low, u_high = to_scale(kind, limits[0]), to_scale(kind, limits[1])
        u_best = to_scale(kind, centre[name])
        h = shrink * (u_high - u_low) / 2
        beyond = h if "log" in kind else 0
        u_fine_low = u_best - h if u_best - h > u_low else u_low - beyond
        u_fine_high = u_best + h if u_best + h < u_high else u_high + beyond
        low, high = from_scale(kind, u_fine_low), from_scale(kind, u_fine_high)
        if kind == "int":
            low, high = int(np.ceil(low)), int(np.floor(high))
        fine_space[name] = (kind, low, high)
    fine = sample_hyperparameters(fine_space, n_fine, rng)
    history += [(config, objective(config)) for config in fine]
    best, lowest = min(history, key=lambda trial: trial[1])
    return best, history

# %% wrong both_sides_widened
# A best at one edge widens both sides.
def coarse_to_fine(objective, space, n_coarse, n_fine, shrink, rng):
    coarse = sample_hyperparameters(space, n_coarse, rng)
    history = [(config, objective(config)) for config in coarse]
    centre, lowest = min(history, key=lambda trial: trial[1])
    fine_space = {}
    for name, (kind, *limits) in space.items():
        if kind == "choice":
            fine_space[name] = space[name]
            continue
        u_low, u_high = to_scale(kind, limits[0]), to_scale(kind, limits[1])
        u_best = to_scale(kind, centre[name])
        h = shrink * (u_high - u_low) / 2
        beyond = h if kind == "log" else 0
        at_edge = u_best - h < u_low or u_best + h > u_high
        u_fine_low, u_fine_high = (u_low - beyond, u_high + beyond) if at_edge else (u_best - h, u_best + h)
        low, high = from_scale(kind, u_fine_low), from_scale(kind, u_fine_high)
        if kind == "int":
            low, high = int(np.ceil(low)), int(np.floor(high))
        fine_space[name] = (kind, low, high)
    fine = sample_hyperparameters(fine_space, n_fine, rng)
    history += [(config, objective(config)) for config in fine]
    best, lowest = min(history, key=lambda trial: trial[1])
    return best, history

# %% wrong upper_edge_only
# Only the upper end is widened; a lower one is cut off.
def coarse_to_fine(objective, space, n_coarse, n_fine, shrink, rng):
    coarse = sample_hyperparameters(space, n_coarse, rng)
    history = [(config, objective(config)) for config in coarse]
    centre, lowest = min(history, key=lambda trial: trial[1])
    fine_space = {}
    for name, (kind, *limits) in space.items():
        if kind == "choice":
            fine_space[name] = space[name]
            continue
        u_low, u_high = to_scale(kind, limits[0]), to_scale(kind, limits[1])
        u_best = to_scale(kind, centre[name])
        h = shrink * (u_high - u_low) / 2
        beyond = h if kind == "log" else 0
        u_fine_low = max(u_low, u_best - h)
        u_fine_high = u_best + h if u_best + h < u_high else u_high + beyond
        low, high = from_scale(kind, u_fine_low), from_scale(kind, u_fine_high)
        if kind == "int":
            low, high = int(np.ceil(low)), int(np.floor(high))
        fine_space[name] = (kind, low, high)
    fine = sample_hyperparameters(fine_space, n_fine, rng)
    history += [(config, objective(config)) for config in fine]
    best, lowest = min(history, key=lambda trial: trial[1])
    return best, history

# %% wrong lower_edge_only
# Only the lower end is widened; an upper one is cut off.
def coarse_to_fine(objective, space, n_coarse, n_fine, shrink, rng):
    coarse = sample_hyperparameters(space, n_coarse, rng)
    history = [(config, objective(config)) for config in coarse]
    centre, lowest = min(history, key=lambda trial: trial[1])
    fine_space = {}
    for name, (kind, *limits) in space.items():
        if kind == "choice":
            fine_space[name] = space[name]
            continue
        u_low, u_high = to_scale(kind, limits[0]), to_scale(kind, limits[1])
        u_best = to_scale(kind, centre[name])
        h = shrink * (u_high - u_low) / 2
        beyond = h if kind == "log" else 0
        u_fine_low = u_best - h if u_best - h > u_low else u_low - beyond
        u_fine_high = min(u_high, u_best + h)
        low, high = from_scale(kind, u_fine_low), from_scale(kind, u_fine_high)
        if kind == "int":
            low, high = int(np.ceil(low)), int(np.floor(high))
        fine_space[name] = (kind, low, high)
    fine = sample_hyperparameters(fine_space, n_fine, rng)
    history += [(config, objective(config)) for config in fine]
    best, lowest = min(history, key=lambda trial: trial[1])
    return best, history

# %% wrong always_widened
# A "log" knob is widened on both sides wherever its best is.
def coarse_to_fine(objective, space, n_coarse, n_fine, shrink, rng):
    coarse = sample_hyperparameters(space, n_coarse, rng)
    history = [(config, objective(config)) for config in coarse]
    centre, lowest = min(history, key=lambda trial: trial[1])
    fine_space = {}
    for name, (kind, *limits) in space.items():
        if kind == "choice":
            fine_space[name] = space[name]
            continue
        u_low, u_high = to_scale(kind, limits[0]), to_scale(kind, limits[1])
        u_best = to_scale(kind, centre[name])
        h = shrink * (u_high - u_low) / 2
        beyond = h if kind == "log" else 0
        u_fine_low, u_fine_high = max(u_low, u_best - h) - beyond, min(u_high, u_best + h) + beyond
        low, high = from_scale(kind, u_fine_low), from_scale(kind, u_fine_high)
        if kind == "int":
            low, high = int(np.ceil(low)), int(np.floor(high))
        fine_space[name] = (kind, low, high)
    fine = sample_hyperparameters(fine_space, n_fine, rng)
    history += [(config, objective(config)) for config in fine]
    best, lowest = min(history, key=lambda trial: trial[1])
    return best, history

# %% wrong by_the_full_width
# Beyond the end by the whole new width, 2h.
def coarse_to_fine(objective, space, n_coarse, n_fine, shrink, rng):
    coarse = sample_hyperparameters(space, n_coarse, rng)
    history = [(config, objective(config)) for config in coarse]
    centre, lowest = min(history, key=lambda trial: trial[1])
    fine_space = {}
    for name, (kind, *limits) in space.items():
        if kind == "choice":
            fine_space[name] = space[name]
            continue
        u_low, u_high = to_scale(kind, limits[0]), to_scale(kind, limits[1])
        u_best = to_scale(kind, centre[name])
        h = shrink * (u_high - u_low) / 2
        beyond = 2 * h if kind == "log" else 0
        u_fine_low = u_best - h if u_best - h > u_low else u_low - beyond
        u_fine_high = u_best + h if u_best + h < u_high else u_high + beyond
        low, high = from_scale(kind, u_fine_low), from_scale(kind, u_fine_high)
        if kind == "int":
            low, high = int(np.ceil(low)), int(np.floor(high))
        fine_space[name] = (kind, low, high)
    fine = sample_hyperparameters(fine_space, n_fine, rng)
    history += [(config, objective(config)) for config in fine]
    best, lowest = min(history, key=lambda trial: trial[1])
    return best, history

# %% right loops
# Loops that keep the lowest so far, and no helper.
def coarse_to_fine(objective, space, n_coarse, n_fine, shrink, rng):
    history = []
    best, lowest = None, np.inf
    for config in sample_hyperparameters(space, n_coarse, rng):
        error = objective(config)
        history.append((config, error))
        if best is None or error < lowest:
            best, lowest = config, error
    box = dict(space)
    for name in space:
        kind = space[name][0]
        if kind == "choice":
            continue
        _, low, high = space[name]
        if kind == "log":
            u_low, u_high, u = np.log10(low), np.log10(high), np.log10(best[name])
        elif kind == "one-minus-log":
            u_low, u_high, u = -np.log10(1 - low), -np.log10(1 - high), -np.log10(1 - best[name])
        else:
            u_low, u_high, u = low, high, best[name]
        h = (u_high - u_low) * shrink * 0.5
        more = h * (kind == "log")
        u_low, u_high = (u - h if u - h >= u_low else u_low - more,
                         u + h if u + h <= u_high else u_high + more)
        if kind == "log":
            box[name] = (kind, 10.0 ** u_low, 10.0 ** u_high)
        elif kind == "one-minus-log":
            box[name] = (kind, 1 - 10.0 ** -u_low, 1 - 10.0 ** -u_high)
        elif kind == "int":
            box[name] = (kind, int(np.ceil(u_low)), int(np.floor(u_high)))
        else:
            box[name] = (kind, u_low, u_high)
    for config in sample_hyperparameters(box, n_fine, rng):
        error = objective(config)
        history.append((config, error))
        if error < lowest:
            best, lowest = config, error
    return best, history

# %% right helper_functions
# Two helpers, argmin on a list of errors, configs and errors put together at the end.
def knob_near(knob, value, shrink):
    kind, low, high = knob
    start, end, u = to_scale(kind, low), to_scale(kind, high), to_scale(kind, value)
    h = shrink / 2 * (end - start)
    if u < start + h:
        near = start - h if kind == "log" else start
    else:
        near = u - h
    if u > end - h:
        far = end + h if kind == "log" else end
    else:
        far = u + h
    low, high = from_scale(kind, near), from_scale(kind, far)
    return (kind, int(np.ceil(low)), int(np.floor(high))) if kind == "int" else (kind, low, high)

def coarse_to_fine(objective, space, n_coarse, n_fine, shrink, rng):
    configs = list(sample_hyperparameters(space, n_coarse, rng))
    errors = list(map(objective, configs))
    centre = configs[int(np.argmin(errors))]
    near = {name: knob if knob[0] == "choice" else knob_near(knob, centre[name], shrink)
            for name, knob in space.items()}
    configs += sample_hyperparameters(near, n_fine, rng)
    errors += map(objective, configs[n_coarse:])
    return configs[int(np.argmin(errors))], list(zip(configs, errors))

# %% right sorted
# sorted instead of min; the box of a "log" knob by factors.
def coarse_to_fine(objective, space, n_coarse, n_fine, shrink, rng):
    history = []

    def run(space, n):
        for config in sample_hyperparameters(space, n, rng):
            history.append((config, float(objective(config))))
        return sorted(history, key=lambda pair: pair[1])[0][0]

    centre = run(space, n_coarse)
    smaller = {}
    for name, (kind, *limits) in space.items():
        if kind == "log":
            low, high = limits
            factor = (high / low) ** (shrink / 2)
            limits = [centre[name] / factor, centre[name] * factor]
            if limits[0] < low:
                limits[0] = low / factor
            if limits[1] > high:
                limits[1] = high * factor
        elif kind == "one-minus-log":
            low, high = limits
            factor = ((1 - low) / (1 - high)) ** (shrink / 2)
            gap = 1 - centre[name]
            limits = [max(low, 1 - gap * factor), min(high, 1 - gap / factor)]
        elif kind != "choice":
            low, high = limits
            h = shrink * (high - low) / 2
            limits = [max(low, centre[name] - h), min(high, centre[name] + h)]
            if kind == "int":
                limits = [int(np.ceil(limits[0])), int(np.floor(limits[1]))]
        smaller[name] = (kind, *limits)
    return run(smaller, n_fine), history


# %% wrong edge_within_two_h
# Calls it an edge within the whole new width: a best 1.5 h from the end is widened, too.
def coarse_to_fine(objective, space, n_coarse, n_fine, shrink, rng):
    # The coarse round, and its best config.
    coarse = sample_hyperparameters(space, n_coarse, rng)
    history = [(config, objective(config)) for config in coarse]
    centre, lowest = min(history, key=lambda trial: trial[1])
    fine_space = {}
    for name, (kind, *limits) in space.items():
        if kind == "choice":
            fine_space[name] = space[name]
            continue
        u_low, u_high = to_scale(kind, limits[0]), to_scale(kind, limits[1])
        u_best = to_scale(kind, centre[name])
        h = shrink * (u_high - u_low) / 2
        beyond = h if kind == "log" else 0
        u_fine_low = u_best - h if u_best - 2 * h >= u_low else u_low - beyond
        u_fine_high = u_best + h if u_best + 2 * h <= u_high else u_high + beyond
        low, high = from_scale(kind, u_fine_low), from_scale(kind, u_fine_high)
        if kind == "int":                       # the whole numbers between the two
            low, high = int(np.ceil(low)), int(np.floor(high))
        fine_space[name] = (kind, low, high)
    # The fine round, and what is returned.
    fine = sample_hyperparameters(fine_space, n_fine, rng)
    history += [(config, objective(config)) for config in fine]
    best, lowest = min(history, key=lambda trial: trial[1])
    return best, history


# %% wrong a_decade_beyond
# At an edge a whole decade more, whatever h is.
def coarse_to_fine(objective, space, n_coarse, n_fine, shrink, rng):
    # The coarse round, and its best config.
    coarse = sample_hyperparameters(space, n_coarse, rng)
    history = [(config, objective(config)) for config in coarse]
    centre, lowest = min(history, key=lambda trial: trial[1])
    fine_space = {}
    for name, (kind, *limits) in space.items():
        if kind == "choice":
            fine_space[name] = space[name]
            continue
        u_low, u_high = to_scale(kind, limits[0]), to_scale(kind, limits[1])
        u_best = to_scale(kind, centre[name])
        h = shrink * (u_high - u_low) / 2
        beyond = 1 if kind == "log" else 0
        u_fine_low = u_best - h if u_best - h >= u_low else u_low - beyond
        u_fine_high = u_best + h if u_best + h <= u_high else u_high + beyond
        low, high = from_scale(kind, u_fine_low), from_scale(kind, u_fine_high)
        if kind == "int":                       # the whole numbers between the two
            low, high = int(np.ceil(low)), int(np.floor(high))
        fine_space[name] = (kind, low, high)
    # The fine round, and what is returned.
    fine = sample_hyperparameters(fine_space, n_fine, rng)
    history += [(config, objective(config)) for config in fine]
    best, lowest = min(history, key=lambda trial: trial[1])
    return best, history


# %% wrong round_the_three_best
# Looks round the mean of the three best.
def coarse_to_fine(objective, space, n_coarse, n_fine, shrink, rng):
    # The coarse round, and its best config.
    coarse = sample_hyperparameters(space, n_coarse, rng)
    history = [(config, objective(config)) for config in coarse]
    centre, lowest = min(history, key=lambda trial: trial[1])
    fine_space = {}
    for name, (kind, *limits) in space.items():
        if kind == "choice":
            fine_space[name] = space[name]
            continue
        u_low, u_high = to_scale(kind, limits[0]), to_scale(kind, limits[1])
        three = [config[name] for config, _ in sorted(history, key=lambda trial: trial[1])[:3]]
        u_best = np.mean([to_scale(kind, value) for value in three])
        h = shrink * (u_high - u_low) / 2
        beyond = h if kind == "log" else 0
        u_fine_low = u_best - h if u_best - h >= u_low else u_low - beyond
        u_fine_high = u_best + h if u_best + h <= u_high else u_high + beyond
        low, high = from_scale(kind, u_fine_low), from_scale(kind, u_fine_high)
        if kind == "int":                       # the whole numbers between the two
            low, high = int(np.ceil(low)), int(np.floor(high))
        fine_space[name] = (kind, low, high)
    # The fine round, and what is returned.
    fine = sample_hyperparameters(fine_space, n_fine, rng)
    history += [(config, objective(config)) for config in fine]
    best, lowest = min(history, key=lambda trial: trial[1])
    return best, history


# %% wrong boxes_from_half_the_history
# The first half of the coarse round decides; the rest is only listed.
def coarse_to_fine(objective, space, n_coarse, n_fine, shrink, rng):
    # The coarse round, and its best config.
    coarse = sample_hyperparameters(space, n_coarse, rng)
    history = [(config, objective(config)) for config in coarse]
    centre, lowest = min(history[: len(history) // 2 + 1], key=lambda trial: trial[1])
    fine_space = {}
    for name, (kind, *limits) in space.items():
        if kind == "choice":
            fine_space[name] = space[name]
            continue
        u_low, u_high = to_scale(kind, limits[0]), to_scale(kind, limits[1])
        u_best = to_scale(kind, centre[name])
        h = shrink * (u_high - u_low) / 2
        beyond = h if kind == "log" else 0
        u_fine_low = u_best - h if u_best - h >= u_low else u_low - beyond
        u_fine_high = u_best + h if u_best + h <= u_high else u_high + beyond
        low, high = from_scale(kind, u_fine_low), from_scale(kind, u_fine_high)
        if kind == "int":                       # the whole numbers between the two
            low, high = int(np.ceil(low)), int(np.floor(high))
        fine_space[name] = (kind, low, high)
    # The fine round, and what is returned.
    fine = sample_hyperparameters(fine_space, n_fine, rng)
    history += [(config, objective(config)) for config in fine]
    best, lowest = min(history, key=lambda trial: trial[1])
    return best, history


# %% wrong other_side_moved_in
# At an edge the other side comes nearer, so that the width stays the same.
def coarse_to_fine(objective, space, n_coarse, n_fine, shrink, rng):
    # The coarse round, and its best config.
    coarse = sample_hyperparameters(space, n_coarse, rng)
    history = [(config, objective(config)) for config in coarse]
    centre, lowest = min(history, key=lambda trial: trial[1])
    fine_space = {}
    for name, (kind, *limits) in space.items():
        if kind == "choice":
            fine_space[name] = space[name]
            continue
        u_low, u_high = to_scale(kind, limits[0]), to_scale(kind, limits[1])
        u_best = to_scale(kind, centre[name])
        h = shrink * (u_high - u_low) / 2
        beyond = h if kind == "log" else 0
        u_fine_low = u_best - h if u_best - h >= u_low else u_low - beyond
        nearer = h if u_best - h < u_low else 0
        u_fine_high = u_best + h - nearer if u_best + h <= u_high else u_high + beyond
        low, high = from_scale(kind, u_fine_low), from_scale(kind, u_fine_high)
        if kind == "int":                       # the whole numbers between the two
            low, high = int(np.ceil(low)), int(np.floor(high))
        fine_space[name] = (kind, low, high)
    # The fine round, and what is returned.
    fine = sample_hyperparameters(fine_space, n_fine, rng)
    history += [(config, objective(config)) for config in fine]
    best, lowest = min(history, key=lambda trial: trial[1])
    return best, history


# %% wrong ints_widened
# A whole number counts as a "log" knob at the edge: fewer than the least units.
def coarse_to_fine(objective, space, n_coarse, n_fine, shrink, rng):
    # The coarse round, and its best config.
    coarse = sample_hyperparameters(space, n_coarse, rng)
    history = [(config, objective(config)) for config in coarse]
    centre, lowest = min(history, key=lambda trial: trial[1])
    fine_space = {}
    for name, (kind, *limits) in space.items():
        if kind == "choice":
            fine_space[name] = space[name]
            continue
        u_low, u_high = to_scale(kind, limits[0]), to_scale(kind, limits[1])
        u_best = to_scale(kind, centre[name])
        h = shrink * (u_high - u_low) / 2
        beyond = h if kind in ("log", "int") else 0
        u_fine_low = u_best - h if u_best - h >= u_low else u_low - beyond
        u_fine_high = u_best + h if u_best + h <= u_high else u_high + beyond
        low, high = from_scale(kind, u_fine_low), from_scale(kind, u_fine_high)
        if kind == "int":                       # the whole numbers between the two
            low, high = int(np.ceil(low)), int(np.floor(high))
        fine_space[name] = (kind, low, high)
    # The fine round, and what is returned.
    fine = sample_hyperparameters(fine_space, n_fine, rng)
    history += [(config, objective(config)) for config in fine]
    best, lowest = min(history, key=lambda trial: trial[1])
    return best, history


# %% wrong one_minus_beyond_its_end
# "one-minus-log" is widened, too: at the upper edge of [0.9, 0.999] beta goes beyond 0.999.
def coarse_to_fine(objective, space, n_coarse, n_fine, shrink, rng):
    # The coarse round, and its best config.
    coarse = sample_hyperparameters(space, n_coarse, rng)
    history = [(config, objective(config)) for config in coarse]
    centre, lowest = min(history, key=lambda trial: trial[1])
    fine_space = {}
    for name, (kind, *limits) in space.items():
        if kind == "choice":
            fine_space[name] = space[name]
            continue
        u_low, u_high = to_scale(kind, limits[0]), to_scale(kind, limits[1])
        u_best = to_scale(kind, centre[name])
        h = shrink * (u_high - u_low) / 2
        beyond = h if kind.endswith("log") else 0
        u_fine_low = u_best - h if u_best - h >= u_low else u_low - beyond
        u_fine_high = u_best + h if u_best + h <= u_high else u_high + beyond
        low, high = from_scale(kind, u_fine_low), from_scale(kind, u_fine_high)
        if kind == "int":                       # the whole numbers between the two
            low, high = int(np.ceil(low)), int(np.floor(high))
        fine_space[name] = (kind, low, high)
    # The fine round, and what is returned.
    fine = sample_hyperparameters(fine_space, n_fine, rng)
    history += [(config, objective(config)) for config in fine]
    best, lowest = min(history, key=lambda trial: trial[1])
    return best, history


# %% right numpy_ends
# Both ends at once, as an array; argmin; a copy of the history.
def coarse_to_fine(objective, space, n_coarse, n_fine, shrink, rng):
    configs, errors = [], []

    def round_of(where, n):
        for config in sample_hyperparameters(where, n, rng):
            configs.append(config)
            errors.append(objective(config))
        return configs[int(np.argmin(errors))]

    best = round_of(space, n_coarse)
    near = {}
    for name, about in space.items():
        if about[0] == "choice":
            near[name] = about
            continue
        kind, ends = about[0], np.array([to_scale(about[0], end) for end in about[1:]], dtype=float)
        h = 0.5 * shrink * (ends[1] - ends[0])
        box = to_scale(kind, best[name]) + np.array([-h, h])
        out = np.array([box[0] < ends[0], box[1] > ends[1]])
        box[out] = ends[out] + (np.array([-h, h])[out] if kind == "log" else 0)
        low, high = (from_scale(kind, end) for end in box)
        near[name] = (kind, int(np.ceil(low)), int(np.floor(high))) if kind == "int" else (kind, low, high)
    best = round_of(near, n_fine)
    return best, list(zip(configs, errors))


# %% right by_factors
# A "log" knob by factors, the others by differences; prints as it goes.
def coarse_to_fine(objective, space, n_coarse, n_fine, shrink, rng):
    history = [[config, objective(config)] for config in sample_hyperparameters(space, n_coarse, rng)]
    start = sorted(history, key=lambda pair: pair[1])[0][0]
    print("coarse best", start)
    box = dict(space)
    for name, (kind, *ends) in space.items():
        if kind == "log":
            factor = (ends[1] / ends[0]) ** (shrink / 2)
            low = start[name] / factor if start[name] / factor >= ends[0] else ends[0] / factor
            high = start[name] * factor if start[name] * factor <= ends[1] else ends[1] * factor
            box[name] = (kind, low, high)
        elif kind == "one-minus-log":
            factor = ((1 - ends[0]) / (1 - ends[1])) ** (shrink / 2)
            distance = 1 - start[name]
            farthest, nearest = min(1 - ends[0], distance * factor), max(1 - ends[1], distance / factor)
            box[name] = (kind, 1 - farthest, 1 - nearest)
        elif kind in ("int", "uniform"):
            h = shrink * (ends[1] - ends[0]) / 2
            low, high = max(ends[0], start[name] - h), min(ends[1], start[name] + h)
            if kind == "int":
                low, high = int(np.ceil(low)), int(np.floor(high))
            box[name] = (kind, low, high)
    for config in sample_hyperparameters(box, n_fine, rng):
        history.append([config, objective(config)])
    return min(history, key=lambda pair: pair[1])[0], [tuple(pair) for pair in history]
