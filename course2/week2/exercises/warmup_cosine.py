"""The card of `warmup_cosine`."""

import numpy as np

from autograder.authoring.exercise import (Exercise, alternative, example, hidden, in_place_of, misconception,
                                           slip)

climb, share = in_place_of("rate = learning_rate0 * step"), in_place_of("way =")
glide = in_place_of("rate = final +")
AWAY = "(step - warmup_steps) / (total_steps - warmup_steps)"


class WarmupCosine(Exercise):
    """A learning rate that climbs, then glides down along half a cosine wave."""

    section, points, difficulty, minutes = "2.2.9", 5, 2, 16
    form = "a number"

    def cases(self, draw):
        def case(make, label, rate, step, warmup, total, *final):
            more = {"final": final[0]} if final else {}
            return make(label, learning_rate0=rate, step=step, warmup_steps=warmup, total_steps=total, **more)

        yield case(example, "climbing", 0.8, 5, 20, 100, 0.2).gives(0.2)
        yield case(example, "the top", 0.8, 20, 20, 100, 0.2).gives(0.8)
        yield case(example, "half-way down", 0.8, 60, 20, 100, 0.2).gives(0.5)
        yield case(example, "a third of the way down, to 0", 1.0, 14, 8, 26).gives(0.75)
        yield case(example, "beyond the end", 0.8, 130, 20, 100, 0.2).gives(0.2).about("generality")
        warmup = int(draw.integers(11, 30))
        total = warmup + int(draw.integers(50, 90))
        rate, final = float(draw.uniform(0.5, 3)), float(draw.uniform(0.05, 0.3))
        for label, step in (("climbing", int(draw.integers(1, warmup))), ("one before the top", warmup - 1),
                            ("one behind the top", warmup + 1), ("early on the way down", warmup + 9),
                            ("late on the way down", total - 7), ("one before the end", total - 1)):
            yield case(hidden, label, rate, step, warmup, total, final)
        yield case(hidden, "to 0", rate, warmup + 20, warmup, total)
        for label, *inputs in (
                ("the first step", rate, 0, warmup, total, final),
                ("the top", rate, warmup, warmup, total, final),
                ("the end", rate, total, warmup, total, final), ("one step of warm-up", rate, 1, 1, 9),
                ("twice as far as the end", rate, 2 * total - warmup, warmup, total, final),
                ("far beyond", rate, 5 * total, warmup, total, final),
                ("no warm-up", rate, 0, 0, total, final),
                ("no warm-up, on the way", rate, 17, 0, total), ("constant", rate, total - 9, 0, total, rate),
                ("one step down", rate, warmup + 1, warmup, warmup + 1, final)):
            yield case(hidden, label, *inputs).about("generality")

    def oracle(self, learning_rate0, step, warmup_steps, total_steps, final=0.0):
        from keras.optimizers.schedules import CosineDecay

        zero, top = np.float64(0), np.float64(learning_rate0)           # else Keras computes in 32 bits
        begin = {"initial_learning_rate": zero, "warmup_target": top, "warmup_steps": warmup_steps}
        rate = CosineDecay(**(begin if warmup_steps else {"initial_learning_rate": top}),
                           decay_steps=total_steps - warmup_steps, alpha=np.float64(final / learning_rate0))
        return float(rate(step))

    def domain(self, draw):
        warmup = int(draw.choice([0, 1, draw.integers(2, 500)]))
        total = warmup + int(draw.choice([1, 2, draw.integers(3, 2000)]))
        rate = float(10 ** draw.uniform(-3, 1))
        return {"learning_rate0": rate,
                "step": int(draw.choice([0, warmup, total, draw.integers(0, 2 * total + 1)])),
                "warmup_steps": warmup, "total_steps": total,
                "final": float(rate * draw.choice([0, 1, draw.uniform()]))}

    no_climb = slip("It does not climb: it is at the top from the beginning.",
                    ("step < warmup_steps", "False"),
                    ("min(1.0, ", "np.clip("), (f"{AWAY})", f"{AWAY}, 0, 1)"))
    climbs_from_1 = climb("It climbs one step early, and the first step is not 0.",
                          "rate = learning_rate0 * (step + 1) / warmup_steps")
    climbs_from_final = climb("It climbs from `final`. It climbs from 0.",
                              "rate = final + (learning_rate0 - final) * step / warmup_steps")
    from_the_start = share("The way down is measured from step 0. It begins at the end of the warm-up; so "
                           "there is a jump.",
                           "way = min(1.0, step / total_steps)")
    without_warmup = share("The way down is total_steps long. The warm-up is a part of them.",
                           "way = min(1.0, (step - warmup_steps) / total_steps)")
    climbs_again = share("Behind the end it goes up again. It should stay.", f"way = {AWAY}")
    degrees = glide("The cosine gets degrees. NumPy's cosine takes radians: half a turn is pi.",
                    "rate = final + (learning_rate0 - final) * (1 + np.cos(180 * way)) / 2")
    whole_turn = glide("The angle runs through a whole turn, and the rate comes up again. Half a turn is "
                       "asked for.",
                       "rate = final + (learning_rate0 - final) * (1 + np.cos(2 * np.pi * way)) / 2")
    quarter_turn = glide("That is a quarter of a wave: it starts level and falls ever more steeply. Half a "
                         "wave is asked for.",
                         "rate = final + (learning_rate0 - final) * np.cos(np.pi / 2 * way)")
    straight = glide("It falls in a straight line. Half a cosine wave starts and ends level.",
                     "rate = final + (learning_rate0 - final) * (1 - way)")
    final_left_out = glide("It falls to 0, whatever `final` is.",
                           "rate = learning_rate0 * (1 + np.cos(np.pi * way)) / 2")
    final_on_top = glide("`final` is added to the whole curve. The top should be learning_rate0.",
                         "rate = final + learning_rate0 * (1 + np.cos(np.pi * way)) / 2")

    @misconception("The rate is only right while it climbs: the way down is missing.")
    def stays_on_top(learning_rate0, step, warmup_steps, total_steps, final=0.0):
        return learning_rate0 * min(1.0, step / warmup_steps) if warmup_steps else learning_rate0

    @alternative
    def by_half_angle(learning_rate0, step, warmup_steps, total_steps, final=0.0):
        import math

        if step < warmup_steps:
            return step / warmup_steps * learning_rate0
        half = math.pi / 2 * (min(step, total_steps) - warmup_steps) / (total_steps - warmup_steps)
        return learning_rate0 * math.cos(half) ** 2 + final * math.sin(half) ** 2

    @alternative
    def about_the_middle(learning_rate0, step, warmup_steps, total_steps, final=0.0):
        if warmup_steps > step:
            return np.interp(step, [0, warmup_steps], [0, learning_rate0])
        if step >= total_steps:
            return final
        middle, reach = (learning_rate0 + final) / 2, (learning_rate0 - final) / 2
        return middle + reach * np.sin(np.pi * (0.5 - (step - warmup_steps) / (total_steps - warmup_steps)))
