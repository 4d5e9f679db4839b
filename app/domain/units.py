"""From field values to the units that are written and conflict together, and back."""

from collections.abc import Iterable, Mapping

from app.domain.fields import FIELDS, Field, FieldKind

LIST_KINDS = frozenset({FieldKind.CHOICES, FieldKind.NAMES})
CASE = "case"


def is_list(field: Field) -> bool:
    """Whether each element of the field is a unit of its own, named `<unit>:<element>`."""
    return field.kind in LIST_KINDS


def units_of(values: Mapping[str, object]) -> dict[str, object]:
    """The units that hold `values`, in the order of the schema; what is not given has no unit."""
    given = {name: value for name, value in values.items() if value is not None}
    result: dict[str, object] = {}
    for unit, names in _NAMES_BY_UNIT.items():
        if given.keys().isdisjoint(names):
            continue
        if unit in _UNITS_OF_LISTS:
            result.update({f"{unit}:{element}": True for element in _elements(given[names[0]])})
        elif len(names) == 1:
            result[unit] = given[names[0]]
        else:
            result[unit] = {name: given[name] for name in names if name in given}
    return result


def values_from(units: Mapping[str, object]) -> dict[str, object]:
    """The field values that `units` hold; elements of lists in the order of `units`."""
    result: dict[str, object] = {}
    for unit, value in units.items():
        name, colon, element = unit.partition(":")
        fields = _FIELDS_BY_UNIT.get(name, ())
        if not fields or value is None:
            continue
        if colon and value is True:
            _append(result, fields[0].name, element)
        elif len(fields) > 1 and isinstance(value, dict):
            result.update({field.name: value[field.name] for field in fields if field.name in value})
        elif not colon:
            result[fields[0].name] = value
    return result


def _append(result: dict[str, object], name: str, element: str) -> None:
    known = result.setdefault(name, [])
    if isinstance(known, list):
        known.append(element)


def fields_of_unit(unit: str, value: object, values: Mapping[str, object]) -> dict[str, object]:
    """What the fields of one unit say once it holds `value`; `values` give the list that an element belongs to."""
    name, colon, element = unit.partition(":")
    names = [field.name for field in _FIELDS_BY_UNIT[name]]
    if not colon:
        return {**dict.fromkeys(names), **values_from({unit: value})}
    listed = values.get(names[0])
    others = [each for each in listed if each != element] if isinstance(listed, list) else []
    return {names[0]: [*others, element] if value else others}


def changed_units(before: Mapping[str, object], after: Mapping[str, object]) -> dict[str, object]:
    """What must be written so that `before` becomes `after`; None takes a unit away."""
    changes = {unit: value for unit, value in after.items() if before.get(unit) != value}
    changes.update({unit: None for unit, value in before.items() if unit not in after and value is not None})
    return changes


def _elements(value: object) -> Iterable[str]:
    return dict.fromkeys(str(element) for element in value) if isinstance(value, list | tuple) else ()


def _by_unit() -> dict[str, tuple[Field, ...]]:
    result: dict[str, tuple[Field, ...]] = {}
    for field in FIELDS:
        if field.answer_only:
            continue
        result[field.unit] = (*result.get(field.unit, ()), field)
    return result


_FIELDS_BY_UNIT = _by_unit()
_NAMES_BY_UNIT = {unit: tuple(field.name for field in fields) for unit, fields in _FIELDS_BY_UNIT.items()}
_UNITS_OF_LISTS = frozenset(unit for unit, fields in _FIELDS_BY_UNIT.items() if is_list(fields[0]))
