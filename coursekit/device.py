"""Which device TensorFlow runs on, and what it is worth asking of it."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass


WITHOUT_TENSOR_CORES = ("GTX 16", "MX450", "MX550", "T550", "T600", "T1000")        # Turing, compute capability 7.5


@dataclass(frozen=True)
class Device:
    """Where TensorFlow computes: `name` to print, and whether XLA and 16-bit floats pay off there."""

    name: str
    is_gpu: bool            # an NVIDIA GPU, for which XLA compiles; others run without it
    half_precision: bool

    @property
    def policy(self) -> str:
        """The Keras dtype policy to use: 16-bit floats only where the hardware multiplies them fast."""
        return "mixed_float16" if self.half_precision else "float32"

    def __str__(self) -> str:
        extras = [word for word, on in (("XLA", self.is_gpu), ("mixed precision", self.half_precision)) if on]
        return f"{self.name} ({', '.join(extras)})" if extras else self.name


def find_device() -> Device:
    """The first GPU if TensorFlow sees one, else the CPU.

    Half precision is for GPUs with tensor cores (Micikevicius et al., Mixed Precision Training, 2018): compute
    capability 7.0 and later, but for the small ones of 7.5 that were made without, `WITHOUT_TENSOR_CORES`.
    """
    import tensorflow as tf

    gpus = tf.config.list_physical_devices("GPU")
    if not gpus:
        return Device("CPU", is_gpu=False, half_precision=False)
    with contextlib.suppress(RuntimeError):         # too late once TensorFlow runs; then it has been decided
        for gpu in gpus:                            # the same for all, or TensorFlow refuses to start
            tf.config.experimental.set_memory_growth(gpu, True)     # leave memory to other notebooks
    details = tf.config.experimental.get_device_details(gpus[0])
    capability = details.get("compute_capability")
    name = details.get("device_name", gpus[0].name)
    tensor_cores = capability is not None and capability >= (7, 0) and not any(kind in name for kind in WITHOUT_TENSOR_CORES)
    return Device(f"GPU: {name}", is_gpu=capability is not None, half_precision=tensor_cores)
