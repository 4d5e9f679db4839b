"""Holds people to the table of rights (`app/domain/roles.py`), where they sign in.

In a folder without any password everybody says themselves who they are, so nobody is held to anything there. And where
no account of this PC has a role that could, as on a ward without an administrator, whoever works here may: else nobody
could ever pair it, or make the account of an administrator.
"""

from collections.abc import Collection
from functools import cache

from sqlalchemy import Connection, select

from app.domain.errors import NotAllowed
from app.domain.labels import LABELS
from app.domain.roles import ROLE_LABELS, Answer, Asked, Right, may, rights_in
from app.domain.vocabulary import Role
from app.models.log_tables import change_value, origin, save
from app.services import key_file
from app.services.database import Database
from app.services.key_file import Ring
from app.services.log.authority import REFERENCE, STAFF
from app.services.node import Person, people
from app.translation import _


def require_right(database: Database, person: Person, fingerprint: str, asked: Asked) -> None:
    """Let the person pass who has the right, or whom nobody here could help.

    Raises:
        NotAllowed: right_needed. DataFolderProblem: the key file cannot be used.
    """
    ring = key_file.ring_of(database.folder)
    answer = may(_rights(), person.roles, asked)
    if answer.may or not ring.has_passwords:
        return
    with database.reading() as connection:
        others = able_here(connection, fingerprint, ring)
    if any(may(_rights(), other.roles, asked).may for other in others):
        raise _refusal(person, asked, answer)


def made_here(connection: Connection, fingerprint: str) -> set[str]:
    """The uids of the accounts of this PC; those of other PCs do not sign in here."""
    accounts = connection.execute(_ACCOUNTS.where(origin.c.node == fingerprint)).scalars()
    return {entity.removeprefix(STAFF) for entity in accounts}


def able_here(connection: Connection, fingerprint: str, ring: Ring) -> tuple[Person, ...]:
    """Who can go in here now."""
    here = made_here(connection, fingerprint)
    return tuple(each for each in people(connection) if each.uid in here and (ring.is_open or ring.slot(each.uid)))


@cache
def _rights() -> tuple[Right, ...]:
    return rights_in()


def _refusal(person: Person, asked: Asked, answer: Answer) -> NotAllowed:
    return NotAllowed(
        "right_needed",
        roles=_in_words(person.roles) or _("no role"),
        what=_(ROLE_LABELS[asked.action]),
        data=_(ROLE_LABELS[answer.data]),
        others=_in_words(answer.others),
    )


def _in_words(roles: Collection[str]) -> str:
    return _(", ").join(_(LABELS[role]) for role in Role if role in roles)


_ACCOUNTS = (
    select(change_value.c.entity)
    .join(save, save.c.id == change_value.c.save_id)
    .join(origin, origin.c.id == save.c.origin_id)
    .where(save.c.case_uid == REFERENCE, change_value.c.unit == "name", change_value.c.entity.startswith(STAFF))
)
