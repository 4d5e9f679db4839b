"""The case that the form is about: which one, as it was when opened, and what the triage panel says of it."""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from app.domain.errors import UnknownCase

if TYPE_CHECKING:
    from app.services.cases.complaints import Complaints
    from app.services.cases.tied_intake import TiedIntake
    from app.services.papers import Papers
    from app.services.rows import CaseRecord, Draft

Values = Mapping[str, object]
# In a draft, beside the fields: what a new case is to be tied to, by link or merge.
TIE, CODE = "tied_to", "code"


class CaseInHand:
    """Knows the record and the values that are not the form's own fields."""

    def __init__(self, own_fields: Collection[str]) -> None:
        self._own_fields = own_fields
        self.record: CaseRecord | None = None
        self.seen: str | None = None
        self.others: dict[str, object] = {}
        self.shown: Values = {}
        self.tied_intake: TiedIntake | None = None

    @property
    def number(self) -> str | None:
        """What names the case alone, mostly its number; None for a new one."""
        return self.record.key if self.record else None

    def begin(self, record: "CaseRecord | None", values: Values, seen: str | None) -> None:
        """Another case is in hand, opened on the state `seen`."""
        self.record, self.seen = record, seen
        self.others = {name: value for name, value in values.items() if name not in self._own_fields and name != TIE}

    def is_about(self, record: "CaseRecord") -> bool:
        """Whether `record`, which may bear another number by now, is of this case."""
        return self.record is not None and self.record.uid == record.uid

    def is_outdated(self, record: "CaseRecord") -> bool:
        """Whether the fields say something else in `record`, which was read later."""
        return self.record is not None and self.record.fields != record.fields

    def classify(self, values: Values) -> bool:
        """Take over the values that are not the form's own; is anything different now?"""
        taken = {name: value for name, value in values.items() if name not in self._own_fields}
        merged = {name: value for name, value in {**self.others, **taken}.items() if value is not None}
        is_different = merged != self.others
        self.others = merged
        return is_different

    @property
    def may_be_tied(self) -> bool:
        """Whether it can be linked with another case, or merged into it: now, or with the save that records it."""
        return not self.record.is_read_only if self.record else self.tied_intake is not None

    @property
    def tied_numbers(self) -> tuple[str, ...]:
        """The numbers of every case that this one is linked or merged with."""
        return self.record.tied_numbers if self.record else ()

    def save(self, complaints: "Complaints", values: Values, tie: Values | None) -> str:
        """Record the case, and its tie with the same click, or correct it; returns its number.

        Raises:
            InvalidComplaint: every problem of every field.
        """
        if self.record is None and self.tied_intake is not None and tie is not None:
            said = {name: value for name, value in tie.items() if name != CODE}
            return self.tied_intake.record(values, str(tie[CODE]), said)
        if self.record is None:
            return complaints.record(values)
        complaints.correct(self.record.key, values, seen=self.seen)
        return self.record.key

    def paper(self, papers: "Papers", values: Values) -> bytes:
        """The Complaint Form as saved, or, when something was typed since, as it stands in the form."""
        if self.record is None or values != self.shown:
            return papers.draft_form(values, self.number or "")
        return papers.complaint_form(self.record.key)


def case_of(draft: "Draft", complaints: "Complaints | None") -> "CaseRecord | None":
    """The case that a draft corrects; None when it is a new one, or the case is gone."""
    if draft.number is None or complaints is None:
        return None
    try:
        return complaints.case(draft.number)
    except UnknownCase:
        return None


def veiled(values: Values, record: "CaseRecord | None") -> Values:
    """What a draft keeps, as far as it may be shown: what is withheld now may have been open when it was typed."""
    if record is None or not record.withheld:
        return values
    return {**values, **{name: record.fields[name] for name in record.withheld}}
