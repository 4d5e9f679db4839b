"""The units of the hospital: the list, those that cases name and the list does not have, and a list to paste."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.errors import ComplaintError
from app.domain.hospital_forms import UNITS_FORM, names_in
from app.services.hospital.hospital_data import UnitRow
from app.services.words.messages import words_for
from app.translation import _, ngettext
from app.ui.entry.banner import Banner
from app.ui.entry.long_text import LongTextEditor
from app.ui.kit import Card, label, secondary_button
from app.ui.settings.contracts import SettingsDesk
from app.ui.settings.form_card import FormCard
from app.ui.settings.picked_list import PickedList
from app.ui.settings.two_cards import lay_side_by_side, row_of_buttons
from app.ui.shown_text import shown

LIST_SHARE, FORM_SHARE = 3, 2
PASTED_LINES = 10


class UnitsSection(QWidget):
    """Adds units, and takes one off the list.

    Signals:
        units_changed: the list is another one.
    """

    units_changed = Signal()

    def __init__(self, desk: SettingsDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._data = desk.data
        self._rows: Mapping[str, UnitRow] = {}
        self._added: tuple[str, ...] = ()
        self._may_change = False
        empty = _("No unit is on the list yet. Paste the names beside, one a line.")
        self.list = PickedList("units", _("Units of the hospital"), empty, self)
        self._count, self._add_used = label("", "caption"), secondary_button("", "add")
        self._take_off = secondary_button(_("Take off the list"), None)
        self._question = Banner("take_off", _("Take off the list"), _("Leave it"), self)
        self._form = FormCard(UNITS_FORM, desk, self._add_pasted, _("Add to the list"), self)
        self.cards = (self._form,)
        self._lay_out()
        self._connect()

    def refresh(self, *, may_change: bool) -> None:
        """Read the units again."""
        self._may_change = may_change
        self._rows = {row.name: row for row in self._data.units()}
        self.list.show_lines((name, _words(row)) for name, row in self._rows.items())
        listed = sum(row.is_listed for row in self._rows.values())
        words = ngettext("{count} unit on the list", "{count} units on the list", listed)
        self._count.setText(shown(words.format(count=listed)))
        self._form.allow(may_change=may_change)
        self._form.setVisible(may_change)
        self._offer_used()

    def take_keyboard(self) -> None:
        """Somebody goes here."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        card = Card(_("Units of the hospital"), self)
        self._count.setObjectName("unit_count")
        card.body.addWidget(self._count)
        card.body.addWidget(self.list, 1)
        card.body.addWidget(self._question)
        card.body.addLayout(row_of_buttons(((self._add_used, "add_used_units"), (self._take_off, "take_unit_off"))))
        for editor in self._form.findChildren(LongTextEditor):
            editor.show_lines(PASTED_LINES)
        hint = label(_("Forms complete names to these; wards get the list with the next file."), "hint")
        hint.setWordWrap(True)
        self._form.body.addWidget(hint)
        lay_side_by_side(self, card, self._form, (LIST_SHARE, FORM_SHARE))

    def _connect(self) -> None:
        self.list.picked.connect(self._offer_taking_off)
        self._take_off.clicked.connect(self._ask)
        self._question.accepted.connect(self._take_unit_off)
        self._question.declined.connect(self._leave_it)
        self._add_used.clicked.connect(self._add_those_used)
        self._form.saved.connect(self._take_added)

    def _offer_used(self) -> None:
        count = len(self._unlisted())
        words = ngettext("Add {count} unit that cases name", "Add {count} units that cases name", count)
        self._add_used.setText(words.format(count=count))
        self._add_used.setVisible(self._may_change and bool(count))

    def _offer_taking_off(self, name: str) -> None:
        row = self._rows.get(name)
        self._question.say("")
        self._take_off.setVisible(self._may_change)
        self._take_off.setEnabled(row is not None and row.is_listed)

    def _unlisted(self) -> list[str]:
        return [row.name for row in self._rows.values() if not row.is_listed]

    def _add_pasted(self, values: Mapping[str, object]) -> None:
        self._added = self._data.add_pasted(values)

    def _take_added(self) -> None:
        known = len(names_in(str(self._form.values().get("names", "")))) - len(self._added)
        self._form.show_anew({})
        self._form.tell(_added_in_words(len(self._added), known))
        self.units_changed.emit()

    def _add_those_used(self) -> None:
        try:
            added = self._data.add_units(self._unlisted())
        except ComplaintError as refusal:
            self._form.tell(words_for(refusal))
        else:
            self._form.tell(_added_in_words(len(added), 0))
            self.units_changed.emit()

    def _ask(self) -> None:
        row = self._rows.get(self.list.key())
        if row is None:
            return
        words = _("Take “{unit}” off the list? Forms offer it no more.").format(unit=row.name)
        kept = ngettext("{count} case that names it keeps it.", "{count} cases that name it keep it.", row.cases)
        self._question.say(f"{words} {kept.format(count=row.cases)}" if row.cases else words)

    def _leave_it(self) -> None:
        self._question.say("")
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_unit_off(self) -> None:
        name = self.list.key()
        try:
            self._data.take_unit_off(name)
        except ComplaintError as refusal:
            self._question.say(words_for(refusal))
        else:
            self._form.tell(_("“{unit}” is off the list.").format(unit=name))
            self.units_changed.emit()


def _words(row: UnitRow) -> str:
    used = ngettext("named in {count:,} case", "named in {count:,} cases", row.cases).format(count=row.cases)
    if not row.is_listed:
        return _("{unit}\nnot on the list, {used}").format(unit=row.name, used=used)
    return _("{unit} ({used})").format(unit=row.name, used=used) if row.cases else row.name


def _added_in_words(new: int, known: int) -> str:
    words = ngettext("{count} unit was added.", "{count} units were added.", new).format(count=new)
    if not known:
        return words
    already = ngettext("{count} was on the list already.", "{count} were on the list already.", known)
    return f"{words} {already.format(count=known)}"
