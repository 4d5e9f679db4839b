"""The agenda of the committee on paper: what its cases are about, how long they are open, and what is asked (LVL-3)."""

from datetime import date, datetime, timedelta

from app.domain.buddhist_dates import BANGKOK
from app.domain.vocabulary import Kind
from app.services.cases.agenda import Agenda, Item
from app.services.cases.case_row import CaseRow
from app.services.cases.complaints import Complaints
from app.services.desk import Desk
from app.services.paper.agenda_paper import CaseOnAgenda, Task, agenda_paper
from app.services.paper.office_words import digits, said
from app.services.papers import letterhead_of
from app.translation import N_, _, language, ngettext

MOST_LETTERS, MOST_OF_RESOLUTION = 280, 1200  # the case has the rest
IN_WORKING_DAYS = frozenset({"working_days", "progress_report"})
ONE_HOUR, ONE_DAY = timedelta(hours=1), timedelta(days=1)
# INT-18: what is restricted goes to those who need it, and an agenda is handed round before the meeting.
WITHHELD = N_("(restricted; the matter is put to the meeting by word of mouth)")


class AgendaPapers:
    """PDF documents, as bytes."""

    def __init__(self, desk: Desk, complaints: Complaints, agenda: Agenda) -> None:
        self._desk, self._complaints, self._agenda = desk, complaints, agenda

    def agenda(self, meeting_on: date) -> bytes:
        """The agenda of one meeting: its cases, and what earlier meetings resolved and nobody has done yet."""
        before = [each for each in self._agenda.items() if each.meeting_on < meeting_on]
        return agenda_paper(
            meeting_on,
            [self._on_agenda(each) for each in self._agenda.items(meeting_on=meeting_on)],
            [_task(each) for each in before if each.resolution and not each.is_done],
            letterhead_of(self._desk),
            printed_at=self._desk.now(),
        )

    def title(self) -> str:
        """What the document is called."""
        return _("Agenda of the committee")

    def _on_agenda(self, item: Item) -> CaseOnAgenda:
        row, now = item.row, self._desk.now()
        is_withheld, overdue = row.restricted or row.sealed, self._overdue(row, now)
        wish = str(self._complaints.case(row.uid).fields.get("wish") or "")
        days = (now.astimezone(BANGKOK).date() - row.received_at.date()).days
        return CaseOnAgenda(
            number=row.number,
            level=self._level(row),
            received_on=row.received_at.date(),
            open_for=digits(ngettext("Open for {count} day", "Open for {count} days", days).format(count=days)),
            overdue=digits(overdue),
            subject=said(WITHHELD) if is_withheld else row.subject,
            units="" if is_withheld else said(N_(", ")).join(row.units),
            wish="" if is_withheld else _shortened(wish, MOST_LETTERS),
            question="" if is_withheld else _shortened(item.reason, MOST_LETTERS),
            asked=_shortened(item.asked, MOST_LETTERS) or self._asked(row, is_overdue=bool(overdue)),
            resolution="" if is_withheld else _shortened(item.resolution, MOST_OF_RESOLUTION),
            owner="" if is_withheld else item.owner,
            due_on=item.due_on,
        )

    def _level(self, row: CaseRow) -> str:
        """The complaint's level in words; an incident has none."""
        level = self._desk.policy.levels.get(str(row.level)) if row.kind != Kind.INCIDENT else None
        return said(N_("Complaint level {level}")).format(level=level.label(language())) if level else ""

    def _asked(self, row: CaseRow, *, is_overdue: bool) -> str:
        """What a case of the committee's levels and an overdue one ask for, where nobody wrote anything else."""
        asked = []
        if row.level in self._agenda.levels() or not is_overdue:
            asked.append(said(N_("Consider how the matter is to be resolved, and name who does it by when.")))
        if is_overdue:
            asked.append(said(N_("Consider why the matter is overdue, and set the day by which it is finished.")))
        return " ".join(asked)

    def _overdue(self, row: CaseRow, now: datetime) -> str:
        """By how much the earliest open duty is late, counted as that duty is; empty when it is not."""
        today = now.astimezone(BANGKOK).date()
        if row.due_at is not None:
            hours, days = (now - row.due_at) // ONE_HOUR, (now - row.due_at).days
            return _hours_overdue(hours) if 0 <= hours < ONE_DAY // ONE_HOUR else _days_overdue(days)
        if row.due_on is None:
            return ""
        if row.due_counting not in IN_WORKING_DAYS or row.due_on >= today:
            return _days_overdue((today - row.due_on).days)
        late = max(len(self._desk.calendar.working_days(row.due_on + ONE_DAY, today)), 1)
        return ngettext("{count} working day overdue", "{count} working days overdue", late).format(count=late)


def _days_overdue(days: int) -> str:
    return ngettext("{count} day overdue", "{count} days overdue", days).format(count=days) if days > 0 else ""


def _hours_overdue(hours: int) -> str:
    return ngettext("{count} hour overdue", "{count} hours overdue", hours).format(count=hours)


def _task(item: Item) -> Task:
    is_withheld = item.row.restricted or item.row.sealed
    resolution = said(WITHHELD) if is_withheld else _shortened(item.resolution, MOST_LETTERS)
    return Task(item.row.number, resolution, "" if is_withheld else item.owner, item.due_on)


def _shortened(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most]}…"
