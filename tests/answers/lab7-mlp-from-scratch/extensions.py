# %% wrong: adam_without_correction
# Adam without the correction for the start at zero.
# loses: the worked example: two updates with Adam move the weights by -0.2
# loses: adam moves the weights as torch's Adam
class Mlp:

    def __init__(
        self,
        size_layers: list[int],
        bias: bool = True,
        activation: str = "sigmoid",
        init: str = "glorot",
        optimizer: str = "sgd",
        rng: np.random.Generator | None = None,
    ):
        rng = np.random.default_rng() if rng is None else rng
        self.bias, self.activation, self.optimizer = bias, activation, optimizer
        self.weights = []
        for current, following in pairwise(size_layers):
            bound = np.sqrt(6.0 / (current if init == "he" else current + following))
            self.weights.append(rng.uniform(-bound, bound, size=(following, current + bias)))
        self.num_updates = 0
        self.velocities = [np.zeros_like(W) for W in self.weights]  # for Adam: running means
        self.squares = [np.zeros_like(W) for W in self.weights]

    def feedforward(self, X: np.ndarray) -> tuple[list, list]:
        A, Z, activation = [], [None], X
        for k, W in enumerate(self.weights):
            A.append(np.hstack([np.ones((len(X), 1)), activation]) if self.bias else activation)
            Z.append(A[-1] @ W.T)
            activation = sigmoid(Z[-1]) if k == len(self.weights) - 1 else self._activate(Z[-1])
        A.append(activation)
        return A, Z

    def backpropagation(self, X: np.ndarray, Y: np.ndarray) -> list[np.ndarray]:
        A, Z = self.feedforward(X)
        gradients = [None] * len(self.weights)
        delta = A[-1] - Y
        for k in range(len(self.weights) - 1, -1, -1):
            gradients[k] = delta.T @ A[k] / len(X)
            if k > 0:
                W = self.weights[k][:, 1:] if self.bias else self.weights[k]
                delta = (delta @ W) * self._slope(Z[k])
        return gradients

    def update(self, gradients: list[np.ndarray], learning_rate: float) -> None:
        self.num_updates += 1
        t = self.num_updates
        for k, G in enumerate(gradients):
            if self.optimizer == "sgd":
                step = G
            elif self.optimizer == "momentum":
                self.velocities[k] = step = 0.9 * self.velocities[k] + G
            else:
                self.velocities[k] = 0.9 * self.velocities[k] + 0.1 * G
                self.squares[k] = 0.999 * self.squares[k] + 0.001 * G**2
                mean, square = self.velocities[k], self.squares[k]
                step = mean / (np.sqrt(square) + 1e-8)
            self.weights[k] = self.weights[k] - learning_rate * step

    def predict(self, X: np.ndarray) -> np.ndarray:
        return self.feedforward(X)[0][-1]

    def fit(self, X: np.ndarray, Y: np.ndarray, num_epochs: int, learning_rate: float) -> list[float]:
        losses = []
        for _ in range(num_epochs):
            losses.append(cross_entropy(self.predict(X), Y))
            self.update(self.backpropagation(X, Y), learning_rate)
        return losses

    def _activate(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return np.tanh(z)
        return np.maximum(z, 0.0) if self.activation == "relu" else sigmoid(z)

    def _slope(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return 1.0 - np.tanh(z) ** 2
        return (z > 0).astype(float) if self.activation == "relu" else grad_sigmoid(z)


# %% wrong: adam_counts_matrices
# Counts every matrix as an update, so the correction fades too fast.
# loses: the worked example: two updates with Adam move the weights by -0.2
# loses: adam moves the weights as torch's Adam
class Mlp:

    def __init__(
        self,
        size_layers: list[int],
        bias: bool = True,
        activation: str = "sigmoid",
        init: str = "glorot",
        optimizer: str = "sgd",
        rng: np.random.Generator | None = None,
    ):
        rng = np.random.default_rng() if rng is None else rng
        self.bias, self.activation, self.optimizer = bias, activation, optimizer
        self.weights = []
        for current, following in pairwise(size_layers):
            bound = np.sqrt(6.0 / (current if init == "he" else current + following))
            self.weights.append(rng.uniform(-bound, bound, size=(following, current + bias)))
        self.num_updates = 0
        self.velocities = [np.zeros_like(W) for W in self.weights]  # for Adam: running means
        self.squares = [np.zeros_like(W) for W in self.weights]

    def feedforward(self, X: np.ndarray) -> tuple[list, list]:
        A, Z, activation = [], [None], X
        for k, W in enumerate(self.weights):
            A.append(np.hstack([np.ones((len(X), 1)), activation]) if self.bias else activation)
            Z.append(A[-1] @ W.T)
            activation = sigmoid(Z[-1]) if k == len(self.weights) - 1 else self._activate(Z[-1])
        A.append(activation)
        return A, Z

    def backpropagation(self, X: np.ndarray, Y: np.ndarray) -> list[np.ndarray]:
        A, Z = self.feedforward(X)
        gradients = [None] * len(self.weights)
        delta = A[-1] - Y
        for k in range(len(self.weights) - 1, -1, -1):
            gradients[k] = delta.T @ A[k] / len(X)
            if k > 0:
                W = self.weights[k][:, 1:] if self.bias else self.weights[k]
                delta = (delta @ W) * self._slope(Z[k])
        return gradients

    def update(self, gradients: list[np.ndarray], learning_rate: float) -> None:
        for k, G in enumerate(gradients):
            self.num_updates += 1
            t = self.num_updates
            if self.optimizer == "sgd":
                step = G
            elif self.optimizer == "momentum":
                self.velocities[k] = step = 0.9 * self.velocities[k] + G
            else:
                self.velocities[k] = 0.9 * self.velocities[k] + 0.1 * G
                self.squares[k] = 0.999 * self.squares[k] + 0.001 * G**2
                mean, square = self.velocities[k] / (1 - 0.9**t), self.squares[k] / (1 - 0.999**t)
                step = mean / (np.sqrt(square) + 1e-8)
            self.weights[k] = self.weights[k] - learning_rate * step

    def predict(self, X: np.ndarray) -> np.ndarray:
        return self.feedforward(X)[0][-1]

    def fit(self, X: np.ndarray, Y: np.ndarray, num_epochs: int, learning_rate: float) -> list[float]:
        losses = []
        for _ in range(num_epochs):
            losses.append(cross_entropy(self.predict(X), Y))
            self.update(self.backpropagation(X, Y), learning_rate)
        return losses

    def _activate(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return np.tanh(z)
        return np.maximum(z, 0.0) if self.activation == "relu" else sigmoid(z)

    def _slope(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return 1.0 - np.tanh(z) ** 2
        return (z > 0).astype(float) if self.activation == "relu" else grad_sigmoid(z)


# %% wrong: adam_without_root
# Adam divides by the mean square instead of its root.
# loses: the worked example: two updates with Adam move the weights by -0.2
# loses: adam moves the weights as torch's Adam
class Mlp:

    def __init__(
        self,
        size_layers: list[int],
        bias: bool = True,
        activation: str = "sigmoid",
        init: str = "glorot",
        optimizer: str = "sgd",
        rng: np.random.Generator | None = None,
    ):
        rng = np.random.default_rng() if rng is None else rng
        self.bias, self.activation, self.optimizer = bias, activation, optimizer
        self.weights = []
        for current, following in pairwise(size_layers):
            bound = np.sqrt(6.0 / (current if init == "he" else current + following))
            self.weights.append(rng.uniform(-bound, bound, size=(following, current + bias)))
        self.num_updates = 0
        self.velocities = [np.zeros_like(W) for W in self.weights]  # for Adam: running means
        self.squares = [np.zeros_like(W) for W in self.weights]

    def feedforward(self, X: np.ndarray) -> tuple[list, list]:
        A, Z, activation = [], [None], X
        for k, W in enumerate(self.weights):
            A.append(np.hstack([np.ones((len(X), 1)), activation]) if self.bias else activation)
            Z.append(A[-1] @ W.T)
            activation = sigmoid(Z[-1]) if k == len(self.weights) - 1 else self._activate(Z[-1])
        A.append(activation)
        return A, Z

    def backpropagation(self, X: np.ndarray, Y: np.ndarray) -> list[np.ndarray]:
        A, Z = self.feedforward(X)
        gradients = [None] * len(self.weights)
        delta = A[-1] - Y
        for k in range(len(self.weights) - 1, -1, -1):
            gradients[k] = delta.T @ A[k] / len(X)
            if k > 0:
                W = self.weights[k][:, 1:] if self.bias else self.weights[k]
                delta = (delta @ W) * self._slope(Z[k])
        return gradients

    def update(self, gradients: list[np.ndarray], learning_rate: float) -> None:
        self.num_updates += 1
        t = self.num_updates
        for k, G in enumerate(gradients):
            if self.optimizer == "sgd":
                step = G
            elif self.optimizer == "momentum":
                self.velocities[k] = step = 0.9 * self.velocities[k] + G
            else:
                self.velocities[k] = 0.9 * self.velocities[k] + 0.1 * G
                self.squares[k] = 0.999 * self.squares[k] + 0.001 * G**2
                mean, square = self.velocities[k] / (1 - 0.9**t), self.squares[k] / (1 - 0.999**t)
                step = mean / (square + 1e-8)
            self.weights[k] = self.weights[k] - learning_rate * step

    def predict(self, X: np.ndarray) -> np.ndarray:
        return self.feedforward(X)[0][-1]

    def fit(self, X: np.ndarray, Y: np.ndarray, num_epochs: int, learning_rate: float) -> list[float]:
        losses = []
        for _ in range(num_epochs):
            losses.append(cross_entropy(self.predict(X), Y))
            self.update(self.backpropagation(X, Y), learning_rate)
        return losses

    def _activate(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return np.tanh(z)
        return np.maximum(z, 0.0) if self.activation == "relu" else sigmoid(z)

    def _slope(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return 1.0 - np.tanh(z) ** 2
        return (z > 0).astype(float) if self.activation == "relu" else grad_sigmoid(z)


# %% wrong: relu_slope_at_activations
# Asks whether the activation is at least zero, which it always is: slope 1 everywhere.
# loses: the gradients of a network with relu equal torch's
class Mlp:

    def __init__(
        self,
        size_layers: list[int],
        bias: bool = True,
        activation: str = "sigmoid",
        init: str = "glorot",
        optimizer: str = "sgd",
        rng: np.random.Generator | None = None,
    ):
        rng = np.random.default_rng() if rng is None else rng
        self.bias, self.activation, self.optimizer = bias, activation, optimizer
        self.weights = []
        for current, following in pairwise(size_layers):
            bound = np.sqrt(6.0 / (current if init == "he" else current + following))
            self.weights.append(rng.uniform(-bound, bound, size=(following, current + bias)))
        self.num_updates = 0
        self.velocities = [np.zeros_like(W) for W in self.weights]  # for Adam: running means
        self.squares = [np.zeros_like(W) for W in self.weights]

    def feedforward(self, X: np.ndarray) -> tuple[list, list]:
        A, Z, activation = [], [None], X
        for k, W in enumerate(self.weights):
            A.append(np.hstack([np.ones((len(X), 1)), activation]) if self.bias else activation)
            Z.append(A[-1] @ W.T)
            activation = sigmoid(Z[-1]) if k == len(self.weights) - 1 else self._activate(Z[-1])
        A.append(activation)
        return A, Z

    def backpropagation(self, X: np.ndarray, Y: np.ndarray) -> list[np.ndarray]:
        A, Z = self.feedforward(X)
        gradients = [None] * len(self.weights)
        delta = A[-1] - Y
        for k in range(len(self.weights) - 1, -1, -1):
            gradients[k] = delta.T @ A[k] / len(X)
            if k > 0:
                W = self.weights[k][:, 1:] if self.bias else self.weights[k]
                delta = (delta @ W) * self._slope(Z[k])
        return gradients

    def update(self, gradients: list[np.ndarray], learning_rate: float) -> None:
        self.num_updates += 1
        t = self.num_updates
        for k, G in enumerate(gradients):
            if self.optimizer == "sgd":
                step = G
            elif self.optimizer == "momentum":
                self.velocities[k] = step = 0.9 * self.velocities[k] + G
            else:
                self.velocities[k] = 0.9 * self.velocities[k] + 0.1 * G
                self.squares[k] = 0.999 * self.squares[k] + 0.001 * G**2
                mean, square = self.velocities[k] / (1 - 0.9**t), self.squares[k] / (1 - 0.999**t)
                step = mean / (np.sqrt(square) + 1e-8)
            self.weights[k] = self.weights[k] - learning_rate * step

    def predict(self, X: np.ndarray) -> np.ndarray:
        return self.feedforward(X)[0][-1]

    def fit(self, X: np.ndarray, Y: np.ndarray, num_epochs: int, learning_rate: float) -> list[float]:
        losses = []
        for _ in range(num_epochs):
            losses.append(cross_entropy(self.predict(X), Y))
            self.update(self.backpropagation(X, Y), learning_rate)
        return losses

    def _activate(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return np.tanh(z)
        return np.maximum(z, 0.0) if self.activation == "relu" else sigmoid(z)

    def _slope(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return 1.0 - np.tanh(z) ** 2
        return (np.maximum(z, 0.0) >= 0).astype(float) if self.activation == "relu" else grad_sigmoid(z)


# %% wrong: relu_slope_at_negatives
# ReLU's slope is -1 at negative sums, as for the absolute value.
# loses: the gradients of a network with relu equal torch's
class Mlp:

    def __init__(
        self,
        size_layers: list[int],
        bias: bool = True,
        activation: str = "sigmoid",
        init: str = "glorot",
        optimizer: str = "sgd",
        rng: np.random.Generator | None = None,
    ):
        rng = np.random.default_rng() if rng is None else rng
        self.bias, self.activation, self.optimizer = bias, activation, optimizer
        self.weights = []
        for current, following in pairwise(size_layers):
            bound = np.sqrt(6.0 / (current if init == "he" else current + following))
            self.weights.append(rng.uniform(-bound, bound, size=(following, current + bias)))
        self.num_updates = 0
        self.velocities = [np.zeros_like(W) for W in self.weights]  # for Adam: running means
        self.squares = [np.zeros_like(W) for W in self.weights]

    def feedforward(self, X: np.ndarray) -> tuple[list, list]:
        A, Z, activation = [], [None], X
        for k, W in enumerate(self.weights):
            A.append(np.hstack([np.ones((len(X), 1)), activation]) if self.bias else activation)
            Z.append(A[-1] @ W.T)
            activation = sigmoid(Z[-1]) if k == len(self.weights) - 1 else self._activate(Z[-1])
        A.append(activation)
        return A, Z

    def backpropagation(self, X: np.ndarray, Y: np.ndarray) -> list[np.ndarray]:
        A, Z = self.feedforward(X)
        gradients = [None] * len(self.weights)
        delta = A[-1] - Y
        for k in range(len(self.weights) - 1, -1, -1):
            gradients[k] = delta.T @ A[k] / len(X)
            if k > 0:
                W = self.weights[k][:, 1:] if self.bias else self.weights[k]
                delta = (delta @ W) * self._slope(Z[k])
        return gradients

    def update(self, gradients: list[np.ndarray], learning_rate: float) -> None:
        self.num_updates += 1
        t = self.num_updates
        for k, G in enumerate(gradients):
            if self.optimizer == "sgd":
                step = G
            elif self.optimizer == "momentum":
                self.velocities[k] = step = 0.9 * self.velocities[k] + G
            else:
                self.velocities[k] = 0.9 * self.velocities[k] + 0.1 * G
                self.squares[k] = 0.999 * self.squares[k] + 0.001 * G**2
                mean, square = self.velocities[k] / (1 - 0.9**t), self.squares[k] / (1 - 0.999**t)
                step = mean / (np.sqrt(square) + 1e-8)
            self.weights[k] = self.weights[k] - learning_rate * step

    def predict(self, X: np.ndarray) -> np.ndarray:
        return self.feedforward(X)[0][-1]

    def fit(self, X: np.ndarray, Y: np.ndarray, num_epochs: int, learning_rate: float) -> list[float]:
        losses = []
        for _ in range(num_epochs):
            losses.append(cross_entropy(self.predict(X), Y))
            self.update(self.backpropagation(X, Y), learning_rate)
        return losses

    def _activate(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return np.tanh(z)
        return np.maximum(z, 0.0) if self.activation == "relu" else sigmoid(z)

    def _slope(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return 1.0 - np.tanh(z) ** 2
        return np.sign(z) if self.activation == "relu" else grad_sigmoid(z)


# %% wrong: tanh_slope
# Uses the logistic function's slope t(1 - t) for tanh.
# loses: the gradients of a network with tanh equal torch's
class Mlp:

    def __init__(
        self,
        size_layers: list[int],
        bias: bool = True,
        activation: str = "sigmoid",
        init: str = "glorot",
        optimizer: str = "sgd",
        rng: np.random.Generator | None = None,
    ):
        rng = np.random.default_rng() if rng is None else rng
        self.bias, self.activation, self.optimizer = bias, activation, optimizer
        self.weights = []
        for current, following in pairwise(size_layers):
            bound = np.sqrt(6.0 / (current if init == "he" else current + following))
            self.weights.append(rng.uniform(-bound, bound, size=(following, current + bias)))
        self.num_updates = 0
        self.velocities = [np.zeros_like(W) for W in self.weights]  # for Adam: running means
        self.squares = [np.zeros_like(W) for W in self.weights]

    def feedforward(self, X: np.ndarray) -> tuple[list, list]:
        A, Z, activation = [], [None], X
        for k, W in enumerate(self.weights):
            A.append(np.hstack([np.ones((len(X), 1)), activation]) if self.bias else activation)
            Z.append(A[-1] @ W.T)
            activation = sigmoid(Z[-1]) if k == len(self.weights) - 1 else self._activate(Z[-1])
        A.append(activation)
        return A, Z

    def backpropagation(self, X: np.ndarray, Y: np.ndarray) -> list[np.ndarray]:
        A, Z = self.feedforward(X)
        gradients = [None] * len(self.weights)
        delta = A[-1] - Y
        for k in range(len(self.weights) - 1, -1, -1):
            gradients[k] = delta.T @ A[k] / len(X)
            if k > 0:
                W = self.weights[k][:, 1:] if self.bias else self.weights[k]
                delta = (delta @ W) * self._slope(Z[k])
        return gradients

    def update(self, gradients: list[np.ndarray], learning_rate: float) -> None:
        self.num_updates += 1
        t = self.num_updates
        for k, G in enumerate(gradients):
            if self.optimizer == "sgd":
                step = G
            elif self.optimizer == "momentum":
                self.velocities[k] = step = 0.9 * self.velocities[k] + G
            else:
                self.velocities[k] = 0.9 * self.velocities[k] + 0.1 * G
                self.squares[k] = 0.999 * self.squares[k] + 0.001 * G**2
                mean, square = self.velocities[k] / (1 - 0.9**t), self.squares[k] / (1 - 0.999**t)
                step = mean / (np.sqrt(square) + 1e-8)
            self.weights[k] = self.weights[k] - learning_rate * step

    def predict(self, X: np.ndarray) -> np.ndarray:
        return self.feedforward(X)[0][-1]

    def fit(self, X: np.ndarray, Y: np.ndarray, num_epochs: int, learning_rate: float) -> list[float]:
        losses = []
        for _ in range(num_epochs):
            losses.append(cross_entropy(self.predict(X), Y))
            self.update(self.backpropagation(X, Y), learning_rate)
        return losses

    def _activate(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return np.tanh(z)
        return np.maximum(z, 0.0) if self.activation == "relu" else sigmoid(z)

    def _slope(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return np.tanh(z) * (1.0 - np.tanh(z))
        return (z > 0).astype(float) if self.activation == "relu" else grad_sigmoid(z)


# %% wrong: always_the_logistic_slope
# Changes the activation but not its derivative.
# loses: the gradients of a network with tanh equal torch's
# loses: the gradients of a network with relu equal torch's
class Mlp:

    def __init__(
        self,
        size_layers: list[int],
        bias: bool = True,
        activation: str = "sigmoid",
        init: str = "glorot",
        optimizer: str = "sgd",
        rng: np.random.Generator | None = None,
    ):
        rng = np.random.default_rng() if rng is None else rng
        self.bias, self.activation, self.optimizer = bias, activation, optimizer
        self.weights = []
        for current, following in pairwise(size_layers):
            bound = np.sqrt(6.0 / (current if init == "he" else current + following))
            self.weights.append(rng.uniform(-bound, bound, size=(following, current + bias)))
        self.num_updates = 0
        self.velocities = [np.zeros_like(W) for W in self.weights]  # for Adam: running means
        self.squares = [np.zeros_like(W) for W in self.weights]

    def feedforward(self, X: np.ndarray) -> tuple[list, list]:
        A, Z, activation = [], [None], X
        for k, W in enumerate(self.weights):
            A.append(np.hstack([np.ones((len(X), 1)), activation]) if self.bias else activation)
            Z.append(A[-1] @ W.T)
            activation = sigmoid(Z[-1]) if k == len(self.weights) - 1 else self._activate(Z[-1])
        A.append(activation)
        return A, Z

    def backpropagation(self, X: np.ndarray, Y: np.ndarray) -> list[np.ndarray]:
        A, Z = self.feedforward(X)
        gradients = [None] * len(self.weights)
        delta = A[-1] - Y
        for k in range(len(self.weights) - 1, -1, -1):
            gradients[k] = delta.T @ A[k] / len(X)
            if k > 0:
                W = self.weights[k][:, 1:] if self.bias else self.weights[k]
                delta = (delta @ W) * grad_sigmoid(Z[k])
        return gradients

    def update(self, gradients: list[np.ndarray], learning_rate: float) -> None:
        self.num_updates += 1
        t = self.num_updates
        for k, G in enumerate(gradients):
            if self.optimizer == "sgd":
                step = G
            elif self.optimizer == "momentum":
                self.velocities[k] = step = 0.9 * self.velocities[k] + G
            else:
                self.velocities[k] = 0.9 * self.velocities[k] + 0.1 * G
                self.squares[k] = 0.999 * self.squares[k] + 0.001 * G**2
                mean, square = self.velocities[k] / (1 - 0.9**t), self.squares[k] / (1 - 0.999**t)
                step = mean / (np.sqrt(square) + 1e-8)
            self.weights[k] = self.weights[k] - learning_rate * step

    def predict(self, X: np.ndarray) -> np.ndarray:
        return self.feedforward(X)[0][-1]

    def fit(self, X: np.ndarray, Y: np.ndarray, num_epochs: int, learning_rate: float) -> list[float]:
        losses = []
        for _ in range(num_epochs):
            losses.append(cross_entropy(self.predict(X), Y))
            self.update(self.backpropagation(X, Y), learning_rate)
        return losses

    def _activate(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return np.tanh(z)
        return np.maximum(z, 0.0) if self.activation == "relu" else sigmoid(z)

    def _slope(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return 1.0 - np.tanh(z) ** 2
        return (z > 0).astype(float) if self.activation == "relu" else grad_sigmoid(z)


# %% wrong: activation_at_the_output
# Uses the chosen activation at the output too.
# loses: the hidden layers use the chosen activation, the output is always logistic
class Mlp:

    def __init__(
        self,
        size_layers: list[int],
        bias: bool = True,
        activation: str = "sigmoid",
        init: str = "glorot",
        optimizer: str = "sgd",
        rng: np.random.Generator | None = None,
    ):
        rng = np.random.default_rng() if rng is None else rng
        self.bias, self.activation, self.optimizer = bias, activation, optimizer
        self.weights = []
        for current, following in pairwise(size_layers):
            bound = np.sqrt(6.0 / (current if init == "he" else current + following))
            self.weights.append(rng.uniform(-bound, bound, size=(following, current + bias)))
        self.num_updates = 0
        self.velocities = [np.zeros_like(W) for W in self.weights]  # for Adam: running means
        self.squares = [np.zeros_like(W) for W in self.weights]

    def feedforward(self, X: np.ndarray) -> tuple[list, list]:
        A, Z, activation = [], [None], X
        for k, W in enumerate(self.weights):
            A.append(np.hstack([np.ones((len(X), 1)), activation]) if self.bias else activation)
            Z.append(A[-1] @ W.T)
            activation = self._activate(Z[-1])
        A.append(activation)
        return A, Z

    def backpropagation(self, X: np.ndarray, Y: np.ndarray) -> list[np.ndarray]:
        A, Z = self.feedforward(X)
        gradients = [None] * len(self.weights)
        delta = A[-1] - Y
        for k in range(len(self.weights) - 1, -1, -1):
            gradients[k] = delta.T @ A[k] / len(X)
            if k > 0:
                W = self.weights[k][:, 1:] if self.bias else self.weights[k]
                delta = (delta @ W) * self._slope(Z[k])
        return gradients

    def update(self, gradients: list[np.ndarray], learning_rate: float) -> None:
        self.num_updates += 1
        t = self.num_updates
        for k, G in enumerate(gradients):
            if self.optimizer == "sgd":
                step = G
            elif self.optimizer == "momentum":
                self.velocities[k] = step = 0.9 * self.velocities[k] + G
            else:
                self.velocities[k] = 0.9 * self.velocities[k] + 0.1 * G
                self.squares[k] = 0.999 * self.squares[k] + 0.001 * G**2
                mean, square = self.velocities[k] / (1 - 0.9**t), self.squares[k] / (1 - 0.999**t)
                step = mean / (np.sqrt(square) + 1e-8)
            self.weights[k] = self.weights[k] - learning_rate * step

    def predict(self, X: np.ndarray) -> np.ndarray:
        return self.feedforward(X)[0][-1]

    def fit(self, X: np.ndarray, Y: np.ndarray, num_epochs: int, learning_rate: float) -> list[float]:
        losses = []
        for _ in range(num_epochs):
            losses.append(cross_entropy(self.predict(X), Y))
            self.update(self.backpropagation(X, Y), learning_rate)
        return losses

    def _activate(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return np.tanh(z)
        return np.maximum(z, 0.0) if self.activation == "relu" else sigmoid(z)

    def _slope(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return 1.0 - np.tanh(z) ** 2
        return (z > 0).astype(float) if self.activation == "relu" else grad_sigmoid(z)


# %% wrong: momentum_as_mean
# Takes 0.1 of the new gradient, as a running mean does.
# loses: the worked example: two updates with momentum move the weights by -0.58
# loses: momentum moves the weights as torch's SGD with momentum 0.9
class Mlp:

    def __init__(
        self,
        size_layers: list[int],
        bias: bool = True,
        activation: str = "sigmoid",
        init: str = "glorot",
        optimizer: str = "sgd",
        rng: np.random.Generator | None = None,
    ):
        rng = np.random.default_rng() if rng is None else rng
        self.bias, self.activation, self.optimizer = bias, activation, optimizer
        self.weights = []
        for current, following in pairwise(size_layers):
            bound = np.sqrt(6.0 / (current if init == "he" else current + following))
            self.weights.append(rng.uniform(-bound, bound, size=(following, current + bias)))
        self.num_updates = 0
        self.velocities = [np.zeros_like(W) for W in self.weights]  # for Adam: running means
        self.squares = [np.zeros_like(W) for W in self.weights]

    def feedforward(self, X: np.ndarray) -> tuple[list, list]:
        A, Z, activation = [], [None], X
        for k, W in enumerate(self.weights):
            A.append(np.hstack([np.ones((len(X), 1)), activation]) if self.bias else activation)
            Z.append(A[-1] @ W.T)
            activation = sigmoid(Z[-1]) if k == len(self.weights) - 1 else self._activate(Z[-1])
        A.append(activation)
        return A, Z

    def backpropagation(self, X: np.ndarray, Y: np.ndarray) -> list[np.ndarray]:
        A, Z = self.feedforward(X)
        gradients = [None] * len(self.weights)
        delta = A[-1] - Y
        for k in range(len(self.weights) - 1, -1, -1):
            gradients[k] = delta.T @ A[k] / len(X)
            if k > 0:
                W = self.weights[k][:, 1:] if self.bias else self.weights[k]
                delta = (delta @ W) * self._slope(Z[k])
        return gradients

    def update(self, gradients: list[np.ndarray], learning_rate: float) -> None:
        self.num_updates += 1
        t = self.num_updates
        for k, G in enumerate(gradients):
            if self.optimizer == "sgd":
                step = G
            elif self.optimizer == "momentum":
                self.velocities[k] = step = 0.9 * self.velocities[k] + 0.1 * G
            else:
                self.velocities[k] = 0.9 * self.velocities[k] + 0.1 * G
                self.squares[k] = 0.999 * self.squares[k] + 0.001 * G**2
                mean, square = self.velocities[k] / (1 - 0.9**t), self.squares[k] / (1 - 0.999**t)
                step = mean / (np.sqrt(square) + 1e-8)
            self.weights[k] = self.weights[k] - learning_rate * step

    def predict(self, X: np.ndarray) -> np.ndarray:
        return self.feedforward(X)[0][-1]

    def fit(self, X: np.ndarray, Y: np.ndarray, num_epochs: int, learning_rate: float) -> list[float]:
        losses = []
        for _ in range(num_epochs):
            losses.append(cross_entropy(self.predict(X), Y))
            self.update(self.backpropagation(X, Y), learning_rate)
        return losses

    def _activate(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return np.tanh(z)
        return np.maximum(z, 0.0) if self.activation == "relu" else sigmoid(z)

    def _slope(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return 1.0 - np.tanh(z) ** 2
        return (z > 0).astype(float) if self.activation == "relu" else grad_sigmoid(z)


# %% wrong: momentum_forgets
# The velocity is not kept from one update to the next.
# loses: the worked example: two updates with momentum move the weights by -0.58
# loses: momentum moves the weights as torch's SGD with momentum 0.9
class Mlp:

    def __init__(
        self,
        size_layers: list[int],
        bias: bool = True,
        activation: str = "sigmoid",
        init: str = "glorot",
        optimizer: str = "sgd",
        rng: np.random.Generator | None = None,
    ):
        rng = np.random.default_rng() if rng is None else rng
        self.bias, self.activation, self.optimizer = bias, activation, optimizer
        self.weights = []
        for current, following in pairwise(size_layers):
            bound = np.sqrt(6.0 / (current if init == "he" else current + following))
            self.weights.append(rng.uniform(-bound, bound, size=(following, current + bias)))
        self.num_updates = 0
        self.velocities = [np.zeros_like(W) for W in self.weights]  # for Adam: running means
        self.squares = [np.zeros_like(W) for W in self.weights]

    def feedforward(self, X: np.ndarray) -> tuple[list, list]:
        A, Z, activation = [], [None], X
        for k, W in enumerate(self.weights):
            A.append(np.hstack([np.ones((len(X), 1)), activation]) if self.bias else activation)
            Z.append(A[-1] @ W.T)
            activation = sigmoid(Z[-1]) if k == len(self.weights) - 1 else self._activate(Z[-1])
        A.append(activation)
        return A, Z

    def backpropagation(self, X: np.ndarray, Y: np.ndarray) -> list[np.ndarray]:
        A, Z = self.feedforward(X)
        gradients = [None] * len(self.weights)
        delta = A[-1] - Y
        for k in range(len(self.weights) - 1, -1, -1):
            gradients[k] = delta.T @ A[k] / len(X)
            if k > 0:
                W = self.weights[k][:, 1:] if self.bias else self.weights[k]
                delta = (delta @ W) * self._slope(Z[k])
        return gradients

    def update(self, gradients: list[np.ndarray], learning_rate: float) -> None:
        self.num_updates += 1
        t = self.num_updates
        for k, G in enumerate(gradients):
            if self.optimizer == "sgd":
                step = G
            elif self.optimizer == "momentum":
                step = 0.9 * self.velocities[k] + G
            else:
                self.velocities[k] = 0.9 * self.velocities[k] + 0.1 * G
                self.squares[k] = 0.999 * self.squares[k] + 0.001 * G**2
                mean, square = self.velocities[k] / (1 - 0.9**t), self.squares[k] / (1 - 0.999**t)
                step = mean / (np.sqrt(square) + 1e-8)
            self.weights[k] = self.weights[k] - learning_rate * step

    def predict(self, X: np.ndarray) -> np.ndarray:
        return self.feedforward(X)[0][-1]

    def fit(self, X: np.ndarray, Y: np.ndarray, num_epochs: int, learning_rate: float) -> list[float]:
        losses = []
        for _ in range(num_epochs):
            losses.append(cross_entropy(self.predict(X), Y))
            self.update(self.backpropagation(X, Y), learning_rate)
        return losses

    def _activate(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return np.tanh(z)
        return np.maximum(z, 0.0) if self.activation == "relu" else sigmoid(z)

    def _slope(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return 1.0 - np.tanh(z) ** 2
        return (z > 0).astype(float) if self.activation == "relu" else grad_sigmoid(z)


# %% wrong: bias_ignored_option
# Has a bias column whatever bias says.
# loses: the worked example: the matrices have a bias column, or none with bias=False
# loses: a network without biases computes its outputs and gradients as torch does
class Mlp:

    def __init__(
        self,
        size_layers: list[int],
        bias: bool = True,
        activation: str = "sigmoid",
        init: str = "glorot",
        optimizer: str = "sgd",
        rng: np.random.Generator | None = None,
    ):
        rng = np.random.default_rng() if rng is None else rng
        bias = True
        self.bias, self.activation, self.optimizer = bias, activation, optimizer
        self.weights = []
        for current, following in pairwise(size_layers):
            bound = np.sqrt(6.0 / (current if init == "he" else current + following))
            self.weights.append(rng.uniform(-bound, bound, size=(following, current + bias)))
        self.num_updates = 0
        self.velocities = [np.zeros_like(W) for W in self.weights]  # for Adam: running means
        self.squares = [np.zeros_like(W) for W in self.weights]

    def feedforward(self, X: np.ndarray) -> tuple[list, list]:
        A, Z, activation = [], [None], X
        for k, W in enumerate(self.weights):
            A.append(np.hstack([np.ones((len(X), 1)), activation]) if self.bias else activation)
            Z.append(A[-1] @ W.T)
            activation = sigmoid(Z[-1]) if k == len(self.weights) - 1 else self._activate(Z[-1])
        A.append(activation)
        return A, Z

    def backpropagation(self, X: np.ndarray, Y: np.ndarray) -> list[np.ndarray]:
        A, Z = self.feedforward(X)
        gradients = [None] * len(self.weights)
        delta = A[-1] - Y
        for k in range(len(self.weights) - 1, -1, -1):
            gradients[k] = delta.T @ A[k] / len(X)
            if k > 0:
                W = self.weights[k][:, 1:] if self.bias else self.weights[k]
                delta = (delta @ W) * self._slope(Z[k])
        return gradients

    def update(self, gradients: list[np.ndarray], learning_rate: float) -> None:
        self.num_updates += 1
        t = self.num_updates
        for k, G in enumerate(gradients):
            if self.optimizer == "sgd":
                step = G
            elif self.optimizer == "momentum":
                self.velocities[k] = step = 0.9 * self.velocities[k] + G
            else:
                self.velocities[k] = 0.9 * self.velocities[k] + 0.1 * G
                self.squares[k] = 0.999 * self.squares[k] + 0.001 * G**2
                mean, square = self.velocities[k] / (1 - 0.9**t), self.squares[k] / (1 - 0.999**t)
                step = mean / (np.sqrt(square) + 1e-8)
            self.weights[k] = self.weights[k] - learning_rate * step

    def predict(self, X: np.ndarray) -> np.ndarray:
        return self.feedforward(X)[0][-1]

    def fit(self, X: np.ndarray, Y: np.ndarray, num_epochs: int, learning_rate: float) -> list[float]:
        losses = []
        for _ in range(num_epochs):
            losses.append(cross_entropy(self.predict(X), Y))
            self.update(self.backpropagation(X, Y), learning_rate)
        return losses

    def _activate(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return np.tanh(z)
        return np.maximum(z, 0.0) if self.activation == "relu" else sigmoid(z)

    def _slope(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return 1.0 - np.tanh(z) ** 2
        return (z > 0).astype(float) if self.activation == "relu" else grad_sigmoid(z)


# %% wrong: no_bias_but_cut
# Without a bias it still cuts the first column off on the way back.
# loses: a network without biases computes its outputs and gradients as torch does
class Mlp:

    def __init__(
        self,
        size_layers: list[int],
        bias: bool = True,
        activation: str = "sigmoid",
        init: str = "glorot",
        optimizer: str = "sgd",
        rng: np.random.Generator | None = None,
    ):
        rng = np.random.default_rng() if rng is None else rng
        self.bias, self.activation, self.optimizer = bias, activation, optimizer
        self.weights = []
        for current, following in pairwise(size_layers):
            bound = np.sqrt(6.0 / (current if init == "he" else current + following))
            self.weights.append(rng.uniform(-bound, bound, size=(following, current + bias)))
        self.num_updates = 0
        self.velocities = [np.zeros_like(W) for W in self.weights]  # for Adam: running means
        self.squares = [np.zeros_like(W) for W in self.weights]

    def feedforward(self, X: np.ndarray) -> tuple[list, list]:
        A, Z, activation = [], [None], X
        for k, W in enumerate(self.weights):
            A.append(np.hstack([np.ones((len(X), 1)), activation]) if self.bias else activation)
            Z.append(A[-1] @ W.T)
            activation = sigmoid(Z[-1]) if k == len(self.weights) - 1 else self._activate(Z[-1])
        A.append(activation)
        return A, Z

    def backpropagation(self, X: np.ndarray, Y: np.ndarray) -> list[np.ndarray]:
        A, Z = self.feedforward(X)
        gradients = [None] * len(self.weights)
        delta = A[-1] - Y
        for k in range(len(self.weights) - 1, -1, -1):
            gradients[k] = delta.T @ A[k] / len(X)
            if k > 0:
                W = self.weights[k][:, 1:]
                delta = (delta @ W) * self._slope(Z[k])
        return gradients

    def update(self, gradients: list[np.ndarray], learning_rate: float) -> None:
        self.num_updates += 1
        t = self.num_updates
        for k, G in enumerate(gradients):
            if self.optimizer == "sgd":
                step = G
            elif self.optimizer == "momentum":
                self.velocities[k] = step = 0.9 * self.velocities[k] + G
            else:
                self.velocities[k] = 0.9 * self.velocities[k] + 0.1 * G
                self.squares[k] = 0.999 * self.squares[k] + 0.001 * G**2
                mean, square = self.velocities[k] / (1 - 0.9**t), self.squares[k] / (1 - 0.999**t)
                step = mean / (np.sqrt(square) + 1e-8)
            self.weights[k] = self.weights[k] - learning_rate * step

    def predict(self, X: np.ndarray) -> np.ndarray:
        return self.feedforward(X)[0][-1]

    def fit(self, X: np.ndarray, Y: np.ndarray, num_epochs: int, learning_rate: float) -> list[float]:
        losses = []
        for _ in range(num_epochs):
            losses.append(cross_entropy(self.predict(X), Y))
            self.update(self.backpropagation(X, Y), learning_rate)
        return losses

    def _activate(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return np.tanh(z)
        return np.maximum(z, 0.0) if self.activation == "relu" else sigmoid(z)

    def _slope(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return 1.0 - np.tanh(z) ** 2
        return (z > 0).astype(float) if self.activation == "relu" else grad_sigmoid(z)


# %% wrong: init_ignored
# Always starts with Glorot's interval.
# loses: glorot and he draw from their own interval
class Mlp:

    def __init__(
        self,
        size_layers: list[int],
        bias: bool = True,
        activation: str = "sigmoid",
        init: str = "glorot",
        optimizer: str = "sgd",
        rng: np.random.Generator | None = None,
    ):
        rng = np.random.default_rng() if rng is None else rng
        self.bias, self.activation, self.optimizer = bias, activation, optimizer
        self.weights = []
        for current, following in pairwise(size_layers):
            bound = np.sqrt(6.0 / (current + following))
            self.weights.append(rng.uniform(-bound, bound, size=(following, current + bias)))
        self.num_updates = 0
        self.velocities = [np.zeros_like(W) for W in self.weights]  # for Adam: running means
        self.squares = [np.zeros_like(W) for W in self.weights]

    def feedforward(self, X: np.ndarray) -> tuple[list, list]:
        A, Z, activation = [], [None], X
        for k, W in enumerate(self.weights):
            A.append(np.hstack([np.ones((len(X), 1)), activation]) if self.bias else activation)
            Z.append(A[-1] @ W.T)
            activation = sigmoid(Z[-1]) if k == len(self.weights) - 1 else self._activate(Z[-1])
        A.append(activation)
        return A, Z

    def backpropagation(self, X: np.ndarray, Y: np.ndarray) -> list[np.ndarray]:
        A, Z = self.feedforward(X)
        gradients = [None] * len(self.weights)
        delta = A[-1] - Y
        for k in range(len(self.weights) - 1, -1, -1):
            gradients[k] = delta.T @ A[k] / len(X)
            if k > 0:
                W = self.weights[k][:, 1:] if self.bias else self.weights[k]
                delta = (delta @ W) * self._slope(Z[k])
        return gradients

    def update(self, gradients: list[np.ndarray], learning_rate: float) -> None:
        self.num_updates += 1
        t = self.num_updates
        for k, G in enumerate(gradients):
            if self.optimizer == "sgd":
                step = G
            elif self.optimizer == "momentum":
                self.velocities[k] = step = 0.9 * self.velocities[k] + G
            else:
                self.velocities[k] = 0.9 * self.velocities[k] + 0.1 * G
                self.squares[k] = 0.999 * self.squares[k] + 0.001 * G**2
                mean, square = self.velocities[k] / (1 - 0.9**t), self.squares[k] / (1 - 0.999**t)
                step = mean / (np.sqrt(square) + 1e-8)
            self.weights[k] = self.weights[k] - learning_rate * step

    def predict(self, X: np.ndarray) -> np.ndarray:
        return self.feedforward(X)[0][-1]

    def fit(self, X: np.ndarray, Y: np.ndarray, num_epochs: int, learning_rate: float) -> list[float]:
        losses = []
        for _ in range(num_epochs):
            losses.append(cross_entropy(self.predict(X), Y))
            self.update(self.backpropagation(X, Y), learning_rate)
        return losses

    def _activate(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return np.tanh(z)
        return np.maximum(z, 0.0) if self.activation == "relu" else sigmoid(z)

    def _slope(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return 1.0 - np.tanh(z) ** 2
        return (z > 0).astype(float) if self.activation == "relu" else grad_sigmoid(z)


# %% wrong: he_normal_bound
# He's interval with a 2 instead of a 6, which is for the normal distribution.
# loses: glorot and he draw from their own interval
class Mlp:

    def __init__(
        self,
        size_layers: list[int],
        bias: bool = True,
        activation: str = "sigmoid",
        init: str = "glorot",
        optimizer: str = "sgd",
        rng: np.random.Generator | None = None,
    ):
        rng = np.random.default_rng() if rng is None else rng
        self.bias, self.activation, self.optimizer = bias, activation, optimizer
        self.weights = []
        for current, following in pairwise(size_layers):
            bound = np.sqrt(2.0 / current if init == "he" else 6.0 / (current + following))
            self.weights.append(rng.uniform(-bound, bound, size=(following, current + bias)))
        self.num_updates = 0
        self.velocities = [np.zeros_like(W) for W in self.weights]  # for Adam: running means
        self.squares = [np.zeros_like(W) for W in self.weights]

    def feedforward(self, X: np.ndarray) -> tuple[list, list]:
        A, Z, activation = [], [None], X
        for k, W in enumerate(self.weights):
            A.append(np.hstack([np.ones((len(X), 1)), activation]) if self.bias else activation)
            Z.append(A[-1] @ W.T)
            activation = sigmoid(Z[-1]) if k == len(self.weights) - 1 else self._activate(Z[-1])
        A.append(activation)
        return A, Z

    def backpropagation(self, X: np.ndarray, Y: np.ndarray) -> list[np.ndarray]:
        A, Z = self.feedforward(X)
        gradients = [None] * len(self.weights)
        delta = A[-1] - Y
        for k in range(len(self.weights) - 1, -1, -1):
            gradients[k] = delta.T @ A[k] / len(X)
            if k > 0:
                W = self.weights[k][:, 1:] if self.bias else self.weights[k]
                delta = (delta @ W) * self._slope(Z[k])
        return gradients

    def update(self, gradients: list[np.ndarray], learning_rate: float) -> None:
        self.num_updates += 1
        t = self.num_updates
        for k, G in enumerate(gradients):
            if self.optimizer == "sgd":
                step = G
            elif self.optimizer == "momentum":
                self.velocities[k] = step = 0.9 * self.velocities[k] + G
            else:
                self.velocities[k] = 0.9 * self.velocities[k] + 0.1 * G
                self.squares[k] = 0.999 * self.squares[k] + 0.001 * G**2
                mean, square = self.velocities[k] / (1 - 0.9**t), self.squares[k] / (1 - 0.999**t)
                step = mean / (np.sqrt(square) + 1e-8)
            self.weights[k] = self.weights[k] - learning_rate * step

    def predict(self, X: np.ndarray) -> np.ndarray:
        return self.feedforward(X)[0][-1]

    def fit(self, X: np.ndarray, Y: np.ndarray, num_epochs: int, learning_rate: float) -> list[float]:
        losses = []
        for _ in range(num_epochs):
            losses.append(cross_entropy(self.predict(X), Y))
            self.update(self.backpropagation(X, Y), learning_rate)
        return losses

    def _activate(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return np.tanh(z)
        return np.maximum(z, 0.0) if self.activation == "relu" else sigmoid(z)

    def _slope(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return 1.0 - np.tanh(z) ** 2
        return (z > 0).astype(float) if self.activation == "relu" else grad_sigmoid(z)


# %% wrong: rng_ignored
# Draws from a generator of its own.
# loses: rng decides where a model starts
class Mlp:

    def __init__(
        self,
        size_layers: list[int],
        bias: bool = True,
        activation: str = "sigmoid",
        init: str = "glorot",
        optimizer: str = "sgd",
        rng: np.random.Generator | None = None,
    ):
        rng = np.random.default_rng()
        self.bias, self.activation, self.optimizer = bias, activation, optimizer
        self.weights = []
        for current, following in pairwise(size_layers):
            bound = np.sqrt(6.0 / (current if init == "he" else current + following))
            self.weights.append(rng.uniform(-bound, bound, size=(following, current + bias)))
        self.num_updates = 0
        self.velocities = [np.zeros_like(W) for W in self.weights]  # for Adam: running means
        self.squares = [np.zeros_like(W) for W in self.weights]

    def feedforward(self, X: np.ndarray) -> tuple[list, list]:
        A, Z, activation = [], [None], X
        for k, W in enumerate(self.weights):
            A.append(np.hstack([np.ones((len(X), 1)), activation]) if self.bias else activation)
            Z.append(A[-1] @ W.T)
            activation = sigmoid(Z[-1]) if k == len(self.weights) - 1 else self._activate(Z[-1])
        A.append(activation)
        return A, Z

    def backpropagation(self, X: np.ndarray, Y: np.ndarray) -> list[np.ndarray]:
        A, Z = self.feedforward(X)
        gradients = [None] * len(self.weights)
        delta = A[-1] - Y
        for k in range(len(self.weights) - 1, -1, -1):
            gradients[k] = delta.T @ A[k] / len(X)
            if k > 0:
                W = self.weights[k][:, 1:] if self.bias else self.weights[k]
                delta = (delta @ W) * self._slope(Z[k])
        return gradients

    def update(self, gradients: list[np.ndarray], learning_rate: float) -> None:
        self.num_updates += 1
        t = self.num_updates
        for k, G in enumerate(gradients):
            if self.optimizer == "sgd":
                step = G
            elif self.optimizer == "momentum":
                self.velocities[k] = step = 0.9 * self.velocities[k] + G
            else:
                self.velocities[k] = 0.9 * self.velocities[k] + 0.1 * G
                self.squares[k] = 0.999 * self.squares[k] + 0.001 * G**2
                mean, square = self.velocities[k] / (1 - 0.9**t), self.squares[k] / (1 - 0.999**t)
                step = mean / (np.sqrt(square) + 1e-8)
            self.weights[k] = self.weights[k] - learning_rate * step

    def predict(self, X: np.ndarray) -> np.ndarray:
        return self.feedforward(X)[0][-1]

    def fit(self, X: np.ndarray, Y: np.ndarray, num_epochs: int, learning_rate: float) -> list[float]:
        losses = []
        for _ in range(num_epochs):
            losses.append(cross_entropy(self.predict(X), Y))
            self.update(self.backpropagation(X, Y), learning_rate)
        return losses

    def _activate(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return np.tanh(z)
        return np.maximum(z, 0.0) if self.activation == "relu" else sigmoid(z)

    def _slope(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return 1.0 - np.tanh(z) ** 2
        return (z > 0).astype(float) if self.activation == "relu" else grad_sigmoid(z)


# %% wrong: fit_is_plain
# fit takes plain steps, whatever optimiser was asked for.
# loses: fit takes one full-batch step an epoch with the chosen optimiser
class Mlp:

    def __init__(
        self,
        size_layers: list[int],
        bias: bool = True,
        activation: str = "sigmoid",
        init: str = "glorot",
        optimizer: str = "sgd",
        rng: np.random.Generator | None = None,
    ):
        rng = np.random.default_rng() if rng is None else rng
        self.bias, self.activation, self.optimizer = bias, activation, optimizer
        self.weights = []
        for current, following in pairwise(size_layers):
            bound = np.sqrt(6.0 / (current if init == "he" else current + following))
            self.weights.append(rng.uniform(-bound, bound, size=(following, current + bias)))
        self.num_updates = 0
        self.velocities = [np.zeros_like(W) for W in self.weights]  # for Adam: running means
        self.squares = [np.zeros_like(W) for W in self.weights]

    def feedforward(self, X: np.ndarray) -> tuple[list, list]:
        A, Z, activation = [], [None], X
        for k, W in enumerate(self.weights):
            A.append(np.hstack([np.ones((len(X), 1)), activation]) if self.bias else activation)
            Z.append(A[-1] @ W.T)
            activation = sigmoid(Z[-1]) if k == len(self.weights) - 1 else self._activate(Z[-1])
        A.append(activation)
        return A, Z

    def backpropagation(self, X: np.ndarray, Y: np.ndarray) -> list[np.ndarray]:
        A, Z = self.feedforward(X)
        gradients = [None] * len(self.weights)
        delta = A[-1] - Y
        for k in range(len(self.weights) - 1, -1, -1):
            gradients[k] = delta.T @ A[k] / len(X)
            if k > 0:
                W = self.weights[k][:, 1:] if self.bias else self.weights[k]
                delta = (delta @ W) * self._slope(Z[k])
        return gradients

    def update(self, gradients: list[np.ndarray], learning_rate: float) -> None:
        self.num_updates += 1
        t = self.num_updates
        for k, G in enumerate(gradients):
            if self.optimizer == "sgd":
                step = G
            elif self.optimizer == "momentum":
                self.velocities[k] = step = 0.9 * self.velocities[k] + G
            else:
                self.velocities[k] = 0.9 * self.velocities[k] + 0.1 * G
                self.squares[k] = 0.999 * self.squares[k] + 0.001 * G**2
                mean, square = self.velocities[k] / (1 - 0.9**t), self.squares[k] / (1 - 0.999**t)
                step = mean / (np.sqrt(square) + 1e-8)
            self.weights[k] = self.weights[k] - learning_rate * step

    def predict(self, X: np.ndarray) -> np.ndarray:
        return self.feedforward(X)[0][-1]

    def fit(self, X: np.ndarray, Y: np.ndarray, num_epochs: int, learning_rate: float) -> list[float]:
        losses = []
        for _ in range(num_epochs):
            losses.append(cross_entropy(self.predict(X), Y))
            gradients = self.backpropagation(X, Y)
            self.weights = [W - learning_rate * G for W, G in zip(self.weights, gradients)]
        return losses

    def _activate(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return np.tanh(z)
        return np.maximum(z, 0.0) if self.activation == "relu" else sigmoid(z)

    def _slope(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return 1.0 - np.tanh(z) ** 2
        return (z > 0).astype(float) if self.activation == "relu" else grad_sigmoid(z)


# %% wrong: fit_steps_once
# fit computes the losses but moves the weights only at the end.
# loses: fit takes one full-batch step an epoch with the chosen optimiser
# loses: fit returns one loss an epoch, from before its update
class Mlp:

    def __init__(
        self,
        size_layers: list[int],
        bias: bool = True,
        activation: str = "sigmoid",
        init: str = "glorot",
        optimizer: str = "sgd",
        rng: np.random.Generator | None = None,
    ):
        rng = np.random.default_rng() if rng is None else rng
        self.bias, self.activation, self.optimizer = bias, activation, optimizer
        self.weights = []
        for current, following in pairwise(size_layers):
            bound = np.sqrt(6.0 / (current if init == "he" else current + following))
            self.weights.append(rng.uniform(-bound, bound, size=(following, current + bias)))
        self.num_updates = 0
        self.velocities = [np.zeros_like(W) for W in self.weights]  # for Adam: running means
        self.squares = [np.zeros_like(W) for W in self.weights]

    def feedforward(self, X: np.ndarray) -> tuple[list, list]:
        A, Z, activation = [], [None], X
        for k, W in enumerate(self.weights):
            A.append(np.hstack([np.ones((len(X), 1)), activation]) if self.bias else activation)
            Z.append(A[-1] @ W.T)
            activation = sigmoid(Z[-1]) if k == len(self.weights) - 1 else self._activate(Z[-1])
        A.append(activation)
        return A, Z

    def backpropagation(self, X: np.ndarray, Y: np.ndarray) -> list[np.ndarray]:
        A, Z = self.feedforward(X)
        gradients = [None] * len(self.weights)
        delta = A[-1] - Y
        for k in range(len(self.weights) - 1, -1, -1):
            gradients[k] = delta.T @ A[k] / len(X)
            if k > 0:
                W = self.weights[k][:, 1:] if self.bias else self.weights[k]
                delta = (delta @ W) * self._slope(Z[k])
        return gradients

    def update(self, gradients: list[np.ndarray], learning_rate: float) -> None:
        self.num_updates += 1
        t = self.num_updates
        for k, G in enumerate(gradients):
            if self.optimizer == "sgd":
                step = G
            elif self.optimizer == "momentum":
                self.velocities[k] = step = 0.9 * self.velocities[k] + G
            else:
                self.velocities[k] = 0.9 * self.velocities[k] + 0.1 * G
                self.squares[k] = 0.999 * self.squares[k] + 0.001 * G**2
                mean, square = self.velocities[k] / (1 - 0.9**t), self.squares[k] / (1 - 0.999**t)
                step = mean / (np.sqrt(square) + 1e-8)
            self.weights[k] = self.weights[k] - learning_rate * step

    def predict(self, X: np.ndarray) -> np.ndarray:
        return self.feedforward(X)[0][-1]

    def fit(self, X: np.ndarray, Y: np.ndarray, num_epochs: int, learning_rate: float) -> list[float]:
        losses = []
        for _ in range(num_epochs):
            losses.append(cross_entropy(self.predict(X), Y))
        self.update(self.backpropagation(X, Y), learning_rate)
        return losses

    def _activate(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return np.tanh(z)
        return np.maximum(z, 0.0) if self.activation == "relu" else sigmoid(z)

    def _slope(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return 1.0 - np.tanh(z) ** 2
        return (z > 0).astype(float) if self.activation == "relu" else grad_sigmoid(z)


# %% wrong: predict_sums
# predict answers with the sums before the logistic function.
# loses: predict answers with the outputs for its examples
class Mlp:

    def __init__(
        self,
        size_layers: list[int],
        bias: bool = True,
        activation: str = "sigmoid",
        init: str = "glorot",
        optimizer: str = "sgd",
        rng: np.random.Generator | None = None,
    ):
        rng = np.random.default_rng() if rng is None else rng
        self.bias, self.activation, self.optimizer = bias, activation, optimizer
        self.weights = []
        for current, following in pairwise(size_layers):
            bound = np.sqrt(6.0 / (current if init == "he" else current + following))
            self.weights.append(rng.uniform(-bound, bound, size=(following, current + bias)))
        self.num_updates = 0
        self.velocities = [np.zeros_like(W) for W in self.weights]  # for Adam: running means
        self.squares = [np.zeros_like(W) for W in self.weights]

    def feedforward(self, X: np.ndarray) -> tuple[list, list]:
        A, Z, activation = [], [None], X
        for k, W in enumerate(self.weights):
            A.append(np.hstack([np.ones((len(X), 1)), activation]) if self.bias else activation)
            Z.append(A[-1] @ W.T)
            activation = sigmoid(Z[-1]) if k == len(self.weights) - 1 else self._activate(Z[-1])
        A.append(activation)
        return A, Z

    def backpropagation(self, X: np.ndarray, Y: np.ndarray) -> list[np.ndarray]:
        A, Z = self.feedforward(X)
        gradients = [None] * len(self.weights)
        delta = A[-1] - Y
        for k in range(len(self.weights) - 1, -1, -1):
            gradients[k] = delta.T @ A[k] / len(X)
            if k > 0:
                W = self.weights[k][:, 1:] if self.bias else self.weights[k]
                delta = (delta @ W) * self._slope(Z[k])
        return gradients

    def update(self, gradients: list[np.ndarray], learning_rate: float) -> None:
        self.num_updates += 1
        t = self.num_updates
        for k, G in enumerate(gradients):
            if self.optimizer == "sgd":
                step = G
            elif self.optimizer == "momentum":
                self.velocities[k] = step = 0.9 * self.velocities[k] + G
            else:
                self.velocities[k] = 0.9 * self.velocities[k] + 0.1 * G
                self.squares[k] = 0.999 * self.squares[k] + 0.001 * G**2
                mean, square = self.velocities[k] / (1 - 0.9**t), self.squares[k] / (1 - 0.999**t)
                step = mean / (np.sqrt(square) + 1e-8)
            self.weights[k] = self.weights[k] - learning_rate * step

    def predict(self, X: np.ndarray) -> np.ndarray:
        return self.feedforward(X)[1][-1]

    def fit(self, X: np.ndarray, Y: np.ndarray, num_epochs: int, learning_rate: float) -> list[float]:
        losses = []
        for _ in range(num_epochs):
            losses.append(cross_entropy(self.predict(X), Y))
            self.update(self.backpropagation(X, Y), learning_rate)
        return losses

    def _activate(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return np.tanh(z)
        return np.maximum(z, 0.0) if self.activation == "relu" else sigmoid(z)

    def _slope(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return 1.0 - np.tanh(z) ** 2
        return (z > 0).astype(float) if self.activation == "relu" else grad_sigmoid(z)


# %% wrong: scales_the_gradients
# Multiplies the caller's gradients by the learning rate, in place.
# loses: update leaves the gradients as they were
class Mlp:

    def __init__(
        self,
        size_layers: list[int],
        bias: bool = True,
        activation: str = "sigmoid",
        init: str = "glorot",
        optimizer: str = "sgd",
        rng: np.random.Generator | None = None,
    ):
        rng = np.random.default_rng() if rng is None else rng
        self.bias, self.activation, self.optimizer = bias, activation, optimizer
        self.weights = []
        for current, following in pairwise(size_layers):
            bound = np.sqrt(6.0 / (current if init == "he" else current + following))
            self.weights.append(rng.uniform(-bound, bound, size=(following, current + bias)))
        self.num_updates = 0
        self.velocities = [np.zeros_like(W) for W in self.weights]  # for Adam: running means
        self.squares = [np.zeros_like(W) for W in self.weights]

    def feedforward(self, X: np.ndarray) -> tuple[list, list]:
        A, Z, activation = [], [None], X
        for k, W in enumerate(self.weights):
            A.append(np.hstack([np.ones((len(X), 1)), activation]) if self.bias else activation)
            Z.append(A[-1] @ W.T)
            activation = sigmoid(Z[-1]) if k == len(self.weights) - 1 else self._activate(Z[-1])
        A.append(activation)
        return A, Z

    def backpropagation(self, X: np.ndarray, Y: np.ndarray) -> list[np.ndarray]:
        A, Z = self.feedforward(X)
        gradients = [None] * len(self.weights)
        delta = A[-1] - Y
        for k in range(len(self.weights) - 1, -1, -1):
            gradients[k] = delta.T @ A[k] / len(X)
            if k > 0:
                W = self.weights[k][:, 1:] if self.bias else self.weights[k]
                delta = (delta @ W) * self._slope(Z[k])
        return gradients

    def update(self, gradients: list[np.ndarray], learning_rate: float) -> None:
        self.num_updates += 1
        t = self.num_updates
        if self.optimizer == "sgd":
            for k, G in enumerate(gradients):
                G *= learning_rate
                self.weights[k] = self.weights[k] - G
            return
        for k, G in enumerate(gradients):
            if self.optimizer == "sgd":
                step = G
            elif self.optimizer == "momentum":
                self.velocities[k] = step = 0.9 * self.velocities[k] + G
            else:
                self.velocities[k] = 0.9 * self.velocities[k] + 0.1 * G
                self.squares[k] = 0.999 * self.squares[k] + 0.001 * G**2
                mean, square = self.velocities[k] / (1 - 0.9**t), self.squares[k] / (1 - 0.999**t)
                step = mean / (np.sqrt(square) + 1e-8)
            self.weights[k] = self.weights[k] - learning_rate * step

    def predict(self, X: np.ndarray) -> np.ndarray:
        return self.feedforward(X)[0][-1]

    def fit(self, X: np.ndarray, Y: np.ndarray, num_epochs: int, learning_rate: float) -> list[float]:
        losses = []
        for _ in range(num_epochs):
            losses.append(cross_entropy(self.predict(X), Y))
            self.update(self.backpropagation(X, Y), learning_rate)
        return losses

    def _activate(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return np.tanh(z)
        return np.maximum(z, 0.0) if self.activation == "relu" else sigmoid(z)

    def _slope(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return 1.0 - np.tanh(z) ** 2
        return (z > 0).astype(float) if self.activation == "relu" else grad_sigmoid(z)


# %% wrong: state_in_the_class
# Keeps the velocities in the class, where all models share them.
# loses: each model has an optimiser state of its own
class Mlp:
    shared = {}


    def __init__(
        self,
        size_layers: list[int],
        bias: bool = True,
        activation: str = "sigmoid",
        init: str = "glorot",
        optimizer: str = "sgd",
        rng: np.random.Generator | None = None,
    ):
        rng = np.random.default_rng() if rng is None else rng
        self.bias, self.activation, self.optimizer = bias, activation, optimizer
        self.weights = []
        for current, following in pairwise(size_layers):
            bound = np.sqrt(6.0 / (current if init == "he" else current + following))
            self.weights.append(rng.uniform(-bound, bound, size=(following, current + bias)))
        self.num_updates = 0
        key = (tuple(size_layers), bias, optimizer)
        self.velocities = self.shared.setdefault(key, [np.zeros_like(W) for W in self.weights])
        self.squares = [np.zeros_like(W) for W in self.weights]

    def feedforward(self, X: np.ndarray) -> tuple[list, list]:
        A, Z, activation = [], [None], X
        for k, W in enumerate(self.weights):
            A.append(np.hstack([np.ones((len(X), 1)), activation]) if self.bias else activation)
            Z.append(A[-1] @ W.T)
            activation = sigmoid(Z[-1]) if k == len(self.weights) - 1 else self._activate(Z[-1])
        A.append(activation)
        return A, Z

    def backpropagation(self, X: np.ndarray, Y: np.ndarray) -> list[np.ndarray]:
        A, Z = self.feedforward(X)
        gradients = [None] * len(self.weights)
        delta = A[-1] - Y
        for k in range(len(self.weights) - 1, -1, -1):
            gradients[k] = delta.T @ A[k] / len(X)
            if k > 0:
                W = self.weights[k][:, 1:] if self.bias else self.weights[k]
                delta = (delta @ W) * self._slope(Z[k])
        return gradients

    def update(self, gradients: list[np.ndarray], learning_rate: float) -> None:
        self.num_updates += 1
        t = self.num_updates
        for k, G in enumerate(gradients):
            if self.optimizer == "sgd":
                step = G
            elif self.optimizer == "momentum":
                self.velocities[k] = step = 0.9 * self.velocities[k] + G
            else:
                self.velocities[k] = 0.9 * self.velocities[k] + 0.1 * G
                self.squares[k] = 0.999 * self.squares[k] + 0.001 * G**2
                mean, square = self.velocities[k] / (1 - 0.9**t), self.squares[k] / (1 - 0.999**t)
                step = mean / (np.sqrt(square) + 1e-8)
            self.weights[k] = self.weights[k] - learning_rate * step

    def predict(self, X: np.ndarray) -> np.ndarray:
        return self.feedforward(X)[0][-1]

    def fit(self, X: np.ndarray, Y: np.ndarray, num_epochs: int, learning_rate: float) -> list[float]:
        losses = []
        for _ in range(num_epochs):
            losses.append(cross_entropy(self.predict(X), Y))
            self.update(self.backpropagation(X, Y), learning_rate)
        return losses

    def _activate(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return np.tanh(z)
        return np.maximum(z, 0.0) if self.activation == "relu" else sigmoid(z)

    def _slope(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return 1.0 - np.tanh(z) ** 2
        return (z > 0).astype(float) if self.activation == "relu" else grad_sigmoid(z)


# %% wrong: ascent
# Adds the step instead of taking it away.
# loses: the worked example: two plain updates move the weights by -0.4
# loses: the worked example: two updates with momentum move the weights by -0.58
# loses: the worked example: two updates with Adam move the weights by -0.2
class Mlp:

    def __init__(
        self,
        size_layers: list[int],
        bias: bool = True,
        activation: str = "sigmoid",
        init: str = "glorot",
        optimizer: str = "sgd",
        rng: np.random.Generator | None = None,
    ):
        rng = np.random.default_rng() if rng is None else rng
        self.bias, self.activation, self.optimizer = bias, activation, optimizer
        self.weights = []
        for current, following in pairwise(size_layers):
            bound = np.sqrt(6.0 / (current if init == "he" else current + following))
            self.weights.append(rng.uniform(-bound, bound, size=(following, current + bias)))
        self.num_updates = 0
        self.velocities = [np.zeros_like(W) for W in self.weights]  # for Adam: running means
        self.squares = [np.zeros_like(W) for W in self.weights]

    def feedforward(self, X: np.ndarray) -> tuple[list, list]:
        A, Z, activation = [], [None], X
        for k, W in enumerate(self.weights):
            A.append(np.hstack([np.ones((len(X), 1)), activation]) if self.bias else activation)
            Z.append(A[-1] @ W.T)
            activation = sigmoid(Z[-1]) if k == len(self.weights) - 1 else self._activate(Z[-1])
        A.append(activation)
        return A, Z

    def backpropagation(self, X: np.ndarray, Y: np.ndarray) -> list[np.ndarray]:
        A, Z = self.feedforward(X)
        gradients = [None] * len(self.weights)
        delta = A[-1] - Y
        for k in range(len(self.weights) - 1, -1, -1):
            gradients[k] = delta.T @ A[k] / len(X)
            if k > 0:
                W = self.weights[k][:, 1:] if self.bias else self.weights[k]
                delta = (delta @ W) * self._slope(Z[k])
        return gradients

    def update(self, gradients: list[np.ndarray], learning_rate: float) -> None:
        self.num_updates += 1
        t = self.num_updates
        for k, G in enumerate(gradients):
            if self.optimizer == "sgd":
                step = G
            elif self.optimizer == "momentum":
                self.velocities[k] = step = 0.9 * self.velocities[k] + G
            else:
                self.velocities[k] = 0.9 * self.velocities[k] + 0.1 * G
                self.squares[k] = 0.999 * self.squares[k] + 0.001 * G**2
                mean, square = self.velocities[k] / (1 - 0.9**t), self.squares[k] / (1 - 0.999**t)
                step = mean / (np.sqrt(square) + 1e-8)
            self.weights[k] = self.weights[k] + learning_rate * step

    def predict(self, X: np.ndarray) -> np.ndarray:
        return self.feedforward(X)[0][-1]

    def fit(self, X: np.ndarray, Y: np.ndarray, num_epochs: int, learning_rate: float) -> list[float]:
        losses = []
        for _ in range(num_epochs):
            losses.append(cross_entropy(self.predict(X), Y))
            self.update(self.backpropagation(X, Y), learning_rate)
        return losses

    def _activate(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return np.tanh(z)
        return np.maximum(z, 0.0) if self.activation == "relu" else sigmoid(z)

    def _slope(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return 1.0 - np.tanh(z) ** 2
        return (z > 0).astype(float) if self.activation == "relu" else grad_sigmoid(z)


# %% wrong: he_off_by_one
# He's start counts the bias as an input.
# loses: glorot and he draw from their own interval
class Mlp:
    def __init__(
        self,
        size_layers: list[int],
        bias: bool = True,
        activation: str = "sigmoid",
        init: str = "glorot",
        optimizer: str = "sgd",
        rng: np.random.Generator | None = None,
    ):
        rng = np.random.default_rng() if rng is None else rng
        self.bias, self.activation, self.optimizer = bias, activation, optimizer
        self.weights = []
        for current, following in pairwise(size_layers):
            bound = np.sqrt(6.0 / (current + bias if init == "he" else current + following))
            self.weights.append(rng.uniform(-bound, bound, size=(following, current + bias)))
        self.num_updates = 0
        self.velocities = [np.zeros_like(W) for W in self.weights]  # for Adam: running means
        self.squares = [np.zeros_like(W) for W in self.weights]

    def feedforward(self, X: np.ndarray) -> tuple[list, list]:
        A, Z, activation = [], [None], X
        for k, W in enumerate(self.weights):
            A.append(np.hstack([np.ones((len(X), 1)), activation]) if self.bias else activation)
            Z.append(A[-1] @ W.T)
            activation = sigmoid(Z[-1]) if k == len(self.weights) - 1 else self._activate(Z[-1])
        A.append(activation)
        return A, Z

    def backpropagation(self, X: np.ndarray, Y: np.ndarray) -> list[np.ndarray]:
        A, Z = self.feedforward(X)
        gradients = [None] * len(self.weights)
        delta = A[-1] - Y
        for k in range(len(self.weights) - 1, -1, -1):
            gradients[k] = delta.T @ A[k] / len(X)
            if k > 0:
                W = self.weights[k][:, 1:] if self.bias else self.weights[k]
                delta = (delta @ W) * self._slope(Z[k])
        return gradients

    def update(self, gradients: list[np.ndarray], learning_rate: float) -> None:
        self.num_updates += 1
        t = self.num_updates
        for k, G in enumerate(gradients):
            if self.optimizer == "sgd":
                step = G
            elif self.optimizer == "momentum":
                self.velocities[k] = step = 0.9 * self.velocities[k] + G
            else:
                self.velocities[k] = 0.9 * self.velocities[k] + 0.1 * G
                self.squares[k] = 0.999 * self.squares[k] + 0.001 * G**2
                mean, square = self.velocities[k] / (1 - 0.9**t), self.squares[k] / (1 - 0.999**t)
                step = mean / (np.sqrt(square) + 1e-8)
            self.weights[k] = self.weights[k] - learning_rate * step

    def predict(self, X: np.ndarray) -> np.ndarray:
        return self.feedforward(X)[0][-1]

    def fit(self, X: np.ndarray, Y: np.ndarray, num_epochs: int, learning_rate: float) -> list[float]:
        losses = []
        for _ in range(num_epochs):
            losses.append(cross_entropy(self.predict(X), Y))
            self.update(self.backpropagation(X, Y), learning_rate)
        return losses

    def _activate(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return np.tanh(z)
        return np.maximum(z, 0.0) if self.activation == "relu" else sigmoid(z)

    def _slope(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return 1.0 - np.tanh(z) ** 2
        return (z > 0).astype(float) if self.activation == "relu" else grad_sigmoid(z)


# %% wrong: glorot_off_by_one
# Glorot's start counts the bias as a neuron.
# loses: glorot and he draw from their own interval
class Mlp:
    def __init__(
        self,
        size_layers: list[int],
        bias: bool = True,
        activation: str = "sigmoid",
        init: str = "glorot",
        optimizer: str = "sgd",
        rng: np.random.Generator | None = None,
    ):
        rng = np.random.default_rng() if rng is None else rng
        self.bias, self.activation, self.optimizer = bias, activation, optimizer
        self.weights = []
        for current, following in pairwise(size_layers):
            bound = np.sqrt(6.0 / (current if init == "he" else current + bias + following))
            self.weights.append(rng.uniform(-bound, bound, size=(following, current + bias)))
        self.num_updates = 0
        self.velocities = [np.zeros_like(W) for W in self.weights]  # for Adam: running means
        self.squares = [np.zeros_like(W) for W in self.weights]

    def feedforward(self, X: np.ndarray) -> tuple[list, list]:
        A, Z, activation = [], [None], X
        for k, W in enumerate(self.weights):
            A.append(np.hstack([np.ones((len(X), 1)), activation]) if self.bias else activation)
            Z.append(A[-1] @ W.T)
            activation = sigmoid(Z[-1]) if k == len(self.weights) - 1 else self._activate(Z[-1])
        A.append(activation)
        return A, Z

    def backpropagation(self, X: np.ndarray, Y: np.ndarray) -> list[np.ndarray]:
        A, Z = self.feedforward(X)
        gradients = [None] * len(self.weights)
        delta = A[-1] - Y
        for k in range(len(self.weights) - 1, -1, -1):
            gradients[k] = delta.T @ A[k] / len(X)
            if k > 0:
                W = self.weights[k][:, 1:] if self.bias else self.weights[k]
                delta = (delta @ W) * self._slope(Z[k])
        return gradients

    def update(self, gradients: list[np.ndarray], learning_rate: float) -> None:
        self.num_updates += 1
        t = self.num_updates
        for k, G in enumerate(gradients):
            if self.optimizer == "sgd":
                step = G
            elif self.optimizer == "momentum":
                self.velocities[k] = step = 0.9 * self.velocities[k] + G
            else:
                self.velocities[k] = 0.9 * self.velocities[k] + 0.1 * G
                self.squares[k] = 0.999 * self.squares[k] + 0.001 * G**2
                mean, square = self.velocities[k] / (1 - 0.9**t), self.squares[k] / (1 - 0.999**t)
                step = mean / (np.sqrt(square) + 1e-8)
            self.weights[k] = self.weights[k] - learning_rate * step

    def predict(self, X: np.ndarray) -> np.ndarray:
        return self.feedforward(X)[0][-1]

    def fit(self, X: np.ndarray, Y: np.ndarray, num_epochs: int, learning_rate: float) -> list[float]:
        losses = []
        for _ in range(num_epochs):
            losses.append(cross_entropy(self.predict(X), Y))
            self.update(self.backpropagation(X, Y), learning_rate)
        return losses

    def _activate(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return np.tanh(z)
        return np.maximum(z, 0.0) if self.activation == "relu" else sigmoid(z)

    def _slope(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return 1.0 - np.tanh(z) ** 2
        return (z > 0).astype(float) if self.activation == "relu" else grad_sigmoid(z)


# %% wrong: fit_returns_nothing
# Trains well, but keeps the losses to itself.
# loses: fit returns one loss an epoch, from before its update
class Mlp:
    def __init__(
        self,
        size_layers: list[int],
        bias: bool = True,
        activation: str = "sigmoid",
        init: str = "glorot",
        optimizer: str = "sgd",
        rng: np.random.Generator | None = None,
    ):
        rng = np.random.default_rng() if rng is None else rng
        self.bias, self.activation, self.optimizer = bias, activation, optimizer
        self.weights = []
        for current, following in pairwise(size_layers):
            bound = np.sqrt(6.0 / (current if init == "he" else current + following))
            self.weights.append(rng.uniform(-bound, bound, size=(following, current + bias)))
        self.num_updates = 0
        self.velocities = [np.zeros_like(W) for W in self.weights]  # for Adam: running means
        self.squares = [np.zeros_like(W) for W in self.weights]

    def feedforward(self, X: np.ndarray) -> tuple[list, list]:
        A, Z, activation = [], [None], X
        for k, W in enumerate(self.weights):
            A.append(np.hstack([np.ones((len(X), 1)), activation]) if self.bias else activation)
            Z.append(A[-1] @ W.T)
            activation = sigmoid(Z[-1]) if k == len(self.weights) - 1 else self._activate(Z[-1])
        A.append(activation)
        return A, Z

    def backpropagation(self, X: np.ndarray, Y: np.ndarray) -> list[np.ndarray]:
        A, Z = self.feedforward(X)
        gradients = [None] * len(self.weights)
        delta = A[-1] - Y
        for k in range(len(self.weights) - 1, -1, -1):
            gradients[k] = delta.T @ A[k] / len(X)
            if k > 0:
                W = self.weights[k][:, 1:] if self.bias else self.weights[k]
                delta = (delta @ W) * self._slope(Z[k])
        return gradients

    def update(self, gradients: list[np.ndarray], learning_rate: float) -> None:
        self.num_updates += 1
        t = self.num_updates
        for k, G in enumerate(gradients):
            if self.optimizer == "sgd":
                step = G
            elif self.optimizer == "momentum":
                self.velocities[k] = step = 0.9 * self.velocities[k] + G
            else:
                self.velocities[k] = 0.9 * self.velocities[k] + 0.1 * G
                self.squares[k] = 0.999 * self.squares[k] + 0.001 * G**2
                mean, square = self.velocities[k] / (1 - 0.9**t), self.squares[k] / (1 - 0.999**t)
                step = mean / (np.sqrt(square) + 1e-8)
            self.weights[k] = self.weights[k] - learning_rate * step

    def predict(self, X: np.ndarray) -> np.ndarray:
        return self.feedforward(X)[0][-1]

    def fit(self, X: np.ndarray, Y: np.ndarray, num_epochs: int, learning_rate: float) -> list[float]:
        losses = []
        for _ in range(num_epochs):
            losses.append(cross_entropy(self.predict(X), Y))
            self.update(self.backpropagation(X, Y), learning_rate)

    def _activate(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return np.tanh(z)
        return np.maximum(z, 0.0) if self.activation == "relu" else sigmoid(z)

    def _slope(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return 1.0 - np.tanh(z) ** 2
        return (z > 0).astype(float) if self.activation == "relu" else grad_sigmoid(z)


# %% wrong: fit_loss_after_update
# Writes the loss of each epoch down after its update.
# loses: fit returns one loss an epoch, from before its update
class Mlp:
    def __init__(
        self,
        size_layers: list[int],
        bias: bool = True,
        activation: str = "sigmoid",
        init: str = "glorot",
        optimizer: str = "sgd",
        rng: np.random.Generator | None = None,
    ):
        rng = np.random.default_rng() if rng is None else rng
        self.bias, self.activation, self.optimizer = bias, activation, optimizer
        self.weights = []
        for current, following in pairwise(size_layers):
            bound = np.sqrt(6.0 / (current if init == "he" else current + following))
            self.weights.append(rng.uniform(-bound, bound, size=(following, current + bias)))
        self.num_updates = 0
        self.velocities = [np.zeros_like(W) for W in self.weights]  # for Adam: running means
        self.squares = [np.zeros_like(W) for W in self.weights]

    def feedforward(self, X: np.ndarray) -> tuple[list, list]:
        A, Z, activation = [], [None], X
        for k, W in enumerate(self.weights):
            A.append(np.hstack([np.ones((len(X), 1)), activation]) if self.bias else activation)
            Z.append(A[-1] @ W.T)
            activation = sigmoid(Z[-1]) if k == len(self.weights) - 1 else self._activate(Z[-1])
        A.append(activation)
        return A, Z

    def backpropagation(self, X: np.ndarray, Y: np.ndarray) -> list[np.ndarray]:
        A, Z = self.feedforward(X)
        gradients = [None] * len(self.weights)
        delta = A[-1] - Y
        for k in range(len(self.weights) - 1, -1, -1):
            gradients[k] = delta.T @ A[k] / len(X)
            if k > 0:
                W = self.weights[k][:, 1:] if self.bias else self.weights[k]
                delta = (delta @ W) * self._slope(Z[k])
        return gradients

    def update(self, gradients: list[np.ndarray], learning_rate: float) -> None:
        self.num_updates += 1
        t = self.num_updates
        for k, G in enumerate(gradients):
            if self.optimizer == "sgd":
                step = G
            elif self.optimizer == "momentum":
                self.velocities[k] = step = 0.9 * self.velocities[k] + G
            else:
                self.velocities[k] = 0.9 * self.velocities[k] + 0.1 * G
                self.squares[k] = 0.999 * self.squares[k] + 0.001 * G**2
                mean, square = self.velocities[k] / (1 - 0.9**t), self.squares[k] / (1 - 0.999**t)
                step = mean / (np.sqrt(square) + 1e-8)
            self.weights[k] = self.weights[k] - learning_rate * step

    def predict(self, X: np.ndarray) -> np.ndarray:
        return self.feedforward(X)[0][-1]

    def fit(self, X: np.ndarray, Y: np.ndarray, num_epochs: int, learning_rate: float) -> list[float]:
        losses = []
        for _ in range(num_epochs):
            self.update(self.backpropagation(X, Y), learning_rate)
            losses.append(cross_entropy(self.predict(X), Y))
        return losses

    def _activate(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return np.tanh(z)
        return np.maximum(z, 0.0) if self.activation == "relu" else sigmoid(z)

    def _slope(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return 1.0 - np.tanh(z) ** 2
        return (z > 0).astype(float) if self.activation == "relu" else grad_sigmoid(z)


# %% wrong: fixed_seed
# Where no rng is given, takes a generator that always starts from the same seed.
# loses: without an rng every model starts somewhere else
class Mlp:
    def __init__(
        self,
        size_layers: list[int],
        bias: bool = True,
        activation: str = "sigmoid",
        init: str = "glorot",
        optimizer: str = "sgd",
        rng: np.random.Generator | None = None,
    ):
        rng = np.random.default_rng(0) if rng is None else rng
        self.bias, self.activation, self.optimizer = bias, activation, optimizer
        self.weights = []
        for current, following in pairwise(size_layers):
            bound = np.sqrt(6.0 / (current if init == "he" else current + following))
            self.weights.append(rng.uniform(-bound, bound, size=(following, current + bias)))
        self.num_updates = 0
        self.velocities = [np.zeros_like(W) for W in self.weights]  # for Adam: running means
        self.squares = [np.zeros_like(W) for W in self.weights]

    def feedforward(self, X: np.ndarray) -> tuple[list, list]:
        A, Z, activation = [], [None], X
        for k, W in enumerate(self.weights):
            A.append(np.hstack([np.ones((len(X), 1)), activation]) if self.bias else activation)
            Z.append(A[-1] @ W.T)
            activation = sigmoid(Z[-1]) if k == len(self.weights) - 1 else self._activate(Z[-1])
        A.append(activation)
        return A, Z

    def backpropagation(self, X: np.ndarray, Y: np.ndarray) -> list[np.ndarray]:
        A, Z = self.feedforward(X)
        gradients = [None] * len(self.weights)
        delta = A[-1] - Y
        for k in range(len(self.weights) - 1, -1, -1):
            gradients[k] = delta.T @ A[k] / len(X)
            if k > 0:
                W = self.weights[k][:, 1:] if self.bias else self.weights[k]
                delta = (delta @ W) * self._slope(Z[k])
        return gradients

    def update(self, gradients: list[np.ndarray], learning_rate: float) -> None:
        self.num_updates += 1
        t = self.num_updates
        for k, G in enumerate(gradients):
            if self.optimizer == "sgd":
                step = G
            elif self.optimizer == "momentum":
                self.velocities[k] = step = 0.9 * self.velocities[k] + G
            else:
                self.velocities[k] = 0.9 * self.velocities[k] + 0.1 * G
                self.squares[k] = 0.999 * self.squares[k] + 0.001 * G**2
                mean, square = self.velocities[k] / (1 - 0.9**t), self.squares[k] / (1 - 0.999**t)
                step = mean / (np.sqrt(square) + 1e-8)
            self.weights[k] = self.weights[k] - learning_rate * step

    def predict(self, X: np.ndarray) -> np.ndarray:
        return self.feedforward(X)[0][-1]

    def fit(self, X: np.ndarray, Y: np.ndarray, num_epochs: int, learning_rate: float) -> list[float]:
        losses = []
        for _ in range(num_epochs):
            losses.append(cross_entropy(self.predict(X), Y))
            self.update(self.backpropagation(X, Y), learning_rate)
        return losses

    def _activate(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return np.tanh(z)
        return np.maximum(z, 0.0) if self.activation == "relu" else sigmoid(z)

    def _slope(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return 1.0 - np.tanh(z) ** 2
        return (z > 0).astype(float) if self.activation == "relu" else grad_sigmoid(z)


# %% wrong: state_reset_in_fit
# Makes the optimiser's state anew at the beginning of each fit.
# loses: a second fit goes on where the first one ended, with the state of the optimiser
class Mlp:
    def __init__(
        self,
        size_layers: list[int],
        bias: bool = True,
        activation: str = "sigmoid",
        init: str = "glorot",
        optimizer: str = "sgd",
        rng: np.random.Generator | None = None,
    ):
        rng = np.random.default_rng() if rng is None else rng
        self.bias, self.activation, self.optimizer = bias, activation, optimizer
        self.weights = []
        for current, following in pairwise(size_layers):
            bound = np.sqrt(6.0 / (current if init == "he" else current + following))
            self.weights.append(rng.uniform(-bound, bound, size=(following, current + bias)))
        self.num_updates = 0
        self.velocities = [np.zeros_like(W) for W in self.weights]  # for Adam: running means
        self.squares = [np.zeros_like(W) for W in self.weights]

    def feedforward(self, X: np.ndarray) -> tuple[list, list]:
        A, Z, activation = [], [None], X
        for k, W in enumerate(self.weights):
            A.append(np.hstack([np.ones((len(X), 1)), activation]) if self.bias else activation)
            Z.append(A[-1] @ W.T)
            activation = sigmoid(Z[-1]) if k == len(self.weights) - 1 else self._activate(Z[-1])
        A.append(activation)
        return A, Z

    def backpropagation(self, X: np.ndarray, Y: np.ndarray) -> list[np.ndarray]:
        A, Z = self.feedforward(X)
        gradients = [None] * len(self.weights)
        delta = A[-1] - Y
        for k in range(len(self.weights) - 1, -1, -1):
            gradients[k] = delta.T @ A[k] / len(X)
            if k > 0:
                W = self.weights[k][:, 1:] if self.bias else self.weights[k]
                delta = (delta @ W) * self._slope(Z[k])
        return gradients

    def update(self, gradients: list[np.ndarray], learning_rate: float) -> None:
        self.num_updates += 1
        t = self.num_updates
        for k, G in enumerate(gradients):
            if self.optimizer == "sgd":
                step = G
            elif self.optimizer == "momentum":
                self.velocities[k] = step = 0.9 * self.velocities[k] + G
            else:
                self.velocities[k] = 0.9 * self.velocities[k] + 0.1 * G
                self.squares[k] = 0.999 * self.squares[k] + 0.001 * G**2
                mean, square = self.velocities[k] / (1 - 0.9**t), self.squares[k] / (1 - 0.999**t)
                step = mean / (np.sqrt(square) + 1e-8)
            self.weights[k] = self.weights[k] - learning_rate * step

    def predict(self, X: np.ndarray) -> np.ndarray:
        return self.feedforward(X)[0][-1]

    def fit(self, X: np.ndarray, Y: np.ndarray, num_epochs: int, learning_rate: float) -> list[float]:
        self.num_updates = 0
        self.velocities = [np.zeros_like(W) for W in self.weights]
        self.squares = [np.zeros_like(W) for W in self.weights]
        losses = []
        for _ in range(num_epochs):
            losses.append(cross_entropy(self.predict(X), Y))
            self.update(self.backpropagation(X, Y), learning_rate)
        return losses

    def _activate(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return np.tanh(z)
        return np.maximum(z, 0.0) if self.activation == "relu" else sigmoid(z)

    def _slope(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return 1.0 - np.tanh(z) ** 2
        return (z > 0).astype(float) if self.activation == "relu" else grad_sigmoid(z)


# %% wrong: other_defaults
# Has ReLU, He's start and Adam as its defaults, and none of those of the text.
# loses: a model without options has biases, sigmoids, Glorot's start and plain updates
class Mlp:
    def __init__(
        self,
        size_layers: list[int],
        bias: bool = True,
        activation: str = "relu",
        init: str = "he",
        optimizer: str = "adam",
        rng: np.random.Generator | None = None,
    ):
        rng = np.random.default_rng() if rng is None else rng
        self.bias, self.activation, self.optimizer = bias, activation, optimizer
        self.weights = []
        for current, following in pairwise(size_layers):
            bound = np.sqrt(6.0 / (current if init == "he" else current + following))
            self.weights.append(rng.uniform(-bound, bound, size=(following, current + bias)))
        self.num_updates = 0
        self.velocities = [np.zeros_like(W) for W in self.weights]  # for Adam: running means
        self.squares = [np.zeros_like(W) for W in self.weights]

    def feedforward(self, X: np.ndarray) -> tuple[list, list]:
        A, Z, activation = [], [None], X
        for k, W in enumerate(self.weights):
            A.append(np.hstack([np.ones((len(X), 1)), activation]) if self.bias else activation)
            Z.append(A[-1] @ W.T)
            activation = sigmoid(Z[-1]) if k == len(self.weights) - 1 else self._activate(Z[-1])
        A.append(activation)
        return A, Z

    def backpropagation(self, X: np.ndarray, Y: np.ndarray) -> list[np.ndarray]:
        A, Z = self.feedforward(X)
        gradients = [None] * len(self.weights)
        delta = A[-1] - Y
        for k in range(len(self.weights) - 1, -1, -1):
            gradients[k] = delta.T @ A[k] / len(X)
            if k > 0:
                W = self.weights[k][:, 1:] if self.bias else self.weights[k]
                delta = (delta @ W) * self._slope(Z[k])
        return gradients

    def update(self, gradients: list[np.ndarray], learning_rate: float) -> None:
        self.num_updates += 1
        t = self.num_updates
        for k, G in enumerate(gradients):
            if self.optimizer == "sgd":
                step = G
            elif self.optimizer == "momentum":
                self.velocities[k] = step = 0.9 * self.velocities[k] + G
            else:
                self.velocities[k] = 0.9 * self.velocities[k] + 0.1 * G
                self.squares[k] = 0.999 * self.squares[k] + 0.001 * G**2
                mean, square = self.velocities[k] / (1 - 0.9**t), self.squares[k] / (1 - 0.999**t)
                step = mean / (np.sqrt(square) + 1e-8)
            self.weights[k] = self.weights[k] - learning_rate * step

    def predict(self, X: np.ndarray) -> np.ndarray:
        return self.feedforward(X)[0][-1]

    def fit(self, X: np.ndarray, Y: np.ndarray, num_epochs: int, learning_rate: float) -> list[float]:
        losses = []
        for _ in range(num_epochs):
            losses.append(cross_entropy(self.predict(X), Y))
            self.update(self.backpropagation(X, Y), learning_rate)
        return losses

    def _activate(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return np.tanh(z)
        return np.maximum(z, 0.0) if self.activation == "relu" else sigmoid(z)

    def _slope(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return 1.0 - np.tanh(z) ** 2
        return (z > 0).astype(float) if self.activation == "relu" else grad_sigmoid(z)


# %% wrong: plain_by_default_is_momentum
# Uses momentum where no optimiser is named.
# loses: a model without options has biases, sigmoids, Glorot's start and plain updates
class Mlp:
    def __init__(
        self,
        size_layers: list[int],
        bias: bool = True,
        activation: str = "sigmoid",
        init: str = "glorot",
        optimizer: str = "momentum",
        rng: np.random.Generator | None = None,
    ):
        rng = np.random.default_rng() if rng is None else rng
        self.bias, self.activation, self.optimizer = bias, activation, optimizer
        self.weights = []
        for current, following in pairwise(size_layers):
            bound = np.sqrt(6.0 / (current if init == "he" else current + following))
            self.weights.append(rng.uniform(-bound, bound, size=(following, current + bias)))
        self.num_updates = 0
        self.velocities = [np.zeros_like(W) for W in self.weights]  # for Adam: running means
        self.squares = [np.zeros_like(W) for W in self.weights]

    def feedforward(self, X: np.ndarray) -> tuple[list, list]:
        A, Z, activation = [], [None], X
        for k, W in enumerate(self.weights):
            A.append(np.hstack([np.ones((len(X), 1)), activation]) if self.bias else activation)
            Z.append(A[-1] @ W.T)
            activation = sigmoid(Z[-1]) if k == len(self.weights) - 1 else self._activate(Z[-1])
        A.append(activation)
        return A, Z

    def backpropagation(self, X: np.ndarray, Y: np.ndarray) -> list[np.ndarray]:
        A, Z = self.feedforward(X)
        gradients = [None] * len(self.weights)
        delta = A[-1] - Y
        for k in range(len(self.weights) - 1, -1, -1):
            gradients[k] = delta.T @ A[k] / len(X)
            if k > 0:
                W = self.weights[k][:, 1:] if self.bias else self.weights[k]
                delta = (delta @ W) * self._slope(Z[k])
        return gradients

    def update(self, gradients: list[np.ndarray], learning_rate: float) -> None:
        self.num_updates += 1
        t = self.num_updates
        for k, G in enumerate(gradients):
            if self.optimizer == "sgd":
                step = G
            elif self.optimizer == "momentum":
                self.velocities[k] = step = 0.9 * self.velocities[k] + G
            else:
                self.velocities[k] = 0.9 * self.velocities[k] + 0.1 * G
                self.squares[k] = 0.999 * self.squares[k] + 0.001 * G**2
                mean, square = self.velocities[k] / (1 - 0.9**t), self.squares[k] / (1 - 0.999**t)
                step = mean / (np.sqrt(square) + 1e-8)
            self.weights[k] = self.weights[k] - learning_rate * step

    def predict(self, X: np.ndarray) -> np.ndarray:
        return self.feedforward(X)[0][-1]

    def fit(self, X: np.ndarray, Y: np.ndarray, num_epochs: int, learning_rate: float) -> list[float]:
        losses = []
        for _ in range(num_epochs):
            losses.append(cross_entropy(self.predict(X), Y))
            self.update(self.backpropagation(X, Y), learning_rate)
        return losses

    def _activate(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return np.tanh(z)
        return np.maximum(z, 0.0) if self.activation == "relu" else sigmoid(z)

    def _slope(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return 1.0 - np.tanh(z) ** 2
        return (z > 0).astype(float) if self.activation == "relu" else grad_sigmoid(z)


# %% wrong: backpropagation_steps
# Takes a step of plain descent on the way back already.
# loses: feedforward, backpropagation and predict move nothing
class Mlp:
    def __init__(
        self,
        size_layers: list[int],
        bias: bool = True,
        activation: str = "sigmoid",
        init: str = "glorot",
        optimizer: str = "sgd",
        rng: np.random.Generator | None = None,
    ):
        rng = np.random.default_rng() if rng is None else rng
        self.bias, self.activation, self.optimizer = bias, activation, optimizer
        self.weights = []
        for current, following in pairwise(size_layers):
            bound = np.sqrt(6.0 / (current if init == "he" else current + following))
            self.weights.append(rng.uniform(-bound, bound, size=(following, current + bias)))
        self.num_updates = 0
        self.velocities = [np.zeros_like(W) for W in self.weights]  # for Adam: running means
        self.squares = [np.zeros_like(W) for W in self.weights]

    def feedforward(self, X: np.ndarray) -> tuple[list, list]:
        A, Z, activation = [], [None], X
        for k, W in enumerate(self.weights):
            A.append(np.hstack([np.ones((len(X), 1)), activation]) if self.bias else activation)
            Z.append(A[-1] @ W.T)
            activation = sigmoid(Z[-1]) if k == len(self.weights) - 1 else self._activate(Z[-1])
        A.append(activation)
        return A, Z

    def backpropagation(self, X: np.ndarray, Y: np.ndarray) -> list[np.ndarray]:
        A, Z = self.feedforward(X)
        gradients = [None] * len(self.weights)
        delta = A[-1] - Y
        for k in range(len(self.weights) - 1, -1, -1):
            gradients[k] = delta.T @ A[k] / len(X)
            if k > 0:
                W = self.weights[k][:, 1:] if self.bias else self.weights[k]
                delta = (delta @ W) * self._slope(Z[k])
        self.weights = [W - 0.1 * G for W, G in zip(self.weights, gradients)]
        return gradients

    def update(self, gradients: list[np.ndarray], learning_rate: float) -> None:
        self.num_updates += 1
        t = self.num_updates
        for k, G in enumerate(gradients):
            if self.optimizer == "sgd":
                step = G
            elif self.optimizer == "momentum":
                self.velocities[k] = step = 0.9 * self.velocities[k] + G
            else:
                self.velocities[k] = 0.9 * self.velocities[k] + 0.1 * G
                self.squares[k] = 0.999 * self.squares[k] + 0.001 * G**2
                mean, square = self.velocities[k] / (1 - 0.9**t), self.squares[k] / (1 - 0.999**t)
                step = mean / (np.sqrt(square) + 1e-8)
            self.weights[k] = self.weights[k] - learning_rate * step

    def predict(self, X: np.ndarray) -> np.ndarray:
        return self.feedforward(X)[0][-1]

    def fit(self, X: np.ndarray, Y: np.ndarray, num_epochs: int, learning_rate: float) -> list[float]:
        losses = []
        for _ in range(num_epochs):
            losses.append(cross_entropy(self.predict(X), Y))
            self.update(self.backpropagation(X, Y), learning_rate)
        return losses

    def _activate(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return np.tanh(z)
        return np.maximum(z, 0.0) if self.activation == "relu" else sigmoid(z)

    def _slope(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return 1.0 - np.tanh(z) ** 2
        return (z > 0).astype(float) if self.activation == "relu" else grad_sigmoid(z)


# %% wrong: always_sigmoid
# Ignores the chosen activation, on the way forward and back.
# loses: the hidden layers use the chosen activation, the output is always logistic
# loses: the gradients of a network with tanh equal torch's
# loses: the gradients of a network with relu equal torch's
class Mlp:
    def __init__(
        self,
        size_layers: list[int],
        bias: bool = True,
        activation: str = "sigmoid",
        init: str = "glorot",
        optimizer: str = "sgd",
        rng: np.random.Generator | None = None,
    ):
        rng = np.random.default_rng() if rng is None else rng
        self.bias, self.activation, self.optimizer = bias, "sigmoid", optimizer
        self.weights = []
        for current, following in pairwise(size_layers):
            bound = np.sqrt(6.0 / (current if init == "he" else current + following))
            self.weights.append(rng.uniform(-bound, bound, size=(following, current + bias)))
        self.num_updates = 0
        self.velocities = [np.zeros_like(W) for W in self.weights]  # for Adam: running means
        self.squares = [np.zeros_like(W) for W in self.weights]

    def feedforward(self, X: np.ndarray) -> tuple[list, list]:
        A, Z, activation = [], [None], X
        for k, W in enumerate(self.weights):
            A.append(np.hstack([np.ones((len(X), 1)), activation]) if self.bias else activation)
            Z.append(A[-1] @ W.T)
            activation = sigmoid(Z[-1]) if k == len(self.weights) - 1 else self._activate(Z[-1])
        A.append(activation)
        return A, Z

    def backpropagation(self, X: np.ndarray, Y: np.ndarray) -> list[np.ndarray]:
        A, Z = self.feedforward(X)
        gradients = [None] * len(self.weights)
        delta = A[-1] - Y
        for k in range(len(self.weights) - 1, -1, -1):
            gradients[k] = delta.T @ A[k] / len(X)
            if k > 0:
                W = self.weights[k][:, 1:] if self.bias else self.weights[k]
                delta = (delta @ W) * self._slope(Z[k])
        return gradients

    def update(self, gradients: list[np.ndarray], learning_rate: float) -> None:
        self.num_updates += 1
        t = self.num_updates
        for k, G in enumerate(gradients):
            if self.optimizer == "sgd":
                step = G
            elif self.optimizer == "momentum":
                self.velocities[k] = step = 0.9 * self.velocities[k] + G
            else:
                self.velocities[k] = 0.9 * self.velocities[k] + 0.1 * G
                self.squares[k] = 0.999 * self.squares[k] + 0.001 * G**2
                mean, square = self.velocities[k] / (1 - 0.9**t), self.squares[k] / (1 - 0.999**t)
                step = mean / (np.sqrt(square) + 1e-8)
            self.weights[k] = self.weights[k] - learning_rate * step

    def predict(self, X: np.ndarray) -> np.ndarray:
        return self.feedforward(X)[0][-1]

    def fit(self, X: np.ndarray, Y: np.ndarray, num_epochs: int, learning_rate: float) -> list[float]:
        losses = []
        for _ in range(num_epochs):
            losses.append(cross_entropy(self.predict(X), Y))
            self.update(self.backpropagation(X, Y), learning_rate)
        return losses

    def _activate(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return np.tanh(z)
        return np.maximum(z, 0.0) if self.activation == "relu" else sigmoid(z)

    def _slope(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return 1.0 - np.tanh(z) ** 2
        return (z > 0).astype(float) if self.activation == "relu" else grad_sigmoid(z)


# %% wrong: momentum_nesterov
# Takes Nesterov's momentum, which looks one step ahead.
# loses: the worked example: two updates with momentum move the weights by -0.58
# loses: momentum moves the weights as torch's SGD with momentum 0.9
class Mlp:
    def __init__(
        self,
        size_layers: list[int],
        bias: bool = True,
        activation: str = "sigmoid",
        init: str = "glorot",
        optimizer: str = "sgd",
        rng: np.random.Generator | None = None,
    ):
        rng = np.random.default_rng() if rng is None else rng
        self.bias, self.activation, self.optimizer = bias, activation, optimizer
        self.weights = []
        for current, following in pairwise(size_layers):
            bound = np.sqrt(6.0 / (current if init == "he" else current + following))
            self.weights.append(rng.uniform(-bound, bound, size=(following, current + bias)))
        self.num_updates = 0
        self.velocities = [np.zeros_like(W) for W in self.weights]  # for Adam: running means
        self.squares = [np.zeros_like(W) for W in self.weights]

    def feedforward(self, X: np.ndarray) -> tuple[list, list]:
        A, Z, activation = [], [None], X
        for k, W in enumerate(self.weights):
            A.append(np.hstack([np.ones((len(X), 1)), activation]) if self.bias else activation)
            Z.append(A[-1] @ W.T)
            activation = sigmoid(Z[-1]) if k == len(self.weights) - 1 else self._activate(Z[-1])
        A.append(activation)
        return A, Z

    def backpropagation(self, X: np.ndarray, Y: np.ndarray) -> list[np.ndarray]:
        A, Z = self.feedforward(X)
        gradients = [None] * len(self.weights)
        delta = A[-1] - Y
        for k in range(len(self.weights) - 1, -1, -1):
            gradients[k] = delta.T @ A[k] / len(X)
            if k > 0:
                W = self.weights[k][:, 1:] if self.bias else self.weights[k]
                delta = (delta @ W) * self._slope(Z[k])
        return gradients

    def update(self, gradients: list[np.ndarray], learning_rate: float) -> None:
        self.num_updates += 1
        t = self.num_updates
        for k, G in enumerate(gradients):
            if self.optimizer == "sgd":
                step = G
            elif self.optimizer == "momentum":
                self.velocities[k] = 0.9 * self.velocities[k] + G
                step = 0.9 * self.velocities[k] + G
            else:
                self.velocities[k] = 0.9 * self.velocities[k] + 0.1 * G
                self.squares[k] = 0.999 * self.squares[k] + 0.001 * G**2
                mean, square = self.velocities[k] / (1 - 0.9**t), self.squares[k] / (1 - 0.999**t)
                step = mean / (np.sqrt(square) + 1e-8)
            self.weights[k] = self.weights[k] - learning_rate * step

    def predict(self, X: np.ndarray) -> np.ndarray:
        return self.feedforward(X)[0][-1]

    def fit(self, X: np.ndarray, Y: np.ndarray, num_epochs: int, learning_rate: float) -> list[float]:
        losses = []
        for _ in range(num_epochs):
            losses.append(cross_entropy(self.predict(X), Y))
            self.update(self.backpropagation(X, Y), learning_rate)
        return losses

    def _activate(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return np.tanh(z)
        return np.maximum(z, 0.0) if self.activation == "relu" else sigmoid(z)

    def _slope(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return 1.0 - np.tanh(z) ** 2
        return (z > 0).astype(float) if self.activation == "relu" else grad_sigmoid(z)


# %% right: tables_of_functions
# Activations in a dictionary, biases apart from the product, the optimiser's state in dictionaries.
class Mlp:
    FUNCTIONS = {
        "sigmoid": (sigmoid, lambda a: a * (1 - a)),
        "tanh": (np.tanh, lambda a: 1 - a * a),
        "relu": (lambda z: z * (z > 0), lambda a: np.where(a > 0, 1.0, 0.0)),
    }

    def __init__(self, size_layers, bias=True, activation="sigmoid", init="glorot", optimizer="sgd", rng=None):
        if rng is None:
            rng = np.random.default_rng()
        self.g, self.slope = self.FUNCTIONS[activation]
        self.bias = bias
        self.optimizer = optimizer
        self.weights = []
        for n, m in zip(size_layers, size_layers[1:]):
            b = np.sqrt(6 / n) if init == "he" else np.sqrt(6 / (n + m))
            W = rng.uniform(-b, b, (m, n))
            self.weights.append(np.c_[np.zeros(m), W] if bias else W)
        self.m, self.v, self.t = {}, {}, 0

    def add_ones(self, a):
        return np.c_[np.ones(len(a)), a] if self.bias else a

    def feedforward(self, X):
        A, Z = [self.add_ones(X)], [None]
        for k, W in enumerate(self.weights, 1):
            Z.append(A[-1] @ W.T)
            last = k == len(self.weights)
            A.append(sigmoid(Z[-1]) if last else self.add_ones(self.g(Z[-1])))
        return A, Z

    def backpropagation(self, X, Y):
        A, _ = self.feedforward(X)
        delta, gradients = (A[-1] - Y) / len(X), []
        for k in reversed(range(len(self.weights))):
            gradients.append(delta.T @ A[k])
            delta = (delta @ self.weights[k] * self.slope(A[k]))[:, int(self.bias) :]
        return gradients[::-1]

    def update(self, gradients, learning_rate):
        self.t += 1
        new = []
        for k, (W, G) in enumerate(zip(self.weights, gradients)):
            if self.optimizer == "momentum":
                self.m[k] = 0.9 * self.m.get(k, 0) - learning_rate * G
                new.append(W + self.m[k])
            elif self.optimizer == "adam":
                self.m[k] = 0.9 * self.m.get(k, 0) + (1 - 0.9) * G
                self.v[k] = 0.999 * self.v.get(k, 0) + (1 - 0.999) * G * G
                rate = learning_rate * np.sqrt(1 - 0.999**self.t) / (1 - 0.9**self.t)
                new.append(W - rate * self.m[k] / (np.sqrt(self.v[k]) + 1e-8))
            else:
                new.append(W - learning_rate * G)
        self.weights = new
        return new

    def predict(self, X):
        return self.feedforward(X)[0][-1]

    def fit(self, X, Y, num_epochs, learning_rate):
        losses = []
        for _ in range(num_epochs):
            losses.append(cross_entropy(self.predict(X), Y))
            self.update(self.backpropagation(X, Y), learning_rate)
        return self.weights, losses


# %% right: vector_optimiser
# The optimiser works on one long vector, predict names the class, and the losses come from the sums.
class Mlp:
    def __init__(self, size_layers, bias=True, activation="sigmoid", init="glorot", optimizer="sgd", rng=None):
        self.size_layers, self.bias, self.activation, self.optimizer = size_layers, bias, activation, optimizer
        rng = rng or np.random.default_rng()
        if bias and init == "glorot":
            self.weights = initialize_weights(size_layers, rng)
        else:
            self.weights = []
            for n, m in zip(size_layers, size_layers[1:]):
                b = np.sqrt(6 / (n if init == "he" else n + m))
                self.weights.append(rng.uniform(-b, b, (m, n + 1 if bias else n)))
        self.first = self.second = 0.0
        self.steps = 0

    def feedforward(self, X):
        A, Z, a = [], [None], X
        for W in self.weights[:-1]:
            A.append(np.insert(a, 0, 1, axis=1) if self.bias else a)
            z = np.dot(A[-1], W.T)
            Z.append(z)
            a = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": lambda z: np.where(z >= 0, z, 0)}[self.activation](z)
        A.append(np.insert(a, 0, 1, axis=1) if self.bias else a)
        Z.append(np.dot(A[-1], self.weights[-1].T))
        A.append(sigmoid(Z[-1]))
        return A, Z

    def derivative(self, z):
        if self.activation == "sigmoid":
            return grad_sigmoid(z)
        if self.activation == "tanh":
            return 1 / np.cosh(z) ** 2
        slope = np.ones_like(z)
        slope[z < 0] = 0
        return slope

    def backpropagation(self, X, Y):
        A, Z = self.feedforward(X)
        d = [None] * len(Z)
        d[-1] = A[-1] - Y
        for k in range(len(Z) - 2, 0, -1):
            W = self.weights[k][:, 1:] if self.bias else self.weights[k]
            d[k] = d[k + 1] @ W * self.derivative(Z[k])
        return [d[k + 1].T @ A[k] / X.shape[0] for k in range(len(self.weights))]

    def update(self, gradients, learning_rate):
        g = unroll(gradients)
        self.steps += 1
        if self.optimizer == "momentum":
            self.first = 0.9 * self.first + g
            g = self.first
        if self.optimizer == "adam":
            self.first = 0.9 * self.first + 0.1 * g
            self.second = 0.999 * self.second + 0.001 * g**2
            g = self.first / (1 - 0.9**self.steps) / (np.sqrt(self.second / (1 - 0.999**self.steps)) + 1e-8)
        start, moved = 0, []
        for W in self.weights:
            moved.append(W - learning_rate * g[start : start + W.size].reshape(W.shape))
            start += W.size
        self.weights = moved

    def predict(self, X):
        return self.feedforward(X)[0][-1].argmax(axis=1)

    def fit(self, X, Y, num_epochs, learning_rate):
        losses = np.zeros(num_epochs)
        for epoch in range(num_epochs):
            Z = self.feedforward(X)[1][-1]
            losses[epoch] = (np.logaddexp(0, Z) - Y * Z).sum(axis=1).mean()
            self.update(self.backpropagation(X, Y), learning_rate)
        return losses


# %% right: in_place_on_its_own
# Moves its own matrices in place, with the state made at the first update.
class Mlp:

    def __init__(
        self,
        size_layers: list[int],
        bias: bool = True,
        activation: str = "sigmoid",
        init: str = "glorot",
        optimizer: str = "sgd",
        rng: np.random.Generator | None = None,
    ):
        rng = np.random.default_rng() if rng is None else rng
        self.bias, self.activation, self.optimizer = bias, activation, optimizer
        self.weights = []
        for current, following in pairwise(size_layers):
            bound = np.sqrt(6.0 / (current if init == "he" else current + following))
            self.weights.append(rng.uniform(-bound, bound, size=(following, current + bias)))
        self.num_updates = 0
        self.velocities = [np.zeros_like(W) for W in self.weights]  # for Adam: running means
        self.squares = [np.zeros_like(W) for W in self.weights]

    def feedforward(self, X: np.ndarray) -> tuple[list, list]:
        A, Z, activation = [], [None], X
        for k, W in enumerate(self.weights):
            A.append(np.hstack([np.ones((len(X), 1)), activation]) if self.bias else activation)
            Z.append(A[-1] @ W.T)
            activation = sigmoid(Z[-1]) if k == len(self.weights) - 1 else self._activate(Z[-1])
        A.append(activation)
        return A, Z

    def backpropagation(self, X: np.ndarray, Y: np.ndarray) -> list[np.ndarray]:
        A, Z = self.feedforward(X)
        gradients = [None] * len(self.weights)
        delta = A[-1] - Y
        for k in range(len(self.weights) - 1, -1, -1):
            gradients[k] = delta.T @ A[k] / len(X)
            if k > 0:
                W = self.weights[k][:, 1:] if self.bias else self.weights[k]
                delta = (delta @ W) * self._slope(Z[k])
        return gradients

    def update(self, gradients: list[np.ndarray], learning_rate: float) -> None:
        self.num_updates += 1
        t = self.num_updates
        for k, G in enumerate(gradients):
            if self.optimizer == "sgd":
                step = G
            elif self.optimizer == "momentum":
                self.velocities[k] = step = 0.9 * self.velocities[k] + G
            else:
                self.velocities[k] = 0.9 * self.velocities[k] + 0.1 * G
                self.squares[k] = 0.999 * self.squares[k] + 0.001 * G**2
                mean, square = self.velocities[k] / (1 - 0.9**t), self.squares[k] / (1 - 0.999**t)
                step = mean / (np.sqrt(square) + 1e-8)
            self.weights[k] -= learning_rate * step

    def predict(self, X: np.ndarray) -> np.ndarray:
        return self.feedforward(X)[0][-1]

    def fit(self, X: np.ndarray, Y: np.ndarray, num_epochs: int, learning_rate: float) -> list[float]:
        losses = []
        for _ in range(num_epochs):
            losses.append(cross_entropy(self.predict(X), Y))
            self.update(self.backpropagation(X, Y), learning_rate)
        return losses

    def _activate(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return np.tanh(z)
        return np.maximum(z, 0.0) if self.activation == "relu" else sigmoid(z)

    def _slope(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return 1.0 - np.tanh(z) ** 2
        return (z > 0).astype(float) if self.activation == "relu" else grad_sigmoid(z)


# %% right: zero_biases_and_the_kink
# All biases start at zero, so a layer that is silent leaves sums of exactly 0, and the slope of relu there is 1.
class Mlp:

    def __init__(
        self,
        size_layers: list[int],
        bias: bool = True,
        activation: str = "sigmoid",
        init: str = "glorot",
        optimizer: str = "sgd",
        rng: np.random.Generator | None = None,
    ):
        rng = np.random.default_rng() if rng is None else rng
        self.bias, self.activation, self.optimizer = bias, activation, optimizer
        self.weights = []
        for current, following in pairwise(size_layers):
            bound = np.sqrt(6.0 / (current if init == "he" else current + following))
            W = rng.uniform(-bound, bound, size=(following, current))
            self.weights.append(np.hstack([np.zeros((following, 1)), W]) if bias else W)
        self.num_updates = 0
        self.velocities = [np.zeros_like(W) for W in self.weights]  # for Adam: running means
        self.squares = [np.zeros_like(W) for W in self.weights]

    def feedforward(self, X: np.ndarray) -> tuple[list, list]:
        A, Z, activation = [], [None], X
        for k, W in enumerate(self.weights):
            A.append(np.hstack([np.ones((len(X), 1)), activation]) if self.bias else activation)
            Z.append(A[-1] @ W.T)
            activation = sigmoid(Z[-1]) if k == len(self.weights) - 1 else self._activate(Z[-1])
        A.append(activation)
        return A, Z

    def backpropagation(self, X: np.ndarray, Y: np.ndarray) -> list[np.ndarray]:
        A, Z = self.feedforward(X)
        gradients = [None] * len(self.weights)
        delta = A[-1] - Y
        for k in range(len(self.weights) - 1, -1, -1):
            gradients[k] = delta.T @ A[k] / len(X)
            if k > 0:
                W = self.weights[k][:, 1:] if self.bias else self.weights[k]
                delta = (delta @ W) * self._slope(Z[k])
        return gradients

    def update(self, gradients: list[np.ndarray], learning_rate: float) -> None:
        self.num_updates += 1
        t = self.num_updates
        for k, G in enumerate(gradients):
            if self.optimizer == "sgd":
                step = G
            elif self.optimizer == "momentum":
                self.velocities[k] = step = 0.9 * self.velocities[k] + G
            else:
                self.velocities[k] = 0.9 * self.velocities[k] + 0.1 * G
                self.squares[k] = 0.999 * self.squares[k] + 0.001 * G**2
                mean, square = self.velocities[k] / (1 - 0.9**t), self.squares[k] / (1 - 0.999**t)
                step = mean / (np.sqrt(square) + 1e-8)
            self.weights[k] -= learning_rate * step

    def predict(self, X: np.ndarray) -> np.ndarray:
        return self.feedforward(X)[0][-1]

    def fit(self, X: np.ndarray, Y: np.ndarray, num_epochs: int, learning_rate: float) -> list[float]:
        losses = []
        for _ in range(num_epochs):
            losses.append(cross_entropy(self.predict(X), Y))
            self.update(self.backpropagation(X, Y), learning_rate)
        return losses

    def _activate(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return np.tanh(z)
        return np.maximum(z, 0.0) if self.activation == "relu" else sigmoid(z)

    def _slope(self, z: np.ndarray) -> np.ndarray:
        if self.activation == "tanh":
            return 1.0 - np.tanh(z) ** 2
        return (z >= 0).astype(float) if self.activation == "relu" else grad_sigmoid(z)
