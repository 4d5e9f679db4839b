"""What the screens and papers say for each word of the vocabulary."""

from collections.abc import Iterator, Mapping
from enum import StrEnum

from app.domain.vocabulary import (
    CallOutcome,
    Category,
    ComplainantType,
    Disclosure,
    Evidence,
    GrantClass,
    Kind,
    NobodyToTell,
    NoticeGiven,
    Outcome,
    PcRole,
    PeerState,
    Priority,
    PriorityGround,
    Role,
    State,
    ToldMeans,
    Track,
    TreeAnswer,
    TreeQuestion,
)
from app.translation import N_


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
    NoticeGiven.READ_ALOUD: N_("Read aloud"),
    NoticeGiven.SHOWN: N_("Shown on the screen"),
    NoticeGiven.PAPER: N_("Given on paper"),
    NoticeGiven.NOT_GIVEN: N_("Not given"),
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
