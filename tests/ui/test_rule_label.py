"""The number of a rule on a screen has its words behind it, and pictures without them are faulty."""

import pytest
from PySide6.QtWidgets import QLabel, QTabBar, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.services.words.rule_words import rule_in_words
from app.ui.rule_label import explain, rule_label, rules_in, words_of_rules
from app.ui.tips import as_tip
from app.ui.tour.picture_checks import faults_in


@pytest.fixture
def screen(qtbot: QtBot) -> QWidget:
    screen = QWidget()
    qtbot.addWidget(screen)
    QVBoxLayout(screen)
    screen.resize(600, 300)
    screen.show()
    return screen


def added(screen: QWidget, widget: QWidget) -> QWidget:
    layout = screen.layout()
    assert layout is not None
    layout.addWidget(widget)
    widget.show()
    layout.activate()
    return widget


def test_a_rule_on_a_screen_says_itself_to_pointer_and_screen_reader(qtbot: QtBot) -> None:
    line = rule_label("RPT-2")
    qtbot.addWidget(line)
    assert line.text() == "ตาม RPT-2"
    assert "หัวหน้าเวร" in line.toolTip() and "หัวหน้าเวร" in line.whatsThis()
    assert line.accessibleDescription().startswith("RPT-2: ")


def test_several_rules_are_explained_each_under_its_number() -> None:
    words = words_of_rules("RSK-1", "RPT-9", "RSK-1", "X-1")
    assert words.count("RSK-1: ") == 1 and "RPT-9: " in words and "X-1" not in words


def test_a_tooltip_is_wrapped_and_shows_signs_as_they_are() -> None:
    assert as_tip("a < b\nc") == "<p>a &lt; b</p><p>c</p>"
    assert as_tip("") == ""


def test_the_rules_in_a_text_are_found_once_each() -> None:
    assert rules_in("ตาม RSK-1 และ RPT-9 (RSK-1)") == ("RSK-1", "RPT-9")


def test_a_rule_without_words_is_a_fault_of_a_picture(screen: QWidget) -> None:
    line = added(screen, QLabel("ตาม RPT-2"))
    assert faults_in(screen, []) == ["rule RPT-2 of “ตาม RPT-2” is not explained"]
    explain(line, "RPT-2")
    assert faults_in(screen, []) == []


def test_words_on_the_frame_around_it_explain_a_rule_too(screen: QWidget) -> None:
    added(screen, QLabel("ตาม RPT-2"))
    screen.setToolTip(rule_in_words("RPT-2"))
    assert faults_in(screen, []) == []


def test_tabs_that_must_be_scrolled_are_a_fault_of_a_picture(screen: QWidget) -> None:
    tabs = QTabBar()
    for _place in range(9):
        tabs.addTab("บัญชีความเสี่ยงของหน่วยงาน")
    added(screen, tabs)
    assert any("is cut off" in fault for fault in faults_in(screen, []))
