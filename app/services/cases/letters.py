"""Letters about a case: to units without the program (INT-17), to the executive (INT-13), and outside (INT-11)."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from app.domain.errors import InvalidComplaint, Problem
from app.domain.proceedings.papers import Paper, papers_of
from app.domain.proceedings.standing import AT
from app.services.cases.case_forms import CaseForms
from app.services.cases.complaints import Complaints
from app.services.cases.outside_letters import OutsideLetters
from app.services.desk import Desk
from app.services.paper.fact_finding import Asked, fact_finding
from app.services.paper.form_values import FormValues
from app.services.paper.memo import Memo, memo
from app.services.paper.office_words import day, digits, said
from app.services.paper.official_letter import OfficialLetter, official_letter
from app.services.papers import letterhead_of
from app.services.reads.reads import Reads
from app.services.rows import CaseRecord, ProceedingRow
from app.translation import N_, _, language, ngettext

REQUEST, ASKED = "request", "asked"
ORDER, SUBMITTED = "order", "submitted"
HANDOVER, AGENCY_REPLY, CONTACT = "handover", "agency_reply", "contact"
TITLES: Mapping[str, str] = {
    Paper.FACT_FINDING: N_("Fact-finding form"),
    Paper.REMINDER: N_("Reminder memo"),
    Paper.MEMO: N_("Memo"),
    Paper.HANDOVER_LETTER: N_("Letter to the agency that takes over"),
    Paper.REPLY_LETTER: N_("Letter to the referring agency"),
    Paper.COMPLAINANT_LETTER: N_("Letter to the complainant"),
    Paper.RISK_REPORT: N_("Risk report"),
    Paper.PUBLICATION: N_("Form for publication on the website"),
}


class Letters:
    """PDF documents, as bytes."""

    def __init__(self, desk: Desk, complaints: Complaints) -> None:
        self._desk, self._complaints = desk, complaints
        self._reads = Reads(desk)
        self._forms = CaseForms(desk).by_paper()

    def letter(self, paper: str, number: str, uid: str) -> bytes:
        """One of the letters about what was done under `uid`.

        Raises:
            InvalidComplaint: it does not stand, or is no such letter. UnknownCase: no such number.
            ValueError: no such paper.
        """
        if paper in self._forms:
            kind, draw = self._forms[Paper(paper)]
            return draw(*self._found(number, uid, kind))
        drawn = {
            Paper.FACT_FINDING: self.fact_finding,
            Paper.REMINDER: self.reminder,
            Paper.MEMO: self.to_executive,
            Paper.HANDOVER_LETTER: self.handover_letter,
            Paper.REPLY_LETTER: self.reply_letter,
            Paper.COMPLAINANT_LETTER: self.complainant_letter,
        }
        return drawn[Paper(paper)](number, uid)

    def title(self, paper: str) -> str:
        """What the letter is called."""
        return _(TITLES[paper])

    def fact_finding(self, number: str, uid: str) -> bytes:
        """The form on which a unit answers by hand."""
        record, request = self._found(number, uid, REQUEST)
        asked = Asked(
            unit=str(request.value(ASKED, "unit") or ""),
            question=str(request.value(ASKED, "question") or ""),
            asked_on=request.at.date(),
            due_on=_due_on(request),
            by=self._desk.person.name,
        )
        return fact_finding(self._values(record), asked, letterhead_of(self._desk), printed_at=self._desk.now())

    def reminder(self, number: str, uid: str) -> bytes:
        """The memo that asks for an answer which has not come."""
        record, request = self._found(number, uid, REQUEST)
        unit = str(request.value(ASKED, "unit") or "")
        return self._memo(
            on=self._desk.now().date(),
            subject=said(N_("Following up facts on case {number}")).format(number=digits(record.number)),
            to=said(N_("Head of {unit}")).format(unit=unit),
            paragraphs=self._paragraphs(record, request),
        )

    def to_executive(self, number: str, uid: str) -> bytes:
        """The memo that asks the executive for an order."""
        record, submitted = self._found(number, uid, ORDER)
        received = record.fields.get("received_at")
        received_on = day(datetime.fromisoformat(str(received)).date()) if received else ""
        first = said(N_("On {day} the complaint centre received a matter under number {number}, as follows: {details}"))
        return self._memo(
            on=submitted.at.date(),
            subject=said(N_("Case {number}, for an order")).format(number=digits(record.number)),
            to=str(submitted.value(SUBMITTED, "to") or ""),
            paragraphs=[
                first.format(day=received_on, number=digits(record.number), details=record.fields.get("details") or ""),
                *str(submitted.value(SUBMITTED, "memo") or "").split("\n"),
                said(N_("Submitted for consideration and an order.")),
            ],
        )

    def handover_letter(self, number: str, uid: str) -> bytes:
        """The letter that hands a case over to another agency, with the slip for its receipt."""
        record, sent = self._found(number, uid, HANDOVER)
        return self._outside(self._letters_of(record).handover(sent))

    def reply_letter(self, number: str, uid: str) -> bytes:
        """The letter that answers the agency which referred the case."""
        record, sent = self._found(number, uid, AGENCY_REPLY)
        return self._outside(self._letters_of(record).reply(sent))

    def complainant_letter(self, number: str, uid: str) -> bytes:
        """What the complainant was written, by a letter or, after tries in vain, a registered one (OUT-2)."""
        record, contact = self._found(number, uid, CONTACT)
        if Paper.COMPLAINANT_LETTER not in papers_of(contact):
            raise InvalidComplaint([Problem(AT, "no_such_proceeding")])
        return self._outside(self._letters_of(record).to_complainant(contact))

    def _letters_of(self, record: CaseRecord) -> OutsideLetters:
        return OutsideLetters(record, self._values(record), letterhead_of(self._desk))

    def _values(self, record: CaseRecord) -> FormValues:
        return FormValues(record, self._desk.policy, language())

    def _outside(self, content: OfficialLetter) -> bytes:
        return official_letter(content, letterhead_of(self._desk), language=language())

    def _memo(self, *, on: date, subject: str, to: str, paragraphs: Sequence[str]) -> bytes:
        letterhead = letterhead_of(self._desk)
        content = Memo(
            agency=digits(
                " ".join(filter(None, (letterhead.hospital, letterhead.centre, letterhead.telephone(language()))))
            ),
            day=day(on),
            subject=subject,
            to=to,
            paragraphs=tuple(paragraphs),
            signer=self._desk.person.name,
            post=letterhead.centre,
        )
        return memo(content, letterhead, language=language())

    def _paragraphs(self, record: CaseRecord, request: ProceedingRow) -> list[str]:
        asked_on, due_on = day(request.at.date()), _due_on(request)
        first = said(
            N_("On {asked_on} the complaint centre asked your unit for facts on case {number}, as follows: {question}")
        ).format(asked_on=asked_on, number=digits(record.number), question=request.value(ASKED, "question"))
        due = (
            said(N_("The answer was asked for by {day}, and has not come until today.")).format(day=day(due_on))
            if due_on
            else said(N_("The answer has not come until today."))
        )
        days = (self._desk.now().date() - request.at.date()).days
        waited = digits(ngettext("It is {count} day since.", "It is {count} days since.", days).format(count=days))
        last = said(N_("Please look into it, and answer the complaint centre without delay."))
        return [first, f"{due} {waited}", last]

    def _found(self, number: str, uid: str, kind: str) -> tuple[CaseRecord, ProceedingRow]:
        record = self._complaints.case(number)
        found = next((each for each in record.proceedings if each.uid == uid and each.kind == kind), None)
        if found is None or found.is_void:
            raise InvalidComplaint([Problem(AT, "no_such_proceeding")])
        self._reads.note_paper(record)
        return record, found


def _due_on(request: ProceedingRow) -> date | None:
    written = request.value(ASKED, "due_on")
    return datetime.fromisoformat(written).date() if isinstance(written, str) else None
