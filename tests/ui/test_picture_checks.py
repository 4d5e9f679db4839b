"""The checks behind the pictures of the tour find what they are for."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.ui.tour.picture_checks import faults_in

LONG = "ข้อความที่ยาวเกินกว่าที่จะอยู่ในที่แคบได้"


@pytest.fixture
def screen(qtbot: QtBot) -> QWidget:
    screen = QWidget()
    qtbot.addWidget(screen)
    screen.resize(400, 300)
    screen.show()
    return screen


def placed(widget: QWidget, name: str, width: int) -> QWidget:
    widget.setObjectName(name)
    widget.setGeometry(0, 0, width, 40)
    widget.show()
    return widget


def test_a_whole_screen_has_no_fault(screen: QWidget) -> None:
    placed(QLabel(LONG, screen), "words", 380)
    assert faults_in(screen, ["words"]) == []


def test_a_missing_widget_is_a_fault(screen: QWidget) -> None:
    assert faults_in(screen, ["save"]) == ["save does not exist"]


def test_a_widget_out_of_sight_is_a_fault(screen: QWidget) -> None:
    placed(QPushButton("Save", screen), "save", 100).move(500, 0)
    assert faults_in(screen, ["save"]) == ["save is not in sight"]


def test_a_squeezed_button_is_a_fault(screen: QWidget) -> None:
    placed(QPushButton(LONG, screen), "save", 40)
    assert any("save is 40x40" in fault for fault in faults_in(screen, ["save"]))


def test_a_label_wider_than_its_room_is_a_fault(screen: QWidget) -> None:
    placed(QLabel(LONG, screen), "words", 60)
    assert any("cut off" in fault for fault in faults_in(screen, []))


def test_a_wrapped_label_that_is_too_low_is_a_fault(screen: QWidget) -> None:
    label = QLabel(LONG.replace("ที่", "ที่ "), screen)
    label.setWordWrap(True)
    placed(label, "words", 60)
    assert any("cut off" in fault for fault in faults_in(screen, []))
