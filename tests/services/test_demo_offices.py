"""The other offices of the demo work by their own rules, on the day on which the tour looks at them."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app import bootstrap
from app.bootstrap.offices import DEMO_DATA, DEMO_MOMENT
from app.services.cases.waiting_for import waited_for
from app.services.demo.cases import DemoClock
from app.services.demo.offices import fill_office, offices_in
from app.services.node import SetUp
from app.services.office import Office


@pytest.fixture(params=["sso", "phrae"])
def filled(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Office]:
    """An office of that profile with its cases."""
    clock = DemoClock(DEMO_MOMENT)
    office = bootstrap.open_office(tmp_path / "data", clock=clock, set_up=SetUp(profile=request.param))
    fill_office(office, clock, offices_in(DEMO_DATA)[request.param])
    assert clock.moment == DEMO_MOMENT
    yield office
    office.database.close()


@pytest.mark.parametrize("filled", ["sso"], indirect=True)
def test_a_complex_case_of_the_social_security_office_is_due_on_the_next_working_day(filled: Office) -> None:
    running = [each for each in filled.complaints.case("2569/00002").duties if not each.is_ended]
    assert [(each.id.partition("@")[0], each.due_on) for each in running if each.rule == "SSO-4"] == [
        ("SSO-4", date(2026, 11, 23))
    ]


@pytest.mark.parametrize("filled", ["phrae"], indirect=True)
def test_the_provincial_office_waits_for_its_unit_and_for_the_agency(filled: Office) -> None:
    waiting = {each.whom: each.due_on for each in waited_for(filled.desk)}
    assert waiting == {"กลุ่มงานคุ้มครองผู้บริโภค": date(2026, 11, 27), "เทศบาลตัวอย่าง": date(2026, 11, 25)}
