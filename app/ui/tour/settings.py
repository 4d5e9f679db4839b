"""The states of the page of settings in which the tour pictures the window."""

from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QListWidget, QPushButton

from app.domain.hospital_forms import APPOINTMENT_FORM, HOSPITAL_FORM, PROFILE_FORM
from app.services.backup.former_data import Former
from app.services.backup.manifest import FileSum, Inside, Manifest
from app.services.backup.upkeep import Standing, Tested, View
from app.services.retention.rows import DueRow, HoldRow, RetentionList
from app.ui.background import ProgressDialog
from app.ui.main_window import MainWindow
from app.ui.pages import SETTINGS
from app.ui.settings.account_dialogs import NewAccountDialog
from app.ui.settings.accounts_section import AccountsSection
from app.ui.settings.backups_section import BackupsSection
from app.ui.settings.form_card import FormCard
from app.ui.settings.page import ACCOUNTS, SettingsPage
from app.ui.settings.picked_list import PickedList
from app.ui.settings.retention_section import RetentionSection
from app.ui.tour.copies import FORMER_DAYS, SINCE_FORMER, show_return
from app.ui.tour.steps import FRAME, LONGEST_WAIT_MS, Screen, let_paint

HOSPITAL, UNITS, APPOINTMENTS, RULES, COPIES, KEPT = range(6)
BESIDE, OUTSIDE = Path("/data/complaint-centre/backups"), Path("/media/backup-disk/complaint-centre")
MADE_AT, SIZE_BYTES = datetime.fromisoformat("2026-11-21T08:05:00+07:00"), 41_000_000
HELD = HoldRow("1", MADE_AT, "เจ้าหน้าที่ ตัวอย่าง", "สำนักงานประกันสังคมขอตรวจสอบย้อนหลัง")
OLD_CASES: tuple[tuple[str, date, date, tuple[HoldRow, ...], tuple[str, ...]], ...] = (
    ("2564/00012", date(2021, 3, 9), date(2026, 11, 2), (), ()),
    ("2564/00019", date(2021, 4, 20), date(2026, 11, 2), (), ()),
    ("2564/00027", date(2021, 5, 11), date(2026, 11, 2), (HELD,), ()),
    ("2564/00031", date(2021, 6, 1), date(2026, 11, 2), (), ("lawsuit",)),
    ("2564/00048", date(2021, 12, 3), date(2026, 12, 3), (), ()),
)
DAYS_BEFORE = (0, 1, 2, 9, 40)
REFUSED = {"unit": "ห้องผ่าตัด", "ordered_on": "2026-11-01", "until": "2026-10-01", "since": "วันแรกของเดือน"}


def _page(window: MainWindow, place: int) -> SettingsPage:
    window.show_page(SETTINGS)
    page = window.findChildren(SettingsPage)[0]
    page.show_section(place)
    let_paint()
    return page


def _card(page: SettingsPage, form: str) -> FormCard:
    return next(card for card in page.findChildren(FormCard) if card.form.name == form)


def _show_hospital(window: MainWindow, _case: str) -> None:
    _page(window, HOSPITAL)


def _show_wrong(window: MainWindow, _case: str) -> None:
    """A number that cannot be called, and no name."""
    card = _card(_page(window, HOSPITAL), HOSPITAL_FORM.name)
    standing = card.values()
    card.restore({**standing, "hospital": None, "phone": "12", "email": "complaint"})
    card.save()


def _show_units(window: MainWindow, _case: str) -> None:
    _card(_page(window, HOSPITAL), HOSPITAL_FORM.name).show_anew({})
    page = _page(window, UNITS)
    page.refresh()
    for units in page.findChildren(PickedList, "units"):
        units.pick("ห้องคลอด")


def _show_orders(window: MainWindow, _case: str) -> None:
    page = _page(window, APPOINTMENTS)
    card = _card(page, APPOINTMENT_FORM.name)
    for orders in page.findChildren(PickedList, "appointments"):
        orders.lines.setCurrentRow(0)
    card.restore(REFUSED)
    card.save()


def _forget_order(window: MainWindow) -> None:
    _card(_page(window, APPOINTMENTS), APPOINTMENT_FORM.name).show_anew({})


def _forget_rules(window: MainWindow) -> None:
    _card(_page(window, RULES), PROFILE_FORM.name).show_anew({})


def _show_profile(profile: str, window: MainWindow, _case: str) -> None:
    card = _card(_page(window, RULES), PROFILE_FORM.name)
    card.restore({"profile": profile, "since": "2027-01-01"})


def _show_rules(window: MainWindow, _case: str) -> None:
    _page(window, RULES)


def _show_copies(window: MainWindow, _case: str) -> None:
    """The copies of a hospital that is some years further; those of the demo lie in a throw-away folder."""
    window.show_page(SETTINGS)
    page, loop = window.findChildren(SettingsPage)[0], QEventLoop()
    section = page.findChildren(BackupsSection)[0]
    QTimer.singleShot(LONGEST_WAIT_MS, loop, loop.quit)
    section.shown_anew.connect(loop.quit)
    page.show_section(COPIES)
    loop.exec()
    section.show_view(_copies())
    section.list.lines.setCurrentRow(0)


def _copies() -> View:
    standing = tuple(_copy(place, days) for days in DAYS_BEFORE for place in (BESIDE, OUTSIDE))
    tested = tuple(Tested(MADE_AT - timedelta(days=19), each.path, None) for each in standing[:2])
    former = (Former(BESIDE.parent, MADE_AT - SINCE_FORMER, SIZE_BYTES),)
    return View(standing, tested, BESIDE, OUTSIDE, True, "", former=former, former_days=FORMER_DAYS)


def _show_return(window: MainWindow, case: str) -> None:
    _show_copies(window, case)
    show_return(_copy(BESIDE, DAYS_BEFORE[1]), window)


def _copy(place: Path, days: int) -> Standing:
    made_at = MADE_AT - timedelta(days=days)
    counts = {"cases": 1_204 - 3 * days, "saves": 9_871 - 25 * days, "values": 88_000, "attachments": 356 - days}
    inside = Inside(1, 1, 1, counts, newest=f"2569/{412 - 3 * days:05}", newest_at=made_at.isoformat())
    files = {"complaints.db": FileSum(SIZE_BYTES - 60_000 * days, "")}
    manifest = Manifest(made_at, "0.1.0", inside, files, pc="C ศูนย์รับเรื่องร้องเรียน")
    return Standing(place / f"{made_at:%Y-%m-%d-%H%M%S}", place, manifest)


def _show_kept(window: MainWindow, _case: str) -> None:
    """What a hospital sees that is some years further; the cases of the demo are young."""
    window.show_page(SETTINGS)
    page, loop = window.findChildren(SettingsPage)[0], QEventLoop()
    section = page.findChildren(RetentionSection)[0]
    QTimer.singleShot(LONGEST_WAIT_MS, loop, loop.quit)
    section.shown_anew.connect(loop.quit)
    page.show_section(KEPT)
    loop.exec()
    section.list.lines.setCurrentRow(2)
    section.show_list(RetentionList(tuple(_kept(*each) for each in OLD_CASES), more=False))
    for lines in section.findChildren(QListWidget, "retention_cases"):
        lines.item(1).setCheckState(Qt.CheckState.Checked)
        lines.setCurrentRow(2)


def _show_erasing(window: MainWindow, case: str) -> None:
    """What is asked before cases are erased."""
    _show_kept(window, case)
    for button in window.findChildren(QAbstractButton, "retention_erase_ticked"):
        button.click()
    for button in window.findChildren(QAbstractButton, "agree_to_erase"):
        button.click()
    loop = QEventLoop()
    QTimer.singleShot(LONGEST_WAIT_MS, loop, loop.quit)
    for progress in window.findChildren(ProgressDialog):
        progress.broke.connect(loop.quit)
    loop.exec()


def _kept(number: str, ended_on: date, ready_on: date, holds: tuple[HoldRow, ...], grounds: tuple[str, ...]) -> DueRow:
    is_ready = ready_on <= MADE_AT.date() and not holds and not grounds
    listed_on, due_on = ready_on - timedelta(days=30), ended_on.replace(year=ended_on.year + 5)
    entry, outcome = "minor_complaints_identity", "in_part"
    days = ended_on, entry, "identity", 5, due_on, listed_on, ready_on
    return DueRow(number, number, "complaint", outcome, *days, is_ready, "", holds, grounds)


def _show_accounts(window: MainWindow, _case: str) -> None:
    """The one account of the demo, chosen."""
    section = _page(window, ACCOUNTS).findChildren(AccountsSection)[0]
    section.list.lines.setCurrentRow(0)


def _show_new_account(window: MainWindow, case: str) -> None:
    """Two passwords that differ, and no name."""
    _show_accounts(window, case)
    section = window.findChildren(AccountsSection)[0]
    section.findChildren(QPushButton, "new_account")[0].click()
    dialog = section.findChildren(NewAccountDialog)[-1]
    dialog.findChildren(QLineEdit, "password")[0].setText("ฟ" * 8)
    dialog.findChildren(QPushButton, "new_account_save")[0].click()
    let_paint()
    dialog.fit()


SETTINGS_SCREENS = (
    Screen("settings", _show_hospital, (*FRAME, "settings_tabs", "save_hospital", "paper_centre")),
    Screen("settings-refused", _show_wrong, (*FRAME, "save_hospital", "hospital_problem", "phone_problem")),
    Screen("settings-units", _show_units, (*FRAME, "units_list", "unit_count", "save_units", "take_unit_off")),
    Screen(
        "settings-orders",
        _show_orders,
        (*FRAME, "appointments_list", "save_appointment", "person_problem"),
        _forget_order,
    ),
    Screen("settings-rules", _show_rules, (*FRAME, "rules_today", "profiles_list", "save_profile", "save_pausing")),
    Screen(
        "settings-rules-change", partial(_show_profile, "sso"), (*FRAME, "rules_preview", "save_profile"), _forget_rules
    ),
    Screen(
        "settings-retention",
        _show_kept,
        (*FRAME, "retention_cases", "retention_hold", "retention_erase_ticked", "retention_entries_list"),
    ),
    Screen(
        "settings-retention-erase",
        _show_erasing,
        ("retention_because", "retention_because_problem", "retention_confirmed", "agree_to_erase", "cancel"),
    ),
    Screen("settings-copies", _show_copies, (*FRAME, "copies_list", "copies_inside", "make_copy", "leave_second")),
    Screen("settings-accounts", _show_accounts, (*FRAME, "accounts_list", "new_account", "save_account", "set_pin_of")),
    Screen(
        "settings-account-new",
        _show_new_account,
        ("name_problem", "password_again_problem", "password_keyboard", "new_account_save"),
    ),
    Screen("settings-copies-return", _show_return, ("restore_content", "restore_lost", "restore_way", "restore_now")),
)
