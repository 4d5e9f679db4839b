"""Where a matter is sent: units, executives, other agencies, holders of documents, and people in charge."""

from app.domain.fields import FieldClass, FieldKind
from app.domain.proceedings.parts import AT, BY_WHOM, MEANS, REASON, SAID, WORDS, due_on, flag, long_text, text
from app.domain.proceedings.schema import ProceedingKind, Stage, StageField
from app.domain.proceedings.words import Screening
from app.translation import N_

SCREENING = ProceedingKind(
    code="screening",
    label=N_("Screening"),
    icon="filter",
    rule="INT-10",
    stages=(
        Stage(
            name="decided",
            label=N_("Decided"),
            field_class=FieldClass.WORK,
            ends=True,
            fields=(
                AT,
                StageField(name="route", label=N_("Where to"), kind=FieldKind.CHOICE, choices=Screening, required=True),
                REASON,
            ),
        ),
    ),
)
REQUEST = ProceedingKind(
    code="request",
    label=N_("Request to a unit"),
    icon="mail_arrow_forward",
    rule="INT-17",
    stages=(
        Stage(
            name="asked",
            label=N_("Asked"),
            field_class=FieldClass.WORK,
            fields=(
                AT,
                text("unit", N_("Unit"), required=True),
                long_text("question", N_("What is asked"), required=True),
                MEANS,
                due_on(),
                text(
                    "nevertheless",
                    N_("Nevertheless, because"),
                    help_=N_("Only where the unit itself is complained of, on the restricted track."),
                ),
                flag("not_listed", N_("Not on the hospital's list, and meant so")),
            ),
        ),
        Stage(
            name="reminded",
            label=N_("Reminded"),
            field_class=FieldClass.WORK,
            optional=True,
            repeats=True,
            fields=(AT, MEANS, WORDS),
        ),
        Stage(
            name="replied",
            label=N_("Reply"),
            field_class=FieldClass.IDENTITY,  # a statement of others: one unit does not read another one's
            ends=True,
            fields=(AT, BY_WHOM, SAID),
        ),
    ),
)
ORDER = ProceedingKind(
    code="order",
    label=N_("Memo to the executive"),
    icon="gavel",
    rule="INT-13",
    stages=(
        Stage(
            name="submitted",
            label=N_("Submitted"),
            field_class=FieldClass.WORK,
            fields=(AT, text("to", N_("To whom"), required=True), long_text("memo", N_("Memo"), required=True)),
        ),
        Stage(
            name="ordered",
            label=N_("Order"),
            field_class=FieldClass.WORK,
            fields=(
                AT,
                StageField(name="by_whom", label=N_("By whom"), kind=FieldKind.TEXT, required=True),
                long_text("order", N_("Text of the order"), required=True),
                due_on(),
            ),
        ),
        Stage(
            name="carried_out",
            label=N_("Carried out"),
            field_class=FieldClass.WORK,
            ends=True,
            fields=(AT, BY_WHOM, WORDS),
        ),
    ),
)
HANDOVER = ProceedingKind(
    code="handover",
    label=N_("Handed over to another agency"),
    icon="arrow_forward",
    rule="INT-11",
    stages=(
        Stage(
            name="sent",
            label=N_("Sent"),
            field_class=FieldClass.WORK,
            fields=(AT, text("agency", N_("Agency"), required=True), MEANS, WORDS, due_on()),
        ),
        Stage(
            name="received",
            label=N_("Receipt of the agency"),
            field_class=FieldClass.WORK,
            ends=True,
            fields=(AT, text("number", N_("Number of the receipt")), BY_WHOM),
        ),
    ),
)
INFORMATION = ProceedingKind(
    code="information",
    label=N_("Information asked of its holder"),
    icon="document_search",
    rule="INT-12",
    stages=(
        Stage(
            name="asked",
            label=N_("Asked"),
            field_class=FieldClass.WORK,
            fields=(AT, text("holder", N_("Holder of the document"), required=True), SAID),
        ),
        Stage(name="given", label=N_("Given"), field_class=FieldClass.WORK, ends=True, fields=(AT, MEANS, WORDS)),
    ),
)
REFERRAL_REPLY = ProceedingKind(
    code="agency_reply",
    label=N_("Reply to the referring agency"),
    icon="mail",
    rule="INT-19",
    stages=(
        Stage(
            name="sent",
            label=N_("Sent"),
            field_class=FieldClass.WORK,
            ends=True,
            fields=(AT, text("number", N_("Number of the letter")), SAID),
        ),
    ),
)
# Names of staff and a reason in free text are no part of a summary.
ASSIGNMENT = ProceedingKind(
    code="assignment",
    label=N_("Person in charge"),
    icon="person",
    rule="ADM-2",
    stages=(
        Stage(
            name="given",
            label=N_("In charge"),
            field_class=FieldClass.WORK,
            ends=True,
            fields=(
                AT,
                text("person", N_("Person in charge"), required=True),
                text("deputy", N_("Deputy")),
                StageField(name="reason", label=N_("Reason"), kind=FieldKind.TEXT),
            ),
        ),
    ),
)
AGENDA = ProceedingKind(
    code="agenda",
    label=N_("Before the committee"),
    icon="people_team",
    rule="LVL-3",
    stages=(
        Stage(
            name="put",
            label=N_("On the agenda"),
            field_class=FieldClass.WORK,
            fields=(
                AT,
                StageField(
                    name="meeting_on",
                    label=N_("Meeting on"),
                    kind=FieldKind.DAY,
                    required=True,
                    may_lie_ahead=True,
                ),
                REASON,
                long_text("asked", N_("What is asked of the committee")),
            ),
        ),
        Stage(
            name="resolved",
            label=N_("Resolution"),
            field_class=FieldClass.WORK,
            fields=(AT, long_text("resolution", N_("Resolution"), required=True), text("owner", N_("Owner")), due_on()),
        ),
        Stage(name="done", label=N_("Task done"), field_class=FieldClass.WORK, ends=True, fields=(AT, BY_WHOM, WORDS)),
    ),
)
KINDS = (SCREENING, REQUEST, ORDER, HANDOVER, INFORMATION, REFERRAL_REPLY, ASSIGNMENT, AGENDA)
