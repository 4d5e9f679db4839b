"""Which cases are near to a person: of their unit, or given to them; as conditions on the tables of the projection."""

import json
from functools import lru_cache

from sqlalchemy import ColumnElement, Select, and_, exists, false, func, or_, select, true, tuple_, union_all

from app.domain.policy import Policy
from app.domain.restricted import restricted_topics
from app.domain.roles import DataClass, Scope
from app.domain.thai_names import plain_name, spellings
from app.domain.vocabulary import Kind, Track
from app.models.log_tables import change_value, head
from app.models.projection_tables import complaint
from app.services.log.authority import MEDIATOR, REFERENCE
from app.services.log.store import LAST
from app.services.node import Node, Person

# Under another name: each question about it stands inside another one, and is answered from one narrow index.
CASES = complaint.alias("case_here")


def is_of(data: DataClass, policy: Policy) -> ColumnElement[bool]:
    """The case holds data of that class; what is sealed for the director is as restricted as its track (INT-6)."""
    is_incident = func.coalesce(CASES.c.kind, "") == Kind.INCIDENT.value
    conditions = {
        DataClass.CASE: ~is_incident,
        DataClass.INCIDENT: is_incident,
        DataClass.SENSITIVE: func.coalesce(CASES.c.sensitive, false()),
        DataClass.RESTRICTED: or_(_is_restricted(policy), CASES.c.sealed),
    }
    return conditions[data]


def is_near(scope: Scope, person: Person, node: Node) -> ColumnElement[bool]:
    """The case is as near to the person as the scope says.

    On a ward's PC every case is of its unit: it was recorded there, or granted to it. At the centre that is one which
    concerns the person's unit, or for which it is responsible, or which the person recorded.
    """
    if scope is Scope.EVERYWHERE:
        return true()
    return _is_of_unit(person, node) if scope is Scope.OWN_UNIT else _was_given_to(person)


def _is_restricted(policy: Policy) -> ColumnElement[bool]:
    """Chosen, or by its topics where nobody chose: as `is_restricted` says of values."""
    by_topic = (_names(CASES.c.topics, topic) for topic in restricted_topics(policy))
    chosen = func.coalesce(CASES.c.restricted, "")
    return or_(chosen == Track.RESTRICTED.value, and_(chosen == "", or_(false(), *by_topic)))


def _is_of_unit(person: Person, node: Node) -> ColumnElement[bool]:
    if not node.is_centre:
        return true()
    recorded = CASES.c.entered_by == node.author(person.uid).actor
    if not person.unit:
        return recorded
    return or_(recorded, _names(CASES.c.units, person.unit), CASES.c.responsible_unit == person.unit)


def _was_given_to(person: Person) -> ColumnElement[bool]:
    """In charge of it, the deputy, or the mediator who accepted."""
    # One question for each, in the words of the index made for it: few cases have a name there.
    given = [
        select(complaint.c.id).where(column.is_not(None), _is_called(column, person))
        for column in (complaint.c.in_charge, complaint.c.deputy)
    ]
    accepted = func.json_each(complaint.c.mediated_by).table_valued("value")
    is_theirs = or_(accepted.c.value.in_(_spelled(person)), accepted.c.value.in_(_posts_of(person)))
    mediated = exists(select(accepted.c.value).where(is_theirs))
    given.append(select(complaint.c.id).where(complaint.c.mediated_by.is_not(None), mediated))
    return CASES.c.id.in_(union_all(*given))


def _posts_of(person: Person) -> Select[tuple[str]]:
    """The posts of the list of mediators that the person holds now, for calls that bear no name."""
    same = tuple_(change_value.c.save_id, change_value.c.position) == tuple_(head.c.save_id, head.c.position)
    named = (head.c.case_uid == REFERENCE, head.c.entity.between(MEDIATOR, f"{MEDIATOR}{LAST}"), head.c.unit == "name")
    holder = change_value.c.value.op("->>")("$")
    return select(head.c.entity).join(change_value, same).where(*named, _is_called(holder, person))


def _is_called(kept: ColumnElement[str], person: Person) -> ColumnElement[bool]:
    """The name that is kept is the person's, in any spelling of the titles."""
    return func.lower(func.replace(func.replace(kept, " ", ""), ".", "")).in_(_spelled(person))


def _spelled(person: Person) -> Select[tuple[str]]:
    return select(func.json_each(_spellings_as_json(person.name)).table_valued("value").c.value)


@lru_cache(maxsize=8)
def _spellings_as_json(name: str) -> str:
    """One value for the statement: there are hundreds of titles."""
    return json.dumps(sorted({plain_name(name), *spellings(name)} - {""}), ensure_ascii=False)


def _names(kept: ColumnElement[str], element: str) -> ColumnElement[bool]:
    """The list that is kept has that element."""
    return func.instr(func.coalesce(kept, ""), json.dumps(element, ensure_ascii=False)) > 0
