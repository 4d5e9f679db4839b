"""What of a case went to whom, drawn from what is written down anyway, and from entries made by hand (PDPA-27)."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from app.domain.buddhist_dates import BANGKOK
from app.domain.labels import LABELS
from app.domain.proceedings.contacts import CONTACT, PRAISE
from app.domain.proceedings.kinds import KINDS
from app.domain.proceedings.papers import WRITTEN
from app.domain.proceedings.privacy import COPY_REQUEST, DISCLOSURE, CopyResult
from app.domain.proceedings.publication import PUBLICATION, PUBLISHED
from app.domain.proceedings.redaction import MADE, REDACTED_COPY
from app.domain.proceedings.routes import HANDOVER, INFORMATION, ORDER, REFERRAL_REPLY, REQUEST
from app.domain.proceedings.standing import AT, instant
from app.domain.proceedings.words import ContactResult
from app.domain.vocabulary import CallOutcome, GrantClass
from app.models.log_tables import read_entry, save, shared_case
from app.services.desk import Desk
from app.services.identity.peers import peers
from app.services.log.authority import GRANT
from app.services.node import names_of_accounts, person_of
from app.services.privacy.rows import DisclosedRow
from app.services.reads.chain import How
from app.services.rows import CaseRecord, ProceedingRow
from app.services.words.proceeding_words import fields_in_words
from app.translation import N_, _

Words = Mapping[str, object]
# Which stages let something out of the centre, and the field that says to whom; where none does, the case says it.
STAGES: Mapping[tuple[str, str], str] = {
    (DISCLOSURE.code, "made"): "to_whom",
    (COPY_REQUEST.code, "answered"): "",
    (CONTACT.code, "made"): "",
    (REQUEST.code, "asked"): "unit",
    (INFORMATION.code, "asked"): "holder",
    (ORDER.code, "submitted"): "to",
    (HANDOVER.code, "sent"): "agency",
    (REFERRAL_REPLY.code, "sent"): "",
    (PRAISE.code, "passed_on"): "unit",
    (REDACTED_COPY, MADE): "for_whom",
    (PUBLICATION, PUBLISHED): "",
}
WAYS: Mapping[str, str] = {
    DISCLOSURE.code: "by_hand",
    COPY_REQUEST.code: "copy",
    CONTACT.code: "letter",
    REFERRAL_REPLY.code: "agency_reply",
    INFORMATION.code: "request",
}
BASIS = "basis"
GRANTED, GRANT_ENDED = "granted", "grant_ended"  # kinds of saves
_TOLD = (CallOutcome.REACHED, CallOutcome.ACCEPTED, CallOutcome.DECLINED)
_ON_PAPER: Mapping[str, str] = {How.PAPER: N_("Printed"), How.FILE: N_("Saved as a file outside the program")}


class Disclosures:
    """One list of a case; nothing is written for it but what somebody adds by hand."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def of(self, record: CaseRecord) -> tuple[DisclosedRow, ...]:
        """What went out, the newest first."""
        with self._desk.database.reading() as connection:
            pcs = {peer.id: peer.name for peer in peers(connection)}
            rows = [
                *self._by_stages(record),
                *_by_calls(record),
                *_shared(connection, record, pcs),
                *_printed(connection, record),
            ]
        return tuple(sorted(rows, key=_moment, reverse=True))

    def _by_stages(self, record: CaseRecord) -> Iterator[DisclosedRow]:
        for row in record.proceedings:
            for stage, values in row.stages.items():
                if (row.kind, stage) in STAGES and values and not row.is_void and _went_out(row, stage):
                    yield self._of_stage(record, row, stage, values)

    def _of_stage(self, record: CaseRecord, row: ProceedingRow, stage: str, values: Words) -> DisclosedRow:
        whom = STAGES[row.kind, stage]
        named = values.get(whom) if whom else _unnamed(record, row)
        apart = {_(each.label): each.name for each in KINDS[row.kind].stage(stage).fields if each.name in (whom, BASIS)}
        said = list(fields_in_words(row.kind, stage, values, self._desk.policy))
        return DisclosedRow(
            (instant(values.get(AT)) or row.at).astimezone(BANGKOK),
            WAYS.get(row.kind, row.kind),
            str(named or ""),
            " · ".join(words for label, words in said if words and label not in apart),
            row.by,
            next((words for label, words in said if apart.get(label) == BASIS), ""),
            f"{row.kind}:{row.uid}",
        )


def _went_out(row: ProceedingRow, stage: str) -> bool:
    """A talk is no paper, a try reached nobody, and what was refused was not given."""
    values = row.stages[stage]
    if row.kind == CONTACT.code:
        return values.get("means") in WRITTEN and values.get("result") != ContactResult.NO_ANSWER
    return row.kind != COPY_REQUEST.code or values.get("result") != CopyResult.REFUSED


def _unnamed(record: CaseRecord, row: ProceedingRow) -> str:
    """To whom it went where the stage does not say: the person who asked, the complainant, the agency."""
    if row.kind == COPY_REQUEST.code:
        return str(row.value("asked", "by_whom") or "")
    if row.kind == REFERRAL_REPLY.code:
        return str(record.fields.get("referring_agency") or "")
    return _("Everybody, on the net") if row.kind == PUBLICATION else _("The complainant")


def _by_calls(record: CaseRecord) -> Iterator[DisclosedRow]:
    for call in record.calls:
        if call.outcome in _TOLD:
            outcome = _(LABELS[CallOutcome(call.outcome)])
            what = _("Told as a mediator: {outcome}").format(outcome=outcome)
            at = call.called_at.astimezone(BANGKOK)
            yield DisclosedRow(at, "mediator", call.name or call.mediator, what, call.by, "", f"call:{call.uid}")


def _shared(connection: Connection, record: CaseRecord, pcs: Mapping[str, str]) -> Iterator[DisclosedRow]:
    """Which PC was given the case, and how much of it; what it has had stays there when that ends."""
    confirmed = {(row.peer_id, row.hash) for row in connection.execute(_CONFIRMED, {"case": record.uid})}
    for each in record.timeline:
        for entity, unit, value in each.changes:
            if entity.startswith(GRANT) and str(value) in set(GrantClass) and (entity, unit) not in each.proposed:
                peer = entity.removeprefix(GRANT)
                words = _shared_in_words(GrantClass(str(value)), has_confirmed=(peer, each.id) in confirmed)
                at, name = each.saved_at.astimezone(BANGKOK), pcs.get(peer, _("another PC"))
                yield DisclosedRow(at, "shared", name, words, each.actor, entity=entity)


def _shared_in_words(klass: GrantClass, *, has_confirmed: bool) -> str:
    how_much = _(LABELS[klass])
    if has_confirmed:
        return _("Goes with the files to that PC: {how_much}; confirmed").format(how_much=how_much)
    return _("Goes with the files to that PC: {how_much}; not confirmed yet").format(how_much=how_much)


def _printed(connection: Connection, record: CaseRecord) -> Iterator[DisclosedRow]:
    """What was put on paper here, once for each person, day and way; where it went, the paper does not say."""
    names, seen = names_of_accounts(connection), set()
    for row in connection.execute(_PAPERS, {"case": record.uid}):
        at = datetime.fromisoformat(row.read_at).astimezone(BANGKOK)
        known = (row.actor, row.how, at.date())
        if known not in seen:
            seen.add(known)
            yield DisclosedRow(at, row.how, "", _(_ON_PAPER[row.how]), person_of(row.actor, names))


def _moment(row: DisclosedRow) -> datetime:
    return row.at


_CONFIRMED = (
    select(shared_case.c.peer_id, save.c.hash)
    .join(save, (save.c.case_uid == shared_case.c.case_uid) & (save.c.arrival <= shared_case.c.acknowledged_upto))
    .where(shared_case.c.case_uid == bindparam("case"), save.c.kind.in_((GRANTED, GRANT_ENDED)))
)
_PAPERS = (
    select(read_entry.c.read_at, read_entry.c.actor, read_entry.c.how)
    .where(read_entry.c.case_uid == bindparam("case"), read_entry.c.how.in_(tuple(_ON_PAPER)))
    .order_by(read_entry.c.number)
)
