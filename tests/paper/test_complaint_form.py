"""The Complaint Form as it is printed: everything entered stands on it, and reads back."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtPdf import QPdfDocument

from app.domain.fields import FieldKind, Use, choices_of, field, fields_for
from app.domain.policy import Policy, load_policy
from app.services.paper.complaint_form import complaint_form
from app.services.paper.form_values import FormValues
from app.services.rows import AttachmentRow, DutyRow
from tests.paper.conftest import (
    ENTERED_AT,
    LETTERHEAD,
    NARRATIVES,
    Draw,
    Read,
    a_record,
    read_by_poppler,
    squeezed,
)

TICKED = {"kind", "channel", "topics", "disclosure", "complainant_type", "outcome", "resolution_group", "level"}
WRITTEN = {FieldKind.TEXT, FieldKind.LONG_TEXT, FieldKind.PHONE, FieldKind.EMAIL}
PICTURE = bytes.fromhex(  # one grey point, as PNG
    "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
    "3a7e9b550000000a49444154789c636800000082008177cd72b60000000049454e44ae426082"
)
IDS = [case["source_id"] for case in NARRATIVES]


@pytest.mark.parametrize("case", NARRATIVES, ids=IDS)
def test_what_was_written_reads_back_from_the_form(
    draw: Draw, pages_of: Read, tmp_path: Path, case: dict[str, object]
) -> None:
    content = draw(case)
    entered = {each.name: str(case[each.name]) for each in _printed(case) if each.kind in WRITTEN}
    for text in filter(None, ("".join(pages_of(content)), read_by_poppler(content, tmp_path))):
        found = squeezed(text)
        assert {name for name, value in entered.items() if squeezed(value) not in found} == set()


@pytest.mark.parametrize("case", NARRATIVES, ids=IDS)
def test_what_was_chosen_is_ticked_and_nothing_else(
    draw: Draw, pages_of: Read, policy: Policy, case: dict[str, object]
) -> None:
    text = squeezed("".join(pages_of(draw(case))))
    values = FormValues(a_record(case), policy, "th")
    for name in TICKED:
        given = case.get(name, ())
        chosen = {str(code) for code in (given if isinstance(given, list | tuple) else (given,))}
        for code, label in values.labels(name):
            assert f"{'☑' if code in chosen else '☐'}{squeezed(label)}" in text


@pytest.mark.parametrize("case", NARRATIVES, ids=IDS)
def test_moments_days_units_and_sentinels_stand_on_the_form(
    draw: Draw, pages_of: Read, policy: Policy, case: dict[str, object]
) -> None:
    text = squeezed("".join(pages_of(draw(case))))
    values = FormValues(a_record(case), policy, "th")
    kinds = {FieldKind.MOMENT, FieldKind.DAY, FieldKind.NAMES, FieldKind.MONEY}
    names = [each.name for each in _printed(case) if each.kind in kinds or each.name == "sentinels"]
    assert [name for name in names if squeezed(values.text(name)) not in text] == []


def test_every_field_for_paper_has_its_place_on_the_form(draw: Draw, pages_of: Read, policy: Policy) -> None:
    values = FormValues(None, policy, "th")
    whole = {each.name: f"ก{place:03}" for place, each in enumerate(fields_for(Use.PRINT)) if each.kind in WRITTEN}
    text = squeezed("".join(pages_of(draw(whole))))
    answered = {"number", "local_number"}
    assert [name for name, value in whole.items() if name not in answered and value not in text] == []
    assert squeezed(values.caption("complainant_name")) in text


def test_flags_are_ticked_or_written(draw: Draw, pages_of: Read) -> None:
    flags = {"category_provisional": True, "may_escalate": True, "complainant_signature": True}
    text = squeezed("".join(pages_of(draw(flags))))
    for words in ("☑ชั่วคราว", "☑มีแนวโน้มที่จะฟ้องร้องหรือร้องเรียน", "ลงลายมือชื่อแล้ว"):
        assert words in text


def test_an_ordinary_complaint_and_the_blank_form_take_one_page(draw: Draw, pages_of: Read) -> None:
    ordinary = next(case for case in NARRATIVES if case["source_id"] == "N24")
    for values in (ordinary, None):
        for language in ("th", "en"):
            assert len(pages_of(draw(values, language=language))) == 1


def test_a_blank_form_offers_every_choice_and_ticks_none(draw: Draw, pages_of: Read, policy: Policy) -> None:
    text = squeezed("".join(pages_of(draw(None))))
    labels = [thai for name in TICKED - {"kind"} for _, thai, _ in choices_of(field(name), policy)]
    assert [label for label in labels if f"☐{squeezed(label)}" not in text] == []
    assert "☑" not in text


@pytest.mark.rule("LVL-2", "GRP-2")
def test_levels_and_groups_show_their_working_days(draw: Draw, pages_of: Read) -> None:
    text = squeezed("".join(pages_of(draw(None))))
    assert "☐๓ข้อร้องเรียนเรื่องใหญ่๓๐วันทำการ" in text
    assert "☐การจัดซื้อจัดจ้าง๗วันทำการ" in text


@pytest.mark.rule("DAY-4")
def test_the_two_due_dates_and_the_other_duties_are_printed(draw: Draw, pages_of: Read) -> None:
    duties = (_duty("LVL-2", "2026-12-15"), _duty("GRP-2", "2026-12-04"), _duty("RPT-3", "2026-11-22"))
    first, second = pages_of(draw({"kind": "complaint", "details": "รอนาน"}, duties=duties))
    assert "๑๕ธ.ค.๒๕๖๙" in squeezed(first)
    assert "๔ธ.ค.๒๕๖๙" in squeezed(first)
    assert "RPT-3๒๒พ.ย.๒๕๖๙" in squeezed(second)


def test_attachments_are_listed(draw: Draw, pages_of: Read) -> None:
    photo = AttachmentRow("a", "ภาพหน้าจอ ๑.png", "image/png", 1, ENTERED_AT, "ทดสอบ")
    (text,) = pages_of(draw({"details": "รอนาน"}, attachments=(photo,)))
    assert "ภาพหน้าจอ ๑.png" in text


def test_the_number_of_the_pc_stands_beside_the_official_one(draw: Draw, pages_of: Read) -> None:
    (text,) = pages_of(draw({"details": "รอนาน"}, local_number="A7-0012"))
    assert "A๗-๐๐๑๒" in text
    (text,) = pages_of(draw({"details": "รอนาน"}, number="", local_number="A7-0012"))
    assert "เลขที่A๗-๐๐๑๒" in squeezed(text)


def test_the_hospitals_own_emblem_is_drawn(policy: Policy, tmp_path: Path) -> None:
    emblem = tmp_path / "emblem.png"
    emblem.write_bytes(PICTURE)
    content = complaint_form(None, policy, replace(LETTERHEAD, emblem=emblem), printed_at=ENTERED_AT)
    assert b"/Subtype /Image" in content


def test_thai_paper_has_thai_digits_and_buddhist_years(draw: Draw, pages_of: Read) -> None:
    (text,) = pages_of(draw({"received_at": "2026-11-21T10:35:00+07:00", "details": "รอนาน"}))
    assert "๒๕๖๙/๐๐๔๑๒" in text
    assert "๒๑ พ.ย. ๒๕๖๙ ๑๐.๓๕ น." in text


def test_english_paper_has_the_english_labels(draw: Draw, pages_of: Read) -> None:
    (text,) = pages_of(draw({"received_at": "2026-11-21T10:35:00+07:00", "details": "รอนาน"}, language="en"))
    assert "Complaint Form" in text
    assert "2569/00412" in text
    assert "21 Nov 2026 10:35" in text


def test_details_that_do_not_fit_go_on_on_continuation_sheets(draw: Draw, pages_of: Read) -> None:
    details = "ผู้ร้องเรียนแจ้งว่ารอคิวตรวจนาน " * 300
    first, *others = pages_of(draw({"details": details}))
    assert len(others) >= 1
    assert squeezed("".join([first, *others])).count("ผู้ร้องเรียนแจ้งว่ารอคิวตรวจนาน") >= 298
    assert all("๒๕๖๙/๐๐๔๑๒" in page for page in others)


@pytest.mark.parametrize(
    "text", ["ก" * 50_000, "คำร้อง " * 60_000, "\n".join("ก" * 9_000)], ids=["run", "words", "lines"]
)
def test_a_text_of_many_pages_is_drawn_whole(draw: Draw, opened: Callable[[bytes], QPdfDocument], text: str) -> None:
    begun = time.process_time()
    pages = opened(draw({"details": text})).pageCount()
    assert pages > 5
    assert time.process_time() - begun < 20


def test_the_same_case_gives_the_same_bytes(draw: Draw) -> None:
    assert draw(NARRATIVES[0]) == draw(NARRATIVES[0])
    assert draw(None) == draw(None)


def test_the_document_is_thai_titled_and_embeds_its_fonts(draw: Draw, opened: Callable[[bytes], QPdfDocument]) -> None:
    content = draw(NARRATIVES[0])
    title = opened(content).metaData(QPdfDocument.MetaDataField.Title)
    assert title == "แบบฟอร์มบันทึกข้อร้องเรียน (Complaint Form) ๒๕๖๙/๐๐๔๑๒"
    assert b"/Lang (th-TH)" in content
    assert content.count(b"/BaseFont") == content.count(b"/FontFile2")
    assert b"Helvetica" not in content


def test_a_character_that_the_font_lacks_reads_back_all_the_same(draw: Draw, pages_of: Read) -> None:
    (text,) = pages_of(draw({"details": "ยา ≥ 5 mg → 漢字 😀 จบ"}))
    assert "≥ 5 mg → 漢字 😀 จบ" in text


def _printed(case: dict[str, object]) -> list[object]:
    return [each for each in fields_for(Use.PRINT) if each.name in case]


def _duty(rule: str, due_on: str) -> DutyRow:
    day = datetime.fromisoformat(due_on).date()
    return DutyRow(rule, rule, (), f"หน้าที่ {rule}", f"Duty {rule}", False, day, None, ENTERED_AT, {}, "", "")


@pytest.mark.rule("ADM-1")
def test_the_centre_s_place_telephone_and_e_mail_stand_on_the_form(draw: Draw, pages_of: Read) -> None:
    (text,) = pages_of(draw({"details": "รอนาน"}))
    assert "ศูนย์รับเรื่องร้องเรียน" in text
    assert all(words in squeezed(text) for words in ("อาคาร๑ชั้น๒", "020000000", "complaints@example.org"))


@pytest.mark.rule("PHR-4", "INT-6")
@pytest.mark.parametrize(
    ("profile", "title"),
    [
        ("kcm", "แบบฟอร์มบันทึกข้อร้องเรียน (Complaint Form)"),
        ("phrae", "ใบรับแจ้งเหตุเรื่องราวร้องเรียน / ร้องทุกข์"),
        ("sso", "แบบฟอร์มบันทึกข้อร้องเรียน"),
    ],
)
def test_the_form_bears_the_name_that_the_office_gives_it(pages_of: Read, profile: str, title: str) -> None:
    content = complaint_form(None, load_policy(profile=profile), LETTERHEAD, printed_at=ENTERED_AT)
    assert title in pages_of(content)[0]
