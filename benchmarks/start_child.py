"""One start of a window for `benchmarks.start`: prints the seconds since its parent began it, and ends."""

import os
import sys
import time
from pathlib import Path

STARTED_AT = float(os.environ["STARTED_AT"])


def since_start() -> float:
    return time.monotonic() - STARTED_AT


def empty() -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QWidget

    class Window(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            print(since_start(), flush=True)
            QTimer.singleShot(0, application.quit)

    application = QApplication([])
    window = Window()
    window.show()
    application.exec()


def application(folder: Path) -> None:
    from app import bootstrap

    # The watcher is made after the imports that the start itself needs, so that it adds nothing to them.
    from app.ui.application import application as make_application

    qt = make_application()

    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication, QLineEdit, QTableView

    class Watch(QObject):
        """Sees the first paint of the window and of real rows."""

        painted = False
        tried = False

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and watched.isWidgetType():
                if not self.painted and watched.objectName() == "main_window":
                    self.painted = True
                    print(since_start(), flush=True)
                table = watched.parent()
                if isinstance(table, QTableView) and not self.tried and table.model().index(0, 0).data():
                    self.tried = True
                    QTimer.singleShot(0, self._type)
            return False

        def _type(self) -> None:
            from PySide6.QtTest import QTest

            field = next(
                each.findChild(QLineEdit, "reported_by")
                for each in QApplication.topLevelWidgets()
                if each.objectName() == "main_window"
            )
            field.setFocus()
            QTest.keyClick(field, "a")
            if field.text() == "a":
                print(since_start(), flush=True)
            os._exit(0)

    watch = Watch()
    qt.installEventFilter(watch)
    bootstrap.main(["--data-dir", str(folder)])


if __name__ == "__main__":
    if sys.argv[1] == "empty":
        empty()
    else:
        application(Path(sys.argv[2]))
