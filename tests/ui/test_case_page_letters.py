"""Letters printed from the lines of the case page to which they belong."""

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot

from app.bootstrap.letters import letters_of
from app.services.office import Office
from app.ui.form.proceedings import ProceedingsPage
from app.ui.form.publication_dialog import PublicationDialog
from app.ui.shown_text import plain
from tests.cases import a_complaint
from tests.ui.at_the_desk import Desk

NUMBER = "2569/00001"
HANDOVER = {"at": "2026-11-18T10:00", "agency": "สำนักงานสาธารณสุขอำเภอตัวอย่าง"}
REPLY = {"at": "2026-11-18T10:00", "words": "ปรับปรุงระบบคิวรับยาแล้ว"}
CONTACT = {"at": "2026-11-20T15:00", "result": "message_left", "purpose": "result"}
ASKED = {"at": "2026-11-20T09:00", "unit": "ห้องยา", "topic": "ระบบคิว", "by_whom": "หัวหน้าห้องยา"}


def a_page(office: Office, qtbot: QtBot, kind: str, values: dict[str, object]) -> ProceedingsPage:
    """The page of a complaint about which that was done."""
    office.complaints.record(a_complaint(referring_agency="ศูนย์ดำรงธรรมตัวอย่าง"))
    office.proceedings.begin(NUMBER, kind, values)
    page = ProceedingsPage(letters_of)
    qtbot.addWidget(page)
    page.use(office)
    page.show()
    page.show_record(office.complaints.case(NUMBER))
    return page


def menu_of(page: ProceedingsPage, qtbot: QtBot, line: str) -> QMenu:
    """What a line offers beside its stages."""
    Desk(page, qtbot).click(f"more_{line}")
    menu = page.findChild(QMenu, "line_menu")
    assert menu is not None
    return menu


@pytest.mark.rule("INT-11", "INT-19", "OUT-2")
@pytest.mark.parametrize(
    ("kind", "values", "line", "paper"),
    [
        ("publication", {**ASKED, "summary": "แก้ไขแล้ว"}, "publication_requested", "publication"),
        ("handover", HANDOVER, "handover_sent", "handover_letter"),
        ("agency_reply", REPLY, "agency_reply_sent", "reply_letter"),
        ("contact", {**CONTACT, "means": "registered_letter"}, "contact_made", "complainant_letter"),
    ],
)
def test_a_letter_is_printed_from_the_line_that_says_it_was_sent(
    office: Office, qtbot: QtBot, kind: str, values: dict[str, object], line: str, paper: str
) -> None:
    page = a_page(office, qtbot, kind, values)
    action = menu_of(page, qtbot, line).findChild(QAction, f"print_{paper}")
    with qtbot.waitSignal(page.printed) as printed:
        action.trigger()
    assert printed.args[0].startswith(b"%PDF-")
    assert printed.args[1] == letters_of(office).title(paper)


def test_a_telephone_call_offers_no_letter(office: Office, qtbot: QtBot) -> None:
    page = a_page(office, qtbot, "contact", {**CONTACT, "means": "telephone"})
    assert menu_of(page, qtbot, "contact_made").findChild(QAction, "print_complainant_letter") is None


@pytest.mark.rule("REP-5")
def test_whom_a_publication_names_is_said_while_it_is_written_and_stops_its_printing(
    office: Office, qtbot: QtBot
) -> None:
    page = a_page(office, qtbot, "publication", {**ASKED, "summary": "แก้ไขแล้ว"})
    office.complaints.change_fields(NUMBER, {"complainant_name": "นางสมหญิง ตัวอย่าง"})
    page.doings.correct(office.complaints.case(NUMBER).proceedings[0].uid, "requested")
    dialog = page.window().findChild(PublicationDialog)
    assert dialog is not None
    dialog.show_values({"summary": "คุณสมหญิงขอบคุณ"})
    warning = dialog.findChild(QLabel, "publication_warning")
    assert warning is not None and plain(warning.text()).startswith("ข้อความมี คุณสมหญิง โปรดเอาออก")
    dialog.save()
    with qtbot.waitSignal(page.doings.refused) as refused:
        menu_of(page, qtbot, "publication_requested").findChild(QAction, "print_publication").trigger()
    assert "ข้อความที่จะเผยแพร่มี คุณสมหญิง" in refused.args[0]
