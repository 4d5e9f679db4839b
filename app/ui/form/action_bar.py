"""The bar below the form: the state of the draft, mediation, and save."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.domain.buddhist_dates import time_of_day
from app.translation import _, language
from app.ui.form.giving_label import GivingLabel
from app.ui.form.mark import Mark
from app.ui.kit import primary_button, secondary_button

MARGIN, GAP = 16, 8


class ActionBar(QFrame):
    """Stays in view while the fields scroll.

    Signals:
        mediate_clicked: the case is to go to the mediators.
        end_clicked: the case is to be closed, or an ended one opened again.
        save_clicked: the case is to be saved.
    """

    mediate_clicked = Signal()
    end_clicked = Signal()
    save_clicked = Signal()

    def __init__(self, clock: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self.setObjectName("actions")
        self._mark = Mark(self)
        self._state = GivingLabel(self)
        self._state.setObjectName("draft_state")
        self._mediate = secondary_button(_("To mediation"), "handshake")
        self._mediate.setObjectName("mediate")
        self._mediate.setToolTip(_("Call the mediators in their order (Ctrl+M)"))
        self._mediate.clicked.connect(self.mediate_clicked)
        self._end = secondary_button(_("Close the case"), None)
        self._end.setObjectName("end_case")
        self._end.clicked.connect(self.end_clicked)
        self._end.hide()
        self._save = primary_button(_("Save"), "save")
        self._save.setObjectName("save")
        self._save.setToolTip(_("Save (Ctrl+S); save and go to the next (Ctrl+Enter)"))
        self._save.clicked.connect(self.save_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 0, MARGIN, 0)
        row.setSpacing(GAP)
        row.addWidget(self._mark)
        row.addWidget(self._state, 1)
        row.addWidget(self._end)
        row.addWidget(self._mediate)
        row.addWidget(self._save)
        self.show_untouched()

    def show_untouched(self) -> None:
        """Nothing was changed since the case was opened."""
        self._show("", "", "")

    def show_unsaved(self) -> None:
        """Something was changed and is not kept anywhere yet."""
        self._show("edit", "text2", _("Not saved yet"))

    def show_draft_kept(self, at: datetime | None = None) -> None:
        """The draft is safe on disk, since `at` or now."""
        self._show("cloud_checkmark", "done_fg", _("Draft kept at {time}"), at or self._clock())

    def show_saved(self) -> None:
        """The case itself was saved."""
        self._show("checkmark_circle", "done_fg", _("Saved at {time}"), self._clock())

    def allow_mediation(self, allowed: bool) -> None:
        """Only a case with a number can go to the mediators."""
        self._mediate.setEnabled(allowed)

    def allow_ending(self, *, allowed: bool, is_open: bool, is_merged: bool = False) -> None:
        """A recorded case is closed here, one that has ended is opened again, and a merge is taken back."""
        back = _("Take the merge back…") if is_merged else _("Open again")
        self._end.setText(_("Close the case") if is_open and not is_merged else back)
        self._end.setVisible(allowed)

    def allow_saving(self, allowed: bool) -> None:
        """Not a case that is continued elsewhere."""
        self._save.setEnabled(allowed)

    def _show(self, icon_name: str, role: str, text: str, at: datetime | None = None) -> None:
        self._mark.setVisible(bool(icon_name))
        if icon_name:
            self._mark.show_icon(icon_name, role)
        time = time_of_day(at, language()) if at else ""
        self._state.say(text.format(time=time), short=time)
