"""Paints one line of the Today board: mark, number, badge, what to do, whom to tell, and the rule."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QToolTip

from app.services.today.rows import Part, TodayLine
from app.services.words.rule_words import rule_in_words
from app.translation import _, ngettext
from app.ui.badges import paint_badge
from app.ui.icons import picture
from app.ui.row_delegate import RowDelegate
from app.ui.row_measures import FIRST_LINE, INDENT, LEFT, MARK, RIGHT, ROW_HEIGHT, SECOND_LINE, THIRD_LINE
from app.ui.severity import paint_mark
from app.ui.theme import colour, font
from app.ui.tips import as_tip
from app.ui.today.lines_model import LINE_ROLE, Heading
from app.ui.today.words import badge_of, date_of, foot_of, head_of

if TYPE_CHECKING:
    pass

HEADING_HEIGHT, LINE_HEIGHT, GAP, BAR, ICON = 36, 26, 12, 4, 20
ICONS = {
    Part.WAITING: "timer",
    Part.DRAFTS: "document_edit",
    Part.NOT_SENT: "arrow_sync",
    Part.CHANNELS: "mail",
    Part.COLLECTED: "document_table",
    Part.REPORTS: "document_table",
}


class Ink(NamedTuple):
    """How words are written: a role of the type scale, and a colour."""

    role: str
    colour: str


CHOSEN, USUAL = Ink("body_strong", "text"), Ink("body_medium", "text")
HEADING, ALARMING = Ink("strong", "text2"), Ink("strong", "danger")
HEAD, CAPTION = Ink("strong", "text"), Ink("caption", "text2")
AT_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
AT_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight

DUTIES = (Part.SENTINEL, Part.OVERDUE, Part.TODAY, Part.SOON)


class LineDelegate(RowDelegate):
    """Draws rows of a `LinesModel`; no widget a row."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self._view.viewport().width(), self.height_of(index))

    def height_of(self, index: QModelIndex | QPersistentModelIndex) -> int:
        """The pixels that a row takes."""
        return HEADING_HEIGHT if isinstance(index.data(LINE_ROLE), Heading) else ROW_HEIGHT

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(LINE_ROLE)
        painter.save()
        if isinstance(row, Heading):
            _paint_heading(painter, option.rect, row)
        elif isinstance(row, TodayLine):
            chosen = index.row() == self._view.currentIndex().row()
            self._paint_line(painter, option.rect, row, chosen=chosen)
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """What the case is, what the rule says, and whether the date is in doubt."""
        line = index.data(LINE_ROLE)
        if not isinstance(line, TodayLine):
            return super().helpEvent(event, view, option, index)
        badge = badge_of(line, self._clock(), self._calendar)
        parts = (line.what, line.subject, badge.doubt if badge else "", rule_in_words(line.rule))
        QToolTip.showText(event.globalPos(), as_tip("\n".join(part for part in parts if part)), view)
        return True

    def _paint_line(self, painter: QPainter, area: QRect, line: TodayLine, *, chosen: bool) -> None:
        _paint_ground(painter, area, chosen=chosen, focused=chosen and self._view.hasFocus())
        inner = area.adjusted(LEFT, 0, -RIGHT, 0)
        _paint_sign(painter, inner, line)
        inner.setLeft(inner.left() + INDENT)
        badge = badge_of(line, self._clock(), self._calendar)
        room = 0
        if badge is not None:
            room = paint_badge(painter, inner.right() + 1, inner.y() + FIRST_LINE, badge.tone, badge.text) + GAP
        _paint_head(painter, _line(inner, FIRST_LINE).adjusted(0, 0, -room, 0), line)
        _write(painter, _line(inner, SECOND_LINE), line.what, CHOSEN if chosen else USUAL)
        _paint_foot(painter, _line(inner, THIRD_LINE), line)


def _paint_heading(painter: QPainter, area: QRect, heading: Heading) -> None:
    painter.fillRect(area, colour("raised"))
    inner = area.adjusted(LEFT, 0, -RIGHT, 0)
    is_alarming = heading.part in (Part.SENTINEL, Part.OVERDUE)
    _write(painter, inner, _(heading.part.label), ALARMING if is_alarming else HEADING)
    words = _how_many(heading)
    if heading.shown < heading.total:
        words = _("The first {shown} of {total}").format(shown=heading.shown, total=f"{heading.total:,}")
    _write(painter, inner, words, HEADING, at=AT_RIGHT)


def _how_many(heading: Heading) -> str:
    """Duties are no cases: one case may have several of them, and the figures above count cases."""
    if heading.part in DUTIES:
        return ngettext("{count} duty", "{count} duties", heading.total).format(count=f"{heading.total:,}")
    return f"{heading.total:,}"


def _paint_sign(painter: QPainter, area: QRect, line: TodayLine) -> None:
    """The level of the case; where no case is meant, the icon of the part."""
    if line.part in ICONS and line.level is None:
        image = picture(ICONS[line.part], "text2", ICON, ratio=painter.device().devicePixelRatioF())
        painter.drawPixmap(area.x() + (MARK - ICON) // 2, area.y() + FIRST_LINE - ICON // 2, image)
    else:
        paint_mark(painter, QPointF(area.x() + MARK / 2, area.y() + FIRST_LINE), line.level, MARK)


def _paint_ground(painter: QPainter, area: QRect, *, chosen: bool, focused: bool) -> None:
    painter.fillRect(area, colour("tint" if chosen else "surface"))
    if chosen:
        painter.fillRect(QRect(area.x(), area.y(), BAR, area.height()), colour("primary"))
    painter.setPen(colour("line"))
    painter.drawLine(area.x() + LEFT, area.bottom(), area.right() - LEFT, area.bottom())
    if focused:
        painter.setPen(colour("primary"))
        painter.drawRect(area.adjusted(0, 0, -1, -1))
        painter.drawRect(area.adjusted(1, 1, -2, -2))


def _paint_head(painter: QPainter, area: QRect, line: TodayLine) -> None:
    head = head_of(line)
    _write(painter, area, head, HEAD)
    left = area.adjusted(QFontMetrics(font("strong")).horizontalAdvance(head) + GAP, 0, 0, 0)
    about = line.subject or _(", ").join(line.units)
    _write(painter, left, about, CAPTION)


def _paint_foot(painter: QPainter, area: QRect, line: TodayLine) -> None:
    date = date_of(line)
    _write(painter, area, date, CAPTION, at=AT_RIGHT)
    room = QFontMetrics(font("caption")).horizontalAdvance(date) + GAP
    _write(painter, area.adjusted(0, 0, -room, 0), foot_of(line), CAPTION)


def _write(painter: QPainter, area: QRect, text: str, ink: Ink, *, at: Qt.AlignmentFlag = AT_LEFT) -> None:
    words = font(ink.role)
    painter.setFont(words)
    painter.setPen(colour(ink.colour))
    elided = QFontMetrics(words).elidedText(text, Qt.TextElideMode.ElideRight, max(area.width(), 0))
    painter.drawText(area, at, elided)


def _line(area: QRect, middle: int) -> QRect:
    return QRect(area.x(), area.y() + middle - LINE_HEIGHT // 2, area.width(), LINE_HEIGHT)
