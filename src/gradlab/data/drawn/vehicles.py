"""Airplanes, automobiles, ships and trucks: one function a class, each paints all pictures of a canvas."""

from __future__ import annotations

import numpy as np

from gradlab.data.drawn import scenes
from gradlab.data.drawn.canvas import Canvas

PAINTS = ((190, 40, 40), (40, 70, 150), (225, 225, 228), (45, 48, 55), (215, 180, 60), (150, 155, 160), (50, 110, 80))
PALE = ((235, 236, 240), (205, 210, 216), (175, 180, 188), (240, 230, 205), (120, 128, 140))
GLASS = ((60, 80, 100), (150, 185, 205), (35, 40, 50))
TYRE, RIM = (28, 28, 30), (150, 150, 152)


def airplane(canvas: Canvas) -> None:
    """From the side on the ground or in the air, or from below with both wings."""
    scenes.mix(canvas, scenes.sky, scenes.street, 0.75)
    canvas.wander((9.5, 15.0), tilt=0.25)
    body, mark = canvas.colour(PALE), canvas.colour(PAINTS)
    below = canvas.chance(0.35)
    beside = 1 - below
    bank, sweep = canvas.number(0.6, 1.0), canvas.number(0.15, 0.4)
    for side in (-1, 1):  # seen from below: two swept wings and two small ones at the tail
        wing = canvas.limb(0.15, 0, -sweep, side * bank, 0.13)
        canvas.paint(wing, body * 0.86, below)
        canvas.paint(canvas.limb(-0.72, 0, -0.9, side * 0.35, 0.08), body * 0.86, below)
    canvas.paint(canvas.polygon((-0.95, -0.48), (-0.72, -0.48), (-0.45, 0.0), (-0.85, 0.0)), mark, beside)
    canvas.paint(canvas.limb(-0.85, 0, 0.75, 0.02, canvas.number(0.12, 0.18)), body)
    canvas.paint(canvas.ellipse(0.85, 0.02, 0.18, 0.11), body)
    canvas.paint(canvas.box(-0.05, -0.05, 0.62, 0.035), canvas.colour(GLASS), beside * 0.8)
    canvas.paint(canvas.box(-0.05, 0.08, 0.75, 0.035), mark, beside * canvas.chance(0.5))
    wing = canvas.limb(0.15, 0.1, -0.25, canvas.number(0.25, 0.5), 0.085)
    canvas.paint(wing, body * 0.7, beside)
    canvas.paint(canvas.ellipse(0.15, 0.25, 0.13, 0.07), (80, 82, 90), beside * canvas.chance(0.7))


def automobile(canvas: Canvas) -> None:
    """A car from the side: saloon, estate or van-like, one colour, two wheels."""
    scenes.street(canvas)
    canvas.wander((8.0, 15.0), middle=18.5, tilt=0.06)
    paint, glass = canvas.colour(PAINTS), canvas.colour(GLASS)
    roof, back = canvas.number(-0.52, -0.36), canvas.number(-0.85, -0.5)
    scenes.shadow(canvas, 0.42, 1.0)
    cabin = canvas.polygon((back + 0.12, roof), (0.22, roof), (0.52, 0.0), (back, 0.0))
    canvas.paint(cabin, paint * 0.92)
    window = canvas.polygon((back + 0.2, roof + 0.09), (0.16, roof + 0.09), (0.38, -0.06), (back + 0.12, -0.06))
    canvas.paint(window, glass)
    canvas.paint(canvas.box(canvas.number(-0.2, 0.0), -0.2, 0.03, 0.2), paint * 0.9)
    canvas.paint(canvas.box(0.0, 0.1, 0.95, 0.17) - 0.06, paint)
    canvas.paint(canvas.box(0.0, 0.27, 0.95, 0.04), paint * 0.6)
    canvas.paint(canvas.ellipse(0.93, 0.06, 0.08, 0.07), (250, 240, 190))
    canvas.paint(canvas.ellipse(-0.95, 0.06, 0.06, 0.07), (200, 30, 30))
    _wheels(canvas, (-0.57, 0.57), 0.3, 0.2)


def truck(canvas: Canvas) -> None:
    """A cab in front of a load: a box, a tank or an open bed, on two or three wheels."""
    scenes.street(canvas)
    canvas.wander((8.5, 15.0), middle=17.5, tilt=0.05)
    cab, load = canvas.colour(PAINTS), canvas.colour(PAINTS + PALE)
    scenes.shadow(canvas, 0.6, 1.0)
    canvas.paint(canvas.box(0.0, 0.38, 0.98, 0.07), (50, 50, 55))
    top = canvas.number(-0.72, -0.4)
    tank, bed = canvas.chance(0.2), canvas.chance(0.2)
    box = canvas.box(-0.32, (top + 0.33) / 2, 0.66, (0.33 - top) / 2)
    round_load = canvas.ellipse(-0.32, (top + 0.33) / 2, 0.68, (0.33 - top) / 2)
    canvas.paint(box, load, (1 - tank) * (1 - bed))
    canvas.paint(round_load, load, tank)
    canvas.paint(canvas.box(-0.32, 0.2, 0.66, 0.14), load, bed)
    canvas.paint(
        canvas.box(-0.32, canvas.number(-0.3, 0.2), 0.62, 0.06), canvas.colour(PAINTS), canvas.chance(0.4) * (1 - bed)
    )
    head = canvas.number(-0.42, -0.22)
    canvas.paint(canvas.polygon((0.4, head), (0.78, head), (0.95, 0.02), (0.97, 0.4), (0.4, 0.4)), cab)
    canvas.paint(canvas.polygon((0.5, head + 0.1), (0.74, head + 0.1), (0.86, 0.02), (0.5, 0.02)), canvas.colour(GLASS))
    canvas.paint(canvas.ellipse(0.93, 0.26, 0.06, 0.07), (250, 240, 190))
    _wheels(canvas, (-0.72, 0.62), 0.45, 0.18)
    canvas.paint(canvas.ellipse(-0.33, 0.45, 0.18, 0.18), TYRE, canvas.chance(0.6))


def ship(canvas: Canvas) -> None:
    """A hull on the water with a deckhouse and a funnel, containers, or a sail."""
    scenes.sea(canvas)
    canvas.wander((8.0, 15.0), middle=19.0, tilt=0.07)
    hull, house = canvas.colour(PAINTS), canvas.colour(PALE)
    keel = canvas.number(0.22, 0.38)
    kind = canvas.rng.integers(3, size=(canvas.n, 1, 1))
    sail, cargo, liner = (kind == k for k in range(3))
    canvas.paint(canvas.box(0.0, -0.35, 0.025, 0.45), (90, 70, 50), sail)
    canvas.paint(canvas.polygon((0.04, -0.85), (0.08, -0.85), (0.65, -0.02), (0.04, -0.02)), house, sail)
    canvas.paint(canvas.polygon((-0.08, -0.7), (-0.03, -0.7), (-0.03, -0.02), (-0.5, -0.02)), house * 0.88, sail)
    for u in (-0.25, 0.1, 0.45):
        canvas.paint(canvas.box(u, -0.12, 0.16, canvas.number(0.08, 0.22)), canvas.colour(PAINTS), cargo)
    canvas.paint(canvas.box(-0.68, -0.25, 0.14, 0.3), house, cargo)
    canvas.paint(canvas.box(-0.1, -0.1, 0.6, 0.14), house, liner)
    canvas.paint(canvas.box(-0.15, -0.3, 0.4, 0.1), house * 0.93, liner)
    canvas.paint(canvas.box(-0.1, -0.1, 0.52, 0.035), canvas.colour(GLASS), liner)
    canvas.paint(canvas.box(-0.3, -0.52, 0.09, 0.17), canvas.colour(PAINTS), liner)
    canvas.paint(canvas.polygon((-0.9, 0.02), (1.0, 0.0), (0.72, keel), (-0.78, keel)), hull)
    canvas.paint(canvas.box(0.0, keel, 0.74, 0.035), (235, 238, 240), 0.7 * canvas.chance(0.7))


def _wheels(canvas: Canvas, places: tuple[float, ...], v: float, radius: float) -> None:
    for u in places:
        canvas.paint(canvas.ellipse(u, v, radius, radius), np.array(TYRE))
        canvas.paint(canvas.ellipse(u, v, radius * 0.5, radius * 0.5), np.array(RIM))
