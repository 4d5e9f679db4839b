"""The page of sending and receiving: what is said before and after, what waits, and what can be stopped."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.domain.errors import NotAllowed, UnusableExchangeFile
from app.services.exchange.rows import (
    AwaitsConfirmation,
    ErasureRow,
    Imported,
    Outgoing,
    OwnCaseRow,
    ProposalRow,
    QuarantineRow,
)
from app.ui.background import ProgressDialog
from app.ui.exchange.contracts import CENTRE, WARD, ExchangeDesk
from app.ui.exchange.dropped_files import DroppedFiles
from app.ui.exchange.page import ExchangePage
from app.ui.exchange.watched_folder import WatchedFolder
from tests.ui.at_the_desk import Desk
from tests.ui.exchange_fakes import (
    CENTRE_PEER,
    CODE,
    NOW,
    WARDS,
    FakeDialogs,
    a_case,
    a_desk,
    as_it_is,
    status_of,
)

SENDER = "ศูนย์รับเรื่องร้องเรียน"
Opened = Callable[[ExchangeDesk], Desk]


@pytest.fixture
def dialogs(tmp_path: Path) -> FakeDialogs:
    return FakeDialogs(directory=tmp_path)


@pytest.fixture
def opened(dialogs: FakeDialogs, qtbot: QtBot) -> Opened:
    """Opens the page on these services and waits until everything is read."""

    def open_page(services: ExchangeDesk) -> Desk:
        desk = Desk(ExchangePage(dialogs, as_it_is), qtbot)
        read(desk, services, qtbot)
        return desk

    return open_page


def read(desk: Desk, services: ExchangeDesk, qtbot: QtBot) -> None:
    page = desk.screen
    assert isinstance(page, ExchangePage)
    page.show()
    with qtbot.waitSignal(page.shown):
        page.use(services)
    desk.let_go()


@pytest.fixture
def ward() -> ExchangeDesk:
    return a_desk(WARD, peers=(CENTRE_PEER,))


@pytest.fixture
def centre() -> ExchangeDesk:
    return a_desk(CENTRE, peers=WARDS)


def said(desk: Desk, name: str) -> str:
    """Every sentence of a part, without the marks between words."""
    desk.let_go()
    labels = desk.part(name).findChildren(QLabel)
    return "\n".join(label.text().replace("\u200b", "") for label in labels if label.isVisibleTo(desk.screen))


def test_without_services_nothing_can_be_sent_or_received(dialogs: FakeDialogs, qtbot: QtBot) -> None:
    desk = Desk(ExchangePage(dialogs, as_it_is), qtbot)
    assert not desk.part("send").isEnabled() and not desk.part("receive").isEnabled()


def test_a_ward_that_is_not_connected_is_led_to_it(opened: Opened) -> None:
    desk = opened(a_desk(WARD))
    assert desk.is_shown("pairing_at_ward") and not desk.is_shown("pairing_at_centre")
    assert not desk.part("send").isEnabled()


def test_the_big_button_says_what_goes_to_whom(opened: Opened, ward: ExchangeDesk) -> None:
    desk = opened(ward)
    assert desk.text_of("send_words") == f"ถึง{SENDER} 12 รายการ ใน 5 เรื่อง ไฟล์แนบ 2 ไฟล์"
    assert not desk.is_shown("pairing_at_ward")


def test_a_file_is_made_under_the_name_that_is_offered(
    opened: Opened, ward: ExchangeDesk, dialogs: FakeDialogs, tmp_path: Path, qtbot: QtBot
) -> None:
    desk = opened(ward)
    desk.click("send", "choose_folder")
    name = f"หอผู้ป่วยชาย ถึง {SENDER} 2569-11-21 10.35.ccx"
    assert field_text(desk, "file_name") == name
    desk.click("make_file")
    qtbot.waitUntil(lambda: "พร้อมแล้ว" in said(desk, "exchange_result"))
    assert ward.exchange.exported == [(CENTRE_PEER.id, tmp_path / name)]
    assert ward.memory.last_folder() == tmp_path


def test_a_folder_that_is_not_there_is_said_beside_it(opened: Opened, ward: ExchangeDesk, tmp_path: Path) -> None:
    desk = opened(ward)
    desk.click("send")
    desk.type("folder", str(tmp_path / "gone"))
    desk.click("make_file")
    assert "ไม่พบโฟลเดอร์" in desk.text_of("folder_problem")
    assert ward.exchange.exported == []


def test_the_centre_makes_one_file_for_each_ward_that_is_ticked(
    opened: Opened, centre: ExchangeDesk, qtbot: QtBot
) -> None:
    services = a_desk(CENTRE, peers=WARDS[:2])
    desk = opened(services)
    desk.click("send", "choose_folder", "send_to_aa01", "make_file")
    qtbot.waitUntil(lambda: bool(services.exchange.exported))
    assert [peer for peer, _path in services.exchange.exported] == ["bb02"]


def test_somebody_must_be_ticked(opened: Opened) -> None:
    desk = opened(a_desk(CENTRE, peers=WARDS[:2]))
    desk.click("send", "choose_folder", "send_to_aa01", "send_to_bb02", "make_file")
    assert desk.text_of("file_name_problem") == "เลือกอย่างน้อยหนึ่งหอผู้ป่วย"


def test_one_ward_can_be_sent_to_from_its_card(opened: Opened, centre: ExchangeDesk) -> None:
    desk = opened(centre)
    desk.click("send_aa01")
    assert desk.is_shown("send_dialog") and desk.is_shown("file_name")


def test_a_full_disk_is_said_in_words(opened: Opened, ward: ExchangeDesk, tmp_path: Path, qtbot: QtBot) -> None:
    ward.exchange.refusal = UnusableExchangeFile(tmp_path / "a.ccx", "disk_full")
    desk = opened(ward)
    desk.click("send", "choose_folder", "make_file")
    qtbot.waitUntil(lambda: desk.text_of("exchange_result_title") == "ยังไม่ได้ทำไฟล์")
    assert SENDER in said(desk, "exchange_result")


def test_sending_can_be_stopped(opened: Opened, ward: ExchangeDesk, qtbot: QtBot) -> None:
    ward.exchange.may_go_on = Event()
    desk = opened(ward)
    desk.click("send", "choose_folder", "make_file")
    (progress,) = desk.screen.findChildren(ProgressDialog)
    progress.cancel()
    ward.exchange.may_go_on.set()
    qtbot.waitUntil(lambda: "คุณสั่งหยุด" in said(desk, "exchange_result"))
    assert ward.exchange.exported == []


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


def test_a_ward_reads_how_much_is_not_acknowledged_and_for_how_long(opened: Opened, ward: ExchangeDesk) -> None:
    ward.exchange.statuses = (status_of(CENTRE_PEER, not_acknowledged=12, since=NOW - timedelta(days=9)),)
    desk = opened(ward)
    assert "ยังไม่ได้รับการยืนยัน 12 รายการ มาแล้ว 9 วัน" in said(desk, f"peer_{CENTRE_PEER.id}")
    assert desk.text_of(f"peer_state_{CENTRE_PEER.id}") == "ยังไม่ยืนยัน"


def test_a_ward_that_never_sent_and_what_was_refused_are_said(opened: Opened, centre: ExchangeDesk) -> None:
    centre.exchange.statuses = (
        status_of(WARDS[0], last_sent_at=None, last_received_at=None),
        status_of(WARDS[1], quarantined=1, refused_there=2),
    )
    desk = opened(centre)
    assert "ส่งล่าสุด ยังไม่เคย" in said(desk, "peer_aa01")
    assert "1 รายการจากที่นั่น" in said(desk, "peer_bb02") and "2 รายการจากที่นี่" in said(desk, "peer_bb02")


def test_everything_that_waits_is_listed_and_counted(opened: Opened, centre: ExchangeDesk, qtbot: QtBot) -> None:
    centre.cases.contradictory = (a_case("2569/00412", conflicts=2),)
    centre.exchange.aside = (
        QuarantineRow("หอผู้ป่วยชาย", "2569/00407", "not_theirs", NOW),
        QuarantineRow("หอผู้ป่วยหญิง", None, "no_such_reason", None),
    )
    centre.exchange.proposed = (ProposalRow("2569/00405", "case", "level", 3, "หอผู้ป่วยชาย", NOW),)
    reached = (("หอผู้ป่วยชาย", True), ("ห้องฉุกเฉิน", False))
    centre.erasures.rows = (ErasureRow("2569/00398", "complainant_phone", NOW, reached),)
    desk = opened(centre)
    assert "ไม่ตรงกัน 2 ข้อ" in said(desk, "conflicts")
    assert "สอบถามเครื่องที่บันทึก" in said(desk, "quarantined") and "no_such_reason" in said(desk, "quarantined")
    assert "ข้อร้องเรียนเรื่องใหญ่" in said(desk, "proposals") and "ห้องฉุกเฉิน: ยัง" in said(desk, "erasures")
    with qtbot.waitSignal(desk.screen.counted) as counted:
        desk.screen.refresh()
    assert counted.args == [5]  # one contradiction, two put aside, one proposal, one ward to confirm


def test_a_long_list_says_how_many_more_there_are(opened: Opened, ward: ExchangeDesk) -> None:
    ward.cases.contradictory = tuple(a_case(f"2569/{number:05}") for number in range(25))
    assert "และอีก 5 รายการ" in said(opened(ward), "conflicts")


def test_a_list_that_was_cut_says_that_there_is_at_least_so_much_more(opened: Opened, ward: ExchangeDesk) -> None:
    ward.cases.contradictory = tuple(a_case(f"2569/{number:05}") for number in range(200))
    assert "และอีกอย่างน้อย 180 รายการ" in said(opened(ward), "conflicts")


def test_proposals_of_every_kind_are_shown_in_words(opened: Opened, centre: ExchangeDesk) -> None:
    rule = centre.policy.duties[0]
    centre.exchange.proposed = tuple(
        ProposalRow("2569/00405", entity, unit, value, "หอผู้ป่วยชาย", NOW)
        for entity, unit, value in (
            ("case", "channel", {"channel": "phone"}),
            ("case", "topic:waiting", None),
            ("attachment:f1", "file", {"name": "ใบสั่งยา.pdf", "size": 3}),
            (f"duty:{rule.rule}", "done", {"at": NOW.isoformat(), "by": "พยาบาล ตัวอย่าง"}),
            ("of_a_newer_program", "unknown", {"a": 1}),
        )
    )
    words = said(opened(centre), "proposals")
    assert "ใบสั่งยา.pdf" in words and "ทำแล้ว" in words and "ส่วนอื่นของเรื่อง" in words
    assert not any(raw in words for raw in ("{", "None", "channel", "topic:", rule.rule))


def test_an_erased_file_and_a_case_without_a_number_are_said_in_words(opened: Opened, centre: ExchangeDesk) -> None:
    reached = (("ห้องฉุกเฉิน", False),)
    centre.erasures.rows = (ErasureRow("aa01!7", "attachment:f1", NOW, reached),)
    words = said(opened(centre), "erasures")
    assert "ไฟล์แนบ" in words and "เรื่องที่ยังมาไม่ถึง" in words
    assert "attachment" not in words and "aa01" not in words


def test_a_pc_that_is_not_in_use_any_more_is_not_waited_for(opened: Opened, centre: ExchangeDesk) -> None:
    reached = (("ห้องฉุกเฉิน", False),)
    centre.erasures.rows = (ErasureRow("2569/00398", "complainant_phone", NOW, reached, ("ห้องคลอด",)),)
    words = said(opened(centre), "erasures")
    assert "ห้องฉุกเฉิน: ยัง" in words and "ห้องคลอด: จะไม่ยืนยัน" in words


def test_a_ward_sees_what_became_of_its_cases(opened: Opened, ward: ExchangeDesk, qtbot: QtBot) -> None:
    ward.cases.recorded_here = (
        OwnCaseRow("2569/00412", "รอรับยานาน", "closed", "as_wished", "เพิ่มเภสัชกร", NOW, True),
        OwnCaseRow("W1a-2569-0003", "พื้นลื่น", "open", "", "", NOW, False),
    )
    desk = opened(ward)
    assert "มี 1 เรื่องที่เปลี่ยน" in desk.text_of("own_cases_hint")
    words = said(desk, "own_2569/00412")
    assert "ผล: แก้ไขได้ตามความประสงค์ทั้งหมด" in words and "บทเรียน: เพิ่มเภสัชกร" in words
    with qtbot.waitSignal(desk.screen.case_wanted) as wanted:
        desk.click("own_W1a-2569-0003")
    assert wanted.args == ["W1a-2569-0003"]


def test_the_centre_is_told_which_wards_have_not_reported(opened: Opened, centre: ExchangeDesk, qtbot: QtBot) -> None:
    centre.recovery.awaits = AwaitsConfirmation(NOW, ("หอผู้ป่วยหญิง", "ห้องฉุกเฉิน"), "2569/00412")
    desk = opened(centre)
    assert "หอผู้ป่วยหญิง, ห้องฉุกเฉิน" in desk.text_of("recovery_words")
    desk.type("recovery_highest", "2569/00431")
    with qtbot.waitSignal(desk.screen.shown):
        desk.click("recovery_confirm")
    assert centre.recovery.confirmed == ["2569/00431"] and not desk.is_shown("recovery")


def test_a_number_that_is_refused_is_said_beside_it(opened: Opened, centre: ExchangeDesk, qtbot: QtBot) -> None:
    centre.recovery.awaits = AwaitsConfirmation(NOW, (), None)
    centre.recovery.refusal = NotAllowed("too_low")
    desk = opened(centre)
    desk.click("recovery_confirm")
    qtbot.waitUntil(lambda: bool(desk.text_of("recovery_problem")))
    assert desk.is_shown("recovery") and desk.part("recovery_confirm").isEnabled()


class TestConnecting:
    """Two PCs come to know each other."""

    def test_a_ward_makes_a_request(self, opened: Opened, dialogs: FakeDialogs, tmp_path: Path, qtbot: QtBot) -> None:
        services = a_desk(WARD)
        desk = opened(services)
        dialogs.chosen = tmp_path / "request.ccpair"
        desk.click("make_request")
        qtbot.waitUntil(lambda: "request.ccpair" in said(desk, "exchange_result"))
        assert services.pairing.asked == [dialogs.chosen]

    def test_the_number_is_entered_in_groups_and_a_pasted_one_spreads(
        self, opened: Opened, dialogs: FakeDialogs, qtbot: QtBot
    ) -> None:
        services = a_desk(WARD)
        desk = opened(services)
        dialogs.files = [Path("reply.ccpair")]
        desk.click("read_reply")
        assert not desk.part("connect").isEnabled()
        desk.type("code_0", "๑๒๓๔๕-67890 12345 67890")
        assert [field_text(desk, f"code_{place}") for place in range(4)] == ["12345", "67890", "12345", "67890"]
        desk.click("connect")
        qtbot.waitUntil(lambda: desk.part("send").isEnabled())
        assert not desk.is_shown("pairing_at_ward")

    def test_a_wrong_number_is_said_beside_it_and_may_be_entered_again(
        self, opened: Opened, dialogs: FakeDialogs, qtbot: QtBot
    ) -> None:
        desk = opened(a_desk(WARD))
        dialogs.files = [Path("reply.ccpair")]
        desk.click("read_reply")
        desk.type("code_0", CODE[::-1])
        desk.click("connect")
        qtbot.waitUntil(lambda: bool(desk.text_of("code_problem")))
        assert desk.part("connect").isEnabled() and desk.is_shown("reply_dialog")

    def test_the_centre_reads_the_number_out_and_confirms(
        self, opened: Opened, centre: ExchangeDesk, dialogs: FakeDialogs, qtbot: QtBot
    ) -> None:
        desk = opened(centre)
        dialogs.files, dialogs.chosen = [Path("request.ccpair")], Path("reply.ccpair")
        desk.click("accept_request")
        qtbot.waitUntil(lambda: desk.text_of("accept_code") == "12345 67890 12345 67890")
        centre.exchange.going["ee05"] = Outgoing("ห้องผ่าตัด", 0, 0, 0, None)
        desk.click("accept_same")
        assert [peer.state for peer in centre.pairing.known if peer.id == "ee05"] == ["trusted"]

    def test_a_file_that_is_no_request_is_refused_in_words(
        self, opened: Opened, centre: ExchangeDesk, dialogs: FakeDialogs, qtbot: QtBot
    ) -> None:
        desk = opened(centre)
        dialogs.files, dialogs.chosen = [Path("broken.ccpair")], Path("reply.ccpair")
        desk.click("accept_request")
        qtbot.waitUntil(lambda: bool(desk.text_of("accept_problem")))
        assert not desk.part("accept_same").isEnabled()

    def test_a_ward_is_confirmed_later_from_its_card(self, opened: Opened, centre: ExchangeDesk, qtbot: QtBot) -> None:
        centre.exchange.going["cc03"] = Outgoing("ห้องฉุกเฉิน", 0, 0, 0, None)
        desk = opened(centre)
        with qtbot.waitSignal(desk.screen.shown):
            desk.click("confirm_cc03")
        assert desk.text_of("peer_state_cc03") == "ถึงครบแล้ว"

    def test_the_number_of_a_ward_that_waits_is_shown_again(
        self, opened: Opened, centre: ExchangeDesk, qtbot: QtBot
    ) -> None:
        desk = opened(centre)
        desk.click("show_code_cc03")
        qtbot.waitUntil(lambda: desk.text_of("accept_code") == "12345 67890 12345 67890")
        assert "ห้องฉุกเฉิน" in desk.text_of("accept_title")

    def test_a_pc_is_revoked_in_one_of_two_ways(self, opened: Opened, centre: ExchangeDesk, qtbot: QtBot) -> None:
        desk = opened(centre)
        desk.click("revoke_aa01", "agree_revoke")
        assert desk.text_of("revoke_problem")
        desk.type("last_number", "42")
        desk.click("revoke_replaced", "agree_revoke")
        qtbot.waitUntil(lambda: desk.is_shown("exchange_result"))
        assert centre.pairing.revoked == [("aa01", "replaced", 42)]

    def test_of_a_stolen_pc_no_file_is_good(self, opened: Opened, centre: ExchangeDesk, qtbot: QtBot) -> None:
        desk = opened(centre)
        desk.click("revoke_aa01")
        desk.type("last_number", "42")
        desk.click("revoke_stolen", "agree_revoke")
        qtbot.waitUntil(lambda: desk.is_shown("exchange_result"))
        assert centre.pairing.revoked == [("aa01", "stolen", None)]


def field_text(desk: Desk, name: str) -> str:
    field = desk.part(name)
    assert isinstance(field, QLineEdit)
    return field.text()


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


class TestSendingACase:
    """At the centre, from the form of a case."""

    def test_a_case_goes_to_a_unit_under_the_class_that_is_chosen(
        self, opened: Opened, centre: ExchangeDesk, qtbot: QtBot
    ) -> None:
        desk = opened(centre)
        desk.screen.send_case("2569/00412")
        desk.click("class_summary")
        with qtbot.waitSignal(desk.screen.changed) as changed:
            desk.click("agree_send_case")
        assert centre.grants.given == [("2569/00412", "aa01", "summary")] and changed.args == ["2569/00412"]

    def test_usually_the_unit_does_not_see_the_complainant(self, opened: Opened, centre: ExchangeDesk) -> None:
        desk = opened(centre)
        desk.screen.send_case("2569/00412")
        assert desk.is_chosen("class_work")

    def test_who_has_it_is_named_and_can_be_ended(self, opened: Opened, centre: ExchangeDesk) -> None:
        centre.grants.given = [("2569/00412", "aa01", "identity")]
        desk = opened(centre)
        desk.screen.send_case("2569/00412")
        assert "เห็นตัวผู้ร้อง" in said(desk, "send_case_dialog")
        desk.click("end_aa01")
        assert centre.grants.given == []

    def test_only_a_centre_with_a_ward_offers_it(self, opened: Opened, ward: ExchangeDesk, qtbot: QtBot) -> None:
        for services, allowed in ((ward, False), (a_desk(CENTRE), False), (a_desk(CENTRE, peers=WARDS), True)):
            desk = opened(services)
            with qtbot.waitSignal(desk.screen.sending_allowed) as signal:
                desk.screen.refresh()
            assert signal.args == [allowed]


def test_dialogs_opened_twenty_times_leave_nothing_behind(
    opened: Opened, centre: ExchangeDesk, dialogs: FakeDialogs, qtbot: QtBot
) -> None:
    desk = opened(centre)
    desk.click("send", "cancel_sending", "revoke_aa01", "cancel_revoke")
    before = desk.widgets()
    for _time in range(20):
        desk.click("send", "cancel_sending", "revoke_aa01", "cancel_revoke")
        desk.let_go()
    assert desk.widgets() == before


def test_what_cannot_be_read_is_said_once(dialogs: FakeDialogs, ward: ExchangeDesk, qtbot: QtBot) -> None:
    def refuse(_office: object) -> ExchangeDesk:
        raise NotAllowed("no_such_right")

    desk = Desk(ExchangePage(dialogs, refuse), qtbot)
    desk.screen.show()
    desk.screen.use(ward)
    qtbot.waitUntil(lambda: desk.text_of("exchange_result_title") == "แสดงหน้านี้ไม่ได้")


def test_files_dropped_before_the_services_are_there_are_kept_for_them(
    dialogs: FakeDialogs, ward: ExchangeDesk, qtbot: QtBot
) -> None:
    ward.exchange.coming["a.ccx"] = Imported(SENDER, 7, False, new=1, new_cases=1)
    desk = Desk(ExchangePage(dialogs, as_it_is), qtbot)
    with qtbot.waitSignal(desk.screen.attention_wanted):
        desk.screen.take_files([Path("a.ccx")])
    read(desk, ward, qtbot)
    qtbot.waitUntil(lambda: ward.exchange.imported == [Path("a.ccx")])
