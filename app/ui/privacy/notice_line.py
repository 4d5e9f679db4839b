"""The privacy notice at intake: one line in sight, and the whole text on a click (PDPA-23)."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from app.domain.privacy_notice import Notice
from app.translation import _, language
from app.ui.kit import label, secondary_button
from app.ui.plain_dialog import PlainDialog, way_out
from app.ui.rule_label import explain, rule_label
from app.ui.shown_text import shown

RULE = "PDPA-23"
GAP = 8


class NoticeLine(QWidget):
    """Hidden until there is a notice; says which version it is, or that it is a draft."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._notice: Notice | None = None
        self._words = explain(label("", "hint"), RULE)
        self._words.setObjectName(f"{name}_words")
        self._words.setWordWrap(True)
        self._read = self._button()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self._words, 1)
        row.addWidget(self._read)
        self.hide()

    def show_notice(self, notice: Notice | None) -> None:
        """Show this version; None hides the line."""
        self._notice = notice
        if notice is not None:
            words = _("Draft: {line}") if notice.is_draft else _("Version {version}: {line}")
            self._words.setText(shown(words.format(version=notice.version, line=notice.line(language()))))
        self.setVisible(notice is not None)

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops."""
        return (self._read,)

    def open_text(self) -> None:
        """Show all of it over the window."""
        if self._notice is not None:
            NoticeDialog(self._notice, self.window()).open()

    def _button(self) -> QPushButton:
        button = secondary_button(_("Read it all…"), None)
        button.setObjectName(f"{self.objectName()}_read")
        button.setProperty("extent", "small")
        button.setAutoDefault(False)
        button.clicked.connect(self.open_text)
        return button


class NoticeDialog(PlainDialog):
    """The whole text, large enough to be read aloud or turned towards the person."""

    def __init__(self, notice: Notice, parent: QWidget | None = None) -> None:
        super().__init__("notice_dialog", _("Privacy notice"), parent)
        self.body.addWidget(_wrapped(version_in_words(notice), "section", "notice_version"))
        for place, paragraph in enumerate(notice.text(language()).split("\n"), start=1):
            if paragraph.strip():
                self.body.addWidget(_wrapped(paragraph, "body", f"notice_paragraph_{place}"))
        if notice.is_draft:
            words = _("This is a draft of the program. The hospital approves its own text in the settings.")
            self.body.addWidget(_wrapped(words, "problem", "notice_is_draft"))
        self.foot.addWidget(rule_label(RULE))
        self.end_with(way_out(self, _("Close"), "close"))


def version_in_words(notice: Notice) -> str:
    """What a version is called beside its words."""
    if notice.is_draft:
        return _("Privacy notice (draft, not approved yet)")
    return _("Privacy notice, version {version}").format(version=notice.version)


def _wrapped(words: str, role: str, name: str) -> QLabel:
    line = label(shown(words), role)
    line.setObjectName(name)
    line.setWordWrap(True)
    return line
