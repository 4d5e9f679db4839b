"""Pages of office correspondence: margins and sizes as its rules have them, paragraphs, and places to sign."""

from app.services.paper import look
from app.services.paper.paragraph import Line, Setting
from app.services.paper.sheet import Sheet
from app.services.paper.thai_line import PLAIN
from app.services.paper.word_breaker import shipped_words

LEFT, RIGHT = 85.0, look.PAGE_WIDTH - 57.0  # 3 cm and 2 cm, as the rules of office correspondence have it
TOP, BOTTOM = look.PAGE_HEIGHT - 43.0, 57.0
SIZE, CAPTION = 13.6, 14.5
LEADING = SIZE * 1.42
INDENT = 71.0  # 2.5 cm
BETWEEN = 6.0  # paragraphs
DOTTED = 22.0  # from one dotted line to the next
MIDDLE_TO_SIGN = LEFT + (RIGHT - LEFT) * 0.68
TO_SIGN = 64.0  # room for the signature
MARK = 18.0  # of secrecy
NO_NAME = f"({'.' * 44})"


class Correspondence:
    """Writes from the top downwards, and goes on overleaf where the page ends."""

    def __init__(self, sheet: Sheet, *, secrecy: str = "") -> None:
        """`secrecy` stands on top and at the foot of every page, as "ลับ" does."""
        self.sheet, self.y, self._secrecy = sheet, TOP, secrecy
        self._mark()

    def need(self, height: float) -> None:
        """Begin a page when this one has no room for that much."""
        if self.y - height < BOTTOM:
            self.next_page()

    def next_page(self) -> None:
        """Go on overleaf."""
        self.sheet.new_page()
        self.y = TOP - SIZE
        self._mark()

    def lines(self, text: str, width: float, *, first_indent: float = 0.0) -> tuple[Line, ...]:
        """The lines of a text in a column of the letter's size."""
        return self._setting(width).lines(text, first_indent=first_indent)

    def dotted(self, caption: str, value: str, start: float, end: float, *, ends_row: bool = True) -> None:
        """A caption and its value on dots, which wait for the pen without one; a long value goes on below."""
        sheet = self.sheet
        behind = sheet.text(start, self.y, caption, sheet.fonts.bold, CAPTION) + 5
        lines = self.lines(value, end - start, first_indent=behind - start) or (Line("", 0, 0, closes=True),)
        for place, line in enumerate(lines):
            left = behind if place == 0 else start
            sheet.dots(left, end, self.y)
            sheet.text(left, self.y, line.text, size=SIZE)
            if ends_row or place < len(lines) - 1:
                self.y -= DOTTED

    def paragraph(self, text: str) -> None:
        """A paragraph that begins indented and stands flush on both sides."""
        regular = self.sheet.fonts.regular
        for line in self._setting(RIGHT - LEFT).lines(text, indent=INDENT):
            self.need(LEADING)
            stretch = PLAIN if line.closes else line.stretch(regular, SIZE, RIGHT - LEFT - line.indent)
            self.sheet.stretched(LEFT + line.indent, self.y, line.text, regular, SIZE, look.INK, stretch)
            self.y -= LEADING
        self.y -= BETWEEN

    def signature(self, signer: str, post: str) -> None:
        """Room to sign, the name in brackets or dots for it, and what the signer is."""
        self.need(TO_SIGN + 2 * LEADING)
        self.y -= TO_SIGN
        for words in (f"({signer})" if signer else NO_NAME, post):
            self.sheet.centred(MIDDLE_TO_SIGN, self.y, words, self.sheet.fonts.regular, SIZE)
            self.y -= LEADING

    def _mark(self) -> None:
        for y in (TOP + 8, BOTTOM - 34):
            self.sheet.centred(look.PAGE_WIDTH / 2, y, self._secrecy, self.sheet.fonts.bold, MARK)

    def _setting(self, width: float) -> Setting:
        return Setting(self.sheet.fonts.regular, SIZE, width, shipped_words())
