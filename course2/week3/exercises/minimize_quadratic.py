"""The card of `minimize_quadratic`."""

import numpy as np

from autograder.authoring.domain import numbers
from autograder.authoring.exercise import Exercise, drop_line, example, hidden, replace_line, rewrite, slip


class MinimizeQuadratic(Exercise):
    """Minimise a quadratic with GradientTape and any Keras optimiser."""

    section, difficulty, minutes = "2.3.11", 2, 12
    points = 3
    seconds = 20.0
    equivalent = {
        "c[1] * w - c[2]": "a constant term has no gradient, whatever its sign",
        "c[1] * w + c[ 1]": "a constant term has no gradient, whatever its value",
        "cost = (c[0] * w**2 + c[1] * w)": "a constant term has no gradient, so it may be left out",
    }

    def cases(self, draw):
        def quadratic():
            """(c0, c1, c2) of c0 (w - best)^2 + a constant."""
            c0, best = float(draw.uniform(0.5, 2)), float(draw.choice([-1, 1]) * draw.uniform(1, 6))
            return [c0, -2 * c0 * best, float(draw.normal())]

        def case(make, label, coefficients, steps, optimizer="SGD", **settings):
            return make(label, coefficients=coefficients, optimizer=optimizer, settings=settings, steps=steps)

        yield case(example, "three steps of gradient descent", [1, -10, 25], 3, learning_rate=0.01).gives(
            np.array([0, 0.1, 0.198, 0.29404]))
        yield case(example, "other data", [2.0, 8.0, 3.0], 2, learning_rate=0.1)
        yield case(example, "another optimiser", [1, -10, 25], 2, "Adam", learning_rate=1.0)
        array, beyond = np.array(quadratic()), float(draw.uniform(0.7, 0.9))
        yield case(hidden, "w swings round the minimum", array, 2, learning_rate=beyond / float(array[0]))
        yield case(hidden, "no step", quadratic(), 0, learning_rate=0.1)
        momentum = {"learning_rate": 0.05, "momentum": float(draw.uniform(0.5, 0.9))}
        yield case(hidden, "momentum", quadratic(), 3, **momentum).about("generality")
        flat = [1.0, -2.0, float(draw.normal())]
        yield case(hidden, "at the minimum after one step", flat, 4, learning_rate=0.5).about("generality")
        yield case(hidden, "tiny steps", quadratic(), 3, learning_rate=1e-6).about("generality")

    @staticmethod
    def probe(student, coefficients, optimizer, settings, steps):
        import keras

        chosen = getattr(keras.optimizers, optimizer)(**settings)
        return student.minimize_quadratic(coefficients, chosen, steps)

    def oracle(self, coefficients, optimizer, settings, steps):
        c0, c1, _ = map(float, coefficients)
        rate, momentum = settings["learning_rate"], settings.get("momentum", 0.0)
        if optimizer == "SGD" and not momentum and c0:      # the closed form of the lesson, in general
            return (-c1 / (2 * c0) * (1 - (1 - 2 * rate * c0) ** np.arange(steps + 1))).astype(np.float32)
        w, m, v, trajectory = 0.0, 0.0, 0.0, [0.0]
        for t in range(1, steps + 1):
            g = 2 * c0 * w + c1
            if optimizer == "SGD":
                m = momentum * m - rate * g
                w += m
            else:                                           # Kingma and Ba (2015), as at the end of section 2
                m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g
                w -= rate * np.sqrt(1 - 0.999**t) / (1 - 0.9**t) * m / (np.sqrt(v) + 1e-7)
            trajectory.append(w)
        return np.array(trajectory, dtype=np.float32)

    def domain(self, draw):
        # Small steps: a slope that all but cancels would leave Adam a step of nothing but rounding.
        coefficients = [numbers(draw, most=1e3, least=1e-3) for _ in range(3)]
        rate = float(10 ** draw.uniform(-4, -1)) / max(1.0, *map(abs, coefficients[:2]))
        settings, optimizer = {"learning_rate": rate}, str(draw.choice(["SGD", "Adam"]))
        if optimizer == "SGD" and draw.random() < 0.5:
            settings["momentum"] = float(draw.uniform(0, 0.99))
        return {"coefficients": coefficients if draw.random() < 0.5 else np.array(coefficients),
                "optimizer": optimizer, "settings": settings, "steps": int(draw.integers(4))}

    # What gives no gradient at all (the cost outside the tape, w a number or an integer, the arguments of
    # tape.gradient turned) has one error in TensorFlow, which names the causes; so it needs no misconception.
    # Nor does a new optimiser, or any variable, made in the step: compiled code stops there, at that line.
    ignores_the_optimiser = slip(
        "The update is gradient descent, whatever the optimiser. Let the optimiser do it: then Adam is Adam.",
        replace_line("optimizer.apply", "w.assign_sub(optimizer.learning_rate * gradient)"))
    coefficients_reversed = slip(
        "The coefficients are read from the wrong end: the first belongs to w squared, the last is the "
        "constant.", replace_line("cost =", "cost = c[2] * w**2 + c[1] * w + c[0]"))
    always_the_same_function = slip(
        "The function of the lesson, or its derivative, is written into the code. The coefficients are "
        "data: c[0], c[1] and c[2].", replace_line("cost =", "cost = w**2 - 10 * w + 25"))
    square_without_a_factor = slip(
        "The square has no factor. It belongs to c[0].",
        replace_line("cost =", "cost = w**2 + c[1] * w + c[2]"))
    factor_inside_the_square = slip(
        "The factor c[0] is squared with w. Only w is.",
        replace_line("cost =", "cost = (c[0] * w)**2 + c[1] * w + c[2]"))
    uphill = slip(
        "It climbs. The optimiser subtracts the gradient itself: hand it the gradient as it is.",
        replace_line("optimizer.apply", "optimizer.apply([-gradient], [w])"))
    never_moves = slip(
        "w stays at 0: the gradient is not handed to the optimiser, or without c[1] w there is no slope at "
        "0. The optimiser changes the variable.", drop_line("optimizer.apply"))

    tape_of_its_own = rewrite(
        replace_line("with tf.GradientTape", "with tf.GradientTape(watch_accessed_variables=False) as tape:"),
        replace_line("cost =", "tape.watch(w)\ncost = (c[0] * w + c[1]) * w"),
        replace_line("w = tf", "w = tf.Variable(0, dtype=tf.float32)"))
    in_pairs = rewrite(replace_line("optimizer.apply", "optimizer.apply_gradients([(gradient, w)])"))
