"""One plotting style for the whole course: legible in greyscale, axes labelled, sober."""

from __future__ import annotations

import os
from typing import Any

import matplotlib as mpl
import matplotlib.pyplot as plt
from cycler import cycler

# Colours by role. Their lightness differs enough to be told apart in a grey print.
DATA = "#8a8a8a"  # points that were measured
MODEL = "#0b3c8c"  # what the model says; the first series
SECOND = "#d9600a"  # the second series
THIRD = "#4bb6a8"  # the third series
MUTED = "#c9c9c9"  # guides and background
DIVERGING = "RdBu_r"  # signed quantities, white at zero
SEQUENTIAL = "cividis"  # unsigned quantities; even in grey

# Margins for pictures that are drawn while work is graded.
DRAFT: dict[Any, float] = {
    "figure.constrained_layout.use": False,
    "figure.subplot.left": 0.11,
    "figure.subplot.right": 0.97,
    "figure.subplot.bottom": 0.17,
    "figure.subplot.top": 0.88,
    "figure.subplot.wspace": 0.3,
    "figure.subplot.hspace": 0.5,
}


def use_style() -> None:
    """Set matplotlib's defaults for this course; called once in the setup cell of every lab."""
    mpl.rcParams.update(
        {
            "axes.axisbelow": True,
            "axes.grid": True,
            "axes.labelsize": 11,
            "axes.prop_cycle": cycler(
                color=[MODEL, SECOND, THIRD, "#7a3b8f", "#222222"], linestyle=["-", "--", "-.", ":", "-"]
            ),
            "axes.spines.right": False,
            "axes.spines.top": False,
            "axes.titlelocation": "left",
            "axes.titlesize": 12,
            "axes.titley": 1.0,  # else matplotlib measures every label to see whether the title must make way
            "figure.constrained_layout.use": True,
            "figure.dpi": 100,
            "figure.figsize": (7.0, 3.6),
            "font.size": 10.5,
            "grid.color": "#e4e4e4",
            "image.cmap": SEQUENTIAL,
            "legend.frameon": False,
            "lines.linewidth": 2.0,
            "scatter.edgecolors": "none",
        }
    )
    if os.environ.get("GRADLAB_DRAFT"):  # set in the grader's sandbox: measuring every label is half of a figure's time
        mpl.rcParams.update(DRAFT)
    # Repeated calls in one notebook must not leave figures of an earlier run open.
    plt.close("all")
