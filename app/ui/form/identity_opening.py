"""Opens the withheld identity of the case in the form, and notes which cases with names stand on the screen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.errors import ComplaintError, InvalidComplaint
from app.services.words.messages import words_for
from app.ui.form.content import FormContent
from app.ui.form.parts import FormParts
from app.ui.screen_reads import ScreenReads

if TYPE_CHECKING:
    from app.services.office import Office
    from app.services.rows import CaseRecord


class IdentityOpening(QObject):
    """What was opened is withheld again as soon as another case, or none, is in the form."""

    def __init__(self, parts: FormParts, content: FormContent, parent: QObject) -> None:
        super().__init__(parent)
        self._parts, self._content = parts, content
        self._office: Office | None = None
        self._uid = ""
        self._reads = ScreenReads(self)
        self._reads.failed.connect(parts.notices.refuse)
        content.shown.connect(self._follow)

    def use(self, office: "Office") -> None:
        """The services are ready; the bar is there by now."""
        self._office = office
        office.identities.close_all()  # another window of the same person may have left one open
        self._reads.use(office.reads)
        bar = self._parts.identity
        bar.allow(office.identities.may_open())
        bar.open_wanted.connect(self._open)

    def _open(self, reason: str) -> None:
        number = self._content.case.number
        if self._office is None or number is None:
            return
        try:
            record = self._office.identities.open(number, reason)
        except InvalidComplaint as refusal:
            self._parts.identity.show_problems(refusal.problems)
        except ComplaintError as refusal:
            self._parts.notices.refuse(words_for(refusal))
        else:
            self._content.unveil(record)

    def _follow(self, record: "CaseRecord | None") -> None:
        if self._office is None or self._uid == (record.uid if record else ""):
            return
        if self._uid:
            self._office.identities.close(self._uid)
        self._uid = record.uid if record else ""
        if record is not None:
            self._reads.note(record)
