"""A memo (บันทึกข้อความ) on paper: agency, number, day and subject on dotted lines, paragraphs, and who signs."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from app.services.paper import look
from app.services.paper.fonts import Fonts, fonts
from app.services.paper.letterhead import Letterhead
from app.services.paper.paragraph import Line, Setting
from app.services.paper.sheet import Sheet
from app.services.paper.thai_line import PLAIN
from app.services.paper.word_breaker import shipped_words
from app.translation import N_, said_in

LEFT, RIGHT = 85.0, look.PAGE_WIDTH - 57.0  # 3 cm and 2 cm, as the rules of office correspondence have it
TOP, BOTTOM = look.PAGE_HEIGHT - 43.0, 57.0
TITLE, CAPTION, SIZE = 22.0, 14.5, 13.6
LEADING = SIZE * 1.42
INDENT = 71.0  # 2.5 cm
BETWEEN = 6.0  # paragraphs
TO_SIGN = 64.0  # room for the signature
_HEAD = 22.0  # of one dotted line


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


def memo(content: Memo, letterhead: Letterhead, *, language: str = "th") -> bytes:
    """The memo as a PDF document; the same input gives the same bytes."""
    written = BytesIO()
    canvas = Canvas(
        written,
        pagesize=A4,
        invariant=1,
        pageCompression=1,
        lang="th-TH" if language == "th" else "en-GB",
        initialFontName=fonts().regular.fontName,
        initialFontSize=SIZE,
    )
    canvas.setTitle(content.subject)
    canvas.setAuthor(f"{letterhead.centre} {letterhead.hospital}".strip())
    _MemoPages(Sheet(canvas, fonts()), language).draw(content, letterhead)
    canvas.save()
    return written.getvalue()


class _MemoPages:
    """Writes from the top downwards, and goes on overleaf where the page ends."""

    def __init__(self, sheet: Sheet, language: str) -> None:
        self._sheet, self._language = sheet, language
        self._y = TOP

    def draw(self, content: Memo, letterhead: Letterhead) -> None:
        """The whole memo."""
        self._draw_title(content, letterhead)
        self._draw_head(content)
        for paragraph in content.paragraphs:
            self._draw_paragraph(_lines(paragraph, self._sheet.fonts))
        self._draw_signature(content)
        self._sheet.new_page()

    def _say(self, message: str) -> str:
        return said_in(self._language, message)

    def _draw_title(self, content: Memo, letterhead: Letterhead) -> None:
        fonts_ = self._sheet.fonts
        if letterhead.emblem is not None:  # the hospital's own; none is put there by itself
            self._sheet.canvas.drawImage(
                str(letterhead.emblem), LEFT, TOP - 43, 43, 43, preserveAspectRatio=True, mask="auto"
            )
        base = TOP - TITLE
        beside = LEFT + (52 if letterhead.emblem is not None else 0)
        self._sheet.text(beside, base, content.urgency, fonts_.bold, 20)
        self._sheet.centred(look.PAGE_WIDTH / 2, base, self._say(N_("Memo")), fonts_.bold, TITLE)
        self._y = base - 30

    def _draw_head(self, content: Memo) -> None:
        middle = LEFT + (RIGHT - LEFT) * 0.5
        self._dotted(self._say(N_("Government agency")), content.agency, LEFT, RIGHT)
        self._dotted(self._say(N_("No. (of a letter)")), content.number, LEFT, middle - 8, ends_row=False)
        self._dotted(self._say(N_("Date (of a letter)")), content.day, middle, RIGHT)
        self._dotted(self._say(N_("Subject (of a letter)")), content.subject, LEFT, RIGHT)
        self._y -= 6
        behind = self._sheet.text(LEFT, self._y, self._say(N_("To (of a letter)")), size=SIZE)
        self._sheet.text(behind + 14, self._y, content.to, size=SIZE)
        self._y -= LEADING + BETWEEN

    def _dotted(self, caption: str, value: str, start: float, end: float, *, ends_row: bool = True) -> None:
        """A caption and its value on dots; a long value goes on below."""
        behind = self._sheet.text(start, self._y, caption, self._sheet.fonts.bold, CAPTION) + 5
        setting = Setting(self._sheet.fonts.regular, SIZE, end - start, shipped_words())
        lines: Sequence[Line] = setting.lines(value, first_indent=behind - start) or (Line("", 0, 0, closes=True),)
        for place, line in enumerate(lines):
            left = behind if place == 0 else start
            self._sheet.dots(left, end, self._y)
            self._sheet.text(left, self._y, line.text, size=SIZE)
            if ends_row or place < len(lines) - 1:
                self._y -= _HEAD

    def _draw_paragraph(self, lines: Sequence[Line]) -> None:
        regular = self._sheet.fonts.regular
        for line in lines:
            self._need(LEADING)
            stretch = PLAIN if line.closes else line.stretch(regular, SIZE, RIGHT - LEFT - line.indent)
            self._sheet.stretched(LEFT + line.indent, self._y, line.text, regular, SIZE, look.INK, stretch)
            self._y -= LEADING
        self._y -= BETWEEN

    def _draw_signature(self, content: Memo) -> None:
        self._need(TO_SIGN + 2 * LEADING)
        self._y -= TO_SIGN
        middle, regular = LEFT + (RIGHT - LEFT) * 0.68, self._sheet.fonts.regular
        name = f"({content.signer})" if content.signer else f"({'.' * 44})"
        for words in (name, content.post):
            self._sheet.centred(middle, self._y, words, regular, SIZE)
            self._y -= LEADING

    def _need(self, height: float) -> None:
        if self._y - height < BOTTOM:
            self._sheet.new_page()
            self._y = TOP - SIZE


def _lines(paragraph: str, family: Fonts) -> tuple[Line, ...]:
    return Setting(family.regular, SIZE, RIGHT - LEFT, shipped_words()).lines(paragraph, indent=INDENT)
