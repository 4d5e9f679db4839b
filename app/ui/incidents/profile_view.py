"""The risk profile: unit by severity, the cases behind a figure, and the unit's risks with their measures."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.buddhist_dates import BUDDHIST, day_short
from app.domain.thai_text import arabic_digits
from app.services.cases.case_row import CaseRow
from app.services.risk.risk_conditions import CLINICAL
from app.services.risk.risk_profile import Column, Profile, ProfileRow, UnitRisk
from app.translation import _, language, ngettext
from app.ui.incidents.standing import enough_cell, nonclinical_in_words, severity_place
from app.ui.kit import Card, label
from app.ui.rule_label import explain
from app.ui.tables.cell_painter import TALL
from app.ui.tables.cells import Cell, Line
from app.ui.tables.lines_table import LinesTable

if TYPE_CHECKING:
    from app.domain.policy import Policy
    from app.services.risk.risk_profile import RiskProfile

GAP, FIGURE = 12, 50
RULES = ("RSK-1", "RPT-9")


class ProfileView(QWidget):
    """One fiscal year; a figure opens its cases, a unit its risks.

    Signals:
        case_wanted: number of a case that somebody wants to see.
    """

    case_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("risk_profile")
        self._profile: RiskProfile | None = None
        self._policy: Policy | None = None
        self._columns: tuple[Column, ...] | None = None
        self._year = 0
        self.matrix = LinesTable("profile_matrix", _("Risk profile by unit and severity"), (), parent=self)
        self.cases = LinesTable(
            "profile_cases", _("Cases behind the figure"), (), stretched=1, height=TALL, parent=self
        )
        self.risks = LinesTable("profile_risks", _("Risks of the unit"), (), height=TALL, parent=self)
        self._cases_title, self._risks_title = label("", "card_title"), label("", "card_title")
        self._cases_title.setObjectName("profile_cases_title")
        self._risks_title.setObjectName("profile_risks_title")
        self._words = label("", "caption")
        self._words.setObjectName("profile_words")
        explain(self._words, *RULES)
        self._lay_out()
        self.matrix.selectionModel().currentChanged.connect(self._show_figure)
        self.cases.opened.connect(self._open_case)
        self.matrix.have_wide_columns(FIGURE)

    def read(self, profile: "RiskProfile", policy: "Policy", year: int, unit: str) -> None:
        """Read the figures again, of one unit where one is asked for."""
        self._profile, self._policy, self._year = profile, policy, year
        found = profile.profile(year)
        if found.columns != self._columns:
            self._show_headings(found, policy)
        rows = [row for row in found.rows if not unit or row.unit == unit]
        lines = [_matrix_line(row, found, policy) for row in rows]
        kept = self.matrix.currentIndex().column()
        self.matrix.show_lines(lines)
        if lines and self.matrix.of() is None:
            self.matrix.setCurrentIndex(self.matrix.lines.index(0, max(kept, 0)))
        self._words.setText(_year_in_words(found))
        self._show_figure()

    def _show_headings(self, found: Profile, policy: "Policy") -> None:
        self._columns = found.columns
        names = [_heading_of(column) for column in found.columns]
        tips = [_label_of(column, policy) for column in found.columns]
        self.matrix.lines.show_headings([_("Unit"), *names, _("Cases")], ["", *tips, ""])
        self.cases.lines.show_headings([_("Severity"), _("Case")])
        self.risks.lines.show_headings([_("Risk"), _("Cases"), _("Worst"), _("Measures"), _("Enough?")])

    def _lay_out(self) -> None:
        top = Card("", self)
        top.body.setContentsMargins(0, 0, 0, 8)
        top.body.addWidget(self.matrix, 1)
        self._words.setContentsMargins(GAP, 0, GAP, 0)
        top.body.addWidget(self._words)
        below = QHBoxLayout()
        below.setSpacing(GAP)
        below.addWidget(_titled(self._cases_title, self.cases), 2)
        below.addWidget(_titled(self._risks_title, self.risks), 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(top, 5)
        column.addLayout(below, 4)

    def _show_figure(self) -> None:
        row = self.matrix.of()
        if self._profile is None or self._policy is None or not isinstance(row, ProfileRow):
            self._cases_title.setText(_("Choose a figure to see its cases"))
            self._risks_title.setText(_("Choose a unit to see its risks"))
            self.cases.show_lines(())
            self.risks.show_lines(())
            return
        column = self._column()
        cases = self._profile.cases(self._year, row.unit, column)
        self._cases_title.setText(_title_of(row, column, len(cases)))
        self._risks_title.setText(_("Risks of {unit}").format(unit=row.unit))
        self.cases.show_lines([_case_line(case, self._policy) for case in cases])
        self.risks.show_lines(_risk_lines(self._profile.risks(self._year, row.unit), self._policy))

    def _column(self) -> Column | None:
        place, columns = self.matrix.currentIndex().column() - 1, self._columns or ()
        return columns[place] if 0 <= place < len(columns) else None

    def _open_case(self, case: object, _column: int) -> None:
        if isinstance(case, CaseRow):
            self.case_wanted.emit(case.number)


def _heading_of(column: Column) -> str:
    scale, code = column
    return code if scale == CLINICAL else nonclinical_in_words(int(code))


def _titled(title: QWidget, content: QWidget) -> Card:
    card = Card("")
    card.body.setContentsMargins(0, GAP, 0, 4)
    title.setContentsMargins(GAP, 0, GAP, 0)
    card.body.addWidget(title)
    card.body.addWidget(content, 1)
    return card


def _matrix_line(row: ProfileRow, profile: Profile, policy: "Policy") -> Line:
    figures = [_figure(row.cells.get(column, 0), column, row.unit, policy) for column in profile.columns]
    total = Cell(str(row.total), in_middle=True, is_strong=True)
    return Line((Cell(row.unit), *figures, total), row)


def _figure(count: int, column: Column, unit: str, policy: "Policy") -> Cell:
    if not count:
        return Cell("·", spoken=_("None"), in_middle=True)
    spoken = _("{unit}, {severity}: {count}").format(unit=unit, severity=_label_of(column, policy), count=count)
    return Cell(str(count), tile=_place_of(column, policy), spoken=spoken, in_middle=True)


def _place_of(column: Column, policy: "Policy") -> int:
    scale, code = column
    table = policy.categories if scale == CLINICAL else policy.nonclinical_levels
    return severity_place(table[code].severity, policy)


def _label_of(column: Column, policy: "Policy") -> str:
    scale, code = column
    if scale == CLINICAL:
        return policy.categories[code].label(language())
    label_ = arabic_digits(policy.nonclinical_levels[code].label(language()))
    return _("Non-clinical risk: {level}").format(level=label_)


def _title_of(row: ProfileRow, column: Column | None, count: int) -> str:
    words = ngettext("{count} case of {unit}", "{count} cases of {unit}", count).format(count=count, unit=row.unit)
    return f"{words} · {_heading_of(column)}" if column else words


def _case_line(case: CaseRow, policy: "Policy") -> Line:
    tile = Cell("–", in_middle=True)
    if case.category in policy.categories:
        severity = policy.categories[str(case.category)].severity
        tile = Cell(str(case.category), tile=severity_place(severity, policy))
    below = " · ".join((case.number, day_short(case.received_at.date(), language())))
    return Line((tile, Cell(case.subject, below=below)), case)


def _risk_lines(risks: Sequence[UnitRisk], policy: "Policy") -> list[Line]:
    return [
        Line(
            (
                Cell(_topic_in_words(risk.topic, policy), below=" · ".join(each.what for each in risk.measures)),
                Cell(str(risk.cases), in_middle=True),
                Cell(policy.severities[risk.worst].label(language()) if risk.worst in policy.severities else "–"),
                Cell(str(len(risk.measures)), spoken="\n".join(each.what for each in risk.measures), in_middle=True),
                enough_cell(risk.enough, len(risk.measures)),
            ),
            risk,
        )
        for risk in risks
    ]


def _topic_in_words(topic: str, policy: "Policy") -> str:
    return policy.topics[topic].label(language()) if topic in policy.topics else topic


def _year_in_words(profile: Profile) -> str:
    year = profile.year + BUDDHIST if language() == "th" else profile.year
    words = [_("Fiscal year {year}, by rules RSK-1 and RPT-9. A case counts in every unit that it concerns.")]
    if profile.undecided:
        words.append(
            ngettext("{count} case has no severity yet.", "{count} cases have no severity yet.", profile.undecided)
        )
    return " ".join(words).format(year=year, count=profile.undecided)
