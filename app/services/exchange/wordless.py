"""What stays of a call, of the end of a duty, of a stage and of a choice with words when those words are erased."""

from collections.abc import Iterator, Mapping

from app.domain.errors import UnknownField
from app.domain.fields import UNITS, FieldKind, field
from app.domain.occasions import AGAIN, OF
from app.domain.proceedings.kinds import KINDS
from app.domain.proceedings.standing import AT, ERASED, VOIDED
from app.domain.proceedings.tie_kinds import NUMBER, TIES
from app.domain.units import CASE
from app.services.cases.case_state import DUE, DUTY, WORDS_OF_END
from app.services.cases.duty_ends import NO_REASON, STOPPED_BY
from app.services.log.authority import CALL
from app.services.log.reading import Heads

# Times, days and choices stay: duties run from them, and a case that was asked about was asked about.
_STAY = (FieldKind.MOMENT, FieldKind.DAY, FieldKind.CHOICE, FieldKind.CHOICES, FieldKind.FLAG)
# Text that a program chose and goes by: which duty got more time, with which case this one goes on.
_GOES_BY = frozenset({("extension", "duty"), *((tie, NUMBER) for tie in TIES)})
_WORDS: Mapping[str, object] = {"words": "", "means": "", "by": ""}
_WORDY = (WORDS_OF_END, "call")
_TEXTS = (FieldKind.TEXT, FieldKind.LONG_TEXT, FieldKind.PHONE, FieldKind.EMAIL)
# Of a unit with words and more, the fields that are words: the reason of a level, the outcome in words.
_TEXTS_BESIDE = {
    unit: words
    for unit, names in UNITS.items()
    if (words := frozenset(name for name in names if field(name).kind in _TEXTS)) and len(words) < len(names)
}
TO_WHOM = "to_whom"
_PART = "/"


def is_proceeding_named(name: str) -> bool:
    """Whether this names a proceeding, `contact:UID`, or one stage of it, `contact:UID/made`."""
    kind, colon, rest = name.partition(":")
    stage = rest.partition(_PART)[2]
    return kind in KINDS and bool(colon) and (not stage or stage in _stages(kind))


def names_words(name: str, entity: str, unit: str) -> bool:
    """Whether the unit is one of those that `name`, a duty, a call or a proceeding, stands for."""
    if name.startswith((DUTY, CALL)):
        return entity == name and unit in _WORDY
    named, _slash, stage = name.partition(_PART)
    return (entity == named and stage in ("", unit)) or _is_due_of(named.partition(":")[2], entity, unit)


def is_text(name: str) -> bool:
    """Whether this names a field that is words, so that what stands beside it in one unit may stay."""
    try:
        return field(name).kind in _TEXTS
    except UnknownField:
        return False


def has_words(entity: str, unit: str) -> bool:
    """Whether something of the unit stays when its words go."""
    kind = entity.partition(":")[0]
    if entity == CASE:
        return unit in _TEXTS_BESIDE
    if entity.startswith((DUTY, CALL)):
        return unit in _WORDY or (unit == DUE and OF in entity)
    return kind in KINDS and unit in _stages(kind)


def wordless(entity: str, unit: str, value: Mapping[str, object]) -> dict[str, object]:
    """The value without what people wrote."""
    kind = entity.partition(":")[0]
    if entity == CASE:
        return {name: each for name, each in value.items() if name not in _TEXTS_BESIDE[unit]}
    if kind in KINDS:
        return {name: each for name, each in value.items() if _stays(kind, unit, name)} | {ERASED: True}
    if unit == DUE:
        return {**value, TO_WHOM: []}
    left = {name: _WORDS.get(name, each) for name, each in value.items()}
    return left | {"not_needed": NO_REASON} if value.get("not_needed") else left


def duties_ended_by(heads: Heads, names: tuple[str, ...]) -> Iterator[str]:
    """The duties whose end repeats who took part in one of these proceedings."""
    entities = {name.partition(_PART)[0] for name in names if is_proceeding_named(name)}
    for (entity, unit), each in heads.items():
        said = [head.value for head in each if unit == WORDS_OF_END and isinstance(head.value, dict)]
        if entity.startswith(DUTY) and any(value.get(STOPPED_BY) in entities for value in said):
            yield entity


def texts_in(value: object) -> frozenset[str]:
    """Every text of a stage, to find it where a duty repeats it."""
    parts = value.values() if isinstance(value, dict) else ()
    lists = (each if isinstance(each, list) else [each] for each in parts)
    return frozenset(each for texts in lists for each in texts if isinstance(each, str))


def _is_due_of(uid: str, entity: str, unit: str) -> bool:
    named = entity.partition(OF)[2].partition(AGAIN)[0]
    return entity.startswith(DUTY) and unit == DUE and named == uid


def _stages(kind: str) -> tuple[str, ...]:
    return (*(stage.name for stage in KINDS[kind].stages), VOIDED)


def _stays(kind: str, stage: str, name: str) -> bool:
    if name == AT or (kind, name) in _GOES_BY:
        return True
    known = next((each for each in KINDS[kind].stages if each.name == stage), None)
    declared = {each.name: each.kind for each in known.fields} if known else {}
    return declared.get(name) in _STAY
