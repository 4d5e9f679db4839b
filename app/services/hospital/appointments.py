"""Who is responsible for the centre and for each unit, by which order and until when (ADM-2)."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.errors import InvalidComplaint, Problem
from app.services.desk import Desk
from app.services.hospital.reference import Reference

APPOINTMENT, ORDER = "appointment:", "order"


@dataclass(frozen=True)
class Appointment:
    """One person appointed by an order; `unit` is empty for the centre, `until` for an order without an end."""

    uid: str
    person: str
    unit: str
    order_number: str
    ordered_on: date
    until: date | None
    made_known_on: date | None

    def is_in_force(self, on: date) -> bool:
        """Whether the order holds on that day; both ends belong to it."""
        return self.ordered_on <= on and (self.until is None or on <= self.until)


class Appointments:
    """Reads and writes the orders of appointment."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._reference = desk, Reference(desk)

    def appoint(
        self,
        person: str,
        unit: str,
        order_number: str,
        ordered_on: date,
        *,
        until: date | None = None,
        made_known_on: date | None = None,
    ) -> str:
        """Keep an order; returns its uid.

        Raises:
            InvalidComplaint: nobody or no order named, or it ends or is made known before it is given.
            NotAllowed: this ward was paired with a centre.
        """
        given = {"person": person, "order_number": order_number}
        problems = [Problem(name, "required") for name, value in given.items() if not value.strip()]
        days = {"until": until, "made_known_on": made_known_on}
        problems += [Problem(name, "before_the_order") for name, day in days.items() if day and day < ordered_on]
        if problems:
            raise InvalidComplaint(problems)
        written = {name: day.isoformat() if day else "" for name, day in (*days.items(), ("ordered_on", ordered_on))}
        uid = secrets.token_hex(8)
        self._reference.write("appointed", {(f"{APPOINTMENT}{uid}", ORDER): {**given, "unit": unit.strip(), **written}})
        return uid

    def take_back(self, uid: str) -> None:
        """Take an order away that was entered by mistake; one that ends has its day in the order itself."""
        self._reference.write("appointment_taken_back", {(f"{APPOINTMENT}{uid}", ORDER): None})

    def all(self) -> tuple[Appointment, ...]:
        """Every order, those of the centre first, then by unit and by its day."""
        entities = self._reference.entities(APPOINTMENT)
        found = [_appointment(uid, units.get(ORDER)) for uid, units in entities.items()]
        return tuple(sorted(found, key=_by_unit))

    def in_force(self, unit: str = "") -> tuple[Appointment, ...]:
        """Who is responsible today for a unit, or for the centre."""
        today = self._desk.now().date()
        return tuple(each for each in self.all() if each.unit == unit and each.is_in_force(today))


def _appointment(uid: str, value: object) -> Appointment:
    order = value if isinstance(value, Mapping) else {}
    ordered_on = _day(order.get("ordered_on"))
    return Appointment(
        uid=uid,
        person=str(order.get("person") or ""),
        unit=str(order.get("unit") or ""),
        order_number=str(order.get("order_number") or ""),
        ordered_on=ordered_on or date.max,
        until=_day(order.get("until")),
        made_known_on=_day(order.get("made_known_on")),
    )


def _day(value: object) -> date | None:
    return date.fromisoformat(str(value)) if value else None


def _by_unit(each: Appointment) -> tuple[str, date, str]:
    return each.unit, each.ordered_on, each.uid
