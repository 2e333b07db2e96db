"""Counts and shares behind the Adult stand-in: rounded marginals of the real table (Becker and Kohavi, 1996).

No row of the real file is here, only how often a word occurs, and how words go together in the large.
"""

from __future__ import annotations

import numpy as np

# Counts out of 32,561. Words so rare that a training split could miss them are given 15 rows.
WORKCLASS = {
    " Private": 22696,
    " Self-emp-not-inc": 2541,
    " Local-gov": 2093,
    " State-gov": 1298,
    " Self-emp-inc": 1116,
    " Federal-gov": 960,
    " Without-pay": 15,
    " Never-worked": 15,
}

# (word, years of schooling as the file counts them, count)
EDUCATION = (
    (" Preschool", 1, 51),
    (" 1st-4th", 2, 168),
    (" 5th-6th", 3, 333),
    (" 7th-8th", 4, 646),
    (" 9th", 5, 514),
    (" 10th", 6, 933),
    (" 11th", 7, 1175),
    (" 12th", 8, 433),
    (" HS-grad", 9, 10501),
    (" Some-college", 10, 7291),
    (" Assoc-voc", 11, 1382),
    (" Assoc-acdm", 12, 1067),
    (" Bachelors", 13, 5355),
    (" Masters", 14, 1723),
    (" Prof-school", 15, 576),
    (" Doctorate", 16, 413),
)

MARITAL = (
    " Married-civ-spouse",
    " Never-married",
    " Divorced",
    " Separated",
    " Widowed",
    " Married-spouse-absent",
    " Married-AF-spouse",
)
AGE_STEPS = (23, 31, 46, 61)  # below 23, 23-30, 31-45, 46-60, above
MARITAL_BY_AGE = np.array(
    [
        [0.085, 0.890, 0.009, 0.008, 0.001, 0.006, 0.001],
        [0.360, 0.525, 0.067, 0.030, 0.002, 0.014, 0.002],
        [0.560, 0.190, 0.180, 0.042, 0.011, 0.016, 0.001],
        [0.625, 0.080, 0.198, 0.033, 0.049, 0.014, 0.001],
        [0.590, 0.065, 0.109, 0.016, 0.208, 0.011, 0.001],
    ]
)

RELATIONSHIP = (" Husband", " Not-in-family", " Own-child", " Unmarried", " Wife", " Other-relative")

# occupation: (shares by years of schooling), (how much likelier among men, among women)
OCCUPATION = {
    #                     up to 8  9     10-12  13    14-16   men    women
    " Prof-specialty": ((0.015, 0.022, 0.075, 0.280, 0.570), (0.98, 1.05)),
    " Craft-repair": ((0.150, 0.183, 0.125, 0.042, 0.012), (1.40, 0.17)),
    " Exec-managerial": ((0.025, 0.077, 0.122, 0.256, 0.230), (1.07, 0.86)),
    " Adm-clerical": ((0.055, 0.130, 0.170, 0.094, 0.030), (0.50, 2.10)),
    " Sales": ((0.090, 0.102, 0.130, 0.151, 0.065), (0.98, 1.05)),
    " Other-service": ((0.200, 0.122, 0.098, 0.034, 0.010), (0.68, 1.70)),
    " Machine-op-inspct": ((0.105, 0.097, 0.042, 0.013, 0.005), (1.08, 0.83)),
    " Transport-moving": ((0.085, 0.079, 0.037, 0.012, 0.005), (1.40, 0.17)),
    " Handlers-cleaners": ((0.092, 0.058, 0.034, 0.009, 0.003), (1.30, 0.36)),
    " Farming-fishing": ((0.050, 0.038, 0.025, 0.014, 0.006), (1.40, 0.20)),
    " Tech-support": ((0.005, 0.015, 0.048, 0.043, 0.020), (0.95, 1.12)),
    " Protective-serv": ((0.010, 0.020, 0.029, 0.019, 0.008), (1.30, 0.36)),
    " Priv-house-serv": ((0.014, 0.005, 0.002, 0.001, 0.001), (0.08, 2.80)),
    " Armed-Forces": ((0.0006, 0.0006, 0.0006, 0.0006, 0.0006), (1.00, 1.00)),
}
SCHOOL_STEPS = (9, 10, 13, 14)

# What a job of this kind adds to the odds of the higher wage, and whether long hours are paid in it.
JOB_PAY = {
    " Prof-specialty": (0.5, True),
    " Craft-repair": (0.0, False),
    " Exec-managerial": (0.8, True),
    " Adm-clerical": (-0.1, False),
    " Sales": (0.3, True),
    " Other-service": (-0.9, False),
    " Machine-op-inspct": (-0.4, False),
    " Transport-moving": (-0.1, False),
    " Handlers-cleaners": (-0.7, False),
    " Farming-fishing": (-0.9, False),
    " Tech-support": (0.5, True),
    " Protective-serv": (0.4, False),
    " Priv-house-serv": (-1.5, False),
    " Armed-Forces": (0.0, False),
    " ?": (-1.2, False),
}
EMPLOYER_PAY = {" Self-emp-inc": 0.9, " Federal-gov": 0.5, " Without-pay": -3.0, " Never-worked": -4.0}

RACE = {" White": 27816, " Black": 3124, " Asian-Pac-Islander": 1039, " Amer-Indian-Eskimo": 311, " Other": 271}

COUNTRY = {
    " United-States": 29170,
    " Mexico": 643,
    " ?": 583,
    " Philippines": 198,
    " Germany": 137,
    " Canada": 121,
    " Puerto-Rico": 114,
    " El-Salvador": 106,
    " India": 100,
    " Cuba": 95,
    " England": 90,
    " Jamaica": 81,
    " South": 80,
    " China": 75,
    " Italy": 73,
    " Dominican-Republic": 70,
    " Vietnam": 67,
    " Guatemala": 64,
    " Japan": 62,
    " Poland": 60,
    " Columbia": 59,
    " Taiwan": 51,
    " Haiti": 44,
    " Iran": 43,
    " Portugal": 37,
    " Nicaragua": 34,
    " Peru": 31,
    " France": 29,
    " Greece": 29,
    " Ecuador": 28,
    " Ireland": 24,
    " Hong": 20,
    " Cambodia": 19,
    " Trinadad&Tobago": 19,
    " Laos": 18,
    " Thailand": 18,
    " Yugoslavia": 16,
    " Outlying-US(Guam-USVI-etc)": 15,
    " Honduras": 15,
    " Hungary": 15,
    " Scotland": 15,
    " Holand-Netherlands": 15,
}

# Share of people aged 17-20, 21-25, ... 86-90
AGE_BANDS = ((17, 21), (21, 26), (26, 31), (31, 36), (36, 41), (41, 46), (46, 51), (51, 56), (56, 61), (61, 66))
AGE_BANDS += ((66, 71), (71, 81), (81, 91))
AGE_SHARES = (0.074, 0.123, 0.128, 0.134, 0.129, 0.117, 0.097, 0.073, 0.054, 0.036, 0.019, 0.014, 0.002)

# Hours of a week that people name, and how often: in their prime, and when very young or old
HOURS = np.array([40, 50, 45, 60, 35, 20, 30, 55, 25, 48, 38, 15, 70, 10, 32, 24, 65, 36, 42, 44, 8, 80, 99])
HOURS_PRIME = np.array(
    [53, 11, 7, 6, 4, 1.5, 2.5, 3, 1.5, 2, 1.3, 0.5, 1.2, 0.4, 0.8, 0.7, 1, 0.7, 0.8, 0.8, 0.2, 0.6, 0.4]
)
HOURS_EDGES = np.array([33, 3, 3, 2, 8, 14, 9, 1, 6, 1.5, 1.5, 5, 0.4, 3, 2, 2.5, 0.3, 0.7, 0.3, 0.3, 2, 0.2, 0.1])

GAINS_SMALL = np.array([594, 1055, 2174, 2176, 2829, 2885, 3103, 3137, 3325, 3411, 3464, 3908, 4064, 4386, 4650])
GAINS_LARGE = np.array([5178, 7298, 7298, 7688, 7688, 8614, 10520, 13550, 14084, 15024, 15024, 20051, 27828, 99999])
LOSSES_KEPT = np.array([1848, 1887, 1887, 1902, 1902, 1977, 1977, 2415])
LOSSES_LOST = np.array([1408, 1485, 1504, 1564, 1579, 1590, 1602, 1669, 1672, 1719, 1740, 1741, 2001, 2002, 2051, 2258])
