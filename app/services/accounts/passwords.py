"""Passwords and the recovery code as they are derived from: one spelling for what looks the same."""

import re
import secrets
import time
import unicodedata
from collections.abc import Callable

from app.domain.errors import InvalidComplaint, Problem
from app.domain.sign_in_rules import DerivationRule, PasswordRule, RecoveryRule
from app.domain.thai_text import arabic_digits
from app.services.key_slots import SALT_BYTES, Derivation

_BETWEEN_DIGITS = re.compile(r"[\s\-–]+")
TRIALS = 2
Measure = Callable[[Derivation], float]


def spelled(password: str) -> bytes:
    """A password as it is derived from; spaces and letter case stay, and half a character is as wrong as any other."""
    return unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")


def require_usable(password: str, rule: PasswordRule) -> None:
    """Refuse what is no good as a new password.

    Raises:
        InvalidComplaint: it is too short or too long, or holds half a character or the NUL.
    """
    found = _problem_with(password, rule)
    if found is not None:
        raise InvalidComplaint([found])


def _problem_with(password: str, rule: PasswordRule) -> Problem | None:
    if "\0" in password:
        return Problem("password", "text_has_nul")
    if any("\ud800" <= letter <= "\udfff" for letter in password):
        return Problem("password", "text_is_damaged")
    length = len(unicodedata.normalize("NFC", password))
    if length < rule.shortest:
        return Problem("password", "password_too_short", {"shortest": rule.shortest})
    if length > rule.longest:
        return Problem("password", "text_too_long", {"length": length, "limit": rule.longest})
    return None


def new_recovery_code(rule: RecoveryRule) -> str:
    """Groups of digits, to be kept on paper."""
    digits = rule.groups * rule.digits
    drawn = f"{secrets.randbelow(10**digits):0{digits}}"
    return " ".join(drawn[at : at + rule.digits] for at in range(0, digits, rule.digits))


def spelled_code(code: str) -> bytes:
    """A recovery code as it is derived from, however its groups were typed; Thai digits are understood."""
    return spelled(_BETWEEN_DIGITS.sub("", arabic_digits(code)))


def seconds_taken(derivation: Derivation) -> float:
    """How long it takes on this PC now: the quicker of two trials, because something else may disturb one."""
    return min(_trial(derivation) for _ in range(TRIALS))


def calibrated(rule: DerivationRule, measure: Measure = seconds_taken) -> Derivation:
    """The derivation that takes about as long on this PC as the rule says, and never does less than its least."""
    least = Derivation(rule.passes, rule.memory_kib, rule.lanes)
    wanted = round(rule.passes * rule.target_ms / 1000 / measure(least))
    return Derivation(min(max(rule.passes, wanted), rule.most_passes), rule.memory_kib, rule.lanes)


def _trial(derivation: Derivation) -> float:
    begun = time.perf_counter()
    derivation.key(b"trial", bytes(SALT_BYTES))
    return time.perf_counter() - begun
