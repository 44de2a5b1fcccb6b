"""Answers to `xor_relu_tree`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong sum_modulo
# Adds up, and takes the remainder.
def xor_relu_tree(bits):
    n = len(bits)
    return bits.sum(axis=0, keepdims=True) % 2, 2 * (n - 1), int(np.ceil(np.log2(n)))

# %% wrong powers_of_two
# Right for powers of two only: the last one is dropped.
def xor_relu_tree(bits):
    parity, units, depth = bits, 0, 0
    while len(parity) > 1:
        half = len(parity) // 2
        x, y = parity[0:2 * half:2], parity[1:2 * half:2]
        parity = relu(x - y) + relu(y - x)
        units, depth = units + 2 * half, depth + 1
    return parity, units, depth

# %% wrong chain_of_xors
# One after the other.
def xor_relu_tree(bits):
    parity, units, depth = bits[:1], 0, 0
    for row in bits[1:]:
        parity = relu(parity - row) + relu(row - parity)
        units, depth = units + 2, depth + 1
    return parity, units, depth

# %% wrong other_xor
# Another pair of units, right for bits only.
def xor_relu_tree(bits):
    parity, units, depth = bits, 0, 0
    while len(parity) > 1:
        half = len(parity) // 2
        x, y = parity[0:2 * half:2], parity[1:2 * half:2]
        parity = np.vstack([relu(x + y) - 2 * relu(x + y - 1), parity[2 * half:]])
        units, depth = units + 2 * half, depth + 1
    return parity, units, depth

# %% wrong flat_result
# The parity has lost its row.
def xor_relu_tree(bits):
    parity, units, depth = bits, 0, 0
    while len(parity) > 1:
        half = len(parity) // 2
        x, y = parity[0:2 * half:2], parity[1:2 * half:2]
        parity = np.vstack([relu(x - y) + relu(y - x), parity[2 * half:]])
        units, depth = units + 2 * half, depth + 1
    return parity[0], units, depth

# %% wrong padded
# Padded with zeros to a power of two, and those units counted, too.
def xor_relu_tree(bits):
    n, depth = len(bits), 0
    while 2**depth < n:
        depth += 1
    parity = np.vstack([bits, np.zeros((2**depth - n, bits.shape[1]))])
    units = 2 * (2**depth - 1)
    while len(parity) > 1:
        parity = relu(parity[::2] - parity[1::2]) + relu(parity[1::2] - parity[::2])
    return parity, units, depth

# %% right recursive_levels
# By recursion over the levels.
def xor_relu_tree(bits):
    n = bits.shape[0]
    if n == 1:
        return bits, 0, 0
    even = n - n % 2
    above = [relu(bits[i] - bits[i + 1]) + relu(bits[i + 1] - bits[i]) for i in range(0, even, 2)]
    parity, units, depth = xor_relu_tree(np.array([*above, *bits[even:]]))
    return parity, units + even, depth + 1

# %% right padded_with_zero
# A zero beside what is left over leaves it as it is; units by the formula.
def xor_relu_tree(bits):
    n, level, depth = len(bits), np.asarray(bits, dtype=float), 0
    while len(level) > 1:
        if len(level) % 2:
            level = np.vstack([level, np.zeros_like(level[:1])])
        a, b = level[::2], level[1::2]
        level, depth = np.maximum(a - b, 0) + np.maximum(b - a, 0), depth + 1
    return level, 2 * n - 2, depth

# %% wrong halves
# The first half against the second.
def xor_relu_tree(bits):
    v, units, depth = bits, 0, 0
    while len(v) > 1:
        p = len(v) // 2
        x, y = v[:p], v[p:2 * p]
        v = np.vstack([relu(x - y) + relu(y - x), v[2 * p:]])
        units, depth = units + 2 * p, depth + 1
    return v, units, depth

# %% wrong leftover_first
# What is left over goes to the front.
def xor_relu_tree(bits):
    v, units, depth = bits, 0, 0
    while len(v) > 1:
        p = len(v) // 2
        x, y = v[:2 * p:2], v[1::2]
        v = np.vstack([v[2 * p:], relu(x - y) + relu(y - x)])
        units, depth = units + 2 * p, depth + 1
    return v, units, depth

# %% wrong with_a_bias
# relu(x + y) - 2 relu(x + y - 1): right at the corners; of two halves it makes 1.
def xor_relu_tree(bits):
    v, units, depth = bits, 0, 0
    while len(v) > 1:
        p = len(v) // 2
        x, y = v[:2 * p:2], v[1::2]
        v = np.vstack([relu(x + y) - 2 * relu(x + y - 1), v[2 * p:]])
        units, depth = units + 2 * p, depth + 1
    return v, units, depth

# %% wrong depth_rounded
# round(log2): 5 gives 2, 6 gives 3.
def xor_relu_tree(bits):
    v, units = bits, 0
    while len(v) > 1:
        p = len(v) // 2
        x, y = v[:2 * p:2], v[1::2]
        v = np.vstack([relu(x - y) + relu(y - x), v[2 * p:]])
        units += 2 * p
    return v, units, round(np.log2(len(bits)))

# %% wrong in_the_bits_themselves
# The levels are written over the bits of the caller.
def xor_relu_tree(bits):
    n, units, depth = len(bits), 0, 0
    while n > 1:
        p = n // 2
        bits[:p], odd = np.abs(bits[:2 * p:2] - bits[1:2 * p:2]), n % 2
        if odd:
            bits[p] = bits[n - 1]
        n, units, depth = p + odd, units + 2 * p, depth + 1
    return bits[:1].copy(), units, depth

# %% wrong whole_number_type
# The level is written into an array of whole numbers.
def xor_relu_tree(bits):
    v, units, depth = bits, 0, 0
    while len(v) > 1:
        p = len(v) // 2
        new = np.zeros((p + len(v) % 2, v.shape[1]), dtype=int)
        new[:p] = np.abs(v[:2 * p:2] - v[1::2])
        new[p:] = v[2 * p:]
        v, units, depth = new, units + 2 * p, depth + 1
    return v, units, depth

# %% wrong leftover_makes_units
# Counts two units for each row of the next level, the one left over included.
def xor_relu_tree(bits):
    v, units, depth = bits, 0, 0
    while len(v) > 1:
        p = len(v) // 2
        x, y = v[:2 * p:2], v[1::2]
        v = np.vstack([relu(x - y) + relu(y - x), v[2 * p:]])
        units, depth = units + 2 * len(v), depth + 1
    return v, units, depth

# %% right recursion_by_powers
# Blocks of the largest power of two below n, as the tree makes them.
def xor_relu_tree(bits):
    n = len(bits)
    if n == 1:
        return np.array(bits), 0, 0
    left = 1
    while 2 * left < n:
        left *= 2
    a, ua, da = xor_relu_tree(bits[:left])
    b, ub, db = xor_relu_tree(bits[left:])
    return np.abs(a - b), ua + ub + 2, max(da, db) + 1

# %% right columns_in_lists
# A list for each column, with max and min.
def xor_relu_tree(bits):
    columns, units, depth = [list(c) for c in np.asarray(bits, dtype=float).T], 0, 0
    n = len(bits)
    out = []
    for c in columns:
        while len(c) > 1:
            pairs = [c[k:k + 2] for k in range(0, len(c), 2)]
            c = [max(pair) - min(pair) if len(pair) == 2 else pair[0] for pair in pairs]
        out.append(c[0])
    return np.array([out]), 2 * (n - 1), (n - 1).bit_length()
