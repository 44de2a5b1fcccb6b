"""Answers to `check_shapes`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong sizes_only
# Compares the number of entries.
def check_shapes(parameters, layer_dims):
    for l in range(1, len(layer_dims)):
        for name, shape in ((f"W{l}", (layer_dims[l], layer_dims[l - 1])), (f"b{l}", (layer_dims[l], 1))):
            if name not in parameters:
                raise ValueError(f"{name} should be {shape} and is missing")
            if parameters[name].size != shape[0] * shape[1]:
                raise ValueError(f"{name} should be {shape} and is {parameters[name].shape}")
    for name in parameters:
        if int(name[1:]) >= len(layer_dims) or int(name[1:]) < 1:
            raise ValueError(f"{name} is too many")

# %% wrong weights_before_biases
# All W, then all b.
def check_shapes(parameters, layer_dims):
    L = len(layer_dims) - 1
    wanted = {f"W{l}": (layer_dims[l], layer_dims[l - 1]) for l in range(1, L + 1)}
    wanted |= {f"b{l}": (layer_dims[l], 1) for l in range(1, L + 1)}
    for name, shape in wanted.items():
        if name not in parameters:
            raise ValueError(f"{name} should be {shape} and is missing")
        if parameters[name].shape != shape:
            raise ValueError(f"{name} should be {shape} and is {parameters[name].shape}")
    for name in parameters:
        if name not in wanted:
            raise ValueError(f"{name} is too many")

# %% wrong prints
# Prints where it should raise.
def check_shapes(parameters, layer_dims):
    for l in range(1, len(layer_dims)):
        if parameters[f"W{l}"].shape != (layer_dims[l], layer_dims[l - 1]):
            print(f"W{l} is wrong")
        if parameters[f"b{l}"].shape != (layer_dims[l], 1):
            print(f"b{l} is wrong")

# %% wrong counts_names
# A dict with the right number of entries counts as whole.
def check_shapes(parameters, layer_dims):
    if len(parameters) < 2 * (len(layer_dims) - 1):
        raise ValueError("a parameter is missing")
    for l in range(1, len(layer_dims)):
        for name, shape in ((f"W{l}", (layer_dims[l], layer_dims[l - 1])), (f"b{l}", (layer_dims[l], 1))):
            if parameters[name].shape != shape:
                raise ValueError(f"{name} should be {shape} and is {parameters[name].shape}")

# %% wrong returns_true
# True where it should be None.
def check_shapes(parameters, layer_dims):
    wanted = {}
    for l in range(1, len(layer_dims)):
        wanted[f"W{l}"], wanted[f"b{l}"] = (layer_dims[l], layer_dims[l - 1]), (layer_dims[l], 1)
    for name, shape in wanted.items():
        is_there = parameters[name].shape if name in parameters else "missing"
        if is_there != shape:
            raise ValueError(f"{name} should be {shape} and is {is_there}")
    if set(parameters) - set(wanted):
        raise ValueError(f"{min(set(parameters) - set(wanted))} is too many")
    return True

# %% wrong last_wrong_one
# Reports the last wrong one.
def check_shapes(parameters, layer_dims):
    text = ""
    wanted = {}
    for l in range(1, len(layer_dims)):
        wanted[f"W{l}"], wanted[f"b{l}"] = (layer_dims[l], layer_dims[l - 1]), (layer_dims[l], 1)
    for name in parameters:
        if name not in wanted:
            text = f"{name} is too many"
    for name, shape in wanted.items():
        is_there = parameters[name].shape if name in parameters else "missing"
        if is_there != shape:
            text = f"{name} should be {shape} and is {is_there}"
    if text:
        raise ValueError(text)

# %% right by_get
# dict.get, and sentences put together by hand.
def check_shapes(parameters, layer_dims):
    names = []
    for l, (before, now) in enumerate(zip(layer_dims, layer_dims[1:]), 1):
        for letter, columns in {"W": before, "b": 1}.items():
            names.append(letter + str(l))
            array = parameters.get(names[-1])
            if array is None:
                raise ValueError("%s should be (%d, %d) and is missing" % (names[-1], now, columns))
            if array.ndim != 2 or array.shape[0] != now or array.shape[1] != columns:
                raise ValueError("%s should be (%d, %d) and is %s" % (names[-1], now, columns, array.shape))
    for name in parameters:
        if names.count(name) == 0:
            raise ValueError(name + " is too many!")

# %% right generator
# A generator of complaints, of which the first is raised.
def check_shapes(parameters, layer_dims):
    def complaints():
        known = set()
        for l in range(1, len(layer_dims)):
            for name, want in ((f"W{l}", tuple(layer_dims[l:l - 2 if l > 1 else None:-1])),
                               (f"b{l}", (layer_dims[l], 1))):
                known.add(name)
                got = np.shape(parameters[name]) if name in parameters else "missing"
                if got != want:
                    yield f"Attention: {name} should be {want} and is {got}."
        yield from (f"{name} is too many" for name in parameters.keys() - known)

    for complaint in complaints():
        raise ValueError(complaint)
