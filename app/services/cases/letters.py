"""Letters about a case: to units without the program (INT-17), and the memo to the executive (INT-13)."""

from collections.abc import Sequence
from datetime import date, datetime

from app.domain.buddhist_dates import day_long
from app.domain.errors import InvalidComplaint, Problem
from app.domain.proceedings.standing import AT
from app.domain.thai_text import thai_digits
from app.services.cases.complaints import Complaints
from app.services.desk import Desk
from app.services.paper.fact_finding import Asked, fact_finding
from app.services.paper.memo import Memo, memo
from app.services.papers import letterhead_of
from app.services.rows import CaseRecord, ProceedingRow
from app.translation import N_, _, language, ngettext, said_in

REQUEST, ASKED = "request", "asked"
ORDER, SUBMITTED = "order", "submitted"
FACT_FINDING, REMINDER, TO_EXECUTIVE = "fact_finding", "reminder", "memo"
TITLES = {FACT_FINDING: N_("Fact-finding form"), REMINDER: N_("Reminder memo"), TO_EXECUTIVE: N_("Memo")}


class Letters:
    """PDF documents, as bytes."""

    def __init__(self, desk: Desk, complaints: Complaints) -> None:
        self._desk, self._complaints = desk, complaints

    def letter(self, paper: str, number: str, uid: str) -> bytes:
        """One of the letters of a request.

        Raises:
            InvalidComplaint: the request does not stand. UnknownCase: no such number. KeyError: no such paper.
        """
        drawn = {FACT_FINDING: self.fact_finding, REMINDER: self.reminder, TO_EXECUTIVE: self.to_executive}
        return drawn[paper](number, uid)

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
        return fact_finding(
            record,
            asked,
            self._desk.policy,
            letterhead_of(self._desk),
            printed_at=self._desk.now(),
            language=language(),
        )

    def reminder(self, number: str, uid: str) -> bytes:
        """The memo that asks for an answer which has not come."""
        record, request = self._found(number, uid, REQUEST)
        unit = str(request.value(ASKED, "unit") or "")
        return self._memo(
            on=self._desk.now().date(),
            subject=_said(N_("Following up facts on case {number}")).format(number=_digits(record.number)),
            to=_said(N_("Head of {unit}")).format(unit=unit),
            paragraphs=self._paragraphs(record, request),
        )

    def to_executive(self, number: str, uid: str) -> bytes:
        """The memo that asks the executive for an order."""
        record, submitted = self._found(number, uid, ORDER)
        received = record.fields.get("received_at")
        received_on = _day(datetime.fromisoformat(str(received)).date()) if received else ""
        first = _said(
            N_("On {day} the complaint centre received a matter under number {number}, as follows: {details}")
        )
        return self._memo(
            on=submitted.at.date(),
            subject=_said(N_("Case {number}, for an order")).format(number=_digits(record.number)),
            to=str(submitted.value(SUBMITTED, "to") or ""),
            paragraphs=[
                first.format(
                    day=received_on, number=_digits(record.number), details=record.fields.get("details") or ""
                ),
                *str(submitted.value(SUBMITTED, "memo") or "").split("\n"),
                _said(N_("Submitted for consideration and an order.")),
            ],
        )

    def _memo(self, *, on: date, subject: str, to: str, paragraphs: Sequence[str]) -> bytes:
        letterhead = letterhead_of(self._desk)
        phone = _said(N_("Tel. {phone}")).format(phone=letterhead.phone) if letterhead.phone else ""
        content = Memo(
            agency=_digits(" ".join(filter(None, (letterhead.hospital, letterhead.centre, phone)))),
            day=_day(on),
            subject=subject,
            to=to,
            paragraphs=tuple(paragraphs),
            signer=self._desk.person.name,
            post=letterhead.centre,
        )
        return memo(content, letterhead, language=language())

    def _paragraphs(self, record: CaseRecord, request: ProceedingRow) -> list[str]:
        asked_on, due_on = _day(request.at.date()), _due_on(request)
        first = _said(
            N_("On {asked_on} the complaint centre asked your unit for facts on case {number}, as follows: {question}")
        ).format(asked_on=asked_on, number=_digits(record.number), question=request.value(ASKED, "question"))
        due = (
            _said(N_("The answer was asked for by {day}, and has not come until today.")).format(day=_day(due_on))
            if due_on
            else _said(N_("The answer has not come until today."))
        )
        days = (self._desk.now().date() - request.at.date()).days
        waited = _digits(ngettext("It is {count} day since.", "It is {count} days since.", days).format(count=days))
        last = _said(N_("Please look into it, and answer the complaint centre without delay."))
        return [first, f"{due} {waited}", last]

    def _found(self, number: str, uid: str, kind: str) -> tuple[CaseRecord, ProceedingRow]:
        record = self._complaints.case(number)
        found = next((each for each in record.proceedings if each.uid == uid and each.kind == kind), None)
        if found is None or found.is_void:
            raise InvalidComplaint([Problem(AT, "no_such_proceeding")])
        return record, found


def _due_on(request: ProceedingRow) -> date | None:
    written = request.value(ASKED, "due_on")
    return datetime.fromisoformat(written).date() if isinstance(written, str) else None


def _said(message: str) -> str:
    return said_in(language(), message)


def _day(day: date) -> str:
    return day_long(day, language(), in_thai_digits=language() == "th")


def _digits(text: str) -> str:
    return thai_digits(text) if language() == "th" else text
