"""Takes what was logged on the lock screen into the data, each letter once, whatever ends the program in between.

A letter goes away only after the data have what it says, and what is taken in bears its name: whoever takes it in
again finds it there. What cannot be taken in as it is becomes a text that waits in the quick log; what cannot be read
is put aside and told.
"""

import copy
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from app.domain.errors import InvalidComplaint, NotAllowed, UnknownCase, UnknownStaff
from app.domain.sign_in_rules import DelayRule
from app.services.accounts.journal import WRONG_TRY, Noted, note, noted
from app.services.cases.complaints import number_of_source
from app.services.cases.quick_log import AUTHOR, QuickLog
from app.services.cases.telling import people_told
from app.services.desk import Desk
from app.services.hospital.roster import Roster
from app.services.locked_log.box_file import ASIDE, DRAFT, LETTER, LETTERS
from app.services.locked_log.hand import EVENT, TOLD, as_told
from app.services.locked_log.pins import Box, box_in
from app.services.locked_log.sealing import Unreadable, is_marked_by, opened_by
from app.services.node import person_named
from app.translation import _, ngettext

SOURCE = "lock-screen:"
REFUSED = (InvalidComplaint, NotAllowed, UnknownStaff, UnknownCase)


@dataclass
class Taken:
    """What came in: numbers of cases, how many texts wait in the quick log, and how many letters were put aside."""

    numbers: list[str]
    waiting: int = 0
    aside: int = 0

    def words(self) -> tuple[str, ...]:
        """A sentence on each, for whoever signs in."""
        return tuple(filter(None, (_numbers(self.numbers), _waiting(self.waiting), _aside(self.aside))))


def take_in(desk: Desk, roster: Roster, rule: DelayRule) -> Taken:
    """Take in every letter and every text that was typed; those put aside before are counted again.

    Raises:
        DataFolderProblem: the data cannot be written; what is not taken in waits.
    """
    with desk.database.reading() as connection:
        box = box_in(connection)
    taken, letters = Taken([]), _Letters(desk, roster, box, rule)
    for kind, take in ((EVENT, letters.take_event), (TOLD, letters.take_telling)):
        _each(desk.database.folder, LETTER, letters.kind_is(kind), take, taken)
    _each(desk.database.folder, DRAFT, letters.read_draft, letters.take_draft, taken)
    taken.aside += sum(1 for _path in (desk.database.folder / LETTERS).glob(f"*{ASIDE}"))
    return taken


Said = Mapping[str, Any]
Read = Callable[[str, bytes], Said | None]


def _each(folder: Path, ending: str, read: Read, take: Callable[[str, Said, Taken], None], taken: Taken) -> None:
    for path in sorted((folder / LETTERS).glob(f"*{ending}"), key=_written_at):
        try:
            said = read(path.stem, path.read_bytes())
            if said is not None:
                take(path.stem, said, taken)
                path.unlink(missing_ok=True)
        except FileNotFoundError:
            continue  # another process took it in meanwhile
        except OSError:
            taken.aside += 1  # it lies where it is, and is tried again at the next sign-in
        except (Unreadable, KeyError, TypeError, ValueError):
            path.replace(path.with_suffix(ASIDE))


class _Letters:
    """Reads letters by the box, and writes what they say as their authors."""

    def __init__(self, desk: Desk, roster: Roster, box: Box, rule: DelayRule) -> None:
        self._desk, self._roster, self._box, self._rule = desk, roster, box, rule
        self._drafts = QuickLog(desk, roster).drafts

    def kind_is(self, kind: str) -> Read:
        """Reads letters of that kind; None for another."""

        def read(name: str, content: bytes) -> Said | None:
            said = opened_by(self._box.private, content, name)
            secret, mark = self._box.secret(str(said["author"])), said.pop("mark")
            if secret is None or not is_marked_by(secret, said, mark):
                raise Unreadable
            return said if said["kind"] == kind else None

        return read

    def read_draft(self, name: str, content: bytes) -> Said:
        """What was typed and not logged."""
        return opened_by(self._box.private, content, name)

    def take_event(self, name: str, said: Said, taken: Taken) -> None:
        """Record the event as its author, at its own times."""
        self._note_wrong(said)
        answers = {**said["answers"], AUTHOR: said["author"], "source_id": SOURCE + name}
        try:
            desk = self._desk_of(str(said["author"]))
            taken.numbers.append(QuickLog(desk, self._roster).record(answers))
        except REFUSED:
            self.take_draft(name, said, taken)

    def take_telling(self, name: str, said: Said, taken: Taken) -> None:
        """Keep who was told; out of turn is told with the word that it was on the lock screen."""
        told = [as_told(each) for each in said["told"]]
        explained = [replace(each, words=each.words or _("Told from the lock screen")) for each in told]
        try:
            number, desk = self._number(str(said["about"])), self._desk_of(str(said["author"]))
            people_told(desk, number, explained, by=desk.person.name, once=name)
        except REFUSED:
            people = [f"{each.name} {each.at:%H:%M}" for each in told]
            words = _("Told from the lock screen") + ": " + "; ".join(people)
            self.take_draft(name, {"answers": {"details": words}}, taken)

    def take_draft(self, name: str, said: Said, taken: Taken) -> None:
        """Let it wait in the quick log, where somebody goes on with it; what was logged after all does not."""
        if self._found(name) is not None:
            return
        self._drafts.keep(name, {each: value for each, value in said["answers"].items() if each != AUTHOR})
        taken.waiting += 1

    def _number(self, about: str) -> str:
        found = self._found(about)
        if found is None:
            raise UnknownCase(about)
        return found

    def _found(self, name: str) -> str | None:
        """The number of the case that was logged in the letter of that name."""
        with self._desk.database.reading() as connection:
            return number_of_source(connection, SOURCE + name)

    def _desk_of(self, uid: str) -> Desk:
        """The same desk with the author at it."""
        desk = copy.copy(self._desk)
        with desk.database.reading() as connection:
            desk.person = person_named(connection, uid)
        return desk

    def _note_wrong(self, said: Said) -> None:
        entries = [Noted(str(at), WRONG_TRY, str(said["author"])) for at in said["wrong"]]
        with self._desk.database.reading() as connection:
            known = set(noted(connection))
        if new := [each for each in entries if each not in known]:
            with self._desk.database.transaction() as connection:
                note(connection, new, self._rule)


def _written_at(path: Path) -> tuple[int, str]:
    try:
        return path.stat().st_mtime_ns, path.name
    except FileNotFoundError:
        return 0, path.name


def _numbers(numbers: list[str]) -> str:
    if not numbers:
        return ""
    words = ngettext(
        "{count} event was logged from the lock screen and is recorded now: {numbers}.",
        "{count} events were logged from the lock screen and are recorded now: {numbers}.",
        len(numbers),
    )
    return words.format(count=len(numbers), numbers=_(", ").join(numbers))


def _waiting(count: int) -> str:
    words = ngettext(
        "{count} text was begun on the lock screen and is not recorded. Open the quick log and go on writing (F2).",
        "{count} texts were begun on the lock screen and are not recorded. Open the quick log and go on writing (F2).",
        count,
    )
    return words.format(count=count) if count else ""


def _aside(count: int) -> str:
    words = ngettext(
        "{count} entry of the lock screen cannot be read on this PC, because it was written for other data or changed. "
        "It is kept; ask those of the last shifts what they logged, and tell the administrator.",
        "{count} entries of the lock screen cannot be read on this PC, because they were written for other data or "
        "changed. They are kept; ask those of the last shifts what they logged, and tell the administrator.",
        count,
    )
    return words.format(count=count) if count else ""
