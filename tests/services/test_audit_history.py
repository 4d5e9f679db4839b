"""Who did what: every save in words, the newest first, page by page, and nothing that the case alone may say."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from app import bootstrap
from app.bootstrap.offices import demo_office
from app.domain.errors import NotAllowed, UnknownCase
from app.domain.proceedings.kinds import KINDS
from app.services.audit import history as history_module
from app.services.audit.history import History
from app.services.audit.rows import Entry, Matter, Wanted
from app.services.office import Office
from app.services.words.save_words import HOSPITAL_SAVES, SAVES
from tests.cases import a_complaint

ADMINISTRATOR, DIRECTOR = "นายดูแล ตัวอย่าง", "นายอำนวย ตัวอย่าง"


def entries(office: Office, **wanted: object) -> tuple[Entry, ...]:
    return History(office.desk).page(Wanted(**wanted)).entries  # type: ignore[arg-type]


@pytest.fixture
def as_person(office: Office) -> Callable[[str, str], Office]:
    """The same data, with somebody of that role at the desk."""

    def at_the_desk(name: str, role: str) -> Office:
        office.staff.add_person(name, [role])
        return bootstrap.open_office(office.database.folder, clock=office.desk.now, staff=name)

    return at_the_desk


def test_a_change_says_who_when_which_case_and_what(office: Office) -> None:
    number = office.complaints.record(a_complaint(place="ตึกหน้า"))
    office.complaints.correct(number, a_complaint(place="ตึกหลัง"), seen=None)
    newest = entries(office)[0]
    assert (newest.number, newest.by, newest.title) == (number, office.desk.person.name, "แก้ไขข้อมูล")
    assert newest.at == office.desk.now()
    assert newest.changes == ("สถานที่เกิดเหตุ: ตึกหลัง",)


def test_names_and_stories_are_said_by_the_case_alone(office: Office) -> None:
    office.complaints.record(a_complaint(complainant_name="นางสมหญิง ตัวอย่าง", details="ความลับ"))
    said = " ".join(entries(office)[0].changes)
    assert "สมหญิง" not in said and "ความลับ" not in said
    assert "รายละเอียดเหตุการณ์" in said and "ชื่อ" in said


def test_an_administrator_is_told_which_fields_were_changed_and_not_to_what(
    office: Office, as_person: Callable[[str, str], Office]
) -> None:
    office.complaints.record(a_complaint(topics=["corruption"], place="ห้องพัสดุ"))
    administrator = as_person(ADMINISTRATOR, "administrator")
    said = " ".join(entries(administrator)[1].changes)
    assert "สถานที่เกิดเหตุ" in said and "ห้องพัสดุ" not in said and "ทุจริต" not in said
    administrator.database.close()


def test_a_director_reads_what_was_chosen(office: Office, as_person: Callable[[str, str], Office]) -> None:
    office.complaints.record(a_complaint(place="ห้องพัสดุ"))
    director = as_person(DIRECTOR, "director")
    assert "ห้องพัสดุ" in " ".join(entries(director)[1].changes)
    director.database.close()


@pytest.mark.parametrize("role", ["officer", "ward_head", "mediator", "risk_manager"])
def test_nobody_else_reads_the_audit(as_person: Callable[[str, str], Office], role: str) -> None:
    office = as_person("นางสมมุติ ตัวอย่าง", role)
    with pytest.raises(NotAllowed, match="audit_only"):
        entries(office)
    office.database.close()


def test_only_what_a_person_wrote(office: Office, as_person: Callable[[str, str], Office]) -> None:
    office.complaints.record(a_complaint())
    other = as_person("นางสมมุติ ตัวอย่าง", "officer")
    number = other.complaints.record(a_complaint())
    people = (other.desk.person.uid,)
    assert [each.number for each in entries(office, people=people)] == [number]
    other.database.close()


def test_only_one_case(office: Office) -> None:
    for _each in range(2):
        office.complaints.record(a_complaint())
    assert [each.number for each in entries(office, number="2569/00001")] == ["2569/00001"]


def test_an_unknown_case_is_refused(office: Office) -> None:
    with pytest.raises(UnknownCase):
        entries(office, number="2569/00099")


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [
        (date(2026, 11, 21), date(2026, 11, 21), 1),
        (date(2026, 11, 22), None, 0),
        (None, date(2026, 11, 20), 0),
        (None, None, 1),
    ],
)
def test_only_some_days_both_ends_within(office: Office, first: date | None, last: date | None, count: int) -> None:
    office.complaints.record(a_complaint())
    found = entries(office, first_on=first, last_on=last, matter=Matter.RECORDED)
    assert len(found) == count


@pytest.mark.parametrize(
    ("matter", "kinds"),
    [
        (Matter.RECORDED, ["received"]),
        (Matter.CORRECTED, ["corrected"]),
        (Matter.PROCEEDINGS, ["note_written"]),
        (Matter.HOSPITAL, ["units_made", "set_up"]),
        (Matter.ERASED, []),
    ],
)
def test_only_changes_of_one_kind(office: Office, matter: Matter, kinds: list[str]) -> None:
    number = office.complaints.record(a_complaint())
    office.complaints.correct(number, a_complaint(place="ตึกหลัง"), seen=None)
    office.proceedings.begin(number, "note", {"at": "2026-11-21T10:00", "words": "โทรแล้ว"})
    office.staff.add_units(["ห้องฉุกเฉิน"])
    assert [each.kind for each in entries(office, matter=matter)] == kinds


def test_pages_follow_each_other_without_a_gap_and_without_saying_anything_twice(office: Office) -> None:
    for _each in range(7):
        office.complaints.record(a_complaint())
    history, seen, before = History(office.desk), list[int](), None
    while True:
        page = history.page(Wanted(), before, 3)
        seen += [each.place for each in page.entries]
        before = page.go_on
        if before is None:
            break
    assert seen == [8, 7, 6, 5, 4, 3, 2, 1]


def test_a_rare_thing_is_looked_for_in_pieces(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history_module, "LOOKED_THROUGH", 4)
    for _each in range(7):
        office.complaints.record(a_complaint())
    history = History(office.desk)
    first = history.page(Wanted(matter=Matter.HOSPITAL))
    second = history.page(Wanted(matter=Matter.HOSPITAL), first.go_on)
    assert (first.entries, first.go_on) == ((), 5)
    assert ([each.kind for each in second.entries], second.go_on) == (["set_up"], None)


def test_an_account_and_its_roles_are_named(office: Office) -> None:
    office.staff.add_person("นางสมมุติ ตัวอย่าง", ["director"])
    (newest, *_rest) = entries(office)
    assert newest.title == "เพิ่มบัญชีผู้ใช้" and "ผู้อำนวยการ" in " ".join(newest.changes)


def test_a_value_that_somebody_spoiled_in_the_file_does_not_stop_the_reading(office: Office) -> None:
    office.complaints.record(a_complaint())
    with office.database.transaction() as connection:
        connection.exec_driver_sql("update change_value set value = 'x' where unit = 'received_at'")
        connection.exec_driver_sql("update change_value set value = '[1]' where unit = 'disclosure'")
        connection.exec_driver_sql("update save set saved_at = 'never' where id = 2")
    assert entries(office)[0].at is None


def test_every_kind_of_save_of_the_demo_has_words(tmp_path: Path) -> None:
    office = demo_office(tmp_path / "demo")
    with office.database.reading() as connection:
        kinds = set(connection.exec_driver_sql("select distinct kind from save").scalars())
    office.database.close()
    of_proceedings = {f"{code}_{stage.name}" for code, known in KINDS.items() for stage in known.stages}
    assert kinds - SAVES.keys() - HOSPITAL_SAVES.keys() - of_proceedings == set()
