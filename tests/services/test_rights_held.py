"""The table of rights is held to where people sign in; where nobody could help, whoever works there may."""

import shutil
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from app import bootstrap
from app.domain.errors import NotAllowed
from app.domain.vocabulary import Role
from app.services.backup.backups import Backups
from app.services.backup.making import unheard
from app.services.exchange.pairing import Pairing
from app.services.hospital.channel_checks import ChannelChecks
from app.services.hospital.hospital_data import HospitalData
from app.services.hospital.policy_changes import PolicyChanges
from app.services.node import SetUp
from app.services.office import Office
from app.services.words.messages import words_for
from tests.services.signing_in import FIRST, OTHER, PASSWORD, SOMSRI, accounts_of, signed

MANEE, HEAD = "มานี ทดสอบ", "หัวหน้าเวร"
THIRD = "a third sentence"


@pytest.fixture
def centre(tmp_path: Path, now: datetime, outside: Path, new_folder: Path) -> Callable[[str, str], Office]:
    """Opens a centre's folder, with an administrator, a ward head and an officer, as one of them."""
    folder = shutil.copytree(new_folder, tmp_path / "data")
    office = bootstrap.open_office(folder, clock=lambda: now, outside=outside)
    accounts_of(office).add(SOMSRI, ["ward_head"], "", OTHER)
    accounts_of(office).add(MANEE, ["officer"], "", THIRD)
    accounts_of(office).set_password(FIRST, PASSWORD)

    def open_as(name: str, password: str) -> Office:
        by = signed(folder, lambda: now, name, password)
        return bootstrap.open_office(folder, clock=lambda: now, outside=outside, signed=by)

    return open_as


@pytest.fixture
def ward(tmp_path: Path, now: datetime, outside: Path) -> Callable[[], Office]:
    """Opens a ward's folder as its first account, which has a password from the second time on."""
    folder = tmp_path / "ward"

    def open_it() -> Office:
        by = signed(folder, lambda: now, HEAD, PASSWORD) if folder.exists() else None
        set_up = SetUp(role="ward", unit="หอผู้ป่วยชาย")
        return bootstrap.open_office(folder, clock=lambda: now, outside=outside, set_up=set_up, signed=by)

    accounts_of(open_it()).set_password(HEAD, PASSWORD)
    return open_it


ACTS: dict[str, Callable[[Office, Path], object]] = {
    "account add": lambda office, _path: accounts_of(office).add("ปิติ", ["administrator"], "", "a fourth sentence"),
    "account list": lambda office, _path: accounts_of(office).rows(),
    "account password of another": lambda office, _path: accounts_of(office).set_password(FIRST, "a fourth sentence"),
    "account recovery": lambda office, _path: accounts_of(office).new_recovery(),
    "account remove": lambda office, _path: accounts_of(office).remove(MANEE),
    "staff": lambda office, _path: office.staff.add_person("ปิติ", ["administrator"]),
    "rules": lambda office, _path: PolicyChanges(office.desk).change_profile("phrae", date(2027, 1, 1)),
    "hospital": lambda office, _path: HospitalData(office.desk).rewrite(hospital="โรงพยาบาลอื่น"),
    "units": lambda office, _path: office.staff.add_units(["ห้องใหม่"]),
    "second place": lambda office, path: Backups(office.desk).make(unheard, into=path),
    "no second place": lambda office, _path: Backups(office.desk).choose_second_place(None),
    "pairing": lambda office, path: Pairing(office.desk).accept(path / "request", path / "reply"),
    "mediators": lambda office, _path: office.mediation.describe("1", name="ใครก็ได้"),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
@pytest.mark.parametrize(("name", "password"), [(SOMSRI, OTHER), (MANEE, THIRD)], ids=["ward head", "officer"])
def test_who_is_no_administrator_is_refused_and_told_who_could(
    centre: Callable[[str, str], Office],
    tmp_path: Path,
    name: str,
    password: str,
    act: Callable[[Office, Path], object],
) -> None:
    office = centre(name, password)
    with pytest.raises(NotAllowed, match="right_needed") as refusal:
        act(office, tmp_path)
    assert "ผู้ดูแลระบบ" in words_for(refusal.value)
    office.database.close()


def test_the_refused_see_that_the_hospitals_data_are_not_theirs_to_change(
    centre: Callable[[str, str], Office],
) -> None:
    office = centre(MANEE, THIRD)
    assert not HospitalData(office.desk).may_change() and not office.roster.may_change()
    assert ChannelChecks(office.desk).may_look()
    office.database.close()


def test_an_officer_writes_what_is_work_of_every_day(centre: Callable[[str, str], Office], now: datetime) -> None:
    office = centre(MANEE, THIRD)
    channel = ChannelChecks(office.desk).channels(now.date())[0].code
    ChannelChecks(office.desk).looked(now.date(), channel)
    office.database.close()


def test_ones_own_password_is_ones_own_to_set(centre: Callable[[str, str], Office]) -> None:
    office = centre(SOMSRI, OTHER)
    accounts_of(office).set_password(SOMSRI, "a fourth sentence")
    office.database.close()
    centre(SOMSRI, "a fourth sentence").database.close()


def test_an_administrator_does_all_of_it(centre: Callable[[str, str], Office], tmp_path: Path) -> None:
    office = centre(FIRST, PASSWORD)
    for name in ("staff", "rules", "hospital", "units", "no second place", "mediators", "account list"):
        ACTS[name](office, tmp_path)
    office.database.close()


def test_a_ward_without_an_administrator_is_paired_and_kept_by_its_head(
    ward: Callable[[], Office], tmp_path: Path
) -> None:
    office = ward()
    assert office.staff.person.roles == (Role.WARD_HEAD,)
    Pairing(office.desk).request(tmp_path / "request")
    HospitalData(office.desk).rewrite(hospital="โรงพยาบาลทดสอบ")
    Backups(office.desk).choose_second_place(None)
    accounts_of(office).add(SOMSRI, ["administrator"], "", OTHER)
    with pytest.raises(NotAllowed, match="right_needed"):
        Pairing(office.desk).request(tmp_path / "another")
    office.database.close()


def test_where_nobody_signs_in_nobody_is_held_to_the_table(office: Office) -> None:
    uid = office.staff.add_person(SOMSRI, ["ward_head"])
    office.desk.person = next(each for each in office.staff.people() if each.uid == uid)
    office.staff.add_person(MANEE, ["administrator"])
    assert MANEE in {person.name for person in office.staff.people()}
