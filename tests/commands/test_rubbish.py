"""Rubbish in every place of every command: no traceback, nothing silent, and nobody is left without a sentence."""

import itertools
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from app import bootstrap
from tests.cases import a_complaint

Run = Callable[..., tuple[int, str, str]]
CASE, HOLE = "2569/00001", "…"

# Each command with a hole in one place; what stands in the others could be right.
WITH_A_HOLE = (
    "due --cases …",
    "kpi --cases …",
    "kpi --cases … --json",
    "kpi --from …",
    "kpi --from 2026-10 --to …",
    "triage --answers …",
    "triage --answers {} --known-at …",
    "fields --profile …",
    "record …",
    "record … --json",
    f"set {CASE} …",
    "set … place=ตึก",
    f"set {CASE} place=ตึก --seen …",
    "resolve … place ตึก",
    f"resolve {CASE} … ตึก",
    f"resolve {CASE} level …",
    "show …",
    "check --case …",
    "backup …",
    "restore …",
    "digest --case …",
    "init --role …",
    "staff --add ใคร --role …",
    "hospital --phone …",
    "units --take-off …",
    "appointments --person ใคร --order-number 1 --ordered-on …",
    "notice --approved-on …",
    "rules …",
    "rules --pausing on --since …",
    "form … -o form.pdf",
    "pair accept … -o reply",
    "pair finish … --code 1",
    "pair confirm …",
    "pair revoke … --stolen",
    "pair revoke W1 --replaced --upto …",
    "export --to … -o out.ccx",
    "import …",
    "grant … W1",
    f"grant {CASE} …",
    "erase … place",
    f"erase {CASE} …",
    "confirm --highest …",
    "kept …",
    "kept --take …",
    "tour --out … --colour",
    "account remove …",
    "audit list --from …",
    "audit list --case …",
    "audit list --by …",
    "audit list --before …",
    "retention hold … --because ทดสอบ",
    "retention release … --because ทดสอบ",
    "retention erase … --because ทดสอบ --confirm 1",
    "retention off …",
)
RUBBISH = {
    "nothing": "",
    "NUL": "a\0b",
    "half a character": "\udcff",
    "100,000 letters": "x" * 100_000,
    "a folder": "a-folder",
    "not there": "nowhere",
    "broken": "broken.json",
    "no day": "31/02/2569",
    "less than nothing": "-5",
}


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a case, and things that are not what is asked for."""
    place = tmp_path_factory.mktemp("rubbish")
    (place / "a-folder").mkdir()
    (place / "broken.json").write_text('[{"kind":\n oops', "utf-8")
    (place / "case.json").write_text(json.dumps([a_complaint()]), "utf-8")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("COMPLAINT_CENTRE_STATE", str(place / "state"))
        assert bootstrap.main(["--data-dir", str(place / "data"), "record", str(place / "case.json")]) == 0
    return place


@pytest.fixture
def run(prepared: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command there; its exit status and what it said."""
    monkeypatch.chdir(prepared)
    monkeypatch.setenv("COMPLAINT_CENTRE_STATE", str(prepared / "state"))

    def run_command(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        try:
            status = bootstrap.main(list(arguments))
        except SystemExit as ended:
            status = int(str(ended.code))
        said = capsys.readouterr()
        return status, said.out, said.err

    return run_command


def filled() -> list[tuple[str, str, str]]:
    """Each command with two kinds of rubbish, so that all kinds come in turn, in both languages."""
    kinds, languages = itertools.cycle(RUBBISH), itertools.cycle(["th", "en"])
    return [(command, next(kinds), next(languages)) for command in WITH_A_HOLE for _place in range(2)]


def test_every_command_has_a_hole() -> None:
    assert {each.split()[0] for each in WITH_A_HOLE} >= set(bootstrap.COMMANDS) - {"list"}


@pytest.mark.parametrize(("command", "kind", "language"), filled())
def test_rubbish_is_refused_with_a_sentence(run: Run, command: str, kind: str, language: str) -> None:
    rubbish = RUBBISH[kind]
    words = [rubbish if word == HOLE else word for word in command.split(" ")]
    status, said, reason = run("--language", language, "--data-dir", "data", *words)
    assert (status in (1, 2), said, "Traceback" in reason) == (True, "", False), reason
    assert 20 < len(reason.strip()) < 4_000, reason[:500]
    is_thai = any("ก" <= letter <= "๙" for letter in reason)
    assert is_thai == (language == "th"), reason


@pytest.mark.parametrize("kind", RUBBISH)
def test_whatever_is_looked_for_and_not_there_is_not_found(run: Run, kind: str) -> None:
    status, said, reason = run("--language", "en", "--data-dir", "data", "list", "รอ", RUBBISH[kind])
    assert status == 0 and (said or reason.startswith("Nothing was found"))


@pytest.mark.parametrize("kind", RUBBISH)
def test_nobody_acts_under_a_name_that_is_none(run: Run, kind: str) -> None:
    status, said, reason = run("--language", "en", "--data-dir", "data", f"--as={RUBBISH[kind]}", "list")
    assert (status, said, "may work on this PC" in reason) == (1, "", True), reason
    assert len(reason) < 1_000


@pytest.mark.parametrize("folder", ["case.json", "case.json/below"])
def test_a_data_folder_that_cannot_be_one_is_named(run: Run, folder: str) -> None:
    status, said, reason = run("--language", "en", "--data-dir", folder, "list")
    assert (status, said) == (1, "") and folder in reason
