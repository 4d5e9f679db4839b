"""A file that was cut, changed, forged or made to do harm is refused whole, before anything of it is used."""

import os
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from app.domain.errors import UnusableExchangeFile
from app.services.exchange.container import (
    ClearLine,
    clear_line_of,
    pack_bytes,
)
from app.services.exchange.decryption import ENVELOPE_START
from tests.exchange.pcs import (
    CENTRE,
    CLEAR,
    STRANGER,
    WARD,
    a_file,
    entry_of,
    enveloped,
    plain_of,
    plain_with,
    read_all,
    refusal,
    sealed,
    with_entries,
    zipped,
)


@pytest.mark.shows("cut anywhere, a flipped bit anywhere, the clear line too")
def test_a_file_cut_at_every_kilobyte_is_said_to_be_cut_short(tmp_path: Path) -> None:
    path = a_file(tmp_path, [pack_bytes("attached:00", os.urandom(40_000))])
    whole = path.read_bytes()
    for length in [0, 1, 30, 100, len(whole) - 1, *range(1024, len(whole), 1024)]:
        path.write_bytes(whole[:length])
        assert refusal(path) == "cut_short", length


def test_a_cut_file_with_a_mended_length_is_refused(tmp_path: Path) -> None:
    path = a_file(tmp_path, [pack_bytes("attached:00", os.urandom(200_000))])
    body = path.read_bytes().partition(b"\n")[2]
    envelope = body.index(b"\n", body.index(b"\n---") + 1) + 1
    borders = [envelope, envelope + 16, envelope + 16 + 65_552, envelope + 16 + 2 * 65_552]
    for length in [0, 1, *borders, *range(1024, len(body), 4096)]:
        assert refusal(enveloped(tmp_path, body[:length])) == "altered", length


@pytest.mark.shows("cut anywhere, a flipped bit anywhere, the clear line too")
def test_content_cut_at_every_border_of_a_section_is_refused(tmp_path: Path) -> None:
    data = [zipped(b"one\n"), zipped(b"two\n")]
    entries = [entry_of("saves", each, 4) for each in data]
    parts = [plain_of(with_entries(entries)), entries[0].head(), data[0], entries[1].head(), data[1]]
    assert read_all(sealed(tmp_path, b"".join(parts)))
    for count in range(len(parts)):
        assert refusal(sealed(tmp_path, b"".join(parts[:count]))) == "broken", count
        assert refusal(sealed(tmp_path, b"".join(parts[: count + 1])[:-1])) in ("broken", "altered"), count


@pytest.mark.shows("cut anywhere, a flipped bit anywhere, the clear line too")
def test_one_flipped_bit_anywhere_is_refused(tmp_path: Path) -> None:
    path = a_file(tmp_path)
    whole = path.read_bytes()
    for position in [*range(700), *range(700, len(whole), 37), len(whole) - 1]:
        flipped = bytearray(whole)
        flipped[position] ^= 1 << position % 8
        path.write_bytes(flipped)
        assert refusal(path), position


def test_bytes_after_the_end_are_refused(tmp_path: Path) -> None:
    path = a_file(tmp_path)
    whole = path.read_bytes()
    path.write_bytes(whole + b"\n")
    assert refusal(path) == "altered"
    assert refusal(enveloped(tmp_path, whole.partition(b"\n")[2] + b"\0")) == "altered"
    assert refusal(sealed(tmp_path, plain_of(with_entries([]), b"\0"))) == "broken"


@pytest.mark.shows("cut anywhere, a flipped bit anywhere, the clear line too")
def test_the_clear_line_counts_only_as_the_manifest_repeats_it(tmp_path: Path) -> None:
    body = a_file(tmp_path).read_bytes().partition(b"\n")[2]
    assert refusal(enveloped(tmp_path, body, replace(CLEAR, number=8))) == "altered"


def test_a_file_for_another_pc_is_refused(tmp_path: Path) -> None:
    assert refusal(a_file(tmp_path), reader=STRANGER) == "for_somebody_else"


def test_a_file_that_claims_to_be_for_this_pc_but_is_not_is_refused(tmp_path: Path) -> None:
    assert refusal(sealed(tmp_path, plain_of(with_entries([])), reader=STRANGER)) == "altered"


def test_a_file_of_this_pc_itself_is_refused(tmp_path: Path) -> None:
    assert refusal(a_file(tmp_path), reader=WARD, sender=CENTRE) == "from_yourself"


def test_a_file_from_another_sender_is_refused(tmp_path: Path) -> None:
    assert refusal(a_file(tmp_path), sender=STRANGER) == "not_paired"


@pytest.mark.shows("wrong sender or recipient, old or swapped request and reply")
def test_a_stranger_under_the_wards_name_is_refused(tmp_path: Path) -> None:
    plain = plain_of(with_entries([]), signer=STRANGER)
    assert refusal(sealed(tmp_path, plain)) == "altered"


@pytest.mark.shows("wrong sender or recipient, old or swapped request and reply")
def test_a_key_that_comes_with_the_file_proves_nothing(tmp_path: Path) -> None:
    said = with_entries([], key=STRANGER.known.verify.hex(), verify=STRANGER.known.verify.hex())
    assert refusal(sealed(tmp_path, plain_of(said, signer=STRANGER))) == "altered"


@pytest.mark.shows("wrong sender or recipient, old or swapped request and reply")
def test_a_file_passed_on_to_another_pc_under_its_authors_signature_is_refused(tmp_path: Path) -> None:
    for_stranger = replace(CLEAR, recipient=STRANGER.keys.fingerprint)
    plain = plain_of({**with_entries([]), "clear": asdict(for_stranger)})
    assert refusal(sealed(tmp_path, plain)) == "altered"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"", "cut_short"),
        (b"%PDF-1.7\n", "not_an_exchange_file"),
        (b"\xff\xfe\x00" * 400, "not_an_exchange_file"),
        (b"[" * 5_000, "not_an_exchange_file"),
        (b"[]\n", "not_an_exchange_file"),
        (b'{"kind":"complaint-exchange","format":2,"more":{}}\n', "newer_program"),
        (b'{"kind":"complaint-exchange","format":1}\n', "altered"),
        (b'{"kind":"complaint-exchange","format":true}\n', "altered"),
        (b'{"kind":"complaint-exchange","format":' + b"9" * 400 + b"}\n", "newer_program"),
        (b'{"kind":"complaint-exchange",' + b" " * 5_000, "cut_short"),
    ],
)
def test_another_file_under_this_ending_is_told_apart(tmp_path: Path, line: bytes, code: str) -> None:
    path = tmp_path / "other.ccx"
    path.write_bytes(line)
    assert refusal(path) == code


@pytest.mark.parametrize("number", [0, -1, 2**53, "7", True])
def test_a_file_number_that_is_none_is_refused(tmp_path: Path, number: int) -> None:
    assert refusal(enveloped(tmp_path, b"", ClearLine(1, CLEAR.sender, CLEAR.recipient, number))) == "altered"


def test_a_missing_file_a_folder_and_a_pipe_are_refused_at_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.ccx"
    os.mkfifo(pipe)
    assert [refusal(path) for path in (tmp_path / "none.ccx", tmp_path, pipe)] == [
        "not_found",
        "not_an_exchange_file",
        "not_an_exchange_file",
    ]


@pytest.mark.shows("bombs, huge lengths")
def test_five_gigabytes_are_refused_by_their_size_alone(tmp_path: Path) -> None:
    path = a_file(tmp_path)
    os.truncate(path, 5_000_000_000)
    assert refusal(path) == "too_large"
    with pytest.raises(UnusableExchangeFile, match="too_large"):
        clear_line_of(path)


def test_an_endless_envelope_is_refused_at_once(tmp_path: Path) -> None:
    stanza = b"-> X25519 " + b"A" * 43 + b"\n" + b"A" * 43 + b"\n"
    path = enveloped(tmp_path, ENVELOPE_START + stanza * 8_000 + b"--- " + b"A" * 43 + b"\n" + bytes(100))
    assert refusal(path) == "altered"


@pytest.mark.shows("bombs, huge lengths")
def test_a_bomb_that_admits_its_size_is_refused_before_unpacking(tmp_path: Path) -> None:
    bomb = zipped(bytes(30_000_000))
    assert refusal(sealed(tmp_path, plain_with(entry_of("saves", bomb, 30_000_000), bomb))) == "unpacks_too_large"


@pytest.mark.shows("bombs, huge lengths")
def test_a_bomb_that_hides_its_size_is_refused_while_unpacking(tmp_path: Path) -> None:
    bomb = zipped(bytes(30_000_000))
    assert refusal(sealed(tmp_path, plain_with(entry_of("saves", bomb, 1000), bomb))) == "unpacks_too_large"


@pytest.mark.parametrize(
    ("data", "unpacked"),
    [
        (zipped(b"one\n"), 5),
        (zipped(b"one"), 3),
        (zipped(b"one\n") + b"x", 4),
        (zipped(b"one\n")[:-1], 4),
        (b"never packed", 4),
        (b"", 0),
        (zipped(b"\xff\xfe\n"), 3),
    ],
)
def test_a_section_that_is_not_packed_as_declared_is_refused(tmp_path: Path, data: bytes, unpacked: int) -> None:
    assert refusal(sealed(tmp_path, plain_with(entry_of("saves", data, unpacked), data))) == "broken"


def test_other_bytes_than_the_manifest_lists_are_refused_before_unpacking(tmp_path: Path) -> None:
    entry = entry_of("saves", zipped(b"one\n"), 4)
    assert refusal(sealed(tmp_path, plain_with(entry, zipped(b"two\n")))) == "altered"


def test_a_section_under_another_head_than_listed_is_refused(tmp_path: Path) -> None:
    data = zipped(b"one\n")
    entry = entry_of("saves", data, 4)
    for other in (replace(entry, required=False), replace(entry, tag="waves"), replace(entry, packed=entry.packed + 1)):
        plain = plain_of(with_entries([entry]), other.head() + data)
        assert refusal(sealed(tmp_path, plain)) == "broken"


def test_a_clear_line_spelled_another_way_is_refused(tmp_path: Path) -> None:
    path = a_file(tmp_path)
    path.write_bytes(path.read_bytes().replace(b'"number":7', b'"number": 7', 1))
    assert refusal(path) == "altered"


def test_a_manifest_of_four_gigabytes_is_not_waited_for(tmp_path: Path) -> None:
    assert refusal(sealed(tmp_path, b"\xff\xff\xff\xff{}")) == "broken"


@pytest.mark.shows("bombs, huge lengths")
def test_a_section_of_a_huge_length_is_refused(tmp_path: Path) -> None:
    entry = replace(entry_of("saves", b"", 0), packed=2**52, unpacked=2**52)
    assert refusal(sealed(tmp_path, plain_with(entry, b""))) == "unpacks_too_large"
    assert refusal(sealed(tmp_path, plain_with(replace(entry, unpacked=0), b""))) == "broken"


@pytest.mark.parametrize(
    "said",
    [
        b"[" * 100_000,
        b'{"a":' * 500 + b"1" + b"}" * 500,
        b'{"a":' * 30 + b"1" + b"}" * 30,
        b'{"a":' + b"9" * 5000 + b"}",
        b'{"a":1,"a":2}',
        b'{"a":"\\ud800"}',
        b'{"a":NaN}',
        b'{"a": 1}',
        b"[]",
        b"null",
        b"\xff",
        b'{"a":"',
    ],
)
def test_a_manifest_that_is_not_the_one_spelling_of_an_object_is_refused(tmp_path: Path, said: bytes) -> None:
    assert refusal(sealed(tmp_path, plain_of(said))) == "broken"
