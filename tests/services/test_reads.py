"""Who reads what of people stands in a chain of its own, written before anything is shown."""

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from app import bootstrap
from app.domain.errors import DataFolderProblem, InvalidComplaint, NotAllowed
from app.services import integrity
from app.services.audit.history import History
from app.services.audit.rows import Entry, Matter, Seriousness, Wanted
from app.services.audit.verification import Verification
from app.services.node import Person, take_new_origin
from app.services.office import Office
from app.services.reads.chain import How
from tests.cases import a_complaint

NAME, PHONE = "นางสาวพยานลับ ตัวอย่างคดี", "08 0000 0000"
DETAILS = f"{NAME} แจ้งว่ารอนาน โทรกลับ 080-000-0000"
REASON = "โทรแจ้งผลการตรวจสอบ"


pytestmark = pytest.mark.usefixtures("people_sign_in")


@pytest.fixture
def office_outside(tmp_path: Path, new_folder: Path, now: datetime) -> Iterator[Office]:
    """A centre that is remembered outside its folder."""
    shutil.copytree(new_folder, tmp_path / "data")
    office = bootstrap.open_office(tmp_path / "data", clock=lambda: now, outside=tmp_path / "outside")
    yield office
    office.database.close()


@pytest.fixture
def number(office: Office) -> str:
    return office.complaints.record(
        a_complaint(disclosure="no_consent", complainant_name=NAME, complainant_phone=PHONE, details=DETAILS)
    )


def _reads(office: Office) -> tuple[Entry, ...]:
    return History(office.desk).page(Wanted(matter=Matter.READS)).entries


def _verified(office: Office) -> dict[str, Seriousness]:
    verified = Verification(office.desk).verify(lambda _done, _of: None)
    return {each.code: each.seriousness for each in verified.found if each.code.startswith("read_")}


def _chain_of(office: Office, number: str, count: int) -> None:
    for _each in range(count):
        office.papers.complaint_form(number)


def _spoil(office: Office, *statements: str) -> None:
    with office.database.transaction() as connection:
        for each in statements:
            connection.execute(text(each))


def test_opening_a_protected_identity_is_noted_with_its_reason(office: Office, number: str) -> None:
    assert office.identities.open(number, REASON, How.SCREEN).fields["complainant_name"] == NAME
    (entry,) = _reads(office)
    assert (entry.number, entry.by) == (number, office.desk.person.name)
    assert any(REASON in words for words in entry.changes)


@pytest.mark.parametrize("reason", ["", "  \n", "ก" * 501, "ก\0ข"])
def test_without_a_usable_reason_nothing_is_opened_and_nothing_noted(office: Office, number: str, reason: str) -> None:
    with pytest.raises(InvalidComplaint) as refused:
        office.identities.open(number, reason, How.SCREEN)
    assert [each.field for each in refused.value.problems] == ["reason"]
    assert office.complaints.case(number).withheld and not _reads(office)


def test_what_cannot_be_noted_is_not_shown(office: Office, number: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_anything: object) -> None:
        raise DataFolderProblem(office.database.folder, "full")

    monkeypatch.setattr("app.services.reads.reads.append", full)
    with pytest.raises(DataFolderProblem):
        office.identities.open(number, REASON, How.SCREEN)
    assert office.complaints.case(number).withheld


def test_a_role_without_the_right_is_refused_whatever_the_reason(office: Office, number: str) -> None:
    office.desk.person = Person("w", "หัวหน้าตึก ตัวอย่าง", ("ward_head",), "หอผู้ป่วยหญิง")
    with pytest.raises(NotAllowed):
        office.identities.open(number, REASON, How.SCREEN)
    assert not office.identities.may_open()


def test_a_paper_with_names_is_noted_once_for_each_click(office: Office) -> None:
    number = office.complaints.record(a_complaint(complainant_name="นางสมมุติ เปิดเผย"))
    _chain_of(office, number, 2)
    assert [each.number for each in _reads(office)] == [number, number]


def test_what_stood_on_the_screen_is_noted_with_what_of_it_needs_to_be_known(office: Office) -> None:
    plain = office.complaints.record(a_complaint())
    tip_off = office.complaints.record(a_complaint(topics=["corruption"], accused_person="นายสมมุติ ถูกร้อง"))
    for number in (plain, tip_off):
        office.reads.note_soon(office.complaints.case(number))
    assert not _reads(office)
    office.reads.write_waiting()
    (entry,) = _reads(office)
    assert (entry.number, entry.title) == (tip_off, "เปิดดูเรื่องที่มีชื่อบุคคล · เปิดดูเรื่องทุจริตและประพฤติมิชอบ")


def test_what_still_waits_is_written_when_the_data_are_let_go_of(
    tmp_path: Path, office: Office, office_in: Callable[..., Office]
) -> None:
    number = office.complaints.record(a_complaint(complainant_name="นางสมมุติ เปิดเผย"))
    office.reads.note_soon(office.complaints.case(number))
    office.database.close()
    assert [each.number for each in _reads(office_in(tmp_path / "data"))] == [number]


def test_an_attached_file_opens_only_with_the_identity_and_is_noted(
    office: Office, number: str, tmp_path: Path
) -> None:
    (tmp_path / "letter.txt").write_text("จดหมาย", "utf-8")
    uid = office.attachments.add(number, tmp_path / "letter.txt")
    with pytest.raises(NotAllowed):
        office.attachments.content(number, uid)
    office.identities.open(number, REASON, How.SCREEN)
    office.attachments.content(number, uid)
    assert [each.title for each in _reads(office)] == ["เปิดไฟล์แนบ", "เปิดดูตัวตนที่ปกปิด"]


def test_the_digest_of_the_data_does_not_change_by_reading(office: Office, number: str) -> None:
    with office.database.reading() as connection:
        before = integrity.digest(connection)
    office.identities.open(number, REASON, How.SCREEN)
    with office.database.reading() as connection:
        assert integrity.digest(connection) == before
    assert integrity.findings(office.database) == ()


def test_a_chain_as_it_was_written_is_found_whole(office: Office, number: str) -> None:
    office.identities.open(number, REASON, How.SCREEN)
    _chain_of(office, number, 4)
    assert _verified(office) == {}


@pytest.mark.parametrize(
    ("statements", "code"),
    [
        (("update read_entry set why = 'อื่น' where number = 1",), "read_changed"),
        (("update read_entry set signature = x'00' where number = 2",), "read_signature"),
        (("delete from read_entry where number = 3",), "read_missing"),
        (("delete from read_entry where number = 5",), "read_newest"),
        (
            (
                "update read_entry set number = 9 where number = 2",
                "update read_entry set number = 2 where number = 3",
                "update read_entry set number = 3 where number = 9",
            ),
            "read_order",
        ),
        (
            (
                "insert into read_entry select 6, origin, read_at, actor, case_uid, what, why, how, hash, 'ab', "
                "signature from read_entry where number = 5",
            ),
            "read_added",
        ),
    ],
)
def test_whatever_was_done_to_the_chain_is_named_and_a_reason_to_stop(
    office: Office, number: str, statements: tuple[str, ...], code: str
) -> None:
    office.identities.open(number, REASON, How.SCREEN)
    _chain_of(office, number, 4)
    _spoil(office, *statements)
    assert _verified(office).get(code) is Seriousness.STOP


def test_an_end_that_was_taken_away_with_its_counter_is_remembered_outside_the_folder(
    office_outside: Office,
) -> None:
    office = office_outside
    number = office.complaints.record(a_complaint(disclosure="no_consent", complainant_name=NAME))
    office.identities.open(number, REASON, How.SCREEN)
    _spoil(office, "delete from read_entry", "delete from counter where name = 'reads'")
    assert _verified(office) == {"read_newest": Seriousness.STOP}


def test_after_a_copy_was_put_back_the_gap_is_said_and_is_no_reason_to_stop(
    office_outside: Office,
) -> None:
    office = office_outside
    number = office.complaints.record(a_complaint(disclosure="no_consent", complainant_name=NAME))
    office.identities.open(number, REASON, How.SCREEN)
    _spoil(office, "delete from read_entry", "delete from counter where name = 'reads'")
    with office.database.transaction() as connection:
        take_new_origin(connection)
    office.desk.look_again()
    _chain_of(office, office.complaints.record(a_complaint(complainant_name="นางสมมุติ เปิดเผย")), 2)
    assert _verified(office) == {"read_gap": Seriousness.LOOK}
