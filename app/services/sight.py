"""Which cases the person at a desk may see, and what they may do with one of them (product.md 14, INT-18).

What a right needs follows from the case: whether it is a complaint or an incident, restricted, sensitive. Whoever may
read every kind of case everywhere, as a complaint-centre officer, is asked nothing and costs nothing; nor is anybody
where no account has a password.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, and_, literal_column, or_, select

from app.domain.errors import NotAllowed
from app.domain.roles import Action, Answer, Asked, DataClass, Scope
from app.domain.units import CASE
from app.domain.vocabulary import State
from app.models.projection_tables import complaint
from app.services.cases.case_state import CaseState
from app.services.database import Database
from app.services.log.store import Change
from app.services.near_cases import CASES, is_near, is_of
from app.services.node import person_named
from app.services.numbers import case_uid_of
from app.services.rights import answer_here, is_free_here, refusal, roles_in_words, scopes_here

if TYPE_CHECKING:
    from app.services.desk import Desk

# What is kept from most people first: of several that stand in the way the first one decides.
OF_CASES = (DataClass.RESTRICTED, DataClass.SENSITIVE, DataClass.CASE, DataClass.INCIDENT)
ENDING = "outcome"
_OR_CHANGE = frozenset({Action.ORDER, Action.RECORD})
_WORK = frozenset({Action.CHANGE, *_OR_CHANGE})
Query = TypeVar("Query", bound=Select[Any])


class Sight:
    """What one person sees of the cases here; made anew for each question, so it holds for who is at the desk now."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def sees_every_case(self) -> bool:
        """Whether nothing here is kept from the person."""
        return self._is_free(Action.READ)

    def seen(self, of: ColumnElement[str] = complaint.c.case_uid) -> tuple[ColumnElement[bool], ...]:
        """The conditions of a statement that reads cases, to be put into `where`; none when every case is seen.

        `of`: the column that names the case, where the statement reads another table than `complaint`.
        """
        if self.sees_every_case():
            return ()
        policy, person, node = self._desk.policy, self._desk.person, self._desk.node
        held: dict[frozenset[Scope], list[DataClass]] = {}
        for data, near in self._scopes(Action.READ).items():
            held.setdefault(near, []).append(data)
        seen = and_(
            *(
                or_(~or_(*(is_of(each, policy) for each in data)), *(is_near(each, person, node) for each in near))
                for near, data in held.items()
                if Scope.EVERYWHERE not in near
            )
        )
        if of is complaint.c.case_uid:
            # With the sum SQLite keeps to the index that the list is sorted or narrowed by.
            return ((complaint.c.id + literal_column("0")).in_(select(CASES.c.id).where(seen)),)
        return (of.in_(select(CASES.c.case_uid).where(seen)),)

    def only(self, query: Query, of: ColumnElement[str] = complaint.c.case_uid) -> Query:
        """The statement, for the cases that the person sees; itself when that is all of them."""
        seen = self.seen(of)
        return query.where(*seen) if seen else query

    def counted(self) -> tuple[ColumnElement[bool], ...]:
        """The conditions of a figure: whoever has the right to reports is given whole ones, which name no case."""
        desk = self._desk
        has_reports = is_free_here(desk.database, desk.person.roles, Action.READ, (DataClass.REPORTS,))
        return () if has_reports else self.seen()

    def find(self, connection: Connection, number: str) -> str:
        """The uid of the case that bears this number, when the person may see it.

        Raises:
            UnknownCase, AmbiguousNumber: as `case_uid_of`. NotAllowed: the case is not for them.
        """
        case_uid = case_uid_of(connection, number)
        self.require(connection, Action.READ, case_uid)
        return case_uid

    def may(self, connection: Connection, action: Action, case_uid: str) -> bool:
        """Whether the person may do this with the case."""
        answer = self._answer(connection, action, case_uid)
        return answer is None or answer.may

    def require(self, connection: Connection, action: Action, case_uid: str) -> None:
        """Let the person pass who may do this with the case.

        Raises:
            NotAllowed: not_for_you when the case is none that they see, else right_needed.
        """
        answer = self._answer(connection, action, case_uid)
        if answer is None or answer.may:
            return
        if action is Action.READ or (action is not Action.RECORD and not self.may(connection, Action.READ, case_uid)):
            raise self._not_for_them(connection, case_uid)
        raise refusal(self._desk.person, action, answer)

    def require_save(
        self, connection: Connection, case_uid: str, changes: Sequence[Change], by_right: Action = Action.CHANGE
    ) -> None:
        """Let the person pass who may write this in a case: whoever sets or takes away how it ended must close cases.

        An order is written down by whoever gives it, and by whoever was told of it and may change the case (INT-13).
        Who recorded a case may add to it what came with it.

        Raises:
            NotAllowed: as `require`.
        """
        if by_right in _OR_CHANGE and not self._may_without_change(connection, by_right, case_uid):
            by_right = Action.CHANGE
        self.require(connection, by_right, case_uid)
        if by_right in _WORK and any((each.entity, each.unit) == (CASE, ENDING) for each in changes):
            self.require(connection, Action.CLOSE, case_uid)

    def require_new(self, connection: Connection, recorded: CaseState) -> None:
        """Let the person pass who may record such a case, which the tables have by now.

        Raises:
            NotAllowed: right_needed.
        """
        self.require(connection, Action.RECORD, recorded.case_uid)
        if recorded.state is not State.OPEN:
            self.require(connection, Action.CLOSE, recorded.case_uid)

    def _may_without_change(self, connection: Connection, action: Action, case_uid: str) -> bool:
        if action is Action.RECORD and not self._is_free(action):
            author = self._desk.node.author(self._desk.person.uid).actor
            own = select(complaint.c.id).where(complaint.c.case_uid == case_uid, complaint.c.entered_by == author)
            if connection.execute(own).first() is None:
                return False
        return self.may(connection, action, case_uid)

    def _answer(self, connection: Connection, action: Action, case_uid: str) -> Answer | None:
        """What the table says; None when it needs no asking, or the tables have no such case."""
        if self._is_free(action):
            return None
        policy, person, node = self._desk.policy, self._desk.person, self._desk.node
        of = {data: is_of(data, policy) for data in OF_CASES}
        asked_for = {scope for scopes in self._scopes(action).values() for scope in scopes}
        near = {scope: is_near(scope, person, node) for scope in Scope if scope in asked_for}
        columns = [condition.label(name) for name, condition in (of | near).items()]
        row = connection.execute(select(*columns).where(CASES.c.case_uid == case_uid)).one_or_none()
        if row is None:
            return None
        asked = Asked(
            action,
            tuple(data for data in OF_CASES if row._mapping[data]),
            tuple(scope for scope in near if row._mapping[scope]),
            has_reason=True,  # asked for by the services that need one
        )
        return answer_here(self._desk.database, person, node.fingerprint, asked)

    def _not_for_them(self, connection: Connection, case_uid: str) -> NotAllowed:
        query = select(complaint.c.number).where(complaint.c.case_uid == case_uid)
        number = connection.execute(query).scalar_one()
        return NotAllowed("not_for_you", number=number, roles=roles_in_words(self._desk.person.roles))

    def _is_free(self, action: Action) -> bool:
        return is_free_here(self._desk.database, self._desk.person.roles, action, OF_CASES)

    def _scopes(self, action: Action) -> dict[DataClass, frozenset[Scope]]:
        desk = self._desk
        return {data: scopes_here(desk.database, desk.person, desk.node.fingerprint, action, data) for data in OF_CASES}


def sees_every_case(database: Database, staff: str | None) -> bool:
    """Whether nothing is kept from the person of that uid or name, where no desk is there yet.

    Raises:
        UnknownStaff.
    """
    with database.reading() as connection:
        return is_free_here(database, person_named(connection, staff).roles, Action.READ, OF_CASES)
