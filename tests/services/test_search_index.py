"""The search index finds what the tables hold, whatever was written in one transaction, and by whom."""

import random

from app.models.projection_tables import SEARCH_TABLE
from app.services import integrity
from app.services.numbers import case_uid_of
from app.services.office import Office
from app.services.projection import _INSERT_WORDS, project_case
from tests.cases import a_complaint

SEED, ROUNDS, CASES = 3, 30, 9
WORDS = ("รอนาน", "ห้องยา", "พูดจาไม่ดี", "ค่าใช้จ่าย", "ตึกสงฆ์", "ตึกใหม่")
MATCHING = f"select rowid from {SEARCH_TABLE} where {SEARCH_TABLE} match ?"


def test_rows_written_several_times_in_one_transaction_stand_in_the_index(office: Office) -> None:
    chance, texts = random.Random(SEED), dict[int, str]()
    for _ in range(ROUNDS):
        with office.database.transaction() as connection:
            for row_id in chance.choices(range(1, CASES), k=8):
                texts[row_id] = " ".join(chance.choices(WORDS, k=3))
                connection.exec_driver_sql(_INSERT_WORDS, (row_id, texts[row_id]))
        with office.database.reading() as connection:
            for word in WORDS:
                found = connection.exec_driver_sql(MATCHING, (word[:3],)).scalars()
                assert set(found) == {row_id for row_id, text in texts.items() if word[:3] in text}, word
            assert connection.exec_driver_sql("pragma quick_check").scalar_one() == "ok"


def test_the_index_is_not_called_damaged_by_a_connection_that_looked_before_another_wrote(office: Office) -> None:
    number = office.complaints.record(a_complaint())
    with office.database.reading() as looking:
        looking.exec_driver_sql("pragma quick_check").all()
        with office.database.transaction() as writing:
            project_case(writing, case_uid_of(writing, number))
    # The connection that looked is in hand again, and is the one that is asked.
    assert integrity.findings(office.database) == ()
