"""One command, run as the command line runs it, without a data folder."""

import argparse
import json
from collections.abc import Callable, Sequence
from datetime import datetime
from types import ModuleType

import pytest

from app.domain.errors import ComplaintError
from app.services.messages import words_for


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
