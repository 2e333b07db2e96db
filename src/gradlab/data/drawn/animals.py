"""Birds, cats, deer, dogs, frogs and horses: one function a class, each paints all pictures of a canvas."""

from __future__ import annotations

import numpy as np

from gradlab.data.drawn import scenes
from gradlab.data.drawn.canvas import Canvas

FEATHERS = (
    (120, 90, 60),
    (60, 60, 70),
    (190, 70, 50),
    (80, 120, 170),
    (220, 215, 205),
    (205, 170, 70),
    (110, 110, 105),
)
FURS = ((170, 120, 75), (60, 55, 52), (215, 205, 190), (120, 115, 112), (205, 150, 90), (95, 70, 50))
HIDES = ((150, 105, 65), (125, 85, 55), (170, 130, 90))
COATS = ((110, 65, 40), (70, 45, 32), (45, 42, 42), (190, 180, 165), (160, 105, 60), (130, 125, 122))
SKINS = ((90, 140, 60), (60, 105, 50), (130, 150, 70), (110, 95, 60), (150, 165, 60))
BEAKS = ((225, 160, 50), (60, 55, 50), (200, 120, 60))
EYE, NOSE, WHITE = np.array((20, 20, 22)), np.array((35, 28, 28)), np.array((240, 238, 232))


def bird(canvas: Canvas) -> None:
    """On a branch or the ground, or on the wing."""
    scenes.mix(canvas, scenes.branches, scenes.sky, 0.6)
    canvas.wander((8.5, 13.5), tilt=0.25)
    coat, breast, wing = canvas.colour(FEATHERS), canvas.colour((*FEATHERS, (230, 225, 210))), canvas.colour(FEATHERS)
    flies = canvas.chance(0.4)
    sits = 1 - flies
    canvas.paint(canvas.limb(-1.6, 0.78, 1.6, canvas.number(0.6, 0.95), 0.07), (85, 65, 45), sits * canvas.chance(0.6))
    for u in (-0.08, 0.14):
        canvas.paint(canvas.limb(u, 0.35, u + 0.02, 0.78, 0.035), canvas.colour(BEAKS), sits)
    lift = canvas.number(-1.0, -0.5)
    canvas.paint(canvas.limb(0.0, -0.05, -0.45, lift, 0.14), wing * 0.8, flies)
    canvas.paint(canvas.polygon((-1.05, -0.2), (-0.4, -0.12), (-0.4, 0.18), (-1.0, 0.1)), coat * 0.8)
    canvas.paint(canvas.ellipse(0.0, 0.1, 0.58, canvas.number(0.28, 0.42)), coat)
    canvas.paint(canvas.ellipse(0.22, 0.22, 0.3, 0.22), breast, 0.9)
    canvas.paint(canvas.polygon((0.7, -0.4), (1.05, canvas.number(-0.3, -0.2)), (0.7, -0.14)), canvas.colour(BEAKS))
    canvas.paint(canvas.ellipse(0.52, -0.28, 0.26, 0.25), coat)
    canvas.paint(canvas.ellipse(0.6, -0.32, 0.06, 0.06), EYE)
    canvas.paint(canvas.ellipse(-0.15, 0.08, 0.38, 0.17), wing, sits)
    canvas.paint(canvas.limb(0.1, 0.0, -0.25, lift * 0.95, 0.17), wing, flies)


def cat(canvas: Canvas) -> None:
    """Sitting and looking at you: round face, pointed ears, whiskers, a tail around the body."""
    scenes.room(canvas)
    canvas.wander((8.5, 15.0), middle=17.0, tilt=0.15)
    fur, eye = canvas.colour(FURS), canvas.colour(((120, 170, 70), (210, 180, 60), (90, 150, 190)))
    u = canvas.number(-0.12, 0.12)
    canvas.paint(canvas.limb(-0.45, 0.8, canvas.number(-1.0, -0.7), canvas.number(0.0, 0.6), 0.1), fur * 0.85)
    canvas.paint(canvas.ellipse(0.0, 0.62, 0.5, 0.55), fur * 0.93)
    canvas.paint(canvas.ellipse(0.0, 0.7, 0.24, 0.36), WHITE, canvas.chance(0.5))
    for side in (-1, 1):
        tip, root = u + side * 0.42, u + side * 0.12
        ear = ((tip, -0.92), (u + side * 0.5, -0.35), (root, -0.5))
        canvas.paint(canvas.polygon(*(ear if side > 0 else ear[::-1])), fur)
        canvas.paint(canvas.ellipse(u + side * 0.37, -0.58, 0.07, 0.13), (215, 150, 145))
    canvas.paint(canvas.ellipse(u, -0.22, 0.52, 0.44), fur)
    stripe = canvas.chance(0.4)
    for place in (-0.14, 0.0, 0.14):
        canvas.paint(canvas.limb(u + place, -0.6, u + place, -0.42, 0.03), fur * 0.5, stripe)
    canvas.paint(canvas.ellipse(u, -0.02, 0.24, 0.17), WHITE, 0.85 * canvas.chance(0.6))
    for side in (-1, 1):
        canvas.paint(canvas.ellipse(u + side * 0.21, -0.26, 0.11, 0.1), eye)
        canvas.paint(canvas.ellipse(u + side * 0.21, -0.26, 0.035, 0.09), EYE)
        canvas.paint(canvas.limb(u + side * 0.2, 0.0, u + side * 0.7, -0.04, 0.012), WHITE, 0.6)
    canvas.paint(canvas.ellipse(u, -0.08, 0.07, 0.05), (190, 110, 110))


def dog(canvas: Canvas) -> None:
    """Face with hanging ears and a long muzzle, or standing in profile."""
    scenes.mix(canvas, scenes.room, scenes.meadow, 0.6)
    canvas.wander((8.5, 15.0), middle=17.0, tilt=0.15)
    fur, ears = canvas.colour(FURS), canvas.colour(FURS)
    profile = canvas.chance(0.35)
    face = 1 - profile
    u = canvas.number(-0.12, 0.12)
    canvas.paint(canvas.ellipse(0.0, 0.75, 0.5, 0.5), fur * 0.93, face)
    canvas.paint(canvas.ellipse(u, -0.22, 0.44, 0.5), fur, face)
    for side in (-1, 1):
        canvas.paint(canvas.ellipse(u + side * 0.48, canvas.number(-0.2, 0.0), 0.15, 0.42), ears * 0.8, face)
        canvas.paint(canvas.ellipse(u + side * 0.18, -0.32, 0.08, 0.08), EYE, face)
    canvas.paint(canvas.ellipse(u, 0.08, 0.27, 0.26), 0.5 * fur + 0.5 * WHITE, face)
    canvas.paint(canvas.ellipse(u, 0.3, 0.09, 0.14), (215, 90, 100), face * canvas.chance(0.5))
    canvas.paint(canvas.ellipse(u, -0.02, 0.13, 0.09), NOSE, face)

    for place in (-0.5, -0.34, 0.3, 0.45):
        canvas.paint(canvas.limb(place, 0.2, place + canvas.number(-0.08, 0.08), 0.82, 0.075), fur * 0.85, profile)
    canvas.paint(canvas.limb(-0.6, 0.0, -0.9, canvas.number(-0.5, 0.1), 0.06), fur, profile)
    canvas.paint(canvas.ellipse(-0.05, 0.1, 0.62, 0.25), fur, profile)
    canvas.paint(canvas.ellipse(0.58, -0.3, 0.27, 0.25), fur, profile)
    canvas.paint(canvas.limb(0.65, -0.2, 0.92, -0.18, 0.1), fur, profile)
    canvas.paint(canvas.ellipse(1.0, -0.22, 0.06, 0.06), NOSE, profile)
    canvas.paint(canvas.ellipse(0.45, -0.2, 0.1, 0.24), ears * 0.75, profile)
    canvas.paint(canvas.ellipse(0.66, -0.36, 0.05, 0.05), EYE, profile)


def deer(canvas: Canvas) -> None:
    """Slim brown body on long thin legs, upright neck, antlers or big ears, white tail."""
    scenes.meadow(canvas)
    canvas.wander((8.0, 14.5), middle=17.5, tilt=0.06)
    hide = canvas.colour(HIDES)
    _legs(canvas, hide * 0.8, (-0.48, -0.36, 0.28, 0.4), 0.2, 0.95, 0.045)
    canvas.paint(canvas.ellipse(-0.05, 0.12, 0.56, 0.24), hide)
    canvas.paint(canvas.ellipse(-0.6, 0.02, 0.08, 0.12), WHITE)
    canvas.paint(canvas.ellipse(-0.05, 0.28, 0.42, 0.09), hide * 0.5 + 110, 0.8)
    head = canvas.number(-0.55, -0.4)
    canvas.paint(canvas.limb(0.38, 0.05, 0.56, head, 0.12), hide)
    canvas.paint(canvas.limb(0.56, head, 0.82, head + 0.12, 0.1), hide)
    canvas.paint(canvas.ellipse(0.88, head + 0.13, 0.05, 0.05), NOSE)
    canvas.paint(canvas.ellipse(0.63, head - 0.02, 0.04, 0.04), EYE)
    canvas.paint(canvas.limb(0.5, head - 0.05, 0.32, head - 0.15, 0.055), hide * 0.9)
    antlers, bone = canvas.chance(0.65), canvas.colour(((205, 185, 145), (110, 85, 60)))
    for lean in (-0.2, 0.22):
        tip = 0.55 + lean
        canvas.paint(canvas.limb(0.55, head - 0.08, tip, head - 0.5, 0.035), bone, antlers)
        canvas.paint(canvas.limb(0.55 + 0.6 * lean, head - 0.3, tip + 0.18, head - 0.36, 0.03), bone, antlers)
    spots = canvas.chance(0.35)
    for u, v in ((-0.35, 0.02), (-0.15, 0.08), (0.08, 0.0), (0.22, 0.1)):
        canvas.paint(canvas.ellipse(u, v, 0.045, 0.045), WHITE, spots)


def horse(canvas: Canvas) -> None:
    """Heavy body, strong neck with a mane, long head, a tail that hangs."""
    scenes.meadow(canvas)
    canvas.wander((8.5, 15.0), middle=17.0, tilt=0.06)
    coat, hair = canvas.colour(COATS), canvas.colour(((35, 30, 28), (215, 200, 170), (80, 60, 45)))
    _legs(canvas, coat * 0.8, (-0.55, -0.38, 0.25, 0.42), 0.25, 0.95, 0.075)
    canvas.paint(canvas.limb(-0.65, 0.0, canvas.number(-0.95, -0.75), canvas.number(0.4, 0.7), 0.08), hair)
    canvas.paint(canvas.ellipse(-0.1, 0.1, 0.64, 0.32), coat)
    head = canvas.number(-0.6, -0.3)
    canvas.paint(canvas.limb(0.32, 0.0, 0.62, head, 0.19), coat)
    canvas.paint(canvas.limb(0.2, -0.18, 0.52, head - 0.1, 0.08), hair)
    canvas.paint(canvas.limb(0.64, head, 0.92, head + 0.3, 0.125), coat)
    canvas.paint(canvas.limb(0.72, head + 0.02, 0.92, head + 0.26, 0.035), WHITE, canvas.chance(0.4))
    canvas.paint(canvas.limb(0.58, head - 0.1, 0.58, head - 0.25, 0.05), coat)
    canvas.paint(canvas.ellipse(0.7, head + 0.02, 0.04, 0.04), EYE)
    canvas.paint(canvas.box(-0.1, -0.2, 0.17, 0.1), canvas.colour(((120, 40, 35), (60, 45, 40))), canvas.chance(0.25))


def frog(canvas: Canvas) -> None:
    """Flat and wide, eyes on top, a long mouth, folded hind legs; on a leaf, on mud or in somebody's hand."""
    scenes.mix(canvas, scenes.branches, scenes.room, 0.7)
    canvas.wander((7.0, 14.0), middle=17.5, tilt=0.2)
    skin = canvas.colour(SKINS)
    leaf = canvas.chance(0.5)
    canvas.paint(canvas.ellipse(0.0, 0.6, 1.25, 0.35), canvas.colour(scenes.GREENS + scenes.EARTHS), leaf)
    for side in (-1, 1):
        canvas.paint(canvas.ellipse(side * 0.68, 0.3, 0.3, 0.34), skin * 0.82)
        canvas.paint(canvas.limb(side * 0.6, 0.6, side * 0.98, 0.62, 0.08), skin * 0.75)
        canvas.paint(canvas.limb(side * 0.3, 0.35, side * 0.36, 0.68, 0.09), skin * 0.75)
    canvas.paint(canvas.ellipse(0.0, 0.2, 0.66, 0.45), skin)
    canvas.paint(canvas.ellipse(0.0, 0.4, 0.42, 0.22), canvas.colour(((215, 215, 150), (235, 230, 200))), 0.8)
    canvas.paint(canvas.ellipse(0.0, -0.1, 0.54, 0.32), skin)
    iris = canvas.colour(((225, 190, 70), (200, 90, 50), (230, 230, 200)))
    for side in (-1, 1):
        canvas.paint(canvas.ellipse(side * 0.34, -0.4, 0.19, 0.19), skin * 1.05)
        canvas.paint(canvas.ellipse(side * 0.36, -0.42, 0.12, 0.12), iris)
        canvas.paint(canvas.ellipse(side * 0.36, -0.42, 0.06, 0.09), EYE)
    canvas.paint(canvas.limb(-0.36, 0.02, 0.36, 0.02, 0.03), skin * 0.45)
    spots = canvas.chance(0.5)
    for u, v in ((-0.25, -0.22), (0.1, -0.25), (0.3, -0.08), (-0.05, 0.15)):
        canvas.paint(canvas.ellipse(u, v, 0.07, 0.06), skin * 0.6, spots)


def _legs(
    canvas: Canvas, colour: np.ndarray, places: tuple[float, ...], top: float, ground: float, width: float
) -> None:
    """Straight legs from the body down, each a little forward or back."""
    for u in places:
        canvas.paint(canvas.limb(u, top, u + canvas.number(-0.12, 0.12), ground, width), colour)
