"""One case of the list: what it is, whether everybody was told, and the steps from report to measures."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.domain.buddhist_dates import moment_short
from app.domain.policy import Policy
from app.domain.thai_text import arabic_digits
from app.services.risk.incidents import ANALYSIS, REPORT, REVIEW, IncidentRow
from app.services.rows import DutyRow
from app.translation import _, language, ngettext
from app.ui.incidents.standing import badge_of, by_rule, provisional_in_words, risk_in_words, when_of
from app.ui.kit import Badge, Tone, label, primary_button, secondary_button
from app.ui.rows import cleared
from app.ui.rule_label import explain
from app.ui.shown_text import shown

MARGIN, GAP = 16, 8
TELL, WRITE_REPORT, WRITE_REVIEW, OPEN_ANALYSIS, ADD_MEASURE, OPEN_CASE = (
    "tell_both",
    "write_report",
    "write_review",
    "open_rca",
    "add_measure",
    "open_case",
)


class IncidentCard(QFrame):
    """Everything that is asked about one case, in the order in which it is done.

    Signals:
        wanted: what somebody wants to do, one of the names above.
    """

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("incident_card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self._column.setSpacing(GAP)

    def show_row(self, row: IncidentRow | None, policy: Policy, now: datetime) -> None:
        """Show one case; nothing for None."""
        cleared(self._column)
        if row is None:
            return
        self._add_head(row, policy)
        self._add_sentinels(row, policy, now)
        self._add_steps(row, now)
        self._column.addStretch(1)
        self._column.addWidget(self._button(OPEN_CASE, _("Open the case"), "document_text"))

    def _add_head(self, row: IncidentRow, policy: Policy) -> None:
        self._say(row.number, "card_title", "incident_number")
        self._say(row.subject, "body", "incident_subject")
        known = moment_short(row.known_at, language())
        self._say(_("Known {moment} · {units}").format(moment=known, units=", ".join(row.units)), "caption")
        self._say(risk_in_words(row, policy), "strong", "incident_risk")
        provisional = provisional_in_words(row)
        if provisional:
            self._say(provisional, "body", "incident_provisional").setProperty("part", "warning")

    def _add_sentinels(self, row: IncidentRow, policy: Policy, now: datetime) -> None:
        for code in row.sentinels:
            if code in policy.sentinels:
                words = _("Sentinel event: {event}").format(event=policy.sentinels[code].label(language()))
                self._say(arabic_digits(words), "strong")
        if row.untold:
            waiting = [_role_in_words(role, policy) for role in row.untold[0].to_whom if role not in row.told]
            words = _("Not told yet: {roles}. Tell them at once.").format(roles=", ".join(waiting))
            self._say(words, "body", "untold_words").setProperty("part", "warning")
            self._line(_("Told at once"), row.untold[0], now)
            button = primary_button(_("Who was told…"), "call")
            self._column.addWidget(self._named(button, TELL))

    def _add_steps(self, row: IncidentRow, now: datetime) -> None:
        may_write = row.is_open
        self._line(_("Incident report"), row.report, now, is_there=REPORT in row.stages)
        if may_write and REPORT not in row.stages:
            self._column.addWidget(self._button(WRITE_REPORT, _("Write the incident report…"), "document_edit"))
        self._line(_("Review of the unit head"), None, now, is_there=REVIEW in row.stages)
        if may_write:
            words = _("Review again…") if REVIEW in row.stages else _("Review…")
            self._column.addWidget(self._button(WRITE_REVIEW, words, "person_feedback"))
        self._line(_("Root cause analysis (RCA)"), row.analysis, now, is_there=ANALYSIS in row.stages)
        self._column.addWidget(self._button(OPEN_ANALYSIS, _("Open the RCA"), "branch_fork"))
        self._say(_measures_in_words(row), "field")
        self._column.addWidget(self._button(ADD_MEASURE, _("Add a measure…"), "shield_checkmark"))

    def _line(self, words: str, duty: DutyRow | None, now: datetime, *, is_there: bool = False) -> None:
        line = QHBoxLayout()
        line.setSpacing(GAP)
        line.addWidget(label(words, "field"), 1)
        badge = Badge(self)
        if duty is not None:
            standing = badge_of(duty, now)
            badge.show_badge(standing.tone, standing.text)
        else:
            badge.show_badge(Tone.DONE if is_there else Tone.LATER, _("Written") if is_there else _("Not yet"))
        line.addWidget(badge, 0, Qt.AlignmentFlag.AlignVCenter)
        box = QWidget(self)
        line.setContentsMargins(0, 0, 0, 0)
        box.setLayout(line)
        self._column.addWidget(box)
        if duty is not None:
            explain(self._say(" · ".join((when_of(duty), by_rule(duty))), "caption"), duty.rule)

    def _say(self, words: str, role: str, name: str = "") -> QLabel:
        line = label(shown(words), role)
        line.setWordWrap(True)
        line.setObjectName(name)
        self._column.addWidget(line)
        return line

    def _button(self, name: str, words: str, icon: str) -> QPushButton:
        button = secondary_button(words, icon)
        button.setProperty("extent", "small")
        return self._named(button, name)

    def _named(self, button: QPushButton, name: str) -> QPushButton:
        button.setObjectName(name)
        button.setProperty("wanted", name)
        button.clicked.connect(self._want)
        return button

    def _want(self) -> None:
        self.wanted.emit(str(self.sender().property("wanted")))


def _measures_in_words(row: IncidentRow) -> str:
    if not row.measures:
        return _("No measure yet")
    words = ngettext("{count} measure", "{count} measures", row.measures).format(count=row.measures)
    waiting = _("{count} not in place yet").format(count=row.open_measures)
    return " · ".join([words, *([waiting] if row.open_measures else [])])


def _role_in_words(role: str, policy: Policy) -> str:
    return policy.roles[role].label(language()) if role in policy.roles else role
