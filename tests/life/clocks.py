"""Steps about time: days that pass, days off, what moves a date, and what is done about a duty."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import rule

from app.domain.officers_days import DayAction
from app.domain.tree import QUESTIONS, UNKNOWN, walk
from app.services.cases.telling import Told
from app.services.hospital.calendar import HospitalCalendar
from app.services.rows import CaseRecord, DutyRow
from tests.life.people import DIRECTOR, GROUPS, NURSE, PICKS, SEEN, SOON, Centre, one_of

DOCUMENT = {"reason": "มติคณะรัฐมนตรี", "document": "นร 0505/ว 999", "scope": "country"}
MOST_CHANGED_DAYS = 5
CHANGES = {
    DayAction.ADD: "day off",
    DayAction.STRIKE: "day struck",
    DayAction.MOVE: "day moved",
    DayAction.WORK: "weekend worked",
}
HOURS = st.sampled_from((1, 5, 15, 24, 72, 200))
WORDS = st.sampled_from(("", "จดไว้ในสมุดเวร"))
URGENT = {"priority": "urgent", "priority_ground": "a"}
ANSWERS = st.lists(st.sampled_from((True, False, UNKNOWN)), min_size=len(QUESTIONS), max_size=len(QUESTIONS))


class Calendars(Centre):
    """Time passes, and officers change the calendar."""

    @rule(hours=HOURS)
    def time_passes(self, hours: int) -> None:
        self.clock.go_on(hours)
        SEEN["time passed"] += 1

    @rule(action=st.sampled_from([*DayAction]), pick=PICKS, ahead=st.integers(0, 40))
    def the_calendar_is_changed(self, action: DayAction, pick: int, ahead: int) -> None:
        """A day is added, struck, moved or worked; when much was changed, the first change is taken back instead."""
        page = HospitalCalendar(self.office.desk)
        if len(self.changed_days) >= MOST_CHANGED_DAYS:
            gone = self.changed_days.pop(0)
            taken_back = page.checked_taking_back(gone, {"reason": "ประกาศใหม่"})
            self.click("calendar change taken back", lambda: page.confirm(taken_back, _nothing))
            return
        working = self.office.desk.calendar.working_day(self.today() + timedelta(days=ahead))
        saturday = self.today() + timedelta(days=(5 - self.today().weekday()) % 7)
        days = {DayAction.ADD: working, DayAction.WORK: saturday + timedelta(weeks=ahead % 5)}
        on = days.get(action) or self._day_off(pick)
        given = {**DOCUMENT, "on": on.isoformat(), "document_on": self.today().isoformat()}
        given |= {"name": "วันหยุดพิเศษ"} if action is DayAction.ADD else {}
        given |= {"to": working.isoformat()} if action is DayAction.MOVE else {}
        if self.click(CHANGES[action], lambda: page.confirm(page.checked(action, given), _nothing)):
            self.changed_days.append(on)

    def _day_off(self, pick: int) -> date:
        """One of the next days off that are no weekend."""
        calendar = self.office.desk.calendar
        ahead = sorted(day for day in calendar.closures if day >= self.today() and day.weekday() < 5)
        return one_of(ahead[:4], pick)


class Corrections(Centre):
    """Fields from which dates are counted become others; an office without levels and risks refuses them."""

    @rule(pick=PICKS, axis=st.sampled_from(("level", "category", "group")), value=PICKS)
    def it_is_classified(self, pick: int, axis: str, value: int) -> None:
        ways: dict[str, dict[str, object]] = {
            "level": {"level": value % 4 + 1, "level_reason": "พิจารณาใหม่"},
            "category": {"category": one_of("ABCDEFGHI", value), "category_reason": "พิจารณาใหม่"},
            "group": {"resolution_group": one_of(GROUPS[self.profile], value), "group_reason": "พิจารณาใหม่"},
        }
        self.correct(axis, self.case(pick), **ways[axis])

    @rule(pick=PICKS, answers=ANSWERS, days=SOON)
    def the_guided_tree_is_walked(self, pick: int, answers: list[object], days: int) -> None:
        given = {question.name: answer for question, answer in zip(QUESTIONS, answers, strict=True)}
        found = walk(given)
        values = {
            "tree_answers": given,
            "category": found.category,
            "category_up_to": found.up_to,
            "category_provisional": found.provisional or None,
            "category_review_on": self.in_days(days) if found.provisional else None,
        }
        self.correct("provisional category" if found.provisional else "guided tree", self.case(pick), **values)

    @rule(pick=PICKS, places=st.lists(PICKS, max_size=2))
    def sentinel_events_are_named(self, pick: int, places: list[int]) -> None:
        known = [*self.office.desk.policy.sentinels] or ["SEN-1"]
        self.correct("sentinels", self.case(pick), sentinels=[*dict.fromkeys(one_of(known, each) for each in places)])

    @rule(pick=PICKS, hours=st.integers(-100, 60))
    def the_time_of_receipt_is_corrected(self, pick: int, hours: int) -> None:
        record = self.case(pick)
        at = datetime.fromisoformat(str(record.fields["received_at"])) + timedelta(hours=hours)
        self.correct("received", record, received_at=at.isoformat(), known_at=at.isoformat())

    @rule(pick=PICKS, days=SOON, is_urgent=st.booleans())
    def an_agency_names_a_day(self, pick: int, days: int, is_urgent: bool) -> None:
        self.correct("reply by", self.case(pick), reply_by=self.in_days(days), **(URGENT if is_urgent else {}))


class Clocks(Calendars, Corrections):
    """What is done about a duty, and clocks that wait."""

    @rule(pick=PICKS, place=PICKS, hours=st.sampled_from((0, 1, 30)), words=WORDS)
    def a_duty_is_done(self, pick: int, place: int, hours: int, words: str) -> None:
        record = self.case(pick)
        running = _that_run(record)
        if running:
            self.tick(record, one_of(running, place), self.clock.now - timedelta(hours=hours), words)

    def tick(self, record: CaseRecord, duty: DutyRow, at: datetime, words: str) -> None:
        """Say that it was done then."""
        number, duties = record.number, self.office.duties
        self.click("done", lambda: duties.done(number, [duty.id], at=at, by=NURSE, words=words), number)

    @rule(pick=PICKS, place=PICKS)
    def a_duty_is_not_needed(self, pick: int, place: int) -> None:
        record = self.case(pick)
        running = _that_run(record)
        if running:
            number, name = record.number, one_of(running, place).id
            self.click("not needed", lambda: self.office.duties.not_needed(number, name, because="ซ้ำ"), number)

    @rule(pick=PICKS, place=PICKS, days=st.integers(1, 60))
    def more_time_is_granted(self, pick: int, place: int, days: int) -> None:
        """Whether or not the duty has ended."""
        record = self.case(pick)
        if record.duties:
            granted = {"duty": one_of(record.duties, place).id, "until": self.in_days(days)}
            self.begin_one("more time", record, "extension", **granted, reason="รอผล", by_whom=DIRECTOR)

    @rule(pick=PICKS, days=SOON)
    def the_clock_waits_or_runs_again(self, pick: int, days: int) -> None:
        record = self.case(pick)
        if not self.go_on_with("run again", record, "pause", "resumed"):
            waits = {"reason": "รอเอกสาร", "until": self.in_days(days), "by_whom": DIRECTOR}
            self.begin_one("pause", record, "pause", **waits)

    @rule(pick=PICKS, place=PICKS, how_many=st.integers(1, 3), hours=st.integers(0, 3), words=WORDS)
    def people_are_told(self, pick: int, place: int, how_many: int, hours: int, words: str) -> None:
        """Those whom a duty names, one after another, or only the first of them."""
        record, duties = self.case(pick), self.office.duties
        to_tell = [each for each in record.duties if duties.is_to_tell(each) and not each.is_ended]
        roles = one_of(to_tell, place).to_whom if to_tell else (one_of([*self.office.desk.policy.roles], place),)
        self.tell(record, roles[:how_many], self.clock.now - timedelta(hours=hours), words)

    def tell(self, record: CaseRecord, roles: Sequence[str], at: datetime, words: str) -> None:
        """Say that these were told then."""
        told = [Told(role, NURSE, at, "telephone", words, "08 0000 0000") for role in roles]
        self.click("told", lambda: self.office.duties.told(record.number, told), record.number)


def _that_run(record: CaseRecord) -> list[DutyRow]:
    return [each for each in record.duties if not each.is_ended]


def _nothing(_done: int, _of: int) -> None:
    """Nobody waits for it."""
