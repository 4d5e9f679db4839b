"""What is asked for when somebody writes that a report of the office was sent (REP-1, SSO-7, PHR-2, PHR-3, KPI-5)."""

from app.domain.fields import FieldClass, FieldKind
from app.domain.proceedings.parts import AT
from app.domain.proceedings.schema import ProceedingKind, Stage, StageField
from app.translation import N_

SENT = "sent"
NIL_UNITS = "nil_units"
REPORT_FORM = ProceedingKind(
    code="office_report",
    label=N_("Report of the office"),
    icon="document_table",
    rule="REP-1",
    stages=(
        Stage(
            name=SENT,
            label=N_("Report sent"),
            fields=(
                AT,
                StageField(name="by", label=N_("Who sent it"), kind=FieldKind.TEXT, required=True),
                StageField(
                    name="how",
                    label=N_("How it was sent"),
                    kind=FieldKind.TEXT,
                    required=True,
                    help=N_("For example memo, e-mail, at the meeting; with its number and date."),
                ),
                StageField(
                    name=NIL_UNITS,
                    label=N_("Units with nothing to report"),
                    kind=FieldKind.NAMES,
                    help=N_("Units that nobody complained of in the period are proposed; this is their nil return."),
                ),
            ),
            field_class=FieldClass.WORK,
        ),
    ),
)
