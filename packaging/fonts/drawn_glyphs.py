"""Draws what Sarabun lacks and forms need: boxes, ticks, dots, and glyphs of no width."""

import math
from collections.abc import Callable
from functools import partial

from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

Draw = Callable[[TTGlyphPen], None]
Point = tuple[float, float]

LEFT, BOTTOM, SIDE = 60, -40, 660  # of the square, in units of the font
ADVANCE = SIDE + 2 * LEFT
CENTRE = (ADVANCE / 2, BOTTOM + SIDE / 2)
ARCS = 8
# A tick inside a square of side 1.
TICK = ((0.10, 0.52), (0.22, 0.62), (0.40, 0.36), (0.84, 1.02), (0.97, 0.92), (0.42, 0.10))


def add_drawn_glyphs(font: TTFont, stroke: int) -> None:
    """Add every glyph that the font has not got; `stroke` is how thick the lines are."""
    for code, (draw, advance) in _drawings(stroke).items():
        if code not in font.getBestCmap():
            _add(font, code, draw, advance)
    font["maxp"].numGlyphs = len(font.getGlyphOrder())


def _drawings(stroke: int) -> dict[int, tuple[Draw, int]]:
    inner = 2.2 * stroke
    return {
        0x2610: (partial(_box, stroke), ADVANCE),
        0x2611: (partial(_box_with, stroke, partial(_tick, stroke * 1.1)), ADVANCE),
        0x2612: (partial(_box_with, stroke, partial(_cross, inner, stroke * 0.7)), ADVANCE),
        0x2713: (partial(_tick, 0), ADVANCE),
        0x25CF: (partial(_disc, CENTRE, SIDE / 2), ADVANCE),
        0x25CB: (partial(_ring, stroke), ADVANCE),
        0x25CC: (_dotted_circle, 600),
        0x200B: (_nothing, 0),
        0x2060: (_nothing, 0),
    }


def _add(font: TTFont, code: int, draw: Draw, advance: int) -> None:
    name = f"uni{code:04X}"
    pen = TTGlyphPen(None)
    draw(pen)
    glyph = pen.glyph()
    font["glyf"][name] = glyph  # also appends it to the order of glyphs
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (advance, getattr(glyph, "xMin", 0))
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[code] = name


def _polygon(pen: TTGlyphPen, points: list[Point]) -> None:
    pen.moveTo(_rounded(points[0]))
    for point in points[1:]:
        pen.lineTo(_rounded(point))
    pen.closePath()


def _rounded(point: Point) -> tuple[int, int]:
    return round(point[0]), round(point[1])


def _square(pen: TTGlyphPen, inset: float, *, hole: bool = False) -> None:
    low_x, low_y = LEFT + inset, BOTTOM + inset
    high_x, high_y = LEFT + SIDE - inset, BOTTOM + SIDE - inset
    corners: list[Point] = [(low_x, low_y), (low_x, high_y), (high_x, high_y), (high_x, low_y)]
    _polygon(pen, corners[::-1] if hole else corners)


def _box(stroke: int, pen: TTGlyphPen) -> None:
    _square(pen, 0)
    _square(pen, stroke, hole=True)


def _box_with(stroke: int, mark: Draw, pen: TTGlyphPen) -> None:
    _box(stroke, pen)
    mark(pen)


def _tick(inset: float, pen: TTGlyphPen) -> None:
    side = SIDE - 2 * inset
    _polygon(pen, [(LEFT + inset + x * side, BOTTOM + inset + y * side) for x, y in TICK])


def _cross(inset: float, thick: float, pen: TTGlyphPen) -> None:
    low_x, low_y = LEFT + inset, BOTTOM + inset
    high_x, high_y = LEFT + SIDE - inset, BOTTOM + SIDE - inset
    rising: list[Point] = [
        (low_x, low_y + thick), (high_x - thick, high_y), (high_x, high_y - thick), (low_x + thick, low_y),
    ]  # fmt: skip
    _polygon(pen, rising)
    _polygon(pen, [(low_x + high_x - x, y) for x, y in reversed(rising)])


def _disc(centre: Point, radius: float, pen: TTGlyphPen, *, hole: bool = False) -> None:
    """A circle of quadratic arcs; clockwise fills, the other way cuts out."""
    turn = (2 if hole else -2) * math.pi / ARCS
    start = (centre[0] + radius, centre[1])
    pen.moveTo(_rounded(start))
    for arc in range(ARCS):
        off_curve = _on_circle(centre, radius / math.cos(turn / 2), turn * (arc + 0.5))
        pen.qCurveTo(_rounded(off_curve), _rounded(_on_circle(centre, radius, turn * (arc + 1))))
    pen.closePath()


def _on_circle(centre: Point, radius: float, angle: float) -> Point:
    return centre[0] + radius * math.cos(angle), centre[1] + radius * math.sin(angle)


def _ring(stroke: int, pen: TTGlyphPen) -> None:
    _disc(CENTRE, SIDE / 2, pen)
    _disc(CENTRE, SIDE / 2 - stroke, pen, hole=True)


def _dotted_circle(pen: TTGlyphPen) -> None:
    for dot in range(12):
        _disc(_on_circle((300, 280), 230, dot * math.pi / 6), 30, pen)


def _nothing(pen: TTGlyphPen) -> None:
    """No width and no ink."""
