"""Which cases bear a risk, of which unit, year and severity; the list, the profile and the yearly list ask alike."""

import json
from datetime import datetime, time

from sqlalchemy import ColumnElement, exists, func, or_, select

from app.domain.buddhist_dates import BANGKOK
from app.domain.fiscal_years import days_of_fiscal_year, fiscal_year_of
from app.domain.policy import Policy
from app.domain.vocabulary import Kind, Outcome
from app.models.projection_tables import complaint

CLINICAL, NONCLINICAL = "category", "nonclinical_level"
# A case that is another one told again, or none at all, is no risk of its own.
NOT_COUNTED = (Outcome.MERGED.value, Outcome.ENTERED_BY_MISTAKE.value)

known = func.coalesce(complaint.c.known_at, complaint.c.received_at, complaint.c.entered_at)


def bears_a_risk() -> ColumnElement[bool]:
    """Incidents, and complaints with a category, a non-clinical level or a sentinel event."""
    return or_(
        complaint.c.kind == Kind.INCIDENT.value,
        complaint.c.category.is_not(None),
        complaint.c.nonclinical_level.is_not(None),
        complaint.c.sentinels.is_not(None),
    )


def counts() -> ColumnElement[bool]:
    """Neither merged into another case nor entered by mistake."""
    return or_(complaint.c.outcome.is_(None), complaint.c.outcome.not_in(NOT_COUNTED))


def in_year(year: int) -> ColumnElement[bool]:
    """Known in the fiscal year that ends in `year`."""
    first, last = days_of_fiscal_year(year)
    begins = datetime.combine(first, time.min, BANGKOK).isoformat()
    ends = datetime.combine(last, time.max, BANGKOK).isoformat()
    return known.between(begins, ends)


def of_unit(unit: str) -> ColumnElement[bool]:
    """The unit is among those concerned."""
    elements = func.json_each(complaint.c.units).table_valued("value")
    return exists(select(elements.c.value).where(elements.c.value == unit))


def of_risk(scale: str, code: str) -> ColumnElement[bool]:
    """On that scale, the case has that code."""
    column = complaint.c.category if scale == CLINICAL else complaint.c.nonclinical_level
    return column == (code if scale == CLINICAL else int(code))


def fiscal_year_of_moment(moment: str) -> int:
    """The fiscal year in which a kept moment lies."""
    return fiscal_year_of(datetime.fromisoformat(moment).astimezone(BANGKOK).date())


def duties_stopped_by(policy: Policy, place: str) -> frozenset[str]:
    """The ids of the duties of a case that reaching `place`, such as "rca.concluded", ends."""
    asking = (each for each in policy.duties if any(name.partition(":")[0] == place for name in each.stopped_by))
    return frozenset(f"{each.rule}:{each.step}" if each.step else each.rule for each in asking)


def texts_in(written: str | None) -> tuple[str, ...]:
    """A list as the tables keep it."""
    return tuple(str(each) for each in json.loads(written)) if written else ()
