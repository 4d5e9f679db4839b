"""Before a case is closed: what is missing, how the complainant was told, and what its outcome counts as (OUT-1)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from app.domain.endings import WITHOUT_TELLING, why_nobody
from app.domain.errors import Problem
from app.domain.open_work import OpenWork
from app.domain.policy_entries import Ending
from app.domain.proceedings.standing import AT
from app.domain.proceedings.tries import MADE, contacts, days_tried, letter_sent_at
from app.domain.proceedings.words import ContactPurpose, ContactResult
from app.domain.stops import is_stopped_by_closing
from app.domain.vocabulary import CallOutcome, Kind, Outcome, State, ToldMeans
from app.services.cases.complaints import Complaints
from app.services.cases.ending_checks import open_work_of
from app.services.cases.proceedings import Proceedings
from app.services.desk import Desk
from app.services.rows import CaseRecord, DutyRow, ProceedingRow

REOPENING, SATISFACTION = "reopening", "satisfaction"
TELLING = (ContactPurpose.RESULT, ContactPurpose.ANSWER)


@dataclass(frozen=True)
class Closing:
    """What stands between a case and its end.

    `open_duties` must be done or marked before, `open_work` finished, but for what `may_stay_open` with a reason;
    closing itself stops `stopped`. `told` is what the log of contacts says of how and when the complainant was told, or
    why nobody can be; `tried_on` the days on which somebody tried in vain. `missing` are reasons for which it cannot
    be closed yet, `asked` what the rules ask for and nobody is held up by.
    """

    number: str
    open_duties: tuple[DutyRow, ...]
    open_work: tuple[OpenWork, ...]
    may_stay_open: tuple[OpenWork, ...]
    stopped: tuple[DutyRow, ...]
    told: Mapping[str, object]
    tried_on: tuple[date, ...]
    letter_sent_at: datetime | None
    missing: tuple[Problem, ...]
    asked: tuple[Problem, ...]


class Closings:
    """Closing a case, and opening it again with the reason."""

    def __init__(self, desk: Desk, complaints: Complaints, proceedings: Proceedings) -> None:
        self._desk, self._complaints, self._proceedings = desk, complaints, proceedings

    def endings(self) -> tuple[Ending, ...]:
        """The outcomes that somebody can choose, each with whether it counts in an indicator."""
        return tuple(each for code, each in self._desk.policy.outcomes.items() if code != Outcome.MERGED)

    def before(self, number: str, values: Mapping[str, object] | None = None) -> Closing:
        """What is missing if the case were closed with these values over its own.

        Raises:
            UnknownCase: no such number.
        """
        record = self._complaints.case(number)
        given = {**record.fields, **(values or {})}
        running = [each for each in record.duties if each.holds_open and not each.is_ended]
        stopped = [each for each in running if is_stopped_by_closing(each, self._desk.policy)]
        tries = self._desk.policy.tries_before_letter
        told = told_by_contacts(record, tries) or _nobody_told(given)
        held_up_by = tuple(each for each in running if each not in stopped)
        has_mediator = any(each.outcome == CallOutcome.ACCEPTED for each in record.calls)
        work = open_work_of(record.proceedings, record.duties, self._desk.policy, has_mediator=has_mediator)
        needed = tuple(each for each in work if each.is_needed)
        return Closing(
            number=record.key,
            open_duties=held_up_by,
            open_work=needed,
            may_stay_open=tuple(each for each in work if not each.is_needed),
            stopped=tuple(stopped),
            told=told,
            tried_on=days_tried(record.proceedings),
            letter_sent_at=letter_sent_at(record.proceedings, tries),
            missing=_missing(given, is_held_up=bool(held_up_by), is_unfinished=bool(needed)),
            asked=_asked(given, record),
        )

    def close(self, number: str, values: Mapping[str, object]) -> None:
        """Write the outcome and how the complainant was told, or why nobody was; one of the two takes the other away.

        Raises:
            InvalidComplaint: a per-case duty or needed work is open, or the outcome asks for more.
            UnknownCase: no such number.
        """
        told, nobody = values.get("told_at"), values.get("nobody_to_tell")
        gone: dict[str, object] = {"told_at": None, "told_means": None} if nobody and not told else {}
        if told and not nobody:
            gone = {"nobody_to_tell": None}
        self._complaints.change_fields(number, {**gone, **values})

    def reopen(self, number: str, *, at: datetime, because: str) -> str:
        """Open a closed or voided case again; the clocks that closing had stopped run on. The uid of the entry.

        Raises:
            InvalidComplaint: no reason, or the case is open or merged. UnknownCase: no such number.
        """
        values: dict[str, object] = {AT: at.isoformat(), "reason": because}
        return self._proceedings.begin(number, REOPENING, values)


def told_by_contacts(record: CaseRecord, tries: int) -> dict[str, object]:
    """When and how the complainant was told the result, as the contacts say; a registered letter may stand for it."""
    reached = [each for each in contacts(record.proceedings) if each.value(MADE, "result") == ContactResult.REACHED]
    telling = [each for each in reached if each.value(MADE, "purpose") in TELLING]
    if telling:
        means = telling[-1].value(MADE, "means")
        known = {"told_means": str(means)} if means in set(ToldMeans) else {}
        return {"told_at": str(telling[-1].value(MADE, AT)), **known}
    sent = letter_sent_at(record.proceedings, tries)
    if sent is None:
        return {}
    return {"told_at": sent.isoformat(), "told_means": ToldMeans.REGISTERED_LETTER.value}


def _nobody_told(given: Mapping[str, object]) -> dict[str, object]:
    """Why the result is told to nobody, where that follows from the case itself and nobody was told."""
    why = None if given.get("told_at") else why_nobody(given)
    return {"nobody_to_tell": why.value} if why is not None else {}


def _missing(given: Mapping[str, object], *, is_held_up: bool, is_unfinished: bool) -> tuple[Problem, ...]:
    outcome = given.get("outcome")
    found = []
    if not outcome:
        found.append(Problem("outcome", "gap_outcome"))
    if outcome in WITHOUT_TELLING:
        return tuple(found)
    if not given.get("told_at") and not given.get("nobody_to_tell"):
        found.append(Problem("told_at", "gap_told"))
    if is_held_up:
        found.append(Problem("duties", "gap_duties"))
    if is_unfinished:
        found.append(Problem("open_work", "gap_open_work"))
    return tuple(found)


def _asked(given: Mapping[str, object], record: CaseRecord) -> tuple[Problem, ...]:
    found = []
    if given.get("told_at") and not given.get("told_means"):
        found.append(Problem("told_means", "gap_told_means"))
    is_asked = any(_stands(each, SATISFACTION) for each in record.proceedings)
    if not is_asked and record.state != State.VOIDED and record.fields.get("kind") != Kind.INCIDENT:
        found.append(Problem(SATISFACTION, "gap_satisfaction"))
    return tuple(found)


def _stands(row: ProceedingRow, kind: str) -> bool:
    return row.kind == kind and not row.is_void
