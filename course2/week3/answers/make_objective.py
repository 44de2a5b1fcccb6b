"""Answers to `make_objective`, written without sight of its card: each is wrong or right as it says."""

# %% wrong without_rng
# No generator is passed: the seed has no effect.
def make_objective(X_train, Y_train, X_dev, Y_dev, epochs, train, predict, seed=0):
    def objective(config):
        layer_dims = [X_train.shape[0]] + [config["width"]] * config["depth"] + [Y_train.shape[0]]
        parameters, running, costs = train(
            X_train, Y_train, layer_dims, learning_rate=config["learning_rate"], num_epochs=epochs,
            mini_batch_size=config["mini_batch_size"], optimizer="adam", beta1=config["beta1"])
        predictions = predict(X_dev, parameters, running)
        error = np.mean(predictions != np.argmax(Y_dev, axis=0))
        return error
    return objective


# %% wrong rng_outside
# One generator for all calls: the second call of the same configuration gets other numbers.
def make_objective(X_train, Y_train, X_dev, Y_dev, epochs, train, predict, seed=0):
    rng = np.random.default_rng(seed)

    def objective(config):
        layer_dims = [X_train.shape[0]] + [config["width"]] * config["depth"] + [Y_train.shape[0]]
        parameters, running, costs = train(
            X_train, Y_train, layer_dims, learning_rate=config["learning_rate"], num_epochs=epochs,
            mini_batch_size=config["mini_batch_size"], optimizer="adam", beta1=config["beta1"],
            rng=rng)
        predictions = predict(X_dev, parameters, running)
        error = np.mean(predictions != np.argmax(Y_dev, axis=0))
        return error
    return objective


# %% wrong seed_ignored
# default_rng(0) whatever the seed is.
def make_objective(X_train, Y_train, X_dev, Y_dev, epochs, train, predict, seed=0):
    def objective(config):
        layer_dims = [X_train.shape[0]] + [config["width"]] * config["depth"] + [Y_train.shape[0]]
        parameters, running, costs = train(
            X_train, Y_train, layer_dims, learning_rate=config["learning_rate"], num_epochs=epochs,
            mini_batch_size=config["mini_batch_size"], optimizer="adam", beta1=config["beta1"],
            rng=np.random.default_rng(0))
        predictions = predict(X_dev, parameters, running)
        error = np.mean(predictions != np.argmax(Y_dev, axis=0))
        return error
    return objective


# %% wrong seed_for_the_generator
# Passes the number where a Generator is wanted: training stops, a number has no method permutation.
def make_objective(X_train, Y_train, X_dev, Y_dev, epochs, train, predict, seed=0):
    def objective(config):
        layer_dims = [X_train.shape[0]] + [config["width"]] * config["depth"] + [Y_train.shape[0]]
        parameters, running, costs = train(
            X_train, Y_train, layer_dims, learning_rate=config["learning_rate"], num_epochs=epochs,
            mini_batch_size=config["mini_batch_size"], optimizer="adam", beta1=config["beta1"],
            rng=seed)
        predictions = predict(X_dev, parameters, running)
        error = np.mean(predictions != np.argmax(Y_dev, axis=0))
        return error
    return objective


# %% wrong old_generator
# A RandomState is no Generator: it draws other numbers than default_rng(seed), and lacks `random`'s new
# methods (`integers`).
def make_objective(X_train, Y_train, X_dev, Y_dev, epochs, train, predict, seed=0):
    def objective(config):
        layer_dims = [X_train.shape[0]] + [config["width"]] * config["depth"] + [Y_train.shape[0]]
        parameters, running, costs = train(
            X_train, Y_train, layer_dims, learning_rate=config["learning_rate"], num_epochs=epochs,
            mini_batch_size=config["mini_batch_size"], optimizer="adam", beta1=config["beta1"],
            rng=np.random.RandomState(seed))
        predictions = predict(X_dev, parameters, running)
        error = np.mean(predictions != np.argmax(Y_dev, axis=0))
        return error
    return objective


# %% wrong unseeded
# A fresh generator without seed: the same configuration gives different errors.
def make_objective(X_train, Y_train, X_dev, Y_dev, epochs, train, predict, seed=0):
    def objective(config):
        layer_dims = [X_train.shape[0]] + [config["width"]] * config["depth"] + [Y_train.shape[0]]
        parameters, running, costs = train(
            X_train, Y_train, layer_dims, learning_rate=config["learning_rate"], num_epochs=epochs,
            mini_batch_size=config["mini_batch_size"], optimizer="adam", beta1=config["beta1"],
            rng=np.random.default_rng())
        predictions = predict(X_dev, parameters, running)
        error = np.mean(predictions != np.argmax(Y_dev, axis=0))
        return error
    return objective


# %% wrong beta_as_momentum
# beta1 of the configuration goes to the running statistics: Adam keeps 0.9.
def make_objective(X_train, Y_train, X_dev, Y_dev, epochs, train, predict, seed=0):
    def objective(config):
        layer_dims = [X_train.shape[0]] + [config["width"]] * config["depth"] + [Y_train.shape[0]]
        parameters, running, costs = train(
            X_train, Y_train, layer_dims, learning_rate=config["learning_rate"], num_epochs=epochs,
            mini_batch_size=config["mini_batch_size"], optimizer="adam", momentum=config["beta1"],
            rng=np.random.default_rng(seed))
        predictions = predict(X_dev, parameters, running)
        error = np.mean(predictions != np.argmax(Y_dev, axis=0))
        return error
    return objective


# %% wrong beta1_left_out
# beta1 of the configuration is not used.
def make_objective(X_train, Y_train, X_dev, Y_dev, epochs, train, predict, seed=0):
    def objective(config):
        layer_dims = [X_train.shape[0]] + [config["width"]] * config["depth"] + [Y_train.shape[0]]
        parameters, running, costs = train(
            X_train, Y_train, layer_dims, learning_rate=config["learning_rate"], num_epochs=epochs,
            mini_batch_size=config["mini_batch_size"], optimizer="adam",
            rng=np.random.default_rng(seed))
        predictions = predict(X_dev, parameters, running)
        error = np.mean(predictions != np.argmax(Y_dev, axis=0))
        return error
    return objective


# %% wrong own_train
# Calls model_with_bn, not the train that is handed in.
def make_objective(X_train, Y_train, X_dev, Y_dev, epochs, train, predict, seed=0):
    def objective(config):
        layer_dims = [X_train.shape[0]] + [config["width"]] * config["depth"] + [Y_train.shape[0]]
        parameters, running, costs = model_with_bn(
            X_train, Y_train, layer_dims, learning_rate=config["learning_rate"], num_epochs=epochs,
            mini_batch_size=config["mini_batch_size"], optimizer="adam", beta1=config["beta1"],
            rng=np.random.default_rng(seed))
        predictions = predict(X_dev, parameters, running)
        error = np.mean(predictions != np.argmax(Y_dev, axis=0))
        return error
    return objective


# %% wrong own_predict
# Calls predict_with_bn, not the predict that is handed in.
def make_objective(X_train, Y_train, X_dev, Y_dev, epochs, train, predict, seed=0):
    def objective(config):
        layer_dims = [X_train.shape[0]] + [config["width"]] * config["depth"] + [Y_train.shape[0]]
        parameters, running, costs = train(
            X_train, Y_train, layer_dims, learning_rate=config["learning_rate"], num_epochs=epochs,
            mini_batch_size=config["mini_batch_size"], optimizer="adam", beta1=config["beta1"],
            rng=np.random.default_rng(seed))
        predictions = predict_with_bn(X_dev, parameters, running)
        error = np.mean(predictions != np.argmax(Y_dev, axis=0))
        return error
    return objective


# %% wrong gradient_descent
# The optimizer is left at "gd".
def make_objective(X_train, Y_train, X_dev, Y_dev, epochs, train, predict, seed=0):
    def objective(config):
        layer_dims = [X_train.shape[0]] + [config["width"]] * config["depth"] + [Y_train.shape[0]]
        parameters, running, costs = train(
            X_train, Y_train, layer_dims, learning_rate=config["learning_rate"], num_epochs=epochs,
            mini_batch_size=config["mini_batch_size"], beta1=config["beta1"],
            rng=np.random.default_rng(seed))
        predictions = predict(X_dev, parameters, running)
        error = np.mean(predictions != np.argmax(Y_dev, axis=0))
        return error
    return objective


# %% wrong epochs_left_out
# train keeps its own ten epochs.
def make_objective(X_train, Y_train, X_dev, Y_dev, epochs, train, predict, seed=0):
    def objective(config):
        layer_dims = [X_train.shape[0]] + [config["width"]] * config["depth"] + [Y_train.shape[0]]
        parameters, running, costs = train(
            X_train, Y_train, layer_dims, learning_rate=config["learning_rate"],
            mini_batch_size=config["mini_batch_size"], optimizer="adam", beta1=config["beta1"],
            rng=np.random.default_rng(seed))
        predictions = predict(X_dev, parameters, running)
        error = np.mean(predictions != np.argmax(Y_dev, axis=0))
        return error
    return objective


# %% wrong batch_size_left_out
# train keeps its own batches of 64.
def make_objective(X_train, Y_train, X_dev, Y_dev, epochs, train, predict, seed=0):
    def objective(config):
        layer_dims = [X_train.shape[0]] + [config["width"]] * config["depth"] + [Y_train.shape[0]]
        parameters, running, costs = train(
            X_train, Y_train, layer_dims, learning_rate=config["learning_rate"], num_epochs=epochs,
            optimizer="adam", beta1=config["beta1"],
            rng=np.random.default_rng(seed))
        predictions = predict(X_dev, parameters, running)
        error = np.mean(predictions != np.argmax(Y_dev, axis=0))
        return error
    return objective


# %% wrong rate_left_out
# train keeps its own rate 0.1.
def make_objective(X_train, Y_train, X_dev, Y_dev, epochs, train, predict, seed=0):
    def objective(config):
        layer_dims = [X_train.shape[0]] + [config["width"]] * config["depth"] + [Y_train.shape[0]]
        parameters, running, costs = train(
            X_train, Y_train, layer_dims, num_epochs=epochs,
            mini_batch_size=config["mini_batch_size"], optimizer="adam", beta1=config["beta1"],
            rng=np.random.default_rng(seed))
        predictions = predict(X_dev, parameters, running)
        error = np.mean(predictions != np.argmax(Y_dev, axis=0))
        return error
    return objective


# %% wrong one_layer_more
# depth + 1 hidden layers.
def make_objective(X_train, Y_train, X_dev, Y_dev, epochs, train, predict, seed=0):
    def objective(config):
        layer_dims = [X_train.shape[0]] + [config["width"]] * (config["depth"] + 1) + [Y_train.shape[0]]
        parameters, running, costs = train(
            X_train, Y_train, layer_dims, learning_rate=config["learning_rate"], num_epochs=epochs,
            mini_batch_size=config["mini_batch_size"], optimizer="adam", beta1=config["beta1"],
            rng=np.random.default_rng(seed))
        predictions = predict(X_dev, parameters, running)
        error = np.mean(predictions != np.argmax(Y_dev, axis=0))
        return error
    return objective


# %% wrong depth_counts_all
# Takes depth for the number of all layers: depth 1 has no hidden layer.
def make_objective(X_train, Y_train, X_dev, Y_dev, epochs, train, predict, seed=0):
    def objective(config):
        layer_dims = [X_train.shape[0]] + [config["width"]] * (config["depth"] - 1) + [Y_train.shape[0]]
        parameters, running, costs = train(
            X_train, Y_train, layer_dims, learning_rate=config["learning_rate"], num_epochs=epochs,
            mini_batch_size=config["mini_batch_size"], optimizer="adam", beta1=config["beta1"],
            rng=np.random.default_rng(seed))
        predictions = predict(X_dev, parameters, running)
        error = np.mean(predictions != np.argmax(Y_dev, axis=0))
        return error
    return objective


# %% wrong depth_left_out
# Always one hidden layer.
def make_objective(X_train, Y_train, X_dev, Y_dev, epochs, train, predict, seed=0):
    def objective(config):
        layer_dims = [X_train.shape[0]] + [config["width"]] + [Y_train.shape[0]]
        parameters, running, costs = train(
            X_train, Y_train, layer_dims, learning_rate=config["learning_rate"], num_epochs=epochs,
            mini_batch_size=config["mini_batch_size"], optimizer="adam", beta1=config["beta1"],
            rng=np.random.default_rng(seed))
        predictions = predict(X_dev, parameters, running)
        error = np.mean(predictions != np.argmax(Y_dev, axis=0))
        return error
    return objective


# %% wrong width_times_depth
# One layer of width times depth units.
def make_objective(X_train, Y_train, X_dev, Y_dev, epochs, train, predict, seed=0):
    def objective(config):
        layer_dims = [X_train.shape[0]] + [config["width"] * config["depth"]] + [Y_train.shape[0]]
        parameters, running, costs = train(
            X_train, Y_train, layer_dims, learning_rate=config["learning_rate"], num_epochs=epochs,
            mini_batch_size=config["mini_batch_size"], optimizer="adam", beta1=config["beta1"],
            rng=np.random.default_rng(seed))
        predictions = predict(X_dev, parameters, running)
        error = np.mean(predictions != np.argmax(Y_dev, axis=0))
        return error
    return objective


# %% wrong ten_classes
# Ten classes and 64 pixels, as with the digits: other data stop or get other layers.
def make_objective(X_train, Y_train, X_dev, Y_dev, epochs, train, predict, seed=0):
    def objective(config):
        layer_dims = [64] + [config["width"]] * config["depth"] + [10]
        parameters, running, costs = train(
            X_train, Y_train, layer_dims, learning_rate=config["learning_rate"], num_epochs=epochs,
            mini_batch_size=config["mini_batch_size"], optimizer="adam", beta1=config["beta1"],
            rng=np.random.default_rng(seed))
        predictions = predict(X_dev, parameters, running)
        error = np.mean(predictions != np.argmax(Y_dev, axis=0))
        return error
    return objective


# %% wrong examples_for_classes
# The number of examples in place of the classes.
def make_objective(X_train, Y_train, X_dev, Y_dev, epochs, train, predict, seed=0):
    def objective(config):
        layer_dims = [X_train.shape[0]] + [config["width"]] * config["depth"] + [Y_train.shape[1]]
        parameters, running, costs = train(
            X_train, Y_train, layer_dims, learning_rate=config["learning_rate"], num_epochs=epochs,
            mini_batch_size=config["mini_batch_size"], optimizer="adam", beta1=config["beta1"],
            rng=np.random.default_rng(seed))
        predictions = predict(X_dev, parameters, running)
        error = np.mean(predictions != np.argmax(Y_dev, axis=0))
        return error
    return objective


# %% wrong accuracy
# The accuracy, which a search would make small.
def make_objective(X_train, Y_train, X_dev, Y_dev, epochs, train, predict, seed=0):
    def objective(config):
        layer_dims = [X_train.shape[0]] + [config["width"]] * config["depth"] + [Y_train.shape[0]]
        parameters, running, costs = train(
            X_train, Y_train, layer_dims, learning_rate=config["learning_rate"], num_epochs=epochs,
            mini_batch_size=config["mini_batch_size"], optimizer="adam", beta1=config["beta1"],
            rng=np.random.default_rng(seed))
        predictions = predict(X_dev, parameters, running)
        error = np.mean(predictions == np.argmax(Y_dev, axis=0))
        return error
    return objective


# %% wrong train_error
# The error on the examples it was trained on.
def make_objective(X_train, Y_train, X_dev, Y_dev, epochs, train, predict, seed=0):
    def objective(config):
        layer_dims = [X_train.shape[0]] + [config["width"]] * config["depth"] + [Y_train.shape[0]]
        parameters, running, costs = train(
            X_train, Y_train, layer_dims, learning_rate=config["learning_rate"], num_epochs=epochs,
            mini_batch_size=config["mini_batch_size"], optimizer="adam", beta1=config["beta1"],
            rng=np.random.default_rng(seed))
        predictions = predict(X_train, parameters, running)
        error = np.mean(predictions != np.argmax(Y_train, axis=0))
        return error
    return objective


# %% wrong number_of_mistakes
# The number of mistakes, not their share.
def make_objective(X_train, Y_train, X_dev, Y_dev, epochs, train, predict, seed=0):
    def objective(config):
        layer_dims = [X_train.shape[0]] + [config["width"]] * config["depth"] + [Y_train.shape[0]]
        parameters, running, costs = train(
            X_train, Y_train, layer_dims, learning_rate=config["learning_rate"], num_epochs=epochs,
            mini_batch_size=config["mini_batch_size"], optimizer="adam", beta1=config["beta1"],
            rng=np.random.default_rng(seed))
        predictions = predict(X_dev, parameters, running)
        error = np.sum(predictions != np.argmax(Y_dev, axis=0))
        return error
    return objective


# %% wrong wrong_axis
# Labels along the wrong axis: a class for each row.
def make_objective(X_train, Y_train, X_dev, Y_dev, epochs, train, predict, seed=0):
    def objective(config):
        layer_dims = [X_train.shape[0]] + [config["width"]] * config["depth"] + [Y_train.shape[0]]
        parameters, running, costs = train(
            X_train, Y_train, layer_dims, learning_rate=config["learning_rate"], num_epochs=epochs,
            mini_batch_size=config["mini_batch_size"], optimizer="adam", beta1=config["beta1"],
            rng=np.random.default_rng(seed))
        predictions = predict(X_dev, parameters, running)
        error = np.mean(predictions != np.argmax(Y_dev, axis=1))
        return error
    return objective


# %% wrong one_hot_compared
# Compares classes with one-hot columns: (m,) against (C, m).
def make_objective(X_train, Y_train, X_dev, Y_dev, epochs, train, predict, seed=0):
    def objective(config):
        layer_dims = [X_train.shape[0]] + [config["width"]] * config["depth"] + [Y_train.shape[0]]
        parameters, running, costs = train(
            X_train, Y_train, layer_dims, learning_rate=config["learning_rate"], num_epochs=epochs,
            mini_batch_size=config["mini_batch_size"], optimizer="adam", beta1=config["beta1"],
            rng=np.random.default_rng(seed))
        predictions = predict(X_dev, parameters, running)
        error = np.mean(predictions != Y_dev)
        return error
    return objective


# %% wrong last_cost
# The last training cost in place of the error on the dev set.
def make_objective(X_train, Y_train, X_dev, Y_dev, epochs, train, predict, seed=0):
    def objective(config):
        layer_dims = [X_train.shape[0]] + [config["width"]] * config["depth"] + [Y_train.shape[0]]
        parameters, running, costs = train(
            X_train, Y_train, layer_dims, learning_rate=config["learning_rate"], num_epochs=epochs,
            mini_batch_size=config["mini_batch_size"], optimizer="adam", beta1=config["beta1"],
            rng=np.random.default_rng(seed))
        predictions = predict(X_dev, parameters, running)
        error = np.mean(predictions != np.argmax(Y_dev, axis=0))
        return costs[-1]
    return objective


# %% wrong trained_on_both
# Trains on the dev examples, too.
def make_objective(X_train, Y_train, X_dev, Y_dev, epochs, train, predict, seed=0):
    def objective(config):
        layer_dims = [X_train.shape[0]] + [config["width"]] * config["depth"] + [Y_train.shape[0]]
        parameters, running, costs = train(
            np.hstack([X_train, X_dev]), np.hstack([Y_train, Y_dev]), layer_dims,
            learning_rate=config["learning_rate"], num_epochs=epochs,
            mini_batch_size=config["mini_batch_size"], optimizer="adam", beta1=config["beta1"],
            rng=np.random.default_rng(seed))
        predictions = predict(X_dev, parameters, running)
        error = np.mean(predictions != np.argmax(Y_dev, axis=0))
        return error
    return objective


# %% wrong pops_the_config
# Takes the entries out of the caller's configuration: it is empty afterwards, the history is lost.
def make_objective(X_train, Y_train, X_dev, Y_dev, epochs, train, predict, seed=0):
    def objective(config):
        layer_dims = [X_train.shape[0]] + [config.pop("width")] * config.pop("depth") + [Y_train.shape[0]]
        parameters, running, costs = train(
            X_train, Y_train, layer_dims, learning_rate=config["learning_rate"], num_epochs=epochs,
            mini_batch_size=config["mini_batch_size"], optimizer="adam", beta1=config["beta1"],
            rng=np.random.default_rng(seed))
        predictions = predict(X_dev, parameters, running)
        error = np.mean(predictions != np.argmax(Y_dev, axis=0))
        return error
    return objective


# %% wrong notes_the_error
# Writes the error into the caller's configuration.
def make_objective(X_train, Y_train, X_dev, Y_dev, epochs, train, predict, seed=0):
    def objective(config):
        layer_dims = [X_train.shape[0]] + [config["width"]] * config["depth"] + [Y_train.shape[0]]
        parameters, running, costs = train(
            X_train, Y_train, layer_dims, learning_rate=config["learning_rate"], num_epochs=epochs,
            mini_batch_size=config["mini_batch_size"], optimizer="adam", beta1=config["beta1"],
            rng=np.random.default_rng(seed))
        predictions = predict(X_dev, parameters, running)
        error = np.mean(predictions != np.argmax(Y_dev, axis=0))
        config["error"] = error
        return error
    return objective


# %% wrong remembers_by_rate
# Remembers errors by learning rate: a second configuration with the same rate gets the error of the first.
def make_objective(X_train, Y_train, X_dev, Y_dev, epochs, train, predict, seed=0):
    known = {}

    def objective(config):
        if config["learning_rate"] in known:
            return known[config["learning_rate"]]
        layer_dims = [X_train.shape[0]] + [config["width"]] * config["depth"] + [Y_train.shape[0]]
        parameters, running, costs = train(
            X_train, Y_train, layer_dims, learning_rate=config["learning_rate"], num_epochs=epochs,
            mini_batch_size=config["mini_batch_size"], optimizer="adam", beta1=config["beta1"],
            rng=np.random.default_rng(seed))
        predictions = predict(X_dev, parameters, running)
        error = np.mean(predictions != np.argmax(Y_dev, axis=0))
        known[config["learning_rate"]] = error
        return error
    return objective


# %% wrong beta1_turned
# Passes 1 - beta1, since that is what is drawn on a log scale.
def make_objective(X_train, Y_train, X_dev, Y_dev, epochs, train, predict, seed=0):
    def objective(config):
        layer_dims = [X_train.shape[0]] + [config["width"]] * config["depth"] + [Y_train.shape[0]]
        parameters, running, costs = train(
            X_train, Y_train, layer_dims, learning_rate=config["learning_rate"], num_epochs=epochs,
            mini_batch_size=config["mini_batch_size"], optimizer="adam", beta1=1 - config["beta1"],
            rng=np.random.default_rng(seed))
        predictions = predict(X_dev, parameters, running)
        error = np.mean(predictions != np.argmax(Y_dev, axis=0))
        return error
    return objective


# %% wrong normalised_dev
# Normalises the dev set with its own mean and deviation before predicting.
def make_objective(X_train, Y_train, X_dev, Y_dev, epochs, train, predict, seed=0):
    def objective(config):
        layer_dims = [X_train.shape[0]] + [config["width"]] * config["depth"] + [Y_train.shape[0]]
        parameters, running, costs = train(
            X_train, Y_train, layer_dims, learning_rate=config["learning_rate"], num_epochs=epochs,
            mini_batch_size=config["mini_batch_size"], optimizer="adam", beta1=config["beta1"],
            rng=np.random.default_rng(seed))
        predictions = predict((X_dev - X_dev.mean()) / (X_dev.std() + 1e-8), parameters, running)
        error = np.mean(predictions != np.argmax(Y_dev, axis=0))
        return error
    return objective


# %% right positional
# All arguments by position; counts mistakes in a loop.
def make_objective(X_train, Y_train, X_dev, Y_dev, epochs, train, predict, seed=0):
    def objective(config):
        dims = [len(X_train), *[config["width"] for _ in range(config["depth"])], len(Y_train)]
        parameters, running, _ = train(
            X_train, Y_train, dims, config["learning_rate"], epochs, config["mini_batch_size"], "adam",
            config["beta1"], 0.9, None, np.random.default_rng(seed))
        mistakes = 0
        for i, predicted in enumerate(predict(X_dev, parameters, running)):
            if Y_dev[int(predicted), i] != 1:
                mistakes += 1
        return mistakes / Y_dev.shape[1]
    return objective


# %% right lambda_and_partial
# functools.partial and a lambda; PCG64 is what default_rng makes.
import functools


def dev_error(config, X_train, Y_train, X_dev, Y_dev, train, predict, seed, **fixed):
    tuned = {name: config[name] for name in ("learning_rate", "mini_batch_size", "beta1")}
    dims = np.concatenate([[X_train.shape[0]], np.full(config["depth"], config["width"]),
        [Y_train.shape[0]]]).tolist()
    found = train(X_train, Y_train, dims, rng=np.random.Generator(np.random.PCG64(seed)), **fixed, **tuned)
    return 1 - np.mean(np.equal(predict(X_dev, *found[:2]), Y_dev.argmax(0)))


def make_objective(X_train, Y_train, X_dev, Y_dev, epochs, train, predict, seed=0):
    return functools.partial(
        dev_error, X_train=X_train, Y_train=Y_train, X_dev=X_dev, Y_dev=Y_dev, train=train, predict=predict,
        seed=seed, num_epochs=epochs, optimizer="adam")


# %% right callable_object
# An object that can be called; all by keyword; prints.
class Objective:
    def __init__(self, train_set, dev_set, epochs, train, predict, seed):
        self.train_set, self.dev_set, self.epochs = train_set, dev_set, epochs
        self.train, self.predict, self.seed = train, predict, seed

    def __call__(self, config):
        (X, Y), (X_dev, Y_dev) = self.train_set, self.dev_set
        layer_dims = [X.shape[0]]
        layer_dims.extend([config["width"]] * config["depth"])
        layer_dims.append(Y.shape[0])
        parameters, running, costs = self.train(
            X=X, Y=Y, layer_dims=layer_dims, learning_rate=config["learning_rate"], num_epochs=self.epochs,
            optimizer="adam", mini_batch_size=config["mini_batch_size"], beta1=config["beta1"],
            rng=np.random.default_rng(seed=self.seed))
        wrong = self.predict(X=X_dev, parameters=parameters, running=running) != Y_dev.argmax(axis=0)
        print("error", wrong.mean())
        return float(wrong.mean())


def make_objective(X_train, Y_train, X_dev, Y_dev, epochs, train, predict, seed=0):
    return Objective((X_train, Y_train), (X_dev, Y_dev), epochs, train, predict, seed)
