"""Makes the page of settings and opens its services; both come when somebody first goes there."""

from typing import TYPE_CHECKING

from app.bootstrap.plain_imports import plain_imports

if TYPE_CHECKING:
    from app.services.desk import Desk
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
    page.units_changed.connect(window.register.work.form.offer_units)
    return page


def settings_desk(desk: "Desk") -> "SettingsDesk":
    """The services for the person at this desk."""
    with plain_imports():
        from app.services.backup.backups import Backups
        from app.services.backup.upkeep import Upkeep
        from app.services.cases.drafts import Drafts
        from app.services.hospital.appointments import Appointments
        from app.services.hospital.hospital_data import HospitalData
        from app.services.hospital.pausing_changes import PausingChanges
        from app.services.hospital.policy_changes import PolicyChanges
        from app.ui.settings.contracts import SettingsDesk

    return SettingsDesk(
        data=HospitalData(desk),
        appointments=Appointments(desk),
        profiles=PolicyChanges(desk),
        pausing=PausingChanges(desk),
        drafts=Drafts(desk, drawer="settings"),
        backups=Backups(desk),
        upkeep=Upkeep(desk),
        desk=desk,
    )
