"""Accounts with passwords: made, given another password, removed; and the recovery code for when all is forgotten."""

import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Connection

from app.domain.errors import DataFolderProblem, InvalidComplaint, NotAllowed, Problem
from app.domain.roles import Action, DataClass
from app.domain.sign_in_rules import SignInRules
from app.domain.vocabulary import Role
from app.services import key_file
from app.services.accounts.earlier_copies import close_copies, close_kept, still_open
from app.services.accounts.journal import PASSWORD_SET, RECOVERY_MADE, WRONG_TRY, Noted, note, noted
from app.services.accounts.journal import REMOVED as NOTED_REMOVED
from app.services.accounts.passwords import new_recovery_code, require_usable, spelled, spelled_code
from app.services.accounts.renewal import renew, require_alone
from app.services.accounts.sign_in import RECOVERY, tag_for
from app.services.backup.backups import Backups
from app.services.database import GENERATION, read_setting, write_setting
from app.services.desk import Desk
from app.services.hospital.staff import Staff
from app.services.key_file import KeyFile, Ring
from app.services.key_slots import SALT_BYTES, Derivation, Slot, slot_for
from app.services.log.authority import REFERENCE, REMOVED, STAFF
from app.services.log.store import Change, append
from app.services.node import Person, everybody, people, person_named
from app.services.rights import able_here, made_here


@dataclass(frozen=True)
class AccountRow:
    """One account as it is listed."""

    uid: str
    name: str
    roles: tuple[str, ...]
    unit: str
    has_password: bool
    is_removed: bool
    wrong_tries: int

    @property
    def is_half_removed(self) -> bool:
        """Whether the removal was broken off: the password opens the data still, until it is removed again."""
        return self.is_removed and self.has_password


class Accounts:
    """Who may open the data of this PC.

    What writes the data anew closes them (`Database.close`), also when it is refused: whoever goes on opens the folder
    again. It returns the recovery code when one was made with it, and else an empty text. `left_open` are then the
    places with copies that open without a password still, or that were not there.
    """

    left_open: tuple[Path, ...] = ()

    def __init__(self, desk: Desk, rules: SignInRules, calibrate: Callable[[], Derivation]) -> None:
        self._desk, self._rules, self._calibrate = desk, rules, calibrate
        self._folder = desk.database.folder

    def rows(self) -> tuple[AccountRow, ...]:
        """Every account that was made on this PC, in the order in which they were made.

        Raises:
            NotAllowed: the person here may not read them.
        """
        self._desk.require(Action.READ, DataClass.ACCOUNTS)
        ring = key_file.ring_of(self._folder)
        with self._desk.database.reading() as connection:
            here, tries = made_here(connection, self._desk.node.fingerprint), _wrong_tries(connection)
            made = [person for person in everybody(connection) if person.uid in here]
        return tuple(_row(person, ring, tries) for person in made)

    def without_password(self) -> tuple[str, ...]:
        """The names of the accounts by which the data open without a password; none when these are closed."""
        ring = key_file.ring_of(self._folder)
        if not ring.is_open:
            return ()
        with self._desk.database.reading() as connection:
            able = able_here(connection, self._desk.node.fingerprint, ring)
        return tuple(person.name for person in able if ring.slot(person.uid) is None)

    def add(self, name: str, roles: Sequence[str], unit: str, password: str) -> str:
        """Make an account with a password.

        Raises:
            NotAllowed: the person here may not. InvalidComplaint: the name or a role is refused, or the password is.
            DataFolderProblem: as `set_password`.
        """
        self._desk.require(Action.RECORD, DataClass.ACCOUNTS)
        require_usable(password, self._rules.password)
        _require_own_name(key_file.ring_of(self._folder), name)
        uid = Staff(self._desk).add_person(name, roles, unit)
        return self._give_password(uid, password, known_to_others=False)

    def set_password(
        self, name: str, password: str, *, known_to_others: bool = False, by_recovery: bool = False
    ) -> str:
        """Give an account its first password, or another one; the former one does not open the data any more.

        One's own is everybody's to set, and any with the recovery code.

        When the last account gets its first one, the way in without a password is closed and a recovery code is made.
        The data are written anew then, and when the former password may be `known_to_others`.

        Raises:
            UnknownStaff: nobody here is called so. InvalidComplaint: the password, or a name that looks like another.
            NotAllowed: it is somebody else's, and the person here may not.
            DataFolderProblem: the key file or the data cannot be written; people are at work in them.
        """
        require_usable(password, self._rules.password)
        if not by_recovery and name not in (self._desk.person.uid, self._desk.person.name):
            self._desk.require(Action.CHANGE, DataClass.ACCOUNTS)
        return self._give_password(name, password, known_to_others=known_to_others)

    def _give_password(self, name: str, password: str, *, known_to_others: bool) -> str:
        with self._desk.database.reading() as connection:
            person = person_named(connection, name)
        ring = self._ring()
        _require_own_name(ring, person.name, person.uid)
        slot = slot_for(person.uid, spelled(password), _derivation(ring), tag_for(ring, person.name))
        changed, code = self._closed_if_all_may(_with(ring, person.uid, slot))
        entries = [self._noted(PASSWORD_SET, person.uid), *([self._noted(RECOVERY_MADE)] if code else [])]
        if known_to_others or (ring.is_open and not changed.is_open):
            self._renew(changed, entries)
        else:
            self._rewrite(changed, entries)
        return code

    def remove(self, name: str) -> str:
        """Nobody signs in with this account any more, and an old key file opens nothing that is written from now on.

        Raises:
            UnknownStaff: nobody here is called so. NotAllowed: it is one's own, or the last administrator's, or the
                person here may not.
            DataFolderProblem: people are at work in the data, or they cannot be written; nothing is removed.
        """
        self._desk.require(Action.CHANGE, DataClass.ACCOUNTS)
        with self._desk.database.reading() as connection:
            # A removal that was broken off is gone on with; a new account may bear the name of a removed one.
            known = (*people(connection), *everybody(connection))
            person = _named(known, name) or person_named(connection, name)
        ring = key_file.ring_of(self._folder)
        self._require_removable(person, ring)
        removal = [] if person.is_removed else [Change(f"{STAFF}{person.uid}", REMOVED, True)]
        changed, code = self._closed_if_all_may(_with(ring, person.uid), without=person.uid)
        entries = [self._noted(NOTED_REMOVED, person.uid), *([self._noted(RECOVERY_MADE)] if code else [])]
        if changed != ring:
            self._renew(changed, entries, removal)
        elif removal:
            self._write(ring, entries, removal)
        return code

    def new_recovery(self) -> str:
        """Make a recovery code; with the one before, which may lie anywhere, nothing is opened any more.

        Raises:
            NotAllowed: the person here may not. DataFolderProblem: as `set_password`.
        """
        self._desk.require(Action.CHANGE, DataClass.ACCOUNTS)
        ring, code = self._ring(), new_recovery_code(self._rules.recovery)
        changed = _with(ring, RECOVERY, slot_for(RECOVERY, spelled_code(code), _derivation(ring)))
        if ring.slot(RECOVERY) is None:
            self._rewrite(changed, [self._noted(RECOVERY_MADE)])
        else:
            self._renew(changed, [self._noted(RECOVERY_MADE)])
        return code

    def _ring(self) -> Ring:
        """The ring, ready for a password: with the salt and the derivation of this PC."""
        ring = key_file.ring_of(self._folder)
        if ring.derivation is not None:
            return ring
        return replace(ring, salt=secrets.token_bytes(SALT_BYTES), derivation=self._calibrate())

    def _closed_if_all_may(self, ring: Ring, *, without: str = "") -> tuple[Ring, str]:
        """Without the way in that needs no password, once every account but `without` has one; with the recovery code
        made for it."""
        with self._desk.database.reading() as connection:
            able = able_here(connection, self._desk.node.fingerprint, ring)
        waits = [person for person in able if person.uid != without and ring.slot(person.uid) is None]
        if waits or not ring.is_open:
            return ring, ""
        closed = replace(ring, slots=tuple(slot for slot in ring.slots if slot.derivation is not None))
        if closed.slot(RECOVERY) is not None:
            return closed, ""
        code = new_recovery_code(self._rules.recovery)
        return _with(closed, RECOVERY, slot_for(RECOVERY, spelled_code(code), _derivation(ring))), code

    def _require_removable(self, person: Person, ring: Ring) -> None:
        if person.uid == self._desk.person.uid:
            raise NotAllowed("removes_self")
        if Role.ADMINISTRATOR not in person.roles:
            return
        with self._desk.database.reading() as connection:
            others = [each for each in people(connection) if each.uid != person.uid]
        able = [each for each in others if ring.is_open or ring.slot(each.uid) is not None]
        if not any(Role.ADMINISTRATOR in each.roles for each in able):
            raise NotAllowed("last_administrator")

    def _rewrite(self, ring: Ring, entries: list[Noted]) -> None:
        key = KeyFile(self._desk.database.key, ring.generation + 1)
        with self._desk.database.transaction() as connection, self._unchanged(connection, ring):
            note(connection, entries, self._rules.delay)
            write_setting(connection, GENERATION, key.generation)
            # Last: the data take up a newer key file when they are opened next, and never an older one.
            key_file.write(self._folder, key, ring)

    def _renew(self, ring: Ring, entries: list[Noted], removal: Sequence[Change] = ()) -> None:
        database, kept, key = self._desk.database, self._desk.safekeeping, self._desk.database.key
        places = Backups(self._desk).places()
        database.close()  # its own connections are in the way of being alone, too; what follows makes short ones
        require_alone(self._folder, KeyFile(key, ring.generation))
        self._write(ring, entries, removal)
        database.close()
        prepare = kept.hand_on if kept is not None else _nothing
        renew(self._folder, KeyFile(key, ring.generation), ring, prepare)
        if not ring.is_open:
            self._close_copies(ring, places)

    def _write(self, ring: Ring, entries: list[Noted], removal: Sequence[Change]) -> None:
        with self._desk.database.transaction() as connection, self._unchanged(connection, ring):
            note(connection, entries, self._rules.delay)
            if removal:
                author, at = self._desk.author(connection), self._desk.now().isoformat()
                append(connection, author, REFERENCE, "account_removed", list(removal), at)
        if removal:
            self._desk.keep_aside()

    def _close_copies(self, ring: Ring, places: Sequence[Path]) -> None:
        first, *others = places
        close_kept(self._folder, ring)
        close_copies([first], ring)
        close_copies(others, _only_recovery(ring))
        self.left_open = still_open(self._folder, places)

    @contextmanager
    def _unchanged(self, connection: Connection, ring: Ring) -> Iterator[None]:
        """Inside, nobody else changes who may open the data."""
        if read_setting(connection, GENERATION) != ring.generation:
            raise DataFolderProblem(self._folder, "people_at_work")
        try:
            yield
        except OSError as problem:
            raise DataFolderProblem(self._folder, "read_only") from problem

    def _noted(self, what: str, who: str = "") -> Noted:
        return Noted(self._desk.now().isoformat(), what, who, self._desk.person.uid)


def _require_own_name(ring: Ring, name: str, uid: str = "") -> None:
    """At the door names are the same when only the case of their letters, or their digits, differ."""
    tag = tag_for(ring, name) if ring.salt else ""
    if any(slot.tag and slot.tag == tag and slot.name != uid for slot in ring.slots):
        raise InvalidComplaint([Problem("name", "name_taken", {"name": name})])


def _row(person: Person, ring: Ring, tries: list[str]) -> AccountRow:
    has_password, wrong = ring.slot(person.uid) is not None, tries.count(person.uid)
    return AccountRow(person.uid, person.name, person.roles, person.unit, has_password, person.is_removed, wrong)


def _with(ring: Ring, name: str, *slots: Slot) -> Ring:
    """The ring with these slots in the place of the one of that name."""
    return replace(ring, slots=(*(slot for slot in ring.slots if slot.name != name), *slots))


def _only_recovery(ring: Ring) -> Ring:
    """As copies in a second place have it, which may be lost (exchange.md, At rest)."""
    return replace(ring, slots=tuple(slot for slot in ring.slots if slot.name == RECOVERY))


def _derivation(ring: Ring) -> Derivation:
    assert ring.derivation is not None  # `Accounts._ring` gave it one
    return ring.derivation


def _named(persons: Sequence[Person], name: str) -> Person | None:
    return next((each for each in persons if name in (each.uid, each.name)), None)


def _nothing(_key: bytes) -> None:
    """Nothing is kept outside the data folder here."""


def _wrong_tries(connection: Connection) -> list[str]:
    return [each.who for each in noted(connection) if each.what == WRONG_TRY]
