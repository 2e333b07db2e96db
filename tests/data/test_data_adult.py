"""The Adult census, real and made: same shape, same words, same balance."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import OneHotEncoder, StandardScaler

from gradlab.data import load_adult
from gradlab.data.adult import COLUMNS, NAME
from gradlab.errors import GradLabError

CONTINUOUS = ["age", "fnlwgt", "education-num", "capital-gain", "capital-loss", "hours-per-week"]
WORDS = {"workclass": 9, "education": 16, "marital-status": 7, "occupation": 15, "relationship": 6}
WORDS |= {"race": 5, "sex": 2, "native-country": 42, "wage": 2}


@pytest.fixture(params=["made", "real"])
def table(request) -> pd.DataFrame:
    if request.param == "real":
        request.getfixturevalue("real_data")
    return load_adult()


def prepare(table: pd.DataFrame) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """X_train, X_test, y_train, y_test of the lab: 64/16/20, stratified, one-hot and standardised."""
    X = table.drop(columns="wage")
    y = (table["wage"] == " >50K").to_numpy(int)
    X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=0, stratify=y)
    X_train, _, y_train, _ = train_test_split(X_train, y_train, test_size=0.2, random_state=0, stratify=y_train)
    words = [name for name in X.columns if name not in CONTINUOUS]
    encoder = OneHotEncoder(sparse_output=False, handle_unknown="ignore").fit(X_train[words])
    scaler = StandardScaler().fit(X_train[CONTINUOUS])
    both = [
        np.hstack([scaler.transform(part[CONTINUOUS]), encoder.transform(part[words])]) for part in (X_train, X_test)
    ]
    return *both, y_train, y_test


def test_shape_names_and_kinds(table):
    assert table.shape == (32_561, 15)
    assert list(table.columns) == list(COLUMNS)
    assert not table.isna().any().any()
    assert all(table[name].dtype == np.int64 for name in CONTINUOUS)


def test_words_keep_their_leading_space(table):
    assert {name: table[name].nunique() for name in WORDS} == WORDS
    for name in WORDS:
        assert table[name].str.match(r" \S").all(), name
    assert set(table["wage"]) == {" >50K", " <=50K"}
    assert all((table[name] == " ?").any() for name in ("workclass", "occupation", "native-country"))


def test_balance(table):
    assert (table["wage"] == " >50K").sum() == 7_841


def test_the_lab_gets_108_columns_and_a_line_is_good_but_not_perfect(table):
    X_train, X_test, y_train, y_test = prepare(table)
    assert X_train.shape == (20_838, 108)
    line = LogisticRegression(max_iter=100, tol=1e-2).fit(X_train, y_train)
    assert 0.87 < roc_auc_score(y_test, line.decision_function(X_test)) < 0.92


def test_columns_agree_with_each_other(table):
    assert table.groupby("education")["education-num"].nunique().max() == 1
    assert (table.loc[table["relationship"] == " Husband", "marital-status"].str.startswith(" Married")).all()
    assert table["age"].between(17, 90).all()
    assert not ((table["capital-gain"] > 0) & (table["capital-loss"] > 0)).any()


def test_made_words_are_the_real_ones(real_data, monkeypatch):
    real = load_adult()
    monkeypatch.delenv("GRADLAB_DATA")
    made = load_adult()
    for name in WORDS:
        assert set(made[name]) == set(real[name]), name
    assert (made.dtypes == real.dtypes).all()


def test_the_same_at_every_call():
    pd.testing.assert_frame_equal(load_adult(), load_adult())


def test_one_line_says_which(capsys):
    load_adult()
    said = capsys.readouterr().out
    assert said.count("\n") == 1
    assert "stand-in" in said


def test_one_line_names_the_real_file(real_data, capsys):
    load_adult()
    said = capsys.readouterr().out
    assert said.count("\n") == 1
    assert "real" in said
    assert str(real_data / NAME) in said


def test_half_a_file_is_an_error_and_not_a_stand_in(alone):
    (alone / NAME).parent.mkdir(parents=True)
    (alone / NAME).write_text("39, State-gov, 77516\n")
    with pytest.raises(GradLabError, match=r"adult\.data is damaged"):
        load_adult()
