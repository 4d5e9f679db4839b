"""The parts of the Complaint Form screen, set one above the other: header, tabs, pages, action bar."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from app.domain.fields import Section
from app.domain.vocabulary import State
from app.translation import _
from app.ui.form.action_bar import ActionBar
from app.ui.form.fields_page import FieldsPage
from app.ui.form.header import FormHeader
from app.ui.form.notices import Notices
from app.ui.reading_order import set_reading_order

if TYPE_CHECKING:
    from app.services.cases.assessment import Assessment
    from app.services.cases.attachments import Attachments
    from app.services.rows import CaseRecord
    from app.ui.form.attachments import AttachmentsPage
    from app.ui.form.conflicts import ConflictNotice
    from app.ui.form.history_page import HistoryPage
    from app.ui.form.identity_bar import IdentityBar
    from app.ui.form.proceedings import ProceedingsPage
    from app.ui.form.tie_choice import TieChoice

OtherPages = Callable[
    [QWidget], "tuple[ProceedingsPage, AttachmentsPage, HistoryPage, ConflictNotice, TieChoice, IdentityBar]"
]
MARGIN, GAP = 16, 8
LEAST_PAGE = 120
PROCEEDINGS_TAB, FILES_TAB = 1, 2


class FormParts(QWidget):
    """Lays the parts out and shows a record in all of them but the fields.

    `make_others` makes the pages behind the fields and bars that come later; the first paint needs none of them.

    Signals:
        files_added: number of the case that has more files.
    """

    files_added = Signal(str)

    def __init__(self, clock: Callable[[], datetime], make_others: OtherPages, parent: QWidget) -> None:
        super().__init__(parent)
        self._make_others = make_others
        self._assessment: Assessment | None = None
        self.setProperty("class", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.header = FormHeader(self)
        self.tabs, self.notices = self._tab_bar(), Notices(self)
        # Made inside the stack: a change of parent would style every field twice.
        self._pages = QStackedWidget(self)
        # Else the page that wants most, though hidden, takes the room of what the notices say.
        self._pages.setMinimumHeight(LEAST_PAGE)
        self.fields = FieldsPage(clock, self._pages)
        self._pages.addWidget(self.fields)
        self.bar = ActionBar(clock, self)
        self._lay_out(self._pages)
        self._show_new()

    def use(self, assessment: "Assessment", attachments: "Attachments") -> None:
        """The services are ready: offer the lists of the policy."""
        self._assessment = assessment
        self.complete()
        self.fields.offer_choices(assessment.policy)
        self.files.use(attachments)

    def complete(self) -> None:
        """Add what the first paint does not show, if it is not there: cards below the fold, the other pages."""
        if self._is_complete():
            return
        self.fields.complete()
        self.proceedings, self.files, self.history, conflicts, choice, self.identity = self._make_others(self._pages)
        self.notices.take_rest(conflicts, choice)
        self.fields.put_above(Section.COMPLAINANT, self.identity)
        for page in (self.proceedings, self.files, self.history):
            self._pages.addWidget(page)
        self.files.counted.connect(self._count_files)
        self.files.refused.connect(self.notices.refuse)
        self.files.added.connect(self.files_added)
        self.tabs.currentChanged.connect(self._pages.setCurrentIndex)
        self.tabs.currentChanged.connect(self._make_room)
        self._pages.setCurrentIndex(self.tabs.currentIndex())
        set_reading_order(self.header, self.tabs, self.notices, self._pages, self.bar)

    def show_record(self, record: "CaseRecord | None") -> None:
        """Show a recorded case, or None for a new one, in every part but the fields."""
        if record is None or self._assessment is None:
            self._show_new()
        else:
            self._show_recorded(record, self._assessment)

    def begin(self) -> None:
        """Another case is in the form: nothing was said about it yet."""
        self.bar.show_untouched()
        self.notices.refuse("")
        self.notices.tell_news("")
        self.notices.alike.warn_of(())

    def show_fields(self) -> None:
        """Bring the fields to the front."""
        self.tabs.setCurrentIndex(0)

    def show_proceedings(self) -> None:
        """Bring what is done about the case to the front."""
        self.tabs.setCurrentIndex(PROCEEDINGS_TAB)

    def _allow_writing(self, record: "CaseRecord | None") -> None:
        """A case that is continued elsewhere, or only a summary here, can be read, and scrolled, but not changed."""
        may_write = record is None or not record.is_read_only
        self.fields.allow_writing(may_write)
        self.bar.allow_saving(may_write)
        self.notices.tell_ended(record.ended_since if record else None)
        if record is not None and record.is_summary:
            self.notices.tell_summary()

    def _show_new(self) -> None:
        """No case is recorded yet."""
        self.header.show_new()
        self.notices.show_conflicts(None, None)
        self.fields.boxes.show_absent({})
        self.fields.boxes.lock(())
        self.bar.allow_mediation(False)
        self.bar.allow_ending(allowed=False, is_open=True)
        self._allow_writing(None)
        if self._is_complete():
            self.proceedings.show_record(None)
            self.identity.show_record(None)
            self.history.show_new()
            self.files.show_record(None)

    def _show_recorded(self, record: "CaseRecord", assessment: "Assessment") -> None:
        self.header.show_record(record, assessment.now(), assessment.calendar)
        self.proceedings.show_record(record)
        self.history.show_record(record, assessment.policy)
        self.notices.show_conflicts(record, assessment.policy)
        self.files.show_record(record)
        self.fields.boxes.show_absent(_reasons_for_absence(record))
        self.fields.boxes.lock(record.withheld)
        self.identity.show_record(record)
        self.bar.allow_mediation(not record.is_read_only)
        self.bar.allow_ending(
            allowed=not record.is_read_only,
            is_open=record.state == State.OPEN,
            is_merged=bool(record.continues_in),
        )
        self._allow_writing(record)

    def _make_room(self, tab: int) -> None:
        self.notices.make_room(aside=tab != 0)

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
    hidden |= dict.fromkeys(record.kept_back, _("Kept from the head of the unit, as the reporter wished."))
    hidden |= dict.fromkeys(record.withheld, _("Withheld until the identity is opened."))
    return {**hidden, **dict.fromkeys(record.erased, _("Erased by order of the centre."))}
