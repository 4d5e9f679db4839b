"""Who keeps a case, lets it go, erases, switches entries on and makes redacted copies, where people sign in."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest

from app.domain.errors import InvalidComplaint, NotAllowed
from app.domain.vocabulary import Role
from app.services.office import Office
from app.services.redaction.copies import RedactedCopies
from app.services.retention.retention import Retention
from tests.cases import a_complaint
from tests.services.every_role import WARD, a_centre, sit_down

NUMBER = "2569/00001"
ON = {"years": "5", "decided_by": "ผู้อำนวยการ"}
OFFICER, ADMINISTRATOR = frozenset({Role.OFFICER}), frozenset({Role.ADMINISTRATOR})
# The mediator was not given the case.
WHO_SEES_IT = frozenset({Role.OFFICER, Role.WARD_HEAD, Role.RISK_MANAGER, Role.DIRECTOR})
ACTS: dict[str, tuple[Callable[[Office], object], frozenset[Role]]] = {
    "keep": (lambda office: Retention(office.desk).hold(NUMBER, because="ศาลขอเอกสาร"), WHO_SEES_IT),
    "let go": (lambda office: Retention(office.desk).release(NUMBER, because="คืนแล้ว"), OFFICER),
    "erase": (lambda office: Retention(office.desk).erase({}, _unwatched, confirmed="0", because="ครบแล้ว"), OFFICER),
    "switch on": (lambda office: Retention(office.desk).switches.switch_on("complaints_text", ON), ADMINISTRATOR),
    "switch off": (lambda office: Retention(office.desk).switches.switch_off("complaints_text"), ADMINISTRATOR),
    "redacted copy": (
        lambda office: RedactedCopies(office.desk, office.complaints, office.proceedings).begin(NUMBER),
        OFFICER,
    ),
}


def _unwatched(_done: int, _whole: int) -> None:
    """Nobody looks at how far it has come."""


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    office = a_centre(tmp_path_factory.mktemp("centre") / "data", datetime.fromisoformat("2026-11-21T10:35:00+07:00"))
    office.complaints.record(a_complaint(units=[WARD], complainant_name="นางทดสอบ ระบบดี", disclosure="consent"))
    yield office
    office.database.close()


@pytest.mark.parametrize("act", ACTS)
def test_each_act_is_for_the_roles_that_have_the_right(act: str, centre: Office) -> None:
    do, expected = ACTS[act]
    assert {role for role in Role if _may(centre, role, do)} == expected


def _may(office: Office, role: Role, do: Callable[[Office], object]) -> bool:
    sit_down(office, role)
    try:
        do(office)
    except NotAllowed as refusal:
        assert refusal.code in ("right_needed", "not_for_you")
        return False
    except InvalidComplaint:
        pass  # allowed, and nothing was there to be done
    return True
