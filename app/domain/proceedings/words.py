"""The fixed choices of what is done about a case; each member carries its label."""

from enum import StrEnum
from typing import Self

from app.translation import N_


class Labelled(StrEnum):
    """A code with its label, an English msgid of the catalogue."""

    label: str

    def __new__(cls, code: str, label: str) -> Self:
        """The member of that code."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        return member


class Means(Labelled):
    """How somebody was reached or told."""

    TELEPHONE = "telephone", N_("Telephone")
    IN_PERSON = "in_person", N_("In person")
    LINE = "line", N_("LINE")
    EMAIL = "email", N_("E-mail")
    LETTER = "letter", N_("Letter")
    REGISTERED_LETTER = "registered_letter", N_("Registered letter")
    MEMO = "memo", N_("Memo")
    OTHER = "other", N_("Another way")


class ContactResult(Labelled):
    """What came of a contact with the complainant."""

    REACHED = "reached", N_("Reached")
    NO_ANSWER = "no_answer", N_("No answer")
    MESSAGE_LEFT = "message_left", N_("Message left")


class ContactPurpose(Labelled):
    """What a contact was for; an answer with substance stops the response clock (DAY-7)."""

    FIRST_CONTACT = "first_contact", N_("First contact")
    ANSWER = "answer", N_("Answer with substance")
    FIRST_REPORT = "first_report", N_("First report")
    PROGRESS = "progress", N_("Progress report")
    RESULT = "result", N_("Result told")
    QUESTION = "question", N_("Question to the complainant")
    OTHER = "other", N_("Something else")


class HeadResult(Labelled):
    """What came of the head's own try, before the mediation team is called (MED-2)."""

    RESOLVED = "resolved", N_("Resolved at the service point")
    NOT_RESOLVED = "not_resolved", N_("Could not be resolved")
    NOT_POSSIBLE = "not_possible", N_("Was not possible")


class SessionResult(Labelled):
    """How a mediation session ended."""

    AGREED = "agreed", N_("Agreement reached")
    TO_BE_CONTINUED = "to_be_continued", N_("To be continued")
    FAILED = "failed", N_("No agreement")


class Strategy(Labelled):
    """The five strategies against a risk (REP-2)."""

    AVOID = "avoid", N_("Avoid the risk")
    TRANSFER = "transfer", N_("Transfer the risk")
    PREVENT = "prevent", N_("Prevent: protection, maintenance, procedure, training")
    REDUCE_LOSS = "reduce_loss", N_("Reduce the loss")
    SEGREGATE = "segregate", N_("Segregate the risk")


class Factor(Labelled):
    """What may have contributed to an event."""

    PATIENT = "patient", N_("Patient")
    TASK = "task", N_("Task and guidelines")
    PERSON = "person", N_("Staff member")
    TEAM = "team", N_("Team and communication")
    TRAINING = "training", N_("Training")
    EQUIPMENT = "equipment", N_("Equipment and supplies")
    ENVIRONMENT = "environment", N_("Place and workload")
    ORGANISATION = "organisation", N_("Organisation and policy")
    EXTERNAL = "external", N_("Outside the hospital")


class LinkKind(Labelled):
    """Why two cases belong together."""

    COMPLAINT_AND_INCIDENT = "complaint_and_incident", N_("Complaint and incident of one event")
    CLAIM = "claim", N_("Claim that came from it")
    SAME_MATTER = "same_matter", N_("The same matter told twice")
    SAME_PERSON = "same_person", N_("Another matter of the same person")


class ClaimResult(Labelled):
    """What was decided on a request for relief under section 41."""

    GRANTED = "granted", N_("Relief granted")
    REFUSED = "refused", N_("Relief refused")
    WITHDRAWN = "withdrawn", N_("Request withdrawn")


class Screening(Labelled):
    """Where a matter goes after it was looked at first (INT-10 to INT-14)."""

    UNCLEAR = "unclear", N_("Ends: unclear, and nothing more to be had")
    RESOLVED_AT_ONCE = "resolved_at_once", N_("Ends: a misunderstanding, or resolved by informing or mediating")
    SUGGESTION = "suggestion", N_("Ends: a suggestion, kept as data")
    NOT_OURS = "not_ours", N_("Not ours: hand over to the agency concerned")
    INFORMATION = "information", N_("Information request: ask the holder, give it at once")
    SERVICE_QUALITY = "service_quality", N_("Service quality or procurement: memo to the executive")
    AFFECTS_AGENCY = "affects_agency", N_("Affects the agency: memo to the executive, the unit investigates")
    UNIT = "unit", N_("To the unit responsible")
    MEDIATION = "mediation", N_("To the mediation team")
    SEALED = "sealed", N_("To the director, sealed")


class Satisfaction(Labelled):
    """How satisfied the complainant is with what was done."""

    NOT_AT_ALL = "1", N_("1 not at all")
    A_LITTLE = "2", N_("2 a little")
    PARTLY = "3", N_("3 partly")
    MOSTLY = "4", N_("4 mostly")
    FULLY = "5", N_("5 fully")
