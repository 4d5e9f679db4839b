"""Papers of mediation: the record of a session, and the mediators' call list of a case (MED-3)."""

from datetime import date, datetime

from app.domain.errors import InvalidComplaint, Problem
from app.domain.labels import LABELS
from app.domain.mediators import ACCUSED, CONCERNED_UNIT, ON_LEAVE
from app.domain.proceedings.standing import AT
from app.domain.proceedings.words import SessionResult
from app.domain.vocabulary import CallOutcome
from app.services.cases.complaints import Complaints
from app.services.cases.mediation import Mediation
from app.services.desk import Desk
from app.services.paper.call_list import Line, call_list
from app.services.paper.form_values import FormValues
from app.services.paper.mediation_record import Held, mediation_record
from app.services.paper.office_words import day, digits, moment, said
from app.services.papers import letterhead_of
from app.services.reads.reads import Reads
from app.services.rows import CaseRecord, MediatorRow, ProceedingRow
from app.translation import N_, _, language

SESSION, HELD = "session", "held"
PASSED_OVER = {
    ON_LEAVE: N_("Passed over: on leave ({reason})"),
    ACCUSED: N_("Passed over: complained of in this case ({reason})"),
    CONCERNED_UNIT: N_("Passed over: of the unit concerned ({reason})"),
}


class MediationPapers:
    """PDF documents, as bytes."""

    def __init__(self, desk: Desk, complaints: Complaints, mediation: Mediation) -> None:
        self._desk, self._complaints, self._mediation = desk, complaints, mediation
        self._reads = Reads(desk)

    def record(self, number: str, uid: str) -> bytes:
        """The record of one session, with every promise of the case, ready to be signed.

        Raises:
            InvalidComplaint: the session does not stand. UnknownCase: no such number.
        """
        record = self._complaints.case(number)
        session = next((row for row in record.proceedings if row.uid == uid and row.kind == SESSION), None)
        if session is None or session.is_void:
            raise InvalidComplaint([Problem(AT, "no_such_proceeding")])
        self._reads.note_paper(record)
        return mediation_record(
            self._values(record),
            _held(record, session),
            letterhead_of(self._desk),
            printed_at=self._desk.now(),
        )

    def call_list(self, number: str) -> bytes:
        """The list for a case as it is called now: who is passed over and why, and what came of the calls.

        Raises:
            UnknownCase: no such number.
        """
        record = self._complaints.case(number)
        self._reads.note_paper(record)
        return call_list(
            self._values(record),
            [_line(step) for step in self._mediation.steps(number)],
            letterhead_of(self._desk),
            printed_at=self._desk.now(),
        )

    def _values(self, record: CaseRecord) -> FormValues:
        return FormValues(record, self._desk.policy, language())


def _held(record: CaseRecord, session: ProceedingRow) -> Held:
    people, rules = session.value(HELD, "people"), session.value(HELD, "ground_rules")
    accepted = [call.name for call in record.calls if call.outcome == CallOutcome.ACCEPTED]
    return Held(
        at=session.at,
        place=_text(session, "place"),
        people=tuple(str(each) for each in people) if isinstance(people, list) else (),
        ground_rules=rules if isinstance(rules, bool) else None,
        positions=_text(session, "positions"),
        offers=_text(session, "offers"),
        result=next(_(each.label) for each in SessionResult if each == session.value(HELD, "result")),
        results=tuple(_(each.label) for each in SessionResult),
        agreement=_text(session, "agreement"),
        promises=tuple(_promise(row) for row in record.proceedings if row.kind == "promise" and not row.is_void),
        mediator=accepted[-1] if accepted else "",
    )


def _promise(row: ProceedingRow) -> tuple[str, str, str]:
    due_on = date.fromisoformat(str(row.value("made", "due_on"))[:10])
    return str(row.value("made", "what")), str(row.value("made", "by_whom")), day(due_on)


def _text(session: ProceedingRow, name: str) -> str:
    return str(session.value(HELD, name) or "")


def _line(step: MediatorRow) -> Line:
    who = "\n".join(filter(None, (step.name, step.post(language()))))
    came = [said(PASSED_OVER[step.passed_over]).format(reason=step.reason)] if step.passed_over else []
    came += [_of_call(call.outcome, call.called_at, call.words) for call in step.calls]
    return str(step.order), who, digits(step.extension), digits(step.phone), "\n".join(came)


def _of_call(outcome: str, called_at: datetime, words: str) -> str:
    return " ".join(filter(None, (moment(called_at), said(LABELS[CallOutcome(outcome)]), words)))
