"""Head and foot of the Complaint Form: letterhead, number, title, and the page's number."""

from dataclasses import dataclass
from typing import Any

from app.services.paper import look
from app.services.paper.letterhead import Letterhead
from app.services.paper.sheet import Sheet

_EMBLEM = 34.0
_NUMBER_BOX = 158.0
_LEAST = 5.5  # points; smaller letters cannot be read


@dataclass(frozen=True)
class FormWords:
    """The words around the form, in the language of the paper."""

    title: str
    continuation: str
    number_caption: str
    printed_caption: str
    number: str
    local_number: str  # with its caption; empty where it is the number
    printed_on: str
    contact: str
    confidential: str
    page: str  # with {page} and {pages}
    digits: Any  # how numbers are written

    @property
    def whole_title(self) -> str:
        """What the document is called: its title and number."""
        return f"{self.title} {self.number}".strip()


@dataclass(frozen=True)
class FormFrame:
    """What stands on every page of the form."""

    letterhead: Letterhead
    words: FormWords
    first_height: float = 58.0
    other_height: float = 24.0

    def draw(self, sheet: Sheet, page: int, pages: int) -> None:
        """Head and foot of one page."""
        if page == 1:
            self._draw_letterhead(sheet)
            self._draw_number(sheet)
            sheet.centred((look.LEFT + look.RIGHT) / 2, look.TOP - 50, self.words.title, sheet.fonts.bold, 15)
        else:
            self._draw_continuation(sheet)
        self._draw_foot(sheet, page, pages)

    def _draw_letterhead(self, sheet: Sheet) -> None:
        top = look.TOP
        self._draw_emblem(sheet, look.LEFT, top - _EMBLEM)
        x = look.LEFT + _EMBLEM + 8
        behind = sheet.text(x, top - 13, self.letterhead.hospital, sheet.fonts.bold, 13.5)
        self._draw_beside(sheet, behind + 10, top - 13, self.letterhead.place)
        behind = sheet.text(x, top - 28, self.letterhead.centre, size=9.6)
        self._draw_beside(sheet, behind + 10, top - 28, self.words.contact)

    @staticmethod
    def _draw_beside(sheet: Sheet, x: float, y: float, words: str) -> None:
        """Small words that end before the box of the number, as small as that takes, but to be read."""
        room = look.RIGHT - _NUMBER_BOX - look.GAP - x
        width = max(sheet.fonts.regular.width(words, look.SMALL), 1.0)
        size = max(look.SMALL * min(1.0, room / width), _LEAST)
        sheet.text(x, y, words, size=size, colour=look.RULE)

    def _draw_emblem(self, sheet: Sheet, x: float, y: float) -> None:
        """The hospital's own picture; without one the place stays empty."""
        if self.letterhead.emblem is not None:
            sheet.picture(self.letterhead.emblem, x, y, _EMBLEM)

    def _draw_number(self, sheet: Sheet) -> None:
        words, left, top = self.words, look.RIGHT - _NUMBER_BOX, look.TOP
        sheet.frame(left, top - 33, _NUMBER_BOX, 33)
        for y, caption, value, font in (
            (top - 13, words.number_caption, words.number, sheet.fonts.bold),
            (top - 27, words.printed_caption, words.printed_on, sheet.fonts.regular),
        ):
            behind = sheet.text(left + 6, y, caption)
            sheet.dots(behind + 3, look.RIGHT - 6, y)
            sheet.text(behind + 7, y, value, font, look.SIZE + 0.4)

    def _draw_continuation(self, sheet: Sheet) -> None:
        y = look.TOP - 11
        sheet.text(look.LEFT, y, f"{self.words.title} — {self.words.continuation}", sheet.fonts.bold, 10.5)
        number = f"{self.words.number_caption} {self.words.number}".strip()
        sheet.right(look.RIGHT, y, number, sheet.fonts.bold, 10)
        sheet.rule((look.LEFT, y - 6), (look.RIGHT, y - 6))

    def _draw_foot(self, sheet: Sheet, page: int, pages: int) -> None:
        sheet.text(look.LEFT, look.FOOT, self.words.confidential, sheet.fonts.italic, look.SMALL, look.RULE)
        sheet.centred(
            look.LEFT + look.WIDTH * 0.55, look.FOOT, self.words.local_number, sheet.fonts.regular, look.SMALL
        )
        number = self.words.page.format(page=self.words.digits(page), pages=self.words.digits(pages))
        sheet.right(look.RIGHT, look.FOOT, number, sheet.fonts.regular, look.SMALL)
