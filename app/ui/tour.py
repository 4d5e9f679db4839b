"""Pictures of every screen: how to bring the window into each state, and what must be in sight there."""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLineEdit, QWidget

from app.services.rows import RegisterFilter
from app.ui.main_window import MainWindow
from app.ui.picture_checks import faults_in
from app.ui.register_list import RegisterList
from app.ui.theme import DARK, LIGHT, Theme

if TYPE_CHECKING:
    from app.services.office import Office

SIZES = ((1366, 768), (1920, 1080))
LONGEST_WAIT_MS = 10_000
LOOKED_AT = 128
TURNS = 8
WITHOUT_SCREEN = "This plugin does not support propagateSizeHints()"  # Qt says so of every dialog
NOWHERE = "ฯฯฯฯ"  # a search that finds nothing


@dataclass(frozen=True)
class Screen:
    """One state of the window: how to get there, and the object names that must be in sight."""

    name: str
    show: Callable[[MainWindow, str], None]
    in_sight: tuple[str, ...]


class FaultyPictures(Exception):
    """The pictures are made, but something on them is cut off or missing; lists every fault."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


def pictures(
    qt: QApplication, build: Callable[[], MainWindow], office: "Office", out: Path, *, hospital: str = ""
) -> list[Path]:
    """Make every picture in `out`, with windows that `build` makes and the cases of `office`.

    Raises:
        FaultyPictures: after all pictures are made.
    """
    made: list[Path] = []
    faults: list[str] = []
    before = qInstallMessageHandler(_note)
    for scheme in (LIGHT, DARK):
        Theme(scheme).apply(qt)
        for size in SIZES:
            for path, found in _of_one_look(Stage(build, office, hospital), out, f"{size[0]}-{scheme}", size):
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
        window.show_person(person.name, person.unit)
        window.show_hospital(self.hospital)
        window.use(self.office)
        window.use_calendar(self.office.complaints.calendar)

    def case(self) -> str:
        """A case with a level and a category, because it has most to show; else the first."""
        rows = self.office.register.page(RegisterFilter(chip="to_do"), 0, LOOKED_AT)
        return next((row for row in rows if row.level and row.category), rows[0]).number


def _of_one_look(stage: Stage, out: Path, ending: str, size: tuple[int, int]) -> Iterator[tuple[Path, list[str]]]:
    window = stage.build()
    window.resize(*size)
    window.show()
    _let_paint()
    yield _taken(window, out / f"start-{ending}.png", STARTING)
    stage.hand_over(window)
    case = stage.case()
    for screen in SCREENS:
        screen.show(window, case)
        _let_paint()
        yield _taken(window, out / f"{screen.name}-{ending}.png", screen.in_sight)
        _close_dialogs(window)
    window.close()
    window.deleteLater()


def _note(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    if text != WITHOUT_SCREEN:
        sys.stderr.write(f"{text}\n")


def _taken(window: MainWindow, path: Path, names: tuple[str, ...]) -> tuple[Path, list[str]]:
    shown = _open_dialog(window) or window
    shown.grab().save(str(path))
    return path, faults_in(shown, names)


def _open_dialog(window: MainWindow) -> QDialog | None:
    return next((dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()), None)


def _close_dialogs(window: MainWindow) -> None:
    for dialog in window.findChildren(QDialog):
        dialog.close()
        dialog.deleteLater()


def _let_paint() -> None:
    """Let everything that is due now happen, and what follows from it: layouts ask for layouts."""
    for _turn in range(TURNS):
        loop = QEventLoop()
        QTimer.singleShot(0, loop.quit)
        loop.exec()


def _wait_for_rows(window: MainWindow) -> None:
    loop = QEventLoop()
    QTimer.singleShot(LONGEST_WAIT_MS, loop, loop.quit)
    for cases in window.findChildren(RegisterList):
        cases.shown.connect(loop.quit)
        cases.refresh()
    loop.exec()


def _show_case(window: MainWindow, case: str) -> None:
    _click(window, "chip_to_do")
    _wait_for_rows(window)
    window.open_case(case)


def _show_new(window: MainWindow, _case: str) -> None:
    window.new_case()


def _show_nothing_chosen(window: MainWindow, _case: str) -> None:
    window.show_nothing()


def _show_everything(window: MainWindow, case: str) -> None:
    _click(window, "chip_all")
    _wait_for_rows(window)
    window.open_case(case)


def _show_nothing_found(window: MainWindow, _case: str) -> None:
    _search(window, NOWHERE)
    _wait_for_rows(window)
    window.show_nothing()


def _show_mediation(window: MainWindow, case: str) -> None:
    _search(window, "")
    window.call_mediators(case)


def _show_tree(window: MainWindow, case: str) -> None:
    window.open_case(case)
    _let_paint()
    _click(window, "tree")


def _show_tick(window: MainWindow, case: str) -> None:
    window.open_case(case)
    _let_paint()
    _click(window, "tick")


def _show_why(window: MainWindow, case: str) -> None:
    window.open_case(case)
    _let_paint()
    _click_first(window, "why_")


def _show_keys(window: MainWindow, _case: str) -> None:
    _click(window, "sidebar_help")


def _search(window: MainWindow, words: str) -> None:
    for field in window.findChildren(QLineEdit, "search"):
        field.setText(words)


def _click(window: QWidget, name: str) -> None:
    _click_first(window, name)


def _click_first(window: QWidget, beginning: str) -> None:
    buttons = window.findChildren(QAbstractButton)
    next(button for button in buttons if button.objectName().startswith(beginning)).click()


FRAME = ("sidebar", "top_bar", "search", "new_case", "language_switch", "scheme_switch")
LIST = ("chip_to_do", "chip_overdue", "chip_all", "kinds")
FORM = ("form_title", "form_tabs", "print", "mediate", "save", "draft_state")
TRIAGE = ("level_1", "level_2", "level_3", "level_4", "category_A", "category_I", "tree")
STARTING = (*FRAME, *LIST, "skeleton", "form_title", "save", "level_1")

SCREENS = (
    Screen("register", _show_case, (*FRAME, *LIST, *FORM[:5], *TRIAGE, "case_list", "register_foot")),
    Screen("register-all", _show_everything, (*FRAME, *LIST, "case_list", "register_foot")),
    Screen("new-case", _show_new, (*FRAME, "form_title", "kind", "channel", "save", *TRIAGE)),
    Screen("tree", _show_tree, ("cancel",)),
    Screen("tick", _show_tick, ("save_tick",)),
    Screen("why", _show_why, ("close",)),
    Screen("keys", _show_keys, ("close_help",)),
    Screen("nothing-chosen", _show_nothing_chosen, (*FRAME, "nothing_chosen_words")),
    Screen("nothing-found", _show_nothing_found, (*FRAME, "register_empty_words", "register_empty_action")),
    Screen("mediation", _show_mediation, (*FRAME, "mediation_case", "mediators")),
)
