"""Answers to `encode_names`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong find_minus_one
# find gives -1: the last row of the block before, or of all.
def encode_names(names):
    alphabet = "abcdefghijklmnopqrstuvwxyz"
    encoded = np.zeros((108, len(names)))
    for i, name in enumerate(names):
        word = name.lower()
        for k, sign in enumerate([word[-1:], word[-2:-1], word[-3:-2], word[:1]]):
            encoded[27 * k + (alphabet.find(sign) if sign else 26), i] = 1
    return encoded

# %% wrong short_names_stop
# An index that short names do not have.
def encode_names(names):
    alphabet = "abcdefghijklmnopqrstuvwxyz"
    encoded = np.zeros((108, len(names)))
    for i, name in enumerate(names):
        word = name.lower()
        for k, sign in enumerate([word[-1], word[-2], word[-3], word[0]]):
            encoded[27 * k + (alphabet.index(sign) if sign in alphabet else 26), i] = 1
    return encoded

# %% wrong case_matters
# Capitals are no letters.
def encode_names(names):
    alphabet = "abcdefghijklmnopqrstuvwxyz"
    encoded = np.zeros((108, len(names)))
    for i, word in enumerate(names):
        for k, sign in enumerate([word[-1:], word[-2:-1], word[-3:-2], word[:1]]):
            encoded[27 * k + (alphabet.index(sign) if sign and sign in alphabet else 26), i] = 1
    return encoded

# %% wrong only_letters_counted
# Other signs are taken out first, so that the letters move up.
def encode_names(names):
    alphabet = "abcdefghijklmnopqrstuvwxyz"
    encoded = np.zeros((108, len(names)))
    for i, name in enumerate(names):
        word = "".join(sign for sign in name.lower() if sign in alphabet)
        for k, sign in enumerate([word[-1:], word[-2:-1], word[-3:-2], word[:1]]):
            encoded[27 * k + (alphabet.index(sign) if sign else 26), i] = 1
    return encoded

# %% wrong padded_with_itself
# A short name begins again: "jo" has j in the third place.
def encode_names(names):
    alphabet = "abcdefghijklmnopqrstuvwxyz"
    encoded = np.zeros((108, len(names)))
    for i, name in enumerate(names):
        word = name.lower()
        for k, sign in enumerate([word[-1], (2 * word)[-2], (3 * word)[-3], word[0]]):
            encoded[27 * k + (alphabet.index(sign) if sign in alphabet else 26), i] = 1
    return encoded

# %% wrong counts
# Counts letters over the whole name.
def encode_names(names):
    encoded = np.zeros((108, len(names)))
    for i, name in enumerate(names):
        for sign in name.lower():
            if sign.isascii() and sign.isalpha():
                encoded[ord(sign) - ord("a"), i] += 1
    return encoded

# %% wrong stops_without_names
# np.array of nothing has no columns to turn.
def encode_names(names):
    rows = []
    for name in names:
        word, row = name.lower(), np.zeros(108)
        for k, sign in enumerate([word[-1:], word[-2:-1], word[-3:-2], word[:1]]):
            row[27 * k + (ord(sign) - 97 if "a" <= sign <= "z" else 26)] = 1
        rows.append(row)
    return np.array(rows).T

# %% right dictionary
# A dict of places, with 26 for what is not in it.
def encode_names(names):
    places = {sign: place for place, sign in enumerate("abcdefghijklmnopqrstuvwxyz")}
    encoded = np.zeros((108, len(names)), dtype=int)
    for i, name in enumerate(names):
        backwards = name.lower()[::-1] + "  "
        for k, sign in enumerate(backwards[:3] + name[0].lower()):
            encoded[27 * k + places.get(sign, 26), i] = 1
    return encoded

# %% right stacked_blocks
# Four blocks of the unit matrix, one below the other.
def encode_names(names):
    def places(signs):
        return [ord(sign) - 97 if len(sign) == 1 and "a" <= sign <= "z" else 26 for sign in signs]
    words = [name.lower() for name in names]
    slots = [[word[-1:] for word in words], [word[-2:-1] for word in words],
             [word[-3:-2] for word in words], [word[:1] for word in words]]
    return np.vstack([np.eye(27)[:, np.array(places(slot), dtype=int)] for slot in slots])

# %% wrong place_by_name
# names.index: a name that is there twice leaves its second column empty.
def encode_names(names):
    al = "abcdefghijklmnopqrstuvwxyz"
    E = np.zeros((108, len(names)))
    for n in names:
        i = names.index(n)
        w = n.lower()
        for k, s in enumerate([w[-1], w[-2:-1], w[-3:-2], w[0]]):
            E[27 * k + (al.index(s) if s and s in al else 26), i] = 1
    return E

# %% wrong isalpha
# é is a letter for isalpha, and stops.
def encode_names(names):
    al = "abcdefghijklmnopqrstuvwxyz"
    E = np.zeros((108, len(names)))
    for i, n in enumerate(names):
        w = n.lower()
        for k, s in enumerate([w[-1], w[-2:-1], w[-3:-2], w[0]]):
            E[27 * k + (al.index(s) if s.isalpha() else 26), i] = 1
    return E

# %% wrong ord
# ord - 97 is negative for most signs, which ends in another row.
def encode_names(names):
    E = np.zeros((108, len(names)))
    for i, n in enumerate(names):
        w = n.lower()
        for k, s in enumerate([w[-1], w[-2:-1], w[-3:-2], w[0]]):
            p = ord(s) - 97 if s else 26
            E[27 * k + min(p, 26), i] = 1
    return E

# %% right eye
# Blocks of comparisons; the name is padded in front.
def encode_names(names):
    al = "abcdefghijklmnopqrstuvwxyz"

    def block(s):
        return [float(s == c) for c in al] + [float(s not in list(al))]
    cols = []
    for n in names:
        w = "   " + n.lower()
        cols.append(sum((block(s) for s in (w[-1], w[-2], w[-3], w[3])), []))
    return np.array(cols).reshape(-1, 108).T
