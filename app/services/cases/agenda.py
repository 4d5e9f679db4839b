"""What is due for the next meeting of the committee, and its resolutions, which become tasks in the cases (LVL-3)."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from app.domain.buddhist_dates import BANGKOK
from app.domain.errors import InvalidComplaint, Problem
from app.domain.proceedings.standing import AT
from app.domain.vocabulary import State
from app.models.projection_tables import complaint, duty, proceeding
from app.services.cases.case_row import CaseRow
from app.services.cases.proceedings import Proceedings
from app.services.desk import Desk
from app.services.register.reading import rows_where

AGENDA, PUT, RESOLVED, DONE = "agenda", "put", "resolved", "done"
COMMITTEE = "complaint_committee"
MOST_LISTED = 500


@dataclass(frozen=True)
class Proposed:
    """A case for the committee that is on no agenda yet: of its level, or overdue; by the rules that say so."""

    row: CaseRow
    of_level: bool
    overdue: bool
    rules: tuple[str, ...] = ()


@dataclass(frozen=True)
class Item:
    """A case on the agenda. `resolution` is empty before the meeting, `due_on` is when its task is to be done.

    `asked` is what the committee is asked for, where somebody wrote it.
    """

    row: CaseRow
    uid: str
    meeting_on: date
    reason: str
    asked: str = ""
    resolution: str = ""
    owner: str = ""
    due_on: date | None = None
    is_done: bool = False
    rules: tuple[str, ...] = ()


class Agenda:
    """Cases before the committee."""

    def __init__(self, desk: Desk, proceedings: Proceedings) -> None:
        self._desk, self._proceedings = desk, proceedings

    def proposed(self) -> tuple[Proposed, ...]:
        """Open cases for the committee that wait for no meeting and have no resolution: the most urgent first."""
        now, levels = self._desk.now(), self.levels()
        with self._desk.database.reading() as connection:
            found = rows_where(connection, self._is_proposed(), MOST_LISTED)
            overdue = _overdue_rules(connection, [row.uid for row in found], now)
        return tuple(
            Proposed(row, row.level in levels, _is_overdue(row, now), self._rules_of(row, overdue)) for row in found
        )

    def waiting(self) -> int:
        """How many cases are proposed, without reading them; no more than are listed."""
        query = select(complaint.c.id).where(self._is_proposed()).limit(MOST_LISTED).subquery()
        with self._desk.database.reading() as connection:
            return int(connection.execute(select(func.count()).select_from(query)).scalar_one())

    def levels(self) -> tuple[int, ...]:
        """The levels for which the policy names the committee."""
        return tuple(int(code) for code, each in self._desk.policy.levels.items() if COMMITTEE in each.responsible)

    def items(self, *, meeting_on: date | None = None) -> tuple[Item, ...]:
        """What stands on the agenda of one meeting, or of all; the earliest meeting first."""
        is_seen = and_(complaint.c.case_uid.in_(_EVER_ON_AGENDA), *self._desk.sight.seen())
        with self._desk.database.reading() as connection:
            rows = {row.uid: row for row in rows_where(connection, is_seen, MOST_LISTED)}
            stages = _stages(connection, rows)
            overdue = _overdue_rules(connection, rows, self._desk.now())
        rules = {uid: self._rules_of(row, overdue) for uid, row in rows.items()}
        items = [_item(rows[case_uid], uid, said, rules[case_uid]) for case_uid, uid, said in stages]
        wanted = [each for each in items if meeting_on in (None, each.meeting_on)]
        return tuple(sorted(wanted, key=_by_meeting))

    def put(self, numbers: Collection[str], values: Mapping[str, object]) -> None:
        """Put several cases on the agenda of one meeting: one save a case, all or none.

        `values` are those of the stage: when it was decided, the meeting, the reason.

        Raises:
            InvalidComplaint: every problem of every value, or no case chosen. UnknownCase.
        """
        if not numbers:
            raise InvalidComplaint([Problem("numbers", "required")])
        with self._desk.database.transaction() as connection:
            for number in numbers:
                self._proceedings.begin_in(connection, number, AGENDA, values)

    def resolve(self, number: str, uid: str, values: Mapping[str, object]) -> None:
        """Type in a resolution; its task comes into the case with owner and due date.

        Raises:
            InvalidComplaint: every problem of every value. UnknownCase.
        """
        self._proceedings.go_on(number, uid, RESOLVED, values)

    def _rules_of(self, row: CaseRow, overdue: Mapping[str, str]) -> tuple[str, ...]:
        """The rule of the case's level, where the committee answers for it, and that of the duty longest overdue."""
        of_level = [self._desk.policy.levels[str(row.level)].rule] if row.level in self.levels() else []
        return tuple(dict.fromkeys([*of_level, *([overdue[row.uid]] if row.uid in overdue else [])]))

    def _is_proposed(self) -> ColumnElement[bool]:
        is_due = or_(complaint.c.level.in_(self.levels()), complaint.c.due_by < self._desk.now().isoformat())
        return and_(_IS_OPEN, is_due, complaint.c.case_uid.not_in(_ON_AGENDA), *self._desk.sight.seen())


def _stages(
    connection: Connection, rows: Collection[str]
) -> Sequence[tuple[str, str, Mapping[str, Mapping[str, object]]]]:
    query = select(proceeding.c.case_uid, proceeding.c.uid, proceeding.c["values"]).where(_STANDS)
    found = connection.execute(query).all()
    return [(case_uid, uid, json.loads(values)) for case_uid, uid, values in found if case_uid in rows]


def _overdue_rules(connection: Connection, uids: Collection[str], now: datetime) -> dict[str, str]:
    """The rule of the duty of each case that is longest overdue; nothing for a case without one."""
    is_late = and_(duty.c.open, duty.c.due_by < now.isoformat(), duty.c.case_uid.in_(uids))
    found = connection.execute(select(duty.c.case_uid, duty.c.due).where(is_late).order_by(duty.c.due_by.desc()))
    return {case_uid: str(json.loads(due)["rule"]) for case_uid, due in found}


def _item(row: CaseRow, uid: str, said: Mapping[str, Mapping[str, object]], rules: tuple[str, ...]) -> Item:
    put, resolved = said.get(PUT, {}), said.get(RESOLVED, {})
    due_on = resolved.get("due_on")
    return Item(
        row=row,
        uid=uid,
        meeting_on=date.fromisoformat(str(put.get("meeting_on") or str(put.get(AT))[:10])),
        reason=str(put.get("reason") or ""),
        asked=str(put.get("asked") or ""),
        resolution=str(resolved.get("resolution") or ""),
        owner=str(resolved.get("owner") or ""),
        due_on=date.fromisoformat(str(due_on)) if due_on else None,
        is_done=DONE in said,
        rules=rules,
    )


def _by_meeting(item: Item) -> tuple[date, datetime]:
    return item.meeting_on, item.row.received_at


def _is_overdue(row: CaseRow, now: datetime) -> bool:
    if row.due_at is not None:
        return row.due_at < now
    return row.due_on is not None and row.due_on < now.astimezone(BANGKOK).date()


_IS_OPEN: ColumnElement[bool] = complaint.c.state == State.OPEN.value
_STANDS = and_(proceeding.c.kind == AGENDA, proceeding.c.void.is_(False))
_EVER_ON_AGENDA = select(proceeding.c.case_uid).where(_STANDS)
# A case whose task of the last meeting is done may come before the committee again.
_ON_AGENDA = _EVER_ON_AGENDA.where(proceeding.c.stages.not_like(f"%,{DONE},%"))
