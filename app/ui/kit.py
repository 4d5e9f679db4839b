"""The small widgets that every screen is built from; their looks are in resources/style.qss."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QToolButton, QVBoxLayout, QWidget

from app.translation import _
from app.ui.badges import Badge, Tone
from app.ui.icons import icon as icon_named
from app.ui.severity import paint_mark
from app.ui.shown_text import shown

__all__ = [
    "BUTTON_GAP",
    "GAP",
    "PAGE_MARGIN",
    "Badge",
    "Card",
    "SeverityMark",
    "Tone",
    "field_box",
    "icon_button",
    "label",
    "primary_button",
    "problem_label",
    "scrolled",
    "secondary_button",
    "step_button",
]

PAGE_MARGIN, GAP, BUTTON_GAP = 20, 12, 8  # round a page, between its parts, between buttons
CARD_MARGIN, CARD_GAP, FIELD_GAP = 16, 12, 4
MARK, MARK_ROOM = 26, 30
BUTTON_ICON = QSize(18, 18)


class Card(QFrame):
    """A framed part of a screen; its content goes into `body`."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("class", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(CARD_MARGIN, CARD_MARGIN - 2, CARD_MARGIN, CARD_MARGIN)
        self.body.setSpacing(CARD_GAP)
        if title:
            self.body.addWidget(label(title, "card_title"))


class SeverityMark(QWidget):
    """The level of a case: number, shape and colour."""

    def __init__(self, level: int | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level: int | None = None
        self.setFixedSize(MARK_ROOM, MARK_ROOM)
        self.show_level(level)

    def show_level(self, level: int | None) -> None:
        """Show another level, or none yet."""
        self._level = level
        words = _("Level {level}").format(level=level) if level is not None else _("No level yet")
        self.setAccessibleName(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_mark(painter, QPointF(self.width() / 2, self.height() / 2), self._level, MARK)
        painter.end()


def label(text: str, role: str) -> QLabel:
    """Text in a role of the type scale: field, caption, title, card_title, body, hint, strong, figure, problem."""
    made = QLabel(shown(text))
    made.setProperty("role", role)
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made


def primary_button(text: str, icon: str | None) -> QPushButton:
    """The one button of a place that goes on."""
    return _button(text, icon, "primary", "on_primary")


def secondary_button(text: str, icon: str | None) -> QPushButton:
    """Any other button with words."""
    return _button(text, icon, "secondary", "text")


def icon_button(icon: str, tooltip: str) -> QPushButton:
    """A button with a picture only; its words are the tooltip and the accessible name."""
    button = _button("", icon, "icon", "text")
    button.setToolTip(tooltip)
    button.setAccessibleName(tooltip)
    return button


def step_button(arrow: str, object_name: str, spoken: str) -> QToolButton:
    """A small button that leads to the month, week or year beside this one."""
    button = QToolButton()
    button.setText(arrow)
    button.setObjectName(object_name)
    button.setAccessibleName(spoken)
    button.setToolTip(spoken)
    return button


def field_box(label_text: str, editor: QWidget, object_name: str, required: bool) -> QWidget:
    """A label over its editor; under them, hidden as long as nothing is wrong, `<object_name>_problem`."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(FIELD_GAP)
    column.addLayout(field_name(label_text, editor, required))
    column.addWidget(editor)
    column.addWidget(problem_label(object_name))
    editor.setObjectName(object_name)
    return box


def problem_label(object_name: str) -> QLabel:
    """Where `<object_name>_problem` is written; hidden as long as nothing is wrong."""
    problem = QLabel()
    problem.setObjectName(f"{object_name}_problem")
    problem.setProperty("role", "problem")
    problem.setTextFormat(Qt.TextFormat.PlainText)
    problem.setWordWrap(True)
    problem.hide()
    return problem


def scrolled(content: QWidget, parent: QWidget) -> QScrollArea:
    """The content in an area without a frame that scrolls up and down only."""
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(content)
    return area


def field_name(text: str, editor: QWidget, required: bool) -> QHBoxLayout:
    """The label of an editor, read out with it; a star where a value is required."""
    editor.setAccessibleName(text)
    name = label(text, "field")
    name.setBuddy(editor)
    row = QHBoxLayout()
    row.setSpacing(FIELD_GAP)
    row.addWidget(name)
    if required:
        star = label("*", "star")
        star.setAccessibleName(_("Required"))
        row.addWidget(star)
    row.addStretch(1)
    return row


def _button(text: str, icon: str | None, kind: str, ink: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("kind", kind)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setAutoDefault(False)
    if icon:
        button.setIcon(icon_named(icon, ink))
        button.setIconSize(BUTTON_ICON)
    return button
