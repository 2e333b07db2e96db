"""Plain data crosses unchanged; nothing else crosses at all."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from gradlab.checks.wire import HandleRef, Packed, WireError, pack, unpack

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.complex_numbers(),
    lambda inner: st.lists(inner) | st.lists(inner).map(tuple) | st.dictionaries(st.text() | st.integers(), inner),
    max_leaves=20,
)
ARRAYS = hnp.arrays(
    hnp.scalar_dtypes().filter(lambda d: d.kind in "biufc" and d.byteorder in "=|<"), hnp.array_shapes(min_dims=0)
)


def crossed(value: object) -> object:
    return unpack(pack(value, lambda _: 1), lambda ref: ref)


@given(PLAIN)
def test_plain_values_cross_unchanged(value: object) -> None:
    assert repr(crossed(value)) == repr(value)


@given(ARRAYS)
def test_arrays_keep_dtype_shape_and_values(array: np.ndarray) -> None:
    got = crossed(array)
    assert got.dtype == array.dtype and got.shape == array.shape
    assert got.tobytes() == array.tobytes()


@pytest.mark.parametrize("dtype", [torch.float32, torch.float64, torch.int64, torch.bool, torch.bfloat16])
def test_tensors_keep_dtype_and_whether_they_require_a_gradient(dtype: torch.dtype) -> None:
    tensor = torch.ones(2, 3).to(dtype)
    got = crossed(tensor)
    assert got.dtype == dtype and torch.equal(got, tensor) and not got.requires_grad
    assert crossed(torch.nn.Parameter(torch.zeros(2))).requires_grad


def test_data_frames_cross() -> None:
    frame = pd.DataFrame({"a": [1.5, 2.0], "b": ["x", "y"]}, index=[3, 4])
    pd.testing.assert_frame_equal(crossed(frame), frame, check_dtype=False)
    pd.testing.assert_series_equal(crossed(frame["a"]), frame["a"])


def test_subclasses_are_reduced_to_the_plain_value() -> None:
    class Number(float):
        def __eq__(self, other: object) -> bool:
            return True

        __hash__ = float.__hash__

    class List(list):
        def __iter__(self):
            return iter([1, 2, 3])

    got = crossed(Number(2.0))
    assert type(got) is float and got != 3.0
    assert crossed(List()) == []


def test_other_objects_stay_behind() -> None:
    assert crossed(object()) == HandleRef(1, "object")
    assert crossed([print, 1]) == [HandleRef(1, "builtin_function_or_method"), 1]
    assert isinstance(crossed(np.array([object()])), HandleRef)


@pytest.mark.parametrize(
    ("tree", "buffers"),
    [
        (["a", "|O", [1], 0], [b"12345678"]),
        (["a", "<f8", [2], 0], [b"12345678"]),
        (["a", "<f8", [-1], 0], [b"12345678"]),
        (["a", "<f8", [1], 5], [b"12345678"]),
        (["a", "V8", [1], 0], [b"12345678"]),
        (["T", "float99", [1], False, ["a", "<f8", [1], 0]], [b"12345678"]),
        (["d", [["l", []]], [["v", None]]], []),
        (["d", [["v", "a"]], []], []),
        (["h", "x", "y"], []),
        (["v", 7], []),
        (["zz"], []),
        ([], []),
        ({"a": 1}, []),
    ],
)
def test_malformed_answers_are_refused(tree: object, buffers: list[bytes]) -> None:
    with pytest.raises(WireError):
        unpack(Packed(json.dumps(tree), buffers), lambda ref: ref)


@given(st.recursive(st.none() | st.integers() | st.text(max_size=3), st.lists, max_leaves=20))
def test_any_json_is_a_value_or_a_wire_error(tree: object) -> None:
    try:
        unpack(Packed(json.dumps(tree), [b"1234"]), lambda ref: ref)
    except WireError:
        return


def test_too_much_is_refused_before_it_is_sent() -> None:
    for value in (np.zeros(10_000_000), "x" * 70_000_000, [0] * 300_000):
        with pytest.raises(WireError):
            pack(value, lambda _: 1)
    endless: list = []
    endless.append(endless)
    with pytest.raises(WireError, match="nested"):
        pack(endless, lambda _: 1)
