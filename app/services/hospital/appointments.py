"""Who is responsible for the centre and for each unit, by which order and until when (ADM-2)."""

import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.domain.buddhist_dates import day_short
from app.domain.entered_values import shown
from app.domain.errors import InvalidComplaint, Problem
from app.domain.hospital_forms import APPOINTMENT_FORM
from app.domain.proceedings.checks import Circumstances, checked
from app.services.desk import Desk
from app.services.hospital.order_documents import FILE, OrderDocuments
from app.services.hospital.reference import Reference
from app.services.hospital.unit_names import is_known_unit
from app.translation import language

APPOINTMENT, ORDER = "appointment:", "order"


@dataclass(frozen=True)
class Appointment:
    """One person appointed by an order; `unit` is empty for the centre, `until` for an order without an end.

    It holds from the day of the order where it names no other day `since`. `document` says in words where it is kept.
    """

    uid: str
    person: str
    unit: str
    order_number: str
    ordered_on: date
    since: date | None
    until: date | None
    made_known_on: date | None
    document: str
    file: str = ""  # the uid of the order itself, kept as a file
    file_name: str = ""

    @property
    def begins_on(self) -> date:
        """The first day on which the order holds."""
        return self.since or self.ordered_on

    def is_in_force(self, on: date) -> bool:
        """Whether the order holds on that day; both ends belong to it."""
        return self.begins_on <= on and (self.until is None or on <= self.until)

    def values(self) -> dict[str, object]:
        """The values of `APPOINTMENT_FORM`, as its editors show them; empty ones are left out."""
        known = {each.name: getattr(self, each.name) for each in APPOINTMENT_FORM.fields}
        shown = {name: each.isoformat() if isinstance(each, date) else each for name, each in known.items()}
        return {name: value for name, value in shown.items() if value}


class Appointments:
    """Reads and writes the orders of appointment."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._reference = desk, Reference(desk)
        self.documents = OrderDocuments(desk, self._reference)

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
        days = {"ordered_on": ordered_on, "until": until, "made_known_on": made_known_on}
        written = {name: day.isoformat() for name, day in days.items() if day is not None}
        return self.keep({"person": person, "unit": unit, "order_number": order_number, **written})

    def keep(self, values: Mapping[str, object], uid: str = "") -> str:
        """Keep what the form says (see `APPOINTMENT_FORM`), over the order `uid` if one is named; returns the uid.

        Raises:
            InvalidComplaint: every problem of every field. NotAllowed: this ward was paired with a centre.
        """
        kept, known = self._checked(values, self._unit_of(uid)), uid or secrets.token_hex(8)
        order = {each.name: str(kept.get(each.name) or "") for each in APPOINTMENT_FORM.fields}
        if file := str(self._kept(uid).get(FILE) or ""):
            order[FILE] = file
        kind = "appointment_corrected" if uid else "appointed"
        self._reference.write(kind, {(f"{APPOINTMENT}{known}", ORDER): order})
        return known

    def take_back(self, uid: str) -> None:
        """Take an order away that was entered by mistake; one that ends has its day in the order itself."""
        self._reference.write("appointment_taken_back", {(f"{APPOINTMENT}{uid}", ORDER): None})

    def attach(self, uid: str, path: Path) -> str:
        """Keep the order itself, a scan or a document, with what was entered of it; returns the file's uid.

        Raises:
            UnreadableFile: it cannot be read, is empty, larger than 50 MB, or could run.
            InvalidComplaint: the order does not stand. NotAllowed: this ward was paired with a centre.
        """
        order = self._kept(uid)
        if not order:
            raise InvalidComplaint([Problem("order_number", "no_such_proceeding")])
        return self.documents.attach(f"{APPOINTMENT}{uid}", ORDER, order, path)

    def all(self) -> tuple[Appointment, ...]:
        """Every order, those of the centre first, then by unit and by its day."""
        entities, files = self._reference.entities(APPOINTMENT), self.documents.named()
        found = [_appointment(uid, units.get(ORDER), files) for uid, units in entities.items()]
        return tuple(sorted(found, key=_by_unit))

    def in_force(self, unit: str = "") -> tuple[Appointment, ...]:
        """Who is responsible today for a unit, or for the centre."""
        today = self._desk.now().date()
        return tuple(each for each in self.all() if each.unit == unit and each.is_in_force(today))

    def without(self, units: Iterable[str]) -> tuple[str, ...]:
        """Those of the units for which no order holds today; the centre is the one without a name."""
        today = self._desk.now().date()
        held = {each.unit for each in self.all() if each.is_in_force(today)}
        return tuple(unit for unit in units if unit not in held)

    def _kept(self, uid: str) -> Mapping[str, object]:
        """The order as it stands; nothing for a new one."""
        order = self._reference.entities(APPOINTMENT).get(uid, {}).get(ORDER) if uid else None
        return order if isinstance(order, Mapping) else {}

    def _unit_of(self, uid: str) -> str:
        """The unit that the order names as it stands; nothing for a new one."""
        return next((each.unit for each in self.all() if uid and each.uid == uid), "")

    def _checked(self, values: Mapping[str, object], standing: str) -> Mapping[str, object]:
        now, problems, kept = self._desk.now(), list[Problem](), values
        try:
            kept = checked(APPOINTMENT_FORM, values, Circumstances(now, now, self._desk.policy))
        except InvalidComplaint as refusal:
            problems += refusal.problems
        refused = {problem.field for problem in problems}
        found = [*_out_of_order(kept), *self._of_an_unknown_unit(kept, standing)]
        problems += [each for each in found if each.field not in refused]
        if problems:
            raise InvalidComplaint(problems)
        return kept

    def _of_an_unknown_unit(self, values: Mapping[str, object], standing: str) -> Iterator[Problem]:
        """A name that was mistyped is a unit for which nobody seems to be appointed.

        The one that an old order names may have left the list since; the order can be corrected all the same.
        """
        unit = str(values.get("unit") or "").strip()
        with self._desk.database.reading() as connection:
            if unit not in ("", standing) and not is_known_unit(connection, unit, {}):
                yield Problem("unit", "unit_not_on_the_list", {"unit": shown(unit)})


def _out_of_order(values: Mapping[str, object]) -> Iterator[Problem]:
    """Days that lie before the one that they follow, as far as they can be read."""
    ordered_on, since = _readable(values.get("ordered_on")), _readable(values.get("since"))
    until, made_known_on = _readable(values.get("until")), _readable(values.get("made_known_on"))
    if until is not None and since is not None and until < since:
        yield Problem("until", "ends_before_it_begins", {"day": day_short(since, language())})
    elif until is not None and ordered_on is not None and until < ordered_on:
        yield Problem("until", "before_the_order")
    if made_known_on is not None and ordered_on is not None and made_known_on < ordered_on:
        yield Problem("made_known_on", "before_the_order")


def _readable(value: object) -> date | None:
    try:
        return _day(value)
    except ValueError:
        return None


def _appointment(uid: str, value: object, files: Mapping[str, str]) -> Appointment:
    order = value if isinstance(value, Mapping) else {}
    ordered_on = _day(order.get("ordered_on"))
    return Appointment(
        uid=uid,
        person=str(order.get("person") or ""),
        unit=str(order.get("unit") or ""),
        order_number=str(order.get("order_number") or ""),
        ordered_on=ordered_on or date.max,
        since=_day(order.get("since")),
        until=_day(order.get("until")),
        made_known_on=_day(order.get("made_known_on")),
        document=str(order.get("document") or ""),
        file=str(order.get(FILE) or ""),
        file_name=files.get(str(order.get(FILE)), ""),
    )


def _day(value: object) -> date | None:
    return date.fromisoformat(str(value)) if value else None


def _by_unit(each: Appointment) -> tuple[str, date, str]:
    return each.unit, each.ordered_on, each.uid
