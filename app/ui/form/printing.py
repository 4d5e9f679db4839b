"""The Complaint Form on paper, as it stands in the form now."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.domain.errors import ComplaintError
from app.services.words.messages import words_for
from app.translation import _
from app.ui.form.content import FormContent
from app.ui.form.notices import Notices

if TYPE_CHECKING:
    from app.services.papers import Papers

Preview = Callable[[bytes, str, QWidget], None]


class FormPrinting:
    """Opens the preview over `screen`, or says above the fields why there is none."""

    def __init__(self, content: FormContent, notices: Notices, show_preview: Preview, screen: QWidget) -> None:
        self._content, self._notices = content, notices
        self._show_preview, self._screen = show_preview, screen
        self._papers: Papers | None = None

    def use(self, papers: "Papers") -> None:
        """Draw there from now on."""
        self._papers = papers

    def print_form(self) -> None:
        """Open the preview."""
        if self._papers is None:
            return
        try:
            pdf = self._content.case.paper(self._papers, self._content.values())
        except ComplaintError as refusal:
            self._notices.refuse(words_for(refusal))
        else:
            self._show_preview(pdf, _("Complaint Form"), self._screen)
