"""In the window a protected identity is opened beside its fields, with a reason, until the case is left."""

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from app import bootstrap
from app.bootstrap.furnishing import make_form_pages
from app.services import key_file
from app.services.audit.history import History
from app.services.audit.rows import Entry, Matter, Wanted
from app.services.office import Office
from app.ui.case_work import CaseWork
from app.ui.form.identity_bar import IdentityBar
from app.ui.form.preview import show_preview
from app.ui.form.screen import FormScreen
from tests.cases import a_complaint
from tests.conftest import DEMO_MOMENT
from tests.ui.driver import ScreenDriver

NAME, REASON = "นางสาวพยานลับ ตัวอย่างคดี", "โทรแจ้งผลการตรวจสอบ"
PROTECTED, OPEN_TO_ALL = "2569/00001", "2569/00002"


class AtTheForm(ScreenDriver):
    """The form and the triage panel, and the services behind them."""

    def __init__(self, work: CaseWork, office: Office) -> None:
        super().__init__(work)
        self.work, self.office = work, office

    def show(self, number: str) -> None:
        self.work.in_step.show_case(self.office.complaints.case(number))

    def values(self) -> dict[str, object]:
        return self.work.form.content.values()

    def open(self, reason: str = REASON) -> None:
        self.click("identity_ask")
        self.widget("identity_reason", QLineEdit).setText(reason)
        self.click("identity_open")

    def enter_place(self, place: str) -> None:
        self.widget("place", QLineEdit).setText(place)

    def reads(self) -> list[Entry]:
        self.office.reads.write_waiting()
        return list(History(self.office.desk).page(Wanted(matter=Matter.READS)).entries)


@pytest.fixture(scope="module")
def form(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory, new_folder: Path) -> Iterator[AtTheForm]:
    """The form of a centre where people sign in, with a protected case; another one is there to go to."""
    patch = pytest.MonkeyPatch()
    patch.setattr(key_file, "has_passwords", lambda _folder: True)
    folder = shutil.copytree(new_folder, tmp_path_factory.mktemp("identity") / "data")
    office = bootstrap.open_office(folder, clock=_clock)
    values = {"complainant_phone": "08 0000 0000", "details": f"{NAME} รอนาน"}
    office.complaints.record(a_complaint(disclosure="no_consent", complainant_name=NAME, **values))
    office.complaints.record(a_complaint(disclosure="consent", complainant_name="นางสมมุติ เปิดเผย"))
    place = QWidget()
    work = CaseWork(FormScreen(_clock, make_form_pages, show_preview), place)
    work.resize(1100, 2000)
    work.use(office)
    place.resize(1100, 2000)
    place.show()
    yield AtTheForm(work, office)
    work.form.content.show(None)
    office.database.close()
    place.close()
    place.deleteLater()
    patch.undo()


@pytest.fixture
def protected(form: AtTheForm) -> Iterator[AtTheForm]:
    """The protected case, as it comes to the screen."""
    form.show(OPEN_TO_ALL)
    form.show(PROTECTED)
    yield form
    form.show(OPEN_TO_ALL)


def _clock() -> datetime:
    return DEMO_MOMENT


def test_the_fields_are_masked_and_take_nothing_until_they_are_opened(protected: AtTheForm) -> None:
    assert protected.values()["complainant_name"] == "ปกปิด" and NAME not in str(protected.values())
    enabled = {name: protected.widget(name).isEnabled() for name in ("complainant_name", "details", "place")}
    assert enabled == {"complainant_name": False, "details": False, "place": True}
    protected.open()
    assert protected.values()["complainant_name"] == NAME
    assert protected.widget("details").isEnabled() and protected.widget("identity_ask").isHidden()


def test_without_a_reason_it_is_said_beside_the_reason_and_nothing_is_shown(protected: AtTheForm) -> None:
    protected.open("  ")
    assert not protected.widget("identity_reason_problem").isHidden()
    assert protected.values()["complainant_name"] == "ปกปิด"


def test_a_reason_that_was_begun_does_not_go_on_to_another_case(protected: AtTheForm) -> None:
    protected.click("identity_ask")
    protected.widget("identity_reason", QLineEdit).setText(REASON)
    protected.show(OPEN_TO_ALL)
    protected.show(PROTECTED)
    assert protected.widget("identity_reason", QLineEdit).text() == "" and protected.is_visible("identity_ask")


def test_left_and_come_back_to_it_is_masked_again(protected: AtTheForm) -> None:
    protected.open()
    protected.show(OPEN_TO_ALL)
    protected.show(PROTECTED)
    assert protected.values()["complainant_name"] == "ปกปิด"


def test_what_was_typed_before_opening_stays_and_every_save_keeps_the_name(protected: AtTheForm) -> None:
    protected.enter_place("ตึกหน้า")
    assert protected.work.form.saving.save()
    protected.enter_place("ตึกหลัง")
    protected.open()
    assert protected.values()["place"] == "ตึกหลัง"
    assert protected.work.form.saving.save()
    fields = protected.office.complaints.case(PROTECTED).fields
    assert (fields["place"], fields["complainant_name"]) == ("ตึกหลัง", NAME)


def test_a_draft_that_was_typed_with_the_identity_open_comes_back_masked(protected: AtTheForm) -> None:
    protected.open()
    protected.enter_place("ตึกกลาง")
    protected.show(OPEN_TO_ALL)
    protected.show(PROTECTED)
    protected.click("draft_offer_accept")
    assert (protected.values()["complainant_name"], protected.values()["place"]) == ("ปกปิด", "ตึกกลาง")
    assert protected.work.form.saving.save()
    assert protected.office.identities.open(PROTECTED, REASON).fields["complainant_name"] == NAME


def test_a_case_with_names_is_noted_once_for_each_time_it_comes_to_the_screen(protected: AtTheForm) -> None:
    before = len(protected.reads())
    for number in (OPEN_TO_ALL, OPEN_TO_ALL, PROTECTED, OPEN_TO_ALL):
        protected.show(number)
    entries = protected.reads()
    assert [each.number for each in entries[: len(entries) - before]] == [OPEN_TO_ALL, OPEN_TO_ALL]


def test_whoever_may_not_open_it_is_told_so_and_offered_nothing(protected: AtTheForm) -> None:
    bar = protected.widget("identity_bar", IdentityBar)
    bar.allow(False)
    protected.show(PROTECTED)
    bar.show_record(protected.office.complaints.case(PROTECTED))
    assert protected.widget("identity_ask").isHidden() and "ท่านไม่มีสิทธิ" in protected.text_of("identity_words")
    bar.allow(True)
