"""With a case stays which version of the privacy notice was given; how, somebody says (PDPA-23)."""

from collections.abc import Mapping

from sqlalchemy import Connection

from app.domain.privacy_notice import DRAFT
from app.services.log.authority import REFERENCE
from app.services.log.reading import value_that_counts
from app.services.log.store import LAST, heads_under

NOTICE = "notice:"
GIVEN, VERSION, NOT_GIVEN = "notice_given", "notice_version", "not_given"
LINE = "line_th"  # what every version has


def with_notice_version(
    connection: Connection, values: Mapping[str, object], before: Mapping[str, object] | None = None
) -> dict[str, object]:
    """The values of a case with the version that is in use, where a notice was given and none is named.

    `before`: what stood; a version that was given stays, but where it is taken back that one was, it goes, too.
    """
    given, named = values.get(GIVEN), values.get(VERSION)
    if given == NOT_GIVEN or (not given and (before or {}).get(GIVEN)):
        return {name: value for name, value in values.items() if name != VERSION}
    if not given or named:
        return dict(values)
    return {**values, VERSION: (before or {}).get(VERSION) or newest_version(connection)}


def newest_version(connection: Connection) -> str:
    """The number of the last version, or that of the draft while the hospital has none."""
    heads = heads_under(connection, REFERENCE, NOTICE, NOTICE + LAST)
    numbers = [
        entity.removeprefix(NOTICE)
        for (entity, unit), each in heads.items()
        if unit == LINE and value_that_counts(each)
    ]
    return max(filter(str.isdecimal, numbers), key=int, default=DRAFT)
