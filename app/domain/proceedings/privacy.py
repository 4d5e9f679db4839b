"""What the persons concerned ask for about their own data, and what of a case went out (PDPA-27, PDPA-30)."""

from collections.abc import Iterator, Mapping

from app.domain.errors import Problem
from app.domain.fields import FieldClass, FieldKind
from app.domain.proceedings.parts import AT, MEANS, WORDS, flag, long_text, text
from app.domain.proceedings.schema import ProceedingKind, Stage, StageField
from app.domain.proceedings.words import Labelled
from app.translation import N_


class CopyResult(Labelled):
    """What came of a request for a copy of one's data."""

    GIVEN = "given", N_("Given")
    IN_PART = "in_part", N_("Given in part")
    REFUSED = "refused", N_("Refused")


class RefusalGround(Labelled):
    """Why data, or a part of them, are not given to the person who asks; the law knows no other ground."""

    LAW = "law", N_("A law or a court order forbids it")
    OTHERS = "others", N_("It would harm the rights and freedoms of others")


class LegalBasis(Labelled):
    """On what ground data of a case are disclosed."""

    CONSENT = "consent", N_("Consent of the person")
    LAW = "law", N_("Duty under a law, or an order of an authority or a court")
    VITAL = "vital", N_("To avert danger to life, body or health")
    PUBLIC_TASK = "public_task", N_("A task in the public interest, or official authority")
    CLAIM = "claim", N_("To establish or defend a legal claim")
    OTHER = "other", N_("Another ground, in words")


COPY_REQUEST = ProceedingKind(
    code="copy_request",
    label=N_("Request for a copy of one's data"),
    icon="person_feedback",
    rule="PDPA-30",
    stages=(
        Stage(
            name="asked",
            label=N_("Request received"),
            field_class=FieldClass.IDENTITY,
            fields=(
                AT,
                text(
                    "by_whom",
                    N_("Who asks"),
                    required=True,
                    help_=N_("The person whose data they are, or who may act for them."),
                ),
                MEANS,
                long_text("what", N_("What is asked for")),
            ),
        ),
        Stage(
            name="answered",
            label=N_("Answer"),
            field_class=FieldClass.IDENTITY,
            ends=True,
            fields=(
                AT,
                StageField(
                    name="result",
                    label=N_("What came of it"),
                    kind=FieldKind.CHOICE,
                    choices=CopyResult,
                    required=True,
                ),
                flag("identity_checked", N_("It was checked who the person is")),
                MEANS,
                StageField(
                    name="ground",
                    label=N_("Ground of the refusal"),
                    kind=FieldKind.CHOICE,
                    choices=RefusalGround,
                    help=N_("Asked for where all or a part was refused."),
                ),
                WORDS,
            ),
        ),
    ),
)
DISCLOSURE = ProceedingKind(
    code="disclosure",
    label=N_("Disclosed to somebody outside"),
    icon="arrow_export",
    rule="PDPA-27",
    stages=(
        Stage(
            name="made",
            label=N_("Disclosed"),
            field_class=FieldClass.IDENTITY,
            ends=True,
            fields=(
                AT,
                text("to_whom", N_("To whom"), required=True),
                long_text("what", N_("What was disclosed"), required=True),
                StageField(
                    name="basis",
                    label=N_("On what ground"),
                    kind=FieldKind.CHOICE,
                    choices=LegalBasis,
                    required=True,
                ),
                MEANS,
                WORDS,
            ),
        ),
    ),
)
KINDS = (COPY_REQUEST, DISCLOSURE)


def unsaid_in(kind: str, stage: str, kept: Mapping[str, object]) -> Iterator[Problem]:
    """What an answer or a disclosure leaves unsaid: the ground of a refusal, who the person is, which other ground."""
    if (kind, stage) == (DISCLOSURE.code, "made") and kept.get("basis") == LegalBasis.OTHER and not kept.get("words"):
        yield Problem("words", "required")
    if (kind, stage) != (COPY_REQUEST.code, "answered"):
        return
    if kept.get("result") != CopyResult.GIVEN and not kept.get("ground"):
        yield Problem("ground", "required")
    if kept.get("result") != CopyResult.REFUSED:
        if not kept.get("identity_checked"):
            yield Problem("identity_checked", "identity_not_checked")
        if not kept.get("means"):
            yield Problem("means", "required")
