"""The duties of a case as a timeline: what, to whom, by when, how long is left, done or not needed."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.domain.policy import Policy
from app.domain.working_days import Calendar
from app.services.words.duty_words import label_of, roles_in_words, standing_in_words
from app.translation import _
from app.ui.due_badges import DueBadge
from app.ui.icons import icon
from app.ui.kit import Badge, Tone, icon_button, label
from app.ui.rows import cleared
from app.ui.rule_label import explain
from app.ui.shown_text import shown
from app.ui.triage.duties_shown import ShownDuty, badge_of, note_of

MARKS = {
    Tone.OVERDUE: ("error_circle", "danger"),
    Tone.SOON: ("clock_alarm", "soon_fg"),
    Tone.LATER: ("clock", "text2"),
    Tone.DONE: ("checkmark_circle", "done_fg"),
    Tone.INFO: ("clock", "text2"),
}
FILLED = (Tone.OVERDUE, Tone.SOON, Tone.DONE)


class DutiesView(QWidget):
    """Per-case duties in their order, those collected for the year listed apart.

    Signals:
        tick_wanted: id of a duty that somebody wants to tick, empty for any.
        why_wanted: id of a duty whose date somebody asks about.
        more_time_wanted: id of a duty for which somebody grants more time.
    """

    tick_wanted = Signal(str)
    why_wanted = Signal(str)
    more_time_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("duties")
        self.setAccessibleName(_("Duties and their dates"))
        self._listed: tuple[object, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_duties(self, duties: Sequence[ShownDuty], policy: Policy, calendar: Calendar, now: datetime) -> None:
        """List the duties as they stand at `now`; nothing is made anew while nothing has changed."""
        lines = [(duty, badge_of(duty.row, now, calendar)) for duty in duties]
        listed = (policy.profile, *lines)
        if listed == self._listed:
            return
        self._listed = listed
        cleared(self._column)
        own = [line for line in lines if not line[0].row.collected]
        collected = [line for line in lines if line[0].row.collected]
        self._add_lines(own, policy)
        if collected:
            self._column.addWidget(_collected_caption())
            self._add_lines(collected, policy)

    def show_nothing(self, words: str) -> None:
        """Say why no duty is listed."""
        if self._listed == (words,):
            return
        self._listed = (words,)
        cleared(self._column)
        hint = label(shown(words), "hint")
        hint.setObjectName("duties_hint")
        hint.setWordWrap(True)
        self._column.addWidget(hint)

    def _add_lines(self, lines: Sequence[tuple[ShownDuty, DueBadge]], policy: Policy) -> None:
        for duty, left in lines:
            line = DutyLine(duty, left, policy, is_last=duty is lines[-1][0], parent=self)
            line.tick_wanted.connect(self.tick_wanted)
            line.why_wanted.connect(self.why_wanted)
            line.more_time_wanted.connect(self.more_time_wanted)
            self._column.addWidget(line)


class DutyLine(QWidget):
    """One duty: its mark is the button to tick it, the question mark explains its date.

    Signals:
        tick_wanted, why_wanted, more_time_wanted: the duty's id.
    """

    tick_wanted = Signal(str)
    why_wanted = Signal(str)
    more_time_wanted = Signal(str)

    def __init__(
        self,
        duty: ShownDuty,
        left: DueBadge,
        policy: Policy,
        *,
        is_last: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._id = duty.row.id
        self.setProperty("tone", left.tone.value)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addLayout(self._mark_column(duty, left, is_last=is_last))
        row.addLayout(self._text_column(duty, left, policy), 1)

    def _mark_column(self, duty: ShownDuty, left: DueBadge, *, is_last: bool) -> QVBoxLayout:
        name, colour = MARKS[left.tone]
        words = label_of(duty.row)
        mark = icon_button(name, _("Record as done: {duty}").format(duty=words))
        mark.setIcon(icon(name, colour, filled=left.tone in FILLED))
        mark.setObjectName(f"duty_{self._id}")
        mark.setProperty("kind", "mark")
        mark.setAccessibleName(_("{duty}: {left}").format(duty=words, left=left.text))
        mark.setEnabled(duty.can_be_ticked)
        mark.clicked.connect(self._want_tick)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(mark)
        thread = QFrame(self)
        thread.setProperty("part", "thread")
        thread.setProperty("is_last", is_last)
        column.addWidget(thread, 1, Qt.AlignmentFlag.AlignHCenter)
        return column

    def _text_column(self, duty: ShownDuty, left: DueBadge, policy: Policy) -> QVBoxLayout:
        title = label(shown(label_of(duty.row)), "body")
        title.setProperty("part", "duty_title")
        title.setWordWrap(True)
        badge = Badge(self)
        badge.setObjectName(f"left_{self._id}")
        badge.show_badge(left.tone, left.text, MARKS[left.tone][0])
        badge.setToolTip(shown(left.doubt))
        due = explain(label(shown(standing_in_words(duty.row)), "caption"), duty.row.rule)
        roles = label(shown(duty.people or roles_in_words(duty.row.to_whom, policy)), "caption")
        roles.setObjectName(f"to_whom_{self._id}")
        for words in (due, roles):
            words.setWordWrap(True)
        first, second = QHBoxLayout(), QHBoxLayout()
        for line, words, trailing in ((first, title, self._buttons(duty)), (second, due, [badge])):
            line.setSpacing(6)
            line.addWidget(words, 1, Qt.AlignmentFlag.AlignVCenter)
            for each in trailing:
                line.addWidget(each, 0, Qt.AlignmentFlag.AlignTop)
        self.setToolTip(shown(note_of(duty.row)))
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(0)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(roles)
        if duty.is_disputed:
            column.addWidget(self._conflict_badge(), 0, Qt.AlignmentFlag.AlignLeft)
        return column

    def _buttons(self, duty: ShownDuty) -> list[QWidget]:
        """Why the date is what it is; for an open duty of the case, what else can be done about it."""
        words = label_of(duty.row)
        why = icon_button("question_circle", _("Why this date?"))
        why.setObjectName(f"why_{self._id}")
        why.setAccessibleName(_("Why this date? {duty}").format(duty=words))
        why.clicked.connect(self._want_why)
        buttons = [why]
        if duty.can_be_ticked and not (duty.row.is_ended or duty.row.collected) and duty.row.due_by is not None:
            more = icon_button("more_horizontal", _("More about this duty"))
            more.setObjectName(f"duty_menu_{self._id}")
            more.setAccessibleName(_("More about: {title}").format(title=words))
            more.clicked.connect(self._open_menu)
            buttons.append(more)
        for button in buttons:
            button.setProperty("kind", "ghost")
        return list(buttons)

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setObjectName("duty_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, icon_name, words, slot in (
            ("menu_tick", "checkmark_circle", _("Record as done or not needed…"), self._want_tick),
            ("menu_more_time", "clock", _("More time…"), self._want_more_time),
            ("menu_why", "question_circle", _("Why this date?"), self._want_why),
        ):
            action = menu.addAction(icon(icon_name, "text"), words)
            action.setObjectName(name)
            action.triggered.connect(slot)
        button = self.sender()
        if isinstance(button, QWidget):
            menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _conflict_badge(self) -> Badge:
        badge = Badge(self)
        badge.setObjectName(f"conflict_{self._id}")
        badge.show_badge(Tone.SOON, _("Entered differently"), "warning")
        badge.setToolTip(shown(_("Two people entered this differently. Choose above the fields what is right.")))
        return badge

    def _want_tick(self) -> None:
        self.tick_wanted.emit(self._id)

    def _want_why(self) -> None:
        self.why_wanted.emit(self._id)

    def _want_more_time(self) -> None:
        self.more_time_wanted.emit(self._id)


def _collected_caption() -> QWidget:
    caption = label(_("Collected for the year, holds no case open"), "section")
    caption.setObjectName("collected_duties")
    return caption
