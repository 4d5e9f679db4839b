"""What is asked for when a sentinel event is told, and when a yearly list is handed over."""

from collections.abc import Mapping

from app.domain.fields import FieldClass, FieldKind
from app.domain.proceedings.parts import AT, WORDS, text
from app.domain.proceedings.schema import ProceedingKind, Stage, StageField
from app.domain.proceedings.words import Means
from app.translation import N_, _

HANDED_STAGE = "handed"
NAME, TOLD_AT, BY_MEANS, IN_WORDS = "name_of_", "told_at_", "means_to_", "words_to_"

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
    """Asks how each of these roles, codes with labels, was told; who is not told yet stays empty."""
    asked = [each for role, label in roles.items() for each in _asked_of(role, label)]
    stage = Stage(name="both", label=N_("Who was told"), fields=tuple(asked), field_class=FieldClass.WORK, at="")
    return ProceedingKind(code="sentinel", label=N_("Sentinel event"), icon="call", rule=rule, stages=(stage,))


def _asked_of(role: str, label: str) -> tuple[StageField, ...]:
    """Name, true time, means and words of one person."""
    told_at, means = _("{role}: told at").format(role=label), _("{role}: by what means").format(role=label)
    return (
        text(f"{NAME}{role}", _("{role}: name").format(role=label)),
        StageField(name=f"{TOLD_AT}{role}", label=told_at, kind=FieldKind.MOMENT),
        StageField(name=f"{BY_MEANS}{role}", label=means, kind=FieldKind.CHOICE, choices=Means),
        text(f"{IN_WORDS}{role}", _("{role}: in words").format(role=label)),
    )
