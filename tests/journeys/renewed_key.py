"""The whole program, in which an administrator makes a new recovery code while the window is open.

Run as `python -m tests.journeys.renewed_key FOLDER NAME PASSWORD`; says as JSON what was seen on the way.
"""

import sys
from collections.abc import Generator

from PySide6.QtWidgets import QAbstractButton, QLabel, QTabBar, QWidget

from app.translation import _
from app.ui.form.preview import PreviewDialog
from app.ui.main_window import MainWindow
from app.ui.notices import NoticesDialog
from app.ui.settings.accounts_section import AccountsSection
from app.ui.shown_text import plain
from tests.journeys.shared_pc import Hands, Wait, after, front, main, part, shown


class Administrator(Hands):
    """Somebody who prints a new code; the window goes for it and comes back by itself."""

    def journey(self) -> Generator[Wait, None, None]:
        (name, password), *_rest = self.people
        yield from self._sign_in(name, password)
        window = front(MainWindow)
        part(window, "sidebar_settings", QAbstractButton).click()
        yield lambda: window.findChild(AccountsSection) is not None
        tabs = part(window, "settings_tabs", QTabBar)
        tabs.setCurrentIndex([tabs.tabText(place) for place in range(tabs.count())].index(_("Accounts")))
        yield after(3)
        part(window, "new_recovery", QAbstractButton).click()
        yield lambda: part(window, "account_question", QWidget).isVisible()
        part(window, "account_question_accept", QAbstractButton).click()
        for kind in (PreviewDialog, NoticesDialog):
            yield lambda kind=kind: shown(kind)
            dialog = front(kind)
            self.seen[-1] += [dialog.windowTitle(), *(plain(each.text()) for each in dialog.findChildren(QLabel))]
            dialog.close()
        yield lambda: shown(MainWindow) and self._works_here(name)
        self.seen[-1].append("back")
        yield after(20)
        front(MainWindow).close()


if __name__ == "__main__":
    folder, *person = sys.argv[1:]
    sys.exit(main(folder, Administrator(["", "", *person])))
