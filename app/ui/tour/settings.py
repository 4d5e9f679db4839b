"""The states of the page of settings in which the tour pictures the window."""

from functools import partial

from app.domain.hospital_forms import APPOINTMENT_FORM, HOSPITAL_FORM, PROFILE_FORM
from app.ui.main_window import MainWindow
from app.ui.pages import SETTINGS
from app.ui.settings.form_card import FormCard
from app.ui.settings.page import SettingsPage
from app.ui.settings.picked_list import PickedList
from app.ui.tour.steps import FRAME, Screen, let_paint

HOSPITAL, UNITS, APPOINTMENTS, RULES = range(4)
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


def _show_profile(profile: str, window: MainWindow, _case: str) -> None:
    _card(_page(window, APPOINTMENTS), APPOINTMENT_FORM.name).show_anew({})
    card = _card(_page(window, RULES), PROFILE_FORM.name)
    card.restore({"profile": profile, "since": "2027-01-01"})


def _show_rules(window: MainWindow, _case: str) -> None:
    _card(_page(window, RULES), PROFILE_FORM.name).show_anew({})


SETTINGS_SCREENS = (
    Screen("settings", _show_hospital, (*FRAME, "settings_tabs", "save_hospital", "paper_centre")),
    Screen("settings-refused", _show_wrong, (*FRAME, "save_hospital", "hospital_problem", "phone_problem")),
    Screen("settings-units", _show_units, (*FRAME, "units_list", "unit_count", "save_units", "take_unit_off")),
    Screen("settings-orders", _show_orders, (*FRAME, "appointments_list", "save_appointment", "person_problem")),
    Screen("settings-rules", _show_rules, (*FRAME, "rules_today", "profiles_list", "save_profile", "save_pausing")),
    Screen("settings-rules-change", partial(_show_profile, "sso"), (*FRAME, "rules_preview", "save_profile")),
)
