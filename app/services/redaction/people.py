"""What is known of the people of a case, to look for it in every text: from the log, whoever may be shown it or not."""

import json
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select

from app.domain.fields import field
from app.domain.policy import Policy
from app.domain.protection import PROTECTED_FIELDS
from app.domain.redaction import Mark, Why, joined
from app.domain.redaction_numbers import numbers_in
from app.domain.redaction_values import address_in, names_in, values_in
from app.domain.thai_names import bare_name, plain_name
from app.domain.units import CASE, values_from
from app.models.log_tables import change_value, save
from app.services.cases.case_state import CaseState, state_from
from app.services.cases.duty_ends import end_of
from app.services.log.store import heads_of
from app.services.node import names_of_accounts

# Of the form, by what they are; a relation to the patient names nobody.
NAMES = ("complainant_name", "patient_name", "accused_person", "praised_person", "reported_by")
NUMBERS = ("complainant_phone", "patient_hn", "complainant_email", "complainant_organisation", "evidence_url")
ADDRESSES = ("complainant_address",)
# Fields of what was done that say who did it, or to whom.
OF_PEOPLE = frozenset(
    {
        *("by_whom", "person", "deputy", "owner", "whom", "to_whom", "head", "people", "team", "name", "for_whom"),
        *("representative", "witness", "chair", "mediator", "mediators", "author", "told", "signer", "taken_by"),
    }
)


@dataclass(frozen=True)
class Known:
    """Names, numbers and addresses of the case, and the names of everybody who has an account."""

    names: tuple[str, ...]
    accounts: tuple[str, ...]
    numbers: tuple[str, ...]
    addresses: tuple[str, ...]
    posts: tuple[str, ...]

    def found_in(self, text: str) -> tuple[Mark, ...]:
        """What of that stands in the text, and every number by its looks; in order, none over another."""
        named = (*names_in(text, self.names), *names_in(text, self.accounts, only_sure=True))
        posts = tuple(values_in(text, self.posts, Why.FIELD))
        return joined(
            (
                *numbers_in(text),
                *values_in(text, self.numbers, Why.FIELD),
                *address_in(text, self.addresses),
                *(mark for mark in named if not any(_is_within(mark, post) for post in posts)),
            )
        )


def known_of(connection: Connection, case_uid: str, policy: Policy) -> Known:
    """Everything known of the people of one case here."""
    state = state_from(case_uid, heads_of(connection, case_uid))
    labels = dict.fromkeys(label for role in policy.roles.values() for label in (role.label("th"), role.label("en")))
    posts = {plain_name(label) for label in labels}
    accounts = dict.fromkeys(names_of_accounts(connection).values())
    # Who works here is named in what was done, too, and is no more of the case for that.
    others = (name for name in _who_worked(state) if name not in accounts and plain_name(name) not in posts)
    said = _ever_said(connection, case_uid)
    names = dict.fromkeys((*_of(said, NAMES), *filter(_is_name, others)))
    return Known(tuple(names), tuple(accounts), _of(said, NUMBERS), _of(said, ADDRESSES), tuple(labels))


def withheld_of(connection: Connection, case_uid: str) -> Known:
    """Of a case whose complainant is not to be named: what stands in no copy, whatever somebody lets stand."""
    said = _ever_said(connection, case_uid, PROTECTED_FIELDS)
    return Known(_of(said, NAMES), (), _of(said, NUMBERS), _of(said, ADDRESSES), ())


def _ever_said(
    connection: Connection, case_uid: str, fields: Container[str] = (*NAMES, *NUMBERS, *ADDRESSES)
) -> dict[str, list[str]]:
    """Each value that these fields ever had: a text may name who was written down before, or elsewhere."""
    said: dict[str, list[str]] = {}
    for row in connection.execute(_EVER_SAID, {"case": case_uid}):
        for name, value in values_from({row.unit: json.loads(row.value)}).items():
            if name in fields and value:
                said.setdefault(name, []).append(str(value))
    return said


def _is_within(mark: Mark, post: Mark) -> bool:
    """Whether a name is a part of the word for a post: อำนวย in ผู้อำนวยการ."""
    return post.start <= mark.start and mark.end <= post.end and mark[:2] != post[:2]


def _of(said: Mapping[str, Iterable[str]], names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for name in names for value in said.get(name, ())))


def _is_name(written: str) -> bool:
    """A name has a title or a family name; one word without either is as likely a post or a ward."""
    return len(written.split()) > 1 or bare_name(written) != plain_name(written)


def _who_worked(state: CaseState) -> Iterator[str]:
    for each in state.proceedings:
        for stage in each.stages.values():
            yield from (text for name, value in stage.items() if name in OF_PEOPLE for text in _texts(value))
    for units in state.calls.values():
        call = units.get("call")
        yield from (str(call[name]) for name in ("name", "by") if isinstance(call, dict) and call.get(name))
    for units in state.duties.values():
        end = end_of(units) or {}
        yield from _texts(end.get("by"))
    for units in state.attachments.values():
        file = units.get("file")
        yield from _texts(file.get("added_by") if isinstance(file, dict) else None)


def _texts(value: object) -> Iterator[str]:
    for each in value if isinstance(value, list | tuple) else (value,):
        if isinstance(each, str) and each:
            yield each


_UNITS = frozenset(field(name).unit for name in (*NAMES, *NUMBERS, *ADDRESSES))
_EVER_SAID = (
    select(change_value.c.unit, change_value.c.value)
    .join(save, save.c.id == change_value.c.save_id)
    .where(save.c.case_uid == bindparam("case"), change_value.c.entity == CASE, change_value.c.unit.in_(sorted(_UNITS)))
    .where(change_value.c.value.is_not(None))
    .order_by(save.c.id.desc(), change_value.c.position)
)
