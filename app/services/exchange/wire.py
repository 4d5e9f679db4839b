"""One save as it travels, and the checks that it stands alone: a bad one stops nothing else in its file."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from app.services.exchange.shapes import is_moment
from app.services.exchange.wire_values import HASH, LONGEST_NAME, BadSave, Value, WireValue, matches, value_in
from app.services.log.authority import REFERENCE
from app.services.log.commitments import (
    FORMAT,
    Place,
    canonical,
    owner_of,
    places_in,
    save_hash,
    skeleton_text,
)

NEWER = "newer_program"
MOST_CHANGES = 5_000
LARGEST_NUMBER = 2**53
ORIGIN = re.compile(r"[0-9a-f]{32}![0-9a-f]{16}")
CASE_UID = re.compile(r"[0-9a-f]{32}![0-9a-f]{16}![0-9a-f]{16}")
KIND = re.compile(r"[a-z_]{1,40}")
CONTROL_SPELLED = "\\u00"


@dataclass(frozen=True, slots=True)
class WireSave:
    """A save whose form is right; `header` and `skeleton` are kept as they came, because the hash covers them."""

    hash: str
    origin: str
    number: int
    case_uid: str
    kind: str
    saved_at: str
    actor: str
    header: str
    skeleton: str
    places: tuple[Place, ...]
    values: tuple[Value, ...]
    signature: bytes

    @property
    def node(self) -> str:
        """The fingerprint of the PC that wrote it."""
        return owner_of(self.origin)


def line_of(save: Mapping[str, object], values: Iterable[WireValue]) -> str:
    """A save with those of its values that may travel; `save` has header, skeleton, hash and signature."""
    header, skeleton, identity, signature = (save[name] for name in ("header", "skeleton", "hash", "signature"))
    known = signature if isinstance(signature, bytes) else b""
    return line_with(str(header), str(skeleton), str(identity), known, canonical(list(values)))


def line_with(header: str, skeleton: str, identity: str, signature: bytes, values: str) -> str:
    """A save with values that are spelled as JSON already: taking thousands of them apart for this took long."""
    return (
        f'{{"hash":{canonical(identity)},"header":{canonical(header)},"signature":"{signature.hex()}",'
        f'"skeleton":{canonical(skeleton)},"values":{values}}}'
    )


@dataclass(frozen=True, slots=True)
class Claim:
    """What a line says it carries, before anything of it is proven.

    `places` are those whose entity and unit it shows, `positions` those of them whose value it brings.
    """

    hash: str
    places: frozenset[int]
    positions: frozenset[int]
    thing: Mapping[str, object]


def claim_in(line: str) -> Claim:
    """The save that a line claims to be, and the places whose values it brings.

    Raises:
        BadSave: nonsense.
    """
    try:
        thing = json.loads(line)
        places = frozenset(each[0] for each in thing["values"])
        positions = frozenset(each[0] for each in thing["values"] if each[5] is not None)
        claimed = thing["hash"]
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
        raise BadSave("nonsense") from None
    if not matches(HASH, claimed):
        raise BadSave("nonsense")
    return Claim(claimed, places, positions, thing)


def parsed(line: str) -> WireSave:
    """The save in one line of a file; raises as `opened` does."""
    return opened(claim_in(line))


def opened(claim: Claim) -> WireSave:
    """The save that a line claims to be, when its form is right and its hash covers what came with it.

    Raises:
        BadSave: nonsense, too_large, newer_program, altered, foreign_actor, empty_value.
    """
    save = _parsed(claim.thing)
    if save_hash(save.header, save.places) != save.hash:
        raise BadSave("altered")
    return save


def verify(save: WireSave, key: Ed25519PublicKey | None) -> None:
    """Check that the PC whose origin the save names has written it.

    Raises:
        BadSave: unknown_pc, altered.
    """
    if key is None:
        raise BadSave("unknown_pc")
    try:
        key.verify(save.signature, bytes.fromhex(save.hash))
    except (InvalidSignature, ValueError):
        raise BadSave("altered") from None


def hash_in(line: str) -> tuple[str, str]:
    """The hash and the case that a line claims, as far as it can be read; for what is put aside unread."""
    try:
        thing = json.loads(line)
        case_uid = json.loads(thing["header"]).get("case")
        claimed = thing["hash"]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return "", ""
    return (
        claimed if isinstance(claimed, str) and HASH.fullmatch(claimed) else "",
        case_uid if isinstance(case_uid, str) and CASE_UID.fullmatch(case_uid) else "",
    )


def _parsed(thing: Mapping[str, Any]) -> WireSave:
    try:
        header_text, skeleton = thing["header"], thing["skeleton"]
        header = json.loads(header_text)
        _check_format(header)
        places = places_in(skeleton)
        _check_skeleton(places, skeleton)
        values = tuple(value_in(header["case"], places, each) for each in thing["values"])
        identity, signature = thing["hash"], bytes.fromhex(thing["signature"])
        _check_header(header, header_text)
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError):
        raise BadSave("nonsense") from None
    if len(places) > MOST_CHANGES or len({value.position for value in values}) != len(values):
        raise BadSave("too_large")
    return WireSave(
        identity,
        header["origin"],
        header["number"],
        header["case"],
        header["kind"],
        header["saved_at"],
        header["actor"],
        header_text,
        skeleton,
        places,
        values,
        signature,
    )


def _check_format(header: Mapping[str, object]) -> None:
    written_by = header["format"]
    if type(written_by) is not int or written_by < 1:
        raise BadSave("nonsense")
    if written_by > FORMAT:
        raise BadSave(NEWER)


def _check_skeleton(places: Sequence[Place], text: str) -> None:
    """The hash does not cover how it is spelled; a place written as a word would supersede nothing."""
    parents = {parent for place in places for parent in place.parents}
    if skeleton_text(places) != text or not all(
        HASH.fullmatch(parent.hash) and 0 <= parent.position < MOST_CHANGES for parent in parents
    ):
        raise BadSave("nonsense")


def _check_header(header: Mapping[str, object], text: str) -> None:
    number, saved_at = header["number"], header["saved_at"]
    text.encode()  # a lone surrogate has no bytes
    fits = (
        canonical(header) == text
        and CONTROL_SPELLED not in text
        and type(number) is int
        and 0 < number < LARGEST_NUMBER
        and matches(ORIGIN, header["origin"])
        and (header["case"] == REFERENCE or matches(CASE_UID, header["case"]))
        and matches(KIND, header["kind"])
        and (header["previous"] == "" or matches(HASH, header["previous"]))
        and isinstance(header["program"], str)
        and len(text) < LONGEST_NAME * 4
        and isinstance(saved_at, str)
        and is_moment(saved_at)
        and datetime.fromisoformat(str(saved_at)).isoformat() == saved_at
    )
    if not fits:
        raise BadSave("nonsense")
    actor_of = str(header["actor"]).partition("/")[0]
    if actor_of != owner_of(str(header["origin"]))[: len(actor_of)] or len(actor_of) != 8:
        raise BadSave("foreign_actor")
