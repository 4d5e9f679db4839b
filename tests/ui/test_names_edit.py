"""Several names in one field, completed while they are typed."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.entry.names_edit import NamesEditor
from tests.ui.form_parts import type_into


def test_the_list_of_completions_takes_no_half_typed_name(qtbot: QtBot) -> None:
    names = NamesEditor()
    qtbot.addWidget(names)
    names.setObjectName("present")
    names.offer_names(["หัวหน้างาน ตัวอย่าง"])
    names.show()
    entry = names.focusProxy()
    entry.setFocus()
    type_into(entry, "หัวหน้างาน ทดสอบ")
    QTest.keyClick(entry, Qt.Key.Key_Return)
    assert names.value() == ["หัวหน้างาน ทดสอบ"]
