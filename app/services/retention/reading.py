"""Reads which cases have had their time: narrowed by the register first, then looked at one by one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from app.domain.buddhist_dates import BANGKOK
from app.domain.policy import Policy
from app.domain.proceedings.standing import Proceeding
from app.domain.retention import Due, KeptCase, RetentionRules, Switch, due_of
from app.domain.units import CASE
from app.domain.vocabulary import State
from app.models.log_tables import change_value, save
from app.models.projection_tables import complaint
from app.services.cases.case_state import CaseState, state_from
from app.services.cases.duty_ends import end_of
from app.services.exchange.erased_places import ERASED_KIND
from app.services.log.authority import ATTACHMENT
from app.services.log.reading import Head, Heads, newest
from app.services.log.store import heads_of, heads_of_cases
from app.services.retention.grounds import grounds_of
from app.services.retention.holds import last_released_on, standing_holds
from app.services.retention.left import ends_reached, units_erased
from app.services.retention.rows import DueRow, HoldRow

BATCH = 100  # cases whose values are read at once
DAYS_OF_A_YEAR = 365
# A copy that was handed out, or a case that was linked later, is no part of what happened.
BESIDE_THE_MATTER = frozenset({"redacted_copy", "disclosure", "link", "merged_in"})


class Look:
    """What a look at cases needs: the rules, what is switched on, whose rules hold, today, and what may be seen."""

    def __init__(
        self,
        rules: RetentionRules,
        switched: Mapping[str, Switch],
        policy: Policy,
        today: date,
        seen: Sequence[ColumnElement[bool]],
    ) -> None:
        self.rules, self.policy, self.today, self.seen = rules, policy, today, seen
        self.switched = {code: each for code, each in switched.items() if rules.entry(code) is not None}

    def due(self, case: KeptCase) -> Due | None:
        """By which entry the case stands on the list today."""
        return due_of(case, self.rules, self.switched, self.today)


def due_rows(connection: Connection, look: Look, names: Mapping[str, str]) -> Iterator[DueRow]:
    """The cases that stand on the list, the oldest receipt first; `names` are those of accounts by uid."""
    if not look.switched:
        return
    query = select(complaint.c.case_uid).where(*_conditions(look)).order_by(_RECEIVED, complaint.c.id)
    uids = connection.execute(query).scalars().all()
    for first in range(0, len(uids), BATCH):
        some = uids[first : first + BATCH]
        heads = heads_of_cases(connection, some)
        rows = (_row(connection, look, uid, heads[uid], names) for uid in some if uid in heads)
        yield from (row for row in rows if row is not None)


def due_row(connection: Connection, look: Look, case_uid: str, names: Mapping[str, str]) -> DueRow | None:
    """How one case stands today; None when it is not on the list."""
    return _row(connection, look, case_uid, heads_of(connection, case_uid), names)


def last_thing_on(state: CaseState, heads: Heads) -> date | None:
    """The day on which the case ended, or of what happened after that; None while it is open."""
    if state.state is State.OPEN:
        return None
    told = state.values.get("told_at")
    moments = [datetime.fromisoformat(str(told) if told else newest(heads[CASE, "outcome"]).saved_at)]
    for each in state.proceedings:
        moments += [moment for stage in each.stages if _is_of_the_matter(each) and (moment := each.at(stage))]
    return max(moment.astimezone(BANGKOK).date() for moment in (*moments, *_came_in(state)))


def _came_in(state: CaseState) -> Iterator[datetime]:
    """When files were added and duties done: a letter that came after the end is a part of what happened."""
    files = (units.get("file") for units in state.attachments.values())
    written = [file.get("added_at") for file in files if isinstance(file, dict)]
    written += [end.get("at") for units in state.duties.values() if (end := end_of(units))]
    yield from (datetime.fromisoformat(str(each)) for each in written if each)


def _is_of_the_matter(each: Proceeding) -> bool:
    return not each.is_void and each.kind not in BESIDE_THE_MATTER


def _row(connection: Connection, look: Look, case_uid: str, heads: Heads, names: Mapping[str, str]) -> DueRow | None:
    state = state_from(case_uid, heads)
    case = _kept_case(state, heads, look.policy)
    if look.due(case) is None:
        return None  # known before what is left of it is read
    holds = standing_holds(heads, names)
    grounds = grounds_of(connection, state, look.policy)
    case = replace(case, grounds=grounds, is_held=bool(holds), done=ends_reached(connection, case_uid))
    due = look.due(case)
    return _as_row(state, heads, case, due, look.today, holds) if due is not None else None


def _kept_case(state: CaseState, heads: Heads, policy: Policy) -> KeptCase:
    values = state.values
    return KeptCase(
        kind=str(values.get("kind") or ""),
        last_on=last_thing_on(state, heads),
        profile=policy.profile,
        outcome=str(values.get("outcome") or ""),
        level=str(values.get("level") or ""),
        category=str(values.get("category") or ""),
        released_on=last_released_on(heads),
    )


def _as_row(
    state: CaseState, heads: Heads, case: KeptCase, due: Due, today: date, holds: tuple[HoldRow, ...]
) -> DueRow:
    assert case.last_on is not None  # an open case is never due
    return DueRow(
        number=state.number,
        case_uid=state.case_uid,
        kind=case.kind,
        outcome=case.outcome,
        last_on=case.last_on,
        entry=due.entry.code,
        ends=due.entry.ends,
        years=due.years,
        due_on=due.due_on,
        listed_on=due.listed_on,
        ready_on=due.ready_on,
        is_ready=due.is_ready(case, today),
        seen=seen_of(heads),
        holds=holds,
        grounds=case.grounds,
    )


def seen_of(heads: Heads) -> str:
    """The state of a case: the hash of the save that was written last among those that stand."""
    last = max((head for each in heads.values() for head in each), key=_place)
    return last.id.hash


def _place(head: Head) -> tuple[int, int]:
    return head.save_id, head.id.position


def _conditions(look: Look) -> Sequence[ColumnElement[bool]]:
    """Ended, of a kind that is asked about, received long enough ago, and not all of it erased since."""
    entries = [look.rules.entry(code) for code in look.switched]
    kinds = sorted({kind for each in entries if each for kind in each.kinds})
    fewest = min(each.years for each in look.switched.values())
    # One day more: a moment sorts behind its day.
    latest = look.today + timedelta(days=look.rules.waiting.days - DAYS_OF_A_YEAR * fewest + 1)
    units = units_erased({each.ends for each in entries if each})
    has_more = select(change_value.c.save_id).join(save, save.c.id == change_value.c.save_id)
    has_more = has_more.where(
        save.c.case_uid == complaint.c.case_uid,
        change_value.c.value.is_not(None),
        or_(
            and_(change_value.c.entity == CASE, change_value.c.unit.in_(units)),
            change_value.c.entity.startswith(ATTACHMENT),
        ),
    )
    newest_kind = select(save.c.kind).where(save.c.case_uid == complaint.c.case_uid).order_by(save.c.id.desc()).limit(1)
    return (
        *look.seen,
        complaint.c.state != State.OPEN,
        complaint.c.kind.in_(kinds),
        latest.isoformat() >= _RECEIVED,
        or_(has_more.exists(), newest_kind.scalar_subquery() != ERASED_KIND),
    )


_RECEIVED = func.coalesce(complaint.c.received_at, complaint.c.entered_at)
