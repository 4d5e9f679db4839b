"""The privacy notice given at intake: a numbered version of the hospital's own, or the draft that ships (PDPA-23)."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from app.domain.errors import PolicyProblem
from app.domain.fields import FieldClass, FieldKind
from app.domain.policy import POLICY_FOLDER
from app.domain.policy_tables import entries_in
from app.domain.proceedings.schema import Stage, StageField
from app.translation import N_

FILE, TABLE = "notice.toml", "notice"
DRAFT = "0"  # the version of the text that ships; the hospital's own begin with 1

NOTICE_FORM = Stage(
    name="privacy_notice",
    label=N_("A new version of the privacy notice"),
    field_class=FieldClass.SUMMARY,
    fields=(
        StageField(
            name="line_th",
            label=N_("In one line, Thai"),
            kind=FieldKind.LONG_TEXT,
            required=True,
            help=N_("Stands at the intake of a case and on the Complaint Form."),
        ),
        StageField(
            name="text_th",
            label=N_("The whole text, Thai"),
            kind=FieldKind.LONG_TEXT,
            required=True,
            help=N_("{hospital} and {centre} are filled in."),
        ),
        StageField(name="line_en", label=N_("In one line, English"), kind=FieldKind.LONG_TEXT),
        StageField(name="text_en", label=N_("The whole text, English"), kind=FieldKind.LONG_TEXT),
        StageField(name="approved_by", label=N_("Approved by"), kind=FieldKind.TEXT, required=True),
        StageField(name="approved_on", label=N_("Approved on"), kind=FieldKind.DAY, required=True),
        StageField(
            name="document",
            label=N_("By which document"),
            kind=FieldKind.TEXT,
            help=N_("The order or the minutes, with number and date."),
        ),
    ),
)


@dataclass(frozen=True)
class ShippedNotice:
    """The draft as the policy file has it."""

    line_th: str
    line_en: str
    text_th: str
    text_en: str
    source: str
    checked_on: date


@dataclass(frozen=True)
class Notice:
    """One version by its number; 0 is the text that ships and that nobody has approved yet."""

    version: str
    line_th: str
    text_th: str
    line_en: str = ""
    text_en: str = ""
    approved_by: str = ""
    approved_on: date | None = None
    document: str = ""

    @property
    def is_draft(self) -> bool:
        """Whether the hospital has yet to approve a text."""
        return self.version == DRAFT

    def line(self, language: str) -> str:
        """One line in "th" or "en"; Thai where nothing else was written."""
        return (self.line_en if language == "en" else "") or self.line_th

    def text(self, language: str) -> str:
        """All of it in "th" or "en"; Thai where nothing else was written."""
        return (self.text_en if language == "en" else "") or self.text_th


@cache
def shipped_notice(folder: Path = POLICY_FOLDER) -> Notice:
    """The draft that a hospital begins with.

    Raises:
        PolicyProblem: the file cannot be read, or holds not one text.
    """
    path = folder / FILE
    found: tuple[ShippedNotice, ...] = entries_in(path, {TABLE: ShippedNotice})[TABLE]
    if len(found) != 1:
        raise PolicyProblem(path, None, "not_one_in_force", table=TABLE, key="line_th")
    given = found[0]
    return Notice(DRAFT, given.line_th, given.text_th, given.line_en, given.text_en)
