"""A list of statements to tick, each as long as it needs to be."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.kit import label
from app.ui.rows import RowButton, cleared, passed_through
from app.ui.shown_text import shown


class CheckList(QWidget):
    """Several of many; can be folded so that only what is ticked remains.

    Signals:
        chosen: somebody ticked or unticked one.
    """

    chosen = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}_list")
        self._name = name
        self._folded = False
        self._order: list[str] = []
        self._checks: dict[str, CheckRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    def show_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """List the statements by code."""
        cleared(self._column)
        self._checks = {code: CheckRow(f"{self._name}_{code}", words, self) for code, words in choices}
        for row in self._checks.values():
            row.clicked.connect(self._tell)
            self._column.addWidget(row)
        self._show_folding()

    def value(self) -> list[str]:
        """The codes ticked, in the order in which they were."""
        return list(self._order)

    def set_value(self, codes: Iterable[object]) -> None:
        """Show what is ticked; nobody is told."""
        self._order = [str(code) for code in codes]
        for code, row in self._checks.items():
            row.setChecked(code in self._order)
        self._show_folding()

    def rows(self) -> Mapping[str, "CheckRow"]:
        return self._checks

    def show_folded(self, *, folded: bool) -> None:
        """Show only what is ticked, or all."""
        self._folded = folded
        self._show_folding()

    def _tell(self) -> None:
        ticked = [code for code, row in self._checks.items() if row.isChecked()]
        kept = [code for code in self._order if code in ticked or code not in self._checks]
        self._order = kept + [code for code in ticked if code not in kept]
        self._show_folding()
        self.chosen.emit()

    def _show_folding(self) -> None:
        for row in self._checks.values():
            row.setVisible(row.isChecked() or not self._folded)
        self.setVisible(not self._folded or any(row.isChecked() for row in self._checks.values()))


class CheckRow(RowButton):
    """One statement with its tick."""

    def __init__(self, name: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("kind", "check")
        self.setCheckable(True)
        self.setAccessibleName(words)
        box = QCheckBox(self)
        box.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        text = label(shown(words), "body")
        text.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 8, 6)
        row.setSpacing(10)
        row.addWidget(box)
        row.addWidget(text, 1)
        passed_through(self)
        self.toggled.connect(box.setChecked)
