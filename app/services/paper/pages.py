"""Puts blocks on pages: the first with the letterhead, the others as continuation sheets."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from app.services.paper import look
from app.services.paper.blocks import Bar, Block, LongText
from app.services.paper.paragraph import Line
from app.services.paper.sheet import Sheet

LEAST_ROWS = 2  # of a long text that begins at the foot of a page


class Frame(Protocol):
    """What stands on every page around the blocks."""

    @property
    def first_height(self) -> float: ...

    @property
    def other_height(self) -> float: ...

    def draw(self, sheet: Sheet, page: int, pages: int) -> None:
        """Draw head and foot of page `page` of `pages`."""
        ...


@dataclass
class Pages:
    """Blocks with their places, page by page."""

    frame: Frame
    pages: list[list[tuple[float, Block]]] = field(default_factory=lambda: [[]])
    _top: float = 0.0

    def __post_init__(self) -> None:
        self._top = look.TOP - self.frame.first_height

    @property
    def room(self) -> float:
        """What is left of this page."""
        return self._top - look.BOTTOM

    def add(self, block: Block) -> None:
        """Place a block below the last; on a new page when this one has no room for it."""
        if block.height > self.room and self.pages[-1]:
            self.next_page()
        self.pages[-1].append((self._top, block))
        self._top -= block.height

    def add_all(self, blocks: Sequence[Block]) -> None:
        """Place blocks one below the other."""
        for block in blocks:
            self.add(block)

    def add_lines(self, caption: str, lines: tuple[Line, ...], size: float) -> None:
        """Place lines under a heading, over as many pages as they need."""
        bar = Bar(caption)
        while lines:
            whole = LongText("", lines, size, rows=len(lines))
            room = self.room - bar.height - whole.height + len(lines) * whole.leading
            fitting = int(room / whole.leading)
            if fitting < min(LEAST_ROWS, len(lines)):
                self.next_page()
                continue
            self.add(bar)
            self.add(replace(whole, lines=lines[:fitting], rows=min(fitting, len(lines))))
            lines = lines[fitting:]

    def next_page(self) -> None:
        """Begin a continuation sheet."""
        self.pages.append([])
        self._top = look.TOP - self.frame.other_height

    def draw(self, sheet: Sheet) -> None:
        """Draw every page.

        A text that goes on is written last on its page and first on the next: it is copied and read aloud whole.
        """
        for index, blocks in enumerate(self.pages, start=1):
            texts = [placed for placed in blocks if isinstance(placed[1], LongText)]
            if index == 1:
                self.frame.draw(sheet, index, len(self.pages))
                _draw(sheet, [placed for placed in blocks if placed not in texts] + texts)
            else:
                _draw(sheet, texts + [placed for placed in blocks if placed not in texts])
                self.frame.draw(sheet, index, len(self.pages))
            sheet.new_page()


def _draw(sheet: Sheet, placed: Sequence[tuple[float, Block]]) -> None:
    for top, block in placed:
        block.draw(sheet, top)
