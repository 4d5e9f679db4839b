"""Sending: what goes to whom, what stands in the way, and a case that is sent to a ward."""

from pathlib import Path
from threading import Event

from pytestqt.qtbot import QtBot

from app.domain.errors import UnusableExchangeFile
from app.domain.vocabulary import PcRole
from app.services.exchange.rows import (
    Outgoing,
)
from app.ui.background import ProgressDialog
from app.ui.exchange.contracts import ExchangeDesk
from tests.ui.exchange_fakes import (
    CENTRE_PEER,
    WARDS,
    FakeDialogs,
    a_desk,
)
from tests.ui.exchange_page import SENDER, Opened, field_text, said


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
    services = a_desk(PcRole.CENTRE, peers=WARDS[:2])
    desk = opened(services)
    desk.click("send", "choose_folder", "send_to_aa01", "make_file")
    qtbot.waitUntil(lambda: bool(services.exchange.exported))
    assert [peer for peer, _path in services.exchange.exported] == ["bb02"]


def test_somebody_must_be_ticked(opened: Opened) -> None:
    desk = opened(a_desk(PcRole.CENTRE, peers=WARDS[:2]))
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
        alone, with_wards = a_desk(PcRole.CENTRE), a_desk(PcRole.CENTRE, peers=WARDS)
        for services, allowed in ((ward, False), (alone, False), (with_wards, True)):
            desk = opened(services)
            with qtbot.waitSignal(desk.screen.sending_allowed) as signal:
                desk.screen.refresh()
            assert signal.args == [allowed]


def test_before_a_centre_that_was_set_back_sends_it_is_said_why_nothing_goes(
    opened: Opened, centre: ExchangeDesk
) -> None:
    centre.exchange.going = {peer.id: Outgoing(peer.name, 0, 0, 0, None, only_asks=True) for peer in WARDS}
    desk = opened(centre)
    assert "ถูกย้อนกลับ" in desk.text_of("send_words")
