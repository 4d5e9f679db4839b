"""`backup` and `restore` by commands: words, exit status, and the answers that other programs read."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app import bootstrap
from app.translation import _
from tests.cases import a_complaint

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in a folder with two cases; exit status, standard output, standard error."""
    monkeypatch.chdir(tmp_path)
    Path("cases.json").write_text(json.dumps([a_complaint(), a_complaint()]), "utf-8")

    def run_command(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        status = bootstrap.main(["--data-dir", "data", *arguments])
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return status, captured.out, captured.err

    run_command("record", "cases.json")
    return run_command


def copy_of(run: Run) -> str:
    status, out, _words = run("backup", "--json")
    assert status == 0
    return str(json.loads(out)["name"])


def test_a_backup_says_where_it_is_and_what_is_in_it(run: Run) -> None:
    status, out, words = run("backup")
    assert (status, words) == (0, "") and str(Path("data", "backups")) in out and ": 2" in out


def test_its_answer_for_programs_says_what_is_in_it(run: Run) -> None:
    said = json.loads(run("backup", "--json")[1])
    assert {name: said[name] for name in ("good", "cases", "newest_case", "second", "removed")} == {
        "good": True,
        "cases": 2,
        "newest_case": "2569/00002",
        "second": None,
        "removed": [],
    }
    assert Path(said["path"], "copy.json").is_file()


def test_restore_alone_lists_the_copies_newest_first(run: Run) -> None:
    assert run("restore")[0] == 0
    first, second = copy_of(run), copy_of(run)
    listed = json.loads(run("restore", "--json")[1])
    assert [(each["name"], each["good"], each["cases"]) for each in listed] == [(second, True, 2), (first, True, 2)]
    assert first in run("restore")[1]


def test_a_bad_copy_is_listed_with_why_and_is_not_put_back(run: Run) -> None:
    name = copy_of(run)
    with Path("data", "backups", name, "complaints.db").open("r+b") as file:
        file.seek(5000)
        file.write(b"!!")
    (row,) = json.loads(run("restore", "--json")[1])
    assert (row["good"], row["problem"]) == (False, "copy_page") and "page 2" in row["where"]
    assert row["words"] in run("restore")[1]
    status, out, words = run("restore", name)
    assert (status, out) == (1, "") and row["words"] in words
    status, _out, words = run("check")
    assert status == 1 and name in words and "page 2" in words


def test_restore_puts_the_copy_back_and_says_what_to_do_now(run: Run) -> None:
    name, digest = copy_of(run), run("digest")[1]
    run("record", "cases.json")
    status, out, words = run("restore", name, "--json")
    said = json.loads(out)
    assert (status, said["restored"], said["cases"]) == (0, name, 2)
    assert said["kept"] in words and run("digest")[1] == digest
    assert run("list")[2] == "" and Path(said["kept"], "complaints.db").is_file()


def test_after_the_loss_of_the_folder_the_second_place_brings_everything_back(run: Run) -> None:
    Path("stick").mkdir()
    status, out, _words = run("backup", "--second-place", "stick", "--json")
    second, digest = Path(json.loads(out)["second"]), run("digest")[1]
    assert status == 0 and second.is_dir()
    shutil.rmtree("data")
    assert run("restore", "--from", str(second.parent), second.name)[0] == 0
    assert run("digest")[1] == digest


def test_the_second_place_as_it_was_given_brings_everything_back(run: Run) -> None:
    Path("stick").mkdir()
    run("backup", "--second-place", "stick")
    digest = run("digest")[1]
    shutil.rmtree("data")
    (row,) = json.loads(run("restore", "--from", "stick", "--json")[1])
    assert (row["good"], row["pc"], row["cases"]) == (True, "C", 2)
    assert row["name"] in run("restore", "--from", "stick")[1]
    assert run("restore", "--from", "stick", row["name"])[0] == 0
    assert run("digest")[1] == digest


@pytest.mark.parametrize("place", ["nowhere", "photos"])
def test_a_place_without_copies_is_refused_in_words(run: Run, place: str) -> None:
    Path("photos", "2026").mkdir(parents=True)
    status, out, words = run("restore", "--from", place)
    assert (status, out) == (1, "") and place in words


def test_a_second_place_that_cannot_be_used_leaves_the_one_before(run: Run) -> None:
    for name in ("stick", "full"):
        Path(name).mkdir()
    _status, out, _words = run("backup", "--second-place", "stick", "--json")
    own = Path(json.loads(out)["second"]).parent.name
    Path("full", own).touch()
    status, _out, words = run("backup", "--second-place", "full")
    assert status == 1 and "stick" in words
    assert Path(json.loads(run("backup", "--json")[1])["second"]).parts[-3] == "stick"


def test_confirm_after_a_copy_was_put_back_does_not_deny_it(run: Run) -> None:
    name = copy_of(run)
    told = run("restore", name)[2]
    status, _out, words = run("confirm")
    assert status == 1 and told.count("\n") == 2
    assert words.strip() == _(
        "Nothing waits to be confirmed here. If a copy was put back before, the work goes on from it already."
    )


def test_a_centre_without_wards_is_not_told_to_send_them_files(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    name = copy_of(run)
    monkeypatch.setenv("COMPLAINT_CENTRE_STATE", "another PC")
    run("restore", name)
    assert run("confirm")[1].strip() == _("Official numbers are given again.")


def test_whoever_uses_a_second_place_is_told_to_lock_it_away(run: Run) -> None:
    Path("stick").mkdir()
    assert run("backup", "--second-place", "stick")[2].strip()
    assert run("backup", "--no-second-place")[2] == ""


def test_a_second_place_that_is_gone_is_told_and_the_first_copy_is_good(run: Run) -> None:
    Path("stick").mkdir()
    run("backup", "--second-place", "stick")
    shutil.rmtree("stick")
    status, out, words = run("backup", "--json")
    said = json.loads(out)
    assert (status, said["good"], said["second"]) == (1, True, None) and said["second_problem"] in words


@pytest.mark.parametrize(
    "arguments",
    [
        ("restore", "2020-01-01-000000"),
        ("restore", "../backups"),
        ("restore", ".turn"),
        ("backup", "--second-place", "nowhere"),
    ],
)
def test_what_is_not_there_is_refused_in_words(run: Run, arguments: tuple[str, ...]) -> None:
    copy_of(run)
    status, out, words = run(*arguments)
    assert (status, out) == (1, "") and words.strip() and "{" not in words


def test_an_emptied_folder_points_to_restore_and_restore_heals_it(run: Run) -> None:
    name, digest = copy_of(run), run("digest")[1]
    Path("data", "complaints.db").write_bytes(b"")
    status, out, words = run("list")
    assert (status, out) == (1, "") and "restore" in words
    assert run("restore", name)[0] == 0 and run("digest")[1] == digest


def test_a_data_folder_that_is_synchronised_is_warned_of(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("backup")[2] == ""
    monkeypatch.setenv("OneDrive", str(Path.cwd()))
    status, _out, words = run("backup")
    assert status == 0 and "OneDrive" in words


def test_a_check_names_other_files_that_once_opened_the_data(run: Run) -> None:
    shutil.copy("data/key.json", "data/key (2).json")
    status, _out, words = run("check")
    assert status == 0 and "key (2).json" in words
