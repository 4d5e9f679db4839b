"""Accounts and the hospital's units, kept in the reference data of the log."""

from collections.abc import Sequence

from sqlalchemy import func, select

from app.domain.errors import InvalidComplaint, Problem
from app.domain.vocabulary import Role
from app.models.projection_tables import complaint
from app.services.database import Database
from app.services.desk import Desk
from app.services.log.authority import REFERENCE
from app.services.log.reading import value_that_counts
from app.services.log.store import Change, append, heads_under
from app.services.node import Person, new_account, people

UNIT = "unit:"
HOSPITAL = "hospital"


class Staff:
    """Who works here, and which units there are."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @property
    def person(self) -> Person:
        """The person at this desk."""
        return self._desk.person

    def people(self) -> tuple[Person, ...]:
        """Every account."""
        with self._desk.database.reading() as connection:
            return people(connection)

    def add_person(self, name: str, roles: Sequence[str], unit: str = "") -> str:
        """Make an account without a password; returns its uid.

        Raises:
            InvalidComplaint: no name, a name that is taken, or an unknown role.
        """
        taken = {person.name for person in self.people()}
        problems = [Problem("name", "required")] if not name.strip() else []
        problems += [Problem("name", "name_taken", {"name": name})] if name in taken else []
        known = {role.value for role in Role}
        problems += [Problem("role", "not_a_choice", {"value": role}) for role in roles if role not in known]
        if problems:
            raise InvalidComplaint(problems)
        uid, changes = new_account(name, roles, unit)
        self._save("account_made", changes)
        return uid

    def add_units(self, names: Sequence[str]) -> None:
        """Make units of the hospital known; known ones are left as they are."""
        known = set(self._listed())
        changes = [Change(f"{UNIT}{name}", "name", name) for name in names if name not in known]
        if changes:
            self._desk.require_reference_right()
            self._save("units_made", changes)

    def describe_hospital(self, *, hospital: str, centre: str, phone: str, email: str, place: str = "") -> None:
        """What stands on top of every paper: the centre with its place, telephone and e-mail (ADM-1)."""
        self._desk.require_reference_right()
        given = {"hospital": hospital, "centre": centre, "phone": phone, "email": email, "place": place}
        with self._desk.database.reading() as connection:
            heads = heads_under(connection, REFERENCE, HOSPITAL, HOSPITAL)
        changes = [
            Change(HOSPITAL, unit, value, tuple(head.id for head in heads.get((HOSPITAL, unit), ())))
            for unit, value in given.items()
        ]
        self._save("hospital_described", changes)

    def units(self) -> tuple[str, ...]:
        """The names of units, listed ones first, then those that cases name."""
        with self._desk.database.reading() as connection:
            elements = func.json_each(complaint.c.units).table_valued("value", joins_implicitly=True)
            named = connection.execute(select(elements.c.value).select_from(complaint, elements).distinct()).scalars()
            return tuple(dict.fromkeys([*self._listed(), *sorted(str(name) for name in named)]))

    def _listed(self) -> list[str]:
        with self._desk.database.reading() as connection:
            heads = heads_under(connection, REFERENCE, UNIT)
        values = (value_that_counts(each) for each in heads.values())
        return [str(value) for value in values if value]

    def _save(self, kind: str, changes: list[Change]) -> None:
        with self._desk.database.transaction() as connection:
            append(connection, self._desk.author(connection), REFERENCE, kind, changes, self._desk.now().isoformat())


def hospital_name(database: Database) -> str:
    """The name of the hospital, or nothing when nobody has entered it."""
    with database.reading() as connection:
        heads = heads_under(connection, REFERENCE, HOSPITAL, HOSPITAL).get((HOSPITAL, "hospital"), [])
    return str(value_that_counts(heads) or "")
