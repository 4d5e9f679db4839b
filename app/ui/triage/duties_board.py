"""The duties of the case in hand: listed with the time left, ticked, and each date explained."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.errors import CalendarOutOfRange, InvalidComplaint
from app.services.rows import CaseRecord
from app.services.words.duty_words import label_of
from app.services.words.messages import words_for
from app.translation import _
from app.ui.kit import icon_button, label, secondary_button
from app.ui.moment_editor import EditorFactory
from app.ui.shown_text import shown
from app.ui.triage.duties_shown import ShownDuty, duties_over, to_tick_in
from app.ui.triage.duties_view import DutiesView
from app.ui.triage.next_due import NextDue
from app.ui.triage.ticking import Ticking
from app.ui.triage.why_card import WhyCard
from app.ui.triage.wording import first_unit_of, people_in_words

if TYPE_CHECKING:
    from app.services.cases.assessment import Assessment
    from app.services.cases.duties import Duties

MINUTE = 60_000


class DutiesBoard(QWidget):
    """Duties of the values on the form, with what the saved case says became of them.

    Signals:
        changed: number of the case in which duties were ticked.
        telling_wanted: number of the case of which somebody wants to tell people.
        more_time_wanted: id of a duty for which somebody grants more time.
        listed: other duties are shown, or another time is left.
    """

    changed = Signal(str)
    telling_wanted = Signal(str)
    more_time_wanted = Signal(str)
    listed = Signal()

    def __init__(self, moment_edit: EditorFactory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._assessment: Assessment | None = None
        self._duties: Duties | None = None
        self._record: CaseRecord | None = None
        self._listed: tuple[ShownDuty, ...] = ()
        self._unit = ""
        self._hint = _("Duties appear here once the matter has a date of receipt.")
        self._view, self._ticking = DutiesView(self), Ticking(moment_edit, self)
        self._worse = label("", "hint")
        self._worse.setObjectName("worse_duties")
        self._worse.setWordWrap(True)
        self._worse.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._caption_row())
        column.addWidget(self._view)
        column.addWidget(self._worse)
        self._view.tick_wanted.connect(self._open_tick)
        self._ticking.ticked.connect(self.changed)
        self._view.why_wanted.connect(self._open_why)
        self._view.more_time_wanted.connect(self.more_time_wanted)
        self._show_listed()
        clock = QTimer(self)
        clock.setInterval(MINUTE)
        clock.timeout.connect(self._show_listed)
        clock.start()

    def use(self, assessment: "Assessment", duties: "Duties") -> None:
        self._assessment, self._duties = assessment, duties
        self._ticking.use(assessment, duties)

    def show_record(self, record: CaseRecord | None) -> None:
        """The saved case whose duties can be ticked; None for a new one."""
        self._record = record

    def show_values(self, values: Mapping[str, object], up_to: str | None) -> None:
        """List the duties of these values; `up_to` is the worst category still possible."""
        if self._assessment is None:
            return
        self._unit = first_unit_of(values)
        try:
            self._listed = duties_over(self._record, self._assessment.duties_for(values))
            self._hint = _("Nothing is due.")
            self._show_worse(values, up_to)
        except (InvalidComplaint, CalendarOutOfRange) as refusal:
            self._show_refused(refusal)
        self._show_listed()

    def _show_refused(self, refusal: InvalidComplaint | CalendarOutOfRange) -> None:
        """While the form cannot be counted, the saved case's duties stay; a new one has none."""
        self._worse.hide()
        self._listed = duties_over(self._record, self._record.duties if self._record else ())
        if isinstance(refusal, CalendarOutOfRange):
            self._hint = words_for(refusal)
        else:
            self._hint = _("Duties appear here once what is required is filled in.")

    def _show_worse(self, values: Mapping[str, object], up_to: str | None) -> None:
        """What the worse category would ask beyond what is listed."""
        self._worse.setVisible(up_to is not None)
        if up_to is None or self._assessment is None:
            return
        worse_values = {**values, "category": up_to, "tree_answers": None, "category_up_to": None}
        listed = {label_of(each.row) for each in self._listed}
        worse = duties_over(None, self._assessment.duties_for(worse_values))
        more = [label_of(each.row) for each in worse if label_of(each.row) not in listed]
        self._worse.setText(
            shown(_("If it turns out to be level {category}: {duties}").format(category=up_to, duties=" · ".join(more)))
        )

    def _show_listed(self) -> None:
        """Again each minute, because the time left runs."""
        self._tick.setEnabled(bool(to_tick_in(self._listed)))
        self._tell.setVisible(self._has_tellings())
        if self._assessment and self._listed:
            assessment = self._assessment
            self._view.show_duties(self._with_people(), assessment.policy, assessment.calendar, assessment.now())
        else:
            self._view.show_nothing(self._hint)
        self.listed.emit()

    def _with_people(self) -> tuple[ShownDuty, ...]:
        """The duties with the names and numbers of those who are on duty now."""
        if self._duties is None:
            return self._listed
        told = partial(self._duties.who_to_tell, unit=self._unit)
        return tuple(replace(each, people=people_in_words(told(each.row))) for each in self._listed)

    def show_first(self, place: NextDue) -> None:
        """Show in `place` the open duties that are due first."""
        if self._assessment is not None:
            running = [each for each in self._listed if not (each.row.is_ended or each.row.collected)]
            clocks = [(each.row.due_by, each) for each in running if each.row.due_by]
            first = [each for _due_by, each in sorted(clocks, key=itemgetter(0))]
            place.show_duties(first, self._assessment.now(), self._assessment.calendar)

    def _caption_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        self._tick = secondary_button(_("Record as done"), None)
        self._tick.setObjectName("tick")
        self._tick.setProperty("extent", "small")
        self._tick.setEnabled(False)
        self._tick.clicked.connect(self._open_tick_for_any)
        words = _("Whom to tell now, with the numbers; several people at once, each with the true time")
        self._tell = icon_button("call", words)
        self._tell.setObjectName("tell_people")
        self._tell.clicked.connect(self._want_telling)
        row.addWidget(label(_("Duties and their dates"), "section"), 1)
        row.addWidget(self._tell)
        row.addWidget(self._tick)
        return row

    def _has_tellings(self) -> bool:
        """Whether an open duty of the saved case ends when those whom it names are told."""
        return self._duties is not None and any(self._duties.is_to_tell(each.row) for each in to_tick_in(self._listed))

    def _want_telling(self) -> None:
        if self._record is not None:
            self.telling_wanted.emit(self._record.key)

    def _open_tick_for_any(self) -> None:
        self._open_tick("")

    def _open_tick(self, duty: str) -> None:
        if self._record is not None:
            self._ticking.ask(self._record.key, self._unit, self._listed, duty)

    def _open_why(self, duty: str) -> None:
        row = next((each.row for each in self._listed if each.row.id == duty), None)
        if row is not None and self._assessment is not None:
            WhyCard(row, self._assessment.explained(row), self).open()
