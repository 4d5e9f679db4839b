"""How long is left of a duty, in the days in which it is counted, as a tone and words for its badge."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.domain.duties import Duty
from app.domain.working_days import Calendar
from app.services.rows import DutyRow
from app.translation import _, ngettext
from app.ui.kit import Tone

SOON_DAYS = 3  # the register's badges turn amber at the same distance
WORKING_DAY_RULES = ("working_days", "progress_report")
DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)


@dataclass(frozen=True)
class TimeLeft:
    """What a badge shows."""

    tone: Tone
    text: str


def is_ended(duty: Duty | DutyRow) -> bool:
    """Done, or not needed."""
    return isinstance(duty, DutyRow) and bool(duty.done_at or duty.not_needed)


def is_at_once(duty: Duty | DutyRow) -> bool:
    """Due at the moment from which it counts."""
    return duty.due_at is not None and duty.due_at <= duty.starts_at


def time_left(duty: Duty | DutyRow, now: datetime, calendar: Calendar) -> TimeLeft:
    """The badge of a duty at `now`."""
    if is_ended(duty):
        done = isinstance(duty, DutyRow) and duty.done_at is not None
        return TimeLeft(Tone.DONE, _("Done") if done else _("Not needed"))
    if duty.due_at is not None:
        return _until_moment(duty.due_at, now, at_once=is_at_once(duty))
    if duty.due_on is None:
        return TimeLeft(Tone.LATER, _("No date"))
    if duty.reading.get("type") in WORKING_DAY_RULES:
        return _until_working_day(duty.due_on, now.date(), calendar)
    return _until_day(duty.due_on, now.date())


def _until_moment(due_at: datetime, now: datetime, *, at_once: bool) -> TimeLeft:
    left = due_at - now
    if at_once and -left < DAY:
        return TimeLeft(Tone.OVERDUE, _("Now"))
    if left < timedelta(0):
        return TimeLeft(Tone.OVERDUE, _overdue_by(-left))
    tone = Tone.SOON if left <= SOON_DAYS * DAY else Tone.LATER
    return TimeLeft(tone, _left_of(left))


def _left_of(left: timedelta) -> str:
    if left >= DAY:
        return _days_left(left // DAY)
    if left >= HOUR:
        hours = left // HOUR
        return ngettext("{count} hour left", "{count} hours left", hours).format(count=hours)
    minutes = left // MINUTE
    return ngettext("{count} minute left", "{count} minutes left", minutes).format(count=minutes)


def _overdue_by(late: timedelta) -> str:
    if late >= DAY:
        return _days_overdue(late // DAY)
    if late >= HOUR:
        hours = late // HOUR
        return ngettext("{count} hour overdue", "{count} hours overdue", hours).format(count=hours)
    minutes = late // MINUTE
    return ngettext("{count} minute overdue", "{count} minutes overdue", minutes).format(count=minutes)


def _until_day(due_on: date, today: date) -> TimeLeft:
    days = (due_on - today).days
    if days < 0:
        return TimeLeft(Tone.OVERDUE, _days_overdue(-days))
    return TimeLeft(_tone(days), _days_left(days) if days else _("Due today"))


def _until_working_day(due_on: date, today: date, calendar: Calendar) -> TimeLeft:
    if due_on < today:
        late = max(len(calendar.working_days(due_on + DAY, today)), 1)
        return TimeLeft(
            Tone.OVERDUE,
            ngettext("{count} working day overdue", "{count} working days overdue", late).format(count=late),
        )
    left = len(calendar.working_days(today + DAY, due_on))
    if not left:
        return TimeLeft(Tone.SOON, _("Due today"))
    text = ngettext("{count} working day left", "{count} working days left", left).format(count=left)
    return TimeLeft(_tone(left), text)


def _tone(days: int) -> Tone:
    return Tone.SOON if days <= SOON_DAYS else Tone.LATER


def _days_left(days: int) -> str:
    return ngettext("{count} day left", "{count} days left", days).format(count=days)


def _days_overdue(days: int) -> str:
    return ngettext("{count} day overdue", "{count} days overdue", days).format(count=days)
