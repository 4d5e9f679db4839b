"""Counting of days and hours, one function a type of rule; the numbers come with the question."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from app.domain.answer import Answer as Answer
from app.domain.answer import Listed, WorkingDays
from app.domain.buddhist_dates import BANGKOK, BUDDHIST
from app.domain.counting_options import Options, Uncountable, choice, time_of, time_of_day, whole
from app.domain.errors import CalendarOutOfRange
from app.domain.working_days import Calendar

ONE_DAY = timedelta(days=1)
FISCAL_YEAR_ENDS = (9, 30)  # REP-3; Budget Procedures Act B.E. 2561 s. 4
MONTHS_OF_A_YEAR = 12
SAME_DAY_CLOSE = "same_day_close"


def answer(rule: Options, received: datetime, convention: Options, calendar: Calendar) -> Answer:
    """When what `rule` asks for is due; keys of `convention` go before the rule's own.

    Raises:
        Uncountable: the question is incomplete or makes no sense.
        CalendarOutOfRange: a day outside the years that the calendar covers.
    """
    options = {**rule, **convention}
    count = _COUNTED_BY.get(str(options.get("type")))
    if count is None:
        raise Uncountable("unknown_type", "type", options.get("type"))
    received = received.astimezone(BANGKOK)
    calendar.require(received.date())
    try:
        return count(options, received, calendar)
    except OverflowError:
        raise Uncountable("too_far", "n", options.get("n")) from None


def unknown_in(rule: Options) -> str:
    """The first key, type or part of a rule that this module does not know; empty when all are known."""
    keys = KEYS.get(str(rule.get("type")))
    if keys is None:
        return str(rule.get("type"))
    parts = rule.get("of", [])
    found = [key for key in rule if key != "type" and key not in keys]
    found += [unknown_in(part) for part in parts] if isinstance(parts, list) else ["of"]
    return next(filter(None, found), "")


def nth_working_days(received: Sequence[int], number: int, calendar: Calendar) -> list[int]:
    """For many days of receipt at once, as ordinals: the working day of that number (first day included).

    Raises:
        CalendarOutOfRange: a day outside the years that the calendar covers.
    """
    for ordinal in (
        min(received, default=calendar.first_ordinal),
        max(received, default=calendar.first_ordinal),
    ):
        calendar.require(date.fromordinal(ordinal))
    ordinals, before, first = calendar.ordinals, calendar.before, calendar.first_ordinal
    offset = number - 1
    try:
        return [ordinals[before[ordinal - first] + offset] for ordinal in received]
    except IndexError:
        raise CalendarOutOfRange(calendar.last_year + 1, calendar.first_year, calendar.last_year) from None


def _working_days(options: Options, received: datetime, calendar: Calendar) -> Answer:
    return _nth_working_day(whole(options, "n", least=1), options, received, calendar)


def _progress_report(options: Options, received: datetime, calendar: Calendar) -> Answer:
    number = whole(options, "every", least=1) * whole(options, "k", least=1)
    return _nth_working_day(number, options, received, calendar)


def _nth_working_day(number: int, options: Options, received: datetime, calendar: Calendar) -> Answer:
    first = _first_working_day(options, received, calendar)
    due_on = calendar.working_day(first, number)
    return Answer(due_on=due_on, counted=WorkingDays(calendar, received.date(), first, due_on))


def _first_working_day(options: Options, received: datetime, calendar: Calendar) -> date:
    """Day 1 of the count (DAY-1); a receipt after hours never stacks on an excluded first day."""
    received_on = received.date()
    deemed = choice(options, "nonworking_receipt", ("as_is", "deemed_next_working_day")) != "as_is"
    moved = choice(options, "after_hours", ("ignore", "next_working_day")) != "ignore"
    if choice(options, "first_day", ("include", "exclude")) == "exclude":
        return calendar.working_day_after(calendar.working_day(received_on) if deemed else received_on)
    if moved and received.time() > time_of_day(options, "closes"):
        return calendar.working_day_after(received_on)
    return calendar.working_day(received_on)


def _kpi_days_used(options: Options, received: datetime, calendar: Calendar) -> Answer:
    reported_on = options.get("reported")
    if not isinstance(reported_on, date):
        raise Uncountable("missing", "reported", reported_on)
    if reported_on < received.date():
        raise Uncountable("reported_before", "reported", reported_on.isoformat())
    counted = WorkingDays(calendar, received.date(), _first_working_day(options, received, calendar), reported_on)
    used = len(counted.days)
    return Answer(used=used, within_window=used <= whole(options, "window", least=1), counted=counted)


def _calendar_days(options: Options, received: datetime, calendar: Calendar) -> Answer:
    counts_first_day = choice(options, "first_day", ("exclude", "include")) == "include"
    number = whole(options, "n", least=1 if counts_first_day else 0)
    first = received.date() if counts_first_day else received.date() + ONE_DAY
    last = first + (number - 1) * ONE_DAY
    days = tuple(first + each * ONE_DAY for each in range((last - first).days + 1)) if calendar.covers(last) else ()
    return _rolled(last, options, calendar, days)


def _day_of_next_month(options: Options, received: datetime, calendar: Calendar) -> Answer:
    following = _month_after(received.date())
    last = _month_after(following) - ONE_DAY
    day = min(whole(options, "day", least=1, most=31), last.day)
    return _rolled(following.replace(day=day), options, calendar)


def _rolled(day: date, options: Options, calendar: Calendar, days: tuple[date, ...] = ()) -> Answer:
    roll = choice(options, "roll", ("none", "following", "preceding"))
    calendar.require(day)
    if roll == "following":
        due_on = calendar.working_day(day)
    elif roll == "preceding":
        due_on = calendar.working_day_before(day)
    else:
        due_on = day
    left_out = calendar.closed_days(min(day, due_on), max(day, due_on)) if due_on != day else ()
    return Answer(due_on=due_on, before_roll=day, counted=Listed(days, left_out))


def _hours(options: Options, received: datetime, calendar: Calendar) -> Answer:
    hours = timedelta(hours=whole(options, "n", least=0))
    return _moment((received.astimezone(UTC) + hours).astimezone(BANGKOK), calendar)


def _at_once(options: Options, received: datetime, calendar: Calendar) -> Answer:
    return _moment(received, calendar)


def _within_shift(options: Options, received: datetime, calendar: Calendar) -> Answer:
    written = options.get("boundaries")
    if not isinstance(written, list | tuple) or not written:
        raise Uncountable("missing", "boundaries", written)
    boundaries = [time_of(each, "boundaries") for each in written]
    days = (received.date(), received.date() + ONE_DAY)
    moments = [datetime.combine(day, each, BANGKOK) for day in days for each in boundaries]
    return _moment(min(each for each in moments if each > received), calendar)


def _office_hours_1d(options: Options, received: datetime, calendar: Calendar) -> Answer:
    """One day, out of hours the next (RPT-3, DAY-3); opening and closing belong to the office hours."""
    opens, closes = time_of_day(options, "opens"), time_of_day(options, "closes")
    on, at = received.date(), received.time()
    by_working_days = choice(options, "next_day_basis", ("calendar", "working")) == "working"
    waits_a_day = choice(options, "before_open", ("same_day", "next_day")) == "next_day"
    inside = choice(options, "inside", (SAME_DAY_CLOSE, "24h"))
    if calendar.is_working(on) and opens <= at <= closes:
        due_at = datetime.combine(on, closes, BANGKOK) if inside == SAME_DAY_CLOSE else received + ONE_DAY
        return _moment(due_at, calendar)
    if at < opens and not waits_a_day:
        due_on = calendar.working_day(on) if by_working_days else on
    else:
        due_on = calendar.working_day_after(on) if by_working_days else on + ONE_DAY
    return _moment(datetime.combine(due_on, closes, BANGKOK), calendar)


def _fiscal_year_end(options: Options, received: datetime, calendar: Calendar) -> Answer:
    due_on = fiscal_year_end(received.date())
    calendar.require(due_on)
    return Answer(due_on=due_on, fiscal_year_be=due_on.year + BUDDHIST)


def _quarter_end(options: Options, received: datetime, calendar: Calendar) -> Answer:
    return Answer(due_on=_end_of_part(received.date(), months=3))


def _half_year_end(options: Options, received: datetime, calendar: Calendar) -> Answer:
    return Answer(due_on=_end_of_part(received.date(), months=6))


def _earlier_of(options: Options, received: datetime, calendar: Calendar) -> Answer:
    parts = options.get("of")
    if not isinstance(parts, list | tuple) or not parts:
        raise Uncountable("missing", "of", parts)
    moments = [answer(part, received, {}, calendar).due_at for part in parts]
    earliest = min(each for each in moments if each is not None)
    minutes = whole({"never_under_minutes": 0, **options}, "never_under_minutes", least=0)
    return _moment(max(earliest, received + timedelta(minutes=minutes)), calendar)


def _given_day(options: Options, received: datetime, calendar: Calendar) -> Answer:
    on = options.get("on")
    if not isinstance(on, str):
        raise Uncountable("missing", "on", on)
    return Answer(due_on=date.fromisoformat(on))


def fiscal_year_end(day: date) -> date:
    """The 30 September on or after `day`; its year names the fiscal year (REP-3)."""
    ends = date(day.year, *FISCAL_YEAR_ENDS)
    return ends if day <= ends else ends.replace(year=day.year + 1)


def _end_of_part(day: date, months: int) -> date:
    """The end of the part of the fiscal year; from October, its parts end where the calendar year's do."""
    later, month = divmod(day.month - 1 + (FISCAL_YEAR_ENDS[0] - day.month) % months, MONTHS_OF_A_YEAR)
    return _month_after(date(day.year + later, month + 1, 1)) - ONE_DAY


def _moment(due_at: datetime, calendar: Calendar) -> Answer:
    calendar.require(due_at.date())
    return Answer(due_at=due_at)


def _month_after(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1)


_COUNTED_BY: Mapping[str, Callable[[Options, datetime, Calendar], Answer]] = {
    "working_days": _working_days,
    "progress_report": _progress_report,
    "kpi_days_used": _kpi_days_used,
    "calendar_days": _calendar_days,
    "day_of_next_month": _day_of_next_month,
    "hours": _hours,
    "at_once": _at_once,
    "within_shift": _within_shift,
    "office_hours_1d": _office_hours_1d,
    "fiscal_year_end": _fiscal_year_end,
    "quarter_end": _quarter_end,
    "half_year_end": _half_year_end,
    "earlier_of": _earlier_of,
    "reply_by": _given_day,
    "given_day": _given_day,
}
_FIRST_DAY = frozenset({"first_day", "nonworking_receipt", "after_hours", "closes"})
KEYS: Mapping[str, frozenset[str]] = {
    "working_days": _FIRST_DAY | {"n"},
    "progress_report": _FIRST_DAY | {"every", "k"},
    "kpi_days_used": _FIRST_DAY | {"reported", "window"},
    "calendar_days": frozenset({"n", "first_day", "roll"}),
    "day_of_next_month": frozenset({"day", "roll"}),
    "hours": frozenset({"n"}),
    "at_once": frozenset(),
    "within_shift": frozenset({"boundaries"}),
    "office_hours_1d": frozenset({"opens", "closes", "next_day_basis", "before_open", "inside"}),
    "fiscal_year_end": frozenset(),
    "quarter_end": frozenset(),
    "half_year_end": frozenset(),
    "earlier_of": frozenset({"of", "never_under_minutes"}),
    "reply_by": frozenset({"on"}),
    "given_day": frozenset({"on"}),
}
# The others belong to duties: they are written in policy files, not asked in files of questions.
QUESTION_TYPES = frozenset(KEYS) - {"at_once", "earlier_of", "reply_by", "given_day"}
