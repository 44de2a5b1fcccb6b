"""Answers to `encode_table`, written without sight of its card: each is wrong or right as it says."""

# %% wrong own_words
# The words are those that occur in this table.
def encode_table(rows, numeric_cols, categorical_cols):
    X = [[row[column] for row in rows] for column in numeric_cols]
    if any(value is None or value != value for values in X for value in values):
        raise ValueError("missing")
    for column, words in categorical_cols.items():
        found = [row[column] for row in rows]
        if not set(found) <= set(words):
            raise ValueError("unknown word")
        X += [[float(each == word) for each in found] for word in sorted(set(found))]
    return np.array(X, dtype=float)

# %% wrong numbered
# Codes 0, 1, 2 in one row.
def encode_table(rows, numeric_cols, categorical_cols):
    X = [[row[column] for row in rows] for column in numeric_cols]
    if any(value is None or value != value for values in X for value in values):
        raise ValueError("missing")
    X += [[words.index(row[column]) for row in rows] for column, words in categorical_cols.items()]
    return np.array(X, dtype=float)

# %% wrong nan_slips_through
# None is refused by NumPy's float as a TypeError that is turned round; nan is not seen.
def encode_table(rows, numeric_cols, categorical_cols):
    X = [[row[column] for row in rows] for column in numeric_cols]
    if any(value is None for values in X for value in values):
        raise ValueError("missing")
    for column, words in categorical_cols.items():
        for word in words:
            X.append([float(row[column] == word) for row in rows])
        if any(row[column] not in words for row in rows):
            raise ValueError("unknown word")
    return np.array(X, dtype=float)

# %% wrong examples_in_rows
# (m, n_x).
def encode_table(rows, numeric_cols, categorical_cols):
    table = []
    for row in rows:
        line = [row[column] for column in numeric_cols]
        if any(value is None or value != value for value in line):
            raise ValueError("missing")
        for column, words in categorical_cols.items():
            line += [1.0 if each == row[column] else 0.0 for each in words]
            if row[column] not in words:
                raise ValueError("unknown word")
        table.append(line)
    return np.array(table)

# %% wrong unknown_is_nothing
# A word that is not in the list becomes zeros.
def encode_table(rows, numeric_cols, categorical_cols):
    X = [[row[column] for row in rows] for column in numeric_cols]
    if any(value is None or value != value for values in X for value in values):
        raise ValueError("missing")
    for column, words in categorical_cols.items():
        X += [[float(row[column] == word) for row in rows] for word in words]
    return np.array(X, dtype=float)

# %% wrong zero_is_missing
# `not value` is true of 0, too.
def encode_table(rows, numeric_cols, categorical_cols):
    X = [[row[column] for row in rows] for column in numeric_cols]
    if any(not value or value != value for values in X for value in values):
        raise ValueError("missing")
    for column, words in categorical_cols.items():
        if any(row[column] not in words for row in rows):
            raise ValueError("unknown word")
        X += [[float(row[column] == word) for row in rows] for word in words]
    return np.array(X, dtype=float)

# %% right column_by_column
# A column for each example, then all side by side.
def encode_table(rows, numeric_cols, categorical_cols):
    columns = []
    for row in rows:
        column = []
        for name in numeric_cols:
            value = row[name]
            if value is None or value != value:
                raise ValueError(f"{name} is missing")
            column.append(float(value))
        for name, words in categorical_cols.items():
            one_hot = [0.0] * len(words)
            one_hot[words.index(row[name])] = 1.0       # raises ValueError itself
            column += one_hot
        columns.append(column)
    return np.array(columns).T

# %% right identity
# Rows of an identity matrix.
def encode_table(rows, numeric_cols, categorical_cols):
    for row in rows:
        if any(row[name] is None for name in numeric_cols):
            raise ValueError("None")
    parts = [np.array([[row[name] for row in rows] for name in numeric_cols], dtype=float)]
    parts[0] = parts[0].reshape(-1, len(rows))
    if np.isnan(parts[0]).any():
        raise ValueError("nan")
    for name, words in categorical_cols.items():
        parts.append(np.eye(len(words))[:, [words.index(row[name]) for row in rows]])
    return np.vstack(parts)

# %% wrong nan_by_equality
# `np.nan in values` finds that one nan, and no other: nan is not equal to itself.
def encode_table(rows, numeric_cols, categorical_cols):
    X = []
    for c in numeric_cols:
        v = [r[c] for r in rows]
        if None in v or np.nan in v:
            raise ValueError("missing")
        X.append(v)
    for c, words in categorical_cols.items():
        f = [r[c] for r in rows]
        if not set(f) <= set(words):
            raise ValueError("word")
        for w in words:
            X.append([float(e == w) for e in f])
    return np.array(X, dtype=float)

# %% wrong substring
# `word in each` of texts: "dark red" is red, too.
def encode_table(rows, numeric_cols, categorical_cols):
    X = []
    for c in numeric_cols:
        v = [r[c] for r in rows]
        if any((e is None or np.isnan(e) for e in v)):
            raise ValueError("missing")
        X.append(v)
    for c, words in categorical_cols.items():
        f = [r[c] for r in rows]
        if not set(f) <= set(words):
            raise ValueError("word")
        for w in words:
            X.append([float(w in e) for e in f])
    return np.array(X, dtype=float)

# %% wrong one_numeric
# Only the first column is looked at for missing numbers.
def encode_table(rows, numeric_cols, categorical_cols):
    X = []
    for n, c in enumerate(numeric_cols):
        v = [r[c] for r in rows]
        if n == 0 and any((e is None or np.isnan(e) for e in v)):
            raise ValueError("missing")
        X.append(v)
    for c, words in categorical_cols.items():
        f = [r[c] for r in rows]
        if not set(f) <= set(words):
            raise ValueError("word")
        for w in words:
            X.append([float(e == w) for e in f])
    return np.array(X, dtype=float)

# %% wrong whole_numbers
# astype(int): 0.464 becomes 0.
def encode_table(rows, numeric_cols, categorical_cols):
    X = []
    for c in numeric_cols:
        v = [r[c] for r in rows]
        if any((e is None or np.isnan(e) for e in v)):
            raise ValueError("missing")
        X.append(v)
    for c, words in categorical_cols.items():
        f = [r[c] for r in rows]
        if not set(f) <= set(words):
            raise ValueError("word")
        for w in words:
            X.append([float(e == w) for e in f])
    return np.array(X).astype(int)

# %% wrong get_zero
# `value or 0`: None becomes 0.
def encode_table(rows, numeric_cols, categorical_cols):
    X = []
    for c in numeric_cols:
        v = [r[c] or 0 for r in rows]
        if any((np.isnan(e) for e in v)):
            raise ValueError("missing")
        X.append(v)
    for c, words in categorical_cols.items():
        f = [r[c] for r in rows]
        if not set(f) <= set(words):
            raise ValueError("word")
        for w in words:
            X.append([float(e == w) for e in f])
    return np.array(X, dtype=float)

# %% right preallocated
# Zeros first; index raises the ValueError.
def encode_table(rows, numeric_cols, categorical_cols):
    n = len(numeric_cols) + sum((len(words) for words in categorical_cols.values()))
    X = np.zeros((n, len(rows)))
    for j, row in enumerate(rows):
        for i, c in enumerate(numeric_cols):
            X[i, j] = np.nan if row[c] is None else row[c]
        i = len(numeric_cols)
        for c, words in categorical_cols.items():
            X[i + words.index(row[c]), j] = 1
            i += len(words)
    if np.isnan(X).any():
        raise ValueError("nan")
    return X

# %% right pandas
# By a DataFrame.
def encode_table(rows, numeric_cols, categorical_cols):
    import pandas as pd
    t = pd.DataFrame(rows)
    parts = []
    if len(numeric_cols):
        if t[numeric_cols].isna().any().any():
            raise ValueError("missing")
        parts.append(t[numeric_cols].to_numpy(dtype=float).T)
    for c, words in categorical_cols.items():
        if not t[c].isin(words).all():
            raise ValueError("word")
        parts.append(np.array([(t[c] == w).to_numpy(dtype=float) for w in words]))
    return np.vstack(parts)
