"""What a newcomer could not read: arrows of the file dialog, links after a change of colours, choices cut in half."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QStandardPaths
from PySide6.QtGui import QColor, QHelpEvent, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from app.ui.entry.choice_edit import ChoiceEditor
from app.ui.exchange.folders import usual_folder
from app.ui.exchange.lines import CASES, Line, Lines
from app.ui.theme import DARK, LIGHT, Theme, colour
from app.ui.translator import GettextTranslator
from tests.ui.looks import dressed

LONG = "หน่วยงานพบเอง ณ จุดบริการ ซึ่งยาวกว่าช่อง"
MIDDLE = 128


def lightness(button: QToolButton) -> int:
    image = button.icon().pixmap(16, 16).toImage().convertToFormat(QImage.Format.Format_ARGB32)
    inked = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return max((ink.lightness() for ink in inked if ink.alpha() > MIDDLE), default=0)


@pytest.mark.parametrize("name", ["backButton", "forwardButton", "toParentButton"])
def test_the_arrows_of_the_file_dialog_are_light_on_a_dark_ground(qapp: QApplication, qtbot: QtBot, name: str) -> None:
    with dressed(qapp, DARK):
        dialog = QFileDialog()
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        qtbot.addWidget(dialog)
        assert lightness(dialog.findChild(QToolButton, name)) > MIDDLE


def test_the_file_dialog_speaks_thai(qapp: QApplication, qtbot: QtBot) -> None:
    translator = GettextTranslator(qapp)
    qapp.installTranslator(translator)
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    said = {label.text() for label in dialog.findChildren(QLabel)}
    qapp.removeTranslator(translator)
    assert {"ค้นหาใน(&L):", "ชนิดไฟล์(&T):"} <= said


def test_links_take_the_ink_of_the_colours_that_are_chosen(qapp: QApplication, qtbot: QtBot) -> None:
    with dressed(qapp):
        lines = Lines("lines")
        qtbot.addWidget(lines)
        lines.show_lines([Line("plain", CASES, ("2569/00001",))])
        lines.show()
        Theme(DARK).apply(qapp)
        dark = QColor(colour("primary")).name()
        qtbot.waitUntil(lambda: any(dark in label.text() for label in lines.findChildren(QLabel)))
        Theme(LIGHT).apply(qapp)


@pytest.mark.parametrize(("width", "tip"), [(140, LONG), (900, "")])
def test_a_choice_that_does_not_fit_stands_whole_in_its_tip(qtbot: QtBot, width: int, tip: str) -> None:
    editor = ChoiceEditor()
    qtbot.addWidget(editor)
    editor.offer([("service_point", LONG)])
    editor.set_value("service_point")
    editor.resize(width, 36)
    QApplication.sendEvent(editor, QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 5), QPoint(5, 5)))
    assert editor.toolTip() == tip


def test_the_folder_that_is_offered_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _which: str(tmp_path / "never made"))
    assert usual_folder(None, []) == Path.home()
    assert usual_folder(None, [tmp_path]) == tmp_path
