"""The card of `minimize_quadratic`."""

import numpy as np

from autograder.exercise import Exercise, alternative, example, hidden, rewrite, slip


class MinimizeQuadratic(Exercise):
    """Minimise a quadratic with GradientTape and any Keras optimiser."""

    section, difficulty, minutes = "2.3.11", 2, 12
    points = 3
    seconds = 20.0
    equivalent = {
        "c[1] * w - c[2]": "a constant term has no gradient, whatever its sign",
        "c[1] * w + c[ 1]": "a constant term has no gradient, whatever its value",
        "cost = (c[0] * w**2 + c[1] * w)": "a constant term has no gradient, so it may be left out",
        "w_new = (w.numpy())": "`numpy()` of a scalar is a copy of the number already",
    }

    def cases(self, draw):
        def quadratic():
            """(c0, c1, c2) of c0 (w - best)^2 + a constant."""
            c0, best = float(draw.uniform(0.5, 2)), float(draw.choice([-1, 1]) * draw.uniform(1, 6))
            return [c0, -2 * c0 * best, float(draw.normal())]

        yield example("three steps of gradient descent", coefficients=[1, -10, 25], optimizer="SGD",
                      settings={"learning_rate": 0.01}, steps=3).gives(np.array([0, 0.1, 0.198, 0.29404]))
        yield example("other data", coefficients=[2.0, 8.0, 3.0], optimizer="SGD", settings={"learning_rate": 0.1}, steps=2)
        yield example("another optimiser", coefficients=[1, -10, 25], optimizer="Adam", settings={"learning_rate": 1.0}, steps=2)
        coefficients = quadratic()
        yield hidden("steps so large that w swings round the minimum", coefficients=np.array(coefficients), optimizer="SGD",
                     settings={"learning_rate": float(draw.uniform(0.7, 0.9)) / coefficients[0]}, steps=2)
        yield hidden("no step", coefficients=quadratic(), optimizer="SGD", settings={"learning_rate": 0.1}, steps=0)
        yield hidden("momentum", coefficients=quadratic(), optimizer="SGD",
                     settings={"learning_rate": 0.05, "momentum": float(draw.uniform(0.5, 0.9))}, steps=3).about("generality")

    @staticmethod
    def probe(student, coefficients, optimizer, settings, steps):
        import keras

        return student.minimize_quadratic(coefficients, getattr(keras.optimizers, optimizer)(**settings), steps)

    def oracle(self, coefficients, optimizer, settings, steps):
        c0, c1, _ = map(float, coefficients)
        rate = settings["learning_rate"]
        if optimizer == "SGD" and "momentum" not in settings:           # the closed form of the lesson, in general
            return (-c1 / (2 * c0) * (1 - (1 - 2 * rate * c0) ** np.arange(steps + 1))).astype(np.float32)
        w, m, v, trajectory = 0.0, 0.0, 0.0, [0.0]
        for t in range(1, steps + 1):
            g = 2 * c0 * w + c1
            if optimizer == "SGD":
                m = settings["momentum"] * m - rate * g
                w += m
            else:                                                       # Kingma and Ba (2015), algorithm 1
                beta1, beta2 = 0.9, 0.999
                m, v = beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * g * g
                w -= rate * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + 1e-7)
            trajectory.append(w)
        return np.array(trajectory, dtype=np.float32)

    cost_outside_the_tape = slip(
        "The cost is computed outside the `with` block. The tape records only what happens inside, so it knows of no gradient (None).",
        ("        with tf.GradientTape() as tape:\n            cost =", "        with tf.GradientTape() as tape:\n            pass\n        cost ="))
    a_constant = slip(
        "`w` is a constant. The tape watches variables, and only a variable can be changed: make it a `tf.Variable`.",
        ("w = tf.Variable(0.0)", "w = tf.constant(0.0)"))
    a_python_number = slip(
        "`w` is a plain Python number, of which TensorFlow can keep no record. Make it a `tf.Variable`.",
        ("w = tf.Variable(0.0)", "w = 0.0"))
    an_integer = slip(
        "`tf.Variable(0)` is an integer, and integers have no gradient. Write 0.0.",
        ("w = tf.Variable(0.0)", "w = tf.Variable(0)"))
    a_new_optimiser_each_step = slip(
        "A new optimiser is made in every step, so Adam and momentum forget what they averaged. Use the one that was handed in.",
        ("optimizer.apply_gradients", "type(optimizer).from_config(optimizer.get_config()).apply_gradients"))
    ignores_the_optimiser = slip(
        "The update is gradient descent, whatever the optimiser. Let `optimizer.apply_gradients` do it: then Adam is Adam.",
        ("optimizer.apply_gradients([(gradient, w)])", "w.assign_sub(optimizer.learning_rate * gradient)"))
    coefficients_reversed = slip(
        "The coefficients are read from the wrong end: the first belongs to w squared, the last is the constant.",
        ("c[0] * w**2 + c[1] * w + c[2]", "c[2] * w**2 + c[1] * w + c[0]"))
    always_the_same_function = slip(
        "The function of the lecture, or its derivative, is written into the code. The coefficients are data: use c[0], c[1] and c[2].",
        ("c[0] * w**2 + c[1] * w + c[2]", "w**2 - 10 * w + 25"))
    records_the_variable = slip(
        "The list holds the variable itself, so at the end all its entries show the last value. Note the number: `float(w.numpy())`.",
        ("w_new = float(w.numpy())", "w_new = w"))
    records_before_the_step = slip(
        "The value is noted before the step. Note it after `apply_gradients`.",
        ("        optimizer.apply_gradients([(gradient, w)])\n        w_new = float(w.numpy())",
         "        w_new = float(w.numpy())\n        optimizer.apply_gradients([(gradient, w)])"))
    records_the_cost = slip(
        "The cost is noted. Asked for is where w is.",
        ("w_new = float(w.numpy())", "w_new = float(cost)"))
    uphill = slip(
        "It climbs. The optimiser subtracts the gradient itself: hand it the gradient as it is.",
        ("[(gradient, w)]", "[(-gradient, w)]"))
    never_moves = slip(
        "`w - ...` makes a new number and leaves the variable alone. Let the optimiser change the variable with `apply_gradients`.",
        ("optimizer.apply_gradients([(gradient, w)])", "moved = w - optimizer.learning_rate * gradient"))
    @alternative
    def with_a_graph(coefficients, optimizer, steps):
        w = tf.Variable(0.0)
        optimizer.build([w])

        @tf.function
        def step(c):
            with tf.GradientTape() as tape:
                cost = (c[0] * w + c[1]) * w + c[2]
            optimizer.apply_gradients([(tape.gradient(cost, w), w)])

        trajectory = [w.numpy()]
        for _ in range(steps):
            step(tf.constant(coefficients, tf.float32))
            trajectory.append(w.numpy())
        return np.array(trajectory)

    @alternative
    def with_a_keras_variable(coefficients, optimizer, steps):
        c = [float(number) for number in coefficients]
        w = keras.Variable(0.0)
        trajectory = [0.0]
        for _ in range(steps):
            with tf.GradientTape() as tape:
                tape.watch(w.value)
                cost = tf.reduce_sum(tf.stack([c[0] * tf.square(w.value), c[1] * w.value, c[2]]))
            optimizer.apply([tape.gradient(cost, w.value)], [w])
            trajectory += [float(w)]
        return trajectory

    tape_of_its_own = rewrite(
        ("with tf.GradientTape() as tape:\n            cost", "with tf.GradientTape(watch_accessed_variables=False) as tape:\n            tape.watch(w)\n            cost"),
        ("tf.Variable(0.0)", "tf.Variable(0, dtype=tf.float32)"))
