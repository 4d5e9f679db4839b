"""Whom the centre waits for, since when and until when, unit by unit; the letters for it are printed from here."""

from collections.abc import Callable
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.services.cases.waiting_for import WaitedFor, waited_for
from app.translation import _
from app.ui.empty_notice import EmptyNotice
from app.ui.kit import GAP, PAGE_MARGIN, label, secondary_button
from app.ui.pages import PageView
from app.ui.rule_label import explain
from app.ui.waiting.tree import WaitingTree

if TYPE_CHECKING:
    from app.services.cases.letters import Letters
    from app.services.office import Office

RULE = "INT-17"
REQUEST, REMINDER, FACT_FINDING = "request", "reminder", "fact_finding"
Preview = Callable[[bytes, str, QWidget], None]


class WaitingPage(PageView):
    """A list in groups; Enter opens the case."""

    def __init__(self, letters_of: "Callable[[Office], Letters]", show_preview: Preview) -> None:
        super().__init__()
        self.setObjectName("waiting")
        self._letters_of, self._show_preview = letters_of, show_preview
        self._office: Office | None = None
        self._stack = QStackedWidget(self)
        self._list, self._empty = QWidget(self._stack), EmptyNotice("waiting_empty", "large", self._stack)
        self._tree = WaitingTree(self._list)
        self._open = self._button("waiting_open", "document_text", _("Open the case"), self._open_case)
        self._remind = self._button("waiting_remind", "print", _("Print the reminder memo"), self._print_reminder)
        self._form = self._button("waiting_form", "print", _("Print the fact-finding form"), self._print_form)
        self._lay_out()
        self._tree.chosen.connect(self._allow)
        self._tree.opened.connect(self._open_case)
        self._allow()

    def use(self, office: "Office") -> None:
        self._office = office
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Read again who is waited for."""
        if self._office is None:
            return
        rows = waited_for(self._office.desk)
        self._tree.show_groups(
            [(whom, tuple(each)) for whom, each in groupby(rows, key=_whom)], self._office.assessment.now()
        )
        self.counted.emit(len(rows))
        self._stack.setCurrentWidget(self._list if rows else self._empty)
        if not rows:
            more = _("Requests to units and memos stand here until a reply.")
            self._empty.show_notice("checkmark_circle", _("Nobody is waited for"), more)
        self._allow()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GAP // 2)
        words = _("Who is waited for, since when and until when (rule INT-17)")
        head.addWidget(explain(label(words, "hint"), RULE), 1)
        for button in (self._form, self._remind, self._open):
            head.addWidget(button)
        column = QVBoxLayout(self._list)
        column.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addWidget(self._tree, 1)
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _button(self, name: str, icon: str, words: str, slot: Callable[[], None]) -> QPushButton:
        button = secondary_button(words, icon)
        button.setObjectName(name)
        button.clicked.connect(slot)
        return button

    def _allow(self) -> None:
        row = self._tree.row()
        self._open.setEnabled(row is not None)
        for button in (self._remind, self._form):
            button.setEnabled(row is not None and row.kind == REQUEST)

    def _open_case(self) -> None:
        if (row := self._tree.row()) is not None:
            self.case_wanted.emit(row.case_key)

    def _print_reminder(self) -> None:
        self._print(REMINDER)

    def _print_form(self) -> None:
        self._print(FACT_FINDING)

    def _print(self, paper: str) -> None:
        row = self._tree.row()
        if row is not None and self._office is not None:
            letters = self._letters_of(self._office)
            self._show_preview(letters.letter(paper, row.case_key, row.uid), letters.title(paper), self)


def _whom(row: WaitedFor) -> str:
    return row.whom
