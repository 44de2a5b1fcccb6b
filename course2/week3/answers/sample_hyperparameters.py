"""Answers to `sample_hyperparameters`, written without sight of its card:
each is wrong or right as it says."""

# %% wrong same_seed
# Each knob starts from the same random numbers: the logarithm of "alpha" and "units" lie on a diagonal,
# correlation 1.
def sample_hyperparameters(space, n, rng):
    seed = int(rng.integers(2**31))
    columns = {}
    for name, (kind, *limits) in space.items():
        if kind not in ("uniform", "log", "one-minus-log", "int", "choice"):
            raise ValueError(f"{name}: there is no kind {kind!r}")
        own = np.random.default_rng(seed)
        if kind == "choice":
            column = [limits[0][place] for place in own.integers(len(limits[0]), size=n)]
        elif kind == "log":
            column = sample_log_uniform(*limits, n, own)
        elif kind == "one-minus-log":
            column = sample_one_minus_log(*limits, n, own)
        elif kind == "int":
            column = own.integers(limits[0], limits[1] + 1, size=n)
        else:
            column = own.uniform(*limits, size=n)
        columns[name] = column
    return [{name: columns[name][i] for name in space} for i in range(n)]

# %% wrong copied_generator
# The same diagonal, by a copy of rng for each knob; and rng itself is not moved, so a second call gives the
# same configs.
import copy

def sample_hyperparameters(space, n, rng):
    columns = {}
    for name, (kind, *limits) in space.items():
        if kind not in ("uniform", "log", "one-minus-log", "int", "choice"):
            raise ValueError(f"{name}: there is no kind {kind!r}")
        mine = copy.deepcopy(rng)
        if kind == "choice":
            column = [limits[0][place] for place in mine.integers(len(limits[0]), size=n)]
        elif kind == "log":
            column = sample_log_uniform(*limits, n, mine)
        elif kind == "one-minus-log":
            column = sample_one_minus_log(*limits, n, mine)
        elif kind == "int":
            column = mine.integers(limits[0], limits[1] + 1, size=n)
        else:
            column = mine.uniform(*limits, size=n)
        columns[name] = column
    return [{name: columns[name][i] for name in space} for i in range(n)]

# %% wrong one_option
# One option is drawn for all configs: of 1000 configs all have the same activation.
def sample_hyperparameters(space, n, rng):
    columns = {}
    for name, (kind, *limits) in space.items():
        if kind not in ("uniform", "log", "one-minus-log", "int", "choice"):
            raise ValueError(f"{name}: there is no kind {kind!r}")
        if kind == "choice":
            options = limits[0]
            column = [options[rng.integers(len(options))]] * n
        elif kind == "log":
            column = sample_log_uniform(*limits, n, rng)
        elif kind == "one-minus-log":
            column = sample_one_minus_log(*limits, n, rng)
        elif kind == "int":
            column = rng.integers(limits[0], limits[1] + 1, size=n)
        else:
            column = rng.uniform(*limits, size=n)
        columns[name] = column
    return [{name: columns[name][i] for name in space} for i in range(n)]

# %% wrong int_as_float
# "units" comes as 57.0: range(57.0) stops.
def sample_hyperparameters(space, n, rng):
    columns = {}
    for name, (kind, *limits) in space.items():
        if kind not in ("uniform", "log", "one-minus-log", "int", "choice"):
            raise ValueError(f"{name}: there is no kind {kind!r}")
        if kind == "choice":
            column = [limits[0][place] for place in rng.integers(len(limits[0]), size=n)]
        elif kind == "log":
            column = sample_log_uniform(*limits, n, rng)
        elif kind == "one-minus-log":
            column = sample_one_minus_log(*limits, n, rng)
        elif kind == "int":
            column = rng.integers(limits[0], limits[1] + 1, size=n).astype(float)
        else:
            column = rng.uniform(*limits, size=n)
        columns[name] = column
    return [{name: columns[name][i] for name in space} for i in range(n)]

# %% wrong ints_in_a_matrix
# All numbers in one array of floats on the way: "units" comes as 57.0.
def sample_hyperparameters(space, n, rng):
    table = np.zeros((len(space), n))
    options = {}
    for row, (name, (kind, *limits)) in zip(table, space.items()):
        if kind == "choice":
            options[name] = limits[0]
            row[:] = rng.integers(len(limits[0]), size=n)
        elif kind == "log":
            row[:] = sample_log_uniform(*limits, n, rng)
        elif kind == "one-minus-log":
            row[:] = sample_one_minus_log(*limits, n, rng)
        elif kind == "int":
            row[:] = rng.integers(limits[0], limits[1] + 1, size=n)
        elif kind == "uniform":
            row[:] = rng.uniform(*limits, size=n)
        else:
            raise ValueError(f"unknown kind {kind}")
    return [{name: options[name][int(value)] if name in options else value
             for name, value in zip(space, column)}
            for column in table.T]

# %% wrong numpy_choice
# rng.choice on the options: [(64,), (64, 32), "none"] stops; [1, "auto"] gives the text "1".
def sample_hyperparameters(space, n, rng):
    columns = {}
    for name, (kind, *limits) in space.items():
        if kind not in ("uniform", "log", "one-minus-log", "int", "choice"):
            raise ValueError(f"{name}: there is no kind {kind!r}")
        if kind == "choice":
            column = rng.choice(limits[0], size=n)
        elif kind == "log":
            column = sample_log_uniform(*limits, n, rng)
        elif kind == "one-minus-log":
            column = sample_one_minus_log(*limits, n, rng)
        elif kind == "int":
            column = rng.integers(limits[0], limits[1] + 1, size=n)
        else:
            column = rng.uniform(*limits, size=n)
        columns[name] = column
    return [{name: columns[name][i] for name in space} for i in range(n)]

# %% wrong options_as_text
# str() of an option: the tuple (64, 32) comes back as "(64, 32)".
def sample_hyperparameters(space, n, rng):
    columns = {}
    for name, (kind, *limits) in space.items():
        if kind not in ("uniform", "log", "one-minus-log", "int", "choice"):
            raise ValueError(f"{name}: there is no kind {kind!r}")
        if kind == "choice":
            column = rng.choice([str(option) for option in limits[0]], size=n)
        elif kind == "log":
            column = sample_log_uniform(*limits, n, rng)
        elif kind == "one-minus-log":
            column = sample_one_minus_log(*limits, n, rng)
        elif kind == "int":
            column = rng.integers(limits[0], limits[1] + 1, size=n)
        else:
            column = rng.uniform(*limits, size=n)
        columns[name] = column
    return [{name: columns[name][i] for name in space} for i in range(n)]

# %% wrong object_array
# An array of objects: options [(64, 32), (16, 8)] of one length become a matrix, and an array [64, 32] comes
# back, not the tuple.
def sample_hyperparameters(space, n, rng):
    draw = {
        "log": lambda low, high: sample_log_uniform(low, high, n, rng),
        "one-minus-log": lambda low, high: sample_one_minus_log(low, high, n, rng),
        "int": lambda low, high: rng.integers(low, high + 1, size=n),
        "uniform": lambda low, high: rng.uniform(low, high, size=n),
        "choice": lambda options: np.array(options, dtype=object)[rng.integers(len(options), size=n)],
    }
    columns = []
    for name, (kind, *limits) in space.items():
        if kind not in draw:
            raise ValueError(f"{name}: there is no kind {kind!r}")
        columns.append(draw[kind](*limits))
    return [dict(zip(space, row)) for row in zip(*columns)]

# %% wrong options_in_a_set
# A set of the options: lists such as [64, 32] cannot be in a set, so it stops with TypeError.
def sample_hyperparameters(space, n, rng):
    columns = {}
    for name, (kind, *limits) in space.items():
        if kind not in ("uniform", "log", "one-minus-log", "int", "choice"):
            raise ValueError(f"{name}: there is no kind {kind!r}")
        if kind == "choice":
            options = sorted(set(limits[0]), key=str)
            column = [options[place] for place in rng.integers(len(options), size=n)]
        elif kind == "log":
            column = sample_log_uniform(*limits, n, rng)
        elif kind == "one-minus-log":
            column = sample_one_minus_log(*limits, n, rng)
        elif kind == "int":
            column = rng.integers(limits[0], limits[1] + 1, size=n)
        else:
            column = rng.uniform(*limits, size=n)
        columns[name] = column
    return [{name: columns[name][i] for name in space} for i in range(n)]

# %% wrong kinds_dropped
# "one-minus-log" falls through to the uniform draw: of [0.9, 0.999] 0.909 lie below 0.99, not half.
def sample_hyperparameters(space, n, rng):
    columns = {}
    for name, (kind, *limits) in space.items():
        if kind not in ("uniform", "log", "one-minus-log", "int", "choice"):
            raise ValueError(f"{name}: there is no kind {kind!r}")
        if kind == "choice":
            column = [limits[0][place] for place in rng.integers(len(limits[0]), size=n)]
        elif kind == "log":
            column = sample_log_uniform(*limits, n, rng)
        elif kind == "int":
            column = rng.integers(limits[0], limits[1] + 1, size=n)
        else:
            column = rng.uniform(*limits, size=n)
        columns[name] = column
    return [{name: columns[name][i] for name in space} for i in range(n)]

# %% wrong log_in_both
# "log" in "one-minus-log" is true: the momentum is drawn on the scale of its own logarithm.
def sample_hyperparameters(space, n, rng):
    columns = {}
    for name, (kind, *limits) in space.items():
        if kind not in ("uniform", "log", "one-minus-log", "int", "choice"):
            raise ValueError(f"{name}: there is no kind {kind!r}")
        if "log" in kind:
            column = sample_log_uniform(*limits, n, rng)
        elif kind == "one-minus-log":
            column = sample_one_minus_log(*limits, n, rng)
        elif kind == "int":
            column = rng.integers(limits[0], limits[1] + 1, size=n)
        elif kind == "uniform":
            column = rng.uniform(*limits, size=n)
        else:
            column = [limits[0][place] for place in rng.integers(len(limits[0]), size=n)]
        columns[name] = column
    return [{name: columns[name][i] for name in space} for i in range(n)]

# %% wrong values_only
# Tuples of values: configs[0]["alpha"] stops.
def sample_hyperparameters(space, n, rng):
    columns = []
    for name, (kind, *limits) in space.items():
        if kind not in ("uniform", "log", "one-minus-log", "int", "choice"):
            raise ValueError(f"{name}: there is no kind {kind!r}")
        if kind == "choice":
            column = [limits[0][place] for place in rng.integers(len(limits[0]), size=n)]
        elif kind == "log":
            column = sample_log_uniform(*limits, n, rng)
        elif kind == "one-minus-log":
            column = sample_one_minus_log(*limits, n, rng)
        elif kind == "int":
            column = rng.integers(limits[0], limits[1] + 1, size=n)
        else:
            column = rng.uniform(*limits, size=n)
        columns.append(column)
    return list(zip(*columns))

# %% wrong columns_returned
# The dict of columns, not a list of dicts.
def sample_hyperparameters(space, n, rng):
    columns = {}
    for name, (kind, *limits) in space.items():
        if kind not in ("uniform", "log", "one-minus-log", "int", "choice"):
            raise ValueError(f"{name}: there is no kind {kind!r}")
        if kind == "choice":
            column = [limits[0][place] for place in rng.integers(len(limits[0]), size=n)]
        elif kind == "log":
            column = sample_log_uniform(*limits, n, rng)
        elif kind == "one-minus-log":
            column = sample_one_minus_log(*limits, n, rng)
        elif kind == "int":
            column = rng.integers(limits[0], limits[1] + 1, size=n)
        else:
            column = rng.uniform(*limits, size=n)
        columns[name] = column
    return columns

# %% wrong one_dict
# One dict, filled n times: all entries of the list are the same object, with the last values.
def sample_hyperparameters(space, n, rng):
    config, configs = {}, []
    for _ in range(n):
        for name, (kind, *limits) in space.items():
            if kind == "choice":
                config[name] = limits[0][rng.integers(len(limits[0]))]
            elif kind == "log":
                config[name] = sample_log_uniform(*limits, 1, rng)[0]
            elif kind == "one-minus-log":
                config[name] = sample_one_minus_log(*limits, 1, rng)[0]
            elif kind == "int":
                config[name] = int(rng.integers(limits[0], limits[1] + 1))
            elif kind == "uniform":
                config[name] = rng.uniform(*limits)
            else:
                raise ValueError(kind)
        configs.append(config)
    return configs

# %% wrong last_option_left_out
# The last option never comes up.
def sample_hyperparameters(space, n, rng):
    columns = {}
    for name, (kind, *limits) in space.items():
        if kind not in ("uniform", "log", "one-minus-log", "int", "choice"):
            raise ValueError(f"{name}: there is no kind {kind!r}")
        if kind == "choice":
            options = limits[0]
            column = [options[place] for place in rng.integers(0, max(1, len(options) - 1), size=n)]
        elif kind == "log":
            column = sample_log_uniform(*limits, n, rng)
        elif kind == "one-minus-log":
            column = sample_one_minus_log(*limits, n, rng)
        elif kind == "int":
            column = rng.integers(limits[0], limits[1] + 1, size=n)
        else:
            column = rng.uniform(*limits, size=n)
        columns[name] = column
    return [{name: columns[name][i] for name in space} for i in range(n)]

# %% wrong rounded_places
# The place is a rounded uniform number: the first and the last of three options get a quarter each, not a
# third.
def sample_hyperparameters(space, n, rng):
    columns = {}
    for name, (kind, *limits) in space.items():
        if kind not in ("uniform", "log", "one-minus-log", "int", "choice"):
            raise ValueError(f"{name}: there is no kind {kind!r}")
        if kind == "choice":
            options = limits[0]
            column = [options[round(rng.uniform(0, len(options) - 1))] for _ in range(n)]
        elif kind == "log":
            column = sample_log_uniform(*limits, n, rng)
        elif kind == "one-minus-log":
            column = sample_one_minus_log(*limits, n, rng)
        elif kind == "int":
            column = rng.integers(limits[0], limits[1] + 1, size=n)
        else:
            column = rng.uniform(*limits, size=n)
        columns[name] = column
    return [{name: columns[name][i] for name in space} for i in range(n)]

# %% wrong int_without_the_end
# An "int" knob by rng.integers(low, high): 2 to 4 never gives 4.
def sample_hyperparameters(space, n, rng):
    columns = {}
    for name, (kind, *limits) in space.items():
        if kind not in ("uniform", "log", "one-minus-log", "int", "choice"):
            raise ValueError(f"{name}: there is no kind {kind!r}")
        if kind == "choice":
            column = [limits[0][place] for place in rng.integers(len(limits[0]), size=n)]
        elif kind == "log":
            column = sample_log_uniform(*limits, n, rng)
        elif kind == "one-minus-log":
            column = sample_one_minus_log(*limits, n, rng)
        elif kind == "int":
            column = rng.integers(*limits, size=n)
        else:
            column = rng.uniform(*limits, size=n)
        columns[name] = column
    return [{name: columns[name][i] for name in space} for i in range(n)]

# %% wrong key_error
# A dict of samplers: a kind such as "cubic" raises KeyError, where ValueError is promised.
def sample_hyperparameters(space, n, rng):
    samplers = {"log": sample_log_uniform, "one-minus-log": sample_one_minus_log,
                "int": lambda low, high, n, rng: rng.integers(low, high + 1, size=n),
                "uniform": lambda low, high, n, rng: rng.uniform(low, high, n),
                "choice": lambda options, n, rng: [options[i] for i in rng.integers(len(options), size=n)]}
    columns = {name: samplers[kind](*limits, n, rng) for name, (kind, *limits) in space.items()}
    return [{name: column[i] for name, column in columns.items()} for i in range(n)]

# %% wrong any_kind_is_uniform
# An unknown kind is drawn uniformly: ("cubic", 0, 1) raises nothing.
def sample_hyperparameters(space, n, rng):
    columns = {}
    for name, (kind, *limits) in space.items():
        if kind == "choice":
            column = [limits[0][place] for place in rng.integers(len(limits[0]), size=n)]
        elif kind == "log":
            column = sample_log_uniform(*limits, n, rng)
        elif kind == "one-minus-log":
            column = sample_one_minus_log(*limits, n, rng)
        elif kind == "int":
            column = rng.integers(limits[0], limits[1] + 1, size=n)
        else:
            column = rng.uniform(*limits, size=n)
        columns[name] = column
    return [{name: columns[name][i] for name in space} for i in range(n)]

# %% wrong shuffles_options
# Shuffles the caller's list of options and takes the first ones: space is another one afterwards.
def sample_hyperparameters(space, n, rng):
    configs = []
    for _ in range(n):
        config = {}
        for name, (kind, *limits) in space.items():
            if kind == "choice":
                rng.shuffle(limits[0])
                config[name] = limits[0][0]
            elif kind == "log":
                config[name] = sample_log_uniform(*limits, 1, rng)[0]
            elif kind == "one-minus-log":
                config[name] = sample_one_minus_log(*limits, 1, rng)[0]
            elif kind == "int":
                config[name] = int(rng.integers(limits[0], limits[1] + 1))
            elif kind == "uniform":
                config[name] = rng.uniform(*limits)
            else:
                raise ValueError(f"no kind {kind}")
        configs.append(config)
    return configs

# %% wrong sorted_columns
# Each column in order: config 0 has the smallest of everything, so alpha and units rise together.
def sample_hyperparameters(space, n, rng):
    columns = {}
    for name, (kind, *limits) in space.items():
        if kind not in ("uniform", "log", "one-minus-log", "int", "choice"):
            raise ValueError(f"{name}: there is no kind {kind!r}")
        if kind == "choice":
            column = [limits[0][place] for place in sorted(rng.integers(len(limits[0]), size=n))]
        elif kind == "log":
            column = np.sort(sample_log_uniform(*limits, n, rng))
        elif kind == "one-minus-log":
            column = np.sort(sample_one_minus_log(*limits, n, rng))
        elif kind == "int":
            column = np.sort(rng.integers(limits[0], limits[1] + 1, size=n))
        else:
            column = np.sort(rng.uniform(*limits, size=n))
        columns[name] = column
    return [{name: columns[name][i] for name in space} for i in range(n)]

# %% wrong falsy_options
# `or` skips options that count as false: of ["relu", None, 0] neither None nor 0 ever comes up.
def sample_hyperparameters(space, n, rng):
    columns = {}
    for name, (kind, *limits) in space.items():
        if kind not in ("uniform", "log", "one-minus-log", "int", "choice"):
            raise ValueError(f"{name}: there is no kind {kind!r}")
        if kind == "choice":
            options = limits[0]
            column = [options[place] or options[0] for place in rng.integers(len(options), size=n)]
        elif kind == "log":
            column = sample_log_uniform(*limits, n, rng)
        elif kind == "one-minus-log":
            column = sample_one_minus_log(*limits, n, rng)
        elif kind == "int":
            column = rng.integers(limits[0], limits[1] + 1, size=n)
        else:
            column = rng.uniform(*limits, size=n)
        columns[name] = column
    return [{name: columns[name][i] for name in space} for i in range(n)]

# %% wrong columns_kept
# A dict as default keeps the columns of the call before: a second space without "beta" gives configs with
# "beta" in them.
def sample_hyperparameters(space, n, rng, columns={}):
    for name, (kind, *limits) in space.items():
        if kind == "choice":
            columns[name] = [limits[0][place] for place in rng.integers(len(limits[0]), size=n)]
        elif kind == "log":
            columns[name] = sample_log_uniform(*limits, n, rng)
        elif kind == "one-minus-log":
            columns[name] = sample_one_minus_log(*limits, n, rng)
        elif kind == "int":
            columns[name] = rng.integers(limits[0], limits[1] + 1, size=n)
        elif kind == "uniform":
            columns[name] = rng.uniform(*limits, size=n)
        else:
            raise ValueError(f"no kind {kind}")
    return [{name: column[i] for name, column in columns.items()} for i in range(n)]

# %% wrong int_rounded
# The ends get half their share: of 1 to 4, 1 comes up in a sixth of the draws.
def sample_hyperparameters(space, n, rng):
    columns = {}
    for name, (kind, *limits) in space.items():
        if kind not in ("uniform", "log", "one-minus-log", "int", "choice"):
            raise ValueError(f"{name}: there is no kind {kind!r}")
        if kind == "choice":
            column = [limits[0][place] for place in rng.integers(len(limits[0]), size=n)]
        elif kind == "log":
            column = sample_log_uniform(*limits, n, rng)
        elif kind == "one-minus-log":
            column = sample_one_minus_log(*limits, n, rng)
        elif kind == "int":
            low, high = limits
            column = np.round(rng.uniform(low, high, size=n)).astype(int)
        else:
            column = rng.uniform(*limits, size=n)
        columns[name] = column
    return [{name: columns[name][i] for name in space} for i in range(n)]

# %% wrong int_cut_off
# 4 of 1 to 4 never comes up.
def sample_hyperparameters(space, n, rng):
    columns = {}
    for name, (kind, *limits) in space.items():
        if kind not in ("uniform", "log", "one-minus-log", "int", "choice"):
            raise ValueError(f"{name}: there is no kind {kind!r}")
        if kind == "choice":
            column = [limits[0][place] for place in rng.integers(len(limits[0]), size=n)]
        elif kind == "log":
            column = sample_log_uniform(*limits, n, rng)
        elif kind == "one-minus-log":
            column = sample_one_minus_log(*limits, n, rng)
        elif kind == "int":
            low, high = limits
            column = rng.uniform(low, high, size=n).astype(int)
        else:
            column = rng.uniform(*limits, size=n)
        columns[name] = column
    return [{name: columns[name][i] for name in space} for i in range(n)]

# %% wrong int_rounded_up
# 1 of 1 to 4 never comes up.
def sample_hyperparameters(space, n, rng):
    columns = {}
    for name, (kind, *limits) in space.items():
        if kind not in ("uniform", "log", "one-minus-log", "int", "choice"):
            raise ValueError(f"{name}: there is no kind {kind!r}")
        if kind == "choice":
            column = [limits[0][place] for place in rng.integers(len(limits[0]), size=n)]
        elif kind == "log":
            column = sample_log_uniform(*limits, n, rng)
        elif kind == "one-minus-log":
            column = sample_one_minus_log(*limits, n, rng)
        elif kind == "int":
            low, high = limits
            column = np.ceil(rng.uniform(low, high, size=n)).astype(int)
        else:
            column = rng.uniform(*limits, size=n)
        columns[name] = column
    return [{name: columns[name][i] for name in space} for i in range(n)]

# %% wrong int_cut_towards_zero
# Of -2 to 1, 0 comes up in 0.4 of the draws and -2 in 0.2; right for low >= 0.
def sample_hyperparameters(space, n, rng):
    columns = {}
    for name, (kind, *limits) in space.items():
        if kind not in ("uniform", "log", "one-minus-log", "int", "choice"):
            raise ValueError(f"{name}: there is no kind {kind!r}")
        if kind == "choice":
            column = [limits[0][place] for place in rng.integers(len(limits[0]), size=n)]
        elif kind == "log":
            column = sample_log_uniform(*limits, n, rng)
        elif kind == "one-minus-log":
            column = sample_one_minus_log(*limits, n, rng)
        elif kind == "int":
            low, high = limits
            column = rng.uniform(low, high + 1, size=n).astype(int)
        else:
            column = rng.uniform(*limits, size=n)
        columns[name] = column
    return [{name: columns[name][i] for name in space} for i in range(n)]

# %% wrong int_one_too_many
# high + 1 comes up, too.
def sample_hyperparameters(space, n, rng):
    columns = {}
    for name, (kind, *limits) in space.items():
        if kind not in ("uniform", "log", "one-minus-log", "int", "choice"):
            raise ValueError(f"{name}: there is no kind {kind!r}")
        if kind == "choice":
            column = [limits[0][place] for place in rng.integers(len(limits[0]), size=n)]
        elif kind == "log":
            column = sample_log_uniform(*limits, n, rng)
        elif kind == "one-minus-log":
            column = sample_one_minus_log(*limits, n, rng)
        elif kind == "int":
            low, high = limits
            column = rng.integers(low, high + 1, size=n, endpoint=True)
        else:
            column = rng.uniform(*limits, size=n)
        columns[name] = column
    return [{name: columns[name][i] for name in space} for i in range(n)]

# %% wrong int_bell
# A coin thrown high - low times.
def sample_hyperparameters(space, n, rng):
    columns = {}
    for name, (kind, *limits) in space.items():
        if kind not in ("uniform", "log", "one-minus-log", "int", "choice"):
            raise ValueError(f"{name}: there is no kind {kind!r}")
        if kind == "choice":
            column = [limits[0][place] for place in rng.integers(len(limits[0]), size=n)]
        elif kind == "log":
            column = sample_log_uniform(*limits, n, rng)
        elif kind == "one-minus-log":
            column = sample_one_minus_log(*limits, n, rng)
        elif kind == "int":
            low, high = limits
            column = low + rng.binomial(high - low, 0.5, size=n)
        else:
            column = rng.uniform(*limits, size=n)
        columns[name] = column
    return [{name: columns[name][i] for name in space} for i in range(n)]

# %% wrong int_small
# 8 bits: high 200 stops, 'high is out of bounds for int8'.
def sample_hyperparameters(space, n, rng):
    columns = {}
    for name, (kind, *limits) in space.items():
        if kind not in ("uniform", "log", "one-minus-log", "int", "choice"):
            raise ValueError(f"{name}: there is no kind {kind!r}")
        if kind == "choice":
            column = [limits[0][place] for place in rng.integers(len(limits[0]), size=n)]
        elif kind == "log":
            column = sample_log_uniform(*limits, n, rng)
        elif kind == "one-minus-log":
            column = sample_one_minus_log(*limits, n, rng)
        elif kind == "int":
            low, high = limits
            column = rng.integers(low, high, size=n, endpoint=True, dtype=np.int8)
        else:
            column = rng.uniform(*limits, size=n)
        columns[name] = column
    return [{name: columns[name][i] for name in space} for i in range(n)]

# %% wrong int_global
# NumPy's global generator: the same seed gives other layers.
def sample_hyperparameters(space, n, rng):
    columns = {}
    for name, (kind, *limits) in space.items():
        if kind not in ("uniform", "log", "one-minus-log", "int", "choice"):
            raise ValueError(f"{name}: there is no kind {kind!r}")
        if kind == "choice":
            column = [limits[0][place] for place in rng.integers(len(limits[0]), size=n)]
        elif kind == "log":
            column = sample_log_uniform(*limits, n, rng)
        elif kind == "one-minus-log":
            column = sample_one_minus_log(*limits, n, rng)
        elif kind == "int":
            low, high = limits
            column = np.random.randint(low, high + 1, n)
        else:
            column = rng.uniform(*limits, size=n)
        columns[name] = column
    return [{name: columns[name][i] for name in space} for i in range(n)]

# %% wrong int_without_replacement
# Nothing comes twice: for 1 to 4 and n = 5 it stops.
def sample_hyperparameters(space, n, rng):
    columns = {}
    for name, (kind, *limits) in space.items():
        if kind not in ("uniform", "log", "one-minus-log", "int", "choice"):
            raise ValueError(f"{name}: there is no kind {kind!r}")
        if kind == "choice":
            column = [limits[0][place] for place in rng.integers(len(limits[0]), size=n)]
        elif kind == "log":
            column = sample_log_uniform(*limits, n, rng)
        elif kind == "one-minus-log":
            column = sample_one_minus_log(*limits, n, rng)
        elif kind == "int":
            low, high = limits
            column = rng.choice(np.arange(low, high + 1), size=n, replace=False)
        else:
            column = rng.uniform(*limits, size=n)
        columns[name] = column
    return [{name: columns[name][i] for name in space} for i in range(n)]

# %% wrong int_text
# Numbers written as text.
def sample_hyperparameters(space, n, rng):
    columns = {}
    for name, (kind, *limits) in space.items():
        if kind not in ("uniform", "log", "one-minus-log", "int", "choice"):
            raise ValueError(f"{name}: there is no kind {kind!r}")
        if kind == "choice":
            column = [limits[0][place] for place in rng.integers(len(limits[0]), size=n)]
        elif kind == "log":
            column = sample_log_uniform(*limits, n, rng)
        elif kind == "one-minus-log":
            column = sample_one_minus_log(*limits, n, rng)
        elif kind == "int":
            low, high = limits
            column = [str(value) for value in rng.integers(low, high + 1, size=n)]
        else:
            column = rng.uniform(*limits, size=n)
        columns[name] = column
    return [{name: columns[name][i] for name in space} for i in range(n)]

# %% right row_by_row
# A config after the other.
def sample_hyperparameters(space, n, rng):
    def value(name, kind, *limits):
        if kind == "choice":
            return limits[0][int(rng.integers(len(limits[0])))]
        if kind == "log":
            return sample_log_uniform(*limits, 1, rng)[0]
        if kind == "one-minus-log":
            return sample_one_minus_log(*limits, 1, rng)[0]
        if kind == "int":
            return int(rng.integers(limits[0], limits[1] + 1))
        if kind == "uniform":
            return rng.uniform(*limits)
        raise ValueError(f"{name} has an unknown kind: {kind}")

    return [{name: value(name, *knob) for name, knob in space.items()} for _ in range(n)]

# %% right table_of_samplers
# A dict of samplers and zip; Python's own numbers.
def sample_hyperparameters(space, n, rng):
    samplers = {"log": sample_log_uniform, "one-minus-log": sample_one_minus_log,
                "int": lambda low, high, n, rng: rng.integers(low, high + 1, size=n),
                "uniform": lambda low, high, n, rng: rng.uniform(low, high, n)}
    columns = []
    for name, (kind, *limits) in space.items():
        if kind == "choice":
            columns.append([limits[0][place] for place in rng.integers(0, len(limits[0]), size=n)])
        elif kind in samplers:
            columns.append(samplers[kind](*limits, n, rng).tolist())
        else:
            raise ValueError(f"no kind {kind!r}")
    return [dict(zip(space.keys(), row)) for row in zip(*columns)]

# %% right unit_cube
# One matrix of uniform numbers, bent to each knob's scale.
def sample_hyperparameters(space, n, rng):
    cube = rng.random((len(space), n))
    configs = [dict() for _ in range(n)]
    for shares, (name, (kind, *limits)) in zip(cube, space.items()):
        for config, share in zip(configs, shares):
            if kind == "choice":
                value = limits[0][int(share * len(limits[0]))]
            elif kind == "int":
                value = limits[0] + int(share * (limits[1] - limits[0] + 1))
            elif kind in ("log", "one-minus-log", "uniform"):
                low, high = (to_scale(kind, limit) for limit in limits)
                value = from_scale(kind, low + share * (high - low))
            else:
                raise ValueError(f"kind {kind}?")
            config[name] = value
    return configs

# %% right match
# match and case, and a generator of configs.
def sample_hyperparameters(space, n, rng):
    columns = {}
    for name, knob in space.items():
        match knob:
            case ("uniform", low, high):
                columns[name] = iter(low + (high - low) * rng.random(n))
            case ("log", low, high):
                columns[name] = iter(np.exp(rng.uniform(np.log(low), np.log(high), n)))
            case ("one-minus-log", low, high):
                columns[name] = iter(sample_one_minus_log(low, high, n, rng))
            case ("int", low, high):
                columns[name] = iter(rng.integers(low, high + 1, size=n))
            case ("choice", options):
                columns[name] = iter([options[i] for i in rng.integers(len(options), size=n)])
            case _:
                raise ValueError(f"{name}: {knob[0]!r} is unknown")
    return list({name: next(column) for name, column in columns.items()} for _ in range(n))


# %% wrong last_option_never
# Rng.integers leaves out its end, and one is taken off once more: the last option never comes up.
def sample_hyperparameters(space, n, rng):
    columns = {}                                # name -> its n values
    for name, (kind, *limits) in space.items():
        if kind not in ("uniform", "log", "one-minus-log", "int", "choice"):
            raise ValueError(f"{name}: there is no kind {kind!r}")
        if kind == "choice":
            options = limits[0]
            column = [options[place] for place in rng.integers(max(1, len(options) - 1), size=n)]
        elif kind == "log":
            column = sample_log_uniform(*limits, n, rng)
        elif kind == "one-minus-log":
            column = sample_one_minus_log(*limits, n, rng)
        elif kind == "int":
            column = rng.integers(*limits, size=n, endpoint=True)
        else:
            column = rng.uniform(*limits, size=n)
        columns[name] = column
    # The columns turned into rows: config i has entry i of each.
    configs = [{name: columns[name][i] for name in space} for i in range(n)]
    return configs


# %% wrong options_in_turn
# The options one after the other: config i always has option i mod their number.
def sample_hyperparameters(space, n, rng):
    columns = {}                                # name -> its n values
    for name, (kind, *limits) in space.items():
        if kind not in ("uniform", "log", "one-minus-log", "int", "choice"):
            raise ValueError(f"{name}: there is no kind {kind!r}")
        if kind == "choice":
            options = limits[0]
            column = [options[place] for place in (np.arange(n) % len(options))]
        elif kind == "log":
            column = sample_log_uniform(*limits, n, rng)
        elif kind == "one-minus-log":
            column = sample_one_minus_log(*limits, n, rng)
        elif kind == "int":
            column = rng.integers(*limits, size=n, endpoint=True)
        else:
            column = rng.uniform(*limits, size=n)
        columns[name] = column
    # The columns turned into rows: config i has entry i of each.
    configs = [{name: columns[name][i] for name in space} for i in range(n)]
    return configs


# %% wrong columns_sorted
# Each column is sorted: the first config has the smallest of everything.
def sample_hyperparameters(space, n, rng):
    columns = {}                                # name -> its n values
    for name, (kind, *limits) in space.items():
        if kind not in ("uniform", "log", "one-minus-log", "int", "choice"):
            raise ValueError(f"{name}: there is no kind {kind!r}")
        if kind == "choice":
            options = limits[0]
            column = [options[place] for place in rng.integers(len(options), size=n)]
        elif kind == "log":
            column = np.sort(sample_log_uniform(*limits, n, rng))
        elif kind == "one-minus-log":
            column = sample_one_minus_log(*limits, n, rng)
        elif kind == "int":
            column = rng.integers(*limits, size=n, endpoint=True)
        else:
            column = np.sort(rng.uniform(*limits, size=n))
        columns[name] = column
    # The columns turned into rows: config i has entry i of each.
    configs = [{name: columns[name][i] for name in space} for i in range(n)]
    return configs


# %% wrong uniform_from_zero
# "uniform" from 0 to high: low is not used.
def sample_hyperparameters(space, n, rng):
    columns = {}                                # name -> its n values
    for name, (kind, *limits) in space.items():
        if kind not in ("uniform", "log", "one-minus-log", "int", "choice"):
            raise ValueError(f"{name}: there is no kind {kind!r}")
        if kind == "choice":
            options = limits[0]
            column = [options[place] for place in rng.integers(len(options), size=n)]
        elif kind == "log":
            column = sample_log_uniform(*limits, n, rng)
        elif kind == "one-minus-log":
            column = sample_one_minus_log(*limits, n, rng)
        elif kind == "int":
            column = rng.integers(*limits, size=n, endpoint=True)
        else:
            column = rng.random(n) * limits[1]
        columns[name] = column
    # The columns turned into rows: config i has entry i of each.
    configs = [{name: columns[name][i] for name in space} for i in range(n)]
    return configs


# %% wrong one_short
# Range(1, n): one config is missing.
def sample_hyperparameters(space, n, rng):
    columns = {}                                # name -> its n values
    for name, (kind, *limits) in space.items():
        if kind not in ("uniform", "log", "one-minus-log", "int", "choice"):
            raise ValueError(f"{name}: there is no kind {kind!r}")
        if kind == "choice":
            options = limits[0]
            column = [options[place] for place in rng.integers(len(options), size=n)]
        elif kind == "log":
            column = sample_log_uniform(*limits, n, rng)
        elif kind == "one-minus-log":
            column = sample_one_minus_log(*limits, n, rng)
        elif kind == "int":
            column = rng.integers(*limits, size=n, endpoint=True)
        else:
            column = rng.uniform(*limits, size=n)
        columns[name] = column
    # The columns turned into rows: config i has entry i of each.
    configs = [{name: columns[name][i] for name in space} for i in range(1, n)]
    return configs


# %% wrong units_as_text
# Values are written as text, for the table.
def sample_hyperparameters(space, n, rng):
    columns = {}                                # name -> its n values
    for name, (kind, *limits) in space.items():
        if kind not in ("uniform", "log", "one-minus-log", "int", "choice"):
            raise ValueError(f"{name}: there is no kind {kind!r}")
        if kind == "choice":
            options = limits[0]
            column = [options[place] for place in rng.integers(len(options), size=n)]
        elif kind == "log":
            column = sample_log_uniform(*limits, n, rng)
        elif kind == "one-minus-log":
            column = sample_one_minus_log(*limits, n, rng)
        elif kind == "int":
            column = rng.integers(*limits, size=n, endpoint=True)
        else:
            column = rng.uniform(*limits, size=n)
        columns[name] = column
    # The columns turned into rows: config i has entry i of each.
    configs = [{name: str(columns[name][i]) for name in space} for i in range(n)]
    return configs


# %% right zip
# Zip turns columns into rows; integers by floor.
def sample_hyperparameters(space, n, rng):
    def column(kind, *limits):
        if kind == "choice":
            return [limits[0][int(rng.random() * len(limits[0]))] for _ in range(n)]
        if kind == "int":
            low, high = limits
            return [int(value) for value in np.floor(rng.uniform(low, high + 1, n))]
        if kind == "uniform":
            return list(limits[0] + (limits[1] - limits[0]) * rng.random(n))
        if kind == "log":
            return list(sample_log_uniform(*limits, n, rng))
        if kind == "one-minus-log":
            return list(sample_one_minus_log(*limits, n, rng))
        raise ValueError(kind)

    rows = zip(*(column(*about) for about in space.values()))
    return [dict(zip(space, row)) for row in rows]


# %% right generators_that_part
# A generator for each knob, spawned from the one that was passed in.
def sample_hyperparameters(space, n, rng):
    configs = [{} for _ in range(n)]
    for (name, (kind, *limits)), own in zip(space.items(), rng.spawn(len(space))):
        if kind == "log":
            values = sample_log_uniform(limits[0], limits[1], n, own)
        elif kind == "one-minus-log":
            values = sample_one_minus_log(limits[0], limits[1], n, own)
        elif kind == "uniform":
            values = own.uniform(limits[0], limits[1], n)
        elif kind == "int":
            values = own.integers(limits[0], limits[1] + 1, n).tolist()
        elif kind == "choice":
            values = list(map(limits[0].__getitem__, own.integers(0, len(limits[0]), n)))
        else:
            raise ValueError(f"no kind {kind}")
        for config, value in zip(configs, values):
            config[name] = value
    return configs
