"""How much a PC has not confirmed is counted without writing anything."""

from pathlib import Path

from sqlalchemy import select

from app.models.log_tables import shared_case
from tests.cases import a_complaint
from tests.exchange.remembered import CENTRE, WARD, Remembered


def centre_id(remembered: Remembered) -> str:
    return remembered.office(CENTRE).desk.node.fingerprint


def test_what_was_recorded_since_counts_before_any_file_is_written(remembered: Remembered) -> None:
    exchange = remembered.at(WARD).exchange
    before = exchange.outgoing(centre_id(remembered))
    remembered.office(WARD).complaints.record(a_complaint())
    after = exchange.outgoing(centre_id(remembered))
    assert (after.saves - before.saves, after.cases - before.cases) == (1, 1)
    assert exchange.overview()[0].not_acknowledged == after.saves


def test_it_counts_what_the_next_file_carries(remembered: Remembered, tmp_path: Path) -> None:
    remembered.office(WARD).complaints.record(a_complaint())
    number = remembered.office(CENTRE).complaints.record(a_complaint())
    ward = remembered.office(WARD).desk.node.fingerprint
    for klass in ("summary", "identity"):
        remembered.at(CENTRE).grants.grant(number, ward, klass)
        expected = remembered.at(CENTRE).exchange.outgoing(ward)
        written = remembered.at(CENTRE).exchange.export(ward, tmp_path / f"{klass}.ccx")
        assert (expected.saves, expected.cases) == (written.saves, written.cases)


def test_a_look_writes_nothing_even_while_somebody_else_writes(remembered: Remembered) -> None:
    office = remembered.office(WARD)
    office.complaints.record(a_complaint())
    exchange = remembered.at(WARD).exchange
    with office.database.transaction() as connection:
        before = connection.execute(select(shared_case)).all()
        assert exchange.outgoing(centre_id(remembered)).saves and exchange.overview()
        assert connection.execute(select(shared_case)).all() == before
