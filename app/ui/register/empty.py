"""What the register says when no case is to be listed, and what can be done then."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.services.register.filter import Chip
from app.translation import _
from app.ui.empty_notice import EmptyNotice
from app.ui.register.reading import Reading


class RegisterEmpty(EmptyNotice):
    """An icon, one sentence and one action, by what was looked for.

    Signals:
        search_cleared: nothing was found; the search is to be emptied.
        new_wanted: the register is empty; a first case is to be recorded.
        all_wanted: every case is to be shown.
    """

    search_cleared = Signal()
    new_wanted = Signal()
    all_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__("register_empty", "small", parent)
        self._next = self.all_wanted
        self.acted.connect(self._act)

    def show_reading(self, reading: Reading) -> None:
        """Explain why this reading has no case."""
        if reading.wanted.search and _is_narrowed(reading):
            self._next = self.all_wanted
            self.show_notice("search", _("Nothing found"), _("Only a part of the cases was searched."))
            self.offer(_("Search in all cases"), "search")
        elif reading.wanted.search:
            self._next = self.search_cleared
            more = _("Try fewer letters, a number, a name or an HN.")
            self.show_notice("search", _("Nothing found"), more)
            self.offer(_("Clear the search"), "document_table")
        elif not reading.chips.get(Chip.ALL, 0):
            self._next = self.new_wanted
            more = _(
                "The first case appears here as soon as it is saved. Before that, the centre chooses in the settings "
                "whose rules hold here."
            )
            self.show_notice("document_table", _("The register is empty"), more)
            self.offer(_("Record a new case"), "add")
        else:
            self._next = self.all_wanted
            nothing = {
                Chip.TO_DO: _("Nothing to do"),
                Chip.OVERDUE: _("Nothing is overdue"),
            }
            words = nothing.get(Chip(reading.wanted.chip), _("No case of these kinds"))
            self.show_notice("document_table", words, _("New cases appear here by their day of receipt."))
            self.offer(_("Show all"), "document_table")

    def _act(self) -> None:
        self._next.emit()


def _is_narrowed(reading: Reading) -> bool:
    return bool(reading.wanted.kinds or reading.wanted.in_charge) or reading.wanted.chip != Chip.ALL
