"""The daily look at the channels: a week at a time, one key for "looked, nothing found"."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.buddhist_dates import day_short, moment_short
from app.domain.channel_forms import CHANNEL_FORM, LOOKED
from app.domain.errors import ComplaintError
from app.services.words.messages import words_for
from app.translation import _, language
from app.ui.kit import BUTTON_GAP, GAP, Card, label, primary_button, scrolled, secondary_button, step_button
from app.ui.proceedings.stage_dialog import StageDialog
from app.ui.rule_label import rule_label
from app.ui.shown_text import shown
from app.ui.today.look_words import words_of
from app.ui.today.week_view import WeekView

if TYPE_CHECKING:
    from app.services.cases.assessment import Assessment
    from app.services.hospital.channel_checks import ChannelChecks

WEEK = timedelta(days=7)
BOX = "comment_box"


class ChannelsView(QWidget):
    """One week after another.

    Signals:
        looked: something was written down.
        box_wanted: the comment box is to be opened.
    """

    looked = Signal()
    box_wanted = Signal()

    def __init__(self, clock: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("channels_page")
        self._clock = clock
        self._checks: ChannelChecks | None = None
        self._assessment: Assessment | None = None
        self._of = clock().date()
        self.week = WeekView(self._of, self)
        self._span, self._words, self._history = label("", "card_title"), label("", "body"), label("", "caption")
        self._refusal = label("", "problem")
        self._nothing = primary_button(_("Looked, nothing found (Space)"), "checkmark_circle")
        self._enter = secondary_button(_("Enter or correct… (Enter)"), "edit")
        self._box = secondary_button(_("Open the comment box…"), "mail")
        self._before = step_button("‹", "week_before", _("Week before"))
        self._after = step_button("›", "week_after", _("Week after"))
        self._lay_out()
        self._connect()

    def use(self, checks: "ChannelChecks", assessment: "Assessment") -> None:
        """The services are ready."""
        self._checks, self._assessment = checks, assessment
        self.refresh()

    def refresh(self) -> None:
        """Read the week again."""
        if self._checks is None:
            return
        week = self._checks.week(self._of)
        self.week.show_week(week)
        first, last = self._of - timedelta(days=self._of.weekday()), self._of + timedelta(days=6 - self._of.weekday())
        words = _("{first} to {last}").format(first=day_short(first, language()), last=day_short(last, language()))
        self._span.setText(shown(words))
        self._after.setEnabled(last < self._clock().date())

    def show_day(self, day: date) -> None:
        """Turn to a day, and to its first channel that nobody looked at."""
        self._of = day
        self.refresh()
        self.week.choose(day)

    def take_keyboard(self) -> None:
        """Put the keyboard into the week."""
        self.week.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> tuple[QWidget, ...]:
        """Where the keyboard can be."""
        return (self.week,)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(BUTTON_GAP)
        for part in (self._before, self._span, self._after):
            head.addWidget(part)
        head.addStretch(1)
        rule = rule_label(CHANNEL_FORM.rule)
        head.addWidget(rule)
        foot = QHBoxLayout()
        foot.setSpacing(BUTTON_GAP)
        for button in (self._nothing, self._enter, self._box):
            foot.addWidget(button)
        foot.addStretch(1)
        card = Card("", self)
        card.body.addLayout(head)
        card.body.addWidget(scrolled(self.week, card), 1)
        for words in (self._words, self._history, self._refusal):
            words.setWordWrap(True)
            card.body.addWidget(words)
        card.body.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(card, 1)

    def _connect(self) -> None:
        for name, part in (
            ("channels_said", self._words),
            ("channel_history", self._history),
            ("channel_refusal", self._refusal),
            ("looked_nothing", self._nothing),
            ("enter_look", self._enter),
            ("open_box", self._box),
        ):
            part.setObjectName(name)
        self._refusal.hide()
        self.week.chosen.connect(self._show_chosen)
        self.week.nothing_found.connect(self._write_nothing)
        self.week.asked.connect(self._ask)
        self._nothing.clicked.connect(self._write_nothing)
        self._enter.clicked.connect(self._ask)
        self._box.clicked.connect(self.box_wanted)
        self._before.clicked.connect(self._go_back)
        self._after.clicked.connect(self._go_on)

    def _show_chosen(self) -> None:
        day, channel = self.week.day(), self.week.channel()
        self._words.setText(shown(self.week.words()))
        self._nothing.setEnabled(day is not None and self.week.check() is None)
        self._enter.setEnabled(day is not None)
        self._box.setVisible(channel is not None and channel.code == BOX)
        changes = self._checks.history(day, channel.code) if self._checks and day and channel else ()
        earlier = [
            _("Before: {what} (written {moment})").format(
                what=words_of(each.check), moment=moment_short(each.written_at, language())
            )
            for each in changes[:-1]
        ]
        self._history.setText(shown("\n".join(earlier)))
        self._history.setVisible(bool(earlier))

    def _write_nothing(self) -> None:
        day, channel = self.week.day(), self.week.channel()
        if self._checks is None or day is None or channel is None or self.week.check() is not None:
            return
        self._refusal.hide()
        try:
            self._checks.looked(day, channel.code)
        except ComplaintError as refusal:
            self._refusal.setText(shown(words_for(refusal)))
            self._refusal.show()
            return
        self.refresh()
        self.week.choose_next()
        self.looked.emit()

    def _ask(self) -> None:
        day, channel = self.week.day(), self.week.channel()
        if self._checks is None or self._assessment is None or day is None or channel is None:
            return
        write = partial(self._write, day, channel.code)
        dialog = StageDialog(CHANNEL_FORM, CHANNEL_FORM.stage(LOOKED), self._assessment, write, self.window())
        check = self.week.check()
        dialog.setWindowTitle(channel.label)
        dialog.show_values(
            {"by": check.by if check else self._checks.person_name, "found": str(check.found) if check else ""}
        )
        dialog.saved.connect(self._take_written)
        dialog.open()

    def _write(self, day: date, channel: str, values: Mapping[str, object]) -> None:
        if self._checks is not None:
            self._checks.write(day, channel, values)

    def _take_written(self) -> None:
        self.refresh()
        self.looked.emit()

    def _go_back(self) -> None:
        self._of -= WEEK
        self.refresh()

    def _go_on(self) -> None:
        self._of = min(self._of + WEEK, self._clock().date())
        self.refresh()
