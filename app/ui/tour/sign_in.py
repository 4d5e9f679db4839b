"""The screen before the window, as the tour pictures it."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from app.domain.errors import NotAllowed
from app.ui.main_window import MainWindow
from app.ui.sign_in.screen import SignInScreen
from app.ui.tour.steps import Screen, let_paint

if TYPE_CHECKING:
    from app.services.accounts.sign_in import SignedIn

PERSON = "เจ้าหน้าที่ ตัวอย่าง"


def _nobody(_name: str, _password: str) -> "tuple[str, SignedIn | None]":
    raise NotAllowed("say_who")  # never asked: the picture is taken before anybody signs in


def _show_sign_in(window: MainWindow, _case: str) -> None:
    """Thai letters in the password, which the dots hide."""
    screen = SignInScreen(_nobody, PERSON, window)
    screen.show()
    screen.findChildren(QLineEdit, "sign_in_password")[0].setText("ฟ" * 8)
    let_paint()
    screen.fit()


SIGN_IN_SCREENS = (
    Screen("sign-in", _show_sign_in, ("sign_in_name", "sign_in_password", "sign_in_keyboard", "sign_in")),
)
