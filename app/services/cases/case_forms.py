"""Forms about a case: the risk report (REP-4), and that for publication on the website (REP-5)."""

from collections.abc import Callable, Mapping

from app.domain.buddhist_dates import BANGKOK
from app.domain.errors import InvalidComplaint, NotAllowed, Problem
from app.domain.proceedings.papers import Paper
from app.domain.proceedings.publication import APPROVED, PUBLICATION, PUBLISHED, REQUESTED
from app.domain.proceedings.standing import AT, instant
from app.services.cases.protected_identity import as_far_as_open
from app.services.cases.publications import still_named_as_kept
from app.services.cases.risk_reports import REPORT, reported
from app.services.desk import Desk
from app.services.node import authority_here
from app.services.paper.form_values import FormValues
from app.services.paper.office_words import said
from app.services.paper.publication_form import Publication, Signer, publication_form
from app.services.paper.risk_report import risk_report
from app.services.papers import letterhead_of
from app.services.rows import CaseRecord, ProceedingRow
from app.translation import N_, language

SIGNERS = (
    (REQUESTED, N_("Responsible for the information")),
    (APPROVED, N_("Approved by")),
    (PUBLISHED, N_("Published by")),
)
Draw = Callable[[CaseRecord, ProceedingRow], bytes]


class CaseForms:
    """PDF documents, as bytes."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def by_paper(self) -> Mapping[Paper, tuple[str, Draw]]:
        """The kind of proceeding that each form belongs to, and what draws it."""
        return {
            Paper.RISK_REPORT: (REPORT, self.risk_report),
            Paper.PUBLICATION: (PUBLICATION, self.publication),
        }

    def risk_report(self, record: CaseRecord, report: ProceedingRow) -> bytes:
        """Event and resolution, for the risk team, which tells the executives (REP-4).

        Who asked not to be named is not, though the identity stand open for whoever prints it: it goes to others.
        """
        record = as_far_as_open(record, is_open=False) if record.is_protected else record
        report = next(each for each in record.proceedings if each.uid == report.uid)
        said_in_it = reported(record, report, self._desk.policy)
        return risk_report(self._values(record), said_in_it, letterhead_of(self._desk), printed_at=self._desk.now())

    def publication(self, record: CaseRecord, row: ProceedingRow) -> bytes:
        """The form for publication; its text names nobody of the case, or each was answered for (REP-5).

        Raises:
            InvalidComplaint: somebody is named in it. NotAllowed: a ward that was paired does not know every name.
        """
        if not self._knows_everybody():
            raise NotAllowed("centre_publishes")
        found = still_named_as_kept(self._desk, record.uid, row.uid)
        if found:
            raise InvalidComplaint([Problem("summary", "names_in_publication", {"names": ", ".join(found)})])
        content = _publication(row)
        return publication_form(self._values(record), content, letterhead_of(self._desk), printed_at=self._desk.now())

    def _knows_everybody(self) -> bool:
        """A ward may have a case without who complains; the centre and a ward alone have it whole."""
        if self._desk.node.is_centre:
            return True
        with self._desk.database.reading() as connection:
            return not authority_here(connection).centres

    def _values(self, record: CaseRecord) -> FormValues:
        return FormValues(record, self._desk.policy, language())


def _publication(row: ProceedingRow) -> Publication:
    unit, topic, summary, link, note = (
        str(row.value(REQUESTED, name) or "") for name in ("unit", "topic", "summary", "link", "note")
    )
    signers = tuple(_signer(row, stage, said(role)) for stage, role in SIGNERS)
    return Publication(unit, row.at, topic, summary, link, note, signers)


def _signer(row: ProceedingRow, stage: str, role: str) -> Signer:
    name, post = (str(row.value(stage, each) or "") for each in ("by_whom", "post"))
    at = instant(row.value(stage, AT))
    return Signer(role, name, post, at.astimezone(BANGKOK) if at else None)
