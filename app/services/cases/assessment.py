"""What the rules say of the values of a case before anything is saved: problems, gaps, duties, suggestions."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from app.domain import checks
from app.domain.duties import Duty, duties_for, facts_from
from app.domain.errors import InvalidComplaint, Problem
from app.domain.explanation import Explanation, explained
from app.domain.overruling import unexplained
from app.domain.policy import Policy
from app.domain.protection import without_masks
from app.domain.restricted import with_track
from app.domain.rules_since import ChangedRule, changed_since
from app.domain.suggestions import Suggestion, suggestions_for
from app.domain.working_days import Calendar
from app.services.cases.duty_changes import BASIS
from app.services.cases.publications import still_named
from app.services.desk import Desk
from app.services.rows import CaseRecord
from app.translation import language


class Assessment:
    """Looks at values as they are typed, by the policy, the calendar and the clock of this desk; writes nothing."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @property
    def policy(self) -> Policy:
        """The rules in force here."""
        return self._desk.policy

    @property
    def calendar(self) -> Calendar:
        """The days on which the hospital works."""
        return self._desk.calendar

    def now(self) -> datetime:
        """The moment, by the clock that everything here goes by."""
        return self._desk.now()

    def checked(self, values: Mapping[str, object], *, excused: Iterable[str] = ()) -> dict[str, object]:
        """The values as they are kept; the `excused` fields may be missing.

        Raises:
            InvalidComplaint: every problem of every field.
        """
        kept = checks.checked(values, now=self.now(), policy=self.policy, excused=tuple(excused))
        return with_track(kept, self.policy)

    def problems_in(self, values: Mapping[str, object]) -> tuple[Problem, ...]:
        """What would be refused, all at once."""
        return tuple(checks.problems_in(without_masks(values), now=self.now(), policy=self.policy))

    def require_reasons(self, values: Mapping[str, object], before: Mapping[str, object]) -> None:
        """Ask whoever decides otherwise than suggested for the reason (LVL-5); `before` are the values that stand.

        What comes from a file, and what is recorded without a person at the panel, is not asked.

        Raises:
            InvalidComplaint: a reason is missing; with every other problem of the values.
        """
        missing = unexplained(values, before, self.policy)
        if missing:
            raise InvalidComplaint([*self.problems_in(values), *missing])

    def gaps_in(self, values: Mapping[str, object]) -> tuple[Problem, ...]:
        """What the rules ask for and is not there yet (INT-4 to INT-7)."""
        return tuple(checks.gaps_in(values))

    def duties_for(self, values: Mapping[str, object]) -> tuple[Duty, ...]:
        """The duties that these values would bring; nothing is saved, and what is not readable yet is left out.

        Raises:
            InvalidComplaint: nothing can be counted without the kind and the time of receipt.
        """
        problems = self.problems_in(values)
        unreadable = {problem.field for problem in problems}
        if unreadable & set(BASIS):
            raise InvalidComplaint(problems)
        readable = checks.readable(values, now=self.now(), policy=self.policy)
        return self.duties_of({name: value for name, value in readable.items() if name not in unreadable})

    def duties_of(self, checked: Mapping[str, object]) -> tuple[Duty, ...]:
        """The duties of values that were checked."""
        return tuple(duties_for(facts_from(checked), self.policy, self.calendar))

    def suggestions_for(self, values: Mapping[str, object]) -> tuple[Suggestion, ...]:
        """What the rules suggest for these values, each with its reason; never a decision (LVL-5)."""
        return tuple(suggestions_for(values, self.policy))

    def still_named(self, number: str, said: Mapping[str, object]) -> tuple[str, ...]:
        """Whom a text that is to be published still names (REP-5).

        Raises:
            UnknownCase: no such number.
        """
        return still_named(self._desk, number, said)

    def rules_since_changed(self, record: CaseRecord) -> tuple[ChangedRule, ...]:
        """The duties of a case that the rules of today would count otherwise; it keeps those of its day."""
        return changed_since(record.duties, self.policy, self.now().date())

    def explained(self, duty: Duty) -> Explanation:
        """Why a duty is due when it is."""
        return explained(duty, self.calendar, language())
