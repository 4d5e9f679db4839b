"""Files of PCs that were stolen or replaced, and files that only a newer program understands."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.errors import NotAllowed, UnusableExchangeFile
from app.domain.vocabulary import Role
from app.services.exchange.container import ClearLine, opened, pack_lines, write_file
from app.services.exchange.kept import TAKEN_OVER
from app.services.exchange.office import exchange_at
from app.services.exchange.rows import PreviewRow
from app.services.exchange.set_aside import KEPT, WAITING, files_on
from app.services.exchange.waiting import try_waiting_again
from app.services.exchange.words import EXCHANGE_FILES
from app.services.identity.peers import own_keys, peers
from app.services.log.store import Change
from app.services.words.wordings import REFUSALS
from tests.exchange.remembered import CENTRE, WARD, Remembered

SECRET = "คำที่ต้องลบ"
NEWER_SECTION = "not-known-yet"


@pytest.mark.shows("PCs replaced or stolen")
def test_files_of_a_replaced_pc_are_taken_up_to_its_number(remembered: Remembered) -> None:
    remembered.record(WARD, details="ก่อนเปลี่ยน")
    taken = remembered.written(WARD, CENTRE)
    remembered.record(WARD, details="หลังเปลี่ยน")
    later = remembered.written(WARD, CENTRE)
    end(remembered, "replaced", last_number=1)
    remembered.at(CENTRE).exchange.import_file(taken)
    assert refused(remembered.at(CENTRE).exchange.import_file, later) == "kept_of_replaced"
    assert remembered.details(CENTRE) == ["ก่อนเปลี่ยน"]
    assert [row.number for row in remembered.at(CENTRE).kept.list()] == [2]


@pytest.mark.shows("PCs replaced or stolen")
def test_a_file_of_a_stolen_pc_is_kept_and_never_taken(remembered: Remembered) -> None:
    kept_file(remembered)
    assert remembered.details(CENTRE) == []
    assert [row.number for row in remembered.at(CENTRE).kept.list()] == [1]


def test_a_kept_file_lies_as_it_came(remembered: Remembered) -> None:
    path = kept_file(remembered)
    (kept,) = files_on(remembered.folder(CENTRE), KEPT)
    assert kept.read_bytes() == path.read_bytes()


def test_the_same_file_is_kept_once(remembered: Remembered) -> None:
    path = kept_file(remembered)
    refused(remembered.at(CENTRE).exchange.import_file, path)
    assert len(remembered.at(CENTRE).kept.list()) == 1


@pytest.mark.shows("forged with a ward's own keys")
def test_a_forged_file_is_not_kept(remembered: Remembered) -> None:
    path = remembered.written(WARD, CENTRE)
    path.write_bytes(path.read_bytes()[:-40])
    end(remembered, "stolen")
    refused(remembered.at(CENTRE).exchange.import_file, path)
    assert remembered.at(CENTRE).kept.list() == ()


def test_an_officer_sees_what_is_in_a_kept_file(remembered: Remembered) -> None:
    kept_file(remembered, details="จากเครื่องที่หาย")
    (row,) = of_cases(remembered)
    assert "จากเครื่องที่หาย" in [value.value for value in row.values]
    assert (row.kind, row.problem, row.is_known, row.is_taken_over) == ("received", "", False, False)


def test_nobody_but_an_officer_looks_into_a_kept_file(remembered: Remembered) -> None:
    kept_file(remembered)
    office = remembered.office(CENTRE)
    office.staff.add_person("ผู้ไกล่เกลี่ย", [Role.MEDIATOR])
    office.desk.person = next(person for person in office.staff.people() if Role.OFFICER not in person.roles)
    assert not_allowed(remembered.at(CENTRE).kept.preview, kept_id(remembered)) == "only_officer"
    assert not_allowed(remembered.at(CENTRE).kept.take_over, kept_id(remembered), "0" * 64) == "only_officer"


@pytest.mark.shows("PCs replaced or stolen")
def test_an_officer_takes_a_new_case_over_under_his_own_name(remembered: Remembered) -> None:
    kept_file(remembered, details="จากเครื่องที่หาย")
    (row,) = of_cases(remembered)
    number = remembered.at(CENTRE).kept.take_over(kept_id(remembered), row.hash)
    case = remembered.office(CENTRE).complaints.case(number)
    assert number == "2569/00001"
    assert case.fields["details"] == "จากเครื่องที่หาย"
    assert of_cases(remembered)[0].is_taken_over


def test_what_is_taken_over_twice_is_written_once(remembered: Remembered) -> None:
    kept_file(remembered)
    (row,) = of_cases(remembered)
    kept = remembered.at(CENTRE).kept
    assert kept.take_over(kept_id(remembered), row.hash) == kept.take_over(kept_id(remembered), row.hash)
    assert len(remembered.details(CENTRE)) == 1


def test_a_ward_cannot_say_that_an_entry_was_taken_over(remembered: Remembered) -> None:
    kept_file(remembered, details="จากเครื่องที่หาย")
    (row,) = of_cases(remembered)
    remembered.pair("ward-second")
    number, second = remembered.record("ward-second"), remembered.office("ward-second")
    with second.database.transaction() as connection:
        claim = Change(TAKEN_OVER, row.hash, {"pc": "", "by": "", "at": ""})
        second.desk.save(connection, second.complaints.case(number).uid, "corrected", [claim])
    remembered.carry("ward-second", CENTRE)
    assert not of_cases(remembered)[0].is_taken_over
    remembered.at(CENTRE).kept.take_over(kept_id(remembered), row.hash)
    assert "จากเครื่องที่หาย" in remembered.details(CENTRE)


def test_an_officer_takes_a_correction_over(remembered: Remembered) -> None:
    number = remembered.record(WARD, details="เดิม")
    remembered.carry(WARD, CENTRE)
    remembered.office(WARD).complaints.change_fields(number, {"details": "แก้แล้ว"})
    path = remembered.written(WARD, CENTRE)
    end(remembered, "stolen")
    refused(remembered.at(CENTRE).exchange.import_file, path)
    correction = next(row for row in of_cases(remembered) if row.kind == "corrected")
    official = remembered.at(CENTRE).kept.take_over(kept_id(remembered), correction.hash)
    case = remembered.office(CENTRE).complaints.case(official)
    assert case.fields["details"] == "แก้แล้ว"
    assert case.conflicts == ()


def test_accounts_of_a_stolen_pc_are_not_taken_over(remembered: Remembered) -> None:
    kept_file(remembered)
    set_up = next(row for row in preview(remembered) if row.kind == "set_up")
    code = not_allowed(remembered.at(CENTRE).kept.take_over, kept_id(remembered), set_up.hash)
    assert code == "nothing_to_take_over"


def test_an_unknown_entry_is_not_taken_over(remembered: Remembered) -> None:
    kept_file(remembered)
    assert not_allowed(remembered.at(CENTRE).kept.take_over, kept_id(remembered), "0" * 64) == "no_such_entry"
    assert not_allowed(remembered.at(CENTRE).kept.preview, "../key") == "no_such_kept_file"


@pytest.mark.shows("erasure before, after and against old files")
def test_an_erasure_reaches_kept_files(remembered: Remembered) -> None:
    remembered.record(WARD, complainant_name=SECRET)
    first = remembered.written(WARD, CENTRE)
    remembered.at(CENTRE).exchange.import_file(first)
    end(remembered, "stolen")
    refused(remembered.at(CENTRE).exchange.import_file, first)
    number = remembered.office(CENTRE).register.everything()[0].number
    remembered.at(CENTRE).erasures.erase(number, ["complainant_name"])
    assert files_on(remembered.folder(CENTRE), KEPT) == []
    assert SECRET not in repr(preview(remembered))
    assert [row.kind for row in of_cases(remembered)] == ["received"]


def test_a_file_of_a_newer_program_waits(remembered: Remembered) -> None:
    path = of_newer_program(remembered)
    assert refused(remembered.at(CENTRE).exchange.import_file, path) == "waits_for_update"
    assert remembered.details(CENTRE) == []
    assert len(files_on(remembered.folder(CENTRE), WAITING)) == 1


@pytest.mark.shows("a newer program's data through an old one and back")
def test_a_waiting_file_is_taken_after_the_update(remembered: Remembered, monkeypatch: pytest.MonkeyPatch) -> None:
    path = of_newer_program(remembered, details="จากโปรแกรมใหม่")
    refused(remembered.at(CENTRE).exchange.import_file, path)
    assert try_waiting_again(remembered.office(CENTRE).desk, "1") == 0
    monkeypatch.setattr("app.services.exchange.receiving.HOLDINGS", NEWER_SECTION)
    assert try_waiting_again(remembered.office(CENTRE).desk, "2") == 1
    assert remembered.details(CENTRE) == ["จากโปรแกรมใหม่"]
    assert files_on(remembered.folder(CENTRE), WAITING) == []


@pytest.mark.shows("a newer program's data through an old one and back")
def test_trust_is_checked_again_when_a_waiting_file_is_taken(remembered: Remembered) -> None:
    refused(remembered.at(CENTRE).exchange.import_file, of_newer_program(remembered))
    end(remembered, "stolen")
    assert try_waiting_again(remembered.office(CENTRE).desk, "2") == 0
    assert remembered.details(CENTRE) == []
    assert len(remembered.at(CENTRE).kept.list()) == 1


def test_a_start_with_another_version_tries_waiting_files(remembered: Remembered) -> None:
    refused(remembered.at(CENTRE).exchange.import_file, of_newer_program(remembered))
    remembered.close(CENTRE)
    assert remembered.office(CENTRE).notices == ()
    assert len(files_on(remembered.folder(CENTRE), WAITING)) == 1


def test_waiting_files_go_with_an_erasure_and_come_again(remembered: Remembered) -> None:
    number = remembered.record(CENTRE, complainant_name=SECRET)
    refused(remembered.at(CENTRE).exchange.import_file, of_newer_program(remembered, details="ของหอ"))
    remembered.at(CENTRE).erasures.erase(number, ["complainant_name"])
    assert files_on(remembered.folder(CENTRE), WAITING) == []
    remembered.carry(WARD, CENTRE)
    assert "ของหอ" in remembered.details(CENTRE)


def kept_file(remembered: Remembered, **fields: object) -> Path:
    """A file that a PC wrote, which was then reported stolen."""
    remembered.record(WARD, **fields)
    path = remembered.written(WARD, CENTRE)
    end(remembered, "stolen")
    assert refused(remembered.at(CENTRE).exchange.import_file, path) == "kept_of_stolen"
    return path


def end(remembered: Remembered, how: str, *, last_number: int | None = None) -> None:
    pairing = exchange_at(remembered.office(CENTRE).desk).pairing
    pairing.revoke(pairing.list()[0].id, how, last_number=last_number)


def kept_id(remembered: Remembered) -> str:
    return remembered.at(CENTRE).kept.list()[0].id


def preview(remembered: Remembered) -> tuple[PreviewRow, ...]:
    return remembered.at(CENTRE).kept.preview(kept_id(remembered))


def of_cases(remembered: Remembered) -> list[PreviewRow]:
    """The entries that are about cases."""
    return [row for row in preview(remembered) if row.kind not in ("set_up", "account_made")]


def of_newer_program(remembered: Remembered, **fields: object) -> Path:
    """A file with a section that this program does not know and must understand."""
    remembered.record(WARD, **fields)
    path = remembered.written(WARD, CENTRE)
    with remembered.office(WARD).database.reading() as connection:
        keys, centre = own_keys(connection), peers(connection)[0].keys
    with remembered.office(CENTRE).database.reading() as connection:
        reader, ward = own_keys(connection), peers(connection)[0].keys
    with opened(path, reader, ward) as file:
        said, clear = dict(file.manifest), file.clear
        sections = [pack_lines(each.tag, list(each.lines())) for each in file.sections() if each.tag != "holdings"]
    sections.append(pack_lines(NEWER_SECTION, []))
    said = {name: each for name, each in said.items() if name not in ("clear", "sections")}
    clear = ClearLine(clear.format, clear.sender, clear.recipient, clear.number)
    write_file(path, clear, said, sections, keys, centre)
    return path


def refused(act: Callable[..., object], *arguments: object) -> str:
    with pytest.raises(UnusableExchangeFile) as caught:
        act(*arguments)
    assert caught.value.code in EXCHANGE_FILES
    return caught.value.code


def not_allowed(act: Callable[..., object], *arguments: object) -> str:
    with pytest.raises(NotAllowed) as caught:
        act(*arguments)
    assert caught.value.code in REFUSALS
    return caught.value.code
