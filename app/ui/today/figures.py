"""The figures on top of the Today board: an icon, a name, a large number, and a line under it."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.buddhist_dates import day_short
from app.services.today.rows import TodayFigures
from app.translation import _, language, ngettext
from app.ui.icons import picture
from app.ui.kit import Card, label
from app.ui.shown_text import shown
from app.ui.theme import colour

TILE, TILE_ROUND, ICON, GAP = 40, 8, 20, 12
UNDER_BASELINE = 6  # so that the unit stands on the line of the number


@dataclass(frozen=True)
class Figure:
    """What stands on one card; `unit` follows the number in small letters."""

    number: str
    unit: str
    more: str


class Tile(QWidget):
    """A coloured square with an icon."""

    def __init__(self, icon: str, tone: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon, self._tone = icon, tone
        self.setFixedSize(TILE, TILE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(f"{self._tone}_bg"))
        painter.drawRoundedRect(QRectF(self.rect()), TILE_ROUND, TILE_ROUND)
        image = picture(self._icon, f"{self._tone}_fg", ICON, filled=True, ratio=self.devicePixelRatioF())
        inset = (TILE - ICON) // 2
        painter.drawPixmap(QPoint(inset, inset), image)
        painter.end()


class FigureCard(Card):
    """One figure."""

    def __init__(self, name: str, title: str, icon: str, tone: str, parent: QWidget) -> None:
        super().__init__("", parent)
        self.setObjectName(f"figure_{name}")
        self._title = title
        self._number, self._unit, self._more = label("", "figure"), label("", "strong"), label("", "caption")
        self._number.setObjectName(f"figure_{name}_number")
        self._more.setObjectName(f"figure_{name}_more")
        self._unit.setContentsMargins(0, 0, 0, UNDER_BASELINE)
        number = QHBoxLayout()
        number.setSpacing(GAP // 2)
        number.addWidget(self._number)
        number.addWidget(self._unit, 0, Qt.AlignmentFlag.AlignBottom)
        number.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(title, "section"))
        words.addLayout(number)
        words.addWidget(self._more)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(Tile(icon, tone, self), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.body.addLayout(row)

    def show_figure(self, figure: Figure) -> None:
        """Show another number."""
        self._number.setText(figure.number)
        self._unit.setText(shown(figure.unit))
        self._more.setText(shown(figure.more))
        self.setAccessibleName(f"{self._title} {figure.number} {figure.unit} {figure.more}".strip())


class Figures(QWidget):
    """Four cards side by side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = {
            "overdue": FigureCard("overdue", _("Overdue"), "error_circle", "overdue", self),
            "soon": FigureCard("soon", _("Due soon"), "clock_alarm", "soon", self),
            "open": FigureCard("open", _("In progress"), "document_table", "info", self),
            "channels": FigureCard("channels", _("Channels looked at today"), "checkmark_circle", "done", self),
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        for card in self._cards.values():
            row.addWidget(card, 1)

    def show_figures(self, figures: TodayFigures, days_left: int = 0) -> None:
        """Show what was counted; `days_left`: on which a channel was not looked at, as the tab counts them."""
        for name, figure in _figures_of(figures, days_left).items():
            self._cards[name].show_figure(figure)


def _figures_of(figures: TodayFigures, days_left: int) -> dict[str, Figure]:
    oldest = _("Nothing is late")
    if figures.overdue_since is not None:
        oldest = _("The oldest since {day}").format(day=day_short(figures.overdue_since, language()))
    return {
        "overdue": Figure(f"{figures.overdue:,}", _cases(figures.overdue), oldest),
        "soon": Figure(f"{figures.soon:,}", _cases(figures.soon), _soon(figures)),
        "open": Figure(
            f"{figures.open:,}", _cases(figures.open), _("Waiting for others: {count}").format(count=figures.waiting)
        ),
        "channels": _channels(figures, days_left),
    }


def _soon(figures: TodayFigures) -> str:
    if figures.soon_until is None:
        return ""
    until = day_short(figures.soon_until, language())
    return _("Today {count}, the others by {day}").format(count=figures.today, day=until)


def _channels(figures: TodayFigures, days_left: int) -> Figure:
    """Where nothing is left of today the line under the number names the days that the tab still counts."""
    left = ngettext("{count} day is still to be looked at", "{count} days are still to be looked at", days_left)
    more = left.format(count=days_left) if days_left else ""
    if figures.channels is None:
        sent = ngettext("{count} entry to send", "{count} entries to send", figures.not_sent)
        waiting = sent.format(count=figures.not_sent) if figures.not_sent else _("None to look at today")
        return Figure("–", "", more or waiting)
    looked, all_of_them = figures.channels
    done = _("All were looked at") if looked == all_of_them else _("None found counts too")
    return Figure(f"{looked}/{all_of_them}", _("channels"), more or done)


def _cases(count: int) -> str:
    return ngettext("case", "cases", count)
