"""Publication on the website of the agency (REP-5): asked for, approved, published."""

from app.domain.fields import FieldClass, FieldKind
from app.domain.proceedings.parts import AT, long_text, text
from app.domain.proceedings.schema import ProceedingKind, Stage, StageField
from app.translation import N_

PUBLICATION, REQUESTED, APPROVED, PUBLISHED = "publication", "requested", "approved", "published"
STAYS, BECAUSE = "stays", "because"

KIND = ProceedingKind(
    code=PUBLICATION,
    label=N_("Publication on the website"),
    icon="globe",
    rule="REP-5",
    stages=(
        Stage(
            name=REQUESTED,
            label=N_("Asked for"),
            field_class=FieldClass.WORK,
            fields=(
                AT,
                text("unit", N_("Unit"), required=True),
                text("topic", N_("Topic of the publication"), required=True),
                long_text(
                    "summary",
                    N_("Details to be published"),
                    required=True,
                    help_=N_("Written for everybody to read: no names, telephone numbers or HN."),
                ),
                StageField(
                    name=STAYS,
                    label=N_("Names and numbers that stay"),
                    kind=FieldKind.NAMES,
                    help=N_("Each as it stands in the text, where it names nobody of this case."),
                ),
                text(BECAUSE, N_("They stay, because")),
                text("link", N_("Link outside")),
                long_text("note", N_("Remark")),
                text("by_whom", N_("Responsible for the information"), required=True),
                text("post", N_("Post")),
            ),
        ),
        Stage(
            name=APPROVED,
            label=N_("Approved"),
            field_class=FieldClass.WORK,
            fields=(AT, text("by_whom", N_("Approved by"), required=True), text("post", N_("Post"))),
        ),
        Stage(
            name=PUBLISHED,
            label=N_("Published"),
            field_class=FieldClass.WORK,
            ends=True,
            fields=(
                AT,
                text("by_whom", N_("Published by"), required=True),
                text("post", N_("Post")),
                text("address", N_("Where it stands on the net")),
            ),
        ),
    ),
)
KINDS = (KIND,)
