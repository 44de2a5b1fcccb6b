"""Answers to `minimize_quadratic`, written without sight of its card: each is wrong or right as it says."""

# %% wrong gradient_swapped
# tape.gradient(w, cost): the derivative of w by the cost is None, the step stops.
def minimize_quadratic(coefficients, optimizer, steps):
    c = tf.constant(coefficients, dtype=tf.float32)
    w = tf.Variable(0.0)
    trajectory = [0.0]
    for step in range(steps):
        with tf.GradientTape() as tape:
            cost = c[0] * w**2 + c[1] * w + c[2]
        gradient = tape.gradient(w, cost)
        optimizer.apply_gradients([(gradient, w)])
        w_new = float(w.numpy())
        trajectory.append(w_new)
    return np.array(trajectory, dtype=np.float32)


# %% wrong numpy_in_the_cost
# w.numpy() in the cost: the tape sees no variable, the gradient is None.
def minimize_quadratic(coefficients, optimizer, steps):
    c = tf.constant(coefficients, dtype=tf.float32)
    w = tf.Variable(0.0)
    trajectory = [0.0]
    for step in range(steps):
        with tf.GradientTape() as tape:
            cost = c[0] * w.numpy() ** 2 + c[1] * w.numpy() + c[2]
        gradient = tape.gradient(cost, w)
        optimizer.apply_gradients([(gradient, w)])
        w_new = float(w.numpy())
        trajectory.append(w_new)
    return np.array(trajectory, dtype=np.float32)


# %% wrong cost_outside
# The cost is computed below the tape: the gradient is None.
def minimize_quadratic(coefficients, optimizer, steps):
    c = tf.constant(coefficients, dtype=tf.float32)
    w = tf.Variable(0.0)
    trajectory = [0.0]
    for step in range(steps):
        with tf.GradientTape() as tape:
            pass
        cost = c[0] * w**2 + c[1] * w + c[2]
        gradient = tape.gradient(cost, w)
        optimizer.apply_gradients([(gradient, w)])
        w_new = float(w.numpy())
        trajectory.append(w_new)
    return np.array(trajectory, dtype=np.float32)


# %% wrong whole_number
# tf.Variable(0) is a whole number and has no gradient.
def minimize_quadratic(coefficients, optimizer, steps):
    c = tf.constant(coefficients, dtype=tf.float32)
    w = tf.Variable(0)
    trajectory = [0.0]
    for step in range(steps):
        with tf.GradientTape() as tape:
            cost = c[0] * w**2 + c[1] * w + c[2]
        gradient = tape.gradient(cost, w)
        optimizer.apply_gradients([(gradient, w)])
        w_new = float(w.numpy())
        trajectory.append(w_new)
    return np.array(trajectory, dtype=np.float32)


# %% wrong no_pair
# apply_gradients(gradient) without a pair: stops.
def minimize_quadratic(coefficients, optimizer, steps):
    c = tf.constant(coefficients, dtype=tf.float32)
    w = tf.Variable(0.0)
    trajectory = [0.0]
    for step in range(steps):
        with tf.GradientTape() as tape:
            cost = c[0] * w**2 + c[1] * w + c[2]
        gradient = tape.gradient(cost, w)
        optimizer.apply_gradients(gradient)
        w_new = float(w.numpy())
        trajectory.append(w_new)
    return np.array(trajectory, dtype=np.float32)


# %% wrong pair_turned
# The pair the wrong way round: stops.
def minimize_quadratic(coefficients, optimizer, steps):
    c = tf.constant(coefficients, dtype=tf.float32)
    w = tf.Variable(0.0)
    trajectory = [0.0]
    for step in range(steps):
        with tf.GradientTape() as tape:
            cost = c[0] * w**2 + c[1] * w + c[2]
        gradient = tape.gradient(cost, w)
        optimizer.apply_gradients([(w, gradient)])
        w_new = float(w.numpy())
        trajectory.append(w_new)
    return np.array(trajectory, dtype=np.float32)


# %% wrong fresh_optimizer
# A copy of the optimizer for each step: Adam forgets; its second step with (1, -10, 25) and rate 1 differs.
def minimize_quadratic(coefficients, optimizer, steps):
    c = tf.constant(coefficients, dtype=tf.float32)
    w = tf.Variable(0.0)
    trajectory = [0.0]
    for step in range(steps):
        with tf.GradientTape() as tape:
            cost = c[0] * w**2 + c[1] * w + c[2]
        gradient = tape.gradient(cost, w)
        optimizer.__class__.from_config(optimizer.get_config()).apply_gradients([(gradient, w)])
        w_new = float(w.numpy())
        trajectory.append(w_new)
    return np.array(trajectory, dtype=np.float32)


# %% wrong own_sgd
# Gradient descent by hand, with the optimizer's rate: Adam's first step is as large as its rate, not 10
# times.
def minimize_quadratic(coefficients, optimizer, steps):
    c = tf.constant(coefficients, dtype=tf.float32)
    w = tf.Variable(0.0)
    trajectory = [0.0]
    for step in range(steps):
        with tf.GradientTape() as tape:
            cost = c[0] * w**2 + c[1] * w + c[2]
        gradient = tape.gradient(cost, w)
        w.assign_sub(optimizer.learning_rate * gradient)
        w_new = float(w.numpy())
        trajectory.append(w_new)
    return np.array(trajectory, dtype=np.float32)


# %% wrong fixed_rate
# SGD with 0.01 whatever optimizer is handed in.
def minimize_quadratic(coefficients, optimizer, steps):
    c = tf.constant(coefficients, dtype=tf.float32)
    optimizer = keras.optimizers.SGD(0.01)
    w = tf.Variable(0.0)
    trajectory = [0.0]
    for step in range(steps):
        with tf.GradientTape() as tape:
            cost = c[0] * w**2 + c[1] * w + c[2]
        gradient = tape.gradient(cost, w)
        optimizer.apply_gradients([(gradient, w)])
        w_new = float(w.numpy())
        trajectory.append(w_new)
    return np.array(trajectory, dtype=np.float32)


# %% wrong variable_outside
# The variable lives outside the function: a second call starts where the first ended.
w = tf.Variable(0.0)


def minimize_quadratic(coefficients, optimizer, steps):
    c = tf.constant(coefficients, dtype=tf.float32)
    trajectory = [0.0]
    for step in range(steps):
        with tf.GradientTape() as tape:
            cost = c[0] * w**2 + c[1] * w + c[2]
        gradient = tape.gradient(cost, w)
        optimizer.apply_gradients([(gradient, w)])
        w_new = float(w.numpy())
        trajectory.append(w_new)
    return np.array(trajectory, dtype=np.float32)


# %% wrong notes_too_early
# Notes w before the step: the last step is missing and 0 stands twice.
def minimize_quadratic(coefficients, optimizer, steps):
    c = tf.constant(coefficients, dtype=tf.float32)
    w = tf.Variable(0.0)
    trajectory = [0.0]
    for step in range(steps):
        with tf.GradientTape() as tape:
            cost = c[0] * w**2 + c[1] * w + c[2]
        gradient = tape.gradient(cost, w)
        w_new = float(w.numpy())
        optimizer.apply_gradients([(gradient, w)])
        trajectory.append(w_new)
    return np.array(trajectory, dtype=np.float32)


# %% wrong notes_the_cost
# The trajectory of the cost, not of w.
def minimize_quadratic(coefficients, optimizer, steps):
    c = tf.constant(coefficients, dtype=tf.float32)
    w = tf.Variable(0.0)
    trajectory = [0.0]
    for step in range(steps):
        with tf.GradientTape() as tape:
            cost = c[0] * w**2 + c[1] * w + c[2]
        gradient = tape.gradient(cost, w)
        optimizer.apply_gradients([(gradient, w)])
        w_new = float(cost.numpy())
        trajectory.append(w_new)
    return np.array(trajectory, dtype=np.float32)


# %% wrong one_step_more
# One step too many: steps + 2 numbers.
def minimize_quadratic(coefficients, optimizer, steps):
    c = tf.constant(coefficients, dtype=tf.float32)
    w = tf.Variable(0.0)
    trajectory = [0.0]
    for step in range(steps + 1):
        with tf.GradientTape() as tape:
            cost = c[0] * w**2 + c[1] * w + c[2]
        gradient = tape.gradient(cost, w)
        optimizer.apply_gradients([(gradient, w)])
        w_new = float(w.numpy())
        trajectory.append(w_new)
    return np.array(trajectory, dtype=np.float32)


# %% wrong stops_when_flat
# Stops when the gradient is small: fewer than steps + 1 numbers, for (0, 0, 1) one.
def minimize_quadratic(coefficients, optimizer, steps):
    c = tf.constant(coefficients, dtype=tf.float32)
    w = tf.Variable(0.0)
    trajectory = [0.0]
    for step in range(steps):
        with tf.GradientTape() as tape:
            cost = c[0] * w**2 + c[1] * w + c[2]
        gradient = tape.gradient(cost, w)
        if abs(gradient) < 1e-4:
            break
        optimizer.apply_gradients([(gradient, w)])
        w_new = float(w.numpy())
        trajectory.append(w_new)
    return np.array(trajectory, dtype=np.float32)


# %% wrong coefficients_of_the_text
# Always (w - 5)^2.
def minimize_quadratic(coefficients, optimizer, steps):
    c = tf.constant(coefficients, dtype=tf.float32)
    w = tf.Variable(0.0)
    trajectory = [0.0]
    for step in range(steps):
        with tf.GradientTape() as tape:
            cost = w**2 - 10 * w + 25
        gradient = tape.gradient(cost, w)
        optimizer.apply_gradients([(gradient, w)])
        w_new = float(w.numpy())
        trajectory.append(w_new)
    return np.array(trajectory, dtype=np.float32)


# %% wrong coefficients_turned
# c0 + c1 w + c2 w^2.
def minimize_quadratic(coefficients, optimizer, steps):
    c = tf.constant(coefficients, dtype=tf.float32)
    w = tf.Variable(0.0)
    trajectory = [0.0]
    for step in range(steps):
        with tf.GradientTape() as tape:
            cost = c[0] + c[1] * w + c[2] * w**2
        gradient = tape.gradient(cost, w)
        optimizer.apply_gradients([(gradient, w)])
        w_new = float(w.numpy())
        trajectory.append(w_new)
    return np.array(trajectory, dtype=np.float32)


# %% wrong leading_coefficient_left_out
# w^2 without c0: right for c0 = 1.
def minimize_quadratic(coefficients, optimizer, steps):
    c = tf.constant(coefficients, dtype=tf.float32)
    w = tf.Variable(0.0)
    trajectory = [0.0]
    for step in range(steps):
        with tf.GradientTape() as tape:
            cost = w**2 + c[1] * w + c[2]
        gradient = tape.gradient(cost, w)
        optimizer.apply_gradients([(gradient, w)])
        w_new = float(w.numpy())
        trajectory.append(w_new)
    return np.array(trajectory, dtype=np.float32)


# %% wrong coefficient_inside_the_square
# (c0 w)^2: right for c0 = 1.
def minimize_quadratic(coefficients, optimizer, steps):
    c = tf.constant(coefficients, dtype=tf.float32)
    w = tf.Variable(0.0)
    trajectory = [0.0]
    for step in range(steps):
        with tf.GradientTape() as tape:
            cost = (c[0] * w) ** 2 + c[1] * w + c[2]
        gradient = tape.gradient(cost, w)
        optimizer.apply_gradients([(gradient, w)])
        w_new = float(w.numpy())
        trajectory.append(w_new)
    return np.array(trajectory, dtype=np.float32)


# %% wrong linear_term_left_out
# Without c1 w: w stays 0.
def minimize_quadratic(coefficients, optimizer, steps):
    c = tf.constant(coefficients, dtype=tf.float32)
    w = tf.Variable(0.0)
    trajectory = [0.0]
    for step in range(steps):
        with tf.GradientTape() as tape:
            cost = c[0] * w**2 + c[2]
        gradient = tape.gradient(cost, w)
        optimizer.apply_gradients([(gradient, w)])
        w_new = float(w.numpy())
        trajectory.append(w_new)
    return np.array(trajectory, dtype=np.float32)


# %% wrong uphill
# The gradient's sign is turned.
def minimize_quadratic(coefficients, optimizer, steps):
    c = tf.constant(coefficients, dtype=tf.float32)
    w = tf.Variable(0.0)
    trajectory = [0.0]
    for step in range(steps):
        with tf.GradientTape() as tape:
            cost = c[0] * w**2 + c[1] * w + c[2]
        gradient = tape.gradient(cost, w)
        optimizer.apply_gradients([(-gradient, w)])
        w_new = float(w.numpy())
        trajectory.append(w_new)
    return np.array(trajectory, dtype=np.float32)


# %% wrong two_steps_at_once
# Applies the gradient twice.
def minimize_quadratic(coefficients, optimizer, steps):
    c = tf.constant(coefficients, dtype=tf.float32)
    w = tf.Variable(0.0)
    trajectory = [0.0]
    for step in range(steps):
        with tf.GradientTape() as tape:
            cost = c[0] * w**2 + c[1] * w + c[2]
        gradient = tape.gradient(cost, w)
        optimizer.apply_gradients([(gradient, w)])
        optimizer.apply_gradients([(gradient, w)])
        w_new = float(w.numpy())
        trajectory.append(w_new)
    return np.array(trajectory, dtype=np.float32)


# %% wrong clipped
# The gradient is cut at 1: with (1, -10, 25) and rate 0.01 the first step is 0.01, not 0.1.
def minimize_quadratic(coefficients, optimizer, steps):
    c = tf.constant(coefficients, dtype=tf.float32)
    w = tf.Variable(0.0)
    trajectory = [0.0]
    for step in range(steps):
        with tf.GradientTape() as tape:
            cost = c[0] * w**2 + c[1] * w + c[2]
        gradient = tf.clip_by_value(tape.gradient(cost, w), -1.0, 1.0)
        optimizer.apply_gradients([(gradient, w)])
        w_new = float(w.numpy())
        trajectory.append(w_new)
    return np.array(trajectory, dtype=np.float32)


# %% wrong rounded
# Rounds to 4 digits: with rate 1e-6 the first step, 1e-5, is 0.
def minimize_quadratic(coefficients, optimizer, steps):
    c = tf.constant(coefficients, dtype=tf.float32)
    w = tf.Variable(0.0)
    trajectory = [0.0]
    for step in range(steps):
        with tf.GradientTape() as tape:
            cost = c[0] * w**2 + c[1] * w + c[2]
        gradient = tape.gradient(cost, w)
        optimizer.apply_gradients([(gradient, w)])
        w_new = round(float(w.numpy()), 4)
        trajectory.append(w_new)
    return np.array(trajectory, dtype=np.float32)


# %% wrong new_variable_each_step
# A new variable in each step: a Keras optimizer knows only the first, the second step stops.
def minimize_quadratic(coefficients, optimizer, steps):
    c = tf.constant(coefficients, dtype=tf.float32)
    w = tf.Variable(0.0)
    trajectory = [0.0]
    for step in range(steps):
        with tf.GradientTape() as tape:
            cost = c[0] * w**2 + c[1] * w + c[2]
        gradient = tape.gradient(cost, w)
        optimizer.apply_gradients([(gradient, w)])
        w_new = float(w.numpy())
        w = tf.Variable(w_new)
        trajectory.append(w_new)
    return np.array(trajectory, dtype=np.float32)


# %% wrong never_negative
# w is kept above 0: (1, 10, 25) has its minimum at -5.
def minimize_quadratic(coefficients, optimizer, steps):
    c = tf.constant(coefficients, dtype=tf.float32)
    w = tf.Variable(0.0, constraint=tf.nn.relu)
    trajectory = [0.0]
    for step in range(steps):
        with tf.GradientTape() as tape:
            cost = c[0] * w**2 + c[1] * w + c[2]
        gradient = tape.gradient(cost, w)
        optimizer.apply_gradients([(gradient, w)])
        w.assign(tf.nn.relu(w))
        w_new = float(w.numpy())
        trajectory.append(w_new)
    return np.array(trajectory, dtype=np.float32)


# %% wrong changes_the_coefficients
# Divides the caller's array by its first entry, in place.
def minimize_quadratic(coefficients, optimizer, steps):
    if isinstance(coefficients, np.ndarray):
        coefficients /= coefficients[0]
    c = tf.constant(coefficients, dtype=tf.float32)
    w = tf.Variable(0.0)
    trajectory = [0.0]
    for step in range(steps):
        with tf.GradientTape() as tape:
            cost = c[0] * w**2 + c[1] * w + c[2]
        gradient = tape.gradient(cost, w)
        optimizer.apply_gradients([(gradient, w)])
        w_new = float(w.numpy())
        trajectory.append(w_new)
    return np.array(trajectory, dtype=np.float32)


# %% wrong first_step_only
# tape.gradient is taken once, before the loop, and used in every step.
def minimize_quadratic(coefficients, optimizer, steps):
    c = tf.constant(coefficients, dtype=tf.float32)
    w = tf.Variable(0.0)
    with tf.GradientTape() as tape:
        cost = c[0] * w**2 + c[1] * w + c[2]
    gradient = tape.gradient(cost, w)
    trajectory = [0.0]
    for step in range(steps):
        optimizer.apply_gradients([(gradient, w)])
        trajectory.append(float(w.numpy()))
    return np.array(trajectory, dtype=np.float32)


# %% right graph
# One compiled step, optimizer.apply, w of shape (1,), prints.
def minimize_quadratic(coefficients, optimizer, steps):
    c = tf.constant(coefficients, dtype=tf.float32)
    w = tf.Variable([0.0])
    optimizer.build([w])

    @tf.function
    def one_step():
        with tf.GradientTape() as tape:
            cost = tf.math.polyval([c[0], c[1], c[2]], w[0])
        optimizer.apply(tape.gradient(cost, [w]), [w])

    trajectory = [0.0]
    for step in range(steps):
        one_step()
        trajectory.append(float(w[0]))
        print(f"step {step}: w = {trajectory[-1]:.4f}")
    return np.array(trajectory, dtype=np.float32)


# %% right module
# A tf.Module holds w; the persistent tape watches all by itself.
class Parabola(tf.Module):
    def __init__(self, coefficients):
        self.c = [float(value) for value in coefficients]
        self.w = tf.Variable(tf.zeros(()), name="w")

    def __call__(self):
        return (self.c[0] * self.w + self.c[1]) * self.w + self.c[2]


def minimize_quadratic(coefficients, optimizer, steps):
    parabola = Parabola(coefficients)

    def values():
        yield 0.0
        for _ in range(steps):
            with tf.GradientTape(persistent=True) as tape:
                cost = parabola()
            gradients = tape.gradient(cost, parabola.trainable_variables)
            optimizer.apply_gradients(zip(gradients, parabola.trainable_variables))
            yield parabola.w.numpy().item()

    return np.fromiter(values(), dtype=np.float32)


# %% right layer
# w is the weight of a Keras layer; np.dot of powers.
class Powers(keras.layers.Layer):
    def build(self, shape):
        self.w = self.add_weight(shape=(), initializer="zeros", dtype="float32")

    def call(self, c):
        return tf.tensordot(c, tf.stack([self.w**2, self.w * 1.0, tf.ones(())]), 1)


def minimize_quadratic(coefficients, optimizer, steps):
    c, layer = tf.constant(coefficients, dtype=tf.float32), Powers(dtype="float32")
    layer(c)
    trajectory = np.zeros(steps + 1, dtype=np.float32)
    for step in range(1, steps + 1):
        with tf.GradientTape() as tape:
            cost = layer(c)
        optimizer.apply(tape.gradient(cost, layer.trainable_weights), layer.trainable_weights)
        trajectory[step] = layer.w.numpy()
    return trajectory

# %% right keras_variable
# A variable of Keras, which the tape does not watch by itself.
def minimize_quadratic(coefficients, optimizer, steps):
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


# %% wrong starts_at_the_constant
# W starts at c[2].
def minimize_quadratic(coefficients, optimizer, steps):
    c = tf.constant(coefficients, dtype=tf.float32)
    # w: a variable of TensorFlow, of type float32, that starts at 0
    w = tf.Variable(c[2])

    @tf.function
    def step():
        # Record the cost, take its gradient, and let the optimiser change w.
        with tf.GradientTape() as tape:
            cost = c[0] * w**2 + c[1] * w + c[2]
        gradient = tape.gradient(cost, w)
        optimizer.apply([gradient], [w])

    trajectory = [0.0]
    for _ in range(steps):
        step()
        trajectory.append(w.numpy())
    return np.array(trajectory, dtype=np.float32)


# %% wrong starts_near_zero
# Starts at a small number "to break the symmetry".
def minimize_quadratic(coefficients, optimizer, steps):
    c = tf.constant(coefficients, dtype=tf.float32)
    # w: a variable of TensorFlow, of type float32, that starts at 0
    w = tf.Variable(0.01)

    @tf.function
    def step():
        # Record the cost, take its gradient, and let the optimiser change w.
        with tf.GradientTape() as tape:
            cost = c[0] * w**2 + c[1] * w + c[2]
        gradient = tape.gradient(cost, w)
        optimizer.apply([gradient], [w])

    trajectory = [0.0]
    for _ in range(steps):
        step()
        trajectory.append(w.numpy())
    return np.array(trajectory, dtype=np.float32)


# %% wrong half_the_square
# C0 w^2 / 2, as in many books: the slope is half as steep.
def minimize_quadratic(coefficients, optimizer, steps):
    c = tf.constant(coefficients, dtype=tf.float32)
    # w: a variable of TensorFlow, of type float32, that starts at 0
    w = tf.Variable(0.0)

    @tf.function
    def step():
        # Record the cost, take its gradient, and let the optimiser change w.
        with tf.GradientTape() as tape:
            cost = c[0] * w**2 / 2 + c[1] * w + c[2]
        gradient = tape.gradient(cost, w)
        optimizer.apply([gradient], [w])

    trajectory = [0.0]
    for _ in range(steps):
        step()
        trajectory.append(w.numpy())
    return np.array(trajectory, dtype=np.float32)


# %% wrong squared_cost
# Minimises the square of the cost, "so that it goes to 0".
def minimize_quadratic(coefficients, optimizer, steps):
    c = tf.constant(coefficients, dtype=tf.float32)
    # w: a variable of TensorFlow, of type float32, that starts at 0
    w = tf.Variable(0.0)

    @tf.function
    def step():
        # Record the cost, take its gradient, and let the optimiser change w.
        with tf.GradientTape() as tape:
            cost = c[0] * w**2 + c[1] * w + c[2]
            cost = cost**2
        gradient = tape.gradient(cost, w)
        optimizer.apply([gradient], [w])

    trajectory = [0.0]
    for _ in range(steps):
        step()
        trajectory.append(w.numpy())
    return np.array(trajectory, dtype=np.float32)


# %% wrong only_downhill_while_positive
# The absolute value of w in the linear term.
def minimize_quadratic(coefficients, optimizer, steps):
    c = tf.constant(coefficients, dtype=tf.float32)
    # w: a variable of TensorFlow, of type float32, that starts at 0
    w = tf.Variable(0.0)

    @tf.function
    def step():
        # Record the cost, take its gradient, and let the optimiser change w.
        with tf.GradientTape() as tape:
            cost = c[0] * w**2 + c[1] * tf.abs(w) + c[2]
        gradient = tape.gradient(cost, w)
        optimizer.apply([gradient], [w])

    trajectory = [0.0]
    for _ in range(steps):
        step()
        trajectory.append(w.numpy())
    return np.array(trajectory, dtype=np.float32)


# %% wrong gradient_normalised
# The sign of the gradient: the step is as long as the rate.
def minimize_quadratic(coefficients, optimizer, steps):
    c = tf.constant(coefficients, dtype=tf.float32)
    # w: a variable of TensorFlow, of type float32, that starts at 0
    w = tf.Variable(0.0)

    @tf.function
    def step():
        # Record the cost, take its gradient, and let the optimiser change w.
        with tf.GradientTape() as tape:
            cost = c[0] * w**2 + c[1] * w + c[2]
        gradient = tape.gradient(cost, w)
        optimizer.apply([tf.sign(gradient)], [w])

    trajectory = [0.0]
    for _ in range(steps):
        step()
        trajectory.append(w.numpy())
    return np.array(trajectory, dtype=np.float32)


# %% wrong stops_the_gradient
# Stop_gradient on the square: its part of the slope is lost.
def minimize_quadratic(coefficients, optimizer, steps):
    c = tf.constant(coefficients, dtype=tf.float32)
    # w: a variable of TensorFlow, of type float32, that starts at 0
    w = tf.Variable(0.0)

    @tf.function
    def step():
        # Record the cost, take its gradient, and let the optimiser change w.
        with tf.GradientTape() as tape:
            cost = c[0] * tf.stop_gradient(w**2) + c[1] * w + c[2]
        gradient = tape.gradient(cost, w)
        optimizer.apply([gradient], [w])

    trajectory = [0.0]
    for _ in range(steps):
        step()
        trajectory.append(w.numpy())
    return np.array(trajectory, dtype=np.float32)


# %% right by_gradients_method
# The derivative of a derivative-free form, Horner, and a persistent tape.
def minimize_quadratic(coefficients, optimizer, steps):
    c = tf.constant(coefficients, dtype=tf.float32)
    # w: a variable of TensorFlow, of type float32, that starts at 0
    w = tf.Variable(0.0)

    @tf.function
    def step():
        # Record the cost, take its gradient, and let the optimiser change w.
        with tf.GradientTape(persistent=True) as tape:
            cost = c[2] + w * (c[1] + w * c[0])
        gradient = tape.gradient(cost, w)
        optimizer.apply([gradient], [w])

    trajectory = [0.0]
    for _ in range(steps):
        step()
        trajectory.append(w.numpy())
    return np.array(trajectory, dtype=np.float32)


# %% right dot_product
# Powers of w in a vector, and a product with the coefficients.
def minimize_quadratic(coefficients, optimizer, steps):
    c = tf.constant(coefficients, dtype=tf.float32)
    # w: a variable of TensorFlow, of type float32, that starts at 0
    w = tf.Variable(0.0)

    @tf.function
    def step():
        # Record the cost, take its gradient, and let the optimiser change w.
        with tf.GradientTape() as tape:
            cost = tf.tensordot(c, tf.stack([w * w, w, tf.ones_like(w)]), 1)
        gradient = tape.gradient(cost, w)
        optimizer.apply_gradients(zip([gradient], [w]))

    trajectory = [0.0]
    for _ in range(steps):
        step()
        trajectory.append(w.numpy())
    return np.array(trajectory, dtype=np.float32)
