"""Read the weights in a PyTorch file without PyTorch.

Such a file is a pickle, which could run any code. The reader here knows the five names that arrays need and refuses
all others, so that nothing but arrays comes out.
"""

from __future__ import annotations

import pickle
from collections import OrderedDict
from pathlib import Path
from typing import BinaryIO, NamedTuple

import numpy as np

_MAGIC = 0x1950A86A20F9469CFC6C         # how a file of PyTorch before 1.6 begins
_KINDS = {"FloatStorage": np.dtype("<f4"), "LongStorage": np.dtype("<i8")}


class _Tensor(NamedTuple):
    """Where the numbers of an array stand: in which storage, from where on, and how far apart."""

    storage: tuple[str, np.dtype]
    offset: int
    shape: tuple[int, ...]
    strides: tuple[int, ...]


def _tensor(storage, offset, shape, strides, *_gradients) -> _Tensor:
    return _Tensor(storage, offset, tuple(shape), tuple(strides))


class _ArraysOnly(pickle.Unpickler):
    def find_class(self, module, name):
        if module == "torch" and name in _KINDS:
            return _KINDS[name]
        if (module, name) == ("torch._utils", "_rebuild_tensor_v2"):
            return _tensor
        if (module, name) == ("collections", "OrderedDict"):
            return OrderedDict
        raise pickle.UnpicklingError(f"the file asks for {module}.{name}, which no array needs")

    def persistent_load(self, saved):
        _, kind, key, *_ = saved
        return key, kind


def read_weights(path: Path) -> dict[str, np.ndarray]:
    """The arrays of a state dict that PyTorch before 1.6 wrote.

    Arguments:
        path: the file.

    Returns:
        The name of each array -> the array.

    Raises:
        ValueError: if it is no such file.
        pickle.UnpicklingError: if it holds anything but arrays.
    """
    with open(path, "rb") as file:
        return _read(file, path)


def _read(file: BinaryIO, path: Path) -> dict[str, np.ndarray]:
    if _ArraysOnly(file).load() != _MAGIC:
        raise ValueError(f"{path} holds no weights of PyTorch")
    _protocol, _machine = _ArraysOnly(file).load(), _ArraysOnly(file).load()
    tensors, keys = _ArraysOnly(file).load(), _ArraysOnly(file).load()
    kinds = dict(tensor.storage for tensor in tensors.values())
    storages = {}
    for key in keys:
        size = int.from_bytes(file.read(8), "little")
        storages[key] = np.frombuffer(file.read(size * kinds[key].itemsize), kinds[key])
    return {name: _array(tensor, storages[tensor.storage[0]]) for name, tensor in tensors.items()}


def _array(tensor: _Tensor, storage: np.ndarray) -> np.ndarray:
    size = storage.itemsize
    reach = tensor.offset + sum((n - 1) * step for n, step in zip(tensor.shape, tensor.strides))
    if not 0 <= tensor.offset <= reach < len(storage):
        raise ValueError("an array reaches beyond what the file holds")
    strides = [step * size for step in tensor.strides]
    return np.lib.stride_tricks.as_strided(storage[tensor.offset:], tensor.shape, strides, writeable=False).copy()
