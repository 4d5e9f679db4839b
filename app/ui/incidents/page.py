"""The page of incidents and risk: list, risk profile, measures and yearly lists, and the RCA of one case over them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.ui.incidents.acts import IncidentActs
from app.ui.incidents.case_card import OPEN_ANALYSIS, OPEN_CASE
from app.ui.incidents.overview import Overview
from app.ui.incidents.workspace import RcaWorkspace
from app.ui.pages import PageView

if TYPE_CHECKING:
    from app.services.cases.duties import Duties
    from app.services.desk import Desk
    from app.services.office import Office
    from app.services.risk.risk_desk import RiskDesk


class IncidentsPage(PageView):
    """What the risk manager and the heads of the wards look at; `risk_desk` makes the services that only this needs."""

    def __init__(self, risk_desk: "Callable[[Desk, Duties], RiskDesk]", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("incidents")
        self._make_risk_desk = risk_desk
        self._risk: RiskDesk | None = None
        self.overview, self.workspace, self._acts = Overview(self), RcaWorkspace(self), IncidentActs(self)
        self._whole = QStackedWidget(self)
        for part in (self.overview, self.workspace):
            self._whole.addWidget(part)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._whole)
        self._connect()

    def use(self, office: "Office") -> None:
        self._risk = self._make_risk_desk(office.desk, office.duties)
        self._acts.use(office, self._risk)
        self.workspace.use(office, self._risk.drafts)
        self.overview.use(self._risk)
        self.refresh()

    def enter(self) -> None:
        self.refresh()
        if self._is_analysing():
            self.workspace.take_keyboard()
        else:
            self.overview.view().setFocus()

    def refresh(self) -> None:
        """Read the view that is shown; what is typed in the RCA stays."""
        if self._risk is None:
            return
        self.overview.read()
        if self._is_analysing():
            self.workspace.refresh()
        self.counted.emit(self._risk.incidents.untold())

    def show_case(self, number: str) -> None:
        """Choose the case in the list."""
        self._close_analysis()
        self.overview.show_case(number)

    def show_analysis(self, number: str) -> None:
        """Open the RCA of a case at its top."""
        self.workspace.show_case(number)
        self._whole.setCurrentWidget(self.workspace)
        self.workspace.begin_at_top()

    def number(self) -> str | None:
        """The number of the chosen case."""
        return self.workspace.number() if self._is_analysing() else self.overview.list.number() or None

    def panes(self) -> tuple[QWidget, ...]:
        """Where the keyboard can be."""
        return self.workspace.panes() if self._is_analysing() else self.overview.panes()

    def close_down(self) -> None:
        """Keep what is typed in an analysis."""
        self.workspace.keep()

    def _connect(self) -> None:
        self.overview.case_wanted.connect(self.case_wanted)
        self.overview.list.wanted.connect(self._act)
        self.overview.measures.step_wanted.connect(self._acts.go_on)
        self.overview.yearly.hand_over_wanted.connect(self._acts.hand_over)
        self.workspace.left.connect(self._close_analysis)
        self.workspace.measure_wanted.connect(self._acts.begin)
        self.workspace.changed.connect(self._tell)
        self._acts.done.connect(self._tell)

    def _is_analysing(self) -> bool:
        return self._whole.currentWidget() is self.workspace

    def _act(self, number: str, what: str) -> None:
        if what == OPEN_CASE:
            self.case_wanted.emit(number)
        elif what == OPEN_ANALYSIS:
            self.show_analysis(number)
        else:
            self._acts.begin(number, what)

    def _close_analysis(self) -> None:
        self.workspace.keep()
        self._whole.setCurrentWidget(self.overview)
        self.overview.read()

    def _tell(self, number: str) -> None:
        self.refresh()
        self.changed.emit(number)
