"""The register as a model: as long as the register, holding few of its pages."""

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from app.services.register.filter import RegisterFilter
from app.ui.register.model import PAGES_KEPT, SORT_ROLE, RegisterModel
from app.ui.register.reading import PAGE, Reading, read
from tests.ui.fakes import NOW, FakeRegister, a_row, many_rows


def a_model(count: int) -> tuple[RegisterModel, FakeRegister]:
    register, model = FakeRegister(many_rows(count)), RegisterModel()
    model.show_reading(register, read(register, RegisterFilter(as_of=NOW), [0]))
    return model, register


def test_the_model_keeps_the_rules_of_qt(qtmodeltester: ModelTester) -> None:
    model, _register = a_model(300)
    qtmodeltester.check(model)


def test_an_empty_register_is_a_model_too(qtmodeltester: ModelTester) -> None:
    model, _register = a_model(0)
    qtmodeltester.check(model)
    assert model.rowCount() == 0


def test_a_row_far_below_costs_one_page() -> None:
    model, register = a_model(5000)
    before = register.pages_read
    assert model.case_at(4000) == register.rows[4000]
    assert register.pages_read == before + 1


def test_only_the_newest_pages_are_kept() -> None:
    model, _register = a_model(PAGE * (PAGES_KEPT + 10))
    for row in range(0, model.rowCount(), PAGE):
        model.case_at(row)
    assert model.pages_held() == PAGES_KEPT


def test_cases_beyond_the_counted_ones_are_found_by_scrolling() -> None:
    model, register = a_model(10_100)
    assert model.rowCount() == 10_001
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
    assert model.rowCount() == len(register.rows)
    assert model.case_at(10_099) == register.rows[-1]
    assert model.case_at(9_990) == register.rows[9_990]


def test_a_case_is_spoken_in_one_sentence_and_sorted_by_its_receipt() -> None:
    register = FakeRegister([a_row()])
    model = RegisterModel()
    model.show_reading(register, Reading(RegisterFilter(), 1, {}, {0: register.rows}))
    index = model.index(0, 0)
    spoken = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert "2569/00412" in spoken and "ห้องจ่ายยาผู้ป่วยนอก" in spoken
    assert index.data(SORT_ROLE) == "2026-11-21T09:12:00+07:00"


def test_a_register_that_became_shorter_shows_empty_rows_until_it_is_read_again() -> None:
    model, register = a_model(200)
    register.rows = register.rows[:130]
    assert model.case_at(150) is None
    assert model.index(150, 0).data() is None
