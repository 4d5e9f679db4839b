"""Who may look at the audit, and which values of cases it may show them."""

from app.domain.errors import NotAllowed
from app.domain.roles import Action, Asked, DataClass, may, rights_in
from app.services.desk import Desk

# Whoever reads all of these everywhere could open any case here, and see there what the audit shows.
WHOLE_CASES = (DataClass.CASE, DataClass.INCIDENT, DataClass.RESTRICTED, DataClass.SENSITIVE)


def require_audit(desk: Desk) -> None:
    """Let pass who may read the audit.

    Raises:
        NotAllowed: the person here may not.
    """
    if not may(rights_in(), desk.person.roles, Asked(Action.READ, (DataClass.AUDIT,))).may:
        raise NotAllowed("audit_only")


def reads_whole_cases(desk: Desk) -> bool:
    """Whether the person here may open every case on this PC."""
    return may(rights_in(), desk.person.roles, Asked(Action.READ, WHOLE_CASES)).may
