"""What is asked for when officers change the calendar (DAY-2), and what is refused."""

from collections.abc import Mapping
from datetime import date

from app.domain.buddhist_dates import BUDDHIST
from app.domain.errors import Problem
from app.domain.fields import FieldClass, FieldKind
from app.domain.officers_days import DayAction, DayScope, OfficersDay
from app.domain.proceedings.schema import ProceedingKind, Stage, StageField
from app.domain.working_days import Calendar
from app.translation import N_, language

TAKE_BACK = "take_back"

_ON = StageField(name="on", label=N_("Day"), kind=FieldKind.DAY, required=True, may_lie_ahead=True)
_NAME = StageField(name="name", label=N_("Name of the day off"), kind=FieldKind.TEXT, required=True)
_DOCUMENTED = (
    StageField(name="reason", label=N_("Reason"), kind=FieldKind.TEXT, required=True),
    StageField(name="document", label=N_("Number of the document"), kind=FieldKind.TEXT, required=True),
    StageField(name="document_on", label=N_("Date of the document"), kind=FieldKind.DAY, required=True),
    StageField(name="scope", label=N_("Holds for"), kind=FieldKind.CHOICE, required=True, choices=DayScope),
)


def _form(action: DayAction, *asked: StageField) -> Stage:
    return Stage(name=action.value, label=action.label, fields=(*asked, *_DOCUMENTED), field_class=FieldClass.SUMMARY)


CALENDAR_FORMS = ProceedingKind(
    code="calendar",
    label=N_("Calendar of working days"),
    icon="calendar",
    rule="DAY-2",
    stages=(
        _form(DayAction.ADD, _ON, _NAME),
        _form(DayAction.STRIKE, _ON),
        _form(
            DayAction.MOVE,
            StageField(name="on", label=N_("Moved from"), kind=FieldKind.DAY, required=True, may_lie_ahead=True),
            StageField(name="to", label=N_("Moved to"), kind=FieldKind.DAY, required=True, may_lie_ahead=True),
        ),
        _form(DayAction.WORK, _ON),
        Stage(
            name=TAKE_BACK,
            label=N_("Take the change back"),
            fields=(StageField(name="reason", label=N_("Reason"), kind=FieldKind.TEXT, required=True),),
            field_class=FieldClass.SUMMARY,
        ),
    ),
)


def problems_with(
    action: DayAction, on: date, to: date | None, calendar: Calendar, entered: Mapping[date, OfficersDay]
) -> list[Problem]:
    """Why the calendar cannot be changed so; `calendar` is the one that holds, `entered` what made it differ."""
    days = {"on": on, "to": to}
    named = {name: day for name, day in days.items() if day is not None}
    covered = {"first_year": _year(calendar.first_year), "last_year": _year(calendar.last_year)}
    problems = [Problem(name, "outside_calendar", covered) for name, day in named.items() if not calendar.covers(day)]
    problems += [
        Problem(name, "day_changed_already", {"reason": entered[day].reason})
        for name, day in named.items()
        if day in entered
    ]
    return problems or list(_contradictions(action, on, to, calendar))


def _contradictions(action: DayAction, on: date, to: date | None, calendar: Calendar) -> list[Problem]:
    wrong = {
        DayAction.ADD: _closed_already,
        DayAction.STRIKE: _not_struck,
        DayAction.MOVE: _not_struck,
        DayAction.WORK: _no_weekend_day_off,
    }[action]("on", on, calendar)
    target = _closed_already("to", to, calendar) if to is not None else []
    return wrong + target


def _closed_already(field: str, day: date, calendar: Calendar) -> list[Problem]:
    return [] if calendar.is_working(day) else [Problem(field, "closed_already", {"name": _name(day, calendar)})]


def _not_struck(field: str, day: date, calendar: Calendar) -> list[Problem]:
    if calendar.is_working(day):
        return [Problem(field, "not_closed")]
    if day.weekday() in calendar.weekend:
        return [Problem(field, "is_weekend", {"name": _name(day, calendar)})]
    return []


def _no_weekend_day_off(field: str, day: date, calendar: Calendar) -> list[Problem]:
    if day.weekday() not in calendar.weekend:
        return [Problem(field, "not_a_weekend")]
    return [Problem(field, "works_already")] if calendar.is_working(day) else []


def _year(year: int) -> int:
    return year + BUDDHIST if language() == "th" else year


def _name(day: date, calendar: Calendar) -> str:
    return calendar.name_of_closure(day, language()) or ""
