"""The PCs that tests of the exchange need: not paired yet, or paired once and copied."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from app.services.database import write_setting
from app.services.exchange import pairing_papers
from app.services.office import Office
from tests.conftest import DEMO_MOMENT
from tests.exchange.pc import copy_folder
from tests.exchange.remembered import CENTRE, WARD, Remembered
from tests.exchange.two_pcs import WARD_NAME, TwoPcs
from tests.exchange.world import World, make_template, world_from


@pytest.fixture
def quick_codes(monkeypatch: pytest.MonkeyPatch) -> None:
    # Its slowness guards against forgery; the tests ask what it depends on.
    monkeypatch.setattr(pairing_papers, "PASSES", 1)
    monkeypatch.setattr(pairing_papers, "MEMORY_KIB", 64)


@pytest.fixture
def a_ward(tmp_path: Path, office_in: Callable[..., Office]) -> Callable[[str], Office]:
    """Sets up a ward's PC with that name of the folder."""

    def made(folder: str) -> Office:
        office = office_in(tmp_path / folder, role="ward")
        with office.database.transaction() as connection:
            write_setting(connection, "unit", WARD_NAME)
        office.desk.look_again()
        return office

    return made


@pytest.fixture
def pcs(tmp_path: Path, office_in: Callable[..., Office], a_ward: Callable[[str], Office], quick_codes: None) -> TwoPcs:
    """A new centre and a new ward."""
    stick = tmp_path / "stick"
    stick.mkdir()
    return TwoPcs(office_in(tmp_path / "centre"), a_ward("ward"), stick)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A centre and three paired wards, to be copied."""
    folder = tmp_path_factory.mktemp("paired")
    make_template(folder)
    return folder


@pytest.fixture
def world(template: Path, tmp_path: Path) -> Iterator[World]:
    """A centre and two wards."""
    yield from world_from(template, tmp_path, ("w1", "w2"))


@pytest.fixture
def three_wards(template: Path, tmp_path: Path) -> Iterator[World]:
    """A centre and three wards."""
    yield from world_from(template, tmp_path)


@pytest.fixture(scope="session")
def two_paired(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A centre and a ward that are remembered nowhere yet, to be copied."""
    folder = tmp_path_factory.mktemp("two-paired")
    pcs = Remembered(folder, None, lambda: DEMO_MOMENT)
    pcs.pair()
    pcs.close_all()
    return folder


@pytest.fixture
def remembered(two_paired: Path, tmp_path: Path, outside: Path, now: datetime) -> Iterator[Remembered]:
    """A centre and a ward, paired, that are remembered outside their folders."""
    for name in (CENTRE, WARD):
        copy_folder(two_paired / name, tmp_path / name)
    pcs = Remembered(tmp_path, outside, lambda: now)
    for name in (CENTRE, WARD):
        pcs.pc(name)
    yield pcs
    pcs.close_all()
