"""The four views of the page of incidents, under one row of filters."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from app.services.risk.incidents import IncidentFilter, Show
from app.translation import _
from app.ui.incidents.filters import RiskFilters
from app.ui.incidents.incident_list import IncidentList
from app.ui.incidents.measures_view import MeasuresView
from app.ui.incidents.profile_view import ProfileView
from app.ui.incidents.yearly_view import YearlyView
from app.ui.tabbed import lay_out_tabs

if TYPE_CHECKING:
    from app.services.risk.risk_desk import RiskDesk

LIST, PROFILE, MEASURES, YEARLY = range(4)


class Overview(QWidget):
    """Tabs, filters, and the view that is read.

    Signals:
        case_wanted: number of a case that somebody wants to see in the form.
    """

    case_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._risk: RiskDesk | None = None
        self._tabs, self._filters, self._views = QTabBar(self), RiskFilters(self), QStackedWidget(self)
        self.list, self.profile = IncidentList(self), ProfileView(self)
        self.measures, self.yearly = MeasuresView(self), YearlyView(self)
        self._lay_out()
        self._tabs.currentChanged.connect(self._turn)
        self._filters.changed.connect(self.read)
        self.list.filter_changed.connect(self.read)
        self.measures.filter_changed.connect(self.read)
        for view in (self.profile, self.measures, self.yearly):
            view.case_wanted.connect(self.case_wanted)

    def use(self, risk: "RiskDesk") -> None:
        """The services are ready."""
        self._risk = risk
        self._filters.show_policy(risk.desk.policy)

    def read(self) -> None:
        """Read the filters' choices and the view in front again."""
        if self._risk is None:
            return
        years = self._risk.incidents.years()
        self._filters.show_years(years)
        self._filters.show_units(self._risk.incidents.units())
        policy, unit, year = self._risk.desk.policy, self._filters.unit(), self._filters.year()
        place = self._views.currentIndex()
        if place == LIST:
            wanted = IncidentFilter(self.list.shown(), unit, self._filters.risk(), year)
            self.list.read(self._risk.incidents, wanted, policy, self._risk.desk.now())
        elif place == PROFILE:
            self.profile.read(self._risk.profile, policy, year or years[0], unit)
        elif place == MEASURES:
            self.measures.read(self._risk.measures, unit, year)
        else:
            self.yearly.read(self._risk.collected, year or years[0], unit)

    def show_case(self, number: str) -> None:
        """Choose the case in the list; among all cases, if it is not among those that are open."""
        self._tabs.setCurrentIndex(LIST)
        if number and not self.list.show_case(number):
            self.list.ask_for(Show.ALL)
            self.list.show_case(number)

    def view(self) -> QWidget:
        """The view in front."""
        return (self.list, self.profile, self.measures, self.yearly)[self._views.currentIndex()]

    def panes(self) -> tuple[QWidget, ...]:
        """Where the keyboard can be."""
        return self._tabs, self._filters, self.view()

    def _turn(self, place: int) -> None:
        self._views.setCurrentIndex(place)
        self._filters.ask_for_risk(place == LIST)
        self.read()

    def _lay_out(self) -> None:
        self._tabs.setObjectName("incident_tabs")
        for words, view in (
            (_("Incidents"), self.list),
            (_("Risk profile"), self.profile),
            (_("Measures"), self.measures),
            (_("Yearly list"), self.yearly),
        ):
            self._tabs.addTab(words)
            self._views.addWidget(view)
        self._tabs.setTabToolTip(PROFILE, _("Risk profile by unit and severity"))
        lay_out_tabs(self, self._tabs, self._filters, self._views)
