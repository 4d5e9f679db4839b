"""Every field of a complaint, declared once: name, label, kind, choices, unit, class, uses, source."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from app.domain import vocabulary
from app.domain.errors import UnknownField
from app.translation import N_, said_in


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


class PolicyChoice(Protocol):
    """A choice that the hospital's policy defines."""

    @property
    def label_th(self) -> str: ...

    @property
    def label_en(self) -> str: ...


class PolicyTables(Protocol):
    """The tables of the policy that fields choose from, each by code."""

    @property
    def channels(self) -> Mapping[str, PolicyChoice]: ...

    @property
    def topics(self) -> Mapping[str, PolicyChoice]: ...

    @property
    def levels(self) -> Mapping[str, PolicyChoice]: ...

    @property
    def groups(self) -> Mapping[str, PolicyChoice]: ...

    @property
    def categories(self) -> Mapping[str, PolicyChoice]: ...

    @property
    def nonclinical_levels(self) -> Mapping[str, PolicyChoice]: ...

    @property
    def sentinels(self) -> Mapping[str, PolicyChoice]: ...


_ENTERED = (Use.FORM, Use.PRINT, Use.EXPORT)
_SEARCHED = (*_ENTERED, Use.SEARCH)
_LISTED = (*_ENTERED, Use.LIST, Use.FILTER)
_TRIAGED = (Use.TRIAGE, Use.PRINT, Use.EXPORT)
_TRIAGED_AND_LISTED = (*_TRIAGED, Use.LIST, Use.FILTER)
_REASON = (Use.TRIAGE, Use.EXPORT)


@dataclass(frozen=True)
class Field:
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
    unit: str = ""
    required: bool = False
    personal: bool = False
    answer_only: bool = False
    help: str = ""

    def __post_init__(self) -> None:
        if not self.unit:
            object.__setattr__(self, "unit", self.name)


FIELDS: tuple[Field, ...] = (
    Field(
        "number",
        N_("Case number"),
        FieldKind.TEXT,
        Section.RECEIPT,
        FieldClass.SUMMARY,
        (Use.LIST, Use.PRINT, Use.EXPORT, Use.SEARCH),
        "REP-3",
        answer_only=True,
    ),
    Field(
        "local_number",
        N_("Number on this PC"),
        FieldKind.TEXT,
        Section.RECEIPT,
        FieldClass.SUMMARY,
        (Use.PRINT, Use.EXPORT, Use.SEARCH),
        "REP-3",
        answer_only=True,
    ),
    Field(
        "state",
        N_("State"),
        FieldKind.CHOICE,
        Section.RECEIPT,
        FieldClass.SUMMARY,
        (Use.LIST, Use.FILTER, Use.EXPORT),
        "OUT-1",
        choices="State",
        answer_only=True,
    ),
    Field(
        "source_id",
        N_("Id in the source"),
        FieldKind.TEXT,
        Section.RECEIPT,
        FieldClass.SUMMARY,
        (Use.EXPORT,),
        "INT-6",
        help=N_("What the file that a case came from calls it; recording it again adds nothing."),
    ),
    Field(
        "kind",
        N_("Kind of matter"),
        FieldKind.CHOICE,
        Section.RECEIPT,
        FieldClass.SUMMARY,
        _LISTED,
        "INT-1",
        choices="Kind",
        required=True,
    ),
    Field(
        "channel",
        N_("Channel"),
        FieldKind.CHOICE,
        Section.RECEIPT,
        FieldClass.SUMMARY,
        _LISTED,
        "INT-2",
        choices="channels",
        required=True,
    ),
    Field(
        "channel_words",
        N_("Channel in words"),
        FieldKind.TEXT,
        Section.RECEIPT,
        FieldClass.SUMMARY,
        _ENTERED,
        "INT-2",
        unit="channel",
        help=N_("Which other channel it was."),
    ),
    Field(
        "received_at",
        N_("Received on"),
        FieldKind.MOMENT,
        Section.RECEIPT,
        FieldClass.SUMMARY,
        _LISTED,
        "DAY-1",
        required=True,
        help=N_("The first receipt by any staff, never the day of typing."),
    ),
    Field(
        "occurred_at",
        N_("Occurred at"),
        FieldKind.MOMENT,
        Section.MATTER,
        FieldClass.SUMMARY,
        _ENTERED,
        "INT-6",
    ),
    Field(
        "known_at",
        N_("Known at"),
        FieldKind.MOMENT,
        Section.RECEIPT,
        FieldClass.SUMMARY,
        _ENTERED,
        "RPT-1",
        help=N_("When the event became known; the reporting duties count from it."),
    ),
    Field(
        "reported_by",
        N_("Reported by"),
        FieldKind.TEXT,
        Section.RECEIPT,
        FieldClass.IDENTITY,
        _SEARCHED,
        "RPT-4",
        personal=True,
    ),
    Field(
        "priority",
        N_("Urgency"),
        FieldKind.CHOICE,
        Section.RECEIPT,
        FieldClass.SUMMARY,
        _LISTED,
        "INT-9",
        choices="Priority",
    ),
    Field(
        "priority_ground",
        N_("Ground of urgency"),
        FieldKind.CHOICE,
        Section.RECEIPT,
        FieldClass.SUMMARY,
        _ENTERED,
        "INT-9",
        choices="PriorityGround",
        unit="priority",
    ),
    Field(
        "disclosure",
        N_("Disclosure of the name"),
        FieldKind.CHOICE,
        Section.COMPLAINANT,
        FieldClass.WORK,
        (*_ENTERED, Use.FILTER),
        "INT-6",
        choices="Disclosure",
    ),
    Field(
        "complainant_type",
        N_("Type of complainant"),
        FieldKind.CHOICE,
        Section.COMPLAINANT,
        FieldClass.WORK,
        (*_ENTERED, Use.FILTER),
        "INT-16",
        choices="ComplainantType",
    ),
    Field(
        "complainant_name",
        N_("Complainant's full name"),
        FieldKind.TEXT,
        Section.COMPLAINANT,
        FieldClass.IDENTITY,
        _SEARCHED,
        "INT-4",
        personal=True,
    ),
    Field(
        "complainant_organisation",
        N_("Complainant's organisation"),
        FieldKind.TEXT,
        Section.COMPLAINANT,
        FieldClass.IDENTITY,
        _SEARCHED,
        "INT-16",
        personal=True,
    ),
    Field(
        "complainant_relation",
        N_("Relation to the patient"),
        FieldKind.TEXT,
        Section.COMPLAINANT,
        FieldClass.IDENTITY,
        _ENTERED,
        "INT-16",
        personal=True,
    ),
    Field(
        "complainant_phone",
        N_("Telephone"),
        FieldKind.PHONE,
        Section.COMPLAINANT,
        FieldClass.IDENTITY,
        _SEARCHED,
        "INT-5",
        personal=True,
        help=N_("9 or 10 digits from 0 or from +66 on; an extension may follow."),
    ),
    Field(
        "complainant_email",
        N_("E-mail"),
        FieldKind.EMAIL,
        Section.COMPLAINANT,
        FieldClass.IDENTITY,
        _SEARCHED,
        "INT-7",
        personal=True,
    ),
    Field(
        "complainant_address",
        N_("Address"),
        FieldKind.LONG_TEXT,
        Section.COMPLAINANT,
        FieldClass.IDENTITY,
        _SEARCHED,
        "INT-4",
        personal=True,
    ),
    Field(
        "complainant_signature",
        N_("Complainant has signed on paper"),
        FieldKind.FLAG,
        Section.COMPLAINANT,
        FieldClass.WORK,
        _ENTERED,
        "INT-4",
    ),
    Field(
        "patient_name",
        N_("Patient's full name"),
        FieldKind.TEXT,
        Section.PATIENT,
        FieldClass.IDENTITY,
        _SEARCHED,
        "INT-6",
        personal=True,
    ),
    Field(
        "patient_hn",
        N_("Patient's HN"),
        FieldKind.TEXT,
        Section.PATIENT,
        FieldClass.IDENTITY,
        _SEARCHED,
        "INT-6",
        personal=True,
    ),
    Field(
        "units",
        N_("Units concerned"),
        FieldKind.NAMES,
        Section.MATTER,
        FieldClass.SUMMARY,
        (*_LISTED, Use.SEARCH),
        "INT-17",
        unit="unit",
        help=N_("One or several; a unit that is not in the list is kept as written."),
    ),
    Field(
        "accused_person",
        N_("Person complained of"),
        FieldKind.TEXT,
        Section.MATTER,
        FieldClass.IDENTITY,
        _SEARCHED,
        "INT-17",
        personal=True,
    ),
    Field(
        "place",
        N_("Place"),
        FieldKind.TEXT,
        Section.MATTER,
        FieldClass.WORK,
        _SEARCHED,
        "INT-6",
    ),
    Field(
        "topics",
        N_("Topics"),
        FieldKind.CHOICES,
        Section.MATTER,
        FieldClass.SUMMARY,
        (*_ENTERED, Use.FILTER),
        "INT-8",
        choices="topics",
        unit="topic",
    ),
    Field(
        "details",
        N_("Details of the event"),
        FieldKind.LONG_TEXT,
        Section.MATTER,
        FieldClass.WORK,
        (*_SEARCHED, Use.LIST),
        "INT-6",
        required=True,
        personal=True,
    ),
    Field(
        "wish",
        N_("What the complainant wishes"),
        FieldKind.LONG_TEXT,
        Section.MATTER,
        FieldClass.WORK,
        _SEARCHED,
        "INT-6",
        personal=True,
    ),
    Field(
        "immediate_action",
        N_("First action taken"),
        FieldKind.LONG_TEXT,
        Section.MATTER,
        FieldClass.WORK,
        _SEARCHED,
        "RPT-1",
        personal=True,
    ),
    Field(
        "evidence_url",
        N_("Link to evidence on the net"),
        FieldKind.TEXT,
        Section.MATTER,
        FieldClass.WORK,
        _ENTERED,
        "INT-6",
        unit="evidence",
        personal=True,
    ),
    Field(
        "evidence_seen_at",
        N_("Evidence seen at"),
        FieldKind.MOMENT,
        Section.MATTER,
        FieldClass.WORK,
        _ENTERED,
        "INT-6",
        unit="evidence",
    ),
    Field(
        "referring_agency",
        N_("Name of the referring agency"),
        FieldKind.TEXT,
        Section.REFERRAL,
        FieldClass.WORK,
        _SEARCHED,
        "INT-19",
        unit="referral",
    ),
    Field(
        "referring_number",
        N_("Its letter's number"),
        FieldKind.TEXT,
        Section.REFERRAL,
        FieldClass.WORK,
        _SEARCHED,
        "INT-19",
        unit="referral",
    ),
    Field(
        "referring_on",
        N_("Its letter's date"),
        FieldKind.DAY,
        Section.REFERRAL,
        FieldClass.WORK,
        _ENTERED,
        "INT-19",
        unit="referral",
    ),
    Field(
        "reply_by",
        N_("Reply by"),
        FieldKind.DAY,
        Section.REFERRAL,
        FieldClass.WORK,
        _ENTERED,
        "INT-19",
        unit="referral",
    ),
    Field(
        "level",
        N_("Complaint level"),
        FieldKind.CHOICE,
        Section.CLASSIFICATION,
        FieldClass.SUMMARY,
        _TRIAGED_AND_LISTED,
        "LVL-5",
        choices="levels",
    ),
    Field(
        "level_reason",
        N_("Why this complaint level"),
        FieldKind.TEXT,
        Section.CLASSIFICATION,
        FieldClass.WORK,
        _REASON,
        "LVL-5",
        unit="level",
        personal=True,
    ),
    Field(
        "category",
        N_("Clinical risk"),
        FieldKind.CHOICE,
        Section.CLASSIFICATION,
        FieldClass.SUMMARY,
        _TRIAGED_AND_LISTED,
        "MERP",
        choices="categories",
    ),
    Field(
        "category_up_to",
        N_("Clinical risk may be up to"),
        FieldKind.CHOICE,
        Section.CLASSIFICATION,
        FieldClass.SUMMARY,
        _TRIAGED,
        "MERP",
        choices="categories",
        unit="category",
    ),
    Field(
        "category_provisional",
        N_("Clinical risk is provisional"),
        FieldKind.FLAG,
        Section.CLASSIFICATION,
        FieldClass.SUMMARY,
        _TRIAGED,
        "MERP",
        unit="category",
    ),
    Field(
        "category_review_on",
        N_("Look at the clinical risk again on"),
        FieldKind.DAY,
        Section.CLASSIFICATION,
        FieldClass.SUMMARY,
        _TRIAGED,
        "MERP",
        unit="category",
    ),
    Field(
        "category_reason",
        N_("Why this clinical risk"),
        FieldKind.TEXT,
        Section.CLASSIFICATION,
        FieldClass.WORK,
        _REASON,
        "LVL-5",
        unit="category",
        personal=True,
    ),
    Field(
        "tree_answers",
        N_("Answers in the guided tree"),
        FieldKind.ANSWERS,
        Section.CLASSIFICATION,
        FieldClass.SUMMARY,
        _REASON,
        "MERP",
        choices="TreeQuestion",
        unit="category",
    ),
    Field(
        "nonclinical_level",
        N_("Non-clinical risk"),
        FieldKind.CHOICE,
        Section.CLASSIFICATION,
        FieldClass.SUMMARY,
        _TRIAGED_AND_LISTED,
        "NCR-1",
        choices="nonclinical_levels",
    ),
    Field(
        "nonclinical_reason",
        N_("Why this non-clinical risk"),
        FieldKind.TEXT,
        Section.CLASSIFICATION,
        FieldClass.WORK,
        _REASON,
        "LVL-5",
        unit="nonclinical_level",
        personal=True,
    ),
    Field(
        "damage_baht",
        N_("Damage in baht"),
        FieldKind.MONEY,
        Section.CLASSIFICATION,
        FieldClass.SUMMARY,
        _TRIAGED,
        "NCR-2",
    ),
    Field(
        "sentinels",
        N_("Sentinel events"),
        FieldKind.CHOICES,
        Section.CLASSIFICATION,
        FieldClass.SUMMARY,
        (*_TRIAGED, Use.FILTER),
        "SEN",
        choices="sentinels",
        unit="sentinel",
    ),
    Field(
        "resolution_group",
        N_("Resolution-time group"),
        FieldKind.CHOICE,
        Section.CLASSIFICATION,
        FieldClass.SUMMARY,
        (*_TRIAGED, Use.FILTER),
        "GRP-5",
        choices="groups",
    ),
    Field(
        "group_reason",
        N_("Why this resolution-time group"),
        FieldKind.TEXT,
        Section.CLASSIFICATION,
        FieldClass.WORK,
        _REASON,
        "LVL-5",
        unit="resolution_group",
        personal=True,
    ),
    Field(
        "may_escalate",
        N_("May become a complaint or lawsuit"),
        FieldKind.FLAG,
        Section.CLASSIFICATION,
        FieldClass.SUMMARY,
        _TRIAGED,
        "LVL-7",
    ),
    Field(
        "responsible_unit",
        N_("Unit responsible"),
        FieldKind.TEXT,
        Section.CLASSIFICATION,
        FieldClass.SUMMARY,
        (Use.FORM, Use.PRINT, Use.EXPORT, Use.FILTER, Use.SEARCH),
        "LVL-2",
    ),
    Field(
        "outcome",
        N_("Outcome"),
        FieldKind.CHOICE,
        Section.OUTCOME,
        FieldClass.SUMMARY,
        (*_ENTERED, Use.FILTER),
        "OUT-1",
        choices="Outcome",
    ),
    Field(
        "outcome_words",
        N_("Outcome in words"),
        FieldKind.LONG_TEXT,
        Section.OUTCOME,
        FieldClass.SUMMARY,
        _SEARCHED,
        "OUT-1",
        unit="outcome",
        personal=True,
    ),
    Field(
        "told_at",
        N_("Complainant told at"),
        FieldKind.MOMENT,
        Section.OUTCOME,
        FieldClass.SUMMARY,
        _ENTERED,
        "DAY-7",
        unit="outcome",
    ),
)

_BY_NAME = {declared.name: declared for declared in FIELDS}
ENTERED: tuple[Field, ...] = tuple(declared for declared in FIELDS if not declared.answer_only)
UNITS: dict[str, tuple[str, ...]] = {
    unit: tuple(declared.name for declared in ENTERED if declared.unit == unit)
    for unit in dict.fromkeys(declared.unit for declared in ENTERED)
}
# What travels is a whole unit, so the strictest class among its fields decides who may receive it.
UNIT_CLASSES: dict[str, FieldClass] = {
    unit: max((_BY_NAME[name].field_class for name in names), key=tuple(FieldClass).index)
    for unit, names in UNITS.items()
}


def field(name: str) -> Field:
    """The field of that name.

    Raises:
        UnknownField: the schema has no such name.
    """
    try:
        return _BY_NAME[name]
    except KeyError:
        raise UnknownField(name) from None


def fields_for(use: Use) -> tuple[Field, ...]:
    """The fields used there, in the order of the schema."""
    return tuple(declared for declared in FIELDS if use in declared.uses)


def codes_of(declared: Field, policy: PolicyTables) -> tuple[str, ...]:
    """The code of each choice, in order; empty for a field without choices."""
    if declared.choices is None:
        return ()
    enum = _enum_of(declared)
    return tuple(str(code) for code in enum or getattr(policy, declared.choices))


def choices_of(declared: Field, policy: PolicyTables) -> tuple[tuple[str, str, str], ...]:
    """Code, Thai label and English label of each choice, in order; empty for a field without choices."""
    if declared.choices is None:
        return ()
    if enum := _enum_of(declared):
        return tuple(
            (str(member), said_in("th", vocabulary.LABELS[member]), said_in("en", vocabulary.LABELS[member]))
            for member in enum
        )
    table: Mapping[str, PolicyChoice] = getattr(policy, declared.choices)
    return tuple((str(code), choice.label_th, choice.label_en) for code, choice in table.items())


def labelled_choices(declared: Field, policy: PolicyTables, language: str) -> list[tuple[str, str]]:
    """Code and label of each choice in "th" or "en", in order."""
    enum = _enum_of(declared)
    if enum is not None:  # reading the other language's catalogue as well would be felt at the start
        return [(str(member), said_in(language, vocabulary.LABELS[member])) for member in enum]
    return [(code, english if language == "en" else thai) for code, thai, english in choices_of(declared, policy)]


def _enum_of(declared: Field) -> type[StrEnum] | None:
    return getattr(vocabulary, declared.choices or "", None)
