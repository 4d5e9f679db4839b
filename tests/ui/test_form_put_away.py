"""A case that is not for whoever recorded it: it is safe with its files, and the form is empty again."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.domain.errors import NotAllowed
from app.services.cases.duplicates import KeptBack, PossibleDuplicate
from app.services.rows import CaseRecord
from tests.ui.fakes import a_row
from tests.ui.form_parts import COMPLETE, Desk, in_a_window


@pytest.fixture
def desk(qtbot: QtBot, now: datetime) -> Desk:
    return in_a_window(qtbot, now)


def test_what_is_not_for_its_recorder_leaves_the_form_and_no_draft(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refused(number: str) -> CaseRecord:
        raise NotAllowed("not_for_you", number=number, roles="")

    monkeypatch.setattr(desk.complaints, "case", refused)
    desk.fill(COMPLETE)
    desk.find("attachments_page").add([tmp_path / "receipt.pdf"])
    with qtbot.waitSignal(desk.screen.saving.put_away) as told:
        desk.click("save")
    assert told.args == ["2569/00001"] and desk.complaints.saved["2569/00001"]
    assert (desk.screen.content.case.number, desk.screen.content.values(), desk.drafts.pending()) == (None, {}, ())
    assert desk.attachments.added == [("2569/00001", "receipt.pdf")]


def test_of_a_case_that_may_not_be_opened_the_form_says_only_whom_to_ask(desk: Desk, now: datetime) -> None:
    hidden = PossibleDuplicate(
        a_row(received_at=now, uid="", number="", subject="", units=()), "", (), KeptBack.NOT_FOR_YOU
    )
    desk.complaints.similar = (hidden,)
    desk.fill({"complainant_phone": "08 0000 0000"})
    desk.let_pass("look_timer")
    assert desk.text_of("alike_1") == "มีเรื่องอยู่แล้ว"
    assert desk.screen.findChild(QPushButton, "alike_1_look") is None
