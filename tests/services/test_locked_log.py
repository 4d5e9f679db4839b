"""The quick log from the lock screen: written under a PIN while nobody has opened the data, and recorded once."""

import json
import os
import shutil
import signal
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app import bootstrap
from app.domain.errors import InvalidComplaint, NotAllowed
from app.domain.on_duty import Cell
from app.services.accounts.journal import WRONG_TRY, noted
from app.services.cases.complaints import Complaints
from app.services.cases.quick_drafts import DRAFT
from app.services.cases.quick_log import QuickLog
from app.services.cases.telling import Told
from app.services.locked_log import taking_in
from app.services.locked_log.box import LockedLog
from app.services.locked_log.box_file import ASIDE, FILE_NAME, LETTERS
from app.services.locked_log.hand import new_name
from app.services.locked_log.pins import Pins
from app.services.locked_log.taking_in import take_in
from app.services.office import Office
from tests.conftest import DEMO_MOMENT
from tests.services.signing_in import FIRST, OTHER, PASSWORD, RULES, SOMSRI, WEAK, MovedClock, accounts_of, signed

PIN = "2468"
CANARY = "ผู้ป่วยกระต่ายขาว"
NUMBER = "08 0000 0002"


@pytest.fixture
def clock(now: datetime) -> MovedClock:
    return MovedClock(now)


def pins_of(office: Office) -> Pins:
    return Pins(office.desk, office.roster, RULES, lambda: WEAK)


def uid_of(office: Office, name: str) -> str:
    return next(each.uid for each in office.staff.people() if each.name == name)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory, new_folder: Path) -> tuple[Path, str]:
    """A folder that is locked, and the uid of a ward head who has a PIN; each test has a copy of it."""
    folder = tmp_path_factory.mktemp("locked") / "data"
    shutil.copytree(new_folder, folder)
    office = bootstrap.open_office(folder, clock=lambda: DEMO_MOMENT)
    shift = office.roster.shift(DEMO_MOMENT)
    office.roster.write({Cell(shift.on, shift.code, "duty_doctor"): f"พญ. ตัวอย่าง สอง {NUMBER}"})
    accounts_of(office).add(SOMSRI, ["ward_head"], "", OTHER)
    uid = uid_of(office, SOMSRI)
    pins_of(office).set(uid, PIN)
    accounts_of(office).set_password(FIRST, PASSWORD)
    return folder, uid


@pytest.fixture
def locked(prepared: tuple[Path, str], tmp_path: Path, now: datetime) -> tuple[LockedLog, Path, str]:
    """The folder, its quick log, and the uid of the ward head."""
    folder = tmp_path / "data"
    shutil.copytree(prepared[0], folder)
    return LockedLog(folder, RULES, lambda: now), folder, prepared[1]


def answers(now: datetime, **changed: object) -> dict[str, object]:
    said: dict[str, object] = {
        "details": CANARY,
        "units": "หอผู้ป่วยหญิง",
        "known_at": now.isoformat(),
        "seen_now": "watched",
        "reported_by": "พยาบาล ตัวอย่าง",
    }
    return said | changed


def opened(folder: Path, clock: Callable[[], datetime], name: str = FIRST, password: str = PASSWORD) -> Office:
    return bootstrap.open_office(folder, clock=clock, signed=signed(folder, clock, name, password))


def test_an_event_logged_while_locked_is_a_case_of_its_author_after_the_next_sign_in(
    locked: tuple[LockedLog, Path, str], now: datetime
) -> None:
    log, folder, uid = locked
    log.opened(uid, PIN).record(answers(now))
    office = opened(folder, lambda: now + timedelta(hours=3))
    record = office.complaints.case("2569/00001")
    assert record.fields["details"] == CANARY and record.fields["known_at"] == now.isoformat()
    assert record.entered_by == SOMSRI and "2569/00001" in office.notices[-1]
    assert not list((folder / LETTERS).iterdir())


def test_nothing_that_was_logged_can_be_read_in_the_folder(locked: tuple[LockedLog, Path, str], now: datetime) -> None:
    log, folder, uid = locked
    log.opened(uid, PIN).record(answers(now))
    log.opened(uid, PIN).drafts.keep(new_name(), answers(now))
    for path in (each for each in folder.rglob("*") if each.is_file()):
        content = path.read_bytes()
        assert CANARY.encode() not in content and json.dumps(CANARY)[1:-1].encode() not in content, path
    assert NUMBER not in (folder / FILE_NAME).read_text("utf-8")


def test_the_pin_shows_whom_to_tell_now_and_who_was_told_is_kept_with_the_event(
    locked: tuple[LockedLog, Path, str], now: datetime
) -> None:
    log, folder, uid = locked
    hand = log.opened(uid, PIN)
    letter = hand.record(answers(now))
    doctor = next(each.person for each in hand.to_tell(None, now) if each.person.number == NUMBER)
    hand.told(letter, [Told(doctor.role, doctor.name, now, "telephone", "", doctor.number)], author=uid)
    record = opened(folder, lambda: now + timedelta(hours=1)).complaints.case("2569/00001")
    (told,) = record.proceedings
    assert told.at == now and told.value("told", "by_whom") == SOMSRI


def test_a_wrong_pin_writes_nothing_waits_as_sign_in_does_and_is_told_to_who_signs_in(
    locked: tuple[LockedLog, Path, str], clock: MovedClock
) -> None:
    _log, folder, uid = locked
    log = LockedLog(folder, RULES, clock)
    for _each in range(RULES.delay.free_tries):
        with pytest.raises(NotAllowed, match="wrong_pin"):
            log.opened(uid, "1111")
    with pytest.raises(NotAllowed, match="wait_to_sign_in"):
        log.opened(uid, PIN)
    assert not (folder / LETTERS).exists()
    clock.move(RULES.delay.first_seconds)
    log.opened(uid, PIN).record(answers(clock.now))
    with opened(folder, clock).database.reading() as connection:
        assert [each.who for each in noted(connection) if each.what == WRONG_TRY] == [uid] * RULES.delay.free_tries


@pytest.mark.parametrize("typed", ["๒๔๖๘", "/ภุค", " 24 68 "])
def test_a_pin_is_understood_in_thai_digits_and_with_the_thai_keyboard(
    locked: tuple[LockedLog, Path, str], now: datetime, typed: str
) -> None:
    log, _folder, uid = locked
    assert log.opened(uid, typed).author.name == SOMSRI


def test_every_problem_of_an_event_is_told_at_once_and_nothing_is_written(
    locked: tuple[LockedLog, Path, str], now: datetime
) -> None:
    log, folder, uid = locked
    wrong = answers(now + timedelta(hours=1), details="", patient_hn="x" * 2000)
    with pytest.raises(InvalidComplaint) as refusal:
        log.opened(uid, PIN).record(wrong)
    assert {each.field for each in refusal.value.problems} == {"details", "known_at", "patient_hn"}
    assert not (folder / LETTERS).exists()


def test_without_a_name_or_a_pin_nothing_is_tried(locked: tuple[LockedLog, Path, str]) -> None:
    log, folder, _uid = locked
    with pytest.raises(InvalidComplaint) as refusal:
        log.opened("", "")
    assert {each.field for each in refusal.value.problems} == {"pin_author", "pin"}
    assert not (folder / "sign-in-tries").exists()


def test_a_letter_that_was_taken_in_and_not_taken_away_is_not_doubled(
    locked: tuple[LockedLog, Path, str], now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    log, folder, uid = locked
    hand = log.opened(uid, PIN)
    hand.told(hand.record(answers(now)), [Told("duty_doctor", "พญ. ตัวอย่าง สอง", now)], author=uid)
    kept = {path: path.read_bytes() for path in (folder / LETTERS).iterdir()}
    office = opened(folder, lambda: now)
    for path, content in kept.items():
        path.write_bytes(content)
    take_in(office.desk, office.roster, RULES.delay)
    assert len(office.register.everything()) == 1
    assert len(office.complaints.case("2569/00001").proceedings) == 1


def test_what_was_typed_and_not_logged_waits_in_the_quick_log_of_who_signs_in(
    locked: tuple[LockedLog, Path, str], now: datetime
) -> None:
    log, folder, uid = locked
    hand, begun = log.opened(uid, PIN), new_name()
    hand.drafts.keep(begun, {"details": CANARY})
    hand.drafts.keep(new_name(), answers(now))
    hand.drafts.keep(hand.record(answers(now)), answers(now))  # as after a power cut between the two
    office = opened(folder, lambda: now)
    waiting = QuickLog(office.desk, office.roster).drafts.waiting()
    assert [each[DRAFT] for each in waiting] == [begun] and waiting[0]["details"] == CANARY


def test_a_letter_that_nobody_with_that_pin_wrote_is_put_aside_and_told(
    locked: tuple[LockedLog, Path, str], now: datetime
) -> None:
    log, folder, uid = locked
    log.opened(uid, PIN).record(answers(now))
    (letter,) = (folder / LETTERS).iterdir()
    letter.write_bytes(letter.read_bytes()[:-1] + b"x")
    (folder / LETTERS / "stray.letter").write_bytes(b"")
    office = opened(folder, lambda: now)
    assert not office.register.everything() and "2 " in office.notices[-1]
    assert {each.suffix for each in (folder / LETTERS).iterdir()} == {ASIDE}


def test_one_sets_ones_own_pin_and_nobody_elses_without_the_right_to_accounts(
    locked: tuple[LockedLog, Path, str], now: datetime
) -> None:
    office = opened(locked[1], lambda: now, SOMSRI, OTHER)
    pins_of(office).set(locked[2], "97531")
    assert LockedLog(locked[1], RULES, lambda: now).opened(locked[2], "97531").author.name == SOMSRI
    for act in (lambda uid: pins_of(office).set(uid, PIN), pins_of(office).take):
        with pytest.raises(NotAllowed, match="right_needed"):
            act(uid_of(office, FIRST))


def test_a_letter_that_cannot_be_read_now_waits_and_holds_nobody_up(
    locked: tuple[LockedLog, Path, str], now: datetime
) -> None:
    log, folder, uid = locked
    log.opened(uid, PIN).record(answers(now))
    (folder / LETTERS / "folder.letter").mkdir()  # as a file that another program holds
    office = opened(folder, lambda: now)
    assert len(office.register.everything()) == 1 and len(office.notices) == 2


def test_an_author_who_was_removed_logs_no_more(locked: tuple[LockedLog, Path, str], now: datetime) -> None:
    log, folder, uid = locked
    office = opened(folder, lambda: now)
    pins_of(office).take(uid)
    assert log.authors() == () and not (folder / FILE_NAME).exists()
    with pytest.raises(NotAllowed, match="no_locked_log"):
        log.opened(uid, PIN).record(answers(now))


def test_who_logs_no_events_by_the_table_of_rights_gets_no_pin(
    locked: tuple[LockedLog, Path, str], now: datetime
) -> None:
    office = opened(locked[1], lambda: now)
    accounts_of(office).add("ผู้อำนวยการ ทดสอบ", ["director"], "", OTHER)
    with pytest.raises(NotAllowed, match="pin_without_right"):
        pins_of(office).set(uid_of(office, "ผู้อำนวยการ ทดสอบ"), PIN)
    with pytest.raises(InvalidComplaint, match="not_a_pin"):
        pins_of(office).set(locked[2], "12a4")


def test_the_author_in_the_window_is_whoever_signed_in(locked: tuple[LockedLog, Path, str], now: datetime) -> None:
    office = opened(locked[1], lambda: now, SOMSRI, OTHER)
    log = QuickLog(office.desk, office.roster)
    assert [each.name for each in log.authors()] == [SOMSRI]
    with pytest.raises(InvalidComplaint, match="author"):
        log.record(answers(now, author=uid_of(office, FIRST)))


def killed(act: Callable[[], object], place: object, name: str) -> None:
    """Do this in a process that is killed (SIGKILL) where it gets to that function."""
    child = os.fork()
    if not child:
        setattr(place, name, _die)
        act()
        os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


def _die(*_given: object, **_named: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


KILLED_AT = [(Complaints, "record_in"), (Complaints, "note_number_of"), (taking_in, "people_told"), (Path, "unlink")]


@pytest.mark.parametrize(("place", "name"), KILLED_AT)
def test_killed_while_it_is_taken_in_nothing_is_lost_or_doubled(
    locked: tuple[LockedLog, Path, str], now: datetime, place: object, name: str
) -> None:
    log, folder, uid = locked
    hand = log.opened(uid, PIN)
    hand.told(hand.record(answers(now)), [Told("duty_doctor", "พญ. ตัวอย่าง สอง", now)], author=uid)
    killed(lambda: opened(folder, lambda: now), place, name)
    office = opened(folder, lambda: now)
    assert len(office.register.everything()) == 1
    assert len(office.complaints.case("2569/00001").proceedings) == 1 and not list((folder / LETTERS).iterdir())


def test_killed_after_the_event_was_said_to_be_safe_it_is(locked: tuple[LockedLog, Path, str], now: datetime) -> None:
    log, folder, uid = locked
    hand = log.opened(uid, PIN)
    killed(lambda: hand.record(answers(now)), hand.drafts.__class__, "drop")
    assert len(opened(folder, lambda: now).register.everything()) == 1
