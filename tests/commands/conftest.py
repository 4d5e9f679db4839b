"""One command, run as the command line runs it: without a data folder, or in those of two paired PCs."""

import argparse
import json
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from types import ModuleType

import pytest

from app import bootstrap
from app.domain.errors import ComplaintError
from app.services.exchange import pairing_papers
from app.services.words.messages import words_for
from tests.cases import a_complaint
from tests.commands.paired import Run


@pytest.fixture
def answered(
    capsys: pytest.CaptureFixture[str], now: datetime
) -> Callable[[ModuleType, Sequence[str]], tuple[int, object, str]]:
    """Runs a command; its exit status, its JSON and its words on standard error."""

    def run(command: ModuleType, argv: Sequence[str]) -> tuple[int, object, str]:
        parser = argparse.ArgumentParser()
        command.add_arguments(parser.add_subparsers())
        arguments = parser.parse_args([*argv, "--json"], argparse.Namespace(clock=lambda: now))
        try:
            status, words = arguments.run(arguments), ""
        except ComplaintError as refusal:
            status, words = 1, words_for(refusal)
        printed = capsys.readouterr()
        return status, json.loads(printed.out) if printed.out else None, printed.err + words

    return run


@pytest.fixture
def run_paired(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in the folder of a centre or a ward that are paired and have one case of the ward."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(pairing_papers, "MEMORY_KIB", 64)  # its slowness guards against forgery

    def run_command(where: str, *arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        status = bootstrap.main(["--data-dir", where, *arguments])
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return status, captured.out, captured.err

    run_command("ward", "init", "--role", "ward", "--unit", "หอผู้ป่วยชาย")
    run_command("ward", "pair", "request", "-o", "request")
    code = run_command("centre", "pair", "accept", "request", "-o", "reply")[1].strip()
    run_command("ward", "pair", "finish", "reply", "--code", code)
    run_command("centre", "pair", "confirm", "W1")
    Path("cases.json").write_text(json.dumps([a_complaint(complainant_phone="0800000000")]), "utf-8")
    run_command("ward", "record", "cases.json")
    return run_command
