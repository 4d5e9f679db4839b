"""The fields of the outcome, and of when the complainant was told."""

from app.domain.fields.schema import ENTERED_USES, SEARCHED, Field, FieldClass, FieldKind, Section, Use
from app.translation import N_

OUTCOME: tuple[Field, ...] = (
    Field(
        "outcome",
        N_("Outcome"),
        FieldKind.CHOICE,
        Section.OUTCOME,
        FieldClass.SUMMARY,
        (*ENTERED_USES, Use.FILTER),
        "OUT-1",
        choices="Outcome",
    ),
    Field(
        "outcome_words",
        N_("Outcome in words"),
        FieldKind.LONG_TEXT,
        Section.OUTCOME,
        FieldClass.SUMMARY,
        SEARCHED,
        "OUT-1",
        unit="outcome",
        personal=True,
    ),
    Field(
        "told_at",
        N_("Complainant told at"),
        FieldKind.MOMENT,
        Section.OUTCOME,
        FieldClass.SUMMARY,
        ENTERED_USES,
        "DAY-7",
        unit="outcome",
    ),
    Field(
        "told_means",
        N_("Complainant told by"),
        FieldKind.CHOICE,
        Section.OUTCOME,
        FieldClass.SUMMARY,
        ENTERED_USES,
        "OUT-1",
        choices="ToldMeans",
        unit="outcome",
    ),
    Field(
        "lesson",
        N_("What was learnt"),
        FieldKind.LONG_TEXT,
        Section.OUTCOME,
        FieldClass.SUMMARY,
        SEARCHED,
        "REP-2",
        personal=True,
        help=N_("The unit that recorded the case reads this; write no names."),
    ),
)
