"""A field's value as words, for the history of a case."""

from collections.abc import Iterable
from datetime import date, datetime

from app.domain.buddhist_dates import day_short, moment_short
from app.domain.fields import Field, FieldKind, PolicyTables, choices_of
from app.translation import _, language


def value_in_words(declared: Field, value: object, policy: PolicyTables) -> str:
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


def _chosen(declared: Field, value: object, policy: PolicyTables) -> str:
    if isinstance(value, dict):  # the answers of the guided tree have a dialog of their own
        return _("Answered")
    in_thai = language() == "th"
    labels = {code: thai if in_thai else english for code, thai, english in choices_of(declared, policy)}
    return ", ".join(labels.get(str(code), str(code)) for code in _elements(value))


def _elements(value: object) -> Iterable[str]:
    return [str(element) for element in value] if isinstance(value, list | tuple) else [str(value)]
