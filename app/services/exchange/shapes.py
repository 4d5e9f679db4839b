"""The shape that a value of each known unit has; another one would stop every list and count that reads it.

What this program does not know is kept as it came and read by nobody, so it may have any shape.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date, datetime

from app.domain.duties import Duty
from app.domain.fields import FIELDS, Field, FieldKind
from app.domain.proceedings.kinds import KINDS
from app.domain.proceedings.standing import AT
from app.domain.units import CASE, is_list
from app.services.cases.case_state import DUTY, END, WORDS_OF_END
from app.services.log.authority import ATTACHMENT, CALL, NUMBER, STAFF

LONGEST_NUMBER = 60
LARGEST = 10**13
# Times near the ends of the calendar do not exist in every place.
YEARS = range(2, 9999)
SHA256 = re.compile(r"[0-9a-f]{64}")


def fits(entity: str, unit: str, value: object) -> bool:
    """Whether a unit can hold this value; an empty one takes away what was there."""
    if entity == CASE:
        return _fits_case(unit, value)
    if value is None:
        return True
    kind = entity.partition(":")[0]
    if kind in KINDS:
        return _is_stage(kind, unit, value)
    shape = _SHAPES.get((kind, unit))
    return shape is None or shape(value)


def is_moment(thing: object) -> bool:
    """Whether this is a time with its place, in the spelling that sorts."""
    try:
        moment = datetime.fromisoformat(thing) if isinstance(thing, str) else None
    except ValueError:
        return False
    return moment is not None and moment.tzinfo is not None and moment.year in YEARS


def _fits_case(unit: str, value: object) -> bool:
    name, colon, _element = unit.partition(":")
    fields = _FIELDS_BY_UNIT.get(name)
    if fields is None:
        return True
    if is_list(fields[0]) or colon:
        return bool(colon) and is_list(fields[0]) and value in (True, False, None)
    if value in (None, ""):
        return value is None and not any(field.required for field in fields)
    if len(fields) == 1:
        return _fits_field(fields[0], value)
    return isinstance(value, dict) and all(
        _fits_field(field, value[field.name]) for field in fields if value.get(field.name) is not None
    )


def _fits_field(field: Field, value: object) -> bool:
    return _KINDS[field.kind](value)


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_code(value: object) -> bool:
    return isinstance(value, str) or (type(value) is int and abs(value) < LARGEST)


def _is_flag(value: object) -> bool:
    return isinstance(value, bool)


def _is_sum(value: object) -> bool:
    return type(value) in (int, float) and abs(value) < LARGEST  # type: ignore[arg-type] # a number by its type


def _is_day(value: object) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).year in YEARS
    except ValueError:
        return False


def _are_answers(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(given, bool | str) for given in value.values())


def _is_number(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= LONGEST_NUMBER


def _is_due(value: object) -> bool:
    if not isinstance(value, dict):
        return False
    try:
        Duty.from_json(value)
    except (ValueError, TypeError, KeyError):
        return False
    moments = value["starts_at"], value["due_at"]
    return all(is_moment(each) for each in moments if each) and (not value["due_on"] or _is_day(value["due_on"]))


def _is_done(value: object) -> bool:
    return isinstance(value, dict) and (not value.get("at") or is_moment(value["at"]))


def _is_call(value: object) -> bool:
    return isinstance(value, dict) and is_moment(value.get("at"))


def _is_stage(kind: str, stage: str, value: object) -> bool:
    """Whether each value of a stage has the shape that its field asks for; a field of a newer program any plain one."""
    if not isinstance(value, dict) or not is_moment(value.get(AT)):
        return False
    known = next((each for each in KINDS[kind].stages if each.name == stage), None)
    shapes = {each.name: _KINDS[each.kind] for each in known.fields} if known else {}
    return all(shapes.get(name, _is_value)(each) for name, each in value.items())


def _is_value(value: object) -> bool:
    return isinstance(value, bool | str) or _is_sum(value) or _are_texts(value)


def _is_file(value: object) -> bool:
    if not isinstance(value, dict):
        return False
    size = value.get("size_bytes")
    texts = all(isinstance(value.get(name), str) for name in ("name", "media_type", "added_by"))
    known = SHA256.fullmatch(str(value.get("sha256"))) is not None and is_moment(value.get("added_at"))
    return texts and known and type(size) is int and 0 <= size < LARGEST


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


Shape = Callable[[object], bool]

_KINDS: Mapping[FieldKind, Shape] = {
    FieldKind.TEXT: _is_text,
    FieldKind.LONG_TEXT: _is_text,
    FieldKind.PHONE: _is_text,
    FieldKind.EMAIL: _is_text,
    FieldKind.CHOICE: _is_code,
    FieldKind.CHOICES: _are_texts,
    FieldKind.NAMES: _are_texts,
    FieldKind.FLAG: _is_flag,
    FieldKind.MONEY: _is_sum,
    FieldKind.MOMENT: is_moment,
    FieldKind.DAY: _is_day,
    FieldKind.ANSWERS: _are_answers,
}
_SHAPES: Mapping[tuple[str, str], Shape] = {
    (DUTY.rstrip(":"), "due"): _is_due,
    (DUTY.rstrip(":"), END): _is_done,
    (DUTY.rstrip(":"), WORDS_OF_END): _is_done,
    (CALL.rstrip(":"), "call"): _is_call,
    (ATTACHMENT.rstrip(":"), "file"): _is_file,
    (NUMBER, "local"): _is_number,
    (NUMBER, "official"): _is_number,
    (STAFF.rstrip(":"), "name"): _is_text,
    (STAFF.rstrip(":"), "unit"): _is_text,
    (STAFF.rstrip(":"), "roles"): _are_texts,
}


def _by_unit() -> Mapping[str, tuple[Field, ...]]:
    result: defaultdict[str, tuple[Field, ...]] = defaultdict(tuple)
    for field in FIELDS:
        if not field.answer_only:
            result[field.unit] += (field,)
    return dict(result)


_FIELDS_BY_UNIT = _by_unit()
