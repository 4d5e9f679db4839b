"""The parts of the Complaint Form screen, set one above the other: header, tabs, pages, action bar."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from app.services.rows import CaseRecord
from app.translation import N_, _
from app.ui.form.action_bar import ActionBar
from app.ui.form.attachments import AttachmentsPage
from app.ui.form.fields_page import FieldsPage
from app.ui.form.header import FormHeader
from app.ui.form.notices import Notices
from app.ui.form.proceedings import ProceedingsPage
from app.ui.form.timeline import history
from app.ui.form.timeline_view import TimelineView

if TYPE_CHECKING:
    from app.services.complaints import Complaints

MARGIN, GAP = 16, 8
FILES_TAB = 2


class FormParts(QWidget):
    """Lays the parts out and shows a record in all of them but the fields."""

    def __init__(self, clock: Callable[[], datetime], parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("class", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.header, self.notices = FormHeader(self), Notices(self)
        self.tabs = self._tab_bar()
        # Made inside the stack: a change of parent would style every field twice.
        pages = QStackedWidget(self)
        self.fields, self.proceedings, self.files = (
            FieldsPage(clock, pages),
            ProceedingsPage(pages),
            AttachmentsPage(pages),
        )
        self.history = TimelineView("history_page", _("History"), N_("Nothing was saved yet."), pages)
        self.bar = ActionBar(clock, self)
        self.files.counted.connect(self._count_files)
        self._fill_stack(pages)
        self._lay_out(pages)
        self.show_new()

    def show_new(self) -> None:
        """No case is recorded yet."""
        self.header.show_new()
        self.proceedings.show_record(None)
        self.history.show_entries(())
        self.notices.conflicts.show_conflicts((), None)
        self._show_record(None)

    def show_record(self, record: CaseRecord, complaints: "Complaints") -> None:
        """Show a recorded case."""
        self.header.show_record(record, complaints.now(), complaints.calendar)
        self.proceedings.show_record(record)
        self.history.show_entries(history(record, complaints.policy))
        self.notices.conflicts.show_conflicts(record.conflicts, complaints.policy)
        self._show_record(record)

    def begin(self) -> None:
        """Another case is in the form: nothing was said about it yet."""
        self.bar.show_untouched()
        self.notices.refuse("")
        self.notices.warn_of(())

    def show_fields(self) -> None:
        """Bring the fields to the front."""
        self.tabs.setCurrentIndex(0)

    def _show_record(self, record: CaseRecord | None) -> None:
        self.files.show_record(record)
        self.bar.allow_mediation(record is not None)

    def _tab_bar(self) -> QTabBar:
        tabs = QTabBar(self)
        tabs.setObjectName("form_tabs")
        tabs.setAccessibleName(_("Parts of the form"))
        tabs.setExpanding(False)
        tabs.setDrawBase(False)
        for text in (_("Matter"), _("Proceedings"), _("Files"), _("History")):
            tabs.addTab(text)
        return tabs

    def _fill_stack(self, pages: QStackedWidget) -> None:
        for page in (self.fields, self.proceedings, self.files, self.history):
            pages.addWidget(page)
        self.tabs.currentChanged.connect(pages.setCurrentIndex)

    def _lay_out(self, pages: QWidget) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(MARGIN, MARGIN - GAP // 2, MARGIN, GAP)
        top.setSpacing(GAP)
        for part in (self.header, self.tabs, self.notices):
            top.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(pages, 1)
        column.addWidget(self.bar)

    def _count_files(self, count: int) -> None:
        self.tabs.setTabText(FILES_TAB, _("Files {count}").format(count=count) if count else _("Files"))
