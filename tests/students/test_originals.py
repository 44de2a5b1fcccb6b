"""Public originals: kept, checked by their hashes, and explained where there is no network. Nothing is fetched here."""

from __future__ import annotations

import gzip
import hashlib
import io
import pickle
import tarfile
import zipfile
from pathlib import Path

import numpy as np
import pytest

from coursekit import originals


@pytest.fixture
def publish(tmp_path, monkeypatch):
    """A function that puts bytes where an original is fetched from, and their hash into the table."""
    monkeypatch.setenv("COURSE_DATA", str(tmp_path / "kept"))

    def publish(name: str, content: bytes, digest: str = "") -> Path:
        source = tmp_path / f"source-{name}"
        source.write_bytes(content)
        monkeypatch.setitem(originals.ORIGINALS, name, originals.Original(source.as_uri(), "sha256", digest or hashlib.sha256(content).hexdigest()))
        return source

    return publish


def packed(**arrays) -> bytes:
    buffer = io.BytesIO()
    np.savez(buffer, **arrays)
    return buffer.getvalue()


def test_is_fetched_once_and_kept(publish, tmp_path):
    source = publish("mnist.npz", packed(x_train=np.zeros((4, 28, 28), np.uint8), y_train=np.arange(4, dtype=np.uint8),
                                         x_test=np.ones((2, 28, 28), np.uint8), y_test=np.arange(2, dtype=np.uint8)))
    X, y, X_test, y_test = originals.mnist()
    assert X.shape == (4, 28, 28, 1) and X_test.shape == (2, 28, 28, 1) and y.dtype == np.int64 and y.tolist() == [0, 1, 2, 3]
    source.unlink()
    assert originals.mnist()[3].tolist() == y_test.tolist() == [0, 1]
    assert [path.name for path in (tmp_path / "kept").iterdir()] == ["mnist.npz"]


def test_another_file_is_refused_and_not_kept(publish, tmp_path):
    publish("mnist.npz", b"something else", digest="0" * 64)
    with pytest.raises(ValueError, match="is not the file it should be"):
        originals.mnist()
    assert not list((tmp_path / "kept").iterdir())
    (tmp_path / "kept" / "mnist.npz").write_bytes(b"half of it")            # one that was put there by hand, too
    with pytest.raises(ValueError, match="Delete it"):
        originals.mnist()


def test_without_a_network_it_is_said_what_to_do(publish, tmp_path):
    publish("glove.6B.zip", b"").unlink()
    with pytest.raises(originals.NotFetched, match="could not be fetched.*put it into .*kept as glove.6B.zip"):
        originals.glove()
    assert not list((tmp_path / "kept").iterdir())


def test_fashion(publish):
    for part, m in (("train", 3), ("t10k", 2)):
        pixels = np.arange(m * 28 * 28, dtype=np.uint8)
        publish(f"fashion-{part}-images-idx3-ubyte.gz", gzip.compress(bytes([0, 0, 8, 3]) + np.array([m, 28, 28], ">i4").tobytes() + pixels.tobytes()))
        publish(f"fashion-{part}-labels-idx1-ubyte.gz", gzip.compress(bytes([0, 0, 8, 1]) + np.array([m], ">i4").tobytes() + bytes(range(m))))
    X, y, X_test, y_test = originals.fashion_mnist()
    assert X.shape == (3, 28, 28, 1) and X[0, 1, 0, 0] == 28 and y.tolist() == [0, 1, 2] and X_test.shape == (2, 28, 28, 1) and y_test.tolist() == [0, 1]


@pytest.mark.parametrize("load, name, parts, labels", [
    (originals.cifar10, "cifar-10-python.tar.gz", [*(f"data_batch_{i}" for i in range(1, 6)), "test_batch"], b"labels"),
    (originals.cifar100, "cifar-100-python.tar.gz", ["train", "test"], b"fine_labels")])
def test_cifar(publish, load, name, parts, labels):
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
        for number, part in enumerate(parts):
            pixels = np.repeat([[10, 20, 30]], 1024, axis=1).astype(np.uint8)          # red, then green, then blue
            content = pickle.dumps({b"data": pixels, labels: [number]})
            entry = tarfile.TarInfo(f"batches/{part}")
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    publish(name, buffer.getvalue())
    X, y, X_test, y_test = load()
    assert X.shape == (len(parts) - 1, 32, 32, 3) and X[0, 5, 7].tolist() == [10, 20, 30]
    assert y.tolist() == list(range(len(parts) - 1)) and X_test.shape == (1, 32, 32, 3) and y_test.tolist() == [len(parts) - 1]


def test_words_and_houses(publish):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("glove.6B.100d.txt", "the 1 2\ncafé -0.5 3\n")
    publish("glove.6B.zip", buffer.getvalue())
    words, vectors = originals.glove(100)
    assert words == ["the", "café"] and vectors.tolist() == [[1, 2], [-0.5, 3]] and vectors.dtype == np.float32
    with pytest.raises(ValueError, match="not 60"):
        originals.glove(60)
    publish("california_housing.npz", packed(x=np.ones((2, 8)), y=np.zeros(2)))
    assert originals.california_houses()[0].shape == (2, 8)


def test_unknown_names():
    with pytest.raises(ValueError, match="no original 'mnist'; there is: mnist.npz"):
        originals.fetch("mnist")
    with pytest.raises(ValueError, match="no network 'yolo'"):
        originals.network("yolo")


def test_every_hash_has_the_length_of_its_kind():
    for name, (url, algorithm, digest) in originals.ORIGINALS.items():
        assert len(digest) == 2 * hashlib.new(algorithm).digest_size and url.startswith("https://"), name
