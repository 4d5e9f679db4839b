"""The track of corruption and misconduct: restricted by default, not routed to those complained of (INT-18)."""

from collections.abc import Mapping, Sequence

from app.domain.policy import Policy
from app.domain.thai_names import is_named_in
from app.domain.vocabulary import Track

RESTRICTED_TOPICS, RESTRICTED_ROLES, INSTEAD = "restricted_topics", "restricted_roles", "restricted_to_whom"
TRACK = "restricted"


def is_restricted(values: Mapping[str, object], policy: Policy) -> bool:
    """Whether the case is on the restricted track: somebody said so, or its topics do and nobody said otherwise."""
    chosen = values.get(TRACK)
    return chosen == Track.RESTRICTED if chosen else _is_by_topic(values, policy)


def with_track(values: Mapping[str, object], policy: Policy) -> dict[str, object]:
    """The values with the track that follows from the topics, where nobody chose one."""
    if values.get(TRACK) or not _is_by_topic(values, policy):
        return dict(values)
    return {**values, TRACK: Track.RESTRICTED.value}


def is_complained_of(named: str, values: Mapping[str, object]) -> bool:
    """Whether this unit or person is the one complained of."""
    units = values.get("units")
    if isinstance(units, list | tuple) and "".join(named.split()) in {"".join(str(each).split()) for each in units}:
        return True
    accused = values.get("accused_person")
    return isinstance(accused, str) and is_named_in(accused, named)


def restricted_topics(policy: Policy) -> tuple[str, ...]:
    """The topics that put a case on the track; none where the policy has no such track."""
    return _listed(RESTRICTED_TOPICS, policy)


def roles_of_the_unit(policy: Policy) -> tuple[str, ...]:
    """The roles that mean the unit complained of itself; none where the policy has no such track."""
    return _listed(RESTRICTED_ROLES, policy)


def past_the_unit(roles: Sequence[str], policy: Policy) -> tuple[str, ...]:
    """Whom the duties of a restricted case name: instead of the unit complained of, whom the policy says."""
    own, instead = roles_of_the_unit(policy), _listed(INSTEAD, policy)
    return tuple(dict.fromkeys(each for role in roles for each in (instead if role in own else (role,))))


def rule_of_track(policy: Policy) -> str:
    """The rule that the hospital's setting names; empty where the policy has no such track."""
    return next((each.rule for each in policy.settings if each.name == RESTRICTED_TOPICS), "")


def _is_by_topic(values: Mapping[str, object], policy: Policy) -> bool:
    topics = values.get("topics")
    return isinstance(topics, list | tuple) and not set(restricted_topics(policy)).isdisjoint(topics)


def _listed(setting: str, policy: Policy) -> tuple[str, ...]:
    """What the hospital listed by code; nothing where the policy does not settle it."""
    try:
        return tuple(policy.setting(setting).split())
    except LookupError:
        return ()
