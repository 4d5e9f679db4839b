"""Makes the page of settings and opens its services; both come when somebody first goes there."""

from functools import partial
from typing import TYPE_CHECKING

from app.bootstrap.plain_imports import plain_imports

if TYPE_CHECKING:
    from app.services.desk import Desk
    from app.services.locked_log.pins import Pins
    from app.ui.page_entry import PageWindow
    from app.ui.pages import PageView
    from app.ui.settings.contracts import SettingsDesk


def settings_page(window: "PageWindow") -> "PageView":
    """The page; a new name stands in the sidebar at once, and forms offer new units at once."""
    with plain_imports():
        from app.ui.settings.page import SettingsPage

    page = SettingsPage(settings_desk)
    page.hospital_named.connect(window.sidebar.show_hospital)
    page.renewal_wanted.connect(window.renewal_wanted)
    page.restore_wanted.connect(window.restore_wanted)
    page.errand_wanted.connect(window.errand_wanted)
    page.case_wanted.connect(window.open_case)
    page.units_changed.connect(window.register.work.form.offer_units)
    return page


def settings_desk(desk: "Desk") -> "SettingsDesk":
    """The services for the person at this desk."""
    with plain_imports():
        from app.bootstrap.accounts import accounts_of, show_recovery_code
        from app.services.backup.backups import Backups
        from app.services.backup.previewing import Previews
        from app.services.backup.upkeep import Upkeep
        from app.services.cases.drafts import Drafts
        from app.services.hospital.appointments import Appointments
        from app.services.hospital.hospital_data import HospitalData
        from app.services.hospital.pausing_changes import PausingChanges
        from app.services.hospital.policy_changes import PolicyChanges
        from app.services.retention.retention import Retention
        from app.ui.settings.contracts import SettingsDesk

    return SettingsDesk(
        data=HospitalData(desk),
        appointments=Appointments(desk),
        profiles=PolicyChanges(desk),
        pausing=PausingChanges(desk),
        drafts=Drafts(desk, drawer="settings"),
        backups=Backups(desk),
        upkeep=Upkeep(desk),
        previews=Previews(desk),
        retention=Retention(desk),
        desk=desk,
        accounts=accounts_of(desk, is_at_work=True),
        pins=_pins_of(desk),
        show_code=partial(show_recovery_code, desk),
    )


def _pins_of(desk: "Desk") -> "Pins":
    """The PINs for the lock screen, as slow to try as passwords."""
    with plain_imports():
        from app.bootstrap.accounts import derivation_here
        from app.domain.sign_in_rules import sign_in_rules
        from app.services.hospital.roster import Roster
        from app.services.locked_log.pins import Pins

    return Pins(desk, Roster(desk), sign_in_rules(desk.now().date()), partial(derivation_here, desk))
