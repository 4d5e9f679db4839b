"""An export or an import that is cut off: by a fault, the switch, a full disk or a pulled stick."""

import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.errors import DataFolderProblem, UnusableExchangeFile
from app.services import integrity, whole_files
from app.services.words.messages import words_for
from tests.exchange.world import Place, World
from tests.services.test_saving import PulledPlug, everything_in, fault_at

FAULTS = "kill -9 and a fault at every statement of export and import"
BAD_MEDIA = "disk full, stick pulled, folder read-only"
ROOT = Path(__file__).resolve().parents[2]
MOST_STATEMENTS, KILLS = 600, 3


@pytest.fixture
def busy(world: World) -> World:
    """Files went round, and there is something new at the ward, at the centre, and for both to decide."""
    number = world.w1.uid(world.w1.record(place="ตึกหน้า"))
    assert number
    world.trips()
    world.w1.edit("2569/00001", place="ตึกกลาง")
    world.centre.edit("2569/00001", place="ตึกหลัง")
    world.w1.record(details="คดีใหม่")
    return world


def _is_quiet(place: Place) -> bool:
    return integrity.findings(place.database) == ()


@pytest.mark.shows(FAULTS)
def test_a_fault_at_any_statement_of_an_import_leaves_the_tables_as_before_or_as_after(busy: World) -> None:
    path = busy.export(busy.w1, busy.centre)
    before = everything_in(busy.centre.database)
    left = []
    for statement in range(1, MOST_STATEMENTS):
        try:
            with fault_at(statement):
                busy.centre.services.exchange.import_file(path)
        except PulledPlug:
            left.append(everything_in(busy.centre.database))
            continue
        break
    after = everything_in(busy.centre.database)
    assert 30 < statement < MOST_STATEMENTS - 1
    assert [each for each in left if each not in (before, after)] == []
    assert busy.centre.numbers() == {"2569/00001", "2569/00002"}
    assert _is_quiet(busy.centre)


@pytest.mark.shows(FAULTS)
def test_a_fault_at_any_statement_of_an_export_leaves_no_file_or_a_whole_one(busy: World) -> None:
    for statement in range(1, MOST_STATEMENTS):
        path = busy.stick / f"{statement}.ccx"
        try:
            with fault_at(statement):
                busy.w1.services.exchange.export(busy.centre.word, path)
        except PulledPlug:
            if path.exists():
                busy.centre.services.exchange.import_file(path)
            continue
        break
    assert 15 < statement < MOST_STATEMENTS - 1
    busy.trips(2)
    assert _is_quiet(busy.centre) and _is_quiet(busy.w1)
    assert busy.centre.numbers() == busy.w1.numbers() == {"2569/00001", "2569/00002"}
    assert busy.w1.services.exchange.overview()[0].not_acknowledged == 0


def _killed(place: Place, act: str, path: Path, statement: int) -> None:
    place.close()
    command = [sys.executable, "-m", "tests.exchange.killed_process", place.name, place.folder, act, path, statement]
    done = subprocess.run([str(each) for each in command], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    place.open()


@pytest.mark.shows(FAULTS)
def test_a_pc_that_is_switched_off_while_it_reads_or_writes_loses_nothing(
    busy: World, told: Callable[[str], None]
) -> None:
    seed = int(os.environ.get("KILL_SEED", random.SystemRandom().randrange(10**6)))
    told(f"KILL_SEED={seed}")
    chance = random.Random(seed)
    for turn in range(KILLS):
        written = busy.stick / f"killed-{turn}.ccx"
        _killed(busy.w1, busy.centre.word, written, chance.randrange(3, 15))
        assert not written.exists() and _is_quiet(busy.w1)
        whole = busy.export(busy.w1, busy.centre)
        before = everything_in(busy.centre.database)
        _killed(busy.centre, "import", whole, chance.randrange(3, 40))
        assert everything_in(busy.centre.database) == before and _is_quiet(busy.centre)
    busy.trips(2)
    assert busy.centre.numbers() == busy.w1.numbers() == {"2569/00001", "2569/00002"}
    assert busy.centre.office.complaints.case("2569/00001").conflicts


@pytest.mark.shows(BAD_MEDIA)
def test_a_full_disk_while_reading_changes_nothing_and_says_so(busy: World) -> None:
    busy.w1.record(details="ย" * 20_000)
    path = busy.export(busy.w1, busy.centre)
    before = everything_in(busy.centre.database)
    _limit(busy.centre, "(select 1)")
    with pytest.raises(DataFolderProblem) as refused:
        busy.centre.services.exchange.import_file(path)
    assert refused.value.code == "disk_full"
    assert everything_in(busy.centre.database) == before
    _limit(busy.centre, "")
    assert busy.centre.services.exchange.import_file(path).new_cases == 2


def _limit(place: Place, pages: str) -> None:
    with place.database.reading() as connection:
        limit = connection.exec_driver_sql("pragma page_count").scalar_one() if pages else 10**9
        connection.exec_driver_sql(f"pragma max_page_count = {limit}")


@pytest.mark.shows(BAD_MEDIA)
@pytest.mark.parametrize("code", ["disk_full", "not_writable"])
def test_a_file_that_cannot_be_written_leaves_none_and_everything_is_sent_again(
    code: str, busy: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing = OSError(28 if code == "disk_full" else 5, "failing")
    with monkeypatch.context() as patch:
        patch.setattr(whole_files.os, "fsync", _raising(failing))
        with pytest.raises(UnusableExchangeFile) as refused:
            busy.w1.services.exchange.export(busy.centre.word, busy.stick / "x.ccx")
    assert refused.value.code == code
    assert words_for(refused.value)
    assert not list(busy.stick.glob("x*"))
    busy.trips(2)
    assert busy.w1.services.exchange.overview()[0].not_acknowledged == 0


@pytest.mark.shows(BAD_MEDIA)
def test_a_folder_that_is_gone_is_named(busy: World) -> None:
    with pytest.raises(UnusableExchangeFile) as refused:
        busy.w1.services.exchange.export(busy.centre.word, busy.stick / "gone" / "x.ccx")
    assert refused.value.code == "not_writable"
    with pytest.raises(UnusableExchangeFile) as refused:
        busy.centre.services.exchange.import_file(busy.stick / "gone" / "x.ccx")
    assert refused.value.code == "not_found"


@pytest.mark.shows(BAD_MEDIA)
def test_a_stick_pulled_out_between_the_two_looks_changes_nothing(busy: World, monkeypatch: pytest.MonkeyPatch) -> None:
    path = busy.export(busy.w1, busy.centre)
    before = everything_in(busy.centre.database)
    from app.services.exchange import opening

    opened = opening.opened

    def opened_and_pulled(*arguments: object) -> object:
        file = opened(*arguments)  # type: ignore[arg-type]
        os.truncate(path, 2000)
        return file

    monkeypatch.setattr(opening, "opened", opened_and_pulled)
    with pytest.raises(UnusableExchangeFile):
        busy.centre.services.exchange.import_file(path)
    assert everything_in(busy.centre.database) == before


def _raising(problem: Exception) -> Callable[..., None]:
    def act(*_arguments: object) -> None:
        raise problem

    return act
