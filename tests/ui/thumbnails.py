"""Small grey pictures of a window, and how far two of them are apart."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

SIZE = QSize(96, 54)
# Another machine draws letters a little darker or lighter; a part that is gone or elsewhere is apart by far more.
APART = 24  # of 255 levels of grey


def thumbnail(widget: QWidget) -> QImage:
    """The widget as it is painted now, in grey and so small that no letter can be read."""
    picture = widget.grab().toImage()
    small = picture.scaled(SIZE, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    return small.convertToFormat(QImage.Format.Format_Grayscale8)


def share_apart(one: QImage, other: QImage) -> float:
    """The share of points, from 0 to 1, in which two pictures differ by more than letters do; 1 when of other sizes."""
    if one.size() != other.size():
        return 1.0
    pairs = zip(_levels(one), _levels(other), strict=True)
    return sum(abs(mine - its) > APART for mine, its in pairs) / (one.width() * one.height())


def _levels(picture: QImage) -> bytes:
    """The grey of each point, row by row, without what Qt pads the rows with."""
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    rows, width = bytes(grey.constBits()), grey.bytesPerLine()
    return b"".join(rows[row * width : row * width + grey.width()] for row in range(grey.height()))
