"""What is on a page of the window, and what pages call each other."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from app.services.office import Office

REGISTER, MEDIATION, EXCHANGE = "register", "mediation", "exchange"
CALENDAR = "calendar"
ROSTER = "roster"
INCIDENTS = "incidents"
TODAY = "today"
WAITING = "waiting"
AGENDA = "agenda"
COUNTS = "counts"
REPORTS = "reports"
AUDIT = "audit"
SETTINGS = "settings"


class PageView(QWidget):
    """What is on a page. It is made without services; what it does not need of this it leaves as it is.

    Signals:
        changed: number of the case that is not what it was; empty when they are many.
        counted: how much waits for somebody here.
        case_wanted: number of a case that somebody wants to see in the form.
        page_wanted: key of another page, and number of the case to show there; empty for none.
    """

    changed = Signal(str)
    counted = Signal(int)
    case_wanted = Signal(str)
    page_wanted = Signal(str, str)

    def use(self, office: "Office") -> None:
        """The services are ready."""

    def enter(self) -> None:
        """Somebody goes to the page."""
        self.refresh()

    def refresh(self) -> None:
        """Read again what is shown; what is typed and not saved stays."""

    def show_case(self, number: str) -> None:
        """Show what the page has of that case."""

    def number(self) -> str | None:
        """The number of the case that is shown here."""
        return None

    def panes(self) -> tuple[QWidget, ...]:
        """Where the keyboard can be."""
        return (self,)

    def close_down(self) -> None:
        """The window closes: let what has begun end."""
