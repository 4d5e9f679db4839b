"""Paper of a case: the Complaint Form filled, blank, or as it stands in a form that is not saved yet."""

from collections.abc import Mapping
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

    def complaint_form(self, number: str) -> bytes:
        """The Complaint Form of a case as it stands.

        Raises:
            UnknownCase: no such number.
        """
        return self._drawn(self._complaints.case(number))

    def blank_form(self) -> bytes:
        """A Complaint Form for the pen."""
        return self._drawn(None)

    def draft_form(self, values: Mapping[str, object]) -> bytes:
        """The Complaint Form of values that are not saved; it bears no number."""
        now = self._desk.now()
        person = self._desk.person.name
        return self._drawn(CaseRecord("", "", "", State.OPEN.value, values, now, person, ""))

    def _drawn(self, record: CaseRecord | None) -> bytes:
        return self._draw(
            record, self._desk.policy, letterhead_of(self._desk), printed_at=self._desk.now(), language=language()
        )


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
