"""A case as a line under a figure that counts it; what is kept from others is not told there."""

from app.domain.buddhist_dates import day_short
from app.domain.labels import LABELS
from app.domain.vocabulary import State
from app.services.cases.case_row import CaseRow
from app.translation import _, language
from app.ui.tables.cells import Cell, Line

BETWEEN = " · "


def case_line(case: CaseRow) -> Line:
    """A case with where it stands. Counts are looked at in meetings: what is kept from others is not told there."""
    day = day_short(case.received_at.date(), language())
    kept_back = _kept_back(case)
    units = "" if kept_back else _(", ").join(case.units)
    below = BETWEEN.join(filter(None, (case.number, day, units)))
    return Line((Cell(kept_back or case.subject, below=below), Cell(_(LABELS[State(case.state)]))), case)


def _kept_back(case: CaseRow) -> str:
    if case.sealed:
        return _("Sealed: what it is about is seen by opening it")
    return _("Restricted: what it is about is seen by opening it") if case.restricted else ""
