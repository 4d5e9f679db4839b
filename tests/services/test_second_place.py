"""The second place of copies: each PC's own folder there, what goes wrong there, and finding copies again."""

import errno
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.errors import DataFolderProblem, PolicyProblem
from app.services.backup import backups as module
from app.services.backup import thinning
from app.services.backup.backups import Backups, copies_in
from app.services.backup.finding import copy_named, found_in
from app.services.backup.places import first_place
from app.services.database import write_setting
from app.services.office import Office
from app.services.words.messages import words_for
from tests.services.test_backup import left_in, unheard


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def refusing_to_rename_in(place: Path) -> Callable[[Path, Path], Path]:
    rename = Path.rename

    def refuse(path: Path, target: Path) -> Path:
        if place in path.parents and path.name.startswith("2"):
            raise OSError(errno.EIO, "the stick was pulled")
        return rename(path, target)

    return refuse


@pytest.mark.parametrize("where", ["first", "second"])
def test_an_old_copy_that_cannot_be_taken_away_spoils_no_new_one(
    office: Office, stick: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    backups = Backups(office.desk)
    first = backups.make(unheard, into=stick)
    monkeypatch.setattr(module, "outlived", lambda made_at, *_rest: [p for p in made_at if p.name == first.copy.name])
    place = stick if where == "second" else first_place(office.database.folder)
    monkeypatch.setattr(Path, "rename", refusing_to_rename_in(place))
    done = backups.make(unheard)
    assert done.second is not None and done.second_problem is None
    assert done.removed == (() if where == "first" else (first.copy.name,))


def test_rules_for_keeping_that_cannot_be_read_are_said_before_anything_is_copied(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / thinning.FILE).write_text("keep = [", "utf-8")
    monkeypatch.setattr(module, "keeps_in", lambda: thinning.keeps_in(tmp_path))
    with pytest.raises(PolicyProblem):
        Backups(office.desk).make(unheard)
    assert not first_place(office.database.folder).exists()


def test_a_pairing_that_changes_the_code_of_the_pc_leaves_it_its_folder(office: Office, stick: Path) -> None:
    backups = Backups(office.desk)
    before = backups.make(unheard, into=stick).second
    with office.database.transaction() as connection:
        write_setting(connection, "code", "W7")
    office.desk.look_again()
    after = backups.make(unheard).second
    assert before is not None and after is not None and before.parent == after.parent


def test_a_folder_that_bears_an_old_code_is_still_this_pcs(office: Office, stick: Path) -> None:
    backups = Backups(office.desk)
    made = backups.make(unheard, into=stick)
    assert made.second is not None
    older = made.second.parent.rename(stick / f"complaint-centre-X1AB-{office.desk.node.fingerprint[:8]}")
    backups.make(unheard)
    assert older in backups.places() and len(found_in(stick)) == 2
    assert [len(copies_in(place)) for place in backups.places()] == [2, 1, 1]


def test_the_second_place_itself_shows_the_copies_of_every_pc(
    office: Office, stick: Path, tmp_path: Path, office_in: Callable[..., Office]
) -> None:
    ward = office_in(tmp_path / "ward", role="ward")
    for each in (office, ward):
        Backups(each.desk).make(unheard, into=stick)
    rows = copies_in(stick)
    assert [row.fault for row in rows] == [None, None]
    assert {row.manifest.pc for row in rows if row.manifest} == {office.desk.node.code, ward.desk.node.code}
    assert {row.path.parent.name for row in rows} == {row.name.partition("/")[0] for row in rows}


def test_a_name_that_two_pcs_use_is_asked_for(
    office: Office, stick: Path, tmp_path: Path, office_in: Callable[..., Office]
) -> None:
    for each in (office, office_in(tmp_path / "ward", role="ward")):
        Backups(each.desk).make(unheard, into=stick)
    full, _other = found_in(stick)
    with pytest.raises(DataFolderProblem) as refusal:
        copy_named(stick, Path(full).name)
    assert refusal.value.code == "copy_of_which" and full in words_for(refusal.value)
    assert copy_named(stick, full) == stick / full


def test_copies_are_found_from_the_data_folder_from_the_folder_of_the_pc_and_by_themselves(
    office: Office, stick: Path
) -> None:
    made = Backups(office.desk).make(unheard, into=stick)
    assert made.second is not None
    for place in (office.database.folder, made.copy.path.parent, made.second.parent, made.second):
        assert copy_named(place, made.copy.name).name == made.copy.name


def test_other_folders_are_no_copies_and_one_without_its_manifest_is_a_damaged_one(stick: Path) -> None:
    for name in ("photos", "2026-11-21", "2026-11-21-103500", "2026-11-21-103500_2"):
        (stick / name).mkdir()
    assert list(found_in(stick)) == ["2026-11-21-103500_2", "2026-11-21-103500"]
    assert {row.fault.code for row in copies_in(stick) if row.fault} == {"copy_incomplete"}


def test_a_place_that_fails_takes_the_place_of_none(office: Office, stick: Path, tmp_path: Path) -> None:
    backups = Backups(office.desk)
    backups.make(unheard, into=stick)
    full = tmp_path / "full"
    full.mkdir()
    (full / f"complaint-centre-{office.desk.node.fingerprint[:8]}").write_bytes(b"")
    done = backups.make(unheard, into=full)
    assert done.second_problem is not None and done.copy.fault is None
    assert backups.second_place() == stick.resolve()


def test_a_place_inside_the_data_folder_is_refused_before_anything_is_copied(office: Office) -> None:
    inside = office.database.folder / "copies"
    inside.mkdir()
    with pytest.raises(DataFolderProblem) as refusal:
        Backups(office.desk).make(unheard, into=inside)
    assert refusal.value.code == "place_in_data" and not first_place(office.database.folder).exists()


def test_what_was_left_half_made_in_the_second_place_goes_with_the_next_copy(office: Office, stick: Path) -> None:
    backups = Backups(office.desk)
    made = backups.make(unheard, into=stick)
    assert made.second is not None
    shutil.copytree(made.second, made.second.with_name(".unfinished-1"))
    backups.make(unheard)
    assert not [name for name in left_in(made.second.parent) if name.startswith(".")]
