"""Services of one desk kept in memory, with the real rules, for tests of one screen."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from types import SimpleNamespace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.domain.duties import Duty, duties_for, facts_from
from app.domain.errors import InvalidComplaint, Problem
from app.domain.explanation import Explanation, explained
from app.domain.mediators import steps
from app.domain.policy import POLICY_FOLDER, Policy, load_policy
from app.domain.rules_since import ChangedRule
from app.domain.suggestions import Suggestion, suggestions_for
from app.domain.working_days import Calendar
from app.services.cases.case_row import CaseRow
from app.services.hospital.roster_rows import OnDuty, WhoIsThere
from app.services.rows import CallRow, CaseRecord, DutyRow, MediatorRow, ProceedingRow
from app.translation import language
from tests.cases import HEAD_TRIED

NOW = datetime.fromisoformat("2026-11-21T10:35:00+07:00")
NUMBER = "2569/00412"
HOLIDAYS = {
    date(2026, 12, 7): ("ชดเชยวันพ่อแห่งชาติ", "Substitution for Father's Day"),
    date(2026, 12, 10): ("วันรัฐธรรมนูญ", "Constitution Day"),
    date(2026, 12, 31): ("วันสิ้นปี", "New Year's Eve"),
    date(2027, 1, 1): ("วันขึ้นปีใหม่", "New Year's Day"),
}
WEEKEND = {5: ("วันเสาร์", "Saturday"), 6: ("วันอาทิตย์", "Sunday")}


def the_policy() -> Policy:
    return load_policy(POLICY_FOLDER)


def row_of(duty: Duty) -> DutyRow:
    return DutyRow(**vars(duty))


class FakeComplaints:
    """One case, counted by the real rules."""

    def __init__(self, values: Mapping[str, object]) -> None:
        self.policy = the_policy()
        self.calendar = Calendar(2026, 2027, HOLIDAYS, WEEKEND, confirmed_years=frozenset({2026}))
        self.values = dict(values)
        self.ended: dict[str, dict[str, object]] = {}
        self.calls: tuple[CallRow, ...] = ()
        self.proceedings = (ProceedingRow("h1", "head_first", {"tried": HEAD_TRIED}, NOW, "", NOW),)

    def now(self) -> datetime:
        return NOW

    def duties_for(self, values: Mapping[str, object]) -> tuple[Duty, ...]:
        if not values.get("received_at"):
            raise InvalidComplaint([Problem("received_at", "required")])
        return duties_for(facts_from(values), self.policy, self.calendar)

    def suggestions_for(self, values: Mapping[str, object]) -> tuple[Suggestion, ...]:
        return suggestions_for(values, self.policy)

    def rules_since_changed(self, record: CaseRecord) -> tuple[ChangedRule, ...]:
        return ()

    def explained(self, duty: Duty | DutyRow) -> Explanation:
        names = vars(self.duties_for(self.values)[0])
        return explained(Duty(**{name: getattr(duty, name) for name in names}), self.calendar, language())

    def case(self, number: str) -> CaseRecord:
        duties = [row_of(duty) for duty in self.duties_for(self.values)]
        ended = tuple(replace(duty, **self.ended.get(duty.id, {})) for duty in duties)
        record = CaseRecord("c1", number, "A-1", "open", self.values, NOW, "", "s1", duties=ended, calls=self.calls)
        return replace(record, proceedings=self.proceedings)


class FakeDuties:
    """Ticks duties of the one case."""

    def __init__(self, complaints: FakeComplaints, person_name: str = "") -> None:
        self._complaints, self.person_name = complaints, person_name

    def is_to_tell(self, duty: DutyRow) -> bool:
        return duty.rule == "RPT-2"

    def who_to_tell(self, duty: DutyRow, unit: str = "") -> tuple[OnDuty, ...]:
        """Nobody was entered in the roster."""
        return WhoIsThere(self._complaints.policy, {}, ()).to_whom(duty.to_whom, NOW, unit)

    def done(
        self, number: str, duty_ids: Sequence[str], *, at: datetime, by: str, means: str = "", words: str = ""
    ) -> None:
        found = [] if by else [Problem("done_by", "required")]
        found += [Problem("done_at", "in_the_future")] if at > NOW else []
        if found:
            raise InvalidComplaint(found)
        for each in duty_ids:
            self._complaints.ended[each] = {"done_at": at, "done_by": by, "means": means, "words": words}

    def not_needed(self, number: str, duty_id: str, *, because: str) -> None:
        if not because:
            raise InvalidComplaint([Problem("not_needed", "required")])
        self._complaints.ended[duty_id] = {"not_needed": because}


class FakeMediation:
    """The mediators of the policy and one case."""

    def __init__(self, complaints: FakeComplaints) -> None:
        self._complaints = complaints
        self.leave: dict[str, str] = {}
        first, second, *others = complaints.policy.mediators
        second = replace(second, name="ผู้ไกล่เกลี่ย ตัวอย่าง", phone="08 0000 0000")
        self._mediators = (replace(first, unit="ห้องจ่ายยาผู้ป่วยนอก"), second, *others)

    def steps(self, number: str) -> tuple[MediatorRow, ...]:
        units = self._complaints.values.get("units")
        calls = self._complaints.calls
        found = steps(
            self._mediators,
            self.leave,
            tuple(units) if isinstance(units, list) else (),
            [(call.mediator, call.outcome) for call in calls],
            out_of_hours=False,
        )
        return tuple(
            MediatorRow(
                order=place,
                calls=tuple(call for call in calls if call.mediator == step.id),
                **vars(step),
            )
            for place, step in enumerate(found, start=1)
        )

    def log_call(self, number: str, mediator: str, outcome: str, *, at: datetime, words: str = "") -> None:
        if at > NOW:
            raise InvalidComplaint([Problem("called_at", "in_the_future")])
        uid = str(len(self._complaints.calls) + 1)
        self._complaints.calls += (CallRow(uid, mediator, outcome, at, words, "เจ้าหน้าที่ ตัวอย่าง"),)

    def set_leave(self, mediator: str, on_leave: bool, *, reason: str = "") -> None:
        if on_leave:
            self.leave[mediator] = reason
        else:
            self.leave.pop(mediator, None)

    def cases_in_mediation(self) -> tuple[CaseRow, ...]:
        values = self._complaints.values
        return (
            CaseRow(
                uid="c1",
                number=NUMBER,
                local_number="A-1",
                kind="complaint",
                state="open",
                subject=str(values["details"]),
                channel="in_person",
                units=("ห้องจ่ายยาผู้ป่วยนอก",),
                level=3,
                category=None,
                urgent=False,
                received_at=NOW,
                due_on=None,
                due_at=None,
                conflicts=0,
            ),
        )


class IsoEdit(QWidget):
    """The plainest editor of a day or a moment: its text is the value."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = QLineEdit(self)
        self._line.textChanged.connect(self.edited)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._line)

    def value(self) -> object:
        return self._line.text() or None

    def set_value(self, value: object) -> None:
        self._line.setText(str(value or ""))


def an_office(mediation: FakeMediation, complaints: FakeComplaints) -> SimpleNamespace:
    """The services that the mediation page uses."""
    return SimpleNamespace(
        mediation=mediation,
        complaints=complaints,
        assessment=complaints,
        staff=SimpleNamespace(units=lambda: ("ห้องจ่ายยาผู้ป่วยนอก",)),
        desk=SimpleNamespace(now=complaints.now),
    )
