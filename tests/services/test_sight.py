"""Roles × actions × kinds of cases: what the table of rights gives is given by the services, and nothing else."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from app.domain.errors import NotAllowed
from app.domain.roles import Action, Asked, DataClass, may, rights_in
from app.domain.vocabulary import Role
from app.services.cases.agenda import Agenda
from app.services.cases.drafts import Drafts
from app.services.cases.duplicates import KeptBack
from app.services.cases.in_charge import PeopleInCharge
from app.services.cases.waiting_for import waited_for
from app.services.counts.counts import Counts
from app.services.counts.figures import CountColumn, CountKind
from app.services.exchange.exchange import Exchange
from app.services.handover import Handover
from app.services.hospital.channel_checks import ChannelChecks
from app.services.numbers import case_uid_of
from app.services.office import Office
from app.services.reads.reads import Reads
from app.services.register.filter import RegisterFilter
from app.services.risk.incidents import IncidentFilter, Incidents, Show
from app.services.sight import sees_every_case
from app.services.today.board import Today
from app.services.words.messages import words_for
from tests.cases import a_complaint
from tests.conftest import DEMO_MOMENT
from tests.services.every_role import (
    ELSEWHERE,
    KINDS,
    MARKS,
    NAMES,
    WARD,
    Act,
    Case,
    a_centre,
    cases_of,
    near,
    sit_down,
)

RIGHTS = rights_in()


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Office, list[Case]]]:
    office = a_centre(tmp_path_factory.mktemp("roles") / "data", DEMO_MOMENT)
    yield office, cases_of(office)
    office.database.close()


@pytest.fixture
def office(centre: tuple[Office, list[Case]]) -> Iterator[Office]:
    yield centre[0]
    sit_down(centre[0], Role.OFFICER)


@pytest.fixture
def cases(centre: tuple[Office, list[Case]]) -> list[Case]:
    return centre[1]


def is_given(role: Role, action: Action, case: Case) -> bool:
    _number, data, is_near = case
    return may(RIGHTS, [role], Asked(action, data, near(role, is_near=is_near), has_reason=True)).may


def seen_by(role: Role, cases: list[Case]) -> set[str]:
    return {case[0] for case in cases if is_given(role, Action.READ, case)}


@pytest.mark.parametrize("role", Role)
def test_every_list_shows_a_role_what_the_table_gives_it_and_nothing_else(
    office: Office, cases: list[Case], role: Role
) -> None:
    sit_down(office, role)
    wanted = seen_by(role, cases)
    assert {row.number for row in office.register.everything()} == wanted
    assert {row.number for row in office.register.page(RegisterFilter(), 0, 50)} == wanted
    assert {row.number for row in office.register.found("elsewhere" if not wanted else "case")} <= wanted
    assert office.register.count(RegisterFilter()) == len(wanted)
    incidents = Incidents(office.desk).rows(IncidentFilter(show=Show.ALL))
    assert {row.number for row in incidents} == {
        number for number, data, _near in cases if number in wanted and DataClass.INCIDENT in data
    }


@pytest.mark.parametrize("role", Role)
def test_a_case_opens_for_a_role_exactly_when_the_table_says_so(office: Office, cases: list[Case], role: Role) -> None:
    sit_down(office, role)
    opened = set()
    for number, _data, _near in cases:
        try:
            opened.add(office.complaints.case(number).number)
        except NotAllowed as refusal:
            assert refusal.code == "not_for_you"
    assert opened == seen_by(role, cases)


@pytest.mark.parametrize("action", [each for each in Action if each not in (Action.READ, Action.RECORD)])
@pytest.mark.parametrize("role", Role)
def test_what_else_may_be_done_with_a_case_is_answered_as_the_table_does(
    office: Office, cases: list[Case], role: Role, action: Action
) -> None:
    sit_down(office, role)
    with office.database.reading() as connection:
        uids = {number: case_uid_of(connection, number) for number, _data, _near in cases}
        given = {number: office.desk.sight.may(connection, action, uid) for number, uid in uids.items()}
    assert given == {case[0]: is_given(role, action, case) for case in cases}


def _close(office: Office, number: str) -> None:
    office.complaints.change_fields(number, {"outcome": "entered_by_mistake", "outcome_words": "ซ้ำ"})
    sit_down(office, Role.OFFICER)
    at = office.desk.now().isoformat()
    office.proceedings.begin(number, "reopening", {"at": at, "reason": "ทดสอบ"})


MEMO = {"at": "2026-11-20T09:00:00+07:00", "to": "ผู้อำนวยการ", "memo": "เพื่อโปรดสั่งการ"}
DOINGS: dict[Action, Act] = {
    Action.CHANGE: lambda office, number: office.complaints.change_fields(number, {"place": office.desk.person.name}),
    Action.CLOSE: _close,
    Action.ORDER: lambda office, number: office.proceedings.begin(number, "order", MEMO),
    Action.PRINT: lambda office, number: Reads(office.desk).note_paper(office.complaints.case(number)),
}
# Who closes a case changes it, too; who was told of an order and may change the case writes it down (INT-13).
ALSO = {Action.CLOSE: (Action.CHANGE,)}
INSTEAD = {Action.ORDER: (Action.CHANGE,)}


@pytest.mark.parametrize("action", DOINGS)
@pytest.mark.parametrize("role", Role)
def test_the_services_refuse_what_the_table_does_not_give(
    office: Office, cases: list[Case], role: Role, action: Action
) -> None:
    for case in cases:
        sit_down(office, role)
        may_do = all(is_given(role, each, case) for each in (action, *ALSO.get(action, ())))
        may_do = may_do or any(is_given(role, each, case) for each in INSTEAD.get(action, ()))
        assert is_refused(office, DOINGS[action], case[0]) != may_do, case


def is_refused(office: Office, act: Act, number: str) -> bool:
    """Whether the act is not allowed, in words."""
    try:
        act(office, number)
    except NotAllowed as refusal:
        assert refusal.code in ("right_needed", "not_for_you") and "{" not in words_for(refusal)
        return True
    return False


@pytest.mark.parametrize("data", KINDS)
@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("role", Role)
def test_a_role_records_what_the_table_gives_it(
    office: Office, role: Role, data: DataClass, mark: DataClass | None
) -> None:
    values = KINDS[data](**MARKS[mark], units=[ELSEWHERE], channel="other", channel_words="ใหม่")
    asked = Asked(Action.RECORD, (data, *((mark,) if mark else ())))
    before = office.register.count(RegisterFilter())
    sit_down(office, role)
    refused = is_refused(office, lambda here, _number: here.complaints.record(values), "")
    sit_down(office, Role.OFFICER)
    assert refused != may(RIGHTS, [role], asked).may
    assert office.register.count(RegisterFilter()) == before + (not refused)


KNOWN_AT = "2026-11-17T03:00:00+07:00"
TYPED = {**a_complaint(received_at="2026-11-18T09:00:00+07:00"), "complainant_phone": "08 0000 0000"}


@pytest.fixture
def head(office: Office) -> Office:
    """The ward head is at the desk of the centre."""
    sit_down(office, Role.WARD_HEAD)
    return office


def of_the_ward(cases: list[Case]) -> set[str]:
    return seen_by(Role.WARD_HEAD, cases)


def test_no_board_or_list_of_work_tells_a_ward_head_of_another_case(head: Office) -> None:
    board = Today(head.desk, ChannelChecks(head.desk), head.roster, head.drafts, Drafts(head.desk, "box")).board()
    lists = {
        "today": {line.number for line in board.lines if line.number},
        "waiting": {row.number for row in waited_for(head.desk)},
        "agenda": {each.row.number for each in Agenda(head.desk, head.proceedings).proposed()},
        "mediation": {row.number for row in head.mediation.cases_in_mediation()},
        "in charge": {
            each.row.number
            for each in PeopleInCharge(head.desk, head.proceedings).preview(f"นาย {NAMES[Role.MEDIATOR]}", "ใคร")
        },
        "handover": {
            each.number
            for each in Handover(head.desk, head.complaints, head.roster).sheet(datetime.fromisoformat(KNOWN_AT)).events
        },
    }
    assert lists["today"] and lists["mediation"]
    register = {row.number for row in head.register.everything()}
    assert not {(name, number) for name, found in lists.items() for number in found - register}
    assert board.figures.open == len(register)


def test_who_types_the_same_matter_again_is_told_only_that_there_is_a_case_to_ask_for(
    head: Office, cases: list[Case]
) -> None:
    known = {row.number: row.kept_back for row in head.complaints.possible_duplicates(TYPED)}
    hidden = known.pop("")
    assert hidden == KeptBack.NOT_FOR_YOU and set(known) <= of_the_ward(cases)


def test_a_tie_to_a_case_that_is_not_seen_is_refused(head: Office, cases: list[Case]) -> None:
    own = min(of_the_ward(cases))
    other = next(number for number, data, _near in cases if DataClass.RESTRICTED in data)
    said = {"at": head.desk.now().isoformat(), "number": other, "link": "same_matter"}
    with pytest.raises(NotAllowed, match="not_for_you"):
        head.proceedings.begin(own, "link", said)


def test_figures_of_the_office_are_for_those_who_make_and_read_reports(head: Office) -> None:
    days = (date(2026, 11, 1), date(2026, 11, 30))
    with pytest.raises(NotAllowed, match="right_needed"):
        Counts(head.desk).table(CountKind.APART, *days)
    opened = {}
    for role in (Role.RISK_MANAGER, Role.DIRECTOR):
        sit_down(head, role)
        restricted = Counts(head.desk).table(CountKind.APART, *days).rows[0].figures[CountColumn.EVERY]
        opened[role] = restricted.count, len(Counts(head.desk).cases(restricted))
    assert opened[Role.DIRECTOR] == (restricted.count, restricted.count)
    assert opened[Role.RISK_MANAGER] == (restricted.count, 0)


def test_who_has_no_right_to_files_sends_and_takes_none(office: Office, tmp_path: Path) -> None:
    sit_down(office, Role.MEDIATOR)
    for act in (Exchange(office.desk).import_file, lambda path: Exchange(office.desk).export("ใคร", path)):
        with pytest.raises(NotAllowed, match="right_needed"):
            act(tmp_path / "file.ccx")


def test_the_evidence_follows_a_case_that_is_not_for_whoever_recorded_it(head: Office, tmp_path: Path) -> None:
    case = a_complaint(topics=["corruption"], units=[WARD], channel="letter")
    number = head.complaints.record(case)
    (tmp_path / "receipt.txt").write_text("x")
    head.attachments.add(number, tmp_path / "receipt.txt")
    with pytest.raises(NotAllowed, match="not_for_you"):
        head.complaints.case(number)
    sit_down(head, Role.OFFICER)
    assert [each.name for each in head.complaints.case(number).attachments] == ["receipt.txt"]


def test_before_it_is_settled_who_sees_what_only_who_sees_everything_is_shown_rows(office: Office) -> None:
    people = {each.roles: each.uid for each in office.staff.people()}
    sees_all = {roles for roles, uid in people.items() if sees_every_case(office.database, uid)}
    assert sees_all == {(Role.OFFICER,), (Role.DIRECTOR,), (Role.OFFICER, Role.ADMINISTRATOR)}
