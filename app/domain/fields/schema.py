"""What a field of a complaint is: its kind, class, section, uses and unit; the fields themselves stand beside."""

from enum import StrEnum
from typing import NamedTuple

from app.translation import N_


class FieldKind(StrEnum):
    """What a value of the field is, and so how it is entered, checked and shown."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    MOMENT = "moment"
    DAY = "day"
    CHOICE = "choice"
    CHOICES = "choices"
    NAMES = "names"
    PHONE = "phone"
    EMAIL = "email"
    MONEY = "money"
    FLAG = "flag"
    ANSWERS = "answers"


class FieldClass(StrEnum):
    """Who may receive a field outside the centre; each class includes the one before."""

    SUMMARY = "summary"
    WORK = "work"
    IDENTITY = "identity"


class Use(StrEnum):
    """Where a field is used."""

    FORM = "form"
    TRIAGE = "triage"
    LIST = "list"
    FILTER = "filter"
    PRINT = "print"
    EXPORT = "export"
    SEARCH = "search"


class Section(StrEnum):
    """The parts of the Complaint Form, in their order."""

    RECEIPT = "receipt"
    COMPLAINANT = "complainant"
    PATIENT = "patient"
    MATTER = "matter"
    REFERRAL = "referral"
    CLASSIFICATION = "classification"
    OUTCOME = "outcome"


SECTION_LABELS: dict[Section, str] = {
    Section.RECEIPT: N_("Receipt"),
    Section.COMPLAINANT: N_("Complainant"),
    Section.PATIENT: N_("Patient concerned"),
    Section.MATTER: N_("Matter complained of"),
    Section.REFERRAL: N_("Referring agency"),
    Section.CLASSIFICATION: N_("Classification"),
    Section.OUTCOME: N_("Outcome of the case"),
}


# The uses that most fields have.
ENTERED_USES = (Use.FORM, Use.PRINT, Use.EXPORT)
SEARCHED = (*ENTERED_USES, Use.SEARCH)
LISTED = (*ENTERED_USES, Use.LIST, Use.FILTER)
TRIAGED = (Use.TRIAGE, Use.PRINT, Use.EXPORT)
TRIAGED_AND_LISTED = (*TRIAGED, Use.LIST, Use.FILTER)
REASON = (Use.TRIAGE, Use.EXPORT)


class Field(NamedTuple):
    """One field. `choices` names an enum of the vocabulary or a table of the policy.

    An `answer_only` field is given by the centre or the log, never entered.
    """

    name: str
    label: str
    kind: FieldKind
    section: Section
    field_class: FieldClass
    uses: tuple[Use, ...]
    source: str
    choices: str | None = None
    shared_unit: str = ""
    required: bool = False
    personal: bool = False
    answer_only: bool = False
    help: str = ""

    @property
    def unit(self) -> str:
        """What conflicts as one: the field by itself, or with those that share its unit."""
        return self.shared_unit or self.name
