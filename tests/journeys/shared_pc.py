"""The whole program on a shared ward PC, in a process of its own, with keys into whatever has the keyboard.

Run as `python -m tests.journeys.shared_pc FOLDER NURSE PIN HEAD PASSWORD NEXT PASSWORD`; says as JSON what was seen on
the way: the texts on the screen of each of the two who sign in.
"""

import json
import os
import sys
import traceback
from collections.abc import Callable, Generator

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QWidget,
)

from app import bootstrap
from app.ui.application import application
from app.ui.main_window import MainWindow
from app.ui.notices import NoticesDialog
from app.ui.quick_log.pin_dialog import PinDialog
from app.ui.quick_log.window import QuickLogWindow
from app.ui.shown_text import plain
from app.ui.sign_in.screen import SignInScreen
from tests.journeys.keyed import choose_in, type_keys

EVENT, PLACE, WARD, REPORTER = "ให้ยาผิดขนาด ผู้ป่วยเวียนศีรษะ", "เตียง 12", "หอผู้ป่วยหญิง", "พยาบาล ตัวอย่าง"
EACH_MS, LONGEST_MS = 20, 60_000
MOST_ROWS, LOOKED_AT = 50, ("today", "incidents", "register")
READ = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.UserRole, Qt.ItemDataRole.AccessibleTextRole)
Wait = Callable[[], object]


class Hands:
    """Somebody at the keyboard of this PC."""

    def __init__(self, given: list[str]) -> None:
        self.nurse, self.pin, *people = given
        self.people = list(zip(people[::2], people[1::2], strict=True))
        self.seen: list[list[str]] = []

    def journey(self) -> Generator[Wait, None, None]:
        """Each step waits until what it needs is there."""
        yield from self._log_from_the_lock_screen()
        for place, (name, password) in enumerate(self.people):
            yield from self._sign_in(name, password)
            if not place:
                yield from self._complete()
            yield from self._look_everywhere()
            if not place:
                press(front(MainWindow), "Ctrl+L")
        front(MainWindow).close()

    def _log_from_the_lock_screen(self) -> Generator[Wait, None, None]:
        yield lambda: shown(SignInScreen)
        press(front(SignInScreen), "Ctrl+Shift+N")
        yield lambda: shown(PinDialog)
        dialog = front(PinDialog)
        author = part(dialog, "pin_author", QComboBox)
        choose_in(author, author.itemData(author.findText(self.nurse)))
        type_keys(part(dialog, "pin", QLineEdit), self.pin + "\n")
        yield lambda: shown(QuickLogWindow)
        window = front(QuickLogWindow)
        type_keys(part(window, "quick_details", QPlainTextEdit), EVENT)
        for name, text in (("quick_units", WARD), ("quick_reported_by", REPORTER)):
            line = part(window, name, QLineEdit)
            line.selectAll()
            type_keys(line, text)
        type_keys(part(window, "quick_seen_now", QWidget), "2")
        press(window, "Ctrl+Return")
        yield lambda: part(window, "logged_as", QLabel).isVisible()
        press(window, "Esc")
        yield lambda: not shown(QuickLogWindow)

    def _sign_in(self, name: str, password: str) -> Generator[Wait, None, None]:
        yield lambda: shown(SignInScreen)
        screen = front(SignInScreen)
        line = part(screen, "sign_in_name", QLineEdit)
        line.selectAll()
        type_keys(line, name)
        type_keys(part(screen, "sign_in_password", QLineEdit), password + "\n")
        yield lambda: not shown(SignInScreen) and shown(MainWindow) and self._works_here(name)
        self.seen.append([])
        for notices in [each for each in QApplication.topLevelWidgets() if isinstance(each, NoticesDialog)]:
            self._note(notices)
            notices.close()

    def _works_here(self, name: str) -> bool:
        said = plain(part(front(MainWindow), "person_name", QLabel).text()).rstrip("…")
        return bool(said) and name.startswith(said)

    def _complete(self) -> Generator[Wait, None, None]:
        """Open the case of the night from the list, write down where it was, and save."""
        window = front(MainWindow)
        rows = part(window, "case_list", QTableView)
        yield lambda: rows.model().rowCount() > 0
        rows.setFocus()
        press(rows, "Down")
        press(rows, "Home")
        yield lambda: window.number() is not None
        type_keys(part(window, "place", QLineEdit), PLACE)
        press(part(window, "place", QLineEdit), "Ctrl+S")
        yield after(5)

    def _look_everywhere(self) -> Generator[Wait, None, None]:
        window = front(MainWindow)
        yield lambda: part(window, "case_list", QTableView).model().rowCount() > 0
        for page in LOOKED_AT:
            part(window, f"sidebar_{page}", QAbstractButton).click()
            yield after(3)
            self._note(window)

    def _note(self, window: QWidget) -> None:
        for each in window.findChildren(QLabel):
            if each.isVisible():
                self.seen[-1].append(plain(each.text()))
        for kind in (QLineEdit, QPlainTextEdit):
            for editor in window.findChildren(kind):
                if editor.isVisible():
                    text = editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()
                    self.seen[-1].append(plain(text))
        for view in [each for each in window.findChildren(QAbstractItemView) if each.isVisible()]:
            model = view.model()
            for row in range(min(model.rowCount(), MOST_ROWS)):
                self.seen[-1] += [plain(str(model.index(row, 0).data(role))) for role in READ]


def after(times: int) -> Wait:
    """True when it was asked so many times: what was begun is painted by then."""
    left = list(range(times))
    return lambda: not left or left.pop() is None


def shown(kind: type[QWidget]) -> bool:
    """Whether a window of that kind can be seen."""
    return bool(_of(kind))


def front(kind: type) -> QWidget:
    """The window of that kind."""
    return _of(kind)[-1]


def _of(kind: type[QWidget]) -> list[QWidget]:
    everything = [*QApplication.topLevelWidgets()]
    return [each for each in everything if isinstance(each, kind) and each.isVisible()]


def part(window: QWidget, name: str, kind: type) -> QWidget:
    """The one of that name."""
    found = window.findChild(kind, name)
    assert found is not None, name
    return found


def press(place: QWidget, keys: str) -> None:
    """Press keys where that widget, or what has the keyboard in it, is."""
    place.window().activateWindow()  # as a window manager does
    QApplication.processEvents()
    pressed = QKeySequence(keys)[0]
    QTest.keyClick(place.focusWidget() or place, pressed.key(), pressed.keyboardModifiers())


def main(folder: str, hands: Hands) -> int:
    """Run the program and the journey in it."""
    application()
    steps, waiting = hands.journey(), [after(0)]

    def go_on() -> None:
        try:
            if waiting[0]():
                waiting[0] = next(steps)
        except StopIteration:
            timer.stop()
        except Exception:  # noqa: BLE001 - the journey ends where somebody would give up
            timer.stop()
            traceback.print_exc()
            os._exit(1)

    def give_up() -> None:
        where = steps.gi_yieldfrom.gi_frame if steps.gi_yieldfrom is not None else steps.gi_frame
        said = [
            plain(each.text()) for each in QApplication.allWidgets() if isinstance(each, QLabel) and each.isVisible()
        ]
        print(
            "stuck at",
            where,
            said,
            [each for each in QApplication.topLevelWidgets() if each.isVisible()],
            file=sys.stderr,
        )
        os._exit(1)

    timer = QTimer()
    timer.timeout.connect(go_on)
    timer.start(EACH_MS)
    QTimer.singleShot(LONGEST_MS, give_up)
    status = bootstrap.main(["--language", "th", "--data-dir", folder])
    print(json.dumps(hands.seen, ensure_ascii=False))
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Hands(sys.argv[2:])))
