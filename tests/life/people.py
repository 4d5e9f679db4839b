"""What people do about cases from the first telephone call to the closed file, as steps of a program."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant

from app.domain.errors import InvalidComplaint
from app.domain.vocabulary import State
from app.services.rows import CaseRecord
from tests.cases import a_complaint, an_incident
from tests.life.folders import Clock, close, office_of
from tests.life.laws import Remembered

PROFILES = ("kcm", "kcm", "kcm paused", "kcm paused", "sso", "phrae")  # most of what can happen happens in a hospital
GROUPS = {"kcm": ("GRP-1", "GRP-2", "GRP-3", "GRP-4"), "sso": ("SSO-3", "SSO-4"), "phrae": (None,)}
TOUCHING_ALL = (
    *("day off", "day struck", "day moved", "weekend worked", "calendar change taken back"),
    *("link", "merge", "taken back", "all cases of a person handed over"),
)
NURSE, DIRECTOR = "พยาบาล ตัวอย่าง", "ผู้อำนวยการ"
MOST_CASES = 3
LONGEST_CASE = 40  # entries; then it is closed, and the next one comes in: real ones have twenty
CLASSIFIED = {"level": 2, "resolution_group": "GRP-2"}

# Which of those that are there now: the case, the duty, what was done.
PICKS = st.integers(0, 9)
SOON = st.integers(1, 30)  # days

# What the programs of this process really contained.
SEEN: Counter[str] = Counter()


T = TypeVar("T")


def one_of(choices: Sequence[T], pick: int) -> T:
    """The choice that was drawn, of as many as there are now."""
    return choices[pick % len(choices)]


class Centre(RuleBasedStateMachine):
    """A complaint centre with a few cases; every step is one click, and every case is held to account after it."""

    @initialize(which=st.sampled_from(PROFILES))
    def begin(self, which: str) -> None:
        self.which, self.clock = which, Clock()
        self.profile = which.partition(" ")[0]
        self.office = office_of(self.profile, self.clock)
        if which.endswith("paused"):
            policy = self.office.desk.policy
            settings = (replace(each, value="on") if each.name == "pausing" else each for each in policy.settings)
            self.office.desk.policy = replace(policy, settings=tuple(settings))
        self.cases: dict[str, Remembered] = {}  # all of the program
        self.desk: dict[str, Remembered] = {}  # those on which somebody works
        self.words = 0
        self.changed_days: list[date] = []  # what officers entered in the calendar and stands
        self.steps = -1
        self.record_one(0, is_incident=False)
        SEEN.update({"programs": 1, f"programs of {which}": 1})

    @invariant()
    def a_step_was_taken(self) -> None:
        """How many there really were; the beginning is Hypothesis's first one."""
        self.steps += 1

    # What steps are made of

    def record_one(self, hours_ago: int, *, is_incident: bool) -> None:
        """Write down a new case that came in some hours ago; the oldest that has ended makes room on the desk."""
        ended = [each.number for each in self.desk.values() if not each.is_open]
        if ended and len(self.desk) >= MOST_CASES:
            del self.desk[ended[0]]
        at = (self.clock.now - timedelta(hours=hours_ago)).isoformat()
        values = an_incident(received_at=at, known_at=at) if is_incident else a_complaint(received_at=at)
        known = set(self.office.desk.policy.topics)
        values["topics"] = [each for each in values["topics"] if each in known] or [next(iter(known))]  # type: ignore[attr-defined] # a list
        values["channel"] = values["channel"] if values["channel"] in self.office.desk.policy.channels else "in_person"
        classified = CLASSIFIED if self.profile == "kcm" and not is_incident else {}
        number = self.office.complaints.record({**values, **classified, "details": self.word()})
        self.cases[number] = self.desk[number] = Remembered(number)
        self.cases[number].look(self.office)

    def click(self, what: str, act: Callable[[], object], *numbers: str) -> bool:
        """Do one thing about these cases; what is refused changes nothing, and says so beside a field."""
        before = {each: self.cases[each].last for each in numbers}
        try:
            act()
        except InvalidComplaint as refusal:
            SEEN[f"{what} refused"] += 1
            assert all(problem.field and problem.code for problem in refusal.problems)
            assert {each: self.office.complaints.case(each) for each in numbers} == before, "a refusal wrote something"
            return False
        SEEN[what] += 1
        # A day off moves the dates of every case, and a tie is written in both.
        for each in numbers if what not in TOUCHING_ALL else tuple(self.desk):
            self.cases[each].look(self.office)
        for each in [each for each in self.desk.values() if len(each.saves) >= LONGEST_CASE]:
            self._put_away(each)
        return True

    def _put_away(self, case: Remembered) -> None:
        """Close what has grown long; the next one comes in, and this one is looked at again when all is over."""
        self.bring_to_an_end(case.number)
        del self.desk[case.number]
        self.record_one(0, is_incident=len(self.cases) % 2 == 1)
        SEEN["put away"] += 1

    def is_a_hospital(self) -> bool:
        """Whether there are levels, risks and mediators."""
        return self.profile == "kcm"

    def make_room(self) -> None:
        """Close the first of the cases when nobody can take on another."""
        open_ones = [each for each in self.desk.values() if each.is_open]
        if len(open_ones) >= MOST_CASES:
            self.bring_to_an_end(open_ones[0].number)

    def case(self, pick: int) -> CaseRecord:
        """One of the cases that are open; somebody calls when nothing is left to do."""
        if not any(each.is_open for each in self.desk.values()):
            self.record_one(0, is_incident=len(self.cases) % 2 == 1)
        return self._chosen(pick, is_open=True)

    def ended_case(self, pick: int) -> CaseRecord:
        """One of those that have ended; where none has, an open one, which is refused what belongs after."""
        has_ended = not all(each.is_open for each in self.desk.values())
        return self._chosen(pick, is_open=False) if has_ended else self.case(pick)

    def _chosen(self, pick: int, *, is_open: bool) -> CaseRecord:
        chosen = one_of([each.last for each in self.desk.values() if each.is_open is is_open], pick)
        assert chosen is not None
        return chosen

    def begin_one(self, what: str, record: CaseRecord, kind: str, /, **values: object) -> bool:
        """Begin a proceeding about a case, now."""
        number, given = record.number, {"at": self.now(), **values}
        return self.click(what, lambda: self.office.proceedings.begin(number, kind, given), number)

    def go_on_with(
        self, what: str, record: CaseRecord, kind: str, stage: str, /, *, after: str = "", **values: object
    ) -> bool:
        """Take the first of that kind to its next stage, now; False where there is none, or it was refused."""
        standing = [each for each in record.proceedings if each.kind == kind and not each.is_void]
        row = next((each for each in standing if stage not in each.stages and after in ("", *each.stages)), None)
        if row is None:
            return False
        number, uid, given = record.number, row.uid, {"at": self.now(), **values}
        return self.click(what, lambda: self.office.proceedings.go_on(number, uid, stage, given), number)

    def correct(self, what: str, record: CaseRecord, /, **values: object) -> bool:
        """Correct fields of a case."""
        return self.click(what, lambda: self.office.complaints.change_fields(record.number, values), record.number)

    def now(self) -> str:
        """The moment, as people type it."""
        return self.clock.now.isoformat()

    def today(self) -> date:
        """The day."""
        return self.clock.now.date()

    def in_days(self, days: int) -> str:
        """A day after today, as people type it."""
        return (self.today() + timedelta(days=days)).isoformat()

    def word(self) -> str:
        """A text that nobody else wrote."""
        self.words += 1
        return f"ข้อความตัวอย่างที่ {self.words}"

    def teardown(self) -> None:
        """Every program reaches closure: each case that still runs is closed, and one at least was not voided."""
        if not hasattr(self, "office"):
            return
        try:
            self._reach_closure()
            # Hypothesis begins some that it ends early; they count apart.
            SEEN.update({f"programs of {self.steps} steps": 1, "steps": self.steps})
        finally:
            close(self.office)

    def _reach_closure(self) -> None:
        for case in self.cases.values():
            case.look(self.office)
            self.bring_to_an_end(case.number)
        if all(case.last and case.last.state == State.VOIDED for case in self.cases.values()):
            self.record_one(0, is_incident=False)
            self.bring_to_an_end(max(self.desk))
        states = {each.number: each.state for each in self.office.register.everything()}
        assert set(states) == set(self.cases), "a case was lost"
        assert State.OPEN not in states.values() and State.CLOSED in states.values()
        SEEN["programs that reached closure"] += 1
        SEEN["cases closed at the end"] += sum(state == State.CLOSED for state in states.values())

    def bring_to_an_end(self, number: str) -> None:
        """End what holds the case open, and close it."""
        raise NotImplementedError
