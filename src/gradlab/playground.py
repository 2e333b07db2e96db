"""Lab 0's playground: four toy data sets, a small network, and a page of widgets on which it learns live.

    from gradlab.playground import playground
    playground()          # in a notebook: choose, press Play, watch

`make_points`, `Network` and `draw_plane` also serve without widgets, for still pictures.
"""

from __future__ import annotations

import io
import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import torch
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import LineCollection
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure

from gradlab import plots

REACH = 3.0  # the plane that is drawn runs from -3 to 3
MAX_EPOCHS = 5000  # then the playground pauses by itself: a forgotten tab shouldn't keep a core busy
BATCH_SIZE = 10
DATA_SETS = ("gauss", "circle", "xor", "spiral")
RATES = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0)
LAMBDAS = (0.0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3)
COLOURS = LinearSegmentedColormap.from_list("classes", [plots.SECOND, "#ffffff", plots.MODEL])

FEATURES: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "x₁": lambda X: X[:, 0],
    "x₂": lambda X: X[:, 1],
    "x₁²": lambda X: X[:, 0] ** 2,
    "x₂²": lambda X: X[:, 1] ** 2,
    "x₁x₂": lambda X: X[:, 0] * X[:, 1],
    "sin x₁": lambda X: np.sin(X[:, 0]),
    "sin x₂": lambda X: np.sin(X[:, 1]),
}
ACTIVATIONS: dict[str, Callable[[torch.Tensor], torch.Tensor]] = {
    "tanh": torch.tanh,
    "ReLU": torch.relu,
    "leaky ReLU": torch.nn.functional.leaky_relu,
    "logistic": torch.sigmoid,
    "arctan": torch.arctan,
    "linear": lambda z: z,
}


def make_points(name: str, n: int, noise: float = 0.0, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """n points of a toy data set: X of shape (n, 2), and labels y of shape (n,), 0 or 1.

    The noise (0 to 1) is the spread by which the points are moved after they got their label.
    """
    rng = np.random.default_rng(seed)
    y = rng.permutation(np.arange(n) % 2)
    sign = 2 * y - 1
    if name == "gauss":
        X = 1.1 * sign[:, None] + rng.normal(scale=0.45, size=(n, 2))
    elif name == "circle":
        radius = np.where(y == 1, rng.uniform(0, 1.3, n), rng.uniform(1.8, 2.7, n))
        angle = rng.uniform(0, 2 * np.pi, n)
        X = radius[:, None] * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    elif name == "xor":
        X = rng.uniform(0.15, 2.7, size=(n, 2)) * rng.choice([-1, 1], size=(n, 1))
        X[:, 1] *= sign
    elif name == "spiral":
        turn = rng.uniform(0.04, 1, n)
        angle = 1.75 * 2 * np.pi * turn + np.pi * y
        X = 2.7 * turn[:, None] * np.stack([np.sin(angle), np.cos(angle)], axis=1)
    else:
        raise ValueError(f"there is no data set {name!r}; choose one of {', '.join(DATA_SETS)}")
    return X + rng.normal(scale=noise, size=(n, 2)), y


class Network:
    """Features → hidden layers → one logistic output, trained on cross entropy by minibatch gradient descent.

    X, y: the training points, of shapes (n, 2) and (n,). Each feature is scaled to mean 0 and spread 1 on them.
    """

    def __init__(
        self,
        X: np.ndarray,
        y: np.ndarray,
        hidden: Sequence[int] = (4, 2),
        activation: str = "tanh",
        features: Sequence[str] = ("x₁", "x₂"),
        seed: int = 0,
    ) -> None:
        self.features = tuple(features)
        self.activation = ACTIVATIONS[activation]
        raw = self._raw(X)
        self.mean, self.spread = raw.mean(axis=0), raw.std(axis=0) + 1e-12
        self.inputs = self._inputs(X)
        self.targets = torch.tensor(y, dtype=torch.float32)
        self.random = torch.Generator().manual_seed(seed)
        sizes = [len(self.features), *hidden, 1]
        self.weights = [
            (torch.randn(b, a, generator=self.random) / math.sqrt(a)).requires_grad_()
            for a, b in zip(sizes, sizes[1:], strict=False)
        ]
        self.biases = [torch.zeros(b, requires_grad=True) for b in sizes[1:]]

    def _raw(self, X: np.ndarray) -> np.ndarray:
        return np.stack([FEATURES[name](X) for name in self.features], axis=1)

    def _inputs(self, X: np.ndarray) -> torch.Tensor:
        return torch.tensor((self._raw(X) - self.mean) / self.spread, dtype=torch.float32)

    def _forward(self, inputs: torch.Tensor) -> list[torch.Tensor]:
        """What each layer puts out: the inputs, the hidden layers, and the logit."""
        outputs = [inputs]
        for W, b in zip(self.weights[:-1], self.biases[:-1], strict=True):
            outputs.append(self.activation(torch.addmm(b, outputs[-1], W.T)))
        return [*outputs, torch.addmm(self.biases[-1], outputs[-1], self.weights[-1].T)[:, 0]]

    def epoch(self, learning_rate: float = 0.1, l2: float = 0.0, batch_size: int = BATCH_SIZE) -> None:
        """One pass over the training points. l2 is the λ of the penalty λ/2 · (sum of the squared weights)."""
        order = torch.randperm(len(self.targets), generator=self.random)
        parameters = self.weights + self.biases
        for batch in order.split(batch_size):
            loss = torch.nn.functional.binary_cross_entropy_with_logits(
                self._forward(self.inputs[batch])[-1], self.targets[batch]
            )
            with torch.no_grad():
                for parameter, slope in zip(parameters, torch.autograd.grad(loss, parameters), strict=True):
                    if l2 and parameter.ndim == 2:  # the weights, not the biases
                        slope = slope + l2 * parameter
                    parameter -= learning_rate * slope

    @torch.no_grad()
    def layers(self, X: np.ndarray) -> list[np.ndarray]:
        """The outputs of every layer at the points X, one array (n, neurons) a layer; the last is (n,), the logit."""
        return [layer.numpy() for layer in self._forward(self._inputs(X))]

    def score(self, X: np.ndarray, y: np.ndarray) -> tuple[float, float]:
        """Loss (mean cross entropy) and accuracy, a fraction, at the points X with the labels y."""
        logit = self.layers(X)[-1].astype(float)
        return float(np.mean(np.logaddexp(0, logit) - y * logit)), float(np.mean((logit > 0) == y))


def plane(size: int) -> np.ndarray:
    """The points of a size × size grid over the plane, row by row from the bottom, of shape (size², 2)."""
    ticks = np.linspace(-REACH, REACH, size)
    return np.stack([a.ravel() for a in np.meshgrid(ticks, ticks)], axis=1)


def squash(z: np.ndarray) -> np.ndarray:
    """Any number to one between -1 (orange) and 1 (blue), for colours; not a number becomes 0."""
    return np.tanh(np.nan_to_num(z) / 2)


def draw_points(axes: Axes, X: np.ndarray, y: np.ndarray, hollow: bool = False, size: float = 18) -> list[Any]:
    """Class 0 as orange squares and class 1 as blue dots; hollow ones for points that are not trained on."""
    made = []
    for label, marker, colour in ((0, "s", plots.SECOND), (1, "o", plots.MODEL)):
        style = {"facecolors": "none", "edgecolors": colour} if hollow else {"c": colour, "edgecolors": "white"}
        made.append(axes.scatter(*X[y == label].T, s=size, marker=marker, linewidths=0.7, zorder=3, **style))
    return made


def draw_plane(axes: Axes, logit: Callable[[np.ndarray], np.ndarray], X: np.ndarray, y: np.ndarray) -> None:
    """The plane in the colours of a model's answers, its boundary as a black line, and the points."""
    z = np.asarray(logit(plane(90)), dtype=float).reshape(90, 90)
    axes.imshow(squash(z), COLOURS, vmin=-1.4, vmax=1.4, extent=(-REACH, REACH) * 2, origin="lower")
    if z.min() < 0 < z.max():
        axes.contour(z, [0], colors="black", linewidths=1.4, extent=(-REACH, REACH) * 2)
    draw_points(axes, X, y)
    axes.set(xlim=(-REACH, REACH), ylim=(-REACH, REACH), xticks=(-2, 0, 2), yticks=(-2, 0, 2))
    axes.grid(False)


class LivePicture:
    """The figure that is drawn again and again: the network's neurons, its answer, both losses. Only data change."""

    TILE, PLANE = 18, 48  # pixels of a neuron's small map and of the large one

    def __init__(self) -> None:
        self.figure = Figure(figsize=(9.2, 3.7), dpi=88, layout="none")
        FigureCanvasAgg(self.figure)
        self.net, self.answer, self.loss = (
            self.figure.add_axes(box)
            for box in ((0.0, 0.02, 0.36, 0.86), (0.4, 0.1, 0.28, 0.78), (0.76, 0.14, 0.23, 0.74))
        )

    def start(
        self, network: Network, train: tuple[np.ndarray, np.ndarray], test: tuple[np.ndarray, np.ndarray]
    ) -> None:
        """A new network or new points: build all artists."""
        for axes in (self.net, self.answer, self.loss):
            axes.clear()
        self._start_net(network)
        extent = (-REACH, REACH) * 2
        self.image = self.answer.imshow(
            np.zeros((self.PLANE, self.PLANE)), COLOURS, vmin=-1.4, vmax=1.4, extent=extent, origin="lower"
        )
        self.boundary: Any = None
        draw_points(self.answer, *train)
        self.test_points = draw_points(self.answer, *test, hollow=True, size=14)
        self.answer.set(title="The network's answer", xlim=extent[:2], ylim=extent[:2], xlabel="x₁", ylabel="x₂")
        self.answer.grid(False)
        (self.train_line,) = self.loss.plot([], color=plots.MODEL, linestyle="-", label="training")
        (self.test_line,) = self.loss.plot([], color=plots.SECOND, linestyle="--", label="test")
        self.loss.set(title="Loss", xlabel="epoch")
        self.loss.legend(loc="upper right", fontsize=9)

    def _start_net(self, network: Network) -> None:
        sizes = [len(network.features), *(len(W) for W in network.weights[:-1])]
        places = [[(i, (n - 1) / 2 - j) for j in range(n)] for i, n in enumerate(sizes)]
        places.append([(len(sizes), 0.0)])
        self.tiles = [
            [
                self.net.imshow(
                    np.zeros((self.TILE, self.TILE)), COLOURS, vmin=-1.4, vmax=1.4, origin="lower", zorder=2,
                    extent=(x - 0.3, x + 0.3, y - 0.4, y + 0.4),
                )
                for x, y in column
            ]
            for column in places
        ]  # fmt: skip
        # In the order of the flattened weight matrices: by neuron, then by its inputs.
        ends = [(a, b) for left, right in zip(places, places[1:], strict=False) for b in right for a in left]
        self.wires = LineCollection(ends, zorder=1)
        self.net.add_collection(self.wires)
        for (x, y), name in zip(places[0], network.features, strict=True):
            self.net.text(x - 0.36, y, name, ha="right", va="center", fontsize=9)
        reach = max(*sizes, 4) / 2 + 0.1
        self.net.set(xlim=(-1.1, len(sizes) + 0.5), ylim=(-reach, reach), aspect="auto", title="  Neurons and weights")
        self.net.set_axis_off()

    def update(self, network: Network, losses: Sequence[tuple[int, float, float]], show_test: bool) -> bytes:
        """Put the present state into the artists and return the figure as a PNG."""
        for column, outputs in zip(self.tiles, network.layers(plane(self.TILE)), strict=True):
            for tile, z in zip(column, np.atleast_2d(outputs.T), strict=True):
                tile.set_data(squash(2 * z).reshape(self.TILE, self.TILE))
        weights = np.concatenate([W.detach().numpy().ravel() for W in network.weights])
        self.wires.set(
            colors=COLOURS((squash(2 * weights) * 1.4 + 1.4) / 2.8), linewidths=0.4 + 4 * abs(squash(weights))
        )
        z = network.layers(plane(self.PLANE))[-1].reshape(self.PLANE, self.PLANE)
        self.image.set_data(squash(z))
        if self.boundary is not None:
            self.boundary.remove()
            self.boundary = None
        if np.isfinite(z).all() and z.min() < 0 < z.max():
            self.boundary = self.answer.contour(z, [0], colors="black", linewidths=1.3, extent=(-REACH, REACH) * 2)
        for points in self.test_points:
            points.set_visible(show_test)
        epochs, train, test = np.array(losses, dtype=float).T
        self.train_line.set_data(epochs, train)
        self.test_line.set_data(epochs, test)
        self.loss.set(xlim=(0, max(20, epochs[-1])), ylim=(0, 1.1 * max(0.7, np.nanmax([train, test]))))
        png = io.BytesIO()
        self.figure.savefig(png, format="png", pil_kwargs={"compress_level": 1})
        return png.getvalue()
