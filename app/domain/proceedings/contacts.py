"""Talking with the complainant and with those told of the matter."""

from dataclasses import replace

from app.domain.fields import FieldClass, FieldKind
from app.domain.proceedings.parts import AT, MEANS, REASON, SAID, WORDS, flag, long_text, text
from app.domain.proceedings.schema import ProceedingKind, Stage, StageField
from app.domain.proceedings.words import ContactPurpose, ContactResult, Satisfaction
from app.translation import N_

CONTACT = ProceedingKind(
    code="contact",
    label=N_("Contact with the complainant"),
    icon="call",
    rule="DAY-7",
    stages=(
        Stage(
            name="made",
            label=N_("Contact"),
            field_class=FieldClass.IDENTITY,
            ends=True,
            fields=(
                AT,
                MEANS,
                StageField(
                    name="result",
                    label=N_("What came of it"),
                    kind=FieldKind.CHOICE,
                    choices=ContactResult,
                    required=True,
                ),
                StageField(name="purpose", label=N_("What for"), kind=FieldKind.CHOICE, choices=ContactPurpose),
                replace(
                    WORDS, help=N_("An answer or a result without words does not stop the response clock (DAY-7).")
                ),
            ),
        ),
    ),
)
NOTE = ProceedingKind(
    code="note",
    label=N_("Note"),
    icon="note",
    rule="INT-6",
    stages=(Stage(name="written", label=N_("Note"), field_class=FieldClass.IDENTITY, ends=True, fields=(AT, SAID)),),
)
# What the complainant said in a contact belongs with the contacts.
SATISFACTION = ProceedingKind(
    code="satisfaction",
    label=N_("Satisfaction of the complainant"),
    icon="emoji",
    rule="OUT-1",
    stages=(
        Stage(
            name="asked",
            label=N_("Asked"),
            field_class=FieldClass.IDENTITY,
            ends=True,
            fields=(
                AT,
                StageField(
                    name="score",
                    label=N_("How satisfied"),
                    kind=FieldKind.CHOICE,
                    choices=Satisfaction,
                    required=True,
                ),
                WORDS,
            ),
        ),
    ),
)
PRAISE = ProceedingKind(
    code="praise",
    label=N_("Compliment passed on"),
    icon="heart",
    rule="ADM-3",
    stages=(
        Stage(
            name="passed_on",
            label=N_("Passed on"),
            field_class=FieldClass.WORK,
            ends=True,
            fields=(AT, text("unit", N_("Unit"), required=True), text("person", N_("Person praised")), MEANS, WORDS),
        ),
    ),
)
INSISTENCE = ProceedingKind(
    code="insistence",
    label=N_("Wishes to see the director"),
    icon="person_alert",
    rule="MED-5",
    stages=(
        Stage(
            name="came",
            label=N_("Came"),
            field_class=FieldClass.IDENTITY,
            fields=(AT, long_text("wish", N_("What is wished"), required=True)),
        ),
        Stage(
            name="explained",
            optional=True,
            label=N_("Facts, law and entitlements explained"),
            field_class=FieldClass.IDENTITY,
            fields=(AT, flag("facts", N_("Facts")), flag("law", N_("Law")), flag("rights", N_("Entitlements")), WORDS),
        ),
        Stage(
            name="invited",
            optional=True,
            label=N_("Unit concerned invited to help mediate"),
            field_class=FieldClass.IDENTITY,
            fields=(AT, text("unit", N_("Unit"), required=True), WORDS),
        ),
        Stage(name="ended", label=N_("How it ended"), field_class=FieldClass.IDENTITY, ends=True, fields=(AT, SAID)),
    ),
)
# That it is open again stands in the summary; why is free text and may be what the complainant said.
REOPENING = ProceedingKind(
    code="reopening",
    label=N_("Case reopened"),
    icon="arrow_undo",
    rule="DAY-5",
    stages=(Stage(name="made", label=N_("Reopened"), field_class=FieldClass.WORK, ends=True, fields=(AT, REASON)),),
)
TELLING = ProceedingKind(
    code="telling",
    label=N_("Told of the event"),
    icon="call",
    rule="RPT-2",
    stages=(
        Stage(
            name="told",
            label=N_("Told"),
            field_class=FieldClass.WORK,
            ends=True,
            fields=(
                AT,
                StageField(name="role", label=N_("Role"), kind=FieldKind.CHOICE, choices="roles", required=True),
                text("name", N_("Name"), required=True),
                text("number", N_("Number called")),
                MEANS,
                text("by_whom", N_("Told by")),
                WORDS,
            ),
        ),
    ),
)
KINDS = (TELLING, CONTACT, NOTE, SATISFACTION, PRAISE, INSISTENCE, REOPENING)
