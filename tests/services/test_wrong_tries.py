"""Wrong tries to sign in: what they cost, whatever the clock says, and what is known of them afterwards."""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from app import bootstrap
from app.domain.errors import NotAllowed
from app.services.accounts.journal import noted
from app.services.accounts.tries import FILE_NAME
from app.services.key_slots import Derivation
from app.services.office import Office
from tests.services.signing_in import (
    FIRST,
    OTHER,
    PASSWORD,
    RULES,
    SOMSRI,
    MovedClock,
    accounts_of,
    signed,
)


@pytest.fixture
def clock(now: datetime) -> MovedClock:
    return MovedClock(now)


@pytest.fixture
def closed(office: Office) -> Path:
    """A folder that only two passwords and the recovery code open."""
    accounts_of(office).add(SOMSRI, ["administrator"], "", OTHER)
    accounts_of(office).set_password(FIRST, PASSWORD)
    return office.database.folder


def opened(folder: Path, clock: Callable[[], datetime], name: str, password: str) -> Office:
    """The folder, opened by whoever signs in; whoever asks closes it."""
    return bootstrap.open_office(folder, clock=clock, signed=signed(folder, clock, name, password))


def refused(folder: Path, clock: Callable[[], datetime], name: str, password: str) -> NotAllowed:
    with pytest.raises(NotAllowed) as refusal:
        signed(folder, clock, name, password)
    return refusal.value


def test_twenty_wrong_tries_take_hours_and_stand_in_the_data_afterwards(closed: Path, clock: MovedClock) -> None:
    begun = clock.now
    for tries in range(1, 21):
        assert refused(closed, clock, FIRST, f"guess {tries}").code == "wrong_sign_in"
        clock.move(RULES.delay.seconds_after(tries))
    assert (clock.now - begun).total_seconds() > 2 * 3600
    office = opened(closed, clock, FIRST, PASSWORD)
    assert "20" in office.notices[-1]
    with office.database.reading() as connection:
        assert [each.what for each in noted(connection)].count("wrong_try") == 20
    assert accounts_of(office).rows()[0].wrong_tries == 20
    office.database.close()


def wait_after(folder: Path, clock: MovedClock, wrong_tries: int) -> int:
    for each in range(wrong_tries):
        refused(folder, clock, FIRST, f"guess {each}")
    refusal = refused(folder, clock, FIRST, PASSWORD)
    assert refusal.code == "wait_to_sign_in"
    return int(str(refusal.data["seconds"]))


def test_the_wait_outlives_the_program_and_then_the_right_password_opens(closed: Path, clock: MovedClock) -> None:
    assert wait_after(closed, clock, 3) == 5
    clock.move(4.5)
    assert refused(closed, clock, FIRST, PASSWORD).data["seconds"] == 1
    clock.move(0.5)
    assert signed(closed, clock, FIRST, PASSWORD).uid


def test_others_do_not_wait_for_who_guesses(closed: Path, clock: MovedClock) -> None:
    wait_after(closed, clock, 3)
    assert signed(closed, clock, SOMSRI, OTHER).uid


@pytest.mark.parametrize("back", [1, 3600, 86400 * 400])
def test_a_clock_that_is_set_back_makes_no_wait_shorter_and_none_longer_than_a_whole_one(
    closed: Path, clock: MovedClock, back: int
) -> None:
    wait_after(closed, clock, 3)
    clock.move(4)
    clock.move(-back)
    assert int(str(refused(closed, clock, FIRST, PASSWORD).data["seconds"])) in (2, 5)
    clock.move(5)
    assert signed(closed, clock, FIRST, PASSWORD).uid


def test_half_a_line_of_tries_after_a_power_cut_hinders_nobody(closed: Path, clock: MovedClock) -> None:
    refused(closed, clock, FIRST, OTHER)
    path = closed / FILE_NAME
    path.write_bytes(path.read_bytes()[:40])
    assert signed(closed, clock, FIRST, PASSWORD).uid


def test_the_tries_name_nobody(closed: Path, clock: MovedClock) -> None:
    refused(closed, clock, SOMSRI, "a wrong password")
    written = b"".join(path.read_bytes() for path in closed.rglob("*") if path.is_file())
    for word in (SOMSRI, "a wrong password", OTHER, PASSWORD, FIRST):
        assert word.encode() not in written and json.dumps(word).strip('"').encode() not in written


def test_a_try_that_is_killed_while_the_password_is_looked_at_counts(
    closed: Path, clock: MovedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_arguments: object) -> bytes:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Derivation, "key", die)
        for _ in range(3):
            with pytest.raises(KeyboardInterrupt):
                signed(closed, clock, FIRST, "guess")
    assert refused(closed, clock, FIRST, PASSWORD).code == "wait_to_sign_in"
