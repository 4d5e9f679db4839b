"""From a chosen copy to its return: looked through and compared in a thread, shown, and wanted or not."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.errors import ComplaintError, DataFolderProblem
from app.services.backup.previewing import Preview
from app.services.backup.upkeep import View
from app.translation import _
from app.ui.background import run_with_progress
from app.ui.settings.contracts import SettingsDesk
from app.ui.settings.copies_said import Sentence
from app.ui.settings.restore_dialog import RestoreDialog


class CopiesReturn(QObject):
    """Leads somebody to putting a copy back; what hinders it is said in `answer`.

    Signals:
        wanted: the copy that is to take the place of the data, a `Path`.
    """

    wanted = Signal(object)

    def __init__(self, desk: SettingsDesk, answer: Sentence, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._answer, self._window = desk, answer, parent
        self._former_days = 0

    def show_view(self, view: View) -> None:
        """How long the data of now would be kept."""
        self._former_days = view.former_days

    def begin(self, copy: Path) -> None:
        """Look through the copy and show what would come of it."""
        self._answer.say("")
        try:
            self._desk.previews.require_right()
        except ComplaintError as refusal:
            self._answer.refuse(refusal)
            return
        work = partial(self._desk.previews.preview, copy)
        progress = run_with_progress(self._window, _("Looking through the copy"), work)
        progress.succeeded.connect(self._show)
        progress.broke.connect(self._answer.refuse)
        progress.given_up.connect(self._answer.tell_given_up)

    def _show(self, preview: object) -> None:
        assert isinstance(preview, Preview)
        if preview.fault is not None:
            self._answer.refuse(DataFolderProblem(preview.path, preview.fault.code, where=preview.fault.where))
            return
        is_centre = self._desk.desk.node.is_centre
        dialog = RestoreDialog(preview, self._former_days, is_centre=is_centre, parent=self._window)
        dialog.confirmed.connect(partial(self.wanted.emit, preview.path))
        dialog.open()
