"""Which dates of open cases another calendar moves, and writing them with the reason; closed cases keep theirs."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, bindparam, func, or_, select

from app.domain.duties import Duty
from app.domain.vocabulary import State
from app.domain.working_days import Calendar
from app.models.projection_tables import complaint, duty
from app.services.cases.case_state import DUE, DUTY, MOVED, grants_in, state_from
from app.services.cases.duty_changes import duties_of
from app.services.cases.duty_ends import end_of
from app.services.desk import Desk
from app.services.log.heads import in_chunks
from app.services.log.heads_after import heads_after
from app.services.log.reading import Heads
from app.services.log.store import Change, append, heads_of_cases
from app.services.projection import project_dates
from app.services.writing_rights import may_write

Report = Callable[[int, int], None]
RECOUNTED = "recounted"
CASES_AT_ONCE = 50
# A date that rolls over days off lies at most so far behind the last day counted.
LONGEST_ROLL = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class MovedDate:
    """One duty of an open case whose date another calendar moves; a day, or a moment in Asia/Bangkok."""

    number: str
    rule: str
    label_th: str
    label_en: str
    before: date | datetime | None
    after: date | datetime | None

    def label(self, language: str) -> str:
        """What is to be done, in "th" or "en"."""
        return self.label_en if language == "en" else self.label_th


@dataclass(frozen=True)
class _Move:
    """The same with all that must be written."""

    before: Duty
    after: Duty

    def row(self, number: str) -> MovedDate:
        after = self.after
        return MovedDate(number, after.rule, after.label_th, after.label_en, _when(self.before), _when(after))


@dataclass(frozen=True)
class _MovedCase:
    """An open case with dates that move; `rows` are what people are shown of it."""

    case_uid: str
    heads: Heads
    moves: tuple[_Move, ...]
    rows: tuple[MovedDate, ...]


@dataclass(frozen=True)
class Calendars:
    """The calendar that holds, the one that is to hold, and the days in which they differ."""

    before: Calendar
    after: Calendar
    days: tuple[date, ...]


def moved_dates(desk: Desk, connection: Connection, calendars: Calendars, report: Report) -> tuple[MovedDate, ...]:
    """Every date that moves, in the order of the cases; `report` may raise to stop it."""
    return tuple(row for case in _moved_cases(desk, connection, calendars, report) for row in case.rows)


def move_dates(
    desk: Desk, connection: Connection, calendars: Calendars, said: Sequence[Mapping[str, object]], report: Report
) -> tuple[MovedDate, ...]:
    """Write every date that moves, a save a case; `said` is what its history says of the days that changed."""
    author, at = desk.author(connection), desk.now().isoformat()
    written: list[MovedDate] = []
    for case in _moved_cases(desk, connection, calendars, report):
        changes = [change for move in case.moves for change in _changes(move, said, case.heads)]
        saved = append(connection, author, case.case_uid, RECOUNTED, changes, at)
        project_dates(connection, case.case_uid, heads_after(case.heads, saved, author, changes, at))
        written += case.rows
    return tuple(written)


def _moved_cases(desk: Desk, connection: Connection, calendars: Calendars, report: Report) -> Iterator[_MovedCase]:
    numbers = _candidates(connection, calendars.days)
    done = 0
    report(done, len(numbers))
    for chunk in in_chunks(numbers, CASES_AT_ONCE):
        found = heads_of_cases(connection, chunk)
        for case_uid in (each for each in chunk if each in found):
            heads = found[case_uid]
            moves = tuple(_moves_of(desk, case_uid, heads, calendars))
            if moves:
                yield _MovedCase(case_uid, heads, moves, tuple(each.row(numbers[case_uid]) for each in moves))
        done += len(chunk)
        report(done, len(numbers))


def _candidates(connection: Connection, days: Sequence[date]) -> dict[str, str]:
    """Open cases that run over one of the days, with their numbers; the others cannot be moved by them."""
    span = {"first": (min(days) - LONGEST_ROLL).isoformat(), "last": f"{max(days).isoformat()}T23:59:59+07:00"}
    return {row.case_uid: row.number for row in connection.execute(_RUNNING, span)}


def _moves_of(desk: Desk, case_uid: str, heads: Heads, calendars: Calendars) -> Iterator[_Move]:
    if not may_write(desk.node, grants_in(heads).get(desk.node.fingerprint)):
        return
    state = state_from(case_uid, heads)
    standing = [
        Duty.from_json(due)
        for units in state.duties.values()
        if isinstance(due := units.get(DUE), dict) and not end_of(units)
    ]
    after = {each.id: each for each in duties_of(case_uid, heads, desk.policy, calendars.after)}
    moved = [_Move(known, after[known.id]) for known in standing if known.id in after]
    moved = [move for move in moved if _differ(move.before, move.after)]
    if all(_is_counted_alike(move) for move in moved):
        yield from moved
        return
    # What differs for another reason, as a newer policy, is not the calendar's doing.
    otherwise = {each.id: each for each in duties_of(case_uid, heads, desk.policy, calendars.before)}
    for move in moved:
        if move.after.id not in otherwise or _differ(otherwise[move.after.id], move.after):
            yield move


def _is_counted_alike(move: _Move) -> bool:
    """Whether both dates are counted from one start by one reading, so that only the calendar can tell them apart."""
    return move.before.starts_at == move.after.starts_at and dict(move.before.reading) == dict(move.after.reading)


def _differ(one: Duty, other: Duty) -> bool:
    return (one.due_on, one.due_at, one.paused_to) != (other.due_on, other.due_at, other.paused_to)


def _changes(move: _Move, said: Sequence[Mapping[str, object]], heads: Heads) -> Iterator[Change]:
    before = _when(move.before)
    why = {"from": before.isoformat() if before else None, "days": [dict(each) for each in said]}
    for unit, value in ((DUE, move.after.as_json()), (MOVED, why)):
        entity = f"{DUTY}{move.after.id}"
        yield Change(entity, unit, value, tuple(head.id for head in heads.get((entity, unit), ())))


def _when(duty: Duty) -> date | datetime | None:
    return duty.due_at or duty.paused_to or duty.due_on


_LAST_DUE = (
    select(func.max(duty.c.due_by)).where(duty.c.case_uid == complaint.c.case_uid, duty.c.done.is_(None))
).scalar_subquery()
_RUNNING = (
    select(complaint.c.case_uid, complaint.c.number)
    .where(complaint.c.state == State.OPEN.value)
    .where(or_(complaint.c.received_at <= bindparam("last"), complaint.c.known_at <= bindparam("last")))
    .where(bindparam("first") <= _LAST_DUE)
    .order_by(complaint.c.id)
)
