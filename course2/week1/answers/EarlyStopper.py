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
