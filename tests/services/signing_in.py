"""Accounts with passwords in tests: the derivation does as little as it can, and the clock is moved by hand."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from app.domain.sign_in_rules import sign_in_rules
from app.services.accounts.accounts import Accounts
from app.services.accounts.sign_in import SignedIn, SignIn
from app.services.key_slots import Derivation
from app.services.office import Office

WEAK = Derivation(passes=1, memory_kib=64, lanes=1)
RULES = sign_in_rules(date(2026, 11, 24))
FIRST = "เจ้าหน้าที่ศูนย์รับเรื่องร้องเรียน"
SOMSRI = "สมศรี ทดสอบ"
PASSWORD, OTHER = "ประโยคยาวที่จำได้ 1", "another sentence 2"


@dataclass
class MovedClock:
    """A clock that stands still until it is moved, forth or back."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now

    def move(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


def accounts_of(office: Office, derivation: Derivation = WEAK) -> Accounts:
    """The accounts of an open folder."""
    return Accounts(office.desk, RULES, lambda: derivation)


def door_of(folder: Path, clock: Callable[[], datetime]) -> SignIn:
    """The door of a folder."""
    return SignIn(folder, RULES, clock)


def signed(folder: Path, clock: Callable[[], datetime], name: str, password: str) -> SignedIn:
    """Whoever gives this name and password."""
    return door_of(folder, clock).by_password(name, password)
