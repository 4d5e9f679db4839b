"""Somebody must be able to look after the accounts: the last administrator who can sign in stays one."""

from app.domain.errors import NotAllowed
from app.domain.vocabulary import Role
from app.services.desk import Desk
from app.services.key_file import Ring
from app.services.node import Person, people


def require_removable(desk: Desk, person: Person, ring: Ring) -> None:
    """Refuse to remove oneself, or the last administrator.

    Raises:
        NotAllowed: removes_self or last_administrator.
    """
    if person.uid == desk.person.uid:
        raise NotAllowed("removes_self")
    require_another_administrator(desk, person, ring)


def require_another_administrator(desk: Desk, person: Person, ring: Ring) -> None:
    """Refuse what would leave no administrator who can sign in.

    Raises:
        NotAllowed: last_administrator.
    """
    if Role.ADMINISTRATOR not in person.roles:
        return
    with desk.database.reading() as connection:
        others = [each for each in people(connection) if each.uid != person.uid]
    able = [each for each in others if ring.is_open or ring.slot(each.uid) is not None]
    if not any(Role.ADMINISTRATOR in each.roles for each in able):
        raise NotAllowed("last_administrator")
