"""A letter to somebody outside (หนังสือภายนอก) on paper, and the slip on which its receipt is confirmed."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from app.services.paper import look
from app.services.paper.correspondence import (
    BETWEEN,
    BOTTOM,
    CAPTION,
    LEADING,
    LEFT,
    MIDDLE_TO_SIGN,
    RIGHT,
    SIZE,
    TO_SIGN,
    TOP,
    Correspondence,
)
from app.services.paper.document import document
from app.services.paper.letterhead import Letterhead
from app.services.paper.sheet import Sheet
from app.translation import N_, said_in

EMBLEM = 85.0  # 3 cm; the room stays on paper that bears one already
BESIDE_EMBLEM = look.PAGE_WIDTH / 2 + EMBLEM / 2 + 24
FOOT_SIZE, FOOT_LEADING = 11.5, 16.0
TITLE = 18.0
BEHIND_CAPTION = 14.0
PLACE_NAMES = (N_("Signed"), N_("Name in print"), N_("Post"))


@dataclass(frozen=True)
class Slip:
    """What the receiver confirms, and where the slip is to be returned."""

    received: str
    return_to: str


@dataclass(frozen=True)
class OfficialLetter:
    """What a letter says. What is empty is left to the pen or left out.

    `urgency` and `secrecy` stand on top, as "ด่วนที่สุด" and "ลับ" do; `foot` tells who deals with the matter.
    """

    sender: tuple[str, ...]
    day: str
    post: str
    foot: tuple[str, ...]
    subject: str = ""
    to: str = ""
    paragraphs: tuple[str, ...] = ()
    number: str = ""
    refers_to: str = ""
    enclosures: tuple[str, ...] = ()
    urgency: str = ""
    secrecy: str = ""
    slip: Slip | None = None


def official_letter(content: OfficialLetter, letterhead: Letterhead, *, language: str = "th") -> bytes:
    """The letter as a PDF document, with the slip on a sheet of its own; the same input gives the same bytes."""
    draw = partial(_draw, content, letterhead, language)
    return document(content.subject, letterhead, draw, language=language, size=SIZE)


def _draw(content: OfficialLetter, letterhead: Letterhead, language: str, sheet: Sheet) -> None:
    page = Correspondence(sheet, secrecy=content.secrecy)
    _draw_head(page, content, letterhead, language)
    _draw_captions(page, content, language)
    for paragraph in content.paragraphs:
        page.paragraph(paragraph)
    _draw_end(page, content, language)
    if content.slip is not None:
        page.next_page()
        _draw_slip(page, content.slip, language)
    sheet.new_page()


def _draw_head(page: Correspondence, content: OfficialLetter, letterhead: Letterhead, language: str) -> None:
    sheet, base = page.sheet, TOP - EMBLEM
    if letterhead.emblem is not None:  # the hospital's own; none is put there by itself
        sheet.picture(letterhead.emblem, (look.PAGE_WIDTH - EMBLEM) / 2, base, EMBLEM)
    sheet.text(LEFT, TOP - CAPTION, content.urgency, sheet.fonts.bold, TITLE)
    behind = sheet.text(LEFT, base, said_in(language, N_("Our ref.")), size=SIZE) + 5
    if content.number:
        sheet.text(behind, base, content.number, size=SIZE)
    else:
        sheet.dots(behind, look.PAGE_WIDTH / 2 - EMBLEM / 2 - 6, base)
    page.y = base
    for words in content.sender:
        for line in page.lines(words, RIGHT - BESIDE_EMBLEM):
            sheet.text(BESIDE_EMBLEM, page.y, line.text, size=SIZE)
            page.y -= LEADING
    page.y -= BETWEEN
    sheet.text(look.PAGE_WIDTH / 2, page.y, content.day, size=SIZE)
    page.y -= LEADING + BETWEEN


def _draw_captions(page: Correspondence, content: OfficialLetter, language: str) -> None:
    rows: Sequence[tuple[str, Sequence[str]]] = (
        (N_("Re:"), (content.subject,)),
        (N_("Addressed to"), (content.to,)),
        (N_("Your ref."), (content.refers_to,)),
        (N_("Enclosures"), content.enclosures),
    )
    for caption, texts in rows:
        if any(texts):
            _draw_caption(page, said_in(language, caption), texts)


def _draw_caption(page: Correspondence, caption: str, texts: Sequence[str]) -> None:
    """A caption, and behind it texts that begin below each other."""
    start = page.sheet.text(LEFT, page.y, caption, size=SIZE) + BEHIND_CAPTION
    for text in texts:
        for line in page.lines(text, RIGHT - start):
            page.sheet.text(start, page.y, line.text, size=SIZE)
            page.y -= LEADING
    page.y -= BETWEEN


def _draw_end(page: Correspondence, content: OfficialLetter, language: str) -> None:
    """The closing words with the signature, never apart, and at the foot who deals with the matter."""
    regular, foot = page.sheet.fonts.regular, len(content.foot) * FOOT_LEADING
    page.need(3 * LEADING + TO_SIGN + foot)
    page.y -= BETWEEN
    page.sheet.centred(MIDDLE_TO_SIGN, page.y, said_in(language, N_("Yours respectfully,")), regular, SIZE)
    page.signature("", content.post)
    y = BOTTOM + foot - FOOT_LEADING
    for words in content.foot:
        page.sheet.text(LEFT, y, words, size=FOOT_SIZE)
        y -= FOOT_LEADING


def _draw_slip(page: Correspondence, slip: Slip, language: str) -> None:
    sheet, middle = page.sheet, (LEFT + RIGHT) / 2
    title = said_in(language, N_("Receipt slip"))
    sheet.centred(look.PAGE_WIDTH / 2, page.y, title, sheet.fonts.bold, TITLE)
    page.y -= 2 * LEADING
    page.paragraph(slip.received)
    page.y -= BETWEEN
    page.dotted(said_in(language, N_("Received there on")), "", LEFT, middle - 8, ends_row=False)
    page.dotted(said_in(language, N_("Registered there under no.")), "", middle, RIGHT)
    page.dotted(said_in(language, N_("Who deals with it, and telephone")), "", LEFT, RIGHT)
    page.y -= LEADING
    for caption in PLACE_NAMES:
        page.dotted(said_in(language, caption), "", middle, RIGHT)
    page.y -= LEADING
    page.dotted(said_in(language, N_("Return to")), slip.return_to, LEFT, RIGHT)
