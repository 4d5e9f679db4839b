"""The page of settings: the hospital, its units, orders of appointment, rules, each saved by one click; and copies."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from app.domain.roles import Action, DataClass
from app.translation import N_, _
from app.ui.entry.banner import Banner
from app.ui.entry.draft_keeper import DraftKeeper
from app.ui.kit import GAP, PAGE_MARGIN, scrolled
from app.ui.pages import PageView
from app.ui.settings.accounts_section import AccountsSection
from app.ui.settings.appointments_section import AppointmentsSection
from app.ui.settings.backups_section import BackupsSection
from app.ui.settings.contracts import OpenDesk, SettingsDesk
from app.ui.settings.form_card import FormCard
from app.ui.settings.hospital_section import HospitalSection
from app.ui.settings.notice_section import NoticeSection
from app.ui.settings.retention_section import RetentionSection
from app.ui.settings.rules_section import RulesSection
from app.ui.settings.units_section import UnitsSection

if TYPE_CHECKING:
    from app.services.office import Office

Section = (
    HospitalSection
    | UnitsSection
    | AppointmentsSection
    | RulesSection
    | BackupsSection
    | RetentionSection
    | NoticeSection
    | AccountsSection
)
TITLES = (
    N_("Hospital and centre"),
    N_("Units"),
    N_("Orders of appointment"),
    N_("Whose rules hold"),
    N_("Copies of the data"),
    N_("How long cases are kept"),
    N_("Privacy notice"),
    N_("Accounts"),
)
ACCOUNTS = len(TITLES) - 1
UNSAVED = " •"
CENTRES = N_(
    "The complaint centre decides this for the whole hospital. It comes with the centre's files and can be read here."
)


class SettingsPage(PageView):
    """Eight sections, one in front; what is typed stays when somebody goes elsewhere, and after a crash.

    Signals:
        hospital_named: the name of the hospital is another one.
        units_changed: names of the units that forms offer, a tuple.
        renewal_wanted: the window is to be made again, because its forms would offer other choices.
        restore_wanted: the copy of the data that is to take their place, a `Path`.
        case_wanted: number of a case that somebody wants to look at.
        errand_wanted: what the accounts need the window closed for, an `AccountErrand`.
    """

    hospital_named = Signal(str)
    units_changed = Signal(object)
    renewal_wanted = Signal()
    restore_wanted = Signal(object)
    case_wanted = Signal(str)
    errand_wanted = Signal(object)

    def __init__(self, open_desk: OpenDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settings_page")
        self._open_desk = open_desk
        self._desk: SettingsDesk | None = None
        self._sections: tuple[Section, ...] = ()
        self._tabs, self._stack = QTabBar(self), QStackedWidget(self)
        self._first, self._foreign = Banner("no_hospital", "", "", self), Banner("read_only", "", "", self)
        self._keeper = DraftKeeper(self._typed, self)
        self._lay_out()
        self._tabs.currentChanged.connect(self._stack.setCurrentIndex)
        self._tabs.currentChanged.connect(self.refresh)

    def use(self, office: "Office") -> None:
        """The services are ready: make the sections, and show what was typed and not saved the last time."""
        self._desk = desk = self._open_desk(office.desk)
        self._make_sections(desk)
        self._read(self._sections)
        self._keeper.use(desk.drafts)
        for draft in self._keeper.waiting()[:1]:
            for card in self._cards():
                typed = draft.values.get(card.form.name)
                if isinstance(typed, dict):
                    card.resume(typed)
            self._keeper.begin(None, None, draft)
            self._note_edit()

    def enter(self) -> None:
        """Somebody goes to the page."""
        self.refresh()
        if self._sections:
            self._sections[self._tabs.currentIndex()].take_keyboard()

    def refresh(self) -> None:
        """Read again what stands in the section in front; what is typed and not saved stays."""
        if self.isVisible():
            self._read(self._sections[self._tabs.currentIndex() :][:1])

    def show_section(self, place: int) -> None:
        """Turn to a section."""
        self._tabs.setCurrentIndex(place)

    def panes(self) -> tuple[QWidget, ...]:
        """Where the keyboard can be."""
        return self._tabs, self._stack

    def close_down(self) -> None:
        """Keep what is typed."""
        self._keeper.keep()

    def _lay_out(self) -> None:
        self._tabs.setObjectName("settings_tabs")
        self._tabs.setAccessibleName(_("Parts of the settings"))
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        for title in TITLES:
            self._tabs.addTab(_(title))
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, GAP, PAGE_MARGIN, PAGE_MARGIN)
        column.setSpacing(GAP)
        for part in (self._tabs, self._foreign, self._first):
            column.addWidget(part)
        column.addWidget(self._stack, 1)

    def _make_sections(self, desk: SettingsDesk) -> None:
        hospital, units = HospitalSection(desk, self._stack), UnitsSection(desk, self._stack)
        orders, rules = AppointmentsSection(desk, self._stack), RulesSection(desk, self._stack)
        copies, kept = BackupsSection(desk, self._stack), RetentionSection(desk, self._stack)
        notice, accounts = NoticeSection(desk, self._stack), AccountsSection(desk, self._stack)
        while old := self._stack.widget(0):
            self._stack.removeWidget(old)
            old.deleteLater()
        self._sections = (hospital, units, orders, rules, copies, kept, notice, accounts)
        self._tabs.setTabVisible(ACCOUNTS, desk.desk.may(Action.CHANGE, DataClass.ACCOUNTS))
        for section in self._sections:
            self._stack.addWidget(scrolled(section, self._stack))
        self._stack.setCurrentIndex(self._tabs.currentIndex())
        hospital.named.connect(self.hospital_named)
        hospital.named.connect(self._take_change)
        units.units_changed.connect(self._take_units)
        orders.orders_changed.connect(self._take_change)
        rules.rules_changed.connect(self._take_change)
        rules.renewal_wanted.connect(self.renewal_wanted)
        kept.retention_changed.connect(self._take_change)
        kept.case_wanted.connect(self.case_wanted)
        notice.published.connect(self._take_change)
        copies.restore_wanted.connect(self.restore_wanted)
        accounts.errand_wanted.connect(self.errand_wanted)
        for card in self._cards():
            card.edited.connect(self._note_edit)

    def _read(self, sections: tuple[Section, ...]) -> None:
        if self._desk is None:
            return
        may_change = self._desk.data.may_change()
        for section in sections:
            section.refresh(may_change=may_change)
        # Of this PC, of a ward's too.
        is_own = isinstance(self._sections[self._tabs.currentIndex()], BackupsSection | AccountsSection)
        self._foreign.say("" if may_change or is_own else _(CENTRES))
        is_first = may_change and not self._desk.data.is_named()
        self._first.say(_("Say first which hospital this is; every paper bears it.") if is_first else "")

    def _cards(self) -> tuple[FormCard, ...]:
        return tuple(card for section in self._sections for card in section.cards)

    def _typed(self) -> dict[str, object]:
        return {card.form.name: card.draft() for card in self._cards() if card.is_dirty()}

    def _note_edit(self) -> None:
        for place, section in enumerate(self._sections):
            is_dirty = any(card.is_dirty() for card in section.cards)
            self._tabs.setTabText(place, _(TITLES[place]) + UNSAVED * is_dirty)
            self._tabs.setTabToolTip(place, _("Not saved yet") if is_dirty else "")
        if self._typed():
            self._keeper.note_edit()
        else:
            self._keeper.discard()

    def _take_units(self) -> None:
        if self._desk is not None:
            self.units_changed.emit(tuple(row.name for row in self._desk.data.units()))
        self._take_change()

    def _take_change(self) -> None:
        self.refresh()
        self.changed.emit("")
