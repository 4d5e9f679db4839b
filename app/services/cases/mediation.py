"""The mediator escalation list: whom to call next for a case, who is on leave, and every call made (MED-3)."""

import secrets
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, and_, exists, select

from app.domain.duties import is_in_office_hours
from app.domain.entered_values import is_telephone
from app.domain.errors import InvalidComplaint, Problem
from app.domain.mediators import LAST_STEP, MediatorStep, steps
from app.domain.policy import Mediator
from app.domain.proceedings.kinds import KINDS
from app.domain.proceedings.substance import HEAD_FIRST, head_was_asked
from app.domain.vocabulary import CallOutcome, State
from app.models.log_tables import head
from app.models.projection_tables import complaint
from app.services.cases.case_records import calls_of
from app.services.cases.case_row import CaseRow
from app.services.cases.case_state import CaseState, state_from
from app.services.desk import Desk
from app.services.hospital.roster import Roster
from app.services.hospital.roster_rows import OnDuty
from app.services.hospital.who_decides import require_hospital_right
from app.services.log.authority import CALL, MEDIATOR, REFERENCE
from app.services.log.reading import value_that_counts
from app.services.log.store import Change, append, heads_of, heads_under
from app.services.register.reading import rows_where
from app.services.rows import CallRow, MediatorRow

SENT = "mediation"
MOST_LISTED = 500


class Mediation:
    """What staff do to bring a case to a mediator."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._roster = desk, Roster(desk)

    def send(self, number: str) -> None:
        """Put a case on the mediation page; nothing changes if it stands there."""
        with self._desk.database.transaction() as connection:
            case_uid = self._desk.sight.find(connection, number)
            if not heads_of(connection, case_uid).get((SENT, "sent")):
                sent = Change(SENT, "sent", self._desk.now().isoformat())
                self._desk.save(connection, case_uid, "sent_to_mediation", [sent])

    def steps(self, number: str) -> tuple[MediatorRow, ...]:
        """The list for this case, in its order: who is passed over and why, who is next, and the calls made."""
        with self._desk.database.reading() as connection:
            return self._rows(connection, self._desk.sight.find(connection, number))

    def log_call(self, number: str, mediator: str, outcome: str, *, at: datetime, words: str = "") -> None:
        """Keep a call with its true time, and who was called; of somebody passed over also why they were.

        Raises:
            InvalidComplaint: nobody of the list, an unknown outcome, a time in the future, or nobody wrote what came
                of the mediation by the head (MED-2).
        """
        problems = [] if outcome in set(CallOutcome) else [Problem("outcome", "not_a_choice", {"value": outcome})]
        if at > self._desk.now():
            problems.append(Problem("called_at", "in_the_future"))
        with self._desk.database.transaction() as connection:
            case_uid = self._desk.sight.find(connection, number)
            problems += self._head_is_asked_first(connection, case_uid)
            called = next((row for row in self._rows(connection, case_uid) if row.id == mediator), None)
            problems += [] if called else [Problem("mediator", "not_a_choice", {"value": mediator})]
            if problems or called is None:
                raise InvalidComplaint(problems)
            call = {
                "mediator": mediator,
                "outcome": str(outcome),
                "at": at.isoformat(),
                "words": words,
                "by": self._desk.person.name,
                "name": called.name,
                "passed_over": called.passed_over,
                "reason": called.reason,
            }
            entity = f"{CALL}{secrets.token_hex(8)}"
            self._desk.save(connection, case_uid, "mediator_called", [Change(entity, "call", call)])

    def set_leave(self, mediator: str, on_leave: bool, *, reason: str = "") -> None:
        """Note that a mediator is on leave, or back."""
        value = (reason.strip() or "-") if on_leave else None
        require_hospital_right(self._desk)
        with self._desk.database.transaction() as connection:
            entity = f"{MEDIATOR}{mediator}"
            parents = tuple(h.id for h in heads_of(connection, REFERENCE).get((entity, "leave"), ()))
            author = self._desk.author(connection)
            changes = [Change(entity, "leave", value, parents)]
            append(connection, author, REFERENCE, "mediator_leave", changes, self._desk.now().isoformat())

    def describe(self, mediator: str, *, name: str = "", phone: str = "", unit: str = "") -> None:
        """Who holds a post of the list; the unit is passed over when it is the one complained of.

        Raises:
            InvalidComplaint: the outside number is none. NotAllowed: this ward was paired with a centre.
        """
        given = {"name": name.strip(), "phone": phone.strip(), "unit": unit.strip()}
        if given["phone"] and not is_telephone(given["phone"]):
            raise InvalidComplaint([Problem("phone", "not_a_phone", {"value": given["phone"]})])
        require_hospital_right(self._desk)
        with self._desk.database.transaction() as connection:
            heads, entity = heads_of(connection, REFERENCE), f"{MEDIATOR}{mediator}"
            changes = [
                Change(entity, each, value, tuple(h.id for h in heads.get((entity, each), ())))
                for each, value in given.items()
            ]
            author = self._desk.author(connection)
            append(connection, author, REFERENCE, "mediator_described", changes, self._desk.now().isoformat())

    def cases_in_mediation(self) -> tuple[CaseRow, ...]:
        """Open cases that were sent to mediation or for which a mediator was called."""
        touched = select(head.c.case_uid).where(
            head.c.case_uid == complaint.c.case_uid,
            (head.c.entity == SENT) | head.c.entity.startswith(CALL),
        )
        with self._desk.database.reading() as connection:
            condition = and_(complaint.c.state == State.OPEN.value, exists(touched), *self._desk.sight.seen())
            return rows_where(connection, condition, MOST_LISTED)

    def _head_is_asked_first(self, connection: Connection, case_uid: str) -> list[Problem]:
        """A problem where the office has a team to go to and nobody wrote what came of the head's own try."""
        state = state_from(case_uid, heads_of(connection, case_uid))
        if not self._desk.policy.mediators or head_was_asked(state.proceedings):
            return []
        return [Problem("mediator", "head_first", {"rule": KINDS[HEAD_FIRST].rule})]

    def _rows(self, connection: Connection, case_uid: str) -> tuple[MediatorRow, ...]:
        state = state_from(case_uid, heads_of(connection, case_uid))
        calls, director = calls_of(state), self._roster.on_duty(LAST_STEP, self._desk.now())
        listed = enumerate(self._steps(state, self._described(connection)), start=1)
        return tuple(_row(step, place, calls, director) for place, step in listed)

    def _steps(self, state: CaseState, described: Mapping[str, Mapping[str, str]]) -> tuple[MediatorStep, ...]:
        policy = self._desk.policy
        units = state.values.get("units")
        return steps(
            [_with_holder(each, described.get(each.code, {})) for each in policy.mediators],
            {code: units["leave"] for code, units in described.items() if units.get("leave")},
            tuple(str(unit) for unit in units) if isinstance(units, list) else (),
            tuple((call.mediator, call.outcome) for call in calls_of(state)),
            accused=str(state.values.get("accused_person") or ""),
            out_of_hours=not is_in_office_hours(self._desk.now(), policy, self._desk.calendar),
        )

    @staticmethod
    def _described(connection: Connection) -> dict[str, dict[str, str]]:
        result: dict[str, dict[str, str]] = {}
        for (entity, unit), each in heads_under(connection, REFERENCE, MEDIATOR).items():
            result.setdefault(entity.removeprefix(MEDIATOR), {})[unit] = str(value_that_counts(each) or "")
        return result


def _with_holder(mediator: Mediator, units: Mapping[str, str]) -> Mediator:
    """The post with the person who holds it now; the policy ships posts only."""
    return replace(
        mediator,
        name=units.get("name") or mediator.name,
        phone=units.get("phone") or mediator.phone,
        unit=units.get("unit") or mediator.unit,
    )


def _row(step: MediatorStep, place: int, calls: tuple[CallRow, ...], director: OnDuty) -> MediatorRow:
    """The last step bears the name and the number of whoever is director now, or acts for the director."""
    holder = director if step.is_last_step else OnDuty("", "", step.name, step.phone)
    return MediatorRow(
        id=step.id,
        order=place,
        name=holder.name,
        post_th=step.post_th,
        post_en=step.post_en,
        extension=step.extension,
        phone=holder.number,
        passed_over=step.passed_over,
        reason=step.reason,
        is_next=step.is_next,
        is_last_step=step.is_last_step,
        unit=step.unit,
        note=holder.note,
        calls=tuple(call for call in calls if call.mediator == step.id),
    )
