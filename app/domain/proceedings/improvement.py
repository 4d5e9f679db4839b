"""The incident report, its review, the root cause analysis, and the measures that follow."""

from app.domain.fields import FieldClass, FieldKind
from app.domain.proceedings.parts import AT, BY_WHOM, MEANS, SAID, WORDS, due_on, flag, long_text, text
from app.domain.proceedings.schema import ProceedingKind, Stage, StageField
from app.domain.proceedings.words import Factor, Strategy
from app.translation import N_

INCIDENT_REPORT = ProceedingKind(
    code="incident_report",
    label=N_("Incident report"),
    icon="document_edit",
    rule="RPT-4",
    only_one=True,
    stages=(
        Stage(
            name="written",
            label=N_("Written"),
            field_class=FieldClass.WORK,
            ends=True,
            fields=(
                AT,
                long_text("event", N_("What happened"), required=True),
                long_text("correction", N_("First correction")),
                long_text("cause", N_("Cause as far as it is known")),
                text("by_whom", N_("Written by"), required=True),
            ),
        ),
        Stage(
            name="to_risk_team",
            optional=True,
            label=N_("Given to the risk team"),
            field_class=FieldClass.WORK,
            fields=(AT, text("whom", N_("To whom"), required=True), MEANS, BY_WHOM),
        ),
        Stage(
            name="executives_told",
            label=N_("Executives told"),
            field_class=FieldClass.WORK,
            fields=(AT, text("whom", N_("Who was told"), required=True), MEANS, text("by_whom", N_("Told by")), WORDS),
        ),
    ),
)
REVIEW = ProceedingKind(
    code="review",
    label=N_("Review of the unit head"),
    icon="person_feedback",
    rule="RPT-5",
    stages=(
        Stage(
            name="made",
            label=N_("Reviewed"),
            field_class=FieldClass.WORK,
            ends=True,
            fields=(
                AT,
                text("by_whom", N_("Reviewed by"), required=True),
                flag("agrees", N_("Agrees with the level")),
                SAID,
            ),
        ),
    ),
)
ROOT_CAUSES = ProceedingKind(
    code="rca",
    label=N_("Root cause analysis (RCA)"),
    icon="branch_fork",
    rule="RPT-8",
    only_one=True,
    stages=(
        Stage(
            name="begun",
            label=N_("Begun"),
            field_class=FieldClass.WORK,
            fields=(
                AT,
                StageField(name="team", label=N_("Team"), kind=FieldKind.NAMES, required=True),
                text("owner", N_("Risk owner"), required=True),
            ),
        ),
        Stage(
            name="course",
            optional=True,
            label=N_("Course of events"),
            field_class=FieldClass.WORK,
            fields=(AT, long_text("events", N_("Course of events, one a line"), required=True)),
        ),
        Stage(
            name="whys",
            optional=True,
            label=N_("Five whys"),
            field_class=FieldClass.WORK,
            fields=(
                AT,
                long_text("why_1", N_("Why did it happen?"), required=True),
                long_text("why_2", N_("Why was that?")),
                long_text("why_3", N_("And why was that?")),
                long_text("why_4", N_("And why that?")),
                long_text("why_5", N_("And why that, at the root?")),
            ),
        ),
        Stage(
            name="factors",
            optional=True,
            label=N_("Contributing factors"),
            field_class=FieldClass.WORK,
            fields=(
                AT,
                StageField(name="factors", label=N_("Factors"), kind=FieldKind.CHOICES, choices=Factor, required=True),
                WORDS,
            ),
        ),
        Stage(
            name="concluded",
            label=N_("Handed to the lead team"),
            field_class=FieldClass.WORK,
            ends=True,
            fields=(
                AT,
                long_text("root_cause", N_("Root cause"), required=True),
                long_text("guideline", N_("Guideline that follows")),
                text("by_whom", N_("Handed to the lead team by"), required=True),
            ),
        ),
    ),
)
# A summary has the lesson; measures name people and hold evidence in free text.
MEASURE = ProceedingKind(
    code="measure",
    label=N_("Measure"),
    icon="shield_checkmark",
    rule="REP-2",
    stages=(
        Stage(
            name="planned",
            label=N_("Planned"),
            field_class=FieldClass.WORK,
            fields=(
                AT,
                text("what", N_("What is to be done"), required=True),
                StageField(
                    name="strategy", label=N_("Strategy"), kind=FieldKind.CHOICE, choices=Strategy, required=True
                ),
                text("unit", N_("Unit")),
                text("owner", N_("Owner"), required=True),
                due_on(required=True),
            ),
        ),
        Stage(
            name="put_in_place",
            label=N_("Put in place"),
            field_class=FieldClass.WORK,
            ends=True,
            fields=(AT, long_text("evidence", N_("Evidence"), required=True), BY_WHOM),
        ),
        Stage(
            name="judged",
            label=N_("Judged by the unit"),
            field_class=FieldClass.WORK,
            fields=(
                AT,
                flag("enough", N_("Enough")),
                WORDS,
                StageField(name="look_again_on", label=N_("Look again on"), kind=FieldKind.DAY, may_lie_ahead=True),
            ),
        ),
        Stage(
            name="looked_again",
            label=N_("Did it work?"),
            field_class=FieldClass.WORK,
            fields=(AT, flag("worked", N_("It worked")), WORDS),
        ),
    ),
)
KINDS = (INCIDENT_REPORT, REVIEW, ROOT_CAUSES, MEASURE)
