"""The files of a pairing: what nobody can slip in between, and what is no such file."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from app.services.exchange.pairing_papers import check_code, public_keys, read_reply, write_reply, write_request
from app.services.identity.peers import own_keys, peers
from app.services.office import Office
from tests.exchange.two_pcs import (
    WARD_NAME,
    WRONG_CODE,
    TwoPcs,
    everything_in,
    keys_and_name,
    pairing_at,
    refused,
    states,
)


def altered(path: Path, **changes: object) -> None:
    paper = json.loads(path.read_text("utf-8"))
    paper["body"].update(changes)
    path.write_text(json.dumps(paper), "utf-8")


@pytest.mark.shows("wrong sender or recipient, old or swapped request and reply")
def test_a_reply_for_another_ward_is_refused(pcs: TwoPcs, a_ward: Callable[[str], Office]) -> None:
    other = a_ward("other")
    pairing_at(other).request(pcs.stick / "other.ccpair")
    code = pcs.asked_and_accepted().code
    assert refused(pairing_at(other).finish, pcs.reply_file, code) == "reply_to_another_request"


def test_a_reply_without_a_request_is_refused(pcs: TwoPcs, a_ward: Callable[[str], Office]) -> None:
    code = pcs.asked_and_accepted().code
    assert refused(pairing_at(a_ward("other")).finish, pcs.reply_file, code) == "no_request"


@pytest.mark.parametrize("name", ["verify", "recipient", "name", "role", "id", "program", "more"])
def test_a_request_with_any_field_changed_is_refused(pcs: TwoPcs, name: str) -> None:
    pairing_at(pcs.ward).request(pcs.request_file)
    altered(pcs.request_file, **{name: "centre"})
    assert refused(pairing_at(pcs.centre).accept, pcs.request_file, pcs.reply_file) == "altered"
    assert not pcs.reply_file.exists() and states(pcs.centre) == []


@pytest.mark.parametrize("name", ["verify", "recipient", "name", "request", "code", "chance"])
def test_a_reply_with_any_field_changed_is_refused(pcs: TwoPcs, name: str) -> None:
    code = pcs.asked_and_accepted().code
    altered(pcs.reply_file, **{name: "W9"})
    assert refused(pairing_at(pcs.ward).finish, pcs.reply_file, code) == "altered"


def test_a_request_with_the_keys_of_another_under_it_is_refused(pcs: TwoPcs, a_ward: Callable[[str], Office]) -> None:
    pairing_at(a_ward("thief")).request(pcs.stick / "thief.ccpair")
    foreign = json.loads((pcs.stick / "thief.ccpair").read_text("utf-8"))["body"]
    pairing_at(pcs.ward).request(pcs.request_file)
    for name in ("verify", "recipient"):
        pairing_at(pcs.ward).request(pcs.request_file)
        altered(pcs.request_file, **{name: foreign[name]})
        assert refused(pairing_at(pcs.centre).accept, pcs.request_file, pcs.reply_file) == "altered"


@pytest.mark.shows("wrong sender or recipient, old or swapped request and reply")
def test_a_request_exchanged_on_the_way_gives_the_ward_another_code(
    pcs: TwoPcs, a_ward: Callable[[str], Office], tmp_path: Path
) -> None:
    pairing_at(pcs.ward).request(pcs.request_file)
    thief = a_ward("thief")
    with thief.database.reading() as connection:
        write_request(pcs.stick / "thief.ccpair", own_keys(connection), WARD_NAME)
    read_out = pairing_at(pcs.centre).accept(pcs.stick / "thief.ccpair", pcs.reply_file).code
    assert refused(pairing_at(pcs.ward).finish, pcs.reply_file, read_out) == "reply_to_another_request"


@pytest.mark.shows("wrong sender or recipient, old or swapped request and reply")
def test_a_reply_from_a_false_centre_needs_another_code(pcs: TwoPcs, office_in: Callable[..., Office]) -> None:
    read_out = pcs.asked_and_accepted().code
    false_centre = office_in(pcs.stick.parent / "false")
    pairing_at(false_centre).accept(pcs.request_file, pcs.reply_file)
    assert refused(pairing_at(pcs.ward).finish, pcs.reply_file, read_out) == "wrong_code"
    assert states(pcs.ward) == []


def test_the_code_depends_on_every_part_of_both_files(pcs: TwoPcs) -> None:
    request = write_request(pcs.request_file, *keys_and_name(pcs.ward))
    keys, name = keys_and_name(pcs.centre)
    made = {
        check_code(request.keys, write_reply(pcs.reply_file, keys, each, request=request, code=code, chance=chance))
        for each, code, chance in ((name, "W1", "00"), (name, "W1", "01"), (name, "W2", "00"), ("x", "W1", "00"))
    }
    assert len(made) == 4
    assert check_code(public_keys(keys), read_reply(pcs.reply_file)) not in made


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe", b"[1]", b"{}", b"[" * 60_000, b"x" * 70_000, b'{"what": "pairing-reply"}', b"1" * 9_000],
)
def test_a_file_that_is_no_request_is_refused(pcs: TwoPcs, content: bytes) -> None:
    pcs.request_file.write_bytes(content)
    assert refused(pairing_at(pcs.centre).accept, pcs.request_file, pcs.reply_file) == "not_a_request"


@pytest.mark.parametrize(("written", "code"), [(2, "newer_program"), (0, "not_a_request"), ("1", "not_a_request")])
def test_a_request_in_another_format_is_refused(pcs: TwoPcs, written: object, code: str) -> None:
    pairing_at(pcs.ward).request(pcs.request_file)
    paper = json.loads(pcs.request_file.read_text("utf-8"))
    pcs.request_file.write_text(json.dumps({**paper, "format": written}), "utf-8")
    assert refused(pairing_at(pcs.centre).accept, pcs.request_file, pcs.reply_file) == code


@pytest.mark.parametrize("deep", ["[" * 5_000 + "]" * 5_000, '"\\ud800"', "NaN", "1" * 5_000])
def test_nonsense_under_a_signature_is_refused(pcs: TwoPcs, deep: str) -> None:
    pairing_at(pcs.ward).request(pcs.request_file)
    text = pcs.request_file.read_text("utf-8").replace('"role": "ward"', f'"role": {deep}')
    pcs.request_file.write_text(text, "utf-8")
    assert refused(pairing_at(pcs.centre).accept, pcs.request_file, pcs.reply_file) in ("altered", "not_a_request")


def test_the_files_are_not_taken_for_each_other(pcs: TwoPcs) -> None:
    code = pcs.asked_and_accepted().code
    assert refused(pairing_at(pcs.ward).finish, pcs.request_file, code) == "not_a_reply"
    assert refused(pairing_at(pcs.centre).accept, pcs.reply_file, pcs.stick / "x.ccpair") == "not_a_request"


def test_a_file_that_cannot_be_written_leaves_everything_as_it_was(pcs: TwoPcs) -> None:
    pairing_at(pcs.ward).request(pcs.request_file)
    before = everything_in(pcs.centre), everything_in(pcs.ward)
    nowhere = pcs.stick / "gone" / "file.ccpair"
    assert refused(pairing_at(pcs.centre).accept, pcs.request_file, nowhere) == "not_writable"
    assert refused(pairing_at(pcs.ward).request, nowhere) == "not_writable"
    assert refused(pairing_at(pcs.ward).finish, nowhere, WRONG_CODE) == "not_readable"
    assert (everything_in(pcs.centre), everything_in(pcs.ward)) == before


def test_an_older_folder_gets_its_second_key_with_its_first_request(pcs: TwoPcs) -> None:
    for office in (pcs.ward, pcs.centre):
        with office.database.transaction() as connection:
            connection.exec_driver_sql("delete from setting where name = 'exchange_identity'")
    assert pcs.paired().state == "trusted"
    with pcs.centre.database.reading() as connection:
        assert peers(connection)[0].keys == public_keys(keys_and_name(pcs.ward)[0])


def test_a_stolen_glance_at_keys_shows_no_secret(pcs: TwoPcs) -> None:
    keys, _name = keys_and_name(pcs.ward)
    assert "AGE-SECRET" not in repr(keys)
