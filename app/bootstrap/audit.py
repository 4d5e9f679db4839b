"""Makes the page of the audit and its services; what they need is imported when somebody goes there."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from app.bootstrap.letters import show_preview
from app.bootstrap.plain_imports import plain_imports

if TYPE_CHECKING:
    from app.services.office import Office
    from app.ui.audit.contracts import AuditDesk
    from app.ui.page_entry import PageWindow
    from app.ui.pages import PageView


def audit_page(clock: Callable[[], datetime], window: "PageWindow") -> "PageView":
    """The page; an entry leads to its case."""
    with plain_imports():
        from app.ui.audit.page import AuditPage

    return AuditPage(clock, audit_desk, show_preview)


def audit_desk(office: "Office") -> "AuditDesk":
    """The services for the person at this office."""
    with plain_imports():
        from app.services.audit.history import History
        from app.services.audit.papers import AuditPapers
        from app.services.audit.verification import Verification
        from app.ui.audit.contracts import AuditDesk

    history = History(office.desk)
    return AuditDesk(history, Verification(office.desk), AuditPapers(office.desk, history))
