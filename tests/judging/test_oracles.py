"""The oracles that several weeks use: against arithmetic done here, and against each other."""

import numpy as np
import pytest
from scipy.special import log_softmax

from autograder.judging.oracles import cross_entropy, draw_parameters, finite_differences, gradients, log_loss, network, one_hot
from coursekit.keras_settings import keras_settings

DIMS = [3, 5, 4, 2]


@pytest.fixture
def draw():
    return np.random.default_rng(5)


def test_one_hot_columns():
    assert one_hot([2, 0], 4).tolist() == [[0, 1], [0, 0], [1, 0], [0, 0]] and one_hot(np.array([], int), 2).shape == (2, 0)


def test_parameters_have_the_shapes_of_the_course(draw):
    found = draw_parameters(draw, DIMS)
    assert {name: value.shape for name, value in found.items()} == {
        "W1": (5, 3), "b1": (5, 1), "W2": (4, 5), "b2": (4, 1), "W3": (2, 4), "b3": (2, 1)}
    normed = draw_parameters(draw, DIMS, batch_norm=True)
    assert set(normed) == {"W1", "gamma1", "beta1", "W2", "gamma2", "beta2", "W3", "b3"}
    assert all(np.abs(value).min() > 0 for value in [*found.values(), *normed.values()])


def test_a_network_is_what_arithmetic_makes(draw):
    X, p = draw.normal(size=(3, 6)), draw_parameters(draw, DIMS)
    mask = (draw.random((5, 6)) < 0.8) / 0.8
    A1 = np.maximum(p["W1"] @ X + p["b1"], 0) * mask
    A2 = np.maximum(p["W2"] @ A1 + p["b2"], 0)
    ZL, layers = network(X, p, keep={1: mask})
    assert np.allclose(ZL, p["W3"] @ A2 + p["b3"], rtol=1e-12) and ZL.dtype == "float64"
    assert np.allclose(layers[1]["A_prev"], A1) and np.allclose(layers[1]["A"], A2) and len(layers) == 3
    assert np.allclose(network(X, p, activation="tanh")[1][0]["A"], np.tanh(p["W1"] @ X + p["b1"]))
    with pytest.raises(ValueError, match="no activation"):
        network(X, p, activation="softmax")


def test_batch_norm_by_the_batch_and_by_given_statistics(draw):
    X, p = draw.normal(size=(3, 6)), draw_parameters(draw, [3, 4, 2], batch_norm=True)
    Z = p["W1"] @ X
    normed = (Z - Z.mean(axis=1, keepdims=True)) / np.sqrt(Z.var(axis=1, keepdims=True) + 1e-8)
    _, (first, _) = network(X, p)
    assert np.allclose(first["Z_tilde"], p["gamma1"] * normed + p["beta1"]) and np.allclose(first["var"], Z.var(axis=1, keepdims=True))
    given = {1: {"mu": np.ones((4, 1)), "var": np.full((4, 1), 4.0)}}
    _, (first, _) = network(X, p, epsilon=0.0, statistics=given)
    assert np.allclose(first["Z_tilde"], p["gamma1"] * (Z - 1) / 2 + p["beta1"])


@pytest.mark.parametrize("batch_norm", [False, True])
@pytest.mark.parametrize("loss", [cross_entropy, log_loss])
def test_the_tape_and_the_nudges_agree(draw, batch_norm, loss):
    X, Y, p = draw.normal(size=(3, 6)), one_hot(draw.integers(2, size=6), 2), draw_parameters(draw, DIMS, batch_norm=batch_norm)

    def cost(parameters):
        return loss(network(X, parameters, activation="tanh")[0], Y)

    value, exact = gradients(cost, p)
    near = finite_differences(cost, p)
    assert value == float(cost(p)) and set(exact) == set(near) == set(p)
    assert all(exact[name].shape == p[name].shape and np.allclose(exact[name], near[name], atol=1e-8) for name in p)


def test_costs_are_means_over_examples(draw):
    Z, Y = draw.normal(size=(3, 4)), one_hot([0, 2, 1, 1], 3)
    assert np.isclose(cross_entropy(Z, Y), -np.sum(Y * log_softmax(Z, axis=0)) / 4)
    assert np.isclose(log_loss(Z, Y), np.sum(np.logaddexp(0, Z) - Z * Y) / 4)


def test_nudges_leave_the_parameters_alone_and_need_no_tensorflow():
    p = {"w": np.array([[3, 100]]), "b": 2}
    found = finite_differences(lambda q: float(np.sum(q["w"] ** 2) + 5 * q["b"]), p)
    assert np.allclose(found["w"], [[6, 200]], rtol=1e-6) and np.isclose(found["b"], 5, rtol=1e-3) and p["w"].tolist() == [[3, 100]]


def test_a_parameter_that_does_not_matter_has_the_derivative_zero():
    assert gradients(lambda p: p["w"] ** 2, {"w": 3.0, "b": [1.0, 2.0]})[1]["b"].tolist() == [0, 0]


def test_settings_are_put_back_also_after_an_error():
    import keras
    import tensorflow as tf

    def now():
        return (keras.config.dtype_policy().name, keras.config.floatx(), tf.config.functions_run_eagerly(),
                tf.config.experimental.tensor_float_32_execution_enabled())

    before = now()
    with pytest.raises(ZeroDivisionError), keras_settings(policy="mixed_float16", eager=True):
        assert now() == ("mixed_float16", "float32", True, False)
        1 / 0
    assert now() == before
    with keras_settings(policy="float64", floatx="float64"):
        assert keras.layers.Dense(2)(np.ones((1, 3))).dtype == tf.float64
    assert now() == before
