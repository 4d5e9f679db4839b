"""A mistyped data folder: what lies there stays as it is, and whoever only looks sets nothing up."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app import bootstrap
from app.services import database, key_file
from app.services.data_folder import DATA
from tests.cases import a_complaint

Run = Callable[..., tuple[int, str, str]]
ANSWERED = (("list",), ("check",), ("digest",), ("hospital",), ("units",), ("appointments",), ("notice",), ("rules",))
LOOKS = (*ANSWERED, ("show", "1"), ("kept",), ("audit", "list"), ("audit", "verify"), ("account", "list"), ("staff",))
NEED_DATA = (
    ("grant", "1", "W1"),
    ("erase", "1", "details"),
    ("set", "1", "details=x"),
    ("resolve", "1", "details", "x"),
    ("form", "1", "-o", "form.pdf"),
    ("export", "--to", "W1", "-o", "x.ccx"),
    ("import", "rows.json"),
)
WRITES = (("record", "rows.json"), ("init",), ("staff", "--add", "ก"), ("units", "--add", "ก"), ("backup",))


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command on a folder beside a file of cases; its exit status and what it said."""
    monkeypatch.chdir(tmp_path)
    Path("rows.json").write_text(json.dumps([a_complaint()]), "utf-8")

    def run_command(folder: str, *arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        status = bootstrap.main(["--language", "en", "--data-dir", folder, *arguments])
        said = capsys.readouterr()
        return status, said.out, said.err

    return run_command


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """A folder of somebody else's, that others may read."""
    folder = tmp_path / "shots"
    folder.mkdir()
    folder.chmod(0o755)
    (folder / "one.png").write_bytes(b"png")
    return folder


@pytest.mark.parametrize("arguments", [*LOOKS, *WRITES])
def test_a_folder_with_other_files_is_refused_and_left_as_it_is(
    run: Run, pictures: Path, arguments: tuple[str, ...]
) -> None:
    mode = pictures.stat().st_mode
    status, said, words = run("shots", *arguments)
    assert (status, said) == (1, "")
    assert "shots" in words and "one.png" in words and "Check the name of the folder" in words
    assert ([path.name for path in pictures.iterdir()], pictures.stat().st_mode) == (["one.png"], mode)


@pytest.mark.parametrize("arguments", NEED_DATA)
def test_what_is_about_data_that_are_there_sets_no_folder_up(run: Run, arguments: tuple[str, ...]) -> None:
    status, said, words = run("mistyped", *arguments)
    assert (status, said) == (1, "") and "mistyped" in words
    assert not Path("mistyped").exists()


def test_a_copy_is_not_put_back_among_other_files(run: Run, pictures: Path) -> None:
    run("data", "record", "rows.json")
    run("data", "backup")
    name = next(path.name for path in Path("data/backups").iterdir() if not path.name.startswith("."))
    status, _said, words = run("shots", "restore", name, "--from", "data")
    assert (status, "one.png" in words) == (1, True)
    assert [path.name for path in pictures.iterdir()] == ["one.png"]


@pytest.mark.parametrize("is_there", [True, False])
@pytest.mark.parametrize("arguments", LOOKS)
def test_whoever_looks_at_a_new_folder_sets_nothing_up(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], is_there: bool
) -> None:
    if is_there:
        (tmp_path / "new").mkdir()
    status, _said, words = run("new", *arguments)
    assert status == (0 if arguments in ANSWERED else 1)
    assert "There are no data in new yet" in words
    assert list((tmp_path / "new").glob("*")) == []


@pytest.mark.parametrize("arguments", WRITES)
def test_an_empty_folder_is_set_up_by_what_writes(run: Run, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "desktop.ini").touch()
    assert run("new", *arguments)[0] == 0
    assert (tmp_path / "new" / database.FILE_NAME).exists()
    assert run("new", "check")[0] == 0


def test_the_data_may_stand_where_the_file_of_cases_lies(run: Run, tmp_path: Path) -> None:
    assert run(".", "record", "rows.json")[0] == 0
    assert run(".", "list")[0] == 0


def test_other_files_may_lie_beside_data_that_are_there(run: Run, pictures: Path) -> None:
    run("data", "record", "rows.json")
    shutil.copy(pictures / "one.png", "data")
    assert run("data", "list")[1].count("\n") == 2


def test_the_names_of_data_are_those_that_they_are_written_under() -> None:
    assert DATA[:2] == (database.FILE_NAME, key_file.FILE_NAME)
