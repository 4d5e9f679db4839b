"""Who may log from the lock screen: each with a PIN; and the box outside the data, written anew from inside."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from app.domain.errors import DataFolderProblem, InvalidComplaint, NotAllowed, Problem
from app.domain.roles import Action, Asked, DataClass
from app.domain.shifts import Shift
from app.domain.sign_in_rules import SignInRules
from app.services import key_file
from app.services.accounts.journal import PIN_SET, PIN_TAKEN, Noted, note
from app.services.cases.quick_log import QuickLog
from app.services.database import read_setting, write_setting
from app.services.desk import Desk
from app.services.hospital.roster import Roster
from app.services.hospital.roster_rows import OnDuty
from app.services.key_slots import SALT_BYTES, Derivation
from app.services.locked_log.box_file import FILE_NAME, BoxFile, Offered, PinSlot, spelled_pin
from app.services.locked_log.hand import SHEET
from app.services.locked_log.sealing import KEY_BYTES, locked_with, new_private, public_of
from app.services.node import Person, people
from app.services.rights import answer_here
from app.services.whole_files import write_whole_privately

BOX = "quick_log_box"
LOGS = Asked(Action.RECORD, (DataClass.INCIDENT, DataClass.REPORTER))
HALF = 2


@dataclass(frozen=True)
class Box:
    """What the database keeps of the box: its private half, the key of the sheet, and each author's slot and secret."""

    private: bytes
    sheet: bytes
    slots: tuple[PinSlot, ...] = ()
    secrets: Mapping[str, bytes] | None = None

    def secret(self, uid: str) -> bytes | None:
        """What marks the letters of that author."""
        return (self.secrets or {}).get(uid)


class Pins:
    """The PINs of this PC; `calibrate` is asked for a derivation where no password has one yet."""

    def __init__(self, desk: Desk, roster: Roster, rules: SignInRules, calibrate: Callable[[], Derivation]) -> None:
        self._desk, self._roster, self._rules, self._calibrate = desk, roster, rules, calibrate

    def holders(self) -> frozenset[str]:
        """The uids of those who have one."""
        with self._desk.database.reading() as connection:
            return frozenset(each.uid for each in box_in(connection).slots)

    def set(self, uid: str, pin: str) -> None:
        """Give somebody a PIN, or another one; one's own is everybody's to set.

        Raises:
            InvalidComplaint: it has other signs than digits, or too few or too many.
            NotAllowed: the person may not log events, or the person here may not change accounts.
            DataFolderProblem: the folder cannot be written to.
        """
        self._require_mine(uid)
        digits = self._usable(pin)
        derivation = key_file.ring_of(self._desk.database.folder).derivation or self._calibrate()
        secret, salt = secrets.token_bytes(KEY_BYTES), secrets.token_bytes(SALT_BYTES)
        slot = PinSlot(uid, "", derivation, salt, {})
        key = slot.key(digits)  # slow, and nobody is to wait for it with a save
        with self._desk.database.transaction() as connection:
            person = next((each for each in people(connection) if each.uid == uid), None)
            if person is None or not self._may_log(person):
                raise NotAllowed("pin_without_right")
            box = box_in(connection)
            hand = {"public": public_of(box.private).hex(), "secret": secret.hex(), "sheet": box.sheet.hex()}
            slot = replace(slot, name=person.name, kept=locked_with(key, hand, uid))
            _write(connection, _with(box, slot, secret))
            self._note(connection, PIN_SET, uid)
        self.refresh()

    def take(self, uid: str) -> None:
        """Nobody logs with this person's PIN any more.

        Raises:
            NotAllowed: the person here may not. DataFolderProblem: the folder cannot be written to.
        """
        self._require_mine(uid)
        with self._desk.database.transaction() as connection:
            _write(connection, _without(box_in(connection), uid))
            self._note(connection, PIN_TAKEN, uid)
        self.refresh()

    def refresh(self) -> None:
        """Write the box outside the data anew: its authors, the units, and who is on duty in the coming days.

        Raises:
            DataFolderProblem: the folder cannot be written to.
        """
        path, log = self._desk.database.folder / FILE_NAME, QuickLog(self._desk, self._roster)
        with self._desk.database.reading() as connection:
            box, known = box_in(connection), {each.uid: each for each in people(connection)}
        may_log = {uid for uid, person in known.items() if self._may_log(person)}
        slots = tuple(replace(each, name=known[each.uid].name) for each in box.slots if each.uid in may_log)
        try:
            if not slots or not log.is_offered():
                path.unlink(missing_ok=True)
                return
            offered = Offered(log.seen_now(), log.first_words())
            said = {"shifts": self._shifts(), "units": list(log.units()), "unit": log.unit()}
            sheet = locked_with(box.sheet, said, SHEET)
            write_whole_privately(path, BoxFile(public_of(box.private), slots, offered, sheet).as_bytes())
        except OSError as problem:
            raise DataFolderProblem(self._desk.database.folder, "read_only") from problem

    def _shifts(self) -> list[dict[str, object]]:
        """Whom to tell in each shift of the coming days, as the chain is in its middle."""
        today = self._desk.now().date()
        unit = self._desk.node.unit
        last = today + timedelta(days=self._rules.pin.duty_days)
        return [
            {
                "from": shift.begins_at.isoformat(),
                "until": shift.ends_at.isoformat(),
                "people": [_as_json(each) for each in self._roster.chain(_middle(shift), unit)],
            }
            for shift in self._roster.shifts(today - timedelta(days=1), last)
        ]

    def _usable(self, pin: str) -> str:
        digits, rule = spelled_pin(pin), self._rules.pin
        if not (digits.isascii() and digits.isdecimal() and rule.shortest <= len(digits) <= rule.longest):
            data = {"shortest": rule.shortest, "longest": rule.longest}
            raise InvalidComplaint([Problem("pin", "not_a_pin", data)])
        return digits

    def _require_mine(self, uid: str) -> None:
        if uid != self._desk.person.uid:
            self._desk.require(Action.CHANGE, DataClass.ACCOUNTS)

    def _note(self, connection: Connection, what: str, uid: str) -> None:
        entry = Noted(self._desk.now().isoformat(), what, uid, self._desk.person.uid)
        note(connection, [entry], self._rules.delay)

    def _may_log(self, person: Person) -> bool:
        return answer_here(self._desk.database, person, self._desk.node.fingerprint, LOGS).may


def box_in(connection: Connection) -> Box:
    """The box of this PC; a new one where there is none yet."""
    kept: Any = read_setting(connection, BOX)
    if not isinstance(kept, dict):
        return Box(new_private(), secrets.token_bytes(KEY_BYTES))
    marks = {uid: bytes.fromhex(each) for uid, each in kept["secrets"].items()}
    slots = tuple(PinSlot.from_json(each) for each in kept["slots"])
    return Box(bytes.fromhex(kept["private"]), bytes.fromhex(kept["sheet"]), slots, marks)


def _write(connection: Connection, box: Box) -> None:
    kept = {
        "private": box.private.hex(),
        "sheet": box.sheet.hex(),
        "slots": [each.as_json() for each in box.slots],
        "secrets": {uid: each.hex() for uid, each in (box.secrets or {}).items()},
    }
    write_setting(connection, BOX, kept)


def _with(box: Box, slot: PinSlot, secret: bytes) -> Box:
    rest = _without(box, slot.uid)
    return replace(rest, slots=(*rest.slots, slot), secrets={**(rest.secrets or {}), slot.uid: secret})


def _without(box: Box, uid: str) -> Box:
    """Letters that were written before are taken in first, by whoever changes a PIN (`taking_in`)."""
    marks = {each: secret for each, secret in (box.secrets or {}).items() if each != uid}
    return replace(box, slots=tuple(each for each in box.slots if each.uid != uid), secrets=marks)


def _as_json(person: OnDuty) -> dict[str, object]:
    return {name: getattr(person, name) for name in ("role", "label", "name", "number", "note", "is_post")}


def _middle(shift: Shift) -> datetime:
    return shift.begins_at + (shift.ends_at - shift.begins_at) / HALF
