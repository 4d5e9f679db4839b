"""What a tick or a stage must say to count: each told at their time and in turn, words, a report, an explanation."""

from datetime import datetime

import pytest

from app.domain.errors import InvalidComplaint
from app.services.cases.telling import Told
from app.services.office import Office
from app.services.words.messages import words_for_problem
from tests.cases import a_complaint, an_incident

NUMBER = "2569/00001"
NURSE = "พยาบาล ตัวอย่าง"


def at(hour: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-17T{hour}:00+07:00")


def told(role: str, hour: str, words: str = "") -> Told:
    return Told(role, "พว. ตัวอย่าง", at(hour), words=words)


def codes(refused: pytest.ExceptionInfo[InvalidComplaint]) -> list[tuple[str, str]]:
    return [(each.field, each.code) for each in refused.value.problems]


@pytest.fixture
def severe(office: Office) -> Office:
    """A centre with one incident of category G, known at three in the morning."""
    office.complaints.record(an_incident(category="G"))
    return office


def chain(office: Office) -> tuple[str, ...]:
    return next(each.to_whom for each in office.complaints.case(NUMBER).duties if each.id == "RPT-2")


def director(office: Office) -> str:
    return next(each.to_whom[0] for each in office.complaints.case(NUMBER).duties if each.id == "RPT-2:director")


@pytest.mark.rule("RPT-2")
def test_one_tick_does_not_tell_three_people(severe: Office) -> None:
    assert len(chain(severe)) == 3
    with pytest.raises(InvalidComplaint) as refused:
        severe.duties.done(NUMBER, ["RPT-2"], at=at("03:20"), by=NURSE, words="แจ้งครบแล้ว")
    assert codes(refused) == [("duties", "told_apart")]
    hours = ("03:05", "03:10", "03:15")
    severe.duties.told(NUMBER, [told(role, hour) for role, hour in zip(chain(severe), hours, strict=True)])
    duty = next(each for each in severe.complaints.case(NUMBER).duties if each.id == "RPT-2")
    assert duty.done_at == at("03:15")


@pytest.mark.rule("RPT-2")
def test_the_director_is_told_after_the_shift_head_or_with_a_word_why_not(severe: Office) -> None:
    with pytest.raises(InvalidComplaint) as alone:
        severe.duties.told(NUMBER, [told(director(severe), "03:10")])
    first = [told(role, "03:20") for role in chain(severe)]
    with pytest.raises(InvalidComplaint) as before:
        severe.duties.told(NUMBER, [*first, told(director(severe), "03:10")])
    assert (codes(alone), codes(before)) == (
        [("words_0", "told_out_of_order")],
        [("words_3", "told_out_of_order")],
    )
    with pytest.raises(InvalidComplaint) as ticked:
        severe.duties.done(NUMBER, ["RPT-2:director"], at=at("03:10"), by=NURSE)
    assert codes(ticked) == [("words", "told_out_of_order")]
    severe.duties.told(NUMBER, [told(director(severe), "03:10", "อยู่ที่หอผู้ป่วยพอดี")])
    severe.duties.told(NUMBER, first)
    assert all(each.is_ended for each in severe.complaints.case(NUMBER).duties if each.rule == "RPT-2")


@pytest.mark.rule("RPT-2")
def test_one_entry_from_the_menu_keeps_the_order_too(severe: Office) -> None:
    early = {"at": "2026-11-17T03:10", "role": director(severe), "name": "นพ. ตัวอย่าง"}
    with pytest.raises(InvalidComplaint) as refused:
        severe.proceedings.begin(NUMBER, "telling", early)
    assert codes(refused) == [("words", "told_out_of_order")]
    said = words_for_problem(refused.value.problems[0])
    assert said.startswith("ก่อนแจ้งผู้อำนวยการ") and "หัวหน้าเวร" in said


@pytest.mark.rule("SEN-4")
def test_of_a_sentinel_event_the_director_is_told_at_once_and_waits_for_nobody(office: Office) -> None:
    office.complaints.record(an_incident(category="I", sentinels=["SEN-4"]))
    office.duties.told(NUMBER, [told("director", "03:05")])
    rows = office.complaints.case(NUMBER).proceedings
    assert [each.value("told", "role") for each in rows] == ["director"]


@pytest.mark.rule("RPT-4", "RPT-8")
@pytest.mark.parametrize("name", ["RPT-4", "RPT-8"])
def test_a_report_is_ticked_only_with_the_report_or_the_words_where_it_is(severe: Office, name: str) -> None:
    with pytest.raises(InvalidComplaint) as refused:
        severe.duties.done(NUMBER, [name], at=at("04:00"), by=NURSE)
    assert codes(refused) == [("words", "written_nowhere")]
    severe.duties.done(NUMBER, [name], at=at("04:00"), by=NURSE, words="แฟ้มกระดาษ เลขที่ ๑๒")
    assert next(each for each in severe.complaints.case(NUMBER).duties if each.id == name).done_at == at("04:00")


@pytest.mark.rule("RPT-8")
def test_an_analysis_that_was_only_begun_is_none(severe: Office) -> None:
    begun = {"at": "2026-11-17T04:00", "team": ["ทีมนำ"], "owner": "หัวหน้าหอ"}
    severe.proceedings.begin(NUMBER, "rca", begun)
    with pytest.raises(InvalidComplaint) as refused:
        severe.duties.done(NUMBER, ["RPT-8"], at=at("05:00"), by=NURSE)
    assert codes(refused) == [("words", "written_nowhere")]


@pytest.mark.rule("DAY-7")
@pytest.mark.parametrize("purpose", ["answer", "result"])
def test_an_answer_without_words_does_not_stop_the_response_clock(office: Office, purpose: str) -> None:
    office.complaints.record(a_complaint(level=2))
    said = {"at": "2026-11-18T09:00", "means": "telephone", "result": "reached", "purpose": purpose}
    uid = office.proceedings.begin(NUMBER, "contact", said)
    assert not office.complaints.case(NUMBER).duties[0].is_ended
    office.proceedings.go_on(NUMBER, uid, "made", {**said, "words": "ชี้แจงขั้นตอนจ่ายยา"})
    assert str(office.complaints.case(NUMBER).duties[0].done_at) == "2026-11-18 09:00:00+07:00"


@pytest.mark.rule("MED-5")
def test_whoever_insists_is_told_something_or_a_unit_is_invited_before_it_ends(office: Office) -> None:
    office.complaints.record(a_complaint(level=2))
    came = {"at": "2026-11-18T09:00", "wish": "ขอพบผู้อำนวยการ"}
    uid = office.proceedings.begin(NUMBER, "insistence", came)
    ended = {"at": "2026-11-18T10:00", "words": "กลับบ้าน"}
    with pytest.raises(InvalidComplaint) as nothing:
        office.proceedings.go_on(NUMBER, uid, "ended", ended)
    with pytest.raises(InvalidComplaint) as unticked:
        office.proceedings.go_on(NUMBER, uid, "explained", {"at": "2026-11-18T09:30"})
    assert codes(nothing) == [("at", "neither_explained_nor_invited")]
    assert codes(unticked) == [("facts", "nothing_explained")]
    office.proceedings.go_on(NUMBER, uid, "explained", {"at": "2026-11-18T09:30", "law": True})
    office.proceedings.go_on(NUMBER, uid, "ended", ended)
    assert office.complaints.case(NUMBER).proceedings[0].value("ended", "words") == "กลับบ้าน"


@pytest.mark.rule("DAY-1")
def test_a_receipt_from_before_the_rules_is_asked_about_unless_the_matter_is_over(office: Office) -> None:
    long_ago = a_complaint(received_at="2500-11-17T09:12:00+07:00")
    with pytest.raises(InvalidComplaint) as refused:
        office.complaints.record(long_ago)
    assert codes(refused) == [("received_at", "before_the_rules")]
    assert refused.value.problems[0].data == {"day": "1 ม.ค. 2561"}
    old = {"outcome": "in_part", "told_at": "2017-01-10T09:00:00+07:00", "told_means": "letter"}
    number = office.complaints.record(a_complaint(received_at="2560-01-05T09:12:00+07:00", **old))
    assert office.complaints.case(number).state == "closed"
