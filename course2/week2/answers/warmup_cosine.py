"""Answers to `warmup_cosine`, from the notebook's text: each is wrong or right as it says."""

# %% wrong no_end
# Comes up again.
def warmup_cosine(learning_rate0, step, warmup_steps, total_steps, final=0.0):
    if step < warmup_steps:
        return learning_rate0 * step / warmup_steps
    way = (step - warmup_steps) / (total_steps - warmup_steps)
    return final + (learning_rate0 - final) * 0.5 * (1 + np.cos(np.pi * way))

# %% wrong from_zero
# The way counts from step 0.
def warmup_cosine(learning_rate0, step, warmup_steps, total_steps, final=0.0):
    if step < warmup_steps:
        return learning_rate0 * step / warmup_steps
    way = min(1, step / total_steps)
    return final + (learning_rate0 - final) * 0.5 * (1 + np.cos(np.pi * way))

# %% wrong no_final
# Goes to 0, and then stays at final.
def warmup_cosine(learning_rate0, step, warmup_steps, total_steps, final=0.0):
    if step < warmup_steps:
        return learning_rate0 * step / warmup_steps
    if step >= total_steps:
        return final
    return learning_rate0 * 0.5 * (1 + np.cos(np.pi * (step - warmup_steps) / (total_steps - warmup_steps)))

# %% wrong division_by_zero
# Divides by warmup_steps in any case.
def warmup_cosine(learning_rate0, step, warmup_steps, total_steps, final=0.0):
    up = step / warmup_steps
    way = min(1, max(0, (step - warmup_steps) / (total_steps - warmup_steps)))
    return min(up * learning_rate0, final + (learning_rate0 - final) * 0.5 * (1 + np.cos(np.pi * way)))

# %% wrong max_final
# Clipped at final instead of moved.
def warmup_cosine(learning_rate0, step, warmup_steps, total_steps, final=0.0):
    if step < warmup_steps:
        return learning_rate0 * step / warmup_steps
    way = min(1, (step - warmup_steps) / (total_steps - warmup_steps))
    return max(final, learning_rate0 * 0.5 * (1 + np.cos(np.pi * way)))

# %% wrong linear
# A straight line down.
def warmup_cosine(learning_rate0, step, warmup_steps, total_steps, final=0.0):
    if step < warmup_steps:
        return learning_rate0 * step / warmup_steps
    return np.interp(step, [warmup_steps, total_steps], [learning_rate0, final])

# %% wrong whole_division
# // in the climb.
def warmup_cosine(learning_rate0, step, warmup_steps, total_steps, final=0.0):
    if step < warmup_steps:
        return learning_rate0 * (step // warmup_steps)
    way = min(1, (step - warmup_steps) / (total_steps - warmup_steps))
    return final + (learning_rate0 - final) * 0.5 * (1 + np.cos(np.pi * way))

# %% right complex_numbers
# The real part of a turn.
def warmup_cosine(learning_rate0, step, warmup_steps, total_steps, final=0.0):
    if step < warmup_steps:
        return learning_rate0 * step / warmup_steps
    import cmath
    way = min(step, total_steps) - warmup_steps
    height = (1 + cmath.exp(1j * cmath.pi * way / (total_steps - warmup_steps)).real) / 2
    return height * learning_rate0 + (1 - height) * final

# %% right np_where
# Both curves, then one is chosen.
def warmup_cosine(learning_rate0, step, warmup_steps, total_steps, final=0.0):
    up = learning_rate0 * step / max(warmup_steps, 1)
    way = np.clip((step - warmup_steps) / (total_steps - warmup_steps), 0.0, 1.0)
    down = final + 0.5 * (learning_rate0 - final) * (1.0 + np.cos(way * np.pi))
    return np.where(step < warmup_steps, up, down)[()]

# %% wrong zero_behind
# 0 behind the end.
def warmup_cosine(learning_rate0, step, warmup_steps, total_steps, final=0.0):
    if step < warmup_steps:
        rate = learning_rate0 * step / warmup_steps
    else:
        way = min(1.0, (step - warmup_steps) / (total_steps - warmup_steps))
        rate = final + (learning_rate0 - final) * (1 + np.cos(np.pi * way)) / 2
    return rate if step <= total_steps else 0.0

# %% wrong final_floor
# final as a floor: the fall goes to 0 and stops at it.
def warmup_cosine(learning_rate0, step, warmup_steps, total_steps, final=0.0):
    if step < warmup_steps:
        rate = learning_rate0 * step / warmup_steps
    else:
        way = min(1.0, (step - warmup_steps) / (total_steps - warmup_steps))
        rate = max(final, learning_rate0 * (1 + np.cos(np.pi * way)) / 2)
    return rate

# %% wrong no_warmup_crashes
# 0 / 0 without a warm-up.
def warmup_cosine(learning_rate0, step, warmup_steps, total_steps, final=0.0):
    if step <= warmup_steps:
        rate = learning_rate0 * step / warmup_steps
    else:
        way = min(1.0, (step - warmup_steps) / (total_steps - warmup_steps))
        rate = final + (learning_rate0 - final) * (1 + np.cos(np.pi * way)) / 2
    return rate

# %% wrong never_below_final
# The climb begins at final at least.
def warmup_cosine(learning_rate0, step, warmup_steps, total_steps, final=0.0):
    if step < warmup_steps:
        rate = learning_rate0 * step / warmup_steps
    else:
        way = min(1.0, (step - warmup_steps) / (total_steps - warmup_steps))
        rate = final + (learning_rate0 - final) * (1 + np.cos(np.pi * way)) / 2
    return max(rate, final)

# %% wrong tenth_steps
# Rates in tenths of the way.
def warmup_cosine(learning_rate0, step, warmup_steps, total_steps, final=0.0):
    if step < warmup_steps:
        rate = learning_rate0 * step / warmup_steps
    else:
        way = np.floor(10 * min(1.0, (step - warmup_steps) / (total_steps - warmup_steps))) / 10
        rate = final + (learning_rate0 - final) * (1 + np.cos(np.pi * way)) / 2
    return rate

# %% right sine
# By the square of the sine.
def warmup_cosine(learning_rate0, step, warmup_steps, total_steps, final=0.0):
    if warmup_steps and step <= warmup_steps:
        return learning_rate0 * (step / warmup_steps)
    if step >= total_steps:
        return final
    half = np.pi / 2 * (step - warmup_steps) / (total_steps - warmup_steps)
    return learning_rate0 - (learning_rate0 - final) * np.sin(half) ** 2

# %% right interp
# np.interp for the climb and the angle.
import math
def warmup_cosine(learning_rate0, step, warmup_steps, total_steps, final=0.0):
    angle = np.interp(step, [warmup_steps, total_steps], [0, math.pi])
    glide = (learning_rate0 + final) / 2 + (learning_rate0 - final) / 2 * math.cos(angle)
    climb = np.interp(step, [0, warmup_steps], [0, learning_rate0]) if warmup_steps > 0 else 0
    return climb if step < warmup_steps else glide

# %% wrong percent_steps
# Counts steps in whole percents of the way.
def warmup_cosine(learning_rate0, step, warmup_steps, total_steps, final=0.0):
    if step < warmup_steps:
        rate = learning_rate0 * step / warmup_steps
    else:
        way = np.round(100 * min(1.0, (step - warmup_steps) / (total_steps - warmup_steps))) / 100
        rate = final + (learning_rate0 - final) * (1 + np.cos(np.pi * way)) / 2
    return rate
