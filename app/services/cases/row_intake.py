"""Recording rows of a file: what became of each, and what is to be said of it beside its number."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from app.domain.errors import Problem
from app.models.projection_tables import complaint
from app.services.cases.assessment import Assessment
from app.services.cases.complaints import Complaints, number_of_source
from app.services.cases.first_end import problems_of_end
from app.services.desk import Desk
from app.services.sight import Sight

ENDING = "outcome"
MOST_NAMED = 3
# Whatever differs between two rows that somebody wrote twice, these do not.
_SAID = ("kind", "channel", "received_at", "details")


@dataclass(frozen=True)
class RowRecorded:
    """One row of a file that is in the register now.

    `is_known`: its source_id was here already, and nothing was written. `kept_open` says why the case is open although
    the row names its end. `same` are the numbers of other cases that say the same, where no source_id tells them apart.
    """

    number: str
    is_known: bool = False
    kept_open: tuple[Problem, ...] = ()
    same: tuple[str, ...] = ()


class RowIntake:
    """Records rows for which nobody sits at a form: what a form would ask about is said afterwards."""

    def __init__(self, desk: Desk, assessment: Assessment, complaints: Complaints) -> None:
        self._desk, self._assessment, self._complaints = desk, assessment, complaints

    def record(self, values: Mapping[str, object]) -> RowRecorded:
        """Record a case; an end that closing it would be refused for is left out, and the case is open.

        Raises:
            InvalidComplaint: every problem of every field; nothing is recorded then.
        """
        checked = self._assessment.checked(values)
        kept_open = problems_of_end(self._assessment, checked)
        written = {name: value for name, value in checked.items() if name != ENDING} if kept_open else checked
        with self._desk.database.transaction() as connection:
            known = number_of_source(connection, checked.get("source_id"))
            if known is not None:
                return RowRecorded(known, is_known=True)
            same = () if checked.get("source_id") else _same(connection, checked, self._desk.sight)
            recorded = self._complaints.record_in(connection, written)
        self._complaints.note_number_of(recorded)
        return RowRecorded(recorded.number, kept_open=kept_open, same=same)


def _same(connection: Connection, checked: Mapping[str, object], sight: Sight) -> tuple[str, ...]:
    """Some cases seen here with the same kind, channel, time of receipt and words; the index finds the time."""
    said = [complaint.c[name] == checked[name] for name in _SAID]
    query = select(complaint.c.number).where(complaint.c.urgent.in_((0, 1)), *said).order_by(complaint.c.id)
    return tuple(str(number) for number in connection.execute(sight.only(query).limit(MOST_NAMED)).scalars())
