"""The page of the audit: what is chosen, the entries and their cases, “verify now”, and who may look."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QComboBox, QLabel, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from app import bootstrap
from app.bootstrap.audit import audit_desk
from app.bootstrap.pages import every_page
from app.domain.errors import Cancelled
from app.services.audit import history as history_module
from app.services.audit.verification import Verification
from app.services.office import Office
from app.ui.audit.page import AuditPage
from app.ui.background import ProgressDialog
from app.ui.page_entry import CENTRE
from app.ui.pages import AUDIT
from app.ui.shown_text import plain
from app.ui.tables.lines_table import LinesTable
from tests.cases import a_complaint
from tests.ui.at_the_desk import Desk
from tests.ui.form_parts import type_into


@pytest.fixture
def printed() -> list[tuple[bytes, str]]:
    """What was shown as a preview."""
    return []


@pytest.fixture
def page(office: Office, printed: list[tuple[bytes, str]], now: datetime, qtbot: QtBot) -> Iterator[AuditPage]:
    for place in ("ตึกหน้า", "ตึกหลัง"):
        office.complaints.record(a_complaint(place=place))
    page = AuditPage(lambda: now, audit_desk, lambda pdf, title, _parent: printed.append((pdf, title)))
    qtbot.addWidget(page)
    page.resize(1150, 700)
    page.use(office)
    page.enter()
    yield page


@pytest.fixture
def desk(page: AuditPage, qtbot: QtBot) -> Desk:
    return Desk(page, qtbot)


def table(desk: Desk) -> LinesTable:
    found = desk.part("audit_table")
    assert isinstance(found, LinesTable)
    return found


def column(desk: Desk, place: int) -> list[str]:
    lines = table(desk).lines
    return [str(lines.index(row, place).data()) for row in range(lines.rowCount())]


def choose(desk: Desk, name: str, words: str) -> None:
    box = desk.part(name)
    assert isinstance(box, QComboBox)
    box.setCurrentText(words)


def verified(desk: Desk, page: AuditPage, qtbot: QtBot) -> None:
    tabs = desk.part("audit_tabs")
    assert isinstance(tabs, QTabBar)
    tabs.setCurrentIndex(1)
    desk.click("audit_verify")
    (progress,) = page.findChildren(ProgressDialog)
    with qtbot.waitSignal(progress.succeeded):
        pass


def test_the_newest_entry_stands_first(desk: Desk) -> None:
    assert column(desk, 2) == ["2569/00002", "2569/00001", "–"]
    assert column(desk, 3)[0] == "บันทึกรับเรื่อง"
    assert desk.text_of("audit_count") == "ทั้งหมด 3 รายการ"


def test_the_table_is_a_sound_model(desk: Desk) -> None:
    QAbstractItemModelTester(table(desk).lines, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_a_chosen_entry_says_everything_that_it_changed_and_leads_to_its_case(
    desk: Desk, page: AuditPage, qtbot: QtBot
) -> None:
    table(desk).choose(0)
    assert "สถานที่เกิดเหตุ: ตึกหลัง" in desk.text_of("audit_details")
    with qtbot.waitSignal(page.case_wanted) as wanted:
        QTest.keyClick(table(desk), Qt.Key.Key_Return)
    assert wanted.args == ["2569/00002"]


def test_an_entry_of_the_hospitals_own_data_leads_nowhere(desk: Desk) -> None:
    table(desk).choose(2)
    assert not desk.part("audit_open").isEnabled()


def test_a_kind_of_change_is_chosen(desk: Desk) -> None:
    choose(desk, "audit_matter", "ข้อมูลของโรงพยาบาล")
    assert column(desk, 3) == ["ตั้งค่าเครื่องนี้ครั้งแรก"]


def test_a_case_is_chosen_by_its_number_and_an_unknown_one_is_named(desk: Desk) -> None:
    number = desk.part("audit_number")
    type_into(number, "2569/00001")
    QTest.keyClick(number, Qt.Key.Key_Return)
    assert column(desk, 2) == ["2569/00001"]
    type_into(number, "2569/00099")
    QTest.keyClick(number, Qt.Key.Key_Return)
    assert column(desk, 2) == [] and "2569/00099" in desk.text_of("audit_count")


def test_days_are_typed_and_one_that_cannot_be_read_is_named(desk: Desk) -> None:
    first = desk.part("audit_first")
    type_into(first, "22/11/2569")
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert column(desk, 2) == []
    type_into(first, "วันไหนไม่รู้")
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert "วันไหนไม่รู้" in desk.text_of("audit_first_problem") and len(column(desk, 2)) == 3


def test_a_person_is_chosen(desk: Desk, office: Office) -> None:
    choose(desk, "audit_person", office.desk.person.name)
    assert len(column(desk, 1)) == 3


def test_more_is_read_when_somebody_asks_for_it(
    desk: Desk, page: AuditPage, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history_module, "LOOKED_THROUGH", 2)
    page.refresh()
    assert len(column(desk, 2)) == 2 and "ยังมีอีก" in desk.text_of("audit_count")
    desk.click("audit_more")
    assert len(column(desk, 2)) == 3 and not desk.part("audit_more").isEnabled()


def test_the_list_is_shown_before_it_is_printed(desk: Desk, printed: list[tuple[bytes, str]]) -> None:
    desk.click("audit_print")
    ((pdf, title),) = printed
    assert pdf.startswith(b"%PDF") and title == "ใครทำอะไร"


def test_data_that_stand_as_they_were_written_are_called_so(desk: Desk, page: AuditPage, qtbot: QtBot) -> None:
    verified(desk, page, qtbot)
    assert "ทุกรายการตรงตามที่บันทึกไว้" in desk.text_of("audit_said")


def test_a_forged_signature_stands_with_how_serious_it_is_and_what_to_do(
    desk: Desk, page: AuditPage, office: Office, qtbot: QtBot
) -> None:
    with office.database.transaction() as connection:
        connection.exec_driver_sql("update save set signature = zeroblob(64) where id = 2")
    verified(desk, page, qtbot)
    said = [plain(each.text()) for each in desk.part("found_signature").findChildren(QLabel)]
    assert any("2569/00001" in words for words in said) and any("หยุดทำงาน" in words for words in said)


def test_a_verification_that_is_stopped_says_nothing_of_the_data(
    desk: Desk, page: AuditPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Verification, "verify", _stopped)
    desk.click("audit_verify")
    (progress,) = page.findChildren(ProgressDialog)
    with qtbot.waitSignal(progress.given_up):
        pass
    assert desk.text_of("audit_said") == "หยุดก่อนตรวจเสร็จ จึงยังสรุปผลไม่ได้"


def _stopped(_verification: Verification, _report: object) -> object:
    raise Cancelled


def test_an_officer_is_told_who_may_look(office: Office, now: datetime, qtbot: QtBot) -> None:
    office.staff.add_person("นางสมมุติ ตัวอย่าง", ["officer"])
    other = bootstrap.open_office(office.database.folder, clock=lambda: now, staff="นางสมมุติ ตัวอย่าง")
    page = AuditPage(lambda: now, audit_desk, lambda _pdf, _title, _parent: None)
    desk = Desk(page, qtbot)
    page.use(other)
    page.enter()
    assert desk.is_shown("audit_refused") and not desk.is_shown("audit_table")
    other.database.close()


def test_a_centre_alone_has_the_page(now: datetime) -> None:
    (entry,) = [page for page in every_page(lambda: now) if page.key == AUDIT]
    assert entry.roles == {CENTRE}


def test_the_page_takes_no_wide_window(page: AuditPage) -> None:
    assert page.minimumSizeHint().width() <= 1366 - 216


def test_every_part_that_is_used_has_a_spoken_name(page: AuditPage) -> None:
    names = ("audit_first", "audit_last", "audit_person", "audit_number", "audit_matter", "audit_table", "audit_tabs")
    assert all(page.findChildren(QWidget, name)[0].accessibleName() for name in names)
