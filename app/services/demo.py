"""Fills a throw-away folder with fictional cases, each entered when it came in, for `--demo` and `tour`."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from app.domain.officers_days import DayAction, of_code
from app.domain.vocabulary import CallOutcome
from app.services.hospital_calendar import HospitalCalendar
from app.services.office import Office

ENTERED_AFTER = timedelta(minutes=6)


@dataclass
class DemoClock:
    """A clock that stands still until it is set."""

    moment: datetime

    def __call__(self) -> datetime:
        return self.moment


def fill(office: Office, clock: DemoClock, folder: Path) -> None:
    """Record the cases of `folder` and what was done about them; the clock then stands where it stood before."""
    present = clock.moment
    clock.moment = present - timedelta(days=400)
    _describe(office, folder)
    steps = _read(folder / "steps.json")
    for case in sorted(_read(folder / "cases.json"), key=lambda case: str(case["received_at"])):
        clock.moment = min(datetime.fromisoformat(str(case["received_at"])) + ENTERED_AFTER, present)
        _record(office, clock, case, [step for step in steps if step["case"] == case["source_id"]])
    clock.moment = present


def first_person(folder: Path) -> str:
    """The name under which the demo is signed in."""
    return str(_read(folder / "staff.json")[0]["name"])


def _describe(office: Office, folder: Path) -> None:
    office.staff.add_units(json.loads((folder / "units.json").read_text("utf-8")))
    for person in _read(folder / "staff.json")[1:]:
        office.staff.add_person(str(person["name"]), [str(person["role"])], str(person["unit"]))
    calendar = HospitalCalendar(office.desk)
    for day in _read(folder / "calendar.json"):
        action = of_code(DayAction, day.pop("action"))
        calendar.confirm(calendar.checked(action, day), _unwatched)
    for letterhead in _read(folder / "letterhead.json"):
        office.staff.describe_hospital(**{name: str(value) for name, value in letterhead.items()})


def _unwatched(_done: int, _all: int) -> None:
    """Nobody waits for the demo's calendar: no case is there yet."""


def _record(
    office: Office, clock: DemoClock, case: Mapping[str, object], steps: Sequence[Mapping[str, object]]
) -> None:
    closing = {name: case[name] for name in _CLOSING if name in case}
    number = office.complaints.record({name: case[name] for name in case if name not in _CLOSING})
    for step in steps:
        at = datetime.fromisoformat(str(step["at"]))
        clock.moment = max(clock.moment, at)
        _STEPS[str(step["do"])](office, number, step, at)
    if closing:
        clock.moment = datetime.fromisoformat(str(closing["told_at"])) + ENTERED_AFTER
        _close(office, number, closing)


def _close(office: Office, number: str, closing: Mapping[str, object]) -> None:
    record = office.complaints.case(number)
    waiting = [duty.id for duty in record.duties if not (duty.collected or duty.is_ended)]
    person = office.staff.person.name
    if waiting:
        office.duties.done(number, waiting, at=datetime.fromisoformat(str(closing["told_at"])), by=person)
    office.complaints.change_fields(number, closing)


def _tick(office: Office, number: str, step: Mapping[str, object], at: datetime) -> None:
    duties = step["duties"]
    names = [str(duty) for duty in duties] if isinstance(duties, list) else []
    office.duties.done(number, names, at=at, by=str(step["by"]), means=str(step.get("means", "")))


def _call(office: Office, number: str, step: Mapping[str, object], at: datetime) -> None:
    outcome = CallOutcome(str(step["outcome"]))
    words = str(step.get("words", ""))
    office.mediation.log_call(number, str(step["mediator"]), outcome, at=at, words=words)


def _send(office: Office, number: str, _step: Mapping[str, object], _at: datetime) -> None:
    office.mediation.send(number)


_CLOSING = ("outcome", "outcome_words", "told_at")
_STEPS: Mapping[str, Callable[[Office, str, Mapping[str, object], datetime], None]] = {
    "tick": _tick,
    "call": _call,
    "send": _send,
}


def _read(path: Path) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = json.loads(path.read_text("utf-8"))
    return rows
