"""What is asked for when somebody is entered who holds a role from a day on (RPT-2)."""

from app.domain.fields import FieldClass, FieldKind
from app.domain.proceedings.schema import ProceedingKind, Stage, StageField
from app.translation import N_

HOLD = "hold"
ROSTER_FORMS = ProceedingKind(
    code="roster",
    label=N_("Holder of a role"),
    icon="people_team",
    rule="RPT-2",
    stages=(
        Stage(
            name=HOLD,
            label=N_("Holder of a role"),
            field_class=FieldClass.SUMMARY,
            fields=(
                StageField(name="role", label=N_("Role"), kind=FieldKind.CHOICE, choices="roles", required=True),
                StageField(
                    name="unit",
                    label=N_("Unit"),
                    kind=FieldKind.TEXT,
                    help=N_("For a role of which each unit has its own."),
                ),
                StageField(name="name", label=N_("Name"), kind=FieldKind.TEXT, required=True),
                StageField(name="phone", label=N_("Telephone or extension"), kind=FieldKind.TEXT),
                StageField(name="from_on", label=N_("From"), kind=FieldKind.DAY, required=True, may_lie_ahead=True),
                StageField(
                    name="until",
                    label=N_("Until"),
                    kind=FieldKind.DAY,
                    may_lie_ahead=True,
                    help=N_("The last day, for whoever acts for somebody; empty for until further notice."),
                ),
            ),
        ),
    ),
)
