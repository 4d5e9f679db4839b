"""Why a duty is due when it is: the rule in words, the days counted one by one and the days left out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from app.domain import counting
from app.domain.buddhist_dates import BANGKOK, day_long, moment_long
from app.domain.counting import Answer
from app.domain.counting_options import Uncountable
from app.domain.duties import Duty
from app.domain.errors import CalendarOutOfRange
from app.domain.working_days import Calendar
from app.translation import N_, _

Reading = Mapping[str, object]


@dataclass(frozen=True)
class Explanation:
    """One date explained; `sentence` is the rule in words, `reading` how it is read here."""

    rule: str
    sentence: str
    source: str
    reading: str
    days: tuple[date, ...]
    left_out: tuple[tuple[date, str], ...]
    warnings: tuple[str, ...]


_SENTENCES = {
    "working_days": N_("{n} working days, counted from {start}."),
    "progress_report": N_("Every {every} working days, for the {k}th time, counted from {start}."),
    "calendar_days": N_("{n} days, counted from {start}; Saturdays, Sundays and holidays count."),
    "hours": N_("{n} hours after {start}, round the clock."),
    "at_once": N_("At once, from {start}."),
    "within_shift": N_("Before the shift ends that was on duty at {start}."),
    "office_hours_1d": N_("Within one day of {start}; out of hours the next day."),
    "earlier_of": N_("At once, in any case within {hours} hours and within the shift, counted from {start}."),
    "fiscal_year_end": N_("By the end of the fiscal year in which {start} lies."),
    "day_of_next_month": N_("By day {day} of the month after {start}."),
    "quarter_end": N_("By the end of the quarter in which {start} lies."),
    "half_year_end": N_("By the end of the half-year in which {start} lies."),
    "given_day": N_("The day that was named for it."),
    "reply_by": N_("The date by which the referring agency asked for a reply."),
}
_READINGS = {
    ("first_day", "include"): N_("the day of receipt is day 1 if it is a working day, else the next one is"),
    ("first_day", "exclude"): N_("day 1 is the first day after the day of receipt"),
    ("nonworking_receipt", "deemed_next_working_day"): N_(
        "a receipt on a day off counts as one on the next working day"
    ),
    ("after_hours", "next_working_day"): N_("a receipt after hours counts as one on the next working day"),
    ("roll", "none"): N_("the last day counts even on a day off"),
    ("roll", "following"): N_("a last day on a day off moves to the next working day"),
    ("roll", "preceding"): N_("a last day on a day off moves to the working day before"),
    ("next_day_basis", "working"): N_("the next day is the next working day"),
    ("next_day_basis", "calendar"): N_("the next day is the next day of the calendar, until the office closes"),
    ("before_open", "same_day"): N_("before opening means that same day"),
    ("inside", "24h"): N_("inside office hours 24 hours are given"),
    ("inside", "same_day_close"): N_("inside office hours the same day's closing is meant"),
}
_CALENDAR_READINGS = {
    ("first_day", "include"): N_("the day it starts is day 1"),
    ("first_day", "exclude"): N_("the day after it starts is day 1"),
}


def explained(duty: Duty, calendar: Calendar, language: str) -> Explanation:
    """The explanation in the language in use; `language` names the days left out and writes the dates."""
    again = _counted_again(duty, calendar)
    return Explanation(
        rule=duty.rule,
        sentence=_sentence(duty, language),
        source=duty.source,
        reading=_reading(duty.reading),
        days=again.days,
        left_out=tuple((day, calendar.name_of_closure(day, language) or "") for day in again.left_out),
        warnings=tuple(_warnings(duty, again, calendar, language)),
    )


def _counted_again(duty: Duty, calendar: Calendar) -> Answer:
    try:
        return counting.answer(duty.reading, duty.starts_at, {}, calendar)
    except (Uncountable, CalendarOutOfRange):
        return Answer(due_on=duty.due_on, due_at=duty.due_at)


def _sentence(duty: Duty, language: str) -> str:
    sentence = _(_SENTENCES.get(str(duty.reading.get("type")), _SENTENCES["at_once"]))
    counts_days = duty.due_at is None
    start = day_long(_start(duty), language) if counts_days else moment_long(duty.starts_at, language)
    return sentence.format_map({**duty.reading, "start": start, "hours": _hours(duty.reading)})


def _hours(reading: Reading) -> object:
    parts = reading.get("of")
    listed = parts if isinstance(parts, list | tuple) else ()
    return next((part["n"] for part in listed if part.get("type") == "hours"), "")


def _start(duty: Duty) -> date:
    return duty.starts_at.astimezone(BANGKOK).date()


def _reading(reading: Reading) -> str:
    words = {**_READINGS, **_CALENDAR_READINGS} if reading.get("type") == "calendar_days" else _READINGS
    parts = [_(words[name, str(value)]) for name, value in reading.items() if (name, str(value)) in words]
    minutes = reading.get("never_under_minutes")
    if minutes:
        parts.append(_("never under {minutes} minutes, because of the hand-over").format(minutes=minutes))
    return "; ".join(parts) or _("as the rule says")


def _warnings(duty: Duty, again: Answer, calendar: Calendar, language: str) -> list[str]:
    due_on = duty.due_on or (duty.due_at or duty.starts_at).astimezone(BANGKOK).date()
    if not calendar.covers(due_on):
        return [_("The year of this date is outside the calendar; nothing is known about its days off.")]
    found = []
    if duty.due_on and not calendar.is_working(duty.due_on):
        before = day_long(calendar.working_day_before(duty.due_on), language)
        found.append(
            _("The last day is a day off ({name}). The last working day before it is {date}.").format(
                name=calendar.name_of_closure(duty.due_on, language), date=before
            )
        )
    if not calendar.is_confirmed(due_on.year):
        found.append(_("The days off of that year are not confirmed yet; the date may still move."))
    if _moved(duty, again):
        found.append(_("The calendar has changed since this date was fixed; counted today it would be another."))
    return found


def _moved(duty: Duty, again: Answer) -> bool:
    fixed: tuple[date | None, datetime | None] = (duty.due_on, duty.due_at)
    return fixed != (again.due_on, again.due_at)
