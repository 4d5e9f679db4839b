"""Everything that was written, the newest first: read page by page, because there may be a million changes."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, or_, select

from app.domain.proceedings.kinds import KINDS
from app.models.log_tables import change_value, save
from app.models.projection_tables import complaint
from app.services.audit.reads import moment_of, page_of_reads
from app.services.audit.rights import reads_whole_cases, require_audit
from app.services.audit.rows import Entry, Matter, Page, Wanted
from app.services.audit.said import Known, Written, changes_in_words
from app.services.desk import Desk
from app.services.identity.peers import peers
from app.services.log.authority import REFERENCE
from app.services.node import Person, everybody, names_of_accounts, person_of
from app.services.numbers import case_uid_of
from app.services.words.save_words import kind_in_words
from app.translation import language

PAGE = 100  # entries
LOOKED_THROUGH = 10_000  # saves, for one page; a rare thing among a million is found in several
ONE_DAY = timedelta(days=1)
KINDS_OF: dict[Matter, frozenset[str]] = {
    Matter.RECORDED: frozenset({"received", "attached", "numbered", "renumbered"}),
    Matter.CORRECTED: frozenset({"corrected", "decided", "put_back", "taken_over"}),
    Matter.DUTIES: frozenset({"duty_done", "duty_not_needed", "people_told", "recounted"}),
    Matter.SHARED: frozenset({"granted", "grant_ended"}),
    Matter.ERASED: frozenset({"erased", "held", "hold_released"}),
}
ABOUT_PROCEEDINGS = frozenset({"sent_to_mediation", "mediator_called", "proceeding_voided"})


class History:
    """What the administrator and the director read. Nothing is written, and nothing in it opens a case."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def people(self) -> tuple[Person, ...]:
        """Every account that was ever made, to choose by; removed ones too.

        Raises:
            NotAllowed: the person here may not read the audit.
        """
        require_audit(self._desk)
        with self._desk.database.reading() as connection:
            return everybody(connection)

    def page(self, wanted: Wanted, before: int | None = None, size: int = PAGE) -> Page:
        """At most `size` entries that are wanted, from the place `before` on; from the newest when it is None.

        Raises:
            NotAllowed: the person here may not read the audit. UnknownCase, AmbiguousNumber: as for the case's number.
        """
        require_audit(self._desk)
        with self._desk.database.reading() as connection:
            if wanted.matter == Matter.READS:
                return page_of_reads(connection, wanted, names_of_accounts(connection), before, size)
            newest = connection.execute(select(func.max(save.c.id))).scalar() or 0
            above = min(before, newest + 1) if before is not None else newest + 1
            # The saves of one case are found by its index, however long ago they were.
            floor = 0 if wanted.number else max(above - LOOKED_THROUGH, 0)
            query = select(save.c.id).where(save.c.id < above, save.c.id >= floor, *_conditions(connection, wanted))
            ids = list(connection.execute(query.order_by(save.c.id.desc()).limit(size + 1)).scalars())
            entries = self._entries(connection, ids[:size])
        go_on = ids[size - 1] if len(ids) > size else (floor if floor > 1 else None)
        return Page(entries, go_on)

    def _entries(self, connection: Connection, ids: Sequence[int]) -> tuple[Entry, ...]:
        known = self._known(connection)
        changes: dict[int, list[Written]] = {}
        for row in connection.execute(_CHANGES.where(change_value.c.save_id.in_(ids))):
            changes.setdefault(row.save_id, []).append(Written(row.entity, row.unit, row.value))
        rows = connection.execute(_SAVES.where(save.c.id.in_(ids))).all()
        return tuple(_entry(row, changes.get(row.id, ()), known) for row in rows)

    def _known(self, connection: Connection) -> Known:
        policy, in_english = self._desk.policy, language() == "en"
        return Known(
            policy,
            {rule.rule: rule.label_en if in_english else rule.label_th for rule in policy.duties},
            {each.id: each.label(language()) for each in policy.reports}
            | {code: role.label(language()) for code, role in policy.roles.items()},
            names_of_accounts(connection),
            {each.id: each.name for each in peers(connection)},
            reads_whole_cases(self._desk),
        )


def _entry(row: Row[*tuple[Any, ...]], changes: Sequence[Written], known: Known) -> Entry:
    title = kind_in_words(row.kind)
    return Entry(
        place=row.id,
        id=row.hash,
        at=moment_of(row.saved_at),
        by=person_of(row.actor, known.accounts),
        number=row.number or "",
        kind=row.kind,
        title=title,
        changes=tuple(words for words in changes_in_words(row.case_uid, changes, known) if words != title),
    )


def _conditions(connection: Connection, wanted: Wanted) -> Iterable[ColumnElement[bool]]:
    # Moments are kept as text in the time of Bangkok, so that a day is a beginning of it.
    if wanted.first_on is not None:
        yield save.c.saved_at >= wanted.first_on.isoformat()
    if wanted.last_on is not None and wanted.last_on < date.max:
        yield save.c.saved_at < (wanted.last_on + ONE_DAY).isoformat()
    if wanted.people:
        yield or_(*(save.c.actor.endswith(f"/{uid}", autoescape=True) for uid in wanted.people))
    if wanted.number:
        yield save.c.case_uid == case_uid_of(connection, wanted.number)
    if wanted.matter == Matter.HOSPITAL:
        yield save.c.case_uid == REFERENCE
    elif wanted.matter == Matter.PROCEEDINGS:
        yield or_(save.c.kind.in_(ABOUT_PROCEEDINGS), *(save.c.kind.startswith(f"{code}_") for code in KINDS))
    elif wanted.matter is not None:
        yield save.c.kind.in_(KINDS_OF[wanted.matter])


_SAVES = (
    select(save.c.id, save.c.hash, save.c.saved_at, save.c.actor, save.c.kind, save.c.case_uid, complaint.c.number)
    .outerjoin(complaint, complaint.c.case_uid == save.c.case_uid)
    .order_by(save.c.id.desc())
)
_CHANGES = select(change_value.c.save_id, change_value.c.entity, change_value.c.unit, change_value.c.value).order_by(
    change_value.c.save_id, change_value.c.position
)
