"""Plain data crosses unchanged; nothing else crosses at all."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from gradlab.checks.arrivals import unpack
from gradlab.checks.wire import HandleRef, WireError, pack

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.complex_numbers(),
    lambda inner: st.lists(inner) | st.lists(inner).map(tuple) | st.dictionaries(st.text() | st.integers(), inner),
    max_leaves=20,
)
ARRAYS = hnp.arrays(
    hnp.scalar_dtypes().filter(lambda d: d.kind in "biufc" and d.byteorder in "=|<"),
    hnp.array_shapes(min_dims=0, min_side=0),
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


def test_a_long_list_of_what_numpy_computed_crosses() -> None:
    """Losses of a long training, say: they are scalars of numpy or torch, not numbers of Python."""
    for one in (np.float64(0.5), torch.tensor(0.5), np.float32(2), "x", 1, (0.5, "x")):
        assert crossed([one] * 20_000) == [one] * 20_000
    assert crossed([np.str_(""), np.array([""], "U")]) == ["", [""]]


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


def test_too_much_is_refused_before_it_is_sent() -> None:
    for value in (np.zeros(10_000_000), "x" * 70_000_000, [0] * 300_000, [torch.zeros(())] * 199_000, 2**5000):
        with pytest.raises(WireError):
            pack(value, lambda _: 1)
    endless: list = []
    endless.append(endless)
    with pytest.raises(WireError, match="nested"):
        pack(endless, lambda _: 1)
