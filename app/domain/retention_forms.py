"""What is asked for when the hospital switches retention on, and when a case is held back or erased."""

from app.domain.fields import FieldClass, FieldKind
from app.domain.proceedings.schema import Stage, StageField
from app.translation import N_

SWITCH_FORM = Stage(
    name="retention",
    label=N_("Let cases come to their end"),
    field_class=FieldClass.SUMMARY,
    fields=(
        StageField(
            name="years",
            label=N_("Years after the end of the case"),
            kind=FieldKind.TEXT,
            required=True,
            help=N_("Counted from the last thing that happened to the case."),
        ),
        StageField(name="decided_by", label=N_("Who decided it"), kind=FieldKind.TEXT, required=True),
        StageField(
            name="document",
            label=N_("By which document"),
            kind=FieldKind.TEXT,
            help=N_("The order or the minutes, with number and date."),
        ),
    ),
)
