"""Two cases with one official number: the centre chooses which gets a new one, and the old stays as its alias."""

from datetime import datetime

from sqlalchemy import Connection, func, select

from app.domain.errors import NotAllowed
from app.models.projection_tables import complaint
from app.services.cases.case_state import ALIAS, state_from
from app.services.desk import Desk
from app.services.exchange.recovery_state import awaits_confirmation
from app.services.log.authority import NUMBER
from app.services.log.store import Change, heads_of
from app.services.numbers import case_uid_of, next_official_number, sole_number

RENUMBERED = "renumbered"


class Renumbering:
    """What the centre does about a number that was given twice."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def duplicates(self) -> dict[str, tuple[str, ...]]:
        """Every official number that more than one case bears, with what names each of those cases alone."""
        with self._desk.database.reading() as connection:
            return duplicates_in(connection)

    def give_new_number(self, local_number: str) -> str:
        """Give a case a new official number; returns it.

        Raises:
            UnknownCase. NotAllowed: not the centre, it awaits a confirmation, or no other case bears the number.
        """
        if not self._desk.node.is_centre:
            raise NotAllowed("only_centre")
        with self._desk.database.transaction() as connection:
            if awaits_confirmation(connection):
                raise NotAllowed("awaits_confirmation")
            case_uid = case_uid_of(connection, local_number)
            heads = heads_of(connection, case_uid)
            state = state_from(case_uid, heads)
            if state.official_number not in duplicates_in(connection):
                raise NotAllowed("number_is_unique", number=state.number)
            received_on = datetime.fromisoformat(str(state.values.get("received_at") or state.entered_at)).date()
            fresh = next_official_number(connection, self._desk.present_node(connection), received_on)
            stood = heads[NUMBER, "official"]
            changes = [Change(NUMBER, "official", fresh, tuple(head.id for head in stood))]
            changes += [
                Change(NUMBER, f"{ALIAS}{old}", old) for old in dict.fromkeys(str(h.value) for h in stood if h.held)
            ]
            self._desk.save(connection, case_uid, RENUMBERED, changes)
        self._desk.outside.note_number(fresh)
        return fresh


def duplicates_in(connection: Connection) -> dict[str, tuple[str, ...]]:
    """Official numbers that more than one case bears, with what names each of those cases alone."""
    twice = select(complaint.c.official_number).group_by(complaint.c.official_number).having(func.count() > 1)
    query = select(complaint.c.official_number, complaint.c.case_uid).where(complaint.c.official_number.in_(twice))
    result: dict[str, tuple[str, ...]] = {}
    for row in connection.execute(query.order_by(complaint.c.official_number, complaint.c.local_number)):
        result[row.official_number] = (*result.get(row.official_number, ()), sole_number(connection, row.case_uid))
    return result
