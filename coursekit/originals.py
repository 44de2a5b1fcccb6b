"""Public data sets and networks in full: fetched once, checked, and kept.

    from coursekit import originals
    X_train, y_train, X_test, y_test = originals.mnist()

Nothing in the course needs them; they are for longer versions. What is fetched stays in `folder()`. Where there is
no network, fetch the file elsewhere and put it there: the message says which one.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import tarfile
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

_KERAS_DATA = "https://storage.googleapis.com/tensorflow/tf-keras-datasets/"
_KERAS_NETS = "https://storage.googleapis.com/tensorflow/keras-applications/"


class Original(NamedTuple):
    """A public file: where it is, and its hash."""

    url: str
    algorithm: str
    digest: str


# The name of each file as it is kept.
ORIGINALS = {
    "mnist.npz": Original(
        _KERAS_DATA + "mnist.npz",
        "sha256", "731c5ac602752760c8e48fbffcf8c3b850d9dc2a2aedcf2cc48468fc17b673d1"),
    "fashion-train-images-idx3-ubyte.gz": Original(
        _KERAS_DATA + "train-images-idx3-ubyte.gz", "md5", "8d4fb7e6c68d591d4c3dfef9ec88bf0d"),
    "fashion-train-labels-idx1-ubyte.gz": Original(
        _KERAS_DATA + "train-labels-idx1-ubyte.gz", "md5", "25c81989df183df01b3e8a0aad5dffbe"),
    "fashion-t10k-images-idx3-ubyte.gz": Original(
        _KERAS_DATA + "t10k-images-idx3-ubyte.gz", "md5", "bef4ecab320f06d8554ea6380940ec79"),
    "fashion-t10k-labels-idx1-ubyte.gz": Original(
        _KERAS_DATA + "t10k-labels-idx1-ubyte.gz", "md5", "bb300cfdad3c16e7a12a480ee83cd310"),
    "cifar-10-python.tar.gz": Original(
        "https://www.cs.toronto.edu/~kriz/cifar-10-python.tar.gz",
        "sha256", "6d958be074577803d12ecdefd02955f39262c83c16fe9348329d7fe0b5c001ce"),
    "cifar-100-python.tar.gz": Original(
        "https://www.cs.toronto.edu/~kriz/cifar-100-python.tar.gz",
        "sha256", "85cd44d02ba6437773c5bbd22e183051d648de2e7d6b014e1ef29b855ba677a7"),
    "california_housing.npz": Original(
        _KERAS_DATA + "california_housing.npz",
        "sha256", "1a2e3a52e0398de6463aebe6f4a8da34fb21fbb6b934cf88c3425e766f2a1a6f"),
    "glove.6B.zip": Original(
        "https://nlp.stanford.edu/data/glove.6B.zip",
        "sha256", "617afb2fe6cbd085c235baf7a465b96f4112bd7f7ccb2b2cbd649fed9cbcf2fb"),
    "vgg16_weights_tf_dim_ordering_tf_kernels_notop.h5": Original(
        _KERAS_NETS + "vgg16/vgg16_weights_tf_dim_ordering_tf_kernels_notop.h5",
        "md5", "6d6bbae143d832006294945121d1f1fc"),
    "vgg19_weights_tf_dim_ordering_tf_kernels_notop.h5": Original(
        _KERAS_NETS + "vgg19/vgg19_weights_tf_dim_ordering_tf_kernels_notop.h5",
        "md5", "253f8cb515780f3b799900260a226db6"),
    "resnet50_weights_tf_dim_ordering_tf_kernels_notop.h5": Original(
        _KERAS_NETS + "resnet/resnet50_weights_tf_dim_ordering_tf_kernels_notop.h5",
        "md5", "4d473c1dd8becc155b73f8504c6f6626"),
}


class NotFetched(OSError):
    """A public file is not here and could not be had."""


def folder() -> Path:
    """Where fetched files are kept: what COURSE_DATA names, else a folder in the user's cache."""
    return Path(os.environ.get("COURSE_DATA") or Path.home() / ".cache" / "deep-learning-course")


def fetch(name: str) -> Path:
    """A public file, fetched unless it is kept already, and checked by its hash each time.

    Arguments:
        name: one of ORIGINALS.

    Returns:
        Where it is.

    Raises:
        ValueError: for another name, or if the file has another hash.
        NotFetched: if it is not kept and there is no network.
    """
    if name not in ORIGINALS:
        raise ValueError(f"there is no original {name!r}; there is: {', '.join(ORIGINALS)}")
    original, path = ORIGINALS[name], folder() / name
    if path.is_file():
        _check(path, original)
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{name}.{os.getpid()}")
    try:
        with urllib.request.urlopen(original.url, timeout=60) as source, open(unfinished, "wb") as copy:
            while block := source.read(1 << 20):
                copy.write(block)
        _check(unfinished, original)
        unfinished.replace(path)
    except urllib.error.URLError as error:
        raise NotFetched(
            f"{name} could not be fetched ({error.reason}). Where there is a network, fetch {original.url} and put it "
            f"into {path.parent} as {name}. The course itself does without it.") from error
    finally:
        unfinished.unlink(missing_ok=True)
    return path


def _check(path: Path, original: Original) -> None:
    with open(path, "rb") as file:
        found = hashlib.file_digest(file, original.algorithm).hexdigest()
    if found != original.digest:
        raise ValueError(f"{path} is not the file it should be: its {original.algorithm} is {found}, "
                         f"not {original.digest}. Delete it if it is there, and fetch it again.")


# ---- pictures: X (m, h, w, channels) uint8 and y (m,) int64, those to train on first

def mnist() -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """All of MNIST: X_train (60000, 28, 28, 1), y_train, X_test (10000, 28, 28, 1), y_test. CC BY-SA 3.0. 11 MB."""
    with np.load(fetch("mnist.npz"), allow_pickle=False) as file:
        return (file["x_train"][..., np.newaxis], file["y_train"].astype(np.int64),
                file["x_test"][..., np.newaxis], file["y_test"].astype(np.int64))


def fashion_mnist() -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Ten kinds of clothes in the form of `mnist`. MIT. 31 MB."""
    sets = []
    for part in ("train", "t10k"):
        sets += [_idx(f"fashion-{part}-images-idx3-ubyte.gz")[..., np.newaxis],
                 _idx(f"fashion-{part}-labels-idx1-ubyte.gz").astype(np.int64)]
    return tuple(sets)


def _idx(name: str) -> np.ndarray:
    """An array of bytes in the IDX format: two zeros, the type, the number of axes, their lengths, the bytes."""
    import gzip

    content = gzip.decompress(fetch(name).read_bytes())
    axes = content[3]
    shape = np.frombuffer(content, ">i4", axes, offset=4)
    return np.frombuffer(content, np.uint8, offset=4 + 4 * axes).reshape(shape)


def cifar10() -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """CIFAR-10: X_train (50000, 32, 32, 3), y_train, X_test (10000, 32, 32, 3), y_test. A. Krizhevsky (2009). 170 MB."""
    return _cifar("cifar-10-python.tar.gz", [f"data_batch_{number}" for number in range(1, 6)], ["test_batch"], b"labels")


def cifar100() -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """CIFAR-100, in the form of `cifar10`, with the 100 fine labels. 169 MB."""
    return _cifar("cifar-100-python.tar.gz", ["train"], ["test"], b"fine_labels")


def _cifar(name, train, test, labels):
    found = {}
    with tarfile.open(fetch(name)) as archive:      # pickles: safe to read, since the archive's hash was checked
        for member in archive:
            if (part := Path(member.name).name) in train + test:
                found[part] = pickle.load(archive.extractfile(member), encoding="bytes")
    sets = []
    for parts in (train, test):
        pixels = np.concatenate([found[part][b"data"] for part in parts])
        sets += [pixels.reshape(-1, 3, 32, 32).transpose(0, 2, 3, 1),
                 np.concatenate([found[part][labels] for part in parts]).astype(np.int64)]
    return tuple(sets)


# ---- tables and words

def california_houses() -> tuple[np.ndarray, np.ndarray]:
    """20,640 districts of California in 1990: eight columns (20640, 8) and the median price in dollars (20640,). 0.7 MB."""
    with np.load(fetch("california_housing.npz"), allow_pickle=False) as file:
        return file["x"], file["y"]


def glove(dimensions: int = 50) -> tuple[list[str], np.ndarray]:
    """All 400,000 words of GloVe 6B and their vectors (400000, dimensions) float32. PDDL 1.0. 862 MB.

    Arguments:
        dimensions: 50, 100, 200 or 300.

    Raises:
        ValueError: for another number.
    """
    if dimensions not in (50, 100, 200, 300):
        raise ValueError(f"GloVe 6B has 50, 100, 200 or 300 dimensions, not {dimensions}")
    with zipfile.ZipFile(fetch("glove.6B.zip")) as archive, archive.open(f"glove.6B.{dimensions}d.txt") as text:
        words, vectors = zip(*_vectors(text))
    return list(words), np.stack(vectors)


def _vectors(lines) -> Iterator[tuple[str, np.ndarray]]:
    for line in lines:
        word, *numbers = line.decode("utf-8").rstrip("\n").split(" ")
        yield word, np.array(numbers, np.float32)


# ---- networks

NETWORKS = {"vgg16": "VGG16", "vgg19": "VGG19", "resnet50": "ResNet50"}


def network(name: str):
    """A network of `keras.applications` trained on ImageNet, without its classes.

    Arguments:
        name: "vgg16", "vgg19" (59 and 80 MB, CC BY 4.0) or "resnet50" (95 MB, MIT).

    Returns:
        A Keras model for pictures of any size. Its inputs go through `preprocess_input` of its module.

    Raises:
        ValueError: for another name.
    """
    if name not in NETWORKS:
        raise ValueError(f"there is no network {name!r}; there is: {', '.join(NETWORKS)}")
    path = fetch(f"{name}_weights_tf_dim_ordering_tf_kernels_notop.h5")
    import keras

    return getattr(keras.applications, NETWORKS[name])(include_top=False, weights=str(path))
