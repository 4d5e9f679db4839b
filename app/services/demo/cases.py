"""Fills a throw-away folder with fictional cases, each entered when it came in, for `--demo` and `tour`."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from app.domain.officers_days import DayAction, of_code
from app.domain.stops import is_stopped_by_closing
from app.domain.vocabulary import CallOutcome
from app.services.cases.telling import Told
from app.services.demo.roster import fill_roster
from app.services.hospital.appointments import Appointments
from app.services.hospital.calendar import HospitalCalendar
from app.services.hospital.channel_checks import ChannelChecks
from app.services.office import Office
from app.services.reads.chain import How
from app.services.today.reports import OfficeReports

ENTERED_AFTER = timedelta(minutes=6)
LOOKED_AT, WHY_OPENED = 3, "โทรแจ้งผลการตรวจสอบให้ผู้ร้องทราบ"
WHERE_WRITTEN = "บันทึกในเอกสารของหน่วยงาน"


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
    steps = sorted([*_read(folder / "steps.json"), *_read(folder / "proceedings.json")], key=_time_of)
    for case in sorted(_read(folder / "cases.json"), key=lambda case: str(case["received_at"])):
        clock.moment = min(datetime.fromisoformat(str(case["received_at"])) + ENTERED_AFTER, present)
        _record(office, clock, case, [step for step in steps if step["case"] == case["source_id"]])
    clock.moment = present
    _look_at_channels(office, folder)
    _send_reports(office, folder)
    _look_at_people(office)


def first_person(folder: Path) -> str:
    """The name under which the demo is signed in."""
    return str(_read(folder / "staff.json")[0]["name"])


def _look_at_people(office: Office) -> None:
    """Somebody had cases with names before them, and opened an identity that is not to be told."""
    rows = office.register.everything()
    office.reads.note_cases([office.complaints.case(row.uid) for row in rows[-LOOKED_AT:]], How.SCREEN)
    protected = next((each for row in rows if (each := office.complaints.case(row.uid)).withheld), None)
    if protected is not None:
        office.identities.open(protected.key, WHY_OPENED)
        office.identities.close(protected.uid)


def _describe(office: Office, folder: Path) -> None:
    office.staff.add_units(json.loads((folder / "units.json").read_text("utf-8")))
    for person in _read(folder / "staff.json")[1:]:
        office.staff.add_person(str(person["name"]), [str(person["role"])], str(person["unit"]))
    calendar = HospitalCalendar(office.desk)
    for day in _read(folder / "calendar.json"):
        action = of_code(DayAction, day.pop("action"))
        calendar.confirm(calendar.checked(action, day), _unwatched)
    fill_roster(office.roster, json.loads((folder / "roster.json").read_text("utf-8")))
    for holder in _read(folder / "mediators.json"):
        names = {name: str(value) for name, value in holder.items()}
        office.mediation.describe(names.pop("post"), **names)
    for letterhead in _read(folder / "letterhead.json"):
        office.staff.describe_hospital(**{name: str(value) for name, value in letterhead.items()})
    for order in _read(folder / "appointments.json"):
        Appointments(office.desk).keep(order)


def _look_at_channels(office: Office, folder: Path) -> None:
    """The daily looks of a week; what is `left_out` nobody looked at."""
    checks = ChannelChecks(office.desk)
    for day in _read(folder / "channel_checks.json"):
        on, found, left_out = date.fromisoformat(str(day["on"])), _mapping(day["found"]), str(day["left_out"])
        for channel in checks.channels(on):
            if channel.code not in left_out:
                count = int(str(found.get(channel.code, 0)))
                checks.looked(on, channel.code, found=count, at=datetime.fromisoformat(str(day["at"])))


def _send_reports(office: Office, folder: Path) -> None:
    """What the office sent in time; what is not among it stands on the board of Today."""
    reports = OfficeReports(office.desk)
    for sent in _read(folder / "reports.json"):
        due = reports.find(str(sent["report"]), date.fromisoformat(str(sent["first_on"])))
        if due.report.nil_returns:
            reports.returns.enter(due, {**reports.returns.proposed(due), "at": sent["at"]})
        values = {**reports.proposed(due), "at": sent["at"], "how": sent["how"]}
        reports.mark_sent(due.report.id, due.first_on, values)


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


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
        at = datetime.fromisoformat(str(closing.get("told_at") or clock.moment.isoformat()))
        clock.moment = at + ENTERED_AFTER
        _close(office, number, closing, at)


def _close(office: Office, number: str, closing: Mapping[str, object], at: datetime) -> None:
    record = office.complaints.case(number)
    waiting = [duty for duty in record.duties if not (duty.collected or duty.is_ended)]
    done = [duty.id for duty in waiting if not is_stopped_by_closing(duty, office.desk.policy)]
    if done:
        _do(office, number, done, {"by": office.staff.person.name, "words": WHERE_WRITTEN}, at)
    office.complaints.change_fields(number, closing)


def _tick(office: Office, number: str, step: Mapping[str, object], at: datetime) -> None:
    duties = step["duties"]
    names = [str(duty) for duty in duties] if isinstance(duties, list) else []
    _do(office, number, names, step, at)


def _do(office: Office, number: str, names: Sequence[str], step: Mapping[str, object], at: datetime) -> None:
    """Tick duties; whoever is to be told is told, each for themselves."""
    rows = [each for each in office.complaints.case(number).duties if each.id in names]
    tellings = [each for each in rows if office.duties.is_to_tell(each)]
    people = [person for each in tellings for person in office.duties.who_to_tell(each)]
    told = {each.role: Told(each.role, each.name or each.label, at) for each in people}
    if told:
        office.duties.told(number, tuple(told.values()))
    others = [each for each in names if each not in {duty.id for duty in tellings}]
    if others:
        said = {name: str(step.get(name, "")) for name in ("by", "means", "words")}
        office.duties.done(number, others, at=at, **said)


def _call(office: Office, number: str, step: Mapping[str, object], at: datetime) -> None:
    outcome = CallOutcome(str(step["outcome"]))
    words = str(step.get("words", ""))
    office.mediation.log_call(number, str(step["mediator"]), outcome, at=at, words=words)


def _send(office: Office, number: str, _step: Mapping[str, object], _at: datetime) -> None:
    office.mediation.send(number)


def _begin(office: Office, number: str, step: Mapping[str, object], at: datetime) -> None:
    office.proceedings.begin(number, str(step["kind"]), _said(step, at))


def _go_on(office: Office, number: str, step: Mapping[str, object], at: datetime) -> None:
    office.proceedings.go_on(number, _uid_of(office, number, step), str(step["stage"]), _said(step, at))


def _void(office: Office, number: str, step: Mapping[str, object], _at: datetime) -> None:
    office.proceedings.void(number, _uid_of(office, number, step), because=str(step["because"]))


def _said(step: Mapping[str, object], at: datetime) -> dict[str, object]:
    values = step["values"]
    return {"at": at.isoformat(), **(values if isinstance(values, dict) else {})}


def _uid_of(office: Office, number: str, step: Mapping[str, object]) -> str:
    """The proceeding that the step is about: `which` counts those of its kind from 0."""
    rows = [row for row in office.complaints.case(number).proceedings if row.kind == step["kind"]]
    return rows[int(str(step["which"]))].uid


def _time_of(step: Mapping[str, object]) -> datetime:
    return datetime.fromisoformat(str(step["at"]))


_CLOSING = ("outcome", "outcome_words", "told_at", "nobody_to_tell")
_STEPS: Mapping[str, Callable[[Office, str, Mapping[str, object], datetime], None]] = {
    "tick": _tick,
    "call": _call,
    "send": _send,
    "begin": _begin,
    "go_on": _go_on,
    "void": _void,
}


def _read(path: Path) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = json.loads(path.read_text("utf-8"))
    return rows
