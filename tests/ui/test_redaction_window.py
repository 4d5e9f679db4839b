"""The window of a redacted copy: marks by mouse and keyboard, every text seen to its end, then the PDF."""

from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QListWidget, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap.redaction import redacted_copies_of
from app.services.office import Office
from app.ui.redaction.marked_text import MarkedText
from app.ui.redaction.window import RedactionWindow
from app.ui.shown_text import plain, use_breaker
from tests.cases import a_complaint
from tests.ui.at_the_desk import Desk

NUMBER = "2569/00001"
DETAILS = "คุณสมศรีแจ้งว่า 😀 รอยานานกว่าสามชั่วโมง โทร 0800000000"


class Opened(NamedTuple):
    """The window over a plain one, with every preview that was shown."""

    window: RedactionWindow
    desk: Desk
    shown: list[tuple[bytes, str]]
    qtbot: QtBot

    @property
    def text(self) -> MarkedText:
        found = self.desk.part("redaction_text")
        assert isinstance(found, MarkedText)
        return found

    def names(self, listed: str) -> list[str]:
        found = self.desk.part(listed)
        assert isinstance(found, QListWidget)
        return [plain(found.item(row).text()).split("\n")[0] for row in range(found.count())]

    def show(self, title: str) -> None:
        parts = self.desk.part("redaction_parts")
        assert isinstance(parts, QListWidget)
        parts.setCurrentRow(next(row for row, name in enumerate(self.names("redaction_parts")) if title in name))

    def choose(self, words: str) -> None:
        """As with the mouse: the words in what is shown."""
        found = self.text.document().find(words)
        assert not found.isNull(), words
        self.text.setTextCursor(found)

    def look_through(self) -> None:
        for _part in self.names("redaction_parts"):
            bar = self.text.verticalScrollBar()
            bar.setValue(bar.maximum())
            self.desk.click("redaction_seen")


@pytest.fixture
def opened(office: Office, qtbot: QtBot) -> Opened:
    office.complaints.record(a_complaint(complainant_name="นางสมศรี ใจงาม", disclosure="consent", details=DETAILS))
    shown: list[tuple[bytes, str]] = []
    parent = QWidget()
    desk = Desk(parent, qtbot)
    copies = redacted_copies_of(office)

    def show(pdf: bytes, title: str, _parent: QWidget) -> None:
        shown.append((pdf, title))

    window = RedactionWindow(copies, copies.begin(NUMBER), show, parent)
    window.resize(1100, 650)
    window.show()
    return Opened(window, desk, shown, qtbot)


def test_the_suggestions_of_each_text_stand_in_a_list(opened: Opened) -> None:
    opened.show("รายละเอียด")
    assert opened.names("redaction_marks") == ["คุณสมศรี", "0800000000"]


def test_words_are_withheld_and_let_stand_with_mouse_and_keys(opened: Opened) -> None:
    opened.show("รายละเอียด")
    opened.choose("รอยานาน")
    opened.desk.click("redaction_withhold")
    assert opened.names("redaction_marks") == ["คุณสมศรี", "รอยานาน", "0800000000"]
    opened.choose("0800000000")
    opened.qtbot.keyClick(opened.text, Qt.Key.Key_Delete)
    assert opened.names("redaction_marks") == ["คุณสมศรี", "รอยานาน"]
    opened.choose("สามชั่วโมง")
    opened.qtbot.keyClick(opened.text, Qt.Key.Key_Insert)
    assert opened.names("redaction_marks") == ["คุณสมศรี", "รอยานาน", "สามชั่วโมง"]


def test_places_stay_what_they_are_between_signs_for_the_ends_of_lines(opened: Opened) -> None:
    use_breaker(_broken_everywhere)
    try:
        opened.show("ข้อมูลทั่วไป")
        opened.show("รายละเอียด")
        cursor = opened.text.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        opened.text.setTextCursor(cursor)
        opened.text.moveCursor(QTextCursor.MoveOperation.Start, QTextCursor.MoveMode.KeepAnchor)
        assert opened.text.chosen() == (0, len(DETAILS))
    finally:
        use_breaker(None)


def _broken_everywhere(text: str) -> str:
    return "\u200b".join(text)


def test_no_pdf_is_made_before_every_text_was_looked_through(opened: Opened, office: Office) -> None:
    assert not opened.desk.part("make_redacted").isEnabled()
    opened.look_through()
    opened.desk.click("make_redacted")
    assert opened.desk.text_of("for_whom_problem") and opened.desk.text_of("purpose_problem")
    opened.desk.type("for_whom", "คณะกรรมการ")
    opened.desk.type("purpose", "พิจารณา")
    with opened.qtbot.waitSignal(opened.window.made):
        opened.desk.click("make_redacted")
    ((pdf, title),) = opened.shown
    assert pdf.startswith(b"%PDF") and NUMBER not in title
    assert any(each.kind == "redacted_copy" for each in office.complaints.case(NUMBER).proceedings)


def test_a_text_longer_than_its_place_is_not_looked_through_before_its_end_was_in_sight(
    opened: Opened, office: Office
) -> None:
    opened.show("รายละเอียด")
    opened.text.show_text("ก\n" * 400, ())
    assert not opened.desk.part("redaction_seen").isEnabled()
    opened.text.verticalScrollBar().setValue(opened.text.verticalScrollBar().maximum())
    assert opened.desk.part("redaction_seen").isEnabled()


def test_esc_asks_before_it_throws_away_what_was_marked(opened: Opened) -> None:
    opened.desk.click("redaction_seen")
    opened.window.reject()
    assert opened.window.isVisible() and opened.desk.is_shown("leave_redaction")
    with opened.qtbot.waitSignal(opened.window.rejected):
        opened.desk.click("leave_redaction_decline")


def test_a_window_that_is_closed_leaves_nothing_behind(opened: Opened, office: Office) -> None:
    opened.window.reject()
    before, copies = opened.desk.widgets(), redacted_copies_of(office)
    for _time in range(5):
        window = RedactionWindow(copies, copies.begin(NUMBER), _nowhere, opened.desk.screen)
        window.show()
        window.reject()
    assert opened.desk.widgets() == before


def _nowhere(_pdf: bytes, _title: str, _parent: QWidget) -> None:
    """No preview."""
