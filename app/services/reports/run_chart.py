"""A run chart of per cents by month, drawn by one painter for the screen and for paper.

It reads in black and white: months are discs on a whole line, the round so far rings on a broken one. A month in which
nothing was counted has no mark, and no line leads over it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Protocol

Point = tuple[float, float]
LEFT, MIDDLE, RIGHT = 0.0, 0.5, 1.0  # which share of words stands left of their point
DISC, RING, SAMPLE = 3.6, 6.4, 26.0
TICKS = (0, 50, 100)
WHOLE = 100
LEGEND, AXIS, LABELS, NAMES, OVER = 22.0, 34.0, 20.0, 84.0, 16.0


class ChartCanvas(Protocol):
    """Draws lines, marks and words; positions run to the right and downwards from the upper left corner."""

    def line(self, start: Point, end: Point, *, is_broken: bool = False, is_soft: bool = False) -> None:
        """A straight line; a soft one stands behind what matters."""

    def disc(self, centre: Point, radius: float) -> None:
        """A filled mark."""

    def ring(self, centre: Point, radius: float) -> None:
        """A mark that is a circle."""

    def words(self, place: Point, text: str, *, share_left: float, is_soft: bool = False) -> float:
        """Words on the base line of `place`, with that share of their width left of it; returns where they end."""


@dataclass(frozen=True)
class ChartPoint:
    """A month: how it is called, its per cent with the counts behind it, and that of the round so far."""

    label: str
    counts: str
    percent: Fraction | None
    so_far: Fraction | None


@dataclass(frozen=True)
class RunChart:
    """The months, the names of the two lines, and the per cents at which a line stands, each with its name."""

    points: tuple[ChartPoint, ...]
    month_name: str
    so_far_name: str
    steps: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class _Plot:
    """Where the per cents of the months stand."""

    width: float
    height: float
    count: int
    has_steps: bool

    @property
    def right(self) -> float:
        return self.width - (NAMES if self.has_steps else DISC)

    @property
    def bottom(self) -> float:
        return self.height - LABELS

    def x(self, place: int) -> float:
        return AXIS + (self.right - AXIS) * (place + 0.5) / max(self.count, 1)

    def y(self, percent: Fraction | int) -> float:
        top = LEGEND + OVER
        return self.bottom - (self.bottom - top) * float(percent) / WHOLE


def draw_run_chart(canvas: ChartCanvas, chart: RunChart, width: float, height: float) -> None:
    """Draw the chart into a place of that size."""
    plot = _Plot(width, height, len(chart.points), bool(chart.steps))
    _draw_legend(canvas, chart)
    _draw_scale(canvas, chart, plot)
    months = [each.percent for each in chart.points]
    so_far = [each.so_far for each in chart.points]
    _draw_run(canvas, plot, so_far, is_broken=True)
    _draw_run(canvas, plot, months, is_broken=False)
    for place, point in enumerate(chart.points):
        x = plot.x(place)
        canvas.words((x, plot.bottom + LABELS - 5), point.label, share_left=MIDDLE)
        if point.so_far is not None:
            canvas.ring((x, plot.y(point.so_far)), RING)
        if point.percent is not None:
            canvas.disc((x, plot.y(point.percent)), DISC)
            canvas.words((x + RING + 3, plot.y(point.percent) - RING), point.counts, share_left=LEFT)


def _draw_legend(canvas: ChartCanvas, chart: RunChart) -> None:
    start, y = AXIS, LEGEND / 2
    for name, is_broken in ((chart.month_name, False), (chart.so_far_name, True)):
        canvas.line((start, y), (start + SAMPLE, y), is_broken=is_broken)
        if is_broken:
            canvas.ring((start + SAMPLE / 2, y), RING)
        else:
            canvas.disc((start + SAMPLE / 2, y), DISC)
        start = SAMPLE + canvas.words((start + SAMPLE + 8, y + 4), name, share_left=LEFT)


def _draw_scale(canvas: ChartCanvas, chart: RunChart, plot: _Plot) -> None:
    for tick in TICKS:
        y = plot.y(tick)
        canvas.line((AXIS, y), (plot.right, y), is_soft=True)
        canvas.words((AXIS - 6, y + 4), str(tick), share_left=RIGHT, is_soft=True)
    for place, (percent, name) in enumerate(chart.steps):
        y = plot.y(percent)
        canvas.line((AXIS, y), (plot.right, y), is_broken=True, is_soft=True)
        canvas.words((plot.right + 6, y + (1 if place else 8)), name, share_left=LEFT, is_soft=True)


def _draw_run(canvas: ChartCanvas, plot: _Plot, percents: Sequence[Fraction | None], *, is_broken: bool) -> None:
    for (place, before), (_next, after) in pairwise(enumerate(percents)):
        if before is not None and after is not None:
            start, end = (plot.x(place), plot.y(before)), (plot.x(place + 1), plot.y(after))
            canvas.line(start, end, is_broken=is_broken)
