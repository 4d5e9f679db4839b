"""One sentence of the page: a mark, words, and the cases it names as links."""

import html
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.translation import ngettext
from app.ui.icons import icon
from app.ui.kit import label
from app.ui.rows import cleared
from app.ui.shown_text import shown
from app.ui.theme import colour

MARK = 18
CASES = "{cases}"
OTHER_COLOURS = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange)
MARKS = {
    "good": ("checkmark_circle", "primary"),
    "plain": ("clock", "hint"),
    "ask": ("warning", "soon_fg"),
    "bad": ("error_circle", "danger"),
}


@dataclass(frozen=True)
class Line:
    """A sentence; `{cases}` in it is where `cases` stand as links, in the words `called`, by default their numbers.

    Tones: good, plain, ask, bad.
    """

    tone: str
    words: str
    cases: tuple[str, ...] = ()
    called: tuple[str, ...] = ()


def rest_in_words(rows: int, shown: int, limit: int) -> str:
    """What follows the first `shown` of `rows`; a list read up to its limit may be longer. Empty for nothing."""
    more = rows - shown
    if more <= 0:
        return ""
    if rows >= limit:
        return ngettext("and at least {count} more", "and at least {count} more", more).format(count=f"{more:,}")
    return ngettext("and {count} more", "and {count} more", more).format(count=f"{more:,}")


class Lines(QWidget):
    """Sentences under each other.

    Signals:
        case_wanted: number of the case whose link was chosen.
    """

    case_wanted = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._shown: Sequence[Line] = ()
        self._ink = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these sentences instead of the old ones."""
        self._shown, self._ink = lines, colour("primary").name()
        cleared(self._column)
        for place, line in enumerate(lines):
            words = sentence(line)
            words.setObjectName(f"{self.objectName()}_{place}")
            words.linkActivated.connect(self.case_wanted)
            self._column.addWidget(_with_mark(words, line.tone))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # The ink of links and marks is in the words themselves, so another scheme needs them written anew.
        is_other = event.type() in OTHER_COLOURS and self._ink != colour("primary").name()
        if is_other and self._shown:
            self.show_lines(self._shown)


def sentence(line: Line) -> QLabel:
    """The words, with the numbers of the cases as links."""
    words = label("", "body")
    words.setWordWrap(True)
    if not line.cases:
        words.setText(shown(line.words))
        return words
    ink = colour("primary").name()
    links = ", ".join(
        f'<a href="{html.escape(case)}" style="color:{ink}">{html.escape(called)}</a>'
        for case, called in zip(line.cases, line.called or line.cases, strict=True)
    )
    words.setTextFormat(Qt.TextFormat.RichText)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse | _BY_KEYS)
    words.setText(html.escape(shown(line.words)).replace(CASES, links))
    return words


_BY_KEYS = Qt.TextInteractionFlag.LinksAccessibleByKeyboard


def _with_mark(words: QLabel, tone: str) -> QWidget:
    box, mark = QWidget(), QLabel()
    name, ink = MARKS[tone]
    mark.setPixmap(icon(name, ink).pixmap(MARK, MARK))
    mark.setFixedWidth(MARK + 4)
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words, 1)
    return box
