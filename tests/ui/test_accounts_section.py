"""Accounts in the settings: made, changed and removed by the administrator, refusals beside their fields."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap.settings import settings_desk
from app.services.accounts.accounts import Accounts
from app.services.locked_log.pins import Pins
from app.services.office import Office
from app.ui.settings.account_dialogs import WritingDialog
from app.ui.settings.accounts_section import AccountsSection
from app.ui.shown_text import plain
from tests.services.signing_in import FIRST, OTHER, PASSWORD, RULES, SOMSRI, WEAK


class Screen:
    """The section, driven by the names of what stands on it."""

    def __init__(self, qtbot: QtBot, office: Office) -> None:
        self.qtbot, self.office, self.host = qtbot, office, QWidget()
        self.codes: list[str] = []
        desk = replace(
            settings_desk(office.desk),
            accounts=Accounts(office.desk, RULES, lambda: WEAK, is_at_work=True),
            pins=Pins(office.desk, office.roster, RULES, lambda: WEAK),
            show_code=partial(_keep_code, self.codes),  # a lambda would hold the section in a circle
        )
        self.section = AccountsSection(desk, self.host)
        self.section.refresh(may_change=True)
        self.host.show()

    def place(self) -> QWidget:
        dialogs = [each for each in self.section.findChildren(WritingDialog) if each.isVisible()]
        return dialogs[-1] if dialogs else self.section

    def click(self, name: str) -> None:
        button = self.place().findChild(QAbstractButton, name)
        assert button is not None and button.isEnabled(), name
        button.click()

    def enter(self, **texts: str) -> None:
        for name, text in texts.items():
            line = self.place().findChild(QLineEdit, name)
            assert line is not None, name
            line.setText(text)

    def tick(self, name: str, *, ticked: bool = True) -> None:
        box = self.place().findChild(QCheckBox, name)
        assert box is not None
        box.setChecked(ticked)

    def said(self, name: str) -> str:
        found = self.place().findChild(QLabel, name)
        assert found is not None, name
        return plain(found.text()) if not found.isHidden() else ""

    def pick(self, name: str) -> None:
        self.section.list.pick(next(each.uid for each in self.office.staff.people() if each.name == name))

    def wait_done(self) -> None:
        self.qtbot.waitUntil(lambda: self.place() is self.section)

    def add(self, name: str, role: str, password: str) -> None:
        self.click("new_account")
        self.enter(name=name, password=password, password_again=password)
        self.tick(f"new_role_{role}")
        self.click("new_account_save")
        self.wait_done()


def _keep_code(codes: list[str], code: str, _parent: QWidget) -> None:
    codes.append(code)


@pytest.fixture
def screen(qtbot: QtBot, office: Office) -> Iterator[Screen]:
    made = Screen(qtbot, office)
    yield made
    made.host.close()


def test_an_account_is_made_with_roles_unit_and_password_and_stands_in_the_list(screen: Screen) -> None:
    screen.add(SOMSRI, "ward_head", PASSWORD)
    rows = {row.name: row for row in screen.office.staff.people()}
    assert rows[SOMSRI].roles == ("ward_head",)
    texts = [plain(screen.section.list.lines.item(row).text()) for row in range(screen.section.list.lines.count())]
    assert any(SOMSRI in text and "หัวหน้า" in text for text in texts)


def test_everything_wrong_with_a_new_account_is_said_at_once_beside_its_field(qtbot: QtBot, screen: Screen) -> None:
    screen.click("new_account")
    screen.enter(name=FIRST, password="kurz", password_again="kurz")
    screen.click("new_account_save")
    qtbot.waitUntil(lambda: screen.said("name_problem") != "")
    assert FIRST in screen.said("name_problem") and "8" in screen.said("password_problem")


def test_two_passwords_that_differ_and_a_missing_name_are_said_before_anything_is_written(screen: Screen) -> None:
    screen.click("new_account")
    screen.enter(password=PASSWORD, password_again=OTHER)
    screen.click("new_account_save")
    assert screen.said("name_problem") and screen.said("password_again_problem")


def test_thai_letters_behind_the_dots_are_told(screen: Screen) -> None:
    screen.click("new_account")
    screen.enter(password="ยฟหหไนพก")
    assert "ภาษาไทย" in screen.said("password_keyboard")


def test_roles_and_unit_are_changed_and_the_last_administrator_stays_one(screen: Screen) -> None:
    screen.add(SOMSRI, "officer", PASSWORD)
    screen.pick(SOMSRI)
    screen.tick("role_risk_manager")
    screen.enter(account_unit="หอผู้ป่วยหญิง")
    screen.click("save_account")
    (person,) = [each for each in screen.office.staff.people() if each.name == SOMSRI]
    assert (set(person.roles), person.unit) == ({"officer", "risk_manager"}, "หอผู้ป่วยหญิง")
    screen.pick(FIRST)
    screen.tick("role_administrator", ticked=False)
    screen.click("save_account")
    assert "ผู้ดูแลระบบ" in screen.said("account_all_problem")


def test_an_administrator_who_removes_himself_is_refused_with_words(qtbot: QtBot, screen: Screen) -> None:
    screen.pick(FIRST)
    screen.click("remove_account")
    screen.click("account_question_accept")
    qtbot.waitUntil(lambda: screen.said("account_all_problem") != "")
    assert "ตนเอง" in screen.said("account_all_problem")


def test_the_password_that_locks_the_data_is_an_errand_without_a_window(qtbot: QtBot, screen: Screen) -> None:
    screen.pick(FIRST)
    screen.click("set_password_of")
    screen.enter(password=PASSWORD, password_again=PASSWORD)
    screen.click("set_password_save")
    screen.wait_done()
    qtbot.waitUntil(lambda: screen.said("account_question_words") != "")
    with qtbot.waitSignal(screen.section.errand_wanted) as wanted:
        screen.click("account_question_accept")
    assert wanted.args is not None
    code = wanted.args[0].act(Accounts(screen.office.desk, RULES, lambda: WEAK))
    assert len(code.split()) == 8


def test_a_pin_is_set_by_the_person_and_taken_away_again(qtbot: QtBot, screen: Screen) -> None:
    screen.add(SOMSRI, "ward_head", PASSWORD)
    screen.pick(SOMSRI)
    screen.click("set_pin_of")
    screen.enter(pin="2468", pin_again="2468")
    screen.click("set_pin_save")
    screen.wait_done()
    assert (screen.office.database.folder / "quick-log.json").exists()
    screen.click("take_pin")
    qtbot.waitUntil(lambda: not (screen.office.database.folder / "quick-log.json").exists())


def test_a_pin_with_letters_is_refused_beside_its_field(qtbot: QtBot, screen: Screen) -> None:
    screen.add(SOMSRI, "ward_head", PASSWORD)
    screen.pick(SOMSRI)
    screen.click("set_pin_of")
    screen.enter(pin="12ab", pin_again="12ab")
    screen.click("set_pin_save")
    qtbot.waitUntil(lambda: screen.said("pin_problem") != "")
