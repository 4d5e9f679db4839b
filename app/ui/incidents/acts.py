"""What is done about a case from the page of incidents: each act is a dialog and one click."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.proceedings.kinds import KINDS
from app.domain.proceedings.schema import ProceedingKind, Stage
from app.domain.proceedings.standing import AT
from app.domain.risk_forms import HANDED_STAGE, HANDOVER_FORM, NAME, TOLD_AT, telling_form
from app.domain.stops import TELLING
from app.services.risk.incidents import MEASURE, REPORT, REVIEW
from app.translation import _, language
from app.ui.incidents.case_card import ADD_MEASURE, TELL, WRITE_REPORT, WRITE_REVIEW
from app.ui.proceedings.stage_dialog import StageDialog, Writer

if TYPE_CHECKING:
    from app.domain.policy import Policy
    from app.services.office import Office
    from app.services.risk.collected import CollectedEntry
    from app.services.risk.measures import MeasureRow
    from app.services.risk.risk_desk import RiskDesk
    from app.services.rows import CaseRecord

BEGUN_BY = {WRITE_REPORT: REPORT, WRITE_REVIEW: REVIEW, ADD_MEASURE: MEASURE}
LEAD_TEAM = "lead_team"


class IncidentActs(QObject):
    """Opens the dialogs; what was typed in one that is refused stays in it.

    Signals:
        done: number of the case that is another one now; empty for several.
    """

    done = Signal(str)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._office: Office | None = None
        self._risk: RiskDesk | None = None
        self._number = ""

    def use(self, office: "Office", risk: "RiskDesk") -> None:
        """The services are ready."""
        self._office, self._risk = office, risk

    def begin(self, number: str, what: str) -> None:
        """Ask for what begins the act: the report, the review, a measure, or who was told."""
        if self._office is None:
            return
        record = self._office.complaints.case(number)
        if what == TELL:
            self._ask_who_was_told(record)
            return
        kind = KINDS[BEGUN_BY[what]]
        write = partial(self._office.proceedings.begin, record.key, kind.code)
        self._ask(record.number, kind, kind.first, write, self._likely(kind.code, record))

    def go_on(self, row: "MeasureRow", stage: str) -> None:
        """Ask for the next stage of a measure."""
        if self._office is not None:
            kind = KINDS[MEASURE]
            write = partial(self._office.proceedings.go_on, row.number, row.uid, stage)
            self._ask(row.number, kind, kind.stage(stage), write, {})

    def hand_over(self, entries: Sequence["CollectedEntry"]) -> None:
        """Ask when, by whom and to whom these entries are handed over."""
        if self._risk is None or self._office is None or not entries:
            return
        to = _role_in_words(LEAD_TEAM, self._office.desk.policy)
        values = {"by_whom": self._office.staff.person.name, "to": to}
        write = partial(self._risk.hand_over, entries)
        self._ask("", HANDOVER_FORM, HANDOVER_FORM.stage(HANDED_STAGE), write, values)

    def _ask_who_was_told(self, record: "CaseRecord") -> None:
        """The names on duty are there already; of whom nobody told yet, name and time stay to be filled in."""
        if self._risk is None or self._office is None:
            return
        policy, now = self._office.desk.policy, self._office.desk.now().isoformat(timespec="seconds")
        waiting = [each for each in record.duties if each.id in policy.sentinels and not each.is_ended]
        if not waiting:
            return
        told = {str(row.value("told", "role")) for row in record.proceedings if row.kind == TELLING and not row.is_void}
        roles = [role for role in waiting[0].to_whom if role not in told]
        known = {each.role: each.name for each in self._office.duties.who_to_tell(waiting[0], _unit_of(record))}
        values = {f"{NAME}{role}": known.get(role) or None for role in roles} | {f"{TOLD_AT}{roles[0]}": now}
        form = telling_form({role: _role_in_words(role, policy) for role in roles}, waiting[0].rule)
        write = partial(self._risk.tell, record.key, roles)
        self._ask(record.number, form, form.first, write, values)

    def _likely(self, code: str, record: "CaseRecord") -> Mapping[str, object]:
        """What the case says already; the person corrects it."""
        fields = record.fields
        units = fields.get("units")
        if code == REPORT:
            said = {
                "event": fields.get("details"),
                "correction": fields.get("immediate_action"),
                "by_whom": None if fields.get("reporter_withheld") else fields.get("reported_by"),
            }
            return {name: value for name, value in said.items() if value}
        if code == MEASURE and isinstance(units, list) and len(units) == 1:
            return {"unit": units[0]}
        return {}

    def _ask(
        self, number: str, kind: ProceedingKind, stage: Stage, write: Writer, values: Mapping[str, object]
    ) -> None:
        if self._office is None:
            return
        dialog = StageDialog(kind, stage, self._office.assessment, write, self._page.window())
        if number:
            dialog.setWindowTitle(_("{what} · {number}").format(what=_(kind.label), number=number))
        at = {AT: self._office.desk.now().isoformat(timespec="seconds")}
        dialog.show_values({**at, **values})
        if any(each.name == "unit" for each in stage.fields):
            dialog.offer("unit", [(name, name) for name in self._office.staff.units()])
        self._number = number
        dialog.saved.connect(self._tell)
        dialog.open()

    def _tell(self) -> None:
        self.done.emit(self._number)


def _role_in_words(role: str, policy: "Policy") -> str:
    return policy.roles[role].label(language()) if role in policy.roles else role


def _unit_of(record: "CaseRecord") -> str:
    units = record.fields.get("units")
    return str(record.fields.get("responsible_unit") or (units[0] if isinstance(units, list) and units else ""))
