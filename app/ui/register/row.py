"""Paints one case of the register: mark, number, due badge, subject, unit, state, category and day of receipt."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QToolTip

from app.domain.buddhist_dates import day_short
from app.domain.labels import LABELS
from app.domain.vocabulary import State
from app.services.cases.case_row import CaseRow
from app.translation import _, language
from app.ui.badges import paint_badge
from app.ui.due_badges import due_badge
from app.ui.register.model import ROW_ROLE
from app.ui.row_delegate import RowDelegate
from app.ui.row_measures import FIRST_LINE, INDENT, LEFT, MARK, RIGHT, ROW_HEIGHT, SECOND_LINE, THIRD_LINE
from app.ui.severity import paint_mark
from app.ui.theme import colour, font
from app.ui.tips import as_tip

if TYPE_CHECKING:
    pass

LINE_HEIGHT, GAP, BAR = 26, 12, 4
SEPARATOR = "  ·  "


class RegisterRowDelegate(RowDelegate):
    """Draws rows of a `RegisterModel`; fixed height, no widget a row."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(option.rect.width(), ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        case = index.data(ROW_ROLE)
        if not isinstance(case, CaseRow):
            return
        # Asking the table and not the option's state spares the start the many enums of QStyle.
        chosen = index.row() == self._view.currentIndex().row()
        painter.save()
        _paint_ground(painter, option.rect, chosen=chosen, focused=chosen and self._view.hasFocus())
        area = option.rect.adjusted(LEFT, 0, -RIGHT, 0)
        paint_mark(painter, QPointF(area.x() + MARK / 2, area.y() + FIRST_LINE), case.level, MARK)
        area.setLeft(area.left() + INDENT)
        left_over = self._paint_head(painter, area, case)
        _paint_subject(painter, area, case, chosen=chosen)
        _paint_foot(painter, area, case, self._clock(), left_over)
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """The words of the row, and whether its date is in doubt."""
        case = index.data(ROW_ROLE)
        badge = due_badge(case, self._clock(), self._calendar) if isinstance(case, CaseRow) else None
        if badge is None or not badge.doubt:
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), as_tip(f"{index.data()}\n{badge.doubt}"), view)
        return True

    def _paint_head(self, painter: QPainter, area: QRect, case: CaseRow) -> str:
        """Number, marks and badge; the marks once more where a long badge leaves no room for them."""
        words = font("strong")
        painter.setFont(words)
        painter.setPen(colour("text"))
        painter.drawText(_line(area, FIRST_LINE), Qt.AlignmentFlag.AlignVCenter, case.number)
        left = area.x() + QFontMetrics(words).horizontalAdvance(case.number) + GAP // 2
        badge = due_badge(case, self._clock(), self._calendar)
        right = area.right()
        if badge is not None:
            right -= paint_badge(painter, right + 1, area.y() + FIRST_LINE, badge.tone, badge.text)
        marks = marks_of(case)
        if QFontMetrics(font("badge")).horizontalAdvance(marks) > right - left:
            return marks
        _paint_marks(painter, _line(area, FIRST_LINE).adjusted(left - area.x(), 0, 0, 0), marks)
        return ""


def marks_of(case: CaseRow) -> str:
    """What sets the case apart: urgent, sealed for the director, or on the restricted track."""
    apart = _("Sealed") if case.sealed else _("Restricted") if case.restricted else ""
    return _joined((_("Urgent") if case.urgent else "", apart))


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


def _paint_subject(painter: QPainter, area: QRect, case: CaseRow, *, chosen: bool) -> None:
    words = font("body_strong" if chosen else "body_medium")
    painter.setFont(words)
    painter.setPen(colour("text"))
    subject = QFontMetrics(words).elidedText(case.subject, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(_line(area, SECOND_LINE), Qt.AlignmentFlag.AlignVCenter, subject)


def _paint_marks(painter: QPainter, place: QRect, marks: str) -> None:
    painter.setFont(font("badge"))
    painter.setPen(colour("danger"))
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, marks)


def _paint_foot(painter: QPainter, area: QRect, case: CaseRow, now: datetime, marks: str) -> None:
    """Where, how it stands and since when; before them the marks that found no room above."""
    words = font("caption")
    metrics = QFontMetrics(words)
    painter.setFont(words)
    painter.setPen(colour("text2"))
    day = received_in_words(case.received_at, now)
    line = _line(area, THIRD_LINE)
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, day)
    line.setRight(line.right() - metrics.horizontalAdvance(day) - GAP)
    if marks:
        _paint_marks(painter, line, marks)
        line.setLeft(line.left() + QFontMetrics(font("badge")).horizontalAdvance(marks) + GAP // 2)
        painter.setFont(words)
        painter.setPen(colour("text2"))
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, foot_of(case, metrics, line.width()))


def foot_of(case: CaseRow, metrics: QFontMetrics, room: int) -> str:
    """Unit, state and category, as far as they are known; where room is short, what is plain gives way."""
    units, whole = ", ".join(case.units), _joined(_standing(case, State(case.state)))
    if metrics.horizontalAdvance(_joined((units, whole))) <= room:
        return _joined((units, whole))
    rest = _joined(_standing(case, None if case.state == State.OPEN else State(case.state)))
    left = max(room - metrics.horizontalAdvance(SEPARATOR + rest if rest else ""), room // 3)
    unit = metrics.elidedText(units, Qt.TextElideMode.ElideRight, left)
    return metrics.elidedText(_joined((unit, rest)), Qt.TextElideMode.ElideRight, room)


def _standing(case: CaseRow, state: State | None) -> tuple[str, ...]:
    if case.continues_in:
        return (_("Continues in {number}").format(number=case.continues_in),)
    conflicts = _("Conflicts: {count}").format(count=case.conflicts) if case.conflicts else ""
    category = _("Level {category}").format(category=case.category) if case.category else ""
    return conflicts, _(LABELS[state]) if state else "", category


def _joined(parts: Sequence[str]) -> str:
    return SEPARATOR.join(part for part in parts if part)


def received_in_words(received_at: datetime, now: datetime) -> str:
    """Today with the time, yesterday, or the day."""
    day, today = received_at.date(), now.astimezone(received_at.tzinfo).date()
    if day == today:
        return _("Today {time}").format(time=f"{received_at:%H:%M}")
    if day == today - timedelta(days=1):
        return _("Yesterday")
    return day_short(day, language())


def _line(area: QRect, middle: int) -> QRect:
    return QRect(area.x(), area.y() + middle - LINE_HEIGHT // 2, area.width(), LINE_HEIGHT)
