"""What is asked for when somebody writes that a channel was looked at (INT-15)."""

from app.domain.fields import FieldClass, FieldKind
from app.domain.proceedings.parts import AT
from app.domain.proceedings.schema import ProceedingKind, Stage, StageField
from app.translation import N_

LOOKED = "looked"
CHANNEL_FORM = ProceedingKind(
    code="channel_check",
    label=N_("Daily look at a channel"),
    icon="checkmark_circle",
    rule="INT-15",
    stages=(
        Stage(
            name=LOOKED,
            label=N_("Daily look at a channel"),
            fields=(
                AT,
                StageField(name="by", label=N_("Who looked"), kind=FieldKind.TEXT, required=True),
                StageField(
                    name="found",
                    label=N_("How many found"),
                    kind=FieldKind.TEXT,
                    required=True,
                    help=N_("0 when there was nothing; that counts too."),
                ),
            ),
            field_class=FieldClass.WORK,
        ),
    ),
)
