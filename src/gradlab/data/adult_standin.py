"""Look-alike rows for the Adult census, for when the real file is out of reach.

Each person is drawn column by column (age, schooling, sex, family, job, hours, gains); the wage then follows from
them by `_log_odds` and a coin. The log odds are not a sum over columns on purpose: they bend with age, and marriage,
schooling and long hours act together. A line through the data cannot follow that, a small network can.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from gradlab.data import adult_tables as tables

ROWS = 32_561
POSITIVE = 7_841  # rows above 50K in the real file
SEED = 1994


def make_adult() -> pd.DataFrame:
    """32,561 made rows with the columns, words and balance of the real table; the same rows at every call."""
    rng = np.random.default_rng(SEED)
    age = _ages(rng)
    school = _schooling(rng, age)
    marital = _pick(rng, tables.MARITAL_BY_AGE, np.digitize(age, tables.AGE_STEPS), tables.MARITAL)
    male = rng.random(ROWS) < np.where(_married(marital), 0.89, 0.48)  # the census asked husbands first
    job, workclass = _jobs(rng, school, male)
    hours = _hours(rng, age)
    gain, loss = _capital(rng, age, school)
    person = {
        "age": age,
        "workclass": workclass,
        "fnlwgt": np.exp(rng.normal(11.98, 0.63, ROWS)).clip(12_285, 1_484_705).astype(np.int64),
        "education": np.array([word for word, _, _ in tables.EDUCATION], dtype=object)[school - 1],
        "education-num": school,
        "marital-status": marital,
        "occupation": job,
        "relationship": _relationships(rng, age, male, marital),
        "race": _spread(rng, tables.RACE),
        "sex": np.where(male, " Male", " Female"),
        "capital-gain": gain,
        "capital-loss": loss,
        "hours-per-week": hours,
        "native-country": _spread(rng, tables.COUNTRY),
    }
    odds = _log_odds(person) + rng.logistic(size=ROWS)
    above = odds > np.sort(odds)[ROWS - POSITIVE - 1]
    return pd.DataFrame({**person, "wage": np.where(above, " >50K", " <=50K")})


def _log_odds(person: dict[str, np.ndarray]) -> np.ndarray:
    """How strongly a person (columns of shape (n,)) leans towards the higher wage; any offset is free."""
    age, school, hours = person["age"], person["education-num"], person["hours-per-week"]
    married = _married(person["marital-status"])
    jobs = pd.Series(person["occupation"])
    pay = jobs.map({name: added for name, (added, _) in tables.JOB_PAY.items()}).to_numpy(float)
    long_hours_paid = jobs.map({name: paid for name, (_, paid) in tables.JOB_PAY.items()}).to_numpy(bool)

    prime = 1.0 - ((age - 46) / 13.0) ** 2  # 1 at 46, 0 at 33 and 59, falling ever faster
    career = np.clip(prime, -2.5, 1.0)
    learned = (school - 10) / 2.6
    extra = np.clip((hours - 40) / 10.0, -2.5, 2.0)

    score = 0.9 * career + 0.35 * learned + pay
    score += np.where(married, 1.2 + 1.1 * learned, -1.3)  # schooling pays off in a household of two
    score += np.where(long_hours_paid, 0.9, -0.5) * extra * (career > -0.5)
    score += np.where(age < 35, -0.6, 0.4) * extra
    score += pd.Series(person["workclass"]).map(tables.EMPLOYER_PAY).fillna(0.0).to_numpy()

    gain, loss = person["capital-gain"], person["capital-loss"]
    score += np.select([gain >= 5000, gain > 0], [5.0, -1.5], 0.0)
    score += np.select([np.isin(loss, tables.LOSSES_KEPT), loss > 0], [3.0, -1.0], 0.0)
    return 1.25 * score


def _married(marital: np.ndarray) -> np.ndarray:
    """True for those who live with husband or wife; shape kept."""
    return np.isin(marital, (" Married-civ-spouse", " Married-AF-spouse"))


def _ages(rng: np.random.Generator) -> np.ndarray:
    """Whole years from 17 to 90, evenly within each band of the real distribution."""
    low, high = np.array(tables.AGE_BANDS).T
    band = rng.choice(len(low), size=ROWS, p=np.array(tables.AGE_SHARES) / sum(tables.AGE_SHARES))
    return rng.integers(low[band], high[band])


def _schooling(rng: np.random.Generator, age: np.ndarray) -> np.ndarray:
    """Years of schooling, 1 to 16; nobody has a degree before the age at which one can have it."""
    counts = np.array([count for _, _, count in tables.EDUCATION], dtype=float)
    shares = np.tile(counts, (3, 1))
    shares[0, 10:] = 0  # up to 21: at most some college
    shares[0, 4:8] *= 4
    shares[1, 13:] *= 0.35  # up to 27: few with more than a bachelor's degree
    return 1 + _pick(rng, shares, np.digitize(age, (22, 28)), np.arange(16))


def _jobs(rng: np.random.Generator, school: np.ndarray, male: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Occupation and employer; one in eighteen names neither."""
    jobs = tuple(tables.OCCUPATION)
    by_school = np.array([shares for shares, _ in tables.OCCUPATION.values()]).T  # (5, jobs)
    by_sex = np.array([shares for _, shares in tables.OCCUPATION.values()]).T  # (2, jobs): men, women
    both = (by_school[:, None, :] * by_sex[None, :, :]).reshape(10, -1)
    job = _pick(rng, both, 2 * np.digitize(school, tables.SCHOOL_STEPS) + ~male, jobs)
    workclass = _spread(rng, tables.WORKCLASS)
    silent = rng.random(ROWS) < 0.056
    job[silent | (workclass == " Never-worked")] = " ?"
    workclass[silent & (workclass != " Never-worked")] = " ?"
    return job, workclass


def _hours(rng: np.random.Generator, age: np.ndarray) -> np.ndarray:
    """Hours a week: mostly 40, fewer for the very young and the old."""
    shares = np.stack([tables.HOURS_PRIME, tables.HOURS_EDGES])
    return _pick(rng, shares, ((age < 23) | (age > 62)).astype(int), tables.HOURS)


def _capital(rng: np.random.Generator, age: np.ndarray, school: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Capital gain and loss, both 0 for most people, never both above 0."""
    chance = 0.6 + 0.5 * (age > 35) + 0.7 * (school > 12)
    u = rng.random(ROWS)
    large, small, lost = (
        u < 0.05 * chance,
        (u > 0.2) & (u < 0.2 + 0.035 * chance),
        (u > 0.5) & (u < 0.5 + 0.047 * chance),
    )
    gain = np.where(large, rng.choice(tables.GAINS_LARGE, ROWS), 0)
    gain = np.where(small, rng.choice(tables.GAINS_SMALL, ROWS), gain)
    kept = rng.random(ROWS) < 0.55
    loss = np.where(kept, rng.choice(tables.LOSSES_KEPT, ROWS), rng.choice(tables.LOSSES_LOST, ROWS))
    return gain, np.where(lost, loss, 0)


def _relationships(rng: np.random.Generator, age: np.ndarray, male: np.ndarray, marital: np.ndarray) -> np.ndarray:
    """Place in the household; it follows from marriage, sex and age."""
    shares = np.array([[0.36, 0.55, 0.04, 0.05], [0.60, 0.10, 0.25, 0.05]])  # up to 25, and older
    words = (" Not-in-family", " Own-child", " Unmarried", " Other-relative")
    shares[0] = [0.28, 0.60, 0.06, 0.06]
    place = _pick(rng, shares, (age > 25).astype(int), words)
    return np.where(_married(marital), np.where(male, " Husband", " Wife"), place)


def _spread(rng: np.random.Generator, counts: dict[str, int]) -> np.ndarray:
    """Words in random order, each as often as `counts` says; the first one fills up to the number of rows."""
    words = np.repeat(np.array(list(counts), dtype=object), list(counts.values()))
    words = np.concatenate([words, np.full(max(0, ROWS - len(words)), words[0])])
    surplus = len(words) - ROWS
    return rng.permutation(words[surplus:])


def _pick(rng: np.random.Generator, shares: np.ndarray, row: np.ndarray, values) -> np.ndarray:
    """One of `values` (k) for each entry of `row` (n), with the odds in that row of `shares` (rows, k)."""
    steps = np.cumsum(shares / shares.sum(axis=1, keepdims=True), axis=1)
    chosen = (rng.random(len(row))[:, None] > steps[row][:, :-1]).sum(axis=1)
    return np.array(values, dtype=object if isinstance(values[0], str) else None)[chosen]
