"""The centre's words: every fixed choice as an enum; `labels.py` says what is shown for each."""

from collections.abc import Mapping
from enum import StrEnum


class Kind(StrEnum):
    """What came in (INT-1); all use one form."""

    COMPLAINT = "complaint"
    TIP_OFF = "tip_off"
    SUGGESTION = "suggestion"
    OPINION = "opinion"
    COMPLIMENT = "compliment"
    ENQUIRY = "enquiry"
    INFORMATION_REQUEST = "information_request"
    INCIDENT = "incident"


class State(StrEnum):
    """Where a case stands; a voided one keeps its number."""

    OPEN = "open"
    CLOSED = "closed"
    VOIDED = "voided"


class Disclosure(StrEnum):
    """May the complainant's name be told to those complained of (INT-6)?"""

    CONSENT = "consent"
    NO_CONSENT = "no_consent"
    ANONYMOUS = "anonymous"


class NoticeGiven(StrEnum):
    """How the privacy notice was given to whoever told the matter (PDPA-23)."""

    READ_ALOUD = "read_aloud"
    SHOWN = "shown"
    PAPER = "paper"
    NOT_GIVEN = "not_given"


class ComplainantType(StrEnum):
    """Who complains (INT-16)."""

    PATIENT = "patient"
    RELATIVE = "relative"
    SERVICE_USER = "service_user"
    PUBLIC = "public"
    STAFF_INSIDE = "staff_inside"
    STAFF_OUTSIDE = "staff_outside"
    GOVERNMENT_BODY = "government_body"
    COMPANY = "company"
    OTHER_PARTY = "other_party"


class Priority(StrEnum):
    """Urgent cases stand on top of every list (INT-9)."""

    NORMAL = "normal"
    URGENT = "urgent"


class PriorityGround(StrEnum):
    """Why a case is urgent (INT-9, KCM 6.1 to 6.3)."""

    PUBLIC_SAFETY = "a"
    MISUNDERSTANDING = "b"
    MINISTRY_POLICY = "c"


class Outcome(StrEnum):
    """How a case ended (OUT-1, OUT-2)."""

    AS_WISHED = "as_wished"
    IN_PART = "in_part"
    NOT_AS_WISHED = "not_as_wished"
    ENDED_AT_SCREENING = "ended_at_screening"
    HANDED_OVER = "handed_over"
    WITHDRAWN = "withdrawn"
    UNREACHABLE = "unreachable"
    MERGED = "merged"
    ENTERED_BY_MISTAKE = "entered_by_mistake"


class ToldMeans(StrEnum):
    """How the complainant was told the result."""

    TELEPHONE = "telephone"
    IN_PERSON = "in_person"
    LINE = "line"
    EMAIL = "email"
    LETTER = "letter"
    REGISTERED_LETTER = "registered_letter"
    OTHER = "other"


class NobodyToTell(StrEnum):
    """Why the result of a case is told to nobody; the case ends without a time of telling."""

    NO_COMPLAINANT = "no_complainant"
    ANONYMOUS = "anonymous"
    NO_CONTACT = "no_contact"
    NO_ANSWER_WANTED = "no_answer_wanted"
    NOT_REACHED = "not_reached"


class Track(StrEnum):
    """Corruption and misconduct have a track of their own (INT-18)."""

    RESTRICTED = "restricted"
    ORDINARY = "ordinary"


class Evidence(StrEnum):
    """Whether a nameless accusation names evidence or witnesses (INT-6)."""

    NAMED = "named"
    NOT_NAMED = "not_named"


class CallOutcome(StrEnum):
    """What came of one call to a mediator."""

    REACHED = "reached"
    NO_ANSWER = "no_answer"
    DECLINED = "declined"
    ACCEPTED = "accepted"


class Role(StrEnum):
    """What a person who uses the application is at this hospital."""

    OFFICER = "officer"
    WARD_HEAD = "ward_head"
    MEDIATOR = "mediator"
    RISK_MANAGER = "risk_manager"
    DIRECTOR = "director"
    ADMINISTRATOR = "administrator"


class TreeQuestion(StrEnum):
    """The nine questions of the guided tree, in the order of the answers' names."""

    CLINICAL = "clinical"
    ERROR = "error"
    REACHED = "reached"
    DEATH = "death"
    HARM = "harm"
    MONITORING = "monitoring"
    LIFE_SUPPORT = "life_support"
    PERMANENT = "permanent"
    LONGER_STAY = "longer_stay"


class TreeAnswer(StrEnum):
    """An answer in the guided tree; in files true and false are JSON's own."""

    YES = "true"
    NO = "false"
    UNKNOWN = "unknown"


class Category(StrEnum):
    """Clinical risk (MERP-A to MERP-I); the labels are the policy's."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"
    G = "G"
    H = "H"
    I = "I"  # noqa: E741 - the index calls it so


class PcRole(StrEnum):
    """What a PC is in the star of the exchange."""

    CENTRE = "centre"
    WARD = "ward"


class PeerState(StrEnum):
    """How far the pairing with a PC has come, and how it ended."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    TRUSTED = "trusted"
    REPLACED = "replaced"
    STOLEN = "stolen"
    REVOKED = "revoked"


class GrantClass(StrEnum):
    """How much of a case a PC gets, from the narrowest to the widest; what it had before stays there."""

    ENDED = "ended"
    SUMMARY = "summary"
    WORK = "work"
    IDENTITY = "identity"


RANK: Mapping[str, int] = {klass: place for place, klass in enumerate(GrantClass)}
"""The classes of grants by width; each shows what those before it show."""
