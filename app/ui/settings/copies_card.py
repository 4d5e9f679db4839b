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
    """

    look_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_("Copies of the data"), parent)
        self._view: View | None = None
        self._copies: Mapping[str, Standing] = {}
        self.list = PickedList("copies", _("Copies of the data"), _("There is no copy yet."), self)
        self._inside = Sentence("inside")
        self._check = secondary_button(_("Look through this copy"), "shield_checkmark")
        self._check.setObjectName("check_copy")
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self._inside)
        self.body.addLayout(in_a_row(self._check))
        self._show_inside("")
        self.list.picked.connect(self._show_inside)
        self._check.clicked.connect(self.look_wanted)

    def show_view(self, view: View) -> None:
        """List these."""
        self._view = view
        self._copies = {str(each.path): each for each in view.standing}
        self.list.show_lines((key, line_words(each, view)) for key, each in self._copies.items())

    def chosen(self) -> Path:
        """Where the chosen copy lies.

        Raises:
            KeyError: none is chosen; nobody can ask for one to be looked through then.
        """
        return self._copies[self.list.key()].path

    def _show_inside(self, key: str) -> None:
        copy = self._copies.get(key)
        self._inside.say(inside_words(copy, self._view) if copy is not None and self._view else "")
        self._check.setEnabled(copy is not None)
