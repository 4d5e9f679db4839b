"""Several names in one field: each a chip that can be taken back, the next one typed behind them."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.translation import _
from app.ui.entry.flow import FlowLayout
from app.ui.reading_order import set_reading_order
from app.ui.shown_text import plain

POPUP = Qt.FocusReason.PopupFocusReason


class NamesEditor(QWidget):
    """Names in the order entered; Enter adds, leaving the field adds, nothing typed is dropped.

    Signals:
        edited: a name was added, taken away or is being typed.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: list[str] = []
        self._known = QStringListModel(self)
        self._entry = self._new_entry()
        self._chips = QWidget(self)
        self._line = FlowLayout(self._chips)
        self._chips.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._line.spacing())
        column.addWidget(self._entry)
        column.addWidget(self._chips)
        self.setFocusProxy(self._entry)
        self.objectNameChanged.connect(self._name_entry)

    def offer_names(self, names: Sequence[str]) -> None:
        """Complete to one of `names`; any other may be typed all the same."""
        self._known.setStringList(list(names))

    def value(self) -> object:
        typed = plain(self._entry.text()).strip()
        return [*self._names, *([typed] if typed and typed not in self._names else [])] or None

    def set_value(self, value: object) -> None:
        wanted = [str(name) for name in value] if isinstance(value, list | tuple) else []
        if wanted == (self.value() or []):
            return
        self._entry.clear()
        self._names = wanted
        self._show_chips()
        self.edited.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key_taken(event)
        # The list of completions takes the focus too; whoever types on into it has not left.
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() != POPUP:
            self._add_typed()
        return super().eventFilter(watched, event)

    def _key_taken(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Comma:
            self._add_typed()
            return True
        if event.key() == Qt.Key.Key_Backspace and not self._entry.text() and self._names:
            self._entry.setText(self._names.pop())
            self._show_chips()
            return True
        return False

    def _new_entry(self) -> QLineEdit:
        entry = QLineEdit(self)
        completer = QCompleter(self._known, entry)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self._add_typed, Qt.ConnectionType.QueuedConnection)
        entry.setCompleter(completer)
        entry.setPlaceholderText(_("Type a name, Enter adds it"))
        entry.installEventFilter(self)
        entry.returnPressed.connect(self._add_typed)
        entry.textChanged.connect(self.edited)
        return entry

    def _name_entry(self, name: str) -> None:
        self._entry.setObjectName(f"{name}_entry")

    def _add_typed(self) -> None:
        names = self.value()
        if isinstance(names, list) and names != self._names:
            self._names = names
            self._entry.clear()
            self._show_chips()

    def _show_chips(self) -> None:
        for chip in self._chips.findChildren(QPushButton):
            self._line.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        for name in self._names:
            self._line.addWidget(self._chip(name))
        set_reading_order(self)
        self._chips.setVisible(bool(self._names))
        self._chips.updateGeometry()

    def _chip(self, name: str) -> QPushButton:
        chip = QPushButton(f"{name}  ✕", self._chips)
        chip.setProperty("kind", "chip")
        chip.setProperty("name", name)
        chip.setAutoDefault(False)
        chip.setAccessibleName(_("Take {name} away").format(name=name))
        chip.setToolTip(chip.accessibleName())
        chip.clicked.connect(self._take_away)
        return chip

    def _take_away(self) -> None:
        name = str(self.sender().property("name"))
        self._names = [other for other in self._names if other != name]
        self._show_chips()
        self.edited.emit()
