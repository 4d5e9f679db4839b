"""A new case that is linked with another one, or merged into it, with the click that records it (OUT-2)."""

from collections.abc import Mapping
from contextlib import suppress

from sqlalchemy import Connection

from app.domain.errors import AmbiguousNumber, InvalidComplaint, Problem, UnknownCase
from app.domain.proceedings.checks import Circumstances, checked
from app.domain.proceedings.kinds import KINDS
from app.domain.proceedings.standing import AT
from app.domain.restricted import is_restricted
from app.services.cases.assessment import Assessment
from app.services.cases.complaints import Complaints
from app.services.cases.proceeding_checks import OTHER_CASE, problems_of_other_case
from app.services.cases.proceedings import Proceedings
from app.services.desk import Desk

# A problem of the tie stands beside what says so in the form, not beside a field of the complaint.
PREFIX = "tie_"
TIE_NUMBER = f"{PREFIX}{OTHER_CASE}"
_ASKED_FOR = ("number", "link", "reason", "words")


class TiedIntake:
    """Records the case and its tie in one transaction: both are there afterwards, or neither."""

    def __init__(self, desk: Desk, assessment: Assessment, complaints: Complaints, proceedings: Proceedings) -> None:
        self._desk, self._assessment = desk, assessment
        self._complaints, self._proceedings = complaints, proceedings

    def record(self, values: Mapping[str, object], code: str, said: Mapping[str, object]) -> str:
        """Record a new case, tie it to the one that `said` names, and return its own number.

        `code` is LINK or MERGE; what is merged keeps its number and its history, and goes on in the other case.

        Raises:
            InvalidComplaint: every problem of every field; those of the tie are named with PREFIX before the field.
            NotAllowed: the other case cannot be written here, or is not for the person here. Nothing is recorded then.
            KeyError: no such kind.
        """
        problems = list(self._assessment.problems_in(values))
        tie = {**said, AT: self._desk.now().isoformat()}
        with self._desk.database.transaction() as connection:
            problems += self._problems_of_tie(connection, code, tie, is_apart=is_restricted(values, self._desk.policy))
            if problems:
                raise InvalidComplaint(problems)
            recorded = self._complaints.record_in(connection, self._assessment.checked(values))
            try:
                # By its own number: nobody else gives that, whatever official numbers came by files.
                self._proceedings.begin_in(connection, recorded.local_number, code, tie)
            except InvalidComplaint as refusal:
                raise InvalidComplaint([_beside_the_tie(each) for each in refusal.problems]) from refusal
        self._complaints.note_number_of(recorded)
        return recorded.number

    def _problems_of_tie(
        self, connection: Connection, code: str, tie: Mapping[str, object], *, is_apart: bool
    ) -> list[Problem]:
        now = self._desk.now()
        try:
            kept = checked(KINDS[code].first, tie, Circumstances(now, now, self._desk.policy))
        except InvalidComplaint as refusal:
            return [_beside_the_tie(each) for each in refusal.problems]
        with suppress(UnknownCase, AmbiguousNumber):  # said beside the number
            self._desk.sight.find(connection, str(kept[OTHER_CASE]))
        problems = problems_of_other_case(connection, code, str(kept[OTHER_CASE]), is_apart=is_apart)
        return [_beside_the_tie(each) for each in problems]


def _beside_the_tie(problem: Problem) -> Problem:
    name = problem.field if problem.field in _ASKED_FOR else OTHER_CASE
    return Problem(f"{PREFIX}{name}", problem.code, problem.data)
