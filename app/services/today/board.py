"""The Today board: everything that is to be done, read from the tables with the indexes made for it."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, Connection, func, select

from app.domain.buddhist_dates import BANGKOK
from app.domain.reminders import Reminded, reminded
from app.domain.reports_due import ReportDue
from app.domain.vocabulary import State
from app.models.projection_tables import complaint, duty
from app.services.cases.drafts import PATIENCE_MS, Drafts
from app.services.cases.waiting_for import days_by_rule
from app.services.database import read_setting, write_setting
from app.services.desk import Desk
from app.services.hospital.channel_checks import ChannelChecks, MissedDay
from app.services.hospital.roster import Roster
from app.services.log.reading import END_OF_DAY
from app.services.rows import Draft
from app.services.today.lines import LineMaker
from app.services.today.queries import (
    DUTY_LINES,
    OPEN,
    PROVISIONAL,
    SENTINEL,
    WAITING,
    NotSent,
    not_sent,
)
from app.services.today.report_lines import report_line, returns_line
from app.services.today.reports import OfficeReports
from app.services.today.rows import NO_CASE, Goal, Part, Reminder, TodayBoard, TodayFigures, TodayLine
from app.translation import _, ngettext

ONE_SECOND = timedelta(seconds=1)
MOST_LINES = 50  # of one part; the register has the rest
NOTICE = "today_notice_on"
Source = Callable[[Connection, datetime], Sequence[TodayLine]]


class Today:
    """Reads the board. Safe in a worker thread: each call has a connection of its own.

    The `roster` says whom to call; `collected` gives the lines of the yearly lists.
    """

    def __init__(
        self,
        desk: Desk,
        checks: ChannelChecks,
        roster: Roster,
        drafts: Drafts,
        box_drafts: Drafts,
        collected: Source | None = None,
    ) -> None:
        self._desk, self._checks, self._roster = desk, checks, roster
        self._drafts, self._box_drafts, self._collected = drafts, box_drafts, collected
        self._reports = OfficeReports(desk)

    def board(self) -> TodayBoard:
        """Everything to do, the first lines of each part."""
        now, there = self._desk.now(), self._roster.who_is_there()
        with self._desk.database.reading() as connection:
            maker = LineMaker(self._desk.policy, now, self._desk.calendar_in_use.confirmed_years(), there)
            parts, elsewhere = dict(self._parts(connection, now, maker)), not_sent(connection, self._desk.node)
            figures = self._figures(connection, now, elsewhere)
        parts[Part.NOT_SENT] = [maker.not_sent(each) for each in elsewhere]
        typed = [_draft_line(each) for each in self._drafts.pending()]
        parts[Part.DRAFTS] = typed + [_box_line(each) for each in self._box_drafts.pending()[:1]]
        parts[Part.REPORTS] = [line for each in self._reports.open() for line in self._of_report(each)]
        parts[Part.CHANNELS] = [_missed_line(each) for each in self._missed()]
        totals = {part: len(parts.get(part, ())) for part in Part}
        totals |= {part: count for part, count in self._totals(now).items() if totals[part] == MOST_LINES}
        lines = [line for part in Part for line in parts.get(part, ())]
        return TodayBoard(now, figures, tuple(lines), {part: count for part, count in totals.items() if count})

    def reminder(self) -> Reminder:
        """What is overdue, and what falls due within the lead of the policy: case and duty of each, and reports."""
        now = self._desk.now()
        ahead = reminded(now, self._desk.policy, self._desk.calendar)
        query = select(duty.c.case_uid, duty.c.id, duty.c.due_by).where(OPEN, duty.c.due_by <= _last_of(ahead))
        query = self._desk.sight.only(query, duty.c.case_uid)
        with self._desk.database.reading() as connection:
            rows = connection.execute(query).all()
        found = {(row.case_uid, row.id): str(row.due_by) for row in rows}
        found |= {(NO_CASE, each.id): f"{each.due_on}{END_OF_DAY}" for each in self._reports.open()}
        overdue = frozenset(each for each, due_by in found.items() if due_by < _text(now))
        coming = (each for each, due_by in found.items() if _is_told_of(due_by, ahead))
        return Reminder(overdue, frozenset(coming) - overdue)

    def is_first_notice(self) -> bool:
        """Whether nobody was told by the system's notices today; from now on somebody was."""
        today = self._desk.now().date().isoformat()
        with self._desk.database.reading() as connection:
            if read_setting(connection, NOTICE) == today:
                return False
        with self._desk.database.transaction(patience_ms=PATIENCE_MS) as connection:
            write_setting(connection, NOTICE, today)
        return True

    def _parts(
        self, connection: Connection, now: datetime, maker: LineMaker
    ) -> Iterator[tuple[Part, Sequence[TodayLine]]]:
        only = self._desk.sight.only
        sentinels = connection.execute(only(SENTINEL), {"ids": tuple(self._desk.policy.sentinels)})
        yield Part.SENTINEL, [maker.duty(Part.SENTINEL, row) for row in sentinels]
        for part, (first, last) in self._spans(now).items():
            rows = connection.execute(only(DUTY_LINES), self._span(first, last) | {"most": MOST_LINES})
            yield part, [maker.duty(part, row) for row in rows]
        asked = connection.execute(only(WAITING), {"most": MOST_LINES}).all()
        by_rule = days_by_rule(connection, (row.case_uid for row in asked))
        yield Part.WAITING, [maker.waiting(row, by_rule.get(row.uid)) for row in asked]
        rows = connection.execute(only(PROVISIONAL), {"most": MOST_LINES})
        yield Part.PROVISIONAL, [maker.provisional(row) for row in rows]
        if self._collected is not None:
            yield Part.COLLECTED, list(self._collected(connection, now))[:MOST_LINES]

    def _span(self, first: str, last: str) -> dict[str, object]:
        return {"first": first, "last": last, "sentinels": tuple(self._desk.policy.sentinels)}

    def _spans(self, now: datetime) -> dict[Part, tuple[str, str]]:
        """From which moment on, and before which, a duty of each part is due."""
        evening = _evening(now.date())
        return {
            Part.OVERDUE: ("", _text(now - ONE_SECOND)),
            Part.TODAY: (_text(now), _text(evening)),
            Part.SOON: (f"{_text(evening)}!", _text(self._horizon(now))),
        }

    def _horizon(self, now: datetime) -> datetime:
        """The end of the last of the next working days that the board looks ahead."""
        days = int(self._desk.policy.setting("today_days_ahead"))
        last = self._desk.calendar.working_day(now.date() + timedelta(days=1), days)
        return _evening(last)

    def _totals(self, now: datetime) -> dict[Part, int]:
        """How many lines the parts have whose first lines alone are read."""
        sight = self._desk.sight
        seen = sight.seen(duty.c.case_uid)
        with self._desk.database.reading() as connection:
            counts = {
                part: _count(connection, OPEN, duty.c.due_by >= first, duty.c.due_by <= last, *seen)
                for part, (first, last) in self._spans(now).items()
            }
            for part, query in ((Part.WAITING, WAITING), (Part.PROVISIONAL, PROVISIONAL)):
                rows = sight.only(query).with_only_columns(complaint.c.id).order_by(None).limit(None).subquery()
                counts[part] = int(connection.execute(select(func.count()).select_from(rows)).scalar_one())
        return counts

    def _figures(self, connection: Connection, now: datetime, elsewhere: Sequence[NotSent]) -> TodayFigures:
        spans = self._spans(now)
        sight, is_open = self._desk.sight, (complaint.c.state == State.OPEN.value, *self._desk.sight.seen())
        counted = {part: _cases_due(connection, *span, *is_open) for part, span in spans.items()}
        query = select(func.min(complaint.c.due_by)).where(*is_open)
        first = connection.execute(query.where(complaint.c.due_by <= spans[Part.OVERDUE][1])).scalar_one()
        still_open = select(func.count()).where(*is_open)
        waiting = sight.only(WAITING).with_only_columns(complaint.c.id).order_by(None).limit(None).distinct().subquery()
        return TodayFigures(
            overdue=counted[Part.OVERDUE],
            overdue_since=datetime.fromisoformat(first).date() if first else None,
            today=counted[Part.TODAY],
            soon=counted[Part.TODAY] + counted[Part.SOON],
            soon_until=self._horizon(now).date(),
            open=int(connection.execute(still_open).scalar_one()),
            waiting=int(connection.execute(select(func.count()).select_from(waiting)).scalar_one()),
            channels=self._checks.looked_at_today() if self._checks.may_look() else None,
            not_sent=sum(each.saves for each in elsewhere),
        )

    def _of_report(self, due: ReportDue) -> Iterator[TodayLine]:
        missing = self._reports.returns.missing(due)
        if missing:
            yield returns_line(due, missing, len(missing) + len(self._reports.returns.came(due)))
        yield report_line(due, self._desk.policy)

    def _missed(self) -> Sequence[MissedDay]:
        return self._checks.missed() if self._checks.may_look() else ()


def _evening(day: date) -> datetime:
    """When what ends with a day ends."""
    return datetime.combine(day, time.max, BANGKOK)


def _last_of(ahead: Reminded) -> str:
    return max(_text(ahead.moment), _text(_evening(ahead.day)) if ahead.day else "")


def _is_told_of(due_by: str, ahead: Reminded) -> bool:
    """Whether a reminder tells of what is due by then, as the tables say it."""
    if not due_by.endswith(END_OF_DAY):
        return due_by <= _text(ahead.moment)
    return ahead.day is not None and due_by <= _text(_evening(ahead.day))


def _text(moment: datetime) -> str:
    """As the tables keep moments."""
    return moment.isoformat()


def _count(connection: Connection, *conditions: ColumnElement[bool]) -> int:
    return int(connection.execute(select(func.count()).select_from(duty).where(*conditions)).scalar_one())


def _cases_due(connection: Connection, first: str, last: str, *conditions: ColumnElement[bool]) -> int:
    query = select(func.count()).where(*conditions, complaint.c.due_by >= first, complaint.c.due_by <= last)
    return int(connection.execute(query).scalar_one())


def _draft_line(draft: Draft) -> TodayLine:
    details = str(draft.values.get("details") or "").strip()
    return TodayLine(
        part=Part.DRAFTS,
        what=_("Go on writing and save"),
        goal=Goal.DRAFT,
        goal_id=draft.uid,
        number=draft.number or "",
        subject=details.splitlines()[0] if details else "",
        since=draft.saved_at,
    )


def _box_line(draft: Draft) -> TodayLine:
    slips = draft.values.get("slips")
    count = len(slips) if isinstance(slips, list) else 0
    words = ngettext("Go on with {count} slip of the comment box", "Go on with {count} slips of the comment box", count)
    return TodayLine(part=Part.DRAFTS, what=words.format(count=count), goal=Goal.BOX, since=draft.saved_at)


def _missed_line(missed: MissedDay) -> TodayLine:
    return TodayLine(
        part=Part.CHANNELS,
        what=_("Look at: {channels}").format(channels=_(", ").join(each.label for each in missed.channels)),
        goal=Goal.CHANNELS,
        goal_id=missed.on.isoformat(),
        to_whom=_(", ").join(dict.fromkeys(each.looked_at_by for each in missed.channels)),
        rule=missed.rule,
        due_on=missed.on,
    )
