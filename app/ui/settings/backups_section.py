"""The section of copies: reads which there are, makes one, brings it to a second place, looks through one."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.errors import ComplaintError
from app.services.backup.backups import Made
from app.services.backup.making import Report
from app.services.backup.upkeep import Tested, View
from app.services.backup.upkeep_words import words_for_place
from app.translation import _
from app.ui.background import Worker, run_with_progress
from app.ui.entry.banner import Banner
from app.ui.kit import GAP
from app.ui.settings.backups_words import checked_words, made_words
from app.ui.settings.contracts import SettingsDesk
from app.ui.settings.copies_card import CopiesCard
from app.ui.settings.copies_return import CopiesReturn
from app.ui.settings.copies_safety import CopiesSafety
from app.ui.settings.form_card import FormCard

LIST_SHARE, SAFETY_SHARE = 1, 1


class BackupsSection(QWidget):
    """Shows the copies of this PC's data, which are its own matter, whoever decides the rest.

    Signals:
        shown_anew: what is seen is what there is; reading it happens in a thread.
        restore_wanted: the copy that is to take the place of the data, a `Path`.
    """

    shown_anew = Signal()
    restore_wanted = Signal(object)
    cards: tuple[FormCard, ...] = ()

    def __init__(self, desk: SettingsDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._warning = Banner("synchronised", "", "", self)
        self._copies, self._safety = CopiesCard(self), CopiesSafety(self)
        self.list = self._copies.list
        self._return = CopiesReturn(desk, self._safety.answer, self)
        self._elsewhere: Path | None = None
        self._reader = Worker(self)
        self._lay_out()
        self._connect()

    def refresh(self, *, may_change: bool) -> None:
        """Read again which copies there are; a second place in the network may take its time."""
        del may_change  # the copies of a ward's data are the ward's
        self._reader.start(partial(self._desk.upkeep.view, self._elsewhere))

    def show_view(self, view: View) -> None:
        """Show what there is."""
        self._return.show_view(view)
        self._warning.say(words_for_place(view.synchronising))
        self._safety.show_view(view, self._desk.now().date())
        self._copies.show_view(view)
        self.shown_anew.emit()

    def take_keyboard(self) -> None:
        """Somebody goes here."""
        self._safety.take_keyboard()

    def _lay_out(self) -> None:
        row, column = QHBoxLayout(), QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for layout in (row, column):
            layout.setSpacing(GAP)
        row.addWidget(self._copies, LIST_SHARE)
        row.addWidget(self._safety, SAFETY_SHARE, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._warning)
        column.addLayout(row, 1)

    def _connect(self) -> None:
        self._reader.finished.connect(self.show_view)
        self._reader.failed.connect(self._refuse_view)
        self._copies.look_wanted.connect(self._look_through)
        self._copies.return_wanted.connect(self._return.begin)
        self._copies.elsewhere_wanted.connect(self._look_elsewhere)
        self._return.wanted.connect(self.restore_wanted)
        self._safety.copy_wanted.connect(self._make_copy)
        self._safety.second_wanted.connect(self._choose_second)
        self._safety.second_unwanted.connect(self._leave_second)

    def _make_copy(self) -> None:
        self._do(_("Making a copy of the data"), self._desk.backups.make, self._take_made)

    def _choose_second(self) -> None:
        name = QFileDialog.getExistingDirectory(self, _("Choose a second place"))
        if name:
            work = partial(self._desk.backups.make, into=Path(name))
            self._do(_("Making a copy of the data"), work, self._take_made)

    def _leave_second(self) -> None:
        try:
            self._desk.backups.choose_second_place(None)
        except ComplaintError as problem:
            self._safety.answer.refuse(problem)
            return
        self._safety.answer.say(_("The copies that are in the second place stay there; no new ones are brought."))
        self.refresh(may_change=True)

    def _look_elsewhere(self) -> None:
        name = QFileDialog.getExistingDirectory(self, _("Copies in another folder"))
        if name:
            self._elsewhere = Path(name)
            self.refresh(may_change=True)

    def _refuse_view(self, error: BaseException) -> None:
        """A folder without copies is forgotten again; the others are shown as before."""
        self._safety.answer.refuse(error)
        if self._elsewhere is not None:
            self._elsewhere = None
            self.refresh(may_change=True)

    def _look_through(self) -> None:
        work = partial(self._desk.upkeep.test, self._copies.chosen())
        self._do(_("Looking through the copy"), work, self._take_tested)

    def _do(self, title: str, work: Callable[[Report], object], take: Callable[[object], None]) -> None:
        answer = self._safety.answer
        answer.say("")
        progress = run_with_progress(self, title, work)
        progress.succeeded.connect(take)
        progress.broke.connect(answer.refuse)
        progress.given_up.connect(answer.tell_given_up)

    def _take_made(self, made: object) -> None:
        assert isinstance(made, Made)
        self._safety.answer.say(made_words(made), is_problem=made.second_problem is not None)
        self.refresh(may_change=True)

    def _take_tested(self, tested: object) -> None:
        assert isinstance(tested, Tested)
        self._safety.answer.say(checked_words(tested), is_problem=tested.fault is not None)
