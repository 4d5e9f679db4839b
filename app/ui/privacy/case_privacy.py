"""Personal data on the page of a case: the notice, what was erased, erasing more, and what went to whom."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.errors import ComplaintError
from app.domain.roles import Action, DataClass
from app.services.words.messages import words_for
from app.translation import _
from app.ui.privacy.erase_dialog import EraseDialog
from app.ui.privacy.erased_card import ErasedCard
from app.ui.privacy.notice_line import NoticeLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.office import Office
    from app.services.privacy.disclosures import Disclosures
    from app.services.privacy.erasing import Erasing
    from app.services.privacy.rows import DisclosedRow
    from app.services.rows import CaseRecord

ErasingOf = Callable[["Office"], "Erasing"]
DisclosuresOf = Callable[["Office"], "Disclosures"]
ERASED = "erased"  # the kind of a save


class CasePrivacy(QObject):
    """The services come with the first case that needs them: what erases is slow to import.

    `is_typed_over`, where it is given, says whether the form has something of the case that is not saved.

    Signals:
        done: number of the case of which something was erased.
        refused: why nothing can be erased, in words.
    """

    done = Signal(str)
    refused = Signal(str)

    def __init__(self, erasing_of: ErasingOf, disclosures_of: DisclosuresOf, place: QWidget) -> None:
        super().__init__(place)
        self._erasing_of, self._disclosures_of, self._place = erasing_of, disclosures_of, place
        self._office: Office | None = None
        self._record: CaseRecord | None = None
        self.is_typed_over: Callable[[], bool] | None = None
        self.card, self.line = ErasedCard(place), NoticeLine("privacy_notice", place)

    def use(self, office: "Office") -> None:
        """The services are ready."""
        self._office = office

    def show_record(self, record: "CaseRecord | None") -> None:
        """From now on this case is meant."""
        self._record = record
        self._show_notice()
        if self._office is None or record is None or not any(save.kind == ERASED for save in record.timeline):
            self.card.show_erased(())
        else:
            self.card.show_erased(self._erasing_of(self._office).standing(record.key))

    def _show_notice(self) -> None:
        """The version that was given; of a case without one, or a new one, the one in use."""
        if self._office is None:
            return
        version = str(self._record.fields.get("notice_version") or "") if self._record else ""
        given = self._office.privacy_notice.of(version) if version else None
        self.line.show_notice(given or self._office.privacy_notice.current())

    def may_erase(self) -> bool:
        """Whether the person here could erase anything of the case that is shown."""
        if self._office is None or self._record is None:
            return False
        desk = self._office.desk
        return desk.node.is_centre and desk.may(Action.ERASE, DataClass.CASE)

    def ask(self) -> EraseDialog | None:
        """Ask what is to be erased, and why."""
        if self._office is None or self._record is None:
            return None
        if self.is_typed_over is not None and self.is_typed_over():
            # Saved later, it would write again what was erased.
            self.refused.emit(_("Something is typed that is not saved. Save it first, then erase."))
            return None
        erasing, number = self._erasing_of(self._office), self._record.key
        try:
            offered = erasing.offered(number)
        except ComplaintError as refusal:
            self.refused.emit(words_for(refusal))
            return None
        dialog = EraseDialog(partial(_erase, erasing, number), self._place.window())
        dialog.show_offered(offered)
        dialog.accepted.connect(partial(self.done.emit, number))
        dialog.open()
        return dialog

    def disclosed(self) -> "Sequence[DisclosedRow]":
        """What of the case went to whom, the newest first."""
        if self._office is None or self._record is None:
            return ()
        return self._disclosures_of(self._office).of(self._record)


def _erase(erasing: "Erasing", number: str, names: "Sequence[str]", because: str, confirmed: str) -> None:
    erasing.erase(number, names, because=because, confirmed=confirmed)
