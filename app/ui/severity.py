"""The mark of a complaint level: number, shape and colour, so that no one of them has to be enough."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from app.ui.theme import colour, font

CIRCLE, SQUARE, DIAMOND, OCTAGON = 1, 2, 3, 4
_ROUNDING, _EDGE = 5, 1.5
_CORNERS = {DIAMOND: (4, 0.0, 1.12), OCTAGON: (8, math.pi / 8, 1.06)}  # corners, turn, reach of the radius


def paint_mark(painter: QPainter, centre: QPointF, level: int | None, size: float) -> None:
    """Draw the mark; a case without a level gets a dashed circle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if level is None:
        _paint_undecided(painter, centre, size / 2)
    else:
        _paint_level(painter, centre, level, size / 2)
    painter.restore()


def shape_of(centre: QPointF, level: int, radius: float) -> QPainterPath:
    """Circle, square, diamond or octagon."""
    path = QPainterPath()
    if level == CIRCLE:
        path.addEllipse(centre, radius, radius)
    elif level == SQUARE:
        path.addRoundedRect(_around(centre, radius - 1), _ROUNDING, _ROUNDING)
    else:
        corners, turn, reach = _CORNERS[level]
        angles = (turn + 2 * math.pi * corner / corners for corner in range(corners))
        points = [centre + QPointF(math.cos(angle), math.sin(angle)) * radius * reach for angle in angles]
        path.moveTo(points[0])
        for point in points[1:]:
            path.lineTo(point)
        path.closeSubpath()
    return path


def _paint_level(painter: QPainter, centre: QPointF, level: int, radius: float) -> None:
    path = shape_of(centre, level, radius)
    painter.fillPath(path, colour(f"level_{level}"))
    if level == OCTAGON:
        painter.setPen(QPen(colour("level_4_edge"), _EDGE))
        painter.drawPath(path)
    painter.setFont(font("mark"))
    painter.setPen(colour(f"level_{level}_on"))
    painter.drawText(_around(centre, radius), Qt.AlignmentFlag.AlignCenter, str(level))


def _paint_undecided(painter: QPainter, centre: QPointF, radius: float) -> None:
    painter.setPen(QPen(colour("control"), _EDGE, Qt.PenStyle.DashLine))
    painter.drawEllipse(centre, radius - 1, radius - 1)
    painter.setFont(font("mark"))
    painter.setPen(colour("text2"))
    painter.drawText(_around(centre, radius), Qt.AlignmentFlag.AlignCenter, "–")


def _around(centre: QPointF, radius: float) -> QRectF:
    return QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
