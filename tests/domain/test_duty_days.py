"""Every duty of an incident with its moment and the days that were counted for it, written out (rules.md section 5)."""

from collections.abc import Callable
from datetime import date

import pytest

from app.domain.duties import CaseFacts, duties_for
from app.domain.explanation import explained
from app.domain.policy import Policy
from app.domain.working_days import Calendar
from tests.domain.test_duties import shown

Facts = Callable[..., CaseFacts]
AT_ONCE = "2025-02-13T10:00"  # Thursday; the day before was Makha Bucha
# category, duty, when it is due, the days of February 2025 that are counted
NEAR_MISS = [
    ("RPT-1", AT_ONCE, ""),
    ("RPT-2", "2025-02-13T16:00", ""),
    ("RPT-3", "2025-02-14", "14"),
    ("RPT-4", "2025-02-20", "14 15 16 17 18 19 20"),
    ("RPT-5", "2025-02-13", "13"),
    ("RPT-5:correct", "2025-02-20", "14 15 16 17 18 19 20"),
    ("RPT-6", "2025-09-30 collected", ""),
    ("RPT-7", "2025-02-20", "14 15 16 17 18 19 20"),
    ("RPT-9", "2025-09-30 collected", ""),
]
MINOR = [
    ("RPT-1", AT_ONCE, ""),
    ("RPT-2", AT_ONCE, ""),
    ("RPT-3", "2025-02-14T10:00", ""),
    ("RPT-4", AT_ONCE, ""),
    ("RPT-6", "2025-02-14", "14"),
    ("RPT-7", "2025-02-23", "14 15 16 17 18 19 20 21 22 23"),
    ("RPT-9", "2025-09-30 collected", ""),
]
MODERATE = [
    ("RPT-1", AT_ONCE, ""),
    ("RPT-2", AT_ONCE, ""),
    ("RPT-3", "2025-02-14T10:00", ""),
    ("RPT-4", AT_ONCE, ""),
    ("RPT-6", "2025-02-14", "14"),
    ("RPT-7", "2025-02-19", "14 15 16 17 18 19"),
    ("RPT-8", "2025-02-19", "14 15 16 17 18 19"),
    ("RPT-9", "2025-09-30 collected", ""),
]
SEVERE = [
    ("RPT-1", AT_ONCE, ""),
    ("RPT-2", AT_ONCE, ""),
    ("RPT-2:director", "2025-02-14T10:00", ""),
    ("RPT-3", "2025-02-14T10:00", ""),
    ("RPT-4", AT_ONCE, ""),
    ("RPT-6", "2025-02-14", "14"),
    ("RPT-7", "2025-02-15", "14 15"),
    ("RPT-8", "2025-02-14T10:00", ""),
    ("RPT-9", "2025-09-30 collected", ""),
]


def in_february(days: str) -> tuple[date, ...]:
    return tuple(date(2025, 2, int(day)) for day in days.split())


@pytest.mark.rule("RPT-1", "RPT-2", "RPT-3", "RPT-4", "RPT-5", "RPT-6", "RPT-7", "RPT-8", "RPT-9", "MERP-D")
@pytest.mark.parametrize(
    ("category", "expected"),
    [("A", NEAR_MISS), ("B", NEAR_MISS), ("C", MINOR)]
    + [(each, MODERATE) for each in "DEF"]
    + [(each, SEVERE) for each in "GHI"],
)
def test_every_duty_of_a_category_has_its_moment_and_its_days(
    policy: Policy, calendar: Calendar, the_facts: Facts, category: str, expected: list[tuple[str, str, str]]
) -> None:
    duties = duties_for(the_facts(category=category), policy, calendar)
    found = {each.id: (shown(each), explained(each, calendar, "th").days) for each in duties}
    assert found == {duty: (due, in_february(days)) for duty, due, days in expected}


@pytest.mark.rule("RPT-5")
def test_a_working_day_over_a_weekend_lists_what_was_left_out(
    policy: Policy, calendar: Calendar, the_facts: Facts
) -> None:
    saturday = the_facts(category="A").received_at.replace(day=15)
    duties = {each.id: each for each in duties_for(the_facts(category="A", known_at=saturday), policy, calendar)}
    found = explained(duties["RPT-5"], calendar, "th")
    assert found.days == in_february("17")
    assert found.left_out == ((date(2025, 2, 15), "วันเสาร์"), (date(2025, 2, 16), "วันอาทิตย์"))


@pytest.mark.rule("MERP-A", "MERP-B", "MERP-C", "MERP-D", "MERP-E", "MERP-F", "MERP-G", "MERP-H", "MERP-I")
def test_categories_have_the_words_and_the_group_of_the_document(policy: Policy) -> None:
    groups = {code: policy.severities[each.severity].label_th for code, each in policy.categories.items()}
    assert groups == {
        **dict.fromkeys("AB", "เกือบพลาด"),
        "C": "น้อย",
        **dict.fromkeys("DEF", "ปานกลาง"),
        **dict.fromkeys("GHI", "มาก"),
    }
    assert policy.categories["B"].label_th == "B เกิดความคลาดเคลื่อนขึ้น แต่ยังไม่ถึงผู้ป่วย"


@pytest.mark.rule("NCR-1", "NCR-2", "NCR-3", "NCR-4")
@pytest.mark.parametrize(
    ("level", "days"), [(1, "2025-02-20"), (2, "2025-02-23"), (3, "2025-02-19"), (4, "2025-02-15")]
)
def test_a_nonclinical_level_is_resolved_in_the_days_of_its_group(
    policy: Policy, calendar: Calendar, the_facts: Facts, level: int, days: str
) -> None:
    duties = {each.id: shown(each) for each in duties_for(the_facts(nonclinical_level=level), policy, calendar)}
    assert duties["RPT-7"] == days


SENTINELS = [
    ("SEN-1", "ผู้ป่วยฆ่าตัวตายในโรงพยาบาล"),
    ("SEN-2", "ให้เลือดผิดหมู่/ผิดคน"),
    ("SEN-3", "ลักพาหรือสลับตัวทารก"),
    ("SEN-4", "ผู้ป่วยเสียชีวิตโดยไม่ทราบสาเหตุ"),
    ("SEN-5", "โรคติดต่อร้ายแรงมารักษา"),
    ("SEN-6", "พิการหรือเสียชีวิตจากความบกพร่องของเครื่องมือ การรักษา บุคลากร"),
    ("SEN-7", "สถานการณ์ฉุกเฉิน: อัคคีภัย ภัยพิบัติ ช้างป่าทำร้าย"),
    ("SEN-8", "เสี่ยงเสียชื่อเสียงหรือฟ้องร้อง และมีสื่อมวลชนเข้ามา"),
    ("SEN-9", "โจรกรรม ทรัพย์สินสูญหาย มูลค่า ๑๐๐,๐๐๐ บาทขึ้นไป"),
    ("SEN-10", "ไฟฟ้าดับเกิน ๓๐ นาที และเครื่องกำเนิดไฟฟ้าใช้งานไม่ได้"),
    ("SEN-11", "เครื่องคอมพิวเตอร์แม่ข่ายใช้งานไม่ได้"),
    ("SEN-12", "รถโรงพยาบาล/โรงพยาบาลเกิดอุบัติเหตุ"),
    ("SEN-13", "ทำร้ายร่างกายหรือข่มขู่ในโรงพยาบาล ทั้งเจ้าหน้าที่และผู้รับบริการ"),
    ("SEN-14", "อุบัติเหตุหมู่ ต้องประกาศสถานการณ์ฉุกเฉิน"),
    ("SEN-15", "เหตุการณ์อื่นที่อาจเสียชื่อเสียงโรงพยาบาล"),
]


@pytest.mark.rule("SEN-1", "SEN-2", "SEN-3", "SEN-4", "SEN-5", "SEN-6", "SEN-7", "SEN-8")
@pytest.mark.rule("SEN-9", "SEN-10", "SEN-11", "SEN-12", "SEN-13", "SEN-14", "SEN-15")
@pytest.mark.parametrize(("code", "words"), SENTINELS)
def test_each_sentinel_event_is_told_at_once_to_unit_head_and_director(
    policy: Policy, calendar: Calendar, the_facts: Facts, code: str, words: str
) -> None:
    duties = duties_for(the_facts(sentinels=(code,), nonclinical_level=4), policy, calendar)
    told = next(each for each in duties if each.id == code)
    assert (told.note_th, shown(told)) == (words, AT_ONCE)
    assert told.to_whom == ("unit_head", "director")
