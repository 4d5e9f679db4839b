"""Locking: what was on the screen is covered, stays as it was, and comes back to its person alone."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.errors import NotAllowed
from app.services.accounts.sign_in import SignedIn
from app.services.key_file import KeyFile
from app.ui.notices import NoticesDialog
from app.ui.person_box import PersonBox
from app.ui.shown_text import plain
from app.ui.sign_in.idle import IdleWatch
from app.ui.sign_in.lock import Lock
from app.ui.sign_in.screen import SignInScreen

PEOPLE = {"สมศรี": "u1", "มานี": "u2"}


def let_in(name: str, password: str) -> tuple[str, SignedIn | None]:
    """Whoever is known and says so."""
    if password != "right":
        raise NotAllowed("wrong_sign_in")
    return PEOPLE[name], SignedIn(PEOPLE[name], KeyFile(b"", 1))


@pytest.fixture
def desk(qtbot: QtBot) -> QWidget:
    """A window with half a sentence in it, and a dialog before it."""
    window = QWidget()
    qtbot.addWidget(window)
    line = QLineEdit("ครึ่งประโยค", window)
    line.setObjectName("line")
    dialog = QDialog(window)
    dialog.setObjectName("dialog")
    window.show()
    dialog.open()
    return window


@pytest.fixture
def lock(qapp: QApplication, desk: QWidget) -> Iterator[Lock]:
    made = Lock(qapp, let_in, ("u1", "สมศรี"), desk)
    yield made
    for screen in screens():
        screen.reject()


def screens() -> list[SignInScreen]:
    shown = QApplication.topLevelWidgets()
    return [each for each in shown if isinstance(each, SignInScreen) and each.isVisible()]


def covers(window: QWidget) -> list[QWidget]:
    return [each for each in window.findChildren(QWidget, "lock_cover") if each.isVisible()]


def sign_in(name: str, password: str) -> None:
    (screen,) = screens()
    for field, text in (("sign_in_name", name), ("sign_in_password", password)):
        found = screen.findChild(QLineEdit, field)
        assert found is not None
        found.setText(text)
    button = screen.findChild(QPushButton, "sign_in")
    assert button is not None
    button.click()


def test_every_window_is_covered_whatever_its_size_and_no_dialog_ends(lock: Lock, desk: QWidget) -> None:
    lock.lock()
    dialog = desk.findChild(QDialog, "dialog")
    assert dialog is not None and dialog.isVisible() and len(covers(dialog)) == 1
    desk.resize(777, 555)
    assert {each.size() for each in covers(desk) if each.parent() is desk} == {desk.size()}
    assert screens()[0].windowModality() == Qt.WindowModality.ApplicationModal


def test_the_same_person_finds_everything_as_it_was(qtbot: QtBot, lock: Lock, desk: QWidget) -> None:
    lock.lock()
    sign_in("สมศรี", "right")
    qtbot.waitUntil(lambda: not lock.is_locked())
    line = desk.findChild(QLineEdit, "line")
    assert covers(desk) == [] and line is not None and line.text() == "ครึ่งประโยค"


def test_a_wrong_password_leaves_everything_covered(qtbot: QtBot, lock: Lock, desk: QWidget) -> None:
    lock.lock()
    sign_in("สมศรี", "wrong")
    qtbot.waitUntil(lambda: screens()[0].findChild(QPushButton, "sign_in").isEnabled())
    assert lock.is_locked() and covers(desk)


def test_somebody_else_who_signs_in_is_made_room_for_and_sees_nothing(qtbot: QtBot, lock: Lock, desk: QWidget) -> None:
    lock.lock()
    with qtbot.waitSignal(lock.left) as left:
        sign_in("มานี", "right")
    assert left.args is not None and left.args[0][0] == "u2" and covers(desk)


def test_closing_the_screen_unlocks_nothing(qtbot: QtBot, lock: Lock, desk: QWidget) -> None:
    lock.lock()
    close = screens()[0].findChild(QPushButton, "cancel")
    assert close is not None
    with qtbot.waitSignal(lock.left) as left:
        close.click()
    assert left.args == [None] and covers(desk)


def test_escape_does_nothing_on_a_locked_screen(qtbot: QtBot, lock: Lock, desk: QWidget) -> None:
    lock.lock()
    with qtbot.assertNotEmitted(lock.left):
        qtbot.keyClick(screens()[0], Qt.Key.Key_Escape)
    assert lock.is_locked() and screens() and covers(desk)


def test_a_click_on_the_person_locks_where_people_sign_in_and_nowhere_else(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    box = PersonBox(window)
    with qtbot.assertNotEmitted(box.lock_wanted):
        qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    box.offer_lock("Ctrl+L")
    with qtbot.waitSignal(box.lock_wanted):
        qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    assert "Ctrl+L" in box.toolTip()


def test_each_notice_is_said_and_the_dialog_goes_away(qtbot: QtBot) -> None:
    dialog = NoticesDialog(("หนึ่ง", "สอง"), None)
    dialog.show()
    assert [plain(each.text()) for each in dialog.findChildren(QLabel)] == ["หนึ่ง", "สอง"]
    button = dialog.findChild(QPushButton, "close_notices")
    assert button is not None
    with qtbot.waitSignal(dialog.finished):
        button.click()


def test_locking_twice_asks_once(lock: Lock) -> None:
    lock.lock()
    lock.lock()
    assert len(screens()) == 1


def test_nobody_touching_anything_is_noticed(qtbot: QtBot, qapp: QApplication, desk: QWidget) -> None:
    watch = IdleWatch(qapp, 30, desk)
    with qtbot.waitSignal(watch.idle):
        pass


@pytest.mark.parametrize("touch", [QEvent.Type.KeyPress, QEvent.Type.MouseMove, QEvent.Type.Wheel])
def test_a_touch_begins_the_wait_anew_and_what_the_program_does_itself_does_not(
    qapp: QApplication, desk: QWidget, touch: QEvent.Type
) -> None:
    watch = IdleWatch(qapp, 3_600_000, desk)
    timer = watch.findChild(QTimer)
    assert timer is not None
    timer.stop()
    watch.eventFilter(desk, QEvent(QEvent.Type.Paint))
    assert not timer.isActive()
    watch.eventFilter(desk, QEvent(touch))
    assert timer.isActive()
