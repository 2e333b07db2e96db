"""Adult census: who earned more than 50,000 dollars a year in the US of 1994.

Real rows: B. Becker and R. Kohavi, Adult, UCI Machine Learning Repository, 1996 (file `adult.data`).
"""

from __future__ import annotations

import pandas as pd

from gradlab.data import files
from gradlab.data.adult_standin import make_adult

COLUMNS = (
    "age",
    "workclass",
    "fnlwgt",
    "education",
    "education-num",
    "marital-status",
    "occupation",
    "relationship",
    "race",
    "sex",
    "capital-gain",
    "capital-loss",
    "hours-per-week",
    "native-country",
    "wage",
)
NAME = "adult/adult.data"
URL = "https://archive.ics.uci.edu/ml/machine-learning-databases/adult/adult.data"
SIZE = 3_974_305
SHA256 = "5b00264637dbfec36bdeaab5676b0b309ff9eb788d63554ca0a249491c86603d"


def load_adult() -> pd.DataFrame:
    """The Adult census as a table of 32,561 rows and 15 columns; says in one line which rows they are.

    Words keep the leading space of the file (`' >50K'`, `' ?'`). Looks for `adult/adult.data` in the data folder,
    then tries to download it, then makes look-alike rows.
    """
    path = files.find(NAME, SIZE, SHA256)
    came = "the real file"
    if path is None:
        path, came = files.download(URL, NAME, SIZE, SHA256), "the real file, just downloaded"
    if path is not None:
        table = pd.read_csv(path, header=None, names=list(COLUMNS))
        print(f"Adult census: {came}, {len(table)} rows ({path})")
        return table
    table = make_adult().loc[:, list(COLUMNS)]
    print(f"Adult census: {len(table)} stand-in rows made by GradLab; set GRADLAB_DATA or go online for the real file")
    return table
