"""Holds people to the table of rights (`app/domain/roles.py`), where they sign in.

In a folder without any password everybody says themselves who they are, so nobody is held to anything there. And where
no account of this PC has a role that could, as on a ward without an administrator, whoever works here may: else nobody
could ever pair it, or make the account of an administrator. That does not hold for what is kept from people for the
sake of others: a matter of misconduct, what is sensitive, a protected identity.
"""

from collections.abc import Collection
from dataclasses import replace
from functools import cache

from sqlalchemy import Connection, select

from app.domain.errors import NotAllowed
from app.domain.labels import LABELS
from app.domain.roles import ROLE_LABELS, Action, Answer, Asked, DataClass, Right, Scope, Why, may, rights_in
from app.domain.vocabulary import Role
from app.models.log_tables import change_value, origin, save
from app.services import key_file
from app.services.database import Database
from app.services.key_file import Ring
from app.services.log.authority import REFERENCE, STAFF
from app.services.node import Person, people
from app.translation import _

KEPT_FOR_OTHERS = frozenset({DataClass.RESTRICTED, DataClass.SENSITIVE, DataClass.PROTECTED})


def require_right(database: Database, person: Person, fingerprint: str, asked: Asked) -> None:
    """Let the person pass who has the right, or whom nobody here could help.

    Raises:
        NotAllowed: right_needed. DataFolderProblem: the key file cannot be used.
    """
    answer = answer_here(database, person, fingerprint, asked)
    if not answer.may:
        raise refusal(person, asked.action, answer)


def answer_here(database: Database, person: Person, fingerprint: str, asked: Asked) -> Answer:
    """What the table says of it on this PC, or that whoever works here may.

    Raises:
        DataFolderProblem: the key file cannot be used.
    """
    if not key_file.has_passwords(database.folder):
        return Answer(True, Why.GIVEN, asked.data[0], None)
    answer = may(_rights(), person.roles, asked)
    if answer.why is not Why.NOT_GIVEN or answer.data in KEPT_FOR_OTHERS:
        return answer
    return replace(answer, may=not _could_somebody(database, fingerprint, asked))


def is_free_here(database: Database, roles: tuple[str, ...], action: Action, data: tuple[DataClass, ...]) -> bool:
    """Whether nobody with these roles is asked anything about that: no password here, or given everywhere.

    Raises:
        DataFolderProblem: the key file cannot be used.
    """
    return not key_file.has_passwords(database.folder) or _is_given_everywhere(roles, action, data)


def scopes_here(
    database: Database, person: Person, fingerprint: str, action: Action, data: DataClass
) -> frozenset[Scope]:
    """How near to a case the person must be who wants to do that with it; none when it is nothing for them.

    Raises:
        DataFolderProblem: the key file cannot be used.
    """
    given = {Scope(each.scope) for each in _rights() if each.role in person.roles and each.gives(action, data)}
    if given or data in KEPT_FOR_OTHERS or _could_somebody(database, fingerprint, Asked(action, (data,))):
        return frozenset(given)
    return frozenset({Scope.EVERYWHERE})


def made_here(connection: Connection, fingerprint: str) -> set[str]:
    """The uids of the accounts of this PC; those of other PCs do not sign in here."""
    accounts = connection.execute(_ACCOUNTS.where(origin.c.node == fingerprint)).scalars()
    return {entity.removeprefix(STAFF) for entity in accounts}


def able_here(connection: Connection, fingerprint: str, ring: Ring) -> tuple[Person, ...]:
    """Who can go in here now."""
    here = made_here(connection, fingerprint)
    return tuple(each for each in people(connection) if each.uid in here and (ring.is_open or ring.slot(each.uid)))


def refusal(person: Person, action: Action, answer: Answer) -> NotAllowed:
    """Who has the right instead."""
    return NotAllowed(
        "right_needed",
        roles=roles_in_words(person.roles),
        what=_(ROLE_LABELS[action]),
        data=_(ROLE_LABELS[answer.data]),
        others=_in_words(answer.others),
    )


def roles_in_words(roles: Collection[str]) -> str:
    """The roles of somebody who is told that they do not suffice."""
    return _in_words(roles) or _("no role")


def _could_somebody(database: Database, fingerprint: str, asked: Asked) -> bool:
    """Whether an account of this PC has a role that could, near enough and with a reason."""
    ring = key_file.ring_of(database.folder)
    with database.reading() as connection:
        others = able_here(connection, fingerprint, ring)
    best = replace(asked, near=tuple(Scope), has_reason=True)
    return any(may(_rights(), other.roles, best).may for other in others)


@cache
def _is_given_everywhere(roles: tuple[str, ...], action: Action, data: tuple[DataClass, ...]) -> bool:
    return may(_rights(), roles, Asked(action, data)).may


@cache
def _rights() -> tuple[Right, ...]:
    return rights_in()


def _in_words(roles: Collection[str]) -> str:
    return _(", ").join(_(LABELS[role]) for role in Role if role in roles)


_ACCOUNTS = (
    select(change_value.c.entity)
    .join(save, save.c.id == change_value.c.save_id)
    .join(origin, origin.c.id == save.c.origin_id)
    .where(save.c.case_uid == REFERENCE, change_value.c.unit == "name", change_value.c.entity.startswith(STAFF))
)
