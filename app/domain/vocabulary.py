"""The centre's words: every fixed choice as an enum, each member with its label."""

from collections.abc import Iterator, Mapping
from enum import StrEnum

from app.translation import N_


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


class _Labels(Mapping[StrEnum, str]):
    """Labels by member. Members of two enums with one value are equal, so a plain dict would mix them up."""

    def __init__(self, *tables: Mapping[StrEnum, str]) -> None:
        self._labels = {(type(member), member): text for table in tables for member, text in table.items()}

    def __getitem__(self, member: StrEnum) -> str:
        return self._labels[type(member), member]

    def __iter__(self) -> Iterator[StrEnum]:
        return (member for _enum, member in self._labels)

    def __len__(self) -> int:
        return len(self._labels)


_TREE_LABELS: dict[StrEnum, str] = {
    TreeQuestion.CLINICAL: N_("Clinical"),
    TreeQuestion.ERROR: N_("An error happened"),
    TreeQuestion.REACHED: N_("Reached the patient"),
    TreeQuestion.DEATH: N_("May have contributed to death"),
    TreeQuestion.HARM: N_("The patient was harmed"),
    TreeQuestion.MONITORING: N_("Monitoring was needed"),
    TreeQuestion.LIFE_SUPPORT: N_("Life had to be sustained"),
    TreeQuestion.PERMANENT: N_("The harm is permanent"),
    TreeQuestion.LONGER_STAY: N_("Admission or a longer stay"),
}
_PC_LABELS: dict[StrEnum, str] = {
    PcRole.CENTRE: N_("Centre"),
    PcRole.WARD: N_("Ward"),
    PeerState.ASKED: N_("Waits for the answer of the centre"),
    PeerState.ACCEPTED: N_("Waits for your confirmation"),
    PeerState.TRUSTED: N_("Connected"),
    PeerState.REPLACED: N_("Replaced by another PC"),
    PeerState.STOLEN: N_("Stolen or lost"),
    PeerState.REVOKED: N_("No longer in use"),
}
_NOBODY_LABELS: dict[StrEnum, str] = {
    NobodyToTell.NO_COMPLAINANT: N_("An event without a complainant"),
    NobodyToTell.ANONYMOUS: N_("The complainant is anonymous and left no way to answer"),
    NobodyToTell.NO_CONTACT: N_("The complainant left neither telephone nor e-mail nor address"),
    NobodyToTell.NO_ANSWER_WANTED: N_("A compliment, suggestion or opinion that asks for no answer"),
    NobodyToTell.NOT_REACHED: N_("Ended at screening, and the complainant could not be reached"),
}
_OTHER_LABELS: dict[StrEnum, str] = {
    Kind.COMPLAINT: N_("Complaint"),
    Kind.TIP_OFF: N_("Tip-off"),
    Kind.SUGGESTION: N_("Suggestion"),
    Kind.OPINION: N_("Opinion"),
    Kind.COMPLIMENT: N_("Compliment"),
    Kind.ENQUIRY: N_("Enquiry"),
    Kind.INFORMATION_REQUEST: N_("Information request"),
    Kind.INCIDENT: N_("Incident"),
    State.OPEN: N_("In progress"),
    State.CLOSED: N_("Closed"),
    State.VOIDED: N_("Voided"),
    Disclosure.CONSENT: N_("Consents to disclosure"),
    Disclosure.NO_CONSENT: N_("Does not consent to disclosure"),
    Disclosure.ANONYMOUS: N_("Wishes to stay anonymous"),
    ComplainantType.PATIENT: N_("Patient"),
    ComplainantType.RELATIVE: N_("Relative"),
    ComplainantType.SERVICE_USER: N_("Service user"),
    ComplainantType.PUBLIC: N_("Member of the public"),
    ComplainantType.STAFF_INSIDE: N_("Staff of this hospital"),
    ComplainantType.STAFF_OUTSIDE: N_("Staff from outside"),
    ComplainantType.GOVERNMENT_BODY: N_("Government body"),
    ComplainantType.COMPANY: N_("Company"),
    ComplainantType.OTHER_PARTY: N_("Other party concerned"),
    Priority.NORMAL: N_("Normal"),
    Priority.URGENT: N_("Urgent"),
    PriorityGround.PUBLIC_SAFETY: N_("(a) wide effect on public safety, possibly fatal"),
    PriorityGround.MISUNDERSTANDING: N_("(b) causes misunderstanding and unsafety"),
    PriorityGround.MINISTRY_POLICY: N_("(c) concerns the policy of the Ministry of Public Health"),
    Outcome.AS_WISHED: N_("Resolved wholly as wished"),
    Outcome.IN_PART: N_("Resolved in part, within powers"),
    Outcome.NOT_AS_WISHED: N_("Not as wished, explained"),
    Outcome.ENDED_AT_SCREENING: N_("Ended at screening"),
    Outcome.HANDED_OVER: N_("Handed over to another agency"),
    Outcome.WITHDRAWN: N_("Withdrawn"),
    Outcome.UNREACHABLE: N_("Complainant cannot be reached"),
    Outcome.MERGED: N_("Merged with another case"),
    Outcome.ENTERED_BY_MISTAKE: N_("Entered by mistake"),
    ToldMeans.TELEPHONE: N_("Telephone"),
    ToldMeans.IN_PERSON: N_("In person"),
    ToldMeans.LINE: N_("LINE"),
    ToldMeans.EMAIL: N_("E-mail"),
    ToldMeans.LETTER: N_("Letter"),
    ToldMeans.REGISTERED_LETTER: N_("Registered letter"),
    ToldMeans.OTHER: N_("Another way"),
    Track.RESTRICTED: N_("Restricted: corruption or misconduct"),
    Track.ORDINARY: N_("Like any other matter"),
    Evidence.NAMED: N_("Names evidence or witnesses"),
    Evidence.NOT_NAMED: N_("Names neither evidence nor witnesses"),
    CallOutcome.REACHED: N_("Reached"),
    CallOutcome.NO_ANSWER: N_("No answer"),
    CallOutcome.DECLINED: N_("Declined"),
    CallOutcome.ACCEPTED: N_("Accepted"),
    Role.OFFICER: N_("Complaint-centre officer"),
    Role.WARD_HEAD: N_("Ward head"),
    Role.MEDIATOR: N_("Mediator"),
    Role.RISK_MANAGER: N_("Risk manager (RM)"),
    Role.DIRECTOR: N_("Director"),
    Role.ADMINISTRATOR: N_("Administrator"),
    GrantClass.ENDED: N_("No longer shared"),
    GrantClass.SUMMARY: N_("Summary"),
    GrantClass.WORK: N_("To work on, without seeing the complainant"),
    GrantClass.IDENTITY: N_("With the complainant"),
    TreeAnswer.YES: N_("Yes"),
    TreeAnswer.NO: N_("No"),
    TreeAnswer.UNKNOWN: N_("Unknown"),
    Category.A: N_("Level A"),
    Category.B: N_("Level B"),
    Category.C: N_("Level C"),
    Category.D: N_("Level D"),
    Category.E: N_("Level E"),
    Category.F: N_("Level F"),
    Category.G: N_("Level G"),
    Category.H: N_("Level H"),
    Category.I: N_("Level I"),
}
LABELS = _Labels(_OTHER_LABELS, _NOBODY_LABELS, _PC_LABELS, _TREE_LABELS)
