"""What a case is now, read from its heads: field values, number, duties, calls, attachments."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter

from app.domain.endings import has_ended
from app.domain.proceedings.standing import AT, Proceeding
from app.domain.units import CASE, values_from
from app.domain.vocabulary import Outcome, State
from app.services.log.authority import ATTACHMENT, CALL, GRANT, NUMBER
from app.services.log.commitments import ChangeId
from app.services.log.reading import Head, Heads, UnitKey, is_conflict, value_that_counts

DUTY, ALIAS = "duty:", "alias:"
# What is no proceeding; every other entity with a colon is one, also of a kind that only a newer program knows.
_OTHER_ENTITIES = frozenset({DUTY, CALL, ATTACHMENT, GRANT, "hold:", "erasure:", "number:"})
# Of a duty: by when, that it ended, and in whose words; in older logs both of these stand in the last one.
DUE, END, WORDS_OF_END = "due", "ended", "done"
# Why the calendar moved the date of a duty.
MOVED = "moved"
REPORTER, WITHHELD = "reported_by", "reporter_withheld"  # who reported it, and that the head of the unit is not told

Entities = dict[tuple[str, str], dict[str, object]]
Stages = dict[str, Mapping[str, object]]


@dataclass(frozen=True)
class CaseState:
    """The reading of one case. `units` are those of the case itself; entities are keyed by their name."""

    case_uid: str
    units: Mapping[str, object]
    values: Mapping[str, object]
    local_number: str
    official_number: str | None
    duties: Mapping[str, Mapping[str, object]]
    calls: Mapping[str, Mapping[str, object]]
    attachments: Mapping[str, Mapping[str, object]]
    proceedings: tuple[Proceeding, ...]
    grants: Mapping[str, str]
    aliases: tuple[str, ...]
    conflicts: tuple[tuple[str, str], ...]
    entered_at: str
    entered_by: str

    @property
    def number(self) -> str:
        """The official number, or the PC's own until there is one."""
        return self.official_number or self.local_number

    @property
    def state(self) -> State:
        """Closed with an outcome and the complainant told (DAY-7); voided when entered by mistake (OUT-2)."""
        return state_of(self.values)


def state_of(values: Mapping[str, object]) -> State:
    """Open, closed or voided."""
    if values.get("outcome") == Outcome.ENTERED_BY_MISTAKE:
        return State.VOIDED
    return State.CLOSED if has_ended(values) else State.OPEN


def state_from(case_uid: str, heads: Heads) -> CaseState:
    """Read every unit; lists keep the order in which their elements were written."""
    ordered = sorted(heads.items(), key=_first_written)
    reading = {key: value_that_counts(unit_heads) for key, unit_heads in ordered}
    units = {unit: value for (entity, unit), value in reading.items() if entity == CASE and value is not None}
    entities = _entities(reading)
    first = min(chain.from_iterable(heads.values()), key=_SAVE_ID)
    official = reading.get((NUMBER, "official"))
    return CaseState(
        case_uid,
        units,
        values_from(units),
        str(reading.get((NUMBER, "local")) or case_uid),
        str(official) if official else None,
        _of_kind(entities, DUTY),
        _of_kind(entities, CALL),
        _of_kind(entities, ATTACHMENT),
        _proceedings(entities),
        grants_in(heads),
        tuple(unit.removeprefix(ALIAS) for (entity, unit), value in reading.items() if _is_alias(entity, unit, value)),
        conflicts_in(heads),
        first.saved_at,
        first.actor,
    )


def conflicts_in(heads: Heads) -> tuple[UnitKey, ...]:
    """The units with different values; the end of a duty and its words are decided together, as one of them."""
    disputed = {key for key, each in heads.items() if is_conflict(each)}
    words = {key for key in disputed if key[0].startswith(DUTY) and key[1] == WORDS_OF_END}
    ends = {(entity, END) for entity, _unit in words if (entity, END) in heads}
    return tuple(sorted((disputed | ends) - {(entity, WORDS_OF_END) for entity, _unit in ends}))


def is_due(entity: str, unit: str) -> bool:
    """Whether the unit says by when a duty is to be done."""
    return entity.startswith(DUTY) and unit == DUE


def grants_in(heads: Heads) -> dict[str, str]:
    """The class under which each PC has the case, by its id; an ended grant is one of them."""
    given = {key: value_that_counts(each) for key, each in heads.items() if key[0].startswith(GRANT)}
    return {entity.removeprefix(GRANT): str(value) for (entity, unit), value in given.items() if unit == "class"}


def _is_alias(entity: str, unit: str, value: object) -> bool:
    return entity == NUMBER and unit.startswith(ALIAS) and value is not None


def _first_written(item: tuple[UnitKey, Sequence[Head]]) -> tuple[str, int, ChangeId]:
    return min(map(_WRITTEN, item[1]))


def _entities(reading: Mapping[UnitKey, object]) -> Entities:
    """The units of whatever has a name of its own, in the order in which they were first written."""
    result: Entities = {}
    for (entity, unit), value in reading.items():
        kind, colon, name = entity.partition(":")
        if colon:
            result.setdefault((kind + colon, name), {})[unit] = value
    return result


def _of_kind(entities: Entities, wanted: str) -> dict[str, dict[str, object]]:
    return {name: units for (kind, name), units in entities.items() if kind == wanted}


def _proceedings(entities: Entities) -> tuple[Proceeding, ...]:
    """In the order in which they were begun, stages by their true times; what is withheld of one is no stage here."""
    result = []
    for (kind, uid), units in entities.items():
        stages: Stages = {unit: value for unit, value in units.items() if isinstance(value, dict)}
        if kind not in _OTHER_ENTITIES and stages:
            result.append(Proceeding(uid, kind.removesuffix(":"), _by_true_times(stages)))
    return tuple(result)


def _by_true_times(stages: Stages) -> Stages:
    """A PC whose clock goes wrong wrote a reply before the question."""
    return dict(sorted(stages.items(), key=_true_time)) if len(stages) > 1 else stages


def _true_time(stage: tuple[str, Mapping[str, object]]) -> str:
    return str(stage[1].get(AT))


_WRITTEN = attrgetter("saved_at", "number", "id")
_SAVE_ID = attrgetter("save_id")
