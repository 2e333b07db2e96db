"""A sheet of many small pictures that are painted at once: shapes as signed distances, soft edges, no loops.

A signed distance is negative inside a shape and positive outside. Shapes are given in the object's own coordinates:
u to the front, v downwards, the object about from -1 to 1. A size or place may be one number or one per picture,
then of shape (n, 1, 1).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

SIDE = 32
Number = float | np.ndarray
AWAY = (3.5, 2.5)  # pixels off the middle, at most
NIGHT = (0.27, 0.55)  # how dark a dark scene is
BACKLIGHT = (0.32, 0.75)  # how dark a thing is before a bright scene


class Canvas:
    """n pictures of 32 × 32 pixels: `rgb` (n, 32, 32, 3) from 0 to 255, `x` and `y` the pixels' middles."""

    def __init__(self, rng: np.random.Generator, n: int) -> None:
        self.rng, self.n = rng, n
        middles = np.arange(SIDE, dtype=np.float32) + 0.5
        self.x, self.y = middles[None, None, :], middles[None, :, None]
        self.rgb = np.zeros((n, SIDE, SIDE, 3), dtype=np.float32)
        self.lamp: Number = 1.0  # what colours are multiplied with
        self.pose()

    # --- numbers and colours, one per picture

    def number(self, low: float, high: float) -> np.ndarray:
        """Evenly spread numbers, (n, 1, 1)."""
        return self.rng.uniform(low, high, (self.n, 1, 1)).astype(np.float32)

    def chance(self, share: float) -> np.ndarray:
        """1 for this share of the pictures, 0 for the others, (n, 1, 1)."""
        return (self.rng.random((self.n, 1, 1)) < share).astype(np.float32)

    def colour(self, palette: tuple[tuple[int, int, int], ...], spread: float = 14.0) -> np.ndarray:
        """A colour of the palette for each picture, a little off, (n, 3)."""
        chosen = np.array(palette, dtype=np.float32)[self.rng.integers(len(palette), size=self.n)]
        shade = self.rng.normal(0, spread, (self.n, 1)) + self.rng.normal(0, spread / 2, (self.n, 3))
        return np.clip((chosen + shade) * self.lamp, 0, 255).astype(np.float32)

    # --- where the object stands

    def pose(self, x: Number = 16.0, y: Number = 16.0, size: Number = 12.0, tilt: Number = 0.0, side: Number = 1.0):
        """Own coordinates from now on: middle (x, y) and half length in pixels, tilt in radians, side ±1 mirrors."""
        cos, sin = np.cos(tilt).astype(np.float32), np.sin(tilt).astype(np.float32)
        dx, dy = (self.x - x) * side / size, (self.y - y) / size
        self.u, self.v, self.size = cos * dx + sin * dy, cos * dy - sin * dx, size

    def wander(self, size: tuple[float, float], middle: float = 16.0, tilt: float = 0.1):
        """A pose by chance for the main thing, either way round; call it when the scene is painted.

        It also sets the light: half of the scenes are dark and the thing in them bright, the others the other way.
        """
        self.pose(
            16 + self.number(-AWAY[0], AWAY[0]),
            middle + self.number(-AWAY[1], AWAY[1]),
            self.number(*size),
            self.number(-tilt, tilt),
            2 * self.chance(0.5) - 1,
        )
        night = self.chance(0.5)
        self.rgb *= (night * self.number(*NIGHT) + (1 - night) * self.number(0.9, 1.15))[..., None]
        self.lamp = (night * self.number(1.0, 1.3) + (1 - night) * self.number(*BACKLIGHT))[:, :, 0]

    # --- paint

    def paint(self, distance: np.ndarray, colour: ArrayLike, strength: Number = 1.0) -> None:
        """Lay a colour (n, 3) or (3,) over the inside of a shape, with an edge one pixel soft."""
        self.blend(np.clip(0.5 - distance * self.size, 0.0, 1.0) * strength, colour)

    def blend(self, cover: np.ndarray, colour: ArrayLike) -> None:
        """Lay a colour over the share `cover` (n, 32, 32) of each pixel."""
        touched = np.flatnonzero(cover > 0.004)  # most shapes are small: look at their pixels alone
        share = cover.reshape(-1)[touched, None]
        colours = np.broadcast_to(np.asarray(colour, dtype=np.float32), (self.n, 3))
        pixels = self.rgb.reshape(-1, 3)
        old = pixels[touched]
        pixels[touched] = old + share * (colours[touched // SIDE**2] - old)

    # --- shapes: signed distances (n, 32, 32)

    def ellipse(self, u: Number, v: Number, a: Number, b: Number) -> np.ndarray:
        """An ellipse around (u, v) with the half axes a and b."""
        return (np.sqrt(((self.u - u) / a) ** 2 + ((self.v - v) / b) ** 2) - 1) * np.minimum(a, b)

    def box(self, u: Number, v: Number, a: Number, b: Number) -> np.ndarray:
        """A rectangle around (u, v), 2a long and 2b high."""
        return np.maximum(np.abs(self.u - u) - a, np.abs(self.v - v) - b)

    def limb(self, u1: Number, v1: Number, u2: Number, v2: Number, width: Number) -> np.ndarray:
        """A straight stroke from (u1, v1) to (u2, v2) with round ends, `width` to either side."""
        du, dv = u2 - u1, v2 - v1
        pu, pv = self.u - u1, self.v - v1
        along = np.clip((pu * du + pv * dv) / (du * du + dv * dv + 1e-6), 0, 1)
        return np.sqrt((pu - along * du) ** 2 + (pv - along * dv) ** 2) - width

    def polygon(self, *corners: tuple[Number, Number]) -> np.ndarray:
        """A convex polygon, corners clockwise as seen on the screen."""
        distance = np.full((1, 1, 1), -np.inf, dtype=np.float32)
        for (u1, v1), (u2, v2) in zip(corners, corners[1:] + corners[:1], strict=True):
            du, dv = u2 - u1, v2 - v1
            edge = ((self.u - u1) * dv - (self.v - v1) * du) / np.sqrt(du * du + dv * dv)
            distance = np.maximum(distance, edge)
        return distance
