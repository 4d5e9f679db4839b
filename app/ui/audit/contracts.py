"""What the page of the audit works with; made when the services are ready."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from app.services.audit.history import History
    from app.services.audit.papers import AuditPapers
    from app.services.audit.verification import Verification

Clock = Callable[[], datetime]
ShowPreview = Callable[[bytes, str, QWidget], None]


@dataclass(frozen=True)
class AuditDesk:
    """The services of the person at this PC."""

    history: "History"
    verification: "Verification"
    papers: "AuditPapers"
