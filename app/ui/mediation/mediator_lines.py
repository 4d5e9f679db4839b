"""The mediators in the order of the list, each with the number to call and what became of the calls."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.domain.buddhist_dates import moment_short
from app.domain.labels import LABELS
from app.domain.mediators import ACCUSED, ON_LEAVE
from app.domain.vocabulary import CallOutcome
from app.services.rows import CallRow, MediatorRow
from app.translation import _, language
from app.ui.kit import Badge, Tone, icon_button, label, primary_button, secondary_button
from app.ui.rows import cleared
from app.ui.shown_text import shown

OUTCOME_TONES = {
    CallOutcome.REACHED: Tone.INFO,
    CallOutcome.NO_ANSWER: Tone.SOON,
    CallOutcome.DECLINED: Tone.LATER,
    CallOutcome.ACCEPTED: Tone.DONE,
}


class MediatorLines(QWidget):
    """Every step of the list; the one to call next stands out.

    Signals:
        call_wanted: id of the mediator somebody wants to call.
        leave_wanted: id of the mediator who goes on leave or is back.
        edit_wanted: id of the mediator of whom somebody else holds the post.
    """

    call_wanted = Signal(str)
    leave_wanted = Signal(str)
    edit_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mediators")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def show_steps(self, steps: Sequence[MediatorRow]) -> None:
        """List the steps of one case."""
        cleared(self._column)
        for step in steps:
            line = MediatorLine(step, self)
            line.call_wanted.connect(self.call_wanted)
            line.leave_wanted.connect(self.leave_wanted)
            line.edit_wanted.connect(self.edit_wanted)
            self._column.addWidget(line)


class MediatorLine(QFrame):
    """One mediator.

    Signals:
        call_wanted, leave_wanted, edit_wanted: the mediator's id.
    """

    call_wanted = Signal(str)
    leave_wanted = Signal(str)
    edit_wanted = Signal(str)

    def __init__(self, step: MediatorRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step = step
        self.setObjectName(f"mediator_{step.id}")
        self.setProperty("part", "mediator")
        self.setProperty("standing", _standing(step))
        self.setAccessibleName(spoken(step))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(16)
        row.addWidget(self._order_mark())
        row.addLayout(self._who(), 1)
        row.addLayout(self._numbers())
        row.addLayout(self._buttons())

    def _order_mark(self) -> QLabel:
        mark = label(str(self._step.order), "body")
        mark.setProperty("part", "order")
        mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return mark

    def _who(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addStretch(1)
        name = label(shown(self._step.name or post_of(self._step)), "card_title")
        name.setWordWrap(True)
        column.addWidget(name)
        if self._step.name:
            post = post_of(self._step)
            post = _("{post} · {unit}").format(post=post, unit=self._step.unit) if self._step.unit else post
            column.addWidget(label(shown(post), "caption"))
        for words in filter(None, (_of_roster(self._step), passed_over_in_words(self._step), _last_words(self._step))):
            line = label(shown(words), "caption")
            line.setWordWrap(True)
            column.addWidget(line)
        if self._step.calls:
            outcome = CallOutcome(self._step.calls[-1].outcome)
            badge = Badge(self)
            badge.show_badge(OUTCOME_TONES[outcome], _(LABELS[outcome]), "call")
            column.addWidget(badge, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return column

    def _numbers(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addStretch(1)
        if self._step.extension:
            column.addWidget(label(_("Extension"), "caption"), 0, Qt.AlignmentFlag.AlignRight)
            number = label(self._step.extension, "figure")
            number.setObjectName(f"extension_{self._step.id}")
            column.addWidget(number, 0, Qt.AlignmentFlag.AlignRight)
        if self._step.phone:
            phone = label(self._step.phone, "body")
            phone.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(phone, 0, Qt.AlignmentFlag.AlignRight)
        column.addStretch(1)
        return column

    def _buttons(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addStretch(1)
        column.addWidget(self._call_button())
        if not self._step.is_last_step:
            away = self._step.passed_over == ON_LEAVE
            leave = secondary_button(_("Back from leave") if away else _("On leave"), None)
            leave.setObjectName(f"leave_{self._step.id}")
            leave.setProperty("extent", "small")
            leave.clicked.connect(self._want_leave)
            under = QHBoxLayout()
            under.setSpacing(6)
            under.addWidget(leave, 1)
            under.addWidget(self._edit_button())
            column.addLayout(under)
        column.addStretch(1)
        return column

    def _call_button(self) -> QPushButton:
        if self._step.is_next:
            button = primary_button(_("Call next"), "call")
            button.setObjectName("call_next")
            button.setProperty("extent", "large")
            button.setToolTip(_("Call the next mediator (Ctrl+M)"))
        elif self._step.passed_over:
            button = secondary_button(_("Call anyway"), "call")
            button.setObjectName(f"call_anyway_{self._step.id}")
        else:
            button = secondary_button(_("Call again") if self._step.calls else _("Call"), "call")
            button.setObjectName(f"call_{self._step.id}")
        button.clicked.connect(self._want_call)
        return button

    def _edit_button(self) -> QPushButton:
        edit = icon_button("edit", _("Who holds the post: {post}").format(post=post_of(self._step)))
        edit.setObjectName(f"edit_{self._step.id}")
        edit.setProperty("extent", "small")
        edit.clicked.connect(self._want_edit)
        return edit

    def _want_call(self) -> None:
        self.call_wanted.emit(self._step.id)

    def _want_leave(self) -> None:
        self.leave_wanted.emit(self._step.id)

    def _want_edit(self) -> None:
        self.edit_wanted.emit(self._step.id)


def post_of(step: MediatorRow) -> str:
    """The post, in the language in use."""
    return step.post(language())


def passed_over_in_words(step: MediatorRow) -> str:
    """Why a mediator is passed over; empty when not."""
    if not step.passed_over:
        return ""
    if step.passed_over == ON_LEAVE:
        return _("Passed over: on leave ({reason})").format(reason=step.reason)
    if step.passed_over == ACCUSED:
        return _("Passed over: complained of in this case ({reason})").format(reason=step.reason)
    return _("Passed over: of the unit concerned ({reason})").format(reason=step.reason)


def although_in_words(call: CallRow) -> str:
    """Why somebody was called anyway; empty for whoever was in turn."""
    if not call.passed_over:
        return ""
    if call.passed_over == ON_LEAVE:
        return _("Called anyway: on leave ({reason})").format(reason=call.reason)
    if call.passed_over == ACCUSED:
        return _("Called anyway: complained of in this case ({reason})").format(reason=call.reason)
    return _("Called anyway: of the unit concerned ({reason})").format(reason=call.reason)


def _of_roster(step: MediatorRow) -> str:
    """Of the last step: until when somebody acts for the director, or that nobody was entered."""
    if not step.is_last_step:
        return ""
    return step.note or ("" if step.name else _("Nobody is entered in the roster for this."))


def _last_words(step: MediatorRow) -> str:
    """The last call with its time and words; empty before the first."""
    if not step.calls:
        return ""
    call = step.calls[-1]
    moment = moment_short(call.called_at, language())
    return _("{moment}: {words}").format(moment=moment, words=call.words) if call.words else moment


def spoken(step: MediatorRow) -> str:
    """The line as a screen reader says it."""
    who = _("{order}. {post}, extension {extension}").format(
        order=step.order, post=step.name or post_of(step), extension=step.extension or step.phone or "–"
    )
    return _("{who}, next to be called").format(who=who) if step.is_next else who


def _standing(step: MediatorRow) -> str:
    if step.is_next:
        return "next"
    return "passed_over" if step.passed_over else "plain"
