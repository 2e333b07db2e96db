"""A network small enough to learn while one watches."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
import torch

BATCH_SIZE = 10

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
            (torch.randn(b, a, generator=self.random) / math.sqrt(a)).requires_grad_() for a, b in pairwise(sizes)
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
        with np.errstate(invalid="ignore"):  # a network that has diverged: its loss is nan, and that is the message
            loss = np.mean(np.logaddexp(0, logit) - y * logit)
        return float(loss), float(np.mean((logit > 0) == y))
