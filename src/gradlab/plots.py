"""One plotting style for the whole course: legible in greyscale, axes labelled, sober."""

from __future__ import annotations

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
    # Repeated calls in one notebook must not leave figures of an earlier run open.
    plt.close("all")
