"""“Verify now”: is everything still as it was written, as far as this PC and others can say, and how serious is it?"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from sqlalchemy import Connection, select

from app.domain.errors import DataFolderProblem
from app.models.log_tables import save
from app.models.projection_tables import complaint
from app.services.audit.others import said_by_peers, said_of_the_past, said_outside
from app.services.audit.reads import count_of_reads, found_in_reads, said_of_reads
from app.services.audit.rights import require_audit
from app.services.audit.rows import Found, Seriousness, Verified
from app.services.audit.walk import (
    ATTACHED,
    CHAIN,
    FORK,
    OLD_CHAIN,
    TIP,
    Report,
    Walked,
    broken_chains,
    missing_files,
    walked,
)
from app.services.audit.watched import watched
from app.services.desk import Desk
from app.services.integrity import Finding, broken_pages, numbers_behind
from app.services.node import names_of_accounts, person_of

PAGE, SAVE, SIGNATURE, VALUE, COUNTER, TWICE = "page", "save", "signature", "value", "counter", "number_twice"
SERIOUSNESS: Mapping[str, Seriousness] = {
    **dict.fromkeys((PAGE, SAVE, SIGNATURE, VALUE, CHAIN, TIP), Seriousness.STOP),
    **dict.fromkeys((OLD_CHAIN, FORK, ATTACHED, COUNTER, TWICE), Seriousness.LOOK),
}
OF_ONE_ENTRY = frozenset({SAVE, SIGNATURE, VALUE, CHAIN, OLD_CHAIN, TIP, FORK})
SHOWN = 10  # of one kind; the rest is counted
Named = Callable[[Connection, Finding, Mapping[str, str]], Found]
_ORDER = tuple(reversed(Seriousness))


class Verification:
    """What the administrator starts; it changes nothing and can be stopped at any moment."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def verify(self, report: Report) -> Verified:
        """Look at everything and at what others hold; `report` is told how many saves are done, of how many.

        A damaged file is named and not walked any further, because nothing in it can be trusted.

        Raises:
            NotAllowed: the person here may not read the audit. Cancelled: `report` said so.
        """
        require_audit(self._desk)
        report(0, 0)
        try:
            return self._verified(report)
        except DataFolderProblem as problem:
            damaged = Found(PAGE, Seriousness.STOP, {"where": problem.code})
            return Verified(self._desk.now(), 0, 0, 0, 0, (damaged,))

    def _verified(self, report: Report) -> Verified:
        with self._desk.database.reading() as connection:
            with watched(connection, partial(report, 0, 0)):
                pages = list(broken_pages(connection))
            if pages:
                return self._answer(Walked(), 0, _found(connection, pages))
            seen = walked(connection, report)
            findings = [*seen.found, *broken_chains(connection, seen), *missing_files(connection, seen)]
            findings += numbers_behind(connection)
            found = [*_found(connection, findings), *said_of_the_past(connection)]
            found += _grouped(connection, said_of_reads(connection, self._desk, partial(report, 0, 0)), found_in_reads)
            reads = count_of_reads(connection)
        found += said_outside(self._desk)
        if not any(each.code == SAVE for each in found):  # nobody can count what is no entry any more
            found += said_by_peers(self._desk)
        return self._answer(seen, reads, found)

    def _answer(self, seen: Walked, reads: int, found: Iterable[Found]) -> Verified:
        ordered = sorted(found, key=_rank)
        return Verified(self._desk.now(), seen.saves, seen.changes, len(seen.links), reads, tuple(ordered))


def _rank(found: Found) -> int:
    return _ORDER.index(found.seriousness)


def _found(connection: Connection, findings: Iterable[Finding]) -> Iterator[Found]:
    return _grouped(connection, findings, _named)


def _grouped(connection: Connection, findings: Iterable[Finding], named: Named) -> Iterator[Found]:
    """The findings, at most some of each kind; the last of a kind says how many more there are."""
    by_code: dict[str, list[Finding]] = {}
    for finding in findings:
        by_code.setdefault(finding.code, []).append(finding)
    names = _names(connection)
    for each in by_code.values():
        shown = [named(connection, finding, names) for finding in each[:SHOWN]]
        yield from shown[:-1]
        yield replace(shown[-1], more=len(each) - len(shown))


def _names(connection: Connection) -> Mapping[str, str]:
    """The names of accounts; none where one of them is not as it was written."""
    try:
        return names_of_accounts(connection)
    except ValueError:
        return {}


def _named(connection: Connection, finding: Finding, names: Mapping[str, str]) -> Found:
    """The finding with what a person knows an entry by: its case, its moment and its author."""
    seriousness = SERIOUSNESS.get(finding.code, Seriousness.LOOK)
    if finding.code in OF_ONE_ENTRY:
        query = _ENTRY.where(save.c.hash == finding.where.partition(":")[0])
    elif finding.code == ATTACHED:
        query = _ENTRY.where(save.c.case_uid == finding.where).order_by(save.c.id).limit(1)
    else:
        return Found(finding.code, seriousness, {"where": finding.where})
    row = connection.execute(query).first()
    if row is None:
        return Found(finding.code, seriousness, {"where": finding.where})
    data = {"number": row.number or "", "saved_at": row.saved_at, "by": person_of(row.actor, names)}
    return Found(finding.code, seriousness, data)


_ENTRY = select(save.c.saved_at, save.c.actor, complaint.c.number).outerjoin(
    complaint, complaint.c.case_uid == save.c.case_uid
)
