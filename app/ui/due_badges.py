"""The due badge of a case in a list: how long is left, in days as they are counted."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from app.domain.buddhist_dates import day_short
from app.domain.vocabulary import State
from app.translation import _, language, ngettext
from app.ui.badges import Tone

if TYPE_CHECKING:
    from app.domain.working_days import Calendar

SOON_DAYS = 3
IN_WORKING_DAYS = frozenset({"working_days", "progress_report"})
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


class DueCase(Protocol):
    """What the badge looks at: a row of a list, or a case in the form."""

    @property
    def state(self) -> str: ...

    @property
    def due_on(self) -> date | None: ...

    @property
    def due_at(self) -> datetime | None: ...

    @property
    def due_counting(self) -> str: ...


@dataclass(frozen=True)
class DueBadge:
    """What a badge shows."""

    tone: Tone
    text: str


def due_badge(row: DueCase, now: datetime, calendar: "Calendar | None") -> DueBadge | None:
    """The badge; None when nothing is due. Without the calendar a date counted in working days stays a date."""
    if row.state == State.CLOSED:
        return DueBadge(Tone.DONE, _("Closed"))
    if row.state == State.VOIDED:
        return DueBadge(Tone.LATER, _("Voided"))
    if row.due_at is not None:
        return _until_moment(row.due_at, now)
    if row.due_on is None:
        return None
    if row.due_counting in IN_WORKING_DAYS and row.due_on != now.date():
        return _in_working_days(row.due_on, now.date(), calendar)
    return _until_day(row.due_on, now.date())


def _until_moment(due_at: datetime, now: datetime) -> DueBadge:
    left = due_at - now
    if -HOUR < left < timedelta(0):
        return DueBadge(Tone.OVERDUE, _("Now"))
    if abs(left) >= DAY:
        days = left // DAY if left > timedelta(0) else -(-left // DAY)
        return _in_days(days)
    hours = max(abs(left) // HOUR, 1)
    if left < timedelta(0):
        words = ngettext("{count} hour overdue", "{count} hours overdue", hours)
        return DueBadge(Tone.OVERDUE, words.format(count=hours))
    words = ngettext("{count} hour left", "{count} hours left", hours)
    return DueBadge(Tone.SOON, words.format(count=hours))


def _until_day(due_on: date, today: date) -> DueBadge:
    if due_on == today:
        return DueBadge(Tone.SOON, _("Due today"))
    return _in_days((due_on - today).days)


def _in_working_days(due_on: date, today: date, calendar: "Calendar | None") -> DueBadge:
    if calendar is None:
        words = _("Due {date}").format(date=day_short(due_on, language()))
        return DueBadge(Tone.OVERDUE if due_on < today else Tone.LATER, words)
    if due_on < today:
        late = max(len(calendar.working_days(due_on + DAY, today)), 1)
        words = ngettext("{count} working day overdue", "{count} working days overdue", late)
        return DueBadge(Tone.OVERDUE, words.format(count=late))
    left = len(calendar.working_days(today + DAY, due_on))
    words = ngettext("{count} working day left", "{count} working days left", left).format(count=left)
    return DueBadge(Tone.SOON if left <= SOON_DAYS else Tone.LATER, words)


def _in_days(days: int) -> DueBadge:
    if days < 0:
        words = ngettext("{count} day overdue", "{count} days overdue", -days).format(count=-days)
        return DueBadge(Tone.OVERDUE, words)
    words = ngettext("{count} day left", "{count} days left", days).format(count=days)
    return DueBadge(Tone.SOON if days <= SOON_DAYS else Tone.LATER, words)
