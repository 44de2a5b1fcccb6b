"""Answers to `infer_shapes`, written without sight of its card: each is wrong or right as it says."""

# %% wrong input_map_in_the_products
# A convolution multiplies at every pixel of its input.
def infer_shapes(input_shape, layers):
    shape, table = tuple(input_shape), []
    for kind, s in layers:
        before = shape
        if kind == "dense":
            if len(shape) != 1:
                raise ValueError(shape)
            w, shape = shape[0] * s["units"], (s["units"],)
            table.append((shape, w + s.get("bias", True) * s["units"], w))
            continue
        if len(shape) != 3:
            raise ValueError(shape)
        if kind == "flatten":
            shape = (int(np.prod(shape)),)
            table.append((shape, 0, 0))
            continue
        f, st = s["f"], s.get("stride", 1)
        if s.get("padding", "valid") == "same":
            h, v = -(-shape[0] // st), -(-shape[1] // st)
        else:
            h, v = (shape[0] - f) // st + 1, (shape[1] - f) // st + 1
        if min(h, v) < 1:
            raise ValueError(shape)
        n, g = (s["filters"], s.get("groups", 1)) if kind == "conv" else (shape[2], shape[2])
        if n % g or shape[2] % g:
            raise ValueError(g)
        w = 0 if kind == "pool" else f * f * shape[2] // g * n
        shape = (h, v, n)
        table.append((shape, w + (n if w and s.get("bias", True) else 0), w * before[0] * before[1]))
    return table

# %% wrong side_from_padding_one
# "same" as a padding of (f - 1) // 2 on either side: wrong for even windows.
def infer_shapes(input_shape, layers):
    shape, table = tuple(input_shape), []
    for kind, s in layers:
        if (len(shape) == 1) != (kind == "dense"):
            raise ValueError(kind)
        if kind == "dense":
            w, shape = shape[0] * s["units"], (s["units"],)
            table.append((shape, w + s.get("bias", True) * s["units"], w))
        elif kind == "flatten":
            shape = (shape[0] * shape[1] * shape[2],)
            table.append((shape, 0, 0))
        else:
            f, st = s["f"], s.get("stride", 1)
            p = (f - 1) // 2 if s.get("padding", "valid") == "same" else 0
            h, v = ((n + 2 * p - f) // st + 1 for n in shape[:2])
            if min(shape[:2]) + 2 * p < f:
                raise ValueError(shape)
            n, g = (s["filters"], s.get("groups", 1)) if kind == "conv" else (shape[2], shape[2])
            if n % g or shape[2] % g:
                raise ValueError(g)
            w = 0 if kind == "pool" else f * f * (shape[2] // g) * n
            shape = (h, v, n)
            table.append((shape, w + (n if kind != "pool" and s.get("bias", True) else 0), w * h * v))
    return table

# %% wrong depthwise_mixes
# A depthwise layer is counted like a convolution with as many filters as channels.
def infer_shapes(input_shape, layers):
    shape, table = tuple(input_shape), []
    for kind, s in layers:
        if (len(shape) == 1) != (kind == "dense"):
            raise ValueError(kind)
        if kind == "dense":
            w, shape = shape[0] * s["units"], (s["units"],)
            table.append((shape, w + s.get("bias", True) * s["units"], w))
        elif kind == "flatten":
            shape = (shape[0] * shape[1] * shape[2],)
            table.append((shape, 0, 0))
        else:
            f, st = s["f"], s.get("stride", 1)
            valid = s.get("padding", "valid") == "valid"
            if valid and f > min(shape[:2]):
                raise ValueError(shape)
            h, v = ((n - f) // st + 1 if valid else -(-n // st) for n in shape[:2])
            n, g = (s["filters"], s.get("groups", 1)) if kind == "conv" else (shape[2], 1)
            if n % g or shape[2] % g:
                raise ValueError(g)
            w = 0 if kind == "pool" else f * f * (shape[2] // g) * n
            shape = (h, v, n)
            table.append((shape, w + (n if kind != "pool" and s.get("bias", True) else 0), w * h * v))
    return table

# %% wrong only_height
# The window is compared with the height alone.
def infer_shapes(input_shape, layers):
    shape, table = tuple(input_shape), []
    for kind, s in layers:
        if (len(shape) == 1) != (kind == "dense"):
            raise ValueError(kind)
        if kind == "dense":
            w, shape = shape[0] * s["units"], (s["units"],)
            table.append((shape, w + s.get("bias", True) * s["units"], w))
        elif kind == "flatten":
            shape = (shape[0] * shape[1] * shape[2],)
            table.append((shape, 0, 0))
        else:
            f, st = s["f"], s.get("stride", 1)
            valid = s.get("padding", "valid") == "valid"
            if valid and f > shape[0]:
                raise ValueError(shape)
            h, v = ((n - f) // st + 1 if valid else -(-n // st) for n in shape[:2])
            n, g = (s["filters"], s.get("groups", 1)) if kind == "conv" else (shape[2], shape[2])
            if n % g or shape[2] % g:
                raise ValueError(g)
            w = 0 if kind == "pool" else f * f * (shape[2] // g) * n
            shape = (h, v, n)
            table.append((shape, w + (n if kind != "pool" and s.get("bias", True) else 0), w * h * v))
    return table

# %% wrong filters_need_not_divide
# Only the channels are looked at when there are groups.
def infer_shapes(input_shape, layers):
    shape, table = tuple(input_shape), []
    for kind, s in layers:
        if (len(shape) == 1) != (kind == "dense"):
            raise ValueError(kind)
        if kind == "dense":
            w, shape = shape[0] * s["units"], (s["units"],)
            table.append((shape, w + s.get("bias", True) * s["units"], w))
        elif kind == "flatten":
            shape = (shape[0] * shape[1] * shape[2],)
            table.append((shape, 0, 0))
        else:
            f, st = s["f"], s.get("stride", 1)
            valid = s.get("padding", "valid") == "valid"
            if valid and f > min(shape[:2]):
                raise ValueError(shape)
            h, v = ((n - f) // st + 1 if valid else -(-n // st) for n in shape[:2])
            n, g = (s["filters"], s.get("groups", 1)) if kind == "conv" else (shape[2], shape[2])
            if shape[2] % g:
                raise ValueError(g)
            w = 0 if kind == "pool" else f * f * (shape[2] // g) * n
            shape = (h, v, n)
            table.append((shape, w + (n if kind != "pool" and s.get("bias", True) else 0), w * h * v))
    return table

# %% right asserts_become_errors
# A function for each number, a ValueError from one place.
def infer_shapes(input_shape, layers):
    def need(fine, why):
        if not fine:
            raise ValueError(why)

    def after(shape, kind, s):
        if kind == "dense":
            need(len(shape) == 1, "dense wants a flat layer")
            return (s["units"],)
        need(len(shape) == 3, f"{kind} wants a map")
        h, w, c = shape
        if kind == "flatten":
            return (h * w * c,)
        f, st = s["f"], s.get("stride", 1)
        if s.get("padding") == "same":
            h, w = (h + st - 1) // st, (w + st - 1) // st
        else:
            need(h >= f and w >= f, "the window is too large")
            h, w = (h - f + st) // st, (w - f + st) // st
        if kind == "conv":
            g = s.get("groups", 1)
            need(c % g == 0 == s["filters"] % g, "groups do not divide")
            c = s["filters"]
        return h, w, c

    rows = []
    for kind, s in layers:
        new = after(input_shape, kind, s)
        each = {"conv": lambda: s["f"] ** 2 * input_shape[2] // s.get("groups", 1),
                "depthwise": lambda: s["f"] ** 2,
                "dense": lambda: input_shape[0]}.get(kind, lambda: 0)()
        bias = 1 if each and s.get("bias", True) else 0
        rows.append((new, new[-1] * (each + bias), int(np.prod(new)) * each))
        input_shape = new
    return rows

# %% right lists_for_tuples
# Shapes come back as lists, numbers as NumPy's.
def infer_shapes(input_shape, layers):
    now, out = list(input_shape), []
    for kind, s in layers:
        if kind == "flatten" and len(now) == 3:
            now, w, b, t = [now[0] * now[1] * now[2]], 0, 0, 0
        elif kind == "dense" and len(now) == 1:
            w, b, t, now = now[0] * s["units"], s["units"], 1, [s["units"]]
        elif kind in ("conv", "depthwise", "pool") and len(now) == 3:
            f, k = s["f"], s.get("stride", 1)
            c = now[2]
            n = s["filters"] if kind == "conv" else c
            g = s.get("groups", 1) if kind == "conv" else c
            if c % g + n % g:
                raise ValueError("groups")
            if s.get("padding", "valid") == "same":
                sides = [int(np.ceil(x / k)) for x in now[:2]]
            else:
                sides = [int(np.floor((x - f) / k)) + 1 if x >= f else 0 for x in now[:2]]
            if 0 in sides:
                raise ValueError("no room")
            now = sides + [n]
            w, b, t = (0, 0, 0) if kind == "pool" else (f * f * c * n // g, n, sides[0] * sides[1])
        else:
            raise ValueError(f"{kind} after {now}")
        out.append([now, np.int64(w + b * s.get("bias", True)), np.int64(w * t)])
    return out
