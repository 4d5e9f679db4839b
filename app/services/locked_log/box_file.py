"""The file that the lock screen reads before anybody has opened the data: who may log, and the box that takes it.

It names the authors, who stand on a ward's wall, too. Who is on duty at which number, and the units, into whose names
anybody may have written anything in a case, open with a PIN alone. Nothing of any case is in it, nor what opens the
data.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from app.domain.policy_entries import Choice
from app.domain.thai_text import arabic_digits
from app.services.key_slots import Derivation, derivation_as_json, derivation_from_json

FILE_NAME, LETTERS = "quick-log.json", "quick-log-letters"
LETTER, DRAFT, ASIDE = ".letter", ".draft", ".aside"
LAYOUT = 1
# What the digits write with the Thai keyboard (Kedmanee); nobody sees it behind the dots.
_THAI_KEYS = str.maketrans("ๅ/-ภถุึคตจ", "1234567890")


class DamagedBox(ValueError):
    """The file cannot be understood; the next sign-in writes it anew."""


@dataclass(frozen=True)
class PinSlot:
    """One author: `kept` opens with the PIN, and holds what the author writes with."""

    uid: str
    name: str
    derivation: Derivation
    salt: bytes
    kept: Mapping[str, str]

    def key(self, pin: str) -> bytes:
        """What the PIN becomes; slow, on purpose."""
        return self.derivation.key(spelled_pin(pin).encode("utf-8", "surrogatepass"), self.salt)

    def as_json(self) -> dict[str, object]:
        """As it stands in the file."""
        how = {**derivation_as_json(self.derivation), "salt": self.salt.hex()}
        return {"uid": self.uid, "name": self.name, "derivation": how, "kept": dict(self.kept)}

    @staticmethod
    def from_json(said: Mapping[str, Any]) -> "PinSlot":
        """The inverse of `as_json`."""
        how = said["derivation"]
        salt = bytes.fromhex(how["salt"])
        return PinSlot(str(said["uid"]), str(said["name"]), derivation_from_json(how), salt, dict(said["kept"]))


@dataclass(frozen=True)
class Offered:
    """What the questions offer while the data are locked."""

    seen: tuple[Choice, ...]
    words: tuple[Choice, ...]


@dataclass(frozen=True)
class BoxFile:
    """All of the file; `sheet` is who is on duty, the units, and where it happened last: a PIN opens it."""

    public: bytes
    slots: tuple[PinSlot, ...]
    offered: Offered
    sheet: Mapping[str, str]

    def slot(self, uid: str) -> PinSlot | None:
        """The slot of that author."""
        return next((each for each in self.slots if each.uid == uid), None)

    def as_bytes(self) -> bytes:
        """The content of the file."""
        offered = {
            "seen": [_choice_as_json(each) for each in self.offered.seen],
            "words": [_choice_as_json(each) for each in self.offered.words],
        }
        said = {
            "layout": LAYOUT,
            "public": self.public.hex(),
            "authors": [each.as_json() for each in self.slots],
            "offered": offered,
            "sheet": dict(self.sheet),
        }
        return json.dumps(said, ensure_ascii=False, indent=1).encode()


def box_in(folder: Path) -> BoxFile | None:
    """The box of a data folder; None where nobody has a PIN.

    Raises:
        DamagedBox: it cannot be understood. OSError: it cannot be read.
    """
    try:
        content = (folder / FILE_NAME).read_bytes()
    except FileNotFoundError:
        return None
    try:
        said = json.loads(content)
        if said["layout"] != LAYOUT:
            raise DamagedBox
        offered = said["offered"]
        return BoxFile(
            public=bytes.fromhex(said["public"]),
            slots=tuple(PinSlot.from_json(each) for each in said["authors"]),
            offered=Offered(_choices_in(offered["seen"]), _choices_in(offered["words"])),
            sheet=dict(said["sheet"]),
        )
    except (KeyError, TypeError, ValueError) as problem:
        raise DamagedBox from problem


def spelled_pin(pin: str) -> str:
    """The digits that were meant, with whatever keyboard and in whatever digits they were typed."""
    return arabic_digits(pin.translate(_THAI_KEYS)).replace(" ", "")


def _choice_as_json(choice: Choice) -> dict[str, str]:
    return {"checked_on": choice.checked_on.isoformat()} | {each: getattr(choice, each) for each in _OF_CHOICE}


def _choices_in(said: Sequence[Mapping[str, Any]]) -> tuple[Choice, ...]:
    return tuple(_choice_in(each) for each in said)


def _choice_in(said: Mapping[str, Any]) -> Choice:
    texts: dict[str, Any] = {name: str(said[name]) for name in _OF_CHOICE}
    return Choice(checked_on=date.fromisoformat(said["checked_on"]), **texts)


_OF_CHOICE = ("rule", "source", "code", "label_th", "label_en", "help_th", "help_en")
