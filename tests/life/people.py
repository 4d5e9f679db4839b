"""What people do about cases from the first telephone call to the closed file, as steps of a program."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize

from app.domain.errors import InvalidComplaint
from app.domain.vocabulary import State
from app.services.rows import CaseRecord, DutyRow, ProceedingRow
from tests.cases import a_complaint, an_incident
from tests.life.folders import Clock, close, office_of
from tests.life.laws import Remembered

Thing = TypeVar("Thing")

PROFILES = ("kcm", "kcm", "kcm paused", "kcm paused", "sso", "phrae")  # most of what can happen happens in a hospital
GROUPS = {"kcm": ("GRP-1", "GRP-2", "GRP-3", "GRP-4"), "sso": ("SSO-3", "SSO-4"), "phrae": (None,)}
NURSE = "พยาบาล ตัวอย่าง"
MOST_CASES, MOST_DAYS_OFF = 3, 5
CLASSIFIED = {"level": 2, "resolution_group": "GRP-2"}

# What the programs of this process really contained.
SEEN: Counter[str] = Counter()

any_number = st.integers(0, 10**6)


def chosen(things: Sequence[Thing], which: int) -> Thing | None:
    """One of them; None where there are none."""
    return things[which % len(things)] if things else None


class Centre(RuleBasedStateMachine):
    """A complaint centre with a few cases; every step is one click, and every case is held to account after it."""

    @initialize(which=st.sampled_from(PROFILES))
    def begin(self, which: str) -> None:
        self.clock, self.which = Clock(), which
        self.profile = which.partition(" ")[0]
        self.office = office_of(self.profile, self.clock)
        if which.endswith("paused"):
            policy = self.office.desk.policy
            settings = (replace(each, value="on") if each.name == "pausing" else each for each in policy.settings)
            self.office.desk.policy = replace(policy, settings=tuple(settings))
        self.cases: dict[str, Remembered] = {}
        self.words = self.days_off = 0
        self.record_one(0, is_incident=False)

    # What steps are made of

    def record_one(self, hours_ago: int, *, is_incident: bool) -> None:
        """Write down a new case that came in some hours ago."""
        at = (self.clock.now - timedelta(hours=hours_ago)).isoformat()
        values = an_incident(received_at=at, known_at=at) if is_incident else a_complaint(received_at=at)
        known = set(self.office.desk.policy.topics)
        values["topics"] = [each for each in values["topics"] if each in known] or [next(iter(known))]  # type: ignore[attr-defined] # a list
        values["channel"] = values["channel"] if values["channel"] in self.office.desk.policy.channels else "in_person"
        classified = CLASSIFIED if self.profile == "kcm" and not is_incident else {}
        number = self.office.complaints.record({**values, **classified, "details": self.word()})
        self.cases[number] = Remembered(number)
        self.cases[number].look(self.office)

    def click(self, what: str, act: Callable[[], object], *numbers: str) -> bool:
        """Do one thing about these cases; what is refused changes nothing, and says so beside a field."""
        before = {each: self.office.complaints.case(each) for each in numbers}
        try:
            act()
        except InvalidComplaint as refusal:
            SEEN[f"{what} refused"] += 1
            assert all(problem.field and problem.code for problem in refusal.problems)
            assert {each: self.office.complaints.case(each) for each in numbers} == before, "a refusal wrote something"
            return False
        SEEN[what] += 1
        for remembered in self.cases.values():
            remembered.look(self.office)
        return True

    def case(self, which: int, *, is_open: bool = True) -> CaseRecord | None:
        """One of the cases that are open, or that have ended."""
        records = [self.office.complaints.case(each) for each in self.cases]
        return chosen([each for each in records if (each.state == State.OPEN) is is_open], which)

    def duty(self, record: CaseRecord, which: int, *, ended: bool = False) -> DutyRow | None:
        """One of the duties of a case."""
        return chosen([each for each in record.duties if each.is_ended is ended], which)

    def standing(self, record: CaseRecord, which: int, kind: str, *, without: str) -> ProceedingRow | None:
        """A proceeding of that kind that stands and has not come to this stage."""
        rows = (each for each in record.proceedings if each.kind == kind and not each.is_void)
        return chosen([each for each in rows if without not in each.stages], which)

    def begin_one(self, what: str, which: int, kind: str, /, **values: object) -> bool:
        """Begin a proceeding about an open case, now."""
        record = self.case(which)
        if record is None:
            return False
        given = {"at": self.now(), **values}
        return self.click(what, lambda: self.office.proceedings.begin(record.number, kind, given), record.number)

    def go_on_with(self, what: str, which: int, kind: str, stage: str, /, **values: object) -> bool:
        """Take one of that kind to its next stage, now."""
        for record in filter(None, (self.case(which + step) for step in range(len(self.cases)))):
            row = self.standing(record, which, kind, without=stage)
            if row is not None:
                number, uid, given = record.number, row.uid, {"at": self.now(), **values}
                return self.click(what, lambda: self.office.proceedings.go_on(number, uid, stage, given), number)
        return False

    def correct(self, what: str, which: int, /, **values: object) -> bool:
        """Correct fields of an open case."""
        record = self.case(which)
        if record is None:
            return False
        return self.click(what, lambda: self.office.complaints.change_fields(record.number, values), record.number)

    def now(self) -> str:
        """The moment, as people type it."""
        return self.clock.now.isoformat()

    def day(self, ahead: int) -> date:
        """A day after today."""
        return self.clock.now.date() + timedelta(days=ahead)

    def word(self) -> str:
        """A text that nobody else wrote."""
        self.words += 1
        return f"ข้อความตัวอย่างที่ {self.words}"

    def teardown(self) -> None:
        """Every program reaches closure: each case that still runs is brought to its end."""
        if not hasattr(self, "office"):
            return
        try:
            for number in self.cases:
                self.bring_to_an_end(number)
            SEEN["programs"] += 1
            SEEN[f"programs of {self.which}"] += 1
        finally:
            close(self.office)

    def bring_to_an_end(self, number: str) -> None:
        """End what holds the case open, and close it."""
        raise NotImplementedError
