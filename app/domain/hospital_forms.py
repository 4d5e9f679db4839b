"""What is asked for when the hospital enters its own data: itself, its units, appointments, and whose rules hold."""

import re
from collections.abc import Iterator

from app.domain.fields import FieldClass, FieldKind
from app.domain.proceedings.parts import text
from app.domain.proceedings.schema import Stage, StageField
from app.domain.proceedings.words import Labelled
from app.translation import N_


class Profile(Labelled):
    """Whose rules a hospital goes by; the code is the name of a folder of the policy."""

    KCM = "kcm", N_("District hospital (KCM)")
    SSO = "sso", N_("Social Security Office")
    PHRAE = "phrae", N_("Provincial Public Health Office")


class Switch(Labelled):
    """Whether a setting of the rules is on."""

    ON = "on", N_("On")
    OFF = "off", N_("Off")


SINCE = StageField(name="since", label=N_("From the day"), kind=FieldKind.DAY, required=True, may_lie_ahead=True)

# The names of the fields are the units of the log in which they have always been kept.
HOSPITAL_FORM = Stage(
    name="hospital",
    label=N_("Hospital and centre"),
    field_class=FieldClass.SUMMARY,
    fields=(
        text("hospital", N_("Name of the hospital"), required=True),
        text("centre", N_("Name of the centre"), required=True),
        text("place", N_("Where the centre is")),
        StageField(name="phone", label=N_("Telephone"), kind=FieldKind.PHONE),
        StageField(name="email", label=N_("E-mail"), kind=FieldKind.EMAIL),
    ),
)

UNITS_FORM = Stage(
    name="units",
    label=N_("Add units"),
    field_class=FieldClass.SUMMARY,
    fields=(
        StageField(
            name="names",
            label=N_("Names of units, one a line"),
            kind=FieldKind.LONG_TEXT,
            required=True,
            help=N_("A column copied from Excel or Word can be pasted as it is."),
        ),
    ),
)

APPOINTMENT_FORM = Stage(
    name="appointment",
    label=N_("Enter an order of appointment"),
    field_class=FieldClass.SUMMARY,
    fields=(
        text("person", N_("Who is appointed"), required=True),
        text("unit", N_("Responsible for the unit"), help_=N_("Empty for the complaint centre itself.")),
        text("order_number", N_("Number of the order"), required=True),
        StageField(name="ordered_on", label=N_("Date of the order"), kind=FieldKind.DAY, required=True),
        StageField(
            name="since",
            label=N_("In force from"),
            kind=FieldKind.DAY,
            may_lie_ahead=True,
            help=N_("Empty for the day of the order."),
        ),
        StageField(
            name="until",
            label=N_("In force until"),
            kind=FieldKind.DAY,
            may_lie_ahead=True,
            help=N_("The last day; empty for until further notice."),
        ),
        StageField(name="made_known_on", label=N_("Made known to the staff on"), kind=FieldKind.DAY),
        text("document", N_("Where the order is kept")),
    ),
)

PROFILE_FORM = Stage(
    name="profile",
    label=N_("Other rules from a day on"),
    field_class=FieldClass.SUMMARY,
    fields=(
        StageField(name="profile", label=N_("Whose rules"), kind=FieldKind.CHOICE, required=True, choices=Profile),
        SINCE,
    ),
)

PAUSING_FORM = Stage(
    name="pausing",
    label=N_("Let clocks wait"),
    field_class=FieldClass.SUMMARY,
    fields=(
        StageField(name="pausing", label=N_("Waiting"), kind=FieldKind.CHOICE, required=True, choices=Switch),
        SINCE,
    ),
)

LONGEST_NAME = 200
_BETWEEN_NAMES = re.compile(r"[\n\t;]+")
_NUMBERING = re.compile(r"^(?:[-–•*·]|[0-9๐-๙]{1,3}[.)])\s*(?=\D)")  # “1. ”, “๑) ”, “- ”


def names_in(text: str) -> tuple[str, ...]:
    """The names in a pasted list, each once, without its numbering."""
    return tuple(dict.fromkeys(_names(text)))


def _names(text: str) -> Iterator[str]:
    for part in _BETWEEN_NAMES.split(text):
        name = " ".join(_NUMBERING.sub("", part.strip()).split())
        if name:
            yield name


def profile_label(code: str) -> str:
    """What a profile is called, an English msgid; of one that the hospital made itself, its code."""
    return next((each.label for each in Profile if each == code), code)
