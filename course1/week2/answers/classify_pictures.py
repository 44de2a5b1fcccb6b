"""Answers to `classify_pictures`, written without sight of its card: each is wrong or right as it says."""

# %% wrong not_centred
# Divides by 255 and no more: the numbers are between 0 and 1.
def classify_pictures(images_train, labels_train, images_test, labels_test,
                      num_iterations=500, learning_rate=0.01):
    X_train = flatten_images(images_train) / 255
    X_test = flatten_images(images_test) / 255
    Y_train = np.array(labels_train).reshape(1, -1)
    Y_test = np.array(labels_test).reshape(1, -1)
    learnt = model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate)
    z = (learnt["w"].T @ X_test + learnt["b"])[0]
    wrong = np.flatnonzero(learnt["Y_prediction_test"][0] != Y_test[0])
    order = wrong[np.argsort(-np.abs(z[wrong]))]
    return {"w_picture": learnt["w"].reshape(images_train.shape[1:]), "b": learnt["b"],
            "accuracy_train": np.mean(learnt["Y_prediction_train"] == Y_train),
            "accuracy_test": np.mean(learnt["Y_prediction_test"] == Y_test),
            "surest_mistakes": order}

# %% wrong by_127
# x / 127 - 1 lies between -1 and 1.
def classify_pictures(images_train, labels_train, images_test, labels_test,
                      num_iterations=500, learning_rate=0.01):
    X_train = flatten_images(images_train) / 127.5 - 1
    X_test = flatten_images(images_test) / 127.5 - 1
    Y_train = np.array(labels_train).reshape(1, -1)
    Y_test = np.array(labels_test).reshape(1, -1)
    learnt = model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate)
    z = (learnt["w"].T @ X_test + learnt["b"])[0]
    wrong = np.flatnonzero(learnt["Y_prediction_test"][0] != Y_test[0])
    order = wrong[np.argsort(-np.abs(z[wrong]))]
    return {"w_picture": learnt["w"].reshape(images_train.shape[1:]), "b": learnt["b"],
            "accuracy_train": np.mean(learnt["Y_prediction_train"] == Y_train),
            "accuracy_test": np.mean(learnt["Y_prediction_test"] == Y_test),
            "surest_mistakes": order}

# %% wrong only_the_training_set_scaled
# The new pictures are handed over as they are.
def classify_pictures(images_train, labels_train, images_test, labels_test,
                      num_iterations=500, learning_rate=0.01):
    X_train = flatten_images(images_train) / 255 - 0.5
    X_test = flatten_images(images_test) * 1.0
    Y_train = np.array(labels_train).reshape(1, -1)
    Y_test = np.array(labels_test).reshape(1, -1)
    learnt = model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate)
    z = (learnt["w"].T @ X_test + learnt["b"])[0]
    wrong = np.flatnonzero(learnt["Y_prediction_test"][0] != Y_test[0])
    order = wrong[np.argsort(-np.abs(z[wrong]))]
    return {"w_picture": learnt["w"].reshape(images_train.shape[1:]), "b": learnt["b"],
            "accuracy_train": np.mean(learnt["Y_prediction_train"] == Y_train),
            "accuracy_test": np.mean(learnt["Y_prediction_test"] == Y_test),
            "surest_mistakes": order}

# %% wrong own_largest_number
# Each set is divided by its own largest number; where white is in both it does not show.
def classify_pictures(images_train, labels_train, images_test, labels_test,
                      num_iterations=500, learning_rate=0.01):
    X_train = flatten_images(images_train) / images_train.max() - 0.5
    X_test = flatten_images(images_test) / images_test.max() - 0.5
    Y_train = np.array(labels_train).reshape(1, -1)
    Y_test = np.array(labels_test).reshape(1, -1)
    learnt = model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate)
    z = (learnt["w"].T @ X_test + learnt["b"])[0]
    wrong = np.flatnonzero(learnt["Y_prediction_test"][0] != Y_test[0])
    order = wrong[np.argsort(-np.abs(z[wrong]))]
    return {"w_picture": learnt["w"].reshape(images_train.shape[1:]), "b": learnt["b"],
            "accuracy_train": np.mean(learnt["Y_prediction_train"] == Y_train),
            "accuracy_test": np.mean(learnt["Y_prediction_test"] == Y_test),
            "surest_mistakes": order}

# %% wrong own_mean
# Takes each set's own mean away.
def classify_pictures(images_train, labels_train, images_test, labels_test,
                      num_iterations=500, learning_rate=0.01):
    X_train = flatten_images(images_train) / 255
    X_train = X_train - X_train.mean()
    X_test = flatten_images(images_test) / 255
    X_test = X_test - X_test.mean()
    Y_train = np.array(labels_train).reshape(1, -1)
    Y_test = np.array(labels_test).reshape(1, -1)
    learnt = model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate)
    z = (learnt["w"].T @ X_test + learnt["b"])[0]
    wrong = np.flatnonzero(learnt["Y_prediction_test"][0] != Y_test[0])
    order = wrong[np.argsort(-np.abs(z[wrong]))]
    return {"w_picture": learnt["w"].reshape(images_train.shape[1:]), "b": learnt["b"],
            "accuracy_train": np.mean(learnt["Y_prediction_train"] == Y_train),
            "accuracy_test": np.mean(learnt["Y_prediction_test"] == Y_test),
            "surest_mistakes": order}

# %% wrong whole_numbers_wrap
# uint8 minus 128 has no negative numbers: 100 becomes 228.
def classify_pictures(images_train, labels_train, images_test, labels_test,
                      num_iterations=500, learning_rate=0.01):
    X_train = flatten_images(images_train - np.uint8(128)) / 255
    X_test = flatten_images(images_test - np.uint8(128)) / 255
    Y_train = np.array(labels_train).reshape(1, -1)
    Y_test = np.array(labels_test).reshape(1, -1)
    learnt = model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate)
    z = (learnt["w"].T @ X_test + learnt["b"])[0]
    wrong = np.flatnonzero(learnt["Y_prediction_test"][0] != Y_test[0])
    order = wrong[np.argsort(-np.abs(z[wrong]))]
    return {"w_picture": learnt["w"].reshape(images_train.shape[1:]), "b": learnt["b"],
            "accuracy_train": np.mean(learnt["Y_prediction_train"] == Y_train),
            "accuracy_test": np.mean(learnt["Y_prediction_test"] == Y_test),
            "surest_mistakes": order}

# %% wrong back_to_whole_numbers
# astype(np.uint8) after the division leaves only 0 and 1.
def classify_pictures(images_train, labels_train, images_test, labels_test,
                      num_iterations=500, learning_rate=0.01):
    X_train = flatten_images(images_train) // 255 - 0.5
    X_test = flatten_images(images_test) // 255 - 0.5
    Y_train = np.array(labels_train).reshape(1, -1)
    Y_test = np.array(labels_test).reshape(1, -1)
    learnt = model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate)
    z = (learnt["w"].T @ X_test + learnt["b"])[0]
    wrong = np.flatnonzero(learnt["Y_prediction_test"][0] != Y_test[0])
    order = wrong[np.argsort(-np.abs(z[wrong]))]
    return {"w_picture": learnt["w"].reshape(images_train.shape[1:]), "b": learnt["b"],
            "accuracy_train": np.mean(learnt["Y_prediction_train"] == Y_train),
            "accuracy_test": np.mean(learnt["Y_prediction_test"] == Y_test),
            "surest_mistakes": order}

# %% wrong channels_first
# The weights as (3, H, W).
def classify_pictures(images_train, labels_train, images_test, labels_test,
                      num_iterations=500, learning_rate=0.01):
    X_train = flatten_images(images_train) / 255 - 0.5
    X_test = flatten_images(images_test) / 255 - 0.5
    Y_train = np.array(labels_train).reshape(1, -1)
    Y_test = np.array(labels_test).reshape(1, -1)
    learnt = model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate)
    z = (learnt["w"].T @ X_test + learnt["b"])[0]
    wrong = np.flatnonzero(learnt["Y_prediction_test"][0] != Y_test[0])
    order = wrong[np.argsort(-np.abs(z[wrong]))]
    return {"w_picture": learnt["w"].reshape(3, *images_train.shape[1:3]), "b": learnt["b"],
            "accuracy_train": np.mean(learnt["Y_prediction_train"] == Y_train),
            "accuracy_test": np.mean(learnt["Y_prediction_test"] == Y_test),
            "surest_mistakes": order}

# %% wrong width_first
# The weights as (W, H, 3), the numbers in the order of a column: with H = W the shape is right.
def classify_pictures(images_train, labels_train, images_test, labels_test,
                      num_iterations=500, learning_rate=0.01):
    X_train = flatten_images(images_train) / 255 - 0.5
    X_test = flatten_images(images_test) / 255 - 0.5
    Y_train = np.array(labels_train).reshape(1, -1)
    Y_test = np.array(labels_test).reshape(1, -1)
    learnt = model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate)
    z = (learnt["w"].T @ X_test + learnt["b"])[0]
    wrong = np.flatnonzero(learnt["Y_prediction_test"][0] != Y_test[0])
    order = wrong[np.argsort(-np.abs(z[wrong]))]
    return {"w_picture": learnt["w"].reshape(images_train.shape[2], images_train.shape[1], 3), "b": learnt["b"],
            "accuracy_train": np.mean(learnt["Y_prediction_train"] == Y_train),
            "accuracy_test": np.mean(learnt["Y_prediction_test"] == Y_test),
            "surest_mistakes": order}

# %% wrong colour_after_colour
# The weights of red first: laid out as (3, H, W), then turned. The shape is right.
def classify_pictures(images_train, labels_train, images_test, labels_test,
                      num_iterations=500, learning_rate=0.01):
    X_train = flatten_images(images_train) / 255 - 0.5
    X_test = flatten_images(images_test) / 255 - 0.5
    Y_train = np.array(labels_train).reshape(1, -1)
    Y_test = np.array(labels_test).reshape(1, -1)
    learnt = model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate)
    z = (learnt["w"].T @ X_test + learnt["b"])[0]
    wrong = np.flatnonzero(learnt["Y_prediction_test"][0] != Y_test[0])
    order = wrong[np.argsort(-np.abs(z[wrong]))]
    return {"w_picture": learnt["w"].reshape(3, *images_train.shape[1:3]).transpose(1, 2, 0), "b": learnt["b"],
            "accuracy_train": np.mean(learnt["Y_prediction_train"] == Y_train),
            "accuracy_test": np.mean(learnt["Y_prediction_test"] == Y_test),
            "surest_mistakes": order}

# %% wrong weights_as_a_column
# w is returned as it is, (n_x, 1).
def classify_pictures(images_train, labels_train, images_test, labels_test,
                      num_iterations=500, learning_rate=0.01):
    X_train = flatten_images(images_train) / 255 - 0.5
    X_test = flatten_images(images_test) / 255 - 0.5
    Y_train = np.array(labels_train).reshape(1, -1)
    Y_test = np.array(labels_test).reshape(1, -1)
    learnt = model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate)
    z = (learnt["w"].T @ X_test + learnt["b"])[0]
    wrong = np.flatnonzero(learnt["Y_prediction_test"][0] != Y_test[0])
    order = wrong[np.argsort(-np.abs(z[wrong]))]
    return {"w_picture": learnt["w"], "b": learnt["b"],
            "accuracy_train": np.mean(learnt["Y_prediction_train"] == Y_train),
            "accuracy_test": np.mean(learnt["Y_prediction_test"] == Y_test),
            "surest_mistakes": order}

# %% wrong labels_as_they_come
# No row is made of the labels: a column (m, 1) meets a row.
def classify_pictures(images_train, labels_train, images_test, labels_test,
                      num_iterations=500, learning_rate=0.01):
    X_train = flatten_images(images_train) / 255 - 0.5
    X_test = flatten_images(images_test) / 255 - 0.5
    Y_train = np.array(labels_train)
    Y_test = np.atleast_2d(labels_test)
    learnt = model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate)
    z = (learnt["w"].T @ X_test + learnt["b"])[0]
    wrong = np.flatnonzero(learnt["Y_prediction_test"][0] != Y_test[0])
    order = wrong[np.argsort(-np.abs(z[wrong]))]
    return {"w_picture": learnt["w"].reshape(images_train.shape[1:]), "b": learnt["b"],
            "accuracy_train": np.mean(learnt["Y_prediction_train"] == Y_train),
            "accuracy_test": np.mean(learnt["Y_prediction_test"] == Y_test),
            "surest_mistakes": order}

# %% wrong flat_labels_only
# [np.newaxis] makes a row of (m,) and of nothing else.
def classify_pictures(images_train, labels_train, images_test, labels_test,
                      num_iterations=500, learning_rate=0.01):
    X_train = flatten_images(images_train) / 255 - 0.5
    X_test = flatten_images(images_test) / 255 - 0.5
    Y_train = np.array(labels_train)[np.newaxis]
    Y_test = np.array(labels_test)[np.newaxis]
    learnt = model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate)
    z = (learnt["w"].T @ X_test + learnt["b"])[0]
    wrong = np.flatnonzero(learnt["Y_prediction_test"][0] != Y_test[0])
    order = wrong[np.argsort(-np.abs(z[wrong]))]
    return {"w_picture": learnt["w"].reshape(images_train.shape[1:]), "b": learnt["b"],
            "accuracy_train": np.mean(learnt["Y_prediction_train"] == Y_train),
            "accuracy_test": np.mean(learnt["Y_prediction_test"] == Y_test),
            "surest_mistakes": order}

# %% wrong per_cent
# 78 for 0.78.
def classify_pictures(images_train, labels_train, images_test, labels_test,
                      num_iterations=500, learning_rate=0.01):
    X_train = flatten_images(images_train) / 255 - 0.5
    X_test = flatten_images(images_test) / 255 - 0.5
    Y_train = np.array(labels_train).reshape(1, -1)
    Y_test = np.array(labels_test).reshape(1, -1)
    learnt = model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate)
    z = (learnt["w"].T @ X_test + learnt["b"])[0]
    wrong = np.flatnonzero(learnt["Y_prediction_test"][0] != Y_test[0])
    order = wrong[np.argsort(-np.abs(z[wrong]))]
    return {"w_picture": learnt["w"].reshape(images_train.shape[1:]), "b": learnt["b"],
            "accuracy_train": 100 * np.mean(learnt["Y_prediction_train"] == Y_train),
            "accuracy_test": 100 * np.mean(learnt["Y_prediction_test"] == Y_test),
            "surest_mistakes": order}

# %% wrong errors_for_accuracies
# The shares of wrong answers.
def classify_pictures(images_train, labels_train, images_test, labels_test,
                      num_iterations=500, learning_rate=0.01):
    X_train = flatten_images(images_train) / 255 - 0.5
    X_test = flatten_images(images_test) / 255 - 0.5
    Y_train = np.array(labels_train).reshape(1, -1)
    Y_test = np.array(labels_test).reshape(1, -1)
    learnt = model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate)
    z = (learnt["w"].T @ X_test + learnt["b"])[0]
    wrong = np.flatnonzero(learnt["Y_prediction_test"][0] != Y_test[0])
    order = wrong[np.argsort(-np.abs(z[wrong]))]
    return {"w_picture": learnt["w"].reshape(images_train.shape[1:]), "b": learnt["b"],
            "accuracy_train": np.mean(learnt["Y_prediction_train"] != Y_train),
            "accuracy_test": np.mean(learnt["Y_prediction_test"] != Y_test),
            "surest_mistakes": order}

# %% wrong counts_for_shares
# How many are right, not which share.
def classify_pictures(images_train, labels_train, images_test, labels_test,
                      num_iterations=500, learning_rate=0.01):
    X_train = flatten_images(images_train) / 255 - 0.5
    X_test = flatten_images(images_test) / 255 - 0.5
    Y_train = np.array(labels_train).reshape(1, -1)
    Y_test = np.array(labels_test).reshape(1, -1)
    learnt = model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate)
    z = (learnt["w"].T @ X_test + learnt["b"])[0]
    wrong = np.flatnonzero(learnt["Y_prediction_test"][0] != Y_test[0])
    order = wrong[np.argsort(-np.abs(z[wrong]))]
    return {"w_picture": learnt["w"].reshape(images_train.shape[1:]), "b": learnt["b"],
            "accuracy_train": np.sum(learnt["Y_prediction_train"] == Y_train),
            "accuracy_test": np.sum(learnt["Y_prediction_test"] == Y_test),
            "surest_mistakes": order}

# %% wrong accuracies_exchanged
# The two shares are exchanged.
def classify_pictures(images_train, labels_train, images_test, labels_test,
                      num_iterations=500, learning_rate=0.01):
    X_train = flatten_images(images_train) / 255 - 0.5
    X_test = flatten_images(images_test) / 255 - 0.5
    Y_train = np.array(labels_train).reshape(1, -1)
    Y_test = np.array(labels_test).reshape(1, -1)
    learnt = model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate)
    z = (learnt["w"].T @ X_test + learnt["b"])[0]
    wrong = np.flatnonzero(learnt["Y_prediction_test"][0] != Y_test[0])
    order = wrong[np.argsort(-np.abs(z[wrong]))]
    return {"w_picture": learnt["w"].reshape(images_train.shape[1:]), "b": learnt["b"],
            "accuracy_test": np.mean(learnt["Y_prediction_train"] == Y_train),
            "accuracy_train": np.mean(learnt["Y_prediction_test"] == Y_test),
            "surest_mistakes": order}

# %% wrong mistakes_in_their_order
# The mistakes as they stand, not the surest first.
def classify_pictures(images_train, labels_train, images_test, labels_test,
                      num_iterations=500, learning_rate=0.01):
    X_train = flatten_images(images_train) / 255 - 0.5
    X_test = flatten_images(images_test) / 255 - 0.5
    Y_train = np.array(labels_train).reshape(1, -1)
    Y_test = np.array(labels_test).reshape(1, -1)
    learnt = model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate)
    z = (learnt["w"].T @ X_test + learnt["b"])[0]
    wrong = np.flatnonzero(learnt["Y_prediction_test"][0] != Y_test[0])
    order = wrong
    return {"w_picture": learnt["w"].reshape(images_train.shape[1:]), "b": learnt["b"],
            "accuracy_train": np.mean(learnt["Y_prediction_train"] == Y_train),
            "accuracy_test": np.mean(learnt["Y_prediction_test"] == Y_test),
            "surest_mistakes": order}

# %% wrong least_sure_first
# argsort counts up: the surest last.
def classify_pictures(images_train, labels_train, images_test, labels_test,
                      num_iterations=500, learning_rate=0.01):
    X_train = flatten_images(images_train) / 255 - 0.5
    X_test = flatten_images(images_test) / 255 - 0.5
    Y_train = np.array(labels_train).reshape(1, -1)
    Y_test = np.array(labels_test).reshape(1, -1)
    learnt = model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate)
    z = (learnt["w"].T @ X_test + learnt["b"])[0]
    wrong = np.flatnonzero(learnt["Y_prediction_test"][0] != Y_test[0])
    order = wrong[np.argsort(np.abs(z[wrong]))]
    return {"w_picture": learnt["w"].reshape(images_train.shape[1:]), "b": learnt["b"],
            "accuracy_train": np.mean(learnt["Y_prediction_train"] == Y_train),
            "accuracy_test": np.mean(learnt["Y_prediction_test"] == Y_test),
            "surest_mistakes": order}

# %% wrong by_the_probability
# Ordered by the probability of 1: mistakes that said 0 come last, however sure.
def classify_pictures(images_train, labels_train, images_test, labels_test,
                      num_iterations=500, learning_rate=0.01):
    X_train = flatten_images(images_train) / 255 - 0.5
    X_test = flatten_images(images_test) / 255 - 0.5
    Y_train = np.array(labels_train).reshape(1, -1)
    Y_test = np.array(labels_test).reshape(1, -1)
    learnt = model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate)
    z = (learnt["w"].T @ X_test + learnt["b"])[0]
    wrong = np.flatnonzero(learnt["Y_prediction_test"][0] != Y_test[0])
    order = wrong[np.argsort(-z[wrong])]
    return {"w_picture": learnt["w"].reshape(images_train.shape[1:]), "b": learnt["b"],
            "accuracy_train": np.mean(learnt["Y_prediction_train"] == Y_train),
            "accuracy_test": np.mean(learnt["Y_prediction_test"] == Y_test),
            "surest_mistakes": order}

# %% wrong places_among_the_mistakes
# Counts among the mistakes, not among the test pictures.
def classify_pictures(images_train, labels_train, images_test, labels_test,
                      num_iterations=500, learning_rate=0.01):
    X_train = flatten_images(images_train) / 255 - 0.5
    X_test = flatten_images(images_test) / 255 - 0.5
    Y_train = np.array(labels_train).reshape(1, -1)
    Y_test = np.array(labels_test).reshape(1, -1)
    learnt = model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate)
    z = (learnt["w"].T @ X_test + learnt["b"])[0]
    wrong = np.flatnonzero(learnt["Y_prediction_test"][0] != Y_test[0])
    order = np.argsort(-np.abs(z[wrong]))
    return {"w_picture": learnt["w"].reshape(images_train.shape[1:]), "b": learnt["b"],
            "accuracy_train": np.mean(learnt["Y_prediction_train"] == Y_train),
            "accuracy_test": np.mean(learnt["Y_prediction_test"] == Y_test),
            "surest_mistakes": order}

# %% wrong all_pictures
# All test pictures, not only those that are wrong.
def classify_pictures(images_train, labels_train, images_test, labels_test,
                      num_iterations=500, learning_rate=0.01):
    X_train = flatten_images(images_train) / 255 - 0.5
    X_test = flatten_images(images_test) / 255 - 0.5
    Y_train = np.array(labels_train).reshape(1, -1)
    Y_test = np.array(labels_test).reshape(1, -1)
    learnt = model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate)
    z = (learnt["w"].T @ X_test + learnt["b"])[0]
    wrong = np.flatnonzero(learnt["Y_prediction_test"][0] != Y_test[0])
    order = np.argsort(-np.abs(z))
    return {"w_picture": learnt["w"].reshape(images_train.shape[1:]), "b": learnt["b"],
            "accuracy_train": np.mean(learnt["Y_prediction_train"] == Y_train),
            "accuracy_test": np.mean(learnt["Y_prediction_test"] == Y_test),
            "surest_mistakes": order}

# %% wrong mistakes_of_training
# The mistakes among the training pictures.
def classify_pictures(images_train, labels_train, images_test, labels_test,
                      num_iterations=500, learning_rate=0.01):
    X_train = flatten_images(images_train) / 255 - 0.5
    X_test = flatten_images(images_test) / 255 - 0.5
    Y_train = np.array(labels_train).reshape(1, -1)
    Y_test = np.array(labels_test).reshape(1, -1)
    learnt = model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate)
    z = (learnt["w"].T @ X_train + learnt["b"])[0]
    wrong = np.flatnonzero(learnt["Y_prediction_train"][0] != Y_train[0])
    order = wrong[np.argsort(-np.abs(z[wrong]))]
    return {"w_picture": learnt["w"].reshape(images_train.shape[1:]), "b": learnt["b"],
            "accuracy_train": np.mean(learnt["Y_prediction_train"] == Y_train),
            "accuracy_test": np.mean(learnt["Y_prediction_test"] == Y_test),
            "surest_mistakes": order}

# %% wrong yes_and_no_for_indices
# An array of True and False for each test picture.
def classify_pictures(images_train, labels_train, images_test, labels_test,
                      num_iterations=500, learning_rate=0.01):
    X_train = flatten_images(images_train) / 255 - 0.5
    X_test = flatten_images(images_test) / 255 - 0.5
    Y_train = np.array(labels_train).reshape(1, -1)
    Y_test = np.array(labels_test).reshape(1, -1)
    learnt = model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate)
    z = (learnt["w"].T @ X_test + learnt["b"])[0]
    wrong = np.flatnonzero(learnt["Y_prediction_test"][0] != Y_test[0])
    order = learnt["Y_prediction_test"][0] != Y_test[0]
    return {"w_picture": learnt["w"].reshape(images_train.shape[1:]), "b": learnt["b"],
            "accuracy_train": np.mean(learnt["Y_prediction_train"] == Y_train),
            "accuracy_test": np.mean(learnt["Y_prediction_test"] == Y_test),
            "surest_mistakes": order}

# %% wrong the_surest_only
# Only the first: a report needs all; none is an error.
def classify_pictures(images_train, labels_train, images_test, labels_test,
                      num_iterations=500, learning_rate=0.01):
    X_train = flatten_images(images_train) / 255 - 0.5
    X_test = flatten_images(images_test) / 255 - 0.5
    Y_train = np.array(labels_train).reshape(1, -1)
    Y_test = np.array(labels_test).reshape(1, -1)
    learnt = model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate)
    z = (learnt["w"].T @ X_test + learnt["b"])[0]
    wrong = np.flatnonzero(learnt["Y_prediction_test"][0] != Y_test[0])
    order = wrong[np.argsort(-np.abs(z[wrong]))]
    return {"w_picture": learnt["w"].reshape(images_train.shape[1:]), "b": learnt["b"],
            "accuracy_train": np.mean(learnt["Y_prediction_train"] == Y_train),
            "accuracy_test": np.mean(learnt["Y_prediction_test"] == Y_test),
            "surest_mistakes": order[:1]}

# %% wrong learns_from_the_new
# The new pictures are learnt, too.
def classify_pictures(images_train, labels_train, images_test, labels_test,
                      num_iterations=500, learning_rate=0.01):
    X_train = flatten_images(images_train) / 255 - 0.5
    X_test = flatten_images(images_test) / 255 - 0.5
    Y_train = np.array(labels_train).reshape(1, -1)
    Y_test = np.array(labels_test).reshape(1, -1)
    learnt = model(np.hstack([X_train, X_test]), np.hstack([Y_train, Y_test]), X_test, Y_test, num_iterations, learning_rate)
    z = (learnt["w"].T @ X_test + learnt["b"])[0]
    wrong = np.flatnonzero(learnt["Y_prediction_test"][0] != Y_test[0])
    order = wrong[np.argsort(-np.abs(z[wrong]))]
    return {"w_picture": learnt["w"].reshape(images_train.shape[1:]), "b": learnt["b"],
            "accuracy_train": np.mean(predict(learnt['w'], learnt['b'], X_train) == Y_train),
            "accuracy_test": np.mean(learnt["Y_prediction_test"] == Y_test),
            "surest_mistakes": order}

# %% wrong own_settings
# num_iterations and learning_rate are not handed on.
def classify_pictures(images_train, labels_train, images_test, labels_test,
                      num_iterations=500, learning_rate=0.01):
    X_train = flatten_images(images_train) / 255 - 0.5
    X_test = flatten_images(images_test) / 255 - 0.5
    Y_train = np.array(labels_train).reshape(1, -1)
    Y_test = np.array(labels_test).reshape(1, -1)
    learnt = model(X_train, Y_train, X_test, Y_test)
    z = (learnt["w"].T @ X_test + learnt["b"])[0]
    wrong = np.flatnonzero(learnt["Y_prediction_test"][0] != Y_test[0])
    order = wrong[np.argsort(-np.abs(z[wrong]))]
    return {"w_picture": learnt["w"].reshape(images_train.shape[1:]), "b": learnt["b"],
            "accuracy_train": np.mean(learnt["Y_prediction_train"] == Y_train),
            "accuracy_test": np.mean(learnt["Y_prediction_test"] == Y_test),
            "surest_mistakes": order}

# %% wrong settings_exchanged
# In the wrong order.
def classify_pictures(images_train, labels_train, images_test, labels_test,
                      num_iterations=500, learning_rate=0.01):
    X_train = flatten_images(images_train) / 255 - 0.5
    X_test = flatten_images(images_test) / 255 - 0.5
    Y_train = np.array(labels_train).reshape(1, -1)
    Y_test = np.array(labels_test).reshape(1, -1)
    learnt = model(X_train, Y_train, X_test, Y_test, learning_rate, num_iterations)
    z = (learnt["w"].T @ X_test + learnt["b"])[0]
    wrong = np.flatnonzero(learnt["Y_prediction_test"][0] != Y_test[0])
    order = wrong[np.argsort(-np.abs(z[wrong]))]
    return {"w_picture": learnt["w"].reshape(images_train.shape[1:]), "b": learnt["b"],
            "accuracy_train": np.mean(learnt["Y_prediction_train"] == Y_train),
            "accuracy_test": np.mean(learnt["Y_prediction_test"] == Y_test),
            "surest_mistakes": order}

# %% wrong scales_in_place
# Scales the caller's own array, where it can: pictures are uint8, so it stops.
def classify_pictures(images_train, labels_train, images_test, labels_test,
                      num_iterations=500, learning_rate=0.01):
    images_train /= 255
    X_train = flatten_images(images_train) / 255 - 0.5
    X_test = flatten_images(images_test) / 255 - 0.5
    Y_train = np.array(labels_train).reshape(1, -1)
    Y_test = np.array(labels_test).reshape(1, -1)
    learnt = model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate)
    z = (learnt["w"].T @ X_test + learnt["b"])[0]
    wrong = np.flatnonzero(learnt["Y_prediction_test"][0] != Y_test[0])
    order = wrong[np.argsort(-np.abs(z[wrong]))]
    return {"w_picture": learnt["w"].reshape(images_train.shape[1:]), "b": learnt["b"],
            "accuracy_train": np.mean(learnt["Y_prediction_train"] == Y_train),
            "accuracy_test": np.mean(learnt["Y_prediction_test"] == Y_test),
            "surest_mistakes": order}

# %% wrong shuffles_the_callers_pictures
# Writes into the caller's new pictures.
def classify_pictures(images_train, labels_train, images_test, labels_test,
                      num_iterations=500, learning_rate=0.01):
    X_train = flatten_images(images_train) / 255 - 0.5
    X_test = flatten_images(images_test) / 255 - 0.5
    Y_train = np.array(labels_train).reshape(1, -1)
    Y_test = np.array(labels_test).reshape(1, -1)
    learnt = model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate)
    z = (learnt["w"].T @ X_test + learnt["b"])[0]
    wrong = np.flatnonzero(learnt["Y_prediction_test"][0] != Y_test[0])
    order = wrong[np.argsort(-np.abs(z[wrong]))]
    images_test[...] = 255 - images_test
    return {"w_picture": learnt["w"].reshape(images_train.shape[1:]), "b": learnt["b"],
            "accuracy_train": np.mean(learnt["Y_prediction_train"] == Y_train),
            "accuracy_test": np.mean(learnt["Y_prediction_test"] == Y_test),
            "surest_mistakes": order}

# %% right own_descent
# Does not call model: its own gradient descent, row by row; lists come back.
def classify_pictures(images_train, labels_train, images_test, labels_test, num_iterations=500, learning_rate=0.01):
    def rows(images):
        return images.astype(float).reshape(len(images), -1) / 255.0 - 0.5

    x, y = rows(images_train), np.asarray(labels_train, dtype=float).ravel()
    new, truth = rows(images_test), np.asarray(labels_test).ravel()
    w, b = np.zeros(x.shape[1]), 0.0
    for _ in range(num_iterations):
        error = 1 / (1 + np.exp(-np.clip(x @ w + b, -500, 500))) - y
        w, b = w - learning_rate * x.T @ error / len(y), b - learning_rate * error.mean()
    scores = new @ w + b
    mistakes = [i for i in range(len(truth)) if (scores[i] > 0) != bool(truth[i])]
    mistakes.sort(key=lambda i: abs(scores[i]), reverse=True)
    return {"surest_mistakes": mistakes, "accuracy_test": 1 - len(mistakes) / len(truth),
            "accuracy_train": float(((x @ w + b > 0) == (y == 1)).mean()), "b": float(b),
            "w_picture": w.reshape(images_train.shape[1], images_train.shape[2], 3)}

# %% right by_distance_from_one_half
# Sure is who is far from one half; the probabilities of these pictures do not round to 0 or 1.
def classify_pictures(images_train, labels_train, images_test, labels_test,
                      num_iterations=500, learning_rate=0.01):
    X_train = flatten_images(images_train) / 255 - 0.5
    X_test = flatten_images(images_test) / 255 - 0.5
    Y_train = np.array(labels_train).reshape(1, -1)
    Y_test = np.array(labels_test).reshape(1, -1)
    learnt = model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate)
    z = (learnt["w"].T @ X_test + learnt["b"])[0]
    wrong = np.flatnonzero(learnt["Y_prediction_test"][0] != Y_test[0])
    order = wrong[np.argsort(-np.abs(sigmoid(z[wrong]) - 0.5))]
    print(order)
    return {"w_picture": learnt["w"].reshape(images_train.shape[1:]), "b": learnt["b"],
            "accuracy_train": np.mean(learnt["Y_prediction_train"] == Y_train),
            "accuracy_test": np.mean(learnt["Y_prediction_test"] == Y_test),
            "surest_mistakes": order}

# %% right one_scale_for_both
# A helper for both sets; (x - 127.5) / 255 is the same number; divides before it flattens.
def ready(images, labels):
    return flatten_images((np.float64(images) - 127.5) / 255), np.array(list(np.ravel(labels)))[np.newaxis, :]

def classify_pictures(images_train, labels_train, images_test, labels_test,
                      num_iterations=500, learning_rate=0.01):
    X_train = ready(images_train, labels_train)[0]
    X_test = ready(images_test, labels_test)[0]
    Y_train = ready(images_train, labels_train)[1]
    Y_test = ready(images_test, labels_test)[1]
    learnt = model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate)
    z = (learnt["w"].T @ X_test + learnt["b"])[0]
    wrong = np.flatnonzero(learnt["Y_prediction_test"][0] != Y_test[0])
    order = np.array(sorted(wrong, key=lambda i: -abs(z[i])), dtype=int)
    return {"w_picture": learnt["w"].reshape(images_train.shape[1:]), "b": learnt["b"],
            "accuracy_train": np.mean(learnt["Y_prediction_train"] == Y_train),
            "accuracy_test": np.mean(learnt["Y_prediction_test"] == Y_test),
            "surest_mistakes": order}

# %% right single_precision
# Pictures in 32 bits: half the memory.
def classify_pictures(images_train, labels_train, images_test, labels_test,
                      num_iterations=500, learning_rate=0.01):
    X_train = flatten_images(images_train) / np.float32(255) - np.float32(0.5)
    X_test = flatten_images(images_test) / np.float32(255) - np.float32(0.5)
    Y_train = np.array(labels_train).reshape(1, -1)
    Y_test = np.array(labels_test).reshape(1, -1)
    learnt = model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate)
    z = (learnt["w"].T @ X_test + learnt["b"])[0]
    wrong = np.flatnonzero(learnt["Y_prediction_test"][0] != Y_test[0])
    order = wrong[np.argsort(-np.abs(z[wrong]))]
    return {"w_picture": learnt["w"].reshape(images_train.shape[1:]), "b": learnt["b"],
            "accuracy_train": np.mean(learnt["Y_prediction_train"] == Y_train),
            "accuracy_test": np.mean(learnt["Y_prediction_test"] == Y_test),
            "surest_mistakes": order}

# %% wrong scores_of_unscaled_pictures
# Sure by the scores of numbers up to 255: another order.
def classify_pictures(images_train, labels_train, images_test, labels_test,
                      num_iterations=500, learning_rate=0.01):
    X1 = flatten_images(images_train) / 255 - 0.5
    X2 = flatten_images(images_test) / 255 - 0.5
    Y1, Y2 = np.reshape(labels_train, (1, -1)), np.reshape(labels_test, (1, -1))
    learnt = model(X1, Y1, X2, Y2, num_iterations, learning_rate)
    scores = (learnt["w"].T @ flatten_images(images_test) + learnt["b"])[0]
    wrong = learnt["Y_prediction_test"][0] != Y2[0]
    order = np.argsort(-np.abs(scores))
    return {"w_picture": learnt["w"].reshape(images_train.shape[1:]), "b": learnt["b"],
            "accuracy_train": np.mean(learnt["Y_prediction_train"] == Y1),
            "accuracy_test": np.mean(learnt["Y_prediction_test"] == Y2),
            "surest_mistakes": order[wrong[order]]}

# %% wrong scores_without_bias
# The bias moves what is far from one half.
def classify_pictures(images_train, labels_train, images_test, labels_test,
                      num_iterations=500, learning_rate=0.01):
    X1 = flatten_images(images_train) / 255 - 0.5
    X2 = flatten_images(images_test) / 255 - 0.5
    Y1, Y2 = np.reshape(labels_train, (1, -1)), np.reshape(labels_test, (1, -1))
    learnt = model(X1, Y1, X2, Y2, num_iterations, learning_rate)
    scores = (learnt["w"].T @ X2)[0]
    wrong = learnt["Y_prediction_test"][0] != Y2[0]
    order = np.argsort(-np.abs(scores))
    return {"w_picture": learnt["w"].reshape(images_train.shape[1:]), "b": learnt["b"],
            "accuracy_train": np.mean(learnt["Y_prediction_train"] == Y1),
            "accuracy_test": np.mean(learnt["Y_prediction_test"] == Y2),
            "surest_mistakes": order[wrong[order]]}

# %% wrong mask_in_another_order
# The pictures are ordered, the mask is not.
def classify_pictures(images_train, labels_train, images_test, labels_test,
                      num_iterations=500, learning_rate=0.01):
    X1 = flatten_images(images_train) / 255 - 0.5
    X2 = flatten_images(images_test) / 255 - 0.5
    Y1, Y2 = np.reshape(labels_train, (1, -1)), np.reshape(labels_test, (1, -1))
    learnt = model(X1, Y1, X2, Y2, num_iterations, learning_rate)
    scores = (learnt["w"].T @ X2 + learnt["b"])[0]
    wrong = learnt["Y_prediction_test"][0] != Y2[0]
    order = np.argsort(-np.abs(scores))
    return {"w_picture": learnt["w"].reshape(images_train.shape[1:]), "b": learnt["b"],
            "accuracy_train": np.mean(learnt["Y_prediction_train"] == Y1),
            "accuracy_test": np.mean(learnt["Y_prediction_test"] == Y2),
            "surest_mistakes": order[wrong]}

# %% wrong places_in_a_column
# argwhere gives a column, and the order of the file.
def classify_pictures(images_train, labels_train, images_test, labels_test,
                      num_iterations=500, learning_rate=0.01):
    X1 = flatten_images(images_train) / 255 - 0.5
    X2 = flatten_images(images_test) / 255 - 0.5
    Y1, Y2 = np.reshape(labels_train, (1, -1)), np.reshape(labels_test, (1, -1))
    learnt = model(X1, Y1, X2, Y2, num_iterations, learning_rate)
    scores = (learnt["w"].T @ X2 + learnt["b"])[0]
    wrong = learnt["Y_prediction_test"][0] != Y2[0]
    order = np.argsort(-np.abs(scores))
    return {"w_picture": learnt["w"].reshape(images_train.shape[1:]), "b": learnt["b"],
            "accuracy_train": np.mean(learnt["Y_prediction_train"] == Y1),
            "accuracy_test": np.mean(learnt["Y_prediction_test"] == Y2),
            "surest_mistakes": np.argwhere(wrong)}

# %% wrong none_if_all_are_right
# None where an empty list is promised.
def classify_pictures(images_train, labels_train, images_test, labels_test,
                      num_iterations=500, learning_rate=0.01):
    X1 = flatten_images(images_train) / 255 - 0.5
    X2 = flatten_images(images_test) / 255 - 0.5
    Y1, Y2 = np.reshape(labels_train, (1, -1)), np.reshape(labels_test, (1, -1))
    learnt = model(X1, Y1, X2, Y2, num_iterations, learning_rate)
    scores = (learnt["w"].T @ X2 + learnt["b"])[0]
    wrong = learnt["Y_prediction_test"][0] != Y2[0]
    order = np.argsort(-np.abs(scores))
    return {"w_picture": learnt["w"].reshape(images_train.shape[1:]), "b": learnt["b"],
            "accuracy_train": np.mean(learnt["Y_prediction_train"] == Y1),
            "accuracy_test": np.mean(learnt["Y_prediction_test"] == Y2),
            "surest_mistakes": order[wrong[order]] if wrong.any() else None}

# %% wrong held_against_labels_as_they_came
# (1, m) == (m, 1) is a table, and its mean no accuracy.
def classify_pictures(images_train, labels_train, images_test, labels_test,
                      num_iterations=500, learning_rate=0.01):
    X1 = flatten_images(images_train) / 255 - 0.5
    X2 = flatten_images(images_test) / 255 - 0.5
    Y1, Y2 = np.reshape(labels_train, (1, -1)), np.reshape(labels_test, (1, -1))
    learnt = model(X1, Y1, X2, Y2, num_iterations, learning_rate)
    scores = (learnt["w"].T @ X2 + learnt["b"])[0]
    wrong = learnt["Y_prediction_test"][0] != Y2[0]
    order = np.argsort(-np.abs(scores))
    return {"w_picture": learnt["w"].reshape(images_train.shape[1:]), "b": learnt["b"],
            "accuracy_train": np.mean(learnt["Y_prediction_train"] == Y1),
            "accuracy_test": np.mean(learnt["Y_prediction_test"] == labels_test),
            "surest_mistakes": order[wrong[order]]}

# %% right by_the_loss
# The largest loss first: of mistakes, it grows with how sure the model was.
def classify_pictures(images_train, labels_train, images_test, labels_test,
                      num_iterations=500, learning_rate=0.01):
    X1 = flatten_images(images_train) / 255 - 0.5
    X2 = flatten_images(images_test) / 255 - 0.5
    Y1, Y2 = np.reshape(labels_train, (1, -1)), np.reshape(labels_test, (1, -1))
    learnt = model(X1, Y1, X2, Y2, num_iterations, learning_rate)
    scores = (learnt["w"].T @ X2 + learnt["b"])[0]
    wrong = learnt["Y_prediction_test"][0] != Y2[0]
    order = np.argsort(-np.log(1 + np.exp(np.where(Y2[0] == 1, -scores, scores))))
    return {"w_picture": learnt["w"].reshape(images_train.shape[1:]), "b": learnt["b"],
            "accuracy_train": np.mean(learnt["Y_prediction_train"] == Y1),
            "accuracy_test": np.mean(learnt["Y_prediction_test"] == Y2),
            "surest_mistakes": order[wrong[order]]}

# %% right distance_from_the_label
# Mistakes by how far the probability is from the label; an empty list of floats if none.
def classify_pictures(images_train, labels_train, images_test, labels_test,
                      num_iterations=500, learning_rate=0.01):
    X1 = flatten_images(images_train) / 255 - 0.5
    X2 = flatten_images(images_test) / 255 - 0.5
    Y1, Y2 = np.reshape(labels_train, (1, -1)), np.reshape(labels_test, (1, -1))
    learnt = model(X1, Y1, X2, Y2, num_iterations, learning_rate)
    scores = (learnt["w"].T @ X2 + learnt["b"])[0]
    wrong = learnt["Y_prediction_test"][0] != Y2[0]
    order = np.argsort(np.abs(Y2[0] - sigmoid(scores)))[::-1]
    return {"w_picture": learnt["w"].reshape(images_train.shape[1:]), "b": learnt["b"],
            "accuracy_train": np.mean(learnt["Y_prediction_train"] == Y1),
            "accuracy_test": np.mean(learnt["Y_prediction_test"] == Y2),
            "surest_mistakes": np.array([i for i in order if wrong[i]])}
