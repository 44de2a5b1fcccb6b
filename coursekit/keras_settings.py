"""Keras and TensorFlow as a probe needs them, whatever a notebook has set; afterwards all is as it was.

Threads are no part of it: TensorFlow takes their number at its first operation and never again. Grading sets
it in the environment.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator


@contextlib.contextmanager
def keras_settings(*, policy: str = "float32", floatx: str = "float32", eager: bool = False) -> Iterator[None]:
    """Within the `with` block Keras computes with this dtype policy, and GPUs with all digits.

    Arguments:
        policy: of new layers, as "float32", "float64" or "mixed_float16".
        floatx: the type of new variables and constants that say none.
        eager: whether functions under `tf.function` run line by line.
    """
    import keras
    import tensorflow as tf

    numerics = tf.config.experimental
    before = (keras.config.dtype_policy(), keras.config.floatx(), numerics.tensor_float_32_execution_enabled(),
              tf.config.functions_run_eagerly())

    def settle(policy, floatx, quick, eager) -> None:
        keras.config.set_floatx(floatx)
        keras.config.set_dtype_policy(policy)
        numerics.enable_tensor_float_32_execution(quick)
        tf.config.run_functions_eagerly(eager)

    try:
        settle(policy, floatx, False, eager)                # TF32 would round a GPU's matrix products to 10 bits
        yield
    finally:
        settle(*before)
