"""The layout that sets chips in lines."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.entry.flow import FlowLayout

SIDE, GAP = 40, 8


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (4 * SIDE + 3 * GAP, [4]),
        (4 * SIDE + 3 * GAP - 1, [2, 2]),
        (3 * SIDE + 2 * GAP, [2, 2]),
        (2 * SIDE + GAP, [2, 2]),
        (SIDE, [1, 1, 1, 1]),
    ],
)
def test_no_chip_stands_alone_under_a_line_of_many(qtbot: QtBot, width: int, lines: list[int]) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    flow = FlowLayout(place)
    chips = [QWidget(place) for _chip in range(4)]
    for chip in chips:
        chip.setFixedSize(SIDE, SIDE)
        flow.addWidget(chip)
    place.resize(width, flow.heightForWidth(width))
    place.show()
    tops = [chip.y() for chip in chips]
    assert [tops.count(top) for top in sorted(set(tops))] == lines
    assert max(tops) + SIDE == place.height()
