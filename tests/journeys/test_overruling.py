"""Whoever decides otherwise than the rules suggest says why, beside the choice (LVL-5)."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from app.ui.shown_text import plain
from tests.cases import a_complaint, an_incident
from tests.journeys.conftest import OpenWindow


@pytest.mark.rule("LVL-5")
def test_overruling_without_a_reason_is_refused_beside_the_choice(open_window: OpenWindow, tmp_path: Path) -> None:
    officer = open_window(tmp_path / "data")
    officer.fill(a_complaint())
    officer.click("level_3")
    officer.click("save")
    words = plain(officer.widget("level_reason_problem", QLabel).text())
    assert words == "ข้อกำหนดแนะนำ 2 (LVL-2) ให้ระบุเหตุผลที่เลือกต่างออกไป"
    assert officer.window.number() is None
    officer.type("level_reason", "ญาติไม่ยอมรับคำอธิบาย")
    officer.click("save")
    fields = officer.office.complaints.case(officer.number()).fields
    assert (fields["level"], fields["level_reason"]) == (3, "ญาติไม่ยอมรับคำอธิบาย")


@pytest.mark.rule("RPT-8")
def test_another_category_under_an_analysis_is_answered_with_words(open_window: OpenWindow, tmp_path: Path) -> None:
    officer = open_window(tmp_path / "data")
    number = officer.office.complaints.record(an_incident(category="F"))
    begun = {"at": "2026-11-18T09:00", "team": ["เภสัชกร"], "owner": "หัวหน้าหอ"}
    officer.office.proceedings.begin(number, "rca", begun)
    officer.window.open_case(number)
    assert not officer.is_visible("analysis_stands")
    officer.click("category_C")
    assert plain(officer.text_of("analysis_stands")).endswith("สิ่งที่เขียนไว้ยังอยู่ครบ")
