"""The list of a cell in the grid of slips: seen, opened by keys, chosen by letters or number."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.ui.today.slips_table import EDITOR, SlipsTable

COMPLAINT, COMPLIMENT, SUGGESTION = "ร้องทุกข์", "ชมเชย", "ข้อเสนอแนะ"
OTHERS = {COMPLAINT: ("Complaint",), COMPLIMENT: ("Praise",), SUGGESTION: ("Suggestion",)}


@pytest.fixture
def table(light: None, qtbot: QtBot) -> SlipsTable:
    table = SlipsTable()
    qtbot.addWidget(table)
    table.offer("kind", [COMPLAINT, COMPLIMENT, SUGGESTION])
    table.know_others(OTHERS)
    table.resize(900, 400)
    table.show()
    table.begin()
    return table


def editor(table: SlipsTable) -> QLineEdit:
    return next(each for each in table.findChildren(QLineEdit, "slip_editor") if each.isVisibleTo(table))


@pytest.mark.parametrize(
    "key, modifier",
    [(Qt.Key.Key_F4, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)],
)
def test_the_list_of_kinds_opens_by_key(table: SlipsTable, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    line = editor(table)
    QTest.keyClick(line, key, modifier)
    assert line.completer().popup().isVisible()
    assert line.completer().completionCount() == 3
    line.completer().popup().hide()


@pytest.mark.parametrize(
    "typed, kind", [("2", COMPLIMENT), ("ชม", COMPLIMENT), ("comp", COMPLAINT), ("sug", SUGGESTION), ("9", "9")]
)
def test_letters_of_either_language_or_the_number_choose(table: SlipsTable, typed: str, kind: str) -> None:
    editor(table).setText(typed)
    table.commit()
    assert table.slips.index(0, 0).data() == kind


def test_the_line_for_typing_covers_no_refusal(table: SlipsTable) -> None:
    assert editor(table).height() <= EDITOR
