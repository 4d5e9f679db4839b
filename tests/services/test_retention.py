"""Retention: what stands on the list, who keeps it there, and the erasure by a person's click."""

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app import bootstrap
from app.domain.errors import InvalidComplaint, NotAllowed
from app.services.demo.cases import DemoClock
from app.services.exchange.erasure import Erasures
from app.services.node import SetUp
from app.services.office import Office
from app.services.retention.retention import Retention
from app.services.retention.rows import DueRow
from app.services.words.messages import words_for
from tests.cases import a_complaint

NUMBER = "2558/00001"
ENTRY = "minor_complaints_identity"
BY = {"years": "๕", "decided_by": "ผู้อำนวยการ ตัวอย่าง", "document": "คำสั่งที่ ๑/๒๕๖๙"}
ENDED: dict[str, object] = {
    "received_at": "2015-03-02T09:00:00+07:00",
    "level": 2,
    "level_reason": "ผู้ร้องเล่าว่าเป็นเรื่องเล็กน้อย",
    "complainant_name": "นางทดสอบ ระบบดี",
    "complainant_phone": "0800000000",
    "disclosure": "consent",
    "outcome": "in_part",
    "outcome_words": "ชี้แจงคุณทดสอบแล้ว",
    "told_at": "2015-03-10T09:00:00+07:00",
    "told_means": "telephone",
}
REASON = "ครบกำหนด ตรวจสอบแล้ว"


class Centre:
    """An office whose clock can be set."""

    def __init__(self, folder: Path) -> None:
        self.clock = DemoClock(datetime.fromisoformat("2026-11-21T10:35:00+07:00"))
        self.office = bootstrap.open_office(folder, clock=self.clock, set_up=SetUp(role="centre"))
        self.retention = Retention(self.office.desk)

    def later(self, days: int) -> None:
        self.clock.moment += timedelta(days=days)

    def listed(self) -> list[DueRow]:
        return list(self.retention.listed().due)

    def erase(self, *rows: DueRow, confirmed: str = "1") -> int:
        reviewed = {row.number: row.seen for row in rows}
        return self.retention.erase(reviewed, lambda _done, _all: None, confirmed=confirmed, because=REASON)


@pytest.fixture(scope="module")
def with_a_case(new_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with one case that ended in 2558, to be copied."""
    folder = shutil.copytree(new_folder, tmp_path_factory.mktemp("old") / "data")
    made = Centre(folder)
    made.office.complaints.record(a_complaint(**ENDED))
    made.office.database.close()
    return folder


@pytest.fixture
def centre(with_a_case: Path, tmp_path: Path) -> Iterator[Centre]:
    made = Centre(shutil.copytree(with_a_case, tmp_path / "data"))
    yield made
    made.office.database.close()


@pytest.fixture
def due(centre: Centre) -> Centre:
    """The case stands on the list and has waited for its month."""
    centre.retention.switches.switch_on(ENTRY, BY)
    centre.later(30)
    return centre


def codes(refused: pytest.ExceptionInfo[InvalidComplaint]) -> list[str]:
    assert "(" not in words_for(refused.value)
    return [problem.code for problem in refused.value.problems]


def test_no_case_is_suggested_until_the_hospital_switched_an_entry_on(centre: Centre) -> None:
    assert centre.listed() == []
    centre.retention.switches.switch_on(ENTRY, BY)
    assert [(row.number, row.is_ready, row.years) for row in centre.listed()] == [(NUMBER, False, 5)]
    assert centre.retention.switches.switch_off(ENTRY) and centre.listed() == []


@pytest.mark.parametrize(
    ("changed", "field", "code"),
    [
        ({"years": ""}, "years", "required"),
        ({"years": "ห้า"}, "years", "not_a_number_of_years"),
        ({"years": "0"}, "years", "not_a_number_of_years"),
        ({"years": "101"}, "years", "not_a_number_of_years"),
        ({"decided_by": " "}, "decided_by", "required"),
    ],
)
def test_an_entry_is_switched_on_with_years_and_who_decided(
    changed: dict[str, str], field: str, code: str, centre: Centre
) -> None:
    with pytest.raises(InvalidComplaint) as refused:
        centre.retention.switches.switch_on(ENTRY, {**BY, **changed})
    assert [(each.field, each.code) for each in refused.value.problems] == [(field, code)]


def test_identity_goes_and_the_matter_and_every_count_stay(due: Centre) -> None:
    assert due.erase(*due.listed()) >= 2
    record = due.office.complaints.case(NUMBER)
    assert {"complainant_name", "complainant_phone"} <= set(record.erased)
    assert record.fields["details"] and record.fields["level"] == 2 and record.state == "closed"
    assert due.listed() == []


def test_the_erasure_says_by_which_decision_and_why(due: Centre) -> None:
    due.erase(*due.listed())
    said = [value for save in due.office.complaints.case(NUMBER).timeline for *_place, value in save.changes]
    (because,) = [value for value in said if isinstance(value, str) and REASON in value]
    assert "ผู้อำนวยการ ตัวอย่าง" in because and Erasures(due.office.desk).of(NUMBER)


def test_every_word_goes_while_the_case_stays_closed_and_counted(centre: Centre) -> None:
    centre.retention.switches.switch_on("complaints_text", BY)
    centre.office.proceedings.begin(NUMBER, "note", {"at": "2015-03-11T09:00", "words": "โทรหาคุณทดสอบอีกครั้ง"})
    before = centre.office.register.everything()[0]
    centre.later(30)
    centre.erase(*centre.listed())
    after, record = centre.office.register.everything()[0], centre.office.complaints.case(NUMBER)
    assert "ทดสอบ" not in str(record) and record.fields["outcome"] == "in_part"
    assert record.fields["level"] == 2 and record.fields["told_at"] == before_told()
    same = ("number", "kind", "state", "level", "units", "received_at")
    assert [getattr(before, name) for name in same] == [getattr(after, name) for name in same]


def before_told() -> object:
    return ENDED["told_at"]


def test_nothing_is_erased_before_its_day(due: Centre) -> None:
    due.later(-1)
    with pytest.raises(InvalidComplaint) as refused:
        due.erase(*due.listed())
    assert codes(refused) == ["not_its_day"]


def test_anybody_may_keep_a_case_with_a_reason_and_it_waits_anew_when_that_is_lifted(due: Centre) -> None:
    (row,) = due.listed()
    due.retention.hold(NUMBER, because="ศาลขอเอกสาร")
    with pytest.raises(InvalidComplaint) as refused:
        due.erase(row)
    assert codes(refused) == ["case_is_held"]
    assert [hold.reason for hold in due.listed()[0].holds] == ["ศาลขอเอกสาร"]
    assert [each.number for each in due.retention.held()] == [NUMBER]
    assert due.retention.release(NUMBER, because="ศาลคืนเอกสารแล้ว") == 1
    assert (due.listed()[0].is_held, due.listed()[0].is_ready, due.retention.held()) == (False, False, ())
    due.later(30)
    assert due.listed()[0].is_ready


def test_a_hold_outlives_another_hold_that_is_lifted_elsewhere(due: Centre) -> None:
    due.retention.hold(NUMBER, because="ก")
    due.retention.hold(NUMBER, because="ข")
    assert due.retention.release(NUMBER, because="พ้นแล้ว") == 2
    with pytest.raises(InvalidComplaint) as refused:
        due.retention.release(NUMBER, because="พ้นแล้ว")
    assert codes(refused) == ["nobody_holds_it"]


@pytest.mark.parametrize(
    ("kind", "values"),
    [("lawsuit", {"court": "ศาลจังหวัดตัวอย่าง"}), ("claim", {"asked_baht": 1000})],
)
def test_a_lawsuit_and_a_request_for_relief_keep_a_case_by_themselves(
    kind: str, values: dict[str, object], due: Centre
) -> None:
    due.office.proceedings.begin(NUMBER, kind, {"at": "2015-04-01T09:00", **values})
    (row,) = due.listed()
    assert (row.grounds, row.is_ready) == ((kind,), False)
    with pytest.raises(InvalidComplaint):
        due.erase(row)


def test_the_period_is_counted_from_the_last_thing_that_happened(centre: Centre) -> None:
    centre.retention.switches.switch_on(ENTRY, BY)
    uid = centre.office.proceedings.begin(NUMBER, "lawsuit", {"at": "2015-04-01T09:00", "court": "ศาลจังหวัดตัวอย่าง"})
    centre.office.proceedings.go_on(NUMBER, uid, "ended", {"at": "2024-05-01T09:00"})
    assert centre.listed() == []


def test_a_letter_that_came_after_the_end_lets_the_period_begin_anew(due: Centre, tmp_path: Path) -> None:
    assert [row.number for row in due.listed()] == [NUMBER]
    (tmp_path / "letter.txt").write_text("หนังสือฉบับหลัง", encoding="utf-8")
    due.office.attachments.add(NUMBER, tmp_path / "letter.txt")
    assert due.listed() == []


def test_a_restricted_case_is_kept_by_itself(due: Centre) -> None:
    due.office.complaints.change_fields(NUMBER, {"restricted": "restricted"})
    assert due.listed()[0].grounds == ("restricted",)


def test_a_case_that_is_linked_with_an_open_one_is_kept(due: Centre) -> None:
    other = due.office.complaints.record(a_complaint())
    linked = {"at": "2026-11-21T09:00", "number": other, "link": "same_matter"}
    due.office.proceedings.begin(NUMBER, "link", linked)
    assert due.listed()[0].grounds == ("tied",)


def test_an_open_case_is_never_on_the_list(due: Centre) -> None:
    due.office.proceedings.begin(NUMBER, "reopening", {"at": "2026-12-01T09:00", "reason": "มีข้อมูลใหม่"})
    assert due.listed() == []


def test_a_case_that_was_changed_after_somebody_looked_at_it_is_looked_at_again(due: Centre) -> None:
    (row,) = due.listed()
    due.office.complaints.change_fields(NUMBER, {"place": "ตึกหน้า"})
    with pytest.raises(InvalidComplaint) as refused:
        due.erase(row)
    assert codes(refused) == ["changed_since_reviewed"]


@pytest.mark.parametrize("typed", ["", "2", "yes"])
def test_who_erases_types_how_many_cases_they_are(typed: str, due: Centre) -> None:
    with pytest.raises(InvalidComplaint) as refused:
        due.erase(*due.listed(), confirmed=typed)
    assert codes(refused) == ["not_the_number_of_cases"]


def test_of_several_cases_none_is_erased_when_one_may_not_be(due: Centre) -> None:
    second = due.office.complaints.record(a_complaint(**ENDED))
    due.later(30)
    rows = due.listed()
    due.retention.hold(second, because="รอ")
    with pytest.raises(InvalidComplaint):
        due.erase(*rows, confirmed="2")
    assert due.office.complaints.case(NUMBER).fields["complainant_name"]


def test_only_the_centre_erases(office_in: Callable[..., Office], tmp_path: Path) -> None:
    ward = Retention(office_in(tmp_path / "ward", role="ward").desk)
    for wanted in (ward.listed, ward.held):
        with pytest.raises(NotAllowed) as refused:
            wanted()
        assert refused.value.code == "only_centre"
