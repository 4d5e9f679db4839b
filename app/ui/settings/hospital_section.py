"""What the hospital says of itself, and beside it how that stands on top of every paper (ADM-1)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.hospital_forms import HOSPITAL_FORM
from app.domain.thai_text import arabic_digits
from app.translation import _
from app.ui.kit import GAP, Card, label
from app.ui.settings.contracts import SettingsDesk
from app.ui.settings.form_card import FormCard
from app.ui.settings.rule_line import rule_line
from app.ui.shown_text import shown

FORM_SHARE, PAPER_SHARE = 3, 2


class HospitalSection(QWidget):
    """Name, centre, place, telephone and e-mail.

    Signals:
        named: the name of the hospital, just saved.
    """

    named = Signal(str)

    def __init__(self, desk: SettingsDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._data = desk.data
        self._form = FormCard(HOSPITAL_FORM, desk, desk.data.describe, _("Save"), self)
        self._paper = Card(_("On top of every paper"), self)
        self._head, self._name, self._reach = label("", "body_strong"), label("", "card_title"), label("", "body")
        self._gaps = label("", "hint")
        self._lay_out()
        self.cards = (self._form,)
        self._form.edited.connect(self._show_paper)
        self._form.saved.connect(self._take_saved)

    def refresh(self, *, may_change: bool) -> None:
        """Read again what stands."""
        self._form.show_standing(self._data.described())
        self._form.allow(may_change=may_change)
        self._show_paper()

    def take_keyboard(self) -> None:
        """Somebody goes here."""
        self._form.fields.focus_first()

    def _lay_out(self) -> None:
        lines = {"paper_hospital": self._head, "paper_centre": self._name, "paper_reach": self._reach}
        for name, line in {**lines, "paper_gaps": self._gaps}.items():
            line.setObjectName(name)
            line.setWordWrap(True)
            self._paper.body.addWidget(line)
        self._paper.body.addWidget(rule_line("ADM-1"))
        self._paper.body.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self._form, FORM_SHARE, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._paper, PAPER_SHARE, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addStretch(1)

    def _show_paper(self) -> None:
        given = {name: str(value) for name, value in self._form.values().items()}
        self._head.setText(shown(given.get("hospital", "–")))
        self._name.setText(shown(given.get("centre", "–")))
        phone = _("Tel. {phone}").format(phone=arabic_digits(given["phone"])) if "phone" in given else ""
        self._reach.setText(shown("\n".join(filter(None, (given.get("place"), phone, given.get("email"))))))
        self._reach.setHidden(not self._reach.text())
        missing = [_(each.label) for each in HOSPITAL_FORM.fields if each.name not in given]
        words = _("Still missing on paper: {fields}").format(fields=_(", ").join(missing)) if missing else ""
        self._gaps.setText(shown(words))
        self._gaps.setVisible(bool(words))

    def _take_saved(self) -> None:
        self._form.tell(_("Saved. The next paper bears it."))
        self.named.emit(str(self._form.values().get("hospital", "")))
