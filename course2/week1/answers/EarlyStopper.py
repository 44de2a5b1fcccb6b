"""Answers to `EarlyStopper`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong reference
# Keeps the dict.
class EarlyStopper:
    def __init__(self, patience, min_delta=0.0):
        self.patience, self.min_delta, self.wait, self.step = patience, min_delta, 0, -1
        self.best_value, self.best_parameters, self.best_step = np.inf, None, None

    def update(self, value, parameters):
        self.step += 1
        if value < self.best_value - self.min_delta:
            self.best_value, self.best_parameters, self.best_step, self.wait = value, parameters, self.step, 0
            return False
        self.wait += 1
        return self.wait >= self.patience

# %% wrong dict_copy
# parameters.copy(): a new dict, the old arrays.
class EarlyStopper:
    def __init__(self, patience, min_delta=0.0):
        self.patience, self.min_delta, self.wait, self.step = patience, min_delta, 0, -1
        self.best_value, self.best_parameters, self.best_step = np.inf, None, None

    def update(self, value, parameters):
        self.step += 1
        if value < self.best_value - self.min_delta:
            self.best_value, self.best_parameters, self.best_step = value, parameters.copy(), self.step
            self.wait = 0
        else:
            self.wait += 1
        return self.wait >= self.patience

# %% wrong greater
# wait > patience.
class EarlyStopper:
    def __init__(self, patience, min_delta=0.0):
        self.patience, self.min_delta, self.wait, self.step = patience, min_delta, 0, -1
        self.best_value, self.best_parameters, self.best_step = np.inf, None, None

    def update(self, value, parameters):
        self.step += 1
        if value < self.best_value - self.min_delta:
            self.best_value, self.best_step = value, self.step
            self.best_parameters = {k: v.copy() for k, v in parameters.items()}
            self.wait = 0
        else:
            self.wait += 1
        return self.wait > self.patience

# %% wrong best_without_delta
# The best value moves down with every lower value; only the count looks at min_delta.
class EarlyStopper:
    def __init__(self, patience, min_delta=0.0):
        self.patience, self.min_delta, self.wait, self.step = patience, min_delta, 0, -1
        self.best_value, self.best_parameters, self.best_step = np.inf, None, None

    def update(self, value, parameters):
        self.step += 1
        much = value < self.best_value - self.min_delta
        if value < self.best_value:
            self.best_value, self.best_step = value, self.step
            self.best_parameters = {k: v.copy() for k, v in parameters.items()}
        self.wait = 0 if much else self.wait + 1
        return self.wait >= self.patience

# %% wrong nan_first
# Takes the first value as best, whatever it is: behind a NaN nothing is ever lower.
class EarlyStopper:
    def __init__(self, patience, min_delta=0.0):
        self.patience, self.min_delta, self.wait, self.step = patience, min_delta, 0, -1
        self.best_value, self.best_parameters, self.best_step = np.inf, None, None

    def update(self, value, parameters):
        self.step += 1
        if self.best_step is None or value < self.best_value - self.min_delta:
            self.best_value, self.best_step = value, self.step
            self.best_parameters = {k: v.copy() for k, v in parameters.items()}
            self.wait = 0
        else:
            self.wait += 1
        return self.wait >= self.patience

# %% wrong total_count
# Counts all values that were not better, not those in a row.
class EarlyStopper:
    def __init__(self, patience, min_delta=0.0):
        self.patience, self.min_delta, self.wait, self.step = patience, min_delta, 0, -1
        self.best_value, self.best_parameters, self.best_step = np.inf, None, None

    def update(self, value, parameters):
        self.step += 1
        if value < self.best_value - self.min_delta:
            self.best_value, self.best_step = value, self.step
            self.best_parameters = {k: v.copy() for k, v in parameters.items()}
        else:
            self.wait += 1
        return self.wait >= self.patience

# %% right deepcopy
# copy.deepcopy, and a list of all values.
import copy

class EarlyStopper:
    def __init__(self, patience, min_delta=0.0):
        self.patience, self.min_delta, self.values = patience, min_delta, []
        self.best_value, self.best_parameters, self.best_step = np.inf, None, None

    def update(self, value, parameters):
        self.values.append(value)
        last = len(self.values) - 1
        if self.best_value - value > self.min_delta:
            self.best_value, self.best_step = value, last
            self.best_parameters = copy.deepcopy(parameters)
        return last - (-1 if self.best_step is None else self.best_step) >= self.patience

# %% right counts_down
# Counts down.
class EarlyStopper:
    def __init__(self, patience, min_delta=0.0):
        self.left = self.full = patience
        self.gain = min_delta
        self.best_value, self.best_parameters, self.best_step, self.number = float("inf"), None, None, 0

    def update(self, value, parameters):
        better = not np.isnan(value) and value + self.gain < self.best_value
        if better:
            self.best_value, self.best_step, self.left = float(value), self.number, self.full
            self.best_parameters = {key: np.array(array) for key, array in parameters.items()}
        else:
            self.left -= 1
        self.number += 1
        return np.bool_(self.left <= 0)

# %% wrong relative_delta
# min_delta as a share.
class EarlyStopper:

    def __init__(self, patience, min_delta=0.0):
        self.best_value, self.best_parameters, self.best_step = (np.inf, None, None)
        self.patience, self.min_delta = (patience, min_delta)
        self.step = self.waited = 0

    def update(self, value, parameters):
        self.waited += 1
        if value < self.best_value * (1 - self.min_delta):
            self.best_value, self.best_step = (value, self.step)
            self.best_parameters = {k: np.copy(p) for k, p in parameters.items()}
            self.waited = 0
        self.step += 1
        return self.waited >= self.patience

# %% wrong sticky
# Once True, always True.
class EarlyStopper:

    def __init__(self, patience, min_delta=0.0):
        self.best_value, self.best_parameters, self.best_step = (np.inf, None, None)
        self.patience, self.min_delta = (patience, min_delta)
        self.step = self.waited = 0
        self.done = False

    def update(self, value, parameters):
        self.waited += 1
        if value < self.best_value - self.min_delta:
            self.best_value, self.best_step = (value, self.step)
            self.best_parameters = {k: np.copy(p) for k, p in parameters.items()}
            self.waited = 0
        self.step += 1
        self.done = self.done or self.waited >= self.patience
        return self.done

# %% wrong shared_counter
# The count belongs to the class.
class EarlyStopper:
    calls = 0

    def __init__(self, patience, min_delta=0.0):
        self.best_value, self.best_parameters, self.best_step = (np.inf, None, None)
        self.patience, self.min_delta = (patience, min_delta)
        self.step = self.waited = 0

    def update(self, value, parameters):
        self.waited += 1
        if value < self.best_value - self.min_delta:
            self.best_value, self.best_step = (value, EarlyStopper.calls)
            self.best_parameters = {k: np.copy(p) for k, p in parameters.items()}
            self.waited = 0
        self.step += 1
        EarlyStopper.calls += 1
        return self.waited >= self.patience

# %% wrong nan_stops
# NaN stops at once.
class EarlyStopper:

    def __init__(self, patience, min_delta=0.0):
        self.best_value, self.best_parameters, self.best_step = (np.inf, None, None)
        self.patience, self.min_delta = (patience, min_delta)
        self.step = self.waited = 0

    def update(self, value, parameters):
        self.waited += 1
        if value < self.best_value - self.min_delta:
            self.best_value, self.best_step = (value, self.step)
            self.best_parameters = {k: np.copy(p) for k, p in parameters.items()}
            self.waited = 0
        self.step += 1
        return bool(self.waited >= self.patience or np.isnan(value))

# %% wrong nan_not_counted
# NaN is left out of the count.
class EarlyStopper:

    def __init__(self, patience, min_delta=0.0):
        self.best_value, self.best_parameters, self.best_step = (np.inf, None, None)
        self.patience, self.min_delta = (patience, min_delta)
        self.step = self.waited = 0

    def update(self, value, parameters):
        if np.isnan(value):
            self.step += 1
            return False
        self.waited += 1
        if value < self.best_value - self.min_delta:
            self.best_value, self.best_step = (value, self.step)
            self.best_parameters = {k: np.copy(p) for k, p in parameters.items()}
            self.waited = 0
        self.step += 1
        return self.waited >= self.patience

# %% wrong nan_not_a_step
# NaN is no step.
class EarlyStopper:

    def __init__(self, patience, min_delta=0.0):
        self.best_value, self.best_parameters, self.best_step = (np.inf, None, None)
        self.patience, self.min_delta = (patience, min_delta)
        self.step = self.waited = 0

    def update(self, value, parameters):
        if np.isnan(value):
            self.waited += 1
            return self.waited >= self.patience
        self.waited += 1
        if value < self.best_value - self.min_delta:
            self.best_value, self.best_step = (value, self.step)
            self.best_parameters = {k: np.copy(p) for k, p in parameters.items()}
            self.waited = 0
        self.step += 1
        return self.waited >= self.patience

# %% wrong patience_used_up
# Patience is used up and not filled again.
class EarlyStopper:

    def __init__(self, patience, min_delta=0.0):
        self.best_value, self.best_parameters, self.best_step = (np.inf, None, None)
        self.patience, self.min_delta = (patience, min_delta)
        self.step = self.waited = 0

    def update(self, value, parameters):
        self.waited += 1
        if value < self.best_value - self.min_delta:
            self.best_value, self.best_step = (value, self.step)
            self.best_parameters = {k: np.copy(p) for k, p in parameters.items()}
            pass
        self.step += 1
        return self.waited - (self.best_step or 0) - 1 >= self.patience

# %% wrong negative_costs
# The best is tracked by size: costs below 0.
class EarlyStopper:

    def __init__(self, patience, min_delta=0.0):
        self.best_value, self.best_parameters, self.best_step = (np.inf, None, None)
        self.patience, self.min_delta = (patience, min_delta)
        self.step = self.waited = 0

    def update(self, value, parameters):
        self.waited += 1
        if abs(value) < abs(self.best_value) - self.min_delta:
            self.best_value, self.best_step = (value, self.step)
            self.best_parameters = {k: np.copy(p) for k, p in parameters.items()}
            self.waited = 0
        self.step += 1
        return self.waited >= self.patience

# %% wrong first_always
# The first value counts always, also NaN.
class EarlyStopper:

    def __init__(self, patience, min_delta=0.0):
        self.best_value, self.best_parameters, self.best_step = (np.inf, None, None)
        self.patience, self.min_delta = (patience, min_delta)
        self.step = self.waited = 0

    def update(self, value, parameters):
        self.waited += 1
        if self.best_step is None or value < self.best_value - self.min_delta:
            self.best_value, self.best_step = (value, self.step)
            self.best_parameters = {k: np.copy(p) for k, p in parameters.items()}
            self.waited = 0
        self.step += 1
        return self.waited >= self.patience

# %% wrong delta_after_reset
# min_delta only against the best; small gains set the patience back.
class EarlyStopper:

    def __init__(self, patience, min_delta=0.0):
        self.best_value, self.best_parameters, self.best_step = (np.inf, None, None)
        self.patience, self.min_delta = (patience, min_delta)
        self.step = self.waited = 0

    def update(self, value, parameters):
        self.waited += 1
        if value < self.best_value - self.min_delta:
            self.best_value, self.best_step = (value, self.step)
            self.best_parameters = {k: np.copy(p) for k, p in parameters.items()}
            self.waited = 0
        self.step += 1
        if value < self.best_value:
            self.waited = 0
        return self.waited >= self.patience

# %% right history
# Keeps all values.
class EarlyStopper:

    def __init__(self, patience, min_delta=0.0):
        self.patience, self.min_delta = (patience, min_delta)
        self.values = []
        self.best_value, self.best_parameters, self.best_step = (float('inf'), None, None)

    def update(self, value, parameters):
        self.values.append(value)
        if self.best_value - value > self.min_delta:
            self.best_value = value
            self.best_step = len(self.values) - 1
            self.best_parameters = {k: np.array(v) for k, v in parameters.items()}
        since = len(self.values) - 1 - (-1 if self.best_step is None else self.best_step)
        return since >= self.patience

# %% right inherits
# With a helper and copy().
class EarlyStopper:

    def __init__(self, patience, min_delta=0.0):
        self.best_value = np.inf
        self.best_parameters = self.best_step = None
        self._left = self._patience = patience
        self._delta = min_delta
        self._seen = -1

    def _better(self, value):
        return not np.isnan(value) and value + self._delta < self.best_value

    def update(self, value, parameters):
        self._seen += 1
        if self._better(value):
            self.best_value, self.best_step = (float(value), self._seen)
            self.best_parameters = dict(((k, p.copy()) for k, p in parameters.items()))
            self._left = self._patience
        else:
            self._left -= 1
        return self._left <= 0
