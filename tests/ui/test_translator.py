"""Qt's own texts in the language of the application."""

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit
from pytestqt.qtbot import QtBot

from app.translation import use_language
from app.ui.translator import QT_TEXTS, GettextTranslator


@pytest.fixture
def translator(qapp: QApplication) -> GettextTranslator:
    translator = GettextTranslator(qapp)
    qapp.installTranslator(translator)
    yield translator
    qapp.removeTranslator(translator)


@pytest.mark.usefixtures("translator")
def test_the_buttons_of_qt_are_thai(qtbot: QtBot) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    texts = {button.text() for button in box.buttons()}
    assert texts == {"บันทึก", "ยกเลิก"}


@pytest.mark.usefixtures("translator")
def test_the_menu_of_a_field_is_thai(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    texts = " ".join(action.text() for action in menu.actions())
    menu.deleteLater()
    assert "คัดลอก" in texts and "วาง" in texts


def test_what_the_catalogue_does_not_know_stays_with_qt(translator: GettextTranslator) -> None:
    assert translator.translate("QDialog", "An unheard-of text") is None
    assert not translator.isEmpty()


def test_english_needs_no_answer(translator: GettextTranslator) -> None:
    use_language("en")
    assert {text: translator.translate("", text) for text in QT_TEXTS} == dict.fromkeys(QT_TEXTS)


def test_every_text_of_qt_has_its_thai(translator: GettextTranslator) -> None:
    assert [text for text in sorted(QT_TEXTS) if translator.translate("", text) is None] == []


@pytest.mark.usefixtures("translator")
def test_qt_asks_the_translator() -> None:
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "ยกเลิก"
