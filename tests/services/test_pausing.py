"""A clock that waits (DAY-6): off as installed; where a hospital switches it on, both dates show."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from app import bootstrap
from app.domain.errors import InvalidComplaint, PolicyProblem
from app.domain.policy import POLICY_FOLDER, Policy, load_policy
from app.services.cases.date_changes import date_changes
from app.services.node import SetUp
from app.services.office import Office
from app.services.paper.form_values import FormValues
from app.services.rows import DutyRow
from app.services.words.messages import words_for
from tests.cases import a_complaint, an_incident

NUMBER = "2569/00001"
PAUSE = {"at": "2026-11-18T09:00", "reason": "รอเอกสารจากผู้ร้อง", "until": "2026-12-02", "by_whom": "ผู้อำนวยการ"}


def switched_on(policy: Policy) -> Policy:
    """The same rules with pausing switched on."""
    settings = (replace(each, value="on") if each.name == "pausing" else each for each in policy.settings)
    return replace(policy, settings=tuple(settings))


@pytest.fixture
def waiting(office: Office) -> Office:
    """Received on Tuesday 17 November: ten working days end on the 30th, fifteen on 8 December."""
    office.desk.policy = switched_on(office.desk.policy)
    office.complaints.record(a_complaint(level=2, resolution_group="GRP-2"))
    return office


def duty(office: Office, name: str) -> DutyRow:
    return next(each for each in office.complaints.case(NUMBER).duties if each.id == name)


def codes(refused: pytest.ExceptionInfo[InvalidComplaint]) -> list[tuple[str, str]]:
    return [(problem.field, problem.code) for problem in refused.value.problems]


@pytest.mark.rule("DAY-6")
def test_a_clock_moves_by_the_working_days_until_somebody_lets_it_run_again(waiting: Office) -> None:
    uid = waiting.proceedings.begin(NUMBER, "pause", PAUSE)
    waiting.proceedings.go_on(NUMBER, uid, "resumed", {"at": "2026-11-20T09:00"})  # 18 and 19 November waited
    assert (duty(waiting, "GRP-2").due_on, duty(waiting, "GRP-2").paused_to) == (date(2026, 11, 30), date(2026, 12, 2))


@pytest.mark.rule("DAY-6")
def test_a_clock_that_nobody_lets_run_again_runs_from_the_day_that_was_named(waiting: Office) -> None:
    waiting.proceedings.begin(NUMBER, "pause", PAUSE)  # 18 19 20 23 24 25 26 27 30 November and 1 December
    # Over Father's Day (a Saturday, made up for on the 7th) and Constitution Day on the 10th.
    assert duty(waiting, "GRP-2").paused_to == date(2026, 12, 16)


@pytest.mark.rule("DAY-6")
def test_both_dates_stand_in_list_case_history_and_on_paper(waiting: Office) -> None:
    uid = waiting.proceedings.begin(NUMBER, "pause", PAUSE)
    waiting.proceedings.go_on(NUMBER, uid, "resumed", {"at": "2026-11-20T09:00"})
    record = waiting.complaints.case(NUMBER)
    assert waiting.register.everything()[0].due_on == date(2026, 12, 2)
    assert record.earliest_due == duty(waiting, "GRP-2")
    paper = FormValues(record, waiting.desk.policy, "th").due("GRP")
    assert ("๓๐ พ.ย. ๒๕๖๙" in paper, "๒ ธ.ค. ๒๕๖๙" in paper) == (True, True)
    said = date_changes(record.timeline, waiting.desk.policy)[record.timeline[-1].id][0].words
    assert ("30 พ.ย. 2569" in said, "2 ธ.ค. 2569" in said) == (True, True)


@pytest.mark.rule("DAY-6")
def test_neither_the_response_nor_an_incident_waits(waiting: Office) -> None:
    waiting.complaints.change_fields(NUMBER, {"category": "D"})
    waiting.proceedings.begin(NUMBER, "pause", PAUSE)
    waited = {each.id for each in waiting.complaints.case(NUMBER).duties if each.paused_to}
    assert waited == {"GRP-2"}


@pytest.mark.rule("DAY-6")
def test_a_pause_that_is_taken_back_moves_nothing(waiting: Office) -> None:
    uid = waiting.proceedings.begin(NUMBER, "pause", PAUSE)
    waiting.proceedings.void(NUMBER, uid, because="บันทึกผิดเรื่อง")
    grp = duty(waiting, "GRP-2")
    assert (grp.paused_to, grp.due_on) == (None, date(2026, 11, 30))


@pytest.mark.rule("DAY-6")
def test_a_clock_that_has_run_out_waits_no_more(waiting: Office) -> None:
    waiting.complaints.change_fields(NUMBER, {"received_at": "2026-11-02T09:00", "resolution_group": "GRP-1"})
    assert duty(waiting, "GRP-1").due_on == date(2026, 11, 10)
    waiting.proceedings.begin(NUMBER, "pause", PAUSE)
    assert duty(waiting, "GRP-1").paused_to is None


@pytest.mark.rule("DAY-6")
def test_more_time_and_a_pause_give_the_later_of_both_days(waiting: Office) -> None:
    granted = {"at": "2026-11-20T09:00", "duty": "GRP-2", "until": "2026-12-04", "reason": "รอผล", "by_whom": "ผอ."}
    waiting.proceedings.begin(NUMBER, "extension", granted)
    waiting.proceedings.begin(NUMBER, "pause", PAUSE)
    found = duty(waiting, "GRP-2")
    assert (found.due_on, found.extended_on, found.paused_to) == (
        date(2026, 11, 30),
        date(2026, 12, 4),
        date(2026, 12, 16),
    )
    assert found.later_on == date(2026, 12, 16)


@pytest.mark.rule("DAY-6")
def test_a_clock_that_waits_already_or_may_not_wait_is_refused_with_words(waiting: Office) -> None:
    waiting.proceedings.begin(NUMBER, "pause", PAUSE)
    with pytest.raises(InvalidComplaint) as again:
        waiting.proceedings.begin(NUMBER, "pause", PAUSE)
    waiting.complaints.record(an_incident(category="D"))
    with pytest.raises(InvalidComplaint) as incident:
        waiting.proceedings.begin("2569/00002", "pause", PAUSE)
    assert (codes(again), codes(incident)) == ([("at", "waits_already")], [("reason", "nothing_to_pause")])


@pytest.mark.rule("DAY-6")
@pytest.mark.parametrize("profile", ["kcm", "phrae", "sso"])
def test_pausing_is_off_as_installed(profile: str) -> None:
    policy = load_policy(profile=profile)
    assert policy.setting("pausing") == "off"


@pytest.mark.rule("DAY-6")
@pytest.mark.parametrize("rule", ["RPT-8", "INT-9"])
def test_a_policy_cannot_let_an_incident_or_the_first_contact_wait(tmp_path: Path, rule: str) -> None:
    for path in POLICY_FOLDER.rglob("*.toml"):
        copy = tmp_path / path.relative_to(POLICY_FOLDER)
        copy.parent.mkdir(exist_ok=True)
        text = path.read_text(encoding="utf-8")
        copy.write_text(text.replace(f'[[duty]]\nrule = "{rule}"\n', f'[[duty]]\nrule = "{rule}"\npausable = true\n'))
    with pytest.raises(PolicyProblem) as refused:
        load_policy(tmp_path)
    assert refused.value.code == "cannot_wait"


@pytest.mark.rule("DAY-6", "PHR-1")
def test_the_report_of_a_unit_can_wait_in_a_provincial_office_that_lets_clocks_wait(
    tmp_path: Path, now: datetime
) -> None:
    office = bootstrap.open_office(tmp_path, clock=lambda: now, set_up=SetUp(role="centre", profile="phrae"))
    office.desk.policy = switched_on(office.desk.policy)
    office.complaints.record(a_complaint(topics=["behaviour"]))
    asked = {"at": "2026-11-17T09:30", "unit": "กลุ่มงานทันตสาธารณสุข", "question": "ขอข้อเท็จจริง"}
    uid = office.proceedings.begin(NUMBER, "request", asked)
    office.proceedings.begin(NUMBER, "pause", {**PAUSE, "until": "2026-11-25"})
    report = duty(office, f"PHR-1@{uid}")
    assert (report.due_on, report.paused_to) == (date(2026, 12, 2), date(2026, 12, 9))


@pytest.mark.rule("DAY-6")
def test_where_nothing_may_wait_the_words_say_so_and_what_to_do(waiting: Office) -> None:
    number = waiting.complaints.record(an_incident(category="E"))
    with pytest.raises(InvalidComplaint) as refused:
        waiting.proceedings.begin(number, "pause", PAUSE)
    assert words_for(refused.value).endswith("ให้ขยายเวลาพร้อมเหตุผลแทน")
