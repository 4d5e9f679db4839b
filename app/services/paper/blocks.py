"""The parts a form is made of; each knows its height before it is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from app.services.paper import look
from app.services.paper.fonts import Fonts
from app.services.paper.paragraph import Line, Setting
from app.services.paper.sheet import Sheet
from app.services.paper.word_breaker import WordBreaker

BAR_HEIGHT, BAR_GAP = 14.4, 3.8
_BASE = 9.3  # from the top of a row to its base line
_BOX_ROOM = 10.4
_BETWEEN_CHOICES = 8.5


class Block(Protocol):
    """A part of a page."""

    @property
    def height(self) -> float: ...

    def draw(self, sheet: Sheet, top: float) -> None:
        """Draw below `top`."""
        ...


@dataclass(frozen=True)
class Typesetter:
    """Sets texts in our fonts at the borders of our words."""

    fonts: Fonts
    breaker: WordBreaker

    def lines(self, text: str, width: float, *, first_indent: float = 0.0) -> tuple[Line, ...]:
        """The lines of an entered text in a column, the first behind its caption."""
        setting = Setting(self.fonts.regular, look.SIZE, width, self.breaker)
        return setting.lines(text, first_indent=first_indent)


@dataclass(frozen=True)
class Bar:
    """The heading of a section."""

    title: str
    height: float = BAR_HEIGHT + BAR_GAP

    def draw(self, sheet: Sheet, top: float) -> None:
        low = top - BAR_GAP / 2 - BAR_HEIGHT
        sheet.fill(look.LEFT, low, look.WIDTH, BAR_HEIGHT, look.BAR, radius=2)
        sheet.text(look.LEFT + 6, low + 3.4, self.title, sheet.fonts.bold, look.SIZE + 0.5, look.WHITE)


@dataclass(frozen=True)
class Gap:
    """Room between parts."""

    height: float

    def draw(self, sheet: Sheet, top: float) -> None:
        """Nothing to draw."""


@dataclass(frozen=True)
class Entry:
    """A caption and what was entered, between two positions of a row; dotted where nothing was."""

    caption: str
    value: str
    start: float
    end: float


class EntryRow:
    """Entries side by side; as high as the longest value needs, but no more than `most` lines."""

    def __init__(self, entries: Sequence[Entry], typesetter: Typesetter, *, most: int = 40) -> None:
        self._entries = [
            (entry, self._value_from(entry, typesetter), self._lines(entry, typesetter)) for entry in entries
        ]
        self._rows = max(1, *(min(most, len(lines)) for _, _, lines in self._entries))
        self.height = self._rows * look.LEADING

    @property
    def rests(self) -> list[tuple[str, tuple[Line, ...]]]:
        """Captions and lines of the values that do not end on this page."""
        return [(entry.caption, lines[self._rows :]) for entry, _, lines in self._entries if len(lines) > self._rows]

    @staticmethod
    def _value_from(entry: Entry, typesetter: Typesetter) -> float:
        return entry.start + typesetter.fonts.regular.width(entry.caption, look.SIZE) + look.GAP

    def _lines(self, entry: Entry, typesetter: Typesetter) -> tuple[Line, ...]:
        indent = self._value_from(entry, typesetter) - entry.start + look.GAP / 2
        return typesetter.lines(entry.value, entry.end - entry.start - look.GAP, first_indent=indent)

    def draw(self, sheet: Sheet, top: float) -> None:
        for entry, value_from, lines in self._entries:
            base = top - _BASE
            sheet.text(entry.start, base, entry.caption)
            for row in range(self._rows):
                y = base - row * look.LEADING
                sheet.dots(entry.start if row else value_from - 1, entry.end, y)
                if row < len(lines):
                    line = replace(lines[row], closes=True)
                    sheet.line(entry.start, y, line, look.SIZE, entry.end - entry.start)


@dataclass(frozen=True)
class Choice:
    """One check box."""

    label: str
    ticked: bool
    words: str = ""  # written behind the label, on dots; "\n" asks for dots alone


class ChoiceRows:
    """A caption and its check boxes, in as few rows as they need."""

    def __init__(self, caption: str, choices: Sequence[Choice], typesetter: Typesetter, *, indent: float = 0) -> None:
        self._caption, self._font = caption, typesetter.fonts.regular
        width = typesetter.fonts.bold.width(caption, look.SIZE)
        self._left = look.LEFT + max(indent, width + 10)
        self._placed: list[tuple[float, int, float, Choice, tuple[Line, ...]]] = []
        rows = self._place(choices, typesetter)
        self.height = rows * look.LEADING

    def _place(self, choices: Sequence[Choice], typesetter: Typesetter) -> int:
        """Give every choice its x, its row and its width; returns how many rows there are."""
        x, row = self._left, 0
        room = look.RIGHT - self._left
        for choice in choices:
            width = self._width(choice)
            if x + min(width, room) > look.RIGHT and x > self._left:
                x, row = self._left, row + 1
            lines = typesetter.lines(choice.label, room - _BOX_ROOM)
            self._placed.append((x, row, min(width, look.RIGHT - x), choice, lines))
            row += max(0, len(lines) - 1)
            x += width + _BETWEEN_CHOICES
        return row + 1

    def _width(self, choice: Choice) -> float:
        width = _BOX_ROOM + self._font.width(choice.label, look.SIZE)
        return width + max(60.0, self._font.width(choice.words, look.SIZE) + 14) if choice.words else width

    def draw(self, sheet: Sheet, top: float) -> None:
        sheet.text(look.LEFT + 2, top - _BASE, self._caption, sheet.fonts.bold)
        for x, row, width, choice, lines in self._placed:
            y = top - _BASE - row * look.LEADING
            sheet.box(x, y, ticked=choice.ticked)
            ink = look.VALUE if choice.ticked else look.INK
            for place, line in enumerate(lines):
                sheet.text(x + _BOX_ROOM, y - place * look.LEADING, line.text, colour=ink)
            if choice.words:
                behind = x + _BOX_ROOM + self._font.width(choice.label, look.SIZE)
                sheet.dots(behind + 3, x + width, y)
                sheet.text(behind + 6, y, choice.words.strip(), colour=look.VALUE)


@dataclass(frozen=True)
class LongText:
    """A caption and ruled lines with a long text; lines that do not fit go to the continuation sheet.

    The caption stands before the first line, which leaves room for it.
    """

    caption: str
    lines: tuple[Line, ...]
    size: float
    rows: int  # ruled on this page
    note: str = ""  # that the text goes on elsewhere

    @property
    def leading(self) -> float:
        """From line to line."""
        return self.size * look.TEXT_LEADING

    @property
    def height(self) -> float:
        """The ruled rows, and the note's."""
        return self.rows * self.leading + 2 + (look.SMALL if self.note and self.rest else 0)

    @property
    def rest(self) -> tuple[Line, ...]:
        """What does not stand on this page."""
        return self.lines[self.rows :]

    def draw(self, sheet: Sheet, top: float) -> None:
        if self.note and self.rest:
            low = top - self.height + 3
            sheet.right(look.RIGHT, low, self.note, sheet.fonts.italic, look.SMALL)
        width = look.WIDTH - 2 * look.GAP
        first, behind = top - self.size * 1.08, look.LEFT + 2
        if self.caption:
            behind = sheet.text(behind, first, self.caption, sheet.fonts.bold) + 2
        for row in range(self.rows):
            y = first - row * self.leading
            sheet.dots(look.LEFT + 2 if row else behind, look.RIGHT, y)
            if row < len(self.lines):
                sheet.line(look.LEFT + look.GAP, y, self.lines[row], self.size, width)
