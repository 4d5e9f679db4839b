"""How safe the copies are: how old, in which places, whether they are good, and what can be done for it."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.services.backup.upkeep import View
from app.translation import _
from app.ui.kit import Card, primary_button, secondary_button
from app.ui.settings.backups_words import former_words, newest_words, second_words, tested_words
from app.ui.settings.copies_said import Sentence, in_a_row


class CopiesSafety(Card):
    """Says how safe the copies are; `answer` is what came of what was done.

    Signals:
        copy_wanted: one is to be made now.
        second_wanted: a second place is to be chosen.
        second_unwanted: there is to be no second place any more.
    """

    copy_wanted = Signal()
    second_wanted = Signal()
    second_unwanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_("How safe they are"), parent)
        names = ("newest", "second", "tested", "former")
        self._newest, self._second, self._tested, self._former = map(Sentence, names)
        self.answer = Sentence("answer")
        self._make = primary_button(_("Make a copy now"), "save")
        self._choose = secondary_button(_("Choose a second place"), None)
        self._leave = secondary_button(_("Use no second place any more"), None)
        self._leave.hide()
        self._lay_out()
        self._make.clicked.connect(self.copy_wanted)
        self._choose.clicked.connect(self.second_wanted)
        self._leave.clicked.connect(self.second_unwanted)

    def show_view(self, view: View, today: date) -> None:
        """Say how it stands."""
        self._newest.say(newest_words(view, today))
        self._second.say(second_words(view))
        self._tested.say(tested_words(view), is_problem=any(each.fault for each in view.tested))
        self._former.say(former_words(view))
        self._leave.setVisible(view.second is not None)

    def take_keyboard(self) -> None:
        """Somebody goes here."""
        self._make.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self._make.setObjectName("make_copy")
        self._choose.setObjectName("choose_second")
        self._leave.setObjectName("leave_second")
        for part in (self._newest, self._second, self._tested, self._former):
            self.body.addWidget(part)
        self.body.addLayout(in_a_row(self._make, self._choose, self._leave))
        self.body.addWidget(self.answer)
