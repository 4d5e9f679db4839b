"""Every field of a complaint, declared once: name, label, kind, choices, unit, class, uses, source."""

from app.domain.errors import UnknownField
from app.domain.fields.arrival import ARRIVAL
from app.domain.fields.choices import (
    PolicyChoice,
    PolicyTables,
    choices_of,
    codes_of,
    labelled_choices,
    not_in_force,
)
from app.domain.fields.classification import CLASSIFICATION
from app.domain.fields.matter import MATTER, REFERRAL
from app.domain.fields.outcome import OUTCOME
from app.domain.fields.people import PEOPLE
from app.domain.fields.schema import SECTION_LABELS, Field, FieldClass, FieldKind, Section, Use

__all__ = [
    "ENTERED",
    "FIELDS",
    "SECTION_LABELS",
    "UNITS",
    "UNIT_CLASSES",
    "Field",
    "FieldClass",
    "FieldKind",
    "PolicyChoice",
    "PolicyTables",
    "Section",
    "Use",
    "choices_of",
    "codes_of",
    "field",
    "fields_for",
    "labelled_choices",
    "not_in_force",
]

# In this order they stand in lists, exports and checks.
FIELDS: tuple[Field, ...] = (*ARRIVAL, *PEOPLE, *MATTER, *REFERRAL, *CLASSIFICATION, *OUTCOME)

_BY_NAME = {declared.name: declared for declared in FIELDS}
ENTERED: tuple[Field, ...] = tuple(declared for declared in FIELDS if not declared.answer_only)
_STRICTNESS = {each: place for place, each in enumerate(FieldClass)}
UNITS: dict[str, tuple[str, ...]] = {}
# What travels is a whole unit, so the strictest class among its fields decides who may receive it.
UNIT_CLASSES: dict[str, FieldClass] = {}
for _each in ENTERED:
    UNITS[_each.unit] = (*UNITS.get(_each.unit, ()), _each.name)
    UNIT_CLASSES[_each.unit] = max(
        UNIT_CLASSES.get(_each.unit, _each.field_class), _each.field_class, key=_STRICTNESS.__getitem__
    )


def field(name: str) -> Field:
    """The field of that name.

    Raises:
        UnknownField: the schema has no such name.
    """
    try:
        return _BY_NAME[name]
    except KeyError:
        raise UnknownField(name) from None


def fields_for(use: Use) -> tuple[Field, ...]:
    """The fields used there, in the order of the schema."""
    return tuple(declared for declared in FIELDS if use in declared.uses)
