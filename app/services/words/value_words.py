"""Values as words, of a field or of a unit, for the history of a case and for conflicts."""

from collections.abc import Iterable
from datetime import date, datetime

from app.domain.buddhist_dates import day_short, moment_short
from app.domain.entered_values import Declared
from app.domain.fields import UNITS, FieldKind, PolicyTables, field, labelled_choices
from app.domain.units import values_from
from app.translation import _, language


def value_in_words(declared: Declared, value: object, policy: PolicyTables) -> str:
    """The value as a person reads it; empty for nothing."""
    if value is None:
        return ""
    if declared.choices:
        return _chosen(declared, value, policy)
    match declared.kind:
        case FieldKind.FLAG:
            return _("Yes") if value else _("No")
        case FieldKind.MOMENT:
            return moment_short(datetime.fromisoformat(str(value)), language())
        case FieldKind.DAY:
            return day_short(date.fromisoformat(str(value)), language())
        case FieldKind.NAMES:
            return ", ".join(_elements(value))
        case FieldKind.MONEY:
            return f"{value:,}"
        case _:
            return str(value)


def unit_label(unit: str, policy: PolicyTables) -> str:
    """The label of the unit's first field; an element of a list is named."""
    name, colon, element = unit.partition(":")
    declared = field(UNITS[name][0])
    if not colon:
        return _(declared.label)
    return _("{label} “{element}”").format(label=_(declared.label), element=value_in_words(declared, [element], policy))


def unit_in_words(unit: str, value: object, policy: PolicyTables) -> str:
    """Everything that the unit says; whether an element of a list belongs to it."""
    if ":" in unit:
        return _("Yes") if value else _("No")
    said = values_from({unit: value}).items()
    return " · ".join(value_in_words(field(name), each, policy) for name, each in said) or _("Nothing")


def _chosen(declared: Declared, value: object, policy: PolicyTables) -> str:
    if isinstance(value, dict):  # the answers of the guided tree have a dialog of their own
        return _("Answered")
    labels = dict(labelled_choices(declared, policy, language()))
    return ", ".join(labels.get(str(code), str(code)) for code in _elements(value))


def _elements(value: object) -> Iterable[str]:
    return [str(element) for element in value] if isinstance(value, list | tuple) else [str(value)]
