"""Connecting two PCs: the request, the reply, the code and the confirmation."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from app.domain.vocabulary import PcRole
from app.services.exchange.rows import (
    Outgoing,
)
from app.ui.exchange.contracts import ExchangeDesk
from tests.ui.exchange_fakes import (
    CODE,
    FakeDialogs,
    a_desk,
)
from tests.ui.exchange_page import Opened, field_text, said


class TestConnecting:
    """Two PCs come to know each other."""

    def test_a_ward_makes_a_request(self, opened: Opened, dialogs: FakeDialogs, tmp_path: Path, qtbot: QtBot) -> None:
        services = a_desk(PcRole.WARD)
        desk = opened(services)
        dialogs.chosen = tmp_path / "request.ccpair"
        desk.click("make_request")
        qtbot.waitUntil(lambda: "request.ccpair" in said(desk, "exchange_result"))
        assert services.pairing.asked == [dialogs.chosen]

    def test_the_number_is_entered_in_groups_and_a_pasted_one_spreads(
        self, opened: Opened, dialogs: FakeDialogs, qtbot: QtBot
    ) -> None:
        services = a_desk(PcRole.WARD)
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
        desk = opened(a_desk(PcRole.WARD))
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
