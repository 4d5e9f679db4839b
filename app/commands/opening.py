"""Opens a protected identity for one command, where a reason was given."""

from app.services.office import Office
from app.services.reads.chain import How
from app.services.rows import CaseRecord


def opened(office: Office, number: str, reason: str | None) -> CaseRecord:
    """The case, with the complainant's identity when there is a reason to see it.

    Raises:
        UnknownCase, InvalidComplaint, NotAllowed: as `Identities.open`.
    """
    if reason is None:
        return office.complaints.case(number)
    return office.identities.open(number, reason, How.COMMAND)
