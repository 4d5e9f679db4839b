"""Cases typed in long after they were received, as after a power cut: said and marked, never refused."""

from datetime import datetime, timedelta

from app.domain.policy import Policy

LATE_ENTRY_HOURS = "late_entry_hours"


def late_by(received_at: datetime | None, entered_at: datetime, policy: Policy) -> timedelta | None:
    """How long after its receipt a case was entered, if that is longer than the policy lets pass without a word."""
    if received_at is None:
        return None
    try:
        hours = int(policy.setting(LATE_ENTRY_HOURS))
    except LookupError:
        return None
    waited = entered_at - received_at
    return waited if waited > timedelta(hours=hours) else None
