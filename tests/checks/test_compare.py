"""Comparisons look at type, shape, finiteness and value, in this order, and never show the expected value."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
import torch

from gradlab.checks import CheckFailed, close, equal, items, number, numbers
from gradlab.checks.agent import Agent
from gradlab.checks.compare import raises, unchanged, varies
from gradlab.checks.remote import LocalTransport, Student

SECRET = 8.675309


@pytest.mark.parametrize(
    ("got", "said"),
    [
        (None, r"should be one number, but is nothing \(None\)"),
        ("3", "should be one number, but is the text '3'"),
        (True, "should be one number, but is True"),
        ([SECRET], "should be one number, but is a list of 1 element"),
        (np.array([SECRET]), r"should be one number, but is an array of shape \(1,\) and dtype float64"),
        (np.nan, "is nan, not a finite number"),
        (1.5, "is 1.5, which is not right"),
    ],
)
def test_a_number_is_asked_for(got: object, said: str) -> None:
    with pytest.raises(CheckFailed, match=said):
        close(got, SECRET)


@pytest.mark.parametrize("got", [SECRET, np.float64(SECRET), np.array(SECRET), torch.tensor(SECRET)])
def test_every_kind_of_number_is_one(got: object) -> None:
    close(got, SECRET)
    assert number(got) == pytest.approx(SECRET)


def test_arrays_are_compared_by_type_then_shape_then_values() -> None:
    expected = np.array([1.0, SECRET])
    for got, said in [
        ([1.0, SECRET], "should be a numpy array, but is a list of 2 elements"),
        (torch.tensor([1.0, SECRET]), "should be a numpy array, but is a tensor"),
        (np.ones((2, 1)), r"has the wrong shape: \(2, 1\)"),
        (np.array([np.inf, 0.0]), "1 values that are nan or infinite"),
        (np.array([1.0, 2.0]), r"wrong at 1 of 2 places; the first is \[1\], where it is 2"),
    ]:
        with pytest.raises(CheckFailed, match=said) as failure:
            close(got, expected)
        assert str(SECRET)[:5] not in failure.value.message
    close([1.0, SECRET], expected, any_array=True)
    close(expected.astype(np.float32), expected)


def test_containers_are_compared_piece_by_piece() -> None:
    close((1, np.float32(2.0)), [1.0, 2.0])
    with pytest.raises(CheckFailed, match="should be 2 values, but is a list of 3 elements"):
        close([1, 2, 3], (1.0, 2.0))
    with pytest.raises(CheckFailed, match="has no entry 'loss'"):
        close({"AUROC": 1.0}, {"loss": 0.1})
    with pytest.raises(CheckFailed, match="the entry 'loss' of the result is 0.2"):
        close({"loss": 0.2}, {"loss": 0.1})
    assert numbers(np.array([[1.0], [2.0]]), 2) == [1.0, 2.0]
    assert items((1, "x"), 2) == [1, "x"]


def test_equal_is_exact() -> None:
    equal(3.0, 3)
    equal(np.True_, True)
    equal(torch.tensor([1, 0]), [1, 0])
    for got, expected in ((3.0000001, 3), ("a", "b"), (1, True), ([1, 2], [2, 1]), (None, False)):
        with pytest.raises(CheckFailed):
            equal(got, expected)


def student_of(**names: object) -> Student:
    return Student(LocalTransport(Agent(dict(names))))


def test_unchanged_varies_and_raises() -> None:
    def spoils(x: np.ndarray) -> float:
        x += 1
        return 1.0

    def refuses(x: float) -> None:
        raise ValueError("no")

    student = student_of(spoils=spoils, refuses=refuses, double=lambda x: 2 * x)
    with pytest.raises(CheckFailed, match="`spoils` changed its argument number 1"):
        unchanged(student.spoils, np.zeros(3))
    for spoil, given in (
        (lambda layers: layers[1].__setitem__(0, 5.0), [np.zeros((2, 3)), np.zeros(3)]),
        (lambda table: setattr(table, "columns", ["b"]), pd.DataFrame({"a": [1.0]})),
        (lambda table: setattr(table, "index", [0]), pd.DataFrame({"a": [1.0]}, index=[7])),
        (lambda options: options.pop("rate"), {"rate": 0.1}),
        (lambda words: words.append("new"), ["old"]),
    ):
        with pytest.raises(CheckFailed, match="changed its argument number 1"):
            unchanged(student_of(spoil=spoil).spoil, given)
    for given in ([np.zeros((2, 3)), np.zeros(3)], pd.DataFrame({"a": ["x", None]}), {"rate": float("nan")}, "text"):
        unchanged(student_of(look=repr).look, given)
    close(unchanged(student.double, np.ones(3)), 2 * np.ones(3))
    with pytest.raises(CheckFailed, match="returned the same for different arguments"):
        varies(student.spoils, (np.zeros(1),), (np.ones(1),))
    raises("ValueError", student.refuses, 1.0)
    with pytest.raises(CheckFailed, match="where it should raise KeyError"):
        raises("KeyError", student.double, 1.0)
    with pytest.raises(CheckFailed, match="`missing` is not defined"):
        student.missing(1)
