"""The pictures of the tour are whole PNG files."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, qRgb

from app.ui.tour.png import write_png


@pytest.mark.parametrize("wide", [4, 5, 6, 7])  # Qt pads the rows of three of them
def test_a_picture_is_read_back_as_it_was_written(tmp_path: Path, wide: int) -> None:
    picture = QImage(wide, 3, QImage.Format.Format_RGB32)
    picture.fill(QColor("#0B6668"))
    picture.setPixel(wide - 1, 1, qRgb(200, 100, 50))
    write_png(picture, tmp_path / "picture.png")
    read = QImage(str(tmp_path / "picture.png"))
    assert read.convertToFormat(QImage.Format.Format_RGB32) == picture


def test_a_picture_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    picture = QImage(1, 1, QImage.Format.Format_RGB32)
    picture.fill(QColor("#FFFFFF"))
    with pytest.raises(OSError, match="nowhere"):
        write_png(picture, tmp_path / "nowhere" / "picture.png")
