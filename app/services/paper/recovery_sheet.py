"""The recovery code on paper: one page for the safe, with what it is for and where to keep it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from app.services.paper.correspondence import CAPTION, LEADING, LEFT, RIGHT, Correspondence
from app.services.paper.document import document
from app.services.paper.letterhead import Letterhead
from app.services.paper.office_words import day, said
from app.services.paper.sheet import Sheet
from app.translation import N_, language

TITLE = N_("Recovery code")
TITLE_SIZE, CODE_SIZE, CODE_LEADING = 20.0, 26.0, 40.0
GROUPS_A_LINE = 4
FRAME_MARGIN, UNDER_FRAME = 14.0, 34.0
PARAGRAPHS = (
    N_(
        "With this code, a new password is set when nobody can sign in any more: choose “Forgotten your password?” on "
        "the sign-in screen, or give the command “account password NAME --forgotten”."
    ),
    N_(
        "Keep this sheet in the safe of the hospital, or in a sealed envelope with the director, and not near the PC. "
        "Whoever has it and the PC, or a copy of its data, can read every case."
    ),
    N_("Do not photograph it, do not send it, and do not keep it as a file. It is not shown again."),
    N_(
        "Without any password and without this code the data are lost; nobody else can open them. When the sheet is "
        "lost or somebody saw it, make a new code at once in the settings under Accounts: this one opens nothing then."
    ),
)


@dataclass(frozen=True)
class RecoverySheet:
    """What stands on the sheet: the code, of which PC it is, and when and by whom it was made."""

    code: str
    place: str
    made_by: str
    made_at: datetime


def recovery_sheet(sheet: RecoverySheet, letterhead: Letterhead) -> bytes:
    """The page as a PDF document, in the language in use."""
    return document(said(TITLE), letterhead, partial(_draw, sheet, letterhead), language=language())


def _draw(content: RecoverySheet, letterhead: Letterhead, sheet: Sheet) -> None:
    page = Correspondence(sheet)
    for words, size in ((letterhead.hospital, CAPTION), (said(TITLE), TITLE_SIZE)):
        page.y -= size
        sheet.centred((LEFT + RIGHT) / 2, page.y, words, sheet.fonts.bold, size)
        page.y -= size / 2
    page.y -= LEADING
    _draw_code(page, _lines(content.code))
    made = ((N_("Of the PC"), content.place), (N_("Made on"), day(content.made_at.date())), (N_("By"), content.made_by))
    for caption, value in made:
        page.dotted(said(caption), value, LEFT, RIGHT)
    page.y -= LEADING / 2
    for paragraph in PARAGRAPHS:
        page.paragraph(said(paragraph))
    page.dotted(said(N_("Kept where, and by whom")), "", LEFT, RIGHT)
    sheet.new_page()


def _draw_code(page: Correspondence, lines: Sequence[str]) -> None:
    """Large, in groups: it is read out on the telephone and typed by hand."""
    height = len(lines) * CODE_LEADING + FRAME_MARGIN
    page.sheet.frame(LEFT, page.y - height, RIGHT - LEFT, height)
    for line in lines:
        page.y -= CODE_LEADING
        page.sheet.centred((LEFT + RIGHT) / 2, page.y + FRAME_MARGIN / 2, line, page.sheet.fonts.bold, CODE_SIZE)
    page.y -= UNDER_FRAME


def _lines(code: str) -> list[str]:
    groups = code.split()
    return ["   ".join(groups[at : at + GROUPS_A_LINE]) for at in range(0, len(groups), GROUPS_A_LINE)]
