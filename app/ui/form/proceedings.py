"""What was done about a case, and what can be done: contact at hand, suggestions, one timeline of everything."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QWidget

from app.domain.errors import ComplaintError
from app.domain.proceedings.follow_ups import follow_ups
from app.domain.proceedings.offered import PERSONAL_DATA, in_groups, kinds_offered
from app.domain.proceedings.schema import ProceedingKind
from app.services.words.messages import words_for
from app.translation import N_, _
from app.ui.form.case_doings import CaseDoings
from app.ui.form.closing_doings import ClosingDoings
from app.ui.form.contact_card import ContactCard
from app.ui.form.disclosed import DISCLOSED, LABEL, disclosed_entries
from app.ui.form.doings import GROUPS, proceedings
from app.ui.form.filter_chips import FilterChips
from app.ui.form.suggested_next import SuggestedNext
from app.ui.form.timeline import Entry
from app.ui.form.timeline_view import TimelineView
from app.ui.icons import icon
from app.ui.kit import primary_button
from app.ui.privacy.case_privacy import CasePrivacy

if TYPE_CHECKING:
    from app.services.cases.letters import Letters
    from app.services.office import Office
    from app.services.rows import CaseRecord

LettersOf = Callable[["Office"], "Letters"]
ABOVE_TIMELINE = 2  # under how to reach the complainant and what the rules suggest
ERASING = "erasing"  # in the menu, beside the kinds of proceedings
SCANS = "*.pdf *.jpg *.jpeg *.png *.tif *.tiff"


class ProceedingsPage(TimelineView):
    """How to reach the complainant, what the rules suggest, and under it the timeline.

    Signals:
        fields_wanted: fields of the form that a suggestion fills in.
        printed: a letter as PDF, and its title.
    """

    fields_wanted = Signal(object)
    printed = Signal(bytes, str)

    def __init__(self, letters_of: "LettersOf", parent: QWidget | None = None) -> None:
        empty = N_("Nothing was done yet. What you do about the case appears here by itself.")
        super().__init__("proceedings_page", _("Proceedings"), empty, parent)
        self._letters_of = letters_of
        self._office: Office | None = None
        self._record: CaseRecord | None = None
        self._all: list[Entry] = []
        self.privacy: CasePrivacy | None = None
        self.doings = CaseDoings(self)
        self.closing = ClosingDoings(self.doings, self)
        self._contact, self._suggested = ContactCard(self), SuggestedNext(self)
        self._chips = FilterChips({"": N_("Everything"), **GROUPS, DISCLOSED: LABEL}, self)
        self._add = self._add_button()
        self.head.addWidget(self._add)
        self.add_head(self._chips)
        for place, part in enumerate((self._contact, self._suggested)):
            self.column.insertWidget(place, part)
        self._connect()
        self.show_record(None)

    def use(self, office: "Office") -> None:
        """The services are ready."""
        self._office = office
        self.doings.use(office)
        self.closing.use(office)
        self.may_redact = office.makes_redacted_copies()
        self._contact.quick.use(self.doings.write_contact, office.assessment.now)
        if self.privacy is not None:
            self.privacy.use(office)
        self.show_record(self._record)

    def take_privacy(self, privacy: "CasePrivacy") -> None:
        """Show what was erased of the case, offer to erase, and say what went to whom."""
        self.privacy = privacy
        self.column.insertWidget(ABOVE_TIMELINE, privacy.card)
        privacy.done.connect(self.doings.done)
        privacy.refused.connect(self.doings.refused)

    def show_record(self, record: "CaseRecord | None") -> None:
        """Show the case, or nothing for a new one; another one from its top."""
        if record is None or self._record is None or record.uid != self._record.uid:
            self.verticalScrollBar().setValue(0)
        self._record = record
        self.doings.show_record(record)
        self.closing.show_record(record)
        self._contact.show_record(record)
        if self.privacy is not None:
            self.privacy.show_record(record)
        self._add.setEnabled(record is not None and not record.is_read_only)
        self._show_suggested()
        office = self._office
        self._all = []
        if record is not None and office is not None:
            self._all = proceedings(record, office.assessment.policy, office.assessment.now().date())
        self._chips.count({group: self._count(group) for group in GROUPS})
        self._show_chosen()

    def open_menu(self) -> None:
        """Offer what can be begun about the case."""
        if self._record is None or not self._add.isEnabled():
            return
        menu = QMenu(self)
        menu.setObjectName("add_menu")
        menu.triggered.connect(self._begin)
        record = self._record
        for group, kinds in in_groups(kinds_offered(record.fields, record.state, record.proceedings)):
            place = menu.addMenu(_(group)) if group else menu
            for kind in kinds:
                place.addAction(_offer(kind, menu))
            if not group:
                menu.addSeparator()
        if self.privacy is not None and self.privacy.may_erase():
            _offer_erasing(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._add.mapToGlobal(QPoint(0, self._add.height())))
        menu.setActiveAction(menu.actions()[0])

    def start_contact(self) -> None:
        """Put the keyboard into the line for a contact."""
        self._contact.quick.start()

    def _connect(self) -> None:
        self.step_wanted.connect(self.doings.go_on)
        self.change_wanted.connect(self.doings.correct)
        self.void_wanted.connect(self.doings.take_back)
        self.scan_wanted.connect(self._choose_scan)
        self.paper_wanted.connect(self._print)
        self._suggested.begin_wanted.connect(self.doings.begin)
        self._suggested.fields_wanted.connect(self.fields_wanted)
        self._contact.quick.dialog_wanted.connect(self._begin_contact)
        self._chips.chosen.connect(self._show_chosen)

    def _add_button(self) -> QPushButton:
        button = primary_button(_("Add"), "add")
        button.setObjectName("add_proceeding")
        button.setProperty("extent", "small")
        button.setToolTip(_("Write down what was done about the case (F3)"))
        button.clicked.connect(self.open_menu)
        return button

    def _begin(self, action: QAction) -> None:
        if action.data() != ERASING:
            self.doings.begin(str(action.data()))
        elif self.privacy is not None:
            self.privacy.ask()

    def _begin_contact(self, values: Mapping[str, object]) -> None:
        dialog = self.doings.begin("contact", values)
        if dialog is not None:
            dialog.saved.connect(self._contact.quick.forget)

    def _choose_scan(self, uid: str) -> None:
        name, _kind = QFileDialog.getOpenFileName(self, _("Attach the scan"), "", f"({SCANS})")
        if name:
            self.doings.attach_reply(uid, Path(name))

    def _print(self, uid: str, paper: str) -> None:
        if self._office is None or self._record is None:
            return
        letters = self._letters_of(self._office)
        try:
            pdf = letters.letter(paper, self._record.key, uid)
        except ComplaintError as refusal:
            self.doings.refused.emit(words_for(refusal))
        else:
            self.printed.emit(pdf, letters.title(paper))

    def _show_suggested(self) -> None:
        record, office = self._record, self._office
        if record is None or office is None or record.is_read_only:
            self._suggested.show_follow_ups(())
            return
        policy = office.assessment.policy
        self._suggested.show_follow_ups(follow_ups(record.fields, record.state, record.proceedings, policy))

    def _count(self, group: str) -> int:
        return sum(entry.group == group for entry in self._all)

    def _show_chosen(self) -> None:
        group = self._chips.value()
        if group == DISCLOSED:
            self.show_entries(disclosed_entries(self.privacy.disclosed()) if self.privacy is not None else ())
            return
        self.show_entries([entry for entry in self._all if group in ("", entry.group)])


def _offer_erasing(menu: QMenu) -> None:
    """Last among what concerns personal data."""
    places = (action.menu() for action in menu.actions() if action.text() == _(PERSONAL_DATA))
    place = next((each for each in places if isinstance(each, QMenu)), None) or menu.addMenu(_(PERSONAL_DATA))
    action = place.addAction(icon("warning", "text"), _("Erase personal data…"))
    action.setObjectName("erase_personal_data")
    action.setData(ERASING)


def _offer(kind: ProceedingKind, menu: QMenu) -> QAction:
    action = QAction(icon(kind.icon, "text"), _(kind.label), menu)
    action.setObjectName(f"add_{kind.code}")
    action.setData(kind.code)
    return action
