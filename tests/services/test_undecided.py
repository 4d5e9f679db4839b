"""While people disagree the safe reading counts; closing and reopening move the clocks."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain import checks
from app.domain.errors import DataFolderProblem, InvalidComplaint
from app.services import database, integrity, projection
from app.services.office import Office
from app.services.rows import DutyRow
from tests.cases import a_complaint, an_incident

NUMBER = "2569/00001"
REOPENED = {"at": "2026-11-20T15:00:00+07:00", "reason": "ผู้ร้องแจ้งข้อมูลใหม่"}
CLOSED = {"outcome": "as_wished", "told_at": "2026-11-20T09:00:00+07:00"}


def _differ(office: Office, one: dict[str, object], other: dict[str, object]) -> None:
    """Two people correct the same state."""
    seen = office.complaints.case(NUMBER).seen
    office.complaints.change_fields(NUMBER, one, seen=seen)
    office.complaints.change_fields(NUMBER, other, seen=seen)


def _duties(office: Office) -> dict[str, DutyRow]:
    return {duty.id: duty for duty in office.complaints.case(NUMBER).duties}


def test_nobody_saves_between_the_reading_and_the_writing_of_a_correction(
    office: Office, office_in: Callable[..., Office], monkeypatch: pytest.MonkeyPatch
) -> None:
    office.complaints.record(a_complaint())
    monkeypatch.setattr(database, "BUSY_MILLISECONDS", 50)
    other, check = office_in(office.database.folder), checks.checked

    def checked_while_another_saves(values: dict[str, object], **given: object) -> dict[str, object]:
        with pytest.raises(DataFolderProblem):
            other.staff.add_units(["หอผู้ป่วยหญิง"])
        return check(values, **given)

    monkeypatch.setattr(checks, "checked", checked_while_another_saves)
    office.complaints.change_fields(NUMBER, {"place": "ตึกหน้า"})


def test_the_duties_of_every_value_stand_until_somebody_decides(office: Office) -> None:
    office.complaints.record(a_complaint())
    _differ(office, {"level": 2}, {"level": 4})
    assert set(_duties(office)) == {"LVL-2", "LVL-4"}
    assert office.register.everything()[0].due_on == _duties(office)["LVL-2"].due_on
    office.complaints.resolve(NUMBER, "level", 4)
    assert set(_duties(office)) == {"LVL-4"}


def test_the_earliest_date_counts_whoever_saved_last(office: Office) -> None:
    office.complaints.record(a_complaint())
    _differ(office, {"reply_by": "2026-12-01"}, {"reply_by": "2026-12-24"})
    replies = [duty.due_on for duty in _duties(office).values() if duty.rule == "INT-19"]
    assert [str(day) for day in replies] == ["2026-12-01"]


def test_a_form_opened_before_does_not_end_what_urgency_asks_for(office: Office) -> None:
    office.complaints.record(a_complaint(priority="normal"))
    calm = set(_duties(office))
    office.complaints.change_fields(NUMBER, {"priority": "urgent", "priority_ground": "a"})
    urgent = set(_duties(office))
    assert urgent > calm
    first = office.complaints.case(NUMBER).timeline[0].id
    office.complaints.change_fields(NUMBER, {"priority": None}, seen=first)
    assert office.complaints.case(NUMBER).fields["priority"] == "urgent"
    assert set(_duties(office)) == urgent


def test_ticking_a_duty_decides_no_conflict(office: Office) -> None:
    office.complaints.record(a_complaint())
    _differ(office, {"level": 2}, {"level": 4})
    office.duties.not_needed(NUMBER, "LVL-4", because="ทดสอบ")
    assert set(_duties(office)) == {"LVL-2", "LVL-4"}


def test_a_sentinel_event_that_is_taken_away_takes_its_duty_along(office: Office) -> None:
    office.complaints.record(an_incident(sentinels=["SEN-2"]))
    assert "SEN-2" in _duties(office)
    office.complaints.change_fields(NUMBER, {"sentinels": None})
    assert "SEN-2" not in _duties(office)


def test_a_case_stays_open_when_one_says_it_was_entered_by_mistake(office: Office) -> None:
    office.complaints.record(a_complaint(level=2))
    _differ(office, {"outcome": "entered_by_mistake", "outcome_words": "ทดสอบ"}, {"outcome": "in_part"})
    assert office.complaints.case(NUMBER).state == "open"


def test_a_case_opened_again_has_its_clocks_back_and_can_be_closed_again(office: Office) -> None:
    office.complaints.record(a_complaint(level=2))
    due_on = office.register.everything()[0].due_on
    office.complaints.change_fields(NUMBER, CLOSED)
    office.proceedings.begin(NUMBER, "reopening", REOPENED)
    assert office.register.everything()[0].due_on == due_on is not None
    office.complaints.change_fields(NUMBER, CLOSED)
    record = office.complaints.case(NUMBER)
    assert (record.state, record.conflicts, record.duties[0].done_at is None) == ("closed", (), False)


def test_what_was_ticked_before_closing_stays_ticked_when_opened_again(office: Office) -> None:
    office.complaints.record(a_complaint(level=2))
    office.duties.not_needed(NUMBER, "LVL-2", because="ตอบแล้ว")
    office.complaints.change_fields(NUMBER, CLOSED)
    office.proceedings.begin(NUMBER, "reopening", REOPENED)
    assert _duties(office)["LVL-2"].not_needed == "ตอบแล้ว"


@pytest.mark.parametrize("seen", ["%", "_", ""])
def test_signs_of_a_search_name_no_state(office: Office, seen: str) -> None:
    office.complaints.record(a_complaint())
    with pytest.raises(InvalidComplaint):
        office.complaints.change_fields(NUMBER, {"place": "x"}, seen=seen)


def test_accounts_of_two_pcs_never_share_a_uid(tmp_path: Path, office_in: Callable[..., Office]) -> None:
    offices = [office_in(tmp_path / name, role=name) for name in ("centre", "ward")]
    assert len({office.staff.person.uid for office in offices}) == 2


def test_the_first_account_acts_even_after_another_was_made(office: Office, office_in: Callable[..., Office]) -> None:
    first = office.staff.person
    office.staff.add_person("นางสมมุติ ตัวอย่าง", ["officer"])
    assert office_in(office.database.folder).staff.person == first


@pytest.mark.parametrize(
    "damage",
    [
        "update save set header = 'x'",
        "update save set skeleton = '[[1]]'",
        "update change_value set value = 'x'",
        "update change_value set salt = 'x'",
        "update change_value set position = position + 50",
    ],
)
def test_any_damage_to_the_log_is_found_and_named(office: Office, damage: str) -> None:
    office.complaints.record(a_complaint())
    with office.database.transaction() as connection:
        connection.exec_driver_sql(damage)
    assert {finding.code for finding in integrity.findings(office.database)} & {"save", "value"}


def test_a_search_index_that_does_not_say_what_the_log_says_is_found(office: Office) -> None:
    office.complaints.record(a_complaint())
    with office.database.transaction() as connection:
        connection.exec_driver_sql("update complaint_search set text = 'อื่น'")
    assert [finding.where for finding in integrity.findings(office.database)] == ["complaint_search"]


def test_half_a_character_finds_nothing_and_is_kept_in_a_draft(office: Office) -> None:
    office.complaints.record(a_complaint())
    assert office.register.found("\ud800") == ()
    office.drafts.keep(None, None, {"details": "\ud800"}, None)
    assert office.drafts.pending()[0].values == {"details": "\ud800"}


def test_each_value_of_a_conflict_says_what_it_was_changed_from(office: Office) -> None:
    office.complaints.record(a_complaint(place="ตึกหน้า"))
    _differ(office, {"place": "ตึกกลาง"}, {"place": "ตึกหลัง"})
    (conflict,) = office.complaints.case(NUMBER).conflicts
    assert [value for _change, value, _by, _at in conflict.values] == ["ตึกกลาง", "ตึกหลัง"]
    assert conflict.before == ("ตึกหน้า", "ตึกหน้า")


def test_a_case_of_which_everything_is_withheld_is_checked_like_any_other(office: Office) -> None:
    number = office.complaints.record(a_complaint())
    uid = office.complaints.case(number).uid
    with office.database.transaction() as connection:
        connection.exec_driver_sql(
            "delete from change_value where save_id in (select id from save where case_uid = ?)", (uid,)
        )
        projection.rebuild(connection)
    assert integrity.findings(office.database) == ()
