"""The last look before a copy takes the place of the data: what is in it, what would be lost, and one button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.services.backup.previewing import Preview
from app.translation import _
from app.ui.kit import primary_button
from app.ui.plain_dialog import PlainDialog, way_out
from app.ui.settings.copies_said import Sentence
from app.ui.settings.restore_words import content_words, foreign_words, lost_words, way_words


class RestoreDialog(PlainDialog):
    """Shows what is known of a good copy; the keyboard is on the way out.

    Signals:
        confirmed: the copy is to be put back.
    """

    confirmed = Signal()

    def __init__(self, preview: Preview, former_days: int, *, is_centre: bool, parent: QWidget) -> None:
        super().__init__("restore_dialog", _("Put this copy back"), parent)
        loses = preview.lost is not None and preview.lost.saves > 0
        self._say("restore_content", content_words(preview))
        self._say("restore_foreign", foreign_words(preview), is_problem=True)
        self._say("restore_lost", lost_words(preview.lost), is_problem=loses)
        self._say("restore_way", way_words(preview, former_days, is_centre=is_centre))
        put_back, leave = primary_button(_("Put this copy back"), "arrow_undo"), way_out(self, _("Cancel"))
        put_back.setObjectName("restore_now")
        put_back.clicked.connect(self.accept)
        self.accepted.connect(self.confirmed)
        self.end_with(leave, put_back)
        leave.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, name: str, words: str, *, is_problem: bool = False) -> None:
        sentence = Sentence(name)
        sentence.setObjectName(name)
        sentence.say(words, is_problem=is_problem)
        self.body.addWidget(sentence)
