"""Driving the triage panel and the mediation page by the names of their parts, as a person would."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.ui.badges import Badge
from app.ui.shown_text import plain


class Desk:
    """A screen under test; parts of a dialog are found under it too."""

    def __init__(self, screen: QWidget, qtbot: QtBot) -> None:
        self.screen, self._qtbot = screen, qtbot
        qtbot.addWidget(screen)

    def part(self, name: str) -> QWidget:
        found = self.screen.findChild(QWidget, name)
        assert found is not None, name
        return found

    def has(self, name: str) -> bool:
        return self.screen.findChild(QWidget, name) is not None

    def click(self, *names: str) -> None:
        for name in names:
            button = self.part(name)
            assert isinstance(button, QAbstractButton)
            assert button.isEnabled(), name
            button.click()

    def type(self, name: str, text: str) -> None:
        editor = self.part(name)
        line = editor if isinstance(editor, QLineEdit) else editor.findChild(QLineEdit)
        assert line is not None
        line.setText(text)
        line.textEdited.emit(text)

    def text_of(self, name: str) -> str:
        part = self.part(name)
        return plain(part.text()) if isinstance(part, QLabel | QAbstractButton | Badge) else ""

    def is_shown(self, name: str) -> bool:
        self.let_go()
        return self.has(name) and self.part(name).isVisibleTo(self.screen)

    def is_chosen(self, name: str) -> bool:
        button = self.part(name)
        return isinstance(button, QAbstractButton) and button.isChecked()

    def dialog(self, name: str) -> QDialog:
        self.let_go()
        found = self.part(name)
        assert isinstance(found, QDialog)
        return found

    @staticmethod
    def let_go() -> None:
        """Let widgets that were given up go, as the event loop would."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()

    def widgets(self) -> int:
        self.let_go()
        return len(QApplication.allWidgets())


def at(moment: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-{moment}:00+07:00")
