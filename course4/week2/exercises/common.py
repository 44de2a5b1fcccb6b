"""What several cards of week 4.2 share: weights for Keras models, blocks by tf.nn, a head by the tape."""

import numpy as np

from autograder.judging.oracles import gradients
from coursekit import data, pretrained

PHOTOGRAPHS = ("coffee", "camera", "chelsea", "rocket", "coins", "astronaut")
FILES = (*pretrained.lite0.files, *pretrained.imagenet_classes.files, *data.emoji.files,
         *data.emoji_features.files,
         *data.mnist.files, *(f"photographs/{name}.webp" for name in PHOTOGRAPHS))


def weights(draw, kernels, norms=(), biases=(), gain=1.0):
    """Numbers for the variables of a model: "kernel (1, 1, 3, 4)" -> array; one for each name and shape.

    Arguments:
        draw: where they come from.
        kernels: their shapes. norms, biases: channels of the batch norms, and of the biases.
        gain: a factor of all gammas and betas; 0 closes the main path of a residual block.
    """
    found = {}
    for shape in kernels:
        found[f"kernel {tuple(shape)}"] = draw.normal(size=shape) * 1.5 / np.sqrt(np.prod(shape[:-1]))
    for n in norms:
        found |= {f"gamma {(n,)}": gain * draw.uniform(0.5, 1.5, n) * draw.choice([-1, 1], n),
                  f"beta {(n,)}": gain * draw.normal(size=n), f"moving_mean {(n,)}": draw.normal(0, 0.5, n),
                  f"moving_variance {(n,)}": draw.uniform(0.5, 2, n)}
    return found | {f"bias {(n,)}": draw.uniform(0.2, 0.8, n) * draw.choice([-1, 1], n) for n in biases}


def bottleneck(X, f, filters, weights, s=None):
    """What a residual block of three convolutions gives; with a projection, if there is a stride s."""
    import tensorflow as tf

    def block(training):
        def layer(Z, size, out, stride=1, relu=True):
            Z = tf.nn.conv2d(Z, weights[f"kernel {(size, size, Z.shape[-1], out)}"], stride, "SAME")
            mean, variance = (weights[f"moving_{name} {(out,)}"] for name in ("mean", "variance"))
            if training:
                mean, variance = tf.nn.moments(Z, axes=[0, 1, 2])
            Z = tf.nn.batch_normalization(Z, mean, variance, weights[f"beta {(out,)}"],
                                          weights[f"gamma {(out,)}"], 1e-3)
            return tf.nn.relu(Z) if relu else Z

        came = tf.constant(X, tf.float64)
        Z = layer(layer(came, 1, F1, s or 1), f, F2)
        short = came if s is None else layer(came, 1, F3, s, relu=False)
        return tf.nn.relu(layer(Z, 1, F3, relu=False) + short).numpy()

    F1, F2, F3 = filters
    C = X.shape[-1]
    count = C * F1 + f * f * F1 * F2 + F2 * F3 + 4 * (F1 + F2 + F3) + (0 if s is None else C * F3 + 4 * F3)
    return {"in inference": block(False), "in training": block(True), "numbers without biases": count}


def block_weights(draw, channels, f, filters, projected=False, gain=1.0):
    """Weights for such a block."""
    F1, F2, F3 = filters
    kernels = [(1, 1, channels, F1), (f, f, F1, F2), (1, 1, F2, F3)] + [(1, 1, channels, F3)] * projected
    return weights(draw, kernels, dict.fromkeys(filters), gain=gain)


def head(F, y, classes, lr, steps, lambd):
    """A softmax head by gradient descent, with TensorFlow's derivatives in float64: W, b, mu, sigma."""
    import tensorflow as tf

    mean, variance = tf.nn.moments(tf.constant(F, tf.float64), axes=[0])
    mu, sigma = mean.numpy(), tf.sqrt(variance).numpy() + 1e-3
    scaled = (np.asarray(F, float) - mu) / sigma

    def cost(p):
        losses = tf.nn.sparse_softmax_cross_entropy_with_logits(y, scaled @ p["W"] + p["b"])
        return tf.reduce_mean(losses) + lambd / (2 * len(F)) * tf.reduce_sum(p["W"] ** 2)

    found = {"W": np.zeros((F.shape[1], classes)), "b": np.zeros(classes)}
    for _ in range(steps):
        slopes = gradients(cost, found)[1]
        found = {name: value - lr * slopes[name] for name, value in found.items()}
    return found | {"mu": mu, "sigma": sigma}
