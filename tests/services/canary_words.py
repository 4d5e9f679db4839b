"""The words that must lie open nowhere: one stem in every text of a case, and how it is looked for in files."""

import contextlib
import random
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from app.domain.fields import FIELDS, FieldKind
from app.domain.proceedings.kinds import KINDS
from app.domain.proceedings.schema import StageField
from app.services.log.store import Change
from app.services.numbers import case_uid_of
from app.services.office import Office
from tests.cases import a_complaint

WORDY = (FieldKind.TEXT, FieldKind.LONG_TEXT)
AT = "2026-11-21T09:30:00+07:00"
SYLLABLES = "กา จี ตู เบ โป ไม นา รี ลู เว โส ไห".split()
# Who finds these finds a paper, a picture or a table; nothing that is sealed begins so.
PAPERS = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff")
LONGEST_STREAMS = 40
PIN = "2468"


def stem_of(seed: int) -> str:
    """A word that is written nowhere else; the same for the same seed."""
    return "".join(random.Random(seed).choices(SYLLABLES, k=9))


def latin_of(stem: str) -> str:
    """The same for what takes no Thai letters."""
    return f"canary{zlib.crc32(stem.encode()):08x}"


def case_full_of(stem: str) -> dict[str, object]:
    """Values of a new case: the stem in every text, the names and the address of the complainant among them."""
    words: dict[str, object] = {}
    for field in FIELDS:
        if field.answer_only:
            continue
        if field.kind in WORDY:
            words[field.name] = f"{stem} {field.name}"
        elif field.kind is FieldKind.NAMES:
            words[field.name] = [f"{stem} {field.name}"]
        elif field.kind is FieldKind.EMAIL:
            words[field.name] = f"{latin_of(stem)}@example.org"
    return a_complaint(**words)


def fill_case(office: Office, number: str, stem: str, folder: Path) -> str:
    """Add everything else that is text: every stage of every proceeding, a file and a draft; the file's uid."""
    with office.database.transaction() as connection:
        uid = case_uid_of(connection, number)
        office.desk.save(connection, uid, "corrected", list(_stages_full_of(stem)))
    office.drafts.keep(None, None, case_full_of(stem), None)
    photo = folder / f"{stem}.txt"
    photo.write_bytes(f"{stem} {latin_of(stem)}\n".encode() * 2_000)
    attached = office.attachments.add(number, photo)
    photo.unlink()
    return attached


def open_in(roots: Sequence[Path], stem: str) -> list[str]:
    """The files under these folders in which the stem, or any paper, lies open, and what was found in each."""
    wanted = [*dict.fromkeys(_spelled(stem)), *_spelled(latin_of(stem)), *PAPERS]
    found = []
    for path in (path for root in roots for path in sorted(root.rglob("*")) if path.is_file()):
        content = path.read_bytes()
        named = [stem.encode()] if stem in path.name else []
        found += [f"{path}: {each!r}" for each in (*named, *wanted) if each in content or each in named]
        found += [f"{path}: deflated" for part in _unpacked(content) if stem.encode() in part]
    return found


def _spelled(word: str) -> Iterator[bytes]:
    yield word.encode()
    yield word.encode("utf-16-le")
    yield word.encode("cp874")
    yield word.encode("unicode_escape")


def _unpacked(content: bytes) -> Iterator[bytes]:
    """What zlib has packed anywhere in a file, as papers and the sections of exchanged files are."""
    at, tried = content.find(b"\x78\x9c"), 0
    while at >= 0 and tried < LONGEST_STREAMS:
        with contextlib.suppress(zlib.error):
            yield zlib.decompressobj().decompress(content[at:], 1_000_000)
        at, tried = content.find(b"\x78\x9c", at + 1), tried + 1


def _stages_full_of(stem: str) -> Iterator[Change]:
    for code, kind in KINDS.items():
        for stage in kind.stages:
            words = {each.name: _value(each, f"{stem} {code} {each.name}") for each in stage.fields}
            yield Change(f"{code}:aa", stage.name, {**words, stage.at: AT})


def _value(declared: StageField, word: str) -> object:
    if declared.choices and not isinstance(declared.choices, str):
        code = next(iter(declared.choices)).value
        return [code] if declared.kind is FieldKind.CHOICES else code
    others: dict[FieldKind, object] = {
        FieldKind.NAMES: [word],
        FieldKind.MOMENT: AT,
        FieldKind.DAY: "2026-12-01",
        FieldKind.FLAG: True,
        FieldKind.MONEY: 5,
    }
    return others.get(declared.kind, word)
