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

# %% wrong too_many_by_number
# Knows one too many only by its number: beside W1 a gamma1 passes.
def check_shapes(parameters, layer_dims):
    for l in range(1, len(layer_dims)):
        for name, shape in ((f"W{l}", (layer_dims[l], layer_dims[l - 1])), (f"b{l}", (layer_dims[l], 1))):
            found = parameters[name].shape if name in parameters else "missing"
            if found != shape:
                raise ValueError(f"{name} should be {shape} and is {found}")
    for name in parameters:
        if int("".join(c for c in name if c.isdigit()) or 0) >= len(layer_dims):
            raise ValueError(f"{name} is too many")

# %% wrong only_the_next_layer
# Looks for W and b of layer L + 1 and for no other name.
def check_shapes(parameters, layer_dims):
    L = len(layer_dims) - 1
    for l in range(1, L + 1):
        for name, shape in ((f"W{l}", (layer_dims[l], layer_dims[l - 1])), (f"b{l}", (layer_dims[l], 1))):
            found = parameters[name].shape if name in parameters else "missing"
            if found != shape:
                raise ValueError(f"{name} should be {shape} and is {found}")
    for name in (f"W{L + 1}", f"b{L + 1}"):
        if name in parameters:
            raise ValueError(f"{name} is too many")

# %% wrong missing_first
# With W1 wrong and b2 missing it names b2.
def check_shapes(parameters, layer_dims):
    expected = {}
    for l in range(1, len(layer_dims)):
        expected[f"W{l}"], expected[f"b{l}"] = (layer_dims[l], layer_dims[l - 1]), (layer_dims[l], 1)
    for name in expected:
        if name not in parameters:
            raise ValueError(f"{name} should be {expected[name]} and is missing")
    for name in expected:
        if parameters[name].shape != expected[name]:
            raise ValueError(f"{name} should be {expected[name]} and is {parameters[name].shape}")
    for name in parameters:
        if name not in expected:
            raise ValueError(f"{name} is too many")

# %% wrong flat_bias_passes
# A bias (n,) passes.
def check_shapes(parameters, layer_dims):
    expected = {}
    for l in range(1, len(layer_dims)):
        expected[f"W{l}"], expected[f"b{l}"] = (layer_dims[l], layer_dims[l - 1]), (layer_dims[l], 1)
    for name, shape in expected.items():
        if name not in parameters:
            raise ValueError(f"{name} should be {shape} and is missing")
        if parameters[name].shape != shape and parameters[name].shape != shape[:1]:
            raise ValueError(f"{name} should be {shape} and is {parameters[name].shape}")
    for name in parameters:
        if name not in expected:
            raise ValueError(f"{name} is too many")

# %% wrong takes_names_out
# Pops what it has looked at: the parameters are empty afterwards.
def check_shapes(parameters, layer_dims):
    for l in range(1, len(layer_dims)):
        for name, shape in ((f"W{l}", (layer_dims[l], layer_dims[l - 1])), (f"b{l}", (layer_dims[l], 1))):
            array = parameters.pop(name, None)
            found = "missing" if array is None else array.shape
            if found != shape:
                raise ValueError(f"{name} should be {shape} and is {found}")
    for name in parameters:
        raise ValueError(f"{name} is too many")

# %% wrong last_layer_forgotten
# Layer L is not looked at.
def check_shapes(parameters, layer_dims):
    expected = {}
    for l in range(1, len(layer_dims)):
        expected[f"W{l}"], expected[f"b{l}"] = (layer_dims[l], layer_dims[l - 1]), (layer_dims[l], 1)
    for l in range(1, len(layer_dims) - 1):
        for name in (f"W{l}", f"b{l}"):
            found = parameters[name].shape if name in parameters else "missing"
            if found != expected[name]:
                raise ValueError(f"{name} should be {expected[name]} and is {found}")
    for name in parameters:
        if name not in expected:
            raise ValueError(f"{name} is too many")

# %% wrong a_key_error_for_missing
# A KeyError for what is missing.
def check_shapes(parameters, layer_dims):
    expected = {}
    for l in range(1, len(layer_dims)):
        expected[f"W{l}"], expected[f"b{l}"] = (layer_dims[l], layer_dims[l - 1]), (layer_dims[l], 1)
    for name, shape in expected.items():
        if name not in parameters:
            raise KeyError(f"{name} should be {shape} and is missing")
        if parameters[name].shape != shape:
            raise ValueError(f"{name} should be {shape} and is {parameters[name].shape}")
    for name in parameters:
        if name not in expected:
            raise ValueError(f"{name} is too many")

# %% right own_error_class
# A class of its own, which is a ValueError.
def check_shapes(parameters, layer_dims):
    class WrongShape(ValueError):
        pass
    names = []
    for l, (before, now) in enumerate(zip(layer_dims, layer_dims[1:]), 1):
        for letter, right in (("W", (now, before)), ("b", (now, 1))):
            name = letter + str(l)
            names.append(name)
            came = parameters.get(name)
            if came is None:
                raise WrongShape("{} should be {} and is missing".format(name, right))
            if tuple(np.shape(came)) != right:
                raise WrongShape("{} should be {} and is {}".format(name, right, np.shape(came)))
    extra = set(parameters) - set(names)
    if extra:
        raise WrongShape(f"{min(extra)} is too many")
    return None

# %% right list_of_complaints
# Gathers all complaints in order and raises the first.
def check_shapes(parameters, layer_dims):
    complaints, rest = [], dict(parameters)
    for l in range(1, len(layer_dims)):
        for name, shape in ((f"W{l}", (layer_dims[l], layer_dims[l - 1])), (f"b{l}", (layer_dims[l], 1))):
            if name not in rest:
                complaints.append(f"{name} should be {shape} and is missing")
            elif (came := rest.pop(name).shape) != shape:
                complaints.append(f"{name} should be {shape} and is {came}")
    complaints += [f"{name} is too many" for name in reversed(rest)]
    if complaints:
        print(complaints)
        raise ValueError(complaints[0])
