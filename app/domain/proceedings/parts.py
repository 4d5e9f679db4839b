"""Fields that many stages share, so that they are called the same everywhere."""

from app.domain.fields import FieldKind
from app.domain.proceedings.schema import StageField
from app.domain.proceedings.words import Means
from app.translation import N_

AT = StageField(name="at", label=N_("When"), kind=FieldKind.MOMENT, required=True, help=N_("The true time."))
WORDS = StageField(name="words", label=N_("In words"), kind=FieldKind.LONG_TEXT)
SAID = StageField(name="words", label=N_("In words"), kind=FieldKind.LONG_TEXT, required=True)
BY_WHOM = StageField(name="by_whom", label=N_("By whom"), kind=FieldKind.TEXT)
MEANS = StageField(name="means", label=N_("By what means"), kind=FieldKind.CHOICE, choices=Means)
REASON = StageField(name="reason", label=N_("Reason"), kind=FieldKind.TEXT, required=True)


def due_on(*, required: bool = False) -> StageField:
    """The day by which something was promised or asked for."""
    return StageField(name="due_on", label=N_("By when"), kind=FieldKind.DAY, required=required, may_lie_ahead=True)


def text(name: str, label: str, *, required: bool = False, help_: str = "") -> StageField:
    """One line of text."""
    return StageField(name=name, label=label, kind=FieldKind.TEXT, required=required, help=help_)


def long_text(name: str, label: str, *, required: bool = False, help_: str = "") -> StageField:
    """Several lines of text."""
    return StageField(name=name, label=label, kind=FieldKind.LONG_TEXT, required=required, help=help_)


def flag(name: str, label: str) -> StageField:
    """Yes or no."""
    return StageField(name=name, label=label, kind=FieldKind.FLAG)
