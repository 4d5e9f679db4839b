"""“Verify now”: every kind of harm is named, with how serious it is and what to do next."""

import random
import shutil
from pathlib import Path

import pytest
from sqlalchemy import Connection

from app import bootstrap
from app.domain.errors import Cancelled, NotAllowed
from app.services.accounts.journal import JOURNAL, WRONG_TRY
from app.services.audit import watched as watched_module
from app.services.audit.others import said_by_peers
from app.services.audit.rows import Found, Seriousness, Verified
from app.services.audit.verification import Verification
from app.services.database import write_setting
from app.services.kept_outside.safekeeping import Safekeeping
from app.services.log.commitments import places_in, save_hash
from app.services.log.store import Change, append
from app.services.office import Office
from app.services.words.audit_words import found_in_words, next_step_in_words, seriousness_in_words, summary_in_words
from tests.cases import a_complaint

NEWEST = "(select max(id) from save)"
SEED = 20261123


def verified(office: Office) -> Verified:
    return Verification(office.desk).verify(lambda _done, _of: None)


def serious(office: Office) -> list[tuple[str, str]]:
    """What was found beyond what is good to know."""
    return [(each.seriousness, each.code) for each in verified(office).found if each.seriousness != "know"]


def harmed(office: Office, *statements: str) -> None:
    with office.database.transaction() as connection:
        connection.exec_driver_sql("pragma defer_foreign_keys = on")
        for statement in statements:
            connection.exec_driver_sql(statement)


@pytest.fixture
def filled(office: Office) -> Office:
    """A centre with three cases."""
    for place in ("ตึกหน้า", "ตึกกลาง", "ตึกหลัง"):
        office.complaints.record(a_complaint(place=place))
    return office


def test_nothing_is_found_in_data_that_stand_as_they_were_written(filled: Office) -> None:
    answer = verified(filled)
    assert [(each.code, each.seriousness) for each in answer.found] == [("no_witness", "know"), ("alone", "know")]
    assert (answer.saves, answer.origins) == (4, 1)


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        (f"update save set header = replace(header, '2026', '2025') where id = {NEWEST}", "save"),
        (f"update save set actor = 'somebody/else' where id = {NEWEST}", "save"),
        (f"update save set saved_at = 'never' where id = {NEWEST}", "save"),
        ("update change_value set value = 'x' where unit = 'name' and save_id = 1", "value"),
        (f"update save set signature = zeroblob(64) where id = {NEWEST}", "signature"),
        (f"update change_value set value = '\"ตึกอื่น\"' where unit = 'place' and save_id = {NEWEST}", "value"),
        (f"update change_value set value = null where unit = 'place' and save_id = {NEWEST}", "value"),
    ],
)
def test_an_entry_that_was_changed_in_the_file_is_named(filled: Office, statement: str, code: str) -> None:
    harmed(filled, statement)
    assert serious(filled) == [("stop", code)]


def test_an_entry_is_named_by_its_case_its_moment_and_its_author(filled: Office) -> None:
    harmed(filled, f"update save set signature = zeroblob(64) where id = {NEWEST}")
    (found, *_rest) = verified(filled).found
    words = found_in_words(found)
    assert "2569/00003" in words and "21 พ.ย. 2569" in words and filled.desk.person.name in words


def test_an_entry_that_was_taken_out_is_missed_at_the_next_one(filled: Office) -> None:
    harmed(filled, "delete from head where save_id = 3", "delete from change_value where save_id = 3")
    harmed(filled, "delete from save where id = 3")
    assert serious(filled) == [("stop", "chain")]


def test_the_newest_entries_are_missed_by_the_tip_of_the_chain(filled: Office) -> None:
    harmed(filled, "delete from head where save_id = 4", "delete from change_value where save_id = 4")
    harmed(filled, "delete from save where id = 4")
    assert serious(filled) == [("stop", "tip")]


def test_a_flipped_byte_in_the_file_is_a_damaged_part_and_nothing_more_is_walked(filled: Office) -> None:
    assert filled.database.forget_old_pages()
    path = filled.database.folder / "complaints.db"
    content = bytearray(path.read_bytes())
    content[random.Random(SEED).randrange(len(content) // 2, len(content))] ^= 1
    path.write_bytes(content)
    answer = verified(filled)
    assert [(each.seriousness, each.code) for each in answer.found] == [("stop", "page")]
    assert answer.saves == 0


def test_data_that_were_set_back_are_older_than_what_stands_outside(filled: Office, tmp_path: Path) -> None:
    kept = Safekeeping(tmp_path / "outside", filled.database)
    assert filled.database.forget_old_pages()
    shutil.copytree(filled.database.folder, tmp_path / "copy")
    filled.complaints.record(a_complaint())
    kept.keep(filled.database, filled.desk.now().isoformat())
    filled.database.close()
    shutil.copytree(tmp_path / "copy", filled.database.folder, dirs_exist_ok=True)
    again = bootstrap.open_office(filled.database.folder, clock=filled.desk.now)
    again.desk.outside.safekeeping = Safekeeping(tmp_path / "outside", again.database)
    assert serious(again) == [("stop", "older"), ("stop", "numbers")]
    again.database.close()


def test_a_set_back_that_was_noticed_at_the_start_is_good_to_know(
    filled: Office, tmp_path: Path, outside: Path
) -> None:
    folder, now = filled.database.folder, filled.desk.now
    filled.database.close()
    shutil.copytree(folder, tmp_path / "copy")
    office = bootstrap.open_office(folder, clock=now, outside=outside)
    office.complaints.record(a_complaint())
    office.database.close()
    shutil.copytree(tmp_path / "copy", folder, dirs_exist_ok=True)
    again = bootstrap.open_office(folder, clock=now, outside=outside)
    found = verified(again).found
    assert Found("origins", Seriousness.KNOW, {"count": 1}) in found and all(each.code != "older" for each in found)
    again.database.close()


def test_a_newest_entry_that_was_written_again_with_the_own_key_is_noticed_outside(
    filled: Office, tmp_path: Path
) -> None:
    filled.desk.outside.safekeeping = Safekeeping(tmp_path / "outside", filled.database)
    filled.desk.outside.keep_aside()
    with filled.database.transaction() as connection:
        _write_newest_again(connection, filled)
    assert serious(filled) == [("stop", "older")]


def _write_newest_again(connection: Connection, office: Office) -> None:
    """What somebody does who has the data, the key and a program of their own."""
    row = connection.exec_driver_sql(f"select header, skeleton from save where id = {NEWEST}").one()
    header = row.header.replace("2026-11-21", "2026-11-20")
    hash_ = save_hash(header, places_in(row.skeleton))
    signature = office.desk.node.key.sign(bytes.fromhex(hash_))
    connection.exec_driver_sql(
        "update save set header = ?, hash = ?, signature = ?, saved_at = replace(saved_at, '2026-11-21', '2026-11-20')"
        f" where id = {NEWEST}",
        (header, hash_, signature),
    )
    connection.exec_driver_sql("update origin set last_hash = ?", (hash_,))


def test_two_entries_under_one_number_are_a_fork_to_look_at(filled: Office) -> None:
    with filled.database.transaction() as connection:
        connection.exec_driver_sql(
            "update origin set last_number = 2, last_hash = (select hash from save where id = 3)"
        )
        connection.exec_driver_sql("update origin set last_number = 3")
        author = filled.desk.author(connection)
        append(
            connection,
            author,
            "reference",
            "units_made",
            [Change("unit:ตึก", "name", "ตึก")],
            "2026-11-21T11:00:00+07:00",
        )
    assert ("look", "fork") in serious(filled)


def test_a_number_that_only_the_ledger_knows_would_be_given_twice(filled: Office, tmp_path: Path) -> None:
    filled.desk.outside.safekeeping = Safekeeping(tmp_path / "outside", filled.database)
    filled.desk.outside.note_number("2569/00009")
    (found, *_rest) = verified(filled).found
    assert (found.code, found.data) == ("numbers", {"year": "2569", "given": 9, "here": 3})
    assert "2569" in found_in_words(found) and "9" in found_in_words(found)


def test_a_file_whose_content_is_gone_is_to_be_looked_at(filled: Office, tmp_path: Path) -> None:
    picture = tmp_path / "ภาพ.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    filled.attachments.add("2569/00001", picture)
    assert serious(filled) == []
    harmed(filled, "delete from attachment_bytes")
    assert serious(filled) == [("look", "attachment")]


def test_wrong_passwords_are_good_to_know_with_the_last_moment(filled: Office) -> None:
    entries = [{"at": f"2026-11-2{day}T23:05:00+07:00", "what": WRONG_TRY, "who": "", "by": ""} for day in (0, 1)]
    with filled.database.transaction() as connection:
        write_setting(connection, JOURNAL, entries)
    (found,) = [each for each in verified(filled).found if each.code == "wrong_tries"]
    assert found.seriousness == "know"
    assert "2 ครั้ง" in found_in_words(found) and "21 พ.ย. 2569 23.05" in found_in_words(found)


def test_of_many_alike_some_are_listed_and_the_rest_is_counted(filled: Office) -> None:
    for _each in range(12):
        filled.complaints.record(a_complaint())
    harmed(filled, "update save set signature = zeroblob(64)")
    found = [each for each in verified(filled).found if each.code == "signature"]
    assert [each.more for each in found] == [0] * 9 + [6]
    assert "6" in found_in_words(found[-1])


def test_every_finding_has_words_for_how_serious_it_is_and_for_the_next_step(filled: Office) -> None:
    harmed(filled, "update save set signature = zeroblob(64)")
    for found in verified(filled).found:
        assert seriousness_in_words(found) and next_step_in_words(found) and "{" not in found_in_words(found)
    assert "หยุด" in summary_in_words(verified(filled))


def test_the_walk_says_how_far_it_is_and_stops_when_it_is_not_wanted(filled: Office) -> None:
    reported: list[tuple[int, int]] = []
    Verification(filled.desk).verify(lambda done, of: reported.append((done, of)))
    assert set(reported[:-2]) == {(0, 0)} and reported[-2:] == [(0, 4), (4, 4)]

    def stop(_done: int, _of: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        Verification(filled.desk).verify(stop)


def test_the_pages_of_the_file_can_be_stopped_too(filled: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watched_module, "STEPS", 1)
    looks: list[int] = []

    def stop_at_the_third(_done: int, of: int) -> None:
        assert of == 0, "the walk has begun"
        looks.append(of)
        if len(looks) == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        Verification(filled.desk).verify(stop_at_the_third)
    assert serious(filled) == []


def test_a_verification_changes_nothing(filled: Office) -> None:
    with filled.database.reading() as connection:
        before = connection.exec_driver_sql("select * from save").all()
    verified(filled)
    with filled.database.reading() as connection:
        assert connection.exec_driver_sql("select * from save").all() == before


def test_an_officer_alone_may_not_verify(filled: Office) -> None:
    filled.staff.add_person("นางสมมุติ ตัวอย่าง", ["officer"])
    office = bootstrap.open_office(filled.database.folder, clock=filled.desk.now, staff="นางสมมุติ ตัวอย่าง")
    with pytest.raises(NotAllowed, match="audit_only"):
        verified(office)
    office.database.close()


def test_a_centre_without_wards_is_told_that_nobody_vouches_for_it(filled: Office) -> None:
    assert [each.code for each in said_by_peers(filled.desk)] == ["alone"]
