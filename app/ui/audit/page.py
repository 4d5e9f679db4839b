"""The page of the audit: who did what, and “verify now”; for the administrator and the director."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from app.domain.errors import NotAllowed
from app.services.words.messages import words_for
from app.translation import _
from app.ui.audit.contracts import AuditDesk, Clock, ShowPreview
from app.ui.audit.history_view import HistoryView
from app.ui.audit.verify_view import VerifyView
from app.ui.empty_notice import EmptyNotice
from app.ui.kit import GAP, PAGE_MARGIN
from app.ui.pages import PageView

if TYPE_CHECKING:
    from app.services.office import Office

HISTORY, VERIFY = 0, 1


class AuditPage(PageView):
    """Two views behind two tabs; whoever may not read the audit is told who may."""

    def __init__(
        self,
        clock: Clock,
        desk_of: "Callable[[Office], AuditDesk]",
        show_preview: ShowPreview,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("audit")
        self._desk_of = desk_of
        self._has_desk = False
        self._tabs, self._views = QTabBar(self), QStackedWidget(self)
        self._history, self._verify = HistoryView(clock, show_preview, self), VerifyView(self)
        self._refused, self._full = EmptyNotice("audit_refused", "large", self), QWidget(self)
        self._history.case_wanted.connect(self.case_wanted)
        self._lay_out()

    def use(self, office: "Office") -> None:
        desk = self._desk_of(office)
        self._history.use(desk)
        self._verify.use(desk)
        self._has_desk = True
        if self.isVisible():
            self.refresh()

    def enter(self) -> None:
        self.refresh()
        if self._views.currentIndex() == VERIFY:
            self._verify.take_keyboard()
        else:
            self._history.filters.take_keyboard()

    def refresh(self) -> None:
        """Read the newest entries again; what was found before stays."""
        if not self._has_desk:
            return
        try:
            self._history.refresh()
        except NotAllowed as refusal:
            self._refused.show_notice("shield_error", words_for(refusal), "")
            self._show_refused(refused=True)
        else:
            self._show_refused(refused=False)

    def panes(self) -> tuple[QWidget, ...]:
        """Where the keyboard can be."""
        return self._tabs, self._history.filters, self._history.table

    def _lay_out(self) -> None:
        self._tabs.setObjectName("audit_tabs")
        self._tabs.setAccessibleName(_("Audit"))
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        for words, view in ((_("Who did what"), self._history), (_("Verify the data"), self._verify)):
            self._tabs.addTab(words)
            self._views.addWidget(view)
        self._tabs.currentChanged.connect(self._views.setCurrentIndex)
        head = QHBoxLayout()
        head.addWidget(self._tabs)
        head.addStretch(1)
        inner = QVBoxLayout(self._full)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(GAP)
        inner.addLayout(head)
        inner.addWidget(self._views, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, GAP, PAGE_MARGIN, PAGE_MARGIN)
        column.addWidget(self._full, 1)
        column.addWidget(self._refused, 1)
        self._refused.hide()

    def _show_refused(self, *, refused: bool) -> None:
        self._full.setVisible(not refused)
        self._refused.setVisible(refused)
