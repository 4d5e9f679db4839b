"""No draft is lost: not by typing beside its offer, nor because a newer one waits too."""

from datetime import datetime

import pytest
from pytestqt.qtbot import QtBot

from app.services.rows import Draft
from tests.ui.form_parts import COMPLETE, Desk, DraftsInMemory, a_record, in_a_window


@pytest.fixture
def drafts(now: datetime) -> DraftsInMemory:
    """The draft that an application left behind when it was killed."""
    drafts = DraftsInMemory(now)
    drafts.keep(None, None, {"reported_by": "เจ้าหน้าที่ ตัวอย่าง"}, None)
    return drafts


@pytest.fixture
def desk(qtbot: QtBot, now: datetime) -> Desk:
    return in_a_window(qtbot, now)


def started(qtbot: QtBot, now: datetime, drafts: DraftsInMemory) -> Desk:
    """The application after it was killed and started again."""
    desk = Desk(now)
    qtbot.addWidget(desk.screen)
    desk.drafts = drafts
    return desk.ready()


def test_typing_beside_an_offer_keeps_another_draft(qtbot: QtBot, now: datetime, drafts: DraftsInMemory) -> None:
    desk = started(qtbot, now, drafts)
    desk.fill({"kind": "opinion"})
    desk.let_pass("draft_timer")
    assert [draft.values for draft in drafts.pending()] == [
        {"kind": "opinion"},
        {"reported_by": "เจ้าหน้าที่ ตัวอย่าง"},
    ]
    assert not desk.find("draft_offer").isHidden()


def test_the_older_draft_is_offered_after_the_newer_one(qtbot: QtBot, now: datetime, drafts: DraftsInMemory) -> None:
    drafts.keep(None, None, {"kind": "opinion"}, None)
    desk = started(qtbot, now, drafts)
    desk.click("draft_offer_accept")
    assert desk.screen.content.values() == {"kind": "opinion"}
    desk.click("draft_offer_accept")
    assert desk.screen.content.values() == {"reported_by": "เจ้าหน้าที่ ตัวอย่าง"}
    assert len(drafts.pending()) == 2


def test_every_waiting_draft_has_its_turn(qtbot: QtBot, now: datetime, drafts: DraftsInMemory) -> None:
    for place in ("ช่อง 1", "ช่อง 2"):
        drafts.keep(None, None, {"place": place}, None)
    desk, opened = started(qtbot, now, drafts), []
    for _each in range(3):
        desk.click("draft_offer_accept")
        opened.append(desk.screen.content.values())
    assert opened == [{"place": "ช่อง 2"}, {"place": "ช่อง 1"}, {"reported_by": "เจ้าหน้าที่ ตัวอย่าง"}]


def test_declining_one_draft_offers_the_next(qtbot: QtBot, now: datetime, drafts: DraftsInMemory) -> None:
    drafts.keep(None, None, {"kind": "opinion"}, None)
    desk = started(qtbot, now, drafts)
    desk.click("draft_offer_decline")
    assert not desk.find("draft_offer").isHidden()
    desk.click("draft_offer_decline")
    assert (drafts.pending(), desk.find("draft_offer").isHidden()) == ((), True)


def test_while_a_file_is_read_a_draft_waits_for_the_next_turn(qtbot: QtBot, now: datetime) -> None:
    drafts = DraftsInMemory(now, is_busy=True)
    desk = started(qtbot, now, drafts)
    desk.fill({"kind": "opinion"})
    desk.let_pass("draft_timer")
    assert drafts.pending() == ()
    drafts.is_busy = False
    desk.let_pass("draft_timer")
    assert [draft.values for draft in drafts.pending()] == [{"kind": "opinion"}]


def test_what_was_typed_before_another_case_is_shown_is_kept_when_the_file_was_read(
    qtbot: QtBot, now: datetime
) -> None:
    drafts = DraftsInMemory(now, is_busy=True)
    desk = started(qtbot, now, drafts)
    desk.fill({"kind": "opinion"})
    desk.screen.content.show(None)
    desk.fill({"place": "ช่อง 1"})
    drafts.is_busy = False
    desk.let_pass("draft_timer")
    assert [draft.values for draft in drafts.pending()] == [{"place": "ช่อง 1"}, {"kind": "opinion"}]


def test_a_draft_that_is_not_wanted_goes_when_the_file_was_read(
    qtbot: QtBot, now: datetime, drafts: DraftsInMemory
) -> None:
    desk = started(qtbot, now, drafts)
    drafts.is_busy = True
    desk.click("draft_offer_decline")
    assert len(drafts.pending()) == 1 and desk.find("draft_offer").isHidden()
    drafts.is_busy = False
    desk.let_pass("draft_timer")
    assert drafts.pending() == ()


def test_what_is_typed_is_kept_as_a_draft(desk: Desk) -> None:
    desk.fill({"details": "ยังพิมพ์ไม่จบ", "received_at": "31/02/2569 09.12"})
    desk.let_pass("draft_timer")
    (draft,) = desk.drafts.pending()
    assert draft.values == {"details": "ยังพิมพ์ไม่จบ", "received_at": "31/02/2569 09.12"}
    assert desk.text_of("draft_state").endswith("10.35 น.")


def test_an_untouched_form_keeps_no_draft(desk: Desk, now: datetime) -> None:
    desk.screen.content.show(a_record(now, fields=COMPLETE))
    desk.let_pass("draft_timer")
    assert desk.drafts.pending() == ()


def test_a_draft_is_offered_again_and_opened(qtbot: QtBot, now: datetime) -> None:
    desk = Desk(now)
    qtbot.addWidget(desk.screen)
    desk.drafts.kept["d"] = Draft("d", None, {"details": "ก่อนไฟดับ", "level": 2}, None, now)
    desk.ready()
    assert not desk.find("draft_offer").isHidden()
    desk.click("draft_offer_accept")
    assert desk.screen.content.values() == {"details": "ก่อนไฟดับ", "level": 2}


def test_a_draft_that_is_thrown_away_is_gone(qtbot: QtBot, now: datetime) -> None:
    desk = Desk(now)
    qtbot.addWidget(desk.screen)
    desk.drafts.kept["d"] = Draft("d", None, {"details": "ไม่ใช้แล้ว"}, None, now)
    desk.ready()
    desk.click("draft_offer_decline")
    assert (desk.drafts.pending(), desk.find("draft_offer").isHidden()) == ((), True)


def test_saving_throws_the_draft_away(desk: Desk) -> None:
    desk.fill(COMPLETE)
    desk.let_pass("draft_timer")
    desk.click("save")
    assert desk.drafts.pending() == ()


def test_going_to_another_case_keeps_what_was_typed_as_a_draft(desk: Desk, now: datetime) -> None:
    desk.fill({"details": "ถูกขัดจังหวะ"})
    desk.screen.content.show(a_record(now, fields=COMPLETE))
    desk.screen.new()
    assert not desk.find("draft_offer").isHidden()
    desk.click("draft_offer_accept")
    assert desk.screen.content.values() == {"details": "ถูกขัดจังหวะ"}
