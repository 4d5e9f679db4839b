"""The application object: its looks, its language, and the window that is rebuilt when the language changes."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from app.translation import language, use_language
from app.ui.colour_scheme import ColourScheme
from app.ui.first_paint import FirstPaint
from app.ui.icons import picture
from app.ui.main_window import MainWindow
from app.ui.thai_lines import end_thai_lines_at_marks_only
from app.ui.translator import GettextTranslator
from app.ui.whereabouts import go_to, place_of
from app.ui.window_memory import WindowMemory

if TYPE_CHECKING:
    from app.domain.working_days import Calendar
    from app.services.office import Office
    from app.services.register.reading import Register

NAME = "complaint-centre"
STYLE = "fusion"
ICON_SIDE = 64
Frame = Callable[[], MainWindow]
Furnish = Callable[[MainWindow], None]


def application(arguments: Sequence[str] = ()) -> QApplication:
    """The one application of the process, made if there is none yet."""
    made = QApplication.instance()
    if isinstance(made, QApplication):
        return made
    end_thai_lines_at_marks_only()
    QGuiApplication.setDesktopFileName(NAME)
    # Said as an argument: setStyle() hands QStyle to Python, whose many enums cost as much as a screen.
    fresh = QApplication([NAME, "-style", STYLE, *arguments])
    fresh.setApplicationName(NAME)
    fresh.setQuitOnLastWindowClosed(False)  # a change of language closes one window and opens another
    return fresh


class Desktop(QObject):
    """Keeps the one window: its colours, its language, its place, and the services once they are there.

    `frame` makes the window with what is painted first, `furnishing` gives it the rest, step by step.

    Signals:
        painted: the window stands; heavy imports may begin.
        settled: the list of cases was read, well or not; what the window still lacks may be made.
        restore_wanted: the copy of the data that is to take their place, a `Path`.
        errand_wanted: what is to be done with the accounts while no window is open, an `AccountErrand`.
        closed: the window was closed.
    """

    painted = Signal()
    settled = Signal()
    restore_wanted = Signal(object)
    errand_wanted = Signal(object)
    closed = Signal()

    def __init__(self, qt: QApplication, frame: Frame, furnishing: Sequence[Furnish], memory: WindowMemory) -> None:
        super().__init__(qt)
        self._qt, self._frame, self._furnishing, self._memory = qt, frame, furnishing, memory
        self._missing: list[Furnish] = []
        self._translator = GettextTranslator(self)
        self._window: MainWindow | None = None
        self._office: Office | None = None
        self._calendar: Calendar | None = None
        self._hospital = ""
        qt.installTranslator(self._translator)
        self._colours, self._paint = ColourScheme(qt, memory, self), FirstPaint(self)
        self._paint.over.connect(self._go_on)

    def open(self) -> None:
        """Show the window, in the colours of the memory or of the system; `painted` comes after it stands."""
        self._colours.prepare()
        window = self._make_window()
        self._colours.dress()
        self._paint.watch(window)
        window.show()

    def window(self) -> MainWindow | None:
        """The window that stands now."""
        return self._window

    def list_from(self, register: "Register") -> None:
        """Let the window list the cases; the other services follow."""
        if self._window is not None:
            self._window.register.cases.use(register)

    def furnish(self) -> None:
        """Give the window what was not painted first, one part after another; between them it takes keys."""
        if self._missing:
            self._add_part()
            QTimer.singleShot(0, self, self.furnish)

    def _add_part(self) -> None:
        if self._window is not None:
            self._missing.pop(0)(self._window)

    def use(self, office: "Office", hospital: str) -> None:
        """Hand the services to the window, and to every later one."""
        self._office, self._hospital = office, hospital
        self._hand_over()

    def use_calendar(self, calendar: "Calendar") -> None:
        """Hand the calendar over; it comes after the first rows."""
        self._calendar = calendar
        if self._window is not None:
            self._window.register.cases.use_calendar(calendar)

    def speak(self, code: str) -> None:
        """Change the language: the window is built again; what was typed is offered as a draft."""
        if code == language():
            return
        self._memory.keep_language(code)
        use_language(code)
        self._renew()

    def come_to_front(self) -> None:
        """The program was started a second time."""
        if self._window is not None:
            self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
            self._window.show()
            self._window.raise_()
            self._window.activateWindow()

    def _make_window(self) -> MainWindow:
        self._window, self._missing = self._frame(), list(self._furnishing)
        self._window.settled.connect(self.settled)
        self._window.language_wanted.connect(self.speak)
        self._window.renewal_wanted.connect(self._renew)
        self._window.restore_wanted.connect(self.restore_wanted)
        self._window.errand_wanted.connect(self.errand_wanted)
        self._window.scheme_wanted.connect(self._colours.choose)
        self._colours.changed.connect(self._window.sidebar.show_scheme)
        self._window.closed.connect(self._end)
        self._memory.restore(self._window)
        self._window.new_case()
        return self._window

    def _renew(self) -> None:
        before, place = self._window, place_of(self._window) if self._window else None
        if before is not None:
            before.closed.disconnect(self._end)
            self._memory.keep(before)
            before.close()
            before.deleteLater()
        self._make_window().show()
        self._hand_over()
        if self._window is not None and place is not None:
            go_to(self._window, place)

    def _go_on(self) -> None:
        self._qt.setWindowIcon(QIcon(picture("heart_pulse", "primary", ICON_SIDE, filled=True)))
        self.painted.emit()

    def _hand_over(self) -> None:
        if self._window is None or self._office is None:
            return
        while self._missing:
            self._add_part()
        person = self._office.staff.person
        self._window.sidebar.show_person(person.name, person.unit)
        # Asked again: the name may have been entered since the start.
        self._window.sidebar.show_hospital(self._office.staff.hospital() or self._hospital)
        self._window.use(self._office)
        if self._calendar is not None:
            self._window.register.cases.use_calendar(self._calendar)

    def _end(self) -> None:
        if self._window is not None:
            self._memory.keep(self._window)
        self.closed.emit()
