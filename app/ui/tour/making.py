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
from app.ui.tour.screens import SCREENS, START, unpictured
from app.ui.tour.steps import Screen, forget_search, let_paint

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


def pictures(qt: QApplication, stages: Stages, out: Path, only: tuple[str, ...] = ()) -> list[Path]:
    """Make every picture in `out`, or only those whose name begins as one of `only`.

    Raises:
        FaultyPictures: after all pictures are made; or none has such a name.
    """
    made: list[Path] = []
    faults: list[str] = []
    before = qInstallMessageHandler(_note)
    for scheme in (LIGHT, DARK):
        Theme(scheme).apply(qt)
        for path, found in _in_one_scheme(stages, out, scheme, only):
            made.append(path)
            faults += [f"{path.name}: {each}" for each in found]
    qInstallMessageHandler(before)
    faults += [f"{name}: no picture is named so" for name in only if not _named_so(made, name)]
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


def _named_so(made: Sequence[Path], name: str) -> bool:
    return any(path.name.startswith(name) for path in made)


def _in_one_scheme(stages: Stages, out: Path, scheme: str, only: tuple[str, ...]) -> Iterator[tuple[Path, list[str]]]:
    own = ((stages.centre, stages.hospital, SCREENS), (stages.ward, stages.hospital, WARD_SCREENS))
    others = ((office, name, OFFICE_SCREENS[profile]) for profile, (office, name) in stages.others.items())
    path_of = partial(_named, out, scheme)
    for office, hospital, screens in (*own, *others):
        wanted = _wanted(screens, only)
        if wanted or screens is SCREENS:
            stage = Stage(stages.build, office, hospital)
            yield from _of_one_window(stage, wanted, path_of, only if screens is SCREENS else None)


def _wanted(screens: Sequence[Screen], only: tuple[str, ...]) -> list[Screen]:
    return [screen for screen in screens if not only or screen.name.startswith(only)]


def _named(out: Path, scheme: str, name: str, width: int) -> Path:
    return out / f"{name}-{width}-{scheme}.png"


def _of_one_window(
    stage: Stage, screens: Sequence[Screen], path_of: Callable[[str, int], Path], only: tuple[str, ...] | None
) -> Iterator[tuple[Path, list[str]]]:
    """The screens, and in the first window, for which `only` is not None, its start and what no screen shows."""
    window = stage.build()
    window.setUpdatesEnabled(False)  # painted when a picture is taken, not on every step towards it
    window.resize(*SIZES[0])
    window.new_case()
    window.show()
    if only is not None and _wanted((START,), only):
        yield from _in_every_size(window, partial(path_of, START.name), START.in_sight)
    stage.hand_over(window)
    case = stage.case()
    for screen in (*screens, *(_wanted(unpictured(window), only) if only is not None else ())):
        screen.show(window, case)
        yield from _in_every_size(window, partial(path_of, screen.name), screen.in_sight)
        _close_dialogs(window)
        screen.leave(window)
        forget_search(window)
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
    """Dialogs and popups over the window; to look for them among all its parts takes long, and mostly in vain."""
    if all(each is window or not each.isVisible() for each in QApplication.topLevelWidgets()):
        return
    for each in (*window.findChildren(QDialog), *window.findChildren(QWidget, "calendar_popup")):
        if each.isVisible():
            yield each


def _close_dialogs(window: MainWindow) -> None:
    for _again in range(CLOSINGS):
        for each in tuple(_in_front(window)):
            each.close()
            each.deleteLater()
