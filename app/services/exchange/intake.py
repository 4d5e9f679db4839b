"""Taking saves from a file into the log: each stands or falls alone, and what falls is kept as it came."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from sqlalchemy import BindParameter, Connection, bindparam, case, func, select

from app.models.log_tables import change_value, erased, save
from app.services.exchange.bulk import uncollected
from app.services.exchange.erased_places import ERASED_KIND, erase_places
from app.services.exchange.put_aside import PutAside
from app.services.exchange.rights import Rights
from app.services.exchange.wire import NEWER, Claim, WireSave, claim_in, opened
from app.services.exchange.wire_values import BadSave
from app.services.exchange.writing_saves import SaveWriter, Taken
from app.services.identity.peers import Peer
from app.services.log.authority import ERASURE, Authority

SAVES_AT_ONCE = 500


class Intake:
    """One import: remembers what it asked the database for, because a file may hold 200,000 changes."""

    def __init__(
        self, connection: Connection, sender: Peer, authority: Authority, present_origin: str, at: str
    ) -> None:
        self._connection, self._authority = connection, authority
        self._rights = Rights(connection, sender, authority)
        self._aside = PutAside(connection, sender.id, at)
        self.taken = Taken()
        self._saves = SaveWriter(connection, present_origin, self.taken)

    def take(self, lines: Iterable[str]) -> None:
        """Take every save of these lines, or put it aside."""
        rest = iter(lines)
        with uncollected():
            while batch := list(islice(rest, SAVES_AT_ONCE)):
                self._take_batch(batch)

    def take_again(self) -> None:
        """Try once more what was put aside from this sender: a PC or an account may be known now."""
        # What this PC learnt on the way may have made it write saves of its own.
        self._saves.look_again()
        counted = self.taken.quarantined, self.taken.waiting
        for lines in self._aside.taken_out():
            self.take(lines)
        self.taken.quarantined, self.taken.waiting = counted

    def _take_batch(self, lines: Sequence[str]) -> None:
        good: dict[str, WireSave] = {}
        again: list[WireSave] = []
        for line, claim in self._unknown_among(lines):
            try:
                each = self._checked(claim)
            except BadSave as bad:
                self._put_aside(line, bad.code)
                continue
            if each.hash in good:
                again.append(each)
            else:
                good[each.hash] = each
        known = self._saves.ids_of(good)
        self._saves.insert([each for each in good.values() if each.hash not in known])
        self._saves.fill([(known[each.hash], each) for each in good.values() if each.hash in known])
        self._erase(good.values())
        # One at a time, because the second copy of a save may carry what the first one lacked.
        for each in again:
            self._saves.fill([(save_id, each) for save_id in self._saves.ids_of([each.hash]).values()])
        self._erase(again)

    def _unknown_among(self, lines: Sequence[str]) -> Iterator[tuple[str, Claim]]:
        """Lines that may bring something; what is here with every value they carry cannot teach anything."""
        claims = []
        for line in lines:
            try:
                claims.append((line, claim_in(line)))
            except BadSave as bad:
                self._put_aside(line, bad.code)
        shown, held = self._places_here([claim.hash for _line, claim in claims])
        for line, claim in claims:
            # An erased value shows its entity and unit, which a class that was narrower before has hidden here.
            if claim.hash in shown and claim.places <= shown[claim.hash] and claim.positions <= held[claim.hash]:
                self.taken.known += 1
            else:
                yield line, claim

    def _places_here(self, hashes: Sequence[str]) -> tuple[dict[str, set[int]], dict[str, set[int]]]:
        """The places of saves whose entity and unit are known here, and those whose value is here or was erased."""
        rows = self._connection.execute(_PLACES_HERE, {"hashes": hashes}).all()
        shown = {row.hash: _numbers_in(row.places) for row in rows}
        held = {row.hash: _numbers_in(row.held) for row in rows}
        for row in self._connection.execute(_ERASED, {"hashes": hashes}):
            if row.hash in held:
                held[row.hash].add(row.position)
        return shown, held

    def _checked(self, claim: Claim) -> WireSave:
        each = opened(claim)
        self._rights.check(each)
        return each

    def _put_aside(self, line: str, code: str) -> None:
        self._aside.keep(line, code)
        if code == NEWER:
            self.taken.waiting += 1
        else:
            self.taken.quarantined += 1

    def _erase(self, saves: Iterable[WireSave]) -> None:
        for each in saves:
            if each.kind == ERASED_KIND and each.node in self._authority.centres:
                places = [v.unit for v in each.values if v.entity == ERASURE and v.value is not None]
                if erase_places(self._connection, places):
                    self.taken.erased_cases.add(each.case_uid)
                    self.taken.cases.add(each.case_uid)


def _numbers_in(listed: str | None) -> set[int]:
    return set(json.loads(f"[{listed or ''}]"))


_HASHES: BindParameter[str] = bindparam("hashes", expanding=True)
_ERASED = select(erased.c.hash, erased.c.position).where(erased.c.hash.in_(_HASHES))
_PLACES_HERE = (
    select(
        save.c.hash,
        func.group_concat(change_value.c.position).label("places"),
        func.group_concat(case((change_value.c.value.is_not(None), change_value.c.position))).label("held"),
    )
    .outerjoin(change_value, change_value.c.save_id == save.c.id)
    .where(save.c.hash.in_(_HASHES))
    .group_by(save.c.id)
)
