"""Answers to `compare_bn`, written without sight of its card: each is wrong or right as it says."""

# %% wrong nan_stays
# NaN is written into the table, where 0 is promised.
def compare_bn(settings, train, threshold=0.85):
    accuracies = np.zeros((2, len(settings)))
    for i, setting in enumerate(settings):
        for row, use_bn in enumerate([False, True]):
            accuracy = train(setting, use_bn)
            accuracies[row, i] = accuracy
    successes = np.sum(accuracies >= threshold, axis=1)
    return accuracies, successes


# %% wrong compared_with_nan
# `accuracy != np.nan` is always true: NaN stays in the table.
def compare_bn(settings, train, threshold=0.85):
    accuracies = np.zeros((2, len(settings)))
    for i, setting in enumerate(settings):
        for row, use_bn in enumerate([False, True]):
            accuracy = train(setting, use_bn)
            if accuracy != np.nan:
                accuracies[row, i] = accuracy
    successes = np.sum(accuracies >= threshold, axis=1)
    return accuracies, successes


# %% wrong above_only
# A run at exactly the threshold is a success: 0.85 with threshold 0.85.
def compare_bn(settings, train, threshold=0.85):
    accuracies = np.zeros((2, len(settings)))
    for i, setting in enumerate(settings):
        for row, use_bn in enumerate([False, True]):
            accuracy = train(setting, use_bn)
            if not np.isnan(accuracy):
                accuracies[row, i] = accuracy
    successes = np.sum(accuracies > threshold, axis=1)
    return accuracies, successes


# %% wrong threshold_fixed
# 0.85 whatever the threshold is.
def compare_bn(settings, train, threshold=0.85):
    accuracies = np.zeros((2, len(settings)))
    for i, setting in enumerate(settings):
        for row, use_bn in enumerate([False, True]):
            accuracy = train(setting, use_bn)
            if not np.isnan(accuracy):
                accuracies[row, i] = accuracy
    successes = np.sum(accuracies >= 0.85, axis=1)
    return accuracies, successes


# %% wrong trains_twice
# Calls train once to look for NaN and once for the number: twice for each run.
def compare_bn(settings, train, threshold=0.85):
    accuracies = np.zeros((2, len(settings)))
    for i, setting in enumerate(settings):
        for row, use_bn in enumerate([False, True]):
            if not np.isnan(train(setting, use_bn)):
                accuracies[row, i] = train(setting, use_bn)
    successes = np.sum(accuracies >= threshold, axis=1)
    return accuracies, successes


# %% wrong rows_swapped
# Batch norm in row 0.
def compare_bn(settings, train, threshold=0.85):
    accuracies = np.zeros((2, len(settings)))
    for i, setting in enumerate(settings):
        for row, use_bn in enumerate([True, False]):
            accuracy = train(setting, use_bn)
            if not np.isnan(accuracy):
                accuracies[row, i] = accuracy
    successes = np.sum(accuracies >= threshold, axis=1)
    return accuracies, successes


# %% wrong counts_by_setting
# Counts along the wrong axis: a number for each setting.
def compare_bn(settings, train, threshold=0.85):
    accuracies = np.zeros((2, len(settings)))
    for i, setting in enumerate(settings):
        for row, use_bn in enumerate([False, True]):
            accuracy = train(setting, use_bn)
            if not np.isnan(accuracy):
                accuracies[row, i] = accuracy
    successes = np.sum(accuracies >= threshold, axis=0)
    return accuracies, successes


# %% wrong one_count
# One number for both rows.
def compare_bn(settings, train, threshold=0.85):
    accuracies = np.zeros((2, len(settings)))
    for i, setting in enumerate(settings):
        for row, use_bn in enumerate([False, True]):
            accuracy = train(setting, use_bn)
            if not np.isnan(accuracy):
                accuracies[row, i] = accuracy
    successes = np.sum(accuracies >= threshold)
    return accuracies, successes


# %% wrong shares
# The share of successes, not their number.
def compare_bn(settings, train, threshold=0.85):
    accuracies = np.zeros((2, len(settings)))
    for i, setting in enumerate(settings):
        for row, use_bn in enumerate([False, True]):
            accuracy = train(setting, use_bn)
            if not np.isnan(accuracy):
                accuracies[row, i] = accuracy
    successes = np.mean(accuracies >= threshold, axis=1)
    return accuracies, successes


# %% wrong mean_accuracy
# The sum of the successful accuracies, not their number.
def compare_bn(settings, train, threshold=0.85):
    accuracies = np.zeros((2, len(settings)))
    for i, setting in enumerate(settings):
        for row, use_bn in enumerate([False, True]):
            accuracy = train(setting, use_bn)
            if not np.isnan(accuracy):
                accuracies[row, i] = accuracy
    successes = np.sum(accuracies * (accuracies >= threshold), axis=1)
    return accuracies, successes


# %% wrong break_at_nan
# A run that diverges without batch norm ends the setting: batch norm is not tried.
def compare_bn(settings, train, threshold=0.85):
    accuracies = np.zeros((2, len(settings)))
    for i, setting in enumerate(settings):
        for row, use_bn in enumerate([False, True]):
            accuracy = train(setting, use_bn)
            if np.isnan(accuracy):
                break
            accuracies[row, i] = accuracy
    successes = np.sum(accuracies >= threshold, axis=1)
    return accuracies, successes


# %% wrong stops_at_nan
# The first NaN ends the experiment: later settings are 0.
def compare_bn(settings, train, threshold=0.85):
    accuracies = np.zeros((2, len(settings)))
    for i, setting in enumerate(settings):
        for row, use_bn in enumerate([False, True]):
            if np.isnan(accuracies[0, :i].sum()):
                return np.nan_to_num(accuracies), np.sum(accuracies >= threshold, axis=1)
            accuracy = train(setting, use_bn)
            accuracies[row, i] = accuracy
    successes = np.sum(accuracies >= threshold, axis=1)
    return np.nan_to_num(accuracies), successes


# %% wrong rounded
# Rounds to two digits: 0.846 becomes 0.85, a success.
def compare_bn(settings, train, threshold=0.85):
    accuracies = np.zeros((2, len(settings)))
    for i, setting in enumerate(settings):
        for row, use_bn in enumerate([False, True]):
            accuracy = train(setting, use_bn)
            if not np.isnan(accuracy):
                accuracies[row, i] = round(float(accuracy), 2)
    successes = np.sum(accuracies >= threshold, axis=1)
    return accuracies, successes


# %% wrong whole_numbers
# A table of integers: 0.9 becomes 0.
def compare_bn(settings, train, threshold=0.85):
    accuracies = np.zeros((2, len(settings)), dtype=int)
    for i, setting in enumerate(settings):
        for row, use_bn in enumerate([False, True]):
            accuracy = train(setting, use_bn)
            if not np.isnan(accuracy):
                accuracies[row, i] = accuracy
    successes = np.sum(accuracies >= threshold, axis=1)
    return accuracies, successes


# %% wrong same_row_twice
# [[0] * n] * 2 is one row twice: both rows show batch norm.
def compare_bn(settings, train, threshold=0.85):
    accuracies = [[0.0] * len(settings)] * 2
    for i, setting in enumerate(settings):
        for row, use_bn in enumerate([False, True]):
            accuracy = train(setting, use_bn)
            if not np.isnan(accuracy):
                accuracies[row][i] = accuracy
    accuracies = np.array(accuracies)
    successes = np.sum(accuracies >= threshold, axis=1)
    return accuracies, successes


# %% wrong writes_into_the_setting
# Notes use_bn in the caller's settings.
def compare_bn(settings, train, threshold=0.85):
    accuracies = np.zeros((2, len(settings)))
    for i, setting in enumerate(settings):
        for row, use_bn in enumerate([False, True]):
            if isinstance(setting, dict):
                setting["use_bn"] = use_bn
            accuracy = train(setting, use_bn)
            if not np.isnan(accuracy):
                accuracies[row, i] = accuracy
    successes = np.sum(accuracies >= threshold, axis=1)
    return accuracies, successes


# %% wrong pops_the_settings
# Takes the settings off the caller's list: it is empty afterwards.
def compare_bn(settings, train, threshold=0.85):
    accuracies = np.zeros((2, len(settings)))
    i = -1
    while settings:
        i, setting = i + 1, settings.pop(0)
        for row, use_bn in enumerate([False, True]):
            accuracy = train(setting, use_bn)
            if not np.isnan(accuracy):
                accuracies[row, i] = accuracy
    successes = np.sum(accuracies >= threshold, axis=1)
    return accuracies, successes


# %% wrong remembers_runs
# Keeps results by setting between calls: a second call with another train returns those of the first.
known = {}


def compare_bn(settings, train, threshold=0.85):
    accuracies = np.zeros((2, len(settings)))
    for i, setting in enumerate(settings):
        for row, use_bn in enumerate([False, True]):
            if (repr(setting), use_bn) not in known:
                known[repr(setting), use_bn] = train(setting, use_bn)
            if not np.isnan(known[repr(setting), use_bn]):
                accuracies[row, i] = known[repr(setting), use_bn]
    return accuracies, np.sum(accuracies >= threshold, axis=1)


# %% wrong better_of_two
# Counts where batch norm wins, not where it reaches the threshold.
def compare_bn(settings, train, threshold=0.85):
    accuracies = np.zeros((2, len(settings)))
    for i, setting in enumerate(settings):
        for row, use_bn in enumerate([False, True]):
            accuracy = train(setting, use_bn)
            if not np.isnan(accuracy):
                accuracies[row, i] = accuracy
    successes = np.array([np.sum(accuracies[0] >= accuracies[1]), np.sum(accuracies[1] >= accuracies[0])])
    return accuracies, successes


# %% wrong nan_to_the_mean
# A diverged run gets the mean of its row.
def compare_bn(settings, train, threshold=0.85):
    accuracies = np.zeros((2, len(settings)))
    for i, setting in enumerate(settings):
        for row, use_bn in enumerate([False, True]):
            accuracy = train(setting, use_bn)
            accuracies[row, i] = accuracy
    for row in accuracies:
        row[np.isnan(row)] = np.nanmean(row) if not np.isnan(row).all() else 0
    successes = np.sum(accuracies >= threshold, axis=1)
    return accuracies, successes


# %% wrong failures_set_to_zero
# Runs below the threshold become 0, too: 0.5 is 0 in the table.
def compare_bn(settings, train, threshold=0.85):
    accuracies = np.zeros((2, len(settings)))
    for i, setting in enumerate(settings):
        for row, use_bn in enumerate([False, True]):
            accuracy = train(setting, use_bn)
            if accuracy >= threshold:
                accuracies[row, i] = accuracy
    successes = np.sum(accuracies >= threshold, axis=1)
    return accuracies, successes


# %% wrong always_with_batch_norm
# Hands True to train in both rows: row 0 is with batch norm, too.
def compare_bn(settings, train, threshold=0.85):
    accuracies = np.zeros((2, len(settings)))
    for i, setting in enumerate(settings):
        for row, use_bn in enumerate([False, True]):
            accuracy = train(setting, True)
            if not np.isnan(accuracy):
                accuracies[row, i] = accuracy
    successes = np.sum(accuracies >= threshold, axis=1)
    return accuracies, successes


# %% right comprehension
# A table in one expression, NaN replaced afterwards.
def compare_bn(settings, train, threshold=0.85):
    table = np.array([[train(setting, use_bn) for setting in settings] for use_bn in (False, True)],
        dtype=float)
    table = np.where(np.isnan(table), 0.0, table)
    return table, (table >= threshold).sum(axis=1)


# %% right counters
# Two counters, math.isnan, prints.
import math


def compare_bn(settings, train, threshold=0.85):
    without, with_bn, counts = [], [], [0, 0]
    for setting in settings:
        for row, (use_bn, values) in enumerate(((False, without), (True, with_bn))):
            accuracy = float(train(setting, use_bn))
            if math.isnan(accuracy):
                print(setting, use_bn, "diverged")
                accuracy = 0.0
            elif accuracy >= threshold:
                counts[row] += 1
            values.append(accuracy)
    return np.array([without, with_bn]), np.array(counts)


# %% right helper
# A helper for a row; x == x is false for NaN only; np.count_nonzero.
def compare_bn(settings, train, threshold=0.85):
    def row(use_bn):
        results = map(lambda setting: train(setting, use_bn), settings)
        return np.fromiter((result if result == result else 0 for result in results), float, len(settings))

    accuracies = np.stack([row(False), row(True)])
    return accuracies, np.array([np.count_nonzero(row >= threshold) for row in accuracies])
