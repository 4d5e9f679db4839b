"""Paper of a case: the Complaint Form filled, blank, or as it stands in a form that is not saved yet."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from app.domain.policy import Policy
from app.domain.vocabulary import State
from app.services.cases.complaints import Complaints
from app.services.desk import Desk
from app.services.hospital.staff import HOSPITAL
from app.services.log.authority import REFERENCE
from app.services.log.reading import value_that_counts
from app.services.log.store import heads_of
from app.services.paper.letterhead import Letterhead
from app.services.privacy.notice import PrivacyNotice
from app.services.reads.chain import How
from app.services.reads.reads import Reads
from app.services.rows import CaseRecord
from app.translation import _, language


class FormDrawer(Protocol):
    """Draws the Complaint Form; without a record, a blank one."""

    def __call__(
        self,
        record: CaseRecord | None,
        policy: Policy,
        letterhead: Letterhead,
        *,
        printed_at: datetime,
        language: str = "th",
    ) -> bytes: ...


class Papers:
    """PDF documents, as bytes."""

    def __init__(self, desk: Desk, complaints: Complaints, draw: FormDrawer) -> None:
        self._desk, self._complaints, self._draw = desk, complaints, draw
        self._reads = Reads(desk)

    def complaint_form(self, number: str, how: How = How.PAPER) -> bytes:
        """The Complaint Form of a case as it stands; that it was wanted is noted before, with `how`.

        Raises:
            UnknownCase: no such number. NotAllowed: the identity is open here, and the person may not print it.
        """
        record = self._complaints.case(number)
        self._reads.note_paper(record, how)
        return self._drawn(record)

    def blank_form(self) -> bytes:
        """A Complaint Form for the pen."""
        return self._drawn(None)

    def draft_form(self, values: Mapping[str, object], of: str = "") -> bytes:
        """The Complaint Form of values that are not saved, though they may be `of` a case; it bears no number.

        Raises:
            UnknownCase, NotAllowed: as `complaint_form`.
        """
        if of:
            self._reads.note_paper(self._complaints.case(of), values=values)
        now = self._desk.now()
        person = self._desk.person.name
        return self._drawn(CaseRecord("", "", "", State.OPEN.value, values, now, person, ""))

    def _drawn(self, record: CaseRecord | None) -> bytes:
        letterhead = replace(letterhead_of(self._desk), notice=self._notice(record))
        return self._draw(record, self._desk.policy, letterhead, printed_at=self._desk.now(), language=language())

    def _notice(self, record: CaseRecord | None) -> str:
        """The line of the version that was given, or that is in use."""
        notices = PrivacyNotice(self._desk)
        given = notices.of(str(record.fields.get("notice_version") or "")) if record else None
        return (given or notices.current()).line(language())


def letterhead_of(desk: Desk) -> Letterhead:
    """Hospital and centre as they stand on top of every paper (ADM-1)."""
    with desk.database.reading() as connection:
        heads = heads_of(connection, REFERENCE)
    given = {unit: str(value_that_counts(each)) for (entity, unit), each in heads.items() if entity == HOSPITAL}
    return Letterhead(
        hospital=given.get("hospital", ""),
        centre=given.get("centre", _("Complaint Centre")),
        phone=given.get("phone", ""),
        email=given.get("email", ""),
        place=given.get("place", ""),
    )
