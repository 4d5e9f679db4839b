"""The screen before the window, as the tour pictures it."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from app.domain.errors import NotAllowed
from app.services.locked_log.hand import AuthorsHand, PinAuthor
from app.ui.main_window import MainWindow
from app.ui.quick_log.pin_dialog import PinDialog
from app.ui.sign_in.forgotten import ForgottenDialog
from app.ui.sign_in.screen import SignInScreen
from app.ui.tour.steps import Screen, let_paint

if TYPE_CHECKING:
    from app.services.accounts.sign_in import SignedIn

PERSON = "เจ้าหน้าที่ ตัวอย่าง"


def _nobody(_name: str, _password: str) -> "tuple[str, SignedIn | None]":
    raise NotAllowed("say_who")  # never asked: the picture is taken before anybody signs in


def _no_code(name: str, _code: str, password: str) -> "tuple[str, SignedIn | None]":
    return _nobody(name, password)


def _no_hand(_uid: str, _pin: str) -> AuthorsHand:
    raise NotAllowed("wrong_pin")


def _show_sign_in(window: MainWindow, _case: str) -> None:
    """Thai letters in the password, which the dots hide."""
    screen = _screen(window)
    screen.show()
    screen.findChildren(QLineEdit, "sign_in_password")[0].setText("ฟ" * 8)
    let_paint()
    screen.fit()


def _show_forgotten(window: MainWindow, _case: str) -> None:
    """What is asked of whoever has the code from the safe."""
    ForgottenDialog(_no_code, PERSON, window).show()
    let_paint()


def _show_pin(window: MainWindow, _case: str) -> None:
    """Who logs, before anybody signed in."""
    PinDialog((PinAuthor("1", PERSON),), _no_hand, window).show()
    let_paint()


def _screen(window: MainWindow) -> SignInScreen:
    screen = SignInScreen(_nobody, PERSON, window)
    screen.offer_recovery(_no_code)
    screen.offer_quick_log()
    return screen


ON_SCREEN = ("sign_in_name", "sign_in_password", "sign_in_keyboard", "sign_in", "locked_quick_log", "sign_in_forgotten")
SIGN_IN_SCREENS = (
    Screen("sign-in", _show_sign_in, ON_SCREEN),
    Screen("sign-in-forgotten", _show_forgotten, ("forgotten_name", "recovery_code", "password_again", "recover")),
    Screen("sign-in-quick-log", _show_pin, ("pin_author", "pin", "open_by_pin")),
)
