"""Signing in: what opens the data, how long it takes, and what wrong tries cost."""

import json
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from app import bootstrap
from app.domain.errors import DataFolderProblem, InvalidComplaint, NotAllowed, UnknownStaff
from app.services import key_file
from app.services.accounts.passwords import calibrated, new_recovery_code, spelled
from app.services.accounts.sign_in import asks
from app.services.accounts.tries import FILE_NAME
from app.services.key_slots import Derivation, slot_for, unsealed
from app.services.office import Office
from app.services.words.messages import words_for
from tests.services.signing_in import (
    FIRST,
    OTHER,
    PASSWORD,
    RULES,
    SOMSRI,
    WEAK,
    MovedClock,
    accounts_of,
    door_of,
    signed,
)

REAL = Derivation(RULES.derivation.passes, RULES.derivation.memory_kib, RULES.derivation.lanes)
REPETITIONS = 5


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


def test_a_new_folder_opens_without_a_password(office: Office) -> None:
    assert not asks(office.database.folder, None) and not asks(office.database.folder, FIRST)


def test_a_folder_opens_freely_as_long_as_one_account_has_no_password(office: Office, now: datetime) -> None:
    assert accounts_of(office).add(SOMSRI, ["officer"], "", OTHER) == ""
    folder = office.database.folder
    assert not asks(folder, None) and asks(folder, SOMSRI)
    office.database.close()
    bootstrap.open_office(folder, clock=lambda: now).database.close()
    with pytest.raises(NotAllowed, match="say_who"):
        bootstrap.open_office(folder, clock=lambda: now, staff=SOMSRI)


def test_each_account_opens_the_data_with_its_own_password_and_acts_as_itself(closed: Path, clock: MovedClock) -> None:
    for name, password in ((FIRST, PASSWORD), (SOMSRI, OTHER)):
        office = opened(closed, clock, name, password)
        assert office.desk.person.name == name
        office.database.close()


def test_the_last_first_password_closes_the_way_without_one_and_makes_a_recovery_code(office: Office) -> None:
    code = accounts_of(office).set_password(FIRST, PASSWORD)
    assert [len(group) for group in code.split()] == [5] * 8 and code.replace(" ", "").isdecimal()
    with pytest.raises(DataFolderProblem) as refusal:
        key_file.read(office.database.folder)
    assert refusal.value.code == "no_open_slot"


@pytest.mark.shows("wrong password, old key file")
def test_a_clock_before_the_last_sign_in_is_said_once_and_refuses_nobody(closed: Path, clock: MovedClock) -> None:
    opened(closed, clock, FIRST, PASSWORD).database.close()
    clock.move(-3 * 86_400)
    for times_said in (1, 0):
        office = opened(closed, clock, FIRST, PASSWORD)
        assert sum("นาฬิกา" in each for each in office.notices) == times_said
        office.database.close()


def test_a_wrong_password_and_an_unknown_name_are_refused_in_the_same_words(closed: Path, clock: MovedClock) -> None:
    wrong, unknown = refused(closed, clock, FIRST, OTHER), refused(closed, clock, "ไม่มีใคร", OTHER)
    assert (wrong.code, words_for(wrong)) == (unknown.code, words_for(unknown))
    assert wrong.code == "wrong_sign_in"


def cpu_seconds(act: Callable[[], object]) -> float:
    """The median of a few; the wall clock of a PC that others work on says nothing."""
    taken = []
    for _ in range(REPETITIONS):
        begun = time.process_time()
        act()
        taken.append(time.process_time() - begun)
    return statistics.median(taken)


def test_signing_in_takes_a_derivation_and_an_unknown_name_takes_as_long_as_a_wrong_password(
    office: Office, clock: MovedClock, told: Callable[[str], None]
) -> None:
    accounts_of(office, REAL).set_password(FIRST, PASSWORD)
    folder = office.database.folder

    def wrong(name: str) -> None:
        (folder / FILE_NAME).unlink(missing_ok=True)
        refused(folder, clock, name, OTHER)

    alone = cpu_seconds(lambda: REAL.key(spelled(PASSWORD), bytes(16)))
    right = cpu_seconds(lambda: signed(folder, clock, FIRST, PASSWORD))
    known, unknown = cpu_seconds(lambda: wrong(FIRST)), cpu_seconds(lambda: wrong("ไม่มีใคร"))
    told(
        f"sign-in {right / alone:.2f} derivations, a wrong password {known / alone:.2f}, "
        f"an unknown name {unknown / alone:.2f}"
    )
    assert right <= 1.3 * alone
    assert 0.8 <= unknown / known <= 1.25


def test_the_derivation_is_calibrated_to_the_time_of_the_policy_and_never_does_less_than_its_least() -> None:
    rule = RULES.derivation
    assert (rule.passes, rule.memory_kib, rule.lanes, rule.target_ms) == (3, 65536, 4, 700)
    assert calibrated(rule, lambda _derivation: 0.1) == Derivation(21, 65536, 4)
    assert calibrated(rule, lambda _derivation: 9.0) == Derivation(3, 65536, 4)
    assert calibrated(rule, lambda _derivation: 0.001).passes == rule.most_passes


@pytest.mark.parametrize(
    "password", ["ก" * 1000, "😀" * 8, "👩‍⚕️ " * 500, "ๅ/-ภถุึคตจ", "with spaces  ", "ก\u0e4d\u0e32นัน้ ยาว"]
)
def test_any_password_is_taken_and_opens_the_data(office: Office, clock: MovedClock, password: str) -> None:
    accounts_of(office).set_password(FIRST, password)
    assert signed(office.database.folder, clock, FIRST, password).uid
    assert refused(office.database.folder, clock, FIRST, password[:-1]).code == "wrong_sign_in"


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("", "password_too_short"),
        ("๑๒๓๔๕๖๗", "password_too_short"),
        ("ก" * 4097, "text_too_long"),
        ("12345678\ud800", "text_is_damaged"),
        ("12345678\0", "text_has_nul"),
    ],
)
def test_what_is_no_good_as_a_password_is_refused_and_changes_nothing(office: Office, password: str, code: str) -> None:
    before = (office.database.folder / key_file.FILE_NAME).read_bytes()
    with pytest.raises(InvalidComplaint) as refusal:
        accounts_of(office).add(SOMSRI, ["officer"], "", password)
    assert [problem.code for problem in refusal.value.problems] == [code]
    assert len(accounts_of(office).rows()) == 1
    assert (office.database.folder / key_file.FILE_NAME).read_bytes() == before


def test_a_password_typed_with_the_thai_keyboard_on_is_refused_with_a_word_on_the_keyboard(
    office: Office, clock: MovedClock
) -> None:
    accounts_of(office).set_password(FIRST, "password")
    assert "แป้นพิมพ์" in words_for(refused(office.database.folder, clock, FIRST, "ยฟหหไนพก"))


def test_half_a_character_is_only_a_wrong_password(closed: Path, clock: MovedClock) -> None:
    assert refused(closed, clock, "\ud800", "\ud800\0").code == "wrong_sign_in"


def test_the_recovery_code_opens_the_data_however_its_groups_are_typed(office: Office, clock: MovedClock) -> None:
    code = accounts_of(office).set_password(FIRST, PASSWORD)
    thai = code.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
    for typed in (code, code.replace(" ", ""), code.replace(" ", "-"), f" {thai}\t"):
        assert door_of(office.database.folder, clock).by_recovery(typed).uid == ""
    with pytest.raises(NotAllowed, match="wrong_recovery"):
        door_of(office.database.folder, clock).by_recovery(new_recovery_code(RULES.recovery))


def test_after_a_forgotten_password_the_recovery_code_sets_a_new_one(office: Office, clock: MovedClock) -> None:
    folder, code = office.database.folder, accounts_of(office).set_password(FIRST, PASSWORD)
    by_code = door_of(folder, clock).by_recovery(code)
    again = bootstrap.open_office(folder, clock=clock, staff=FIRST, signed=by_code)
    accounts_of(again).set_password(FIRST, OTHER)
    again.database.close()
    assert signed(folder, clock, FIRST, OTHER).uid
    assert refused(folder, clock, FIRST, PASSWORD).code == "wrong_sign_in"


def test_a_forgotten_password_is_set_anew_by_who_can_sign_in(closed: Path, clock: MovedClock) -> None:
    office = opened(closed, clock, SOMSRI, OTHER)
    accounts_of(office).set_password(FIRST, "a third sentence")
    office.database.close()
    assert signed(closed, clock, FIRST, "a third sentence").uid


def test_a_slot_that_somebody_adds_without_the_key_is_noticed(closed: Path, clock: MovedClock) -> None:
    path = closed / key_file.FILE_NAME
    said = json.loads(path.read_text())
    own = slot_for("mallory", b"mine", WEAK, "00")
    said["slots"][0]["public"] = own.public.hex()
    path.write_text(json.dumps(said))
    with pytest.raises(DataFolderProblem) as refusal:
        signed(closed, clock, SOMSRI, OTHER)
    assert refusal.value.code == "damaged_key"


@pytest.mark.parametrize(("name", "value"), [("memory_kib", 2**40), ("passes", 0), ("lanes", -1), ("passes", "x")])
def test_a_derivation_that_no_pc_could_do_is_a_damaged_file(
    closed: Path, clock: MovedClock, name: str, value: object
) -> None:
    path = closed / key_file.FILE_NAME
    said = json.loads(path.read_text())
    for slot in said["slots"]:
        slot["derivation"][name] = value
    path.write_text(json.dumps(said))
    with pytest.raises(DataFolderProblem) as refusal:
        signed(closed, clock, FIRST, PASSWORD)
    assert refusal.value.code == "damaged_key"


def test_a_key_file_written_just_before_a_power_cut_is_taken_up(office: Office, clock: MovedClock) -> None:
    folder = office.database.folder
    key, ring = key_file.read(folder), key_file.ring_of(folder)
    key_file.write(folder, key_file.KeyFile(key.database_key, 2), replace(ring, generation=2))
    office.database.close()
    again = bootstrap.open_office(folder, clock=clock)
    with again.database.reading() as connection:
        assert connection.exec_driver_sql("select value from setting where name = 'key_generation'").scalar() == "2"
    again.database.close()


def test_an_account_of_nobody_gets_no_password(office: Office) -> None:
    with pytest.raises(UnknownStaff):
        accounts_of(office).set_password("ไม่มีใคร", PASSWORD)


def test_a_slot_opens_with_its_own_password_alone(closed: Path) -> None:
    said = json.loads((closed / key_file.FILE_NAME).read_text())
    keys = {
        unsealed(slot, said["generation"], spelled(word))
        for slot, word in zip(said["slots"], (OTHER, PASSWORD), strict=False)
    }
    assert len(keys) == 1


def test_two_names_that_are_told_apart_only_by_their_letters_case_cannot_both_sign_in(office: Office) -> None:
    accounts_of(office).add("Somsri", ["officer"], "", OTHER)
    with pytest.raises(InvalidComplaint) as refusal:
        accounts_of(office).add("SOMSRI", ["officer"], "", PASSWORD)
    assert refusal.value.problems[0].code == "name_taken"
    assert [row.name for row in accounts_of(office).rows()] == [FIRST, "Somsri"]


def test_nothing_that_is_shown_of_who_signed_in_holds_the_key(closed: Path, clock: MovedClock) -> None:
    entered = signed(closed, clock, FIRST, PASSWORD)
    assert repr(entered.key.database_key) not in repr(entered) and entered.key.database_key.hex() not in repr(entered)
