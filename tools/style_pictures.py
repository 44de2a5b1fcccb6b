"""The stored pictures of the lessons on style (week 4.4): what minutes of optimising pixels make, computed once.

    python -m tools.style_pictures                  all of them, into course4/week4/figures: about six minutes of CPU
    python -m tools.style_pictures film ratio       some of them

Each is a strip of squares side by side, and prints the costs that the lessons quote. Another version of TensorFlow
may change them in the last digit and a pixel here and there.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from PIL import Image

from coursekit import data, paintings, pretrained

OUT = Path(__file__).resolve().parent.parent / "course4" / "week4" / "figures"
STYLE = {"conv1_1": 0.2, "conv2_1": 0.2, "conv3_1": 0.3, "conv4_1": 0.3}       # layers and their weights
CONTENT = "conv3_3"


# ---- pictures

def photograph(name: str, side: int) -> np.ndarray:
    """The middle square of a photograph, (side, side, 3) float32."""
    pixels = Image.fromarray(data.photograph(name))
    edge = min(pixels.size)
    left, top = (pixels.width - edge) // 2, (pixels.height - edge) // 2
    square = pixels.crop((left, top, left + edge, top + edge))
    return np.asarray(square.resize((side, side), Image.Resampling.BICUBIC), np.float32)


def matched(picture: np.ndarray, style: np.ndarray) -> np.ndarray:
    """The picture with the mean and the covariance of the style's colours."""
    def root(pixels):
        values, vectors = np.linalg.eigh(np.cov(pixels.T))
        return (vectors * np.sqrt(values)) @ vectors.T

    a, b = picture.reshape(-1, 3), style.reshape(-1, 3).astype(np.float32)
    moved = (a - a.mean(0)) @ np.linalg.inv(root(a)) @ root(b) + b.mean(0)
    return np.clip(moved, 0, 255).reshape(picture.shape).astype(np.float32)


def calm(strokes: np.ndarray, colours: np.ndarray) -> np.ndarray:
    """The brightness of one picture with the colour of the other."""
    light, _, _ = _image(strokes).convert("YCbCr").split()
    _, blue, red = _image(colours).convert("YCbCr").split()
    return np.asarray(Image.merge("YCbCr", (light, blue, red)).convert("RGB"))


def save(name: str, squares: list[np.ndarray]) -> None:
    """Write squares side by side to figures/NAME.webp."""
    path = OUT / f"{name}.webp"
    _image(np.concatenate(squares, axis=1)).save(path, quality=82, method=6)
    print(f"{path.name}: {len(squares)} squares, {path.stat().st_size / 1000:.0f} kB")


def _image(pixels: np.ndarray) -> Image.Image:
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


# ---- the network and its costs

def network(wanted: list[str]):
    """VGG's lower half with every filter rescaled so that its mean activation on six photographs is 1.

    ReLU and average pooling let a positive factor through, so the next layer can take it back: nothing else changes.
    """
    names = list(pretrained.VGG16_LAYERS)
    whole = pretrained.vgg16_low(names)
    sample = np.stack([photograph(name, 96) for name in ("china", "flower", "chelsea", "coffee", "astronaut", "rocket")])
    means, before = [a.numpy().mean(axis=(0, 1, 2)) for a in whole(sample)], np.ones(3, np.float32)
    net = pretrained.vgg16_low(wanted)
    for name, mean in zip(names, means):
        mean = np.maximum(mean, 0.3 * mean.mean())      # filters that hardly ever answer should not shout
        if name in {layer.name for layer in net.layers}:
            kernel, bias = net.get_layer(name).get_weights()
            net.get_layer(name).set_weights([kernel * before[:, None] / mean, bias / mean])
        before = mean
    return net


def paint(start, content=None, style=None, *, alpha=10.0, beta=40.0, smooth=15.0, steps=50, rate=5.0, layers=None, keep=()):
    """Optimise pixels.

    Arguments:
        start: (h, w, 3), where to begin.
        content: the picture whose content is to be kept, or a pair of it and the layer to keep it in; None for none.
        style: the picture whose style is to be taken; None for none.
        alpha, beta, smooth: the weights of content, style and smoothness.
        steps, rate: of Adam, whose rate falls along a cosine to a tenth.
        layers: the layers of the style and their weights; STYLE if None.
        keep: after which steps to keep the picture.

    Returns:
        The pictures after those steps and the last one, [(h, w, 3)], and the costs (content, style) of each.
    """
    import keras
    import tensorflow as tf

    layers = STYLE if layers is None else layers
    content, layer = content if isinstance(content, tuple) else (content, CONTENT)
    net = network([*layers, layer])
    gram = lambda a: tf.einsum("bhwc,bhwd->cd", a, a) / float(a.shape[1] * a.shape[2])
    answers_of = lambda batch: list(net(batch)) if layers else [net(batch)]         # one output comes without a list
    look = lambda picture: answers_of(tf.constant(picture[None], tf.float32))
    wanted_style = [gram(a) for a in look(style)[:-1]] if style is not None else []
    wanted_content = look(content)[-1] if content is not None else None
    x = tf.Variable(start[None].astype(np.float32))
    adam = keras.optimizers.Adam(keras.optimizers.schedules.CosineDecay(rate, steps, alpha=0.1))

    def costs():
        *answers, last = answers_of(x)
        J_style = sum((weight * tf.reduce_mean((gram(a) - goal) ** 2) / 4
                       for a, goal, weight in zip(answers, wanted_style, layers.values())), tf.zeros(()))
        J_content = tf.zeros(()) if wanted_content is None else tf.reduce_mean((last - wanted_content) ** 2) / 4
        rough = (tf.reduce_mean((x[:, 1:] - x[:, :-1]) ** 2) + tf.reduce_mean((x[:, :, 1:] - x[:, :, :-1]) ** 2)) / 1000
        return J_content, J_style, alpha * J_content + beta * J_style + smooth * rough

    @tf.function
    def step():
        with tf.GradientTape() as tape:
            J = costs()[-1]
        adam.apply_gradients([(tape.gradient(J, x), x)])
        x.assign(tf.clip_by_value(x, 0, 255))

    kept, paid = [], []
    for done in range(steps + 1):
        if done in keep or done == steps:
            kept.append(x.numpy()[0])
            paid.append([float(cost) for cost in costs()[:2]])
        if done < steps:
            step()
    return kept, paid


def noise(side: int, seed: int = 0) -> np.ndarray:
    """Grey noise to begin with, (side, side, 3)."""
    return np.random.default_rng(seed).uniform(90, 160, (side, side, 3)).astype(np.float32)


# ---- what is stored

def styles() -> None:
    """One photograph in three styles, colours matched first, colour of the matched photograph at the end."""
    side, squares = 192, []
    C = photograph("china", side)
    for brush in (paintings.whirls, paintings.glass, paintings.hatching):
        S = brush(side)
        M = matched(C, S)
        (G,), (paid,) = paint(M, M, S, steps=60)
        print(brush.__name__, paid)
        squares.append(calm(G, M))
    save("styles", squares)


def film() -> None:
    """The way of the pixels, from noise and from the matched photograph."""
    side, S = 128, paintings.whirls(128)
    M, keep = matched(photograph("china", side), S), (0, 5, 10, 20, 50)
    ways = {"film-noise": {"start": noise(side), "alpha": 100.0, "smooth": 20.0, "rate": 10.0},
            "film-photograph": {"start": M}}
    for name, way in ways.items():
        squares, paid = paint(content=M, style=S, steps=100, keep=keep, **way)
        print(name, [[round(x, 2) for x in pair] for pair in paid])
        save(name, squares)


def ratio() -> None:
    """Seven weights of the style against that of the content."""
    side, S = 128, paintings.whirls(128)
    M, squares, paid = matched(photograph("china", side), S), [], []
    for beta in (0.4, 2, 10, 40, 200, 1000, 10000):
        (G,), (one,) = paint(M, M, S, beta=float(beta))
        squares.append(G)
        paid.append([round(x, 2) for x in one])
        print(beta, one, flush=True)
    save("ratio", squares)


def content() -> None:
    """The photograph, and what four layers know of it: pictures from noise whose activations there are the same."""
    side = 128
    C = photograph("china", side)
    squares = [C]
    for layer in ("conv1_1", "conv2_1", "conv3_1", "conv3_3", "conv4_1"):
        (G,), (paid,) = paint(noise(side), (C, layer), None, layers={}, alpha=100.0, smooth=5.0, steps=120, rate=10.0)
        print(layer, paid, flush=True)
        squares.append(G)
    save("content", squares)


def pagoda() -> None:
    """The photograph itself, for the figure of receptive fields."""
    save("pagoda", [photograph("china", 224)])


def textures() -> None:
    """The style alone, from noise: with the first layer, the first two, three, four."""
    side, squares = 128, []
    S = paintings.whirls(side)
    for count in (1, 2, 3, 4):
        layers = {name: 1 / count for name in list(STYLE)[:count]}
        (G,), (paid,) = paint(noise(side), None, S, layers=layers, smooth=10.0, steps=100, rate=10.0)
        print(count, paid, flush=True)
        squares.append(G)
    save("textures", squares)


STORED = {make.__name__: make for make in (styles, film, ratio, content, textures, pagoda)}

if __name__ == "__main__":
    unknown = set(sys.argv[1:]) - set(STORED)
    if unknown:
        sys.exit(f"there is no stored picture {', '.join(sorted(unknown))}; there are {', '.join(STORED)}")
    OUT.mkdir(parents=True, exist_ok=True)
    for name in sys.argv[1:] or STORED:
        STORED[name]()
