"""Tables of a form: choices with what follows from them, duties with their dates, and the signatures."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.services.paper import look
from app.services.paper.blocks import Block, Typesetter
from app.services.paper.paragraph import Line
from app.services.paper.sheet import Sheet

PADDING, BOX_ROOM = 4.0, 12.0
_BASE, _ROW = 10.3, 13.2


@dataclass(frozen=True)
class Row:
    """A row's texts; `ticked` is None where there is no box."""

    texts: tuple[str, ...]
    ticked: bool | None = None


class Table:
    """Rows under a header; cells wrap, the chosen row is tinted."""

    def __init__(self, edges: Sequence[float], header: Row | None, rows: Sequence[Row], typesetter: Typesetter) -> None:
        """`edges` are the positions of the vertical lines; without a header the rows go on from a table above."""
        self._edges, self._header = edges, header
        self._rows = [(row, self._cells(row, typesetter)) for row in rows]
        heights = [max(len(cell) for cell in cells) for _, cells in self._rows]
        self._head_height = _ROW if header else 0.0
        self._heights = [self._head_height, *(max(1, lines) * _ROW for lines in heights)]
        self.height = sum(self._heights)

    def _cells(self, row: Row, typesetter: Typesetter) -> list[tuple[Line, ...]]:
        cells = []
        for column, text in enumerate(row.texts):
            room = self._edges[column + 1] - self._edges[column] - 2 * PADDING
            boxed = column == 0 and row.ticked is not None
            cells.append(typesetter.lines(text, room - BOX_ROOM if boxed else room))
        return cells

    def draw(self, sheet: Sheet, top: float) -> None:
        if self._header:
            self._draw_header(sheet, top, self._header)
        y = top - self._head_height
        for (row, cells), height in zip(self._rows, self._heights[1:], strict=True):
            self._draw_row(sheet, y, height, row, cells)
            y -= height
        self._draw_rules(sheet, top)

    def _draw_header(self, sheet: Sheet, top: float, header: Row) -> None:
        left, right = self._edges[0], self._edges[-1]
        sheet.fill(left, top - _ROW, right - left, _ROW, look.HEADER)
        for edge, text in zip(self._edges, header.texts, strict=False):
            sheet.text(edge + PADDING, top - _BASE, text, sheet.fonts.bold, look.SIZE - 0.2)

    def _draw_row(self, sheet: Sheet, top: float, height: float, row: Row, cells: list[tuple[Line, ...]]) -> None:
        left = self._edges[0]
        if row.ticked:
            sheet.fill(left, top - height, self._edges[-1] - left, height, look.CHOSEN)
        if row.ticked is not None:
            sheet.box(left + PADDING, top - _BASE, ticked=row.ticked)
        for column, lines in enumerate(cells):
            x = self._edges[column] + PADDING
            x += BOX_ROOM if column == 0 and row.ticked is not None else 0
            for place, line in enumerate(lines):
                font = sheet.fonts.bold if row.ticked and len(lines) == 1 else sheet.fonts.regular
                sheet.text(x, top - _BASE - place * _ROW, line.text, font, look.SIZE)

    def _draw_rules(self, sheet: Sheet, top: float) -> None:
        y = top
        for height in self._heights:
            y -= height
            sheet.rule((self._edges[0], y), (self._edges[-1], y))
        for edge in self._edges:
            sheet.rule((edge, top), (edge, y))
        sheet.rule((self._edges[0], top), (self._edges[-1], top))


@dataclass(frozen=True)
class Beside:
    """Blocks side by side."""

    blocks: tuple[Block, ...]

    @property
    def height(self) -> float:
        """That of the highest."""
        return max(block.height for block in self.blocks)

    def draw(self, sheet: Sheet, top: float) -> None:
        for block in self.blocks:
            block.draw(sheet, top)


@dataclass(frozen=True)
class Signature:
    """Who signs: the name in brackets when it is known, and what the person is."""

    role: str
    name: str = ""
    words: str = ""  # on the line itself


@dataclass(frozen=True)
class Signatures:
    """Places to sign, side by side, with the day."""

    signed: str  # the word before the line
    on: str
    signatures: tuple[Signature, ...]
    height: float = 48.0

    def draw(self, sheet: Sheet, top: float) -> None:
        width = look.WIDTH / len(self.signatures)
        for place, signature in enumerate(self.signatures):
            self._draw_one(sheet, look.LEFT + width * (place + 0.5), top - 16, signature)

    def _draw_one(self, sheet: Sheet, middle: float, y: float, signature: Signature) -> None:
        half, font = 72.0, sheet.fonts.regular
        behind = sheet.text(middle - half, y, self.signed)
        sheet.dots(behind + 3, middle + half, y)
        sheet.text(behind + 8, y, signature.words, colour=look.VALUE)
        y -= look.LEADING
        if signature.name:
            name = f"({signature.name})"
            room = look.WIDTH / len(self.signatures) - 6
            sheet.centred(middle, y, name, font, min(look.SIZE, look.SIZE * room / font.width(name, look.SIZE)))
        else:
            sheet.text(middle - half + 14, y, "(")
            sheet.dots(middle - half + 19, middle + half - 19, y)
            sheet.text(middle + half - 17, y, ")")
        y -= look.LEADING - 1
        behind = sheet.text(middle - half, y, signature.role)
        behind = sheet.text(max(behind + 6, middle - 4), y, self.on)
        self._draw_day(sheet, behind + 2, middle + half, y)

    @staticmethod
    def _draw_day(sheet: Sheet, start: float, end: float, y: float) -> None:
        third = (end - start) / 3
        for place in range(3):
            x = start + place * third
            sheet.dots(x, x + third - 5, y)
            if place < 2:
                sheet.text(x + third - 4, y, "/")
