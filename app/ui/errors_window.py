"""What a user sees of a bug: what happened, that nothing is lost, and details to copy."""

import logging
from types import TracebackType

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.domain.errors import ComplaintError
from app.services.words.messages import words_for
from app.translation import _
from app.ui.kit import label, primary_button, secondary_button
from app.ui.problem_report import problem_report
from app.ui.shown_text import shown

LEAST_WIDTH = 520


class ErrorsWindow(QDialog):
    """One window for one problem; an expected error has words of its own and no details."""

    def __init__(self, words: str, details: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("errors")
        self.setWindowTitle(_("This did not work"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(LEAST_WIDTH)
        said = label(words, "body")
        said.setObjectName("error_words")
        said.setWordWrap(True)
        self._details = QPlainTextEdit(details, self)
        self._details.setObjectName("error_details")
        self._details.setReadOnly(True)
        self._details.setVisible(bool(details))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(12)
        column.addWidget(label(_("This did not work"), "title"))
        column.addWidget(said)
        column.addWidget(self._details)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        copy = secondary_button(_("Copy the details"), None)
        copy.setObjectName("copy_details")
        copy.setVisible(bool(self._details.toPlainText()))
        copy.clicked.connect(self._copy)
        close = primary_button(_("Go on working"), None)
        close.setObjectName("close_error")
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(copy)
        row.addWidget(close)
        return row

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details.toPlainText())


def log_problem(kind: type[BaseException], place: TracebackType | None) -> None:
    """Write into the log what nobody expected, without anybody's data."""
    logging.getLogger("app").error("%s", problem_report(kind, place))


def window_about(
    kind: type[BaseException], error: BaseException, place: TracebackType | None, parent: QWidget | None
) -> ErrorsWindow:
    """The window that explains this problem, not shown yet."""
    words, details = _said(kind, error, place)
    return ErrorsWindow(shown(words), details, parent)


def _said(kind: type[BaseException], error: BaseException, place: TracebackType | None) -> tuple[str, str]:
    if isinstance(error, ComplaintError):
        return words_for(error), ""
    words = _(
        "Something happened that the program did not expect. What you typed is kept as a draft, and "
        "what was saved is safe. Copy the details and send them to the administrator; they name nobody."
    )
    return words, problem_report(kind, place)
