"""Drives a screen by object name, as a user would."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

Some = TypeVar("Some", bound=QWidget)


class ScreenDriver:
    """Finds widgets by the names that the application gives them; an unknown name is an error."""

    def __init__(self, screen: QWidget) -> None:
        self.screen = screen

    def widget(self, name: str, kind: type[Some] = QWidget) -> Some:
        """The one widget of that name."""
        if self.screen.objectName() == name and isinstance(self.screen, kind):
            return self.screen
        found = self.screen.findChildren(kind, name)
        assert found, f"no {kind.__name__} is named {name}"
        return found[0]

    def click(self, name: str) -> None:
        """Click in the middle of a widget that can be seen."""
        widget = self.widget(name)
        assert widget.isVisible(), f"{name} cannot be seen"
        assert widget.isEnabled(), f"{name} cannot be used"
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def type(self, name: str, text: str) -> None:
        """Put the keyboard into a field and type; what stood there is replaced."""
        widget = self.widget(name)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            widget.selectAll()
        if isinstance(widget, QPlainTextEdit):
            widget.insertPlainText(text)
        elif isinstance(widget, QLineEdit):
            widget.insert(text)
        else:
            QTest.keyClicks(widget, text)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard is."""
        target = self.screen.window().focusWidget() or self.screen
        QTest.keyClick(target, key, modifiers)

    def choose(self, name: str, value: object) -> None:
        """Choose the entry of a list that stands for `value`."""
        combo = self.widget(name, QComboBox)
        place = combo.findData(value)
        assert place >= 0, f"{name} does not offer {value}"
        combo.setCurrentIndex(place)

    def text_of(self, name: str) -> str:
        """What stands there to read."""
        widget = self.widget(name)
        if isinstance(widget, QPlainTextEdit):
            return widget.toPlainText()
        if isinstance(widget, QComboBox):
            return widget.currentText()
        assert isinstance(widget, QLabel | QLineEdit | QAbstractButton), f"{name} holds no text"
        return widget.text()

    def is_visible(self, name: str) -> bool:
        """Whether it can be seen."""
        return self.widget(name).isVisible()

    def is_checked(self, name: str) -> bool:
        """Whether it is chosen or ticked."""
        return self.widget(name, QAbstractButton).isChecked()
