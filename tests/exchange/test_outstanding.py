"""How much a PC has not confirmed is counted without writing anything."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from app.models.log_tables import shared_case
from tests.cases import a_complaint
from tests.exchange.remembered import CENTRE, WARD, Remembered
from tests.journeys.conftest import fixed_clock


@pytest.fixture
def paired(tmp_path: Path, outside: Path) -> Iterator[Remembered]:
    both = Remembered(tmp_path / "folders", outside, fixed_clock)
    both.pair()
    yield both
    both.close_all()


def centre_id(paired: Remembered) -> str:
    return paired.office(CENTRE).desk.node.fingerprint


def test_what_was_recorded_since_counts_before_any_file_is_written(paired: Remembered) -> None:
    exchange = paired.at(WARD).exchange
    before = exchange.outgoing(centre_id(paired))
    paired.office(WARD).complaints.record(a_complaint())
    after = exchange.outgoing(centre_id(paired))
    assert (after.saves - before.saves, after.cases - before.cases) == (1, 1)
    assert exchange.overview()[0].not_acknowledged == after.saves


def test_it_counts_what_the_next_file_carries(paired: Remembered, tmp_path: Path) -> None:
    paired.office(WARD).complaints.record(a_complaint())
    number = paired.office(CENTRE).complaints.record(a_complaint())
    ward = paired.office(WARD).desk.node.fingerprint
    for klass in ("summary", "identity"):
        paired.at(CENTRE).grants.grant(number, ward, klass)
        expected = paired.at(CENTRE).exchange.outgoing(ward)
        written = paired.at(CENTRE).exchange.export(ward, tmp_path / f"{klass}.ccx")
        assert (expected.saves, expected.cases) == (written.saves, written.cases)


def test_a_look_writes_nothing_even_while_somebody_else_writes(paired: Remembered) -> None:
    office = paired.office(WARD)
    office.complaints.record(a_complaint())
    exchange = paired.at(WARD).exchange
    with office.database.transaction() as connection:
        before = connection.execute(select(shared_case)).all()
        assert exchange.outgoing(centre_id(paired)).saves and exchange.overview()
        assert connection.execute(select(shared_case)).all() == before
