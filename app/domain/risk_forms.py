"""What is asked for when a sentinel event is told, and when a yearly list is handed over."""

from collections.abc import Mapping

from app.domain.fields import FieldClass, FieldKind
from app.domain.proceedings.parts import AT, MEANS, WORDS, text
from app.domain.proceedings.schema import ProceedingKind, Stage, StageField
from app.translation import N_, _

HANDED_STAGE = "handed"
NAME, TOLD_AT = "name_of_", "told_at_"

HANDOVER_FORM = ProceedingKind(
    code="collected",
    label=N_("Yearly list of the unit"),
    icon="send",
    rule="RPT-9",
    stages=(
        Stage(
            name=HANDED_STAGE,
            label=N_("Handed to the lead team"),
            field_class=FieldClass.WORK,
            fields=(
                AT,
                text("by_whom", N_("Handed to the lead team by"), required=True),
                text("to", N_("To whom"), required=True),
                WORDS,
            ),
        ),
    ),
)


def telling_form(roles: Mapping[str, str], rule: str) -> ProceedingKind:
    """Asks for name and true time of each of these roles, codes with labels; who is not told yet stays empty."""
    asked = [
        each
        for role, label in roles.items()
        for each in (
            text(f"{NAME}{role}", _("{role}: name").format(role=label)),
            StageField(name=f"{TOLD_AT}{role}", label=_("{role}: told at").format(role=label), kind=FieldKind.MOMENT),
        )
    ]
    stage = Stage(
        name="both", label=N_("Who was told"), fields=(*asked, MEANS, WORDS), field_class=FieldClass.WORK, at=""
    )
    return ProceedingKind(code="sentinel", label=N_("Sentinel event"), icon="call", rule=rule, stages=(stage,))
