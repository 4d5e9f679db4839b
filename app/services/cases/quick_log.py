"""The ward's quick log: six answers become an incident with its true times, then whoever must be told is told."""

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from app.domain.errors import InvalidComplaint, Problem
from app.domain.policy import Policy
from app.domain.policy_entries import Choice
from app.domain.stops import TELLING, is_ended_by_telling
from app.domain.vocabulary import Kind
from app.services import key_file
from app.services.cases.assessment import Assessment
from app.services.cases.complaints import Complaints
from app.services.cases.quick_drafts import QuickDrafts
from app.services.cases.telling import TOLD_STAGE, Told, people_told
from app.services.database import read_setting, write_setting
from app.services.desk import Desk
from app.services.hospital.roster import Roster
from app.services.hospital.roster_rows import OnDuty
from app.services.hospital.staff import Staff
from app.services.node import Person, people
from app.services.rows import CaseRecord, DutyRow, ProceedingRow

SERVICE_POINT = "service_point"
LAST_UNIT = "quick_log_unit"
# The step by which the tree is finished.
FINISH_TREE = "finish_tree"
REQUIRED = ("details", "units", "known_at", "seen_now", "reported_by")
SEEN_NOW, AUTHOR, UNITS, KNOWN_AT = "seen_now", "author", "units", "known_at"
SOURCE_ID = "source_id"  # what was logged before anybody opened the data bears it, and is recorded once


@dataclass(frozen=True)
class ToTell:
    """One person on the second screen. `duty` asks for it; None: the next in the chain, should it come to that.

    `told_at`: this was done already, at that moment.
    """

    person: OnDuty
    duty: DutyRow | None = None
    told_at: datetime | None = None

    @property
    def is_at_once(self) -> bool:
        """Whether the duty is due from the moment in which the event was known."""
        return self.duty is not None and self.duty.due_at is not None and self.duty.due_at <= self.duty.starts_at


class QuickLog:
    """What the quick log needs, for whoever is chosen as its author."""

    def __init__(self, desk: Desk, roster: Roster) -> None:
        self._desk, self._roster = desk, roster
        self._staff = Staff(desk)
        self.drafts = QuickDrafts(desk)

    def is_offered(self) -> bool:
        """Whether the rules here know events at a service point; other offices have none."""
        return SERVICE_POINT in self._desk.policy.channels and bool(self._desk.policy.seen_now)

    def now(self) -> datetime:
        """The moment."""
        return self._desk.now()

    def authors(self) -> tuple[Person, ...]:
        """Who may be chosen as the author: where people sign in, whoever did; else this ward's own people first, and
        whoever works here now before all."""
        if key_file.has_passwords(self._desk.database.folder):
            return (self._desk.person,)
        with self._desk.database.reading() as connection:
            everybody = people(connection)
        unit, here = self.unit(), self._desk.person.uid
        return tuple(sorted(everybody, key=lambda each: (each.uid != here, each.unit != unit)))

    def seen_now(self) -> tuple[Choice, ...]:
        """What can be seen of the patient."""
        return tuple(self._desk.policy.seen_now.values())

    def first_words(self) -> tuple[Choice, ...]:
        """What helps in the first minutes (RSK-1)."""
        return tuple(self._desk.policy.first_words.values())

    def units(self) -> tuple[str, ...]:
        """The units to choose from."""
        return self._staff.units()

    def unit(self) -> str:
        """Where it happened last on this PC, or the unit to which the PC belongs."""
        with self._desk.database.reading() as connection:
            return str(read_setting(connection, LAST_UNIT) or self._desk.node.unit)

    def record(self, answers: Mapping[str, object]) -> str:
        """Record the event and return its number; the tree stays unfinished, so nothing is alarmed (rules.md 5).

        Raises:
            InvalidComplaint: every problem of every answer, beside the answer it belongs to.
        """
        values, problems = _values_in(answers, self._desk.policy)
        desk = self._desk_of(str(answers.get(AUTHOR) or ""), problems)
        assessment = Assessment(desk)
        problems += [_beside_its_answer(each) for each in assessment.problems_in(values)]
        if problems:
            raise InvalidComplaint(list({each.field: each for each in reversed(problems)}.values())[::-1])
        number = Complaints(desk, assessment).record(values)
        with self._desk.database.transaction() as connection:
            write_setting(connection, LAST_UNIT, str(answers.get(UNITS) or ""))
        return number

    def to_tell(self, record: CaseRecord, moment: datetime) -> tuple[ToTell, ...]:
        """Whom to tell: at once, then by a later time, each in the order of the chain; then the rest of it (RPT-2)."""
        unit, told = _unit_of(record), _told_in(record)
        chain = [each.role for each in self._roster.chain(moment, unit)]
        asked: dict[str, DutyRow] = {}
        for duty in _tellings(record, self._desk.policy):
            for role in sorted(duty.to_whom, key=partial(_place, chain)):
                asked.setdefault(role, duty)
        people = self._roster.who_is_there().to_whom(dict.fromkeys([*asked, *chain]), moment, unit)
        return tuple(ToTell(each, asked.get(each.role), told.get(each.role)) for each in people)

    def finish_by(self, record: CaseRecord) -> datetime | None:
        """Until when the tree is to be finished: the end of the shift; None when it is."""
        tree = (each for each in record.duties if not each.is_ended and FINISH_TREE in each.id)
        return next((each.due_at for each in tree), None)

    def seen_in(self, record: CaseRecord) -> Choice | None:
        """What was said to be seen of the patient; None once the tree was gone on with."""
        answers = record.fields.get("tree_answers")
        return next((each for each in self._desk.policy.seen_now.values() if dict(each.answers) == answers), None)

    def told(self, number: str, told: Sequence[Told], *, author: str) -> None:
        """Keep who was told, each at the true time.

        Raises:
            InvalidComplaint: as `people_told`.
        """
        desk = self._desk_of(author, [])
        people_told(desk, number, told, by=desk.person.name)

    def _desk_of(self, uid: str, problems: list[Problem]) -> Desk:
        """The same desk with the author at it."""
        author = next((each for each in self.authors() if each.uid == uid), None)
        if author is None:
            problems.append(Problem(AUTHOR, "required"))
            return self._desk
        desk = copy.copy(self._desk)
        desk.person = author
        return desk


def _tellings(record: CaseRecord, policy: Policy) -> list[DutyRow]:
    """The open duties to tell somebody, those due first before the others."""
    running = [each for each in record.duties if not (each.is_ended or each.collected)]
    return [each for each in running if is_ended_by_telling(each, policy)]


def _values_in(answers: Mapping[str, object], policy: Policy) -> tuple[dict[str, object], list[Problem]]:
    """The values of the incident, and what is missing of them."""
    seen = str(answers.get(SEEN_NOW) or "")
    unit = str(answers.get(UNITS) or "").strip()
    problems = [Problem(name, "required") for name in REQUIRED if not answers.get(name)]
    values = {
        "kind": Kind.INCIDENT.value,
        "channel": SERVICE_POINT,
        "received_at": answers.get(KNOWN_AT),
        KNOWN_AT: answers.get(KNOWN_AT),
        "details": answers.get("details"),
        UNITS: [unit] if unit else [],
        "patient_hn": answers.get("patient_hn"),
        "tree_answers": dict(policy.seen_now[seen].answers) if seen in policy.seen_now else None,
        "reported_by": answers.get("reported_by"),
        "notice_given": answers.get("notice_given"),
        "reporter_withheld": answers.get("reporter_withheld") or None,
        SOURCE_ID: answers.get(SOURCE_ID),
    }
    return {name: value for name, value in values.items() if value}, problems


def _unit_of(record: CaseRecord) -> str:
    units = record.fields.get(UNITS)
    return str(units[0]) if isinstance(units, list) and units else ""


def _place(chain: Sequence[str], role: str) -> int:
    return chain.index(role) if role in chain else len(chain)


def _told_in(record: CaseRecord) -> dict[str, datetime]:
    """When each role was told first."""
    tellings = [each for each in record.proceedings if each.kind == TELLING and not each.is_void]
    return {str(each.value(TOLD_STAGE, "role")): each.at for each in sorted(tellings, key=_at, reverse=True)}


def _at(row: ProceedingRow) -> datetime:
    return row.at


def _beside_its_answer(problem: Problem) -> Problem:
    return Problem(_ANSWERS.get(problem.field, problem.field), problem.code, problem.data)


_ANSWERS = {"received_at": KNOWN_AT, "tree_answers": SEEN_NOW}
