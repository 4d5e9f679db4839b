"""The settings about retention: entries are off, cases are ticked when looked at, and erased with reason and number."""

import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from app import bootstrap
from app.bootstrap.settings import settings_desk
from app.services.demo.cases import DemoClock
from app.services.office import Office
from app.ui.settings.retention_section import RetentionSection
from app.ui.shown_text import plain
from tests.cases import a_complaint
from tests.services.test_retention import BY, ENDED, ENTRY, NUMBER, REASON
from tests.ui.at_the_desk import Desk


@pytest.fixture
def office(new_folder: Path, tmp_path: Path) -> Iterator[Office]:
    """A case that ended in 2558, an entry switched on, and a month later."""
    clock = DemoClock(datetime.fromisoformat("2026-11-21T10:35:00+07:00"))
    office = bootstrap.open_office(shutil.copytree(new_folder, tmp_path / "data"), clock=clock)
    office.complaints.record(a_complaint(**ENDED))
    settings_desk(office.desk).retention.switches.switch_on(ENTRY, BY)
    clock.moment += timedelta(days=30)
    yield office
    office.database.close()


@pytest.fixture
def section(office: Office, qtbot: QtBot) -> RetentionSection:
    section = RetentionSection(settings_desk(office.desk), None)  # type: ignore[arg-type] # stands alone here
    with qtbot.waitSignal(section.shown_anew):
        section.refresh(may_change=True)
    section.resize(1150, 700)
    section.show()
    return section


@pytest.fixture
def desk(section: RetentionSection, qtbot: QtBot) -> Desk:
    return Desk(section, qtbot)


def cases(desk: Desk) -> QListWidget:
    found = desk.part("retention_cases")
    assert isinstance(found, QListWidget)
    return found


def tick(desk: Desk) -> None:
    cases(desk).item(0).setCheckState(Qt.CheckState.Checked)


def test_only_what_was_looked_at_can_be_erased_with_a_reason_and_the_number(
    desk: Desk, section: RetentionSection, office: Office, qtbot: QtBot
) -> None:
    assert not desk.part("retention_erase_ticked").isEnabled()
    tick(desk)
    desk.click("retention_erase_ticked")
    dialog = desk.dialog("retention_erase")
    desk.type("retention_because", REASON)
    desk.type("retention_confirmed", "7")
    desk.click("agree_to_erase")
    qtbot.waitUntil(lambda: desk.text_of("retention_confirmed_problem") != "")
    desk.type("retention_confirmed", "๑")
    with qtbot.waitSignals([section.retention_changed, dialog.accepted]):
        desk.click("agree_to_erase")
    assert "complainant_name" in office.complaints.case(NUMBER).erased
    assert "1" in desk.text_of("retention_answer")


def test_a_case_is_kept_with_a_reason_and_can_be_ticked_no_more(
    desk: Desk, section: RetentionSection, qtbot: QtBot
) -> None:
    desk.click("retention_hold", "give_retention_reason")
    assert desk.text_of("retention_because_problem")
    desk.type("retention_because", "ศาลขอเอกสาร")
    with qtbot.waitSignal(section.retention_changed):
        desk.click("give_retention_reason")
    with qtbot.waitSignal(section.shown_anew):
        section.refresh(may_change=True)
    item = cases(desk).item(0)
    assert "ศาลขอเอกสาร" in plain(item.text())
    assert not item.flags() & Qt.ItemFlag.ItemIsUserCheckable
    assert desk.part("retention_release").isEnabled()


def test_a_case_that_has_not_had_its_time_is_kept_by_its_number_and_stands_on_the_list(
    desk: Desk, section: RetentionSection, office: Office, qtbot: QtBot
) -> None:
    number = office.complaints.record(a_complaint())
    desk.click("retention_hold_other", "give_retention_reason")
    assert desk.text_of("retention_because_problem")
    desk.type("retention_number", number)
    desk.type("retention_because", "รอผลสอบ")
    with qtbot.waitSignal(section.retention_changed):
        desk.click("give_retention_reason")
    with qtbot.waitSignal(section.shown_anew):
        section.refresh(may_change=True)
    cases(desk).setCurrentRow(1)
    assert number in plain(cases(desk).item(1).text()) and desk.part("retention_release").isEnabled()


def test_what_was_ticked_before_the_case_changed_is_ticked_no_more(
    desk: Desk, section: RetentionSection, office: Office, qtbot: QtBot
) -> None:
    tick(desk)
    office.complaints.change_fields(NUMBER, {"place": "ตึกหน้า"})
    with qtbot.waitSignal(section.shown_anew):
        section.refresh(may_change=True)
    assert cases(desk).item(0).checkState() == Qt.CheckState.Unchecked


def test_an_entry_is_switched_on_with_years_and_who_decided(
    desk: Desk, section: RetentionSection, qtbot: QtBot
) -> None:
    section.list.pick("complaints_text")
    assert "โรงพยาบาลต้องตัดสินใจเอง" in desk.text_of("retention_entry_about")
    desk.click("save_retention")
    assert desk.text_of("years_problem") and desk.text_of("decided_by_problem")
    desk.type("years", "10")
    desk.type("decided_by", "ผู้อำนวยการ")
    with qtbot.waitSignal(section.retention_changed):
        desk.click("save_retention")
    section.refresh(may_change=True)
    assert desk.is_shown("retention_off")


def test_a_dialog_that_is_closed_leaves_nothing_behind(desk: Desk) -> None:
    tick(desk)
    before = desk.widgets()
    for _time in range(5):
        for asked, dialog in (("retention_hold", "retention_reason"), ("retention_erase_ticked", "retention_erase")):
            desk.click(asked)
            desk.dialog(dialog).reject()
    assert desk.widgets() == before
