"""The page of counts: compliments by unit and person, network hospitals, and what is counted apart."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from app.translation import _
from app.ui.counts.count_view import CountView
from app.ui.counts.period_choice import PeriodChoice
from app.ui.counts.words import KINDS
from app.ui.pages import PageView
from app.ui.tabbed import lay_out_tabs

if TYPE_CHECKING:
    from app.services.counts.counts import Counts
    from app.services.desk import Desk
    from app.services.office import Office


class CountsPage(PageView):
    """One count in front, over the time that is chosen; `make_counts` makes the service that only this needs."""

    def __init__(self, make_counts: "Callable[[Desk], Counts]", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("counts")
        self._make_counts = make_counts
        self._counts: Counts | None = None
        self._tabs, self._period, self._views = QTabBar(self), PeriodChoice(self), QStackedWidget(self)
        self._counted = tuple(CountView(kind, self) for kind in KINDS)
        self._lay_out()
        self._tabs.currentChanged.connect(self._turn)
        self._period.changed.connect(self._read)

    def use(self, office: "Office") -> None:
        self._counts = self._make_counts(office.desk)
        self.refresh()

    def enter(self) -> None:
        self.refresh()
        (*self.view().panes(), self._tabs)[0].setFocus()

    def refresh(self) -> None:
        """Read the count in front again."""
        if self._counts is not None:
            self._period.show_years(self._counts.years(), self._counts.today())
            self._read()

    def view(self) -> CountView:
        """The count in front."""
        return self._counted[self._views.currentIndex()]

    def panes(self) -> tuple[QWidget, ...]:
        """Where the keyboard can be."""
        return self._tabs, self._period, *self.view().panes()

    def _lay_out(self) -> None:
        self._tabs.setObjectName("counts_tabs")
        self._tabs.setAccessibleName(_("Counts"))
        for view in self._counted:
            self._tabs.addTab(_(KINDS[view.kind].title))
            view.case_wanted.connect(self.case_wanted)
            view.whole_year_wanted.connect(self._period.show_whole_year)
            self._views.addWidget(view)
        lay_out_tabs(self, self._tabs, self._period, self._views)

    def _turn(self, place: int) -> None:
        self._views.setCurrentIndex(place)
        self._read()

    def _read(self) -> None:
        if self._counts is not None:
            first, last = self._period.days()
            view = self.view()
            view.offer_whole_year(offered=self._period.is_a_month())
            view.read(self._counts.table(view.kind, first, last), self._counts.cases, self._period.in_words())
