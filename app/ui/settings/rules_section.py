"""Whose rules hold and since when, other rules from a day on with what they change, and whether clocks may wait."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.errors import ComplaintError
from app.domain.hospital_forms import PAUSING_FORM, PROFILE_FORM
from app.services.hospital.policy_changes import ProfileChange
from app.services.words.messages import words_for
from app.translation import _
from app.ui.entry.banner import Banner
from app.ui.kit import GAP, Card, label, scrolled, secondary_button
from app.ui.rule_label import explain
from app.ui.settings.contracts import SettingsDesk
from app.ui.settings.form_card import FormCard
from app.ui.settings.picked_list import PickedList
from app.ui.settings.rule_line import rule_line
from app.ui.settings.rules_words import change_words, changed_rules, decision_words, in_force_words, pausing_words
from app.ui.shown_text import shown

STANDING_SHARE, FORM_SHARE = 1, 1


class RulesSection(QWidget):
    """Changes the rules for new cases; old ones keep theirs.

    Signals:
        rules_changed: other rules hold, today or from a day on.
        renewal_wanted: the window is to be made again, so that its forms offer the choices of those rules.
    """

    rules_changed = Signal()
    renewal_wanted = Signal()

    def __init__(self, desk: SettingsDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._may_change = False
        self._today = label("", "body_strong")
        self.list = PickedList("profiles", _("Rules over time"), "", self)
        self._take_back = secondary_button(_("Take the change back"), "history")
        self._refusal, self._waiting = label("", "problem"), label("", "body")
        self._profile = FormCard(PROFILE_FORM, desk, desk.profiles.change_by, _("Change the rules"), self)
        self._pausing = FormCard(PAUSING_FORM, desk, desk.pausing.change_by, _("Save"), self)
        self.preview = Preview(self)
        self._renewal = Banner("renew_window", _("Open it anew now"), _("Later"), self)
        self.cards = (self._profile, self._pausing)
        self._lay_out()
        self._connect()

    def refresh(self, *, may_change: bool) -> None:
        """Read again what was decided."""
        self._may_change = may_change
        profiles, pausing = self._desk.profiles, self._desk.pausing
        self._today.setText(shown(in_force_words(profiles.in_force())))
        decisions = {each.since.isoformat() if each.since else "": each for each in profiles.decisions()}
        self.list.show_lines((key, decision_words(each)) for key, each in decisions.items())
        is_locked, today = pausing.is_locked(), self._desk.now().date()
        words = pausing_words(is_on=pausing.is_on(), is_locked=is_locked, decisions=pausing.decisions(), today=today)
        self._waiting.setText(shown(words))
        self._pausing.fields.setVisible(may_change and not is_locked)
        self._profile.allow(may_change=may_change)
        self._profile.setVisible(may_change)
        self._pausing.allow(may_change=may_change and not is_locked)
        self._show_change()

    def take_keyboard(self) -> None:
        """Somebody goes here."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        standing, left = Card(_("Whose rules hold"), self), QVBoxLayout()
        for line, name in ((self._today, "rules_today"), (self._refusal, "rules_refusal"), (self._waiting, "waiting")):
            line.setObjectName(name)
            line.setWordWrap(True)
        self._take_back.setObjectName("take_profile_back")
        self._refusal.hide()
        standing.body.addWidget(self._today)
        standing.body.addWidget(self.list, 1)
        standing.body.addWidget(self._refusal)
        standing.body.addWidget(self._renewal)
        standing.body.addWidget(self._take_back, 0, Qt.AlignmentFlag.AlignLeft)
        self._pausing.body.insertWidget(1, self._waiting)
        self._pausing.body.addWidget(rule_line("DAY-6"))
        area = scrolled(self.preview, self._profile)
        self.preview.setAutoFillBackground(False)  # an area fills what it scrolls; this lies on a card
        self._profile.insert(area, stretch=1)
        left.setSpacing(GAP)
        left.addWidget(standing, 1)
        left.addWidget(self._pausing)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addLayout(left, STANDING_SHARE)
        row.addWidget(self._profile, FORM_SHARE)

    def _connect(self) -> None:
        self._profile.edited.connect(self._show_change)
        self._profile.saved.connect(self._take_profile)
        self._pausing.saved.connect(self._take_pausing)
        self._take_back.clicked.connect(self._take_change_back)
        self.list.picked.connect(self._offer)
        self._renewal.accepted.connect(self.renewal_wanted)
        self._renewal.declined.connect(self._renewal.hide)

    def _show_change(self) -> None:
        values = self._profile.values()
        profile, since = values.get("profile"), _day(values.get("since"))
        known = profile is not None and since is not None and since >= self._desk.now().date()
        change = self._desk.profiles.preview(str(profile), since) if known and since else None
        self.preview.show_change(change)

    def _offer(self, key: str) -> None:
        since = _day(key)
        self._refusal.hide()
        may_end = since is not None and since >= self._desk.now().date()
        self._take_back.setVisible(self._may_change and may_end)

    def _take_profile(self) -> None:
        self._profile.show_anew({})
        self._profile.tell(_("Saved."))
        self._take_rules()

    def _take_pausing(self) -> None:
        self._pausing.show_anew({})
        self._pausing.tell(_("Saved."))
        self.rules_changed.emit()

    def _take_change_back(self) -> None:
        since = _day(self.list.key())
        if since is None:
            return
        try:
            self._desk.profiles.take_back(since)
        except ComplaintError as refusal:
            self._refusal.setText(shown(words_for(refusal)))
            self._refusal.show()
        else:
            self._take_rules()

    def _take_rules(self) -> None:
        """The lists of forms that are open were filled by the rules before."""
        words = _("Forms offer the choices of these rules when the window is opened anew. What is typed is kept.")
        self._renewal.say(words)
        self.rules_changed.emit()


class Preview(QWidget):
    """What other rules would change, before they are saved."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        self._words = label("", "body")
        self._words.setObjectName("rules_preview")
        self._words.setWordWrap(True)
        self._column.addWidget(self._words)
        self._parts = QWidget(self)
        self._column.addWidget(self._parts)
        self._column.addStretch(1)
        self.show_change(None)

    def show_change(self, change: ProfileChange | None) -> None:
        """Say what changes; of no change, how to see it here."""
        hint = _("Choose whose rules and the day: what changes is shown here before you save.")
        self._words.setText(shown(change_words(change) if change else hint))
        parts = QWidget(self)
        column = QVBoxLayout(parts)
        column.setContentsMargins(0, 0, 0, 0)
        for heading, words, rules in changed_rules(change) if change else ():
            column.addWidget(label(heading, "strong"))
            lines = explain(label(words, "body"), *rules)
            lines.setWordWrap(True)
            column.addWidget(lines)
        self._column.replaceWidget(self._parts, parts)
        self._parts.hide()
        self._parts.deleteLater()
        self._parts = parts


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value or ""))
    except ValueError:
        return None
