"""Lab 0's playground: four toy data sets, a small network, and controls with which it learns live.

from gradlab.playground import playground

playground()  # in a notebook: choose, press Play, watch

`make_points`, `Network` and `draw_plane` serve without widgets too, for still pictures.
"""

from gradlab.playground.controls import Playground, playground
from gradlab.playground.network import ACTIVATIONS, FEATURES, Network
from gradlab.playground.picture import draw_plane, draw_points
from gradlab.playground.points import DATA_SETS, make_points

__all__ = [
    "ACTIVATIONS",
    "DATA_SETS",
    "FEATURES",
    "Network",
    "Playground",
    "draw_plane",
    "draw_points",
    "make_points",
    "playground",
]
