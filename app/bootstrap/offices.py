"""Opens data folders: services for one person at one PC, the demo's among them."""

import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.domain.policy import Policy
    from app.domain.working_days import Calendar
    from app.services.node import SetUp
    from app.services.office import Office

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
POLICY = RESOURCES / "policy"
DEMO_MOMENT = datetime.fromisoformat("2026-11-21T10:35:00+07:00")


def default_folder() -> Path:
    """The user's own data folder on this system."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "ComplaintCentre"
    home = os.environ.get("XDG_DATA_HOME")
    return (Path(home) if home else Path.home() / ".local" / "share") / "complaint-centre"


def open_office(
    folder: Path,
    *,
    clock: Callable[[], datetime],
    staff: str | None = None,
    set_up: "SetUp | None" = None,
) -> "Office":
    """Open a data folder, setting up a new one; `staff` is a name or uid, by default the first account."""
    from app.domain.policy import load_policy
    from app.services.database import open_database
    from app.services.desk import Desk
    from app.services.node import SetUp
    from app.services.office import office_at

    first = set_up or SetUp()
    database = open_database(folder, lambda connection: first(connection, clock()))
    policy = load_policy(POLICY, "kcm")
    return office_at(Desk(database, policy, partial(calendar_of, policy), clock, staff=staff), draw_form)


def draw_form(*arguments: object, **options: object) -> bytes:
    """Draw the Complaint Form; what draws is imported when the first paper is wanted."""
    from app.services.paper.complaint_form import complaint_form

    return complaint_form(*arguments, **options)  # type: ignore[arg-type]


def calendar_of(policy: "Policy") -> "Calendar":
    """The government calendar of the years that the product counts in."""
    from app.domain.government_calendar import government_calendar

    coverage = policy.calendar.coverage
    return government_calendar(coverage.first_year, coverage.last_year, policy.calendar)


def demo_office(folder: Path) -> "Office":
    """A folder with fictional cases; its clock stands still."""
    from app.services.demo import DemoClock, fill, first_person
    from app.services.node import SetUp

    clock = DemoClock(DEMO_MOMENT)
    data = RESOURCES / "demo"
    office = open_office(folder, clock=clock, set_up=SetUp(account_name=first_person(data)))
    fill(office, clock, data)
    return office


def wall_clock() -> datetime:
    return datetime.now(UTC)


def demo_clock() -> datetime:
    return DEMO_MOMENT
