"""The due badge of a case or a duty: how long is left, in the days in which it is counted."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple, Protocol

from app.domain.buddhist_dates import day_short
from app.domain.vocabulary import State
from app.translation import _, language, ngettext
from app.ui.badges import Tone

if TYPE_CHECKING:
    from app.domain.working_days import Calendar

SOON_DAYS = 3
IN_WORKING_DAYS = frozenset({"working_days", "progress_report"})
NOTHING, MINUTE, HOUR, DAY = timedelta(0), timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


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


class DueBadge(NamedTuple):
    """What a badge shows; `doubt` is what its tooltip adds where the days off of the year are not confirmed."""

    tone: Tone
    text: str
    doubt: str = ""


def due_badge(row: DueCase, now: datetime, calendar: "Calendar | None") -> DueBadge | None:
    """The badge; None when nothing is due. Without the calendar a date counted in working days stays a date."""
    if row.state == State.CLOSED:
        return DueBadge(Tone.DONE, _("Closed"))
    if row.state == State.VOIDED:
        return DueBadge(Tone.LATER, _("Voided"))
    if row.due_at is not None:
        return in_doubt(badge_until_moment(row.due_at, now, now_for=HOUR), row.due_at, calendar)
    if row.due_on is None:
        return None
    return in_doubt(badge_until_day(row.due_on, row.due_counting, now.date(), calendar), row.due_on, calendar)


def in_doubt(badge: DueBadge, due: date | datetime, calendar: "Calendar | None") -> DueBadge:
    """The badge, with a word on it where nobody has confirmed the days off of that year."""
    if calendar is None or calendar.is_confirmed(due.year):
        return badge
    words = _("The days off of that year are not confirmed yet; the date may still move.")
    return badge._replace(doubt=words)


def badge_until_moment(due_at: datetime, now: datetime, *, now_for: timedelta) -> DueBadge:
    """Days, hours or minutes, whichever is the largest that fits; "now" for as long as said after the moment."""
    left = due_at - now
    if NOTHING <= -left < now_for:
        return DueBadge(Tone.OVERDUE, _("Now"))
    if left < NOTHING:
        return DueBadge(Tone.OVERDUE, _overdue_by(-left))
    return DueBadge(_tone(left // DAY), _left_of(left))


def badge_until_day(due_on: date, counting: str, today: date, calendar: "Calendar | None") -> DueBadge:
    """Working days where they are counted in working days; without the calendar those stay a date."""
    if due_on == today:
        return DueBadge(Tone.SOON, _("Due today"))
    if counting in IN_WORKING_DAYS:
        return _in_working_days(due_on, today, calendar)
    days = (due_on - today).days
    return DueBadge(Tone.OVERDUE, _overdue_by(-days * DAY)) if days < 0 else DueBadge(_tone(days), _left_of(days * DAY))


def _in_working_days(due_on: date, today: date, calendar: "Calendar | None") -> DueBadge:
    if calendar is None:
        words = _("Due {date}").format(date=day_short(due_on, language()))
        return DueBadge(Tone.OVERDUE if due_on < today else Tone.LATER, words)
    if due_on < today:
        late = max(len(calendar.working_days(due_on + DAY, today)), 1)
        words = ngettext("{count} working day overdue", "{count} working days overdue", late)
        return DueBadge(Tone.OVERDUE, words.format(count=late))
    left = len(calendar.working_days(today + DAY, due_on))
    words = ngettext("{count} working day left", "{count} working days left", left)
    return DueBadge(_tone(left), words.format(count=left))


def _left_of(left: timedelta) -> str:
    days, hours, minutes = left // DAY, left // HOUR, max(left // MINUTE, 1)
    if days:
        return ngettext("{count} day left", "{count} days left", days).format(count=days)
    if hours:
        return ngettext("{count} hour left", "{count} hours left", hours).format(count=hours)
    return ngettext("{count} minute left", "{count} minutes left", minutes).format(count=minutes)


def _overdue_by(late: timedelta) -> str:
    days, hours, minutes = late // DAY, late // HOUR, late // MINUTE
    if days:
        return ngettext("{count} day overdue", "{count} days overdue", days).format(count=days)
    if hours:
        return ngettext("{count} hour overdue", "{count} hours overdue", hours).format(count=hours)
    return ngettext("{count} minute overdue", "{count} minutes overdue", minutes).format(count=minutes)


def _tone(days: int) -> Tone:
    return Tone.SOON if days <= SOON_DAYS else Tone.LATER
