"""The look at every channel on every working day: who, when, how many found, none included (INT-15)."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from sqlalchemy import func, select

from app.domain.buddhist_dates import BANGKOK, LONG_AGO
from app.domain.channel_forms import CHANNEL_FORM
from app.domain.channel_forms import LOOKED as LOOKED_AT
from app.domain.entered_values import LARGEST_COUNT_OF_CASES
from app.domain.errors import InvalidComplaint, NotAllowed, Problem
from app.domain.proceedings.checks import Circumstances, checked
from app.domain.thai_text import arabic_digits
from app.models.log_tables import change_value, head, save
from app.services.desk import Desk
from app.services.hospital.reference import Reference
from app.services.hospital.who_decides import require_reference_right
from app.services.log.authority import REFERENCE
from app.services.log.store import LAST
from app.translation import language

CHECK = "channel_check:"
LOOKED = "channel_looked_at"
ONE_DAY = timedelta(days=1)
DAYS_IN_WEEK = 7


@dataclass(frozen=True)
class DailyChannel:
    """A channel that is looked at every working day, and who does, in the language in use."""

    code: str
    label: str
    looked_at_by: str


@dataclass(frozen=True)
class CheckRow:
    """One look at one channel: `found` cases, often none. `at` is the true time, `by` whoever looked."""

    on: date
    channel: str
    at: datetime
    by: str
    found: int
    present: tuple[str, ...] = ()

    @property
    def days_late(self) -> int:
        """How many days after its day somebody looked; 0 on the day itself, whenever that was written down."""
        return max((self.at.astimezone(BANGKOK).date() - self.on).days, 0)


@dataclass(frozen=True)
class CheckedWeek:
    """The working days of a week that have begun, the channels, and what was looked at."""

    days: tuple[date, ...]
    channels: tuple[DailyChannel, ...]
    checks: Mapping[tuple[date, str], CheckRow] = field(default_factory=dict)


@dataclass(frozen=True)
class MissedDay:
    """A working day on which some channels were not looked at."""

    on: date
    channels: tuple[DailyChannel, ...]
    rule: str = ""


@dataclass(frozen=True)
class CheckChange:
    """What somebody wrote about one look, at `written_at`; a correction stands beside what it corrects."""

    check: CheckRow
    written_at: datetime


class ChannelChecks:
    """What is looked at every working day; a ward that was paired with a centre leaves it to the centre."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._reference = desk, Reference(desk, is_daily_work=True)

    def may_look(self) -> bool:
        """Whether the channels are looked at from this PC."""
        try:
            require_reference_right(self._desk)
        except NotAllowed:
            return False
        return True

    def now(self) -> datetime:
        """The moment, by the clock that everything here goes by."""
        return self._desk.now()

    @property
    def person_name(self) -> str:
        """The name of whoever acts here."""
        return self._desk.person.name

    def channels(self, on: date) -> tuple[DailyChannel, ...]:
        """The channels of that day, in the order of the policy."""
        policy, speech = self._desk.policy, language()
        return tuple(
            DailyChannel(code, policy.channels[code].label(speech), policy.roles[role].label(speech))
            for code, role in policy.looked_at(on).items()
        )

    def week(self, of: date) -> CheckedWeek:
        """The working days of the week of that day, as far as they have come."""
        monday = of - timedelta(days=of.weekday())
        last = min(monday + (DAYS_IN_WEEK - 1) * ONE_DAY, self.now().date())
        days = self._desk.calendar.working_days(monday, last)
        return CheckedWeek(days, self.channels(of), self._checks(days[0], days[-1]) if days else {})

    def looked(
        self,
        on: date,
        channel: str,
        *,
        found: int = 0,
        by: str = "",
        at: datetime | None = None,
        present: Sequence[str] = (),
    ) -> None:
        """Write that the channel of that day was looked at; again corrects it, and both stay in the history.

        Without `by` and `at` it is whoever acts here, now.

        Raises:
            InvalidComplaint: a day or a time in the future, a time before the day, an unknown channel, no number.
            NotAllowed: the centre looks at the channels.
        """
        moment = at or self.now()
        row = CheckRow(on, channel, moment, by.strip() or self.person_name, found, tuple(present))
        if problems := self._problems(row):
            raise InvalidComplaint(problems)
        self._reference.write(LOOKED, {(f"{CHECK}{on.isoformat()}", channel): _as_json(row)})

    def write(self, on: date, channel: str, values: Mapping[str, object]) -> None:
        """The same from the values of a form (see `CHANNEL_FORM`); every problem at once.

        Raises:
            InvalidComplaint, NotAllowed: as `looked`.
        """
        began = datetime.combine(on, time.min, BANGKOK)
        around = Circumstances(self.now(), LONG_AGO, self._desk.policy, begun_at=began)
        problems: list[Problem] = []
        try:
            kept = checked(CHANNEL_FORM.stage(LOOKED_AT), values, around)
        except InvalidComplaint as refusal:
            problems, kept = [_in_own_words(each) for each in refusal.problems], {}
        found = arabic_digits(str(values.get("found") or "").strip())
        if found and not found.isdecimal():
            problems.append(Problem("found", "not_a_count", {"value": found}))
        if problems:
            raise InvalidComplaint(problems)
        self.looked(on, channel, found=int(found), by=str(kept["by"]), at=datetime.fromisoformat(str(kept["at"])))

    def missed(self) -> tuple[MissedDay, ...]:
        """The working days with a channel that nobody looked at, the newest first.

        Counted from the first look ever, and not further back than the policy says; before the first look, only today.
        """
        today = self.now().date()
        days = self._days_to_look_at(today)
        done = self._checks(days[0], days[-1]) if days else {}
        rule = next((each.rule for each in self._desk.policy.channel_checks), "")
        missed = (
            MissedDay(day, tuple(each for each in self.channels(day) if (day, each.code) not in done), rule)
            for day in days
        )
        return tuple(sorted((each for each in missed if each.channels), key=_day_of, reverse=True))

    def looked_at_today(self) -> tuple[int, int] | None:
        """How many channels were looked at today, and how many are to be; None on a day off."""
        today = self.now().date()
        if not self._desk.calendar.is_working(today):
            return None
        codes = {each.code for each in self.channels(today)}
        return len(codes & {channel for _day, channel in self._checks(today, today)}), len(codes)

    def history(self, on: date, channel: str) -> tuple[CheckChange, ...]:
        """Everything that was ever written about one look, in the order in which it was written."""
        query = (
            select(change_value.c.value, save.c.saved_at)
            .join(save, save.c.id == change_value.c.save_id)
            .where(save.c.case_uid == REFERENCE, change_value.c.entity == f"{CHECK}{on.isoformat()}")
            .where(change_value.c.unit == channel, change_value.c.value.is_not(None))
            .order_by(save.c.saved_at, save.c.id)
        )
        with self._desk.database.reading() as connection:
            rows = connection.execute(query).all()
        return tuple(
            CheckChange(row, datetime.fromisoformat(said.saved_at).astimezone(BANGKOK))
            for said in rows
            if (row := _row_of(on, channel, json.loads(said.value))) is not None
        )

    def _problems(self, row: CheckRow) -> list[Problem]:
        now, problems = self.now(), []
        if row.channel not in self._desk.policy.looked_at(row.on):
            problems.append(Problem("channel", "not_a_choice", {"value": row.channel}))
        if row.on > now.date():
            problems.append(Problem("on", "in_the_future"))
        if row.at > now:
            problems.append(Problem("at", "in_the_future"))
        if row.at.astimezone(BANGKOK).date() < row.on:
            problems.append(Problem("at", "looked_before_the_day"))
        if not 0 <= row.found <= LARGEST_COUNT_OF_CASES:
            problems.append(Problem("found", "not_a_count", {"value": row.found}))
        return problems

    def _days_to_look_at(self, today: date) -> tuple[date, ...]:
        back = int(self._desk.policy.setting("channel_check_days_back"))
        days = self._desk.calendar.working_days(self._first_day() or today, today)
        return days[-back - 1 :]

    def _first_day(self) -> date | None:
        query = select(func.min(head.c.entity)).where(
            head.c.case_uid == REFERENCE, head.c.entity.between(CHECK, f"{CHECK}{LAST}")
        )
        with self._desk.database.reading() as connection:
            entity = connection.execute(query).scalar_one()
        return date.fromisoformat(entity.removeprefix(CHECK)) if entity else None

    def _checks(self, first: date, last: date) -> dict[tuple[date, str], CheckRow]:
        entities = self._reference.entities(CHECK, first=first.isoformat(), last=last.isoformat())
        rows = (
            _row_of(date.fromisoformat(day), channel, value)
            for day, units in entities.items()
            for channel, value in units.items()
        )
        return {(row.on, row.channel): row for row in rows if row is not None}


def _in_own_words(problem: Problem) -> Problem:
    return Problem(problem.field, "looked_before_the_day") if problem.code == "stage_before_it_began" else problem


def _as_json(row: CheckRow) -> dict[str, object]:
    said: dict[str, object] = {"at": row.at.isoformat(), "by": row.by, "found": row.found}
    return {**said, "present": list(row.present)} if row.present else said


def _row_of(on: date, channel: str, value: object) -> CheckRow | None:
    """The look that was written; None for one that only a newer program understands."""
    if not isinstance(value, dict) or not isinstance(value.get("found"), int) or not value.get("at"):
        return None
    at = datetime.fromisoformat(str(value["at"])).astimezone(BANGKOK)
    present = value.get("present")
    there = tuple(str(each) for each in present) if isinstance(present, list) else ()
    return CheckRow(on, channel, at, str(value.get("by", "")), value["found"], there)


def _day_of(missed: MissedDay) -> date:
    return missed.on
