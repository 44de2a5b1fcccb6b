"""Plain data: whatever goes through it comes back the same, and nothing else gets through."""

from __future__ import annotations

import json
import math

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from coursekit.plain import Opaque, Rng, decode, digest, encode, live, same, to_plain

FAST = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])

own = {"endianness": "="}
dtypes = st.one_of(npst.boolean_dtypes(), npst.integer_dtypes(**own), npst.unsigned_integer_dtypes(**own), npst.floating_dtypes(sizes=(16, 32, 64), **own),
                   npst.complex_number_dtypes(sizes=(64, 128), **own), npst.unicode_string_dtypes(max_len=5, **own))
arrays = npst.arrays(dtypes, npst.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=13))
leaves = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.complex_numbers(), st.text(),
                   st.builds(Rng, st.integers(0, 2**64)), st.builds(Opaque, st.text(), st.text()), arrays)
plain_data = st.recursive(leaves, lambda inner: st.one_of(
    st.lists(inner, max_size=4), st.lists(inner, max_size=4).map(tuple),
    st.dictionaries(st.one_of(st.text(), st.integers()), inner, max_size=4)), max_leaves=12)
json_data = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.text(), inner, max_size=3),
        st.dictionaries(st.sampled_from(["float", "complex", "tuple", "dict", "items", "rng", "opaque", "array"]), inner, min_size=1, max_size=1),
        st.fixed_dictionaries({"array": st.tuples(
            st.sampled_from(["f8", "i4", "b1", "U3", "O", "V8", "f8,f8", "(3,)f8", "M8[s]", "x", ""]),
            st.lists(st.integers(-2, 10**20), max_size=3), st.one_of(inner, st.text(), st.lists(inner, max_size=3))).map(list)})),
    max_leaves=10)


def is_plain(value) -> bool:
    """Whether a value is built of nothing but the types that plain data may hold."""
    if isinstance(value, (list, tuple)):
        return type(value) in (list, tuple) and all(map(is_plain, value))
    if isinstance(value, dict):
        return all(isinstance(key, (str, int)) for key in value) and all(map(is_plain, value.values()))
    if isinstance(value, np.ndarray):
        return value.dtype.kind in "biufcU"
    return value is None or type(value) in (bool, int, float, complex, str, Rng, Opaque)


@FAST
@given(plain_data)
def test_a_round_trip_through_json_changes_nothing(value):
    assert same(decode(json.loads(json.dumps(encode(value)))), value)


@FAST
@given(plain_data)
def test_plain_data_is_plain_already(value):
    assert same(to_plain(value), value)


@FAST
@given(plain_data)
def test_the_json_is_strict(value):
    """No bare NaN or Infinity, which other readers of JSON refuse."""
    json.dumps(encode(value), allow_nan=False)


@FAST
@given(json_data)
@example({"array": ["f8", [1], ["1"]]})
@example({"array": ["f8", [10**30], []]})
@example({"array": ["f8,", [1], [1]]})
@example({"array": ["f8", [3], "AAAA"]})
@example({"complex": [[], 1]})
@example({"items": [["a"]]})
@example({"items": [[[], 1]]})
def test_decode_builds_plain_data_or_raises_value_error(data):
    try:
        value = decode(data)
    except ValueError:
        return
    assert is_plain(value)


@pytest.mark.parametrize("data", [
    {}, {"dict": {}, "list": []}, {"set": [1]}, {"float": "1.0"}, {"float": 1.0}, {"complex": [1]}, {"complex": ["a", "b"]}, {"rng": "1"}, {"rng": 1.5},
    {"opaque": ["a"]}, {"opaque": ["a", 1]}, {"tuple": 1}, {"dict": []}, {"items": {}}, {"items": [[1.5, 1]]}, {"items": [[None, 1]]},
    {"array": 1}, {"array": ["f8", [1]]}, {"array": ["O", [1], ["a"]]}, {"array": ["V8", [1], "AAAAAAAAAAA="]}, {"array": ["f8", [-1], [1.0]]},
    {"array": ["f8", [2], [1.0]]}, {"array": ["f8", [1.0], [1.0]]}, {"array": ["f8", [1], "not base64!"]}, {"array": ["nonsense", [1], [1]]},
    {"array": ["S3", [1], ["abc"]]}, {"__reduce__": ["os.system", ["true"]]}, object(), (1, 2), {1, 2}, b"bytes"])
def test_decode_refuses_everything_else(data):
    with pytest.raises(ValueError, match="not plain data"):
        decode(data)


def test_decode_refuses_what_is_nested_too_deeply():
    data: list = []
    for _ in range(20_000):
        data = [data]
    with pytest.raises(ValueError):
        decode(data)


def test_arrays_of_the_other_byte_order_keep_their_numbers():
    array = np.arange(300, dtype=">f8")
    again = decode(json.loads(json.dumps(encode(array))))
    assert np.array_equal(again, array) and again.dtype == np.dtype("=f8")


def test_encode_refuses_what_is_not_plain():
    with pytest.raises(TypeError, match="to_plain"):
        encode({"a": {1, 2}})


def test_large_arrays_keep_their_type_and_every_bit():
    array = np.random.default_rng(0).normal(size=(40, 50)).astype(np.float32).T        # not contiguous
    again = decode(json.loads(json.dumps(encode(array))))
    assert again.dtype == np.float32 and again.shape == (50, 40) and np.array_equal(again, array)


@pytest.mark.parametrize("scalar, plain", [
    (np.float64(0.5), 0.5), (np.longdouble(0.5), 0.5), (np.float32(0.5), np.array(0.5, np.float32)), (np.int64(3), 3), (np.uint8(3), 3), (np.bool_(True), True),
    (np.complex128(1 + 2j), 1 + 2j), (np.str_("a"), "a")])
def test_numpy_scalars_become_python_values(scalar, plain):
    made = to_plain(scalar)
    assert type(made) is type(plain) and made == plain and getattr(made, "dtype", None) == getattr(plain, "dtype", None)


def test_own_kinds_of_numbers_and_text_become_ordinary_ones():
    class Text(str):
        def __eq__(self, other):
            return True
        __hash__ = str.__hash__

    class Number(float):
        pass

    assert type(to_plain(Text("a"))) is str
    assert type(to_plain(Number(1.5))) is float


def test_to_plain_shares_no_memory():
    array = np.zeros(3)
    value = to_plain({"a": [array]})
    array += 1
    assert np.array_equal(value["a"][0], np.zeros(3))


def test_to_plain_drops_array_subclasses():
    masked = np.ma.masked_array([1.0, 2.0], mask=[True, False])
    assert type(to_plain(masked)) is np.ndarray and type(to_plain(np.zeros(2).view(np.recarray))) is np.ndarray


def test_to_plain_of_what_has_no_plain_form():
    assert to_plain(np.array([1, "a", None], dtype=object)).kind == "array of objects"
    assert to_plain({1, 2}) == Opaque("set", "{1, 2}")
    assert to_plain(lambda: 0).kind == "function"
    assert len(to_plain(bytes(10_000)).text) <= 200
    assert to_plain(np.array([b"a"])).kind.startswith("array of")


def test_dict_keys_become_text_or_integers():
    assert to_plain({(0, 1): 2}) == {"(0, 1)": 2}
    assert to_plain({np.int64(3): 4, np.str_("a"): 5}) == {3: 4, "a": 5}       # as from np.unique


def test_deep_and_endless_nesting_ends():
    endless: list = []
    endless.append(endless)
    value, depth = to_plain(endless), 0
    while isinstance(value, list):
        (value,), depth = value, depth + 1
    assert isinstance(value, Opaque) and depth > 20


def test_tensorflow_values_become_arrays():
    import keras
    import tensorflow as tf

    assert same(to_plain(tf.constant([[1.0, 2.0]])), np.array([[1.0, 2.0]], np.float32))
    assert same(to_plain(tf.Variable([1, 2])), np.array([1, 2], np.int32))
    assert same(to_plain(keras.Variable([1.0])), np.array([1.0], np.float32))
    assert same(to_plain([tf.constant(1.5)]), [np.array(1.5, np.float32)])
    half = to_plain(tf.constant([1.5, -2.0], tf.bfloat16))
    assert half.dtype == np.float32 and half.tolist() == [1.5, -2.0]
    assert isinstance(to_plain(tf.constant("text")), Opaque)
    assert isinstance(to_plain(tf.ragged.constant([[1], [2, 3]])), Opaque)
    assert isinstance(to_plain(keras.Input((3,))), Opaque)


def test_live_data_are_fresh_copies_with_generators():
    data = {"x": np.zeros(2), "draws": [Rng(3)], "pair": (1, np.ones(1))}
    first, second = live(data), live(data)
    first["x"] += 1
    assert not data["x"].any() and not second["x"].any() and type(first["pair"]) is tuple
    assert first["draws"][0].normal() == second["draws"][0].normal() == np.random.default_rng(3).normal()


def test_same_looks_at_types_shapes_and_every_number():
    assert same([math.nan, np.array([np.nan])], [math.nan, np.array([np.nan])])
    assert not same(1, 1.0) and not same(True, 1) and not same((1,), [1])
    assert not same(np.zeros(2), np.zeros(2, np.float32)) and not same(np.zeros(2), np.zeros((2, 1)))
    assert not same({"a": 1}, {"a": 1, "b": 2}) and not same([1], [1, 2]) and not same(0.0, 1e-300)


def test_data_that_are_the_same_have_one_digest_and_others_have_others():
    alike = [(np.array([0.0, np.nan]), np.array([-0.0, -np.nan])), (0.0, -0.0), ({"a": 1, "b": (2,)}, {"b": (2,), "a": 1}),
             (np.arange(6.0).reshape(2, 3).T, np.array([[0.0, 3], [1, 4], [2, 5]]))]
    assert all(digest(one) == digest(other) and same(one, other) for one, other in alike)
    others = [0, 0.0, False, "0", None, (), [], {}, (0,), [0], [0.0], {"a": 0}, {0: 0}, {"0": 0}, np.zeros(1), np.zeros(1, np.float32), np.zeros((1, 1)),
              np.zeros(1, int), np.array(["0"]), np.array(0.0), Rng(0), Opaque("f"), 1e-300, 0j, np.full(200, 1.0), np.full(200, 1.0 + 1e-15)]
    assert len({digest(value) for value in others}) == len(others)
