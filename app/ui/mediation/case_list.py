"""The cases in mediation, to choose one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.services.cases.case_row import CaseRow
from app.translation import _
from app.ui.kit import SeverityMark, label, scrolled
from app.ui.rows import RowButton, cleared, passed_through
from app.ui.shown_text import shown


class CaseList(QFrame):
    """A column of cases.

    Signals:
        chosen: number of the case.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mediation_cases")
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._choose)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        content = QWidget(self)
        content.setObjectName("mediation_cases_content")
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addLayout(self._column)
        inner.addStretch(1)
        title = label(_("Cases in mediation"), "card_title")
        title.setContentsMargins(16, 16, 16, 12)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 1, 0)  # beside the scroll area the frame keeps its line
        outer.setSpacing(0)
        outer.addWidget(title)
        outer.addWidget(scrolled(content, self), 1)

    def show_cases(self, cases: Sequence[CaseRow], chosen: str | None) -> None:
        """List the cases, one of them chosen."""
        had_keyboard = self.window().focusWidget() in self._group.buttons()
        for button in self._group.buttons():
            self._group.removeButton(button)
        cleared(self._column)
        for case in cases:
            button = CaseButton(case, self)
            button.setChecked(case.number == chosen)
            self._group.addButton(button)
            self._column.addWidget(button)
        if had_keyboard:
            self.take_keyboard()

    def take_keyboard(self) -> None:
        """Put the keyboard on the chosen case."""
        button = self._group.checkedButton()
        if button is not None:
            button.show()  # a hidden widget does not take the keyboard
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, button: QWidget) -> None:
        self.chosen.emit(str(button.property("number")))


class CaseButton(RowButton):
    """One case."""

    def __init__(self, case: CaseRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"case_{case.number}")
        self.setProperty("kind", "case")
        self.setProperty("number", case.number)
        self.setCheckable(True)
        self.setAccessibleName(_("{number} {subject}").format(number=case.number, subject=case.subject))
        texts = QVBoxLayout()
        texts.setSpacing(2)
        subject = label(shown(case.subject), "body")
        subject.setWordWrap(True)
        texts.addWidget(label(case.number, "strong"))
        texts.addWidget(subject)
        texts.addWidget(label(_(", ").join(case.units), "caption"))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(12)
        row.addWidget(SeverityMark(case.level), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        passed_through(self)
