"""The copies that there are, and what is in the chosen one."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.services.backup.upkeep import Standing, View
from app.translation import _
from app.ui.kit import Card, secondary_button
from app.ui.settings.backups_words import inside_words, line_words
from app.ui.settings.copies_said import Sentence, in_a_row
from app.ui.settings.picked_list import PickedList


class CopiesCard(Card):
    """Lists the copies, the newest first.

    Signals:
        look_wanted: the chosen copy is to be looked through.
        return_wanted: the copy that is to be put back, a `Path`.
        elsewhere_wanted: the copies in another folder are to be listed, too.
    """

    look_wanted = Signal()
    return_wanted = Signal(object)
    elsewhere_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_("Copies of the data"), parent)
        self._copies: Mapping[str, Standing] = {}
        self.list = PickedList("copies", _("Copies of the data"), _("There is no copy yet."), self)
        self._inside = Sentence("inside")
        self._check = secondary_button(_("Look through this copy"), "shield_checkmark")
        self._check.setObjectName("check_copy")
        self._return = secondary_button(_("Put this copy back …"), "arrow_undo")
        self._return.setObjectName("return_copy")
        self._elsewhere = secondary_button(_("Copies in another folder …"), None)
        self._elsewhere.setObjectName("look_elsewhere")
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self._inside)
        self.body.addLayout(in_a_row(self._check, self._return))
        self.body.addLayout(in_a_row(self._elsewhere))
        self._show_inside("")
        self.list.picked.connect(self._show_inside)
        self._check.clicked.connect(self.look_wanted)
        self._return.clicked.connect(self._want_return)
        self._elsewhere.clicked.connect(self.elsewhere_wanted)

    def show_view(self, view: View) -> None:
        """List these."""
        self._copies = {str(each.path): each for each in view.standing}
        self.list.show_lines((key, line_words(each, view)) for key, each in self._copies.items())

    def chosen(self) -> Path:
        """Where the chosen copy lies.

        Raises:
            KeyError: none is chosen; nobody can ask for anything to be done with one then.
        """
        return self._copies[self.list.key()].path

    def _want_return(self) -> None:
        self.return_wanted.emit(self.chosen())

    def _show_inside(self, key: str) -> None:
        copy = self._copies.get(key)
        self._inside.say(inside_words(copy) if copy is not None else "")
        self._check.setEnabled(copy is not None)
        self._return.setEnabled(copy is not None)
