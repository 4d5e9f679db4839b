"""The two small files of a pairing, request and reply, and the code that shows that both PCs hold the same ones."""

import errno
import json
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyrage
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from app import VERSION
from app.domain.errors import PairingProblem
from app.domain.thai_text import UnusableText, arabic_digits, one_line
from app.domain.vocabulary import PcRole
from app.services.identity.keys import Keys, PeerKeys
from app.services.identity.peers import recipient_of
from app.services.log.commitments import canonical, digest_of, fingerprint_of
from app.services.whole_files import write_whole

ENDING = ".ccpair"
FORMAT = 1
REQUEST, REPLY = "pairing-request", "pairing-reply"
LARGEST_BYTES = 64 * 1024
LONGEST_NAME = 200
RANDOM_BYTES = 16
# exchange.md, Pairing: 8 digits over a plain hash were forged in 23 seconds.
CODE_DIGITS, DIGITS_IN_GROUP = 20, 5
PASSES, MEMORY_KIB, LANES, CODE_BYTES, SALT_BYTES = 3, 64 * 1024, 4, 32, 16

_NOT_ONE = {REQUEST: "not_a_request", REPLY: "not_a_reply"}
_WARD_CODE = re.compile(r"W[1-9][0-9]{0,5}")
_BETWEEN_DIGITS = re.compile(r"[\s\u200b.\-\u2010-\u2015\u2212]")


@dataclass(frozen=True)
class Request:
    """A ward asks to be paired; `hash` names this very request."""

    keys: PeerKeys
    name: str
    hash: str


@dataclass(frozen=True)
class Reply:
    """A centre answers: `request` is the hash of what it answers, `code` what the ward's numbers shall begin with."""

    keys: PeerKeys
    name: str
    request: str
    code: str
    hash: str


def write_request(path: Path, keys: Keys, name: str) -> Request:
    """Write a request, signed by its own key; each one is another, also from the same PC.

    Raises:
        PairingProblem: not_writable or disk_full.
    """
    body = {**_own_part(keys, name), "role": PcRole.WARD, "id": secrets.token_hex(RANDOM_BYTES)}
    _write(path, REQUEST, body, keys.signing)
    return Request(_keys_in(body), name, _hash(REQUEST, body))


def read_request(path: Path) -> Request:
    """A request whose writer holds the key it names.

    Raises:
        PairingProblem: not_readable, not_a_request, newer_program, altered.
    """
    body = _read(path, REQUEST)
    if body.get("role") != PcRole.WARD:
        raise PairingProblem("not_a_request", path=path)
    return Request(_keys_in(body), _name_in(body), _hash(REQUEST, body))


def write_reply(path: Path, keys: Keys, name: str, *, request: Request, code: str, chance: str) -> Reply:
    """Write the centre's reply; with the same `chance` (hex) the reply to the same request is the same.

    Raises:
        PairingProblem: not_writable or disk_full.
    """
    # The random part comes after the request: nobody can prepare a request whose check code they know.
    body = {**_own_part(keys, name), "request": request.hash, "code": code, "chance": chance}
    _write(path, REPLY, body, keys.signing)
    return Reply(_keys_in(body), name, request.hash, code, _hash(REPLY, body))


def read_reply(path: Path) -> Reply:
    """A reply whose writer holds the key it names; the check code shows whether that is the centre.

    Raises:
        PairingProblem: not_readable, not_a_reply, newer_program, altered.
    """
    body = _read(path, REPLY)
    request, code = body.get("request"), body.get("code")
    if not isinstance(request, str) or not isinstance(code, str) or not is_ward_code(code):
        raise PairingProblem("not_a_reply", path=path)
    return Reply(_keys_in(body), _name_in(body), request, code, _hash(REPLY, body))


def check_code(ward: PeerKeys, reply: Reply) -> str:
    """20 digits in four groups of five, from the keys of both sides, the request and the reply."""
    sides = [_spelled(ward), _spelled(reply.keys)]
    salt = bytes.fromhex(digest_of("pairing-salt", reply.request))[:SALT_BYTES]
    material = canonical(["pairing-code", FORMAT, sides, reply.request, reply.hash]).encode()
    stretched = Argon2id(salt=salt, length=CODE_BYTES, iterations=PASSES, lanes=LANES, memory_cost=MEMORY_KIB).derive(
        material
    )
    digits = f"{int.from_bytes(stretched, 'big') % 10**CODE_DIGITS:0{CODE_DIGITS}}"
    return " ".join(digits[at : at + DIGITS_IN_GROUP] for at in range(0, CODE_DIGITS, DIGITS_IN_GROUP))


def is_ward_code(code: str) -> bool:
    """Whether a centre could have given this code to a ward."""
    return _WARD_CODE.fullmatch(code) is not None


def digits_in(code: str) -> str:
    """A check code as somebody typed it, without spaces and dashes and in Arabic digits."""
    return _BETWEEN_DIGITS.sub("", arabic_digits(code))


def public_keys(keys: Keys) -> PeerKeys:
    """What others may know of these keys."""
    return PeerKeys(keys.fingerprint, keys.signing.public_key().public_bytes_raw(), recipient_of(keys))


def _own_part(keys: Keys, name: str) -> dict[str, object]:
    public = public_keys(keys)
    return {"verify": public.verify.hex(), "recipient": public.recipient, "name": name, "program": VERSION}


def _spelled(keys: PeerKeys) -> list[str]:
    return [keys.verify.hex(), keys.recipient]


def _write(path: Path, what: str, body: Mapping[str, object], signing: Ed25519PrivateKey) -> None:
    paper = {"what": what, "format": FORMAT, "body": body, "signature": signing.sign(_signed(what, body)).hex()}
    try:
        write_whole(path, (json.dumps(paper, ensure_ascii=False, indent=1) + "\n").encode())
    except OSError as error:
        code = "disk_full" if error.errno == errno.ENOSPC else "not_writable"
        raise PairingProblem(code, path=path, reason=error) from error


def _read(path: Path, what: str) -> Mapping[str, object]:
    paper = _paper(path, what)
    body, signature = paper.get("body"), paper.get("signature")
    written = paper.get("format")
    if isinstance(written, int) and written > FORMAT:
        raise PairingProblem("newer_program", path=path)
    if written != FORMAT or not isinstance(body, dict) or not isinstance(signature, str) or len(paper) != len(_PARTS):
        raise PairingProblem(_NOT_ONE[what], path=path)
    try:
        keys = _keys_in(body)
        Ed25519PublicKey.from_public_bytes(keys.verify).verify(bytes.fromhex(signature), _signed(what, body))
    except (InvalidSignature, ValueError, RecursionError):
        raise PairingProblem("altered", path=path) from None
    return body


_PARTS = ("what", "format", "body", "signature")


def _paper(path: Path, what: str) -> Mapping[str, object]:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_BYTES + 1)
    except OSError as error:
        raise PairingProblem("not_readable", path=path, reason=error) from error
    try:
        paper = json.loads(content) if len(content) <= LARGEST_BYTES else None
    except (ValueError, RecursionError):
        paper = None
    if not isinstance(paper, dict) or paper.get("what") != what:
        raise PairingProblem(_NOT_ONE[what], path=path)
    return paper


def _keys_in(body: Mapping[str, object]) -> PeerKeys:
    """The keys that a body names.

    Raises:
        ValueError: they are none.
    """
    verify, recipient = bytes.fromhex(str(body.get("verify"))), str(body.get("recipient"))
    try:
        pyrage.x25519.Recipient.from_str(recipient)
    except pyrage.RecipientError as error:
        raise ValueError(recipient) from error
    return PeerKeys(fingerprint_of(verify), verify, recipient)


def _name_in(body: Mapping[str, object]) -> str:
    try:
        return one_line(str(body.get("name") or ""))[:LONGEST_NAME]
    except UnusableText:
        return ""


def _signed(what: str, body: Mapping[str, object]) -> bytes:
    return f"complaint-centre {what} {FORMAT}\n{canonical(body)}".encode()


def _hash(what: str, body: Mapping[str, object]) -> str:
    return digest_of(what, FORMAT, canonical(body))
