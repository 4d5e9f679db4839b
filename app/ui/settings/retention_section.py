"""How long cases are kept: which entries are on by whose decision, the list, holds, and erasing by hand."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.errors import ComplaintError
from app.domain.retention import Switch
from app.domain.retention_forms import SWITCH_FORM
from app.services.retention.rows import RetentionList
from app.services.retention.switches import EntryRow
from app.services.words.messages import words_for
from app.translation import _, language
from app.ui.background import Worker
from app.ui.kit import GAP, Card, label, secondary_button
from app.ui.rows import restyled
from app.ui.settings.contracts import SettingsDesk
from app.ui.settings.form_card import FormCard
from app.ui.settings.picked_list import PickedList
from app.ui.settings.retention_acts import RetentionActs
from app.ui.settings.retention_cases import RetentionCases
from app.ui.settings.retention_words import entry_line, entry_words
from app.ui.shown_text import shown

CASES_SHARE, ENTRIES_SHARE = 3, 2


class RetentionSection(QWidget):
    """Looking at the list changes nothing; what is erased was ticked, counted and given a reason by a person.

    Signals:
        case_wanted: number of a case that somebody wants to look at.
        retention_changed: an entry was switched, a case kept or let go, or cases erased.
        shown_anew: the list is what there is; reading it happens in a thread.
    """

    case_wanted = Signal(str)
    retention_changed = Signal()
    shown_anew = Signal()

    def __init__(self, desk: SettingsDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._retention = desk, desk.retention
        self._entries: Mapping[str, EntryRow] = {}
        self._cases = RetentionCases(self)
        self._answer, self._about = _sentence("retention_answer", "body"), _sentence("retention_entry_about", "hint")
        self.list = PickedList("retention_entries", _("How long cases are kept"), "", self)
        self._form = FormCard(SWITCH_FORM, desk, self._switch_on, _("Switch on"), self)
        self._off = secondary_button(_("Switch off"), None)
        self._reader = Worker(self)
        self.cards = (self._form,)
        self._may_change = False
        self._acts = RetentionActs(desk.retention, self)
        self._lay_out()
        self._connect()

    def refresh(self, *, may_change: bool) -> None:
        """Read again what is switched on, and in a thread the list; a ward has neither."""
        self._may_change = may_change
        is_centre = self._desk.desk.node.is_centre
        self._cases.setVisible(is_centre)
        rows = self._retention.switches.rows()
        self._entries = {row.entry.code: row for row in rows}
        self.list.show_lines((code, entry_line(row)) for code, row in self._entries.items())
        self._form.allow(may_change=may_change)
        self._offer(self.list.key())
        if is_centre:
            self._reader.start(self._retention.listed)

    def show_list(self, listed: RetentionList) -> None:
        """Show which cases have had their time."""
        labels = {code: row.entry.label(language()) for code, row in self._entries.items()}
        self._cases.show_list(listed, labels)
        self.shown_anew.emit()

    def take_keyboard(self) -> None:
        """Somebody goes here."""
        self._cases.lines.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        entries, right = Card(_("How long cases are kept"), self), QVBoxLayout()
        entries.body.addWidget(self.list, 1)
        entries.body.addWidget(self._about)
        self._off.setObjectName("retention_off")
        self._form.foot.addWidget(self._off)
        self._cases.body.addWidget(self._answer)
        right.setSpacing(GAP)
        right.addWidget(entries, 1)
        right.addWidget(self._form)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self._cases, CASES_SHARE)
        row.addLayout(right, ENTRIES_SHARE)

    def _connect(self) -> None:
        self._reader.finished.connect(self.show_list)
        self._reader.failed.connect(self._acts.refuse)
        self._acts.done.connect(self.retention_changed)
        self._acts.said.connect(self._say)
        self.list.picked.connect(self._offer)
        self._form.saved.connect(self._take_switched)
        self._form.resumed.connect(self.list.pick)
        self._off.clicked.connect(self._switch_off)
        self._cases.open_wanted.connect(self.case_wanted)
        self._cases.hold_wanted.connect(self._acts.ask_to_hold)
        self._cases.release_wanted.connect(self._acts.ask_to_release)
        self._cases.other_wanted.connect(self._acts.ask_for_other)
        self._cases.erase_wanted.connect(self._acts.ask_to_erase)

    def _offer(self, code: str) -> None:
        row = self._entries.get(code)
        days = self._retention.switches.rules().waiting.days
        self._about.setText(
            shown(entry_words(row, days) if row else _("Choose which cases to see what ends with them."))
        )
        self._form.setVisible(self._may_change and row is not None)
        self._off.setVisible(self._may_change and row is not None and row.switch is not None)
        if row is not None and self._form.about != code:
            self._form.about = code
            self._form.show_anew(_values(row.switch))

    def _switch_on(self, values: Mapping[str, object]) -> None:
        self._retention.switches.switch_on(self.list.key(), values)

    def _take_switched(self) -> None:
        self._form.tell(_("Switched on. Cases wait on the list before anything may happen."))
        self.retention_changed.emit()

    def _switch_off(self) -> None:
        try:
            self._retention.switches.switch_off(self.list.key())
        except ComplaintError as refusal:
            self._form.tell(words_for(refusal))
        else:
            self._form.about = ""
            self.retention_changed.emit()

    def _say(self, words: str, is_problem: bool) -> None:
        restyled(self._answer, "role", "problem" if is_problem else "body")
        self._answer.setText(shown(words))
        self._answer.setVisible(bool(words))


def _values(switch: Switch | None) -> dict[str, object]:
    """What stands, as the form shows it."""
    return {} if switch is None else {**vars(switch), "years": str(switch.years)}


def _sentence(name: str, role: str) -> QLabel:
    made = label("", role)
    made.setObjectName(name)
    made.setWordWrap(True)
    return made
