"""The day the comment box is opened: who was present, and each slip as a case of its own, none included (INT-2)."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select

from app.domain.errors import InvalidComplaint, Problem
from app.domain.vocabulary import Kind, State
from app.models.projection_tables import complaint
from app.services.cases.assessment import Assessment
from app.services.cases.complaints import Complaints
from app.services.cases.drafts import Drafts
from app.services.desk import Desk
from app.services.hospital.channel_checks import ChannelChecks
from app.translation import LANGUAGES, language

CHANNEL = "comment_box"
_BREAKS = re.compile(r"[,;\n]+")
_LISTS = ("topics", "units")
Report = Callable[[int, int], None]


@dataclass(frozen=True)
class Opening:
    """The record of opening: when, and who was present."""

    opened_at: datetime | None
    present: tuple[str, ...] = ()


@dataclass(frozen=True)
class Slip:
    """One slip as it was typed: `cells` by the name of the column; `uid` keeps it from being recorded twice."""

    uid: str
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Recorded:
    """What became of a slip: its number, or why it was refused."""

    uid: str
    number: str = ""
    problems: tuple[Problem, ...] = ()


class CommentBox:
    """What is done on the day on which the box is opened."""

    def __init__(self, desk: Desk, complaints: Complaints, assessment: Assessment, checks: ChannelChecks) -> None:
        self._desk, self._complaints, self._assessment = desk, complaints, assessment
        self._checks = checks
        self.drafts = Drafts(desk, CHANNEL)

    def now(self) -> datetime:
        """The moment, by the clock that everything here goes by."""
        return self._desk.now()

    def is_kept(self) -> bool:
        """Whether this office has a comment box; the Social Security Office's channels have none (INT-3)."""
        known = self._desk.policy.channels.get(CHANNEL)
        return known is not None and known.is_in_force(self.now().date())

    def choices(self) -> dict[str, tuple[str, ...]]:
        """The labels that the columns of a slip offer."""
        policy, today = self._desk.policy, self.now().date()
        tables = {"kind": policy.kinds, "topics": policy.topics}
        return {
            name: tuple(each.label(language()) for each in table.values() if each.is_in_force(today))
            for name, table in tables.items()
        }

    def other_words(self) -> dict[str, tuple[str, ...]]:
        """The same label in every language, by the label that `choices` offers."""
        policy = self._desk.policy
        tables = (policy.kinds, policy.topics)
        return {
            each.label(language()): tuple(each.label(code) for code in LANGUAGES)
            for table in tables
            for each in table.values()
        }

    def problems_of_opening(self, opening: Opening) -> tuple[Problem, ...]:
        """What the record of opening lacks, or what cannot be."""
        problems = [] if opening.present else [Problem("present", "required")]
        if opening.opened_at is None:
            problems.append(Problem("opened_at", "required"))
        elif opening.opened_at > self.now():
            problems.append(Problem("opened_at", "in_the_future"))
        return tuple(problems)

    def problems_of_slip(self, slip: Slip, opening: Opening) -> tuple[Problem, ...]:
        """What would be refused of a slip, all at once, by the names of the columns."""
        found = self._assessment.problems_in(self._values(slip, opening))
        here = (Problem(_COLUMN_OF.get(each.field, each.field), each.code, each.data) for each in found)
        return tuple(each for each in here if each.field in slip.cells or each.code == "required")

    def record(self, opening: Opening, slips: Sequence[Slip], report: Report) -> tuple[Recorded, ...]:
        """Record the good slips, each as its own case, and the opening itself; the others come back with why.

        Raises:
            InvalidComplaint: the record of opening is not complete; nothing was recorded.
        """
        if problems := self.problems_of_opening(opening):
            raise InvalidComplaint(problems)
        results = []
        for place, slip in enumerate(slips):
            report(place, len(slips))
            results.append(self._record(slip, opening))
        self._note_opening(opening)
        return tuple(results)

    def _record(self, slip: Slip, opening: Opening) -> Recorded:
        try:
            return Recorded(slip.uid, number=self._complaints.record(self._values(slip, opening)))
        except InvalidComplaint as refusal:
            return Recorded(slip.uid, problems=tuple(map(_beside_a_cell, refusal.problems)))

    def _note_opening(self, opening: Opening) -> None:
        """The day's look at the channel, with all that came out of the box that day."""
        if opening.opened_at is None or not self._checks.may_look():
            return
        day = opening.opened_at.date()
        if CHANNEL not in self._desk.policy.looked_at(day):
            return
        found = self._found_on(day)
        self._checks.looked(day, CHANNEL, found=found, at=opening.opened_at, present=opening.present)

    def _found_on(self, day: date) -> int:
        """What was in the box that day; a slip entered by mistake was not."""
        query = select(func.count()).where(
            complaint.c.channel == CHANNEL,
            complaint.c.state != State.VOIDED.value,
            complaint.c.received_at.startswith(day.isoformat()),  # the table keeps moments as they are in Bangkok
        )
        with self._desk.database.reading() as connection:
            return int(connection.execute(query).scalar_one())

    def _values(self, slip: Slip, opening: Opening) -> dict[str, object]:
        cells = {name: text.strip() for name, text in slip.cells.items() if text.strip()}
        person = cells.pop("person", "")
        values: dict[str, object] = {
            **{name: _BREAKS.sub(";", text) if name in _LISTS else text for name, text in cells.items()},
            "channel": CHANNEL,
            "received_at": (opening.opened_at or self.now()).isoformat(),
            "source_id": f"{CHANNEL}:{slip.uid}",
        }
        if person:
            values["praised_person" if self._is_compliment(cells.get("kind", "")) else "accused_person"] = person
        return values

    def _is_compliment(self, kind: str) -> bool:
        known = self._desk.policy.kinds.get(Kind.COMPLIMENT)
        return known is not None and kind in (Kind.COMPLIMENT, known.label_th, known.label_en)


_COLUMNS = ("kind", "topics", "units", "details", "person")
_COLUMN_OF = {"accused_person": "person", "praised_person": "person"}


def _beside_a_cell(problem: Problem) -> Problem:
    """What is wrong with a field that has no column stands beside the words of the slip: no refusal is silent."""
    column = _COLUMN_OF.get(problem.field, problem.field)
    return Problem(column if column in _COLUMNS else "details", problem.code, problem.data)
