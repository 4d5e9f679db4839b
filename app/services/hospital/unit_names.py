"""Which units the hospital knows: those on its list, and those that cases name as concerned."""

from collections.abc import Mapping

from sqlalchemy import Connection, exists, func, select

from app.models.projection_tables import complaint
from app.services.log.authority import REFERENCE
from app.services.log.reading import value_that_counts
from app.services.log.store import heads_under

UNIT = "unit:"


def is_known_unit(connection: Connection, name: str, values: Mapping[str, object]) -> bool:
    """Whether the list of the hospital has the unit, or the case with these values or another one names it.

    Where there is no list yet, every unit is known.
    """
    listed = listed_units(connection)
    named = values.get("units")
    here = [*(named if isinstance(named, list) else ()), values.get("responsible_unit")]
    if not listed or name in listed or name in here:
        return True
    elements = func.json_each(complaint.c.units).table_valued("value", joins_implicitly=True)
    found = select(exists(select(elements.c.value).select_from(complaint, elements).where(elements.c.value == name)))
    return bool(connection.execute(found).scalar_one())


def listed_units(connection: Connection) -> tuple[str, ...]:
    """The units on the list, in the order in which they were made known."""
    values = (value_that_counts(each) for each in heads_under(connection, REFERENCE, UNIT).values())
    return tuple(str(value) for value in values if value)
