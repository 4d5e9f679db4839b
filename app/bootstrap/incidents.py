"""Makes the page of incidents and risk, and counts what waits there."""

from typing import TYPE_CHECKING

from app.bootstrap.plain_imports import plain_imports

if TYPE_CHECKING:
    from app.services.office import Office
    from app.ui.page_entry import PageWindow
    from app.ui.pages import PageView


def incidents_page(_window: "PageWindow") -> "PageView":
    """The page with services of its own."""
    with plain_imports():
        from app.services.risk.risk_desk import risk_desk_at
        from app.ui.incidents.page import IncidentsPage

    return IncidentsPage(risk_desk_at)


def untold_sentinels(office: "Office") -> int:
    """How many cases have a sentinel event of which not everybody was told."""
    with plain_imports():
        from app.services.risk.incidents import Incidents

    return Incidents(office.desk).untold()
