"""A memo (บันทึกข้อความ) on paper: agency, number, day and subject on dotted lines, paragraphs, and who signs."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from app.services.paper import look
from app.services.paper.correspondence import BETWEEN, LEADING, LEFT, RIGHT, SIZE, TOP, Correspondence
from app.services.paper.document import document
from app.services.paper.letterhead import Letterhead
from app.services.paper.sheet import Sheet
from app.translation import N_, said_in

TITLE = 22.0
EMBLEM = 43.0  # 1.5 cm


@dataclass(frozen=True)
class Memo:
    """What a memo says. What is empty is left to the pen; `urgency` stands on top, as "ด่วนที่สุด" does."""

    agency: str
    day: str
    subject: str
    to: str
    paragraphs: tuple[str, ...]
    number: str = ""
    signer: str = ""
    post: str = ""
    urgency: str = ""


def memo(
    content: Memo, letterhead: Letterhead, *, language: str = "th", enclosure: Callable[[Sheet], None] | None = None
) -> bytes:
    """The memo as a PDF document; the same input gives the same bytes. `enclosure` draws what is attached behind it."""
    title, draw = content.subject, partial(_draw, content, letterhead, language, enclosure)
    return document(title, letterhead, draw, language=language, size=SIZE)


def _draw(
    content: Memo,
    letterhead: Letterhead,
    language: str,
    enclosure: Callable[[Sheet], None] | None,
    sheet: Sheet,
) -> None:
    page = Correspondence(sheet)
    _draw_title(page, content, letterhead, language)
    _draw_head(page, content, language)
    for paragraph in content.paragraphs:
        page.paragraph(paragraph)
    page.signature(content.signer, content.post)
    sheet.new_page()
    if enclosure is not None:
        enclosure(sheet)


def _draw_title(page: Correspondence, content: Memo, letterhead: Letterhead, language: str) -> None:
    sheet, base = page.sheet, TOP - TITLE
    beside = LEFT
    if letterhead.emblem is not None:  # the hospital's own; none is put there by itself
        sheet.picture(letterhead.emblem, LEFT, TOP - EMBLEM, EMBLEM)
        beside += EMBLEM + 9
    sheet.text(beside, base, content.urgency, sheet.fonts.bold, 20)
    sheet.centred(look.PAGE_WIDTH / 2, base, said_in(language, N_("Memo")), sheet.fonts.bold, TITLE)
    page.y = base - 30


def _draw_head(page: Correspondence, content: Memo, language: str) -> None:
    middle = LEFT + (RIGHT - LEFT) * 0.5
    page.dotted(said_in(language, N_("Government agency")), content.agency, LEFT, RIGHT)
    page.dotted(said_in(language, N_("Our ref.")), content.number, LEFT, middle - 8, ends_row=False)
    page.dotted(said_in(language, N_("Dated")), content.day, middle, RIGHT)
    page.dotted(said_in(language, N_("Re:")), content.subject, LEFT, RIGHT)
    page.y -= 6
    behind = page.sheet.text(LEFT, page.y, said_in(language, N_("Addressed to")), size=SIZE)
    for line in page.lines(content.to, RIGHT - behind - 14):
        page.sheet.text(behind + 14, page.y, line.text, size=SIZE)
        page.y -= LEADING
    page.y -= BETWEEN
