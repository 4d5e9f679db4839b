"""Which fields have nothing to say for the values given so far."""

from collections.abc import Mapping

from app.domain.endings import is_nameless_accusation
from app.domain.vocabulary import Disclosure, Kind, Priority

OTHER_CHANNEL = "other"
PRAISING = (Kind.COMPLIMENT, Kind.OPINION, Kind.SUGGESTION)
COMPLAINING = (Kind.COMPLAINT, Kind.TIP_OFF)


def idle_fields(values: Mapping[str, object]) -> frozenset[str]:
    """Fields that need not be shown; one that holds something is never among them."""
    idle = {
        "channel_words": values.get("channel") != OTHER_CHANNEL,
        "priority_ground": values.get("priority") != Priority.URGENT,
        "complainant_name": values.get("disclosure") == Disclosure.ANONYMOUS,
        "complainant_signature": values.get("disclosure") == Disclosure.ANONYMOUS,
        "evidence_seen_at": not values.get("evidence_url"),
        "evidence_named": not is_nameless_accusation(values),
        "praised_person": values.get("kind") not in PRAISING,
        "network_hospitals": values.get("kind") not in COMPLAINING,
    }
    return frozenset(name for name, is_idle in idle.items() if is_idle and values.get(name) is None)
