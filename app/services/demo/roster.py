"""The roster of the demo: fictional people in turn, some shifts to come left empty."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import cycle

from app.domain.on_duty import Cell
from app.services.hospital.roster import Roster


def fill_roster(roster: Roster, described: Mapping[str, object]) -> None:
    """Enter the people that `described` names (resources/demo/roster.json)."""
    first, last = (date.fromisoformat(str(described[name])) for name in ("from", "until"))
    empty_from = date.fromisoformat(str(described["left_empty_from"]))
    shifts = [each for each in roster.shifts(first, last) if each.on < empty_from]
    places = [(shift.on, shift.code) for shift in shifts]
    texts: dict[Cell, str] = {}
    for role, unit, people in _in_turn(described):
        turn = cycle(people)
        texts |= {Cell(on, code, role, unit): next(turn) for on, code in places}
    roster.write(texts)
    for holder in _listed(described["holders"]):
        roster.holders.hold_by(holder)


def _in_turn(described: Mapping[str, object]) -> Iterator[tuple[str, str, Sequence[str]]]:
    for role, people in _mapping(described["shift"]).items():
        yield role, "", [str(each) for each in _listed_names(people)]
    for unit, roles in _mapping(described["units"]).items():
        for role, people in _mapping(roles).items():
            yield role, unit, [str(each) for each in _listed_names(people)]


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _listed(value: object) -> list[Mapping[str, object]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _listed_names(value: object) -> list[object]:
    return value if isinstance(value, list) else []
