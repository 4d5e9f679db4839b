"""The states of the page of settings in which the tour pictures the window."""

from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from app.domain.hospital_forms import APPOINTMENT_FORM, HOSPITAL_FORM, PROFILE_FORM
from app.services.backup.manifest import FileSum, Inside, Manifest
from app.services.backup.upkeep import Standing, Tested, View
from app.ui.main_window import MainWindow
from app.ui.pages import SETTINGS
from app.ui.settings.backups_section import BackupsSection
from app.ui.settings.form_card import FormCard
from app.ui.settings.page import SettingsPage
from app.ui.settings.picked_list import PickedList
from app.ui.tour.steps import FRAME, LONGEST_WAIT_MS, Screen, let_paint

HOSPITAL, UNITS, APPOINTMENTS, RULES, COPIES = range(5)
BESIDE, OUTSIDE = Path("/data/complaint-centre/backups"), Path("/media/backup-disk/complaint-centre")
MADE_AT, SIZE_BYTES = datetime.fromisoformat("2026-11-21T08:05:00+07:00"), 41_000_000
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
    return View(standing, tested, first=BESIDE, second=OUTSIDE, is_second_there=True, synchronising="")


def _copy(place: Path, days: int) -> Standing:
    made_at = MADE_AT - timedelta(days=days)
    counts = {"cases": 1_204 - 3 * days, "saves": 9_871 - 25 * days, "values": 88_000, "attachments": 356 - days}
    inside = Inside(1, 1, 1, counts, newest=f"2569/{412 - 3 * days:05}", newest_at=made_at.isoformat())
    files = {"complaints.db": FileSum(SIZE_BYTES - 60_000 * days, "")}
    manifest = Manifest(made_at, "0.1.0", inside, files, pc="C ศูนย์รับเรื่องร้องเรียน")
    return Standing(place / f"{made_at:%Y-%m-%d-%H%M%S}", place, manifest)


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
    Screen("settings-copies", _show_copies, (*FRAME, "copies_list", "copies_inside", "make_copy", "leave_second")),
)
