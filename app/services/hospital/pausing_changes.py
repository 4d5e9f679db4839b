"""Whether clocks may wait here (DAY-6): off by the rules that ship, on or off again from a day that the centre says."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from app.domain.errors import InvalidComplaint, Problem
from app.domain.hospital_forms import PAUSING_FORM
from app.domain.more_time import PAUSING, is_pausing_on
from app.domain.policy import POLICY_FOLDER
from app.domain.proceedings.checks import Circumstances, checked
from app.services.desk import Desk
from app.services.hospital.policy_changes import WAITING, Decision, decided_in, write_decision


class PausingChanges:
    """What the centre decides about clocks that wait."""

    def __init__(self, desk: Desk, folder: Path = POLICY_FOLDER) -> None:
        self._desk, self._folder = desk, folder

    def decisions(self) -> tuple[Decision, ...]:
        """What was decided, in order of time; nothing where it is as the rules ship."""
        with self._desk.database.reading() as connection:
            decided = decided_in(connection).get(WAITING, {})
        return tuple(Decision(*each) for each in sorted(decided.items()))

    def is_on(self) -> bool:
        """Whether a clock may wait today."""
        return is_pausing_on(self._desk.policy, self._today())

    def is_locked(self, on: date | None = None) -> bool:
        """Whether the rules of a day, or of today, settle it themselves, so that nobody can decide it here."""
        day = on or self._today()
        settling = [each for each in self._desk.policy.settings if each.name == PAUSING and each.is_in_force(day)]
        return not settling or any(each.locked for each in settling)

    def change_by(self, values: Mapping[str, object]) -> None:
        """Let clocks wait from a day on, or wait no more (see `PAUSING_FORM`).

        Raises:
            InvalidComplaint: every problem of every field, a day that is past, or rules that settle it.
            NotAllowed: this ward was paired with a centre.
        """
        now = self._desk.now()
        kept = checked(PAUSING_FORM, values, Circumstances(now, now, self._desk.policy))
        since = date.fromisoformat(str(kept["since"]))
        problems = [Problem("since", "rules_from_the_past")] if since < self._today() else []
        problems += [Problem("pausing", "pausing_is_locked")] if self.is_locked(since) else []
        if problems:
            raise InvalidComplaint(problems)
        place = (WAITING, since.isoformat())
        write_decision(self._desk, self._folder, "pausing_changed", place, str(kept["pausing"]))

    def _today(self) -> date:
        return self._desk.now().date()
