"""The parts of the Complaint Form screen, set one above the other: header, tabs, pages, action bar."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from app.translation import N_, _
from app.ui.form.action_bar import ActionBar
from app.ui.form.attachments import AttachmentsPage
from app.ui.form.fields_page import FieldsPage
from app.ui.form.header import FormHeader
from app.ui.form.notices import Notices
from app.ui.form.proceedings import ProceedingsPage
from app.ui.form.timeline import history
from app.ui.form.timeline_view import TimelineView
from app.ui.reading_order import set_reading_order

if TYPE_CHECKING:
    from app.services.complaints import Complaints
    from app.services.rows import CaseRecord

MARGIN, GAP = 16, 8
FILES_TAB = 2


class FormParts(QWidget):
    """Lays the parts out and shows a record in all of them but the fields."""

    def __init__(self, clock: Callable[[], datetime], parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("class", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.header = FormHeader(self)
        self.tabs, self.notices = self._tab_bar(), Notices(self)
        # Made inside the stack: a change of parent would style every field twice.
        self._pages = QStackedWidget(self)
        self.fields = FieldsPage(clock, self._pages)
        self._pages.addWidget(self.fields)
        self.bar = ActionBar(clock, self)
        self._lay_out(self._pages)
        self.show_new()

    def complete(self) -> bool:
        """Add what the first paint does not show: cards below the fold, the other pages; False when they are there."""
        if self._is_complete():
            return False
        self.fields.complete()
        self.proceedings, self.files = ProceedingsPage(self._pages), AttachmentsPage(self._pages)
        self.history = TimelineView("history_page", _("History"), N_("Nothing was saved yet."), self._pages)
        for page in (self.proceedings, self.files, self.history):
            self._pages.addWidget(page)
        self.files.counted.connect(self._count_files)
        self.tabs.currentChanged.connect(self._pages.setCurrentIndex)
        self._pages.setCurrentIndex(self.tabs.currentIndex())
        set_reading_order(self.header, self.tabs, self.notices, self._pages, self.bar)
        return True

    def show_new(self) -> None:
        """No case is recorded yet."""
        self.header.show_new()
        self.notices.conflicts.show_record(None, None)
        self.fields.show_absent({})
        self.bar.allow_mediation(False)
        self._allow_writing(None)
        if self._is_complete():
            self.proceedings.show_record(None)
            self.history.show_entries(())
            self.files.show_record(None)

    def show_record(self, record: "CaseRecord", complaints: "Complaints") -> None:
        """Show a recorded case."""
        self.header.show_record(record, complaints.now(), complaints.calendar)
        self.proceedings.show_record(record)
        self.history.show_entries(history(record, complaints.policy))
        self.notices.conflicts.show_record(record, complaints.policy)
        self.files.show_record(record)
        self.fields.show_absent(_reasons_for_absence(record))
        self.bar.allow_mediation(record.ended_since is None)
        self._allow_writing(record.ended_since)

    def begin(self) -> None:
        """Another case is in the form: nothing was said about it yet."""
        self.bar.show_untouched()
        self.notices.refuse("")
        self.notices.tell_news("")
        self.notices.warn_of(())

    def show_fields(self) -> None:
        """Bring the fields to the front."""
        self.tabs.setCurrentIndex(0)

    def _allow_writing(self, ended_since: datetime | None) -> None:
        """A case that is continued elsewhere can be read, and scrolled, but not changed."""
        self.fields.allow_writing(ended_since is None)
        self.bar.allow_saving(ended_since is None)
        self.notices.tell_ended(ended_since)

    def _is_complete(self) -> bool:
        return self._pages.count() > 1

    def _tab_bar(self) -> QTabBar:
        tabs = QTabBar(self)
        tabs.setObjectName("form_tabs")
        tabs.setAccessibleName(_("Parts of the form"))
        tabs.setExpanding(False)
        tabs.setDrawBase(False)
        for text in (_("Matter"), _("Proceedings"), _("Files"), _("History")):
            tabs.addTab(text)
        return tabs

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


def _reasons_for_absence(record: "CaseRecord") -> dict[str, str]:
    """Why fields have no value here, by their names."""
    hidden = dict.fromkeys(record.not_for_here, _("The centre has changed this. It is not shown here."))
    return {**hidden, **dict.fromkeys(record.erased, _("Erased by order of the centre."))}
