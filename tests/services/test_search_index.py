"""The search index finds what the tables hold, whatever was written in one transaction and by whom."""

import random

from app.services import integrity
from app.services.numbers import case_uid_of
from app.services.office import Office
from app.services.projection import project_case
from tests.cases import a_complaint

SEED, ROUNDS, CASES = 3, 40, 6
WORDS = ("รอนาน", "ห้องยา", "พูดจาไม่ดี", "ค่าใช้จ่าย", "ตึกสงฆ์", "ตึกใหม่")


def test_cases_projected_several_times_in_one_transaction_are_all_found(office: Office) -> None:
    places = random.Random(SEED)
    numbers = [office.complaints.record(a_complaint(place="ตึกเก่า")) for _ in range(CASES)]
    for _ in range(ROUNDS):
        for number in places.sample(numbers, 2):
            office.complaints.change_fields(number, {"place": " ".join(places.choices(WORDS, k=3))})
        with office.database.transaction() as connection:
            for number in places.choices(numbers, k=5):
                project_case(connection, case_uid_of(connection, number))
    for word in WORDS:
        held = {number for number in numbers if word in str(office.complaints.case(number).fields["place"])}
        assert {row.number for row in office.register.found(word)} == held, word
    assert integrity.findings(office.database) == ()


def test_the_index_is_not_called_damaged_by_a_connection_that_looked_before_another_wrote(office: Office) -> None:
    number = office.complaints.record(a_complaint())
    with office.database.reading() as looking:
        looking.exec_driver_sql("pragma quick_check").all()
        with office.database.transaction() as writing:
            project_case(writing, case_uid_of(writing, number))
    # The connection that looked is in hand again, and is the one that is asked.
    assert integrity.findings(office.database) == ()
