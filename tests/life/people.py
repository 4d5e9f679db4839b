"""What people do about cases from the first telephone call to the closed file, as steps of a program."""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize

from app.domain.errors import InvalidComplaint
from app.services.rows import CaseRecord, DutyRow
from tests.cases import a_complaint, an_incident
from tests.life.folders import Clock, close, office_of
from tests.life.laws import Remembered

PROFILES = ("kcm", "kcm", "kcm paused", "kcm paused", "sso", "phrae")  # most of what can happen happens in a hospital
GROUPS = {"kcm": ("GRP-1", "GRP-2", "GRP-3", "GRP-4"), "sso": ("SSO-3", "SSO-4"), "phrae": (None,)}
TOUCHING_ALL = ("day off", "link", "merge", "taken back")
NURSE = "พยาบาล ตัวอย่าง"
MOST_CASES, MOST_DAYS_OFF = 3, 5
CLASSIFIED = {"level": 2, "resolution_group": "GRP-2"}

# What the programs of this process really contained.
SEEN: Counter[str] = Counter()


class Centre(RuleBasedStateMachine):
    """A complaint centre with a few cases; every step is one click, and every case is held to account after it."""

    @initialize(seed=st.binary(min_size=16, max_size=16))
    def begin(self, seed: bytes) -> None:
        self.chance, self.clock = random.Random(seed), Clock()
        self.which = which = self.chance.choice(PROFILES)
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
        # A day off moves the dates of every case, and a tie is written in both.
        for each in numbers if what not in TOUCHING_ALL else tuple(self.cases):
            self.cases[each].look(self.office)
        return True

    def has_an_open_case(self) -> bool:
        """Whether anything can be done."""
        return any(each.is_open for each in self.cases.values())

    def has_an_ended_case(self) -> bool:
        """Whether anything can be opened again."""
        return not all(each.is_open for each in self.cases.values())

    def case(self, chance: random.Random, *, is_open: bool = True) -> CaseRecord:
        """One of the cases that are open, or that have ended; there is one."""
        numbers = [each.number for each in self.cases.values() if each.is_open is is_open]
        return self.office.complaints.case(chance.choice(numbers))

    def duty(self, record: CaseRecord, chance: random.Random, *, ended: bool = False) -> DutyRow | None:
        """One of the duties of a case; None where there is none."""
        duties = [each for each in record.duties if each.is_ended is ended]
        return chance.choice(duties) if duties else None

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

    def day(self, chance: random.Random, most: int) -> date:
        """A day after today."""
        return self.today() + timedelta(days=chance.randint(1, most))

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
                self.cases[number].look(self.office)
                self.bring_to_an_end(number)
            SEEN["programs"] += 1
            SEEN[f"programs of {self.which}"] += 1
        finally:
            close(self.office)

    def bring_to_an_end(self, number: str) -> None:
        """End what holds the case open, and close it."""
        raise NotImplementedError
