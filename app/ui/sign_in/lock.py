"""Covers what is on the screen until the person at it signs in again, or makes room for somebody else."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from app.services.accounts.sign_in import SignedIn
from app.ui.sign_in.screen import SignInBy, SignInScreen

Entered = tuple[str, SignedIn | None]


class Cover(QWidget):
    """Lies over all of a window, whatever its size; what is under it stays as it is, typed text too."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("lock_cover")
        self.setAutoFillBackground(True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        window.installEventFilter(self)
        self._lie_over(window)
        self.show()

    def lift(self) -> None:
        """Show the window again."""
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self._lie_over(watched)
        return False

    def _lie_over(self, window: QWidget) -> None:
        self.setGeometry(window.rect())
        self.raise_()


class Lock(QObject):
    """Locks the windows of one person.

    Signals:
        unlocked: the person is back.
        left: the person is to make room, for whoever signed in instead; None when the screen was closed.
        asked: who is there is asked on this screen, a `SignInScreen`.
    """

    left = Signal(object)
    unlocked = Signal()
    asked = Signal(object)

    def __init__(self, qt: QApplication, sign_in: SignInBy, person: tuple[str, str], parent: QObject) -> None:
        super().__init__(parent)
        self._qt, self._sign_in, (self._uid, self._name) = qt, sign_in, person
        self._screen: SignInScreen | None = None

    def lock(self) -> None:
        """Cover everything and ask who is there; once is enough."""
        if self._screen is not None:
            return
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        for window in [each for each in self._qt.topLevelWidgets() if each.isVisible()]:
            self.unlocked.connect(Cover(window).lift)  # one whose window goes meanwhile goes with it
        self._screen = SignInScreen(self._sign_in, self._name, locks=True)
        self._screen.setWindowModality(Qt.WindowModality.ApplicationModal)
        self._screen.finished.connect(self._answer)
        self.asked.emit(self._screen)
        self._screen.show()

    def is_locked(self) -> bool:
        """Whether somebody must sign in before anything is seen."""
        return self._screen is not None

    def _answer(self) -> None:
        screen, self._screen = self._screen, None
        entered = screen.signed() if screen is not None else None
        if entered is None or entered[0] != self._uid or entered[1] is None:
            self.left.emit(entered)  # covered as it is: it is closed by whoever hears this
            return
        self.unlocked.emit()
