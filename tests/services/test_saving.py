"""One save is written whole or not at all, and what is derived can always be made again."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection, inspect

from app.domain.errors import DataFolderProblem
from app.services import integrity
from app.services.database import BUSY_MILLISECONDS, Database
from app.services.office import Office
from app.services.projection import rebuild
from tests.cases import a_complaint
from tests.every_statement import before_every_statement

MOST_STATEMENTS = 400


class PulledPlug(Exception):
    """The fault that is injected."""


@contextmanager
def fault_at(statement: int) -> Iterator[list[int]]:
    """Raise at the n-th statement; the list says how many there were."""
    counted = [0]

    def count(*_arguments: object) -> None:
        counted[0] += 1
        if counted[0] == statement:
            raise PulledPlug

    with before_every_statement(count):
        yield counted


def everything_in(database: Database) -> dict[str, list[tuple[object, ...]]]:
    with database.reading() as connection:
        return {name: _rows(connection, name) for name in sorted(inspect(connection).get_table_names())}


def facts_in(database: Database) -> dict[str, list[tuple[object, ...]]]:
    """Everything but how the search index lies in its own tables; what it finds stands in `complaint_search`."""
    hidden = tuple(f"complaint_search_{part}" for part in ("config", "data", "docsize", "idx"))
    return {name: rows for name, rows in everything_in(database).items() if name not in hidden}


def _rows(connection: Connection, table: str) -> list[tuple[object, ...]]:
    return sorted((tuple(row) for row in connection.exec_driver_sql(f'select * from "{table}"')), key=repr)


def _record(office: Office) -> None:
    office.complaints.record(a_complaint(source_id="ก-๑", level=3, topics=["service", "waiting"]))


def _correct(office: Office) -> None:
    office.complaints.change_fields("2569/00001", {"level": 4, "place": "ตึกหน้า ชั้น ๒"})


@pytest.mark.parametrize("act", [_record, _correct])
def test_a_fault_at_any_statement_of_a_save_leaves_the_tables_as_before(
    act: Callable[[Office], None], office: Office
) -> None:
    office.complaints.record(a_complaint(source_id="ก-๐", level=2))
    before = everything_in(office.database)
    for statement in range(1, MOST_STATEMENTS):
        try:
            with fault_at(statement):
                act(office)
        except PulledPlug:
            assert everything_in(office.database) == before, f"statement {statement}"
            continue
        break
    assert statement > 5
    assert everything_in(office.database) != before
    assert integrity.findings(office.database) == ()


def test_rebuilding_gives_the_same_tables(office: Office) -> None:
    for place in range(6):
        office.complaints.record(a_complaint(source_id=str(place), level=place % 4 + 1))
    _correct(office)
    before = facts_in(office.database)
    with office.database.transaction() as connection:
        assert rebuild(connection) == 6
    assert facts_in(office.database) == before


def test_a_folder_of_an_older_projection_is_rebuilt_when_it_is_opened(
    office: Office, office_in: Callable[..., Office], tmp_path: Path
) -> None:
    office.complaints.record(a_complaint(level=2))
    with office.database.transaction() as connection:
        connection.exec_driver_sql("delete from duty")
        connection.exec_driver_sql("update setting set value = '0' where name = 'projection_version'")
    office.database.close()
    again = office_in(tmp_path / "data")
    assert again.complaints.case("2569/00001").duties
    assert integrity.findings(again.database) == ()


def test_what_the_same_source_gave_before_is_not_doubled(office: Office) -> None:
    first = office.complaints.record(a_complaint(source_id="ใบที่ ๗"))
    assert office.complaints.record(a_complaint(source_id="ใบที่ ๗")) == first
    assert len(office.register.everything()) == 1


def test_the_database_file_shows_no_word_of_a_case(office: Office, tmp_path: Path) -> None:
    office.complaints.record(a_complaint(details="คำลับสุดยอดกลางแฟ้ม canaryword"))
    office.drafts.keep(None, None, {"details": "canaryword ในร่าง"}, None)
    for path in (tmp_path / "data").rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        assert b"canaryword" not in content
        assert "คำลับสุดยอด".encode() not in content


def test_a_fault_at_any_statement_of_the_set_up_leaves_a_folder_that_can_be_set_up(
    office_in: Callable[..., Office], tmp_path: Path
) -> None:
    for statement in range(1, MOST_STATEMENTS):
        folder = tmp_path / str(statement)
        try:
            with fault_at(statement):
                office_in(folder)
        except PulledPlug:
            assert len(office_in(folder).staff.people()) == 1, f"statement {statement}"
            continue
        break
    assert statement > 20


def test_a_draft_gives_up_soon_while_a_file_is_read_and_others_go_on_waiting(office: Office) -> None:
    with office.database.transaction(), pytest.raises(DataFolderProblem, match="locked"):
        office.drafts.keep(None, None, {"details": "ตัวอย่าง"}, None)
    with office.database.transaction() as connection:
        assert connection.exec_driver_sql("pragma busy_timeout").scalar_one() == BUSY_MILLISECONDS
    office.drafts.keep(None, None, {"details": "ตัวอย่าง"}, None)
    assert len(office.drafts.pending()) == 1
