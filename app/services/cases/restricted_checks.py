"""To whom a matter of corruption or misconduct must not come: the unit and the person complained of (INT-18)."""

from collections.abc import Iterator, Mapping

from app.domain.errors import Problem
from app.domain.policy import Policy
from app.domain.restricted import is_complained_of, is_restricted, roles_of_the_unit, rule_of_track

NEVERTHELESS = "nevertheless"
TELLING, ROLE = "telling", "role"
# Kinds that bring the matter to a unit or a person, or give them a say in it, and the fields that name them.
ROUTED: Mapping[str, tuple[str, ...]] = {
    "request": ("unit",),
    "order": ("to", "by_whom"),
    "information": ("holder",),
    "assignment": ("person", "deputy"),
    "insistence": ("unit",),
    "head_first": ("head",),
    "session": ("people",),
    "agenda": ("owner", "by_whom"),
    "promise": ("by_whom",),
    "measure": ("unit", "owner", "by_whom"),
    "rca": ("owner", "team"),
    "review": ("by_whom",),
    TELLING: ("name",),
}
# A unit may have to be asked for its side all the same; the reason is kept.
MAY_BE_ASKED = "request"


def of_the_restricted_track(
    values: Mapping[str, object], kind: str, kept: Mapping[str, object], policy: Policy
) -> list[Problem]:
    """A problem for each field of a stage that names those complained of, where the case is restricted."""
    if kind not in ROUTED or not is_restricted(values, policy) or (kind == MAY_BE_ASKED and kept.get(NEVERTHELESS)):
        return []
    code, rule = "restricted_track" if kind == MAY_BE_ASKED else "restricted_track_closed", rule_of_track(policy)
    problems = [
        Problem(name, code, {"unit": whom, "rule": rule})
        for name, whom in _named(kept, ROUTED[kind])
        if is_complained_of(whom, values)
    ]
    if kind == TELLING and values.get("units") and kept.get(ROLE) in roles_of_the_unit(policy):
        units = values["units"]
        whom = ", ".join(str(each) for each in units) if isinstance(units, list | tuple) else str(units)
        problems.append(Problem(ROLE, code, {"unit": whom, "rule": rule}))
    return problems


def _named(kept: Mapping[str, object], names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for name in names:
        said = kept.get(name)
        for whom in said if isinstance(said, list | tuple) else (said,):
            if whom:
                yield name, str(whom)
