"""Iris: the 150 flowers under the names of the course."""

from __future__ import annotations

import pandas as pd

from gradlab.data import load_iris


def test_iris(capsys):
    flowers = load_iris()
    assert capsys.readouterr().out.count("\n") == 1
    assert list(flowers.columns) == ["sepal.length", "sepal.width", "petal.length", "petal.width", "variety"]
    assert flowers.shape == (150, 5)
    assert flowers["variety"].value_counts().to_dict() == {"Setosa": 50, "Versicolor": 50, "Virginica": 50}
    assert flowers.iloc[0].tolist() == [5.1, 3.5, 1.4, 0.2, "Setosa"]
    assert not flowers.isna().any().any()
    pd.testing.assert_frame_equal(flowers, load_iris())
