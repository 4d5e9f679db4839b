"""Opening the identity that a complainant asked to be kept: with a reason, noted before anything is shown."""

from app.domain.errors import InvalidComplaint, Problem
from app.domain.roles import Action
from app.domain.thai_text import UnusableText, one_line
from app.services.cases.complaints import Complaints
from app.services.cases.protected_identity import may_open, near_for, require_may_open
from app.services.desk import Desk
from app.services.reads.chain import How, Read, What
from app.services.reads.reads import Reads
from app.services.rows import CaseRecord

REASON, LONGEST_REASON = "reason", 500


class Identities:
    """Which protected identities stand open for the person at the desk; each only until its case is left."""

    def __init__(self, desk: Desk, complaints: Complaints, reads: Reads) -> None:
        self._desk, self._complaints, self._reads = desk, complaints, reads

    def may_open(self) -> bool:
        """Whether the role of the person here can open one at all, with a reason."""
        return may_open(self._desk.person)

    def open(self, number: str, reason: str, how: How = How.SCREEN) -> CaseRecord:
        """The case with the identity, after the look and its reason were noted; it stands open until `close`.

        A case whose identity is not withheld comes as it is.

        Raises:
            InvalidComplaint: no reason, or one that cannot be kept. NotAllowed: the person's role may not.
            UnknownCase: no such number. DataFolderProblem: it could not be noted, so nothing is shown.
        """
        record = self._complaints.case(number)
        if not record.withheld:
            return record
        kept = _kept_reason(reason)
        require_may_open(self._desk.person, Action.READ, near_for(self._desk.person, record.fields))
        self._reads.note(Read(record.uid, (What.PROTECTED,), how, kept))
        self._desk.identities_open.add(record.uid)
        self._desk.outside.note_reads()
        return self._complaints.case(record.uid)

    def close_all(self) -> None:
        """Nobody has any case before them."""
        self._desk.identities_open.clear()

    def close(self, case_uid: str) -> None:
        """The case was left: who complained is withheld again."""
        self._desk.identities_open.discard(case_uid)


def _kept_reason(reason: str) -> str:
    try:
        kept = one_line(reason)
    except UnusableText as refusal:
        raise InvalidComplaint([Problem(REASON, refusal.code)]) from None
    if not kept:
        raise InvalidComplaint([Problem(REASON, "required")])
    if len(kept) > LONGEST_REASON:
        problem = Problem(REASON, "text_too_long", {"length": len(kept), "limit": LONGEST_REASON})
        raise InvalidComplaint([problem])
    return kept
