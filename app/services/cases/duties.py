"""Duties of a case: ticked with the true time and by whom, or marked as not needed with the reason."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from app.domain.errors import InvalidComplaint, Problem
from app.domain.stops import is_ended_by_telling
from app.services.cases.case_state import CaseState, state_from
from app.services.cases.duty_changes import counted_again
from app.services.cases.duty_ends import end_changes
from app.services.cases.telling import Told, people_told
from app.services.cases.tick_checks import problems_of_ticks
from app.services.desk import Desk
from app.services.hospital.roster import Roster
from app.services.hospital.roster_rows import OnDuty
from app.services.log.heads_after import heads_with
from app.services.log.store import heads_of
from app.services.rows import DutyRow

DONE = "duty_done"


class Duties:
    """What staff do about duties."""

    def __init__(self, desk: Desk, roster: Roster) -> None:
        self._desk, self._roster = desk, roster

    @property
    def person_name(self) -> str:
        """The name of whoever acts here."""
        return self._desk.person.name

    def who_to_tell(self, duty: DutyRow, unit: str = "") -> tuple[OnDuty, ...]:
        """Whom an open duty names, with the names and numbers of this moment; of one that ended, the roles alone."""
        people = self._roster.who_to_tell(duty, self._desk.now(), unit)
        is_asked = not (duty.is_ended or duty.collected)
        return people if is_asked else tuple(replace(each, is_post=False) for each in people)

    def is_to_tell(self, duty: DutyRow) -> bool:
        """Whether the duty ends when everybody whom it names was told."""
        return is_ended_by_telling(duty, self._desk.policy)

    def told(self, number: str, told: Sequence[Told]) -> None:
        """Keep several people told at once, each at the true time; a duty ends with the last of those it names.

        Raises:
            InvalidComplaint, UnknownCase: as `people_told`.
        """
        people_told(self._desk, number, told, by=self._desk.person.name)

    def done(
        self, number: str, duty_ids: Sequence[str], *, at: datetime, by: str, means: str = "", words: str = ""
    ) -> None:
        """Tick duties that were done at `at`, the true time, by `by`; typing it in later changes nothing of that.

        Raises:
            InvalidComplaint: a time in the future or before the event was known, nobody named, an unknown duty, one
                of whose people somebody was not told yet: one tick does not say when each was (RPT-2, SEN), somebody
                told out of turn, or a report that was written neither here nor elsewhere.
        """
        value: dict[str, object] = {
            "at": at.isoformat(),
            "by": by,
            "means": means,
            "words": words,
            "not_needed": "",
            "ticked_by": self._desk.person.uid,
        }

        def problems(state: CaseState) -> list[Problem]:
            found = [] if by.strip() else [Problem("done_by", "required")]
            if at > self._desk.now():
                found.append(Problem("done_at", "in_the_future"))
            known = state.values.get("known_at") or state.values.get("received_at") or state.entered_at
            if at < datetime.fromisoformat(str(known)).replace(second=0):
                found.append(Problem("done_at", "done_before_known"))
            found += problems_of_ticks(state, duty_ids, self._desk.policy, at=at, words=words)
            return found

        self._end(number, duty_ids, DONE, value, problems)

    def not_needed(self, number: str, duty_id: str, *, because: str) -> None:
        """Mark a duty as not needed.

        Raises:
            InvalidComplaint: no reason, or an unknown duty.
        """
        value: dict[str, object] = {
            "at": None,
            "by": "",
            "means": "",
            "words": "",
            "not_needed": because.strip(),
            "ticked_by": self._desk.person.uid,
        }

        def problems(_state: CaseState) -> list[Problem]:
            return [] if because.strip() else [Problem("not_needed", "required")]

        self._end(number, [duty_id], "duty_not_needed", value, problems)

    def _end(
        self,
        number: str,
        duty_ids: Sequence[str],
        kind: str,
        value: dict[str, object],
        problems: Callable[[CaseState], list[Problem]],
    ) -> None:
        with self._desk.database.transaction() as connection:
            case_uid = self._desk.sight.find(connection, number)
            heads = heads_of(connection, case_uid)
            state = state_from(case_uid, heads)
            unknown = [each for each in duty_ids if not state.duties.get(each, {}).get("due")]
            found = problems(state) + [Problem("duties", "unknown_duty", {"duty": each}) for each in unknown]
            if found:
                raise InvalidComplaint(found)
            changes = [change for each in duty_ids for change in end_changes(each, value, heads)]
            after = heads_with(heads, changes, self._desk.now().isoformat())
            changes += counted_again(self._desk, case_uid, after, heads)
            self._desk.save(connection, case_uid, kind, changes)
