"""Accounts and the hospital's units, kept in the reference data of the log."""

from collections.abc import Iterator, Sequence

from sqlalchemy import func, select

from app.domain.entered_values import shown
from app.domain.errors import InvalidComplaint, Problem
from app.domain.hospital_forms import LONGEST_NAME
from app.domain.roles import Action, DataClass
from app.domain.thai_text import UnusableText, one_line
from app.domain.vocabulary import Role
from app.models.projection_tables import complaint
from app.services.database import Database
from app.services.desk import Desk
from app.services.hospital.hospital_data import HOSPITAL as HOSPITAL  # named here too, for paper
from app.services.hospital.hospital_data import HospitalData
from app.services.hospital.reference import Reference
from app.services.hospital.unit_names import listed_units
from app.services.log.authority import REFERENCE, STAFF
from app.services.log.reading import value_that_counts
from app.services.log.store import Change, append, heads_under
from app.services.node import Person, new_account, people


class Staff:
    """Who works here, and which units there are."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._hospital = desk, HospitalData(desk)

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
            InvalidComplaint: no name, a name that is taken, or an unknown role. NotAllowed: the person here may not.
        """
        self._desk.require(Action.RECORD, DataClass.ACCOUNTS)
        self.require_addable(name, roles)
        uid, changes = new_account(one_line(name), roles, unit)
        self._save("account_made", changes)
        return uid

    def require_addable(self, name: str, roles: Sequence[str]) -> None:
        """Refuse what cannot be an account.

        Raises:
            InvalidComplaint: as `add_person`.
        """
        problems = [*self._of_name(name), *_of_roles(roles)]
        if problems:
            raise InvalidComplaint(problems)

    def change_person(self, uid: str, roles: Sequence[str], unit: str) -> None:
        """Give an account other roles, or another unit; what stays as it was is not written.

        Raises:
            InvalidComplaint: an unknown role. NotAllowed: the person here may not.
        """
        self._desk.require(Action.CHANGE, DataClass.ACCOUNTS)
        problems = list(_of_roles(roles))
        if problems:
            raise InvalidComplaint(problems)
        values: dict[tuple[str, str], object] = {
            (f"{STAFF}{uid}", "roles"): [str(role) for role in roles],
            (f"{STAFF}{uid}", "unit"): unit,
        }
        reference = Reference(self._desk)
        with self._desk.database.transaction() as connection:
            reference.write_in(connection, "account_changed", values)

    def _of_name(self, name: str) -> Iterator[Problem]:
        try:
            kept = one_line(name)
        except UnusableText as refusal:
            yield Problem("name", refusal.code)
            return
        if not kept:
            yield Problem("name", "required")
        elif len(kept) > LONGEST_NAME:
            yield Problem("name", "text_too_long", {"length": len(kept), "limit": LONGEST_NAME})
        elif kept in {_on_one_line(person.name) for person in self.people()}:
            yield Problem("name", "name_taken", {"name": shown(name)})

    def add_units(self, names: Sequence[str]) -> None:
        """Make units of the hospital known; known ones are left as they are."""
        self._hospital.add_units(names)

    def describe_hospital(self, *, hospital: str, centre: str, phone: str, email: str, place: str = "") -> None:
        """What stands on top of every paper: the centre with its place, telephone and e-mail (ADM-1).

        Raises:
            InvalidComplaint: every problem of every field. NotAllowed: this ward was paired with a centre.
        """
        given = {"hospital": hospital, "centre": centre, "phone": phone, "email": email, "place": place}
        self._hospital.describe(given)

    def hospital(self) -> str:
        """The name of the hospital, or nothing when nobody has entered it."""
        return self._hospital.described().get("hospital", "")

    def is_nameless(self) -> bool:
        """Whether nobody has said yet which hospital this is, and it is for this PC to say."""
        return not self._hospital.is_named() and self._hospital.may_change()

    def units(self) -> tuple[str, ...]:
        """The names of units, listed ones first, then those that cases name."""
        with self._desk.database.reading() as connection:
            elements = func.json_each(complaint.c.units).table_valued("value", joins_implicitly=True)
            named = connection.execute(select(elements.c.value).select_from(complaint, elements).distinct()).scalars()
            return tuple(dict.fromkeys([*self._listed(), *sorted(str(name) for name in named)]))

    def _listed(self) -> list[str]:
        with self._desk.database.reading() as connection:
            return list(listed_units(connection))

    def _save(self, kind: str, changes: list[Change]) -> None:
        with self._desk.database.transaction() as connection:
            append(connection, self._desk.author(connection), REFERENCE, kind, changes, self._desk.now().isoformat())


def _of_roles(roles: Sequence[str]) -> Iterator[Problem]:
    known = {role.value for role in Role}
    return (Problem("role", "not_a_choice", {"value": role}) for role in roles if role not in known)


def _on_one_line(name: str) -> str:
    """A name as it would be kept today; one that an older program kept may have other spaces."""
    try:
        return one_line(name)
    except UnusableText:
        return name


def hospital_name(database: Database) -> str:
    """The name of the hospital, or nothing when nobody has entered it."""
    with database.reading() as connection:
        heads = heads_under(connection, REFERENCE, HOSPITAL, HOSPITAL).get((HOSPITAL, "hospital"), [])
    return str(value_that_counts(heads) or "")
