"""Which duties may wait while a case is paused: never an incident's, and never the first contact (DAY-6)."""

from app.domain.policy_entries import DutyRule

BY_WORKING_DAYS = frozenset({"working_days", "progress_report"})
# Only days can wait; hours, and a day that somebody named, do not.
COUNTS_THAT_WAIT = BY_WORKING_DAYS | {"calendar_days"}
STARTS_THAT_WAIT = ("received", "stage")
ANY_CONTACT = "contact.made:result=reached"


def is_wrongly_pausable(rule: DutyRule) -> bool:
    """Whether a policy lets a duty wait that must not."""
    may_wait = rule.starts in STARTS_THAT_WAIT and rule.count.get("type") in COUNTS_THAT_WAIT
    return rule.pausable and not (may_wait and ANY_CONTACT not in rule.stopped_by)
