"""A copy of the case without names and numbers: that one was made, for whom and what for."""

from app.domain.fields import FieldClass, FieldKind
from app.domain.proceedings.parts import AT, text
from app.domain.proceedings.schema import ProceedingKind, Stage, StageField
from app.translation import N_

REDACTED_COPY, MADE = "redacted_copy", "made"

KIND = ProceedingKind(
    code=REDACTED_COPY,
    label=N_("Copy without names and numbers"),
    icon="document_edit",
    rule="PDPA-27",
    stages=(
        Stage(
            name=MADE,
            label=N_("Made"),
            field_class=FieldClass.IDENTITY,
            ends=True,
            fields=(
                AT,
                text("for_whom", N_("For whom"), required=True, help_=N_("The person or agency that gets the copy.")),
                text("purpose", N_("What for"), required=True),
                StageField(name="parts", label=N_("Texts looked through"), kind=FieldKind.TEXT),
                StageField(name="withheld", label=N_("Places withheld"), kind=FieldKind.TEXT),
            ),
        ),
    ),
)
KINDS = (KIND,)
