"""The hospital's own data: what stands on top of every paper (ADM-1), and the list of its units."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from app.domain.entered_values import shown
from app.domain.errors import InvalidComplaint, NotAllowed, Problem
from app.domain.hospital_forms import HOSPITAL_FORM, LONGEST_NAME, UNITS_FORM, names_in
from app.domain.proceedings.checks import Circumstances, checked
from app.domain.thai_text import UnusableText, one_line
from app.models.projection_tables import complaint
from app.services.desk import Desk
from app.services.hospital.reference import Reference
from app.services.hospital.unit_names import UNIT, listed_units
from app.services.hospital.who_decides import require_hospital_right
from app.translation import _

HOSPITAL, NAME = "hospital", "name"
ASKED_FOR = ("place", "phone", "email")  # ADM-1; a new centre may not have all of them yet


@dataclass(frozen=True)
class UnitRow:
    """One unit: whether the list of the hospital has it, and how many cases name it."""

    name: str
    is_listed: bool
    cases: int


class HospitalData:
    """Reads and writes what the hospital says of itself; the centre decides, a ward alone decides for itself."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._reference = desk, Reference(desk)

    def may_change(self) -> bool:
        """Whether these data are this PC's to change."""
        try:
            require_hospital_right(self._desk)
        except NotAllowed:
            return False
        return True

    def described(self) -> dict[str, str]:
        """The fields of `HOSPITAL_FORM` as they stand; empty ones are left out."""
        given = self._reference.entities(HOSPITAL).get("", {})
        standing = {each.name: str(given.get(each.name) or "") for each in HOSPITAL_FORM.fields}
        standing["centre"] = standing["centre"] or _("Complaint Centre")
        return {name: value for name, value in standing.items() if value}

    def is_named(self) -> bool:
        """Whether anybody has said which hospital this is."""
        return "hospital" in self.described()

    def missing(self) -> tuple[str, ...]:
        """The names of the fields that every receipt and letter should show and that nobody has entered."""
        described = self.described()
        return tuple(name for name in ("hospital", *ASKED_FOR) if name not in described)

    def describe(self, values: Mapping[str, object]) -> None:
        """Enter what the form says (see `HOSPITAL_FORM`); what is left out is emptied.

        Raises:
            InvalidComplaint: every problem of every field. NotAllowed: this ward was paired with a centre.
        """
        kept = checked(HOSPITAL_FORM, values, self._around())
        self._write("hospital_described", {each.name: str(kept.get(each.name) or "") for each in HOSPITAL_FORM.fields})

    def rewrite(self, **values: str) -> None:
        """Change only these fields; the others stay as they are.

        Raises:
            InvalidComplaint: every problem of every field. NotAllowed: this ward was paired with a centre.
        """
        self.describe({**self.described(), **values})

    def units(self) -> tuple[UnitRow, ...]:
        """The units on the list in its order, then by name those that cases name and the list does not have."""
        with self._desk.database.reading() as connection:
            listed, used = listed_units(connection), _used(connection)
        others = sorted(name for name in used if name not in listed)
        return tuple(UnitRow(name, name in listed, used[name]) for name in (*listed, *others))

    def listed(self) -> tuple[str, ...]:
        """The names of the units on the list, in its order."""
        with self._desk.database.reading() as connection:
            return listed_units(connection)

    def add_pasted(self, values: Mapping[str, object]) -> tuple[str, ...]:
        """Put the units of a pasted list on the hospital's (see `UNITS_FORM`); returns those that are new.

        Raises:
            InvalidComplaint: nothing is given, or a line is too long for a name. NotAllowed: not here.
        """
        given = {name: value.replace("\t", "\n") if isinstance(value, str) else value for name, value in values.items()}
        names = names_in(str(checked(UNITS_FORM, given, self._around())["names"]))
        problems = [Problem("names", "name_too_long", {"name": f"{each[:40]}…"}) for each in names if _is_long(each)]
        if problems:
            raise InvalidComplaint(problems[:1])
        if not names:
            raise InvalidComplaint([Problem("names", "required")])
        return self.add_units(names)

    def change_units(self, adding: Sequence[str], taking_off: Sequence[str]) -> None:
        """Add units, then take others off the list: all of it, or nothing.

        Raises:
            InvalidComplaint: every name that is empty, too long, damaged, not on the list, or in both.
            NotAllowed: this ward was paired with a centre.
        """
        listed = self.listed()
        new, gone = _read_names("add", adding), _read_names("take_off", taking_off)
        problems = [each for each in (*new, *gone) if isinstance(each, Problem)]
        names, others = ([each for each in read if isinstance(each, str)] for read in (new, gone))
        both = [name for name in others if name in names]
        problems += [Problem("take_off", "added_and_taken_off", {"name": name}) for name in both]
        unknown = [name for name in others if name not in listed and name not in both]
        problems += [Problem("take_off", "no_such_unit", {"name": shown(name)}) for name in unknown]
        if problems:
            raise InvalidComplaint(problems)
        made = {(f"{UNIT}{name}", NAME): name for name in names if name not in listed}
        off = {(f"{UNIT}{name}", NAME): None for name in others}
        if made or off:
            require_hospital_right(self._desk)
            with self._desk.database.transaction() as connection:
                self._reference.write_in(connection, "units_made", made)
                self._reference.write_in(connection, "unit_taken_off", off)

    def add_units(self, names: Sequence[str]) -> tuple[str, ...]:
        """Make units of the hospital known and return them; known ones are left as they are.

        Raises:
            NotAllowed: this ward was paired with a centre.
        """
        known = frozenset(self.listed())
        new = tuple(name for name in dict.fromkeys(names) if name not in known)
        if new:
            self._reference.write("units_made", {(f"{UNIT}{name}", NAME): name for name in new})
        return new

    def take_unit_off(self, name: str) -> None:
        """Take a unit off the list that is no more, or was mistyped; cases that name it keep it.

        Raises:
            NotAllowed: this ward was paired with a centre.
        """
        self._reference.write("unit_taken_off", {(f"{UNIT}{name}", NAME): None})

    def _write(self, kind: str, values: Mapping[str, object]) -> None:
        self._reference.write(kind, {(HOSPITAL, unit): value for unit, value in values.items()})

    def _around(self) -> Circumstances:
        now = self._desk.now()
        return Circumstances(now, now, self._desk.policy)


def _read_names(field: str, written: Sequence[str]) -> list[str | Problem]:
    """Each name on one line, or why it is none."""
    return [_read_name(field, each) for each in written]


def _read_name(field: str, written: str) -> str | Problem:
    try:
        name = one_line(written)
    except UnusableText as refusal:
        return Problem(field, refusal.code)
    if not name:
        return Problem(field, "unit_without_name")
    return Problem(field, "name_too_long", {"name": shown(name)}) if _is_long(name) else name


def _is_long(name: str) -> bool:
    return len(name) > LONGEST_NAME


def _used(connection: Connection) -> Counter[str]:
    """How many cases name each unit, as concerned or as responsible."""
    elements = func.json_each(complaint.c.units).table_valued("value", joins_implicitly=True)
    concerned = select(elements.c.value, func.count()).select_from(complaint, elements).group_by(elements.c.value)
    unit = complaint.c.responsible_unit
    # Counted apart, because to tell doubles from one another among all cases takes twice as long.
    is_named = func.instr(func.coalesce(complaint.c.units, ""), func.json_quote(unit)) > 0
    responsible = select(unit, func.count()).where(unit.is_not(None), ~is_named).group_by(unit)
    used: Counter[str] = Counter()
    for query in (concerned, responsible):
        used.update({str(name): int(count) for name, count in connection.execute(query) if name})
    return used
