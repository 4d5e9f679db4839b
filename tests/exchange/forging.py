"""Files that a paired ward writes with its own keys and a program of its own: any save, header, manifest, section."""

import json
import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from sqlalchemy import insert

from app.models.log_tables import sent_file
from app.services.exchange import acknowledgement, sharing
from app.services.exchange.acknowledgement import Statement
from app.services.exchange.container import ClearLine, Packed, pack_lines, write_file
from app.services.exchange.manifest import FORMAT, manifest_of
from app.services.exchange.sending import SAVES
from app.services.identity.peers import own_keys, peer_of
from app.services.log.commitments import ChangeId, canonical, digest_of, leaf_of, save_hash, skeleton_text, value_digest
from app.services.log.commitments import Place as Proof
from app.services.node import origins_of_this_pc
from tests.exchange.world import Place

Line = dict[str, object]
SALT = "5a" * 16


def a_save(signer: Place, case_uid: str, changes: Sequence[tuple[str, str, object]], **said: object) -> Line:
    """A save as `signer` would write it; `said` goes over its header, `parents` over those of every change.

    Hash and signature fit what stands there, so that only what is forged is wrong with it.
    """
    parents = tuple(ChangeId(*each) for each in said.pop("parents", ()))
    header = {**_header(signer, case_uid), **said}
    values = [
        [position, entity, unit, None, SALT, canonical(value)] for position, (entity, unit, value) in enumerate(changes)
    ]
    proofs = [Proof(parents, _leaf(str(header["case"]), each)) for each in values]
    return signed(signer, {"header": canonical(header), "skeleton": skeleton_text(proofs), "values": values}, proofs)


def signed(signer: Place, line: Line, proofs: Sequence[Proof]) -> Line:
    """The line with a hash and a signature that fit it."""
    identity = save_hash(str(line["header"]), proofs)
    signature = signer.office.desk.node.key.sign(bytes.fromhex(identity)).hex()
    return {**line, "hash": identity, "signature": signature}


def with_header_text(signer: Place, line: Line, header: str) -> Line:
    """The same save under a header that is spelled in another way; its hash covers what can be hashed."""
    proofs = [Proof((), str(leaf)) for _parents, leaf in json.loads(str(line["skeleton"]))]
    try:
        return signed(signer, {**line, "header": header}, proofs)
    except UnicodeEncodeError:
        return {**line, "header": header}


def with_spelling(signer: Place, case_uid: str, entity: str, unit: str, spelling: str, salt: str = SALT) -> Line:
    """A save whose one value is spelled as no program of ours does."""
    digest = digest_of("value-1", bytes.fromhex(salt), _type_of(spelling), spelling.encode("utf-8", "surrogatepass"))
    proofs = [Proof((), leaf_of(case_uid, 0, entity, unit, digest))]
    line: Line = {
        "header": canonical(_header(signer, case_uid)),
        "skeleton": skeleton_text(proofs),
        "values": [[0, entity, unit, None, salt, spelling]],
    }
    return signed(signer, line, proofs)


def honest_lines(sender: Place, receiver: Place) -> list[Line]:
    """The saves that the sender's own program would send now."""
    with sender.database.transaction() as connection:
        node, peer = sender.office.desk.node, peer_of(connection, receiver.id)
        assert peer is not None
        shared = sharing.scope(connection, node, peer)
        sharing.bring_bounds(connection, peer, shared)
        due = sharing.lines_for(connection, node, peer, sharing.pending_cases(connection, node, peer), shared)
        return [json.loads(line) for case in due for line in case.lines]


def a_file(
    sender: Place,
    receiver: Place,
    path: Path,
    lines: Iterable[Line | str],
    *,
    alter: Callable[[dict[str, object]], None] = lambda _manifest: None,
    sections: Sequence[Packed] = (),
) -> Path:
    """A file of the sender with these saves, further sections, and a manifest that `alter` may change."""
    with sender.database.transaction() as connection:
        keys, peer = own_keys(connection), peer_of(connection, receiver.id)
        assert peer is not None
        origin, files = acknowledgement.confirmations(connection, peer)
        number = _next_number(connection, peer.id)
        file_id, origins = secrets.token_hex(16), origins_of_this_pc(connection)
        said = Statement(file_id, number, origins, origin, tuple(files), (), True)
        connection.execute(
            insert(sent_file),
            {"peer_id": peer.id, "file_id": file_id, "number": number, "case_uid": "", "upto": 0},
        )
    manifest = manifest_of(said, sender.moment.isoformat())
    alter(manifest)
    packed = pack_lines(SAVES, (each if isinstance(each, str) else json.dumps(each) for each in lines))
    clear = ClearLine(FORMAT, keys.fingerprint, peer.id, number)
    write_file(path, clear, manifest, [packed, *sections], keys, peer.keys)
    return path


def _header(signer: Place, case_uid: str) -> Mapping[str, object]:
    desk = signer.office.desk
    return {
        "format": 1,
        "origin": desk.node.origin_uid,
        "number": 900,
        "case": case_uid,
        "kind": "corrected",
        "saved_at": signer.moment.isoformat(),
        "actor": f"{desk.node.fingerprint[:8]}/{desk.person.uid}",
        "program": "forged",
        "previous": "",
    }


def _leaf(case_uid: str, value: Sequence[object]) -> str:
    position, entity, unit, _digest, salt, spelling = value
    digest = value_digest(bytes.fromhex(str(salt)), str(spelling))
    return leaf_of(case_uid, int(str(position)), str(entity), str(unit), digest)


def _type_of(spelling: str) -> str:
    known = {'"': "text", "{": "object", "[": "list", "n": "null", "t": "flag", "f": "flag"}
    return known.get(spelling[:1], "number")


def _next_number(connection, peer_id: str) -> int:
    query = "select coalesce(max(number), 0) + 1 from sent_file where peer_id = ?"
    return int(connection.exec_driver_sql(query, (peer_id,)).scalar_one())
