"""The other offices of the demo: a Social Security office and a provincial one, each with a few cases of its own."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from app.services.demo.cases import ENTERED_AFTER, DemoClock
from app.services.office import Office

OFFICES, STEPS, CLOSED = "offices.json", "steps", "closed"

Told = Mapping[str, object]


def offices_in(folder: Path) -> dict[str, Told]:
    """What the demo tells of each other office, by its policy profile."""
    told: Sequence[Told] = json.loads((folder / OFFICES).read_text("utf-8"))
    return {str(each["profile"]): each for each in told}


def fill_office(office: Office, clock: DemoClock, told: Told) -> None:
    """Describe the office and record its cases; the clock then stands where it stood before."""
    present = clock.moment
    named, units, cases = told["hospital"], told["units"], told["cases"]
    assert isinstance(named, dict)
    assert isinstance(units, list)
    assert isinstance(cases, list)
    office.staff.describe_hospital(**named)
    office.staff.add_units(units)
    for case in cases:
        _record(office, clock, case)
    clock.moment = present


def _record(office: Office, clock: DemoClock, case: Mapping[str, object]) -> None:
    """Record a case, what was done about it and its end where it has one, each at its time."""
    clock.moment = datetime.fromisoformat(str(case["received_at"])) + ENTERED_AFTER
    number = office.complaints.record({name: value for name, value in case.items() if name not in (STEPS, CLOSED)})
    steps = case[STEPS]
    assert isinstance(steps, list)
    for step in steps:
        clock.moment = datetime.fromisoformat(step["values"]["at"]) + ENTERED_AFTER
        office.proceedings.begin(number, step["kind"], step["values"])
    closed = case.get(CLOSED)
    if isinstance(closed, dict):
        clock.moment = datetime.fromisoformat(closed["told_at"]) + ENTERED_AFTER
        office.complaints.change_fields(number, closed)
