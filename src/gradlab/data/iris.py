"""Iris: 150 flowers of three species (R. A. Fisher, The use of multiple measurements in taxonomic problems, 1936)."""

from __future__ import annotations

from typing import Any

import pandas as pd

COLUMNS = ("sepal.length", "sepal.width", "petal.length", "petal.width")
VARIETIES = ("Setosa", "Versicolor", "Virginica")


def load_iris() -> pd.DataFrame:
    """150 rows: four lengths in centimetres and the word `variety`, from scikit-learn's own copy; says so in a line."""
    from sklearn import datasets

    bunch: Any = datasets.load_iris()
    table = pd.DataFrame(bunch.data, columns=list(COLUMNS))
    table["variety"] = [VARIETIES[k] for k in bunch.target]
    print(f"Iris: {len(table)} flowers (scikit-learn's own copy)")
    return table
