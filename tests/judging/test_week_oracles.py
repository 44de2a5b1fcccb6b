"""Oracles that a week works out for itself, on the cases of its cards, against TensorFlow's tape."""

import numpy as np
import pytest
from tiny import REPOSITORY

from autograder.authoring.week import find_weeks
from autograder.judging.oracles import gradients, log_loss, network


@pytest.fixture(scope="module")
def week():
    return next(iter(find_weeks(REPOSITORY, ["course1-week4"])))


def tape(X, Y, parameters):
    """Slopes of the cost for each parameter, and of the losses for what each layer gets: dA0, dA1, ..."""
    A, parts = np.asarray(X, dtype=float), {name: value.astype(float) for name, value in parameters.items()}
    _, slopes = gradients(lambda p: log_loss(network(X, p)[0], Y), parts)
    found = {f"d{name}": slope for name, slope in slopes.items()}
    for l in range(1, len(parts) // 2 + 1):
        layers = range(l, len(parts) // 2 + 1)
        above = {f"{kind}{k - l + 1}": parts[f"{kind}{k}"] for k in layers for kind in "Wb"}
        _, slopes = gradients(lambda p: log_loss(network(p["A"], above)[0], Y), {"A": A})
        found[f"dA{l - 1}"] = Y.shape[1] * slopes["A"]              # the cost is the mean of the losses
        A = np.maximum(parts[f"W{l}"] @ A + parts[f"b{l}"], 0)
    return found


def test_tiny_imaginary_steps_find_what_the_tape_finds(week):
    looked_at = set()
    for name in ("L_model_backward", "three_layer_gradients"):
        exercise = week.exercise(name)
        for case in exercise.draw(5):
            inputs = case.inputs
            parameters = inputs.get("parameters") or {
                f"{kind}{l}": array for l, ((_, W, b), _) in enumerate(inputs.get("caches", []), start=1)
                for kind, array in (("W", W), ("b", b))}
            X = inputs["X"] if "X" in inputs else inputs["caches"][0][0][0]
            right, own = tape(X, inputs["Y"], parameters), exercise.oracle(**inputs)
            slopes = {key: value for key, value in own.items() if key.startswith("d")}
            assert slopes and slopes.keys() <= right.keys(), case.label
            for key, value in slopes.items():
                scale = max(1.0, np.abs(right[key]).max())
                assert value.shape == right[key].shape, (case.label, key)
                assert np.allclose(value, right[key], rtol=1e-9, atol=1e-11 * scale), (case.label, key)
            looked_at |= {(name, key[1]) for key in slopes}
    assert looked_at == {("L_model_backward", "W"), ("L_model_backward", "b"), ("L_model_backward", "A"),
                         ("three_layer_gradients", "W"), ("three_layer_gradients", "b")}
