"""Mediation, relief, lawsuits, and how clocks and cases hang together."""

from app.domain.fields import FieldClass, FieldKind
from app.domain.proceedings.parts import AT, BY_WHOM, REASON, WORDS, due_on, flag, long_text, text
from app.domain.proceedings.schema import ProceedingKind, Stage, StageField
from app.domain.proceedings.words import ClaimResult, HeadResult, LinkKind, SessionResult
from app.translation import N_

# Before the mediators are called: the head checks the facts and mediates first, or why that was not possible.
HEAD_FIRST = ProceedingKind(
    code="head_first",
    label=N_("Mediation by the head"),
    icon="person_feedback",
    rule="MED-2",
    stages=(
        Stage(
            name="tried",
            label=N_("Tried"),
            field_class=FieldClass.IDENTITY,
            ends=True,
            fields=(
                AT,
                text(
                    "head", N_("Head who mediated"), help_=N_("Shift head or head of the unit; the name or the post.")
                ),
                flag("facts_checked", N_("Facts checked")),
                StageField(
                    name="result",
                    label=N_("What came of the mediation by the head"),
                    kind=FieldKind.CHOICE,
                    choices=HeadResult,
                    required=True,
                ),
                text("because", N_("Not possible, because")),
                WORDS,
            ),
        ),
    ),
)
SESSION = ProceedingKind(
    code="session",
    label=N_("Mediation session"),
    icon="handshake",
    rule="MED-3",
    stages=(
        Stage(
            name="held",
            label=N_("Session"),
            field_class=FieldClass.IDENTITY,
            ends=True,
            fields=(
                AT,
                text("place", N_("Place of the session")),
                StageField(name="people", label=N_("People present"), kind=FieldKind.NAMES, required=True),
                flag("ground_rules", N_("Ground rules explained and agreed")),
                long_text("positions", N_("What each side said")),
                long_text("offers", N_("What was offered")),
                StageField(
                    name="result",
                    label=N_("How it ended"),
                    kind=FieldKind.CHOICE,
                    choices=SessionResult,
                    required=True,
                ),
                long_text("agreement", N_("Agreement")),
            ),
        ),
    ),
)
PROMISE = ProceedingKind(
    code="promise",
    label=N_("Promise"),
    icon="handshake",
    rule="MED-2",
    stages=(
        Stage(
            name="made",
            label=N_("Promised"),
            field_class=FieldClass.WORK,
            fields=(
                AT,
                text("what", N_("What is promised"), required=True),
                text("by_whom", N_("Promised by"), required=True),
                due_on(required=True),
            ),
        ),
        Stage(name="kept", label=N_("Kept"), field_class=FieldClass.WORK, ends=True, fields=(AT, WORDS)),
    ),
)
CLAIM = ProceedingKind(
    code="claim",
    label=N_("Request for relief (section 41)"),
    icon="money",
    rule="LVL-4",
    stages=(
        Stage(
            name="filed",
            label=N_("Filed"),
            field_class=FieldClass.IDENTITY,
            fields=(
                AT,
                StageField(name="asked_baht", label=N_("Sum asked for, in baht"), kind=FieldKind.MONEY),
                WORDS,
            ),
        ),
        Stage(
            name="decided",
            label=N_("Decided"),
            field_class=FieldClass.IDENTITY,
            ends=True,
            fields=(
                AT,
                StageField(
                    name="result",
                    label=N_("What was decided"),
                    kind=FieldKind.CHOICE,
                    choices=ClaimResult,
                    required=True,
                ),
                StageField(name="granted_baht", label=N_("Sum granted, in baht"), kind=FieldKind.MONEY),
                WORDS,
            ),
        ),
    ),
)
LAWSUIT = ProceedingKind(
    code="lawsuit",
    label=N_("Lawsuit"),
    icon="scales",
    rule="LVL-4",
    stages=(
        Stage(
            name="filed",
            label=N_("Filed"),
            field_class=FieldClass.IDENTITY,
            fields=(AT, text("court", N_("Court"), required=True), text("number", N_("Number of the lawsuit")), WORDS),
        ),
        Stage(name="ended", label=N_("Ended"), field_class=FieldClass.IDENTITY, ends=True, fields=(AT, WORDS)),
    ),
)
# The new date stands in the duty, which a summary shows; who gave it and why is for those who work on it.
EXTENSION = ProceedingKind(
    code="extension",
    label=N_("More time"),
    icon="clock",
    rule="DAY-6",
    stages=(
        Stage(
            name="granted",
            label=N_("More time"),
            field_class=FieldClass.WORK,
            ends=True,
            fields=(
                AT,
                text("duty", N_("Duty"), required=True),
                StageField(name="until", label=N_("Until"), kind=FieldKind.DAY, required=True, may_lie_ahead=True),
                REASON,
                StageField(name="by_whom", label=N_("Granted by"), kind=FieldKind.TEXT, required=True),
            ),
        ),
    ),
)
PAUSE = ProceedingKind(
    code="pause",
    label=N_("Clock paused"),
    icon="pause",
    rule="DAY-6",
    stages=(
        Stage(
            name="paused",
            label=N_("Paused"),
            field_class=FieldClass.WORK,
            fields=(
                AT,
                REASON,
                StageField(
                    name="until",
                    label=N_("Until at the latest"),
                    kind=FieldKind.DAY,
                    required=True,
                    may_lie_ahead=True,
                    help=N_("The clock runs again from this day even if nobody says so."),
                ),
                StageField(name="by_whom", label=N_("Decided by"), kind=FieldKind.TEXT, required=True),
            ),
        ),
        Stage(name="resumed", label=N_("Running again"), field_class=FieldClass.WORK, ends=True, fields=(AT, WORDS)),
    ),
)
# "Another matter of the same person" names the complainant to whoever knows the other case.
LINK = ProceedingKind(
    code="link",
    label=N_("Linked case"),
    icon="link",
    rule="OUT-2",
    stages=(
        Stage(
            name="made",
            label=N_("Linked"),
            field_class=FieldClass.IDENTITY,
            ends=True,
            fields=(
                AT,
                text("number", N_("Case number"), required=True),
                StageField(
                    name="link",
                    label=N_("Why they belong together"),
                    kind=FieldKind.CHOICE,
                    choices=LinkKind,
                    required=True,
                ),
                WORDS,
            ),
        ),
    ),
)
MERGE = ProceedingKind(
    code="merge",
    label=N_("Merged with another case"),
    icon="merge",
    rule="OUT-2",
    only_one=True,
    stages=(
        Stage(
            name="made",
            label=N_("Merged"),
            field_class=FieldClass.WORK,
            ends=True,
            fields=(AT, text("number", N_("Case that goes on"), required=True), REASON, BY_WHOM),
        ),
    ),
)
# Written by the merge itself, in the case that goes on.
MERGED_IN = ProceedingKind(
    code="merged_in",
    label=N_("Another case merged into this one"),
    icon="merge",
    rule="OUT-2",
    stages=(
        Stage(
            name="made",
            label=N_("Merged"),
            field_class=FieldClass.WORK,
            ends=True,
            fields=(
                AT,
                text("number", N_("Case number"), required=True),
                StageField(name="received_at", label=N_("Received on"), kind=FieldKind.MOMENT),
                REASON,
                BY_WHOM,
            ),
        ),
    ),
)
KINDS = (HEAD_FIRST, SESSION, PROMISE, CLAIM, LAWSUIT, EXTENSION, PAUSE, LINK, MERGE, MERGED_IN)
