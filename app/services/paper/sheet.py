"""Draws on the pages of one document: text, dotted lines, boxes and bars."""

from pathlib import Path
from typing import Any

from app.services.paper import look
from app.services.paper.fonts import Fonts, PaperFont
from app.services.paper.paragraph import Line
from app.services.paper.thai_line import PLAIN, Stretch, number

_DOTS_BELOW = 2.2  # the base line


class Sheet:
    """A canvas with our fonts; positions are points from the lower left corner."""

    def __init__(self, canvas: Any, fonts: Fonts) -> None:
        self.canvas, self.fonts = canvas, fonts
        self._colour: object = None

    def new_page(self) -> None:
        """End this page; the next begins without colour."""
        self.canvas.showPage()
        self._colour = None

    def text(
        self,
        x: float,
        y: float,
        text: str,
        font: PaperFont | None = None,
        size: float = look.SIZE,
        colour: object = look.INK,
    ) -> float:
        """Write a text; returns where it ends."""
        font = font or self.fonts.regular
        self.stretched(x, y, text, font, size, colour)
        return x + font.width(text, size)

    def centred(self, x: float, y: float, text: str, font: PaperFont, size: float) -> None:
        """Write a text around x."""
        self.stretched(x - font.width(text, size) / 2, y, text, font, size)

    def right(self, x: float, y: float, text: str, font: PaperFont, size: float) -> None:
        """Write a text that ends at x."""
        self.stretched(x - font.width(text, size), y, text, font, size)

    def stretched(  # noqa: PLR0913 - the one place where letters meet the page
        self,
        x: float,
        y: float,
        text: str,
        font: PaperFont,
        size: float,
        colour: object = look.INK,
        stretch: Stretch = PLAIN,
    ) -> None:
        """Write a line of text, spread as `stretch` says."""
        if not text:
            return
        self._ink(colour)
        # The canvas offers no way to write an array of strings and gaps.
        self.canvas._code.append(font.line(self.canvas._doc, text, size, x, y, stretch))

    def line(self, x: float, y: float, line: Line, size: float, width: float) -> None:
        """Write a line of a paragraph, justified unless it closes one."""
        font = self.fonts.regular
        stretch = PLAIN if line.closes else line.stretch(font, size, width - line.indent)
        self.stretched(x + line.indent, y, line.text, font, size, look.VALUE, stretch)

    def dots(self, start: float, end: float, y: float) -> None:
        """A dotted line to write on, under the base line y."""
        if end > start:
            below = number(y - _DOTS_BELOW)
            self.canvas._code.append(
                f"q .55 .58 .62 RG .7 w 1 J [0 2.2] 0 d {number(start)} {below} m {number(end)} {below} l S Q"
            )

    def box(self, x: float, y: float, *, ticked: bool) -> None:
        """A check box on the base line y; a character, so that the text says what is ticked."""
        box, colour = ("☑", look.VALUE) if ticked else ("☐", look.INK)
        self.stretched(x, y - 0.4, box, self.fonts.bold if ticked else self.fonts.regular, look.BOX_SIZE, colour)

    def fill(self, x: float, y: float, width: float, height: float, colour: object, *, radius: float = 0) -> None:
        """A plain rectangle."""
        self._ink(colour)
        self.canvas.roundRect(x, y, width, height, radius, stroke=0, fill=1)

    def picture(self, file: Path, x: float, y: float, extent: float) -> None:
        """A picture in a square, as large as fits; what is see-through stays so."""
        self.canvas.drawImage(str(file), x, y, extent, extent, preserveAspectRatio=True, mask="auto")

    def frame(self, x: float, y: float, width: float, height: float) -> None:
        """A rectangle of thin lines."""
        self.canvas._code.append(
            f"q .27 .27 .27 RG .6 w {number(x)} {number(y)} {number(width)} {number(height)} re S Q"
        )

    def rule(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """A thin straight line."""
        ends = f"{number(start[0])} {number(start[1])} m {number(end[0])} {number(end[1])} l"
        self.canvas._code.append(f"q .27 .27 .27 RG .5 w {ends} S Q")

    def _ink(self, colour: object) -> None:
        if colour is not self._colour:
            self.canvas.setFillColor(colour)
            self._colour = colour
