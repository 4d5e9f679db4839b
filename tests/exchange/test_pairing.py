"""Pairing two PCs: who is trusted when, and how that ends."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.domain.errors import PairingProblem
from app.services.exchange.pairing_papers import public_keys
from app.services.hospital.staff import Staff
from app.services.identity.peers import own_keys, peer_by, peer_of, peers, save_peer
from app.services.log.authority import REFERENCE
from app.services.log.store import heads_of
from app.services.office import Office
from tests.cases import a_complaint
from tests.exchange.two_pcs import WARD_NAME, WRONG_CODE, TwoPcs, everything_in, pairing_at, refused, states


def test_both_trust_each_other_after_code_and_confirmation(pcs: TwoPcs) -> None:
    assert pcs.paired().state == "trusted"
    assert [(row.name, row.role, row.code) for row in pairing_at(pcs.centre).list()] == [(WARD_NAME, "ward", "W1")]
    assert [(row.role, row.state, row.code) for row in pairing_at(pcs.ward).list()] == [("centre", "trusted", "C")]


def test_each_knows_the_keys_of_the_other(pcs: TwoPcs) -> None:
    pcs.paired()
    for here, there in ((pcs.centre, pcs.ward), (pcs.ward, pcs.centre)):
        with here.database.reading() as mine, there.database.reading() as theirs:
            assert peers(mine)[0].keys == public_keys(own_keys(theirs))


def test_the_code_has_twenty_digits_in_four_groups(pcs: TwoPcs) -> None:
    groups = pcs.asked_and_accepted().code.split(" ")
    assert [len(group) for group in groups] == [5, 5, 5, 5] and "".join(groups).isdecimal()


def test_the_ward_numbers_its_cases_with_the_code_it_was_given(pcs: TwoPcs) -> None:
    pcs.paired()
    assert pcs.ward.complaints.record(a_complaint()).startswith("W1a-2569-")


def test_the_centre_does_not_trust_before_it_confirms(pcs: TwoPcs) -> None:
    accepted = pcs.asked_and_accepted()
    pairing_at(pcs.ward).finish(pcs.reply_file, accepted.code)
    assert (states(pcs.centre), states(pcs.ward)) == (["accepted"], ["trusted"])


@pytest.mark.shows("wrong sender or recipient, old or swapped request and reply")
def test_a_wrong_code_changes_nothing_and_may_be_tried_again(pcs: TwoPcs) -> None:
    accepted, before = pcs.asked_and_accepted(), everything_in(pcs.ward)
    for wrong in (WRONG_CODE, "", "12345", accepted.code[:-1], accepted.code + "1", "ไม่ทราบ"):
        assert refused(pairing_at(pcs.ward).finish, pcs.reply_file, wrong) == "wrong_code"
    assert everything_in(pcs.ward) == before
    assert pairing_at(pcs.ward).finish(pcs.reply_file, accepted.code).state == "trusted"


@pytest.mark.parametrize("between", ["", "-", "  ", " – "])
def test_the_code_may_be_typed_in_any_spacing(pcs: TwoPcs, between: str) -> None:
    code = pcs.asked_and_accepted().code
    assert pairing_at(pcs.ward).finish(pcs.reply_file, code.replace(" ", between)).state == "trusted"


def test_the_code_may_be_typed_in_thai_digits(pcs: TwoPcs) -> None:
    code = pcs.asked_and_accepted().code.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
    assert pairing_at(pcs.ward).finish(pcs.reply_file, code).state == "trusted"


def test_the_same_request_accepted_twice_is_the_same_ward_with_the_same_code(pcs: TwoPcs) -> None:
    first = pcs.asked_and_accepted()
    assert pairing_at(pcs.centre).accept(pcs.request_file, pcs.stick / "again.ccpair") == first
    assert pairing_at(pcs.ward).finish(pcs.reply_file, first.code).state == "trusted"


@pytest.mark.shows("wrong sender or recipient, old or swapped request and reply")
def test_only_the_reply_to_the_newest_request_counts(pcs: TwoPcs) -> None:
    old = pcs.asked_and_accepted()
    pairing_at(pcs.ward).request(pcs.request_file)
    assert refused(pairing_at(pcs.ward).finish, pcs.reply_file, old.code) == "reply_to_another_request"
    new = pairing_at(pcs.centre).accept(pcs.request_file, pcs.reply_file)
    assert (new.peer, new.code != old.code) == (old.peer, True)
    assert pairing_at(pcs.ward).finish(pcs.reply_file, new.code).state == "trusted"


def test_each_side_takes_only_its_own_steps(pcs: TwoPcs) -> None:
    code = pcs.asked_and_accepted().code
    assert refused(pairing_at(pcs.centre).request, pcs.request_file) == "wrong_role"
    assert refused(pairing_at(pcs.centre).finish, pcs.reply_file, code) == "wrong_role"
    assert refused(pairing_at(pcs.ward).accept, pcs.request_file, pcs.reply_file) == "wrong_role"
    assert refused(pairing_at(pcs.ward).confirm, WARD_NAME) == "wrong_role"


def test_nobody_is_confirmed_before_a_request_was_accepted(pcs: TwoPcs) -> None:
    pairing_at(pcs.ward).request(pcs.request_file)
    assert refused(pairing_at(pcs.centre).confirm, WARD_NAME) == "no_peers"


def test_a_confirmation_twice_is_one_save(pcs: TwoPcs) -> None:
    pcs.paired()
    before = everything_in(pcs.centre)
    assert pairing_at(pcs.centre).confirm("W1").state == "trusted"
    assert everything_in(pcs.centre) == before


def test_trust_stands_in_the_log_with_who_gave_it(pcs: TwoPcs) -> None:
    row = pcs.paired()
    told = {unit: pcs.told_about_the_ward(unit) for unit in ("trust", "name", "role", "code")}
    assert told == {"trust": "trusted", "name": WARD_NAME, "role": "ward", "code": "W1"}
    assert str(pcs.told_about_the_ward("exchange_key")).startswith("age1")
    with pcs.centre.database.reading() as connection:
        trust = heads_of(connection, REFERENCE)[f"pc:{row.id}", "trust"]
    assert [head.actor for head in trust] == [pcs.centre.desk.node.author(pcs.centre.desk.person.uid).actor]


def test_a_paired_ward_asks_no_other_centre(pcs: TwoPcs) -> None:
    code = pcs.asked_and_accepted().code
    pairing_at(pcs.ward).finish(pcs.reply_file, code)
    assert refused(pairing_at(pcs.ward).request, pcs.request_file) == "already_paired"
    assert refused(pairing_at(pcs.ward).finish, pcs.reply_file, code) == "already_paired"


def test_a_trusted_ward_that_asks_again_stays_trusted_with_its_code(pcs: TwoPcs) -> None:
    pcs.paired()
    pairing_at(pcs.ward).revoke("C", "replaced")
    accepted = pcs.asked_and_accepted()
    assert (accepted.peer.state, accepted.peer.code) == ("trusted", "W1")
    assert pairing_at(pcs.ward).finish(pcs.reply_file, accepted.code).state == "trusted"


def test_a_trusted_ward_is_not_given_another_address(pcs: TwoPcs) -> None:
    row = pcs.paired()
    pairing_at(pcs.ward).revoke("C", "replaced")
    with pcs.ward.database.transaction() as connection:
        connection.exec_driver_sql("delete from setting where name = 'exchange_identity'")
    pairing_at(pcs.ward).request(pcs.request_file)
    assert refused(pairing_at(pcs.centre).accept, pcs.request_file, pcs.reply_file) == "other_keys"
    assert pairing_at(pcs.centre).list() == (row,)


@pytest.mark.shows("PCs replaced or stolen")
def test_a_stolen_pc_is_never_trusted_again(pcs: TwoPcs) -> None:
    pcs.paired()
    assert pairing_at(pcs.centre).revoke(WARD_NAME, "stolen").state == "stolen"
    assert pcs.told_about_the_ward("trust") == "stolen"
    assert refused(pairing_at(pcs.centre).confirm, "W1") == "revoked"
    assert refused(pairing_at(pcs.centre).accept, pcs.request_file, pcs.reply_file) == "revoked"
    assert refused(pairing_at(pcs.centre).revoke, "W1", "replaced") == "revoked"


def test_a_replaced_pc_keeps_the_files_up_to_a_number(pcs: TwoPcs) -> None:
    row = pcs.paired()
    pairing_at(pcs.centre).revoke("W1", "replaced", last_number=7)
    with pcs.centre.database.reading() as connection:
        known = peer_of(connection, row.id)
    assert known is not None and (known.state, known.files_upto) == ("replaced", 7)
    assert pcs.told_about_the_ward("files_upto") == 7
    assert refused(pairing_at(pcs.centre).revoke, "W1", "replaced", last_number=-1) == "not_a_file_number"


def test_without_a_number_the_files_that_have_come_are_the_last(pcs: TwoPcs) -> None:
    row = pcs.paired()
    with pcs.centre.database.transaction() as connection:
        known = peer_by(connection, row.id)
        save_peer(connection, replace(known, last_number=12))
    pairing_at(pcs.centre).revoke("W1", "replaced")
    assert pcs.told_about_the_ward("files_upto") == 12


def test_a_new_pc_of_the_ward_gets_a_code_of_its_own(pcs: TwoPcs, a_ward: Callable[[str], Office]) -> None:
    pcs.paired()
    pairing_at(pcs.centre).revoke("W1", "replaced")
    new = TwoPcs(pcs.centre, a_ward("new"), pcs.stick)
    assert new.paired().code == "W2"
    with pcs.centre.database.reading() as connection:
        assert peer_by(connection, WARD_NAME).code == "W2"


def test_a_replaced_pc_that_came_back_may_be_paired_anew(pcs: TwoPcs) -> None:
    pcs.paired()
    pairing_at(pcs.centre).revoke("W1", "replaced")
    pairing_at(pcs.ward).revoke("C", "replaced")
    row = pcs.paired()
    assert (row.state, row.code, states(pcs.ward)) == ("trusted", "W2", ["trusted"])
    assert (pcs.told_about_the_ward("trust"), pcs.told_about_the_ward("files_upto")) == ("trusted", None)


def test_a_code_in_the_log_is_not_given_again_by_a_centre_that_forgot_it(
    pcs: TwoPcs, a_ward: Callable[[str], Office]
) -> None:
    pcs.paired()
    with pcs.centre.database.transaction() as connection:
        connection.exec_driver_sql("delete from peer")
        connection.exec_driver_sql("delete from setting where name = 'last_ward_code'")
    assert TwoPcs(pcs.centre, a_ward("new"), pcs.stick).asked_and_accepted().peer.code == "W2"


def test_a_ward_whose_centre_was_stolen_pairs_with_another_one_only(
    pcs: TwoPcs, office_in: Callable[..., Office]
) -> None:
    pcs.paired()
    assert pairing_at(pcs.ward).revoke("C", "stolen").state == "stolen"
    code = pcs.asked_and_accepted().code
    assert refused(pairing_at(pcs.ward).finish, pcs.reply_file, code) == "revoked"
    new = TwoPcs(office_in(pcs.stick.parent / "new"), pcs.ward, pcs.stick)
    assert new.paired().state == "trusted"
    assert sorted(states(pcs.ward)) == ["stolen", "trusted"]


def test_a_pc_is_found_by_id_beginning_name_and_code(pcs: TwoPcs) -> None:
    row = pcs.paired()
    with pcs.centre.database.reading() as connection:
        for word in (row.id, row.id[:4].upper(), f" {WARD_NAME} ", "W1", "w๑"):
            assert peer_by(connection, word).id == row.id
        for word in (row.id[:3], "", "W2", "\0"):
            assert refused(peer_by, connection, word) == "unknown_peer"


def test_a_name_that_two_pcs_bear_is_refused_with_their_codes(pcs: TwoPcs, a_ward: Callable[[str], Office]) -> None:
    pcs.paired()
    TwoPcs(pcs.centre, a_ward("other"), pcs.stick).asked_and_accepted()
    with pytest.raises(PairingProblem) as caught:
        pairing_at(pcs.centre).confirm(WARD_NAME)
    assert (caught.value.code, caught.value.data["codes"]) == ("ambiguous_peer", "W1, W2")
    assert pairing_at(pcs.centre).confirm("W2").state == "trusted"


def test_the_ward_shows_the_centre_by_the_name_on_its_papers(pcs: TwoPcs) -> None:
    Staff(pcs.centre.desk).describe_hospital(
        hospital="โรงพยาบาลตัวอย่าง", centre="ศูนย์รับฟังความเห็น", phone="08 0000 0000", email=""
    )
    pcs.paired()
    assert [row.name for row in pairing_at(pcs.ward).list()] == ["ศูนย์รับฟังความเห็น"]
