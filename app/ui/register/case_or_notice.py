"""What stands beside the list: the case in work, or a notice where none is shown."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.translation import _
from app.ui.case_work import CaseWork
from app.ui.empty_notice import EmptyNotice

if TYPE_CHECKING:
    from app.ui.form.screen import FormScreen


class CaseOrNotice(QStackedWidget):
    """Either the form of `work` with its triage panel, or what is to be said instead of it."""

    def __init__(self, form: "FormScreen", parent: QWidget) -> None:
        super().__init__(parent)
        self.work, self._notice = CaseWork(form, self), EmptyNotice("nothing_chosen", "large", self)
        self._notice.setProperty("class", "canvas")
        self._notice.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.addWidget(self.work)
        self.addWidget(self._notice)

    def show_work(self) -> None:
        """Let the case be seen."""
        self.setCurrentWidget(self.work)

    def number(self) -> str | None:
        """The number of the case that is shown; None for a new one and beside a notice."""
        return self.work.form.content.case.number if self.currentWidget() is self.work else None

    def panes(self) -> tuple[QWidget, ...]:
        """Form and triage, where they are shown."""
        return self.work.panes() if self.currentWidget() is self.work else ()

    def say(self, picture: str, words: str, more: str) -> None:
        """Say this instead of a case; what was typed is kept as a draft."""
        self.work.in_step.show_case(None)
        self._notice.show_notice(picture, words, more)
        self.setCurrentWidget(self._notice)

    def say_what_to_do(self, *, may_record: bool) -> None:
        """Nothing is chosen: say how to go on."""
        more = _("Ctrl+N new case   ·   Ctrl+F search   ·   F1 help")
        words = _("Choose a case from the list, or record a new one")
        if not may_record:
            words, more = _("Choose a case from the list"), _("Ctrl+F search   ·   F1 help")
        self.say("clipboard_text_edit", words, more)

    def say_put_away(self, number: str) -> None:
        """What was just recorded is not for whoever recorded it; the number is what they take with them."""
        words = _("The case was recorded as {number}. It is kept for those who must know of it.").format(number=number)
        more = _("You do not see it any more. Note the number; the complaint centre goes on with it.")
        self.say("shield_checkmark", words, more)
