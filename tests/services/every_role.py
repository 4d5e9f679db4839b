"""A centre where somebody of every role signs in, with cases of every kind near to them and far from them."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from app import bootstrap
from app.domain.proceedings.ties import ASSIGNMENT
from app.domain.roles import DataClass, Scope
from app.domain.vocabulary import Role
from app.services.office import Office
from tests.cases import HEAD_TRIED, a_complaint, an_incident
from tests.services.signing_in import OTHER, accounts_of

WARD, ELSEWHERE = "หอผู้ป่วยหญิง", "ห้องจ่ายยาผู้ป่วยนอก"
NAMES = {
    Role.OFFICER: "ปรีชา ทดสอบ",
    Role.WARD_HEAD: "มานี ทดสอบ",
    Role.MEDIATOR: "วีระ ทดสอบ",
    Role.RISK_MANAGER: "ปิติ ทดสอบ",
    Role.DIRECTOR: "ชูใจ ทดสอบ",
    Role.ADMINISTRATOR: "สมคิด ทดสอบ",
}
KINDS: dict[DataClass, Callable[..., dict[str, object]]] = {
    DataClass.CASE: a_complaint,
    DataClass.INCIDENT: an_incident,
}
MARKS: dict[DataClass | None, dict[str, object]] = {
    None: {},
    DataClass.RESTRICTED: {"topics": ["corruption"]},
    DataClass.SENSITIVE: {"sensitive": True},
}
MEDIATED = {DataClass.CASE, DataClass.RESTRICTED, DataClass.SENSITIVE}

Case = tuple[str, tuple[DataClass, ...], bool]  # the number, what it holds, and whether it is of WARD


def a_centre(folder: Path, now: datetime) -> Office:
    """The centre, with its first account, an officer and administrator, at the desk."""
    office = bootstrap.open_office(folder, clock=lambda: now)
    for role, name in NAMES.items():
        accounts_of(office).add(name, [role], WARD if role is Role.WARD_HEAD else "", OTHER)
    return office


def sit_down(office: Office, role: Role) -> None:
    """Let the person with that role act at the desk from now on."""
    office.desk.person = next(each for each in office.staff.people() if each.name == NAMES[role])


def cases_of(office: Office) -> list[Case]:
    """One of each kind, unmarked, restricted and sensitive, in the ward and elsewhere; the mediator has the ward's."""
    made: list[Case] = []
    for data, make in KINDS.items():
        for mark, values in MARKS.items():
            for unit in (WARD, ELSEWHERE):
                number = office.complaints.record(make(**values, units=[unit], complainant_phone="08 0000 0000"))
                made.append((number, (data, *((mark,) if mark else ())), unit == WARD))
    give_to_mediator(office, made)
    return made


def give_to_mediator(office: Office, cases: list[Case]) -> None:
    """The mediator accepts one of the ward's, and is in charge of the others."""
    (first, *others) = (number for number, _data, is_near in cases if is_near)
    step = office.mediation.steps(first)[0].id
    office.mediation.describe(step, name=f"นาย{NAMES[Role.MEDIATOR]}")
    office.proceedings.begin(first, "head_first", HEAD_TRIED)
    office.mediation.log_call(first, step, "accepted", at=office.desk.now())
    for number in others:
        at = office.desk.now().isoformat()
        office.proceedings.begin(number, ASSIGNMENT, {"at": at, "person": f"นาย {NAMES[Role.MEDIATOR]}"})


def near(role: Role, *, is_near: bool) -> tuple[Scope, ...]:
    """How near somebody with that role is to a case of the ward, or to one elsewhere."""
    scopes = {Role.WARD_HEAD: Scope.OWN_UNIT, Role.MEDIATOR: Scope.OWN_CASE}
    return (scopes[role],) if is_near and role in scopes else ()


Act = Callable[[Office, str], object]
