"""Erasing personal data of one case on purpose: what there is, what is asked before, and what became of it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta

from app.domain.buddhist_dates import BANGKOK, moment_short
from app.domain.errors import InvalidComplaint, NotAllowed, Problem
from app.domain.fields import FIELDS, Field, FieldKind, Section, field
from app.domain.retention import Ends
from app.domain.roles import Action, DataClass
from app.domain.thai_text import arabic_digits
from app.services.backup.thinning import keeps_in, keeps_of_former
from app.services.cases.case_state import DUTY
from app.services.cases.complaints import Complaints
from app.services.desk import Desk
from app.services.exchange.erasure import Erasures
from app.services.exchange.rows import ErasureRow
from app.services.log.authority import ATTACHMENT, CALL
from app.services.log.store import heads_of
from app.services.privacy.rows import Erasable, Erased, Holder, Offered
from app.services.retention.holds import standing_holds
from app.services.retention.left import left_to_erase
from app.services.rows import CaseRecord
from app.services.words.change_words import erased_in_words
from app.translation import _, language

PEOPLE, TEXTS, ENTRIES, FILES = "people", "texts", "entries", "files"
_FIELDS = frozenset(each.name for each in FIELDS)
CONFIRMED = "confirmed"  # what is typed to confirm it


class Erasing:
    """What the window needs to erase; the erasure itself is that of the exchange, so that it reaches every PC."""

    def __init__(self, desk: Desk, complaints: Complaints) -> None:
        self._desk, self._complaints, self._erasures = desk, complaints, Erasures(desk)

    def offered(self, number: str) -> Offered:
        """What of the case can be erased, in the order of the form.

        Raises:
            UnknownCase: no such number. NotAllowed: this is not the centre, or the person may not.
        """
        self._require_may_erase()
        record = self._complaints.case(number)
        with self._desk.database.reading() as connection:
            everything = left_to_erase(connection, record.uid, Ends.TEXT)
            identity = frozenset(left_to_erase(connection, record.uid, Ends.IDENTITY))
            is_held = bool(standing_holds(heads_of(connection, record.uid), {}))
        names = dict.fromkeys((*everything, *sorted(identity)))
        parts = [_part(name, record, is_identity=name in identity) for name in names]
        return Offered(record.number, tuple(sorted(parts, key=_place)), is_held, copies_until(self._desk.now().date()))

    def erase(self, number: str, names: Sequence[str], *, because: str, confirmed: str) -> int:
        """Erase these parts of the case here and, with the next files, wherever it ever went; how many values went.

        `confirmed` is the case number, typed by the person who wants it; Thai digits will do.

        Raises:
            InvalidComplaint: nothing is chosen, no reason, another number, or somebody holds the case.
            UnknownCase: no such number. NotAllowed: this is not the centre, or the person may not.
        """
        self._require_may_erase()
        record = self._complaints.case(number)
        problems = list(_unsaid(record, names, because, confirmed))
        with self._desk.database.reading() as connection:
            if standing_holds(heads_of(connection, record.uid), {}):
                problems.append(Problem("names", "case_is_held", {"number": record.number}))
        if problems:
            raise InvalidComplaint(problems)
        return self._erasures.erase(record.key, names, because=because.strip())

    def standing(self, number: str) -> tuple[Erased, ...]:
        """What was erased in the case, the newest first, and who has it still.

        Raises:
            UnknownCase: no such number.
        """
        record = self._complaints.case(number)
        is_withheld = record.is_protected and not self._desk.identity_is_open(record.uid)
        sees_why = self._desk.may(Action.READ, DataClass.IDENTITY) and not is_withheld
        clicks: dict[str, list[ErasureRow]] = {}
        for row in self._erasures.of(number):
            clicks.setdefault(row.save, []).append(row)
        is_centre = self._desk.node.is_centre
        return tuple(_erased(rows, sees_why=sees_why, is_centre=is_centre) for rows in reversed(clicks.values()))

    def _require_may_erase(self) -> None:
        if not self._desk.node.is_centre:
            raise NotAllowed("only_centre")
        self._desk.require(Action.ERASE, DataClass.CASE, has_reason=True)


def copies_until(erased_on: date) -> date | None:
    """By which day copies of the data made until then are thinned away at the latest."""
    days = [each.days for each in (*keeps_in(), *keeps_of_former())]
    return erased_on + timedelta(days=max(days)) if days else None


def _unsaid(record: CaseRecord, names: Sequence[str], because: str, confirmed: str) -> Iterator[Problem]:
    if not names:
        yield Problem("names", "nothing_chosen_to_erase")
    if not because.strip():
        yield Problem("because", "required")
    if arabic_digits(confirmed).strip() != record.number:
        yield Problem(CONFIRMED, "not_the_number_of_the_case", {"number": record.number})


def _part(name: str, record: CaseRecord, *, is_identity: bool) -> Erasable:
    if name in _FIELDS:
        group = PEOPLE if _is_of_people(field(name)) else TEXTS
        return Erasable(name, group, _(field(name).label), "", is_identity)
    if name.startswith(ATTACHMENT):
        file = next((each for each in record.attachments if f"{ATTACHMENT}{each.uid}" == name), None)
        return Erasable(name, FILES, file.name if file else erased_in_words(name), "", is_identity)
    label, at = _entry(name, record)
    return Erasable(name, ENTRIES, label, moment_short(at, language()) if at else "", is_identity)


def _is_of_people(declared: Field) -> bool:
    """What is told of the matter may hold names, too, but stands by itself."""
    of_people = declared.section in (Section.COMPLAINANT, Section.PATIENT)
    return declared.personal and (of_people or declared.kind is not FieldKind.LONG_TEXT)


def _entry(name: str, record: CaseRecord) -> tuple[str, datetime | None]:
    """What an entry about the case is called, and when it was."""
    uid = name.partition(":")[2].partition("/")[0]
    if name.startswith(DUTY):
        duty = next((each for each in record.duties if each.id == name.removeprefix(DUTY)), None)
        return (duty.label(language()), duty.done_at) if duty else (_("A duty"), None)
    if name.startswith(CALL):
        call = next((each for each in record.calls if each.uid == uid), None)
        return _("Call to a mediator"), call.called_at if call else None
    row = next((each for each in record.proceedings if each.uid == uid), None)
    return erased_in_words(name), row.at if row else None


def _place(part: Erasable) -> tuple[int, int]:
    names = [each.name for each in FIELDS]
    return (PEOPLE, TEXTS, ENTRIES, FILES).index(part.group), names.index(part.name) if part.name in _FIELDS else 0


def _erased(rows: Sequence[ErasureRow], *, sees_why: bool, is_centre: bool) -> Erased:
    first = rows[0]
    return Erased(
        first.erased_at.astimezone(BANGKOK),
        first.by,
        first.because if sees_why else "",
        tuple(dict.fromkeys(erased_in_words(row.field) for row in rows)),
        tuple(_holders(rows)) if is_centre else (),
        copies_until(first.erased_at.astimezone(BANGKOK).date()),
        knows_holders=is_centre,
    )


def _holders(rows: Iterable[ErasureRow]) -> Iterator[Holder]:
    """One click is one save, so that each of its rows says the same of each PC."""
    first = next(iter(rows))
    moments = dict(first.confirmed_at)
    for name, is_confirmed in first.reached:
        at = moments.get(name)
        yield Holder(name, is_confirmed, at.astimezone(BANGKOK) if at else None)
    for name in first.never:
        yield Holder(name, False, is_ended=True)
