"""When somebody is reminded: of a moment shortly before it, of a day while offices work on it and the day before."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.domain.duties import is_in_office_hours
from app.domain.policy import Policy
from app.domain.working_days import Calendar

MINUTES, WORKING_DAYS = "reminder_lead_minutes", "reminder_lead_working_days"
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Reminded:
    """What is told of now: what ends with a moment until `moment`, what ends with a day until `day`, None for none."""

    moment: datetime
    day: date | None


def reminded(now: datetime, policy: Policy, calendar: Calendar) -> Reminded:
    """How far a reminder looks ahead at this moment (DAY-4).

    What ends with a day ends at midnight, when nobody of an office is there any more: it is told of on its last
    working day and on the working days before that the policy says, from the opening of offices until they close.

    Raises:
        CalendarOutOfRange: a moment outside the years that the calendar covers.
    """
    moment = now + timedelta(minutes=int(policy.setting(MINUTES)))
    if not is_in_office_hours(now, policy, calendar):
        return Reminded(moment, None)
    # What ends on days off is done on the working day before them.
    after = calendar.working_day(now.date() + ONE_DAY, int(policy.setting(WORKING_DAYS)) + 1)
    return Reminded(moment, after - ONE_DAY)
