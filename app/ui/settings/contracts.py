"""The services that the settings use, opened together when somebody first goes there."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from app.domain.policy import Policy

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.services.accounts.accounts import Accounts
    from app.services.backup.backups import Backups
    from app.services.backup.previewing import Previews
    from app.services.backup.upkeep import Upkeep
    from app.services.cases.drafts import Drafts
    from app.services.desk import Desk
    from app.services.hospital.appointments import Appointments
    from app.services.hospital.hospital_data import HospitalData
    from app.services.hospital.pausing_changes import PausingChanges
    from app.services.hospital.policy_changes import PolicyChanges
    from app.services.locked_log.pins import Pins
    from app.services.retention.retention import Retention


@dataclass(frozen=True)
class SettingsDesk:
    """What the hospital decides, what was typed about it and not saved, and the copies of the data."""

    data: "HospitalData"
    appointments: "Appointments"
    profiles: "PolicyChanges"
    pausing: "PausingChanges"
    drafts: "Drafts"
    backups: "Backups"
    upkeep: "Upkeep"
    previews: "Previews"
    retention: "Retention"
    desk: "Desk"
    accounts: "Accounts"
    pins: "Pins"
    show_code: "ShowCode"

    @property
    def policy(self) -> Policy:
        """The rules that hold, over time."""
        return self.desk.policy

    def now(self) -> datetime:
        """The moment, in Asia/Bangkok."""
        return self.desk.now()


@dataclass(frozen=True)
class AccountErrand:
    """What is done with the accounts while no window is open; the recovery code that comes of it, or an empty text.

    `done` is what to say then.
    """

    act: Callable[["Accounts"], str]
    done: str


ShowCode = Callable[[str, "QWidget"], object]
OpenDesk = Callable[["Desk"], SettingsDesk]
