"""Pictures of a network in the plane: its answer, its neurons, its losses."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import LineCollection
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from PIL import Image

from gradlab import plots
from gradlab.playground.network import Network

REACH = 3.0  # the plane that is drawn runs from -3 to 3
EXTENT = (-REACH, REACH, -REACH, REACH)
# Neither end is as dark as the points of its colour, so that these stay visible on it.
COLOURS = LinearSegmentedColormap.from_list("classes", [plots.SECOND, "#ffffff", plots.MODEL])
SHADES = {"cmap": COLOURS, "vmin": -1.4, "vmax": 1.4, "origin": "lower"}
Points = tuple[np.ndarray, np.ndarray]


def plane(size: int) -> np.ndarray:
    """The points of a size × size grid over the plane, row by row from the bottom, of shape (size², 2)."""
    ticks = np.linspace(-REACH, REACH, size)
    return np.stack([a.ravel() for a in np.meshgrid(ticks, ticks)], axis=1)


def squash(z: np.ndarray) -> np.ndarray:
    """Any number to one between -1 (orange) and 1 (blue), for colours; what is not a number becomes 0."""
    return np.tanh(np.nan_to_num(z) / 2)


def draw_points(axes: Axes, X: np.ndarray, y: np.ndarray, hollow: bool = False, size: float = 18) -> list[Any]:
    """Class 0 as orange squares and class 1 as blue dots; hollow ones for points that are not trained on."""
    made = []
    for label, marker, colour in ((0, "s", plots.SECOND), (1, "o", plots.MODEL)):
        style = {"facecolors": "none", "edgecolors": colour} if hollow else {"c": colour, "edgecolors": "white"}
        made.append(axes.scatter(*X[y == label].T, s=size, marker=marker, linewidths=0.7, zorder=3, **style))
    return made


def draw_plane(
    axes: Axes, logit: Callable[[np.ndarray], np.ndarray], X: np.ndarray, y: np.ndarray, size: float = 18
) -> None:
    """The plane in the colours of a model's answers, its boundary as a black line, and the points X, y.

    logit: takes points of shape (n, 2) and gives n numbers, above 0 where the model says class 1.
    """
    z = np.asarray(logit(plane(90)), dtype=float).reshape(90, 90)
    axes.imshow(squash(z), extent=EXTENT, **SHADES)
    if z.min() < 0 < z.max():
        axes.contour(z, [0], colors="black", linewidths=1.4, extent=EXTENT)
    draw_points(axes, X, y, size=size)
    axes.set(xlim=EXTENT[:2], ylim=EXTENT[2:], xticks=(-2, 0, 2), yticks=(-2, 0, 2))
    axes.grid(False)


class LivePicture:
    """The figure that is drawn again and again: the neurons, the network's answer, both losses. Only data change."""

    TILE, PLANE = 18, 48  # pixels of a neuron's small map and of the large one, before scaling
    BOXES = ((0.0, 0.02, 0.37, 0.86), (0.425, 0.13, 0.27, 0.75), (0.765, 0.13, 0.225, 0.75))

    def __init__(self) -> None:
        self.figure = Figure(figsize=(9.4, 3.6), dpi=92, layout="none")  # pyright: ignore[reportArgumentType] -- missing in the stub
        self.canvas = FigureCanvasAgg(self.figure)
        self.net, self.answer, self.loss = (self.figure.add_axes(box) for box in self.BOXES)

    def start(self, network: Network, train: Points, test: Points) -> None:
        """A new network or new points: build all artists."""
        for axes in (self.net, self.answer, self.loss):
            axes.clear()
        self._start_net(network)
        self.image = self.answer.imshow(np.zeros((self.PLANE, self.PLANE)), extent=EXTENT, **SHADES)
        self.boundary: Any = None
        draw_points(self.answer, *train)
        self.test_points = draw_points(self.answer, *test, hollow=True, size=14)
        self.answer.set(title="The network's answer", xlim=EXTENT[:2], ylim=EXTENT[2:], xlabel="x₁", ylabel="x₂")
        self.answer.set(xticks=(-2, 0, 2), yticks=(-2, 0, 2))
        self.answer.grid(False)
        (self.train_line,) = self.loss.plot([], color=plots.MODEL, linestyle="-", label="training")
        (self.test_line,) = self.loss.plot([], color=plots.SECOND, linestyle="--", label="test")
        self.loss.set(title="Loss", xlabel="epoch")
        self.loss.legend(loc="upper right", fontsize=9)

    def _start_net(self, network: Network) -> None:
        sizes = [len(network.features), *(len(W) for W in network.weights)]
        places = [[(i, (n - 1) / 2 - j) for j in range(n)] for i, n in enumerate(sizes)]
        blank = np.zeros((self.TILE, self.TILE))
        self.tiles = [
            [self.net.imshow(blank, extent=(x - 0.3, x + 0.3, y - 0.4, y + 0.4), zorder=2, **SHADES) for x, y in column]
            for column in places
        ]
        # In the order of the flattened weight matrices: by neuron, then by its inputs.
        ends = [(a, b) for left, right in pairwise(places) for b in right for a in left]
        self.wires = LineCollection(ends, zorder=1)
        self.net.add_collection(self.wires)
        for (x, y), name in zip(places[0], network.features, strict=True):
            self.net.text(x - 0.36, y, name, ha="right", va="center", fontsize=9)
        reach = max(*sizes, 5) / 2
        self.net.set(
            xlim=(-1.05, len(sizes) - 0.65), ylim=(-reach, reach), aspect="auto", title="  Neurons and weights"
        )
        self.net.set_axis_off()

    def update(self, network: Network, losses: Sequence[tuple[int, float, float]], show_test: bool) -> bytes:
        """Put the present state into the artists and return the figure as a PNG."""
        for column, outputs in zip(self.tiles, network.layers(plane(self.TILE)), strict=True):
            for tile, z in zip(column, np.atleast_2d(outputs.T), strict=True):
                tile.set_data(squash(2 * z).reshape(self.TILE, self.TILE))
        weights = np.concatenate([W.detach().numpy().ravel() for W in network.weights])
        self.wires.set(colors=COLOURS(0.5 + squash(2 * weights) / 2), linewidths=0.4 + 4 * abs(squash(weights)))
        self._draw_answer(network.layers(plane(self.PLANE))[-1].reshape(self.PLANE, self.PLANE))
        for points in self.test_points:
            points.set_visible(show_test)
        epochs, train, test = np.array(losses, dtype=float).T
        self.train_line.set_data(epochs, train)
        self.test_line.set_data(epochs, test)
        top = np.nanmax(np.where(np.isfinite([train, test]), [train, test], 0.7))
        self.loss.set(xlim=(0, max(20, epochs[-1])), ylim=(0, 1.1 * min(max(0.7, top), 3)))
        self.canvas.draw()
        # A palette instead of millions of colours: a third of the bytes to send, several times a second.
        pixels = Image.fromarray(np.asarray(self.canvas.buffer_rgba())[..., :3])
        png = io.BytesIO()
        pixels.quantize(255, method=Image.Quantize.MEDIANCUT).save(png, "png", compress_level=3)
        return png.getvalue()

    def _draw_answer(self, z: np.ndarray) -> None:
        self.image.set_data(squash(z))
        if self.boundary is not None:
            self.boundary.remove()
            self.boundary = None
        if np.isfinite(z).all() and z.min() < 0 < z.max():
            self.boundary = self.answer.contour(z, [0], colors="black", linewidths=1.3, extent=EXTENT)
