"""What the page of the exchange lists of the cases: contradictory ones, and what became of those recorded here."""

from app.services.exchange.cases import ExchangeCases
from app.services.office import Office
from tests.cases import a_complaint


def test_a_case_that_nobody_else_has_touched_is_no_news(office: Office) -> None:
    office.complaints.record(a_complaint())
    cases = ExchangeCases(office.desk)
    assert cases.own() == () and cases.undecided() == ()


def test_a_case_with_a_contradiction_is_to_be_decided(office: Office) -> None:
    number = office.complaints.record(a_complaint(place="ตึกเดิม"))
    seen = office.complaints.case(number).seen
    office.complaints.correct(number, a_complaint(place="ตึกหน้า"), seen=seen)
    office.complaints.correct(number, a_complaint(place="ตึกหลัง"), seen=seen)
    assert [(row.number, row.conflicts) for row in ExchangeCases(office.desk).undecided()] == [(number, 1)]
