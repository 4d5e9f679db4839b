"""Who does not see the name of a reporter who wished to be kept from the head of the unit (product.md, quick log)."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from app.domain.errors import InvalidComplaint, Problem
from app.domain.fields import field
from app.domain.thai_names import same_person
from app.domain.units import CASE
from app.domain.vocabulary import Role
from app.services.cases.case_state import REPORTER, WITHHELD
from app.services.rows import CaseRecord, SaveRow


def is_kept_from(values: Mapping[str, object], roles: Collection[str]) -> bool:
    """Whether the reporter of the case is kept from somebody with these roles: a head of a unit, and nothing else."""
    return bool(values.get(WITHHELD) and values.get(REPORTER)) and set(roles) == {Role.WARD_HEAD}


def as_far_as_known(record: CaseRecord, roles: Collection[str]) -> CaseRecord:
    """The record as somebody with these roles may read it; whoever typed in their own report is not named either."""
    if not is_kept_from(record.fields, roles):
        return record
    reporter, unit = str(record.fields[REPORTER]), field(REPORTER).unit
    return replace(
        record,
        fields={name: value for name, value in record.fields.items() if name != REPORTER},
        entered_by=_unless(reporter, record.entered_by),
        timeline=tuple(_without(unit, reporter, each) for each in record.timeline),
        conflicts=tuple(each for each in record.conflicts if (each.entity, each.unit) != (CASE, unit)),
        kept_back=(REPORTER,),
    )


def with_kept_back(
    values: Mapping[str, object], standing: Mapping[str, object], roles: Collection[str]
) -> Mapping[str, object]:
    """The values that somebody gives who was not shown the reporter: the name stays as it stands.

    Raises:
        InvalidComplaint: somebody from whom the name is kept would let it be shown, or enters another one.
    """
    if not is_kept_from(standing, roles):
        return values
    if values.get(REPORTER) not in (None, "", standing[REPORTER]) or not values.get(WITHHELD, True):
        raise InvalidComplaint([Problem(REPORTER, "reporter_is_kept_from_you")])
    return {**values, REPORTER: standing[REPORTER], WITHHELD: standing[WITHHELD]}


def _without(unit: str, reporter: str, save: SaveRow) -> SaveRow:
    changes = tuple(each for each in save.changes if each[:2] != (CASE, unit))
    return replace(save, actor=_unless(reporter, save.actor), changes=changes)


def _unless(reporter: str, name: str) -> str:
    return "" if same_person(reporter, name) else name
