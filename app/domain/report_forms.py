"""What is asked for when a report of the office was sent, or units reported to it (REP-1, SSO-7, PHR, KPI-5)."""

from app.domain.fields import FieldClass, FieldKind
from app.domain.proceedings.parts import AT, WORDS
from app.domain.proceedings.schema import ProceedingKind, Stage, StageField
from app.translation import N_

SENT = "sent"
NIL_UNITS = "nil_units"
CAME, RETURNED_UNITS = "came", "units"
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
                    help=N_("Units that reported nothing for the period, as their returns were entered."),
                ),
            ),
            field_class=FieldClass.WORK,
        ),
    ),
)
RETURN_FORM = ProceedingKind(
    code="unit_return",
    label=N_("Reports of the units"),
    icon="document_table",
    rule="REP-1",
    stages=(
        Stage(
            name=CAME,
            label=N_("Report of a unit came"),
            fields=(
                AT,
                StageField(
                    name=RETURNED_UNITS,
                    label=N_("Units that reported"),
                    kind=FieldKind.NAMES,
                    required=True,
                    help=N_("Units that nobody complained of in the period are proposed; take out who did not report."),
                ),
                StageField(
                    name="cases",
                    label=N_("How many cases it reports"),
                    kind=FieldKind.TEXT,
                    required=True,
                    help=N_("0 for a nil return; that counts too."),
                ),
                StageField(name="by", label=N_("Who reported"), kind=FieldKind.TEXT),
                WORDS,
            ),
            field_class=FieldClass.WORK,
        ),
    ),
)
