"""The sheet behind the memo of an indicator: a table of months for each level, a run chart, what is not counted."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.services.paper import look
from app.services.paper.blocks import Typesetter
from app.services.paper.fonts import Fonts, fonts
from app.services.paper.office_words import digits
from app.services.paper.sheet import Sheet
from app.services.paper.tables import PADDING, Row, Table
from app.services.paper.thai_line import number
from app.services.paper.word_breaker import shipped_words
from app.services.reports.run_chart import Point, RunChart, draw_run_chart

TOP, BOTTOM = look.PAGE_HEIGHT - 57.0, 57.0
TITLE, HEADING, BETWEEN = 12.0, 10.0, 10.0
CHART_HEIGHT = 190.0
INK, SOFT = "0 0 0", ".45 .48 .52"


@dataclass(frozen=True)
class SheetTable:
    """The months of one level; `heading` is empty where there is only one."""

    heading: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class IndicatorSheet:
    """What stands on the sheet; the rows have a text for each of `columns`."""

    title: str
    period: str
    columns: tuple[str, ...]
    tables: tuple[SheetTable, ...]
    chart: RunChart
    notes: tuple[str, ...]

    def draw(self, sheet: Sheet) -> None:
        """Draw it on pages of its own."""
        page = _Page(sheet)
        page.words(self.title, sheet_size=TITLE, is_strong=True)
        page.words(self.period, sheet_size=HEADING)
        edges = _edges(self.columns, [row for table in self.tables for row in table.rows], sheet.fonts)
        for table in self.tables:
            page.table(table, self.columns, edges)
        page.chart(self.chart)
        for note in self.notes:
            page.words(note, sheet_size=look.SIZE)
        sheet.new_page()


class _Page:
    """Writes from the top downwards, and goes on overleaf where the page ends."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet, self._y = sheet, TOP
        self._typesetter = Typesetter(fonts(), shipped_words())

    def words(self, text: str, *, sheet_size: float, is_strong: bool = False) -> None:
        """A paragraph, flush left."""
        font = self._sheet.fonts.bold if is_strong else self._sheet.fonts.regular
        room = look.WIDTH * look.SIZE / sheet_size * 0.94  # lines are broken in the regular face of the usual size
        for line in self._typesetter.lines(text, room):
            self._need(sheet_size * 1.5)
            self._y -= sheet_size * 1.4
            self._sheet.text(look.LEFT, self._y, line.text, font, sheet_size)
        self._y -= BETWEEN * 0.7

    def table(self, table: SheetTable, columns: tuple[str, ...], edges: Sequence[float]) -> None:
        """Its heading and its rows, which stay together."""
        rows = [Row(each) for each in table.rows]
        drawn = Table(edges, Row(columns), rows, self._typesetter)
        self._need(drawn.height + HEADING * 2)
        if table.heading:
            self.words(table.heading, sheet_size=HEADING, is_strong=True)
        drawn.draw(self._sheet, self._y)
        self._y -= drawn.height + BETWEEN

    def chart(self, chart: RunChart) -> None:
        """The run chart over the width of the page."""
        self._need(CHART_HEIGHT)
        draw_run_chart(_PaperCanvas(self._sheet, self._y), chart, look.WIDTH, CHART_HEIGHT)
        self._y -= CHART_HEIGHT + BETWEEN

    def _need(self, height: float) -> None:
        if self._y - height < BOTTOM:
            self._sheet.new_page()
            self._y = TOP


class _PaperCanvas:
    """Draws a chart on a sheet, below `top`."""

    def __init__(self, sheet: Sheet, top: float) -> None:
        self._sheet, self._top = sheet, top

    def line(self, start: Point, end: Point, *, is_broken: bool = False, is_soft: bool = False) -> None:
        dash, width, ink = "[4 3]" if is_broken else "[]", 0.6 if is_soft else 1.3, SOFT if is_soft else INK
        (x, y), (to_x, to_y) = self._placed(start), self._placed(end)
        ends = f"{number(x)} {number(y)} m {number(to_x)} {number(to_y)} l"
        self._sheet.canvas._code.append(f"q {ink} RG {width} w {dash} 0 d {ends} S Q")

    def disc(self, centre: Point, radius: float) -> None:
        x, y = self._placed(centre)
        self._sheet.fill(x - radius, y - radius, 2 * radius, 2 * radius, look.INK, radius=radius)

    def ring(self, centre: Point, radius: float) -> None:
        self._sheet.canvas.saveState()
        self._sheet.canvas.setLineWidth(1.1)
        self._sheet.canvas.circle(*self._placed(centre), radius, stroke=1, fill=0)
        self._sheet.canvas.restoreState()

    def words(self, place: Point, text: str, *, share_left: float, is_soft: bool = False) -> float:
        (x, y), written, font = self._placed(place), digits(text), self._sheet.fonts.regular
        left = x - font.width(written, look.SMALL) * share_left
        ink = look.RULE if is_soft else look.INK
        return self._sheet.text(left, y, written, font, look.SMALL, ink) - look.LEFT

    def _placed(self, point: Point) -> Point:
        return look.LEFT + point[0], self._top - point[1]


def _edges(columns: Sequence[str], rows: Sequence[Sequence[str]], fonts: Fonts) -> list[float]:
    """The vertical lines: each column has the share of the width that its longest words need."""
    widths = [
        max(fonts.bold.width(heading, look.SIZE), *(fonts.regular.width(row[place], look.SIZE) for row in rows))
        + 2 * PADDING
        for place, heading in enumerate(columns)
    ]
    whole = sum(widths)
    return [look.LEFT + look.WIDTH * sum(widths[:place]) / whole for place in range(len(widths) + 1)]
