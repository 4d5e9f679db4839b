"""The centre's ledger: trust, erasures and numbers outlive a backup that is put back."""

import pytest

from app.domain.errors import NotAllowed, UnusableExchangeFile
from app.domain.fields import field
from app.models.log_tables import change_value
from app.services.exchange.erased_places import erase_places
from app.services.exchange.ledger_words import GOES_ON, NOTICES
from app.services.exchange.office import exchange_at
from app.services.exchange.recovery_state import begin_waiting
from app.services.kept_outside.ledger import Fact, Known, Ledger
from app.services.kept_outside.witness import OLDER
from app.services.log.authority import HOLD
from app.services.log.reading import value_that_counts
from app.services.log.store import Change, heads_of
from app.services.numbers import raise_official_counter
from app.services.projection import project_case
from app.translation import _
from tests.exchange.remembered import CENTRE, WARD, Remembered

SECRET = "คำที่ต้องลบ"


@pytest.mark.shows("restore, rollback on the same path, clone")
def test_numbers_go_on_after_the_last_that_was_given(remembered: Remembered) -> None:
    remembered.copy(CENTRE, "centre-backup")
    given = [remembered.record(CENTRE) for _each in range(3)]
    remembered.copy("centre-backup", CENTRE)
    remembered.at(CENTRE).recovery.confirm()
    assert remembered.record(CENTRE) == "2569/00004"
    assert given[-1] == "2569/00003"


@pytest.mark.shows("restore, rollback on the same path, clone")
def test_a_centre_that_was_set_back_says_how_much_is_missing_and_what_came_back(remembered: Remembered) -> None:
    remembered.copy(CENTRE, "centre-backup")
    remembered.record(CENTRE)
    remembered.record(WARD)
    remembered.carry(WARD, CENTRE)
    remembered.carry(CENTRE, WARD)
    remembered.copy("centre-backup", CENTRE)
    state = remembered.state()
    assert state is not None
    assert (state.highest_given, state.missing, state.came_back) == ("2569/00002", 2, 0)
    remembered.pair("ward-second")
    remembered.carry(CENTRE, WARD)
    remembered.carry(WARD, CENTRE)
    state = remembered.state()
    assert state is not None
    assert (state.missing, state.came_back, len(state.waiting_for)) == (1, 1, 1)


def test_a_confirmation_says_how_many_cases_got_a_number_and_knows_six_digits(remembered: Remembered) -> None:
    office = remembered.office(CENTRE)
    for number in ("2569/99999", "2569/100000"):
        with office.database.transaction() as connection:
            raise_official_counter(connection, f"2569/{int(number[5:]) - 1}")
        assert remembered.record(CENTRE) == number
    begin_to_wait(remembered)
    with_date, without = remembered.record(CENTRE), remembered.record(CENTRE)
    uid = office.complaints.case(without).uid
    with office.database.transaction() as connection:
        (head,) = heads_of(connection, uid)["case", "received_at"]
        erase_places(connection, [f"{head.id.hash}/{head.id.position}"])
        project_case(connection, uid)
    state = remembered.state()
    assert state is not None and state.highest_known == "2569/100000"
    assert remembered.at(CENTRE).recovery.confirm() == 1
    assert office.complaints.case(with_date).number == "2569/100001"


@pytest.mark.shows("restore, rollback on the same path, clone")
def test_when_every_ward_has_reported_the_centre_goes_on_by_itself(remembered: Remembered) -> None:
    remembered.copy(CENTRE, "centre-backup")
    remembered.record(WARD)
    remembered.carry(WARD, CENTRE)
    remembered.copy("centre-backup", CENTRE)
    assert remembered.state() is not None
    remembered.carry(CENTRE, WARD)
    remembered.carry(WARD, CENTRE)
    assert remembered.state() is None
    # The first number was given before the set-back, and nobody knows to which case.
    assert [row.number for row in remembered.office(CENTRE).register.everything()] == ["2569/00002"]
    assert remembered.record(CENTRE) == "2569/00003"


def test_a_report_from_before_the_set_back_ends_no_waiting(remembered: Remembered) -> None:
    remembered.carry(CENTRE, WARD)
    remembered.copy(CENTRE, "centre-backup")
    remembered.record(CENTRE)
    old_report = remembered.written(WARD, CENTRE)
    remembered.copy("centre-backup", CENTRE)
    remembered.at(CENTRE).exchange.import_file(old_report)
    assert remembered.state() is not None


def test_a_centre_without_wards_goes_on_at_once(remembered: Remembered) -> None:
    ward = exchange_at(remembered.office(CENTRE).desk).pairing.list()[0].id
    exchange_at(remembered.office(CENTRE).desk).pairing.revoke(ward, "replaced")
    remembered.copy(CENTRE, "centre-backup")
    remembered.record(CENTRE)
    remembered.copy("centre-backup", CENTRE)
    assert remembered.state() is None
    assert remembered.office(CENTRE).notices == (_(NOTICES[OLDER + GOES_ON]),)
    assert remembered.record(CENTRE) == "2569/00002"


@pytest.mark.shows("restore, rollback on the same path, clone")
def test_a_stolen_pc_stays_stolen_after_the_backup_is_put_back(remembered: Remembered) -> None:
    ward = exchange_at(remembered.office(CENTRE).desk).pairing.list()[0].id
    path = remembered.written(WARD, CENTRE)
    remembered.copy(CENTRE, "centre-backup")
    exchange_at(remembered.office(CENTRE).desk).pairing.revoke(ward, "stolen")
    remembered.copy("centre-backup", CENTRE)
    assert [row.state for row in exchange_at(remembered.office(CENTRE).desk).pairing.list()] == ["stolen"]
    with pytest.raises(UnusableExchangeFile):
        remembered.at(CENTRE).exchange.import_file(path)


def test_a_ward_that_was_paired_after_the_backup_is_still_trusted(remembered: Remembered) -> None:
    remembered.copy(CENTRE, "centre-backup")
    second = remembered.pair("ward-second")
    remembered.record("ward-second", details="จากหอใหม่")
    remembered.copy("centre-backup", CENTRE)
    assert second in [
        row.id for row in exchange_at(remembered.office(CENTRE).desk).pairing.list() if row.state == "trusted"
    ]
    remembered.carry("ward-second", CENTRE)
    assert remembered.details(CENTRE) == ["จากหอใหม่"]


def test_the_code_of_a_ward_is_not_given_again(remembered: Remembered) -> None:
    remembered.copy(CENTRE, "centre-backup")
    remembered.at("ward-second").pairing.request(remembered.folder("second.ccpair"))
    remembered.at(CENTRE).pairing.accept(remembered.folder("second.ccpair"), remembered.folder("reply.ccpair"))
    remembered.record(CENTRE)
    remembered.copy("centre-backup", CENTRE)
    third = remembered.pair("ward-third")
    codes = {row.id: row.code for row in remembered.at(CENTRE).pairing.list()}
    assert codes[third] == "W3"


def test_the_last_part_alone_is_no_report(remembered: Remembered, monkeypatch: pytest.MonkeyPatch) -> None:
    remembered.copy(CENTRE, "centre-backup")
    for each in range(3):
        remembered.record(WARD, details=f"เรื่องที่ {each}")
    remembered.carry(WARD, CENTRE)
    remembered.copy("centre-backup", CENTRE)
    remembered.carry(CENTRE, WARD)
    with monkeypatch.context() as small_parts:
        small_parts.setattr("app.services.exchange.sending.PART_CHARACTERS", 1)
        last, *others = reversed(remembered.parts(WARD, CENTRE))
    remembered.at(CENTRE).exchange.import_file(last)
    assert remembered.state() is not None
    for path in others:
        remembered.at(CENTRE).exchange.import_file(path)
    remembered.carry(WARD, CENTRE)
    assert remembered.state() is None
    assert len(remembered.details(CENTRE)) == 3


@pytest.mark.shows("erasure before, after and against old files")
def test_what_was_erased_vanishes_from_the_backup_that_is_put_back(remembered: Remembered) -> None:
    number = remembered.record(CENTRE, complainant_name=SECRET)
    remembered.copy(CENTRE, "centre-backup")
    remembered.at(CENTRE).erasures.erase(number, ["complainant_name"])
    remembered.copy("centre-backup", CENTRE)
    remembered.office(CENTRE)
    assert SECRET not in values(remembered)
    assert [row.field for row in remembered.at(CENTRE).erasures.of(number)] == ["complainant_name"]


def test_an_erasure_reaches_the_wards_although_the_centre_forgot_it(remembered: Remembered) -> None:
    remembered.record(WARD, complainant_name=SECRET)
    remembered.carry(WARD, CENTRE)
    number = remembered.office(CENTRE).register.everything()[0].number
    remembered.copy(CENTRE, "centre-backup")
    remembered.at(CENTRE).erasures.erase(number, ["complainant_name"])
    remembered.copy("centre-backup", CENTRE)
    for sender, receiver in ((CENTRE, WARD), (WARD, CENTRE), (CENTRE, WARD)):
        remembered.carry(sender, receiver)
    assert SECRET not in values(remembered, WARD)
    assert SECRET not in values(remembered)


def test_a_hold_stands_again_after_the_backup_is_put_back(remembered: Remembered) -> None:
    number = remembered.record(CENTRE)
    remembered.copy(CENTRE, "centre-backup")
    desk = remembered.office(CENTRE).desk
    uid = remembered.office(CENTRE).complaints.case(number).uid
    with desk.database.transaction() as connection:
        desk.save(connection, uid, "held", [Change(HOLD, "kept", {"because": "ศาลสั่ง"})])
    desk.outside.keep_aside()
    remembered.copy("centre-backup", CENTRE)
    with remembered.office(CENTRE).database.reading() as connection:
        assert value_that_counts(heads_of(connection, uid)[HOLD, "kept"]) == {"because": "ศาลสั่ง"}


def test_what_is_taken_over_twice_changes_nothing(remembered: Remembered) -> None:
    remembered.copy(CENTRE, "centre-backup")
    remembered.record(CENTRE)
    remembered.copy("centre-backup", CENTRE)
    remembered.at(CENTRE).recovery.confirm()
    with pytest.raises(NotAllowed):
        remembered.at(CENTRE).recovery.confirm()
    remembered.close(CENTRE)
    assert remembered.office(CENTRE).notices == ()


def test_the_ledger_lies_in_neither_the_folder_nor_a_backup(remembered: Remembered) -> None:
    assert not list(remembered.folder(CENTRE).rglob("ledger-*"))
    assert len(list(remembered.outside.rglob("ledger-*"))) == 1


def test_nobody_reads_the_ledger_without_the_key_of_the_folder(remembered: Remembered) -> None:
    remembered.close(CENTRE)
    path = next(remembered.outside.rglob("ledger-*"))
    assert b"peers" not in path.read_bytes()
    assert Ledger(path.parent, remembered.folder(CENTRE), bytes(32)).known() is None


def test_a_damaged_ledger_stops_nothing(remembered: Remembered) -> None:
    remembered.close(CENTRE)
    next(remembered.outside.rglob("ledger-*")).write_bytes(b"damaged")
    assert remembered.office(CENTRE).notices == ()
    assert remembered.record(CENTRE)


def test_a_ward_keeps_no_ledger(remembered: Remembered) -> None:
    fingerprint = remembered.office(WARD).desk.node.fingerprint
    assert not list((remembered.outside / fingerprint).glob("ledger-*"))


def test_what_only_one_ledger_knows_stays_known() -> None:
    older = Known(erased=frozenset({("a", 1)}), facts=(Fact("c", HOLD, "kept", 1),), numbers={"2568": 9, "2569": 4})
    newer = Known(erased=frozenset({("b", 2)}), numbers={"2569": 3})
    together = newer.with_older(older)
    assert together.erased == {("a", 1), ("b", 2)}
    assert together.numbers == {"2568": 9, "2569": 4}
    assert together.facts == older.facts


def begin_to_wait(remembered: Remembered) -> None:
    with remembered.office(CENTRE).database.transaction() as connection:
        begin_waiting(connection, remembered.office(CENTRE).desk.now().isoformat())


def values(remembered: Remembered, name: str = CENTRE) -> str:
    """Every value that stands in a PC's log."""
    assert field("complainant_name").personal
    with remembered.office(name).database.reading() as connection:
        return repr(connection.execute(change_value.select()).all())
