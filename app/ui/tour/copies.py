"""Putting a copy back, as the tour pictures it: fictional copies of a hospital that is some years further."""

from datetime import timedelta

from app.services.backup.previewing import BY_PASSWORD, Lost, Preview
from app.services.backup.upkeep import Standing
from app.ui.main_window import MainWindow
from app.ui.settings.restore_dialog import RestoreDialog

LOST = Lost(25, 7, tuple(f"2569/{number:05}" for number in range(412, 405, -1)), is_exact=True)
FORMER_DAYS, SINCE_FORMER = 90, timedelta(days=33)


def show_return(copy: Standing, window: MainWindow) -> None:
    """The last look before the copy of yesterday takes the place of the data."""
    preview = Preview(copy.path, copy.manifest, None, LOST, BY_PASSWORD, is_of_other_pc=False)
    RestoreDialog(preview, FORMER_DAYS, is_centre=True, parent=window).open()
