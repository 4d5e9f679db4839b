"""Reads who was entered in the roster from the reference data of the log, and only when it has changed."""

from collections.abc import Iterator, Mapping
from datetime import date

from sqlalchemy import bindparam, func, select

from app.domain.on_duty import Cell, Holder
from app.models.log_tables import save
from app.services.desk import Desk
from app.services.hospital.reference import Reference
from app.services.hospital.role_holders import RoleHolders
from app.services.hospital.roster_rows import WhoIsThere
from app.services.log.authority import REFERENCE
from app.services.statements import fetched, spelled

DAY, ON_DUTY = "roster:", "on_duty"


class RosterReading:
    """Remembers what was read until somebody wrote reference data, here or elsewhere."""

    def __init__(self, desk: Desk, reference: Reference, holders: RoleHolders) -> None:
        self._desk, self._reference, self._holders = desk, reference, holders
        self._read_at: int | None = None
        self._there: WhoIsThere | None = None

    def who_is_there(self) -> WhoIsThere:
        """Everybody who was entered."""
        latest = self._latest_save()
        if self._there is None or self._read_at != latest:
            self._there = WhoIsThere(self._desk.policy, dict(self._cells()), self._holders.all())
            self._read_at = latest
        return self._there

    def _latest_save(self) -> int | None:
        # Every line of duties asks this, for each of its duties.
        with self._desk.database.reading() as connection:
            ((latest,),) = fetched(connection, spelled(_LATEST), {"case": REFERENCE})
            return None if latest is None else int(latest)

    def _cells(self) -> Iterator[tuple[Cell, Holder]]:
        for on, units in self._reference.entities(DAY).items():
            for place, value in entries_in(units).items():
                if isinstance(value, dict):
                    yield Cell.at(date.fromisoformat(on), place), Holder.from_json(value)


def entries_in(units: Mapping[str, object]) -> dict[str, object]:
    """The cells of one day as they were written, by their places in the day."""
    kept = units.get(ON_DUTY)
    return dict(kept) if isinstance(kept, dict) else {}


_LATEST = select(func.max(save.c.id)).where(save.c.case_uid == bindparam("case"))
