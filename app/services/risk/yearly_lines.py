"""What the Today board says of the yearly lists from some weeks before a fiscal year ends until each is handed over."""

from datetime import date, datetime, time, timedelta
from itertools import groupby

from sqlalchemy import Connection, select, text

from app.domain.buddhist_dates import BANGKOK
from app.domain.occasions import OF
from app.models.projection_tables import IS_COLLECTED, complaint, duty
from app.services.desk import Desk
from app.services.risk.risk_conditions import counts, texts_in
from app.services.today.rows import Goal, Part, TodayLine
from app.translation import ngettext

LEAD = "yearly_list_days_ahead"


class YearlyLines:
    """One line for each unit and list with open entries; offices without yearly lists have none."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def __call__(self, connection: Connection, now: datetime) -> list[TodayLine]:
        policy = self._desk.policy
        if not any(each.name == LEAD for each in policy.settings):
            return []
        # Without a day: lists of the rules before are handed over when other rules hold that know no such list.
        until = datetime.combine(now.date() + timedelta(days=int(policy.setting(LEAD))), time.max, BANGKOK)
        columns = (duty.c.due_by, complaint.c.units, complaint.c.responsible_unit)
        query = (
            select(*columns)
            .join(complaint, complaint.c.case_uid == duty.c.case_uid)
            .where(text(IS_COLLECTED), duty.c.due_by <= until.isoformat(), duty.c.id.not_like(f"%{OF}%"), counts())
        )
        query = self._desk.sight.only(query)
        entries = sorted(
            (date.fromisoformat(row.due_by[:10]), row.responsible_unit or next(iter(texts_in(row.units)), ""))
            for row in connection.execute(query)
        )
        return [_line(due_on, unit, len(list(each))) for (due_on, unit), each in groupby(entries)]


def _line(due_on: date, unit: str, count: int) -> TodayLine:
    words = ngettext("Hand over the yearly list: {count} entry", "Hand over the yearly list: {count} entries", count)
    return TodayLine(
        part=Part.COLLECTED,
        what=words.format(count=count),
        goal=Goal.YEARLY,
        goal_id=unit,
        units=(unit,) if unit else (),
        rule="RPT-9",
        due_on=due_on,
    )
