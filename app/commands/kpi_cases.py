"""The examples of a file about an indicator: what each holds, and the figures of its months."""

from collections.abc import Mapping
from datetime import date, datetime, time
from pathlib import Path

from app.domain.buddhist_dates import BANGKOK, UnreadableDate, read_moment
from app.domain.counting_options import Uncountable, whole
from app.domain.errors import UnreadableFile
from app.domain.indicators.indicator import Indicator, MonthResult, Result, results
from app.domain.indicators.months import Month, month_named
from app.domain.indicators.pool import Clock, Matter
from app.domain.indicators.score import rounded
from app.domain.indicators.window import Window
from app.domain.working_days import Calendar
from app.services.text_files import json_in, text_of

Example = Mapping[str, object]
HOLDS = ("examples", "cases")


def examples_in(path: Path) -> list[object]:
    """The examples of a file: a list, or an object with the list under `examples`.

    Raises:
        UnreadableFile: the file is not there, not JSON or holds no list.
    """
    found = json_in(path, text_of(path))
    if isinstance(found, dict):
        found = next((found[name] for name in HOLDS if name in found), None)
    if not isinstance(found, list):
        raise UnreadableFile(path, "json_not_a_list")
    return found


def months_of(example: Example, indicator: Indicator, window: Window, calendar: Calendar) -> list[dict[str, object]]:
    """The figures of each month that the example asks for.

    Raises:
        Uncountable: something is missing, or is not what it should be.
        CalendarOutOfRange: a day outside the years that the calendar covers.
    """
    first, last = _month(example, "from_month"), _month(example, "to_month")
    if last < first:
        raise Uncountable("ends_before_it_begins", "to_month", str(last))
    calendar.require(first.first_on)
    calendar.require(last.last_on)
    complaints = example.get("complaints")
    if not isinstance(complaints, list):
        raise Uncountable("missing" if complaints is None else "not_a_list", "complaints", complaints)
    matters = [_matter(each, place, window) for place, each in enumerate(complaints, start=1)]
    return [month_described(each) for each in results(matters, indicator, first, last)]


def month_described(month: MonthResult) -> dict[str, object]:
    """The figures of one month under the names that files have for them."""
    pool = month.pool
    return {
        "month": str(pool.month),
        "received_new": pool.received_new.count,
        "carried_in": pool.carried_in.count,
        "pool": pool.pool.count,
        **_counts(month.result),
        "carried_out": pool.carried_out.count,
        **_worth(month.result),
        "score_step": month.result.score.step if month.result.score else None,
        "cumulative": sum_described(month.cumulative),
    }


def sum_described(result: Result) -> dict[str, object]:
    """The figures of several months together."""
    weighted = result.score.weighted if result.score else None
    return {**_counts(result), **_worth(result), "weighted": rounded(weighted)}


def _counts(result: Result) -> dict[str, object]:
    return {"numerator": result.share.in_time.count, "denominator": result.share.decided.count}


def _worth(result: Result) -> dict[str, object]:
    score = result.score.linear if result.score else None
    return {"percent": rounded(result.percent), "score": rounded(score)}


def _matter(written: object, place: int, window: Window) -> Matter:
    if not isinstance(written, dict):
        raise Uncountable("not_an_object", f"complaints[{place}]", written)
    received_on = _day(written, "received")
    reported_on = _day(written, "reported") if written.get("reported") is not None else None
    if reported_on is not None and reported_on < received_on:
        raise Uncountable("reported_before", "reported", reported_on.isoformat())
    due_on = window.due_on(datetime.combine(received_on, time(), BANGKOK))
    count = 1 if written.get("count") is None else whole(written, "count", least=0)
    return Matter(str(written.get("id", place)), received_on, (Clock(due_on, reported_on),), count)


def _month(example: Example, name: str) -> Month:
    value = example.get(name)
    month = month_named(value) if isinstance(value, str) else None
    if month is None:
        raise Uncountable("missing" if value is None else "not_a_month", name, value)
    return month


def _day(written: Mapping[str, object], name: str) -> date:
    value = written.get(name)
    if value is None:
        raise Uncountable("missing", name)
    if not isinstance(value, str) or not value[:1].isdecimal():
        raise Uncountable("not_a_date", name, value)
    try:
        return read_moment(value, datetime.min.replace(tzinfo=BANGKOK)).date()
    except (UnreadableDate, OverflowError):
        raise Uncountable("not_a_date", name, value) from None
