"""Icons from resources/icons, drawn in a colour of the theme at the moment of painting."""

from functools import cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.ui.theme import RESOURCES, colour

_KEPT = 512
DISABLED = {"on_primary": "surface"}  # as the words of a primary button that cannot be pressed
SHARP = 2.0  # pixels a point for pictures that do not know their screen


class _TintedSvg(QIconEngine):
    """Draws one SVG in a colour of the theme, so that a change of theme needs no new icons."""

    def __init__(self, name: str, role: str, filled: bool) -> None:
        super().__init__()
        self._name, self._role, self._filled = name, role, filled

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        # device() would say it too, and first make every kind of paint device known to Python, 5 ms of the start.
        ratio = painter.deviceTransform().m11()
        side = min(rect.width(), rect.height())
        left, top = rect.x() + (rect.width() - side) // 2, rect.y() + (rect.height() - side) // 2
        painter.drawPixmap(QPoint(left, top), self._tinted(side, ratio, mode))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self._tinted(min(size.width(), size.height()), 1.0, mode)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        return self._tinted(round(min(size.width(), size.height()) / scale), scale, mode)

    def clone(self) -> QIconEngine:
        return _TintedSvg(self._name, self._role, self._filled)

    def _tinted(self, side: int, ratio: float, mode: QIcon.Mode) -> QPixmap:
        role = DISABLED.get(self._role, "disabled") if mode == QIcon.Mode.Disabled else self._role
        return picture(self._name, role, side, filled=self._filled, ratio=ratio)


def icon(name: str, role: str = "text", filled: bool = False) -> QIcon:
    """The icon in a colour of the theme; follows the theme when it changes."""
    return QIcon(_TintedSvg(name, role, filled))


def picture(name: str, role: str, side: int, *, filled: bool = False, ratio: float = SHARP) -> QPixmap:
    """The icon as a picture of `side` points, in a colour of the theme as it is now."""
    return _pictures(name, colour(role).name(), side, filled, ratio)


@cache
def _drawing(name: str, filled: bool) -> QSvgRenderer:
    path = RESOURCES / "icons" / f"{name}_20_{'filled' if filled else 'regular'}.svg"
    drawing = QSvgRenderer(QByteArray(path.read_bytes()))
    if not drawing.isValid():
        raise LookupError(name)
    return drawing


def _pictures(name: str, tint: str, side: int, filled: bool, ratio: float) -> QPixmap:
    key = (name, tint, side, filled, ratio)
    if key not in _made:
        if len(_made) >= _KEPT:
            _made.clear()
        _made[key] = _painted(_drawing(name, filled), tint, side, ratio)
    return _made[key]


def _painted(drawing: QSvgRenderer, tint: str, side: int, ratio: float) -> QPixmap:
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    area = QRectF(0, 0, side, side)
    drawing.render(painter, area)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tint))  # fillRect() would make every gradient known to Python first
    painter.drawRect(area)
    painter.end()
    return pixmap


_made: dict[tuple[str, str, int, bool, float], QPixmap] = {}
