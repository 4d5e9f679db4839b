"""The table of the roles is the one that the policy gives."""

import importlib
from pathlib import Path

import pytest

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"


def test_the_table_of_roles_is_up_to_date(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.syspath_prepend(str(PACKAGING))
    assert (importlib.import_module("roles_table").main(["--check"]), capsys.readouterr().err) == (0, "")


def test_a_table_that_is_out_of_date_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.syspath_prepend(str(PACKAGING))
    table = importlib.import_module("roles_table")
    monkeypatch.setattr(table, "TABLE", tmp_path / "roles.md")
    assert table.main(["--check"]) == 1 and "out of date" in capsys.readouterr().err
    assert table.main([]) == 0 and table.main(["--check"]) == 0
