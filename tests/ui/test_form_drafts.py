"""No draft is lost: not by typing beside its offer, nor because a newer one waits too."""

from datetime import datetime

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.form_parts import Desk, DraftsInMemory


@pytest.fixture
def drafts(now: datetime) -> DraftsInMemory:
    """The draft that an application left behind when it was killed."""
    drafts = DraftsInMemory(now)
    drafts.keep(None, None, {"reported_by": "เจ้าหน้าที่ ตัวอย่าง"}, None)
    return drafts


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
