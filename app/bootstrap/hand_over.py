"""Opens the dialog that hands all open cases of a person over; it is imported when it is wanted first."""

from functools import partial
from typing import TYPE_CHECKING

from app.bootstrap.plain_imports import plain_imports

if TYPE_CHECKING:
    from app.services.office import Office
    from app.ui.main_window import MainWindow


def join_hand_over(window: "MainWindow") -> None:
    """Let the register hand cases over, and read again what that wrote."""
    window.register.hand_over_wanted.connect(partial(_open, window))


def _open(window: "MainWindow", office: "Office") -> None:
    with plain_imports():
        from app.services.cases.in_charge import PeopleInCharge
        from app.ui.hand_over_dialog import HandOverDialog

    names = dict.fromkeys((*office.register.people_in_charge(), *(each.name for each in office.staff.people())))
    people = PeopleInCharge(office.desk, office.proceedings)
    dialog = HandOverDialog(office.assessment, people, tuple(names), window)
    dialog.saved.connect(partial(window.changed.emit, ""))
    dialog.open()
