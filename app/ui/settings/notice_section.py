"""The privacy notice of the hospital: the version in use, and the next one with who approved it (PDPA-23)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.buddhist_dates import day_short
from app.domain.privacy_notice import NOTICE_FORM, Notice
from app.services.privacy.notice import PrivacyNotice
from app.translation import _, language
from app.ui.kit import GAP, Card, label
from app.ui.privacy.notice_line import version_in_words
from app.ui.rows import cleared
from app.ui.settings.contracts import SettingsDesk
from app.ui.settings.form_card import FormCard
from app.ui.settings.rule_line import rule_line
from app.ui.shown_text import shown

FORM_SHARE, TEXT_SHARE = 3, 2
RULE = "PDPA-23"


class NoticeSection(QWidget):
    """A version that cases name is never changed: whoever corrects a word makes the next one.

    Signals:
        published: a new version is in use.
    """

    published = Signal()

    def __init__(self, desk: SettingsDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._notices = PrivacyNotice(desk.desk)
        self._form = FormCard(NOTICE_FORM, desk, self._notices.publish, _("Put this version into use"), self)
        self._in_use, self._before = Card(_("In use"), self), Card(_("Versions before"), self)
        self._texts, self._olds = QVBoxLayout(), QVBoxLayout()
        self._lay_out()
        self.cards = (self._form,)
        self._form.saved.connect(self._take_saved)

    def refresh(self, *, may_change: bool) -> None:
        """Read again what stands."""
        self._form.show_standing(self._notices.draft_of_next())
        self._form.allow(may_change=may_change)
        self._form.setVisible(may_change)
        self._show_in_use()

    def take_keyboard(self) -> None:
        """Somebody goes here."""
        self._form.fields.focus_first()

    def _lay_out(self) -> None:
        self._in_use.setObjectName("notice_in_use")
        self._before.setObjectName("notices_before")
        self._in_use.body.addLayout(self._texts)
        self._in_use.body.addWidget(rule_line(RULE))
        self._before.body.addLayout(self._olds)
        right = QVBoxLayout()
        right.setSpacing(GAP)
        for card in (self._in_use, self._before):
            right.addWidget(card)
        right.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self._form, FORM_SHARE, Qt.AlignmentFlag.AlignTop)
        row.addLayout(right, TEXT_SHARE)

    def _show_in_use(self) -> None:
        current, versions = self._notices.current(), self._notices.versions()
        cleared(self._texts)
        self._texts.addWidget(_wrapped(version_in_words(current), "body_strong"))
        if current.is_draft:
            words = _("These words are a draft of the program. They hold until the hospital has approved its own.")
            self._texts.addWidget(_wrapped(words, "problem"))
        else:
            self._texts.addWidget(_wrapped(_approved(current), "caption"))
        for paragraph in (current.line(language()), *current.text(language()).split("\n")):
            if paragraph.strip():
                self._texts.addWidget(_wrapped(paragraph, "body"))
        cleared(self._olds)
        for each in versions[1:]:
            words = _("{version}: {line}").format(version=version_in_words(each), line=each.line(language()))
            self._olds.addWidget(_wrapped(words, "body"))
            self._olds.addWidget(_wrapped(_approved(each), "caption"))
        self._before.setVisible(len(versions) > 1)

    def _take_saved(self) -> None:
        self._form.tell(_("In use from now on; cases before keep the version that they name."))
        self._form.show_anew(self._notices.draft_of_next())
        self._show_in_use()
        self.published.emit()


def _approved(notice: Notice) -> str:
    day = day_short(notice.approved_on, language()) if notice.approved_on else ""
    words = _("Approved by {person} on {day}").format(person=notice.approved_by, day=day)
    return f"{words} · {notice.document}" if notice.document else words


def _wrapped(words: str, role: str) -> QLabel:
    line = label(shown(words), role)
    line.setWordWrap(True)
    return line
