"""Makes the lines of the Today board from rows of the tables, in the words of the language in use."""

import json
from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any, TypedDict

from sqlalchemy import Row

from app.domain.buddhist_dates import BANGKOK
from app.domain.fields import field
from app.domain.policy import Policy
from app.domain.proceedings.kinds import KINDS
from app.domain.thai_text import arabic_digits
from app.services.cases.waiting_for import ByWhen, named_day, whom_and_what
from app.services.hospital.roster_rows import WhoIsThere
from app.services.log.reading import later_on
from app.services.today.queries import NotSent
from app.services.today.rows import Goal, Part, TodayLine
from app.translation import _, language, ngettext

Found = Row[*tuple[Any, ...]]


class OfCase(TypedDict):
    """What every line about a case says of it."""

    uid: str
    number: str
    subject: str
    level: int | None
    units: tuple[str, ...]


class LineMaker:
    """Knows the policy, the moment, the confirmed years, and who is there to be called."""

    def __init__(self, policy: Policy, now: datetime, confirmed_years: Collection[int], there: WhoIsThere) -> None:
        self._policy, self._now, self._confirmed, self._there = policy, now, confirmed_years, there
        self._calls: dict[tuple[str, ...], str] = {}  # most lines name the same few roles

    def duty(self, part: Part, row: Found) -> TodayLine:
        """What is to be done by a date."""
        due = json.loads(row.due)
        roles = [str(role) for role in due.get("to_whom") or ()]
        extended = _day(later_on(due))
        return TodayLine(
            part=part,
            what=arabic_digits(str(due["label_en" if language() == "en" else "label_th"])),
            goal=Goal.DUTY,
            goal_id=row.id,
            to_whom=self._roles(roles),
            call=self._call(roles, row.units),
            rule=str(due["rule"]),
            due_on=extended or _day(due.get("due_on")),
            due_at=None if extended else _moment(due.get("due_at")),
            counting=str((due.get("reading") or {}).get("type", "")),
            since=_moment(row.received_at or row.entered_at),
            extended_on=extended,
            is_at_once=bool(due.get("due_at")) and due["due_at"] <= due["starts_at"],
            is_doubtful=int(row.due_by[:4]) not in self._confirmed,
            **_case(row),
        )

    def waiting(self, row: Found, by_rule: ByWhen | None = None) -> TodayLine:
        """What somebody else was asked for, and since when; `by_rule` is the day where the request names none."""
        kind, said = KINDS[row.kind], json.loads(row.said)
        reached = [stage for stage in kind.stages if stage.name in said]
        named = named_day(row.kind, said)
        return TodayLine(
            part=Part.WAITING,
            what=_("{kind}: {stage}").format(kind=_(kind.label), stage=_(reached[-1].label))
            if reached
            else _(kind.label),
            goal=Goal.PROCEEDING,
            goal_id=row.uid,
            to_whom=whom_and_what(row.kind, said)[0],
            rule=kind.rule if named or by_rule is None else by_rule.rule,
            due_on=named or (by_rule.due_on if by_rule else None),
            since=_moment(row.at),
            **_case(row),
        )

    def provisional(self, row: Found) -> TodayLine:
        """A category that is to be looked at again."""
        words = _("Look at the category again")
        if row.category_up_to:
            words = _("Look at the category again; it may be up to {category}").format(category=row.category_up_to)
        return TodayLine(
            part=Part.PROVISIONAL,
            what=words,
            goal=Goal.CATEGORY,
            rule=field("category_provisional").source,
            due_on=_day(row.category_review_on),
            since=_moment(row.received_at or row.entered_at),
            **_case(row),
        )

    def not_sent(self, waiting: NotSent) -> TodayLine:
        """What another PC has not confirmed."""
        words = ngettext("{count} entry to send", "{count} entries to send", waiting.saves)
        return TodayLine(
            part=Part.NOT_SENT,
            what=words.format(count=waiting.saves),
            goal=Goal.EXCHANGE,
            to_whom=waiting.name,
            since=waiting.since,
        )

    def _call(self, roles: Sequence[str], units: str | None) -> str:
        """Who of them can be called at which number, as the roster has it for this moment."""
        unit = str(next(iter(json.loads(units)), "")) if units else ""
        key = (unit, *roles)
        if key not in self._calls:
            there = (each for each in self._there.to_whom(roles, self._now, unit) if each.number)
            self._calls[key] = _(", ").join(f"{each.name or each.label} {each.number}" for each in there)
        return self._calls[key]

    def _roles(self, roles: Sequence[str]) -> str:
        known, speech = self._policy.roles, language()
        return _(", ").join(known[role].label(speech) if role in known else role for role in roles)


def _day(value: object) -> date | None:
    return date.fromisoformat(str(value)) if value else None


def _moment(value: object) -> datetime | None:
    return datetime.fromisoformat(str(value)).astimezone(BANGKOK) if value else None


def _case(row: Found) -> OfCase:
    return OfCase(
        uid=row.case_uid,
        number=row.number,
        subject=row.subject,
        level=row.level,
        units=tuple(json.loads(row.units)) if row.units else (),
    )
