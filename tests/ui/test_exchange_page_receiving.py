"""Receiving: what came is told in sentences; files that are dropped, or lie in the watched folder."""

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.domain.errors import UnusableExchangeFile
from app.services.exchange.rows import (
    Imported,
)
from app.ui.background import ProgressDialog
from app.ui.exchange.contracts import ExchangeDesk
from app.ui.exchange.dropped_files import DroppedFiles
from app.ui.exchange.page import ExchangePage
from app.ui.exchange.watched_folder import WatchedFolder
from tests.ui.at_the_desk import Desk
from tests.ui.exchange_fakes import (
    FakeDialogs,
    as_it_is,
)
from tests.ui.exchange_page import SENDER, Opened, read, said


def test_what_came_is_told_in_sentences_and_a_case_opens_from_its_number(
    opened: Opened, ward: ExchangeDesk, dialogs: FakeDialogs, qtbot: QtBot
) -> None:
    ward.exchange.coming["a.ccx"] = Imported(
        SENDER, 7, False, new=18, new_cases=2, changed_cases=5, conflict=1, conflicts=("2569/00412",), waiting=3
    )
    dialogs.files = [Path("a.ccx")]
    desk = opened(ward)
    desk.click("receive")
    qtbot.waitUntil(lambda: "18 รายการ" in said(desk, "exchange_result"))
    assert "3 รายการรอ" in said(desk, "exchange_result")
    link = desk.part("result_1")
    assert isinstance(link, QLabel) and 'href="2569/00412"' in link.text()
    with qtbot.waitSignal(desk.screen.case_wanted) as wanted:
        link.linkActivated.emit("2569/00412")
    assert wanted.args == ["2569/00412"]


def test_every_kind_of_news_has_its_sentence(
    opened: Opened, ward: ExchangeDesk, dialogs: FakeDialogs, qtbot: QtBot
) -> None:
    ward.exchange.coming["a.ccx"] = Imported(
        SENDER, 7, True, recovered=1, quarantined=2, refused=3, asked_again=4, set_back=True
    )
    dialogs.files = [Path("a.ccx")]
    desk = opened(ward)
    desk.click("receive")
    qtbot.waitUntil(lambda: desk.has("result_5"))
    words = said(desk, "exchange_result")
    assert all(part in words for part in ("กลับคืนมา", "ไม่ได้รับเข้า 2", "ไม่ได้รับเข้า 3", "ขาด 4", "ถูกย้อนกลับ"))


def test_an_older_file_and_one_without_news_are_said_to_be_so(
    opened: Opened, ward: ExchangeDesk, dialogs: FakeDialogs, qtbot: QtBot
) -> None:
    ward.exchange.coming["a.ccx"] = Imported(SENDER, 2, True, known=9)
    ward.exchange.coming["b.ccx"] = Imported(SENDER, 7, False)
    dialogs.files = [Path("a.ccx"), Path("b.ccx")]
    desk = opened(ward)
    desk.click("receive")
    qtbot.waitUntil(lambda: "ไฟล์เก่า" in said(desk, "exchange_result"))
    assert "ไม่มีอะไรใหม่" in said(desk, "exchange_result")


def test_a_file_that_is_refused_is_named_and_the_others_are_taken(
    opened: Opened, ward: ExchangeDesk, dialogs: FakeDialogs, qtbot: QtBot
) -> None:
    ward.exchange.coming["bad.ccx"] = UnusableExchangeFile(Path("bad.ccx"), "cut_short")
    ward.exchange.coming["good.ccx"] = Imported(SENDER, 7, False, new=1, new_cases=1)
    dialogs.files = [Path("bad.ccx"), Path("good.ccx")]
    desk = opened(ward)
    with qtbot.waitSignal(desk.screen.changed):
        desk.click("receive")
    assert "bad.ccx" in said(desk, "exchange_result") and "1 รายการ" in said(desk, "exchange_result")


def test_receiving_can_be_stopped_and_says_so(
    opened: Opened, ward: ExchangeDesk, dialogs: FakeDialogs, qtbot: QtBot
) -> None:
    ward.exchange.may_go_on = Event()
    dialogs.files = [Path("a.ccx")]
    desk = opened(ward)
    desk.click("receive")
    (progress,) = desk.screen.findChildren(ProgressDialog)
    progress.cancel()
    ward.exchange.may_go_on.set()
    qtbot.waitUntil(lambda: "คุณสั่งหยุด" in said(desk, "exchange_result"))
    assert ward.exchange.imported == []


def look(watched: WatchedFolder, qtbot: QtBot) -> None:
    with qtbot.waitSignal(watched.looked):
        watched.look()


class TestTheWatchedFolder:
    """A folder that is looked at."""

    def test_a_file_is_taken_when_its_size_rests(self, tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> None:
        watched, taken = WatchedFolder(qapp), list[list[Path]]()
        watched.arrived.connect(taken.append)
        with qtbot.waitSignal(watched.looked):
            watched.watch(tmp_path)
        (tmp_path / "a.ccx").write_bytes(b"1")
        look(watched, qtbot)
        (tmp_path / "a.ccx").write_bytes(b"12")
        look(watched, qtbot)
        assert taken == []
        look(watched, qtbot)
        assert taken == [[tmp_path / "a.ccx"]]
        watched.watch(None)

    def test_a_file_left_lying_is_taken_again_only_when_it_changed(
        self, tmp_path: Path, qapp: QApplication, qtbot: QtBot
    ) -> None:
        watched, taken = WatchedFolder(qapp), list[list[Path]]()
        watched.arrived.connect(taken.append)
        (tmp_path / "a.ccx").write_bytes(b"1")
        watched.watch(tmp_path)
        for _look in range(4):
            look(watched, qtbot)
        assert len(taken) == 1
        (tmp_path / "a.ccx").write_bytes(b"123")
        for _look in range(2):
            look(watched, qtbot)
        assert len(taken) == 2
        watched.watch(None)

    def test_a_read_file_is_moved_away_and_a_refused_one_stays(
        self, opened: Opened, ward: ExchangeDesk, tmp_path: Path, qtbot: QtBot
    ) -> None:
        for name in ("good.ccx", "bad.ccx", "other.ccx"):
            (tmp_path / name).write_bytes(b".")
        ward.exchange.coming["good.ccx"] = Imported(SENDER, 7, False, new=1, new_cases=1)
        ward.exchange.coming["bad.ccx"] = UnusableExchangeFile(tmp_path / "bad.ccx", "altered")
        ward.exchange.coming["other.ccx"] = UnusableExchangeFile(tmp_path / "other.ccx", "for_somebody_else")
        desk = opened(ward)
        watched = desk.screen.findChild(WatchedFolder)
        with qtbot.waitSignal(watched.looked):
            desk.click("watch_switch")
        look(watched, qtbot)
        qtbot.waitUntil(lambda: desk.is_shown("exchange_result"))
        assert (tmp_path / "รับแล้ว" / "good.ccx").exists() and (tmp_path / "bad.ccx").exists()
        assert "bad.ccx" in said(desk, "exchange_result") and "other.ccx" not in said(desk, "exchange_result")
        desk.screen.close_down()

    def test_it_is_remembered_and_can_be_switched_off(self, opened: Opened, ward: ExchangeDesk, tmp_path: Path) -> None:
        desk = opened(ward)
        desk.click("watch_switch")
        assert ward.memory.is_watching() and str(tmp_path) in desk.text_of("watch_folder")
        desk.click("watch_switch")
        assert not ward.memory.is_watching() and ward.memory.watched_folder() == tmp_path

    def test_without_a_folder_it_stays_off(self, opened: Opened, ward: ExchangeDesk, dialogs: FakeDialogs) -> None:
        dialogs.directory = None
        desk = opened(ward)
        desk.click("watch_switch")
        switch = desk.part("watch_switch")
        assert isinstance(switch, QCheckBox) and not switch.isChecked()

    def test_a_folder_that_is_gone_is_said(
        self, opened: Opened, ward: ExchangeDesk, tmp_path: Path, qtbot: QtBot
    ) -> None:
        ward.memory.keep_watching(tmp_path / "gone", is_on=True)
        desk = opened(ward)
        qtbot.waitUntil(lambda: bool(desk.text_of("watch_note")))
        assert "ไม่พบโฟลเดอร์" in desk.text_of("watch_note")
        desk.screen.close_down()


class TestDropping:
    """Files dropped anywhere on the window."""

    @pytest.fixture
    def window(self, qtbot: QtBot) -> QWidget:
        window = QWidget()
        QVBoxLayout(window).addWidget(QPlainTextEdit(window))
        qtbot.addWidget(window)
        window.show()
        return window

    def test_a_dropped_file_is_received(self, window: QWidget, qtbot: QtBot) -> None:
        files = DroppedFiles(window)
        with qtbot.waitSignal(files.dropped) as dropped:
            drop(window, Path("/tmp/a.CCX"), Path("/tmp/b.pdf"))
        assert dropped.args == [[Path("/tmp/a.CCX")]]
        assert window.findChild(QPlainTextEdit).toPlainText() == ""

    def test_other_files_are_left_to_the_widgets(self, window: QWidget, qtbot: QtBot) -> None:
        files = DroppedFiles(window)
        with qtbot.assertNotEmitted(files.dropped):
            drop(window, Path("/tmp/b.pdf"))

    def test_the_page_takes_both_kinds_of_files(self, opened: Opened, ward: ExchangeDesk, qtbot: QtBot) -> None:
        ward.exchange.coming["a.ccx"] = Imported(SENDER, 7, False, new=1, new_cases=1)
        desk = opened(ward)
        desk.screen.take_files([Path("a.ccx"), Path("reply.ccpair")])
        qtbot.waitUntil(lambda: ward.exchange.imported == [Path("a.ccx")])
        assert desk.is_shown("reply_dialog")


def drop(window: QWidget, *paths: Path) -> None:
    """Drag the files over the system's window and let them go."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    no_keys, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    copy, middle = Qt.DropAction.CopyAction, window.rect().center()
    handle = window.windowHandle()
    QApplication.sendEvent(handle, QDragEnterEvent(middle, copy, mime, left, no_keys))
    QApplication.sendEvent(handle, QDropEvent(QPointF(middle), copy, mime, left, no_keys))


def test_files_dropped_before_the_services_are_there_are_kept_for_them(
    dialogs: FakeDialogs, ward: ExchangeDesk, qtbot: QtBot
) -> None:
    ward.exchange.coming["a.ccx"] = Imported(SENDER, 7, False, new=1, new_cases=1)
    desk = Desk(ExchangePage(dialogs, as_it_is), qtbot)
    with qtbot.waitSignal(desk.screen.page_wanted):
        desk.screen.take_files([Path("a.ccx")])
    read(desk, ward, qtbot)
    qtbot.waitUntil(lambda: ward.exchange.imported == [Path("a.ccx")])
