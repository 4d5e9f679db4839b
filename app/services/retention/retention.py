"""What may be erased when, what is held back, and the erasure: by a person, case by case, and never by itself."""

from collections.abc import Callable, Mapping
from datetime import date
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection, select

from app.domain.errors import InvalidComplaint, NotAllowed, Problem
from app.domain.policy import POLICY_FOLDER
from app.domain.roles import Action, DataClass
from app.domain.thai_text import arabic_digits
from app.models.log_tables import head
from app.services.cases.case_state import state_from
from app.services.desk import Desk
from app.services.exchange.erasure import Erasures
from app.services.log.authority import HOLD
from app.services.log.reading import Heads
from app.services.log.store import heads_of
from app.services.node import names_of_accounts
from app.services.retention.holds import HELD, RELEASED, lifted, new_hold, standing_holds
from app.services.retention.left import left_to_erase
from app.services.retention.reading import Look, due_row, due_rows
from app.services.retention.rows import DueRow, HeldRow, RetentionList
from app.services.retention.switches import Switches
from app.services.retention.words import because_words

Report = Callable[[int, int], None]
MOST_LISTED = 500  # more than anybody looks through in a day; the rest follows when these are done


class Retention:
    """The list of the centre. Looking at it changes nothing; nothing is erased that a person did not name."""

    def __init__(self, desk: Desk, folder: Path = POLICY_FOLDER) -> None:
        self._desk, self.switches = desk, Switches(desk, folder)

    def listed(self) -> RetentionList:
        """The cases that have had their time or soon will, those first that may be erased first; and all that are held.

        Raises:
            NotAllowed: this is not the centre.
        """
        self._require_centre()
        look = self._look()
        with self._desk.database.reading() as connection:
            rows = list(islice(due_rows(connection, look, names_of_accounts(connection)), MOST_LISTED + 1))
        due = tuple(sorted(rows[:MOST_LISTED], key=_day_and_number))
        return RetentionList(due, len(rows) > MOST_LISTED, self.held())

    def held(self) -> tuple[HeldRow, ...]:
        """Every case that somebody wants kept, by number."""
        self._require_centre()
        with self._desk.database.reading() as connection:
            names = names_of_accounts(connection)
            query = select(head.c.case_uid).where(head.c.entity.startswith(f"{HOLD}:")).distinct()
            query = self._desk.sight.only(query, of=head.c.case_uid)
            uids = connection.execute(query).scalars().all()
            rows = [_held_row(uid, heads_of(connection, uid), names) for uid in uids]
        return tuple(sorted((row for row in rows if row.holds), key=_number))

    def hold(self, number: str, *, because: str) -> None:
        """Keep a case from being erased; anybody who works here may, and says why.

        Raises:
            InvalidComplaint: no reason. UnknownCase. NotAllowed: this is not the centre.
        """
        self._require_centre()
        reason = _reason(because)
        with self._desk.database.transaction() as connection:
            uid = self._desk.sight.find(connection, number)
            self._desk.save(connection, uid, HELD, new_hold(reason), by_right=Action.READ)
        self._desk.outside.keep_aside()

    def release(self, number: str, *, because: str) -> int:
        """Lift every hold that somebody put on the case; its waiting begins anew. Returns how many there were.

        Raises:
            InvalidComplaint: no reason, or nobody holds it. UnknownCase. NotAllowed: not for this person, or not here.
        """
        self._require_may_erase()
        reason = _reason(because)
        with self._desk.database.transaction() as connection:
            uid = self._desk.sight.find(connection, number)
            heads = heads_of(connection, uid)
            holds = standing_holds(heads, {})
            if not holds:
                raise InvalidComplaint([Problem("number", "nobody_holds_it", {"number": number})])
            changes = [change for each in holds for change in lifted(heads, each.uid, reason)]
            self._desk.save(connection, uid, RELEASED, changes, by_right=Action.ERASE)
        self._desk.outside.keep_aside()
        return len(holds)

    def erase(self, reviewed: Mapping[str, str], report: Report, *, confirmed: str, because: str) -> int:
        """Erase of these cases what their entries say; returns how many values went.

        `reviewed` has the state of each case, by its number, in which a person looked at it (`DueRow.seen`);
        `confirmed` is the number of cases, typed by that person. Nothing is erased unless every case may be; each is
        looked at once more right before its turn, and `report` is told how many are done.

        Raises:
            InvalidComplaint: the number is another, no reason, or a case is not on the list, not yet, held, or was
                changed after it was looked at. UnknownCase. NotAllowed: not for this person, or not here.
        """
        self._require_may_erase()
        reason = because.strip()
        problems = [] if reason else [Problem("because", "required")]
        if not reviewed or arabic_digits(confirmed).strip() != str(len(reviewed)):
            problems.append(Problem("confirmed", "not_the_number_of_cases", {"count": len(reviewed)}))
        if problems:
            raise InvalidComplaint(problems)
        look = self._look()
        self._refuse_unless_ready(reviewed, look)
        erased = 0
        for done, (number, seen) in enumerate(reviewed.items(), start=1):
            self._refuse_unless_ready({number: seen}, look)
            erased += self._erase(number, look, reason)
            report(done, len(reviewed))
        return erased

    def _erase(self, number: str, look: Look, reason: str) -> int:
        with self._desk.database.reading() as connection:
            row = due_row(connection, look, self._desk.sight.find(connection, number), {})
            assert row is not None  # it was looked at just now
            names = left_to_erase(connection, row.case_uid, row.ends)
        entry = look.rules.entry(row.entry)
        because = because_words(entry, look.switched[row.entry], reason) if entry else reason
        return Erasures(self._desk).erase(row.case_uid, names, because=because)

    def _refuse_unless_ready(self, reviewed: Mapping[str, str], look: Look) -> None:
        with self._desk.database.reading() as connection:
            uids = {number: self._desk.sight.find(connection, number) for number in reviewed}
            found = {number: _why_not(connection, look, uids[number], seen) for number, seen in reviewed.items()}
        problems = [Problem("number", code, {"number": number}) for number, code in found.items() if code]
        if problems:
            raise InvalidComplaint(problems)

    def _look(self) -> Look:
        rules = self.switches.rules()
        today, seen = self._desk.now().date(), self._desk.sight.seen()
        return Look(rules, self.switches.switched(), self._desk.policy, today, seen)

    def _require_centre(self) -> None:
        if not self._desk.node.is_centre:
            raise NotAllowed("only_centre")

    def _require_may_erase(self) -> None:
        self._require_centre()
        for data in (DataClass.CASE, DataClass.IDENTITY):
            self._desk.require(Action.ERASE, data, has_reason=True)


def _held_row(case_uid: str, heads: Heads, names: Mapping[str, str]) -> HeldRow:
    return HeldRow(state_from(case_uid, heads).number, case_uid, standing_holds(heads, names))


def _why_not(connection: Connection, look: Look, case_uid: str, seen: str) -> str:
    """The code of what stands against erasing the case today; empty when nothing does."""
    row = due_row(connection, look, case_uid, {})
    if row is None:
        return "not_on_the_list"
    if row.is_held:
        return "case_is_held"
    if not row.is_ready:
        return "not_its_day"
    return "" if row.seen == seen else "changed_since_reviewed"


def _reason(because: str) -> str:
    if not because.strip():
        raise InvalidComplaint([Problem("because", "required")])
    return because.strip()


def _day_and_number(row: DueRow) -> tuple[date, str]:
    return row.ready_on, row.number


def _number(row: HeldRow) -> str:
    return row.number
