"""What stands behind the things: skies, meadows, roads, water, rooms; each used by several classes."""

from __future__ import annotations

import numpy as np

from gradlab.data.drawn.canvas import Canvas

SKIES = ((120, 170, 225), (165, 200, 235), (200, 210, 220), (90, 130, 200), (225, 190, 160), (150, 155, 165))
GREENS = ((95, 140, 60), (70, 115, 55), (135, 160, 80), (60, 95, 50), (160, 165, 95))
EARTHS = ((150, 120, 85), (120, 95, 70), (175, 155, 120), (205, 190, 160))
GREYS = ((105, 105, 110), (140, 140, 140), (85, 88, 95), (170, 168, 165))
WATERS = ((50, 95, 140), (70, 125, 150), (40, 75, 110), (110, 150, 165), (90, 115, 125))
WALLS = ((200, 190, 175), (165, 140, 120), (120, 130, 150), (215, 205, 205), (150, 165, 140), (95, 75, 70))
ANY = SKIES + GREENS + EARTHS + GREYS + WALLS


def plain(canvas: Canvas, palette=SKIES) -> None:
    """One colour that grows lighter or darker downwards."""
    top, change = canvas.colour(palette), canvas.number(-45, 60)
    canvas.rgb[:] = top[:, None, None, :] + (change * canvas.y / 32.0)[..., None]


def land(canvas: Canvas, ground, far=SKIES, horizon: tuple[float, float] = (12, 20), growth=GREENS) -> np.ndarray:
    """Ground below, something else above, things of the colours `growth` between; the horizon in pixels, (n, 1, 1)."""
    plain(canvas, far)
    line = canvas.number(*horizon)
    for _ in range(3):  # trees, bushes, houses, hills: out of focus, half behind the horizon
        canvas.pose(canvas.number(0, 32), line, canvas.number(3, 9))
        canvas.paint(
            canvas.ellipse(0, 0, 1.0, canvas.number(0.3, 1.5)), canvas.colour(growth), 0.8 * canvas.chance(0.6)
        )
    canvas.blend(np.clip(canvas.y - line + 0.5 + 0 * canvas.x, 0, 1), canvas.colour(ground))
    return line


def leaves(canvas: Canvas, palette=GREENS) -> None:
    """Soft blobs anywhere."""
    for _ in range(3):
        canvas.pose(canvas.number(0, 32), canvas.number(0, 32), canvas.number(3, 10), canvas.number(-1.5, 1.5))
        canvas.paint(
            canvas.ellipse(0, 0, 1.0, canvas.number(0.3, 0.7)), canvas.colour(palette), 0.6 * canvas.chance(0.7)
        )


def clouds(canvas: Canvas) -> None:
    """Long pale blobs in the upper half."""
    for _ in range(2):
        canvas.pose(canvas.number(0, 32), canvas.number(1, 16), canvas.number(4, 9))
        canvas.paint(canvas.ellipse(0, 0, 1.0, 0.35), canvas.colour(((245, 245, 248),)), 0.75 * canvas.chance(0.6))


def clutter(canvas: Canvas, pieces: int = 3) -> None:
    """Boxes and blobs of any colour, half see-through, anywhere: nobody tidies up before taking a picture."""
    for _ in range(pieces):
        canvas.pose(canvas.number(0, 32), canvas.number(0, 32), canvas.number(3, 8), canvas.number(-1.5, 1.5))
        kind, height = canvas.chance(0.5), canvas.number(0.3, 1.0)
        shape = kind * canvas.box(0, 0, 1.0, height) + (1 - kind) * canvas.ellipse(0, 0, 1.0, height)
        canvas.paint(shape, canvas.colour(ANY, 25), canvas.number(0.3, 0.9) * canvas.chance(0.6))


def street(canvas: Canvas) -> None:
    """A road, with sky, trees, walls or a yard behind it."""
    land(canvas, GREYS + EARTHS + GREENS[:1], SKIES + WALLS + GREENS, (9, 25), GREENS + WALLS)


def meadow(canvas: Canvas) -> None:
    """Grass or dry earth before sky or wood."""
    land(canvas, GREENS + EARTHS, SKIES + GREENS, (4, 24), GREENS + EARTHS)


def room(canvas: Canvas) -> None:
    """A floor or a sofa before a wall, or a lawn."""
    land(canvas, WALLS + EARTHS + GREENS, WALLS + GREENS + GREYS, (6, 28), WALLS)
    clutter(canvas, 2)


def sea(canvas: Canvas) -> None:
    """Water up to a horizon, with pale stripes on it."""
    line = land(canvas, WATERS, SKIES, (9, 24), GREENS + GREYS + WALLS)
    wave = np.sin(canvas.y * canvas.number(1.0, 2.0) + canvas.x * canvas.number(-0.3, 0.3) + canvas.number(0, 6))
    canvas.rgb += (8 * wave * (canvas.y > line + 1))[..., None]


def sky(canvas: Canvas) -> None:
    """Sky with clouds, at times with a strip of ground."""
    plain(canvas, SKIES)
    clouds(canvas)
    ground = np.clip(canvas.y - canvas.number(22, 30) + 0 * canvas.x, 0, 1) * canvas.chance(0.4)
    canvas.blend(ground, canvas.colour(GREENS + GREYS + EARTHS))


def branches(canvas: Canvas) -> None:
    """Leaves out of focus, water or snow: where birds sit."""
    plain(canvas, GREENS + SKIES + EARTHS + WATERS)
    leaves(canvas, GREENS + SKIES + EARTHS)


def mix(canvas: Canvas, first, second, share: float) -> None:
    """`first` behind this share of the pictures, `second` behind the others."""
    first(canvas)
    kept = canvas.rgb.copy()
    second(canvas)
    chosen = canvas.chance(share)[..., None] > 0
    canvas.rgb[:] = np.where(chosen, kept, canvas.rgb)


def shadow(canvas: Canvas, v: float, length: float = 0.9) -> None:
    """A dark strip under the object, at the height v of its own coordinates."""
    canvas.paint(canvas.ellipse(0, v, length, 0.12), (30, 30, 35), 0.5)
