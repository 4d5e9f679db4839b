"""What is in a kept file: the file as it came, or, after an erasure reached it, what is left of it, sealed anew."""

import base64
import json
import secrets
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.domain.errors import UnusableExchangeFile
from app.services.exchange.attached import files_named_by
from app.services.exchange.container import opened
from app.services.exchange.sending import ATTACHED, SAVES
from app.services.exchange.wire import line_of, parsed
from app.services.exchange.wire_values import BadSave
from app.services.identity.keys import Keys, PeerKeys
from app.services.key_slots import derived_key
from app.services.log.commitments import canonical
from app.services.whole_files import write_whole

PURPOSE = "kept files"
REST = ".rest"
NONCE_BYTES = 12
Places = Collection[tuple[str, int]]


@dataclass(frozen=True)
class Content:
    """The lines of the saves and, by digest, the attached files."""

    lines: tuple[str, ...]
    files: Mapping[str, bytes]


def content_of(path: Path, keys: Keys, sender: PeerKeys, key: bytes, *, with_files: bool) -> Content:
    """The saves in a kept file and, `with_files`, the attached files: they may be large.

    Raises:
        UnusableExchangeFile: it cannot be read any more.
    """
    if path.suffix == REST:
        return _rest_of(path, key)
    lines: list[str] = []
    files: dict[str, bytes] = {}
    with opened(path, keys, sender) as file:
        for section in file.sections():
            if section.tag == SAVES:
                lines += section.lines()
            elif with_files and section.tag.startswith(ATTACHED):
                files[section.tag.removeprefix(ATTACHED)] = section.content()
    return Content(tuple(lines), files)


def without(content: Content, gone: Places) -> Content | None:
    """What is left when these places are erased; None when none of them holds a value here."""
    lines, named, changed = [], set[str](), False
    for line in content.lines:
        try:
            save = parsed(line)
        except BadSave:
            # Nobody can read what it holds, so nobody can say that it does not hold what was erased.
            changed = True
            continue
        # The unit goes with the value: of an element of a list it says what the value said.
        values = [value for value in save.values if (save.hash, value.position) not in gone]
        changed |= len(values) != len(save.values)
        named.update(files_named_by(values))
        lines.append(line_of({name: getattr(save, name) for name in _OF_A_LINE}, values))
    if not changed:
        return None
    return Content(tuple(lines), {digest: each for digest, each in content.files.items() if digest in named})


def write_rest(path: Path, content: Content, key: bytes) -> None:
    """Write what is left beside a kept file and take the file itself away."""
    files = {digest: base64.b64encode(each).decode() for digest, each in content.files.items()}
    plain = canonical({"lines": content.lines, "files": files}).encode()
    nonce = secrets.token_bytes(NONCE_BYTES)
    rest = path.with_suffix(REST)
    write_whole(rest, nonce + AESGCM(key).encrypt(nonce, plain, rest.name.encode()))
    if rest != path:
        path.unlink()


def seal_rests_anew(shelf: Path, former: bytes, new: bytes) -> None:
    """After the key of the data was changed: what is left of kept files opens with what the new one gives.

    What the former one did not open stays as it is.
    """
    for path in sorted(shelf.glob(f"*{REST}")):
        with suppress(UnusableExchangeFile):
            write_rest(path, _rest_of(path, derived_key(former, PURPOSE)), derived_key(new, PURPOSE))


def _rest_of(path: Path, key: bytes) -> Content:
    try:
        sealed = path.read_bytes()
        said = json.loads(AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], path.name.encode()))
    except OSError as problem:
        raise UnusableExchangeFile(path, "not_readable", reason=problem) from problem
    except (InvalidTag, ValueError) as problem:
        raise UnusableExchangeFile(path, "altered") from problem
    files = {digest: base64.b64decode(each) for digest, each in said["files"].items()}
    return Content(tuple(said["lines"]), files)


_OF_A_LINE = ("header", "skeleton", "hash", "signature")
