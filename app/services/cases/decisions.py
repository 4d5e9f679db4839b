"""Deciding what two people entered differently beside the fields of a case: duties, files, proceedings."""

from collections.abc import Mapping

from app.domain.units import CASE, fields_of_unit
from app.services.cases.case_state import DUTY, state_from
from app.services.cases.duty_changes import counted_again
from app.services.cases.duty_ends import end_changes, is_end
from app.services.cases.need_to_know import with_kept_back
from app.services.cases.protected_identity import value_behind, veils_over
from app.services.desk import Desk
from app.services.log.heads_after import heads_with
from app.services.log.store import Change, heads_of
from app.services.words.proceeding_words import is_proceeding


class Decisions:
    """What staff decide between values that stand side by side."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def choose(self, number: str, entity: str, unit: str, value: object) -> None:
        """Let one of the values of a `ConflictRow` count; it supersedes every other one.

        Raises:
            InvalidComplaint: it would show the reporter to somebody from whom the name is kept. UnknownCase.
        """
        with self._desk.database.transaction() as connection:
            case_uid = self._desk.sight.find(connection, number)
            heads = heads_of(connection, case_uid)
            values = state_from(case_uid, heads).values
            veils = veils_over(connection, case_uid, values, (), is_open=self._desk.identity_is_open(case_uid))
            value = value_behind(value, [head.value for head in heads.get((entity, unit), ())], veils)
            if entity == CASE:
                self._leave_kept_back(state_from(case_uid, heads).values, unit, value)
            if is_end(entity, unit):
                changes = end_changes(entity.removeprefix(DUTY), value, heads)
            else:
                changes = [Change(entity, unit, value, tuple(head.id for head in heads.get((entity, unit), ())))]
            if is_end(entity, unit) or is_proceeding(entity):  # duties may run from when this was done
                after = heads_with(heads, changes, self._desk.now().isoformat())
                changes += counted_again(self._desk, case_uid, after, heads)
            self._desk.save(connection, case_uid, "decided", changes)

    def _leave_kept_back(self, values: Mapping[str, object], unit: str, value: object) -> None:
        with_kept_back({**values, **fields_of_unit(unit, value, values)}, values, self._desk.person.roles)
