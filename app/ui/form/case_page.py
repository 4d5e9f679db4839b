"""What is done about the case in the form: the way from keys, suggestions and papers to the page of proceedings."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.fields import Section
from app.ui.form.content import FormContent
from app.ui.form.identity_opening import IdentityOpening
from app.ui.form.parts import FormParts

if TYPE_CHECKING:
    from app.services.office import Office

Preview = Callable[[bytes, str, QWidget], None]
SAME_MATTER = "same_matter"


class CasePage(QObject):
    """Joins the page of proceedings, which comes after the first paint, with the form around it.

    Signals:
        done: number of the case about which more was done; what is typed in the fields stays.
        duty_wanted: id of an open duty that somebody goes to, in the panel beside the form.
        redaction_wanted: a copy without names and numbers is wanted for a person who asked for one.
    """

    done = Signal(str)
    duty_wanted = Signal(str)
    redaction_wanted = Signal()

    def __init__(self, parts: FormParts, content: FormContent, show_preview: Preview, screen: QWidget) -> None:
        super().__init__(screen)
        self._parts, self._content = parts, content
        self._show_preview, self._screen = show_preview, screen
        self._identity = IdentityOpening(parts, content, self)
        self._is_ready = False

    def use(self, office: "Office") -> None:
        """The services are ready."""
        page = self._parts.proceedings
        if page.privacy is not None and not self._is_ready:
            self._parts.fields.put_above(Section.COMPLAINANT, page.privacy.line)
            page.privacy.is_typed_over = self._content.is_unsaved
        page.use(office)
        self._identity.use(office)
        self._content.case.tied_intake = office.tied_intake
        page.doings.done.connect(self.done)
        page.doings.refused.connect(self._parts.notices.refuse)
        page.fields_wanted.connect(self._fill_in)
        page.printed.connect(self._preview)
        page.redaction_wanted.connect(self.redaction_wanted)
        page.closing.done.connect(self.done)
        page.closing.duty_wanted.connect(self.duty_wanted)
        page.closing.proceeding_wanted.connect(self._parts.show_proceedings)
        self._parts.bar.end_clicked.connect(page.closing.open)
        self._parts.notices.tie_wanted.connect(self._tie)
        self._is_ready = True

    def open_menu(self) -> None:
        """Offer what can be begun about the case."""
        if self._is_ready:
            self._parts.show_proceedings()
            self._parts.proceedings.open_menu()

    def start_contact(self) -> None:
        """Put the keyboard into the line for a contact."""
        if self._is_ready and self._content.case.number is not None:
            self._parts.show_proceedings()
            self._parts.proceedings.start_contact()

    def show_proceedings(self) -> None:
        """Bring what was done about the case to the front."""
        if self._is_ready:
            self._parts.show_proceedings()

    def give_more_time(self, duty: str) -> None:
        """Ask for more time for a duty of the case."""
        if self._is_ready:
            self._parts.proceedings.doings.give_more_time(duty)

    def _tie(self, code: str, number: str) -> None:
        """Link the case with another one, or merge it into that; a new one with the click that records it."""
        if self._content.case.number is None:
            self._content.ties.choose_tie(code, number)
            return
        self._parts.proceedings.doings.begin(code, {"number": number, "link": SAME_MATTER})

    def _fill_in(self, values: Mapping[str, object]) -> None:
        """A suggestion fills in the outcome; a person saves it."""
        self._parts.show_fields()
        self._parts.fields.boxes.fill(values)
        self._parts.fields.focus_field(next(iter(values)))

    def _preview(self, pdf: bytes, title: str) -> None:
        self._show_preview(pdf, title, self._screen)
