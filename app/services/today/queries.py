"""What the Today board asks of the tables, spelled so that SQLite uses the indexes made for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Integer, bindparam, or_, select, text

from app.domain.buddhist_dates import BANGKOK
from app.domain.proceedings.kinds import KINDS
from app.domain.vocabulary import State
from app.models.projection_tables import HAS_SENTINELS, IS_OPEN, IS_PROVISIONAL, complaint, duty, proceeding
from app.services.exchange.outstanding import bounds_now, pending_summary
from app.services.identity.peers import peers
from app.services.node import Node

# What somebody else was asked for: a reply, an order, a receipt, a document.
WAITED_FOR = ("request", "order", "handover", "information")
OPEN: ColumnElement[bool] = text(IS_OPEN)  # type: ignore[assignment] # a text is a condition to everything that runs it
_CASE = tuple(
    complaint.c[name] for name in ("case_uid", "number", "subject", "level", "units", "received_at", "entered_at")
)
# With the sign SQLite does not look through all open cases: few of them have what is asked for.
_OPEN_CASE = text(f"+complaint.state = '{State.OPEN.value}'")
_MOST = bindparam("most", type_=Integer)
_DUTIES = select(*_CASE, duty.c.id, duty.c.due, duty.c.due_by).join(complaint, complaint.c.case_uid == duty.c.case_uid)
DUTY_LINES = (
    _DUTIES.where(OPEN, duty.c.due_by >= bindparam("first"), duty.c.due_by <= bindparam("last"))
    .where(duty.c.id.not_in(bindparam("sentinels", expanding=True)))
    .order_by(duty.c.due_by, duty.c.case_uid, duty.c.place)
    .limit(_MOST)
)
_WITH_SENTINELS = select(complaint.c.case_uid).where(text(HAS_SENTINELS)).scalar_subquery()
SENTINEL = (
    _DUTIES.where(duty.c.case_uid.in_(_WITH_SENTINELS), duty.c.id.in_(bindparam("ids", expanding=True)), OPEN)
    .where(_OPEN_CASE)
    .order_by(duty.c.due_by, duty.c.case_uid, duty.c.place)
)
PROVISIONAL = (
    select(*_CASE, complaint.c.category_review_on, complaint.c.category_up_to)
    .where(text(IS_PROVISIONAL), _OPEN_CASE)
    .order_by(complaint.c.category_review_on.is_(None), complaint.c.category_review_on, complaint.c.id)
    .limit(_MOST)
)


def _still_waiting(kind: str) -> ColumnElement[bool]:
    ends = [stage.name for stage in KINDS[kind].stages if stage.ends]
    return (proceeding.c.kind == kind) & ~or_(*(proceeding.c.stages.contains(f",{name},") for name in ends))


WAITING = (
    select(*_CASE, proceeding.c.uid, proceeding.c.kind, proceeding.c.at, proceeding.c["values"].label("said"))
    .join(complaint, complaint.c.case_uid == proceeding.c.case_uid)
    .where(proceeding.c.kind.in_(WAITED_FOR), proceeding.c.void.is_(False))
    .where(or_(*(_still_waiting(kind) for kind in WAITED_FOR)), _OPEN_CASE)
    .order_by(proceeding.c.at, proceeding.c.case_uid, proceeding.c.place)
    .limit(_MOST)
)


@dataclass(frozen=True)
class NotSent:
    """A PC that has not confirmed some saves of these cases, the oldest made at `since`."""

    name: str
    saves: int
    cases: int
    since: datetime | None


def not_sent(connection: Connection, node: Node) -> Sequence[NotSent]:
    """What other PCs have not confirmed, the PC with the oldest first."""
    waiting: list[NotSent] = []
    for peer in peers(connection):
        if peer.is_trusted:
            saves, cases, since = pending_summary(connection, node, peer, bounds_now(connection, node, peer))
            moment = datetime.fromisoformat(since).astimezone(BANGKOK) if since else None
            waiting += [NotSent(peer.name, saves, cases, moment)] if saves else []
    return sorted(waiting, key=_age)


def _age(each: NotSent) -> float:
    return each.since.timestamp() if each.since else 0.0
