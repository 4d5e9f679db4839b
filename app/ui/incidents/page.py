"""The page of incidents and risk: list, risk profile, measures and yearly lists, and the RCA of one case over them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from app.services.incidents import IncidentFilter, Show
from app.translation import _
from app.ui.incidents.acts import IncidentActs
from app.ui.incidents.case_card import OPEN_ANALYSIS, OPEN_CASE
from app.ui.incidents.filters import RiskFilters
from app.ui.incidents.incident_list import IncidentList
from app.ui.incidents.measures_view import MeasuresView
from app.ui.incidents.profile_view import ProfileView
from app.ui.incidents.workspace import RcaWorkspace
from app.ui.incidents.yearly_view import YearlyView
from app.ui.pages import PageView

if TYPE_CHECKING:
    from app.services.desk import Desk
    from app.services.duties import Duties
    from app.services.office import Office
    from app.services.risk_desk import RiskDesk

MARGIN, GAP = 20, 12
LIST, PROFILE, MEASURES, YEARLY = range(4)


class IncidentsPage(PageView):
    """What the risk manager and the heads of the wards look at; `risk_desk` makes the services that only this needs."""

    def __init__(self, risk_desk: "Callable[[Desk, Duties], RiskDesk]", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("incidents")
        self._make_risk_desk = risk_desk
        self._office: Office | None = None
        self._risk: RiskDesk | None = None
        self._tabs, self._filters = QTabBar(self), RiskFilters(self)
        self.list, self.profile = IncidentList(self), ProfileView(self)
        self.measures, self.yearly = MeasuresView(self), YearlyView(self)
        self.workspace, self._acts = RcaWorkspace(self), IncidentActs(self)
        self._views, self._whole = QStackedWidget(self), QStackedWidget(self)
        self._lay_out()
        self._connect()

    def use(self, office: "Office") -> None:
        self._office, self._risk = office, self._make_risk_desk(office.desk, office.duties)
        self._acts.use(office, self._risk)
        self.workspace.use(office)
        self._filters.show_policy(office.desk.policy)
        self.refresh()

    def enter(self) -> None:
        self.refresh()
        self._shown_view().setFocus()

    def refresh(self) -> None:
        """Read the view that is shown; what is typed in the RCA stays."""
        if self._office is None or self._risk is None:
            return
        self._filters.show_years(self._risk.incidents.years())
        self._filters.show_units(self._risk.incidents.units())
        self._read_view()
        if self._whole.currentWidget() is self.workspace:
            self.workspace.refresh()
        self.counted.emit(self._risk.incidents.untold())

    def show_case(self, number: str) -> None:
        """Choose the case in the list."""
        self._tabs.setCurrentIndex(LIST)
        self._close_analysis()
        if number and not self.list.show_case(number):
            self.list.ask_for(Show.ALL)
            self.list.show_case(number)

    def show_analysis(self, number: str) -> None:
        """Open the RCA of a case."""
        self.workspace.show_case(number)
        self._whole.setCurrentWidget(self.workspace)
        self.workspace.take_keyboard()

    def number(self) -> str | None:
        """The number of the chosen case."""
        if self._whole.currentWidget() is self.workspace:
            return self.workspace.number()
        return self.list.number() or None

    def panes(self) -> tuple[QWidget, ...]:
        """Where the keyboard can be."""
        if self._whole.currentWidget() is self.workspace:
            return self.workspace.panes()
        return self._tabs, self._filters, self._shown_view()

    def _shown_view(self) -> QWidget:
        return (self.list, self.profile, self.measures, self.yearly)[self._views.currentIndex()]

    def _lay_out(self) -> None:
        self._tabs.setObjectName("incident_tabs")
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        for words, view in (
            (_("Incidents"), self.list),
            (_("Risk profile"), self.profile),
            (_("Measures"), self.measures),
            (_("Yearly list"), self.yearly),
        ):
            self._tabs.addTab(words)
            self._views.addWidget(view)
        overview = QWidget(self)
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(self._tabs)
        head.addStretch(1)
        head.addWidget(self._filters)
        column = QVBoxLayout(overview)
        column.setContentsMargins(MARGIN, GAP, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addWidget(self._views, 1)
        self._whole.addWidget(overview)
        self._whole.addWidget(self.workspace)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._whole)

    def _connect(self) -> None:
        self._tabs.currentChanged.connect(self._show_view)
        self._filters.changed.connect(self._read_view)
        self.list.filter_changed.connect(self._read_view)
        self.list.wanted.connect(self._act)
        for view in (self.profile, self.measures, self.yearly):
            view.case_wanted.connect(self.case_wanted)
        self.measures.filter_changed.connect(self._read_view)
        self.measures.step_wanted.connect(self._acts.go_on)
        self.yearly.hand_over_wanted.connect(self._acts.hand_over)
        self.workspace.left.connect(self._close_analysis)
        self.workspace.measure_wanted.connect(self._acts.begin)
        self.workspace.changed.connect(self._tell)
        self._acts.done.connect(self._tell)

    def _show_view(self, place: int) -> None:
        self._views.setCurrentIndex(place)
        self._filters.ask_for_risk(place == LIST)
        self._read_view()

    def _read_view(self) -> None:
        if self._office is None or self._risk is None:
            return
        policy, now, place = self._office.desk.policy, self._office.desk.now(), self._views.currentIndex()
        unit, year = self._filters.unit(), self._filters.year()
        present = self._risk.incidents.years()[0]
        if place == LIST:
            wanted = IncidentFilter(self.list.shown(), unit, self._filters.risk(), year)
            self.list.read(self._risk.incidents, wanted, policy, now)
        elif place == PROFILE:
            self.profile.read(self._risk.profile, policy, year or present, unit)
        elif place == MEASURES:
            self.measures.read(self._risk.measures, unit, year)
        else:
            self.yearly.read(self._risk.collected, year or present, unit)

    def _act(self, number: str, what: str) -> None:
        if what == OPEN_CASE:
            self.case_wanted.emit(number)
        elif what == OPEN_ANALYSIS:
            self.show_analysis(number)
        else:
            self._acts.begin(number, what)

    def _close_analysis(self) -> None:
        self._whole.setCurrentIndex(0)
        self._read_view()

    def _tell(self, number: str) -> None:
        self.refresh()
        self.changed.emit(number)
