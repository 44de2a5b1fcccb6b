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
