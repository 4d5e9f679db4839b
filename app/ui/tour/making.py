"""Pictures of every screen, in both schemes and two sizes, and what is wrong on them."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.services.register.filter import Chip, RegisterFilter
from app.ui.main_window import MainWindow
from app.ui.theme import DARK, LIGHT, Theme
from app.ui.tour.exchange import WARD_SCREENS
from app.ui.tour.offices import OFFICE_SCREENS
from app.ui.tour.picture_checks import faults_in
from app.ui.tour.png import write_png
from app.ui.tour.screens import SCREENS, STARTING, unpictured
from app.ui.tour.steps import Screen, let_paint

if TYPE_CHECKING:
    from app.services.office import Office

SIZES = ((1366, 768), (1920, 1080))
LOOKED_AT = 128
CLOSINGS = 2  # a preview that is closed brings back its form
WITHOUT_SCREEN = "This plugin does not support "  # Qt says so of every dialog and popup


class FaultyPictures(Exception):
    """The pictures are made, but something on them is cut off or missing; lists every fault."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


@dataclass(frozen=True)
class Stages:
    """How a window is made, and whose cases it shows: the centre's, one of its wards', then other offices'.

    `others` has each office with its name, by its policy profile.
    """

    build: Callable[[], MainWindow]
    centre: "Office"
    ward: "Office"
    hospital: str
    others: "Mapping[str, tuple[Office, str]]"


def pictures(qt: QApplication, stages: Stages, out: Path) -> list[Path]:
    """Make every picture in `out`.

    Raises:
        FaultyPictures: after all pictures are made.
    """
    made: list[Path] = []
    faults: list[str] = []
    before = qInstallMessageHandler(_note)
    for scheme in (LIGHT, DARK):
        Theme(scheme).apply(qt)
        for path, found in _in_one_scheme(stages, out, scheme):
            made.append(path)
            faults += [f"{path.name}: {each}" for each in found]
    qInstallMessageHandler(before)
    if faults:
        raise FaultyPictures(faults)
    return made


@dataclass(frozen=True)
class Stage:
    """How a window is made, and what it shows."""

    build: Callable[[], MainWindow]
    office: "Office"
    hospital: str

    def hand_over(self, window: MainWindow) -> None:
        """Give the window its services, as at a start."""
        person = self.office.staff.person
        window.sidebar.show_person(person.name, person.unit)
        window.sidebar.show_hospital(self.hospital)
        window.use(self.office)
        window.register.cases.use_calendar(self.office.desk.calendar)

    def case(self) -> str:
        """A case with a level and a category, because it has most to show; else the first."""
        rows = self.office.register.page(RegisterFilter(chip=Chip.TO_DO), 0, LOOKED_AT)
        return next((row for row in rows if row.level and row.category), rows[0]).number


def _in_one_scheme(stages: Stages, out: Path, scheme: str) -> Iterator[tuple[Path, list[str]]]:
    for office, screens in ((stages.centre, SCREENS), (stages.ward, WARD_SCREENS)):
        stage = Stage(stages.build, office, stages.hospital)
        yield from _of_one_window(stage, screens, partial(_named, out, scheme))
    for profile, (office, name) in stages.others.items():
        stage = Stage(stages.build, office, name)
        yield from _of_one_window(stage, OFFICE_SCREENS[profile], partial(_named, out, scheme))


def _named(out: Path, scheme: str, name: str, width: int) -> Path:
    return out / f"{name}-{width}-{scheme}.png"


def _of_one_window(
    stage: Stage, screens: Sequence[Screen], path_of: Callable[[str, int], Path]
) -> Iterator[tuple[Path, list[str]]]:
    window = stage.build()
    window.setUpdatesEnabled(False)  # painted when a picture is taken, not on every step towards it
    window.resize(*SIZES[0])
    window.new_case()
    window.show()
    if screens is SCREENS:
        yield from _in_every_size(window, partial(path_of, "start"), STARTING)
    stage.hand_over(window)
    case = stage.case()
    for screen in (*screens, *(unpictured(window) if screens is SCREENS else ())):
        screen.show(window, case)
        yield from _in_every_size(window, partial(path_of, screen.name), screen.in_sight)
        _close_dialogs(window)
    window.close()
    window.deleteLater()


def _in_every_size(
    window: MainWindow, path_of: Callable[[int], Path], names: tuple[str, ...]
) -> Iterator[tuple[Path, list[str]]]:
    """Come to a state once and picture it in each size: to come there costs more than the picture."""
    for size in SIZES:
        window.resize(*size)
        let_paint()
        yield _taken(window, path_of(size[0]), names)
    window.resize(*SIZES[0])


def _note(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    if not text.startswith(WITHOUT_SCREEN):
        sys.stderr.write(f"{text}\n")


def _taken(window: MainWindow, path: Path, names: tuple[str, ...]) -> tuple[Path, list[str]]:
    shown = next(_in_front(window), window)
    shown.setUpdatesEnabled(True)
    write_png(shown.grab().toImage(), path)
    shown.setUpdatesEnabled(False)
    return path, faults_in(shown, names)


def _in_front(window: MainWindow) -> Iterator[QWidget]:
    """Dialogs and popups over the window."""
    for each in (*window.findChildren(QDialog), *window.findChildren(QWidget, "calendar_popup")):
        if each.isVisible():
            yield each


def _close_dialogs(window: MainWindow) -> None:
    for _again in range(CLOSINGS):
        for each in tuple(_in_front(window)):
            each.close()
            each.deleteLater()
