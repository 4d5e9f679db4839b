"""The page of sending and receiving: how things stand, what waits for whom, and what must be done first."""

from datetime import timedelta

from pytestqt.qtbot import QtBot

from app.domain.errors import NotAllowed
from app.domain.vocabulary import PcRole
from app.services.exchange.rows import (
    AwaitsConfirmation,
    ErasureRow,
    OwnCaseRow,
    ProposalRow,
    QuarantineRow,
)
from app.ui.exchange.contracts import ExchangeDesk
from app.ui.exchange.page import ExchangePage
from app.ui.exchange.standing import standing
from tests.ui.at_the_desk import Desk
from tests.ui.exchange_fakes import (
    CENTRE_PEER,
    NOW,
    WARDS,
    FakeDialogs,
    a_case,
    a_desk,
    as_it_is,
    status_of,
)
from tests.ui.exchange_page import Opened, read, said


def test_without_services_nothing_can_be_sent_or_received(dialogs: FakeDialogs, qtbot: QtBot) -> None:
    desk = Desk(ExchangePage(dialogs, as_it_is), qtbot)
    assert not desk.part("send").isEnabled() and not desk.part("receive").isEnabled()


def test_a_ward_that_is_not_connected_is_led_to_it(opened: Opened) -> None:
    desk = opened(a_desk(PcRole.WARD))
    assert desk.is_shown("pairing_at_ward") and not desk.is_shown("pairing_at_centre")
    assert not desk.part("send").isEnabled()


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


def test_a_ward_that_was_set_back_sees_what_to_do_until_it_is_done(
    opened: Opened, ward: ExchangeDesk, qtbot: QtBot
) -> None:
    ward.recovery.since = NOW
    desk = opened(ward)
    assert "วันนี้โปรดส่งไฟล์ให้ศูนย์" in desk.text_of("set_back_words")
    read(desk, ward, qtbot)
    assert desk.is_shown("set_back")
    ward.recovery.since = None
    read(desk, ward, qtbot)
    assert not desk.is_shown("set_back")


def test_a_set_back_counts_among_what_waits_for_somebody(opened: Opened, ward: ExchangeDesk) -> None:
    ward.recovery.since = NOW
    assert standing(ward).to_do == 1


def test_a_ward_that_waits_for_its_code_is_to_be_called(opened: Opened, centre: ExchangeDesk) -> None:
    desk = opened(centre)
    assert "20 หลัก" in desk.text_of("peer_waiting_cc03") and not desk.has("peer_waiting_aa01")
