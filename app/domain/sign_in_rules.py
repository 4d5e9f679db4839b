"""The figures of signing in, as `resources/policy/sign_in.toml` has them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from app.domain.errors import PolicyProblem
from app.domain.policy import POLICY_FOLDER
from app.domain.policy_tables import entries_in

FILE = "sign_in.toml"


@dataclass(frozen=True)
class DerivationRule:
    """The least that a derivation does, and how long it is to take on the PC at hand."""

    passes: int
    memory_kib: int
    lanes: int
    target_ms: int
    most_passes: int
    source: str
    checked_on: date
    in_force_from: date = date.min


@dataclass(frozen=True)
class PasswordRule:
    """How many characters a password has."""

    shortest: int
    longest: int
    source: str
    checked_on: date
    in_force_from: date = date.min


@dataclass(frozen=True)
class RecoveryRule:
    """How the recovery code is written: groups of digits."""

    groups: int
    digits: int
    source: str
    checked_on: date
    in_force_from: date = date.min


@dataclass(frozen=True)
class DelayRule:
    """The wait after a wrong try: none for the `free_tries` first ones, then twice as long each time."""

    free_tries: int
    first_seconds: int
    longest_seconds: int
    kept_tries: int
    source: str
    checked_on: date
    in_force_from: date = date.min

    def seconds_after(self, wrong_tries: int) -> int:
        """How long the next try must wait after so many wrong ones."""
        if wrong_tries < self.free_tries:
            return 0
        doubled = min(wrong_tries - self.free_tries, self.longest_seconds.bit_length())
        return min(self.longest_seconds, self.first_seconds << doubled)


@dataclass(frozen=True)
class IdleRule:
    """After how long without a key or a movement the window is locked."""

    minutes: int
    source: str
    checked_on: date
    in_force_from: date = date.min


@dataclass(frozen=True)
class PinRule:
    """How many digits a PIN of the quick log has, and for how many days ahead it shows who is on duty."""

    shortest: int
    longest: int
    duty_days: int
    source: str
    checked_on: date
    in_force_from: date = date.min


@dataclass(frozen=True)
class SignInRules:
    """Everything that is settled about signing in."""

    derivation: DerivationRule
    password: PasswordRule
    recovery: RecoveryRule
    delay: DelayRule
    idle: IdleRule
    pin: PinRule


def sign_in_rules(today: date, folder: Path = POLICY_FOLDER) -> SignInRules:
    """What the file says for that day: of each table, the entry that came into force last.

    Raises:
        PolicyProblem: the file cannot be read, an entry is not as it must be, or none or two are the last in force.
    """
    path = folder / FILE
    found = entries_in(path, TABLES)
    return SignInRules(**{table: _last_in_force(path, table, entries, today) for table, entries in found.items()})


def _last_in_force(path: Path, table: str, entries: Sequence[Any], today: date) -> Any:
    begun = [each.in_force_from for each in entries if each.in_force_from <= today]
    last = [each for each in entries if begun and each.in_force_from == max(begun)]
    if len(last) != 1:
        raise PolicyProblem(path, None, "not_one_in_force", table=table, key="in_force_from")
    return last[0]


TABLES = {
    "derivation": DerivationRule,
    "password": PasswordRule,
    "recovery": RecoveryRule,
    "delay": DelayRule,
    "idle": IdleRule,
    "pin": PinRule,
}
